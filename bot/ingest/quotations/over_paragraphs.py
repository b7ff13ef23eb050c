"""Quotations that go over several paragraphs, made one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.ingest.quotations.marks import Run

WORDS_LIMIT = 3_000
"""Characters of one quotation: longer ones are speeches, not quotations of an article."""
_MOST = 12
"""Paragraphs of one statement."""
_CLOSING = '”»"'
_ANY_MARK = re.compile(r"[“”„«»\"]")
_LEADS_IN = re.compile(r"(?:[:,]|\bthat)\s{0,4}$")
_BEFORE_SAID = re.compile(r"[,.!?…][”»]\s\w")
"""What closes words before their said-clause."""
_NEW_SENTENCE = re.compile(r"[.!?]\s{1,3}[A-ZÀ-Þ]")


def over_paragraphs(found: Sequence[Run], text: str, parts: list[tuple[int, int]]) -> list[Run]:
    """A quotation over several paragraphs opens each of them and is closed in the last one only.

    Or it is opened in its first and closed in its last one, without a mark between. A mark inside
    a sentence that is closed nowhere opens nothing.
    """
    kept: list[Run] = []
    for run in found:
        last = kept[-1] if kept else None
        opens = run.start == parts[run.paragraph][0]
        if last is not None and last.open_end and opens and run.paragraph == last.until + 1:
            kept[-1] = replace(
                last,
                end=run.end,
                words=f"{last.words} {run.words}",
                last_paragraph=run.paragraph,
                open_end=run.open_end,
            )
        else:
            kept.append(run)
    marked = {index for run in found for index in range(run.paragraph, run.until + 1)}
    closed = [_closed_later(run, text, parts, marked) for run in kept]
    return [
        run for run in closed if len(run.words) <= WORDS_LIMIT and not _left_open(run, text, parts)
    ]


def _closed_later(run: Run, text: str, parts: list[tuple[int, int]], marked: set[int]) -> Run:
    """A statement that one mark opens and one closes at the end of a paragraph further down."""
    if not run.open_end:
        return run
    words = run.words
    for index in range(run.until + 1, min(len(parts), run.until + _MOST)):
        start, end = parts[index]
        line = text[start:end].rstrip()
        marks = list(_ANY_MARK.finditer(line))
        closes = len(marks) == 1 and marks[0].end() == len(line) and marks[0].group() in _CLOSING
        mark = marks[0].start() if len(marks) == 1 else 0
        if mark and index not in marked and _BEFORE_SAID.match(line, mark - 1):
            words = " ".join((words, line[:mark].strip()))
            end = start + mark + 1
            return replace(run, end=end, words=words, last_paragraph=index, open_end=False)
        if index in marked or (marks and not closes):
            return run
        words = " ".join((words, line.rstrip(_CLOSING).strip()))
        if closes:
            end = start + len(line)
            return replace(run, end=end, words=words, last_paragraph=index, open_end=False)
    return run


def _left_open(run: Run, text: str, parts: list[tuple[int, int]]) -> bool:
    """Whether a mark in the middle of a sentence only lacks its partner.

    'called it "odd. He left.' and 'a "new plan for the ports': what is the reporter's nobody tells.
    """
    if not run.open_end or run.until > run.paragraph:
        return False
    lead = text[parts[run.paragraph][0] : run.start]
    if not lead.strip() or _LEADS_IN.search(lead) or lead.rstrip().endswith((".", "!", "?")):
        return False
    small = run.words[:1].islower()
    return small or (
        not _NEW_SENTENCE.search(run.words) and not run.words.endswith((".", "!", "?"))
    )
