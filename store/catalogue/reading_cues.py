"""The shipped words by which documents are read: config/feeds/*.yaml to a lexicon."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import yaml

import config
from bot.ingest.documents.lexicon import (
    ElsewhereCues,
    Hits,
    MatterCues,
    ProgrammeCues,
    ProgrammeKind,
    ReadingLexicon,
)
from bot.ingest.quotations.lexicon import SpeechLexicon, speech_lexicon

SHIPPED = Path(config.__file__).parent / "feeds"
_HITS = {"CA": Hits.NEIGHBOUR, "US": Hits.NEIGHBOUR, "all": Hits.ALL, "spared": Hits.SPARED}


def reading_lexicon(folder: Path) -> ReadingLexicon:
    """Read ``folder``/programmes.yaml. KeyError, ValueError or re.error name what is wrong."""
    plain = yaml.load(
        (folder / "programmes.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
    )
    return ReadingLexicon(
        programmes=tuple(_programme(each) for each in plain["programmes"]),
        elsewhere=tuple(
            ElsewhereCues(
                name=each["name"],
                title=_any(each["title"]) or re.compile("(?!)"),
                acts=_acts(each["acts"]),
            )
            for each in plain["elsewhere"]
        ),
        matters=tuple(_matter(each) for each in plain["matters"]),
        homonyms=_any(plain["homonyms"]),
    )


def _programme(plain: dict[str, Any]) -> ProgrammeCues:
    return ProgrammeCues(
        slug=plain["slug"],
        imposing=plain["imposing"],
        hits=_HITS[plain["hits"]],
        title=_any(plain["title"]),
        text=_any(plain["text"]),
        news=_any(plain.get("news", [])),
        acts=_acts(plain["acts"]),
        since=_day(plain.get("since")),
        until=_day(plain.get("until")),
        then=plain.get("then", ""),
        last=bool(plain.get("last")),
        held=bool(plain.get("held", True)),
        broad=bool(plain.get("broad")),
        kind=ProgrammeKind(plain.get("kind", ProgrammeKind.DUTY)),
        told_with=tuple(plain.get("told_with", ())),
    )


def _matter(plain: dict[str, Any]) -> MatterCues:
    never = re.compile("(?!)")
    return MatterCues(
        slug=plain["slug"],
        imposing=plain["imposing"],
        title=_any(plain["title"]) or never,
        text=_any(plain["text"]) or never,
        ours=tuple(re.compile(each) for each in plain["ours"]),
    )


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _acts(written: list[str]) -> frozenset[str]:
    return frozenset(str(each) for each in written)


def _any(patterns: list[str]) -> re.Pattern[str] | None:
    if not patterns:
        return None
    joined = "|".join(f"(?:{each})" for each in patterns)
    return re.compile(_SENTENCE.sub(lambda found: f"(?:{found[0]}|{_IN_A_NUMBER})", joined))


_SENTENCE = re.compile(r"\[\^\.;?\]")
"""In a pattern: any character up to the end of a sentence."""
_IN_A_NUMBER = r"(?<=\d)\.(?=\d)"
"""A dot that ends no sentence: '$29.8 billion'."""


def reporting_words(folder: Path) -> SpeechLexicon:
    """Read ``folder``/speech.yaml: the words of reporting speech."""
    plain = yaml.load((folder / "speech.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return speech_lexicon(plain)


def known_speakers(folder: Path) -> dict[str, str]:
    """Full names by every name in lower case, from ``folder``/speakers.yaml of the catalogue."""
    path = folder / "speakers.yaml"
    plain = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    known: dict[str, str] = {}
    for speaker in plain["speakers"]:
        for name in (speaker["name"], *speaker.get("aliases", ())):
            known.setdefault(name.lower(), speaker["name"])
    return known
