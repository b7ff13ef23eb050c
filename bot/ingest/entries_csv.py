"""Entries from a CSV file: its columns, and each row as an entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from bot.domain import conditions, units
from bot.domain.assessment.entry import Entry, Exchanged, exchanged
from bot.domain.codes import Code
from bot.domain.countries import COUNTRIES, CURRENCY, ORIGINS, customs_territory
from bot.domain.currencies import CURRENCIES
from bot.domain.duty import Money

COLUMNS = (
    "id",
    "code",
    "from",
    "to",
    "on",
    "value",
    "currency",
    "claim",
    "quantity",
    "unit",
    "quantity_2",
    "unit_2",
    "metal_content_pct",
    "us_content_pct",
    "canada_mexico_content_pct",
    "rate",
    "transport",
    "declared",
)
"""What an entries file may have, in any order. The rest of its columns is not looked at.

``declared`` names facts only the importer knows, by spaces ('imported-before-2026-09-29')."""
NEEDED = ("id", "code", "from", "to", "on", "value")
"""May not be empty; the other columns may, or may be left out."""

_MOST = Decimal(10) ** 15
_LONGEST_CLAIM = 20
_LONGEST_NUMBER = 40
_PLAIN = re.compile(r"\+?\d+\.?\d*|\+?\.\d+", re.ASCII)
_THOUSANDS_OR_NOT = re.compile(r"\+?(?!0)\d{1,3}[.,]\d{3}", re.ASCII)
_DECIMAL_COMMA = re.compile(r"\+?\d{1,20},\d{1,20}", re.ASCII)
_BY_COMMAS = re.compile(r"\+?\d{1,3}(?:,\d{3})+(?:\.\d*)?", re.ASCII)


class RawRow(NamedTuple):
    """The cells of a row, and the line of the file it begins on; ``broken`` says what keeps the
    row from being read as CSV at all."""

    line: int
    cells: Sequence[str] = ()
    broken: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Where the columns of a file stand; ``places`` has an index for each of COLUMNS, or -1.

    ``width`` is the number of cells of the header. ``commas``: whether a comma parts thousands; in
    a file parted by semicolons it is the decimal mark, and what may be either is refused.
    """

    places: tuple[int, ...]
    width: int
    commas: bool = True

    @classmethod
    def of(cls, header: Sequence[str], *, commas: bool = True) -> Columns:
        """Read a header; case, spaces around and hyphens do not matter. Raises ValueError.

        >>> Columns.of(["ID", " Code", "from", "to", "on", "value"]).width
        6
        """
        names = column_names(header)
        twice = [name for name in COLUMNS if names.count(name) > 1]
        if twice:
            raise ValueError(f"column {', '.join(twice)} twice; expected each once")
        lacking = [name for name in NEEDED if name not in names]
        if lacking:
            told = f"no column {', '.join(lacking)}"
            raise ValueError(f"{told}; expected {', '.join(NEEDED)} at least")
        places = tuple(names.index(name) if name in names else -1 for name in COLUMNS)
        return cls(places=places, width=len(header), commas=commas)

    def id_of(self, row: RawRow) -> str:
        """The row's own id, '' where it has none."""
        place = self.places[0]
        return row.cells[place].strip() if place < len(row.cells) else ""

    def imposing(self, rows: Iterable[RawRow]) -> set[str]:
        """The countries that the rows go to."""
        place = self.places[COLUMNS.index("to")]
        told = {row.cells[place] for row in rows if place < len(row.cells)}
        return {country for each in told if (country := each.strip().upper()) in COUNTRIES}

    def entry(self, raw: RawRow) -> Entry:
        """A row as an entry. Raises ValueError saying what is wrong and what is expected.

        An empty ``claim`` claims nothing; an empty percentage or quantity was not said.
        """
        if raw.broken:
            raise ValueError(raw.broken)
        row = raw.cells if len(raw.cells) == self.width else self._fitted(raw.cells)
        id_, code, origin, to, on, value, currency, claim, *rest = [
            row[place].strip() if place >= 0 else "" for place in self.places
        ]
        quantity, unit, second, unit_of_second, metal, us, near, rate, transport, declared = rest
        if not (id_ and code and origin and to and on and value):
            cells = zip(NEEDED, (id_, code, origin, to, on, value), strict=True)
            raise ValueError(f"{', '.join(name for name, cell in cells if not cell)}: empty")
        imposing, origin = _way(origin, to)
        us_content = self._percent("us_content_pct", us) if us else None
        facts = facts_named(declared) if declared else frozenset()
        entry = Entry(
            code=written_code(code),
            imposing=imposing,
            origin=origin,
            day=_day(on),
            value=Money(
                amount=self._number("value", value), currency=_currency(currency, imposing)
            ),
            claim=_claim(claim),
            quantities=(
                *(self._quantities("", quantity, unit) if quantity else ()),
                *(self._quantities("_2", second, unit_of_second) if second else ()),
            ),
            metal_content=self._percent("metal_content_pct", metal) if metal else None,
            us_content=us_content,
            canada_mexico_content=(
                self._percent("canada_mexico_content_pct", near) if near else None
            ),
            declared=conditions.with_content(facts, us_content),
        )
        if rate:
            entry = self._exchanged(entry, rate)
        return _carried(entry, transport) if transport else entry

    def _exchanged(self, entry: Entry, written: str) -> Entry:
        """The value in the own currency of the country it goes to, by the rate of the row."""
        rate, own = self._number("rate", written), CURRENCY[entry.imposing]
        value = entry.value
        if not rate:
            raise ValueError("rate: 0; expected a rate of exchange, such as 0.73")
        if value is None or value.currency == own:
            return entry
        made = exchanged(value, own, rate)
        return replace(entry, value=made, exchanged=Exchanged(of=value, rate=rate))

    def _fitted(self, row: Sequence[str]) -> Sequence[str]:
        """A row shorter than the header has empty cells at its end. Raises ValueError for a longer
        one: a decimal comma, say, has moved what stands behind it."""
        if len(row) > self.width:
            told = f"{len(row)} cells where the header has {self.width}"
            raise ValueError(f"{told}; a cell with the separator in it needs quotation marks")
        return [*row, *[""] * (self.width - len(row))]

    def _quantities(self, which: str, quantity: str, unit: str) -> tuple[units.Quantity, ...]:
        if not unit:
            raise ValueError(f"unit{which}: empty; expected the unit of the quantity, such as kg")
        return ((self._number(f"quantity{which}", quantity), unit),)

    def _percent(self, name: str, text: str) -> Decimal:
        percent = self._number(name, text.removesuffix("%").rstrip())
        if percent > 100:
            raise ValueError(f"{name}: {text[:20]}; expected 0 to 100")
        return percent

    def _number(self, name: str, text: str) -> Decimal:
        """A number from 0, of ASCII digits: '1234.56', and '1,234.56' where commas may be."""
        number = read_number(text, self.commas) if len(text) <= _LONGEST_NUMBER else None
        if number is None:
            raise ValueError(f"{name}: {text[:20]!r}; {self._expected(text)}")
        if number >= _MOST:
            raise ValueError(f"{name}: {text[:20]}; expected a number below 10^15")
        return number

    def _expected(self, text: str) -> str:
        told = "expected a number from 0, such as 1234.56"
        if not self.commas and _THOUSANDS_OR_NOT.fullmatch(text):
            whole = re.sub("[.,]", "", text)
            return f"it may be {whole} or {text.replace(',', '.')}0: write one of them"
        return f"{told}, commas only between thousands" if "," in text and self.commas else told


def _carried(entry: Entry, transport: str) -> Entry:
    """What the way of transport declares, or denies."""
    if transport.lower() in conditions.BY_SEA:
        return replace(entry, denied=entry.denied | {conditions.NOT_BY_SEA})
    return replace(entry, declared=entry.declared | {conditions.NOT_BY_SEA})


@lru_cache(maxsize=4_096)
def read_number(text: str, commas: bool) -> Decimal | None:
    """None for what is no number, and for what may be two: in a file parted by semicolons a comma
    is mostly the decimal mark, and then '1.000' may be a thousand."""
    if not commas and _THOUSANDS_OR_NOT.fullmatch(text):
        return None
    if _PLAIN.fullmatch(text):
        return Decimal(text)
    if commas and _BY_COMMAS.fullmatch(text):
        return Decimal(text.replace(",", ""))
    if not commas and _DECIMAL_COMMA.fullmatch(text):
        return Decimal(text.replace(",", "."))
    return None


def column_names(header: Iterable[str]) -> list[str]:
    """Names as they are compared.

    >>> column_names(["ID", " US content-pct"])
    ['id', 'us_content_pct']
    """
    return [re.sub(r"[\s_-]+", "_", name.strip().lower()) for name in header]


def facts_named(text: str) -> frozenset[str]:
    """The declared facts of a cell or an option: names by spaces, commas or semicolons.

    >>> sorted(facts_named("bulk; Civil-Aircraft"))
    ['bulk', 'civil-aircraft']
    """
    return frozenset(re.findall(r"[a-z0-9-]+", text.lower()))


def _way(origin: str, to: str) -> tuple[str, str]:
    """Imposing country and origin."""
    imposing = _country("to", to)
    if imposing not in COUNTRIES:
        raise ValueError(f"to: {imposing}; expected US or CA")
    origin = _country("from", origin)
    if origin == imposing:
        raise ValueError(f"from: {origin}; expected another country than to")
    return imposing, origin


@lru_cache(maxsize=4_096)
def _country(name: str, text: str) -> str:
    code = text.upper()
    if code not in ORIGINS:
        hint = "GB" if code == "UK" else "CA"
        told = f"expected a country in two letters (ISO 3166), such as {hint}"
        raise ValueError(f"{name}: {text[:20]!r}; {told}")
    return customs_territory(code)


@lru_cache(maxsize=4_096)
def _currency(text: str, imposing: str) -> str:
    currency = text.upper() or CURRENCY[imposing]
    if currency not in CURRENCIES:
        raise ValueError(f"currency: {text[:20]!r}; expected a code of ISO 4217, such as USD")
    return currency


@lru_cache(maxsize=32_768)
def written_code(text: str) -> Code:
    """The code of a cell. Raises ValueError saying what is wrong and what is expected."""
    try:
        code = Code.parse(text)
    except ValueError:
        told = "expected a tariff code of 2 to 10 digits, dots optional"
        raise ValueError(f"code: {text[:20]!r}; {told}") from None
    try:
        return Code.whole(code.digits)
    except ValueError as wrong:
        raise ValueError(f"code: {wrong}") from None


@lru_cache(maxsize=4_096)
def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"on: {text[:20]!r}; expected a day as YYYY-MM-DD") from None


def _claim(text: str) -> str:
    if len(text) > _LONGEST_CLAIM:
        told = "expected the indicator of a programme, such as S or AU"
        raise ValueError(f"claim: {text[:20]!r}; {told}")
    return text.upper()
