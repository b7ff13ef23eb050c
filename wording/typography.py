"""How a language sets its signs; French as the Office québécois de la langue française has it."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NO_BREAK = "\u00a0\u202f"
_FRENCH = {
    "a space stands before a colon": re.compile(rf"(?<=[^\s{_NO_BREAK}]):(?=\s|$)"),
    "none stands before ; ! ?": re.compile(rf"[ {_NO_BREAK}][;!?](?=\s|$|»)"),
    "a space stands inside « »": re.compile(rf"«(?![ {_NO_BREAK}])|(?<![ {_NO_BREAK}])»"),
    "a space stands before %": re.compile(r"\d%"),
    "$ stands after its sum": re.compile(r"\$ ?[\d{]"),
}
"""Rules, and what breaks them."""
_ENGLISH = {"none stands before a colon": re.compile(rf"[\w)}}][ {_NO_BREAK}]:(?=\s|$)")}
_AS_TYPED = re.compile(r"Authorization: |Content-Type: |\(\S+ \d+%\)")
"""Names of headers, and options as they are typed: those are nobody's language."""
RULES = {"en": _ENGLISH, "fr": _FRENCH}


def faults_of(words: str, lang: str) -> Iterator[str]:
    """The rules of ``lang`` that the words break.

    >>> [*faults_of("Acier: 50%", "fr")]
    ['a space stands before a colon', 'a space stands before %']
    >>> [*faults_of("Acier : 50 %. Lequel?", "fr")]
    []
    """
    told = _AS_TYPED.sub("", words)
    return (rule for rule, broken in RULES.get(lang, {}).items() if broken.search(told))
