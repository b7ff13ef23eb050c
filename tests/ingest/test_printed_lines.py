"""The same act in lines of any width reads the same: the break is the printer's."""

from __future__ import annotations

import textwrap

import pytest

from tests.ingest.reading_documents import read, told

PARAGRAPHS = (
    "A PROCLAMATION",
    "1. In Proclamation 9704, as amended; Proclamation 9705, as amended; and Proclamation 10962 I "
    "imposed section 232 duties under 19 U.S.C. 1862 on aluminum, steel, and copper articles, and I "
    "find that it is necessary and appropriate to change the tariffs imposed by those acts, as "
    "provided in clauses (1) and (2) of this proclamation and in heading 9903.82.01 of the HTSUS, "
    "which the Secretary administers; as before, the value of the metal is the value of the article.",
    "NOW, THEREFORE, I, by the authority vested in me by section 232 of the Trade Expansion Act of "
    "1962, do hereby proclaim as follows:",
    "(1) Effective with respect to goods entered for consumption, or withdrawn from warehouse for "
    "consumption, on or after 12:01 a.m. eastern daylight time on September 15, 2026, the additional "
    "ad valorem rate of duty imposed under Proclamation 9704, as amended; Proclamation 9705, as "
    "amended; and Proclamation 10962 for articles listed in Annex I to this proclamation shall be:",
    "(a) thirty-five percent, unless a lower rate of duty applies pursuant to clause (1)(b); and",
    "(b) 10 percent for articles the steel content of which is composed entirely of steel that was "
    "melted and poured in the United States.",
    "(2) Effective with respect to goods entered for consumption, or withdrawn from warehouse for "
    "consumption, on or after 12:01 a.m. eastern standard time on December 1, 2026, until 11:59 p.m. "
    "eastern standard time on December 31, 2027, the rate for imports of products listed in Annex "
    "III to this proclamation shall be:",
    "(a) 15 percent, and importers shall declare heading 9903.82.09 for them.",
    "IN WITNESS WHEREOF, I have hereunto set my hand this eighth day of September.",
    "<https://www.whitehouse.gov/wp-content/uploads/2026/09/annexes-i-and-iii-to-the-proclamation-on-"
    "metals-with-the-lists-of-all-their-products.pdf>",
)
TITLE = "Strengthening Actions Taken to Adjust Imports of Aluminum, Steel, and Copper"
WANTED = [
    {
        "kind": "rate-change",
        "programme": "us-232-metals",
        "new": "35",
        "from": "2026-09-15",
        "in": "Annex I",
    },
    {
        "kind": "new-duty",
        "programme": "us-232-metals",
        "new": "15",
        "from": "2026-12-01",
        "to": "2027-12-31",
        "in": "Annex III",
    },
]


@pytest.mark.parametrize("width", [36, 42, 48, 60, 72, 90, 5_000])
@pytest.mark.parametrize("indent", ["", "    "])
def test_an_act_reads_the_same_in_lines_of_any_width(width: int, indent: str) -> None:
    between = "\n\n" if indent else "\n"
    printed = between.join(
        textwrap.fill(each, width, initial_indent=indent, break_long_words=False)
        for each in PARAGRAPHS
    )
    assert told(read(printed, TITLE)) == WANTED


def test_an_act_that_lost_its_breaks_reads_the_same_by_its_clauses() -> None:
    title, *rest = PARAGRAPHS
    assert told(read(" ".join([title, *[rest[0]] * 8, *rest[1:]]), TITLE)) == WANTED
