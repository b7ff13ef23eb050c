"""Fit the models that tell the roles of days and percentages, on the labelled passages."""

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
from bot.ingest.documents.roles import bags, model_of
from bot.ingest.documents.text import clauses, readable
from bot.models.linear import LinearModel, Weights, places
from training.data import CONFIG
from training.written import write

DOCUMENTS = CONFIG / "documents"
PASSAGES, CUES = DOCUMENTS / "passages.jsonl", DOCUMENTS / "cues.csv"
MODEL, MANIFEST = DOCUMENTS / "roles.npz", DOCUMENTS / "roles.json"
_MARK = re.compile(r"\[\[([A-Z]):(.*?)\]\]", re.S)
_SIZE, _STRENGTH = 2**14, 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A day or a percentage of a passage with the letter of its role. ``model``: of which kind."""

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


def _unmarked(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text without its marks, and the span and role of each."""
    text, roles, done = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[done : mark.start()]
        roles.append((len(text), len(text) + len(mark[2]), mark[1]))
        text += mark[2]
        done = mark.end()
    return text + marked[done:], roles


def fitted(found: Sequence[Example]) -> dict[str, LinearModel]:
    """A model of days and one of percentages."""
    kinds = sorted({each.model for each in found})
    return {kind: _fitted([each for each in found if each.model == kind]) for kind in kinds}


def _fitted(found: Sequence[Example]) -> LinearModel:
    placed = [places(each.bag, _SIZE) for each in found]
    starts = np.cumsum([0, *(len(index) for index, _ in placed)])
    columns = np.concatenate([index for index, _ in placed])
    values = np.concatenate([value for _, value in placed])
    model = LogisticRegression(C=_STRENGTH, max_iter=200, tol=1e-3)
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
    models = fitted([each for passage in told for each in examples(passage)])
    size = write(models, MODEL, MANIFEST, data_hash(), passages=len(told))
    sys.stdout.write(f"{len(told)} passages, {size / 1e6:.2f} MB\n")


if __name__ == "__main__":
    train()
