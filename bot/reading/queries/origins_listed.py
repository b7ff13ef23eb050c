"""Countries of origin set side by side: 'steel from Canada, India and China'."""

from __future__ import annotations

import re

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


_SET_BESIDE = re.compile(
    r"\b(?:than|as (?:much|high|low|heavily) as|same\b[^.?!]{0,40}\bas"
    r"|(?:plus|moins|autant|meme)\b[^.?!]{0,40}\bque?"
    r"|(?:taxed|pays?|charged|hit) (?:more|less|most|least))\b"
)
_BETWEEN_TWO = re.compile(r"(?:\b|^)(?:than|as|or|vs|versus|que|ou|qu)\b")
_MOST_BETWEEN = 60
"""Characters between two origins that are compared."""


def origins_compared(seen: Extraction, importing: str) -> tuple[str, ...]:
    """The two countries whose goods a question sets beside each other: 'do Canadian cars pay as
    much as German cars'; none where others are named, too."""
    places = list(seen.of(MarkKind.PLACE))
    named = tuple(dict.fromkeys(mark.country for mark in places))
    if len(named) != _TWO or len(places) != _TWO or importing in named:
        return ()
    left, right = places
    between = seen.folded[seen.words[left.last - 1].end : seen.words[right.first].start]
    near = len(between) <= _MOST_BETWEEN and not any(c in between for c in ".;?!>")
    joined = near and _BETWEEN_TWO.search(between) is not None
    return named if joined and _SET_BESIDE.search(seen.folded) else ()


_TWO = 2


def _is_neighbours_adjective(mark: Mark) -> bool:
    return mark.source == "adjective" and mark.country in ("CA", "US")


def _joined(seen: Extraction, left: Mark, right: Mark) -> bool:
    """Whether nothing but joining words stands between two places."""
    words = [t.word for t in seen.words[left.last : right.first]]
    text = seen.folded[seen.words[left.last - 1].end : seen.words[right.first].start]
    joined = bool(words) or text.strip() in (",", "/")
    return joined and _BETWEEN.issuperset(words) and not any(c in text for c in ".;?!>")
