"""The rate of exchange of an entry: the one that was said, else one that a feed has brought."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.commands.spec import CommandContext
from bot.domain.countries import CURRENCY
from bot.domain.entries import Entry
from bot.domain.exchange import Exchanged, exchanged
from bot.domain.text import Lang
from bot.errors import BadOption
from bot.ports.live import ExchangeRates
from bot.presentation import duty as say
from bot.reading import amounts

_THROUGH = "CAD"
"""The Bank of Canada gives every currency in Canadian dollars."""
_PLACES = Decimal("0.000001")
_MOST = Decimal(10_000)


async def in_own_currency(entry: Entry, written: str, context: CommandContext) -> Entry:
    """The entry valued in the currency of the country it goes to; as it is where no rate is known.

    Raises BadOption for a rate that is no number.
    """
    own = CURRENCY[entry.imposing]
    said = rate_said(written, context.lang) if written else None
    if entry.value is None or entry.value.currency == own:
        return entry
    found = (
        (said, None)
        if said is not None
        else await _held(entry.value.currency, own, entry.day, context.records.exchange_rates)
    )
    if found is None:
        return entry
    rate, day = found
    return replace(
        entry,
        value=exchanged(entry.value, own, rate),
        exchanged=Exchanged(of=entry.value, rate=rate, day=day),
    )


def rate_said(written: str, lang: Lang) -> Decimal:
    """A rate of exchange as typed. Raises BadOption."""
    rate = amounts.number(written, lang)
    if rate is None or not Decimal(0) < rate < _MOST:
        raise BadOption(say.BAD_RATE.on(lang, written=written[:20]))
    return rate


async def _held(
    base: str, quote: str, day: date, rates: ExchangeRates
) -> tuple[Decimal, date] | None:
    """The rate of the day or of the last one before it, the older of two where one goes through
    Canadian dollars."""
    first = await _pair(base, quote, day, rates)
    if first is not None or _THROUGH in (base, quote):
        return first
    into = await _pair(base, _THROUGH, day, rates)
    out = await _pair(_THROUGH, quote, day, rates)
    if into is None or out is None:
        return None
    return (into[0] * out[0]).quantize(_PLACES), min(into[1], out[1])


async def _pair(
    base: str, quote: str, day: date, rates: ExchangeRates
) -> tuple[Decimal, date] | None:
    found = await rates.on(base, quote, day)
    if found is not None:
        return found.rate, found.day
    other = await rates.on(quote, base, day)
    return None if other is None else ((1 / other.rate).quantize(_PLACES), other.day)
