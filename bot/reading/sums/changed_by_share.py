"""By what share a follow-up changes the sum or the quantity that its thread told: half of it, so
many of them, 5% off, or what alone came.

Texts are folded: small letters without accents, numbers in figures.
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
    r"\b(\d{1,4})\s+(?:of (?:em|them|those|these|the same)|such)\b"
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
            r"\bhalf (?:of )?(?:that|it|(?:the|my|our|this|that|the whole) (?:order|volume"
            r"|quantity|amount|load|shipment|lot|batch|number)|as (?:much|many)"
            r"|(?:them|those|these)(?: [a-z]{3,14})?(?=[ .,;!?]*$))|\bla moitie\b"
            r"|\b(?:halve|halved|halving)\b|\b(?:cut|slash) [^.?!]{1,20} (?:in|by) half\b"
            r"|\b(?:take|takes|took|taking|buy|need|want|ship|send|order|get|got|keep|do)"
            r" (?:only |just )?"
            r"half(?=[ .,;!?]*$)|\bmoitie moins\b|\b(?:coup\w{1,3}|divis\w{1,3}) [^.?!]{0,20}"
            r"\b(?:en|par) {1,6}(?:deux|2)\b"
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
