"""That a list may not be whole, in a few words for the small print of a short card."""

from __future__ import annotations

from datetime import date

from bot.domain.codes import Scope
from bot.domain.list_grades import on_unsure_lists
from bot.domain.rate_summary import Direction
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation.messages import gettext_in
from bot.presentation.rate_words import programme_name


def unsure_lists(
    facts: FactSnapshot, scope: Scope, direction: Direction, day: date, lang: Lang
) -> str:
    """'list perhaps not whole: Section 232 (grade C)'; '' where every list is the act's own."""
    worst: dict[str, str] = {}
    for measure in on_unsure_lists(facts, scope, direction, day):
        name = programme_name(measure, facts, lang)
        worst[name] = max(measure.grade, worst.get(name, ""))
    if not worst:
        return ""
    _ = gettext_in(lang)
    words = _("{law} (grade {grade})")
    laws = ", ".join(words.format(law=name, grade=grade) for name, grade in worst.items())
    return _("list perhaps not whole: {laws}").format(laws=laws)
