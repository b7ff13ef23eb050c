"""``make train``: fit the models on the labelled questions and write config/reading/model.npz.

Follow-ups are trained on what their thread's own turns were read as, by models that never saw the
kind of people who asked.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from bot.domain.questions import Query
from bot.models.model_file import write_models
from bot.models.sentence import ReaderModels
from training.asking import Bench
from training.data import MANIFEST, MODEL, Labelled, data_hash, questions
from training.fit import Example, example, fit
from training.written import write

_FOLDS = 3
_ROUNDS = 2


def threads(bench: Bench, asked: Sequence[Labelled]) -> list[Query | None]:
    """What each question's thread left behind, read by models that know none of its kind."""
    kinds = sorted({q.kind for q in asked})
    earlier: list[Query | None] = [None] * len(asked)
    for _ in range(_ROUNDS):
        examples = examples_of(bench, asked, earlier)
        found = list(earlier)
        for fold in range(_FOLDS):
            held = set(kinds[fold::_FOLDS])
            models = fit(
                [e for q, e in zip(asked, examples, strict=True) if q.kind not in held],
                averaged=False,
            )
            for n, q in enumerate(asked):
                if q.kind in held and q.thread:
                    found[n] = bench.replayed(n, models)
        earlier = found
    return earlier


def examples_of(
    bench: Bench, asked: Sequence[Labelled], earlier: Sequence[Query | None]
) -> list[Example]:
    """What each question gives to learn from."""
    return [example(q, bench.asked(n, earlier[n])) for n, q in enumerate(asked)]


def trained(asked: Sequence[Labelled]) -> ReaderModels:
    """The models of all the questions."""
    bench = Bench(asked)
    earlier = threads(bench, asked)
    return fit(examples_of(bench, asked, earlier))


def main() -> None:
    """Train and write."""
    asked = questions()
    models = trained(asked)
    written = write_models(models.linear, models.sentence)
    size = write(written, MODEL, MANIFEST, data_hash(), questions=len(asked))
    sys.stdout.write(f"{len(asked)} questions, {size / 1e6:.1f} MB\n")


if __name__ == "__main__":
    main()
