"""Articles to quotations: whose words, which words, and nothing put into a mouth."""

from __future__ import annotations

import time
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import config
from bot.domain.proposals import SpokenWords
from bot.ingest.quotations.lexicon import SpeechLexicon
from bot.ingest.quotations.read import quotations_in
from store.catalogue.reading_cues import known_speakers, reporting_words
from tests.feeds.evaluate import own_articles

SHIPPED = Path(config.__file__).parent


@cache
def lexicon() -> SpeechLexicon:
    return reporting_words(SHIPPED / "feeds")


Told = list[tuple[str, str, bool]]
"""Words, who said them, and whether they are a fragment."""


def labelled(file: str) -> dict[str, tuple[str, Told]]:
    """The articles of a file by name: the text, and what is to be read of it."""
    return {
        name: (text, [(q["words"], q["speaker"], q.get("fragment", False)) for q in quotes])
        for name, text, quotes in own_articles(file)
    }


ARTICLES = labelled("articles.yaml")


def told(found: tuple[SpokenWords, ...]) -> Told:
    return [(each.words, each.speaker, each.fragment) for each in found]


@pytest.mark.parametrize(
    "name",
    [
        "wire-split-and-pronoun",
        "interrupted-mid-sentence",
        "long-quote-over-paragraphs",
        "scare-quotes-and-titles",
        "standalone-paragraph",
        "single-marks",
        "presse-source-anonyme",
        "before-the-quote",
    ],
)
def test_an_article_gives_its_quotations_and_nothing_else(name: str) -> None:
    article, expected = ARTICLES[name]
    assert told(quotations_in(article, lexicon())) == expected


def test_an_unnamed_official_stays_unnamed_and_the_source_is_the_same() -> None:
    article = (
        "A White House official told a paper not to expect relief.\n"
        "“They’ll have staff-level talks,” the source said. “But the duties stay.”\n"
    )
    (words,) = quotations_in(article, lexicon())
    assert (words.speaker, words.named, words.words) == (
        "A White House official",
        False,
        "They’ll have staff-level talks. But the duties stay.",
    )


def test_a_french_clause_between_the_marks_is_taken_out() -> None:
    article = (
        "La ministre de l'Économie, Odile Vachon, s'est insurgée jeudi.\n"
        "«On doit se tenir debout, a dit Mme Vachon. Il ne faut pas se laisser faire.»\n"
        "Il s'agit d'un «cercle vicieux», a-t-elle déploré.\n"
    )
    assert told(quotations_in(article, lexicon())) == [
        ("On doit se tenir debout. Il ne faut pas se laisser faire.", "Odile Vachon", False),
        ("cercle vicieux", "Odile Vachon", True),
    ]


def test_a_sentence_about_the_speaker_between_marks_is_not_his() -> None:
    article = (
        "Ambassador Pete Halloran spoke on Sunday.\n"
        "“Halloran said he is hopeful they can agree ‘relatively quickly,’ and soon.” – said U.S. "
        "Ambassador Pete Halloran\n"
    )
    assert told(quotations_in(article, lexicon())) == [
        ("relatively quickly", "Pete Halloran", True)
    ]


def test_words_of_nobody_are_given_to_nobody() -> None:
    article = (
        "The “reciprocal” duties, the so-called “Liberation Day” package, fell hardest on farms.\n"
        "Senator Ida Crane defended the plan as a matter of “national security,” a term of art.\n"
        "That U.S. producers have long called the quota a “cartel” helped nobody.\n"
    )
    assert quotations_in(article, lexicon()) == ()


def test_a_body_speaks_for_itself_and_not_for_the_person_before() -> None:
    article = (
        "Mayor Jon Abel said the town was “scared.”\n"
        "Meanwhile, United Millworkers, which represents 220,000 people, said that the tariff would "
        "“completely shut us out of the market.”\n"
    )
    assert told(quotations_in(article, lexicon())) == [
        ("scared", "Jon Abel", True),
        ("completely shut us out of the market", "United Millworkers", True),
    ]


def test_spans_hold_the_words_with_their_marks_and_the_clause_between() -> None:
    article = "\u202eIn Ottawa,\u00a0“We wait,” said Finance Minister Ana Ruel. “We watch.”"
    (words,) = quotations_in(article, lexicon())
    assert article[words.start : words.end] == (
        "“We wait,” said Finance Minister Ana Ruel. “We watch.”"
    )
    assert (words.words, words.role) == ("We wait. We watch.", "Finance Minister")


def test_a_day_word_is_a_day_only_when_the_articles_own_day_is_known() -> None:
    article = "“It is done,” Premier Rosa Lind said Tuesday in Halifax."
    (known,) = quotations_in(article, lexicon(), published=date(2026, 11, 26))
    (unknown,) = quotations_in(article, lexicon())
    assert (known.said_on, known.day) == ("Tuesday", date(2026, 11, 24))
    assert (unknown.said_on, unknown.day) == ("Tuesday", None)


def test_a_name_the_article_misspells_is_the_one_that_is_held() -> None:
    article = "“It’s bogus,” Prime Minister Justine Trudeau said. Trudeau called it “unjustified.”"
    held = known_speakers(SHIPPED / "catalogue")
    assert told(quotations_in(article, lexicon(), held)) == [
        ("It’s bogus.", "Justin Trudeau", False),
        ("unjustified", "Justin Trudeau", True),
    ]


@pytest.mark.parametrize(
    "hostile",
    ["“" * 30_000, '"' * 30_001, "« a » " * 8_000, "said " * 20_000, "A b " * 20_000, "‘" * 20_000],
)
def test_an_odd_article_is_read_in_time_that_grows_with_it(hostile: str) -> None:
    assert isinstance(quotations_in(hostile, lexicon()), tuple)


def seconds_to_read(article: str) -> float:
    begun = time.thread_time()
    quotations_in(article, lexicon())
    return time.thread_time() - begun


@pytest.mark.parametrize(
    "pump",
    [" 'a", "« “a” », ", '{"a":', '"a" said. ', '"x\n\n', 'x\n"a" said Bob Smith.\n', "« a, "],
)
def test_the_work_grows_no_faster_than_the_article(pump: str) -> None:
    def seconds(size: int) -> float:
        return seconds_to_read((pump * size)[:size])

    quotations_in(pump, lexicon())  # what is made once
    growth = min(seconds(80_000) / seconds(20_000) for _ in range(2))
    assert growth < 9, "four times the text; its square would take sixteen times as long"


@pytest.mark.parametrize("pump", ["said ", "if he said "])
def test_a_sentence_full_of_verbs_is_read_in_time_that_grows_with_it(pump: str) -> None:
    def seconds(size: int) -> float:
        said = (pump * size)[:size] + "“we will wait” " * 20
        return seconds_to_read(f"Premier Tom Roy spoke. {said}end.")

    quotations_in(pump, lexicon())  # what is made once
    growth = min(seconds(6_400) / seconds(1_600) for _ in range(2))
    assert growth < 9, "four times the verbs; their square would take sixteen times as long"


def test_an_article_of_many_people_is_read_in_time() -> None:
    """Everybody's role is read once, and a list of thousands of people is no article."""

    def seconds(count: int) -> float:
        letters = "abcdefghijklmnopqrst"
        names = (f"Xa{a}{b}{c}" for a in letters for b in letters for c in letters)
        said = "“We wait,” said Mayor Ann {}. The mayor was “glad,” he said. "
        article = "".join(said.format(name) for _, name in zip(range(count), names, strict=False))
        return seconds_to_read(article)

    seconds(10)  # what is made once
    growth = min(seconds(1_600) / seconds(400) for _ in range(2))
    assert growth < 9, "four times the people; their square would take sixteen times as long"


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        pytest.param(
            "Mayor Clyde Robichaud of St. Stephen spoke first. “Governments fight,” Mayor Clyde "
            "Robichaud of St. Stephen said. “Neighbours eat.”",
            [("Governments fight. Neighbours eat.", "Clyde Robichaud", False)],
            id="a place between a name and its verb",
        ),
        pytest.param(
            "Gov. Travis Holloway of Montana said through a spokesman that he had “no plans to "
            "lecture the president.”",
            [("no plans to lecture the president", "Travis Holloway", True)],
            id="an abbreviated title presents a person",
        ),
        pytest.param(
            "La ministre des Forêts, Élodie Saint-Amand, a reconnu vendredi que l’aide arrivait "
            "« trop tard pour certaines ».",
            [("trop tard pour certaines", "Élodie Saint-Amand", True)],
            id="the French auxiliary is no article",
        ),
        pytest.param(
            "Ils l’ont dit au ministre du Commerce, Hector Vaillancourt, mardi. « La gestion de "
            "l’offre n’est pas sur la table », a répété M. Vaillancourt.",
            [("La gestion de l’offre n’est pas sur la table.", "Hector Vaillancourt", False)],
            id="a contracted article before a role",
        ),
        pytest.param(
            "Mais pour l’économiste Frédérick N’Diaye, de l’Université, « ce genre de promesse a "
            "une date de péremption ».",
            [("ce genre de promesse a une date de péremption", "Frédérick N’Diaye", True)],
            id="whose view it is, after a conjunction",
        ),
        pytest.param(
            "À Gaspé, Aurélie Cormier-Hay, copropriétaire d’une usine, reste sur ses gardes. « On "
            "recommence à zéro », dit-elle. Et de conclure : « On ne bâtit pas sur trois mois. »",
            [
                ("On recommence à zéro.", "Aurélie Cormier-Hay", False),
                ("On ne bâtit pas sur trois mois.", "Aurélie Cormier-Hay", False),
            ],
            id="an infinitive goes on from the last speaker",
        ),
        pytest.param(
            "“They’re shopping here,” said MacKinnon, who has run a store for 31 years. Thora "
            "MacKinnon does not know whether to laugh.",
            [("They’re shopping here.", "Thora MacKinnon", False)],
            id="who speaks after the verb is a person",
        ),
        pytest.param(
            "Buddy Pelletier, co-owner of a grill, voted twice. “Ask me later,” he said. His wife "
            "and business partner, Noreen, was less patient. “I told him,” she said.",
            [
                ("Ask me later.", "Buddy Pelletier", False),
                ("I told him.", "Noreen", False),
            ],
            id="a relative who is called by the first name",
        ),
        pytest.param(
            "Premier Rosalind Achterberg was responding to comments by Energy Minister Quentin "
            "Shaw, who said that “nothing is off the table.”",
            [("nothing is off the table", "Quentin Shaw", True)],
            id="a relative clause speaks of whom it follows",
        ),
        pytest.param(
            "“We cannot buy these here,” Rutherford Amsel, chief executive of Amsel Driveline, told "
            "the senators.",
            [("We cannot buy these here.", "Rutherford Amsel", False)],
            id="a firm in an apposition says nothing",
        ),
        pytest.param(
            "Selon Ottawa, l’entente est le fruit de « plusieurs semaines de travail discret ».",
            [("plusieurs semaines de travail discret", "Ottawa", True)],
            id="a government by its place",
        ),
        pytest.param(
            "According to a poll released Monday, 58 per cent of Albertans agreed that such taxes "
            "would be “a betrayal of the province.”",
            [],
            id="a poll says nothing, nor a share of the people",
        ),
        pytest.param(
            "Senator Omar Castellanos came to his aid, noting that the panel’s own report, "
            "“Bending Metal: Supply Chains After the Duties,” said much the same.",
            [],
            id="the title of a report is nobody's word",
        ),
        pytest.param(
            "The officials described weeks of talks. “It’s a fight about who announces it,” said "
            "one. “The number was settled.”",
            [("It’s a fight about who announces it. The number was settled.", "one", False)],
            id="one of several unnamed",
        ),
        pytest.param(
            "Une source gouvernementale au fait du dossier parle d’un « hasard du calendrier ».",
            [("hasard du calendrier", "Une source gouvernementale au fait du dossier", True)],
            id="an unnamed source with what it knows",
        ),
        pytest.param(
            "Le professeur d’économie Wilfrid Sauvé reste prudent. « Changer de client, ce n’est "
            "pas changer de risque », met-il en garde.",
            [("Changer de client, ce n’est pas changer de risque.", "Wilfrid Sauvé", False)],
            id="a pronoun inside the verb",
        ),
        pytest.param(
            "La mairesse, Clémentine Harvey-Roy, y voit « un baume ». « Aujourd’hui, on compte les "
            "retours », s’est-elle réjouie.",
            [
                ("un baume", "Clémentine Harvey-Roy", True),
                ("Aujourd’hui, on compte les retours.", "Clémentine Harvey-Roy", False),
            ],
            id="verbs that turn on their subject",
        ),
        pytest.param(
            "Au volant du sien, Fernand Ouellette attendait. « Là, je dors ici », peste le "
            "camionneur de Rimouski. M. Ouellette ne croit plus aux rencontres.",
            [("Là, je dors ici.", "Fernand Ouellette", False)],
            id="whoever is called Mr. is a person, and a trade speaks of him again",
        ),
        pytest.param(
            "À la sortie, un travailleur rappelé, Jonas Gagnon, souriait. « Elle va arrêter de me "
            "faire peinturer », a-t-il blagué.",
            [("Elle va arrêter de me faire peinturer.", "Jonas Gagnon", False)],
            id="an inversion with any verb",
        ),
        pytest.param(
            "« On compte les départs », a dit M. Luc Roy. Le ministère de l’Économie n’a rien "
            "précisé, se contentant de parler d’un « partenariat structurant ».",
            [
                ("On compte les départs.", "Luc Roy", False),
                ("partenariat structurant", "ministère de l’Économie", True),
            ],
            id="a participle with a subject of its own is not the last speaker's",
        ),
        pytest.param(
            "Under the deal, it must keep the jobs. “The Recipient shall keep the jobs,” the "
            "contract says.",
            [("The Recipient shall keep the jobs.", "the contract", False)],
            id="a document's words are its own",
        ),
        pytest.param(
            "The appeals court ruled. The Justice Department had warned of refunds, a sum it "
            "called “ruinous.”",
            [("ruinous", "Justice Department", True)],
            id="a department and its pronoun",
        ),
        pytest.param(
            "“I had his number for years,” said Autoworkers Local 444 president Denise Okon.",
            [("I had his number for years.", "Denise Okon", False)],
            id="a union local is no person",
        ),
        pytest.param(
            "The embassy pointed to remarks by Ambassador Hugh Castell, who last week called the "
            "sector “the most integrated on Earth.”",
            [("the most integrated on Earth", "Hugh Castell", True)],
            id="a relative clause with its day",
        ),
        pytest.param(
            "“That’s a garage door,” said the report’s author, retired Army Col. Wade Trask.",
            [("That’s a garage door.", "Wade Trask", False)],
            id="an abbreviated rank in an apposition",
        ),
        pytest.param(
            "“The rent is paid,” my late colleague Everett Cobb used to say.",
            [("The rent is paid.", "Everett Cobb", False)],
            id="used to say",
        ),
        pytest.param(
            "“Record receipts,” emails Allegra Stowe of the institute.",
            [("Record receipts.", "Allegra Stowe", False)],
            id="any verb before a name behind the words",
        ),
        pytest.param(
            "The port’s chief is Olumide Farad, its president. Farad’s term runs to 2028. In a note to staff, she wrote that it would be “long.”",
            [("long", "Olumide Farad", True)],
            id="a sentence that begins with what somebody owns is about him",
        ),
        pytest.param(
            "On Tuesday, the president went further. “We will WIN!” he posted.",
            [("We will WIN!", "the president", False)],
            id="an office nobody is presented with, and its pronoun",
        ),
        pytest.param(
            "Dale Whit said only that the United States was “not losing any sleep”.",
            [("not losing any sleep", "Dale Whit", True)],
            id="the States are no verb",
        ),
        pytest.param(
            "The briefing is out.\n\n“Now we have a weather report.”\n— Bram Oost, head of customs at "
            "Klein\n\nThat is all.",
            [("Now we have a weather report.", "Bram Oost", False)],
            id="a signature below",
        ),
        pytest.param(
            "“If I could, I would,” he told employees. “I can’t.”\n\nThe speaker was Gordon Stath, "
            "chief executive of Walker.",
            [("If I could, I would. I can’t.", "Gordon Stath", False)],
            id="the next paragraph names the speaker",
        ),
        pytest.param(
            "Reporters heard Ambassador Hugh Castell, who called the sector “odd” and said that "
            "Canada was “not asking for favors.”",
            [("odd", "Hugh Castell", True), ("not asking for favors", "Hugh Castell", True)],
            id="a second verb of the same subject",
        ),
        pytest.param(
            "Rep. Yesenia Cord spoke. She said the talks were “resting,” not “arresting.”",
            [("resting", "Yesenia Cord", True)],
            id="what was not said",
        ),
        pytest.param(
            "Two officials spoke. One called the text “unreadable.” The other was kinder: “It works.”",
            [("unreadable", "One", True), ("It works.", "The other", False)],
            id="the other of two",
        ),
        pytest.param(
            "The minister, Cody Vander, answered with a word: “Pray.” (His office later clarified "
            "that he “supports an outcome.”)",
            [("Pray.", "Cody Vander", False), ("supports an outcome", "His office", True)],
            id="an office in parentheses",
        ),
        pytest.param(
            "Emil Ruz, a rancher, counts. “Four hundred,” he announces.",
            [("Four hundred.", "Emil Ruz", False)],
            id="any verb behind a pronoun",
        ),
        pytest.param(
            "**Driving the day:** The chair, Marlon Ash, wants a vote. “I can count,” Ash said.",
            [("I can count.", "Marlon Ash", False)],
            id="bold type is no bullet",
        ),
        pytest.param(
            "Hillary Clint, during a town hall in Columbus, Ohio, said she was “going to win.”",
            [("going to win", "Hillary Clint", True)],
            id="a town before the verb says nothing",
        ),
        pytest.param(
            "Spokesman Todd Mesek opened the hall.\n\n“Perpetual motion!” Rep. Glenn Thom, R-Pa., said "
            "of the swirl.",
            [("Perpetual motion!", "Glenn Thom", False)],
            id="an exclamation and its said-clause with a party",
        ),
        pytest.param(
            "The candidates are upset by Director James Comb’s conclusion that her acts were "
            "“extremely careless.” Mr. Comb left.",
            [("extremely careless", "James Comb", True)],
            id="somebody's conclusion",
        ),
        pytest.param(
            "Gov. John Kasi of Ohio and New Jersey Gov. Chris Crist spoke. The New Jersey governor "
            "told reporters it “pays off.”",
            [("pays off", "Chris Crist", True)],
            id="of two governors the one of that state",
        ),
        pytest.param(
            "“It is a critique,” said Freddy Orte, who also stars. But the oversized Trump face has "
            "helped. “It’s had a result.” President Trump left.",
            [
                ("It is a critique.", "Freddy Orte", False),
                ("It’s had a result.", "Freddy Orte", False),
            ],
            id="a name that only tells which face",
        ),
        pytest.param(
            "“People are angry,” said Chicago Alderman Jason C. Erv, who thinks Mayor Rahm Emann "
            "must go.",
            [("People are angry.", "Jason C. Erv", False)],
            id="a name of many words behind the verb",
        ),
        pytest.param(
            "Mayor Rahm Emann spoke. Governor Martin Mall lamented the gaffes - “why give them "
            "that?” - while Mayor Emann said nothing.",
            [("why give them that?", "Martin Mall", True)],
            id="a parenthesis between dashes",
        ),
        pytest.param(
            "Mayor Rahm Emann spoke. “We agree,” he said. Ted Nord, a founder, filed a request for "
            "“records that are sufficient to show the number of accounts.”",
            [
                ("We agree.", "Rahm Emann", False),
                (
                    "records that are sufficient to show the number of accounts",
                    "Ted Nord",
                    True,
                ),
            ],
            id="a sentence about another does not go over into the last speaker's words",
        ),
        pytest.param(
            "“It was weak,” said one Democrat familiar with the talks, who added that the White "
            "House was gone.",
            [("It was weak.", "one Democrat familiar with the talks", False)],
            id="somebody who is only described, behind the verb",
        ),
        pytest.param(
            "World Bank President Jim Kim came with President Obama. Obama said it would help. The "
            "president said he was “glad.”",
            [("glad", "Obama", True)],
            id="of two presidents the one spoken of last",
        ),
        pytest.param(
            "Mr. Abbey spoke. But the committee’s ranking member, Senator Delphine Orr, asked the only "
            "question: “How many jobs?”",
            [("How many jobs?", "Delphine Orr", False)],
            id="a role and the name behind it, before a colon",
        ),
        pytest.param(
            "The spot shows Mayor Ann Smith. It ends with footage of Donald Trump saying, “That makes "
            "me smart,” when Smith asked.",
            [("That makes me smart.", "Donald Trump", False)],
            id="a participle right behind a name",
        ),
        pytest.param(
            "''It has a virtue,'' said Leonard Burm, a director. ''It is small.''",
            [("It has a virtue. It is small.", "Leonard Burm", False)],
            id="two single marks for a double one",
        ),
        pytest.param(
            "Mayor Ann Smith spoke. “Why isn’t this proof?” Vitt demanded. “It is,” Senator Vitt said.",
            [("Why isn’t this proof?", "Vitt", False), ("It is.", "Vitt", False)],
            id="any verb behind a question",
        ),
        pytest.param(
            "Nancy said it would help. Ann Smith wept as Nancy went on about “a rigged system.”",
            [("a rigged system", "Nancy", True)],
            id="a first name that needs no presenting",
        ),
        pytest.param(
            "The office is the Securities Commission. The test is a “lawful source of income,” as a "
            "Homeland Security memo put it.",
            [("lawful source of income", "a Homeland Security memo", True)],
            id="a memo put it",
        ),
        pytest.param(
            "A spokesperson for the finance minister, Odile Fern, said it used “prudent assumptions.”",
            [("prudent assumptions", "Odile Fern", True)],
            id="a spokesperson for somebody, and the name",
        ),
    ],
)
def test_a_way_of_saying_who_spoke(article: str, expected: Told) -> None:
    """Each way alone, in an article of its own."""
    assert told(quotations_in(article, lexicon())) == expected
