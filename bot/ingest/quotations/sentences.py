"""The reporter's own sentences, with the quotations in them blanked."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from bot.ingest.quotations.marks import Run

BLANK = "\x01"
"""Stands for every character of a quotation in the reporter's own text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReporterSentence:
    """A sentence of the reporter, quotations blanked. ``runs`` are those inside it, in order."""

    start: int
    end: int
    paragraph: int
    runs: tuple[Run, ...] = ()


MOST_RUNS, LONGEST = 20, 8_000
"""Quotations in a sentence, and its characters: what goes beyond is no sentence of a newsroom."""


def blanked_out(text: str, found: Sequence[Run]) -> str:
    """The reporter's own words: quotations blanked, paragraph ends inside them kept out."""
    pieces, at = [], 0
    for run in found:
        pieces.append(text[at : run.start])
        pieces.append(BLANK * (run.end - run.start))
        at = run.end
    pieces.append(text[at:])
    return "".join(pieces)


_END = re.compile(rf"[.!?…][\"'’)]?(?=\s|$)|(?<=[a-zà-ÿ]{{2}})[.!?](?=[A-ZÀ-Þ][a-zà-ÿ]|{BLANK})")
"""Pages lose the space: 'since April.Speaking in Halifax'."""


_SHORT = re.compile(
    r"(?:\b(?:(?<!\bon )(?<!\bsur )[A-Z]|Coun|Mr|Mrs|Ms|Dr|M|Sen|Rep|Gov|Gen|Col|Lt|Sgt"
    r"|Capt|Maj|Adm|Prof|Rev|Hon|Mlle|St|Ste|Inc|Corp|Ltd|Co|No|vs|U\.S|U\.K|N\.Y|D\.C|Jr"
    r"|Ont|Que|Alta|Sask|Man|B\.C|Mich|Minn|Ore|Calif|Wash|Pa|Fla|Tex|Jan|Feb|Aug|Sept|Oct|Nov|Dec"
    r"|a\.m|p\.m|[A-Z]\.[A-Z]|p\.-d\.g))$"
)


def sentences_of(
    text: str, parts: list[tuple[int, int]], found: Sequence[Run]
) -> list[ReporterSentence]:
    """The reporter's sentences; a quotation that ends one closes it when another follows."""
    made: list[ReporterSentence] = []
    starts = [run.start for run in found]  # in order
    for index, (start, end) in enumerate(parts):
        inside = found[bisect_left(starts, start) : bisect_left(starts, end)]
        while inside and parts[inside[-1].until][1] > end:  # where its said-clause is
            end = parts[inside[-1].until][1]
            inside = found[bisect_left(starts, start) : bisect_left(starts, end)]
        reach = max([end, *(r.end for r in inside)])
        begin = max(start, made[-1].end) if made else start
        for cut in (*_cuts(text, begin, reach, inside), reach):
            if text[begin:cut].strip():
                first = bisect_left(starts, max(begin, start))
                held = tuple(found[first : bisect_left(starts, min(cut, end))][:MOST_RUNS])
                held = held if cut - begin <= LONGEST else ()
                made.append(ReporterSentence(start=begin, end=cut, paragraph=index, runs=held))
            begin = max(begin, cut)
    return made


def _cuts(text: str, start: int, end: int, inside: Sequence[Run]) -> list[int]:
    cuts = [
        m.end()
        for m in _END.finditer(text, start, end)
        if not (
            text[m.start()] == "." and _SHORT.search(text[max(start, m.start() - 8) : m.start()])
        )
        and re.match(rf"\s{{0,8}}[“\"]?[A-ZÀ-Þ{BLANK}]|\s{{0,8}}$", text[m.end() : m.end() + 3])
    ]
    for run in inside:
        closed = run.words.rstrip("’' ").endswith((".", "!", "?", "…"))
        follows = re.match(rf"\s{{0,8}}\(?[A-ZÀ-Þ{BLANK}]", text[run.end : run.end + 3])
        inside_one = run.words[:1].islower() and run.words.endswith(".") and run.start > start + 3
        led = _LED.search(text[max(start, run.start - 40) : run.start]) is not None
        goes_on = _goes_on(text, run.end, stopped=run.words.rstrip("’' ").endswith("."))
        if closed and follows and (inside_one or led or not goes_on):
            cuts.append(run.end)
    return sorted(set(cuts))


_LED = re.compile(
    r"(?::|\b(?:said|says|added|adds|stated|wrote|asked|replied|continued|tweeted),)\s{0,3}$"
)
"""'A clerk added: “We wait.” Roy confirmed it.': what is led in needs no said-clause behind."""


def _goes_on(text: str, at: int, *, stopped: bool) -> bool:
    """'Enough!' Smith said: a name and a verb after the mark are its said-clause.

    ``stopped``: the words end with a full stop, which only a bare said-clause follows: 'Roy said.'
    is one, 'Stocks rallied' and 'Roy said that it' begin a sentence of their own.
    """
    line = text[at : at + 160].split("\n", maxsplit=1)[0]
    found = _GOES_ON.match(line)
    return found is not None and (not stopped or _BARE.match(line, found.end()) is not None)


_BARE = re.compile(
    r"(?<!ed)(?:[.,]|\s{0,4}$|\s(?:on|in|at|during|to|of|about|after|as|via|when|while|last|this|late"
    r"|early|yesterday|today|\w{3,6}day)\b)"
    r"|(?<=added)[.,]|(?<=asked)[.,]|(?<=replied)[.,]|(?<=declared)[.,]"
)


_GOES_ON = re.compile(
    r"\s{1,8}(?!(?:He(?!\s[A-ZÀ-Þ][a-z])|She|They|It|We)\s)(?:[A-ZÀ-Þ][\w’'.-]*\s|of\s|for\s|the\s){0,5}[A-ZÀ-Þ][\w’'.-]*(?:,\s[^!?;:\x01]{2,80},)?\s"
    r"(?:said|says|asked|asks|wrote|writes|told|added|replied|shouted|yelled|tweeted|posted|declared"
    r"|exclaimed|quipped|joked|announced|[a-z]{3,12}ed)(?=[\s.,])"
)
