"""A measure that only the White House's page tells of is marked so, and its stored sentence goes."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, insert

from bot.domain.days import Validity
from bot.domain.duty import AdValorem
from bot.domain.measures import Measure, Origins
from bot.domain.text import Text
from bot.presentation.measures import measure_notes
from store import codec
from store.facts import KINDS
from store.tables import FACTS, SNAPSHOT
from tests.databases import Database
from tests.store.migrating import brought_up

NOW = datetime(2026, 10, 9, 12, tzinfo=UTC)
SENTENCE = {
    "en": "From the White House's own page; not yet seen in the Federal Register or a customs "
    "message.",
    "fr": "Selon la page de la Maison-Blanche; pas encore vu.",
}
MEASURE = Measure(
    slug="steel",
    programme="us-232-steel",
    imposing="US",
    origins=Origins(),
    label=Text(en="Steel", fr="Acier"),
    duty=AdValorem(percent=Decimal(60)),
    validity=Validity(first=date(2026, 12, 1)),
)


def _held(connection: Connection) -> None:
    noted: dict[str, Any] = {**codec.encode(MEASURE), "note": SENTENCE}
    other = {**noted, "slug": "other", "note": {"en": "Quoted: From the White House"}}
    for kept in (noted, other):
        connection.execute(
            insert(FACTS).values(
                kind="measure",
                slug=kept["slug"],
                recorded_at=NOW,
                payload=json.dumps(kept),
                origin="feed",
            )
        )
    facts: dict[str, Any] = {kind: [] for kind in KINDS}
    facts |= {"measure": [noted, other], "meta": [{"slug": "meta", "data_as_of": "2026-10-09"}]}
    text = json.dumps({"facts": facts, "by_good": {}})
    connection.execute(insert(SNAPSHOT).values(id=1, revision=1, payload=text))


async def test_the_stored_sentence_becomes_a_mark_and_is_said_in_both_languages(
    empty_database: Database,
) -> None:
    store = await brought_up(empty_database, step="0010", holding=_held)
    try:
        read = (await store.snapshot()).facts.measures
        async with store.engine.connect() as connection:
            rows = (await connection.execute(FACTS.select().order_by(FACTS.c.id))).all()
    finally:
        await store.close()
    kept = [codec.loads(Measure, row.payload) for row in rows]
    assert [(one.slug, one.unconfirmed, one.note) for one in kept] == [
        ("steel", True, None),
        ("other", False, Text(en="Quoted: From the White House")),
    ]
    assert (read["steel"].unconfirmed, read["other"].unconfirmed) == (True, False)
    assert measure_notes(read["steel"], "en") == (SENTENCE["en"],)
    assert measure_notes(read["steel"], "fr")[0].startswith("Selon la page de la Maison-Blanche")
