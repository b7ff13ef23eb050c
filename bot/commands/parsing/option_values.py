"""The value of one option, read by its kind. What can't be read raises, with an example."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from bot.commands.parsing.lengths_of_time import as_past, below_nothing
from bot.commands.spec import Command, CommandOption, OptionKind
from bot.domain import units
from bot.domain.cache import Cache
from bot.domain.currencies import CURRENCIES
from bot.domain.duty import Money
from bot.domain.questions import Query, Question
from bot.domain.text import Lang, Words
from bot.errors import BadDate, BadOption
from bot.ports import Snapshot
from bot.presentation import asking_words
from bot.presentation.command_names import name_of
from bot.reading.days import dates
from bot.reading.places.country import country
from bot.reading.queries.near_misses import offers
from bot.reading.queries.plain_reading import PlainReading, read_plainly
from bot.reading.queries.snapshot_index import index_of
from bot.reading.queries.unknown import check_code, good, speaker
from bot.reading.sums import amounts
from bot.reading.words import clean, fold

_YES = frozenset({"yes", "y", "true", "oui", "o", "1", "on"})
_NO = frozenset({"no", "n", "false", "non", "0", "off", "none"})
_FROM_NAMES = frozenset({"from", "origin"})
_EARLY = frozenset({"since", "after", "from_day"})
_LATE = frozenset({"until", "before", "to_day"})
_SENTENCES = Cache[PlainReading]("values of options", most=512)
"""The same few names of goods stand in most questions of a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionReading:
    """A request being filled in, and what reading its options needs; ``good_as_said`` is the
    text of the option that names the good."""

    command: Command
    question: Question
    snapshot: Snapshot
    lang: Lang
    query: Query
    good_as_said: PlainReading | None = None

    def with_(self, **changes: Any) -> OptionReading:
        """The same with fields of the request set."""
        return replace(self, query=replace(self.query, **changes))

    def with_value(self, name: str, written: str) -> OptionReading:
        """The same with an option that only this command knows, as text."""
        return self.with_(values={**self.query.values, name: written})

    def with_action(self, written: str) -> OptionReading:
        """The same with a sub-command. Raises BadOption for one the command doesn't have."""
        if written.lower() not in (*self.command.actions, *self.command.pressed):
            raise self.bad("action", written, ", ".join(self.command.actions))
        return self.with_(action=written.lower())

    def example(self) -> str:
        """A command line that runs."""
        return self.command.examples[0].on(self.lang) if self.command.examples else ""

    def bad(self, name: str, written: str, wanted: str | Words) -> BadOption:
        """The error for a value that is not of its kind."""
        shown = " ".join(written.split())[:40]
        called = name_of(name).on(self.lang)
        text = asking_words.BAD_VALUE.on(self.lang, shown=shown, name=called, wanted=wanted)
        return BadOption(text, suggestions=(self.example(),), option=name)

    def asked(self, written: str) -> str:
        """The command line as a person would type it again; ``written`` where a platform gave that
        option by its name, so that it stands in no line."""
        typed = f"/{self.command.name} {self.question.text}".strip()
        return typed if written in typed else written

    def read_plainly(self, written: str) -> PlainReading:
        """``written`` read as plain words."""
        snapshot, lang, today = self.snapshot, self.lang, self.question.day
        return _SENTENCES.recall(
            (snapshot.facts, written, lang, today),
            lambda: read_plainly(
                clean(written),
                names=index_of(snapshot.facts),
                snapshot=snapshot,
                lang=lang,
                today=today,
            ),
        )


Value = Callable[[OptionReading, CommandOption, str], OptionReading]


def _good(fields: OptionReading, option: CommandOption, written: str) -> OptionReading:
    if written in fields.snapshot.facts.goods:
        return fields.with_(good=written, goods=())
    said = fields.read_plainly(written)
    fields = replace(fields, good_as_said=said)
    if said.code is not None:
        check_code(said.code, fields.lang)
        return fields.with_(code=said.code)
    if said.goods:
        many = said.goods if len(said.goods) > 1 else ()
        return fields.with_(good=said.goods[0], goods=many)
    if said.programme is not None:
        return fields.with_(programme=said.programme)
    if option.kind is OptionKind.GOOD_OR_TOPIC:
        return fields.with_(words=written)
    found = offers(said.words, fields.snapshot.search)
    raise good(written, found, fields.snapshot, fields.lang)


def _country(fields: OptionReading, option: CommandOption, written: str) -> OptionReading:
    code = country(written)
    if code is None:
        raise fields.bad(option.name, written, asking_words.COUNTRIES)
    if option.name in _FROM_NAMES:
        return fields.with_(origin=code)
    return fields.with_(imposing=code)


def _days(fields: OptionReading, option: CommandOption, written: str) -> OptionReading:
    told = as_past(written) if option.name in _EARLY else written
    whens = dates.iso_day(told) or dates.find(told, today=fields.question.day, lang=fields.lang)
    whens = () if below_nothing(written) else whens
    if not whens:
        shown = " ".join(written.split())[:40]
        text = asking_words.BAD_DAY.on(fields.lang, shown=shown)
        raise BadDate(text, suggestions=(fields.example(),))
    when = whens[0]
    if option.name in _EARLY:
        return fields.with_(since=when.first)
    if option.name in _LATE:
        return fields.with_(until=when.last)
    span = dates.span_of(whens)
    return fields.with_(day=span.day, since=span.since, until=span.until)


def _yes_no(fields: OptionReading, option: CommandOption, written: str) -> OptionReading:
    word = fold(written.split(maxsplit=1)[0]) if written.split() else "yes"
    if word not in _YES | _NO:
        raise fields.bad(option.name, written, asking_words.YES_OR_NO)
    if option.name in ("usmca", "claim"):
        return fields.with_(claim="usmca" if word in _YES else "none")
    return fields.with_value(option.name, "yes" if word in _YES else "no")


def _speaker(fields: OptionReading, _option: CommandOption, written: str) -> OptionReading:
    said = fields.read_plainly(written)
    who = said.speaker
    if who is None:
        hits = fields.snapshot.search.speakers(clean(written), limit=1)
        who = hits[0].slug if hits else None
    if who is None:
        raise speaker(clean(written), fields.snapshot.facts, fields.lang)
    return fields.with_(who=who)


def _choice(fields: OptionReading, option: CommandOption, written: str) -> OptionReading:
    word = written.strip().lower()
    word = option.choices_also.get(word, word)
    if option.choices and word not in option.choices:
        raise fields.bad(option.name, written, ", ".join(option.choices))
    return fields.with_value(option.name, word)


def _money(fields: OptionReading, option: CommandOption, written: str) -> OptionReading:
    folded = fold(written)
    worth = amounts.value(folded, fields.lang)
    if worth is not None:
        amounts.check_value(worth, fields.asked(written), fields.lang)
        return fields.with_(money=amounts.as_money(worth.total, imposing=fields.query.imposing))
    found = amounts.bare(folded, fields.lang)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(folded.strip())):
        raise fields.bad(option.name, written, asking_words.AMOUNTS)
    amounts.check_one_reading(found[0], fields.asked(written), fields.lang)
    return fields.with_(money=amounts.as_money(found[0], imposing=fields.query.imposing))


def _currency(fields: OptionReading, option: CommandOption, written: str) -> OptionReading:
    code = written.strip().upper()
    if code not in CURRENCIES:
        raise fields.bad(option.name, written, "USD, CAD")
    money = fields.query.money
    if money is None:
        return fields.with_value(option.name, code)
    return fields.with_(money=Money(amount=money.amount, currency=code))


def _quantity(fields: OptionReading, option: CommandOption, written: str) -> OptionReading:
    found = amounts.measured(fold(written), fields.lang)
    if not found:
        lettered = _in_letters(written, fields)
        if lettered is None:
            raise fields.bad(option.name, written, asking_words.QUANTITIES)
        return fields.with_(quantities=(*fields.query.quantities, lettered))
    for quantity in found:
        amounts.check_one_reading(quantity, fields.asked(written), fields.lang)
    told = tuple((quantity.amount, quantity.unit) for quantity in found)
    return fields.with_(quantities=(*fields.query.quantities, *told))


def _in_letters(written: str, fields: OptionReading) -> tuple[Decimal, str] | None:
    """A quantity in a unit that only tables write, and no sentence: '1000 NMB', '20 each'."""
    match = _AMOUNT_AND_UNIT.fullmatch(written.strip())
    amount = amounts.number(match["amount"], fields.lang) if match else None
    if match is None or amount is None or not units.is_unit(match["unit"]):
        return None
    return amount, units.unit(match["unit"])


_AMOUNT_AND_UNIT = re.compile(r"(?P<amount>\d[\d.,' ]{0,30}?) ?(?P<unit>[A-Za-z]{2,12})")


def _percent(fields: OptionReading, option: CommandOption, written: str) -> OptionReading:
    found = amounts.percents(fold(written))
    value = found[0] if found else amounts.number(written.strip())
    if not found and (value is None or value > _WHOLE):  # a number alone is a share
        value = _share(fields, written)
    if value is None or not Decimal(0) <= value <= _WHOLE:
        raise fields.bad(option.name, written, _SHARES)
    return fields.with_value(option.name, str(value))


_WHOLE = Decimal(100)
_SHARES = "0-100%, 40%, 3000 USD"
_EXACT = Decimal("1E-10")
"""A share of ten places is a cent's worth of any value that enters in one line."""


def _share(fields: OptionReading, written: str) -> Decimal | None:
    """A part of the value told as a sum, in percent of it; None where it is no part of that."""
    folded, whole = fold(written), fields.query.money
    worth = amounts.value(folded, fields.lang)
    found = (worth.total,) if worth is not None else amounts.bare(folded, fields.lang)
    if len(found) != 1 or whole is None or not whole.amount:
        return None
    part = found[0]
    if part.currency and whole.currency and part.currency != whole.currency:
        return None
    share = part.amount * _WHOLE / whole.amount
    return share.quantize(_EXACT).normalize() if share <= _WHOLE else None


def _words(fields: OptionReading, option: CommandOption, written: str) -> OptionReading:
    if option.positional:
        return fields.with_(words=clean(written))
    if option.name == "claim" and (claim := _CLAIMED.get(fold(written))):
        return fields.with_(claim=claim)
    return fields.with_value(option.name, clean(written, marks=True))


_CLAIMED = {**dict.fromkeys(("usmca", "cusma", "aceum"), "usmca"), "none": "none"}
"""Words for a claim under the agreement or none, where a programme's indicator may stand."""
VALUES: dict[OptionKind, Value] = {
    OptionKind.GOOD: _good,
    OptionKind.GOOD_OR_TOPIC: _good,
    OptionKind.COUNTRY: _country,
    OptionKind.DAY: _days,
    OptionKind.PERIOD: _days,
    OptionKind.YES_NO: _yes_no,
    OptionKind.SPEAKER: _speaker,
    OptionKind.CHOICE: _choice,
    OptionKind.MONEY: _money,
    OptionKind.CURRENCY: _currency,
    OptionKind.QUANTITY: _quantity,
    OptionKind.PERCENT: _percent,
    OptionKind.TIME: _words,
    OptionKind.TOPICS: _words,
    OptionKind.WORDS: _words,
    OptionKind.FILE: _words,
}
