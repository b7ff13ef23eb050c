"""What a text takes back of itself."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.reading.days import sentence_days
from bot.reading.days.dates import Span, span_of
from bot.reading.extraction.extract import extract
from bot.reading.extraction.gazetteers import Gazetteers
from bot.reading.marks import Extraction, MarkKind
from bot.reading.sums.spoken_codes import codes_in_digits
from bot.reading.words import clean, fold

TODAY = date(2026, 10, 21)


def _seen(said: str, names: Gazetteers, lang: str = "en") -> Extraction:
    return extract(clean(said), names=names, lang="fr" if lang == "fr" else "en", today=TODAY)


@pytest.mark.parametrize(
    ("said", "span"),
    [
        ("on 4 May 2026, sorry, 6 May 2026", Span(day=date(2026, 5, 6))),
        ("what changed since the 1st, no, the 9th", Span(since=date(2026, 10, 9))),
        ("since the 3rd, no the 5th, of october", Span(since=date(2026, 10, 5))),
        ("not 2 April 2025, 5 April 2025", Span(day=date(2025, 4, 5))),
        (
            "anything this week? no, i read this week. last week",
            Span(since=date(2026, 10, 12), until=date(2026, 10, 18)),
        ),
        ("in may of last year, may 5th say", Span(day=date(2025, 5, 5))),
        (
            "between 4 May 2026 and 6 May 2026",
            Span(since=date(2026, 5, 4), until=date(2026, 5, 6)),
        ),
        ("since the first of the month", Span(since=date(2026, 10, 1))),
        (
            "since May 1 2026, sorry for my english, until June 30 2026",
            Span(since=date(2026, 5, 1), until=date(2026, 6, 30)),
        ),
        ("from June to June 15 2025", Span(since=date(2025, 6, 1), until=date(2025, 6, 30))),
        ("the week of the 12th", Span(since=date(2026, 10, 12), until=date(2026, 10, 18))),
    ],
)
def test_of_two_days_the_one_that_puts_the_other_right_is_meant(said: str, span: Span) -> None:
    assert span_of(sentence_days.find(fold(clean(said)), today=TODAY, lang="en")) == span


@pytest.mark.parametrize(
    ("said", "lang", "amount"),
    [
        ("60k usd, no, 65 of beams", "en", "65000"),
        ("$8,600 of screws, no wait 6,800", "en", "6800"),
        ("12 t at 300, i mean 320 usd a tonne", "en", "3840"),
        ("40 000 $ de vis, pardon, 42 000", "fr", "42000"),
        ("50,000 usd of pipe and 8,000 usd of freight, sorry for the wait", "en", "50000"),
        ("forty nine five cad", "en", "49500"),
        ("thirty two fifty us", "en", "3250"),
        ("unit cost is 12.5 usd and there's 4,000 of them", "en", "50000"),
        ("a couple grand of skates", "en", "2000"),
        ("a dozen guitars at 1,900 each usd", "en", "22800"),
        ("500 deposit on a 9,000 dollar sauna", "en", "9000"),
        ("300 jackets, $42 per", "en", "12600"),
        ("one point two million usd", "en", "1200000"),
        ("24 aprons, 18 cad a piece", "en", "432"),
        ("$20k of No. 2 diesel", "en", "20000"),
        ("30,000 usd of steel beams, no. 41230", "en", "30000"),
        ("the steel is 60k usd, actually 40 tons of it", "en", "60000"),
        ("15,000 usd of plywood? no, i don't have a certificate. 3,000 kg", "en", "15000"),
        ("500 chairs at $40 us, no, 450 chairs", "en", "20000"),
        ("guitars qty 50, 50 usd each", "en", "2500"),
        ("10,000 screws at six cents each", "en", "600"),
    ],
)
def test_of_two_sums_the_one_that_puts_the_other_right_is_meant(
    said: str, lang: str, amount: str, names: Gazetteers
) -> None:
    assert [m.amount for m in _seen(said, names, lang).money] == [Decimal(amount)]


def test_a_few_thousand_is_no_sum(names: Gazetteers) -> None:
    assert _seen("a few thousand dollars of skates", names).money == ()


@pytest.mark.parametrize(
    ("said", "countries"),
    [
        ("nails from India? Indonesia I mean", ["ID"]),
        ("sinks from China, no I lied, they're from Vietnam", ["VN"]),
        ("made in London. London, Ontario, sorry", ["CA"]),
        ("sake from Japan to Toronto, I mean the rice wine", ["JP", "CA"]),
        ("steel from Mexico or not, and Canada", ["MX", "CA"]),
        ("i put China as the origin and Canada as the exporter", ["CN", "CA"]),
        ("acier de Montréal, euh, à New York", ["CA", "US"]),
    ],
)
def test_of_two_places_the_one_that_puts_the_other_right_is_meant(
    said: str, countries: list[str], names: Gazetteers
) -> None:
    assert [m.country for m in _seen(said, names).of(MarkKind.PLACE)] == countries


def test_of_two_persons_the_one_that_puts_the_other_right_is_meant(names: Gazetteers) -> None:
    seen = _seen("what Ford said about steel, no, Carney", names)
    assert [m.values[0] for m in seen.of(MarkKind.SPEAKER)] == ["mark-carney"]


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("7318.15 no sorry 7318.16", ["7318.16"]),
        ("7318.15 and 7318.16", ["7318.15", "7318.16"]),
        ("heading forty two oh two", ["4202"]),
        ("is the surtax on hinges (8302)", ["8302"]),
        ("sealed units. 7008. from Quebec", ["7008"]),
        ("what did they do (2026) to it", []),
        ("my area code is five one four", []),
    ],
)
def test_codes_are_read_as_they_are_meant(said: str, codes: list[str], names: Gazetteers) -> None:
    assert [c.dotted for c in _seen(said, names).codes] == codes


def test_a_dictated_price_is_no_code() -> None:
    assert codes_in_digits("one oh five a pound") == "one oh five a pound"
