"""Importing editions of the official schedules, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from bot.domain.changes import Written
from bot.domain.codes import Code
from bot.domain.duty import AdValorem, Free, Unparsed
from bot.errors import CatalogueError
from bot.ingest.hts import hts_rows
from bot.ingest.schedule import LineDraft, drafts
from store.schedule_import import Edition, Imported, import_edition
from store.store import SqlStore

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)
OLD = date(2026, 1, 1)
NEW = date(2026, 6, 1)
PLATE = Written(text="Universal mill plate"), Written(text="Universal mill plate, cut")
RAISED = Written(text="2% | Free (S) | 20%"), Written(text="3% | Free (S) | 20%")
FREE = Written(text="Free | 20%")
HEADING = Code("7208")


def row(code: str, indent: int, text: str, general: str = "", other: str = "") -> dict[str, object]:
    return {
        "htsno": code,
        "indent": str(indent),
        "description": text,
        "units": ["kg"] if general else [],
        "general": general,
        "special": "Free (S)" if general.endswith("%") else "",
        "other": other,
        "footnotes": [{"columns": ["general"], "value": "See 9903.88.03. "}] if general else [],
    }


FIRST = (
    row("7208", 0, "Flat-rolled products:"),
    row("", 1, "Not in coils:"),
    row("7208.51.00", 2, "Over 10 mm", "Free", "20%"),
    row("7208.51.00.30", 3, "Universal mill plate"),
    row("7208.52.00", 2, "4.75 to 10 mm", "2%", "20%"),
    row("7208.53.00", 2, "3 to 4.75 mm", "Free", "20%"),
)
SECOND = (
    row("7208", 0, "Flat-rolled products:"),
    row("", 1, "Not in coils:"),
    row("7208.51.00", 2, "Over 10 mm", "Free", "20%"),
    row("7208.51.00.30", 3, "Universal mill plate, cut"),
    row("7208.52.00", 2, "4.75 to 10 mm", "3%", "20%"),
    row("7208.54.00", 2, "Under 3 mm", "Free", "20%"),
)


async def put(
    store: SqlStore, rows: tuple[dict[str, object], ...], revision: str, first: date
) -> Imported:
    async with store.work() as work:
        edition = Edition(
            schedule="US", revision=revision, first=first, goods_of=lambda code: ("steel",)
        )
        return await import_edition(work, edition, drafts(hts_rows(rows)), now=NOW)


async def test_an_imported_line_inherits_from_its_nearest_ancestor_with_a_rate(
    store: SqlStore,
) -> None:
    await put(store, FIRST, "rev 1", OLD)
    async with store.transaction() as records:
        line = await records.lines.find("US", Code("7208510030"), day=OLD)
    assert line is not None
    assert (line.general, line.other) == (Free(), AdValorem(percent=Decimal(20)))
    assert line.path == ("Flat-rolled products:", "Not in coils:", "Over 10 mm")
    assert line.see == ("9903.88.03",)


async def test_a_longer_code_than_the_schedule_has_falls_under_its_nearest_line(
    store: SqlStore,
) -> None:
    await put(store, FIRST, "rev 1", OLD)
    async with store.transaction() as records:
        line = await records.lines.find("US", Code("7208520099"), day=OLD)
    assert line is not None
    assert line.code == Code("72085200")


async def test_the_next_edition_keeps_the_old_one_for_its_days_and_journals_what_differs(
    store: SqlStore,
) -> None:
    await put(store, FIRST, "rev 1", OLD)
    report = await put(store, SECOND, "rev 2", NEW)
    assert (report.new, report.dropped, report.rerated, report.reworded) == (1, 1, 1, 1)
    told = [(c.kind.value, c.slug, c.field, c.old, c.new) for c in report.changes[1:]]
    assert told == [
        ("changed", "US:7208510030", "text", *PLATE),
        ("changed", "US:72085200", "rate", *RAISED),
        ("added", "US:72085400", "line", None, FREE),
        ("removed", "US:72085300", "line", FREE, None),
    ]
    async with store.transaction() as records:
        before = await records.lines.find("US", Code("72085200"), day=date(2026, 5, 31))
        after = await records.lines.find("US", Code("72085200"), day=NEW)
        journal = await records.journal.since(datetime(2026, 1, 1, tzinfo=UTC))
        editions = await records.lines.revisions("US")
    assert before is not None
    assert after is not None
    assert (before.general, after.general) == (
        AdValorem(percent=Decimal(2)),
        AdValorem(percent=Decimal(3)),
    )
    assert [c.slug for c in journal] == [c.slug for c in report.changes]
    assert editions == (("rev 1", OLD), ("rev 2", NEW))


async def test_the_same_edition_again_changes_nothing(store: SqlStore) -> None:
    await put(store, FIRST, "rev 1", OLD)
    report = await put(store, FIRST, "rev 1", OLD)
    assert (report.changed, report.changes) == (False, [])


async def test_a_file_that_breaks_off_changes_nothing(store: SqlStore) -> None:
    await put(store, FIRST, "rev 1", OLD)
    cut: dict[str, object] = {"htsno": "7209"}
    broken = (*SECOND, cut)
    with pytest.raises(CatalogueError, match="row 7: no indent, description, general"):
        await put(store, broken, "rev 2", NEW)
    async with store.transaction() as records:
        line = await records.lines.find("US", Code("72085200"), day=NEW)
        assert await records.lines.revisions("US") == (("rev 1", OLD),)
    assert line is not None
    assert line.general == AdValorem(percent=Decimal(2))


async def test_an_edition_that_lost_most_lines_is_taken_for_cut_short(store: SqlStore) -> None:
    await put(store, FIRST, "rev 1", OLD)
    with pytest.raises(CatalogueError, match="looks cut short"):
        await put(store, SECOND[:3], "rev 2", NEW)


async def test_an_earlier_edition_after_a_later_one_is_refused(store: SqlStore) -> None:
    await put(store, SECOND, "rev 2", NEW)
    with pytest.raises(CatalogueError, match="in the order of their days"):
        await put(store, FIRST, "rev 1", OLD)


def test_a_heading_takes_the_duty_that_all_its_lines_share() -> None:
    def shared() -> Iterator[LineDraft]:
        return drafts(hts_rows((row("7208", 0, "Flat:"), row("7208.51.00", 1, "A", "Free", "20%"))))

    assert {d.code.digits: d.duties for d in shared()}["7208"] == ("Free", "", "20%")


async def test_a_statistical_number_that_is_not_printed_beside_its_siblings_is_no_line(
    store: SqlStore,
) -> None:
    await put(store, FIRST, "rev 1", OLD)
    async with store.transaction() as records:
        lines = records.lines
        table = await lines.table("US")
        unprinted, undivided = Code("7208510031"), Code("7208520099")
        assert await lines.find("US", unprinted, day=OLD) is None
        assert table.find(unprinted, OLD) is None
        found = await lines.find("US", undivided, day=OLD)
        assert found is not None
        assert found == table.find(undivided, OLD)
        assert found.code == Code("72085200")


async def test_the_codes_nearest_to_one_that_is_missing(store: SqlStore) -> None:
    await put(store, FIRST, "rev 1", OLD)
    async with store.transaction() as records:
        nearest = await records.lines.near("US", Code("7208510031"), day=OLD)
        assert nearest == (Code("7208510030"), Code("72085100"))
        assert await records.lines.near("US", Code("7208"), day=OLD) == ()
        assert await records.lines.near("CA", Code("9999"), day=OLD) == ()


DIVIDED = (
    row("7208", 0, "Flat-rolled products:"),
    row("7208.51.00", 2, "Over 10 mm", "3%", "20%"),
    row("7208.51.00.30", 3, "Universal mill plate"),
    row("7208.51.00.60", 3, "Other"),
)
UNDIVIDED = (
    row("7208", 0, "Flat-rolled products:"),
    row("7208.51.00.00", 2, "Over 10 mm", "2%", "20%"),
    row("7208.53.00", 2, "3 to 4.75 mm", "Free", "20%"),
    row("7208.54.00", 2, "Under 3 mm", "Free", "20%"),
)


@pytest.mark.parametrize(
    ("code", "day", "line"),
    [
        ("7208510000", "2026-05-31", ("7208510000", 2)),
        ("72085100", "2026-05-31", ("7208510000", 2)),
        ("7208510000", "2026-06-01", ("72085100", 3)),
        ("7208510030", "2026-06-01", ("7208510030", 3)),
        # a number of the later edition falls under the line of its day, and so before any edition
        ("7208510030", "2026-05-31", ("7208510000", 2)),
        ("7208510030", "2025-05-31", ("7208510000", 2)),
        # a line that left the schedule is none any more
        ("72085300", "2026-05-31", ("72085300", 0)),
        ("72085300", "2026-06-01", None),
    ],
)
async def test_a_line_divided_anew_is_answered_by_the_edition_of_the_day(
    store: SqlStore, code: str, day: str, line: tuple[str, int] | None
) -> None:
    await put(store, UNDIVIDED, "rev 1", OLD)
    await put(store, DIVIDED, "rev 2", NEW)
    when = date.fromisoformat(day)
    async with store.transaction() as records:
        found = await records.lines.find("US", Code(code), day=when)
        assert found == (await records.lines.table("US")).find(Code(code), when)
    told = None
    if found is not None:
        free = isinstance(found.general, Free)
        rate = 0 if free or not isinstance(found.general, AdValorem) else found.general.percent
        told = (found.code.digits, rate)
    assert told == line


async def test_only_the_lines_of_the_day_stand_below_a_heading(store: SqlStore) -> None:
    await put(store, UNDIVIDED, "rev 1", OLD)
    await put(store, DIVIDED, "rev 2", NEW)
    async with store.transaction() as records:
        found = {
            day: [line.code.digits for line in await records.lines.below("US", HEADING, day=day)]
            for day in (date(2025, 1, 1), OLD, NEW)
        }
        gone = await records.lines.near("US", Code("72085300"), day=NEW)
    before = ["7208510000", "72085300", "72085400"]
    assert found == {date(2025, 1, 1): before, OLD: before, NEW: ["72085100"]}
    assert gone == (Code("7208510060"), Code("7208510030"), Code("72085100"))


async def test_a_form_without_footnotes_keeps_those_of_the_edition_before(store: SqlStore) -> None:
    await put(store, FIRST, "rev 1", OLD)
    bare = tuple({**line, "footnotes": []} for line in SECOND)
    async with store.work() as work:
        edition = Edition(
            schedule="US", revision="rev 2", first=NEW, goods_of=lambda _: (), footnotes=False
        )
        await import_edition(work, edition, drafts(hts_rows(bare)), now=NOW)
    async with store.transaction() as records:
        line = await records.lines.find("US", Code("72085200"), day=NEW)
    assert line is not None
    assert (line.general, line.see) == (AdValorem(percent=Decimal(3)), ("9903.88.03",))


async def test_a_heading_that_is_not_printed_is_known_by_its_lines(store: SqlStore) -> None:
    await put(store, SECOND[1:], "rev 1", OLD)
    async with store.transaction() as records:
        found = await records.lines.find("US", Code("7208"), day=NEW)
        assert found == (await records.lines.table("US")).find(Code("7208"), NEW)
    assert found is not None
    assert (found.code, found.general, found.special) == (Code("7208"), Unparsed(text=""), ())
