"""``make evaluate``: the reader's honest scores.

Leaves kinds of people out, a tenth of them at a time, trains on all others and reads the questions
of those left out, by the rules of :mod:`training.grading`; then reads training/held-out,
that nothing was trained on, with the shipped models. Prints all and writes them between their marks
in docs/reading.md. ``--apart`` does the second alone, in minutes; ``--held-out FILE`` reads another
such file; ``--keep FILE`` reads the kinds left out alone and keeps what was read of each question,
with its label and its faults, one object a line: faults are looked for there.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from multiprocessing import cpu_count, get_context
from pathlib import Path
from statistics import mean
from typing import Any

from bot.reading.decisions.decide import Read
from bot.reading.extraction.shipped import models
from bot.reading.queries.confidence import THRESHOLD, is_sure
from bot.reading.queries.understood import understood
from training.asking import Bench
from training.data import ROOT, Labelled, labelled, questions
from training.fit import fit
from training.grading import Grade, grade
from training.train import examples_of, threads

DOC = ROOT / "docs" / "reading.md"
HELD_OUT = ROOT / "training" / "held-out"
_LEFT_OUT, _APART = "scores", "apart"
"""The parts of the document that are written anew, by the names in their marks."""
_SETS = (
    ("**Six kinds of people**:", "people"),
    ("**Two kinds of talk**, mostly not for us:", "chat"),
    ("**The first kinds as 140 other persons ask**:", "hands"),
    ("**128 more kinds of people**:", "kinds"),
)
_FOLDS = 10
_LISTED = 60
"""Kinds that have a row each in a table; of more of them each has but a few questions."""
_PEOPLE = ("P", "N")
_OTHER_HANDS = "K"
"""Begins the kinds of questions that other persons of the same kind would ask (K4: P4); they are
left out of the training with it, and not read."""
_BINS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One question, what was read and how that was graded."""

    asked: Labelled
    command: str | None
    confidence: float
    sure: bool
    found: dict[str, Any]
    grade: Grade

    def line(self) -> str:
        """The question, its label, what was read and the faults, as JSON."""
        asked = self.asked
        return json.dumps(
            {
                "id": asked.id,
                "text": asked.text,
                "thread": asked.thread,
                "as_of": asked.day.isoformat(),
                "label": {"command": asked.commands, **asked.slots},
                "understood": self.found,
                "confidence": round(self.confidence, 2),
                "command": self.grade.command,
                "faults": self.grade.faults,
                "beside": self.grade.beside,
            },
            ensure_ascii=False,
        )


@dataclass(slots=True, kw_only=True)
class Report:
    """The scores of a set of questions."""

    scored: list[Scored] = field(default_factory=list)

    def add(self, asked: Labelled, read: Read) -> None:
        """Grade one reading."""
        command = None if read.command == "none" else read.command
        found = understood(read.sure_query, command)
        self.scored.append(
            Scored(
                asked=asked,
                command=command,
                confidence=read.commands[read.command],
                sure=is_sure(read),
                found=found,
                grade=grade(asked, command, found),
            )
        )

    def lines(self) -> Iterable[str]:
        """The report as Markdown."""
        if len({s.asked.kind for s in self.scored}) <= _LISTED:
            yield from _kinds(self.scored)
            yield ""
        yield from _wholes(self.scored)
        yield ""
        yield from _calibration(self.scored)
        yield ""
        yield _confusion(self.scored)
        yield _slots(self.scored)


def _share(flags: Iterable[bool]) -> float:
    listed = list(flags)
    return mean(listed) if listed else 0.0


def _kinds(scored: Sequence[Scored]) -> Iterable[str]:
    yield "| kind | questions | command | command and slots |"
    yield "| --- | --- | --- | --- |"
    kinds = sorted({s.asked.kind for s in scored}, key=lambda k: (len(k), k))
    rows = []
    for kind in kinds:
        own = [s for s in scored if s.asked.kind == kind]
        rows.append((_share(s.grade.command for s in own), _share(s.grade.whole for s in own)))
        yield f"| {kind} | {len(own)} | {rows[-1][0]:.0%} | {rows[-1][1]:.0%} |"
    worst = min(r[0] for r in rows), min(r[1] for r in rows)
    yield f"| worst | | {worst[0]:.0%} | {worst[1]:.0%} |"


def _wholes(scored: Sequence[Scored]) -> Iterable[str]:
    n = len(scored)
    commands = _share(s.grade.command for s in scored)
    whole = _share(s.grade.whole for s in scored)
    beside = _share(s.grade.beside for s in scored)
    yield f"Command right in {commands:.1%} of {n}, command and all slots in {whole:.1%};"
    yield f"goods named beside the point in {beside:.1%}."
    null = [s for s in scored if s.asked.commands == ("none",)]
    said = [s for s in scored if s.command is None]
    right = [s for s in said if "none" in s.asked.commands]
    recall = _share(s.command in (None, "help") for s in null)
    yield f"Not for us: precision {len(right) / max(1, len(said)):.0%}, recall {recall:.0%}."


def _calibration(scored: Sequence[Scored]) -> Iterable[str]:
    yield "| confidence from | answered | of these commands right |"
    yield "| --- | --- | --- |"
    for bound in (0.0, 0.3, 0.4, THRESHOLD, 0.5, 0.6, 0.7, 0.8):
        mark = " (threshold)" if bound == THRESHOLD else ""
        yield _answered(f"{bound:.2f}{mark}", [s for s in scored if s.confidence >= bound], scored)
    yield _answered("as the bot answers", [s for s in scored if s.sure], scored)
    error = 0.0
    for n in range(_BINS):
        own = [s for s in scored if n / _BINS <= s.confidence < (n + 1) / _BINS + (n == _BINS - 1)]
        if own:
            gap = abs(_share(s.grade.command for s in own) - mean(s.confidence for s in own))
            error += gap * len(own) / len(scored)
    yield ""
    yield f"Calibration error {error:.3f}."


def _answered(name: str, own: Sequence[Scored], scored: Sequence[Scored]) -> str:
    right = _share(s.grade.command for s in own)
    return f"| {name} | {len(own) / len(scored):.0%} | {right:.1%} |"


def _confusion(scored: Sequence[Scored]) -> str:
    found = Counter(
        (s.asked.commands[0], s.command or "none") for s in scored if not s.grade.command
    )
    listed = ", ".join(f"{a} as {b} {n}" for (a, b), n in found.most_common(12))
    return f"Commands mistaken: {listed}."


def _slots(scored: Sequence[Scored]) -> str:
    found = Counter(slot for s in scored if s.grade.command for slot in s.grade.faults)
    return f"Slots missed: {', '.join(f'{slot} {n}' for slot, n in found.most_common())}."


class _Folds:
    """All questions with their examples, to be read a fold at a time."""

    def __init__(self) -> None:
        self.asked = questions()
        self.bench = Bench(self.asked)
        self.earlier = threads(self.bench, self.asked)
        self.examples = examples_of(self.bench, self.asked, self.earlier)
        self.kinds = sorted({q.kind for q in self.asked if q.kind.startswith(_PEOPLE)})

    def read(self, fold: int) -> list[Scored]:
        """The kinds of one fold, read by models that saw none of them."""
        out = set(self.kinds[fold::_FOLDS])
        kin = out | {f"{_OTHER_HANDS}{kind[1:]}" for kind in out if kind.startswith("P")}
        seen = [e for q, e in zip(self.asked, self.examples, strict=True) if q.kind not in kin]
        fitted = fit(seen)
        report = Report()
        for n, q in enumerate(self.asked):
            if q.kind in out:
                report.add(q, self.bench.read(n, self.earlier[n], fitted))
        sys.stderr.write(f"{' '.join(sorted(out))} ")
        sys.stderr.flush()
        return report.scored


_folds: list[_Folds] = []
"""What a process that reads folds inherits from the one that started it."""


def _read(fold: int) -> list[Scored]:
    return _folds[0].read(fold)


def left_out() -> Report:
    """Each kind of people read by models that saw neither it nor those left out with it.

    Folds are read side by side, one a processor.
    """
    _folds[:] = [_Folds()]
    with get_context("fork").Pool(cpu_count()) as pool:
        return Report(scored=[one for found in pool.map(_read, range(_FOLDS), 1) for one in found])


def held_out(path: Path) -> Report:
    """A file that nothing was trained on, read with the shipped models."""
    asked = list(labelled(path))
    bench = Bench(asked)
    report = Report()
    for n, q in enumerate(asked):
        earlier = bench.replayed(n, models())
        report.add(q, bench.read(n, earlier, models()))
    return report


def apart() -> Iterable[str]:
    """The sets of training/held-out, each under its heading."""
    for heading, name in _SETS:
        yield from (heading, "")
        yield from held_out(HELD_OUT / f"{name}.jsonl").lines()
        yield ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the scores; those of the labelled questions also go to docs/reading.md."""
    parser = argparse.ArgumentParser(prog="make evaluate")
    parser.add_argument("--apart", action="store_true", help="read the sets held out alone")
    parser.add_argument("--held-out", type=Path, metavar="FILE", help="report this file apart")
    parser.add_argument("--keep", type=Path, metavar="FILE", help="keep what was read of each")
    chosen = parser.parse_args(arguments)
    if chosen.held_out:
        sys.stdout.write("\n".join((*held_out(chosen.held_out).lines(), "")))
        return 0
    if not chosen.apart:
        report = left_out()
        if chosen.keep:
            kept = (f"{one.line()}\n" for one in report.scored)
            chosen.keep.write_text("".join(kept), encoding="utf-8")
        _tell(_LEFT_OUT, report.lines(), kept=not chosen.keep)
    if not chosen.keep:
        _tell(_APART, apart(), kept=True)
    return 0


def _tell(part: str, lines: Iterable[str], *, kept: bool) -> None:
    """Print the lines; ``kept``: write them into their part of the document as well."""
    told = "\n".join(lines).strip()
    sys.stdout.write(f"{told}\n")
    if not kept:
        return
    begin, end = f"<!-- {part}: make evaluate -->", f"<!-- end of {part} -->"
    before, _, rest = DOC.read_text(encoding="utf-8").partition(begin)
    _, _, after = rest.partition(end)
    DOC.write_text(f"{before}{begin}\n\n{told}\n\n{end}{after}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
