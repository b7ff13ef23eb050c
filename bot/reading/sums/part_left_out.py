"""Parts of a shipment that a text says were refused, broken or missing, or that alone are of some
kind: whether they were entered, and what they are worth, nobody can tell from it."""

from __future__ import annotations

import re

from bot.reading.sums.percentages import percentage

_MANY = (
    rf"(?:{percentage()}|\d{{1,3}}(?:[ ,]\d{{3}})+|\d{{1,6}}|half|a third|a quarter|an?|one|two"
    rf"|three|four"
    r"|five|six|ten|some|several|la moitie|un tiers|un quart|une?|deux|trois|quatre|cinq|six|dix"
    r"|quelques|plusieurs)"
)
_LOST = (
    r"(?:rejected|refused|damaged|broken|defective|missing|short|spoiled|spoilt|rotten|scrapped"
    r"|destroyed|returned|sent back|lost|stolen|unsaleable|unusable|written off|abandoned|seized"
    r"|refusee?s?|rejetee?s?|endommagee?s?|brisee?s?|cassee?s?|defectueu(?:x|ses?)|manquante?s?"
    r"|perdue?s?|volee?s?|detruite?s?|retournee?s?|renvoyee?s?|abimee?s?|avariee?s?|gatee?s?)"
)
_PART = re.compile(
    rf"(?<![\w.,$€£/-])(?P<all>{_MANY}(?: (?:of|de|des|d'entre) ?(?:it|them|those|these|the|this"
    rf"|that"
    r"|which|our|les|la|cela|eux|elles)\b(?: \d{1,6})?)?"
    r"(?: (?!(?:dut|tarif|tax|surtax|droit|rate|discount|rabais|claim|remise)[a-z]*\b"
    r"|(?:usd|cad|us|eur|gbp|dollars?|k|lbs?|kgs?|tonnes?|tons?|t)\b)[a-z][a-z'-]{1,14}){0,3}?"
    rf" {_LOST})(?= ?(?:[.,;:?!)]|$)| (?:and|or|at|on|in|by|during|upon|when|after|before|et|ou"
    rf"|en|a"
    r"|au|aux|dans|par|lors|from|to|arrived|because)\b)(?! ?(?:[a-z]{{3,12}} )?(?:dut|tarif"
    r"|claim|usmca|cert))"
)
_OF_SO_MANY = re.compile(
    r"(?<![\w.,$€£/-])(?P<all>\d{1,6} (?:of|de|des|sur) (?:the |our |les |nos )?\d{1,6}"
    r"(?: [a-z][a-z'-]{1,14}){1,2} (?:are|were|is|sont|etaient) (?:made of |en |of )?[a-z]{3,14})\b"
)
_SOME_LOADED = re.compile(
    r"\b(?:loaded|shipped|dropped|got|received|took|delivered|arrived|lost|short|charge|livre|recu"
    r"|perdu|echappe)\w{0,2} (?:only |seulement )?(?P<all>\d{1,5} (?:of|de|des|sur) (?:the |our "
    r"|les"
    r" |nos )?\d{1,6}"
    r" (?!cert|invoice|factur|paper|papier|quote|form|doc|answer|reponse|day|jour|time|fois|year)"
    r"[a-z]{3,14})\b(?! \d)"
)
"""'they loaded 30 of 40 pallets'."""
_NOT_THIS = re.compile(
    r"\b(?:if|in case|unless|no|none|not|never|without|si|aucune?s?|sans|pas|jamais|claim|claims"
    r"|certificate|usmca|cusma|refund|drawback)\b[^.;?!]{0,24}$"
)
_FARTHEST = 40


def part_left_out(folded: str) -> tuple[int, int] | None:
    """Where words stand that tell of a part of the goods that may not have been entered; None for
    none.

    >>> text = "50,000 usd of steel, 10% of it rejected at the dock"
    >>> text[slice(*part_left_out(text))]
    '10% of it rejected'
    >>> part_left_out("20,000 usd of chairs if 10% are refused")
    """
    for pattern in (_PART, _OF_SO_MANY, _SOME_LOADED):
        found = pattern.search(folded)
        if found is not None and not _NOT_THIS.search(
            folded, max(0, found.start() - _FARTHEST), found.start()
        ):
            return found.span("all")
    return None
