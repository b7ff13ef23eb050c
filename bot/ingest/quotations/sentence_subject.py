"""Whom a sentence is about, for what the sentences behind it leave out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.ingest.quotations.after_words import AfterWords
from bot.ingest.quotations.bodies import OFFICE_OF, body_first
from bot.ingest.quotations.described import described_before
from bot.ingest.quotations.person_mention import PersonMention
from bot.ingest.quotations.persons import QuotedPerson, institution
from bot.ingest.quotations.phrases import THINGS, led, main_subject
from bot.ingest.quotations.referents import SentenceReader
from bot.ingest.quotations.sentences import ReporterSentence
from bot.ingest.quotations.wellformed import is_thing, well_formed
from bot.ingest.quotations.wellformed_english import well_formed_english


@dataclass(slots=True)
class SentenceSubject(SentenceReader):
    """Reads the person a sentence is about."""

    after: AfterWords

    def read(self, found: list[PersonMention], sentence: ReporterSentence) -> QuotedPerson | None:
        """The person a sentence is about, without what is no part of his description."""
        about = self._about(found, sentence)
        if about is None:
            return None
        if not self.french:
            return well_formed_english(about, self.lexicon)
        sound = well_formed(about, self.lexicon)
        return None if sound is None or is_thing(sound, self.lexicon) else sound

    def _about(self, found: list[PersonMention], sentence: ReporterSentence) -> QuotedPerson | None:
        """The first mention of a sentence that is no part of a phrase."""
        if _BYLINE.fullmatch(self.text, sentence.start, sentence.end):
            return None
        people = [
            m
            for m in found
            if (m.role or (m.person and not m.person.body))
            and not _SUBORDINATE.search(self.text[max(sentence.start, m.start - 40) : m.start])
        ]
        cleft = self._cleft(found, sentence) or self._asked(found, sentence)
        if cleft is not None:
            return self.referents.resolve(cleft, sentence, found)
        closing = None if sentence.runs else self._at_its_end(sentence, found)
        first = next((m for m in found if m.end > sentence.start), None)
        if closing is None and first is not None and self.referents.begins(first, sentence):
            closing = self.referents.resolve(first, sentence, found)
        if closing is not None:
            return closing
        view = _VIEW.match(self.text, sentence.start, sentence.end)
        if (
            view is not None
            and first is not None
            and first.start <= view.end()
            and not first.pronoun
        ):
            return self.referents.resolve(first, sentence, found)
        according = self.lexicon.according.search(self.text[sentence.start : sentence.end].lower())
        if according is not None:
            at = sentence.start + according.end()
            source = next((m for m in people if at - 1 <= m.start <= at + 40), None)
            beside = (m for m in found if m.pronoun in _HIMSELF and at - 1 <= m.start <= at + 2)
            source = source or next(beside, None) if self.french else source
            if source is not None:
                return self.referents.resolve(source, sentence, found)
        return self._main_subject(found, people, sentence)

    def _asked(
        self, found: list[PersonMention], sentence: ReporterSentence
    ) -> PersonMention | None:
        """'Asked whether he still held to it, Roy said yes.': who answers, not 'he'."""
        if _ASKED.match(self.text, sentence.start, sentence.end) is None:
            return None
        answering = (
            m
            for m in found
            if m.individual
            and self.text[m.start - 2 : m.start] == ", "
            and self.lexicon.verb.match(self.text[m.end + 1 : m.end + 30].lower())
        )
        return next(answering, None)

    def _at_its_end(
        self, sentence: ReporterSentence, found: list[PersonMention]
    ) -> QuotedPerson | None:
        """Whom a sentence without quotations tells last: by a said-clause, or as who concedes."""
        conceded = _CONCEDED_BY.fullmatch(self.text, sentence.start, sentence.end)
        if conceded is not None and not found:
            return QuotedPerson(name=conceded["who"], named=False)
        return self.after.closing(sentence.start, sentence, found)

    def _cleft(
        self, found: list[PersonMention], sentence: ReporterSentence
    ) -> PersonMention | None:
        """'Puis c’est le ministre, Marc Roy, qui prend le micro.': who is brought forward last."""
        clefts = list(_CLEFT.finditer(self.text, sentence.start, sentence.end))
        if not clefts or sentence.runs:
            return None
        behind = [m for m in found if m.start >= clefts[-1].end() - 1 and not m.pronoun]
        brought = (m for m in behind if _WHO_DOES.match(self.text, m.end))
        return next(brought, None)

    def _main_subject(
        self, found: list[PersonMention], people: list[PersonMention], sentence: ReporterSentence
    ) -> QuotedPerson | None:
        """The first of ``people`` that is no part of a phrase, or the body that opens it."""
        opens = found[0].person if found and found[0].start <= sentence.start + _OPENING else None
        if opens is not None and OFFICE_OF.fullmatch(opens.name):
            return opens
        chosen = main_subject(people, self.text, sentence.start)
        if chosen is not None and self._owned_thing(chosen, sentence):
            return None
        body = body_first(self.text[sentence.start : sentence.end])
        if body is not None and (chosen is None or chosen.start > sentence.start + 60):
            return body
        owner = self._owner(sentence)
        if owner is not None and chosen is not None and led([chosen], 0, self.text, sentence.start):
            return owner
        if chosen is not None and not self._is_bystander(chosen, sentence):
            return self.referents.resolve(chosen, sentence, found)
        return self._body_subject(found, sentence)

    def _is_bystander(self, chosen: PersonMention, sentence: ReporterSentence) -> bool:
        """'it can be traced to a physical person': who hangs on a preposition and has no name."""
        unnamed = chosen.person is not None and not chosen.person.named
        return not self.french and unnamed and led([chosen], 0, self.text, sentence.start)

    def _owned_thing(self, chosen: PersonMention, sentence: ReporterSentence) -> bool:
        """'Son entretien avec Howard Lutnick a eu lieu jeudi': still about whose talk it was."""
        opens = _OWN_THING.match(self.text, sentence.start)
        return (
            opens is not None
            and chosen.start > opens.end()
            and led([chosen], 0, self.text, sentence.start)
        )

    def _owner(self, sentence: ReporterSentence) -> QuotedPerson | None:
        """'Lise Roy’s songs were sold by a label': about Lise Roy."""
        owner = _OWNER.match(self.text, sentence.start, sentence.end)
        return self.people.called(owner[1]) if owner else None

    def _body_subject(
        self, found: list[PersonMention], sentence: ReporterSentence
    ) -> QuotedPerson | None:
        """A body or what is described as the subject of a sentence about nobody, or 'he'."""
        text = self.text[sentence.start : sentence.end]
        held = self._owner(sentence)
        if held is not None:
            return held
        ruling = _OWN_RULING.match(text)
        if ruling is not None:
            return self.referents.fuller(institution(ruling["who"], named=False))
        bodies = [m for m in found if m.person is not None]
        free = next(
            (m for i, m in enumerate(bodies) if not led(bodies, i, self.text, sentence.start)), None
        )
        if free is not None:
            return free.person
        verb = self.lexicon.verb.search(text.lower())
        described = described_before(text[: verb.start()], french=self.french) if verb else None
        if described is not None:
            return described
        pronoun = next((m for m in found if m.pronoun and m.pronoun not in THINGS), None)
        return self.referents.resolve(pronoun, sentence, found) if pronoun else None


_ASKED = re.compile(
    r"\s{0,8}(?:When\s)?(?:[Aa]sked|[Pp]ressed|[Qq]uestioned|[Rr]eached|[Ss]peaking|[Tt]alking"
    r"|[Rr]esponding|[Tt]estifying|[Aa]ddressing|[Ww]riting)\s"
)
_VIEW = re.compile(
    r"\s{0,4}(?:(?:Mais|Et|Or|Car)\s)?[Pp]our\s(?:(?:M|Mme|Me)\.?\s|le\s|la\s|l[’']|cet?\s|cette\s)?"
)
"""'Pour Lise Roy, la taxe est un frein. « … »': whose view is told."""
_OPENING = 3
"""Characters before what opens a sentence: spaces and a dash."""
_CLEFT = re.compile(
    r"(?:(?:^|\n)\s{0,4}|,\s|\b(?:[Pp]uis|et|mais|and|then)\s)"
    r"(?:[Cc][’']est|[Cc][’']était|[Ii]t (?:is|was))\s"
)
_WHO_DOES = re.compile(r",?\s(?:qui|who)\s")
_CONCEDED_BY = re.compile(
    r"\s{0,4}(?:Une?|L[ea]|Ce|Cet|Cette|Autant de|Des)\s[^.,;:\x01\n]{3,80}\s"
    r"(?:concédée?s?|confirmée?s?|dénoncée?s?|racontée?s?|décrite?s?|reconnue?s?|relatée?s?|admise?s?|constatée?s?|déplorée?s?"
    r"|partagée?s?|résumée?s?)\spar\s(?P<who>une?\s[a-zà-ÿ][^.,;:\x01\n]{3,60})\.\s{0,4}"
)
"""'Un constat partagé par un docker du port.': whom the next sentence goes on with."""
_HIMSELF = frozenset({"lui", "elle"})
_BYLINE = re.compile(
    r"\s{0,8}(?:Par|By)\s[A-ZÀ-Þ][\w’'.-]{1,30}(?:\s[A-ZÀ-Þ][\w’'.-]{0,30}){1,3}"
    r"(?:,[^.\n]{1,60}|\s\([^()\n]{1,60}\))?\s{0,8}"
)
"""'Par Anatole Rivest': who writes the article is not who speaks in it."""
_OWN_THING = re.compile(r"\s{0,8}(?:Son|Sa|Ses|His|Her|Their|Leurs?)\s[a-zà-ÿ]{3}")
_OWNER = re.compile(
    r"\s{0,8}(?:(?:Mr|Mrs|Ms|Dr)\.?\s)?(?:[A-ZÀ-Þ][\w.-]{1,20}\s){0,3}"
    r"([A-ZÀ-Þ][\w-]{2,30})[’']s\s[a-z]"
)
"""'Stathis’s message lasts four minutes.' is about Stathis."""
_OWN_RULING = re.compile(
    r"\s{0,8}(?P<who>The\s(?:[a-z-]{3,14}\s){0,2}[a-z]{4,14})[’']s\s"
    r"(?:ruling|decision|report|statement|order|notice|verdict|analysis|study|letter|opinion)\b"
)
"""'The panel’s ruling was printed at noon. It called': the panel did."""
_SUBORDINATE = re.compile(
    r"\b(?:alors qu|tandis qu|pendant qu|lorsqu|parce qu|puisqu|quand|while|when|because|although"
    r"|though|until|unless|since|whereas)(?:e\s|[’']|\s)(?:(?:le|la|the|l[’'])\s?)?$"
)
"""'Son entretien a eu lieu alors que Donald Trump refusait': no sentence about Trump."""
