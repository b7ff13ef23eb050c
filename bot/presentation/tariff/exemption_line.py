"""A condition under which nothing is owed on the codes that head the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.assessment.entry import Outcome
from bot.domain.assessment.stacking import StackRow, stack
from bot.domain.codes import Scope
from bot.domain.duty import Free
from bot.domain.measures import Relief, Status
from bot.domain.rate_summary import (
    BROAD,
    RateGroup,
    charged,
    width,
)
from bot.domain.text import Lang
from bot.presentation.budget import ShortLine
from bot.presentation.duty_expressions import duty_words
from bot.presentation.messages import gettext_in
from bot.presentation.plain_words import (
    colon,
    spoken,
)
from bot.presentation.rate_words import (
    group_words,
    lowered,
)
from bot.presentation.tariff.rated import Rated, capital_rate, rows_asked_for

_DAY_IN_IT = re.compile(r"\d{4}-\d{2}-\d{2}$")
_UNDER_WAY = timedelta(days=60)
"""How long goods may be under way that were loaded before a measure began."""


def _is_over(relief: Relief, day: date) -> bool:
    """Whether it was for what was under way when the measure began, and that is long in."""
    found = _DAY_IN_IT.search(relief.declared)
    return found is not None and date.fromisoformat(found.group()) + _UNDER_WAY < day


def exemption_line(main: RateGroup, rated: Rated, lang: Lang) -> Iterator[ShortLine]:
    """The first condition of the law under which less is owed, or nothing, by the goods that head
    the answer, where there is room for it."""
    for row in charged(main.plain):
        for relief in (*row.measure.reliefs, *row.open):
            if relief.scope is None and width(row.measure.scope) >= BROAD:
                continue  # civil aircraft, what was at sea: of all goods, so of none
            if not _holds(relief, rated.found.day) or not _covers(relief, main):
                continue
            if text := _told(row, relief, main, rated, lang):
                yield ShortLine(text=text, rank=6)
                return


def _told(row: StackRow, relief: Relief, main: RateGroup, rated: Rated, lang: Lang) -> str:
    """'Exempt: in transit to Canada on March 4, 2025', 'Within the UK quota: 7.5%'; '' for what
    lowers it for nobody, or for some of its codes."""
    label = spoken(relief.label.on(lang), lang)
    if isinstance(relief.duty, Free):
        if relief.claim or relief not in row.open:
            return ""
        banned = row.outcome is Outcome.PROHIBITED  # who is out of a ban may owe a duty
        return label if banned else _exempt(label, relief, main, rated, lang)
    claimable = not relief.claim or (rated.found.claimable and rated.claim != "none")
    alone = len(charged(main.plain)) == 1  # else its rate is no sum of what is owed
    if not (alone and relief.declared and relief.scope is None and claimable):
        return ""
    shown = _FIGURE.search(label) is not None
    return label if shown else f"{label}{colon(lang)}{duty_words(relief.duty, lang)}"


_FIGURE = re.compile(r"\d\s?%")


def _exempt(label: str, relief: Relief, main: RateGroup, rated: Rated, lang: Lang) -> str:
    """That nothing is owed so, or what is: a law that the measure keeps away. '' where that is as
    much again."""
    _ = gettext_in(lang)
    held = [m for m in rated.found.every if m.status_on(rated.found.day) is Status.IN_FORCE]
    held = [m for m in held if m.scope and _mostly(m.scope, main)]
    claim = "usmca" if rated.found.claimable else ""
    plain, claimed = (
        stack(
            held,
            rated.facts.stacking,
            day=rated.found.day,
            claim=said,
            declared=frozenset({relief.declared}),
            scope=main.scope,
        )
        for said in ("", claim)
    )
    left = replace(main, plain=plain, claimed=claimed)
    if not charged(rows_asked_for(left, rated)):
        return _("Exempt: {what}").format(what=lowered(label))
    rate = group_words(left, rated.claim, rated.facts, lang)
    told = rate != group_words(main, rated.claim, rated.facts, lang)
    return f"{capital_rate(label)}{colon(lang)}{rate}" if told else ""


def _holds(relief: Relief, day: date) -> bool:
    begun = relief.validity is None or relief.validity.holds(day)
    return begun and not _is_over(relief, day)


def _covers(relief: Relief, main: RateGroup) -> bool:
    """Whether an exemption is of these codes, rather than of a few that happen to be among them."""
    return relief.scope is None or _mostly(relief.scope, main)


def _mostly(scope: Scope, main: RateGroup) -> bool:
    return 2 * scope.width_with(main.scope) >= width(main.scope)
