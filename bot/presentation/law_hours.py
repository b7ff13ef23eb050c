"""What an answer says in the hours in which the day of the law is another than the asker's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.cards import Card, Notice
from bot.domain.frontier import met
from bot.domain.questions import Query
from bot.domain.snapshot import FactSnapshot
from bot.domain.turning_days import of_groups
from bot.later import Later
from bot.presentation.faces import noted
from bot.presentation.messages import N_
from bot.presentation.plain_words import day_words

_ALREADY = N_(
    "⚠️ by Eastern time, in which laws begin and end, it is already {day}: ask for that day"
)
_STILL = N_("⚠️ by Eastern time, in which laws begin and end, it is still {day}: ask for that day")


def turns_between(one: date, other: date, query: Query, facts: FactSnapshot) -> bool:
    """Whether what is owed on the goods of ``query`` may be another on each of two days."""
    first, last = sorted((one, other))
    return any(first < day <= last for day in of_groups(met(query, facts), facts))


def with_law_day(card: Card, asked: date, law: date) -> Card:
    """The card about the ``asked`` day, saying that it is the ``law`` day by the law's clock."""
    said = _ALREADY if law > asked else _STILL
    words = said.on(card.lang, day=day_words(law, card.lang))
    whole = card.parts
    remark = Notice(text=words, tone="warning")
    return replace(noted(card, words), parts=Later(lambda: (remark, *whole)))
