"""Long texts in pieces, cut where a line or a word ends."""

from __future__ import annotations

from collections.abc import Iterator

from bot.presentation.citations import Shown


def chunks(text: str, most: int) -> list[str]:
    """The text in pieces of at most ``most`` characters, cut at line ends or spaces if possible.

    >>> chunks("one two three", 8)
    ['one two', 'three']
    """
    return [text[start:stop] for start, stop in spans(text, most)]


def spans(text: str, most: int) -> Iterator[tuple[int, int]]:
    """Where the pieces of :func:`chunks` begin and end."""
    at, end = len(text) - len(text.lstrip("\n")), len(text.rstrip("\n"))
    while end - at > most:
        cut = max(text.rfind("\n", at, at + most + 1), text.rfind(" ", at, at + most + 1))
        cut = cut if cut > at else at + most
        yield at, at + len(text[at:cut].rstrip())
        at = end - len(text[cut:end].lstrip())
    if at < end:
        yield at, end


def cut_up(told: Shown, most: int) -> Iterator[Shown]:
    """A passage in pieces of at most ``most`` characters, each with the citations in it."""
    return (told.cut(start, stop) for start, stop in spans(told.text, most))
