"""Which words between marks somebody said, and which nobody did: by what governs them."""

from __future__ import annotations

import pytest

from bot.ingest.quotations.read import quotations_in
from tests.ingest.test_quotations import Told, lexicon, told

SPOKE = "La présidente de Boralac, Odile Vanier, a parlé jeudi."
SAID = "The mayor of Norwick, Ann Pratt, spoke on Thursday."


def reads(article: str) -> Told:
    return told(quotations_in(article, lexicon()))


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        pytest.param(
            "Le port attend.\n\n«Le pont du chenal ferme pour tout l’hiver» a regretté Mme Vanier jeudi.",
            [("Le pont du chenal ferme pour tout l’hiver.", "Vanier", False)],
            id="a verb of saying behind words that no comma ends",
        ),
        pytest.param(
            "« On ferme la scierie en mars » affirme le directeur du moulin, Paul Quirion.",
            [("On ferme la scierie en mars.", "Paul Quirion", False)],
            id="a verb in the present behind words that no comma ends",
        ),
        pytest.param(
            "« La vie en vert » a séduit le maire Paul Quirion.",
            [],
            id="no verb of saying behind a title",
        ),
        pytest.param(
            "« Nous lèverons la taxe d’ici mardi », ont annoncé les deux ministères.",
            [("Nous lèverons la taxe d’ici mardi.", "les deux ministères", False)],
            id="several bodies without names",
        ),
        pytest.param(
            f"{SPOKE} Et de tempérer aussitôt : « La grue tiendra bien dix ans. »",
            [("La grue tiendra bien dix ans.", "Odile Vanier", False)],
            id="any infinitive goes on from who spoke",
        ),
        pytest.param(
            f"{SPOKE} Et de l’autre côté de la rue : « À vendre ».",
            [],
            id="no infinitive",
        ),
        pytest.param(
            "Aux yeux de la présidente de Boralac, Odile Vanier, le délai est « honteux ».",
            [("honteux", "Odile Vanier", True)],
            id="in somebody's eyes, of a woman",
        ),
        pytest.param(
            "Aux yeux du directeur du moulin, Paul Quirion, le délai est « honteux ».",
            [("honteux", "Paul Quirion", True)],
            id="in somebody's eyes, of a man",
        ),
        pytest.param(
            "La Fédération des scieries considère comme « fondée » la plainte des usines.",
            [("fondée", "Fédération des scieries", True)],
            id="what somebody takes for so",
        ),
        pytest.param(
            "La ministre Odile Vanier renonce aux tarifs, qu’elle a qualifiés d’« odieux ».",
            [("odieux", "Odile Vanier", True)],
            id="a participle that agrees with what is called so",
        ),
        pytest.param(
            "La ministre Odile Vanier a dénoncé jeudi sur le réseau X la « lenteur » du syndicat.",
            [("lenteur", "Odile Vanier", True)],
            id="what is denounced, and when, and where",
        ),
        pytest.param(
            "La ministre Odile Vanier défend la règle « deux pour un » du syndicat.",
            [],
            id="the name of a rule",
        ),
        pytest.param(
            "La ministre Odile Vanier salue la décision, y voyant un « répit » pour les usines.",
            [("répit", "Odile Vanier", True)],
            id="what somebody sees in it",
        ),
        pytest.param(
            "Le port attend. « Le quai est vide », indique-t-on dans le communiqué.",
            [("Le quai est vide.", "le communiqué", False)],
            id="the paper in which 'on' says it",
        ),
        pytest.param(
            "Le port attend. « Le quai est vide », explique-t-on chez Boralac.",
            [("Le quai est vide.", "Boralac", False)],
            id="the firm at which 'on' says it",
        ),
        pytest.param(
            "Le ministère des Transports a publié un avis. « Le quai est vide », précise-t-on.",
            [("Le quai est vide.", "ministère des Transports", False)],
            id="'on' is the body of before",
        ),
        pytest.param(
            "Le port attend. « Le quai est-il vide ? », se demande-t-on dans la rue.",
            [],
            id="'on' in the street is nobody",
        ),
        pytest.param(
            "« Le quai coûte cher, a pour sa part lancé Odile Vanier, présidente de Boralac. On le garde. »",
            [("Le quai coûte cher. On le garde.", "Odile Vanier", False)],
            id="words between the auxiliary and the participle",
        ),
        pytest.param(
            "« Le quai est vide, explique Odile Vanier, présidente de Boralac. Il faut agir », "
            "ajoute-t-elle.",
            [("Le quai est vide. Il faut agir.", "Odile Vanier", False)],
            id="one pair of marks is one quotation, though a clause stands in it and one behind",
        ),
    ],
)
def test_french_words_that_an_attribution_governs(article: str, expected: Told) -> None:
    assert reads(article) == expected


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        pytest.param(
            "Norwick will give a “long, long” look at the ferry plan that was drawn by Governor "
            "Tom Hale, says Mayor Ann Pratt.",
            [("long, long", "Ann Pratt", True)],
            id="a said-clause right behind another person's name",
        ),
        pytest.param(
            "The council gave a “warm” welcome to the critic, Tom Hale, accused the mayor.",
            [],
            id="no verb of saying behind a name",
        ),
        pytest.param(
            "Norwick’s harbour minister says the port will build “two sheds and a tower for pilots” "
            "this year.",
            [("two sheds and a tower for pilots", "Norwick’s harbour minister", True)],
            id="an office of a place",
        ),
        pytest.param(
            "Saltmark has left the fair, and claimed its pumps are “twice as quick.”",
            [("twice as quick", "Saltmark", True)],
            id="a body that begins the sentence, and a second verb",
        ),
        pytest.param(
            "Mayor Ann Pratt met the crews and made it clear that the ferry was “full.”",
            [("full", "Ann Pratt", True)],
            id="made it clear",
        ),
        pytest.param(
            "The crews risk being the “last to know” of a closure, Mayor Ann Pratt warned.",
            [("last to know", "Ann Pratt", True)],
            id="what somebody calls it, before a preposition",
        ),
        pytest.param(
            "The firms say the “stacking” order will be redrawn.",
            [],
            id="what only tells which order",
        ),
        pytest.param(
            "Norwick will “pause’’ its ferries for lack of “crews’’, Mayor Ann Pratt has said.\n\n"
            "“The dock is dry. It opens in May.” Pratt said on Friday.",
            [
                ("pause", "Ann Pratt", True),
                ("crews", "Ann Pratt", True),
                ("The dock is dry. It opens in May.", "Ann Pratt", False),
            ],
            id="two single marks close what a double one opened",
        ),
        pytest.param(
            "‘He told me ‘no’’ is all that Mayor Ann Pratt said.",
            [],
            id="two single marks that close two single ones",
        ),
    ],
)
def test_english_words_that_an_attribution_governs(article: str, expected: Told) -> None:
    assert reads(article) == expected


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        pytest.param(
            "La ministre Odile Vanier visite le port, son « plus vieux souvenir d’enfance de la côte ».",
            [("plus vieux souvenir d’enfance de la côte", "Odile Vanier", True)],
            id="words that are too long for a term are those of who the sentence is about",
        ),
        pytest.param(
            f"{SPOKE} « Il pleuvait sur tous les quais » alors que le bateau entrait.",
            [("Il pleuvait sur tous les quais.", "Odile Vanier", False)],
            id="a sentence that the reporter's goes on from",
        ),
        pytest.param(
            "« Le mât penche encore un peu » mais « la coque tient bien la mer », note Odile Vanier.",
            [
                ("Le mât penche encore un peu.", "Odile Vanier", False),
                ("la coque tient bien la mer", "Odile Vanier", True),
            ],
            id="two beside each other are one speaker's",
        ),
        pytest.param(
            "La ministre Odile Vanier sort du port, où l’on fête le « grand lundi ».",
            [],
            id="a term without a verb of saying",
        ),
        pytest.param(
            "Le programme propose aux armateurs un « grand registre commun des navires ». Odile Vanier sourit.",
            [],
            id="what is proposed has a name",
        ),
        pytest.param(
            "Odile Vanier attend. Vous me direz : « Elle n’a qu’à prendre le train. »",
            [],
            id="what the reader is made to say",
        ),
        pytest.param(
            "Odile Vanier traverse la rue, où une banderole clame : « Rendez-nous notre port ».",
            [],
            id="a banner",
        ),
        pytest.param(
            "Odile Vanier suit trois cours (« Comment lire une carte marine », « La voile »).",
            [],
            id="titles in brackets",
        ),
        pytest.param(
            "Le registre est public. « La liste tient sur deux pages », note aussi la Corvex.",
            [("La liste tient sur deux pages.", "la Corvex", False)],
            id="a body that nothing presents",
        ),
        pytest.param(
            "« La liste tient sur deux pages », glisse Maëva, stagiaire au port.",
            [("La liste tient sur deux pages.", "Maëva", False)],
            id="a first name that nothing presents",
        ),
        pytest.param(
            "« La liste tient sur deux pages », écrivent plus de 40 marins dans une lettre.",
            [("La liste tient sur deux pages.", "plus de 40 marins", False)],
            id="a number of people",
        ),
        pytest.param(
            "Le nouveau tarif aura un « effet de loupe » sur les loyers, a averti la Corvex dans un bilan.",
            [("effet de loupe", "la Corvex", True)],
            id="a body that nothing presents, at the end",
        ),
        pytest.param(
            "« Un vrai cirque », c’est ainsi que la ministre Odile Vanier décrit le débat.",
            [("Un vrai cirque", "Odile Vanier", True)],
            id="that is how somebody puts it",
        ),
        pytest.param(
            "« Un vrai cirque », c’est ainsi. La ministre Odile Vanier sourit.",
            [],
            id="nobody puts it so",
        ),
        pytest.param(
            "Les armateurs déploraient jeudi des « travaux sans fin » au port.",
            [("travaux sans fin", "Les armateurs", True)],
            id="the imperfect of a verb whose participle is known",
        ),
    ],
)
def test_french_words_that_nothing_governs(article: str, expected: Told) -> None:
    assert reads(article) == expected


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        pytest.param(
            "Mayor Ann Pratt keeps a boat, her “one good reason to leave the office early.”",
            [("one good reason to leave the office early", "Ann Pratt", True)],
            id="words that are too long for a term",
        ),
        pytest.param(
            "Mayor Ann Pratt crossed the street, where a banner read “Give us back our old pier.”",
            [],
            id="a banner",
        ),
        pytest.param(
            "Mayor Ann Pratt is the author of “A Short and Salty History of the Pier.”",
            [],
            id="a title",
        ),
        pytest.param(
            f"{SAID} You may object: “But the pier has not moved in years.”",
            [],
            id="what the reader is made to say",
        ),
        pytest.param(
            "“It's a slow clock,” is how Mayor Ann Pratt puts it.",
            [("It's a slow clock.", "Ann Pratt", False)],
            id="that is how somebody puts it",
        ),
        pytest.param(
            "Pilots warn that the channel is “half asleep.”",
            [("half asleep", "Pilots", True)],
            id="the plain form of a verb behind a plural",
        ),
        pytest.param(
            "The tide came with a warn sign and a “half open” gate.",
            [],
            id="no verb",
        ),
    ],
)
def test_english_words_that_nothing_governs(article: str, expected: Told) -> None:
    assert reads(article) == expected


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        pytest.param(
            'Ann Pratt told the paper: "The bell rings at six. "Nobody hears it now." The bell is old.',
            [("The bell rings at six. Nobody hears it now.", "Ann Pratt", False)],
            id="two paragraphs of one quotation, printed in one line",
        ),
        pytest.param(
            'Ann Pratt said the bell is "cracked. "We ring it anyway," Pratt said.',
            [("We ring it anyway.", "Ann Pratt", False)],
            id="a mark that only lacks its partner",
        ),
        pytest.param(
            "“The bell rings at six, and has for years.\n\nNobody hears it now,” says Ann Pratt.\n\n"
            "She left.",
            [
                (
                    "The bell rings at six, and has for years. Nobody hears it now.",
                    "Ann Pratt",
                    False,
                )
            ],
            id="closed in its second paragraph, before the said-clause",
        ),
        pytest.param(
            "La mairesse Odile Vanier répond. « Il y a trois « vraies » cloches, et une peinte. »",
            [("Il y a trois « vraies » cloches, et une peinte.", "Odile Vanier", False)],
            id="angled marks inside angled ones",
        ),
        pytest.param(
            "The mayor, Ann Pratt, said it was 'daft'.\n\n'The bell rings at six,' Pratt said. "
            "'Nobody hears it now,' she added.\n\n'We ring it anyway,' she said. It was made "
            'for the ship "Osprey" once.',
            [
                ("daft", "Ann Pratt", True),
                ("The bell rings at six.", "Ann Pratt", False),
                ("Nobody hears it now.", "Ann Pratt", False),
                ("We ring it anyway.", "Ann Pratt", False),
            ],
            id="few words in single marks, where an article quotes in them",
        ),
        pytest.param(
            "“It is loud,” Ann Pratt said of the 'big' bell. “Very loud indeed,” she said.",
            [("It is loud.", "Ann Pratt", False), ("Very loud indeed.", "Ann Pratt", False)],
            id="a term in single marks, where an article quotes in double ones",
        ),
        pytest.param(
            "Harbour pilots have warned that the bell is “far too quiet.”",
            [("far too quiet", "Harbour pilots", True)],
            id="people without an article",
        ),
        pytest.param(
            "The bell, which pilots have long called the “old hen,” is cracked.",
            [],
            id="what people have long called it is a term",
        ),
        pytest.param(
            'The bell is "well worth a walk" say those who live near it.',
            [("well worth a walk", "those who live near it", True)],
            id="right behind the words, without a comma",
        ),
        pytest.param(
            "QT said it was planning “far fewer bells” this year.",
            [("far fewer bells", "QT", True)],
            id="two initials",
        ),
        pytest.param(
            "The bell has been “rather quiet” and the city will mend it, but until then “we will use "
            "the horn,” warden Ann Pratt said.",
            [
                ("rather quiet", "Ann Pratt", True),
                ("we will use the horn", "Ann Pratt", True),
            ],
            id="all of a sentence that a said-clause closes",
        ),
        pytest.param(
            "Mayor Ann Pratt changed the name of the pier to “Lucky Quay.”",
            [],
            id="a name is changed to it",
        ),
        pytest.param(
            "La mairesse Odile Vanier rejette l’idée des armateurs selon laquelle la cloche serait la "
            "« grande coupable ».",
            [],
            id="what somebody rejects is another's",
        ),
    ],
)
def test_words_in_marks_of_odd_places(article: str, expected: Told) -> None:
    assert reads(article) == expected


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        pytest.param(
            f"{SPOKE} L’orage a duré une heure, « soit le temps de vider tout le quai ».",
            [],
            id="another subject in French",
        ),
        pytest.param(
            f"{SAID} The storm lasted an hour, “just enough to empty the whole pier.”",
            [],
            id="another subject in English",
        ),
        pytest.param(
            "“We left early,” Ann Pratt said.\n\nLate at night, “a very long line of lamps and bells.”",
            [("We left early.", "Ann Pratt", False)],
            id="another paragraph goes on from nobody",
        ),
    ],
)
def test_words_whose_speaker_nothing_makes_sure_are_not_given(article: str, expected: Told) -> None:
    assert reads(article) == expected
