"""Files of an answer, written to a folder of the person at the terminal."""

from __future__ import annotations

from itertools import count
from pathlib import Path, PurePath

from bot.cards import Attachment, Card


def save(card: Card, folder: Path) -> tuple[Path, ...]:
    """Write the files that stand in ``card`` to ``folder``, made where it is missing; their paths.

    A file that is there already stays, and the new one gets a number. Raises OSError.
    """
    files = [part for part in card.parts if isinstance(part, Attachment)]
    if files:
        folder.mkdir(parents=True, exist_ok=True)
    return tuple(_written(file, folder) for file in files)


def _written(file: Attachment, folder: Path) -> Path:
    name = PurePath(PurePath(file.name).name or "answer")
    for number in count(1):
        path = folder / (name if number == 1 else f"{name.stem}-{number}{name.suffix}")
        try:
            with path.open("xb") as sink:
                sink.write(file.content)
        except FileExistsError:
            continue
        return path
    raise AssertionError  # count never ends
