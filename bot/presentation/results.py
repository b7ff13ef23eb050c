"""An answer as data for programs: figures with days, sources with addresses, freshness, text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, cast

from bot.cards import Card, Choices, Quotation, words_of
from bot.domain.figures import FIGURE_KINDS, Figure
from bot.domain.frontier import unwatched
from bot.domain.snapshot import FactSnapshot
from bot.domain.sources import Source
from bot.ports import Snapshot
from bot.presentation.faces import short_text
from bot.presentation.messages import languages
from bot.presentation.plain_text import plain_text

_DAY = {"type": "string", "format": "date"}
_TEXT = {"type": "string"}
_NUMBER = {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"}


def _object(required: Iterable[str], **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


FIGURE_SCHEMA = _object(
    ("kind", "name", "words", "day"),
    kind={"enum": list(FIGURE_KINDS)},
    name=_TEXT,
    words={**_TEXT, "description": "the figure as it is said"},
    day={**_DAY, "description": "the day it speaks for, or begins on"},
    last={**_DAY, "description": "the last day known; absent where no end is"},
    percent={**_NUMBER, "description": "of the full value; absent where it is no percent of it"},
    amount=_NUMBER,
    currency={"type": "string", "pattern": "^[A-Z]{3}$"},
    before={**_TEXT, "description": "in words, what a change took the place of"},
    codes=_TEXT,
    **{"from": _TEXT, "to": _TEXT},
    usmca_claimed={"type": "boolean"},
    outcome=_TEXT,
    programme=_TEXT,
    measure=_TEXT,
    instrument=_TEXT,
    sources={"type": "array", "items": _TEXT, "description": "ids of entries of sources"},
)
SOURCE_SCHEMA = _object(
    ("id", "title", "kind"),
    id=_TEXT,
    title=_TEXT,
    publisher=_TEXT,
    kind={"enum": ["official", "secondary", "press"]},
    day=_DAY,
    address={"type": "string", "format": "uri"},
)
QUOTATION_SCHEMA = _object(
    ("words", "speaker", "day", "kind"),
    words=_TEXT,
    speaker=_TEXT,
    role=_TEXT,
    day=_TEXT,
    venue=_TEXT,
    source=_TEXT,
    context=_TEXT,
    kind={"enum": ["verbatim", "fragment", "paraphrase"]},
)
FRESHNESS_SCHEMA = _object(
    ("facts_to", "days_old", "revision"),
    facts_to={**_DAY, "description": "the day up to which facts are reviewed"},
    days_old={"type": "integer"},
    watched_to={"type": "string", "format": "date-time"},
    not_watched={
        "type": "array",
        "items": _TEXT,
        "description": "programmes of the answer that no feed is read for",
    },
    documents_waiting={"type": "integer", "description": "newer documents that nobody reviewed"},
    revision={"type": "integer", "description": "of the facts this answer rests on"},
    remark=_TEXT,
)
RESULT_SCHEMA = _object(
    (
        *("command", "title", "lang", "day", "asked_on", "short", "text"),
        *("figures", "sources", "freshness"),
    ),
    command={"type": ["string", "null"]},
    title=_TEXT,
    lang={"enum": list(languages())},
    day={**_DAY, "description": "the day the answer speaks for"},
    asked_on=_DAY,
    short={**_TEXT, "description": "the answer in a few lines"},
    text={**_TEXT, "description": "all of the answer"},
    figures={"type": "array", "items": FIGURE_SCHEMA},
    quotations={"type": "array", "items": QUOTATION_SCHEMA},
    sources={"type": "array", "items": SOURCE_SCHEMA},
    freshness=FRESHNESS_SCHEMA,
    next={"type": "array", "items": _TEXT, "description": "questions to go on with"},
)
"""JSON Schema (2020-12) of :func:`result`. Numbers are texts: no digit is lost in a float."""


def quick_schema() -> dict[str, Any]:
    """RESULT_SCHEMA with the fields of figures, quotations and sources described in $defs alone:
    checked are those without which none may be."""
    listed = {"figures": "figure", "quotations": "quotation", "sources": "source"}
    properties, defs = dict(RESULT_SCHEMA["properties"]), {}
    for name, one in listed.items():
        whole = properties[name]["items"]
        defs[one] = whole
        told = {"description": f"as $defs/{one} says", "required": whole["required"]}
        properties[name] = {"type": "array", "items": {"type": "object", **told}}
    return {**RESULT_SCHEMA, "properties": properties, "$defs": defs}


def result(card: Card, snapshot: Snapshot, today: date) -> dict[str, Any]:
    """The answer as RESULT_SCHEMA says, made once for a card that is given again. An answer for no
    day of its own speaks for today. Not to be changed.
    """
    key = (id(card), today)
    held = snapshot.data.get(key)
    if held is not None and held[0] is card:
        return cast("dict[str, Any]", held[1])
    made = _result(card, snapshot, today)
    snapshot.data.keep(key, (card, made))
    return made


def _result(card: Card, snapshot: Snapshot, today: date) -> dict[str, Any]:
    facts, figures = snapshot.facts, card.figures()
    slugs = dict.fromkeys((*card.sources, *(slug for f in figures for slug in f.sources)))
    quotations = [_quotation(part) for part in card.parts if isinstance(part, Quotation)]
    return {
        "command": card.command,
        "title": card.title,
        "lang": card.lang,
        "day": str(card.day or today),
        "asked_on": str(today),
        "short": short_text(card) or plain_text(card),
        "text": plain_text(card),
        "figures": [figure_data(figure) for figure in figures],
        **({"quotations": quotations} if quotations else {}),
        "sources": [source_data(facts.sources[s]) for s in slugs if s in facts.sources],
        "freshness": freshness(card, snapshot, today),
        **_next(card),
    }


def figure_data(figure: Figure) -> dict[str, Any]:
    """As FIGURE_SCHEMA says; what is empty is left out."""
    money = figure.money
    held = {
        "kind": figure.kind,
        "name": figure.name,
        "words": figure.words,
        "day": str(figure.day),
        "last": str(figure.last) if figure.last else None,
        "percent": _number(figure.percent) if figure.percent is not None else None,
        "amount": f"{money.amount:f}" if money else None,
        "currency": (money.currency or None) if money else None,
        "before": figure.before,
        "codes": figure.codes,
        "from": figure.origin,
        "to": figure.imposing,
        "usmca_claimed": {"usmca": True, "none": False}.get(figure.claim),
        "outcome": figure.outcome,
        "programme": figure.programme,
        "measure": figure.measure,
        "instrument": figure.instrument,
        "sources": list(figure.sources),
    }
    return {k: v for k, v in held.items() if v not in (None, "", [])}


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}"


def source_data(source: Source) -> dict[str, Any]:
    """As SOURCE_SCHEMA says."""
    held = {
        "id": source.slug,
        "title": source.title,
        "publisher": source.publisher,
        "kind": source.kind.value,
        "day": str(source.day) if source.day else "",
        "address": source.address if source.address.startswith(("https://", "http://")) else "",
    }
    return {k: v for k, v in held.items() if v}


def freshness(
    card: Card | None, snapshot: Snapshot, today: date, *, programmes: Sequence[str] = ()
) -> dict[str, Any]:
    """To what day facts are reviewed and watched, and what waits.

    ``programmes`` are those that it is about where no card says it.
    """
    facts: FactSnapshot = snapshot.facts
    frontier = snapshot.frontier
    missed = [slug for slug in dict.fromkeys(programmes) if slug not in frontier.programmes]
    nothing = bool(missed) and len(missed) == len(set(programmes))
    if card is not None and card.query is not None:
        without = unwatched(card.query, facts, frontier, today)
        missed, nothing = list(without.programmes), without.all
    watched = None if nothing else frontier.watched_to
    waiting = len(snapshot.frontier.waiting)
    remark = card.short.note if card is not None and card.short else ""
    return {
        "facts_to": str(facts.data_as_of),
        "days_old": max((today - facts.data_as_of).days, 0),
        **({"watched_to": watched.isoformat()} if watched else {}),
        **({"not_watched": missed} if missed and frontier.watched_to else {}),
        **({"documents_waiting": waiting} if waiting else {}),
        "revision": facts.revision,
        **({"remark": remark} if remark else {}),
    }


def _quotation(part: Quotation) -> dict[str, Any]:
    held = {name: getattr(part, name) for name in ("words", "speaker", "role", "day", "venue")}
    held |= {"source": words_of(part.source), "context": part.context, "kind": part.kind}
    return {k: v for k, v in held.items() if v or k in ("words", "speaker", "day")}


def _next(card: Card) -> dict[str, list[str]]:
    shown = card.short.actions + card.short.others if card.short else ()
    listed = [o for part in card.parts if isinstance(part, Choices) for o in part.options]
    asked = dict.fromkeys(o.question for o in (*shown, *listed) if o.question)
    return {"next": list(asked)} if asked else {}
