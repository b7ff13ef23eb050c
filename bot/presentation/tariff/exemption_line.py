"""A condition under which nothing is owed on the codes that head the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from bot.domain.assessment.entry import Outcome
from bot.domain.duty import Free
from bot.domain.measures import Relief
from bot.domain.rate_summary import (
    BROAD,
    RateGroup,
    charged,
    width,
)
from bot.domain.text import Lang
from bot.presentation.budget import ShortLine
from bot.presentation.messages import gettext_in
from bot.presentation.plain_words import (
    spoken,
)
from bot.presentation.rate_words import (
    lowered,
)

_DAY_IN_IT = re.compile(r"\d{4}-\d{2}-\d{2}$")
_UNDER_WAY = timedelta(days=60)
"""How long goods may be under way that were loaded before a measure began."""


def _is_over(relief: Relief, day: date) -> bool:
    """Whether it was for what was under way when the measure began, and that is long in."""
    found = _DAY_IN_IT.search(relief.declared)
    return found is not None and date.fromisoformat(found.group()) + _UNDER_WAY < day


def exemption_line(main: RateGroup, day: date, lang: Lang) -> Iterator[ShortLine]:
    """A condition under which nothing is owed, where there is room for it."""
    _ = gettext_in(lang)
    for row in charged(main.plain):
        for relief in row.open:
            if relief.scope is None and width(row.measure.scope) >= BROAD:
                continue  # civil aircraft, what was at sea: of all goods, so of none
            if _is_over(relief, day) or not _covers(relief, main):
                continue
            if isinstance(relief.duty, Free) and not relief.claim:
                label = spoken(relief.label.on(lang), lang)
                banned = row.outcome is Outcome.PROHIBITED  # who is out of a ban may owe a duty
                text = label if banned else _("Exempt: {what}").format(what=lowered(label))
                yield ShortLine(text=text, rank=6)
                return


def _covers(relief: Relief, main: RateGroup) -> bool:
    """Whether an exemption is of these codes, rather than of a few that happen to be among them."""
    if relief.scope is None:
        return True
    return 2 * relief.scope.width_with(main.scope) >= width(main.scope)
