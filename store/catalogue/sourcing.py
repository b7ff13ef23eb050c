"""Whether facts are as sure as they say: confidence follows from the kind of source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.domain.sources import Confidence, Source, supported
from store.catalogue.build import source_of
from store.catalogue.checked import CheckedRow
from store.catalogue.read import Mistake
from store.catalogue.rows import EventRow, MeasureRow, SourceRow, StackingRow

_ORDER = tuple(Confidence)
_NEEDS = {
    Confidence.HIGH: "an official source with an address",
    Confidence.MEDIUM: "a source with an address, or an official one",
}
_SAY = "say why in 'note' ('detail' of an event), or leave it out"


def unsupported(rows: Mapping[str, Mapping[str, CheckedRow]]) -> Iterator[Mistake]:
    """Confidence that the sources of a fact don't carry, and lower confidence without a reason."""
    sources = {
        slug: source_of(checked.row)
        for slug, checked in rows["sources"].items()
        if isinstance(checked.row, SourceRow)
    }
    for kind in ("measures", "events", "stacking"):
        for checked in rows[kind].values():
            yield from _unsupported(checked, sources)


def _unsupported(checked: CheckedRow, sources: Mapping[str, Source]) -> Iterator[Mistake]:
    row = checked.row
    if not isinstance(row, MeasureRow | EventRow | StackingRow) or row.confidence is None:
        return
    state = supported(sources[slug] for slug in row.sources if slug in sources)
    if _ORDER.index(row.confidence) < _ORDER.index(state):
        what = (
            f"confidence '{row.confidence}' needs {_NEEDS[row.confidence]}: these sources carry "
            f"'{state}'; leave it out, or add the act"
        )
        yield checked.item.mistake(what, "confidence")
    elif row.confidence is not state and not _reasoned(row):
        what = f"confidence '{row.confidence}', though its sources carry '{state}': {_SAY}"
        yield checked.item.mistake(what, "confidence")


def _reasoned(row: MeasureRow | EventRow | StackingRow) -> bool:
    match row:
        case MeasureRow():
            return row.note is not None or row.unconfirmed  # the flag says it: no second text yet
        case EventRow():
            return row.detail is not None
        case StackingRow():
            return True
