"""What a follow-up keeps of the query that its thread left."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

from bot.domain.codes import Code
from bot.domain.questions import Query
from bot.models.linear import Models
from bot.reading.decisions.claim import is_of_a_part
from bot.reading.decisions.command_hints import ITS_HISTORY
from bot.reading.decisions.follow_up_counts import counted_anew, counted_now, quantities_kept
from bot.reading.decisions.follow_up_sums import (
    answers_share,
    is_open,
    new_sum,
    stays_priced,
    sum_kept,
    sum_without_currency,
    tells_costs_alone,
)
from bot.reading.decisions.part_of_thread_goods import is_taken_out
from bot.reading.decisions.thread_answers import SPOKE
from bot.reading.decisions.thread_goods import called_back, picked, remembered
from bot.reading.decisions.thread_values import COUNT, EACH, PRICED, as_count, of_the_entry
from bot.reading.extraction.usmca_claims import AGREEMENT
from bot.reading.features.asked import Asked
from bot.reading.features.texts import inherit_bag
from bot.reading.marks import MarkKind
from bot.reading.sums.counts import number_of

_KEEPS = {
    "good": 0.5,
    "good of a bare text": 0.15,
    "programme": 0.3,
    "who": 0.3,
    "days": 0.3,
    "days of a short text": 0.15,
    "money": 0.5,
}
"""The chance from which a follow-up keeps what its thread asked about."""


_SHORT = 4
"""Words of a short follow-up."""


def with_kept(q: Asked, query: Query, models: Models) -> Query:
    """The query with what it keeps of its thread's, and the goods that were set beside each
    other so far."""
    full = _with_kept(q, query, models)
    named = bool(query.good) or query.code is not None
    goods = picked(q.seen, q.earlier) if q.earlier is not None and not named else ()
    if q.earlier is not None and query.good and not query.goods and query.code is None:
        goods = called_back(q.seen, q.earlier, query.good)
    if goods and query.command in _OF_GOODS:
        full = replace(full, good=goods[0], goods=goods if len(goods) > 1 else (), code=None)
    told = remembered(q.earlier, full, q.seen)
    return replace(full, values={**full.values, **told}) if told else full


Keeps = Callable[[str, float], bool]
"""Whether a slot's chance of being kept is enough."""
Slots = dict[str, Any]
"""Slots of a query by their names, to be set."""


def _with_kept(q: Asked, query: Query, models: Models) -> Query:
    e = q.earlier
    if e is None:
        return query
    if is_of_a_part(q) or is_open(q):
        told = {name: value for name, value in query.values.items() if name != COUNT}
        query = replace(query, quantities=(), values=told)
    if is_of_a_part(q):
        query = replace(query, money=None)
    keeps = partial(_keeps, q, models, bool(query.good))
    kept = (
        _subject_kept(q, e, query, keeps)
        | _programme_kept(e, query, keeps)
        | _speaker_kept(q, e, query, keeps)
        | _days_kept(q, e, keeps)
        | _sum_kept(q, e, query, keeps)
    )
    if query.command == "duty" and e.command in ("duty", "tariff"):
        if _is_of_the_same(query):
            kept["values"] = {**of_the_entry(e), **kept.get("values", query.values)}
        held = e.money is not None and query.money is None and kept.get("money")
        if _is_of_the_same(query) or held:
            kept |= _counted(q, e, query, kept)
    return replace(query, **kept)


def _keeps(q: Asked, models: Models, own: bool, slot: str, enough: float) -> bool:
    """Whether the chance that a follow-up keeps a slot is ``enough``; ``own``: it names a good."""
    return models[f"keep {slot}"].chance(inherit_bag(q, slot, own)) >= enough


def _is_of_the_same(query: Query) -> bool:
    """Whether a follow-up names neither a good nor a code of its own."""
    return not query.good and query.code is None


def _subject_kept(q: Asked, e: Query, query: Query, keeps: Keeps) -> Slots:
    """The goods or the code; a sum or a claim alone is owed on something."""
    if not (e.good or e.code) or not _is_of_the_same(query):
        return {}
    alone = query.command == "duty" and query.programme in (None, AGREEMENT)
    ordered = query.command == "digest" != e.command and _OF_IT.search(q.seen.folded) is not None
    ordered = ordered or ITS_HISTORY.fullmatch(q.seen.folded) is not None
    enough = _KEEPS["good of a bare text" if query.programme is None else "good"]
    if not (alone or ordered or keeps("good", enough)):
        return {}
    return {"good": e.good, "goods": e.goods, "code": _beside(e.code, q.seen.folded)}


_OF_IT = re.compile(
    r"\b(?:on|about|for) (?:it|this|that|them|these|those)\b"
    r"(?! (?:day|week|month|channel|thread|monday|tuesday|wednesday|thursday|friday)\b)"
    r"|\b(?:follow|track|watch|monitor|suis|suivre|surveille[rz]?)"
    r" (?:it|this|that|these|those|ca)\b"
    r"|\b(?:au courant|informee?s?|suivi|resume) (?:de |sur )(?:ca|cela|celui-ci|celle-ci)\b"
    r"|\bla-?dessus\b|\ba ce sujet\b"
)
"""What a digest is ordered of after an answer on it: 'send me a brief on it', 'follow that'."""


def _programme_kept(e: Query, query: Query, keeps: Keeps) -> Slots:
    if not e.programme or query.programme or not keeps("programme", _KEEPS["programme"]):
        return {}
    values = {**query.values, "programmes": e.values.get("programmes", e.programme)}
    return {"programme": e.programme, "values": values}


def _speaker_kept(q: Asked, e: Query, query: Query, keeps: Keeps) -> Slots:
    """The person whose words were asked for, or, of 'he' or 'she', who spoke in the answer."""
    spoken = query.command == "quote" and _OF_THEM_SAID.search(q.seen.folded) is not None
    who = e.who or (e.values.get(SPOKE) if spoken else None)
    if not who or query.who or not (spoken or keeps("who", _KEEPS["who"])):
        return {}
    return {"who": who}


def _days_kept(q: Asked, e: Query, keeps: Keeps) -> Slots:
    """The days, where none is said; a short follow-up keeps them more readily."""
    short = len(q.seen.words) <= _SHORT
    enough = _KEEPS["days of a short text" if short else "days"]
    if not (e.day or e.since or e.until) or q.seen.whens:
        return {}
    if not (_is_another_one(q, e) or keeps("days", enough)):
        return {}
    return {"day": e.day, "since": e.since, "until": e.until}


_ANOTHER = re.compile(
    r"^\W*(?:(?:and|ok|so|how about|what about|et|pis|puis) )?(?:[a-z]+ ){1,2}(?:then|alors)\W*$"
)
_ONLY = re.compile(r"^\W*(?:only|just|seulement|juste|rien que) ")


def _is_another_one(q: Asked, e: Query) -> bool:
    """Whether a follow-up but puts another name in the place of the thread's, or narrows what it
    asked: 'trump then', 'only what touches peat'. Then it is of the same days."""
    if e.command == "quote":
        named = any(True for _ in q.seen.of(MarkKind.SPEAKER))
        return named and _ANOTHER.search(q.seen.folded) is not None
    return e.command == "changes" and _ONLY.search(q.seen.folded) is not None


def _sum_kept(q: Asked, e: Query, query: Query, keeps: Keeps) -> Slots:
    """The sum, as a follow-up changes it, with the quantities that it is of."""
    owed = query.command == "duty"
    if q.seen.untold:
        return {}
    beside = is_of_a_part(q) or answers_share(q.seen, e)
    if e.money and owed and (beside or (query.money and tells_costs_alone(q))):
        return {"money": e.money, "quantities": query.quantities or e.quantities}
    if (
        e.money
        and query.money is None
        and ((owed and _is_of_the_same(query)) or keeps("money", _KEEPS["money"]))
    ):
        money = sum_kept(q, e, e.money)
        return {"money": money, "quantities": query.quantities or quantities_kept(q, e)}
    if query.money and not query.good:
        return {"money": new_sum(q, e, query.money)}
    if not owed or query.money is not None or counted_anew(q, e) is not None:
        return {}
    return {"money": sum_without_currency(q, e)}


_OF_GOODS = frozenset({"tariff", "duty", "timeline", "changes"})
_OF_THEM_SAID = re.compile(
    r"\b(?:he|him|his|she|her|hers|they|their|il|elle|ses|sa|son|lui|leurs?)\b"
)
"""In a question about words: whoever the thread spoke of ('what did he say to that')."""


def _counted(q: Asked, e: Query, query: Query, kept: Slots) -> Slots:
    """How many there are, by the follow-up or its thread, and whether the sum is still worked out
    of a price of each."""
    now = None if is_of_a_part(q) else counted_now(q, e, query, kept.get("money"))
    out = _as_many(e, query, kept) if now is None else _so_many(q, e, query, kept, now)
    values: dict[str, str] = out.get("values") or kept.get("values") or query.values
    counted = values.get(COUNT) or (now is None and number_of(e.values.get(PRICED, "")) == 1)
    if not counted or query.values.get(PRICED) or not stays_priced(q, e, kept):
        return out
    return out | {"values": {**values, PRICED: e.values[PRICED] if now is None else as_count(now)}}


def _as_many(e: Query, query: Query, kept: Slots) -> Slots:
    """The thread's quantities and count, where a follow-up about the same goods tells none."""
    if query.quantities or query.values.get(COUNT) or kept.get("quantities"):
        return {}
    held = {COUNT: e.values[COUNT]} if COUNT in e.values else {}
    if EACH in e.values and kept.get("money"):
        held[EACH] = e.values[EACH]
    values = kept.get("values", query.values)
    return {"quantities": e.quantities, **({"values": {**values, **held}} if held else {})}


def _so_many(q: Asked, e: Query, query: Query, kept: Slots, many: Decimal) -> Slots:
    """The quantity or count that takes the place of the thread's."""
    told = number_of(query.values.get(COUNT, ""))
    if query.quantities or (told is not None and not is_taken_out(q, told)):
        return {}
    if len(e.quantities) == 1:
        return {"quantities": ((many, e.quantities[0][1]),)}
    return {"values": {**kept.get("values", query.values), COUNT: as_count(many)}}


_SUBHEADING = re.compile(r"(?<![\w.,$])\.(\d\d)\b(?!\.\d)")


def _beside(code: Code | None, folded: str) -> Code | None:
    """The thread's code, or the one of its heading that a follow-up tells: '.94' after 8708.30."""
    told = _SUBHEADING.search(folded)
    if code is None or told is None or _MONEY.search(folded):
        return code
    return Code(code.digits[:4] + told[1])


_MONEY = re.compile(r"[$€£]|\b(?:usd|cad|eur|cents?|%)")
