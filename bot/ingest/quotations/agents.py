"""Whose words a French participle tells: 'jugé « … » par Roy', '« … » dénoncé par Roy'."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.ingest.quotations.according_to import AccordingTo
from bot.ingest.quotations.attributed import Attribution
from bot.ingest.quotations.marks import Run
from bot.ingest.quotations.person_mention import PersonMention
from bot.ingest.quotations.referents import SentenceReader
from bot.ingest.quotations.sentences import ReporterSentence


@dataclass(slots=True)
class Agents(SentenceReader):
    """Reads the agent of a participle beside a quotation."""

    sources: AccordingTo

    def read(
        self, run: Run, sentence: ReporterSentence, found: list[PersonMention]
    ) -> Attribution | None:
        """Who judges or tells what stands between the marks, by 'par' behind them."""
        if not self.french:
            return None
        lead = self.text[sentence.start : run.start].lower()
        passive = self.lexicon.judged.search(lead)
        active = passive is not None and _HAS.search(lead[: passive.start()]) is not None
        judged = (passive is not None and not active) or _AGAIN.search(lead) is not None
        by = _BY.match(self.text, run.end, sentence.end) if judged else None
        told = self.lexicon.told_by.match(self.text[run.end : run.end + _REACH].lower())
        at = by.end() if by is not None else run.end + told.end() if told is not None else None
        if at is None:
            return None
        person = self.sources.named_at(at - 1, sentence, found)
        return Attribution(person=person, by="flow") if person is not None else None


_REACH = 40
_HAS = re.compile(
    r"(?<![\w’'])(?:[ln][’'])?(?:ai|as?|ont|avait|avaient|aura|auront|aurait|auraient|ayant|avoir)\s"
    r"(?:[a-zà-ÿ]{2,14}\s){0,2}$"
)
"""'avait jugé « grave »': who has judged stands before it."""
_BY = re.compile(r"\s(?:[^.,;:\x01«»]{1,24}\s)?par\s(?!exemple|ailleurs|contre)")
_AGAIN = re.compile(
    r"\x01\spar\s[^.;:\x01]{2,80}(?:,\s|\s)(?:mais|et|ou|puis)\s(?:comme\s|de\s|d[’'])?$"
)
"""'jugé « tardif » par les uns, mais « … » par les autres'."""
