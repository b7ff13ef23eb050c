"""A command's own options, typed: a frozen dataclass in its package says which there are.

What several commands share (goods, days, directions, values) are fields of the query itself; what
one command knows alone travels as text, in buttons and in the store, and is read here, once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from decimal import Decimal
from typing import Any, TypeVar, get_type_hints

from bot.domain.cache import cached
from bot.domain.questions import Query

O = TypeVar("O")  # noqa: E741 - as in option
_NO = ("", "no", "non")


def options_of(kind: type[O], query: Query) -> O:
    """The fields of ``kind`` from the options of those names, dashes for underscores ('except_' is
    the option 'except'); what was not said keeps its default.

    >>> from dataclasses import dataclass
    >>> @dataclass(frozen=True, kw_only=True)
    ... class Own:
    ...     ca_mx_content: Decimal | None = None
    ...     csv: bool = False
    >>> options_of(Own, Query(command="duty", values={"ca-mx-content": "40", "csv": "yes"}))
    Own(ca_mx_content=Decimal('40'), csv=True)
    """
    said = query.values
    return kind(
        **{
            field: read(said[name])
            for field, (name, read) in _readers(kind).items()
            if name in said
        }
    )


def own_names(kind: type[Any]) -> tuple[str, ...]:
    """The names of the options that ``kind`` holds."""
    return tuple(name for name, _ in _readers(kind).values())


def said_in(options: Any) -> dict[str, str]:
    """What was said of options that are all texts, by name."""
    held = {name: getattr(options, field) for field, (name, _) in _readers(type(options)).items()}
    return {name: value for name, value in held.items() if value is not None}


@cached("typed options", most=64)
def _readers(kind: type[Any]) -> Mapping[str, tuple[str, Callable[[str], Any]]]:
    """By field: its option, and how that is read."""
    hints = get_type_hints(kind)
    return {
        f.name: (f.name.rstrip("_").replace("_", "-"), _READ[hints[f.name]]) for f in fields(kind)
    }


def _is_yes(written: str) -> bool:
    return written.strip().lower() not in _NO


def _several(written: str) -> tuple[str, ...]:
    return tuple(part for part in re.split("[;,]", written) if part)


_READ: Mapping[Any, Callable[[str], Any]] = {
    str: str,
    str | None: str,
    bool: _is_yes,
    Decimal | None: Decimal,
    tuple[str, ...]: _several,
}
"""How the text of an option is read, by its field's type."""
