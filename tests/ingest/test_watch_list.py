"""Watch lists read from what people's spreadsheets write."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.domain.codes import Code
from bot.domain.duty import Money
from bot.domain.watch_lists import BadCell, BadRow, ReadList, WatchLine
from bot.ingest.watch_list import MOST_COLUMNS, NoWatchList, decoded, read_watch_list
from bot.presentation.csv_cells import as_text
from bot.presentation.watch.faults import row_words


def money(amount: str, currency: str) -> Money:
    return Money(amount=Decimal(amount), currency=currency)


def test_an_english_list_is_read_by_its_headers_in_any_order() -> None:
    written = (
        "Supplier name,Country of origin,HTS code,Description,Annual value (USD),USMCA,To\n"
        'Stelco,Canada,7208.51.0030,"Plate, hot rolled","1,200,000",yes,US\n'
        "Toyo,Japan,870323,Cars,$50,no,United States\n"
    )
    assert read_watch_list(written) == ReadList(
        columns={
            "code": "HTS code",
            "name": "Description",
            "from": "Country of origin",
            "to": "To",
            "value": "Annual value (USD)",
            "usmca": "USMCA",
            "sku": "Supplier name",
        },
        lines=(
            WatchLine(
                code=Code("7208510030"),
                imposing="US",
                origin="CA",
                label="Plate, hot rolled",
                value=money("1200000", "USD"),
                usmca=True,
                sku="Stelco",
            ),
            WatchLine(
                code=Code("870323"),
                imposing="US",
                origin="JP",
                label="Cars",
                value=money("50", "USD"),
                usmca=False,
                sku="Toyo",
            ),
        ),
    )


def test_a_french_list_parted_by_semicolons_has_decimal_commas() -> None:
    written = (
        "Code tarifaire;Produit;Pays d'origine;Destination;Valeur annuelle;Devise;ACEUM\n"
        "7208.51;Tôle;Mexique;États-Unis;1 200 000,50;CAD;oui\n"
    )
    assert read_watch_list(written).lines == (
        WatchLine(
            code=Code("720851"),
            imposing="US",
            origin="MX",
            label="Tôle",
            value=money("1200000.50", "CAD"),
            usmca=True,
        ),
    )


def test_where_only_the_origin_is_said_the_other_of_the_two_countries_charges() -> None:
    lines = read_watch_list("code\tfrom\tvalue\n7208\tCA\t\n7208\tÉtats-Unis\tUS$ 5\n").lines
    assert lines == (
        WatchLine(code=Code("7208"), imposing="US", origin="CA"),
        WatchLine(code=Code("7208"), imposing="CA", origin="US", value=money("5", "USD")),
    )


def test_bad_rows_are_told_one_by_one_and_the_rest_is_kept() -> None:
    written = (
        "code,from,to,value,currency,usmca\n"
        "steel,CA,US,,,\n7208,CA,US,many,,\n7208,Narnia,US,,,\n7208,CN,,,,\n"
        "7208,CA,CA,,,\n7208,,US,,,\n7208,CA,US,5,dollars,\n7208,CA,US,5,,perhaps\n7208,CA,US,5,,\n"
    )
    found = read_watch_list(written)
    assert found.lines == (
        WatchLine(code=Code("7208"), imposing="US", origin="CA", value=money("5", "USD")),
    )
    assert [(row.line, row_words(row, "en")) for row in found.bad] == [
        (2, "code “steel”: write a tariff code of 2 to 10 digits"),
        (3, "yearly value “many”: write a number such as 1200000 or 1234.56"),
        (4, "from “Narnia”: write a country, such as CA, Mexico or CN"),
        (5, "to “”: write US or CA, the country that charges the duty"),
        (6, "from “CA”: the same country as to; write where the goods come from"),
        (7, "from: empty; write the country of origin, such as CA or China"),
        (8, "currency “dollars”: write three letters, such as USD"),
        (9, "usmca “perhaps”: write yes or no, or leave it empty"),
    ]


@pytest.mark.parametrize(
    "row",
    [
        '7208.51,CA,"3 inch',
        '7208.51,"CA,3 inch',
        '7208.51,CA,"3 inch\n7208.52,CA,"3 inch"',
    ],
    ids=["in the last column", "in another", "closed by the next one"],
)
def test_a_quotation_mark_that_is_not_closed_takes_one_row_with_it(row: str) -> None:
    """What stood below was taken into the cell, and nobody was told."""
    others = [f"7306.{number}" for number in range(10, 99)]
    found = read_watch_list(
        "\n".join(["code,from,name", row, *(f"{one},CA,pipe" for one in others)])
    )
    kept = [line.code.dotted for line in found.lines]
    assert kept[-len(others) :] == others
    assert [bad.cell for bad in found.bad] == [BadCell.NO_CSV]
    assert found.bad[0].line == 2


def test_an_apostrophe_that_keeps_a_cell_a_text_is_none_of_its_words() -> None:
    """Our own files have it before what a spreadsheet would run."""
    (line,) = read_watch_list(f"code,from,name,sku\n'0702.00,CA,{as_text('=A1+1')},'tis\n").lines
    assert (line.code, line.label, line.sku) == (Code("070200"), "=A1+1", "'tis")


def test_a_cell_may_go_on_over_a_few_lines() -> None:
    (line,) = read_watch_list('code,from,name\n7208.51,CA,"plate,\nhot rolled"\n').lines
    assert line.label == "plate,\nhot rolled"


def test_what_may_be_a_thousand_or_one_is_refused_between_semicolons() -> None:
    (bad,) = read_watch_list("code;from;valeur\n7208;CA;1.000\n").bad
    assert bad == BadRow(line=2, cell=BadCell.VALUE, written="1.000")
    assert row_words(bad, "fr") == (
        "valeur annuelle «\N{NO-BREAK SPACE}1.000\N{NO-BREAK SPACE}»\N{NO-BREAK SPACE}: écrivez un nombre comme 1200000 ou 1234.56"
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"PK\x03\x04rest", "This is a workbook"),
        (b"x" * 5_000_001, "This file is too big"),
        (b"code,from\n" + b"7208,CA\n" * 5_001, "This file is too big"),
        (b"", "I find no column with a tariff code"),
        (b"a,b\n1,2\n", "I find no column with a tariff code"),
    ],
)
def test_what_is_no_list_is_refused_with_what_to_do(content: bytes, told: str) -> None:
    with pytest.raises(NoWatchList, match=told):
        read_watch_list(decoded(content))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_list_is_read_in_the_encodings_spreadsheets_write(encoding: str) -> None:
    content = "code;origine;libellé\n7208;États-Unis;tôle\n".encode(encoding)
    assert read_watch_list(decoded(content)).lines == (
        WatchLine(code=Code("7208"), imposing="CA", origin="US", label="tôle"),
    )


def test_sums_are_read_as_people_shorten_them_and_a_header_says_where_goods_are_shipped() -> None:
    read = read_watch_list(
        "HTS number,country of origin,ship to,annual value,supplier\n"
        "7208.51,China,Canada,$250k,A\n"
        "7208.51,CA,US,1.2M,B\n"
        "7208.51,CA,US,US$3 million,C\n"
        "7208.51,CA,US,2 thousand,D\n"
        "7208.51,CA,US,k,E\n"
    )
    assert [(one.sku, one.imposing, one.value and one.value.amount) for one in read.lines] == [
        ("A", "CA", Decimal(250_000)),
        ("B", "US", Decimal(1_200_000)),
        ("C", "US", Decimal(3_000_000)),
        ("D", "US", Decimal(2_000)),
    ]
    assert [(bad.line, bad.cell) for bad in read.bad] == [(6, BadCell.VALUE)]


def test_a_first_line_longer_than_any_cell_names_no_column() -> None:
    with pytest.raises(NoWatchList, match="no column with a tariff code"):
        read_watch_list("x" * 200_000 + "\n7208,CA,5\n")


def test_a_sum_in_another_currency_than_its_column_says_is_asked_for() -> None:
    header, way = "code,from,to,value,currency", "7208.51.00,CA,US"
    text = "\n".join([header, f"{way},C$100,USD", f"{way},$100,CAD", f"{way},100 CAD,cad"])
    found = read_watch_list(text)
    assert [(bad.line, bad.cell) for bad in found.bad] == [(2, BadCell.CURRENCY)]
    assert [line.value for line in found.lines] == [Money(amount=Decimal(100), currency="CAD")] * 2


def test_columns_beyond_what_a_table_of_people_has_are_not_looked_through() -> None:
    header = ",".join(["code", "from", "to", *["x"] * (MOST_COLUMNS - 3), "value"])
    found = read_watch_list(f"{header}\n7208.51.00,CA,US" + "," * (MOST_COLUMNS - 2) + "9")
    assert (len(found.lines), found.lines[0].value) == (1, None)
