"""What part a good plays beside others in a sentence, and in what part of the schedule it is.

A *material* is what a thing is made of ('windows in aluminum'), a *carrier* what things come in or
on ('18 pallets of shampoo'), a *general* word stands for many goods ('dairy ingredients'); all else
is a *thing*. config/reading/roles.csv says which good is what; its section is that of its first
code in the Harmonized System.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from bot.reading.tables import rows

_UNLISTED = ("thing", "")


def role_of(good: str) -> str:
    """'material', 'carrier', 'general' or 'thing'.

    >>> role_of("steel"), role_of("pallets"), role_of("honey")
    ('material', 'carrier', 'thing')
    """
    return _roles().get(good, _UNLISTED)[0]


def class_of(good: str) -> str:
    """Its section with its role: 'metals material'.

    >>> class_of("steel"), class_of("honey")
    ('metals material', 'food thing')
    """
    role, section = _roles().get(good, _UNLISTED)
    return f"{section} {role}"


@cache
def _roles() -> Mapping[str, tuple[str, str]]:
    return {row["good"]: (row["role"], row["section"]) for row in rows("roles.csv")}
