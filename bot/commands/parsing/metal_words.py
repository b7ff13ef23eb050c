"""Metal in words is an option: by what it is worth ('steel content 3000' beside a code and its
value), or as its share ('steel content 40%')."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.commands.spec import Command
from bot.domain.text import Lang
from bot.reading.sums import amounts
from bot.reading.sums.quantities import has_unit
from bot.reading.words import fold

_METAL = "metal"
_SHARE_IN_WORDS = re.compile(
    r"(?<![\w.,-])(?:"
    r"(?:steel|iron|alumini?um|copper|metal) content(?: of)?:? {0,2}"
    r"(\d{1,3}(?:[.,]\d{1,2})?) ?%"
    r"|(\d{1,3}(?:[.,]\d{1,2})?) ?% (?:of )?"
    r"(?:steel|iron|alumini?um|copper|metal) content"
    r"|(?:teneur|contenu) en (?:acier|fer|aluminium|cuivre|métal)(?: de)?(?: ?:)? {0,2}"
    r"(\d{1,3}(?:[.,]\d{1,2})?) ?%"
    r")(?!\w)",
    re.IGNORECASE,
)
_WORTH = re.compile(
    r"(?<![\w.,-])(?:steel|iron|alumini?um|copper|acier|fer|cuivre)"
    r"(?P<content>[ -](?:content|value|contenu|valeur))?(?: of| de)?:? "
    r"(?P<sum>(?P<before>[A-Z]{3} |\$)?(?:\d{1,3}(?: \d{3}){1,3}(?:,\d\d)?|\d[\d,.]{0,15}\d)"
    r"(?P<behind> ?(?:usd|cad|\$))?)(?![\w.,%-])",
    re.IGNORECASE,
)


def as_option(
    command: Command, text: str, given: Sequence[tuple[str, str]], lang: Lang
) -> tuple[str, Sequence[tuple[str, str]]]:
    """The text without the metal's worth or share, and that as the option ``metal``. A worth stays
    where no code and no other sum stand beside it, which it would be a part of."""
    knows = any(option.name == _METAL for option in command.options)
    share = _SHARE_IN_WORDS.search(text) if knows and _METAL not in dict(given) else None
    if share is not None:
        rest = f"{text[: share.start()]} {text[share.end() :]}"
        percent = next(filter(None, share.groups()))
        return rest, (*given, (_METAL, f"{percent}%"))
    found = _WORTH.search(text) if knows and _METAL not in dict(given) else None
    if found is None or not _is_sum(found):
        return text, given
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    folded = fold(rest)
    valued = amounts.value(folded, lang) is not None or bool(amounts.bare(folded, lang))
    if not valued or len(amounts.codes(folded)) != 1:
        return text, given
    return rest, (*given, (_METAL, found["sum"]))


def _is_sum(found: re.Match[str]) -> bool:
    """Whether the number is money: before a unit it is a quantity ('steel 20 tons'), and one up to
    a hundred that nothing calls a content may be a share."""
    if found["before"] or found["behind"]:
        return True
    if has_unit(fold(found.string[found.end("sum") :]), 0):
        return False
    return found["content"] is not None or sum(map(str.isdigit, found["sum"])) > _SHARE


_SHARE = 2
"""Digits of a share."""
