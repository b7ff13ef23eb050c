"""A law of several countries, each with a programme of its own: the one on the goods' origin.

'The fentanyl tariff' names that on Canada, which people ask about most; of goods of Mexico or
China it means theirs.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.countries import COUNTRIES
from bot.domain.measures import Standing, law_of
from bot.domain.questions import Query
from bot.domain.snapshot import FactSnapshot


def of_its_origin(query: Query, facts: FactSnapshot) -> Query:
    """The query with the programme of the same law that is for its origin, where the one that was
    named is for others alone."""
    query = _applied(query, facts)
    named = query.programme
    own = own_law(named, query.origin, facts) if named is not None else named
    if own is None or own == named:
        return query
    told = query.values.get("programmes", "").split(",")
    held = {"programmes": ",".join(own if slug == named else slug for slug in told)}
    return replace(query, programme=own, values={**query.values, **(held if told[0] else {})})


def own_law(named: str, origin: str | None, facts: FactSnapshot) -> str:
    """The programme of the same law that is for goods of ``origin``, where the one ``named`` is for
    others alone; else that one."""
    only = _only(named, facts) if named in facts.programmes else ()
    if origin is None or not only or origin in only:
        return named
    own = (slug for slug in facts.programmes if _is_own(slug, named, origin, facts))
    return min(own, key=lambda slug: (len(_only(slug, facts)), slug), default=named)


_ACT = re.compile(r"\((\w+)\)$")


def by_its_act(query: Query, folded: str, facts: FactSnapshot) -> Query:
    """The query with the programme of the same act that charges goods of its origin, where the act
    is named ('IEEPA Japan') and the programme that this commonly means is for others."""
    law = facts.programmes.get(query.programme or "")
    act = _ACT.search(law.authority) if law is not None else None
    if law is None or act is None or query.origin is None or not never_reached(query, facts):
        return query
    if re.search(rf"\b{act[1].lower()}\b", folded) is None:
        return query
    same = (p for p in facts.programmes.values() if p.authority == law.authority)
    own = (p for p in same if not never_reached(replace(query, programme=p.slug), facts))
    found = next((p for p in own if p.imposing == law.imposing), law)
    return replace(query, programme=found.slug)


def never_reached(query: Query, facts: FactSnapshot) -> bool:
    """Whether no measure of the query's programme was ever enacted on goods of its origin, though
    some were on others."""
    held = [facts.measures[m] for m in facts.by_programme.get(query.programme or "", ())]
    enacted = [m for m in held if m.standing is Standing.ENACTED]
    origin = query.origin
    return origin is not None and bool(enacted) and not any(m.origins.hit(origin) for m in enacted)


def _applied(query: Query, facts: FactSnapshot) -> Query:
    """The query with the country that its law is said to apply to as that of the goods: 'does the
    fentanyl tariff apply to Vietnam' tells nobody else who charges."""
    law = facts.programmes.get(query.programme or "")
    abroad = query.imposing is not None and query.imposing not in COUNTRIES
    if law is None or query.origin is not None or not abroad:
        return query
    return replace(query, origin=query.imposing, imposing=law.imposing)


def _is_own(slug: str, named: str, origin: str, facts: FactSnapshot) -> bool:
    one, other = facts.programmes[slug], facts.programmes[named]
    same = one.authority == other.authority and one.imposing == other.imposing
    return same and law_of(slug) == law_of(named) and origin in _only(slug, facts)


def _only(slug: str, facts: FactSnapshot) -> frozenset[str]:
    """The countries that the enacted measures of a programme are for; empty where one is for all
    but some, or none is enacted."""
    held = [facts.measures[m] for m in facts.by_programme.get(slug, ())]
    enacted = [m.origins.only for m in held if m.standing is Standing.ENACTED]
    return frozenset().union(*enacted) if enacted and all(enacted) else frozenset()
