"""Fit the models on labelled questions. scikit-learn is a requirement of the build only."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier

from bot.domain.countries import NEIGHBOUR
from bot.models.features import Weighted
from bot.models.linear import Floats, LinearModel, Net, Weights, places
from bot.models.sentence import ReaderModels
from bot.reading.decisions.direction import origins
from bot.reading.decisions.second_look import AGAIN, again_bags
from bot.reading.features.asked import Asked, asked
from bot.reading.features.direction import importing_bag, origin_bag, way_bag
from bot.reading.features.names import mark_bag
from bot.reading.features.texts import (
    action_bag,
    claim_bag,
    command_bag,
    inherit_bag,
    programme_bag,
)
from bot.reading.marks import Mark, MarkKind
from bot.reading.places.directions import other
from training import word_order
from training.data import Labelled
from training.word_order import Text, text_of

SIZE = {
    "command": 2**16,
    "importing": 2**17,
    "origin": 2**16,
    "good": 2**16,
    "programme": 2**15,
    "programmes": 2**14,
    AGAIN: 2**13,
}
"""Places among which each model's features fall: too few, and features that have nothing in common
share a weight."""
_SMALL = 2**14
_STRENGTH = {
    "command": 12.0,
    "importing": 3.0,
    "origin": 3.0,
    "good": 1.0,
    "action": 15.0,
    AGAIN: 0.3,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One example for one model."""

    model: str
    bag: tuple[npt.NDArray[np.int64], Floats]
    label: str
    weight: float = 1.0
    of: Naming | None = None
    """What a good's example was made of, for the second look at it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A good that a question names, and the kind of people who ask it."""

    q: Asked
    mark: Mark
    value: str
    kind: str


def _row(
    model: str, bag: Weighted, label: str, weight: float = 1.0, of: Naming | None = None
) -> Row:
    held = places(bag, SIZE.get(model, _SMALL))
    return Row(model=model, bag=held, label=label, weight=weight, of=of)


def _goods(label: Labelled, q: Asked, wanted: set[str]) -> Iterable[Row]:
    for mark in q.seen.of(MarkKind.GOOD):
        for value in mark.values:
            of = Naming(q=q, mark=mark, value=value, kind=label.kind)
            yield _row("good", mark_bag(q, mark, value), _yes(value in wanted), of=of)


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"


def rows(label: Labelled, q: Asked) -> Iterable[Row]:
    """The examples that one question gives."""
    share = _share(label)
    for n, command in enumerate(label.commands):
        yield _row("command", command_bag(q), command, share * (1.0 if n == 0 else 0.6))
    if label.commands == ("none",):
        return
    if label.partial:
        yield from _directions(label, q)
        yield from _partly(label, q)
        return
    wanted = set(label.wanted("good")) | set(label.wanted("topics"))
    if wanted or not label.slots.get("code"):
        yield from _goods(label, q, wanted)
    who = set(label.wanted("who"))
    for mark in q.seen.of(MarkKind.SPEAKER):
        yield _row("speaker", mark_bag(q, mark), _yes(bool(who.intersection(mark.values))))
    meant = set(label.wanted("programme"))
    for mark in q.seen.of(MarkKind.PROGRAMME):
        for value in mark.values:
            yield _row("programme", mark_bag(q, mark, value), _yes(value in meant))
    first = label.wanted("programme")[0] if meant else "none"
    yield _row("programmes", programme_bag(q), first)
    claim = label.slots.get("usmca")
    yield _row("claim", claim_bag(q), "unsaid" if claim is None else "usmca" if claim else "none")
    if label.commands[0] == "digest" and label.slots.get("action"):
        yield _row("action", action_bag(q), label.slots["action"])
    yield from _directions(label, q)
    yield from _kept(label, q)


def _partly(label: Labelled, q: Asked) -> Iterable[Row]:
    """Of a question with some slots labelled: those."""
    claim = label.slots.get("usmca")
    if claim is not None:
        yield _row("claim", claim_bag(q), "usmca" if claim else "none")
    if label.slots.get("action"):
        yield _row("action", action_bag(q), label.slots["action"])
    wanted = set(label.wanted("good"))
    if wanted:
        yield from _goods(label, q, wanted)


def _directions(label: Labelled, q: Asked) -> Iterable[Row]:
    to = label.wanted("to")
    if len(to) == 1 and to[0] in {"CA", "US"}:
        yield _row("importing", importing_bag(q), to[0])
        if {"CA", "US"} & {m.country for m in q.seen.of(MarkKind.PLACE)}:
            mirrored = way_bag(_mirrored(q))
            yield _row("importing", mirrored, other(to[0]), _MIRRORED)
    source = label.wanted("from")
    if not source:
        return
    importing = to[0] if to else "US" if source[0] == "CA" else "CA" if source[0] == "US" else "US"
    for country in origins(q, importing):
        yield _row("origin", origin_bag(q, country, importing), _yes(country in source))


_MIRRORED = 0.15
"""Weight of a question with both neighbours' names exchanged."""


def _mirrored(q: Asked) -> Asked:
    """The question with the two neighbours in each other's place."""

    def across(mark: Mark) -> Mark:
        values = tuple(
            f"{NEIGHBOUR.get(c, c)}-{r}" for c, _, r in (v.partition("-") for v in mark.values)
        )
        return replace(mark, values=values) if mark.kind is MarkKind.PLACE else mark

    hints = tuple((n, NEIGHBOUR.get(v, v)) for n, v in q.seen.hints)
    seen = replace(q.seen, marks=tuple(across(m) for m in q.seen.marks), hints=hints)
    return asked(seen, day=q.day)


def _kept(label: Labelled, q: Asked) -> Iterable[Row]:
    e = q.earlier
    if e is None:
        return
    slots = label.slots
    goods = set(e.goods_asked)
    wanted = set(label.wanted("good"))
    named = {v for m in q.seen.of(MarkKind.GOOD) for v in m.values}
    if goods and not (goods & named):
        if not (wanted & named):
            yield _row("keep good", inherit_bag(q, "good", False), _yes(bool(goods & wanted)))
    elif e.code and not goods:
        yield _row("keep good", inherit_bag(q, "good", False), _yes(bool(slots.get("code"))))
    own = bool(named)
    if e.programme:
        kept = e.programme in label.wanted("programme")
        yield _row("keep programme", inherit_bag(q, "programme", own), _yes(kept))
    if e.who and not any(True for _ in q.seen.of(MarkKind.SPEAKER)):
        yield _row("keep who", inherit_bag(q, "who", own), _yes(slots.get("who") == e.who))
    if (e.day or e.since or e.until) and not q.seen.whens:
        kept = any(
            slots.get(k) and str(slots[k]) == str(v)
            for k, v in (("on", e.day), ("since", e.since), ("until", e.until))
        )
        yield _row("keep days", inherit_bag(q, "days", own), _yes(kept))
    if e.money and not q.seen.money:
        yield _row("keep money", inherit_bag(q, "money", own), _yes("value" in slots))


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """What one question gives to learn from."""

    rows: Sequence[Row]
    text: Text


def example(label: Labelled, q: Asked) -> Example:
    """What a labelled question gives to learn from."""
    found = list(rows(label, q))
    named = [r for r in found if r.model == "good"]
    meant = frozenset(r.of.value for r in named if r.of and r.label == "yes") if named else None
    text = text_of(q, label.commands[0], _share(label), meant)
    return Example(rows=found, text=text)


def _share(label: Labelled) -> float:
    """How much a question's command counts: less where it may be one or another."""
    between = float(len(label.commands) ** 0.5)
    return _WEIGHT.get(label.kind[0], 1.0) / between


def fit(examples: Sequence[Example], *, averaged: bool = True) -> ReaderModels:
    """The models of the examples. Not ``averaged``: those that are quick to fit alone."""
    by: dict[str, list[Row]] = {}
    for row in (r for one in examples for r in one.rows):
        by.setdefault(row.model, []).append(row)
    surer = _SURER if averaged else frozenset[str]()
    models = {
        name: _fitted(name, group, surer=name in surer, nets=_NETS.get(name, 1))
        for name, group in by.items()
    }
    if not averaged:
        return ReaderModels(linear=models)
    models[AGAIN] = _fitted(AGAIN, list(_again(by["good"])), surer=False)
    sentence = word_order.fit([one.text for one in examples])
    return ReaderModels(linear=models, sentence=sentence)


_FOLDS = 3


def _again(group: Sequence[Row]) -> Iterable[Row]:
    """Examples for the second look at goods: with the chances that a first look gives which has not
    seen the kind of people (of one net alone, for time)."""
    kinds = sorted({r.of.kind for r in group if r.of})
    for fold in range(_FOLDS):
        held = set(kinds[fold::_FOLDS])
        first = _fitted("good", [r for r in group if r.of and r.of.kind not in held], surer=True)
        of_held = [r for r in group if r.of and r.of.kind in held]
        for _, asked_once in groupby(of_held, key=lambda r: id(r.of.q) if r.of else 0):
            yield from _looked_again(list(asked_once), first)


def _looked_again(group: Sequence[Row], first: LinearModel) -> Iterable[Row]:
    """The same for the goods of one question."""
    named = [((r.of.mark, r.of.value), r) for r in group if r.of]
    chances = {name: first.chances_at(*r.bag)["yes"] for name, r in named}
    bags = again_bags(group[0].of.q, chances) if group[0].of else {}
    for name, r in named:
        yield _row(AGAIN, bags[name], r.label, r.weight)


def _matrix(group: Sequence[Row], size: int) -> sp.csr_matrix:
    index = [r.bag[0] for r in group]
    value = [r.bag[1] for r in group]
    starts = np.cumsum([0, *(len(i) for i in index)])
    return sp.csr_matrix(
        (np.concatenate(value), np.concatenate(index), starts), shape=(len(group), size)
    )


_WEIGHT = {"Z": 0.6, "D": 0.5, "F": 0.5}
"""Weight of the command of a question by the first letter of its kind, 1 for people. Talk that is
mostly not for us (Z) counts less, else too much is taken for talk; so do drills (D) and the
questions of tests (F), which nobody asked."""
_RARITY = 0.4


def _columns(matrix: sp.csr_matrix) -> tuple[np.ndarray, np.ndarray]:
    """Features met more than once, and how much more a rare one may weigh."""
    met = np.bincount(matrix.indices, minlength=matrix.shape[1])
    used = np.where(met >= 2)[0]
    rare = (np.log((1 + matrix.shape[0]) / (1 + met[used])) + 1) ** _RARITY
    return used, (rare / rare.mean()).astype(np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Examples:
    """What one model is fitted to: ``narrow`` is (examples, columns used), each column multiplied
    by its ``scale``; ``used`` are the columns' places among ``size``."""

    narrow: sp.csr_matrix
    labels: np.ndarray
    weights: np.ndarray
    used: np.ndarray
    scale: np.ndarray
    size: int


def _examples(group: Sequence[Row], size: int) -> _Examples:
    matrix = _matrix(group, size)
    used, scale = _columns(matrix)
    return _Examples(
        narrow=matrix[:, used] @ sp.diags(scale),
        labels=np.array([r.label for r in group]),
        weights=np.array([r.weight for r in group]),
        used=used,
        scale=scale,
        size=size,
    )


def _fitted(name: str, group: Sequence[Row], *, surer: bool, nets: int = 1) -> LinearModel:
    e = _examples(group, SIZE.get(name, _SMALL))
    strength = _STRENGTH.get(name, 5.0)
    classes = sorted(set(e.labels))
    if len(classes) == 1:
        bias = np.array([0.0, 0.0], dtype=np.float32)
        bias[1 if classes[0] == "yes" else 0] = 3.0
        return LinearModel(
            classes=("no", "yes"), weights=Weights.rounded(np.zeros((2, e.size))), bias=bias
        )
    if len(classes) == 2:
        model = LogisticRegression(C=strength, solver="liblinear", random_state=_SEED)
        model.fit(e.narrow, e.labels, sample_weight=e.weights)
        coef = np.vstack([np.zeros_like(model.coef_), model.coef_])
        bias = np.array([0.0, model.intercept_[0]])
    else:
        many = name == "programmes"
        model = LogisticRegression(
            C=strength, max_iter=60 if many else 150, tol=1e-2 if many else 1e-3
        )
        model.fit(e.narrow, e.labels, sample_weight=e.weights)
        coef, bias = model.coef_, model.intercept_
        if surer:
            alone = _each_alone(e, strength)
            coef, bias = (coef + alone[0]) / 2, (bias + alone[1]) / 2
    fitted = _model(classes, coef, bias, e)
    return replace(fitted, net=_nets(e, several=nets)) if surer else fitted


_SURER = frozenset({"command", "good"})
"""Models that are averaged of several ways to fit them: all classes together, each against the rest
(of two classes the one way), and a net with a hidden layer. Alike to each other in what they get
right, they err apart."""


def _each_alone(e: _Examples, strength: float) -> tuple[np.ndarray, np.ndarray]:
    """Weights (classes, columns) and biases of each class against the rest."""
    coefs, biases = [], []
    for name in sorted(set(e.labels)):
        model = LogisticRegression(C=strength, solver="liblinear", random_state=_SEED)
        model.fit(e.narrow, e.labels == name, sample_weight=e.weights)
        coefs.append(model.coef_[0])
        biases.append(model.intercept_[0])
    return np.array(coefs), np.array(biases)


_NETS = {"good": 3}
"""How many nets, begun apart, one is put together of: each alone is a matter of luck."""


def _nets(e: _Examples, *, several: int) -> Net:
    """One net with the hidden units of all of them, its scores their mean."""
    nets = [_net(e, seed=_SEED + n) for n in range(several)]
    return Net(
        inner=Weights.rounded(np.vstack([inner for inner, *_ in nets])),
        inner_bias=np.concatenate([bias for _, bias, *_ in nets]).astype(np.float32),
        outer=(np.hstack([outer for *_, outer, _ in nets]) / several).astype(np.float32),
        outer_bias=np.mean([bias for *_, bias in nets], axis=0, dtype=np.float32),
    )


_SEED = 7
_UNITS, _PASSES, _BATCH, _STEP, _DECAY = 32, 10, 200, 5e-3, 1e-3


def _net(e: _Examples, *, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """The inner weights (units, size), their biases, the outer weights and theirs."""
    model = MLPClassifier(
        (_UNITS,),
        alpha=_DECAY,
        max_iter=_PASSES,
        batch_size=_BATCH,
        learning_rate_init=_STEP,
        random_state=seed,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # stopped early on purpose
        model.fit(e.narrow.astype(np.float32), e.labels, sample_weight=e.weights)
    inner = np.zeros((_UNITS, e.size), dtype=np.float32)
    inner[:, e.used] = model.coefs_[0].T * e.scale
    outer, bias = model.coefs_[1].T, model.intercepts_[1]
    if len(outer) == 1:  # of two classes the second alone has an output
        outer, bias = np.vstack([np.zeros_like(outer), outer]), np.array([0.0, bias[0]])
    return inner, model.intercepts_[0], outer, bias


def _model(
    classes: Sequence[str], weights: np.ndarray, bias: np.ndarray, e: _Examples
) -> LinearModel:
    """The model with its weights at their places, ``weights`` as fitted to the scaled columns."""
    full = np.zeros((len(classes), e.size), dtype=np.float32)
    full[:, e.used] = weights * e.scale
    return LinearModel(
        classes=tuple(classes), weights=Weights.rounded(full), bias=bias.astype(np.float32)
    )
