"""Subjects of a verb whom the text only describes: bodies, papers and people without names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.ingest.quotations.bodies import body_before
from bot.ingest.quotations.described import described_before
from bot.ingest.quotations.opening_subject import antecedent, opening_subject
from bot.ingest.quotations.person_mention import PersonMention
from bot.ingest.quotations.persons import QuotedPerson, institution
from bot.ingest.quotations.referents import SentenceReader


@dataclass(slots=True)
class DescribedSubject(SentenceReader):
    """Reads who stands before a verb without a name, an article or a role."""

    def several(self, start: int, at: int) -> PersonMention | None:
        """'Harbour pilots warned': people who have no article and no name."""
        found = _SEVERAL.search(self.text[max(start, at - 120) : at])
        if found is None or self.french:
            return None
        person = institution(found["words"], named=False)
        return PersonMention(start=at, end=at, person=person)

    def opening(self, start: int, verb: int) -> PersonMention | None:
        """Who is described at the beginning of a sentence, before a clause about him."""
        lead = self.text[start:verb]
        person = described_before(lead, french=self.french)
        if person is None or not lead.lstrip().startswith(person.name):
            return None
        return PersonMention(start=verb, end=verb, person=person)

    def opening_office(self, start: int, verb: int) -> PersonMention | None:
        """'A judge on Monday paused it, finding that': whom the sentence opens with."""
        opens = _OPENS_WITH.match(self.text[start:verb])
        if opens is None:
            return None
        noun = opens["words"].split()[-1]
        known = (self.lexicon.role, self.lexicon.unnamed, self.lexicon.organization)
        if not any(each.fullmatch(noun) for each in known):
            return None
        person = QuotedPerson(name=opens["words"], named=False)
        return PersonMention(start=verb, end=verb, person=person)

    def obtained(self, start: int, verb: int) -> PersonMention | None:
        """'A summary obtained by Radio News asks': who obtained it asks nothing."""
        opening = _OBTAINED.match(self.text[start:verb])
        if opening is None:
            return None
        person = institution(opening["words"], named=False)
        return PersonMention(start=verb, end=verb, person=person)

    def body(self, start: int, verb: int) -> PersonMention | None:
        """A firm or party right before its verb: 'United Steelworkers, which ..., said'."""
        lead = self.text[start:verb]
        body = described_before(lead, french=self.french) or body_before(lead)
        return PersonMention(start=verb, end=verb, person=body) if body else None

    def group(self, start: int, verb: int) -> PersonMention | None:
        """'Les éleveurs du port, réunis jeudi, ont dénoncé': a French group, body or paper."""
        person = self._opening_group(start, verb) if self.french else None
        held = PersonMention(start=verb, end=verb, person=person) if person else None
        return self.antecedent(start, verb) or held

    def _opening_group(self, start: int, verb: int) -> QuotedPerson | None:
        """The group before a verb, or before the first one; behind a colon another clause opens."""
        begin = max(start, self.text.rfind(": ", start, verb) + 1)
        lead = self.text[begin:verb]
        first = self.lexicon.verb.search(lead.lower())
        opening = opening_subject(lead, self.lexicon)
        return opening or (opening_subject(lead[: first.start()], self.lexicon) if first else None)

    def antecedent(self, start: int, verb: int) -> PersonMention | None:
        """'la cible des éleveurs du port, qui ont dénoncé': whose clause the verb is in."""
        person = antecedent(self.text[start:verb], self.lexicon) if self.french else None
        return PersonMention(start=verb, end=verb, person=person) if person else None

    def is_unnamed(self, low: str, verb: int) -> bool:
        """'that U.S. producers have long called': somebody nobody can name is the subject."""
        part = re.split(r"[,:;]|\bthat\b|\bwhich\b|\bque\b", low[:verb])[-1]
        words = re.sub(
            r"\b(?:has|have|had|also|later|long|then|a|ont|avait|not|did|would|and|but|which|who)\b",
            " ",
            part,
        )
        plural = re.search(
            r"\b(?:producers|economists|exporters|critics|analysts|groups|firms|some|many"
            r"|people|report|the report|businesses|companies|investors|voters)\b",
            words,
        )
        return plural is not None


_OPENS_WITH = re.compile(
    r"\s{0,8}(?:[A-Z][A-Z.]{2,20}(?:,\s[\w.]{2,20})?\s[—–-]{1,2}\s)?"
    r"(?P<words>(?:An?|The|One)\s(?:[a-z][\w-]{2,20}\s){0,3}[a-z][\w-]{2,20})"
    r"(?=\s(?:on\s\w{3,6}day|has|have|had|\w{3,12}ed|[a-z]{3})\s)"
)
_OBTAINED = re.compile(
    r"\s{0,4}(?P<words>[A-ZÀ-Þ][\w’'.-]{0,20}(?:\s[\w’'.-]{1,20}){1,6}?)\s"
    r"(?:obtained|contacted|seen|reviewed|viewed|interviewed|surveyed|consulted|released|issued"
    r"|published|prepared|written|sent|shared|signed|obtenue?s?|consultée?s?|jointe?s?|contactée?s?"
    r"|interrogée?s?|rencontrée?s?|publiée?s?|signée?s?|préparée?s?|rédigée?s?|vue?s?|lue?s?)\s"
    r"(?:by|par)\s"
)
_SEVERAL = re.compile(
    r"(?:^\s{0,4}|[,;]\s|\b(?:that|what|but|and|as)\s)"
    r"(?P<words>(?:(?:[A-Z][\w.’-]{1,20}|some|many|several|most|other)\s){0,2}"
    r"(?:(?!who|which|that|and|of|the)[a-z-]{3,16}\s){0,2}"
    r"(?!was|has|is|its|his|this|says|does|tariffs|duties|prices|talks|costs|rates)[a-z-]{2,14}"
    r"(?:[^\Ws]s|people|men|women))"
    r"\s(?:(?:have|had|also|later|\w{3,10}ly|last week|on \w{3,6}day)\s){0,2}$"
)
