"""Drafts of changes as proposals: of which programme, by which act, and how many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.domain.measures import Origins
from bot.domain.proposals import Evidence, Proposal, ProposalKind
from bot.ingest.documents.clause_programmes import of_clause
from bot.ingest.documents.drafts import Draft, proposal
from bot.ingest.documents.lexicon import Hits, ProgrammeCues, ProgrammeKind, ReadingLexicon
from bot.ingest.documents.programmes import ProgrammeSubject

MOST_PROPOSALS = 12


def proposals_of(
    found: Sequence[Draft],
    subject: ProgrammeSubject,
    lexicon: ReadingLexicon,
    number: re.Match[str] | None,
) -> tuple[Proposal, ...]:
    """A proposal for each programme that a draft is of; ``number`` is that of the act itself."""
    instrument = instrument_of(number)
    first = min((d.effective for d in found if d.effective is not None), default=None)
    drawn: dict[tuple[str, Draft], Proposal] = {}
    for draft in map(_in_order, found):
        for named in draft.programmes or of_clause(draft.clause, subject, draft.amends):
            cues = _in_time(named, draft.effective or first, lexicon)
            if cues is not None:
                slug = cues.slug if cues.held else _not_held(draft, cues, lexicon)
                made = proposal(draft, slug, cues.imposing, origins_of(cues), instrument)
                drawn.setdefault((cues.slug, draft), numbered(made, number))
    return tuple(drawn.values())[:MOST_PROPOSALS]


def _in_order(draft: Draft) -> Draft:
    """The draft without a last day before its first: that is how long the old rate is paid."""
    begun, last = draft.effective, draft.last_day
    if not draft.rate_new or begun is None or last is None or last >= begun:
        return draft
    return draft.without_end()


def _not_held(draft: Draft, cues: ProgrammeCues, lexicon: ReadingLexicon) -> str:
    """What is told of a programme that the catalogue has not: its name, to be seen by.

    An order that remits such a surtax is of the programme of relief: remissions are told as one. No
    event names it, for events are published under programmes of the catalogue.
    """
    by_title = draft.rule == "titled" and draft.kind is ProposalKind.EXEMPTION
    remits = cues.imposing == "CA" and (by_title or draft.rule.startswith("remission"))
    relief = lexicon.of(cues.imposing).of_kind(ProgrammeKind.RELIEF) if remits else ()
    if relief:
        return relief[0].slug
    return "" if draft.kind is ProposalKind.EVENT else cues.slug


def _in_time(slug: str, day: date | None, lexicon: ReadingLexicon) -> ProgrammeCues | None:
    """The programme, or the one that took over from it by the day a change takes effect."""
    cues = lexicon.programme(slug)
    over = cues is not None and cues.until is not None and day is not None and day > cues.until
    return lexicon.programme(cues.then) if cues is not None and over else cues


def own_number(plain: str) -> re.Match[str] | None:
    """The number under which an act is published, where its head gives it."""
    return _OWN_NUMBER.search(plain[:_HEAD])


_OWN_NUMBER = re.compile(
    r"^\s{0,8}(?:(?:executive order|proclamation)\s{1,8}(?:no\.\s{0,8})?\d{4,5}\b|order in"
    r" council p\.c\."
    r" \d{4}-\d+"
    r"|(?:registration:\s{0,8})?(?:sor|dors)/\s?\d{4}-\d+)",
    re.I | re.M,
)
_HEAD = 1500
"""Characters in which an act tells its number."""


def instrument_of(number: re.Match[str] | None) -> str:
    """An act's own number as it is told: 'Executive Order 14257'; '' for one without."""
    return " ".join(number.group().split()) if number else ""


def numbered(made: Proposal, number: re.Match[str] | None) -> Proposal:
    """A proposal with the act's own number as evidence."""
    if number is None:
        return made
    span = Evidence(start=number.start(), end=number.end(), for_="instrument")
    return replace(made, evidence=(*made.evidence, span))


def origins_of(cues: ProgrammeCues) -> Origins:
    """Whose goods a programme reaches, as far as its cues say."""
    if cues.hits is Hits.NEIGHBOUR:
        return Origins(only=frozenset({"CA" if cues.imposing == "US" else "US"}))
    if cues.hits is Hits.SPARED:
        return Origins(never=frozenset({"CA" if cues.imposing == "US" else "US"}))
    return Origins()


def as_base_rates(found: Sequence[Proposal], lexicon: ReadingLexicon) -> tuple[Proposal, ...]:
    """The proposals, where the ordinary duty of goods changes in whatever way: its rate does."""
    base = {cues.slug for cues in lexicon.of_kind(ProgrammeKind.BASE)}
    return tuple(
        replace(each, kind=ProposalKind.RATE_CHANGE)
        if each.programme in base and each.kind in _OF_LINES
        else each
        for each in found
    )


_OF_LINES = frozenset(
    {
        ProposalKind.END,
        ProposalKind.NEW_DUTY,
        ProposalKind.EXEMPTION,
        ProposalKind.CODES_ADDED,
        ProposalKind.CODES_REMOVED,
    }
)
