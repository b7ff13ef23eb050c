"""What is wrong with a watch list as it was given, and what to write."""

from __future__ import annotations

from bot.domain.text import Lang
from bot.domain.watch_lists import BadCell, BadFile, BadRow
from bot.presentation.messages import N_

_FILES = {
    BadFile.NO_HEADER: N_(
        "I find no column with a tariff code. The first row must name the columns, such as: "
        "code, name, from, to, yearly value, currency, usmca, sku"
    ),
    BadFile.WORKBOOK: N_(
        "This is a workbook, which I can't read: save the sheet as CSV UTF-8 and give me that file."
    ),
    BadFile.TOO_BIG: N_(
        "This file is too big: a list holds at most 5,000 lines and its file 5 MB."
    ),
}
_CELLS = {
    BadCell.NO_CSV: N_("can't be read as CSV: look at its quotation marks"),
    BadCell.CODE: N_("code '{written}': write a tariff code of 2 to 10 digits"),
    BadCell.VALUE: N_("yearly value '{written}': write a number such as 1200000 or 1234.56"),
    BadCell.CURRENCY: N_("currency '{written}': write three letters, such as USD"),
    BadCell.USMCA: N_("usmca '{written}': write yes or no, or leave it empty"),
    BadCell.ORIGIN: N_("from '{written}': write a country, such as CA, Mexico or CN"),
    BadCell.DESTINATION: N_("to '{written}': write a country, such as CA, Mexico or CN"),
    BadCell.NO_DESTINATION: N_("to '{written}': write US or CA, the country that charges the duty"),
    BadCell.NO_ORIGIN: N_("from: empty; write the country of origin, such as CA or China"),
    BadCell.SAME_COUNTRY: N_(
        "from '{written}': the same country as to; write where the goods come from"
    ),
}


def file_words(fault: BadFile, lang: Lang) -> str:
    """Why a file is no list, and what to do."""
    return _FILES[fault].on(lang)


def row_words(row: BadRow, lang: Lang) -> str:
    """What is wrong with a row, and what to write.

    >>> row_words(BadRow(line=2, cell=BadCell.CODE, written="steel"), "en")
    "code 'steel': write a tariff code of 2 to 10 digits"
    """
    return _CELLS[row.cell].on(lang, written=row.written)
