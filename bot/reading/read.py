"""The way in: one question, in plain words, to a reading."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from bot.domain.questions import Query, Question
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang, Text
from bot.errors import UserError
from bot.ports import Snapshot
from bot.reading import guesses, intent, unknown
from bot.reading.claims import Claims
from bot.reading.follow_ups import day_of
from bot.reading.intent import Intent
from bot.reading.language import language
from bot.reading.lexicon import vocabulary
from bot.reading.names import Kind, Names
from bot.reading.reading import ParseResult, Why
from bot.reading.sentence import Sentence, last_heard, sentence
from bot.reading.understand import understand
from bot.reading.words import clean, fold, tokens

_TURNS = 12
"""Earlier turns of a thread that are read."""
_USER = "user:"
_REFUSED = {
    Intent.EVASION: Why.EVASION,
    Intent.INJECTION: Why.INJECTION,
    Intent.ABUSE: Why.ABUSE,
}
_FEW = 4
"""Words of a question that may be a misspelt name and nothing else."""


@dataclass(frozen=True, slots=True)
class _Indexed:
    facts: FactSnapshot
    names: Names
    claims: Claims


class _Held:
    """The index of the fact snapshot last read. One book is current at a time, so one is kept."""

    last: _Indexed | None = None


def index_of(facts: FactSnapshot) -> Names:
    """The index of names of a fact snapshot, built once a fact snapshot."""
    return _indexed(facts).names


def claims_of(facts: FactSnapshot) -> Claims:
    """The claims of a fact snapshot, ready to be compared with a text."""
    return _indexed(facts).claims


def _indexed(facts: FactSnapshot) -> _Indexed:
    held = _Held.last
    if held is None or held.facts is not facts:
        held = _Indexed(facts, Names(facts), Claims(facts))
        _Held.last = held
    return held


def language_of(question: Question) -> Lang:
    """The language to answer in: as chosen, else of the question, of its thread, of the place."""
    if question.lang is not None:
        return question.lang
    said = [
        clean(question.text),
        *(t[len(_USER) :] for t in reversed(question.thread) if t.startswith(_USER)),
    ]
    return next((lang for text in said if (lang := language(text)) is not None), question.locale)


def read(question: Question, snapshot: Snapshot, earlier: Query | None = None) -> ParseResult:
    """Read ``ask.text``; ``earlier`` is what the thread asked last, unless ``ask.thread`` tells.

    Raises UnknownGood, UnknownSpeaker or BadDate, in the asker's language, with suggestions that
    are complete questions.
    """
    lang = language_of(question)
    told = language(clean(question.text)) is not None or bool(question.thread)
    reader = _Reader(question=question, snapshot=snapshot, lang=lang, told=told)
    if question.thread:
        earlier = reader.replay(question.thread[-_TURNS:]) or earlier
    return reader.read(clean(question.text), earlier)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    question: Question
    snapshot: Snapshot
    lang: Lang
    told: bool

    def replay(self, turns: tuple[str, ...]) -> Query | None:
        """The request that the user's turns of a thread leave behind."""
        earlier: Query | None = None
        for turn in turns:
            if not turn.startswith(_USER):
                continue
            try:
                earlier = self.read(clean(turn[len(_USER) :]), earlier).query or earlier
            except UserError as error:
                earlier = self._meant(error) or earlier
        return earlier

    def _meant(self, error: UserError) -> Query | None:
        """What 'yes' would answer to: the first thing offered."""
        if not error.suggestions:
            return None
        try:
            return self.read(clean(error.suggestions[0]), None).query
        except UserError:
            return None

    def read(self, text: str, earlier: Query | None) -> ParseResult:
        """One text. Raises UserError."""
        folded = fold(text)
        if not any(c.isalnum() for c in folded):
            return self._none(Why.EMPTY)
        refused = intent.refused(folded)
        if refused in (Intent.EVASION, Intent.INJECTION):
            return self._none(_REFUSED[refused])
        held = _indexed(self.snapshot.facts)
        near = self._near(earlier) if earlier else None
        said = sentence(
            text,
            names=held.names,
            snapshot=self.snapshot,
            lang=self.lang,
            today=self.question.day,
            near=near,
        )
        said = self._completed(said, earlier, held.names)
        if refused is Intent.ABUSE and not said.named and said.code is None:
            return self._none(Why.ABUSE)
        if said.intent is Intent.THANKS:
            return self._none(Why.THANKS)
        if said.code is not None:
            unknown.check_code(said.code, self.lang)
        reading_lang = self._lang_of(said)
        query = understand(said, claims=held.claims, earlier=earlier)
        if query is None:
            return self._unclear(said)
        if query.command == "quote" and query.who is None:
            unknown.check_speaker(said, self.snapshot.facts)
        return ParseResult(
            query=query, lang=reading_lang, confidence=said.score, notes=self._notes(said)
        )

    def _near(self, earlier: Query) -> date | None:
        """The day that a day without its year, or 'a day later', is counted from."""
        said = day_of(earlier)
        if said is None and earlier.command == "quote" and earlier.who is not None:
            return last_heard(self.snapshot.facts, earlier.who)
        return said

    def _completed(self, said: Sentence, earlier: Query | None, names: Names) -> Sentence:
        """'and parts?' after cars: the word completes the name of the earlier good."""
        good = self.snapshot.facts.goods.get(earlier.good or "") if earlier is not None else None
        rest = said.rest()
        if good is None or said.goods or not said.strange or not rest:
            return said
        for name in {good.name.en, good.name.on("fr")}:
            for joined in (f"{name} {rest}", f"{rest} {name}"):
                words = tokens(fold(joined))
                found = names.find(words, kinds=(Kind.GOOD,), lang=self.lang)
                if len(found) == 1 and found[0].last - found[0].first == len(words):
                    whole = replace(found[0], first=0, last=len(said.words))
                    return replace(said, named=(*said.named, whole))
        return said

    def _lang_of(self, said: Sentence) -> Lang:
        """Where small words tell nothing, a name that only one language has: 'homards'."""
        if self.question.lang is not None or self.told:
            return self.lang
        tongues = {named.lang for named in said.named}
        return "fr" if tongues == {"fr"} else self.lang

    def _none(self, why: Why) -> ParseResult:
        return ParseResult(query=None, lang=self.lang, confidence=0.0, why=why)

    def _notes(self, said: Sentence) -> tuple[Text, ...]:
        """What was taken for granted, for the asker to see."""
        notes = []
        if said.span.ambiguous:
            when = next(w for w in said.whens if w.ambiguous)
            notes.append(
                Text(
                    en=f"I read that date as {when.first} (month first).",
                    fr=f"J'ai lu cette date comme le {when.first} (jour d'abord).",
                )
            )
        if said.nowhere and (said.goods or said.code) and not said.direction.said:
            place = said.nowhere.title()
            notes.append(
                Text(
                    en=f"I don't know where {place} is: name the country if it is not as above.",
                    fr=f"Je ne sais pas où est {place} : nommez le pays si ce n'est pas celui-ci.",
                )
            )
        return tuple(notes)

    def _unclear(self, said: Sentence) -> ParseResult:
        """Nothing was understood: a good we don't know, or a subject that is not ours."""
        if any(token.word in vocabulary.OTHER_SUBJECTS for token in said.words):
            return self._none(Why.OFF_SUBJECT)
        hits = guesses.offers(said.words, self.snapshot.search)
        if said.trade and said.strange:
            raise unknown.good(said.rest() or said.text, hits, self.snapshot, self.lang)
        few = len(said.words) <= _FEW
        near = bool(hits) and hits[0].score >= guesses.OFFERED
        if few and (near or unknown.in_a_schedule(said.text, self.snapshot.search)):
            raise unknown.good(said.text, hits, self.snapshot, self.lang)
        ours = said.trade or said.percents
        return self._none(Why.UNCLEAR if ours else Why.OFF_SUBJECT)
