"""Where quotation marks open and close, in the ways newsrooms print them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect, insort
from dataclasses import dataclass

from bot.ingest.quotations.paired import nested_spans, straight_spans

ARTICLE_LIMIT = 400_000
"""Characters of an article that are read."""
_SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u200a\u2007\u2008\u2002\u2003\t"), " ")
_SPACES[ord("\u2011")] = "-"  # a hyphen that does not break
_KEPT = frozenset("“”„«»‹›‘’\n")
_LIKE = dict(zip(map(ord, "≪≫‟❝❞〝〞＂ʺ`′‛‚"), "«»““”“”\"\"''‘‘", strict=True))
"""Characters that are typed for a mark, and the mark."""
_PAIRED = re.compile(r"(?<!\w)''(?=\w)|``")
_CLOSED_BY_TWO = re.compile(r"(?<=[\w.,!?…])’’(?=[\s.,;:!?)]|$)(?<!‘.’’)", re.M)
_MIXED = re.compile(r"(?<![^\s(])\"(?=\S)[^\"“”\n]{1,2000}”")
"""Words that a straight mark opens and a curly one closes."""
_TURNED_END = re.compile(
    r"(?<=[\w.,!?…%)’'])“(?=[\s.,;:!?)—–]|$)|(?<=[\w.,!?…%)’']\s)“(?=[ ]{0,4}$)", re.M
)
_TURNED_START = re.compile(r"(?<![^\s(—–])”(?=[\w‘’'\[$])")
"""An opening mark where one closes, and the other way round."""


def plain(article: str) -> str:
    """The article, character for character, without invisible characters and odd spaces.

    Marks that are typed otherwise become the usual ones.

    >>> plain("≪On attend≫, dit-il. ``No,'' she said.")
    '«On attend», dit-il.  "No,"  she said.'
    """
    odd: dict[int, str] = dict(_SPACES) | _LIKE
    for each in set(article):
        if " " <= each <= "~" or each in _KEPT or ord(each) in odd:
            continue
        hidden = unicodedata.category(each) in ("Cc", "Cf", "Cs", "Co", "Cn")
        odd[ord(each)] = " " if hidden else each
    odd[ord("\r")] = "\n"
    # two single marks stand for a double one
    text = _PAIRED.sub(' "', article).translate(odd).replace("''", '" ')
    if "‘‘" in text or ("’’" in text and text.count("“") > text.count("”")):
        text = text.replace("‘‘", " “").replace("’’", "” ")
    text = _CLOSED_BY_TWO.sub("” ", text)
    if "<<" in text:
        text = text.replace("<<", " «").replace(">>", "» ")
    text = _TURNED_START.sub("“", _TURNED_END.sub("”", text))
    return _MIXED.sub(lambda found: f'{found.group()[:-1]}"', text)


_ENGLISH_WORDS = re.compile(r"\b(?:the|of|and|said|to)\b")
_FRENCH_WORDS = re.compile(r"\b(?:le|la|les|des|du|et|que|un|une|en|dit|est)\b|[«»]")


def is_french(text: str) -> bool:
    """Whether an article is in French rather than in English."""
    return len(_FRENCH_WORDS.findall(text)) > len(_ENGLISH_WORDS.findall(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words between marks. ``start``..``end`` holds the marks, ``words`` what is between them.

    ``open_end``: the mark isn't closed in its paragraph, as in a quotation over several.
    """

    start: int
    end: int
    words: str
    paragraph: int
    last_paragraph: int = -1
    """Where it ends, when that is not where it begins."""
    open_end: bool = False
    dialogue: bool = False
    """A line that a dash opens."""
    resumed: bool = False
    """Goes on, between the same marks, behind a said-clause."""

    @property
    def until(self) -> int:
        """The paragraph in which it ends."""
        return max(self.paragraph, self.last_paragraph)


_CURLY = re.compile(r"[“„]([^“”„\"\n]*)(”|\"|$)")
_ANGLED = re.compile(r"«\s?([^«»\n]*?)\s?(»|$)")
_STRAIGHT = re.compile(r"\"")
_OWNERS = r"(?<=s)’(?=\s[a-z][^‘’\n]{0,200}[,.!?…]’)"
"""'the workers’ help' inside single marks that close further on."""
_SINGLE = re.compile(rf"(?<!\w)‘((?:[^‘’\n]|’(?=\w)|{_OWNERS}){{1,1200}})’(?!\w)")
_SINGLE_OPEN = re.compile(r"‘([^‘\n]{12,1200}[.!?…])$")
"""A paragraph that a single mark opens and none closes, as in a quotation over several."""
_PLAIN_SINGLE_OPEN = re.compile(
    r"(?:(?<=^)|(?<=:\s))'(?=[A-ZÀ-Þ\[])(?:[^'\n]|(?<=\w)'(?=\w)){12,1200}[.!?…](?=\s{0,4}$)"
)
"""The same with a straight mark, which opens a line or follows a colon."""
_REPEATED = re.compile(r"(?<=[.!?…]\s)\"(?=\w)")
"""The mark that opened a second paragraph, where a page prints two in one line."""
_PLAIN_SINGLE = re.compile(
    r"(?<!\w)'((?:[^'\n]|(?<=\w)'(?=\w)|'(?=(?:\d0s|em|n|til|tis|cause)\b)){1,1200})'(?!\w)"
)


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Spans of the lines that hold something."""
    return [(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", text)]


def runs(text: str, parts: list[tuple[int, int]]) -> list[Run]:
    """Every quotation, in order; beside double marks single ones count where they hold a clause."""
    patterns = _SINGLES if _singles_outside(text) else (_CURLY, _ANGLED, _STRAIGHT, *_SINGLES)
    least = 1 if _mainly_single(text) else _CLAUSE
    found: list[Run] = []
    for index, (start, end) in enumerate(parts):
        here = _in_paragraph(text, (start, end), index, patterns, least)
        found.extend(sorted(here, key=lambda run: run.start))
    return found


_SINGLES = (_SINGLE, _PLAIN_SINGLE)
_CLAUSE = 4
"""Words between single marks that are no term, in an article that has double ones."""
_DOUBLE = re.compile(r"[“”«»\"]")


def _singles_outside(text: str) -> bool:
    """Whether an article quotes between single marks, and uses double ones only inside those."""
    if _DOUBLE.search(text) is None:
        return True
    doubles = [len(_DOUBLE.findall(match[1])) for each in _SINGLES for match in each.finditer(text)]
    holding = sum(each > 0 for each in doubles)
    return sum(doubles) == len(_DOUBLE.findall(text)) and len(doubles) >= 2 * holding


def _mainly_single(text: str) -> bool:
    """Whether most clauses that an article quotes stand between single marks."""
    clauses = sum(
        len(match[1].split()) >= _CLAUSE for each in _SINGLES for match in each.finditer(text)
    )
    return clauses >= _SEVERAL and 2 * clauses >= len(_DOUBLE.findall(text))


_SEVERAL = 3
_DIALOGUE = re.compile(r"[ ]{0,4}[—–]\s(?=[A-ZÀ-Þ])[^«»“”\"]{8,600}")


def dialogue_lines(text: str, parts: list[tuple[int, int]]) -> list[Run]:
    """'— On attend, dit Roy.': lines without marks that a dash opens, whole."""
    return [
        Run(
            start=start,
            end=end,
            words=text[start:end].strip("—– "),
            paragraph=index,
            dialogue=True,
        )
        for index, (start, end) in enumerate(parts)
        if _DIALOGUE.fullmatch(text, start, end)
    ]


def _overlaps(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    """Whether a span shares characters with one of ``taken``, which are in order and apart."""
    at = bisect(taken, span)
    return (at > 0 and taken[at - 1][1] > span[0]) or (at < len(taken) and taken[at][0] < span[1])


def _inside(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    """Whether a span is inside one of ``others``, which are in order and apart.

    '« Qui, “on” ? »': words between double marks inside angled ones are the speaker's.
    """
    at = bisect(others, span)
    return at > 0 and others[at - 1][1] >= span[1]


def _in_paragraph(
    text: str,
    span: tuple[int, int],
    index: int,
    patterns: tuple[re.Pattern[str], ...],
    least: int,
) -> list[Run]:
    start, end = span
    taken: list[tuple[int, int]] = []
    found: list[Run] = []
    line = text[start:end]
    doubles = _CURLY in patterns
    angled = nested_spans(line, angled=True) or [m.span() for m in _ANGLED.finditer(line) if m[2]]
    for pattern in patterns:
        for at, until, closed in _spans(pattern, line):
            words = line[at + 1 : until - closed].strip()
            if pattern is _STRAIGHT and words.count('"') == 1:
                words = _REPEATED.sub("", words)
            nested = pattern is _CURLY and _inside((at, until), angled)
            term = doubles and pattern in _SINGLES and len(words.split()) < least
            if nested or term or _overlaps((at, until), taken) or not words:
                continue
            insort(taken, (at, until))
            found.append(
                Run(
                    start=start + at,
                    end=start + until,
                    words=words,
                    paragraph=index,
                    open_end=not closed,
                )
            )
    return found


def _spans(pattern: re.Pattern[str], line: str) -> list[tuple[int, int, bool]]:
    """Where a line has words between such marks, and whether they are closed in it."""
    if pattern is _STRAIGHT:
        return straight_spans(line)
    two = pattern in (_CURLY, _ANGLED)
    nested = nested_spans(line, angled=pattern is _ANGLED) if two else []
    if nested:
        return [(at, until, True) for at, until in nested]
    if pattern not in _SINGLES:
        return [(*m.span(), m[2] != "") for m in pattern.finditer(line)]
    found = [(*m.span(), True) for m in pattern.finditer(line)]
    last = max((until for _, until, _ in found), default=0)
    if pattern is _PLAIN_SINGLE:
        plain = _PLAIN_SINGLE_OPEN.search(line, last)
        return [*found, (plain.start(), plain.end(), False)] if plain else found
    left = line.find("‘", last)
    opens = _SINGLE_OPEN.match(line, left) if left >= 0 and not line[last:left].strip() else None
    return [*found, (left, opens.end(), False)] if opens else found
