"""Whose view is told, people of whom the first name is told, sources with what they belong to."""

from __future__ import annotations

import pytest

from bot.ingest.quotations.read import quotations_in
from tests.ingest.test_quotations import lexicon


def _speakers(article: str) -> list[str]:
    return [each.speaker for each in quotations_in(article, lexicon())]


@pytest.mark.parametrize(
    ("article", "speakers"),
    [
        pytest.param(
            "Marc Roche, maire, a parlé. Pour Lise Caron, le péage est un frein. « Qu’on le lève », "
            "a-t-elle réagi dès mardi.",
            ["Lise Caron"],
            id="for somebody",
        ),
        pytest.param(
            "Marc Roche, maire, a parlé. Pour la mairesse Lise Caron, le péage est un frein. « Qu’on "
            "le lève », réagit-elle.",
            ["Lise Caron"],
            id="for who holds an office",
        ),
        pytest.param(
            "Marc Roche, maire, a parlé. Pour le port, le péage est un frein. « Qu’on le lève », "
            "a-t-il dit.",
            ["Marc Roche"],
            id="not for a thing",
        ),
        pytest.param(
            "« Rien ne bouge », glisse Zineb, étudiante en droit. Assise au parc, la jeune femme "
            "redoute la suite : « Personne ne décide. »",
            ["Zineb", "Zineb"],
            id="a first name with what she does",
        ),
        pytest.param(
            "On croise Mathurin, 32 ans, grutier au port. « J’attends ma paie », glisse-t-il.",
            ["Mathurin"],
            id="a first name with an age",
        ),
        pytest.param(
            "On finit avec Cassiopée, 20 ans. Cette jeune fille étudie le droit. « Rien ne bouge », "
            "soupire-t-elle.",
            ["Cassiopée"],
            id="a demonstrative for her",
        ),
        pytest.param(
            "« Rien ne bouge », juge le ministère des Affaires étrangères. Le ministère s’est dit prêt "
            "à « fermer la frontière » ce soir.",
            ["ministère des Affaires étrangères", "ministère des Affaires étrangères"],
            id="a department and its short name",
        ),
        pytest.param(
            "« Rien ne bouge », rapporte le ministère belge de la Santé dans un communiqué.",
            ["ministère belge de la Santé"],
            id="a department of a country",
        ),
        pytest.param(
            "L’Association européenne des armateurs a, une nouvelle fois, fait part de « craintes "
            "sérieuses » hier.",
            ["Association européenne des armateurs"],
            id="a body with an adverb behind its verb",
        ),
        pytest.param(
            "Le député PLR de la Brenne Jean-Luc Moreau y voit « une réponse utile ». « Rien ne "
            "bouge », a complété le député.",
            ["Jean-Luc Moreau", "Jean-Luc Moreau"],
            id="a party and a constituency before a name",
        ),
        pytest.param(
            "« Rien ne bouge », a souligné la secrétaire d’État Lise Poisson.",
            ["Lise Poisson"],
            id="a secretary of state",
        ),
        pytest.param(
            "« Rien ne bouge », a assuré le directeur adjoint du Village Luc Tran Van Chau à la radio.",
            ["Luc Tran Van Chau"],
            id="a name of four words behind a place",
        ),
        pytest.param(
            "Le capitaine du Vent d’Est, Joan Ferrer, admet un retard. « Rien ne bouge », déclare-t-il.",
            ["Joan Ferrer"],
            id="an article tells that a captain is a man",
        ),
        pytest.param(
            "Lise Caron, députée, a fustigé un vote « absurde et lâche ». « Rien ne bouge », avait dit "
            "l’ex-ministre de l’Environnement.",
            ["Lise Caron", "Lise Caron"],
            id="what the speaker has been",
        ),
        pytest.param(
            "Le ministre du Travail, Guy Roy, a vu la ministre du Port, Lise Caron. « Rien ne bouge », "
            "a dit la ministre du Port.",
            ["Lise Caron"],
            id="each of two ministers by the department",
        ),
        pytest.param(
            "La PDG de Texila, Lise Caron, a parlé. « Rien ne bouge », a dit la cheffe de la direction.",
            ["Lise Caron"],
            id="who heads a firm by another word",
        ),
        pytest.param(
            "L’avocat Guy Roy représente Texila. « Rien ne bouge », a dit l’avocat de Texila.",
            ["Guy Roy"],
            id="whom a verb tells, behind his trade",
        ),
        pytest.param(
            "« Rien ne bouge », lance un jeune passant, Abel Nassar.",
            ["Abel Nassar"],
            id="described and then named",
        ),
        pytest.param(
            "« Rien ne bouge », indique la préfecture. « Tout rouvre mardi », est-il précisé.",
            ["la préfecture", "la préfecture"],
            id="told besides, by nobody else",
        ),
        pytest.param(
            "Jean Ayral préside le port. Face à lui, c’est Luc Roy, dont il tait le nom quand il "
            "dénonce « une faute avouée ».",
            ["Jean Ayral"],
            id="he of whom something is told is another",
        ),
        pytest.param(
            "Pour Jan Verlinden, éclusier, le péage est un frein. « Qu’on le lève », a-t-il dit.",
            ["Jan Verlinden"],
            id="a first name of women and men",
        ),
    ],
)
def test_whose_view_is_told(article: str, speakers: list[str]) -> None:
    assert _speakers(article) == speakers


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("un proche du préfet", "un proche du préfet"),
        ("un diplomate d’un pays balte", "un diplomate d’un pays balte"),
        ("une source diplomatique", "une source diplomatique"),
        ("deux chercheurs de Toulon", "deux chercheurs de Toulon"),
        ("un porte-parole du ministère du Travail", "un porte-parole du ministère du Travail"),
        ("un fonctionnaire sous le couvert de l’anonymat", "un fonctionnaire"),
        ("un porte-parole dans un courriel", "un porte-parole"),
    ],
)
def test_a_french_source_is_told_with_what_it_belongs_to(source: str, speaker: str) -> None:
    assert _speakers(f"« Rien ne bouge », a indiqué {source}.") == [speaker]


def test_the_same_source_is_who_spoke_last() -> None:
    article = "« Rien ne bouge », juge le ministère du Travail. « Tout partira mardi », ajoute la même source."
    assert _speakers(article) == ["ministère du Travail", "ministère du Travail"]
