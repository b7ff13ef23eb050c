"""The shipped words by which documents are read: config/feeds/*.yaml to a lexicon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import yaml

from bot.ingest.documents.lexicon import (
    ElsewhereCues,
    Hits,
    MatterCues,
    ProgrammeCues,
    ReadingLexicon,
)
from bot.ingest.quotations.lexicon import SpeechLexicon, speech_lexicon
from store.catalogue.recognition import MatterWords, ProgrammeWords, recognition_words

_HITS = {"CA": Hits.NEIGHBOUR, "US": Hits.NEIGHBOUR, "all": Hits.ALL, "spared": Hits.SPARED}


def reading_lexicon(folder: Path) -> ReadingLexicon:
    """Read ``folder``/programmes.yaml. Raises CatalogueError with the place of every mistake."""
    words = recognition_words(folder / "programmes.yaml")
    return ReadingLexicon(
        programmes=tuple(_programme(each) for each in words.programmes),
        elsewhere=tuple(
            ElsewhereCues(
                name=each.name, title=_any(each.title) or _NEVER, acts=frozenset(each.acts)
            )
            for each in words.elsewhere
        ),
        matters=tuple(_matter(each) for each in words.matters),
        homonyms=_any(words.homonyms),
        recalling=_any(words.recalling) or _NEVER,
    )


def _programme(words: ProgrammeWords) -> ProgrammeCues:
    return ProgrammeCues(
        slug=words.slug,
        imposing=words.imposing,
        hits=_HITS[words.hits],
        title=_any(words.title),
        text=_any(words.text),
        news=_any(words.news),
        goods=_any(words.goods),
        acts=frozenset(words.acts),
        since=words.since,
        until=words.until,
        then=words.then,
        last=words.last,
        held=words.held,
        broad=words.broad,
        kind=words.kind,
        told_with=words.told_with,
    )


def _matter(words: MatterWords) -> MatterCues:
    return MatterCues(
        slug=words.slug,
        imposing=words.imposing,
        title=_any(words.title) or _NEVER,
        text=_any(words.text) or _NEVER,
        ours=tuple(re.compile(each) for each in words.ours),
        charges=words.charges,
        beside=words.beside,
        enacted=tuple(re.compile(each) for each in words.enacted),
        repealed=_any(words.repealed),
    )


_NEVER = re.compile("(?!)")


def _any(phrases: Sequence[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{each})" for each in phrases)) if phrases else None


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
