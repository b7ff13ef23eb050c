"""What a follow-up changes of the digest that its thread ordered."""

from __future__ import annotations

import pytest

from bot.ports import Snapshot
from bot.reading.reader import read
from tests.reading.conftest import Asking

ORDERED = "send me lumber and cars every weekday at 7"


@pytest.mark.parametrize(
    ("said", "action", "topics"),
    [
        ("add toys", "subscribe", {"softwood-lumber", "cars", "toys"}),
        ("swap the subject, cars out, fish in", "subscribe", {"softwood-lumber", "fish"}),
        ("just steel instead", "subscribe", {"steel"}),
        ("suspend it over the summer", "pause", None),
        ("why didn't my digest come", "why", None),
        ("cancel it", "unsubscribe", None),
    ],
)
def test_a_follow_up_changes_an_order(
    said: str, action: str, topics: set[str] | None, asking: Asking, snapshot: Snapshot
) -> None:
    understood = read(asking(said, ORDERED), snapshot).understood
    assert understood["action"] == action
    assert topics is None or set(understood["topics"]) == topics
