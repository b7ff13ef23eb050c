"""The fact snapshot: built from current facts at every load, kept as one text, read in one go."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import select

from bot.domain.cache import Cache
from bot.domain.events import Event
from bot.domain.goods import Good
from bot.domain.lineage import named_by_lineage
from bot.domain.measures import ImportedScope, Measure
from bot.domain.snapshot import FactSnapshot
from store import codec
from store.engine import Work
from store.facts import KINDS, Fact, FactVersion, Meta, as_recorded
from store.tables import SNAPSHOT, STATE

F = TypeVar("F")


def bind(
    fact_rows: Iterable[Fact], *, revision: int, by_good: Mapping[str, Any] | None = None
) -> FactSnapshot:
    """The snapshot of ``facts``. ``by_good`` saves working out which measures reach which goods.

    Raises LookupError where no fact says up to which day facts are known.
    """
    kept: dict[type, dict[str, Any]] = {kind: {} for kind in KINDS.values()}
    for fact in fact_rows:
        kept[type(fact)][fact.slug] = fact
    of = {name: kept[kind] for name, kind in KINDS.items()}
    measures = _sorted(
        _with_scopes(of["measure"], of["imported scope"]), lambda m: (m.validity.first, m.slug)
    )
    quotes = _sorted(of["quote"], lambda q: (q.day, q.slug))
    days = [meta.data_as_of for meta in of["meta"].values()]
    if not days:
        raise LookupError("no fact says up to which day facts are known")
    begins = [meta.records_begin for meta in of["meta"].values() if meta.records_begin is not None]
    return FactSnapshot(
        revision=revision,
        data_as_of=max(days),
        records_begin=min(begins) if begins else _month_of_first(of["event"], max(days)),
        sources=of["source"],
        programmes=of["programme"],
        measures=measures,
        stacking=named_by_lineage(of["stacking"].values(), measures),
        goods=of["good"],
        events=_sorted(of["event"], lambda e: (e.day, e.slug)),
        claims=of["claim"],
        speakers=of["speaker"],
        quotes=quotes,
        agreements=of["agreement"],
        headings=of["heading"],
        column_two={two.imposing: two.origins for two in of["column two"].values()},
        fee_limits=tuple(of["fee limit"].values()),
        not_held=of["not held"],
        lines=of["schedule lines"],
        by_good={slug: tuple(found) for slug, found in by_good.items()}
        if by_good is not None
        else reached(of["good"], measures),
        by_programme=_grouped((m.programme, m.slug) for m in measures.values()),
        by_speaker=_grouped((q.speaker, q.slug) for q in quotes.values()),
    )


def _month_of_first(events: Mapping[str, Event], data_as_of: date) -> date:
    """From which day on facts are held by those of a store in which none says it, as none did once:
    since the month of the first event."""
    return min((event.day.first for event in events.values()), default=data_as_of).replace(day=1)


def _with_scopes(
    measures: Mapping[str, Measure], imported: Mapping[str, ImportedScope]
) -> dict[str, Measure]:
    """Measures with the lists that were imported for them; a whole list closes its gap."""
    whole = {slug for slug, scope in imported.items() if scope.whole}
    return {
        slug: imported[slug].applied(measure) if slug in imported else measure
        for slug, measure in measures.items()
        if measure.gap_of not in whole
    }


def _sorted(fact_rows: Mapping[str, F], key: Any) -> dict[str, F]:
    return dict(sorted(fact_rows.items(), key=lambda item: key(item[1])))


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    out: dict[str, list[str]] = defaultdict(list)
    for key, slug in pairs:
        out[key].append(slug)
    return {key: tuple(slugs) for key, slugs in out.items()}


def reached(
    goods: Mapping[str, Good], measures: Mapping[str, Measure]
) -> dict[str, tuple[str, ...]]:
    """For each good, the measures that name it, a broader good of it, or any of its codes."""
    out = {}
    for good in goods.values():
        named = {good.slug, *_broader(good, goods)} if not _coded(good) else {good.slug}
        out[good.slug] = tuple(
            measure.slug
            for measure in measures.values()
            if not named.isdisjoint(measure.goods)
            or good.scope_in(measure.imposing).overlaps(measure.scope)
        )
    return out


def _coded(good: Good) -> bool:
    return bool(good.scope or good.us or good.ca)


def _broader(good: Good, goods: Mapping[str, Good]) -> Iterable[str]:
    while good.broader and good.broader in goods:
        yield good.broader
        good = goods[good.broader]


async def revisions(work: Work) -> tuple[int, int, int]:
    """The counters that move with every load of facts, of schedule lines, and with what waits for
    review; 0 before any."""
    asked = select(STATE.c.revision, STATE.c.lines_revision, STATE.c.live_revision)
    row = (await work.read(asked)).one()
    return row.revision, row.lines_revision, row.live_revision


async def keep_snapshot(
    work: Work, versions: Iterable[FactVersion], *, revision: int
) -> FactSnapshot:
    """Write the text that :func:`read_snapshot` reads, in the transaction of a load: a line for
    which measures reach which goods, by their places, then one a fact."""
    fact_rows = [version.fact for version in versions]
    facts = bind(fact_rows, revision=revision)
    names = {kind: name for name, kind in KINDS.items()}
    place = {slug: at for at, slug in enumerate(_measures(fact_rows))}
    reach = {good: [place[slug] for slug in slugs] for good, slugs in facts.by_good.items()}
    plain = ([names[type(fact)], codec.encode(fact)] for fact in fact_rows)
    # escaped, for a text of plain letters takes a byte each, and one with a dash from elsewhere two
    text = "\n".join(json.dumps(each, separators=_CLOSE) for each in (reach, *plain))
    await work.write(SNAPSHOT.delete())
    await work.write(SNAPSHOT.insert().values(id=1, revision=revision, payload=text))
    return facts


async def read_snapshot(work: Work) -> FactSnapshot | None:
    """The current snapshot; None before the first load."""
    row = (await work.read(select(SNAPSHOT.c.revision, SNAPSHOT.c.payload))).one_or_none()
    return None if row is None else bound(row.payload, row.revision)


def bound(text: str, revision: int) -> FactSnapshot:
    """The snapshot of a text that :func:`keep_snapshot` wrote: one object for as long as no other
    text is read in this process, so that what was derived from it serves every reader."""
    return BOUND.recall((text, revision), lambda: _bound(text, revision))


BOUND = Cache[FactSnapshot]("facts as bound", most=1)
"""The snapshot that was read last, by its text and its revision."""


def _bound(text: str, revision: int) -> FactSnapshot:
    first, after = _parsed(text, 0)
    if "by_good" in first:
        return _read_old(first, revision)
    fact_rows = list(_read(text, after))
    slugs = _measures(fact_rows)
    by_good = {good: [slugs[at] for at in places] for good, places in first.items()}
    return bind(fact_rows, revision=revision, by_good=by_good)


_CLOSE = (",", ":")
_parsed = json.JSONDecoder().raw_decode


def _read(text: str, at: int) -> Iterable[Fact]:
    """The facts of a text, one at a time: what is parsed is let go with each."""
    while at < len(text):
        (kind, plain), at = _parsed(text, at + 1)
        yield codec.decode(KINDS[kind], plain)


def _read_old(kept: Mapping[str, Any], revision: int) -> FactSnapshot:
    """What a former version of the program kept: all facts in one object."""
    old = kept["facts"].items()
    fact_rows = (codec.decode(KINDS[kind], each) for kind, many in old for each in many)
    return bind(fact_rows, revision=revision, by_good=kept["by_good"])


def _measures(fact_rows: Iterable[Fact]) -> list[str]:
    """The slugs of the measures, in order."""
    return [fact.slug for fact in fact_rows if isinstance(fact, Measure)]


async def facts_as_recorded(work: Work, at: datetime) -> FactSnapshot | None:
    """The fact snapshot as it stood on record at ``at`` (aware); None before the first load.

    What people were told that day, whatever has been corrected since. Its revision is -1: it is
    nobody's current one.
    """
    versions = await as_recorded(work, at)
    if not any(kind is Meta for kind in (KINDS[key[0]] for key in versions)):
        return None
    return bind((version.fact for version in versions.values()), revision=-1)
