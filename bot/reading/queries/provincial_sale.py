"""What provinces ban or charge on the sale of a good: no matter of a duty at the border."""

from __future__ import annotations

import re

from bot.domain.codes import Scope
from bot.domain.questions import Query
from bot.domain.snapshot import FactSnapshot
from bot.reading.decisions.programme_goods import only_good
from bot.reading.marks import Extraction, MarkKind

_PROVINCES = "Provinces"
_SELLERS = re.compile(
    r"\b(?:lcbo|saq|liquor (?:boards?|stores?)|shel(?:f|ves)|tablettes?|provinc\w*)\b"
)
_SALE = re.compile(
    r"\b(?:ban(?:s|ned|ning)?|lev(?:y|ies|ied)|prohibit\w*|pull(?:s|ed)?|sells?|selling|sold|buy"
    r"|back on|still on|interdi\w*|banni\w*|bannit|vend\w*|achet\w*|prelevement\w*|retire\w*)\b"
)
_AT_THE_BORDER = re.compile(
    r"\b(?:dut(?:y|ies)|tariffs?|surtax\w*|customs|imports?|import\w{2,4}|droits?|tarifs?|douan\w*)\b"
)


def provincial_sale(query: Query, seen: Extraction, facts: FactSnapshot) -> str | None:
    """The programme of the provinces on the good asked about, where a province or its shops are
    named with a ban, a levy or a sale of US goods in Canada; None for what is owed at the border.
    """
    if query.command != "tariff" or query.imposing != "CA" or query.origin not in (None, "US"):
        return None
    regions = any(v.startswith("CA-") for m in seen.of(MarkKind.PLACE) for v in m.values[:1])
    told = regions or _SELLERS.search(seen.folded) is not None
    if not told or not _SALE.search(seen.folded) or _AT_THE_BORDER.search(seen.folded):
        return None
    goods = [facts.goods[slug].scope for slug in query.goods_asked if slug in facts.goods]
    for law in facts.programmes.values():
        held = facts.goods.get(only_good(law.slug) or "")
        if law.authority.startswith(_PROVINCES) and held is not None and goods:
            return law.slug if Scope.union(goods).overlaps(held.scope) else None
    return None
