"""Names that a text says are not meant: 'other than energy and potash', 'pas l'acier'."""

from __future__ import annotations

import re

from bot.reading.marks import Extraction, Mark
from bot.reading.symbols import Symbols

_ARTICLES = frozenset(
    {"the", "a", "an", "any", "all", "our", "for", "le", "la", "les", "l", "d", "de", "du", "des"}
)
_JOINS = frozenset({"and", "or", "et", "ou", "/", "<good>"})
_NOT = frozenset(
    word
    for line in (
        "except excluding exclude besides minus bar barring skip ignore excl not nor forget scrap",
        "sauf hors hormis pas excepte oublie oubliez",
    )
    for word in line.split()
)
_OTHER_THAN = frozenset(
    {
        ("other", "than"),
        ("apart", "from"),
        ("aside", "from"),
        ("rather", "than"),
        ("instead", "of"),
        ("leaving", "out"),
        ("leave", "out"),
        ("a", "part"),
        ("autre", "que"),
        ("autres", "que"),
        ("plutot", "que"),
        ("except", "for"),
    }
)


def excluded(seen: Extraction, signs: Symbols, mark: Mark) -> bool:
    """Whether what stands before a name, or before the list it is in, takes it out.

    A comma ends what 'not' says ('not steel, copper'), and goes on with 'other than'. A name that
    is put right by the next one is out, too ('moissonneuses... pardon, de tondeuses').
    """
    if _put_right(seen, mark) or _set_aside(seen, mark):
        return True
    items = signs.items
    words = list(items)
    for token, place in zip(seen.words, signs.at, strict=True):
        words[place] = token.word  # 'bar the cheese': a bar is a good elsewhere
    n = signs.at[mark.first] - 1
    comma = False
    while n >= 0:
        if n >= 1 and (items[n - 1], items[n]) in _OTHER_THAN:
            return True
        if items[n] == ",":
            comma = True
        elif words[n] in _NOT or items[n] not in _ARTICLES | _JOINS:
            break
        n -= 1
    if n < 0 or comma or (words[n] == "nor" and "neither" in words[:n]):
        return False
    return words[n] in _NOT and (n > 0 or words[n] != "bar")  # 'bar fridges from Indiana'


_ASIDE = re.compile(
    r"\b(?:(?:setting|set|putting|put|leaving|leave) (?:aside|to one side|apart)"
    r"|(?:mis(?:es)?|laisse[sz]?) (?:a part|de cote))\W{1,2}(?:(?:the|le|la|les|l') ?)?$"
)
_APART = re.compile(r"\W{1,2}(?:apart|aside|mise?s? a part)\b(?! from)")


def _set_aside(seen: Extraction, mark: Mark) -> bool:
    """Whether the list that a name is in is set aside: 'setting to one side dairy, eggs and
    poultry', 'lumber and furniture apart'."""
    listed = [mark]
    marks = list(seen.of(mark.kind))
    at = marks.index(mark)
    for step in (1, -1):
        n = at + step
        while 0 <= n < len(marks) and _in_a_row(seen, *marks[min(n, n - step) :][:2]):
            listed.append(marks[n])
            n += step
    start = seen.words[min(m.first for m in listed)].start
    end = seen.words[max(m.last for m in listed) - 1].end
    before, behind = seen.folded[:start], seen.folded[end:]
    return _ASIDE.search(before) is not None or _APART.match(behind) is not None


_ROW = re.compile(r"\W{1,3}|\W{1,2}(?:and|or|et|ou|n|nor|&)\W(?:(?:the|le|la|les|l)\W)?")


def _in_a_row(seen: Extraction, left: Mark, right: Mark) -> bool:
    between = seen.folded[seen.words[left.last - 1].end : seen.words[right.first].start]
    return _ROW.fullmatch(between) is not None


_WORDS = (
    r"(?:\b(?:it's|its|c'est|no|non|not|the|de|des|du|les|la|le|just|actually|merci|that)\b|\bd')"
)
_LEADING = _WORDS.replace("not|", "")  # 'urea i mean, not the potash'
_CORRECTED = re.compile(
    rf"\W{{0,9}}(?:{_WORDS}\W{{1,3}}){{0,3}}"
    r"(?:sorry|pardon|oops|wait|correction|scratch that|i mean|i meant|make that|je veux dire"
    r"|j'veux dire|plutot|excuse[rz]?(?:-moi)?|non|non merci|no thanks"
    r"|no(?=[,.])|no(?=\W{1,3}(?:just|actually)))"
    rf"\b\W{{1,3}}(?:{_LEADING}\W{{1,3}}){{0,3}}"
)
"""What stands between a name and the one that puts it right."""


def _put_right(seen: Extraction, mark: Mark) -> bool:
    following = (m for m in seen.of(mark.kind) if m.first >= mark.last)
    right = next(following, None)
    if right is None or not set(right.values).isdisjoint(mark.values):
        return False
    between = seen.folded[seen.words[mark.last - 1].end : seen.words[right.first].start]
    return _CORRECTED.fullmatch(between) is not None


_ONLY = re.compile(
    r"(?<!or )(?<!ou )\b(?:only|just|juste|seulement)"
    r"(?: (?:care|need|want|asking|interested|really|want to know))?"
    r"(?: about| abt| for| in| at| pour| sur)?(?: the| my| our| that| le| la| les| l'| l)? ?$"
)
_ENDS = re.compile(
    r"\W{0,3}(?:matters?|counts?|please|pls|svp|now|m'interessen?t?)?\W{0,3}(?:$|[.;?!\n])"
)
_ALONE = re.compile(
    r"\W{1,2}(?:only|alone|seulement|uniquement|seule?s?)\b(?=\W{0,2}(?:$|[.,;?!\n]))"
)


def singled_out(seen: Extraction, mark: Mark) -> bool:
    """Whether a name is the only one of several that matters: 'rope and saws, only the saws
    matter', 'actually just the peanut butter'."""
    if mark.source == "ambiguous":
        return False
    if _ALONE.match(seen.behind(mark)):
        before = [m for m in seen.of(mark.kind) if m.last <= mark.first]
        return not (before and _in_a_row(seen, before[-1], mark))  # 'cattle n beef only'
    only = _ONLY.search(seen.before(mark)) is not None
    return only and _ENDS.match(seen.behind(mark)) is not None
