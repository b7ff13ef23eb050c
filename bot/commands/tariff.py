"""/tariff: what is owed on a good or a code, on a day, in a direction."""

from __future__ import annotations

from datetime import date

from bot.cards import Bullets, Card, Choices, Headline, Notice, Option, Part, Prose, Table
from bot.commands.base_rate import base_part
from bot.commands.claims import claim_card
from bot.commands.dates import said
from bot.commands.footnotes import Footnotes
from bot.commands.gist import gist, headline, rates
from bot.commands.happenings import events_part
from bot.commands.heading import HEADINGS, heading_card
from bot.commands.options import FROM, GOOD, ON, TO, USMCA
from bot.commands.programme import programme_card
from bot.commands.spec import Command, Sitting
from bot.commands.standing import knowledge, laws_part, programme_parts, standing_parts
from bot.commands.subjects import Subject, direction_of, subjects_of
from bot.commands.tariff_period import period_card
from bot.commands.words import (
    direction_words,
    on_day,
    scope_words,
)
from bot.domain.asks import Request
from bot.domain.book import Book
from bot.domain.measures import Measure
from bot.domain.outlook import Direction, Outlook, charged, in_direction
from bot.domain.text import Lang, Text
from bot.errors import BadOption

_WHICH = Text(
    en="Which good or code? For example: /tariff steel, or /tariff 7208.51.",
    fr="Quel produit ou quel code ? Par exemple : /tariff acier, ou /tariff 7208.51.",
)
_EVENTS, _SIDE_BY_SIDE = 3, 10
_ADDED = Text(en="additional duty", fr="droit additionnel")
_COLUMNS = (
    Text(en="Codes", fr="Codes"),
    Text(en="Additional duty", fr="Droit additionnel"),
)


async def answer(request: Request, sitting: Sitting) -> Card:
    """The measures that apply, the rate they make, and what came before and comes next."""
    book = sitting.shelf.book
    if request.claim_about is not None:
        return claim_card(request, sitting)
    subjects = subjects_of(request, book)
    if request.code is not None and request.code.digits.startswith(HEADINGS):
        return heading_card(request, sitting)
    if not subjects and request.programme is not None:
        return programme_card(request, sitting)
    if not subjects:
        raise BadOption(_WHICH.on(sitting.lang), suggestions=("/tariff steel", "/tariff cars"))
    if request.since is not None or request.until is not None:
        return period_card(request, sitting, subjects)
    if len(subjects) > 1:
        return _several(request, sitting, subjects)
    return await _one(request, sitting, subjects[0])


async def _one(request: Request, sitting: Sitting, subject: Subject) -> Card:
    book, lang = sitting.shelf.book, sitting.lang
    day = request.day or sitting.ask.day
    direction = _facing(subject, direction_of(request, lang), request, book)
    notes = Footnotes(book)
    found = subject.outlook(book, direction, day)
    parts: list[Part] = [
        Headline(text=headline(subject, found, request.claim, lang)),
        *knowledge(book, day, sitting.ask.day, lang),
        *_table(found, request.claim, lang),
        *programme_parts(request, found, book, notes, lang),
        *standing_parts(found, book, notes, lang),
        *_events(subject, book, notes, lang, day),
        *await base_part(subject, direction, sitting, day),
    ]
    if request.imposing is None and request.origin is None:
        parts.append(_back(subject, request, sitting, direction.back, day))
    if subject.good is not None and subject.good.note is not None:
        parts.append(Notice(text=said(subject.good.note, lang)))
    return Card(
        title=f"{subject.title(lang)}: {direction_words(direction, lang)}",
        lang=lang,
        command="tariff",
        request=request,
        day=day,
        data_as_of=book.data_as_of,
        parts=(*parts, *notes.part, _go_on(subject, direction, lang)),
        sources=notes.slugs,
    )


def _facing(subject: Subject, usual: Direction, request: Request, book: Book) -> Direction:
    """The usual direction; the other one where no law at all was ever made for this one."""
    asked = request.imposing is not None or request.origin is not None
    measures = subject.measures(book)
    if asked or in_direction(measures, usual) or not in_direction(measures, usual.back):
        return usual
    return usual.back


def _events(
    subject: Subject, book: Book, notes: Footnotes, lang: Lang, day: date
) -> tuple[Bullets, ...]:
    """What happened about the good itself, newest first."""
    slug = subject.good.slug if subject.good else ""
    mine = (e for e in book.events.values() if slug in e.goods)
    return events_part(mine, notes, lang, until=day, most=_EVENTS) if slug else ()


def _table(found: Outlook, claim: str | None, lang: Lang) -> tuple[Table, ...]:
    distinct = rates(found, claim, lang)
    if len(distinct) < 2:
        return ()
    rows = tuple((scope_words(scope, lang), rate) for rate, scope in distinct)
    return (Table(columns=tuple(c.on(lang) for c in _COLUMNS), rows=rows),)


def _back(
    subject: Subject, request: Request, sitting: Sitting, direction: Direction, day: date
) -> Prose:
    book, lang = sitting.shelf.book, sitting.lang
    title = Text(en="The other direction", fr="Dans l'autre sens").on(lang)
    found = subject.outlook(book, direction, day)
    words = f"{direction_words(direction, lang)}: {gist(found, request.claim, lang)}"
    return Prose(title=title, text=words)


def _go_on(subject: Subject, direction: Direction, lang: Lang) -> Choices:
    back = direction.back
    name = subject.typed if subject.code else subject.name.on(lang)
    return Choices(
        options=(
            Option(
                label=direction_words(back, lang),
                ask=f"/tariff {name} from {back.origin} to {back.imposing}",
            ),
            Option(
                label=Text(en="Timeline and chart", fr="Chronologie et graphique").on(lang),
                ask=f"/timeline {name}",
            ),
        )
    )


def _several(request: Request, sitting: Sitting, subjects: tuple[Subject, ...]) -> Card:
    """Several goods side by side: one row a good and direction."""
    book, lang = sitting.shelf.book, sitting.lang
    day = request.day or sitting.ask.day
    first = direction_of(request, lang)
    asked_one = request.imposing is not None or request.origin is not None
    directions = (first,) if asked_one else (first, first.back)
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


TARIFF = Command(
    name="tariff",
    help=Text(
        en="What is the duty on a good, on a day, between Canada and the United States",
        fr="Le droit sur un produit, un jour donné, entre le Canada et les États-Unis",
    ),
    options=(GOOD, FROM, TO, ON, USMCA),
    examples=(
        Text(en="/tariff steel", fr="/tariff acier"),
        Text(en="/tariff lumber on 2025-11-01", fr="/tariff bois d'œuvre on 2025-11-01"),
        Text(en="/tariff 7208.51 usmca yes", fr="/tariff 7208.51 usmca oui"),
        Text(en="/tariff cars from US to Canada", fr="/tariff voitures from US to Canada"),
    ),
    answer=answer,
)
