"""Who is shown a short card does not wait for the whole answer; whoever looks gets all of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from bot.cards import Card, Headline, References
from bot.commands.dispatch.dispatcher import run
from bot.commands.spec import BotContext
from bot.commands.tariff import command
from bot.domain.days import law_day
from bot.domain.questions import Person, Place, Question
from bot.later import Later
from bot.presentation.faces import face
from bot.presentation.plain_text import plain_text
from store import codec
from tests.walk.bot_context import bot_context

__all__ = ["bot_context"]

NOON = datetime(2026, 10, 10, 16, tzinfo=UTC)


def _asked(text: str) -> Question:
    place, person = Place(platform="test"), Person(id="p")
    return Question(text=text, day=law_day(NOON), now=NOON, place=place, person=person)


@pytest.mark.parametrize("text", ["/tariff steel", "/tariff 7208.51", "/tariff steel usmca yes"])
async def test_a_short_card_is_shown_without_the_whole_answer_being_written(
    bot_context: BotContext, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    def refuse(*_args: object) -> None:
        raise AssertionError("all of it was written")

    monkeypatch.setattr(command, "_whole", refuse)
    card = await run(_asked(text), bot_context)

    assert card.short is not None
    assert face(card).parts[0] == Headline(text=card.short.headline)
    with pytest.raises(AssertionError, match="all of it was written"):
        plain_text(card)


async def test_the_whole_answer_is_written_once_and_kept_like_any_other(
    bot_context: BotContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = await run(_asked("/tariff steel"), bot_context)
    first = tuple(card.parts)
    monkeypatch.setattr(command, "_whole", None)

    assert card.parts == first
    assert isinstance(first[0], Headline)
    listed = [item for part in first if isinstance(part, References) for item in part.items]
    assert 0 < len(listed) <= len(card.sources)
    assert codec.loads(Card, codec.dumps(card)) == card


def test_what_is_made_later_is_made_once_and_equals_its_tuple() -> None:
    made: list[int] = []

    def make() -> tuple[int, ...]:
        made.append(1)
        return (1, 2, 3)

    later = Later(make)
    assert made == []
    parts: Sequence[int] = later
    assert parts == (1, 2, 3)
    assert [parts[0], *parts[1:], len(parts), *parts] == [1, 2, 3, 3, 1, 2, 3]
    assert Later(make) == parts
    assert hash(later) == hash((1, 2, 3))
    assert made == [1, 1]
