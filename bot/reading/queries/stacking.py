"""Whether a question asks if two duties are owed at once."""

from __future__ import annotations

import re

from bot.reading.words import fold

_AT_ONCE = re.compile(
    r"\b(?:stack(?:s|ed|ing|able)?|pil(?:e|ed|es|ing) (?:up|on)|on top of|in addition to"
    r"|add(?:s|ed)? up|cumulat\w{1,4}|cumul\w{1,5}|combin(?:e|ed|es|ing)"
    r"|add(?:s|ed)? (?:to|together)"
    r"|(?:pay|pays|paid|owe|owes|owed|charged|due|apply|applies|hit)"
    r" (?:both|together|twice|at the same time|at once)"
    r"|both (?:be )?(?:apply|owed|charged|due|paid|hit)|s'ajoute\w{0,2}|s'additionne\w{0,2}"
    r"|s'accumule\w{0,2}|se superpose\w{0,2}|en (?:plus|sus) (?:de|du|des)|payer les deux)\b"
)


def asks_if_together(text: str) -> bool:
    """Whether it asks that.

    >>> asks_if_together("do 232 and 338 stack?"), asks_if_together("when did 232 and 338 start")
    (True, False)
    """
    return _AT_ONCE.search(fold(text)) is not None
