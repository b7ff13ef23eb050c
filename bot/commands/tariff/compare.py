"""Several goods in one answer, side by side."""

from __future__ import annotations

from dataclasses import replace

from bot.cards import Card, Choices, Headline, Option, Table
from bot.commands.rates.headline import gist
from bot.commands.rates.measure_lists import knowledge, laws_part
from bot.commands.rates.subject import Subject, direction_of
from bot.commands.spec import Sitting
from bot.domain.measures import Measure
from bot.domain.questions import Request
from bot.domain.rate_summary import Direction, charged
from bot.domain.text import Lang, Text
from bot.presentation.citations import Footnotes
from bot.presentation.measures import direction_words, on_day

_SIDE_BY_SIDE = 10
VERSUS = "versus"
"""Option value of a request that sets a second country of origin beside the first."""
_ADDED = Text(en="additional duty", fr="droit additionnel")


def side_by_side(request: Request, sitting: Sitting, subjects: tuple[Subject, ...]) -> Card:
    """Goods and directions side by side: a row a good, a column a direction."""
    book, lang = sitting.shelf.book, sitting.lang
    day = request.day or sitting.ask.day
    directions = _directions(request, lang)
    notes = Footnotes(book)
    rows = []
    laws: dict[str, Measure] = {}
    for subject in subjects[:_SIDE_BY_SIDE]:
        looks = [subject.outlook(book, d, day) for d in directions]
        charged_now = [r for o in looks for b in o.burdens for r in charged((*b.plain, *b.claimed))]
        mark = notes.mark([s for r in charged_now for s in r.measure.sources[:1]], limit=3)
        gists = [gist(o, request.claim, lang) for o in looks]
        rows.append((subject.title(lang), *gists[:-1], gists[-1] + mark))
        laws.update((r.measure.slug, r.measure) for r in charged_now)
    names = ", ".join(s.title(lang) for s in subjects)
    columns = (
        Text(en="Good", fr="Produit").on(lang),
        *(direction_words(d, lang) for d in directions),
    )
    return Card(
        title=names,
        lang=lang,
        command="tariff",
        request=request,
        day=day,
        data_as_of=book.data_as_of,
        parts=(
            Headline(text=f"{names}: {_ADDED.on(lang)} {on_day(day, lang)}"),
            *knowledge(book, day, sitting.ask.day, lang),
            Table(columns=columns, rows=tuple(rows)),
            *laws_part(laws.values(), notes, lang),
            *notes.part,
            Choices(
                options=tuple(
                    Option(label=s.title(lang), ask=f"/tariff {s.typed}") for s in subjects[:5]
                )
            ),
        ),
        sources=notes.slugs,
    )


def _directions(request: Request, lang: Lang) -> tuple[Direction, ...]:
    """The one asked about, both ways where none was, or those of two origins."""
    first = direction_of(request, lang)
    if VERSUS in request.values:
        return first, replace(first, origin=request.values[VERSUS])
    asked_one = request.imposing is not None or request.origin is not None
    return (first,) if asked_one else (first, first.back)
