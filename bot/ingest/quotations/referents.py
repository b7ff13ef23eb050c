"""Whom pronouns, roles and 'the official' stand for, as an article goes on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.ingest.quotations.bodies import body_before
from bot.ingest.quotations.descriptions import (
    begin_before,
    is_description,
    named_beside,
    spoken_again,
)
from bot.ingest.quotations.epithets import sex_of_epithet
from bot.ingest.quotations.lexicon import SpeechLexicon
from bot.ingest.quotations.marks import Run
from bot.ingest.quotations.mentions import mentions
from bot.ingest.quotations.person_mention import PersonMention
from bot.ingest.quotations.persons import People, QuotedPerson, sex_of_article, surname
from bot.ingest.quotations.phrases import led, main_subject
from bot.ingest.quotations.role_mentions import FORMER
from bot.ingest.quotations.sentences import ReporterSentence
from bot.ingest.quotations.subjects_without_name import is_plural, last_plural, opening_noun

LATELY = 20
"""Mentions that 'the latter' looks back over."""
_LATELY_THINGS = 6
"""Sentences that 'it' looks back over."""
_LATELY_MET = 6
"""Mentions among which the only man is 'he' where no sentence was about a man."""
_NEXT = 120
"""Characters of the sentence behind in which its subject stands."""
_LONG_AGO = 200
"""Sentences that a pronoun looks back over."""


@dataclass(slots=True)
class Referents:
    """Whom the sentences so far were about; goes on with each of them."""

    text: str
    """The article with its quotations blanked."""
    people: People
    french: bool
    spoken: QuotedPerson | None = None
    """Who spoke last."""
    telling: QuotedPerson | None = None
    """Whom the last sentence with a verb of saying was about."""
    heard: tuple[int, QuotedPerson] | None = None
    """Who said the last quotation of the sentence that is read, and where it ends."""
    listing: QuotedPerson | None = None
    """Whose points a list tells: 'She said that:' and a bullet on each line behind it."""
    lost: bool = False
    """The last quotation could be given to nobody: what goes on from it can't either."""
    subjects: list[tuple[int, QuotedPerson]] = field(default_factory=list)
    """The person each sentence so far was about, with the sentence's start."""
    mentioned: list[QuotedPerson] = field(default_factory=list)
    """The persons mentioned so far, in order."""
    sexes: dict[str, str] = field(default_factory=dict)
    """The sex that 'he' or 'she' told of people by their names, where nothing else does."""

    described: dict[str, QuotedPerson] = field(default_factory=dict)
    """Whom descriptions without their article have meant."""

    def about(self, start: int, person: QuotedPerson) -> None:
        """Remember whom the sentence from ``start`` is about."""
        self.subjects = [*self.subjects[-_LONG_AGO:], (start, person)]

    def last_subject(self, before: int) -> QuotedPerson | None:
        """The person that the last sentence before an offset was about."""
        for start, person in reversed(self.subjects):
            if start < before:
                return person
        return None

    def subject_at(self, at: int) -> QuotedPerson | None:
        """The person that the sentence around an offset was about."""
        held = [(start, person) for start, person in self.subjects if start <= at]
        if not held or _OVER.search(self.text, held[-1][0], at):
            return None
        return held[-1][1]

    def resolve(
        self, mention: PersonMention, sentence: ReporterSentence, found: list[PersonMention]
    ) -> QuotedPerson | None:
        """The person a mention stands for: himself, or the one a pronoun or role looks back to."""
        for _, about in reversed(self.subjects) if mention.rivals else ():
            if about in mention.rivals:
                return about
        if mention.person is not None:
            described = self._described(mention, sentence)
            return described or self._same_source(mention.person)
        if mention.role:
            called = self._called(mention) or self._by_epithet(mention)
            return called or self._by_role(mention, sentence)
        if mention.pronoun in _LATTER:
            return self._latter(mention, found)
        if mention.pronoun in ("they", "ils", "elles", "i"):
            return self._they(mention, sentence)
        return self._looked_back(mention, sentence, found)

    def _called(self, mention: PersonMention) -> QuotedPerson | None:
        """'l’industriel allemand Baumer': a firm, by the name behind what it is."""
        found = _THEN_NAME.match(self.text, mention.end) if self.french else None
        if found is None or (
            _DEMONSTRATIVE.match(mention.role) and _FROM_A_PLACE.fullmatch(found["name"])
        ):
            return None
        sex = sex_of_article(mention.role) or "b"
        return QuotedPerson(name=found["name"], role=mention.role, body=True, sex=sex)

    def _they(self, mention: PersonMention, sentence: ReporterSentence) -> QuotedPerson | None:
        """Whom 'ils' or 'they' means: the people the sentence before opens with, or its subject."""
        told = self.last_subject(sentence.start) if mention.pronoun != "i" else None
        if self.text[mention.start] == "-":
            return self._several(told)
        noun = self._noun_before(sentence) if mention.pronoun in ("ils", "elles") else None
        return noun if noun is not None and is_plural(noun) else told

    def _described(self, mention: PersonMention, sentence: ReporterSentence) -> QuotedPerson | None:
        """Whom 'le ministre' means beside his name, where he is presented later or not at all."""
        words, person = self.text[mention.start : mention.end], mention.person
        if not self.french or person is None or person.body or not is_description(words):
            return None
        if _THEN_NAME.match(self.text, mention.end):
            return None  # 'l’industriel allemand Baumer'
        last = self.last_subject(sentence.start)
        if person.named:
            if surname(person.name) in words or last == person:
                return None
            free = last is not None and not last.role and last == self.spoken
            again = spoken_again(words, last, self.people, self.spoken) if free else None
            later = self.people.first_at.get(person.name, 0) >= sentence.end
            return again or (self._beside(words, sentence) if later else None)
        return (
            self._again(words)
            or spoken_again(words, last, self.people, self.spoken)
            or self._beside(words, sentence)
        )

    def _beside(self, words: str, sentence: ReporterSentence) -> QuotedPerson | None:
        """Who is named beside a description; the same words mean him from then on."""
        told = named_beside(self.text, sentence.start, sentence.end, words, self.people)
        if told is not None:
            self.described[_without_article(words)] = told
        return told

    def _again(self, words: str) -> QuotedPerson | None:
        """Whom the same description has meant before."""
        return self.described.get(_without_article(words))

    def _several(self, told: QuotedPerson | None) -> QuotedPerson | None:
        """Whom 'ont-ils lancé' means: a group heard before in the sentence, never one person."""
        if self.heard is not None and not self.heard[1].named:
            return self.heard[1]
        return None if told is not None and told.individual else told

    def _looked_back(
        self, mention: PersonMention, sentence: ReporterSentence, found: list[PersonMention]
    ) -> QuotedPerson | None:
        """Whom 'he' or 'elle' means: who is named before in the sentence, or spoken of last."""
        sex = _sex_of(mention.pronoun)
        called = _IS_CALLED.search(self.text, sentence.end, sentence.end + 200)
        if called is not None and "\n" not in self.text[sentence.end : called.start()]:
            told = self.people.by_name.get(called["name"])
            if told is not None:
                return told
        before = [m for m in found if (m.person or m.role) and m.end <= mention.start]
        if before and _OF_WHOM.match(self.text, before[-1].end, mention.end):
            before = before[:-1]  # 'Luc Roy, dont il tait le nom': he is another
        here = [m.person or self._by_role(m, sentence) for m in before]
        order = [
            here[index]
            for index, m in enumerate(before)
            if not led(before, index, self.text, sentence.start)
        ]
        if _RELATIVE.search(self.text[max(sentence.start, mention.start - 8) : mention.start]):
            order = [*reversed(here), *order]
        if sex == "b" and not self.french:
            order = [*self._body_that_says(mention, sentence), *order]
        earlier = [person for start, person in reversed(self.subjects) if start < sentence.start]
        earlier = earlier[:_LATELY_THINGS] if sex == "b" else earlier
        noun = self._noun_before(sentence) if self.text[mention.start] != "-" else None
        if noun is not None and noun.sex == sex and not order:
            return noun
        sure = self._surely(sex) if sex in ("f", "m") else None
        for person in (*order, *earlier, *reversed(here)):
            if person is not None and self._can_be(person, sex):
                other = (
                    sure is not None and _ANYBODY.match(person.name) and not self._told(person, sex)
                )
                return sure if other else person
        return self._named_next(sentence, sex) or sure

    def _body_that_says(
        self, mention: PersonMention, sentence: ReporterSentence
    ) -> list[QuotedPerson]:
        """'Ottawa says it must stop what it calls “a flood”': the body before its verb."""
        lead = self.text[sentence.start : mention.start]
        verb = self.people.lexicon.verb.search(lead.lower())
        body = body_before(lead[: verb.start()]) if verb else None
        return [body] if body else []

    def _told(self, person: QuotedPerson, sex: str) -> bool:
        """Whether what somebody is called tells the sex: 'a spokesman'."""
        words = self.people.lexicon.woman if sex == "f" else self.people.lexicon.man
        return words.search(person.name.lower()) is not None

    def _noun_before(self, sentence: ReporterSentence) -> QuotedPerson | None:
        """'La mairie a protesté. Elle': what the sentence before opens with, about nobody else."""
        begin = begin_before(self.text, sentence.start)
        if not self.french or (self.subjects and self.subjects[-1][0] >= begin - 2):
            return None
        return opening_noun(self.text[begin : sentence.start], self.people.lexicon)

    def _surely(self, sex: str) -> QuotedPerson | None:
        """The only woman or man among the last mentions, before 'an official' who may be either."""
        lately = {p.name: p for p in self.mentioned[-_LATELY_MET:] if p.individual and p.sex == sex}
        return next(iter(lately.values())) if len(lately) == 1 else None

    def _named_next(self, sentence: ReporterSentence, sex: str) -> QuotedPerson | None:
        """'« … », peste-t-elle. Lise Roy tient le café.': who opens the sentence behind."""
        line = self.text.find("\n", sentence.end)
        until = min(sentence.end + _NEXT, line if line >= 0 else len(self.text))
        near = mentions(self.text, sentence.end, until, self.people) if sex in ("f", "m") else []
        if not near or near[0].person is None or not near[0].individual:
            return None
        opens = not self.text[sentence.end : near[0].start].strip()
        return near[0].person if opens and self._can_be(near[0].person, sex) else None

    def _can_be(self, person: QuotedPerson, sex: str) -> bool:
        """Whether 'he' or 'she' can stand for a person; what it tells of him is kept."""
        if not _fits(person, sex) or self.sexes.get(person.name, sex) != sex:
            return False
        if person.individual and not person.sex and sex in ("f", "m"):
            self.sexes[person.name] = sex
        return True

    def begins(self, mention: PersonMention, sentence: ReporterSentence) -> bool:
        """Whether a sentence begins with a pronoun that stands for somebody: no 'il faut'."""
        if not mention.pronoun:
            return False
        lead = self.text[sentence.start : mention.start].lower()
        if re.search(r"[^\W\d_]{2}", _OPENING.sub("", lead)) or mention.pronoun == "it":
            return False
        return not _IMPERSONAL.match(self.text[mention.end : mention.end + 30].lower())

    def _by_role(self, mention: PersonMention, sentence: ReporterSentence) -> QuotedPerson:
        """Whom 'le premier ministre québécois' means where nobody is presented as that.

        The person spoken of last, if no other role of his is told, or if the role is a trade
        ('the economist'); else the role itself, unnamed.
        """
        sex = sex_of_article(mention.role)
        if _RELATIVE_OF.search(mention.role):
            return QuotedPerson(name=mention.role, named=False)
        last = self.last_subject(sentence.start)
        if last is not None and self._is_alone_in(last, mention.role):
            return last
        again = _DEMONSTRATIVE.match(mention.role) is not None
        if again and last is not None and last.individual and _fits(last, sex):
            return last
        trade = self.people.lexicon.trade.search(mention.role.lower())
        others = [p for p in self.people.by_name.values() if not p.role and _fits(p, sex)]
        former = FORMER.match(mention.role)
        if former and last == self.telling and last is not None and last.individual:
            return (
                last if _fits(last, sex) else QuotedPerson(name=mention.role, named=False, sex=sex)
            )
        if last not in (self.spoken, self.telling) and not trade and others != [last]:
            last = None
        if last is not None and last.named and _fits(last, sex) and (trade or not last.role):
            return last
        told = self._told_beside(mention.role, sentence) if self.french else None
        return told or QuotedPerson(name=mention.role, named=False, sex=sex)

    def _told_beside(self, words: str, sentence: ReporterSentence) -> QuotedPerson | None:
        """Whom an office means that is told beside a name, now or before."""
        if not is_description(words):
            return None
        last = self.last_subject(sentence.start)
        again = self._again(words) or spoken_again(words, last, self.people, self.spoken)
        return again or self._beside(words, sentence)

    def _is_alone_in(self, last: QuotedPerson, role: str) -> bool:
        """'Le ministre' of the woman last spoken of who is the one minister: an office's name."""
        office = _BARE_OFFICE.fullmatch(role.lower())
        if office is None or not last.individual:
            return False
        held = [p for p in self.people.by_name.values() if self.people.has_role(p, office[1])]
        return held == [last]

    def _by_epithet(self, mention: PersonMention) -> QuotedPerson | None:
        """Whom 'la jeune femme' means: the last one of that sex who was spoken of by name."""
        sex = sex_of_epithet(mention.role)
        if sex is None:
            return None
        lately = [*(about for _, about in self.subjects[-_LATELY_THINGS:]), *self.mentioned[-1:]]
        named = (person for person in reversed(lately) if person.individual)
        return next((person for person in named if not sex or self._can_be(person, sex)), None)

    def _latter(self, mention: PersonMention, found: list[PersonMention]) -> QuotedPerson | None:
        """Whom 'celui-ci' means: the last one mentioned before."""
        sex = _sex_of(mention.pronoun)
        here = [m.person for m in found if m.person is not None and m.end <= mention.start]
        for person in (*reversed(here), *self.mentioned[:-LATELY:-1]):
            if person is not None and not person.body and _fits(person, sex):
                return person
        return None

    def fuller(self, person: QuotedPerson) -> QuotedPerson:
        """'the union', 'the company': the body of that kind that sentences before were about."""
        if self.french:
            return self._fuller_noun(person)
        short = _BARE.fullmatch(person.name)
        if person.named or short is None:
            return person
        noun = short["noun"].lower()
        lately = self.subjects[-_LATELY_THINGS:]
        for _, earlier in reversed(lately):
            words = earlier.name.lower().split()
            if earlier.body and len(words) > 1 + (words[0] == "the") and noun in words:
                return earlier
        last = lately[-1][1] if lately else None
        firm = last is not None and last.body and last.named and _FIRM.fullmatch(noun)
        return last if firm and last is not None else person

    def _fuller_noun(self, person: QuotedPerson) -> QuotedPerson:
        """'la mairie': the mairie de Paris that sentences before were about."""
        short = _BARE_NOUN.fullmatch(person.name)
        if person.named or short is None:
            return person
        whole = re.compile(
            rf"(?:l[ea]s?\s|l[’'])?{re.escape(short['noun'])}\s(?:d[eu]|des)\b.*", re.I
        )
        lately = (earlier for _, earlier in reversed(self.subjects[-_LATELY_THINGS:]))
        return next((e for e in lately if e.body and whole.match(e.name)), person)

    def latter_plural(
        self, person: QuotedPerson, sentence: ReporterSentence
    ) -> QuotedPerson | None:
        """Whom 'ces derniers' means: the people that the sentence before tells of last."""
        if _THESE_LATTER.fullmatch(person.name) is None:
            return None
        begin = begin_before(self.text, sentence.start)
        return last_plural(self.text[begin : sentence.start])

    def _same_source(self, person: QuotedPerson) -> QuotedPerson:
        """'the official', 'the source' is the unnamed one of before."""
        last = self.telling
        if not person.named and FORMER.match(person.name) and last is not None:
            return last if last.individual and last.role and _fits(last, person.sex) else person
        if person.named or not re.match(r"(?:the|la|le|cette|ce)\s", person.name.lower()):
            return person
        if _THE_SAME.match(person.name) and self.spoken is not None:
            paper = self.spoken.individual and _PAPER.search(person.name.lower())
            return person if paper else self.spoken
        noun = person.name.lower().split()[-1]
        for _, earlier in reversed(self.subjects):
            if not earlier.named:
                words = earlier.name.lower()
                bare = len(person.name.split()) <= 2
                alike = bare and noun in _ANY_SOURCE and _SOURCE.search(words)
                if noun in words or alike:
                    return earlier
        last = self.subjects[-1][1] if self.subjects else None
        if last is not None and last.individual and _THIS_OFFICIAL.match(person.name):
            return last
        return self._of_place(person)

    def _of_place(self, person: QuotedPerson) -> QuotedPerson:
        """'the Danish official': who was presented with an office of that place last."""
        if _OF_PLACE.fullmatch(person.name) is None:
            return person
        places = self.people.lexicon.places_in(person.name)
        met = [*self.mentioned, *(earlier for _, earlier in self.subjects[-1:])]
        for earlier in reversed(met):
            theirs = self.people.lexicon.places_in(earlier.role)
            if earlier.individual and places and places & theirs:
                return earlier
        return person


_THIS_OFFICIAL = re.compile(
    r"(?:ce|cet|cette)\s(?:haute?\s|ancien(?:ne)?\s)?(?:responsable|dirigeante?|gradée?|cadre)\b",
    re.I,
)
"""'a dit ce haut responsable': the one whom the sentence before was about."""


@dataclass(slots=True)
class SentenceReader:
    """What reads an article's sentences, knowing whom those before were about."""

    referents: Referents

    @property
    def text(self) -> str:
        """The article with its quotations blanked."""
        return self.referents.text

    @property
    def people(self) -> People:
        """The persons of the article."""
        return self.referents.people

    @property
    def lexicon(self) -> SpeechLexicon:
        """The words of reporting."""
        return self.people.lexicon

    @property
    def french(self) -> bool:
        """Whether the article is in French."""
        return self.referents.french

    def main_before(
        self, run: Run, sentence: ReporterSentence, found: list[PersonMention]
    ) -> PersonMention | None:
        """The mention that the words before a run are about."""
        before = [m for m in found if m.end <= run.start]
        return main_subject(before, self.text, sentence.start)

    def subject_before(
        self, run: Run, sentence: ReporterSentence, found: list[PersonMention]
    ) -> QuotedPerson | None:
        """The person that the words before a run are about."""
        main = self.main_before(run, sentence, found)
        return self.referents.resolve(main, sentence, found) if main is not None else None


_THEN_NAME = re.compile(r"\s(?P<name>[A-ZÀ-Þ][\w’&-]{1,30}(?:\s[A-ZÀ-Þ][\w’&-]{1,30}){0,3})")
"""What is called so has a name of its own behind it."""


def _without_article(words: str) -> str:
    return _ARTICLE.sub("", words.lower())


_ARTICLE = re.compile(r"^(?:(?:l[ea]|cet?|cette)\s|l[’'])")
_BARE = re.compile(r"[Tt]he\s(?:[A-Z][a-z]{2,14}\s)?(?P<noun>[a-z]{3,20})")
_BARE_NOUN = re.compile(r"(?:l[ea]s?\s|l[’'])(?P<noun>(?!ministère)[a-zà-ÿ-]{4,20})", re.I)
_FIRM = re.compile(
    r"company|firm|automaker|carmaker|airline|carrier|manufacturer|retailer|producer|steelmaker"
    r"|planemaker|distiller|brewer|chain|lender|operator|shipper|utility|lobby"
)
"""What a firm is called again right behind its name."""
_OVER = re.compile(r"[.!?]\s{1,8}[A-ZÀ-Þ]|\S\s{0,4}\n")
"""Where another sentence begins."""
_IS_CALLED = re.compile(
    r"(?<=[.!?]\s)(?:(?:Il|Elle) s[’']appelle|(?:His|Her) name is)\s(?P<name>[A-ZÀ-Þ][\w’'-]{1,30}"
    r"(?:\s[A-ZÀ-Þ][\w’'-]{1,30}){1,3})"
)
"""'« … », a-t-il lancé. Il s’appelle Luc Roy.': who is presented only behind his words."""
_RELATIVE_OF = re.compile(
    r"[’']s\s(?:late\s|elder\s|younger\s)?(?:mother|father|wife|husband|son|daughter|brother|sister"
    r"|aunt|uncle|friend|neighbou?r|lawyer|attorney|widow|widower|partner)$"
)
"""'the victim’s mother': somebody's relative is nobody spoken of before."""
_DEMONSTRATIVE = re.compile(r"(?:ce|cet|cette)\s", re.I)
"""'cette productrice': the one the sentence before was about."""
_FROM_A_PLACE = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ-]{3,16}(?:oise?|aise?|ienn?e?|éenn?e?)")
"""'cet ancien docker Brestois' is called by no name."""
_BARE_OFFICE = re.compile(r"le (ministre|maire|juge|préfet|député)")
_OF_PLACE = re.compile(r"[Tt]he\s\S{2,20}\s(?:official|diplomat|lawmaker|politician|executive)")
_ANYBODY = re.compile(r"(?:an?|one|another)\s", re.I)
_ANY_SOURCE = frozenset({"source", "official", "person"})
_SOURCE = re.compile(
    r"\b(?:official|source|person|people|spokes|aide|diplomat|advis|staff|insider|executive|fonctionnaire)"
)
_OF_WHOM = re.compile(r",?\sdont\s(?:il|elle)\b")
_PAPER = re.compile(r"\b(?:rapport|étude|enquête|document|texte|communiqué|note|sondage)$")
"""'le même rapport' is nobody who has spoken."""
_THESE_LATTER = re.compile(r"ces derni(?:ers|ères)", re.I)
_THE_SAME = re.compile(r"(?:l[ea]|ce|cette|the)\s(?:même|same)\s", re.I)
_RELATIVE = re.compile(r"\b(?:où|lorsqu[’']|where|when)\s?$")
"""'une entrevue avec M. Roy, où il a dit': the one just before."""
_OPENING = re.compile(r"\b(?:mais|et|puis|or|but|and|then|still|yet|so|toutefois|cependant)\b")
_IMPERSONAL = re.compile(
    r"\s(?:n[’'])?(?:y\s|faut|faudra|s[’']agi|ne s[’']agi|pleu|suffi|reste à|ne faut"
    r"|est (?:temps|possible|clair|certain|important|vrai|trop|question|impossible|difficile"
    r"|essentiel))"
)
_LATTER = frozenset({"celui-ci", "celle-ci", "ce dernier", "cette dernière", "the latter"})


def _sex_of(pronoun: str) -> str:
    word = pronoun.removeprefix("t-")
    if word in ("she", "elle", "celle", "celle-ci", "cette dernière"):
        return "f"
    if word in ("he", "il", "lui", "celui", "celui-ci", "ce dernier"):
        return "m"
    return "b" if word == "it" or word.startswith("its ") else ""


def _fits(person: QuotedPerson, sex: str) -> bool:
    """Whether a pronoun can stand for a person: bodies are 'it', an unnamed one may be anybody."""
    if sex == "b":
        return person.body
    if person.body:
        return sex != "" and person.sex == sex
    return person.can_be(sex)
