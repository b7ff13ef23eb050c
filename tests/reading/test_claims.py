"""Whether goods are said to qualify under the agreement, in whatever words."""

from __future__ import annotations

import pytest

from bot.ports import Snapshot
from bot.reading.extraction.usmca_claims import claim_said
from bot.reading.reader import read
from bot.reading.words import clean, fold
from tests.reading.conftest import Asking


@pytest.mark.parametrize(
    ("said", "claim"),
    [
        ("nickel cathodes to Rochester. Claim yes. Critical minerals break?", "usmca"),
        ("fries to Miami, 31,700 USD, CUSMA", "usmca"),
        ("is the 338 surcharge in CUSMA", None),
        ("to a store in Seattle, CUSMA'd i guess", "usmca"),
        ("planchers pr atlanta ak aceum", "usmca"),
        ("moteurs du mexique pas daceum", "none"),
        ("hypothetical: CUSMA lapses tomorrow, canola oil into Washington", "none"),
        ("when does CUSMA expire", None),
        ("no idea if they're CUSMA.", None),
        ("bed frames to NY, certification of origin expired in May", "none"),
        ("bed frames to NY, we have a certification of origin", "usmca"),
        ("vendor won't sign the origin form", "none"),
        ("what happens if nobody signs anything", None),
        ("too much Chinese steel in it to qualify", "none"),
        ("it passes the tariff shift", "usmca"),
        ("le fournisseur veut pas signer", "none"),
        ("non admissible", "none"),
        ("does usmca get me out of 338", "usmca"),
        ("will CUSMA shield our lids from the surtax", "usmca"),
        ("is there a usmca exemption from section 122", "usmca"),
        ("l'ACEUM m'épargne-t-il la surtaxe", "usmca"),
        ("did anything happen to the usmca exemption for lids", None),
        ("can lids without CUSMA escape the duty", "none"),
        ("does preference under the agreement remove them", None),
        ("with a cert and without", None),
        ("headed for Carlin with origin papers", "usmca"),
        ("if the mill lost the cert", "none"),
        ("gypsum to Boise, no c of o", "none"),
        ("rope to Erie, w c of o", "usmca"),
        ("entered without claiming any preference", "none"),
        ("nothing signed yet", "none"),
        ("12 sleds, form signed, duty?", "usmca"),
        ("they forgot to send along the usual certificate", "none"),
        ("don't forget the certificate", None),
        ("S in the SPI box", "usmca"),
        ("it qualifies. wait no, it doesn't", "none"),
        ("it doesn't qualify. oh, it does", "usmca"),
        ("shovels then, w/ the free trade form", "usmca"),
        ("sixty sheets, with his certificate", "usmca"),
        ("without origin papers", "none"),
        ("assemblées à 70 % ici, ça se qualifie", "usmca"),
        ("ça se qualifie pas", "none"),
        ("56 portes à 2 250 CAD pièce, qualifiées, droits totaux", "usmca"),
        ("56 portes à 2 250 CAD pièce, non qualifiées, droits totaux", "none"),
        ("rate if it qualifys", "usmca"),
        ("parts that meet the trade pact", "usmca"),
    ],
)
def test_claims_in_plain_words(said: str, claim: str | None) -> None:
    assert claim_said(fold(clean(said))) == claim


HELD = "bed frames Montreal to New York, cusma claimed, rate?"
LACKED = "bed frames Montreal to New York, without cusma, rate?"


@pytest.mark.parametrize(
    ("said", "thread", "claim"),
    [
        ("they lost the sheet. what is it then", HELD, "none"),
        ("and if not?", HELD, "none"),
        ("customs rejected it", HELD, "none"),
        ("assume not", HELD, "none"),
        ("and steel desks?", HELD, "usmca"),
        ("and supposing we put the statement", LACKED, "usmca"),
        ("whats with one", LACKED, "usmca"),
        ("assume yes", LACKED, "usmca"),
        ("pis avec laceum", LACKED, "usmca"),
        ("what if it's 40000", HELD, "usmca"),
        ("et si c'est 40 000 $ ?", HELD, "usmca"),
        ("make it 40k", LACKED, "none"),
        ("still no papers", LACKED, "none"),
        ("make it 7 frames", LACKED, "none"),
        ("scratch that, it's beds", LACKED, "none"),
        ("redo it as of January 5", HELD, "usmca"),
    ],
)
def test_a_follow_up_takes_the_other_case(
    said: str, thread: str, claim: str, asking: Asking, snapshot: Snapshot
) -> None:
    query = read(asking(said, thread), snapshot).query
    assert query is not None
    assert query.claim == claim


@pytest.mark.parametrize(
    ("said", "claim"),
    [
        ("what's Greer want out of the cusma review", None),
        ("que veut Carney de la révision de l'ACEUM", None),
        ("with the usmca review coming, does steel without usmca pay more", False),
    ],
)
def test_what_becomes_of_the_agreement_is_no_claim(
    said: str, claim: bool | None, asking: Asking, snapshot: Snapshot
) -> None:
    assert read(asking(said), snapshot).understood.get("usmca") is claim
