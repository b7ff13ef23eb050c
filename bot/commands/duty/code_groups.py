"""A good's codes where no schedule is loaded: one of each group that pays alike, the main first.

A range of codes holds numbers that no schedule prints, so that counting them says nothing of what
most of a good pays; its groups, and which of them heads /tariff, do.
"""

from __future__ import annotations

from datetime import date

from bot.commands.rates.subject import Subject
from bot.domain.codes import Code
from bot.domain.rate_groups import differing_groups
from bot.domain.rate_summary import Direction, RateGroup
from bot.domain.snapshot import FactSnapshot


def one_of_each(
    subject: Subject, direction: Direction, day: date, facts: FactSnapshot
) -> list[tuple[Code, RateGroup]]:
    """A code of each group with its group; none where nothing was ever charged on the good."""
    found = subject.rate_summary(facts, direction, day)
    main, core = found.main, found.core
    if main is None:
        return []
    groups = (main, *differing_groups(found, main))
    scopes = [(main.scope & core) or main.scope, *(group.scope for group in groups[1:])]
    codes = [scope.codes(most=1) for scope in scopes]
    return [(code[0], group) for code, group in zip(codes, groups, strict=True) if code]
