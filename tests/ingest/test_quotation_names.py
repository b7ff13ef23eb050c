"""What speakers are called: no words that are not theirs, short and other names told in full."""

from __future__ import annotations

import pytest

from bot.ingest.quotations.read import quotations_in
from tests.ingest.test_quotations import lexicon

EN = "we will not accept these unfair duties on our mills"
FR = "nous n’accepterons pas ces droits injustes sur nos usines"


@pytest.mark.parametrize(
    ("article", "speaker"),
    [
        pytest.param(
            f"The Treasury spokesperson in Brussels told reporters: “{EN}.”",
            "The Treasury spokesperson",
            id="where it was said",
        ),
        pytest.param(
            f"Le porte-parole du ministère lors d’un point de presse a déclaré : « {FR} ».",
            "Le porte-parole du ministère",
            id="how it was said",
        ),
        pytest.param(
            "Mais la Fédération canadienne des aciéristes juge que la mesure « entraînera la "
            "fermeture de nos usines ».",
            "Fédération canadienne des aciéristes",
            id="a conjunction before a body",
        ),
        pytest.param(
            f"Marc Roy, le maire, a visité l’usine. IIl a dit : « {FR} ».",
            "Marc Roy",
            id="a letter left before a pronoun",
        ),
        pytest.param(
            "La ministre de l’Emploi des jeunes, du Travail social et du Commerce extérieur, "
            f"l’honorable Anne Roy, a fait la déclaration suivante :\n\n« {FR} ».",
            "Anne Roy",
            id="an office of several fields",
        ),
        pytest.param(
            "Le maire Luc Roy a parlé. La ministre du Commerce Anne Hale était là. La ministre du "
            f"Commerce accuse Luc Roy : « {FR} ».",
            "Anne Hale",
            id="whom the holder of an office accuses does not hold it",
        ),
        pytest.param(
            f"The Canadian Steel Association met ministers. The Association said: “{EN}.”",
            "Canadian Steel Association",
            id="a body by its kind",
        ),
        pytest.param(
            "The Canadian Steel Association met the Mexican Steel Association. The Association "
            f"said: “{EN}.”",
            "Association",
            id="a kind of which two are named stays short",
        ),
        pytest.param(
            "Le Syndicat des Débardeurs proteste. Selon le communiqué des Débardeurs, cette mesure "
            "est « la pire de la décennie pour nos ports ».",
            "Syndicat des Débardeurs",
            id="a communiqué of a body",
        ),
        pytest.param(
            "Press secretary Mary Hale met reporters. Lise Roy asked a question about steel.\n\n"
            f"“Look, Lise, {EN},” she said.",
            "Mary Hale",
            id="who is addressed does not speak",
        ),
        pytest.param(
            "Le premier ministre canadien Mark Carney a réagi. Le chef du gouvernement canadien a "
            f"déclaré : « {FR} ».",
            "Mark Carney",
            id="an epithet of an office",
        ),
        pytest.param(
            f"La nouvelle est tombée lundi. Le locataire de la Maison-Blanche a dit : « {FR} ».",
            "Le locataire de la Maison-Blanche",
            id="an epithet of somebody the article never names",
        ),
        pytest.param(
            "“Nobody wins,” says ASA Vice President Davie Stone, a grower.\nAFB Chair Mark Wills, a "
            "farmer from Salem, OR, says U.S. farmers are great at growing soy.\n"
            f"“{EN.capitalize()},” he says.",
            "Mark Wills",
            id="whose verb it is",
        ),
        pytest.param(
            "David Lanett, president of Ironco, met lawmakers. Lanet said that his firm hires. "
            f"“{EN.capitalize()},” he added.",
            "David Lanett",
            id="a surname a letter short",
        ),
    ],
)
def test_who_speaks_is_called_by_the_full_name_alone(article: str, speaker: str) -> None:
    assert quotations_in(article, lexicon())[-1].speaker == speaker
