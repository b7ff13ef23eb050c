"""What is dated and still to come: starts and ends of law, events; soonest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from bot.cards import Bullets, Passage, cited
from bot.commands.changes.about import About
from bot.domain.days import Validity
from bot.domain.measures import Measure, Standing
from bot.domain.rate_moves import eased_moves
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation import changes_answer
from bot.presentation.citations import Footnotes
from bot.presentation.dates import titled
from bot.presentation.events import event_line
from bot.presentation.measures import measure_words

_SHOWN = 15
_Dated = tuple[date, str, Callable[[Footnotes], Passage]]
"""A day, what settles the order within it, and the line: only lines that are shown cite."""


def ahead_part(
    facts: FactSnapshot, period: Validity, notes: Footnotes, asked: About, lang: Lang
) -> tuple[Bullets, ...]:
    """The starts and ends of enacted measures between the two countries, and the events, of
    ``period``; nothing where there is none. An end is the first day without; one that a successor
    takes up is told by its start."""
    dated = [*_turns(facts, period, asked, lang), *_events(facts, period, asked, lang)]
    dated += _exempt(facts, period, asked, lang)
    dated.sort(key=lambda item: item[:2])
    shown = [line(notes) for _, _, line in dated[:_SHOWN]]
    if len(dated) > _SHOWN:
        shown.append(changes_answer.MORE.on(lang, n=len(dated) - _SHOWN))
    return (Bullets(title=changes_answer.TITLE.on(lang), items=tuple(shown)),) if shown else ()


def _turns(facts: FactSnapshot, period: Validity, asked: About, lang: Lang) -> Iterator[_Dated]:
    followed = {m.replaces for m in facts.measures.values()}
    for measure in filter(_law_between, facts.measures.values()):
        if asked.slugs and measure.slug not in asked.slugs:
            continue
        over = measure.validity.ends_on
        if period.holds(measure.validity.first):
            yield _turn(measure, measure.validity.first, changes_answer.STARTS.on(lang), lang)
        if over is not None and period.holds(over) and measure.slug not in followed:
            yield _turn(measure, over, changes_answer.ENDS.on(lang), lang)


def _exempt(facts: FactSnapshot, period: Validity, asked: About, lang: Lang) -> Iterator[_Dated]:
    """Codes that are exempt for a time: when they come to be, and when they are charged again."""
    law = [measure for measure in facts.measures.values() if _law_between(measure)]
    for move in eased_moves(law, period):
        if not asked.slugs or move.measure.slug in asked.slugs:
            words = (
                changes_answer.SOME_EXEMPT if move.after is None else changes_answer.EXEMPT_NO_MORE
            )
            yield _turn(move.measure, move.day, words.on(lang), lang)


def _turn(measure: Measure, day: date, verb: str, lang: Lang) -> _Dated:
    def line(notes: Footnotes) -> Passage:
        told = titled(lang, day, verb, measure_words(measure, lang))
        return cited(told, notes.mark(measure.sources, limit=1))

    return day, measure.slug, line


def _events(facts: FactSnapshot, period: Validity, asked: About, lang: Lang) -> Iterator[_Dated]:
    for event in facts.events.values():
        if period.holds(event.day.first) and asked.has_event(event):
            yield event.day.first, event.slug, partial(event_line, event, lang=lang, most=1)


def _law_between(measure: Measure) -> bool:
    return measure.origins.neighbours and measure.standing is Standing.ENACTED
