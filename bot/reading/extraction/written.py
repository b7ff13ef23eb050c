"""A text in the forms that are searched for names and numbers."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.text import Lang
from bot.reading.words import Token, capitals, fold, proper, tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class TextForms:
    """A text as it is written and folded, with its tokens; ``upper`` are the tokens in capitals,
    ``like_names`` those with a capital that no sentence begins with."""

    text: str
    folded: str
    words: tuple[Token, ...]
    lang: Lang
    upper: frozenset[int]
    like_names: frozenset[int]


def written(text: str, lang: Lang) -> TextForms:
    """The forms of a cleaned text."""
    folded = fold(text)
    words = tokens(folded)
    return TextForms(
        text=text,
        folded=folded,
        words=words,
        lang=lang,
        upper=capitals(text, folded, words),
        like_names=proper(text, folded, words),
    )
