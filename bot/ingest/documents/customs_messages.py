"""What a message of customs confirms of several goods, each at its rate, or free, from its day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.countries import foreign_only
from bot.ingest.documents.deeds import deed_of
from bot.ingest.documents.drafts import Draft, rate_spans, whole
from bot.ingest.documents.effect import SAME_DAY, begins
from bot.ingest.documents.lexicon import ProgrammeCues
from bot.ingest.documents.lists import codes_named
from bot.ingest.documents.notice_days import OPEN, long_ago
from bot.ingest.documents.notice_rates import programme_of_rate, rates_of
from bot.ingest.documents.rates import Percent
from bot.ingest.documents.text import Clause

_MOST = 4
"""Changes of one message that are told apart."""


def by_goods(
    draft: Draft, stated: Sequence[Clause], cues: ProgrammeCues, sisters: Sequence[ProgrammeCues]
) -> list[Draft]:
    """The changes that a message tells goods by goods; none where it tells of one.

    ``cues``, ``sisters``: the programme it is about, and the others that a sentence may be of.

    Goods that go free are told beside others only where these get a lower rate than they had: what
    a new duty spares is part of it.
    """
    if draft.kind is not ProposalKind.CONFIRMATION or not draft.rate_new:
        return []
    changed = _lowered_or_raised(draft, stated)
    told = [_of_its(each, cues, sisters) for each in changed]
    told = told or ([draft] if draft.rate_old else [])
    falls = bool(told) and all(min(each.rate_new) < max(each.rate_old) for each in told)
    every = [*(_freed(draft, stated) if falls else []), *told]
    return every[:_MOST] if len(every) > 1 else []


def _of_its(draft: Draft, cues: ProgrammeCues, sisters: Sequence[ProgrammeCues]) -> Draft:
    sister = programme_of_rate(draft.clause, cues, sisters)
    return draft if sister is None else replace(draft, programmes=(sister.slug,))


def _lowered_or_raised(draft: Draft, stated: Sequence[Clause]) -> list[Draft]:
    """A change for each sentence that tells of a new rate and of the one it takes the place of."""
    changes: dict[object, Draft] = {}
    for index, clause in enumerate(stated):
        pair = _pair(clause)
        if not pair or OPEN.search(_BEFORE.sub(" ", clause.lower)):
            continue
        new, old = (tuple(p.value for p in pair if p.old is each) for each in (False, True))
        bare = replace(draft.without_days(), clause=clause, rate_new=new, rate_old=old)
        bare = replace(bare, codes=codes_named(clause.text), spans=rate_spans(clause, pair))
        dated = _dated(bare, stated, index).from_the_day_of(draft)
        changes.setdefault((new, old, dated.effective), dated)
    return list(changes.values())


_BEFORE = re.compile(r"\b(?:had been|(?:were )?previously)\b")
"""Words for the old rate beside a new one, which elsewhere tell of what was."""


def _pair(clause: Clause) -> tuple[Percent, ...]:
    """The new and the old rate of a sentence that tells one of each; () for others."""
    rates = rates_of(clause)
    return rates if len(rates) == 2 and len({p.old for p in rates}) == 2 else ()


def _dated(draft: Draft, stated: Sequence[Clause], index: int) -> Draft:
    """The draft from the day of its sentence, or of the last one before it in its paragraph."""
    for clause in reversed(stated[: index + 1]):
        if clause.paragraph != stated[index].paragraph or draft.effective is not None:
            break
        draft = draft if long_ago(clause) else draft.starting(begins(clause), clause)
    return draft


def _freed(draft: Draft, stated: Sequence[Clause]) -> list[Draft]:
    """Goods that pay nothing from a day which their sentence tells, or points to."""
    freed: list[Draft] = []
    for clause in stated:
        deed = deed_of(clause.lower)
        if deed is None or deed.kind is not ProposalKind.EXEMPTION or foreign_only(clause.text):
            continue
        if long_ago(clause) or OPEN.search(clause.lower) or rates_of(clause):
            continue
        own = replace(draft.without_days(), clause=clause, rate_new=(), rate_old=())
        own = replace(own, codes=codes_named(clause.text), spans=(whole(clause, draft.kind.value),))
        own = own.starting(begins(clause), clause)
        own = own.from_the_day_of(draft) if SAME_DAY.search(clause.lower) else own
        if own.effective is not None:
            freed.append(own)
    return freed[:1]
