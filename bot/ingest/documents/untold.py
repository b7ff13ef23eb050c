"""Changes that no rule found, as the trained models tell them.

Rules know the words that drafters used before; the models tell from all the words of a clause that
it changes something. What they are not sure of is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.domain.proposals import Evidence, ProposalKind
from bot.ingest.documents.countries import foreign_only
from bot.ingest.documents.days import days
from bot.ingest.documents.deeds import HOLDS, speaks_of_relief
from bot.ingest.documents.drafts import SETS_A_RATE, Draft, as_old, plain_draft
from bot.ingest.documents.effect import UNDER_WAY, over
from bot.ingest.documents.lists import list_named
from bot.ingest.documents.moments import Moment, mentioned
from bot.ingest.documents.mood import stands
from bot.ingest.documents.old_days import long_before
from bot.ingest.documents.rates import Percent, playing
from bot.ingest.documents.roles import Role, chance_of, chances, deeds_of
from bot.ingest.documents.text import Clause

CHANGES = (
    ProposalKind.NEW_DUTY,
    ProposalKind.RATE_CHANGE,
    ProposalKind.POSTPONEMENT,
    ProposalKind.END,
    ProposalKind.EXEMPTION,
    ProposalKind.CODES_ADDED,
    ProposalKind.CODES_REMOVED,
    ProposalKind.BAN,
    ProposalKind.CORRECTION,
)
"""What a clause may do to the facts."""
_SURE = 0.5
"""Chance from which a clause changes something."""
_PLAYED = 0.5
"""Chance from which a day or a rate plays a part in a clause that surely changes something."""
_MOST = 3
_SHORTEST = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A clause with the change it likeliest makes, and the chance that it makes any."""

    clause: Clause
    kind: ProposalKind
    chance: float
    surely_so: bool
    """Whether it likelier makes that change than any other, taken together."""

    @property
    def beyond_doubt(self) -> bool:
        """Whether it makes that very change, whatever other clauses say."""
        return self.surely_so and self.chance >= _SURELY_ONE_MORE


def untold(body: Sequence[Clause]) -> list[Draft]:
    """The changes that clauses of ``body`` surely make, one of each kind, in their order."""
    told = sorted(_changing(body), key=lambda each: -each.chance)
    drawn = [d for each in told if _has_value(d := _draft(each)) or _needs_none(each)]
    best = {draft.kind: draft for draft in reversed(drawn)}
    kept = [draft for draft in drawn if best[draft.kind] is draft][:_MOST]
    return sorted(kept, key=lambda each: each.clause.start)


def _needs_none(told: _Told) -> bool:
    """Whether a change is of a kind that often has no value in its clause, beyond doubt."""
    return told.kind in _WITHOUT_VALUES and told.beyond_doubt


_WITHOUT_VALUES = frozenset(
    {
        ProposalKind.END,
        ProposalKind.EXEMPTION,
        ProposalKind.CODES_ADDED,
        ProposalKind.CODES_REMOVED,
        ProposalKind.BAN,
    }
)
_SURELY_ONE_MORE = 0.75
"""Chance from which a clause makes a change beside those that rules found."""


def beside(found: Sequence[Draft], body: Sequence[Clause]) -> list[Draft]:
    """The changes that rules found, and those that clauses they did not take surely make.

    What tells only the day or the rate of a change that is found already makes no other.
    """
    kept = [_ended(each) for each in found]
    # what is spared of a duty that the same document sets is part of that duty
    fresh = all(each.of_duty and not each.rate_old for each in kept)
    free = [c for c in body if not any(_proves(span, c) for d in found for span in d.spans)]
    for told in sorted(_changing(free), key=lambda each: -each.chance):
        draft = _draft(told)
        if draft.kind is ProposalKind.EXEMPTION and fresh:
            continue
        if told.beyond_doubt and _is_another(draft, kept):
            kept.append(draft)
    return kept if len(kept) == len(found) else sorted(kept, key=lambda each: each.clause.start)


def _ended(draft: Draft) -> Draft:
    """A duty that a rule took for one that is set, where its clause surely ends it.

    The clause of a notice's draft may be another than the one with its rate.
    """
    odds = deeds_of(draft.clause.text, draft.clause.near)
    if (
        not draft.of_duty
        or _WHEN_OVER.match(draft.clause.lower)
        or draft.rule.startswith("notice-")
        or odds.get(ProposalKind.END, 0.0) < _PLAYED
    ):
        return draft
    spans = tuple(replace(s, for_="rate-old") if s.for_ == "rate" else s for s in draft.spans)
    old, kind = draft.rate_old or draft.rate_new, ProposalKind.END
    ended = replace(draft, kind=kind, rule="told-end", rate_new=(), rate_old=old, spans=spans)
    return ended.starting(over(draft.clause), draft.clause)


_WHEN_OVER = re.compile(
    r"\W{0,4}(?:\w{1,3}\)\s{0,8})?(?:upon|after|at|from|on|following) (?:the )?"
    r"(?:end|expir\w{1,6}|lapse|close) of\b"
)
"""When what is set begins: at the end of something else, which another sentence tells."""


def _proves(span: Evidence, clause: Clause) -> bool:
    return span.start < clause.end and clause.start < span.end


def _is_another(draft: Draft, found: Sequence[Draft]) -> bool:
    """Whether a change has a rate of its own, or is of a kind and from a day of its own."""
    if draft.kind is ProposalKind.END and draft.effective is not None:
        eve = draft.effective - timedelta(days=1)
        if any(each.last_day == eve for each in found):  # how long that one lasts
            return False
    if draft.clause.number and _section(draft.clause) in {_section(d.clause) for d in found}:
        return False
    rates = {rate for each in found for rate in (*each.rate_new, *each.rate_old)}
    if draft.rate_new or draft.rate_old:
        return not rates & {*draft.rate_new, *draft.rate_old}
    alike = (each for each in found if _alike(each.kind, draft.kind))
    if draft.kind is ProposalKind.CODES_REMOVED and _REMOVALS.match(draft.clause.lower):
        alike = (each for each in alike if each.kind is draft.kind)
    elif draft.kind is ProposalKind.CODES_REMOVED and _of_another_list(draft, found):
        alike = (each for each in alike if each.kind is draft.kind)
        if not any(True for _ in alike):
            return True
    if any(True for _ in alike) or not _has_value(draft):
        return False
    return all(each.effective != draft.effective for each in found)


def _of_another_list(draft: Draft, found: Sequence[Draft]) -> bool:
    """Whether goods of a list of their own leave, where others of another list join."""
    own = list_named(draft.clause.text)
    listed = [each for each in found if each.kind in _LISTED]
    return bool(own and listed) and all(each.codes_in not in ("", own) for each in listed)


_LISTED = frozenset({ProposalKind.CODES_ADDED, ProposalKind.CODES_REMOVED})


def _alike(one: ProposalKind, other: ProposalKind) -> bool:
    """Whether two kinds are easily taken for one another."""
    return one is other or any({one, other} <= kinds for kinds in (_LISTED, SETS_A_RATE))


def _section(clause: Clause) -> str:
    """The number of the section in which a clause stands, whatever item of it it is."""
    return clause.number.rstrip("abcdefghijklmnopqrstuvwxyz")


def _has_value(draft: Draft) -> bool:
    """Whether a change has a rate, a day or goods: a sentence with none is hardly one."""
    return bool(
        draft.rate_new
        or draft.rate_old
        or draft.effective
        or draft.last_day
        or draft.codes
        or draft.codes_in
    )


def tells_a_change(clause: Clause) -> bool:
    """Whether a clause surely tells of a change, whichever it is."""
    return any(True for _ in _changing((clause,)))


def surely_changes(clause: Clause, chance: float) -> ProposalKind | None:
    """What a clause does to the facts with that chance, whatever words it has for it."""
    told = (each for each in _changing((clause,)) if each.surely_so)
    return next((each.kind for each in told if each.chance >= chance), None)


def _changing(body: Sequence[Clause]) -> Iterator[_Told]:
    for clause in body:
        if len(clause.text) < _SHORTEST or not stands(clause) or _sets_aside(clause):
            continue
        odds = deeds_of(clause.text, clause.near)
        chance = chance_of(odds, *CHANGES)
        if chance >= _SURE:
            kind = max(CHANGES, key=lambda each: odds.get(each, 0.0))
            surely_so = odds[kind] >= _PLAYED
            yield _Told(clause=clause, kind=kind, chance=chance, surely_so=surely_so)


def _sets_aside(clause: Clause) -> bool:
    """Whether a clause says what holds already, what is to be read elsewhere, or others' terms."""
    low = clause.lower
    said = _QUOTED.match(low) or HOLDS.search(low) or _ONLY_STARTS.search(low)
    said = said or _ASKED_FOR.search(low) or _OF_QUOTAS.search(low)
    return said is not None or foreign_only(clause.text)


_QUOTED = re.compile(r"\W{0,4}[\"«]")
"""Words that an amendment puts into another act: rules read them where they are put."""


_OF_QUOTAS = re.compile(
    r"^\W{0,8}(?:\(?[a-z0-9.]{1,4}\)\s{0,4})?"
    r"(?:the (?:quarterly )?periods?|celles? qui commence(?:nt)?|la période) (?:beginning|starting"
    r"|commencing|that begins?|from|qui commence|commençant|le)\b"
    r"(?![^.;]{0,200}\b(?:is|are|shall|will|est|sont|sera)\b)"
    r"|\b(?:quotas?|quantities|totals?|contingents?|quantités)\b[^.;]{0,80}\b(?:appl(?:y|ies)"
    r"|(?:is|are) for|s'appliquent|valent|visent)\b[^.;]{0,20}"
    r"\b(?:period|quarter|trimestre|période)"
    r"|^(?![^.;]*\b(?:is|are|be|shall|will|may|appl(?:y|ies)|est|sont|sera|peut)\b)[^.;]*"
    r"\((?:tonnes(?: métriques)?|kg|kilograms|litres|units|unités)\)"
)
"""The periods and the amounts of quotas: a line of a list or a table, which changes no duty."""
_ASKED_FOR = re.compile(
    r"\b(?:requests?|comments?|claims?|applications?|submissions?|questions?) (?:may|must|should"
    r"|will|shall) be (?:sent|submitted|filed|made|received|directed|addressed)\b"
)
"""When and how somebody may ask for something."""
_ONLY_STARTS = re.compile(
    r"^\W{0,8}(?:\d{1,3}(?:\.\d{1,2})?\W{0,4})?(?:\(\d\) )?(?:this|these|the) (?:order|regulations?"
    r"|proclamation|rule|notice|act|section|amendment|change|modification)s?"
    r" (?:[a-z0-9]+ ){0,3}(?:comes?|enters?|takes?|shall|appl(?:y|ies)|(?:is|are) effective)\b"
    r"|^\W{0,8}(?:\d{1,3}\W{0,4})?(?:\(\d\) )?(?:le présent|la présente|les présentes)"
    r" [a-zà-ÿ]{3,12} (?:entre|prend|est réputée?)"
    r"|^\W{0,8}(?:\(\w{1,3}\) )?(?:clauses?|sections?|paragraphs?|parts?|annex|schedules?)\b"
    r"[^.;]{0,40} (?:appl(?:y|ies)|takes? effect|(?:is|are|shall be) effective)\b"
    r"|\border fixing\b|\bdécret fixant\b"
)
"""A clause that gives the day of the others, and does nothing else."""


_REMOVALS = re.compile(r"\W{0,4}(?:the|such|these) (?:removals?|deletions?)\b")
"""'The removals apply from': goods leave a list, and the measure goes on."""


def _draft(told: _Told) -> Draft:
    clause, kind = told.clause, told.kind
    if kind is ProposalKind.END and _REMOVALS.match(clause.lower):
        kind = ProposalKind.CODES_REMOVED
    draft = plain_draft(clause, kind, f"told-{kind.value}")
    draft = draft.rated(clause, _rates(clause, kind))
    if UNDER_WAY.search(clause.text):
        return draft
    if kind is ProposalKind.POSTPONEMENT:
        moved = _moment(clause, Role.PUT_OFF_TO)
        lasts = moved is not None and speaks_of_relief(clause.lower)
        return draft.ending(moved, clause) if lasts else draft.starting(moved, clause)
    first, last = _moment(clause, Role.FIRST), _last(clause)
    if kind is ProposalKind.END and first is None and last is not None:
        return draft.starting(last.day_after, clause)
    return draft.starting(first, clause).ending(last, clause)


def _rates(clause: Clause, kind: ProposalKind) -> tuple[Percent, ...]:
    """The only new and the only old rate of a clause; what ends has only an old one."""
    new, old = (playing(clause, role, _PLAYED) for role in (Role.NEW_RATE, Role.OLD_RATE))
    if kind is ProposalKind.END:
        new, old = (), old or new
    kept = tuple(replace(p, old=False) for p in new if len({p.value for p in new}) == 1)
    gone = as_old(p for p in old if len({p.value for p in old}) == 1)
    return (*kept, *(p for p in gone if all(p.value != each.value for each in kept)))


def _moment(clause: Clause, *roles: Role) -> Moment | None:
    """The day of the clause that likeliest plays one of those roles, if it likely does."""
    odds = chances(clause.text, clause.near)
    named = [
        (chance_of(odds.get(day.start, {}), *roles), day)
        for day in days(clause.text, clause.near)
        if not long_before(day.day, clause.near)
    ]
    chance, day = max(named, key=lambda each: each[0], default=(0.0, None))
    return None if day is None or chance < _PLAYED else mentioned(clause, day)


def _last(clause: Clause) -> Moment | None:
    last, gone = _moment(clause, Role.LAST), _moment(clause, Role.OVER)
    return last or (gone and gone.day_before)
