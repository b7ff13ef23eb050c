"""A heading of chapter 99: printed in the schedule, in force or not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.cards import Bullets, Card, Notice, cited
from bot.commands.rates.dated_card import FactsOnDay, dated_card
from bot.commands.spec import CommandContext
from bot.domain.codes import Code
from bot.domain.duty import Free
from bot.domain.measures import Measure, Relief, Status
from bot.domain.questions import Query
from bot.domain.text import Lang
from bot.domain.words import capital
from bot.errors import UnknownGood
from bot.presentation import faces
from bot.presentation.budget import ShortLine, within_budget
from bot.presentation.citations import Footnotes
from bot.presentation.dates import said, titled
from bot.presentation.figures import measure_figures
from bot.presentation.freshness import facts_to
from bot.presentation.laws.card import rates_of
from bot.presentation.measures import measure_line, on_day, reduced_words, span_words
from bot.presentation.plain_words import colon, spoken
from bot.presentation.rate_words import law
from bot.presentation.tariff import words as tariff_words

_WEIGHTIEST = (
    *(Status.IN_FORCE, Status.SCHEDULED, Status.ANNOUNCED, Status.THREATENED),
    *(Status.ENDED, Status.WITHDRAWN),
)
"""A heading stands as the first of these that some measure under it has."""


_ITEM = "0000"
"""How a tariff item of Canada's chapter 99 ends; no US heading does."""


def is_heading(code: Code, imposing: str | None) -> bool:
    """Whether a code of chapter 99 is a US heading, rather than a Canadian tariff item."""
    if not code.digits.startswith(_CHAPTER) or imposing == "CA":
        return False
    return imposing is not None or not code.digits[len("9900") :].startswith(_ITEM)


_CHAPTER = "99"


def heading_card(query: Query, context: CommandContext) -> Card:
    """The measures under a chapter 99 heading, and how they stand. Raises UnknownGood."""
    facts, lang = context.snapshot.facts, context.lang
    assert query.code is not None
    printed = query.code.dotted
    day = query.day or query.until or context.question.day
    found = _standing((m for m in facts.measures.values() if printed in m.heading), day)
    if not found and (freed := _relieved(query, context, day)) is not None:
        return freed
    if not found:
        raise UnknownGood(
            tariff_words.NO_MEASURE.on(lang, heading=printed),
            suggestions=("/timeline section 338",),
        )
    notes = Footnotes(facts)
    stands = tariff_words.STANDS[found[0].status_on(day)].on(lang)
    lines = tuple(
        cited(
            titled(lang, tariff_words.STANDS[m.status_on(day)].on(lang), ""),
            measure_line(m, lang, notes),
        )
        for m in found
    )
    alive = [m for m in found if m.status_on(day) is Status.IN_FORCE]
    rates = rates_of(alive, lang)
    return _told_of_heading(
        query,
        context,
        FactsOnDay(
            title=printed,
            headline=f"{printed}, {on_day(day, lang)}{colon(lang)}{stands}",
            day=day,
            parts=(Bullets(items=lines), Notice(text=tariff_words.PRINTED.on(lang))),
            figures=lambda: measure_figures(found, day, lang),
        ),
        notes,
        in_short=f"{rates}, {stands}" if rates else stands,
        lines=[f"{m.label.on(lang)} ({span_words(m.validity, lang)})" for m in found],
    )


def _told_of_heading(
    query: Query,
    context: CommandContext,
    told: FactsOnDay,
    notes: Footnotes,
    *,
    in_short: str,
    lines: Iterable[str],
) -> Card:
    """The card of a heading; in short, ``in_short`` behind the heading and the ``lines`` that fit,
    the weightiest first."""
    lang = context.lang
    head = f"{told.title}{colon(lang)}{in_short}"
    ranked = [ShortLine(text=spoken(text, lang), rank=n) for n, text in enumerate(lines)]
    return faces.in_short(
        dated_card(query, context, notes, told),
        headline=head,
        lines=within_budget(head, ranked, lang),
        note=facts_to(context.snapshot.facts.data_as_of, told.day, context.question.day, lang),
    )


def _standing(measures: Iterable[Measure], day: date) -> list[Measure]:
    """Those in force first. Headings are written out, or as ranges that are meant to be read by
    people."""
    return sorted(measures, key=lambda m: _WEIGHTIEST.index(m.status_on(day)))


def _relieved(query: Query, context: CommandContext, day: date) -> Card | None:
    """A heading that frees goods of a duty, or lowers it: under which conditions, and which duty.
    What the duty charges the others is not what is owed under it. None for no such heading."""
    facts, lang = context.snapshot.facts, context.lang
    assert query.code is not None
    printed = query.code.dotted
    measures = facts.measures.values()
    found = _standing((m for m in measures if any(printed in r.heading for r in m.reliefs)), day)
    if not found:
        return None
    stands = tariff_words.STANDS[found[0].status_on(day)].on(lang)
    alive = [m for m in found if m.status_on(day) is found[0].status_on(day)]
    notes = Footnotes(facts)
    reliefs = [(m, r) for m in alive for r in m.reliefs if printed in r.heading]
    told = {
        capital(
            f"{law(facts.programmes[m.programme], lang)}{colon(lang)}{_owed_instead(r, lang)}"
        ): m
        for m, r in reliefs
    }
    free = all(isinstance(r.duty, Free) for _, r in reliefs)
    kind = (tariff_words.FREES if free else tariff_words.LOWERS).on(lang)
    items = tuple(cited(text, notes.mark(m.sources, limit=2)) for text, m in told.items())
    return _told_of_heading(
        query,
        context,
        FactsOnDay(
            title=printed,
            headline=f"{printed}, {on_day(day, lang)}{colon(lang)}{kind}, {stands}",
            day=day,
            parts=(Bullets(items=items), Notice(text=tariff_words.PRINTED.on(lang))),
            figures=tuple,
        ),
        notes,
        in_short=f"{kind}, {stands}",
        lines=told,
    )


def _owed_instead(relief: Relief, lang: Lang) -> str:
    """'Civil aircraft', 'UK goods within the quota → 10%'."""
    if isinstance(relief.duty, Free):
        return said(relief.label, lang)
    return reduced_words(relief, lang)
