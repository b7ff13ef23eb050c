"""The catalogues of sentences: drawn from the code, merged with the translations, compiled."""

from __future__ import annotations

import ast
import io
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from bot.commands.registry import COMMANDS
from bot.presentation.command_names import CONTEXT
from bot.presentation.locale_data import FILE
from bot.presentation.messages import DOMAIN, LOCALES, SOURCE
from bot.presentation.typography import unbroken
from wording import locale_tables

ROOT = Path(__file__).parent.parent
SHIPPED = ("bot", "adapters", "store")
"""Packages whose sentences people read."""
KEYWORDS = {"_": "m", "N_": "m", "NC_": "cm", "NN_": "mp", "ngettext": "mp", "pgettext": "cm"}
"""What marks a sentence, and what its arguments are: context, message, plural."""


def sources() -> list[Path]:
    """Every module that may hold a sentence."""
    return sorted(path for name in SHIPPED for path in (ROOT / name).rglob("*.py"))


def template() -> Catalog:
    """All sentences of the code, and all names of commands and options, untranslated."""
    found = Catalog(project=DOMAIN, charset="utf-8", fuzzy=False)
    written = (path.read_text(encoding="utf-8") for path in sources())
    called = tuple(f"{mark}(" for mark in KEYWORDS)
    for code in (each for each in written if any(call in each for call in called)):
        for said in sentences(ast.parse(code)):
            found.add((said["m"], said["p"]) if "p" in said else said["m"], context=said.get("c"))
    for name in declared_names():
        found.add(name, context=CONTEXT)
    return found


def declared_names() -> Iterator[str]:
    """What commands, their sub-commands and options are called in typed text."""
    for command in COMMANDS:
        yield command.name
        yield from command.actions if command.takes else ()
        yield from (option.name for option in command.options)


def sentences(tree: ast.Module) -> Iterator[dict[str, str]]:
    """The marked sentences of a module, inside of f-strings as well.

    >>> [*sentences(ast.parse("N_('free'); NN_('{n} day', '{n} days'); _(name)"))]
    [{'m': 'free'}, {'m': '{n} day', 'p': '{n} days'}]
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            kinds = KEYWORDS.get(node.func.id, "")
            said = [one.value for one in node.args if isinstance(one, ast.Constant)]
            if kinds and len(said) >= len(kinds):
                yield dict(zip(kinds, map(str, said), strict=False))


def read(path: Path) -> Catalog:
    """A catalogue from its file; an empty one of its folder's language where there is none."""
    lang = path.parent.parent.name
    if not path.is_file():
        return Catalog(locale=lang, project=DOMAIN, charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=lang)


def merged(known: Catalog, all_: Catalog) -> Catalog:
    """``known`` with exactly the sentences of the code; translations stay where they still fit."""
    known.update(all_, no_fuzzy_matching=True)
    known.obsolete.clear()
    return known


def po_text(catalogue: Catalog) -> str:
    """The file translators edit: sorted, a line a sentence, a header without days of its own."""
    out = io.BytesIO()
    write_po(out, catalogue, width=0, no_location=True, sort_output=True, omit_header=True)
    head = _HEADER.format(lang=catalogue.locale_identifier, plural=catalogue.plural_forms)
    return head + out.getvalue().decode("utf-8").rstrip("\n") + "\n"


_HEADER = """\
msgid ""
msgstr ""
"Language: {lang}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural}\\n"

"""


def mo_bytes(catalogue: Catalog) -> bytes:
    """The file the program reads: the translations, with no-break spaces at their signs."""
    lang = str(catalogue.locale_identifier)
    compiled = Catalog(locale=lang, domain=DOMAIN, charset="utf-8", fuzzy=False)
    compiled.mime_headers = catalogue.mime_headers  # its plural forms
    compiled.creation_date = compiled.revision_date = datetime(2000, 1, 1, tzinfo=UTC)
    for one in catalogue:
        if one.id:
            compiled.add(one.id, _unbroken(one.string, lang), flags=one.flags, context=one.context)
    out = io.BytesIO()
    write_mo(out, compiled)
    return out.getvalue()


def _unbroken(said: object, lang: str) -> str | tuple[str, ...]:
    if isinstance(said, list | tuple):
        return tuple(unbroken(str(form), lang) for form in said)
    return unbroken(str(said or ""), lang)


def key(message: Message) -> tuple[str | None, object]:
    """What makes a sentence one: its context and its words."""
    words = message.id
    return message.context, tuple(words) if isinstance(words, list | tuple) else words


def catalogues(folder: Path = LOCALES) -> list[Path]:
    """The .po files of all languages but the one sentences are written in."""
    return [
        one / "LC_MESSAGES" / f"{DOMAIN}.po"
        for one in sorted(folder.iterdir())
        if one.is_dir() and one.name != SOURCE
    ]


def write(paths: Iterable[Path]) -> None:
    """Merge, write and compile catalogues; draw the table of each language."""
    all_ = template()
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        catalogue = merged(read(path), all_)
        path.write_text(po_text(catalogue), encoding="utf-8")
        path.with_suffix(".mo").write_bytes(mo_bytes(catalogue))
        folder = path.parent.parent
        (folder / FILE).write_text(locale_tables.text(folder.name), encoding="utf-8")
