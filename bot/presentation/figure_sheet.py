"""An answer's figures as sheets of a workbook, with their sources and what they speak for."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from bot.cards import Attachment, Card, Headline, Notice
from bot.domain.figures import Figure
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.ports.workbooks import Cell, Sheet, Workbooks
from bot.presentation.csv_cells import as_text
from bot.presentation.messages import N_

_COLUMNS = (
    N_("Day"),
    N_("What"),
    N_("From"),
    N_("To"),
    N_("Before"),
    N_("Figure"),
    N_("Percent"),
    N_("Amount"),
    N_("Currency"),
    N_("Last day"),
    N_("Codes"),
    N_("Programme"),
    N_("Act"),
    N_("Source"),
    N_("USMCA"),
)
_CLAIMED = {"usmca": N_("Yes"), "none": N_("No")}
"""Whether the figure is that of goods for which USMCA is claimed; nothing where it is of both."""
_FIGURES, _SOURCES, _ABOUT = N_("Figures"), N_("Sources"), N_("About")
_SOURCE_COLUMNS = (N_("Title"), N_("Publisher"), N_("Day"), N_("Address"))
_SPEAKS = N_("Speaks for")
_KNOWN = N_("Facts reviewed to")
_NO_ADVICE = N_("Not legal advice.")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def figure_sheet(figures: Iterable[Figure], facts: FactSnapshot, lang: Lang) -> Sheet:
    """A row a figure; its first source by its address."""
    rows = tuple(_row(figure, facts, lang) for figure in figures)
    return Sheet(
        name=_FIGURES.on(lang), columns=tuple(name.on(lang) for name in _COLUMNS), rows=rows
    )


def _row(figure: Figure, facts: FactSnapshot, lang: Lang) -> tuple[Cell, ...]:
    programme = facts.programmes.get(figure.programme)
    held = (facts.sources[slug] for slug in figure.sources if slug in facts.sources)
    return (
        figure.day,
        figure.name,
        figure.origin,
        figure.imposing,
        figure.before,
        figure.words,
        figure.percent,
        figure.money.amount if figure.money else None,
        figure.money.currency if figure.money else "",
        figure.last,
        figure.codes,
        programme.name.on(lang) if programme else figure.programme,
        figure.instrument,
        next((source.address for source in held if source.address), ""),
        _CLAIMED[figure.claim].on(lang) if figure.claim in _CLAIMED else "",
    )


def with_file(
    card: Card, kind: str, facts: FactSnapshot, workbooks: Workbooks | None, name: str
) -> Card:
    """The card as its headline and a file of its figures: 'csv', or 'xlsx' where workbooks are
    written here. The card as it is for other kinds."""
    if kind == "xlsx" and workbooks is not None:
        content = workbooks.xlsx(sheets(card, facts))
        return _with(card, Attachment(name=f"{name}.xlsx", media_type=XLSX, content=content))
    if kind in ("csv", "xlsx"):
        content = csv_of(figure_sheet(card.figures(), facts, card.lang))
        return _with(card, Attachment(name=f"{name}.csv", media_type="text/csv", content=content))
    return card


def with_own_file(card: Card, kind: str) -> Card:
    """The card as its headline and the file that its own detail of that name makes."""
    (detail,) = (one for one in card.details if one.name == kind)
    (file,) = (part for part in detail.make() if isinstance(part, Attachment))
    return _with(card, file)


def sheets(card: Card, facts: FactSnapshot) -> tuple[Sheet, ...]:
    """The figures, their sources, and for what day they speak."""
    lang, figures = card.lang, card.figures()
    return figure_sheet(figures, facts, lang), _sources(figures, facts, lang), _about(card, facts)


def _sources(figures: Iterable[Figure], facts: FactSnapshot, lang: Lang) -> Sheet:
    slugs = dict.fromkeys(slug for figure in figures for slug in figure.sources)
    held = [facts.sources[slug] for slug in slugs if slug in facts.sources]
    rows = tuple((one.title, one.publisher, one.day, one.address) for one in held)
    columns = tuple(name.on(lang) for name in _SOURCE_COLUMNS)
    return Sheet(name=_SOURCES.on(lang), columns=columns, rows=rows)


def _about(card: Card, facts: FactSnapshot) -> Sheet:
    lang = card.lang
    day: date | None = card.day
    rows: tuple[tuple[Cell, ...], ...] = (
        (_SPEAKS.on(lang), day),
        (_KNOWN.on(lang), facts.data_as_of),
        (_NO_ADVICE.on(lang), None),
    )
    head = card.short.headline if card.short else card.title
    return Sheet(name=_ABOUT.on(lang), columns=(head, ""), rows=rows)


def csv_of(sheet: Sheet) -> bytes:
    """A sheet as CSV; no cell can start a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(sheet.columns)
    for row in sheet.rows:
        writer.writerow("" if cell is None else as_text(str(cell)) for cell in row)
    return out.getvalue().encode("utf-8-sig")


def _with(card: Card, file: Attachment) -> Card:
    head = card.short.headline if card.short else card.title
    note = card.short.note if card.short else ""
    small = (Notice(text=note),) if note else ()
    parts = (Headline(text=head), *small, file)
    return replace(card, parts=parts, short=None, details=())
