"""Changes told in words that no list holds, which the trained models read."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.documents import Channel
from bot.domain.proposals import ProposalKind
from bot.ingest.documents.drafts import plain_draft
from bot.ingest.documents.text import Clause, clauses, readable
from bot.ingest.documents.untold import beside, untold
from tests.ingest.reading_documents import UNDER_232, signed, titled

PUBLISHED = "2027-01-20T12:00:00+00:00"
SURTAX = "ca-surtax-steel-aluminum-2025"
ORDER = "Order Amending the United States Surtax Order (Steel and Aluminum 2025)"
DECRET = "Décret modifiant le Décret imposant une surtaxe aux États-Unis (acier et aluminium 2025)"


def _clauses(text: str) -> tuple[Clause, ...]:
    return clauses(readable(text), near=date(2026, 12, 18))


@pytest.mark.parametrize(
    ("title", "text", "channel", "wanted"),
    [
        (
            DECRET,
            "1 La perception de la surtaxe de 25 % sur les tuyaux d'acier s'éteint le 1er mars "
            "2027.\n",
            Channel.CANADA_GAZETTE,
            {"kind": "end", "programme": SURTAX, "old": "25", "from": "2027-03-01"},
        ),
        (
            DECRET,
            "1 Les tuyaux d'acier échappent à la surtaxe du 1er mars 2027 au 31 décembre 2027.\n",
            Channel.CANADA_GAZETTE,
            {"kind": "exemption", "programme": SURTAX, "from": "2027-03-01", "to": "2027-12-31"},
        ),
        (
            ORDER,
            '1 In column 3 of item 12, "25%" gives way to "35%" as of March 1, 2027.\n',
            Channel.CANADA_GAZETTE,
            {
                "kind": "rate-change",
                "programme": SURTAX,
                "old": "25",
                "new": "35",
                "from": "2027-03-01",
            },
        ),
        (
            "Canada's surtax on U.S. steel",
            "Canada's steel surtax on U.S. pipe is history as of March 1, 2027.\n",
            Channel.GC_NEWS,
            {"kind": "event", "programme": SURTAX, "from": "2027-03-01"},
        ),
    ],
)
def test_a_change_is_read_in_words_that_nobody_thought_of(
    title: str, text: str, channel: Channel, wanted: dict[str, str]
) -> None:
    assert titled(title, text, channel, PUBLISHED) == [wanted]


def test_a_duty_that_a_clause_surely_ends_is_not_set_by_it() -> None:
    found = signed(
        UNDER_232 + "(1) The duty of 25 percent imposed on copper tubes dies with the close of "
        "February 28, 2027, and nothing is owed after.\n",
        "Adjusting Imports of Copper Into the United States",
    )
    ended = {"kind": "end", "programme": "us-232-metals", "old": "25"}
    assert found == [{**ended, "from": "2027-03-01", "to": "2027-02-28"}]


SET = "(1) Copper rods shall bear an additional duty of 30 percent on and after January 11, 2027."


@pytest.mark.parametrize(
    "text",
    [
        "(2) The Secretary will hold a hearing on February 2, 2027, and report by June 1, 2027.",
        "(2) Clause (1) takes effect on January 11, 2027.",
        "(2) Copper plates continue to be subject to 50 percent, as since August 1, 2025.",
        "(2) In 2025, imports of copper rods rose by 30 percent, to June 30, 2025.",
        '"(2) Copper plates shall bear 12 percent as of March 1, 2027.',
    ],
)
def test_what_changes_nothing_is_no_change_beside_another(text: str) -> None:
    body = _clauses(f"{SET}\n{text}")
    found = [plain_draft(body[0], ProposalKind.NEW_DUTY, "rule")]
    assert beside(found, body) == found


def test_each_kind_of_change_is_drafted_once_where_no_rule_read_any() -> None:
    body = _clauses(
        f"{SET}\n(2) Copper bars shall bear an additional duty of 30 percent on and after January "
        "11, 2027.\n(3) The additional duty of 25 percent on copper tubes shall sunset at "
        "12:01 a.m. on March 1, 2027."
    )
    kinds = [each.kind for each in untold(body)]
    assert len(kinds) == len(set(kinds)) == 2
