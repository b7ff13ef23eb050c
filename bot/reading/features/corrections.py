"""Names that a text puts right by another one: 'plywood from BC, scratch that, OSB', 'la peinture,
la teinture plutôt'."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.reading.features.roles import role_of
from bot.reading.marks import Extraction, Mark, MarkKind
from bot.reading.text.phrases import MAKES

_PAUSE = r"(?:euh+|err?m?|uh+|uhm+|um+|hm+|oh|ah|ben|bin|bah|ok|okay|well|or|ou|but|mais|then)"
_LED = (
    r"(?:it's|its|c'est|no|non|just|actually|merci|that|the|an?|de|des|du|les|la|le|l'|d'|say"
    r"|let's say|mettons|disons|more like|celles? de|ceux de|one|some)"
)
_TOLD_OF = (
    r"(?:(?:from|in|of|to|into|out of|made (?:in|of)|via|vers|en|de|du|des|d'|aux?|a|chez) ?"
    r"(?:the |les |la |le |l')?)?[@#]"
)
"""Where the thing put right comes from, '@', or what it is of, '#'."""
_WEAK = (
    r"(?:sorry|pardon|oops|oups|wait|correction|scratch that|i mean|i meant|make (?:that|it)"
    r"|je veux dire|j'veux dire|plutot|rather|excuse[rz]?(?:[- ]moi)?|non merci|no thanks|nope"
    r"|non(?=\W*$|[,.!;]|\W{1,2}(?:les?|la|l|des?|du|d|une?|c)\b)"
    r"|nah|instead|finalement|en fait|in fact|actually|err?m?"
    r"|well(?=,)|no(?=[,.])|no(?=\W{1,3}(?:just|actually)))"
)
_STRONG = (
    r"(?:(?:scratch|strike|scrap|check|forget|cancel|drop) (?:that|it)|correction"
    r"|my (?:bad|mistake)|no,? wait|wait,? no|oh wait|hang on|hold on"
    r"|never ?mind(?! (?:the|about|my))|nvm|i take that back"
    r"|on second thoughts?|(?:now that i|come to) think (?:of|about) it|or rather|no,? sorry"
    r"|sorry,? no|(?:let me|lemme) rephrase|i should(?: have|a)? sa(?:y|id)|i misspoke"
    r"|je voulais dire|je me (?:suis )?trompe|je me reprends|je corrige|(?:ou|non|no),? plutot"
    r"|(?:non|ah|oh|euh|bon|ou),? (?:non|pardon|excuse[rz]?(?:[- ]moi)?|attends?|attendez)"
    r"|attends|attendez|minute|efface[rz]? ca|oublie[rz]? ca|"
    r"laisse[rz]? (?:faire|tomber|ca)(?! (?:les?|la|l'|des?|du|d'))"
    r"|erreur|mon erreur|(?:a bien|quand j'?)y (?:re)?pense[r]?|tout compte fait|reflexion faite)"
)
_FREE = (
    r"(?!(?:and|et|plus|also|aussi|with|avec|not|pas|or|ou|nor"
    r"|without|sans|except|sauf|than|que)\b)"
    r"[\w@#]++(?:'\w++)?"
)
_GAP = r"(?:[^\w@#.?!\n]{1,4}+|(?<=')|$)"
_AROUND = r"(?:[^\w@#]{1,4}+|(?<=')|$)"
_LEADING = re.compile(rf"[^\w@#]*+(?:(?:{_PAUSE}|{_LED}|{_TOLD_OF}|not){_AROUND}){{0,5}}+")
_TRAILING = re.compile(
    rf"[^\w@#]{{0,5}}+(?:(?:(?:{_LED}|{_PAUSE}|{_TOLD_OF}){_AROUND}){{0,4}}+"
    rf"|(?:{_FREE}{_AROUND}){{1,2}}+)"
)
"""What stands around the words that put a name right by the next one."""
_AT_LENGTH = re.compile(rf"[^\w@#]{{0,5}}+(?:{_FREE}{_GAP}){{0,6}}+")
_WORD = re.compile(r"[\w@#]+")
_WIDE = 8
"""The most words between a name and what says at length that it is wrong."""
_MENDS = re.compile(rf"\b(?:(?P<strong>{_STRONG})|{_WEAK})\b")


def _corrected(gap: str) -> bool:
    """Whether what stands between two names puts the first one right by the second."""
    for found in _MENDS.finditer(gap):
        ahead, behind = gap[: found.start()], gap[found.end() :]
        if found["strong"] and _AT_LENGTH.fullmatch(behind):
            return len(_WORD.findall(ahead)) <= _WIDE
        if _LEADING.fullmatch(ahead) and _TRAILING.fullmatch(behind):
            return True
    return False


@lru_cache(maxsize=64)
def _mends(folded: str) -> bool:
    """Whether a text puts anything right at all; most don't."""
    return _MENDS.search(folded) is not None


_RIGHT_AFTER = re.compile(
    r"\W{0,3}(?:plutot(?! que)|instead(?! of)|rather(?! than)|a la place(?! d)|au lieu(?! d)"
    r"|(?:i mean|i meant|je veux dire|j'veux dire|c'est ca|i should say)"
    r"(?=\W{0,3}(?:$|[.,;?!\n—–-]|not\b|pas\b)))"
    r"(?:$|\W)"
)
"""Behind the name that puts another one right: 'peinture. teinture plutôt'."""
_RIGHT_BEFORE = re.compile(
    rf"[^\w()]{{1,5}}+(?:(?:{_LED}|{_PAUSE}){_AROUND}){{0,3}}+(?:{_FREE}{_AROUND})?+"
)


_ALSO = re.compile(r"\W{1,2}(?:too|also|as well|aussi|egalement)\b")
"""Behind a good: it is meant beside the one before it."""


def put_right(seen: Extraction, mark: Mark) -> bool:
    """Whether a later name takes the place of this one: 'plywood from BC, scratch that, OSB'."""
    marks = list(seen.of(mark.kind))
    following = [m for m in marks if m.first >= mark.last]
    if not following:
        return False
    if _is_said_again(seen, mark, marks):
        return True
    return _mends(seen.folded) and any(
        _takes_its_place(seen, mark, right, following[:n])
        for n, right in enumerate(following)
        if all(_is_material(m) for m in following[:n])
    )


def _takes_its_place(seen: Extraction, mark: Mark, right: Mark, between: list[Mark]) -> bool:
    """Whether what stands between two names, the materials ``between`` among it, or behind the
    second one, says that it is meant instead."""
    if not set(right.values).isdisjoint(mark.values):
        return False
    if _ALSO.match(seen.behind(right)):
        return False
    gap = _gap(seen, mark, right, between)
    if _corrected(gap):
        return True
    if between or _RIGHT_AFTER.match(seen.behind(right)) is None:
        return False
    make = mark.source in MAKES and len(_WORD.findall(gap)) <= _WIDE
    return make or _RIGHT_BEFORE.fullmatch(gap) is not None


def _is_material(mark: Mark) -> bool:
    return all(role_of(v) == "material" for v in mark.values)


_NO = re.compile(r"\W{1,3}(?:no|non)\W{1,3}")


def _is_said_again(seen: Extraction, mark: Mark, marks: list[Mark]) -> bool:
    """Whether the name before this one is said again after a no: 'aluminum, copper no aluminum'."""
    at = marks.index(mark)
    if not 0 < at < len(marks) - 1 or marks[at - 1].values != marks[at + 1].values:
        return False
    gap = seen.folded[seen.words[mark.last - 1].end : seen.words[marks[at + 1].first].start]
    return _NO.fullmatch(gap) is not None


def _gap(seen: Extraction, left: Mark, right: Mark, between: list[Mark]) -> str:
    """What stands between two names, places as '@', the names of materials as '#'."""
    start, end = seen.words[left.last - 1].end, seen.words[right.first].start
    signs = [(m, "#") for m in between]
    signs += [
        (m, "@") for m in seen.of(MarkKind.PLACE) if left.last <= m.first and m.last <= right.first
    ]
    out, at = [], start
    for m, sign in sorted(signs, key=lambda pair: pair[0].first):
        first = seen.words[m.first].start
        if first >= at:
            out += [seen.folded[at:first], sign]
            at = seen.words[m.last - 1].end
    return "".join((*out, seen.folded[at:end]))
