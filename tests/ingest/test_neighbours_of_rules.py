"""What stands close to the words that rules look for, and says something else."""

from __future__ import annotations

import pytest

from bot.domain.documents import Channel
from bot.domain.proposals import ProposalKind
from bot.ingest.documents.deeds import deed_of
from tests.ingest.reading_documents import UNDER_232, read, told

PRESS, NEWS, CUSTOMS = Channel.PRESS, Channel.GC_NEWS, Channel.CBSA_NOTICES
CSMS, GAZETTE, ACT = Channel.CBP_CSMS, Channel.CANADA_GAZETTE, Channel.WHITE_HOUSE
ORDERS = Channel.ORDERS_IN_COUNCIL
DECEMBER = "from=2026-12-01"
STEEL_RISES = f"{DECEMBER} kind=event new=50 old=25 programme=us-232-metals"


def lines(channel: Channel, title: str, text: str) -> list[str]:
    reading = read(
        f"{title}\n\n{text}", title, channel, published="2026-11-20T15:00:00+00:00", url=""
    )
    changes = ({k: v for k, v in each.items() if k != "in"} for each in told(reading))
    return sorted(" ".join(f"{k}={each[k]}" for k in sorted(each)) for each in changes)


@pytest.mark.parametrize(
    "title",
    [
        "Trump doubles steel tariffs to 50 percent, sparing Britain",
        "Trump doubles steel tariffs as Brussels vows response",
        "Tokyo shrugs as Washington raises steel tariffs",
        "Trump to double steel tariffs, European Union vows response",
        "European Union braces as Trump doubles steel tariffs",
        "Trump's doubling of steel tariffs draws anger in Japan",
        "Steel tariffs double; South Korea says it will retaliate",
        "Trump doubles steel tariffs for the European Union and everyone else",
    ],
)
def test_a_headline_may_tell_of_others_beside_what_all_pay(title: str) -> None:
    text = (
        "President Trump signed a proclamation on Friday. The tariff on steel and aluminum will be "
        "doubled from 25 percent to 50 percent on December 1. Canada is the largest supplier."
    )
    assert lines(PRESS, title, text) == [STEEL_RISES]


@pytest.mark.parametrize(
    "title",
    [
        "Trump doubles tariffs on steel from the European Union",
        "European Union says tariff on its steel will double",
        "Japan deplores tariff on Japanese steel",
    ],
)
def test_a_headline_on_others_goods_is_on_theirs_alone(title: str) -> None:
    text = (
        "President Trump signed a proclamation on Friday. The tariff on its steel will be doubled "
        "from 25 percent to 50 percent on December 1."
    )
    assert lines(PRESS, title, text) == []


def test_on_others_and_all_other_goods_is_on_ours() -> None:
    text = (
        "The tariff on European, Asian and all other imported steel will rise from 25 percent to 50 "
        "percent on December 1, Trump announced Friday. Canada condemned it."
    )
    assert lines(PRESS, "Trump doubles steel tariffs", text) == [STEEL_RISES]


def test_a_range_goes_from_no_rate_to_no_other() -> None:
    text = "The tariffs on Canadian goods range from 10 to 25 percent from December 5, 2026."
    (told_of,) = lines(PRESS, "Tariffs on Canada", text)
    assert "new=25" in told_of
    assert "old=" not in told_of
    act = UNDER_232 + (
        "(1) Imports of steel articles shall be subject to a duty of 50 percent ad valorem on or "
        "after December 1, 2026.\n\n(2) The duty on derivative steel articles shall range from 10 "
        "to 25 percent, as the Secretary determines.\n"
    )
    assert not any("old=10" in each for each in lines(ACT, "Adjusting Imports of Steel", act))


def test_where_relief_ends_the_rate_told_is_due() -> None:
    text = (
        "Canada's exemption for U.S. trucks will no longer apply and trucks will pay a 25 per cent "
        "surtax from January 1, 2027, Ottawa announced Friday."
    )
    (told_of,) = lines(PRESS, "Canada ends truck exemption", text)
    assert "new=25" in told_of
    assert "old=" not in told_of


def test_no_longer_one_rate_but_another_in_french() -> None:
    text = (
        "Ottawa annonce que la surtaxe sur l'acier américain ne sera plus de 25 % mais de 50 % à "
        "compter du 1er décembre 2026."
    )
    (told_of,) = lines(PRESS, "La surtaxe change", text)
    assert "new=50 old=25" in told_of


@pytest.mark.parametrize(
    "text",
    [
        "The Minister of Finance announced today that Canada will impose a 25 per cent surtax on $30 "
        "billion in goods imported from the United States, effective December 1, 2026, to protect "
        "Canadian workers and businesses.",
        "Since March 2025, the government has provided $2 billion in loans to companies hit by U.S. "
        "tariffs.",
        "The government will not provide new loans to companies hit by U.S. tariffs, the Minister "
        "announced; it has spent $3 billion.",
    ],
)
def test_sums_of_goods_of_the_past_and_refused_are_no_money_given(text: str) -> None:
    told_of = lines(NEWS, "Canada's response to U.S. tariffs", text)
    assert [each for each in told_of if "ca-support" in each] == []


@pytest.mark.parametrize(
    "text",
    [
        "The Minister today announced $50 million in loans for exporters of goods hit by U.S. tariffs.",
        "The government provides support of $1.5 billion for goods producers that face U.S. tariffs.",
    ],
)
def test_money_for_who_makes_goods_is_given(text: str) -> None:
    assert lines(NEWS, "Canada supports firms", text) == ["kind=event programme=ca-support"]


OF_LUMBER = "Further Adjusting Imports of Timber, Lumber, and Their Derivative Products Into the United States"


def test_an_act_s_clauses_beside_its_change_set_no_other() -> None:
    changed = (
        "(1) Kitchen cabinets shall be subject to a duty of 50 percent on or after January 1, 2027{}"
        "\n\n(2) Goods entered before that day shall pay the 25 percent duty.\n"
    )
    for more in (".", ", except those of the United Kingdom, which shall pay 10 percent."):
        (told_of,) = lines(ACT, OF_LUMBER, UNDER_232 + changed.format(more))
        assert "new=50" in told_of


def test_an_exception_for_canada_is_a_duty_of_its_own() -> None:
    act = UNDER_232 + (
        "(1) Kitchen cabinets shall be subject to a duty of 50 percent on or after January 1, 2027, "
        "except those of Canada, which shall pay 10 percent."
    )
    told_of = lines(ACT, OF_LUMBER, act)
    assert [each for each in told_of if "new=10" in each] != []


def test_no_duty_ends_on_the_day_it_begins() -> None:
    act = UNDER_232 + (
        "(1) The exemption of vanities from the duty under Proclamation 10976 is no longer available "
        "on or after January 1, 2027, and they shall be subject to a duty of 25 percent."
    )
    (told_of,) = lines(ACT, OF_LUMBER, act)
    assert "to=" not in told_of


def test_who_starts_a_visit_today_starts_no_duty() -> None:
    text = (
        "Prime Minister Carney, starting today a visit to Washington, announced Canada will raise "
        "its surtax on U.S. steel from 25 to 50 per cent."
    )
    assert not any("from=" in each for each in lines(PRESS, "Carney in Washington", text))


def test_what_will_not_be_raised_is_no_change() -> None:
    text = (
        "The Minister said Canada will not raise its surtax on U.S. steel from 25 to 50 per cent on "
        "December 1, 2026."
    )
    assert lines(NEWS, "Statement by the Minister", text) == []


def test_what_is_answered_stays_out_though_its_country_has_dots() -> None:
    text = (
        "Canada's surtax on U.S. steel rises from 25 to 50 per cent on December 1, 2026 in response "
        "to the U.S. decision to double its tariffs on Canadian steel."
    )
    assert lines(NEWS, "Statement", text) == [
        f"{DECEMBER} kind=rate-change new=50 old=25 programme=ca-surtax-steel-aluminum-2025"
    ]


def test_canada_s_duty_on_another_people_s_goods_is_none_on_ours() -> None:
    text = (
        "Canada announces it will raise tariffs on Mexican steel from 10 to 25 per cent on December "
        "1, 2026. Measures on U.S. goods remain."
    )
    assert lines(NEWS, "Measures against Mexico", text) == []


def test_a_list_of_many_lines_is_read_to_its_first_two_dozen() -> None:
    items = "".join(f"- a {n} per cent surtax on steel from the U.S.;\n\n" for n in range(5, 65))
    text = (
        "The Minister of Finance announced today that, effective December 1, 2026, measures are as "
        f"follows:\n\n{items}"
    )
    assert len(lines(NEWS, "Canada raises surtax on U.S. steel", text)) == 24


def test_what_a_notice_lists_and_contains_was_not_wrong() -> None:
    text = (
        "Customs Notice 26-31\nOttawa, November 20, 2026\n\n1. The text of the Order is available. "
        "The notice contained in Annex A lists the 25% surtax of Schedule 1.\n\n2. Effective "
        "December 1, 2026, goods of Schedule 2 are subject to a surtax of 10%.\n"
    )
    (told_of,) = lines(CUSTOMS, "Customs Notice 26-31: United States Surtax Order (2026)", text)
    assert "kind=confirmation" in told_of


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "CSMS # 67003 - Section 232 lumber duties begin December 1",
            "CBP reminds filers that collection of the section 232 duty on softwood lumber from all "
            "countries begins December 1, 2026.",
        ),
        (
            "CSMS # 67002 - Section 122 surcharge",
            "The temporary import surcharge under section 122 ended on July 23, 2026. Filers should "
            "stop reporting it.",
        ),
    ],
)
def test_a_message_on_when_a_duty_runs_is_on_a_duty(title: str, text: str) -> None:
    (told_of,) = lines(CSMS, title, text)
    assert "kind=confirmation" in told_of


def test_a_message_on_when_a_test_of_filing_runs_is_not() -> None:
    title = "CSMS # 1 - Section 232 test of duty filing"
    text = "The test of the section 232 duty filing begins December 1, 2026, for steel entries."
    assert lines(CSMS, title, text) == []


def test_an_order_already_made_is_no_proposal() -> None:
    text = (
        "Notice is hereby given that the Governor General in Council, on November 18, 2026, amended "
        "the United States Surtax Order (2026): goods of Schedule 1 are subject to a surtax of 25% "
        "as of December 1, 2026. The proposed amendments were published in August; views were "
        "received."
    )
    (told_of,) = lines(GAZETTE, "Order Amending the United States Surtax Order (2026)", text)
    assert "kind=event" not in told_of


def test_an_order_that_defers_a_rise_raises_nothing() -> None:
    text = (
        "Order in Council P.C. 2026-0088\nDate: 2026-11-18\nPrecis: Order Amending the United "
        "States Surtax Order (Motor Vehicles 2025) in order to defer, from December 1, 2026 to "
        "March 1, 2027, the increase of the surtax from 25% to 35%.\n"
    )
    title = "Order Amending the United States Surtax Order (Motor Vehicles 2025)"
    (told_of,) = lines(ORDERS, title, text)
    assert "from=2027-03-01 kind=postponement" in told_of
    assert "to=" not in told_of


@pytest.mark.parametrize(
    "said",
    [
        "steel is not excluded from the surtax",
        "no u.s. steelmaker is spared the surtax",
        "goods of canada do not owe less than the duty",
        "importers will not pay more than the 25 percent duty",
    ],
)
def test_words_of_relief_that_are_denied_spare_nothing(said: str) -> None:
    deed = deed_of(said)
    assert deed is None or deed.kind is not ProposalKind.EXEMPTION


@pytest.mark.parametrize(
    "said",
    [
        "trucks are no longer exempt from the 25 per cent surtax",
        "the exemption for trucks will no longer apply and trucks pay a surtax of 25 per cent",
        "the remission order will be repealed and steel will again bear the surtax",
    ],
)
def test_who_is_spared_no_more_sees_relief_end(said: str) -> None:
    deed = deed_of(said)
    assert deed is not None
    assert (deed.kind, deed.relief) == (ProposalKind.END, True)
