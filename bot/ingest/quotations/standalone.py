"""Whose words stand without a speaker in their sentence: who signs them, or spoke last."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.ingest.quotations.attributed import Attribution
from bot.ingest.quotations.listed_voices import leads_on, point_before
from bot.ingest.quotations.marks import Run
from bot.ingest.quotations.mentions import mentions
from bot.ingest.quotations.person_mention import PersonMention
from bot.ingest.quotations.persons import QuotedPerson, institution
from bot.ingest.quotations.phrases import led
from bot.ingest.quotations.referents import SentenceReader
from bot.ingest.quotations.sentences import BLANK, ReporterSentence


@dataclass(slots=True)
class StandaloneWords(SentenceReader):
    """Reads who said words that nobody is said to have said."""

    answering: QuotedPerson | None = None
    """Who answered last to a question in the second person."""

    def read(
        self, run: Run, sentence: ReporterSentence, found: list[PersonMention]
    ) -> Attribution | None:
        """Words nobody is said to have said: whole sentences go on from the one who spoke last."""
        signed = self._signed(run)
        if signed is not None:
            return Attribution(person=signed, by="alone")
        point = None if self.french else point_before(self.text, run.start)
        if point is not None:
            return self._of_point(*point)
        person = self.referents.last_subject(sentence.start)
        if person is None:
            return None
        if self.is_alone(sentence):
            return None if self.referents.lost else self._alone(run, person)
        return self._over(run, sentence, found)

    def _over(
        self, run: Run, sentence: ReporterSentence, found: list[PersonMention]
    ) -> Attribution | None:
        """Words inside a sentence that goes over into those of who it is about, or of who spoke."""
        about = self.subject_before(run, sentence, found)
        if about is not None and _BECAUSE.match(run.words):
            return Attribution(person=about, by="flow")
        spoken = self.referents.spoken
        if spoken is not None and self._flows(run, sentence, own=about == spoken):
            return Attribution(person=spoken, by="flow")
        return None

    def presented_behind(self, run: Run, sentence: ReporterSentence) -> Attribution | None:
        """'« On attend. » Attablée au café, Lise Roy fulmine.': who opens a paragraph by words.

        Not where somebody was spoken of before who has not yet said anything.
        """
        if self.referents.last_subject(sentence.start) not in (None, self.referents.spoken):
            return None
        opens = self.text[: run.start].rstrip(" ")[-1:] in ("", "\n")
        if not self.french or not opens or not self.is_alone(sentence):
            return None
        behind = _NEXT_SENTENCE.match(self.text, run.end)
        if behind is None or _CONTRAST.match(behind["words"]):
            return None
        near = mentions(self.text, behind.start("words"), behind.end(), self.people)
        for index, each in enumerate(near):
            if each.person is None or not each.individual:
                continue
            first = self.people.first_at.get(each.person.name, 0)
            free = not led(near, index, self.text, behind.start("words"))
            new = free and each.start <= first < each.end
            return Attribution(person=each.person, by="alone") if new else None
        return None

    def _of_point(self, start: int, end: int) -> Attribution | None:
        """Whom the point of a list names that leads to the words; nobody else spoke them."""
        named = (m.person for m in mentions(self.text, start, end, self.people) if m.person)
        person = next(named, None)
        return Attribution(person=person, by="alone") if person else None

    def _signed(self, run: Run) -> QuotedPerson | None:
        """Who signs a quotation on the line below, or behind a dash: '— Lise Roy, mairesse'."""
        line = _SIGNATURE.match(self.text, run.end)
        if line is None or leads_on(self.text, line.start("name")):
            return None
        name, dashed = line["name"].rstrip("."), line["dash"] is not None
        statement = _STATEMENT.fullmatch(name) if dashed else None
        if statement is not None:
            return institution(statement["who"])
        told = self.lexicon.verb.search(line["role"].lower()) if line["role"] else None
        apart = line["role"] is not None and "," in line["role"]
        if not dashed and (told is not None or apart):
            return None  # 'Lise Roy, 74, a welder, said it was late.'
        held = self.people.by_name.get(name)
        if held is None and dashed:  # '— Harbour Minister Lise Roy'
            words = name.split()
            held = self.people.by_name.get(" ".join(words[-2:])) or self.people.called(words[-1])
        signed = dashed and line["role"] is not None
        new = QuotedPerson(name=name, role=line["role"]) if signed else None
        return held or new

    def is_alone(self, sentence: ReporterSentence) -> bool:
        """Whether a sentence is nothing but words between marks, and the agency's name."""
        rest = self.text[sentence.start : sentence.end].replace(BLANK, "")
        return re.search(r"\w", _AGENCY.sub("", rest)) is None

    def _alone(self, run: Run, person: QuotedPerson) -> Attribution:
        """Words that go on from who spoke last, or answer what the line before asks."""
        lead = self.text[max(0, run.start - _QUESTION) : run.start]
        asked = lead.rstrip().rsplit("\n", maxsplit=1)[-1]
        opens = "\n" in lead[len(lead.rstrip()) :]
        if not opens or not _ADDRESSED.search(asked):
            return Attribution(person=person, by="alone")
        self.answering = self.answering or person
        return Attribution(person=self.answering, by="alone")

    def _flows(self, run: Run, sentence: ReporterSentence, *, own: bool) -> bool:
        """Whether a sentence without a verb of saying goes over into the last speaker's words.

        ``own``: the sentence is about that speaker.
        """
        low = self.text[sentence.start : run.start].lower()
        if self.lexicon.verb.search(low) or self.lexicon.participle.search(low):
            return False
        if not own and not _FORESEEN.search(low):
            return False
        long = len(run.words.split()) >= 8 and run.words[:1].islower()
        return long and not self.lexicon.term.search(low)


_NEXT_SENTENCE = re.compile(r"[ \t]{1,3}(?P<words>[A-ZÀ-Þ][^.!?\n\x01]{8,240}[.!?])(?=\s|$)")
_CONTRAST = re.compile(
    r"(?:Même|Un|Une|De son|Pour sa|À l[’']inverse|Mais|Quant|Également|Autre|Ce que|Ce n|Des mots"
    r"|C[’']est|Voilà|Tel|Telle|Une fois)\b"
)
"""What begins to speak of another than whose the words before are, or tells whose they are."""
_AGENCY = re.compile(r"\s\([\w .,/’-]{2,30}\)\s{0,4}$")
_QUESTION = 400
"""Characters of a question that are read."""
_ADDRESSED = re.compile(
    r"\b(?:vous|votre|vos|you|your)\b.{0,400}\?|^\s{0,4}(?:on vous|vous|votre|vos)\s", re.I
)
"""A question in the second person, or 'On vous a reproché'; 'you can tell' asks nobody."""
_BECAUSE = re.compile(r"(?:parce qu|puisqu|because\b|car\b)", re.I)
"""'Il dépose une demande, « parce que refuser, c’est un luxe ».': his reason."""
_SIGNATURE = re.compile(
    r"\s{0,4}(?:\n\s{0,4})?(?P<dash>[—–―-]{1,2})?\s{0,3}(?:Une citation de\s{1,3})?"
    r"(?P<name>[A-ZÀ-Þ][\w’'-]{1,30}(?:\s[\w’'.-]{2,30}){0,5}?)(?:,\s(?P<role>[^.!?:\n]{2,140}))?\.?\s{0,4}(?:\n|$)"
)
_STATEMENT = re.compile(r"(?P<who>[^,]{2,60}?)(?:[’']s)?\s(?:statement|news release|press release)")
"""'“…” — Kestrel Metals statement.'"""
_FORESEEN = re.compile(
    r"\b(?:will|would|could|may|might|should|va|vont|allait|allaient|devra|devront|devrait"
    r"|devraient|pourrait|pourraient|pourra|pourront)\b"
)
"""'In turn, Trump will be trying to “secure”': what another is to do is somebody's view."""
