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
            found.add(mark.country)
    return next(iter(found)) if len(found) == 1 else None


_BACK = re.compile(
    r"\b(?:com(?:es?|ing)|came|sent|sends?|ship(?:s|ped|ping)?|brought|goes|going) (?:back|home)\b"
    r"|\b(?:returned|returning|returns) (?:unsold|unused|empty|home|to us|from|goods)\b"
    r"|\b(?:reviennent|revient|revenus?|revenues?|retournees?|retournes) (?!a combien|cher)"
    r"|\ben retour\b"
)


def coming_home(seen: Extraction) -> str | None:
    """The neighbour whose own goods come back to it: 'US-made pump comes back', 'chaises
    canadiennes qui reviennent'; None for all other goods."""
    back = _BACK.search(seen.folded)
    if back is None:
        return None
    goods = list(seen.of(MarkKind.GOOD))
    beside = {m.first for m in goods} | {m.last - 1 for m in goods}
    own: set[str] = set()
    for mark in seen.of(MarkKind.PLACE):
        if seen.words[mark.first].start > back.start():
            continue
        after = seen.words[mark.last].word if mark.last < len(seen.words) else ""
        told = mark.source == "adjective" and {mark.last, mark.first - 1} & beside
        if told or after in ("made", "built", "grown"):
            own.add(mark.country)
    home = next(iter(own)) if len(own) == 1 else None
    return home if home in ("CA", "US") else None
