"""What a clause of an act changes without a rate: a ban, an end, a delay, a list, relief."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.domain.measures import Standing
from bot.domain.proposals import ProposalKind
from bot.ingest.documents.days import days
from bot.ingest.documents.deeds import deed_of
from bot.ingest.documents.drafts import Draft, around, as_old
from bot.ingest.documents.effect import begins, ends, over, put_off_to
from bot.ingest.documents.lexicon import act_numbers
from bot.ingest.documents.lists import codes_named, list_named
from bot.ingest.documents.moments import Moment
from bot.ingest.documents.operative import BANS, ENDS, EXEMPTS, LISTS, PUTS_OFF, SPARES_MORE
from bot.ingest.documents.rates import percents
from bot.ingest.documents.reckoned import put_off_by
from bot.ingest.documents.text import Clause
from bot.ingest.documents.us_act_ends import BAN_ENDS
from bot.ingest.documents.us_act_moved_days import MovedDay, put_in_place

_DATED_LISTS = re.compile(r"(?:deleting|striking|replacing) the (?:effective )?dates?\b")
_OUT = re.compile(
    r"exclud|\bleaves?\b|\b(?:off|out of)\b|remov|delet|str[iu]c?k|withdraw|drop|narrow|no"
    r" longer be"
    r" subject"
)
EVENTS = re.compile(
    r"shall(?:, within [^,;]{0,60},)? initiate an? (?:investigation|section 232)|negotiat(?:ions?|e"
    r"|ing)[^;]{0,60}agreements?|enter into negotiations"
    r"|pursue[^;]{0,40}negotiat|shall (?:investigate|conduct an investigation)"
)
"""What an act directs to be looked into or talked about."""
_PROCESS = re.compile(r"(?:inclusion|exclusion)s? process|processes established")
SPARED = re.compile(
    r"\b(?:no longer|not|never) (?:be )?(?:subject to|charged(?: with)?) (?:the|an?|any)(?:"
    r" additional)?(?: ad valorem)?"
    r"(?: (?:rate|dut(?:y|ies)|tariffs?|surcharge)(?: rate)?(?:[^;.\d]{0,60})?)? \d"
    r"|\b(?:exempt(?:ed)? from|free of|relieved (?:of|from)) (?:the|an?|any)(?: additional)? "
    r"(?:(?:rate|duty|tariff|surcharge)(?: of)? )?\d"
)
"""The rate in a sentence that spares goods from it."""


def by_deed(clause: Clause) -> Draft | None:
    """An end, a delay or a correction told in no words of acts, whose rate is no new one."""
    low = clause.lower
    deed = deed_of(low)
    if deed is None or deed.relief or any(said.search(low) for said in (_ON_CONDITION, _PROCESS)):
        return None
    rates = tuple(p for p in percents(clause.text) if p.duty)
    draft = plain_draft(clause, deed.kind, f"deed-{deed.kind.value}", deed.start, deed.end)
    if deed.kind is ProposalKind.END and len({p.value for p in rates}) == 1:
        return draft.rated(clause, as_old(rates[:1])) if draft.effective else None
    if deed.kind is ProposalKind.END and not rates and BAN_ENDS.search(low):
        return draft
    if deed.kind is ProposalKind.CORRECTION and len(rates) == _PAIR:
        return draft.rated(clause, (*as_old(rates[:1]), replace(rates[1], old=False)))
    if deed.kind is ProposalKind.POSTPONEMENT and draft.effective is not None:
        return draft
    listed = deed.kind in (ProposalKind.CODES_ADDED, ProposalKind.CODES_REMOVED)
    return draft if listed and draft.effective is not None and not rates else None


_PAIR = 2


def rateless_drafts(clause: Clause, low: str) -> Iterator[Draft]:
    """Changes that need no rate."""
    kinds = (
        (BANS, ProposalKind.BAN, "ban"),
        (PUTS_OFF, ProposalKind.POSTPONEMENT, "put-off"),
        (ENDS, ProposalKind.END, "end"),
        (_DATED_LISTS, ProposalKind.EVENT, ""),
        (SPARES_MORE, ProposalKind.EXEMPTION, "exemption"),
        (LISTS, ProposalKind.CODES_ADDED, "list-changed"),
        (EXEMPTS, ProposalKind.EXEMPTION, "exemption"),
        (EVENTS, ProposalKind.EVENT, "event"),
    )
    for pattern, kind, rule in kinds:
        hit = pattern.search(low)
        if kind is ProposalKind.END and TAKEN_OFF.search(low):
            continue
        if hit is None or (kind in _ENDED_UNLESS and _UNLESS.search(low[: hit.end()])):
            continue
        if kind is ProposalKind.BAN and _LIFTED.search(low):
            kind, rule = ProposalKind.END, "ban-lifted"
        if not rule or (kind is ProposalKind.END and _PROCESS.search(low)):
            return
        if kind is ProposalKind.EXEMPTION and any(said.search(low) for said in _SPARES_NOBODY):
            return
        if kind is ProposalKind.END and _ON_CONDITION.search(low):
            continue
        if (
            kind is ProposalKind.POSTPONEMENT
            and _HELD_FROM.search(low)
            and (ends(clause) or (begins(clause) and _FOR_A_TIME.search(low)))
        ):
            yield _held(clause, hit)
            return
        if kind is ProposalKind.END and _NOT_COLLECTED_BETWEEN.search(low) and ends(clause):
            yield _held(clause, hit)
            return
        if kind is ProposalKind.EXEMPTION and "no longer" in hit.group():
            kind, rule = ProposalKind.CODES_REMOVED, "list-removed"
        elif (
            kind is ProposalKind.CODES_ADDED
            and _OUT.search(hit.group())
            and "add" not in hit.group()
        ):
            kind = ProposalKind.CODES_REMOVED
        draft = plain_draft(clause, kind, rule, hit.start(), hit.end())
        has_day = draft.effective is not None or draft.last_day is not None
        if kind is not ProposalKind.POSTPONEMENT or has_day:
            yield draft
            return


TAKEN_OFF = re.compile(
    r"^[^;]{0,200}\b(?:is|are|shall be) (?:hereby )?(?:removed|withdrawn|taken|struck|deleted)"
    r" (?:from|out of|off) the (?:scope|coverage|lists?)\b"
)
"""Goods that leave a list: that no duty is collected on them any more ends no duty."""
_ENDED_UNLESS = (ProposalKind.POSTPONEMENT, ProposalKind.END)
_UNLESS = re.compile(r"\bunless (?:it|they|such|this|the)\b[^;.]{0,120}$")
"""What may still happen to a duty, and does not by this clause."""
_LIFTED = re.compile(
    r"\bno longer be (?:excluded|prohibited|barred|banned) from (?:importation|entry|import)\b"
)
_HELD_FROM = re.compile(
    r"\b(?:is|are|shall be) (?:hereby )?(?:suspended|not collected)[^;.]{0,140}"
    r"\b(?:(?<!withdrawn )from|beginning|effective|on (?:or|and) after)\b[^;]{0,140}"
    r"\b(?:through|until|to)\b"
    r"|\b(?:is|are|shall be) (?:hereby )?(?:suspended|not collected) for (?:a period of )?[\w-]+"
    r"(?: \w+)? (?:days|months|years?),? (?:from|beginning|effective|starting|commencing)\b"
    r"|\b(?:is|are|shall be) (?:hereby )?(?:suspended|not collected) until (?:further notice|i\b"
    r"|such time|otherwise)"
)
"""A duty in force that is not collected from one day to another: relief, and no later start."""
_NOT_COLLECTED_BETWEEN = re.compile(
    r"\b(?:shall|will) not be (?:collected|levied|imposed|assessed)\b[^;.]{0,160}"
    r"\b(?:(?<!withdrawn )from|between|beginning|effective|on (?:or|and) after)\b[^;]{0,140}"
    r"\b(?:through|until|to|and)\b"
)
"""The same, said of what is not collected between two days."""
_FOR_A_TIME = re.compile(
    r"\buntil (?:further notice|i\b|such time|otherwise)|\bfor (?:a period of )?[\w-]+(?: \w+)?"
    r" (?:days|months|years?)\b"
)


def _held(clause: Clause, hit: re.Match[str]) -> Draft:
    draft = plain_draft(clause, ProposalKind.EXEMPTION, "held", hit.start(), hit.end())
    return draft.rated(clause, as_old(p for p in percents(clause.text) if p.duty))


_OF_ANOTHER_RATE = re.compile(
    r"\bshall not be subject to [^;]{0,40}\d[^;]{0,160}\b(?:but|and) (?:shall )?instead"
    r" (?:be subject to"
    r"|pay|bear) [^;]{0,40}\d"
)
"""Goods that leave one rate for another: a change of it, and no relief from all of it."""
_UNDER_WAY = re.compile(r"\bin transit\b|\bloaded onto\b|final mode of trans")
"""Goods that are on their way: a rule of passage, and no exemption of its own."""
_NO_RELIEF = re.compile(
    r"\bat this time\b"
    r"|\b(?:articles|goods|products|vehicles|parts) (?:that are )?subject to (?:an?|the|this)\b"
    r"[^;]{0,90}\b(?:are|shall) not (?:also )?(?:be )?subject\b"
    r"|\bin addition to (?:any )?other (?:dut(?:y|ies)|tariffs?)\b[^;]{0,200}\bexcept that\b"
)
"""What stays free as it was, and which of two duties is paid: no goods are spared anew."""
_SPARES_NOBODY = (_UNDER_WAY, _NO_RELIEF, _OF_ANOTHER_RATE)
_ON_CONDITION = re.compile(
    r"\bshall (?:end|cease|expire|terminate) (?:on the (?:day|date) on which|when|if)\b"
)


_CORRECTS = re.compile(r"\bshould (?:read|have read|be read)\b|\b(?:is|are) corrected (?:to|by)\b")


def corrections(clause: Clause) -> Iterator[Draft]:
    """What was printed wrong in an earlier act, and is put right."""
    said = _CORRECTS.search(clause.lower)
    if said is not None and not percents(clause.text):
        yield plain_draft(clause, ProposalKind.CORRECTION, "corrected", said.start(), said.end())


def plain_draft(clause: Clause, kind: ProposalKind, rule: str, start: int, end: int) -> Draft:
    """A change of ``kind`` with the days its clause tells; ``start`` and ``end`` are its verb's."""
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
        moved = put_in_place(clause)
        if moved is not None:
            return _moved(draft, moved)
        return draft.starting(put_off_to(clause) or put_off_by(clause) or _only_day(clause), clause)
    spared = SPARED.search(clause.lower)
    if kind in (ProposalKind.EXEMPTION, ProposalKind.CODES_REMOVED) and spared is not None:
        went = (p for p in percents(clause.text) if p.duty and p.start >= spared.start())
        draft = draft.rated(clause, as_old(went))
    elif kind in (ProposalKind.EXEMPTION, ProposalKind.CODES_REMOVED):
        went = (p for p in percents(clause.text) if p.duty and p.old)
        draft = draft.rated(clause, as_old(went))
    if kind is ProposalKind.END:
        named = tuple(p for p in percents(clause.text) if p.duty)
        if len(named) == 1 and named[0].end <= end:
            draft = draft.rated(clause, as_old(named))
        last = (
            ends(clause) if begins(clause) is None and _TO_THE_LAST.search(clause.lower) else None
        )
        return draft.starting(over(clause), clause) if last is None else draft.ending(last, clause)
    if kind is ProposalKind.CODES_ADDED:
        # 'added to the products that are subject to 50 percent': what those pay is what these will
        rates = tuple(replace(p, old=False) for p in percents(clause.text) if p.duty)
        if len(rates) == 1:
            draft = draft.rated(clause, rates)
    return draft.starting(begins(clause), clause).ending(ends(clause), clause)


_TO_THE_LAST = re.compile(
    r"\b11[:.]59(?:[:.]59)? ?p\.?m|\b(?:end|close) of (?:the day|business)\b"
    r"|\bmidnight at the end of\b"
)
"""An end at the last hour of a day, on which the measure is still in force."""


def _moved(draft: Draft, moved: MovedDay) -> Draft:
    """A start that an amendment moves: put off to a later day, or brought forward."""
    if moved.last:
        return draft if moved.earlier else draft.ending(moved.to, draft.clause)
    draft = draft.starting(moved.to, draft.clause)
    if moved.earlier:
        return replace(draft, kind=ProposalKind.RATE_CHANGE, rule="brought-forward")
    return draft


_LASTS_LONGER = re.compile(
    r"\b(?:rates?|dut(?:y|ies)|surcharge|treatment|exemptions?|exclusions?"
    r"|exceptions?)\b[^;]{0,160}"
    r"\b(?:continues?|remains?|(?:is|are|shall be) (?:hereby )?(?:extended|continued|prolonged))\b"
)
_HELD_BACK = re.compile(r"\b(?:suspen|paus|delay|postpon|defer|stay)")
"""What is held back until a day begins then; what goes on to a day ends then."""


def _only_day(clause: Clause) -> Moment | None:
    """The start that a clause names, where it names no other day."""
    return begins(clause) if len(days(clause.text, clause.near)) == 1 else None
