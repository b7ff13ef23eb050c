"""Events by the words of a question."""

from __future__ import annotations

import re
from collections import Counter

from bot.domain.events import Event
from bot.domain.snapshot import FactSnapshot
from bot.domain.words import unaccented

_WORD = re.compile(r"[a-z0-9]+")
_SMALL = frozenset(
    re.findall(
        r"\w+",
        """
        a an and are did do does for from happened has in is it of on or out the to was were what
        when which who why with tariff tariffs duty duties canada canadian us american
        au aux avec ce de des du en est et la le les pour qu que quel quelle quand s sur un une
        """,
    )
)


def events_about(words: str, facts: FactSnapshot) -> tuple[Event, ...]:
    """The events that share the most (and the rarest) words with ``words``, best first.

    Accents, case and plural endings make no difference; words that say nothing are left out.
    """
    wanted = stems(words)
    held = {slug: stems(_said(event)) for slug, event in facts.events.items()}
    spread = Counter(stem for found in held.values() for stem in found)
    scores = {
        slug: sum(1 / spread[stem] for stem in wanted & found) for slug, found in held.items()
    }
    best = max(scores.values(), default=0)
    if best <= 0:
        return ()
    shared = {slug: len(wanted & held[slug]) for slug in scores}
    most = max(shared.values())
    kept = [slug for slug in scores if shared[slug] == most]
    return tuple(facts.events[s] for s in sorted(kept, key=lambda s: (-scores[s], s)))


def stems(words: str) -> frozenset[str]:
    """The telling words, without accents and endings.

    >>> sorted(stems("What came of the talks?"))
    ['came', 'talk']
    """
    found = _WORD.findall(unaccented(words))
    return frozenset(_stem(w) for w in found if w not in _SMALL and len(w) > 1)


def _stem(word: str) -> str:
    for ending in ("ations", "ation", "ings", "ing", "ies", "es", "ed", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word[:-1] if word.endswith("s") and len(word) > 3 else word


def _said(event: Event) -> str:
    texts = [t for t in (event.title, event.detail, event.outcome) if t is not None]
    return " ".join([event.slug.replace("-", " "), *(f"{t.en} {t.fr}" for t in texts)])
