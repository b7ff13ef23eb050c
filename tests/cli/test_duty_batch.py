"""``dutybell duty``: files as people's spreadsheets write them, and what is wrong with a row."""

from __future__ import annotations

import asyncio
import csv
import io
import os
import shutil
import signal
import subprocess
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from adapters.cli import batch
from adapters.cli.entries_file import results_file
from adapters.cli.main import main
from bot.errors import CatalogueError
from bot.ingest.entries_file import EntriesFile
from bot.ports.feeds import ExchangeRate
from store.store import open_store
from tests.cli.test_imports_and_duty import CANADIAN, LINES, exported

HEAD = "id,code,from,to,on,value,currency,claim,quantity,unit,metal_content_pct,us_content_pct"
GOOD = "plate,7208510030,CA,US,2026-08-25,10000,USD,S,,,,"
PAID = ("plate", "assessed", "5000.00", "50", "")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the shipped facts and both made schedules."""
    folder = tmp_path_factory.mktemp("batch")
    files = exported(folder / "hts.json", LINES), folder / "ca.csv"
    files[1].write_text(CANADIAN, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DUTYBELL_DATA", str(folder / "data"))
        patch.delenv("DATABASE_URL", raising=False)
        for kind, file in zip(("hts", "ca-tariff"), files, strict=True):
            assert main(["import", kind, str(file), "--from", "2025-01-01"]) == 0
    return folder / "data"


@pytest.fixture
def folder(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a copy of the store."""
    shutil.copytree(store, tmp_path / "data")
    monkeypatch.setenv("DUTYBELL_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return tmp_path


def worked(folder: Path, entries: str | bytes, *options: str) -> list[tuple[str, ...]]:
    """The result rows, without the JSON."""
    file, out = folder / "entries.csv", folder / "out.csv"
    file.write_bytes(entries if isinstance(entries, bytes) else entries.encode())
    assert main(["duty", "--csv", str(file), "--out", str(out), *options]) == 0
    rows = list(csv.reader(io.StringIO(out.read_text(encoding="utf-8"), newline="")))
    assert rows[0] == ["id", "status", "total_duty", "effective_rate", "rows", "message"]
    return [(*row[:4], row[5]) for row in rows[1:]]


PLAIN = f"{HEAD}\n{GOOD}\n"


@pytest.mark.parametrize(
    "entries",
    [
        PLAIN,
        PLAIN.replace(",", ";"),
        PLAIN.replace(",", "\t"),
        PLAIN.replace("\n", "\r\n"),
        PLAIN.replace("\n", "\r"),
        PLAIN.removesuffix("\n"),
        f"\ufeff{PLAIN}",
        PLAIN.replace(",", "\t").encode("utf-16"),
        PLAIN.replace(HEAD, HEAD.upper().replace(",", " , ").replace("_", " ")),
        PLAIN.replace("id,code", '"id","code"'),
        f"{HEAD},note\n{GOOD},of mine\n",
        f"{HEAD},,\n{GOOD},,\n",
        f"{HEAD}\n{GOOD.removesuffix(',,,,')}\n",
        f"{HEAD}\n\n,,,,,,,,,,,\n{GOOD}\n  \n",
        f"{HEAD}\n{GOOD.lower()}\n",
    ],
    ids=[
        "commas",
        "semicolons",
        "tabs",
        "lines end as on Windows",
        "lines end as on old Macs",
        "no line end at the end",
        "a byte order mark",
        "UTF-16",
        "a loud header with spaces",
        "a quoted header",
        "a column too many",
        "columns without a name",
        "empty cells too few",
        "empty lines",
        "small letters",
    ],
)
def test_a_file_is_read_as_spreadsheets_write_it(folder: Path, entries: str | bytes) -> None:
    assert worked(folder, entries) == [PAID]


def with_cell(column: str, cell: str) -> str:
    """An entry that is right but for one cell."""
    row = dict(zip(HEAD.split(","), GOOD.split(","), strict=True))
    out = io.StringIO()
    csv.writer(out).writerow({**row, column: cell, "id": "x"}.values())
    return out.getvalue()


NUMBER = "expected a number from 0, such as 1234.56"
COMMAS = f"{NUMBER}, commas only between thousands"
COUNTRY = "expected a country in two letters (ISO 3166), such as"
CODE = "expected a tariff code of 2 to 10 digits, dots optional"


@pytest.mark.parametrize(
    ("column", "cell", "told"),
    [
        ("value", "-5", f"value: '-5'; {NUMBER}"),
        ("value", "NaN", f"value: 'NaN'; {NUMBER}"),
        ("value", "Infinity", f"value: 'Infinity'; {NUMBER}"),
        ("value", "1e400", f"value: '1e400'; {NUMBER}"),
        ("value", "0e999999", f"value: '0e999999'; {NUMBER}"),
        ("value", "1_000", f"value: '1_000'; {NUMBER}"),
        ("value", "١٢", f"value: '١٢'; {NUMBER}"),
        ("value", "10%", f"value: '10%'; {NUMBER}"),
        ("value", "$10", f"value: '$10'; {NUMBER}"),
        ("value", "1 000", f"value: '1 000'; {NUMBER}"),
        ("value", "1234,56", f"value: '1234,56'; {COMMAS}"),
        ("value", "1.234,56", f"value: '1.234,56'; {COMMAS}"),
        ("value", "9" * 41, f"value: {'9' * 20!r}; {NUMBER}"),
        ("value", "9" * 40, f"value: {'9' * 20}; expected a number below 10^15"),
        ("value", "1\x000", f"value: '1\\x000'; {NUMBER}"),
        ("value", "8" * 200_000, None),
        ("metal_content_pct", "100.1", "metal_content_pct: 100.1; expected 0 to 100"),
        ("us_content_pct", "half", f"us_content_pct: 'half'; {NUMBER}"),
        ("on", "2026/08/25", "on: '2026/08/25'; expected a day as YYYY-MM-DD"),
        ("on", "25.08.2026", "on: '25.08.2026'; expected a day as YYYY-MM-DD"),
        ("on", "2026-02-30", "on: '2026-02-30'; expected a day as YYYY-MM-DD"),
        ("from", "Canada", f"from: 'Canada'; {COUNTRY} CA"),
        ("from", "UK", f"from: 'UK'; {COUNTRY} GB"),
        ("from", "US", "from: US; expected another country than to"),
        ("to", "FR", "to: FR; expected US or CA"),
        ("code", "plate", f"code: 'plate'; {CODE}"),
        ("code", "7208\n51", None),
        ("code", "", "code: empty"),
        ("currency", "dollars", "currency: 'dollars'; expected a code of ISO 4217, such as USD"),
        ("currency", "ZZZ", "currency: 'ZZZ'; expected a code of ISO 4217, such as USD"),
        (
            "claim",
            "S" * 30,
            f"claim: {'S' * 20!r}; expected the indicator of a programme, such as S or AU",
        ),
        ("quantity", "7", "unit: empty; expected the unit of the quantity, such as kg"),
    ],
)
def test_what_is_wrong_with_a_row_is_said_in_its_own_result(
    folder: Path, column: str, cell: str, told: str | None
) -> None:
    first, last = worked(folder, f"{HEAD}\r\n{with_cell(column, cell)}{GOOD}\r\n")
    if column == "code" and told is None:  # white space inside a code does no harm
        assert first == ("x", "assessed", "5000.00", "50", "")
    elif told is None:
        assert first[:2] == ("line 2", "error")
        assert first[4].startswith("line 2 can't be read as CSV (field larger than field limit")
    else:
        assert first == ("x", "error", "", "", told)
    assert last == PAID


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("value", "10,000.00"),
        ("value", "+10000"),
        ("value", "10000."),
        ("metal_content_pct", "40%"),
    ],
)
def test_other_ways_to_write_a_number_are_read(folder: Path, column: str, cell: str) -> None:
    assert worked(folder, f"{HEAD}\n{with_cell(column, cell)}") == [("x", *PAID[1:])]


def test_between_semicolons_a_comma_may_be_a_decimal_one_and_is_not_guessed(folder: Path) -> None:
    entries = f"{HEAD}\n{GOOD}\n".replace("10000", "10,000").replace(",", ";")
    entries = entries.replace("10;000", "10,000")
    told = "value: '10,000'; it may be 10000 or 10.0000: write one of them"
    assert worked(folder, entries) == [("plate", "error", "", "", told)]


@pytest.mark.parametrize(
    ("value", "total"), [("10000,50", "5000.25"), ("10000.50", "5000.25"), ("1.000", None)]
)
def test_between_semicolons_a_number_with_one_reading_is_read(
    folder: Path, value: str, total: str | None
) -> None:
    entries = f"{HEAD}\n{GOOD}\n".replace(",", ";").replace("10000", value)
    ((_, status, paid, *_),) = worked(folder, entries)
    assert (status, paid) == (("error", "") if total is None else ("assessed", total))


@pytest.mark.parametrize("code", ["9012100", "711510000", "72085"])
def test_a_code_that_lost_its_leading_zero_is_refused(folder: Path, code: str) -> None:
    ((_, status, *_, told),) = worked(folder, f"{HEAD}\n{GOOD.replace('7208510030', code)}\n")
    assert status == "error"
    assert "Is a leading zero lost" in told


def test_a_first_line_that_tells_the_separator_is_no_header(folder: Path) -> None:
    entries = f"sep=;\n{HEAD}\n{GOOD}\n".replace(",", ";")
    assert [row[:2] for row in worked(folder, entries)] == [("plate", "assessed")]


@pytest.mark.parametrize(
    ("unit", "quantity"),
    [("liters", "1000"), ("LTR", "1000"), ("hl", "10"), ("gallons", "264.172052")],
)
def test_a_unit_may_be_written_as_the_schedule_or_a_person_writes_it(
    folder: Path, unit: str, quantity: str
) -> None:
    beer = f"b,2203.00.00,BY,US,2026-09-01,10000,USD,,{quantity},{unit},,"
    ((_, status, paid, *_),) = worked(folder, f"{HEAD}\n{beer}\n")
    assert (status, paid) == ("assessed", "132.00")


def test_a_line_with_two_units_takes_two_quantities(folder: Path) -> None:
    tomatoes = "t,0702.00.40,NZ,US,2026-09-01,1000,USD,,5,m3,,,100,kg"
    rows = worked(folder, f"{HEAD},quantity_2,unit_2\n{tomatoes}\n")
    assert [row[1] for row in rows] == ["assessed"]


def test_a_day_before_the_records_has_no_total_and_one_after_them_says_so(folder: Path) -> None:
    early, late = (GOOD.replace("2026-08-25", day) for day in ("2024-01-15", "2027-03-01"))
    before, after = worked(folder, f"{HEAD}\n{early}\n{late}\n")
    assert before[1:4] == ("incomplete", "", "")
    assert "before 2025-02-01" in before[4]
    assert after[1] == "assessed"
    assert "what changed after, I don't know" in after[4]


def test_a_provision_of_chapter_98_has_no_total(folder: Path) -> None:
    rows = (GOOD.replace("7208510030", code) for code in ("9817009600", "9801001012"))
    assert worked(folder, "\n".join([HEAD, *rows])) == [
        (
            "plate",
            "incomplete",
            "",
            "",
            "not held here: Nairobi Protocol (9817.00.92 to 9817.00.96)",
        ),
        ("plate", "incomplete", "", "", "not held here: American goods returned (9801)"),
    ]


def test_a_unit_that_does_not_convert_leaves_the_quantity_to_be_said(folder: Path) -> None:
    tomatoes = "t,0702.00.40,CA,US,2026-09-01,1000,USD,,5,barrels of fun,,"
    told = "please say: the quantity in kg (quantity 100 kg)"
    assert worked(folder, f"{HEAD}\n{tomatoes}\n") == [("t", "incomplete", "", "", told)]


def test_a_claim_that_does_not_count_is_said_beside_the_total(folder: Path) -> None:
    entries = f"{HEAD}\nplate,7208510030,NZ,US,2026-08-25,10000,USD,KR,,,,\n"
    ((*_, told),) = worked(folder, entries)
    assert told == "General rate: KR is not open to goods of NZ."


def test_a_declaration_that_no_measure_knows_is_an_error(folder: Path) -> None:
    entries = f"{HEAD},declared\n{GOOD},us-melted-metall\n{GOOD},us-melted-metal\n"
    first, second = worked(folder, entries)
    told = "declared: 'us-melted-metall' is no fact that a measure asks for; expected one such as "
    assert first[:4] == ("plate", "error", "", "")
    assert first[4].startswith(f"{told}us-melted-metal")
    assert second[1] == "assessed"


def test_rows_that_are_no_csv_are_told_and_the_rest_is_done(folder: Path) -> None:
    entries = (
        f"{HEAD}\n"
        f"{GOOD}\n"
        f"comma,7208510030,CA,US,2026-08-25,10000,USD,S,,,33,3,\n"
        f'"two\nlines",{GOOD.partition(",")[2]}\n'
        f'"stray" quote,{GOOD}\n'
        f"{GOOD}\n"
        f'"open for ever,{GOOD}\n'
        f"{GOOD}\n"
    )
    mended = "a quotation mark that opens a cell must close it, and stand twice inside"
    cells = (
        "13 cells where the header has 12; a cell with the separator in it needs quotation marks"
    )
    assert worked(folder, entries) == [
        PAID,
        ("comma", "error", "", "", cells),
        ("two\nlines", *PAID[1:]),
        (
            "line 6",
            "error",
            "",
            "",
            f"line 6 can't be read as CSV (',' expected after '\"'); {mended}",
        ),
        PAID,
        (
            "line 8",
            "error",
            "",
            "",
            f"lines 8 to 9 can't be read as CSV (unexpected end of data); {mended}",
        ),
    ]


@pytest.mark.parametrize(
    ("given", "back"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1+1", "'+1+1"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-12", "-12"),
        ("A-1", "A-1"),
        ("bell\x07", "bell\N{REPLACEMENT CHARACTER}"),
        ("é", "é"),
        ("", "line 2"),
    ],
)
def test_an_id_comes_back_as_text_that_no_spreadsheet_runs(
    folder: Path, given: str, back: str
) -> None:
    ((row_id, *_),) = worked(folder, f"{HEAD}\n{GOOD.replace('plate', given, 1)}\n")
    assert row_id == back


def test_bytes_that_are_no_utf_8_are_read_as_windows_writes_them(folder: Path) -> None:
    entries = f"{HEAD}\n{GOOD.replace('plate', 'tôle', 1)}\n".encode("cp1252")
    assert worked(folder, entries) == [("tôle", *PAID[1:])]


def test_the_same_id_twice_gets_two_rows(folder: Path) -> None:
    assert worked(folder, f"{HEAD}\n{GOOD}\n{GOOD}\n") == [PAID, PAID]


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ("code,value\n7208.51,1\n", "no column id, from, to, on; expected id, code, from, to, on"),
        ("", "no column id, code, from, to, on, value"),
        ("x" * 200_000 + "\n1\n", "no column id, code, from, to, on, value"),
        (f"{HEAD},Value\n", "column value twice; expected each once"),
    ],
)
def test_a_file_without_the_columns_is_refused_and_results_stay_as_they_were(
    folder: Path, capsys: pytest.CaptureFixture[str], entries: str, told: str
) -> None:
    file, out = folder / "entries.csv", folder / "out.csv"
    file.write_text(entries, encoding="utf-8")
    out.write_text("of yesterday", encoding="utf-8")
    assert main(["duty", "--csv", str(file), "--out", str(out)]) == 1
    assert f"{file}: line 1: {told}" in capsys.readouterr().err
    assert out.read_text(encoding="utf-8") == "of yesterday"


@pytest.mark.parametrize(
    ("entries", "out", "told"),
    [
        ("none.csv", "-", "none.csv: No such file or directory"),
        (".", "-", "Is a directory"),
        ("entries.csv", "entries.csv", "is the entries file; expected another name"),
        ("entries.csv", "no/such/folder.csv", "No such file or directory"),
    ],
)
def test_files_that_can_not_be_are_refused_in_a_line(
    folder: Path, capsys: pytest.CaptureFixture[str], entries: str, out: str, told: str
) -> None:
    (folder / "entries.csv").write_text(PLAIN, encoding="utf-8")
    name = out if out == "-" else str(folder / out)
    assert main(["duty", "--csv", str(folder / entries), "--out", name]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert told in line
    assert (folder / "entries.csv").read_text(encoding="utf-8") == PLAIN


@pytest.mark.parametrize("number", ["0", "-1", "65", "many"])
def test_a_number_of_processes_that_can_not_be_is_refused(
    capsys: pytest.CaptureFixture[str], number: str
) -> None:
    with pytest.raises(SystemExit):
        main(["duty", "--csv", "-", f"--workers={number}"])
    assert f"argument --workers: {number!r}; expected 1 to 64" in capsys.readouterr().err


def test_half_a_file_never_stands_under_the_name_of_the_results(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_text("of yesterday", encoding="utf-8")

    def broken_off() -> None:
        with results_file(str(out), entries="-") as file:
            file.write("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        broken_off()
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        "out.csv": "of yesterday"
    }


MANY = "\n".join([HEAD, *(with_cell("value", str(n)).strip() for n in range(1, 40)), "bad", ""])


def test_several_processes_give_the_same_rows_in_the_same_order(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = worked(folder, MANY)
    monkeypatch.setattr(batch, "AT_ONCE", 3)
    assert worked(folder, MANY, "--workers", "2") == alone
    assert [row[1] for row in alone] == ["assessed"] * 39 + ["error"]


def _die(_: object) -> str:
    os._exit(9)


def test_a_process_that_breaks_ends_the_work_with_a_word(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "_results", _die)
    (folder / "entries.csv").write_text(MANY, encoding="utf-8")
    words = ["duty", "--csv", str(folder / "entries.csv"), "--out", str(folder / "out.csv")]
    assert main([*words, "--workers", "2"]) == 1
    assert capsys.readouterr().err == (
        "a working process has ended before its time, perhaps for lack of memory; try --workers 1\n"
    )
    assert not list(folder.glob("*out.csv*"))


def _interruptible() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interrupt_ends_all_processes_quietly_and_leaves_nothing(folder: Path) -> None:
    words = ("duty", "--csv", "-", "--out", str(folder / "out.csv"), "--workers", "2")
    with subprocess.Popen(
        (sys.executable, "-m", "adapters.cli", *words),
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # a run in the background of a shell hands interrupts down as ignored
        preexec_fn=_interruptible,  # noqa: PLW1509 - no threads run here
    ) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        row = f"{GOOD}\n".encode()
        process.stdin.write(f"{HEAD}\n".encode() + row * batch.AT_ONCE * 6)
        process.stdin.flush()
        os.killpg(process.pid, signal.SIGINT)  # to all of them, as a terminal does
        told = process.stderr.read().decode()
    assert (process.returncode, told) == (130, "")
    assert not list(folder.glob("*out.csv*"))


def _brought(folder: Path) -> None:
    """A feed has brought two days of the Bank of Canada."""

    async def put() -> None:
        store = await open_store(data=folder / "data")
        try:
            async with store.transaction() as records:
                rates = [
                    ExchangeRate(
                        base="USD", quote="CAD", day=date(2026, 8, 24), rate=Decimal("1.25")
                    ),
                    ExchangeRate(
                        base="EUR", quote="CAD", day=date(2026, 8, 21), rate=Decimal("1.5")
                    ),
                ]
                await records.exchange_rates.put(rates, now=datetime(2026, 8, 25, tzinfo=UTC))
        finally:
            await store.close()

    asyncio.run(put())


def test_a_value_in_another_currency_is_turned_by_a_rate_that_a_feed_brought(folder: Path) -> None:
    _brought(folder)
    canadian, euros = (GOOD.replace("USD", currency) for currency in ("CAD", "EUR"))
    rows = worked(folder, f"{HEAD}\n{canadian}\n{euros}\n")
    assert [row[1:3] for row in rows] == [("assessed", "4000.00"), ("assessed", "6000.00")]
    assert "CAD 10000 at 0.800000 of 2026-08-24 = USD 8000.00" in rows[0][4]
    assert "EUR 10000 at 1.200000 of 2026-08-21 = USD 12000.00" in rows[1][4]


def test_a_rate_in_the_row_goes_before_one_that_a_feed_brought(folder: Path) -> None:
    _brought(folder)
    ((_, status, paid, *_),) = worked(folder, f"{HEAD},rate\n{GOOD.replace('USD', 'CAD')},0.7\n")
    assert (status, paid) == ("assessed", "3500.00")


def test_a_header_of_millions_of_columns_is_not_looked_through() -> None:
    content = io.BytesIO(b"x," * 4_000_000 + b"id,code,from,to,on,value\n1\n")
    with pytest.raises(CatalogueError, match="entries: line 1: too long"):
        EntriesFile("entries", io.BufferedReader(content))
