"""Questions as they are spoken in Quebec, written as the models know them."""

from __future__ import annotations

import re

_ASKED_OF = {
    "est": "-il", "sont": "-ils", "a": "-t-il", "ont": "-ils", "paie": "-t-il", "paye": "-t-il",
    "paient": "-ils", "va": "-t-il", "vont": "-ils",
}  # fmt: skip
_ASKING_TU = re.compile(
    r"(?<!y )(?<!tu )(?<!qui )\b(est|sont|a|ont|paie|paye|paient|va|vont)[ -]t[ui]\b(?!')",
    re.IGNORECASE,
)
"""The particle that asks in spoken Quebec French: 'les chars sont tu taxés' are asked about, and
nobody is spoken to."""


def written_out(text: str) -> str:
    """The text with the particle that asks as a pronoun.

    >>> written_out("les chars sont tu taxés"), written_out("est-ce que tu es un robot")
    ('les chars sont-ils taxés', 'est-ce que tu es un robot')
    """
    return _ASKING_TU.sub(lambda m: f"{m[1]}{_ASKED_OF[m[1].lower()]}", text)
