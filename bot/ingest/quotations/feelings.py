"""Inner states, which only the one who has them can tell: 'Ford remains “hopeful”'."""

from __future__ import annotations

import re

_APPOSED = r"(?:,\s[^,\x01]{2,80})?,?\s"
_IS = re.compile(rf"{_APPOSED}(?:is|was|est|était|s[’']est dit|se dit)\s(?:\w{{2,14}}\s)?")
_FEELING = re.compile(
    r"(?:(?:very|deeply|so|extremely|très|bien|plus|profondément)\s)?(?:triste|déçue?|fi(?:er|ère)"
    r"|heureu(?:x|se)|inqui(?:et|ète)|optimiste|confiante?|prudente?|furieu(?:x|se)|satisfaite?"
    r"|encouragée?|préoccupée?|sad|disappointed|proud|happy|worried|concerned|optimistic"
    r"|confident|hopeful|cautious|thrilled|encouraged|frustrated|pleased|furious|angry|shocked)\b",
    re.I,
)
_FEELS = re.compile(
    rf"{_APPOSED}(?:ne\s|se\s)?(?:perçoit|craint|redoute|souhaite|compte|espère|refuse|montre"
    r"|demeure|reste|hopes|wants|feels|felt|remains|remained|fears|worries)\b"
    r"[^.;:,\x01]{0,70}\s"
)
_WILL = re.compile(
    r"[^.;:\x01]{0,80}\s(?:sa|son|leur|his|her|their)\s"
    r"(?:(?:volonté|intention|souhait|désir|espoir|détermination)\s(?:de\s|d[’'])"
    r"|(?:willingness|intention|wish|desire|hope|determination)\sto\s)"
)
"""'a redit mardi son intention de “garder la porte ouverte”'."""


def tells_of_himself(between: str, words: str) -> bool:
    """Whether ``words`` tell what the subject feels; ``between`` parts him from them.

    >>> tells_of_himself(" remains ", "hopeful"), tells_of_himself(" is ", "a crook")
    (True, False)
    """
    is_so = _IS.fullmatch(between) is not None and _FEELING.match(words) is not None
    return is_so or _WILL.fullmatch(between) is not None or _FEELS.fullmatch(between) is not None
