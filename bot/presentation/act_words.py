"""How an act is cited in a language other than that of the catalogue.

The catalogue cites acts in English: 'Executive Order 14325', 'SOR/2026-186, P.C. 2026-785'. In
French the same acts are 'décret 14325' and 'DORS/2026-186, C.P. 2026-785'. Numbers stay. The words
are data beside the acts, ``config/catalogue/act-words.csv``: a column a language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from bot.domain.cache import cached
from bot.domain.text import Lang
from bot.presentation.messages import SOURCE
from bot.tables import rows

_LANGUAGES = 8
"""How many are kept: more than any server speaks at a time."""


@cached("acts as they are cited", most=1024)
def act_words(instrument: str, lang: Lang) -> str:
    """The act as it is cited in ``lang``; as the catalogue has it where its words have no such
    language.

    >>> act_words("United States Surtax Order (2026), SOR/2026-186, P.C. 2026-785", "fr")
    'Décret imposant une surtaxe aux États-Unis (2026), DORS/2026-186, C.P. 2026-785'
    >>> act_words("Executive Order 14193 as amended by 14197, 14226 and 14231", "fr")
    'décret 14193 modifié par 14197, 14226 et 14231'
    >>> act_words("Proclamation 10976; rise postponed by Proclamation 11000", "en")
    'Proclamation 10976; rise postponed by Proclamation 11000'
    """
    if lang == SOURCE:
        return instrument
    cited = _cited(lang)
    return _any_of(lang).sub(lambda found: cited[found[0]], instrument) if cited else instrument


@lru_cache(maxsize=_LANGUAGES)
def _cited(lang: Lang) -> Mapping[str, str]:
    """The words of acts in ``lang``, by those of the catalogue."""
    table = rows("catalogue/act-words.csv", filled=(SOURCE,))
    return {row[SOURCE]: row[lang] for row in table if row.get(lang)}


@lru_cache(maxsize=_LANGUAGES)
def _any_of(lang: Lang) -> re.Pattern[str]:
    """Any of them, the longest first, as whole words."""
    longest_first = sorted(_cited(lang), key=len, reverse=True)
    return re.compile(
        "|".join(rf"(?<![A-Za-z]){re.escape(words)}(?![a-z])" for words in longest_first)
    )
