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
    return _card(Notice(text=said.on(lang)), *offer, lang=lang)


_MOST_READINGS = 3


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
    offer = (_choices(asking_words.MEANT, error.suggestions, lang),) if error.suggestions else ()
    card = _card(Notice(text=error.message, tone="warning"), *offer, lang=lang, command=command)
    if not isinstance(error, UnknownGood) or not error.suggestions:
        return card
    first = sentences(error.message)[0]
    return replace(
        card,
        short=ShortCard(
            headline=first if "/help" in error.suggestions else _which(first, lang),
            actions=tuple(
                ButtonOption(label=_label(ask), question=ask) for ask in error.suggestions[:5]
            ),
        ),
    )


def _which(told: str, lang: Lang) -> str:
    return asking_words.WHICH_ONE.on(lang).format(told=told)


def _label(ask: str) -> str:
    """A question as a button names it: the good or code alone where it asks for one's rate."""
    bare = ask.removeprefix("/tariff ")
    return capital(bare) if bare else ask


def fault(number: str, lang: Lang, *, passing: bool = False) -> Card:
    """The card for an error of ours; ``number`` finds it in the log."""
    text = (asking_words.BUSY if passing else asking_words.FAULT).on(lang, number=number)
    return _card(Notice(text=text, tone="warning"), lang=lang)


def _choices(title: Words, asks: tuple[str, ...], lang: Lang) -> Choices:
    options = tuple(ButtonOption(label=question, question=question) for question in asks[:5])
    return Choices(title=title.on(lang), options=options)


def _card(*parts: Notice | Choices, lang: Lang, command: str | None = None) -> Card:
    return Card(title="Dutybell", lang=lang, parts=parts, private=True, command=command)
