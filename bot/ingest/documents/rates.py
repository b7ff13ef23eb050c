"""Percentages in acts: which are rates of duty, which the old one, and which something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from bot.ingest.documents.old_rates import told_old
from bot.ingest.documents.percentages import PercentMention, percentages
from bot.ingest.documents.restated import RatePut, rates_put
from bot.ingest.documents.roles import Role, chance_of, chances
from bot.ingest.documents.text import Clause, lowered

_DUTY = re.compile(
    r"ad valorem|\b(?:bears?|carr(?:y|ies)|assessed|charged|levied|taxed|dutiable|owes?)"
    r"(?: at| with)?(?: an?| the| only)*(?: (?:additional|extra|further))? \d"
    r"|\bsubject to (?:an? )?(?:additional|extra|further) \d"
    r"|\bdut(?:y|ies|iable)\b"
    r"|\b(?:shall |will |must )?(?:pays?|paid|borne) (?:only |instead |an? |additional |extra )*\d"
    r"|\btari(?:ff|f)s?\b|\bsurtax(?:es)?\b"
    r"|\bsurcharge\b|\brate\b|\bdroits?\b"
    r"|\bthe same (?:reduction|increase)\b|\bsurtaxe\b|\btaux\b|\d ?(?:percent|per cent|%)"
    r" (?:is|are|shall be) substituted\b"
)
# After a percentage: what it is a share of. "25% of the value for duty" is Canada's way of a rate.
_SHARE_AFTER = re.compile(
    r"\s{0,8}or (?:more|less|greater|higher|lower|fewer|above|below)\b|\s{0,8}(?:or (?:more"
    r"|less|greater)\s{1,8})?(?:by (?:weight|volume|value)|of (?:the |its"
    r" |their "
    r"|all |u\.s\.? |united"
    r" states |domestic |global |total |aggregate |2024|2023|fiscal|annual |a |an |an? mhdv|canad"
    r"|content|those|which|consumption|imports|world|industry|any|each|owner|shares|non-)"
    r"|[a-z-]{0,12}\s?(?:capacity|content|threshold|share|volume|utili[sz]ation|owned"
    r"|recycled|de 2024))"
)
_VALUE_AFTER = re.compile(
    r"\s{0,8}of (?:the|their|its) (?:full )?(?:(?:customs )?value for duty|(?:dutiable |customs "
    r"|full )?"
    r"value (?:determined|of (?:the|each|every) (?:goods?|imported|articles?|products?|import"
    r"|package|parcel|shipment|item))|value,? determined"
    r"|appraised value|declared value|entered value)"
    r"|\s{0,8}of the (?:value of (?:the |its |their )?)?non-(?:u\.s\.|united states|canadian"
    r"|american)"
    r" (?:content|value)"
)
_DUTY_BEFORE = re.compile(
    r"\b(?:dut(?:y|ies)|tariffs?|surcharge|surtax)(?: (?:that|which) is)? (?:equal to|of|amounting"
    r" to) $"
)
_OF_VALUE = re.compile(r" of (?:the|their|its) (?:[a-z]+ )?value\b")
"""'An additional duty equal to 30 percent of their value': what a rate is always a share of."""
_UNDER_IT = re.compile(r"\bunder (?:the|an?) $")
_IS_DUTY = re.compile(
    r" (?:additional )?(?:ad valorem )?(?:dut(?:y|ies)|tariffs?|surcharge|surtax)\b"
)
"""'Brought under the 25 percent duty': that is no share below 25 percent."""
_SHARE_BEFORE = re.compile(
    r"(?:at least|at most|more than|less than|greater than|fewer than|approximately|about|nearly"
    r"|almost|only|over|exceeds?|under|below|above|threshold of|minimum of|content of|roughly"
    r"|\b(?:share|content|portion|proportion)(?: [a-z]+){0,4} (?:is|was|are|were|of|stands at)"
    r"|accounted? for|accounting for|produced|share of|utilization(?: rate)? of|capacity of"
    r"|between [\d.]+(?: percent)? and|(?:increas|reduc|lower|rais|decreas|declin)ed by|cut by"
    r"|(?:\b(?:quotas?|quantit(?:y|ies)|allocations?)\b[^.;%]{0,60} by"
    r"|\b(?:rédui|diminu|abaiss|coup)\w{0,4} [^.;%]{0,30}\b(?:quotas?|contingents?"
    r"|quantités?)\b[^.;%]{0,60} de)"
    r"(?: [\d.,]+ ?(?:%|per ?cent|pour cent)(?: [a-zà-ÿ]+){0,4} (?:and|et)(?: by| de)?)?"
    r"|grew by|fell by"
    r"|rose by|up|down)\s{0,8}(?:the )?$"
)
_BASE = re.compile(
    r"column 1[a-z ]{0,30}\b(?:is|of|at) (?:an? )?$"
    r"|column 1[^.;]{0,60}(?:less than|at least|greater than|equal to|higher than|lower"
    r" than)[^.;]{0,40}$"
    r"|(?:less than|at least|greater than|or equal to)[^.;]{0,25}$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Percent:
    """A percentage in a clause. ``duty``: it is a rate of duty; ``old``: the one that goes."""

    value: Decimal
    start: int
    end: int
    duty: bool
    old: bool = False


@lru_cache(maxsize=1024)
def percents(text: str, *, of_duty: bool = False) -> tuple[Percent, ...]:
    """The percentages of one clause (readable), in order, each with what it is.

    ``of_duty``: what leads to the clause speaks of duties already ('the rate shall be:').

    >>> [(str(p.value), p.duty, p.old) for p in percents(
    ...     "shall increase from 25 percent ad valorem to 50 percent; 95 percent of the content")]
    [('25', True, True), ('50', True, False), ('95', False, False)]
    """
    found = percentages(text)
    if not found:
        return ()
    low = lowered(text)
    about_duty = of_duty or _DUTY.search(low) is not None
    surely = _surely_old(text, found)
    put = rates_put(low)
    read = (_percent(each, low, about_duty) for each in found)
    return tuple(
        replace(each, old=_goes(each, put, each.old or each.value in surely)) for each in read
    )


def _goes(found: Percent, put: Sequence[RatePut], otherwise: bool) -> bool:
    """Whether an amendment's words take a rate out; ``otherwise`` where they don't speak of it."""
    own = next((each for each in put if each.start <= found.start < each.end), None)
    return otherwise if own is None else found.value == own.old


def playing(clause: Clause, role: Role, chance: float) -> tuple[Percent, ...]:
    """The rates of a clause that play a role with that chance: new ones, or old ones.

    A percentage that no words tell to be a rate has to be surer.
    """
    odds = chances(clause.text, clause.near)
    return tuple(
        replace(each, old=role is Role.OLD_RATE, duty=True)
        for each in percents(clause.text)
        if odds.get(each.start, {}).get(role, 0.0) >= (chance if each.duty else _SURE)
    )


def told_apart(text: str) -> bool:
    """Whether a clause (readable) tells a new rate of duty from an old one.

    >>> told_apart("the duty rises from 25 percent to 50 percent"), told_apart("a duty of 25%")
    (True, False)
    """
    return len({p.old for p in percents(text) if p.duty}) > 1


def _surely_old(text: str, found: Sequence[PercentMention]) -> set[Decimal]:
    """The rates that the model takes for old ones wherever the clause names them."""
    odds = chances(text, None)
    low = lowered(text)
    sure = {
        p: chance_of(odds.get(p.start, {}), Role.OLD_RATE) >= _SURE
        and _JOINS_IT.search(low[max(0, p.start - 240) : p.start]) is None
        and _IS_NOW.search(low[max(0, p.start - 40) : p.start]) is None
        for p in found
    }
    return {p.value for p in found if sure[p]} - {p.value for p in found if not sure[p]}


_JOINS_IT = re.compile(
    r"\b(?:add|creat|insert|establish)(?:s|e|es|ed|ing)?\b(?:[^.;]|\.(?=\d)){3,200}"
    r"\bsubject to (?:the|an?) (?:[a-z0-9-]+ ){0,6}"
    r"(?:duty|rate|tariff|surcharge|surtax) of $"
)
"""Before the rate of a list that goods are added to."""
_IS_NOW = re.compile(
    r"\b(?:(?:is|are|be|pays?|bears?) (?:now|henceforth)|so that|(?:shall|will) (?:now |then )?be"
    r"|becomes?)(?: at)?(?: an?)? $"
)
"""Before a rate that is to be: whatever it is like, it is not the one that goes."""
_SURE = 0.7
"""Chance from which a percentage is taken for an old rate that no words mark as such."""


def _percent(found: PercentMention, low: str, about_duty: bool) -> Percent:
    before, after = low[max(0, found.start - 120) : found.start], low[found.end :]
    joins = _JOINS_IT.search(low[max(0, found.start - 240) : found.start]) is not None
    of_value = _DUTY_BEFORE.search(before) and _OF_VALUE.match(after)
    named = _UNDER_IT.search(before) and _IS_DUTY.match(after)
    share = not (of_value or named or _VALUE_AFTER.match(after)) and (
        _SHARE_AFTER.match(after) is not None
        or _SHARE_BEFORE.search(before) is not None
        or _BASE.search(before) is not None
    )
    return Percent(
        value=found.value,
        start=found.start,
        end=found.end,
        duty=about_duty and not share,
        old=told_old(low, found.start, found.end) and not joins,
    )
