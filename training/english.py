"""English words that look like a misspelt good or like a small town: config/reading/english.txt.

Boiled down from a list of American English words (SCOWL, Kevin Atkinson; its notice heads the
file). Run with the list's path: ``python -m training.english /usr/share/dict/american-english``.
"""

from __future__ import annotations

import sys
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from bot.domain.likeness import VOWEL_SLIP
from bot.domain.words import stem
from bot.reading.shipped import gazetteers
from training.data import CONFIG, snapshot

_NEAR = 78
"""The likeness to a good's name, in hundredths, from which a word is kept whatever its initial."""
_NOTICE = (
    "# Words of SCOWL, Copyright 2000-2011 by Kevin Atkinson. Permission to use, copy, modify,\n"
    "# distribute and sell these word lists is granted without fee, with this notice; as is.\n"
)


def words(listed: list[str]) -> list[str]:
    """Lower-case words near to a good's name, or a town's."""
    names = gazetteers(snapshot())
    plain = sorted(
        {w for w in listed if w.isascii() and w.isalpha() and w.islower() and len(w) > 3}
    )
    kept = {w for w in plain if names.places.known(w)}
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
    found = words(Path(sys.argv[1]).read_text(encoding="utf-8").split())
    out = CONFIG / "reading" / "english.txt"
    out.write_text(_NOTICE + "\n".join(found) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(found)} words\n")
