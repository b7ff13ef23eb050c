"""The words of reporting speech, compiled: data given from outside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechLexicon:
    """Patterns over lower-case text, and first names by gender."""

    verb: re.Pattern[str]
    participle: re.Pattern[str]
    according: re.Pattern[str]
    role: re.Pattern[str]
    unnamed: re.Pattern[str]
    organization: re.Pattern[str]
    irony: re.Pattern[str]
    term: re.Pattern[str]
    women: frozenset[str]
    men: frozenset[str]


def speech_lexicon(words: Mapping[str, str | Iterable[str]]) -> SpeechLexicon:
    """Compile lists of alternatives ('said|says'). KeyError or re.error name what is wrong."""

    def every(key: str) -> str:
        given = words[key]
        return given if isinstance(given, str) else "|".join(given)

    return SpeechLexicon(
        verb=_whole(every("verbs")),
        participle=_whole(every("participles")),
        according=_whole(every("according")),
        role=_whole(every("roles")),
        unnamed=_whole(every("unnamed")),
        organization=_whole(every("organizations")),
        irony=_whole(every("irony")),
        term=re.compile(rf"(?<!\w)(?:{every('terms')})[\s,:(]*(?:a |an |the |le |la )?$"),
        women=frozenset(every("women").split("|")),
        men=frozenset(every("men").split("|")),
    )


def _whole(alternatives: str) -> re.Pattern[str]:
    longest = sorted(set(alternatives.split("|")), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(longest)})(?!\w)")
