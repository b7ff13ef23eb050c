"""A heading of chapter 99: printed in the schedule, in force or not."""

from __future__ import annotations

from bot.cards import Bullets, Card, Notice, cited
from bot.commands.rates.dated_card import FactsOnDay, dated_card
from bot.commands.spec import CommandContext
from bot.domain.measures import Measure, Status
from bot.domain.questions import Query
from bot.errors import UnknownGood
from bot.presentation.budget import ShortLine, within_budget
from bot.presentation.citations import Footnotes
from bot.presentation.dates import titled
from bot.presentation.faces import in_short
from bot.presentation.figures import measure_figures
from bot.presentation.freshness import facts_to
from bot.presentation.laws.card import rates_of
from bot.presentation.measures import measure_line, on_day, span_words
from bot.presentation.plain_words import colon, spoken
from bot.presentation.tariff import words as tariff_words

_WEIGHTIEST = (
    *(Status.IN_FORCE, Status.SCHEDULED, Status.ANNOUNCED, Status.THREATENED),
    *(Status.ENDED, Status.WITHDRAWN),
)
"""A heading stands as the first of these that some measure under it has."""


def heading_card(query: Query, context: CommandContext) -> Card:
    """The measures under a chapter 99 heading, and how they stand. Raises UnknownGood."""
    facts, lang = context.snapshot.facts, context.lang
    assert query.code is not None
    printed = query.code.dotted
    day = query.day or query.until or context.question.day
    found = sorted(
        (m for m in facts.measures.values() if _under(m, printed)),
        key=lambda m: _WEIGHTIEST.index(m.status_on(day)),
    )
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
    card = dated_card(
        query,
        context,
        notes,
        FactsOnDay(
            title=printed,
            headline=f"{printed}, {on_day(day, lang)}{colon(lang)}{stands}",
            day=day,
            parts=(Bullets(items=lines), Notice(text=tariff_words.PRINTED.on(lang))),
            figures=lambda: measure_figures(found, day, lang),
        ),
    )
    alive = [m for m in found if m.status_on(day) is Status.IN_FORCE]
    rates = rates_of(alive, lang)
    head = f"{printed}{colon(lang)}{f'{rates}, {stands}' if rates else stands}"
    told = [
        ShortLine(text=spoken(f"{m.label.on(lang)} ({span_words(m.validity, lang)})", lang), rank=n)
        for n, m in enumerate(found)
    ]
    return in_short(
        card,
        headline=head,
        lines=within_budget(head, told, lang),
        note=facts_to(facts.data_as_of, day, context.question.day, lang),
    )


def _under(measure: Measure, printed: str) -> bool:
    """Headings are written out, or as ranges that are meant to be read by people."""
    named = [measure.heading, *(r.heading for r in measure.reliefs)]
    return any(printed in heading for heading in named)
