"""Where persons stand in a text: names, unnamed sources, bodies, roles and pronouns."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.ingest.quotations.body_mentions import body_mentions
from bot.ingest.quotations.epithets import EPITHET
from bot.ingest.quotations.named_mentions import named_mentions
from bot.ingest.quotations.person_mention import PersonMention
from bot.ingest.quotations.persons import People, surname
from bot.ingest.quotations.role_mentions import role_mentions
from bot.ingest.quotations.source_mentions import source_mentions

_PRONOUN = re.compile(
    r"(?<![\w’'-])(?:he(?!(?-i:\s[A-ZÀ-Þ][a-zà-ÿ]))|she|they|it|i|il|elle|ils|elles)"
    r"(?![\w]|-même)|(?<=selon )lui\b|(?<=après )lui\b|-t-(?:il|elle|ils|elles)\b"
    r"|-(?:il|elle|ils|elles)\b|(?<!\w)(?:celui-ci|celle-ci|ce dernier|cette dernière)"
    r"(?!\w|(?-i:,\s[A-ZÀ-Þ]))"
    r"|(?<!\w)(?:celui|celle)(?=\s(?:qui|dont|que)\s)"
    r"|(?<!\w)the latter(?!\w)"
    r"|(?<!\w)the \d{2}-year-old(?=[.,;]|\s(?:said|says|told|tells|added|adds|recalled|called)\b)"
    r"|(?<!\w)its (?:report|brief|statement|filing|letter|ruling|decision|website|notice)(?!\w)",
    re.I,
)


_STRESSED = re.compile(
    r"(?:(?<=\ba)|(?<=\best)|(?<=\bont)|(?<=\bsont)|(?<=\bavait))\selles?\s|(?<=,)\selles?,"
)
"""'La ligue a elle aussi', 'les textes sont, elles, nuancés': the subject stands before."""


def mentions(text: str, start: int, end: int, people: People) -> list[PersonMention]:
    """Everybody mentioned between two offsets (quotations blanked out), in order."""
    found: list[PersonMention] = []
    part = text[start:end]
    found.extend(named_mentions(part, start, people))
    found.extend(source_mentions(part, start, people))
    found.extend(body_mentions(part, start, people))
    found.extend(role_mentions(part, start, people))
    found.extend(
        PersonMention(start=start + m.start(), end=start + m.end(), role=m.group())
        for m in EPITHET.finditer(part)
    )
    found.extend(
        PersonMention(
            start=start + m.start(), end=start + m.end(), pronoun=m.group().lower().strip("-")
        )
        for m in _PRONOUN.finditer(part)
    )
    found = [m for m in found if not (m.pronoun and _STRESSED.match(text, m.start - 1))]
    kept = _without_appositions(_without_overlaps(found), text)
    return [
        each
        for index, each in enumerate(kept)
        if index + 1 == len(kept) or not _IS_NAMED.fullmatch(text, each.end, kept[index + 1].start)
    ]


_IS_NAMED = re.compile(r",\sc[’']est\s")
"""'Le syndicat, c’est Luc Roy, qui a parlé': Luc Roy is the subject."""


def _without_overlaps(found: Iterable[PersonMention]) -> list[PersonMention]:
    """The earliest and longest of what overlaps."""
    kept: list[PersonMention] = []
    for each in sorted(found, key=lambda m: (m.start, -(m.end - m.start))):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


_IS_OR_WAS = re.compile(
    r"(?:,\s(?P<age>\d{2}))?(?:\sof\s[A-ZÀ-Þ][\w-]{2,20}(?:\s[A-ZÀ-Þ][\w-]{2,20})?)?,\s"
    r"(?:who\s(?:is|was|will be|serves as)\s|qui\s(?:est|était|sera)\s)?"
    r"(?:(?:(?:an?|the)\s)?(?:deputy|senior|acting|interim|former|then|assistant|associate)\s)?"
)


_CLOSED = re.compile(r",|\swho\s")
"""What follows an apposition: 'Roy, a resident who saw it, said'."""


def _without_appositions(found: list[PersonMention], text: str) -> list[PersonMention]:
    """Without what only tells who the one before is: 'McConnell, the former leader, said'."""
    kept: list[PersonMention] = []
    for each in found:
        last = kept[-1] if kept else None
        person = each.person if each.person is not None and each.person.named else None
        called = (
            person is not None
            and not person.body
            and surname(person.name) in text[each.start : each.end]
        )
        between = _IS_OR_WAS.fullmatch(text, last.end, each.start) if last is not None else None
        closed = between is not None and (
            between["age"] is not None or _CLOSED.match(text, each.end) is not None
        )
        apposed = (
            last is not None and last.individual and not each.pronoun and not called and closed
        )
        if not apposed:
            kept.append(each)
    return kept
