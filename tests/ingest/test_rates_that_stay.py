"""A rate that an act sets is not taken for the one that goes by what is said of something else."""

from __future__ import annotations

import pytest

from bot.ingest.documents.rates import percents

SET = (
    "An additional duty of 25 percent is imposed on lumber, and drawback shall not be available.",
    "A surtax of 25% applies to goods whose importers are not accepted into the program.",
    "Goods shall pay a surtax of 25%, and goods in transit shall not be reported under this item.",
    "A duty of 10 percent is imposed on plywood and the penalty for evasion is doubled.",
    "A duty of 15 percent applies to steel that is cut in half.",
    "Tariffs on cars, now 25 percent, began on April 3.",
)
GOES = (
    "The duty of 25 percent that applies to steel articles of Canada is doubled.",
    "The duty of 25 percent imposed by clause 2 on steel and aluminum is hereby doubled.",
    "Heading 9903.94.01 (25 percent) may no longer be used.",
    "The duty on butter, now 40 percent, shall go up.",
)


@pytest.mark.parametrize("text", SET)
def test_a_rate_that_is_set_beside_something_else_that_changes_is_not_the_old_one(
    text: str,
) -> None:
    assert [each.old for each in percents(text)] == [False]


@pytest.mark.parametrize("text", GOES)
def test_a_rate_of_which_a_change_is_said_is_the_old_one(text: str) -> None:
    assert [each.old for each in percents(text)] == [True]
