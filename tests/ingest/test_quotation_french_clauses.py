"""French said-clauses between marks, groups, passives and offices, each with honest neighbours."""

from __future__ import annotations

import time

import pytest

from bot.ingest.quotations.read import quotations_in
from tests.ingest.test_quotations import Told, lexicon, told


def _read(article: str) -> Told:
    return told(quotations_in(article, lexicon()))


def _speakers(article: str) -> list[str]:
    return [who for _, who, _ in _read(article)]


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        pytest.param(
            "« Sur ce quai, Maud Tissier a tout vu, explique Yann Kervadec. Elle compte les caisses "
            "chaque soir. »",
            [
                (
                    "Sur ce quai, Maud Tissier a tout vu. Elle compte les caisses chaque soir.",
                    "Yann Kervadec",
                    False,
                )
            ],
            id="a name behind a comma before the clause",
        ),
        pytest.param(
            "« La hausse du gazole, venue de loin, a touché tous les ports, prévient Lise Paré. Les "
            "petits bateaux restent à quai. »",
            [
                (
                    "La hausse du gazole, venue de loin, a touché tous les ports. Les petits bateaux "
                    "restent à quai.",
                    "Lise Paré",
                    False,
                )
            ],
            id="another verb behind a comma before the clause",
        ),
        pytest.param(
            "« On charge moins, constate Yann Kervadec. Le quai est vide, ajoute le docker. Demain, "
            "ce sera pire. »",
            [
                (
                    "On charge moins. Le quai est vide. Demain, ce sera pire.",
                    "Yann Kervadec",
                    False,
                )
            ],
            id="two clauses between the same marks",
        ),
        pytest.param(
            "« On signe demain, estime Maud Tissier, de Nordfret, chargée des contrats. Tout est "
            "prêt. »",
            [("On signe demain. Tout est prêt.", "Maud Tissier", False)],
            id="the speaker's firm and task belong to the clause",
        ),
        pytest.param(
            "« Sur ce quai, Maud Tissier a tout vu, et elle compte les caisses », dit Yann Kervadec.",
            [
                (
                    "Sur ce quai, Maud Tissier a tout vu, et elle compte les caisses.",
                    "Yann Kervadec",
                    False,
                )
            ],
            id="no clause between the marks",
        ),
        pytest.param(
            "« On a perdu deux grues », nous confie le grutier Yann Kervadec.",
            [("On a perdu deux grues.", "Yann Kervadec", False)],
            id="to whom it is said, before the verb",
        ),
        pytest.param(
            "« On a perdu deux grues », m’a raconté la mairesse Lise Paré.",
            [("On a perdu deux grues.", "Lise Paré", False)],
            id="to whom it was said, before the auxiliary",
        ),
        pytest.param(
            "« On a perdu deux grues », a indiqué le Parlement sur son site Internet.",
            [("On a perdu deux grues.", "le Parlement", False)],
            id="the site on which a body says it",
        ),
        pytest.param(
            "Un constat partagé par un docker du port. « On charge moins de bois », raconte-t-il.",
            [("On charge moins de bois.", "un docker du port", False)],
            id="who shares a view goes on",
        ),
        pytest.param(
            "Maud Tissier, cheffe de quai à Brennes : « On a vu passer trois cargos. Plus rien "
            "depuis. »",
            [("On a vu passer trois cargos. Plus rien depuis.", "Maud Tissier", False)],
            id="a name, what she is, and a colon",
        ),
    ],
)
def test_a_clause_of_a_french_newsroom(article: str, expected: Told) -> None:
    assert _read(article) == expected


@pytest.mark.parametrize(
    ("article", "who"),
    [
        (
            "Le maire Luc Roy a été interpellé par des pêcheurs : « Rendez-nous le quai », "
            "« On ne partira pas », lui ont-ils lancé.",
            ["des pêcheurs", "des pêcheurs"],
        ),
        ("Le maire Luc Roy a été net : « Le quai restera fermé. »", ["Luc Roy"]),
        ("Le maire Luc Roy a parlé. « Rendez-nous le quai », ont-ils lancé.", []),
        (
            "Les pilotes du port ont réagi, selon l’Union des pilotes. « On attend », a dit Luc Roy. "
            "« On verra », a-t-il ajouté.",
            ["Luc Roy", "Luc Roy"],
        ),
    ],
)
def test_one_person_is_never_several(article: str, who: list[str]) -> None:
    assert _speakers(article) == who


@pytest.mark.parametrize(
    ("article", "who"),
    [
        ("Luc Roy a comparu lundi. Il est également accusé de « sabotage aggravé ».", []),
        ("L’armateur Luc Roy est critiqué pour ses « rabais ».", []),
        ("Le maire Luc Roy a accusé le port de « sabotage aggravé ».", ["Luc Roy"]),
        ("Le maire Luc Roy s’est dit accusé de « sabotage aggravé » à tort.", ["Luc Roy"]),
    ],
)
def test_who_is_accused_says_nothing(article: str, who: list[str]) -> None:
    assert _speakers(article) == who


@pytest.mark.parametrize(
    ("article", "who"),
    [
        (
            "Le chef de la police de Tarvel, Marc Dubé, est venu. « On enquête encore », a dit le "
            "chef de la police de Brennes, Yann Kervadec.",
            ["Yann Kervadec"],
        ),
        (
            "La directrice du site quaisud.info, Maud Tissier, admet qu’« une erreur de chiffre peut "
            "tromper tout le monde ».",
            ["Maud Tissier"],
        ),
        (
            "Le chef de la police, Marc Dubé, est venu. « On enquête encore », a dit le chef de la "
            "police.",
            ["Marc Dubé"],
        ),
        (
            "« Il nous faut ce vote », a dit le président de la Diète Oresk Valtanen.",
            ["Oresk Valtanen"],
        ),
        ("« Il nous faut ce vote », a dit le président Jean Paul Roy.", ["Jean Paul Roy"]),
        (
            "« Il nous faut ce vote », a déclaré à l’AFP Oresk Valtanen, professeur à Brennes.",
            ["Oresk Valtanen"],
        ),
        (
            "Le colonel Yann Kervadec rassure. « Tout est calme au port », a dit ce haut "
            "responsable de la marine.",
            ["Yann Kervadec"],
        ),
        (
            "Une source rassure. « Tout est calme au port », a dit cette source.",
            ["Une source"],
        ),
        (
            "Le Syndicat de la marée estime que les mareyeurs « vendent à perte ».",
            ["Syndicat de la marée"],
        ),
        (
            "Selon la Chambre, le pilote « aurait pu voir le danger qui venait ».",
            ["Chambre"],
        ),
    ],
)
def test_an_office_and_its_own_name(article: str, who: list[str]) -> None:
    assert [each.removeprefix("Le ") for each in _speakers(article)] == who


def test_many_commas_between_marks_take_no_time() -> None:
    began = time.perf_counter()
    _read("« " + "On voit, dit rien de tout, dans le port, " * 2_000 + "fin. »")
    assert time.perf_counter() - began < 5
