"""The Canadian Customs Tariff as CBSA publishes it in tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from bot.domain import units
from bot.domain.codes import Code
from bot.errors import CatalogueError
from bot.ingest.duty_text import cleaned
from bot.ingest.schedule import LineDraft

COLUMNS = ("TARIFF", "EFF_DATE", "DESC1", "DESC2", "DESC3", "UOM", "MFN", "General Tariff")
"""Columns every table has; treatment columns beside MFN may differ between editions."""
TREATMENTS = (
    *("UST", "MXT", "CEUT", "CPTPT", "UKT", "CPUKT", "AUT", "NZT", "CCCT", "LDCT", "GPT", "CIAT"),
    *("CT", "CRT", "IT", "NT", "SLT", "PT", "COLT", "JT", "PAT", "HNT", "KRT", "UAT"),
)
"""Tariff treatments read beside MFN, by the tables' own letters (CBSA, list of treatments)."""
_CODE = re.compile(r"\d{2}\.\d{1,2}|\d{4}(?:\.\d{1,2}){0,3}|\d{2}|(?:\d{2}){2,5}")
"""'01.05', '0105.11.2', '0105.11.22.00'. Without points digits are even in number: an odd count has
lost its zero."""
_ABSENT = ("", "N/A", "NA", "-")
_ITEM = 8
"""Digits of a tariff item."""
_MOST_PROBLEMS = 20


def ca_drafts(raw: Iterable[Mapping[str, str]]) -> Iterator[LineDraft]:
    """Lines of the tables, in their order. Raises CatalogueError with all that is wrong, by row.

    Codes nest by their digits, so a parent is the nearest shorter code before; DESC1 to DESC3 are
    the description and those above it, outermost first. A statistical number without rates of its
    own has those of its tariff item: the law sets them by item, to eight digits.
    """
    problems: list[str] = []
    known: dict[str, LineDraft] = {}
    for position, row in enumerate(raw):
        try:
            draft = _draft(row, position, known)
        except ValueError as wrong:
            problems.append(f"row {position + 2}: {wrong}")
            if len(problems) >= _MOST_PROBLEMS:
                break
            continue
        before = known.get(draft.code.digits)
        if before is not None and _same(before, draft):
            continue  # the tables print some rows twice, word for word
        if before is not None:
            told = "stands twice with other words or rates; expected once"
            problems.append(f"row {position + 2}: {draft.code.dotted} {told}")
        known.setdefault(draft.code.digits, draft)
        if not problems:
            yield draft
    if not known and not problems:
        problems.append("no tariff item in the file; expected the CBSA tables")
    if problems:
        raise CatalogueError(tuple(problems))


def _draft(row: Mapping[str, str], position: int, known: Mapping[str, LineDraft]) -> LineDraft:
    missing = [name for name in COLUMNS if row.get(name) is None]
    if missing:
        raise ValueError(f"no {', '.join(missing)}; expected the columns of the CBSA tables")
    code = _code(row["TARIFF"].strip())
    texts = [cleaned(row[name]) for name in ("DESC1", "DESC2", "DESC3")]
    told = [text for text in texts if text]
    parent = next(
        (
            code.digits[:n]
            for n in range(9, 3, -1)
            if n < len(code.digits) and code.digits[:n] in known
        ),
        "",
    )
    general, other = _rate(row["MFN"]), _rate(row["General Tariff"])
    special = " ".join(
        f"{rate} ({name})" for name in TREATMENTS if (rate := _rate(row.get(name) or ""))
    )
    item = known.get(code.digits[:_ITEM])
    if item is not None and not (general or special or other):
        general, special, other = item.duties
    return LineDraft(
        code=code,
        position=position,
        indent=max(0, len(code.digits) // 2 - 2),
        parent=parent,
        description=told[-1] if told else "",
        description_fr="",
        path=tuple(told[:-1]),
        units=tuple(units.unit(each) for each in (row["UOM"].strip(),) if each not in _ABSENT),
        general=general,
        special=special,
        other=other,
        see=(),
    )


def _code(written: str) -> Code:
    """Raises ValueError, naming the zero that a spreadsheet took away."""
    if _CODE.fullmatch(written) is None:
        told = f"{written[:20]!r} is no tariff number of the tables, such as 01.05 or 0105.11.22"
        raise ValueError(f"{told}; has a spreadsheet taken leading zeros away?")
    return Code.parse(written)


def _same(one: LineDraft, other: LineDraft) -> bool:
    """Whether two rows say the same; where they stand does not matter."""
    return replace(one, position=0) == replace(other, position=0)


def _rate(text: str) -> str:
    words = cleaned(text)
    return "" if words.upper() in _ABSENT else words
