"""The kinds of items by the key that heads their files."""

from __future__ import annotations

from collections.abc import Mapping

from store.catalogue import border_rows, rows

ROWS: Mapping[str, type[rows.Sluggish]] = {
    "meta": rows.MetaRow,
    "sources": rows.SourceRow,
    "programmes": rows.ProgrammeRow,
    "lists": rows.ListRow,
    "goods": rows.GoodRow,
    "measures": rows.MeasureRow,
    "stacking": rows.StackingRow,
    "events": rows.EventRow,
    "claims": rows.ClaimRow,
    "speakers": rows.SpeakerRow,
    "quotes": rows.QuoteRow,
    "agreements": border_rows.AgreementRow,
    "headings": border_rows.HeadingRow,
    "column_two": border_rows.ColumnTwoRow,
}
