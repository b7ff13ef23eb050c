"""A line that is a good, or a good on a day, and nothing else is not read: what it means is what
reading it would say."""

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
@pytest.mark.parametrize("then", ["", " on 2025-06-04", " on 2025-02-30", " on 2099-12-31"])
def test_a_good_alone_or_on_a_day_is_what_reading_it_as_a_sentence_makes_of_it(
    snapshot: Snapshot,
    asking: Asking,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    then: str,
    lang: Lang,
) -> None:
    command = next(one for one in COMMANDS if one.name == name)

    def read(slug: str) -> Query | str:
        try:
            return parse(command, asking(slug + then, command=name), snapshot, lang=lang)
        except UserError as error:
            return str(error)

    known = {slug: read(slug) for slug in snapshot.facts.goods}
    monkeypatch.setattr(command_line, "_names_a_good", lambda *_: False)

    assert known == {slug: read(slug) for slug in snapshot.facts.goods}
