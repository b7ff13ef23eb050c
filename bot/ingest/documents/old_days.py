"""About when a text was written, and which of the days it names lie behind that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from bot.ingest.documents.days import DayMention, days
from bot.ingest.documents.effect import begins
from bot.ingest.documents.text import Clause, without


def newest_start(found: Sequence[Clause]) -> date | None:
    """The last day from which a text says something applies: about when it was written.

    Feeds bring documents without a day. Where nothing starts, the last day that is named counts.
    """
    starts = [moment.day for each in found if (moment := begins(each)) is not None]
    named = (mention.day for each in found for mention in days(each.text))
    return max(starts, default=None) or max(named, default=None)


_LONG_BEFORE = timedelta(days=100)
"""A day that lies this long before an act is what was: acts repeat the days of what they amend."""


def long_before(day: date, near: date | None) -> bool:
    """Whether a day lies long before that of its document, where it has one."""
    return near is not None and near - day > _LONG_BEFORE


_THROUGH = re.compile(r",? through\s{1,8}", re.I)


def _opens_range(text: str, mention: DayMention, claimed: date) -> bool:
    """Whether a day is the first of 'from April 5, 2025, through April 30, 2030', still to run."""
    through = _THROUGH.match(text, mention.end)
    if through is None or not text[: mention.start].lower().endswith("from "):
        return False
    last = next(iter(days(text[through.end() : through.end() + 40])), None)
    return last is not None and last.start == 0 and last.day >= claimed


def without_old_days(found: Sequence[Clause], claimed: date | None) -> tuple[Clause, ...]:
    """The clauses of an act with the days of earlier acts blanked, same length."""
    if claimed is None:
        return tuple(found)
    return tuple(without(each, _old_days(each.text, claimed)) for each in found)


_BACK_TO = re.compile(
    r"\b(?:retroactive(?:ly)?(?: to| from| as of)?"
    r"|deemed (?:to have [a-z ]{3,30}|effective)(?: on| from)?)"
    r"[\s,:]*(?:\d{1,2}:\d{2} [ap]\.m\. [a-z ]{0,30} (?:on )?)?$",
    re.I,
)
"""Before a day of the past from which a clause applies all the same."""


_APPLIES_BACK = re.compile(
    r"\b(?:appl(?:y|ies|icable)|effective|effect) retroactively\b|\bretroactively (?:appl"
    r"|effective)"
    r"|\b(?:reach|go|extend|dat)(?:es|s|e|ing)? back to\b"
    r"|\b(?:rétroactivement|avec effet rétroactif)\b",
    re.I,
)
_HOLDS = re.compile(
    r"\b(?:amendments?|modifications?|(?:sub)?clauses?|exemptions?|reductions?)\b[^;.\"]{0,120}"
    r"\bshall (?:be effective|apply|take effect)\b",
    re.I,
)
"""What an act changes holds from the day behind, however old, unless another text is quoted
between."""
_ON_OR_AFTER = re.compile(
    r"(?:\bon (?:or|and) after|\bas of|\bfrom|\bsince|\bback to|\bbeginning(?: on)?|\bau|\bdu"
    r"|\bà compter du)[\s,]{1,3}(?:\d{1,2}:\d{2} [ap]\.m\.,? [a-z ]{0,30} (?:on )?)?$",
    re.I,
)


def _reaches_back(text: str, mention: DayMention) -> bool:
    """Whether a clause says that it applies from a day of the past."""
    before = text[max(0, mention.start - _SENTENCE) : mention.start]
    if _BACK_TO.search(before[-60:]):
        return True
    if _ON_OR_AFTER.search(before[-80:]) is None:
        return False
    held = _HOLDS.search(before, before.rfind('"') + 1)
    return held is not None or _APPLIES_BACK.search(before) is not None


_SENTENCE = 2_000
"""Characters before a day that may say of it that it lies back: of a table of days each is looked
at, and the whole of it before each would take the square of its length."""


def _old_days(text: str, claimed: date) -> Iterator[tuple[int, int]]:
    for mention in days(text):
        back = _reaches_back(text, mention)
        if long_before(mention.day, claimed) and not (back or _opens_range(text, mention, claimed)):
            yield mention.start, mention.end
