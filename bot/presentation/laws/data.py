"""Programmes and legal acts as data for programs, each figure with its days and sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from bot.domain.cache import cached
from bot.domain.measures import Measure, Programme
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.ports import Snapshot
from bot.presentation.dates import said
from bot.presentation.figures import measure_figures
from bot.presentation.results import figure_data, freshness, source_data

_APART = re.compile(r"[^a-z0-9]+")
_LONGEST_SLUG = 80


def slug_of(instrument: str) -> str:
    """An act's name within an address: 'proclamation-10947'."""
    return _APART.sub("-", instrument.lower())[:_LONGEST_SLUG].strip("-")


@cached("acts", most=2)
def orders(facts: FactSnapshot) -> Mapping[str, tuple[Measure, ...]]:
    """The acts that measures rest on, by slug, with their measures in order of first day."""
    held: dict[str, list[Measure]] = {}
    for measure in facts.measures.values():
        if measure.instrument:
            held.setdefault(slug_of(measure.instrument), []).append(measure)
    return {slug: tuple(measures) for slug, measures in held.items()}


def programme_data(
    programme: Programme, snapshot: Snapshot, today: date, lang: Lang
) -> dict[str, Any]:
    """A programme with its measures: what is in force today, past, coming or only said."""
    facts = snapshot.facts
    measures = [facts.measures[slug] for slug in facts.by_programme.get(programme.slug, ())]
    return {
        "programme": programme.slug,
        "name": said(programme.name, lang),
        "imposed_by": programme.imposing,
        "authority": programme.authority,
        **({"note": said(programme.note, lang)} if programme.note else {}),
        **_measures(measures, (programme.slug,), snapshot, today, lang),
    }


def order_data(
    measures: tuple[Measure, ...], snapshot: Snapshot, today: date, lang: Lang
) -> dict[str, Any]:
    """An act with the measures that rest on it."""
    programmes = tuple(dict.fromkeys(m.programme for m in measures))
    return {
        "order": slug_of(measures[0].instrument),
        "name": measures[0].instrument,
        "imposed_by": measures[0].imposing,
        "programmes": list(programmes),
        **_measures(measures, programmes, snapshot, today, lang),
    }


def _measures(
    measures: Iterable[Measure],
    programmes: Sequence[str],
    snapshot: Snapshot,
    today: date,
    lang: Lang,
) -> dict[str, Any]:
    figures = measure_figures(measures, today, lang)
    slugs = dict.fromkeys(slug for figure in figures for slug in figure.sources)
    held = snapshot.facts.sources
    return {
        "day": str(today),
        "lang": lang,
        "figures": [figure_data(figure) for figure in figures],
        "sources": [source_data(held[slug]) for slug in slugs if slug in held],
        "freshness": freshness(None, snapshot, today, programmes=programmes),
    }
