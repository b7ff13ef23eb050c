"""A query as the command line that asks the same: what a sentence was read as, for all to see."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from bot.cards import Card
from bot.domain.questions import Query
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation.dates import said
from bot.presentation.faces import fitting, read_as
from bot.presentation.messages import N_, NC_
from bot.presentation.plain_words import spoken

_READ = N_("Read as: {what}")
_NOT_READ = N_("Not read: {what}")
_CLAIM = N_("“{words}”")
_CLAIM_SHOWN = 64
"""Letters of a claim that small print shows."""
_QUOTED = 24
"""Letters by which a claim that is quoted is known."""
_OPTIONS = {
    "value": NC_("option of a command line", "value"),
    "quantity": NC_("option of a command line", "quantity"),
    "metal": NC_("option of a command line", "metal"),
    "us-content": NC_("option of a command line", "us-content"),
    "ca-mx-content": NC_("option of a command line", "ca-mx-content"),
    "from": NC_("option of a command line", "from"),
    "to": NC_("option of a command line", "to"),
    "on": NC_("option of a command line", "on"),
    "since": NC_("option of a command line", "since"),
    "until": NC_("option of a command line", "until"),
    "usmca": NC_("option of a command line", "usmca"),
    "yes": NC_("option of a command line", "yes"),
    "no": NC_("option of a command line", "no"),
}
"""The words of a line that is shown. A translation must be one that the option is also known by
(``also``), so that what is read can be typed."""
_Say = Callable[[str], str]
_DIGEST = ("every", "cron", "at", "tz", "topics")
_CLAIMS = {"usmca": "yes", "none": "no"}


def command_line(query: Query, facts: FactSnapshot, lang: Lang) -> str:
    """The line that can be typed to ask ``query`` again: '/tariff steel from CA to US'.

    Goods and people go by their names in ``lang``, countries by their codes, days in ISO form.
    """
    return " ".join((f"/{query.command}", *_words(query, facts, lang, str)))


def shown_line(query: Query, facts: FactSnapshot, lang: Lang) -> str:
    """The same for people: the options in their language, days in words; a claim in its own."""
    claim = facts.claims.get(query.claim_about or "")
    if claim is not None:
        return _CLAIM.on(lang, words=_begun(spoken(said(claim.stated, lang).rstrip("."), lang)))

    def say(word: str) -> str:
        return _OPTIONS[word].on(lang) if word in _OPTIONS else word

    return spoken(" ".join((f"/{query.command}", *_words(query, facts, lang, say))), lang)


def _begun(words: str) -> str:
    """As much of a sentence as small print has room for."""
    if len(words) <= _CLAIM_SHOWN:
        return words
    return words[:_CLAIM_SHOWN].rpartition(" ")[0].rstrip(",;:") + "…"


def read_as_words(queries: Sequence[Query], facts: FactSnapshot, lang: Lang) -> str:
    """'Read as: /tariff steel from CA to US on Oct 10, 2026'; several questions one by one."""
    return _READ.on(lang, what=" · ".join(shown_line(query, facts, lang) for query in queries))


def quotes(card: Card, query: Query, facts: FactSnapshot) -> bool:
    """Whether the headline quotes the claim that the question was read as."""
    claim = facts.claims.get(query.claim_about or "")
    if claim is None or card.short is None:
        return False
    begun = spoken(said(claim.stated, card.lang), card.lang)[:_QUOTED]
    return begun in card.short.headline


def with_reading(card: Card, words: str, *, several: bool = False) -> Card:
    """The card with what its question was read as in the small print of its short form.

    ``several``: it answers more than one question, and no line of another may be left out.
    """
    short = card.short
    if short is None:
        return card
    short = replace(short, read_as=" ".join(filter(None, (short.read_as, words))))
    return replace(card, short=short if several else fitting(short, card.lang))


def with_unread(card: Card, unread: Sequence[str]) -> Card:
    """The card saying in its small print which words of a command line no option takes."""
    if not unread:
        return card
    told = read_as(card, (_NOT_READ.on(card.lang, what=", ".join(unread)),))
    return told if told.short is None else replace(told, short=fitting(told.short, card.lang))


def _words(query: Query, facts: FactSnapshot, lang: Lang, say: _Say) -> Iterator[str]:
    match query.command:
        case "help":
            return
        case "sources":
            yield from filter(None, (_subject(query, facts, lang) or query.words,))
            yield from _ways(query, say)
            yield from _days(query, say)
        case "digest":
            yield query.action or "list"
            yield from (f"{name} {query.values[name]}" for name in _DIGEST if name in query.values)
        case "quote":
            yield from _quoted(query, facts, lang)
            yield from _days(query, say)
        case "changes":
            if subject := _subject(query, facts, lang):
                yield subject
            yield from _ways(query, say)
            yield from _days(query, say)
        case _:
            yield from _rated(query, facts, lang, say)


def _quoted(query: Query, facts: FactSnapshot, lang: Lang) -> Iterator[str]:
    person = facts.speakers.get(query.who or "")
    if person is not None:
        yield person.name
    about = query.words or _subject(query, facts, lang)
    if about:
        yield f"about {about}"


def _rated(query: Query, facts: FactSnapshot, lang: Lang, say: _Say) -> Iterator[str]:
    """A duty, what is owed, a history: the subject, then what narrows it."""
    lines = query.values.get("lines", "")
    subject = lines.replace(";", "; ").replace("_", " ") or _subject(query, facts, lang)
    if subject:
        yield subject
    elif query.words:
        yield query.words
    if query.money is not None and not lines:
        yield f"{say('value')} {query.money.amount:f} {query.money.currency}".rstrip()
    for amount, unit in query.quantities if query.command == "duty" else ():
        yield f"{say('quantity')} {amount:f} {unit}"
    yield from _shares(query, say)
    yield from _ways(query, say)
    yield from _days(query, say)
    if query.claim in _CLAIMS:
        yield f"{say('usmca')} {say(_CLAIMS[query.claim])}"
    elif query.claim is not None:
        yield f"claim {query.claim}"


def _ways(query: Query, say: _Say) -> Iterator[str]:
    """Where the goods come from and go to, as far as it was said."""
    if query.origin:
        yield f"{say('from')} {query.origin}"
    if query.imposing:
        yield f"{say('to')} {query.imposing}"


def _shares(query: Query, say: _Say) -> Iterator[str]:
    """What the goods are made of, in percent of their value."""
    for name in ("metal", "us-content", "ca-mx-content"):
        if share := query.values.get(name):
            yield f"{say(name)} {share}%"


def _subject(query: Query, facts: FactSnapshot, lang: Lang) -> str:
    if query.code is not None:
        return query.code.dotted
    asked = query.goods_asked
    names = [facts.goods[g].name.on(lang) if g in facts.goods else g for g in asked]
    if names:
        return ", ".join(names)
    programme = facts.programmes.get(query.programme or "")
    return programme.name.on(lang) if programme is not None else ""


def _days(query: Query, say: _Say) -> Iterator[str]:
    for name, day in (("on", query.day), ("since", query.since), ("until", query.until)):
        if day is not None:
            yield f"{say(name)} {day.isoformat()}"
