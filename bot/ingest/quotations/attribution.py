"""Who said it: the said-clause after the words, the verb before them, or the last speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.ingest.quotations.bodies import GOVERNMENTS, body_before, body_first
from bot.ingest.quotations.described import described_after, described_before
from bot.ingest.quotations.lexicon import SpeechLexicon
from bot.ingest.quotations.marks import Run
from bot.ingest.quotations.mentions import PersonMention, mentions
from bot.ingest.quotations.persons import People, QuotedPerson
from bot.ingest.quotations.phrases import (
    CLOSE,
    PREPOSITION,
    THINGS,
    WHO,
    head_of_list,
    led,
    main_subject,
)
from bot.ingest.quotations.referents import Referents
from bot.ingest.quotations.said_clause import SaidVerb, closing_clauses, said_verb
from bot.ingest.quotations.sentences import BLANK, ReporterSentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who said a run, and how that is told.

    ``clause`` spans the said-clause after the words where there is one; ``by`` is 'after',
    'before', 'alone' (a paragraph or sentence of nothing else) or 'flow' (inside the sentence).
    """

    person: QuotedPerson
    by: str
    clause: tuple[int, int] | None = None
    verb: str = ""


@dataclass(slots=True)
class Attributor:
    """Goes through an article's sentences in order and remembers who spoke last."""

    text: str
    """The article with its quotations blanked."""
    people: People
    french: bool = False
    spoken: QuotedPerson | None = None
    lost: bool = False
    """The last quotation could be given to nobody: what goes on from it can't either."""
    untold: list[tuple[Run, ReporterSentence]] = field(default_factory=list)
    """What the sentence before gave to nobody."""
    referents: Referents = field(init=False)

    def __post_init__(self) -> None:
        self.referents = Referents(text=self.text)

    @property
    def lexicon(self) -> SpeechLexicon:
        """The words of reporting."""
        return self.people.lexicon

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
            (run, Attribution(person=person, by=self._place(run, before), verb="said"), before)
            for run, before in self.untold
        ]

    def _place(self, run: Run, sentence: ReporterSentence) -> str:
        """Where a run stands: alone, before its said-clause, or inside its sentence."""
        rest = self.text[sentence.start : sentence.end].replace(BLANK, "")
        if not re.search(r"\w", rest):
            return "alone"
        return "after" if run.start <= sentence.start + 2 and run.words.endswith(",") else "flow"

    def _in_sentence(
        self, sentence: ReporterSentence, found: list[PersonMention]
    ) -> list[tuple[Run, Attribution | None]]:
        answers: list[tuple[Run, Attribution | None]] = []
        for run in sentence.runs:
            said = self._run(run, sentence, found)
            answers.append((run, said or self._resumed(run, answers)))
        if answers:
            self.lost = answers[-1][1] is None
        told = next((said.person for _, said in answers if said is not None), None)
        if told is not None:
            self.spoken = told
        about = told or self._subject(found, sentence)
        if about is not None:
            self.referents.subjects.append((sentence.start, about))
            self.lost = self.lost and bool(answers)
        self.referents.mentioned = [
            m.person for m in found if m.person is not None
        ] or self.referents.mentioned
        return answers

    def _resumed(
        self, run: Run, answers: Sequence[tuple[Run, Attribution | None]]
    ) -> Attribution | None:
        """'« Il y aurait, dit-il, une cascade »': what goes on behind its said-clause."""
        before, said = answers[-1] if answers else (run, None)
        if said is None or said.by != "after":
            return None
        between = self.text[before.end : run.start].rstrip()
        return replace(said, by="flow") if between.endswith((",", "—", "–")) else None

    def _run(
        self, run: Run, sentence: ReporterSentence, found: list[PersonMention]
    ) -> Attribution | None:
        after = self._after(run, sentence, found)
        if after is not None:
            return after
        before = self._before(run, sentence, found)
        if before is not None:
            return before
        return self._at_the_end(run, sentence, found) or self._unattributed(run, sentence, found)

    def _at_the_end(
        self, run: Run, sentence: ReporterSentence, found: list[PersonMention]
    ) -> Attribution | None:
        """'Ottawa "will do everything in our power" to protect workers, he said.'"""
        last = max((r.end for r in sentence.runs), default=run.end)
        person = self._closing(last, sentence, found)
        return Attribution(person=person, by="flow", verb="said") if person else None

    def _closing(
        self, after: int, sentence: ReporterSentence, found: list[PersonMention]
    ) -> QuotedPerson | None:
        """Who is named by a said-clause at the end: ', a assuré M. Roy.', ', Roy said.'"""
        for at in closing_clauses(self.text[after : sentence.end]):
            start = after + at
            clause = self.text[start : sentence.end]
            verb = said_verb(clause, self.lexicon, french=self.french)
            if verb is None or not verb.sure:
                continue
            near = [m for m in found if m.start >= start]
            first = [m for m in near if m.end <= start + verb.start + 1]
            chosen = self._inverted(near, start + verb.start) if verb.inverted else None
            if chosen is None and first and first[0].start <= start + 3:
                close = CLOSE.fullmatch(self.text[first[-1].end : start + verb.start].lower())
                chosen = first[-1] if close else None
            if chosen is not None:
                return self.referents.resolve(chosen, sentence, found)
        return None

    def _after(
        self, run: Run, sentence: ReporterSentence, found: list[PersonMention]
    ) -> Attribution | None:
        """'...,' Lutnick said in Ottawa. / ...,' said Kirsten Hillman. / ...', a-t-elle dit."""
        stop = min((r.start for r in sentence.runs if r.start > run.start), default=sentence.end)
        clause = self.text[run.end : stop]
        verb = said_verb(clause, self.lexicon, french=self.french)
        if verb is None or not self._opens_clause(run, clause.lower(), verb.start):
            return None
        where, inverted = run.end + verb.start, verb.inverted
        near = [m for m in found if run.end <= m.start < stop]
        if not verb.sure and not any(m.start <= run.end + verb.end + 5 for m in near):
            return None
        first = [m for m in near if m.end <= where + 1] or []
        chosen = self._inverted(near, where) if inverted or not first else first[-1]
        if chosen is None or (chosen.start > where and not inverted and not chosen.pronoun):
            return self._described(run, verb, (run.end, stop))
        if chosen.end <= where and not CLOSE.fullmatch(self.text[chosen.end : where].lower()):
            return None
        person = self.referents.resolve(chosen, sentence, found)
        if person is None:
            return None
        person = head_of_list(person, chosen, near, where)
        return Attribution(person=person, by="after", clause=(run.end, stop), verb=verb.word)

    def _described(self, run: Run, verb: SaidVerb, clause: tuple[int, int]) -> Attribution | None:
        """'…', scande le groupe. / …," the contract says."""
        where = run.end + verb.start
        if verb.inverted and verb.sure:
            person = described_after(self.text[run.end + verb.end : clause[1]], french=self.french)
        else:
            person = described_before(self.text[run.end + 1 : where], french=self.french)
        if person is None:
            return None
        return Attribution(person=person, by="after", clause=clause, verb=verb.word)

    def _opens_clause(self, run: Run, clause: str, verb: int) -> bool:
        """Whether the words after a quotation are its said-clause and not the sentence going on."""
        lead = clause[:verb]
        if len(lead) > 160 or BLANK in lead:
            return False
        ends_open = run.words.rstrip("”’\"' ").endswith((",", "?", "!", "—", "–", "-", ".", "…"))
        if not ends_open and not re.match(r"\s{0,8}[,–—-]", clause):
            return False
        lead = _ABBREVIATED.sub("", lead)
        return not re.search(
            r"[;:]|\.\s|\b(?:who|that|which|while|but|and|qui|que|mais)\b\s{0,8}$", lead
        )

    def _inverted(self, near: Sequence[PersonMention], verb: int) -> PersonMention | None:
        """The speaker after the verb; of 'sa présidente, Julie Morneau' the name."""
        after = [
            m
            for m in near
            if m.start > verb - 8 and not PREPOSITION.search(self.text[m.start - 24 : m.start])
        ]
        if not after:
            return None
        first = after[0]
        for other in after[1:]:
            between = self.text[first.end : other.start]
            named = other.person is not None and other.person.named and not other.person.body
            role_first = first.person is None or first.person.body or not first.person.named
            if named and role_first and _APPOSED.fullmatch(between):
                return other
        return first

    def _before(
        self, run: Run, sentence: ReporterSentence, found: list[PersonMention]
    ) -> Attribution | None:
        """Hoekstra admitted, '...' / telling reporters that '...' / selon elle, '...'."""
        text = self.text[sentence.start : run.start]
        low = text.lower()
        according = list(self.lexicon.according.finditer(self._rest(sentence, run).lower()))
        according = according or list(_FOR.finditer(low))
        voice = _VOICE.search(self.text, sentence.start, sentence.end)
        if voice is not None:
            person = self._source(voice.end(), sentence, found)
            if person is not None:
                return Attribution(person=person, by=self._lead(low), verb="said")
        verbs = list(self.lexicon.verb.finditer(low)) + list(self.lexicon.participle.finditer(low))
        verbs = [v for v in verbs if not self._is_noun(low, v)]
        if verbs:
            verb = max(verbs, key=lambda v: v.start())
            chosen = self._subject_of(verb, sentence, found, low)
            person = self.referents.resolve(chosen, sentence, found) if chosen else None
            if chosen is None and not found and not self.lost:
                participle = self.lexicon.participle.fullmatch(verb.group())
                opens = not re.search(r"\w", _AND.sub("", low[: verb.start()]))
                person = self.spoken if participle and opens else None
            if person is not None:
                return Attribution(person=person, by=self._lead(low), verb=verb.group())
            if chosen is None and not low.rstrip().endswith(":"):
                return None
        if according:
            at = sentence.start + according[0].end()
            person = self._source(at, sentence, found)
            if person is not None:
                return Attribution(person=person, by=self._lead(low), verb="according to")
        if low.rstrip().endswith(":") and found and found[0].end <= run.start:
            person = self.referents.resolve(found[0], sentence, found)
            if person is not None:
                return Attribution(person=person, by="before", verb=":")
        return None

    def _source(
        self, at: int, sentence: ReporterSentence, found: list[PersonMention]
    ) -> QuotedPerson | None:
        """Whom 'according to' names: a government by its place, or the next person, no survey."""
        if _OWN_VIEW.search(self.text[max(sentence.start, at - 22) : at].lower()):
            return self.referents.last_subject(sentence.start)
        chosen = next((m for m in found if m.start >= at - 1), None)
        place = _CAPITAL.match(self.text[at : sentence.end])
        if place is not None and (chosen is None or chosen.start > at + place.end()):
            return QuotedPerson(name=place[1], body=True, sex="b")
        if chosen is None or _STRANGE.search(self.text[at : chosen.start]):
            return None
        return self.referents.resolve(chosen, sentence, found)

    def _rest(self, sentence: ReporterSentence, run: Run) -> str:
        return self.text[sentence.start : sentence.end] if run else ""

    def _lead(self, before: str) -> str:
        """'before' when the words stand by themselves after a verb or colon, 'flow' inside."""
        tail = before.rstrip()
        apart = tail.endswith((",", ":")) or re.search(r"\bthat,?$", tail) is not None
        verb_last = any(m.end() == len(tail) for m in self.lexicon.verb.finditer(tail))
        return "before" if apart or verb_last else "flow"

    def _is_noun(self, low: str, verb: re.Match[str]) -> bool:
        """'the calls', 'une note': a noun that looks like a verb."""
        before = low[max(0, verb.start() - 8) : verb.start()]
        if _PARTICIPLE_FR.search(verb.group()) and re.search(r"(?:^|\W)a\s$", before):
            return False
        return (
            re.search(r"\b(?:the|a|an|its|his|her|une?|la|le|of|no|this|united)\s$", before)
            is not None
        )

    def _subject_of(
        self, verb: re.Match[str], sentence: ReporterSentence, found: list[PersonMention], low: str
    ) -> PersonMention | None:
        """Whose verb it is: the mention right before it, or the subject of the sentence."""
        at = sentence.start + verb.start()
        before = [m for m in found if m.end <= at and (m.pronoun != "i" or m.end >= at - 2)]
        earlier = self._coordinated(low[: verb.start()], sentence, found)
        if earlier is not None:
            return earlier
        main = main_subject(before, self.text, sentence.start)
        if not before:
            begins = low[: verb.start()].strip() == ""
            return self._inverted(found, at) if begins else self._body(sentence.start, at)
        nearest, between = before[-1], self.text[before[-1].end : at].lower()
        hangs = led(before, len(before) - 1, self.text, sentence.start)
        hangs = hangs or self.lexicon.participle.fullmatch(verb.group()) is not None
        if WHO.fullmatch(between) or (not hangs and CLOSE.fullmatch(between)):
            return nearest
        if hangs:
            return main
        if self._other_subject(low, verb.start()):
            return None
        return self._body(nearest.end, at) or self._opening(sentence.start, at) or main

    def _coordinated(
        self, low: str, sentence: ReporterSentence, found: list[PersonMention]
    ) -> PersonMention | None:
        """'who called it “odd” and said that': the verb before has the same subject."""
        joined = _JOINED.search(low)
        verbs = list(self.lexicon.verb.finditer(low[: joined.start()])) if joined else []
        verbs = [v for v in verbs if not self._is_noun(low, v)]
        return self._subject_of(verbs[-1], sentence, found, low) if verbs else None

    def _opening(self, start: int, verb: int) -> PersonMention | None:
        """Who is described at the beginning of a sentence, before a clause about him."""
        lead = self.text[start:verb]
        person = described_before(lead, french=self.french)
        if person is None or not lead.lstrip().startswith(person.name):
            return None
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

    def _signed(self, run: Run) -> QuotedPerson | None:
        """Who signs a quotation on the line below, or behind a dash: '— Lise Roy, mairesse'."""
        line = _SIGNATURE.match(self.text, run.end)
        if line is None:
            return None
        held = self.people.by_name.get(line["name"])
        signed = line["dash"] is not None and line["role"] is not None
        new = QuotedPerson(name=line["name"], role=line["role"]) if signed else None
        return held or new

    def _unattributed(
        self, run: Run, sentence: ReporterSentence, found: list[PersonMention]
    ) -> Attribution | None:
        """Words nobody is said to have said: whole sentences go on from the one who spoke last."""
        rest = self.text[sentence.start : sentence.end].replace(BLANK, "")
        signed = self._signed(run)
        if signed is not None:
            return Attribution(person=signed, by="alone")
        person = self.referents.last_subject(sentence.start)
        if person is None:
            return None
        if not re.search(r"\w", rest):
            return None if self.lost else Attribution(person=person, by="alone")
        if _BECAUSE.match(run.words):
            main = main_subject([m for m in found if m.end <= run.start], self.text, sentence.start)
            said = self.referents.resolve(main, sentence, found) if main else None
            if said is not None:
                return Attribution(person=said, by="flow")
        return (
            Attribution(person=self.spoken, by="flow")
            if self._flows(run, sentence) and self.spoken
            else None
        )

    def _flows(self, run: Run, sentence: ReporterSentence) -> bool:
        """Whether a sentence without a verb of saying goes over into the last speaker's words."""
        low = self.text[sentence.start : run.start].lower()
        if self.lexicon.verb.search(low) or self.lexicon.participle.search(low):
            return False
        long = len(run.words.split()) >= 8 and run.words[:1].islower()
        return long and not self.lexicon.term.search(low)

    def _subject(
        self, found: list[PersonMention], sentence: ReporterSentence
    ) -> QuotedPerson | None:
        """The person a sentence is about: its first mention that is no part of a phrase."""
        people = [m for m in found if m.role or (m.person and not m.person.body)]
        closing = None if sentence.runs else self._closing(sentence.start, sentence, found)
        first = next((m for m in found if m.end > sentence.start), None)
        if closing is None and first is not None and self.referents.begins(first, sentence):
            closing = self.referents.resolve(first, sentence, found)
        if closing is not None:
            return closing
        according = self.lexicon.according.search(self.text[sentence.start : sentence.end].lower())
        if according is not None:
            at = sentence.start + according.end()
            source = next((m for m in people if at - 1 <= m.start <= at + 40), None)
            if source is not None:
                return self.referents.resolve(source, sentence, found)
        chosen = main_subject(people, self.text, sentence.start)
        body = body_first(self.text[sentence.start : sentence.end])
        if body is not None and (chosen is None or chosen.start > sentence.start + 60):
            return body
        if chosen is not None:
            return self.referents.resolve(chosen, sentence, found)
        return self._body_subject(found, sentence)

    def _body_subject(
        self, found: list[PersonMention], sentence: ReporterSentence
    ) -> QuotedPerson | None:
        """A body or what is described as the subject of a sentence about nobody, or 'he'."""
        text = self.text[sentence.start : sentence.end]
        owner = _OWNER.match(text)
        held = self.people.called(owner[1]) if owner else None
        if held is not None:
            return held
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


_FOR = re.compile(r"\A\s{0,8}(?:(?:mais|et|or|car)\s)?pour(?=\s(?:le|la|l[’'])\s?\w)")
"""'Pour la présidente du syndicat, le gouvernement « tarde »': whose view it is."""
_LOOKS_BACK = re.compile(
    r"\s{0,8}(?:C[’']est|C[’']était|Voilà|Tel est|Telle est|Ce sont|That(?:[’']s| is| was)"
    r"|The speaker (?:was|is)|So (?:says|said|goes|went)|Such (?:is|was)|It[’']s"
    r"|Those (?:are|were))\s"
    r"(?:[\w’'-]{1,14}\s){0,4}?(?:ce qu|l[’']avis|l[’']opinion|le constat|la conviction"
    r"|la position|le message|le mot|les mots|le cri|according to|the view|the opinion"
    r"|the message|the word|the words|the verdict|how|what|[A-ZÀ-Þ])"
)


_OWNER = re.compile(r"\s{0,8}(?:(?:Mr|Mrs|Ms|Dr)\.?\s)?([A-ZÀ-Þ][\w-]{2,30})[’']s\s[a-z]")
"""'Stathis’s message lasts four minutes.' is about Stathis."""
_VOICE = re.compile(r"\bpar (?:la voix|l[’']entremise|la bouche|l[’']intermédiaire) d[eu]\b")
"""'a salué l’accord par la voix de sa porte-parole, Lise Roy'."""
_APPOSED = re.compile(r"[,\s](?:[^,;.]|\b(?:Col|Gen|Lt|Sgt|Dr|Sen|Rep|Gov|M)\.){0,60},?\s{0,8}")
"""'the report’s author, retired Army Col. Wade Trask'."""
_BECAUSE = re.compile(r"(?:parce qu|puisqu|because\b|car\b)", re.I)
"""'Il dépose une demande, « parce que refuser, c’est un luxe ».': his reason."""
_OWN_VIEW = re.compile(r"(?:à son avis|à ses yeux|à l[’']entendre|de son propre aveu)$")
_SIGNATURE = re.compile(
    r"\s{0,4}(?:\n\s{0,4})?(?P<dash>[—–-]{1,2})?\s{0,3}(?:Une citation de\s{1,3})?"
    r"(?P<name>[A-ZÀ-Þ][\w’'-]{1,30}(?:\s[\w’'.-]{2,30}){1,3}?)(?:,\s(?P<role>[^.!?\n]{2,140}))?\s{0,4}(?:\n|$)"
)
_JOINED = re.compile(r"\b(?:and|et|then|puis)\s(?:(?:\w{2,12}ly|later|then|also|a|ont|aussi)\s)?$")
_AND = re.compile(r"\b(?:and|then|before|et|puis|mais|avant)\b")
_CAPITAL = re.compile(rf"\s({'|'.join(sorted(GOVERNMENTS))})(?=[\s,])")
_STRANGE = re.compile(
    r"\b(?:poll|survey|study|report|data|figures|sondage|étude|rapport|données)\b"
)
"""What is no person's word: 'according to a poll, most Albertans agreed'."""
_PARTICIPLE_FR = re.compile(r"(?:é|[cnt]u|\bdit|écrit|[mp]ris|mis)$")
"""'a reconnu', 'a promis': what follows the auxiliary is no noun."""
_ABBREVIATED = re.compile(
    r"\b(?:(?:[a-z]\.)+|(?:sen|rep|gov|mr|mrs|ms|dr|st|ste|ont|que|inc|m|gen)\.)"
)
