"""Words that hint at what is wanted, by the sense they share: data of config/reading/cues.csv."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from bot.reading.words import Token, fold, tokens

_LONGEST = 6


class Cues:
    """An index of cues: each a sense and a phrase that has it; a star ends a stem."""

    def __init__(self, cues: Iterable[tuple[str, str]]) -> None:
        self._exact: dict[str, list[str]] = defaultdict(list)
        self._longest: dict[str, int] = defaultdict(int)
        """The words of the longest phrase that begins with a word."""
        self._starts: list[tuple[str, str]] = []
        for sense, phrase in cues:
            key = " ".join(token.word for token in tokens(fold(phrase)))
            if phrase.endswith("*"):
                self._starts.append((key, sense))
            elif key:
                self._exact[key].append(sense)
                first, size = key.split(" ")[0], key.count(" ") + 1
                self._longest[first] = max(self._longest[first], min(size, _LONGEST))

    def find(self, words: tuple[Token, ...]) -> tuple[tuple[str, int], ...]:
        """Each sense met and the number of words of its longest phrase."""
        found: dict[str, int] = {}
        said = [token.word for token in words]
        for start in range(len(said)):
            longest = self._longest.get(said[start], 0)
            for size in range(1, min(longest, len(said) - start) + 1):
                for sense in self._exact.get(" ".join(said[start : start + size]), ()):
                    found[sense] = max(found.get(sense, 0), size)
            for stem, sense in self._starts:
                if said[start].startswith(stem):
                    found[sense] = max(found.get(sense, 0), 1)
        return tuple(sorted(found.items()))
