"""Orders that cannot be read, said in both languages, with the nearest right one to press."""

from __future__ import annotations

from bot.domain.text import Lang, Text
from bot.errors import BadOption


class BadOrder(BadOption):
    """What is wrong with an order. ``values`` are right ones for ``option``, nearest first."""

    def __init__(self, said: Text, *, option: str = "", values: tuple[str, ...] = ()) -> None:
        asks = tuple(f"/digest subscribe {option} {value}" for value in values)
        super().__init__(said.en, suggestions=asks)
        self.said = said

    def on(self, lang: Lang) -> BadOption:
        """The same in one language, for the person who asked."""
        return BadOption(self.said.on(lang), suggestions=self.suggestions)


def hinted(said: Text, nearest: str, example: str) -> Text:
    """``said``, and either what was perhaps meant or, failing that, an example."""
    if nearest:
        en, fr = f" Did you mean {nearest}?", f" Vouliez-vous dire {nearest} ?"
    else:
        en, fr = f" An example is {example}.", f" Un exemple : {example}."
    return Text(en=said.en + en, fr=said.fr + fr)
