"""Ways of wires and broadcasters on trade: who is presented late, what is no speech, broken lines."""

from __future__ import annotations

import pytest

from bot.ingest.quotations.layout import unwrapped
from bot.ingest.quotations.read import quotations_in
from tests.ingest.test_quotations import Told, lexicon, told


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        pytest.param(
            "Livestock hauler Orvin Bulder, of Elm Creek, who runs nine tractors, said he waits.\n\n"
            '"My drivers ask," he said.',
            [("My drivers ask.", "Orvin Bulder", False)],
            id="clauses between a name and its verb present a person",
        ),
        pytest.param(
            "Lisa Pratt of Alaska and Mitch Roy of Kentucky voted for it.\n\nIn a statement after it, "
            "Roy, the former Senate Republican leader, said, “Tariffs are bad policy.”",
            [("Tariffs are bad policy.", "Mitch Roy", False)],
            id="an apposition behind a name is no other person",
        ),
        pytest.param(
            "Premier Tom Roy spoke. “It hurts us all,” further reads the post.",
            [("It hurts us all.", "the post", False)],
            id="an adverb before an inverted verb",
        ),
        pytest.param(
            "« Notre réponse est prête », a assuré, lundi matin, le maire de Laval, Luc Roy.",
            [("Notre réponse est prête.", "Luc Roy", False)],
            id="when it was said parts the verb from its subject",
        ),
        pytest.param(
            "Envoy Pete Roy said no on Monday.Minister Ann Pratt spoke.“We wait for them.”",
            [("We wait for them.", "Ann Pratt", False)],
            id="a page that lost the spaces between its sentences",
        ),
        pytest.param(
            "Envoy Pete Roy frowned. But he criticized minister Ann Pratt for repeatedly describing the "
            "clash as a “war,” as the radio reported.",
            [("war", "Ann Pratt", True)],
            id="whose description is criticized",
        ),
        pytest.param(
            "Minister Ann Pratt said Canada has “the best deal worldwide right now,” which envoy Pete "
            "Roy welcomed.",
            [("the best deal worldwide right now", "Ann Pratt", True)],
            id="who welcomed the words did not say them",
        ),
        pytest.param(
            "One of the people said premier Ann Pratt then joked that she would “staple the calendar "
            "shut”.",
            [("staple the calendar shut", "Ann Pratt", True)],
            id="then joins no verb to the one before",
        ),
        pytest.param(
            "A summary of the demands obtained by Public Radio News asks Canada to “eliminate or reform” "
            "the licences.",
            [("eliminate or reform", "A summary of the demands", True)],
            id="who obtained a paper did not write it",
        ),
        pytest.param(
            "US negotiators, meanwhile, accused Canada of making “new demands and walk backs” on terms.",
            [("new demands and walk backs", "US negotiators", True)],
            id="several of one country",
        ),
        pytest.param(
            "Minister Ann Pratt waited. American negotiators described the quotas as the “last "
            "fortress” of protection.",
            [("last fortress", "American negotiators", True)],
            id="what something is described as is said, however short",
        ),
        pytest.param(
            "Envoy Jamie Roy, in a post on X early Saturday, that “Canada declined to finalize the "
            "deal.”",
            [("Canada declined to finalize the deal.", "Jamie Roy", False)],
            id="a post tells what was said",
        ),
        pytest.param(
            "It was not renewed — a deal that Trump once called “the best agreement we’ve made.” Donald "
            "Trump signed it.",
            [("the best agreement we’ve made", "Donald Trump", True)],
            id="once between a name and its verb",
        ),
        pytest.param(
            "Rep. Gordon Roy has a bill. He calls it the “Common Sense for the Point Act.” It waits.",
            [],
            id="a bill's name before a stop",
        ),
        pytest.param(
            "President Tom Roy announced new “reciprocal tariffs” on partners.",
            [],
            id="what was announced has a name",
        ),
        pytest.param(
            "Envoy Pete Roy called it a 'tough and scary day for Canada.'\n\n\"We wait,\" he said.",
            [("tough and scary day for Canada", "Pete Roy", True), ("We wait.", "Pete Roy", False)],
            id="single marks beside double ones",
        ),
        pytest.param(
            "Selon ce document, les exportations ont fléchi. « La perte risque d’être permanente », y "
            "lit-on. Le maire Luc Roy l’a lu.",
            [("La perte risque d’être permanente.", "ce document", False)],
            id="y lit-on",
        ),
        pytest.param(
            "Cette réponse a fait bondir la porte-parole conservatrice en la matière, Aline Roy. « Le "
            "ministre a le sens de la formule, a-t-elle répliqué sur X. Devinez le reste. »",
            [("Le ministre a le sens de la formule. Devinez le reste.", "Aline Roy", False)],
            id="a clause that ends with the network X",
        ),
        pytest.param(
            "Le ministre Luc Roy a parlé. Cette « mission d’envergure », selon son cabinet, le mènera à "
            "Paris.",
            [("mission d’envergure", "son cabinet", True)],
            id="selon behind the words",
        ),
        pytest.param(
            "Aux questions du chef de l’opposition, Marc Roy, Luc Pratt a répondu mardi qu’il s’agissait "
            "d’un enjeu « assez complexe ».",
            [("assez complexe", "Luc Pratt", True)],
            id="a répondu is no noun behind an article",
        ),
        pytest.param(
            "Luc Roy a parlé à Laval. « C’est grave », a déclaré le premier ministre du Québec. "
            "Photo : le premier ministre Luc Roy à la gare.",
            [("C’est grave.", "Luc Roy", False)],
            id="a place is said of the only one who has the role",
        ),
        pytest.param(
            "Le maire Luc Roy a souligné que lorsque le président américain répète qu’il n’a besoin de "
            "personne ici, « c’est faux ».",
            [("c’est faux", "Luc Roy", True)],
            id="the verb of a clause that is over",
        ),
        pytest.param(
            "Le ministre Luc Roy est rentré. Il a dit attendre.\n\nSon entretien avec le secrétaire "
            "américain, Howard Pratt, a eu lieu jeudi, alors que Donald Trump refusait de lui parler.\n\n"
            "« On s’est entendus », a-t-il souligné.",
            [("On s’est entendus.", "Luc Roy", False)],
            id="whose talk it was goes on",
        ),
        pytest.param(
            "Économie\n\nTarifs de Trump: la réplique de Luc Roy et de Marc Pratt\n\n« Ils seront nos "
            "clients. »\n\nLe ministre Luc Roy attend. Donald Trump aussi.\n",
            [],
            id="words above an article are nobody's",
        ),
        pytest.param(
            "Premier Tom Roy spoke at noon.\n\nMinister’s statement on lumber\n\n“They doubled the "
            "duties.”\n",
            [],
            id="words behind a heading go on from nobody",
        ),
    ],
)
def test_a_way_of_broadcasters(article: str, expected: Told) -> None:
    assert told(quotations_in(article, lexicon())) == expected


@pytest.mark.parametrize(
    ("article", "role"),
    [
        ("U.S. Ambassador to Canada Pete Roy said “we wait.”", "U.S. Ambassador to Canada"),
        (
            "Canadian Ambassador to the U.S. Ann Pratt said “we wait.”",
            "Canadian Ambassador to the U.S.",
        ),
        ("Canada-U.S. Trade Minister Ann Pratt said “we wait.”", "Canada-U.S. Trade Minister"),
        (
            "Ann Pratt, an expert on Canada-U.S. relations, said “we wait.”",
            "an expert on Canada-U.S. relations",
        ),
    ],
)
def test_the_stops_of_a_country_are_inside_a_role(article: str, role: str) -> None:
    assert [each.role for each in quotations_in(article, lexicon())] == [role]


def test_lines_broken_at_links_are_one_sentence() -> None:
    page = (
        "OTTAWA — Prime Minister\nMark Roy\nstopped short of acting against\nDonald Pratt's\nnew "
        "tariffs\nWednesday, saying he “will take some time.”\nThe union waits."
    )
    assert unwrapped(page) == page.replace("\n", " ", 5)
    assert told(quotations_in(page, lexicon())) == [("will take some time", "Mark Roy", True)]


def test_lines_broken_at_a_width_are_one_sentence() -> None:
    lines = [
        "By ANN PRATT",
        "WASHINGTON — The Senate passed a resolution Wednesday night that",
        "would thwart the ability of the president to impose tariffs on",
        "Canada, a rebuke to him just hours after he told his plans.",
        "",
        "In a statement following the vote, Senator Mitch Roy of",
        "Kentucky said the duties were wrong and that the four of them",
        "would not change their minds on it, whatever the party asks.",
        "“I have always warned that it is bad policy, and trade wars",
        "hurt working people,” he said.",
    ]
    words = "I have always warned that it is bad policy, and trade wars hurt working people."
    assert told(quotations_in("\n".join(lines), lexicon())) == [(words, "Mitch Roy", False)]
