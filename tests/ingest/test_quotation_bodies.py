"""Bodies that keep their article, names with particles, words that are another's."""

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
            "Les Tisserands de lin du Nord (TLN) y voient un pas « considérable » vers la paix.",
            ["Les Tisserands de lin du Nord"],
            id="a body called after its members",
        ),
        pytest.param(
            "Les Tisserands de lin du Nord (TLN) boudent. Les Tisserands ont dénoncé « un marché de "
            "dupes » hier.",
            ["les Tisserands de lin du Nord"],
            id="and its short name",
        ),
        pytest.param(
            "Le bureau de Justin Lamothe a fait savoir lundi que la visite est reportée.\n\n« Les deux "
            "hommes se verront en mai », indique-t-il.",
            ["Le bureau de Justin Lamothe"],
            id="who speaks for somebody is not that person",
        ),
        pytest.param(
            "Le cabinet de la ministre Irma Gendron a confirmé la date. « Rien n’est signé », ajoute-t-il "
            "dans un courriel.",
            ["Le cabinet de la ministre Irma Gendron"],
            id="nor a minister",
        ),
        pytest.param(
            "« Rien n’est signé », a déclaré Justin Lamothe. Son bureau n’a rien ajouté.",
            ["Justin Lamothe"],
            id="but the person is",
        ),
        pytest.param(
            "Les Canadiens de l’Ouest ont parlé. Luc Roy, leur député, y voit « un affront ».",
            ["Luc Roy"],
            id="people of a place are no body",
        ),
    ],
)
def test_a_body_is_called_by_its_whole_name(article: str, speakers: list[str]) -> None:
    assert _speakers(article) == speakers


@pytest.mark.parametrize(
    ("article", "name"),
    [
        (
            "D’après Luc Van de Velde, éclusier à Gand, « l’eau monte toujours » en mai.",
            "Luc Van de Velde",
        ),
        ("« L’eau monte », dit Johan Van den Broeck, éclusier.", "Johan Van den Broeck"),
        ("« L’eau monte », dit Pieter De Smet, éclusier.", "Pieter De Smet"),
        ("« L’eau monte », dit Anne de la Brosse, éclusière.", "Anne de la Brosse"),
        ("« L’eau monte », a dit la ministre de la Mer Lise Ferrandi.", "Lise Ferrandi"),
        ("« L’eau monte », a dit le ministre de la Pêche Xen Lavergne.", "Xen Lavergne"),
        ("« L’eau monte », a dit la ministre belge de la Mer Xen Ferrandi.", "Xen Ferrandi"),
        ("« L’eau monte », a dit le ministre de l’Agriculture Guy Lavergne.", "Guy Lavergne"),
        ("« L’eau monte », a dit la ministre Marie-Pier Le Goff.", "Marie-Pier Le Goff"),
        ("Réaction de Luc Roy : « L’eau monte encore. »", "Luc Roy"),
        ("Devant Lise Caron, mairesse, Luc Roy n’a dit que ceci : « L’eau monte. »", "Luc Roy"),
        ("Pour M. Roy, « l’eau monte » trop. Luc Roy dirige le port.", "Luc Roy"),
        ("Lise Roy dirige le port. Mais pour Mme Roy, « l’eau monte trop ».", "Lise Roy"),
    ],
)
def test_a_name_is_given_whole_and_alone(article: str, name: str) -> None:
    assert _speakers(article) == [name]


@pytest.mark.parametrize(
    ("article", "speakers"),
    [
        pytest.param(
            "Luc Roy, maire de Lorme, a jugé « déplacés » les propos du gouverneur Ronald Stumpf sur « la "
            "mollesse des Lormois ».",
            ["Luc Roy", "Ronald Stumpf"],
            id="words of one about something",
        ),
        pytest.param(
            "Luc Roy, maire de Lorme, a déploré les attaques de Ronald Stumpf contre « ces bons à "
            "rien » du sud.",
            ["Ronald Stumpf"],
            id="attacks on somebody",
        ),
        pytest.param(
            "Luc Roy, maire de Lorme, a repris les mots de Ronald Stumpf et promis « une réponse à la "
            "mesure ».",
            ["Luc Roy"],
            id="a verb of the subject's behind them",
        ),
        pytest.param(
            "« Il partira », dit Michel Bonnard, passeur.\n\nEt de tempérer : « Rien n’est sûr. »",
            ["Michel Bonnard", "Michel Bonnard"],
            id="and to temper",
        ),
        pytest.param(
            "« Il partira », dit Michel Bonnard, passeur. Puis de lâcher : « Rien n’est sûr. »",
            ["Michel Bonnard", "Michel Bonnard"],
            id="then to let go",
        ),
        pytest.param(
            "« Il partira », dit Michel Bonnard, passeur. Avant de se raviser : « Rien n’est sûr. »",
            ["Michel Bonnard", "Michel Bonnard"],
            id="before to think again",
        ),
        pytest.param(
            "« Personne n’a appelé. » Accoudée au bar, Lucie Maltais fulmine.",
            ["Lucie Maltais"],
            id="who opens a paragraph by words",
        ),
        pytest.param(
            "« On attend », dit Luc Roy, maire.\n\n« Personne n’a appelé. » Même Lucie Maltais, sa "
            "voisine, se tait.",
            ["Luc Roy", "Luc Roy"],
            id="another who is only compared",
        ),
        pytest.param(
            "« Personne n’a appelé », peste-t-elle. Lucie Maltais tient le bar du port.",
            ["Lucie Maltais"],
            id="a pronoun for who is named behind",
        ),
        pytest.param(
            "Lise Caron a tout vu. « Personne n’a appelé », peste-t-elle. Lucie Maltais tient le bar.",
            ["Lise Caron"],
            id="not where somebody is named before",
        ),
    ],
)
def test_whose_the_words_are(article: str, speakers: list[str]) -> None:
    assert _speakers(article) == speakers
