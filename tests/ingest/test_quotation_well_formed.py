"""A French speaker is a name, a role or a body: no clause, no phrase of place, no party's letters."""

from __future__ import annotations

import pytest

from bot.ingest.quotations.persons import QuotedPerson
from bot.ingest.quotations.read import quotations_in
from bot.ingest.quotations.wellformed import well_formed
from tests.ingest.test_quotations import Told, lexicon, told


def _read(article: str) -> Told:
    return told(quotations_in(article, lexicon()))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("l’office avait conseillé la voie", "l’office"),
        ("Les pêcheurs auraient", "Les pêcheurs"),
        ("la criée depuis son", "la criée"),
        ("Les armateurs en", "Les armateurs"),
        ("l’enquête publiée", "l’enquête"),
        ("une note signée", "une note"),
        ("ce", None),
        ("l’homme qui a tout filmé", "l’homme qui a tout filmé"),
        ("le patron de la criée", "le patron de la criée"),
        ("une responsable de la criée du port", "une responsable de la criée du port"),
        ("l’association du Val", "l’association du Val"),
        ("Si la Commission du lait", "la Commission du lait"),
        ("un rapport de la ligue début juin", "un rapport de la ligue"),
        ("le patron de la criée de Mi-Juin", "le patron de la criée de Mi-Juin"),
    ],
)
def test_a_description_ends_before_its_verb(words: str, expected: str | None) -> None:
    person = well_formed(QuotedPerson(name=words, named=False), lexicon())
    assert (person.name if person else None) == expected


def test_what_opens_the_sentence_is_no_part_of_a_name() -> None:
    person = well_formed(QuotedPerson(name="C’est Luc Bastier"), lexicon())
    assert person == QuotedPerson(name="Luc Bastier")


def test_a_name_stays_whatever_its_words() -> None:
    person = QuotedPerson(name="Benoît Est")
    assert well_formed(person, lexicon()) == person


@pytest.mark.parametrize(
    ("article", "speaker"),
    [
        pytest.param(
            "L’élu PR Laurent Bastier avait estimé mardi que « la région devrait suspendre l’accord "
            "».",
            "Laurent Bastier",
            id="a party of two letters",
        ),
        pytest.param(
            "Dès 2014, l’AIPM avait conseillé l’option « du rejet contrôlé en haute mer ».",
            "l’AIPM",
            id="a clause",
        ),
        pytest.param(
            "« Les quotas sont rarement compris », estime l’étude publiée mardi 27 juillet.",
            "l’étude",
            id="a paper and its day",
        ),
        pytest.param(
            "Pour Jérémie Tournier, tout est gagné. Le porte-parole du collectif la Maille du Port, "
            "se félicite que « le texte a permis d’ouvrir un débat ».",
            "Jérémie Tournier",
            id="a body that an office is of",
        ),
        pytest.param(
            "Le capitaine du chalutier Punta Azul, Joan Vaquer, admet que le secteur a protesté. « "
            "La plupart d’entre nous ne sont pas contre », déclare-t-il.",
            "Joan Vaquer",
            id="the name of a ship",
        ),
        pytest.param(
            "La ministre Anne Morel s’est exprimée dans le cadre d’une conférence. « On attend la "
            "suite », a-t-elle dit.",
            "Anne Morel",
            id="a frame that is no executive",
        ),
    ],
)
def test_what_is_no_speaker_gives_way(article: str, speaker: str) -> None:
    assert [each[1] for each in _read(article)] == [speaker]
