"""Cells of the CSV files that people open in a spreadsheet."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"[=@\t\r]|[+-](?!\d+([.,]\d+)?$)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def as_text(cell: str) -> str:
    """A person's own words for a cell of a table: a spreadsheet must not run them as a formula.

    >>> as_text("E-17"), as_text("-12"), as_text("=HYPERLINK(A1)")
    ('E-17', '-12', "'=HYPERLINK(A1)")
    """
    if cell.isalnum():
        return cell
    cell = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", cell)
    return f"'{cell}" if _FORMULA.match(cell) else cell


def own_words(cell: str) -> str:
    """What :func:`as_text` was given, of what it made: a table of ours that is read again.

    >>> own_words("'=HYPERLINK(A1)"), own_words("'tis")
    ('=HYPERLINK(A1)', "'tis")
    """
    return cell[1:] if cell.startswith("'") and as_text(cell[1:]) == cell else cell
