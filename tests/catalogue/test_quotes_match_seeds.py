"""Words in quotation marks are the speaker's: every piece stands in the article named."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from tests.catalogue.reading import CATALOGUE, Row, rows, shared

QUOTES = rows("quotes")
SPOKEN = [q for q in QUOTES if q["kind"] != "paraphrase"]
ARTICLES = {
    "seed-trudeau-tariffs-2025-03": "000_d8aa680e23ce0552.txt",
    "seed-hoekstra-talks-2025-05": "001_27a78f7db7188b3d.txt",
    "seed-washington-examiner-2025-10": "002_dadf92e3e919ffb9.txt",
    "seed-leblanc-cbs-2025-08": "003_cb4217cc3f3b149b.txt",
    "seed-cbc-2025-10": "004_f332fd67fe839ed1.txt",
}
SENTENCE_ENDS = re.compile(r"(?<=\.)\s+(?=\S)")
LEFT_OUT = re.compile(r"^\| (Q\d{3}) \|.*\| (\w[^|]*) \|$", re.MULTILINE)


def article(quote: Row) -> str:
    return shared("seeds", ARTICLES[quote["source"]]).read_text(encoding="utf-8")


def pieces(words: str, text: str) -> list[str] | None:
    """``words`` cut at sentence ends until each piece is printed as it stands; None if it never is.

    The last full stop of a piece may be ours: the article has a comma there, before 'she said'.
    """
    bare = words.removesuffix(".")
    if bare in text:
        return [bare]
    for end in SENTENCE_ENDS.finditer(words):
        head, tail = words[: end.start()].removesuffix("."), words[end.end() :]
        if head in text and (rest := pieces(tail, text)) is not None:
            return [head, *rest]
    return None


@pytest.mark.parametrize("quote", SPOKEN, ids=lambda q: q["slug"])
def test_every_piece_of_a_quotation_is_printed_in_its_article(quote: Row) -> None:
    printed = article(quote)
    found = pieces(quote["words"], printed)
    assert found is not None, quote["words"]
    if quote["kind"] == "fragment":
        assert found == [quote["words"].removesuffix(".")], "a fragment is one run of words"


@pytest.mark.parametrize("quote", SPOKEN, ids=lambda q: q["slug"])
def test_a_quotation_lies_within_the_quotation_marks_of_its_article(quote: Row) -> None:
    printed = article(quote)
    marked = " ".join(re.findall(r"“[^“”]+”|‘[^‘”]+[’”]|\"[^\"]+\"", printed))
    found = pieces(quote["words"], printed) or [quote["words"]]
    assert [piece for piece in found if piece not in marked] == []


def test_every_row_of_the_inventory_is_quoted_or_left_out_for_a_reason() -> None:
    with shared("facts", "seed-quotes.csv").open(encoding="utf-8") as inventory:
        listed = {row["quote_id"] for row in csv.DictReader(inventory)}
    quoted = [ref for quote in QUOTES for ref in quote.get("refs", ())]
    left_out = dict(LEFT_OUT.findall((CATALOGUE / "quotes-left-out.md").read_text("utf-8")))
    assert sorted([*quoted, *left_out]) == sorted(listed)


def test_each_quotation_carries_the_row_it_was_printed_in() -> None:
    with shared("facts", "seed-quotes.csv").open(encoding="utf-8") as inventory:
        files = {row["quote_id"]: row["seed_file"] for row in csv.DictReader(inventory)}
    for quote in SPOKEN:
        assert {files[ref] for ref in quote["refs"]} == {ARTICLES[quote["source"]]}, quote["slug"]


def test_the_two_reports_of_one_remark_stay_apart() -> None:
    carriers = {ref: q["source"] for q in QUOTES for ref in q.get("refs", ())}
    assert (carriers["Q041"], carriers["Q051"]) == (
        "seed-washington-examiner-2025-10",
        "seed-cbc-2025-10",
    )


def test_sentences_about_a_speaker_are_paraphrases_and_carney_is_not_quoted() -> None:
    kinds = {ref: q["kind"] for q in QUOTES for ref in q.get("refs", ())}
    assert [kinds[ref] for ref in ("Q016", "Q018")] == ["paraphrase", "paraphrase"]
    assert {q["kind"] for q in QUOTES if q["speaker"] == "mark-carney"} == {"paraphrase"}


def test_the_articles_are_where_the_sources_say() -> None:
    assert sorted(ARTICLES.values()) == sorted(p.name for p in Path(shared("seeds")).glob("*.txt"))
