"""Metal told by what it is worth: 'steel content 3000' beside a code and its value is an option."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.commands.spec import Command
from bot.domain.text import Lang
from bot.reading.sums import amounts
from bot.reading.words import fold

METAL = "metal"
_WORTH = re.compile(
    r"(?<![\w.,-])(?:steel|iron|alumini?um|copper|acier|fer|cuivre)"
    r"(?:[ -](?:content|value|contenu|valeur))?(?: of| de)?:? "
    r"(?P<sum>(?:[A-Z]{3} |\$)?(?:\d{1,3}(?: \d{3}){1,3}(?:,\d\d)?|\d[\d,.]{0,15}\d)"
    r"(?: ?(?:usd|cad|\$))?)(?![\w.,%-])",
    re.IGNORECASE,
)


def as_option(
    command: Command, text: str, given: Sequence[tuple[str, str]], lang: Lang
) -> tuple[str, Sequence[tuple[str, str]]]:
    """The text without the metal's worth, and that as the option ``metal``; both as they are where
    no code and no other sum stand beside it, which it would be a part of."""
    knows = any(option.name == METAL for option in command.options)
    found = _WORTH.search(text) if knows and METAL not in dict(given) else None
    if found is None:
        return text, given
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    folded = fold(rest)
    valued = amounts.value(folded, lang) is not None or bool(amounts.bare(folded, lang))
    if not valued or len(amounts.codes(folded)) != 1:
        return text, given
    return rest, (*given, (METAL, found["sum"]))
