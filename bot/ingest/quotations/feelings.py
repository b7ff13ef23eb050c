"""Inner states, which only the one who has them can tell: 'Ford remains “hopeful”'."""

from __future__ import annotations

import re
from dataclasses import dataclass

_APPOSED = r"(?:,\s[^,\x01]{2,80})?,?\s"
_IS = re.compile(rf"{_APPOSED}(?:is|was|est|était|s[’']est dit|se dit)\s(?:\w{{2,14}}\s)?")
_VERY = r"(?:very|deeply|so|extremely|très|bien|plus|profondément)\s"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feelings:
    """The words for inner states, compiled."""

    state: re.Pattern[str]
    """'very hopeful', at the beginning of what is quoted."""
    feels: re.Pattern[str]
    """What stands between somebody and the words for his state: ' remains '."""
    wish: re.Pattern[str]
    """The same of a wish: 'a redit mardi son intention de “garder la porte ouverte”'."""

    def tells_of_himself(self, between: str, words: str) -> bool:
        """Whether ``words`` tell what the subject feels; ``between`` parts him from them.

        >>> felt = feelings(states="hopeful", verbs="remains", wishes="envie", wishes_to="wish")
        >>> felt.tells_of_himself(" is ", "hopeful"), felt.tells_of_himself(" is ", "a crook")
        (True, False)
        """
        is_so = _IS.fullmatch(between) is not None and self.state.match(words) is not None
        told = self.wish.fullmatch(between) or self.feels.fullmatch(between)
        return is_so or told is not None


def feelings(*, states: str, verbs: str, wishes: str, wishes_to: str) -> Feelings:
    """Compile alternatives: adjectives, verbs, French nouns of a wish, and English ones."""
    whose = r"(?:sa|son|leur|his|her|their)"
    return Feelings(
        state=re.compile(rf"(?:{_VERY})?(?:{states})\b", re.I),
        feels=re.compile(rf"{_APPOSED}(?:ne\s|se\s)?(?:{verbs})\b[^.;:,\x01]{{0,70}}\s"),
        wish=re.compile(
            rf"[^.;:\x01]{{0,80}}\s{whose}\s"
            rf"(?:(?:{wishes})\s(?:de\s|d[’'])|(?:{wishes_to})\sto\s)"
        ),
    )
