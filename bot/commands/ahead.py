"""What is dated and still to come: starts and ends of law, events; soonest first."""

from __future__ import annotations

from datetime import date

from bot.cards import Bullets
from bot.commands.footnotes import Footnotes
from bot.commands.happenings import event_line
from bot.commands.words import measure_words
from bot.domain.book import Book
from bot.domain.days import Validity
from bot.domain.measures import Measure, Standing
from bot.domain.text import Lang, Text

_SHOWN = 15
_TITLE = Text(en="Dated ahead", fr="Daté et à venir")
_STARTS = Text(en="starts", fr="commence")
_ENDS = Text(en="ends", fr="prend fin")
_MORE = Text(en="and {} more", fr="et {} autres")


def ahead_part(book: Book, period: Validity, notes: Footnotes, lang: Lang) -> tuple[Bullets, ...]:
    """The starts and ends of enacted measures between the two countries, and the events, of
    ``period``; nothing where there is none. An end is the first day without; one that a successor
    takes up is told by its start."""
    followed = {m.replaces for m in book.measures.values()}
    found: list[tuple[date, str, str, str]] = []
    for measure in book.measures.values():
        if not _law_between(measure):
            continue
        words = f"{measure_words(measure, lang)}{notes.mark(measure.sources, limit=1)}"
        over = measure.validity.ends_on
        if period.holds(measure.validity.first):
            found.append((measure.validity.first, measure.slug, _STARTS.on(lang), words))
        if over is not None and period.holds(over) and measure.slug not in followed:
            found.append((over, measure.slug, _ENDS.on(lang), words))
    lines = [(day, slug, f"{day}: {verb}: {words}") for day, slug, verb, words in found]
    lines += [
        (event.day.first, event.slug, event_line(event, notes, lang, 1))
        for event in book.events.values()
        if period.holds(event.day.first)
    ]
    lines.sort()
    shown = [text for _, _, text in lines[:_SHOWN]]
    if len(lines) > _SHOWN:
        shown.append(_MORE.on(lang).format(len(lines) - _SHOWN))
    return (Bullets(title=_TITLE.on(lang), items=tuple(shown)),) if shown else ()


def _law_between(measure: Measure) -> bool:
    between = measure.origins.hit("CA") or measure.origins.hit("US")
    return between and measure.standing is Standing.ENACTED
