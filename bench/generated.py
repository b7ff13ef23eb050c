"""The load that the figures are measured under: made up, the same on every run.

35,000 schedule lines, 2,000 measures and 50,000 quotes, besides the shipped catalogue.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import accumulate
from pathlib import Path

from sqlalchemy import insert, update

from bot.domain.codes import Scope
from bot.domain.days import FactDay, Validity
from bot.domain.duty import AdValorem
from bot.domain.measures import Measure, Origins
from bot.domain.quotes import Quote, QuoteKind
from bot.domain.text import Text
from store.catalogue import read_catalogue
from store.facts import Fact
from store.load import replace_facts
from store.schedule_search_index import line_indexes
from store.store import SqlStore, open_store
from store.tables import EDITIONS, LINES, STATE

LINES_MADE, MEASURES_MADE, QUOTES_MADE = 35_000, 2_000, 50_000
SHIPPED = Path(__file__).parents[1] / "config" / "catalogue"
NOW = datetime(2026, 10, 10, 12, tzinfo=UTC)
FIRST = date(2026, 1, 1)
_SYLLABLES = (
    "ba",
    "co",
    "di",
    "fer",
    "ga",
    "hul",
    "jo",
    "kan",
    "lu",
    "mer",
    "nor",
    "pal",
    "qui",
    "tan",
)


def words(count: int, seed: int = 1) -> list[str]:
    """``count`` different words of two to four syllables."""
    chance = random.Random(seed)
    found: dict[str, None] = {}
    while len(found) < count:
        found["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4)))] = None
    return list(found)


def descriptions() -> list[str]:
    """The texts of the lines: three to eight words each, some of them frequent."""
    chance = random.Random(2)
    vocabulary = words(6_000)
    weights = [*accumulate(1 / (rank + 20) for rank in range(len(vocabulary)))]
    return [
        " ".join(chance.choices(vocabulary, cum_weights=weights, k=chance.randint(3, 8)))
        for _ in range(LINES_MADE)
    ]


def _measures() -> Iterator[Measure]:
    chance = random.Random(3)
    for number in range(MEASURES_MADE):
        first = FIRST + timedelta(days=chance.randrange(600) - 300)
        code = f"{chance.randint(1, 97):02d}{chance.randint(1, 20):02d}"
        yield Measure(
            slug=f"made-{number}",
            programme="us-232-steel",
            imposing=chance.choice(("US", "CA")),
            origins=Origins(only=frozenset({"CA"})),
            label=Text(en=f"Made up {number}", fr=f"Inventé {number}"),
            duty=AdValorem(percent=Decimal(chance.randint(1, 50))),
            validity=Validity(first=first, last=first + timedelta(days=90)),
            scope=Scope.of([code, f"{code}.10-{code}.20"]),
        )


def _quotes(speakers: list[str], source: str) -> Iterator[Quote]:
    chance = random.Random(4)
    vocabulary = words(8_000, seed=5)
    weights = [*accumulate(1 / (rank + 50) for rank in range(len(vocabulary)))]
    for number in range(QUOTES_MADE):
        yield Quote(
            slug=f"made-{number}",
            speaker=chance.choice(speakers),
            kind=QuoteKind.VERBATIM,
            words=" ".join(chance.choices(vocabulary, cum_weights=weights, k=20)),
            day=FactDay(first=FIRST + timedelta(days=chance.randrange(280))),
            venue=None,
            source=source,
        )


def _lines() -> Iterator[dict[str, object]]:
    for number, text in enumerate(descriptions()):
        code = f"{number // 400 + 1:02d}{number % 400:08d}"
        yield {
            "schedule": "US",
            "code": code,
            "position": number,
            "indent": 2,
            "parent": code[:4],
            "description": text,
            "description_fr": "",
            "path": json.dumps(["Chapter", f"Heading {code[:4]}"]),
            "units": "[]",
            "general": "2.5%",
            "special": "",
            "other": "20%",
            "see": "[]",
            "valid_from": FIRST,
            "valid_to": None,
            "revision": "made",
        }


async def shipped(data: Path) -> SqlStore:
    """A store with the shipped catalogue."""
    store = await open_store(data=data)
    await store.load(SHIPPED, now=NOW)
    return store


async def loaded(data: Path) -> SqlStore:
    """A store with the whole load."""
    store = await open_store(data=data)
    facts: list[Fact] = list(read_catalogue(SHIPPED))
    speakers = [fact.speaker for fact in facts if isinstance(fact, Quote)]
    source = next(fact.source for fact in facts if isinstance(fact, Quote))
    facts += [*_measures(), *_quotes(speakers, source)]
    async with store.work() as work:
        await replace_facts(work, facts, now=NOW)
        await work.write(insert(LINES), list(_lines()))
        edition = {"schedule": "US", "revision": "made", "first": FIRST, "imported_at": NOW}
        await work.write(insert(EDITIONS), [edition])
        await work.write(update(STATE).values(lines_revision=1))
    async with store.work() as work:
        await line_indexes(work, data / "search", lines_revision=1)
    return store
