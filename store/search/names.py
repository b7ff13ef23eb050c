"""Names of goods and people: exact by dictionary, near misses by edit distance, beginnings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from bot.domain.likeness import NAME_BEGUN, NAME_INSIDE, NAME_NEAR
from bot.ports import Hit
from store.words import fold_plain, plain

LONGEST = 80
"""Letters of a question that are looked at: no name is longer."""


class NameIndex:
    """Finds goods, programmes and people by any of their names, misspelt ones too.

    ``weight`` settles ties: of two names equally near, the one that facts speak of more often.
    """

    def __init__(
        self, named: Iterable[tuple[str, Iterable[str]]], weight: Mapping[str, int]
    ) -> None:
        # The same words may, folded, mean two things (a man's surname is another's first name).
        self._exact: dict[str, dict[str, str]] = defaultdict(dict)
        self._folded: dict[str, dict[str, str]] = defaultdict(dict)
        self._weight = weight
        for slug, names in named:
            for name in names:
                if name:
                    written = plain(name)
                    self._exact[written].setdefault(slug, name)
                    self._folded[fold_plain(written)].setdefault(slug, name)

    def find(self, words: str, *, limit: int) -> tuple[Hit, ...]:
        """The best hits; exact ones have the score 1 and come first."""
        written = plain(words[:LONGEST])
        asked = fold_plain(written)
        found = self._exact.get(written) or self._folded.get(asked) or {}
        hits = {slug: Hit(slug=slug, matched=name, score=1.0) for slug, name in found.items()}
        if len(hits) < limit and len(asked) > 1:
            for name, score in (*self._near(asked), *self._begun(asked)):
                for slug, matched in self._folded[name].items():
                    if slug not in hits or hits[slug].score < score:
                        hits[slug] = Hit(slug=slug, matched=matched, score=score)
        return tuple(sorted(hits.values(), key=self._rank)[:limit])

    def _rank(self, hit: Hit) -> tuple[float, int, str]:
        return -hit.score, -self._weight.get(hit.slug, 0), hit.slug

    def _near(self, asked: str) -> Iterable[tuple[str, float]]:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        scored = process.extract(
            asked,
            self._folded.keys(),
            scorer=OSA.normalized_similarity,
            score_cutoff=NAME_NEAR,
            limit=None,
        )
        return ((name, min(round(score, 2), 0.99)) for name, score, _ in scored)

    def _begun(self, asked: str) -> Iterable[tuple[str, float]]:
        inside = f" {asked}"
        for name in self._folded:
            if asked in name:
                if name.startswith(asked):
                    yield name, NAME_BEGUN
                elif inside in name:
                    yield name, NAME_INSIDE
