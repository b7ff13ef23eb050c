"""A line that is a good and nothing else is not read: what it means is what reading it would say."""

from __future__ import annotations

import pytest

from bot.commands.parsing import command_line
from bot.commands.parsing.command_line import parse
from bot.commands.registry import COMMANDS
from bot.domain.questions import Query
from bot.domain.text import Lang
from bot.errors import UserError
from bot.ports import Snapshot
from tests.reading.conftest import Asking


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("name", ["tariff", "duty", "timeline", "changes", "watch"])
def test_a_good_alone_is_what_reading_it_as_a_sentence_makes_of_it(
    snapshot: Snapshot,
    asking: Asking,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    lang: Lang,
) -> None:
    command = next(one for one in COMMANDS if one.name == name)

    def read(slug: str) -> Query | str:
        try:
            return parse(command, asking(slug, command=name), snapshot, lang=lang)
        except UserError as error:
            return str(error)

    known = {slug: read(slug) for slug in snapshot.facts.goods}
    monkeypatch.setattr(command_line, "_names_a_good", lambda *_: False)

    assert known == {slug: read(slug) for slug in snapshot.facts.goods}
