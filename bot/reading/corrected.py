"""What a text takes back of itself: 'May, no, June', '60k, make that 65', 'from India? Indonesia I
mean'. Of two things of one kind the later one is meant where such words stand between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.domain.codes import Code
from bot.reading.dates import DayBound, When, month_of
from bot.reading.lexicon.calendar import MONTHS, WEEKDAYS
from bot.reading.marks import Mark
from bot.reading.words import Token

_PAIR = 2
_SORRY = r"sorry(?! (?:for|to|if|about|i'm|my|si|pour|du|de|d'avance)\b)"
"""It takes something back, but asks no pardon for a question: 'sorry for the bother'."""
TAKES_BACK = re.compile(
    rf"\b(?:{_SORRY}|(?:scratch|strike|forget) (?:that|it)|make that|i mean|i meant|i lied|oops"
    r"|oups|correction|pardon|excuse[rz]?(?:[- ]moi)?|(?:je|j') ?(?:veux|voulais) dire"
    r"|rectification|erreur|my (?:bad|mistake)|oublie[rz]? ca|(?:je )?me (?:suis )?tromp\w{1,4}"
    r"|i misspoke|no wait|wait no|hang on|nenon|nope|nah)\b"
)
"""Words that take back what stands before them, wherever they stand between two things."""
_NO = re.compile(
    r"(?:[,.;:?!)-]\W{0,3}|^\W{0,3})(?:no|non|nan)\b"
    r"(?=\W{0,3}$|\W{0,2}[,.;:!]| -|\W{0,3}$| (?:not|i|it|its|it's|the|that|that's|they|they're"
    r"|from|in"
    r"|on|at|since|to|for|c'est|pas|je|attends|en|de|du|des|le|la|les|au|aux|a|depuis|of)\b)"
)
_OR_NO = re.compile(r"\b(?:or|ou|yes|oui|si)\W{0,2}(?:no|non|not|pas)\b")
_FILLING = (
    r"(?:the|that|it|its|it's|is|was|from|in|on|at|to|of|since|for|by|say|just|rather|i|mean|my|our"
    r"|they|they're|re|s|those|these|them|he|she|we|we're"
    r"|le|la|les|l|d|de|du|des|en|au|aux|c'est|c|est|ce|cest|depuis|dans|a|vers|pour|donc|wait"
    r"|j|je|usd?|cad|ca|cdn|bucks|dollars?|piasses?|"
    + "|".join(sorted((*MONTHS, *WEEKDAYS), key=len, reverse=True))
    + r")"
)
_NEXT_TO = re.compile(
    rf"(?:\W{{1,3}}{_FILLING}){{0,2}}\W{{1,4}}"
    r"(?:no|non|well|bon|ben|euh|heu|er|uh|um|wait|attends|disons"
    r"|(?:(?:ou|or|et|and|but|mais) )?(?:actually|en fait|plutot|rather|was it|c'etait))"
    rf"(?:\W{{1,4}}{_FILLING}){{0,4}}\W{{0,4}}"
)
"""All that stands between two things of which the second one is meant."""
_RIGHT_BEFORE = re.compile(rf"\W{{1,4}}(?:{_FILLING}\W{{1,4}}){{0,5}}")
"""Behind words that take something back, where what is meant follows at once."""
_BESIDE = re.compile(
    r"\W{1,3}(?:(?:the|le|la|les|l|from|de|du|des|d|since|depuis|in|en)\W{1,2}){0,2}"
)
_BEHIND = re.compile(
    rf"\W{{1,3}}(?:{_SORRY}|pardon|i mean|i meant|rather|plutot|je veux dire|correction"
    r"|oops|oups)\b"
)
"""Behind the second of two things that stand side by side: 'depuis le 1er, le 10 pardon'."""
_DENIED = re.compile(
    r"(?<!\bor )(?<!\bou )\b(?:not|pas|et non)"
    r"(?: (?:the|in|on|from|at|since|for|le|la|les|en|du|de|des|au|depuis"
    r"|celle?s? d[eu]|l'|d'|a)){0,2} ?$"
)
FARTHEST = 72
"""Characters between what is said and what puts it right."""


def puts_right(between: str, behind: str, *, at_once: bool = True) -> bool:
    """Whether what stands between two things of one kind, or ``behind`` both, takes the first one
    back; ``at_once``: the second one follows right behind these words."""
    if len(between) > FARTHEST or _OR_NO.search(between):
        return False
    if _NEXT_TO.fullmatch(between):
        return True
    if _NO.search(between):
        return True
    last = next(reversed([*TAKES_BACK.finditer(between)]), None)
    if last is not None:
        return not at_once or _RIGHT_BEFORE.fullmatch(between, last.end()) is not None
    return _BEHIND.match(behind) is not None and _BESIDE.fullmatch(between) is not None


def taken_back(
    folded: str,
    spans: Sequence[tuple[int, int]],
    alike: Callable[[int, int], bool],
    *,
    denied: bool = False,
    at_once: bool = True,
) -> set[int]:
    """Which of the things at ``spans``, in order, are not meant: those put right by the next one,
    those said not to be meant, and what is ``alike`` where others are left; never all of them."""
    if len(spans) < _PAIR:
        return set()
    out: set[int] = set()
    for n, ((_, end), (start, last)) in enumerate(pairwise(spans)):
        behind = folded[last : last + FARTHEST]
        if end <= start and puts_right(folded[end:start], behind, at_once=at_once):
            out.add(n)
    if denied:
        out |= {n for n, (start, _) in enumerate(spans) if _DENIED.search(folded[:start])}
    if not out:
        return out
    left = [n for n in range(len(spans)) if n not in out]
    same = {n for n in left if any(alike(n, back) for back in out)}
    out = out | same if len(same) < len(left) else out
    return out if len(out) < len(spans) else set()


def days_meant(whens: Sequence[When], folded: str) -> list[When]:
    """The days but those that are taken back; the one meant keeps the bound of the other: 'depuis
    la Saint-Jean, euh, la fête du Canada'."""
    out = taken_back(
        folded,
        [(w.start, w.end) for w in whens],
        lambda a, b: (whens[a].first, whens[a].last) == (whens[b].first, whens[b].last),
        denied=True,
        at_once=False,
    )
    if not out:
        return list(whens)
    left = [w for n, w in enumerate(whens) if n not in out]
    bound = whens[min(out)].bound
    if bound in (DayBound.SINCE, DayBound.UNTIL) and left[0].bound is DayBound.ON:
        left[0] = replace(left[0], bound=bound)
    return left


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_GOES_ON = re.compile(rf"\W{{1,4}}(?:{_FILLING}\W{{1,3}}){{0,3}}")


def narrowed(whens: Sequence[When], folded: str) -> list[When]:
    """The days without a month that is told beside one of its own days: 'the 5th, of October', 'May
    of last year, May 5th say'."""
    out = list(whens)
    for one, two in pairwise(whens):
        through = (one.bound, two.bound) == (DayBound.SINCE, DayBound.UNTIL)
        if through or not _GOES_ON.fullmatch(folded[one.end : two.start] + " "):
            continue
        day, month = (one, two) if one.first == one.last else (two, one)
        whole = month.first.day == 1 and month.last == month_of(*_year_and_month(month))[1]
        if day.first != day.last or not whole or day is month:
            continue
        exact = day
        if day is one and _OF_IT.match(folded, one.end):
            exact = _within(day, month)
        elif day is two and day.first.month == month.first.month:
            exact = day if _YEAR.search(folded[day.start : day.end]) else _within(day, month)
        else:
            continue
        kept = replace(exact, bound=day.bound if day.bound is not DayBound.ON else month.bound)
        out = [kept if w is day else w for w in out if w is not month]
    return out


_OF_IT = re.compile(r"\W{1,2}(?:of|de|d'|in|en) ?")


def _year_and_month(when: When) -> tuple[int, int]:
    return when.first.year, when.first.month


def _within(day: When, month: When) -> When:
    """The day of that number in a month; as it is where the month has none."""
    if day.first.day > month.last.day:
        return day
    exact = month.first.replace(day=day.first.day)
    return replace(day, first=exact, last=exact)


def places_meant(places: Sequence[Mark], words: Sequence[Token], folded: str) -> list[Mark]:
    """The places but those that another one puts right: 'from China, no, Vietnam'."""
    if len(places) < _PAIR:
        return list(places)
    ordered = sorted(places, key=lambda m: m.first)
    spans = [(words[m.first].start, words[m.last - 1].end) for m in ordered]
    out = taken_back(folded, spans, lambda a, b: ordered[a].country == ordered[b].country)
    out |= {
        n
        for n, (start, end) in enumerate(spans[:-1])
        if _SAID.search(folded[:start])
        and not _NOT_THAT.match(folded, end)
        and not _MORE_OF.search(folded[end : spans[n + 1][0]])
        and ordered[n].country != ordered[n + 1].country
    }
    out |= {n for n in range(len(ordered) - 1) if _said_again(ordered[n : n + 2], words, folded)}
    return [
        m
        for n, m in enumerate(ordered)
        if n not in out or (n + 1 < len(spans) and _stands_apart(spans[n], spans[n + 1], folded))
    ]


def _stands_apart(one: tuple[int, int], two: tuple[int, int], folded: str) -> bool:
    """Whether what stands between two places is said of the first one and done with or in brackets,
    or only the second one is where goods go to."""
    if "(" in folded[one[1] : two[0]] and ")" not in folded[one[1] : two[0]].partition("(")[0]:
        return True
    arrives = _INTO.search(folded[: two[0]]) or _INTO_IT.match(folded, two[0])
    if arrives and _OUT_OF.search(folded[: one[0]]):
        return True
    leads = [_ONWARD.search(folded[:start]) is not None for start, _ in (one, two)]
    return leads == [False, True] or _APART.search(folded[one[1] : two[0]]) is not None


def speakers_meant(speakers: Sequence[Mark], words: Sequence[Token], folded: str) -> Sequence[Mark]:
    """The persons but those that another one puts right: 'what Trudeau said, no, Carney'."""
    if len(speakers) < _PAIR:
        return speakers
    spans = [(words[m.first].start, words[m.last - 1].end) for m in speakers]
    out = taken_back(folded, spans, lambda a, b: speakers[a].values == speakers[b].values)
    return [m for n, m in enumerate(speakers) if n not in out]


def _said_again(pair: Sequence[Mark], words: Sequence[Token], folded: str) -> bool:
    """Whether a place is named once more, in full or in another part: 'London. London, Ontario',
    'going to Leduc, no, coming from Leduc'."""
    one, two = pair
    between = folded[words[one.last - 1].end : words[two.first].start]
    start = words[two.first].start
    if words[one.first].word != words[two.first].word or _DENIED.search(folded[:start]):
        return False
    longer = two.last - two.first > one.last - one.first and one.values != two.values
    behind = folded[words[two.last - 1].end :][:FARTHEST]
    return longer or puts_right(between, behind, at_once=False)


_SAID = re.compile(
    r"\b(?:did i say|i said|i'd said|i had said|i wrote|i typed|i put|j'ai dit|j'avais dit"
    r"|j'ai ecrit"
    r"|j'ai mis|je disais|ai-je dit) (?:from |in |de |du |d'|la |le |l')*$"
)
"""Before a place that another one then puts right: 'did I say Mexico. Canada.'"""
_NOT_THAT = re.compile(r",? (?:not|pas|and not|et pas|et non)\b")
_MORE_OF = re.compile(r"\b(?:and|et|as|comme|for|pour|on)\b")
"""Between two places: the first one is what was said, of a part ('I put China as the origin')."""
_ONWARD = re.compile(r"\b(?:into|to|vers|toward|towards)(?: the| les| l')? ?$")
_OUT_OF = re.compile(r"\b(?:from|de|du|des|d')(?: ?(?:the|la|les|l'))? ?$")
_INTO = re.compile(r"\b(?:to|into|vers|aux?|a|en)(?: (?:the|la|les|l'))? ?$")
_INTO_IT = re.compile(r"(?:aux?|a|en|vers) ")
"""The same, where it is part of the place: 'aux États-Unis'."""
_APART = re.compile(
    r"\d|\b(?:sorry|pardon|oops|oups|excuse[rz]?(?:[- ]moi)?|correction)\W{0,2}[.!?]"
)
"""Between two places: what is said of the first one and done with, so that the second one is
another matter ('China again, sorry. On 5k US')."""


def codes_meant(
    found: Sequence[tuple[Code, int, int]], folded: str
) -> tuple[tuple[Code, int, int], ...]:
    """The codes but those that another one puts right: '7318.15 no sorry 7318.16'."""
    out = taken_back(folded, [one[1:] for one in found], lambda a, b: found[a][0] == found[b][0])
    return tuple(one for n, one in enumerate(found) if n not in out)
