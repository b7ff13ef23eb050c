"""How a said-clause begins: 'he said', ', said Roy', ', a tout de même répondu le ministre'."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.ingest.quotations.lexicon import SpeechLexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidVerb:
    """The verb of a said-clause, at ``start``..``end`` of it. ``inverted``: its subject follows."""

    start: int
    end: int
    inverted: bool
    sure: bool = True
    """False for a verb that isn't one of saying by itself ('grince', 's'est emporté')."""


_SUBJECT = (
    r"(?=(?:M\.|Mme|Me|[A-ZÀ-Þ])|l[’'](?=\w)"
    r"|(?:les?|la|une?|des|son|sa|ses|leurs?|ces?|cet|cette|celui-ci|celle-ci|celui|celle|plusieurs)\s)"
)
_OPENS = r"[\s,–—-]{0,8}(?:\([^()\n]{1,60}\)[\s,]{0,4})?"
_AUXILIARY = (
    r"(?:a|ont|avait|avaient|aurait|auraient|s[’']est|s[’']était|se sont|s[’']étaient|l[’']a"
    r"|l[’']ont)"
)
_ADVERBS = r"(?:[a-zà-ÿ’'-]{1,16}\s){0,5}?"
_TO_WHOM = r"(?:nous|me|lui|leur)\s"
_TOLD = rf"(?:{_TO_WHOM}|m[’'])?"
"""', nous confie le maire', ', m’a dit Roy': to whom it is said."""
_PAST = re.compile(
    rf"{_OPENS}{_TOLD}{_AUXILIARY}\s{_ADVERBS}(?P<verb>[a-zà-ÿ]{{2,18}}(?:é|i|u|it|is|ert|eint)e?s?)"
    rf"(?:\s|(?P<aside>,\s[^,.;:\x01]{{2,60}},\s))"
    rf"(?:(?:[a-zà-ÿ]{{2,14}}ment|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|ensuite"
    rf"|encore|aussi|plus tard|en \w{{3,14}}|par \w{{3,14}}|d[’']emblée|à son tour)\s){{0,2}}?"
    rf"{_SUBJECT}"
)
"""', s'est ensuite emporté le maire', ', a assuré, lundi, le maire': any verb, as nothing but
a saying stands there."""
_BEFORE_PRONOUN = re.compile(
    rf"{_OPENS}(?:s[’'])?(?P<verb>[a-zà-ÿ]{{3,18}})-(?:t-)?(?:il|elle|ils|elles)\b"
)
"""'avoue-t-elle'."""
_PRESENT = re.compile(
    rf"{_OPENS}(?:s[’']|se\s|{_TO_WHOM})?(?P<verb>[a-zà-ÿ]{{2,18}}(?:e|it|nt|rd|nd|t))\s"
    rf"(?:(?:aussi|encore|toutefois|pourtant|cependant|ensuite|enfin|quant à lui|pour sa part)\s)?"
    rf"{_SUBJECT}"
)
_ENGLISH = re.compile(
    r"[’'”\"]{0,2}\s{1,4}(?P<verb>[a-z]{3,14}(?:s|ed))\s(?=[A-ZÀ-Þ][\w.’-]+\s(?:[A-ZÀ-Þ]|of\s)|[A-ZÀ-Þ][\w’-]+[.,])"
)
"""'…,” emails Allegra Stowe of the institute.'"""
_ENGLISH_PRONOUN = re.compile(
    r"[’'”\"]{0,2}\s{1,4}(?:he|she|they)\s(?P<verb>[a-z]{3,14}(?:s|ed))\b"
)
"""'…,” he announces.'"""
_ENGLISH_NAMED = re.compile(
    r"[’'”\"]{0,2}\s{1,4}(?:(?:Mr|Mrs|Ms|Dr)\.?\s)?(?:[A-ZÀ-Þ][\w.’'-]{1,24}\s){1,3}"
    r"(?P<verb>[a-z]{3,14}(?:s|ed))(?=[.,]|\s(?:in|on|at|to|of|with|during|after|while|as)\b)"
)
"""'…,” Ms. Nguyen shares.': any verb behind words that a comma leaves open."""
_LEADS_IN = re.compile(rf"{_OPENS}{_TOLD}(?:{_AUXILIARY}\s{_ADVERBS})?(?:a-t-)?\s{{0,4}}")
_PLAIN = re.compile(
    rf"{_OPENS}[’'”\"]{{0,2}}\s{{0,4}}(?:(?:further|also|then|later|\w{{3,12}}ly)\s)?"
)
NO_VERBS = frozenset(
    [
        *("est", "sont", "était", "reste", "comme", "contre", "entre", "notre", "votre", "autre"),
        *("ensuite", "alors", "dont", "tout", "toute", "quand", "quant", "devant", "avant"),
        *("avait", "pendant", "suivant", "durant", "concernant", "visant", "même", "elle", "que"),
        *("cette", "soit", "fait", "peut", "doit", "vient", "montre", "font", "devient", "faute"),
        *("moyennant", "surtout", "sauf", "dès", "plutôt", "tant", "autant", "ministre", "maître"),
        *(
            "madame",
            "mademoiselle",
            "sainte",
            "mort",
            "morte",
            "grand",
            "grande",
            "petit",
            "petite",
        ),
    ]
)


def said_verb(clause: str, lexicon: SpeechLexicon, *, french: bool) -> SaidVerb | None:
    """The verb of what follows a quotation, if a verb is there that can be of its said-clause."""
    verb = _french_verb(clause, lexicon) if french else _english_verb(clause, lexicon)
    if verb is not None:
        return verb
    held = lexicon.verb.search(clause.lower())
    if held is None:
        return None
    leads_in = _LEADS_IN if french else _PLAIN
    inverted = leads_in.fullmatch(clause[: held.start()]) is not None
    return SaidVerb(start=held.start(), end=held.end(), inverted=inverted)


def _french_verb(clause: str, lexicon: SpeechLexicon) -> SaidVerb | None:
    """Any verb in the place of one of saying, and before its subject."""
    for pattern in (_BEFORE_PRONOUN, _PAST, _PRESENT):
        found = pattern.match(clause)
        if found and (pattern is _BEFORE_PRONOUN or found["verb"] not in NO_VERBS):
            known = (f"{said}{found['verb']}" for said in ("", "s'", "se "))
            sure = pattern is not _PRESENT or any(map(lexicon.verb.fullmatch, known))
            return _verb_of(found, inverted=True, sure=sure)
    return None


def _english_verb(clause: str, lexicon: SpeechLexicon) -> SaidVerb | None:
    """A verb that isn't one of saying, before a name or behind a pronoun."""
    found = _ENGLISH.match(clause)
    if found:
        return _verb_of(found, inverted=True, sure=False)
    found = _ENGLISH_NAMED.match(clause) or _ENGLISH_PRONOUN.match(clause)
    if found and not lexicon.verb.search(clause[: found.end()].lower()):
        return _verb_of(found, inverted=False, sure=True)
    return None


def _verb_of(found: re.Match[str], *, inverted: bool, sure: bool) -> SaidVerb:
    start, end = found.span("verb")
    if found.groupdict().get("aside"):
        end = found.end()
    return SaidVerb(start=start, end=end, inverted=inverted, sure=sure)


def closing_clauses(text: str) -> list[int]:
    """Where the said-clause that ends a sentence may begin: behind each of its last commas."""
    first = max(0, len(text) - 170)
    return [first + m.start() for m in re.finditer(r",\s", text[first:])][-4:]
