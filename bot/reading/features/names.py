"""What the models look at of a good, a person or a programme named."""

from __future__ import annotations

from bot.domain.words import word_set
from bot.reading.features.asked import Asked, around, parts_around
from bot.reading.features.bags import Bag, scaled
from bot.reading.features.clauses import in_its_clause
from bot.reading.features.roles import class_of, kin_of, role_of
from bot.reading.lexicon.known_words import known
from bot.reading.lexicon.vocabulary import SMALL_WORDS
from bot.reading.marks import Mark, MarkKind

_EXCLUDING = word_set(
    "except excluding besides bar minus without not no than excl sans sauf hors hormis pas",
    "exclude excepted outside rather instead nor",
)


def mark_bag(q: Asked, mark: Mark, value: str = "") -> Bag:
    """For whether a good, a person or a programme named is one that is asked about."""
    value = value or mark.values[0]
    same = list(q.seen.of(mark.kind))
    said = _said(q, mark)
    names = around(q, mark)
    over = sorted(
        {m.kind for m in q.seen.marks if m.kind is not mark.kind}
        & {
            m.kind
            for m in q.seen.marks
            if m.kind is not mark.kind and m.first < mark.last and mark.first < m.last
        }
    )
    before, _ = q.signs.around(mark.first, mark.last, reach=4)
    names += [
        f"source {mark.source}",
        f"idiom {bool(mark.idiom)}",
        f"idiom {mark.idiom}",
        f"size {min(mark.last - mark.first, 3)}",
        f"over {','.join(over)}",
        f"many {min(len(same), 5)}",
        f"order {min(same.index(mark), 3)} of {min(len(same), 4)}",
        f"last {mark is same[-1]}",
        f"said {said}",
        f"slug {value}",
        f"value {mark.values.index(value)} of {min(len(mark.values), 3)}",
        f"said {said} {value}" if len(mark.values) > 1 else "sure",
        f"excluded {bool(_EXCLUDING.intersection(before[:3]))}",
        f"earlier same {_in_earlier(q, mark)}",
        f"thread {q.thread}",
        f"alike {round(mark.likeness, 1)}",
        f"place {min(mark.first // 4, 5)}",
        *_beside(q, mark, value, same),
        *_written(q, mark, value),
    ]
    if mark.kind is MarkKind.PROGRAMME:
        names += [f"with {value} {other}" for other in _goods_around(q)]
    names += [f"nn {said} {s}" for s in q.signs.around(mark.first, mark.last, reach=1)[1]]
    bag = scaled(names, 2.5)
    bag |= q.context_bag
    if mark.kind is MarkKind.GOOD:
        bag |= scaled(_in_its_role(q, mark, value, same), 1.5)
        bag |= scaled(_in_its_section(q, mark, value, same), 1.0)
        bag |= scaled(_among_its_kin(q, mark, value, same), 1.2)
        bag |= scaled(_in_its_phrase(q, mark, value), 1.2)
        bag |= scaled(in_its_clause(q, mark, value, same), 1.5)
    return bag


def _in_its_role(q: Asked, mark: Mark, value: str, same: list[Mark]) -> list[str]:
    """The part that a good plays, with those of the other goods named and of the thread's: a
    material beside a thing is seldom asked about itself, nor is what carries one."""
    role, n = role_of(value), same.index(mark)
    others = [m for m in same if m is not mark and value not in m.values]
    beside = sorted({role_of(m.values[0]) for m in others if _is_plain(m)})
    held = goods_held(q)
    roles_held = sorted({role_of(v) for v in held})
    before, after = q.signs.around(mark.first, mark.last, reach=2)
    left = joint(gap_between(q, same[n - 1], mark)) if n else "-"
    right = joint(gap_between(q, mark, same[n + 1])) if n + 1 < len(same) else "-"
    counted = before[0].startswith("<n") or before[0] == "<quantity>"
    number = "counted" if counted else before[0] if before[0].startswith("<") else ""
    return [
        f"role {role}",
        f"role {role} beside {beside}",
        f"role {role} beside {beside} {left} {right}",
        f"role {role} {number} {bool(others)}",
        f"role {role} held {roles_held} {value in held}",
        f"role {role} b {before[0]}",
        f"role {role} a {after[0]}",
        f"role {role} first {n == 0} {len(same) > 1}",
        f"role {role} {mark.source} {beside}",
        f"role {role} {bool(held)} {bool(q.seen.codes)} {beside}",
        f"role {role} bb {before[1]} {before[0]}",
        f"role {role} aa {after[0]} {after[1]}",
    ]


def _in_its_section(q: Asked, mark: Mark, value: str, same: list[Mark]) -> list[str]:
    """The kind of good it is, with the kinds of the others named."""
    own = class_of(value)
    others = (m for m in same if m is not mark and value not in m.values and _is_plain(m))
    beside = sorted({class_of(m.values[0]) for m in others})
    before, after = q.signs.around(mark.first, mark.last, reach=1)
    return [
        f"class {own}",
        f"class {own} of {len(beside)}",
        f"class {own} {mark.source}",
        f"class {own} b {before[0]}",
        f"class {own} a {after[0]}",
        *(f"class {own} beside {other}" for other in beside),
    ]


def _among_its_kin(q: Asked, mark: Mark, value: str, same: list[Mark]) -> list[str]:
    """How a good is related to the others named and to the thread's: refined copper beside copper
    is the narrower one, bottles after rye are what it comes in."""
    role, n = role_of(value), same.index(mark)
    others = [m for m in same if m is not mark and value not in m.values and _is_plain(m)]
    beside = sorted({kin_of(value, m.values[0]) for m in others})
    held = goods_held(q)
    kept = sorted({kin_of(value, v) for v in held})
    near = [same[m] for m in (n - 1, n + 1) if 0 <= m < len(same)]
    left, right = (
        next((kin_of(value, m.values[0]) for m in near if (m.first < mark.first) is before), "-")
        for before in (True, False)
    )
    opening = " ".join(q.signs.items[:2])
    return [
        f"kin {beside}",
        f"kin {beside} {mark.source}",
        f"kin {beside} {role}",
        f"kin left {left} {role}",
        f"kin right {right} {role}",
        f"kin held {kept} {role}",
        f"kin held {kept} {mark.source} {bool(others)}",
        f"kin held {kept} opens {q.signs.items[0] if q.signs.items else ''}",
        *(f"class {class_of(value)} held {class_of(v)}" for v in held),
        *(f"role {role} held {role_of(v)} opens {opening}" for v in held[:1]),
    ]


_CONDITION = frozenset(
    ["if", "si", "but", "mais", "same", "meme", "even", "though", "with", "avec"]
)


def _in_its_phrase(q: Asked, mark: Mark, value: str) -> list[str]:
    """What kind of words stand right beside a name, whatever they are: 'a furniture chain', 'the
    canning line', 'a 68 inch oak table'."""
    role = role_of(value)
    before, after = (_kind_at(q, n) for n in (mark.first - 1, mark.last))
    behind = _kind_at(q, mark.last + 1)
    parts = q.seen.parts
    right = parts[mark.last] if mark.last < len(parts) else "$"
    words = {t.word for t in q.seen.words[:4]}
    named = sum(1 for m in q.seen.of(mark.kind) if value in m.values)
    inside = _in_brackets(q, mark)
    measure = _of_a_measure(q, mark)
    others = any(
        m is not mark and value not in m.values and _is_plain(m) for m in q.seen.of(mark.kind)
    )
    return [
        f"named {min(named, 3)} {others}",
        f"named {min(named, 3)} {role} {others}",
        f"brackets {inside} {others}",
        f"brackets {inside} {role}",
        f"measure {measure} {others}",
        f"measure {measure} {role} {others}",
        f"kind before {before} {role}",
        f"kind after {after} {role}",
        f"kind around {before} {after} {role}",
        f"kind behind {after} {behind} {role}",
        f"kind after {after} {mark.source}",
        f"next {right} {role}",
        f"next {right} {after} {mark.source}",
        f"conditional {bool(words & _CONDITION)} {role} {q.earlier is not None}",
    ]


def _in_brackets(q: Asked, mark: Mark) -> bool:
    """Whether a name stands in brackets: 'armchairs (maple frames)'."""
    before = q.seen.before(mark)
    return before.rfind("(") > before.rfind(")")


def _of_a_measure(q: Asked, mark: Mark) -> str:
    """Whether a good's name is but part of a measure's: 'inside the copper 232', 'the 232 on
    wood'."""
    for m in q.seen.of(MarkKind.PROGRAMME):
        if m.first < mark.last and mark.first < m.last:
            return "within"
        if m.first == mark.last or m.last == mark.first:
            return "beside"
        if 0 < mark.first - m.last <= _LED_BY:
            between = {t.word for t in q.seen.words[m.last : mark.first]}
            if between <= _ON:
                return "on"
    return "none"


_LED_BY = 3
_ON = frozenset(["on", "sur", "the", "le", "la", "les", "l", "du", "de", "des", "for"])


def _kind_at(q: Asked, n: int) -> str:
    """The kind of a token: a name's, a small word, a part in trade, one known or a strange one."""
    if not 0 <= n < len(q.seen.words):
        return "edge"
    item = q.signs.items[q.signs.at[n]]
    if item.startswith("<"):
        return item
    gap = q.signs.at[n] - (q.signs.at[n - 1] if n else -1)
    token = q.seen.words[n]
    kind = "small" if token.word in SMALL_WORDS else q.seen.parts[n]
    if not kind:
        kind = "known" if known(token.word) else "plural" if token.word != token.stem else "strange"
    return f"{kind} apart" if gap > 1 else kind


def goods_held(q: Asked) -> tuple[str, ...]:
    """The goods of the thread's query."""
    e = q.earlier
    return tuple(v for v in (e.goods or (e.good,)) if v) if e is not None else ()


def _is_plain(mark: Mark) -> bool:
    return not mark.idiom and mark.source not in {"ambiguous", "mended"}


_JOINS = frozenset({"and", "or", "et", "ou", "n", "plus", "pis", "nor", ",", "&", "vs", "/"})


def joint(gap: str) -> str:
    """How two names are joined: side by side, in a list, by words, or far apart."""
    return "list" if gap in _JOINS else gap if gap in {"none", "far"} else "words"


def _said(q: Asked, mark: Mark) -> str:
    return " ".join(t.stem for t in q.seen.words[mark.first : mark.last])


def _written(q: Asked, mark: Mark, value: str) -> list[str]:
    """How a name is written: in the plural ('caps' are hats, a 'cap' a limit), with a capital."""
    last = q.seen.words[mark.last - 1]
    plural = last.word != last.stem
    first = q.seen.words[mark.first]
    text = q.seen.text
    initial = text[first.start : first.start + 1] if len(text) == len(q.seen.folded) else ""
    starts = not text[: first.start].strip() or text[: first.start].rstrip()[-1:] in ".!?:"
    capital = "none" if text == text.lower() else "start" if starts else str(initial.isupper())
    rivals = min(sum(1 for m in q.seen.of(mark.kind) if m is not mark and _is_plain(m)), 1)
    return [
        f"form {last.word} {value}",
        f"form {last.word}",
        f"plural {plural} {mark.source} {mark.everyday} {rivals}",
        f"plural {plural} role {role_of(value)}",
        f"capital {capital} {mark.source} {rivals}",
        f"capital {capital} {mark.everyday} {q.seen.lang}",
        f"held {value in goods_held(q)} {len(mark.values)}",
    ]


def _beside(q: Asked, mark: Mark, value: str, same: list[Mark]) -> list[str]:
    """What stands around a name: the parts of words, other names of its kind, the thread's own."""
    before, after = parts_around(q, mark)
    n = same.index(mark)
    left = gap_between(q, same[n - 1], mark) if n else "-"
    right = gap_between(q, mark, same[n + 1]) if n + 1 < len(same) else "-"
    plain = [m for m in same if _is_plain(m)]
    rivals = min(sum(1 for m in plain if m is not mark), 2)
    held = _in_earlier(q, mark)
    return [
        f"pb {before[0]}",
        f"pbb {before[1]} {before[0]}",
        f"pa {after[0]}",
        f"paa {after[0]} {after[1]}",
        f"pba {before[0]} {after[0]}",
        f"left {left}",
        f"right {right}",
        f"gaps {left} {right} {mark.source}",
        f"rivals {rivals} {mark.source} {bool(mark.idiom)}",
        f"rivals {rivals} {value}",
        f"right {right} {value}",
        f"thread {held} {mark.source} {rivals}",
        f"everyday {mark.everyday} {mark.source} {rivals}",
        f"foreign {mark.foreign}",
        f"foreign {mark.foreign} {mark.everyday} {mark.source} {rivals}",
        f"everyday {mark.everyday} {before[0]}",
        f"everyday {mark.everyday} pa {after[0]}",
        f"everyday {mark.everyday} thread {held}",
        f"size {min(len(q.seen.words) // 4, 4)} {mark.source} {rivals}",
        *(f"cue {sense} {mark.source}" for sense, _ in q.seen.cues),
    ]


def gap_between(q: Asked, left: Mark, right: Mark) -> str:
    """What stands between two names: nothing, a sign or a word, or more."""
    between = q.signs.items[q.signs.at[left.last - 1] + 1 : q.signs.at[right.first]]
    return "none" if not between else " ".join(between) if len(between) <= 2 else "far"


def _goods_around(q: Asked) -> list[str]:
    """The goods that a text names, or its thread, and the thread's programme."""
    named = [v for m in q.seen.of(MarkKind.GOOD) for v in m.values]
    e = q.earlier
    held = [*(e.goods or (e.good,)), e.programme] if e is not None else []
    return sorted({v for v in (*named, *held) if v})


def _in_earlier(q: Asked, mark: Mark) -> str:
    e = q.earlier
    if e is None:
        return "none"
    held = {*e.goods_asked, e.programme, e.who}
    return str(bool(held.intersection(mark.values)))
