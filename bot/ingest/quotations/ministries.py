"""Ministries as French articles call them: whose, their fields and the fields' adjectives."""

from __future__ import annotations

import re

_OF = r"(?:de\sl[’']|de\sla\s|des\s|du\s)"
_OF_PLACE = (
    r"(?:[a-zà-ÿ-]{3,14}(?:ien(?:ne)?|(?<!parf)(?<!\btr)oise?|(?<!\bjam)aise?|aine?)"
    r"|allemande?|russe|turc|turque|suisse|belge|grec|grecque|tchèque|slovaque|britannique|fédérale?)"
)
_VERBS = (
    r"indique|explique|réplique|critique|revendique|implique|applique|communique|signale|étale"
    r"|rappelle|appelle|[\w-]{0,6}quelles?|arrive|prive|motive|active|cultive|éclaire"
)
ADJECTIVE = (
    rf"(?!(?:{_VERBS})(?!\w))[a-zà-ÿ]{{2,14}}"
    r"(?:ères|ière|gère(?<=étrangère)|iques?|elles?|ales?|aux|aires?|ives?|euses|[iu]eure?s?)"
)
"""What goes with a field: 'étrangères', 'écologique', 'extérieur', 'supérieur'; no verb."""
_FIELD = rf"(?!ministre)[\w-]{{3,24}}(?:\s{ADJECTIVE}(?!\w))?(?:\sdes\s[a-zà-ÿ]{{4,16}}s(?!\w))?"
_MORE = (
    rf"(?:,?\s(?:et\s)?(?:{_OF}|(?<=et\s))(?=[A-ZÀ-Þ]){_FIELD}"
    rf"|\set\sde\sl(?:[’']|a\s)(?=[a-zà-ÿ]){_FIELD}){{0,5}}"
)
MINISTRY = (
    rf"(?:[Ll]e |[Aa]u )?[Mm]inistère(?:\s{_OF_PLACE})?\s{_OF}{_FIELD}{_MORE}"
    rf"(?:\s{_OF_PLACE}(?!\w))?(?!\w)"
)
"""'le ministère norvégien de la Défense', 'le ministère de l’Enseignement supérieur et de la
Recherche': a pattern."""
_TOLD = re.compile(MINISTRY)
_LEAD = re.compile(r"(?:[Ll]e |[Aa]u )?[Mm]")


def only_ministry(text: str, before: int) -> str:
    """The one ministry that is named before an offset, or ''.

    >>> only_ministry("Le ministère russe de la Pêche a parlé.", 40)
    'ministère russe de la Pêche'
    """
    told = {_LEAD.sub("m", found.group(), count=1) for found in _TOLD.finditer(text, 0, before)}
    longest = max(told, key=len, default="")
    return longest if all(longest.startswith(name) for name in told) else ""
