"""The US Harmonized Tariff Schedule as USITC exports it, JSON or CSV, row by row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.domain.codes import Code
from bot.errors import CatalogueError
from bot.ingest.duty_text import cleaned
from bot.ingest.schedule import ScheduleRow

JSON_KEYS = ("htsno", "indent", "description", "general", "special", "other")
"""What every row of the JSON export has."""
CSV_COLUMNS = {
    "HTS Number": "htsno",
    "Indent": "indent",
    "Description": "description",
    "Unit of Quantity": "units",
    "General Rate of Duty": "general",
    "Special Rate of Duty": "special",
    "Column 2 Rate of Duty": "other",
}
"""The CSV export's headings. It carries no footnotes."""

_HEADING = re.compile(r"99\d\d\.\d\d(?:\.\d\d)?")
_MOST_PROBLEMS = 20


def hts_rows(raw: Iterable[Mapping[str, Any]]) -> Iterator[ScheduleRow]:
    """Rows of the export, cleaned. Raises CatalogueError with all that is wrong, by row.

    ``indent`` comes as a string, ``units`` as a list, rates with stray HTML; rows without a code
    only group what is below them.
    """
    problems: list[str] = []
    seen: set[str] = set()
    count = 0
    for count, row in enumerate(raw, start=1):
        try:
            made = _row(row, f"row {count}")
        except ValueError as wrong:
            problems.append(f"row {count}: {wrong}")
            if len(problems) >= _MOST_PROBLEMS:
                break
            continue
        if made.code is not None and made.code.digits in seen:
            problems.append(f"row {count}: code {made.code.dotted} stands twice; expected once")
        if made.code is not None:
            seen.add(made.code.digits)
        if not problems:
            yield made
    if not seen and not problems:
        problems.append(f"no schedule line in {count} rows; expected the USITC export")
    if problems:
        raise CatalogueError(tuple(problems))


def _row(row: Mapping[str, Any], place: str) -> ScheduleRow:
    missing = [key for key in JSON_KEYS if key not in row]
    if missing:
        raise ValueError(f"no {', '.join(missing)}; expected the columns of the USITC export")
    indent = str(row["indent"] or "0").strip()
    if len(indent) > 2 or not (indent.isascii() and indent.isdigit()) or int(indent) > 20:
        raise ValueError(f"indent {indent[:20]!r}; expected a small whole number")
    written = str(row["htsno"] or "").strip()
    return ScheduleRow(
        place=place,
        code=Code.parse(written) if written else None,
        indent=int(indent),
        description=cleaned(str(row["description"] or "")),
        units=_units(row.get("units")),
        general=cleaned(str(row["general"] or "")),
        special=cleaned(str(row["special"] or "")),
        other=cleaned(str(row["other"] or "")),
        see=_headings(row.get("footnotes")),
    )


def _units(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        value = re.findall(r"[^\[\]\",]+", value)
    if not isinstance(value, list):
        return ()
    return tuple(unit for each in value if (unit := str(each).strip()))


def _headings(footnotes: object) -> tuple[str, ...]:
    """Chapter 99 headings that footnotes to the rate columns name, in order."""
    if not isinstance(footnotes, list):
        return ()
    named = [
        heading
        for note in footnotes
        if isinstance(note, Mapping) and {"general", "other"} & set(note.get("columns") or ())
        for heading in _HEADING.findall(str(note.get("value") or ""))
    ]
    return tuple(dict.fromkeys(named))
