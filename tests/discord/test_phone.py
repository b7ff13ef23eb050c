"""A short card on Discord keeps to one screen of a phone: its last lines go first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from adapters.discord.phone import on_one_screen
from bot.cards import (
    Bullets,
    ButtonOption,
    Card,
    Choices,
    Headline,
    Notice,
    Part,
    Reference,
    References,
)
from bot.domain.text import Lang

LONG = "a line that is told at some length, as laws are, and breaks twice on a phone"


def card(lines: int, lang: Lang = "en", buttons: int = 5) -> Card:
    options = tuple(ButtonOption(label="Why & sources", question=f"/{n}") for n in range(buttons))
    parts: tuple[Part, ...] = (
        Headline(text="Steel, Canada → US: 50%"),
        Bullets(items=(LONG,) * lines),
        Notice(text="base duty not included"),
        Choices(options=options),
    )
    return Card(title="", lang=lang, parts=parts)


@pytest.mark.parametrize(
    ("lines", "lang", "buttons", "left"),
    [(2, "en", 5, 2), (4, "en", 5, 3), (4, "fr", 5, 2), (4, "en", 9, 2), (1, "en", 25, 1)],
)
def test_lines_that_a_screen_does_not_hold_are_left_out_the_last_first(
    lines: int, lang: Lang, buttons: int, left: int
) -> None:
    assert on_one_screen(card(lines, lang, buttons)) == card(left, lang, buttons)


def test_of_several_answers_none_is_left_out_but_how_they_were_read() -> None:
    read = Notice(text="Read as: /tariff 7208.51 from CA to US · /tariff 2204.21 from CA to US")
    one = card(4)
    assert on_one_screen(replace(one, parts=(*one.parts, read))) == one


def test_a_card_that_is_more_than_a_short_one_is_left_whole() -> None:
    one = card(9)
    sourced = replace(one, parts=(*one.parts, References(items=(Reference(title="Act"),))))
    assert on_one_screen(sourced) == sourced
