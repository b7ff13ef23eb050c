"""Ordinary words, never mended and seldom a small town: config/reading/common.txt."""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from bot.reading.extraction.shipped import gazetteers
from bot.reading.words import fold
from training.data import CONFIG, labelled, snapshot

_LOWER = re.compile(r"(?<![\w.'-])[a-zà-ÿœ]{2,}(?!\w)")
_KINDS = 3
_OFTEN = 2


def words(catalogue: Path, questions: Iterable[Path]) -> list[str]:
    """Lower-case words of the catalogue's sentences, and of three kinds of people's questions;
    of these none that is a place, for people write those without a capital."""
    places = gazetteers(snapshot()).places
    found: Counter[str] = Counter()
    for path in sorted(catalogue.rglob("*.yaml")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if "synonyms" in line or "aliases" in line or "names:" in line:
                continue
            found.update(fold(w) for w in _LOWER.findall(line))
    kinds: dict[str, set[str]] = defaultdict(set)
    for q in (q for path in questions for q in labelled(path)):
        for text in (q.text, *q.thread):
            for word in _LOWER.findall(text):
                kinds[fold(word)].add(q.kind)
    common = {w for w, n in found.items() if n >= _OFTEN}
    common |= {w for w, k in kinds.items() if len(k) >= _KINDS and not places.known(w)}
    return sorted(common)


if __name__ == "__main__":
    listed = words(CONFIG / "catalogue", map(Path, sys.argv[1:]))
    (CONFIG / "reading" / "common.txt").write_text("\n".join(listed) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(listed)} words\n")
