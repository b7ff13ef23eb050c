"""The verb of saying that leads to a quotation."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.ingest.quotations.marks import Run
from bot.ingest.quotations.referents import SentenceReader
from bot.ingest.quotations.sentences import ReporterSentence


@dataclass(slots=True)
class LeadingVerb(SentenceReader):
    """Finds the verb of a sentence that leads to words between marks."""

    def last(self, low: str, sentence: ReporterSentence) -> re.Match[str] | None:
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

    def outside_relative(
        self, run: Run, low: str, sentence: ReporterSentence
    ) -> re.Match[str] | None:
        """'The court said the law that Roy cited “does not reach it”': the verb before the law."""
        relative = _RELATIVE.search(low) if _FINITE.match(run.words) else None
        if relative is None:
            return None
        outer = self.finite(low[: relative.start()], sentence)
        return outer if outer is not None and outer.end() < relative.start() else None

    def is_participle(self, verb: re.Match[str]) -> bool:
        """Whether a verb hangs on another's subject: 'adding', 'soulignant'."""
        return self.lexicon.participle.fullmatch(verb.group()) is not None

    def finite(self, low: str, sentence: ReporterSentence) -> re.Match[str] | None:
        """The last verb of saying with a subject of its own."""
        text = self.text[sentence.start : sentence.end]
        verbs = [v for v in self.lexicon.verb.finditer(low) if not self._is_noun(text, v)]
        return verbs[-1] if verbs else None

    def _is_noun(self, text: str, verb: re.Match[str]) -> bool:
        """'the calls', 'une note': a noun that looks like a verb."""
        lead = text[: verb.start()]
        if verb.group() in _PLURALS and not _BEFORE_PLURAL.search(lead):
            return True
        if _PARTICIPLE_FR.search(verb.group().split()[0].rstrip(",")) and re.search(
            r"(?:^|\W)a\s$", lead
        ):
            return False
        return _BEFORE_NOUN.search(lead.lower()) is not None


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
_SAID_THAT = re.compile(r"[^,.;:\x01]{0,60}\s(?:that|qu[e’'])")
"""'They laughed when he urged them, “…”': only what is told with 'that' goes over a clause."""
_RELATIVE = re.compile(r"\s(?:that|which|whom)\s[^,.;:\x01]{2,60}\s\w{3,14}\s$")
_FINITE = re.compile(
    r"(?:does|do|did|is|are|was|were|has|have|had|will|would|can|could|may|might|must|should)\b"
)
"""How words begin whose subject stands before the marks."""
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
_PARTICIPLE_FR = re.compile(r"(?:ée?s?|[cdlntv]u|\bdit|écrit|[mp]ris|mis|fait)$")
"""'a reconnu', 'a promis': what follows the auxiliary is no noun."""
