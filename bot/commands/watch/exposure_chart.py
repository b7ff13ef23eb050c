"""The duty a year by programme as bars."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.cards import Bar, Chart
from bot.commands.watch.exposure_words import ExposureWords
from bot.domain.exposure import Exposure

_MOST_BARS = 6


def sums_chart(days: Sequence[Exposure], said: ExposureWords) -> Chart | None:
    """A bar for each programme and day, in the currency that most is paid in; None where nothing
    is paid. Programmes beyond the sixth stand together as the last bar."""
    totals = [each.total for each in days]
    currency = max(
        {one for total in totals for one in total},
        key=lambda one: max(total.get(one, Decimal(0)) for total in totals),
        default="",
    )
    sums = [
        {slug: amount for (slug, pair), amount in each.by_programme.items() if pair == currency}
        for each in days
    ]
    slugs = sorted({slug for one in sums for slug in one}, key=lambda slug: _height(slug, sums))
    if not slugs:
        return None
    whole = slugs if len(slugs) <= _MOST_BARS else slugs[: _MOST_BARS - 1]
    held = [(said.programme(slug), [one.get(slug, Decimal(0)) for one in sums]) for slug in whole]
    if rest := slugs[len(whole) :]:
        others = [sum((one.get(s, Decimal(0)) for s in rest), Decimal(0)) for one in sums]
        held.append((said.others(len(rest)), others))
    bars = tuple(
        Bar(label=label, amounts=tuple((a, said.whole_sum({currency: a})) for a in amounts))
        for label, amounts in held
    )
    return Chart(
        title=said.chart_title(currency),
        series=tuple((said.day(each.day), ()) for each in days),
        first=days[0].day,
        last=days[-1].day,
        alt=said.chart_words(bars, [each.day for each in days], currency),
        bars=bars,
    )


def _height(slug: str, sums: Sequence[dict[str, Decimal]]) -> tuple[Decimal, str]:
    return -max(one.get(slug, Decimal(0)) for one in sums), slug
