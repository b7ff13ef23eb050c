"""The local reader: gazetteers find what a text names, trained models decide what is meant."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from bot.domain.cache import cached
from bot.domain.questions import Query, Question
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang, Words
from bot.errors import UserError
from bot.ports import Snapshot
from bot.reading.decisions.decide import Read, decide
from bot.reading.decisions.doubted_goods import with_goods
from bot.reading.decisions.follow_up_sums import names_no_good, tells_its_content
from bot.reading.decisions.goods_with_sums import with_sums_of_each
from bot.reading.decisions.other_matters import other_matter
from bot.reading.decisions.thread_answers import after_answer, told_day
from bot.reading.decisions.thread_values import answered_in, remembered_values
from bot.reading.extraction.extract import extract
from bot.reading.extraction.gazetteers import Gazetteers
from bot.reading.extraction.shipped import gazetteers, models
from bot.reading.features import asked as ft
from bot.reading.lexicon.vocabulary import SMALL_WORDS
from bot.reading.marks import GOODS_AND_PLACES, Extraction, MarkKind, covered
from bot.reading.queries import intent
from bot.reading.queries.alternatives import alternatives, by_command
from bot.reading.queries.claims_asked import claimed
from bot.reading.queries.completion import completed
from bot.reading.queries.confidence import is_sure
from bot.reading.queries.digest_options import order_as_read
from bot.reading.queries.explicit_query import explicit
from bot.reading.queries.intent import Intent
from bot.reading.queries.law_query import measure_told
from bot.reading.queries.notes import notes_on
from bot.reading.queries.plain_reading import last_heard
from bot.reading.queries.query_each import each_of
from bot.reading.queries.several_questions import (
    MOST,
    about_the_same,
    has_subject,
    leaning,
    questions_in,
)
from bot.reading.queries.short_follow_ups import with_names_completed
from bot.reading.queries.understood import understood
from bot.reading.queries.unheld import unheld_error
from bot.reading.reading import ParseResult, ReadingOutcome
from bot.reading.sums import amounts
from bot.reading.text.language import language, language_of
from bot.reading.text.platform_text import plain
from bot.reading.text.spoken_questions import written_out
from bot.reading.words import clean, fold

_TURNS = 12
"""Earlier turns of a thread that are read."""
_TURNS_NEAR = 3
"""The last turns of people that a follow-up leans on by their words."""
_USER, _BOT = "user:", "bot:"
_REFUSED = {
    Intent.EVASION: ReadingOutcome.EVASION,
    Intent.INJECTION: ReadingOutcome.INJECTION,
    Intent.ABUSE: ReadingOutcome.ABUSE,
}


@cached("gazetteers", most=1)
def names_of(facts: FactSnapshot) -> Gazetteers:
    """The gazetteers with the names of these facts. One snapshot is current at a time."""
    return gazetteers(facts)


def read(question: Question, snapshot: Snapshot, earlier: Query | None = None) -> ParseResult:
    """Read ``question.text``; ``earlier`` is what the thread asked last, unless its turns tell.

    UnknownGood, UnknownSpeaker or BadDate stand in the result, in the asker's language, with
    suggestions that are complete questions.
    """
    return local_reading(question, snapshot, earlier).result


def left_by(question: Question, snapshot: Snapshot) -> Query | None:
    """The query that the turns given with a question leave behind."""
    reader = _Reader(question=question, snapshot=snapshot, lang=language_of(question))
    return reader.replay(question.thread[-_TURNS:])


class LocalReader:
    """This reader behind the port that another one may stand behind, too."""

    async def read(
        self, question: Question, snapshot: Snapshot, earlier: Query | None
    ) -> ParseResult:
        """See :func:`read`."""
        return read(question, snapshot, earlier)


def local_reading(
    question: Question, snapshot: Snapshot, earlier: Query | None = None
) -> LocalReading:
    """:func:`read`, with what its result rests on."""
    lang = language_of(question, thread=answered_in(earlier))
    reader = _Reader(question=question, snapshot=snapshot, lang=lang)
    turns = question.thread[-_TURNS:]
    if turns:
        earlier = reader.replay(turns) or earlier
    elif earlier is not None:
        earlier = order_as_read(earlier, snapshot.facts)
    last = turns[-1] if turns else ""
    turn = _Turn(
        text=written_out(clean(plain(question.text, question.place.platform))),
        earlier=earlier,
        thread=bool(turns) or earlier is not None,
        asked_back=last.startswith(_BOT) and last.rstrip().endswith("?"),
    )
    return reader.read(turn)


@dataclass(frozen=True, kw_only=True)
class LocalReading:
    """A result and what it was made of. ``asked`` and ``read`` are None for a text that was
    refused or is empty; ``earlier`` is what the thread left."""

    result: ParseResult
    reader: _Reader
    earlier: Query | None = None
    asked: ft.Asked | None = None
    read: Read | None = None

    @cached_property
    def turns(self) -> tuple[Extraction, ...]:
        """What the last turns of its people name, where the thread's text is given."""
        said = [t[len(_USER) :] for t in self.reader.question.thread if t.startswith(_USER)]
        return tuple(self.reader.seen(clean(turn), None) for turn in said[-_TURNS_NEAR:])

    def instead(self, read: Read) -> ParseResult:
        """What the same text comes to by another reading of it. Only where ``asked`` is held."""
        if self.asked is None:
            return self.result
        if read.command == "none":
            return self.reader.declined(self.asked, read, ReadingOutcome.OFF_SUBJECT)
        return self.reader.result(self.asked, read)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turn:
    """A cleaned text of a thread, with the query that the thread left; ``asked_back``: the bot's
    last turn was a question."""

    text: str
    earlier: Query | None
    thread: bool
    asked_back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    question: Question
    snapshot: Snapshot
    lang: Lang

    def replay(self, turns: tuple[str, ...]) -> Query | None:
        """The query that the turns of a thread leave behind."""
        earlier: Query | None = None
        for turn in turns:
            if turn.startswith(_BOT):
                earlier = after_answer(earlier, self.seen(clean(turn[len(_BOT) :]), None))
            elif turn.startswith(_USER):
                text = clean(turn[len(_USER) :])
                said = _Turn(text=text, earlier=earlier, thread=earlier is not None)
                asked, read = self._decided(said)
                if read.command not in ("none", "help"):
                    each = each_of(read.query, asked.seen, read.query)
                    earlier = with_sums_of_each(read.query, each)
        return earlier

    def _decided(self, turn: _Turn, near: date | None = None) -> tuple[ft.Asked, Read]:
        near = near or near_of(turn.earlier)
        seen = self.seen(turn.text, near)
        if turn.earlier is not None and names_no_good(seen, turn.earlier):
            seen = replace(seen, marks=tuple(m for m in seen.marks if m.kind is not MarkKind.GOOD))
        facts = self.snapshot.facts
        if turn.earlier is not None and tells_its_content(seen, turn.earlier, facts):
            seen = replace(
                seen, marks=tuple(m for m in seen.marks if m.kind not in GOODS_AND_PLACES)
            )
        asked = ft.asked(
            seen,
            day=self.question.day,
            earlier=turn.earlier,
            thread=turn.thread,
            asked_back=turn.asked_back,
        )
        read = with_names_completed(asked, decide(asked, models(), facts), facts, names_of(facts))
        heard = last_heard(facts, read.query.who) if read.query.who else None
        if read.command != "quote" or heard is None or near is not None or not seen.whens:
            return asked, read
        # a day without its year, of a person's words, lies near the last that are held
        return self._decided(turn, near=heard)

    def seen(self, text: str, near: date | None) -> Extraction:
        """What a cleaned text names."""
        return extract(
            text,
            names=names_of(self.snapshot.facts),
            lang=language(text) or self.lang,
            today=self.question.day,
            near=near,
        )

    def read(self, turn: _Turn) -> LocalReading:
        """One text."""
        folded = fold(turn.text)
        if not any(c.isalnum() for c in folded):
            return LocalReading(result=self._none(ReadingOutcome.EMPTY), reader=self)
        refused = intent.refused(folded)
        if refused in (Intent.EVASION, Intent.INJECTION):
            return LocalReading(result=self._none(_REFUSED[refused]), reader=self)
        asked, read = self._decided(turn)
        if read.command == "none" and amounts.too_long(folded) is not None:
            read = replace(read, commands={"tariff": 1.0})
        if read.command == "none":
            claim = claimed(asked, read.query, self.snapshot)
            rate = measure_told(asked, self.snapshot, self.lang)
            if (claim is None and rate is None) or refused is Intent.ABUSE:
                result = self.declined(asked, read, self._why(folded, refused))
                held = (None, None) if refused is Intent.ABUSE else (asked, read)
                return LocalReading(
                    result=result, reader=self, earlier=turn.earlier, asked=held[0], read=held[1]
                )
            query = replace(rate or read.query, command="tariff")
            read = replace(read, commands={"tariff": read.commands["none"]}, query=query)
        several = self._several(turn, read)
        result = _together(several) if several else self.result(asked, read)
        return LocalReading(
            result=result, reader=self, earlier=turn.earlier, asked=asked, read=read
        )

    def _several(self, turn: _Turn, whole: Read) -> tuple[ParseResult, ...]:
        """What each of the questions of a text comes to, each leaning on the one before; none where
        the text asks but one thing."""
        parts = questions_in(turn.text)
        if len(parts) < 2:
            return ()
        found: list[ParseResult] = []
        commands: set[str] = set()
        before = turn.earlier
        for part in parts:
            thread = turn.thread or before is not None
            asked, read = self._decided(replace(turn, text=part, earlier=before, thread=thread))
            read = leaning(read, before) if found else _led(read, whole, before)
            result = about_the_same(self.result(asked, read), read.query, self.snapshot.facts)
            own = (
                bool(found) or before is None or any(m.kind in _SUBJECTS for m in asked.seen.marks)
            )
            if _stands(read, result) and own:
                before = read.query
                again = any(_alike(result, one) for one in found)
                found += [result] if read.command not in commands and not again else []
                commands.add(read.command)
        telling = len(commands - {"duty"} if "tariff" in commands else commands)
        several = len(found) > 1 and telling > 1 and whole.command in commands
        return tuple(found[:MOST]) if several else ()

    def declined(self, asked: ft.Asked, read: Read, why: ReadingOutcome) -> ParseResult:
        """What is not for us, with what it might have asked."""
        none = replace(read, query=replace(read.query, command="tariff"))
        return replace(
            self._none(why),
            confidence=round(read.commands["none"], 3),
            alternatives=by_command(none),
            ignored=_ignored(asked.seen),
            matter=other_matter(asked) if why is ReadingOutcome.OFF_SUBJECT else None,
        )

    def result(self, asked: ft.Asked, read: Read) -> ParseResult:
        """The query with what a thread or a default fills in; an error for the person where that
        fails, and the next readings.
        """
        error: UserError | None = None
        query = read.query
        queries: tuple[Query, ...] = ()
        notes: tuple[Words, ...] = ()
        try:
            query = completed(asked, read, self.snapshot, self.lang)
            queries = each_of(query, asked.seen, read.query)
            notes = notes_on(asked, queries, self.snapshot, self.lang)
        except UserError as raised:
            error = raised
        doubted = _doubted(read, query)
        if doubted and error is None:
            error = unheld_error(asked, doubted, self.snapshot, self.lang)
        queries = queries or each_of(query, asked.seen, read.query)
        command = None if read.command == "none" else read.command
        confidence = read.commands[read.command]
        if doubted:
            confidence *= read.guesses[0].chance
        return ParseResult(
            query=queries[0],
            lang=self._tongue(asked.seen),
            confidence=round(confidence, 3),
            alternatives=alternatives(read, query),
            notes=notes,
            queries=queries,
            ignored=_ignored(asked.seen),
            understood=understood(explicit(asked, read, query), command),
            sure=query.claim_about is not None or (is_sure(read) and not doubted),
            doubted=doubted,
            error=error,
            remembered=remembered_values(with_sums_of_each(read.query, queries)),
        )

    def _tongue(self, seen: Extraction) -> Lang:
        """Where small words tell nothing, the one language that has the goods' names: 'homards'."""
        if self.question.lang is not None or self.question.thread or language(seen.text):
            return self.lang
        goods = names_of(self.snapshot.facts).goods
        found = {goods.tongues(seen.words[m.first : m.last]) for m in seen.of(MarkKind.GOOD)}
        return "fr" if found == {frozenset({"fr"})} else self.lang

    def _why(self, folded: str, refused: Intent) -> ReadingOutcome:
        if refused is Intent.ABUSE:
            return ReadingOutcome.ABUSE
        if intent.wanted(folded) is Intent.THANKS:
            return ReadingOutcome.THANKS
        return ReadingOutcome.OFF_SUBJECT

    def _none(self, why: ReadingOutcome) -> ParseResult:
        return ParseResult(
            query=None, lang=self.lang, confidence=1.0, why=why, understood={"command": None}
        )


def _doubted(read: Read, query: Query) -> tuple[Query, ...]:
    """The query once with each of the goods that are hesitated between; none where they are sure,
    or where no goods are in question after all."""
    if not read.hesitates or query.claim_about is not None:
        return ()
    if query.good is None or query.good not in read.guesses[0].goods:
        return ()
    return (query, *(with_goods(query, guess.goods) for guess in read.guesses[1:]))


_SUBJECTS = frozenset({MarkKind.GOOD, MarkKind.CODE, MarkKind.PROGRAMME, MarkKind.SPEAKER})


def _alike(one: ParseResult, two: ParseResult) -> bool:
    """Whether two parts of a text are answered by the same command about the same."""
    a, b = one.query, two.query
    if a is None or b is None:
        return False
    same = (a.good, a.code, a.programme, a.who) == (b.good, b.code, b.programme, b.who)
    return a.command == b.command and same


_QUESTION_OF_ITS_OWN = 0.6
"""The chance of its command from which a part of a text is a question of its own."""


def _stands(read: Read, result: ParseResult) -> bool:
    """Whether a part of a text asks something that can be answered by itself."""
    if read.command in ("none", "help") or result.error is not None or result.doubted:
        return False
    told = has_subject(read.query) or read.command in ("changes", "digest", "sources")
    return told and read.commands[read.command] >= _QUESTION_OF_ITS_OWN


def _led(read: Read, whole: Read, before: Query | None) -> Read:
    """A part's reading; a direction that only the whole text tells is the first part's, too."""
    if read.directed or before is not None or not whole.directed:
        return read
    way = whole.query
    query = replace(read.query, imposing=way.imposing, origin=way.origin)
    return replace(read, query=query, directed=True)


def _together(found: tuple[ParseResult, ...]) -> ParseResult:
    """The first of several results, with the queries and notes of all."""
    first = found[0]
    return replace(first, queries=tuple(query for one in found for query in one.queries))


def near_of(earlier: Query | None) -> date | None:
    """The day that a day without its year, or 'a day later', is counted from."""
    if earlier is None:
        return None
    return earlier.day or earlier.until or earlier.since or told_day(earlier)


def _ignored(seen: Extraction) -> tuple[str, ...]:
    """The words that no name, number or cue explains."""
    taken = covered(seen.marks)
    return tuple(
        token.word
        for n, token in enumerate(seen.words)
        if n not in taken and token.word not in SMALL_WORDS
    )
