"""Shares of a value that a question tells: '40% steel content', '30 % de contenu américain'."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from bot.domain.questions import Query

_PERCENT = r"(\d{1,3}(?:[.,]\d+)?) ?(?:%|percent|per cent|pour cent)"
_METAL = r"(?:steel|iron|alumini?um|copper|metal|acier|fer|cuivre)"
_US = r"(?:u\.?s\.?a?|american|united states|americain)"
_NEAR = r"(?:canadian(?: (?:and|or|&) mexican)?|mexican|canadien(?: et mexicain)?|mexicain)"
_CONTENT = r"(?:content|contenu|teneur|parts|components|composants)"


def _told(of: str) -> re.Pattern[str]:
    """'40% steel content', 'steel content of 40%', 'teneur en acier de 40 %'. A share is told by a
    word for content: '50% steel tariff' is none."""
    return re.compile(
        rf"(?<![\w.,]){_PERCENT}(?: of| de)? {of} {_CONTENT}\b"
        rf"|(?<![\w.,]){_PERCENT}(?: of| de)? {_CONTENT} (?:en |d')?{of}\b"
        rf"|\b{of} {_CONTENT}(?: is| of| at|:)* {_PERCENT}"
        rf"|\b{_CONTENT} (?:en |d')?{of}(?: est)?(?: de|:)* {_PERCENT}"
    )


_KINDS: Mapping[str, re.Pattern[str]] = {
    "metal": _told(_METAL),
    "us-content": _told(_US),
    "ca-mx-content": _told(_NEAR),
}


def shares(folded: str) -> dict[str, Decimal]:
    """By what they are of, in percent of the value.

    >>> shares("a 30000 usd car with 40% canadian content")
    {'ca-mx-content': Decimal('40')}
    >>> shares("teneur en acier de 12,5 %"), shares("fridges with a steel content of 40%")
    ({'metal': Decimal('12.5')}, {'metal': Decimal('40')})
    >>> shares("a 50% steel tariff")
    {}
    """
    found = {}
    for name, pattern in _KINDS.items():
        told = [next(g for g in m.groups() if g) for m in pattern.finditer(folded)]
        if len(told) == 1:
            found[name] = Decimal(told[0].replace(",", "."))
    return {name: share for name, share in found.items() if share <= _WHOLE}


_WHOLE = Decimal(100)


def with_shares(query: Query, folded: str) -> Query:
    """An entry with what its question says it is made of."""
    if query.command != "duty":
        return query
    told = {name: str(share) for name, share in shares(folded).items()}
    return replace(query, values={**query.values, **told})
