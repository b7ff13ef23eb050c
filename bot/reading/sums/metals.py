"""Words of metals that an entry may hold a share of, and of what holds goods of several kinds, as
pieces of patterns over folded text."""

from __future__ import annotations

import re

METAL_WORD = r"(?:steel|iron|alumini?um|copper|metal|acier|fer|cuivre)"
OF_SEVERAL = re.compile(
    r"\b(?:orders?|shipments?|loads?|containers?|invoices?|goods|commandes?|envois?|chargements?"
    r"|factures?|marchandises?|imports?|exports?|purchases?|sales|trade|stock|inventory"
    r"|achats?|importations?|exportations?|ventes?|echanges)\b"
)
"""What holds goods of several kinds, of which a metal may be one."""


def is_metal(name: str) -> bool:
    """Whether a word is a metal's, of which a share of what something else is made of is told.

    >>> is_metal("copper"), is_metal("metal furniture")
    (True, False)
    """
    return re.fullmatch(METAL_WORD, name) is not None


_OF_WHICH = re.compile(
    r"\b(?:of which|out of which|dont|of that,?)(?: (?:about|only|just|environ))?"
    r" ?(?:usd|cad|us ?\$|c?\$)? ?$"
)
_METAL_BEHIND = re.compile(
    r" ?(?:usd|cad|us|\$(?: us)?|bucks|dollars)?(?: worth)?(?: (?:is|are|est|sont))?"
    rf"(?: (?:in|of|en|de|du)\b| d'| de l')? ?(?:the )?(?P<metal>{METAL_WORD})"
    r"(?= ?(?:[.,;:?!)]|$)| (?:content|from|to|into|de|du|vers)\b)"
)


def is_metal_within(start: int, end: int, figures: str) -> bool:
    """Whether a sum is that of the one metal in a thing: 'a pump of 10,000 USD, of which 2,500 USD
    is steel'; 'steel, of which 3,000 USD is aluminum' are two goods."""
    led = _OF_WHICH.search(figures, max(0, start - 40), start)
    behind = _METAL_BEHIND.match(figures, end)
    if led is None or behind is None:
        return False
    before, rest = figures[: led.start()], figures[behind.end() :]
    named = set(re.findall(rf"\b{METAL_WORD}\b", before)) - {behind["metal"]}
    return not (named or OF_SEVERAL.search(before) or re.search(rf"\b{METAL_WORD}\b", rest))


def metal_behind(end: int, figures: str) -> tuple[int, int] | None:
    """Where the metal stands that a sum ending at ``end`` is of; None where none is named there."""
    found = _METAL_BEHIND.match(figures, end)
    return found.span("metal") if found is not None else None
