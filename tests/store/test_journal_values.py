"""A journal of English words becomes one of values; what is kept is read as it was written."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from sqlalchemy import Connection, insert

from bot.domain.changes import (
    Change,
    ChangeKind,
    Choice,
    Flag,
    ImportCounts,
    Several,
    Value,
    Written,
)
from bot.domain.codes import Code, Scope
from bot.domain.days import FactDay, Validity
from bot.domain.duty import AdValorem, AllIn, Free, Unparsed
from bot.domain.measures import Origins
from bot.domain.text import Text
from bot.presentation.change_words import label_words, value_words
from store import codec
from store.fact_diff import kept
from store.facts import KINDS, Fact
from store.tables import JOURNAL
from tests.databases import Database
from tests.store.migrating import brought_up

NOW = datetime(2026, 10, 9, 12, tzinfo=UTC)
BEFORE = "0007"
"""The last step at which the journal kept words."""
COUNTS = "31,204 lines: 12 new, 3 dropped, 7 with another rate, 0 reworded"


def written(subject: str, field: str, old: str, new: str, label: str = "Steel") -> dict[str, Any]:
    """A payload as it was kept."""
    known = {"field": field, "old": old, "new": new}
    return {
        "serial": 0,
        "recorded_at": NOW.isoformat(),
        "kind": "changed",
        "subject": subject,
        "slug": "x",
        "label": {"en": label, "fr": f"{label} (fr)"},
        **{name: text for name, text in known.items() if text},
    }


ROWS: tuple[tuple[dict[str, Any], Text | None, Value | None, Value | None], ...] = (
    (
        written("measure", "duty", "25%", "15% all-in (the base duty counts towards it)"),
        Text(en="Steel", fr="Steel (fr)"),
        AdValorem(percent=Decimal(25)),
        AllIn(percent=Decimal(15)),
    ),
    (
        written("measure", "duty", "free", "unquantified"),
        Text(en="Steel", fr="Steel (fr)"),
        Free(),
        Unparsed(text="unquantified"),
    ),
    (
        written("measure", "", "", "2.8¢/kg, + 5%, 2025-03-04 to 2025-06-03"),
        Text(en="Steel", fr="Steel (fr)"),
        None,
        Several(
            items=(
                Unparsed(text="2.8¢/kg, + 5%"),
                Validity(first=date(2025, 3, 4), last=date(2025, 6, 3)),
            )
        ),
    ),
    (
        written("measure", "validity", "from 2025-03-04", "2025-03-04 to 2025-06-03"),
        Text(en="Steel", fr="Steel (fr)"),
        Validity(first=date(2025, 3, 4)),
        Validity(first=date(2025, 3, 4), last=date(2025, 6, 3)),
    ),
    (
        written("measure", "standing", "announced", "enacted"),
        Text(en="Steel", fr="Steel (fr)"),
        Choice(code="announced"),
        Choice(code="enacted"),
    ),
    (
        written("measure", "origins", "all but CA, MX", "CN"),
        Text(en="Steel", fr="Steel (fr)"),
        Origins(never=frozenset({"CA", "MX"})),
        Origins(only=frozenset({"CN"})),
    ),
    (
        written("stacking", "even_at_zero", "no", "yes"),
        Text(en="Steel", fr="Steel (fr)"),
        Flag(holds=False),
        Flag(holds=True),
    ),
    (
        written("event", "day", "2026-09-08", "2026-09-09"),
        Text(en="Steel", fr="Steel (fr)"),
        FactDay(first=date(2026, 9, 8)),
        FactDay(first=date(2026, 9, 9)),
    ),
    (
        written("line", "rate", "2% | Free (S) | 20%", "3%"),
        Text(en="Steel", fr="Steel (fr)"),
        Written(text="2% | Free (S) | 20%"),
        Written(text="3%"),
    ),
    (
        written("schedule", "edition", "", COUNTS, "Schedule 2026 rev 4 imported"),
        Text(en="2026 rev 4"),
        None,
        ImportCounts(lines=31_204, new=12, dropped=3, rerated=7, reworded=0),
    ),
    (
        written("fee limit", "least", "33.58", "34", "Limits of the fee us-mpf"),
        Text(en="us-mpf"),
        Written(text="33.58"),
        Written(text="34"),
    ),
    (
        written("meta", "data_as_of", "2026-10-09", "2026-10-10", "Facts known up to"),
        None,
        FactDay(first=date(2026, 10, 9)),
        FactDay(first=date(2026, 10, 10)),
    ),
)


def _held(connection: Connection) -> None:
    for payload, _, _, _ in ROWS:
        connection.execute(
            insert(JOURNAL).values(
                recorded_at=NOW,
                kind=payload["kind"],
                subject=payload["subject"],
                slug="x",
                field=payload.get("field", ""),
                seed=False,
                payload=json.dumps(payload, ensure_ascii=False),
            )
        )


async def test_words_of_an_older_journal_become_values(empty_database: Database) -> None:
    store = await brought_up(empty_database, step=BEFORE, holding=_held)
    try:
        async with store.transaction() as records:
            entries = await records.journal.after(0)
    finally:
        await store.close()
    found = [(entry.label, entry.old, entry.new) for entry in entries]
    assert found == [(label, old, new) for _, label, old, new in ROWS]


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (None, "none", "aucun"),
        (AllIn(percent=Decimal("12.5")), "12.5% all-in (the base duty counts towards it)", None),
        (Free(), "free", "en franchise"),
        (Validity(first=date(2025, 3, 4)), "from 2025-03-04", "dès le 2025-03-04"),
        (kept(frozenset({"steel", "copper"})), "copper, steel", "copper, steel"),
        (kept(Decimal("0.50")), "0.5", "0,5"),
        (Origins(never=frozenset({"CA"})), "all but CA", "tous sauf CA"),
        (Text(en="steel", fr="acier"), "steel", "acier"),
        (Choice(code="threatened"), "threatened", "menacé"),
        (Flag(holds=False), "no", "non"),
    ],
)
def test_values_are_said_in_the_readers_language(
    value: Value | None, english: str, french: str | None
) -> None:
    assert value_words(value, "en") == english
    if french is not None:
        assert value_words(value, "fr") == french


ATOMS: dict[Any, Any] = {
    str: "x",
    int: 1,
    bool: True,
    Decimal: Decimal(1),
    date: date(2025, 3, 4),
    datetime: NOW,
    time: time(17),
    Scope: Scope.of(["7208"]),
    Code: Code("7208"),
}


def made(kind: Any) -> Any:
    """Some value of a type as facts have them."""
    if kind in ATOMS:
        return ATOMS[kind]
    args = [arg for arg in get_args(kind) if arg not in (NoneType, Ellipsis)]
    match get_origin(kind):
        case None:
            if issubclass(kind, Enum):
                return next(iter(kind))
            hints = get_type_hints(kind)
            return kind(**{f.name: made(hints[f.name]) for f in fields(kind)})
        case origin if origin in (tuple, frozenset):
            return origin(made(arg) for arg in args)
        case _:
            return made(args[0])


@pytest.mark.parametrize(
    ("kind", "field"), [(kind, f.name) for kind in KINDS.values() for f in fields(kind)]
)
def test_the_journal_keeps_and_says_a_value_of_every_field(kind: type[Fact], field: str) -> None:
    value = kept(made(get_type_hints(kind)[field]))
    assert value is not None
    assert all(value_words(value, lang) for lang in ("en", "fr"))


def test_facts_without_a_name_are_told_by_what_they_are() -> None:
    assert label_words("column two", None, "fr") == "Origines soumises à la colonne 2"
    assert label_words("schedule", Text(en="2026 rev 4"), "fr") == "Tarif 2026 rev 4 importé"
    assert label_words("measure", Text(en="Steel", fr="Acier"), "fr") == "Acier"


@pytest.mark.parametrize("value", [each for row in ROWS for each in row[2:]])
def test_a_kept_value_is_read_as_the_same_value(value: Value | None) -> None:
    change = Change(
        serial=0,
        recorded_at=NOW,
        kind=ChangeKind.CHANGED,
        subject="measure",
        slug="x",
        label=None,
        field="duty",
        new=value,
    )
    assert codec.loads(Change, codec.dumps(change)) == change
