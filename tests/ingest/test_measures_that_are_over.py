"""Orders on the surtaxes of 2018 to 2021, which the catalogue holds no programme of."""

from __future__ import annotations

import pytest

from bot.domain.documents import Channel
from bot.domain.proposals import Relevance
from tests.ingest.reading_documents import read, told

MADE = (
    "Order in Council P.C. 2019-0700\nDate: 2019-06-03\nAct: Customs Tariff\nSubject: {0}\n"
    "Precis: {0} in order to answer tariffs of the United States on steel.\n\nHer Excellency the "
    "Governor General in Council makes the annexed {0}.\n"
)


@pytest.mark.parametrize(
    ("title", "kind", "programme"),
    [
        ("United States Surtax Order (Furniture 2019)", "new-duty", "ca-surtax-2018"),
        ("United States Surtax Remission Order (Furniture 2019)", "exemption", "ca-remission"),
        (
            "Order Repealing the United States Surtax Order (Furniture 2019)",
            "end",
            "ca-surtax-2018",
        ),
    ],
)
def test_an_order_of_which_a_page_only_says_that_it_is_made_does_what_its_title_says(
    title: str, kind: str, programme: str
) -> None:
    reading = read(
        MADE.format(title), title, Channel.ORDERS_IN_COUNCIL, published="2019-06-04T12:00:00+00:00"
    )
    assert told(reading) == [{"kind": kind, "programme": programme}]
    assert reading.proposals[0].imposing == "CA"


def test_such_an_order_under_a_new_day_is_an_old_text() -> None:
    title = "United States Surtax Order (Furniture 2019)"
    reading = read(
        MADE.format(title), title, Channel.CANADA_GAZETTE, published="2026-06-04T12:00:00+00:00"
    )
    assert (reading.proposals, reading.verdict.reason) == ((), Relevance.OLD)


def test_periods_of_relief_that_replace_a_column_last_to_the_latest_of_them() -> None:
    title = "Order Amending the United States Surtax Remission Order (2025), 2027-1"
    reading = read(
        "Registration\nSOR/2027-30 February 5, 2027\n\n1 The portion of items 5 to 7 of Schedule 3 "
        "to the United States Surtax Remission Order (2025) in column 3 is replaced by the "
        "following:\n\nItem\n\nColumn 3\n\n5\n\nFrom July 1, 2026 to June 30, 2027 inclusive\n\n6\n\n"
        "From July 1, 2026 to August 31, 2027 inclusive\n",
        title,
        Channel.CANADA_GAZETTE,
        published="2027-02-10T12:00:00+00:00",
    )
    assert told(reading) == [
        {"kind": "postponement", "programme": "ca-remission", "to": "2027-08-31"}
    ]


def test_the_day_on_which_a_text_was_put_together_anew_is_not_of_the_text() -> None:
    text = (
        "DORS/2018-205\nTARIF DES DOUANES\nDécret de remise de la surtaxe des États-Unis\n"
        "Enregistrement 2018-10-11. Codification 2026-11-20.\n\n1 Remise est accordée des surtaxes "
        "payées aux termes du Décret imposant une surtaxe aux États-Unis (autres marchandises) sur "
        "les marchandises importées pendant la période débutant le 1er juillet 2018 et se terminant "
        "le 20 mai 2019.\n"
    )
    reading = read(
        text,
        "Décret de remise de la surtaxe des États-Unis",
        Channel.JUSTICE_LAWS,
        published="2026-11-25T12:00:00+00:00",
    )
    assert reading.verdict.reason is Relevance.OLD
