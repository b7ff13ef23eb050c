"""What a brief and an alert look like."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from bot.cards import Card, Chart, Step, plain_text
from bot.digest import compose
from bot.digest.compose import Lateness
from bot.digest.interest import interest
from bot.digest.net import net
from bot.digest.pages import ROOM
from bot.digest.plan import Findings, Window, find
from bot.domain.changes import Change, ChangeKind
from bot.domain.subscriptions import Topics
from bot.domain.text import Text
from tests.digest.a_book import BOOK, SAID, STEEL_25, STEEL_50, change

WEDNESDAY = Window(since=date(2025, 6, 3), until=date(2025, 6, 4), following=date(2025, 6, 5))


def found(*changes: Change) -> Findings:
    wanted = interest(Topics(), Topics(), BOOK)
    return find(net(changes), book=BOOK, interest=wanted, window=WEDNESDAY)


FULL = found(
    change(1, ChangeKind.ENDED, STEEL_25),
    change(2, ChangeKind.STARTED, STEEL_50),
    change(3, ChangeKind.ADDED, SAID),
)

BRIEF = """\
Tariff brief, 2025-06-04

Steel, Canada → United States: Section 232 steel: 25% → 50%, now in force (2025-06-04)

Section 232 steel: 2025-03-12: 25%, 2025-06-04: 50%

Steel, Canada → United States
- Section 232 steel: 25% → 50%, now in force (2025-06-04) [1]

Takes effect next
- 2025-06-12: Section 232 trucks takes effect, none → 25% [1]
- 2025-06-16: G7 leaders meet in Kananaskis

Who said what

“The tariffs are unjustified.”
— Mark Carney (Prime Minister of Canada, 2025-06-04, Ottawa)
Proclamation 10947

[1] Proclamation 10947, The White House, 2025-06-03, https://example.org/order

Facts known up to 2025-06-04.

- steel (/tariff steel)
- All changes (/changes 2025-06-03)
- Why this? (/digest why)"""

EN_FRANCAIS = """\
Point tarifaire, 2025-06-04

Acier, Canada → États-Unis: Article 232, acier: 25% → 50%, en vigueur (2025-06-04)"""


def test_a_brief_says_the_rate_first_then_what_comes_and_who_spoke() -> None:
    [card] = compose.brief(FULL, book=BOOK, lang="en")
    assert plain_text(card) == BRIEF


def test_a_brief_in_french_is_french() -> None:
    [card] = compose.brief(FULL, book=BOOK, lang="fr")
    assert plain_text(card).startswith(EN_FRANCAIS)


def test_the_chart_shows_the_rate_that_moved() -> None:
    [card] = compose.brief(FULL, book=BOOK, lang="en")
    [chart] = [part for part in card.parts if isinstance(part, Chart)]
    steps = (
        Step(day=date(2025, 3, 12), percent=Decimal(25)),
        Step(day=date(2025, 6, 4), percent=Decimal(50)),
    )
    assert chart.series == (("Section 232 steel", steps),)


def test_an_empty_brief_is_a_line_and_what_comes() -> None:
    [card] = compose.brief(found(), book=BOOK, lang="en")
    assert plain_text(card) == (
        "Tariff brief, 2025-06-04\n\n"
        "Nothing new on what this channel follows.\n\n"
        "Takes effect next\n"
        "- 2025-06-12: Section 232 trucks takes effect, none → 25% [1]\n"
        "- 2025-06-16: G7 leaders meet in Kananaskis\n\n"
        "[1] Proclamation 10947, The White House, 2025-06-03, https://example.org/order\n\n"
        "Facts known up to 2025-06-04."
    )


def test_a_late_brief_says_how_late_it_is() -> None:
    late = Lateness(late=timedelta(hours=3, minutes=5), since=date(2025, 6, 2))
    [card] = compose.brief(FULL, book=BOOK, lang="en", lateness=late)
    assert (
        "This brief is 3 h late: the desk was not running. It covers everything since 2025-06-02."
        in plain_text(card)
    )


def test_a_correction_says_so_and_what_it_was() -> None:
    edit = change(1, ChangeKind.CORRECTED, STEEL_50, field="duty", old="25%", new="50%")
    [card] = compose.alert(found(edit), book=BOOK, lang="en")
    assert "- Correction: Section 232 steel: rate 25% → 50%, from 2025-06-04 [1]" in plain_text(
        card
    )


def test_what_came_and_went_is_said_once() -> None:
    there = change(1, ChangeKind.CHANGED, STEEL_50, field="duty", old="25%", new="50%")
    back = change(2, ChangeKind.CHANGED, STEEL_50, field="duty", old="50%", new="25%")
    [card] = compose.brief(found(there, back), book=BOOK, lang="en")
    assert (
        "Came and went\n- Section 232 steel: rate 25% → 50% → 25% (back where it was) [1]"
        in plain_text(card)
    )


def many(count: int) -> tuple[Card, ...]:
    changes = [
        replace(
            change(n, ChangeKind.CHANGED, STEEL_50, field="duty", old="25%", new="50%"),
            slug=f"steel-{n}",
            label=Text(en=f"Steel product number {n} " + "with a long name " * 3),
        )
        for n in range(1, count + 1)
    ]
    return compose.brief(found(*changes), book=BOOK, lang="en")


def test_a_long_brief_goes_on_in_its_thread_and_loses_nothing() -> None:
    cards = many(90)
    text = "\n".join(plain_text(card) for card in cards)
    assert all(f"number {n} " in text for n in range(1, 91))
    assert len(cards) > 1
    assert "More in the thread." in plain_text(cards[0])
    assert cards[1].title == f"Tariff brief, 2025-06-04 (2/{len(cards)})"


def test_every_page_fits_one_message_on_every_platform() -> None:
    assert ROOM < 3000
    assert all(len(plain_text(card)) < 3500 for card in many(119))


def test_a_brief_of_a_thousand_changes_stays_a_brief() -> None:
    cards = many(1000)
    assert len(cards) <= 8
    assert "- + 880 changes: /changes 2025-06-03" in plain_text(cards[-1])
