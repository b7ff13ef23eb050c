"""Orders under the Customs Tariff: as made (Orders in Council), as printed, as consolidated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.days import ORDINAL, ORDINALS, days
from bot.ingest.documents.drafts import Draft, around, rate_spans, rate_that_ends
from bot.ingest.documents.effect import Moment, begins, ends, over, put_off_to
from bot.ingest.documents.lists import codes_named, list_named
from bot.ingest.documents.mood import before_afterword
from bot.ingest.documents.programmes import ProgrammeSubject
from bot.ingest.documents.rates import percents
from bot.ingest.documents.text import Clause, lowered

_PRECIS = re.compile(r"^precis:\s{0,8}", re.M)
_MADE = re.compile(r"^date:\s{0,8}(\d{4}-\d{2}-\d{2})\s{0,8}$", re.M)
_REGISTERED = re.compile(
    r"\b(?:sor|dors)/\d{4}-\d+\s{1,8}(?:le )?([a-zéû]+ \d{1,2}, \d{4}|\d{1,2} [a-zéû]+ \d{4})"
)
_FRENCH = re.compile(
    r"\b(?:le|la|les|des|du|de|et|aux?|est|sont|décret|règlement|présent|ci-après)\b"
)
_ENGLISH = re.compile(r"\b(?:the|of|and|to|in|is|are|order|that|this|by|for|goods)\b")

_SURTAX = re.compile(
    r"surtax (?:is|shall be) (?:hereby )?(?:imposed|levied)|surtax at (?:a|the) rate|imposes? a"
    r" surtax"
    r"|une surtaxe (?:est|de)|subject to a (?:temporary |further |additional )?surtax|the"
    r" surtax is|surtax (?:in the amount )?of"
    r"|the (?:amount|rate) of the surtax"
    r"|(?:sont|est) assujetti(?:e?s)? à une surtaxe|surtaxe (?:de|au taux de)"
)
_REMITS = re.compile(r"remission (?:is|are) (?:hereby )?granted|remise est accordée")
_IN_FORCE = re.compile(
    r"(?:order|regulations?|sections?[^.]{0,80}) (?:comes?|is deemed to come|are deemed to"
    r" have come|came)"
    r" into force|(?:surtax|order|regulations?|remission) appl(?:y|ies)"
    r" (?:on|from|as of|beginning)\b"
    r"|deemed to have come into force|entre(?:nt)? en vigueur|réputé être entré en"
    r" vigueur"
)
_CEASES = re.compile(
    r"\b(?:order|surtax|regulations?)\b[^;]{0,60}"
    r"(?:ceases? to (?:have effect|apply|be in force)|expires?)"
    r"|cessent? (?:d'avoir effet|de s'appliquer|d'être en vigueur)"
)
_ON_MAKING = re.compile(
    r"(?:on|after) the day on which it is (made|registered)"
    r"|à la date de (?:sa prise|son enregistrement)"
)
_DAYS_AFTER = re.compile(
    rf"\b(?:(?P<word>{ORDINAL})|(?P<count>\d{{1,3}})(?:st|nd|rd|th)?)\s{{1,8}}days?\s{{1,8}}after"
    r"\s{1,8}(?=the day on which)"
)
_IMPORTED = re.compile(r"\bimported\b|\bimportée?s?\b")
_REPEALED = re.compile(
    r"\b(?:the |that )?(?:orders?|regulations?|décrets?)\b[^;]{0,160}(?:(?:is|are) (?:hereby"
    r" )?(?:repealed"
    r"|revoked|rescinded)|(?:ceases?|shall cease) to have effect)|(?:est|sont) abrogée?s?\b|\border"
    r" is repealed"
)
_OF_AN_ORDER = re.compile(
    r"\s{0,8}(?:\d{1,3}\s{1,8})?(?:\(\d{1,3}\)\s{0,8})?(?:the |les? |la |l')?"
    r"(?:(?:sub)?sections?|(?:sub)?paragraphs?|items?|definitions?|portion|parts?|schedules?|annex"
    r"|article|alinéa|paragraphe|définition|passage|partie|annexe)\b"
)
"""A part of an order: where that is repealed, the order goes on."""
_LISTED = r"(?:the following|(?:the )?(?:tariff )?items?\b|tariff classifications?|headings?\b)"
_ADDING = re.compile(rf"amended by[^;]{{0,160}}adding {_LISTED}|modifiée? par adjonction")
_TAKING = re.compile(
    rf"amended by (?:repealing|deleting|striking out|removing) {_LISTED}"
    r"|modifiée? par (?:abrogation|suppression)"
)
_SCHEDULE = re.compile(r"^\s{0,8}\d*\s{0,8}(?:\(\d+\)\s{0,8})?(?:the |l')?(?:schedule|annexe?)\b")
_AMENDING = re.compile(r"amending|repealing|replacing|modifiant|abrogeant|remplaçant")

_NEW_RELIEF = re.compile(r"(?:grant|provide|establish) (?:a )?new (?:relief|remission)")
_PARTS = re.compile(
    r"(?:^|[;:,]?\s{1,8}(?:and\s{1,8})?)\([\da-c]\)\s{1,8}(?=[a-z])"
    r"|[,;]?\s{1,8}(?:and|et)\s{1,8}(?:also\s{1,8})?(?=to\s{1,8}(?:add|remove|reduce|increase|raise|lower"
    r"|extend|exempt|repeal|grant|impose|delete|postpone|correct|amend|make)\b)"
)
_PRECIS_KINDS: tuple[tuple[re.Pattern[str], ProposalKind, str], ...] = tuple(
    (re.compile(pattern), kind, rule)
    for pattern, kind, rule in (
        (
            r"(?:surtax|rate)[^;]{0,160} from \d{1,3}(?:\.\d+)?\s?(?:%|per ?cent) to \d",
            ProposalKind.RATE_CHANGE,
            "precis-rate",
        ),
        (
            r"\b(?:postpone|defer|delay|put off),?(?: (?:to|until) [^;]{0,40}?,)? (?:the )?"
            r"(?:coming into force|application|start|imposition|increase)",
            ProposalKind.POSTPONEMENT,
            "precis-postpone",
        ),
        (r"\brepeal", ProposalKind.END, "precis-repeal"),
        (
            r"\b(?:remove|eliminate|lift|end)s? (?:the )?(?:\w+ )?(?:tariffs?(?! items?| class|"
            r" lines?)|surtax(?:es)?)",
            ProposalKind.END,
            "precis-remove",
        ),
        (
            r"(?:remov(?:e|es|ing)|delet(?:e|es|ing)|str(?:ike|ikes|iking)(?: out)?"
            r"|withdraw(?:ing)?|tak(?:e|ing)) [^;]{0,160} (?:from|out of|off) (?:the"
            r" )?(?:lists?|schedules?"
            r"|surtax|scope|application)|to exclude\b|exclude [^;]{0,60}so"
            r" that surtaxes",
            ProposalKind.CODES_REMOVED,
            "precis-list-out",
        ),
        (
            r"\bexten(?:d|sion)\b[^;]{0,400}(?:until|to|through|before|not? later than|on or"
            r" before) (?:\w+ \d{1,2}, \d{4})",
            ProposalKind.POSTPONEMENT,
            "precis-extend",
        ),
        (
            r"extend (?:the )?(?:exemption|relief|remission)",
            ProposalKind.EXEMPTION,
            "precis-relief",
        ),
        (r"\bexempt", ProposalKind.EXEMPTION, "precis-exempt"),
        (
            r"are not subject to the surtax|not be subject to",
            ProposalKind.EXEMPTION,
            "precis-exempt",
        ),
        (
            r"\bremi(?:t|ssion)\b|\brelief\b|free of [^;]{0,30}counter-tariffs|duty-free",
            ProposalKind.EXEMPTION,
            "precis-relief",
        ),
        (
            r"(?:impose|establish|apply|introduce)[^;]{0,60}surtax",
            ProposalKind.NEW_DUTY,
            "precis-impose",
        ),
        (
            r"(?:increas(?:e|ing)|rais(?:e|ing)|chang(?:e|ing)|set(?:ting)?)"
            r" [^;]{0,60}(?:surtax|rate|tariff)|(?:reduce|lower"
            r"|decrease) [^;]{0,60}(?:surtax"
            r"|rate of|quota|trq)",
            ProposalKind.RATE_CHANGE,
            "precis-rate",
        ),
        (
            r"(?:add(?:s|ing)?|includ(?:e|ing)|insert(?:ing)?) [^;]{0,160} (?:to|in|into)"
            r" (?:the )?(?:lists?|schedules?)"
            r"|extend [^;]{0,40}surtax",
            ProposalKind.CODES_ADDED,
            "precis-list-in",
        ),
        (r"correct|clarif|technical", ProposalKind.CORRECTION, "precis-correct"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderText:
    """An order's parts: what the Privy Council says of it, and its own sections in one language."""

    precis: tuple[Clause, ...]
    sections: tuple[Clause, ...]
    made: Moment | None = None
    """The day in the order's head, with its span."""
    registered: Moment | None = None
    explained: tuple[Clause, ...] = ()
    """What is printed after the order to explain it: no law, but it tells old rates."""


def order_text(plain: str, found: Sequence[Clause]) -> OrderText:
    """Split an order. Where a page holds both languages the English one is read."""
    low = lowered(plain)
    start = _PRECIS.search(low)
    stop = low.find("\n", start.end()) if start else -1
    everything, found = found, before_afterword(found)
    after = everything[len(found) :]
    english = [c for c in found if not _is_french(c)]
    sure = sum(
        _ENGLISH.search(c.lower) is not None for c in english
    )  # a heading has no small words
    # a list of codes has no language: what counts is how many sentences are surely in each
    kept = english if sure * 2 >= len(found) - len(english) else list(found)
    precis = _precis(plain, start.end(), stop) if start else ()
    sections = tuple(
        c for c in kept if (not start or c.start >= stop) and not _WHEREAS.match(c.lower)
    )
    return OrderText(
        precis=precis,
        sections=sections,
        made=_head_day(_MADE.search(low)),
        registered=_head_day(_REGISTERED.search(low)),
        explained=tuple(after),
    )


_WHEREAS = re.compile(r"\s{0,8}(?:and )?whereas\b|\s{0,8}attendu\b")


def _precis(plain: str, start: int, stop: int) -> tuple[Clause, ...]:
    """Its numbered parts, the first with what stands before it."""
    text = plain[start:stop] if stop > 0 else plain[start:]
    numbered = [m.start() for m in _PARTS.finditer(text) if ")" in m.group()]
    cuts = sorted(
        [*numbered[1:], *(m.start() for m in _PARTS.finditer(text) if ")" not in m.group())]
    )
    edges = [0, *cuts, len(text)]
    return tuple(
        Clause(start=start + a, end=start + b, text=text[a:b], paragraph=0, number="precis")
        for a, b in pairwise(edges)
        if text[a:b].strip()
    )


def _is_french(clause: Clause) -> bool:
    low = clause.lower
    return len(_FRENCH.findall(low)) > len(_ENGLISH.findall(low))


def _head_day(found: re.Match[str] | None) -> Moment | None:
    if found is None:
        return None
    mention = next(iter(days(found[1])), None)
    if mention is None:
        return None
    return Moment(day=mention.day, start=found.start(), end=found.end())


def drafts_of(title: str, order: OrderText, subject: ProgrammeSubject) -> list[Draft]:
    """What an order changes: sections first for a new one, the precis for an amending one."""
    amending = _AMENDING.search(lowered(title)) is not None
    main = (subject.main.slug,) if subject.main else ()
    low = lowered(title)
    alone = ("remission" in low or "remise" in low) and not _OTHER_ORDER.search(low)
    if amending:
        remits = "remission" in lowered(title) or "remise" in lowered(title)
        told = list(_from_precis(order, subject, main, alone=alone))
        found = told or list(_amendments(order, remits=remits))
        if _REPEALING.search(lowered(title)) and any(d.kind is ProposalKind.END for d in found):
            found = [d for d in found if d.kind is ProposalKind.END]
    else:
        found = list(_sections(order)) or list(_from_precis(order, subject, main, alone=alone))
        found = found or list(_amendments(order, remits=alone))
    named = (replace(d, programmes=d.programmes or main) for d in _without_kept_rates(found))
    told = [_in_sections(_explained(_period(each, order), order), order) for each in named]
    return _in_force(told, order)


_OTHER_ORDER = re.compile(r"surtax order|décret imposant")
"""In the title of an order that amends a surtax beside a remission."""
_REPEALING = re.compile(r"\brepealing\b|\babrogeant\b")


def _without_kept_rates(found: Sequence[Draft]) -> list[Draft]:
    """An order that raises a rate restates what keeps the old one: that is no change."""
    gone = {rate for d in found if d.kind is ProposalKind.RATE_CHANGE for rate in d.rate_old}
    return [
        d
        for d in found
        if not (d.kind is ProposalKind.RATE_CHANGE and not d.rate_old and set(d.rate_new) <= gone)
    ]


def _period(draft: Draft, order: OrderText) -> Draft:
    """Relief with the days between which goods have to be imported, as a section says."""
    if draft.kind is not ProposalKind.EXEMPTION or draft.effective or draft.last_day:
        return draft
    if not draft.rule.startswith(("precis", "remission")):
        return draft
    for clause in order.sections:
        begun, last = begins(clause), ends(clause, deadlines=True)
        if _IMPORTED.search(clause.lower) and (begun or last) and not _BOUGHT.search(clause.lower):
            return draft.starting(begun, clause).ending(last, clause)
    return draft


_BOUGHT = re.compile(r"\b(?:ordered|purchased?|contracts?|signed|concluded|achat|contrat|conclu)\b")
"""Days by which goods had to be bought are no days of the relief."""


def _explained(draft: Draft, order: OrderText) -> Draft:
    """Rates that the order's own sections do not tell: the old one, and that of a schedule."""
    told = (*order.precis, *order.sections, *order.explained)
    if draft.kind is ProposalKind.END:
        return rate_that_ends(draft, told)
    if draft.kind is ProposalKind.RATE_CHANGE and not draft.rate_old:
        for clause in told:
            found = tuple(p for p in percents(clause.text, of_duty=True) if p.duty)
            old = tuple(p for p in found if p.old)[:1]
            if old and any(p.value in draft.rate_new for p in found if not p.old):
                rates = tuple(p.value for p in old)
                return replace(
                    draft, rate_old=rates, spans=(*draft.spans, *rate_spans(clause, old))
                )
    if draft.kind is ProposalKind.CODES_ADDED and not draft.rate_new:
        return _rate_of_schedule(draft, told)
    return draft


def _rate_of_schedule(draft: Draft, told: Sequence[Clause]) -> Draft:
    """Items added to a schedule with the rate that is said of it, or of the one that stays."""
    name = lowered(list_named(draft.clause.text))
    for clause in told:
        low = clause.lower
        at = low.find(name) if name else -1
        rates = tuple(p for p in percents(clause.text, of_duty=True) if p.duty)
        of_it = tuple(p for p in rates if at >= 0 and p.start > at)[:1]
        if of_it and "surtax" not in low[at : of_it[0].end + 40]:
            of_it = ()
        of_it = of_it or (rates[:1] if _KEPT_RATE.search(low) else ())
        if of_it:
            values = tuple(p.value for p in of_it)
            spans = (*draft.spans, *rate_spans(clause, of_it))
            return replace(draft, rate_new=values, spans=spans)
    return draft


_KEPT_RATE = re.compile(
    r"\brate of [^.;]{0,40} (?:is|are|does) (?:not|unchanged)|taux de [^.;]{0,40}n'est pas"
    r" (?:modifié|changé)"
)


def _sections(order: OrderText) -> Iterator[Draft]:
    """Surtaxes and remissions of a new order."""
    remitted = False
    for index, clause in enumerate(order.sections):
        low = clause.lower
        if _REMITS.search(low) and not remitted:
            remitted = True
            yield _remission(clause, order.sections[index:])
        if not _SURTAX.search(low) or "not subject to" in low:
            continue
        if low.rstrip().endswith(":") and not percents(clause.text):
            yield from _listed(clause, order.sections[index + 1 :])
        else:
            yield from _surtax(clause, clause)


def _surtax(clause: Clause, lead: Clause, *, listed: bool = False) -> Iterator[Draft]:
    low = clause.lower
    if not listed and not re.search(r"subject to|assujetti|is|est", low):
        return
    found = tuple(p for p in percents(clause.text, of_duty=listed) if p.duty and not p.old)[:1]
    if not found or len(clause.text) < 40:
        return
    yield Draft(
        kind=ProposalKind.NEW_DUTY,
        rule="surtax",
        clause=clause,
        rate_new=tuple(p.value for p in found),
        codes=codes_named(clause.text),
        codes_in=list_named(clause.text) or list_named(lead.text),
        spans=rate_spans(clause, found),
    )


def _listed(lead: Clause, after: Sequence[Clause]) -> Iterator[Draft]:
    for item in after[:12]:
        if not re.match(r"\s{0,8}\([a-z]{1,2}\)", item.text):
            return
        yield from _surtax(item, lead, listed=True)


def _remission(clause: Clause, after: Sequence[Clause]) -> Draft:
    draft = Draft(
        kind=ProposalKind.EXEMPTION,
        rule="remission",
        clause=clause,
        codes_in=list_named(clause.text),
        spans=(around(clause, clause.start, clause.end, "exemption"),),
    )
    for each in after[:40]:
        last = ends(each, deadlines=True)
        if _IMPORTED.search(each.lower) and (begins(each) or last):
            return draft.starting(begins(each), each).ending(last, each)
    return draft


def _from_precis(
    order: OrderText, subject: ProgrammeSubject, main: tuple[str, ...], *, alone: bool
) -> Iterator[Draft]:
    found = [d for part in order.precis for d in _precis_draft(part, subject, main, alone=alone)]
    kept: dict[tuple[ProposalKind, tuple[str, ...]], Draft] = {}
    for draft in found:
        kept.setdefault((draft.kind, draft.programmes), draft)
    longer = [d for d in kept.values() if d.kind is ProposalKind.POSTPONEMENT]
    more_than_corrects = any(d.kind is not ProposalKind.CORRECTION for d in kept.values())
    for draft in kept.values():
        if draft.kind is ProposalKind.CORRECTION and more_than_corrects:
            continue
        more_of_it = draft.kind is ProposalKind.EXEMPTION and not _NEW_RELIEF.search(
            draft.clause.lower
        )
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


def _precis_draft(
    part: Clause, subject: ProgrammeSubject, main: tuple[str, ...], *, alone: bool
) -> Iterator[Draft]:
    low = part.lower
    aim = low.find("in order to")
    said = low[aim:] if aim >= 0 else low
    for pattern, kind, rule in _PRECIS_KINDS:
        if not pattern.search(said):
            continue
        named = tuple(
            cues.slug
            for cues, _ in subject.ranked
            if cues.title and cues.title.search(said) and not cues.last
        )
        draft = Draft(
            kind=kind,
            rule=rule,
            clause=part,
            programmes=main if alone and set(main) & set(named) else named or main,
            codes=codes_named(part.text),
            spans=(around(part, part.start, part.end, kind.value),),
        )
        yield _precis_values(draft, part)
        return


def _precis_values(draft: Draft, part: Clause) -> Draft:
    """Rates and days that the precis itself states."""
    put_off = draft.rule == "precis-postpone"
    if put_off:
        draft = draft.starting(put_off_to(part), part)
    if draft.of_duty or put_off:
        found = tuple(p for p in percents(part.text) if p.duty)
        new = tuple(dict.fromkeys(p.value for p in found if not p.old))
        old = tuple(dict.fromkeys(p.value for p in found if p.old))
        draft = replace(
            draft, rate_new=new, rate_old=old, spans=(*draft.spans, *rate_spans(part, found))
        )
    last = (
        _latest_end(part)
        if draft.kind in (ProposalKind.POSTPONEMENT, ProposalKind.EXEMPTION)
        else None
    )
    return draft.starting(begins(part), part).ending(last, part)


def _latest_end(part: Clause) -> Moment | None:
    """The latest of the last days a part names: an order that prolongs several reliefs."""
    found: list[Moment] = []
    offset = 0
    while (moment := ends(_from(part, offset), deadlines=True)) is not None:
        if not _BOUGHT.search(part.lower, max(0, moment.start - part.start - 60), moment.end):
            found.append(moment)
        offset = moment.end - part.start
    return max(found, key=lambda each: each.day, default=None)


def _from(part: Clause, offset: int) -> Clause:
    return replace(part, text=" " * offset + part.text[offset:])


def _amendments(order: OrderText, *, remits: bool) -> Iterator[Draft]:
    """What an amending order without a precis does to the order it amends."""
    remitted = False
    for index, clause in enumerate(order.sections):
        low = clause.lower
        following = order.sections[index + 1 : index + 2]
        if _REMITS.search(low) and not remitted:
            remitted = True
            yield replace(_remission(clause, order.sections[index:]), rule="remission-added")
            continue
        if _SUSPENDED.search(low):
            put_off = _plain(clause, ProposalKind.POSTPONEMENT, "suspended")
            yield put_off.starting(put_off_to(clause), clause)
        elif _REPEALED.search(low) and not _OF_AN_ORDER.match(low):
            ended = _plain(clause, ProposalKind.END, "repealed")
            yield ended.starting(over(clause), clause) if _CEASES.search(low) else ended
        elif _SCHEDULE.search(low) and ("replaced by" in low or _REPLACED.search(low)):
            yield from _list_replaced(clause, order)
        elif _SCHEDULE.search(low) and _ADDING.search(low):
            yield _plain(clause, ProposalKind.CODES_ADDED, "schedule-added", *following)
        elif _SCHEDULE.search(low) and _TAKING.search(low):
            yield _plain(clause, ProposalKind.CODES_REMOVED, "schedule-removed", *following)
        elif _ADDING.search(low) and any(
            _IMPORTED.search(c.lower) or _SPARES.search(c.lower)
            for c in order.sections[index + 1 : index + 3]
        ):
            yield _plain(clause, ProposalKind.EXEMPTION, "exemption-added", *following)
        elif _SURTAX.search(low) and not _TRANSITIONAL.search(low):
            for draft in _surtax(clause, clause):
                yield replace(draft, kind=ProposalKind.RATE_CHANGE, rule="surtax-replaced")
        elif _REPLACED.search(low):
            yield from _replaced(clause, order.sections[index + 1 :])
        elif (
            remits
            and not remitted
            and _IMPORTED.search(low)
            and (last := ends(clause, deadlines=True)) is not None
        ):
            yield _plain(clause, ProposalKind.POSTPONEMENT, "remission-extended").ending(
                last, clause
            )


_SUSPENDED = re.compile(
    r"\b(?:order|surtax|application)\b[^;]{0,160}\b(?:is|are) suspended\b[^;]{0,80}\buntil\b"
    r"|\b(?:est|sont) suspendue?s?\b[^;]{0,80}\bjusqu'au\b"
)


def _list_replaced(clause: Clause, order: OrderText) -> Iterator[Draft]:
    """A schedule replaced whole: what explains the order tells whether it grew or shrank."""
    for told in (*order.precis, *order.explained):
        low = told.lower
        grown, shrunk = _GROWS.search(low), _SHRINKS.search(low)
        if grown or shrunk:
            kind = ProposalKind.CODES_ADDED if grown else ProposalKind.CODES_REMOVED
            draft = _plain(clause, kind, "schedule-replaced")
            yield replace(draft, spans=(*draft.spans, around(told, told.start, told.end, "scope")))
            return


_ITEMS = r"[^.;]{0,60}\b(?:tariff items?|goods|products|numéros tarifaires)\b"
_GROWS = re.compile(rf"\b(?:adds?|added|ajoute|ajoutés?)\b{_ITEMS}|{_ITEMS} (?:are|is) added")
_SHRINKS = re.compile(
    rf"\b(?:removes?|removed|deletes?|retire|retirés?)\b{_ITEMS}|{_ITEMS} (?:are|is) removed"
)
_REPLACED = re.compile(
    r"(?:is|are) (?:replaced by the following|amended by replacing)|(?:est|sont) remplacée?s?"
    r" par ce qui"
    r"|amended by replacing"
)
_SPARES = re.compile(r"surtax does not apply|ne s'applique(?:nt)? pas|not subject to the surtax")
_TRANSITIONAL = re.compile(
    r"former order|décret antérieur|as it read immediately before|continues to apply"
)


def _replaced(clause: Clause, after: Sequence[Clause]) -> Iterator[Draft]:
    """A rate in the words that replace a part of an order."""
    for item in (clause, *after[:3]):
        if item is not clause and not _ITEM.match(item.text):
            return
        found = tuple(p for p in percents(item.text, of_duty=True) if p.duty)
        new = tuple(p for p in found if not p.old)[:1]
        if new:
            old = tuple(p for p in found if p.old)[:1]
            yield Draft(
                kind=ProposalKind.RATE_CHANGE,
                rule="rate-replaced",
                clause=item,
                rate_new=tuple(p.value for p in new),
                rate_old=tuple(p.value for p in old),
                codes=codes_named(item.text),
                codes_in=list_named(item.text) or list_named(clause.text),
                spans=(
                    *rate_spans(item, (*new, *old)),
                    around(clause, clause.start, clause.end, "scope"),
                ),
            )
            return


_ITEM = re.compile(r"\s{0,8}(?:\([a-z0-9]{1,3}\)|[a-z]\)|\d{1,3}\s)")


def _plain(clause: Clause, kind: ProposalKind, rule: str, *more: Clause) -> Draft:
    spans = [around(clause, clause.start, clause.end, kind.value)]
    spans += [around(each, each.start, each.end, "scope") for each in more]
    codes = tuple(code for each in (clause, *more) for code in codes_named(each.text))
    return Draft(kind=kind, rule=rule, clause=clause, codes=codes, spans=tuple(spans))


def _in_force(found: Sequence[Draft], order: OrderText) -> list[Draft]:
    """Give each the day the order comes into force, and the sections that say what is added."""
    saying = [c for c in order.sections if _IN_FORCE.search(c.lower)]
    clause = next((c for c in saying if begins(c) or _on_making(c, order)), None)
    if clause is None:
        return list(found)
    moment = begins(clause) or _on_making(clause, order)
    added = [
        order.sections[i + 1]
        for i, c in enumerate(order.sections[:-1])
        if _ADDING.search(c.lower) and not _SCHEDULE.search(c.lower)
    ]
    over = next((c for c in order.sections if _CEASES.search(c.lower) and ends(c)), clause)
    itself = begins(clause) is not None
    where = clause if itself or moment is None else _head(clause, moment)
    dated = []
    for draft in found:
        if draft.kind is ProposalKind.EXEMPTION and draft.rule.startswith("precis") and added:
            span = around(added[0], added[0].start, added[0].end, "exemption")
            draft = replace(draft, spans=(*draft.spans, span))
        # relief that goes on has begun long ago: the day of the order is not its start
        goes_on = draft.kind is ProposalKind.POSTPONEMENT and not itself
        begun = draft if goes_on else draft.starting(moment, where)
        dated.append(begun.ending(ends(over), over) if draft.of_duty else begun)
    return dated


def _head(clause: Clause, moment: Moment) -> Clause:
    """The line of the head that gives the day, in place of the section that refers to it."""
    return replace(clause, start=moment.start, end=moment.end)


def _in_sections(draft: Draft, order: OrderText) -> Draft:
    """The sections that say the day to which relief goes on, as further evidence."""
    if draft.rule == "precis-postpone" and draft.effective is not None:
        saying = [c for c in order.sections if (m := begins(c)) and m.day == draft.effective]
        return replace(
            draft, spans=(*draft.spans, *(around(c, c.start, c.end, "effective") for c in saying))
        )
    if draft.last_day is None or draft.kind not in (
        ProposalKind.POSTPONEMENT,
        ProposalKind.EXEMPTION,
    ):
        return draft
    saying = [
        c
        for c in order.sections
        if _IMPORTED.search(c.lower)
        and (last := ends(c, deadlines=True)) is not None
        and last.day == draft.last_day
    ]
    more = tuple(around(c, c.start, c.end, "last-day") for c in saying[:4])
    return replace(draft, spans=(*draft.spans, *(m for m in more if m not in draft.spans)))


def _on_making(clause: Clause, order: OrderText) -> Moment | None:
    """The day of the order's head, where it comes into force on being made or registered."""
    low = clause.lower
    if not _ON_MAKING.search(low):
        return None
    head = order.registered or order.made
    after = _DAYS_AFTER.search(low)
    if head is None or "after the day on which" not in low:
        return head
    if after is None:
        return None
    count = ORDINALS.get(after["word"] or "") or int(after["count"] or 0)
    return replace(head, day=head.day + timedelta(days=count))


_AMENDED = re.compile(r"last amended on|\bsor/20\d\d-\d+, ss?\. \d|dernière modification le", re.I)


def as_consolidated(found: Sequence[Draft], plain: str) -> list[Draft]:
    """A consolidated remission that was amended goes on: its period is what changed."""
    if not _AMENDED.search(plain):
        return list(found)
    return [
        replace(each, kind=ProposalKind.POSTPONEMENT, rule="remission-consolidated")
        if each.rule == "remission" and each.last_day is not None
        else each
        for each in found
    ]
