"""What holds of the shipped facts whatever they say: both languages, sources, one duty a code."""

from __future__ import annotations

import csv

from tests.catalogue.shipped import CATALOGUE, Item, shipped, texts

KINDS = shipped()
NAME = 5
"""A name of so many words may read alike in both languages; a sentence can't."""


def test_every_text_is_there_in_french_and_is_no_copy_of_the_english() -> None:
    wrong = [
        f"{kind} {item['slug']}{at}: {text['en']}"
        for kind, items in KINDS.items()
        for item in items
        for at, text in texts(item)
        if not text.get("fr") or (text["fr"] == text["en"] and len(text["en"].split()) > NAME)
    ]
    assert wrong == []


def test_every_fact_names_a_source_that_exists() -> None:
    known = {source["slug"] for source in KINDS["sources"]}
    unsourced = [
        item["slug"]
        for kind in ("measures", "events", "stacking", "claims")
        for item in KINDS[kind]
        if not _sources(item) or not _sources(item) <= known
    ]
    assert unsourced == []


def test_every_source_is_used() -> None:
    used = {slug for items in KINDS.values() for item in items for slug in _sources(item)}
    for path in (CATALOGUE / "lists").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as rows:
            used |= {row["source"] for row in csv.DictReader(rows)}
    assert {source["slug"] for source in KINDS["sources"]} - used == set()


def test_a_claim_can_be_asked_about_in_both_languages() -> None:
    languages = 2
    short = [c["slug"] for c in KINDS["claims"] if len(c.get("asked_as", [])) < languages]
    assert short == []


def test_a_measure_that_took_over_begins_after_the_one_it_replaced() -> None:
    by_slug = {m["slug"]: m for m in KINDS["measures"]}
    early = [
        m["slug"]
        for m in KINDS["measures"]
        if m.get("replaces") and m["from"] <= by_slug[m["replaces"]].get("to", m["from"])
    ]
    assert early == []


def _sources(item: Item) -> set[str]:
    one = [item["source"]] if item.get("source") else []
    return {*item.get("sources", []), *one}
