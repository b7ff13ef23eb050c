"""Where goods are said to be made, whatever place they are sent or sold from."""

from __future__ import annotations

import re

from bot.reading.marks import Extraction, MarkKind

_MADE = re.compile(
    r"\b(?:made|built|assembled|manufactured|produced|sewn|knit|grown|brewed|distilled|bottled|milled"
    r"|fabriquee?s?|assemblee?s?|construite?s?|produite?s?|cousue?s?|cultivee?s?|montee?s?)"
    r" (?:entirely |wholly |all |only )?(?:in|en|au|aux|a|dans) (?:the |le |la |l'|les )?$"
)
_PART = re.compile(
    r"\b(?:with|whose|using|from|chain|engines?|motors?|parts?|components?|fabric|yarn|leather|avec|"
    r"dont|moteurs?|pieces?|tissu|chips?|board|cells?|frame)\b[^.;?!]{0,40}$"
)
_NOT = re.compile(
    r"\b(?:not|isn't|aren't|pas|if|si|or|ou|stamp|slap|swap|tags?|labels?)\b[^.;?!]{0,20}$"
)


def made_in(seen: Extraction) -> str | None:
    """The one country where the goods, and no part of them, are made; None where none is told.

    The place of shipment is not the origin, and that of a component is not the good's.
    """
    found: set[str] = set()
    for mark in seen.of(MarkKind.PLACE):
        before = seen.folded[: seen.words[mark.first].start]
        made = _MADE.search(before)
        if made is None or _NOT.search(before[: made.start()]):
            continue
        if not _PART.search(before[: made.start()]):
            found.add(mark.values[0].split("-")[0])
    return next(iter(found)) if len(found) == 1 else None
