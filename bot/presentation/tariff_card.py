"""The short card of /tariff: the rate first, then what makes it, what differs and the way back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from bot.cards import Stands
from bot.domain.assessment.entry import Outcome
from bot.domain.assessment.stacking import StackRow
from bot.domain.codes import Scope
from bot.domain.duty import AllIn, Free, percent_of
from bot.domain.goods_orders import orders_naming
from bot.domain.measures import Measure, Relief, Standing
from bot.domain.rate_groups import differing_groups, last_figures, rate_since
from bot.domain.rate_summary import (
    BROAD,
    Direction,
    RateGroup,
    RateSummary,
    charged,
    headings_left,
    width,
)
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.domain.words import capital
from bot.presentation.budget import ShortLine, within_budget, words_in
from bot.presentation.changes import provincial
from bot.presentation.freshness import facts_to, note
from bot.presentation.list_grades import unsure_lists
from bot.presentation.measures import hour_words
from bot.presentation.messages import gettext_in, ngettext_in
from bot.presentation.plain_words import (
    colon,
    day_words,
    month_words,
    place,
    rate,
    spoken,
    with_since,
)
from bot.presentation.rate_words import (
    group_words,
    if_declared,
    is_banned,
    is_free,
    is_same,
    is_unnamed,
    lowered,
    owed_words,
    plain_number,
    plain_total,
    programme_name,
    unknown_rows,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """What a card of rates is about: a good or a code on one day in one direction.

    ``on`` is how it stands on another day, ``back`` how the other direction stands (None where it
    was not asked for), ``base`` the base duty in words, '' where no schedule is loaded; ``named``
    says whether a good was named.
    """

    name: str
    found: RateSummary
    facts: FactSnapshot
    today: date
    claim: str | None
    on: Callable[[date], RateSummary]
    back: RateSummary | None = None
    base: str = ""
    named: bool = True
    slug: str = ""
    ruling: tuple[Measure, ...] = field(init=False)
    """For what no schedule has a code for (parcels): the orders that rule it, the newest first."""

    def __post_init__(self) -> None:
        """Most of a card asks for them."""
        object.__setattr__(self, "ruling", _orders(self.found, self))

    @property
    def main(self) -> RateGroup | None:
        """The codes whose rate heads the answer."""
        return self.found.main

    @property
    def back_main(self) -> RateGroup | None:
        """The same of the other direction."""
        return self.back.main if self.back else None


def way(direction: Direction, lang: Lang) -> str:
    """'Canada → US'."""
    return f"{place(direction.origin, lang)} → {place(direction.imposing, lang)}"


def headline(rated: Rated, lang: Lang) -> str:
    """'Steel, Canada → US: 50%'; the rate first where a long name would keep it waiting; with its
    day where that is not today.
    """
    found, told = rated.found, _rate(rated, lang)
    where = way(found.direction, lang)
    day = "" if found.day == rated.today else f" ({day_words(found.day, lang)})"
    before = f"{rated.name}, {where}{colon(lang)}"
    if words_in(before) < NUMBER_WITHIN:
        return before + told + day
    return f"{_capital(told)}{colon(lang)}{rated.name}, {where}{day}"


NUMBER_WITHIN = 8
"""The word of a headline by which the number must have come."""


def _rate(rated: Rated, lang: Lang) -> str:
    _ = gettext_in(lang)
    main = rated.main
    if rated.ruling:
        return _("no rate of its own")
    if main is None:
        return _("no extra duty")
    return group_words(main, rated.claim, rated.facts, lang)


def _orders(found: RateSummary, rated: Rated) -> tuple[Measure, ...]:
    if found.core or (found.main is not None and charged(found.main.plain)):
        return ()
    named = orders_naming(rated.slug, found.conditions) if rated.slug else ()
    mine = (m for m in named if not provincial(m, rated.facts))
    return tuple(sorted(mine, key=lambda m: m.validity.first, reverse=True))


def _rule(measure: Measure, lang: Lang) -> str:
    return with_since(spoken(measure.label.on(lang), lang), measure.validity.first, lang)


def stands(rated: Rated) -> Stands | None:
    """How the codes stand whose rate heads the answer; None where it has no rate of its own, which
    is no freedom from duty."""
    main = rated.main
    if rated.ruling:
        return None
    if main is None:
        return Stands(percent=Decimal(0), owed=False)
    rows = _rows(main, rated)
    laws = _laws(rows)
    groups = rated.found.rate_groups
    every = frozenset(law for group in groups for law in _laws(_rows(group, rated)))
    return Stands(
        percent=plain_total(rows),
        owed=not is_free(rows),
        banned=is_banned(rows),
        free_if_claimed=is_free(main.claimed),
        laws=laws,
        elsewhere=every - laws,
    )


def _laws(rows: Iterable[StackRow]) -> frozenset[str]:
    return frozenset(row.measure.programme for row in charged(rows))


def lines(rated: Rated, head: str, lang: Lang) -> tuple[str, ...]:
    """At most four lines below the headline, within the budget of words, the most telling kept."""
    main = rated.main
    told = [*_coming(rated, lang)]
    if rated.ruling:
        told += [ShortLine(text=_rule(m, lang), rank=n) for n, m in enumerate(rated.ruling)]
    elif main is None:
        told.append(ShortLine(text=_nothing(rated, lang)))
    else:
        told = [*_law(rated, main, lang), *_kept_away(rated, main, lang), *told]
        told += [*_others(rated, main, lang), *_exempt(main, rated.found.day, lang)]
    told += [*_provinces(rated.found, rated.facts, lang), *_back(rated, lang)]
    if rated.back is not None:
        told += _provinces(rated.back, rated.facts, lang)
    return within_budget(head, told, lang)


def small_print(rated: Rated, lang: Lang) -> str:
    """Freshness, and what comes on top."""
    _ = gettext_in(lang)
    fresh = facts_to(rated.facts.data_as_of, rated.found.day, rated.today, lang)
    main = rated.main
    dutiable = (
        main is not None
        and not rated.ruling
        and not is_banned(main.plain)
        and not unknown_rows(main)
        and not any(isinstance(row.duty, AllIn) for row in charged(main.plain))
    )
    base = rated.base or (_("base duty not included") if dutiable else "")
    reached = Scope() if main is None or rated.ruling else main.scope
    found = rated.found
    listed = unsure_lists(rated.facts, reached, found.direction, found.day, lang)
    ways = (main.plain, main.claimed) if main is not None else ()
    mine = [row for rows in ways for row in charged(rows)]
    begins = hour_words((row.measure for row in mine), found.day, lang)
    eased = any(row.relief is not None and row.relief.of_old_rate for row in mine)
    old = _("the reduced rate is from before the last change") if eased else ""
    return note(begins, old, fresh, base, listed)


def _law(rated: Rated, main: RateGroup, lang: Lang) -> Iterator[ShortLine]:
    """What makes the rate, and what a USMCA claim changes."""
    _ = gettext_in(lang)
    # where both ways cost the same, the law that a claim does not lift is the one to name
    owed = charged(main.claimed if _either(rated, main) else _rows(main, rated))
    if not owed and charged(main.plain):
        yield ShortLine(text=_unclaimed(main, rated, lang))
        return
    if not owed:
        yield from _undeclared(rated, lang)
        yield ShortLine(text=_nothing(rated, lang), rank=2 if rated.found.undeclared else 0)
        return
    if is_banned(owed):
        yield ShortLine(text=_ban(owed, rated, lang))
        return
    known = [r for r in owed if r.outcome is Outcome.OWED]
    if known:
        yield ShortLine(text=_made_of(known, main, rated, lang))
    for row in owed:
        if row.outcome is Outcome.UNKNOWN:
            yield ShortLine(text=_own_rate(row, rated, lang))
    if not is_same(main) and not is_free(main.claimed) and rated.claim is None:
        words = _("With USMCA: {rate}")
        claimed = owed_words(main.claimed, rated.facts, lang)
        yield ShortLine(text=words.format(rate=claimed))


def _claims(rated: Rated) -> bool:
    """Whether the question says that a programme is claimed."""
    return rated.claim is not None and rated.claim != "none"


def _unclaimed(main: RateGroup, rated: Rated, lang: Lang) -> str:
    """'Without the claim: 10% (forced-labour duty, since July 24, 2026)'."""
    _ = gettext_in(lang)
    row = charged(main.plain)[0]
    return _("Without the claim: {rate} ({law}, since {day})").format(
        rate=owed_words(main.plain, rated.facts, lang),
        law=programme_name(row.measure, rated.facts, lang),
        day=day_words(_since(row.measure, rated), lang),
    )


def _ban(owed: tuple[StackRow, ...], rated: Rated, lang: Lang) -> str:
    _ = gettext_in(lang)
    row = next(r for r in owed if r.outcome is Outcome.PROHIBITED)
    words = _("Entry forbidden, USMCA or not ({law}; since {day})")
    law = programme_name(row.measure, rated.facts, lang)
    return words.format(law=law, day=day_words(_since(row.measure, rated), lang))


def _since(measure: Measure, rated: Rated) -> date:
    """Since when the codes that head the answer, of the way that the measure charges, pay it."""
    there = rated.back is not None and measure.imposing == rated.back.direction.imposing
    main = rated.back_main if there else rated.main
    found = rated.back if there and rated.back is not None else rated.found
    scope = main.scope if main else Scope()
    return rate_since(measure, rated.facts, scope, found.direction.origin)


def _made_of(known: list[StackRow], main: RateGroup, rated: Rated, lang: Lang) -> str:
    """'of the full value, USMCA or not (Section 232; 50% since June 4, 2025)'."""
    _ = gettext_in(lang)
    if len(known) > 1:
        each = [
            f"{_alone(r, rated, lang)} ({programme_name(r.measure, rated.facts, lang)})"
            for r in known
        ]
        words = " + ".join(each)
        return _("{sum}, USMCA or not").format(sum=words) if _either(rated, main) else words
    law = programme_name(known[0].measure, rated.facts, lang)
    since = day_words(_since(known[0].measure, rated), lang)
    alone = _alone(known[0], rated, lang)
    if unknown_rows(main):
        words = (
            _("{rate} is {law}, USMCA or not, since {day}")
            if _either(rated, main)
            else _("{rate} is {law}, since {day}")
        )
    elif _either(rated, main):
        words = _("of the full value, USMCA or not ({law}; {rate} since {day})")
    elif is_free(main.claimed) and rated.claim is None:
        words = _("{law}, since {day}; goods claimed under USMCA don’t pay it")
    else:
        words = _("{law}, since {day}")
    return _capital(words.format(rate=alone, law=law, day=since))


def _capital(words: str) -> str:
    return words if words.startswith(("of ", "sur ")) else capital(words)


def _either(rated: Rated, main: RateGroup) -> bool:
    """Whether it is worth saying that a claim changes nothing."""
    return rated.found.claimable and rated.claim is None and is_same(main)


def _alone(row: StackRow, rated: Rated, lang: Lang) -> str:
    return owed_words((row,), rated.facts, lang)


def _own_rate(row: StackRow, rated: Rated, lang: Lang) -> str:
    """What is held of firms' own rates, or that nothing is, with the last figures that were."""
    _ = gettext_in(lang)
    if any(relief.declared.startswith("firm-") for relief in row.measure.reliefs):
        return _capital(spoken(row.measure.label.on(lang), lang))
    name = programme_name(row.measure, rated.facts, lang)
    if row.open or is_unnamed(row, rated.facts):  # what is declared decides
        told = spoken(row.measure.label.on(lang), lang)
        return _capital(_("{law}: {condition}").format(law=name, condition=told))
    figures, day = last_figures(row.measure.programme, rated.facts, rated.found.day)
    if not figures or day is None:
        return _capital(_("{rate}: not held here").format(rate=name))
    words = _("{rate} is not held here (most firms in {month}: {figures})")
    told = " + ".join(rate(f, lang) for f in figures)
    return _capital(words.format(rate=name, month=month_words(day, lang), figures=told))


def _kept_away(rated: Rated, main: RateGroup, lang: Lang) -> Iterator[ShortLine]:
    """For a code: what might be thought to come on top, and does not."""
    _ = gettext_in(lang)
    if rated.named:
        return
    # one law may hold several lists: what is owed under it is not denied for another of them
    owed = {programme_name(row.measure, rated.facts, lang) for row in charged(main.plain)}
    away = [r for r in main.plain if r.outcome is Outcome.DISPLACED and r.by is not None]
    names = dict.fromkeys(programme_name(r.measure, rated.facts, lang) for r in away)
    for name in names:
        if name not in owed:
            words = _("The {name} does not come on top").format(name=name)
            yield ShortLine(text=_capital(words), rank=2)


def _nothing(rated: Rated, lang: Lang) -> str:
    """That no measure hits it, and what was the last that did."""
    _ = gettext_in(lang)
    ended = [m for m in rated.found.ended if m.validity.last is not None]
    if any(charged(group.plain) for group in rated.found.rate_groups):
        return _("Most of its codes are on no tariff list in force that I hold")
    if rated.found.undeclared:
        return _("On no other tariff list in force that I hold")
    if not ended:
        return _("On no tariff list in force that I hold")
    last = max(ended, key=lambda m: m.validity.last or date.min)
    name = programme_name(last, rated.facts, lang)
    words = _("On no tariff list in force that I hold; {law} ended {day}")
    return words.format(law=name, day=day_words(last.validity.last or rated.today, lang))


def _undeclared(rated: Rated, lang: Lang) -> Iterator[ShortLine]:
    """Lists that name the codes, but charge only some goods of them."""
    for rank, row in enumerate(rated.found.undeclared[:2]):
        told = if_declared(row, rated.facts, lang)
        yield ShortLine(text=_BY_NAME.sub("", told), rank=rank)


_BY_NAME = re.compile(r" \((?:declare|déclarer) [^()]+\)$")
"""How the fact is called in an entry: for the whole answer."""


def _coming(rated: Rated, lang: Lang) -> Iterator[ShortLine]:
    """What is dated and next, of measures made for the good."""
    _ = gettext_in(lang)
    main = rated.main
    reached = main.scope if main is not None else Scope()
    now = plain_number(main) if main is not None else None
    mine = [
        m
        for m in rated.found.coming
        if 0 < width(m.scope) < BROAD and m.scope.overlaps(reached) and percent_of(m.duty) != now
    ]
    mine.sort(key=lambda m: m.validity.first)
    if (told := _next(mine, rated, lang)) is not None:
        yield told
        return
    threats = [m for m in rated.found.pending if 0 < width(m.scope) < BROAD]
    threats = [m for m in threats if m.standing is Standing.THREATENED]
    if threats:
        words = _("Threatened only: {what}")
        yield ShortLine(text=words.format(what=spoken(threats[-1].label.on(lang), lang)), rank=5)


def _next(mine: list[Measure], rated: Rated, lang: Lang) -> ShortLine | None:
    """What the codes that head the answer pay together from the first day on which one of these
    measures makes it something else."""
    words = gettext_in(lang)("From {day}: {what}")
    for first in dict.fromkeys(m.validity.first for m in mine):
        before, told = (_then(rated, day, lang) for day in (first - _DAY, first))
        if told != before:
            return ShortLine(text=words.format(day=day_words(first, lang), what=told), rank=1)
    return None


def _then(rated: Rated, day: date, lang: Lang) -> str:
    """What the codes that head the answer pay on another day."""
    _ = gettext_in(lang)
    found, reached = rated.on(day), rated.main.scope if rated.main else Scope()
    group = found.main
    if found.rate_groups and not found.core:
        group = max(found.rate_groups, key=lambda one: one.scope.width_with(reached))
    if group is None:
        return _("no extra duty")
    return group_words(group, rated.claim, rated.facts, lang)


_DAY_IN_IT = re.compile(r"\d{4}-\d{2}-\d{2}$")
_DAY = timedelta(days=1)
_UNDER_WAY = timedelta(days=60)
"""How long goods may be under way that were loaded before a measure began."""


def _moot(relief: Relief, day: date) -> bool:
    """Whether it was for what was under way when the measure began, and that is long in."""
    found = _DAY_IN_IT.search(relief.declared)
    return found is not None and date.fromisoformat(found.group()) + _UNDER_WAY < day


def _exempt(main: RateGroup, day: date, lang: Lang) -> Iterator[ShortLine]:
    """A condition under which nothing is owed, where there is room for it."""
    _ = gettext_in(lang)
    for row in charged(main.plain):
        for relief in row.open:
            if relief.scope is None and width(row.measure.scope) >= BROAD:
                continue  # civil aircraft, what was at sea: of all goods, so of none
            if _moot(relief, day) or not _covers(relief, main):
                continue
            if isinstance(relief.duty, Free) and not relief.claim:
                label = spoken(relief.label.on(lang), lang)
                banned = row.outcome is Outcome.PROHIBITED  # who is out of a ban may owe a duty
                text = label if banned else _("Exempt: {what}").format(what=lowered(label))
                yield ShortLine(text=text, rank=6)
                return


def _covers(relief: Relief, main: RateGroup) -> bool:
    """Whether an exemption is of these codes, rather than of a few that happen to be among them."""
    if relief.scope is None:
        return True
    return 2 * relief.scope.width_with(main.scope) >= width(main.scope)


def _provinces(found: RateSummary, facts: FactSnapshot, lang: Lang) -> Iterator[ShortLine]:
    """What provinces do with the good, which is no duty at the border: the latest."""
    acts = [m for m in found.conditions if provincial(m, facts)]
    for act in acts[-1:]:
        yield ShortLine(text=spoken(act.label.on(lang), lang), rank=3)


def _rows(group: RateGroup, rated: Rated) -> tuple[StackRow, ...]:
    """What is owed on a group of codes, as the question has it."""
    return group.claimed if _claims(rated) else group.plain


def _others(rated: Rated, main: RateGroup, lang: Lang) -> Iterator[ShortLine]:
    """'Some codes differ: 3 pay 100%, others 25% or 10%'."""
    _ = gettext_in(lang)
    groups = differing_groups(rated.found, main)
    told = owed_words(_rows(main, rated), rated.facts, lang)
    counts: dict[str, int] = {}
    for group in groups:
        words = owed_words(_rows(group, rated), rated.facts, lang)
        if words != told:
            left = () if group.specific else headings_left(group, rated.found.scope)
            scope = Scope.union(left) if left else group.scope
            counts[words] = counts.get(words, 0) + len(scope.codes(most=MANY + 1))
    if counts:
        numbers = [plain_number(g) for g in groups]
        yield ShortLine(text=_differ(counts, numbers, told, lang), rank=3)


MANY = 20
"""Codes that nobody wants counted."""
RATES = 3


def _differ(counts: dict[str, int], numbers: list[Decimal | None], told: str, lang: Lang) -> str:
    _, ngettext = gettext_in(lang), ngettext_in(lang)
    counts = dict(sorted(counts.items(), key=lambda one: one[1]))
    (first, count), *rest = counts.items()
    known = [n for n in numbers if n is not None]
    if len(counts) > RATES and known:
        words = _("Some codes differ: from {least} to {most}")
        return words.format(least=rate(min(known), lang), most=rate(max(known), lang))
    others = _(" or ").join(words for words, _n in rest)
    if count > MANY:
        words = _("Some codes are {rates}") if first == _("banned") else _("Some codes pay {rates}")
        return words.format(rates=_(" or ").join(counts))
    if not rest and told.startswith(f"{first} + "):
        words = ngettext("{n} code pays {rate} alone", "{n} codes pay {rate} alone", count)
        return words.format(n=count, rate=first)
    counted = ngettext("{n} pays {rate}", "{n} pay {rate}", count).format(n=count, rate=first)
    if first == _("no extra duty"):
        counted = ngettext("{n} owes nothing extra", "{n} owe nothing extra", count).format(n=count)
    if first == _("banned"):
        counted = ngettext("{n} is banned", "{n} are banned", count).format(n=count)
    if not rest:
        return _("Some codes differ: {counted}").format(counted=counted)
    return _("Some codes differ: {counted}, others {rates}").format(counted=counted, rates=others)


def _back(rated: Rated, lang: Lang) -> Iterator[ShortLine]:
    """The other direction in one line."""
    if rated.back is None:
        return
    _ = gettext_in(lang)
    direction = rated.back.direction
    main = rated.back_main
    if _orders(rated.back, rated):
        return  # ruled by orders of its own, which this card has no room for
    if main is None or is_free(main.plain):
        words = _("{way}: no extra duty")
        yield ShortLine(text=words.format(way=way(direction, lang)), rank=4)
        return
    told = group_words(main, rated.claim, rated.facts, lang)
    some = differing_groups(rated.back, main)
    words = (
        _("{way}: {rate} on most codes, since {day}") if some else _("{way}: {rate}, since {day}")
    )
    since = max(_since(r.measure, rated) for r in charged(main.plain))
    yield ShortLine(
        text=words.format(way=way(direction, lang), rate=told, day=day_words(since, lang)), rank=2
    )
