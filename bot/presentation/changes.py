"""What changed, as people say it: what they buy, old -> new, and the day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby

from bot.domain.countries import NEIGHBOUR
from bot.domain.duty import AdValorem, AllIn, Prohibited
from bot.domain.inner_changes import InnerChanges
from bot.domain.measures import Basis, Measure
from bot.domain.rate_moves import (
    RateMove,
    goods_of,
    is_broad,
    is_conditional,
    owed_around,
    weight,
)
from bot.domain.rate_summary import Direction, RateGroup, charged
from bot.domain.rule_turns import RuleTurn
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.domain.words import capital
from bot.presentation.measures import part_words
from bot.presentation.messages import N_
from bot.presentation.plain_words import colon, day_words, place, rate, spoken
from bot.presentation.rate_words import (
    group_words,
    is_freed,
    or_claimed,
    owed_words,
    plain_total,
    programme_name,
)

NAMED = 3
"""Goods that a line of a short card names."""
_NONE = N_("none")
_BANNED = N_("banned")
_OVER = N_("ended: {what}")
_ALL_IN = N_("{rate} all-in")
_STILL = N_("still {rate}")
_CLAIMED = N_("with USMCA {step}")
NOW_UNDER = N_("{what}, now under {law}")
_ON_TOP = N_("+{rate}")
"""What is owed beside what a good pays already."""
_ON_LISTS = N_("listed {names}")
"""Some of the goods, as an official list has them."""
_MANY = 50
"""Goods that moved alike and are more than these, and most of all, are told as most goods."""
_MOST = N_("most goods")
_MOST_UNCLAIMED = N_("most goods without USMCA")
_MORE = N_("{names} and more")
_MORE_APART = N_("{names}, and more")
"""Where the last name is itself two things: 'monitors and projectors, and more'."""
_AND = N_("{names} and {last}")
_AND_APART = N_("{names}, and {last}")
_OF = {
    Basis.FULL_VALUE: N_("of the full value"),
    Basis.METAL_CONTENT: N_("of the metal"),
}
_PROVINCES = "Provinces"
"""Whose act it is must be told: it does not hold in all of the country."""
_CHAPTERS = re.compile(
    r",? (?:of|outside|du|des|hors du|hors des) (?:chapters?|chapitres?) \d[\d, ]{0,40}"
    r"(?:(?:and|to|et|à) \d{1,4})?"
)
"""What nobody buys by: the chapters of a schedule."""
_TAIL = re.compile(r"[ \u00a0]?[:,] (?:\d{1,9}|[^:]{0,200}\d[ \u00a0\u202f]?%).{0,400}$")


Pair = tuple[RateGroup | None, RateGroup | None]
"""The same codes on the day before, and on a day."""
STEP = " → "
"""Between what was owed and what is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldChange:
    """Moves that are one thing to say: the same day, way and rates. ``step`` is '25% → 50%'.

    ``law`` is the law by which the new rate is owed, where that is another one than before;
    ``listed``: only what a list holds of the goods. ``whole``: the step is of all that goods pay
    together, ``total`` what that is in percent from the day on (None where it is no one percent);
    else it is of one law's part.
    """

    day: date
    origin: str
    imposing: str
    step: str
    names: tuple[str, ...]
    moves: tuple[RateMove, ...]
    law: str = ""
    listed: bool = False
    whole: bool = False
    total: Decimal | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """Of the measures, the newer ones first."""
        return tuple(dict.fromkeys(s for m in self.moves for s in m.measure.sources))


def told(
    moves: Iterable[RateMove], facts: FactSnapshot, lang: Lang, origin: str = ""
) -> tuple[ToldChange, ...]:
    """The moves as things to say, weightiest first within a day; days oldest first. They are told
    of the goods of ``origin``, of the neighbour's where none is given."""
    groups: dict[tuple[object, ...], list[RateMove]] = {}
    for move in sorted(moves, key=lambda m: (m.day, provincial(m.measure, facts), *weight(m))):
        pair = _together(move, facts, origin)
        if pair is None or _together_words(pair, facts, lang):
            groups.setdefault(_key(move, facts, lang, pair), []).append(move)
    found: list[ToldChange] = []
    for group in groups.values():
        one = _told(group, facts, lang, origin)
        before = [t for t in found if (t.day, t.imposing) == (one.day, one.imposing)]
        found.append(_told_apart(one, before, facts, lang))
    return tuple(found)


def total_of(group: RateGroup | None) -> Decimal | None:
    """What codes pay together without a claim, in percent of its full value; None for none."""
    return plain_total(group.plain) if group is not None else Decimal(0)


def ruled(turns: Iterable[RuleTurn], facts: FactSnapshot, lang: Lang) -> tuple[ToldChange, ...]:
    """Goods whose rate moved though no measure began or ended; those of a day that moved alike are
    one thing to say, a kind of a good among them told by that.
    """
    groups: dict[tuple[date, str, str], list[RuleTurn]] = {}
    for turn in turns:
        step = rate_step((turn.before, turn.after), facts, lang, still=True)
        if step:
            groups.setdefault((turn.day, turn.direction.imposing, step), []).append(turn)
    found: list[ToldChange] = []
    for (day, imposing, step), group in groups.items():
        totals = {total_of(turn.after) for turn in group}
        found.append(
            ToldChange(
                day=day,
                origin=NEIGHBOUR[imposing],
                imposing=imposing,
                step=step,
                names=_turned_names(group, facts, lang),
                moves=tuple(dict.fromkeys(map(_move_of, group))),
                whole=True,
                total=totals.pop() if len(totals) == 1 else None,
            )
        )
    return tuple(found)


def inner_told(found: InnerChanges, facts: FactSnapshot, lang: Lang) -> tuple[ToldChange, ...]:
    """What moved while every measure stood, as things to say, oldest first."""
    things = (*told(found.moves, facts, lang), *ruled(found.turns, facts, lang))
    return tuple(sorted(things, key=lambda one: one.day))


def _turned_names(turns: Sequence[RuleTurn], facts: FactSnapshot, lang: Lang) -> tuple[str, ...]:
    slugs = {turn.good for turn in turns}
    if len(slugs) > _MANY and 2 * len(slugs) > len(facts.goods):
        return (_MOST.on(lang),)
    widest = [slug for slug in slugs if facts.goods[slug].broader not in slugs]
    ordered = [slug for slug in facts.goods if slug in widest]
    return tuple(facts.goods[slug].name.on(lang) for slug in ordered)


def _move_of(turn: RuleTurn) -> RateMove:
    """What is owed no longer and what is owed since; of a law that both owe, which is owed
    otherwise, that."""
    before, after = (
        {r.measure.slug: r.measure for way in (g.plain, g.claimed) for r in charged(way)}
        if g
        else {}
        for g in (turn.before, turn.after)
    )
    gone = next((m for slug, m in before.items() if slug not in after), None)
    come = next((m for slug, m in after.items() if slug not in before), None)
    if gone is None and come is None:
        gone = come = turn.measures[0]
    return RateMove(day=turn.day, before=gone, after=come)


def _told_apart(
    one: ToldChange, before: Sequence[ToldChange], facts: FactSnapshot, lang: Lang
) -> ToldChange:
    """The same goods at other rates on the same day are told by what the measures call them."""
    if not any(set(one.names) <= set(other.names) for other in before):
        return one
    first, *more = dict.fromkeys(
        name for move in one.moves for name in _called(move.measure, facts, lang)
    )
    return replace(one, names=(first, *(label[:1].lower() + label[1:] for label in more)))


def _together(move: RateMove, facts: FactSnapshot, origin: str) -> Pair | None:
    """What its codes owe together around its day, where its own rates would tell another thing:
    where another law charged them before it began, or goes on when it ends; where several laws
    reach nearly all that comes from ``origin``. None where they do not.
    """
    way = Direction(
        origin=origin or NEIGHBOUR[move.measure.imposing], imposing=move.measure.imposing
    )
    if not move.named.scope or is_conditional(move.measure) or move.worded:
        return None
    if origin and is_broad(move.measure):
        return owed_around(facts, move, way)
    started = move.before is None
    if (not started and move.after is not None) or by_firm(move.measure, facts):
        return None
    # which codes are most of a list is known by the lines of the schedule
    if started and (move.on_top or _bans(move.measure) or way.imposing not in facts.lines):
        return None
    pair = owed_around(facts, move, way)
    other = pair[0 if started else 1]
    return pair if other is not None and charged(other.plain) else None


def _bans(measure: Measure) -> bool:
    return isinstance(measure.duty, Prohibited)


def _together_words(pair: Pair, facts: FactSnapshot, lang: Lang) -> str:
    """'10%, or 0 with USMCA → 60%, or 50% with USMCA': what most codes owe, and what a claim leaves
    of it where it takes all away on one side alone and no part of the value is told apart (that is
    long enough)."""
    parts = [part_words(group.plain, lang) if group else "" for group in pair]
    freed = [group is not None and is_freed(group) for group in pair]
    told = any(freed) and not all(freed) and not any(parts)
    steps = []
    for group, part in zip(pair, parts, strict=True):
        words = part or (owed_words(group.plain, facts, lang) if group else "")
        steps.append(or_claimed(group, words, facts, lang) if group and words and told else words)
    if steps[0] == steps[1]:
        return rate_step(pair, facts, lang, still=True)
    return STEP.join(words or _NONE.on(lang) for words in steps)


def _key(move: RateMove, facts: FactSnapshot, lang: Lang, pair: Pair | None) -> tuple[object, ...]:
    measure = move.measure
    if pair is not None:
        return move.day, measure.imposing, _together_words(pair, facts, lang)
    step = step_words(move, facts, lang)
    alone = is_conditional(measure) or not step
    whole = move.before is not None and move.after is not None
    law = _new_law(move, facts, lang) if whole else programme_name(measure, facts, lang)
    listed = _listed(move.named, facts)
    return move.day, measure.imposing, step, law, listed, measure.slug if alone else ""


def _listed(measure: Measure, facts: FactSnapshot) -> bool:
    """Whether it is a list that names no goods of its own, and reaches some of many."""
    if is_broad(measure) or is_conditional(measure) or not measure.scope:
        return False
    if _is_part(measure, facts):
        return True
    whole = measure.goods and not isinstance(measure.duty, Prohibited)
    return not whole and bool(goods_of(measure, facts))


def _new_law(move: RateMove, facts: FactSnapshot, lang: Lang) -> str:
    """The law that took over from another; '' where none did."""
    if move.before is None or move.after is None:
        return ""
    old, new = (programme_name(m, facts, lang) for m in (move.before, move.after))
    return "" if old == new else new


def _told(moves: Sequence[RateMove], facts: FactSnapshot, lang: Lang, origin: str) -> ToldChange:
    first = moves[0]
    pair = _together(first, facts, origin)
    names = [name for move in moves for name in names_of(move.named, first.day, facts, lang)]
    if is_broad(first.measure):
        names = names[:1] if pair is None else [_MOST.on(lang)]
    told = ToldChange(
        day=first.day,
        origin=origin or NEIGHBOUR[first.measure.imposing],
        imposing=first.measure.imposing,
        step=step_words(first, facts, lang) if pair is None else _together_words(pair, facts, lang),
        names=tuple(dict.fromkeys(names)),
        moves=tuple(moves),
        law=_new_law(first, facts, lang) if pair is None else "",
        listed=_listed(first.named, facts),
    )
    return told if pair is None else replace(told, whole=True, total=total_of(pair[1]))


def step_words(move: RateMove, facts: FactSnapshot, lang: Lang) -> str:
    """'25% → 50%', 'banned', 'none → 10%'; '' where no rate stands on either side."""
    old, new = move.before, move.after
    if not all(_rate(m, lang) for m in (old, new) if m is not None):
        return ""
    if new is not None and isinstance(new.duty, Prohibited):
        return _BANNED.on(lang)
    if new is not None and move.on_top:
        return _ON_TOP.on(lang, rate=_rate(new, lang))
    if old is None and new is not None and by_firm(new, facts):
        return _rate(new, lang)
    if _same(move) and new is not None:
        return _STILL.on(lang, rate=_rate(new, lang))
    return _from_to(old, new, lang)


def _from_to(old: Measure | None, new: Measure | None, lang: Lang) -> str:
    """'none → 10%', '25% → 50% of the metal'; on what part where that is not the same."""
    if old is None or new is None:
        before, after = (_of_part(m, lang) if m else _NONE.on(lang) for m in (old, new))
    elif old.basis == new.basis:
        before, after = _rate(old, lang), _of_part(new, lang)
    else:
        before, after = _based(old, lang), _based(new, lang)
    return STEP.join((before, after))


def rate_step(pair: Pair, facts: FactSnapshot, lang: Lang, *, still: bool = False) -> str:
    """'25% → 50%', 'banned', '10%, or 0 with USMCA → none'; '' where the same is owed.

    With ``still``, where another law has taken over: 'still 10%, now by the forced-labour duty'.
    """
    before, after = (
        group_words(group, None, facts, lang) if group and charged(group.plain) else ""
        for group in pair
    )
    if before == after:
        claimed = _claimed_step(pair, facts, lang) if after else ""
        law = _taken_over(pair, facts, lang) if still and after else ""
        return NOW_UNDER.on(lang, what=_STILL.on(lang, rate=after), law=law) if law else claimed
    if after == _BANNED.on(lang):
        return after
    told = (_beside_free(pair, n, words, facts, lang) for n, words in enumerate((before, after)))
    return STEP.join(words or _NONE.on(lang) for words in told)


def _beside_free(pair: Pair, n: int, words: str, facts: FactSnapshot, lang: Lang) -> str:
    """The words of one side, with what a claim leaves of it where it takes all away on the other:
    '10%, or 0 with USMCA → 60%, or 50% with USMCA'."""
    group, other = pair[n], pair[1 - n]
    if not words or group is None or other is None or is_freed(group) or not is_freed(other):
        return words
    return or_claimed(group, words, facts, lang)


def _claimed_step(pair: Pair, facts: FactSnapshot, lang: Lang) -> str:
    """What a USMCA claim saves now or no longer, where without one the same is owed as before."""
    rows = [group.claimed for group in pair if group is not None]
    before, after = (owed_words(each, facts, lang) for each in rows) if len(rows) > 1 else ("", "")
    return _CLAIMED.on(lang, step=STEP.join((before, after))) if before != after else ""


def _taken_over(pair: Pair, facts: FactSnapshot, lang: Lang) -> str:
    """The law that took over from another; '' where none did."""
    before, after = (
        {programme_name(r.measure, facts, lang) for r in charged(group.plain)} if group else set()
        for group in pair
    )
    # what stays beside both (firms' own rates) took nothing over
    return next(iter(sorted(after - before)), "") if before - after else ""


def _rate(measure: Measure | None, lang: Lang) -> str:
    """'25%', '15% all-in', 'banned'; '' for what is no rate."""
    match measure.duty if measure is not None else None:
        case AdValorem(percent=percent):
            return rate(percent, lang)
        case AllIn(percent=percent):
            return _ALL_IN.on(lang, rate=rate(percent, lang))
        case Prohibited():
            return _BANNED.on(lang)
        case _:
            return ""


def _of_part(measure: Measure, lang: Lang) -> str:
    """The rate, and on what part of the value where it is not all of it."""
    return _rate(measure, lang) if measure.basis is Basis.FULL_VALUE else _based(measure, lang)


def _based(measure: Measure, lang: Lang) -> str:
    of = None if isinstance(measure.duty, AllIn) else _OF.get(measure.basis)
    return f"{_rate(measure, lang)} {of.on(lang)}" if of else _rate(measure, lang)


def names_of(measure: Measure, day: date, facts: FactSnapshot, lang: Lang) -> tuple[str, ...]:
    """What people buy: 'steel'; 'most goods without USMCA'; else what the measure calls it."""
    if is_conditional(measure) and not _is_part(measure, facts):
        return (bare_label(measure, lang),)
    if is_broad(measure):
        return ((_MOST_UNCLAIMED if measure.spares("usmca", day) else _MOST).on(lang),)
    if not measure.scope and any(relief.declared for relief in measure.reliefs):
        return (bare_label(measure, lang),)  # patented medicines: not all of the good
    if measure.goods and measure.basis is Basis.METAL_CONTENT:
        label = bare_label(measure, lang)  # 'beer in aluminum cans': not all of the good
        return (f"{label[:1].lower()}{label[1:]}",)
    goods = goods_of(measure, facts)
    if not goods or provincial(measure, facts) or by_firm(measure, facts):
        return _called(measure, facts, lang)
    return tuple(facts.goods[slug].name.on(lang) for slug in goods)


def _is_part(measure: Measure, facts: FactSnapshot) -> bool:
    """Whether it stands for some codes of a measure, which its label is not about."""
    whole = facts.measures.get(measure.slug)
    return whole is not None and whole.scope != measure.scope


def _called(measure: Measure, facts: FactSnapshot, lang: Lang) -> tuple[str, ...]:
    """Its label; of some codes of a measure the subheadings that these are in."""
    if not _is_part(measure, facts):
        return (bare_label(measure, lang),)
    return tuple(dict.fromkeys(code.dotted[:7] for code in measure.scope.codes(most=40)))


def provincial(measure: Measure, facts: FactSnapshot) -> bool:
    """Whether it is an act of provinces, which does not hold in all of the country."""
    programme = facts.programmes.get(measure.programme)
    return programme is not None and programme.authority.startswith(_PROVINCES)


def by_firm(measure: Measure, facts: FactSnapshot) -> bool:
    """Whether each firm has its own rate, of which no list here holds what stood before."""
    programme = facts.programmes.get(measure.programme)
    return programme is not None and programme.apart


def bare_label(measure: Measure, lang: Lang) -> str:
    """A measure's label without the rate at its end, which the line says anyway, and without the
    chapters it hangs on.
    """
    return spoken(_CHAPTERS.sub("", _TAIL.sub("", measure.label.on(lang))), lang)


def joined(names: Sequence[str], lang: Lang, most: int = NAMED) -> str:
    """'steel, aluminum and copper'; 'steel, aluminum and more' where there are more than fit."""
    shown = list(names[:most])
    if len(names) > most:
        words = _MORE_APART if _double(shown[-1], lang) else _MORE
        return words.on(lang, names=", ".join(shown))
    if len(shown) < 2:
        return "".join(shown)
    words = _AND_APART if _double(shown[-1], lang) else _AND
    return words.on(lang, names=", ".join(shown[:-1]), last=shown[-1])


def _double(name: str, lang: Lang) -> bool:
    """Whether a name is itself two things."""
    return _AND.on(lang, names="", last="") in name


def way(one: ToldChange, lang: Lang) -> str:
    """'Canada → US': from where the goods come that are charged there."""
    return f"{place(one.origin, lang)} → {place(one.imposing, lang)}"


def line(one: ToldChange, lang: Lang, *, most: int = NAMED, ways: bool = True) -> str:
    """'Steel and aluminum, Canada → US: 25% → 50%'; a sentence of its own where no rate moved.

    ``ways``: whether the direction is said; else whoever calls has said it.
    """
    if not one.step:
        return _in_words(one.moves[0], lang)
    there = f", {way(one, lang)}" if ways else ""
    said = f"{capital(goods_words(one, lang, most))}{there}{colon(lang)}{one.step}"
    same = all(_same(move) for move in one.moves)
    return NOW_UNDER.on(lang, what=said, law=one.law) if one.law and same else said


def _in_words(move: RateMove, lang: Lang) -> str:
    """What no rate stands for, by its measure's label; of what nothing follows, that it ended."""
    label = spoken(move.measure.label.on(lang), lang)
    return capital(_OVER.on(lang, what=label) if move.after is None else label)


def _same(move: RateMove) -> bool:
    old, new = move.before, move.after
    if old is None or new is None:
        return False
    return (old.duty, old.basis) == (new.duty, new.basis)


def goods_words(one: ToldChange, lang: Lang, most: int = NAMED) -> str:
    """'steel, aluminum and more', 'listed machinery and furniture'."""
    names = joined(one.names, lang, most)
    return _ON_LISTS.on(lang, names=names) if one.listed else names


def dated_line(one: ToldChange, lang: Lang, *, year: bool, most: int = NAMED) -> str:
    """The line with its day last: 'Copper, Canada → US: none → 50%, Aug 1'."""
    day, said = day_words(one.day, lang, year=year), line(one, lang, most=most)
    if day_words(one.day, lang, year=False) in said:
        return said
    return f"{said}, {day}" if one.step else f"{said} ({day})"


def by_day(things: Iterable[ToldChange]) -> tuple[tuple[date, tuple[ToldChange, ...]], ...]:
    """The things of each day, newest day first."""
    ordered = sorted(things, key=lambda one: one.day, reverse=True)
    return tuple((day, tuple(group)) for day, group in groupby(ordered, key=lambda one: one.day))
