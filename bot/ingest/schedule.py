"""A schedule file's rows turned into lines: the tree by indent, duties inherited down it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bot.domain.codes import Code


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleRow:
    """One row as a file gives it, cleaned. ``code`` None: a heading that only groups.

    ``place`` says where it stands ('row 17'), for messages. Duty texts are '' where the file
    leaves them to an ancestor.
    """

    place: str
    code: Code | None
    indent: int
    description: str
    description_fr: str = ""
    units: tuple[str, ...] = ()
    general: str = ""
    special: str = ""
    other: str = ""
    see: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class LineDraft:
    """A line ready to be stored: texts own or inherited, ``parent`` the nearest coded ancestor."""

    code: Code
    position: int
    indent: int
    parent: str
    description: str
    description_fr: str
    path: tuple[str, ...]
    units: tuple[str, ...]
    general: str
    special: str
    other: str
    see: tuple[str, ...]
    below: set[tuple[str, str, str]] = field(default_factory=set)
    """Duties of the lines below a line that states none: when all agree, they are its own."""

    @property
    def duties(self) -> tuple[str, str, str]:
        """The three duty texts."""
        return self.general, self.special, self.other


def drafts(rows: Iterable[ScheduleRow]) -> Iterator[LineDraft]:
    """Lines in the order their subtrees close (``position`` keeps the file's order).

    A row without duties inherits all three columns from its nearest ancestor that has any, never
    from a sibling. One with duties only below it takes theirs where they all agree. Headings'
    footnotes pass down too. Indents may jump (the official export does): an ancestor is any row
    above with a smaller one.
    """
    open_rows: list[tuple[ScheduleRow, LineDraft | None]] = []
    for position, row in enumerate(rows):
        while open_rows and open_rows[-1][0].indent >= row.indent:
            yield from _closed(open_rows)
        open_rows.append((row, _draft(row, position, open_rows)))
    while open_rows:
        yield from _closed(open_rows)


def _draft(
    row: ScheduleRow, position: int, above: list[tuple[ScheduleRow, LineDraft | None]]
) -> LineDraft | None:
    if row.code is None:
        return None
    giver = next((r for r in (row, *(r for r, _ in reversed(above))) if _states(r)), row)
    coded = [draft for _, draft in above if draft is not None]
    see = tuple(dict.fromkeys((*row.see, *(coded[-1].see if coded else ()))))
    return LineDraft(
        code=row.code,
        position=position,
        indent=row.indent,
        parent=coded[-1].code.digits if coded else "",
        description=row.description,
        description_fr=row.description_fr,
        path=tuple(r.description for r, _ in above),
        units=row.units,
        general=giver.general,
        special=giver.special,
        other=giver.other,
        see=see,
    )


def _states(row: ScheduleRow) -> bool:
    return bool(row.general or row.special or row.other)


def _closed(open_rows: list[tuple[ScheduleRow, LineDraft | None]]) -> Iterator[LineDraft]:
    """Close the innermost row: settle its duties and pass them up to those that state none."""
    _, draft = open_rows.pop()
    if draft is None:
        return
    if not any(draft.duties) and len(draft.below) == 1:
        draft.general, draft.special, draft.other = next(iter(draft.below))
    parent = next((above for _, above in reversed(open_rows) if above is not None), None)
    if parent is not None and not any(parent.duties):
        parent.below |= {draft.duties} if any(draft.duties) else draft.below
    yield draft
