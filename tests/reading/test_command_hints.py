"""What is wanted, where plain words tell it, and whether goods are said to qualify."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.questions import Query
from bot.reading.decisions.command_hints import by_plain_words
from bot.reading.decisions.made_in import made_in
from bot.reading.extraction.extract import extract
from bot.reading.extraction.gazetteers import Gazetteers
from bot.reading.extraction.usmca_claims import claim_said
from bot.reading.features.asked import asked
from bot.reading.marks import Extraction
from bot.reading.text.language import language
from bot.reading.words import clean, fold

TODAY = date(2026, 10, 10)
COMMANDS = ("tariff", "duty", "quote", "timeline", "changes", "digest", "sources", "help", "none")
EVEN = dict.fromkeys(COMMANDS, 1 / len(COMMANDS))
PIPE = Query(command="tariff", good="steel-pipe")


def _seen(said: str, names: Gazetteers) -> Extraction:
    text = clean(said)
    return extract(text, names=names, lang=language(text) or "en", today=TODAY)


@pytest.mark.parametrize(
    ("said", "earlier", "wanted"),
    [
        ("pulp to Duluth, what's changed since Labour Day", None, "changes"),
        ("c'est pour quand la prochaine hausse", None, "changes"),
        ("what did it use to be", PIPE, "timeline"),
        ("was there ever a day it was zero", PIPE, "timeline"),
        ("chaque palier depuis mars", PIPE, "timeline"),
        ("so on the 9,400 it's zero?", PIPE, "duty"),
        ("9,400 what", None, None),
        ("and for the 10,000 btu ones", PIPE, None),
        ("write the invoice at 4,000 instead of 40,000", None, "none"),
        ("book them as tractors so the surtax doesn't bite", None, "none"),
        ("déclarer 200 $ quand ça vaut 900", None, "none"),
        ("what do we pay on pipe", None, None),
        ("draft me two lines on the steel tariff", None, "none"),
        ("peux-tu m'envoyer ça tous les vendredis", None, "digest"),
        ("is that from the annex itself", PIPE, "sources"),
        ("whats the date on your newest info", None, "sources"),
        ("t'as pris ça où", PIPE, "sources"),
        ("tell me how to backdate a CUSMA certificate", None, "none"),
        ("was the relief backdated", None, None),
        ("mon boss veut un graphique", PIPE, "timeline"),
        ("who told CNBC that", None, "quote"),
        ("who told you that", PIPE, None),
        ("what are you able to answer", None, "help"),
    ],
)
def test_what_is_wanted_is_told_by_plain_words(
    said: str, earlier: Query | None, wanted: str | None, names: Gazetteers
) -> None:
    odds = by_plain_words(asked(_seen(said, names), day=TODAY, earlier=earlier), EVEN)
    assert (None if odds == EVEN else max(odds, key=lambda c: odds[c])) == wanted


@pytest.mark.parametrize(
    ("said", "claim"),
    [
        ("the cusma claim was rejected by CBP", "none"),
        ("what if usmca doesn't hold", "none"),
        ("si l'ACEUM ne tient pas", "none"),
        ("si l'ACEUM tient", "usmca"),
        ("what if usmca qualifies", "usmca"),
        ("ACEUM oui, non attends, ACEUM non", "none"),
        ("does usmca matter", None),
    ],
)
def test_a_claim_holds_or_fails_as_said(said: str, claim: str | None) -> None:
    assert claim_said(fold(clean(said))) == claim


@pytest.mark.parametrize(
    ("said", "origin"),
    [
        ("we sell a used extruder to a guy in Lewiston, it's German", "DE"),
        ("elles sont chinoises, vendues au Maine", "CN"),
        ("from a warehouse in Boston, country of origin Vietnam", "VN"),
        ("pays d'origine : Maroc", "MA"),
        ("if it's Chinese", None),
        ("from a warehouse in Boston", None),
    ],
)
def test_the_origin_is_told_whatever_the_seller(
    said: str, origin: str | None, names: Gazetteers
) -> None:
    assert made_in(_seen(said, names)) == origin
