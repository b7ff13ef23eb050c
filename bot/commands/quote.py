"""/quote: who said what, in their own words."""

from __future__ import annotations

from bot.cards import Card, Choices, Headline, Notice, Part, Quotation
from bot.cards import Option as Press
from bot.commands.parsing.shared_options import SINCE, UNTIL
from bot.commands.spec import Command, Option, OptionKind, Sitting
from bot.domain.questions import Request
from bot.domain.quotes import Quote, QuoteKind
from bot.domain.snapshot import Book
from bot.domain.text import Lang, Text
from bot.presentation.citations import Footnotes
from bot.presentation.measures import fact_day_words

PAGE = 5
_KIND: dict[QuoteKind, Text | None] = {
    QuoteKind.VERBATIM: None,
    QuoteKind.FRAGMENT: Text(
        en="Only this fragment of the sentence is on record.",
        fr="Seul ce fragment de la phrase est conservé.",
    ),
    QuoteKind.PARAPHRASE: Text(
        en="Reported, not quoted: a paraphrase; the speaker's own words are not on record.",
        fr="Propos rapportés (paraphrase) : les mots exacts ne sont pas conservés.",
    ),
}
_COUNTED = {
    False: (
        Text(en="1 quotation", fr="1 citation"),
        Text(en="{} quotations", fr="{} citations"),
    ),
    True: (
        Text(
            en="1 remark as reported, none quoted (a paraphrase)",
            fr="1 propos rapporté, aucune citation (paraphrase)",
        ),
        Text(
            en="{} remarks as reported, none quoted (paraphrases)",
            fr="{} propos rapportés, aucune citation (paraphrases)",
        ),
    ),
}
"""How found ones are counted: quotations, or (True) nothing but a reporter's wording."""
_WRITTEN = Text(en="In writing.", fr="Par écrit.")
_NONE = Text(
    en="I have no quotation of {who}{about}{when}.",
    fr="Je n'ai aucune citation de {who}{about}{when}.",
)
_NEAREST = Text(en="The nearest I have:", fr="Ce qui s'en approche le plus :")


async def answer(request: Request, sitting: Sitting) -> Card:
    """The words themselves, with speaker, role on that day, day, venue and source."""
    book, lang = sitting.shelf.book, sitting.lang
    found = _found(request, sitting)
    shown = found[:PAGE]
    parts: list[Part] = []
    if found:
        parts.append(Headline(text=_headline(request, book, found, lang)))
    else:
        parts.append(Notice(text=_none(request, book, lang), tone="warning"))
        near = _nearest(request, sitting)
        dated = request.day or request.since or request.until
        shown = [] if dated else near
        if near:
            words = ", ".join(_pointer(q, book, lang) for q in near) if dated else ""
            parts.append(Notice(text=f"{_NEAREST.on(lang)} {words}".strip()))
    notes = Footnotes(book)
    parts += [quotation(quote, book, notes, lang) for quote in shown]
    known = Text(en="Quotations held up to {}.", fr="Citations conservées jusqu'au {}.")
    parts.append(Notice(text=known.on(lang).format(book.data_as_of)))
    return Card(
        title=Text(en="Quotations", fr="Citations").on(lang),
        lang=lang,
        command="quote",
        request=request,
        day=request.day or sitting.ask.day,
        data_as_of=book.data_as_of,
        parts=(*parts, *notes.part, *_more(request, found, book, lang)),
        sources=notes.slugs,
    )


def _found(request: Request, sitting: Sitting) -> list[Quote]:
    """Quotes that meet all that was asked: newest first, or best first where words were given."""
    book = sitting.shelf.book
    if request.words:
        slugs = sitting.shelf.search.quotes(
            request.words, speaker=request.who, since=request.since, until=request.until, limit=50
        )
        quotes = [book.quotes[slug] for slug in slugs if slug in book.quotes]
    else:
        held = book.by_speaker.get(request.who, ()) if request.who else tuple(book.quotes)
        quotes = [book.quotes[slug] for slug in reversed(held)]
    return [q for q in quotes if _fits(q, request) and _in_time(q, request)]


def _fits(quote: Quote, request: Request) -> bool:
    goods = {g for g in (request.good, *request.goods) if g}
    about_goods = not goods or goods & set(quote.goods)
    about_programme = request.programme is None or request.programme in quote.programmes
    by_speaker = request.who is None or quote.speaker == request.who
    return bool(about_goods) and about_programme and by_speaker


def _in_time(quote: Quote, request: Request) -> bool:
    day = quote.day.first
    if request.day is not None:
        return day == request.day
    return (request.since is None or day >= request.since) and (
        request.until is None or day <= request.until
    )


def _nearest(request: Request, sitting: Sitting) -> list[Quote]:
    """With less asked: the same speaker on anything, or anyone on the subject."""
    book = sitting.shelf.book
    if request.who is not None:
        held = [book.quotes[slug] for slug in book.by_speaker.get(request.who, ())]
        middle = request.day or request.until or request.since
        if middle is None:
            return held[-1:-3:-1]
        return sorted(held, key=lambda q: abs((q.day.first - middle).days))[:2]
    words = request.words or " ".join(g for g in (request.good, *request.goods) if g)
    slugs = sitting.shelf.search.quotes(words, limit=2) if words else ()
    return [book.quotes[slug] for slug in slugs if slug in book.quotes]


def _pointer(quote: Quote, book: Book, lang: Lang) -> str:
    """Which one it is, without its words: those of another day are not what was asked for."""
    speaker = book.speakers.get(quote.speaker)
    return f"{speaker.name if speaker else quote.speaker}, {fact_day_words(quote.day, lang)}"


def quotation(quote: Quote, book: Book, notes: Footnotes, lang: Lang) -> Quotation:
    """The words with all that must stand beside them; a fragment or a paraphrase says so."""
    speaker = book.speakers.get(quote.speaker)
    role = speaker.role_on(quote.day.first) if speaker else None
    source = book.sources.get(quote.source)
    from_whom = source.title if source else quote.source
    kind = None if _told(quote) else _KIND[quote.kind]
    remarks = [quote.context, kind, _WRITTEN if quote.written else None]
    return Quotation(
        words=quote.words,
        speaker=speaker.name if speaker else quote.speaker,
        role=role.on(lang) if role else "",
        day=fact_day_words(quote.day, lang),
        venue=quote.venue.on(lang) if quote.venue else quote.outlet,
        source=f"{from_whom}{notes.mark([quote.source])}",
        kind=quote.kind.value,
        context=" ".join(r.on(lang) for r in remarks if r is not None),
    )


def _told(quote: Quote) -> bool:
    """Whether the context itself says already that these are a reporter's words."""
    said = quote.context.en.lower() if quote.context else ""
    return quote.kind is QuoteKind.PARAPHRASE and said.startswith(("reported", "paraphrase"))


def _who(request: Request, book: Book, lang: Lang) -> str:
    speaker = book.speakers.get(request.who or "")
    return speaker.name if speaker else Text(en="anyone", fr="personne").on(lang)


def _about(request: Request, book: Book, lang: Lang) -> str:
    slugs = [g for g in (request.good, *request.goods) if g]
    goods = [book.goods[g].name.on(lang) for g in slugs if g in book.goods]
    programme = book.programmes.get(request.programme or "")
    names = [*dict.fromkeys(goods), *([programme.name.on(lang)] if programme else [])]
    if not names:
        return Text(en=" on that", fr=" là-dessus").on(lang) if request.words else ""
    return f" {Text(en='on', fr='sur').on(lang)} {', '.join(names)}"


def _when(request: Request, lang: Lang) -> str:
    if request.day:
        return f" {Text(en='on', fr='le').on(lang)} {request.day}"
    since = (
        f" {Text(en='from', fr='à partir du').on(lang)} {request.since}" if request.since else ""
    )
    until = f" {Text(en='up to', fr='jusqu’au').on(lang)} {request.until}" if request.until else ""
    return since + until


def _none(request: Request, book: Book, lang: Lang) -> str:
    return _NONE.on(lang).format(
        who=_who(request, book, lang),
        about=_about(request, book, lang),
        when=_when(request, lang),
    )


def _headline(request: Request, book: Book, found: list[Quote], lang: Lang) -> str:
    who = _who(request, book, lang) if request.who else ""
    about = _about(request, book, lang) if request.good or request.programme else ""
    one, many = _COUNTED[all(quote.kind is QuoteKind.PARAPHRASE for quote in found)]
    said = (many if len(found) > 1 else one).on(lang).format(len(found))
    lead = f"{who}{about}".strip()
    return f"{lead[:1].upper()}{lead[1:]}{_when(request, lang)}: {said}" if lead else said


def _more(request: Request, found: list[Quote], book: Book, lang: Lang) -> tuple[Choices, ...]:
    """The next ones, asked for by day, so that the button works for ever."""
    if len(found) <= PAGE or request.words or request.who is None:
        return ()
    oldest = found[PAGE].day.first
    name = _who(request, book, lang)
    label = Text(en="Earlier ones", fr="Les précédentes").on(lang)
    ask = f"/quote {name} before {oldest}"
    return (Choices(options=(Press(label=label, ask=ask),)),)


QUOTE = Command(
    name="quote",
    help=Text(
        en="Who said what about tariffs: verbatim words, with day and source",
        fr="Qui a dit quoi sur les droits de douane : citations exactes, jour et source",
    ),
    options=(
        Option(
            name="who",
            kind=OptionKind.SPEAKER,
            help=Text(en="Who spoke: carney, trump, lutnick", fr="Qui : carney, trump, lutnick"),
            positional=True,
            also=("by", "par", "de"),
        ),
        Option(
            name="about",
            kind=OptionKind.WORDS,
            help=Text(en="About what: relief, steel, the border", fr="Sur quoi : acier, frontière"),
            positional=True,
            also=("on", "sur", "regarding", "à propos de"),
        ),
        SINCE,
        UNTIL,
    ),
    examples=(
        Text(en="/quote carney", fr="/quote carney"),
        Text(en="/quote lutnick about relief", fr="/quote lutnick about relief"),
        Text(en="/quote trump before 2025-11-01", fr="/quote trump before 2025-11-01"),
    ),
    answer=answer,
    steady=True,
)
