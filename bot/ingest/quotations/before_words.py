"""Who is named before a quotation: the verb that leads to it, 'according to', a colon."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.ingest.quotations.according_to import AccordingTo
from bot.ingest.quotations.after_words import AfterWords
from bot.ingest.quotations.attributed import Attribution
from bot.ingest.quotations.leading_verb import LeadingVerb
from bot.ingest.quotations.marks import Run
from bot.ingest.quotations.person_mention import PersonMention
from bot.ingest.quotations.persons import QuotedPerson
from bot.ingest.quotations.phrases import THINGS, led, main_subject
from bot.ingest.quotations.referents import SentenceReader
from bot.ingest.quotations.saying_noun import SayingNoun
from bot.ingest.quotations.sentences import ReporterSentence
from bot.ingest.quotations.verb_subject import VerbSubject


@dataclass(slots=True)
class BeforeWords(SentenceReader):
    """Reads what leads up to a quotation in its sentence."""

    after: AfterWords
    verbs: LeadingVerb = field(init=False)
    subjects: VerbSubject = field(init=False)
    sources: AccordingTo = field(init=False)
    nouns: SayingNoun = field(init=False)

    def __post_init__(self) -> None:
        self.verbs = LeadingVerb(referents=self.referents)
        self.subjects = VerbSubject(referents=self.referents, after=self.after, verbs=self.verbs)
        self.sources = AccordingTo(referents=self.referents, after=self.after)
        self.nouns = SayingNoun(referents=self.referents, sources=self.sources)

    def read(
        self, run: Run, sentence: ReporterSentence, found: list[PersonMention]
    ) -> Attribution | None:
        """Hoekstra admitted, '...' / telling reporters that '...' / selon elle, '...'."""
        low = self.text[sentence.start : run.start].lower()
        return None if _SHOWS.search(low) else self._governed(run, sentence, found, low)

    def _governed(
        self, run: Run, sentence: ReporterSentence, found: list[PersonMention], low: str
    ) -> Attribution | None:
        """By a noun of saying, a verb, a source or a colon, in this order."""
        person = self.nouns.read(run, sentence, found)
        if person is not None:
            return Attribution(person=person, by=self._lead(low))
        verb = self.verbs.outside_relative(run, low, sentence) or self.verbs.last(low, sentence)
        if verb is not None:
            sourced = self.french and _SOURCE_FIRST.match(low) is not None
            chosen = self.subjects.teller(verb, sentence, found, low)
            if sourced and self.verbs.is_participle(verb) and chosen not in found:
                chosen = None
            person = self.subjects.person(verb, chosen, sentence, found)
            if person is not None and person.body and _SOURCE_BEHIND.match(self.text, run.end):
                source = self.sources.read(low, sentence, found)
                own = source is not None and _OWN_PAPER.fullmatch(source.name)
                person = source if source is not None and not own else person
            if person is not None:
                return Attribution(person=person, by=self._lead(low))
            if chosen is None and not sourced and not low.rstrip().endswith(":"):
                return None
        if _AND_TO_SAY.match(low) is not None:
            spoken = self.referents.last_subject(sentence.start)
            return Attribution(person=spoken, by="before") if spoken else None
        person = self.sources.read(low, sentence, found)
        if person is not None:
            whole = low.strip() == "" and run.words[:1].isupper() and len(run.words.split()) > _TERM
            return Attribution(person=person, by="after" if whole else self._lead(low))
        person = self._by_colon(run, low, sentence, found)
        return Attribution(person=person, by="before") if person is not None else None

    def _by_colon(
        self, run: Run, low: str, sentence: ReporterSentence, found: list[PersonMention]
    ) -> QuotedPerson | None:
        words_of = _WORDS_OF.search(low)
        if words_of is not None:
            return QuotedPerson(name=words_of["who"], named=False)
        told = [m for m in found if m.end <= run.start and m.pronoun not in THINGS]
        if not low.rstrip().endswith(":") or not told:
            return None
        chosen = main_subject(told, self.text, sentence.start)
        if chosen is None or self._is_place_of_words(chosen, sentence):
            return None
        by = _INTERPELLED.match(self.text, chosen.end, run.start)
        if by is not None:
            who = by["who"]
            return QuotedPerson(name=who, named=False, body=True, sex="b") if who else None
        return self.referents.resolve(chosen, sentence, found)

    def _is_place_of_words(self, mention: PersonMention, sentence: ReporterSentence) -> bool:
        """'on Truth Social: “…”': where it was said, by whoever is the subject."""
        body = mention.person is not None and mention.person.body
        return body and led([mention], 0, self.text, sentence.start)

    def _lead(self, before: str) -> str:
        """'before' when the words stand by themselves after a verb or colon, 'flow' inside."""
        tail = before.rstrip()
        apart = tail.endswith((",", ":")) or re.search(r"\bthat,?$", tail) is not None
        verb_last = any(m.end() == len(tail) for m in self.lexicon.verb.finditer(tail))
        return "before" if apart or verb_last else "flow"


_WORDS_OF = re.compile(
    r"\b(?:phrase|mots?|citation) d[’'](?P<who>une?(?:\s[a-zà-ÿ]{2,16}){1,2}?)\s(?:dont|qui)\b"
    r"[^:]{0,80}:\s$"
)
"""'cette phrase d’un délégué dont elle tait le nom : « … »'."""
_SOURCE_FIRST = re.compile(r"\s{0,8}(?:mais\s|et\s|or,?\s|ainsi,?\s)?(?:selon|d[’']après)\s")
"""'Selon l’analyse, le port se remplit, suggérant « une hausse »': the source of all of it."""
_OWN_PAPER = re.compile(
    r"(?:le|la|une?|son|sa|leur|ce|cette|l[’'])\s?(?:récente?\s|dernière?\s|même\s)?"
    r"(?:communiqué|note|lettre|message|tweet|document|texte|déclaration|publication)"
    r"(?:\s(?:de presse|commune?|récente?))?",
    re.I,
)
"""'La ligue juge la loi « rude », selon un communiqué': the ligue's own."""
_SOURCE_BEHIND = re.compile(r",?\s(?:selon|d[’']après|according to)\s")
_TERM = 3
"""Words that can be a term and not a sentence."""
_AND_TO_SAY = re.compile(
    r"\s{0,4}(?:et|puis|mais|avant)\s(?:aussitôt\s|aussi\s)?d(?:e\s|[’'])(?:se\s|s[’'])?[a-zà-ÿ]{3,12}(?:er|ir|re)\b"
    r"[^:\x01]{0,80}:\s{0,4}$"
)
"""'Et d’ajouter : « … »': whoever spoke goes on, whatever the verb is."""
_SHOWS = re.compile(
    r"\b(?:pancarte|banderole|affiche|panneau|autocollant|graffiti|calicot)s?\s(?:[a-zà-ÿ]{2,12}\s){0,3}:?\s?$"
)
"""'une banderole clame : « … »': nobody says that."""
_INTERPELLED = re.compile(
    r"\s(?:a été|est|était|fut|s[’']est fait)\s(?:[a-zà-ÿ]{4,14}\s)?"
    r"[a-zà-ÿ]{3,14}(?:é|i|er|ir)e?s?\spar\s"
    r"(?P<who>(?:des|deux|trois|plusieurs|une?)\s[a-zà-ÿ]{4,20})?"
)
"""'Le maire a été interpellé par des voisins : « … »': the words are theirs."""
