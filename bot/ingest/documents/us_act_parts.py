"""The parts of an act of the President: recitals, background, what it commands, and its closing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.ingest.documents.countries import countries_named, foreign_only, without_making
from bot.ingest.documents.lexicon import act_numbers
from bot.ingest.documents.text import Clause
from bot.ingest.documents.us_act_commands import commands, only_recalls

ON_DUTIES = re.compile(
    r"import adjustment|\boffset\b|procure|tariff|\bdut(?:y|ies)\b|surtax|ad valorem|section"
    r" (?:122|201|232|301|338)\b"
)
"""Words of a clause on what goods pay."""
_OPERATIVE = re.compile(
    r"(?:do |i )?hereby (?:proclaim|direct|determine and order|order)\b|\bdo proclaim\b"
    r"|(?:it is )?hereby (?:ordered|directed)"
)
_CLOSING = re.compile(r"in witness whereof|\bgeneral provisions\b|donald j\. trump")
_BACKGROUND = re.compile(r"section\.?\s{0,8}1\.\s{0,3}(?:background|policy|purpose|findings)")
_WHEREAS = re.compile(r"\s{0,8}(?:\(?\w{1,4}[.)]\s{0,8})?whereas\b")
"""A recital, wherever it stands."""


def operative_part(low: str) -> tuple[int, int]:
    """Where the act begins to command, and where it closes; all of it when it never says."""
    opening = _OPERATIVE.search(low)
    start = opening.start() if opening else 0
    closing = _CLOSING.search(low, opening.end() if opening else len(low))
    return start, closing.start() if closing else len(low)


def commanding(body: Sequence[Clause]) -> Sequence[Clause]:
    """The clauses of an act that command something for goods, without recitals and background."""
    return [c for c in parts_of((), body).commands if commands(c)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActParts:
    """The clauses of an act by what they are for."""

    recitals: Sequence[Clause]
    background: Sequence[Clause]
    """What an order tells of before under 'Section 1. Background.'."""
    commands: Sequence[Clause]

    @property
    def reasons(self) -> tuple[Clause, ...]:
        """What the act tells beside what it commands."""
        return (*self.recitals, *self.background)


def parts_of(recitals: Sequence[Clause], body: Sequence[Clause]) -> ActParts:
    """The clauses before an act commands, and those of ``body``, in which recitals may stand."""
    background, own = _without_background([c for c in body if not _WHEREAS.match(c.lower)])
    recalled = [*recitals, *(c for c in body if _WHEREAS.match(c.lower))]
    recalled.extend(c for c in own if only_recalls(c.lower) and act_numbers(c.text))
    return ActParts(recitals=recalled, background=background, commands=own)


def _without_background(
    body: Sequence[Clause],
) -> tuple[Sequence[Clause], Sequence[Clause]]:
    """What an order tells under 'Section 1. Background.', and the rest of it."""
    if not _BACKGROUND.search(" ".join(c.lower for c in body[:4])):
        return (), body
    first = [c for c in body if re.fullmatch(r"(?:sec1)?[a-z]?", c.number)]
    return first, [c for c in body if c not in first]


def is_on_others(own: Sequence[Clause]) -> bool:
    """Whether an act changes what other countries' goods pay, and not a word is of Canada's."""
    duties = [c for c in own if ON_DUTIES.search(c.lower)]
    texts = (_ALL_BUT.sub(" ", without_making(c.text)) for c in duties)
    named = any("CA" in countries_named(text) for text in texts)
    return not named and any(foreign_only(c.text) for c in duties)


_ALL_BUT = re.compile(r"\bfrom all countries except\b[^;]{3,400}", re.I)
"""Whose goods stay free, as an act restates it when one more country joins them."""
