"""People whom a French article calls by one name, and whom age, trade or office present."""

from __future__ import annotations

import pytest

from tests.ingest.test_quotation_ministries import FR, speakers


@pytest.mark.parametrize(
    ("article", "speaker"),
    [
        pytest.param(
            f"{FR}, glisse Nadège, étudiante en chimie à la faculté de la ville.",
            "Nadège",
            id="a first name and a trade",
        ),
        pytest.param(
            f"{FR}, ajoute Karim, un autre manifestant.",
            "Karim",
            id="one of several",
        ),
        pytest.param(
            f"C’est ce que raconte Yanis*, 32 ans, chargé de cours. {FR}, glisse-t-il au café.",
            "Yanis",
            id="a first name that is changed, and an age",
        ),
        pytest.param(
            f"Lavergne, le président de la commission régionale, est venu. {FR}, a dit Lavergne.",
            "Lavergne",
            id="a surname and an office",
        ),
        pytest.param(
            "Lavergne, le président de la commission régionale se dit « tout à fait rassuré ».",
            "Lavergne",
            id="a surname and an office that no comma closes",
        ),
        pytest.param(
            f"{FR}, glisse Nadège, étudiante. Assise à côté d’une amie, la jeune femme redoute la "
            f"suite : {FR}.",
            "Nadège",
            id="she is the young woman",
        ),
        pytest.param(
            f"On finit la visite avec Mélisse. Cette jeune fille étudie les lettres. {FR}, "
            "soupire-t-elle.",
            "Mélisse",
            id="the sentence behind presents her",
        ),
        pytest.param(
            f"Luc Roy, 43 ans, soude depuis vingt ans. Le quadragénaire s’inquiète : {FR}.",
            "Luc Roy",
            id="the man of that age",
        ),
        pytest.param(
            f"{FR}, affirme un jeune métallo, Ilyes Benamar.",
            "Ilyes Benamar",
            id="described, then named",
        ),
        pytest.param(
            f"{FR}, juge une voisine du port, Anne Van Roy, sur place.",
            "Anne Van Roy",
            id="described, then named, then where",
        ),
        pytest.param(
            f"{FR}, affirme un jeune métallo.",
            "un jeune métallo",
            id="described and not named",
        ),
        pytest.param(
            f"{FR}, affirme un jeune métallo, Marteau à la main.",
            "un jeune métallo",
            id="a thing is no name",
        ),
        pytest.param(
            f"Le député UDN de la Lande Luc Roy est venu. {FR}, a complété le député, éleveur.",
            "Luc Roy",
            id="initials of a party are nobody",
        ),
        pytest.param(
            f"La députée Union du Nord (UDN) Lise Roy est venue. {FR}, a dit la députée.",
            "Lise Roy",
            id="a party with its initials",
        ),
        pytest.param(
            f"Anne Lavergne, toxicologue, est venue avec Luc Roy. {FR}, a dit la toxicologue.",
            "Anne Lavergne",
            id="a trade",
        ),
        pytest.param(
            "Pékin, premier raffineur du monde, a appelé à « cesser ces menaces sur nos usines », "
            "selon un porte-parole.",
            "un porte-parole",
            id="a government is no person",
        ),
    ],
)
def test_who_is_called_by_one_name_is_known_by_it(article: str, speaker: str) -> None:
    assert set(speakers(article)) == {speaker}
