"""Ministries and other bodies by their names in full, and nothing of the sentence in them."""

from __future__ import annotations

import pytest

from bot.ingest.quotations.read import quotations_in
from tests.ingest.test_quotations import lexicon

FR = "« Nous n’accepterons pas ces droits injustes sur nos usines »"


def speakers(article: str) -> list[str]:
    return [each.speaker for each in quotations_in(article, lexicon())]


@pytest.mark.parametrize(
    ("article", "speaker"),
    [
        pytest.param(
            f"{FR}, a indiqué le ministère norvégien de la Défense dans un communiqué.",
            "ministère norvégien de la Défense",
            id="whose ministry, before its field",
        ),
        pytest.param(
            f"{FR}, selon le ministère des Affaires étrangères.",
            "ministère des Affaires étrangères",
            id="a field of two words",
        ),
        pytest.param(
            f"{FR}, estime le ministère de la Transition écologique et de la Cohésion des "
            "territoires.",
            "ministère de la Transition écologique et de la Cohésion des territoires",
            id="two fields",
        ),
        pytest.param(
            f"{FR}, estime le ministère de l’Énergie, des Mines et de l’Industrie forestière.",
            "ministère de l’Énergie, des Mines et de l’Industrie forestière",
            id="three fields",
        ),
        pytest.param(
            f"{FR}, répond le ministère de la culture.",
            "ministère de la culture",
            id="a field without a capital",
        ),
        pytest.param(
            f"{FR}, répond le ministère de l’enseignement supérieur et de la recherche.",
            "ministère de l’enseignement supérieur et de la recherche",
            id="two fields without capitals",
        ),
        pytest.param(
            f"{FR}, répond le ministère de la Défense ukrainien.",
            "ministère de la Défense ukrainien",
            id="whose ministry, behind its field",
        ),
        pytest.param(
            f"Le ministère de la Santé indique que {FR}.",
            "ministère de la Santé",
            id="a verb that looks like an adjective",
        ),
        pytest.param(
            f"Le ministère de la Santé demande encore : {FR}.",
            "ministère de la Santé",
            id="another verb behind the field",
        ),
        pytest.param(
            f"Le ministère du Commerce extérieur a parlé. {FR}, dit le ministère.",
            "ministère du Commerce extérieur",
            id="the ministry told before",
        ),
        pytest.param(
            "Le ministère polonais de la Pêche a publié ses chiffres. Le ministère s’est dit prêt "
            "à « défendre chacune de nos usines ».",
            "ministère polonais de la Pêche",
            id="the ministry told before, as a subject",
        ),
        pytest.param(
            f"Le ministère des Mines a répondu au ministère de la Pêche. {FR}, dit le ministère.",
            "ministère",
            id="two ministries were told",
        ),
        pytest.param(
            f"{FR}, dit le ministre des Affaires étrangères, Luc Roy.",
            "Luc Roy",
            id="a minister is no ministry",
        ),
    ],
)
def test_a_ministry_is_called_by_its_whole_name(article: str, speaker: str) -> None:
    assert speakers(article) == [speaker]


@pytest.mark.parametrize(
    ("article", "speaker"),
    [
        (f"La ministre de la pêche s’est dite surprise : {FR}.", "La ministre de la pêche"),
        (f"La ministre de la pêche l’a dit : {FR}.", "La ministre de la pêche"),
        (f"Le ministre de l’industrie avait prévenu : {FR}.", "Le ministre de l’industrie"),
        (f"Le directeur de l’usine leur a répondu : {FR}.", "Le directeur de l’usine"),
        (f"La ministre de la pêche maritime a dit : {FR}.", "La ministre de la pêche maritime"),
        (f"L’avocate en droit douanier a dit : {FR}.", "L’avocate en droit douanier"),
    ],
)
def test_an_office_ends_before_its_verb(article: str, speaker: str) -> None:
    assert speakers(article) == [speaker]


@pytest.mark.parametrize(
    ("article", "speaker"),
    [
        (
            "L’Association européenne des planteurs de houblon a, une nouvelle fois, fait part de "
            "« graves inquiétudes » lundi.",
            "Association européenne des planteurs de houblon",
        ),
        (
            "L’association des planteurs a, le lendemain, dénoncé « un recul majeur ».",
            "L’association des planteurs",
        ),
        ("Le maire a, une fois de plus, dénoncé « un recul majeur ».", "Le maire"),
        ("La scierie Vautrin a, ce matin, promis « une riposte ».", "Vautrin"),
        (
            "Le Syndicat général des métaux dénonce « un recul majeur ».",
            "Syndicat général des métaux",
        ),
        (f"La nuit a été longue. Une fois de plus, le maire a dit : {FR}.", "le maire"),
    ],
)
def test_when_it_was_said_is_nobody(article: str, speaker: str) -> None:
    assert speakers(article) == [speaker]
