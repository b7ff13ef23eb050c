"""Countries of origin set side by side: 'steel from Canada, India and China'."""

from __future__ import annotations

from bot.domain.words import word_set
from bot.reading.marks import Extraction, Mark, MarkKind

_BETWEEN = word_set(
    "and or vs v versus et ou contre from made in origin than compared with plus also",
    "de du des la le les l d fabrique fabriques fabriquee fabriquees en au aux",
)
"""Words that may stand between two countries of one list."""


def origins_listed(seen: Extraction, importing: str) -> tuple[str, ...]:
    """Two or more countries that a list names as origins, in its order; none otherwise."""
    places = [m for m in seen.of(MarkKind.PLACE) if not _is_neighbours_adjective(m)]
    best: list[str] = []
    run: list[str] = []
    for n, mark in enumerate(places):
        country = mark.country
        goes_on = n > 0 and _joined(seen, places[n - 1], mark)
        run = [*run, country] if goes_on else [country]
        if len(set(run)) > len(set(best)):
            best = run
    listed = tuple(dict.fromkeys(best))
    return listed if len(listed) > 1 and importing not in listed else ()


def _is_neighbours_adjective(mark: Mark) -> bool:
    return mark.source == "adjective" and mark.country in ("CA", "US")


def _joined(seen: Extraction, left: Mark, right: Mark) -> bool:
    """Whether nothing but joining words stands between two places."""
    words = [t.word for t in seen.words[left.last : right.first]]
    text = seen.folded[seen.words[left.last - 1].end : seen.words[right.first].start]
    joined = bool(words) or text.strip() in (",", "/")
    return joined and _BETWEEN.issuperset(words) and not any(c in text for c in ".;?!>")
