"""Goods of the catalogue that are a way of importing and no thing: parcels, whatever is in them.

config/reading/ways-of-importing.csv says which, and the programme that tells what they pay where
its country charges.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from bot.domain.questions import Query
from bot.domain.snapshot import FactSnapshot
from bot.tables import rows


def is_way_of_importing(good: str) -> bool:
    """Whether it says how a thing is sent; where a thing is named, that is meant."""
    return good in _programmes()


def without_ways_of_importing(goods: tuple[str, ...]) -> tuple[str, ...]:
    """Goods without how they are sent: of mitts in a parcel the mitts owe the duty."""
    return tuple(good for good in goods if not is_way_of_importing(good)) or goods


def told_as_rate(query: Query, facts: FactSnapshot) -> Query:
    """The query; where a sum is asked of a way of importing alone, as one after its rate: what a
    parcel pays is told by the exemption, not by what is in it."""
    slug = _programmes().get(query.good or "")
    if slug is None or query.command != "duty" or query.goods:
        return query
    query = replace(query, command="tariff", programme=None, money=None)
    programme = facts.programmes.get(slug)
    if programme is None or query.imposing not in (None, programme.imposing):
        return query
    return replace(query, good=None, programme=slug)


@cache
def _programmes() -> Mapping[str, str]:
    table = rows("reading/ways-of-importing.csv", filled=("good", "programme"))
    return {row["good"]: row["programme"] for row in table}
