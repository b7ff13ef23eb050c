"""What the words of a follow-up do to a sum or a count that was told before it.

Texts are folded: small letters without accents, numbers in figures. What becomes of the sum is
reckoned where the thread is known (``decisions/follow_up_sums.py``).
"""

from __future__ import annotations

import re
from decimal import Decimal

from bot.reading.sums.percentages import part, percentage


def times_as_much(text: str) -> Decimal | None:
    """What the sum before is multiplied with.

    >>> [times_as_much(said) for said in ("now 3 of them", "half that", "5% off", "make it 40")]
    [Decimal('3'), Decimal('0.5'), Decimal('0.95'), None]
    """
    found = _OF_THEM.search(text)
    if found is not None:
        return Decimal(next(number for number in found.groups() if number))
    times = _share_told(text)
    changed = None if _OF_A_VALUE.search(text) else _changed_by_share(text)
    return changed if times is None else times * (changed or 1)


def times_as_many(text: str) -> Decimal | None:
    """What the quantities before are multiplied with: a share that is added or taken off changes
    the price and not the quantity, and so many of them are of a thing whose weight nobody told.

    >>> [times_as_many(said) for said in ("half that", "twice", "only 80% came", "5% off")]
    [Decimal('0.5'), Decimal('2'), Decimal('0.8'), None]
    """
    times = _share_told(text) or part_that_came(text)
    many = _OF_THEM.search(text)
    if times is None and many is not None and not many[1]:
        return Decimal(many[2] or many[3])
    return times


_OF_THEM = re.compile(
    r"\b(\d{1,4})\s+of (?:em|them|those|these)\b"
    r"|(?:\bx ?|^(?:and |ok |so |et )?(?:times|fois) )(\d{1,3})\b"
    r"|\b(\d{1,3}) ?(?:x|times|fois) (?:that|this|it|as (?:much|many)|ca|cela|autant|plus)\b"
)
"""So many of what the thread is about: '7 of them', 'x 3', '4 times that'."""


def number_of_them(text: str) -> Decimal | None:
    """So many of those that the thread is about: 7 for 'just 7 of them'."""
    found = _OF_THEM.search(text)
    return Decimal(found[1]) if found and found[1] else None


def _share_told(text: str) -> Decimal | None:
    """How many times the sum or quantity before a follow-up has in mind: 0.5 for 'half that'."""
    return next((times for pattern, times in _SHARES if pattern.search(text)), None)


_SHARES = (
    (re.compile(r"\bdouble|twice|le double"), Decimal(2)),
    (re.compile(r"\btriple"), Decimal(3)),
    (
        re.compile(
            r"\bhalf (?:of )?(?:that|it|the order|as much"
            r"|(?:them|those|these)(?: [a-z]{3,14})?(?=[ .,;!?]*$))|\bla moitie\b"
        ),
        Decimal("0.5"),
    ),
    (re.compile(r"\b(?:two thirds|2/3) of (?:that|it)\b|\bles deux tiers\b"), Decimal(2) / 3),
    (re.compile(r"\bthree quarters of (?:that|it)\b|\bles trois quarts\b"), Decimal("0.75")),
    (
        re.compile(r"\b(?:an?|one|1) {1,4}third of (?:that|it|the order)\b|\b(?:le|du) tiers\b"),
        Decimal(1) / 3,
    ),
    (
        re.compile(r"\b(?:an?|one|1) {1,4}quarter of (?:that|it|the order)\b|\b(?:le|du) quart\b"),
        Decimal("0.25"),
    ),
)


def _changed_by_share(text: str) -> Decimal | None:
    """What a share that is added or taken off, or that alone came, makes of a sum: '5% off'."""
    came = part_that_came(text)
    share = _CHANGED.search(text)
    if share is None or came is not None:
        return came
    changes = part(share["p"] or share["q"] or share["r"] or share["c"])
    down = share["less"] or share["r"] or (share["c"] and not share["up"])
    return 1 - changes if down else 1 + changes


_CHANGED = re.compile(
    rf"(?:\b(?:add|plus|ajoute[zr]?) {percentage('?P<p>')}"
    rf"|\b(?:less|minus|moins|knock(?:ed)?(?: off)?|take(?: off)?|took(?: off)?|enleve[rz]?)"
    r" (?:the |an? |les? |un |another )?"
    rf"{percentage('?P<r>')}"
    r"|\b(?:price|invoice|order|cost|value|it all|prix|facture|commande|cout|valeur)s? "
    r"(?:(?:has |have |just |had |a |ont )?(?P<up>went up|gone up|rose|risen|increased|climbed"
    r"|is up"
    r"|goes up|augmente\w?|monte\w?)|(?:has |have |just |had |a |ont )?(?:went down|gone down|fell"
    r"|fallen|dropped|decreased|is down|goes down|baisse\w?|diminue\w?)) (?:by |of |de )?"
    rf"{percentage('?P<c>')}"
    rf"|{percentage('?P<q>')} (?:more|higher|de plus"
    r"|(?P<less>less|lower|off|discount|de moins|de rabais|d'escompte|de remise))\b)"
    r"(?! (?:for|pour) (?:the |le )?(?:freight|shipping|insurance|fret|transport))"
)
"""By how much a sum changes: 'add 10%', '5% off'."""
_OF_A_VALUE = re.compile(r"\b(?:rate|tariff|duty|taux|surtaxe?|content|steel|metal|usmca)\b")
"""A share that may be a rate or of what goods are made, and changes no sum."""


def part_that_came(text: str) -> Decimal | None:
    """The share of the goods that arrived, where only a part of them did: 'we only got 80%'."""
    found = _ONLY.search(text)
    return part(found["p"]) if found and _ARRIVED.search(found.group()) else None


_ONLY = re.compile(
    r"\b(?:only|just|seulement) (?:(?:got|received|took|kept|have|recu|eu|pris) )?(?:about )?"
    rf"{percentage('?P<p>')}(?: (?:of (?:it|them|that)|arrived|came|made it|shipped"
    r"|showed up|sont arrivee?s))?\W*$"
)
_ARRIVED = re.compile(
    r"\b(?:got|received|took|kept|have|recu|eu|pris|arriv|came|made it|ship|show)"
)


def sets_beside(text: str) -> bool:
    """Whether it sets another thing beside those told before: 'the doors as well, 8 at 240'."""
    return _BESIDE.search(text) is not None


_BESIDE = re.compile(r"\b(?:also|too|as well|aussi|en plus|egalement|on top)\b")


def is_added(text: str) -> bool:
    """Whether its sum or number comes on top: 'total if i add another 150 worth'."""
    return _ADDED.search(text) is not None


_ADDED = re.compile(
    r"^(?:and |ok |et )?(?:add|plus|ajoute[zr]?) (?:another |an extra |encore )?"
    r"|^(?:[a-z']+ ){1,7}(?:add|ajoute[zr]?|rajoute[zr]?) (?:another|an extra|encore)\b"
)
"""At the start of a follow-up, or with 'another'."""


def is_taken_off(text: str) -> bool:
    """Whether its sum goes off the one before it: 'knock 4k off', 'un rabais de 500'."""
    return is_told_as_taken_off(text) or _SO_MUCH_OFF.search(text) is not None


def is_told_as_taken_off(text: str) -> bool:
    """Whether it begins by taking its sum off: 'less the deposit of 2,000'."""
    return _TAKEN_OFF.search(text) is not None


_TAKEN_OFF = re.compile(
    r"^(?:and |ok |so |et )?(?:(?:they|he|she|we|ils|elle|il|on|nous)(?: ont| a| avons)? )?"
    r"(?:knock(?:ed)?|take|took|deduct(?:ed)?|subtract|minus|less|moins|enleve[zr]?|enlevee?s?"
    r"|without|excluding|sans|hors)"
    r" (?:off |out |away )?(?:another |the |my |our |le |la |les |about )?"
    r"(?:(?:usd|cad|us|c|freight|shipping|deposit|discount|rabais|fret|depot) ?(?:of |de )?)?"
    r"[^a-z]{0,6}\d"
)
_SO_MUCH_OFF = re.compile(
    r"\d(?: ?(?:usd|cad|us|\$(?: ?(?:us|ca))?|dollars|bucks))? (?:off\b(?! (?:the|next"
    r"|our) (?:next|duty|order"
    r"|time))|(?:de |d')(?:rabais|remise|moins)\b)|\b(?:discount|rabais|credit|remise) (?:of"
    r"|de) [^a-z]{0,3}\d"
)


def more_of_them(text: str) -> Decimal | None:
    """How many come on top, where it tells nothing else: 'add 2 more', '3 de plus'."""
    found = _MORE.search(text)
    return Decimal(found["n"] or found["m"]) if found else None


_MORE = re.compile(
    r"^(?:and |ok |so |oh |et |pis )?(?:add(?:ed)?|plus|throw in|ajoute[zr]?|rajoute[zr]?)"
    r" (?:another |an extra |encore )?(?P<n>\d{1,4})(?: (?:more|extra|de plus))?[ .,;!?]*$"
    r"|^(?:and |ok |so |oh |et |pis )?(?P<m>\d{1,4}) (?:more|extra|de plus)[ .,;!?]*$"
)


def fewer_of_them(text: str) -> Decimal | None:
    """How many of them are taken out, where that is what becomes of them: '3 of the pallets are
    for another customer, leave them out', '2 de moins'."""
    found = _FEWER.search(text)
    return Decimal(next(n for n in found.groups() if n)) if found else None


_OUT = (
    r"(?:(?:leave|take|keep|count|pull|cut) (?:them|those|these|it|that|em) (?:out|off|away)"
    r"|don'?t count (?:them|those)|(?:exclude|drop|remove|skip|ignore|forget|without|minus|not"
    r"|scratch|lose|nix) (?:them|those|these|em)"
    r"|(?:enleve|retire|ote|oublie|exclu[ts]?|vire)[rz]?[- ](?:les|ca|ceux-la|celles-la)"
    r"|(?:on |a |faut )?les (?:enleve|retire|ote|oublie|exclu[ts]?)[rz]?"
    r"|sans (?:eux|elles|ceux-la|celles-la|ca)"
    r"|(?:ne )?(?:les comptez? pas|compte[rz]? pas)|laisse[rz]?-les de cote|sans les compter)"
)
_FEWER = re.compile(
    rf"\b(\d{{1,4}}) (?:of|de|des|d'entre) [^.?!%]{{2,60}}\b{_OUT}"
    rf"|^(?:[a-z']{{1,9}}[ ,]{{1,2}}){{0,4}}(\d{{1,4}})(?: [a-z]{{3,14}})?"
    rf" (?:are|is|were|go|goes|stay|stays|belong|sont|vont|restent|iront)\b[^?!%\d]{{2,60}}\b{_OUT}"
    r"|^(?:and |ok |so |et |pis )?(?:less|minus|moins) (\d{1,2})"
    r"(?: of (?:them|those))?[ .,;!?]*$"
    r"|^(?:and |ok |so |et |pis )?(?:make (?:it|that) |mettons )?(\d{1,4})"
    r" (?:fewer|less|de moins)\W*$"
    r"|\b(?:(?:leave|take|drop|pull|remove|enleve[rz]?|retire[rz]?|ote[rz]?)(?:-en)? (?:out )?"
    r"(?:(?:another|those|these|the|ces|les|my|our) )?"
    r"|(?:without|sans|minus|moins|skip|not) (?:those|these|ces) )(\d{1,4})"
    r"(?: of (?:them|those|the [a-z]{3,12}))?(?: out| off(?: the (?:order|truck|load))?)?\W*$"
)


def is_of_some(text: str) -> bool:
    """Whether it tells something of so many of the goods alone, from which nobody can tell what is
    entered: '3 of the pallets are for another customer'. So many that were taken or came are told
    elsewhere."""
    return _OF_SOME.search(text) is not None


_OF_SOME = re.compile(
    r"(?<![\w.,$€£])\d{1,4} (?:of|de|des|d'entre) (?:(?:the|our|my|les|nos|mes|ces)"
    r" [a-z][a-z'-]{2,15}|them|em|those|these|elles|eux|ca),?"
    r" (?:(?:is|are|was|were|go|goes|went|belong\w{0,3}|stay\w{0,2}|remain\w{0,2}|sont|est|vont"
    r"|restent)\b)(?! (?:now |all )?(?:taken|bought|ordered|received|here|coming|arriving"
    r"|ship\w{2,5}|cross\w{2,3}|enter\w{2,3}|left|in\b|to come|arrivee?s|livree?s|recue?s"
    r"|commandee?s)\b)"
)


def is_one_alone(text: str) -> bool:
    """Whether it says that there is but one of them: 'make it one', 'juste une'."""
    return _ONE_ALONE.search(text) is not None


_ONE_ALONE = re.compile(
    r"^(?:(?:no|and|ok|so|sorry|what|if|non|et|pis|si)\W{1,3}){0,3}(?:(?:make|call) (?:it|that)"
    r"(?: just| only)?|just|only|mettons|juste|rien que|seulement) (?:one|1|une?)"
    r"(?: (?!thing|moment|sec|min|time|note|chose|instant|cert|code|entry|question|dut|tariff"
    r"|rate|law|paper|copy|more|day|week|month|year)"
    r"[a-z]{3,14})?(?: alone)?(?=\W*$|,)"
    r"|^(?:(?:and|ok|so|et)\W{1,3})?one [a-z]{3,14} only(?=\W*$|,)|^(?:une|un) seule?\W*$"
)


def is_undone(text: str) -> bool:
    """Whether it takes the last turn back and says nothing in its place: 'take that back'."""
    return _UNDONE.fullmatch(text) is not None


_UNDONE = re.compile(
    r"^\W{0,9}(?:(?:no|oops|sorry|wait|ok|non|oups|attends|pardon)\W{1,3}){0,2}"
    r"(?:take (?:that|it) back|scratch (?:that|it)|undo(?: (?:that|it))?|forget (?:that|it)"
    r"|never ?mind(?: that)?|oublie[zr]? (?:ca|cela)|annule[zr]? (?:ca|cela)|laisse[zr]? faire)"
    r"(?:\W{1,3}(?:please|pls|svp|stp|sorry))?\W{0,9}$"
)


def is_split(text: str) -> bool:
    """Whether it parts the goods of one sum: '60% of it is, the rest vanities'."""
    return _SPLIT.search(text) is not None


_SPLIT = re.compile(
    rf"(?:\b(?:half|most|some|part|a third|a quarter|la moitie|une partie|le tiers|le quart)"
    rf"|(?<![\w.,]){percentage()})(?: (?:of|de|d'|en) ?(?:it|them|that|those|these|ca|eux|elles))?"
    r" (?:is|are|est|sont|was|were)\b[^.?!]{0,40}"
    r"\b(?:(?:the )?(?:rest|remainder|other half|balance)|(?:le )?reste"
    r"|l'autre moitie|les autres)\b"
)


def currency_alone(text: str) -> str:
    """The neighbour's dollars, where it says no more than that a sum is in them; '' otherwise.

    >>> currency_alone("en us"), currency_alone("and in canadian?"), currency_alone("in us hands")
    ('USD', 'CAD', '')
    """
    found = _IN_DOLLARS.fullmatch(text)
    return "" if found is None else "USD" if found["us"] else "CAD"


_IN_DOLLARS = re.compile(
    r"^\W{0,9}(?:(?:and|et|ok|pis|no|non)\W{1,3})?(?:in|en) (?:(?P<us>us|u\.s\.|american|americain)"
    r"|canadian|canadien)\W{0,9}$"
)


def number_taken_back(text: str) -> Decimal | None:
    """The number that it says is not meant: 'not 1', 'pas une', 'instead of 3'."""
    found = _WAS.search(text)
    if found is None:
        return None
    return Decimal(found["was"]) if found["was"].isdigit() else Decimal(1)


_WAS = re.compile(r"\b(?:not|pas|instead of|au lieu d[e'’]) ?(?P<was>\d{1,4}|one|une?)\b")


def asks_for_one(text: str) -> bool:
    """Whether it asks for one of as many: 'per pallet?'."""
    return _FOR_ONE.search(text) is not None


_FOR_ONE = re.compile(
    r"^(?:and |so |ok |et )?(?:what(?:'s| is) (?:that|it) )?"
    r"(?:per|par|a|for (?:just )?one|each|chacune?)"
    r"(?: (?:head|pallet|skid|unit|piece|case|box|container|load|truck|tete|palette|unite))?"
    r"(?: then| alors)?\W*$"
)


def is_of_the_lot(text: str) -> bool:
    """Whether the sum was for all of them together: 'I typed EA, meant for the lot'."""
    return _LOT.search(text) is not None


_LOT = re.compile(
    r"\bmeant (?:it )?(?:for |as )?(?:the (?:whole )?(?:lot|set|total)|all of them|in total)\b"
    r"|\bnot each\b|\bpas chacune?\b|\bc'est le total\b"
)


def is_of_one_alike(text: str) -> bool:
    """Whether what was told before is one of those counted now: '7 containers like this'."""
    return _ALIKE.search(text) is not None


_ALIKE = re.compile(r"\blike (?:this|that|these|those)|\bcomme (?:ca|celui|celle)")


def is_at_same_price(text: str) -> bool:
    """Whether the price of one stays: 'make that 80 at the same price'."""
    return _SAME_PRICE.search(text) is not None


_SAME_PRICE = re.compile(r"\bsame (?:unit )?(?:price|cost)\b|\bmeme prix\b")


def number_made(text: str) -> Decimal | None:
    """The number in 'make it 40', 'call that 12'."""
    found = _MADE.search(text)
    return Decimal(found[1]) if found else None


_MADE = re.compile(r"\b(?:make|call) (?:it|that) (\d{1,6})\b")


def number_made_alone(text: str) -> Decimal | None:
    """The number in 'make it 10, two stay here', where nothing but the end of its clause is behind
    it."""
    found = _MADE_ALONE.search(text)
    return Decimal(found[1] or found[2]) if found else None


_ENDS_CLAUSE = r"(?=[,.;:!] ?(?!\d{3}\b)| (?:because|cause|since|as|bc|parce|car|vu)\b)"
_MADE_ALONE = re.compile(
    rf"\b(?:make|call) (?:it|that) (\d{{1,6}}){_ENDS_CLAUSE}"
    rf"|\b(?:mettons|disons|mets|mettez)(?:-en)? (\d{{1,6}}){_ENDS_CLAUSE}"
)


def takes_the_place(text: str) -> bool:
    """Whether its number or quantity takes the place of the one before: 'change that to 46,000
    lb'."""
    return _IN_PLACE.search(text) is not None


_IN_PLACE = re.compile(
    r"\b(?:make|change|call|mettons|mettez|say|disons|instead|rather|plutot|au lieu|sorry|not|pas"
    r"|correction|wait|oops|oups)\b"
)


def many_at_a_price(text: str) -> tuple[Decimal, Decimal] | None:
    """How many pieces and the price of each: 'make it 38 cases at 41.50'."""
    found = _AT_PRICE.search(text)
    return (Decimal(found["n"]), Decimal(found["p"].replace(",", "."))) if found else None


_AT_PRICE = re.compile(
    r"(?<![\w.,])(?P<n>\d{1,6}) (?:(?!then\b|puis\b)[a-z]{1,14} ){0,3}(?:at|a|@|x|times|fois)"
    r" ?\$? ?"
    r"(?P<p>\d{1,6}(?:[.,]\d{1,2})?)(?![\d.,]*\d| ?(?:%|percent|am|pm|h\b|k\b))"
)


def many_and_price(text: str) -> tuple[Decimal, Decimal] | None:
    """How many pieces, and a number behind them that may be the price of each, where it tells
    nothing else: '600 boxes, 13.50'."""
    found = _AND_PRICE.fullmatch(text)
    if found is None:
        return None
    price = found["grouped"].replace(",", "") if found["grouped"] else found["plain"]
    return Decimal(found["n"]), Decimal(price.replace(",", "."))


_AND_PRICE = re.compile(
    r"\W{0,3}(?:(?:no|ok|so|and|sorry|actually|make it|now|et|pis|non|mettons|plutot)[ ,]{1,2})"
    r"{0,3}(?P<n>\d{1,6}) [a-z]{3,14}(?:,| -| and| et|,? now| for)? ?\$? ?"
    r"(?:(?P<grouped>\d{1,3}(?:,\d{3})+)|(?P<plain>\d{1,6}(?:[.,]\d{1,2})?))"
    r"(?: ?(?:usd|cad|us|\$|bucks|dollars))?(?: (?:each|apiece|chacune?|now|then|instead))?\W{0,3}"
)


def number_of_things(text: str) -> Decimal | None:
    """The number before a word in the plural that is no money: 'now 144 tins'."""
    found = _OF_THINGS.search(text)
    return Decimal(found["n"]) if found else None


_OF_THINGS = re.compile(
    r"(?<![\w.,$€£])(?P<n>\d{2,3}) (?!dollars|bucks|piastres|piasses)[a-z]{3,14}s\b"
)


def numbers_in_thousands(text: str) -> tuple[Decimal, ...]:
    """Those written with a k, in full: 68,000 of '220 headboards, 68k of that'."""
    return tuple(Decimal(found[1]) * 1000 for found in _IN_THOUSANDS.finditer(text))


_IN_THOUSANDS = re.compile(r"(?<![\w.,])(\d{1,4}(?:\.\d{1,2})?)k\b")


def tells_a_rate_or_price(text: str) -> bool:
    """Whether its number may be a rate, a code or a price, and so is no count."""
    return _RATE_OR_PRICE.search(text) is not None


_RATE_OR_PRICE = re.compile(
    r"%|\b(?:percent|per cent|pour ?cent|rate|tariff|duty|duties|taux|tarif|surtaxe?|points?"
    r"|ch(?:apter|apitre)?|heading|section|each|apiece|chacune?s?)\b|[$€£]"
    r"|^(?:and |ok |so |no |et |pis )?(?:what if (?:it's )?)?(?:at|@|a) \d"
)


def asks_of_a_rate(text: str) -> bool:
    """Whether it asks after a small number without a unit, which is a rate and no sum: 'why 50?',
    'is it still 10?'."""
    return _OF_A_RATE.search(text) is not None


_OF_A_RATE = re.compile(
    r"^\W{0,3}(?:but |and |so |et |mais )?(?:why|how come|is (?:it|that)|was (?:it|that)|still"
    r"|pourquoi|toujours|est-ce|c'est encore|c'est toujours)\b[^.?!\d]{0,24}\d{1,2}[ .,;?!]*$"
)


def numbers_something(text: str) -> bool:
    """Whether its number is the name of something and no sum: 'drop line 20'."""
    return _NUMBERED.search(text) is not None


_NUMBERED = re.compile(
    r"\b(?:line|ligne|lot|item|article|box|no|number|numero|po|ref)\.? ?#? ?\d+\b|#"
)


def tells_exchange_rate(text: str) -> bool:
    """Whether it ends with what one dollar is of the other: 'in Canadian at 1.37'."""
    return _EXCHANGE.search(text) is not None


_EXCHANGE = re.compile(
    r"(?:^|\b)(?:at|@|a|rate(?: of| is)?|fx(?: of| is)?|taux(?: de)?|change(?: de| a)?|exchange"
    r"(?: rate)?(?: of)?) ?(?:0?[.,][5-9]\d{1,3}|1[.,]\d{2,4})\W*$"
)
