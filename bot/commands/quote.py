"""/quote: who said what, in their own words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.cards import (
    ButtonOption,
    Card,
    Choices,
    Headline,
    Notice,
    Part,
    Quotation,
    cited,
    words_of,
)
from bot.commands.parsing.shared_options import SINCE, UNTIL
from bot.commands.parsing.typed_options import options_of
from bot.commands.spec import Command, CommandContext, CommandOption, OptionKind, Tool
from bot.domain.questions import Query
from bot.domain.quotes import Quote, QuoteKind
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation import quote_words
from bot.presentation.citations import Footnotes
from bot.presentation.faces import in_short
from bot.presentation.measures import fact_day_words
from bot.presentation.messages import N_
from bot.presentation.plain_words import spoken
from bot.presentation.quote_card import quote_headline, quote_lines
from bot.reading.words import fold, tokens

PAGE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteOptions:
    """What /quote knows alone. ``phrase`` are the very words asked for, several by '|'."""

    phrase: str = ""


async def answer(query: Query, context: CommandContext) -> Card:
    """The words themselves, with speaker, role on that day, day, venue and source."""
    facts, lang = context.snapshot.facts, context.lang
    phrase = options_of(QuoteOptions, query).phrase
    fitting = _found(query, context)
    found = [] if _beside(query, context) else _with_phrase(fitting, query, context)
    shown = found[:PAGE]
    parts: list[Part] = []
    if found:
        parts.append(Headline(text=_headline(query, facts, found, lang)))
    else:
        none = quote_words.NOT_THESE.on(lang) if phrase else _none(query, facts, lang)
        parts.append(Notice(text=none, tone="warning"))
        near = fitting[:2] or _nearest(query, context)
        dated = query.day or query.since or query.until
        shown = [] if dated else near
        if near:
            words = ", ".join(_pointer(q, facts, lang) for q in near) if dated else ""
            parts.append(Notice(text=f"{quote_words.NEAREST.on(lang)} {words}".strip()))
    notes = Footnotes(facts)
    parts += [quotation(quote, facts, notes, lang) for quote in shown]
    known = quote_words.HELD_TO
    parts.append(Notice(text=known.on(lang, day=facts.data_as_of)))
    card = Card(
        title=quote_words.QUOTATIONS.on(lang),
        lang=lang,
        command="quote",
        query=query,
        day=query.day or context.question.day,
        data_as_of=facts.data_as_of,
        parts=(*parts, *notes.part, *_more(query, found, facts, lang)),
        sources=notes.slugs,
    )
    return _in_short(card, len(found))


def _in_short(card: Card, count: int) -> Card:
    """The newest (or best) words alone; where there are none, that, and the nearest."""
    quotes = [part for part in card.parts if isinstance(part, Quotation)]
    note = next((words_of(part.text) for part in card.parts if isinstance(part, Notice)), "")
    options = tuple(o for p in card.parts if isinstance(p, Choices) for o in p.options)
    if not quotes:
        return in_short(card, headline=spoken(note, card.lang), lines=(), options=options)
    first = quotes[0]
    head = quote_headline(first, card.lang)
    lines = quote_lines(first, card.lang)
    if not count:
        near = f"{quote_words.NEAREST.on(card.lang)} {head}"
        head, lines = spoken(note, card.lang), (near, *lines)
    more = quote_words.COUNTED[False].on(card.lang, n=max(count, 1))
    return in_short(card, headline=head, lines=lines, more=more, options=options)


def _found(query: Query, context: CommandContext) -> list[Quote]:
    """Quotes on what was asked: those on its goods or its programme, then those its words fit,
    best first; the newest first where no subject was named.
    """
    facts = context.snapshot.facts
    held = facts.by_speaker.get(query.who, ()) if query.who else tuple(facts.quotes)
    quotes = [facts.quotes[slug] for slug in reversed(held)]
    if query.good or query.programme or query.words:
        by_words: list[Quote] = []
        if query.words:
            slugs = context.snapshot.search.quotes(
                query.words, speaker=query.who, since=query.since, until=query.until, limit=50
            )
            by_words = [facts.quotes[slug] for slug in slugs if slug in facts.quotes]
        on_subject = [q for q in quotes if _on_subject(q, query)]
        both = [q for q in by_words if q in on_subject]
        quotes = list({q.slug: q for q in (*both, *on_subject, *by_words)}.values())
    return [q for q in quotes if _by(q, query) and _in_time(q, query, context.question.day)]


def _beside(query: Query, context: CommandContext) -> bool:
    """Whether what was asked for stands in no quotation, though the programme it came with does:
    words on talks in general are none on the advertisement that ended them.
    """
    if not query.words or not query.programme or query.good or query.goods:
        return False
    return not context.snapshot.search.quotes(query.words, limit=1)


def _with_phrase(found: list[Quote], query: Query, context: CommandContext) -> list[Quote]:
    """Those that hold the very words the question sets in quotation marks, if it does so."""
    given = options_of(QuoteOptions, query).phrase.split("|")
    phrases = [f" {words} " for phrase in given if (words := _comparable(phrase))]
    if not phrases:
        return found
    every = context.snapshot.facts.quotes.values()
    said = [q for q in every if any(p in f" {_comparable(q.words)} " for p in phrases)]
    return [q for q in said if _by(q, query) and _in_time(q, query, context.question.day)]


def _comparable(words: str) -> str:
    """Words one by one, without case, accents, marks or the kind of apostrophe."""
    return " ".join(token.word for token in tokens(fold(words)))


def _on_subject(quote: Quote, query: Query) -> bool:
    goods = {g for g in (query.good, *query.goods) if g}
    return bool(goods & set(quote.goods)) or query.programme in quote.programmes


def _by(quote: Quote, query: Query) -> bool:
    return query.who is None or quote.speaker == query.who


def _in_time(quote: Quote, query: Query, today: date) -> bool:
    """Whether it was said when it should have been; never after the day on which it is asked."""
    day = quote.day.first
    if day > today:
        return False
    if query.day is not None:
        return day == query.day
    return (query.since is None or day >= query.since) and (
        query.until is None or day <= query.until
    )


def _nearest(query: Query, context: CommandContext) -> list[Quote]:
    """With less asked: the same speaker on anything, or anyone on the subject."""
    facts, today = context.snapshot.facts, context.question.day
    if query.who is not None:
        every = (facts.quotes[slug] for slug in facts.by_speaker.get(query.who, ()))
        held = [quote for quote in every if quote.day.first <= today]
        middle = query.day or query.until or query.since
        if middle is None:
            return held[-1:-3:-1]
        return sorted(held, key=lambda q: abs((q.day.first - middle).days))[:2]
    words = query.words or " ".join(g for g in (query.good, *query.goods) if g)
    slugs = context.snapshot.search.quotes(words, until=today, limit=2) if words else ()
    return [facts.quotes[slug] for slug in slugs if slug in facts.quotes]


def _pointer(quote: Quote, facts: FactSnapshot, lang: Lang) -> str:
    """Which one it is, without its words: those of another day are not what was asked for."""
    speaker = facts.speakers.get(quote.speaker)
    return f"{speaker.name if speaker else quote.speaker}, {fact_day_words(quote.day, lang)}"


def quotation(quote: Quote, facts: FactSnapshot, notes: Footnotes, lang: Lang) -> Quotation:
    """The words with all that must stand beside them; a fragment or a paraphrase says so."""
    speaker = facts.speakers.get(quote.speaker)
    role = speaker.role_on(quote.day.first) if speaker else None
    source = facts.sources.get(quote.source)
    from_whom = source.title if source else quote.source
    kind = None if _told(quote) else quote_words.KIND[quote.kind]
    remarks = [quote.context, kind, quote_words.WRITTEN if quote.written else None]
    return Quotation(
        words=quote.words,
        speaker=speaker.name if speaker else quote.speaker,
        role=role.on(lang) if role else "",
        day=fact_day_words(quote.day, lang),
        venue=quote.venue.on(lang) if quote.venue else quote.outlet,
        source=cited(from_whom, notes.mark([quote.source])),
        kind=quote.kind.value,
        context=" ".join(r.on(lang) for r in remarks if r is not None),
    )


def _told(quote: Quote) -> bool:
    """Whether the context itself says already that these are a reporter's words."""
    said = quote.context.en.lower() if quote.context else ""
    return quote.kind is QuoteKind.PARAPHRASE and said.startswith(("reported", "paraphrase"))


def _who(query: Query, facts: FactSnapshot, lang: Lang) -> str:
    speaker = facts.speakers.get(query.who or "")
    return speaker.name if speaker else quote_words.ANYONE.on(lang)


def _about(query: Query, facts: FactSnapshot, lang: Lang) -> str:
    slugs = [g for g in (query.good, *query.goods) if g]
    goods = [facts.goods[g].name.on(lang) for g in slugs if g in facts.goods]
    programme = facts.programmes.get(query.programme or "")
    if programme and query.words and not goods:
        return f" {quote_words.ABOUT.on(lang)} {quote_words.SUBJECT.on(lang, name=query.words)}"
    names = [*dict.fromkeys(goods), *([programme.name.on(lang)] if programme else [])]
    names = [quote_words.SUBJECT.on(lang, name=name) for name in names]
    if not names:
        return quote_words.ON_THAT.on(lang) if query.words else ""
    return f" {quote_words.ABOUT.on(lang)} {', '.join(names)}"


def _when(query: Query, lang: Lang) -> str:
    if query.day:
        return f" {quote_words.ON_DAY.on(lang)} {query.day}"
    since = f" {quote_words.FROM.on(lang)} {query.since}" if query.since else ""
    until = f" {quote_words.UP_TO.on(lang)} {query.until}" if query.until else ""
    return since + until


def _none(query: Query, facts: FactSnapshot, lang: Lang) -> str:
    return quote_words.NONE.on(
        lang,
        who=_who(query, facts, lang),
        about=_about(query, facts, lang),
        when=_when(query, lang),
    )


def _headline(query: Query, facts: FactSnapshot, found: list[Quote], lang: Lang) -> str:
    who = _who(query, facts, lang) if query.who else ""
    about = _about(query, facts, lang) if query.good or query.programme else ""
    reported = all(quote.kind is QuoteKind.PARAPHRASE for quote in found)
    said = quote_words.COUNTED[reported].on(lang, n=len(found))
    lead = f"{who}{about}".strip()
    return f"{lead[:1].upper()}{lead[1:]}{_when(query, lang)}: {said}" if lead else said


def _more(query: Query, found: list[Quote], facts: FactSnapshot, lang: Lang) -> tuple[Choices, ...]:
    """The next ones, asked for by day, so that the button works for ever."""
    if len(found) <= PAGE or query.words or query.who is None:
        return ()
    oldest = found[PAGE].day.first
    name = _who(query, facts, lang)
    label = quote_words.EARLIER_ONES.on(lang)
    question = f"/quote {name} before {oldest}"
    return (Choices(options=(ButtonOption(label=label, question=question),)),)


QUOTE = Command(
    own=QuoteOptions,
    name="quote",
    help=N_("Who said what about tariffs: verbatim words, with day and source"),
    options=(
        CommandOption(
            name="who",
            label=N_("Who spoke"),
            kind=OptionKind.SPEAKER,
            help=N_("Who spoke: carney, trump, lutnick"),
            positional=True,
            also=("by", "par", "de"),
        ),
        CommandOption(
            name="about",
            label=N_("About what"),
            kind=OptionKind.WORDS,
            help=N_("About what: relief, steel, the border"),
            positional=True,
            also=("on", "sur", "regarding", "à propos de"),
        ),
        SINCE,
        UNTIL,
    ),
    examples=(
        N_("/quote carney"),
        N_("/quote lutnick about relief"),
        N_("/quote trump before 2025-11-01"),
    ),
    answer=answer,
    steady=True,
    tools=(Tool(),),
)
