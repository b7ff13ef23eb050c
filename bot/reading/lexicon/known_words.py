"""Words that have their place in the language of the bot."""

from __future__ import annotations

from bot.reading.lexicon import countries, vocabulary


def known(word: str) -> bool:
    """Whether a word has its place in the language of the bot, and so is no misspelt name.

    A bare number ("was it 25 or 50?") is a rate or a count, never a name.
    """
    return (
        word.isdigit()
        or word in vocabulary.SMALL_WORDS
        or word in vocabulary.TRADE_WORDS
        or word in vocabulary.ASKING_WORDS
        or word in vocabulary.OTHER_SUBJECTS
        or word in countries.CANADA
        or word in countries.UNITED_STATES
        or word in countries.OTHER_COUNTRIES
    )
