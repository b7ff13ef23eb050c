"""Fragments in French: which words of a sentence's subject lead to them, and whose they are."""

from __future__ import annotations

import pytest

from bot.ingest.quotations.read import quotations_in
from tests.ingest.test_quotations import Told, lexicon, told

SPOKE = "Odile Vanier, la présidente de Boralac, a parlé jeudi."


def reads(article: str) -> Told:
    return told(quotations_in(article, lexicon()))


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        pytest.param(
            f"{SPOKE} Odile Vanier déplora un accord « cousu de trous ».",
            [("cousu de trous", "Odile Vanier", True)],
            id="a simple past",
        ),
        pytest.param(
            f"{SPOKE} Odile Vanier dénoncera mardi un accord « cousu de trous ».",
            [("cousu de trous", "Odile Vanier", True)],
            id="a future",
        ),
        pytest.param(
            f"{SPOKE} Odile Vanier reconnait qu’il faut un quai « moins étroit ».",
            [("moins étroit", "Odile Vanier", True)],
            id="the spelling without a circumflex",
        ),
        pytest.param(
            f"{SPOKE} Elle a tenu à saluer des marins « debout avant l’aube ».",
            [("debout avant l’aube", "Odile Vanier", True)],
            id="an infinitive that the subject's own verb governs",
        ),
        pytest.param(
            f"{SPOKE} Elle a fait le voyage de Norbec pour dénoncer une « taxe de trop ».",
            [("taxe de trop", "Odile Vanier", True)],
            id="what the subject does something for",
        ),
        pytest.param(
            f"{SPOKE} Elle mange de la tarte pour vanter son « four à pain ».",
            [("four à pain", "Odile Vanier", True)],
            id="an infinitive without a preposition behind it",
        ),
        pytest.param(
            "Le pont attend. Les éleveurs du canton, réunis jeudi, ont reproché au ministre « un mépris total ».",
            [("un mépris total", "Les éleveurs du canton", True)],
            id="a group that an apposition parts from its verb",
        ),
        pytest.param(
            "Le pont attend. En mars, une commission de pilotes nommés par le canton avait conclu "
            "que le pont était « à bout ».",
            [("à bout", "une commission de pilotes", True)],
            id="a body behind a day, and who named it",
        ),
        pytest.param(
            "Le pont attend. Plus de 40 riverains du canal ont accusé le port d’avoir « caché le plan ».",
            [("caché le plan", "Plus de 40 riverains du canal", True)],
            id="a number of people",
        ),
        pytest.param(
            "Le port a été la cible des défenseurs de la baie, qui dénoncent un « dragage sans fin ».",
            [("dragage sans fin", "des défenseurs de la baie", True)],
            id="the group before a relative clause",
        ),
        pytest.param(
            "Le pont attend. La préfecture du canton faisait état de « trois grues tombées ».",
            [("trois grues tombées", "La préfecture du canton", True)],
            id="what a prefecture reported",
        ),
        pytest.param(
            "Le pont attend. Les grues du canton, repeintes jeudi, ont coûté un « prix fou ».",
            [],
            id="things say nothing",
        ),
        pytest.param(
            f"{SPOKE} La cité vanille du port s’appelle « Les Trois Grues ».",
            [],
            id="a noun that only looks like a form",
        ),
        pytest.param(
            f"{SPOKE} Elle a vanté la stratégie « de la mer à la table ».",
            [],
            id="the name of a strategy",
        ),
        pytest.param(
            f"{SPOKE} Elle a ouvert des assises qui auront comme thème : « Que faire du quai nord ? »",
            [],
            id="the theme of a meeting",
        ),
        pytest.param(
            f"{SPOKE} Elle a vanté le bois des grues dites « longues ».",
            [],
            id="what things are called",
        ),
        pytest.param(
            f"{SPOKE} Elle s’est dite « à bout ».",
            [("à bout", "Odile Vanier", True)],
            id="what she calls herself",
        ),
        pytest.param(
            "Le pont attend. Selon la mairie, les grues se vident, suggérant un canal « de trop ».",
            [("de trop", "la mairie", True)],
            id="a participle in what a source tells",
        ),
    ],
)
def test_whose_fragments_are(article: str, expected: Told) -> None:
    assert reads(article) == expected


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        pytest.param(
            f"{SPOKE} Odile Vanier a appelé mardi les pilotes du port à une réponse « mesurée ».",
            [("mesurée", "Odile Vanier", True)],
            id="what she called for, whom before",
        ),
        pytest.param(
            f"{SPOKE} Odile Vanier s’est de son côté dite « atterrée ».",
            [("atterrée", "Odile Vanier", True)],
            id="an aside before what she called herself",
        ),
        pytest.param(
            f"{SPOKE} Odile Vanier a appelé « La Mouette » son bateau.",
            [],
            id="a name that she gave",
        ),
        pytest.param(
            f"{SPOKE} Odile Vanier a regretté qu’on réponde par « une grimace » et non « par un plan ».",
            [("une grimace", "Odile Vanier", True), ("par un plan", "Odile Vanier", True)],
            id="and what it is not",
        ),
        pytest.param(
            f"{SPOKE} Elle défend le port « parce que c’est un abri » et qu’il est « à refaire ».",
            [
                ("parce que c’est un abri", "Odile Vanier", True),
                ("à refaire", "Odile Vanier", True),
            ],
            id="a second clause of the same verb",
        ),
        pytest.param(
            "Le port ferme, « désastre annoncé » déploré par la mairesse Odile Vanier.",
            [("désastre annoncé", "Odile Vanier", True)],
            id="who uttered it stands behind it",
        ),
        pytest.param(
            "Le port ferme, « taxe bleue » votée par la mairesse Odile Vanier.",
            [],
            id="what was voted is no word of hers",
        ),
        pytest.param(
            f"{SPOKE} Le port ferme. On garde l’« élan » qu’Odile Vanier a évoqué à Norbec.",
            [("élan", "Odile Vanier", True)],
            id="a relative clause tells who uttered it",
        ),
        pytest.param(
            "Mais la grue n’est qu’un « leurre » sur ce quai, fait valoir Odile Vanier, mairesse.",
            [("leurre", "Odile Vanier", True)],
            id="a word that is predicated",
        ),
        pytest.param(
            "Les jeunes sur une « motoneige » étaient sans casque, a dit Odile Vanier, mairesse.",
            [],
            id="a word that names a thing",
        ),
        pytest.param(
            "Après avoir qualifié d’« absurdes » les plans du port, Odile Vanier est sortie.",
            [("absurdes", "Odile Vanier", True)],
            id="a clause before its subject",
        ),
        pytest.param(
            "« On attend le bac », a dit Odile Vanier, la présidente de Boralac. Le quai du nord "
            "« ne doit pas fermer avant mai ».",
            [
                ("On attend le bac.", "Odile Vanier", False),
                ("ne doit pas fermer avant mai", "Odile Vanier", True),
            ],
            id="words with the verb of their sentence go on",
        ),
        pytest.param(
            "« On attend le bac », a dit Odile Vanier, la présidente de Boralac. Un « pari à très "
            "long terme » pour le canton.",
            [
                ("On attend le bac.", "Odile Vanier", False),
                ("pari à très long terme", "Odile Vanier", True),
            ],
            id="a sentence without a verb goes on",
        ),
        pytest.param(
            "« On attend le bac », a dit Odile Vanier, la présidente de Boralac. Le quai du nord "
            "porte un « pavé gris de Norbec ».",
            [("On attend le bac.", "Odile Vanier", False)],
            id="what another sentence only names",
        ),
        pytest.param(
            "« 40 grues ont été vendues », a dit Odile Vanier, la présidente de Boralac.",
            [("40 grues ont été vendues.", "Odile Vanier", False)],
            id="a sentence that begins with a figure",
        ),
        pytest.param(
            "« 40 grues du port », a dit Odile Vanier, la présidente de Boralac.",
            [("40 grues du port", "Odile Vanier", True)],
            id="a figure and what it counts",
        ),
        pytest.param(
            "« Non », a dit Odile Vanier, la présidente de Boralac.",
            [("Non.", "Odile Vanier", False)],
            id="a short word that is no rating",
        ),
        pytest.param(
            f"{SPOKE} Selon elle, la note passe de « A4 » à « Ca1 ».",
            [],
            id="a rating",
        ),
        pytest.param(
            f"{SPOKE} Odile Vanier présentera son « plan pour un quai plus long ».",
            [],
            id="what she presents has a name",
        ),
        pytest.param(
            f"{SPOKE} À LIRE AUSSI : « Le bac rouvre en mai »",
            [],
            id="another article's title",
        ),
        pytest.param(
            "« Le bac ferme trop tôt, convient Odile Vanier, mairesse. On le dit depuis mars. »",
            [("Le bac ferme trop tôt. On le dit depuis mars.", "Odile Vanier", False)],
            id="any verb before a name in full, between the marks",
        ),
        pytest.param(
            "« Le bac ferme trop tôt, s’agace également Odile Vanier, mairesse. On le dit. »",
            [("Le bac ferme trop tôt. On le dit.", "Odile Vanier", False)],
            id="a reflexive verb and an adverb between the marks",
        ),
        pytest.param(
            "« Tous viennent, surtout Odile Vanier, mairesse. On le dit », a lancé Jean Morel.",
            [("Tous viennent, surtout Odile Vanier, mairesse. On le dit.", "Jean Morel", False)],
            id="no verb before a name between the marks",
        ),
        pytest.param(
            "« Le bac ferme trop tôt », dit Odile Vanier, mairesse, pour qui le temps presse aussi : "
            "« On le dit depuis mars. »",
            [
                ("Le bac ferme trop tôt.", "Odile Vanier", False),
                ("On le dit depuis mars.", "Odile Vanier", False),
            ],
            id="a clause of its own before the second words",
        ),
        pytest.param(
            'Odile Vanier, mairesse, déplore “une panne totale’’ et "un oubli de trop’’ au port.',
            [
                ("une panne totale", "Odile Vanier", True),
                ("un oubli de trop", "Odile Vanier", True),
            ],
            id="two single marks close what double ones open",
        ),
    ],
)
def test_what_leads_to_a_fragment(article: str, expected: Told) -> None:
    assert reads(article) == expected


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        pytest.param(
            "Le pont attend. Pour Ports et Marées elle est même « absurde ».",
            [("absurde", "Ports et Marées", True)],
            id="for a body whose name has no article",
        ),
        pytest.param(
            "Le pont attend. Pour cette instance chargée de veiller sur les quais du canton en "
            "hiver, le port est « très loin » du compte.",
            [("très loin", "cette instance", True)],
            id="for a body, and what it is charged with",
        ),
        pytest.param(
            "Le pont attend. La coque devrait être « provisoire », selon l’OPN pour qui le port "
            "ne doit pas cacher un « chantier durable ».",
            [("provisoire", "l’OPN", True), ("chantier durable", "OPN", True)],
            id="initials, and what they think besides",
        ),
        pytest.param(
            "Le pont attend. Trois autres sont « en bonne voie » selon l’ONG : Norbec et le reste.",
            [("en bonne voie", "l’ONG", True)],
            id="a list behind the source",
        ),
        pytest.param(
            "Le pont attend. Pour se défendre, OPN a écrit une lettre affirmant que le port avait "
            "offert « un quai à minuit ».",
            [("un quai à minuit", "OPN", True)],
            id="initials behind a clause",
        ),
        pytest.param(
            "Le pont attend. La TVA a monté, affirmant que le port avait offert « un quai à minuit ».",
            [],
            id="initials of a tax",
        ),
        pytest.param(
            "Les quais « ne doivent plus fermer », selon le régulateur, qui demande au port "
            "d’apporter « les plans complets » en mai.",
            [
                ("ne doivent plus fermer", "le régulateur", True),
                ("les plans complets", "le régulateur", True),
            ],
            id="whoever said the words before goes on",
        ),
        pytest.param(
            "Les retards du port ne sont « en rien normaux » et la mairie les « regrette », a "
            "déclaré mercredi Odile Vanier, mairesse.",
            [("en rien normaux", "Odile Vanier", True), ("regrette", "Odile Vanier", True)],
            id="one said-clause for both, and a comma behind the mark",
        ),
        pytest.param(
            "Le bal est monté par l’association Vents et Marées, qui se présente comme « ouverte à "
            "tous les marins du canton ».",
            [("ouverte à tous les marins du canton", "l’association Vents et Marées", True)],
            id="how a body presents itself",
        ),
        pytest.param(
            "Une centaine d’élus du canton ont signé une lettre, adressée au port, appelant à "
            "refuser « la vente du quai nord ».",
            [("la vente du quai nord", "Une centaine d’élus du canton", True)],
            id="what many call for",
        ),
        pytest.param(
            "« On attend », a dit Odile Vanier, la chercheuse du port.\n\nLe comité scientifique du "
            "canton a demandé une « pause ».",
            [
                ("On attend.", "Odile Vanier", False),
                ("pause", "Le comité scientifique du canton", True),
            ],
            id="a committee is not who spoke before",
        ),
        pytest.param(
            f"{SPOKE} Son rival l’avait appelée la « reine du quai ».",
            [("reine du quai", "Son rival", True)],
            id="what somebody without a name called her",
        ),
    ],
)
def test_whose_view_a_fragment_is(article: str, expected: Told) -> None:
    assert reads(article) == expected
