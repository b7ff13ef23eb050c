"""Customs notices on relief in several parts, each with its own days.

Such a notice gives its days apart from the goods: 'Except for section 2, the Order is deemed to
have come into force on', 'the relief described in paragraph 3 does not apply after'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.ingest.documents.drafts import Draft, whole
from bot.ingest.documents.effect import begins, ends
from bot.ingest.documents.lists import codes_named, numbers_named
from bot.ingest.documents.moments import Moment
from bot.ingest.documents.text import Clause

_GIVES = re.compile(
    r"\b(?:surtax(?:es)?|dut(?:y|ies)|tariffs?)\b[^.;]{0,160}\b(?:is|are)(?: also| hereby)?"
    r" (?:fully |partly )?(?:remitted|relieved)\b"
    r"|\b(?:remission|relief)\b[^.;]{0,120}\b(?:is|are|has been|was)(?: also)? (?:granted|given"
    r"|provided|available|extended)\b"
    r"|\b(?:grants?|provides?|gives?) (?:full |partial )?(?:remission|relief)\b"
    r"|\bremise\b[^.;]{0,120}\b(?:est|a été)(?: aussi| également)? (?:accordée|offerte)\b"
    r"|\bsurtaxes?\b[^.;]{0,160}\b(?:est|sont)(?: aussi| également)? (?:remises?|remboursées?)\b"
)
_PARAGRAPH = re.compile(r"\s{0,8}(\d{1,2})\.\s")
_NUMBERS = r"(?P<numbers>\d[\d., ()a-z]{0,40}?)(?=[^\d(), ]|$)"
_OF_PARAGRAPHS = re.compile(rf"\bparagraph(?:e?s?) {_NUMBERS}")
_OF_SECTIONS = re.compile(rf"\b(?:sections?|articles?) {_NUMBERS}")
_EXCEPT = re.compile(
    rf"\b(?:except(?: for)?|other than|with the exception of|apart from|sauf|à l'exception de)"
    rf" (?:l'|les? )?(?:sections?|articles?) {_NUMBERS}"
)
_OF_THE_ORDER = re.compile(
    r"\b(?:order|décret)\b[^.;]{0,60}\b(?:deemed|comes?|came|entered|takes?|took|effective|réputé"
    r"|entre|est entré)\b"
)
"""A sentence on when the whole order begins."""
_OF_CLAIMS = re.compile(
    r"\b(?:claims?|requests?|applications?|refunds?|demandes?|remboursements?)\b[^.;]{0,80}"
    r"\b(?:must|may(?! \d)|should|doi(?:t|vent)|peu(?:t|vent))\b"
)
"""Days by which, or from which, somebody asks for money."""
_ENOUGH = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A paragraph that gives relief: its sentence, its number and the sections it names."""

    clause: Clause
    number: int
    sections: frozenset[int]


def relief_in_parts(draft: Draft, found: Sequence[Clause]) -> list[Draft]:
    """The parts of relief that a notice gives in paragraphs of their own; none where it is one."""
    numbers = _paragraph_numbers(found)
    parts = _parts(found, numbers)
    if len(parts) < _ENOUGH:
        return []
    bare = replace(draft.without_days(), spans=())
    told = (
        replace(
            bare,
            clause=each.clause,
            codes=codes_named(each.clause.text),
            spans=(whole(each.clause, draft.kind.value),),
        )
        for each in parts
    )
    return [_dated(d, each, found, numbers) for d, each in zip(told, parts, strict=True)]


def with_days_of_relief(draft: Draft, found: Sequence[Clause]) -> Draft:
    """A notice on relief of one part, with the days that sentences on it or on its order give."""
    numbers = _paragraph_numbers(found)
    parts = _parts(found, numbers)
    return _dated(draft, parts[0], found, numbers) if len(parts) == 1 else draft


def _parts(found: Sequence[Clause], numbers: dict[int, int]) -> list[_Part]:
    """The paragraphs that give relief, by their first sentence that does."""
    parts: dict[int, _Part] = {}
    for clause in found:
        number = numbers[clause.start]
        if number and number not in parts and _GIVES.search(clause.lower):
            parts[number] = _Part(
                clause=clause, number=number, sections=_named(_OF_SECTIONS, clause.lower)
            )
    return list(parts.values())


def _paragraph_numbers(found: Sequence[Clause]) -> dict[int, int]:
    """The number of the paragraph in which each clause stands; 0 before the first."""
    numbers: dict[int, int] = {}
    last = 0
    for clause in found:
        mark = _PARAGRAPH.match(clause.text) if clause.first else None
        last = int(mark[1]) if mark is not None else last
        numbers[clause.start] = last
    return numbers


def _named(pattern: re.Pattern[str], low: str) -> frozenset[int]:
    return frozenset(n for each in pattern.finditer(low) for n in numbers_named(each["numbers"]))


def _dated(draft: Draft, part: _Part, found: Sequence[Clause], numbers: dict[int, int]) -> Draft:
    """One part of the relief, with the days that sentences of it, on it or on the order give."""
    told = draft
    own = [c for c in found if numbers[c.start] == part.number]
    on_it = [c for c in _with_what_follows(part, found) if c not in own]
    of_all = [c for c in found if c not in own and _is_of_all(part, c)]
    for clause in (*own, *on_it, *of_all):
        if _OF_CLAIMS.search(clause.lower) is None:
            told = told.starting(_first(clause), clause)
            told = told.ending(ends(clause, deadlines=True), clause)
    return told


def _first(clause: Clause) -> Moment | None:
    """The first day a sentence gives, unless that is the last."""
    begun, last = begins(clause), ends(clause, deadlines=True)
    return None if begun is None or (last is not None and last.start == begun.start) else begun


def _with_what_follows(part: _Part, found: Sequence[Clause]) -> Iterator[Clause]:
    """The sentences on a part, each with those that go on about it: 'It does not apply after'."""
    on_it = False
    for clause in found:
        on_it = _is_on(part, clause) or (on_it and _GOES_ON.match(clause.lower) is not None)
        if on_it:
            yield clause


_GOES_ON = re.compile(r"\s{0,8}(?:it|they|this|that|such|these|those|elle|il|celle-ci|cette)\b")


def _is_on(part: _Part, clause: Clause) -> bool:
    """Whether a sentence speaks of that paragraph, or of its section."""
    low = clause.lower
    if _EXCEPT.search(low):
        return False
    named = _named(_OF_SECTIONS, low)
    return part.number in _named(_OF_PARAGRAPHS, low) or bool(named & part.sections)


def _is_of_all(part: _Part, clause: Clause) -> bool:
    """Whether a sentence starts the whole order, and does not leave that part out."""
    low = clause.lower
    left_out = _named(_EXCEPT, low)
    others = _named(_OF_SECTIONS, low) - left_out
    return _OF_THE_ORDER.search(low) is not None and not others and not left_out & part.sections
