"""Goods: one word, one good; both languages; codes that exist."""

from __future__ import annotations

import csv
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator

from bot.domain.codes import Code, Scope
from tests.catalogue.reading import Row, folded, rows, shared

GOODS = rows("goods")


def words(good: Row) -> set[str]:
    """All a good is called, folded, its slug included."""
    said = [good["slug"].replace("-", " "), *good["name"].values()]
    for synonyms in good.get("synonyms", {}).values():
        said += synonyms
    return {folded(word) for word in said}


def scope(good: Row, field: str = "scope") -> Scope:
    written = good.get(field) or {"hs": []}
    return Scope.of(written.get("hs", ()), written.get("except", ()))


def codes(field: str) -> Iterator[tuple[str, str]]:
    """Each code written in ``field``, ends of ranges apart, with the good it stands in."""
    for good in GOODS:
        written = good.get(field) or {"hs": []}
        for span in (*written.get("hs", ()), *written.get("except", ())):
            for code in span.split("-"):
                yield good["slug"], Code.parse(code).digits


def test_there_are_at_least_150_goods_and_no_slug_twice() -> None:
    slugs = Counter(good["slug"] for good in GOODS)
    assert len(slugs) >= 150
    assert [slug for slug, times in slugs.items() if times > 1] == []


def test_every_good_is_named_in_english_and_french() -> None:
    assert [g["slug"] for g in GOODS if set(g["name"]) != {"en", "fr"}] == []
    assert [g["slug"] for g in GOODS if g.get("note") and set(g["note"]) != {"en", "fr"}] == []


def test_every_good_has_everyday_words_in_both_languages() -> None:
    assert [g["slug"] for g in GOODS if set(g.get("synonyms", {})) != {"en", "fr"}] == []


def test_a_word_belongs_to_one_good() -> None:
    owners: dict[str, list[str]] = defaultdict(list)
    for good in GOODS:
        for word in words(good):
            owners[word].append(good["slug"])
    assert {word: slugs for word, slugs in owners.items() if len(slugs) > 1} == {}


def test_every_scope_reads_as_codes() -> None:
    unscoped = {good["slug"] for good in GOODS if not scope(good)}
    assert unscoped == {"digital-services", "small-parcels", "movies"}
    assert all(
        scope(good, country) or country not in good or good[country].get("lists")
        for good in GOODS
        for country in ["us", "ca"]
    )


def test_a_country_only_narrows_the_shared_scope() -> None:
    for good in GOODS:
        for country in ("us", "ca"):
            outside = scope(good, country) - scope(good)
            assert not outside or good["slug"] in {"kitchen-cabinets", "vanities"}, good["slug"]


def test_a_broader_good_exists_and_never_leads_back() -> None:
    broader = {good["slug"]: good.get("broader", "") for good in GOODS}
    for slug in broader:
        climbed = [slug]
        while above := broader[climbed[-1]]:
            assert above in broader, f"{climbed[-1]} is a kind of {above}, which is no good"
            assert above not in climbed
            climbed.append(above)


def test_shared_codes_stand_in_the_harmonized_system() -> None:
    with shared("data", "hs", "hs2022_en_fr_2_4_6.csv").open(encoding="utf-8") as nomenclature:
        known = {row["hs"] for row in csv.DictReader(nomenclature)}
    assert [(slug, code) for slug, code in codes("scope") if code not in known] == []


def test_american_codes_stand_in_the_american_schedule() -> None:
    with gzip.open(shared("data", "hts", "hts_2026_rev_10.json.gz"), "rt") as schedule:
        lines = {row["htsno"].replace(".", "") for row in json.load(schedule)}
    known = lines | {line[:digits] for line in lines for digits in (4, 6, 8)}
    assert [(slug, code) for slug, code in codes("us") if code not in known] == []


def test_every_listed_line_of_the_2026_exchange_belongs_to_some_good() -> None:
    lists = (
        ("section338-canada-lines.csv", "hts"),
        ("canada-surtax-2026-09-08.csv", "ca_tariff_item"),
    )
    listed: set[Code] = set()
    for name, column in lists:
        with shared("facts", name).open(encoding="utf-8") as lines:
            listed |= {Code.parse(row[column]) for row in csv.DictReader(lines)}
    ordinary = {code for code in listed if code.digits < "98"}
    scopes = [scope(good) for good in GOODS]
    assert sorted(c.dotted for c in ordinary if not any(s.touches(c) for s in scopes)) == []


def test_a_code_that_ends_in_00_is_never_divided() -> None:
    with gzip.open(shared("data", "hts", "hts_2026_rev_10.json.gz"), "rt") as schedule:
        lines = {row["htsno"].replace(".", "") for row in json.load(schedule)}
    goods = {line for line in lines if line and line < "98"}
    for digits in (6, 8, 10):
        codes_here = Counter(
            line[: digits - 2] for line in {g[:digits] for g in goods} if len(line) == digits
        )
        undivided = {g[:digits] for g in goods if len(g) >= digits and g[:digits].endswith("00")}
        assert [code for code in undivided if codes_here[code[: digits - 2]] > 1] == []


def test_every_shipped_list_of_codes_holds_some() -> None:
    assert [row["slug"] for row in rows("lists") if not row.get("codes", row.get("file"))] == []


def test_the_banned_lines_are_those_of_the_proclamations() -> None:
    with shared("facts", "section338-import-bans.csv").open(encoding="utf-8") as lines:
        banned = sorted(Code.parse(row["hts"]).digits for row in csv.DictReader(lines))
    bans = [row for row in rows("lists") if row["slug"].startswith("s338-ban")]
    assert sorted(Code.parse(code).digits for row in bans for code in row["codes"]) == banned
