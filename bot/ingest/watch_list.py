"""A watch list as people's spreadsheets have it: columns guessed by their headers, rows read one by
one; what is wrong with a row is told, and the rest is kept."""

from __future__ import annotations

import codecs
import csv
import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from bot.domain.countries import COUNTRIES, CURRENCY, NEIGHBOUR, ORIGINS, customs_territory
from bot.domain.currencies import CURRENCIES
from bot.domain.duty import Money
from bot.domain.watch_lists import (
    LONGEST_LABEL,
    MOST_LINES,
    BadCell,
    BadFile,
    BadRow,
    ReadList,
    WatchLine,
    plain,
)
from bot.domain.words import unaccented
from bot.ingest.entries_csv import read_number, written_code
from bot.ingest.table_text import is_workbook, told_separator
from bot.presentation.csv_cells import own_words
from bot.presentation.locale_data import territory_names
from bot.presentation.watch.faults import file_words

MOST_BYTES = 5_000_000
MOST_COLUMNS = 200
"""Looked through for names that are known: a header of a hundred thousand takes seconds."""
_SEPARATORS = "\t;,"
_END = "\0"
"""Stands in no list: see ``plain``."""
_LINES_OF_ROW = 100
"""A cell of so many lines is one whose quotation mark was forgotten."""
_MOST = Decimal(10) ** 15
_LONGEST_NUMBER = 40
_LONGEST_SHOWN = 20
HEADERS = {
    "code": (
        "code|hs|hts|sh|htsus|hs code|hts code|hts number|tariff|tariff code|tariff number"
        "|tariff item|tariff classification|classification|code tarifaire|numero tarifaire"
        "|no tarifaire|code sh|classement tarifaire"
    ),
    "name": "name|good|goods|product|description|item|nom|produit|marchandise|designation|libelle",
    "from": "from|origin|country of origin|coo|origine|pays d origine|de|provenance",
    "to": (
        "to|into|destination|importing country|country of import|country of destination|ship to"
        "|shipped to|vers|pays de destination|pays importateur|pays d importation|expedie vers"
    ),
    "value": (
        "value|yearly value|annual value|value a year|value per year|customs value|amount|valeur"
        "|valeur annuelle|valeur par an|valeur en douane|montant"
    ),
    "currency": "currency|cur|ccy|monnaie|devise",
    "usmca": "usmca|cusma|aceum|t mec|usmca claimed|aceum demande",
    "sku": (
        "sku|ugs|part|part number|product code|item number|supplier|vendor|reference|ref|id"
        "|fournisseur|piece|numero de piece|code produit"
    ),
}
"""The columns that are known, each by what people call it in either language, folded."""
_ORDER = ("usmca", "currency", "sku", "from", "to", "code", "value", "name")
"""In which a header that holds several such words is taken: 'supplier name' is a supplier."""
_YES = frozenset(["yes", "y", "true", "1", "x", "oui", "o", "vrai", "claimed", "s", "s+"])
_NO = frozenset(["no", "n", "false", "0", "non", "faux", "none"])
_OTHER_NAMES = {"uk": "GB", "usa": "US", "us": "US", "u s": "US", "u s a": "US"}
_SIGNS = re.compile(
    r"(?i)^(US|CA|C)?\$\s{0,9}|\s{0,9}(US|CA|C)?\$$|^€\s{0,9}|\s{0,9}€$|^£\s{0,9}|\s{0,9}£$"
)
_SIGNED = {"us$": "USD", "ca$": "CAD", "c$": "CAD", "€": "EUR", "£": "GBP"}
_ISO = re.compile(r"^([A-Z]{3})\s{0,9}(?=[\d.])|(?<=[\d.])\s{0,9}([A-Z]{3})$")
_SCALED = re.compile(r"(?i)(?<=\d)\s?(k|mm?|millions?|thousand|mille)$")
_SCALES = {"k": 3, "thousand": 3, "mille": 3}
"""Powers of ten; every other such word is a million."""
_IN_HEADER = re.compile(r"\b(USD|CAD|EUR|GBP|MXN|JPY|CNY)\b")


class NoWatchList(ValueError):
    """The file is no list at all, for the reason ``fault``."""

    def __init__(self, fault: BadFile) -> None:
        super().__init__(file_words(fault, "en"))
        self.fault = fault


class _Wrong(ValueError):
    """What is wrong with a cell, and what it says."""

    def __init__(self, cell: BadCell, written: str = "") -> None:
        super().__init__(cell.value)
        self.cell = cell
        self.written = written[:_LONGEST_SHOWN]


def decoded(content: bytes) -> str:
    """The text of a file: UTF-8, UTF-16 with its mark, else Windows-1252. Raises NoWatchList."""
    if len(content) > MOST_BYTES:
        raise NoWatchList(BadFile.TOO_BIG)
    if is_workbook(content[:8]):
        raise NoWatchList(BadFile.WORKBOOK)
    if content[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def read_watch_list(text: str) -> ReadList:
    """The lines of a table parted by commas, semicolons or tabs. Raises NoWatchList."""
    rows = plain(text).lstrip("\ufeff").splitlines(keepends=True)
    told = told_separator(rows[0]) if rows else ""
    skipped = 1 if told else 0
    header = rows[skipped] if len(rows) > skipped else ""
    separator = told or max(_SEPARATORS, key=lambda each: len(guessed(_cells(header, each))))
    names_ = _cells(header, separator)
    places = guessed(names_)
    if "code" not in places:
        raise NoWatchList(BadFile.NO_HEADER)
    reader = _Reader(names_, places, commas=separator == ",")
    body = _Body(rows[skipped + 1 :], separator, width=len(names_))
    found = body.rows(skipped + 2)
    lines, bad = reader.read(found)
    columns = {name: names_[place].strip() for name, place in places.items()}
    return ReadList(columns=columns, lines=lines, bad=bad)


def guessed(header: Sequence[str]) -> dict[str, int]:
    """Where each known column stands: by its whole name first, then by a word in it.

    >>> guessed(["HTS code", "Pays d'origine", "Annual value (USD)"])
    {'code': 0, 'from': 1, 'value': 2}
    """
    folded = [_folded(name) for name in header[:MOST_COLUMNS]]
    found: dict[str, int] = {}
    for whole in (True, False):
        for column in _ORDER:
            taken = set(found.values())
            if column in found:
                continue
            names_ = HEADERS[column].split("|")
            for place, name in enumerate(folded):
                if place not in taken and _is_called(name, names_, whole=whole):
                    found[column] = place
                    break
    return {column: found[column] for column in HEADERS if column in found}


def _is_called(name: str, names_: Sequence[str], *, whole: bool) -> bool:
    if whole:
        return name in names_
    return any(f" {each} " in f" {name} " for each in names_ if len(each) > 2)


def _cells(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:  # a cell longer than the library reads
        return []


class _Body:
    """The lines below the header.

    A quotation mark that nobody closed takes one line with it, not those that follow.
    """

    def __init__(self, lines: Sequence[str], separator: str, width: int) -> None:
        self._lines = lines
        self._separator = separator
        self._width = width

    def rows(self, first: int) -> Iterator[tuple[int, list[str] | None]]:
        """The line of the file each row begins on, and its cells; None where it is no CSV."""
        begins = 0
        while begins < len(self._lines):
            start = begins
            for cells, read in self._until_broken(start):
                if cells is None:
                    yield first + begins, None
                    begins += 1
                    break
                if any(cell.strip() for cell in cells):
                    yield first + begins, cells
                begins = start + read

    def _until_broken(self, begins: int) -> Iterator[tuple[list[str] | None, int]]:
        """Each row from there on, and how many lines are read by then; None for the first that is
        broken, which is the last."""
        below = itertools.chain(itertools.islice(self._lines, begins, None), (_END,))
        reader = csv.reader(below, delimiter=self._separator)
        before = 0
        while True:
            try:
                cells = next(reader)
            except (csv.Error, StopIteration):
                yield None, before
                return
            if cells == [_END]:
                return
            broken = reader.line_num - before > 1 and self._unclosed(
                cells, reader.line_num - before
            )
            yield (None if broken else cells), reader.line_num
            if broken:
                return
            before = reader.line_num

    def _unclosed(self, cells: Sequence[str], lines: int) -> bool:
        """Whether a row over several lines is one whose quotation mark was forgotten: it goes on
        to the end, over very many lines, or a cell of it holds as many separators as a row."""
        whole_row = max(self._width - 1, 2)
        return lines > _LINES_OF_ROW or any(
            _END in cell or cell.count(self._separator) >= whole_row for cell in cells
        )


class _Reader:
    """Reads the rows of one table."""

    def __init__(self, header: Sequence[str], places: dict[str, int], *, commas: bool) -> None:
        self._places = places
        self._commas = commas
        told = _IN_HEADER.search(header[places["value"]].upper()) if "value" in places else None
        self._currency = told[1] if told else ""

    def read(
        self, rows: Iterator[tuple[int, list[str] | None]]
    ) -> tuple[tuple[WatchLine, ...], tuple[BadRow, ...]]:
        """Lines and bad rows. Raises NoWatchList for more rows than a list may have."""
        lines: list[WatchLine] = []
        bad: list[BadRow] = []
        for number, cells in rows:
            if len(lines) + len(bad) >= MOST_LINES:
                raise NoWatchList(BadFile.TOO_BIG)
            try:
                lines.append(self._line(cells))
            except _Wrong as wrong:
                bad.append(BadRow(line=number, cell=wrong.cell, written=wrong.written))
        return tuple(lines), tuple(bad)

    def _line(self, cells: Sequence[str] | None) -> WatchLine:
        if cells is None:
            raise _Wrong(BadCell.NO_CSV)
        said = {
            name: own_words(cells[place].strip()) if place < len(cells) else ""
            for name, place in self._places.items()
        }
        try:
            # behind an apostrophe a spreadsheet keeps a code from becoming a number
            code = written_code(said["code"].removeprefix("'"))
        except ValueError:
            raise _Wrong(BadCell.CODE, said["code"]) from None
        imposing, origin = _way(said.get("from", ""), said.get("to", ""))
        return WatchLine(
            code=code,
            imposing=imposing,
            origin=origin,
            label=said.get("name", "")[:LONGEST_LABEL],
            value=self._value(said.get("value", ""), said.get("currency", ""), imposing),
            usmca=_yes_no(said.get("usmca", "")),
            sku=said.get("sku", "")[:LONGEST_LABEL],
        )

    def _value(self, written: str, currency: str, imposing: str) -> Money | None:
        if not written:
            return None
        plain, told = _without_currency(written)
        number = _scaled(plain, self._commas) if len(plain) <= _LONGEST_NUMBER else None
        if number is None or number >= _MOST:
            raise _Wrong(BadCell.VALUE, written)
        named = currency.upper() or told or self._currency or CURRENCY[imposing]
        if told and named != told:  # 'C$100' in a column of USD: which is meant, nobody can tell
            raise _Wrong(BadCell.CURRENCY, f"{currency} {written}")
        if named not in CURRENCIES:
            raise _Wrong(BadCell.CURRENCY, currency)
        return Money(amount=number, currency=named)


def _without_currency(written: str) -> tuple[str, str]:
    """'US$1 200 000' -> '1200000', 'USD'; a bare '$' names no currency of its own."""
    text, told = written.strip(), ""
    if found := _ISO.search(text.upper()):
        told = found[1] or found[2]
        text = _ISO.sub("", text.upper())
    elif found := _SIGNS.search(text):
        told = _SIGNED.get(found[0].strip().lower(), "")
        text = _SIGNS.sub("", text)
    return re.sub(r"[\s\u00a0\u202f']", "", text), told


def _scaled(text: str, commas: bool) -> Decimal | None:
    """'250k' -> 250000, '1.2M' -> 1200000; None for what is no number, and for what may be two."""
    found = _SCALED.search(text)
    if found is None:
        return read_number(text, commas)
    number = read_number(text[: found.start()], commas)
    return None if number is None else number * Decimal(10 ** _SCALES.get(found[1].lower(), 6))


def _way(origin: str, to: str) -> tuple[str, str]:
    """Imposing country and origin. From one of the two countries there is only the other."""
    source = _country(BadCell.ORIGIN, origin) if origin else ""
    target = _country(BadCell.DESTINATION, to) if to else NEIGHBOUR.get(source, "")
    if target not in COUNTRIES:
        raise _Wrong(BadCell.NO_DESTINATION, to)
    if not source:
        raise _Wrong(BadCell.NO_ORIGIN)
    if source == target:
        raise _Wrong(BadCell.SAME_COUNTRY, origin)
    return target, source


def _country(cell: BadCell, written: str) -> str:
    found = _countries().get(_folded(written))
    if found is None:
        raise _Wrong(cell, written)
    return customs_territory(found)


@cache
def _countries() -> dict[str, str]:
    """Codes by folded name in either language."""
    known = {code.lower(): code for code in ORIGINS}
    known |= {_folded(name): code for code, name in territory_names()}
    return known | _OTHER_NAMES


def _yes_no(written: str) -> bool | None:
    word = written.strip().lower()
    if word in _YES:
        return True
    if word in _NO:
        return False
    if not word:
        return None
    raise _Wrong(BadCell.USMCA, written)


def _folded(text: str) -> str:
    """Lower case, without accents and signs, words by one space."""
    return " ".join(re.findall(r"[a-z0-9]+", unaccented(text)))
