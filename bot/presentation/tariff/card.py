"""The short card of /tariff: the rate first, then what makes it, what differs and the way back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from bot.cards import Stands
from bot.domain.assessment.entry import Outcome
from bot.domain.assessment.stacking import StackRow
from bot.domain.codes import Scope
from bot.domain.duty import AllIn, percent_of
from bot.domain.measures import Basis
from bot.domain.rate_groups import differing_groups
from bot.domain.rate_summary import RateGroup, RateSummary, charged
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation.budget import ShortLine, within_budget, words_in
from bot.presentation.changes import provincial
from bot.presentation.freshness import facts_to, note
from bot.presentation.list_grades import unsure_lists
from bot.presentation.measures import hour_words, label_since, short_direction
from bot.presentation.messages import gettext_in
from bot.presentation.plain_words import colon, day_words, spoken
from bot.presentation.rate_words import (
    frees_as_declared,
    group_words,
    is_banned,
    is_free,
    owed_words,
    plain_total,
    unknown_rows,
)
from bot.presentation.tariff.coming_line import coming_line
from bot.presentation.tariff.exemption_line import exemption_line
from bot.presentation.tariff.law_lines import displaced_lines, law_lines, nothing_charged
from bot.presentation.tariff.other_codes_line import other_codes_line
from bot.presentation.tariff.rated import (
    Rated,
    capital_rate,
    charged_since,
    orders_beside,
    orders_ruling,
    rows_asked_for,
)


def headline(rated: Rated, lang: Lang) -> str:
    """'Steel, Canada → US: 50%'; the rate first where a long name would keep it waiting; with its
    day where that is not today.
    """
    found, told = rated.found, _rate(rated, lang)
    where = short_direction(found.direction, lang)
    day = "" if found.day == rated.today else f" ({day_words(found.day, lang)})"
    before = f"{rated.name}, {where}{colon(lang)}"
    if words_in(before) < _NUMBER_WITHIN:
        return before + told + day
    return f"{capital_rate(told)}{colon(lang)}{rated.name}, {where}{day}"


_NUMBER_WITHIN = 8
"""The word of a headline by which the number must have come."""


def _rate(rated: Rated, lang: Lang) -> str:
    _ = gettext_in(lang)
    main = rated.main
    if rated.ruling:
        return _("no rate of its own")
    if main is None:
        return _("no extra duty")
    apart = _by_last_digits(rated, main, lang) if rated.found.of_one_line else ()
    if len(apart) > 1:
        told = _(" or ").join(apart)
        return _("{rates}, by the last digits").format(rates=told)
    return group_words(main, rated.claim, rated.facts, lang)


def _by_last_digits(rated: Rated, main: RateGroup, lang: Lang) -> tuple[str, ...]:
    """What is owed below one line of the schedule, each rate once, the main one first."""
    groups = (main, *(g for g in rated.found.rate_groups if g is not main))
    words = (owed_words(rows_asked_for(g, rated), rated.facts, lang) for g in groups)
    return tuple(dict.fromkeys(words))


def stands(rated: Rated) -> Stands | None:
    """How the codes stand whose rate heads the answer; None where it has no rate of its own, which
    is no freedom from duty."""
    main = rated.main
    if rated.ruling:
        return None
    if main is None:
        return Stands(percent=Decimal(0), owed=False)
    rows = rows_asked_for(main, rated)
    laws = _laws(rows)
    groups = rated.found.rate_groups
    every = frozenset(law for group in groups for law in _laws(rows_asked_for(group, rated)))
    others = [rows_asked_for(group, rated) for group in differing_groups(rated.found, main)]
    return Stands(
        percent=plain_total(rows),
        owed=not is_free(rows),
        banned=is_banned(rows),
        free_if_claimed=is_free(main.claimed),
        laws=laws,
        elsewhere=every - laws,
        freed=_laws(main.plain) - _laws(main.claimed),
        unclaimed=plain_total(main.plain),
        of_part=_percent_of_part(rows),
        all_in=_percent_all_in(rows),
        if_claimed=plain_total(main.claimed),
        others=frozenset(total for each in others if (total := plain_total(each)) is not None),
        others_owe=not all(map(is_free, others)),
        others_banned=any(map(is_banned, others)),
        depends=frees_as_declared(main) or len(unknown_rows(main)) == len(charged(main.plain)) > 0,
        in_quota=any("quota" in r.declared for row in charged(rows) for r in row.measure.reliefs),
    )


def _percent_all_in(rows: Iterable[StackRow]) -> Decimal | None:
    """The percent that is all that is owed, where it is a total with the base duty."""
    owed = charged(rows)
    duty = owed[0].duty if len(owed) == 1 else None
    total = isinstance(duty, AllIn) and owed[0].basis is Basis.FULL_VALUE
    return percent_of(owed[0].duty) if total and owed[0].outcome is Outcome.OWED else None


def _percent_of_part(rows: Iterable[StackRow]) -> Decimal | None:
    """The percent that is all that is owed, on a part of the value alone."""
    owed = charged(rows)
    if len(owed) != 1 or owed[0].outcome is not Outcome.OWED:
        return None
    part = owed[0].basis is not Basis.FULL_VALUE
    return percent_of(owed[0].duty) if part else None


def _laws(rows: Iterable[StackRow]) -> frozenset[str]:
    return frozenset(row.measure.programme for row in charged(rows))


def lines(rated: Rated, head: str, lang: Lang) -> tuple[str, ...]:
    """At most four lines below the headline, within the budget of words, the most telling kept."""
    main = rated.main
    told = [*coming_line(rated, lang)]
    if rated.ruling:
        told += [ShortLine(text=label_since(m, lang), rank=n) for n, m in enumerate(rated.ruling)]
    elif main is None:
        told.append(ShortLine(text=nothing_charged(rated, lang)))
    else:
        laws = [*law_lines(rated, main, lang), *displaced_lines(rated, main, lang)]
        near = [line for line in told if line.rank == 0]
        told = [*laws[:1], *near, *laws[1:], *(line for line in told if line.rank)]
        told += [*other_codes_line(rated, main, lang), *exemption_line(main, rated, lang)]
        told += [ShortLine(text=label_since(m, lang), rank=7) for m in orders_beside(rated)]
    told += [*_provinces(rated.found, rated.facts, lang), *_other_direction(rated, lang)]
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
    return note(begins, old, fresh, base, listed, _no_line(rated, lang))


def _no_line(rated: Rated, lang: Lang) -> str:
    """That the schedule has no line of the code asked for: one that an older nomenclature had. Its
    rate is what measures on nearly everything charge. '' where its lines are not known, or for
    chapters 98 and 99, which are no goods."""
    _ = gettext_in(lang)
    codes = rated.found.scope.codes(most=2)
    held = rated.facts.lines.get(rated.found.direction.imposing)
    if rated.named or held is None or len(codes) != 1 or codes[0].digits >= _SPECIAL:
        return ""
    if len(codes[0].digits) < _SUBHEADING or held.count(rated.found.scope):
        return ""
    return _("{code} is on no line of the schedule held here").format(code=codes[0].dotted)


_SUBHEADING, _SPECIAL = 6, "98"
"""Digits from which on a code is one that some edition of the nomenclature has; where the chapters
of special provisions begin."""


def _provinces(found: RateSummary, facts: FactSnapshot, lang: Lang) -> Iterator[ShortLine]:
    """What provinces do with the good, which is no duty at the border: the latest."""
    acts = [m for m in found.conditions if provincial(m, facts)]
    for act in acts[-1:]:
        yield ShortLine(text=spoken(act.label.on(lang), lang), rank=3)


def _other_direction(rated: Rated, lang: Lang) -> Iterator[ShortLine]:
    """The other direction in one line."""
    if rated.back is None:
        return
    _ = gettext_in(lang)
    direction = rated.back.direction
    main = rated.back_main
    if orders_ruling(rated.back, rated):
        return  # ruled by orders of its own, which this card has no room for
    if main is None or is_free(main.plain):
        words = _("{way}: no extra duty")
        yield ShortLine(text=words.format(way=short_direction(direction, lang)), rank=4)
        return
    told = group_words(main, rated.claim, rated.facts, lang)
    some = differing_groups(rated.back, main)
    words = (
        _("{way}: {rate} on most codes, since {day}") if some else _("{way}: {rate}, since {day}")
    )
    since = max(charged_since(r.measure, rated) for r in charged(main.plain))
    yield ShortLine(
        text=words.format(
            way=short_direction(direction, lang), rate=told, day=day_words(since, lang)
        ),
        rank=2,
    )
