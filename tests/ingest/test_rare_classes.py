"""Documents of classes that come seldom: what each of them tells, and neighbours that tell nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.domain.documents import Channel
from tests.ingest.reading_documents import read, told

_FILE = Path(__file__).with_name("rare_classes.yaml")
DOCUMENTS: list[dict[str, Any]] = yaml.load(
    _FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
)


@pytest.mark.parametrize("wanted", DOCUMENTS, ids=[each["id"] for each in DOCUMENTS])
def test_a_document_tells_its_changes_and_no_more(wanted: dict[str, Any]) -> None:
    title, text = wanted["title"], wanted["text"]
    published = f"{wanted['published']}T15:00:00+00:00" if wanted["published"] else ""
    reading = read(
        f"{title}\n\n{text}", title, Channel(wanted["channel"]), published=published, url=""
    )
    found = [{k: v for k, v in each.items() if k != "in"} for each in told(reading)]
    assert sorted(map(_line, found)) == sorted(map(_line, wanted["told"]))


def _line(change: dict[str, str]) -> str:
    return " ".join(f"{name}={change[name]}" for name in sorted(change))
