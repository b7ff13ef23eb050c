"""Who is the source that 'according to', 'selon' or 'pour' names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.ingest.quotations.after_words import AfterWords
from bot.ingest.quotations.bodies import GOVERNMENTS
from bot.ingest.quotations.described import described_after
from bot.ingest.quotations.opening_subject import source_behind
from bot.ingest.quotations.person_mention import PersonMention
from bot.ingest.quotations.persons import QuotedPerson, institution
from bot.ingest.quotations.referents import SentenceReader
from bot.ingest.quotations.sentences import ReporterSentence
from bot.ingest.quotations.wellformed import is_thing


@dataclass(slots=True)
class AccordingTo(SentenceReader):
    """Reads the source of what a sentence tells."""

    after: AfterWords

    def read(
        self, low: str, sentence: ReporterSentence, found: list[PersonMention]
    ) -> QuotedPerson | None:
        """Whom the words before a quotation (in lower case), or its whole sentence, name so."""
        whole = self.text[sentence.start : sentence.end].lower()
        source = self.lexicon.according.search(whole) or _FOR.search(low)
        first = found[0] if found and _FOR_NAME.match(self.text, sentence.start) else None
        viewed = (
            _FOR_BODY.match(self.text, sentence.start) if source is None and self.french else None
        )
        if viewed is not None and first is None:
            return institution(viewed["who"])
        if source is None and first is not None and first.start <= sentence.start + _LEAD:
            return first.person if first.person and first.person.named else None
        if source is None:
            return None
        person = self.named_at(sentence.start + source.end(), sentence, found)
        purpose = self.french and self.lexicon.according.search(whole) is None
        return None if person and purpose and is_thing(person, self.lexicon) else person

    def named_at(
        self, at: int, sentence: ReporterSentence, found: list[PersonMention]
    ) -> QuotedPerson | None:
        """Whom 'according to' names: a government by its place, or the next person, no survey."""
        if _OWN_VIEW.search(self.text[max(sentence.start, at - 22) : at].lower()):
            return self.referents.last_subject(sentence.start)
        chosen = next((m for m in found if m.start >= at - 1), None)
        place = _CAPITAL.match(self.text[at : sentence.end])
        if place is not None and (chosen is None or chosen.start > at + place.end()):
            return institution(place[1])
        chosen = self._headed(chosen, found)
        if chosen is None:
            behind = self.text[at : sentence.end]
            return self._named_or_described(behind)
        if _STRANGE.search(self.text[at : chosen.start]):
            return None
        if "," in self.text[at : chosen.start] and not self._has_office(chosen, at):
            # 'selon le communiqué des Métallos, l’usine'
            return described_after(self.text[at : sentence.end], french=self.french)
        return self.referents.resolve(chosen, sentence, found)

    def _has_office(self, chosen: PersonMention, at: int) -> bool:
        """'aux yeux du directeur du moulin, Paul Quirion': what is before a name is his office."""
        office = self.text[at : chosen.start].lower()
        apposed = _OFFICE_BEFORE.fullmatch(office) is not None
        return apposed and chosen.individual and self.lexicon.role.match(office.strip()) is not None

    def _named_or_described(self, behind: str) -> QuotedPerson | None:
        """'described by Unifor as', 'according to the growers’ group': no survey, no report."""
        word = _ONE_WORD.match(behind)
        called = self.after.called_so(word[1]) if word else None
        if called is not None:
            return institution(called.name)
        if _STRANGE.search(behind):
            return None
        described = described_after(behind, french=self.french)
        return described or (source_behind(behind, self.lexicon) if self.french else None)

    def _headed(
        self, chosen: PersonMention | None, found: list[PersonMention]
    ) -> PersonMention | None:
        """'according to Bank of Canada governor Tiff Roy': the one whom a body's office names."""
        if chosen is None or chosen.person is None or not chosen.person.body:
            return chosen
        after = next((m for m in found if m.start >= chosen.end), None)
        if after is None or not after.individual:
            return chosen
        office = self.text[chosen.end : after.start]
        return after if _OFFICE.fullmatch(office) else chosen


_FOR = re.compile(r"\A\s{0,8}(?:(?:mais|et|or|car)\s)?pour(?=\s(?:l[ea]|l[’']|ce|cet|cette)\s?\w)")
"""'Pour la présidente du syndicat, le gouvernement « tarde »': whose view it is."""
_LEAD = 18
"""Characters of 'Mais pour Mme ' before a name."""
_FOR_NAME = re.compile(
    r"\s{0,8}(?:(?:Mais|Et|Or|Car)\s)?[Pp]our\s(?:(?:M|Mme|Me)\.?\s(?:[a-zà-ÿ]{2,3}\s){0,2}[A-ZÀ-Þ]"
    r"|[A-ZÀ-Þ][\w’'-]{1,30}(?:\s[A-ZÀ-Þ]|,\s))"
)
_FOR_BODY = re.compile(
    r"\s{0,8}(?:(?:Mais|Et|Or|Car)\s)?Pour\s(?P<who>[A-ZÀ-Þ][\w’'-]{1,30}"
    r"(?:\s(?:(?:et|de|des|du|la|pour)\s){0,2}[A-ZÀ-Þ][\w’'-]{1,30}){0,5})"
    r"\s(?=(?:elles?|ils?|l[ea]s?|ce|cette|cela|une?)\s|l[’']|c[’'])"
)
"""'Pour Ports et Marées elle est « absurde »': a body whose view it is."""
_ONE_WORD = re.compile(r"\s?([A-ZÀ-Þ][\w’'&-]{2,24})(?=[,.]|\s(?:as|comme)\s|\s{0,4}$)")
_OWN_VIEW = re.compile(r"(?:[aà] son avis|[aà] ses yeux|à l[’']entendre|de son propre aveu)$")
_OFFICE = re.compile(r"(?:\s[a-z][a-z-]{2,20}){1,4}\s")
_OFFICE_BEFORE = re.compile(r"\s[a-zà-ÿ][\w’' -]{2,80},\s")
_CAPITAL = re.compile(rf"\s({'|'.join(sorted(GOVERNMENTS))})(?=[\s,])")
_STRANGE = re.compile(
    r"\b(?:poll|survey|study|report|data|figures|sondage|étude|rapport|données)\b"
)
"""What is no person's word: 'according to a poll, most Albertans agreed'."""
