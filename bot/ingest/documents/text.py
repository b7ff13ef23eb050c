"""The text as the rules see it: same length, plain characters, cut into clauses.

Every character stands where it stood, so that a span found here holds in the document's text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, pairwise

from bot.domain.words import blanked

TEXT_LIMIT = 2_000_000
"""Characters of a document that are read: no act comes near it, and lists end long before."""

_PLAIN = {
    **dict.fromkeys("‘’‚‛′", "'"),
    **dict.fromkeys("“”„‟″", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "\t": " ",
    "\r": "\n",
    "\f": "\n",
    "\v": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
}


def readable(text: str) -> str:
    """``text`` character for character: plain quotes and dashes, no controls, NFKC where it fits.

    Control, bidirectional and other invisible characters become spaces.

    >>> readable("“a”\u202e\u200b 25\u00a0％ – c")
    '"a"   25 % - c'
    """
    odd = {ord(each): _plain(each) for each in set(text) if not " " <= each <= "~"}
    plain = text.translate(odd)
    return _OPENING.sub(' "', plain).replace("''", '" ') if "''" in plain else plain


_OPENING = re.compile(r"''(?=\w)")
"""Two single marks, as the register prints its quotation marks."""


def _plain(char: str) -> str:
    if char == "\n":
        return char
    if char in _PLAIN:
        return _PLAIN[char]
    if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn"):
        return " "
    narrow = unicodedata.normalize("NFKC", char)
    return narrow if len(narrow) == 1 else char


_WRAPPED = 50
"""Characters of a line from which the break after it may be the printer's, not the writer's."""
_WIDEST = 140
"""Characters no line of a text set in a fixed width is longer than."""


def unwrapped(plain: str) -> str:
    """A text set in a fixed width with its sentences on one line again, character for character.

    >>> unwrapped("    As of that day the tariff of 25 percent under Proclamation\\n10908 applies.")
    '    As of that day the tariff of 25 percent under Proclamation 10908 applies.'
    """
    lines = _CUT.sub(r"\1 ", _MARK_ALONE.sub(r"\1 ", plain)).split("\n")
    if any(len(each) > _RUN_ON for each in lines):
        return "\n".join(_MARKED.sub("\n", each) if len(each) > _RUN_ON else each for each in lines)
    widest = _set_width(lines)
    if widest is None:
        return "\n".join(lines)
    joined = [lines[0]]
    for before, line in pairwise(lines):
        full = len(before) >= widest * (3 if widest > _WRAPPED else 2) // 4
        closed = _CLOSED.search(before[-8:]) is not None
        listed = _CODES.match(line) is not None and not before[-1:].islower()
        opens = listed or _OPENS_ALWAYS.match(line) or (closed and _OPENS.match(line))
        open_end = before[-1:] not in ".:!?" or line[:1].islower() or not closed
        row = _CELLS.search(line) or _CELLS.search(before)
        goes_on = full and open_end and line[:1].strip() and not (opens or row)
        joined.append((" " if goes_on else "\n") + line)
    return "".join(joined)


_CELLS = re.compile(r" \| [^|\n]+ \||\S {3,}\S[^\n]*?\S {3,}\S")
"""A row of a table: however long, the next line is another one."""
_CUT = re.compile(
    r"(\b(?:[Ee]ffective|from|[Bb]efore|after|since|until|on|depuis|avant|après|le|du|au))\n"
    r"(?=(?:[A-Z][a-z]{2,8} \d{1,2}|\d{1,2}(?:er)? [a-zéû]{3,9}),? \d{4}\b)|(?<=[^\s.])\n(?=, )"
)
"""Where a day, set apart by the structure of a page, breaks its sentence."""
_MARK_ALONE = re.compile(
    r"^( {0,8}(?:\([a-z0-9.]{1,5}\)|(?:[a-z]|[ivx]{1,5})(?:\.\d{1,2})?\)))\n(?=[^\s(])", re.M
)
"""The mark of an item on a line of its own, as the structure of a statute is printed."""
_RUN_ON = 4_000
"""Characters from which a line is several paragraphs that lost their breaks."""
_MARKED = re.compile(
    r"(?:(?<=[.;:\"])|(?<=; and)|(?<=; or)) (?=\((?:\d{1,2}|[a-z]|[ivx]{1,4})\) {1,2}[A-Z\d\"]"
    r"|(?<=:.)\([ai]\) |Sec\. \d{1,2}\. |\d{1,2}\. [A-Z]|NOW, THEREFORE|IN WITNESS|W(?:HEREAS"
    r"|hereas),)"
)
"""Where a clause or a section begins in such a line."""


def _set_width(lines: Sequence[str]) -> int | None:
    """The width a text is set in; None where its lines are as long as its writer made them.

    A column of a printed page has a few wide lines of the printer's between narrow ones.
    """
    filled = sorted(len(each) for each in lines if each.strip())
    if len(filled) < _COLUMN_LINES:
        widest = filled[-1] if filled else 0
        return widest if _WRAPPED <= widest <= _WIDEST else None
    usual = filled[len(filled) * 95 // 100]
    full = sum(usual * 3 // 4 <= each <= usual for each in filled)
    even = full * 2 > len(filled) or (filled[-1] <= _WIDEST and usual >= _WRAPPED)
    return usual if _NARROWEST <= usual <= _WIDEST and even else None


_COLUMN_LINES = 40
"""Lines from which a text can be known for a printed column."""
_NARROWEST = 30
_CODES = re.compile(r"\d{4}\.\d{2}")
"""A line of a list of tariff codes; after a word it is a code in the midst of a sentence."""
_OPENS_ALWAYS = re.compile(r"[-*•–—]\s|[A-Z][A-Z ]{2,40}:|CSMS #|U\.S\. note \d[^:;\n]{0,16}:")
"""What begins a line of its own, however full the one before it is."""
_OPENS = re.compile(
    r"\(?(?:[a-z]{1,4}|\d{1,3})[.)]\s|Sec\.|(?:Section|(?:Sub)?[Hh]eading) \d|[A-Z][A-Za-z ]{2,40}:"
)
"""What does so after a line that closes its sentence: a clause is cited in the midst of one too."""
_CLOSED = re.compile(
    r"(?<!\bU\.S)(?<!\bU\.S\.C)(?<!\bNo)(?<! [ap]\.m)[.:;!?][\"')\]]{0,2}$|[)\]]$|\b(?:and|or)$"
)
"""How a line ends that may be the last of its sentence or item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A sentence, or an item of a list: ``text`` is readable, ``text[i]`` stands at start + i.

    ``number`` is the clause it belongs to as the act counts them ('1', '2a', 'sec2'), '' before
    the first; ``first`` tells whether it opens its paragraph.
    """

    start: int
    end: int
    text: str
    paragraph: int
    number: str = ""
    first: bool = False
    near: date | None = None
    """The day of the document, from which days without a year are told."""

    @property
    def lower(self) -> str:
        """The text in lower case (same length)."""
        return lowered(self.text)


def lowered(text: str) -> str:
    """Lower case of the same length ('İ' would grow).

    >>> lowered("AB") + lowered("İb")
    'abİb'
    """
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(each.lower() if len(each.lower()) == 1 else each for each in text)


def without(clause: Clause, spans: Iterable[tuple[int, int]]) -> Clause:
    """The clause with those spans of its text blanked, the rest where it stood."""
    text = blanked(clause.text, tuple(spans))
    return clause if text == clause.text else replace(clause, text=text)


def joined(found: Sequence[Clause]) -> Clause:
    """Clauses of one line (at least one, in order) as one, each where it stood."""
    text = found[0].text
    for each in found[1:]:
        text += " " * (each.start - found[0].start - len(text)) + each.text
    return replace(found[0], text=text, end=found[-1].end)


def whole_lines(found: Iterable[Clause]) -> list[Clause]:
    """The clauses, those of one paragraph together."""
    return [joined(list(each)) for _, each in groupby(found, key=lambda c: c.paragraph)]


# A full stop ends a sentence unless an abbreviation, an initial or a number stands before it.
_STOP = re.compile(r"[.;:!?][\"')\]]{0,2}(?=\s)")
_SHORT = re.compile(
    r"(?:\b(?:[A-Z]|[ap]\.m|No|Nos|Sec|Secs|Mr|Mrs|Ms|Dr|St|Stat|et seq|seq|Reg|art|par|al|cf|Inc"
    r"|Ltd|Corp|Co|U\.S|U\.S\.C|U\.K|P\.C|i\.e|e\.g|Jr|Sr|vs|v|ch|pt|approx|Gen|Gov|Sen|Rep|Hon"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|C\.F\.R|F\.R|E\.O|D\.C|M|Mme)"
    r"|(?:^|\n)\s{0,8}(?:\d{1,3}|[ivx]{1,5}))$"
)
_NEXT = re.compile(r"\s{1,8}[\"'(\[]{0,2}[A-ZÀ-ÖØ-Þ0-9(«]")
_PARAGRAPH = re.compile(r"[^\n]+")
_NUMBER = re.compile(
    r"\s{0,8}(?:(?P<sec>Sec(?:tion)?\.?\s{0,3}\d{1,3}(?:\.\d+)?)\.?|\((?P<clause>\d{1,3})\)"
    r"|(?P<bare>\d{1,3})(?:\.(?=\s)|\s(?=[A-Z(])|(?=\(\d)))"
)
_LIST_MARK = re.compile(r"\s{0,8}\(([a-z]{1,2}(?:\.\d{1,2})?)\)")


def clauses(
    plain: str, start: int = 0, end: int | None = None, near: date | None = None
) -> tuple[Clause, ...]:
    """The clauses of ``plain`` (readable) between two offsets, in order."""
    found: list[Clause] = []
    number = ""
    stop = len(plain) if end is None else end
    for count, part in enumerate(_PARAGRAPH.finditer(plain, start, stop)):
        number = _numbered(part.group(), number)
        for index, (first, last) in enumerate(_sentences(part.group())):
            found.append(
                Clause(
                    start=part.start() + first,
                    end=part.start() + last,
                    text=part.group()[first:last],
                    paragraph=count,
                    number=number,
                    first=index == 0,
                    near=near,
                )
            )
    return tuple(found)


def _numbered(paragraph: str, before: str) -> str:
    """The number of a paragraph's clause; items of a list keep their clause's with a letter."""
    mark = _NUMBER.match(paragraph)
    if mark is not None:
        if mark["sec"]:
            return "sec" + re.sub(r"\D", "", mark["sec"])
        return mark["clause"] or mark["bare"]
    item = _LIST_MARK.match(paragraph)
    base = re.match(r"(?:sec)?\d*", before)
    return (base.group() if base else "") + item[1] if item else before


def _sentences(paragraph: str) -> list[tuple[int, int]]:
    """Spans of the sentences of one paragraph, without the spaces around them."""
    spans: list[tuple[int, int]] = []
    begin = 0
    for stop in _STOP.finditer(paragraph):
        if paragraph[stop.start()] in ".!?":
            if _SHORT.search(paragraph, max(0, stop.start() - 12), stop.start()):
                continue
            if not _NEXT.match(paragraph, stop.end()):
                continue
        elif not re.match(r"\s{1,8}\(", paragraph[stop.end() : stop.end() + 4]):
            continue
        _keep(spans, paragraph, begin, stop.end())
        begin = stop.end()
    _keep(spans, paragraph, begin, len(paragraph))
    return spans


def _keep(spans: list[tuple[int, int]], paragraph: str, begin: int, end: int) -> None:
    body = paragraph[begin:end]
    inner = body.strip()
    if inner:
        at = begin + body.index(inner)
        spans.append((at, at + len(inner)))
