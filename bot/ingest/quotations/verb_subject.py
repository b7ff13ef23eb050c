"""Whose verb of saying it is: the mention beside it, or the subject of the sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.ingest.quotations.after_words import AfterWords
from bot.ingest.quotations.bodies import body_first
from bot.ingest.quotations.described import member_of
from bot.ingest.quotations.described_subject import DescribedSubject
from bot.ingest.quotations.leading_verb import LeadingVerb
from bot.ingest.quotations.person_mention import PersonMention
from bot.ingest.quotations.persons import QuotedPerson
from bot.ingest.quotations.phrases import CLOSE, THINGS, WHO, led, main_subject
from bot.ingest.quotations.referents import SentenceReader
from bot.ingest.quotations.sentences import ReporterSentence


@dataclass(slots=True)
class VerbSubject(SentenceReader):
    """Finds the subject of the verb that leads to a quotation."""

    after: AfterWords
    verbs: LeadingVerb
    described: DescribedSubject = field(init=False)

    def __post_init__(self) -> None:
        self.described = DescribedSubject(referents=self.referents)

    def person(
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
        goes_on = not found and self.verbs.is_participle(verb)
        return self.referents.spoken if goes_on and not self.referents.lost else None

    def teller(
        self, verb: re.Match[str], sentence: ReporterSentence, found: list[PersonMention], low: str
    ) -> PersonMention | None:
        """Who tells what the verb leads to: nobody of a group that is only told by examples."""
        told = _TOLD_DEED.search(low, 0, verb.end())
        deed = told is not None and low[verb.end() :].strip() == "to"
        outer = self.verbs.finite(low[: told.end("verb")], sentence) if told and deed else None
        passive = _PASSIVE.search(low, 0, verb.end()) or _PASSIVE_FR.search(low, 0, verb.end())
        if _AMONG.search(low, 0, verb.start()) or passive:
            return None  # 'Roy was asked, “Why?”': by somebody else
        with_one = (
            _WITH_ONE.search(low, 0, verb.start()) if self.verbs.is_participle(verb) else None
        )
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
        if len(before) > 1 and before[-1].pronoun in THINGS and self.text[before[-1].end] == ",":
            before = before[:-1]  # 'Roy, an aide who saw it, said'
        earlier = (
            self._behind(verb, sentence, found, low)
            or self._coordinated(low[: verb.start()], sentence, found)
            or self._by_name_before(before, at)
        )
        if earlier is not None or _SIGN.search(low[: verb.start()]):
            return earlier
        if not before:
            return self._no_one_before(verb, sentence, found, low)
        participle = self.verbs.is_participle(verb)
        nearest, between = before[-1], self.text[before[-1].end : at].lower()
        if WHO.fullmatch(between) and len(before) > 1 and self._is_complement(*before[-2:]):
            nearest = before[-2]  # 'Luc Roy du Cirque du Port, qui y voit'
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
        group = self._group(main, before, at, sentence)
        if hangs and group is None:
            beside_verb = (
                self._heard(at, nearest) if participle else self._described_at(before, at, sentence)
            )
            return (
                beside_verb
                or self._member(main, at, sentence)
                or self._free_of_agent(main, at, sentence)
            )
        return group or self._far_before(main, before, at, sentence, low)

    def _is_complement(self, first: PersonMention, second: PersonMention) -> bool:
        """Whether a mention only tells of whom the one before it is: 'Luc Roy de Radio Nord'."""
        between = _COMPLEMENT.fullmatch(self.text, first.end, second.start)
        body = second.person is not None and second.person.body
        if between is None or not first.individual:
            return False
        return body or not second.individual or between.group().strip() in _OF_THE

    def _by_name_before(self, before: list[PersonMention], at: int) -> PersonMention | None:
        """Whose verb it is in French, over a phrase that only tells more of him."""
        if not self.french:
            return None
        return self._whose_clause(before, at) or self._presented(before, at)

    def _whose_clause(self, before: list[PersonMention], at: int) -> PersonMention | None:
        """'Luc Roy, gérant du port de Brie, qui dit': whom 'qui' stands for, over what he is."""
        for index, mention in reversed(list(enumerate(before))):
            if not mention.individual or _NAMED_WHO.fullmatch(self.text, mention.end, at) is None:
                continue
            if self._all_hang(before, index + 1, mention.end):
                return mention
        return None

    def _presented(self, before: list[PersonMention], at: int) -> PersonMention | None:
        """'Luc Roy, gérant du port et chef de la fondation Anne Brun, explique': Luc Roy."""
        for index, mention in enumerate(before[:-1]):
            told = _HIS_OFFICE.match(self.text, mention.end, at) if mention.individual else None
            office = self.text[told.end() : at].lower() if told else ""
            if self.lexicon.role.match(office) is None or _ENDS_OFFICE.search(office):
                continue
            if self._all_hang(before, index + 1, mention.end):
                return mention
        return None

    def _all_hang(self, before: list[PersonMention], first: int, start: int) -> bool:
        """Whether all mentions from an index on only tell more of whom they stand behind."""
        return all(
            not each.pronoun
            and (
                led(before, index, self.text, start)
                or (each.person is not None and each.person.body)
                or self.lexicon.organization.search(self.text[each.start - 24 : each.start].lower())
            )
            for index, each in enumerate(before)
            if index >= first
        )

    def _described_at(
        self, before: list[PersonMention], at: int, sentence: ReporterSentence
    ) -> PersonMention | None:
        """'In a note to Roy, the pilots’ union called it': who is described beside the verb."""
        everybody_led = all(
            led(before, index, self.text, sentence.start) for index in range(len(before))
        )
        apart = "," in self.text[before[-1].end : at]
        return self.described.body(before[-1].end, at) if everybody_led and apart else None

    def _far_before(
        self,
        main: PersonMention | None,
        before: list[PersonMention],
        at: int,
        sentence: ReporterSentence,
        low: str,
    ) -> PersonMention | None:
        """Whose verb it is where other words stand between it and who is mentioned before it."""
        if self.described.is_unnamed(low, at - sentence.start):
            return self.described.several(sentence.start, at)
        if main is not None and self._apposed(main, before, at):
            return main
        if self._is_of_office(before[-1], at):
            return before[-1]
        return (
            self.described.body(before[-1].end, at)
            or self.described.opening(sentence.start, at)
            or main
        )

    def _is_of_office(self, mention: PersonMention, at: int) -> bool:
        """'le porte-parole du collectif la Maille estime': a body behind an office is its own."""
        office = mention.role or (mention.person is not None and not mention.person.body)
        between = _OF_OFFICE.fullmatch(self.text, mention.end, at)
        return self.french and bool(office) and between is not None

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
        plain = not self.french and _PLAIN_APPOSED.fullmatch(self.text, main.end, at) is not None
        return plain or _APPOSED.fullmatch(self.text, main.end, at) is not None

    def _no_one_before(
        self, verb: re.Match[str], sentence: ReporterSentence, found: list[PersonMention], low: str
    ) -> PersonMention | None:
        """Whose verb it is where nobody is mentioned before it: a body's, or who follows."""
        at, lead = sentence.start + verb.start(), low[: verb.start()]
        hangs = self.verbs.is_participle(verb)
        finite = self.verbs.finite(lead, sentence) if hangs else None
        if finite is not None:  # 'the institute stated ..., adding'
            return self._subject_of(finite, sentence, found, low)
        begins = lead.strip() == ""
        if begins:
            return self.after.inverted(found, at)
        fronted = self._behind_comma(sentence, found, at) if self.french else None
        fronted = fronted or (self._went_on(at) if self.french else None)
        return (
            fronted
            or self.described.antecedent(sentence.start, at)
            or self.described.body(sentence.start, at)
            or self._first_body(lead, sentence, at)
            or self.described.several(sentence.start, at)
            or self.described.group(sentence.start, at)
            or (self.described.opening_office(sentence.start, at) if hangs else None)
        )

    def _group(
        self,
        main: PersonMention | None,
        before: list[PersonMention],
        at: int,
        sentence: ReporterSentence,
    ) -> PersonMention | None:
        """The group that a mention only tells more of: 'Des parents de l’école Roy ont lancé'."""
        group = self.described.group(sentence.start, at)
        if group is None or group.person is None or main is None:
            return group
        if led(before, before.index(main), self.text, sentence.start):
            return group
        name, told = group.person.name, _ARTICLE.sub("", self.text[main.start : main.end])
        part = told in name and not _ARTICLE.sub("", name).startswith(told)
        return group if part and not main.pronoun else None

    def _went_on(self, at: int) -> PersonMention | None:
        """'« … », selon le port, qui demande « … »': who said the words before goes on."""
        heard = self.referents.heard
        if heard is None or _WHO_GOES_ON.fullmatch(self.text, heard[0], at) is None:
            return None
        return PersonMention(start=at, end=at, person=heard[1])

    def _behind_comma(
        self, sentence: ReporterSentence, found: list[PersonMention], at: int
    ) -> PersonMention | None:
        """'Après avoir qualifié d’« absurde » le plan, Roy sort': the subject of what follows."""
        fronted = _FRONTED.fullmatch(self.text, sentence.start, at)
        comma = _UP_TO_COMMA.match(self.text, at, sentence.end) if fronted else None
        if comma is None:
            return None
        near = (m for m in found if comma.end() <= m.start <= comma.end() + _ARTICLE_LENGTH)
        return next(near, None) or self.described.group(comma.end(), sentence.end)

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
        return self.described.obtained(sentence.start, at) if agent else main

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
        verb = self.verbs.finite(low[: joined.start()], sentence)
        return self._subject_of(verb, sentence, found, low) if verb is not None else None


_COMPLEMENT = re.compile(r"\s(?:du|de la|des|de|chez)\s(?:l[ea]\s)?|\sd(?:e l)?[’']")
_OF_THE = frozenset({"du", "de la", "des"})
_NAMED_WHO = re.compile(
    r"(?:\s(?:du|de\sla|des|de\sl[’']|d[’']|de|chez|à|au)\s?[A-ZÀ-Þ][^,.;:\x01]{1,60}"
    r"|,\s(?!mais\b|et\b|ou\b|le\s\d)(?:(?!\squi\s)[^.;:\x01\n]){2,110}?)"
    r",?\squi\s(?:(?:n[’']|ne\s|se\s|l[’'])?(?:a|ont|avait|avaient|s[’']est|est)\s|s[’']|se\s|y\s|en\s)?"
    r"(?:[a-zà-ÿ]{4,14}ment\s|aussi\s|également\s|toutefois\s)?"
)
"""What stands between somebody and the verb of the clause about him."""
_HIS_OFFICE = re.compile(r",\s(?:(?:l[ea]|une?)\s|l[’'])?(?:ancien(?:ne)?\s|ex-)?")
_ENDS_OFFICE = re.compile(r"[;:\x01\n]|\squi\s|\sque?\s|\squ[’']|,\s(?:mais|et)\s")
"""What no office holds: another clause."""
_OF_OFFICE = re.compile(
    r"\s(?:l[ea]s?\s|l[’'])?[A-ZÀ-Þ][\w’'&-]{0,30}"
    r"(?:\s(?:de la\s|du\s|des\s|de\s|et\s|pour\s)?(?:[dl][’'])?[A-ZÀ-Þ][\w’'&-]{0,30}){0,5}"
    r",?(?:\s(?:a|ont|avait|se|en|y|lui|leur|aussi))?\s(?:s[’'])?"
)
_AGENT = re.compile(r"\b(?:by|par)\s(?:\w{1,12}\s)?$")
_INVERTED = re.compile(r"[\w\x01],\s$")
_TOLD_DEED = re.compile(
    r"\b(?P<verb>tweeted|wrote|posted|said|says|announced)\sthat\s[^,;:\x01]{2,60}\s"
    r"(?:agree[sd]|promise[sd]|pledge[sd]|offer(?:s|ed)|vow(?:s|ed))$"
)
"""'tweeted that China agreed to “reduce the duty”'."""
_ARTICLE = re.compile(r"^(?:l[ea]s?\s|l[’']|une?\s|des\s|ces?\s|cette\s)", re.I)
_WHO_GOES_ON = re.compile(
    r",?\s[^.;:\x01]{3,120},\squi\s(?:(?:a|ont|avait|aussi|également|toutefois|lui)\s){0,2}"
)
_FRONTED = re.compile(
    r"\s{0,8}(?:Après\s(?:avoir|s[’']être)|Avant\sd[e’']|Tout\sen|En|Sans|Loin\sd[e’'])\s?"
    r"(?:(?!qu)[a-zà-ÿ]{3,14}\s){0,2}"
)
_UP_TO_COMMA = re.compile(r"[^.;:\x01]{0,120}\x01+[^.;:,\x01]{0,120},\s")
_ARTICLE_LENGTH = 4
_AMONG = re.compile(
    r"(?<!\bin\s)(?<!\bat\s)(?<!\bon\s)(?<!\bduring\s)(?<!\bover\s)(?<!\bafter\s)"
    r"\b(?:certaine?s|plusieurs|some|several|many|others)\b[^.;:\x01]{0,60}\b(?:comme|such as"
    r"|including|like)\b[^.;:\x01]{0,160}$"
)
"""'some, such as the union or the growers, want a “quick reply”': not one of them by name."""
_MEANWHILE = re.compile(r"\b(?:even as|while|whereas|alors que|tandis que)\s[^.;:,\x01]{3,90},\s$")
"""'He won’t yield, even as his party urges him to reconsider, saying there is “worry”'."""
_ADDS = re.compile(r"(?:add|say|note|claim|warn|insist|argue|stress|explain|predict|call)s")
"""'Adds talks are “close”': the one the sentence before was about, in clipped news."""
_PLAIN_APPOSED = re.compile(
    r"(?:,\s\d{2})?,\san?\s(?:(?!(?:who|that|which|and)\b)[^\s,;:\x01]{1,30}\s){1,14}"
)
"""'Kemp, 55, a night nurse at the town’s hospital said': no comma closes it."""
_APPOSED = re.compile(r",\s[^;:\x01\n]{2,220},\s(?:\w+ly\s|also\s|now\s)?")
"""'Kemp, a director and owner of a shop, a distributor in Jaffrey, expects': all of it is Kemp."""
_CONJUNCTION = re.compile(r"\b(?:after|before|as)\s(?:the\s)?$")
"""'It came after Premier Tom Roy said': what leads in a clause, not a phrase."""
_SIGN = re.compile(
    r"\b(?:sign|banner|poster|shirt|hat|cap|placard|sticker|plaque|billboard)s?\s"
    r"(?:that|which|who)?\s?$"
)
"""'a sign that reads': nobody says that."""
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
_WITH_ONE = re.compile(
    r"\bwith\s(?P<who>(?:one|an?|another|many|some|several)\s[a-z][a-z-]{2,16}(?:\s[a-z][a-z-]{2,16})?)\s$"
)
"""'It burned a dozen towns, with one mayor saying that': whose words those are."""
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
