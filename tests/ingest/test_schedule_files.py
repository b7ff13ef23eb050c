"""What a schedule's file must be: whole, of its kind, and told where it is wrong."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from adapters.feeds import files
from adapters.feeds.json_bounds import BoundedJson
from adapters.feeds.schedules import ca_lines, hts_lines
from bot.errors import CatalogueError
from bot.ingest.schedule import LineDraft
from bot.ingest.scope_list import read_codes
from tests.catalogue.reading import shared

ROWS = (
    ("7604", "0", "Aluminum bars, rods and profiles:", "", "", ""),
    ("", "1", "Of aluminum, not alloyed:", "", "", ""),
    ("7604.10.10.00", "2", "Profiles", "5%", "Free (A,AU,S)", "25%"),
    ("7604.10.30.00", "2", "Bars and rods", " 2.6% <u></u>\n", "Free (S)", "11%"),
)
KEYS = ("htsno", "indent", "description", "general", "special", "other")
HEADINGS = (
    "HTS Number",
    "Indent",
    "Description",
    "General Rate of Duty",
    "Special Rate of Duty",
    "Column 2 Rate of Duty",
)


def exported() -> str:
    return json.dumps([{**dict(zip(KEYS, row, strict=True)), "units": ["kg"]} for row in ROWS])


def put(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def rates(lines: list[LineDraft]) -> dict[str, tuple[str, str, str]]:
    return {line.code.dotted: line.duties for line in sorted(lines, key=lambda d: d.position)}


WANTED = {
    "7604": ("", "", ""),
    "7604.10.10.00": ("5%", "Free (A,AU,S)", "25%"),
    "7604.10.30.00": ("2.6%", "Free (S)", "11%"),
}


def test_the_export_is_read_plain_or_gzipped(tmp_path: Path) -> None:
    plain = put(tmp_path, "hts.json", exported())
    packed = put(tmp_path, "hts.json.gz", gzip.compress(exported().encode()))
    assert rates(list(hts_lines(plain))) == WANTED
    assert rates(list(hts_lines(packed))) == WANTED


def test_its_csv_form_says_the_same(tmp_path: Path) -> None:
    path = tmp_path / "hts.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow((*HEADINGS, "Unit of Quantity"))
        writer.writerows((*row, '["kg"]') for row in ROWS)
    assert rates(list(hts_lines(path))) == WANTED


REFUSED = (
    ("cut short", lambda: exported()[:-40], "the file ends after row 3; it is cut short"),
    ("another list", lambda: '[{"name": "steel"}]', "row 1: no htsno, indent, description"),
    ("an object", lambda: "{}", "a JSON object; expected a list of schedule rows"),
    ("nothing", lambda: "[]", "no schedule line in 0 rows"),
    (
        "half broken",
        lambda: exported().replace("7604.10.30.00", "76o4"),
        "row 4: '76o4' is no tariff",
    ),
    (
        "an indent",
        lambda: exported().replace('"indent": "1"', '"indent": "x"'),
        "row 2: indent 'x'",
    ),
    (
        "a code twice",
        lambda: exported().replace("7604.10.30.00", "7604.10.10.00"),
        "row 4: code 7604.10.10.00 stands twice",
    ),
    ("a web page", lambda: "<html><body>moved</body></html>", "line 1: no column HTS Number"),
)


@pytest.mark.parametrize(("make", "told"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_a_file_that_is_no_whole_export_is_refused_and_says_where(
    tmp_path: Path, make: object, told: str
) -> None:
    assert callable(make)
    path = put(tmp_path, "hts.json", make())
    with pytest.raises(CatalogueError) as refused:
        list(hts_lines(path))
    assert refused.value.problems[0].startswith("hts.json: ")
    assert told in refused.value.problems[0]


def test_an_empty_file_is_refused_as_empty(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"hts\.json: the file is empty"):
        list(hts_lines(put(tmp_path, "hts.json", "")))


def test_a_gzip_that_breaks_off_is_refused(tmp_path: Path) -> None:
    path = put(tmp_path, "hts.json.gz", gzip.compress(exported().encode() * 50)[:-30])
    with pytest.raises(CatalogueError, match=r"hts\.json\.gz"):
        list(hts_lines(path))


def with_indent(written: str) -> str:
    return exported().replace('"indent": "1"', f'"indent": {written}')


HOSTILE = (
    ("6,000 digits in quotes", lambda: with_indent(f'"{"9" * 6_000}"'), "row 2: indent '9999"),
    ("6,000 digits", lambda: with_indent("9" * 6_000), "a number of over 64 digits"),
    ("200,000 brackets", lambda: with_indent("[" * 200_000), "nested over 32 levels deep"),
    ("brackets behind a quote", lambda: with_indent('"\\"[", ' + "[" * 99), "over 32 levels deep"),
    ("objects", lambda: with_indent('{"a":' * 99), "nested over 32 levels deep"),
    ("a long text", lambda: with_indent(f'"{"x" * 1_000_001}"'), "a text of over 1,000,000 bytes"),
    (
        "a long line",
        lambda: ",".join((*HEADINGS, "Unit of Quantity")) + "\n" + "x" * 1_000_001,
        "line 2: over 1,000,000",
    ),
)


@pytest.mark.parametrize(("make", "told"), [r[1:] for r in HOSTILE], ids=[r[0] for r in HOSTILE])
def test_what_would_hurt_a_parser_is_refused_before_it_is_parsed(
    tmp_path: Path, make: Callable[[], str], told: str
) -> None:
    with pytest.raises(CatalogueError) as refused:
        list(hts_lines(put(tmp_path, "hts.json", make())))
    assert told in refused.value.problems[0]


def test_brackets_inside_of_texts_nest_nothing(tmp_path: Path) -> None:
    text = exported().replace("Profiles", "[" * 500 + '\\"' + "{" * 500)
    assert rates(list(hts_lines(put(tmp_path, "hts.json", text)))) == WANTED


def test_a_number_is_counted_across_the_reads_it_comes_in() -> None:
    whole = BoundedJson("hts.json", io.BytesIO(b"[" + b"1" * 64 + b"]"))
    assert b"".join(iter(lambda: whole.read(10), b"")) == b"[" + b"1" * 64 + b"]"
    longer = BoundedJson("hts.json", io.BytesIO(b"[" + b"1" * 65 + b"]"))
    with pytest.raises(CatalogueError, match="a number of over 64 digits"):
        list(iter(lambda: longer.read(10), b""))


@pytest.mark.parametrize("begun", ["[", "x"])
def test_a_small_gzip_that_unpacks_without_end_is_refused(
    tmp_path: Path, begun: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MOST_BYTES", 900_000)
    path = put(tmp_path, "hts.json.gz", gzip.compress((begun + " " * 5_000_000).encode()))
    with pytest.raises(CatalogueError, match=r"hts\.json\.gz: .*over 900,000 bytes, unpacked"):
        list(hts_lines(path))


def test_a_list_with_a_line_or_a_cell_without_end_is_refused() -> None:
    with pytest.raises(CatalogueError, match=r"list:2: over 1,000,000 characters"):
        read_codes("list", ["hts8", "7" * 1_000_001])
    with pytest.raises(CatalogueError, match=r"list: broken CSV: field larger"):
        read_codes("list", ["hts8", "7" * 200_000])
    with pytest.raises(CatalogueError) as refused:
        read_codes("list", ["7604", "7" * 200_000])
    assert len(refused.value.problems[0]) < 250


CANADIAN = "TARIFF,EFF_DATE,DESC1,DESC2,DESC3,UOM,MFN,UST,MXT,CEUT,CPTPT,UKT,General Tariff\n"


def test_the_canadian_tables_give_each_treatment_its_rate(tmp_path: Path) -> None:
    body = "8703.23.90,2026-01-01,Cars,Spark-ignition,Other,NMB,6.1%,Free,Free,Free,N/A,Free,35%\n"
    (line,) = ca_lines(put(tmp_path, "ca.csv", CANADIAN + body))
    assert line.duties == ("6.1%", "Free (UST) Free (MXT) Free (CEUT) Free (UKT)", "35%")
    assert (line.description, line.path, line.units) == (
        "Other",
        ("Cars", "Spark-ignition"),
        ("No.",),
    )


def test_a_canadian_statistical_number_pays_the_rates_of_its_item(tmp_path: Path) -> None:
    item = "7208.51.00,2026-01-01,Flat,Hot-rolled,Plate,TNE,Free,Free,Free,Free,Free,Free,25%\n"
    number = "7208.51.00.10,2026-01-01,Flat,Hot-rolled,Of steel,TNE,,,,,,,\n"
    heading = "72.08,2026-01-01,Flat,,,,,,,,,,\n7208.52.00,2026-01-01,Flat,,Thin,TNE,,,,,,,\n"
    lines = list(ca_lines(put(tmp_path, "ca.csv", CANADIAN + heading + item + number)))
    free = "Free (UST) Free (MXT) Free (CEUT) Free (CPTPT) Free (UKT)"
    assert rates(lines) == {
        "7208": ("", "", ""),
        "7208.52.00": ("", "", ""),
        "7208.51.00": ("Free", free, "25%"),
        "7208.51.00.10": ("Free", free, "25%"),
    }


KOREAN = "TARIFF,EFF_DATE,DESC1,DESC2,DESC3,UOM,MFN,CT,KRT,CPUKT,General Tariff\n"
CHICKS = "0105.11.22,,,Over access commitment,,NMB,238 % but not less than 30.8 ¢each,,,,35%\n"


def test_a_canadian_row_that_stands_twice_word_for_word_is_taken_once(tmp_path: Path) -> None:
    path = put(tmp_path, "ca.csv", KOREAN + CHICKS + CHICKS)
    assert [line.code.dotted for line in ca_lines(path)] == ["0105.11.22"]


def test_a_canadian_row_that_stands_twice_with_other_rates_is_refused(tmp_path: Path) -> None:
    path = put(tmp_path, "ca.csv", KOREAN + CHICKS + CHICKS.replace("30.8", "31.8"))
    with pytest.raises(CatalogueError, match=r"row 3: 0105\.11\.22 stands twice with other"):
        list(ca_lines(path))


def test_every_treatment_of_the_canadian_tables_is_read(tmp_path: Path) -> None:
    body = "0105.12.90,,,Other,,NMB,8 %,Free,Free,2.5 %,35%\n"
    (line,) = ca_lines(put(tmp_path, "ca.csv", KOREAN + body))
    assert line.duties == ("8 %", "2.5 % (CPUKT) Free (CT) Free (KRT)", "35%")


@pytest.mark.parametrize("lost", ["1.05", "105.11.22", "105", "105112200", "1051122"])
def test_a_canadian_number_without_its_leading_zero_is_told(tmp_path: Path, lost: str) -> None:
    path = put(tmp_path, "ca.csv", KOREAN + CHICKS.replace("0105.11.22", lost))
    with pytest.raises(CatalogueError, match="taken leading zeros away"):
        list(ca_lines(path))


def test_a_workbook_is_refused_in_words(tmp_path: Path) -> None:
    path = put(tmp_path, "tariff.xlsx", b"PK\x03\x04" + b"\0" * 40)
    with pytest.raises(CatalogueError, match=r"tariff\.xlsx is a workbook.*save the sheet as CSV"):
        list(ca_lines(path))


def test_a_first_line_that_tells_the_separator_is_no_row(tmp_path: Path) -> None:
    body = f"sep=;\n{KOREAN.replace(',', ';')}{CHICKS.replace(',', ';')}"
    assert [line.code.dotted for line in ca_lines(put(tmp_path, "ca.csv", body))] == ["0105.11.22"]


def test_a_canadian_row_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    path = put(tmp_path, "ca.csv", CANADIAN + "8703.23.90,2026-01-01,Cars\n")
    with pytest.raises(CatalogueError, match="line 2"):
        list(ca_lines(path))


def test_every_line_of_the_real_export_has_a_duty_or_says_that_it_is_not_read() -> None:
    path = shared("data", "hts", "hts_2026_rev_10.json.gz")
    lines = list(hts_lines(path))
    assert len(lines) == 29_597
    assert {len(line.code.digits) for line in lines} == {4, 6, 8, 10}
