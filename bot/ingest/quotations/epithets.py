"""How a French article speaks again of somebody by nothing but age and sex."""

from __future__ import annotations

import re

_WOMAN_OF_PLACE = (
    r"(?-i:[A-ZÀ-Þ][a-zà-ÿ-]{3,14}"
    r"(?:aise|oise|ienne|éenne|andaise|(?:[fr]ic|ous|roc|oum|orr|om)aine))"
)
_MAN_OF_PLACE = (
    r"(?-i:(?!Palais|Marais|Relais|Parisien|Gardien|Valais|Forez)[A-ZÀ-Þ][a-zà-ÿ-]{3,14}"
    r"(?:ais|ois|ien|éen|andais|(?:[fr]ic|ous|roc|oum|orr|om)ain))"
)
_AGED = r"(?:\sde\s\d\d\sans)?"
"""'la jeune Suédoise', 'le Lyonnais': what is no newspaper and no palace."""
EPITHET = re.compile(
    r"(?<![\w’'])(?:(?P<f>(?:la|cette)\s(?:jeune\s(?:femme|fille|maman)|\w{3,9}génaire|trentenaire"
    r"|jeune\smère|jeune\s[a-zà-ÿ]{3,14}(?:ée|iste|ante|euse|rice|ienne)"
    rf"|(?:jeune\s)?{_WOMAN_OF_PLACE}{_AGED}))"
    r"|(?P<m>(?:le|ce)\s(?:jeune\s(?:homme|père|garçon)|\w{3,9}génaire|trentenaire"
    r"|jeune\s[a-zà-ÿ]{3,14}(?:é|iste|ant|eur|ien)"
    rf"|(?:jeune\s)?{_MAN_OF_PLACE}{_AGED}))"
    r"|(?P<any>l[’'](?:octogénaire|adolescente?)))(?!\w|,?\s(?-i:[A-ZÀ-Þ]))",
    re.I,
)
"""'la jeune femme', 'le quadragénaire', where no name follows."""


def sex_of_epithet(words: str) -> str | None:
    """'f', 'm' or '' of 'la jeune femme', 'le trentenaire', 'l’octogénaire'; None for others.

    >>> sex_of_epithet("La jeune femme"), sex_of_epithet("la ministre")
    ('f', None)
    """
    found = EPITHET.fullmatch(words)
    if found is None:
        return None
    return "f" if found["f"] else "m" if found["m"] else ""
