"""The roles of days and percentages, and what a document's other clauses add to a change."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from importlib.resources import files

import pytest

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.completion import completed
from bot.ingest.documents.drafts import plain_draft
from bot.ingest.documents.effect import begins, ends
from bot.ingest.documents.roles import chances
from bot.ingest.documents.text import Clause, clauses, readable
from bot.models.model_file import read_models, write_models
from tests.ingest.reading_documents import UNDER_232, signed
from training.roles import passages

DOCUMENTS = files("config") / "documents"
PUBLISHED = date(2026, 12, 18)
MOST = 1_000_000


def _roles(text: str) -> str:
    """The likeliest role of each day and percentage, in order."""
    found = chances(readable(text), PUBLISHED)
    return "".join(max(odds, key=lambda role: odds[role]) for _, odds in sorted(found.items()))


@pytest.mark.parametrize(
    ("roles", "text"),
    [
        ("ONE", "The duty goes from 15 percent to 40 percent as of January 11, 2027."),
        ("EL", "It applies from January 11, 2027, and runs until the end of June 10, 2027."),
        ("XX", "Comments are due by January 8, 2027; the hearing is on January 19, 2027."),
        ("WP", "The start, planned for January 11, 2027, is put off to March 8, 2027."),
        ("X", "Dated: December 17, 2026."),
        ("X", "WASHINGTON, December 18, 2026 - The agency published a list today."),
        ("E", "Les droits entrent en vigueur le 11 janvier 2027."),
        ("ON", "La surtaxe passe de 25 % à 40 %."),
        ("L", "La remise vise les marchandises importées jusqu'au 30 juin 2027."),
        ("X", "Les commentaires sont reçus jusqu'au 8 janvier 2027."),
    ],
)
def test_each_day_and_percentage_is_told_by_its_role(roles: str, text: str) -> None:
    assert _roles(text) == roles


def test_words_that_lead_to_a_day_are_not_believed_against_the_rest_of_the_sentence() -> None:
    clause = _clauses("Rebuttal comments may be submitted through March 1, 2027.")[0]
    assert (begins(clause), ends(clause)) == (None, None)


def test_clauses_that_are_dated_by_another_one_have_its_days() -> None:
    found = signed(
        UNDER_232 + "(1) Imports of copper articles shall bear an additional duty of 30 percent ad "
        "valorem.\n\n(2) Clause (1) applies from one minute past midnight, eastern standard time, "
        "on January 11, 2027. It is to remain through December 31, 2027.\n",
        "Adjusting Imports of Copper Into the United States",
    )
    assert found == [
        {
            "kind": "new-duty",
            "programme": "us-232-metals",
            "new": "30",
            "from": "2027-01-11",
            "to": "2027-12-31",
        }
    ]


def _clauses(text: str) -> tuple[Clause, ...]:
    return clauses(readable(text), near=PUBLISHED)


DUTY = "Articles of copper bear a duty of 30 percent.\n"


@pytest.mark.parametrize(
    ("start", "text"),
    [
        (date(2027, 1, 11), "It takes effect on January 11, 2027.\nDated: December 17, 2026."),
        (None, "It takes effect on January 11, 2027.\nThe rest takes effect on March 1, 2027."),
        (None, "Goods in transit on the final mode of transport take effect on March 1, 2027."),
    ],
)
def test_the_only_first_day_of_a_document_is_that_of_its_change(
    start: date | None, text: str
) -> None:
    body = _clauses(DUTY + text)
    draft = plain_draft(body[0], ProposalKind.NEW_DUTY, "rule")
    assert [each.effective for each in completed([draft], body)] == [start]


def test_the_models_are_the_file_that_the_manifest_tells_of() -> None:
    manifest = json.loads(DOCUMENTS.joinpath("roles.json").read_text(encoding="utf-8"))
    data = DOCUMENTS.joinpath("roles.npz").read_bytes()
    assert hashlib.sha256(data).hexdigest() == manifest["model"]
    assert write_models(read_models(data)) == data
    assert manifest["passages"] == len(passages())
    assert len(data) < MOST
