"""That a list may not be whole, in a few words for the small print of a short card."""

from __future__ import annotations

from datetime import date

from bot.domain.codes import Scope
from bot.domain.list_grades import UNSURE, on_unsure_lists
from bot.domain.measures import HeldBy
from bot.domain.rate_summary import Direction
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation.messages import gettext_in
from bot.presentation.rate_words import programme_name


def unsure_lists(
    facts: FactSnapshot, scope: Scope, direction: Direction, day: date, lang: Lang
) -> str:
    """'list perhaps not whole: Section 232 (grade C)'; '' where every list is the act's own."""
    grades: dict[str, str] = {}
    held: dict[str, HeldBy] = {}
    for measure in on_unsure_lists(facts, scope, direction, day):
        name = programme_name(measure, facts, lang)
        if measure.grade in UNSURE:
            grades[name] = max(measure.grade, grades.get(name, ""))
        else:
            held[name] = measure.held
    _ = gettext_in(lang)
    words = _("{law} (grade {grade})")
    short = {HeldBy.PARTLY: _("{law} (held in part)"), HeldBy.HEADING: _("{law} (by heading)")}
    told = [words.format(law=name, grade=grade) for name, grade in grades.items()]
    told += [short[how].format(law=name) for name, how in held.items() if name not in grades]
    return _("list perhaps not whole: {laws}").format(laws=", ".join(told)) if told else ""
