"""Numbers in words as digits, every position of the text kept."""

from __future__ import annotations

import re
from decimal import Decimal

ONES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "neuf": 9, "dix": 10,
    "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
    "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
}  # fmt: skip
_SCALES = {"hundred": 100, "cent": 100, "cents": 100, "thousand": 1000, "thousnd": 1000,
           "mille": 1000, "grand": 1000, "million": 10**6, "lakh": 10**5}  # fmt: skip
_NO_THOUSAND = (
    r"(?! (?:pianos?|cherokees?|wagoneers?|caravans?|vitaras?|national|prix|marquis|seiko|cru"
    r"|marnier|rapids|forks|falls|banks?|junction|prairie|island|haven|manan|canyon|river|lake"
    r"|blanc|mere"
    r"|total|opening|format|public|est)\b)"
)
"""Behind 'grand' it is a name or an adjective and counts no thousand: 'two grand pianos'."""
_OVEN = (
    r"(?<!\bun )(?<!\ble )(?<!\bdu )(?<!\bau )(?<!\bmon )(?<!\bnotre )(?<!\bvotre )"
    r"four(?! (?:du|de|des|dont)\b| d'| a (?:teneur|pain|convection|micro-?ondes|bois|gaz)\b)"
)
"""'Four', but as a French word, which is an oven."""
_WORD = "|".join(
    f"grand{_NO_THOUSAND}" if word == "grand" else _OVEN if word == "four" else word
    for word in sorted((*ONES, *_SCALES), key=len, reverse=True)
)
_RUN = re.compile(
    rf"\b(?:(?:a |une? )?(?=hundred|thousand|grand|million))?(?P<run>(?:{_WORD})(?:(?:[ -]"
    r"|(?<=hundred),? and |(?<=thousand),? and |(?<=million),? and |,? et )"
    rf"(?:{_WORD}))*)\b"
)
_GRAND = re.compile(
    rf"(?<![\w.,])(\d{{1,3}}(?:[.,]\d{{1,2}})?) ?(grand{_NO_THOUSAND}|thousnd|thou)\b"
)
"""Thousands behind a number that has none of its own: no 'CAD 71,900 Grand Wagoneer'."""
_IN_MONEY = re.compile(
    r" ?(?:[$€£]|(?:us|usd|cad|cdn|ca|eur|gbp|mxn|canadian|american|canadiens?|americains?"
    r"|euros?|pounds|pesos|yens?|yuans?|francs?|dollars?|bucks|piasses?)\b)"
)
"""Behind thousands that are said as 'grand': their currency; elsewhere they are dollars."""
_LONE = re.compile(
    r" (?:us|usd|cad|cdn|canadian|american|dollars?|bucks|euros?|pesos|tons?|tonnes?|t|lbs?|pounds"
    r"|kgs?|kilos?|head|pairs?|dozen|feet|ft|met(?:er|re)s?|lit(?:er|re)s?|gallons?|barrels?|bbls?"
    r"|cases?|boxes|bags|pieces|pcs|units|bushels?|bu|sheets|rolls|yards|piasses?|piastres?)\b"
)
"""Behind a 'hundred', 'thousand' or 'million' that stands alone: what it counts."""
_OF_A_SUM = re.compile(
    r" (?:of|in|worth|for|from|and|or|each|apiece|us|usd|cad|cdn|canadian)\b|[,;?!]"
)
"""Behind 'a grand' that is a sum."""
_BUCKS = re.compile(
    r"\b(?P<n>a|one|two|three|four|five|six|seven|eight|nine|\d{1,3}) bucks? (?:and )?"
    r"(?P<c>ten|fifteen|twenty|twenty[- ]five|thirty|forty|fifty|sixty|seventy"
    r"|seventy[- ]five|eighty|ninety|[1-9]\d)(?! ?(?:cents|tons?|lbs?|k|%|[-\d]))\b"
)
"""'a buck ten apiece'."""
_THOUSANDS = re.compile(r"(?<![\w.,$£€])(\d{1,3}) (?:thousand|mille)(?= [a-z])")
_PARTS = re.compile(
    r"\b(?:an? )?(half|quarter|three quarters)(?: of)?(?: an?)? (?:mil|million|mill)\b"
)
_PART_OF = {"half": 500, "quarter": 250, "three quarters": 750}
"""Thousands in a part of a million: 'a quarter mil'."""
_COINS = re.compile(
    r"(?<![\w.,$£€])(?P<n>\d{1,2}(?:\.\d{1,2})?|"
    + "|".join(w for w, n in list(ONES.items())[:28] if w not in ("six",))
    + r"|six(?= cents? (?:each|apiece|per|a (?:piece|pound|unit)|us|usd|cad)\b))"
    r" ?(?:cents?\b|cennes?\b|¢)(?! ?(?:pour|per ?cent|ans|km|mille))"
)
"""'12 cents each', 'five cents': no hundreds."""
_COUNTED = re.compile(
    r"(?:(?<=taking )|(?<=buying )|(?<=ordering )|(?<=sending )|(?<=getting )|(?<=need )"
    r"|(?<=want ))(?P<taken>six)(?= ?(?:[.,;!?]|$))"
    r"|(?<!ty )(?<!ty-)\bsix(?= (?!cents|mois|months|weeks|days|years|hours|jours|semaines|ans"
    r"|heures|points|pieces|percent)[a-z]{3,15}s\b)"
    r"|(?<!ty )(?<!ty-)\b(?P<n>one|six)(?= (?:of (?:em|them|those|these)\b"
    r"|(?:railcars?|rail cars?|containers?|pallets?|skids?|truckloads?|units?|pieces?|pcs|crates?"
    r"|drums?|boxes|cases|reels|coils)\b))"
)
_HALVES = re.compile(r"(?<![\w.,/])(\d{1,4}) (1/2|1/4|3/4)(?![\d/])")
_SHARE = {"1/2": "5", "1/4": "25", "3/4": "75"}
_DIGIT_WORDS = [w for w, n in ONES.items() if n < 10]
DIGIT = "|".join(sorted((*_DIGIT_WORDS, "oh", "zero", "un", "une"), key=len, reverse=True))
_POINT = re.compile(
    rf"\b(?P<whole>(?:{_WORD})(?:[ -](?:{_WORD}))?|\d{{1,3}}) (?:point|virgule) "
    rf"(?P<part>(?:{DIGIT})(?: (?:{DIGIT})){{0,2}})"
    r"(?= (?:million|billion|milliard|thousand|mille|grand|mil|k|tons?|tonnes?|metric|kilos?|kgs?"
    r"|lit(?:er|re)s?|percent|pour)s?\b)"
)
"""'one point two million', 'neuf virgule cinq tonnes'."""
_AND_HALF = re.compile(
    rf"\b(?P<n>{'|'.join(w for w, n in ONES.items() if n <= 20)}|\d{{1,3}}) and (?:a )?"
    r"(?P<part>half|three quarters?|quarter) (?=(?:million|thousand|grand|mil|k|tons?|tonnes?)\b)"
    rf"|\b(?P<n2>an?|une?|{'|'.join(w for w, n in ONES.items() if n <= 20)}|\d{{1,3}})"
    r" (?P<scale>million|thousand|grand)s? (?:and a half|et demie?)\b"
)
"""'two and a half million', 'one and a quarter million', 'deux millions et demi'."""
_A_DOZEN = re.compile(
    r"(?<![\d$€£.] )(?<!\bper )(?<!usd )(?<!cad )(?<!\bus )(?<!bucks )(?<!dollars )(?<!each )"
    r"\b(?P<half>half (?:a )?|(?:une )?demi-?|une demi-)?(?:(?<=half )|(?<=half a )|(?<=demi)"
    r"|(?<=demi-)"
    r"|\b(?:a|une) )(?:dozen|douzaine)(?: of| de| d')? ?(?=[a-z]{3})(?!(?:from|for|usd?|cad|and"
    r"|each)\b)"
)
"""'a dozen guitars'; behind a price it is what that is for."""
_A_HUNDRED = re.compile(
    r"(?<!\w )(?<![\w-])(?P<n>cent|mille)(?P<priced> (?!dollars|piastres|piasses"
    r"|mille)[a-z]{3,15}s "
    r"(?:[a-z]{2,14} ){0,2}(?:at|@|a|x) (?:usd |cad |us )?[$€£]? ?\d)"
    r"|\b(?P<one>a (?:hundred|thousand))(?P<price> (?!dollars"
    r"|bucks)[a-z]{3,15}s (?:[a-z]{2,14} ){0,2}"
    r"(?:at|@|x) (?:usd |cad |us )?[$€£]? ?\d)"
)
"""'a hundred chairs at 40 USD': so many at a price."""
_COUPLE = re.compile(
    r"\ba couple (?:of )?(?:(?P<h>hundred) (?=thousand|grand|million)|(?P<s>hundred|thousand|grand"
    r"|million)\b)"
)
_ISH = re.compile(r"\b(\d[\d.,]{0,12}k?) ?-?ish\b")
"""'1500ish USD'."""
_PAIR = re.compile(
    r"\b(?:a|une) (?:pair of|paire de|couple of) (?=[a-z]{3,15}s\b)"
    r"(?!(?:shoes|boots|gloves|socks|skates|skis|pants|jeans|glasses|sneakers|mitts|earrings"
    r"|scissors|pliers|bottes|gants|bas|souliers|patins|pantalons|lunettes|mitaines|days|weeks"
    r"|months|years|hundreds|thousands|jours|semaines|ans)\b)"
    r"|(?:(?<=make it )|(?<=make that ))a (?:pair|couple)(?= ?(?:$|[,.;!?]))"
)
"""'a pair of trailers' is two; what is sold by the pair is one."""
_DOLLARS = (
    r"(?:(?:us|canadian|american) )?(?:dollars?|bucks|piastres?|piasses?|euros?)"
    r"(?: (?:us|usd|cad|canadian|american|canadiens?|americains?))?"
)
_PART_OF_ONE = re.compile(
    rf"\b(?P<n>an?|une?|{'|'.join(w for w, n in ONES.items() if n <= 20)}|\d{{1,4}})"
    rf" (?P<money>{_DOLLARS}) (?:and |et )(?:an? |one )?"
    r"(?P<part>half|three[- ]quarters?|quarter|demie?|trois[- ]quarts?|quart)\b(?! (?:mil|dozen))"
    rf"|\b(?P<n2>{'|'.join(w for w, n in ONES.items() if n <= 20)}|\d{{1,4}})"
    r" (?:and |et )(?:an? |one )?"
    r"(?P<part2>half|three[- ]quarters?|quarter|demie?|trois[- ]quarts?|quart)"
    rf" (?P<money2>{_DOLLARS})\b"
)
"""A price in dollars and parts of one: 'a dollar and a half', 'deux piastres et quart'."""
_PARTS_OF_ONE = {"half": "50", "demi": "50", "demie": "50", "quarter": "25", "quart": "25"}
_THREE_QUARTERS = "75"
_HALF_IN_DIGITS = re.compile(
    r"(?<![\w.,$€£%/-])(?:(?P<t>\d{1,3}) (?:thousand|mille)(?:,? (?:and |et )?(?P<h>\d)"
    r" (?:hundred|cents?\b))?|(?P<only>\d{1,2}) hundred)(?:,? (?:and |et )?(?P<u>\d{1,3}))?"
    rf"(?= (?:(?:{_DOLLARS}|usd|cad|us|can|canadian|american|canadiens?|americains?)\b"
    r"(?! (?!(?:us|plus|less|minus|total|does|is|was)\b)[a-z]{3,14}s\b)|\$))"
)
"""A sum told half in digits: '3 hundred 40 dollars', '2 thousand 5 hundred usd', '3 mille 500 $'.
Before things it counts them: no '3 hundred 40 dollar chairs'."""
_IN_FRENCH_HUNDREDS = re.compile(
    r"\b(?P<t>\d{1,3}|(?:(?:vingt|trente|quarante|cinquante|soixante)[ -](?:et[ -])?)?"
    rf"(?:{'|'.join(w for w, n in ONES.items() if n <= 60 and w[-1] not in 'y')}|un))"
    r" mille (?P<h>[2-9]|deux|trois|quatre|cinq|six|sept|huit|neuf)"
    r"(?=,? ?(?:us|usd|cad|canadiens?|americains?|piastres?|piasses?)(?![a-z])"
    r"(?! de (?:plus|moins)\b))"
    r"|(?<![\w.,$€£])(?P<t2>\d{1,3}) mille (?P<h2>[2-9])(?= ?(?:[,.;!?]|$))"
)
"""Thousands and hundreds as they are said in French: 'trois mille huit américain', '9 mille 4'.
Before 'dollars' the number is what it says: 'deux mille cinq dollars' are 2,005."""
_CALENDAR = frozenset({"sept", "six", "dix", "neuf", "one", "cent", "mille", "second"})
"""Words that are something else where they stand alone."""
_FOUR, _FOURSCORE = 4, 80
_HUNDRED = 100
_LEAST_OF_TENS, _LEAST_OF_TEENS = 20, 10
_TEENS = frozenset(
    w for w, n in ONES.items() if 10 <= n < 20 and (w.endswith("teen") or w == "ten")
)
"""'two fifteen'; in French 'soixante quinze' is one number."""
_PRICE = re.compile(
    r",? (?:(?:us|u\.s\.|usd|cad|cdn|canadian|american|dollars?|bucks) )?"
    r"(?:each|apiece|per|an?|the|le|la) (?:[a-z]+)|,? (?:us|usd|cad|cdn|dollars?|bucks|each)\b"
)
"""What follows a price that is said by its digits: 'eight seventy five a tonne'."""


def in_digits(folded: str) -> str:
    """The text with its spoken numbers as digits, padded with blanks before.

    >>> in_digits("eight seventy five a tonne, cent quatre-vingts us, 22 mille livres")
    '               875 a tonne,                180 us,    22000 livres'
    >>> in_digits("12 cents each, five cents a piece, deux cents dollars")
    '   $0.12 each,      $0.05 a piece,        200 dollars'
    >>> in_digits("twelve thousand four hundred us, sixty dollars, 9 grand")
    '                       12400 us,    60 dollars,     $9k'
    >>> in_digits("a hundred tons, two fifteen us each, a buck ten apiece")
    '      100 tons,         215 us each,      $1.10 apiece'
    """
    folded = _BUCKS.sub(_bucks, folded)
    folded = _PART_OF_ONE.sub(_with_part_of_one, folded)
    folded = _IN_FRENCH_HUNDREDS.sub(_in_hundreds, folded)
    folded = _HALF_IN_DIGITS.sub(_half_in_digits, folded)
    folded = _A_HUNDRED.sub(_hundred_at, folded)
    folded = _COINS.sub(_in_dollars, folded)
    folded = _COUNTED.sub(lambda m: str(ONES[m[0]]).rjust(len(m[0])), folded)
    folded = _ISH.sub(lambda m: m[1].rjust(len(m[0])), folded)
    folded = _PAIR.sub(lambda m: "2 ".rjust(len(m[0])), folded)
    folded = _COUPLE.sub(lambda m: ("200 " if m["h"] else f"2 {m['s']}").rjust(len(m[0])), folded)
    folded = _A_DOZEN.sub(lambda m: f"{6 if m['half'] else 12} ".rjust(len(m[0])), folded)
    folded = _AND_HALF.sub(_and_half, _POINT.sub(_with_point, folded))
    folded = _PARTS.sub(lambda m: f"{_PART_OF[m[1]]}k".rjust(len(m[0])), folded)
    folded = _HALVES.sub(lambda m: f"{m[1]}.{_SHARE[m[2]]}".rjust(len(m[0])), folded)
    folded = _GRAND.sub(_grand, folded)
    folded = _THOUSANDS.sub(lambda m: f"{m[1]}000".rjust(len(m[0])), folded)
    return _RUN.sub(_digits, folded)


def _hundred_at(found: re.Match[str]) -> str:
    """'a hundred chairs at 40' with its number in digits."""
    said = found["n"] or found["one"]
    number = "100" if said in ("cent", "a hundred") else "1000"
    return number.rjust(len(said)) + (found["priced"] or found["price"])


def _number_of(word: str) -> int:
    """A number below a hundred, in words or digits."""
    if word.isdigit():
        return int(word)
    return sum(groups(re.split("[ -]", word))) if word not in _ZERO else 0


def _with_part_of_one(found: re.Match[str]) -> str:
    """'2 dollars and a quarter' as '2.25 dollars'."""
    whole, part, money = (found[name] or found[f"{name}2"] for name in ("n", "part", "money"))
    cents = _PARTS_OF_ONE.get(part, _THREE_QUARTERS)
    return f"{1 if whole in _SINGLE else _number_of(whole)}.{cents} {money}".rjust(len(found[0]))


def _half_in_digits(found: re.Match[str]) -> str:
    """'2 thousand 5 hundred' and '3 hundred 40' in digits; '3 hundred' alone is left as it is."""
    hundreds, rest = int(found["only"] or found["h"] or 0), int(found["u"] or 0)
    if not (found["h"] or rest) or (hundreds and rest >= _HUNDRED):
        return found[0]
    return f"{int(found['t'] or 0) * 1000 + hundreds * 100 + rest}".rjust(len(found[0]))


def _in_hundreds(found: re.Match[str]) -> str:
    """'trois mille huit' of money, which is 3,800."""
    thousands, hundreds = found["t"] or found["t2"], found["h"] or found["h2"]
    told = sum(_number_of(word) for word in re.split("[ -]", thousands) if word != "et")
    return f"{told * 1000 + _number_of(hundreds) * 100}".rjust(len(found[0]))


_ZERO = frozenset({"oh", "o", "zero"})
_SINGLE = frozenset({"a", "an", "un", "une"})


def _with_point(found: re.Match[str]) -> str:
    part = "".join(str(1 if w in _SINGLE else _number_of(w)) for w in found["part"].split())
    whole = re.split("[ -]", found["whole"])
    if any(w in _SCALES for w in whole):
        return found[0]
    return f"{_number_of(found['whole'])}.{part}".rjust(len(found[0]))


def _and_half(found: re.Match[str]) -> str:
    if found["n"]:
        part = _PARTS_OF_ONE.get(found["part"], _THREE_QUARTERS).rstrip("0")
        return f"{_number_of(found['n'])}.{part} ".rjust(len(found[0]))
    many = 1 if found["n2"] in _SINGLE else _number_of(found["n2"])
    return f"{many}.5 {found['scale']}".rjust(len(found[0]))


def groups(words: list[str]) -> list[int]:
    """The numbers below a hundred that words name one after the other: 'forty two oh two' is 42 and
    2, 'soixante-douze zero huit' 72 and 8."""
    out: list[int] = []
    open_ = 0
    zero = False
    for word in words:
        if word in ("and", "et"):
            continue
        if word in _ZERO:
            zero, open_ = True, 0
            continue
        number = 1 if word in _SINGLE else ONES[word]
        fits = open_ and number < open_ and not (zero and out)
        if fits and out:
            if word.startswith("vingt") and out[-1] == _FOUR:
                out[-1] = _FOURSCORE
            else:
                out[-1] += number
        elif word.startswith("vingt") and out and out[-1] == _FOUR and not zero:
            out[-1] = _FOURSCORE
            open_ = 20
            continue
        else:
            out.append(number)
        # behind tens there may be ones, in French behind sixty and eighty teens, too
        joins = word in ("soixante", "vingts") or (word == "vingt" and out[-1] == _FOURSCORE)
        tens = number >= _LEAST_OF_TENS and number % 10 == 0
        open_ = 20 if joins else 10 if tens or (word == "dix" and out[-1] % 10 == 0) else 0
        zero = False
    return out


def _bucks(found: re.Match[str]) -> str:
    whole = ONES.get(found["n"], found["n"].replace("a", "1"))
    cents = sum(ONES.get(word, 0) for word in re.split("[- ]", found["c"])) or int(found["c"])
    return f"${whole}.{cents:02}".rjust(len(found[0]))


_SIGNS = tuple("$€£")


def _grand(found: re.Match[str]) -> str:
    """Thousands, of dollars where they are said as 'grand' and no currency stands by them."""
    if found.string.endswith(_SIGNS, 0, found.start()):
        return f"{found[1]}k".ljust(len(found[0]))
    ends = _SENTENCE_ENDS.match(found.string, found.end()) is not None
    bare = (found[2] != "grand" and not ends) or _IN_MONEY.match(found.string, found.end())
    return f"{'' if bare else '$'}{found[1]}k".rjust(len(found[0]))


_SENTENCE_ENDS = re.compile(r" ?(?:[,.;:?!)]|$)")


def _in_dollars(found: re.Match[str]) -> str:
    number = found["n"]
    cents = Decimal(ONES[number]) if number in ONES else Decimal(number)
    return f"${cents / 100}".rjust(len(found[0]))


def _digits(found: re.Match[str]) -> str:
    words = re.findall(_WORD, found["run"])
    if len(words) == 1 and (words[0] in _CALENDAR or words[0] in _SCALES):
        return _alone(found) or found[0]
    by_pairs = _by_pairs(words)
    if by_pairs and not (_PRICE.match(found.string, found.end()) or _came_to(found)):
        return found[0]  # 'two twenty foot containers' are no number
    thousands = _by_thousands(words, found)
    if thousands is not None:
        return thousands.rjust(len(found[0])) if thousands else found[0]
    total = part = 0
    for place, word in enumerate(words):
        if by_pairs and place == 1:
            part *= 100
        if _hundreds_meant(words, place) or _of_thousands(words, place):
            part *= 100  # 'nine thousand two fifty', 'two sixty thousand'
        if word.startswith("vingt") and part % 100 == _FOUR:
            part += _FOURSCORE - _FOUR
        elif word in ONES:
            part += ONES[word]
        elif _SCALES[word] == 100:
            part = (part or 1) * 100
        else:
            total += (part or 1) * _SCALES[word]
            part = 0
    written = str(total + part)
    if "grand" in words and not _IN_MONEY.match(found.string, found.end()):
        written = f"${written}"
    if len(written) > len(found[0]) or total + part == 0:
        return found[0]
    return written.rjust(len(found[0]))


_PAID = re.compile(r"\b(?:paid|cost|costs|asking|sold for|bought (?:it |them )?for) $")
"""Before a sum that is said by its thousands and hundreds: 'paid eighteen five'."""
_EACH = re.compile(r" ?(?:[$€£]|[a-z]{2,9}) (?:each|apiece|per|an?|the|le|la|chacune?) ?")


IN_ALL = re.compile(
    r",? (?:total|all in|in all|altogether|all told|en tout|au total)"
    r"(?= ?(?:[.,;!?)]|$)| (?:period|for|pour)\b)"
)
"""Behind a sum of all there is: 'nineteen eight total'."""
_CAME_TO = re.compile(
    r"\b(?:turn(?:ed|s) out to be|c[ao]mes? (?:out )?(?:to|in at)|settled (?:at|for|on)"
    r"|knocked (?:it )?down to|talked (?:him|her|them) down to|went for|sold for|paid|asking"
    r"|bought (?:it |them )?for) $"
)
"""Before a sum that is said by pairs: 'it turned out to be eighteen fifty'."""
_AND_NOT = re.compile(rf"(?:,| and)? (?:not|instead of|rather than) (?:the )?(?:{_WORD}|\$?\d)")
_LEAST_BY_PAIRS = 10


def _came_to(found: re.Match[str]) -> bool:
    """Whether two numbers under a hundred, the first one of two figures, are said of what
    something came to, or against another sum: 'eighteen fifty and not nineteen hundred'."""
    told = groups(re.split("[ -]", found["run"])[:1])
    if not told or told[0] < _LEAST_BY_PAIRS:
        return False
    return bool(
        _CAME_TO.search(found.string, 0, found.start()) or _AND_NOT.match(found.string, found.end())
    )


def _by_thousands(words: list[str], found: re.Match[str]) -> str | None:
    """'forty nine five', 'forty nine five hundred', 'fourteen six': thousands and hundreds, and
    'thirty two fifty': hundreds, as people say sums; '' where no money tells that it is one, None
    for all other words."""
    hundred = words[-1:] == ["hundred"]
    said = words[:-1] if hundred else words
    if len(said) < 2 or any(w in _SCALES for w in said) or _by_pairs(words):
        return None
    told = groups(said)
    if len(told) == 1:
        return None
    if len(told) != 2 or told[0] < _LEAST_OF_TEENS or told[1] == 0:
        return ""  # one after the other they are no number: 'one two three'
    end = found.end()
    if _PAID.search(found.string, 0, found.start()) and not hundred:
        return str(told[0] * 1000 + told[1] * 100) if told[1] < _LEAST_OF_TEENS else ""
    in_money = _IN_MONEY.match(found.string, end) and not _EACH.match(found.string, end)
    of_all = bool(in_money or IN_ALL.match(found.string, end))
    if told[1] < _LEAST_OF_TEENS:
        return str(told[0] * 1000 + told[1] * 100) if hundred or of_all else ""
    return str(told[0] * 100 + told[1]) if of_all and not hundred else ""


_VAGUE = re.compile(r"\b(?:few|several|some|many|couple(?: of)?|quelques|plusieurs) $")
"""Before a thousand that is no number: 'a few thousand dollars'."""


def _alone(found: re.Match[str]) -> str | None:
    """A hundred, a thousand, a million or a grand of something; None where nothing tells what."""
    word = found["run"]
    if _VAGUE.search(found.string, 0, found.start()):
        return None
    scaled = found.string[: found.start()].rstrip()[-1:].isdigit()  # '1.5 million pesos'
    if scaled or word not in ("hundred", "thousand", "million", "grand"):
        return None
    ends = found[0] != word and found.string[found.end() :].strip(" ?!.") == ""
    if word == "grand":
        sum_ = found[0] != word and (ends or _OF_A_SUM.match(found.string, found.end()))
        return "$1k".rjust(len(found[0])) if sum_ else None
    if not (ends or _LONE.match(found.string, found.end())):
        return None
    return str(_SCALES[word]).rjust(len(found[0]))


def _hundreds_meant(words: list[str], place: int) -> bool:
    """Whether tens stand behind a small number that stands behind thousands."""
    if place < 2 or words[place] not in ONES or words[place - 1] not in ONES:
        return False
    behind = _SCALES.get(words[place - 2], 0) >= 1000
    return behind and _by_pairs(words[place - 1 : place + 1])


def _of_thousands(words: list[str], place: int) -> bool:
    """Whether tens stand right behind a small number, with thousands behind both."""
    pair = words[max(0, place - 1) : place + 1]
    behind = _SCALES.get(words[place + 1], 0) if place + 1 < len(words) else 0
    return place == 1 and behind >= 1000 and all(w in ONES for w in pair) and _by_pairs(pair)


def _by_pairs(words: list[str]) -> bool:
    """Whether a small number stands before tens, as people say prices: 'twelve fifty'."""
    if len(words) < 2 or not all(word in ONES for word in words):
        return False
    first, second = (ONES[word] for word in words[:2])
    french = words[1].startswith("vingt") or words[0] in ("soixante", "quatre")
    teens = first < _LEAST_OF_TEENS <= second < _LEAST_OF_TENS and words[1] in _TEENS
    return (first < _LEAST_OF_TENS <= second or teens) and not french
