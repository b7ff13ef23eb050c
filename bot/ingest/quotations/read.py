"""An article to its quotations: joined, attributed, fragments marked, scare quotes left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from bot.domain.proposals import SpokenWords
from bot.ingest.quotations.attributed import Attribution
from bot.ingest.quotations.attribution import Attributor
from bot.ingest.quotations.inner_clause import opened_up
from bot.ingest.quotations.layout import is_heading, is_headline, is_link, repeated, unwrapped
from bot.ingest.quotations.lexicon import SpeechLexicon
from bot.ingest.quotations.listed_voices import without_links
from bot.ingest.quotations.marks import (
    ARTICLE_LIMIT,
    Run,
    dialogue_lines,
    is_french,
    paragraphs,
    plain,
    runs,
)
from bot.ingest.quotations.over_paragraphs import over_paragraphs
from bot.ingest.quotations.persons import QuotedPerson, surname
from bot.ingest.quotations.presented import people_in
from bot.ingest.quotations.referents import Referents
from bot.ingest.quotations.said_day import day_of, day_word
from bot.ingest.quotations.sayings import Saying, is_fragment, joined, words_of
from bot.ingest.quotations.scare_quotes import about_speaker, is_speech, own_words
from bot.ingest.quotations.sentences import ReporterSentence, blanked_out, sentences_of

MOST = 200
_STUCK = re.compile(r"(?<![\w’'.-])[A-ZÀ-Þ](?=(?:Elles?|Ils?|She|He|They)(?!\w))")
"""A letter left before a pronoun: 'LElle souligne'."""


def quotations_in(
    article: str,
    lexicon: SpeechLexicon,
    known: Mapping[str, str] | None = None,
    published: date | None = None,
) -> tuple[SpokenWords, ...]:
    """Every quotation of ``article``, in order, with spans in it.

    ``known``: full names by every name in lower case ('trudeau': 'Justin Trudeau') of people held
    already; they only complete a surname, or a full name that the article spells otherwise.
    ``published`` tells which day 'Tuesday' was; without it the days stay untold.
    """
    text = unwrapped(without_links(plain(article[:ARTICLE_LIMIT])))
    parts = paragraphs(text)
    heads = {i for i, (a, b) in enumerate(parts) if is_heading(text[a:b], i, len(parts))}
    french = is_french(text)
    found = over_paragraphs(runs(text, parts), text, parts)
    if french:
        found = sorted([*found, *dialogue_lines(text, parts)], key=lambda run: run.start)
    marked = opened_up(
        [run for run in found if run.paragraph not in heads], text, lexicon, french=french
    )
    blanked = _STUCK.sub(" ", blanked_out(text, marked))
    people = people_in(blanked, lexicon, known or {})
    referents = Referents(text=blanked, people=people, french=french)
    attributor = Attributor(referents=referents)
    told: list[Saying] = []
    for sentence in sentences_of(blanked, parts, marked):
        if sentence.paragraph in heads and is_link(blanked[sentence.start : sentence.end]):
            continue
        for run, said, of in attributor.told_in(sentence):
            told.extend(_sayings(run, said, of, text=text, blanked=blanked, lexicon=lexicon))
        if sentence.paragraph in heads:
            referents.lost = True  # a heading parts: words behind it go on from nobody
    sayings = joined(sorted(told, key=lambda each: each.runs[0].start), blanked)[:MOST]
    spoken = [_spoken(each, blanked, known or {}, published) for each in sayings]
    heads |= {i for i, (a, b) in enumerate(parts) if is_headline(text[a:b], i)}
    again = [s.said.by == "alone" or s.runs[0].paragraph in heads for s in sayings]
    twice = repeated([each.words for each in spoken], again)
    return tuple(each for index, each in enumerate(spoken) if index not in twice)


def _sayings(
    run: Run,
    said: Attribution,
    sentence: ReporterSentence,
    *,
    text: str,
    blanked: str,
    lexicon: SpeechLexicon,
) -> list[Saying]:
    """What of a run somebody is said to have said: the run, or the words in marks inside it."""
    if about_speaker(run, said.person):
        return [
            Saying(runs=(each,), said=replace(said, by="flow"), sentence=sentence)
            for each in own_words(run, text)
        ]
    if is_speech(run, said, sentence, blanked, lexicon):
        return [Saying(runs=(run,), said=said, sentence=sentence)]
    return []


def _spoken(
    told: Saying, text: str, known: Mapping[str, str], published: date | None
) -> SpokenWords:
    fragment = is_fragment(told)
    words = words_of(told, text, fragment=fragment)
    person = told.said.person
    said_on = day_word(text[told.sentence.start : told.sentence.end])
    return SpokenWords(
        words=words,
        speaker=_full_name(person, known),
        named=person.named,
        role=person.role,
        fragment=fragment,
        start=told.runs[0].start,
        end=told.runs[-1].end,
        day=day_of(said_on, published),
        said_on=said_on,
    )


_JUNIOR = re.compile(r"\s(?:Jr|Sr|II|III)\.?$")


def _full_name(person: QuotedPerson, known: Mapping[str, str]) -> str:
    """The name as held where the article's differs in little ('Justine Trudeau')."""
    if not person.individual:
        return person.name
    if " " in person.name and person.name.lower() in known:
        return known[person.name.lower()]
    held = known.get(surname(person.name).lower())
    if held is None:
        return person.name
    first, theirs = person.name.split()[0].lower(), held.split()[0].lower()
    if _JUNIOR.search(person.name) and not _JUNIOR.search(held):
        return person.name
    titled = len(person.name.split()) == 1 and person.role != ""
    return held if titled or first[:3] == theirs[:3] else person.name
