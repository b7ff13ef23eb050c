"""Old rates and first days that stand far from their change, in no known words."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import config
from bot.domain.documents import Channel
from bot.domain.proposals import Evidence, Proposal, ProposalKind
from bot.ingest.documents.belonging import Paper, ReadChange, day_features, rate_features
from bot.ingest.documents.document_text import document_text
from bot.ingest.documents.lacking import with_what_lacks
from bot.models.dense import read_dense, write_dense
from tests.ingest.reading_documents import UNDER_232, document
from training.belonging import documents, examples

DOCUMENTS = Path(config.__file__).parent / "documents"
SETS = "(1) The tariff on kitchen cabinets shall be 40 percent ad valorem."
ACT = (
    "BY THE PRESIDENT OF THE UNITED STATES OF AMERICA\n\nA PROCLAMATION\n\n"
    "1. Proclamation 10976 placed 25 percent on kitchen cabinets and 10 percent on lumber.\n\n"
    f"{UNDER_232.partition('A PROCLAMATION')[2].strip()}\n\n{SETS}\n\n"
    "(2) Lumber goes on bearing 10 percent.\n"
)
TITLE = "Adjusting Imports of Timber, Lumber, and Their Derivative Products"


def _change(text: str, words: str, **more: object) -> Proposal:
    start = text.index(words)
    fields = {"rate_new": (Decimal(40),), **more}
    return Proposal(
        kind=ProposalKind.RATE_CHANGE,
        programme="us-232-wood",
        imposing="US",
        rule="duty",
        evidence=(Evidence(start=start, end=start + len(words), for_="rate"),),
        **fields,  # type: ignore[arg-type]  # fields by their names
    )


def test_the_rate_a_recital_tells_of_the_same_goods_is_the_old_one() -> None:
    read = _change(ACT, SETS)
    told = with_what_lacks(document_text(document(ACT, TITLE)), (read,))[0]
    assert told.rate_old == (Decimal(25),)
    proof = next(span for span in told.evidence if span.for_ == "rate-old")
    assert "25 percent on kitchen cabinets" in proof.cut(ACT)


def test_an_old_rate_that_rules_read_stays() -> None:
    read = _change(ACT, SETS, rate_old=(Decimal(10),))
    assert with_what_lacks(document_text(document(ACT, TITLE)), (read,))[0].rate_old == (
        Decimal(10),
    )


def test_a_new_duty_has_no_old_rate_where_none_is_told() -> None:
    text = f"{UNDER_232}(1) Trailers shall be subject to a duty of 40 percent.\n"
    read = _change(text, "Trailers shall be subject to a duty of 40 percent.")
    assert with_what_lacks(document_text(document(text, TITLE)), (read,)) == (read,)


def test_the_day_of_a_far_sentence_is_the_first_one_with_its_words_as_proof() -> None:
    text = (
        "Canada responds to U.S. tariffs on steel\n\n"
        "The surtax on these goods will be 40 per cent.\n\n"
        "The Minister met producers in Hamilton. They make half of the country's steel.\n\n"
        "The countermeasures will take effect on March 1, 2027.\n"
    )
    read = _change(text, "The surtax on these goods will be 40 per cent.")
    paper = document(
        text, "Canada responds", Channel.GC_NEWS, published="2027-02-10T12:00:00+00:00"
    )
    told = with_what_lacks(document_text(paper), (read,))[0]
    assert told.effective == date(2027, 3, 1)
    proof = next(span for span in told.evidence if span.for_ == "effective")
    assert "take effect on March 1" in proof.cut(text)


def test_a_document_of_very_many_rates_is_left_as_it_was_read() -> None:
    text = ACT + "".join(f"Item {n}: {n % 90 + 1} percent.\n" for n in range(500))
    read = _change(text, SETS)
    assert with_what_lacks(document_text(document(text, TITLE)), (read,)) == (read,)


def test_goods_that_both_sentences_name_tell_their_rate_from_that_of_others() -> None:
    paper = Paper(ACT, Channel.WHITE_HOUSE, TITLE, date(2026, 12, 18))
    change = ReadChange.of(_change(ACT, SETS), paper, (), ())
    assert change is not None
    rates = {str(each.value): rate_features(change, each, paper) for each in paper.rates[:2]}
    assert rates["25"]["recital"]
    assert rates["25"]["names"] > 0
    assert rates["25"]["less"]
    assert not rates["25"]["set"]


def test_a_day_counted_from_the_signing_is_weighed_with_those_that_are_named() -> None:
    text = (
        f"{UNDER_232}{SETS}\n\n(2) Clause (1) applies 30 days after the date of this"
        " proclamation.\n\nTHE WHITE HOUSE,\n    December 18, 2026.\n"
    )
    paper = Paper(text, Channel.WHITE_HOUSE, TITLE, date(2026, 12, 20))
    counted = next(each for each in paper.days if each.counted)
    assert counted.first == date(2027, 1, 17)
    change = ReadChange.of(_change(text, SETS), paper, (), ())
    assert change is not None
    assert day_features(change, counted, paper)["refers"]


def test_the_models_are_the_file_that_the_manifest_tells_of() -> None:
    manifest = json.loads(DOCUMENTS.joinpath("belonging.json").read_text(encoding="utf-8"))
    data = DOCUMENTS.joinpath("belonging.npz").read_bytes()
    assert hashlib.sha256(data).hexdigest() == manifest["model"]
    assert write_dense(read_dense(data)) == data
    assert len(data) < 200_000


def test_what_a_labelled_document_teaches_has_its_own_values_among_others() -> None:
    told = next(
        each
        for each in documents()
        if any("rate_old" in c.get("label", {}) for c in each["changes"])
    )
    found = [each for each in examples([told]) if each.model == "old"]
    assert {each.own for each in found} == {True, False}
