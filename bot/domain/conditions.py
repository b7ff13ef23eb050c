"""Facts that only the importer knows, found by name: 'religious use', 'not an auto part'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.text import Words
from bot.domain.words import FUNCTION_WORDS

US_CONTENT = "us-content-20-percent"
US_CONTENT_LEAST = Decimal(20)
"""At a fifth of the value and more US content counts apart (EO 14257, section 3(f))."""
BY_SEA, NOT_BY_SEA = frozenset({"sea", "mer", "ship", "vessel", "bateau", "ocean"}), "not-by-sea"
_WORD = re.compile(r"[a-zà-ÿ0-9]+")
_PIECES = re.compile(r"[,;]|\band\b|\bet\b")
_NOT = frozenset(("not", "no", "non", "pas", "none", "without", "sans"))
_SILENT = FUNCTION_WORDS | {"only"}
"""Words that name no fact."""


def of_a_quota(name: str) -> bool:
    """Whether a fact is that goods are within a quota or over it: 'within-uk-auto-quota'."""
    return name.endswith("quota")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """Facts declared, and facts declared not to hold, by name; ``unknown`` names no fact."""

    declared: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()
    unknown: tuple[str, ...] = ()


def stated(text: str, declarable: Mapping[str, Words]) -> Stated:
    """What a person declares in words, or by the facts' own names.

    >>> from bot.domain.text import Text
    >>> facts = {"religious-use": Text(en="For religious use"), "civil-aircraft": Text(en="x")}
    >>> sorted(stated("religious use; not civil aircraft", facts).denied)
    ['civil-aircraft']
    """
    yes, no, unknown = set(), set(), []
    named = [piece for part in _PIECES.split(text) for piece in _named(part, declarable)]
    for piece in named:
        slug, denies = _fact(piece, declarable)
        if slug is None:
            unknown.append(piece)
        elif denies:
            no.add(slug)
        else:
            yes.add(slug)
    return Stated(declared=frozenset(yes), denied=frozenset(no - yes), unknown=tuple(unknown))


def _named(part: str, declarable: Mapping[str, Words]) -> Iterable[str]:
    """One phrase; or several facts by their own names with blanks between them."""
    words = part.lower().split()
    if words and all(word in declarable or "-" in word for word in words):
        return words
    return (part.strip(),) if part.strip() else ()


def _fact(piece: str, declarable: Mapping[str, Words]) -> tuple[str | None, bool]:
    """The one fact a phrase names, and whether it says that it doesn't hold."""
    if piece.lower() in declarable:
        return piece.lower(), False
    said = [word for word in _WORD.findall(piece.lower()) if word not in _SILENT]
    own = _NOT.intersection(said)
    for negated, words in ((False, said), (True, [w for w in said if w not in _NOT])):
        if (negated and not own) or not words:
            continue
        found = [slug for slug, label in declarable.items() if _names(words, slug, label)]
        exact = [slug for slug in found if set(slug.split("-")) == set(words)]
        if len(exact or found) == 1:
            return (exact or found)[0], negated
    return None, False


def _names(words: Iterable[str], slug: str, label: Words) -> bool:
    """Whether all of the words stand in a fact's name, or all in its label."""
    wanted = {word.rstrip("s") for word in words}
    texts = (slug, label.on("en").lower(), label.on("fr").lower())
    return any(wanted <= {w.rstrip("s") for w in _WORD.findall(text)} for text in texts)


def with_content(declared: frozenset[str], us_content: Decimal | None) -> frozenset[str]:
    """The facts declared, and the one that a share of US content states."""
    enough = us_content is not None and us_content >= US_CONTENT_LEAST
    return declared | {US_CONTENT} if enough else declared
