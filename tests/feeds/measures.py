"""How well documents and articles are read, against labels: the same measures for every set."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.domain.proposals import SPAN_LIMIT, Proposal, ProposalKind, SpokenWords

ALSO = {
    "us-232-steel": {"us-232-aluminum"},
    "us-232-aluminum": {"us-232-steel"},
    "ca-remission": {
        "ca-surtax-vehicles-2025",
        "ca-surtax-steel-aluminum-2025",
        "ca-surtax-2025-1",
        "ca-surtax-2026",
    },
    "ca-surtax-vehicles-2025": {"ca-remission"},
    "us-ieepa-canada": {"us-de-minimis"},
    "ca-surtax-2025-1": {"ca-surtax-steel-aluminum-2025"},
}
"""Programmes that are right too: one document, two authorities."""
_DUTY = (ProposalKind.NEW_DUTY, ProposalKind.RATE_CHANGE)
_SCOPE = (ProposalKind.CODES_ADDED, ProposalKind.CODES_REMOVED)


def held_out(name: str) -> bool:
    """Whether a document is of the third that no rule was written with."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 == 0


@dataclass(slots=True)
class Share:
    """So many of so many."""

    hit: int = 0
    of: int = 0

    def count(self, right: bool) -> None:
        """One more, right or wrong."""
        self.of += 1
        self.hit += right

    def __str__(self) -> str:
        return f"{self.hit}/{self.of} = {self.hit / self.of:.3f}" if self.of else "-"


@dataclass(slots=True)
class Documents:
    """The measures of a set of documents."""

    recall: Share = field(default_factory=Share)
    precision: Share = field(default_factory=Share)
    found: Share = field(default_factory=Share)
    kind: Share = field(default_factory=Share)
    fields: dict[str, Share] = field(default_factory=dict)
    invented: Share = field(default_factory=Share)
    evidence: Share = field(default_factory=Share)
    surplus: int = 0

    def add(self, label: dict[str, Any], proposals: Sequence[Proposal]) -> None:
        """Count one document. Duplicates are a matter of the stream and not graded here."""
        wanted = label["proposals"]
        if label.get("score") == "ignore" or any(p["kind"] == "duplicate" for p in wanted):
            return
        if label["relevant"]:
            self.recall.count(bool(proposals))
        if proposals:
            self.precision.count(label["relevant"])
        if not label["relevant"]:
            return
        left = list(proposals)
        for each in wanted:
            match = _nearest(each, left)
            if match is not None:
                left.remove(match)
                self._matched(each, match)
            if match is not None or not each.get("optional"):
                self.found.count(match is not None)
        self.surplus += len(left)

    def _matched(self, label: dict[str, Any], proposal: Proposal) -> None:
        self.kind.count(_group(proposal.kind) == _group(ProposalKind(label["kind"])))
        for name in ("rate_new", "rate_old", "effective", "last_day"):
            wanted = label.get(name)
            if wanted and label["in_text"].get(name):
                right = _same(name, proposal, wanted)
                self.fields.setdefault(name, Share()).count(right)
            elif not wanted and name != "rate_old":
                self.invented.count(bool(getattr(proposal, name)))
        self.evidence.count(_proves(proposal, label["evidence"]))

    def lines(self) -> list[str]:
        """The measures in three lines."""
        documents = max(1, self.recall.hit)
        named = ", ".join(f"{name} {share}" for name, share in sorted(self.fields.items()))
        return [
            f"documents: found {self.recall}, precision {self.precision}",
            f"proposals: found {self.found}, kind {self.kind}, "
            f"surplus {self.surplus} ({self.surplus / documents:.2f} a document)",
            f"values: {named}, invented {self.invented}, evidence {self.evidence}",
        ]


def _group(kind: ProposalKind) -> str:
    if kind in _DUTY:
        return "duty"
    return "scope" if kind in _SCOPE else kind.value


def _nearest(label: dict[str, Any], left: Iterable[Proposal]) -> Proposal | None:
    slug = label["programme"]
    same = [p for p in left if p.programme == slug or p.programme in ALSO.get(slug, ())]
    effective = label.get("effective")
    return min(
        same,
        key=lambda p: (
            not _same("rate_new", p, label.get("rate_new")),
            (p.effective.isoformat() if p.effective else None) != effective,
        ),
        default=None,
    )


def _same(name: str, proposal: Proposal, wanted: str | None) -> bool:
    if not name.startswith("rate"):
        value = getattr(proposal, name)
        return value is not None and value.isoformat() == wanted
    given = {f"{rate:f}" for rate in getattr(proposal, name)}
    asked = set(re.findall(r"\d+(?:\.\d+)?", wanted or ""))
    return bool(given & asked) and len(given) <= len(asked) + 1


def _proves(proposal: Proposal, labels: Sequence[dict[str, int]]) -> bool:
    """Whether one span lies half inside a labelled one, or covers half of it."""
    for span in proposal.evidence:
        for label in labels:
            shared = min(span.end, label["end"]) - max(span.start, label["start"])
            shorter = min(span.end - span.start, label["end"] - label["start"])
            if span.end - span.start <= SPAN_LIMIT and shared >= shorter / 2 and shorter > 0:
                return True
    return False


@dataclass(slots=True)
class Quotations:
    """The measures of a set of articles: strict on the words, their joining and the fragment."""

    right: int = 0
    given: int = 0
    wanted: int = 0
    speaker: Share = field(default_factory=Share)

    def add(self, labels: Sequence[dict[str, Any]], found: Sequence[SpokenWords]) -> None:
        """Count one article."""
        left = list(found)
        self.given += len(found)
        self.wanted += len(labels)
        for label in labels:
            match = next((each for each in left if _same_words(label, each)), None)
            if match is not None:
                left.remove(match)
                self.right += 1
                self.speaker.count(_bare(match.speaker) == _bare(label["speaker"]))

    def lines(self) -> list[str]:
        """The measures in one line."""
        both = self.given + self.wanted
        score = 2 * self.right / both if both else 0.0
        return [
            f"quotations: {self.right} right of {self.given} given and {self.wanted} wanted, "
            f"F1 {score:.3f}, speaker {self.speaker}"
        ]


def _same_words(label: dict[str, Any], found: SpokenWords) -> bool:
    return _plain(label["words"]) == _plain(found.words) and found.fragment == bool(
        label.get("fragment")
    )


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.lower()))


def _bare(name: str) -> str:
    return re.sub(r"^(?:the|a|an|la|le|une|un|l) ", "", _plain(name))
