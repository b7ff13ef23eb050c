"""Texts on a delay that is refused, or taken back: nothing is put off, whatever their titles say.

'Delay of the Effective Date' stands over notices that withdraw the delay as well, and requests for
one are denied under the same title. The day to which a start would have been moved is then none,
and what the text says beside it (from when a duty is owed, at what rate) is read without the delay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.documents import Document
from bot.domain.proposals import Proposal, ProposalKind
from bot.domain.words import blanked
from bot.ingest.documents.days import days
from bot.ingest.documents.drafts import whole
from bot.ingest.documents.rates import percents
from bot.ingest.documents.text import TEXT_LIMIT, Clause, clauses, lowered, readable, unwrapped

_DELAY = (
    r"(?:delay(?:s|ed|ing)?|postpon(?:e|es|ed|ing|ements?)|defer(?:s|red|ring|rals?|ments?)?"
    r"|(?:extensions?|suspensions?) of the (?:effective|compliance|implementation) dates?"
    r"|reports?(?= (?:de|du|d'|annoncé|est|sont))|reporter|reportée?s?)"
)
_NO = (
    r"(?:den(?:y|ies|ied|ying|ials?)|reject(?:s|ed|ing|ions?)?|declin(?:e|es|ed|ing)"
    r"|refus(?:e|es|ed|ing|als?)|withdr(?:aw|aws|awn|awing|awals?|ew)|rescind(?:s|ed|ing)?"
    r"|rescissions?|revo(?:ke|kes|ked|king|cations?)|cancel(?:s|led|ed|ling|ing|lations?)?"
    r"|vacat(?:e|es|ed|ing)|repeal(?:s|ed|ing)?|not (?:to |be )?grant(?:ed|ing)?"
    r"|not (?:to )?approve[ds]?"
    r"|rejet(?:te|tent|ée?s?)|annul(?:e|ent|ée?s?|ation)|retir(?:e|ent|ée?s?)|abrog(?:e|ent|ée?s?))"
)
_REFUSED = re.compile(
    rf"\b{_NO}\b[^.;]{{0,120}}?\b{_DELAY}\b"
    rf"|\b{_DELAY}\b[^;]{{0,240}}?\b(?:is|are|was|were|be|has been|have been|est|sont)"
    rf" (?:hereby |therefore |now )?{_NO}\b"
)
_CHARGE = r"(?:increases?|dut(?:y|ies)|tariffs?|surtax(?:es)?|rise|droits|surtaxes?)"
_OF_THE_DUTY = re.compile(
    rf"\b{_NO}\b(?:(?!\b{_DELAY}\b)[^.;]){{0,60}}\b{_CHARGE}\b"
    rf"|\b{_CHARGE}\b[^.;,]{{0,40}} (?:is|are) {_NO}\b"
)
"""What is withdrawn there is the duty itself, with its delay."""
_REQUESTS = r"(?:requests?|petitions?|applications?|demandes?)"
_ASKED = re.compile(rf"\b{_REQUESTS}\b[^.;]{{0,60}}\b{_DELAY}\b")
_ASKED_IN_VAIN = re.compile(
    rf"\b{_NO}\b[^.;]{{0,40}}\b{_REQUESTS}\b|\b{_REQUESTS}\b[^.;]{{0,60}} (?:is|are|was|were|has"
    rf" been|have been|est|sont) (?:hereby |therefore )?{_NO}\b"
)
_DELAYS_NOW = re.compile(
    r"\b(?:is|are|shall be|has been|have been) (?:hereby |further |therefore |instead )*"
    r"(?:delayed|postponed|deferred)\b"
    r"|\b(?:this (?:notice|rule|document|proclamation|order|message)|department|commission"
    r"|secretary|trade representative|minister|i) (?:hereby |therefore |further )*"
    r"(?:delays?|postpones?|defers?)\b|\b(?:est|sont) reportée?s?\b"
)
"""Where the text puts something off itself, it refuses a further delay, or one to another day."""
_WORD = re.compile(rf"\b{_DELAY}\b")
_VERB = re.compile(rf"\b{_NO}\b")
_LED_BY = re.compile(r"(?:\b(?:from|to|until|through|by|du|au|jusqu'au)\s{1,3})$", re.I)
_IN_TITLE = re.compile(
    rf"\b(?:request for an? |a |the |further ){{0,3}}{_DELAY}\b"
    r"(?: (?:of|in|du|de la)(?: the)? (?:effective|compliance|implementation) dates?)?(?: of| for)?"
    rf"|\b{_NO}\b",
    re.I,
)
_MOST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedDelay:
    """A document without a delay that it refuses; its text keeps every place of the original."""

    document: Document
    told: tuple[Clause, ...]
    """The sentences that refuse it, as they stand."""
    news: bool


def refused_delay(document: Document, *, news: bool) -> RefusedDelay | None:
    """What a document refuses to put off; None where it refuses none, or puts something off.

    ``news``: only the days are blanked: what is refused is itself what is told.
    """
    low = lowered(readable(document.text[:TEXT_LIMIT]))
    asked = _ASKED.search(low) is not None
    if not _REFUSED.search(low) and not (asked and _ASKED_IN_VAIN.search(low)):
        return None
    plain = unwrapped(readable(document.text[:TEXT_LIMIT]))
    body = clauses(plain, 0, len(plain), document.claimed_day)
    told = [c for c in body if _refuses(c.lower, asked=asked)]
    others = (c for c in body if c not in told)
    if not told or any(_DELAYS_NOW.search(c.lower) for c in others):
        return None
    spans = tuple(s for c in body for s in (_days_of_delay(c) if news else _to_blank(c, told)))
    title = document.title if news else title_without(document.title)
    without = replace(document, text=blanked(plain, spans), title=title)
    return RefusedDelay(document=without, told=tuple(told[:_MOST]), news=news)


def _refuses(low: str, *, asked: bool) -> bool:
    if _REFUSED.search(low):
        return _OF_THE_DUTY.search(low) is None
    return asked and _ASKED_IN_VAIN.search(low) is not None and _OF_THE_DUTY.search(low) is None


def _to_blank(clause: Clause, told: Sequence[Clause]) -> list[tuple[int, int]]:
    """What is blanked of a sentence: its words of delay and of refusal, and the days beside them.

    All of one that refuses, or takes back a notice, and names no rate.
    """
    low = clause.lower
    takes_back = _VERB.search(low) is not None and _OF_THE_DUTY.search(low) is None
    bare = not any(p.duty for p in percents(clause.text))
    if (clause in told or (takes_back and not re.search(_CHARGE, low))) and bare:
        return [(clause.start, clause.end)]
    words = [m.span() for m in _WORD.finditer(low)]
    if takes_back:
        words += [m.span() for m in _VERB.finditer(low)]
    of_words = [(clause.start + start, clause.start + end) for start, end in words]
    return [*of_words, *_days_of_delay(clause)]


def _days_of_delay(clause: Clause) -> list[tuple[int, int]]:
    """The days of a sentence on a delay, each with the word that leads to it."""
    if _WORD.search(clause.lower) is None:
        return []
    named = (_with_lead(clause.text, d.start, d.end) for d in days(clause.text, clause.near))
    return [(clause.start + start, clause.start + end) for start, end in named]


def _with_lead(text: str, start: int, end: int) -> tuple[int, int]:
    """A day with the word that leads to it: 'to October 1, 2027'."""
    led = _LED_BY.search(text[:start])
    return led.start() if led else start, end


def title_without(title: str) -> str:
    """A title without its delay, as the text takes it back.

    >>> title_without("Delay of the Effective Date of the Duty on Cranes").strip()
    'the Duty on Cranes'
    """
    return _IN_TITLE.sub(" ", title)


def with_refusal(found: Sequence[Proposal], refused: RefusedDelay) -> tuple[Proposal, ...]:
    """The changes with the refusal as evidence: nothing is put off, and nothing but the delay ends.

    News only confirms that the duty comes as it was to.
    """
    if refused.news:
        return tuple(_confirmed(each) for each in found)
    over = (ProposalKind.POSTPONEMENT, ProposalKind.END)
    kept = [each for each in found if each.kind not in over] or [_event(p) for p in found[:1]]
    if not kept:
        return ()
    spans = tuple(whole(c, kept[0].kind.value) for c in refused.told)
    return (replace(kept[0], evidence=(*spans, *kept[0].evidence)), *kept[1:])


def _confirmed(read: Proposal) -> Proposal:
    held = read.kind is ProposalKind.POSTPONEMENT
    return replace(read, kind=ProposalKind.CONFIRMATION) if held else read


def _event(read: Proposal) -> Proposal:
    bare = replace(read, rate_new=(), rate_old=(), effective=None, hour=None, last_day=None)
    return replace(bare, kind=ProposalKind.EVENT, rule="delay-refused", evidence=())
