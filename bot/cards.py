"""The neutral answer: a closed union of parts that every adapter renders.

All strings in a card are plain words, already in the card's language. Nothing in them is markup:
adapters escape them for their platform. Only :class:`Option` carries something to run.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, assert_never

from bot.domain.figures import Figure
from bot.domain.questions import Corrected, Query
from bot.domain.text import Lang


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """The answer in one line: 'Steel, Canada to United States: 50%'."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A paragraph. ``title`` stands above it in bold where a platform can."""

    text: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """Short labelled values, two columns where a platform can."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A list of short lines under an optional title."""

    items: tuple[str, ...]
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of cells. ``numeric`` names the columns (by index) that align right."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str = ""
    numeric: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One person's words. ``kind`` is how much of them we have; ``context`` explains them."""

    words: str
    speaker: str
    role: str
    day: str
    venue: str
    source: str
    kind: Literal["verbatim", "fragment", "paraphrase"] = "verbatim"
    context: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """From ``day`` on, the rate is ``percent``; None: no rate (prohibited or not in force)."""

    day: date
    percent: Decimal | None
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Sums of one kind of thing, one for each series of a chart, each with its words."""

    label: str
    amounts: tuple[tuple[Decimal, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Rates over time as steps, one series a line. ``alt`` says the same in words.

    With ``bars`` it is sums side by side instead: then a series is a name alone.

    ``told``: lines beside it say it as well, so that nothing need stand in where it can't be drawn.
    """

    title: str
    series: tuple[tuple[str, tuple[Step, ...]], ...]
    first: date
    last: date
    alt: str
    today: date | None = None
    told: bool = False
    bars: tuple[Bar, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something the reader must not miss (``warning``), or a small remark (``note``)."""

    text: str
    tone: Literal["warning", "note"] = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A button. ``question`` is a complete question or command; or, with ``detail`` set, the button
    opens that detail of the answer it stands under; with ``address`` set, a page on the web.
    ``corrects`` is the question that this is another reading of, where its workspace lets us keep
    such ones.
    """

    label: str
    question: str = ""
    detail: str = ""
    corrects: Corrected | None = None
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Questions to go on with: 'did you mean', the other direction, the next page."""

    options: tuple[Option, ...]
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One source under an answer. ``address`` is '' or an http(s) URL."""

    title: str
    publisher: str = ""
    day: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class References:
    """The sources of the card's figures, numbered from 1 in order."""

    items: tuple[Reference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that goes with the card, such as a CSV of the duty stack."""

    name: str
    media_type: str
    content: bytes
    title: str = ""


Part = (
    Headline
    | Prose
    | Fields
    | Bullets
    | Table
    | Quotation
    | Chart
    | Notice
    | Choices
    | References
    | Attachment
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """How the thing asked about stands, for a question that wants yes or no.

    ``percent`` of the full value without a claim, None where it is no percent; ``owed``: something
    is owed or entry is ``banned``; ``free_if_claimed``: nothing is under USMCA. ``laws`` are the
    programmes under which it is, ``elsewhere`` those that hit none but other codes of the thing.
    """

    percent: Decimal | None
    owed: bool
    banned: bool = False
    free_if_claimed: bool = False
    laws: frozenset[str] = frozenset()
    elsewhere: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortCard:
    """What is shown first: a line that could be read aloud, and at most four more.

    ``note`` is small print on freshness, ``read_as`` what was understood where that was not plain.
    ``actions`` are the named buttons, ``others`` the readings behind "Not what you meant?".
    """

    headline: str
    lines: tuple[str, ...] = ()
    note: str = ""
    read_as: str = ""
    chart: Chart | None = None
    actions: tuple[Option, ...] = ()
    others: tuple[Option, ...] = ()
    stands: Stands | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """What a button of a short card opens. ``make`` writes its parts when it is asked for: it may
    hold facts and language, and no transaction. ``slow``: it takes so long that others would wait.
    """

    name: str
    title: str
    make: Callable[[], tuple[Part, ...]]
    slow: bool = False


def _no_figures() -> tuple[Figure, ...]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One answer, whole in ``parts``. Where it has a ``short`` card, that is shown to people first
    and its ``details`` behind buttons (:func:`bot.presentation.faces.face`); scripts get all of it.

    ``command`` is the command understood (None: none was); ``query`` what to remember for
    follow-ups in the thread. ``day`` is the day the answer speaks for, ``data_as_of`` the day up to
    which facts are known; both None on cards without facts. ``private``: of use to the asker only
    (a mistyped option), never to be shared. ``sources`` are the slugs behind the figures.
    ``earlier`` is what the conversation had asked before, which the question may have leaned on.

    ``parts`` and ``sources`` are tuples, or :class:`bot.later.Later` ones: whoever is shown the
    short card alone need not wait for the rest.
    """

    title: str
    lang: Lang
    parts: Sequence[Part]
    command: str | None = None
    query: Query | None = None
    day: date | None = None
    data_as_of: date | None = None
    private: bool = False
    sources: Sequence[str] = ()
    short: ShortCard | None = None
    details: tuple[Detail, ...] = field(
        default=(), compare=False, repr=False, metadata={"stored": False}
    )
    again: str = ""
    """What its buttons ask where the question itself is too long for one: of the same answer."""
    earlier: Query | None = field(default=None, compare=False, repr=False)
    page: str = field(default="", compare=False, repr=False)
    """Where the whole answer stands as a page; '' where nobody keeps one."""
    figures: Callable[[], tuple[Figure, ...]] = field(
        default=_no_figures, compare=False, repr=False, metadata={"stored": False}
    )
    """Its figures as data, worked out when a program asks for them."""


def plain_text(card: Card) -> str:
    """The whole card as plain text: for notifications, screen readers, scripts and logs."""
    blocks = [card.title, *(_plain(part) for part in card.parts)]
    return "\n\n".join(block for block in blocks if block)


def _titled(title: str, lines: list[str]) -> str:
    return "\n".join([title, *lines] if title else lines)


def _plain(part: Part) -> str:  # noqa: PLR0911 - one return a part keeps the union readable
    match part:
        case Headline(text=text) | Notice(text=text):
            return text
        case Prose(text=text, title=title):
            return _titled(title, [text])
        case Fields(rows=rows):
            return "\n".join(f"{label}: {value}" for label, value in rows)
        case Bullets(items=items, title=title):
            return _titled(title, [f"- {item}" for item in items])
        case Table(columns=columns, rows=rows, title=title):
            lines = [
                "- " + "; ".join(f"{c}: {v}" for c, v in zip(columns, row, strict=True) if v)
                for row in rows
            ]
            return _titled(title, lines)
        case Quotation():
            return _plain_quotation(part)
        case Chart(alt=alt):
            return alt
        case Choices(options=options, title=title):
            return _titled(title, [f"- {_plain_option(o)}" for o in options])
        case References(items=items):
            return "\n".join(f"[{n}] {_plain_reference(r)}" for n, r in enumerate(items, start=1))
        case Attachment(name=name, title=title):
            return f"{title or name} ({name})"
        case _:
            assert_never(part)


def _plain_option(option: Option) -> str:
    if option.address:
        return f"{option.label}: {option.address}"
    if option.detail:
        return option.label
    return (
        option.question
        if option.label == option.question
        else f"{option.label} ({option.question})"
    )


def _plain_quotation(part: Quotation) -> str:
    words = part.words if part.kind == "paraphrase" else f"“{part.words}”"
    about = ", ".join(bit for bit in (part.role, part.day, part.venue) if bit)
    tail = [f"— {part.speaker}" + (f" ({about})" if about else "")]
    if part.context:
        tail.append(part.context)
    if part.source:
        tail.append(part.source)
    return "\n".join([words, *tail])


def _plain_reference(item: Reference) -> str:
    return ", ".join(bit for bit in (item.title, item.publisher, item.day, item.address) if bit)
