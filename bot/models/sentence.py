"""A model that reads a text word by word, forwards and backwards, and so knows their order: what it
makes of the whole text, and of names at their places in it.

Each word is a bag of features, hashed to places of one table and added up; a gated recurrent unit
either way carries what was read before to each word. Small heads with one hidden layer tell the
class of the text and the chance of a name. What training fits and reading applies.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.models.features import Weighted
from bot.models.linear import Floats, LinearModel, Weights, places, softmax


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A gated recurrent unit forwards and one backwards, each of ``units``: ``inputs`` is (2, width
    of a word, 3 units), ``states`` (2, units, 3 units), ``bias`` (2, 3 units), in the order of
    reset, update and candidate."""

    inputs: Floats
    states: Floats
    bias: Floats

    def read(self, words: Floats) -> Floats:
        """The states (words, 2 units) at each of the ``words`` (words, width)."""
        units = self.states.shape[1]
        both: Floats = np.stack((words, words[::-1]))
        given: Floats = both @ self.inputs + self.bias[:, None, :]
        state: Floats = np.zeros((2, 1, units), dtype=np.float32)
        out = np.empty((2, len(words), units), dtype=np.float32)
        for n in range(len(words)):
            state = step(given[:, n : n + 1], state, self.states)
            out[:, n : n + 1] = state
        return np.concatenate((out[0], out[1, ::-1]), axis=1)


def step(given: Floats, state: Floats, states: Floats) -> Floats:
    """The state after one word more: ``given`` (2, texts, 3 units) is what the word says to the
    gates, ``state`` (2, texts, units) the one before."""
    _, update, new = gates(given, state @ states)
    after: Floats = new + update * (state - new)
    return after


def gates(given: Floats, held: Floats) -> tuple[Floats, Floats, Floats]:
    """How far the state is let in, how far it is kept, and the candidate for the next one, each
    (2, texts, units); ``held`` is what the state says to the gates, like ``given``."""
    units = given.shape[2] // 3
    opened = sigmoid(given[..., : 2 * units] + held[..., : 2 * units])
    reset, update = opened[..., :units], opened[..., units:]
    new: Floats = np.tanh(given[..., 2 * units :] + reset * held[..., 2 * units :])
    return reset, update, new


def sigmoid(scores: Floats) -> Floats:
    """The probability of 'yes' by its score, of each."""
    odds: Floats = np.exp(-scores)
    odds += 1.0
    return np.reciprocal(odds, out=odds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """One hidden layer of rectified units: ``inner`` (width, units), ``outer`` (units, classes)."""

    inner: Floats
    inner_bias: Floats
    outer: Floats
    outer_bias: Floats

    def odds(self, seen: Floats) -> Floats:
        """The probability of each class."""
        units = np.maximum(seen @ self.inner + self.inner_bias, 0.0)
        return softmax(units @ self.outer + self.outer_bias)


@dataclass(frozen=True, slots=True, kw_only=True)
class States:
    """A text as it was read: the state at each word (words, 2 units), for each unit the most and
    the mean of them, and the first word, which tells what was before the text (width)."""

    each: Floats
    most: Floats
    mean: Floats
    opening: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceModel:
    """``words`` is the table of a word's features (width of a word, size), ``names`` that of a
    name's (width, size); ``command`` tells the class of a text among ``classes``, ``good`` whether
    a name is meant (no, yes)."""

    classes: tuple[str, ...]
    words: Weights
    names: Weights
    cell: Cell
    command: Head
    good: Head

    def read(self, words: Sequence[Weighted]) -> States:
        """A text whose words have these features, the first of them what was before it."""
        return self.states(self.words.sums([places(word, self.words.size) for word in words]))

    def states(self, sums: Floats) -> States:
        """The same of the sums (words, width) of the words' features."""
        seen: Floats = np.tanh(sums)
        each = self.cell.read(seen)
        return States(each=each, most=each.max(axis=0), mean=each.mean(axis=0), opening=seen[0])

    def commands(self, text: States) -> dict[str, float]:
        """The probability of each class of a text."""
        odds = self.command.odds(np.concatenate((text.most, text.mean, text.opening)))
        return dict(zip(self.classes, odds.tolist(), strict=True))

    def chance(self, text: States, first: int, last: int, name: Weighted) -> float:
        """The chance that a name is meant that stands from word ``first`` to ``last``."""
        told = self.names.times(*places(name, self.names.size))
        seen = np.concatenate((text.each[first], text.each[last], text.most, told))
        return float(self.good.odds(seen)[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderModels(Mapping[str, LinearModel]):
    """The linear models by what they decide, with the one beside them that reads in order."""

    linear: Mapping[str, LinearModel]
    sentence: SentenceModel | None = None

    def __getitem__(self, name: str) -> LinearModel:
        return self.linear[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.linear)

    def __len__(self) -> int:
        return len(self.linear)
