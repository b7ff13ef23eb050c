"""What the next sentences of a paragraph add to the change that its first one makes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.drafts import Draft, around, as_old
from bot.ingest.documents.effect import ends
from bot.ingest.documents.rates import Percent, percents
from bot.ingest.documents.text import Clause
from bot.ingest.documents.us_act_ends import ends_relief

_LISTS = (ProposalKind.CODES_ADDED, ProposalKind.CODES_REMOVED)
_OF_THE_LIST = re.compile(
    r"(?:except as otherwise provided in this (?:proclamation|order), )?\b(?:such|these|those)"
    r" (?:products|articles|goods|parts|vehicles|items|subheadings|provisions)\b"
    r"|(?:the )?(?:products|articles|goods|items) (?:(?:of|from) canada )?(?:that are )?"
    r"(?:(?:of|in|classified (?:in|under)|under) (?:those|these|such)|(?:so|thus) (?:added"
    r"|removed|listed|deleted|struck)|(?:added|removed|deleted|struck"
    r"|listed) (?:by|in|under) this)\b"
)
"""A sentence that goes on about the goods that the one before it puts on a list or takes off."""
_COLLECTED_NO_MORE = re.compile(
    r"\bno (?:such |additional |further )*(?:dut(?:y|ies)|tariffs?|surcharges?)\b[^;]{0,60}"
    r"\b(?:collected|imposed|assessed|due|owed|payable|apply)\b"
    r"|\b(?:dut(?:y|ies)|tariffs?|surcharges?) (?:shall|will) not be (?:collected|imposed"
    r"|assessed)\b|\b(?:shall|will) (?:not|no longer) be (?:charged|subject to) (?:the|any|that)\b"
)
"""A sentence that says of what ends from when it is not paid."""
_SO_LISTED = re.compile(
    r"\b(?:such|these|those|the said) (?:articles|products|goods|items|parts)\b"
    r"|\b(?:articles|products|goods|items|parts) so (?:classified|listed|described|removed"
    r"|deleted)\b"
)
_RELIEF_LASTS = re.compile(
    r"\b(?:suspension|pause|relief)\b[^;]{0,80}\b(?:shall|will)? ?(?:ends?|expires?|lapses?"
    r"|terminates?|ceases?)\b"
)
"""A sentence that says how long goods are spared."""
_UP_TO_THEN = re.compile(
    r"\b(?:through|until|to|up to) (?:that|the) (?:later |new )?(?:date|day)\b"
    r"|\bmay continue to (?:claim|receive|use)\b"
    r"|\"(?:through|until|before|ending|expiring)\b"
    r"|(?:so|such) that [^;]{0,120}\b(?:expires?|lapses?|terminates?|ends?|remains? available"
    r"|may be claimed)\b"
)
"""What goes on to a day: relief that lasts longer, and no start."""
_STARTS_THEN = re.compile(
    r"\b(?:increases?|rates?|dut(?:y|ies)|tariffs?)\b[^;]{0,240}\b(?:shall|will) (?:instead )?"
    r"(?:become effective|be effective|take effect|begin|start)\b"
)
"""A duty or a rise that begins on the later day: what is paid until then goes on beside it."""
_STAYS = re.compile(
    r"\b(?:rate|duty|tariff|surcharge) of (?:duty of )?\d[^;]{0,160}\b(?:shall|will|to)?"
    r" ?(?:remains?|continues?|stays?|(?:is|be) (?:still )?collected)\b"
)


def _rate_until_then(clause: Clause) -> tuple[Percent, ...]:
    """The rate that is paid up to the new day: what starts then is a rise, and no relief ends."""
    rates = tuple(p for p in percents(clause.text) if p.duty)
    return as_old(rates) if len(rates) == 1 and _STAYS.search(clause.lower) else ()


_AND_THEN = re.compile(
    r"\b(?:thereafter|(?:from|after|on|as of) (?:that|such|the said) (?:date|day|time)|then)\b"
)


def _rates_by_then(clause: Clause) -> tuple[Percent, ...]:
    """The rates of 'until that date it remains 25 percent, and thereafter it is 30': the old ones,
    then the new; none where it doesn't tell both.
    """
    turn = _AND_THEN.search(clause.lower)
    rates = tuple(p for p in percents(clause.text, of_duty=True) if p.duty)
    if turn is None or _UP_TO_THEN.search(clause.lower, 0, turn.start()) is None:
        return ()
    old = as_old(p for p in rates if p.start < turn.start())
    new = tuple(replace(p, old=False) for p in rates if p.start > turn.start())
    return (*old, *new) if old and new else ()


_OFFSET = re.compile(r"\boffset (?:amount )?of (?P<rate>\d{1,2}(?:\.\d{1,2})?) ?(?:percent|%)")


def with_what_follows(found: Sequence[Draft], body: Sequence[Clause]) -> list[Draft]:
    """Lists with the rate and the day of their goods; relief that lasts longer with its end."""
    kept: list[Draft] = []
    for draft in found:
        before = kept[-1] if kept else None
        if before is not None and _goes_on(before, draft):
            kept[-1] = _joined(before, draft)
        else:
            kept.append(_prolonged(draft, body))
    return kept


def _goes_on(before: Draft, draft: Draft) -> bool:
    """Whether a draft is of a sentence that only adds to the change before it."""
    low = draft.clause.lower
    if before.rule == "held" and draft.kind is ProposalKind.END:
        return _RELIEF_LASTS.search(low) is not None
    if before.clause.paragraph != draft.clause.paragraph:
        return False
    spares = draft.kind is ProposalKind.EXEMPTION
    if before.kind is ProposalKind.END:
        return _tells_of_the_end(before, draft)
    if before.kind not in _LISTS or not (draft.of_duty or spares):
        return False
    if before.clause is draft.clause:
        return _OF_THE_LIST.search(low) is not None
    about = _OF_THE_LIST.match(low) is not None or (spares and _pays_no_more(before, low))
    return before.effective is None and about


def _tells_of_the_end(before: Draft, draft: Draft) -> bool:
    """Whether a sentence after an end says what ends, or from when it is not paid."""
    if draft.kind is ProposalKind.END:
        return before.effective is None and not before.rate_old and not draft.amends
    spares = draft.kind is ProposalKind.EXEMPTION
    said = _COLLECTED_NO_MORE if spares else _OF_THE_LIST
    fits = spares or (draft.of_duty and ends_relief(before))
    return fits and said.search(draft.clause.lower) is not None


def _pays_no_more(before: Draft, low: str) -> bool:
    """Whether a sentence says that no duty is collected on the goods just taken off a list."""
    taken_off = before.kind is ProposalKind.CODES_REMOVED
    return taken_off and all(said.search(low) for said in (_COLLECTED_NO_MORE, _SO_LISTED))


def _joined(before: Draft, draft: Draft) -> Draft:
    if before.kind is ProposalKind.END and not draft.of_duty:
        return replace(
            draft,
            kind=ProposalKind.END,
            rule=before.rule,
            amends=before.amends or draft.amends,
            rate_old=before.rate_old or draft.rate_old,
            effective=before.effective or draft.effective,
            hour=before.hour or draft.hour,
            spans=(*before.spans, *draft.spans),
        )
    if before.rule == "held":
        return before.ending(ends(draft.clause), draft.clause)
    adds = before.kind is not ProposalKind.CODES_REMOVED
    return replace(
        before,
        rate_new=before.rate_new or (draft.rate_new if adds else ()),
        effective=before.effective or draft.effective,
        hour=before.hour or draft.hour,
        last_day=before.last_day or draft.last_day,
        spans=(*before.spans, *draft.spans),
    )


def _prolonged(draft: Draft, body: Sequence[Clause]) -> Draft:
    """A struck day that the next sentence calls the one to which relief goes on."""
    if draft.kind is not ProposalKind.POSTPONEMENT or draft.effective is None or draft.last_day:
        return draft
    if _STARTS_THEN.search(draft.clause.lower):
        return draft
    following = (c for c in body if c.paragraph == draft.clause.paragraph)
    longer = next(
        (c for c in following if c.start >= draft.clause.start and _UP_TO_THEN.search(c.lower)),
        None,
    )
    if longer is None:
        return draft
    if paid := _rates_by_then(longer) or _rate_until_then(longer):
        return draft if draft.rate_old else draft.rated(longer, paid)
    spans = tuple(
        replace(span, for_="last-day") if span.for_ == "effective" else span for span in draft.spans
    )
    ended = replace(
        draft,
        effective=None,
        hour=None,
        last_day=draft.effective,
        spans=tuple(dict.fromkeys(spans)),
    )
    offset = _OFFSET.search(longer.lower)
    if offset is None:
        return ended
    rate = next(p for p in percents(longer.text) if p.start == offset.start("rate"))
    where = around(longer, longer.start + rate.start, longer.start + rate.end, "rate")
    return replace(ended, rate_new=(rate.value,), spans=(*ended.spans, where))
