"""Fit the model that reads a text in order (:mod:`bot.models.sentence`): the command of a question
and which goods it names are asked about, learned together, as both rest on who says what of what.

Gradients are worked out by hand, as the model is small and nothing larger is a requirement of the
build. Arrays of a batch are (texts, words, width), texts padded to the longest; both ways of the
recurrent unit stand on a leading axis of two. A fit takes two or three minutes of one core.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import scipy.sparse as sp

from bot.models.linear import Floats, Weights, places
from bot.models.sentence import Cell, Head, SentenceModel, gates, step
from bot.reading.features.asked import Asked
from bot.reading.features.word_order import name_bag, place_in, word_bags
from bot.reading.marks import MarkKind

WIDTH, UNITS, HIDDEN, OF_NAME = 64, 64, 64, 32
WORDS, NAMES = 2**14, 2**11
"""Places among which the features of words and of names fall."""
_PASSES, _BATCH, _STEP, _CLIPPED = 6, 64, 4e-3, 1.0
_DROPPED, _DROPPED_FEATURES, _DROPPED_OF_NAME = 0.25, 0.1, 0.15
_SMOOTHED = 0.02
_SEED = 7

Params = dict[str, Floats]
Places = tuple[np.ndarray, Floats]
"""Features by their places, with their weights."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A good that a text names, from word ``first`` to ``last``, and whether it is meant."""

    first: int
    last: int
    bag: Places
    meant: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One labelled question: its words, its command and how much that counts, its goods where they
    are labelled."""

    words: Sequence[Places]
    command: str
    weight: float = 1.0
    goods: Sequence[Named] = field(default_factory=tuple)


def text_of(q: Asked, command: str, weight: float, meant: frozenset[str] | None) -> Text:
    """An example of a question; ``meant`` are the goods asked about, None where nobody labelled
    them."""
    goods = []
    for mark in q.seen.of(MarkKind.GOOD) if meant is not None else ():
        at = place_in(q, mark)
        for value in mark.values:
            if at is not None and value and meant is not None:
                bag = places(name_bag(q, mark, value), NAMES)
                goods.append(Named(first=at[0], last=at[1], bag=bag, meant=value in meant))
    words = [places(bag, WORDS) for bag in word_bags(q)]
    return Text(words=words, command=command, weight=weight, goods=goods)


def fit(texts: Sequence[Text], *, seed: int = _SEED) -> SentenceModel:
    """The model of the texts."""
    classes = tuple(sorted({t.command for t in texts}))
    chance = np.random.default_rng(seed)
    params = _begun(len(classes), chance)
    batches = [list(_batches(texts, chance)) for _ in range(_PASSES)]
    rates = _rates(sum(map(len, batches)))
    optimizer = _Adam(params)
    for batch in (b for of_pass in batches for b in of_pass):
        gradient = _Batch([texts[n] for n in batch], classes, params, chance).gradient()
        optimizer.move(gradient, next(rates))
    return _model(classes, params)


def _begun(classes: int, chance: np.random.Generator) -> Params:
    def even(*shape: int, by: int) -> Floats:
        most = by**-0.5
        return chance.uniform(-most, most, shape).astype(np.float32)

    return {
        "words": chance.normal(0, 0.3, (WORDS, WIDTH)).astype(np.float32),
        "names": chance.normal(0, 0.3, (NAMES, OF_NAME)).astype(np.float32),
        "inputs": even(2, WIDTH, 3 * UNITS, by=UNITS),
        "states": even(2, UNITS, 3 * UNITS, by=UNITS),
        "bias": even(2, 3 * UNITS, by=UNITS),
        **_head_begun("command", 4 * UNITS + WIDTH, classes, even),
        **_head_begun("good", 6 * UNITS + OF_NAME, 2, even),
    }


def _head_begun(name: str, width: int, classes: int, even: Callable[..., Floats]) -> Params:
    return {
        f"{name} inner": even(width, HIDDEN, by=width),
        f"{name} inner bias": even(HIDDEN, by=width),
        f"{name} outer": even(HIDDEN, classes, by=HIDDEN),
        f"{name} outer bias": even(classes, by=HIDDEN),
    }


def _batches(texts: Sequence[Text], chance: np.random.Generator) -> Iterator[list[int]]:
    """The numbers of all texts in any order, those of a batch about as long as each other."""
    order = chance.permutation(len(texts))
    found = []
    for start in range(0, len(order), 16 * _BATCH):
        some = sorted(order[start : start + 16 * _BATCH], key=lambda n: len(texts[n].words))
        found += [some[n : n + _BATCH] for n in range(0, len(some), _BATCH)]
    for n in chance.permutation(len(found)):
        yield found[n]


_RISING = 0.3
"""The part of all steps in which they grow longer; then they shrink to nothing."""


def _rates(steps: int) -> Iterator[float]:
    for n in range(steps):
        done = n / steps
        if done < _RISING:
            yield _STEP * (0.04 + 0.96 * (1 - np.cos(np.pi * done / _RISING)) / 2)
        else:
            yield _STEP * (1 + np.cos(np.pi * (done - _RISING) / (1 - _RISING))) / 2


class _Adam:
    """Steps along gradients, each weight's by how much its own vary (Kingma and Ba 2015)."""

    _MEAN, _SQUARE, _LEAST = 0.9, 0.999, 1e-8

    def __init__(self, params: Params) -> None:
        self._params = params
        self._mean = {name: np.zeros_like(p) for name, p in params.items()}
        self._square = {name: np.zeros_like(p) for name, p in params.items()}
        self._steps = 0

    def move(self, gradient: Params, rate: float) -> None:
        """One step; a gradient longer than 1 is shortened to that."""
        self._steps += 1
        length = float(np.sqrt(sum(float(np.vdot(g, g)) for g in gradient.values())))
        shorter = np.float32(min(1.0, _CLIPPED / (length + 1e-6)))
        unbiased = rate * (1 - self._SQUARE**self._steps) ** 0.5 / (1 - self._MEAN**self._steps)
        for name, g in gradient.items():
            g *= shorter
            mean, square = self._mean[name], self._square[name]
            mean += (1 - self._MEAN) * (g - mean)
            square += (1 - self._SQUARE) * (g * g - square)
            self._params[name] -= np.float32(unbiased) * mean / (np.sqrt(square) + self._LEAST)


def _matrix(bags: Sequence[Places], size: int) -> sp.csr_matrix:
    """Features of many words, a row each."""
    starts = np.cumsum([0, *(len(index) for index, _ in bags)])
    value = np.concatenate([v for _, v in bags])
    index = np.concatenate([i for i, _ in bags])
    return sp.csr_matrix((value, index, starts), shape=(len(bags), size), dtype=np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Goal:
    """The numbers of the right classes, how much each counts, and the share of each that is spread
    over all classes."""

    labels: np.ndarray
    weights: Floats
    spread: float = 0.0


class _Batch:
    """Some texts read at once, with all that the way back needs of the way there."""

    def __init__(
        self,
        texts: Sequence[Text],
        classes: Sequence[str],
        params: Params,
        chance: np.random.Generator,
    ) -> None:
        self._texts, self._params, self._chance = texts, params, chance
        self._classes = {name: n for n, name in enumerate(classes)}
        self._lengths = np.array([len(t.words) for t in texts])
        self._longest = int(self._lengths.max())
        self._held = np.arange(self._longest)[None, :] < self._lengths[:, None]
        self._backwards = self._lengths[:, None] - 1 - np.arange(self._longest)[None, :]
        self._backwards = np.where(self._held, self._backwards, np.arange(self._longest)[None, :])

    def _dropout(self, shape: tuple[int, ...], share: float) -> Floats:
        kept = self._chance.random(shape, dtype=np.float32) >= share
        return kept.astype(np.float32) / np.float32(1 - share)

    def _turned(self, rows: Floats) -> Floats:
        """(texts, words, any): each text's words the other way round, padding where it was."""
        return np.take_along_axis(rows, self._backwards[:, :, None], axis=1)

    def gradient(self) -> Params:
        """The gradient of the mean loss of a command and of a good."""
        count = len(self._texts)
        self._read()
        grad: Params = {}
        d_states = np.zeros_like(self._states)
        d_most = np.zeros((count, 2 * UNITS), dtype=np.float32)
        d_first = self._command_back(grad, d_states, d_most)
        self._goods_back(grad, d_states, d_most)
        np.put_along_axis(
            d_states,
            self._most_at[:, None, :],
            np.take_along_axis(d_states, self._most_at[:, None, :], axis=1) + d_most[:, None, :],
            axis=1,
        )
        self._read_back(grad, d_states, d_first)
        return grad

    def _read(self) -> None:
        """The states at each word, after dropout; the most of each."""
        count, longest, p = len(self._texts), self._longest, self._params
        bags = [bag for text in self._texts for bag in text.words]
        self._features = _matrix(bags, WORDS)
        self._features.data *= self._dropout(self._features.data.shape, _DROPPED_FEATURES)
        self._words = np.zeros((count, longest, WIDTH), dtype=np.float32)
        self._words[self._held] = np.tanh(self._features @ p["words"])
        self._words_kept = self._dropout(self._words.shape, _DROPPED)
        seen = self._words * self._words_kept
        self._seen = np.stack((seen, self._turned(seen)))
        self._given = (
            self._seen.reshape(2, count * longest, WIDTH) @ p["inputs"] + p["bias"][:, None, :]
        ).reshape(2, count, longest, 3 * UNITS)
        self._before = np.zeros((longest + 1, 2, count, UNITS), dtype=np.float32)
        for n in range(longest):
            after = step(self._given[:, :, n], self._before[n], p["states"])
            self._before[n + 1] = np.where(self._held[None, :, n, None], after, self._before[n])
        each = self._before[1:].transpose(1, 2, 0, 3)
        both = np.concatenate((each[0], self._turned(each[1])), axis=2)
        self._states_kept = self._dropout(both.shape, _DROPPED)
        self._states = both * self._states_kept * self._held[:, :, None]
        masked = np.where(self._held[:, :, None], self._states, -np.inf)
        self._most_at = masked.argmax(axis=1)
        self._most = np.take_along_axis(masked, self._most_at[:, None, :], axis=1)[:, 0]

    def _head_back(self, grad: Params, name: str, seen: Floats, goal: _Goal) -> Floats:
        """The gradient for what a head saw; its own go to ``grad``."""
        p = self._params
        inner = seen @ p[f"{name} inner"] + p[f"{name} inner bias"]
        kept = self._dropout(inner.shape, 0.2)
        units = np.maximum(inner, 0) * kept
        scores = units @ p[f"{name} outer"] + p[f"{name} outer bias"]
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        odds /= odds.sum(axis=1, keepdims=True)
        wanted = np.full_like(odds, goal.spread / odds.shape[1])
        wanted[np.arange(len(odds)), goal.labels] += 1 - goal.spread
        d_scores = (odds - wanted) * goal.weights[:, None] / np.float32(len(odds))
        grad[f"{name} outer"] = units.T @ d_scores
        grad[f"{name} outer bias"] = d_scores.sum(axis=0)
        d_inner = (d_scores @ p[f"{name} outer"].T) * kept * (inner > 0)
        grad[f"{name} inner"] = seen.T @ d_inner
        grad[f"{name} inner bias"] = d_inner.sum(axis=0)
        back: Floats = d_inner @ p[f"{name} inner"].T
        return back

    def _command_back(self, grad: Params, d_states: Floats, d_most: Floats) -> Floats:
        """The gradient for the first word of each text; those for states are added."""
        mean = self._states.sum(axis=1) / self._lengths[:, None].astype(np.float32)
        seen = np.concatenate((self._most, mean, self._words[:, 0]), axis=1)
        labels = np.array([self._classes[t.command] for t in self._texts])
        weights = np.array([t.weight for t in self._texts], dtype=np.float32)
        goal = _Goal(labels=labels, weights=weights, spread=_SMOOTHED)
        back = self._head_back(grad, "command", seen, goal)
        d_most += back[:, : 2 * UNITS]
        d_mean = back[:, 2 * UNITS : 4 * UNITS] / self._lengths[:, None].astype(np.float32)
        d_each: Floats = np.where(self._held[:, :, None], d_mean[:, None, :], 0)
        d_states += d_each
        return back[:, 4 * UNITS :]

    def _goods_back(self, grad: Params, d_states: Floats, d_most: Floats) -> None:
        named = [(n, good) for n, text in enumerate(self._texts) for good in text.goods]
        if not named:
            return
        of = np.array([n for n, _ in named])
        first, last = (np.array([getattr(g, end) for _, g in named]) for end in ("first", "last"))
        features = _matrix([g.bag for _, g in named], NAMES)
        features.data *= self._dropout(features.data.shape, _DROPPED_OF_NAME)
        told = features @ self._params["names"]
        parts = (self._states[of, first], self._states[of, last], self._most[of], told)
        labels = np.array([int(g.meant) for _, g in named])
        goal = _Goal(labels=labels, weights=np.ones(len(named), dtype=np.float32))
        back = self._head_back(grad, "good", np.concatenate(parts, axis=1), goal)
        wide = 2 * UNITS
        np.add.at(d_states, (of, first), back[:, :wide])
        np.add.at(d_states, (of, last), back[:, wide : 2 * wide])
        np.add.at(d_most, of, back[:, 2 * wide : 3 * wide])
        grad["names"] = features.T @ back[:, 3 * wide :]

    def _read_back(self, grad: Params, d_states: Floats, d_first: Floats) -> None:
        """From the gradient for states back to the tables of words."""
        count, longest, p = len(self._texts), self._longest, self._params
        d_both = d_states * self._states_kept * self._held[:, :, None]
        d_each = np.stack((d_both[:, :, :UNITS], self._turned(d_both[:, :, UNITS:])))
        d_given = np.zeros_like(self._given)
        d_held = np.zeros_like(self._given)
        carried = np.zeros((2, count, UNITS), dtype=np.float32)
        back = p["states"].transpose(0, 2, 1)
        for n in reversed(range(longest)):
            on = self._held[None, :, n, None]
            d_after = np.where(on, carried + d_each[:, :, n], 0)
            d_given[:, :, n], d_held[:, :, n], d_before = _step_back(
                self._given[:, :, n], self._before[n], p["states"], d_after
            )
            carried = np.where(on, d_before + d_held[:, :, n] @ back, carried)
        flat = d_given.reshape(2, count * longest, 3 * UNITS)
        grad["inputs"] = self._seen.reshape(2, count * longest, WIDTH).transpose(0, 2, 1) @ flat
        grad["bias"] = flat.sum(axis=1)
        before = self._before[:-1].transpose(1, 2, 0, 3).reshape(2, count * longest, UNITS)
        grad["states"] = before.transpose(0, 2, 1) @ d_held.reshape(2, count * longest, 3 * UNITS)
        d_seen = (flat @ p["inputs"].transpose(0, 2, 1)).reshape(2, count, longest, WIDTH)
        d_words = (d_seen[0] + self._turned(d_seen[1])) * self._words_kept
        d_words[:, 0] += d_first
        d_words = (d_words * (1 - self._words**2))[self._held]
        grad["words"] = np.asarray(self._features.T @ d_words)


def _step_back(
    given: Floats, state: Floats, states: Floats, d_after: Floats
) -> tuple[Floats, Floats, Floats]:
    """The gradients for what :func:`bot.models.sentence.step` was given, for what its states were
    multiplied to, and for the state itself as far as it was kept."""
    held = state @ states
    reset, update, new = gates(given, held)
    d_new = d_after * (1 - update) * (1 - new**2)
    d_update = d_after * (state - new) * update * (1 - update)
    d_reset = d_new * held[..., 2 * UNITS :] * reset * (1 - reset)
    d_given = np.concatenate((d_reset, d_update, d_new), axis=-1)
    d_held = np.concatenate((d_reset, d_update, d_new * reset), axis=-1)
    d_kept: Floats = d_after * update
    return d_given, d_held, d_kept


def _model(classes: tuple[str, ...], params: Params) -> SentenceModel:
    return SentenceModel(
        classes=classes,
        words=Weights.rounded(params["words"].T),
        names=Weights.rounded(params["names"].T),
        cell=Cell(inputs=params["inputs"], states=params["states"], bias=params["bias"]),
        command=_head(params, "command"),
        good=_head(params, "good"),
    )


def _head(params: Params, name: str) -> Head:
    return Head(
        inner=params[f"{name} inner"],
        inner_bias=params[f"{name} inner bias"],
        outer=params[f"{name} outer"],
        outer_bias=params[f"{name} outer bias"],
    )
