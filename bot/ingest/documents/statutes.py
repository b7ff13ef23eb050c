"""The statutes by which the United States charges duties, as documents and slugs name them.

A statute is told by the number of its section in the trade laws ('232' of the Trade Expansion Act
of 1962, '122' and '301' of the Trade Act of 1974, '338' of the Tariff Act of 1930), trade remedies
by 'adcvd', and the emergencies' by a word: theirs has no section that anybody cites.
"""

from __future__ import annotations

import re

from bot.ingest.documents.lexicon import ProgrammeCues

EMERGENCY = "emergency"
_INVOKED = re.compile(
    r"section (122|201|203|232|338)\b(?! of title)|(international emergency economic powers) act"
)
"""In enacting words; the titles of the code are no statutes."""
_NAMED = re.compile(r"\b(?:section|article) (122|201|232|301|338)\b")


def statute_of(cues: ProgrammeCues) -> str:
    """'338' of 'us-338-canada', 'adcvd' of trade remedies, 'emergency' of the emergency's duties.

    '' of what has no statute so named.
    """
    named = re.match(r"us-(\d{3}|adcvd|ieepa)\b", cues.slug)
    if named is None:
        return ""
    return EMERGENCY if named[1] == "ieepa" else named[1]


def statutes_invoked(authority: str) -> frozenset[str]:
    """The statutes by which an act commands, from its enacting words in lower case.

    >>> sorted(statutes_invoked("section 232 of the act, the international emergency economic "
    ...     "powers act, and section 301 of title 3"))
    ['232', 'emergency']
    """
    return frozenset(each[1] or EMERGENCY for each in _INVOKED.finditer(authority))


def statutes_named(low: str) -> frozenset[str]:
    """The statutes whose sections words in lower case name.

    >>> sorted(statutes_named("the section 232 and section 338 duties"))
    ['232', '338']
    """
    return frozenset(_NAMED.findall(low))
