"""Orders that cannot be read, with the nearest right ones to press."""

from __future__ import annotations

from bot.domain.subscription_faults import SubscriptionFault, Wrong
from bot.domain.text import Lang
from bot.errors import BadOption
from bot.presentation.digest.subscription_faults import fault_words

LONGEST = 60
"""Letters of what was written that are said again."""


class BadOrder(BadOption):
    """What is wrong with an order: ``written`` at ``option``. ``values`` are right ones for it,
    nearest first; ``nearest`` is what was perhaps meant, where that is told apart from an example.
    """

    def __init__(
        self,
        wrong: Wrong,
        written: str = "",
        *,
        option: str = "",
        nearest: str = "",
        values: tuple[str, ...] = (),
    ) -> None:
        self.fault = SubscriptionFault(
            wrong=wrong, written=written[:LONGEST], option=option, nearest=nearest
        )
        asks = tuple(f"/digest subscribe {option} {value}" for value in values)
        super().__init__(fault_words(self.fault, "en"), suggestions=asks)

    def on(self, lang: Lang) -> BadOption:
        """The same in one language, for the person who asked."""
        return BadOption(fault_words(self.fault, lang), suggestions=self.suggestions)
