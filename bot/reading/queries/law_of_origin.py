"""A law of several countries, each with a programme of its own: the one on the goods' origin.

'The fentanyl tariff' names that on Canada, which people ask about most; of goods of Mexico or
China it means theirs.
"""

from __future__ import annotations

from dataclasses import replace

from bot.domain.measures import Standing, law_of
from bot.domain.questions import Query
from bot.domain.snapshot import FactSnapshot


def of_its_origin(query: Query, facts: FactSnapshot) -> Query:
    """The query with the programme of the same law that is for its origin, where the one that was
    named is for others alone."""
    named, origin = query.programme, query.origin
    if named is None or origin is None or named not in facts.programmes:
        return query
    only = _only(named, facts)
    if not only or origin in only:
        return query
    own = [slug for slug in facts.programmes if _is_own(slug, named, origin, facts)]
    if not own:
        return query
    own.sort(key=lambda slug: (len(_only(slug, facts)), slug))
    told = query.values.get("programmes", "").split(",")
    held = {"programmes": ",".join(own[0] if slug == named else slug for slug in told)}
    return replace(query, programme=own[0], values={**query.values, **(held if told[0] else {})})


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
