"""The reader's lexicon names only what the catalogue holds, and nothing twice."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from bot.ports import Snapshot
from bot.reading.words import fold

READING = Path(__file__).parents[2] / "config" / "reading"
KINDS = {"everyday", "brand", "part", "trade", "ambiguous", "several", "not-a-good"}
COMMANDS = {"tariff", "duty", "quote", "timeline", "changes", "digest", "sources", "help", None}
GOODS_FILES = ("goods-en.csv", "goods-fr.csv")
FILES = {
    "goods-en.csv": ["phrase", "goods", "kind", "note"],
    "goods-fr.csv": ["phrase", "goods", "kind", "note"],
    "programmes.csv": ["phrase", "slug", "lang"],
    "speakers.csv": ["phrase", "slug", "from", "to", "note"],
}


def _rows(name: str) -> list[dict[str, str]]:
    with (READING / "lexicon" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.mark.parametrize("name", FILES)
def test_every_row_has_exactly_the_columns_of_its_file(name: str) -> None:
    assert [row for row in _rows(name) if list(row) != FILES[name] or None in row.values()] == []


@pytest.mark.parametrize("name", FILES)
def test_no_phrase_is_empty_padded_or_in_capitals(name: str) -> None:
    phrases = [row["phrase"] for row in _rows(name)]
    assert [p for p in phrases if not p or p != " ".join(p.split()).lower()] == []


@pytest.mark.parametrize("name", FILES)
def test_no_phrase_stands_twice_in_a_file(name: str) -> None:
    told_apart = Counter(
        (fold(row["phrase"]), row.get("lang", ""), row.get("from", "")) for row in _rows(name)
    )
    assert [phrase for phrase, times in told_apart.items() if times > 1] == []


@pytest.mark.parametrize("name", GOODS_FILES)
def test_goods_words_name_goods_of_the_catalogue(name: str, snapshot: Snapshot) -> None:
    named = {slug for row in _rows(name) for slug in filter(None, row["goods"].split("|"))}
    assert named - set(snapshot.facts.goods) == set()


@pytest.mark.parametrize("name", GOODS_FILES)
def test_kinds_fit_the_goods_of_a_row(name: str) -> None:
    def fits(row: dict[str, str]) -> bool:
        goods = list(filter(None, row["goods"].split("|")))
        allowed = {"not-a-good": {0}, "ambiguous": {0, 1, 2, 3}, "several": {2, 3, 4}}.get(
            row["kind"], {0, 1}
        )
        return row["kind"] in KINDS and len(goods) in allowed and len(set(goods)) == len(goods)

    assert [row for row in _rows(name) if not fits(row)] == []


@pytest.mark.parametrize("name", GOODS_FILES)
def test_there_are_many_words_a_language(name: str) -> None:
    assert sum(bool(row["goods"]) for row in _rows(name)) >= 1_500


def test_programmes_words_name_programmes_of_the_catalogue(snapshot: Snapshot) -> None:
    rows = _rows("programmes.csv")
    named = {slug for row in rows for slug in row["slug"].split("|")}
    assert named - set(snapshot.facts.programmes) == set()
    assert {row["lang"] for row in rows} == {"en", "fr"}


def test_speakers_words_name_speakers_of_the_catalogue(snapshot: Snapshot) -> None:
    assert {row["slug"] for row in _rows("speakers.csv")} - set(snapshot.facts.speakers) == set()


def test_an_office_is_held_by_one_person_a_day() -> None:
    spans: dict[str, list[tuple[date, date, str]]] = {}
    for row in _rows("speakers.csv"):
        first = date.fromisoformat(row["from"]) if row["from"] else date.min
        last = date.fromisoformat(row["to"]) if row["to"] else date.max
        assert first <= last, row
        spans.setdefault(fold(row["phrase"]), []).append((first, last, row["slug"]))
    for phrase, held in spans.items():
        held.sort()
        for (_, last, _), (following, _, _) in pairwise(held):
            assert last < following, phrase


def _own_questions() -> Iterator[dict[str, Any]]:
    path = READING / "questions" / "own.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def test_own_questions_are_labelled_with_what_the_catalogue_holds(snapshot: Snapshot) -> None:
    for question in _own_questions():
        slots = question["slots"]
        assert set(question["command"]) <= COMMANDS, question["id"]
        assert set(slots.get("good", ())) <= set(snapshot.facts.goods), question["id"]
        assert set(slots.get("programme", ())) <= set(snapshot.facts.programmes), question["id"]
        assert slots.get("who") in {None, *snapshot.facts.speakers}, question["id"]
        date.fromisoformat(str(question["as_of"]))


def test_own_questions_have_ids_and_texts_of_their_own() -> None:
    questions = list(_own_questions())
    assert len({q["id"] for q in questions}) == len(questions)
    assert len({(q["text"], str(q.get("thread"))) for q in questions}) == len(questions)
