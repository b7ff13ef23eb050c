"""What is declined: help to evade duty. What a duty does by itself, and shoes, are no evasion."""

from __future__ import annotations

import pytest

from bot.reading.queries.intent import Intent, refused


@pytest.mark.parametrize(
    "text",
    [
        "how do i dodge the surtax",
        "any way to dodge it",
        "sneak it past customs",
        "we snuck it across the border",
        "can we trick the officer",
    ],
)
def test_help_to_evade_is_evasion(text: str) -> None:
    assert refused(text) is Intent.EVASION


@pytest.mark.parametrize(
    "text",
    [
        "sneakers from a shop in oregon, box says vietnam. which tariff",
        "a tricky question on customs",
        "which goods dodge it",
        "dodge ram into canada, tariff",
        "cheat sheet of the tariffs in force",
        "true or false: a certificate exempts them from the duties",
    ],
)
def test_what_a_duty_does_by_itself_is_none(text: str) -> None:
    assert refused(text) is Intent.NONE
