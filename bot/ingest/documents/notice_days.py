"""From when and to when what a notice tells holds, and which of its days are others' days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.days import days
from bot.ingest.documents.drafts import Draft, whole
from bot.ingest.documents.effect import begins, ends, over, put_off_to
from bot.ingest.documents.lexicon import ProgrammeKind
from bot.ingest.documents.lists import codes_named
from bot.ingest.documents.moments import Moment
from bot.ingest.documents.mood import OF_RELIEF
from bot.ingest.documents.notice_kinds import PUTS_OFF
from bot.ingest.documents.old_days import long_before
from bot.ingest.documents.order_relief import latest_end
from bot.ingest.documents.rates import percents
from bot.ingest.documents.reckoned import after_signing, in_some_time, on_filing, put_off_by
from bot.ingest.documents.text import Clause

OPEN = re.compile(
    r"propos|recommend|request|comment|asked|previously|in error|was an error|stated that|up to"
    r"|not (?:in|exceed)|would have|had been(?! (?:set|due|fixed|planned|scheduled)\b)|not"
    r" retained|as it read|in transit|before that day"
    r"|immediately before|were previously|for example|such as|\balready|\bgave\b|is"
    r" wrong"
)
_LINE = 20
"""Characters of the shortest sentence: 'Effective August 22, 2026.'"""
DATED_BY_LABEL = re.compile(
    r"\s{0,8}(?:dates?:\s{0,8})?(?:applicable|effective)(?: dates?)?(?: on| as of)?:?\s"
)
"""How a notice of a proceeding gives the day from which it binds."""
_OF_THE_RULE = re.compile(
    r"\s{0,8}(?:dates?:\s{0,8})?(?:(?:effective|applicability) date:\s{0,8})?(?:this|the)"
    r" (?:[a-z-]+ ){0,3}(?:rule|process|procedures?) (?:is|are|becomes?|takes?|goes|will be"
    r"|will take|shall be|shall take) (?:effective|applicable|in effect|effect|into effect"
    r"|available)\b"
)
"""'This interim final rule is effective': from when a process that a rule sets up can be used."""
_OPENS = re.compile(
    r"\b(?:importers?|manufacturers?|producers?|brokers|filers|firms|companies|automakers)\b"
    r"[^.;]{0,40} (?:may|can) (?:(?:begin|start) (?:submitting|filing|documenting|registering"
    r"|applying|claiming|to (?:submit|file|document|register|apply|claim))|(?:first )?(?:submit"
    r"|file) (?:the |this |such )?(?:documentation|certifications?|declarations?))\b"
    r"(?![^.;]{0,80}\b(?:comments?|requests? for|views|rebuttals?)\b)"
)
"""From when those whose duty falls may say so."""
_GONE = re.compile(r"no longer|expir|terminat|cease|\bend(?:s|ed)?\b|repeal|revok|n'est plus|abrog")
PROCEDURE = re.compile(
    r"\bmay (?:register|enrol|submit|file|apply|begin submitting)\b|\bportal\b"
    r"|\b(?:submissions?|applications?|requests?|petitions?) (?:may|must|should|will) be"
    r" (?:made|filed|submitted|received|accepted)\b"
    r"|\b(?:views|submissions?|applications?|requests?|petitions?) are (?:accepted|received"
    r"|taken)\b"
    r"|\bwill (?:accept|take|receive|hear) (?:[a-z]+ ){0,3}(?:views|requests?|petitions?"
    r"|applications?|submissions?)\b"
    r"|\bhearings?\b|\bcomments?\b|\brebuttal|\brequests? to appear\b"
    r"|\bprocedures (?:in|of|set out in) this (?:notice|document|rule)\b"
    r"|\bthis correction is (?:effective|applicable)\b"
    r"|\bace\b[^.;]{0,60}\b(?:reject|validat|deploy|be (?:ready|updated|programmed))"
    r"|\b(?:questions|inquiries|e-?mails?|claims|protests|corrections) (?:may|can|should|must|will)"
    r" be (?:sent|directed|addressed|e-?mailed|filed|made|submitted)\b"
)
"""Days of an agency's own proceedings, on which nothing starts to apply to goods."""
_PAID_BACK = re.compile(
    r"\s{0,8}refunds?\b|\b(?:was|were) (?:collected|deposited|overpaid)\b|remboursements?\b"
    r"|\bwill (?:obtain|receive|get) a refund\b|\brefunds? (?:will|may|shall) be\b"
)
"""Days of what was paid already, from which money comes back."""
_GOES_ON = re.compile(
    r"\blast day on which\b|\b(?:is|are|has been|have been) (?:further )?extended\b"
    r"|\b(?:now|exclusions?|exemptions?)\b[^.;]{0,80}\b(?:runs?|lasts?|remains? (?:in place|in"
    r" force"
    r"|available)) (?:to|until|through)\b"
    r"|\bprolongée?s?\b|\b(?:continues|extends|prolongs) [^.;]{0,120}\b(?:for|beyond|through"
    r"|until)\b"
)


def dated(draft: Draft, found: Sequence[Clause]) -> Draft:
    """The first day from which, and the last day to which, it says something applies."""
    if draft.kind is ProposalKind.EVENT and not draft.rate_new:
        draft = of_a_process(draft, found)
        found = [c for c in found if DATED_BY_LABEL.match(c.lower)]
    told = [c for c in found if len(c.text) > _LINE and _of_law(c)]
    sure = [c for c in told if not OPEN.search(c.lower)]
    new = [c for c in sure if not long_ago(c)]
    start = next(iter(new or sure), None)
    if start is None and draft.effective is None:
        draft = _by_end(_by_position(draft, found), found)
    start = start or next(iter(told), None)
    goes_on = draft.last_day is not None and start is not None and long_ago(start)
    if start is not None and not goes_on:
        draft = draft.starting(begins(start), start)
        begun = begins(start)
        same = begun is not None and draft.effective == begun.day
        if same and draft.kind not in (ProposalKind.CODES_ADDED, ProposalKind.CORRECTION):
            draft = draft.ending(ends(start), start)
    of_relief = draft.of_duty and draft.rate_new  # how long others are spared is not its end
    found = [c for c in found if not (of_relief and OF_RELIEF.match(c.lower))]
    longer = next((c for c in found if _GOES_ON.search(c.lower) and _lasts(c) is not None), None)
    if longer is None:
        return draft
    last = _lasts(longer)
    same = last is not None and last.day == draft.effective  # the day to which it lasts, once more
    return (draft.without_start() if same else draft).ending(last, longer)


def of_a_process(draft: Draft, found: Sequence[Clause]) -> Draft:
    """News of a process with the day from which it can be used, as the rule or the notice says."""
    for clause in found:
        opened = _OF_THE_RULE.match(clause.lower) or _OPENS.search(clause.lower)
        if opened is not None and not _COMMENTED.search(clause.lower[: opened.end()]):
            draft = draft.starting(begins(clause), clause)
    return draft


_COMMENTED = re.compile(r"\bpropos|\bcomments?\b|\bhearings?\b")


def _lasts(clause: Clause) -> Moment | None:
    """The last day of what goes on: for goods imported 'no later than' a day, too."""
    return latest_end(clause) if _IMPORTED.search(clause.lower) else ends(clause)


def _of_law(clause: Clause) -> bool:
    low = clause.lower
    if PROCEDURE.search(low) or _PAID_BACK.search(low):
        return False
    return begins(clause) is not None


def _by_end(draft: Draft, found: Sequence[Clause]) -> Draft:
    """The day on which something stops, where nothing else begins: 'ends at 12:01 a.m. on'."""
    for clause in found:
        over_then = _GONE.search(clause.lower) and not _GOES_ON.search(clause.lower)
        last = ends(clause) if over_then else None
        if draft.effective is None and last is not None and not OPEN.search(clause.lower):
            return draft.starting(over(clause), clause)
    return draft


def _by_position(draft: Draft, found: Sequence[Clause]) -> Draft:
    """The start that is told from the day of the notice: 'effective upon publication'."""
    for clause in found:
        moment = after_signing(clause, clause.near) or on_filing(clause, found)
        moment = moment or in_some_time(clause)
        if moment is not None and not PROCEDURE.search(clause.lower):
            return draft.starting(moment, clause)
    return draft


def ended(draft: Draft, found: Sequence[Clause]) -> Draft:
    """An end with the first day without it, and with the last day where the text tells both."""
    told = [c for c in found if len(c.text) > _LINE and (over(c) is not None)]
    named = next((c for c in told if _GONE.search(c.lower)), next(iter(told), None))
    if draft.effective is None and named is not None:
        draft = draft.starting(over(named), named)
    if draft.effective is None:
        return draft
    eve = draft.effective - timedelta(days=1)
    last = next((c for c in found if (m := ends(c)) is not None and m.day == eve), None)
    printed = last is not None and any(d.day == eve for d in days(last.text, last.near))
    return draft.ending(ends(last), last) if last is not None and printed else draft


def period_of_its_own(draft: Draft, found: Sequence[Clause]) -> Draft | None:
    """Goods for which a message gives a first and a last day, beside those whose rate it tells."""
    if not draft.rate_new or draft.effective is None:
        return None
    for clause in found:
        first, last = begins(clause), ends(clause)
        if first is None or last is None or not _of_law(clause) or OPEN.search(clause.lower):
            continue
        if first.day != draft.effective and not long_ago(clause) and not percents(clause.text):
            own = replace(
                draft.without_days(),
                clause=clause,
                rate_new=(),
                rate_old=(),
                codes=codes_named(clause.text),
                spans=(whole(clause, draft.kind.value),),
            )
            return own.starting(first, clause).ending(last, clause)
    return None


def put_off(draft: Draft, found: Sequence[Clause]) -> Draft:
    """The day to which a start is put off: 'delayed to', 'on or after ..., instead of'."""
    for clause in found:
        low = clause.lower
        instead = (
            begins(clause)
            if re.search(r"\b(?:instead of|rather than|in place of)\b", low)
            else None
        )
        moment = instead or (put_off_to(clause) if PUTS_OFF.search(low) else None)
        moment = moment or put_off_by(clause)
        if moment is not None:
            return draft.starting(moment, clause)
    return draft


_IMPORTED = re.compile(r"\bimported\b|\bimportée?s?\b|\bimportation\b")
_FORMER = re.compile(r"\bformer\b|\bpreviously\b|\bcontracts?\b|\bexported\b|\bclaims?\b")
_AMENDED = re.compile(
    r"\b(?:amendments?|amending order|modifications?)\b[^.;]{0,60}\b(?:came|comes?|entrée?s?|entre)"
    r" (?:into force|en vigueur)"
)


def relief(draft: Draft, stated: Sequence[Clause], found: Sequence[Clause]) -> Draft:
    """Remission to the day before which goods have to be imported, and since when that holds."""
    if draft.of_kind is not ProgrammeKind.RELIEF:
        return draft
    for clause in sorted(stated, key=lambda c: _GOES_ON.search(c.lower) is None):
        last = latest_end(clause) if _IMPORTED.search(clause.lower) else None
        if last is not None and long_before(last.day, clause.near):
            continue
        if last is not None and not OPEN.search(clause.lower) and not _FORMER.search(clause.lower):
            draft = draft.ending(last, clause)
    amended = next((c for c in found if _AMENDED.search(c.lower)), None)
    return draft if amended is None else draft.starting(begins(amended), amended)


def long_ago(clause: Clause) -> bool:
    """Whether what a clause tells began long before its document."""
    begun = begins(clause)
    return begun is not None and long_before(begun.day, clause.near)
