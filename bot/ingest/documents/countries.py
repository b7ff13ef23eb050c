"""Which countries' goods a clause speaks of."""

from __future__ import annotations

import re
from functools import cache

from bot.presentation.locale_data import locale_data

_ALIASES = {
    "people's republic of china": "CN",
    "prc": "CN",
    "hong kong": "HK",
    "republic of korea": "KR",
    "korea": "KR",
    "russian federation": "RU",
    "european union": "EU",
    "eu": "EU",
    "great britain": "GB",
    "uk": "GB",
    "chinese": "CN",
    "swiss": "CH",
    "türkiye": "TR",
    "turkey": "TR",
}
_NOT_A_PLACE = frozenset(
    {"georgia", "jersey", "chad", "guinea", "niger", "dominica", "turkey"}
    | {
        "géorgie",
        "chili",
        "colombie",
        "dominique",
        "guinée",
        "la réunion",
        "maurice",
        "grenade",
        "tchad",
    }
)
_PEOPLES = {
    "CA": r"canadian|canadien(?:ne)?",
    "US": r"american|américaine?",
    "EU": r"european|européen(?:ne)?",
    "JP": r"japanese|japonaise?",
    "KR": r"(?:south )?korean|(?:sud-)?coréen(?:ne)?",
    "CN": r"chinese|chinoise?",
    "TW": r"taiwanese|taïwanaise?",
    "MX": r"mexican|mexicaine?",
    "GB": r"british(?! columbia)|(?<!colombie-)britannique",
    "CH": r"swiss|suisse",
    "IN": r"indian|indien(?:ne)?",
    "BR": r"brazilian|brésilien(?:ne)?",
    "RU": r"russian|russe",
    "VN": r"vietnamese|vietnamien(?:ne)?",
    "TH": r"thai|thaïlandaise?",
    "ID": r"indonesian|indonésien(?:ne)?",
    "MY": r"malaysian|malaisien(?:ne)?",
    "TR": r"turkish|turque?",
    "DE": r"german|allemande?",
    "IT": r"italian|italien(?:ne)?",
    "ES": r"spanish|espagnole?",
    "AU": r"australian|australien(?:ne)?",
    "NO": r"norwegian|norvégien(?:ne)?",
    "ZA": r"south african|sud-africaine?",
}
"""What goods are called by whose they are, in both languages, each without a plural's s."""
_CAPITALS = {
    "CA": r"ottawa",
    "US": r"washington|white house|maison-blanche",
    "EU": r"brussels|bruxelles|the bloc",
    "JP": r"tokyo",
    "KR": r"seoul|séoul",
    "CN": r"beijing|pékin",
    "TW": r"taipei",
    "GB": r"britain|whitehall|downing street",
    "CH": r"bern",
    "IN": r"new delhi",
    "BR": r"brasilia",
    "VN": r"hanoi",
    "TH": r"bangkok",
    "ID": r"jakarta",
    "TR": r"ankara",
    "AU": r"canberra",
    "RU": r"moscow|moscou|kremlin",
}
"""Seats of governments by which the press calls them; none that is a Canadian town as well."""
_EVERYBODY = re.compile(
    r"\ball (?:countries|articles|imports|goods|products|other|trading partners|origins)\b"
    r"|of any origin|all countries"
)


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    named = {
        name.lower(): code
        for lang in ("en", "fr")
        for code, name in locale_data(lang).territories.items()
        if code.isalpha()
    }
    codes = {n: code for n, code in named.items() if n not in _NOT_A_PLACE} | _ALIASES
    every = "|".join(re.escape(name) for name in sorted(codes, key=len, reverse=True))
    return re.compile(rf"\b(?:{every})\b"), codes


def countries_named(text: str) -> frozenset[str]:
    """Codes (ISO 3166 alpha-2) of the countries a readable text names, the two of ours too.

    >>> sorted(countries_named("products of Japan or the Republic of Korea and of Canada"))
    ['CA', 'JP', 'KR']
    """
    pattern, codes = _pattern()
    return frozenset(codes[found] for found in pattern.findall(text.lower()))


_GOODS_OF = re.compile(
    r"(?:products?|goods|articles?|imports|importations?|origin(?:ating)?)"
    r"(?: (?:that are|which are|identified))?(?: (?:the )?products?)? (?:of|from|in) (?:the )?"
    r"|\b(?:originaires?|en provenance|importée?s?) d(?:e (?:la |l')?|u |es |')",
    re.I,
)


def without_making(text: str) -> str:
    """The text without the countries in which the metal of goods was melted, smelted or cast."""
    return _MADE_IN.sub(" ", text)


_MADE_IN = re.compile(
    r"\b(?:melted and poured|smelted(?: (?:and|or)(?: most recently)? cast)?|most recently cast)"
    r" in [^;.]{0,80}?\bunited states\b",
    re.I,
)
"""Where the metal of goods was made: not whose goods they are."""


def foreign_only(text: str) -> bool:
    """Whether a clause is about other countries' goods alone.

    >>> foreign_only("15 percent for products of Japan"), foreign_only("10 percent on goods of "
    ...     "Argentina, Canada, and India"), foreign_only("all imports of steel")
    (True, False, False)
    >>> foreign_only("cut the duty on European cars to 10%"), foreign_only("the duty on Canadian "
    ...     "steel, as European mills see it")
    (True, False)
    """
    text = without_making(text)
    if _goods_of_a_people(text.lower()):
        return True
    named = countries_named(text) - {"US"}
    if not named or "CA" in named or _EVERYBODY.search(text.lower()):
        return False
    return any(countries_named(text[m.end() : m.end() + 60]) for m in _GOODS_OF.finditer(text)) or (
        re.search(
            r"\b(?:united kingdom|chinese|russian|indian|brazilian|mexican|eu) ", text.lower()
        )
        is not None
    )


_CHARGED = (
    r"\b(?:dut(?:y|ies)|tariffs?|surtax(?:es)?|surcharges?|lev(?:y|ies)|droits?|tarifs?"
    r"|surtaxes)\b"
)


@cache
def _of_a_people() -> re.Pattern[str]:
    others = "|".join(words for code, words in _PEOPLES.items() if code not in ("CA", "US"))
    return re.compile(
        rf"{_CHARGED}[^.;]{{0,60}}?\b(?:on|against|for|sur|visant|frappant|contre|aux?)\b"
        rf" (?:l'|d')?(?:[\w'%-]+ ){{0,3}}?(?:{others})s?\b"
    )


def _goods_of_a_people(low: str) -> bool:
    """Whether a duty is on another people's goods, called by its name: 'on European cars'."""
    others = _of_a_people().search(low)
    return "canad" not in low and others is not None and _AND_OTHERS.search(low) is None


_AND_OTHERS = re.compile(
    r"\b(?:all|every|any) (?:other|foreign|imported)\b"
    r"|\bother (?:foreign|imported|countries|nations)"
    r"|\b(?:from|of) (?:everywhere|every country|all (?:countries|origins))\b"
    r"|\btou(?:s|tes) les autres\b|\bles autres (?:pays|importations)\b"
)
"""'On European and all other imported steel': whoever else's it is, the neighbour's pays."""


def of_third_country(text: str) -> bool:
    """Whether what Canada says is on the goods of others than the two countries."""
    low = text.lower()
    named = countries_named(text) - {"CA"}
    others = bool(named) or _of_a_people().search(low) is not None
    return others and "US" not in named and _AMERICAN.search(low) is None


_AMERICAN = re.compile(
    r"\bu\.s\.|\bus\b|\bamerican?s?\b|\baméricaine?s?\b|\bétats-unis\b|\bwashington\b"
)


def peoples_named(text: str) -> frozenset[str]:
    """Codes of whom a headline (readable) names: countries, peoples, seats of governments.

    >>> sorted(peoples_named("Tokyo and Washington settle on duty for Swiss watches"))
    ['CH', 'JP', 'US']
    """
    low = text.lower()
    told = (
        code
        for table in (_PEOPLES, _CAPITALS)
        for code, words in table.items()
        if re.search(rf"\b(?:{words})s?\b", low)
    )
    return countries_named(text) | frozenset(told)


def told_of_others(title: str, text: str) -> bool:
    """Whether a sentence under a headline on other countries is on their goods as well.

    What it says of all countries' goods is on the neighbour's too, and so is what a headline says
    that Washington charges, where it tells of others beside: 'Trump doubles steel tariffs, sparing
    Britain'.

    >>> told_of_others("Tokyo and Washington settle on duty", "It falls to 10 percent.")
    True
    >>> told_of_others("Trump doubles tariffs as Tokyo looks on", "They rise to 50 percent.")
    False
    """
    named = peoples_named(_without_onlookers(title)) - {"US"}
    if not named or "CA" in peoples_named(title) or "CA" in peoples_named(text):
        return False
    if _AND_ALL_OTHERS.search(title.lower()):
        return False
    return _OF_ALL.search(text.lower()) is None and not any(
        _CHARGES_MORE.search(part) and not peoples_named(part) - {"US"}
        for part in _BESIDE.split(title.lower())
    )


_BESIDE = re.compile(r"[,;:]| (?:as|but|while|despite|even though|after|alors que|mais|malgré)\b")
_CHARGES_MORE = re.compile(
    r"\b(?:trump|washington|white house|u\.s\.|united states|maison-blanche|états-unis)(?!\w)"
    r"[^\n]{0,60}\b(?:rais|doubl|tripl|impos|slap|hik|increas|set|widen|extend|delay|paus|put|announc"
    r"|hauss|relèv|port|reporte)\w*\b[^\n]{0,60}\b(?:dut(?:y|ies)|tariffs?|lev(?:y|ies)|droits?|tarifs?)\b"
)
"""What a part of a headline says that the United States charge more, or later, on all alike."""


@cache
def _onlookers() -> re.Pattern[str]:
    _, codes = _pattern()
    names = [re.escape(name) for name in sorted(codes, key=len, reverse=True)]
    names += [words for table in (_PEOPLES, _CAPITALS) for words in table.values()]
    who = rf"(?:the |l'|la |le )?(?:{'|'.join(names)})"
    return re.compile(
        rf"\b{who} (?:(?:regret|condemn|slam|blast|denounc|deplor|decr|protest|critici[sz]|brac"
        r"|threaten|dénonc|déplor|condamn|fustig|menac)(?:s|es|e|ed|ing|ies|ent|en)?\b"
        r"|(?:vow|promis|pledg|say|promet|prepar|prépar)(?:s|es|ed|ing|e)?\b[^,;]{0,20}"
        r"\b(?:respon|retaliat|answer|ripost|répli|counter|regret))"
        r"|\b(?:anger|outcry|dismay|protests?|rebuke|backlash|criticism|outrage|colère|tollé)"
        rf" (?:in|from|en|à|dans) {who}\b"
    )


def _without_onlookers(title: str) -> str:
    """A headline without those who only deplore what is told, as it hits them with others."""
    return _onlookers().sub(" ", title.lower())


_AND_ALL_OTHERS = re.compile(
    r"\b(?:everyone|everybody|all others?|all (?:foreign|imported|countries)|rest of the world"
    r"|world over|worldwide|tous les autres|le reste du monde|le monde entier)\b"
)
"""What a headline says of those whom it does not name."""
_OF_ALL = re.compile(
    r"\b(?:all|every|any|imported|global|worldwide|everyone|tous|toutes|importée?s?)\b"
)
