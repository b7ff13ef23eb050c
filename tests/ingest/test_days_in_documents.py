"""First and last days of what short documents of every channel change, as drafters tell them.

Days in words, counted from the day of the document or from another one, days that something was to
begin on, an order's own end, and the days of comments, reports, claims and powers, which are none.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.domain.documents import Channel
from tests.ingest.reading_documents import UNDER_232, UNDER_338, read

OPENINGS = {232: UNDER_232, 338: UNDER_338}
DRAWN = [
    each
    for name in ("days_in_documents.yaml", "first_days.yaml")
    for each in yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("drawn", DRAWN, ids=lambda drawn: drawn["id"])
def test_the_days_of_each_change(drawn: dict[str, Any]) -> None:
    text = OPENINGS.get(drawn.get("section", 0), "") + drawn["text"].rstrip("\n")
    channel, published = Channel(drawn["channel"]), f"{drawn['published']}T15:00:00+00:00"
    found = read(text, drawn["title"], channel, published=published).proposals
    told = [[str(day or "") for day in (each.effective, each.last_day)] for each in found]
    assert sorted(told) == drawn["days"]
