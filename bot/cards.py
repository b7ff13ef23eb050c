"""The neutral answer: a closed union of parts that every adapter renders.

All strings in a card are plain words, already in the card's language. Nothing in them is markup:
adapters escape them for their platform, and "[2]" in them is three characters. What cites a source
is :class:`CitedText`, whose numbers are given at rendering (:mod:`bot.presentation.citations`).
Only :class:`Option` carries something to run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from bot.domain.figures import Figure
from bot.domain.questions import Corrected, Query
from bot.domain.text import Lang


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A source, cited in a line or listed under an answer. ``address`` is '' or an http(s) URL."""

    title: str
    publisher: str = ""
    day: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class CitedText:
    """Words that cite sources: a reference stands right after what it bears out.

    Made by :func:`cited`. A source that the card does not list is not shown.
    """

    runs: tuple[str | Reference, ...]

    def __str__(self) -> str:
        """Refused: in a string its citations would be lost, or be characters again."""
        raise TypeError("text that cites is no string: put it in another one with cited()")


Passage = str | CitedText
"""A line or paragraph of a card."""


def cited(*told: Passage | tuple[Reference, ...]) -> Passage:
    """Words and the sources that bear them out, in order; a str where nothing is cited.

    >>> cited("50%", (), " of all"), cited("50%", (Reference(title="Act"),)) == cited("50%")
    ('50% of all', False)
    """
    runs: list[str | Reference] = []
    for one in told:
        for run in (
            one.runs if isinstance(one, CitedText) else (one,) if isinstance(one, str) else one
        ):
            if isinstance(run, str) and runs and isinstance(last := runs[-1], str):
                runs[-1] = last + run
            elif run:
                runs.append(run)
    if any(isinstance(run, Reference) for run in runs):
        return CitedText(tuple(runs))
    return "".join(run for run in runs if isinstance(run, str))


def words_of(passage: Passage) -> str:
    """What it says, without its citations."""
    if isinstance(passage, str):
        return passage
    return "".join(run for run in passage.runs if isinstance(run, str))


def joined(between: str, passages: Iterable[Passage]) -> Passage:
    """The passages as one, ``between`` them."""
    first, *rest = [*passages] or [""]
    return cited(first, *(run for one in rest for run in (between, one)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """The answer in one line: 'Steel, Canada to United States: 50%'."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A paragraph. ``title`` stands above it in bold where a platform can."""

    text: Passage
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """Short labelled values, two columns where a platform can."""

    rows: tuple[tuple[str, Passage], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A list of short lines under an optional title."""

    items: tuple[Passage, ...]
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of cells. ``numeric`` names the columns (by index) that align right."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Passage, ...], ...]
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
    source: Passage
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

    text: Passage
    tone: Literal["warning", "note"] = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class ButtonOption:
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

    options: tuple[ButtonOption, ...]
    title: str = ""


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

    ``percent`` of the full value as asked, ``unclaimed`` without a claim; None where it is no
    percent, or not known. ``owed``: something is owed or entry is ``banned``;
    ``free_if_claimed``: nothing is under USMCA. ``laws`` are the programmes under which it is,
    ``elsewhere`` those that hit none but other codes of the thing, ``freed`` those that a claim
    under USMCA takes away (None: not known).
    ``mixed``: it is everything between two countries, which pays no one rate. ``in_force`` says
    whether a law by itself is; None for all else, and for one that has not begun.
    ``spared_if_claimed``: whether goods claimed under USMCA pay none of such a law; None where
    some do, or where it is over. ``begins``: a duty of those asked about is dated to begin on the
    very day. ``of_part``: the only percent owed, where it is one of a part of the value.
    ``all_in``: the only percent owed, where it is a total that the base duty counts towards;
    ``if_claimed``: the percent of the full value under USMCA. ``others`` are the percents of other
    codes of the thing; ``others_owe`` and ``others_banned`` tell whether any of these owe something
    or may not enter. ``depends``: all of it hangs on what the importer declares;
    ``in_quota``: less is owed within a quota.
    """

    percent: Decimal | None
    owed: bool
    banned: bool = False
    free_if_claimed: bool = False
    laws: frozenset[str] = frozenset()
    elsewhere: frozenset[str] = frozenset()
    mixed: bool = False
    in_force: bool | None = None
    freed: frozenset[str] | None = None
    unclaimed: Decimal | None = None
    spared_if_claimed: bool | None = None
    begins: bool = False
    of_part: Decimal | None = None
    all_in: Decimal | None = None
    if_claimed: Decimal | None = None
    others: frozenset[Decimal] = frozenset()
    others_owe: bool = False
    others_banned: bool = False
    depends: bool = False
    in_quota: bool = False


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
    actions: tuple[ButtonOption, ...] = ()
    others: tuple[ButtonOption, ...] = ()
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
