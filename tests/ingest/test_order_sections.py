"""Canadian orders as they are worded: each kind of amendment, in both languages."""

from __future__ import annotations

import pytest

from bot.domain.documents import Channel
from tests.ingest.reading_documents import read, told

SURTAX, REMISSION = "ca-surtax-2026", "ca-remission"
AMENDING = "Order Amending the United States Surtax Order (2026)"
MODIFIANT = "Décret modifiant le Décret imposant une surtaxe aux États-Unis (2026)"
RELIEF = "Order Amending the United States Surtax Remission Order (2025)"
REMISE = "Décret modifiant le Décret de remise de la surtaxe des États-Unis (2025)"
FORCE = (
    "Coming into Force\n\n9 This Order comes into force on December 10, 2026, but if it is "
    "registered after that day, it comes into force on the day on which it is registered."
)
FORCE_FR = (
    "Entrée en vigueur\n\n9 Le présent décret entre en vigueur le 10 décembre 2026 ou, si elle "
    "est postérieure, à la date de son enregistrement."
)
GAZETTE = (
    "Canada Gazette, Part II, Volume 160, Number 25\n\nRegistration\nSOR/2026-240 November 27, "
    "2026\n\nCUSTOMS TARIFF\n\nHer Excellency the Governor General in Council makes the annexed "
    "{title} under subsection 53(2) of the Customs Tariff.\n\n{body}\n"
)
GAZETTE_FR = (
    "La Gazette du Canada, Partie II, volume 160, numéro 25\n\nEnregistrement\nDORS/2026-240 Le 27 "
    "novembre 2026\n\nTARIF DES DOUANES\n\nEn vertu du paragraphe 53(2) du Tarif des douanes, Son "
    "Excellence la Gouverneure générale en conseil prend le {title}, ci-après.\n\n{body}\n"
)
COUNCIL = (
    "Order in Council P.C. 2026-1001\nDate: 2026-11-26\nDepartment: FIN\nAct: Customs Tariff\n"
    "Subject: {title}\nPrecis: {precis}\nRegistration: SOR/ 2026-0240\n\nDate: 2026-11-26\n{body}\n"
)
PRINTED = "2026-12-02T12:00:00+00:00"


@pytest.mark.parametrize(
    ("title", "body", "wanted"),
    [
        pytest.param(
            "Order Repealing Certain Surtax Orders",
            (
                "1 The following Orders are repealed:\n\n(a) the United States Surtax Order "
                "(Steel and Aluminum 2025);\n\n(b) the United States Surtax Order (Motor Vehicles"
                " 2025).\n\n"
            )
            + FORCE,
            [
                {"kind": "end", "programme": "ca-surtax-steel-aluminum-2025", "from": "2026-12-10"},
                {"kind": "end", "programme": "ca-surtax-vehicles-2025", "from": "2026-12-10"},
            ],
            id="a list of orders that are repealed ends each",
        ),
        pytest.param(
            AMENDING,
            (
                "1 The United States Surtax Order (2026) is amended by replacing “25%” with "
                "“40%” wherever it occurs in paragraphs 1(1)(b) and 2(b).\n\n"
            )
            + FORCE,
            [
                {
                    "kind": "rate-change",
                    "programme": SURTAX,
                    "old": "25",
                    "new": "40",
                    "from": "2026-12-10",
                }
            ],
            id="a rate in place of another is the new rate",
        ),
        pytest.param(
            AMENDING,
            (
                "1 Schedule 2 to the United States Surtax Order (2026) is amended by deleting "
                "the following:\n\n8703.22.00\n8703.23.00\n\nComing into Force\n\n2 This Order comes "
                "into force on the later of December 12, 2026 and the day on which it is "
                "registered."
            ),
            [
                {
                    "kind": "codes-removed",
                    "programme": SURTAX,
                    "from": "2026-12-12",
                    "in": "Schedule 2",
                }
            ],
            id="the later of a day and of registration is that day",
        ),
        pytest.param(
            AMENDING,
            (
                "1 Items 4 to 9 of Schedule 2 to the United States Surtax Order (2026) are "
                "repealed.\n\n2 The schedule is amended by adding the following after item "
                "12:\n\n13 8504.40.30\n\n14 8504.50.90\n\nComing into Force\n\n3 This Order comes into "
                "force at 12:01 a.m. Eastern Standard Time on December 14, 2026."
            ),
            [
                {
                    "kind": "codes-removed",
                    "programme": SURTAX,
                    "from": "2026-12-14",
                    "in": "Schedule 2",
                },
                {
                    "kind": "codes-added",
                    "programme": SURTAX,
                    "from": "2026-12-14",
                    "in": "schedule",
                },
            ],
            id="items of a list that are repealed leave it, and others join",
        ),
        pytest.param(
            AMENDING,
            (
                "1 Paragraph 1(1)(c) of the United States Surtax Order (2026) is replaced by "
                "the following:\n\n(c) in the case of goods set out in Schedule 3, 75% of the "
                "value for duty.\n\nComing into Force\n\n2 This Order comes into force on the 30th "
                "day after the day on which it is registered."
            ),
            [
                {
                    "kind": "rate-change",
                    "programme": SURTAX,
                    "new": "75",
                    "from": "2026-12-27",
                    "in": "Schedule 3",
                }
            ],
            id="thirty days after registration are counted",
        ),
        pytest.param(
            AMENDING,
            (
                "1 Section 6 of the Order Amending the United States Surtax Order (2026) is "
                "replaced by the following:\n\n6 This Order comes into force on January 15, "
                "2027.\n\nComing into Force\n\n2 This Order comes into force on the day on which it"
                " is registered."
            ),
            [{"kind": "postponement", "programme": SURTAX, "from": "2027-01-15"}],
            id="an amending order whose start is replaced is put off",
        ),
        pytest.param(
            AMENDING,
            (
                "1 Section 6 of the Order Amending the United States Surtax Order (2026) is "
                "amended by replacing “December 10, 2026” with “January 15, 2027”.\n\nComing into"
                " Force\n\n2 This Order comes into force on the day on which it is registered."
            ),
            [{"kind": "postponement", "programme": SURTAX, "from": "2027-01-15"}],
            id="a day in place of another puts off",
        ),
        pytest.param(
            (
                "Décret modifiant le Décret modifiant le Décret imposant une surtaxe aux "
                "États-Unis (2026)"
            ),
            (
                "Modification\n\n1 L’article 6 du Décret modifiant le Décret imposant une surtaxe"
                " aux États-Unis (2026) est remplacé par ce qui suit :\n\n6 Le présent décret "
                "entre en vigueur le 15 janvier 2027.\n\nEntrée en vigueur\n\n2 Le présent décret "
                "entre en vigueur à la date de son enregistrement."
            ),
            [{"kind": "postponement", "programme": SURTAX, "from": "2027-01-15"}],
            id="a start that is replaced in French is put off",
        ),
        pytest.param(
            MODIFIANT,
            (
                "Modifications\n\n1 Aux alinéas 1(1)b) et 2b) du Décret imposant une surtaxe aux "
                "États-Unis (2026), « 25 % » est remplacé par « 40 % ».\n\n"
            )
            + FORCE_FR,
            [
                {
                    "kind": "rate-change",
                    "programme": SURTAX,
                    "old": "25",
                    "new": "40",
                    "from": "2026-12-10",
                }
            ],
            id="a rate in place of another in French",
        ),
        pytest.param(
            MODIFIANT,
            (
                "Modifications\n\n1 L’alinéa 1(1)a) du Décret imposant une surtaxe aux États-Unis"
                " (2026) est remplacé par ce qui suit :\n\na) s’agissant de marchandises classées"
                " dans l’un des numéros tarifaires figurant à l’annexe 1, 30 %;\n\n"
            )
            + FORCE_FR,
            [
                {
                    "kind": "rate-change",
                    "programme": SURTAX,
                    "new": "30",
                    "from": "2026-12-10",
                    "in": "annexe 1",
                }
            ],
            id="a paragraph with a rate that is replaced in French",
        ),
        pytest.param(
            MODIFIANT,
            (
                "Modifications\n\n1 L’article 2 du Décret imposant une surtaxe aux États-Unis "
                "(2026) est modifié par adjonction, après l’alinéa c), de ce qui suit :\n\nd) aux"
                " marchandises importées pour être utilisées dans la fabrication de bateaux de "
                "pêche.\n\n"
            )
            + FORCE_FR,
            [{"kind": "exemption", "programme": SURTAX, "from": "2026-12-10"}],
            id="goods that are spared in French",
        ),
        pytest.param(
            (
                "Décret abrogeant le Décret imposant une surtaxe aux États-Unis (véhicules "
                "automobiles 2025)"
            ),
            (
                "Abrogation\n\n1 Le Décret imposant une surtaxe aux États-Unis (véhicules "
                "automobiles 2025) est abrogé.\n\n"
            )
            + FORCE_FR
            + (
                "\n\nNOTE EXPLICATIVE\n\n(La présente note ne fait pas partie du décret.)\n\nLe "
                "Décret met fin à la surtaxe de 25 % imposée le 9 avril 2025."
            ),
            [
                {
                    "kind": "end",
                    "programme": "ca-surtax-vehicles-2025",
                    "old": "25",
                    "from": "2026-12-10",
                }
            ],
            id="an order repealed in French with the rate its note tells",
        ),
        pytest.param(
            "Décret imposant une surtaxe aux États-Unis (2026-2)",
            (
                "Surtaxe\n\n1 Les marchandises originaires des États-Unis qui sont classées dans "
                "un numéro tarifaire figurant à l’annexe sont assujetties à une surtaxe de 20 %"
                " de leur valeur en douane.\n\n2 La surtaxe ne s’applique pas aux marchandises en"
                " transit.\n\nCessation d’effet\n\n3 Le présent décret cesse d’avoir effet le 1er "
                "juillet 2027.\n\n"
            )
            + FORCE_FR,
            [
                {
                    "kind": "new-duty",
                    "programme": SURTAX,
                    "new": "20",
                    "to": "2027-06-30",
                    "from": "2026-12-10",
                    "in": "annexe",
                }
            ],
            id="a new surtax in French, which ceases to have effect",
        ),
        pytest.param(
            REMISE,
            (
                "Modifications\n\n1 L’alinéa 5a) du Décret de remise de la surtaxe des États-Unis"
                " (2025) est remplacé par ce qui suit :\n\na) s’agissant de marchandises à "
                "l’égard desquelles une remise est accordée en application de l’article 1, "
                "elles sont importées au Canada avant le 1er juillet 2028;\n\n2 À l’article 4.6 "
                "du même décret, « 1er mai 2027 » est remplacé par « 15 juin 2027 ».\n\nEntrée en"
                " vigueur\n\n3 Le présent décret entre en vigueur à la date de son "
                "enregistrement."
            ),
            [{"kind": "postponement", "programme": REMISSION, "to": "2028-06-30"}],
            id="relief that lasts longer in French to its latest day",
        ),
        pytest.param(
            RELIEF,
            (
                "1 Section 4.6 of the United States Surtax Remission Order (2025) is amended by"
                " replacing “May 1, 2027” with “June 15, 2027”.\n\nComing into Force\n\n2 This "
                "Order comes into force on the day on which it is registered."
            ),
            [{"kind": "postponement", "programme": REMISSION, "to": "2027-06-14"}],
            id="relief for goods imported before another day",
        ),
        pytest.param(
            RELIEF,
            (
                "1 The United States Surtax Remission Order (2025) is amended by adding the "
                "following after section 4.7:\n\n4.8 Remission is granted of the surtax paid or "
                "payable under the United States Surtax Order (2026) in respect of vaccines for"
                " livestock that are imported during the period beginning on December 1, 2026 "
                "and ending on November 30, 2027.\n\nComing into Force\n\n2 This Order comes into "
                "force on the day on which it is registered."
            ),
            [
                {
                    "kind": "exemption",
                    "programme": REMISSION,
                    "to": "2027-11-30",
                    "from": "2026-12-01",
                }
            ],
            id="new relief with its own period is told once",
        ),
        pytest.param(
            REMISE,
            (
                "Modifications\n\n1 Le Décret de remise de la surtaxe des États-Unis (2025) est "
                "modifié par adjonction, après l’article 4.7, de ce qui suit :\n\n4.8 Est "
                "accordée la remise de la surtaxe payée ou à payer aux termes du Décret "
                "imposant une surtaxe aux États-Unis (2026) à l’égard des vaccins importés au "
                "cours de la période commençant le 1er décembre 2026 et se terminant le 30 "
                "novembre 2027.\n\nEntrée en vigueur\n\n2 Le présent décret entre en vigueur à la "
                "date de son enregistrement."
            ),
            [
                {
                    "kind": "exemption",
                    "programme": REMISSION,
                    "to": "2027-11-30",
                    "from": "2026-12-01",
                }
            ],
            id="new relief in French with its own period",
        ),
    ],
)
def test_an_order_as_it_is_printed(title: str, body: str, wanted: list[dict[str, str]]) -> None:
    printed = GAZETTE_FR if title.startswith("Décret") else GAZETTE
    text = printed.format(title=title, body=body)
    reading = read(text, title, Channel.CANADA_GAZETTE, published=PRINTED, url="")
    assert told(reading) == wanted


@pytest.mark.parametrize(
    ("title", "precis", "body", "wanted"),
    [
        pytest.param(
            AMENDING,
            (
                "Order Amending the UNITED STATES SURTAX ORDER (2026) to increase the rate of "
                "the surtax on certain steel goods from 50% to 75%, effective December 10, "
                "2026, and to add 12 tariff items to Schedule 2."
            ),
            (
                "Amendments\n1 Paragraph 1(1)(c) of the United States Surtax Order (2026) is "
                "replaced by the following:\n(c) in the case of goods set out in Schedule 3, "
                "75%;\n"
            )
            + FORCE,
            [
                {
                    "kind": "rate-change",
                    "programme": SURTAX,
                    "old": "50",
                    "new": "75",
                    "from": "2026-12-10",
                },
                {
                    "kind": "codes-added",
                    "programme": SURTAX,
                    "from": "2026-12-10",
                    "in": "Schedule 2",
                },
            ],
            id="a precis of two purposes gives two changes",
        ),
        pytest.param(
            AMENDING,
            (
                "Order Amending the UNITED STATES SURTAX ORDER (2026) in order to repeal, as of"
                " December 10, 2026, the surtax of 25% on goods set out in Schedule 1."
            ),
            (
                "Amendments\n1 Paragraph 1(1)(a) of the United States Surtax Order (2026) is "
                "repealed.\n2 Schedule 1 to the Order is repealed.\n"
            )
            + FORCE,
            [{"kind": "end", "programme": SURTAX, "old": "25", "from": "2026-12-10"}],
            id="a surtax on one list is repealed",
        ),
        pytest.param(
            AMENDING,
            (
                "Order to suspend, from December 10, 2026 until March 31, 2027, the application"
                " of the surtax of 25% on farm machinery of the United States."
            ),
            (
                "Amendments\n1 The United States Surtax Order (2026) is amended by adding the "
                "following after section 4:\n4.1 The surtax referred to in paragraph 1(1)(a) "
                "does not apply to goods imported on or after December 10, 2026 and before "
                "April 1, 2027.\nComing into Force\n2 This Order comes into force on December 10,"
                " 2026."
            ),
            [
                {
                    "kind": "postponement",
                    "programme": SURTAX,
                    "to": "2027-03-31",
                    "from": "2026-12-10",
                }
            ],
            id="a surtax that is suspended for a while",
        ),
        pytest.param(
            (
                "Order Fixing January 4, 2027 as the Day on Which Section 2 of the Order "
                "Amending the United States Surtax Order (2026) Comes into Force"
            ),
            (
                "Order fixing January 4, 2027 as the day on which section 2 of the Order "
                "Amending the UNITED STATES SURTAX ORDER (2026), which increases the surtax on "
                "wine from 25% to 50%, comes into force."
            ),
            (
                "Her Excellency fixes January 4, 2027 as the day on which section 2 of the "
                "Order Amending the United States Surtax Order (2026) comes into force."
            ),
            [
                {
                    "kind": "rate-change",
                    "programme": SURTAX,
                    "old": "25",
                    "new": "50",
                    "from": "2027-01-04",
                }
            ],
            id="a day that is fixed is the start",
        ),
    ],
)
def test_an_order_as_it_is_made(
    title: str, precis: str, body: str, wanted: list[dict[str, str]]
) -> None:
    text = COUNCIL.format(title=title, precis=precis, body=body)
    reading = read(text, title, Channel.ORDERS_IN_COUNCIL, published=PRINTED, url="")
    assert told(reading) == wanted


def test_a_rate_that_holds_only_to_a_day_is_the_old_one_of_the_next() -> None:
    body = (
        "1 Paragraph 1(1)(c) of the United States Surtax Order (2026) is replaced by the "
        "following:\n\n(c) in the case of goods that are set out in Schedule 3,\n\n(i) 50%, if the "
        "goods are released before May 1, 2027, and\n\n(ii) 30%, in any other case.\n\n"
    ) + FORCE
    text = GAZETTE.format(title=AMENDING, body=body)
    found = told(read(text, AMENDING, Channel.CANADA_GAZETTE, published=PRINTED))
    change = {"kind": "rate-change", "programme": SURTAX, "old": "50", "new": "30"}
    assert found == [{**change, "from": "2027-05-01"}]


def test_a_day_by_which_goods_were_ordered_is_not_the_end_of_their_relief() -> None:
    body = (
        "1 Le Décret imposant une surtaxe aux États-Unis (2026) est modifié par adjonction, après "
        "l’article 3, de ce qui suit :\n\n3.1 La surtaxe ne s’applique pas aux véhicules qui ont "
        "fait l’objet d’une commande avant le 1er octobre 2026 et qui sont importés au plus tard "
        "le 31 mars 2027.\n\n"
    ) + FORCE_FR
    text = GAZETTE_FR.format(title=MODIFIANT, body=body)
    found = told(read(text, MODIFIANT, Channel.CANADA_GAZETTE, published=PRINTED))
    spared = {"kind": "exemption", "programme": SURTAX, "from": "2026-12-10", "to": "2027-03-31"}
    assert found == [spared]


@pytest.mark.parametrize(
    "body",
    [
        (
            "1 Section 3 of the Order Imposing a Surtax on the Importation of Certain Steel Goods "
            "is amended by replacing “50%” with “65%”; goods within the quantity remain free of "
            "the surtax.\n\n"
        ),
        (
            "1 Section 3 of the Order Imposing a Surtax on the Importation of Certain Steel Goods "
            "is replaced by the following:\n\n3 Goods imported in excess of the quantity are "
            "subject to a surtax in the amount of 65% of their value for duty.\n\n"
        ),
    ],
)
def test_a_new_rate_in_an_order_that_spares_the_neighbour_is_read(body: str) -> None:
    title = "Order Amending the Order Imposing a Surtax on the Importation of Certain Steel Goods"
    text = GAZETTE.format(title=title, body=body + FORCE)
    found = told(read(text, title, Channel.CANADA_GAZETTE, published=PRINTED))
    values = [(each["programme"], each["kind"], each["new"], each["from"]) for each in found]
    assert values == [("ca-steel-trq", "rate-change", "65", "2026-12-10")]


def test_each_of_two_steps_of_a_new_duty_has_its_days() -> None:
    title = "United States Surtax Order (Furniture)"
    body = (
        "1 Goods that originate in the United States and are set out in the schedule are subject "
        "to a surtax in the amount of\n\n(a) 10% of the value for duty, if they are imported "
        "before March 1, 2027; and\n\n(b) 25% of the value for duty, in any other case.\n\n"
    )
    text = GAZETTE.format(title=title, body=body + FORCE)
    found = told(read(text, title, Channel.CANADA_GAZETTE, published=PRINTED))
    duty = {"kind": "new-duty", "programme": SURTAX, "in": "schedule"}
    assert found == [
        {**duty, "new": "10", "from": "2026-12-10", "to": "2027-02-28"},
        {**duty, "new": "25", "from": "2027-03-01"},
    ]


@pytest.mark.parametrize(
    ("title", "body", "kind"),
    [
        (
            "Order Repealing the Order Imposing a Surtax on the Importation of Certain Steel Goods",
            "1 The Order Imposing a Surtax on the Importation of Certain Steel Goods is repealed.",
            "end",
        ),
        (
            "Order Amending the Order Imposing a Surtax on the Importation of Certain Steel Goods",
            "1 The schedule to the Order Imposing a Surtax on the Importation of Certain Steel "
            "Goods is amended by adding the following:\n\n7306.30.00",
            "codes-added",
        ),
    ],
)
def test_what_ends_or_lengthens_a_measure_that_spares_the_neighbour_is_read(
    title: str, body: str, kind: str
) -> None:
    text = GAZETTE.format(title=title, body=body + "\n\n" + FORCE)
    found = told(read(text, title, Channel.CANADA_GAZETTE, published=PRINTED))
    values = [(each["programme"], each["kind"], each["from"]) for each in found]
    assert values == [("ca-steel-trq", kind, "2026-12-10")]


def test_relief_that_ceases_on_a_day_ends_in_french_too() -> None:
    title = (
        "Décret modifiant le Décret de remise visant des surtaxes imposées aux États-Unis (2025)"
    )
    body = (
        "1 La remise prévue à l’article 3 du Décret de remise visant des surtaxes imposées aux "
        "États-Unis (2025) cesse le 31 janvier 2027.\n\n"
    )
    text = GAZETTE_FR.format(title=title, body=body + FORCE_FR)
    found = told(read(text, title, Channel.CANADA_GAZETTE, published=PRINTED))
    assert found == [
        {"kind": "end", "programme": REMISSION, "from": "2027-02-01", "to": "2027-01-31"}
    ]
