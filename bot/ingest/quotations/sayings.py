"""Pieces of one saying joined, and its words as one text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.ingest.quotations.attributed import Attribution
from bot.ingest.quotations.marks import Run
from bot.ingest.quotations.sentences import BLANK, ReporterSentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Runs that are one quotation, and who said it."""

    runs: tuple[Run, ...]
    said: Attribution
    sentence: ReporterSentence


def joined(told: Sequence[Saying], text: str) -> list[Saying]:
    """Pieces of one saying, parted only by their said-clause, made one."""
    kept: list[Saying] = []
    for each in told:
        last = kept[-1] if kept else None
        if last is not None and (_in_same_marks(last, each, text) or _continues(last, each, text)):
            kept[-1] = replace(last, runs=(*last.runs, *each.runs))
        else:
            kept.append(each)
    return kept


def _in_same_marks(last: Saying, each: Saying, text: str) -> bool:
    """'« On attend, dit Roy. On espère », ajoute-t-il': what one pair of marks holds."""
    first, second = last.runs[-1], each.runs[0]
    return second.resumed and BLANK not in text[first.end : second.start]


def _continues(last: Saying, each: Saying, text: str) -> bool:
    """Whether ``each`` goes on where the said-clause of ``last`` broke off."""
    first, second = last.runs[-1], each.runs[0]
    if last.said.person != each.said.person or first.until != second.paragraph:
        return False
    between = text[first.end : second.start]
    if len(between) > 220:
        return False
    if last.said.by == "after" and (_inside(last) or _ANEW.search(between)):
        return False
    if last.said.by == "after" and len(last.runs) == 1:
        if last.sentence is each.sentence:
            return between.rstrip().endswith((",", "—", "–", ":")) and BLANK not in between
        following = not text[last.sentence.end : each.sentence.start].strip()
        return following and each.said.by == "alone"
    goes_on = not between.strip() or _GESTURE.fullmatch(between) is not None
    return each.said.by == "alone" and goes_on and last.said.by != "flow"


_ANEW = re.compile(
    r"\b(?:adding|and added|before adding|adding that|ajoutant|avant d[’']ajouter"
    r"|et d[’']ajouter)[\s,:]{1,4}$"
    r"|\b(?:pour qui|selon qui|dont|qui)\b[^:\x01]{10,200}:\s{0,3}$"
)
"""'“A,” Roy said on CNN, adding, “B.”': a verb of its own begins another quotation."""
_GESTURE = re.compile(
    r"\s(?:Elle|Il|She|He)\s(?:rit|sourit|soupire|laughs|smiles|sighs|laughed)\.\s"
)
"""'« … » Elle rit. « … »': nothing but a gesture between two parts of an answer."""


def _inside(told: Saying) -> bool:
    """'Le lait est « un cartel », dit Roy. « On attend. »': inside the reporter's sentence."""
    run = told.runs[0]
    return run.words[:1].islower() and run.start > told.sentence.start + 3


def is_fragment(told: Saying) -> bool:
    """Words that are no sentence of their own."""
    first = next((c for c in told.runs[0].words if c.isalnum()), "")
    if len(told.runs) > 1 or told.said.by == "alone":
        return False
    if first.islower() or (first.isdigit() and told.said.by == "flow"):
        return True
    if first.isdigit() and told.said.by == "after":
        return _FINITE.search(told.runs[0].words) is None
    if told.said.by == "after":
        return False
    if told.said.by == "flow" and told.runs[0].words.isupper():
        return len(told.runs[0].words.split()) < 4
    ends = told.runs[0].words.rstrip("”’'\" ").endswith((".", "!", "?", "…"))
    length = len(told.runs[0].words.split())
    return not ends and length < (6 if told.said.by == "flow" else 4)


_FINITE = re.compile(
    r"\b(?:a|ont|avait|est|sont|était|étaient|sera|seront|faut|is|are|was|were|has|have|had|will"
    r"|would|can|\w{3,14}(?:era|eront|aient))\b"
)
"""What makes '40 quais ont fermé' a sentence, and '40 quais' none."""


def words_of(told: Saying, text: str, *, fragment: bool) -> str:
    """The words as one text: a comma before the said-clause is the reporter's."""
    made = ""
    for index, run in enumerate(told.runs):
        words = run.words.strip()
        if index:
            between = text[told.runs[index - 1].end : run.start].rstrip()
            ended = not between or between.endswith((".", "!", "?", BLANK))
            ended = ended or (between.endswith(":") and words[:1].isupper())
            made = _closed(made) if ended else made
            made = f"{made} {words}"
        else:
            made = words
    made = re.sub(r"\s{1,8}", " ", made)
    if fragment:
        return made.rstrip(" ,;.") if not made.endswith("...") else made
    return _closed(made)


def _closed(words: str) -> str:
    bare = re.sub(r",([’'])$", r".\1", words.rstrip(" ,;—–-"))
    if bare.endswith(
        (".", "!", "?", "…", '."', '?"', '!"', ".”", "?”", "!”", ".’", "?’", "!’", ".'", ":")
    ):
        return bare
    return f"{bare}."
