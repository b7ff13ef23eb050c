"""When a digest is wanted as a model read it, where the text or its thread's digest says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.reading.days import digest_days, digest_hour, time_zones
from bot.reading.features.asked import Asked
from bot.reading.marks import Extraction, MarkKind
from bot.reading.text.spoken_numbers import ONES, in_digits

_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
_RUNS = re.compile(r"\d{1,4}")
_NUMBERS = {**ONES, "un": 1, "une": 1}
_WORDS = re.compile(r"\b(?:" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")\b")
_NOON = re.compile(r"\b(?:noon|midday|midi|lunch ?time)\b")
_MIDNIGHT = re.compile(r"\b(?:midnight|minuit)\b")
_PARTS = (
    (15, re.compile(r"\b(?:quarter|quart|fifteen|quinze)\b")),
    (30, re.compile(r"\b(?:half|demie?|thirty|trente)\b")),
    (45, re.compile(r"\b(?:forty[ -]five|quarante[ -]cinq)\b")),
)
_BEFORE_THE_HOUR = re.compile(r"\b(?:to|of|till?|before|moins|mois)\b")
_EARLY = re.compile(
    r"\b(?:mornings?|matins?|matinee|dawn|breakfast|a\.?m\.?|sunrise)(?!\w)|\d ?am?\b"
)
_LATE = re.compile(
    r"\b(?:evenings?|afternoons?|nights?|nightly|supper|dinner|tea|soirs?|soirees?|apres-midi|souper"
    r"|p\.?m\.?|after work|fin de journee|end of (?:the )?day|eod|close)(?!\w)|\d ?pm?\b"
)
_OF_24 = re.compile(r"\b0\d(?::?\d\d)?\b|\d ?h(?:eures?)?\b|\d ?h ?\d\d\b")
"""An hour that is told of twenty-four: '0530', '6 h 45'."""
_MOVED = re.compile(
    r"\b(?:later|earlier|sooner|ahead|back|forward|plus (?:tot|tard)|avant|apres)\b"
)
_MORNING_ALONE = 8
"""From this hour on a number without its half of the day is of the morning: 'send it at 8'."""
_NOON_HOUR, _HOUR = 12, 60


def says_hour(asked: Asked, at: str, turns: Sequence[Extraction] = ()) -> bool:
    """Whether an hour, '16:00', is said on either clock, in figures or words, is that of the
    thread's digest, or that one moved: 'an hour later'."""
    found = _CLOCK.fullmatch(at)
    if found is None:
        return False
    folded, held = asked.seen.folded, _held(asked, "at")
    if at in (held, digest_hour.hour(folded), digest_hour.hour_anew(folded)):
        return True
    if any(digest_hour.hour(turn.folded) == at for turn in turns):
        return True
    hour, minute = int(found[1]), int(found[2])
    if _is_moved(folded, held, hour * _HOUR + minute):
        return True
    said = (hour, minute) in {*_clocks(folded)}
    return said and _of_that_half(folded, hour)


def _clocks(folded: str) -> Iterator[tuple[int, int]]:
    """Every hour with its minutes that the numbers of a text may tell, on both halves of a day."""
    figures = in_digits(folded)
    runs = [run for text in {folded, figures} for run in _RUNS.findall(text)]
    numbers = {int(run) for run in runs} | {_NUMBERS[word] for word in _WORDS.findall(folded)}
    minutes = {0} | {n for n in numbers if n < _HOUR}
    minutes |= {n for n, words in _PARTS if words.search(folded)}
    whole = {(int(run) // 100, int(run) % 100) for run in runs if len(run) > 2}
    whole |= {(hour, minute) for hour in numbers for minute in minutes}
    if _BEFORE_THE_HOUR.search(folded):
        whole |= {(hour - 1, _HOUR - m) for hour in numbers for m in minutes if m}
    whole |= {(12, m) for m in minutes if _NOON.search(folded)}
    whole |= {(0, m) for m in minutes if _MIDNIGHT.search(folded)}
    for hour, minute in whole:
        yield hour, minute
        if 0 < hour <= _NOON_HOUR:
            yield (hour + _NOON_HOUR) % 24, minute


def _of_that_half(folded: str, hour: int) -> bool:
    """Whether an hour is of the half of the day that the text speaks of; of the waking one where
    it speaks of none."""
    early, late = _EARLY.search(folded) is not None, _LATE.search(folded) is not None
    written = {int(run[:-2]) if len(run) > 2 else int(run) for run in _RUNS.findall(folded)}
    if early == late:
        if hour in written or hour <= _NOON_HOUR or late:
            return True
        return hour - _NOON_HOUR < _MORNING_ALONE and _OF_24.search(folded) is None
    return hour < _NOON_HOUR if early else hour >= _NOON_HOUR or hour == 0


def _is_moved(folded: str, held: str, now: int) -> bool:
    """Whether the hour of the thread's digest was moved by as much as the text tells."""
    found = _CLOCK.fullmatch(held)
    if found is None or _MOVED.search(folded) is None:
        return False
    by = abs(now - int(found[1]) * _HOUR - int(found[2]))
    numbers = {int(run) for run in _RUNS.findall(in_digits(folded))} | {1}
    parts = {n for n, words in _PARTS if words.search(folded)}
    return by in parts or by in numbers or by / _HOUR in numbers


_RHYTHMS = {
    "daily": re.compile(
        r"\bda(?:ily|ys?)\b|\bever?y\w*|\beach\b|\b(?:jours?|quotidien\w*|matins?|soirs?)\b"
        r"|\b(?:mornings?|nightly|weekends?|nights?)\b"
    ),
    "weekdays": re.compile(
        r"week|\bwk|work|\bbus(?:iness|\.)?\b|\bouvr\w*|\bsemaine\b|\bm ?- ?f\b|\bbank\w* days?\b"
    ),
    "weekly": re.compile(r"\bweek(?:ly|s)?\b|\bwk\b|\bsemaines?\b|\bhebdo\w*"),
    "monthly": re.compile(r"month|\bmois\b|\bmensuel\w*"),
}


def says_frequency(asked: Asked, every: str, turns: Sequence[Extraction] = ()) -> bool:
    """Whether the days of an order are said, are those of the thread's digest, or either with the
    other."""
    folded, held = asked.seen.folded, _held(asked, "every")
    if every in (held, digest_days.days(folded)):
        return True
    named = digest_days.days_named(folded)
    wanted, before = digest_days.days_of(every), digest_days.days_of(held)
    if every in _RHYTHMS and any(
        _RHYTHMS[every].search(text) for text in (folded, *(turn.folded for turn in turns))
    ):
        return True
    if not wanted or not named:
        return False
    changed = bool(before) or _NOT_ALL.search(folded) is not None
    return wanted == named or (changed and wanted <= named | before)


_NOT_ALL = re.compile(
    r"\b(?:not?|drop|skip|stop|instead|rather|except|but|lose|keep|kill|pas|sauf|que|plutot|sans|garde)\b"
)
"""With which one of the days named is not meant."""


def says_zone(asked: Asked, zone: str, turns: Sequence[Extraction] = ()) -> bool:
    """Whether a time zone is said by any of its names or a place in it, or is the thread's; one
    whose clocks show the same is as good. Whose time is told in words that nobody here knows
    ('Bay Street time') may be any zone of a place that texts name."""
    if _offsets(zone) is None:
        return False
    folded = asked.seen.folded
    places = {m.values[0]: m.zone for m in asked.seen.of(MarkKind.PLACE) if m.zone}
    said = {*places.values(), _held(asked, "zone"), time_zones.zone(folded, {})}
    said |= {time_zones.zone(turn.folded, {}) for turn in turns}
    if asked.seen.lang != "fr":  # 'de 6 h et 7 h' tells no zone
        said |= time_zones.zones_by_letters(folded)
    said |= {time_zones.zone_of_region(m.values[0]) for m in asked.seen.of(MarkKind.PLACE)}
    city = zone.rpartition("/")[2].replace("_", " ").lower()
    if re.search(rf"\b{re.escape(city)}\b", folded.replace(".", "")):
        return True
    known = {name for name in said if name}
    if not known:
        return time_zones.is_named(zone) and _WHOSE_TIME.search(folded) is not None
    return any(_offsets(name) == _offsets(zone) for name in known)


_WHOSE_TIME = re.compile(
    r"\b(?!(?:this|that|every|any|one|last|first|same|what) )[a-z.]{1,20} time\b|\bheure d"
)


@lru_cache(maxsize=64)
def _offsets(zone: str) -> tuple[timedelta | None, ...] | None:
    """What its clocks show in winter and in summer; None of what is no zone."""
    try:
        clock = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
    return tuple(datetime(2026, month, 15, tzinfo=clock).utcoffset() for month in (1, 7))


def _held(asked: Asked, name: str) -> str:
    """An option of the thread's digest, '' where it left none."""
    e = asked.earlier
    return e.values.get(name, "") if e is not None and e.command == "digest" else ""
