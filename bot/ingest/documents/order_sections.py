"""What the sections of a Canadian order do: impose, remit, repeal, add, take off, replace."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.days import days
from bot.ingest.documents.deeds import HOLDS, deed_of
from bot.ingest.documents.drafts import Draft, plain_draft, rate_spans, whole
from bot.ingest.documents.effect import begins, ends, over, put_off_to
from bot.ingest.documents.lists import codes_named, list_named
from bot.ingest.documents.moments import Moment
from bot.ingest.documents.mood import heading
from bot.ingest.documents.order_deeds import at_once, by_deed
from bot.ingest.documents.order_rates import (
    ITEM,
    OF_EACH,
    REPLACED,
    by_list,
    next_step,
    rate_of_list,
    stepped,
    without_kept,
)
from bot.ingest.documents.order_relief import IMPORTED, relieved
from bot.ingest.documents.order_text import OrderText
from bot.ingest.documents.rates import percents
from bot.ingest.documents.restated import rates_put
from bot.ingest.documents.text import Clause

_SURTAX = re.compile(
    r"surtax (?:is|shall be) (?:hereby )?(?:imposed|levied)|surtax at (?:a|the) rate|imposes? a"
    r" surtax"
    r"|une surtaxe (?:est|de)|subject to a (?:temporary |further |additional )?surtax|the"
    r" surtax is|surtax (?:in the amount )?of"
    r"|the (?:amount|rate) of the surtax"
    r"|(?:sont|est) assujetti(?:e?s)? à une surtaxe|surtaxe (?:de|au taux de)"
)
_REMITS = re.compile(
    r"(?<!which )(?<!which a )remission (?:is|are) (?:hereby )?granted"
    r"|(?<!quelles )(?<!quels )(?<!quelles une )(?<!quels une )(?<!quelles la )remise est accordée"
    r"|est accordée? (?:la |une )?remise"
)
"""Relief that is given; 'goods in respect of which remission is granted' only recalls it."""
CEASES = re.compile(
    r"\b(?:order|surtax|regulations?)\b[^;]{0,60}"
    r"(?:ceases? to (?:have effect|apply|be in force)|expires?)"
    r"|(?:order|regulations?) (?:is|are) repealed (?:on|as of|at)|(?:est|sont) abrogée?s? le"
    r"|cesse(?:nt)? (?:d'avoir effet|de s'appliquer|d'être en vigueur)|expirent? le"
)
_REPEALED = re.compile(
    r"\b(?:the |that )?(?:orders?|regulations?|décrets?)\b[^;]{0,160}(?:(?:is|are) (?:hereby"
    r" )?(?:repealed"
    r"|revoked|rescinded)|(?:ceases?|shall cease) to have effect)|(?:est|sont) abrogée?s?\b|\border"
    r" is repealed"
)
_OF_AN_ORDER = re.compile(
    r"\s{0,8}(?:\d{1,3}\s{1,8})?(?:\(\d{1,3}\)\s{0,8})?(?:the |les? |la |l')?"
    r"(?:(?:sub)?sections?|(?:sub)?paragraphs?|(?:tariff )?items?|definitions?|portion|parts?"
    r"|schedules?|annex|articles?|alinéas?|paragraphes?|définitions?|passages?|parties?"
    r"|annexes?|numéros?)\b"
)
"""A part of an order: where that is repealed, the order goes on."""
_LISTED = (
    r"(?:the following|(?:the )?(?:references? to )?(?:the )?(?:tariff )?items?\b"
    r"|tariff classifications?|headings?\b)"
)
_IN_PLACE = r"(?:,? ?(?:in|after|before|immediately) [^,;]{0,60},)? ?"
ADDING = re.compile(rf"amended by[^;]{{0,160}}adding{_IN_PLACE}{_LISTED}|modifiée? par adjonction")
_TAKING = re.compile(
    rf"amended by[^;]{{0,160}}(?:repealing|deleting|striking out|removing){_IN_PLACE}{_LISTED}"
    r"|modifiée? par (?:abrogation|suppression)"
    r"|modifiée? par adjonction[^;]{0,200} et par (?:abrogation|suppression)"
)
_ITEMS_GONE = re.compile(
    r"(?:\bitems?\b|\barticles?\b|numéros? tarifaires?)[^;]{0,200}\b(?:schedule|annexe)\b"
    r"[^;]{0,200}"
    r"(?:(?:is|are) (?:repealed|deleted|struck out|removed)|(?:est|sont)"
    r" (?:abrogé|supprimé|retiré|radié)e?s?)"
)
"""Items of a list that are repealed one by one."""
_ITEMS_MOVED = re.compile(
    r"^\s{0,8}(?:\d{1,3}\s{1,8})?(?:\(\d+\)\s{0,8})?(?:the |les? )?"
    r"(?:tariff items?|numéros? tarifaires?)\b[^;]{0,200}\b(?:is|are|est|sont) "
    r"(?P<deed>deleted|removed|struck out|repealed|added"
    r"|supprimée?s?|retirée?s?|radiée?s?|abrogée?s?|ajoutée?s?)"
    r" (?:from|to|de|à) (?:the|that|its|la|l'|cette) ?(?:schedule|annexe)\b"
)
"""Items that are taken off a schedule or put on it, named before it."""
_LIST_GONE = re.compile(
    r"(?:(?:is|are) (?:hereby )?(?:repealed|deleted|revoked)"
    r"|(?:est|sont) (?:abrogé|supprimé)e?s?)\b"
)
LIST_REPLACED = re.compile(
    r"(?:is|are) replaced by (?:the schedules?\b|the following)"
    r"|(?:est|sont) remplacée?s? par (?:l'|les )annexes?\b|remplacée?s? par ce qui suit"
)
_PUT_OFF = re.compile(
    r"\b(?:order|regulations|décret|règlement) (?:amending|modifiant|imposing|imposant)\b"
)
_STRUCK_DAY = re.compile(
    r"[\"«]\s?(?P<old>[^\"»]{0,40}\b\d{4})\s?[\"»],? (?:with|by|(?:is|are) replaced (?:with|by)"
    r"|(?:est|sont) remplacée?s? par"
    r"|and substituting) [\"«]\s?(?P<new>[^\"»]{0,40}\b\d{4})\s?[\"»]"
)
"""One day in place of another."""
SCHEDULE = re.compile(
    r"^\s{0,8}\d*\s{0,8}(?:\(\d+\)\s{0,8})?(?:(?:the |la )?(?:parts?|columns?|divisions?|parties?"
    r"|colonnes?) [\divx]{1,4} (?:of|de) )?(?:the |les |l')?(?:schedule|annexe?)s?\b"
)


def sections(order: OrderText) -> Iterator[Draft]:
    """Surtaxes and remissions of a new order."""
    remitted = False
    for index, clause in enumerate(order.sections):
        low = clause.lower
        if _REMITS.search(low) and not remitted:
            remitted = True
            yield _remission(clause, order.sections[index:])
        if not _SURTAX.search(low) or "not subject to" in low:
            continue
        if not percents(clause.text) and ITEM.match(_next(order.sections, index)):
            yield from _listed(clause, order.sections[index + 1 :])
        elif _OPENS_A_LIST.search(low) and _SECOND.match(_next(order.sections, index)):
            yield from _surtax(clause, clause)
            yield from _listed(clause, order.sections[index + 1 :])
        else:
            yield from _surtax(clause, clause)


_OPENS_A_LIST = re.compile(r"\s\(a\)\s[^;]{0,200}\d ?(?:%|per cent|percent)")
_SECOND = re.compile(r"\s{0,8}\(b\)\s")
"""A list whose first item stands in the line that leads to it."""


def _next(found: Sequence[Clause], index: int) -> str:
    return found[index + 1].text if index + 1 < len(found) else ""


def _surtax(clause: Clause, lead: Clause, *, listed: bool = False) -> Iterator[Draft]:
    low = clause.lower
    if not listed and not re.search(r"subject to|shall pay|assujetti|is|est", low):
        return
    found = tuple(p for p in percents(clause.text, of_duty=listed) if p.duty and not p.old)[:1]
    if not found or len(clause.text) < 40:
        return
    draft = Draft(
        kind=ProposalKind.NEW_DUTY,
        rule="surtax",
        clause=clause,
        rate_new=tuple(p.value for p in found),
        codes=codes_named(clause.text),
        codes_in=list_named(clause.text) or list_named(lead.text),
        spans=rate_spans(clause, found),
    )
    period = listed and _PERIOD.search(low) is not None
    yield draft.starting(begins(clause), clause).ending(ends(clause), clause) if period else draft


_PERIOD = re.compile(
    r"\bperiod (?:that )?(?:begins|beginning|commencing)\b|\bpériode (?:qui )?commen(?:ce|çant)\b"
)
"""Each item of a list has a period of its own."""


def _listed(lead: Clause, after: Sequence[Clause]) -> Iterator[Draft]:
    for n, item in enumerate(after[:12]):
        if not re.match(r"\s{0,8}\([a-z]{1,2}\)", item.text):
            return
        before = after[n - 1] if n else None
        yield from (stepped(d, before, item, after) for d in _surtax(item, lead, listed=True))


def _remission(clause: Clause, after: Sequence[Clause]) -> Draft:
    draft = Draft(
        kind=ProposalKind.EXEMPTION,
        rule="remission",
        clause=clause,
        codes_in=list_named(clause.text),
        spans=(whole(clause, "exemption"),),
    )
    return relieved(draft, after)


def amendments(order: OrderText, *, remits: bool, relief: bool) -> list[Draft]:
    """What an amending order without a precis does to the orders it amends.

    ``remits``: its title names a remission; ``relief``: nothing else.
    """
    found: list[Draft] = []
    for index, clause in enumerate(order.sections):
        after = order.sections[index + 1 :]
        moved = _moved(clause, after, remits=True) or _new_period(clause, after) if relief else None
        found += [moved] if moved else _amendment(clause, after, order, remits=remits)
        remits = remits and not any(d.rule == "remission-added" for d in found)
    told: dict[tuple[object, ...], Draft] = {}
    for draft in found:
        # the words that replace a part are a section of their own too
        told.setdefault((draft.kind, draft.rate_new, draft.clause.start), draft)
    listed = [_as_relief(d) if relief else d for d in told.values()]
    return _one_relief(_one_end(without_kept(listed, order)))


def _as_relief(draft: Draft) -> Draft:
    """Goods that join the list of a remission are relieved."""
    if draft.kind is not ProposalKind.CODES_ADDED:
        return draft
    return replace(draft, kind=ProposalKind.EXEMPTION, rule="exemption-added")


def _amendment(
    clause: Clause, after: Sequence[Clause], order: OrderText, *, remits: bool
) -> list[Draft]:
    """What one section does."""
    low = clause.lower
    if (held := _suspended(clause)) is not None:
        return [held]
    if (once := at_once(clause) or _code_put_right(clause, order)) is not None:
        return [once]
    if _REMITS.search(low):
        return [replace(_remission(clause, (clause, *after)), rule="remission-added")]
    moved = _moved(clause, after, remits=remits)
    if moved is not None:
        return [moved]
    if _REPEALED.search(low) or _ARE_REPEALED.search(low):
        return _repealed(clause, after)
    whole = SCHEDULE.search(low) and not ADDING.search(low) and LIST_REPLACED.search(low)
    listed = list(_list_replaced(clause, order) if whole else _list_changes(clause, after[:1]))
    listed = listed or _other_amendment(clause, after, remits=remits)
    told = by_deed(clause) if not listed else None
    if told is None and not listed and _prolongs(order):
        told = _prolonged(clause)
    return [told] if told is not None else listed


def _suspended(clause: Clause) -> Draft | None:
    """A surtax that is not collected: relief between two days, a later start 'until' a day."""
    begun = begins(clause) if _HELD.search(clause.lower) else None
    if begun is not None:
        held = plain_draft(clause, ProposalKind.EXEMPTION, "suspended")
        return held.starting(begun, clause).ending(ends(clause), clause)
    if _SUSPENDED.search(clause.lower) is None:
        return None
    put_off = plain_draft(clause, ProposalKind.POSTPONEMENT, "suspended")
    return put_off.starting(put_off_to(clause), clause)


def _other_amendment(clause: Clause, after: Sequence[Clause], *, remits: bool) -> list[Draft]:
    """Exemptions, rates and days of relief."""
    low = clause.lower
    if ADDING.search(low):
        return _added(clause, after)
    if OF_EACH.search(low):
        return by_list((clause, *after))
    if _SURTAX.search(low) and not (UNDER_FORMER.search(low) or HOLDS.search(low)):
        changed = _surtax(clause, clause)
        kind = ProposalKind.RATE_CHANGE
        return [replace(draft, kind=kind, rule="surtax-replaced") for draft in changed]
    if REPLACED.search(low) or rates_put(low):
        longer = _relief_replaced(clause, after)
        return list(_replaced(clause, after)) or ([longer] if longer is not None else [])
    if not remits or not IMPORTED.search(low):
        return []
    extended = plain_draft(clause, ProposalKind.POSTPONEMENT, "remission-extended")
    last = ends(clause, deadlines=True)
    extended = extended.ending(last, clause) if last else relieved(extended, (clause, *after[:6]))
    return [extended] if extended.last_day is not None else []


def _relief_replaced(clause: Clause, after: Sequence[Clause]) -> Draft | None:
    """A condition on when goods are imported that is replaced: relief to its new last day."""
    for item in itertools.takewhile(lambda each: ITEM.match(each.text), after[:4]):
        last = ends(item, deadlines=True) if IMPORTED.search(item.lower) else None
        if last is not None and begins(item) is None and _REMISSION.search(item.lower):
            longer = plain_draft(clause, ProposalKind.POSTPONEMENT, "relief-replaced", item)
            return longer.ending(last, item)
    return None


_REMISSION = re.compile(r"\bremission\b|\bremise\b")
_PROLONGS = re.compile(
    r"\b(?:prolong|extend)(?:s|ing)? (?:the )?(?:relief|exemption|exception|remission)"
    r"|\bprolonge(?:r|nt)? (?:la remise|l'exonération|l'exemption|l'allègement)"
)


def _prolongs(order: OrderText) -> bool:
    """Whether what explains an order says that relief lasts longer by it."""
    return any(_PROLONGS.search(c.lower) for c in (*order.precis, *order.explained))


def _code_put_right(clause: Clause, order: OrderText) -> Draft | None:
    """A tariff item in place of another, in an order that corrects."""
    rights = _CODE_FOR_CODE.search(clause.lower) is not None
    if not rights or not any(_PUTS_RIGHT.search(c.lower) for c in order.precis):
        return None
    return plain_draft(clause, ProposalKind.CORRECTION, "code-replaced")


def _prolonged(clause: Clause) -> Draft | None:
    """Relief of a paragraph that is replaced, to its new last day."""
    if not IMPORTED.search(clause.lower) or not ITEM.match(clause.text):
        return None
    last = ends(clause, deadlines=True)
    longer = plain_draft(clause, ProposalKind.POSTPONEMENT, "relief-prolonged")
    return None if last is None else longer.ending(last, clause)


_CODE_FOR_CODE = re.compile(
    r"[\"«]\s?\d{4}\.\d{2}[\d.]{0,8}\s?[\"»],? (?:with|by|(?:is|are) replaced (?:with|by)"
    r"|(?:est|sont) remplacée?s? par) [\"«]\s?\d{4}\.\d{2}"
)
_PUTS_RIGHT = re.compile(r"\bcorrect|\berrors?\b|\bcorrig|\berreurs?\b")
_ARE_REPEALED = re.compile(r"following [^;]{0,60}are repealed|ci-après sont abrogés|sont abrogés :")


def _items(after: Sequence[Clause]) -> Iterator[Clause]:
    """The items of a list, up to the next section."""
    for item in after:
        if not re.match(r"\s{0,8}(?:\([a-z]{1,2}\)|[a-z]{1,2}\)|[-•])", item.text):
            return
        yield item


def _repealed(clause: Clause, after: Sequence[Clause]) -> list[Draft]:
    """An order that ends, a list of it, or items of a list; another part of it is no change."""
    low = clause.lower
    if low.rstrip().endswith(":") and _ARE_REPEALED.search(low):
        return [plain_draft(each, ProposalKind.END, "repealed") for each in _items(after)]
    if _ITEMS_GONE.search(low):
        return list(_list_changes(clause, ()))
    if SCHEDULE.search(low) and _LIST_GONE.search(low):
        gone = plain_draft(clause, ProposalKind.END, "schedule-repealed")
        return [replace(gone, codes_in=list_named(clause.text))]
    if _OF_AN_ORDER.match(low):
        return []
    ended = plain_draft(clause, ProposalKind.END, "repealed")
    return [ended.starting(over(clause), clause) if CEASES.search(low) else ended]


def _list_changes(clause: Clause, following: Sequence[Clause]) -> Iterator[Draft]:
    """Items that are added to a list, taken off it, or both."""
    low = clause.lower
    moved = _ITEMS_MOVED.search(low)
    if moved is not None:
        added = moved["deed"].startswith(("add", "ajout"))
        change = ProposalKind.CODES_ADDED if added else ProposalKind.CODES_REMOVED
        draft = plain_draft(clause, change, "schedule-added" if added else "schedule-removed")
        yield replace(draft, codes_in=list_named(clause.text))
        return
    if not SCHEDULE.search(low) and not _ITEMS_GONE.search(low):
        return
    deed = deed_of(low)
    kind = deed.kind if deed is not None else None
    if ADDING.search(low) or kind is ProposalKind.CODES_ADDED:
        added = plain_draft(clause, ProposalKind.CODES_ADDED, "schedule-added", *following)
        yield replace(added, codes_in=list_named(clause.text))
    if _TAKING.search(low) or _ITEMS_GONE.search(low) or kind is ProposalKind.CODES_REMOVED:
        removed = plain_draft(clause, ProposalKind.CODES_REMOVED, "schedule-removed", *following)
        yield replace(removed, codes_in=list_named(clause.text))


def _added(clause: Clause, after: Sequence[Clause]) -> list[Draft]:
    """A paragraph that is added: a rate for another list, or goods that are spared."""
    after = after[1:] if after[1:] and heading(after[0]) else after
    listed = by_list(after)
    if listed:
        return listed
    for item in _first_items(clause, after):
        duty = rate_of_list(item, ProposalKind.NEW_DUTY, "surtax-added")
        if duty is not None:
            return [duty]
    if any(_REMITS.search(c.lower) for c in after[:3]):
        return []
    spared = any(
        IMPORTED.search(c.lower) or _SPARES.search(c.lower) or _GOODS.match(c.lower)
        for c in after[:2]
    )
    if after and _ON_THEIR_WAY.search(after[0].lower):  # what is under way pays what was paid
        return []
    added = plain_draft(clause, ProposalKind.EXEMPTION, "exemption-added", *after[:1])
    return [relieved(added, after[:1])] if spared else []


_ON_THEIR_WAY = re.compile(r"\bin transit\b|\ben transit\b")
_GOODS = re.compile(
    r"\s{0,8}(?:\([a-z\d.]{1,5}\)|[a-z]{1,2}(?:\.\d)?\))\s{1,8}(?!.{0,200}\b(?:schedules?|annexes?)\b)"
    r"[^:]{0,200}\b(?:goods|vehicles|products|machines?|equipment|classified|classée?s?|marchandises"
    r"|véhicules|produits|machines)\b"
)
"""Goods that join a list of exceptions; those of a schedule join what is charged."""


def _first_items(clause: Clause, after: Sequence[Clause]) -> Iterator[Clause]:
    """A section and the first items of what it adds or puts in place."""
    yield clause
    for item in after[:3]:
        if not ITEM.match(item.text):
            return
        yield item


_BY_WHAT_FOLLOWS = re.compile(r"\bby the following\b|\bpar ce qui suit\b|:\s{0,4}$")


def _moved(clause: Clause, after: Sequence[Clause], *, remits: bool) -> Draft | None:
    """A day of an earlier order that is put off, or relief that lasts longer."""
    low = clause.lower
    struck = _STRUCK_DAY.search(low)
    if struck is not None:
        day = next(iter(days(struck["new"])), None)
        if day is None:
            return None
        at = clause.start + struck.start("new")
        moment = Moment(day=day.day, start=at + day.start, end=at + day.end)
        return _put_off(clause, moment, relief=remits or _OF_RELIEF.search(low) is not None)
    if not (_PUT_OFF.search(low) and REPLACED.search(low) and _BY_WHAT_FOLLOWS.search(low)):
        return None
    for each in after[:1]:
        begun = begins(each)
        if begun is not None and _IN_FORCE.search(each.lower):
            return _put_off(clause, begun, relief=False)
    return None


def _new_period(clause: Clause, after: Sequence[Clause]) -> Draft | None:
    """Relief whose periods, a column of a schedule, are replaced: to the latest of the new ones."""
    if not _PORTION.search(clause.lower) or not REPLACED.search(clause.lower):
        return None
    latest: tuple[Moment, Clause] | None = None
    for item in after:
        if REPLACED.search(item.lower) or ADDING.search(item.lower):
            break
        last = ends(item) if _FROM_TO.match(item.lower) else None
        if last is not None and (latest is None or last.day > latest[0].day):
            latest = last, item
    if latest is None:
        return None
    last, item = latest
    draft = plain_draft(clause, ProposalKind.POSTPONEMENT, "period-replaced")
    return draft.ending(last, item)


_PORTION = re.compile(r"\bportion of items?\b|\bpassages? (?:de l'article|des articles)\b")
_FROM_TO = re.compile(r"\W{0,4}(?:from|du|beginning on) [^;]{4,40} (?:to|au|and ending on) ")
"""A cell of a schedule that says in which period goods are relieved."""
_IN_FORCE = re.compile(r"comes? into force|entre(?:nt)? en vigueur")
_OF_RELIEF = re.compile(r"remission order|décret de remise")


def _put_off(clause: Clause, moment: Moment, *, relief: bool) -> Draft:
    """To that day; relief is for goods imported before it, as remission orders are worded."""
    draft = plain_draft(clause, ProposalKind.POSTPONEMENT, "day-replaced")
    if not relief:
        return draft.starting(moment, clause)
    return draft.ending(moment.day_before, clause)


def _one_end(found: Sequence[Draft]) -> list[Draft]:
    """Several lists of one order that end are one end; none beside the end of the order."""
    gone = [d for d in found if d.rule == "schedule-repealed"]
    whole = any(d.rule == "repealed" for d in found)
    shorter = next((d for d in found if d.kind is ProposalKind.CODES_REMOVED), None)
    if gone and shorter is not None and not whole:
        spans = tuple(span for d in gone for span in d.spans)
        more = replace(shorter, spans=(*shorter.spans, *spans))
        return [more if d is shorter else d for d in found if d not in gone]
    first = gone[:1] if gone and not whole else []
    spans = tuple(span for d in gone for span in d.spans)
    kept = [replace(d, spans=spans) for d in first]
    return [*kept, *(d for d in found if d.rule != "schedule-repealed")]


def _one_relief(found: Sequence[Draft]) -> list[Draft]:
    """Each relief once, and of several that last longer the one to the latest day."""
    longer = [d for d in found if d.kind is ProposalKind.POSTPONEMENT and d.last_day is not None]
    imports = [d for d in longer if d.rule == "relief-replaced"]  # others may be days of claims
    latest = max(imports or longer, key=lambda d: d.last_day or date.min, default=None)
    new = [d for d in found if d.rule == "remission-added"]
    return [
        d
        for d in found
        if (d not in longer or (d is latest and (not new or d.rule in _OF_OLD_RELIEF)))
        and (d not in new or d is new[0])
    ]


_OF_OLD_RELIEF = ("day-replaced", "relief-replaced")
"""What moves the end of relief that there is, beside relief that is new."""
_HELD = re.compile(
    r"\b(?:order|surtax|application)\b[^;]{0,160}\b(?:is|are) suspended"
    r" (?:during|for) the period\b"
    r"|\b(?:est|sont) suspendue?s? (?:pendant|durant|pour) la période\b"
)
"""A surtax that is not collected between two days."""
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
            draft = plain_draft(clause, kind, "schedule-replaced")
            yield replace(draft, spans=(*draft.spans, whole(told, "scope")))
            return


_ITEMS = r"[^.;]{0,60}\b(?:tariff items?|goods|products|numéros tarifaires)\b"
_GROWS = re.compile(rf"\b(?:adds?|added|ajoute|ajoutés?)\b{_ITEMS}|{_ITEMS} (?:are|is) added")
_SHRINKS = re.compile(
    rf"\b(?:removes?|removed|deletes?|retire|retirés?)\b{_ITEMS}|{_ITEMS} (?:are|is) removed"
)
_SPARES = re.compile(r"surtax does not apply|ne s'applique(?:nt)? pas|not subject to the surtax")
UNDER_FORMER = re.compile(
    r"former order|décret antérieur|as it read immediately before|continues to apply"
    r"|\b(?:that|which) left (?:the united states|canada|their)\b[^.;]{0,80}\bbefore\b"
    r"|\b(?:rates?|surtax of [^;.]{1,20}) that (?:applied|was in (?:force|effect))\b"
    r"|\btaux (?:applicable|qui s'appliquait) au moment\b"
    r"|\bto the extent that the surtax (?:exceeds|is more than)\b"
    r"|\bdans la mesure où la surtaxe (?:dépasse|excède)\b"
)
"""Goods that still pay what was paid before."""


def _replaced(clause: Clause, after: Sequence[Clause]) -> Iterator[Draft]:
    """A rate in the words that replace a part of an order; each pair where it names several."""
    put = rates_put(clause.lower)
    for each in put:
        draft = plain_draft(clause, ProposalKind.RATE_CHANGE, "rate-replaced")
        yield replace(
            draft,
            rate_old=(each.old,),
            rate_new=(each.new,),
            codes_in=list_named(clause.text),
            spans=(whole(clause, "rate"), whole(clause, "rate-old"), *draft.spans),
        )
    if put:
        return
    for item in _first_items(clause, after):
        found = tuple(p for p in percents(item.text, of_duty=True) if p.duty)
        new = tuple(p for p in found if not p.old)[:1]
        step = next_step(item, after) if new else None
        if step is not None:
            yield step
            return
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
                    whole(clause, "scope"),
                ),
            )
            return
