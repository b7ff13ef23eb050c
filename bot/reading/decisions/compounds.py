"""Two names of goods side by side, of which the first only tells more of the second."""

from __future__ import annotations

import re

from bot.domain.words import word_set
from bot.reading.features.roles import chapter_of, kin_of, role_of
from bot.reading.marks import Extraction, Mark, MarkKind
from bot.reading.text.phrases import MAKES

METALS = frozenset({"steel", "aluminum", "copper", "gold", "silver", "nickel", "lead"})
"""Goods that people also list without a comma: 'steel aluminum copper'."""
_OF = frozenset({"of", "worth", "de", "d", "du", "des", "l"})
_HOLDERS = word_set(
    "pallet skid crate case box drum barrel bag roll container carton bottle can jar tote",
    "ball skein spool bale bundle truckload carload railcar trainload shipload boatload",
    "trailer van palette caisse boite baril fut sac rouleau conteneur bouteille cannette canette",
    "pot camion wagon car remorque chaudiere seau chargement",
)
"""What goods are counted in: '20 pallets of spring water'."""


def _is_maker(left: Mark, right: Mark) -> bool:
    """Whether the second name is but who makes the first: 'potash Nutrien'."""
    made = left.source not in MAKES and right.source in MAKES
    return made and kin_of(right.values[0], left.values[0]) in ("same", "wider")


def tells_more(seen: Extraction, left: Mark, right: Mark) -> bool:
    """Whether the first of two goods is what the second is made of, for or by: 'leather handbag',
    'beer fridge', 'honda mower'. Things in the plural, or metals, stand in a list."""
    if left.kind is not MarkKind.GOOD or left.values == right.values:
        return False
    last = seen.words[left.last - 1]
    between = {t.word for t in seen.words[left.last : right.first]}
    if between and between <= _OF and last.stem in _HOLDERS:
        return True
    if between or seen.folded[last.end : seen.words[right.first].start].strip():
        return False  # apart, or a comma, a stroke
    if last.stem == "car" and left.first and seen.words[left.first - 1].word.isdigit():
        return True  # of a train: '2 cars 2x6 spf'
    if {*left.values, *right.values} <= METALS or _is_maker(left, right):
        return False
    return left.source in MAKES or last.word == last.stem


_MADE_OF = re.compile(
    r"(?: \w{1,14}){0,3} (?:in|en|made (?:out )?(?:of|from|with)|faite?s? (?:en|de|avec))"
    r" (?:(?:solid|pure|real|raw|massive?|vrai) )?"
    r"| (?:of|de|d')(?: |(?<='))|,? \("
)
"""What stands between a thing and what it is made of: 'fenêtres à battants en '."""


_FOR = re.compile(
    r" (?:for|pour) (?:(?:the|my|our|a|an|some|his|her|their|les|la|le|l'|des|mes|nos|mon|ma|un|une"
    r"|big|new|old|used) ?){0,2}"
)
"""What stands between a thing and what it is for: 'brake rotors for F-150s'."""


def apart_from_materials(seen: Extraction, goods: list[Mark]) -> list[Mark]:
    """The goods without those that only tell what the thing before them is made of or for:
    'chairs in aluminum', 'pans (aluminum, half size)', 'wipers for trucks'."""
    return [
        m
        for n, m in enumerate(goods)
        if not (n and (_is_material_of(seen, goods[n - 1], m) or _is_for(seen, goods[n - 1], m)))
        and not brings(seen, m)
        and not (n and _counts(seen, goods[n - 1], m))
        and not is_shape(seen, m)
        and not (n and _holds(seen, goods[n - 1], m))
    ]


HOLDS = word_set(
    "syringe vial ampoule jar bottle can tin bag pouch box drum tote carton tube sachet keg barrel"
    " sack crate bucket pail case jug pack blister cartridge",
    "seringue fiole ampoule bocal pot bouteille cannette canette conserve sac sachet boite baril"
    " fut chaudiere seau caisse cruche",
)
_PUT_IN = re.compile(r",? (?:in|en|dans (?:des|un|une|les)) (?:[\w.-]{1,12}[ -]){0,3}")


def _holds(seen: Extraction, thing: Mark, mark: Mark) -> bool:
    """Whether a good is but what the one before it is sold in: 'serum in pre-filled syringes'."""
    if seen.words[mark.last - 1].stem not in HOLDS or role_of(thing.values[0]) == "carrier":
        return False
    gap = seen.folded[seen.words[thing.last - 1].end : seen.words[mark.first].start]
    return _PUT_IN.fullmatch(gap) is not None


_SHAPES = word_set(
    "wheel round block brick loaf log stick slab cube ball bar sheet tub pail tray",
    "meule roue bloc brique buche plaque cube",
)
_FOODS = frozenset(f"{n:02}" for n in range(1, 24))


def is_shape(seen: Extraction, mark: Mark) -> bool:
    """Whether a word is but the shape or tub that the food right beside it comes in: 'Gouda
    wheels', 'meules de gruyère'."""
    if mark.last - mark.first > 1 or seen.words[mark.first].stem not in _SHAPES:
        return False
    return any(_is_of_food(seen, mark, m) for m in seen.of(MarkKind.GOOD) if m is not mark)


def _is_of_food(seen: Extraction, mark: Mark, food: Mark) -> bool:
    if any(chapter_of(v) not in _FOODS for v in food.values):
        return False
    left, right = sorted((mark, food), key=lambda m: m.first)
    gap = seen.folded[seen.words[left.last - 1].end : seen.words[right.first].start]
    return gap in ((" ", "-") if left is food else (" of ", " de ", " d'"))


_COUNTING = word_set("drum barrel pallet skid tote crate carton box roll case truckload container")
_COUNTED = re.compile(r",? (?:x ?)?\d[\d,. ]{0,8}(?:(?:gal|gallon|litre|liter|lb|kg|l)s? )?")
_LOOSE = frozenset({"24", "26", "27", "28", "29", "31", "34", "38"})
"""Chapters of what is poured: chemicals, oils, paints."""


def _counts(seen: Extraction, thing: Mark, mark: Mark) -> bool:
    """Whether a word is but what the good before it is counted or poured in: 'transmission oil,
    200 drums', 'acetone, drums, Spain'. Those counted before a good are no goods from the start
    (:mod:`bot.reading.extraction.other_meanings`)."""
    token = seen.words[mark.last - 1]
    if mark.last - mark.first > 1 or token.stem not in _COUNTING:
        return False
    if role_of(thing.values[0]) == "carrier":
        return False
    gap = seen.folded[seen.words[thing.last - 1].end : token.start]
    poured = gap == ", " and token.stem == "drum" and chapter_of(thing.values[0]) in _LOOSE
    return poured or _COUNTED.fullmatch(gap) is not None


_SHIPS = word_set("boat ship vessel barge train")
_LOADED = word_set("boat ship vessel barge train truck plane rail bateau navire camion avion")
_IN_BULK = frozenset({"10", "12", "25", "26", "27", "28", "31"})
"""Chapters of what is shipped loose: grain, ores, salt, fuels, fertilizers."""
_LED_BY = frozenset({"then", "by", "via", "puis", "par", "en"})
_STOPS = frozenset({",", "+", ";", "->"})
_ONWARD = re.compile(r" (?:in)?(?:to|vers)\b")


def brings(seen: Extraction, mark: Mark) -> bool:
    """Whether a good's word is but what brings the goods named before it: 'the salt boat', 'bikes
    from Taichung, boat to Vancouver then truck to us'."""
    token = seen.words[mark.first]
    if mark.last - mark.first > 1 or token.word not in _LOADED or not mark.first:
        return False
    things = [m for m in seen.of(MarkKind.GOOD) if m.last <= mark.first]
    things = [m for m in things if role_of(m.values[0]) != "carrier" and m.values != mark.values]
    if not things:
        return False
    before = seen.words[mark.first - 1]
    gap = seen.folded[before.end : token.start]
    if token.word in _SHIPS and things[-1].last == mark.first and gap == " ":
        return chapter_of(things[-1].values[0]) in _IN_BULK
    onward = _ONWARD.match(seen.folded, token.end) is not None
    return onward and (before.word in _LED_BY or gap.strip() in _STOPS)


def _is_for(seen: Extraction, thing: Mark, mark: Mark) -> bool:
    if thing.source in MAKES and len(thing.values) == 1:
        return False
    if role_of(thing.values[0]) == "material" or role_of(mark.values[0]) in ("material", "general"):
        return False
    gap = seen.folded[seen.words[thing.last - 1].end : seen.words[mark.first].start]
    return _FOR.fullmatch(gap) is not None


def _is_material_of(seen: Extraction, thing: Mark, mark: Mark) -> bool:
    several = len(thing.values) > 1
    if (thing.source in MAKES and not several) or role_of(thing.values[0]) != "thing":
        return False
    if any(role_of(v) != "material" for v in mark.values):
        return False
    gap = seen.folded[seen.words[thing.last - 1].end : seen.words[mark.first].start]
    charged = mark.last < len(seen.words) and seen.parts[mark.last] == "duty"
    last = seen.words[thing.last - 1]
    bare = seen.lang == "fr" and gap == " " and last.word != last.stem  # 'portes acier'
    return (bare or _MADE_OF.fullmatch(gap) is not None) and not charged
