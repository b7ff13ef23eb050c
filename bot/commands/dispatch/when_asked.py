"""'When does the surtax end?': the day, by the days on which its law begins and ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot.commands.dispatch.law_days import (
    BEGINS,
    BOTH_WAYS,
    ENDS,
    NOT_OF_DUTY,
    first_days,
    last_days,
    measures_asked,
)
from bot.domain.questions import Query
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation import asking_words
from bot.presentation.plain_words import day_words

_WHEN = re.compile(r"^\W{0,3}(?:(?:and|so|but|then|et|alors|mais)\b[ ,]{0,3})?(?:when|quand)\b")
_HOW_LONG = re.compile(
    r"\b(?:(?:un)?till? when|how (?:much )?long(?:er)? (?:will|does|do|is|are)"
    r"|jusqu'a quand|(?:pour|pendant|encore) combien de temps)\b"
)
"""Asks for an end without a verb of ending: 'how long will the surtax last'."""
_NO_DAY_ASKED = re.compile(
    r"\d ?(?:%|percent\b|pour cent\b)|\b(?:not|or|ou|pas|who|why|what|which|qui|quel\w*)\b|n't\b"
)


def wants_a_day(folded: str) -> bool:
    """Whether it asks when something begins or ends, or how long it lasts."""
    dated = BEGINS.search(folded) or ENDS.search(folded)
    return _HOW_LONG.search(folded) is not None or bool(dated and _WHEN.search(folded))


def day_asked(
    folded: str,
    query: Query,
    named: Sequence[str],
    facts: FactSnapshot,
    *,
    today: date,
    lang: Lang,
) -> str | None:
    """'Ended, last day July 23, 2026', 'Since Sept 8, 2026', or that no end is held, of the duties
    that a question asks about; ``named`` are the programmes that it names.

    None where something else ends (an exemption), and of the beginning of duties on a good: the
    steps of its rates tell it.
    """
    begins = BEGINS.search(folded) is not None
    ends = ENDS.search(folded) is not None or _HOW_LONG.search(folded) is not None
    if begins == ends or _NO_DAY_ASKED.search(folded) or NOT_OF_DUTY.search(folded):
        return None
    measures = measures_asked(query, named, facts, ways=BOTH_WAYS)
    if not measures or (begins and (query.goods_asked or not named)):
        return None
    held = any(m.validity.holds(today) for m in measures)
    if not held and query.goods_asked and measures_asked(query, (), facts, ways=BOTH_WAYS):
        return None  # another law may be on the good by now
    days = first_days(measures) if begins else last_days(measures)
    ahead = sorted(day for day in days if day > today)
    gone = sorted(day for day in days if day <= today)
    if begins:
        words, told = (asking_words.SINCE_DAY, gone) if held else (asking_words.STARTS_ON, ahead)
    elif held and not ahead:
        return asking_words.NO_END_HELD.on(lang)
    else:
        words, told = (asking_words.ENDS_ON, ahead) if held else (asking_words.ENDED_ON, gone)
    return words.on(lang, days=day_words(told[-1], lang)) if told else None
