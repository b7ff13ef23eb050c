"""Whether what an English sentence gives as its speaker is a name, a role or a body."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.ingest.quotations.lexicon import SpeechLexicon
from bot.ingest.quotations.persons import QuotedPerson


def well_formed_english(person: QuotedPerson, lexicon: SpeechLexicon) -> QuotedPerson | None:
    """A speaker with nothing that is no part of his description, or None for no speaker.

    'The letter' of 'The letter described how it', 'the board' of 'the board also issued it'.
    """
    if person.individual:
        return person
    if _LED.match(person.name):
        return None
    if person.named or not _DETERMINED.match(person.name):
        return person
    words = _before_verb(person.name, lexicon)
    if not words or _ALONE.fullmatch(words):
        return None
    return person if words == person.name else replace(person, name=words)


def _before_verb(words: str, lexicon: SpeechLexicon) -> str:
    """A description up to its verb; a verb in a relative clause belongs to it."""
    low = words.lower()
    relative = _WHO.search(low)
    end = relative.start() if relative else len(low)
    found = _FINITE.search(low, 0, end)
    until = found.start() if found else len(words)
    for verb in lexicon.verb.finditer(low, 1, end):
        if _OBJECT.match(low, verb.end()):
            until = min(until, verb.start())
            break
    return words[:until].strip(" ,")


_LED = re.compile(r"(?:In|At|On|From|By|Under|During|After|Before|Despite|As)\s")
_DETERMINED = re.compile(
    r"(?:the|an?|its|his|her|their|this|that|one|some|several|two|three)\s", re.I
)
_ALONE = re.compile(r"the|an?|its|his|her|their|this|that|one|some|several|two|three", re.I)
_WHO = re.compile(r"\s(?:who|whom|whose|that|which)\s")
_FINITE = re.compile(
    r"\s(?:also\s\w{3,12}ed|has|have|had|is|are|was|were|will|would|could|can|did|does|may|might)\s"
)
"""What no description of a speaker holds outside a relative clause."""
_OBJECT = re.compile(r"\s(?:how|that|why|what|whether|the|an?|it|its|his|her|their|them|him)\b")
"""What a verb of saying leads to."""
