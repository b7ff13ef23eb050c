"""What a follow-up says of the sum that its thread told.

Texts are folded: small letters without accents, numbers in figures. By what share the sum changes
``changed_by_share.py`` tells, which numbers count the goods anew ``changed_counts.py``; what it
comes to is reckoned where the thread is known (``decisions/follow_up_sums.py``).
"""

from __future__ import annotations

import re
from enum import Enum

from bot.reading.sums.percentages import percentage

_DEDUCTED = (
    r"^(?:and |ok |so |et )?(?:(?:they|he|she|we|ils|elle|il|on|nous)(?: ont| a| avons)? )?"
    r"(?:knock(?:ed)?|take|took|deduct(?:ed)?|subtract|minus|less|moins|enleve[zr]?|enlevee?s?"
    r"|without|excluding|sans|hors)"
    r" (?:off |out |away )?(?:another |the |my |our |le |la |les |about )?"
    r"(?:(?:usd|cad|us|c|freight|shipping|deposit|discount|rabais|fret|depot) ?(?:of |de )?)?"
    r"[^a-z]{0,6}\d"
)
_SO_MUCH_OFF = (
    r"\d(?: ?(?:usd|cad|us|\$(?: ?(?:us|ca))?|dollars|bucks))? (?:off\b(?! (?:the|next"
    r"|our) (?:next|duty|order"
    r"|time))|(?:de |d')(?:rabais|remise|moins)\b)|\b(?:discount|rabais|credit|remise) (?:of"
    r"|de) [^a-z]{0,3}\d"
)


class SaidOfSum(Enum):
    """What may be said of the sum or the count before, each with the words that say it."""

    # What becomes of it
    TAKEN_BACK = (
        r"^\W{0,9}(?:(?:no|oops|sorry|wait|ok|non|oups|attends|pardon)\W{1,3}){0,2}"
        r"(?:take (?:that|it) back|scratch (?:that|it)|undo(?: (?:that|it))?|forget (?:that|it)"
        r"|never ?mind(?: that)?|oublie[zr]? (?:ca|cela)|annule[zr]? (?:ca|cela)|laisse[zr]? faire)"
        r"(?:\W{1,3}(?:please|pls|svp|stp|sorry))?\W{0,9}$"
    )
    """With the last turn, and nothing is said in its place: 'take that back'."""
    SPLIT = (
        rf"(?:\b(?:half|most|some|part|a third|a quarter|la moitie|une partie|le tiers|le quart)"
        rf"|(?<![\w.,]){percentage()})(?: (?:of|de|d'|en) ?"
        r"(?:it|them|that|those|these|ca|eux|elles))?"
        r" (?:is|are|est|sont|was|were)\b[^.?!]{0,40}"
        r"\b(?:(?:the )?(?:rest|remainder|other half|balance)|(?:le )?reste"
        r"|l'autre moitie|les autres)\b"
    )
    """Its goods are parted: '60% of it is, the rest vanities'."""
    ADDED = (
        r"^(?:and |ok |et )?(?:add|plus|ajoute[zr]?) (?:another |an extra |encore )?"
        r"|^(?:[a-z']+ ){1,7}(?:add|ajoute[zr]?|rajoute[zr]?) (?:another|an extra|encore)\b"
    )
    """The new sum or number comes on top: 'add 500', 'total if i add another 150 worth'."""
    DEDUCTED = _DEDUCTED
    """It begins by taking its sum off: 'less the deposit of 2,000'."""
    TAKEN_OFF = rf"{_DEDUCTED}|{_SO_MUCH_OFF}"
    """Its sum goes off the one before, wherever it says so: 'knock 4k off', 'un rabais de 500'."""
    REPLACED = (
        r"\b(?:make|change|call|mettons|mettez|say|disons|instead|rather|plutot|au lieu|sorry|not"
        r"|pas|correction|wait|oops|oups)\b"
    )
    """The new number or quantity takes the place of the one before: 'change that to 46,000 lb'."""

    # Of which goods it is
    BESIDE = r"\b(?:also|too|as well|aussi|en plus|egalement|on top)\b"
    """Of another thing beside those told before: 'the doors as well, 8 at 240'."""
    OF_SOME = (
        r"(?<![\w.,$€£])\d{1,4} (?:of|de|des|d'entre) (?:(?:the|our|my|les|nos|mes|ces)"
        r" [a-z][a-z'-]{2,15}|them|em|those|these|elles|eux|ca),?"
        r" (?:(?:is|are|was|were|go|goes|went|belong\w{0,3}|stay\w{0,2}|remain\w{0,2}|sont|est|vont"
        r"|restent)\b)(?! (?:now |all )?(?:taken|bought|ordered|received|here|coming|arriving"
        r"|ship\w{2,5}|cross\w{2,3}|enter\w{2,3}|left|in\b|to come|arrivee?s|livree?s|recue?s"
        r"|commandee?s)\b)"
    )
    """Something is told of so many of the goods alone, from which nobody can tell what is entered:
    '3 of the pallets are for another customer'. So many that came are told elsewhere."""
    ONE_ALONE = (
        r"^(?:(?:no|and|ok|so|sorry|what|if|non|et|pis|si)\W{1,3}){0,3}(?:(?:make|call) (?:it|that)"
        r"(?: just| only)?|just|only|mettons|juste|rien que|seulement) (?:one|1|une?)"
        r"(?: (?!thing|moment|sec|min|time|note|chose|instant|cert|code|entry|question|dut|tariff"
        r"|rate|law|paper|copy|more|day|week|month|year)"
        r"[a-z]{3,14})?(?: alone)?(?=\W*$|,)"
        r"|^(?:(?:and|ok|so|et)\W{1,3})?one [a-z]{3,14} only(?=\W*$|,)|^(?:une|un) seule?\W*$"
    )
    """There is but one of them: 'make it one', 'juste une'."""
    FOR_ONE = (
        r"^(?:and |so |ok |et )?(?:what(?:'s| is) (?:that|it) )?"
        r"(?:per|par|a|for (?:just )?one|each|chacune?)"
        r"(?: (?:head|pallet|skid|unit|piece|case|box|container|load|truck|tete|palette|unite))?"
        r"(?: then| alors)?\W*$"
    )
    """It is asked for one of as many: 'per pallet?'."""
    FOR_ALL = (
        r"\bmeant (?:it )?(?:for |as )?(?:the (?:whole )?(?:lot|set|total)|all of them|in total)\b"
        r"|\bnot each\b|\bpas chacune?\b|\bc'est le total\b"
    )
    """The sum was for all of them together: 'I typed EA, meant for the lot'."""
    OF_ONE_ALIKE = r"\blike (?:this|that|these|those)|\bcomme (?:ca|celui|celle)"
    """What was told before is one of those counted now: '7 containers like this'."""
    PRICE_STAYS = r"\bsame (?:unit )?(?:price|cost)\b|\bmeme prix\b"
    """The price of one stays: 'make that 80 at the same price'."""

    # What a number is in place of a sum
    RATE_OR_PRICE = (
        r"%|\b(?:percent|per cent|pour ?cent|rate|tariff|duty|duties|taux|tarif|surtaxe?|points?"
        r"|ch(?:apter|apitre)?|heading|section|each|apiece|chacune?s?)\b|[$€£]"
        r"|^(?:and |ok |so |no |et |pis )?(?:what if (?:it's )?)?(?:at|@|a) \d"
    )
    """It may be a rate, a code or a price, and so is no count."""
    RATE_ASKED = (
        r"^\W{0,3}(?:but |and |so |et |mais )?(?:why|how come|is (?:it|that)|was (?:it|that)|still"
        r"|pourquoi|toujours|est-ce|c'est encore|c'est toujours)\b[^.?!\d]{0,24}\d{1,2}[ .,;?!]*$"
    )
    """A small one without a unit is asked after, which is a rate: 'why 50?', 'is it still 10?'."""
    NAME_OF_A_THING = (
        r"\b(?:line|ligne|lot|item|article|box|no|number|numero|po|ref)\.? ?#? ?\d+\b|#"
    )
    """It is the name of something: 'drop line 20'."""
    EXCHANGE_RATE = (
        r"(?:^|\b)(?:at|@|a|rate(?: of| is)?|fx(?: of| is)?|taux(?: de)?|change(?: de| a)?|exchange"
        r"(?: rate)?(?: of)?) ?(?:0?[.,][5-9]\d{1,3}|1[.,]\d{2,4})\W*$"
    )
    """It ends with what one dollar is of the other: 'in Canadian at 1.37'."""

    def __init__(self, words: str) -> None:
        self._words = re.compile(words)

    def is_told_by(self, text: str) -> bool:
        """Whether a folded text says so.

        >>> [said.name for said in SaidOfSum if said.is_told_by("knock 500 off")]
        ['DEDUCTED', 'TAKEN_OFF']
        """
        return self._words.search(text) is not None
