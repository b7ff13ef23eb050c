"""Who said it: the said-clause after the words, the verb before them, or the last speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.ingest.quotations.after_words import AfterWords
from bot.ingest.quotations.agents import Agents
from bot.ingest.quotations.attributed import Attribution
from bot.ingest.quotations.before_words import BeforeWords
from bot.ingest.quotations.descriptions import is_description, spoken_again
from bot.ingest.quotations.marks import Run
from bot.ingest.quotations.mentions import mentions
from bot.ingest.quotations.naming import Naming, addressed
from bot.ingest.quotations.opening_subject import is_group
from bot.ingest.quotations.person_mention import PersonMention
from bot.ingest.quotations.persons import QuotedPerson, institution
from bot.ingest.quotations.phrases import THINGS
from bot.ingest.quotations.referents import LATELY, SentenceReader
from bot.ingest.quotations.said_clause import said_verb
from bot.ingest.quotations.sentence_subject import SentenceSubject
from bot.ingest.quotations.sentences import ReporterSentence
from bot.ingest.quotations.standalone import StandaloneWords
from bot.ingest.quotations.unclaimed import Unclaimed
from bot.ingest.quotations.wellformed import is_deed, well_formed
from bot.ingest.quotations.wellformed_english import well_formed_english


@dataclass(slots=True)
class Attributor(SentenceReader):
    """Goes through an article's sentences in order and remembers who spoke last."""

    untold: list[tuple[Run, ReporterSentence]] = field(default_factory=list)
    """What the sentence before gave to nobody."""
    after: AfterWords = field(init=False)
    before: BeforeWords = field(init=False)
    agents: Agents = field(init=False)
    naming: Naming = field(init=False)
    unclaimed: Unclaimed = field(init=False)
    subjects: SentenceSubject = field(init=False)
    standalone: StandaloneWords = field(init=False)

    def __post_init__(self) -> None:
        self.naming = Naming(text=self.text, people=self.people)
        self.after = AfterWords(referents=self.referents)
        self.before = BeforeWords(referents=self.referents, after=self.after)
        self.agents = Agents(referents=self.referents, sources=self.before.sources)
        self.unclaimed = Unclaimed(referents=self.referents)
        self.subjects = SentenceSubject(referents=self.referents, after=self.after)
        self.standalone = StandaloneWords(referents=self.referents)

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
        if self.standalone.is_alone(sentence):
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
        about = told or self.subjects.read(found, sentence)
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
        if _LOOKS_BACK.match(self.text, sentence.end) or self.standalone.is_alone(sentence):
            return answers
        return [
            (run, said or self._sound(self.unclaimed.read(run, sentence, found, answers)))
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
        if said.by == "flow" and self.french and _AND_THAT.fullmatch(between):
            return said
        return said if said.by == "flow" and not another and run.words[:1].islower() else None

    def _run(
        self, run: Run, sentence: ReporterSentence, found: list[PersonMention]
    ) -> Attribution | None:
        said = (
            self._reported(run, sentence, found)
            or self._sound(self.agents.read(run, sentence, found))
            or self._sound(self.after.read(run, sentence, found))
            or self._sound(self.before.read(run, sentence, found))
            or self._sound(self._at_the_end(run, sentence, found))
            or self._told_of(run, sentence, found)
            or self._felt(run, sentence, found)
            or self._going_on(run, sentence, found)
            or self._listed(sentence)
            or self.standalone.presented_behind(run, sentence)
            or self._sound(self.standalone.read(run, sentence, found))
        )
        said = said or self._behind_deed(run, sentence, found)
        return self._by_name(said, run, sentence) if said is not None else None

    def _behind_deed(
        self, run: Run, sentence: ReporterSentence, found: list[PersonMention]
    ) -> Attribution | None:
        """'Selon la maire, le non-respect du délai vaut « … »': whom the sentence is about.

        Only where what stands before the words is a deed, which says nothing.
        """
        before = self.before.read(run, sentence, found) if self.french else None
        before = before or (self.after.read(run, sentence, found) if self.french else None)
        if before is None or not is_deed(before.person, self.lexicon):
            return None
        about = self.subjects.read([m for m in found if m.end <= run.start], sentence)
        return self._sound(Attribution(person=about, by="flow")) if about is not None else None

    def _sound(self, said: Attribution | None) -> Attribution | None:
        """An answer whose speaker is a name, a role or a body; else None, for the next reader."""
        if said is None:
            return None
        sound = well_formed if self.referents.french else well_formed_english
        person = sound(said.person, self.lexicon)
        return replace(said, person=person) if person is not None else None

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
        again = self.referents.latter_plural(said.person, sentence)
        again = again or self._spoken_again(said.person, sentence)
        if again is not None:
            return replace(said, person=again)
        if said.person.named or not _RELEASE.fullmatch(said.person.name):
            person = self.referents.fuller(self.naming.named(said.person, run.start))
            return self._sound(replace(said, person=person))
        issuer = self._issuer(sentence)
        return replace(said, person=self.naming.named(issuer, run.start)) if issuer else said

    def _spoken_again(
        self, person: QuotedPerson, sentence: ReporterSentence
    ) -> QuotedPerson | None:
        """'explique l’océanographe': who has just spoken, where nobody is presented as that."""
        if not self.referents.french or person.named or not is_description(person.name):
            return None
        if is_group(person.name, self.lexicon):
            return None
        last, spoken = self.referents.last_subject(sentence.start), self.referents.spoken
        return spoken_again(person.name, last, self.people, spoken)

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

    def _told_of(
        self, run: Run, sentence: ReporterSentence, found: list[PersonMention]
    ) -> Attribution | None:
        """'« On attend », dit Roy. Le ministre « a promis une réponse ».': what Roy tells of him.

        Words that begin with the verb of whom the reporter names right before them.
        """
        spoken = self.referents.spoken
        if not self.referents.french or spoken is None or _HAS.match(run.words) is None:
            return None
        subject = next((m for m in reversed(found) if m.end <= run.start), None)
        if subject is None or self.text[subject.end : run.start].strip():
            return None
        near = self.text.rfind("\n", 0, sentence.start) < self._last_told(sentence.start)
        free = not subject.pronoun and self.referents.last_subject(sentence.start) == spoken
        person = self.referents.resolve(subject, sentence, found) if free and near else None
        if person is None or person == spoken:
            return None
        return Attribution(person=spoken, by="flow")

    def _last_told(self, before: int) -> int:
        """Where the last sentence that was about somebody begins; -1 for nowhere."""
        return max((start for start, _ in self.referents.subjects if start < before), default=-1)

    def _felt(
        self, run: Run, sentence: ReporterSentence, found: list[PersonMention]
    ) -> Attribution | None:
        """'Ford remains “hopeful”': what only he can tell of himself."""
        main = self.main_before(run, sentence, found)
        if main is None or not (main.pronoun or main.individual):
            return None
        if not self.lexicon.feelings.tells_of_himself(self.text[main.end : run.start], run.words):
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
        told = self.french and _PREDICATIVE.search(lead) is not None
        if " " not in run.words and not told and _LED_IN.search(lead) is not None:
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

    def _closes(self, run: Run, sentence: ReporterSentence) -> bool:
        """Whether a comma and an inverted verb of saying follow: '« … », a déclaré mardi Roy'."""
        clause = self.text[run.end : sentence.end]
        verb = said_verb(clause, self.lexicon, french=True) if clause[:2] == ", " else None
        return verb is not None and verb.inverted and verb.sure

    def _told_behind(
        self, run: Run, sentence: ReporterSentence, found: list[PersonMention]
    ) -> QuotedPerson | None:
        """'It was “brutal,” and “we have no date,” Roy said.': one said-clause for both."""
        later = next((each for each in sentence.runs if each.start >= run.end), None)
        if later is None:
            return None
        if later.words[-1:] not in (",", "?", "!") and not (
            self.french and self._closes(later, sentence)
        ):
            return None
        apart = f"{self.text[sentence.start : run.start]} {self.text[run.end : later.start]}"
        if self.lexicon.verb.search(apart.lower()):
            return None
        if not self.french and any(m.end <= later.start for m in found):
            return None
        if run.words[:1].isupper():
            return None  # 'The “Green Lane” opens': a name
        said = self.after.read(later, sentence, found)
        return said.person if said is not None else None


_HAS = re.compile(
    r"(?:n[’']|ne\s|s[’']|se\s|l[’'])?(?:a|ont|est|sont|avait|avaient|était|étaient|va|vont|doit|doivent"
    r"|peut|peuvent|veut|veulent|aura|auront|sera|seront|devrait|devraient|pourrait|pourraient|fait|font)\s"
)
"""The verb of somebody else at the beginning of words."""
_LOOKS_BACK = re.compile(
    r"\s{0,8}C(?:es?|et|ette)\s(?:[a-zà-ÿ]{4,10}\s)?(?:phrases?|mots?|propos|formules?|déclarations?"
    r"|constat|avis|cri|aveu|confidences?|messages?|paroles?|conviction|citation)\s"
    r"(?:(?:est|sont)\s)?(?:signée?s?\s)?(?:d[’']|de\s|du\s|des\s)"
    r"|\s{0,8}(?:C[’']est|C[’']était|Voilà|Tel est|Telle est|Ce sont|That(?:[’']s| is| was)"
    r"|(?:Celui|Celle) qui parle ainsi (?:s[’']appelle|est)"
    r"|The speaker (?:was|is)|So (?:says|said|goes|went)|Such (?:is|was)|It[’']s"
    r"|Those (?:are|were))\s"
    r"(?:(?!aussi|également|also)[\w’'-]{1,14}\s){0,4}?"
    r"(?:ce qu|l[’']avis|l[’']opinion|le constat|la conviction"
    r"|la position|le message|le mot|les mots|le cri|according to|the view|the opinion"
    r"|the message|the word|the words|the verdict|how|what|[A-ZÀ-Þ])"
)
_FAR = 3_000
"""Characters back to where it is told who issued a statement."""
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
_PREDICATIVE = re.compile(
    r"(?<!\w)(?:est|sont|était|étaient|sera|serait|n[’']est|n[’']était|reste|devient)\s"
    r"(?:(?:pas|plus|donc|aussi|même)\s|qu[’']|que\s){0,2}(?:une?|l[ea]|des)\s$"
)
"""'la grue n’est qu’un « décor », dit Roy': what he says of it."""
_AND_THAT = re.compile(
    r"[\s\x01]{0,3},?\s(?:(?:et|ou|mais)\s(?:que\s|qu[’'])(?:ils?|elles?|l[ea]s?|cela|ce|c[’']|on)\b"
    r"[^.;:,\x01«»]{0,60}|et\snon(?:\spas)?)"
)
"""'« un vrai moulin » et qu’il est « à bout »', '« une fuite » et non « une réponse »'."""
_POINT = re.compile(r"\s{0,12}[•·▪‣*-]\s")
_AND_SAID = re.compile(r"\b(?:and|he|she|they|who)\s(?:said|shouted|yelled|replied|asked),\s$")
