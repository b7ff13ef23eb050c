"""Words of goods' names that mean something else where they stand: a verb, a works, half of
somebody's name, letters."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.domain.words import word_set
from bot.reading.extraction.gazetteers import Gazetteers
from bot.reading.extraction.written import TextForms
from bot.reading.lexicon.vocabulary import SMALL_WORDS
from bot.reading.marks import Mark
from bot.reading.text.phrases import Match


def _gap(text: TextForms, left: int, right: int) -> str:
    """What stands between two tokens, '' at the text's edges."""
    if left < 0 or right >= len(text.words):
        return ""
    return text.folded[text.words[left].end : text.words[right].start]


def _word(text: TextForms, n: int) -> str:
    """A word, '' beyond the text's edges."""
    return text.words[n].word if 0 <= n < len(text.words) else ""


def apart_from_other_meanings(
    goods: tuple[Match, ...], text: TextForms, names: Gazetteers, places: Iterable[Mark]
) -> tuple[Match, ...]:
    """The goods named whose words mean that good here."""
    placed = list(places)
    return tuple(
        m
        for m in goods
        if not (
            _is_packing(m, text, goods)
            or _is_of_a_payment(m, text)
            or _is_value_for_duty(m, text)
            or _own_word(m, text, names)
            or _is_french_verb(m, text)
            or _is_works(m, text)
            or _is_ending(m, text)
            or _is_verb_between(m, text, goods, placed, names)
            or _is_in_a_name(m, text, goods, placed)
            or _is_press(m, text)
            or _is_carrying(m, text)
            or _is_ending_a_duty(m, text)
        )
    )


_TELLING = 4
"""Words of a text from which its language is sure."""


def _is_alone(match: Match) -> bool:
    return match.last - match.first == 1


def _own_word(match: Match, text: TextForms, names: Gazetteers) -> bool:
    """Whether a French good's word in an English text is a word of that text's own language: 'a
    four-bus order' names no oven, 'VIN' no wine."""
    if text.lang != "en" or match.phrase.lang != "fr" or not _is_alone(match):
        return False
    if match.first in text.upper and len(text.words) > 1:
        return True
    return len(text.words) >= _TELLING and _word(text, match.first) in names.common


_PACKINGS = word_set("pallet pallets skid skids crate crates palette palettes")
_ITSELF = word_set("at and or plus a per each for et ou pour par from de x worth")
_ONE = word_set("a an one un une")


def _is_packing(match: Match, text: TextForms, goods: tuple[Match, ...]) -> bool:
    """Whether so many pallets or crates are what another good comes on: '12 pallets lumber', '6
    skids, PVC windows'. Their number stands before them, so it is plain before anything is weighed;
    what is told behind a good ('oil, 200 drums') hangs on what that good is
    (:mod:`bot.reading.decisions.compounds`)."""
    n = match.first
    before, after = _word(text, n - 1), _word(text, match.last)
    if not _is_alone(match) or _word(text, n) not in _PACKINGS or after in _ITSELF:
        return False
    others = any(m.first >= match.last and m.phrase.values != match.phrase.values for m in goods)
    priced = "$" in _gap(text, n, match.last) or after.isdigit()
    return others and not priced and (before.isdigit() or before in _ONE)


_OWED = word_set("due owing owed remaining of is left outstanding on to")
_MONEY_WORDS = word_set("usd cad dollars bucks us eur")


def _is_of_a_payment(match: Match, text: TextForms) -> bool:
    """Whether a word tells of paying or of counting: '14,000 USD balance due', 'USD 6,000 down on
    a boat', '25 PCS'."""
    word, before = _word(text, match.first), _word(text, match.first - 1)
    summed = before in _MONEY_WORDS or before[-1:].isdigit() or before.endswith("k")
    if not _is_alone(match):
        return False
    if word == "balance":
        return summed or _word(text, match.last) in _OWED
    return summed and word in {"down", "pcs"}


_VALUE = re.compile(
    r"[ :=]{1,3}(?:(?:usd|cad|us ?\$|c ?\$|\$) ?\d|\d[\d,. ]{0,12}k? ?(?:usd|cad|dollars|\$))"
)


def _is_value_for_duty(match: Match, text: TextForms) -> bool:
    """Whether the letters are short for the value for duty, right before a sum or behind one: 'CAD
    18,340 VFD', 'VFD: $22,000'."""
    n = match.first
    if not _is_alone(match) or _word(text, n) != "vfd":
        return False
    before = _word(text, n - 1)
    summed = before in _MONEY_WORDS or before[-1:].isdigit() or before.endswith("k")
    if summed and _SUM.search(text.folded[: text.words[n].start]) is not None:
        return True
    behind = _VALUE.match(text.folded, text.words[n].end) is not None
    return behind and before not in {"a", "an", "the", "one", "our", "my"}


_SUM = re.compile(
    r"(?:(?:usd|cad|us ?\$|c ?\$|\$) ?\d[\d,.]{0,14}k?"
    r"|\d[\d,.]{0,14}k? ?(?:usd|cad|dollars|bucks|\$)) $"
)


_DOES = word_set("qui il elle ils elles on ca cela y je j tu ne n s se")
_ENGLISH_ON = frozenset({"tariff", "tariffs", "duty", "duties", "tax", "rate", "surtax"})


def _is_french_verb(match: Match, text: TextForms) -> bool:
    """Whether who does something stands right before a word: 'ce qui tombe', 'ça s'applique',
    'qui porte sur l'acier'."""
    if text.lang != "fr" or match.phrase.lang != "fr" or not _is_alone(match):
        return False
    n = match.first
    joined = _gap(text, n - 1, n) in (" ", "'")
    english = _word(text, n - 1) == "on" and _word(text, n - 2) in _ENGLISH_ON
    return joined and _word(text, n - 1) in _DOES and not english


_WORKS = frozenset({"plant"})
_BRIEF = 3


def _is_works(match: Match, text: TextForms) -> bool:
    """Whether a word is that of a works: 'our plant in Omaha'. What grows comes as plants, or is
    all that a text says."""
    return (
        text.lang == "en"
        and _is_alone(match)
        and _word(text, match.first) in _WORKS
        and len(text.words) >= _BRIEF
    )


_ENDED = word_set(
    "percent pct tariff tariffs duty duties rate rates surtax it they that order deal"
)


def _is_ending(match: Match, text: TextForms) -> bool:
    """Whether a word tells that a duty came to its end: 'when did the 35 percent die'."""
    before = _word(text, match.first - 1) if match.first else ""
    return (
        text.lang == "en"
        and _is_alone(match)
        and _word(text, match.first) in {"die", "dies"}
        and before in _ENDED
    )


_CARRY = word_set("truck ship barge train fly")
_WAY = word_set("from to out over across up down in into")


def _is_carrying(match: Match, text: TextForms) -> bool:
    """Whether a word tells how what stands before it comes, or is what it comes on: 'pallets truck
    from Ontario', 'skids ship out of Laredo'."""
    n = match.first
    if not _is_alone(match) or text.lang != "en":
        return False
    packed = _word(text, n) in _PACKINGS
    verb = n + 1 if packed else n
    many = verb > 0 and text.words[verb - 1].word != text.words[verb - 1].stem
    blank = _gap(text, verb - 1, verb) == " "
    return many and blank and _word(text, verb) in _CARRY and _word(text, verb + 1) in _WAY


_ENDS = word_set("scrap scraps lift lifts drop drops")
_DUTY_BEHIND = re.compile(
    r" (?:(?:the|its|their|his|all|any|those|these|that|this|our|both) (?:[a-z-]{1,14} ){0,3})?"
    r"(?:counter-?)?(?:tariffs?|dut(?:y|ies)|surtax(?:es)?|tax(?:es)?|lev(?:y|ies))\b"
)


def _is_ending_a_duty(match: Match, text: TextForms) -> bool:
    """Whether it is what somebody does to a duty: 'did Ottawa scrap the steel surtax'."""
    if not _is_alone(match) or text.lang != "en" or _word(text, match.first) not in _ENDS:
        return False
    before = {_word(text, n) for n in range(max(0, match.first - _SUBJECT), match.first)}
    behind = text.folded[text.words[match.first].end :]
    return bool(before & _AUXILIARIES) and _DUTY_BEHIND.match(behind) is not None


_SUBJECT = 4
"""Words of who does it, before the verb."""
_AUXILIARIES = word_set("did will would could should may might to does do can")


_SAYS = word_set("says say said reports report reported story copy service flash alert")


def _is_press(match: Match, text: TextForms) -> bool:
    """Whether a wire is a news agency: 'a rival wire says'."""
    wire = text.lang == "en" and _is_alone(match) and _word(text, match.first) in {"wire", "wires"}
    return wire and _word(text, match.last) in _SAYS


def _is_verb_between(
    match: Match, text: TextForms, goods: tuple[Match, ...], places: list[Mark], names: Gazetteers
) -> bool:
    """Whether a word tells what a country does to the good after it: 'Canada caps steel'."""
    word = _word(text, match.first)
    if text.lang != "en" or not _is_alone(match) or word not in names.everyday:
        return False
    plural = word != text.words[match.first].stem
    before = any(p.last == match.first and p.source == "name" for p in places)
    behind = any(m.first == match.last and m.phrase.source != "ambiguous" for m in goods)
    blank = _gap(text, match.first - 1, match.first) == " " == _gap(text, match.first, match.last)
    return plural and before and behind and blank


_HEADS = word_set(
    "creek hill hills county city valley bay falls lake lakes town springs road street avenue ave",
    "rd cafe pub supply motors inc ltd llc co corp corporation company foods farms farm outfitters",
    "club school church hotel inn station junction island beach park ridge river harbour harbor",
    "point grove brothers bros sons industries group holdings bakery brewery",
)
"""What the names of towns, streets and firms end with."""
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "chef", "mme"})


def _is_in_a_name(
    match: Match, text: TextForms, goods: tuple[Match, ...], places: list[Mark]
) -> bool:
    """Whether a word with a capital is half of a name: 'a Honey Bee header', 'Vinegar Hill,
    Brooklyn', 'Maple Leaf Motors: three pickups', 'Mr. Boats'. A make before the thing that it
    makes is none ('Bauer Skates'), unless another good is named in small letters."""
    n = match.first
    written = len(text.text) == len(text.folded) and not text.text.isupper()
    if not _is_alone(match) or not written or match.phrase.source == "brand":
        return False
    if not _is_capital(text, n):
        return False
    titled = _word(text, n - 1) in _TITLES and _gap(text, n - 1, n) in (" ", ". ")
    sure = (m for m in goods if m.phrase.source != "ambiguous")
    taken = {t for m in sure for t in range(m.first, m.last)}
    taken |= {t for m in places for t in range(m.first, m.last)} | text.upper
    return titled or _begins_a_name(match, text, taken) or _ends_a_name(match, text, goods, taken)


def _is_capital(text: TextForms, n: int) -> bool:
    return 0 <= n < len(text.words) and text.text[text.words[n].start].isupper()


def _begins_a_name(match: Match, text: TextForms, taken: set[int]) -> bool:
    n = match.first
    if n + 1 in taken or _gap(text, n, n + 1) != " " or not _is_capital(text, n + 1):
        return False
    within = {n, n + 1} <= text.like_names and n not in text.upper
    return _word(text, n + 1) in _HEADS or (within and text.lang == "en")


def _ends_a_name(match: Match, text: TextForms, goods: tuple[Match, ...], taken: set[int]) -> bool:
    n = match.first
    before = _is_capital(text, n - 1) and n - 1 not in taken and n in text.like_names - text.upper
    before = before and _word(text, n - 1) not in SMALL_WORDS  # 'Then CRABS', 'Our Kayaks'
    rivals = any(m.phrase.values != match.phrase.values for m in goods)
    if not (before and rivals) or _gap(text, n - 1, n) not in (" ", "'s "):
        return False
    small = any(not _is_capital(text, m.first) for m in goods)
    return _word(text, n) in _HEADS or (small and match.phrase.source != "ambiguous")
