"""Whether the words of a change name some of a measure's goods and say nothing of the others.

A measure may charge steel, aluminum and copper alike; an act that raises the rate of copper alone
is no change of all of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.domain.goods import Good
from bot.domain.measures import Measure


def goods_apart(
    words: str, measure: Measure, goods: Mapping[str, Good]
) -> tuple[tuple[Good, ...], tuple[Good, ...]]:
    """The measure's goods that ``words`` name, and those that are neither named nor share a code
    with one that is; both empty where all or none are named.
    """
    held = [goods[slug] for slug in measure.goods if slug in goods]
    named = tuple(good for good in held if names_good(words, good))
    silent = tuple(
        good for good in held if not any(_kin(good, one, measure.imposing) for one in named)
    )
    return (named, silent) if named and silent else ((), ())


def names_good(words: str, good: Good) -> bool:
    """Whether a good stands in the words by one of its names, in either language."""
    names = (good.name.en, good.name.fr, *good.synonyms_en, *good.synonyms_fr)
    return any(_stands(name, words) for name in names if name)


def _stands(name: str, words: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", words, re.IGNORECASE) is not None


def _kin(one: Good, other: Good, country: str) -> bool:
    """Whether two goods are one thing by two names, or one is a kind of the other."""
    if other.slug in (one.slug, one.broader) or one.slug == other.broader:
        return True
    return one.scope_in(country).overlaps(other.scope_in(country))
