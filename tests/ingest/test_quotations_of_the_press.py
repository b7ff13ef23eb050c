"""Ways of agencies, regional papers and sites on trade: verbs nobody listed, who is named by what."""

from __future__ import annotations

import pytest

from bot.ingest.quotations.read import quotations_in
from tests.ingest.test_quotations import Told, lexicon, told


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        pytest.param(
            'Tina Nguyen makes ties. "It felt bleak," Ms. Nguyen shares. "I close in May."',
            [("It felt bleak. I close in May.", "Tina Nguyen", False)],
            id="any verb behind a name behind words left open",
        ),
        pytest.param(
            "The duties stay. “No agreement has been reached,” Sheinbaum stated on Monday.",
            [("No agreement has been reached.", "Sheinbaum", False)],
            id="one name between the words and the verb",
        ),
        pytest.param(
            "President Claudia Sheinbaum Pardo spoke at noon, and Tom Roy listened to her.\n\n"
            "“We protect jobs,” Sheinbaum declared.",
            [("We protect jobs.", "Claudia Sheinbaum Pardo", False)],
            id="the first of two family names",
        ),
        pytest.param(
            "Moe spoke. Dean Roberts, Chair of the Oilseeds Board, nodded. “It is bad,” Roberts said.",
            [("It is bad.", "Dean Roberts", False)],
            id="a first name that is a trade",
        ),
        pytest.param(
            "Analyst Jim Miller nodded. “It is bad,” Miller said.",
            [("It is bad.", "Jim Miller", False)],
            id="a family name that is a trade",
        ),
        pytest.param(
            "“It’s odd,” Keith Roy, the dean of the School of Business at the University of Guelph, "
            "said.",
            [("It’s odd.", "Keith Roy", False)],
            id="who is named first, whatever he heads",
        ),
        pytest.param(
            "Premier Tom Roy confirmed the ad “caught his eye,” while minister Ann Pratt responded that "
            "it stops.",
            [("caught his eye", "Tom Roy", True)],
            id="a clause with while is another's",
        ),
        pytest.param(
            "The spot quoted president Ronald Pratt saying duties “hurt us,” prompting Tom Roy to label "
            "the ad “fake news” on social media, declaring talks “HEREBY TERMINATED.”",
            [
                ("hurt us", "Ronald Pratt", True),
                ("fake news", "Tom Roy", True),
                ("HEREBY TERMINATED", "Tom Roy", True),
            ],
            id="whom the words moved to answer, and what hangs on the answer",
        ),
        pytest.param(
            "Minister Ann Pratt was among the first, posting on X that the ruling “reinforces our position.”",
            [("reinforces our position", "Ann Pratt", True)],
            id="posting",
        ),
        pytest.param(
            "Mr. Moe highlighted the need for “careful navigation” in the dispute.",
            [("careful navigation", "Moe", True)],
            id="highlighted",
        ),
        pytest.param(
            "Canada said Friday that the ruling proves the levies were “unjustified,” and waits.",
            [("unjustified", "Canada", True)],
            id="a country before its verb",
        ),
        pytest.param(
            "Canadian officials hailed the ruling of the court on the signature policy of the president "
            "as a vindication of a belief they all shared, that the levies were totally “unjustified.”",
            [("unjustified", "Canadian officials", True)],
            id="a judgement far from its verb",
        ),
        pytest.param(
            "Moreover, the institute stated that no approval was given, adding that the use was "
            "“misleading and odd.”",
            [("misleading and odd", "the institute", True)],
            id="what a participle hangs on",
        ),
        pytest.param(
            "The conservative‑majority court ruled that it “ends here.”",
            [("ends here", "The conservative-majority court", True)],
            id="a hyphen that does not break",
        ),
        pytest.param(
            "Le ministre des Finances, Luc Roy, est « triste » que Washington ait « tourné le dos » au "
            "pays.",
            [("triste", "Luc Roy", True), ("tourné le dos", "Luc Roy", True)],
            id="what he feels only he can tell, and what goes on from it",
        ),
        pytest.param("Premier Tom Roy is “a crook” to many.", [], id="what he is anybody can say"),
        pytest.param(
            "« On avait la foi ! », affirme le président et chef de la direction du Groupe Canam, Marc "
            "Roy.\n\nL’homme d’affaires s’explique mal l’affaire.\n\n« On a été trop patient avec eux. »",
            [
                ("On avait la foi !", "Marc Roy", False),
                ("On a été trop patient avec eux.", "Marc Roy", False),
            ],
            id="two offices before a name, and l’homme d’affaires",
        ),
        pytest.param(
            "Le ministre Luc Roy n’a pas mâché ses mots.\n• À lire aussi: Donald Trump fait un discours\n"
            "« C’est une attaque », a-t-il déclaré.",
            [("C’est une attaque.", "Luc Roy", False)],
            id="a link between the lines is about nobody",
        ),
        pytest.param(
            "Le ministre Luc Roy a répété que nulle région du pays, grande ou petite, proche ou loin de "
            "la frontière du Sud, n’aura à « souffrir », et que la réponse sera aussi « équitable ».",
            [("souffrir", "Luc Roy", True), ("équitable", "Luc Roy", True)],
            id="a second word in one sentence",
        ),
        pytest.param(
            "Bellingham resident El De Roy said it is busy. “It’s packed,” De Roy said.",
            [("It’s packed.", "El De Roy", False)],
            id="a particle with a capital inside a name",
        ),
        pytest.param(
            "Ann Pratt waits. Ted Vander Schaaf with the Dairy Association testified that he wants more. "
            "“They limit us,” Vander Schaaf said.",
            [("They limit us.", "Ted Vander Schaaf", False)],
            id="two family names, and a person with an association",
        ),
        pytest.param(
            "The war forced it to be “less forward-looking” than usual, according to Bank of Canada "
            "governor Tiff Roy.",
            [("less forward-looking", "Tiff Roy", True)],
            id="a bank's governor is not the bank",
        ),
        pytest.param(
            "Ann Pratt and Gary Farrow met beside the sign that reads “Blaine, the City of Peace and "
            "its Arch,” a landmark.",
            [],
            id="nobody says what a sign reads",
        ),
        pytest.param(
            "Any deal would be “totally on our terms,” Donald Trump was quoted by the Star as saying.",
            [("totally on our terms", "Donald Trump", True)],
            id="was quoted",
        ),
        pytest.param(
            "But this year Dave Kemp, director of the Maple Association and owner of a shop, a "
            "distributor in Jaffrey, N.H., expects his annual “working holiday” to be long.",
            [("working holiday", "Dave Kemp", True)],
            id="all that stands between a name and its verb tells who he is",
        ),
        pytest.param(
            "Le syndicat international des Métallos dénonce la « mascarade protectionniste » de la "
            "Maison-Blanche.",
            [("mascarade protectionniste", "syndicat international des Métallos", True)],
            id="what is denounced in own words",
        ),
        pytest.param(
            "Ann Pratt listened. “Some countries were left out,” Reuters reported.",
            [("Some countries were left out.", "Reuters", False)],
            id="an agency behind words left open",
        ),
        pytest.param(
            "Premier Tom Roy has issued the following statement:\n“Let’s be clear.\n“It is an attack.”\n"
            "Ann Pratt, Minister of Forests, said:\n“We are shocked.”",
            [
                ("Let’s be clear. It is an attack.", "Tom Roy", False),
                ("We are shocked.", "Ann Pratt", False),
            ],
            id="the next paragraph is no clause of these words",
        ),
        pytest.param(
            "« C’est absurde », a déclaré la présidente nationale d’Unifor Lana Roy.",
            [("C’est absurde.", "Lana Roy", False)],
            id="d’Unifor before a name",
        ),
        pytest.param(
            "President Ann Pratt read a statement. She said that:\n\n  • The duties came despite a pact "
            "“signed by him alone” in May.\n  • Her side took “forceful actions” in June.\n\nThe “long "
            "spring” is over.",
            [
                ("signed by him alone", "Ann Pratt", True),
                ("forceful actions", "Ann Pratt", True),
            ],
            id="a list behind she said that",
        ),
        pytest.param(
            "Ann Pratt said he didn’t announce any “reciprocal tariffs” on the country.",
            [],
            id="what was not announced has a name too",
        ),
    ],
)
def test_a_way_of_the_press(article: str, expected: Told) -> None:
    assert told(quotations_in(article, lexicon())) == expected


@pytest.mark.parametrize(
    ("article", "role"),
    [
        ("It came after Ontario Premier Tom Roy said “we wait for it.”", "Ontario Premier"),
        ("An ad featuring former President Tom Roy said “we wait for it.”", "former President"),
        (
            "Minister of Foreign Affairs Ann Pratt said “we wait for it.”",
            "Minister of Foreign Affairs",
        ),
        (
            "They met Tom Roy, Secretary to the Prime Minister Ann Pratt, and others. Roy said “we "
            "wait for it.”",
            "",
        ),
    ],
)
def test_a_role_is_no_more_than_the_role(article: str, role: str) -> None:
    assert [each.role for each in quotations_in(article, lexicon())] == [role]
