"""Codes of chapters 98 and 99 stand for conditions and measures: they have no rate of a good."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.commands.tariff.chapter99 import is_heading
from bot.domain.codes import Code
from tests.answers.conftest import short_lines

PROVISIONS = {
    "/tariff 9817.00.96": "Nairobi Protocol (9817.00.92 to 9817.00.96): additional duties not"
    " worked out",
    "is 9817.00.96 exempt from the tariffs": "Nairobi Protocol (9817.00.92 to 9817.00.96):"
    " additional duties not worked out",
    "/duty 9817.00.60 1000 from CA": "Farm machinery (9817.00.50 and 9817.00.60): additional"
    " duties not worked out",
    "/tariff 9822.05.10 from FR": "9822.05.10 (provisions of chapter 98): not worked out here",
    "/tariff 9810.00.00 from US to CA": "9810.00.00 (items of chapters 98 and 99): not worked out"
    " here",
    # those that Schedule 4 of the surtax names have an answer of their own
    "/tariff 9971.00.00": "9971.00.00, US → Canada: Canada’s surtax",
    # a heading that frees goods of a duty does not charge them its rate
    "/tariff 9903.05.88": "9903.05.88: frees goods of a duty, in force",
    "/tariff 9903.88.03": "9903.88.03: 25%, in force",
}


def test_no_provision_is_told_to_owe_no_extra_duty(tmp_path: Path) -> None:
    told = asyncio.run(short_lines(tmp_path, PROVISIONS))
    assert {text: lines[0] for text, lines in told.items()} == PROVISIONS


def test_an_exempting_heading_says_from_what_and_whom(tmp_path: Path) -> None:
    told = asyncio.run(short_lines(tmp_path, ["/tariff 9903.05.88"]))["/tariff 9903.05.88"]
    assert told[1:] == ("Forced-labour duty: Civil aircraft, their engines and parts",)


@pytest.mark.parametrize(
    ("code", "imposing", "heading"),
    [
        ("9903.01.14", None, True),
        ("9903.01.14", "US", True),
        ("9903.00.00", None, False),  # a Canadian item
        ("9905.00.00", "CA", False),
        ("9817.00.96", None, False),
    ],
)
def test_a_heading_of_the_united_states_is_no_canadian_item(
    code: str, imposing: str | None, heading: bool
) -> None:
    assert is_heading(Code.parse(code), imposing) is heading
