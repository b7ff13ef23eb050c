"""Fragments in French: which words of a sentence's subject lead to them, and whose they are."""

from __future__ import annotations

import pytest

from bot.ingest.quotations.read import quotations_in
from tests.ingest.test_quotations import Told, lexicon, told

SPOKE = "Odile Vanier, la présidente de Boralac, a parlé jeudi."


def reads(article: str) -> Told:
    return told(quotations_in(article, lexicon()))


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        pytest.param(
            f"{SPOKE} Odile Vanier déplora un accord « cousu de trous ».",
            [("cousu de trous", "Odile Vanier", True)],
            id="a simple past",
        ),
        pytest.param(
            f"{SPOKE} Odile Vanier dénoncera mardi un accord « cousu de trous ».",
            [("cousu de trous", "Odile Vanier", True)],
            id="a future",
        ),
        pytest.param(
            f"{SPOKE} Odile Vanier reconnait qu’il faut un quai « moins étroit ».",
            [("moins étroit", "Odile Vanier", True)],
            id="the spelling without a circumflex",
        ),
        pytest.param(
            f"{SPOKE} Elle a tenu à saluer des marins « debout avant l’aube ».",
            [("debout avant l’aube", "Odile Vanier", True)],
            id="an infinitive that the subject's own verb governs",
        ),
        pytest.param(
            f"{SPOKE} Elle a fait le voyage de Norbec pour dénoncer une « taxe de trop ».",
            [("taxe de trop", "Odile Vanier", True)],
            id="what the subject does something for",
        ),
        pytest.param(
            f"{SPOKE} Elle mange de la tarte pour vanter son « four à pain ».",
            [("four à pain", "Odile Vanier", True)],
            id="an infinitive without a preposition behind it",
        ),
        pytest.param(
            "Le pont attend. Les éleveurs du canton, réunis jeudi, ont reproché au ministre « un mépris total ».",
            [("un mépris total", "Les éleveurs du canton", True)],
            id="a group that an apposition parts from its verb",
        ),
        pytest.param(
            "Le pont attend. En mars, une commission de pilotes nommés par le canton avait conclu "
            "que le pont était « à bout ».",
            [("à bout", "une commission de pilotes", True)],
            id="a body behind a day, and who named it",
        ),
        pytest.param(
            "Le pont attend. Plus de 40 riverains du canal ont accusé le port d’avoir « caché le plan ».",
            [("caché le plan", "Plus de 40 riverains du canal", True)],
            id="a number of people",
        ),
        pytest.param(
            "Le port a été la cible des défenseurs de la baie, qui dénoncent un « dragage sans fin ».",
            [("dragage sans fin", "des défenseurs de la baie", True)],
            id="the group before a relative clause",
        ),
        pytest.param(
            "Le pont attend. La préfecture du canton faisait état de « trois grues tombées ».",
            [("trois grues tombées", "La préfecture du canton", True)],
            id="what a prefecture reported",
        ),
        pytest.param(
            "Le pont attend. Les grues du canton, repeintes jeudi, ont coûté un « prix fou ».",
            [],
            id="things say nothing",
        ),
        pytest.param(
            f"{SPOKE} La cité vanille du port s’appelle « Les Trois Grues ».",
            [],
            id="a noun that only looks like a form",
        ),
        pytest.param(
            f"{SPOKE} Elle a vanté la stratégie « de la mer à la table ».",
            [],
            id="the name of a strategy",
        ),
        pytest.param(
            f"{SPOKE} Elle a vanté le bois des grues dites « longues ».",
            [],
            id="what things are called",
        ),
        pytest.param(
            f"{SPOKE} Elle s’est dite « à bout ».",
            [("à bout", "Odile Vanier", True)],
            id="what she calls herself",
        ),
        pytest.param(
            "Le pont attend. Selon la mairie, les grues se vident, suggérant un canal « de trop ».",
            [("de trop", "la mairie", True)],
            id="a participle in what a source tells",
        ),
    ],
)
def test_whose_fragments_are(article: str, expected: Told) -> None:
    assert reads(article) == expected
