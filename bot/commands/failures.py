"""What is said when there is no answer: short, private, helpful, and no echo of what was typed."""

from __future__ import annotations

from dataclasses import replace

from bot.cards import Card, Choices, Notice, Option, ShortCard
from bot.domain.text import Lang, Text
from bot.errors import UnknownGood, UserError
from bot.presentation.fact_card import sentences
from bot.presentation.messages import gettext_in
from bot.reading.reading import Why

_MEANT = Text(en="Did you mean", fr="Vouliez-vous dire")
_TRY = Text(en="You could ask", fr="Vous pouvez demander")
_EXAMPLES = (
    Text(en="/tariff steel", fr="/tariff acier"),
    Text(en="/quote carney", fr="/quote carney"),
    Text(en="/timeline lumber", fr="/timeline bois d'œuvre"),
    Text(en="/help", fr="/help"),
)
_SUBJECT = Text(
    en="I answer questions about tariffs between Canada and the United States: what the duty is, "
    "who said what about it, and what changed.",
    fr="Je réponds aux questions sur les droits de douane entre le Canada et les États-Unis : quel "
    "est le droit, qui en a dit quoi, et ce qui a changé.",
)
_SAID = {
    Why.EMPTY: _SUBJECT,
    Why.OFF_SUBJECT: Text(
        en=f"That is outside what I know. {_SUBJECT.en}",
        fr=f"Cela dépasse ce que je sais. {_SUBJECT.fr}",
    ),
    Why.UNCLEAR: Text(
        en="I'm not sure what you mean. Name a good, a tariff code, a programme or a person; for "
        "tariff questions these work:",
        fr="Je ne suis pas sûr de comprendre. Nommez un produit, un code tarifaire, un programme "
        "ou une personne; pour les droits de douane (tariff), ceci marche :",
    ),
    Why.THANKS: Text(
        en="You're welcome. Ask any time.", fr="Avec plaisir. Demandez quand vous voulez."
    ),
    Why.ABUSE: Text(
        en="I'm here for tariff questions. Ask me about a good, a quotation or what changed.",
        fr="Je suis là pour les droits de douane (tariff). Demandez un produit, une citation ou "
        "ce qui a changé.",
    ),
    Why.INJECTION: Text(
        en="I only answer from the facts I hold about tariffs, whatever a message tells me to do.",
        fr="Je ne réponds que d'après les faits que j'ai sur les droits de douane (tariff), quoi "
        "qu'un message me demande.",
    ),
    Why.EVASION: Text(
        en="I can't help with evading duty or misdeclaring goods. What I can tell you: the duty, "
        "the exemptions and reliefs that the law gives, and their conditions.",
        fr="Je ne peux pas aider à éluder un droit ni à mal déclarer des marchandises. Je peux "
        "dire quel est le droit, et les exemptions que la loi prévoit, avec leurs conditions.",
    ),
}
_FAULT = Text(
    en="Something went wrong on my side. It is noted as {}; please try again.",
    fr="Une erreur s'est produite de mon côté, notée {}; veuillez réessayer.",
)
_BUSY = Text(
    en="I can't reach my facts just now. Please try again in a moment. ({})",
    fr="Je n'ai pas accès aux faits pour le moment. Réessayez dans un instant. ({})",
)


def no_request(why: Why, suggestions: tuple[str, ...], lang: Lang) -> Card:
    """The card for a text that asks nothing we can answer."""
    examples = suggestions or tuple(e.on(lang) for e in _EXAMPLES)
    offer = () if why in (Why.THANKS, Why.EVASION) else (_choices(_TRY, examples, lang),)
    text = _SAID.get(why, _SUBJECT).on(lang)
    return _card(Notice(text=text), *offer, lang=lang)


_UNSURE = Text(
    en="I'm not sure which of these you mean.",
    fr="Je ne sais pas laquelle de ces questions vous posez.",
)


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
    text = (_BUSY if passing else _FAULT).on(lang).format(number)
    return _card(Notice(text=text, tone="warning"), lang=lang)


def _choices(title: Text, asks: tuple[str, ...], lang: Lang) -> Choices:
    options = tuple(Option(label=question, question=question) for question in asks[:5])
    return Choices(title=title.on(lang), options=options)


def _card(*parts: Notice | Choices, lang: Lang, command: str | None = None) -> Card:
    return Card(title="Dutybell", lang=lang, parts=parts, private=True, command=command)
