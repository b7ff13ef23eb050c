"""Who speaks: offices told before names, bodies by their names, passives, clipped sentences."""

from __future__ import annotations

import pytest

from bot.ingest.quotations.read import quotations_in
from tests.ingest.test_quotations import Told, lexicon, told


def _read(article: str) -> Told:
    return told(quotations_in(article, lexicon()))


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        pytest.param(
            "« Il faut un plan », a déclaré le président de Boisform, l’union des scieries, des "
            "papetières et des ports de la région, Marc Tellier.",
            [("Il faut un plan.", "Marc Tellier", False)],
            id="the name behind a long apposition",
        ),
        pytest.param(
            "But national officer for glass with trade union Unison Tony Brade said the levy could "
            "be “ruinous”.",
            [("ruinous", "Tony Brade", True)],
            id="a union before the name",
        ),
        pytest.param(
            "La faîtière des fromagers Lactem parle d’un secteur « à bout de souffle ».",
            [("à bout de souffle", "Lactem", True)],
            id="a body described before its name",
        ),
        pytest.param(
            "Alumex, la faîtière de la construction métallique, estime que « des milliers d’emplois "
            "sont menacés ».",
            [("des milliers d’emplois sont menacés", "Alumex", True)],
            id="a body described behind its name",
        ),
        pytest.param(
            "“The two sides exchanged views on the text,” the commerce department said.",
            [("The two sides exchanged views on the text.", "the commerce department", False)],
            id="a body of common nouns keeps its head",
        ),
        pytest.param(
            "Steel Union International President Walter M. Conroy issued the following statement:\n\n"
            "“This plan is ill advised.”",
            [("This plan is ill advised.", "Walter M. Conroy", False)],
            id="a letter inside a name is no courtesy",
        ),
        pytest.param(
            "Mayor Ann Dunn met Premier Tom Hale on Monday. She called the talks “frank and short.” "
            "He said they were “useful.”",
            [("frank and short", "Ann Dunn", True), ("useful", "Tom Hale", True)],
            id="the man who was only met",
        ),
        pytest.param(
            "Kerr Mills, a family firm, cut a shift. “We had no choice,” it said in a note to staff.",
            [("We had no choice.", "Kerr Mills", False)],
            id="it",
        ),
        pytest.param(
            "Anthony Hubert, directeur export au domaine du Lac, paiera 25 %. « La bouteille vaudra "
            "30 dollars », déplore le producteur de vin. Pour Jean Pascal, producteur de cidre, c’est "
            "un recul.",
            [("La bouteille vaudra 30 dollars.", "Anthony Hubert", False)],
            id="no one who is presented only later, as something else",
        ),
        pytest.param(
            "Nora Sims, chief executive of Ceres, spoke first. Marco Villa, the firm’s chief operating "
            "officer, said the mill is small. “We start with little,” he said.",
            [("We start with little.", "Marco Villa", False)],
            id="an office behind a name is nobody else's",
        ),
        pytest.param(
            "President Alan Rusk spoke first. “What is the incentive?” He Jianxiong, a former director "
            "at the Fund, said. He wants “a text by May.”",
            [
                ("What is the incentive?", "He Jianxiong", False),
                ("a text by May", "He Jianxiong", True),
            ],
            id="a family name like a pronoun",
        ),
        pytest.param(
            "Selon Jeanne Cobden, présidente de la firme, ces tarifs « seront une lourde charge ».",
            [("seront une lourde charge", "Jeanne Cobden", True)],
            id="a name right behind selon",
        ),
        pytest.param(
            "La décision est « totalement injustifiée », selon l’Association canadienne des producteurs "
            "d’acier (ACPA).",
            [
                (
                    "totalement injustifiée",
                    "Association canadienne des producteurs d’acier",
                    True,
                )
            ],
            id="a body to the end of its name",
        ),
        pytest.param(
            "Le ministre des Forêts, de la Faune et des Parcs Luc Blanchet a parlé. « On tient bon », "
            "a-t-il dit.",
            [("On tient bon.", "Luc Blanchet", False)],
            id="an office with several fields",
        ),
        pytest.param(
            "“We never saw such a day ” Mayor Carl Dunn said.",
            [("We never saw such a day.", "Carl Dunn", False)],
            id="no comma before the said-clause",
        ),
        pytest.param(
            "Premier Ann Clark met her cabinet. Clark, the Liberal leader Ann Clark, as some call her, "
            "spoke late. “Cooler heads prevail,” the Liberal leader said.",
            [("Cooler heads prevail.", "Ann Clark", False)],
            id="by a second office",
        ),
        pytest.param(
            "Grain groups say the duty will “cost farms their living.” The Prairie Growers Association "
            "says “it’s a shock” to all.",
            [
                ("cost farms their living", "Grain groups", True),
                ("it’s a shock", "Prairie Growers Association", True),
            ],
            id="a fragment that ends its sentence has no said-clause behind it",
        ),
        pytest.param(
            "Le président de Remec, André Poulin, était là. Ce dernier a pris le temps de remercier les "
            "conseillers avant de poursuivre son allocution.\n\n« Il est moins coûteux de grandir ici. »",
            [("Il est moins coûteux de grandir ici.", "André Poulin", False)],
            id="ce dernier",
        ),
        pytest.param(
            "La vigneronne Odette Roy attend. « Mes bouteilles dorment », soupire la productrice. Plus "
            "tard, Jeanne Morel, productrice de lait, dira la même chose.",
            [("Mes bouteilles dorment.", "Odette Roy", False)],
            id="a trade that somebody is presented with only later",
        ),
        pytest.param(
            "The quota was described by Unifor as “a slow leak.”",
            [("a slow leak", "Unifor", True)],
            id="a body of one word",
        ),
        pytest.param(
            "« Le marché va se redresser », d’après l’économiste Anne Roy.",
            [("Le marché va se redresser.", "Anne Roy", False)],
            id="a source behind a whole sentence",
        ),
        pytest.param(
            "Les droits sont « injustes », selon la Fédération des producteurs de pommes du Québec.",
            [("injustes", "Fédération des producteurs de pommes du Québec", True)],
            id="a federation to the end of its name",
        ),
        pytest.param(
            "La Suisse veut discuter, selon un communiqué du gouvernement fédéral. Le communiqué "
            "précise que « des ripostes ne sont pas envisagées pour l’instant ».",
            [
                (
                    "des ripostes ne sont pas envisagées pour l’instant",
                    "gouvernement fédéral",
                    True,
                )
            ],
            id="who issued the statement",
        ),
    ],
)
def test_the_speaker_is_who_is_meant(article: str, expected: Told) -> None:
    assert _read(article) == expected


@pytest.mark.parametrize(
    ("article", "words", "speaker"),
    [
        (
            "Trade minister Lena Fox criticised the levy, saying it was the “wrong tool” for it.",
            "wrong tool",
            "Lena Fox",
        ),
        (
            "Mayor Carl Dunn thanked buyers who “stood by the town in the worst of years,” saying "
            "the mill owes them.",
            "stood by the town in the worst of years",
            "Carl Dunn",
        ),
        (
            "The levy was immediately condemned by the Prairie Growers Association — one of the "
            "largest — as a “tax on breakfast.”",
            "tax on breakfast",
            "Prairie Growers Association",
        ),
        (
            "La mesure a été aussitôt saluée par le Syndicat des Métallos comme « un premier pas ».",
            "un premier pas",
            "Syndicat des Métallos",
        ),
        (
            "A second round would have a “crushing effect” on mills, the growers’ lobby has warned.",
            "crushing effect",
            "the growers’ lobby",
        ),
        (
            "Minister Lena Fox says talks go on. Adds both sides are “closer than ever” to a text.",
            "closer than ever",
            "Lena Fox",
        ),
        (
            "President Alan Rusk tweeted that Freedonia agreed to “cut the duty on cars from the "
            "north,” adding that it is 40 percent.",
            "cut the duty on cars from the north",
            "Alan Rusk",
        ),
    ],
)
def test_words_inside_a_sentence_have_a_speaker(article: str, words: str, speaker: str) -> None:
    assert _read(article) == [(words, speaker, True)]


@pytest.mark.parametrize(
    "article",
    [
        "Mayor Carl Dunn won’t yield, even as his own party urges him to stop, saying there is “extreme "
        "worry” over the port.",
        "Mayor Carl Dunn campaigns on maintaining his “tough on imports” stance.",
        "Police moved against “criminals” in the port, a senior source said.",
        "“New lower prices. Same high standards,” reads one.",
        "Plusieurs groupes, comme le Syndicat des Métallos ou l’Association des scieries, plaident pour "
        "une « riposte rapide ».",
        "La riposte doit être « rapide et ferme ». C’est aussi la position du ministre Luc Roy.",
    ],
)
def test_what_nobody_is_heard_to_say_is_left_out(article: str) -> None:
    assert _read(article) == []


@pytest.mark.parametrize(
    "article",
    [
        '"On attend le décret, déplore la mairesse Odile Roy. On espère un délai."',
        "“On attend le décret, explique Odile Roy, mairesse de Lac-Roy. On espère un délai.”",
        "« On attend le décret, note la mairesse de Lac-Roy, Odile Roy. On espère un délai. »",
        "« On attend le décret », dit la mairesse Odile Roy. « On espère un délai. » (afp)",
    ],
)
def test_a_said_clause_is_left_out_between_marks_of_any_form(article: str) -> None:
    assert _read(article) == [("On attend le décret. On espère un délai.", "Odile Roy", False)]


def test_a_headline_that_the_article_quotes_again_is_given_once() -> None:
    article = (
        "Mayor hails the levy: 'It is the best of news!'\n\nMayor Carl Dunn spoke on Tuesday.\n\n"
        '"It is the best of news!" Dunn said. "We waited for years."\n\nThe mill opened in 1962.'
    )
    assert [words for words, *_ in _read(article)] == [
        "It is the best of news! We waited for years."
    ]


@pytest.mark.parametrize("source", ["Selon", "Pour", "D'après", "D’après"])
def test_the_word_before_a_source_is_no_part_of_an_office(source: str) -> None:
    article = f"{source} l'économiste Paul Fortier, le gouvernement fait « une erreur de calcul »."
    (quote,) = quotations_in(article, lexicon())
    assert (quote.speaker, quote.role) == ("Paul Fortier", "l'économiste")
