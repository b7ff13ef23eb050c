"""A merge driver for git: catalogues are merged a sentence at a time, not by lines.

    git config merge.catalogue.driver '.venv/bin/python -m wording.merge %O %A %B %P'

``.gitattributes`` names it for ``*.po`` and ``*.mo``. Where both sides translate a sentence in two
ways, ours is kept; a sentence that one side took out is gone unless the other changed it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from wording.catalogues import key, mo_bytes, po_text


def three_way(base: Catalog, ours: Catalog, theirs: Catalog) -> Catalog:
    """Ours, with what theirs added, changed and took out since ``base``."""
    was, now, other = (_by_key(one) for one in (base, ours, theirs))
    made = Catalog(locale=ours.locale_identifier or theirs.locale_identifier, charset="utf-8")
    made.mime_headers = ours.mime_headers  # its plural forms
    for one in now | other:
        mine, yours, before = (side.get(one) for side in (now, other, was))
        if mine is None or yours is None:
            kept = mine or yours
            if kept is not None and (before is None or kept.string != before.string):
                _add(made, kept)
        else:
            _add(made, yours if before is not None and mine.string == before.string else mine)
    return made


def _by_key(catalogue: Catalog) -> dict[object, Message]:
    return {key(m): m for m in catalogue if m.id}


def _add(catalogue: Catalog, message: Message) -> None:
    catalogue.add(message.id, message.string, flags=message.flags, context=message.context)


def _main(base: str, ours: str, theirs: str, path: str) -> None:
    reads = read_mo if path.endswith(".mo") else read_po
    sides = []
    for name in (base, ours, theirs):
        with Path(name).open("rb") as file:
            sides.append(reads(file))
    made = three_way(*sides)
    written = mo_bytes(made) if path.endswith(".mo") else po_text(made).encode("utf-8")
    Path(ours).write_bytes(written)


if __name__ == "__main__":
    _main(*sys.argv[1:5])
