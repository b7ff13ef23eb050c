"""Words that no said-clause and no verb claims: whether anybody says them all the same, and who.

Of what real articles put between marks, four in five of those that are left over are
somebody's words: long ones nearly always, a term's length where a verb of saying governs them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.ingest.quotations.attributed import Attribution
from bot.ingest.quotations.bodies import body_first
from bot.ingest.quotations.described import described_before
from bot.ingest.quotations.marks import Run
from bot.ingest.quotations.person_mention import PersonMention
from bot.ingest.quotations.persons import QuotedPerson
from bot.ingest.quotations.phrases import led, main_subject
from bot.ingest.quotations.referents import SentenceReader
from bot.ingest.quotations.sentences import BLANK, ReporterSentence

Answers = Sequence[tuple[Run, Attribution | None]]
"""The runs of a sentence, and what is told of each so far."""


@dataclass(slots=True)
class Unclaimed(SentenceReader):
    """Gives what is left over to whom its sentence is about, or to who spoke last."""

    def read(
        self, run: Run, sentence: ReporterSentence, found: list[PersonMention], answers: Answers
    ) -> Attribution | None:
        """Who says a run that nothing else claims; None for a term, and where it is nobody."""
        if self._is_nobodys(run, sentence):
            return None
        whole = _is_whole(run) and run.start <= sentence.start + 2
        if (
            not whole
            and not self._goes_on(run, sentence)
            and not self._is_said(run)
            and not self._is_in_all_told(run, sentence, answers)
        ):
            return None
        person = self._beside(run, answers) or self._speaker(run, sentence, found, whole=whole)
        if person is None:
            return None
        return Attribution(person=person, by="flow")

    def _is_nobodys(self, run: Run, sentence: ReporterSentence) -> bool:
        """Whether the reporter uses, counts or imagines the words himself."""
        lead = self.text[sentence.start : run.start].lower()
        if (
            self.lexicon.term.search(lead)
            or _MADE.search(lead)
            or _NOBODY.search(lead)
            or _SHOWN.search(lead)
        ):
            return True
        behind = self.text[run.end : sentence.end].lower()
        listed = _BRACKET.search(lead) is not None
        return listed or _SHOWN_BEHIND.match(behind) is not None

    def _is_said(self, run: Run) -> bool:
        """Whether words inside the reporter's sentence are long, or speak of us and of you."""
        count = len(run.words.split())
        return count >= _LONG or (count >= _FEW and _SPOKEN.search(run.words.lower()) is not None)

    def _goes_on(self, run: Run, sentence: ReporterSentence) -> bool:
        """'Un « pari à très long terme » pour elle.', 'Le port « ne doit pas fermer ».'

        What has no verb besides the words, or has its verb in them, tells on in French.
        """
        if not self.french or len(run.words.split()) < _FEW:
            return False
        lead = self.text[sentence.start : run.start]
        verbal = _PREDICATE.match(run.words) is not None and BLANK not in lead
        return _VERBLESS.fullmatch(lead) is not None or verbal

    def _is_in_all_told(self, run: Run, sentence: ReporterSentence, answers: Answers) -> bool:
        """'The quay is “very long” and we wait, “we are tired,” Roy said': all is Roy's."""
        last, said = answers[-1]
        if said is None or said.by != "after" or last.start <= run.start:
            return False
        lead = self.text[sentence.start : last.start].lower()
        told = self.lexicon.verb.search(lead) or self.lexicon.participle.search(lead)
        return told is None and _IS.search(lead[: run.start - sentence.start]) is not None

    def _beside(self, run: Run, answers: Answers) -> QuotedPerson | None:
        """'« On doute » mais « on tient », dit Roy': who says the next words, or the last ones."""
        behind = [(r, s) for r, s in answers if s is not None and r.start > run.start]
        before = [(r, s) for r, s in answers if s is not None and r.start < run.start]
        for other, said in (*behind[:1], *before[-1:]):
            first, last = sorted((run, other), key=lambda each: each.start)
            between = self.text[first.end : last.start]
            near = _FAR if said.by == "after" and other.start > run.start else _NEAR
            if len(between) <= near and BLANK not in between:
                return said.person
        return None

    def _speaker(
        self, run: Run, sentence: ReporterSentence, found: list[PersonMention], *, whole: bool
    ) -> QuotedPerson | None:
        """Whom its clause is about, by name, as a body or as described; else who spoke last.

        A sentence may go on from anybody; other words only from who spoke in the same paragraph,
        and from no pronoun: of such readings four in five were somebody else's words.
        """
        start = max(sentence.start, self.text.rfind(";", sentence.start, run.start) + 1)
        near = [m for m in found if m.start >= start]
        main = main_subject(near, self.text, start)
        if main is not None and (whole or self._is_subject(main, near, run, start)):
            person = self.referents.resolve(main, sentence, found)
        else:
            clause = self.text[start : sentence.end]
            person = self._described(clause, run.start - start)
            other = main or (self._is_of_another(clause) and not self._goes_on(run, sentence))
            if person is None and not whole and other:
                return None
        person = person or self._going_on(sentence, whole=whole)
        return None if person is None or person.name.lower() in _NUMBERS else person

    def _is_subject(
        self, main: PersonMention, near: list[PersonMention], run: Run, start: int
    ) -> bool:
        """Whether somebody who is named or described before a run is no part of a phrase."""
        before = [m for m in near if m.end <= run.start]
        if main.pronoun or main not in before:
            return False
        return not led(before, before.index(main), self.text, start)

    def _going_on(self, sentence: ReporterSentence, *, whole: bool) -> QuotedPerson | None:
        """Who spoke last, if nobody else was spoken of, and in the same paragraph."""
        last, spoken = self.referents.last_subject(sentence.start), self.referents.spoken
        if whole:
            return last or spoken
        begins = self.text.rfind("\n", 0, sentence.start) + 1
        here = any(begins <= start < sentence.start for start, _ in self.referents.subjects)
        return spoken if here and last == spoken else None

    def _described(self, clause: str, at: int) -> QuotedPerson | None:
        """A body, an office without a name, or who is described before the verb of saying."""
        body = body_first(clause)
        if body is not None and (" " in body.name or body.name.isupper()):
            return body
        office = _OFFICE_FIRST.match(clause)
        words = office["words"] if office else ""
        if any(p.search(words) for p in (self.lexicon.role, self.lexicon.unnamed)):
            return QuotedPerson(name=words, named=False)
        verb = self.lexicon.verb.search(clause.lower())
        person = described_before(clause[: verb.start() if verb else at], french=self.french)
        if person is None or _HAS_NAME.search(person.name):
            return person
        known = (self.lexicon.role, self.lexicon.unnamed, self.lexicon.organization)
        return person if any(p.search(person.name.lower()) for p in known) else None

    def _is_of_another(self, clause: str) -> bool:
        """Whether a clause begins with a subject that is no speaker: 'L’orage a été bref'."""
        lead = clause[: clause.find(BLANK)]
        return body_first(clause) is not None or _SUBJECT_FIRST.match(lead) is not None


def _is_whole(run: Run) -> bool:
    """Whether the words are a sentence, by their capital and length."""
    return run.words[:1].isupper() and len(run.words.split()) >= _SENTENCE


_LONG, _SENTENCE, _FEW = 5, 5, 3
"""Words that are no term, words that are a sentence, and words that can be a term."""
_VERBLESS = re.compile(
    r"\s{0,8}(?:Une?|Des|De\squoi\s[a-zà-ÿ]{3,14}|Autant\sde|D[’']où|Soit|Par\sexemple,?|Bref,)\s"
)
_PREDICATE = re.compile(
    r"(?:n[’']|ne\s|s[’']|se\s|est\s|sont\s|était\s|étaient\s|a\s|ont\s|va\s|vont\s|doit\s|doivent\s"
    r"|peut\s|peuvent\s|rend(?:ent)?\s|permet(?:tent)?\s|(?!frais|palais|jamais|mais|souhait)[a-zà-ÿ]{3,12}"
    r"(?:era|eront|erait|eraient|aient)\s)"
)
_SPOKEN = re.compile(
    r"(?<![\w’'])(?:je|j[’']|nous|notre|nos|on|ça|c[’']est|il faut|vous|votre|i|we|our|us|you"
    r"|it[’']s|don[’']t|won[’']t|can[’']t|is|are|will|ne|n[’']|est|sont|sera)(?![\w])"
)
"""A verb or a person of a sentence."""
_IS = re.compile(
    r"\b(?:is|are|was|were|been|be|est|sont|était|étaient|été|sera|serait)\s(?:\w{2,14}\s)?$"
)
_FAR = 160
"""The same where a said-clause closes the sentence."""
_HAS_NAME = re.compile(r"(?<=[\s’'])[A-ZÀ-Þ]")
_SUBJECT_FIRST = re.compile(
    r"\s{0,4}(?:The|An?|Its|This|These|Those|L[ea]s?|Une?|Cette|Ces?|Cet)\s(?!(?:même|encore)\b)"
    r"|\s{0,4}L[’'](?!on\b)"
)
_NUMBERS = frozenset({"one", "another", "half", "both", "un autre", "une autre"})
_OFFICE_FIRST = re.compile(
    r"\s{0,4}(?P<words>[a-zà-ÿ][\w’' -]{3,60}?)(?=,|\s(?:said|says|told|who|qui)\b)"
)
"""'counsel for the mill said': an office without its article."""
_NEAR = 60
"""Characters between two quotations of one sentence that are one speaker's."""
_MADE = re.compile(
    r"\b(?:propos|présent|lanc|cré|offr|instaur|launch|creat|offer|unveil|dévoil)\w{0,4}\s[^.;:\x01]{0,60}\b(?:an?|une?|son|sa|ses|leurs?)\s$"
)
"""'propose un « marché du bois »': what is made has a name."""
_BRACKET = re.compile(r"\([^()]{0,200}$")
_NOBODY = re.compile(
    r"\b(?:vous me direz|me direz-vous|on nous (?:a|avait|avaient)|on dira|you may (?:object|say)"
    r"|(?:was|were|been|being)\s(?:later\s|then\s|also\s)?(?:asked|told|warned|promised|reminded)"
    r"|poll|survey|sondage|as the saying goes|le proverbe|the proverb)\b"
)
"""'You may object that “…”': what nobody has said; 'Roy was asked, “…”': not Roy."""
_SHOWN = re.compile(
    r"\b(?:signs?|banners?|posters?|placards?|stickers?|billboards?|headlines?|pancartes?|banderoles?"
    r"|affiches?|slogans?|inscriptions?|étiquettes?|labels?|mentions?|titres?|livre|film|émission"
    r"|book|podcast|song|show|series|author of|auteure? d[eu])\b[^.;:\x01]{0,40}[\s:,]{1,3}$"
)
"""What carries words or a title."""
_SHOWN_BEHIND = re.compile(
    r",?\s(?:goes|went|reads?|lisait-on|pouvait-on lire|peut-on lire|proclam\w{2,4}"
    r"|affich\w{1,5})\b|\s\([^()]{1,40}\)"
)
"""'“…,” goes a joke', '« … », pouvait-on lire', '“most favoured nation” (MFN)'."""
