"""Whom a French article means by an office or a trade: who is named beside it, or has spoken."""

from __future__ import annotations

import pytest

from bot.ingest.quotations.read import quotations_in
from tests.ingest.test_quotations import Told, lexicon, told


def _read(article: str) -> Told:
    return told(quotations_in(article, lexicon()))


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        pytest.param(
            "Rien n’a pu faire plier Hubert Carlon. Le ministre des Transports a jugé qu’il n’y "
            "avait « aucune raison de fermer le port ».",
            [("aucune raison de fermer le port", "Hubert Carlon", True)],
            id="a name, then the office",
        ),
        pytest.param(
            "La grève continue. Le ministre danois de la Pêche a expliqué aux journalistes que "
            "« le quota est une erreur de calcul ». Mathias Holgersen a ajouté que « le gouvernement "
            "en parlera ».",
            [
                ("le quota est une erreur de calcul", "Mathias Holgersen", True),
                ("le gouvernement en parlera", "Mathias Holgersen", True),
            ],
            id="an office, then the name",
        ),
        pytest.param(
            "« Le courant se refroidit », avertit Nadine Kerbrat. « La pêche en souffrira partout », "
            "explique l’océanographe.",
            [
                ("Le courant se refroidit.", "Nadine Kerbrat", False),
                ("La pêche en souffrira partout.", "Nadine Kerbrat", False),
            ],
            id="a trade behind the words",
        ),
        pytest.param(
            "« On nous a trompés », a lancé Luc Ferrandi. « Il faut arrêter de nous faire payer "
            "cette taxe », a conclu l’ex-commissaire du port.",
            [
                ("On nous a trompés.", "Luc Ferrandi", False),
                ("Il faut arrêter de nous faire payer cette taxe.", "Luc Ferrandi", False),
            ],
            id="what somebody was",
        ),
        pytest.param(
            "Le directeur des brigades de contrôle et de secours (BCS), capitaine Aristide Lemoing, "
            "rassure.\n« Tout va bien pour le moment », a déclaré ce haut responsable de la douane.",
            [("Tout va bien pour le moment.", "Aristide Lemoing", False)],
            id="a name behind a long office, and 'ce'",
        ),
        pytest.param(
            "Le secrétaire général des Ports unis Anton Gutiérrez a parlé jeudi. Le secrétaire "
            "général des Ports unis a ajouté que si les « gros armateurs » n’aident pas, tout cesse.",
            [("gros armateurs", "Anton Gutiérrez", True)],
            id="an office of a body of several words",
        ),
        pytest.param(
            "Le maire d’une commune de Haute-Corrèze, qui tait son nom, le confirme : « La "
            "situation est très tendue depuis un mois. »",
            [
                (
                    "La situation est très tendue depuis un mois.",
                    "Le maire d’une commune de Haute-Corrèze",
                    False,
                )
            ],
            id="whom nobody names",
        ),
    ],
)
def test_a_description_means_who_is_named_beside_it(article: str, expected: Told) -> None:
    assert _read(article) == expected


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        pytest.param(
            "La mairesse Odile Carlon a reçu les pêcheurs. Le ministre des Transports a jugé « "
            "aucune raison de fermer le port » valable.",
            "Le ministre des Transports",
            id="somebody who has another office, and another sex",
        ),
        pytest.param(
            "Hubert Carlon et Denis Roquet ont été reçus. Le ministre des Transports a jugé qu’il "
            "n’y avait « aucune raison de fermer le port ».",
            "Le ministre des Transports",
            id="one of two",
        ),
        pytest.param(
            "« La pluie gâche tout », dit Malik Trabet. « Le plus dur, c’est l’attente », dit cette "
            "habitante de Port-Clair.",
            "cette habitante de Port-Clair",
            id="somebody new",
        ),
        pytest.param(
            "« La pluie gâche tout », dit Nadine Kerbrat. « Le plus dur, c’est l’attente », explique "
            "un océanographe.",
            "un océanographe",
            id="anybody of a trade",
        ),
    ],
)
def test_a_description_of_another_stays_as_it_is(article: str, expected: str) -> None:
    assert _read(article)[-1][1] == expected
