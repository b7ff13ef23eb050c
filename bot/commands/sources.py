"""/sources: what the facts rest on, and to what day they reach."""

from __future__ import annotations

from bot.cards import Bullets, Card, Fields, Headline, Notice, Reference, References
from bot.commands.spec import Command, Sitting
from bot.domain.questions import Request
from bot.domain.snapshot import Book
from bot.domain.sources import Source, SourceKind
from bot.domain.text import Lang, Text
from bot.presentation.citations import reference

_SHOWN = 12
_KINDS = {
    SourceKind.OFFICIAL: Text(
        en="official texts (proclamations, orders, gazettes, schedules)",
        fr="textes officiels (proclamations, décrets, gazettes, tarifs)",
    ),
    SourceKind.SECONDARY: Text(
        en="secondary sources (law firms, brokers, public trackers)",
        fr="sources secondaires (cabinets, courtiers, registres publics)",
    ),
    SourceKind.PRESS: Text(en="press", fr="presse"),
}


async def answer(request: Request, sitting: Sitting) -> Card:
    """The documents behind the facts, by kind, and how fresh they are."""
    book, lang = sitting.shelf.book, sitting.lang
    late = (sitting.ask.day - book.data_as_of).days
    text = Text(
        en="Facts are known up to {}; {} sources stand behind them.",
        fr="Les faits sont connus jusqu'au {}; {} sources les appuient.",
    )
    age = Text(
        en="That is {} days before today: what changed since, I don't know.",
        fr="C'est {} jours avant aujourd'hui : j'ignore ce qui a changé depuis.",
    )
    shown = _newest(book)
    return Card(
        title=Text(en="Sources", fr="Sources").on(lang),
        lang=lang,
        command="sources",
        request=request,
        day=sitting.ask.day,
        data_as_of=book.data_as_of,
        parts=(
            Headline(text=text.on(lang).format(book.data_as_of, len(book.sources))),
            *((Notice(text=age.on(lang).format(late), tone="warning"),) if late > 0 else ()),
            Bullets(items=_counts(book, lang)),
            Fields(rows=(*_held(book, lang), *await _schedules(sitting))),
            Notice(
                text=Text(
                    en="Each answer lists its own sources. The newest official ones:",
                    fr="Chaque réponse donne ses sources. Les plus récentes, officielles :",
                ).on(lang)
            ),
            References(items=shown),
        ),
        sources=tuple(book.sources),
    )


def _counts(book: Book, lang: Lang) -> tuple[str, ...]:
    return tuple(
        f"{sum(s.kind is kind for s in book.sources.values())} {words.on(lang)}"
        for kind, words in _KINDS.items()
    )


def _held(book: Book, lang: Lang) -> tuple[tuple[str, str], ...]:
    counts = (
        (Text(en="Measures", fr="Mesures"), len(book.measures)),
        (Text(en="Goods", fr="Produits"), len(book.goods)),
        (Text(en="Quotations", fr="Citations"), len(book.quotes)),
        (Text(en="Events", fr="Événements"), len(book.events)),
    )
    return tuple((label.on(lang), str(count)) for label, count in counts)


async def _schedules(sitting: Sitting) -> tuple[tuple[str, str], ...]:
    """The newest edition of each official schedule that is loaded."""
    lang = sitting.lang
    names = {
        "US": Text(en="US tariff schedule", fr="Tarif américain"),
        "CA": Text(en="Canadian Customs Tariff", fr="Tarif des douanes canadien"),
    }
    none = Text(en="not loaded", fr="non chargé").on(lang)
    rows = []
    for schedule, name in names.items():
        editions = await sitting.records.lines.revisions(schedule)
        rows.append((name.on(lang), f"{editions[-1][0]} ({editions[-1][1]})" if editions else none))
    return tuple(rows)


def _newest(book: Book) -> tuple[Reference, ...]:
    official = [s for s in book.sources.values() if s.kind is SourceKind.OFFICIAL and s.day]
    official.sort(key=_age, reverse=True)
    return tuple(reference(s) for s in official[:_SHOWN])


def _age(source: Source) -> tuple[str, str]:
    return str(source.day), source.slug


SOURCES = Command(
    name="sources",
    help=Text(
        en="What the facts rest on, and up to which day they are known",
        fr="Sur quoi reposent les faits, et jusqu'à quel jour ils sont connus",
    ),
    options=(),
    examples=(Text(en="/sources", fr="/sources"),),
    answer=answer,
    steady=True,
)
