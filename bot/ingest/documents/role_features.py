"""What tells the role of a day or a percentage in its clause: the words around it, in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from bot.ingest.documents.days import DayMention
from bot.ingest.documents.percentages import PercentMention
from bot.ingest.documents.text import lowered

DAY, PERCENT = "§d", "§p"
"""How days and percentages stand among the words."""
_WORD = re.compile(
    r"(?P<code>\d{4}\.\d{2}[\d.]*)|(?P<number>\d[\d.,]*)|(?:l|d|qu|n|s|c|j)'(?=\w)"
    r"|[^\W\d_]+(?:'[a-z]+)?|[^\w\s]"
)
_ENGLISH = (
    "on in at of to a an the by with and or but which that who than as for until before from "
    "through not is are was shall will"
)
_FRENCH = "le la les du de au à en et ou mais qui"
_MARKS = '( ) , ; : "'
_SMALL = frozenset(f"{_ENGLISH} {_FRENCH} {_MARKS}".split())
"""Words and marks that count as they are."""


class Senses:
    """What words mean for a day or a rate: by the word, or by how it begins ('begin*')."""

    def __init__(self, table: Iterable[tuple[str, str]]) -> None:
        """From rows of a sense and its words; the first sense of a word counts."""
        self._whole: dict[str, str] = {}
        self._begun: dict[str, str] = {}
        for sense, words in table:
            for word in words.split():
                held = self._begun if word.endswith("*") else self._whole
                held.setdefault(word.rstrip("*"), sense)

    def of(self, word: str) -> str:
        """The sense of a word, in capitals; the word itself where it is small; '' for others."""
        if word.startswith("§") or word in _SMALL:
            return word
        found = self._whole.get(word) or next(
            (self._begun[word[:n]] for n in range(len(word), 2, -1) if word[:n] in self._begun), ""
        )
        return found.upper()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseWords:
    """A clause as words, each of its days and percentages one word at its place in ``at``."""

    words: tuple[str, ...]
    at: tuple[int, ...]


Mention = DayMention | PercentMention


def mentions(days: Sequence[DayMention], percents: Sequence[PercentMention]) -> tuple[Mention, ...]:
    """Both in order, without percentages that are part of a day."""
    kept = (p for p in percents if not any(d.start < p.end and p.start < d.end for d in days))
    return tuple(sorted((*days, *kept), key=lambda each: each.start))


def words_of(text: str, found: Sequence[Mention]) -> ClauseWords:
    """The words of ``text``, with its mentions (in order, apart)."""
    low = lowered(text)
    words: list[str] = []
    at: list[int] = []
    done = 0
    for each in found:
        words += _plain(low[done : each.start])
        at.append(len(words))
        words.append(DAY if isinstance(each, DayMention) else PERCENT)
        done = each.end
    words += _plain(low[done:])
    return ClauseWords(words=tuple(words), at=tuple(at))


def _plain(text: str) -> Iterator[str]:
    for found in _WORD.finditer(text):
        yield "§c" if found["code"] else "§n" if found["number"] else found.group()


_REACH = 40
"""Words on either side that are looked at."""
_CLOSE = 12
Bag = dict[str, float]


def _around(told: ClauseWords, index: int, senses: Senses) -> Bag:
    """Features of the words around the mention of that index."""
    at = told.at[index]
    before = told.at[index - 1] if index else -1
    after = told.at[index + 1] if index + 1 < len(told.at) else len(told.words)
    left = told.words[max(0, at - _REACH) : at][::-1]
    right = told.words[at + 1 : at + 1 + _REACH]
    return {
        **_side("<", left, senses),
        **_side(">", right, senses),
        **{f"[ {word[:6]}": 0.7 for word in told.words[before + 1 : at][:30]},
        **{f"] {word[:6]}": 0.7 for word in told.words[at + 1 : after][:30]},
    }


def _side(name: str, words: Sequence[str], senses: Senses) -> Bag:
    """Features of the words on one side, the nearest first."""
    bag = {f"{name}{size} {' '.join(words[:size])}": 1.5 for size in range(1, 5)}
    for distance in range(1, min(len(words), _CLOSE + 1)):
        pair = f"{words[distance - 1][:8]} {words[distance][:8]}"
        bag[f"{name}{'n' if distance <= 5 else 'f'} {pair}"] = 0.5
    said = [sense for word in words if (sense := senses.of(word))]
    for size in range(1, 6):
        bag[f"{name}s{size} {' '.join(said[:size])}"] = 1.0
    for distance, sense in enumerate(said[:20], 1):
        bag[f"{name}s {sense}"] = 1.0
        if distance <= 4:
            bag[f"{name}sn {sense}"] = 1.0
        if distance < min(len(said), 10):
            bag[f"{name}ss {sense} {said[distance]}"] = 1.0
    return bag


_QUARTERS = frozenset({(3, 31), (6, 30), (9, 30), (12, 31)})


def day_bag(
    told: ClauseWords, index: int, found: Sequence[Mention], senses: Senses, near: date | None
) -> Bag:
    """Features of the day that is ``found[index]``; ``near`` is the day of its document."""
    mention = found[index]
    assert isinstance(mention, DayMention)
    days = [each for each in found if isinstance(each, DayMention)]
    hour, before = _hour(mention.hour), told.words[told.at[index] - 1] if told.at[index] else "^"
    bag = _around(told, index, senses)
    bag |= _form(f"hour {hour}", f"hour {hour} {before}")
    bag |= _form(f"days {min(len(days), 4)} {min(days.index(mention), 3)}")
    if len(days) > 1:
        bag |= _form(f"among {_among(mention.day, [each.day for each in days])}")
    if near is not None:
        bag |= _form(f"off {_off((mention.day - near).days)}")
    if (mention.day.month, mention.day.day) in _QUARTERS:
        bag |= _form("closes a quarter")
    return bag | (_form("opens a month") if mention.day.day == 1 else {})


def percent_bag(told: ClauseWords, index: int, found: Sequence[Mention], senses: Senses) -> Bag:
    """Features of the percentage that is ``found[index]``."""
    mention = found[index]
    assert isinstance(mention, PercentMention)
    values = [each.value for each in found if isinstance(each, PercentMention)]
    place = sum(isinstance(each, PercentMention) for each in found[:index])
    bag = _around(told, index, senses)
    bag |= _form(f"percents {min(len(values), 4)} {min(place, 3)}")
    if len(values) > 1:
        bag |= _form(f"among {_among(mention.value, values)}")
    if mention.value % 5 == 0:
        bag |= _form("of fives")
    return bag | _form("whole" if mention.value % 1 == 0 else "broken")


def _form(*names: str) -> Bag:
    return dict.fromkeys(names, 2.0)


def _hour(hour: time | None) -> str:
    return "none" if hour is None else "late" if hour >= time(23) else "early"


def _among(value: date | Decimal, values: Sequence[date] | Sequence[Decimal]) -> str:
    """Where a value stands among those of its clause."""
    return "most" if value == max(values) else "least" if value == min(values) else "between"


_OFF = {-100: "old", -8: "past", -1: "just", 0: "same", 31: "soon", 400: "year"}


def _off(days: int) -> str:
    """How far a day lies from that of its document, by the most days of each distance."""
    return next((name for limit, name in _OFF.items() if days <= limit), "far")
