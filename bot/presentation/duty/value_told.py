"""What was taken as the value of goods, where a question tells more sums than one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.duty import Money
from bot.domain.text import Lang, Words
from bot.presentation.duty.card import round_money
from bot.presentation.messages import N_

_CARRIAGE_IN = N_(
    "I took {value} as the value, with the {carriage} for carriage or insurance that you say is in "
    "it. If the invoice shows that apart, ask again with {without}."
)
_TERMS_IN = N_(
    "By “{terms}” carriage, insurance or duty may be in the price. I took all of {value} as the "
    "value: tell it without them if you know it."
)
_COSTS = N_(
    "I left {sums} out of the value. A commission, a royalty or a tool that the buyer gives may "
    "belong to it: then ask with the sum of both."
)
_OF_ONE = N_(
    "{value} is a price for one unit, so this is what one of them pays. Say how many there are for "
    "all of them."
)
_LEFT_OUT = N_("I took {value} as the value and left out {sums}.")

_UNTOLD = N_(
    "I can't tell from the sum in your question what the goods are worth: ask again with the value "
    "of all of them."
)
_ONE_METAL = N_("I work out the content of one metal: {share}% is kept, the other is not in it.")
_WHICH_METAL = N_(
    "I work out the content of one metal: say which one's share, such as “metal 60%”."
)
_ALL_THE_SAME = N_(
    "You say “{words}”. I took {value} as the value all the same: if less was entered, ask again "
    "with the value of that."
)


@dataclass(frozen=True, slots=True)
class _Sums:
    """Sums one after the other, as they are written in a language."""

    sums: Sequence[Money]

    def on(self, lang: Lang, /) -> str:
        """'USD 1,500, CAD 4,000'."""
        return ", ".join(round_money(one, lang) for one in self.sums)


def carriage_in(carriage: Money, value: Money) -> Words:
    """Carriage that is told to be in the value."""
    without = replace(value, amount=value.amount - carriage.amount)
    return _CARRIAGE_IN.of(
        value=_Sums([value]), carriage=_Sums([carriage]), without=_Sums([without])
    )


def terms_in(terms: str, value: Money) -> Words:
    """A price by terms that carriage is paid by, which nobody told the sum of."""
    return _TERMS_IN.of(terms=terms, value=_Sums([value]))


def costs_left_out(costs: Sequence[Money]) -> Words:
    """Costs of the buyer's that may belong to the value."""
    return _COSTS.of(sums=_Sums(costs))


def untold() -> Words:
    """A sum from which nobody can tell what goods are worth."""
    return _UNTOLD.of()


def all_the_same(words: str, value: Money) -> Words:
    """A part of the goods that may not have been entered, told in so many words."""
    return _ALL_THE_SAME.of(words=words, value=_Sums([value]))


def price_of_one(value: Money) -> Words:
    """A price of each, of how many nobody said."""
    return _OF_ONE.of(value=_Sums([value]))


def left_out(value: Money, others: Sequence[Money]) -> Words:
    """Sums of which nothing tells what they are of."""
    return _LEFT_OUT.of(value=_Sums([value]), sums=_Sums(others))


def one_metal(held: str) -> Words:
    """That a second metal's share is not worked out beside the one ``held``, in percent; '' for
    none."""
    return _ONE_METAL.of(share=held) if held else _WHICH_METAL
