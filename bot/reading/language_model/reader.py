"""A reader that asks a language model, and keeps the local reading beside its reply.

What the model says is a query, never a figure or a sentence to show. Where it is late, away, beside
the form or not borne out by the text, the local reading stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.domain.questions import Query, Question
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Words
from bot.errors import UnknownGood
from bot.ports import Snapshot
from bot.ports.language_model import LanguageModel, ModelMode, ModelReply
from bot.presentation import not_read
from bot.reading.language_model.checked import SURE, checked
from bot.reading.language_model.prompt import model_request
from bot.reading.language_model.reply import later_slots, reply_slots
from bot.reading.marks import MarkKind
from bot.reading.queries.confidence import THRESHOLD
from bot.reading.reader import LocalReading, local_reading
from bot.reading.reading import Alternative, ParseResult

_MOST_OFFERED = 3
_DOUBT = 0.1
"""The least chance of the local reading where the model's is another one: it is offered."""
UNUSABLE = "unusable"
"""The outcome of a reply that names no command."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelReader:
    """Reads with a model: every question, or those of which the local reader is unsure."""

    model: LanguageModel

    async def read(
        self, question: Question, snapshot: Snapshot, earlier: Query | None
    ) -> ParseResult:
        """The reading. What is refused (orders, evasion, abuse) or empty goes to no model."""
        local = local_reading(question, snapshot, earlier)
        if local.asked is None or not (self.model.mode is ModelMode.ALWAYS or _unsure(local)):
            return local.result
        request = model_request(question, local.asked, local.earlier, snapshot.facts)
        return _taken(local, await self.model.ask(request), snapshot)


def _unsure(local: LocalReading) -> bool:
    """Whether the local reader is below its threshold, or found nothing to answer about."""
    result = local.result
    unfound = isinstance(result.error, UnknownGood)
    return not result.sure or unfound or result.confidence < THRESHOLD


def _taken(local: LocalReading, reply: ModelReply, snapshot: Snapshot) -> ParseResult:
    """The model's reading with the local one as the next; the local one where there is no other."""
    outcome = str(reply.outcome)
    if reply.content is None or local.asked is None or local.read is None:
        return replace(local.result, model=outcome)
    slots = reply_slots(reply.content)
    if slots is None:
        return replace(local.result, model=UNUSABLE)
    if slots.command == "none" and local.read.commands[local.read.command] >= SURE:
        return replace(local.result, model=outcome)
    found = checked(slots, local.asked, local.read, snapshot.facts, local.turns)
    result = local.instead(found.read)
    lost = isinstance(result.error, UnknownGood) and not slots.good_text
    if lost and local.result.error is None:
        return replace(local.result, model=outcome)
    return replace(
        result,
        queries=(*result.queries, *_later(local, reply.content, snapshot.facts)),
        alternatives=_beside(result, local.result),
        notes=(*_not_named(result, local, snapshot), *result.notes),
        model=outcome,
    )


def _later(local: LocalReading, content: Mapping[str, Any], facts: FactSnapshot) -> Iterator[Query]:
    """The later questions that a model read. One of which a slot is not borne out is no question:
    the local reading of the whole text says nothing of it."""
    if local.asked is None or local.read is None:
        return
    for slots in later_slots(content):
        found = checked(slots, local.asked, local.read, facts, local.turns)
        result = local.instead(found.read)
        if slots.command not in _NO_QUESTION and not found.dropped and result.error is None:
            yield from result.queries


_NO_QUESTION = frozenset({"none", "help"})


def _not_named(result: ParseResult, local: LocalReading, snapshot: Snapshot) -> Iterator[Words]:
    """The goods that the model read where no name known here stands: said, to be mended."""
    query, asked = result.query, local.asked
    if query is None or asked is None:
        return
    named = {v for mark in asked.seen.of(MarkKind.GOOD) for v in mark.values}
    if local.earlier is not None:
        named |= {local.earlier.good or "", *local.earlier.goods}
    for slug in query.goods or filter(None, (query.good,)):
        if slug not in named:
            yield not_read.not_named(snapshot.facts.goods[slug].name)


def _beside(result: ParseResult, local: ParseResult) -> tuple[Alternative, ...]:
    """The other readings, that of the local reader first where it is another."""
    other = local.query
    if other is None or local.error is not None or other == result.query:
        return result.alternatives
    chance = max(round(1 - result.confidence, 3), _DOUBT)
    first = Alternative(query=other, command=other.command, chance=chance)
    rest = (a for a in result.alternatives if a.query != other)
    return (first, *rest)[:_MOST_OFFERED]
