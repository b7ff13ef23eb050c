"""Names in a follow-up that but point back at the thread's own good: 'the very same machine', 'le
même panier', 'those machines'."""

from __future__ import annotations

from bot.domain.words import word_set
from bot.reading.features.asked import Asked
from bot.reading.features.names import goods_held
from bot.reading.features.roles import chapter_of, kin_of, role_of
from bot.reading.marks import Mark

_SAME = word_set("same selfsame", "meme memes")
_THAT = word_set("this that these those said such", "ce cet cette ces ladite ledit")


def points_back(q: Asked, mark: Mark) -> bool:
    """Whether a name is another word for what the thread asked about: 'the same' and a vague word,
    or a wider good of which the thread's is one."""
    held = goods_held(q)
    code = q.earlier.code if q.earlier is not None else None
    if not mark.first or not (held or code) or not set(held).isdisjoint(mark.values):
        return False
    before = q.seen.words[mark.first - 1]
    gap = q.seen.folded[before.end : q.seen.words[mark.first].start]
    if gap != " ":
        return False
    if before.word in _SAME and _is_vague(mark):
        return True
    wider = any(kin_of(v, h) == "wider" for v in mark.values for h in held)
    of_code = code is not None and chapter_of(mark.values[0]) == code.digits[:2]
    return before.word in _THAT | _SAME and (wider or of_code)


def _is_vague(mark: Mark) -> bool:
    """Whether a word also means other things, or what goods come in."""
    general = all(role_of(v) in ("general", "carrier") for v in mark.values)
    return general or mark.everyday or mark.source == "ambiguous"
