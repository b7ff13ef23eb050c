"""Events by the words of a question."""

from __future__ import annotations

import re
from collections import Counter

from bot.domain.events import Event
from bot.domain.snapshot import FactSnapshot
from bot.domain.words import FUNCTION_WORDS, root, unaccented

_WORD = re.compile(r"[a-z0-9]+")
_TRADE = {"tariff", "tariffs", "duty", "duties", "canada", "canadian", "us", "american"}
_SILENT = FUNCTION_WORDS | _TRADE | {"happened", "or"}
"""Words that tell no event from another."""


def events_about(words: str, facts: FactSnapshot) -> tuple[Event, ...]:
    """The events that share the most (and the rarest) words with ``words``, best first.

    Accents, case and plural endings make no difference; words that say nothing are left out.
    """
    wanted = roots(words)
    held = {slug: roots(_said(event)) for slug, event in facts.events.items()}
    spread = Counter(each for found in held.values() for each in found)
    scores = {
        slug: sum(1 / spread[each] for each in wanted & found) for slug, found in held.items()
    }
    best = max(scores.values(), default=0)
    if best <= 0:
        return ()
    shared = {slug: len(wanted & held[slug]) for slug in scores}
    most = max(shared.values())
    kept = [slug for slug in scores if shared[slug] == most]
    return tuple(facts.events[s] for s in sorted(kept, key=lambda s: (-scores[s], s)))


def roots(words: str) -> frozenset[str]:
    """The telling words, without accents and endings.

    >>> sorted(roots("What came of the talks?"))
    ['came', 'talk']
    """
    found = _WORD.findall(unaccented(words))
    return frozenset(root(w) for w in found if w not in _SILENT and len(w) > 1)


def _said(event: Event) -> str:
    texts = [t for t in (event.title, event.detail, event.outcome) if t is not None]
    return " ".join([event.slug.replace("-", " "), *(f"{t.en} {t.fr}" for t in texts)])
