"""Schedule lines by words, typos and all: one tantivy index a schedule, on disk or in memory.

Tantivy is imported when lines are first looked for, so a store without schedules never pays for it.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from bot.domain.codes import Code
from bot.domain.countries import COUNTRIES
from bot.ports import LineHit
from store.words import fold

if TYPE_CHECKING:
    import tantivy

VOCABULARY = "words.json"
"""Beside the index: how often each word is there."""
HEAP = 20_000_000
"""Bytes tantivy may hold while it writes; less than 15 MB it refuses."""
MOST_WORDS = 12
"""Words of a question that are looked for: the first ones say what it is about."""
SILENT = frozenset({"of", "or", "and", "the", "in", "for", "de", "du", "la", "le", "et", "ou", "a"})
OWN = 2.0
"""How much more a word weighs in the line's own text than in what stands above it."""
GUESSED = 0.4
"""What a word one letter away weighs beside the word itself, where that exists."""
TOGETHER = 2.0
"""How much more all words together weigh than each alone."""
FEW = 3
"""With fewer lines than these that hold all words, those that come near are worth a look."""
MOST_GUESSES = 8
LONG = 6
"""Letters from which a word may be two letters off, where nothing is nearer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineText:
    """What is searched of one line. ``path``: descriptions above it, outermost first."""

    code: str
    description: str
    description_fr: str
    path: tuple[str, ...]


class LineIndexes:
    """The indexes of one state of the schedules; opened when first searched."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._open: dict[str, LineIndex | None] = {}

    def find(self, words: str, *, schedule: str, limit: int) -> tuple[LineHit, ...]:
        """The best lines of ``schedule`` for ``words``; nothing where it isn't indexed."""
        if schedule not in self._open:
            self._open[schedule] = self._opened(schedule)
        index = self._open[schedule]
        return index.find(words, limit=limit) if index else ()

    def _opened(self, schedule: str) -> LineIndex | None:
        place = self._folder / schedule if self._folder else None
        return LineIndex(place) if place and place.is_dir() else None


def build(folder: Path, texts: Callable[[str], Iterable[LineText]]) -> None:
    """Write the indexes of all schedules to ``folder``, whole or not at all.

    Other processes may do the same at the same time: the first to finish wins.
    """
    draft = folder.with_name(f"{folder.name}.{uuid4().hex}")
    for schedule in COUNTRIES:
        _write(draft / schedule, texts(schedule))
    try:
        draft.rename(folder)
    except OSError:
        shutil.rmtree(draft, ignore_errors=True)
        if not folder.is_dir():
            raise


def _write(place: Path, texts: Iterable[LineText]) -> None:
    import tantivy

    place.mkdir(parents=True)
    index = tantivy.Index(_schema(), path=str(place))
    writer = index.writer(HEAP, 1)
    vocabulary: Counter[str] = Counter()
    for text in texts:
        own = fold(f"{text.description} {text.description_fr}")
        above = " ".join(_folded(step) for step in text.path)
        writer.add_document(
            tantivy.Document(code=text.code, shown=_shown(text), own=own, above=above)
        )
        vocabulary.update(own.split())
        vocabulary.update(above.split())
    writer.commit()
    writer.wait_merging_threads()
    (place / VOCABULARY).write_text(json.dumps(vocabulary), encoding="utf-8")
    if not vocabulary:
        shutil.rmtree(place)


_folded = lru_cache(maxsize=1024)(fold)


def _schema() -> tantivy.Schema:
    import tantivy

    builder = tantivy.SchemaBuilder()
    for name in ("code", "shown"):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    for name in ("own", "above"):
        builder.add_text_field(name, stored=True, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def _shown(text: LineText) -> str:
    # 'Other' says nothing without the line above it
    vague = text.description.rstrip(":").lower() in ("other", "autres", "autre")
    if vague and text.path:
        return f"{text.path[-1].rstrip(':')}: {text.description}"
    return text.description


class LineIndex:
    """Full-text search of one country's schedule: a tantivy index and its vocabulary."""

    def __init__(self, place: Path) -> None:
        import tantivy

        self._index = tantivy.Index.open(str(place))
        self._schema = self._index.schema
        self._searcher = self._index.searcher()
        self._words: dict[str, int] = json.loads((place / VOCABULARY).read_text("utf-8"))
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for word in self._words:
            if word.isalpha():
                self._by_length[len(word)].append(word)

    def find(self, words: str, *, limit: int) -> tuple[LineHit, ...]:
        """The best lines: most and rarest words first, each word allowed one wrong letter."""
        asked = [word for word in fold(words).split() if word not in SILENT][:MOST_WORDS]
        if not asked:
            return ()
        found = self._searcher.search(self._as_written(asked), limit).hits
        if len(found) < min(limit, FEW):  # the wider search weighs these first as well
            found = self._searcher.search(self._query(asked), limit).hits
        top = max((score for score, _ in found), default=1.0)
        return tuple(self._hit(address, score / top, asked) for score, address in found)

    def _as_written(self, asked: list[str]) -> tantivy.Query:
        """Lines with all words exactly: found in no time, and mostly there are some."""
        from tantivy import Occur, Query

        each = (Query.boolean_query([(Occur.Should, q) for q in self._in_both(w)]) for w in asked)
        return Query.boolean_query([(Occur.Must, query) for query in each])

    def _query(self, asked: list[str]) -> tantivy.Query:
        from tantivy import Occur, Query

        meant = [self._meant(word) for word in asked]
        each = [Query.boolean_query([(Occur.Should, q) for q in words]) for words in meant if words]
        if not each:
            return Query.empty_query()
        parts = [(Occur.Should, query) for query in each]
        if len(each) > 1:
            whole = Query.boolean_query([(Occur.Must, query) for query in each])
            parts.append((Occur.Should, Query.boost_query(whole, TOGETHER)))
        return Query.boolean_query(parts)

    def _meant(self, word: str) -> list[tantivy.Query]:
        known = word in self._words
        weight = GUESSED if known else 1.0
        out = self._in_both(word) if known else []
        for near in self._guesses(word):
            out += self._in_both(near, weight)
        return out

    def _in_both(self, word: str, weight: float = 1.0) -> list[tantivy.Query]:
        from tantivy import Query

        return [
            Query.boost_query(
                Query.term_query(self._schema, field, word, index_option="freq"), weight * more
            )
            for field, more in (("own", OWN), ("above", 1.0))
        ]

    def _guesses(self, word: str) -> list[str]:
        """Words of the schedule one letter away, the most frequent first.

        Two letters for a long word that has none: a slip in a plural's ending costs two.
        """
        if len(word) < 4 or not word.isalpha():
            return []
        near = self._within(word, 1)
        if not near and len(word) >= LONG and word not in self._words:
            near = self._within(word, 2)
        return sorted(near, key=self._words.__getitem__, reverse=True)[:MOST_GUESSES]

    def _within(self, word: str, letters: int) -> list[str]:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        near: list[str] = []
        for length in range(len(word) - letters, len(word) + letters + 1):
            found = process.extract(
                word,
                self._by_length.get(length, ()),
                scorer=OSA.distance,
                score_cutoff=letters,
                limit=None,
            )
            near += [guess for guess, distance, _ in found if distance]
        return near

    def _hit(self, address: tantivy.DocAddress, likeness: float, asked: list[str]) -> LineHit:
        held = self._searcher.doc(address)
        words = f"{held['own'][0]} {held['above'][0]}".split()
        known = sum(word in words for word in asked) / len(asked)
        return LineHit(
            code=Code(held["code"][0]),
            description=held["shown"][0],
            score=round(likeness * (1 + known) / 2, 3),
        )
