"""Which sections of an order start on a day of their own: 'Sections 14 to 18 are deemed ...'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.drafts import Draft
from bot.ingest.documents.lexicon import ReadingLexicon
from bot.ingest.documents.lists import numbers_named
from bot.ingest.documents.order_named import orders_named
from bot.ingest.documents.order_text import OrderText
from bot.ingest.documents.rates import percents
from bot.ingest.documents.text import Clause

_NUMBERED = re.compile(r"\s{0,8}(\d{1,3})(?:\s{1,8}(?=[a-zé('l(])|(?=\(\d))")
_SECTIONS = (
    r"(?:sub)?(?:sections?|paragraphs?|articles?)\s{1,8}"
    r"(?P<numbers>[\d., ()a-zà-ÿ]{1,80}?)"
)
_OWN_START = re.compile(
    r"\s{0,8}(?:\d{1,3}\s{1,8})?(?:\(\d{1,2}\)\s{0,8})?(?:les? |l')?"
    rf"{_SECTIONS}(?:,? of the order,? as enacted by section (?P<enacting>\d{{1,3}})[^;]{{0,80}})?"
    r"(?:\s{1,4}|,? (?:which|that|qui) )"
    r"(?:comes?|is deemed|are deemed|takes?|ha(?:s|ve) effect|entre|est réputé|sont réputé|on "
    r"|le \d)"
)
_STATED = (
    r"(?:les? |l')?(?:sub)?(?:sections?|paragraphs?|articles?) \d[\d().]{0,12}"
    r"(?:(?:,| and| to| et| à) \d[\d().]{0,12}){0,8}"
)
_OTHERS = re.compile(
    rf"(?:,? (?:and|et|but|mais)|[,;]) (?={_STATED} "
    r"(?:comes?|is|are|takes?|on|entre\w*|est|sont|le) )"
    r"|,? (?:except|other than|save|excluding|sauf|hormis|à l'exception d[eu])(?: for| pour)? "
    rf"(?={_STATED},? (?:which|that|qui) )"
    r"|(?<=\d{4}), (?=(?:comes? into force|entre(?:nt)? en vigueur)\b)"
)
"""Where one sentence goes on to other sections: 'and section 2 comes into force on'."""
_ITEMS = re.compile(r"\(?\b([a-z])\)")
_SUBSECTION = re.compile(r"(\d{1,3}(?:\.\d{1,2})?)\((\d{1,2})\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnStart:
    """A clause that starts some sections of an order by themselves."""

    clause: Clause
    sections: frozenset[int]
    subsection: str = ""
    """Of the order that is amended, as it is enacted: '1.1(2)'."""
    items: frozenset[str] = frozenset()
    """Letters of the paragraphs, where only these start: 'paragraphs 1(a) and (b)'."""


def own_starts(found: Sequence[Clause]) -> Iterator[OwnStart]:
    """The clauses of coming into force that name the sections they are about."""
    for clause in (part for whole in found for part in _parts(whole)):
        told = _OWN_START.match(clause.lower)
        if told is None:
            continue
        named = _SUBSECTION.search(told["numbers"])
        if told["enacting"]:
            enacting = frozenset({int(told["enacting"])})
            yield OwnStart(clause=clause, sections=enacting, subsection=named[0] if named else "")
        elif named is None:
            letters = _ITEMS.findall(told["numbers"])
            numbers = numbers_named(_ITEMS.sub("", told["numbers"]) if letters else told["numbers"])
            yield OwnStart(clause=clause, sections=numbers, items=frozenset(letters))


def _parts(clause: Clause) -> Iterator[Clause]:
    """A sentence on the start of several sections, each with its own words, where they stand."""
    low = clause.lower
    cuts = [each.end() for each in _OTHERS.finditer(low)] if _OF_FORCE.search(low) else []
    for first, last in pairwise([0, *cuts, len(low)]):
        start, end = clause.start + first, clause.start + last
        yield replace(clause, text=clause.text[first:last], start=start, end=end)


_OF_FORCE = re.compile(r"\binto force\b|\btakes? effect\b|\ben vigueur\b")


def general_starts(found: Sequence[Clause]) -> list[Clause]:
    """What clauses of coming into force say of a whole order; all of them where none says that.

    Of a sentence that starts some sections apart, only the words on the others.
    """
    parts = [part for whole in found for part in _parts(whole)]
    return [part for part in parts if not _OWN_START.match(part.lower)] or list(found)


def section_numbers(found: Sequence[Clause]) -> dict[int, int]:
    """The order's own section by the start of each clause; numbers it restates do not follow on."""
    numbers: dict[int, int] = {}
    last = 0
    marks = [_NUMBERED.match(clause.lower) for clause in found]
    acts = {
        int(mark[1]): place
        for place, (mark, clause) in enumerate(zip(marks, found, strict=True))
        if mark is not None and _ACTS.search(clause.lower)
    }
    for place, (mark, clause) in enumerate(zip(marks, found, strict=True)):
        own = mark is not None and int(mark[1]) == last + 1
        if own and (acts.get(last + 1, -1) <= place or _ACTS.search(clause.lower)):
            last += 1
        numbers[clause.start] = last
    return numbers


_ACTS = re.compile(
    r"\b(?:amended|repealed|replaced|into force|modifiée?s?|abrogée?s?|remplacée?s?|en vigueur)\b"
)
"""What a section of an amending order does; a number without it may be of what it restates."""


def own_start(
    draft: Draft,
    starts: Sequence[OwnStart],
    numbers: dict[int, int],
    order: OrderText,
    lexicon: ReadingLexicon,
) -> Clause | None:
    """The clause that starts what ``draft`` does; None where the whole order's day is its own.

    ``numbers``: those of the order's sections, by where each clause starts.
    """
    section = numbers.get(draft.clause.start)
    if section is None:
        return _told_start(draft, starts, numbers, order, lexicon)
    for each in starts:
        item = _ITEM.match(draft.clause.lower)
        if each.items and (item is None or item[1] not in each.items):
            continue
        if section in each.sections and (not each.subsection or _is_it(draft, each, order)):
            return each.clause
    return None


_ITEM = re.compile(r"\s{0,8}\(?([a-z])\)")


def _is_it(draft: Draft, start: OwnStart, order: OrderText) -> bool:
    """Whether a draft is the subsection that an order enacts: '1.1(2)' after '1.1 (1)'."""
    base, _, number = start.subsection.rstrip(")").partition("(")
    restated = ""
    for clause in order.sections:
        mark = re.match(r"\s{0,8}(\d{1,3}\.\d{1,2})\s{0,4}(?:\((\d{1,2})\))?", clause.text)
        restated = mark[1] if mark else restated
        if clause.start == draft.clause.start:
            own = re.match(r"\s{0,8}(?:\d{1,3}\.\d{1,2}\s{0,4})?\((\d{1,2})\)", clause.text)
            return restated == base and own is not None and own[1] == number
    return False


_BACK = re.compile(r"\bretroactiv|\brétroacti")


def _told_start(
    draft: Draft,
    starts: Sequence[OwnStart],
    numbers: dict[int, int],
    order: OrderText,
    lexicon: ReadingLexicon,
) -> Clause | None:
    """What the precis tells: the start of all the sections that amend its programme's order."""
    if draft.kind is ProposalKind.END or len(draft.programmes) != 1:
        return None
    slug = draft.programmes[0]
    if _BACK.search(draft.clause.lower):
        named = (s.clause for s in starts if slug in orders_named(s.clause, (slug,), lexicon))
        return next(named, None)
    its = _sections_of_rate(draft, numbers, order) or _sections_of(slug, numbers, order, lexicon)
    return next((s.clause for s in starts if its and its <= s.sections), None)


def _sections_of_rate(draft: Draft, numbers: dict[int, int], order: OrderText) -> frozenset[int]:
    """The only section that states the new rate of which the precis tells."""
    if not draft.of_duty or not draft.rate_new:
        return frozenset()
    its = {
        numbers[clause.start]
        for clause in order.sections
        if any(p.duty and not p.old and p.value in draft.rate_new for p in percents(clause.text))
    }
    return frozenset(its) if len(its) == 1 else frozenset()


def _sections_of(
    slug: str, numbers: dict[int, int], order: OrderText, lexicon: ReadingLexicon
) -> frozenset[int]:
    """The sections that amend the order of a programme: from where it is named to the next one."""
    its: set[int] = set()
    own = max(numbers.values(), default=0)  # that of coming into force itself
    before = 0
    about: tuple[str, ...] = ()
    for clause in order.sections:
        about = orders_named(clause, (slug,), lexicon)[:1] or about
        section = numbers[clause.start]
        if before < section < own and about == (slug,):
            its.add(section)
        before = section
    return frozenset(its)
