"""Why a step with a proposal can't be taken."""

from __future__ import annotations

from decimal import Decimal

from bot.domain.text import Text
from bot.errors import BotError


class StepRefused(BotError):
    """A step can't be taken. ``why`` tells which sentence to say, ``values`` what stands in it:
    words as they are, names in both languages, and rates in percent."""

    def __init__(self, why: str, **values: str | tuple[Text, ...] | tuple[Decimal, ...]) -> None:
        super().__init__(why)
        self.why = why
        self.values = values
