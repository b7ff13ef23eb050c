"""/tariff over a period: every rate within it, with the days it held."""

from __future__ import annotations

from datetime import date, timedelta

from bot.cards import Bullets, Card, Headline, Part, Table
from bot.commands.footnotes import Footnotes
from bot.commands.spec import Sitting
from bot.commands.standing import START, knowledge, remarks
from bot.commands.subjects import Subject, direction_of
from bot.commands.words import burden_words, direction_words, measure_line, scope_words
from bot.domain.asks import Request
from bot.domain.days import Validity
from bot.domain.measures import Measure
from bot.domain.outlook import Direction, charged, in_direction, turning_days
from bot.domain.text import Lang, Text

_COLUMNS = (
    Text(en="Days", fr="Jours"),
    Text(en="Codes", fr="Codes"),
    Text(en="Additional duty", fr="Droit additionnel"),
)


def period_card(request: Request, sitting: Sitting, subjects: tuple[Subject, ...]) -> Card:
    """One table a good and direction: the rates between ``since`` and ``until``, both included."""
    book, lang = sitting.shelf.book, sitting.lang
    first = request.since or START
    last = max(request.until or sitting.ask.day, first)
    period = Validity(first=first, last=last)
    direction = direction_of(request, lang)
    both = request.imposing is None and request.origin is None
    notes = Footnotes(book)
    parts: list[Part] = []
    used: dict[str, Measure] = {}
    for subject in subjects:
        for way in (direction, direction.back) if both else (direction,):
            parts.append(
                _table(subject, way, period=period, sitting=sitting, claim=request.claim, used=used)
            )
    names = ", ".join(s.title(lang) for s in subjects)
    span = f"{first} {Text(en='to', fr='au').on(lang)} {last}"
    lines = tuple(measure_line(m, lang, notes) for m in used.values())
    return Card(
        title=f"{names}: {span}",
        lang=lang,
        command="tariff",
        request=request,
        day=last,
        data_as_of=book.data_as_of,
        parts=(
            Headline(text=f"{names}, {span}"),
            *knowledge(book, last, sitting.ask.day, lang),
            *parts,
            *((Bullets(title=_UNDER.on(lang), items=lines),) if lines else ()),
            *remarks(tuple(used.values()), lang),
            *notes.part,
        ),
        sources=notes.slugs,
    )


_UNDER = Text(en="Under", fr="Au titre de")


def _table(
    subject: Subject,
    direction: Direction,
    *,
    period: Validity,
    sitting: Sitting,
    claim: str | None,
    used: dict[str, Measure],
) -> Table:
    """Rows of days, codes and rate; neighbouring days that say the same are one row."""
    book, lang = sitting.shelf.book, sitting.lang
    turns = turning_days(in_direction(subject.measures(book), direction), period)
    said: list[tuple[date, tuple[tuple[str, str], ...]]] = []
    for day in turns:
        found = subject.outlook(book, direction, day)
        rates = tuple(
            (
                scope_words(b.scope, lang) if len(found.burdens) > 1 else "",
                burden_words(b, claim, lang),
            )
            for b in found.burdens
        )
        for burden in found.burdens:
            used.update(
                (r.measure.slug, r.measure) for r in charged((*burden.plain, *burden.claimed))
            )
        if not said or said[-1][1] != rates:
            said.append((day, rates))
    ends = [day - timedelta(days=1) for day, _ in said[1:]] + [period.last]
    rows = tuple(
        (_days(first, last, lang), codes, words)
        for (first, rates), last in zip(said, ends, strict=True)
        for codes, words in rates
    )
    columns = tuple(c.on(lang) for c in _COLUMNS)
    return Table(
        title=f"{subject.title(lang)}, {direction_words(direction, lang)}",
        columns=columns,
        rows=rows,
    )


def _days(first: date, last: date | None, lang: Lang) -> str:
    if first == last:
        return str(first)
    return f"{first} {Text(en='to', fr='au').on(lang)} {last}"
