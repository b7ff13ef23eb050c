"""Who speaks in French by 'par', 'pour qui', 'quant à', or as what the sentence before is about."""

from __future__ import annotations

import pytest

from bot.ingest.quotations.read import quotations_in
from tests.ingest.test_quotations import lexicon, told


def _speakers(article: str) -> list[str]:
    return [each[1] for each in told(quotations_in(article, lexicon()))]


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        pytest.param(
            "Le texte vise la fin des filets en 2040. Un délai jugé « irréaliste » par les armateurs, "
            "mais « bien trop long » par l’ONG Mer Vive.",
            ["les armateurs", "l’ONG Mer Vive"],
            id="judged by",
        ),
        pytest.param(
            "Dénoncée comme « une reculade » par les pêcheurs et les élus, la loi passe.",
            ["les pêcheurs et les élus"],
            id="denounced as, by",
        ),
        pytest.param(
            "Le port a rouvert jeudi après « la pire tempête du siècle » évoquée par la préfecture.",
            ["la préfecture"],
            id="told by",
        ),
        pytest.param(
            "« On attend une réponse », a dit Odile Carlon. La ministre Anne Morel « a annulé trois "
            "rendez-vous, dont le dernier hier ».",
            ["Odile Carlon", "Odile Carlon"],
            id="what the last speaker tells of another",
        ),
        pytest.param(
            "La reprise attendra, prévient la présidente de l’Office du port, Lise Brunel, pour qui « "
            "le plan est la vraie mesure de l’effort ».",
            ["Lise Brunel"],
            id="for whom",
        ),
        pytest.param(
            "Le ministre Luc Ferrandi a salué « un exemple de travail commun ». Quant au président "
            "de l’Union Paul Astier, il se dit ravi « de ce modèle de soutien aux petits ports ».",
            ["Luc Ferrandi", "Paul Astier"],
            id="as for",
        ),
        pytest.param(
            "C’est un coup dur, s’est indigné cette semaine Guillaume Kerwan du Cirque Marin, qui "
            "voit dans cette décision « un enjeu politique de plus ».",
            ["Guillaume Kerwan"],
            id="what only tells where a name belongs",
        ),
        pytest.param(
            "La mairie de Port-Clair a fermé le quai. Elle y voit « un vrai espace de respiration pour "
            "tous ».",
            ["La mairie de Port-Clair"],
            id="a body that is she",
        ),
        pytest.param(
            "Les commerçants ne mâchent pas leurs mots. Ils dénoncent « la perception arbitraire » "
            "d’une taxe.",
            ["Les commerçants"],
            id="people who are they",
        ),
        pytest.param(
            "Le juge a rejeté les demandes des plaignants. Ces derniers avaient fait valoir que « la "
            "ville n’est pas propriétaire du quai ».",
            ["les plaignants"],
            id="the latter, of several",
        ),
        pytest.param(
            "« Nous réfléchissons à des changements de cap. » Cette petite phrase d’Armand Tourel "
            "annonce-t-elle une vente ?",
            ["Armand Tourel"],
            id="this sentence of his",
        ),
        pytest.param(
            "La Ligue des ports juge la loi « très rude pour les petits », selon un communiqué.",
            ["La Ligue des ports"],
            id="its own statement",
        ),
        pytest.param(
            "« Le quai tient bon », a indiqué ce jeudi sur Mastodon la capitainerie.",
            ["la capitainerie"],
            id="circumstances before the subject",
        ),
        pytest.param(
            "La ministre de la Mer et de l’Île Verte Anne Morel a tranché. « Nous ouvrons », "
            "a-t-elle dit.",
            ["Anne Morel"],
            id="the last field of an office",
        ),
        pytest.param(
            "Une taxe à laquelle s’oppose la maire, Anne Riou : « On ne nous a pas consultés. »",
            ["Anne Riou"],
            id="a thing to which somebody is opposed",
        ),
        pytest.param(
            "Pour Marine Delorme (PRV), « le préfet joue avec le feu dans cette affaire ».",
            ["Marine Delorme"],
            id="whose view it is, with a party",
        ),
        pytest.param(
            "« On fera appel », a lancé son avocat, Me Durantin, à la sortie.",
            ["Durantin"],
            id="a lawyer's form of address",
        ),
        pytest.param(
            "Luc Ferrand, responsable du plaidoyer à la Fondation Nicolas Kerlan, explique à la "
            "radio : « On attend le vote. » Nicolas Kerlan, ancien ministre, se tait.",
            ["Luc Ferrand"],
            id="what is called after somebody",
        ),
        pytest.param(
            "Le ministre Luc Ferrand est venu. Très vite, le débat s’est tourné vers la taxe. Il a "
            "ajouté : « Ce sera fait. »",
            ["Luc Ferrand"],
            id="a debate says nothing",
        ),
        pytest.param(
            "Le nageur Léon Marchand s’est dit « soulagé ». « J’ai cru que ça ne passerait pas », a "
            "raconté le Toulousain de 22 ans.",
            ["Léon Marchand", "Léon Marchand"],
            id="where somebody is from",
        ),
        pytest.param(
            "« Le fonds servira à tous », assure-t-on à l’Amirauté.",
            ["l’Amirauté"],
            id="where it is said",
        ),
    ],
)
def test_a_french_way_of_telling_who_speaks(article: str, expected: list[str]) -> None:
    assert _speakers(article) == expected


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        pytest.param(
            "Odile Carlon a jugé « irréaliste et brutal » le plan voulu par le préfet.",
            ["Odile Carlon"],
            id="who judges herself",
        ),
        pytest.param(
            "« On attend une réponse », a dit Odile Carlon. La ministre Anne Morel a affirmé « que "
            "la réponse est prête ».",
            ["Odile Carlon", "Anne Morel"],
            id="who says so herself",
        ),
        pytest.param(
            "Luc Ferrandi, maire depuis un an, est las. La mairie a fermé le quai. « On nous oublie, "
            "comme toujours », soupire-t-il.",
            ["Luc Ferrandi"],
            id="he is no mairie",
        ),
    ],
)
def test_a_neighbour_keeps_its_speaker(article: str, expected: list[str]) -> None:
    assert _speakers(article) == expected
