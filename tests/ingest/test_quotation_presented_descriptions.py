"""Whom a French description means by his age, his office or what he is of; deeds say nothing."""

from __future__ import annotations

import pytest

from bot.ingest.quotations.read import quotations_in
from tests.ingest.test_quotations import Told, lexicon, told


def _read(article: str) -> Told:
    return told(quotations_in(article, lexicon()))


def _speakers(article: str) -> list[str]:
    return [speaker for _, speaker, _ in _read(article)]


@pytest.mark.parametrize(
    ("article", "speaker"),
    [
        pytest.param(
            "Nadège du Grand Bal est sans nouvelles de sa sœur. La candidate du Grand Bal avait "
            "déclaré : « Je voulais qu’elle sache que je l’attendrais ici. »",
            "Nadège",
            id="a first name of the same show",
        ),
        pytest.param(
            "Le sommet a été ouvert par le chef de l’État, Anselme Koudou. Dans son discours, le "
            "président de la République a souligné que le port est en retard. « C’est avec courage "
            "que nous allons le rebâtir », a-t-il déclaré.",
            "Anselme Koudou",
            id="one office by two phrases",
        ),
        pytest.param(
            "Le président de la République, Anselme Koudou, a reçu la ministre Lise Berro. « Le "
            "port sera rebâti avant l’été », a promis le chef de l’État.",
            "Anselme Koudou",
            id="the other way round",
        ),
        pytest.param(
            "En bon capitaine, Ivan Sorel a tenté de calmer ses troupes.\n« Il n’y a jamais un bon "
            "moment pour partir », a affirmé le grand skieur de 31 ans.",
            "Ivan Sorel",
            id="an age",
        ),
        pytest.param(
            "Odile Carlon, ministre du Port, a ouvert la session. Par ailleurs, ce membre du "
            "gouvernement Sorel a remercié les équipes « qui font vivre la côte toute l’année ».",
            "Odile Carlon",
            id="a member of a government, who may be a woman",
        ),
    ],
)
def test_a_description_means_the_one_of_whom_the_article_told_it(
    article: str, speaker: str
) -> None:
    assert _speakers(article) == [speaker]


@pytest.mark.parametrize(
    ("article", "speaker"),
    [
        pytest.param(
            "Le chef de l’État Anselme Koudou a reçu le chef de l’État Boniface Trélo. « Le port "
            "sera rebâti avant l’été », a promis le président de la République.",
            "le président de la République",
            id="two of that office",
        ),
        pytest.param(
            "Nadège du Grand Bal et Coralie du Grand Bal se retrouvent. La candidate du Grand Bal "
            "avait déclaré : « Je voulais qu’elle sache que je l’attendrais ici. »",
            "La candidate du Grand Bal",
            id="two of one show",
        ),
        pytest.param(
            "Lise Berro a tenté de calmer ses troupes.\n« Il n’y a jamais un bon moment pour "
            "partir », a affirmé le grand skieur de 31 ans.",
            "le grand skieur de 31 ans",
            id="another sex",
        ),
    ],
)
def test_nobody_is_chosen_between_two_or_against_the_sex(article: str, speaker: str) -> None:
    assert _speakers(article) == [speaker]


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        pytest.param(
            "Selon la diplomate Ana Berro, le non-respect du quota exposerait les ports à « des "
            "sanctions lourdes ».",
            ["Ana Berro"],
            id="whoever is told with 'selon'",
        ),
        pytest.param(
            "D’entrée, le ministre de la Pêche a remercié les élus pour une gestion « patiente et "
            "tournée vers la mer ».",
            ["le ministre de la Pêche"],
            id="an adverb that looks like a name",
        ),
        pytest.param(
            "Et reprenant la parole, la réplique du porte-parole de la mairie était nette : « Nous "
            "ne céderons rien à ces armateurs. »",
            ["le porte-parole"],
            id="an answer is its owner’s",
        ),
        pytest.param(
            "« Le quota tiendra », assure la direction du port. Le respect du quota, explique Luc "
            "Ferrandi, vaut « une assurance pour tous ».",
            ["la direction du port", "Luc Ferrandi"],
            id="a body beside a deed",
        ),
        pytest.param(
            "Le rapport sur le respect du quota dénonce « un laisser-aller général ».",
            ["Le rapport sur le respect du quota"],
            id="a paper about a deed",
        ),
    ],
)
def test_a_deed_says_nothing(article: str, expected: list[str]) -> None:
    assert _speakers(article) == expected


def test_a_trade_is_not_given_to_someone_whose_sex_is_not_told_beside_a_woman() -> None:
    article = (
        "Ana Berro, ambassadrice, attend que Keldo dise l’accord « historique » avant l’été. « Le "
        "port a ses règles », explique Keldo. « Il y aura des mesures », prévient la diplomate."
    )
    assert "Keldo" not in _speakers(article)[2:]
