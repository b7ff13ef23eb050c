"""What a French sentence is about by a common noun: 'La mairie a', 'Les pêcheurs ont'.

Pronouns of the sentence behind look back to it.
"""

from __future__ import annotations

import re

from bot.ingest.quotations.lexicon import SpeechLexicon
from bot.ingest.quotations.persons import QuotedPerson, sex_of_article

_OPENING = re.compile(
    r"[\s\x01]{0,4}(?:(?:[A-ZÀ-Þ][^,;:\x01\n]{1,60},|Mais|Et|Or|Puis|Car|Enfin|Toutefois|Pourtant)\s)?"
    r"(?P<who>(?:(?:les?|la|des|une?)\s|l[’'])(?P<noun>[a-zà-ÿ-]{3,20}))(?=[\s,])",
    re.I,
)
_NEXT = re.compile(
    r"(?P<aside>,\s[^,;:\x01\n]{3,100},)?\s(?P<word>(?:(?:ne|se)\s)?[\w’'&()-]{1,24})(?=[\s,.])"
)
"""The next word, behind what stands between two commas."""
_RELATIVE = frozenset({"qui", "que", "dont", "où", "et", "ou"})
_MOST = 9
"""Words of a body's name behind its noun."""
_AUXILIARY = re.compile(
    r"(?:[ns][’'])?(?:a|ont|est|sont|avait|avaient|était|étaient|va|vont|veut|veulent|doit|doivent"
    r"|peut|peuvent|fait|font|avait|avaient|sera|seront|aura|auront)"
)
_WITH_CLITIC = re.compile(r"(?:ne\s|se\s|[ns][’'])\w+")
_PLURAL = re.compile(r"(?:les|des)\s", re.I)


def opening_noun(sentence: str, lexicon: SpeechLexicon) -> QuotedPerson | None:
    """The body or the people that a sentence opens with as its subject, or None."""
    found = _OPENING.match(sentence)
    if found is None:
        return None
    noun, end = found["noun"].lower(), _before_verb(sentence, found.end(), lexicon)
    if end is None:
        return None
    who = sentence[found.start("who") : end]
    single = noun.removesuffix("s")
    body = any(lexicon.organization.fullmatch(each) for each in (noun, single))
    people = _PLURAL.match(found["who"]) and any(
        each.fullmatch(word)
        for word in (noun, single)
        for each in (lexicon.role, lexicon.unnamed, lexicon.trade)
    )
    if not (body or people):
        return None
    sex = "" if _PLURAL.match(who) else sex_of_article(who)
    return QuotedPerson(name=who, named=False, body=True, sex=sex or "b")


def _before_verb(sentence: str, at: int, lexicon: SpeechLexicon) -> int | None:
    """Where a subject ends whose noun ends at an offset; None where no verb follows it."""
    for _ in range(_MOST):
        behind = _NEXT.match(sentence, at)
        if behind is None or behind["word"].lower() in _RELATIVE - {"et"}:
            return None
        word = behind["word"].lower()
        if any(each.fullmatch(word) for each in (_AUXILIARY, lexicon.verb, _WITH_CLITIC)):
            return at
        if behind["aside"]:
            return None
        at = behind.end()
    return None


def is_plural(person: QuotedPerson) -> bool:
    """Whether a description is of several: 'les associations'."""
    return _PLURAL.match(person.name) is not None


_LAST_PLURAL = re.compile(
    r"(?<![\w’'])(?P<to>(?:d)?es|aux|les|certains)\s(?P<noun>[a-zà-ÿ-]{3,20}[sx])(?![\w’'])"
)


def last_plural(text: str) -> QuotedPerson | None:
    """Whom 'ces derniers' means: the last people that a text speaks of.

    >>> last_plural("Le juge a rejeté les demandes des plaignants. ").name
    'les plaignants'
    """
    found = [m["noun"] for m in _LAST_PLURAL.finditer(text)]
    return QuotedPerson(name=f"les {found[-1]}", named=False, body=True, sex="b") if found else None
