"""What the model that reads a text in order says, beside the models that look at bags of features:
they err apart, and are surest together."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

from bot.models.chances import log_odds
from bot.models.sentence import ReaderModels, SentenceModel, States
from bot.reading.features.asked import Asked
from bot.reading.features.word_order import name_bag, place_in, word_bags
from bot.reading.marks import Mark

_OF_THE_COMMAND, _OF_A_GOOD = 0.45, 0.4
"""How much it counts beside them: of a command its share of the mean chance, of a good that of the
mean of the logarithms of the odds."""
_LEAST = 1e-3
"""No chance counts as surer than a thousand to one."""
_FEWEST = 3
"""Words of a text that has an order worth reading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InOrder:
    """A question as it was read in order."""

    q: Asked
    model: SentenceModel
    text: States

    def commands(self, chances: dict[str, float]) -> dict[str, float]:
        """The chances of the commands with what it says of them."""
        own = self.model.commands(self.text)
        return {
            name: (1 - _OF_THE_COMMAND) * chance + _OF_THE_COMMAND * own.get(name, 0.0)
            for name, chance in chances.items()
        }

    def chance(self, mark: Mark, value: str, chance: float) -> float:
        """The chance of a good with what it says of it."""
        at = place_in(self.q, mark)
        if at is None or not value:
            return chance
        own = self.model.chance(self.text, *at, name_bag(self.q, mark, value))
        odds = (1 - _OF_A_GOOD) * log_odds(chance, least=_LEAST)
        odds += _OF_A_GOOD * log_odds(own, least=_LEAST)
        return 1.0 / (1.0 + exp(-odds))


def in_order(q: Asked, models: ReaderModels) -> InOrder | None:
    """The question read in order; None where no such model was fitted, or the words are too few to
    have one."""
    if models.sentence is None or len(q.seen.words) < _FEWEST:
        return None
    return InOrder(q=q, model=models.sentence, text=models.sentence.read(word_bags(q)))
