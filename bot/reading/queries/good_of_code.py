"""The good that a code is of, for what is told of goods alone: words and briefs."""

from __future__ import annotations

from bot.domain.codes import Code
from bot.domain.snapshot import FactSnapshot


def good_of(code: Code, facts: FactSnapshot) -> str | None:
    """The narrowest good of the catalogue whose codes hold all of a code; None where none does."""
    holding = [good for good in facts.goods.values() if good.scope and good.scope.covers(code)]
    return min(holding, key=lambda good: good.scope.width).slug if holding else None
