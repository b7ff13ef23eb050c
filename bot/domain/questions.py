"""A question, and what was understood of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from bot.domain.codes import Code
from bot.domain.duty import Money
from bot.domain.text import Lang
from bot.domain.uploaded_files import UploadedFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a question was asked.

    ``thread`` is '' outside threads; ``private``: a direct message.
    """

    platform: str
    workspace: str = ""
    channel: str = ""
    thread: str = ""
    private: bool = False

    @property
    def is_terminal(self) -> bool:
        """Whether it is a terminal: it keeps a list of its own and has no channel to post to."""
        return self.platform == TERMINAL.platform


TERMINAL = Place(platform="console")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who asked. ``zone`` is an IANA time zone name, '' when the platform gives none; ``name`` what
    others know them by, '' where that is not told.

    ``admin``: may manage the workspace. ``member``: belongs to the channel. ``settles`` False: the
    platform itself keeps settings commands from this person, so no other words do what they do.
    """

    id: str
    zone: str = ""
    admin: bool = False
    member: bool = True
    settles: bool = True
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """A misread question without names, and the line of what was asked before it ('': nothing)."""

    text: str
    thread: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question by one person at one place.

    ``text`` is what was typed, without the mention of the bot; with ``command`` set it is that
    command's arguments as typed. ``options`` are arguments a platform gave by name, as text.
    ``lang`` is a language chosen by person or channel; None: the language of the question, then
    ``locale``. ``day`` is the day the question is asked on (and about, unless it says otherwise),
    ``now`` the moment, aware. ``thread`` holds earlier turns, 'user: ...' and 'bot: ...', when the
    platform gave them; otherwise the store remembers. ``again``: asked before, as by turning a
    page. It leans on ``earlier`` as it did then, and the conversation stays where it is.
    ``corrects``: this was chosen as another reading of a misread question. ``file`` came with it.
    """

    text: str
    day: date
    now: datetime
    place: Place
    person: Person
    command: str | None = None
    options: dict[str, str] = field(default_factory=dict)
    lang: Lang | None = None
    locale: Lang = "en"
    thread: tuple[str, ...] = ()
    again: bool = False
    earlier: Query | None = None
    corrects: Corrected | None = None
    file: UploadedFile | None = None


_OPTIONS_NOW = {"metal_content": "metal", "us_content": "us-content"}
"""Fields of queries until 0.3.0, and the option of /duty that each is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What was understood: a command, and what reading, threads and several commands share of it.

    Unsaid options are None or empty.
    ``good``, ``programme``, ``who`` and ``claim_about`` are slugs; ``imposing`` and ``origin``
    ISO 3166 alpha-2 codes; ``claim`` the special programme claim ('usmca', 'none', an indicator).
    ``words`` is what was left unread (search words, a topic); ``action`` a sub-command
    ('subscribe').
    ``values`` holds options that only one command knows, as text; that command types them
    (``bot/commands/parsing/typed_options.py``).
    """

    command: str
    good: str | None = None
    goods: tuple[str, ...] = ()
    code: Code | None = None
    programme: str | None = None
    claim_about: str | None = None
    imposing: str | None = None
    origin: str | None = None
    day: date | None = None
    since: date | None = None
    until: date | None = None
    claim: str | None = None
    who: str | None = None
    words: str = ""
    money: Money | None = None
    quantities: tuple[tuple[Decimal, str], ...] = ()
    action: str = ""
    values: dict[str, str] = field(default_factory=dict)

    @property
    def goods_asked(self) -> tuple[str, ...]:
        """The goods asked about, whether one or several.

        >>> Query(command="duty", good="steel").goods_asked, Query(command="duty").goods_asked
        (('steel',), ())
        """
        return self.goods or ((self.good,) if self.good else ())

    @staticmethod
    def renewed(plain: Mapping[str, Any]) -> Mapping[str, Any]:
        """The plain values of a query kept by an earlier version as they are kept now: shares of
        what a good is made of were fields, and so was a page.

        >>> Query.renewed({"command": "duty", "metal_content": "40", "page": 2})
        {'command': 'duty', 'values': {'metal': '40'}}
        """
        moved = {now: str(plain[name]) for name, now in _OPTIONS_NOW.items() if plain.get(name)}
        if not moved and "page" not in plain:
            return plain
        kept = {k: v for k, v in plain.items() if k not in _OPTIONS_NOW and k != "page"}
        return {**kept, "values": {**kept.get("values", {}), **moved}} if moved else kept
