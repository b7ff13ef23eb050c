"""The sources of a card: cited in its lines, listed under it, numbered when it is rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.cards import (
    Bullets,
    CitedText,
    Fields,
    Notice,
    Part,
    Passage,
    Prose,
    Quotation,
    Reference,
    References,
    Table,
    cited,
)
from bot.domain.snapshot import FactSnapshot
from bot.domain.sources import Source, SourceKind

_RANK = {SourceKind.OFFICIAL: 0, SourceKind.SECONDARY: 1, SourceKind.PRESS: 2}


class Footnotes:
    """Collects sources while a card is written; ``part`` gives them as its last part."""

    def __init__(self, facts: FactSnapshot) -> None:
        self._facts = facts
        self._shown: dict[str, Reference] = {}
        self._all: dict[str, None] = {}

    def mark(self, slugs: Iterable[str], *, limit: int = 2) -> tuple[Reference, ...]:
        """What to cite of ``slugs``: official sources first, ``limit`` at most.

        A source that nobody can follow, for want of an address, is not shown as one.
        """
        known = [self._facts.sources[s] for s in dict.fromkeys(slugs) if s in self._facts.sources]
        self._all.update(dict.fromkeys(s.slug for s in known))
        shown = [s for s in known if is_web(s.address)]
        best = sorted(shown, key=lambda s: _RANK[s.kind])[:limit]
        return tuple(self._shown.setdefault(s.slug, reference(s)) for s in best)

    def authority(self, programme: str) -> str:
        """The statute behind a programme, as the facts name it; '' for one it does not hold."""
        held = self._facts.programmes.get(programme)
        return held.authority if held else ""

    @property
    def slugs(self) -> tuple[str, ...]:
        """Every source named, shown or not."""
        return tuple(self._all)

    @property
    def part(self) -> tuple[References, ...]:
        """References of all that was marked, in the order of first marking; () where none was."""
        return (References(items=tuple(self._shown.values())),) if self._shown else ()


def is_web(address: str) -> bool:
    """Whether a reader can follow it."""
    return address.startswith(("https://", "http://"))


def reference(source: Source) -> Reference:
    """A source as a card shows it; only http(s) addresses are links."""
    return Reference(
        title=source.title,
        publisher=source.publisher if source.publisher not in source.title else "",
        day=str(source.day) if source.day else "",
        address=source.address if is_web(source.address) else "",
    )


def in_place(template: str, name: str, told: Passage) -> Passage:
    """A sentence with ``{name}`` in it, and there something that cites.

    >>> in_place("So does {act}.", "act", "this")
    'So does this.'
    """
    before, _, after = template.partition(f"{{{name}}}")
    return cited(before, told, after)


def passages(part: Part) -> Iterator[Passage]:
    """All of the part's text that may cite."""
    match part:
        case Prose(text=text) | Notice(text=text):
            yield text
        case Fields(rows=pairs):
            yield from (value for _, value in pairs)
        case Bullets(items=items):
            yield from items
        case Table(rows=rows):
            yield from (cell for row in rows for cell in row)
        case Quotation(source=source):
            yield source
        case _:
            pass


def cited_in(parts: Iterable[Part]) -> frozenset[Reference]:
    """The sources that the parts cite."""
    texts = (text for part in parts for text in passages(part) if isinstance(text, CitedText))
    return frozenset(run for text in texts for run in text.runs if isinstance(run, Reference))


def own_sources(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Some parts of a card with those of its sources alone that they cite."""
    used = cited_in(parts)
    return _listing(parts, tuple(item for item in numbered(parts) if item in used))


def with_one_list(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Parts of several cards with all their sources in one list, each once."""
    return _listing(parts, tuple(numbered(parts)))


def _listing(parts: tuple[Part, ...], sources: tuple[Reference, ...]) -> tuple[Part, ...]:
    content = tuple(part for part in parts if not isinstance(part, References))
    return (*content, *((References(items=sources),) if sources else ()))


Numbers = Mapping[Reference, int]
"""The sources that a card lists, each with its number from 1, in order."""


def numbered(parts: Iterable[Part]) -> Numbers:
    """The numbers of a card's sources."""
    listed = (item for part in parts if isinstance(part, References) for item in part.items)
    return {item: number for number, item in enumerate(dict.fromkeys(listed), start=1)}


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage as a platform shows it. ``marks``: where each citation stands in ``text``, and its
    number; in order.
    """

    text: str
    marks: tuple[tuple[int, int], ...] = ()

    @property
    def cites(self) -> frozenset[int]:
        """The numbers it cites."""
        return frozenset(number for _, number in self.marks)

    def lines(self) -> Iterator[Shown]:
        """The text line by line, each with the citations in it."""
        start = 0
        for line in self.text.split("\n"):
            yield self.cut(start, start + len(line))
            start += len(line) + 1

    def after(self, words: str) -> Shown:
        """The same with ``words`` before it."""
        return Shown(words + self.text, tuple((at + len(words), n) for at, n in self.marks))

    def cut(self, start: int, stop: int) -> Shown:
        """The characters from ``start`` to ``stop`` with the citations among them."""
        inside = tuple((at - start, n) for at, n in self.marks if start <= at < stop)
        return Shown(self.text[start:stop], inside)


def together(between: str, told: Iterable[Shown]) -> Shown:
    """Passages in one text.

    >>> together("; ", [Shown("a [1]", ((2, 1),)), Shown("[2]", ((0, 2),))])
    Shown(text='a [1]; [2]', marks=((2, 1), (7, 2)))
    """
    passages = tuple(told)
    if len(passages) == 1:
        return passages[0]
    marks, start = list[tuple[int, int]](), 0
    for one in passages:
        marks += [(at + start, number) for at, number in one.marks]
        start += len(one.text) + len(between)
    return Shown(between.join([one.text for one in passages]), tuple(marks))


def _as_it_is(words: str) -> str:
    return words


def bracketed(number: int) -> str:
    """'[1]'."""
    return f"[{number}]"


def shown(
    passage: Passage,
    numbers: Numbers,
    words: Callable[[str], str] = _as_it_is,
    mark: Callable[[int], str] = bracketed,
) -> Shown:
    """The passage as text: ``words`` escapes what it says, ``mark`` writes a citation of a number.

    >>> shown(cited("50% [2]", (Reference(title="Act"),)), {Reference(title="Act"): 1})
    Shown(text='50% [2] [1]', marks=((8, 1),))
    """
    if isinstance(passage, str):
        return Shown(words(passage))
    text, marks, spaced = "", [], False
    for run in passage.runs:
        if isinstance(run, str):
            text, spaced = text + words(run), False
        elif run in numbers:
            text += "" if spaced or not text else " "
            marks.append((len(text), numbers[run]))
            text, spaced = text + mark(numbers[run]), True
    return Shown(text, tuple(marks))


def text_of(passage: Passage, numbers: Numbers) -> str:
    """'50% [1][2]': the passage in plain words, its citations by number."""
    return passage if isinstance(passage, str) else shown(passage, numbers).text
