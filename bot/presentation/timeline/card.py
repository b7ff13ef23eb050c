"""The short card of /timeline: the rate then and now, and its steps in one line a direction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from bot.domain.rate_summary import Direction
from bot.domain.text import Lang
from bot.presentation.budget import ShortLine, in_one_card, within_budget
from bot.presentation.measures import short_direction
from bot.presentation.messages import gettext_in
from bot.presentation.plain_words import colon, day_words, rate

_SHOWN, _FEWEST = 4, 2
"""Steps of a line."""
_LONG = timedelta(days=28)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """From ``day`` on the rate was ``percent``; None: a ban, or what ``words`` say ('50% of the
    metal'), '' where no words say it shortly.

    ``before``: it was that already when the stretch of time asked about began. ``claimed`` is what
    was owed with a claim, where that was something else.
    """

    day: date
    percent: Decimal | None
    banned: bool = False
    before: bool = False
    words: str = ""
    claimed: Stood | None = None


def distinct(steps: Sequence[Stood]) -> list[Stood]:
    """The steps at which the rate itself moved."""
    out: list[Stood] = []
    for step in steps:
        same = out and (out[-1].percent, out[-1].words) == (step.percent, step.words)
        if not same or (step.percent is None and not step.words):
            out.append(step)
    return out


def timeline_headline(
    name: str,
    direction: Direction,
    steps: Sequence[Stood],
    today: date,
    lang: Lang,
    *,
    known_from: date,
    until: date | None = None,
) -> str:
    """'Steel, Canada → US: 25% → 50%'; of a time that ended on ``until``, before the first day
    that is ``known_from`` the facts, that it is not known.
    """
    _ = gettext_in(lang)
    head = f"{name}, {short_direction(direction, lang)}{colon(lang)}"
    if until is not None and until < known_from:
        return head + _("not known before {day}").format(day=day_words(known_from, lang))
    moved = distinct(steps)
    past = [s for s in moved if s.day <= today]
    if not past and moved:  # only days to come were asked about
        first = moved[0]
        if first.before:
            return head + _said(first, lang)
        words = _("{rate} from {day}")
        return head + words.format(rate=_said(first, lang), day=day_words(first.day, lang))
    if not past:
        return head + _("no extra duty")
    then, now = _said(past[0], lang), _said(past[-1], lang)
    return head + (now if then == now else f"{then} → {now}")


def timeline_lines(
    headline: str,
    ways: Sequence[tuple[Direction, Sequence[Stood]]],
    today: date,
    lang: Lang,
    *,
    known_from: date,
    until: date | None = None,
) -> tuple[str, ...]:
    """One line a direction, the first without its name: the headline says it.

    Told up to ``today``, or to the day ``until`` where that is over already; fewer steps where many
    words each make them too long.
    """
    if until is not None and until < known_from:
        return ()
    lines: tuple[str, ...] = ()
    for most in range(_SHOWN, _FEWEST - 1, -1):
        told = _each_way(ways, today, lang, until, most)
        lines = within_budget(headline, told, lang)
        if in_one_card(headline, lines, lang):
            break
    return lines


def _each_way(
    ways: Sequence[tuple[Direction, Sequence[Stood]]],
    today: date,
    lang: Lang,
    until: date | None,
    most: int,
) -> list[ShortLine]:
    _ = gettext_in(lang)
    told = []
    for number, (direction, steps) in enumerate(ways):
        line = steps_in_words(distinct(steps), today, lang, until, most=most)
        named = f"{short_direction(direction, lang)}{colon(lang)}{line}"
        told.append(ShortLine(text=line if number == 0 else named, rank=number))
        claimed = _with_claim(steps, min(today, until or today))[-most:] if number == 0 else []
        if claimed:
            each = (f"{day_words(s.day, lang)} {_said(s, lang)}" for s in claimed)
            words = _("With USMCA: {steps}")
            told.append(ShortLine(text=words.format(steps=" · ".join(each))))
    return told


def _with_claim(steps: Sequence[Stood], last: date) -> list[Stood]:
    """The steps as they were with a claim, from the first that a claim made another one, where it
    did so for a month or more."""
    ends = [*(step.day for step in steps[1:]), last]
    long = [
        s
        for s, end in zip(steps, ends, strict=False)
        if s.claimed is not None and end - s.day >= _LONG
    ]
    if not long:
        return []
    from_then = [step for step in steps if step.day >= long[0].day]
    before = [s for s in steps if s.claimed is not None and s.day < long[0].day]
    return distinct([with_claim(step) for step in (*before, *from_then)])


def with_claim(step: Stood) -> Stood:
    """The step as it was for goods that were claimed."""
    return step.claimed or step


def steps_in_words(
    steps: Sequence[Stood],
    today: date,
    lang: Lang,
    until: date | None = None,
    *,
    most: int = _SHOWN,
) -> str:
    """'Mar 4, 2025 25% · June 4, 2025 50% · today 50%', the next step after it."""
    _ = gettext_in(lang)
    if not steps:
        return _("no extra duty in this time")
    past = [s for s in steps if s.day <= today]
    ahead = [s for s in steps if s.day > today]
    shown = [*past[-most:], *ahead[:1]]
    words = [f"{day_words(s.day, lang)} {_said(s, lang)}" for s in shown]
    if past and past[-1].percent != 0:
        rate_then = _said(past[-1], lang)
        if until is not None and until < today:
            still = _("still {rate} on {day}")
            now = still.format(rate=rate_then, day=day_words(until, lang))
        else:
            now = _("today {rate}").format(rate=rate_then)
        words.insert(len(past[-most:]), now)
    return " · ".join(words)


def _said(step: Stood, lang: Lang) -> str:
    _ = gettext_in(lang)
    if step.percent is None:
        return _("banned") if step.banned else step.words or _("by code")
    return rate(step.percent, lang) if step.percent else _("none")
