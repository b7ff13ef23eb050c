"""Orders that only put some words or a limit of value in place of others, with no rate and no list.

Such an order changes whom or what the order that it amends reaches. How its conditions read is for
a person to compare: what is told is that they changed, where, and from when.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.drafts import Draft, plain_draft, whole
from bot.ingest.documents.text import Clause

_REPLACED = re.compile(
    r"\b(?:is|are) amended by (?:replacing|substituting|deleting|striking out|adding|repealing)\b"
    r"|\b(?:is|are) (?:replaced (?:by|with)|amended to read)\b"
    r"|\breplac(?:ed|ing) (?:the (?:word|expression|amount|reference)s? )?\"[^\"]{1,200}\""
    r" (?:by|with)\b"
    r"|\b(?:est|sont) (?:remplacée?s? par|modifiée?s? (?:par|de))\b"
)
"""How Canadian orders amend: 'is amended by replacing "$20" with "$40"'."""
_ONE_LANGUAGE = re.compile(
    r"\b(?:english|french) version of\b|\bversions? (?:anglaise|française) (?:de|du|des)\b"
)
"""A version brought in line with the other one: the law that both state stays as it was."""
_OF_RELIEF = re.compile(r"\bremission order\b|\bdécret de remise\b")
_FIRST = 300
"""Characters of a section within which it says what it does; what it puts in comes after."""
_MOST = 3


def words_replaced(sections: Sequence[Clause], *, relief: bool) -> list[Draft]:
    """The one change of an order that replaces words; ``relief``: in an order that remits duties.

    Its first sections that do so are the evidence; in one language alone, it is a correction.
    """
    told = [c for c in sections if _REPLACED.search(c.lower[:_FIRST])]
    if not told:
        return []
    put_right = all(_ONE_LANGUAGE.search(c.lower) for c in told)
    relief = relief or all(_OF_RELIEF.search(c.lower) for c in told)
    kind = ProposalKind.EXEMPTION if relief else ProposalKind.EVENT
    kind = ProposalKind.CORRECTION if put_right else kind
    draft = plain_draft(told[0], kind, "words-replaced")
    return [replace(draft, spans=tuple(whole(c, kind.value) for c in told[:_MOST]))]
