"""The numbers of a follow-up that count the thread's goods anew: more of them, fewer, so many at a
price of each.

Texts are folded: small letters without accents, numbers in figures.
"""

from __future__ import annotations

import re
from decimal import Decimal


def more_of_them(text: str) -> Decimal | None:
    """How many come on top, where it tells nothing else: 'add 2 more', '3 de plus'."""
    found = _MORE.search(text)
    return Decimal(found["n"] or found["m"] or found["o"]) if found else None


_MORE = re.compile(
    r"^(?:and |ok |so |oh |et |pis )?(?:add(?:ed)?|plus|throw in|ajoute[zr]?|rajoute[zr]?)"
    r" (?:another |an extra |encore )?(?P<n>\d{1,4})(?: (?:more|extra|de plus))?[ .,;!?]*$"
    r"|^(?:and |ok |so |oh |et |pis )?(?P<m>\d{1,4}) (?:more|extra|de plus)[ .,;!?]*$"
    r"|^(?:[a-z']{1,12},? ){0,5}(?:adds?|added|adding|ordered|wants?|takes?|took|threw in"
    r"|ajoute\w{0,2}|veut|veulent|prend|prennent) {1,8}(?P<o>\d{1,4})"
    r" (?:more|extra|additional|de plus)"
    r"(?: (?!dollars|bucks|piastres|usd|cad|days?|weeks?|percent)[a-z]{3,14})?"
    r"(?:,? (?:redo|rerun|again|please|pls|svp|now|so|refais|recalcule)\b[^\d]{0,30})?[ .,;!?]*$"
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


def number_taken_back(text: str) -> Decimal | None:
    """The number that it says is not meant: 'not 1', 'pas une', 'instead of 3'."""
    found = _WAS.search(text)
    if found is None:
        return None
    return Decimal(found["was"]) if found["was"].isdigit() else Decimal(1)


_WAS = re.compile(r"\b(?:not|pas|instead of|au lieu d[e'’]) ?(?P<was>\d{1,4}|one|une?)\b")


def number_taken(text: str) -> Decimal | None:
    """How many are taken, ordered or needed, where that is all it tells of them: 'nope, only taking
    90'."""
    found = _TAKEN.search(text)
    return Decimal(found["n"]) if found else None


_TAKEN = re.compile(
    r"\b(?:only|just|now|really|actually|we'?ll|they'?ll|he'?ll|she'?ll|i'?ll|(?:we|they|he|she|i)"
    r"(?:'?re|'?s|'?m| are| is| am)?|juste|seulement|on|ils|il|elle)"
    r" (?:(?:only|just|now|ne|n'en|en) ?)?"
    r"(?:tak(?:e|es|ing)|took|buy(?:s|ing)?|bought|order(?:s|ing|ed)?|need(?:s|ed)?|ship(?:s|ping|ped)?"
    r"|send(?:s|ing)?|sent|bring(?:s|ing)?|load(?:s|ing|ed)?|prend(?:s|ra|re)?|prennent"
    r"|commandent?|envoient?)"
    r" {1,8}(?:(?:only|just|que|seulement) {1,8})?(?P<n>\d{1,5})"
    r"(?: (?!dollars|bucks|grand|thousand|mille|percent|per cent|pour cent|days?|weeks?|years?"
    r"|jours?)"
    r"[a-z]{3,14})?(?=[ .,;!?]*$|[.,;!?] | (?:of them|instead|now|then)\b)"
)


def number_made(text: str) -> Decimal | None:
    """The number in 'make it 40', 'call that 12'."""
    found = _MADE.search(text)
    return Decimal(found[1]) if found else None


_MADE = re.compile(r"\b(?:make|call) (?:it|that) {1,12}(\d{1,6})\b")


def number_made_alone(text: str) -> Decimal | None:
    """The number in 'make it 10, two stay here', where nothing but the end of its clause is behind
    it."""
    found = _MADE_ALONE.search(text)
    return Decimal(found[1] or found[2]) if found else None


_ENDS_CLAUSE = r"(?=[,.;:!] ?(?!\d{3}\b)| (?:because|cause|since|as|bc|parce|car|vu)\b)"
_MADE_ALONE = re.compile(
    rf"\b(?:make|call) (?:it|that) {{1,12}}(\d{{1,6}}){_ENDS_CLAUSE}"
    rf"|\b(?:mettons|disons|mets|mettez)(?:-en)? (\d{{1,6}}){_ENDS_CLAUSE}"
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
