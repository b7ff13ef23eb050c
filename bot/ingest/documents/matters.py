"""Matters that are no duty, of which trade teams keep track all the same: a tax, talks, a review.

They have no rate and no codes: what a document tells of one is an event, and an end where an act
repeals it. It is read where nothing else is found, and where the title of news is of the matter and
of no duty.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.domain.documents import Channel, Document
from bot.domain.measures import Origins, Standing
from bot.domain.proposals import (
    DocumentReading,
    DocumentVerdict,
    Proposal,
    ProposalKind,
    Relevance,
)
from bot.ingest.documents.countries import peoples_named
from bot.ingest.documents.days import days
from bot.ingest.documents.document_text import DocumentText
from bot.ingest.documents.drafts import Draft, proposal, whole
from bot.ingest.documents.lexicon import MatterCues, ReadingLexicon
from bot.ingest.documents.matter_days import dated
from bot.ingest.documents.mood import without_background
from bot.ingest.documents.news import with_rates
from bot.ingest.documents.news_days import RECENT, current_days, only_day
from bot.ingest.documents.page_kinds import NEWS
from bot.ingest.documents.text import Clause, clauses, lowered, readable

_TOLD_ELSEWHERE = frozenset({Relevance.HOMONYM, Relevance.OLD, Relevance.UNREADABLE})
_SENTENCE = 60
"""Characters from which a line is a sentence and no headline."""
_OF_DUTIES = re.compile(
    r"\b(?:surtax|counter-?(?:tariff|measure)|retaliat|remission|relief|exempt)"
    r"|\b(?:impos|rais|hik|doubl|lift|remov|lower|delay|cut|increas)\w{0,6} [a-z. ]{0,40}"
    r"\b(?:tariffs?|dut(?:y|ies))\b|contre-mesures|\bsurtaxe|\bremise"
)
"""A title that tells of a duty, whatever else it is about."""
_COMMANDS = re.compile(
    r"\bshall\b|\bi (?:hereby )?(?:direct|order)\b|\bcomes? into force\b|\bfix(?:es|ing)\b"
    r"|\brepeal(?:s|ed|ing)?\b|\bentrée en vigueur\b|\babrog"
)


def matter_told(
    text: DocumentText, reading: DocumentReading, lexicon: ReadingLexicon
) -> DocumentReading:
    """The reading, or the event of a matter where it is of that and of nothing else."""
    if reading.verdict.reason in _TOLD_ELSEWHERE:
        return reading
    return _with_what_is_beside(text, _of_a_matter(text, reading, lexicon), lexicon)


def _of_a_matter(
    text: DocumentText, reading: DocumentReading, lexicon: ReadingLexicon
) -> DocumentReading:
    """The event of a matter that a document is about; the reading of any other."""
    document, plain, low, title = text.document, text.whole, text.low, lowered(text.title)
    named = [each for each in lexicon.matters if each.title.search(title)]
    if _of_others_alone(document):
        named = [each for each in named if not _is_theirs(document, each)]
    rest = title
    for each in (
        each for each in named if each.charges
    ):  # 'a surtax on electricity' is the matter itself, and no duty beside it
        rest = each.title.sub(" ", rest)
    leads = document.channel in NEWS and not _OF_DUTIES.search(rest)
    if reading.proposals and not (named and leads):
        return reading
    body: Sequence[Clause] = ()
    of_text = (each for each in lexicon.matters if _speaks(document, each, low))
    for cues in named or of_text:
        body = body or clauses(plain, 0, len(plain), document.claimed_day)
        told = _telling(document, cues, f"{title}\n{low}" if cues in named else "", body)
        if told:
            return _event(cues, told, document, plain, body)
    return reading


def _speaks(document: Document, cues: MatterCues, low: str) -> bool:
    """Whether a text may tell of a matter that its title does not name."""
    if cues.beside:
        acts = document.channel in _CANADIAN_ACTS
        return acts and any(each.search(low) for each in cues.enacted[:1])
    return cues.text.search(low) is not None


def _of_others_alone(document: Document) -> bool:
    """Whether a title names other countries, and not the neighbour: their matters have one name."""
    named = peoples_named(readable(document.title)) - {"US"}
    return bool(named) and "CA" not in named


def _is_theirs(document: Document, cues: MatterCues) -> bool:
    """Whether a matter is theirs alone: a tax, or what Washington has with them."""
    return cues.imposing == "CA" or document.channel.country == "US"


_CANADIAN_ACTS = frozenset({Channel.ORDERS_IN_COUNCIL, Channel.CANADA_GAZETTE})
"""Where a government decides what it gives: consolidations repeat it for years."""


def _with_what_is_beside(
    text: DocumentText, reading: DocumentReading, lexicon: ReadingLexicon
) -> DocumentReading:
    """The reading, and what a ministry announces beside its duties: money for those they hit.

    Where no duty was read, the title or the sentence itself has to speak of them.
    """
    document = text.document
    if document.channel is not Channel.GC_NEWS:
        return reading
    plain, low, title = text.whole, text.low, lowered(text.title)
    for cues in lexicon.matters:
        if not cues.beside or not all(each.search(low) for each in cues.ours):
            continue
        body = without_background(clauses(plain, 0, len(plain), document.claimed_day))
        told = [c for c in body if len(c.text) >= _SENTENCE and cues.text.search(c.lower)]
        told = [c for c in told if not _is_recalled(c)]
        if not reading.proposals:
            told = [c for c in told if all(e.search(f"{title}\n{c.lower}") for e in cues.ours)]
        if told:
            event = _event(cues, told[:_MOST], document, plain, ())
            kept = [each for each in reading.proposals if not _only_mentions(each, told)]
            kept += event.proposals
            verdict = reading.verdict if reading.verdict.relevant else event.verdict
            reading = replace(reading, verdict=verdict, proposals=tuple(kept))
    return reading


def _only_mentions(read: Proposal, told: Sequence[Clause]) -> bool:
    """Whether an event without a value stands in what is told of money: it is what that is for."""
    valued = read.rate_new or read.rate_old or read.effective or read.last_day
    if read.kind is not ProposalKind.EVENT or valued:
        return False
    return any(s.start < c.end and c.start < s.end for s in read.evidence for c in told)


def _is_recalled(clause: Clause) -> bool:
    """Whether a sentence tells of what was announced before the day."""
    near = clause.near
    if _SINCE.match(clause.lower):
        return True
    if near is None:
        return False
    return any(each.day < near - _RECENT for each in days(clause.text, near))


_SINCE = re.compile(
    r"\W{0,4}(?:since|depuis)\b(?![^.;]{0,300}\b(?:today|new|nouve(?:au|lle)s?|aujourd'hui)\b)"
)
"""'Since March, it has provided $2 billion in loans'."""
_RECENT = timedelta(days=RECENT)
_MOST = 2
"""Sentences that prove what is announced beside duties."""


def _telling(
    document: Document, cues: MatterCues, whole_text: str, body: Sequence[Clause]
) -> list[Clause]:
    """The sentences that tell of the matter; ``whole_text`` where the title is of it, else ''."""
    name = _bare(document.title)
    law = document.channel.makes_law
    whose = "canada" if law and document.channel.country == "CA" else ""
    stated = [c for c in body if not _HEAD_LINE.match(c.lower)]
    long = [c for c in stated if len(c.text) >= _SENTENCE and _bare(c.text) not in name]
    if cues.beside:
        return [c for c in long if _gives(cues, c)][:_MOST]
    ended = [c for c in body if law and _ends(cues, c, title=bool(whole_text))]
    about = [c for c in long if cues.text.search(c.lower)]
    if whole_text:
        if not all(each.search(f"{whole_text} {whose}") for each in cues.ours):
            return []
        news = [c for c in long if _IS_NEWS.search(c.lower)]
        kept = list(dict.fromkeys([*ended[:1], *about[:1], *news[:1], *long[:1]]))
        return sorted(kept, key=lambda c: c.start)
    if not law:
        return []
    told = (c for c in (*ended, *about) if c in ended or _COMMANDS.search(c.lower))
    ours = (c for c in told if all(o.search(f"{c.lower} {whose}") for o in cues.ours))
    return list(ours)[:1]


def _ends(cues: MatterCues, clause: Clause, *, title: bool) -> bool:
    """Whether an act ends the matter; ``title``: by its title it is the act on it."""
    if cues.repealed is None:
        return False
    whole = title and _NOTHING_LEFT.match(clause.lower) is not None
    return whole or cues.repealed.search(clause.lower) is not None


_NOTHING_LEFT = re.compile(r"\s{0,8}\[(?:repealed|abrogée?s?), ")
"""All that a consolidation has of an act that was repealed."""
_HEAD_LINE = re.compile(
    r"\s{0,8}(?:subject|act|department|registration|order in council)\b[^\n]{0,9}:"
)
"""What the head of an order repeats of its title."""


def _gives(cues: MatterCues, clause: Clause) -> bool:
    """Whether a sentence of an order gives something, and does not recall what was given."""
    low = clause.lower
    gives = all(each.search(low) for each in cues.enacted)
    return gives and not _GAVE.search(low) and not _is_recalled(clause)


_GAVE = re.compile(
    r"\b(?:has|have|had) (?:also |already |previously )?(?:announced|provided|introduced|made"
    r"|put in place|launched|created)\b"
    r"|\b(?:was|were) (?:announced|introduced|launched|created|made available)\b"
    r"|\b(?:a|ont|avait|avaient) (?:déjà |aussi |également )?(?:annoncé|offert|versé|créé|lancé"
    r"|mis)\b"
)


_IS_NEWS = re.compile(
    r"\btoday\b|\bsummary:|\b(?:announc|initiat|open|launch|agree|seek|request)\w{0,4}\b|\baujourd'hui\b"
)
"""What is told of the day, among what leads to it."""


def _bare(words: str) -> str:
    return " ".join(re.findall(r"\w+", lowered(words)))


def _event(
    cues: MatterCues, told: Sequence[Clause], document: Document, plain: str, body: Sequence[Clause]
) -> DocumentReading:
    does = document.channel.makes_law and cues.repealed is not None
    ended = [c for c in told if does and _ends(cues, c, title=True)]
    kind = ProposalKind.END if ended else ProposalKind.EVENT
    acts = [c for c in told if document.channel.makes_law and _DOES.search(c.lower)]
    draft = Draft(
        kind=kind,
        rule="matter",
        clause=(*ended, *acts, *told)[0],
        standing=Standing.ENACTED if ended else Standing.ANNOUNCED,
        spans=tuple(whole(each, kind.value) for each in told),
    )
    draft = dated(draft, document.channel, plain, body) if body else draft
    draft = (
        _charging(draft, [c for c in told if cues.text.search(c.lower)]) if cues.charges else draft
    )
    made = proposal(draft, cues.slug, cues.imposing, Origins(), "")
    verdict = DocumentVerdict(relevant=True, reason=Relevance.NOTICE, words=cues.slug)
    return DocumentReading(verdict=verdict, proposals=(made,))


_DOES = re.compile(r"\bfix(?:es|ing|e|ant)\b|\b(?:amended|replaced|modifiée?s?|remplacée?s?)\b")
"""What a text does itself, among what it says of the matter."""


def _charging(draft: Draft, told: Sequence[Clause]) -> Draft:
    """An event with the rate of the charge, and with the day from which it is to be paid."""
    draft = next((d for c in told if (d := with_rates(draft, c)) is not None), draft)
    for clause in told:
        begun, last = current_days(clause)
        draft = draft.starting(begun or only_day(clause), clause).ending(last, clause)
    return draft
