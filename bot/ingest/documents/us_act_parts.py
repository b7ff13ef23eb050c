"""The parts of an act of the President: recitals, background, what it commands, and its closing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.ingest.documents.text import Clause
from bot.ingest.documents.us_act_clauses import (
    commands,
)

_OPERATIVE = re.compile(
    r"(?:do |i )?hereby (?:proclaim|direct|determine and order|order)\b|\bdo proclaim\b"
    r"|(?:it is )?hereby (?:ordered|directed)"
)
_CLOSING = re.compile(r"in witness whereof|\bgeneral provisions\b|donald j\. trump")
_BACKGROUND = re.compile(r"section\.?\s{0,8}1\.\s{0,3}(?:background|policy|purpose|findings)")
WHEREAS = re.compile(r"\s{0,8}(?:\(?\w{1,4}[.)]\s{0,8})?whereas\b")
"""A recital, wherever it stands."""


def operative_part(low: str) -> tuple[int, int]:
    """Where the act begins to command, and where it closes; all of it when it never says."""
    opening = _OPERATIVE.search(low)
    start = opening.start() if opening else 0
    closing = _CLOSING.search(low, opening.end() if opening else len(low))
    return start, closing.start() if closing else len(low)


def commanding(body: Sequence[Clause]) -> Sequence[Clause]:
    """The clauses of an act that command something for goods, without recitals and background."""
    own = without_background([c for c in body if not WHEREAS.match(c.lower)])[1]
    return [c for c in own if commands(c)]


def without_background(
    body: Sequence[Clause],
) -> tuple[Sequence[Clause], Sequence[Clause]]:
    """An order that opens with 'Section 1. Background.' tells there what was before."""
    if not _BACKGROUND.search(" ".join(c.lower for c in body[:4])):
        return (), body
    first = [c for c in body if re.fullmatch(r"(?:sec1)?[a-z]?", c.number)]
    return first, [c for c in body if c not in first]
