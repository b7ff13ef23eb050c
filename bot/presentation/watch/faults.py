"""What is wrong with a watch list as it was given, and what to write."""

from __future__ import annotations

from bot.domain.text import Lang
from bot.domain.uploaded_files import FileFault
from bot.domain.watch_lists import BadCell, BadFile, BadRow
from bot.ports.workbooks import WorkbookFault
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
_WORKBOOKS = {
    WorkbookFault.TOO_BIG: N_("{name} is larger than 5 MB"),
    WorkbookFault.UNPACKED: N_("{name} is too large when unpacked"),
    WorkbookFault.NO_WORKBOOK: N_("{name} is no Excel workbook (.xlsx)"),
    WorkbookFault.ENTITIES: N_("{name} declares entities, which no spreadsheet does"),
    WorkbookFault.LOCKED: N_("{name} is damaged or locked by a password"),
    WorkbookFault.ROWS: N_("{name} has too many rows"),
    WorkbookFault.UNREADABLE: N_(
        "{name} can't be read as a workbook: save the sheet as CSV UTF-8 and give that file"
    ),
    WorkbookFault.EMPTY: N_("{name} holds no visible sheet with anything in it"),
}
_GIVEN = {
    FileFault.TOO_BIG: N_("{name} is larger than 5 MB. A list holds at most 5,000 lines."),
    FileFault.NOT_ALLOWED: N_(
        "I may not read files in this workspace, so {name} stays unread. Whoever installed me can "
        "allow it (the scope files:read), or paste its rows: /watch upload rows ..."
    ),
    FileFault.AWAY: N_("{name} could not be fetched just now. Please send it again in a minute."),
    FileFault.NO_TABLE: N_(
        "{name} is no table that I read. A watch list is a CSV or Excel file (.xlsx) whose first "
        "row names the columns: code, name, from, to, yearly value, currency, usmca, sku."
    ),
}
_CELLS = {
    BadCell.NO_CSV: N_("can't be read as CSV: look at its quotation marks"),
    BadCell.CODE: N_("code “{written}”: write a tariff code of 2 to 10 digits"),
    BadCell.VALUE: N_("yearly value “{written}”: write a number such as 1200000 or 1234.56"),
    BadCell.CURRENCY: N_("currency “{written}”: write three letters, such as USD"),
    BadCell.USMCA: N_("usmca “{written}”: write yes or no, or leave it empty"),
    BadCell.ORIGIN: N_("from “{written}”: write a country, such as CA, Mexico or CN"),
    BadCell.DESTINATION: N_("to “{written}”: write a country, such as CA, Mexico or CN"),
    BadCell.NO_DESTINATION: N_("to “{written}”: write US or CA, the country that charges the duty"),
    BadCell.NO_ORIGIN: N_("from: empty; write the country of origin, such as CA or China"),
    BadCell.SAME_COUNTRY: N_(
        "from “{written}”: the same country as to; write where the goods come from"
    ),
}


def file_words(fault: BadFile, lang: Lang) -> str:
    """Why a file is no list, and what to do."""
    return _FILES[fault].on(lang)


def workbook_words(name: str, fault: WorkbookFault, lang: Lang) -> str:
    """Why the workbook of that name is not read."""
    return _WORKBOOKS[fault].on(lang, name=name)


def given_words(name: str, fault: FileFault, lang: Lang) -> str:
    """Why the file of that name that somebody dropped is not read, and what to do."""
    return _GIVEN[fault].on(lang, name=name)


def row_words(row: BadRow, lang: Lang) -> str:
    """What is wrong with a row, and what to write.

    >>> row_words(BadRow(line=2, cell=BadCell.CODE, written="steel"), "en")
    'code “steel”: write a tariff code of 2 to 10 digits'
    """
    return _CELLS[row.cell].on(lang, written=row.written)
