"""The model that reads a text in order: what it is fitted by, and that the order tells."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import numpy as np
import pytest

from bot.models.linear import Floats
from bot.models.model_file import read_sentence, write_models
from bot.models.sentence import SentenceModel
from bot.reading.decisions.word_order import in_order
from bot.reading.extraction.extract import extract
from bot.reading.extraction.gazetteers import Gazetteers
from bot.reading.extraction.shipped import gazetteers, models
from bot.reading.features.asked import Asked, asked
from bot.reading.features.word_order import MOST_WORDS, place_in, word_bags
from bot.reading.marks import Mark, MarkKind
from tests.shipped_facts import shipped
from training import word_order
from training.word_order import NAMES, WORDS, Named, Params, Places, Text

DAY = date(2026, 10, 12)


@cache
def names() -> Gazetteers:
    return gazetteers(shipped())


def question(text: str) -> Asked:
    seen = extract(text, names=names(), lang="en", today=DAY)
    return asked(seen, day=DAY)


def bag(chance: np.random.Generator, size: int) -> Places:
    return chance.integers(0, size, 3), chance.random(3).astype(np.float32)


def few(chance: np.random.Generator) -> list[Text]:
    return [
        Text(
            words=[bag(chance, WORDS) for _ in range(length)],
            command="ab"[length % 2],
            weight=0.5 + length / 10,
            goods=[Named(first=1, last=2, bag=bag(chance, NAMES), meant=length > 3)],
        )
        for length in (3, 5, 4)
    ]


class Still(word_order._Batch):
    """A batch that drops nothing, so that its loss is the same each time."""

    def _dropout(self, shape: tuple[int, ...], share: float) -> Floats:
        return np.ones(shape, dtype=np.float32)

    def loss(self) -> float:
        """What the gradient is of: the mean loss of a command and of a good."""
        self._read()
        p = self._params
        mean = self._states.sum(axis=1) / self._lengths[:, None]
        labels = np.array([self._classes[t.command] for t in self._texts])
        weights = np.array([t.weight for t in self._texts])
        seen = np.concatenate((self._most, mean, self._words[:, 0]), axis=1)
        whole = _loss(p, "command", seen, labels, weights, word_order._SMOOTHED)
        named = [(n, g) for n, t in enumerate(self._texts) for g in t.goods]
        told = word_order._matrix([g.bag for _, g in named], NAMES) @ p["names"]
        parts = [
            np.concatenate((self._states[n, g.first], self._states[n, g.last], self._most[n], of))
            for (n, g), of in zip(named, told, strict=True)
        ]
        meant = np.array([int(g.meant) for _, g in named])
        return whole + _loss(p, "good", np.array(parts), meant, np.ones(len(named)), 0.0)


def _loss(p: Params, name: str, seen: Any, labels: Any, weights: Any, spread: float) -> float:
    units = np.maximum(seen @ p[f"{name} inner"] + p[f"{name} inner bias"], 0)
    scores = units @ p[f"{name} outer"] + p[f"{name} outer bias"]
    logs = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    wanted = np.full_like(logs, spread / logs.shape[1])
    wanted[np.arange(len(labels)), labels] += 1 - spread
    return float((-(wanted * logs).sum(axis=1) * weights).mean())


@pytest.mark.parametrize(
    "name", ["words", "names", "inputs", "states", "bias", "command inner", "good outer"]
)
def test_the_gradient_is_how_the_loss_changes(name: str) -> None:
    chance = np.random.default_rng(3)
    texts = few(chance)
    params: Any = {k: v.astype(np.float64) for k, v in word_order._begun(2, chance).items()}
    batch = Still(texts, ("a", "b"), params, chance)
    gradient = batch.gradient()[name]
    place = np.unravel_index(np.abs(gradient).argmax(), gradient.shape)
    held, step = params[name][place], 1e-4
    losses = []
    for moved in (held + step, held - step):
        params[name][place] = moved
        losses.append(Still(texts, ("a", "b"), params, chance).loss())
    params[name][place] = held
    assert gradient[place] == pytest.approx((losses[0] - losses[1]) / (2 * step), rel=0.02)


def test_it_learns_what_only_the_order_tells() -> None:
    chance = np.random.default_rng(5)
    one, two = bag(chance, WORDS), bag(chance, WORDS)
    opening = bag(chance, WORDS)
    texts = [
        Text(words=[opening, one, two], command="first"),
        Text(words=[opening, two, one], command="second"),
    ] * 200
    fitted = word_order.fit(texts)
    assert _command(fitted, [opening, one, two])["first"] > 0.9
    assert _command(fitted, [opening, two, one])["second"] > 0.9


def _command(model: SentenceModel, words: list[Places]) -> dict[str, float]:
    return model.commands(model.states(model.words.sums(words)))


def test_the_model_that_ships_is_read_as_it_was_written() -> None:
    held = models()
    assert held.sentence is not None
    again = read_sentence(write_models(held.linear, held.sentence))
    assert again is not None
    words = word_bags(question("what's the duty on steel from Canada?"))
    assert again.commands(again.read(words)) == held.sentence.commands(held.sentence.read(words))


def test_an_archive_of_linear_models_alone_holds_none() -> None:
    assert read_sentence(write_models(models().linear)) is None


def test_a_good_says_more_where_it_stands_than_by_itself() -> None:
    q = question("we ship lumber on pallets, what's the duty on the lumber?")
    order = in_order(q, models())
    assert order is not None
    chance = {q.seen.words[m.first].word: order.chance(m, m.values[0], 0.5) for m in goods(q)}
    assert chance["lumber"] > chance["pallets"]


def goods(q: Asked) -> list[Mark]:
    return [m for m in q.seen.of(MarkKind.GOOD) if m.values[0]]


def test_what_is_longer_than_is_read_has_no_place() -> None:
    q = question("and so on " * (MOST_WORDS // 3 + 1) + "steel")
    assert len(word_bags(q)) == MOST_WORDS + 1
    assert place_in(q, goods(q)[-1]) is None
    order = in_order(q, models())
    assert order is not None
    assert order.chance(goods(q)[-1], "steel", 0.3) == 0.3


@pytest.mark.parametrize("text", ["?", "stickers", "morning brief"])
def test_what_is_too_short_for_an_order_is_not_read(text: str) -> None:
    assert in_order(question(text), models()) is None
