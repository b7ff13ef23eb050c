"""What the Privy Council says an order does: one draft a purpose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.countries import of_third_country
from bot.ingest.documents.days import days
from bot.ingest.documents.deeds import deed_of
from bot.ingest.documents.drafts import Draft, whole
from bot.ingest.documents.effect import begins, ends, over, put_off_to
from bot.ingest.documents.lexicon import ProgrammeKind, ReadingLexicon
from bot.ingest.documents.lists import codes_named, list_named
from bot.ingest.documents.moments import Moment, mentioned
from bot.ingest.documents.order_named import orders_named
from bot.ingest.documents.order_relief import latest_end
from bot.ingest.documents.order_text import OrderText
from bot.ingest.documents.programmes import ProgrammeSubject
from bot.ingest.documents.rates import percents
from bot.ingest.documents.text import Clause

_NEW_RELIEF = re.compile(
    r"(?:grant|provide|establish) (?:a )?new (?:relief|remission)"
    r"|\badditional (?:\d{1,4} )?(?:[a-z]+ ){0,2}(?:business|compan|importer|firm|manufacturer)"
    r"|\b(?:add(?:s|ing)?|includ(?:e|es|ing)) [^;]{1,120} (?:to|in|among) (?:the )?[^;]{0,40}"
    r"\b(?:goods|products|importers|companies|firms|inputs|lists?|schedules?)\b"
    r"|\b(?:new|further|more|additional) (?:[a-z]+ ){0,2}(?:goods|products|inputs)\b"
)
_PRECIS_KINDS: tuple[tuple[re.Pattern[str], ProposalKind, str], ...] = tuple(
    (re.compile(pattern), kind, rule)
    for pattern, kind, rule in (
        (
            r"\bamend(?:s|ed)?\b[^;]{0,60} to clarify\b",
            ProposalKind.CORRECTION,
            "precis-correct",
        ),
        (
            r"\b(?:postpone|defer|delay|put off),?(?: (?:to|until) [^;]{0,40}?,"
            r"|,? from [^;]{4,24} (?:to|until) [^;]{4,24},?)? (?:the )?"
            r"(?:coming into force|application|start|imposition|increase)",
            ProposalKind.POSTPONEMENT,
            "precis-postpone",
        ),
        (
            r"(?:surtax|rate)[^;]{0,160} from \d{1,3}(?:\.\d+)?\s?(?:%|per ?cent) to \d",
            ProposalKind.RATE_CHANGE,
            "precis-rate",
        ),
        (
            r"\b(?:suspend|pause)\b[^;]{0,120}(?:surtax|tariff|application)",
            ProposalKind.POSTPONEMENT,
            "precis-suspend",
        ),
        (
            r"\brepeal(?:s|ed|ing)?\b(?! (?:an?|the|that|its|certain)? ?(?:(?:earlier|previous"
            r"|prior|spent|obsolete) )?(?:amending orders?|orders? amending"
            r"|amendments?|(?:sub)?sections?|paragraphs?|definitions?|provisions?)\b)",
            ProposalKind.END,
            "precis-repeal",
        ),
        (
            r"\b(?:remove|eliminate|lift|end)s? (?:the )?(?:\w+ )?(?:tariffs?(?! items?| class|"
            r" lines?)|surtax(?:es)?"
            r"|(?:customs )?dut(?:y|ies)(?= (?:on|for|from|in respect of)\b))",
            ProposalKind.END,
            "precis-remove",
        ),
        (
            r"(?:remov(?:e|es|ing)|delet(?:e|es|ing)|str(?:ike|ikes|iking)(?: out)?"
            r"|withdraw(?:ing)?|tak(?:e|ing)) (?:[^;]{0,160} )?(?:from|out of|off) (?:(?:the"
            r"|its|that|this) )?(?:lists?|schedules?"
            r"|surtax|scope|application)|to exclude [^;]{0,60}\b(?:tariff items?|schedules?)\b"
            r"|\bwithdraw (?:the )?surtax (?:from|on|for) (?:certain )?goods (?:of"
            r"|classified|listed"
            r"|set out)\b",
            ProposalKind.CODES_REMOVED,
            "precis-list-out",
        ),
        (
            r"\bexten(?:ds?|ding|sion)\b[^;]{0,400}(?:until|to|through|before|not? later than|on or"
            r" before) (?:\w+ \d{1,2}, \d{4})",
            ProposalKind.POSTPONEMENT,
            "precis-extend",
        ),
        (
            r"\bextend(?:s|ing)? (?:the )?(?:exemption|relief|remission) (?:for|of|by)\b",
            ProposalKind.POSTPONEMENT,
            "precis-extend",
        ),
        (
            r"\bextend(?:s|ing)? (?:the )?(?:existing|current|present) [^;]{0,60}\b(?:exemptions?"
            r"|relief|remissions?)\b"
            r"|\b(?:give|allow|grant|leave)s?\b[^;]{0,160}\buntil\b[^;]{0,60}\b(?:instead of"
            r"|rather than|in place of)\b",
            ProposalKind.POSTPONEMENT,
            "precis-extend",
        ),
        (
            r"\bprolong(?:s|ing)?\b[^;]{0,200}\b(?:exemptions?|relief|remissions?)\b",
            ProposalKind.POSTPONEMENT,
            "precis-extend",
        ),
        (
            r"extend (?:the )?(?:exemption|relief|remission)",
            ProposalKind.EXEMPTION,
            "precis-relief",
        ),
        (
            r"\b(?:impose|apply|introduce)s? (?:a |an |the )?(?:[\w%.]+ ){0,6}?surtax\b"
            r"[^;]{0,80}\b(?:items?|goods|products)\b[^;]{0,40}\b(?:until now|so far|previously"
            r"|newly)\b",
            ProposalKind.CODES_ADDED,
            "precis-list-in",
        ),
        (r"\b(?:exempt|exclud)", ProposalKind.EXEMPTION, "precis-exempt"),
        (
            r"are not subject to the surtax|not be subject to",
            ProposalKind.EXEMPTION,
            "precis-exempt",
        ),
        (
            r"\bremi(?:t|ssion)\b|\brelief\b|free of [^;]{0,30}(?:counter-tariffs|surtax)|duty-free"
            r"|without (?:paying |payment of )?(?:the |that |any )?(?:surtax|counter-tariff)",
            ProposalKind.EXEMPTION,
            "precis-relief",
        ),
        (
            r"(?:impose|establish|apply|introduce)[^;]{0,60}surtax",
            ProposalKind.NEW_DUTY,
            "precis-impose",
        ),
        (
            r"(?:increas(?:es?|ing)|rais(?:es?|ing)|doubl(?:es?|ing)|chang(?:es?|ing)|set(?:s|ting)?)"
            r" [^;]{0,60}(?:surtax|rate|tariff)|(?:reduce|lower"
            r"|decrease)s? [^;]{0,60}(?:surtax"
            r"|rate of|quota|trq|customs dut(?:y|ies))",
            ProposalKind.RATE_CHANGE,
            "precis-rate",
        ),
        (
            r"(?:add(?:s|ing)?|includ(?:e|ing)|insert(?:ing)?) [^;]{0,160} (?:to|in|into)"
            r" (?:the )?(?:lists?|schedules?)"
            r"|extend(?:s|ing)? [^;]{0,40}surtax",
            ProposalKind.CODES_ADDED,
            "precis-list-in",
        ),
        (r"correct|clarif|technical", ProposalKind.CORRECTION, "precis-correct"),
    )
)

_OF_A_LIST = (ProposalKind.CODES_ADDED, ProposalKind.CODES_REMOVED)


def from_precis(
    order: OrderText,
    subject: ProgrammeSubject,
    main: tuple[str, ...],
    lexicon: ReadingLexicon,
    *,
    alone: bool,
) -> Iterator[Draft]:
    """One draft for each purpose and programme that the precis names."""
    parts = _of_ours(order.precis, subject, lexicon)
    found = [d for part in parts for d in _purposes(part, subject, main, lexicon, alone=alone)]
    found = [_from_what_leads(each, order.precis) for each in found]
    kept: dict[tuple[object, ...], Draft] = {}
    for draft in found:
        counted = _ITEM.match(draft.clause.text) or _FIRST_ITEM.search(draft.clause.text)
        of_its_own = _first_of_days(draft) if counted else None
        kept.setdefault((draft.kind, draft.programmes, of_its_own), draft)
    longer = [d for d in kept.values() if d.kind is ProposalKind.POSTPONEMENT]
    dated = sorted(kept.values(), key=lambda d: d.last_day is None)
    more_than_corrects = any(d.kind is not ProposalKind.CORRECTION for d in kept.values())
    for draft in dated:
        if draft.kind is ProposalKind.CORRECTION and more_than_corrects:
            continue
        told_new = draft.effective is not None or _NEW_RELIEF.search(draft.clause.lower)
        more_of_it = draft.rule == "precis-relief" and not told_new
        if more_of_it and any(d.programmes == draft.programmes for d in longer):
            continue
        others = [
            d
            for d in found
            if d.programmes == draft.programmes and d.kind is ProposalKind.EXEMPTION
        ]
        more = tuple(
            replace(span, for_="scope")
            for other in others
            for span in other.spans[:1]
            if draft.kind is ProposalKind.POSTPONEMENT
        )
        yield replace(draft, spans=(*draft.spans, *more))


def _from_what_leads(draft: Draft, precis: Sequence[Clause]) -> Draft:
    """A counted purpose with the day that stands before the first of them, for all."""
    first = precis[0]
    lead = _FIRST_ITEM.search(first.text)
    if draft.effective is not None or lead is None or len(precis) < 2:
        return draft
    said = replace(first, text=first.text[: lead.start()], end=first.start + lead.start())
    led = _LEADING.search(said.lower)
    return draft if led is None else draft.starting(begins(said), said)


_FIRST_ITEM = re.compile(r"(?<=\s)\(?(?:1|a|i)\)\s")
_LEADING = re.compile(r"\b(?:effective|as of|from|starting|beginning|on)\b[^;]{0,60},?\s{0,4}$")
"""What ends with a day: 'in order to, effective February 15, 2027, (1) ...'."""
_ITEM = re.compile(r"[;,\s]{0,8}(?:and |or )?\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)")
"""A purpose that is counted: 'in order to (1) ...; (2) ...'."""


def _first_of_days(draft: Draft) -> tuple[date | None, date | None] | None:
    """The days of a purpose, where it tells any."""
    days = draft.effective, draft.last_day
    return days if any(days) else None


def _of_ours(
    parts: Sequence[Clause], subject: ProgrammeSubject, lexicon: ReadingLexicon
) -> Iterator[Clause]:
    """The parts on orders of ours: one that names another's order speaks of it until ours comes."""
    others = False
    for part in parts:
        low = part.lower
        ours = any(cues.title and cues.title.search(low) for cues, _ in subject.ranked)
        foreign = any(each.title.search(low) for each in lexicon.elsewhere)
        foreign = foreign or (not ours and of_third_country(part.text))
        others = foreign if foreign != ours else others and not ours
        if not others:
            yield part


_AN_ORDER = re.compile(r"\b(?<!in )orders?\b|\bdécrets?\b")


def _named(
    said: str, part: Clause, subject: ProgrammeSubject, lexicon: ReadingLexicon
) -> tuple[str, ...]:
    """The programmes a part names; what it only describes is of the order in the title."""
    named = tuple(
        cues.slug
        for cues, _ in subject.ranked
        if cues.title and cues.title.search(said) and not cues.last
    )
    if not named and _AN_ORDER.search(said):
        named = orders_named(replace(part, text=said), (), lexicon)
    main = subject.main
    described = main is not None and main.slug in subject.titled and not _AN_ORDER.search(said)
    return () if described and not set(named) & subject.titled else named


_AND_DOES = re.compile(
    r"(?:,|;)? and (?=(?:to )?(?:remov|rais|increas|doubl|lower|reduc|extend|prolong|grant|provid"
    r"|repeal|impos|add|delet|exempt|remit|suspend|postpon|delay|end|lift|eliminat)(?:e|es|s)?\b)"
)
"""'Removes some goods and raises the surtax on the rest': where the next purpose begins."""


def _purposes(
    part: Clause,
    subject: ProgrammeSubject,
    main: tuple[str, ...],
    lexicon: ReadingLexicon,
    *,
    alone: bool,
) -> list[Draft]:
    """The changes that a part tells: one, or one of each kind that its verbs tell in turn."""
    whole_part = list(_precis_draft(part, subject, main, lexicon, alone=alone))
    edges = [0, *(found.end() for found in _AND_DOES.finditer(part.lower)), len(part.text)]
    if len(edges) < 3:
        return whole_part
    each = [
        replace(part, text=part.text[a:b], start=part.start + a, end=part.start + b)
        for a, b in pairwise(edges)
    ]
    drawn = [
        next(_precis_draft(purpose, subject, main, lexicon, alone=alone), None) for purpose in each
    ]
    told = [draft for draft in drawn if draft is not None]
    if len(told) < len(each) or len({draft.kind for draft in told}) < len(each):
        return whole_part
    begun = begins(part)
    return [draft.starting(begun, part) for draft in told]


def _precis_draft(
    part: Clause,
    subject: ProgrammeSubject,
    main: tuple[str, ...],
    lexicon: ReadingLexicon,
    *,
    alone: bool,
) -> Iterator[Draft]:
    low = part.lower
    aim = low.find("in order to")
    said = low[aim:] if aim >= 0 else low
    if _LEAVES.match(said):
        return
    relief = {cues.slug for cues in lexicon.of("CA").of_kind(ProgrammeKind.RELIEF)}
    for pattern, kind, rule in (*_relief_over(said), *_PRECIS_KINDS):
        if not pattern.search(said):
            continue
        named = _named(said, part, subject, lexicon)
        if not named and rule in _OF_RELIEF and not relief.isdisjoint(subject.titled):
            named = tuple(relief) if _REMISSION.search(said) else ()
        gives = rule == _GIVES_RELIEF and set(main) == relief
        of_title = alone and (set(main) & set(named) or gives)
        draft = Draft(
            kind=kind,
            rule=rule,
            clause=part,
            programmes=main if of_title else named or main,
            codes=codes_named(part.text),
            codes_in=list_named(part.text) if kind in _OF_A_LIST else "",
            spans=(whole(part, kind.value),),
        )
        yield _precis_values(draft, part)
        return
    if _ADDS.search(said) and set(main) == relief:  # to what is relieved
        kind, rule = ProposalKind.EXEMPTION, _GIVES_RELIEF
        spans = (whole(part, kind.value),)
        draft = Draft(kind=kind, rule=rule, clause=part, programmes=main, spans=spans)
        yield _precis_values(draft, part)


_ADDS = re.compile(r"\badd(?:s|ing)?\b")

_GIVES_RELIEF = "precis-relief"
"""Relief that a remission order gives: its programme is its own, whatever it is relief from."""
_OF_RELIEF = frozenset({_GIVES_RELIEF, "precis-extend"})
_REMISSION = re.compile(r"\bremission\b|\bremises?\b")
_LEAVES = re.compile(
    r"(?:\W|\b(?:in order to|and|to|\d)\b){0,8}(?:leaves?|keeps?|maintains?) (?:untouched"
    r"|unchanged|in place|as is"
    r"|(?:the |all )?(?:other |existing )?(?:relief|remission|surtax|rates?))\b"
)
"""A purpose that is only to let stand what there is."""


def _relief_over(said: str) -> Iterator[tuple[re.Pattern[str], ProposalKind, str]]:
    """The rule of relief that ends, where a purpose says so."""
    deed = deed_of(said)
    if deed is not None and deed.kind is ProposalKind.END and deed.relief:
        yield _ANYTHING, ProposalKind.END, "precis-relief-over"


_ANYTHING = re.compile("")
_PART_OF_IT = re.compile(
    r"\bnon-|\bother than\b|\bcertain\b|\bsome\b|\bmost\b|\bexcept\b|\bautres que\b"
)


def partly(draft: Draft, lexicon: ReadingLexicon) -> list[Draft]:
    """'Removes tariffs on all goods of one order, as well as the non-steel goods of another'.

    Of the order of which only some goods are named, only the list is shorter.
    """
    if draft.kind is not ProposalKind.END or len(draft.programmes) < 2:
        return [draft]
    low, before, shorter = draft.clause.lower, 0, []
    for start, end, slug in sorted(_places(low, draft.programmes, lexicon)):
        if before and _PART_OF_IT.search(low, before, start):
            shorter.append(slug)
        before = end
    ended = tuple(slug for slug in draft.programmes if slug not in shorter)
    kind, rule = ProposalKind.CODES_REMOVED, "precis-list-out"
    return [replace(draft, programmes=ended)] + [
        replace(draft, kind=kind, rule=rule, programmes=(slug,), rate_old=()) for slug in shorter
    ]


def _places(
    low: str, programmes: Sequence[str], lexicon: ReadingLexicon
) -> Iterator[tuple[int, int, str]]:
    """Where a text names the order of each programme first."""
    for slug in programmes:
        cues = lexicon.programme(slug)
        named = cues.title.search(low) if cues is not None and cues.title else None
        if named is not None:
            yield named.start(), named.end(), slug


def _only_day(part: Clause) -> Moment | None:
    """The day of 'end relief for ... on June 30': the last one on which it is given."""
    named = days(part.text, part.near)
    on = len(named) == 1 and part.lower[: named[0].start].endswith(" on ")
    return mentioned(part, named[0]) if on else None


def _precis_values(draft: Draft, part: Clause) -> Draft:
    """Rates and days that the precis itself states."""
    put_off = draft.rule == "precis-postpone"
    if put_off:
        draft = draft.starting(put_off_to(part), part)
    if draft.of_duty or put_off or draft.kind is ProposalKind.CODES_ADDED:
        found = tuple(p for p in percents(part.text) if p.duty)
        draft = draft.rated(part, found)
    if draft.rule == "precis-relief-over":
        last = ends(part) or _only_day(part)
        gone = last.day_after if last is not None else None
        return draft.starting(over(part) or gone, part).ending(last, part)
    last = (
        latest_end(part)
        if draft.kind in (ProposalKind.POSTPONEMENT, ProposalKind.EXEMPTION)
        and not (put_off and draft.effective is not None)  # the day it is put off to ends nothing
        else None
    )
    return draft.starting(begins(part), part).ending(last, part)
