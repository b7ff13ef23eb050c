"""What a command line says and no option takes is told; what is polite only is not."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.cards import Card
from bot.commands.dispatch.dispatcher import run
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.domain.questions import Person, Place, Question
from bot.domain.text import Lang
from bot.presentation.faces import options_of
from bot.presentation.plain_text import plain_text
from bot.presentation.typography import NO_BREAK
from tests.shipped_store import open_shipped

NOW = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)
TOLD = {
    "/duty 5000 cad whisky from us zebra": "Not read: zebra",
    "/tariff steel qwerty": "Not read: qwerty",
    "/timeline steel qwerty": "Not read: qwerty",
    "/tariff steel within quota": "Not read: within quota",
    "/tariff steel not over the quota": "Not read: not over the quota",
    "/duty 10000 usd cheese and whisky from US": "Not read: whisky",
    "/tariff steel section 301": "Not read: section 301",
    "/tariff steel from China and Japan to US": "Not read: Japan",
    "/tariff steel 10000 usd": "Not read: 10000 usd",
    "/tariff steel Trump": "Not read: Trump",
    "/tariff steel bitcoin, zebra": "Not read: bitcoin, zebra",
}
IN_FRENCH = {
    "/duty 5000 cad whisky des États-Unis zèbre": "Non lu : zèbre",
    "/tariff acier hors contingent": "Non lu : hors contingent",
}
READ = (
    "/tariff steel for my aunt please thanks",
    "/tariff steel, from Canada, on June 5, 2025, please!",
    "/tariff the duty on steel entering canada from the us",
    "/tariff steel surtax from US",
    "/tariff steel usmca yes",
    "/tariff steel CN US",
    "/tariff steel vs lumber",
    "/tariff steel and aluminum",
    "/tariff section 232 steel",
    "/tariff 7208.51 steel plate from CA",
    "/duty 7208.51 10000 from CA on 2026-08-25 usmca yes",
    "/duty 5000 cad of whisky from the us for my aunt, thanks",
    "/duty 7208.51 10000 usd quantity 500 kg from CA",
)
OWED = {
    "/duty 7208.51 10000 usd from JP on 2025-03-01": "USD 2,500.00 on USD 10,000 of 7208.51",
    "/duty 7208.51 10000 usd from JP within quota on 2025-03-01": (
        "USD 0.00 on USD 10,000 of 7208.51"
    ),
    "/duty 7208.51 10000 usd du JP dans le contingent le 2025-03-01": (
        "USD 0.00 on USD 10,000 of 7208.51"
    ),
    "/duty 7208.51 10000 usd from JP over the quota on 2025-03-01": (
        "USD 2,500.00 on USD 10,000 of 7208.51"
    ),
    "/duty 8703.23 10000 usd from GB in quota": "USD 1,000.00 on USD 10,000 of 8703.23",
}
NOT_ASKED = {
    "/duty 10000 usd of cheese from CA within quota": "within the quota",
    "/duty 7208.51 10000 usd declared religious use": "for religious purposes only",
    "/duty 7208.51 10000 usd from CA not in quota": "",
}


@pytest.fixture
async def shipped(tmp_path: Path) -> AsyncIterator[BotContext]:
    """The commands over the shipped facts."""
    store = await open_shipped(tmp_path)
    yield BotContext(store=store, catalogue=COMMANDS)
    await store.close()


async def _ask(bot: BotContext, line: str, lang: Lang | None = None, **options: str) -> Card:
    question = Question(
        text=line,
        day=NOW.date(),
        now=NOW,
        place=Place(platform="cli"),
        person=Person(id="broker"),
        lang=lang,
    )
    if options:
        question = replace(question, command=line, text="", options=options)
    return await run(question, bot)


def _small_print(card: Card) -> str:
    return "" if card.short is None else card.short.read_as.replace(NO_BREAK, " ")


async def test_what_no_option_takes_is_told_in_small_print(shipped: BotContext) -> None:
    cards = {line: await _ask(shipped, line) for line in TOLD}
    assert {line: _small_print(card) for line, card in cards.items()} == TOLD
    assert [line for line, card in cards.items() if TOLD[line] not in plain_text(card)] == []


async def test_it_is_told_in_french(shipped: BotContext) -> None:
    told = {line: _small_print(await _ask(shipped, line, "fr")) for line in IN_FRENCH}
    assert told == IN_FRENCH


async def test_polite_words_and_what_is_read_are_not_told(shipped: BotContext) -> None:
    told = {line: _small_print(await _ask(shipped, line)) for line in READ}
    assert told == dict.fromkeys(READ, "")


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_no_example_and_no_button_of_its_answer_holds_a_word_that_is_not_read(
    shipped: BotContext, lang: Lang
) -> None:
    examples = [example.on(lang) for command in COMMANDS for example in command.examples]
    cards = [await _ask(shipped, line, lang) for line in examples]
    asked = {o.question for card in cards for o in options_of(card)}
    again = [line for line in sorted(asked) if line.startswith(("/tariff", "/duty"))]
    cards += [await _ask(shipped, line, lang) for line in again]
    told = ("Not read", "Non lu")
    assert [_small_print(card) for card in cards if _small_print(card).startswith(told)] == []


async def test_a_good_given_by_its_option_is_read_as_a_line_is(shipped: BotContext) -> None:
    card = await _ask(shipped, "tariff", good="steel qwerty")
    assert _small_print(card) == "Not read: qwerty"


async def test_a_quota_said_on_a_line_is_what_a_duty_asks_to_be_declared(
    shipped: BotContext,
) -> None:
    cards = {line: await _ask(shipped, line, "en") for line in OWED}
    heads = {line: card.short.headline for line, card in cards.items() if card.short}
    assert {line: head.replace(NO_BREAK, " ") for line, head in heads.items()} == OWED
    assert {_small_print(card) for card in cards.values()} == {""}
    notes = [card.short.note for card in cards.values() if card.short]
    assert [note for note in notes if "Not taken into account" in note] == []


async def test_a_fact_that_no_duty_asks_for_is_told(shipped: BotContext) -> None:
    told = {}
    for line in NOT_ASKED:
        card = await _ask(shipped, line, "en")
        note = card.short.note if card.short else ""
        told[line] = note.partition("as no duty here asks for it: ")[2]
    assert told == NOT_ASKED
