"""The rate of exchange of an entry: the one that was said, else one that a feed has brought."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from bot.commands.spec import CommandContext
from bot.domain.assessment.entry import Entry, Exchanged, exchanged
from bot.domain.countries import CURRENCY
from bot.domain.rate_book import Rate, RateBook, pairs_for
from bot.domain.rate_book import in_own_currency as by_held_rates
from bot.domain.text import Lang
from bot.errors import BadOption
from bot.presentation.duty import words as say
from bot.reading.sums import amounts

_MOST = Decimal(10_000)


async def in_own_currency(entry: Entry, written: str, context: CommandContext) -> Entry:
    """The entry valued in the currency of the country it goes to; as it is where no rate is known.

    Raises BadOption for a rate that is no number.
    """
    own = CURRENCY[entry.imposing]
    said = rate_said(written, context.lang) if written else None
    if entry.value is None or entry.value.currency == own:
        return entry
    if said is None:
        return by_held_rates(entry, await _held(entry, own, context))
    return replace(
        entry,
        value=exchanged(entry.value, own, said),
        exchanged=Exchanged(of=entry.value, rate=said),
    )


def rate_said(written: str, lang: Lang) -> Decimal:
    """A rate of exchange as typed. Raises BadOption."""
    rate = amounts.number(written, lang)
    if rate is None or not Decimal(0) < rate < _MOST:
        raise BadOption(say.BAD_RATE.on(lang, written=written[:20]))
    return rate


async def _held(entry: Entry, own: str, context: CommandContext) -> RateBook:
    """The rates that the value's currency may be turned by, as of the entry's day."""
    rates: list[Rate] = []
    for base, quote in pairs_for(entry.value.currency if entry.value else own, own):
        found = await context.records.exchange_rates.on(base, quote, entry.day)
        if found is not None:
            rates.append((base, quote, found.day, found.rate))
    return RateBook(rates)
