"""A third language: some of it Spanish, all else the English sentence with marks around its words.

Places are left unmarked, so that an English word that a place is filled with is seen.
"""

from __future__ import annotations

import string
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

from bot.presentation.locale_data import FILE
from bot.presentation.messages import DOMAIN
from wording import locale_tables
from wording.catalogues import merged, mo_bytes, read, template

LANG = "es"
SPANISH = Path(__file__).parent / LANG / "LC_MESSAGES" / f"{DOMAIN}.po"
OPEN, CLOSE = "⟦", "⟧"


def write_language(folder: Path) -> Path:
    """The language as it would lie in ``locale/``, compiled; the folder to be used."""
    place = folder / LANG / "LC_MESSAGES" / f"{DOMAIN}.mo"
    place.parent.mkdir(parents=True)
    catalogue = merged(read(SPANISH), template())
    for message in catalogue:
        if message.id and not any(_forms(message.string)):
            made = tuple(marked(form) for form in _forms(message.id))
            message.string = made if message.pluralizable else made[0]
    place.write_bytes(mo_bytes(catalogue))
    (folder / LANG / FILE).write_text(locale_tables.text(LANG), encoding="utf-8")
    return folder


def translated() -> list[str]:
    """What the Spanish translations say, without their places."""
    said = [form for message in read(SPANISH) for form in _forms(message.string) if message.id]
    return [words for form in said for words, *_ in string.Formatter().parse(form)]


def marked(sentence: str) -> str:
    """The words of a sentence in marks, its places outside of them.

    >>> marked("Facts to {day}")
    '⟦Facts to ⟧{day}'
    """
    pieces = []
    for words, place, form, turned in string.Formatter().parse(sentence):
        pieces.append(f"{OPEN}{words}{CLOSE}" if words else "")
        if place is not None:
            turn, shape = f"!{turned}" if turned else "", f":{form}" if form else ""
            pieces.append(f"{{{place}{turn}{shape}}}")
    return "".join(pieces)


def unmarked(said: str) -> Iterator[str]:
    """What stands outside of marks, piece by piece."""
    depth, piece = 0, ""
    for letter in said:
        if letter in OPEN + CLOSE:
            depth += 1 if letter == OPEN else -1
            if piece:
                yield piece
            piece = ""
        elif depth <= 0:
            piece += letter
    if piece:
        yield piece


def strings_in(thing: object) -> Iterator[str]:
    """Every text in a card or in facts, however deep."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, dict):
        for name, value in thing.items():
            yield from strings_in(name)
            yield from strings_in(value)
    elif isinstance(thing, tuple | list | set | frozenset):
        for one in thing:
            yield from strings_in(one)
    elif is_dataclass(thing):
        for each in fields(thing):
            yield from strings_in(getattr(thing, each.name))


def _forms(said: object) -> tuple[str, ...]:
    return tuple(map(str, said)) if isinstance(said, tuple | list) else (str(said or ""),)
