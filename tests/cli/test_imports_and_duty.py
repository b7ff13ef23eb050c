"""``dutybell import`` and ``dutybell duty``, from a made schedule to result rows."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from adapters.cli.main import main

KEYS = ("htsno", "indent", "description", "general", "special", "other", "see")
LINES = (
    ("7326.90", "0", "Other articles of iron or steel:", "", "", "", ""),
    ("7326.90.86.88", "1", "Other", "2.9%", "Free (A,AU,S)", "45%", "9903.88.03"),
    ("7208.51.00", "0", "Plate, over 10 mm", "Free", "", "20%", ""),
    ("7208.51.00.30", "1", "Universal mill plate", "", "", "", ""),
    ("7208.51.00.60", "1", "Other", "", "", "", ""),
    ("2203.00.00", "0", "Beer", "Free", "", "13.2¢/liter", ""),
    ("6601.10.00.00", "0", "Garden or similar umbrellas", "6.5%", "Free (S)", "40%", ""),
    ("6603.90.41.00", "0", "Umbrella handles, knobs, tips and caps", "5.2%", "", "40%", ""),
    ("0702.00.40", "0", "Tomatoes", "2.8¢/kg", "Free (S)", "6.6¢/kg", ""),
    (
        "9903.88.03",
        "0",
        "Articles of China",
        "The duty provided in the applicable subheading + 25%",
        "",
        "",
        "",
    ),
)
CANADIAN = """TARIFF,EFF_DATE,DESC1,DESC2,DESC3,UOM,MFN,UST,MXT,CEUT,CPTPT,UKT,General Tariff
8703.23.90,2026-01-01,Cars,Other,,NMB,6.1%,Free,Free,Free,Free,Free,35%
9503.00.90,2026-01-01,Toys,Other,,NMB,Free,Free,Free,Free,Free,Free,35%
"""


def exported(path: Path, rows: tuple[tuple[str, ...], ...]) -> Path:
    made = []
    for row in rows:
        line: dict[str, object] = dict(zip(KEYS, row, strict=True))
        see = line.pop("see")
        line["footnotes"] = [{"columns": ["general"], "value": f"See {see}."}] if see else []
        made.append(line)
    path.write_text(json.dumps(made), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the shipped facts and both made schedules."""
    folder = tmp_path_factory.mktemp("duty")
    data = folder / "data"
    files = exported(folder / "hts.json", LINES), folder / "ca.csv"
    files[1].write_text(CANADIAN, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DUTYBELL_DATA", str(data))
        patch.delenv("DATABASE_URL", raising=False)
        for kind, file in zip(("hts", "ca-tariff"), files, strict=True):
            assert main(["import", kind, str(file), "--from", "2025-01-01"]) == 0
    return data


@pytest.fixture
def data(loaded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it for one test."""
    shutil.copytree(loaded, tmp_path / "data")
    monkeypatch.setenv("DUTYBELL_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return tmp_path


HEAD = "id,code,from,to,on,value,currency,claim,quantity,unit,metal_content_pct,us_content_pct\n"
ENTRIES = HEAD + (
    "summary,7326.90.86.88,CN,US,2026-08-25,14172,USD,,,,,\n"
    "plate,7208510030,CA,US,2026-08-25,10000,USD,S,,,,\n"
    "beer,2203.00.00,CA,US,2026-10-01,500,USD,S,,,,\n"
    "tomatoes,0702.00.40,CA,US,2026-09-01,1000,USD,,,,,\n"
    "car,8703.23.90,US,CA,2026-10-01,10000,,UST,,,,\n"
    "typo,7208.51.00.31,CA,US,2026-08-25,10000,USD,,,,,\n"
    "word,steel,CA,US,2026-08-25,10000,USD,,,,,\n"
    "money,7208.51.00,CA,US,2026-08-25,ten,USD,,,,,\n"
    "day,7208.51.00,CA,US,25 August,1,USD,,,,,\n"
    "way,7208.51.00,CA,FR,2026-08-25,1,USD,,,,,\n"
    "share,7208.51.00,CA,US,2026-08-25,1,USD,,,,140,\n"
)


def results(data: Path, entries: str) -> dict[str, dict[str, str]]:
    file, out = data / "entries.csv", data / "out.csv"
    file.write_text(entries, encoding="utf-8")
    assert main(["duty", "--csv", str(file), "--out", str(out)]) == 0
    read = csv.DictReader(io.StringIO(out.read_text(encoding="utf-8")))
    return {row["id"]: row for row in read}


def test_each_entry_gets_a_row_and_a_bad_one_does_not_stop_the_rest(data: Path) -> None:
    rows = results(data, ENTRIES)
    told = {
        name: (row["status"], row["total_duty"], row["effective_rate"], row["message"])
        for name, row in rows.items()
    }
    assert told == {
        "summary": ("assessed", "11039.99", "77.9", ""),
        "plate": ("assessed", "5000.00", "50", ""),
        "beer": (
            "prohibited",
            "",
            "",
            "Listed Canadian alcoholic beverages may not enter when packaged; "
            "bulk keeps the 50% duty",
        ),
        "tomatoes": (
            "incomplete",
            "",
            "",
            "please say: the quantity in kg (quantity 100 kg)",
        ),
        "car": ("assessed", "2125.00", "21.25", ""),
        "typo": (
            "error",
            "",
            "",
            "code: 7208.51.00.31 is not in the US schedule on 2026-08-25; "
            "nearest: 7208.51.00.30, 7208.51.00.60, 7208.51.00",
        ),
        "word": (
            "error",
            "",
            "",
            "code: 'steel'; expected a tariff code of 2 to 10 digits, dots optional",
        ),
        "money": ("error", "", "", "value: 'ten'; expected a number from 0, such as 1234.56"),
        "day": ("error", "", "", "on: '25 August'; expected a day as YYYY-MM-DD"),
        "way": ("error", "", "", "to: FR; expected US or CA"),
        "share": ("error", "", "", "metal_content_pct: 140; expected 0 to 100"),
    }
    assert [row["amount"] for row in json.loads(rows["summary"]["rows"])] == [
        "410.99",
        "7086.00",
        "3543.00",
        "0.00",
    ]


def test_a_file_without_the_columns_is_refused(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = data / "entries.csv"
    file.write_text("code,value\n7208.51,1\n", encoding="utf-8")
    assert main(["duty", "--csv", str(file)]) == 1
    told = "no column id, from, to, on; expected id, code, from, to, on, value at least"
    assert told in capsys.readouterr().err


def test_a_declared_fact_counts(data: Path) -> None:
    entries = HEAD.replace("\n", ",declared\n") + (
        "beer,2203.00.00,CA,US,2026-10-01,500,USD,S,,,,,imported-before-2026-09-29\n"
    )
    (row,) = results(data, entries).values()
    assert (row["status"], row["total_duty"]) == ("assessed", "250.00")


def test_the_next_edition_is_journalled_and_its_rate_counts_from_its_day(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    newer = tuple((*r[:3], "3.9%", *r[4:]) if r[0] == "7326.90.86.88" else r for r in LINES)
    file = exported(data / "hts_next.json", newer)
    assert main(["import", "hts", str(file), "--from", "2026-09-01"]) == 0
    assert "2 with another rate" in capsys.readouterr().out
    entries = HEAD + (
        "old,7326.90.86.88,MX,US,2026-08-31,1000,USD,,,,,\n"
        "new,7326.90.86.88,MX,US,2026-09-01,1000,USD,,,,,\n"
    )
    totals = {name: row["total_duty"] for name, row in results(data, entries).items()}
    assert totals == {"old": "529.00", "new": "539.00"}


def test_a_broken_file_changes_nothing(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = data / "half.json"
    whole = exported(data / "hts_next.json", LINES).read_text(encoding="utf-8")
    file.write_text(whole.replace('"2.9%"', '"99%"')[:-30], encoding="utf-8")
    assert main(["import", "hts", str(file), "--from", "2026-09-01"]) == 1
    assert "cut short" in capsys.readouterr().err
    assert results(data, ENTRIES)["summary"]["total_duty"] == "11039.99"


def test_an_imported_list_takes_the_place_of_a_scope_and_survives_a_load(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = data / "list.csv"
    listed.write_text("hts10,annex\n7208.51.00.60,I-A\n0702.00.40,I-B\n", encoding="utf-8")
    command = ["import", "scope", "us-232-metals-50", str(listed)]
    assert main([*command, "--where", "annex=I-A"]) == 0
    entries = HEAD + (
        "in,7208.51.00.60,NZ,US,2026-08-25,1000,USD,,,,,\n"
        "out,7208.51.00.30,NZ,US,2026-08-25,1000,USD,,,,,\n"
    )
    capsys.readouterr()
    assert main(["load"]) == 0
    totals = {name: row["total_duty"] for name, row in results(data, entries).items()}
    assert totals == {"in": "500.00", "out": "125.00"}
    listed.write_text("7208.51.00.30\n", encoding="utf-8")
    assert main([*command, "--add"]) == 0
    totals = {name: row["total_duty"] for name, row in results(data, entries).items()}
    assert totals == {"in": "500.00", "out": "500.00"}


def test_a_second_list_joins_the_first_where_it_is_added(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second, out = (data / name for name in ("first.txt", "second.txt", "out.txt"))
    first.write_text("8703.23.90\n", encoding="utf-8")
    second.write_text("9503.00.90\n", encoding="utf-8")
    out.write_text("8703.23.90\n", encoding="utf-8")
    entries = HEAD + "".join(
        f"{code},{code},US,CA,2025-03-10,1000,CAD,UST,,,,\n"
        for code in ("8703.23.90", "9503.00.90")
    )
    command = ["import", "scope", "ca-surtax-2025-phase-1"]
    assert main([*command, str(first)]) == 0
    totals = {name: row["total_duty"] for name, row in results(data, entries).items()}
    assert totals == {"8703.23.90": "250.00", "9503.00.90": "0.00"}
    assert main([*command, str(second), "--add"]) == 0
    totals = {name: row["total_duty"] for name, row in results(data, entries).items()}
    assert totals == {"8703.23.90": "250.00", "9503.00.90": "250.00"}
    assert main([*command, str(out), "--except"]) == 0
    capsys.readouterr()
    assert main([*command, str(second), "--add"]) == 1
    assert "out.txt was taken out of it" in capsys.readouterr().err


def test_a_list_for_no_measure_names_the_nearest(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = data / "list.txt"
    listed.write_text("7208.51\n", encoding="utf-8")
    assert main(["import", "scope", "us-232-metal-50", str(listed)]) == 1
    assert "nearest: us-232-metals-50" in capsys.readouterr().err


def test_a_list_of_exemptions_is_taken_out_of_every_measure_of_a_programme(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = data / "exempt.csv"
    listed.write_text("hts8\n72085100\n95069100\n", encoding="utf-8")
    command = ["import", "scope", "us-122", str(listed)]
    assert main(command) == 1
    assert "us-122 is a programme of 2 measures" in capsys.readouterr().err
    assert main([*command, "--except", "--within", "01-72,99"]) == 0
    entries = HEAD + (
        "exempt,7208.51.00.60,NZ,US,2026-03-01,1000,USD,,,,0,\n"
        "other,7326.90.86.88,NZ,US,2026-03-01,1000,USD,,,,0,\n"
    )
    totals = {name: row["total_duty"] for name, row in results(data, entries).items()}
    assert totals == {"exempt": "500.00", "other": "129.00"}


def test_a_row_with_days_counts_for_the_measures_that_begin_in_them(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = data / "parts.csv"
    listed.write_text(
        "hts10,effective_date_start,effective_date_end\n"
        "7208510030,2025-05-03,NA\n7208510060,2025-06-01,NA\n7326908688,NA,2025-05-02\n",
        encoding="utf-8",
    )
    assert main(["import", "scope", "us-232-auto-parts-gb-*", str(listed)]) == 0
    told = capsys.readouterr().out
    days = "2025-05-03 to 2025-06-29"
    assert f"us-232-auto-parts-gb-before: 1 of 3 rows are for none of its days, {days}" in told
    entries = HEAD + "".join(
        f"{day},7208.51.00.60,GB,US,{day},1000,USD,,,,100,\n"
        for day in ("2025-05-31", "2025-06-01")
    )
    messages = {name: row["rows"] for name, row in results(data, entries).items()}
    assert {name: "us-232-auto-parts-gb-before" in rows for name, rows in messages.items()} == {
        "2025-05-31": False,
        "2025-06-01": True,
    }
    assert main(["import", "scope", "us-232-auto-parts-2?", str(listed), "--where", "hts10=7"]) == 1
    assert "no row is left of 4; check --where" in capsys.readouterr().err


FRUIT = (
    ("0810.10.20.00", "0", "Strawberries, entered June 15 to September 15", "0.2¢/kg", "", "", ""),
    ("0810.40.00", "0", "Cranberries, blueberries and other fruits", "Free", "", "", ""),
    ("6401.92.30.00", "0", "Ski-boots and snowboard boots", "Free", "", "35%", ""),
)


def test_a_good_of_several_codes_is_asked_for_with_the_lines_that_say_its_words(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = exported(data / "hts_fruit.json", (*LINES, *FRUIT))
    assert main(["import", "hts", str(file), "--from", "2026-07-01"]) == 0
    capsys.readouterr()
    main(["ask", "--full", "/duty blueberries 10000 from CA on 2026-09-20"])
    told = capsys.readouterr().out
    assert "“berries” covers several codes that pay differently. Which one?" in told
    assert "- 0810.40.00 Cranberries, blueberries and other fruits (/duty 0810.40.00" in told
    assert "Strawberries" not in told
    main(["ask", "--full", "/tariff winter boots from CA to US"])
    told = capsys.readouterr().out
    assert "Codes of shoes and boots, by the words of the schedule" in told
    assert "- 6401.92.30.00 Ski-boots and snowboard boots (/tariff 6401.92.30.00" in told


def test_the_form_without_footnotes_says_what_it_lacks_and_takes_nothing_away(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = (
        "HTS Number,Indent,Description,Unit of Quantity,General Rate of Duty,"
        "Special Rate of Duty,Column 2 Rate of Duty,Quota Quantity,Additional Duties"
    )
    file = data / "hts.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(names.split(","))
        rows.writerows((*r[:3], "", *r[3:6], "", "") for r in LINES)
    assert main(["import", "hts", str(file), "--from", "2026-07-01"]) == 0
    assert "has no footnotes" in capsys.readouterr().err
    assert results(data, ENTRIES)["summary"]["total_duty"] == "11039.99"


ASKED = (
    ("/duty 7208.51.00.30 10000 from CA on 2026-08-25 usmca yes", "USD 5,000.00, 50% of the value"),
    ("/duty 7326.90.86.88 14172 from China on 2026-08-25", "USD 11,039.99, 77.9% of the value"),
    (
        "/duty 0702.00.40 1000 quantity 500 kg on 2026-09-01 usmca no",
        "USD 14.00, 1.4% of the value",
    ),
    ("/duty 8703.23.90 10000 to CA on 2026-10-01 usmca yes", "CAD 2,125.00, 21.25% of the value"),
    ("/duty 2203.00.00 500 on 2026-10-01", "Prohibited: these goods may not enter."),
    (
        "/duty 2203.00.00 500 declared imported-before-2026-09-29 on 2026-10-01 usmca yes",
        "USD 250.00, 50% of the value",
    ),
    ("/duty 7208.51.00.31 500", "No line 7208.51.00.31 in the schedule."),
    ("/tariff 7208.51.00 from CA to US", "7208.51.00.60 Other"),
)


def test_questions_about_codes_are_answered_from_the_imported_schedules(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for question, told in ASKED:
        main(["ask", "--full", question])
        assert told in capsys.readouterr().out, question


def test_words_of_no_good_are_looked_for_in_the_schedule_and_its_codes_offered(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", "--full", "/tariff umbrellas"]) == 0
    said = capsys.readouterr().out
    assert "6601.10.00.00 Garden or similar umbrellas" in said
    assert "/tariff 6601.10.00.00" in said
