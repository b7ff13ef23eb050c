"""Names of several words, behind the newsroom they were told to or the office, neither cut nor glued."""

from __future__ import annotations

import pytest

from tests.ingest.test_quotation_ministries import FR, speakers


@pytest.mark.parametrize(
    ("article", "speaker"),
    [
        pytest.param(
            f"{FR}, a assuré le directeur du Moulin Augustin Pham Van Tuan.",
            "Augustin Pham Van Tuan",
            id="four words behind the last word of an office",
        ),
        pytest.param(
            f"{FR}, a assuré la gérante du Port Fabienne Le Goff Van Roy.",
            "Fabienne Le Goff Van Roy",
            id="five words behind the last word of an office",
        ),
        pytest.param(
            f"{FR}, a dit Jean Charles Van Roy.",
            "Jean Charles Van Roy",
            id="four words and nothing before",
        ),
        pytest.param(
            f"{FR}, confie à L’Écho Benoît Lavergne, éleveur depuis 2002.",
            "Benoît Lavergne",
            id="an outlet with its article",
        ),
        pytest.param(
            f"{FR}, confie à L’Écho Zorba Lavergne, éleveur depuis 2002.",
            "Zorba Lavergne",
            id="an outlet with its article, before a first name that is rare",
        ),
        pytest.param(
            f"{FR}, a confié au Courrier Picard Lise Lavergne, éleveuse.",
            "Lise Lavergne",
            id="an outlet of two words",
        ),
        pytest.param(
            f"{FR}, a déclaré à Radio Nord Lise Lavergne. {FR}, ajoute Lise Lavergne.",
            "Lise Lavergne",
            id="an outlet, and the name again",
        ),
        pytest.param(
            f"{FR}, a dit Émile L’Heureux Roy.",
            "Émile L’Heureux Roy",
            id="an article inside a name",
        ),
        pytest.param(
            f"Le maire a parlé à Anne Lavergne Roy. {FR}, a dit Anne Lavergne Roy.",
            "Anne Lavergne Roy",
            id="whom somebody talked to, by a name of three words",
        ),
        pytest.param(
            f"{FR}, a souligné la secrétaire d’État Brune Lavergne.",
            "Brune Lavergne",
            id="a secretary of state",
        ),
        pytest.param(
            f"{FR}, a souligné le ministre d’État Luc Roy.",
            "Luc Roy",
            id="a minister of state",
        ),
    ],
)
def test_a_name_is_told_whole_and_alone(article: str, speaker: str) -> None:
    assert set(speakers(article)) == {speaker}
