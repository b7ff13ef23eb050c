"""What a load adds is news, save where it is the record of a time that is over."""

from __future__ import annotations

from bot.commands.changes.fresh import fresh_lines
from bot.domain.changes import ChangeKind
from bot.domain.net_changes import NetChange
from tests.shipped_facts import shipped


def added(slug: str) -> NetChange:
    return NetChange(kind=ChangeKind.ADDED, subject="measure", slug=slug, label=None, serial=1)


def test_a_measure_that_was_over_before_the_facts_end_is_no_news() -> None:
    facts = shipped()
    over = "us-adcvd-softwood-cvd-2024-08"
    held = next(m.slug for m in facts.measures.values() if m.programme == "us-338-canada")
    assert fresh_lines((added(over),), facts, "en") == ()
    assert len(fresh_lines((added(held),), facts, "en")) == 1
