"""Orders under the Customs Tariff: as made (Orders in Council), as printed, as consolidated."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.drafts import (
    Draft,
    plain_draft,
    whole,
)
from bot.ingest.documents.effect import begins
from bot.ingest.documents.lexicon import ProgrammeKind, ReadingLexicon
from bot.ingest.documents.lists import codes_named, list_named
from bot.ingest.documents.order_amendments import amendments
from bot.ingest.documents.order_days import (
    in_force,
    in_sections,
    lasts_itself,
    on_making,
    period,
    starts_untold,
)
from bot.ingest.documents.order_deeds import relief_by_deed
from bot.ingest.documents.order_explained import explained
from bot.ingest.documents.order_lists import LIST_REPLACED, SCHEDULE
from bot.ingest.documents.order_named import by_order, of_others, orders_named
from bot.ingest.documents.order_precis import from_precis, partly
from bot.ingest.documents.order_relief import REMISSION
from bot.ingest.documents.order_starts import OwnStart, own_start, own_starts, section_numbers
from bot.ingest.documents.order_surtaxes import imposed
from bot.ingest.documents.order_text import OrderText
from bot.ingest.documents.order_words_replaced import words_replaced
from bot.ingest.documents.programmes import ProgrammeSubject
from bot.ingest.documents.text import lowered

_AMENDING = re.compile(r"amending|repealing|replacing|modifiant|abrogeant|remplaçant")


def drafts_of(
    title: str, order: OrderText, subject: ProgrammeSubject, lexicon: ReadingLexicon
) -> list[Draft]:
    """What an order changes: sections first for a new one, the precis for an amending one."""
    erratum = corrected(title, order)
    if erratum:
        return erratum
    low = lowered(title)
    main = (subject.main.slug,) if subject.main else ()
    remits = "remission" in low or "remise" in low
    other = any(_AMENDS_SURTAX.search(c.lower) for c in order.sections)
    alone = remits and not other and not _OTHER_ORDER.search(low)
    if _AMENDING.search(low):
        told = list(from_precis(order, subject, main, lexicon, alone=alone))
        told = [d for each in told for d in partly(each, lexicon)]
        acts = amendments(order, remits=remits, relief=alone)
        acts = acts if alone else by_order(acts, order, main, lexicon)
        told = [_listed(each, acts) for each in told]
        told = [d for each in told for d in _shortened(each, acts, order, main)]
        told = [_as_sections_say(each, acts) for each in _rated(told, acts)]
        found = [*told, *_untold(acts, told, order, lexicon)] if told else acts
        if _REPEALING.search(low) and not _AND_AMENDING.search(low):
            found = _ended(found) or found
    else:
        found = list(imposed(order)) or list(
            from_precis(order, subject, main, lexicon, alone=alone)
        )
        found = found or amendments(order, remits=alone, relief=alone)
    found = found or _of_base_rates(order, subject) or _relieving(order)
    if _AMENDING.search(low):
        found = found or words_replaced(order.sections, relief=remits)
    found = found or _as_titled(title, order)
    found = lasts_itself(_without_kept_rates(found))
    theirs = of_others(found, order.sections, lexicon)
    ours = [d for d in found if d.clause.start not in theirs]
    named = (replace(d, programmes=d.programmes or main) for d in ours)
    starts = tuple(own_starts(order.sections))
    numbers = section_numbers(order.sections) if starts else {}
    dated = (_started(period(each, order), starts, numbers, order, lexicon) for each in named)
    told = [in_sections(each, order) for each in explained(list(dated), order, lexicon)]
    told = [_without_anothers_end(each, told) for each in told]
    told = [_at_the_new_rate(each, told) for each in told]
    return _once_spared(in_force(_once_ended(told), order))


def _at_the_new_rate(draft: Draft, found: Sequence[Draft]) -> Draft:
    """Goods that join a list whose only rate the same order changes."""
    changed = [
        d
        for d in found
        if d.kind is ProposalKind.RATE_CHANGE and d.programmes == draft.programmes and d.rate_new
    ]
    if draft.kind is not ProposalKind.CODES_ADDED or draft.rate_new or len(changed) != 1:
        return draft
    of_all = not list_named(changed[0].clause.text) and not draft.codes_in
    if not of_all or len(changed[0].rate_new) != 1:
        return draft
    proof = (span for span in changed[0].spans if span.for_ == "rate")
    return replace(draft, rate_new=changed[0].rate_new, spans=(*draft.spans, *proof))


def _without_anothers_end(draft: Draft, found: Sequence[Draft]) -> Draft:
    """New relief without the day to which other relief of the same order is prolonged."""
    if draft.kind is not ProposalKind.EXEMPTION or draft.rule != "precis-relief":
        return draft
    told = draft.clause.start, draft.clause.end
    own = any(told[0] <= s.start and s.end <= told[1] for s in draft.spans if s.for_ == "last-day")
    prolonged = any(
        d.kind is ProposalKind.POSTPONEMENT and d.last_day == draft.last_day for d in found
    )
    return draft.without_end() if prolonged and not own else draft


def _once_spared(found: Sequence[Draft]) -> list[Draft]:
    """Relief once, where several sections give it in the same days."""
    kept: list[Draft] = []
    for draft in found:
        same = (
            d.kind is draft.kind is ProposalKind.EXEMPTION
            and (d.programmes, d.effective, d.last_day)
            == (draft.programmes, draft.effective, draft.last_day)
            for d in kept
        )
        kept += [] if any(same) else [draft]
    return kept


def _once_ended(found: Sequence[Draft]) -> list[Draft]:
    """An end once, where one section tells its day and another that the order is repealed."""
    kept: list[Draft] = []
    for draft in found:
        same = next((d for d in kept if d.kind is draft.kind is ProposalKind.END), None)
        days = {d.effective for d in (same, draft) if d is not None and d.effective}
        if same is None or same.programmes != draft.programmes or len(days) > 1:
            kept.append(draft)
            continue
        more = tuple(span for span in draft.spans if span not in same.spans)
        kept[kept.index(same)] = replace(
            same,
            rate_old=same.rate_old or draft.rate_old,
            effective=same.effective or draft.effective,
            hour=same.hour or draft.hour,
            last_day=same.last_day or draft.last_day,
            spans=(*same.spans, *more),
        )
    return kept


def _relieving(order: OrderText) -> list[Draft]:
    """The relief that an order gives in words of its own, where nothing else was read in it."""
    own = order.sections
    given = (relief_by_deed(clause, own[index + 1 :]) for index, clause in enumerate(own))
    first = next((draft for draft in given if draft is not None), None)
    return [] if first is None else [first]


def _as_titled(title: str, order: OrderText) -> list[Draft]:
    """What a new order does by its title, where the page has no more than that it is made."""
    low = lowered(title)
    kind = ProposalKind.EXEMPTION if REMISSION.search(low) else ProposalKind.NEW_DUTY
    if _REPEALING.search(low) and not _AND_AMENDING.search(low):
        kind = ProposalKind.END
    elif _AMENDING.search(low):
        return []
    if not _SURTAX_TITLE.search(low):
        return []
    made = next((c for c in order.sections if MAKES.search(c.lower)), None)
    return [] if made is None else [plain_draft(made, kind, "titled")]


def _of_base_rates(order: OrderText, subject: ProgrammeSubject) -> list[Draft]:
    """The first section of an order on the ordinary duty that puts something else into its list."""
    if subject.main is None or subject.main.kind is not ProgrammeKind.BASE:
        return []
    told = (c for c in order.sections if _IN_THE_LIST.search(c.lower))
    return [plain_draft(c, ProposalKind.RATE_CHANGE, "base-list") for c in told][:1]


_IN_THE_LIST = re.compile(
    r"\b(?:tariff (?:items?|provisions?)|the schedule to the (?:customs tariff|act))\b[^;]{0,240}"
    r"\b(?:is|are) (?:amended|replaced|added)\b"
    r"|\b(?:numéros? tarifaires?|dispositions tarifaires|l'annexe du (?:tarif des douanes|même"
    r" tarif))\b[^;]{0,240}\b(?:est|sont) (?:modifi|remplac|ajout)ée?s?\b"
)


MAKES = re.compile(r"\bmakes the annexed\b|\bprend (?:le|la|les) [^.;]{0,300}ci-après")
"""The words by which an order is made."""
_SURTAX_TITLE = re.compile(
    r"\bsurtax (?:remission )?order\b|\bimposing a surtax\b|\bimposant une surtaxe\b"
    r"|\bremise (?:de la|des) surtaxes?\b"
)


def only_named(title: str, order: OrderText) -> list[Draft]:
    """An order whose page has no more than that it amends another one: what it does stands in an
    annex that is not there. Whatever it does to an order on relief alone, it changes relief."""
    low = lowered(title)
    if _AMENDING.search(low) is None:
        return []
    relieves = REMISSION.search(low) is not None and _OTHER_ORDER.search(low) is None
    named = [c for c in (*order.precis, *order.sections) if _AMENDING.search(c.lower)]
    said = [c for c in named if c in order.precis or MAKES.search(c.lower)] or named[:1]
    kind = ProposalKind.EXEMPTION if relieves else ProposalKind.EVENT
    spans = tuple(whole(c, kind.value) for c in said[:2])
    return [replace(plain_draft(c, kind, "amends"), spans=spans) for c in said[:1]]


def amending_drafts(
    order: OrderText, subject: ProgrammeSubject, lexicon: ReadingLexicon, title: str
) -> list[Draft]:
    """What sections that amend the order of ``title`` change in it."""
    return drafts_of(f"Order Amending the {title}", order, subject, lexicon)


def _ended(found: Sequence[Draft]) -> list[Draft]:
    """What an order that only repeals ends: else the relief that its precis tells of."""
    return [d for d in found if d.kind is ProposalKind.END] or [
        replace(d, kind=ProposalKind.END, rule="precis-repeal", last_day=None)
        for d in found
        if d.rule == "precis-relief"
    ]


def _started(
    draft: Draft,
    starts: Sequence[OwnStart],
    numbers: dict[int, int],
    order: OrderText,
    lexicon: ReadingLexicon,
) -> Draft:
    """The draft with the day on which its own sections start, where that is another."""
    clause = own_start(draft, starts, numbers, order, lexicon) if starts else None
    if clause is None:
        return draft
    draft = replace(draft, start_untold=starts_untold(clause, order))
    return draft.starting(begins(clause) or on_making(clause, order), clause)


def _shortened(
    draft: Draft, acts: Sequence[Draft], order: OrderText, main: tuple[str, ...]
) -> list[Draft]:
    """Tariffs that the precis calls removed: of an order that goes on only its list is shorter."""
    ended = {slug for act in acts if act.kind is ProposalKind.END for slug in act.programmes}
    named = draft.programmes or main
    goes_on = tuple(slug for slug in named if slug not in ended)
    if draft.kind is not ProposalKind.END or not ended or not goes_on:
        return [draft]
    kind = ProposalKind.CODES_REMOVED
    shorter = replace(draft, kind=kind, rule="precis-list-out", programmes=goes_on)
    lists = [
        c for c in order.sections if SCHEDULE.search(c.lower) and LIST_REPLACED.search(c.lower)
    ]
    spans = tuple(whole(each, "scope") for each in lists[:3])
    kept = tuple(slug for slug in named if slug in ended)
    over = [replace(draft, programmes=kept)] if kept else []
    return [*over, replace(shorter, spans=(*draft.spans, *spans))]


def _untold(
    acts: Sequence[Draft], told: Sequence[Draft], order: OrderText, lexicon: ReadingLexicon
) -> list[Draft]:
    """What the sections do to an order of which the precis says nothing."""
    known = {slug for draft in told for slug in draft.programmes}
    known |= {slug for part in order.precis for slug in orders_named(part, (), lexicon)}
    kinds = {draft.kind for draft in told}
    prolongs = any(_PROLONGS.search(part.lower) for part in order.precis)
    new = any(d.rule == "remission-added" for d in acts)
    longer = prolongs and new and ProposalKind.POSTPONEMENT not in kinds
    beside = _beside(kinds)
    return [
        d
        for d in acts
        if (longer and d.rule == "day-replaced" and d.last_day is not None)
        or (d.programmes and (not known & set(d.programmes) or d.rule in beside))
    ]


_PROLONGS = re.compile(r"\b(?:prolong|extend)(?:s|ing)? (?:the )?(?:relief|remission)\b")
"""Relief that lasts longer beside new relief: the sections tell to what day each does."""


def _beside(kinds: AbstractSet[ProposalKind]) -> frozenset[str]:
    """The rules of what sections do to goods, of which a precis of these kinds does not tell."""
    right = frozenset({"code-replaced"})
    if kinds & {ProposalKind.EXEMPTION, ProposalKind.POSTPONEMENT, ProposalKind.END}:
        return right
    spared = right | {"exemption-added"}
    if kinds & {ProposalKind.CODES_ADDED, ProposalKind.CODES_REMOVED}:
        return spared
    return spared | {"schedule-added", "schedule-removed"}


def _listed(draft: Draft, acts: Sequence[Draft]) -> Draft:
    """Goods that the precis says are charged anew, by the only section that just lists them."""
    if draft.rule != "precis-list-in":
        return draft
    gone = {act.clause.start for act in acts if act.kind is ProposalKind.CODES_REMOVED}
    added = [
        act for act in acts if act.kind is ProposalKind.CODES_ADDED and act.clause.start not in gone
    ]
    if len(added) != 1:
        return draft
    spans = (*draft.spans, *added[0].spans)
    return replace(draft, clause=added[0].clause, codes_in=added[0].codes_in, spans=spans)


def _as_sections_say(draft: Draft, acts: Sequence[Draft]) -> Draft:
    """What the precis tells with the sections that do it, as further evidence."""
    same = [
        act
        for act in acts
        if act.kind is draft.kind
        and (not act.programmes or set(act.programmes) & set(draft.programmes))
        and act.rate_new in ((), draft.rate_new)
    ]
    longer = next((act for act in same if act.last_day is not None), None)
    if draft.rule == "precis-extend" and draft.last_day is None and longer is not None:
        proof = (s for s in longer.spans if s.for_ == "last-day")
        draft = replace(draft, last_day=longer.last_day, spans=(*draft.spans, *proof))
    more = (replace(s, for_="scope") for act in same[:2] for s in act.spans[:1])
    return replace(draft, spans=(*draft.spans, *(s for s in more if s not in draft.spans)))


def _rated(told: Sequence[Draft], acts: Sequence[Draft]) -> list[Draft]:
    """Changes of rates as sections state them, where the precis tells only that there is one."""
    stated = [d for d in acts if d.kind is ProposalKind.RATE_CHANGE and d.rate_new]
    found: list[Draft] = []
    for draft in told:
        bare = draft.kind is ProposalKind.RATE_CHANGE and not draft.rate_new
        same = [
            d
            for d in stated
            if bare and (not draft.programmes or set(d.programmes) & set(draft.programmes))
        ]
        found += [replace(d, spans=(*d.spans, *draft.spans)) for d in _once(same)] or [draft]
    return found


def _once(found: Sequence[Draft]) -> list[Draft]:
    """One change of a rate that several sections make in the same figures."""
    kept: dict[tuple[object, ...], Draft] = {}
    for draft in found:
        key = (draft.programmes, draft.rate_old, draft.rate_new, draft.codes_in)
        first = kept.setdefault(key, draft)
        if first is not draft:
            kept[key] = replace(first, spans=(*first.spans, *draft.spans))
    return list(kept.values())


def corrected(title: str, order: OrderText) -> list[Draft]:
    """An erratum of the Gazette: what should have been printed, which changes no law."""
    if not _ERRATUM.search(lowered(title)):
        return []
    told = [c for c in order.sections if _SHOULD_READ.search(c.lower)]
    told = told or [c for c in order.sections if _PUT_FOR.search(c.lower)]
    kind = ProposalKind.CORRECTION
    spans = tuple(whole(c, "correction") for c in told[:3])
    codes = tuple(code for c in told for code in codes_named(c.text))
    first = told[:1]
    return [Draft(kind=kind, rule="erratum", clause=c, codes=codes, spans=spans) for c in first]


_ERRATUM = re.compile(r"\b(?:errat(?:um|a)|corrigend(?:um|a)|correctif)\b")
_PUT_FOR = re.compile(r"[\"»] (?:is|are|est|sont) (?:replaced|remplacée?s?) (?:by|with|par)\b")
"""What an order that corrects another puts in the place of a misprint."""
_SHOULD_READ = re.compile(
    r"should (?:read|be read)|(?:delete|replace)d? (?:\"|by)|(?:doit|devrait|aurait dû) se lire"
    r"|lire\b"
)


_OTHER_ORDER = re.compile(r"surtax order|décret imposant")
"""In the title of an order that amends a surtax beside a remission."""
_AMENDS_SURTAX = re.compile(
    r"\bof the (?:[a-z]+ ){1,6}surtax order\b[^;]{0,80}\b(?:is|are) (?:amended|replaced|repealed)\b"
)
"""A section that amends a surtax, whatever the title says."""
_REPEALING = re.compile(r"\brepealing\b|\babrogeant\b")
_AND_AMENDING = re.compile(r"\bamending\b|\bmodifiant\b")


def _without_kept_rates(found: Sequence[Draft]) -> list[Draft]:
    """An order that raises a rate restates what keeps the old one: that is no change."""
    gone = {rate for d in found if d.kind is ProposalKind.RATE_CHANGE for rate in d.rate_old}
    return [
        d
        for d in found
        if not (
            d.kind is ProposalKind.RATE_CHANGE
            and d.rate_new
            and not d.rate_old
            and set(d.rate_new) <= gone
        )
    ]
