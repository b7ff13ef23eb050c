"""Proclamations, executive orders and memoranda of the President: what their clauses change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.domain.measures import Basis, Standing
from bot.domain.proposals import Evidence, ProposalKind
from bot.ingest.documents.countries import foreign_only
from bot.ingest.documents.days import days
from bot.ingest.documents.drafts import Draft, around, rate_spans, rate_that_ends, whole
from bot.ingest.documents.effect import (
    Moment,
    after_signing,
    begins,
    ends,
    no_later,
    over,
    put_off_to,
)
from bot.ingest.documents.lexicon import act_numbers
from bot.ingest.documents.lists import codes_named, list_named
from bot.ingest.documents.operative import BANS, ENDS, EXEMPTS, LISTS, PUTS_OFF, SETS
from bot.ingest.documents.rates import Percent, percents
from bot.ingest.documents.text import Clause

_OPERATIVE = re.compile(
    r"(?:do |i )?hereby (?:proclaim|direct|determine and order|order)\b"
    r"|(?:it is )?hereby (?:ordered|directed)"
)
_CLOSING = re.compile(r"in witness whereof|\bgeneral provisions\b|donald j\. trump")
_SKIP = re.compile(
    r"foreign[- ]trade zone|privileged foreign|drawback|(?:is|are) authorized|inconsistent"
    r"|\bmay (?:consider|modify|increase|take|recommend|submit|apply|approve|issue|revoke|be"
    r"|further|"
    r"decrease)\b|shall (?:continue to )?(?:monitor|consult|inform|recommend|report|submit|publish)"
    r"|^(?:\(\w+\)\s{0,8})*(?:should|if|when|where|for avoidance of doubt|nothing in)\b|redelegate"
    r"|should (?:any|the|canada)|refunds?\b|onshoring|reference to|secretary"
    r" .{0,40}determines? that"
)
_CHANGES = re.compile(
    r"shall instead|increase[ds]?\b|reduc(?:e|ed|tion)|in lieu of|raise[ds]?\b|lower(?:ed)?"
    r" (?:to|from)"
    r"|modified to|(?:rate|duty|duties)[^;]{0,80}(?:imposed|established|proclaimed)"
    r" (?:pursuant to|under|by|in)\b"
)
_RELIEF = re.compile(
    r"composed entirely|(?<!not )qualif(?:y|ies|ying) (?:for|as)|melted and poured|smelted and cast"
    r"|smelted or most recently cast|non-(?:u\.s\.|united states) content|maintain normal trad"
    r"|import adjustment offset|where (?:the )?column 1|of russia|column 1 (?:hts )?duty rate"
    r"|these (?:jurisdictions|countries|trading partners)|transshipped to evade .{0,5}$"
)
_DATED_LISTS = re.compile(r"(?:deleting|striking|replacing) the (?:effective )?dates?\b")
_OUT = re.compile(r"remov|delet|str[iu]c?k|withdraw|drop|narrow|no longer be subject")
_EVENTS = re.compile(
    r"shall initiate an? (?:investigation|section 232)|negotiat(?:ions?|e"
    r"|ing)[^;]{0,60}agreements?|enter into negotiations"
    r"|pursue[^;]{0,40}negotiat|shall (?:investigate|conduct an investigation)"
)
_WHOLE = re.compile(
    r"(?:rates? of duty|tariffs?|dut(?:y|ies)|modifications?|changes|requirements|amendments?"
    r"|surcharge|provisions|actions?|exclusions?|prohibitions?|bans?|exceptions?|exemptions?|relief"
    r"|inclusions?|additions?|removals?|measures?|treatment|lists?|this (?:order|proclamation))"
    r"[^;]{0,220}"
    r"(?:shall (?:be effective|apply|take effect|enter into force|begin|start|commence)"
    r"|(?:is|are|be|becomes?) effective|takes? effect|(?:enters?|comes?) into (?:force|effect)"
    r"|shall (?:be in (?:force|effect)|have effect)|appl(?:y|ies) (?:to"
    r"|with|as of"
    r"|from|on|beginning))"
    r"|\b(?:clauses?|paragraphs?|sections?) \(?\d[^;]{0,120}\b(?:appl(?:y|ies) (?:to|with)"
    r"|takes? effect"
    r"|(?:is|are|shall be) effective)"
)
_GOES_ON = re.compile(
    r"(?:such|this|these|the (?:modifications|above|foregoing|rates?|duties|tariffs?))\b"
)
_DECIDED = re.compile(
    r"\bi (?:have )?(?:determined?|decided|conclude|find)|in my judgment|impos(?:e|ing) (?:an?|the)"
    r"|necessary and appropriate to"
)
_UNLESS = re.compile(r"\bunless [^;]*")
_AMENDING = re.compile(
    r"amend|modif|further|addressing certain|suspen|scope|correct|ending|delay|progress"
)
_BACKGROUND = re.compile(r"section\.?\s{0,8}1\.\s{0,3}(?:background|policy|purpose|findings)")
_ENDING = re.compile(r"\bend|terminat|revo[ck]|rescind|repeal|suspend")
_DELAYS = re.compile(r"\bdelay|\bpostpon|\bdefer(?:red|ral|ring)?\b|later (?:effective )?date")
_ALL_OTHER = re.compile(r"\ball other [a-z ]{0,20}(?:econom|countr|trading|nations)")
_PAST = re.compile(
    r"\b(?:i|was|were|been|had|previously)(?: have| also| then)? (?:imposed|increased|reduced"
    r"|raised|provided)"
)
_COMMANDS = re.compile(
    r"\bshall\b|\bwill\b|hereby|is (?:increased|reduced|raised)|are (?:increased|reduced|raised)"
)
_UNSURE = re.compile(
    r"may determine whether|whether to (?:impose|adopt|apply)|\bcould\b|would be|potential"
    r"|would otherwise|reflects the total|recommend|upon (?:notification|a determination)"
    r"|so that the president"
)
_PROCESS = re.compile(r"(?:inclusion|exclusion)s? process|processes established")
_SPLIT = re.compile(r"except for [^;]{0,200}?which shall be subject to")
_EARLIER = re.compile(
    r"(?:duty )?rates?(?: of duty)? (?:in|described in|under) clause \(?(\d{1,2})\)?"
)
_METAL = re.compile(
    r"(?:copper|steel|aluminum|metal) content|value of the (?:copper|steel|aluminum)"
)


def operative_part(low: str) -> tuple[int, int]:
    """Where the act begins to command, and where it closes; all of it when it never says."""
    opening = _OPERATIVE.search(low)
    start = opening.start() if opening else 0
    closing = _CLOSING.search(low, opening.end() if opening else len(low))
    return start, closing.start() if closing else len(low)


def drafts_of(
    title: str,
    recitals: Sequence[Clause],
    body: Sequence[Clause],
    signed: date | None = None,
) -> list[Draft]:
    """The changes an act makes; its recitals are read only where the clauses are silent.

    ``signed``: the day from which '7 days after the date of this order' counts, where it is known.
    """
    background, body = _without_background(body)
    found = list(_clause_drafts(body)) or list(_clause_drafts(background))
    duties = _ours_named([each for each in found if each.of_duty])
    amending = _AMENDING.search(title.lower()) is not None
    if not duties and not any(
        d.kind in (ProposalKind.POSTPONEMENT, ProposalKind.BAN) for d in found
    ):
        duties = list(_decided((*recitals, *background)))[:1]
    kept = _unique(_with_same_period(_with_earlier_rates(duties)))
    ending = not kept or _ENDING.search(title.lower()) is not None
    for kind in (
        ProposalKind.POSTPONEMENT,
        ProposalKind.END,
        ProposalKind.BAN,
        ProposalKind.CODES_ADDED,
        ProposalKind.CODES_REMOVED,
    ):
        # what a new duty takes the place of ends with its start: that is no change of its own
        if kind is ProposalKind.BAN:
            kept.extend(_distinct(found, kind))
        elif kind is not ProposalKind.END or ending:
            kept.extend(_first(found, kind))
        else:
            kept.extend(d for d in _first(found, kind) if _REVOKES.search(d.clause.lower))
    if amending or not kept:
        kept.extend(_offsets(body) or _first(found, ProposalKind.EXEMPTION))
    if not kept:
        told = _events((*recitals, *background))
        kept.extend(_with_more(_first(found, ProposalKind.EVENT), told) or told)
    kept = _with_rates_put_off(kept)
    kept = [_old_rate_told(each, (*recitals, *background)) for each in kept]
    if amending and any(_DELAYS.search(c.lower) for c in (*recitals, *background, *body)):
        kept = [_put_off(each) for each in kept]
    if title.lower().startswith("continu"):
        kept = [
            each if each.rule == "put-off" else replace(each, kind=ProposalKind.CONFIRMATION)
            for each in kept
        ]
    return sorted(_dated(kept, body, signed), key=lambda draft: draft.clause.start)


def _with_rates_put_off(found: list[Draft]) -> list[Draft]:
    """A clause that repeats the rate from the very day to which it is put off sets no new one."""
    longer = next((d for d in found if d.kind is ProposalKind.POSTPONEMENT and d.effective), None)
    if longer is None:
        return found
    same = [d for d in found if d.of_duty and d.effective in (None, longer.effective)]
    rates = tuple(dict.fromkeys(rate for each in same for rate in each.rate_new))
    spans = tuple(span for each in same for span in each.spans if span.for_ == "rate")
    told = replace(
        longer,
        rate_new=longer.rate_new or rates,
        spans=longer.spans if longer.rate_new else (*longer.spans, *spans),
    )
    return [told if each is longer else each for each in found if each not in same]


def _with_more(found: list[Draft], told: list[Draft]) -> list[Draft]:
    """A clause's event with the recital that decides on it as further evidence."""
    more = tuple(span for each in told[:1] for span in each.spans)
    return [replace(each, spans=(*each.spans, *more)) for each in found]


def _put_off(draft: Draft) -> Draft:
    """A rise that an amending act gives a new day is put off."""
    if draft.kind is not ProposalKind.RATE_CHANGE or draft.effective is None:
        return draft
    return replace(draft, kind=ProposalKind.POSTPONEMENT, rule="rise-put-off")


def _old_rate_told(draft: Draft, recitals: Sequence[Clause]) -> Draft:
    """The old rate where only a recital tells it: 'from 10 percent to 25 percent'."""
    if draft.kind is ProposalKind.END and not draft.rate_old:
        return rate_that_ends(draft, recitals)
    if not draft.of_duty or draft.rate_old:
        return draft
    for clause in recitals:
        found = percents(clause.text)
        old = tuple(p for p in found if p.duty and p.old)
        new = {p.value for p in found if p.duty and not p.old}
        if old and new & set(draft.rate_new) and not _PAST.search(clause.lower):
            return replace(draft.rated(clause, old), kind=ProposalKind.RATE_CHANGE)
    return draft


def _without_background(
    body: Sequence[Clause],
) -> tuple[Sequence[Clause], Sequence[Clause]]:
    """An order that opens with 'Section 1. Background.' tells there what was before."""
    if not any(_BACKGROUND.search(c.lower) for c in body[:4]):
        return (), body
    first = [c for c in body if re.fullmatch(r"(?:sec1)?[a-z]?", c.number)]
    return first, [c for c in body if c not in first]


def _ours_named(duties: list[Draft]) -> list[Draft]:
    """Where one clause names the neighbour's goods, 'all other countries' aren't it."""
    if not any("canada" in each.clause.lower for each in duties):
        return duties
    return [d for d in duties if not _ALL_OTHER.search(d.clause.lower)]


_REVOKES = re.compile(
    r"^\s{0,8}(?:\(\w{1,3}\)\s{0,8}|sec\. \d+\.\s{0,8}(?:[a-z ]{3,40}\.\s{0,8})?)*"
    r"(?:proclamation|executive order) \d{4,5}[^;.]{0,120}(?:is|are) (?:hereby )?(?:revoked"
    r"|terminated"
    r"|rescinded|repealed)|\bi (?:hereby )?(?:terminate|revoke|rescind|repeal)\b"
)
"""A clause whose own matter is an end, beside what else the act does."""


def _distinct(found: Sequence[Draft], kind: ProposalKind) -> list[Draft]:
    """Each change of a kind that has a day or a list of its own."""
    kept: list[Draft] = []
    for each in found:
        known = {(d.effective, d.codes_in, d.codes) for d in kept}
        own = each.effective is not None or each.codes or each.codes_in
        new = (each.effective, each.codes_in, each.codes) not in known
        if each.kind is kind and new and (own or not kept):
            kept.append(each)
    return kept[:3]


def _first(found: Sequence[Draft], kind: ProposalKind) -> list[Draft]:
    return [each for each in found if each.kind is kind][:1]


def _clause_drafts(body: Sequence[Clause]) -> Iterator[Draft]:
    for index, clause in enumerate(body):
        low = clause.lower
        if _SKIP.search(low) and not BANS.search(low):
            continue
        if _UNSURE.search(low) or (_PAST.search(low) and not _COMMANDS.search(low)):
            continue
        if foreign_only(clause.text):
            continue
        struck = _STRUCK.search(low)
        if struck is not None:
            yield _restated(clause, struck)
            continue
        plain = list(_plain_drafts(clause, low))
        yield from plain
        if any(each.kind is ProposalKind.POSTPONEMENT for each in plain):
            continue
        if low.rstrip().endswith(":") and SETS.search(low):
            yield from _listed(clause, body[index + 1 :])
        elif SETS.search(low) and (_OF_OURS.search(low) or not _RELIEF.search(low)):
            yield from _rated(clause, percents(clause.text))


_OF_OURS = re.compile(
    r"\b(?:products?|articles?|goods|imports)\b[^.;]{0,60}\b(?:of|from) canada\b[^;]{0,400}\d"
    r" percent"
)
"""Terms for the neighbour's own goods are a rate of theirs, however they are bound."""
_STRUCK = re.compile(
    r"(?:(?:strik|delet|replac|remov)ing [^;]{0,60})?\"(?P<old>\d{1,3}(?:\.\d{1,2})?) percent"
    r"(?: ad valorem)?\"[^;]{0,60}(?:insert\w{0,3}|with|substitut\w{0,3}|replaced by)[^;]{0,40}"
    r"\"(?P<new>\d{1,3}(?:\.\d{1,2})?) percent(?: ad valorem)?\""
)


def _restated(clause: Clause, struck: re.Match[str]) -> Draft:
    """A rate that an amendment strikes out of an earlier act, and the one it puts there."""
    start, end = clause.start + struck.start(), clause.start + struck.end()
    draft = Draft(
        kind=ProposalKind.RATE_CHANGE,
        rule="rate-restated",
        clause=clause,
        rate_new=(Decimal(struck["new"]),),
        rate_old=(Decimal(struck["old"]),),
        amends=act_numbers(clause.text),
        spans=(around(clause, start, end, "rate"), around(clause, start, end, "rate-old")),
    )
    return draft.starting(begins(clause), clause).ending(ends(clause), clause)


_OFFSET = re.compile(
    r"offset(?: amount)? (?:amount )?equal to (\d{1,2}(?:\.\d{1,2})?) percent"
    r"|offset[^;]{0,120}equal to "
    r"(\d{1,2}(?:\.\d{1,2})?) percent"
)


def _offsets(body: Sequence[Clause]) -> list[Draft]:
    """An offset against a duty, a share of value: one relief, from its first step to its last."""
    steps = [(c, m) for c in body if (m := _OFFSET.search(c.lower)) is not None]
    if not steps:
        return []
    first, last = steps[0][0], steps[-1][0]
    draft = Draft(
        kind=ProposalKind.EXEMPTION,
        rule="offset",
        clause=first,
        rate_new=tuple(dict.fromkeys(Decimal(m[1] or m[2]) for _, m in steps)),
        spans=tuple(
            around(c, c.start + m.start(), c.start + m.end(), "rate") for c, m in steps[:4]
        ),
    )
    return [draft.starting(begins(first), first).ending(ends(last), last)]


def _plain_drafts(clause: Clause, low: str) -> Iterator[Draft]:
    """Changes that need no rate."""
    kinds = (
        (BANS, ProposalKind.BAN, "ban"),
        (PUTS_OFF, ProposalKind.POSTPONEMENT, "put-off"),
        (ENDS, ProposalKind.END, "end"),
        (_DATED_LISTS, ProposalKind.EVENT, ""),
        (LISTS, ProposalKind.CODES_ADDED, "list-changed"),
        (EXEMPTS, ProposalKind.EXEMPTION, "exemption"),
        (_EVENTS, ProposalKind.EVENT, "event"),
    )
    for pattern, kind, rule in kinds:
        hit = pattern.search(low)
        if hit is None:
            continue
        if not rule or (kind is ProposalKind.END and _PROCESS.search(low)):
            return
        if kind is ProposalKind.EXEMPTION and _UNDER_WAY.search(low):
            return
        if kind is ProposalKind.END and _ON_CONDITION.search(low, hit.start()):
            continue
        if kind is ProposalKind.EXEMPTION and "no longer" in hit.group():
            kind, rule = ProposalKind.CODES_REMOVED, "list-removed"
        elif (
            kind is ProposalKind.CODES_ADDED
            and _OUT.search(hit.group())
            and "add" not in hit.group()
        ):
            kind = ProposalKind.CODES_REMOVED
        draft = _draft(clause, kind, rule, hit.start(), hit.end())
        dated = draft.effective is not None or draft.last_day is not None
        if kind is not ProposalKind.POSTPONEMENT or dated:
            yield draft
            return


_UNDER_WAY = re.compile(r"\bin transit\b|\bloaded onto\b|final mode of trans")
"""Goods that are on their way: a rule of passage, and no exemption of its own."""
_ON_CONDITION = re.compile(
    r"\bshall (?:end|cease|expire|terminate) (?:on the (?:day|date) on which|when|if)\b"
)


def _draft(clause: Clause, kind: ProposalKind, rule: str, start: int, end: int) -> Draft:
    what = {
        ProposalKind.CODES_ADDED: "scope",
        ProposalKind.CODES_REMOVED: "scope",
        ProposalKind.POSTPONEMENT: "effective",
    }
    draft = Draft(
        kind=kind,
        rule=rule,
        clause=clause,
        codes=codes_named(clause.text),
        codes_in=list_named(clause.text),
        amends=act_numbers(clause.text),
        standing=Standing.ANNOUNCED if kind is ProposalKind.EVENT else Standing.ENACTED,
        spans=(
            around(clause, clause.start + start, clause.start + end, what.get(kind, kind.value)),
        ),
    )
    if kind is ProposalKind.EVENT:
        return draft
    if kind is ProposalKind.POSTPONEMENT:
        found = tuple(p for p in percents(clause.text) if p.duty)
        draft = draft.rated(clause, found)
        if _LASTS_LONGER.search(clause.lower) and not _HELD_BACK.search(clause.lower):
            return draft.ending(ends(clause), clause)
        return draft.starting(put_off_to(clause) or _only_day(clause), clause)
    if kind is ProposalKind.END:
        return draft.starting(over(clause), clause)
    if kind is ProposalKind.CODES_ADDED:
        # 'added to the products that are subject to 50 percent': what those pay is what these will
        rates = tuple(replace(p, old=False) for p in percents(clause.text) if p.duty)
        if len(rates) == 1:
            draft = draft.rated(clause, rates)
    return draft.starting(begins(clause), clause).ending(ends(clause), clause)


_LASTS_LONGER = re.compile(
    r"\b(?:rates?|dut(?:y|ies)|surcharge|treatment|exemptions?|exclusions?|exceptions?)\b[^;]{0,160}"
    r"\b(?:continues?|remains?|(?:is|are|shall be) (?:hereby )?(?:extended|continued|prolonged))\b"
)
_HELD_BACK = re.compile(r"\b(?:suspen|paus|delay|postpon|defer|stay)")
"""What is held back until a day begins then; what goes on to a day ends then."""


def _only_day(clause: Clause) -> Moment | None:
    """The start that a clause names, where it names no other day."""
    return begins(clause) if len(days(clause.text, clause.near)) == 1 else None


def _rated(
    clause: Clause, found: tuple[Percent, ...], lead: Clause | None = None
) -> Iterator[Draft]:
    new = tuple(p for p in found if p.duty and not p.old)
    if not new:
        return
    old = tuple(p for p in found if p.duty and p.old)
    steps = _in_steps(clause, new)
    if steps:
        for rate, moment in steps:
            draft = _duty(clause, (rate,), old, lead)
            yield replace(draft, effective=None, hour=None, last_day=None).starting(moment, clause)
        return
    groups = [(each,) for each in new] if _SPLIT.search(clause.lower) else [new]
    for group in groups:
        draft = _duty(clause, group, old, lead)
        yield draft
        latest = no_later(clause)
        if latest is not None and draft.effective is not None and latest.day > draft.effective:
            yield replace(draft, effective=None, hour=None, rule="duty-latest").starting(
                latest, clause
            )


def _in_steps(clause: Clause, rates: tuple[Percent, ...]) -> tuple[tuple[Percent, Moment], ...]:
    """Rates that follow one another, each with its day: '15 percent ..., rising to 25 on ...'."""
    if len(rates) < 2 or not _STEPS.search(clause.lower):
        return ()
    named = days(clause.text, clause.near)
    edges = [*(r.start for r in rates[1:]), len(clause.text)]
    steps = []
    for rate, edge in zip(rates, edges, strict=True):
        day = next((m for m in named if rate.end <= m.start < edge), None)
        if day is None:
            return ()
        span = (clause.start + day.start, clause.start + day.end)
        steps.append((rate, Moment(day=day.day, start=span[0], end=span[1], hour=day.hour)))
    return tuple(steps)


_SPARED_FROM_THIS = re.compile(
    r"(?:in lieu of|instead of|rather than) the (?:rate|duty)[a-z ]{0,30} (?:of|in|under) clause"
)
"""Some goods at a lower rate than the one the same act sets: relief from it."""
_STEPS = re.compile(
    r"\b(?:rising|increasing|and (?:then )?(?:to|at)|followed by|thereafter|then)\b"
)


def _duty(
    clause: Clause, new: tuple[Percent, ...], old: tuple[Percent, ...], lead: Clause | None
) -> Draft:
    where = lead or clause
    changes = bool(old) or _CHANGES.search(_UNLESS.sub("", where.lower)) is not None
    kind = ProposalKind.RATE_CHANGE if changes else ProposalKind.NEW_DUTY
    if _SPARED_FROM_THIS.search(where.lower):
        kind = ProposalKind.EXEMPTION
    draft = Draft(
        kind=kind,
        rule="rate-changed" if changes else "duty",
        clause=clause,
        rate_new=tuple(dict.fromkeys(p.value for p in new)),
        rate_old=tuple(dict.fromkeys(p.value for p in old)),
        basis=Basis.METAL_CONTENT if _METAL.search(where.lower) else Basis.FULL_VALUE,
        codes=codes_named(where.text),
        codes_in=list_named(clause.text) or list_named(where.text),
        amends=act_numbers(where.text),
        spans=rate_spans(clause, (*new, *old)),
    )
    return draft.starting(begins(where), where).ending(ends(where), where)


def _listed(lead: Clause, after: Sequence[Clause]) -> Iterator[Draft]:
    """The items under a clause that ends with a colon: one rate each, partners' terms left out."""
    base = re.match(r"(?:sec)?\d*", lead.number)
    for item in after:
        if item.paragraph == lead.paragraph or _UNSURE.search(item.lower):
            continue
        mark = re.match(r"\s{0,8}\((?:[a-z]{1,2}|[ivx]+)\)", item.text)
        if not item.number.startswith(base.group() if base else "") or (item.first and not mark):
            return
        total = _ALL_IN.search(item.lower)
        if total is not None and "these " not in item.lower[:40]:
            yield from _rated(item, _at(item, total.start(1)), lead)
        elif item.first and not _RELIEF.search(item.lower) and not foreign_only(item.text):
            yield from _rated(item, percents(item.text, of_duty=True)[:1], lead)


_ALL_IN = re.compile(r"the sum of the column 1[^;]{0,220}shall be (\d{1,3}(?:\.\d+)?) percent")


def _at(clause: Clause, start: int) -> tuple[Percent, ...]:
    """The percentage that stands there, as the rate."""
    found = (p for p in percents(clause.text, of_duty=True) if p.start == start)
    return tuple(replace(p, duty=True, old=False) for p in found)


def _decided(recitals: Sequence[Clause]) -> Iterator[Draft]:
    """Rates the President decides on in the recitals: only where no clause sets one."""
    for clause in recitals:
        low = clause.lower
        decided = _DECIDED.search(low) and SETS.search(low) and not _UNSURE.search(low)
        if _PAST.search(low) and not _COMMANDS.search(low):
            continue
        if decided and not _RELIEF.search(low) and not foreign_only(clause.text):
            yield from _rated(clause, percents(clause.text))


def _events(recitals: Sequence[Clause]) -> list[Draft]:
    """What the President directs in a recital, with what he determines as further evidence."""
    found = [(c, hit) for c in recitals if (hit := _EVENTS.search(c.lower)) is not None]
    told = [
        next(((c, hit) for c, hit in found if decision.search(c.lower)), None)
        for decision in (_DIRECTS, _DETERMINES)
    ]
    drafts = [
        _draft(clause, ProposalKind.EVENT, "event", hit.start(), hit.end())
        for clause, hit in dict.fromkeys(each for each in told if each is not None)
    ]
    return _with_more(drafts[:1], drafts[1:])


_DIRECTS = re.compile(r"\bi (?:also |therefore |hereby |have )*(?:direct|instruct)")
_DETERMINES = re.compile(r"\bi (?:also |therefore |hereby |have )*determine")


def _with_earlier_rates(duties: list[Draft]) -> list[Draft]:
    """Where a clause raises 'the rate in clause 2', the rate of clause 2 is the old one."""
    by_number = {d.clause.number: d for d in reversed(duties) if d.rate_new}
    found = []
    for draft in duties:
        named = _EARLIER.findall(draft.clause.lower)
        earlier = [by_number[n] for n in named if n in by_number and by_number[n] is not draft]
        if draft.rate_old or not earlier or draft.kind is not ProposalKind.RATE_CHANGE:
            found.append(draft)
            continue
        rates = tuple(dict.fromkeys(rate for each in earlier for rate in each.rate_new))
        spans = tuple(
            Evidence(start=each.spans[0].start, end=each.spans[0].end, for_="rate-old")
            for each in earlier
        )
        found.append(replace(draft, rate_old=rates, spans=(*draft.spans, *spans)))
    return found


_SAME_PERIOD = re.compile(r"\b(?:for|during|over|in) the same period\b")


def _with_same_period(duties: list[Draft]) -> list[Draft]:
    """A clause 'for the same period' has the days of the one before it."""
    found: list[Draft] = []
    for draft in duties:
        if found and _SAME_PERIOD.search(draft.clause.lower) and draft.effective is None:
            draft = replace(
                draft,
                effective=found[-1].effective,
                hour=found[-1].hour,
                last_day=found[-1].last_day,
                spans=(*draft.spans, *found[-1].days_told),
            )
        found.append(draft)
    return found


def _unique(duties: Sequence[Draft]) -> list[Draft]:
    """Each rate of each list once: clauses repeat the rate they explain."""
    kept: list[Draft] = []
    for draft in duties:
        same = [
            each
            for each in kept
            if each.rate_new == draft.rate_new
            and (draft.effective is None or each.effective in (None, draft.effective))
            and (not draft.codes_in or each.codes_in == draft.codes_in)
            and not (
                each.clause.number != draft.clause.number and draft.codes_in and draft.clause.first
            )
        ]
        if not same:
            kept.append(draft)
    return kept


def _dated(found: Sequence[Draft], body: Sequence[Clause], signed: date | None) -> list[Draft]:
    """Days that stand in the sentence after a clause, or in a clause for the whole act."""
    whole = [
        c
        for c in body
        if _WHOLE.search(c.lower)
        and not _SKIP.search(c.lower)
        and (begins(c) or after_signing(c, signed))
    ]
    whole = whole or _only_dated(body)
    dated = (_from_context(each, body, whole, signed) for each in found)
    return [_bound_the_same_day(each, body) for each in dated]


def _from_context(
    draft: Draft, body: Sequence[Clause], whole: Sequence[Clause], signed: date | None
) -> Draft:
    if draft.kind is ProposalKind.EVENT or draft.effective is not None:
        return draft
    following = [
        c
        for c in body
        if c.paragraph == draft.clause.paragraph
        and c.start > draft.clause.start
        and _GOES_ON.match(c.lower)
    ]
    for clause in (draft.clause, *following[:3], *_naming(draft, whole)[:1]):
        moment = begins(clause) or after_signing(clause, signed)
        if moment is not None:
            return draft.starting(moment, clause).ending(ends(clause), clause)
    return draft


_CLAUSE_NAMED = re.compile(r"(?:clauses?|paragraphs?|sections?|secs?\.) \(?(\d{1,2})")


def _naming(draft: Draft, whole: Sequence[Clause]) -> list[Clause]:
    """The clauses that give the act its day, those first that name the draft's own clause."""
    own = re.sub(r"\D", "", draft.clause.number)
    return sorted(whole, key=lambda c: own not in _CLAUSE_NAMED.findall(c.lower))


def _only_dated(body: Sequence[Clause]) -> list[Clause]:
    """The clause with a start, where an act names but one day from which anything applies."""
    dated = [(c, m) for c in body if (m := begins(c)) is not None and not _SKIP.search(c.lower)]
    return [dated[0][0]] if len({m.day for _, m in dated}) == 1 else []


_BINDS = re.compile(r"subject to|shall be ineffective|no longer (?:apply|be in effect)")


def _bound_the_same_day(draft: Draft, body: Sequence[Clause]) -> Draft:
    """Clauses that say of the same day what becomes of goods, as further evidence of a duty."""
    if not draft.of_duty or draft.effective is None:
        return draft
    known = {(span.start, span.end) for span in draft.spans}
    more = [
        whole(c, "duty")
        for c in body
        if _BINDS.search(c.lower)
        and (c.start, c.end) not in known
        and (moment := begins(c)) is not None
        and moment.day == draft.effective
    ]
    return replace(draft, spans=(*draft.spans, *more[:3]))
