"""French newsrooms' ways of telling who spoke, each in an article of its own."""

from __future__ import annotations

import pytest

from bot.ingest.quotations.read import quotations_in
from tests.ingest.test_quotations import Told, lexicon, told


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        pytest.param(
            "Le maire de Gaspé, Yvon Huard, attend. « On tient bon », a tout de même répondu le "
            "maire. « On verra », s’est-il ensuite emporté.",
            [("On tient bon.", "Yvon Huard", False), ("On verra.", "Yvon Huard", False)],
            id="adverbs between the auxiliary and its participle",
        ),
        pytest.param(
            "« Ils n’ont rien compris », s’est insurgé Donat Roy sur son réseau.",
            [("Ils n’ont rien compris.", "Donat Roy", False)],
            id="a verb that turns on its subject, before a name",
        ),
        pytest.param(
            "« Ils n’ont rien compris », grince la députée Odile Vachon.",
            [("Ils n’ont rien compris.", "Odile Vachon", False)],
            id="any verb in the place of the said-clause",
        ),
        pytest.param(
            "La mairesse Odile Vachon a soutenu le plan, en soulignant que la ville « n’a plus le "
            "choix ».",
            [("n’a plus le choix", "Odile Vachon", True)],
            id="a gerund",
        ),
        pytest.param(
            "« On recule, a déclaré Lise Paré, présidente du Syndicat des scieries. Ces tarifs "
            "coûtent des emplois. »",
            [("On recule. Ces tarifs coûtent des emplois.", "Lise Paré", False)],
            id="a clause between the marks with the speaker's role",
        ),
        pytest.param(
            "« On recule, admet Guy Huard, le directeur du Conseil du homard. On étudie. »",
            [("On recule. On étudie.", "Guy Huard", False)],
            id="a clause between the marks with a role and its article",
        ),
        pytest.param(
            "Le ministre de l’Agriculture, Luc Morin, a parlé lundi. Celui-ci a ajouté que ce sont "
            "là des « mots exacts ».",
            [("mots exacts", "Luc Morin", True)],
            id="celui-ci is the last one mentioned",
        ),
        pytest.param(
            "Le chroniqueur Alex Gosselin a parlé mardi. Donat Roy n’a besoin de personne, a "
            "assuré M. Gosselin. « Il faut changer le langage », a-t-il plaidé.",
            [("Il faut changer le langage.", "Alex Gosselin", False)],
            id="a said-clause that ends a sentence tells whom the next one is about",
        ),
        pytest.param(
            "Le chroniqueur Alex Gosselin a parlé mardi. « On baisse les impôts », a élaboré "
            "l’économiste.",
            [("On baisse les impôts.", "Alex Gosselin", False)],
            id="a trade that nobody was presented with is the last speaker's",
        ),
        pytest.param(
            "Le premier ministre de l’Ontario, Rob Hadley, et le premier ministre du Canada, "
            "Marc Tremblay, se voient lundi. « On se parle », a dit le premier ministre ontarien.",
            [("On se parle.", "Rob Hadley", False)],
            id="of two premiers the one of that place",
        ),
        pytest.param(
            "Le premier ministre du Québec Étienne Roy et la première ministre du "
            "Nouveau-Brunswick Suzanne Holt se voient. « On se parle », a dit la première ministre.",
            [("On se parle.", "Suzanne Holt", False)],
            id="of two premiers the one of that sex",
        ),
        pytest.param(
            "« Une décision mal avisée », a dénoncé le premier ministre, jeudi.",
            [("Une décision mal avisée.", "le premier ministre", False)],
            id="an office that nobody is presented with stays an office",
        ),
        pytest.param(
            "M. Couillard a parlé jeudi. « On se tient debout », a dit M. Couillard.",
            [("On se tient debout.", "Couillard", False)],
            id="somebody without a first name",
        ),
        pytest.param(
            "La ministre Anglade a répété que le Québec défendra « jusqu’au bout » ses fermes.",
            [("jusqu’au bout", "Anglade", True)],
            id="a role and a family name",
        ),
        pytest.param(
            "Le secrétaire Sonny Perdrix a parlé. « L’offre doit être gérée », a dit M.Perdrix.",
            [("L’offre doit être gérée.", "Sonny Perdrix", False)],
            id="no space after the title",
        ),
        pytest.param(
            "Jean Leblanc et sa cousine Marie Leblanc ont témoigné. « On ferme », a dit Mme "
            "Leblanc. « On vend », a dit M. Leblanc.",
            [("On ferme.", "Marie Leblanc", False), ("On vend.", "Jean Leblanc", False)],
            id="two of one family name, told apart by their titles",
        ),
        pytest.param(
            "Marcel Groulx, président de l’UPA a indiqué que la proposition était « inacceptable ».",
            [("inacceptable", "Marcel Groulx", True)],
            id="a body in an apposition without its second comma",
        ),
        pytest.param(
            "Les menaces ont eu pour effet de « réveiller » les industriels.\n\nC’est du moins ce "
            "que dit constater Raymond Bachand, qui négocie pour le Québec.",
            [("réveiller", "Raymond Bachand", True)],
            id="the next sentence tells whose words they were",
        ),
        pytest.param(
            "La députée de Bertin et ministre des Relations, Nadine Giroux, a réagi, affirmant que "
            "« c’est un pas en arrière ».",
            [("c’est un pas en arrière", "Nadine Giroux", True)],
            id="two roles before a name",
        ),
        pytest.param(
            "Karine Lévis a parlé lundi.\n\n« Répondre avec force »\n\nLe premier ministre, Justin "
            "Roy, était prêt à « répondre avec force ».",
            [],
            id="a heading in marks, and words nobody is said to have said",
        ),
        pytest.param(
            "« Ça ne fait aucun sens », déplore Roy\n\nLe maire Luc Roy a parlé dimanche. « On "
            "attend, a dit M. Roy. C’est long. »\n\nIl est parti.",
            [("On attend. C’est long.", "Luc Roy", False)],
            id="a headline",
        ),
        pytest.param(
            "De l’avis de la professeure Lise Paré, le tarif « ne tient pas la route ».",
            [("ne tient pas la route", "Lise Paré", True)],
            id="de l'avis de",
        ),
        pytest.param(
            "Une entrevue a été faite avec M. Roy, où il a dit vouloir « la paix ».",
            [("la paix", "Roy", True)],
            id="a relative clause looks back to the one just before",
        ),
        pytest.param(
            "« C’est une fraude », a écrit le locataire de la Maison Blanche sur son réseau.",
            [("C’est une fraude.", "le locataire de la Maison Blanche", False)],
            id="a house is not its tenant",
        ),
        pytest.param(
            "La douane américaine estime que c’est un autre produit. Dans une décision, elle écrit "
            "que l’usine « ne change rien ».",
            [("ne change rien", "La douane américaine", True)],
            id="an institution that is only described, and its pronoun",
        ),
        pytest.param(
            "La chaîne elle-même s’est contentée d’indiquer qu’elle « étudie la décision ».",
            [("étudie la décision", "La chaîne", True)],
            id="a described speaker who is content to say",
        ),
        pytest.param(
            "Des gens manifestent. « On veut des jobs », scande le groupe.",
            [("On veut des jobs.", "le groupe", False)],
            id="a described speaker behind the verb",
        ),
        pytest.param(
            "L’usine ferme, déplore l’un des auteurs, Mario Lalande, retraité. « C’est du beau "
            "papier. »",
            [("C’est du beau papier.", "Mario Lalande", False)],
            id="a said-clause at the end names whom the next words are from",
        ),
        pytest.param(
            "Ce raisonnement laisse pantois l’avocat en droit douanier Karim Belli. « C’est un "
            "gâteau », illustre-t-il.",
            [("C’est un gâteau.", "Karim Belli", False)],
            id="a role with its field before a name",
        ),
        pytest.param(
            "Le président du syndicat, Luc Savard, a réagi. À son avis, il faut « bâtir ici ».",
            [("bâtir ici", "Luc Savard", True)],
            id="à son avis",
        ),
        pytest.param(
            "Le maire, Luc Savard, a réagi. Selon lui, la preuve ne permet pas de « départager les "
            "coups ».",
            [("départager les coups", "Luc Savard", True)],
            id="selon lui",
        ),
        pytest.param(
            "Le propriétaire, Hugues Lafond, hésite. Il dépose une demande, « parce que refuser, "
            "c’est un luxe ».",
            [("parce que refuser, c’est un luxe", "Hugues Lafond", True)],
            id="a reason in marks is the subject's",
        ),
        pytest.param(
            "La coalition des producteurs a salué des droits « justes », par la voix de sa "
            "porte-parole, Savannah Roy.",
            [("justes", "Savannah Roy", True)],
            id="by somebody's voice",
        ),
        pytest.param(
            "« On bâtit », écrit le premier ministre.\n\nLe premier ministre de la "
            "Nouvelle-Écosse, Angus Roy, salue un fonds.",
            [("On bâtit.", "le premier ministre", False)],
            id="an office of no place is nobody's who holds it elsewhere and is presented later",
        ),
        pytest.param(
            "Rosaire et sa femme, Ginette Bélair, ont parlé au maire. « On sème », dit Ginette.",
            [("On sème.", "Ginette Bélair", False)],
            id="a first name",
        ),
        pytest.param(
            "Rosaire Bélair, agriculteur, et sa femme, Ginette Roy, sèment.\n\n— Prends-en, c’est "
            "gratuit, lance Rosaire Bélair en tendant une caisse.\n\n— Il donne tout, soupire "
            "cette dernière. Il va donner la serre.\n\n— Et après ?\n\nRosaire a choisi.\n\n— Des "
            "tomates, fait-il, un œil fermé.",
            [
                ("Prends-en, c’est gratuit.", "Rosaire Bélair", False),
                ("Il donne tout. Il va donner la serre.", "Ginette Roy", False),
                ("Des tomates.", "Rosaire Bélair", False),
            ],
            id="lines of dialogue that tell who speaks",
        ),
        pytest.param(
            "«J’ai commencé comme vous, a raconté Marc Roy. Je sais ce que c’est.\n\n«Alors je ne "
            "mens pas.\n\n«On se revoit. C’est promis.»",
            [
                (
                    "J’ai commencé comme vous. Je sais ce que c’est. Alors je ne mens pas. On se "
                    "revoit. C’est promis.",
                    "Marc Roy",
                    False,
                )
            ],
            id="a clause between the marks of a quotation over paragraphs",
        ),
        pytest.param(
            "L’usine ferme.\n\n« On a livré trois cents autobus. »\n— Une citation de  Sarah Ignat, "
            "présidente de Boréal\n\nElle reste fermée.",
            [("On a livré trois cents autobus.", "Sarah Ignat", False)],
            id="a signature below",
        ),
        pytest.param(
            "La ministre, Mme Brigitte Lam, a annoncé une aide.\n\n« Nos entreprises n’ont pas "
            "choisi. »\n\nBrigitte Lam, ministre déléguée\n\nC’est tout.",
            [("Nos entreprises n’ont pas choisi.", "Brigitte Lam", False)],
            id="a name on the line below, as in a release",
        ),
        pytest.param(
            "Ottawa dit suivre le dossier « de très près ».",
            [("de très près", "Ottawa", True)],
            id="a government by its place before the verb",
        ),
        pytest.param(
            "Les importateurs parlent. « Il y aurait, dit le professeur Yan Cimon, une cascade "
            "d’impacts. »",
            [("Il y aurait, une cascade d’impacts.", "Yan Cimon", False)],
            id="words that go on behind a clause between the marks",
        ),
        pytest.param(
            "François Roy a parlé. Le premier ministre québécois a toutefois précisé qu’il « attend ».",
            [("attend", "François Roy", True)],
            id="an adverb between a role and its verb",
        ),
        pytest.param(
            "Les producteurs parlent. « Qu’ils chauffent », a déclaré leur porte-parole, Harlan Beaur, "
            "à la radio.",
            [("Qu’ils chauffent.", "Harlan Beaur", False)],
            id="leur porte-parole",
        ),
        pytest.param(
            "« On n’était pas prêt », déplore le PDG de PCP Aluminium, Michel Lavoie. « Tout le monde a "
            "été surpris », ajoute pour sa part Stéphane Amyot de Sural Canada.",
            [
                ("On n’était pas prêt.", "Michel Lavoie", False),
                ("Tout le monde a été surpris.", "Stéphane Amyot", False),
            ],
            id="firms behind a role and behind a name",
        ),
        pytest.param(
            "Questionné par le sénateur et ex-diplomate Peter Hardin, Dominic Roy n’a rien promis. "
            "« Personne ne l’a suggéré », a-t-il répondu.",
            [("Personne ne l’a suggéré.", "Dominic Roy", False)],
            id="who asks is not who answers",
        ),
        pytest.param(
            "Le maire, Luc Roy, a parlé. « C’est encourageant », estime celui dont l’année a été rude.",
            [("C’est encourageant.", "Luc Roy", False)],
            id="celui dont",
        ),
        pytest.param(
            "Selon le communiqué des Métallos, cette usine était « la première à fermer » à cause du "
            "président, Donald Roy.",
            [("la première à fermer", "Métallos", True)],
            id="selon a document, not whom the sentence names later",
        ),
        pytest.param(
            "Le maire Luc Roy trouve qu’il s’agit d’une « mauvaise décision ».",
            [("mauvaise décision", "Luc Roy", True)],
            id="trouver que",
        ),
        pytest.param(
            "L’agronome Zélie Nguyen-Forest s’inquiète. « Je parle de pucerons », dit-elle.",
            [("Je parle de pucerons.", "Zélie Nguyen-Forest", False)],
            id="a name behind a trade that is no known role",
        ),
        pytest.param(
            "« Non », a dit à Luc Roy la mairesse Lise Paré.\n\nLuc Roy est parti.",
            [("Non.", "Lise Paré", False)],
            id="who is told something at the very beginning is not the speaker",
        ),
    ],
)
def test_a_french_way_of_saying_who_spoke(article: str, expected: Told) -> None:
    assert told(quotations_in(article, lexicon())) == expected


def test_a_pull_quote_is_not_a_second_quotation() -> None:
    article = (
        "La mairesse Lise Paré attend.\n\n« On ne bâtit pas sur trois mois. »\n\n« On ne bâtit pas "
        "sur trois mois. On bâtit sur dix ans », a dit Mme Paré.\n"
    )
    assert told(quotations_in(article, lexicon())) == [
        ("On ne bâtit pas sur trois mois. On bâtit sur dix ans.", "Lise Paré", False)
    ]


def test_a_family_name_alone_is_not_completed_by_somebody_held() -> None:
    """A fisherman called LeBlanc is not the minister."""
    article = "M. LeBlanc pêche à Cap-Pelé. « On reste à quai », dit M. LeBlanc."
    held = {"leblanc": "Dominic LeBlanc"}
    assert told(quotations_in(article, lexicon(), held)) == [("On reste à quai.", "LeBlanc", False)]
