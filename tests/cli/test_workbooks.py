"""Excel workbooks: read as the CSV they stand for, and refused in words where they are hostile."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from adapters.cli.main import main
from adapters.workbooks import GIVEN, OWN, XlsxWorkbooks, csv_of
from bot.ports.workbooks import BadWorkbook, WorkbookFault
from tests.cli.test_digests import LOADED
from tests.shipped_store import copied


def saved(*rows: tuple[Any, ...], before: Callable[[Workbook], None] | None = None) -> bytes:
    """A workbook with these rows on its only sheet, as Excel would save it."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    if before is not None:
        before(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def repacked(content: bytes, **parts: bytes) -> bytes:
    """The workbook with other bytes for parts of it, by name ('xl/styles.xml')."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, parts.get(name) or old.read(name))
        for name in parts.keys() - set(old.namelist()):
            new.writestr(name, parts[name])
    return out.getvalue()


def test_numbers_days_and_yes_are_as_a_person_would_type_them() -> None:
    content = saved(
        ("code", "value", "on", "usmca", "share"),
        (7208510030, 1250.5, date(2026, 9, 8), True, 3.0),
        (None,),
        ("0702.00.40", 10_000, None, "no", None),
    )
    assert csv_of(content).decode().splitlines() == [
        "code,value,on,usmca,share",
        "7208510030,1250.5,2026-09-08,true,3",
        "",
        "0702.00.40,10000,,no",
    ]


def test_hidden_and_empty_sheets_are_passed_over() -> None:
    def hide(book: Workbook) -> None:
        book.worksheets[0].sheet_state = "hidden"
        book.create_sheet("empty")
        book.create_sheet("goods").append(("code", "7208.51"))

    assert csv_of(saved(("secret",), before=hide)) == b"code,7208.51\n"


def test_a_formula_is_never_taken_for_its_text() -> None:
    assert csv_of(saved(("code", "=1+1"), ("7208", "x"))) == b"code\n7208,x\n"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"PK\x03\x04 and no more", WorkbookFault.LOCKED),
        (saved(), WorkbookFault.EMPTY),
        (
            repacked(saved(("a",)), **{"xl/big.xml": b" " * (OWN.unpacked + 1)}),
            WorkbookFault.UNPACKED,
        ),
        (
            repacked(
                saved(("a",)),
                **{"xl/workbook.xml": b'<!DOCTYPE a [<!ENTITY b "bbb">]><workbook>&b;</workbook>'},
            ),
            WorkbookFault.ENTITIES,
        ),
        (
            repacked(saved(("a",)), **{"xl/worksheets/sheet1.xml": b"<worksheet><sheetData"}),
            WorkbookFault.UNREADABLE,
        ),
    ],
    ids=["damaged", "empty", "bomb", "entities", "broken"],
)
def test_what_is_no_usable_workbook_is_refused_in_words(
    content: bytes, fault: WorkbookFault
) -> None:
    with pytest.raises(BadWorkbook) as refused:
        csv_of(content)
    assert refused.value.fault is fault


@pytest.mark.parametrize(
    ("last", "filling", "fault"),
    [
        (GIVEN.rows + 1, b"", WorkbookFault.ROWS),
        (2, b" " * GIVEN.unpacked, WorkbookFault.UNPACKED),
    ],
    ids=["a row far below", "much to unpack"],
)
def test_a_file_given_to_a_bot_that_others_ask_is_bounded_more_closely(
    last: int, filling: bytes, fault: WorkbookFault
) -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1"><v>1</v></c></row>%s'
        b'<row r="%d"><c r="A%d"><v>1</v></c></row></sheetData></worksheet>'
    ) % (filling, last, last)
    content = repacked(saved(("a",)), **{"xl/worksheets/sheet1.xml": sheet})
    assert csv_of(content).startswith(b"1\n")
    with pytest.raises(BadWorkbook) as refused:
        XlsxWorkbooks().csv(content)
    assert refused.value.fault is fault


_NAMESPACE = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SHEET = b'<worksheet xmlns="%s"><sheetData>%%s</sheetData>%%s</worksheet>' % _NAMESPACE
_FORMATS = b'<%%s xmlns="%s"><cellXfs>%%s</cellXfs></%%s>' % _NAMESPACE
_MANY = 200_000


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("styles", _FORMATS % (b"styleSheet", b"<xf/>" * _MANY, b"styleSheet")),
        ("styles", _FORMATS % (b"worksheet", b"<xf/>" * _MANY, b"worksheet")),
        ("sharedStrings", b'<sst xmlns="%s">%s</sst>' % (_NAMESPACE, b"<si/>" * (_MANY + 1))),
        ("worksheets/sheet1", _SHEET % (b"<row>%s</row>" % (b"<c/>" * _MANY), b"")),
        ("worksheets/sheet1", _SHEET % (b"<row><c/></row>" * 600_000, b"")),
        ("worksheets/sheet1", _SHEET % (b"", b"<a>" * 500 + b"</a>" * 500)),
        (
            "worksheets/sheet1",
            _SHEET % (b"", b"<a %s/>" % b" ".join(b'a%d=""' % one for one in range(500))),
        ),
    ],
    ids=["formats", "formats by another name", "texts", "a row", "cells", "deep", "attributes"],
)
def test_a_few_kilobytes_that_would_be_gigabytes_of_objects_are_refused(
    name: str, part: bytes
) -> None:
    """The first cost a process 44 seconds and 1.1 GB, as anybody could send it."""
    content = repacked(saved(("a",)), **{f"xl/{name}.xml": part})
    assert len(content) < 100_000
    with pytest.raises(BadWorkbook, match=WorkbookFault.UNPACKED):
        XlsxWorkbooks().csv(content)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.bin"])
def test_entities_are_refused_in_any_encoding_and_under_any_name(name: str, encoding: str) -> None:
    part = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY b "1">]><a>&b;</a>'
    content = repacked(saved(("a",)), **{name: part.encode(encoding)})
    with pytest.raises(BadWorkbook, match=WorkbookFault.ENTITIES):
        csv_of(content)


def test_a_part_that_many_sheets_name_is_looked_into_once() -> None:
    def many(book: Workbook) -> None:
        for number in range(300):
            book.create_sheet(f"s{number}")

    content = saved(before=many)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        relations = parts.read("xl/_rels/workbook.xml.rels")
    same = re.sub(rb"sheet\d+\.xml", b"sheet1.xml", relations)
    sheet = _SHEET % (b"<row/>" * 10_000, b"")
    hostile = repacked(
        content, **{"xl/_rels/workbook.xml.rels": same, "xl/worksheets/sheet1.xml": sheet}
    )
    began = time.process_time()
    with pytest.raises(BadWorkbook, match=WorkbookFault.EMPTY):
        XlsxWorkbooks().csv(hostile)
    assert time.process_time() - began < 3  # each of the 301 took 0.03


def test_bytes_that_were_changed_on_the_way_are_refused_in_words() -> None:
    content = bytearray(saved(("code",), ("7208",)))
    content[60:80] = b"\xff" * 20
    with pytest.raises(BadWorkbook, match=WorkbookFault.LOCKED):
        csv_of(bytes(content))


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_packing_that_no_spreadsheet_writes_is_not_unpacked(packing: int) -> None:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved(("a",)))) as old,
        zipfile.ZipFile(out, "w", packing) as new,
    ):
        for name in old.namelist():
            new.writestr(name, old.read(name))
    with pytest.raises(BadWorkbook, match=WorkbookFault.UNREADABLE):
        csv_of(out.getvalue())


def test_a_zip_of_something_else_is_no_workbook() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    with pytest.raises(BadWorkbook, match=WorkbookFault.NO_WORKBOOK):
        csv_of(out.getvalue())


def test_a_row_far_below_the_others_is_counted_and_refused() -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1"><v>1</v></c></row>'
        b'<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    content = repacked(saved(("a",)), **{"xl/worksheets/sheet1.xml": sheet})
    with pytest.raises(BadWorkbook, match=WorkbookFault.ROWS):
        csv_of(content)


def test_entries_and_a_watch_list_come_from_a_workbook_as_from_csv(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DUTYBELL_DATA", str(copied(tmp_path / "data", LOADED)))
    monkeypatch.setenv("USER", "tester")
    monkeypatch.chdir(tmp_path)
    entries = tmp_path / "entries.xlsx"
    entries.write_bytes(
        saved(
            ("id", "code", "from", "to", "on", "value"),
            ("a", "7208.51.00", "CA", "US", date(2026, 9, 8), 10_000),
        )
    )
    assert main(["duty", "--csv", str(entries)]) == 0
    assert capsys.readouterr().out.splitlines()[1].startswith("a,assessed,5000.00,50,")

    goods = tmp_path / "goods.xlsx"
    goods.write_bytes(saved(("HTS code", "from", "to"), ("7208.51", "CA", "US")))
    assert main(["watch", "import", str(goods)]) == 0
    assert "1 line" in capsys.readouterr().out


def test_a_script_learns_that_a_list_was_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DUTYBELL_DATA", str(copied(tmp_path / "data", LOADED)))
    monkeypatch.setenv("USER", "tester")
    goods = tmp_path / "goods.csv"
    for content in ("a,b\n1,2\n", "code,from\n" + "7208,CA\n" * 5_001):
        goods.write_text(content)
        assert main(["watch", "import", str(goods)]) == 1
        told = capsys.readouterr()
        assert (told.out, bool(told.err)) == ("", True)
    # a device, which has no end, is read as far as a list may go
    assert main(["watch", "import", "/dev/zero"]) == 1
    assert "This file is too big" in capsys.readouterr().err


def test_an_exposure_and_a_list_are_written_as_workbooks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DUTYBELL_DATA", str(copied(tmp_path / "data", LOADED)))
    monkeypatch.setenv("USER", "tester")
    monkeypatch.chdir(tmp_path)
    Path("goods.csv").write_text("code,name,from,to,yearly value\n0702.00.40,=1+1,CA,US,1250.5\n")
    assert main(["watch", "import", "goods.csv"]) == 0
    assert main(["watch", "export", "--xlsx", "list.xlsx"]) == 0
    assert csv_of(Path("list.xlsx").read_bytes()).decode().splitlines() == [
        "code,name,from,to,yearly value,currency,usmca,sku",
        "0702.00.40,=1+1,CA,US,1250.5,USD",
    ]
    page = load_workbook("list.xlsx").worksheets[0]
    assert [(cell.data_type, cell.quotePrefix) for cell in page[2][:2]] == [("s", 0), ("s", 1)]
    for written in (["exposure", "--xlsx", "duty.xlsx"], ["exposure", "--csv", "duty.csv"]):
        assert main(["watch", *written]) == 0
    lines = csv_of(Path("duty.xlsx").read_bytes()).decode().splitlines()
    assert lines[1].startswith("0702.00.40,=1+1,CA,US,1250.5,USD,")
    assert Path("duty.csv").read_text(encoding="utf-8-sig").startswith(f"{lines[0]}\n")
    capsys.readouterr()
