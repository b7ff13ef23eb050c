"""What is wanted, where plain words tell it: 'what moved since Labour Day', 'what did it use to
be', 'so on the 9,400', 'write the invoice at 4,000 instead of 40,000'. They make it likelier; the
model of the command has the last word."""

from __future__ import annotations

import math
import re
from decimal import Decimal

from bot.models.linear import weighed
from bot.reading.answered import asks_value
from bot.reading.features import Asked
from bot.reading.marks import MarkKind

_NEWS = re.compile(
    r"\b(?:what|wat|wut|anything|whats|wats|what's)(?:'s| has| have|ve)? (?:all )?"
    r"(?:changed|moved|shifted|is new|new)\b[^.?!]{0,60}"
    r"\b(?:since|this|last|past|lately|overnight|in the)\b"
    r"|\b(?:the )?latest (?:with|on|about|re|from)\b|\b(?:any|some) news (?:on|about|from|re)\b"
    r"|\bdes nouvelles? (?:des|de|du|sur|d'|concernant)"
    r"|\bdu nouveau (?:sur|pour|dans|depuis|avec|cote)"
    r"|\bnext (?:hike|increase|step|rise|jump|cut|drop|change|deadline|bump)\b"
    r"|\bprochaine? (?:hausse|baisse|etape|augmentation|changement|echeance|palier)\b"
)
"""In 136 of 137 labelled questions what changed or will change is asked for."""
_HISTORY = re.compile(
    r"\bused? to (?:be|pay)\b|\bwas there ever\b|\bever (?:been|was|go|gone|hit|drop)\b"
    r"|\bstep by step\b|\b(?:each|every|all the) steps?\b|\bchaque (?:palier|etape)\b"
    r"|\bhow long (?:did|has|have|was|were)\b"
)
"""In 38 of 39 labelled questions how it went over time is asked for."""
_RUSE = re.compile(
    r"\b(?:write|put|invoice|book|label|list|mark|bill|undervalue|relabel|declare|ecri\w{1,4}"
    r"|mettre|declar\w{1,4}|marqu\w{1,3}|factur\w{1,3}|inscri\w{1,3})\b[^.?!]{0,60}"
    r"\b(?:au lieu d|meme si|even though|although|instead of \$?\d|(?:when|quand|but|mais) (?:it's"
    r"|its"
    r"|it is|ca|c'est|elle|il) (?:really |vaut|worth|en fait)"
    r"|so (?:the|it|they|we|customs|that)\b[^.?!]{0,30}(?:n't|\bnot|nt|drops?|lower|less|avoid"
    r"|skip|zero)\b)"
    r"|\b(?:get around|evade|sneak|smuggle|beat the (?:tariff|duty)|under the table|off the books"
    r"|contourner|passer (?:en douce|inapercu)|eviter de payer|pour (?:pas|ne pas) payer"
    r"|get it (?:through|thru|in) as|se faire pogner"
    r"|so (?:customs|cbp|cbsa|the guard|they) (?:won't|don't|doesn't|wont|dont))\b"
)
"""In 29 of 31 labelled questions help to evade a duty is asked for, which the bot declines."""
_WRITTEN = re.compile(r"\b\d{1,3}(?:[ ,]\d{3})+\b(?![\d.,]*\d)|\b\d{1,4}(?:\.\d)?k\b")
"""A number as sums are written."""
_LARGE = Decimal(1000)
_LIKELIER = math.exp(2.0)


def by_plain_words(q: Asked, commands: dict[str, float]) -> dict[str, float]:
    """The chances of each command after the plain words that tell one."""
    folded = q.seen.folded
    if _RUSE.search(folded):
        return weighed(commands, {"none": _LIKELIER})
    if _names_a_sum(q):
        return weighed(commands, {"duty": _LIKELIER})
    news, history = _NEWS.search(folded) is not None, _HISTORY.search(folded) is not None
    if news == history:
        return commands
    return weighed(commands, {"changes" if news else "timeline": _LIKELIER})


def _names_a_sum(q: Asked) -> bool:
    """Whether a follow-up about goods tells what they are worth: so it is in all of 49 labelled
    ones with a sum without its currency; or what the bot asked for just now."""
    e = q.earlier
    if e is None or not (e.good or e.code) or q.seen.codes:
        return False
    if asks_value(e):
        return bool(q.seen.money or q.seen.bare)
    large = [b for b in q.seen.bare if b >= _LARGE]
    counted = q.seen.count or q.seen.quantities or any(True for _ in q.seen.of(MarkKind.PERCENT))
    return len(large) == 1 and not counted and _WRITTEN.search(q.seen.figures) is not None
