"""Who said it: the said-clause after the words, the verb before them, or the last speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.ingest.quotations.after_words import AfterWords
from bot.ingest.quotations.attributed import Attribution
from bot.ingest.quotations.before_words import BeforeWords
from bot.ingest.quotations.bodies import OFFICE_OF, body_first
from bot.ingest.quotations.described import described_before
from bot.ingest.quotations.feelings import tells_of_himself
from bot.ingest.quotations.marks import Run
from bot.ingest.quotations.mentions import mentions
from bot.ingest.quotations.naming import Naming, addressed
from bot.ingest.quotations.person_mention import PersonMention
from bot.ingest.quotations.persons import QuotedPerson, institution
from bot.ingest.quotations.phrases import THINGS, led, main_subject
from bot.ingest.quotations.referents import LATELY, SentenceReader
from bot.ingest.quotations.sentences import BLANK, ReporterSentence
from bot.ingest.quotations.unclaimed import Unclaimed


@dataclass(slots=True)
class Attributor(SentenceReader):
    """Goes through an article's sentences in order and remembers who spoke last."""

    untold: list[tuple[Run, ReporterSentence]] = field(default_factory=list)
    """What the sentence before gave to nobody."""
    after: AfterWords = field(init=False)
    before: BeforeWords = field(init=False)
    naming: Naming = field(init=False)
    unclaimed: Unclaimed = field(init=False)
    answering: QuotedPerson | None = None
    """Who answered last to a question in the second person."""

    def __post_init__(self) -> None:
        self.naming = Naming(text=self.text, people=self.people)
        self.after = AfterWords(referents=self.referents)
        self.before = BeforeWords(referents=self.referents, after=self.after)
        self.unclaimed = Unclaimed(referents=self.referents)

    def told_in(
        self, sentence: ReporterSentence
    ) -> list[tuple[Run, Attribution, ReporterSentence]]:
        """Who said what in the next sentence, and in the one before where this one tells it."""
        found = mentions(self.text, sentence.start, sentence.end, self.people)
        told = self._of_before(sentence, found)
        answers = self._in_sentence(sentence, found)
        self._remember(answers, sentence, found=bool(told))
        return told + [(run, said, sentence) for run, said in answers if said is not None]

    def _remember(
        self,
        answers: list[tuple[Run, Attribution | None]],
        sentence: ReporterSentence,
        *,
        found: bool,
    ) -> None:
        """Keep what was given to nobody while the next sentence may still tell whose it is."""
        if found or any(said is not None for _, said in answers):
            self.untold = []
        last = self.untold[-1][1].paragraph if self.untold else sentence.paragraph
        if sentence.paragraph > last + 1:
            self.untold = []
        self.untold += [(run, sentence) for run, said in answers if said is None]

    def _of_before(
        self, sentence: ReporterSentence, found: list[PersonMention]
    ) -> list[tuple[Run, Attribution, ReporterSentence]]:
        """'C’est du moins l’avis de Marc Roy.': whose the words of the sentence before are."""
        if not self.untold or not _LOOKS_BACK.match(self.text[sentence.start : sentence.end]):
            return []
        person = next(
            (self.referents.resolve(m, sentence, found) for m in found if not m.pronoun), None
        )
        if person is None:
            return []
        return [
            (run, Attribution(person=person, by=self._place(run, before)), before)
            for run, before in self.untold
        ]

    def _place(self, run: Run, sentence: ReporterSentence) -> str:
        """Where a run stands: alone, before its said-clause, or inside its sentence."""
        if self._is_alone(sentence):
            return "alone"
        return "after" if run.start <= sentence.start + 2 and run.words.endswith(",") else "flow"

    def _in_sentence(
        self, sentence: ReporterSentence, found: list[PersonMention]
    ) -> list[tuple[Run, Attribution | None]]:
        answers: list[tuple[Run, Attribution | None]] = []
        self.referents.heard = None
        for run in sentence.runs:
            said = self._run(run, sentence, found) or self._resumed(run, answers, found)
            answers.append((run, said))
            if said is not None:
                self.referents.heard = (run.end, said.person)
        answers = self._left_over(answers, sentence, found)
        if answers:
            self.referents.lost = answers[-1][1] is None
        told = next((said.person for _, said in answers if said is not None), None)
        if told is not None:
            self.referents.spoken = told
        about = told or self._subject(found, sentence)
        self._begin_list(about, sentence)
        if about is not None:
            self.referents.about(sentence.start, about)
            if self.lexicon.verb.search(self.text[sentence.start : sentence.end].lower()):
                self.referents.telling = about
            self.referents.lost = self.referents.lost and bool(answers)
        self.referents.mentioned = [
            *self.referents.mentioned[-LATELY:],
            *(m.person for m in found if m.person is not None),
        ]
        return answers

    def _left_over(
        self,
        answers: list[tuple[Run, Attribution | None]],
        sentence: ReporterSentence,
        found: list[PersonMention],
    ) -> list[tuple[Run, Attribution | None]]:
        """The answers, with those of words that nothing claims, here or in the next sentence."""
        if _LOOKS_BACK.match(self.text, sentence.end) or self._is_alone(sentence):
            return answers
        return [
            (run, said or self.unclaimed.read(run, sentence, found, answers))
            for run, said in answers
        ]

    def _begin_list(self, about: QuotedPerson | None, sentence: ReporterSentence) -> None:
        """Remember whose points follow 'She said that:' until a line is no point."""
        text = self.text[sentence.start : sentence.end]
        if _POINT.match(text):
            return
        says = text.rstrip().endswith(":") and self.lexicon.verb.search(text.lower())
        self.referents.listing = about if says else None

    def _resumed(
        self,
        run: Run,
        answers: Sequence[tuple[Run, Attribution | None]],
        found: Sequence[PersonMention],
    ) -> Attribution | None:
        """'« Il y aurait, dit-il, une cascade »': what goes on behind its said-clause.

        'est « triste » que Washington ait « tourné le dos »': or in the same clause.
        """
        before, said = answers[-1] if answers else (run, None)
        if said is None:
            return None
        between = self.text[before.end : run.start].rstrip()
        if said.by == "after":
            return replace(said, by="flow") if between.endswith((",", "—", "–")) else None
        another = any(
            before.end <= m.start < run.start and m.pronoun not in THINGS for m in found
        ) or self.lexicon.verb.search(between.lower())
        return said if said.by == "flow" and not another and run.words[:1].islower() else None

    def _run(
        self, run: Run, sentence: ReporterSentence, found: list[PersonMention]
    ) -> Attribution | None:
        said = (
            self._reported(run, sentence, found)
            or self.after.read(run, sentence, found)
            or self.before.read(run, sentence, found)
            or self._at_the_end(run, sentence, found)
            or self._felt(run, sentence, found)
            or self._going_on(run, sentence, found)
            or self._listed(sentence)
            or self._presented_behind(run, sentence)
            or self._unattributed(run, sentence, found)
        )
        return self._by_name(said, run, sentence) if said is not None else None

    def _reported(
        self, run: Run, sentence: ReporterSentence, found: list[PersonMention]
    ) -> Attribution | None:
        """'Roy cursed and said, “Get out,” the guards said.': Roy's words, told by the guards."""
        lead = self.text[sentence.start : run.start]
        return self.before.read(run, sentence, found) if _AND_SAID.search(lead) else None

    def _by_name(
        self, said: Attribution, run: Run, sentence: ReporterSentence
    ) -> Attribution | None:
        """Who spoke, by his name in full, and nobody to whom the words themselves speak."""
        if said.person.individual and addressed(run.words, said.person):
            other = self._beside(said.person, run)
            return replace(said, person=other) if other else None
        if said.person.named or not _RELEASE.fullmatch(said.person.name):
            person = self.naming.named(said.person, run.start)
            return replace(said, person=self.referents.fuller(person))
        issuer = self._issuer(sentence)
        return replace(said, person=self.naming.named(issuer, run.start)) if issuer else said

    def _issuer(self, sentence: ReporterSentence) -> QuotedPerson | None:
        """Who issued 'the statement': who is told with it, or is said to have put it out."""
        behind = max(0, sentence.start - _FAR)
        issued = list(_ISSUED.finditer(self.text, behind, sentence.end))
        if issued:
            return institution(issued[-1]["who"])
        put_out = list(_PUT_OUT.finditer(self.text, behind, sentence.start))
        return self.referents.subject_at(put_out[-1].start()) if put_out else None

    def _beside(self, person: QuotedPerson, run: Run) -> QuotedPerson | None:
        """Who was mentioned last besides the one that the words are spoken to."""
        sex = person.sex or self.referents.sexes.get(person.name, "")
        for other in reversed(self.referents.mentioned):
            apart = other.individual and other.name != person.name and other.can_be(sex)
            if apart and not addressed(run.words, other):
                return other
        return None

    def _listed(self, sentence: ReporterSentence) -> Attribution | None:
        """'She said that:' and a list: the words of each point are hers."""
        point = _POINT.match(self.text, sentence.start) is not None
        person = self.referents.listing if point else None
        return Attribution(person=person, by="flow") if person else None

    def _felt(
        self, run: Run, sentence: ReporterSentence, found: list[PersonMention]
    ) -> Attribution | None:
        """'Ford remains “hopeful”': what only he can tell of himself."""
        main = self.main_before(run, sentence, found)
        if main is None or not (main.pronoun or main.individual):
            return None
        if not tells_of_himself(self.text[main.end : run.start], run.words):
            return None
        person = self.referents.resolve(main, sentence, found)
        return Attribution(person=person, by="flow") if person else None

    def _going_on(
        self, run: Run, sentence: ReporterSentence, found: list[PersonMention]
    ) -> Attribution | None:
        """'thanked buyers who “stood by us in bad years,” saying that': goes on with his words."""
        tail = _TAIL.match(self.text, run.end, sentence.end)
        if tail is None or len(run.words.split()) < _CLAUSE:
            return None
        if not run.words.endswith(",") and "," not in tail.group():
            return None
        if not self.lexicon.participle.fullmatch(tail["verb"].lower()):
            return None
        person = self.subject_before(run, sentence, found)
        return Attribution(person=person, by="flow") if person else None

    def _at_the_end(
        self, run: Run, sentence: ReporterSentence, found: list[PersonMention]
    ) -> Attribution | None:
        """'Ottawa "will do everything in our power" to protect workers, he said.'"""
        lead = self.text[sentence.start : run.start]
        if " " not in run.words and _LED_IN.search(lead) is not None:
            return None  # 'a sweep against “criminals” in the ports, a source said': a term
        last = max((r.end for r in sentence.runs), default=run.end)
        person = self.after.closing(last, sentence, found)
        if person is None and last > run.end:
            until = min(r.start for r in sentence.runs if r.start > run.start)
            here = replace(sentence, end=until)
            near = [m for m in found if m.end <= until]
            person = self.after.closing(run.end, here, near)
        person = person or self._told_behind(run, sentence, found)
        return Attribution(person=person, by="flow") if person else None

    def _told_behind(
        self, run: Run, sentence: ReporterSentence, found: list[PersonMention]
    ) -> QuotedPerson | None:
        """'It was “brutal,” and “we have no date,” Roy said.': one said-clause for both."""
        later = next((each for each in sentence.runs if each.start >= run.end), None)
        if later is None or later.words[-1:] not in (",", "?", "!"):
            return None
        apart = f"{self.text[sentence.start : run.start]} {self.text[run.end : later.start]}"
        if self.lexicon.verb.search(apart.lower()) or any(m.end <= later.start for m in found):
            return None
        if run.words[:1].isupper():
            return None  # 'The “Green Lane” opens': a name
        said = self.after.read(later, sentence, found)
        return said.person if said is not None else None

    def _signed(self, run: Run) -> QuotedPerson | None:
        """Who signs a quotation on the line below, or behind a dash: '— Lise Roy, mairesse'."""
        line = _SIGNATURE.match(self.text, run.end)
        if line is None:
            return None
        name, dashed = line["name"].rstrip("."), line["dash"] is not None
        statement = _STATEMENT.fullmatch(name) if dashed else None
        if statement is not None:
            return institution(statement["who"])
        held = self.people.by_name.get(name)
        if held is None and dashed:  # '— Harbour Minister Lise Roy'
            words = name.split()
            held = self.people.by_name.get(" ".join(words[-2:])) or self.people.called(words[-1])
        signed = dashed and line["role"] is not None
        new = QuotedPerson(name=name, role=line["role"]) if signed else None
        return held or new

    def _unattributed(
        self, run: Run, sentence: ReporterSentence, found: list[PersonMention]
    ) -> Attribution | None:
        """Words nobody is said to have said: whole sentences go on from the one who spoke last."""
        signed = self._signed(run)
        if signed is not None:
            return Attribution(person=signed, by="alone")
        person = self.referents.last_subject(sentence.start)
        if person is None:
            return None
        if self._is_alone(sentence):
            return None if self.referents.lost else self._alone(run, person)
        about = self.subject_before(run, sentence, found)
        if about is not None and _BECAUSE.match(run.words):
            return Attribution(person=about, by="flow")
        spoken = self.referents.spoken
        if spoken is not None and self._flows(run, sentence, own=about == spoken):
            return Attribution(person=spoken, by="flow")
        return None

    def _presented_behind(self, run: Run, sentence: ReporterSentence) -> Attribution | None:
        """'« On attend. » Attablée au café, Lise Roy fulmine.': who opens a paragraph by words.

        Not where somebody was spoken of before who has not yet said anything.
        """
        if self.referents.last_subject(sentence.start) not in (None, self.referents.spoken):
            return None
        opens = self.text[: run.start].rstrip(" ")[-1:] in ("", "\n")
        if not self.french or not opens or not self._is_alone(sentence):
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

    def _is_alone(self, sentence: ReporterSentence) -> bool:
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

    def _subject(
        self, found: list[PersonMention], sentence: ReporterSentence
    ) -> QuotedPerson | None:
        """The person a sentence is about: its first mention that is no part of a phrase."""
        if _BYLINE.fullmatch(self.text, sentence.start, sentence.end):
            return None
        people = [
            m
            for m in found
            if (m.role or (m.person and not m.person.body))
            and not _SUBORDINATE.search(self.text[max(sentence.start, m.start - 40) : m.start])
        ]
        cleft = self._cleft(found, sentence)
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
            if source is not None:
                return self.referents.resolve(source, sentence, found)
        return self._main_subject(found, people, sentence)

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
        if chosen is not None:
            return self.referents.resolve(chosen, sentence, found)
        return self._body_subject(found, sentence)

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


_LOOKS_BACK = re.compile(
    r"\s{0,8}(?:C[’']est|C[’']était|Voilà|Tel est|Telle est|Ce sont|That(?:[’']s| is| was)"
    r"|(?:Celui|Celle) qui parle ainsi (?:s[’']appelle|est)"
    r"|The speaker (?:was|is)|So (?:says|said|goes|went)|Such (?:is|was)|It[’']s"
    r"|Those (?:are|were))\s"
    r"(?:(?!aussi|également|also)[\w’'-]{1,14}\s){0,4}?"
    r"(?:ce qu|l[’']avis|l[’']opinion|le constat|la conviction"
    r"|la position|le message|le mot|les mots|le cri|according to|the view|the opinion"
    r"|the message|the word|the words|the verdict|how|what|[A-ZÀ-Þ])"
)


_NEXT_SENTENCE = re.compile(r"[ \t]{1,3}(?P<words>[A-ZÀ-Þ][^.!?\n\x01]{8,240}[.!?])(?=\s|$)")
_VIEW = re.compile(
    r"\s{0,4}(?:(?:Mais|Et|Or|Car)\s)?[Pp]our\s(?:(?:M|Mme|Me)\.?\s|le\s|la\s|l[’']|cet?\s|cette\s)?"
)
"""'Pour Lise Roy, la taxe est un frein. « … »': whose view is told."""
_CONTRAST = re.compile(
    r"(?:Même|Un|Une|De son|Pour sa|À l[’']inverse|Mais|Quant|Également|Autre|Ce que|Ce n|Des mots"
    r"|C[’']est|Voilà|Tel|Telle|Une fois)\b"
)
"""What begins to speak of another than whose the words before are, or tells whose they are."""
_OPENING = 3
"""Characters before what opens a sentence: spaces and a dash."""
_CLEFT = re.compile(
    r"(?:(?:^|\n)\s{0,4}|,\s|\b(?:[Pp]uis|et|mais|and|then)\s)"
    r"(?:[Cc][’']est|[Cc][’']était|[Ii]t (?:is|was))\s"
)
_WHO_DOES = re.compile(r",?\s(?:qui|who)\s")
_FAR = 3_000
"""Characters back to where it is told who issued a statement."""
_CONCEDED_BY = re.compile(
    r"\s{0,4}(?:Une?|L[ea]|Ce|Cet|Cette|Autant de|Des)\s[^.,;:\x01\n]{3,80}\s"
    r"(?:concédée?s?|confirmée?s?|dénoncée?s?|racontée?s?|décrite?s?|reconnue?s?|relatée?s?|admise?s?|constatée?s?|déplorée?s?"
    r"|partagée?s?|résumée?s?)\spar\s(?P<who>une?\s[a-zà-ÿ][^.,;:\x01\n]{3,60})\.\s{0,4}"
)
"""'Un constat partagé par un docker du port.': whom the next sentence goes on with."""
_RELEASE = re.compile(
    r"(?:the|this|le|ce|un|a)\s(?:(?:(?:press|news)\s)?release|statement|communiqué)", re.I
)
_PUT_OUT = re.compile(
    r"\b(?:issu(?:ed|ing)|releas(?:ed|ing)|published|put out|sent out"
    r"|(?:said|wrote|added|noted|announced|confirmed)\b[^.;:\n\x01]{0,40}\sin)\s"
    r"(?:an?|its|his|her|their|the)\s(?:[\w-]{2,14}\s){0,2}(?:statement|release)\b"
)
"""'The guild put out a release': whose words 'the release' holds."""
_ISSUED = re.compile(
    r"\b(?:communiqué|statement|release)\s(?:(?:from|by|du)\s(?:the\s)?|de\s(?:l[’']|la\s)?|d[’'])"
    r"(?P<who>(?:[A-ZÀ-Þ][\w’'&-]{1,30}|(?:gouvernement|ministère|syndicat)\s[\w’'-]{3,24})"
    r"(?:\s(?:(?:de|du|des|of|for)\s)?[A-ZÀ-Þ][\w’'&-]{1,30}){0,5})"
)
"""'selon un communiqué du gouvernement fédéral': who speaks in 'le communiqué'."""
_LED_IN = re.compile(
    r"\b(?:an?|the|of|against|from|with|in|on|for|by|les?|la|des|du|de|une?|contre|avec|par|pour|en"
    r"|aux?|sur)\s$"
)
_TAIL = re.compile(r",?\s(?P<verb>[a-zà-ÿ]{4,16})\s")
_CLAUSE = 4
"""Words that are no term."""
_AGENCY = re.compile(r"\s\([\w .,/’-]{2,30}\)\s{0,4}$")
_QUESTION = 400
"""Characters of a question that are read."""
_ADDRESSED = re.compile(
    r"\b(?:vous|votre|vos|you|your)\b.{0,400}\?|^\s{0,4}(?:on vous|vous|votre|vos)\s", re.I
)
"""A question in the second person, or 'On vous a reproché'; 'you can tell' asks nobody."""
_BYLINE = re.compile(
    r"\s{0,8}(?:Par|By)\s[A-ZÀ-Þ][\w’'.-]{1,30}(?:\s[A-ZÀ-Þ][\w’'.-]{0,30}){1,3}"
    r"(?:,[^.\n]{1,60}|\s\([^()\n]{1,60}\))?\s{0,8}"
)
"""'Par Anatole Rivest': who writes the article is not who speaks in it."""
_POINT = re.compile(r"\s{0,12}[•·▪‣*-]\s")
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
_BECAUSE = re.compile(r"(?:parce qu|puisqu|because\b|car\b)", re.I)
"""'Il dépose une demande, « parce que refuser, c’est un luxe ».': his reason."""
_SUBORDINATE = re.compile(
    r"\b(?:alors qu|tandis qu|pendant qu|lorsqu|parce qu|puisqu|quand|while|when|because|although"
    r"|though|until|unless|since|whereas)(?:e\s|[’']|\s)(?:(?:le|la|the|l[’'])\s?)?$"
)
"""'Son entretien a eu lieu alors que Donald Trump refusait': no sentence about Trump."""
_SIGNATURE = re.compile(
    r"\s{0,4}(?:\n\s{0,4})?(?P<dash>[—–―-]{1,2})?\s{0,3}(?:Une citation de\s{1,3})?"
    r"(?P<name>[A-ZÀ-Þ][\w’'-]{1,30}(?:\s[\w’'.-]{2,30}){0,5}?)(?:,\s(?P<role>[^.!?:\n]{2,140}))?\.?\s{0,4}(?:\n|$)"
)
_STATEMENT = re.compile(r"(?P<who>[^,]{2,60}?)(?:[’']s)?\s(?:statement|news release|press release)")
"""'“…” — Kestrel Metals statement.'"""
_AND_SAID = re.compile(r"\b(?:and|he|she|they|who)\s(?:said|shouted|yelled|replied|asked),\s$")
_FORESEEN = re.compile(
    r"\b(?:will|would|could|may|might|should|va|vont|allait|allaient|devra|devront|devrait"
    r"|devraient|pourrait|pourraient|pourra|pourront)\b"
)
"""'In turn, Trump will be trying to “secure”': what another is to do is somebody's view."""
