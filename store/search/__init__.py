"""Finding by words, from memory: one index over one snapshot."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cached_property

from bot.domain.snapshot import FactSnapshot
from bot.ports import Hit, LineHit
from store.search.lines import LineIndexes
from store.search.names import NameIndex
from store.search.quotes import QuoteIndex


class Index:
    """Searches over ``facts``. Each part is made when first asked for, which keeps a start fast."""

    def __init__(self, facts: FactSnapshot, lines: LineIndexes | None = None) -> None:
        self._facts = facts
        self._lines = lines or LineIndexes()

    @cached_property
    def _goods(self) -> NameIndex:
        measures = self._facts.measures.values()
        return NameIndex(
            (
                (good.slug, (good.name.en, good.name.fr, *good.synonyms_en, *good.synonyms_fr))
                for good in self._facts.goods.values()
            ),
            Counter(slug for measure in measures for slug in measure.goods),
        )

    @cached_property
    def _speakers(self) -> NameIndex:
        return NameIndex(
            (
                (speaker.slug, _called(speaker.name, speaker.aliases, speaker.anonymous))
                for speaker in self._facts.speakers.values()
            ),
            {slug: len(said) for slug, said in self._facts.by_speaker.items()},
        )

    @cached_property
    def _quotes(self) -> QuoteIndex:
        return QuoteIndex(self._facts)

    def goods(self, words: str, *, limit: int = 5) -> tuple[Hit, ...]:
        """Goods by name, synonym (both languages) or near miss, best first."""
        return self._goods.find(words, limit=limit)

    def speakers(self, words: str, *, limit: int = 5) -> tuple[Hit, ...]:
        """Speakers by name, surname, alias or near miss, best first."""
        return self._speakers.find(words, limit=limit)

    def quotes(
        self,
        words: str,
        *,
        speaker: str | None = None,
        since: date | None = None,
        until: date | None = None,
        limit: int = 5,
    ) -> tuple[str, ...]:
        """Slugs of quotes by words and topics; newest first where ``words`` is empty.

        ``since`` and ``until`` are both included.
        """
        return self._quotes.find(words, speaker=speaker, since=since, until=until, limit=limit)

    def lines(self, words: str, *, schedule: str, limit: int = 10) -> tuple[LineHit, ...]:
        """Schedule lines ('US' or 'CA') by words of their description."""
        return self._lines.find(words, schedule=schedule, limit=limit)


def _called(name: str, aliases: tuple[str, ...], anonymous: bool) -> tuple[str, ...]:
    surname = () if anonymous or " " not in name else (name.rsplit(" ", 1)[1],)
    return (name, *aliases, *surname)
