"""The Canadian Customs Tariff as CBSA publishes it in tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bot.domain.codes import Code
from bot.errors import CatalogueError
from bot.ingest.duty_text import cleaned
from bot.ingest.schedule import LineDraft

COLUMNS = ("TARIFF", "EFF_DATE", "DESC1", "DESC2", "DESC3", "UOM", "MFN", "General Tariff")
"""Columns every table has; treatment columns beside MFN may differ between editions."""
TREATMENTS = ("UST", "MXT", "CEUT", "CPTPT", "UKT")
"""Tariff treatments read beside MFN: United States, Mexico, CETA, CPTPP, United Kingdom."""
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
        if draft.code.digits in known:
            problems.append(f"row {position + 2}: {draft.code.dotted} stands twice; expected once")
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
    code = Code.parse(row["TARIFF"].strip())
    texts = [cleaned(row[name]) for name in ("DESC1", "DESC2", "DESC3")]
    told = [text for text in texts if text]
    parent = next((code.digits[:n] for n in (8, 6, 4) if code.digits[:n] in known), "")
    general, other = _rate(row["MFN"]), _rate(row["General Tariff"])
    special = " ".join(
        f"{rate} ({name})" for name in TREATMENTS if (rate := _rate(row.get(name) or ""))
    )
    if len(parent) == _ITEM and not (general or special or other):
        general, special, other = known[parent].duties
    return LineDraft(
        code=code,
        position=position,
        indent=max(0, len(code.digits) // 2 - 2),
        parent=parent if parent != code.digits else "",
        description=told[-1] if told else "",
        description_fr="",
        path=tuple(told[:-1]),
        units=tuple(unit for unit in (row["UOM"].strip(),) if unit not in _ABSENT),
        general=general,
        special=special,
        other=other,
        see=(),
    )


def _rate(text: str) -> str:
    words = cleaned(text)
    return "" if words.upper() in _ABSENT else words
