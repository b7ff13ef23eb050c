"""Tariff codes in folded text, in every form people and spreadsheets give them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.domain.codes import Code

_LIMIT = re.compile(
    r"(?<!just )(?<!bit )(?<!little )(?<!slightly )(?:under|over|below|above|less than|more than"
    r"|moins de|plus de|up to|the first"
    r"|les premiers)\s{0,3}$"
)
_LONGEST_LIMIT = 16
DOTTED = re.compile(
    r"(?<![\w.$,])(\d{4}\.\d{2}(?:\.\d{2}(?:\.?\d{2})?|\d{4}|\d{2})?)(?:\.0)?(?![\w%])(?!\.\d)"
)
_SPACED = re.compile(
    r"(?<![\w.$,-])((?!(?:19|20)\d\d)(?!9999-12-31)\d{4}[ -]\d{2}[ -]\d{2}(?:[ -]?\d{2})?"
    r"|(?:3[2-9]|[4-9]\d)(?:\.\d{2}){2,4})(?![\w%.-])"
)
"""'7208 51 00', '7208-51-00' and '72.08.51', where they can't be a day; 9999-12-31 is one, which
tables write for a measure without an end."""
_LONG = re.compile(
    r"(?<![\w.$,])(?!20[1-4]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\b)"
    r"(\d{6}|\d{8}|\d{10})(?:\.0)?(?![\w%])(?![.,]\d)"
)
"""Digits alone, but eight that are a day: there are no headings 2010 to 2049."""
_NAMED = re.compile(
    r"\b(?:code|hs|hts|htsus|sh|heading|subheading|chapter|position|sous-position|chapitre"
    r"|tariff item|numero tarifaire|ch\.?)\s*(?:code |no\.? |number "
    r"|numero )?(\d{2,10}(?:[. ]\d{2,4}){0,3})(?:\.0)?\b(?!\.\d)"
)
_ZERO_FIRST = re.compile(
    r"(?<![\w.$,:#/-])(?<!at )(?<!by )(?<!around )(0[1-9]\d{2})"
    r"(?![\w%:,-])(?!\.\d)(?! ?(?:hrs?|hours?|h|am|pm|e[sd]?t|p[sd]?t)\b)"
)
"""'0702': a heading of the first chapters; no sum and no year begins so, and an hour is told by
what stands around it."""
_HEADED = re.compile(
    r"\b(?:the|under|our|your|in) ((?!19\d\d|20\d\d)\d{4}) "
    r"(?=(?:stuff|goods|items?|parts|ones?|lines?|codes?|entries|range)\b)"
)
_D4 = r"(?!19\d\d|20\d\d)(?:0[1-9]|[1-8]\d|9[0-7])\d\d"
_SET_APART = re.compile(
    rf"\(({_D4})\)|(?:(?<=[.;:?!] )|^)(?P<own>{_D4})"
    r"(?=\.(?:\s|$)|\W{0,2}$|,? (?:i think|i guess|i believe|maybe|je pense|je crois|peut-etre)\b)"
)
"""A heading in brackets or as a sentence of its own, where it can be no year: 'hinges (8302)'."""
_ALONE = re.compile(r"^\W*(\d{4})\W*$")
# first of all and no year: '7208 51 00', '7208-51', '7208 10000' (a heading and a value)
_LEADING = re.compile(
    r"^\W*((?!20[1-9]\d)\d{4}(?:[ -]\d{2}){1,3}|(?:3[2-9]|[4-8]\d|9[0-7])(?: \d{2}){2,4})"
    r"(?![\w.,%-])"
)
_FIRST = re.compile(
    r"^\W*((?!20[1-9]\d)\d{4})(?=\s+[$]?\s?\d{1,3}(?:[ ,]\d{3}|\d+)(?!-)"
    r"|\s+(?:[-\u2013\u2014:]|at|@|worth) ?(?:usd?|cad?|c)? ?\$? ?\d{1,3}(?:[ ,]\d{3})+"
    r"(?! ?(?:each|apiece|per|a |/)))"
)
"""A heading before a value: '7208 10000', '4407 - 44,070 usd', '7208 at $7,208'."""
_PART_OF = re.compile(
    r"(?:(?<=[\dkm$] (?:of|de|in) )|(?<=(?:usd|cad|lbs|ton|ons|nne|nes) (?:of|de|in) )"
    r"|(?<=kg (?:of|de|in) )|(?<=worth of ))"
    r"((?!(?:19|20)\d\d|\d\d00)(?:0[1-9]|[1-8]\d|9[0-7])\d\d)"
    r"(?=\W{0,3}$|[?.;] |,? (?:and|et|plus|at|@|a(?= ?[$\d])|worth|valued|from|to|into|entering"
    r"|crossing|imported|shipped|made|with|without|under|today|tomorrow|on|du|des|vers"
    r"|importee?s?|avec|sans|sous|aujourd)(?!\w))"
)
"""A heading that a sum or a quantity is of: '$5,000 of 7208', '20 tonnes de 7606 vers les É.-U.';
no year, and no round number, which may be a whole that the first is a part of."""
_PAPER = re.compile(
    r"\b(?:orders?|po|sku|invoices?|inv|part|item|model|ref|reference|ticket|tracking|account|acct"
    r"|lot|serial|quote|job|file|case|bol|awb|booking|container|ext|extension|tel|phone|fax|cell"
    r"|commande|factures?|dossier|compte|modele|soumission|poste|telephone|connaissement)\.?"
    r" ?(?:no|number|num|nr|numero|code|id)?\.? ?[:#]? ?$"
)
"""Before digits that number a paper, a part or a telephone, and are no code."""
_SEVERAL = re.compile(
    r"\b(?:chapters?|headings?|chapitres?|positions?) (?P<low>\d\d(?:\d\d)?) ?"
    r"(?:to|through|thru|-|\u2013|a|au) ?(?P<high>\d\d(?:\d\d)?)\b(?![.,]\d)"
)
_SIDE_BY_SIDE = re.compile(
    r"\b(?:codes|headings|subheadings|positions|sous-positions)(?: (?:hs|hts|sh))?:? "
    r"(?P<all>\d{4}(?:\.\d\d){0,3}"
    r"(?:(?:, ?(?:and |et )?| and | et | ?& ?)\d{4}(?:\.\d\d){0,3}){1,9})"
    r"(?![\w%]|[.,]\d)"
)
"""Codes in a list that is said to be one: 'codes 4407 and 4412'."""
_ONE_OF_THEM = re.compile(r"\d{4}(?:\.\d\d){0,3}")
_MOST_HEADINGS = 20
_PATTERNS = (
    *(
        _NAMED,
        DOTTED,
        _SPACED,
        _LEADING,
        _LONG,
        _ALONE,
        _FIRST,
        _HEADED,
        _ZERO_FIRST,
        _SET_APART,
        _PART_OF,
    ),
)
_TOO_LONG = re.compile(r"(?<![\w.$,])(\d{4}\.\d{2}\.\d{2}\.?\d{2})\.?\d{1,8}(?![\w%.])")
_MOST_CODE, _PLAIN_CODE = 10, 8


def is_limit(folded: str, place: int) -> bool:
    """Whether a number at ``place`` is a limit and not a fact: 'under $800'."""
    return _LIMIT.search(folded, max(0, place - _LONGEST_LIMIT), place) is not None


def code(folded: str) -> tuple[Code, int, int] | None:
    """The first tariff code and where it stands; a bare heading only on its own or first.

    >>> [code(said)[0].dotted for said in ("duty on 7208.51.00", "7208 51 00", "7208 10000")]
    ['7208.51.00', '7208.51.00', '7208']
    >>> code("duty on 5000 of 7208"), code("2 of 7208 pieces"), code("2500 of 8000")
    ((Code(digits='7208'), 16, 20), None, None)
    """
    for pattern in _PATTERNS:
        found = next(_coded(pattern, folded), None)
        if found:
            group = found.lastindex or 1
            digits = re.sub(r"\D", "", found.group(group))
            if len(digits) <= _MOST_CODE and not is_limit(folded, found.start(group)):
                return Code(digits), found.start(), found.end()
    return None


def _coded(pattern: re.Pattern[str], folded: str) -> Iterator[re.Match[str]]:
    """Where a pattern of codes fits, but digits that number a paper: 'order no. 250000'."""
    for found in pattern.finditer(folded):
        before = max(0, found.start() - _LONGEST_PAPER)
        if pattern is _LONG and _PAPER.search(folded, before, found.start()):
            continue
        if not _PART_NUMBER.search(folded, before, found.start()):
            yield found


_LONGEST_PAPER = 32
_PART_NUMBER = re.compile(
    r"\b(?:part|model|sku|serial|order|quote|drawing|modele|piece|dessin|commande)"
    r" (?:no\.?|number|num\.?|nr\.?|numero|#)(?: (?:is|was|est))?:? ?#? ?$"
)
"""Before what is a number of the firm's own, however it is written: 'part number is 7318.15'."""


def heading_of_value(folded: str) -> tuple[int, int] | None:
    """Where a heading stands that begins a text, right before its value.

    >>> heading_of_value("4407 - 44,070 usd from bc"), heading_of_value("2400 sheets at $1,200")
    ((0, 4), None)
    """
    found = _FIRST.match(folded)
    return None if found is None else found.span(1)


def _listed(folded: str) -> tuple[tuple[Code, int, int], ...]:
    """Chapters, or headings of one chapter, from one to another: 'headings 7601-7604'."""
    found = _SEVERAL.search(folded)
    if found is None or len(found["low"]) != len(found["high"]):
        return ()
    low, high = int(found["low"]), int(found["high"])
    alike = len(found["low"]) == _CHAPTER or found["low"][:_CHAPTER] == found["high"][:_CHAPTER]
    if not alike or not low < high <= low + _MOST_HEADINGS:
        return ()
    width = len(found["low"])
    return tuple((Code(f"{n:0{width}}"), *found.span()) for n in range(low, high + 1))


def beside_each_other(folded: str) -> tuple[tuple[Code, int, int], ...]:
    """Codes in a list that is said to be one.

    >>> [c.dotted for c, _, _ in beside_each_other("codes 4407 and 4412, 10,000 usd each")]
    ['4407', '4412']
    """
    found = _SIDE_BY_SIDE.search(folded)
    if found is None:
        return ()
    each = _ONE_OF_THEM.finditer(folded, *found.span("all"))
    return tuple((Code(m[0].replace(".", "")), *m.span()) for m in each)


_CHAPTER = 2


def codes(folded: str) -> tuple[tuple[Code, int, int], ...]:
    """Every tariff code and where it stands, in order.

    >>> [c.dotted for c, _, _ in codes("7208.51.00.30, 7208.52.00.00 and 7306.30.50.33?")]
    ['7208.51.00.30', '7208.52.00.00', '7306.30.50.33']
    """
    listed = _listed(folded)
    listed = listed or beside_each_other(folded)
    if listed:
        return listed
    found = [m for pattern in (DOTTED, _SPACED, _PART_OF) for m in _coded(pattern, folded)]
    # beside '8703.23.01' a plain 300000 is a value; alone, eight digits and more are codes
    found = found or [m for m in _coded(_LONG, folded) if len(m.group(1)) >= _PLAIN_CODE]
    out: list[tuple[Code, int, int]] = []
    first = code(folded)
    if not found and first is not None and (further := _headings_behind(first, folded)):
        return first, *further
    for match in sorted(found, key=lambda m: (m.start(), -m.end())):
        digits = re.sub(r"\D", "", match.group(1))
        if len(digits) <= _MOST_CODE and (not out or match.start() >= out[-1][2]):
            out.append((Code(digits), match.start(), match.end()))
    return tuple(out) if out or first is None else (first,)


_FURTHER = re.compile(
    r"(?:[,;] ?(?:and |et |plus )?| (?:and|et|plus) )(?:code |heading |position )?"
    r"(?P<code>(?!19\d\d|20\d\d)(?:0[1-9]|[1-8]\d|9[0-7])\d\d)"
    r"(?=,? ?(?:at |for |worth |: ?|= ?|- ?|\(|pour |a )?(?:usd |cad |us ?)?[$€£]? ?"
    r"(?:\d{1,3}(?:,\d{3})+(?![,\d])|\d{1,3}k\b|\d{4,6} ?(?:usd|cad|us|\$)))"
)
"""A heading behind another one that has its value, before its own: ', and 4412, 5,000 USD'."""
_FIRST_WORTH = re.compile(
    r",? ?(?:at |for |worth |: ?|= ?|- ?|\(|pour |a )?(?:usd |cad |us ?)?[$€£]? ?\d[\d, .]{2,12}k?"
    r" ?(?:usd|cad|us|\$(?: ?us)?|€|eur)?\)?"
)


def _headings_behind(
    first: tuple[Code, int, int], folded: str
) -> tuple[tuple[Code, int, int], ...]:
    """The headings that follow a named one and its value, each right before its own value: 'code
    4407, 10,000 USD, and 4412, 5,000 USD'."""
    worth = _FIRST_WORTH.match(folded, first[2])
    if worth is None or len(first[0].digits) != len("4407"):
        return ()
    out = []
    end = worth.end()
    while (found := _FURTHER.match(folded, end)) is not None:
        out.append((Code(found["code"]), *found.span("code")))
        worth = _FIRST_WORTH.match(folded, found.end())
        end = worth.end() if worth is not None else found.end()
    return tuple(out)


def too_long(folded: str) -> Code | None:
    """The ten digits that a longer number begins with, where it is written like a code.

    >>> too_long("hs 7208.51.0030.12").dotted
    '7208.51.00.30'
    """
    found = _TOO_LONG.search(folded)
    if found is None or re.fullmatch(r".*\.0", found.group()):
        return None
    return Code(re.sub(r"\D", "", found.group(1)))
