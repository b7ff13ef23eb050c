"""A question that wants yes or no gets it first; any other question gets neither."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.cards import Card, ShortCard, Stands
from bot.commands.dispatch.yes_no import charging, with_yes_no
from bot.domain.days import Validity
from bot.domain.duty import AdValorem, DutyExpression, Unparsed
from bot.domain.measures import Measure, Origins, Programme
from bot.domain.questions import Query
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang, Text

STEEL = Stands(percent=Decimal(50), owed=True)
SYRUP = Stands(percent=Decimal(10), owed=True, free_if_claimed=True)
TOYS = Stands(percent=Decimal(0), owed=False, free_if_claimed=True)
WINE = Stands(percent=None, owed=True, banned=True)


METALS = Programme(
    slug="us-232-metals",
    name=Text(en="Section 232 metals", fr="article 232, métaux"),
    imposing="US",
    authority="Section 232, Trade Expansion Act of 1962",
)
CANADA = Programme(
    slug="us-338-canada",
    name=Text(en="Section 338 duties", fr="droits de l'article 338"),
    imposing="US",
    authority="Section 338, Tariff Act of 1930",
)
LABOUR = Programme(
    slug="us-forced-labour",
    name=Text(en="forced-labour duties", fr="droits sur le travail forcé"),
    short=Text(en="forced-labour duty", fr="droit sur le travail forcé"),
    imposing="US",
    authority="Section 301",
)
COVERED = Stands(percent=Decimal(50), owed=True, laws=frozenset({"us-232-metals"}))
CHEESE = Stands(percent=Decimal(10), owed=True, elsewhere=frozenset({"us-338-canada"}))


def test_what_is_owed_on_some_codes_alone_is_no_escape_from_a_rate() -> None:
    some = Stands(percent=Decimal(0), owed=False, elsewhere=frozenset({"us-338-canada"}))
    assert headline("can usmca get me out of the 50% on cheese", some) == "It"


CLAIMED_SYRUP = Stands(
    percent=Decimal(0),
    owed=False,
    free_if_claimed=True,
    freed=frozenset({LABOUR.slug}),
    unclaimed=Decimal(10),
)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("does usmca save maple syrup from the 10%", "Yes. It"),
        # which is over: the claim takes away another rate
        ("is usmca still saving syrup from the 35%", "It"),
        ("can a claim get syrup out of the 10% or 35% duty", "It"),
    ],
)
def test_a_claim_spares_the_rate_that_is_owed_without_it(asked: str, told: str) -> None:
    assert headline(asked, CLAIMED_SYRUP) == told


@pytest.mark.parametrize(
    ("asked", "stands", "told"),
    [
        ("does a usmca certificate get me out of the steel tariff", STEEL, "No. It"),
        ("can I avoid the steel duty with usmca?", STEEL, "No. It"),
        ("does CUSMA shield steel from the surtax", STEEL, "No. It"),
        ("can usmca get us out of the wine ban?", WINE, "No. It"),
        ("does usmca get maple syrup out of the tariff", CLAIMED_SYRUP, "Yes. It"),
        # both cases are told: with the claim nothing is owed
        ("does usmca keep maple syrup from paying duty", SYRUP, "Yes. It"),
        ("can I escape the duty on maple syrup without usmca", SYRUP, "No. It"),
        # a relief that the importer must have
        ("does remission get me out of the steel surtax", STEEL, "It"),
        ("can I avoid the 50% surtax by remission", STEEL, "It"),
        ("does remission exempt steel from the 50% surtax", STEEL, "It"),
        ("does usmca or remission get me out of the surtax", STEEL, "It"),
        # nothing was charged: the claim takes nothing away
        ("does cusma spare us the surtax on lids", replace(TOYS, freed=frozenset()), "It"),
        ("did usmca save the auto industry", STEEL, "It"),
    ],
)
def test_a_claim_that_spares_nothing_is_never_told_yes(
    asked: str, stands: Stands, told: str
) -> None:
    assert headline(asked, stands) == told


def test_en_francais_une_demande_qui_n_epargne_rien() -> None:
    assert headline("l'ACEUM épargne-t-il le droit sur l'acier ?", STEEL, "fr") == "Non. It"
    asked = "est-ce que l'ACEUM évite le droit sur le sirop ?"
    assert headline(asked, CLAIMED_SYRUP, "fr") == "Oui. It"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("does a usmca claim get syrup out of the forced labour duty", "Yes. It"),
        ("does usmca exempt syrup from the forced labour duty", "Yes. It"),
        ("can I escape the forced labour duty without usmca", "It"),
    ],
)
def test_a_law_that_a_claim_takes_away_is_told_of_that_law(asked: str, told: str) -> None:
    assert headline(asked, CLAIMED_SYRUP, laws=(LABOUR,)) == told


def test_a_law_that_a_claim_leaves_is_told_no() -> None:
    steel = replace(COVERED, freed=frozenset())
    assert headline("can usmca get steel out of 232?", steel, laws=(METALS,)) == "No. It"
    # which is not charged at all: nothing is taken away
    assert headline("can usmca get steel out of 338?", steel, laws=(CANADA,)) == "It"


@pytest.mark.parametrize(
    ("asked", "spared", "told"),
    [
        ("does USMCA get me out of 338", False, "No. It"),
        ("is there a usmca exemption from the surtax order?", False, "No. It"),
        ("does usmca spare us section 122", True, "Yes. It"),
        # of some of its goods
        ("does usmca spare us section 232", None, "It"),
        ("are we spared section 122 without usmca", True, "It"),
    ],
)
def test_whether_a_claim_spares_a_law_by_itself(asked: str, spared: bool | None, told: str) -> None:
    law = Stands(percent=None, owed=True, in_force=True, spared_if_claimed=spared)
    assert headline(asked, law) == told


@pytest.mark.parametrize(
    ("asked", "origin", "charged", "told"),
    [
        ("does the fentanyl tariff apply to vietnam", "VN", False, "No. It"),
        ("does the fentanyl tariff hit mexico", "MX", True, "Yes. It"),
        ("does the emergency tariff apply to south korea?", "KR", False, "No. It"),
        # of one country, whose law is on another
        ("does the ieepa tariff on india apply to canada", "IN", True, "It"),
        # whom it reaches was not asked
        ("does the fentanyl tariff apply to us", None, True, "It"),
        # a claim may take it away
        ("does the fentanyl tariff apply to usmca goods of mexico", "MX", True, "It"),
    ],
)
def test_whether_a_law_is_on_the_goods_of_a_country(
    asked: str, origin: str | None, charged: bool, told: str
) -> None:
    stands = Stands(percent=None, owed=charged, in_force=charged)
    short = ShortCard(headline="It", stands=stands)
    query = Query(command="tariff", programme="us-ieepa-canada", origin=origin)
    card = Card(title="", lang="en", parts=(), short=short, query=query)
    answered = with_yes_no(card, asked).short
    assert answered is not None
    assert answered.headline == told


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("do the canada tariffs start tomorrow", "Yes. It"),
        ("do the new surtaxes take effect on september 8", "Yes. It"),
        # of a rate, or of an end, what begins tells nothing
        ("do the tariffs start at 50% tomorrow", "It"),
        ("do the tariffs end or start tomorrow", "It"),
        ("are tariffs lifted when the new ones begin", "It"),
        ("is anything dated for tomorrow", "It"),
    ],
)
def test_whether_duties_begin_on_a_day(asked: str, told: str) -> None:
    assert headline(asked, Stands(percent=None, owed=True, begins=True)) == told


@pytest.mark.parametrize(
    "asked",
    [
        "do the steel duty and the emergency duty stack",
        "is the forced labour duty owed on top of the tariff",
        "do I pay the surtax on cars and the 50% steel surtax",
        "is the duty charged on the US content",
    ],
)
def test_how_duties_go_together_and_on_what_is_not_told_by_one_being_owed(asked: str) -> None:
    assert headline(asked, STEEL) == "It"


@pytest.mark.parametrize(
    ("asked", "owed", "elsewhere", "told"),
    [
        ("does 338 stack with 232 on steel", ("us-232-metals", "us-338-canada"), (), "Yes. It"),
        ("is 338 owed on top of 232 on steel?", ("us-232-metals", "us-338-canada"), (), "Yes. It"),
        ("does 338 stack with 232 on steel", ("us-232-metals",), (), "No. It"),
        ("does 338 stack with 232 on steel", ("us-232-metals",), ("us-338-canada",), "It"),
        ("doesn't 338 not stack with 232 on steel", ("us-232-metals",), (), "It"),
        ("does 338 stack with 232 at 50% on steel", ("us-232-metals",), (), "It"),
        ("why does 338 stack with 232 on steel", ("us-232-metals", "us-338-canada"), (), "It"),
    ],
)
def test_whether_two_laws_are_owed_at_once_on_a_good(
    asked: str, owed: tuple[str, ...], elsewhere: tuple[str, ...], told: str
) -> None:
    stands = replace(COVERED, laws=frozenset(owed), elsewhere=frozenset(elsewhere))
    assert headline(asked, stands, laws=(METALS, CANADA)) == told


def test_that_a_law_charges_does_not_tell_that_a_claim_lowers_it() -> None:
    assert headline("does usmca lower the 232 duty on steel", COVERED, laws=(METALS,)) == "It"
    both = "do 232 and the emergency tariff stack on steel"
    assert headline(both, COVERED, laws=(METALS,)) == "It"


def test_whether_a_law_is_waived_is_not_told_by_whether_it_is_charged() -> None:
    asked = "does usmca waive the forced labour duty on toys"
    stands = Stands(percent=Decimal(60), owed=True, laws=frozenset({LABOUR.slug}))
    assert headline(asked, stands, laws=(LABOUR,)) == "It"


def headline(
    asked: str, stands: Stands | None, lang: Lang = "en", laws: tuple[Programme, ...] = ()
) -> str:
    short = ShortCard(headline="It", stands=stands)
    card = with_yes_no(Card(title="", lang=lang, parts=(), short=short), asked, laws)
    assert card.short is not None
    return card.short.headline


@pytest.mark.parametrize(
    ("asked", "stands", "told"),
    [
        ("does USMCA exempt my furniture from the 50%?", STEEL, "No. It"),
        ("est-ce que l'ACEUM exempte mes meubles du 50 % ?", STEEL, "No. It"),
        ("will the certificate spare us the 50 percent?", STEEL, "No. It"),
        ("can I avoid the 50% with a claim?", STEEL, "No. It"),
        ("would a claim get me out of the 25%?", TOYS, "Yes. It"),
        # the 10% may be just what the claim takes away
        ("will a USMCA certificate save me the 10% on toys?", STEEL, "It"),
        ("is the steel tariff 50%?", STEEL, "Yes. It"),
        ("Is the steel tariff still 25 percent", STEEL, "No. It"),
        ("do I pay duty on maple syrup?", SYRUP, "Yes. It"),
        ("is maple syrup exempt?", SYRUP, "Only with USMCA. It"),
        ("are toys duty-free?", TOYS, "Yes. It"),
        ("are toys taxed", TOYS, "No. It"),
        ("is the surtax off yet?", TOYS, "Yes. It"),
        ("is the steel tariff gone?", STEEL, "No. It"),
        ("la surtaxe est-elle levée?", TOYS, "Yes. It"),
        ("is canadian wine banned?", WINE, "Yes. It"),
        ("is wine 25%?", WINE, "No. It"),
        ("was it 25% or 50%?", STEEL, "It"),
        # how it stands does not tell whether it moved
        ("did the US raise the steel tariff in July?", STEEL, "It"),
        ("are tariffs on toys going down?", TOYS, "It"),
        ("does Canada cut its surtax this month?", STEEL, "It"),
        ("what is the duty on steel", STEEL, "It"),
        ("how much is the duty, is it 50%?", STEEL, "It"),
        ("we get valves off a mill in Houston, are those surtaxed", TOYS, "No. It"),
        ("do I pay duty if I drive it over the border", STEEL, "Yes. It"),
        ("is the duty on steel off now?", STEEL, "No. It"),
        ("is the surtax over?", TOYS, "Yes. It"),
        ("can I mail syrup without her paying", SYRUP, "Only with USMCA. It"),
        ("does steel face a quota and not just a duty", STEEL, "It"),
        ("is there a duty on steel or not", STEEL, "Yes. It"),
        ("7210.49 from Brazil, surtax or not?", STEEL, "Yes. It"),
        ("does maple syrup go in free", SYRUP, "Only with USMCA. It"),
        ("isn't steel taxed?", STEEL, "Yes. It"),
        ("is it true that steel isn't taxed?", STEEL, "No. It"),
        ("is it right that toys do not pay a tariff", TOYS, "Yes. It"),
        ("it isn't true that steel isn't tariffed anymore, is it?", TOYS, "It"),
        ("is steel not taxed then", STEEL, "It"),
        ("steel", STEEL, "It"),
        ("is the steel tariff 50%?", None, "It"),
    ],
)
def test_yes_or_no_comes_first_where_it_is_asked(
    asked: str, stands: Stands | None, told: str
) -> None:
    assert headline(asked, stands) == told


@pytest.mark.parametrize(
    ("asked", "stands", "told"),
    [
        ("est-ce que l'acier paie 50 % ?", STEEL, "Oui. It"),
        ("le sirop d'érable est-il exempté ?", SYRUP, "Avec l’ACEUM seulement. It"),
        ("les jouets paient-ils un droit ?", TOYS, "Non. It"),
        ("le Canada taxe-t-il l'acier ?", STEEL, "Oui. It"),
        ("l'acier, ça passe-tu la ligne sans payer", STEEL, "Non. It"),
        ("les jouets entrent-ils sans droits ?", TOYS, "Oui. It"),
        ("les É.-U. appliquent-ils un contingent et non un droit ?", STEEL, "It"),
        ("l'acier du Brésil livré à Montréal, surtaxe ou pas??", STEEL, "Oui. It"),
        ("les jouets, y'a tu un droit dessus ou pas rendu ici", TOYS, "Non. It"),
        ("le taux sur l'acier, ACEUM ou non, svp", STEEL, "It"),
        ("c'est-ti vrai que le sirop passe free", SYRUP, "Avec l’ACEUM seulement. It"),
        ("combien paie l'acier, est-ce 50 % ?", STEEL, "It"),
        ("est-ce que le droit sur l'acier a augmenté ?", STEEL, "It"),
    ],
)
def test_oui_ou_non_en_premier(asked: str, stands: Stands, told: str) -> None:
    assert headline(asked, stands, "fr") == told


@pytest.mark.parametrize(
    ("asked", "stands", "laws", "told"),
    [
        ("are transformers under section 232?", COVERED, (METALS,), "Yes, under Section 232. It"),
        ("is steel hit by the 338 duty", COVERED, (CANADA,), "No, not under Section 338. It"),
        ("is cheese on the 338 list", CHEESE, (CANADA,), "Only some codes, under Section 338. It"),
        ("is steel exempt from section 232?", COVERED, (METALS,), "No. It"),
        ("is steel exempt from section 338?", COVERED, (CANADA,), "Yes. It"),
        ("northern ontario here, does 232 apply to pipe", COVERED, (METALS,), "Yes, under Section"),
        ("is it true that 338 does not apply to steel?", COVERED, (CANADA,), "Yes. It"),
        ("is it 232 or 338 that applies to steel", COVERED, (METALS, CANADA), "It"),
        ("do 232 and 338 both apply to steel", COVERED, (METALS, CANADA), "It"),
        ("what does 232 apply to", COVERED, (METALS,), "It"),
        (
            "is steel hit by forced labour",
            COVERED,
            (LABOUR,),
            "No, not under the forced-labour duty.",
        ),
    ],
)
def test_whether_a_law_reaches_a_good_is_answered_of_that_law(
    asked: str, stands: Stands, laws: tuple[Programme, ...], told: str
) -> None:
    assert headline(asked, stands, "en", laws)[: len(told)] == told


@pytest.mark.parametrize(
    ("asked", "laws", "told"),
    [
        ("c'est-tu vrai que l'acier est visé par la 232?", (METALS,), "Oui (article 232). It"),
        ("Est-ce exact que la 338 ne le vise pas?", (CANADA,), "Oui. It"),
        ("l'acier est-il visé par la 338 ?", (CANADA,), "Non (article 338). It"),
        ("l'acier est-tu tarifé?", (), "Oui. It"),
    ],
)
def test_en_francais_aussi(asked: str, laws: tuple[Programme, ...], told: str) -> None:
    assert headline(asked, COVERED, "fr", laws) == told


@pytest.mark.parametrize(
    "duty",
    [Unparsed(text="unquantified"), AdValorem(percent=Decimal(10))],
    ids=["no rate", "no codes"],
)
def test_of_a_programme_that_charges_no_codes_no_yes_or_no_is_told(duty: DutyExpression) -> None:
    relief = Measure(
        slug="remission",
        programme="us-338-canada",
        imposing="US",
        origins=Origins(only=frozenset({"CA"})),
        label=Text(en="Remission", fr="Remise"),
        duty=duty,
        validity=Validity(first=date(2026, 9, 15)),
    )
    facts = FactSnapshot(
        revision=1,
        sources={},
        stacking=(),
        goods={},
        events={},
        claims={},
        speakers={},
        quotes={},
        data_as_of=date(2026, 10, 10),
        records_begin=date(2025, 2, 1),
        programmes={CANADA.slug: CANADA},
        measures={relief.slug: relief},
        by_programme={CANADA.slug: (relief.slug,)},
    )
    assert charging(["us-338-canada"], facts) is None


@pytest.mark.parametrize(
    ("asked", "laws", "imposing", "told"),
    [
        # all that is owed is under the law that the good's own words name
        ("did the US charge 50% on steel in July?", (METALS,), "US", "Yes. It"),
        ("did the US charge 25% on steel in July?", (METALS,), "US", "No. It"),
        # another country's law is named by the words of the good alone
        ("is it true that Canada charged 50% on steel?", (CANADA,), "CA", "Yes. It"),
        # a law beside the one that is owed: of its own rate nothing is told
        ("is steel 50% under Section 338?", (CANADA,), "US", "It"),
    ],
)
def test_a_rate_is_told_of_where_the_law_named_leaves_nothing_open(
    asked: str, laws: tuple[Programme, ...], imposing: str, told: str
) -> None:
    short = ShortCard(headline="It", stands=COVERED)
    query = Query(command="tariff", good="steel", imposing=imposing)
    card = with_yes_no(Card(title="", lang="en", parts=(), short=short, query=query), asked, laws)
    assert card.short is not None
    assert card.short.headline == told


PART = Stands(percent=None, owed=True, of_part=Decimal(25))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("do us cars pay 25% in canada with cusma", "Yes, on part of the value. It"),
        ("is it 25% with a claim", "Yes, on part of the value. It"),
        ("do us cars pay 15% with cusma", "It"),  # of the whole value it may come to that
        ("do us cars pay a duty with cusma", "Yes. It"),
    ],
)
def test_a_rate_on_a_part_of_the_value_is_told_as_one(asked: str, told: str) -> None:
    assert headline(asked, PART) == told
