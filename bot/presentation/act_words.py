"""How an act is cited in a language other than that of the catalogue.

The catalogue cites acts in English: 'Executive Order 14325', 'SOR/2026-186, P.C. 2026-785'. In
French the same acts are 'décret 14325' and 'DORS/2026-186, C.P. 2026-785'. Numbers stay.
"""

from __future__ import annotations

import re

from bot.domain.cache import cached
from bot.domain.text import Lang
from bot.presentation.messages import NC_, SOURCE

_TERMS = (
    NC_("words of an act", "Executive Orders"),
    NC_("words of an act", "Executive Order"),
    NC_("words of an act", "SOR/"),
    NC_("words of an act", "SI/"),
    NC_("words of an act", "P.C. "),
    NC_("words of an act", "S.C. "),
    NC_("words of an act", "CBSA Customs Notice"),
    NC_("words of an act", "Customs Notice"),
    NC_("words of an act", "Customs Tariff"),
    NC_("words of an act", "Digital Services Tax Act"),
    NC_("words of an act", "Export and Import Permits Act, Import Control List"),
    NC_("words of an act", "United States Surtax Order"),
    NC_("words of an act", "China Surtax Order"),
    NC_("words of an act", "Certain Canned Vegetable Goods Surtax Order"),
    NC_("words of an act", "Certain Wood Cabinet and Vanity Goods Surtax Order"),
    NC_("words of an act", "Steel Derivative Goods Surtax Order"),
    NC_("words of an act", "Steel Derivative Goods Surtax Remission Order"),
    NC_("words of an act", "Steel Goods and Aluminum Goods Surtax Order"),
    NC_("words of an act", "Courier Imports Remission Order"),
    NC_("words of an act", "Postal Imports Remission Order"),
    NC_("words of an act", "US note"),
    NC_("words of an act", "Annex"),
    NC_("words of an act", "sections"),
    NC_("words of an act", "section"),
    NC_("words of an act", "Part"),
    NC_("words of an act", "Federal Register"),
    NC_("words of an act", "interim final rule"),
    NC_("words of an act", "as amended by"),
    NC_("words of an act", "as amended on"),
    NC_("words of an act", "as amended"),
    NC_("words of an act", "amending"),
    NC_("words of an act", "repealed by order of"),
    NC_("words of an act", "repealed in that part by"),
    NC_("words of an act", "repealed by"),
    NC_("words of an act", "paused by"),
    NC_("words of an act", "suspended by"),
    NC_("words of an act", "continued by"),
    NC_("words of an act", "ended by the order of"),
    NC_("words of an act", "folded into"),
    NC_("words of an act", "narrowed by"),
    NC_("words of an act", "list changed by"),
    NC_("words of an act", "start moved by"),
    NC_("words of an act", "rise postponed by"),
    NC_("words of an act", "postponed by"),
    NC_("words of an act", "announced on"),
    NC_("words of an act", "and later agreements"),
    NC_("words of an act", "and agreements"),
    NC_("words of an act", "and later notice"),
    NC_("words of an act", "and the US-Korea deal"),
    NC_("words of an act", "and of"),
    NC_("words of an act", "and"),
    NC_("words of an act", "to"),
    NC_("words of an act", "Proclamation of"),
    NC_("words of an act", "Statement of"),
    NC_("words of an act", "Statement"),
    NC_("words of an act", "Social media post"),
    NC_("words of an act", "Social media statement"),
    NC_("words of an act", "Recommendation of the Secretary of Commerce"),
    NC_("words of an act", "Directions of provinces and territories of March 2025"),
    NC_("words of an act", "Government of Ontario"),
    NC_("words of an act", "Government of Saskatchewan"),
    NC_("words of an act", "Announced list"),
    NC_("words of an act", "Fifth administrative review"),
    NC_("words of an act", "Sixth administrative review"),
    NC_("words of an act", "anti-dumping part"),
    NC_("words of an act", "anti-dumping"),
    NC_("words of an act", "countervailing"),
)
_BY_WORDS = {term.msgid: term for term in _TERMS}
_TERM = re.compile(
    "|".join(
        rf"(?<![A-Za-z]){re.escape(words)}(?![a-z])"
        for words in sorted(_BY_WORDS, key=len, reverse=True)
    )
)


@cached("acts as they are cited", most=1024)
def act_words(instrument: str, lang: Lang) -> str:
    """The act as it is cited in ``lang``.

    >>> act_words("United States Surtax Order (2026), SOR/2026-186, P.C. 2026-785", "fr")
    'Décret imposant une surtaxe aux États-Unis (2026), DORS/2026-186, C.P. 2026-785'
    >>> act_words("Executive Order 14193 as amended by 14197, 14226 and 14231", "fr")
    'décret 14193 modifié par 14197, 14226 et 14231'
    >>> act_words("Proclamation 10976; rise postponed by Proclamation 11000", "en")
    'Proclamation 10976; rise postponed by Proclamation 11000'
    """
    if lang == SOURCE:
        return instrument
    return _TERM.sub(lambda found: _BY_WORDS[found[0]].on(lang), instrument)
