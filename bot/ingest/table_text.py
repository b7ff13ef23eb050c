"""What may stand before the rows of a table that came out of a spreadsheet."""

from __future__ import annotations

import re

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How files begin that Excel (.xlsx, .xls) and LibreOffice (.ods) write."""
_SEPARATOR = re.compile(r'"?sep=(.)"?[\s,;]*', re.IGNORECASE)
WORKBOOK = "is a workbook, which is not read: save the sheet as CSV UTF-8 and give that file"


def is_workbook(head: bytes) -> bool:
    """Whether a file that begins with ``head`` is no text but a workbook.

    >>> is_workbook(b"PK\\x03\\x04"), is_workbook(b"id,code")
    (True, False)
    """
    return head.startswith(_WORKBOOKS)


def told_separator(line: str) -> str:
    """The separator that a first line 'sep=;' tells, as Excel writes it; '' for any other line.

    >>> told_separator("sep=;\\r\\n"), told_separator("id;code")
    (';', '')
    """
    found = _SEPARATOR.fullmatch(line.strip("\ufeff\r\n"))
    return found[1] if found else ""
