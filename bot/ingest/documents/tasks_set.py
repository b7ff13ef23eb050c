"""What the President asks his secretaries to look into, and what they report to him, on Canada.

Such a memorandum sets no duty. It says that one is weighed, or the agreement reviewed: an event, of
the programme that its sentence speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.countries import foreign_only
from bot.ingest.documents.drafts import Draft, whole
from bot.ingest.documents.lexicon import (
    Hits,
    MatterCues,
    ProgrammeCues,
    ProgrammeKind,
    ReadingLexicon,
)
from bot.ingest.documents.text import Clause, lowered

_SETS = re.compile(
    r"\b(?:shall|should|must|(?:is|are) (?:hereby )?(?:directed|instructed|asked|requested|tasked)"
    r"|(?:i|president(?: donald j\.)?(?: trump)?|memorandum|order|report) (?:also |hereby |further"
    r" |therefore )*(?:is )?(?:direct|instruct|order|task|ask|recommend|propos)(?:s|ing|ed)?"
    r"|recommends?|recommended)\b"
)
_TASK = re.compile(
    r"\b(?:assess|investigat|review|examin|recommend|determin|report|identif|consider"
    r"|evaluat|stud(?:y|ies)|propos|negotiat|explor|weigh|look into|remain|kept|maintain|continu"
    r"|increas|rais|impos|end(?:ed)?\b)\w{0,7}\b"
)
_MEASURE = re.compile(
    r"\btariffs?\b|\bdut(?:y|ies)\b|\btrade (?:and national security |or other |remedy |action )?"
    r"(?:measures?|remed(?:y|ies)|actions?|restrictions?)\b|\bimport (?:restrictions?|surcharges?"
    r"|adjustments?)\b|\bsection (?:122|232|301|338)\b"
)
_CANADA = re.compile(r"\bcanad|\bnorthern border\b")
_TOGETHER = re.compile(
    r"\b(?:consult|coordinat|cooperat|collaborat|work|engag|partner)\w* (?:[a-z]+ ){0,2}with [^.;]*"
)
"""With whom something is done, which makes it no task on them."""
_AGREEMENT = re.compile(
    r"\b(?:assess|review|consult|renegotiat|withdraw|extend|extension|revis|evaluat)\w{0,8}\b[^.;]{0,160}"
    r"\b(?:usmca|united states-mexico-canada agreement|agreement between the united states of"
    r" america, the united mexican states,? and canada)\b"
    r"|\b(?:usmca|united states-mexico-canada agreement)\b[^.;]{0,120}"
    r"\b(?:review|renegotiat|withdraw|exten)\w{0,6}\b"
)
_NO_DUTY = re.compile(
    r"\b(?:transmission|pipeline|electricity|freight|carriers?|telecommunications)\b[^.;]{0,60}"
    r"\btariffs?\b|\btariffs?\b[^.;]{0,60}\b(?:transmission|pipeline|freight|carriers?)\b"
    r"|\b(?:active|heavy|medium)[- ]duty\b|\bduty stations?\b|\bduties of\b"
    r"|\bfunctions and duties\b"
    r"|\bretaliat\w*|\bcanada's (?:tariffs?|dut(?:y|ies))\b"
)
"""Tariffs that no customs collects, and those of the other side."""
_SENTENCE = 60
_MOST = 2


def tasks_of(
    commands: Sequence[Clause], day: date | None, lexicon: ReadingLexicon, *, known: bool
) -> list[tuple[ProgrammeCues | MatterCues, Draft]]:
    """An event for each programme of the neighbour on which a sentence of an act sets a task.

    ``known``: the document's own programme is known, for sentences whose words tell none.
    """
    told: dict[str, tuple[ProgrammeCues | MatterCues, list[Clause]]] = {}
    for clause in commands:
        cues = _programme(clause, day, lexicon, known=known)
        if cues is not None:
            told.setdefault(cues.slug, (cues, []))[1].append(clause)
    return [(cues, _event(found)) for cues, found in told.values()][:_MOST]


def is_report(title: str, low: str) -> bool:
    """Whether a page is a report to the President; ``low``: its text in lower case."""
    named = _REPORT.search(lowered(title)) or _REPORT.search(low[:_HEAD])
    return named is not None


_REPORT = re.compile(
    r"\breport to the president\b|\breport (?:on|under|pursuant to) the [^\n]{3,80}memorandum\b"
)
_HEAD = 600


def _event(found: Sequence[Clause]) -> Draft:
    kind = ProposalKind.EVENT
    spans = tuple(whole(c, kind.value) for c in found[:_MOST])
    return Draft(kind=kind, rule="task", clause=found[0], spans=spans)


def _programme(
    clause: Clause, day: date | None, lexicon: ReadingLexicon, *, known: bool
) -> ProgrammeCues | MatterCues | None:
    """The programme of a sentence that sets a task on the neighbour's duties, or the agreement."""
    low = clause.lower
    if len(low) < _SENTENCE or not (_SETS.search(low) and _TASK.search(low)):
        return None
    if _AGREEMENT.search(low):
        return next((each for each in lexicon.matters if each.slug == "cusma"), None)
    low = _TOGETHER.sub(" ", low)
    if not (_CANADA.search(low) and _MEASURE.search(_NO_DUTY.sub(" ", low))):
        return None
    if foreign_only(clause.text):
        return None
    serving = [c for c in lexicon.of("US").programmes if c.serves(day) and c.news is not None]
    ours = [c for c in serving if c.hits is Hits.NEIGHBOUR]
    named = [c for c in ours if c.news is not None and c.news.search(low)]
    goods = [c for c in serving if c.hits is Hits.ALL and c.news is not None and c.news.search(low)]
    duties = [c for c in named if c.kind is not ProgrammeKind.TRADE_REMEDY]
    if "section 232" in low:
        goods = [c for c in goods if not c.last] or [c for c in serving if c.last]
        return next(iter(goods), None)
    return next(iter((*duties, *named, *(() if known else ours))), None)
