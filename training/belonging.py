"""Fit the models that tell which change a rate or a day belongs to, on documents that were labelled
and read by rules that nobody had mended with them."""

from __future__ import annotations

import hashlib
import json
import sys
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

from bot.domain.documents import Channel
from bot.domain.proposals import Evidence, Proposal, ProposalKind
from bot.ingest.documents.belonging import (
    Paper,
    ReadChange,
    day_features,
    days_for,
    rate_features,
    rates_for,
)
from bot.ingest.documents.text import readable, unwrapped
from bot.models.dense import DenseNets, Features, write_dense
from training.data import CONFIG
from training.written import write

DOCUMENTS = CONFIG / "documents"
CHANGES = DOCUMENTS / "changes.jsonl"
MODEL, MANIFEST = DOCUMENTS / "belonging.npz", DOCUMENTS / "belonging.json"
_UNITS, _NETS, _STRENGTH = 16, 4, 3.0
"""Of each net; how many; how little weights may grow: what told documents of other hands best."""
_LONGEST = 400
"""Rates and days of a document that teaches: a list of thousands would drown the others."""
Label = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A rate or a day beside a change, with the value it stands for and whether it is its own.

    ``change``: the number of the change among all; ``label``: what it should be.
    """

    hand: str
    change: int
    model: str
    value: str
    features: Features
    own: bool


def documents() -> list[Label]:
    """The labelled documents with what was read of them, one a line."""
    return [json.loads(line) for line in CHANGES.read_text(encoding="utf-8").splitlines()]


def proposal_of(read: Label) -> Proposal:
    """A change as it was read."""
    return Proposal(
        kind=ProposalKind(read["kind"]),
        programme="",
        imposing="",
        rule=read["rule"],
        rate_new=tuple(Decimal(each) for each in read.get("rate_new", ())),
        rate_old=tuple(Decimal(each) for each in read.get("rate_old", ())),
        effective=_day(read.get("effective")),
        last_day=_day(read.get("last_day")),
        evidence=tuple(Evidence(start=s, end=e, for_=f) for s, e, f in read["evidence"]),
    )


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None


def paper_of(document: Label) -> Paper:
    """A labelled document as it is read."""
    plain = unwrapped(readable(document["text"]))
    near = _day(document["published"])
    return Paper(plain, Channel(document["channel"]), document["title"], near)


def examples(told: Sequence[Label]) -> Iterator[Example]:
    """What the labelled changes of documents teach."""
    count = 0
    for document in told:
        paper = paper_of(document)
        if len(paper.rates) + len(paper.days) > _LONGEST:
            continue
        read = [proposal_of(each) for each in document["changes"]]
        for at, change in enumerate(document["changes"]):
            if "label" in change:
                others = [each for each in read if each is not read[at]]
                count += 1
                for model, value, features, own in _pairs(read[at], others, paper, change["label"]):
                    yield Example(
                        hand=document["hand"],
                        change=count,
                        model=model,
                        value=value,
                        features=features,
                        own=own,
                    )


def _pairs(
    read: Proposal, others: Sequence[Proposal], paper: Paper, label: Label
) -> Iterator[tuple[str, str, Features, bool]]:
    old = {Decimal(each.strip("% ")) for each in _rates(label.get("rate_old", ""))}
    change = ReadChange.of(read, paper, others, ("rate-old",))
    if change is not None:
        for rate in rates_for(change, paper):
            told = rate_features(change, rate, paper)
            yield "old", str(rate.value), told, rate.value in old
    change = ReadChange.of(read, paper, others, ("effective", "last-day"))
    if change is not None:
        for day in days_for(change, paper):
            told = day_features(change, day, paper)
            yield "first", str(day.first), told, str(day.first) == label.get("effective")


def _rates(told: str) -> list[str]:
    return [
        each
        for each in told.replace("/", " ").split()
        if each.strip("% ").replace(".", "").isdigit()
    ]


def fitted(found: Sequence[Example]) -> DenseNets:
    """Nets fitted to examples of one model."""
    names = tuple(sorted({name for each in found for name in each.features}))
    rows = np.array([[float(e.features.get(n, 0.0)) for n in names] for e in found], np.float32)
    mean, spread = rows.mean(axis=0), rows.std(axis=0)
    spread[spread == 0] = 1.0
    wanted = np.array([each.own for each in found])
    warnings.simplefilter("ignore", ConvergenceWarning)  # they are stopped early on purpose
    nets = [
        MLPClassifier(
            (_UNITS,), alpha=_STRENGTH, max_iter=120, random_state=seed, early_stopping=False
        ).fit((rows - mean) / spread, wanted)
        for seed in range(_NETS)
    ]
    return DenseNets(
        names=names,
        mean=mean.astype(np.float32),
        spread=spread.astype(np.float32),
        inner=np.concatenate([net.coefs_[0] for net in nets], axis=1).astype(np.float32),
        inner_bias=np.concatenate([net.intercepts_[0] for net in nets]).astype(np.float32),
        outer=np.concatenate([net.coefs_[1][:, 0] for net in nets]).astype(np.float32),
        outer_bias=np.array([net.intercepts_[1][0] for net in nets], np.float32),
    )


MODELS = ("first", "old")


def data_hash() -> str:
    """The hash of all that the models are trained on."""
    return hashlib.sha256(CHANGES.read_bytes()).hexdigest()


def train() -> None:
    """Train and write."""
    found = list(examples(documents()))
    models = {name: fitted([e for e in found if e.model == name]) for name in MODELS}
    counted = len({each.change for each in found})
    size = write(write_dense(models), MODEL, MANIFEST, data_hash(), changes=counted)
    sys.stdout.write(f"{counted} changes, {size / 1e6:.2f} MB\n")


if __name__ == "__main__":
    train()
