"""No-break spaces before and inside the signs of a language.

Whoever writes French types a plain space before a colon, a percent sign or a dollar and inside of
« »; a line must not be broken there. Catalogues are compiled with these and facts are loaded with
them (``wording/catalogues.py``, ``store/catalogue/build.py``), so that neither file needs a sign
that nobody can see.
"""

from __future__ import annotations

import re

from bot.domain.text import Lang

NO_BREAK = "\N{NO-BREAK SPACE}"
"""Joins what must not be broken over lines: a day, a number and its sign."""
_UNBROKEN = {"fr": re.compile(r"(?<=\S) (?=:(?:\s|$)|»)|(?<=«) |(?<=[\d}]) (?=[%$](?!\w))")}


def unbroken(words: str, lang: Lang) -> str:
    """The words with no-break spaces where a plain one stands at a sign.

    >>> unbroken("Acier : « 50 % »", "fr").replace(NO_BREAK, "_")
    'Acier_: «_50_%_»'
    >>> unbroken("16:30 : 5 $ CA ou 10 %ile", "fr").replace(NO_BREAK, "_")
    '16:30_: 5_$ CA ou 10 %ile'
    >>> unbroken("steel : 50 %", "en")
    'steel : 50 %'
    """
    rule = _UNBROKEN.get(lang)
    return rule.sub(NO_BREAK, words) if rule else words
