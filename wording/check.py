"""``make check``: every language is whole and compiled, signs are set as their language sets them,
and sentences stand where they belong.
"""

from __future__ import annotations

import io
import string
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo

from bot.presentation.messages import LOCALES, SOURCE
from bot.tables import TableMistake, rows_of
from wording import home, locale_tables
from wording.catalogues import ROOT, catalogues, key, merged, mo_bytes, po_text, read, template
from wording.typography import faults_of as faults_of_signs

FACTS: Path = ROOT / "config/catalogue"
ACT_WORDS = FACTS / "act-words.csv"
_AGAIN = "run make messages"


def catalogue_faults() -> Iterator[str]:
    """What is wrong with the catalogues and tables that are shipped, a line each."""
    all_ = template()
    for path in catalogues():
        yield from faults_of(path, all_)
    for path in locale_tables.stale([LOCALES / SOURCE, *(p.parent.parent for p in catalogues())]):
        yield f"{_named(path)} is not what CLDR says: {_AGAIN}"


def faults_of(path: Path, all_: Catalog) -> Iterator[str]:
    """What is wrong with one catalogue: sentences of the code it lacks, places, the .mo."""
    known = read(path)
    yield from (f"{_named(path)}: {line}" for line in _sentences(known))
    compiled = path.with_suffix(".mo")
    if not compiled.is_file() or _content(compiled.read_bytes()) != _content(mo_bytes(known)):
        yield f"{_named(compiled)} is not what its .po says: {_AGAIN}"
    if path.read_text("utf-8") != po_text(merged(known, all_)):
        yield f"{_named(path)} has not the sentences of the code: {_AGAIN}"


def fact_faults(folder: Path = FACTS) -> Iterator[str]:
    """Signs of shipped facts that are not set as their language sets them, a line each."""
    for path in sorted(folder.rglob("*.yaml")):
        rows = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
        for lang, words in _said_in(rows):
            yield from (f"{_named(path)}: {line}" for line in _typeset((words,), lang))


def act_word_faults(path: Path = ACT_WORDS) -> Iterator[str]:
    """The same of the words by which acts are cited, which no language may lack."""
    try:
        for row in rows_of(_named(path), path.read_text("utf-8"), filled=("en", "fr")):
            for lang, words in row.items():
                yield from (str(row.mistake(line)) for line in _typeset((words,), lang))
    except TableMistake as mistake:
        yield str(mistake)


def _said_in(row: object) -> Iterator[tuple[str, str]]:
    """Words by language anywhere in the rows of a file: ``{en: steel, fr: acier}``."""
    match row:
        case dict():
            said = row if isinstance(row.get("en"), str) else {}
            yield from ((str(lang), str(words)) for lang, words in said.items())
            for value in () if said else row.values():
                yield from _said_in(value)
        case list():
            for value in row:
                yield from _said_in(value)


def _sentences(catalogue: Catalog) -> Iterator[str]:
    for message in catalogue:
        if not message.id:
            continue
        forms = _forms(message.string)
        if not all(forms):
            yield f"not translated: {_first(message)!r}"
        elif message.fuzzy:
            yield f"not sure (fuzzy): {_first(message)!r}"
        else:
            yield from _places(message, forms)
            yield from _typeset(forms, str(catalogue.locale))
            yield from _typeset(_forms(message.id), SOURCE)


def _typeset(forms: tuple[str, ...], lang: str) -> Iterator[str]:
    """Signs that are not set as the language sets them."""
    for form in forms:
        yield from (f"{rule} ({lang}): {form!r}" for rule in faults_of_signs(form, lang))


def _forms(said: object) -> tuple[str, ...]:
    return tuple(str(one or "") for one in (said if isinstance(said, list | tuple) else (said,)))


def _places(message: Message, forms: tuple[str, ...]) -> Iterator[str]:
    """Places that a translation has and its sentence has not, or the other way round.

    A form for one may leave its number out.
    """
    wanted = {place for text in _forms(message.id) for place in places(text)}
    for form in forms:
        if set(places(form)) ^ wanted and (set(places(form)) ^ wanted) - _spare(message):
            yield f"other places than {sorted(wanted)}: {form!r}"


def _spare(message: Message) -> set[str]:
    return {"n"} if message.pluralizable else set()


def places(text: str) -> list[str]:
    """The ``{named}`` places of a sentence.

    >>> places("{n} changes to {day}")
    ['n', 'day']
    """
    return [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]


def _content(compiled: bytes) -> dict[object, object]:
    return {key(m): m.string for m in read_mo(io.BytesIO(compiled)) if m.id}


def _first(message: Message) -> str:
    return _forms(message.id)[0]


def _named(path: Path) -> str:
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


if __name__ == "__main__":
    found = [*catalogue_faults(), *fact_faults(), *act_word_faults(), *home.faults()]
    sys.stderr.writelines(f"{line}\n" for line in found)
    sys.exit(1 if found else 0)
