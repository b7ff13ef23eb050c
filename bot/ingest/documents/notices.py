"""Notices, guidance and announcements: what somebody says of a measure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

from bot.domain.documents import Channel
from bot.domain.measures import Standing
from bot.domain.proposals import Evidence, ProposalKind
from bot.ingest.documents.countries import foreign_only
from bot.ingest.documents.drafts import Draft, rate_spans, rate_that_ends, whole
from bot.ingest.documents.effect import LONG_BEFORE, after_signing, begins, ends, over, put_off_to
from bot.ingest.documents.lexicon import ProgrammeCues, act_numbers
from bot.ingest.documents.lists import codes_named, list_named
from bot.ingest.documents.mood import stands, without_background
from bot.ingest.documents.notice_kinds import ADDS, CORRECTS, INQUIRES, PUTS_OFF, kind_of
from bot.ingest.documents.operative import BANS, EXEMPTS
from bot.ingest.documents.rates import Percent, percents
from bot.ingest.documents.text import Clause, lowered

_SAYS = re.compile(
    r"subject to|assess(?:ed)?|rate|impos|effective|determin|revis|modif|provid|advise"
    r"|purpose of|allow"
    r"|announc|propos|relief|amend|remission|surtax|duty|duties|tariff"
)
_PROPOSED = re.compile(r"propos(?:ed|es|ing)|would be|request for comments?|considering|recommend")
_SETS_RATE = re.compile(
    r"subject to|assess|impos|rate of|rate shall|dut(?:y|ies) of|tariffs? of|subheading \+|surtax"
    r"|duty rate|(?:percent|per cent|%) (?:ad valorem )?(?:[a-z]+ ){0,2}(?:dut(?:y|ies)|tariffs?)"
    r"|surtaxe|droits? de|(?:dut(?:y|ies)|tariffs?|rates?) (?:on|for|applicable to)\b"
    r"|(?:additional|dut(?:y|ies)|tariffs?|rates?)\b[^.;]{0,160}\bfrom \d"
)
_HEADING_99 = re.compile(r"\b99\d{2}\.\d{2}(?:\.\d{2})?\b")
"""A heading of the temporary duties: what is paid under it is duty, whatever it is called."""
_LINE = 20
"""Characters of the shortest sentence: 'Effective August 22, 2026.'"""
_HEAD = 45
"""Characters below which a line is a heading."""
_EVIDENCE = 4
_TELLS = re.compile(
    r"\bthis (?:notice|message|document|rule|order)\b|purpose of this|commerce\)? (?:\w+"
    r" )?(?:determines|finds)"
    r"|\b(?:announces?|certifies|revises|is conducting|seeks|initiated|is imposing|will impose)\b"
)


def drafts_of(
    channel: Channel, title: str, plain: str, found: Sequence[Clause], cues: ProgrammeCues
) -> list[Draft]:
    """The one thing a notice says of its programme, with rate and days where it states them."""
    kind = kind_of(channel, title, plain)
    telling = _telling(found, cues, kind, title)
    if not telling:
        return []
    clause, *others = telling
    printed = kind is ProposalKind.CORRECTION and channel is Channel.FEDERAL_REGISTER
    draft = Draft(
        kind=kind,
        rule=f"notice-{kind.value}" + ("-print" if printed else ""),
        clause=clause,
        codes=_headings(found),
        codes_in=list_named(clause.text),
        amends=act_numbers(clause.text),
        standing=_standing(channel, kind),
        proposed=kind is ProposalKind.EVENT
        and _PROPOSED.search(lowered(title + plain[:3000])) is not None,
        spans=(
            *(whole(c, kind.value) for c in (clause, *others)),
            *_title_line(title, found, kind),
        ),
        programmes=(cues.slug,),
    )
    changed = next((c for c in found if _CHANGED_LIST.search(c.lower)), None)
    if changed is not None and kind in (ProposalKind.CODES_ADDED, ProposalKind.CODES_REMOVED):
        draft = replace(draft, spans=(*draft.spans, whole(changed, "scope")))
    if cues.slug == "us-adcvd-softwood":
        return [draft]
    stated = [c for c in without_background(found) if stands(c)]
    several = _statements(draft, stated) if channel is Channel.CBSA_NOTICES else []
    if len(several) > 1 or (several and _NO_LONGER.search(several[0].clause.lower)):
        return several
    ban, rated = _ban(draft, found), _valued(draft, stated, found)
    if channel is Channel.CBP_CSMS and ban is None and kind is ProposalKind.CONFIRMATION:
        return _by_heading(rated, stated)
    if ban is not None:
        return [ban, rated] if rated.rate_new else [ban]
    return [rated, *_beside(rated, stated)]


_DATED_BY_LABEL = re.compile(
    r"\s{0,8}(?:dates?:\s{0,8})?(?:applicable|effective)(?: dates?)?(?: on| as of)?:?\s"
)
"""How a notice of a proceeding gives the day from which it binds."""
_CHANGED_LIST = re.compile(
    r"\b(?:lists?|annex [\w-]+|note \d+|subdivision|schedule)\b[^.;]{0,100}\b(?:is|are)"
    r" (?:hereby )?"
    r"(?:extended|modified|amended|supplemented|revised)|\bare hereby (?:added|removed|included)"
)


def _valued(draft: Draft, stated: Sequence[Clause], found: Sequence[Clause]) -> Draft:
    """The draft with its rates and days; where duty goes or ends, a rate told is the old one."""
    if draft.kind is ProposalKind.END:
        return _ended(rate_that_ends(_dated(draft, stated), found), stated)
    if draft.kind in (ProposalKind.CODES_REMOVED, ProposalKind.EXEMPTION):
        return _dated(draft, stated)
    moved = [c for c in stated if _WAS_PUT_OFF.search(c.lower)]
    draft = _put_off(draft, stated if draft.kind is ProposalKind.POSTPONEMENT else moved)
    return _dated(_rated(_relief(draft, stated, found), stated), stated)


_WAS_PUT_OFF = re.compile(
    r"\b(?:is|are|has been|have been) (?:further )?(?:postponed|delayed|deferred) (?:from|to|until)"
    r"|\b(?:est|sont|a été|ont été) (?:reporté|différé)e?s? (?:du|au|jusqu)"
)


def _relief(draft: Draft, stated: Sequence[Clause], found: Sequence[Clause]) -> Draft:
    """Remission to the day before which goods have to be imported, and since when that holds."""
    if draft.programmes != ("ca-remission",):
        return draft
    for clause in stated:
        last = ends(clause, deadlines=True) if _IMPORTED.search(clause.lower) else None
        if last is not None and not _OPEN.search(clause.lower) and not _FORMER.search(clause.lower):
            draft = draft.ending(last, clause)
    amended = next((c for c in found if _AMENDED.search(c.lower)), None)
    return draft if amended is None else draft.starting(begins(amended), amended)


_IMPORTED = re.compile(r"\bimported\b|\bimportée?s?\b|\bimportation\b")
_FORMER = re.compile(r"\bformer\b|\bpreviously\b|\bcontracts?\b|\bexported\b|\bclaims?\b")
_AMENDED = re.compile(
    r"\b(?:amendments?|amending order|modifications?)\b[^.;]{0,60}\b(?:came|comes?|entrée?s?|entre)"
    r" (?:into force|en vigueur)"
)


def _beside(draft: Draft, stated: Sequence[Clause]) -> list[Draft]:
    """What a notice decides beside its main subject."""
    if draft.kind in (ProposalKind.CODES_ADDED, ProposalKind.CODES_REMOVED):
        return _other_way(draft, stated)
    if draft.kind is ProposalKind.CONFIRMATION and (more := _more_pairs(draft, stated)):
        return more
    spared = _spared(draft, stated) if draft.kind is ProposalKind.CONFIRMATION else None
    return [spared] if spared is not None else []


def _more_pairs(draft: Draft, stated: Sequence[Clause]) -> list[Draft]:
    """'from 10 percent to 15 percent, and ... from 25 to 30': the other pairs of the sentence."""
    told = next((c for c in stated if draft.rate_new and _pairs(c)[:1] == [_pair(draft)]), None)
    if told is None:
        return []
    return [
        replace(
            draft,
            clause=told,
            rate_old=(old.value,),
            rate_new=(new.value,),
            spans=(*rate_spans(told, (new, old)), *draft.days_told),
        )
        for old, new in _pairs_of(told)[1:]
    ]


def _pair(draft: Draft) -> tuple[Decimal, ...]:
    return (*draft.rate_old, *draft.rate_new)


def _pairs(clause: Clause) -> list[tuple[Decimal, ...]]:
    return [(old.value, new.value) for old, new in _pairs_of(clause)]


def _pairs_of(clause: Clause) -> list[tuple[Percent, Percent]]:
    """Each old rate with the new one right after it."""
    found = _rates_of(clause)
    return [(a, b) for a, b in pairwise(found) if a.old and not b.old]


_MOST_HEADINGS = 3
"""Rates of one message that are told apart."""


def _by_heading(draft: Draft, stated: Sequence[Clause]) -> list[Draft]:
    """A message that gives several headings their rates: a confirmation for each rate."""
    rows: dict[Decimal, Clause] = {}
    for clause in stated:
        if codes_named(clause.text) and _BINDING.search(clause.lower):
            for rate in _rates_of(clause):
                if not rate.old and not _OPEN.search(clause.lower):
                    rows.setdefault(rate.value, clause)
    if len(rows) < 2 or draft.effective is None:
        return [draft]
    told = []
    for value, clause in list(rows.items())[:_MOST_HEADINGS]:
        found = _rates_of(clause)
        rates = tuple(p for p in found if p.value == value)[:1]
        old = tuple(p for p in found if p.old)[:1]
        spans = (*rate_spans(clause, (*rates, *old)), *draft.days_told)
        gone = tuple(p.value for p in old)
        each = replace(draft, clause=clause, rate_new=(value,), rate_old=gone, spans=spans)
        told.append(replace(each, codes=codes_named(clause.text)))
    return told


def _statements(draft: Draft, found: Sequence[Clause]) -> list[Draft]:
    """The changes that a notice tells in paragraphs of their own, each with its day."""
    told: list[Draft] = []
    before: Clause | None = None
    for clause in found:
        dated = clause if begins(clause) is not None and not _long_ago(clause) else None
        if dated is None and before is not None and _SAME_DAY.search(clause.lower):
            dated = before
        rates, gone = _rates_of(clause), _NO_LONGER.search(clause.lower)
        if dated is None or _OPEN.search(clause.lower):
            continue
        before = dated
        if not (rates or gone):
            continue
        new = () if gone else tuple(p for p in rates if not p.old)[:1]
        old = tuple(p for p in rates if p.old or gone)[:1]
        each = replace(
            draft,
            clause=clause,
            codes=codes_named(clause.text),
            codes_in=list_named(clause.text),
            rate_new=tuple(p.value for p in new),
            rate_old=tuple(p.value for p in old),
            spans=(whole(clause, draft.kind.value),),
        )
        each = replace(each, spans=(*each.spans, *rate_spans(clause, (*new, *old))))
        told.append(each.starting(begins(dated), dated).ending(ends(clause), clause))
    return told


_SAME_DAY = re.compile(
    r"\b(?:as of|on|from) (?:the same|that) (?:day|date)|(?:le|à compter du) même jour"
    r"|\bon or after that (?:day|date)|à (?:compter de )?cette date\b"
)
_NO_LONGER = re.compile(r"\bno longer subject|ne sont plus assujetti|n'est plus assujetti")


def _put_off(draft: Draft, found: Sequence[Clause]) -> Draft:
    """The day to which a start is put off: 'delayed to', 'on or after ..., instead of'."""
    for clause in found:
        low = clause.lower
        instead = (
            begins(clause)
            if re.search(r"\b(?:instead of|rather than|in place of)\b", low)
            else None
        )
        moment = instead or (put_off_to(clause) if PUTS_OFF.search(low) else None)
        if moment is not None:
            return draft.starting(moment, clause)
    return draft


def _other_way(draft: Draft, found: Sequence[Clause]) -> list[Draft]:
    """What a notice that adds to a list also takes off it, or the other way round."""
    adds = draft.kind is ProposalKind.CODES_ADDED
    kind = ProposalKind.CODES_REMOVED if adds else ProposalKind.CODES_ADDED
    pattern = _TAKES_OFF if adds else _PUTS_ON
    for clause in found:
        decided = _DOES.search(clause.lower) and not _OPEN.search(clause.lower)
        if decided and clause is not draft.clause and pattern.search(clause.lower):
            span = whole(clause, "scope")
            other = replace(draft, kind=kind, rule=f"notice-{kind.value}", clause=clause)
            return [replace(other, rate_new=(), rate_old=(), spans=(span, *draft.days_told))]
    return []


_TAKES_OFF = re.compile(
    r"\b(?:remov|delet|withdraw|tak|drop|str(?:ik|uck))\w{0,4}\b[^.;]{0,160}\b(?:from|out of"
    r"|off) (?:the )?"
    r"(?:lists?|scope|note|annex|subdivision)"
)
_PUTS_ON = re.compile(
    r"\b(?:add|insert|includ)\w{0,4}\b[^.;]{0,160}\b(?:to|in|into|on) (?:the )?"
    r"(?:lists?|scope|note|annex|subdivision)"
)
_DOES = re.compile(
    r"\bthis notice|\bhereby\b|\b(?:secretary|bis|commerce|bureau|ustr)\b|are (?:added|removed)"
)
_DECIDES_RELIEF = re.compile(r"hereby (?:determines?|exempts?|finds?)|\bdetermines that\b")


def _spared(draft: Draft, found: Sequence[Clause]) -> Draft | None:
    """Goods that a rule itself takes out of a duty, beside what it says of the duty."""
    for index, clause in enumerate(found):
        low = clause.lower
        if not (_DECIDES_RELIEF.search(low) and EXEMPTS.search(low)) or foreign_only(clause.text):
            continue
        spared = replace(
            draft,
            kind=ProposalKind.EXEMPTION,
            rule="notice-exemption",
            clause=clause,
            rate_new=(),
            rate_old=(),
            spans=(whole(clause, "exemption"),),
        )
        for where in found[index : index + 3]:
            spared = spared.starting(begins(where), where).ending(ends(where), where)
        return spared
    return None


def _ended(draft: Draft, found: Sequence[Clause]) -> Draft:
    """An end with the first day without it, and with the last day where the text tells both."""
    told = [c for c in found if len(c.text) > _LINE and (over(c) is not None)]
    named = next((c for c in told if _GONE.search(c.lower)), next(iter(told), None))
    if draft.effective is None and named is not None:
        draft = draft.starting(over(named), named)
    if draft.effective is None:
        return draft
    eve = draft.effective - timedelta(days=1)
    last = next((c for c in found if (m := ends(c)) is not None and m.day == eve), None)
    return draft if last is None else draft.ending(ends(last), last)


_GONE = re.compile(r"no longer|expir|terminat|cease|\bend(?:s|ed)?\b|repeal|revok|n'est plus|abrog")


def _ban(draft: Draft, found: Sequence[Clause]) -> Draft | None:
    """Goods that may not enter at all are told apart from any rate beside them."""
    told = [c for c in found if len(c.text) > _HEAD and BANS.search(c.lower)]
    clause = next((c for c in told if begins(c) or codes_named(c.text)), next(iter(told), None))
    if clause is None or foreign_only(clause.text):
        return None
    banned = replace(
        draft,
        kind=ProposalKind.BAN,
        rule="notice-ban",
        clause=clause,
        codes=codes_named(clause.text),
        codes_in=list_named(clause.text),
        spans=(whole(clause, "ban"),),
    )
    return banned.starting(begins(clause), clause).ending(ends(clause), clause)


def _standing(channel: Channel, kind: ProposalKind) -> Standing:
    if kind is ProposalKind.EVENT or not (channel.makes_law or channel.explains_law):
        return Standing.ANNOUNCED
    return Standing.ENACTED


def _telling(
    found: Sequence[Clause], cues: ProgrammeCues, kind: ProposalKind, title: str
) -> list[Clause]:
    """The clauses that say it: what the notice does first, then what is of the programme."""
    name = lowered(title)

    def weight(clause: Clause) -> int:
        low = clause.lower
        if low.rstrip(". ") in name:
            return 0
        of_it = cues.text is not None and cues.text.search(low) is not None
        named = bool(set(act_numbers(clause.text)) & cues.acts)
        pattern = {ProposalKind.CORRECTION: CORRECTS, ProposalKind.CODES_ADDED: ADDS}.get(
            kind, INQUIRES
        )
        fits = pattern.search(low) is not None
        return 3 * (_TELLS.search(low) is not None) + 2 * fits + of_it + named + _says(low)

    kept = [c for c in found if len(c.text) > _HEAD and weight(c) > 0]
    best = sorted(kept, key=lambda c: (-weight(c), c.start))[:_EVIDENCE]
    return best or [c for c in found if lowered(c.text).rstrip(". ") in name][:1]


def _title_line(title: str, found: Sequence[Clause], kind: ProposalKind) -> tuple[Evidence, ...]:
    """The title where the text prints it: it says what a notice is, and often nothing else does."""
    name = _bare(title)
    line = next((c for c in found if name and c.first and _bare(c.text) == name), None)
    return (whole(line, kind.value),) if line is not None else ()


def _bare(words: str) -> str:
    """Words alone, to compare a title with its line: no marks of headings, no stops."""
    return " ".join(re.findall(r"\w+", lowered(words)))


def _says(low: str) -> bool:
    return _SAYS.search(low) is not None


def _headings(found: Sequence[Clause]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for c in found for code in codes_named(c.text)))[:20]


def _rated(draft: Draft, found: Sequence[Clause]) -> Draft:
    """The clause that best states a rate of duty for goods of ours."""
    stating = [(c, rates) for c in found if (rates := _rates_of(c)) and _is_its(c, draft)]
    if not stating:
        return draft
    clause, rates = max(stating, key=lambda pair: _weight_of_rate(pair[0], draft.kind))
    new = tuple(p for p in rates if not p.old)[:1]
    kept = tuple(p for p in rates if p.old)[:1]
    old = None if kept else _old_rate(found)
    values = tuple(p.value for p in kept) or (tuple(p.value for p in old[0]) if old else ())
    dated = draft.starting(begins(clause), clause).ending(ends(clause), clause)
    return replace(
        dated,
        rate_new=tuple(p.value for p in new),
        rate_old=tuple(v for v in values if v != new[0].value),
        spans=(*dated.spans, *rate_spans(clause, (*new, *kept)), *(old[1] if old else ())),
    )


def _is_its(clause: Clause, draft: Draft) -> bool:
    """Whether a rate can be of what a notice does: of what it adds, or of what it puts right."""
    low = clause.lower
    if draft.kind is ProposalKind.CODES_ADDED:
        return ADDS.search(low) is not None or _CHANGED_LIST.search(low) is not None
    if draft.kind is ProposalKind.CORRECTION and draft.rule.endswith("print"):
        return any(p.old for p in percents(clause.text)) or CORRECTS.search(low) is not None
    return True


def _rates_of(clause: Clause) -> tuple[Percent, ...]:
    """The rates a clause sets for goods of ours; none where it sets no new one."""
    sets = _SETS_RATE.search(clause.lower) or _HEADING_99.search(clause.text)
    if len(clause.text) < _HEAD or not sets:
        return ()
    ours = tuple(
        p
        for p in percents(clause.text, of_duty=_HEADING_99.search(clause.text) is not None)
        if p.duty
        and not _of_others(clause, p)
        and not _OTHER_TAX.search(clause.text[: p.start][-60:])
    )
    return ours if any(not p.old for p in ours) else ()


_OTHER_TAX = re.compile(r"(?:sales tax|services tax|\bGST|\bHST|\bTPS|\bTVH)[^.;]{0,30}$", re.I)
_BINDING = re.compile(
    r"(?:shall|will|must) be (?:subject|assessed|charged|imposed)|(?:is|are) (?:subject to"
    r"|assessed|charged)|\bpays?\b|shall pay"
    r"|(?:rate of duty|surtax|duty|tariff|surcharge)[^.;]{0,60} (?:is|shall be|will be|applies"
    r"|apply) |(?:est|sont) assujetti"
)
_OPEN = re.compile(
    r"propos|recommend|request|comment|asked|previously|in error|was an error|stated that|up to"
    r"|not (?:in|exceed)|would have|had been|not retained|as it read|in transit|before that day"
    r"|immediately before|were previously|for example|such as|\balready|\bgave\b|is"
    r" wrong"
)


def _weight_of_rate(clause: Clause, kind: ProposalKind) -> int:
    """How surely a clause states what is so now for goods of the two countries."""
    low = clause.lower
    ours = re.search(r"\bcanad|united states goods|goods of the united states|états-unis", low)
    tentative = kind is not ProposalKind.EVENT and _OPEN.search(low) is not None
    return (
        3 * (ours is not None)
        + 3 * (_BINDING.search(low) is not None)
        + 2 * (begins(clause) is not None)
        + 2 * (_ANNOUNCES.search(low) is not None)
        + 2 * (kind is ProposalKind.CORRECTION and any(p.old for p in percents(clause.text)))
        - 6 * tentative
        - 4 * _long_ago(clause)
    )


_ANNOUNCES = re.compile(
    r"\b(?:announc|intend|intention|will (?:impose|apply|increase)|decid)|\ba annoncé|l'intention"
    r"|imposera|entrera"
)


def _long_ago(clause: Clause) -> bool:
    """Whether what a clause tells began long before its document."""
    begun = begins(clause)
    return begun is not None and clause.near is not None and clause.near - begun.day > LONG_BEFORE


def _of_others(clause: Clause, rate: Percent) -> bool:
    """Whether the part of a sentence that states a rate is about other countries' goods alone."""
    start = clause.text.rfind(";", 0, rate.start) + 1
    end = clause.text.find(";", rate.end)
    return foreign_only(clause.text[start : end if end > 0 else len(clause.text)])


def _old_rate(found: Sequence[Clause]) -> tuple[tuple[Percent, ...], tuple[Evidence, ...]] | None:
    for clause in found:
        old = tuple(p for p in percents(clause.text) if p.duty and p.old)[:1]
        if old:
            return old, rate_spans(clause, old)
    return None


_PROCEDURE = re.compile(r"\bhearings?\b|\bcomments?\b|\brebuttal|\brequests? to appear\b")
"""Days of an agency's own proceedings, on which nothing starts to apply to goods."""


def _of_law(clause: Clause) -> bool:
    low = clause.lower
    if _PROCEDURE.search(low) or _PAID_BACK.search(low):
        return False
    return begins(clause) is not None


_PAID_BACK = re.compile(
    r"\s{0,8}refunds?\b|\b(?:was|were) (?:collected|deposited|overpaid)\b|remboursements?\b"
)
"""Days of what was paid already, from which money comes back."""


def _dated(draft: Draft, found: Sequence[Clause]) -> Draft:
    """The first day from which, and the last day to which, it says something applies."""
    if draft.kind is ProposalKind.EVENT and not draft.rate_new:
        found = [c for c in found if _DATED_BY_LABEL.match(c.lower)]
    told = [c for c in found if len(c.text) > _LINE and _of_law(c)]
    sure = [c for c in told if not _OPEN.search(c.lower)]
    new = [c for c in sure if not _long_ago(c)]
    start = next(iter(new or sure), None)
    if start is None and draft.effective is None:
        draft = _by_end(_by_position(draft, found), found)
    start = start or next(iter(told), None)
    if start is not None:
        draft = draft.starting(begins(start), start)
        if draft.kind not in (ProposalKind.CODES_ADDED, ProposalKind.CORRECTION):
            draft = draft.ending(ends(start), start)
    longer = next((c for c in found if _GOES_ON.search(c.lower) and ends(c) is not None), None)
    return draft if longer is None else draft.ending(ends(longer), longer)


def _by_end(draft: Draft, found: Sequence[Clause]) -> Draft:
    """The day on which something stops, where nothing else begins: 'ends at 12:01 a.m. on'."""
    for clause in found:
        last = ends(clause) if _GONE.search(clause.lower) else None
        if draft.effective is None and last is not None and not _OPEN.search(clause.lower):
            return draft.starting(over(clause), clause)
    return draft


def _by_position(draft: Draft, found: Sequence[Clause]) -> Draft:
    """The start that is told from the day of the notice: 'effective upon publication'."""
    for clause in found:
        moment = after_signing(clause, clause.near)
        if moment is not None and not _PROCEDURE.search(clause.lower):
            return draft.starting(moment, clause)
    return draft


_GOES_ON = re.compile(
    r"\blast day on which\b|\b(?:is|are|has been|have been) (?:further )?extended\b"
    r"|\bprolongée?s?\b"
)
