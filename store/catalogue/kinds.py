"""The kinds of items by the key that heads their files."""

from __future__ import annotations

from collections.abc import Mapping

from store.catalogue import duty_rule_rows, rows

ROWS: Mapping[str, type[rows.SluggedRow]] = {
    "meta": rows.MetaRow,
    "sources": rows.SourceRow,
    "programmes": rows.ProgrammeRow,
    "lists": rows.ListRow,
    "conditions": rows.ConditionRow,
    "goods": rows.GoodRow,
    "measures": rows.MeasureRow,
    "stacking": rows.StackingRow,
    "events": rows.EventRow,
    "claims": rows.ClaimRow,
    "speakers": rows.SpeakerRow,
    "quotes": rows.QuoteRow,
    "agreements": duty_rule_rows.AgreementRow,
    "headings": duty_rule_rows.HeadingRow,
    "column_two": duty_rule_rows.ColumnTwoRow,
    "fee_limits": duty_rule_rows.FeeLimitRow,
    "not_held": rows.NotHeldRow,
}
