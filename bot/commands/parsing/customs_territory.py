"""Queries that name a place inside another country's customs territory, as Puerto Rico."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.countries import TERRITORY_OF, customs_territory
from bot.domain.questions import Query
from bot.domain.text import Lang
from bot.errors import UserError
from bot.presentation import asking_words
from bot.presentation.locale_data import territory


def in_customs_territory(query: Query, lang: Lang) -> Query:
    """The query with customs territories for places. Raises UserError where no border is crossed.

    Where only a place is named, goods of it are asked about as they come home, or goods that go
    there as they go to its country.
    """
    places = [code for code in (query.origin, query.imposing) if code in TERRITORY_OF]
    if not places:
        return query
    place = places[0] or ""
    home = customs_territory(place)
    if query.origin is None:
        return replace(query, imposing=home)
    origin = customs_territory(query.origin or home)
    imposing = customs_territory(query.imposing or home)
    if origin == imposing:
        words = asking_words.SAME_TERRITORY.on(lang)
        raise UserError(words.format(place=territory(place, lang)))
    return replace(query, origin=origin, imposing=imposing)
