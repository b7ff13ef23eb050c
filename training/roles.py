"""Fit the models that tell the roles of days and percentages and the deeds of clauses, on the
labelled passages."""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from sklearn.linear_model import LogisticRegression

from bot.ingest.documents.days import days
from bot.ingest.documents.percentages import percentages
from bot.ingest.documents.role_features import Bag, mentions
from bot.ingest.documents.roles import bags, deed_bag, model_of, parts_in
from bot.ingest.documents.text import clauses, readable
from bot.models.linear import LinearModel, Models, Weights, places
from bot.models.model_file import write_models
from training.data import CONFIG
from training.written import write

DOCUMENTS = CONFIG / "documents"
PASSAGES, CUES = DOCUMENTS / "passages.jsonl", DOCUMENTS / "cues.csv"
MODEL, MANIFEST = DOCUMENTS / "roles.npz", DOCUMENTS / "roles.json"
_MARK = re.compile(r"\[\[([A-Z]):(.*?)\]\]", re.S)
_SIZE = 2**16
_STRENGTH = {"days": 0.2, "percents": 0.2, "deeds": 1.0}
"""How much the weights of each model may grow: what told passages of another writer best."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A day or a percentage of a passage with the letter of its role, or a passage with its kind.

    ``model``: the one that tells it.
    """

    passage: str
    model: str
    bag: Bag
    role: str


def passages(path: Path = PASSAGES) -> list[dict[str, str]]:
    """The labelled passages, one a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def examples(passage: dict[str, str]) -> Iterator[Example]:
    """What one passage teaches: its marks are '[[role:words]]'."""
    text, roles = _unmarked(passage["text"])
    for clause in clauses(readable(text), near=date.fromisoformat(passage["published"])):
        found = mentions(days(clause.text, clause.near), percentages(clause.text))
        for each, bag in zip(found, bags(clause.text, found, clause.near), strict=True):
            at = clause.start + each.start, clause.start + each.end
            role = next((r for start, end, r in roles if start < at[1] and at[0] < end), None)
            if role is not None:
                yield Example(passage=passage["id"], model=model_of(each), bag=bag, role=role)


def deeds(passage: dict[str, str], models: Models) -> Iterator[Example]:
    """What a passage teaches of what clauses do, its days and rates as ``models`` tell them."""
    if "kind" not in passage:
        return
    text, _ = _unmarked(passage["text"])
    plain, near = readable(text), date.fromisoformat(passage["published"])
    found = mentions(days(plain, near), percentages(plain))
    bag = deed_bag(plain, found, parts_in(plain, found, near, models))
    yield Example(passage=passage["id"], model="deeds", bag=bag, role=passage["kind"])


def _unmarked(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text without its marks, and the span and role of each."""
    text, roles, done = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[done : mark.start()]
        roles.append((len(text), len(text) + len(mark[2]), mark[1]))
        text += mark[2]
        done = mark.end()
    return text + marked[done:], roles


def models_of(told: Sequence[dict[str, str]]) -> dict[str, LinearModel]:
    """A model of days, one of percentages and one of deeds.

    Deeds are learnt from days and rates as they are told in what is new: each writer's are told by
    models of the others.
    """
    found = []
    for writer in sorted({_writer(each) for each in told}):
        others = roles_of([each for each in told if _writer(each) != writer])
        own = [each for each in told if _writer(each) == writer]
        found += [each for passage in own for each in deeds(passage, others)]
    return {**roles_of(told), "deeds": _fitted(found)}


def roles_of(told: Sequence[dict[str, str]]) -> dict[str, LinearModel]:
    """The models of days and of percentages."""
    found = [each for passage in told for each in examples(passage)]
    return {
        kind: _fitted([each for each in found if each.model == kind])
        for kind in sorted({each.model for each in found})
    }


def _writer(passage: dict[str, str]) -> str:
    """Whose a passage is: how its id begins."""
    return passage["id"].partition("-")[0]


def _fitted(found: Sequence[Example]) -> LinearModel:
    placed = [places(each.bag, _SIZE) for each in found]
    starts = np.cumsum([0, *(len(index) for index, _ in placed)])
    columns = np.concatenate([index for index, _ in placed])
    values = np.concatenate([value for _, value in placed])
    model = LogisticRegression(C=_STRENGTH[found[0].model], max_iter=200, tol=1e-3)
    model.fit(
        sp.csr_matrix((values, columns, starts), shape=(len(found), _SIZE)),
        [each.role for each in found],
    )
    return LinearModel(
        classes=tuple(model.classes_.tolist()),
        weights=Weights.rounded(model.coef_),
        bias=model.intercept_.astype(np.float32),
    )


def data_hash(paths: Iterable[Path] = (PASSAGES, CUES)) -> str:
    """The hash of all that the models are trained on."""
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in paths)).hexdigest()


def train() -> None:
    """Train and write."""
    told = passages()
    models = models_of(told)
    size = write(write_models(models), MODEL, MANIFEST, data_hash(), passages=len(told))
    sys.stdout.write(f"{len(told)} passages, {size / 1e6:.2f} MB\n")


if __name__ == "__main__":
    train()
