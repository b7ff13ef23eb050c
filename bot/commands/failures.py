"""What is said when there is no answer: short, private, helpful, and no echo of what was typed."""

from __future__ import annotations

from dataclasses import replace

from bot.cards import Card, Choices, Notice, Option, ShortCard
from bot.domain.text import Lang, Words
from bot.errors import UnknownGood, UserError
from bot.presentation.fact_card import sentences
from bot.presentation.messages import N_, gettext_in
from bot.reading.reading import Why

_MEANT = N_("Did you mean")
_TRY = N_("You could ask")
_EXAMPLES = (
    N_("/tariff steel"),
    N_("/quote carney"),
    N_("/timeline lumber"),
    N_("/help"),
)
_SUBJECT = N_(
    "I answer questions about tariffs between Canada and the United States: what the "
    "duty is, who said what about it, and what changed."
)
_SAID = {
    Why.EMPTY: _SUBJECT,
    Why.OFF_SUBJECT: N_("That is outside what I know. {subject}").of(subject=_SUBJECT),
    Why.UNCLEAR: N_(
        "I'm not sure what you mean. Name a good, a tariff code, a programme or a "
        "person; for tariff questions these work:"
    ),
    Why.THANKS: N_("You're welcome. Ask any time."),
    Why.ABUSE: N_(
        "I'm here for tariff questions. Ask me about a good, a quotation or what changed."
    ),
    Why.INJECTION: N_(
        "I only answer from the facts I hold about tariffs, whatever a message tells me to do."
    ),
    Why.EVASION: N_(
        "I can't help with evading duty or misdeclaring goods. What I can tell you: the "
        "duty, the exemptions and reliefs that the law gives, and their conditions."
    ),
}
_FAULT = N_("Something went wrong on my side. It is noted as {number}; please try again.")
_BUSY = N_("I can't reach my facts just now. Please try again in a moment. ({number})")


def no_request(why: Why, suggestions: tuple[str, ...], lang: Lang) -> Card:
    """The card for a text that asks nothing we can answer."""
    examples = suggestions or tuple(e.on(lang) for e in _EXAMPLES)
    offer = () if why in (Why.THANKS, Why.EVASION) else (_choices(_TRY, examples, lang),)
    text = _SAID.get(why, _SUBJECT).on(lang)
    return _card(Notice(text=text), *offer, lang=lang)


_UNSURE = N_("I'm not sure which of these you mean.")


def unsure(lines: tuple[str, ...], lang: Lang) -> Card:
    """The card for a sentence that can be read in several ways: the ways, as buttons."""
    return _card(
        Notice(text=_UNSURE.on(lang)),
        _choices(_MEANT, tuple(dict.fromkeys(lines)), lang),
        lang=lang,
    )


def mistake(error: UserError, lang: Lang, command: str | None = None) -> Card:
    """The card for something the asker can put right."""
    offer = (_choices(_MEANT, error.suggestions, lang),) if error.suggestions else ()
    card = _card(Notice(text=error.message, tone="warning"), *offer, lang=lang, command=command)
    if not isinstance(error, UnknownGood) or not error.suggestions:
        return card
    first = sentences(error.message)[0]
    return replace(
        card,
        short=ShortCard(
            headline=first if "/help" in error.suggestions else _which(first, lang),
            actions=tuple(Option(label=_label(ask), question=ask) for ask in error.suggestions[:5]),
        ),
    )


def _which(told: str, lang: Lang) -> str:
    _ = gettext_in(lang)
    return _("{told}. Which one?").format(told=told)


def _label(ask: str) -> str:
    """A question as a button names it: the good or code alone where it asks for one's rate."""
    bare = ask.removeprefix("/tariff ")
    return bare[:1].upper() + bare[1:] if bare else ask


def fault(number: str, lang: Lang, *, passing: bool = False) -> Card:
    """The card for an error of ours; ``number`` finds it in the log."""
    text = (_BUSY if passing else _FAULT).on(lang, number=number)
    return _card(Notice(text=text, tone="warning"), lang=lang)


def _choices(title: Words, asks: tuple[str, ...], lang: Lang) -> Choices:
    options = tuple(Option(label=question, question=question) for question in asks[:5])
    return Choices(title=title.on(lang), options=options)


def _card(*parts: Notice | Choices, lang: Lang, command: str | None = None) -> Card:
    return Card(title="Dutybell", lang=lang, parts=parts, private=True, command=command)
