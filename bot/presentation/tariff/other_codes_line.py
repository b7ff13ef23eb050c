"""What codes of the good pay that differ from those that head the answer."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from bot.domain.codes import Scope
from bot.domain.rate_groups import differing_groups
from bot.domain.rate_summary import (
    RateGroup,
    headings_left,
)
from bot.domain.text import Lang
from bot.presentation.budget import ShortLine
from bot.presentation.messages import gettext_in, ngettext_in
from bot.presentation.plain_words import (
    rate,
)
from bot.presentation.rate_words import (
    owed_words,
    plain_number,
)
from bot.presentation.tariff.rated import (
    Rated,
    rows_asked_for,
)

_MOST_COUNTED = 20
"""Codes that nobody wants counted."""
_MOST_RATES = 3


def other_codes_line(rated: Rated, main: RateGroup, lang: Lang) -> Iterator[ShortLine]:
    """'Some codes differ: 3 pay 100%, others 25% or 10%'."""
    _ = gettext_in(lang)
    groups = (*differing_groups(rated.found, main), *_dearer_rest(rated, main))
    told = owed_words(rows_asked_for(main, rated), rated.facts, lang)
    counts: dict[str, int] = {}
    for group in groups:
        words = owed_words(rows_asked_for(group, rated), rated.facts, lang)
        if words != told:
            counts[words] = counts.get(words, 0) + _counted(group, rated.found.scope)
    if counts:
        numbers = [plain_number(g) for g in groups]
        yield ShortLine(text=_differ(counts, numbers, told, lang), rank=3)


def _counted(group: RateGroup, scope: Scope) -> int:
    """How many codes a group is told as, or more than anybody counts: what is left beside codes
    that are named holds numbers that no schedule has."""
    if group.specific:
        return len(group.scope.codes(most=_MOST_COUNTED + 1))
    left = headings_left(group, scope)
    return len(Scope.union(left).codes(most=_MOST_COUNTED + 1)) if left else _MOST_COUNTED + 1


def _dearer_rest(rated: Rated, main: RateGroup) -> Iterator[RateGroup]:
    """Where a code was asked for: the lines below it that no measure names, as far as they owe
    more. Whose lines they are nobody has said; of a good asked for by name they are no part."""
    if rated.named or not main.specific:
        return
    headed = plain_number(main)
    for group in rated.found.rate_groups:
        number = plain_number(group)
        if not group.specific and headed is not None and number is not None and number > headed:
            yield group


def _differ(counts: dict[str, int], numbers: list[Decimal | None], told: str, lang: Lang) -> str:
    _, ngettext = gettext_in(lang), ngettext_in(lang)
    counts = dict(sorted(counts.items(), key=lambda one: one[1]))
    (first, count), *rest = counts.items()
    known = [n for n in numbers if n is not None]
    if len(counts) > _MOST_RATES and known:
        words = _("Some codes differ: from {least} to {most}")
        return words.format(least=rate(min(known), lang), most=rate(max(known), lang))
    others = _(" or ").join(words for words, _n in rest)
    if count > _MOST_COUNTED:
        if first == _("no extra duty") and not rest:
            return _("Some codes owe nothing extra")
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
