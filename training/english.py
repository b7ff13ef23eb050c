"""English words that look like a misspelt good or like a small town: config/reading/english.txt.

Boiled down from lists of American and British English words (SCOWL, Kevin Atkinson; its notice
heads the file). Run with the lists' paths: ``python -m training.english american-english
american-english-large british-english-large``. Towns' names are looked for in the first list alone:
rarer words (nelson, cleveland) are towns sooner.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from bot.domain.likeness import VOWEL_SLIP
from bot.domain.words import stem
from bot.reading.extraction.shipped import gazetteers
from training.data import CONFIG, snapshot

_NEAR = 78
"""The likeness to a good's name, in hundredths, from which a word is kept whatever its initial."""
_NOTICE = (
    "# Words of SCOWL, Copyright 2000-2011 by Kevin Atkinson. Permission to use, copy, modify,\n"
    "# distribute and sell these word lists is granted without fee, with this notice; as is.\n"
)


def _plain(listed: Iterable[str]) -> set[str]:
    return {w for w in listed if w.isascii() and w.isalpha() and w.islower() and len(w) > 3}


def words(usual: list[str], rarer: list[str]) -> list[str]:
    """Lower-case words near to a good's name, and usual ones that are a town's."""
    names = gazetteers(snapshot())
    kept = {w for w in _plain(usual) if names.places.known(w)}
    rare = {w for w in _plain(rarer) if not names.places.known(w)}
    plain = sorted(_plain(usual) | rare)
    single = sorted(w for w in names.goods.single if len(w) > 3)
    held = set(single)
    for start in range(0, len(plain), 2000):
        part = plain[start : start + 2000]
        scores = process.cdist(part, single, scorer=fuzz.ratio, score_cutoff=_NEAR)
        kept |= {w for w, row in zip(part, scores, strict=True) if row.any()}
    for initial, own in groupby(plain, key=itemgetter(0)):
        part = list(own)
        goods = names.mendable.get(initial, ())
        scores = process.cdist(
            [stem(w) for w in part],
            goods,
            scorer=OSA.normalized_similarity,
            score_cutoff=VOWEL_SLIP,
        )
        kept |= {w for w, row in zip(part, scores, strict=True) if row.any()}
    return sorted(w for w in kept if w not in held and stem(w) not in held)


if __name__ == "__main__":
    usual, *others = (Path(path).read_text(encoding="utf-8").split() for path in sys.argv[1:])
    found = words(usual, [word for listed in others for word in listed])
    out = CONFIG / "reading" / "english.txt"
    out.write_text(_NOTICE + "\n".join(found) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(found)} words\n")
