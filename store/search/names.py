"""Names of goods and people: exact by dictionary, near misses by edit distance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from bot.ports import Hit
from store.words import fold, plain

CLOSE = 70.0
"""Below this likeness (0 to 100) a name is no near miss of another."""
LONGEST = 80
"""Letters of a question that are looked at: no name is longer."""


class NameIndex:
    """Slugs by everything they are called."""

    def __init__(self, named: Iterable[tuple[str, Iterable[str]]]) -> None:
        # The same words may, folded, mean two things (a man's surname is another's first name).
        self._exact: dict[str, dict[str, str]] = defaultdict(dict)
        self._folded: dict[str, dict[str, str]] = defaultdict(dict)
        for slug, names in named:
            for name in names:
                if name:
                    self._exact[plain(name)].setdefault(slug, name)
                    self._folded[fold(name)].setdefault(slug, name)
        self._names = list(self._folded)

    def find(self, words: str, *, limit: int) -> tuple[Hit, ...]:
        """The best hits; exact ones have the score 1 and come first."""
        asked = words[:LONGEST]
        found = self._exact.get(plain(asked)) or self._folded.get(fold(asked))
        if found:
            hits = [Hit(slug=s, matched=name, score=1.0) for s, name in found.items()]
            if len(hits) >= limit:
                return tuple(hits[:limit])
            seen = set(found)
            return (*hits, *(h for h in self._near(asked, limit * 2) if h.slug not in seen))[:limit]
        return tuple(self._near(asked, limit))

    def _near(self, words: str, limit: int) -> list[Hit]:
        from rapidfuzz import fuzz, process

        asked = fold(words)
        if len(asked) < 2:
            return []
        scored = process.extract(
            asked, self._names, scorer=fuzz.ratio, score_cutoff=CLOSE, limit=limit * 4
        )
        best: dict[str, Hit] = {}
        for name, score, _ in scored:
            for slug, written in self._folded[name].items():
                if slug not in best:
                    best[slug] = Hit(slug=slug, matched=written, score=min(score / 100, 0.99))
        return list(best.values())[:limit]
