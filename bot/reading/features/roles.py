"""What part a good plays beside others in a sentence, and in what part of the schedule it is.

A *material* is what a thing is made of ('windows in aluminum'), a *carrier* what things come in or
on ('18 pallets of shampoo'), a *general* word stands for many goods ('dairy ingredients'); all else
is a *thing*. config/reading/roles.csv says which good is what; its section and chapter are those of
its first code in the Harmonized System, ``wider`` the goods of the catalogue that hold all of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bot.tables import rows


@dataclass(frozen=True, slots=True, kw_only=True)
class _Role:
    role: str = "thing"
    section: str = ""
    chapter: str = ""
    wider: frozenset[str] = frozenset()


_UNLISTED = _Role()
_OF_MANY = frozenset(
    ["parts", "equipment", "machinery", "products", "goods", "electric", "large", "wood", "food"]
)
"""Words of goods' names that make no namesakes."""


def role_of(good: str) -> str:
    """'material', 'carrier', 'general' or 'thing'.

    >>> role_of("steel"), role_of("pallets"), role_of("honey")
    ('material', 'carrier', 'thing')
    """
    return _roles().get(good, _UNLISTED).role


def class_of(good: str) -> str:
    """Its section with its role: 'metals material'.

    >>> class_of("steel"), class_of("honey")
    ('metals material', 'food thing')
    """
    found = _roles().get(good, _UNLISTED)
    return f"{found.section} {found.role}"


def chapter_of(good: str) -> str:
    """The chapter of its first code: '25'; '' where it is in none."""
    return _roles().get(good, _UNLISTED).chapter


def kin_of(good: str, other: str) -> str:
    """How a good is related to another one: the 'same', 'narrower' or 'wider' than it, its
    'namesake', of its 'chapter' or 'section', or 'apart'.

    >>> kin_of("copper-pipe", "copper"), kin_of("copper", "copper-pipe")
    ('narrower', 'wider')
    >>> kin_of("canola", "canola-oil"), kin_of("tractors", "trucks"), kin_of("honey", "steel")
    ('namesake', 'chapter', 'apart')
    """
    if good == other:
        return "same"
    one, two = _roles().get(good, _UNLISTED), _roles().get(other, _UNLISTED)
    if other in one.wider:
        return "narrower"
    if good in two.wider:
        return "wider"
    if set(good.split("-")) & set(other.split("-")) - _OF_MANY:
        return "namesake"
    if one.chapter and one.chapter == two.chapter:
        return "chapter"
    return "section" if one.section and one.section == two.section else "apart"


_OF_ITS_KIND = ("same", "narrower", "namesake")


def is_of_kind(good: str, other: str) -> bool:
    """Whether a good is another one, one of its kind, or bears its name.

    >>> is_of_kind("copper-pipe", "copper"), is_of_kind("copper", "copper-pipe")
    (True, False)
    """
    return kin_of(good, other) in _OF_ITS_KIND


@cache
def _roles() -> Mapping[str, _Role]:
    return {
        row["good"]: _Role(
            role=row["role"],
            section=row["section"],
            chapter=row["chapter"],
            wider=frozenset(filter(None, row["wider"].split("|"))),
        )
        for row in rows("reading/roles.csv", filled=("good", "role"))
    }
