"""What is said when there is no answer: short, private, helpful, and no echo of what was typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.cards import ButtonOption, Card, Choices, Notice, ShortCard
from bot.domain.text import Lang, Words
from bot.domain.words import capital
from bot.errors import UnknownGood, UserError
from bot.presentation import asking_words
from bot.presentation.tariff.fact_card import sentences
from bot.reading.reading import ParseResult, ReadingOutcome

_SAID = {
    ReadingOutcome.OFF_SUBJECT: asking_words.OFF_SUBJECT,
    ReadingOutcome.UNCLEAR: asking_words.UNCLEAR,
    ReadingOutcome.THANKS: asking_words.THANKS,
    ReadingOutcome.ABUSE: asking_words.ABUSE,
    ReadingOutcome.INJECTION: asking_words.INJECTION,
    ReadingOutcome.EVASION: asking_words.EVASION,
}
"""What is said to a text that asks nothing we can answer; what we are for, to any other."""


def no_request(reading: ParseResult, lang: Lang) -> Card:
    """The card for a text that asks nothing we can answer, with the office that can where one is
    known."""
    why, matter = reading.why, reading.matter
    examples = reading.suggestions or tuple(e.on(lang) for e in asking_words.EXAMPLES)
    offer = (
        ()
        if why in (ReadingOutcome.THANKS, ReadingOutcome.EVASION)
        else (_choices(asking_words.TRY, examples, lang),)
    )
    said = _SAID.get(why, asking_words.SUBJECT)
    if matter is not None:
        said = asking_words.OF_AN_OFFICE.of(
            matter=matter.name, office=matter.office, subject=asking_words.SUBJECT
        )
    text = said.on(lang)
    offered = tuple(option for part in offer for option in part.options)
    return _in_short(_card(Notice(text=text), *offer, lang=lang), text, offered)


_MOST_READINGS = 3
_MOST_OFFERED = 5
_ONE_LINE = 40
"""Characters of what is said in one line, though it be two sentences."""
_QUESTION = 15
"""Characters of a second sentence that stands in the first one's line: 'Which one?'."""
_HELP = "/help"
"""Stands among examples, never among readings of what was asked."""


def unsure(readings: tuple[ButtonOption, ...], lang: Lang, goods: Sequence[str] = ()) -> Card:
    """The card for a sentence that can be read in several ways: the ways, as buttons. ``goods``:
    the names of those that it hesitates between, the likeliest first."""
    offered = readings[:_MOST_READINGS]
    asked = asking_words.WHICH_GOODS if len(goods) > 1 else asking_words.WHETHER_GOODS
    several = asking_words.UNSURE if len(offered) > 1 else asking_words.UNSURE_OF_ONE
    told = asked.on(lang, goods=", ".join(goods)) if goods else several.on(lang)
    card = _card(
        Notice(text=told),
        Choices(title=asking_words.MEANT.on(lang), options=offered),
        lang=lang,
    )
    return replace(card, short=ShortCard(headline=told, actions=offered))


def mistake(error: UserError, lang: Lang, command: str | None = None) -> Card:
    """The card for something the asker can put right."""
    asks = error.suggestions
    offer = (_choices(asking_words.MEANT, asks, lang),) if asks else ()
    card = _card(Notice(text=error.message, tone="warning"), *offer, lang=lang, command=command)
    if not isinstance(error, UnknownGood):
        return _in_short(card, error.message, _options(asks))
    labels = tuple(ButtonOption(label=_label(ask), question=ask) for ask in asks[:_MOST_OFFERED])
    if len(asks) > 1 and _HELP not in asks:
        headline = _which(sentences(error.message)[0], lang)
        return replace(card, short=ShortCard(headline=headline, actions=labels))
    return _in_short(card, error.message, labels)


def _which(told: str, lang: Lang) -> str:
    return asking_words.WHICH_ONE.on(lang).format(told=told)


def _label(ask: str) -> str:
    """A question as a button names it: the good or code alone where it asks for one's rate."""
    bare = ask.removeprefix("/tariff ")
    return capital(bare) if bare else ask


def fault(number: str, lang: Lang, *, passing: bool = False) -> Card:
    """The card for an error of ours; ``number`` finds it in the log."""
    text = (asking_words.BUSY if passing else asking_words.FAULT).on(lang, number=number)
    return _in_short(_card(Notice(text=text, tone="warning"), lang=lang), text, ())


def _choices(title: Words, asks: tuple[str, ...], lang: Lang) -> Choices:
    return Choices(title=title.on(lang), options=_options(asks))


def _options(asks: tuple[str, ...]) -> tuple[ButtonOption, ...]:
    return tuple(ButtonOption(label=ask, question=ask) for ask in asks[:_MOST_OFFERED])


def _in_short(card: Card, told: str, offered: tuple[ButtonOption, ...]) -> Card:
    """The card with a short form: what is wrong in a line, then what there is to know of it."""
    first, *others = sentences(told)
    if len(told) <= _ONE_LINE or not others:
        first, others = told.strip().removesuffix("."), []
    elif len(others[0]) <= _QUESTION:
        first = f"{first}. {others.pop(0)}"
    short = ShortCard(headline=first, lines=tuple(others), actions=offered)
    return replace(card, short=short)


def _card(*parts: Notice | Choices, lang: Lang, command: str | None = None) -> Card:
    return Card(title="Dutybell", lang=lang, parts=parts, private=True, command=command)
