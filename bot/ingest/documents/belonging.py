"""Which change a rate or a day belongs to: what tells it, whatever words stand between them.

Each percentage and each day of a document is weighed against each change that was found in it: how
far apart they stand, what goods and numbers both sentences name, what part it plays in its own
sentence, what else the document says. A model tells from all that whether it is that change's.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from functools import cached_property

from bot.domain.documents import Channel
from bot.domain.proposals import SPAN_LIMIT, Evidence, Proposal, ProposalKind
from bot.ingest.documents.days import days
from bot.ingest.documents.effect import UNDER_WAY, begins, ends, may_be_another
from bot.ingest.documents.mood import heading, stands
from bot.ingest.documents.old_days import long_before
from bot.ingest.documents.rates import percents
from bot.ingest.documents.reckoned import IN_PRINT, after_signing
from bot.ingest.documents.roles import Chances, Role, chances
from bot.ingest.documents.sheet_signing import signing_day
from bot.ingest.documents.text import Clause, clauses, lowered
from bot.ingest.documents.us_act_parts import operative_part
from bot.ingest.documents.us_act_signed import signed_day
from bot.models.dense import Features

_WORD = re.compile(r"[a-zà-ÿ]{4,}|\d{4}\.\d\d[\d.]*|\b\d{4,5}\b")
"""What a sentence names: words, tariff items, numbers of acts and headings."""
_EVERYWHERE = (
    "with that this shall from goods duty duties products articles subject respect entered"
    " withdrawn warehouse consumption after effective united states canada canadian percent rate"
    " rates order proclamation section clause imported importation additional tariff tariffs"
    " valorem eastern time daylight standard date days until which such other under have been"
    " will were into upon these those their than surtax"
)
_COMMON = frozenset(_EVERYWHERE.split())
_STEM = 7
_REFERS = re.compile(r"\b(?:sub)?(?:clauses?|sections?|paragraphs?) \(?(\d{1,3})\b")
_BACKGROUND = re.compile(r"background|history|contexte")
_LETTERS = "abcdefghijklmnopqrstuvwxyz."


@dataclass(frozen=True, slots=True, kw_only=True)
class RateNamed:
    """A percentage of a document: the number of its clause, and the chances of its parts."""

    at: int
    value: Decimal
    start: int
    end: int
    duty: bool
    old: bool
    place: int
    beside: int
    """How many percentages its clause has."""
    chances: Chances


@dataclass(frozen=True, slots=True, kw_only=True)
class DayNamed:
    """A day of a document; ``first`` is the first day that it stands for, if it is one.

    ``begins`` and ``ends``: whether rules take it for a first or a last day of its clause.
    """

    at: int
    day: date
    start: int
    end: int
    hour: time | None
    place: int
    beside: int
    begins: bool
    ends: bool
    first: date
    counted: bool
    chances: Chances


class Paper:
    """A document (readable, unwrapped) with its clauses, rates and days."""

    def __init__(self, plain: str, channel: Channel, title: str, near: date | None) -> None:
        """``near``: the day of the document."""
        low = lowered(plain)
        self.near = near
        self.channel = channel
        self.sheet = lowered(title).lstrip().startswith("fact sheet")
        self.clauses = clauses(plain, 0, len(plain), near)
        acts = channel in (Channel.WHITE_HOUSE, Channel.FEDERAL_REGISTER)
        self.commands = operative_part(low) if acts else (0, len(plain))
        self.signed = signing_day(self.clauses, near) if self.sheet else signed_day(low) or near
        self._told: dict[int, dict[str, float]] = {}

    @cached_property
    def names(self) -> list[frozenset[str]]:
        """What each clause names, but for words that all of them have."""
        return [
            frozenset(word[:_STEM] for word in _WORD.findall(each.lower) if word not in _COMMON)
            for each in self.clauses
        ]

    @cached_property
    def weight(self) -> dict[str, float]:
        """How much a word tells: the more, the fewer clauses have it."""
        held = Counter(word for each in self.names for word in each)
        return {word: math.log(1 + len(self.names) / count) for word, count in held.items()}

    @cached_property
    def heads(self) -> list[str]:
        """The heading under which each clause stands."""
        found: list[str] = []
        for clause in self.clauses:
            found.append(heading(clause) or (found[-1] if found else ""))
        return found

    @cached_property
    def rates(self) -> list[RateNamed]:
        """All its percentages, in order."""
        found = []
        for at, clause in enumerate(self.clauses):
            read = percents(clause.text)
            odds = chances(clause.text, clause.near) if read else {}
            found += [
                RateNamed(
                    at=at,
                    value=each.value,
                    start=clause.start + each.start,
                    end=clause.start + each.end,
                    duty=each.duty,
                    old=each.old,
                    place=place,
                    beside=len(read),
                    chances=odds.get(each.start, {}),
                )
                for place, each in enumerate(read)
            ]
        return found

    @cached_property
    def days(self) -> list[DayNamed]:
        """All its days, in order, those counted from its own among them."""
        return [each for at, clause in enumerate(self.clauses) for each in self._days(at, clause)]

    def _days(self, at: int, clause: Clause) -> list[DayNamed]:
        named = days(clause.text, clause.near)
        odds = chances(clause.text, clause.near) if named else {}
        begun, ended = (begins(clause), ends(clause, deadlines=True)) if named else (None, None)
        found = []
        for place, each in enumerate(named):
            if may_be_another(clause.text, each):
                continue
            start, held = clause.start + each.start, odds.get(each.start, {})
            first = begun if begun is not None and begun.start == start else None
            found.append(
                DayNamed(
                    at=at,
                    day=each.day,
                    start=start,
                    end=clause.start + each.end,
                    hour=each.hour,
                    place=place,
                    beside=len(named),
                    begins=first is not None,
                    ends=ended is not None and ended.start == start,
                    first=first.day if first else each.day,
                    counted=False,
                    chances=held,
                )
            )
        short = len(clause.text) <= SPAN_LIMIT
        unknown = self.channel is Channel.WHITE_HOUSE and IN_PRINT.search(clause.lower)
        counted = after_signing(clause, self.signed) if short and not unknown else None
        if counted is not None:
            found.append(
                DayNamed(
                    at=at,
                    day=counted.day,
                    start=counted.start,
                    end=counted.end,
                    hour=counted.hour,
                    place=0,
                    beside=1,
                    begins=True,
                    ends=False,
                    first=counted.day,
                    counted=True,
                    chances={},
                )
            )
        return found

    @cached_property
    def duties(self) -> Counter[Decimal]:
        """How often each rate of duty is said."""
        return Counter(each.value for each in self.rates if each.duty)

    @cached_property
    def surest_old(self) -> dict[Decimal, float]:
        """The chance of each percentage to be an old rate where it surest is one."""
        found: dict[Decimal, float] = {}
        for each in self.rates:
            chance = each.chances.get(Role.OLD_RATE, 0.0)
            found[each.value] = max(found.get(each.value, 0.0), chance)
        return found

    @cached_property
    def values_at(self) -> dict[int, set[Decimal]]:
        """The percentages of each clause that has any."""
        found: dict[int, set[Decimal]] = {}
        for each in self.rates:
            found.setdefault(each.at, set()).add(each.value)
        return found

    @cached_property
    def calendar(self) -> Counter[date]:
        """How often each day is said."""
        return Counter(each.day for each in self.days)

    @cached_property
    def starts(self) -> set[date]:
        """The days that rules take for first ones."""
        return {each.first for each in self.days if each.begins}

    def told(self, at: int) -> dict[str, float]:
        """What tells of a clause how it speaks, whatever change it is about."""
        held = self._told.get(at)
        if held is None:
            clause = self.clauses[at]
            held = self._told[at] = {
                "recital": clause.start < self.commands[0],
                "closing": clause.start >= self.commands[1],
                "stands": stands(clause),
                "under way": UNDER_WAY.search(clause.text) is not None,
                "background": _BACKGROUND.search(self.heads[at]) is not None,
                "length": math.log(len(clause.text)),
            }
        return held

    def counts(self, at: int) -> bool:
        """Whether what a clause says may count for a change that another one makes."""
        told = self.told(at)
        recalled = told["background"] and not told["recital"]
        return not told["under way"] and not recalled

    def alike(self, one: int, others: frozenset[str]) -> tuple[float, float]:
        """How much of what ``others`` name a clause names as well, and the other way round."""
        both = sum(self.weight[word] for word in self.names[one] & others)
        told = sum(self.weight[word] for word in others)
        own = sum(self.weight[word] for word in self.names[one])
        return (both / told if told else 0.0), (both / own if own else 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadChange:
    """A change by what was read of it, and the clauses where: ``own`` those that say it."""

    read: Proposal
    own: tuple[int, ...]
    proving: tuple[int, ...]
    others: Sequence[Proposal]

    @classmethod
    def of(
        cls, read: Proposal, paper: Paper, others: Sequence[Proposal], unproven: Sequence[str]
    ) -> ReadChange | None:
        """A change of ``paper``, without what proves the fields of ``unproven``; None of nowhere.

        ``others``: the document's other changes.
        """
        spans = [each for each in read.evidence if each.for_ != "instrument"]
        kept = [each for each in spans if each.for_ not in unproven] or spans[:1]
        found = [_clauses_of(each, paper) for each in kept]
        proving = tuple(sorted({at for each in found for at in each}))
        if not proving:
            return None
        return cls(read=read, own=found[0] or proving[:1], proving=proving, others=others)


def _clauses_of(span: Evidence, paper: Paper) -> tuple[int, ...]:
    return tuple(
        at
        for at, clause in enumerate(paper.clauses)
        if span.start < clause.end and clause.start < span.end
    )


_FAR = 12
"""Clauses from which on all are far."""


def _between(change: ReadChange, at: int, paper: Paper) -> dict[str, float]:
    """What tells whether a clause is about a change."""
    clause, own = paper.clauses[at], paper.clauses[change.own[0]]
    gap = min((at - each for each in change.own), key=abs)
    named = frozenset[str]().union(*(paper.names[each] for each in change.own))
    whole, part = paper.alike(at, named)
    number, its = _counted(clause), _counted(own)
    return {
        "own": at in change.own,
        "proving": at in change.proving,
        "after": min(max(gap, 0), _FAR),
        "before": min(max(-gap, 0), _FAR),
        "gap": math.log1p(abs(gap)),
        "far": abs(gap) > _FAR,
        "next": gap == 1,
        "previous": gap == -1,
        "paragraph": clause.paragraph == own.paragraph,
        "paragraphs": math.log1p(abs(clause.paragraph - own.paragraph)),
        "number": clause.number == own.number and clause.number != "",
        "section": number == its and number != "",
        "commanded": own.start >= paper.commands[0],
        "names": whole,
        "named": part,
        "proofs": len(change.proving),
        "refers": its.removeprefix("sec") in _REFERS.findall(clause.lower),
        "referred": number.removeprefix("sec") in _REFERS.findall(own.lower),
        **paper.told(at),
        **_of_change(change.read, len(change.others) + 1, paper),
    }


def _counted(clause: Clause) -> str:
    """The number of a clause's section, without the letter of its item."""
    return clause.number.rstrip(_LETTERS)


_SETS = frozenset({ProposalKind.NEW_DUTY, ProposalKind.RATE_CHANGE})
_LISTS = frozenset({ProposalKind.CODES_ADDED, ProposalKind.CODES_REMOVED})


def _of_change(read: Proposal, count: int, paper: Paper) -> dict[str, float]:
    kind = "duty" if read.kind in _SETS else "scope" if read.kind in _LISTS else read.kind.value
    return {
        f"kind {kind}": 1.0,
        f"channel {paper.channel.value}": 1.0,
        "sheet": paper.sheet,
        "told": read.rule.startswith("told"),
        "changes": min(count, 5),
    }


def rate_features(change: ReadChange, rate: RateNamed, paper: Paper) -> Features:
    """What tells whether a percentage is the rate that stood before a change."""
    new = set(change.read.rate_new)
    known = {value for each in change.others for value in each.rate_new}
    others = len(set(paper.duties) - new)
    return {
        **_between(change, rate.at, paper),
        **{f"part {part}": rate.chances.get(part, 0.0) for part in "NORQX"},
        "place": rate.place,
        "beside": min(rate.beside, 6),
        "duty": rate.duty,
        "old": rate.old,
        "set": rate.value in known,
        "more": bool(new) and rate.value > max(new),
        "less": bool(new) and rate.value < min(new),
        "unrated": not new,
        "said": min(paper.duties[rate.value], 5),
        "rates": min(others, 6),
        "only": others == 1 and rate.duty,
        "of fives": rate.value % 5 == 0,
        "beside the new": bool(paper.values_at[rate.at] & new),
        "old somewhere": paper.surest_old[rate.value],
    }


def rates_for(change: ReadChange, paper: Paper) -> list[RateNamed]:
    """The percentages that may be the rate that stood before a change.

    Not one that it sets, nor of goods under way, nor of what is recalled under a heading of
    background.
    """
    new = change.read.rate_new
    return [each for each in paper.rates if each.value not in new and paper.counts(each.at)]


def days_for(change: ReadChange, paper: Paper) -> list[DayNamed]:
    """The days that may be the first of a change.

    None where its own words name a year of their own, and none of goods under way, of what is
    recalled or long past, or in the words of another change.
    """
    taken = [each.evidence[0] for each in change.others if each.evidence]
    own = [paper.clauses[at] for at in change.own]
    if any(_YEAR.search(each.text) and not days(each.text, each.near) for each in own):
        return []
    return [
        each
        for each in paper.days
        if paper.counts(each.at)
        and not long_before(each.first, paper.near)
        and (each.at in change.own or not any(s.start <= each.start < s.end for s in taken))
    ]


_YEAR = re.compile(r"\b20\d\d\b")


def day_features(change: ReadChange, day: DayNamed, paper: Paper) -> Features:
    """What tells whether a day is the first of a change."""
    known = change.read.last_day
    named, starts = paper.calendar, paper.starts
    off = (day.day - paper.near).days if paper.near is not None else 0
    return {
        **_between(change, day.at, paper),
        **{f"part {part}": day.chances.get(part, 0.0) for part in "ELBPWX"},
        "place": day.place,
        "beside": min(day.beside, 6),
        "begins": day.begins,
        "ends": day.ends,
        "counted": day.counted,
        "hour": 0.0 if day.hour is None else 1.0 if day.hour < time(12) else 2.0,
        "said": min(named[day.day], 5),
        "days": min(len(named), 8),
        "past": off < 0,
        "off": math.copysign(math.log1p(abs(off)), off),
        "long past": off < -100,
        "soon": 0 <= off <= 40,
        "starts": min(len(starts), 5),
        "only start": len(starts) == 1 and day.begins,
        "latest": day.day == max(named),
        "earliest": day.day == min(named),
        "leads": day.place == 0,
        "later": known is not None and day.day > known,
        "the other": known is not None and day.day == known,
        "sooner": known is not None and day.day < known,
        "alone": known is None,
        "another's": day.day in {each.effective for each in change.others},
    }
