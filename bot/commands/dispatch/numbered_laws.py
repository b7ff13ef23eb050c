"""The laws that a question names by a section's number alone: 'is the 301 duty owed on steel'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.cards import Stands
from bot.domain.measures import Programme
from bot.domain.snapshot import FactSnapshot

_NUMBER = re.compile(r"\b(122|201|232|301|338)\b(?! ?(?:%|\$|kg|lbs?|tonnes?|tons?|usd|cad))")


def with_numbered(
    laws: Sequence[Programme], folded: str, stands: Stands, facts: FactSnapshot
) -> list[Programme]:
    """The laws named, or those of the numbers where these are of more sections: '338' is a name of
    its law, '232' is the number of several."""
    numbered = _by_number(folded, stands, facts)
    more = len({law.authority for law in numbered}) > len({law.authority for law in laws})
    return numbered if more else list(laws)


def _by_number(folded: str, stands: Stands, facts: FactSnapshot) -> list[Programme]:
    """Of each section named, its programmes that the thing pays by some of its codes; [] where one
    of the sections has none, since which of its laws is meant is open then."""
    reach = stands.laws | stands.elsewhere
    out: list[Programme] = []
    for number in dict.fromkeys(_NUMBER.findall(folded)):
        section = re.compile(rf"\b[Ss]ection {number}\b")
        mine = [facts.programmes[slug] for slug in sorted(reach) if slug in facts.programmes]
        found = [law for law in mine if section.search(law.authority)]
        if not found:
            return []
        out += found
    return out
