"""Typed command lines and platform options to requests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.commands.parsing.command_line import parse, typed_line
from bot.commands.registry import COMMANDS
from bot.domain.codes import Code
from bot.domain.duty import Money
from bot.domain.questions import Query
from bot.errors import BadDate, BadOption, UnknownGood, UnknownSpeaker, UserError
from bot.ports import Snapshot
from tests.reading.conftest import Asking

BY_NAME = {command.name: command for command in COMMANDS}


@pytest.fixture
def reading(snapshot: Snapshot, asking: Asking):  # type: ignore[no-untyped-def] # a small local helper
    def parsed(line: str, **options: str) -> Query:
        typed = typed_line(line)
        assert typed is not None
        question = replace(asking(typed.rest), command=typed.name, options=options)
        return parse(BY_NAME[typed.name], question, snapshot, lang="en")

    return parsed


@pytest.mark.parametrize(
    ("line", "request_read"),
    [
        (
            "/tariff steel from canada on march 15 2025 usmca yes",
            Query(
                command="tariff",
                good="steel",
                imposing="US",
                origin="CA",
                day=date(2025, 3, 15),
                claim="usmca",
            ),
        ),
        (
            "/tariff usmca no lumber in april 2025",
            Query(
                command="tariff",
                good="softwood-lumber",
                since=date(2025, 4, 1),
                until=date(2025, 4, 30),
                claim="none",
            ),
        ),
        (
            "/tariff 7208.51 to canada",
            Query(command="tariff", code=Code("720851"), imposing="CA", origin="US"),
        ),
        (
            "/tariff steel from CN to US",
            Query(command="tariff", good="steel", imposing="US", origin="CN"),
        ),
        (
            "/tariff steel CN US",
            Query(command="tariff", good="steel", imposing="US", origin="CN"),
        ),
        (
            "/tariff acier vers le Canada le 15 mars 2025 aceum oui",
            Query(
                command="tariff",
                good="steel",
                imposing="CA",
                origin="US",
                day=date(2025, 3, 15),
                claim="usmca",
            ),
        ),
        (
            "/quote lutnick relief before 2025-04-01",
            Query(command="quote", who="howard-lutnick", words="relief", until=date(2025, 3, 31)),
        ),
        (
            "/timeline steel from 2025-01 to 2026",
            Query(
                command="timeline",
                good="steel",
                since=date(2025, 1, 1),
                until=date(2026, 12, 31),
            ),
        ),
        ("/timeline section 338", Query(command="timeline", programme="us-338-canada")),
        (
            "/changes 7d",
            Query(command="changes", since=date(2026, 10, 3), until=date(2026, 10, 10)),
        ),
        (
            "/duty 7208.51 10000 CAD from CA on 2026-08-25 usmca yes quantity 100 kg "
            "metal content 40%",
            Query(
                command="duty",
                code=Code("720851"),
                imposing="US",
                origin="CA",
                day=date(2026, 8, 25),
                claim="usmca",
                money=Money(amount=Decimal(10000), currency="CAD"),
                quantities=((Decimal(100), "kg"),),
                values={"metal": "40"},
            ),
        ),
        (
            "/duty steel 100000",
            Query(
                command="duty",
                good="steel",
                money=Money(amount=Decimal(100000), currency="USD"),
            ),
        ),
        (
            "/digest subscribe weekdays at 08:00 tz America/New_York topics steel, lumber, carney "
            "except cars alerts on lang fr quiet 22:00-07:00 skip-empty",
            Query(
                command="digest",
                action="subscribe",
                values={
                    "every": "weekdays",
                    "at": "08:00",
                    "tz": "America/New_York",
                    "topics": "steel, lumber, carney",
                    "except": "cars",
                    "alerts": "yes",
                    "lang": "fr",
                    "quiet": "22:00-07:00",
                    "skip-empty": "yes",
                },
            ),
        ),
        (
            "/digest subscribe cron 0 8 * * 1-5 topics all",
            Query(
                command="digest",
                action="subscribe",
                values={"cron": "0 8 * * 1-5", "topics": "all"},
            ),
        ),
        ("/help tariff", Query(command="help", values={"command": "tariff"})),
    ],
)
def test_a_line_is_read_in_any_order(line: str, request_read: Query, reading) -> None:  # type: ignore[no-untyped-def]
    assert reading(line) == request_read


def test_options_given_by_name_are_read_by_their_kind(reading) -> None:  # type: ignore[no-untyped-def]
    options = {"good": "steel", "from": "Ontario", "on": "15 March 2025", "usmca": "no"}
    options["to"] = "US"
    assert reading("/tariff", **options) == Query(
        command="tariff",
        good="steel",
        imposing="US",
        origin="CA",
        day=date(2025, 3, 15),
        claim="none",
    )


@pytest.mark.parametrize(
    ("line", "options", "error"),
    [
        ("/tariff steel on 30 february", {}, BadDate),
        ("/tariff flurbs", {}, UnknownGood),
        ("/tariff 9999.99.99", {}, UnknownGood),
        ("/quote biden", {}, UnknownSpeaker),
        ("/tariff steel", {"usmca": "perhaps"}, BadOption),
        ("/tariff steel", {"from": "Narnia"}, BadOption),
        ("/tariff steel", {"colour": "red"}, BadOption),
        ("/tariff steel", {"on": "someday"}, BadDate),
        # back or ahead: nobody can tell
        ("/changes -5d", {}, BadDate),
        ("/changes steel -3 weeks", {}, BadDate),
        ("/changes", {"since": "-5d"}, BadDate),
        ("/duty 7208.51 10000 metal 140%", {}, BadOption),
    ],
)
def test_a_wrong_option_is_named(  # type: ignore[no-untyped-def]
    line: str, options: dict[str, str], error: type[UserError], reading
) -> None:
    with pytest.raises(error) as raised:
        reading(line, **options)
    assert raised.value.message


def test_every_example_of_every_command_is_read(snapshot: Snapshot, asking: Asking) -> None:
    for command in COMMANDS:
        for example in command.examples:
            for lang in ("en", "fr"):
                typed = typed_line(example.on(lang))
                assert typed is not None
                question = replace(asking(typed.rest), command=command.name)
                assert parse(command, question, snapshot, lang=lang).command == command.name


@pytest.mark.parametrize(
    ("line", "since", "until"),
    [
        ("/changes 3 months", date(2026, 7, 10), date(2026, 10, 10)),
        ("/changes 26 weeks", date(2026, 4, 11), date(2026, 10, 10)),
        ("/changes 1000d", date(2024, 1, 14), date(2026, 10, 10)),
        ("/changes 2y", date(2024, 10, 10), date(2026, 10, 10)),
        ("/changes 9999 years", date(1900, 1, 1), date(2026, 10, 10)),
        ("/changes 3 mois", date(2026, 7, 10), date(2026, 10, 10)),
        ("/changes month", date(2026, 10, 1), date(2026, 10, 31)),
        ("/changes semaine", date(2026, 10, 5), date(2026, 10, 11)),
        ("/changes since:2025-01-01", date(2025, 1, 1), None),
        ("/changes since 2025-01-01.", date(2025, 1, 1), None),
        ("/changes 2025-08-01..2025-12-31", date(2025, 8, 1), date(2025, 12, 31)),
        ("/changes 2025-08-01 - 2025-12-31", date(2025, 8, 1), date(2025, 12, 31)),
        ("/timeline 2025-08-01..2025-12-31", date(2025, 8, 1), date(2025, 12, 31)),
    ],
)
def test_a_length_of_time_alone_is_past_and_two_days_are_a_period(  # type: ignore[no-untyped-def]
    reading, line: str, since: date, until: date | None
) -> None:
    query = reading(line)
    assert (query.since, query.until, query.day, query.code) == (since, until, None, None)


def test_a_length_given_for_since_is_past(reading) -> None:  # type: ignore[no-untyped-def]
    assert reading("/changes", since="3 months").since == date(2026, 7, 10)
    assert reading("/changes in 3 weeks").day == date(2026, 10, 31)


def test_changes_of_an_unknown_thing_are_asked(reading) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(UnknownGood, match="xyzzy"):
        reading("/changes xyzzy")
    assert reading("/changes what's new") == Query(command="changes")
