"""Money, quantities and codes as people write them: read one way, or asked about."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.text import Lang
from bot.errors import BadOption, TwoReadings
from bot.reading.sums import amounts
from bot.reading.text.numbers import number
from bot.reading.words import clean, fold

SUMS = [
    ("fr", "10 000,00 $", "10000.00", ""),
    ("fr", "10 000,00 $", "10000.00", ""),
    ("fr", "10\u202f000,00 $", "10000.00", ""),
    ("fr", "2500,75 $", "2500.75", ""),
    ("fr", "1,5 M$", "1500000.0", ""),
    ("fr", "1 234 567,89 $ US", "1234567.89", "USD"),
    ("fr", "10000 dollars canadiens", "10000", "CAD"),
    ("fr", "3 millions de dollars américains", "3000000", "USD"),
    ("en", "$10.000,50", "10000.50", ""),
    ("en", "10'000.50 CHF", "10000.50", "CHF"),
    ("en", "10’000.50 USD", "10000.50", "USD"),
    ("en", "10,00 EUR", "10.00", "EUR"),
    ("en", "£10000", "10000", "GBP"),
    ("en", "10000 GBP", "10000", "GBP"),
    ("en", "10000 pounds sterling", "10000", "GBP"),
    ("en", "$10k", "10000", ""),
    ("en", "$1.2m", "1200000.0", ""),
    ("en", "CA$500", "500", "CAD"),
    ("en", "C$500", "500", "CAD"),
    ("en", "US$ 1,234.56", "1234.56", "USD"),
    ("en", "usd10000", "10000", "USD"),
    ("en", "duty on 7208.51 USD 10000", "10000", "USD"),
    ("en", "duty on 7208.51 $10000", "10000", ""),
    ("en", "1,000 Canadian dollars", "1000", "CAD"),
    ("en", "40 t at 900 a tonne", "36000", ""),
    ("en", "25 tonnes of 7208.51 at $900 per tonne", "22500", ""),
    ("en", "$900/t, 25 t", "22500", ""),
    ("en", "40 tons at $900 a ton", "36000", ""),
    ("en", "500 x $12", "6000", ""),
    ("en", "500 × 12 USD", "6000", "USD"),
    ("en", "$12 x 500", "6000", ""),
    ("en", "500 units @ $12 each", "6000", ""),
    ("fr", "25 tonnes à 900 $ la tonne", "22500", ""),
    ("fr", "500 pièces à 12,50 $ chacune", "6250.00", ""),
    ("en", "12000 board feet at $600 per mbf", "7200.000", ""),
    ("en", "500 metric tons of ingot at USD 2,650 a ton", "1325000", "USD"),
    ("en", "4 pcs forklift, each USD 31,200", "124800", "USD"),
    ("en", "EV 8,460, 6109.10 of Honduras", "8460", ""),
    ("en", "amine contactor, 1.875 MM USD", "1875000.000", "USD"),
    ("fr", "facture 64 000 CA, acheteur du Connecticut", "64000", "CAD"),
    ("fr", "90 $ canadiens sur une paire de souliers", "90", "CAD"),
    ("fr", "90 piasses can, des souliers", "90", "CAD"),
    ("fr", "90 dollars canadiens en tout", "90", "CAD"),
    ("fr", "1 200 $ américains payés hier", "1200", "USD"),
    ("fr", "90 dollars américains d'outils", "90", "USD"),
]


@pytest.mark.parametrize(("lang", "text", "amount", "currency"), SUMS)
def test_a_sum_is_read_as_it_is_meant(lang: Lang, text: str, amount: str, currency: str) -> None:
    found = amounts.value(fold(clean(text)), lang)
    assert found is not None
    amounts.check_value(found, text, lang)
    assert (found.total.amount, found.total.currency) == (Decimal(amount), currency)


@pytest.mark.parametrize(
    ("lang", "text", "both"),
    [
        ("en", "duty on steel worth 10.000 USD", ("10000 USD", "10.00 USD")),
        ("fr", "droits sur 10,000 $", ("10000 $", "10.00 $")),
        ("fr", "droits sur 1.500 EUR", ("1500 EUR", "1.50 EUR")),
        ("en", "duty on ¥10000", ("JPY 10000", "CNY 10000")),
    ],
)
def test_a_sum_with_two_readings_is_asked_about(
    lang: Lang, text: str, both: tuple[str, str]
) -> None:
    found = amounts.value(fold(text), lang)
    assert found is not None
    with pytest.raises(TwoReadings) as asked:
        amounts.check_value(found, text, lang)
    assert all(a.endswith(b) for a, b in zip(asked.value.suggestions, both, strict=True))


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("10.000 USD and 1,5 t", "10000"),
        ("10.000 USD and 1.5 t", "10.000"),
        ("1.234 EUR, 10.000,50 EUR", "1234"),
    ],
)
def test_another_number_shows_which_mark_is_the_decimal_one(text: str, amount: str) -> None:
    found = amounts.money(fold(text))
    assert found is not None
    assert (found.amount, found.other) == (Decimal(amount), None)


def test_a_price_without_how_many_is_asked_about() -> None:
    found = amounts.value("duty on 7208.51 at $900 per tonne")
    assert found is not None
    with pytest.raises(BadOption, match="how many t in all"):
        amounts.check_value(found, "", "en")


def test_a_price_that_may_be_the_whole_value_is_asked_about() -> None:
    asked = "/duty 7208.51 40 t at $900"
    found = amounts.value(asked)
    assert found is not None
    with pytest.raises(TwoReadings) as wrong:
        amounts.check_value(found, asked, "en")
    assert wrong.value.suggestions == (
        "/duty 7208.51 40 t worth $900",
        "/duty 7208.51 40 t at $900 per t",
    )


@pytest.mark.parametrize("text", ["1,23,456 USD", "$30x", "12.34.56 $", "USD", "5% of $"])
def test_what_is_no_number_is_no_sum(text: str) -> None:
    assert amounts.money(text.lower()) is None


@pytest.mark.parametrize(
    ("lang", "text", "read"),
    [
        ("en", "2,204.62 pounds", [("2204.62", "lb")]),
        ("fr", "1 000,5 kg", [("1000.5", "kg")]),
        ("en", "40 liters, 12 pf.liters and 3 proof gallons", None),
        ("en", "30 mbf or 12 board feet", [("30", "MBF"), ("12", "bd ft")]),
        ("en", "5 dozen, 2 doz. prs.", [("5", "doz."), ("2", "doz. prs.")]),
        ("en", "7 barrels 3 m³ 4 m2", [("7", "bbl"), ("3", "m³"), ("4", "m²")]),
        ("en", "40 metric tons", [("40", "t")]),
        ("en", "40 tons", [("40", "ton")]),
        ("fr", "12 douzaines", [("12", "doz.")]),
        ("en", "10000 pounds sterling", []),
        ("en", "7208.51 lb", []),
    ],
)
def test_quantities_are_read_in_the_units_of_the_schedules(
    lang: Lang, text: str, read: list[tuple[str, str]] | None
) -> None:
    wanted = read or [("40", "liter"), ("12", "pf.liter"), ("3", "pf.gal")]
    wanted = [] if read == [] else wanted
    found = amounts.quantities(fold(text), lang)
    assert list(found) == [(Decimal(amount), unit) for amount, unit in wanted]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("7208.51 10000 7306.30 5000", ["7208.51", "7306.30"]),
        ("7208.51.00.30, 7208.52.00.00 and 7306.30.50.33?", None),
        ("7208510030.0", ["7208.51.00.30"]),
        ("what about 7208?", []),
        ("8703.23.01 300000", ["8703.23.01"]),
        ("720851 100000", ["7208.51"]),
        ("7208510030, 7208520000", ["7208.51.00.30", "7208.52.00.00"]),
    ],
)
def test_every_code_of_a_line_is_found(text: str, codes: list[str] | None) -> None:
    wanted = ["7208.51.00.30", "7208.52.00.00", "7306.30.50.33"] if codes is None else codes
    assert [code.dotted for code, _, _ in amounts.codes(text)] == wanted


WHOLE = st.integers(min_value=1_000, max_value=10**12)
CENTS = st.integers(min_value=0, max_value=99)
WAYS = st.sampled_from(
    [(",", "."), (" ", ","), (" ", "."), (".", ","), ("'", "."), ("", "."), ("", ",")]
)


@given(WHOLE, CENTS, WAYS, st.sampled_from(["en", "fr"]))
def test_a_number_to_the_cent_is_read_whatever_its_marks(
    whole: int, cents: int, way: tuple[str, str], lang: Lang
) -> None:
    thousands, decimal = way
    written = f"{whole:,}".replace(",", thousands) + f"{decimal}{cents:02}"
    found = number(written, lang)
    assert found is not None
    assert (found.value, found.other) == (Decimal(f"{whole}.{cents:02}"), None)


@given(WHOLE, st.sampled_from([",", " ", "'", "."]), st.sampled_from(["en", "fr"]))
def test_grouped_thousands_are_never_read_as_a_thousandth_without_asking(
    whole: int, mark: str, lang: Lang
) -> None:
    found = number(f"{whole:,}".replace(",", mark), lang)
    assert found is not None
    assert found.value == whole


@given(st.text(alphabet="0123456789.,' $€xatkgusd%/", max_size=200))
def test_nothing_typed_breaks_the_reading(text: str) -> None:
    folded = fold(text)
    candidates: list[amounts.WrittenMoney | amounts.WrittenQuantity] = [
        *amounts.moneys(folded),
        *amounts.measured(folded),
        *amounts.bare(folded),
    ]
    for found in candidates:
        assert 0 <= found.start < found.end <= len(folded)
        assert found.amount >= 0
    worth = amounts.value(folded)
    assert worth is None or worth.total.amount >= 0


@pytest.mark.parametrize("text", ["1 ", "1,", "$ ", "9", "1 000 ", "5 t at ", "12 x ", "$1 "])
def test_a_text_of_twenty_thousand_characters_is_read_too(text: str) -> None:
    long = (text * 20_000)[:20_000]
    assert len(amounts.moneys(long)) <= len(long)
    assert amounts.value(long) is None or amounts.codes(long) == ()
