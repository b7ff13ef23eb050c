"""A measure at another rate: what its label and its reliefs say then."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.domain.duty import AdValorem, DutyExpression, Free
from bot.domain.measures import Measure, Relief
from bot.domain.text import Text


def charged_at(duty: DutyExpression) -> Callable[[Measure], Measure]:
    """Puts a measure at ``duty``, and nothing else of it."""

    def charged(known: Measure) -> Measure:
        label = _relabelled(known, duty)
        return replace(known, duty=duty, label=label, reliefs=_reliefs(duty, known))

    return charged


def _reliefs(duty: DutyExpression, known: Measure) -> tuple[Relief, ...]:
    """The reliefs of a measure that is charged anew. Those with a rate of their own were set beside
    the old one and are marked so; one that would cost no less than the measure is none.
    """
    if duty == known.duty:
        return known.reliefs
    return tuple(
        relief if isinstance(relief.duty, Free) else replace(relief, of_old_rate=True)
        for relief in known.reliefs
        if not _costs_no_less(relief, duty)
    )


def _costs_no_less(relief: Relief, duty: DutyExpression) -> bool:
    match relief.duty, duty:
        case AdValorem(percent=eased), AdValorem(percent=whole):
            return relief.basis is None and eased >= whole
        case _, Free():
            return not isinstance(relief.duty, Free)
        case _:
            return False


def _relabelled(measure: Measure, duty: DutyExpression) -> Text:
    """The label with the new rate where it ended in the old one."""

    def told(label: str) -> str:
        match measure.duty, duty:
            case AdValorem(percent=old), AdValorem(percent=new):
                pattern = rf"{old.normalize():f}(\s?%)"
                return re.sub(pattern, lambda m: f"{new.normalize():f}{m[1]}", label)
            case _:
                return label

    return measure.label.changed(told)
