"""Proclamations, executive orders and memoranda of the President: what their clauses change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.countries import foreign_only
from bot.ingest.documents.drafts import Draft, also_proven, first_of
from bot.ingest.documents.effect import begins
from bot.ingest.documents.operative import SETS
from bot.ingest.documents.rates import percents
from bot.ingest.documents.text import Clause
from bot.ingest.documents.us_act_clauses import clause_drafts
from bot.ingest.documents.us_act_commands import only_recalls
from bot.ingest.documents.us_act_days import (
    DAY_OF_CLAUSE,
    WHEN_IT_ENDS,
    dated,
    from_the_same_day,
    from_when_it_ends,
    with_same_period,
)
from bot.ingest.documents.us_act_ends import ends_relief, own_end
from bot.ingest.documents.us_act_further import further, of_their_own
from bot.ingest.documents.us_act_old_rates import with_old_rates
from bot.ingest.documents.us_act_paragraphs import with_what_follows
from bot.ingest.documents.us_act_parts import parts_of
from bot.ingest.documents.us_act_pointed_rates import with_earlier_rates
from bot.ingest.documents.us_act_put_off import put_off
from bot.ingest.documents.us_act_rateless import EVENTS, plain_draft
from bot.ingest.documents.us_act_rates import RELIEF, UNSURE, by_reference, rated
from bot.ingest.documents.us_act_relief import (
    kept_lower,
    of_a_share,
    of_one_day,
    relief_given,
    thresholds,
)

_DECIDED = re.compile(
    r"\bi (?:have )?(?:determined?|decided|conclude|find)|in my judgment|impos(?:e|ing) (?:an?|the)"
    r"|necessary and appropriate to"
)
_AMENDING = re.compile(
    r"amend|modif|further|addressing certain|suspen|scope|correct|ending|delay|progress"
)
_ENDING = re.compile(r"\bend|terminat|revo[ck]|rescind|repeal|suspend")
_CHARGED = r"(?:increases?|rises?|effective dates?|tariffs?|dut(?:y|ies)|rates?)"
_DELAYS = re.compile(
    rf"\b(?:delay|postpon|defer)\w{{0,5}}\b[^.;]{{0,80}}\b{_CHARGED}\b"
    rf"|\b{_CHARGED}\b[^.;]{{0,80}}\b(?:delay|postpon|defer)\w{{0,5}}\b|\blater effective date\b"
)
_ALL_OTHER = re.compile(r"\ball other [a-z ]{0,20}(?:econom|countr|trading|nations)")


_OF_THE_OTHERS = re.compile(r"\b(?:dut(?:y|ies)|rates?|tariffs?)\b[^;]{0,20} (?:on|of) all other\b")


def drafts_of(
    title: str,
    recitals: Sequence[Clause],
    body: Sequence[Clause],
    signed: date | None = None,
) -> list[Draft]:
    """The changes an act makes; its recitals are read only where the clauses are silent.

    ``signed``: the day from which '7 days after the date of this order' counts, where it is known.
    """
    act = parts_of(recitals, body)
    body, why = act.commands, act.reasons
    found = list(clause_drafts(body)) or list(clause_drafts(act.background))
    found = with_what_follows(found, body)
    found = [of_a_share(each, why) for each in found]
    kept = [kept_lower(each, body) for each in _duties(found, body, why)]
    kept.extend(_other_changes(title, kept, found, body))
    kept.extend(thresholds(found, why))
    amending = _AMENDING.search(title.lower()) is not None
    kept.extend(relief_given(kept, found, body, act.background, amending=amending))
    if not kept:
        told = _events(why)
        kept.extend(also_proven(first_of(found, ProposalKind.EVENT), told) or told)
    kept = with_old_rates(_with_rates_put_off(kept, body), act)
    waits = any(each.kind is ProposalKind.POSTPONEMENT for each in kept)
    if amending and not waits and any(_DELAYS.search(c.lower) for c in (*why, *body)):
        kept = [_put_off(each) for each in kept]
    if _OF_SCOPE.search(title.lower()):
        kept = [_joining(each) for each in kept]
    if title.lower().startswith("continu"):
        kept = [_continued(each) for each in kept]
    offset = {each.clause.start for each in kept if each.rule == "offset"}
    kept = [each for each in kept if each.rule == "offset" or each.clause.start not in offset]
    both = from_the_same_day([*kept, *further(kept, found)])
    more = dated(both[len(kept) :], body, signed)
    kept = [of_one_day(each, both) for each in dated(both[: len(kept)], body, signed)]
    kept = from_when_it_ends(kept)
    return sorted(
        put_off([*kept, *of_their_own(kept, more)], why, body),
        key=lambda each: (
            each.kind is ProposalKind.CONFIRMATION,
            each.clause in act.recitals,
            each.clause.start,
        ),
    )


def _duties(
    found: Sequence[Draft], body: Sequence[Clause], recitals: Sequence[Clause]
) -> list[Draft]:
    """The rates an act sets; those its recitals decide on, where no clause does anything else."""
    duties = _ours_named([each for each in found if each.of_duty])
    other = (ProposalKind.POSTPONEMENT, ProposalKind.BAN)
    if not duties and not any(each.kind in other for each in found):
        duties = list(_decided(recitals))[:1]
    duties = [*duties, *by_reference(body, duties)]
    return _unique(with_same_period(with_earlier_rates(duties)))


def _other_changes(
    title: str, duties: Sequence[Draft], found: Sequence[Draft], body: Sequence[Clause]
) -> Iterator[Draft]:
    """What an act puts off, ends, bans and lists, beside the duties it sets."""
    ending = not duties or _ENDING.search(title.lower()) is not None
    # goods that go from one list to another change their rate, and are not taken off any
    changed = {each.clause.start for each in duties if each.rate_old}
    found = [
        d for d in found if d.kind not in _OF_LISTS or d.clause.start not in changed or d.rate_new
    ]
    for kind in (
        ProposalKind.POSTPONEMENT,
        ProposalKind.END,
        ProposalKind.BAN,
        ProposalKind.CODES_ADDED,
        ProposalKind.CODES_REMOVED,
        ProposalKind.CORRECTION,
    ):
        # what a new duty takes the place of ends with its start: that is no change of its own
        if kind is ProposalKind.END and _only_lasts(found):
            continue
        if kind is ProposalKind.BAN:
            yield from _distinct(found, kind)
        elif kind is ProposalKind.END and ending:
            yield from _ends_of_each_act(found)
        elif kind is not ProposalKind.END:
            yield from first_of(found, kind)
        else:
            ended = list(own_end(found, body))
            yield from (*ended, *_lifted(found, ended))


def _ends_of_each_act(found: Sequence[Draft]) -> list[Draft]:
    """The first end, and a ban of another act that is lifted."""
    kept = first_of(found, ProposalKind.END)
    return [*kept, *_lifted(found, kept)]


def _lifted(found: Sequence[Draft], kept: Sequence[Draft]) -> list[Draft]:
    """The first ban that is lifted, of another act than those whose end is told already."""
    acts = {act for each in kept for act in each.amends}
    lifted = (d for d in found if d.rule == "ban-lifted" and d not in kept)
    return [d for d in lifted if not set(d.amends) & acts][:1]


_OF_LISTS = frozenset({ProposalKind.CODES_ADDED, ProposalKind.CODES_REMOVED})


def _only_lasts(found: Sequence[Draft]) -> bool:
    """Whether what an act calls an end is how long the relief lasts that it gives."""
    over = next((each for each in found if each.kind is ProposalKind.END), None)
    spares = any(each.kind is ProposalKind.EXEMPTION for each in found)
    return over is not None and spares and over.effective is None and ends_relief(over)


_OF_SCOPE = re.compile(r"\bmodify(?:ing)? the scope\b|\bmodification of the scope\b")
_IMPOSED_BEFORE = re.compile(
    r"\bsubject to the [^;]{0,40}\d[^;]{0,30}\bimposed (?:pursuant to|under|by|in) (?:proclamation"
    r"|executive order)\b"
)


def _joining(draft: Draft) -> Draft:
    """In an act on a scope, goods subject to the duty of an earlier act join those that pay it."""
    if not draft.of_duty or draft.rate_old or not _IMPOSED_BEFORE.search(draft.clause.lower):
        return draft
    return replace(draft, kind=ProposalKind.CODES_ADDED, rule="scope-joined")


def _continued(draft: Draft) -> Draft:
    """What an act that continues a measure says of it is no news, unless it is new all the same."""
    near = draft.clause.near
    begins_later = near is not None and draft.effective is not None and draft.effective > near
    if draft.rule in _NEW_ALL_THE_SAME or (draft.of_duty and begins_later):
        return draft
    return replace(draft, kind=ProposalKind.CONFIRMATION)


_NEW_ALL_THE_SAME = ("put-off", "rate-elsewhere")
"""What changes even in an act that continues a measure."""


def _with_rates_put_off(found: list[Draft], body: Sequence[Clause]) -> list[Draft]:
    """A clause that repeats the rate from the very day to which it is put off sets no new one."""
    longer = next((d for d in found if d.kind is ProposalKind.POSTPONEMENT and d.effective), None)
    if longer is None:
        return found
    same = [
        d
        for d in found
        if d.of_duty
        and d.effective in (None, longer.effective)
        and not (d.effective is None and DAY_OF_CLAUSE.search(d.clause.lower))
        and not WHEN_IT_ENDS.search(d.clause.lower)
        and not _begins_by_itself(d, longer, body)
        and (d.rule != "rate-restated" or d.effective)
    ]
    rates = tuple(dict.fromkeys(rate for each in same for rate in each.rate_new))
    spans = tuple(span for each in same for span in each.spans if span.for_ == "rate")
    told = replace(
        longer,
        rate_new=longer.rate_new or rates,
        spans=longer.spans if longer.rate_new else (*longer.spans, *spans),
    )
    return [told if each is longer else each for each in found if each not in same]


def _begins_by_itself(draft: Draft, longer: Draft, body: Sequence[Clause]) -> bool:
    """Whether a sentence of its own paragraph gives a change another day than what is put off."""
    paragraph = draft.clause.paragraph
    if paragraph == longer.clause.paragraph:
        return False
    begun = (begins(c) for c in body if c.paragraph == paragraph)
    return any(moment is not None and moment.day != longer.effective for moment in begun)


def _put_off(draft: Draft) -> Draft:
    """A rise that an amending act gives a new day is put off."""
    if draft.kind is not ProposalKind.RATE_CHANGE or draft.effective is None:
        return draft
    return replace(draft, kind=ProposalKind.POSTPONEMENT, rule="rise-put-off")


def _ours_named(duties: list[Draft]) -> list[Draft]:
    """Where one clause names the neighbour's goods, 'all other countries' aren't it."""
    if not any("canada" in each.clause.lower for each in duties):
        return duties
    return [
        d
        for d in duties
        if not _ALL_OTHER.search(d.clause.lower)
        and ("canad" in d.clause.lower or not _OF_THE_OTHERS.search(d.clause.lower))
    ]


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


_EARLIER_ACT = re.compile(
    r"\s{0,8}(?:\d{1,2}[a-z]?\.\s{0,8}|\(\w{1,3}\)\s{0,8})?(?:in|by|on|pursuant to"
    r"|through) (?:my )?"
    r"(?:(?:proclamation|executive order)s? \d{4,5}|(?:the )?(?:proclamation|executive order) of"
    r"|[a-z]{3,9} \d{1,2}, \d{4},)"
)
"""A recital that opens with an earlier act or day: what it decides was decided then."""


def _decided(recitals: Sequence[Clause]) -> Iterator[Draft]:
    """Rates the President decides on in the recitals: only where no clause sets one."""
    for clause in recitals:
        low = clause.lower
        decided = _DECIDED.search(low) and SETS.search(low) and not UNSURE.search(low)
        if _EARLIER_ACT.match(low) or only_recalls(low):
            continue
        if decided and not RELIEF.search(low) and not foreign_only(clause.text):
            yield from rated(clause, percents(clause.text))


def _events(recitals: Sequence[Clause]) -> list[Draft]:
    """What the President directs in a recital, with what he determines as further evidence."""
    found = [(c, hit) for c in recitals if (hit := EVENTS.search(c.lower)) is not None]
    told = [
        next(((c, hit) for c, hit in found if decision.search(c.lower)), None)
        for decision in (_DIRECTS, _DETERMINES)
    ]
    drafts = [
        plain_draft(clause, ProposalKind.EVENT, "event", hit.start(), hit.end())
        for clause, hit in dict.fromkeys(each for each in told if each is not None)
    ]
    return also_proven(drafts[:1], drafts[1:])


_DIRECTS = re.compile(r"\bi (?:also |therefore |hereby |have )*(?:direct|instruct)")
_DETERMINES = re.compile(r"\bi (?:also |therefore |hereby |have )*determine")


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
