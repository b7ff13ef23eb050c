"""Who is named behind a quotation: its said-clause, or the one that ends the sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.ingest.quotations.attributed import Attribution
from bot.ingest.quotations.described import described_after, described_before, member_of
from bot.ingest.quotations.marks import Run
from bot.ingest.quotations.names import CAPITAL_WORD, NAME, NOT_NAMES, split_name
from bot.ingest.quotations.owner_behind import owner_at
from bot.ingest.quotations.person_mention import PersonMention
from bot.ingest.quotations.persons import QuotedPerson, institution
from bot.ingest.quotations.phrases import CLOSE, PREPOSITION, THINGS, head_of_list
from bot.ingest.quotations.referents import SentenceReader
from bot.ingest.quotations.said_clause import SaidVerb, closing_clauses, said_verb
from bot.ingest.quotations.sentences import BLANK, ReporterSentence
from bot.ingest.quotations.whoever import whoever


@dataclass(slots=True)
class AfterWords(SentenceReader):
    """Reads what follows a quotation in its sentence."""

    def read(
        self, run: Run, sentence: ReporterSentence, found: list[PersonMention]
    ) -> Attribution | None:
        """'...,' Lutnick said in Ottawa. / ...,' said Kirsten Hillman. / ...', a-t-elle dit."""
        stop = min((r.start for r in sentence.runs if r.start > run.start), default=sentence.end)
        line = self.text.find("\n", run.end, stop)
        stop = stop if line < 0 else line  # what another paragraph tells is not of these words
        return (
            self._said_somewhere(run, stop)
            or self._put_so(run, sentence, found, stop)
            or self._in_his_words(run, sentence, found, stop)
            or self._said_besides(run, stop)
            or self._said(run, sentence, found, stop)
            or self._said_by_on(run, sentence, stop)
            or self._owned(run, sentence, found, stop)
        )

    def _owned(
        self, run: Run, sentence: ReporterSentence, found: list[PersonMention], stop: int
    ) -> Attribution | None:
        """'« un vrai piège » déploré par Lise Roy', '« l’élan » que Lise Roy a évoqué'."""
        behind = self.text[run.end : stop]
        at = owner_at(behind, self.lexicon.uttered) if self.french else None
        if at is None:
            return None
        first = next((m for m in found if m.start >= run.end + at - 8), None)
        near = first is not None and first.start <= run.end + at + _OFFICE_BEFORE
        person = self.referents.resolve(first, sentence, found) if first and near else None
        person = person or described_after(f" {behind[at:]}", french=True)
        return Attribution(person=person, by="flow") if person else None

    def _said_besides(self, run: Run, stop: int) -> Attribution | None:
        """', est-il précisé', ', ajoute-t-on': whoever spoke last said this as well."""
        if _BESIDES.match(self.text, run.end, stop) is None or self.referents.spoken is None:
            return None
        return Attribution(person=self.referents.spoken, by="after")

    def _said_somewhere(self, run: Run, stop: int) -> Attribution | None:
        """', fait-on valoir dans l’entourage du ministre': who stands behind 'on'."""
        clause = self.text[run.end : stop]
        found = (
            _SAID_SOMEWHERE.match(clause) or _LETTER.match(clause) or self._read_there(run, stop)
        )
        if found is None:
            return None
        words = found["words"].strip()
        person = institution(words, named=words[:1].isupper())
        return Attribution(person=person, by="after")

    def _said_by_on(self, run: Run, sentence: ReporterSentence, stop: int) -> Attribution | None:
        """'« … », précise-t-on.': whoever 'on' is, the sentence before was about it."""
        if _SAID_BY_ON.match(self.text[run.end : stop]) is None or self.referents.lost:
            return None
        person = self.referents.last_subject(sentence.start)
        return Attribution(person=person, by="after") if person else None

    def _put_so(
        self, run: Run, sentence: ReporterSentence, found: list[PersonMention], stop: int
    ) -> Attribution | None:
        """'“It hurts,” is how Roy puts it', '« Un choc », c’est ainsi que Roy en parle'."""
        put = _PUT_SO.match(self.text[run.end : stop])
        if put is None:
            return None
        at = run.end + put.end()
        first = next((m for m in found if m.start >= at - 2), None)
        own = _PRONOUN.match(self.text, at)
        if own is not None and (first is None or first.start > at):
            first = PersonMention(start=at, end=own.end(), pronoun=own.group())
        person = self.referents.resolve(first, sentence, found) if first is not None else None
        by = "after" if run.words.endswith((",", ".", "!", "?", "…")) else "flow"
        return Attribution(person=person, by=by) if person else None

    def _in_his_words(
        self, run: Run, sentence: ReporterSentence, found: list[PersonMention], stop: int
    ) -> Attribution | None:
        """'the review — “a black box,” in Roy’s words — may go on': whose words they are."""
        words = _IN_WORDS.match(self.text, run.end, stop)
        if words is None:
            return None
        at = words.start("who")
        person = self.people.called(words["who"].split()[-1])
        first = next((m for m in found if at <= m.start < words.end()), None)
        if person is None and first is not None:
            person = self.referents.resolve(first, sentence, found)
        return Attribution(person=person, by="flow") if person else None

    def _read_there(self, run: Run, stop: int) -> re.Match[str] | None:
        """', y lit-on', ', peut-on lire dans le rapport': the document named there or before."""
        read = _READ_THERE.match(self.text[run.end : stop])
        if read is None:
            return None
        if read["in"]:
            return _DOCUMENT.match(self.text, run.end + read.end(), stop)
        before = list(_DOCUMENT.finditer(self.text, max(0, run.start - _PAGE), run.start))
        return before[-1] if before else None

    def _said(
        self, run: Run, sentence: ReporterSentence, found: list[PersonMention], stop: int
    ) -> Attribution | None:
        verb = self._verb(run, sentence, stop)
        if verb is None or (not verb.inverted and _THAT.match(self.text, run.end + verb.end)):
            return None
        near = [
            m
            for m in found
            if run.end <= m.start < stop
            and (m.pronoun not in THINGS or m.end == run.end + verb.start - 1)
        ]
        if not verb.sure and not any(m.start <= run.end + verb.end + 5 for m in near):
            return self._aged(run, verb, stop)
        where = run.end + verb.start
        first = [] if verb.inverted else [m for m in near if m.end <= where + 1]
        opens = first and self._opens_with(first[0], run, where)
        chosen = first[0 if opens else -1] if first else self.inverted(near, where)
        together = (m for m in first if _TOGETHER.fullmatch(self.text, m.end, where))
        one = next(together, None)
        chosen, opens = (one, True) if one is not None else (chosen, opens)
        apart = verb.inverted and not self._adjacent(near, run.end + verb.end)
        behind = chosen is not None and chosen.start > where and not chosen.pronoun
        if chosen is None or apart or (behind and not verb.inverted):
            return self._described(run, verb, stop)
        close = opens or CLOSE.fullmatch(self.text[chosen.end : where].lower())
        if chosen.end <= where and not close:
            return self._described(run, verb, stop)
        person = self._member(chosen, run, where)
        person = person or self.referents.resolve(chosen, sentence, found)
        if person is None and chosen.pronoun and verb.sure and self._is_of_saying(run, verb):
            person = self.referents.last_subject(sentence.start) or self.referents.spoken
        if person is None or (person.name.lower() in _SIGNS and _READS.match(self.text, where)):
            return None
        person = head_of_list(person, chosen, near, where)
        return Attribution(person=person, by="after")

    def _member(self, chosen: PersonMention, run: Run, verb: int) -> QuotedPerson | None:
        """'…,” a Democrat on the Finance Committee said': the body only tells who it is."""
        body = chosen.person is not None and chosen.person.body
        if not body or chosen.end > verb:
            return None
        return member_of(self.text[run.end : chosen.end], chosen.start - run.end)

    def _opens_with(self, mention: PersonMention, run: Run, verb: int) -> bool:
        """'…,” Keith Roy, the dean of a school of the university, said': who is named first."""
        if not mention.individual:
            return False
        if _LETTER_FROM.fullmatch(self.text, run.end, mention.start):
            return _TO_SOMEBODY.fullmatch(self.text, mention.end, verb) is not None
        far = mention.start > run.end + 12
        if far or re.search(r"[,.;]", self.text[run.end : mention.start]):
            return False
        if _CLAUSES.fullmatch(self.text, mention.end, verb):
            return True
        office = _OFFICE.fullmatch(self.text, mention.end, verb)
        if self.french:
            return office is not None and self.lexicon.role.search(office[1].lower()) is not None
        return self._told_plainly(mention, verb, office)

    def _told_plainly(
        self, mention: PersonMention, verb: int, office: re.Match[str] | None
    ) -> bool:
        """Whether all between an English name and its verb tells what somebody is, or where."""
        if _OF_BODY.fullmatch(self.text, mention.end, verb):
            return True
        office = office or _LONG_OFFICE.fullmatch(self.text, mention.end, verb)
        if office is None:
            return False
        plain = _WHAT_HE_DOES.fullmatch(office[1]) is not None
        return plain or self.lexicon.role.search(office[1].lower()) is not None

    def _verb(self, run: Run, sentence: ReporterSentence, stop: int) -> SaidVerb | None:
        """The verb of the said-clause behind a run, if there is one."""
        clause = self.text[run.end : stop]
        if _DASH.search(self.text[sentence.start : run.start]) and _DASHED.match(clause):
            return None
        relative = _OPEN_RELATIVE.search(
            self.text[max(sentence.start, run.start - 140) : run.start]
        )
        if self.french and relative is not None and _MAIN_VERB.match(clause):
            return None
        verb = said_verb(clause, self.lexicon, french=self.french)
        opens = verb is not None and self._opens_clause(run, sentence, clause.lower(), verb.start)
        return verb if opens else None

    def closing(
        self, after: int, sentence: ReporterSentence, found: list[PersonMention]
    ) -> QuotedPerson | None:
        """Who is named by a said-clause at the end: ', a assuré M. Roy.', ', Roy said.'"""
        for at in closing_clauses(self.text[after : sentence.end]):
            start = after + at
            clause = self.text[start : sentence.end]
            verb = said_verb(clause, self.lexicon, french=self.french)
            if verb is None or not verb.sure:
                continue
            leads_on = sentence.runs and not verb.inverted
            if leads_on and _THAT.match(clause, verb.end):
                continue
            apposed = not _SAYS.fullmatch(clause[verb.start : verb.end])
            if apposed and verb.inverted and not self.french and any(m.end == start for m in found):
                continue  # 'The critic, Moses Roy, accused the premier': his apposition
            if verb.inverted and _TELLS.fullmatch(clause[verb.start : verb.end]):
                continue  # 'Roy, head of a firm, told the News that it left'
            near = [m for m in found if m.start >= start]
            first = [m for m in near if m.end <= start + verb.start + 1]
            chosen = self.inverted(near, start + verb.start) if verb.inverted else None
            if chosen is None and first and first[0].start <= start + 3:
                close = CLOSE.fullmatch(self.text[first[-1].end : start + verb.start].lower())
                chosen = first[-1] if close else None
            if chosen is not None and verb.inverted and _HAS_VERB.match(self.text, chosen.end):
                continue
            if chosen is not None:
                return self.referents.resolve(chosen, sentence, found)
            described = self._closing_described(clause, verb)
            if described is not None and not near:
                return described
            known = self.lexicon.verb.fullmatch(clause[verb.start : verb.end].lower())
            if self.french and verb.inverted and known is not None and chosen is None:
                behind = _WHERE.split(clause[verb.end :], maxsplit=1)[0]
                person = described_after(behind, french=True) or whoever(behind, self.lexicon)
                if person is not None:
                    return person
        return None

    def _closing_described(self, clause: str, verb: SaidVerb) -> QuotedPerson | None:
        """', the growers’ lobby has warned.': who is only described, at the end of a sentence."""
        if verb.inverted or not _ENDS.match(clause, verb.end):
            return None
        return described_before(clause[1 : verb.start], french=self.french)

    def _adjacent(self, near: Sequence[PersonMention], at: int) -> bool:
        """Whether the subject of an inverted verb is who is mentioned next."""
        behind = [m for m in near if m.start >= at - 8]
        return not behind or not _APART.search(self.text[at : behind[0].start])

    def _described(self, run: Run, verb: SaidVerb, stop: int) -> Attribution | None:
        """'…', scande le groupe. / …," the contract says."""
        where = run.end + verb.start
        if verb.inverted and verb.sure:
            behind = self.text[run.end + verb.end : stop]
            behind = _CIRCUMSTANCES.sub("", behind, count=1) if self.french else behind
            person = described_after(behind, french=self.french) or self._unpresented(behind)
            office = None if self.french else _BARE_OFFICE.match(behind)
            if person is None and office and self.lexicon.role.fullmatch(office["noun"]):
                return Attribution(
                    person=QuotedPerson(name=office["words"], named=False), by="after"
                )
            those = _THOSE.match(behind)
            if person is None and those is not None:
                person = institution(those["words"], named=False)
            if person is None and self._is_of_saying(run, verb):
                person = whoever(self.text[run.end + verb.end : stop], self.lexicon)
        else:
            before = self.text[run.end + 1 : where]
            person = described_before(before, french=self.french) or self.called_so(before)
            several = None if self.french else _SEVERAL.fullmatch(before)
            if person is None and several is not None:
                person = institution(several["words"], named=False)
        if person is None:
            return None
        named = self._named_behind(person, run.end + verb.end, stop) if verb.inverted else None
        return Attribution(person=named or person, by="after")

    def _named_behind(self, person: QuotedPerson, at: int, stop: int) -> QuotedPerson | None:
        """'…', lance un jeune passant, Abel Nassar.': the name behind what describes him."""
        behind = self.text[at:stop]
        where = behind.find(person.name)
        apposed = _NAME_BEHIND.match(behind, where + len(person.name)) if where >= 0 else None
        split = split_name(apposed["name"], self.lexicon) if apposed else None
        if split is None or self.lexicon.organization.search(split[1].lower()):
            return None
        return QuotedPerson(name=split[1], role=person.name) if not split[0] else None

    def _is_of_saying(self, run: Run, verb: SaidVerb) -> bool:
        """Whether a verb is one of saying by itself."""
        word = self.text[run.end + verb.start : run.end + verb.end].lower()
        return self.french and self.lexicon.verb.fullmatch(word) is not None

    def called_so(self, before: str) -> QuotedPerson | None:
        """'…,” Sheinbaum stated': one name between the words and the verb, presented or not."""
        name = before.strip()
        if _ONE_NAME.fullmatch(name) is None or name.lower() in NOT_NAMES:
            return None
        body = self.lexicon.organization.search(name.lower()) is not None
        return institution(name) if body else QuotedPerson(name=name)

    def _aged(self, run: Run, verb: SaidVerb, stop: int) -> Attribution | None:
        """'…', sourit Ramiro Quezada, 51 ans: who has an age is a person, whatever he does."""
        behind = self.text[run.end + verb.end : stop]
        person = self._unpresented(behind) if verb.inverted else None
        if person is None or not _AGE.match(
            behind.lstrip(), len(f"{person.role} {person.name}".strip())
        ):
            return None
        return Attribution(person=person, by="after")

    def _unpresented(self, behind: str) -> QuotedPerson | None:
        """'said Alderman Jason C. Ervin': a full name right behind the verb presents itself."""
        name = NAME.match(behind.lstrip())
        split = split_name(name.group(), self.lexicon) if name else None
        if split is None or self.lexicon.organization.search(split[1].lower()):
            return None
        return QuotedPerson(name=split[1], role=split[0])

    def _opens_clause(self, run: Run, sentence: ReporterSentence, clause: str, verb: int) -> bool:
        """Whether the words after a quotation are its said-clause and not the sentence going on."""
        lead = clause[:verb]
        if len(lead) > 160 or BLANK in lead or _SUBORDINATE.match(lead):
            return False
        ends_open = run.words.rstrip("”’\"' ").endswith((",", "?", "!", "—", "–", "-", ".", "…"))
        if not ends_open and not re.match(r"\s{0,8}[,–—-]", clause):
            told = _ALL.match(clause) or _INVERTED.match(clause) or self._tells(run, clause)
            if _SAY_THOSE.match(clause):
                return True
            whole = self.text[sentence.start : run.start].strip() == "" and told
            if not whole or not run.words[:1].isupper():
                return False
        lead = _ABBREVIATED.sub("", lead)
        return not re.search(
            r"[;:]|\.\s|\b(?:who|that|which|while|but|and|qui|que|mais)\b\s{0,8}$", lead
        )

    def _tells(self, run: Run, clause: str) -> bool:
        """'« On attend une réponse » a dit le ministre': a verb of saying, turned round."""
        verb = said_verb(clause, self.lexicon, french=self.french) if self.french else None
        if verb is None or not verb.inverted or len(run.words.split()) < _SENTENCE:
            return False
        return self.lexicon.verb.fullmatch(clause[verb.start : verb.end].lower()) is not None

    def inverted(self, near: Sequence[PersonMention], verb: int) -> PersonMention | None:
        """The speaker after the verb; of 'sa présidente, Julie Morneau' the name."""
        after = [
            m
            for m in near
            if m.start > verb - 8
            and not PREPOSITION.search(self.text[max(0, m.start - 24) : m.start])
        ]
        if not after:
            return None
        first = after[0]
        if first.individual:
            return first
        for other in after[1:]:
            if other.individual and _APPOSED.fullmatch(self.text, first.end, other.start):
                return other
        if first.pronoun in _WHOEVER:  # 'celui qui dirige le port, Luc Roy'
            apposed = (m for m in after[1:] if m.individual)
            behind = (m for m in apposed if self.text[m.start - 2 : m.start] == ", ")
            return next(behind, first)
        last = after[-1]
        named = last.individual and not first.pronoun and (first.role or first.person)
        ends = _STOPS.match(self.text, last.end) is not None
        if named and ends and _LONG_APPOSED.fullmatch(self.text, first.end, last.start):
            return last
        return first


_OFFICE_BEFORE = 40
"""Characters of an office before the name of who holds it."""
_THAT = re.compile(r"\s(?:que\s|qu[’'])")
"""'« Un titre », deux chercheurs concluent que': what the verb leads to stands behind it."""
_NAME_BEHIND = re.compile(
    rf",\s(?P<name>{CAPITAL_WORD}(?:\s{CAPITAL_WORD}){{1,2}})(?=\s{{0,4}}(?:[.,]|$))"
)
_BESIDES = re.compile(
    r"[\s,]{1,3}(?:est-il|a-t-il été)\s(?:\w{3,12}ment\s)?"
    r"(?:précisé|ajouté|indiqué|souligné|rappelé)"
    r"|[\s,]{1,3}(?:précise|ajoute|souligne|rappelle|poursuit|conclut|insiste)-t-on(?=\s{0,4}[.,\n]|\s{0,4}$)"
)
_WHOEVER = frozenset({"celui", "celle"})
_INVERTED = re.compile(
    r"\s{1,3}(?:a-t-(?:il|elle)\s|[a-zà-ÿ]{3,14}(?:-t)?-(?:ils?|elles?)\b)[^?\x01]{0,400}$"
)
"""'« On attend » affirme-t-il': what turns a verb and its pronoun round, and asks nothing."""
_SAY_THOSE = re.compile(r"\s(?:said|says?)\s(?:the|those|an?)\s[a-z]")
"""'the bay is “well worth a trip” say those who live there'."""
_THOSE = re.compile(
    r"\s(?P<words>(?:those|people)\s(?:who|in|at|behind|near|close)\s[^,.;:\x01]{2,60})"
)
_SEVERAL = re.compile(r"\s{0,2}(?P<words>(?:[\w-]{3,20}\s){0,2}[a-z]{3,16}s)\s")
"""'“We have it,” pilots announced': people who have no article and no name."""
_BARE_OFFICE = re.compile(
    r"\s(?P<words>(?P<noun>[a-z-]{4,20})\s(?:of|for|at)\s[^,.;:\x01\n]{3,80})(?=[.,]|\s{0,4}$)"
)
"""'said chairman of the growers’ panel.': an office without its article."""
_SENTENCE = 4
"""Words that are no term and no title, in most cases."""
_ALL = re.compile(
    r"\s{1,3}(?:[\w.’'-]{2,20}\s){1,3}?(?:said|says|added|wrote|told)\b[^,;:\x01]{0,40}$"
)
"""'“We are open” Roy said.': nothing but a said-clause, and no comma before it."""
_SAYS = re.compile(r"(?:sa(?:id|ys)|add(?:s|ed)|explain(?:s|ed)|insist(?:s|ed)|argue[sd]|note[sd])")
"""What takes no person as its object: ', said Roy.' tells who spoke."""
_TELLS = re.compile(r"tells?|told|asks?|asked|warned|warns|urged|urges|accused|accuses")
"""What somebody does to whoever follows."""
_LETTER = re.compile(
    r"\s(?P<words>(?:an?|the|one)\s(?:[\w-]{3,12}\s)?(?:letter|memo|note|notice|message|e-?mail)"
    r"\s(?:sent\s)?to\s[^,.;:\x01\n]{2,80}?)"
    r"(?=\s(?:said|says|reads?|stated|states|added|adds|warned|warns|noted|notes|continued)\b)"
)
"""'…,” a memo to Mayor Roy said': who only got it says nothing."""
_LETTER_FROM = re.compile(
    r"\s(?:an?|the|one)\s(?:[\w-]{3,12}\s)?(?:letter|memo|note|notice|message|e-?mail)\s"
    r"(?:from|by)\s(?:[\w.’'-]{2,20}\s){0,3}"
)
_TO_SOMEBODY = re.compile(r"\sto\s[^,.;:\x01\n]{2,80}\s")
_SIGNS, _READS = frozenset({"one", "another"}), re.compile(r"reads?\b")
"""'“New prices,” reads one': a sign, and nobody says that."""
_ENDS = re.compile(
    r"(?:\s(?:on|in|at|to|late|early|last|this|yesterday|today|\w{3,6}day)\b[^,;:\x01]{0,60})?\.?\s{0,4}$"
)
_CLAUSES = re.compile(r",\s[^;:\x01\n]{2,180},\s(?:(?:\w+ly|has|had|also|later|then)\s){0,2}")
_OFFICE = re.compile(r",\s([^,.;:\x01\n]{3,140})\s")
"""'…,” Dana Roy, manager of the mill said': no comma closes what only tells who she is."""
_WHAT_HE_DOES = re.compile(
    r"an?\s(?:[a-z][\w-]{1,20}\s){1,4}(?:at|for|with|in)\s(?!.{0,120}\b(?:who|that|which)\b)[^,]{2,100}"
)
"""'…,” Odile Ferrand, a soil physicist at a university told': whatever it is that she does."""
_TOGETHER = re.compile(
    r"\sand\s(?:his|her|their)\s(?:[a-z-]{2,14}\s)?(?:team|colleagues|co-authors|coauthors|partners|staff|crew)\s"
)
"""'“…,” Roy and her team wrote'."""
_LONG_OFFICE = re.compile(r",\s([^,.;:\x01\n]{3,60},\san?\s[^,.;:\x01\n]{3,80})\s")
"""'…,” Dana Roy, head of Velde, a coin firm in Sural told': what she heads is told as well."""
_OF_BODY = re.compile(
    r"\s(?:of|from|at|with)\s(?:the\s)?(?:(?:of|for|and|the|in)\s|[A-ZÀ-Þ][\w’'&.-]{1,24}\s){0,9}"
    r"[A-ZÀ-Þ][\w’'&.-]{1,24}(?:,\s[A-ZÀ-Þ][\w-]{2,20}(?:\s[A-ZÀ-Þ][\w-]{2,20})?){0,2},?\s"
)
"""'…,” Dana Roy of the University of Sural in Brennes, Norland, said'."""
_ONE_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]{2,24}")
_AGE = re.compile(r",\s\d{1,3}(?:,|\sans\b)")
_CIRCUMSTANCES = re.compile(
    r"^(?:\s(?:ce\s)?(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|hier|aujourd[’']hui)"
    r"(?:\s(?:matin|soir|après-midi))?|\s(?:ce (?:matin|soir|midi)|cette (?:semaine|nuit|année))"
    r"|\s\w{3,12}ment|\s(?:sur|à|au|auprès d[eu]|devant)\s(?:l[’']|l[ae]\s)?"
    r"[A-ZÀ-Þ][\w’&-]{1,20}(?:\s[A-ZÀ-Þ][\w’&-]{1,20})?"
    r"|\s(?:à la presse|aux? (?:journalistes|médias|reporters))"
    r"|\s(?:dans|par|sur|lors)\s(?:d[’'])?(?:une?|son|sa|leur|ce|cette)\s[a-zà-ÿ-]{3,16}"
    r"(?:\s(?:de presse|(?!l[ea]s?\s|une?\s|des\s)[a-zà-ÿ]{4,12}"
    r"(?=\s(?:l[ea]\s|l[’']|une?\s))))?){1,3}"
    r"(?=\s(?:l[ea]\s|l[’']|une?\s))"
)
"""'indique dans un communiqué la fédération': when and where, before who says it."""
_APPOSED = re.compile(
    r"[,\s](?!\s?(?:qui|who|which)\b)(?:[^,;.]|\b(?:Col|Gen|Lt|Sgt|Dr|Sen|Rep|Gov|M)\.){0,60},?\s{0,8}"
)
"""'the report’s author, retired Army Col. Wade Trask'."""
_LONG_APPOSED = re.compile(
    r"(?:\s[^,;:\n\x01]{2,60})?,\s(?:l[’']|(?:le|la|une?|the|an?)\s)"
    r"(?:[^;:\n\x01]{3,260},\s|[a-zà-ÿ][\w-]{3,20}\s)"
)
"""'a dit le président de Boisform, l’union des scieries, des moulins et des ports, Luc Roy.'"""
_STOPS = re.compile(r"\s{0,4}(?:[.\x01\n]|$)")
_SAID_SOMEWHERE = re.compile(
    r"[\s,]{1,3}(?:fait-on (?:valoir|savoir|remarquer|observer)"
    r"|(?!demande|appren|pens|pourrai|oubli|voi|fau|peu|doi)\w{3,14}-(?:t-)?on)\s"
    r"(?:\w{3,14}ment\s)?(?:dans|chez|au sein d[eu]|à|auprès d[eu]|du côté d[eu])\s?"
    r"(?P<words>(?:la direction|l[’']|le |la |les )(?:entourage|cabinet|équipe|camp|milieu|bureau"
    r"|rangs|ministère|direction|document|déclaration|communiqué|rapport|note|lettre|palais"
    r"|présidence|commission|chambre|ambassade|gouvernement|syndicat|fédération|association)"
    r"\b[^,.;:\x01]{0,80}|(?:l[’']|le\s|la\s)?[A-ZÀ-Þ][\w’'&-]{1,30}(?:\s[A-ZÀ-Þ][\w’'&-]{1,30}){0,3})"
)
"""'indique-t-on dans la déclaration', 'dit-on chez Alumex': where it is said is who says it."""
_SAID_BY_ON = re.compile(
    r"[\s,]{1,3}(?:fait-on (?:valoir|savoir|remarquer|observer)"
    r"|(?!demande|appren|pens|pourrai|oubli|voi|fau|peu|doi)\w{3,14}-(?:t-)?on)(?=\s{0,4}(?:[.,\n]|$))"
)
_PRONOUN = re.compile(r"(?:il|elle)(?=\s)")
_PUT_SO = re.compile(
    r",?\s(?:(?:is|was) (?:how|what|the way)\s|c[’'](?:est|était) (?:ainsi|en ces termes"
    r"|par ces mots|avec ces mots|le mot|la formule|l[’']expression)"
    r"\s[^,;.:\x01]{0,30}?(?:que\s|qu[’']|d[eu]\s))"
)
_IN_WORDS = re.compile(
    r",?\s(?:in|to use)\s(?P<who>(?:[A-ZÀ-Þ][\w-]{1,24}\s){0,2}[A-ZÀ-Þ][\w-]{1,24})[’']s?\s"
    r"(?:own\s)?(?:words|phrase)\b"
)
"""'“a black box,” in Roy’s words'."""
_WHERE = re.compile(
    r"\s(?:dans|lors|sur|par|devant)\s(?:d[’']|une?\s|son\s|sa\s|l[ea]\s|cet?\s|cette\s)"
)
_PAGE = 500
"""Characters back to the document that 'y' means."""
_READ_THERE = re.compile(
    r"[\s,]{1,3}(?:(?:y )?lit-on|(?:y )?est-il écrit|(?:peut|pouvait)-on (?:y )?lire)"
    r"(?P<in>\s(?:dans|sur)\s)?"
)
_DOCUMENT = re.compile(
    r"(?<![\w’])(?P<words>(?:l[’'](?=[aeéo])|(?:le|la|un|une|ce|cette|cet)\s)(?:document|rapport|étude|lettre"
    r"|communiqué|texte|mémoire|avis|note|missive|décret|requête|contrat|analyse|ordonnance"
    r"|sommaire|bilan|publication|message)(?!\w))",
    re.I,
)
_SUBORDINATE = re.compile(
    r"[\s,]{0,4}(?:(?:when|after|before|because|if|although|though|since|which|whom|where|while|whereas"
    r"|and|but|et|mais)\b"
    r"|lorsqu|quand|tandis qu|alors qu|après qu|parce qu|ce qu|dont\b|(?:là )?où\b)"
)
"""'footage of Trump saying “…,” when Clinton asked', '“…,” which the ambassador welcomed'."""
_APART = re.compile(r",|\b(?:who|that|qui|que|which)\b|\w\s\w+\s\w+\s\w+\s\w+")
_OPEN_RELATIVE = re.compile(r",\squi\s[^,.;:\x01]{2,120}$")
_MAIN_VERB = re.compile(r",\s(?:(?:a|ont|avait|avaient|est)\s|s[’'](?:est|était)\s|n[’'])")
"""'Luc Roy, qui a parlé d’« actes graves », a annoncé': his verb, behind the clause about him."""
_DASH, _DASHED = re.compile(r"\s[–—-]{1,2}\s$"), re.compile(r"\s?[–—-]{1,2}\s")
"""'lamented gaffes - “why give them that?” - while others': a parenthesis between dashes."""
_ABBREVIATED = re.compile(
    r"\b(?:(?:[a-z]\.)+|(?:sen|coun|rep|gov|mr|mrs|ms|dr|st|ste|ont|que|inc|m|gen)\.)"
)
_HAS_VERB = re.compile(r"\s(?:is|are|was|were|will|would|can|could|has|have|had|should|must)\s")
"""'Roy, a farmer from Newport, says U.S. farmers are ready': the subject of what he says."""
