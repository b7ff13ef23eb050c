"""What an amending order does to the orders it amends, section by section."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.deeds import HOLDS
from bot.ingest.documents.drafts import Draft, plain_draft, rate_spans, whole
from bot.ingest.documents.effect import ends, over
from bot.ingest.documents.lists import codes_named, list_named
from bot.ingest.documents.mood import heading
from bot.ingest.documents.order_deeds import at_once, by_deed
from bot.ingest.documents.order_lists import (
    ADDING,
    ITEMS_GONE,
    LIST_GONE,
    LIST_REPLACED,
    SCHEDULE,
    list_changes,
    list_replaced,
)
from bot.ingest.documents.order_moved_days import (
    day_moved,
    new_period,
    prolonged,
    prolongs,
    relief_replaced,
    suspended,
)
from bot.ingest.documents.order_rates import (
    ITEM,
    OF_EACH,
    REPLACED,
    by_list,
    next_step,
    rate_of_list,
    without_kept,
)
from bot.ingest.documents.order_relief import IMPORTED, relieved
from bot.ingest.documents.order_surtaxes import REMITS, SURTAX, remission, surtax
from bot.ingest.documents.order_text import OrderText
from bot.ingest.documents.rates import percents
from bot.ingest.documents.restated import rates_put
from bot.ingest.documents.text import Clause

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


def amendments(order: OrderText, *, remits: bool, relief: bool) -> list[Draft]:
    """What an amending order without a precis does to the orders it amends.

    ``remits``: its title names a remission; ``relief``: nothing else.
    """
    found: list[Draft] = []
    for index, clause in enumerate(order.sections):
        after = order.sections[index + 1 :]
        longer = _relief_longer(clause, after) if relief else None
        found += [longer] if longer is not None else _amendment(clause, after, order, remits=remits)
        remits = remits and not any(d.rule == "remission-added" for d in found)
    told: dict[tuple[object, ...], Draft] = {}
    for draft in found:
        # the words that replace a part are a section of their own too
        told.setdefault((draft.kind, draft.rate_new, draft.clause.start), draft)
    listed = [_as_relief(d) if relief else d for d in told.values()]
    return _one_relief(_one_end(without_kept(listed, order)))


def _relief_longer(clause: Clause, after: Sequence[Clause]) -> Draft | None:
    """A day or the periods of relief that an order on nothing else puts in place of the old."""
    return day_moved(clause, after, remits=True) or new_period(clause, after)


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
    if (held := suspended(clause)) is not None:
        return [held]
    if (once := at_once(clause) or _code_put_right(clause, order)) is not None:
        return [once]
    if REMITS.search(low):
        return [replace(remission(clause, (clause, *after)), rule="remission-added")]
    moved = day_moved(clause, after, remits=remits)
    if moved is not None:
        return [moved]
    if _REPEALED.search(low) or _ARE_REPEALED.search(low):
        return _repealed(clause, after)
    whole = SCHEDULE.search(low) and not ADDING.search(low) and LIST_REPLACED.search(low)
    listed = list(list_replaced(clause, order) if whole else list_changes(clause, after[:1]))
    listed = listed or _other_amendment(clause, after, remits=remits)
    told = by_deed(clause) if not listed else None
    if told is None and not listed and prolongs(order):
        told = prolonged(clause)
    return [told] if told is not None else listed


def _other_amendment(clause: Clause, after: Sequence[Clause], *, remits: bool) -> list[Draft]:
    """Exemptions, rates and days of relief."""
    low = clause.lower
    if ADDING.search(low):
        return _added(clause, after)
    if OF_EACH.search(low):
        return by_list((clause, *after))
    if SURTAX.search(low) and not (UNDER_FORMER.search(low) or HOLDS.search(low)):
        changed = surtax(clause, clause)
        kind = ProposalKind.RATE_CHANGE
        return [replace(draft, kind=kind, rule="surtax-replaced") for draft in changed]
    if REPLACED.search(low) or rates_put(low):
        longer = relief_replaced(clause, after)
        return list(_replaced(clause, after)) or ([longer] if longer is not None else [])
    if not remits or not IMPORTED.search(low):
        return []
    extended = plain_draft(clause, ProposalKind.POSTPONEMENT, "remission-extended")
    last = ends(clause, deadlines=True)
    extended = extended.ending(last, clause) if last else relieved(extended, (clause, *after[:6]))
    return [extended] if extended.last_day is not None else []


def _code_put_right(clause: Clause, order: OrderText) -> Draft | None:
    """A tariff item in place of another, in an order that corrects."""
    rights = _CODE_FOR_CODE.search(clause.lower) is not None
    if not rights or not any(_PUTS_RIGHT.search(c.lower) for c in order.precis):
        return None
    return plain_draft(clause, ProposalKind.CORRECTION, "code-replaced")


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
    if ITEMS_GONE.search(low):
        return list(list_changes(clause, ()))
    if SCHEDULE.search(low) and LIST_GONE.search(low):
        gone = plain_draft(clause, ProposalKind.END, "schedule-repealed")
        return [replace(gone, codes_in=list_named(clause.text))]
    if _OF_AN_ORDER.match(low):
        return []
    ended = plain_draft(clause, ProposalKind.END, "repealed")
    return [ended.starting(over(clause), clause) if CEASES.search(low) else ended]


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
    if any(REMITS.search(c.lower) for c in after[:3]):
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
