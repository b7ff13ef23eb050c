"""Nights and the midnights between two days: 'last night', 'at midnight tonight'."""

from __future__ import annotations

import re

from bot.reading.days.dates import DayBound
from bot.reading.days.relative import Period
from bot.reading.days.text_on_day import (
    PAST,
    LooseForm,
    TextOnDay,
)
from bot.reading.lexicon.calendar import MONTH_PATTERN as _M

_LAST_NIGHT = re.compile(
    r"\blast (?:night|nite)(?:'s)?\b|\bhier (?:soir|matin|midi|apres-midi)\b"
    r"|\bla nuit (?:passee|derniere)\b"
)
_OVERNIGHT = re.compile(r"\bove?r ?ni(?:ght|te)\b|\bcette nuit\b|\bdurant la nuit\b")
_MIDNIGHT = re.compile(
    r"\b(?:(?:tonight|ce soir)(?: at| a| just after| after| past| apres|,)? ?"
    r"(?:12:0[01](?: ?am)?|00:0[01]|midnight|minuit)"
    r"|(?P<lead>(?:at|after|past|come|from|since|by|a|apres|passe|des|depuis) )?"
    r"(?:midnight|minuit|12:01(?: ?am)?(?= tonight))(?: tonight| ce soir)?)(?![\w:])"
)


def _midnight(text: TextOnDay, found: re.Match[str]) -> Period | None:
    """The day that a midnight begins: the next one, or today of what has happened."""
    before = text.folded[max(0, found.start() - 20) : found.start()]
    alone = found["lead"] is None and "tonight" not in found[0] and "ce soir" not in found[0]
    if alone or _NOT_YET.search(before) or _SENT.search(text.folded):
        return None
    if _DATED.search(before) or _DATE_BEHIND.match(text.folded, found.end()):
        return None
    begun = (found["lead"] or "").strip() in ("since", "depuis")
    has_been = PAST.search(text.folded) or _HAS_COME.search(text.folded)
    return text.on(0 if begun or has_been else 1)


_DATED = re.compile(rf"(?:\d|\b(?:{_M}))(?:st|nd|rd|th|er)?,? $")
_DATE_BEHIND = re.compile(
    rf"(?:,| on| of| le| du| the night of){{0,2}} (?:the |le )?(?:\d|(?:{_M})\b)"
)
"""Beside a midnight that is of another day: 'Dec 31 at midnight', 'midnight on April 9'."""
_HAS_COME = re.compile(
    r"\b(?:a|ont|est|sont) (?:embarque|entre|commence|debute|baisse|monte|tombe|parti|bouge|saute"
    r"|leve|echu)(?:e|s|es)?\b"
)
_NOT_YET = re.compile(r"\b(?:before|until|till|avant|jusqu'a)(?: the)? $")
_SENT = re.compile(
    r"\b(?:every|each|daily|weekdays?|weekly|brief\w*|digest|send|ping|subscri\w+|chaque|tous les"
    r"|resume|abonn\w+|envo\w+)\b"
)
"""In an order of a digest, whose hour midnight is."""


LAST_NIGHT = LooseForm(pattern=_LAST_NIGHT, read=lambda text, _: text.on(-1))
"""'last night', 'hier soir'."""
OVERNIGHT = LooseForm(pattern=_OVERNIGHT, read=lambda text, _: text.on(-1), bound=DayBound.SINCE)
"""'overnight', 'cette nuit': what has begun since yesterday."""
MIDNIGHT = LooseForm(pattern=_MIDNIGHT, read=_midnight)
"""'at midnight tonight', 'after midnight'."""
