"""/tariff, /duty and /timeline say the same of any code or good on any day, in both directions.

Each finds its way to the law by itself: /tariff cuts codes into groups, /duty looks an entry's code
up, /timeline walks the days on which something turns.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.commands.rates.subject import Subject, subject_of
from bot.commands.timeline.rate_history import RateChange, good_steps
from bot.domain.assessment.entry import Entry, Outcome
from bot.domain.codes import Code
from bot.domain.days import Validity
from bot.domain.rate_groups import leading
from bot.domain.rate_summary import SOUTH, Direction, RateGroup, RateSummary
from bot.domain.text import Text
from bot.domain.turning_days import of_measure, of_rules
from bot.presentation.measures import NOTHING, rate_group_words
from bot.presentation.timeline.words import SOME_PROHIBITED
from tests.domain.duty_fixtures import calculator
from tests.shipped_facts import shipped

KNOWN_FROM, KNOWN_TO = date(2025, 2, 1), date(2026, 10, 10)
DAY = timedelta(days=1)
PERIOD = Validity(first=KNOWN_FROM, last=KNOWN_TO)
ORIGINS = ("CA", "CA", "MX", "CN", "DE", "JP", "GB", "KR", "CH", "TW", "BR", "IN", "VN", "RU", "AU")
CLAIM = {"US": "S", "CA": "UST"}
CHARGED = (Outcome.OWED, Outcome.PROHIBITED, Outcome.UNKNOWN)
Charged = frozenset[tuple[str, object, object]]


@cache
def listed_codes() -> tuple[str, ...]:
    """Ends of the stretches of codes that lists name, and those just outside them."""
    found = set()
    for measure in shipped().measures.values():
        for scope in (measure.scope, *(phase.scope for phase in measure.phases)):
            for low, high in scope.spans:
                found |= {low, high, low - 1, high + 1}
    written = [f"{code:010d}" for code in sorted(found) if 100_000_000 <= code < 9_800_000_000]
    return tuple(digits for digits in written if _undivided(digits))


def _undivided(digits: str) -> bool:
    """Whether a code means itself alone: a closing 00 may stand for all that is below."""
    low, high = Code(digits).span
    return low == high


@cache
def turning() -> tuple[date, ...]:
    """Every day on which the law turns, with its eve."""
    days = of_rules(shipped()).union(*map(of_measure, shipped().measures.values()))
    known = [day for day in days if KNOWN_FROM < day <= KNOWN_TO]
    return tuple(sorted({each for day in known for each in (day - DAY, day)}))


DAYS = st.one_of(st.dates(KNOWN_FROM, KNOWN_TO), st.deferred(lambda: st.sampled_from(turning())))
CODES = st.deferred(lambda: st.sampled_from(listed_codes()))
GOODS = st.deferred(lambda: st.sampled_from(sorted(shipped().goods)))
SOUTHWARD = st.builds(Direction, origin=st.sampled_from(ORIGINS), imposing=st.just("US"))
NORTHWARD = st.builds(
    Direction, origin=st.sampled_from(("US", "US", "CN", "DE", "MX", "IN")), imposing=st.just("CA")
)
DIRECTIONS = st.one_of(SOUTHWARD, NORTHWARD)


def in_tariff(group: RateGroup | None, claim: str) -> Charged:
    """What /tariff says that codes of a group are charged under."""
    rows = () if group is None else group.claimed if claim else group.plain
    return frozenset(
        (row.measure.slug, row.duty, row.basis) for row in rows if row.outcome in CHARGED
    )


def in_duty(code: Code, direction: Direction, day: date, claim: str) -> Charged:
    """What /duty charges an entry under, beside the base duty and the fees."""
    entry = Entry(
        code=code, imposing=direction.imposing, origin=direction.origin, day=day, claim=claim
    )
    rows = calculator().assess(entry, None, {}).rows
    return frozenset(
        (row.measure, row.duty, row.basis) for row in rows if row.measure and row.outcome in CHARGED
    )


def in_timeline(steps: Sequence[RateChange], day: date) -> str:
    """The rate that a history tells for a day, in words."""
    return next((step.new for step in reversed(steps) if step.day <= day), NOTHING.on("en"))


def headed(found: RateSummary) -> str:
    """The rate that heads /tariff, in the words of a history."""
    main = leading(found).main
    return NOTHING.on("en") if main is None else rate_group_words(main, None, "en")


def held_the_same(subject: Subject, code: Code, direction: Direction, day: date) -> None:
    """One question, asked of the three."""
    found = subject.rate_summary(shipped(), direction, day)
    for claim in ("", CLAIM[direction.imposing]) if found.claimable else ("",):
        assert in_tariff(found.main, claim) == in_duty(code, direction, day, claim)
    steps = good_steps(subject, direction, shipped(), PERIOD, "en")
    told = in_timeline(steps, day).removesuffix(SOME_PROHIBITED.on("en"))
    assert told == headed(found)


BY_NAME = frozenset({"medicines"})
"""Goods whose rate hangs on what they are called: of that their codes, asked alone, say nothing."""


@settings(max_examples=250, deadline=None)
@given(CODES, DIRECTIONS, DAYS)
def test_a_code_owes_the_same_by_all_three(digits: str, direction: Direction, day: date) -> None:
    code = Code(digits)
    subject = Subject(name=Text.verbatim(code.dotted), code=code)
    held_the_same(subject, code, direction, day)


@settings(max_examples=120, deadline=None)
@given(GOODS, DIRECTIONS, DAYS, st.randoms())
def test_what_heads_a_good_is_owed_on_the_codes_it_is_of(
    slug: str, direction: Direction, day: date, chance: Random
) -> None:
    subject = subject_of(shipped(), slug)
    main = subject.rate_summary(shipped(), direction, day).main
    if main is None or not main.scope or slug in BY_NAME:
        return
    digits = f"{chance.randint(*chance.choice(main.scope.spans)):010d}"
    if _undivided(digits):
        held_the_same(subject, Code(digits), direction, day)


def test_a_history_tells_what_a_good_owes_once_a_rule_between_laws_turns() -> None:
    days = [day for day in sorted(of_rules(shipped())) if KNOWN_FROM <= day <= KNOWN_TO]
    wrong = [
        (slug, direction, day)
        for slug in sorted(shipped().goods)[::4]
        for direction in (SOUTH, SOUTH.back)
        for day in days
        if told_of(slug, direction, day) != headed_of(slug, direction, day)
    ]
    assert days
    assert wrong == []


def told_of(slug: str, direction: Direction, day: date) -> str:
    """What a good's history tells for a day."""
    steps = steps_of(slug, direction)
    return in_timeline(steps, day).removesuffix(SOME_PROHIBITED.on("en"))


def headed_of(slug: str, direction: Direction, day: date) -> str:
    """What heads the good's rates of that day."""
    return headed(subject_of(shipped(), slug).rate_summary(shipped(), direction, day))


@cache
def steps_of(slug: str, direction: Direction) -> tuple[RateChange, ...]:
    """A good's history in one direction."""
    return good_steps(subject_of(shipped(), slug), direction, shipped(), PERIOD, "en")


def test_a_step_that_a_rule_brings_is_told_with_the_act_it_lets_in() -> None:
    steps = steps_of("steel-racks", SOUTH)
    raised = next(step for step in steps if step.day == date(2026, 9, 15))
    assert (raised.old, raised.exact) == ("25%", Decimal(75))
    assert [measure.slug for measure in raised.causes] == ["us-338-vehicles"]
