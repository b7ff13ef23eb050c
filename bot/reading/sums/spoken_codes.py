"""Tariff codes as they are dictated: 'heading forty two oh two'."""

from __future__ import annotations

import re

from bot.reading.text.spoken_numbers import DIGIT, ONES, groups

_PAIR_WORD = "|".join(sorted((*ONES, "oh", "zero", "un"), key=len, reverse=True))
_CODE_SAID = re.compile(
    r"(?<!area )(?<!zip )(?<!postal )(?<!promo )(?<!dial )(?<!access )"
    r"\b(?:code(?! postal)|heading|subheading|position|hs|hts|htsus|sh|tariff item|chapter"
    r"|chapitre)(?: (?:code|number|no|numero|is|est|c'est|of|the|de|la))*:? "
    rf"(?P<said>(?:{_PAIR_WORD})(?:[ -](?:et )?(?:{_PAIR_WORD})){{0,9}})\b"
    rf"|\b(?P<bare>(?:{_PAIR_WORD})(?:[ -](?:{_PAIR_WORD}))? (?:oh|zero) (?:{DIGIT})"
    rf"(?: (?:point )?(?:{_PAIR_WORD})(?:[ -](?:{_PAIR_WORD}))?){{0,3}})\b"
)
_FOUR_DIGITS, _LEAST, _CENTURIES = 4, 10, (19, 20)
_SUM = re.compile(
    r" ?(?:[$€£%]|(?:us|usd|cad|cdn|dollars?|bucks|each|a|an|per|percent|pounds?|tons?|kilos?)\b)"
)


def codes_in_digits(folded: str) -> str:
    """The text with codes that are dictated as digits, padded with blanks before.

    >>> codes_in_digits("heading forty two oh two, code soixante-treize dix-huit quinze")
    'heading             4202, code                         7318.15'
    """
    return _CODE_SAID.sub(_code_in_digits, folded)


def _code_in_digits(found: re.Match[str]) -> str:
    said = found["said"] or found["bare"]
    words = [w for w in re.split("[ -]", said) if w != "point"]
    told = groups(words)
    pairs = "".join(f"{n:02}" for n in told)
    bare = found["bare"] is not None
    small = told[0] < _LEAST or told[0] in _CENTURIES
    if len(pairs) < _FOUR_DIGITS or (bare and (small or _SUM.match(found.string, found.end()))):
        return found[0]
    rest = pairs[_FOUR_DIGITS:]
    code = ".".join((pairs[:_FOUR_DIGITS], *(rest[n : n + 2] for n in range(0, len(rest), 2))))
    if bare:
        return f"hs {code}".rjust(len(said)) if len(code) + 3 <= len(said) else found[0]
    return f"{found[0][: found.start(found.lastgroup or 0) - found.start()]}{code.rjust(len(said))}"
