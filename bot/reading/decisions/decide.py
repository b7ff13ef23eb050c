"""From marks to a query: what the models say of each part of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bot.domain.duty import Money
from bot.domain.questions import Query
from bot.domain.snapshot import FactSnapshot
from bot.models.linear import Models
from bot.models.sentence import ReaderModels
from bot.reading.days.dates import span_of
from bot.reading.decisions import guessed_goods, variants
from bot.reading.decisions.claim import without_agreement
from bot.reading.decisions.command import TYPED, command_chances
from bot.reading.decisions.days import is_today, with_days
from bot.reading.decisions.digest_order import with_order
from bot.reading.decisions.direction import is_told, with_direction
from bot.reading.decisions.doubted_goods import Guess, doubts, guessed, with_goods
from bot.reading.decisions.goods import ON_ORDER, goods_meant
from bot.reading.decisions.goods_with_sums import (
    claim_of_entry,
    of_its_own_entry,
    with_entries_remembered,
)
from bot.reading.decisions.inheritance import with_kept
from bot.reading.decisions.left_out import left_of_thread
from bot.reading.decisions.one_thing import with_things_told
from bot.reading.decisions.part_of_thread_goods import tells_of_some
from bot.reading.decisions.people import likeliest_speaker, people_meant
from bot.reading.decisions.price_of_one_thing import is_of_one_thing
from bot.reading.decisions.programmes import programmes_meant
from bot.reading.decisions.second_look import Chances, chances, chances_of_goods
from bot.reading.decisions.succession import of_the_year, on_the_day
from bot.reading.decisions.thread_goods import offered
from bot.reading.decisions.thread_values import COUNT, EACH, PRICED, as_count, share_asked
from bot.reading.decisions.ways_of_importing import without_ways_of_importing
from bot.reading.decisions.word_order import in_order
from bot.reading.features.asked import Asked
from bot.reading.lexicon import asking as lx
from bot.reading.marks import MarkKind
from bot.reading.sums.shares import METAL, metals_beside, with_shares

OF_THE_YEAR = "of-the-year"
"""The value of a reading whose programmes are those of the year told, not the one of that name."""
PEOPLE = "people"
"""The value of a reading that holds everybody whose words are asked for, by commas."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A question's slots and the chances of each command."""

    commands: dict[str, float]
    query: Query
    directed: bool = True
    """Whether the text, its thread or its programme tells a direction."""
    direction_chance: float = 1.0
    """The chance, 0 to 1, that the one charges who is said to in the query."""
    guesses: tuple[Guess, ...] = ()
    """Goods that are no more than likely. Where the first of them are the query's, they are to be
    asked about; else the query's are sure."""

    @property
    def command(self) -> str:
        """The likeliest command."""
        return max(self.commands, key=lambda c: self.commands[c])

    @property
    def hesitates(self) -> bool:
        """Whether the query's goods are to be asked about."""
        return bool(self.guesses) and self.guesses[0].goods == self.query.goods_asked

    @property
    def sure_query(self) -> Query:
        """The query without goods that are to be asked about."""
        return with_goods(self.query, ()) if self.hesitates else self.query


_YES = re.compile(lx.YES)


def decide(q: Asked, models: ReaderModels, facts: FactSnapshot) -> Read:
    """The likeliest reading; ``facts`` tell which programmes took the place of others."""
    if q.earlier is not None and _YES.search(q.seen.folded):
        return Read(commands={q.earlier.command: 1.0}, query=q.earlier)
    order = in_order(q, models)
    commands = command_chances(q, models, order)
    command = max(commands, key=lambda c: commands[c])
    goods = with_things_told(q, chances_of_goods(q, models, order))
    said = _said(q, command, goods, models, facts)
    thread, q = q, of_its_own_entry(q, said)
    query, likely = _about(q, said, goods, models)
    guesses = guessed(q, likely, goods)
    if not guesses:
        query, guesses = doubts(q, query, goods)
    query, sure = with_direction(q, query, models)
    if command == "digest":  # the agreement is a topic of it, like any other
        query = with_order(q, query, models)
    else:
        query = without_agreement(replace(query, claim=claim_of_entry(thread, q, models)))
    query = with_entries_remembered(thread, q, with_days(q, query))
    asked, bare = share_asked(thread.earlier), not q.seen.names_goods_or_places
    query = with_shares(query, q.seen.folded, asked=asked, answered=bare)
    query = _with_share_held(thread, query)
    return Read(
        commands=commands,
        query=query,
        directed=is_told(q, query),
        direction_chance=sure,
        guesses=guesses,
    )


def _with_share_held(q: Asked, query: Query) -> Query:
    """The query with the metal's share of its thread, where that of another metal is told beside
    it: an entry is worked out with that of one."""
    held = q.earlier.values.get(METAL, "") if q.earlier is not None else ""
    if query.command != "duty" or not held or not metals_beside(q.seen.folded, held):
        return query
    return replace(query, values={**query.values, METAL: held})


def _said(q: Asked, command: str, named: Chances, models: Models, facts: FactSnapshot) -> Query:
    """What the text itself says, its direction and claim left out; ``named`` are the chances of the
    goods."""
    left = left_of_thread(q) if command != "digest" else ()
    goods = left or _goods(q, command, named)
    programmes = programmes_meant(q, models, goods, command=command)
    query = _without_subject(q, command, _people(q, command, models))
    code = q.seen.codes[0] if q.seen.codes else None
    if code is not None and len(code.digits) <= _CHAPTER and goods:
        code = None  # 'chapter 22, spirits only or wine too': the goods tell more narrowly
    if code is not None and command != "digest":
        goods = ()  # the code tells more narrowly what the words around it name
    elif _is_of_some_held(q):
        goods = ()
    elif not left:
        goods = variants.of_thread(q, variants.in_text(q, goods))
    if command == "duty" and len(goods) > 1:
        goods = without_ways_of_importing(goods)
    day = query.day or (query.since if query.until else None) or q.day
    programmes = on_the_day(programmes, goods, facts, command=command, day=day)
    year = _year_told(q) if not (query.day or query.since or query.until) else None
    since, until = year or (query.since, query.until)
    then = of_the_year(programmes, facts, since=since, until=until)
    years = {OF_THE_YEAR: "yes"} if then != programmes and command != "digest" else {}
    if years:
        programmes, query = then, replace(query, since=since, until=until)
    told = {"programmes": ",".join(programmes), **years} if programmes else {}
    return replace(
        query,
        good=goods[0] if goods else None,
        goods=goods if len(goods) > 1 else (),
        code=code,
        programme=programmes[0] if programmes else None,
        values={**told, **query.values},
    )


_YEARS = re.compile(r"\b(20[12]\d) (?:[a-z]{4,9} )?$")


def _year_told(q: Asked) -> tuple[date, date] | None:
    """The first and last day of the year before a programme's name: 'the 2025 surtax'."""
    told = (_YEARS.search(q.seen.before(m)) for m in q.seen.of(MarkKind.PROGRAMME))
    year = next((int(found[1]) for found in told if found), None)
    return (date(year, 1, 1), date(year, 12, 31)) if year is not None else None


_ONE = Decimal(1)
_LISTED_ON_ORDER = 0.02
"""The chance from which a good in the list of what a digest is to be about is meant."""
_CHAPTER = 2
"""Digits of a chapter."""


def _goods(q: Asked, command: str, named: Chances) -> tuple[str, ...]:
    """The goods asked about; less is enough of those that a digest is ordered of."""
    if command == "digest":
        return goods_meant(q, named, enough=ON_ORDER, beside=_LISTED_ON_ORDER)
    return goods_meant(q, named)


def _people(q: Asked, command: str, models: Models) -> tuple[str, ...]:
    """The people asked about; where words are asked for, the likeliest of those named."""
    named = chances(q, MarkKind.SPEAKER, models)
    who = people_meant(q, named)
    return likeliest_speaker(q, named) if command == "quote" and not who else who


def _is_of_some_held(q: Asked) -> bool:
    """Whether a follow-up tells what so many of the thread's goods are: they stay the goods."""
    return q.earlier is not None and bool(q.earlier.good) and tells_of_some(q)


def _without_subject(q: Asked, command: str, who: tuple[str, ...]) -> Query:
    """The query with its people, days, sum, quantities and count."""
    span = span_of(tuple(w for w in q.seen.whens if not is_today(w, q)))
    money = next((m for m in q.seen.money if not m.limit), None)
    typed = _typed_sum(q) if money is None and command == "duty" else None
    return Query(
        command=command,
        who=who[0] if who else None,
        day=span.day,
        since=span.since,
        until=span.until,
        money=Money(amount=money.amount, currency=money.currency) if money else typed,
        quantities=q.seen.quantities,
        values={
            **({COUNT: q.seen.count} if q.seen.count else {}),
            **({EACH: "yes"} if money is not None and money.each else {}),
            **({PRICED: as_count(money.priced)} if money is not None and money.priced else {}),
            **({PRICED: as_count(_ONE)} if is_of_one_thing(q.seen) else {}),
            **({PEOPLE: ",".join(who)} if len(who) > 1 else {}),
        },
    )


def _typed_sum(q: Asked) -> Money | None:
    """The value of an entry that a thread's command line tells as lines may, without its currency:
    '/duty 7208.51 10000 from CA'."""
    if len(q.seen.bare) != 1 or TYPED.match(q.seen.text) is None:
        return None
    return Money(amount=q.seen.bare[0], currency=q.seen.currency)


def _about(q: Asked, query: Query, named: Chances, models: Models) -> tuple[Query, tuple[str, ...]]:
    """The query with its thread's slots and a subject, and the goods that are guesses."""
    guesses: tuple[str, ...] = ()
    if _is_of_some_held(q):
        return with_kept(q, query, models), ()
    if query.code is None:
        least = guessed_goods.OWN if q.has_subject else guessed_goods.LIKELY
        guesses = guessed_goods.guesses(q, query, named, least=least)
    query = with_kept(q, replace(query, good=guesses[0]) if guesses else query, models)
    if guesses and query.good != guesses[0]:
        return query, ()  # the thread tells which it is
    guesses = guesses or guessed_goods.guesses(q, query, named)
    query = replace(query, good=guesses[0]) if guesses else query
    if guessed_goods.called_by_name(q, query.good) or query.good in offered(q.earlier):
        return query, ()
    return query, guesses or guessed_goods.either(q, query, named)
