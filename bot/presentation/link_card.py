"""What a linked document changes, from when, and whether it is held: three lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation.budget import ShortLine, within_budget
from bot.presentation.changes import ToldChange, dated_line
from bot.presentation.messages import gettext_in, ngettext_in
from bot.presentation.plain_words import day_words

SHOWN = 1
"""Changes that are told besides the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """A document behind a link: its title, publisher and day as far as known.

    ``things`` is what it changes, oldest first; ``measures`` and ``words`` count the measures and
    quotations that rest on it. ``brought``: a feed brought it, and ``waits`` for review. Without
    any of these it is not held.
    """

    title: str
    publisher: str
    day: date | None
    things: Sequence[ToldChange] = ()
    measures: int = 0
    words: int = 0
    brought: bool = False
    waits: bool = False

    @property
    def held(self) -> bool:
        """Whether anything here rests on it."""
        return bool(self.measures or self.words)


def link_headline(about: Linked, today: date, lang: Lang) -> str:
    """The first change it makes; else what it is to us."""
    _ = gettext_in(lang)
    if about.things:
        first = about.things[0]
        return dated_line(first, lang, year=first.day.year != today.year)
    if about.held:
        return _("No rate moves by this document")
    if about.waits:
        return _("Not read yet: this document waits for review")
    if about.brought:
        return _("This document changes no duty that is held here")
    return _("Not held here: I don’t know this document")


def link_lines(about: Linked, facts: FactSnapshot, today: date, lang: Lang) -> tuple[str, ...]:
    """The changes after the first, and whether it is held."""
    headline = link_headline(about, today, lang)
    told = [
        ShortLine(text=dated_line(one, lang, year=one.day.year != today.year), rank=2 + number)
        for number, one in enumerate(about.things[1 : 1 + SHOWN])
    ]
    told.append(ShortLine(text=_whether_held(about, facts, lang)))
    return within_budget(headline, told, lang)


def _whether_held(about: Linked, facts: FactSnapshot, lang: Lang) -> str:
    _, ngettext = gettext_in(lang), ngettext_in(lang)
    reach = day_words(facts.data_as_of, lang)
    if about.measures:
        words = ngettext(
            "Held here: {n} measure rests on it",
            "Held here: {n} measures rest on it",
            about.measures,
        )
        return words.format(n=about.measures)
    if about.words:
        words = ngettext(
            "Held here: {n} quotation from it", "Held here: {n} quotations from it", about.words
        )
        return words.format(n=about.words)
    if about.held:
        return _("Held here")
    if about.waits:
        return _("What it changes counts once two people have looked at it")
    if about.brought:
        return _("A feed brought it, and nothing was taken from it")
    return _("No fact of mine rests on it; my facts end {day}").format(day=reach)


def link_note(about: Linked, lang: Lang) -> str:
    """'Adjusting Imports of Steel, The White House, June 3, 2025'."""
    day = day_words(about.day, lang) if about.day else ""
    title = about.title if len(about.title) <= _TITLE else f"{about.title[: _TITLE - 1].rstrip()}…"
    return ", ".join(filter(None, (title, about.publisher, day)))


_TITLE = 120
