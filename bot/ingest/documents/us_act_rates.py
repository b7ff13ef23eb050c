"""The rates that the clauses of an act set: alone, in steps, in lists, in place of another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

from bot.domain.measures import Basis
from bot.domain.proposals import ProposalKind
from bot.ingest.documents.countries import countries_named, foreign_only
from bot.ingest.documents.days import days
from bot.ingest.documents.drafts import Draft, around, as_old, rate_spans, whole
from bot.ingest.documents.effect import begins, ends, no_later
from bot.ingest.documents.lexicon import act_numbers
from bot.ingest.documents.lists import codes_named, list_named
from bot.ingest.documents.moments import Moment, mentioned
from bot.ingest.documents.rates import Percent, percents
from bot.ingest.documents.restated import rates_put
from bot.ingest.documents.text import Clause

_CHANGES = re.compile(
    r"shall instead|increase[ds]?\b|reduc(?:e|ed|tion)|in lieu of|raise[ds]?\b|lower(?:ed)?"
    r" (?:to|from|by)"
    r"|(?:rates?|duty|duties)[^;]{0,40} (?:rises?|climbs?|falls?|drops?) to\b"
    r"|\bmoved from annex [\w-]{1,8} to annex\b"
    r"|\b(?:shall|will) (?:then |thereafter |again )?(?:rise|fall|drop|climb|go up|go down"
    r"|double)\b"
    r"|modified to|(?:rate|duty|duties)[^;]{0,80}(?:imposed|established|proclaimed)"
    r" (?:pursuant to|under|by|in)\b"
    r"|\brates?(?: of duty)? (?:described |set out |set forth )?(?:in|under"
    r"|of) clause \(?\d{1,2}\)?"
    r" (?:shall|will) (?:instead )?be\b"
)
RELIEF = re.compile(
    r"composed entirely|(?<!not )qualif(?:y|ies|ying) (?:for|as)|melted and poured(?! in"
    r" (?:an?|any|another) (?:third )?country\b)"
    r"|smelted and cast|smelted or most recently cast|non-(?:u\.s\.|united states) content"
    r"|maintain normal trad"
    r"|import adjustment offset|where (?:the )?column 1|of russia|column 1 (?:hts )?duty rate"
    r"|these (?:jurisdictions|countries|trading partners)|transshipped to evade .{0,5}$"
)
_UNLESS = re.compile(r"\bunless [^;,]*")
UNSURE = re.compile(
    r"may determine whether|whether to (?:impose|adopt|apply)|\bcould\b|would be\b|potential"
    r"|^(?![^;]{0,400}\bin (?:place|lieu) of [^;]{0,120}\bwould otherwise)[^;]{0,2000}"
    r"\bwould otherwise|reflects the total|recommend|upon (?:notification|a determination)"
    r"|so that the president"
)
_SPLIT = re.compile(
    r"(?:except(?: for)?|other than|save(?: for)?|with the exception of|excluding) [^;]{0,200}?"
    r"(?:(?:which|that) (?:shall|will|is|are|pays?|bears?)\b(?: instead)?(?: be)?"
    r"(?: (?:hereby )?(?:made )?(?:subject to|dutiable|charged|pay|bear|assessed))?"
    r"|(?:for|on) which the (?:rate|duty|tariff)[a-z ]{0,20} (?:shall be|will be|is)) "
)
_METAL = re.compile(
    r"(?:copper|steel|aluminum|metal) content|value of the (?:copper|steel|aluminum)"
)
_RATE = r"(?:percent|per cent|%)(?: ad valorem)?"


def restated(clause: Clause) -> Draft | None:
    """A rate that an amendment strikes out of an earlier act, and the one it puts there."""
    put = next(iter(rates_put(clause.lower)), None)
    if put is None:
        return None
    start, end = clause.start + put.start, clause.start + put.end
    draft = Draft(
        kind=ProposalKind.RATE_CHANGE,
        rule="rate-restated",
        clause=clause,
        rate_new=(put.new,),
        rate_old=(put.old,),
        amends=act_numbers(clause.text),
        spans=(around(clause, start, end, "rate"), around(clause, start, end, "rate-old")),
    )
    return draft.starting(begins(clause), clause).ending(ends(clause), clause)


_THRESHOLD = re.compile(
    rf"\bthreshold of (?P<old>\d{{1,3}}(?:\.\d{{1,2}})?)\s?{_RATE}"
    r"(?:(?!percent|per cent|%)[^;]){0,160}?\b(?:modified"
    r"|reduced|lowered|changed|raised|increased)[^;\d]{0,20} to "
    rf"(?P<new>\d{{1,3}}(?:\.\d{{1,2}})?)\s?{_RATE}"
)


def threshold(clause: Clause) -> Draft | None:
    """A share from which goods are relieved that an act sets anew, with both shares as rates."""
    said = _THRESHOLD.search(clause.lower)
    if said is None:
        return None
    draft = Draft(
        kind=ProposalKind.EXEMPTION,
        rule="threshold",
        clause=clause,
        rate_new=(Decimal(said["new"]),),
        rate_old=(Decimal(said["old"]),),
        amends=act_numbers(clause.text),
        spans=(around(clause, clause.start + said.start(), clause.start + said.end(), "rate"),),
    )
    return draft.starting(begins(clause), clause)


_ELSEWHERE = re.compile(
    r"\bdut(?:y|ies)(?: rates?)? equal to the rates?(?: of duty)? "
    r"(?:provided|imposed|established|set|specified|proclaimed|declared)[a-z ]{0,20} (?:in|by"
    r"|under)"
    r" (?:the )?(?:proclamation|executive order)\b"
)


def set_elsewhere(clause: Clause) -> Iterator[Draft]:
    """A duty equal to the rate that another act sets: a change whose rate stands elsewhere."""
    if _ELSEWHERE.search(clause.lower) and not percents(clause.text):
        draft = _duty(clause, (), (), None)
        spans = (*draft.spans, whole(clause, "rate"))
        kind = ProposalKind.RATE_CHANGE
        yield replace(draft, kind=kind, rule="rate-elsewhere", spans=spans)


_IN_ANNEX = re.compile(
    r"\b(?:subject to|shall (?:be|pay|bear)|at) the (?:additional |following )?(?:ad valorem"
    r" )?(?:rates?"
    r"(?: of duty)?|dut(?:y|ies)(?: rates?)?|tariffs?(?: rates?)?) (?:that (?:is|are) )?(?:set"
    r" (?:forth"
    r"|out)|specified|listed|provided|prescribed|stated|shown|given|described) (?:for (?:them"
    r"|it|each)"
    r" )?(?:in|by) (?:column [\w ]{1,12} of )?(?:the )?(?:annex|schedule|table|appendix)"
)


def set_in_annex(clause: Clause) -> Iterator[Draft]:
    """Duties whose rates stand in an annex alone: a change, whose rate is not read."""
    if _IN_ANNEX.search(clause.lower) and not percents(clause.text):
        draft = _duty(clause, (), (), None)
        yield replace(draft, rule="rate-in-annex", spans=(*draft.spans, whole(clause, "rate")))


_OFFSET = re.compile(
    r"offset(?: amount)? (?:amount )?equal to (\d{1,2}(?:\.\d{1,2})?)\s?(?:percent|per cent|%)"
    r"|offset[^;]{0,120}equal to "
    r"(\d{1,2}(?:\.\d{1,2})?)\s?(?:percent|per cent|%)"
    r"|\boffset\b[^;]{0,80}\b(?:shall|will) (?:instead |now )?be "
    r"(\d{1,2}(?:\.\d{1,2})?)\s?(?:percent|per cent|%)"
)


def offsets(body: Sequence[Clause]) -> list[Draft]:
    """Offsets against a duty, shares of value: one relief a clause, for all its steps."""
    steps = [(c, m) for c in body if (m := _OFFSET.search(c.lower)) is not None]
    groups: dict[str, list[tuple[Clause, re.Match[str]]]] = {}
    for clause, found in steps:
        groups.setdefault(_base(clause), []).append((clause, found))
    return [_offset(each, body) for each in groups.values()]


def _base(clause: Clause) -> str:
    """The number of the clause that an item belongs to."""
    return re.match(r"(?:sec)?\d*", clause.number).group()  # type: ignore[union-attr]


def _offset(steps: Sequence[tuple[Clause, re.Match[str]]], body: Sequence[Clause]) -> Draft:
    """One offset from its first step to its last; its clause says which act it is put into."""
    first, last = steps[0][0], steps[-1][0]
    lead = next((c for c in body if _base(c) == _base(first)), first)
    draft = Draft(
        kind=ProposalKind.EXEMPTION,
        rule="offset",
        clause=first,
        rate_new=tuple(dict.fromkeys(Decimal(m[1] or m[2] or m[3]) for _, m in steps)),
        amends=act_numbers(lead.text),
        spans=tuple(
            around(c, c.start + m.start(), c.start + m.end(), "rate") for c, m in steps[:4]
        ),
    )
    gone = tuple(p for p in percents(first.text) if p.old and p.value not in draft.rate_new)
    draft = draft.rated(first, gone) if len(gone) == 1 else draft
    return draft.starting(begins(first), first).ending(ends(last), last)


_BY_REFERENCE = re.compile(
    r"(?:shall|will) be (?:subject to |at )?the (?:duty |tariff )?rates?(?: of duty)?"
    r" (?:described|prescribed|proscribed|set (?:forth|out)|provided|established|stated|specified)?"
    r" ?(?:in|under|by) clause \(?(\d{1,2})\)?"
)


def by_reference(body: Sequence[Clause], duties: Sequence[Draft]) -> list[Draft]:
    """'From that day the rates for Annex III shall be the rates set forth in clause (3)'."""
    drafts = []
    for clause in body:
        named = _BY_REFERENCE.search(clause.lower)
        source = next((d for d in duties if named and _base(d.clause) == named[1]), None)
        if source is None or begins(clause) is None:
            continue
        draft = _duty(clause, (), (), None)
        rate = tuple(span for span in source.spans if span.for_ == "rate")
        drafts.append(
            replace(
                draft,
                kind=ProposalKind.RATE_CHANGE,
                rule="rate-by-reference",
                rate_new=source.rate_new,
                spans=(*draft.spans, *rate),
            )
        )
    return drafts


def rated(
    clause: Clause, found: tuple[Percent, ...], lead: Clause | None = None
) -> Iterator[Draft]:
    """What a clause sets with the rates ``found`` in it; ``lead`` leads to it where it is an item.

    One draft, or one a step or an exception, each with its day.
    """
    new = tuple(p for p in found if p.duty and not p.old)
    if not new:
        return
    old = tuple(p for p in found if p.duty and p.old)
    steps = _in_steps(clause, new)
    if steps:
        before = old
        for rate, moment in steps:
            draft = _duty(clause, (rate,), before, lead).without_days()
            if moment is None:
                yield replace(draft, rule=FIRST_STEP)
            else:
                yield draft.starting(moment, clause).ending(_own_end(clause, rate, new), clause)
            before = as_old((rate,))
        return
    groups = [(each, old) for each in _groups(clause, new)]
    for group, gone in _in_pairs(clause, found) or groups:
        draft = _duty(clause, group, gone, lead)
        yield draft
        latest = no_later(clause)
        if latest is not None and draft.effective is not None and latest.day > draft.effective:
            yield replace(draft, effective=None, hour=None, rule="duty-latest").starting(
                latest, clause
            )


def _groups(clause: Clause, new: tuple[Percent, ...]) -> list[tuple[Percent, ...]]:
    """Rates that are of one change: each is of its own where the clause makes an exception."""
    if not _SPLIT.search(clause.lower):
        return [new]
    return [(each,) for each in new if not _excepts_others(clause, each, new[0])]


def _excepts_others(clause: Clause, rate: Percent, first: Percent) -> bool:
    """Whether a rate is of an exception for other countries: 'except those of Japan, at 10'."""
    said = clause.text[first.end : rate.start]
    at = said.lower().rfind("except")
    named = countries_named(said[at:]) - {"US"} if at >= 0 else frozenset()
    return bool(named) and "CA" not in named


_Pair = tuple[tuple[Percent, ...], tuple[Percent, ...]]


def _in_pairs(clause: Clause, found: tuple[Percent, ...]) -> list[_Pair]:
    """'For buses, 15 in place of 10 percent; for tractors, 20 in place of 25': one each.

    None, where not every part between semicolons has one rate and the one it replaces.
    """
    edges = [0, *(m.end() for m in re.finditer(";", clause.text)), len(clause.text)]
    parts = [
        tuple(p for p in found if p.duty and start <= p.start < end)
        for start, end in pairwise(edges)
    ]
    parts = [each for each in parts if each]
    pairs = [
        (tuple(p for p in each if not p.old), tuple(p for p in each if p.old)) for each in parts
    ]
    whole_pairs = all(len(new) == 1 and len(old) == 1 for new, old in pairs)
    return pairs if len(pairs) > 1 and whole_pairs else []


FIRST_STEP = "first-step"
"""The rule of a rate whose day another sentence gives: its own names those of the later steps."""


def _in_steps(
    clause: Clause, rates: tuple[Percent, ...]
) -> tuple[tuple[Percent, Moment | None], ...]:
    """Rates that follow one another, each with its day: '15 percent ..., rising to 25 on ...'.

    The first may have none.
    """
    if len(rates) < 2:
        return ()
    if not _STEPS.search(clause.lower):
        return _each_from_its_day(clause, rates)
    turn = _THEREAFTER.search(clause.lower) if len(rates) == _TWO else None
    last = ends(clause) if turn is not None and turn.start() > rates[0].end else None
    if last is not None and rates[0].end <= last.start - clause.start < rates[1].start:
        return ((rates[0], None), (rates[1], last.day_after))
    named = days(clause.text, clause.near)
    edges = [*(r.start for r in rates[1:]), len(clause.text)]
    steps: list[tuple[Percent, Moment | None]] = []
    for rate, edge in zip(rates, edges, strict=True):
        day = next((m for m in named if rate.end <= m.start < edge), None)
        if day is None and not steps and _RISING.search(clause.lower, rate.end, edge):
            steps.append((rate, None))
            continue
        if day is None:
            return ()
        steps.append((rate, mentioned(clause, day)))
    return tuple(steps)


def _each_from_its_day(
    clause: Clause, rates: tuple[Percent, ...]
) -> tuple[tuple[Percent, Moment | None], ...]:
    """Rates with a day of their own behind each, one later than the other; else none."""
    named = days(clause.text, clause.near)
    edges = [*(r.start for r in rates[1:]), len(clause.text)]
    found = [
        [m for m in named if rate.end <= m.start < edge]
        for rate, edge in zip(rates, edges, strict=True)
    ]
    if not all(
        len(each) == 1 or (each and _own_end(clause, rate, rates))
        for rate, each in zip(rates, found, strict=True)
    ):
        return ()
    if any(one[0].day >= other[0].day for one, other in pairwise(found)):
        return ()
    own = (mentioned(clause, each[0]) for each in found)
    return tuple(zip(rates, own, strict=True))


def _own_end(clause: Clause, rate: Percent, steps: Sequence[Percent]) -> Moment | None:
    """The last day of one step: 'beginning July 1 and ending June 30, and of 25 percent ...'."""
    after = [each.start for each in steps if each.start > rate.start]
    edge = min(after, default=len(clause.text))
    named = [m for m in days(clause.text, clause.near) if rate.end <= m.start < edge]
    if len(named) != _TWO:
        return None
    last = ends(replace(clause, text=" " * rate.end + clause.text[rate.end : named[1].end]))
    return last if last is not None and last.start - clause.start == named[1].start else None


_SPARED_FROM_THIS = re.compile(
    r"(?:in lieu of|instead of|rather than) the (?:rate|duty)[a-z ]{0,30} (?:of|in|under) clause"
)
"""Some goods at a lower rate than the one the same act sets: relief from it."""
_RISING = re.compile(r"\b(?:rising|increasing|falling|decreasing|stepping) (?:up |down )?to\b")
_TWO = 2
_THEREAFTER = re.compile(r"\bthereafter\b|\b(?:after|from) that (?:day|date|time)\b|\bafterwards\b")
"""'15 percent through June 30, 2027, and 30 percent thereafter'."""
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
    draft = draft.starting(begins(where), where).ending(ends(where), where)
    own = begins(clause)
    if own is None or draft.effective not in (None, own.day):
        return draft
    return draft.starting(own, clause).ending(ends(clause), clause)


def listed(lead: Clause, after: Sequence[Clause]) -> Iterator[Draft]:
    """The items under a clause that ends with a colon; a step that follows another changes it."""
    before: Draft | None = None
    for draft in _items(lead, after):
        if before is not None and _follows(before, draft):
            yield before.without_end()
            old = tuple(replace(s, for_="rate-old") for s in before.spans if s.for_ == "rate")
            spans = (*draft.spans, *old)
            draft = replace(
                draft, kind=ProposalKind.RATE_CHANGE, rate_old=before.rate_new, spans=spans
            )
        elif before is not None:
            yield before
        before = draft
    if before is not None:
        yield before


def _follows(before: Draft, draft: Draft) -> bool:
    """Whether a rate begins on the day after another one's last: the duty goes on, as changed."""
    if before.last_day is None or draft.effective is None or not draft.of_duty:
        return False
    return draft.effective - before.last_day == timedelta(days=1)


def _items(lead: Clause, after: Sequence[Clause]) -> Iterator[Draft]:
    """The items under a clause that ends with a colon: one rate each, partners' terms left out."""
    for item in after:
        if item.paragraph == lead.paragraph or UNSURE.search(item.lower):
            continue
        mark = re.match(r"\s{0,8}\((?:[a-z]{1,2}|[ivx]+)\)", item.text)
        if not item.number.startswith(_base(lead)) or (item.first and not mark):
            return
        total = _ALL_IN.search(item.lower)
        if total is not None and "these " not in item.lower[:40]:
            yield from rated(item, _at(item, total.start(1)), lead)
        elif item.first and not _eases_others(item) and not foreign_only(item.text):
            found = percents(item.text, of_duty=True)
            pair = found[:2] if len(found) > 1 and found[0].old and not found[1].old else found[:1]
            yield from rated(item, () if _LEFT.search(item.lower) else pair, lead)


_LEFT = re.compile(r"\b(?:is|are|shall be) (?:left|kept) (?:at|as|un)|\bunchanged\b")
"""What an item only names to say that it stays."""


def _eases_others(item: Clause) -> bool:
    """Whether an item has terms of a partner, or of metal of the country's own."""
    return RELIEF.search(item.lower) is not None and _MADE_THERE.search(item.lower) is None


_MADE_THERE = re.compile(
    r"\b(?:melted and poured|smelted(?: [a-z]+){0,3} cast|smelted|made|produced|assembled) in"
    r" canada\b"
)
"""Goods of the neighbour's own making: what they pay is their duty."""

_ALL_IN = re.compile(
    r"the sum of the column 1[^;]{0,220}(?:shall|will) be (\d{1,3}(?:\.\d+)?)\s?(?:percent"
    r"|per cent|%)"
)


def _at(clause: Clause, start: int) -> tuple[Percent, ...]:
    """The percentage that stands there, as the rate."""
    found = (p for p in percents(clause.text, of_duty=True) if p.start == start)
    return tuple(replace(p, duty=True, old=False) for p in found)
