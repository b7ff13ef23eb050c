"""What is dated and next for the codes that head the answer, or threatened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from bot.domain.codes import Scope
from bot.domain.duty import percent_of
from bot.domain.measures import Measure, Standing
from bot.domain.rate_summary import (
    BROAD,
    width,
)
from bot.domain.text import Lang
from bot.presentation.budget import ShortLine
from bot.presentation.messages import gettext_in
from bot.presentation.plain_words import (
    day_words,
    spoken,
)
from bot.presentation.rate_words import (
    group_words,
    plain_number,
)
from bot.presentation.tariff.rated import (
    Rated,
)

_DAY = timedelta(days=1)


def coming_line(rated: Rated, lang: Lang) -> Iterator[ShortLine]:
    """What is dated and next, of measures made for the good."""
    _ = gettext_in(lang)
    main = rated.main
    reached = main.scope if main is not None else Scope()
    now = plain_number(main) if main is not None else None
    mine = [
        m
        for m in rated.found.coming
        if 0 < width(m.scope) < BROAD and m.scope.overlaps(reached) and percent_of(m.duty) != now
    ]
    mine.sort(key=lambda m: m.validity.first)
    if (told := _next(mine, rated, lang)) is not None:
        yield told
        return
    threats = [m for m in rated.found.pending if 0 < width(m.scope) < BROAD]
    threats = [m for m in threats if m.standing is Standing.THREATENED]
    if threats:
        words = _("Threatened only: {what}")
        yield ShortLine(text=words.format(what=spoken(threats[-1].label.on(lang), lang)), rank=5)


def _next(mine: list[Measure], rated: Rated, lang: Lang) -> ShortLine | None:
    """What the codes that head the answer pay together from the first day on which one of these
    measures makes it something else."""
    words = gettext_in(lang)("From {day}: {what}")
    for first in dict.fromkeys(m.validity.first for m in mine):
        before, told = (_then(rated, day, lang) for day in (first - _DAY, first))
        if told != before:
            return ShortLine(text=words.format(day=day_words(first, lang), what=told), rank=1)
    return None


def _then(rated: Rated, day: date, lang: Lang) -> str:
    """What the codes that head the answer pay on another day."""
    _ = gettext_in(lang)
    found, reached = rated.on(day), rated.main.scope if rated.main else Scope()
    group = found.main
    if found.rate_groups and not found.core:
        group = max(found.rate_groups, key=lambda one: one.scope.width_with(reached))
    if group is None:
        return _("no extra duty")
    return group_words(group, rated.claim, rated.facts, lang)
