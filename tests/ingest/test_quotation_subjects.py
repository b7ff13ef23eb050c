"""Who of those a French sentence names has said its words: subject, agent, antecedent."""

from __future__ import annotations

import pytest

from bot.ingest.quotations.read import quotations_in
from tests.ingest.test_quotations import lexicon

BEFORE = (
    "Le maire de Sablons, Luc Morand, et la présidente de la Ligue des ports, Odile Brassard, "
    "se sont vus mardi. Luc Morand a parlé le premier. "
)


def speakers(text: str) -> list[str]:
    return [each.speaker for each in quotations_in(BEFORE + text, lexicon())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Un délai jugé « trop court » par les pilotes.", ["les pilotes"], id="judged by"
        ),
        pytest.param(
            "Un délai jugé « trop court » par les pilotes, mais « bien trop long » par Odile Brassard.",
            ["les pilotes", "Odile Brassard"],
            id="judged by one and by another",
        ),
        pytest.param(
            "Dénoncé comme « un cadeau de trop » par les dockers, le rabais reste en place.",
            ["les dockers"],
            id="denounced by, before the subject",
        ),
        pytest.param(
            "Luc Morand cite la « catastrophe du bassin » dénoncée par Odile Brassard.",
            ["Odile Brassard"],
            id="a participle behind the words",
        ),
        pytest.param(
            "Luc Morand a jugé « trop court » le délai fixé par les pilotes.",
            ["Luc Morand"],
            id="not: a verb of his own, and an agent of something else",
        ),
    ],
)
def test_who_judges_in_the_passive_is_named_behind_par(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Quelques élus doutent, à l’instar de Jean Tardel, adjoint (CD) de Moussy (Aunis) qui a "
            "dit « craindre une grève de plus ».",
            ["Jean Tardel"],
            id="over what he is",
        ),
        pytest.param(
            "« On ferme le quai », s’est indignée Rose Tardel du Cercle Royal, qui voit dans ce "
            "vote « un jeu de dupes ».",
            ["Rose Tardel", "Rose Tardel"],
            id="over the body she belongs to",
        ),
        pytest.param(
            "« On ferme le quai », demande Rose Tardel, présidente de l’Amicale des riverains, pour "
            "qui le vote va « vider le port de ses bateaux ».",
            ["Rose Tardel", "Rose Tardel"],
            id="pour qui",
        ),
        pytest.param(
            "Luc Morand, qui a évoqué des « actes de piraterie », a annoncé une enquête.",
            ["Luc Morand"],
            id="the main verb behind the clause is no said-clause",
        ),
        pytest.param(
            "Luc Morand a salué le travail du port, et Odile Brassard a dit « craindre une grève ».",
            ["Odile Brassard"],
            id="not: a subject of its own",
        ),
    ],
)
def test_a_relative_clause_belongs_to_who_stands_before_it(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Puis le débat s’est tourné vers la grève. Il a ajouté : « Le port fermera ses portes "
            "dimanche à midi. »",
            ["Luc Morand"],
            id="a debate is not he",
        ),
        pytest.param(
            "Pour la relecture du texte, Luc Morand a vu des marins, qui « ont la peur au ventre ».",
            ["Luc Morand"],
            id="what is done for a purpose is nobody's view",
        ),
        pytest.param(
            "L’ONG assure qu’il s’agit du dixième portrait de Luc Morand, pour dénoncer les « belles "
            "promesses » du port.",
            ["L’ONG"],
            id="a body that says so, and not the man it speaks of",
        ),
        pytest.param(
            "Le comité savant de la Ligue a appelé, en juin, à la prudence, tout en indiquant qu’il "
            "n’y avait « aucune preuve ferme » de danger.",
            ["Le comité savant de la Ligue"],
            id="a body whose adjective is also a trade",
        ),
        pytest.param(
            "L’ONG Sirène a elle aussi crié victoire, « ravie de voir la chasse finir ici ».",
            ["ONG Sirène"],
            id="elle aussi stands for the subject",
        ),
        pytest.param(
            "Marc Aubin, gérant de la rade et chef d’équipe à la Fondation Odile Brassard, explique : "
            "« Si le port ferme, tout ferme avec lui. »",
            ["Marc Aubin"],
            id="a name within what somebody is",
        ),
        pytest.param(
            "Les pilotes sont « tenus de parler le premier jour ».",
            [],
            id="not: what somebody else says of them",
        ),
    ],
)
def test_the_subject_has_said_it(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected
