"""What is shown of an answer: the short card, one detail, its own sources alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.cards import (
    Bullets,
    ButtonOption,
    Card,
    Chart,
    Choices,
    Detail,
    Headline,
    Notice,
    Reference,
    References,
    ShortCard,
    Step,
    cited,
)
from bot.presentation.citations import own_sources
from bot.presentation.faces import face, fitting, options_of, read_as, short_text
from bot.presentation.freshness import facts_to
from bot.presentation.plain_text import plain_text
from bot.presentation.plain_words import day_words, rate, spoken
from bot.presentation.typography import NO_BREAK

MORE = ButtonOption(label="By code", detail="codes")
OTHER = ButtonOption(label="US → Canada", question="/tariff steel from US to CA")
CHART = Chart(
    title="Steel",
    series=(("a", (Step(day=date(2025, 6, 4), percent=Decimal(50)),)),),
    first=date(2025, 6, 1),
    last=date(2025, 7, 1),
    alt="50%",
)
CARD = Card(
    title="Steel: all of it",
    lang="en",
    parts=(Headline(text="Everything"), Bullets(items=("a [1]", "b [2]"))),
    short=ShortCard(
        headline="Steel: 50%", lines=("of all of it",), note="old", actions=(MORE, OTHER)
    ),
    details=(Detail(name="codes", title="By code", make=lambda: (Notice(text="7208"),)),),
)


def test_the_short_card_is_shown_first_with_its_buttons_last() -> None:
    shown = face(CARD)
    assert (shown.title, shown.parts) == (
        "",
        (
            Headline(text="Steel: 50%"),
            Bullets(items=("of all of it",)),
            Notice(text="old"),
            Choices(options=(MORE, OTHER)),
        ),
    )


def test_a_button_opens_its_detail_and_an_unknown_name_the_short_card() -> None:
    detail = face(CARD, "codes")
    assert (detail.title, detail.parts) == ("By code", (Notice(text="7208"),))
    assert face(CARD, "gone") == face(CARD)


def test_a_card_without_a_short_form_is_shown_as_a_whole() -> None:
    plain = Card(title="Help", lang="en", parts=(Notice(text="x"),))
    assert face(plain, "codes") == plain
    assert short_text(plain) == ""


def test_scripts_read_the_short_card_without_its_buttons() -> None:
    assert short_text(CARD) == "Steel: 50%\n• of all of it\nold"


def test_a_chart_of_a_short_card_needs_no_words_beside_its_lines() -> None:
    from dataclasses import replace

    assert CARD.short is not None
    drawn = face(replace(CARD, short=replace(CARD.short, chart=CHART))).parts[1]
    assert isinstance(drawn, Chart)
    assert drawn.told


def test_how_a_question_was_taken_stands_in_both_forms_and_the_next_readings_come_first() -> None:
    other = ButtonOption(label="Stone", question="/tariff stone")
    told = read_as(CARD, ("Read as steel.",), (other,))
    assert told.short is not None
    assert (told.parts[1], told.short.read_as) == (Notice(text="Read as steel."), "Read as steel.")
    assert options_of(told) == (other, MORE, OTHER)


def test_a_full_screen_loses_its_third_reading_before_a_line() -> None:
    readings = tuple(ButtonOption(label=str(n), question=f"/tariff {n}") for n in range(3))
    lines = ("a" * 150, "b" * 150)
    short = ShortCard(headline="Steel: 50%", lines=lines, actions=(MORE,), others=readings)

    fits = fitting(short, "en")
    full = fitting(replace(short, lines=(*lines, "c" * 150)), "en")

    assert (fits.lines, fits.others) == (lines, readings)
    assert (full.lines, full.others) == (lines, readings[:2])
    longer = fitting(replace(short, lines=("a" * 150, "b" * 180)), "en")
    assert (longer.lines, longer.others) == (("a" * 150, "b" * 180), readings[:2])


def test_a_detail_has_its_own_sources_alone_numbered_from_one() -> None:
    listed = References(items=tuple(Reference(title=name) for name in ("A", "B", "C")))
    a, _, c = listed.items
    lines = Bullets(items=(cited("x", (c,)), cited("y [2]", (a, c))))
    shown = own_sources((lines, listed))
    assert shown == (lines, References(items=(a, c)))
    assert plain_text(Card(title="", lang="en", parts=shown)) == (
        "- x [2]\n- y [2] [1][2]\n\n[1] A\n[2] C"
    )


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (date(2026, 10, 17), ""),
        (date(2026, 10, 18), f"⚠️ Facts to Oct{NO_BREAK}10,{NO_BREAK}2026 (8 days old)"),
    ],
)
def test_freshness_is_told_once_facts_are_older_than_a_week(today: date, told: str) -> None:
    assert facts_to(date(2026, 10, 10), today, today, "en") == told


def test_days_and_percents_are_said_as_people_say_them_and_never_broken() -> None:
    said = spoken("25 % du 2025-06-01 au 2028-12-31", "fr").replace(NO_BREAK, "_")
    assert said == "25_% du 1er_juin_2025 au 31_déc._2028"
    assert day_words(date(2026, 9, 8), "en", year=False).replace(NO_BREAK, "_") == "Sept_8"
    assert rate(Decimal("14.63"), "fr").replace(NO_BREAK, "_") == "14,63_%"
