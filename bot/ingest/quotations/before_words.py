"""Who is named before a quotation: the verb that leads to it, 'according to', a colon."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.ingest.quotations.after_words import AfterWords
from bot.ingest.quotations.attributed import Attribution
from bot.ingest.quotations.bodies import GOVERNMENTS, body_before, body_first
from bot.ingest.quotations.described import described_after, described_before, member_of
from bot.ingest.quotations.marks import Run
from bot.ingest.quotations.mentions import PersonMention
from bot.ingest.quotations.persons import QuotedPerson, institution
from bot.ingest.quotations.phrases import CLOSE, THINGS, WHO, led, main_subject
from bot.ingest.quotations.referents import SentenceReader
from bot.ingest.quotations.sentences import ReporterSentence


@dataclass(slots=True)
class BeforeWords(SentenceReader):
    """Reads what leads up to a quotation in its sentence."""

    after: AfterWords

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
        person = self._by_noun(run, sentence, found)
        if person is not None:
            return Attribution(person=person, by=self._lead(low))
        verb = self._outside_relative(run, low, sentence) or self._last_verb(low, sentence)
        if verb is not None:
            chosen = self._teller(verb, sentence, found, low)
            person = self._of_verb(verb, chosen, sentence, found)
            if person is not None and person.body and _SOURCE_BEHIND.match(self.text, run.end):
                person = self._by_source(low, sentence, found) or person
            if person is not None:
                return Attribution(person=person, by=self._lead(low))
            if chosen is None and not low.rstrip().endswith(":"):
                return None
        if _AND_TO_SAY.match(low) is not None:
            spoken = self.referents.last_subject(sentence.start)
            return Attribution(person=spoken, by="before") if spoken else None
        person = self._by_source(low, sentence, found)
        if person is not None:
            whole = low.strip() == "" and run.words[:1].isupper() and len(run.words.split()) > _TERM
            return Attribution(person=person, by="after" if whole else self._lead(low))
        person = self._by_colon(run, low, sentence, found)
        return Attribution(person=person, by="before") if person is not None else None

    def _by_noun(
        self, run: Run, sentence: ReporterSentence, found: list[PersonMention]
    ) -> QuotedPerson | None:
        """'Comey’s conclusion that …', 'par la voix de sa porte-parole, Lise Roy'."""
        if _POSTED.search(self.text[sentence.start : run.start]):
            return self.subject_before(run, sentence, found)
        sent = _SENT.search(self.text[sentence.start : run.start])
        if sent is not None:
            at = sentence.start + sent.start()
            sender = next((m for m in reversed(found) if m.end in (at, at - 1)), None)
            if sender is not None:
                return self.referents.resolve(sender, sentence, found)
        prompted = _PROMPTED.search(self.text[sentence.start : run.start])
        if prompted is not None:
            return self._source(sentence.start + prompted.end("so"), sentence, found)
        of = _WORDS_OF_ANOTHER.search(self.text[max(sentence.start, run.start - 160) : run.start])
        if of is not None:
            at = max(sentence.start, run.start - 160) + of.start("who")
            said = self._source(at, sentence, [m for m in found if m.end <= run.start])
            if said is not None:
                return said
        owned = _OWNED_CLAIM.search(self.text[max(sentence.start, run.start - 140) : run.start])
        person = self.people.called(owned["name"]) if owned else None
        heard = _HEARD_BY.search(self.text[max(sentence.start, run.start - 240) : run.start])
        if heard is not None:
            at = max(sentence.start, run.start - 240) + heard.start("who")
            return self._source(at, sentence, found)
        voice = _VOICE.search(self.text, sentence.start, sentence.end)
        return person or (self._source(voice.end(), sentence, found) if voice else None)

    def _last_verb(self, low: str, sentence: ReporterSentence) -> re.Match[str] | None:
        """The last verb of saying; one of a clause that is over only where there is no other.

        'a dit que lorsque Trump répète le contraire, « … »': whoever 'a dit' says the words.
        """
        text = self.text[sentence.start : sentence.end]
        verbs = (*self.lexicon.verb.finditer(low), *self.lexicon.participle.finditer(low))
        closes = _CLOSES.match(low)
        over = closes.start("words") if closes else -1
        last = None
        for verb in sorted(verbs, key=lambda v: v.start(), reverse=True):
            if self._is_noun(text, verb):
                continue
            told = verb.end() > over or not _in_clause(low, verb.start())
            if told and (last is None or _SAID_THAT.match(low, verb.end())):
                return verb
            last = last or verb
        return last

    def _outside_relative(
        self, run: Run, low: str, sentence: ReporterSentence
    ) -> re.Match[str] | None:
        """'The court said the law that Roy cited “does not reach it”': the verb before the law."""
        relative = _RELATIVE.search(low) if _FINITE.match(run.words) else None
        if relative is None:
            return None
        outer = self._finite(low[: relative.start()], sentence)
        return outer if outer is not None and outer.end() < relative.start() else None

    def _is_participle(self, verb: re.Match[str]) -> bool:
        """Whether a verb hangs on another's subject: 'adding', 'soulignant'."""
        return self.lexicon.participle.fullmatch(verb.group()) is not None

    def _of_verb(
        self,
        verb: re.Match[str],
        chosen: PersonMention | None,
        sentence: ReporterSentence,
        found: list[PersonMention],
    ) -> QuotedPerson | None:
        """Who does what the verb tells; 'Et de conclure :' goes on from the last speaker."""
        if chosen is not None:
            return self.referents.resolve(chosen, sentence, found)
        lead = self.text[sentence.start : sentence.start + verb.start()].lower()
        if re.search(r"\w", _AND.sub("", lead)):
            return None
        if _ADDS.fullmatch(verb.group()) and not self.french:
            return self.referents.last_subject(sentence.start)
        goes_on = not found and self._is_participle(verb)
        return self.referents.spoken if goes_on and not self.referents.lost else None

    def _by_source(
        self, low: str, sentence: ReporterSentence, found: list[PersonMention]
    ) -> QuotedPerson | None:
        whole = self.text[sentence.start : sentence.end].lower()
        source = self.lexicon.according.search(whole) or _FOR.search(low)
        first = found[0] if found and _FOR_NAME.match(self.text, sentence.start) else None
        if source is None and first is not None and first.start <= sentence.start + _LEAD:
            return first.person if first.person and first.person.named else None
        return self._source(sentence.start + source.end(), sentence, found) if source else None

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

    def _source(
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
        return None if _STRANGE.search(behind) else described_after(behind, french=self.french)

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

    def _lead(self, before: str) -> str:
        """'before' when the words stand by themselves after a verb or colon, 'flow' inside."""
        tail = before.rstrip()
        apart = tail.endswith((",", ":")) or re.search(r"\bthat,?$", tail) is not None
        verb_last = any(m.end() == len(tail) for m in self.lexicon.verb.finditer(tail))
        return "before" if apart or verb_last else "flow"

    def _is_noun(self, text: str, verb: re.Match[str]) -> bool:
        """'the calls', 'une note': a noun that looks like a verb."""
        lead = text[: verb.start()]
        if verb.group() in _PLURALS and not _BEFORE_PLURAL.search(lead):
            return True
        if _PARTICIPLE_FR.search(verb.group().split()[0]) and re.search(r"(?:^|\W)a\s$", lead):
            return False
        return _BEFORE_NOUN.search(lead.lower()) is not None

    def _teller(
        self, verb: re.Match[str], sentence: ReporterSentence, found: list[PersonMention], low: str
    ) -> PersonMention | None:
        """Who tells what the verb leads to: nobody of a group that is only told by examples."""
        told = _TOLD_DEED.search(low, 0, verb.end())
        deed = told is not None and low[verb.end() :].strip() == "to"
        outer = self._finite(low[: told.end("verb")], sentence) if told and deed else None
        passive = _PASSIVE.search(low, 0, verb.end()) or _PASSIVE_FR.search(low, 0, verb.end())
        if _AMONG.search(low, 0, verb.start()) or passive:
            return None  # 'Roy was asked, “Why?”': by somebody else
        with_one = _WITH_ONE.search(low, 0, verb.start()) if self._is_participle(verb) else None
        if with_one is not None:
            at = sentence.start + verb.start()
            person = QuotedPerson(name=with_one["who"], named=False)
            return PersonMention(start=at, end=at, person=person)
        return self._subject_of(outer or verb, sentence, found, low)

    def _subject_of(
        self, verb: re.Match[str], sentence: ReporterSentence, found: list[PersonMention], low: str
    ) -> PersonMention | None:
        """Whose verb it is: the mention right before it, or the subject of the sentence."""
        at = sentence.start + verb.start()
        before = [m for m in found if m.end <= at and (m.pronoun != "i" or m.end >= at - 2)]
        earlier = self._behind(verb, sentence, found, low) or self._coordinated(
            low[: verb.start()], sentence, found
        )
        if earlier is not None or _SIGN.search(low[: verb.start()]):
            return earlier
        if not before:
            return self._no_one_before(verb, sentence, found, low)
        participle = self._is_participle(verb)
        nearest, between = before[-1], self.text[before[-1].end : at].lower()
        clause = _CONJUNCTION.search(self.text[max(0, nearest.start - 12) : nearest.start])
        hangs = participle or (
            clause is None and led(before, len(before) - 1, self.text, sentence.start)
        )
        beside = between == " " and participle  # 'footage of Trump saying'
        blamed = _BLAMED.search(self.text[max(sentence.start, nearest.start - 60) : at]) is not None
        if beside or blamed or WHO.fullmatch(between) or (not hangs and CLOSE.fullmatch(between)):
            return nearest
        main = main_subject(before, self.text, sentence.start)
        if participle and _MEANWHILE.search(low, 0, verb.start()) is not None:
            return None  # whose words these are, nobody can tell
        if hangs:
            beside_verb = (
                self._heard(at, nearest) if participle else self._described_at(before, at, sentence)
            )
            return (
                beside_verb
                or self._member(main, at, sentence)
                or self._free_of_agent(main, at, sentence)
            )
        return self._far_before(main, before, at, sentence, low)

    def _described_at(
        self, before: list[PersonMention], at: int, sentence: ReporterSentence
    ) -> PersonMention | None:
        """'In a note to Roy, the pilots’ union called it': who is described beside the verb."""
        everybody_led = all(
            led(before, index, self.text, sentence.start) for index in range(len(before))
        )
        apart = "," in self.text[before[-1].end : at]
        return self._body(before[-1].end, at) if everybody_led and apart else None

    def _far_before(
        self,
        main: PersonMention | None,
        before: list[PersonMention],
        at: int,
        sentence: ReporterSentence,
        low: str,
    ) -> PersonMention | None:
        """Whose verb it is where other words stand between it and who is mentioned before it."""
        if self._other_subject(low, at - sentence.start):
            return self._several(sentence.start, at)
        if main is not None and self._apposed(main, before, at):
            return main
        return self._body(before[-1].end, at) or self._opening(sentence.start, at) or main

    def _member(
        self, main: PersonMention | None, at: int, sentence: ReporterSentence
    ) -> PersonMention | None:
        """'A ranking Democrat on the Finance Committee told': whose body only tells who it is."""
        if main is None or main.person is None or not main.person.body:
            return None
        person = member_of(self.text[sentence.start : main.end], main.start - sentence.start)
        return PersonMention(start=at, end=at, person=person) if person else None

    def _apposed(self, main: PersonMention, before: list[PersonMention], at: int) -> bool:
        """Whether all between a person and a verb only tells who that is."""
        if not main.individual or any(m.start >= main.end and m.individual for m in before):
            return False
        return _APPOSED.fullmatch(self.text, main.end, at) is not None

    def _no_one_before(
        self, verb: re.Match[str], sentence: ReporterSentence, found: list[PersonMention], low: str
    ) -> PersonMention | None:
        """Whose verb it is where nobody is mentioned before it: a body's, or who follows."""
        at, lead = sentence.start + verb.start(), low[: verb.start()]
        hangs = self._is_participle(verb)
        finite = self._finite(lead, sentence) if hangs else None
        if finite is not None:  # 'the institute stated ..., adding'
            return self._subject_of(finite, sentence, found, low)
        begins = lead.strip() == ""
        if begins:
            return self.after.inverted(found, at)
        return (
            self._body(sentence.start, at)
            or self._first_body(lead, sentence, at)
            or self._several(sentence.start, at)
        )

    def _several(self, start: int, at: int) -> PersonMention | None:
        """'Harbour pilots warned': people who have no article and no name."""
        found = _SEVERAL.search(self.text[max(start, at - 120) : at])
        if found is None or self.french:
            return None
        person = institution(found["words"], named=False)
        return PersonMention(start=at, end=at, person=person)

    def _first_body(self, lead: str, sentence: ReporterSentence, at: int) -> PersonMention | None:
        """'Alumex has left the fair, and claimed': the body that the sentence begins with."""
        if _JOINED.search(lead) is None:
            return None
        body = body_first(self.text[sentence.start : at])
        return PersonMention(start=at, end=at, person=body) if body else None

    def _heard(self, at: int, nearest: PersonMention) -> PersonMention | None:
        """'told the crowd “no,” adding': who said the words before in the sentence."""
        heard = self.referents.heard
        if heard is None or nearest.end > heard[0]:
            return None
        return PersonMention(start=at, end=at, person=heard[1])

    def _free_of_agent(
        self, main: PersonMention | None, at: int, sentence: ReporterSentence
    ) -> PersonMention | None:
        """The subject, unless that is only who obtained or made the paper that speaks."""
        agent = main is not None and _AGENT.search(self.text[sentence.start : main.start])
        return self._obtained(sentence.start, at) if agent else main

    def _behind(
        self, verb: re.Match[str], sentence: ReporterSentence, found: list[PersonMention], low: str
    ) -> PersonMention | None:
        """'Un euphémisme, décrypte l’eurodéputée Lise Roy : « … »': the subject follows."""
        if not low.rstrip().endswith(":") or not _INVERTED.search(low[: verb.start()]):
            return None
        at, end = sentence.start + verb.start(), sentence.start + verb.end()
        beside = any(at < m.start <= end + 2 for m in found)
        return self.after.inverted(found, at) if beside else None

    def _coordinated(
        self, low: str, sentence: ReporterSentence, found: list[PersonMention]
    ) -> PersonMention | None:
        """'who called it “odd” and said that': the verb before has the same subject."""
        joined = _JOINED.search(low)
        if joined is None:
            return None
        verb = self._finite(low[: joined.start()], sentence)
        return self._subject_of(verb, sentence, found, low) if verb is not None else None

    def _finite(self, low: str, sentence: ReporterSentence) -> re.Match[str] | None:
        """The last verb of saying with a subject of its own."""
        text = self.text[sentence.start : sentence.end]
        verbs = [v for v in self.lexicon.verb.finditer(low) if not self._is_noun(text, v)]
        return verbs[-1] if verbs else None

    def _opening(self, start: int, verb: int) -> PersonMention | None:
        """Who is described at the beginning of a sentence, before a clause about him."""
        lead = self.text[start:verb]
        person = described_before(lead, french=self.french)
        if person is None or not lead.lstrip().startswith(person.name):
            return None
        return PersonMention(start=verb, end=verb, person=person)

    def _obtained(self, start: int, verb: int) -> PersonMention | None:
        """'A summary obtained by Radio News asks': who obtained it asks nothing."""
        opening = _OBTAINED.match(self.text[start:verb])
        if opening is None:
            return None
        person = institution(opening["words"], named=False)
        return PersonMention(start=verb, end=verb, person=person)

    def _body(self, start: int, verb: int) -> PersonMention | None:
        """A firm or party right before its verb: 'United Steelworkers, which ..., said'."""
        lead = self.text[start:verb]
        body = described_before(lead, french=self.french) or body_before(lead)
        return PersonMention(start=verb, end=verb, person=body) if body else None

    def _other_subject(self, low: str, verb: int) -> bool:
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


def _in_clause(low: str, at: int) -> bool:
    """Whether 'lorsque', 'if' or the like leads to an offset."""
    return _CLAUSE.search(low, max(0, at - _CLAUSE_REACH), at) is not None


_CLAUSE = re.compile(
    r"\b(?:lorsqu|quand|si|when|whenever|if|while)(?:e\s|[’']|\s)[^,;:\x01]{0,120}$"
)
_CLAUSE_REACH = 140
"""Characters in which such a beginning is found."""
_CLOSES = re.compile(r"\A(?s:.*)(?P<words>[\w\s]\w[^,]{0,200},)")
"""The last words that a comma closes."""
_AGENT = re.compile(r"\b(?:by|par)\s(?:\w{1,12}\s)?$")
_OBTAINED = re.compile(
    r"\s{0,4}(?P<words>[A-ZÀ-Þ][\w’'.-]{0,20}(?:\s[\w’'.-]{1,20}){1,6}?)\s"
    r"(?:obtained|contacted|seen|reviewed|viewed|interviewed|surveyed|consulted|released|issued"
    r"|published|prepared|written|sent|shared|signed|obtenue?s?|consultée?s?|jointe?s?|contactée?s?"
    r"|interrogée?s?|rencontrée?s?|publiée?s?|signée?s?|préparée?s?|rédigée?s?|vue?s?|lue?s?)\s"
    r"(?:by|par)\s"
)
_FOR = re.compile(r"\A\s{0,8}(?:(?:mais|et|or|car)\s)?pour(?=\s(?:l[ea]|l[’']|ce|cet|cette)\s?\w)")
"""'Pour la présidente du syndicat, le gouvernement « tarde »': whose view it is."""
_INVERTED = re.compile(r"[\w\x01],\s$")
_WORDS_OF = re.compile(
    r"\b(?:phrase|mots?|citation) d[’'](?P<who>une?(?:\s[a-zà-ÿ]{2,16}){1,2}?)\s(?:dont|qui)\b"
    r"[^:]{0,80}:\s$"
)
"""'cette phrase d’un délégué dont elle tait le nom : « … »'."""
_LEAD = 18
"""Characters of 'Mais pour Mme ' before a name."""
_FOR_NAME = re.compile(
    r"\s{0,8}(?:(?:Mais|Et|Or|Car)\s)?[Pp]our\s(?:(?:M|Mme|Me)\.?\s(?:[a-zà-ÿ]{2,3}\s){0,2}[A-ZÀ-Þ]"
    r"|[A-ZÀ-Þ][\w’'-]{1,30}(?:\s[A-ZÀ-Þ]|,\s))"
)
_SOURCE_BEHIND = re.compile(r",\s(?:selon|d[’']après|according to)\s")
_TOLD_DEED = re.compile(
    r"\b(?P<verb>tweeted|wrote|posted|said|says|announced)\sthat\s[^,;:\x01]{2,60}\s"
    r"(?:agree[sd]|promise[sd]|pledge[sd]|offer(?:s|ed)|vow(?:s|ed))$"
)
"""'tweeted that China agreed to “reduce the duty”'."""
_AMONG = re.compile(
    r"(?<!\bin\s)(?<!\bat\s)(?<!\bon\s)(?<!\bduring\s)(?<!\bover\s)(?<!\bafter\s)"
    r"\b(?:certaine?s|plusieurs|some|several|many|others)\b[^.;:\x01]{0,60}\b(?:comme|such as"
    r"|including|like)\b[^.;:\x01]{0,160}$"
)
"""'some, such as the union or the growers, want a “quick reply”': not one of them by name."""
_MEANWHILE = re.compile(r"\b(?:even as|while|whereas|alors que|tandis que)\s[^.;:,\x01]{3,90},\s$")
"""'He won’t yield, even as his party urges him to reconsider, saying there is “worry”'."""
_ONE_WORD = re.compile(r"\s?([A-ZÀ-Þ][\w’'&-]{2,24})(?=[,.]|\s(?:as|comme)\s|\s{0,4}$)")
_TERM = 3
"""Words that can be a term and not a sentence."""
_AND_TO_SAY = re.compile(
    r"\s{0,4}(?:et|puis|mais|avant)\s(?:aussitôt\s|aussi\s)?d(?:e\s|[’'])(?:se\s|s[’'])?[a-zà-ÿ]{3,12}(?:er|ir|re)\b"
    r"[^:\x01]{0,80}:\s{0,4}$"
)
"""'Et d’ajouter : « … »': whoever spoke goes on, whatever the verb is."""
_ADDS = re.compile(r"(?:add|say|note|claim|warn|insist|argue|stress|explain|predict|call)s")
"""'Adds talks are “close”': the one the sentence before was about, in clipped news."""
_HEARD_BY = re.compile(
    r"\b(?:hailed|praised|condemned|slammed|denounced|described|dismissed|derided|blasted|attacked"
    r"|criticized|criticised|called|labelled|labeled|branded|panned|welcomed|decried|mocked"
    r"|saluée?s?|dénoncée?s?|décrite?s?|qualifiée?s?|critiquée?s?|condamnée?s?|accueillie?s?"
    r"|présentée?s?|perçue?s?)\s(?:\w{3,12}ly\s)?(?:by|par)\s(?P<who>[^.;:\x01]{3,200}?)"
    r"\s(?:as|comme|de)\s(?:an?\s|the\s|une?\s|l[ea]\s)?$"
)
"""'was hailed by the union, one of the largest, as a “victory”'."""
_VOICE = re.compile(r"\bpar (?:la voix|l[’']entremise|la bouche|l[’']intermédiaire) d[eu]\b")
"""'a salué l’accord par la voix de sa porte-parole, Lise Roy'."""
_OWN_VIEW = re.compile(r"(?:[aà] son avis|[aà] ses yeux|à l[’']entendre|de son propre aveu)$")
_WORDS_OF_ANOTHER = re.compile(
    r"\b(?:propos|paroles|mots|déclarations?|tweets?|formule|expression|diatribe|sortie|menaces?"
    r"|attaques?|promesses?|commentaires?)\s(?:[a-zà-ÿ]{4,14}\s)?"
    r"(?:de\sla\s|de\sl[’']|de\s|du\s|d[’'])(?P<who>(?:[^,.;:\x01«»]){3,90}?)\s"
    r"(?:(?:sur|contre|au sujet de|à propos de|à l[’']endroit de|envers|quant à|visant)"
    r"(?:\s(?:l[ea]s?|une?|cette|ces?|sa|son|ses|la prétendue))?"
    r"|(?:évoquant|parlant d[’'e]|dénonçant|fustigeant|qualifiant[^,.;:\x01]{2,40}\sd[’'e]))\s?$"
)
"""'a jugé « graves » les propos du président Roy sur « la bêtise » des autres': his words."""
_OWNED_CLAIM = re.compile(
    r"\b(?P<name>[A-ZÀ-Þ][\w-]{2,30})[’']s?\s(?:\w{3,14}\s)?(?:conclusion|claim|statement|assertion|warning"
    r"|description|promise|vow|remark|comment|argument|pledge|threat|contention|insistence|words)\b"
    r"(?:\s(?:that|of|to|about|as)\b[^.;:\x01]{0,100}|,)\s$"
)
"""'by Director Comey’s conclusion that her actions were “careless”'."""
_PROMPTED = re.compile(
    r"\b(?P<so>(?:prompt|lead|caus|push|driv|provok)ing|(?:amen|pouss|incit)ant)\s[^,.;:\x01]{2,60}\s(?:to|à)\s"
    r"(?:label|call|denounce|describe|declare|dismiss|brand|warn|say|accuse|dire|parler|qualifier"
    r"|dénoncer|accuser)\b[^.;:]{0,120}$"
)
"""'prompting Trump to label the ad “FAKE” and “egregious”': whom it moved to say so."""
_APPOSED = re.compile(r",\s[^;:\x01\n]{2,220},\s(?:\w+ly\s|also\s|now\s)?")
"""'Kemp, a director and owner of a shop, a distributor in Jaffrey, expects': all of it is Kemp."""
_CONJUNCTION = re.compile(r"\b(?:after|before|as)\s(?:the\s)?$")
"""'It came after Premier Tom Roy said': what leads in a clause, not a phrase."""
_OFFICE = re.compile(r"(?:\s[a-z][a-z-]{2,20}){1,4}\s")
_SEVERAL = re.compile(
    r"(?:^\s{0,4}|[,;]\s|\b(?:that|what|but|and|as)\s)"
    r"(?P<words>(?:(?:[A-Z][\w.’-]{1,20}|some|many|several|most|other)\s){0,2}"
    r"(?:(?!who|which|that|and|of|the)[a-z-]{3,16}\s){0,2}"
    r"(?!was|has|is|its|his|this|says|does|tariffs|duties|prices|talks|costs|rates)[a-z-]{2,14}"
    r"(?:[^\Ws]s|people|men|women))"
    r"\s(?:(?:have|had|also|later|\w{3,10}ly|last week|on \w{3,6}day)\s){0,2}$"
)
_OFFICE_BEFORE = re.compile(r"\s[a-zà-ÿ][\w’' -]{2,80},\s")
_SHOWS = re.compile(
    r"\b(?:pancarte|banderole|affiche|panneau|autocollant|graffiti|calicot)s?\s(?:[a-zà-ÿ]{2,12}\s){0,3}:?\s?$"
)
"""'une banderole clame : « … »': nobody says that."""
_SIGN = re.compile(
    r"\b(?:sign|banner|poster|shirt|hat|cap|placard|sticker|plaque|billboard)s?\s"
    r"(?:that|which|who)?\s?$"
)
"""'a sign that reads': nobody says that."""
_POSTED = re.compile(
    r",\sin an? (?:\w{3,12}\s)?(?:post|statement|tweet|letter|email|message|memo|release)\b"
    r"[^.;:\x01]{0,60},\sthat\s$"
)
"""'Greer, in a post on X on Saturday, that “…”': the verb is missing, or in the noun."""
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|is|are|be|got)\s(?:\w{2,14}ly\s|later\s|then\s|also\s|once\s)?"
    r"(?:asked|told|warned|advised|reminded|informed|urged)$"
)
_PASSIVE_FR = re.compile(
    r"(?<![\w’'])(?:est|sont|était|étaient|serait|fut|été|être)\s(?:[a-zà-ÿ]{4,14}\s){0,2}"
    r"(?:accusée?s?|critiquée?s?|qualifiée?s?|dénoncée?s?|décrite?s?|traitée?s?|jugée?s?|dépeinte?s?"
    r"|condamnée?s?|soupçonnée?s?|présentée? comme|comparée?s?)$"
)
"""'Roy est également accusé de « sabotage »': by another."""
_INTERPELLED = re.compile(
    r"\s(?:a été|est|était|fut|s[’']est fait)\s(?:[a-zà-ÿ]{4,14}\s)?"
    r"[a-zà-ÿ]{3,14}(?:é|i|er|ir)e?s?\spar\s"
    r"(?P<who>(?:des|deux|trois|plusieurs|une?)\s[a-zà-ÿ]{4,20})?"
)
"""'Le maire a été interpellé par des voisins : « … »': the words are theirs."""
_SAID_THAT = re.compile(r"[^,.;:\x01]{0,60}\s(?:that|qu[e’'])")
"""'They laughed when he urged them, “…”': only what is told with 'that' goes over a clause."""
_WITH_ONE = re.compile(
    r"\bwith\s(?P<who>(?:one|an?|another|many|some|several)\s[a-z][a-z-]{2,16}(?:\s[a-z][a-z-]{2,16})?)\s$"
)
"""'It burned a dozen towns, with one mayor saying that': whose words those are."""
_RELATIVE = re.compile(r"\s(?:that|which|whom)\s[^,.;:\x01]{2,60}\s\w{3,14}\s$")
_FINITE = re.compile(
    r"(?:does|do|did|is|are|was|were|has|have|had|will|would|can|could|may|might|must|should)\b"
)
"""How words begin whose subject stands before the marks."""
_SENT = re.compile(
    r"(?:has\s|had\s|have\s)?\b(?:sent|issued|gave|delivered|made|left|sends|issues|gives|delivers)\s"
    r"(?:an?|the|his|her|its|their)\s(?:[\w-]{3,14}\s)?(?:warning|message|ultimatum|promise|pledge"
    r"|threat|reminder|signal|letter|note)\b[^.;:,\x01]{0,60}\s(?:that|saying|warning)\b"
    r"[^.;:,\x01]{0,120}$"
)
"""'Roy issued an ultimatum to dealers that prices “must fall”': whose words those are."""
_PLURALS = frozenset(
    [
        *("notes", "claims", "calls", "labels", "bills", "demands", "pledges", "promises", "vows"),
        *(
            "thanks",
            "posts",
            "boasts",
            "hopes",
            "fears",
            "views",
            "questions",
            "offers",
            "terms",
            "quotes",
        ),
    ]
)
_BEFORE_PLURAL = re.compile(
    r"(?:\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|who|which|also|\w{2,14}ly|[A-ZÀ-Þ][\w’'-]*)|[,\x01)])\s$"
)
"""What stands before 'claims' where it is a verb."""
_BEFORE_NOUN = re.compile(
    r"(?:\b(?:the|a|an|its|his|her|their|une?|la|les?|des|son|sa|ses|leurs?|cette|cet|ces?|of|no|this|united)\s"
    r"|\b[dl][’'])$"
)
_BLAMED = re.compile(
    r"\b(?:accus|blam|critici[sz]|prais|rebuk|attack|chid|fault|mock|thank|slamm?|scold|reproch"
    r"|critiqu|félicit|remerci)\w{1,5}\s[^,.;:\x01]{2,90}\s(?:for|of|de|pour|d[’']avoir)\s"
    r"(?:\w{3,14}ly\s)?$"
)
"""'criticized the minister for describing': whose description it is."""
_JOINED = re.compile(
    r"(?:\b(?:and|et|puis)|[,\x01] then)\s(?:(?:\w{2,12}ly|later|then|also|a|ont|aussi)\s)?$"
)
_AND = re.compile(r"\b(?:and|then|before|et|puis|mais|avant)\b")
_CAPITAL = re.compile(rf"\s({'|'.join(sorted(GOVERNMENTS))})(?=[\s,])")
_STRANGE = re.compile(
    r"\b(?:poll|survey|study|report|data|figures|sondage|étude|rapport|données)\b"
)
"""What is no person's word: 'according to a poll, most Albertans agreed'."""
_PARTICIPLE_FR = re.compile(r"(?:ée?s?|[cdlntv]u|\bdit|écrit|[mp]ris|mis|fait)$")
"""'a reconnu', 'a promis': what follows the auxiliary is no noun."""
