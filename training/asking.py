"""Labelled questions as the models see them, with the query that their thread left behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.domain.questions import Query
from bot.models.sentence import ReaderModels
from bot.reading.decisions.decide import Read, decide
from bot.reading.decisions.goods_with_sums import with_sums_of_each
from bot.reading.decisions.thread_answers import after_answer
from bot.reading.extraction.extract import extract
from bot.reading.extraction.gazetteers import Gazetteers
from bot.reading.extraction.shipped import gazetteers
from bot.reading.features import asked as ft
from bot.reading.marks import Extraction
from bot.reading.queries.confidence import declined
from bot.reading.queries.query_each import each_of
from bot.reading.queries.short_follow_ups import with_names_completed
from bot.reading.reader import near_of
from bot.reading.text.language import language
from bot.reading.words import clean
from training.data import Labelled, snapshot

_USER, _BOT = "user:", "bot:"


class Bench:
    """Questions with their texts searched once, however often models change."""

    def __init__(self, questions: Sequence[Labelled], names: Gazetteers | None = None) -> None:
        self.questions = questions
        self._names = names or gazetteers(snapshot())
        self._texts = [self._seen(q, q.text) for q in questions]
        self._turns = [
            [
                (t.startswith(_USER), self._seen(q, t.partition(":")[2]))
                for t in q.thread
                if t.startswith((_USER, _BOT))
            ]
            for q in questions
        ]

        self._near: dict[tuple[int, date], Extraction] = {}

    def _seen(self, q: Labelled, text: str, near: date | None = None) -> Extraction:
        text = clean(text)
        lang = language(text) or q.lang
        return extract(text, names=self._names, lang=lang, today=q.day, near=near)

    def _text(self, n: int, earlier: Query | None) -> Extraction:
        """The ``n``-th question; its days lie near to those of its thread."""
        near = near_of(earlier)
        if near is None or not self._texts[n].whens:
            return self._texts[n]
        if (n, near) not in self._near:
            q = self.questions[n]
            self._near[n, near] = self._seen(q, q.text, near)
        return self._near[n, near]

    def asked(self, n: int, earlier: Query | None) -> ft.Asked:
        """The ``n``-th question after what its thread asked."""
        q = self.questions[n]
        return ft.asked(
            self._text(n, earlier),
            day=q.day,
            earlier=earlier,
            thread=bool(q.thread),
            asked_back=asks_back(q.thread),
        )

    def read(self, n: int, earlier: Query | None, models: ReaderModels) -> Read:
        """The reading of the ``n``-th question, as the bot comes to it."""
        asked = self.asked(n, earlier)
        read = with_names_completed(
            asked, decide(asked, models, snapshot()), snapshot(), self._names
        )
        if asked.seen.words and not declined(asked):
            return read
        return replace(read, commands=dict.fromkeys(read.commands, 0.0) | {"none": 1.0})

    def replayed(self, n: int, models: ReaderModels) -> Query | None:
        """What the user's turns of the ``n``-th question's thread leave behind."""
        q = self.questions[n]
        earlier: Query | None = None
        for asks, seen in self._turns[n]:
            if not asks:
                earlier = after_answer(earlier, seen)
                continue
            if earlier is not None and "keep good" not in models:
                break
            asked = ft.asked(seen, day=q.day, earlier=earlier, thread=earlier is not None)
            read = with_names_completed(
                asked, decide(asked, models, snapshot()), snapshot(), self._names
            )
            if read.command not in ("none", "help"):
                each = each_of(read.query, seen, read.query)
                earlier = with_sums_of_each(read.query, each)
        return earlier


def asks_back(thread: Sequence[str]) -> bool:
    """Whether the bot's last turn was a question."""
    return bool(thread) and thread[-1].startswith(_BOT) and thread[-1].rstrip().endswith("?")
