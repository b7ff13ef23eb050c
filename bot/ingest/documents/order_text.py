"""The parts of a Canadian order: head, precis, its own sections, and what explains it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from bot.ingest.documents.days import days
from bot.ingest.documents.moments import Moment
from bot.ingest.documents.mood import before_afterword
from bot.ingest.documents.text import Clause, lowered, without

_PRECIS = re.compile(r"^precis:\s{0,8}", re.M)
_MADE = re.compile(
    r"^date:\s{0,8}(?P<date>\d{4}-\d{2}-\d{2})\s{0,8}$"
    r"|^(?:p\.c\.|c\.p\.) \d{4}-\d{1,5}\s{1,8}(?:le )?"
    r"(?P<said>[a-zéû]+ \d{1,2}, \d{4}|(?:\d{1,2}|1er) [a-zéû]+ \d{4})\s{0,8}$",
    re.M,
)
_SAID_DAY = r"([a-zéû]+ \d{1,2}, \d{4}|(?:\d{1,2}|1er) [a-zéû]+,? \d{4}|\d{4}-\d{1,2}-\d{1,2})\b"
_REGISTERED = re.compile(rf"\b(?:sor|dors|si|tr)/\s?\d{{4}}-\d+,?\s{{1,8}}(?:le )?{_SAID_DAY}")
_REGISTRATION_LINE = re.compile(
    r"^\s{0,8}(?:date of registration|registration date|registration|registered|date"
    r" d'enregistrement|enregistrement|enregistrée?)\s{0,4}:?\s{1,8}(?:on |le )?"
    rf"(?:(?:sor|dors|si|tr)/\s?\d{{4}}-\d+,?\s{{1,8}}(?:le )?)?{_SAID_DAY}",
    re.M,
)
"""A line that gives the day of its registration, wherever it stands on the page."""
_PUBLISHED = re.compile(r"\bpublication date:\s{0,4}(\d{4}-\d{2}-\d{2})\b")
_PRINTED = re.compile(r"\bcanada gazette, part (?:ii|2)\b|\bgazette du canada, partie (?:ii|2)\b")
_HEAD = 800
"""Characters of a page in which its head stands."""
_FRENCH = re.compile(
    r"\b(?:le|la|les|des|du|de|et|aux?|est|sont|décret|règlement|présent|ci-après)\b"
)
_ENGLISH = re.compile(r"\b(?:the|of|and|to|in|is|are|order|that|this|by|for|goods)\b")

_PARTS = re.compile(
    r"(?:^|[;:,]?\s{1,8}(?:and\s{1,8})?)\([\da-c]\)\s{1,8}(?=[a-z])"
    r"|(?:[,;]?\s{1,8}(?:and|et)\s{1,8}(?:also\s{1,8})?|[,;]\s{1,8})"
    r"(?=to\s{1,8}(?:add|remove|reduce|increase|raise|lower"
    r"|extend|exempt|repeal|grant|impose|delete|postpone|suspend|prolong|introduce|lift|eliminate|change|set|correct|amend|make|end|double|lower|defer|delay|allow|apply)\b)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderText:
    """An order's parts: what the Privy Council says of it, and its own sections in one language."""

    precis: tuple[Clause, ...]
    sections: tuple[Clause, ...]
    made: Moment | None = None
    """The day in the order's head, with its span."""
    registered: Moment | None = None
    published: Moment | None = None
    """The day on which the Gazette prints it, as its head says."""
    printed: bool = False
    """Whether this is the page of the Gazette itself, whose day is that of the document."""
    explained: tuple[Clause, ...] = ()
    """What is printed after the order to explain it: no law, but it tells old rates."""


def order_text(plain: str, found: Sequence[Clause]) -> OrderText:
    """Split an order. Where a page holds both languages the English one is read."""
    low = lowered(plain)
    start = _PRECIS.search(low)
    stop = low.find("\n", start.end()) if start else -1
    everything, found = found, before_afterword(found)
    after = everything[len(found) :]
    english = [c for c in found if not _is_french(c)]
    sure = sum(
        _ENGLISH.search(c.lower) is not None for c in english
    )  # a heading has no small words
    # a list of codes has no language: what counts is how many sentences are surely in each
    kept = english if sure * 2 >= len(found) - len(english) else list(found)
    made = _head_day(_MADE.search(low))
    precis = _precis(plain, start.end(), stop) if start else ()
    precis = tuple(_without_standing(part, made) for part in precis)
    sections = tuple(
        c for c in kept if (not start or c.start >= stop) and not _WHEREAS.match(c.lower)
    )
    return OrderText(
        precis=precis,
        sections=sections,
        made=made,
        registered=_registration(low, made),
        published=_head_day(_PUBLISHED.search(low)),
        printed=_PRINTED.search(low[:_HEAD]) is not None,
        explained=tuple(after),
    )


_SOON = timedelta(days=90)
"""Days in which an order is registered after it is made; else it is another one's number."""


def _registration(low: str, made: Moment | None) -> Moment | None:
    """The day on which the order itself is registered, as a line on the page says."""
    for pattern in (_REGISTERED, _REGISTRATION_LINE):
        for found in pattern.finditer(low):
            told = _head_day(found)
            if told is not None and (made is None or made.day <= told.day <= made.day + _SOON):
                return told
    return None


_WHEREAS = re.compile(r"\s{0,8}(?:and )?whereas\b|\s{0,8}attendu\b")


_STANDING = re.compile(
    r"\b(?:(?:has|have) (?:been )?(?:existed|stood|applied|available|in (?:effect|force|place))"
    r"|(?:in (?:effect|force|place)|existing|established|available|granted|introduced|launched))\b"
    rf"[^.;,]{{0,40}}? (?:since|as of|from|on) {_SAID_DAY}"
    rf"|\b(?:since|depuis le) {_SAID_DAY}"
)
"""Since when something stands that an order goes on with: 'the framework in place as of'."""
_LONG_STANDING = timedelta(days=60)


def _without_standing(part: Clause, made: Moment | None) -> Clause:
    """A part of the precis without the days of what stood long before the order was made."""
    return without(
        part,
        (
            found.span()
            for found in _STANDING.finditer(part.lower)
            if made is not None
            and (told := _head_day_of(found)) is not None
            and told < made.day - _LONG_STANDING
        ),
    )


def _head_day_of(found: re.Match[str]) -> date | None:
    named = days(next(each for each in found.groups() if each))
    return named[0].day if named else None


def _precis(plain: str, start: int, stop: int) -> tuple[Clause, ...]:
    """Its numbered parts, the first with what stands before it."""
    text = plain[start:stop] if stop > 0 else plain[start:]
    parts = list(_PARTS.finditer(text))
    numbered = [m.start() for m in parts if ")" in m.group()]
    cuts = sorted([*numbered[1:], *(m.start() for m in parts if ")" not in m.group())])
    edges = [0, *cuts, len(text)]
    return tuple(
        Clause(start=start + a, end=start + b, text=text[a:b], paragraph=0, number="precis")
        for a, b in pairwise(edges)
        if text[a:b].strip()
    )


def _is_french(clause: Clause) -> bool:
    low = clause.lower
    return len(_FRENCH.findall(low)) > len(_ENGLISH.findall(low))


def _head_day(found: re.Match[str] | None) -> Moment | None:
    if found is None:
        return None
    mention = next(iter(days(found[found.lastindex or 1])), None)
    if mention is None:
        return None
    return Moment(day=mention.day, start=found.start(), end=found.end())
