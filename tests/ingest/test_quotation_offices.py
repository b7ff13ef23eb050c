"""Offices told alone: whoever holds them in the article, presented before or behind."""

from __future__ import annotations

import pytest

from bot.ingest.quotations.offices import named_with_initials
from bot.ingest.quotations.read import quotations_in
from tests.ingest.test_quotations import lexicon


def _speakers(article: str) -> list[str]:
    return [each.speaker for each in quotations_in(article, lexicon())]


UNION = (
    "Les quais sont pleins, selon Tom Vigneau, président de la Ligue des passeurs d’Aubrac (LPA)."
)


@pytest.mark.parametrize(
    ("article", "speakers"),
    [
        pytest.param(
            f"{UNION}\n\nLe gel menace.\n\n« On tiendra deux mois », jure le patron de la LPA.",
            ["Tom Vigneau"],
            id="a word for any office, by the initials",
        ),
        pytest.param(
            f"{UNION}\n\nLe gel menace.\n\n« On tiendra », dit le président de la Ligue des passeurs "
            "d’Aubrac.",
            ["Tom Vigneau"],
            id="the same office, by the name in full",
        ),
        pytest.param(
            "Pour Nils Ardant, directeur Afrique du bureau d’études de l’Alliance des teinturiers "
            "(ADT), le pire est passé. « Les stocks fondent », observe l’expert de l’ADT.\n\nIl voit "
            "un autre risque : « Les routes ferment l’hiver. »",
            ["Nils Ardant", "Nils Ardant"],
            id="and 'il' behind it",
        ),
        pytest.param(
            "La Ligue des passeurs (LDP) recense les pannes. Son représentant au sud, Aurèle Jourdan, "
            "en compte six.\n\n« Samedi, tout roulera », promet le représentant de la LDP.",
            ["Aurèle Jourdan"],
            id="an office of the body named before",
        ),
        pytest.param(
            "Rita Savoie préside la Ligue des passeurs (LDP). « Samedi, tout roulera », promet la "
            "présidente de la LDP.",
            ["Rita Savoie"],
            id="an office that a verb tells",
        ),
        pytest.param(
            "La Ligue des passeurs (LDP) a élu Rita Savoie hier. « Tout roulera », promet la nouvelle "
            "présidente de la LDP.",
            ["Rita Savoie"],
            id="who was elected",
        ),
        pytest.param(
            "Au Courrier, qui y voit une crise, le gouverneur de la Banque fédérale de Lorme (BFL) se "
            "dit calme. « La couronne tiendra », assure-t-il. Bastien Kohler, gouverneur de la BFL, "
            "parlait mardi.",
            ["Bastien Kohler"],
            id="presented behind his words",
        ),
        pytest.param(
            "Joint à Lorme, le président-directeur général de Tanneries Belmont, Régis Lantier, se "
            "veut rassurant. « La peau se vend encore », a-t-il noté.",
            ["Régis Lantier"],
            id="an office of two words",
        ),
        pytest.param(
            "Jointe à Lorme, la présidente-directrice générale de Tanneries Belmont, Élodie Vassal, "
            "se dit calme. « La peau se vend », a-t-elle noté.",
            ["Élodie Vassal"],
            id="and hers",
        ),
        pytest.param(
            "La mairesse Zoé Lafond écoutait.\n\nLa mairesse Lafond a, ensuite, dénoncé un impôt levé "
            "« sans prévenir personne », se disant prise « à la gorge ».",
            ["Zoé Lafond", "Zoé Lafond"],
            id="an office with the surname, and a word between the verbs",
        ),
        pytest.param(
            "La ministre du Revenu, Doris Ferland, a plaidé mardi. Le ministre croit à « une pause d’un "
            "an » dans les hausses.",
            ["Doris Ferland"],
            id="an office's name for the woman who alone holds it",
        ),
        pytest.param(
            "Yvette Ouimet a repris la forge en 2013. Cet hiver, elle a fermé. « Plus un client », "
            "raconte la femme de 62 ans.",
            ["Yvette Ouimet"],
            id="a woman of an age",
        ),
        pytest.param(
            "Luc Ouimet a repris la forge en 2013. Cet hiver, il a fermé. « Plus un client », raconte "
            "l’homme de 62 ans.",
            ["Luc Ouimet"],
            id="a man of an age",
        ),
        pytest.param(
            "Odile Vachon exploite une ferme à Aubrac. Selon cette productrice, le tarif est « un coup "
            "de massue ».",
            ["Odile Vachon"],
            id="a demonstrative",
        ),
        pytest.param(
            "Tom Vigneau exploite une ferme à Aubrac. Aux yeux du producteur, le tarif est « un coup "
            "de massue ».",
            ["Tom Vigneau"],
            id="a contracted article",
        ),
        pytest.param(
            "Le vigneron Luc Roy et le négociant Guy Caron en ont assez. « On ferme », a tranché le "
            "négociant.",
            ["Guy Caron"],
            id="a trade that presents one of two",
        ),
        pytest.param(
            "La porte-parole de Texila, Lise Caron, a réagi. « Rien ne change ici », a précisé la "
            "porte-parole.",
            ["Lise Caron"],
            id="a spokesperson presented by name",
        ),
        pytest.param(
            "« Jamais », a tranché le chef du conseil de Lorme, le socialiste Pol Magnan. « Et "
            "j’insiste », a repris l’élu socialiste.",
            ["Pol Magnan", "Pol Magnan"],
            id="a party for an office",
        ),
        pytest.param(
            "« Jamais plus », s’emporte celui qui préside la coopérative, Roch Maltais.",
            ["Roch Maltais"],
            id="an office told by a clause",
        ),
    ],
)
def test_an_office_told_alone_is_its_holder(article: str, speakers: list[str]) -> None:
    assert _speakers(article) == speakers


@pytest.mark.parametrize(
    ("article", "speakers"),
    [
        pytest.param(
            f"{UNION} « Nous partons », a dit le président de la FDA.",
            ["le président de la FDA"],
            id="of another body",
        ),
        pytest.param(
            f"{UNION} « Nous partons », a dit la patronne de la LPA.",
            ["la patronne de la LPA"],
            id="of the other sex",
        ),
        pytest.param(
            "Luc Roy, vice-président de l’ADT, a voté non. « Nous partons », a dit mardi le président "
            "de l’ADT.",
            ["le président de l’ADT"],
            id="not a deputy",
        ),
        pytest.param(
            "Luc Roy critique l’ADT depuis un an. « Nous partons », a dit le président de l’ADT.",
            ["le président de l’ADT"],
            id="not who only speaks of the body",
        ),
        pytest.param(
            "Le premier ministre du Québec, Hugo Lanctôt, a parlé. « Nous partons », a dit le premier "
            "ministre ontarien.",
            ["le premier ministre ontarien"],
            id="of another place",
        ),
        pytest.param(
            "L’économiste Guy Caron doute. À Washington, le représentant au commerce s’entête : selon "
            "lui, le voisin « copie tout ».",
            ["le représentant au commerce"],
            id="an office in a field is no trade",
        ),
        pytest.param(
            "Le président de l’ADT, Luc Roy, et la présidente de la FDA, Rita Savoie, ont signé. « Nous "
            "partons », dit la présidente de la FDA.",
            ["Rita Savoie"],
            id="each of two by the body",
        ),
    ],
)
def test_an_office_that_nobody_is_presented_with_stays(article: str, speakers: list[str]) -> None:
    assert _speakers(article) == speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La Ligue des passeurs d’Aubrac (LPA) vote.", {"LPA": "Ligue des passeurs d’Aubrac"}),
        ("Pour l’Alliance des teinturiers (ADT), non.", {"ADT": "Alliance des teinturiers"}),
        ("Tanneurs et cordonniers du Nord (TCN)", {"TCN": "Tanneurs et cordonniers du Nord"}),
        ("Il pleut (BFL).", {}),
    ],
)
def test_a_body_has_the_initials_behind_its_name(text: str, expected: dict[str, str]) -> None:
    assert named_with_initials(text) == expected
