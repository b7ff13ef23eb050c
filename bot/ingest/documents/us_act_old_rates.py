"""The rates that went before those an act of the President sets, where their clause is silent.

``SOURCES`` are the places that may tell them, nearest first: what one has told is not asked of the
next. Each has an act in a few words that only it can tell the old rate of; a test reads them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.ingest.documents.drafts import Draft
from bot.ingest.documents.us_act_parts import ActParts
from bot.ingest.documents.us_act_pointed_rates import (
    above_a_quantity,
    of_the_clause_replaced,
    of_the_next_sentence,
    of_the_section_described,
    of_the_sentence_before,
)
from bot.ingest.documents.us_act_recalled_rates import (
    borne_under_an_act,
    of_the_act_changed,
    standing_now,
    told_in_a_recital,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OldRateSource:
    """A place that tells old rates; ``told`` gives the changes with those it knows.

    ``recitals`` and ``clauses`` are an act in which it alone tells the rate in brackets.
    """

    told: Callable[[Sequence[Draft], ActParts], list[Draft]]
    recitals: tuple[str, ...] = ()
    clauses: tuple[str, ...]


SOURCES: tuple[OldRateSource, ...] = (
    OldRateSource(
        told=above_a_quantity,
        clauses=(
            "Imports of steel articles of Canada up to 500,000 tons a year shall be subject to an "
            "ad valorem duty of 15 percent; imports above that quantity remain subject to the duty "
            "of [50 percent].",
        ),
    ),
    OldRateSource(
        told=of_the_clause_replaced,
        clauses=(
            "Imports of steel articles shall be subject to an ad valorem duty of 40 percent.",
            "The rate in clause (1) replaces the [25 percent] rate of duty on such articles.",
        ),
    ),
    OldRateSource(
        told=of_the_next_sentence,
        clauses=(
            "Imports of steel articles shall be subject to an ad valorem duty of 40 percent. This "
            "duty takes the place of the [25 percent] duty on them.",
        ),
    ),
    OldRateSource(
        told=of_the_act_changed,
        recitals=(
            "In Proclamation 9705 of March 8, 2018, I imposed an ad valorem tariff of [25 percent] "
            "on steel articles.",
        ),
        clauses=("The duty on steel articles under Proclamation 9705 is increased to 40 percent.",),
    ),
    OldRateSource(
        told=borne_under_an_act,
        recitals=(
            "Under Proclamation 11021, steel articles bear a duty of [50 percent] and derivative "
            "cabinets one of 25 percent.",
        ),
        clauses=("Steel articles shall be subject to an ad valorem duty of 40 percent.",),
    ),
    OldRateSource(
        told=told_in_a_recital,
        recitals=(
            "I have decided that the duty on steel articles must go from [25 percent] to "
            "40 percent.",
        ),
        clauses=("Steel articles shall be subject to an ad valorem duty of 40 percent.",),
    ),
    OldRateSource(
        told=of_the_section_described,
        recitals=("The duty on steel articles is [25 percent].",),
        clauses=("The duty described in section 1 shall be 40 percent.",),
    ),
    OldRateSource(
        told=standing_now,
        recitals=("The duty on steel articles currently stands at [25 percent].",),
        clauses=("The duty on steel articles shall be 40 percent.",),
    ),
    OldRateSource(
        told=of_the_sentence_before,
        clauses=(
            "This clause concerns the duty of [25 percent] on steel articles.",
            "That duty shall be increased to 40 percent.",
        ),
    ),
)


def with_old_rates(found: Sequence[Draft], act: ActParts) -> list[Draft]:
    """The changes of an act with the old rates that anything else in it tells."""
    told = list(found)
    for source in SOURCES:
        told = source.told(told, act)
    return told
