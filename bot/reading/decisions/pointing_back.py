"""Names in a follow-up that but point back at the thread's own good: 'the very same machine', 'le
même panier', 'those machines'."""

from __future__ import annotations

import re

from bot.domain.words import word_set
from bot.reading.decisions.compounds import HOLDS
from bot.reading.features.asked import Asked
from bot.reading.features.names import goods_held
from bot.reading.features.roles import chapter_of, kin_of, role_of
from bot.reading.marks import Mark, MarkKind

_SAME = word_set("same selfsame", "meme memes")
_THAT = word_set("this that these those said such", "ce cet cette ces ladite ledit")


def points_back(q: Asked, mark: Mark) -> bool:
    """Whether a name is another word for what the thread asked about: 'the same' and a vague word,
    or a wider good of which the thread's is one."""
    held = goods_held(q)
    code = q.earlier.code if q.earlier is not None else None
    if held and (_is_packed(q, mark) or _is_part_that_matters(q, mark)):
        return True
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


_IN = re.compile(r"^\W*(?:[a-z']{1,8}[ ,]+){0,5}(?:in|en) (?:[\w-]{1,10} )?$")


def _is_packed(q: Asked, mark: Mark) -> bool:
    """Whether a follow-up tells no more than what the thread's good is sold in: 'what about in
    bottles' after beer."""
    named = {m for m in q.seen.of(MarkKind.GOOD) if m.source != "ambiguous"}
    if not named <= {mark} or q.seen.words[mark.last - 1].stem not in HOLDS:
        return False
    return _IN.match(q.seen.before(mark)) is not None


_MATTERS = re.compile(
    r"\b(?:(?:does|do|would|will|did) (?:it|that|this) (?:help|matter|change|count|qualify|make"
    r"|hurt|affect|still)|(?:ca|est-ce que ca) (?:aide|change|compte)|even (?:if|though)"
    r"|meme si)\b"
)
_IF_ITS = re.compile(
    r"\b(?:if|that|when|because|though|si|que) (?:the|its|le|la|les|l'|son|sa|ses) ?$"
)
_COMES = re.compile(
    r"(?:'s|s| is| are| was| were| came| comes?| est| sont| vient| viennent)"
    r" (?:all |only |also |just )?(?:from|made|spun|woven|sewn|grown|milled|de|du|des|d')"
)


def _is_part_that_matters(q: Asked, mark: Mark) -> bool:
    """Whether a follow-up but asks whether it matters where what the thread's thing is made of
    comes from: 'does it help if the yarn's from Nova Scotia'."""
    if _MATTERS.search(q.seen.folded) is None or any(
        role_of(v) == "material" for v in goods_held(q)
    ):
        return False
    same = [m for m in q.seen.of(MarkKind.GOOD) if m.values == mark.values]
    material = all(role_of(v) == "material" for v in mark.values)
    return material and any(
        _IF_ITS.search(q.seen.before(m)) and _COMES.match(q.seen.behind(m)) for m in same
    )
