"""Sentences on which of several duties is paid are told from those that set, spare or end one."""

from __future__ import annotations

import pytest

from adapters.cli.proposals import document_of
from bot.ingest.documents.read import read_document
from bot.ingest.documents.stacking import stacks
from tests.feeds.evaluate import HERE, lexicon


@pytest.mark.parametrize(
    "words",
    [
        "Goods subject to Proclamation 11021 shall not also be subject to the rate in section 1.",
        "The duties imposed by this proclamation shall not apply to articles that are subject to"
        " duties under Proclamation 10984.",
        "Where Proclamation 11021 applies, only the duty under Proclamation 11021 is owed.",
        "No article shall be charged both the duty under Proclamation 11021 and the duty under"
        " Proclamation 10976.",
        "Parts to which Proclamation 10908 applies shall be exempt from duties under Executive"
        " Order 14257.",
        "For goods liable to duty under both this order and Proclamation 10908, the higher of the"
        " two rates applies.",
        "The duty in clause (2) applies in addition to any other duties, taxes, fees and charges.",
    ],
)
def test_a_sentence_on_which_duty_is_paid_stacks(words: str) -> None:
    assert stacks(words.lower())


@pytest.mark.parametrize(
    "words",
    [
        "Goods of Canada shall not be subject to the duty imposed by Proclamation 11046.",
        "The duty on a stack of plywood is 25 percent.",
        "Lumber stacked in yards shall be subject to a duty of 25 percent.",
        "Imports of stacking chairs pay 50 percent from March 1, 2027.",
        "Imports of steel shall be subject to a duty of 25 percent in addition to any other duties.",
        "Articles of Annex II shall no longer be subject to the additional duties imposed by"
        " Proclamation 11046.",
        "Lumber of Canada that is subject to antidumping duties shall be subject to a rate of 15"
        " percent.",
    ],
)
def test_a_sentence_that_sets_or_spares_does_not(words: str) -> None:
    assert not stacks(words.lower())


_ACT = (
    "By the authority vested in me as President by the Constitution and the laws of the United"
    " States of America, including section 232 of the Trade Expansion Act of 1962, it is hereby"
    " ordered:\n\nSection 1. The rate of duty on kitchen cabinets and vanities shall be 40 percent"
    " as of March 1, 2027.\n\nSec. 2. "
)


@pytest.mark.parametrize(
    "words",
    [
        "Goods subject to Proclamation 11021, Proclamation 10908 or Proclamation 10984 shall not"
        " also be subject to the rate in section 1. Where Proclamation 11021 applies, only the duty"
        " under Proclamation 11021 is owed.",
        "The rate in section 1 shall not apply to goods that pay a duty under Proclamation 11021,"
        " Proclamation 10908, Proclamation 10984 or Proclamation 11046.",
        "No article shall bear both the rate in section 1 and a duty under Proclamation 11021,"
        " Proclamation 10908 or Proclamation 10984.",
    ],
)
def test_a_short_act_is_of_its_own_duty_whatever_it_stacks_with(words: str) -> None:
    label = {
        **{"id": "x", "channel": "federal-register", "title": "Amendments to Certain Measures"},
        **{"url": "", "published": "2027-02-18", "file": None, "text": _ACT + words},
    }
    found = read_document(document_of(label, HERE), lexicon()).proposals
    assert [(each.programme, *map(str, each.rate_new)) for each in found] == [("us-232-wood", "40")]
