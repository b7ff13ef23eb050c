"""Rows validated one by one, then against each other: all mistakes at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import ValidationError

from bot.domain.likeness import MEANT, names_like
from store.catalogue.checked import CheckedRow
from store.catalogue.kinds import ROWS
from store.catalogue.read import Item, Loc, Mistake
from store.catalogue.rows import (
    GoodRow,
    MetaRow,
    ProgrammeRow,
    Row,
    SluggedRow,
    SpeakerRow,
    StackingRow,
)
from store.catalogue.sourcing import unsupported
from store.words import plain

REFERENCES = {
    "programme": "programmes",
    "programmes": "programmes",
    "goods": "goods",
    "except_goods": "goods",
    "broader": "goods",
    "source": "sources",
    "sources": "sources",
    "speaker": "speakers",
    "replaces": "measures",
    "succeeded_by": "programmes",
    "gap_of": "measures",
    "measure": "measures",
    "lists": "lists",
    "except_lists": "lists",
}
"""Fields that hold slugs, and the kind those must belong to."""


def validate(items: Iterable[Item], mistakes: list[Mistake]) -> dict[str, dict[str, CheckedRow]]:
    """Rows by kind and slug. Adds what is wrong with single rows to ``mistakes``."""
    rows: dict[str, dict[str, CheckedRow]] = {kind: {} for kind in ROWS}
    for item in items:
        model = ROWS.get(item.kind)
        if model is None:
            mistakes.append(item.mistake(f"unknown kind '{item.kind}': expected {_names(ROWS)}"))
            continue
        try:
            row = model.model_validate(item.plain)
        except ValidationError as error:
            mistakes.extend(_field_mistakes(item, model, error))
            continue
        earlier = rows[item.kind].setdefault(row.slug, CheckedRow(row, item))
        if earlier.item is not item:
            first = earlier.item.mistake("")
            what = f"slug '{row.slug}' is taken already ({first.file}:{first.line})"
            mistakes.append(item.mistake(what, "slug"))
    return rows


def _names(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))


def _field_mistakes(item: Item, model: type[Row], error: ValidationError) -> Iterator[Mistake]:
    for problem in error.errors():
        loc: Loc = problem["loc"]
        name = ".".join(str(step) for step in loc)
        match problem["type"]:
            case "missing":
                what = f"'{name}' is missing"
            case "extra_forbidden":
                near = names_like(str(loc[-1]), _aliases(model), limit=1, at_least=MEANT)
                hint = (
                    f"did you mean '{near[0]}'?" if near else f"expected {_names(_aliases(model))}"
                )
                what = f"unknown field '{name}': {hint}"
            case "value_error":
                what = f"'{name}': {problem['ctx']['error']}"
            case _:
                what = f"'{name}': {problem['input']!r}: {problem['msg']}"
        yield item.mistake(what, *loc)


def _aliases(model: type[Row]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def cross_check(rows: dict[str, dict[str, CheckedRow]]) -> Iterator[Mistake]:
    """What is wrong between rows: references, periods, names meant for two things."""
    for kind in rows.values():
        for checked in kind.values():
            yield from _references(checked, rows)
            yield from _periods(checked)
    yield from unsupported(rows)
    yield from _loops(rows["goods"])
    yield from _shared_names("goods", rows["goods"])
    yield from _shared_names("programmes", rows["programmes"])
    yield from _shared_names("speakers", rows["speakers"])
    if not rows["meta"]:
        yield Mistake("meta.yaml", 1, "nothing says up to which day facts are known ('data_as_of')")
    elif not any(_says_begin(checked.row) for checked in rows["meta"].values()):
        told = "nothing says from which day on facts are held ('records_begin')"
        yield Mistake("meta.yaml", 1, told)


def _says_begin(row: Row) -> bool:
    return isinstance(row, MetaRow) and row.records_begin is not None


def _references(checked: CheckedRow, rows: dict[str, dict[str, CheckedRow]]) -> Iterator[Mistake]:
    for loc, field, slug in _slugs(checked.row, ()):
        kind = REFERENCES[field]
        if slug not in rows[kind]:
            yield checked.item.mistake(_unknown(kind, slug, rows[kind]), *loc)
    if isinstance(checked.row, StackingRow):
        known = rows["programmes"].keys() | rows["measures"].keys()
        for side in ("winner", "loser"):
            for at, slug in enumerate(getattr(checked.row, side)):
                if slug not in known:
                    what = _unknown("programmes or measures", slug, known)
                    yield checked.item.mistake(what, side, at)


def _unknown(kind: str, slug: str, known: Iterable[str]) -> str:
    near = names_like(slug, known, limit=1, at_least=MEANT)
    hint = f": did you mean '{near[0]}'?" if near else ""
    return f"'{slug}' is none of the {kind}{hint}"


def _slugs(row: Row, loc: Loc) -> Iterator[tuple[Loc, str, str]]:
    for name in type(row).model_fields:
        value: Any = getattr(row, name)
        at = (*loc, name)
        if isinstance(value, Row):
            yield from _slugs(value, at)
        elif isinstance(value, list):
            for number, one in enumerate(value):
                if isinstance(one, Row):
                    yield from _slugs(one, (*at, number))
                elif name in REFERENCES:
                    yield (*at, number), name, one
        elif value and name in REFERENCES:
            yield at, name, value


def _periods(checked: CheckedRow) -> Iterator[Mistake]:
    row: Any = checked.row
    parts: list[tuple[Loc, Any]] = [((), row)]
    for field in ("reliefs", "quotas", "roles"):
        parts += [((field, at), part) for at, part in enumerate(getattr(row, field, ()))]
    for loc, part in parts:
        first, last = getattr(part, "first", None), getattr(part, "last", None)
        if first and last and first > last:
            what = f"ends on {last}, before it begins on {first}: 'to' is the last day, included"
            yield checked.item.mistake(what, *loc, "to")


def _loops(goods: dict[str, CheckedRow]) -> Iterator[Mistake]:
    for checked in goods.values():
        seen, slug = set(), checked.row.slug
        while slug in goods and slug not in seen:
            seen.add(slug)
            row = goods[slug].row
            slug = row.broader if isinstance(row, GoodRow) else ""
        if slug == checked.row.slug:
            yield checked.item.mistake(f"'{slug}' is broader than itself", "broader")


def _shared_names(kind: str, rows: dict[str, CheckedRow]) -> Iterator[Mistake]:
    owners: dict[str, dict[str, CheckedRow]] = defaultdict(dict)
    for checked in rows.values():
        for loc, name in _called(checked.row):
            known = owners[plain(name)]
            other = next((slug for slug in known if slug != checked.row.slug), None)
            if other is not None:
                what = f"'{name}' already means '{other}' among the {kind}: expected one meaning"
                yield checked.item.mistake(what, *loc)
            known.setdefault(checked.row.slug, checked)


def _called(row: SluggedRow) -> Iterator[tuple[Loc, str]]:
    match row:
        case GoodRow():
            yield ("name", "en"), row.name.en
            if row.name.fr:
                yield ("name", "fr"), row.name.fr
            for lang in ("en", "fr"):
                for at, name in enumerate(getattr(row.synonyms, lang)):
                    yield ("synonyms", lang, at), name
        case ProgrammeRow():
            yield from ((("names", at), name) for at, name in enumerate(row.names))
        case SpeakerRow():
            yield ("name",), row.name
            yield from ((("aliases", at), name) for at, name in enumerate(row.aliases))
        case _:
            return
