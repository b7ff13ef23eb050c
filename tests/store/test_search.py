"""Finding goods, speakers, quotes and schedule lines by words."""

from __future__ import annotations

import json
import random
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert, update

from bot.domain.codes import Code
from bot.ports import Hit, LineHit, Search
from store.schedule_search_index import line_indexes
from store.search import Index
from store.search.lines import LineIndexes, LineText, build
from store.store import SqlStore, load_catalogue
from store.tables import EDITIONS, LINES, STATE
from tests.catalogue.small import FILES, write
from tests.store.misspelling import misspelt

NOW = datetime(2026, 10, 9, 12, tzinfo=UTC)
QUOTES = (
    FILES["people.yaml"]
    + """\
  - slug: q2
    speaker: mark-carney
    kind: verbatim
    words: Steel workers deserve relief.
    day: 2025-07-16
    source: paper
  - slug: q3
    speaker: doug-ford
    kind: verbatim
    words: Enough is enough.
    day: 2025-08-01
    source: paper
    goods: [apples]
"""
).replace(
    "quotes:",
    "  - {slug: doug-ford, name: Doug Ford, roles: [{title: {en: Premier, fr: premier}}]}\nquotes:",
)


@pytest.fixture
async def search(store: SqlStore, tmp_path: Path) -> Search:
    await load_catalogue(store, write(tmp_path / "catalogue", people=QUOTES), NOW)
    return (await store.snapshot()).search


async def test_a_name_synonym_plural_or_french_word_is_exact(search: Search) -> None:
    for words in ("steel", "STEELS", "acier", "aciers", " Acier "):
        assert search.goods(words)[0].slug == "steel"
        assert search.goods(words)[0].score == 1.0
    assert search.goods("barres d'armature")[0].slug == "rebar"


async def test_a_near_miss_is_found_and_says_what_it_matched(search: Search) -> None:
    assert search.goods("aplles") == (Hit(slug="apples", matched="apples", score=0.8),)
    assert search.goods("pomes")[0] == Hit(slug="apples", matched="pommes", score=0.8)


async def test_the_beginning_of_a_name_is_offered_but_never_sure(search: Search) -> None:
    assert search.goods("reinf") == (Hit(slug="rebar", matched="reinforcing bar", score=0.74),)
    assert search.goods("bar")[0].score < 0.75


async def test_words_that_name_nothing_find_nothing(search: Search) -> None:
    for words in ("", "x", "?!", "quantum chromodynamics", "é" * 5_000):
        assert search.goods(words) == ()


async def test_speakers_are_found_by_surname_alias_and_near_miss(search: Search) -> None:
    asked = ("Mark Carney", "carney", "carny", "Karney", "ford")
    found = [search.speakers(words)[0].slug for words in asked]
    assert found == [*["mark-carney"] * 4, "doug-ford"]


async def test_quotes_are_found_by_words_topic_good_speaker_and_day(search: Search) -> None:
    assert search.quotes("steel relief") == ("q2", "q1")
    assert search.quotes("retaliation") == ("q1",)
    assert search.quotes("pommes") == ("q3",)
    assert search.quotes("") == ("q3", "q2", "q1")
    assert search.quotes("", speaker="mark-carney", limit=1) == ("q2",)
    assert search.quotes("steel", until=date(2025, 6, 5)) == ("q1",)
    assert search.quotes("", since=date(2025, 7, 16), until=date(2025, 7, 16)) == ("q2",)
    assert search.quotes("stel worker") == ("q2", "q1")
    assert search.quotes("zebra") == ()


LINE_WORDS = {
    "1702202890": ("Maple syrup", ("Sugars", "Maple sugar and maple syrup:")),
    "1702204010": ("Maple sugar", ("Sugars", "Maple sugar and maple syrup:")),
    "9506992540": ("Ice-hockey sticks", ("Sports goods", "Other:")),
    "2002100000": ("Tomatoes, whole or in pieces", ("Tomatoes, prepared",)),
    "7217105000": ("Other", ("Iron or steel", "Wire of steel:")),
}


def _row(code: str, number: int) -> dict[str, object]:
    description, path = LINE_WORDS[code]
    texts = dict.fromkeys(("description_fr", "general", "special", "other"), "")
    days = {"valid_from": date(2026, 1, 1), "valid_to": None}
    return {
        **texts, **days, "schedule": "US", "code": code, "position": number, "indent": 1,
        "parent": code[:4], "description": description, "path": json.dumps(path), "units": "[]",
        "see": "[]", "revision": "r1",
    }  # fmt: skip


async def test_lines_imported_into_the_store_are_found_by_words(
    store: SqlStore, tmp_path: Path
) -> None:
    await load_catalogue(store, write(tmp_path / "catalogue"), NOW)
    assert (await store.snapshot()).search.lines("maple syrup", schedule="US") == ()
    async with store.work() as work:
        await work.write(insert(LINES), [_row(code, at) for at, code in enumerate(LINE_WORDS)])
        edition = {"schedule": "US", "revision": "r1", "first": NOW.date(), "imported_at": NOW}
        await work.write(insert(EDITIONS), [edition])
        await work.write(update(STATE).values(lines_revision=1))
    search = (await store.snapshot(now=True)).search
    syrup = LineHit(code=Code("1702202890"), description="Maple syrup", score=1.0)
    assert search.lines("maple syrup", schedule="US")[0] == syrup
    assert search.lines("maple syrup", schedule="CA") == ()


async def test_an_index_that_another_process_is_building_is_left_alone(
    store: SqlStore, tmp_path: Path
) -> None:
    """Drafts are named after what they become; what is older is swept away."""
    await load_catalogue(store, write(tmp_path / "catalogue"), NOW)
    async with store.work() as work:
        await work.write(insert(LINES), [_row(code, at) for at, code in enumerate(LINE_WORDS)])
        await work.write(update(STATE).values(lines_revision=1))
    async with store.work() as work:
        await line_indexes(work, tmp_path / "search", lines_revision=1)
    (place,) = (tmp_path / "search").iterdir()
    place.rename(place.with_name(f"{place.name}.draft"))
    older = place.with_name(f"{place.name.split('-')[0]}-0-0")
    older.mkdir()
    async with store.work() as work:
        await line_indexes(work, tmp_path / "search", lines_revision=1)
    names = {path.name for path in (tmp_path / "search").iterdir()}
    assert names == {place.name, f"{place.name}.draft"}


@pytest.fixture
def lines(tmp_path: Path) -> LineIndexes:
    texts = [
        LineText(code=code, description=description, description_fr="", path=path)
        for code, (description, path) in LINE_WORDS.items()
    ]
    build(tmp_path / "index", lambda schedule: texts if schedule == "US" else [])
    return LineIndexes(tmp_path / "index")


def _codes(lines: LineIndexes, words: str) -> list[str]:
    return [hit.code.digits for hit in lines.find(words, schedule="US", limit=10)]


def test_one_wrong_letter_still_finds_the_line(lines: LineIndexes) -> None:
    chance = random.Random(1)
    for _ in range(100):
        assert _codes(lines, misspelt("tomatoes", chance))[:1] == ["2002100000"]
        assert _codes(lines, f"{misspelt('hockey', chance)} sticks")[:1] == ["9506992540"]


def test_a_line_called_other_shows_what_it_is_other_than(lines: LineIndexes) -> None:
    hits = lines.find("steel wire", schedule="US", limit=1)
    assert [hit.description for hit in hits] == ["Wire of steel: Other"]


def test_words_no_line_has_find_nothing(lines: LineIndexes) -> None:
    for words in ("", "of the", "zzzzzz", "'\"()*:", "x" * 5_000):
        assert _codes(lines, words) == []


async def test_without_schedules_no_index_is_opened(store: SqlStore, tmp_path: Path) -> None:
    await load_catalogue(store, write(tmp_path / "catalogue"), NOW)
    facts = (await store.snapshot()).facts
    assert Index(facts).lines("maple", schedule="US") == ()
    assert not (tmp_path / "search").exists()
