"""Customs notices, newsrooms, consolidations and errata of Canada, in both languages."""

from __future__ import annotations

import pytest

from bot.domain.documents import Channel
from tests.ingest.reading_documents import read, told

SURTAX, REMISSION = "ca-surtax-2026", "ca-remission"


@pytest.mark.parametrize(
    ("channel", "title", "text", "published", "wanted"),
    [
        pytest.param(
            Channel.CBSA_NOTICES,
            "Customs Notice 26-40: Postponement of the Surtax on Farm Machinery",
            (
                "Customs Notice 26-40: Postponement of the Surtax on Farm Machinery\n\nOttawa, "
                "December 12, 2026\n\n1. This notice advises importers that the coming into force"
                " of the surtax of 35% under the United States Surtax Order (2026) on farm "
                "machinery has been postponed from December 15, 2026, to January 29, 2027.\n\n2. "
                "Customs Notice 26-38 is cancelled."
            ),
            "2026-12-12",
            [{"kind": "confirmation", "programme": SURTAX, "new": "35", "from": "2027-01-29"}],
            id="a start that was put off is told with its new day",
        ),
        pytest.param(
            Channel.CBSA_NOTICES,
            (
                "Avis des douanes 26-40 : Modification du Décret imposant une surtaxe aux "
                "États-Unis (2026)"
            ),
            (
                "Avis des douanes 26-40 : Modification du Décret imposant une surtaxe aux "
                "États-Unis (2026)\n\nOttawa, le 2 décembre 2026\n\n1. Le présent avis informe le "
                "milieu commercial des changements apportés au Décret imposant une surtaxe aux "
                "États-Unis (2026).\n\n2. À compter du 10 décembre 2026, la surtaxe applicable "
                "aux marchandises de l’annexe 1 passe de 15 % à 25 % de la valeur en "
                "douane.\n\n3. Le même jour, dix numéros tarifaires s’ajoutent à l’annexe 2 et "
                "sont assujettis à une surtaxe de 25 %."
            ),
            "2026-12-02",
            [
                {
                    "kind": "confirmation",
                    "programme": SURTAX,
                    "old": "15",
                    "new": "25",
                    "from": "2026-12-10",
                    "in": "annexe 1",
                },
                {
                    "kind": "confirmation",
                    "programme": SURTAX,
                    "new": "25",
                    "from": "2026-12-10",
                    "in": "annexe 2",
                },
            ],
            id="two changes in French, each with its list",
        ),
        pytest.param(
            Channel.CBSA_NOTICES,
            (
                "Avis des douanes 26-41 : Abrogation du Décret imposant une surtaxe aux "
                "États-Unis (acier et aluminium 2025)"
            ),
            (
                "Avis des douanes 26-41\n\nOttawa, le 2 décembre 2026\n\n1. Le présent avis a pour "
                "objet d’informer les importateurs que le Décret imposant une surtaxe aux "
                "États-Unis (acier et aluminium 2025) est abrogé à compter du 10 décembre "
                "2026.\n\n2. Les marchandises dédouanées à cette date ou après ne sont plus "
                "assujetties à la surtaxe de 25 %."
            ),
            "2026-12-02",
            [
                {
                    "kind": "confirmation",
                    "programme": "ca-surtax-steel-aluminum-2025",
                    "old": "25",
                    "from": "2026-12-10",
                }
            ],
            id="goods that are no longer subject pay the old rate no more",
        ),
        pytest.param(
            Channel.CBSA_NOTICES,
            (
                "Customs Notice 26-42: Extension of Relief under the United States Surtax "
                "Remission Order (2025)"
            ),
            (
                "Customs Notice 26-42\n\nOttawa, December 2, 2026\n\n1. This notice informs "
                "importers that remission under the United States Surtax Remission Order (2025)"
                " for goods used in manufacturing has been extended. Goods must now be imported"
                " before January 1, 2028. The former deadline was July 1, 2027.\n\n2. The "
                "amendment came into force on November 27, 2026."
            ),
            "2026-12-02",
            [
                {
                    "kind": "confirmation",
                    "programme": REMISSION,
                    "to": "2027-12-31",
                    "from": "2026-11-27",
                }
            ],
            id="relief with the day before which goods are imported, and since when",
        ),
        pytest.param(
            Channel.GC_NEWS,
            "Le Canada lèvera la surtaxe sur les outils américains",
            (
                "De : Ministère des Finances Canada\n\nCommuniqué de presse\n\nLe 2 décembre 2026 –"
                " Ottawa\n\nLe ministre des Finances a annoncé aujourd’hui que le gouvernement du"
                " Canada éliminera, le 15 décembre 2026, la surtaxe de 25 % sur les outils des "
                "États-Unis. La surtaxe de 50 % sur l’acier demeure en vigueur."
            ),
            "2026-12-02",
            [{"kind": "event", "programme": SURTAX, "old": "25", "from": "2026-12-15"}],
            id="a surtax that will be lifted on a day",
        ),
        pytest.param(
            Channel.GC_NEWS,
            "Le gouvernement du Canada augmentera les surtaxes sur le vin américain",
            (
                "De : Ministère des Finances Canada\n\nLe 2 décembre 2026 – Ottawa\n\nEn réponse "
                "aux nouveaux droits américains, la surtaxe visant le vin des États-Unis "
                "passera de 25 % à 50 % le 15 décembre 2026."
            ),
            "2026-12-02",
            [
                {
                    "kind": "rate-change",
                    "programme": SURTAX,
                    "old": "25",
                    "new": "50",
                    "from": "2026-12-15",
                }
            ],
            id="a surtax that goes from one rate to another on a day",
        ),
        pytest.param(
            Channel.GC_NEWS,
            "Government launches consultations on additional counter-tariffs",
            (
                "From: Department of Finance Canada\n\nDecember 2, 2026 – Ottawa\n\nThe Minister of"
                " Finance today launched a consultation on a surtax of 30 per cent that the "
                "government proposes to impose on motorboats of the United States as of "
                "February 1, 2027."
            ),
            "2026-12-02",
            [{"kind": "event", "programme": SURTAX, "new": "30", "from": "2027-02-01"}],
            id="a surtax that is proposed from a day",
        ),
        pytest.param(
            Channel.JUSTICE_LAWS,
            "United States Surtax Order (2026)",
            (
                "SOR/2026-186\nCUSTOMS TARIFF\nUnited States Surtax Order (2026)\nRegistration "
                "2026-09-04. Consolidation 2026-12-15. Last amended on December 10, "
                "2026.\n\n[Extract: provisions that changed since the last consolidation]\n\n1 (1) "
                "Goods that originate in the United States are subject to a surtax of the value"
                " for duty in the amount of\n(a) in the case of goods set out in Schedule 1, "
                "30%;\n[SOR/2026-240, s. 1]\n\nRELATED PROVISIONS\n\n— SOR/2026-240, s. 4\n\n4 This "
                "Order comes into force on December 10, 2026."
            ),
            "2026-12-15",
            [
                {
                    "kind": "rate-change",
                    "programme": SURTAX,
                    "new": "30",
                    "from": "2026-12-10",
                    "in": "Schedule 1",
                }
            ],
            id="a consolidated surtax has changed on the day it was last amended",
        ),
        pytest.param(
            Channel.CANADA_GAZETTE,
            "Erratum: United States Surtax Order (2026)",
            (
                "Canada Gazette, Part II, Volume 160, Number 26\n\nERRATUM\n\nNotice is hereby "
                "given that in the Order Amending the United States Surtax Order (2026), "
                "SOR/2026-231, published in the Canada Gazette, Part II, Vol. 160, No. 24, "
                "November 18, 2026, at page 3021, in Schedule 2, tariff item “8431.34.00” "
                "should read “8431.43.00”.\n\nThe Order came into force on November 2, 2026."
            ),
            "2026-12-02",
            [{"kind": "correction", "programme": SURTAX}],
            id="an erratum corrects",
        ),
        pytest.param(
            Channel.PRESS,
            "Bois d’œuvre : Washington porterait le tarif à 20 %",
            (
                "Montréal, le 2 décembre 2026\n\nLes scieries pourraient payer un tarif de 20 % "
                "sur le bois d’œuvre vendu aux États-Unis, contre 15 % aujourd’hui, selon un "
                "projet de proclamation que Le Phare a pu consulter.\n\nLes armoires sont à 50 % "
                "depuis janvier."
            ),
            "2026-12-02",
            [{"kind": "event", "programme": "us-232-wood", "old": "15", "new": "20"}],
            id="a plan that a newsroom has seen, with the rate of today",
        ),
        pytest.param(
            Channel.CANADA_GAZETTE,
            "United States Surtax Order (2026-2): SOR/2026-240",
            (
                "Canada Gazette, Part II, Volume 160, Number 25\n\nRegistration\nSOR/2026-240 "
                "November 27, 2026\n\nCUSTOMS TARIFF\n\nP.C. 2026-1001 November 26, 2026\n\nHer "
                "Excellency the Governor General in Council, on the recommendation of the "
                "Minister of Finance, makes the annexed United States Surtax Order (2026-2) "
                "under subsection 53(2) and paragraph 79(a) of the Customs Tariff.\n\nUnited "
                "States Surtax Order (2026-2)\n\nSurtax\n\n1 Every person who imports goods "
                "originating in the United States that are set out in column 1 of the schedule "
                "shall pay a surtax at the rate of 20% of the value for "
                "duty.\n\nNon-application\n\n2 This Order does not apply to goods in "
                "transit.\n\nRepeal\n\n3 This Order is repealed on July 1, 2027.\n\nComing into "
                "Force\n\n4 This Order comes into force on December 10, 2026.\n"
            ),
            "2026-12-02",
            [
                {
                    "kind": "new-duty",
                    "programme": SURTAX,
                    "new": "20",
                    "to": "2027-06-30",
                    "from": "2026-12-10",
                    "in": "schedule",
                }
            ],
            id="importers who shall pay a surtax until the order is repealed",
        ),
        pytest.param(
            Channel.ORDERS_IN_COUNCIL,
            "Order Amending the United States Surtax Remission Order (2025)",
            (
                "Order in Council P.C. 2026-1001\nDate: 2026-11-26\nDepartment: FIN\nAct: Customs "
                "Tariff\nSubject: Order Amending the United States Surtax Remission Order "
                "(2025)\nPrecis: Order Amending the UNITED STATES SURTAX REMISSION ORDER (2025) "
                "in order to grant remission of surtaxes paid or payable on infant formula "
                "imported on or after September 8, 2026 and before March 1, 2027.\nRegistration:"
                " SOR/ 2026-0240 Publication Date: 2026-12-09\n\nPC Number: 2026-1001\nDate: "
                "2026-11-26\nHer Excellency the Governor General in Council, on the "
                "recommendation of the Minister of Finance, makes the annexed Order Amending "
                "the United States Surtax Remission Order (2025) under subsection 53(2) of the "
                "Customs Tariff .\nOrder Amending the United States Surtax Remission Order "
                "(2025)\nAmendment\n1 The United States Surtax Remission Order (2025) is amended "
                "by adding the following after section 4.8:\n4.9 Remission is granted of the "
                "surtax in respect of infant formula imported on or after September 8, 2026 and"
                " before March 1, 2027.\nComing into Force\n2 This Order comes into force on the "
                "day on which it is registered.\n"
            ),
            "2026-12-02",
            [
                {
                    "kind": "exemption",
                    "programme": REMISSION,
                    "to": "2027-02-28",
                    "from": "2026-09-08",
                }
            ],
            id="relief with the period of its goods",
        ),
        pytest.param(
            Channel.CANADA_GAZETTE,
            (
                "Order Amending the United States Surtax Order (2026) and the Steel Derivative "
                "Goods Surtax Order: SOR/2026-240"
            ),
            (
                "Canada Gazette, Part II, Volume 160, Number 25\n\nRegistration\nSOR/2026-240 "
                "November 27, 2026\n\nCUSTOMS TARIFF\n\nP.C. 2026-1001 November 26, 2026\n\nHer "
                "Excellency the Governor General in Council, on the recommendation of the "
                "Minister of Finance, makes the annexed Order Amending the United States Surtax"
                " Order (2026) and the Steel Derivative Goods Surtax Order under subsection "
                "53(2) and paragraph 79(a) of the Customs Tariff.\n\nOrder Amending the United "
                "States Surtax Order (2026) and the Steel Derivative Goods Surtax Order\n\nUnited"
                " States Surtax Order (2026)\n\n1 Paragraph 1(1)(b) of the United States Surtax "
                "Order (2026) is replaced by the following:\n\n(b) in the case of goods set out "
                "in Schedule 2, 35%;\n\nSteel Derivative Goods Surtax Order\n\n2 The schedule to "
                "the Steel Derivative Goods Surtax Order is amended by adding the following in "
                "numerical order:\n\n7326.90.90\n\nComing into Force\n\n4 This Order comes into force"
                " on December 10, 2026.\n"
            ),
            "2026-12-02",
            [
                {
                    "kind": "rate-change",
                    "programme": SURTAX,
                    "new": "35",
                    "from": "2026-12-10",
                    "in": "Schedule 2",
                },
                {
                    "kind": "codes-added",
                    "programme": "ca-steel-derivatives",
                    "from": "2026-12-10",
                    "in": "schedule",
                },
            ],
            id="two orders amended on one page",
        ),
        pytest.param(
            Channel.CANADA_GAZETTE,
            "Order Amending the United States Surtax Order (2026): SOR/2026-240",
            (
                "Canada Gazette, Part II, Volume 160, Number 25\n\nRegistration\nSOR/2026-240 "
                "November 27, 2026\n\nCUSTOMS TARIFF\n\nP.C. 2026-1001 November 26, 2026\n\nHer "
                "Excellency the Governor General in Council, on the recommendation of the "
                "Minister of Finance, makes the annexed Order Amending the United States Surtax"
                " Order (2026) under subsection 53(2) and paragraph 79(a) of the Customs "
                "Tariff.\n\nOrder Amending the United States Surtax Order (2026)\n\nAmendments\n\n1 "
                "The portion of section 1 of the United States Surtax Order (2026) before "
                "paragraph (a) is replaced by the following:\n\n1 Goods that originate in the "
                "United States are subject to a surtax in the amount of 45% of the value for "
                "duty if they are\n\n2 Section 3 of the Order is repealed.\n\nComing into Force\n\n4 "
                "This Order comes into force on December 10, 2026.\n"
            ),
            "2026-12-02",
            [{"kind": "rate-change", "programme": SURTAX, "new": "45", "from": "2026-12-10"}],
            id="a portion that is replaced is told once",
        ),
        pytest.param(
            Channel.CBSA_NOTICES,
            (
                "Customs Notice 26-45: Exemption for School Buses from the United States Surtax"
                " Order (2026)"
            ),
            (
                "Customs Notice 26-45\n\nOttawa, December 2, 2026\n\n1. This notice advises that, "
                "effective December 10, 2026, school buses of tariff item 8702.10.20 are no "
                "longer subject to the surtax under the United States Surtax Order (2026).\n\n2. "
                "The Order was amended by SOR/2026-240."
            ),
            "2026-12-02",
            [{"kind": "confirmation", "programme": SURTAX, "from": "2026-12-10"}],
            id="goods that are no longer subject",
        ),
        pytest.param(
            Channel.GC_NEWS,
            "Statement by Minister LeBlanc on new U.S. tariffs",
            (
                "From: Department of Finance Canada\n\nDecember 2, 2026 – Ottawa\n\n“Starting "
                "December 15, 2026, Canada will impose a surtax of 30 per cent on furniture "
                "from the United States,” said the Minister. Surtaxes of 25 per cent on "
                "machinery remain."
            ),
            "2026-12-02",
            [{"kind": "new-duty", "programme": SURTAX, "new": "30", "from": "2026-12-15"}],
            id="what a minister says will be imposed",
        ),
        pytest.param(
            Channel.CANADA_GAZETTE,
            (
                "Décret modifiant le Décret imposant une surtaxe aux États-Unis (2026) : "
                "DORS/2026-240"
            ),
            (
                "La Gazette du Canada, Partie II, volume 160, numéro "
                "25\n\nEnregistrement\nDORS/2026-240 Le 27 novembre 2026\n\nTARIF DES "
                "DOUANES\n\nDécret modifiant le Décret imposant une surtaxe aux États-Unis "
                "(2026)\n\nC.P. 2026-1001 Le 26 novembre 2026\n\nSur recommandation du ministre des"
                " Finances et en vertu du paragraphe 53(2) et de l’alinéa 79a) du Tarif des "
                "douanes, Son Excellence la Gouverneure générale en conseil prend le Décret "
                "modifiant le Décret imposant une surtaxe aux États-Unis (2026), "
                "ci-après.\n\nModifications\n\n1 L’annexe 2 du Décret imposant une surtaxe aux "
                "États-Unis (2026) est modifiée par suppression de ce qui suit :\n\n8703.22.00\n\n2"
                " L’annexe 3 du même décret est modifiée par adjonction, selon l’ordre "
                "numérique, de ce qui suit :\n\n8703.22.00\n\nEntrée en vigueur\n\n3 Le présent "
                "décret entre en vigueur le dixième jour suivant la date de son "
                "enregistrement.\n"
            ),
            "2026-12-02",
            [
                {
                    "kind": "codes-removed",
                    "programme": SURTAX,
                    "from": "2026-12-07",
                    "in": "annexe 2",
                },
                {
                    "kind": "codes-added",
                    "programme": SURTAX,
                    "from": "2026-12-07",
                    "in": "annexe 3",
                },
            ],
            id="the tenth day after registration, in French",
        ),
    ],
)
def test_what_is_told_of_an_order(
    channel: Channel, title: str, text: str, published: str, wanted: list[dict[str, str]]
) -> None:
    reading = read(text, title, channel, published=f"{published}T12:00:00+00:00", url="")
    assert told(reading) == wanted


def test_a_consolidation_of_which_only_its_repeal_is_left_ends_on_the_day_of_its_history() -> None:
    for phrase, by, day in (
        ("Repealed, SOR/2027-40, s. 5", "SOR/2027-40", "2027-03-01"),
        ("Repealed before coming into force, SOR/2027-16, s. 1", "SOR/2027-16", "2027-02-03"),
    ):
        text = (
            "SOR/2027-15\n 2027-2-1\nCUSTOMS TARIFF\nUnited States Surtax Order (2027)\n"
            f"P.C. 2027-72 2027-2-1[{phrase}]{by}{day}{by}2027-01-09\n"
        )
        reading = read(
            text,
            "United States Surtax Order (2027)",
            Channel.JUSTICE_LAWS,
            published="2027-07-25T12:00:00+00:00",
        )
        assert told(reading) == [{"kind": "end", "programme": "ca-surtax-2026", "from": day}]


def test_a_remission_order_is_of_its_own_programme_whatever_orders_it_relieves_of() -> None:
    reading = read(
        "Order in Council P.C. 2027-0466\nDate: 2027-04-16\nSubject: United States Surtax Remission "
        "Order (2027)\nPrecis: United States Surtax Remission Order (2027) in order to remit surtaxes "
        "paid under the United States Surtax Order (2026) and the United States Surtax Order (Steel "
        "and Aluminum 2025).\n",
        "United States Surtax Remission Order (2027)",
        Channel.ORDERS_IN_COUNCIL,
        published="2027-04-16T12:00:00+00:00",
    )
    assert [each["programme"] for each in told(reading)] == ["ca-remission"]
