"""The White House's fact sheets: what an act signed the same day does, in the newsroom's words.

The first sections tell what is done; those after praise what was done before. Each rate in them is
a confirmation of its own, unless it is other countries'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.domain.measures import Standing
from bot.domain.proposals import ProposalKind
from bot.ingest.documents.countries import countries_named
from bot.ingest.documents.drafts import Draft, rate_spans, whole
from bot.ingest.documents.effect import begins, ends
from bot.ingest.documents.lists import codes_named
from bot.ingest.documents.mood import stands
from bot.ingest.documents.rates import Percent, percents
from bot.ingest.documents.text import Clause

_SECTION = re.compile(r"\s{0,4}(?P<words>[A-Z][A-Z'’,&\d -]{6,120}):")
_OF_THE_PAST = re.compile(
    r"BUILDING ON|PAST SUCCESS|PROMISE|WHY IT|BACKGROUND|HISTORY|LEVERAGE TO ENSURE|DEALMAKER"
    r"|RECORD"
    r"|STANDING UP|PUTTING AMERICA|AMERICA FIRST|REVITALIZ|REBUILD"
)
_DUTY = re.compile(r"\btariffs?\b|\bdut(?:y|ies)\b|surcharge|ad valorem|\brate\b|\boffset\b")
_BEFORE = re.compile(
    r"\b(?:if an?|for instance|for example|previous(?:ly)?|first term|in (?:2018|2019|2020)"
    r"|last year|already|would (?:otherwise)?"
    r"|prior to|had been|found that|were (?:set|at)|undermin\w+|capacity|agreement with|deals?"
    r" with)\b"
)
_INQUIRES = re.compile(r"\binvestigat|\bnegotiat|\breport\b|\bdirects? the secretary")
_LAUNCHES = re.compile(r"\b(?:launch|initiat)\w{0,4} an? (?:section 232 )?investigation")
_ALIKE = 25
_MOST = 4
"""Rates of one fact sheet that are told apart: more is a table, to be read in the act."""


def drafts_of(found: Sequence[Clause], slug: str, names: Sequence[str] = ()) -> list[Draft]:
    """The confirmations of a fact sheet, or the one event of a mere inquiry.

    ``names``: programmes of the same authority that a rate may be of instead, by its metal.
    """
    told = _telling(found)
    if any(_LAUNCHES.search(c.lower) for c in told[:4]):
        return _inquiry(told, slug)
    drafts = list(_unique(_rated(told, slug, names)))
    if drafts:
        return _dated(drafts[:_MOST], told)
    return _inquiry(told, slug)


def _telling(found: Sequence[Clause]) -> list[Clause]:
    """The sections that tell what is done: all before the first that praises the past."""
    kept: list[Clause] = []
    sections = 0
    for clause in found:
        head = _SECTION.match(clause.text) if clause.first else None
        if head is not None:
            sections += 1
            past = _OF_THE_PAST.search(head["words"]) or "builds on" in clause.lower
            if sections > 1 and past:
                break
        kept.append(clause)
    return kept


def _rated(told: Sequence[Clause], slug: str, names: Sequence[str]) -> Iterator[Draft]:
    for clause in told:
        low = clause.lower
        if not _DUTY.search(low) or _BEFORE.search(low) or not stands(clause):
            continue
        if _of_others(clause.text):
            continue
        rates = [p for p in percents(clause.text) if p.duty]
        old = tuple(p for p in rates if p.old)[:1]
        for rate, part in _parts(clause, [p for p in rates if not p.old]):
            if _of_others(part) or not _is_rate(clause.lower, rate):
                continue
            for programme in _programmes(part, clause, slug, names):
                yield _draft(clause, rate, old, programme)


def _of_others(text: str) -> bool:
    """Whether the words name other countries alone: sheets say 'from the European Union' of all."""
    named = countries_named(text) - {"US"}
    return bool(named) and "CA" not in named and "all " not in text.lower()


def _is_rate(low: str, rate: Percent) -> bool:
    """Whether a percentage is a rate from now on: neither a share nor a later step."""
    after, before = low[rate.end : rate.end + 60], low[max(0, rate.start - 60) : rate.start]
    if re.match(r"\s?(?:u\.s\.|usmca|imported|domestic|or less|or more|content)", after):
        return False
    if re.search(r"(?:will|to) (?:then )?(?:increase|rise) to $", before):
        return False
    return _DUTY.search(after) is not None or _DUTY.search(before) is not None


def _parts(clause: Clause, rates: Sequence[Percent]) -> Iterator[tuple[Percent, str]]:
    """Each rate with the words that say of whose goods it is."""
    for index, rate in enumerate(rates):
        edge = rates[index + 1].start if index + 1 < len(rates) else len(clause.text)
        yield rate, clause.text[rate.start : edge]


def _programmes(part: str, clause: Clause, slug: str, names: Sequence[str]) -> list[str]:
    """The programme of a rate: by its metal where each has a programme of its own."""
    metals = [n for n in names if n.rsplit("-", 1)[-1] in part.lower()]
    return metals or [n for n in names if n.rsplit("-", 1)[-1] in clause.lower] or [slug]


def _draft(clause: Clause, rate: Percent, old: tuple[Percent, ...], programme: str) -> Draft:
    draft = Draft(
        kind=ProposalKind.CONFIRMATION,
        rule="fact-sheet",
        clause=clause,
        rate_new=(rate.value,),
        rate_old=tuple(p.value for p in old if p.value != rate.value),
        codes=codes_named(clause.text),
        standing=Standing.ANNOUNCED,
        spans=rate_spans(clause, (rate, *old)),
        programmes=(programme,),
    )
    return draft.starting(begins(clause), clause).ending(ends(clause), clause)


def _unique(found: Iterator[Draft]) -> Iterator[Draft]:
    known: dict[tuple[object, ...], set[str]] = {}
    for draft in found:
        openings = known.setdefault((draft.rate_new, draft.programmes), set())
        opening = draft.clause.lower[:_ALIKE]
        # items of one list that begin alike are of other goods; anything else says it again
        if not openings or (opening in openings and draft.clause.lower not in openings):
            yield draft
        openings |= {opening, draft.clause.lower}


def _dated(drafts: Sequence[Draft], told: Sequence[Clause]) -> list[Draft]:
    """The day that a sentence of its own gives, where the sheet tells of one measure only."""
    if len({d.programmes for d in drafts}) > 1 or len(drafts) > 1:
        return list(drafts)
    draft = drafts[0]
    for clause in told:
        if _DUTY.search(clause.lower) and stands(clause):
            draft = draft.starting(begins(clause), clause).ending(ends(clause), clause)
    return [draft]


def _inquiry(told: Sequence[Clause], slug: str) -> list[Draft]:
    asking = [c for c in told if len(c.text) > 60 and _INQUIRES.search(c.lower)]
    about = asking or [c for c in told if len(c.text) > 60 and _DUTY.search(c.lower)]
    if not about:
        return []
    kind = ProposalKind.EVENT if asking else ProposalKind.CONFIRMATION
    spans = tuple(whole(c, kind.value) for c in about[:_MOST])
    return [
        Draft(
            kind=kind,
            rule="fact-sheet-event" if asking else "fact-sheet",
            clause=about[0],
            standing=Standing.ANNOUNCED,
            spans=spans,
            programmes=("us-232-inquiries" if asking and slug.startswith("us-232") else slug,),
        )
    ]
