"""What another office answers for, and that its name is told."""

from __future__ import annotations

from datetime import date

import pytest

from bot.commands.dispatch.failures import no_request
from bot.domain.questions import Query
from bot.ports import Snapshot
from bot.presentation.plain_text import plain_text
from bot.reading.decisions.other_matters import other_matter
from bot.reading.extraction.extract import extract
from bot.reading.extraction.gazetteers import Gazetteers
from bot.reading.features.asked import asked
from bot.reading.reader import read
from bot.reading.text.language import language
from bot.reading.words import clean
from bot.tables import rows
from tests.reading.conftest import Asking

TODAY = date(2026, 10, 10)
BOATS = Query(command="tariff", good="boats", imposing="CA", origin="US")


@pytest.mark.parametrize(
    ("said", "earlier", "wanted"),
    [
        ("sales tax on a pontoon from Minnesota, who collects it", None, "sales tax"),
        ("la TVQ sur un bateau usagé acheté à Magog", None, "sales tax"),
        ("nice. then what's the HST on one", BOATS, "sales tax"),
        ("does the FDA want notice of a pallet of pierogies", None, "health rules"),
        ("licence de l'ACIA pour du fromage du Vermont?", None, "health rules"),
        ("can our welder cross with the press on a work permit", None, "visas"),
        ("combien d'attente à Armstrong, j'ai des veaux", None, "waits"),
        ("is the Peace Bridge backed up, anybody know", None, "waits"),
        ("GST aside, what's the rate on a pontoon", None, None),
        ("la TPS sur le bateau est réglée, il reste quoi", None, None),
        ("what's the duty and GST on a pontoon", None, None),
        ("31,500 CAD pontoon, GST too", None, None),
        ("surtaxe sur un bateau, visa ou pas", None, None),
        ("what do they charge on a pontoon", None, None),
        ("is there anything other than sales tax on lumber from Vermont", None, None),
        ("y a-tu autre chose que la TVQ à payer sur un bateau", None, None),
        ("stuck in the line at the Ambassador Bridge with steel, what's the rate", None, None),
        ("le huard est bas, c'est quoi le taux sur l'aluminium", None, None),
        ("we have the FDA prior notice, what do they charge on maple syrup", None, None),
        ("any changes to lumber or the exchange rate since Monday", None, None),
        ("exchange rate for steel invoices in July", None, "exchange rates"),
        ("c'est quoi le taux de change pour ma facture d'acier", None, "exchange rates"),
        ("GST rate on groceries and maple syrup", None, "sales tax"),
        ("what does the CFIA charge for inspecting cheese", None, "health rules"),
    ],
)
def test_a_matter_of_another_office_is_told_from_a_duty(
    said: str, earlier: Query | None, wanted: str | None, names: Gazetteers
) -> None:
    text = clean(said)
    seen = extract(text, names=names, lang=language(text) or "en", today=TODAY)
    found = other_matter(asked(seen, day=TODAY, earlier=earlier, thread=earlier is not None))
    assert (found is None) == (wanted is None)
    assert found is None or found.name.en.startswith(wanted or "")


@pytest.mark.parametrize(
    ("said", "lang", "office"),
    [
        (
            "La TPS sur l'installation d'une fenêtre à Lac-Mégantic, je la charge ou pas?",
            "fr",
            "Pour les taxes de vente, voyez l'Agence du revenu du Canada (TPS, TVH)",
        ),
        (
            "excise tax on a used fifth wheel in North Dakota, 5 percent or nothing",
            "en",
            "For sales tax, see the Canada Revenue Agency (GST, HST)",
        ),
        (
            "need a forklift LMIA for a rigger from Chile",
            "en",
            "see Immigration, Refugees and Citizenship Canada",
        ),
    ],
)
def test_the_office_is_named_where_goods_and_places_stand_beside_its_matter(
    said: str, lang: str, office: str, snapshot: Snapshot, asking: Asking
) -> None:
    found = read(asking(said), snapshot)
    assert found.query is None
    assert office in plain_text(no_request(found, lang))


def test_the_rate_of_goods_is_answered_though_another_office_is_named_beside_it(
    snapshot: Snapshot, asking: Asking
) -> None:
    found = read(asking("le huard est bas, c'est quoi le taux sur l'aluminium"), snapshot)
    assert found.query is not None
    assert (found.query.command, found.query.good) == ("tariff", "aluminum")


def test_what_nobody_else_is_known_for_names_no_office(snapshot: Snapshot, asking: Asking) -> None:
    found = read(asking("tell me a joke"), snapshot)
    assert (found.query, found.matter) == (None, None)


def test_each_matter_has_an_office() -> None:
    matters = {row["matter"] for row in rows("reading/other-matters.csv")}
    assert matters == {row["matter"] for row in rows("reading/other-offices.csv")}
