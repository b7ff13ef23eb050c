"""News of ministries, agencies and the press: whose duty changes, and when."""

from __future__ import annotations

import pytest

from bot.domain.documents import Channel
from tests.ingest.reading_documents import read, shipped, told

MARCH = "2027-03-30T12:00:00+00:00"
LETTERS = """\
The United States and Canada exchanged letters on procurement today.

The United States will end the additional duty of 35 percent on buses and rail coaches. The parties \
aim at April 20, 2027, as the day on which the duty ends.

Canada will, on the same day, lift its surtaxes of 25 percent and 35 percent on American machinery.

Background

On November 10, 2026, the President imposed the duty of 35 percent under section 338 of the Tariff \
Act of 1930, effective December 8, 2026.
"""
HEARING = """\
USTR is seeking comments on products of Canada.

USTR proposes that, as part of the action under the Section 301 investigations, the rate of \
additional duty on products of Canada be 12.5 percent, rather than the 10 percent that was proposed \
in June, if Canada does not act.

Background

Separately, on July 20, 2026, the President imposed duties of 50 percent on products of Canada \
under Section 338. They have been in effect since August 19, 2026.
"""
RELIEF = """\
Canada's answer must be smart.

The Minister announced that the government will remit the surtaxes on fire trucks. The remission \
will be granted by Order in Council, and will cover goods imported from September 8, 2026, to March \
31, 2027.

Quick facts

Canada imposed surtaxes of 15, 25 and 50 per cent on September 8, 2026.
"""


@pytest.mark.parametrize(
    ("channel", "published", "title", "text", "wanted"),
    [
        pytest.param(
            Channel.USTR,
            MARCH,
            "United States and Canada Exchange Letters on Procurement",
            LETTERS,
            [
                {
                    "kind": "end",
                    "programme": "ca-surtax-2026",
                    "old": "25/35",
                    "from": "2027-04-20",
                },
                {"kind": "end", "programme": "us-338-canada", "old": "35", "from": "2027-04-20"},
            ],
            id="the background names the statute of a rate, and none of the days",
        ),
        pytest.param(
            Channel.USTR,
            "2026-11-05T12:00:00+00:00",
            "USTR Requests Comments on Proposed Action on Digital Levies of Canada",
            HEARING,
            [{"kind": "event", "programme": "us-301-forced-labor", "old": "10", "new": "12.5"}],
            id="an agency's own proposal, whatever the background recalls",
        ),
        pytest.param(
            Channel.GC_NEWS,
            "2026-11-03T12:00:00+00:00",
            "Government announces relief for firefighters",
            RELIEF,
            [
                {
                    "kind": "event",
                    "programme": "ca-remission",
                    "from": "2026-09-08",
                    "to": "2027-03-31",
                }
            ],
            id="relief back to an earlier day goes on; quick facts are no news",
        ),
        pytest.param(
            Channel.PRESS,
            "2027-01-09T12:00:00+00:00",
            "U.S. shuts door on Canadian whisky",
            "Canadian whisky will be barred from the United States as of Feb. 1, 2027, under a "
            "proclamation that the President signed on Friday.",
            [{"kind": "event", "programme": "us-338-canada", "from": "2027-02-01"}],
            id="goods that are barred",
        ),
        pytest.param(
            Channel.USTR,
            "2026-10-08T12:00:00+00:00",
            "Statement of the Ambassador on the Third Round of Consultations with Canada",
            "The duties of 50 percent that he imposed under section 338 in August have brought "
            "Canada to the table. Those duties remain in place.",
            [],
            id="what was imposed before is no news",
        ),
    ],
)
def test_an_announcement(
    channel: Channel, published: str, title: str, text: str, wanted: list[dict[str, str]]
) -> None:
    """Each with its government, rate and days, and nothing of what is recalled."""
    assert told(read(text, title, channel, published=published)) == wanted


def test_a_rate_for_each_list_changes_where_it_is_another_than_before() -> None:
    """Schedule 1 keeps 25%; a list that ends is told with the items taken off another."""
    title = "Order Amending the United States Surtax Order (2026)"
    text = (
        "1 Section 1 of the United States Surtax Order (2026) is amended by adding the "
        "following:\n\nAmount of surtax\n\n(2) The surtax is, in respect of goods that are "
        "classified under a tariff item set out in\n\n(a) Schedule 1, 25% of the value for duty; "
        "and\n\n(b) Schedule 2, 50% of the value for duty.\n\n2 Subsection 1(1) of the Order is "
        "amended by replacing “are subject to a surtax in the amount of 25% of the value for duty” "
        "with “are subject to a surtax in the amount set out in subsection (2)”.\n\n3 (1) Schedule "
        "2 to the Order is amended by deleting tariff item Nos. 7217.20.00 and 7318.11.00.\n\n(2) "
        "Schedule 3 to the Order is repealed.\n\nComing into Force\n\n4 This Order comes into "
        "force on December 15, 2026.\n"
    )
    found = told(read(text, title, Channel.CANADA_GAZETTE, published="2026-12-02T12:00:00+00:00"))
    start, programme = "2026-12-15", "ca-surtax-2026"
    assert found == [
        {
            "kind": "rate-change",
            "programme": programme,
            "old": "25",
            "new": "50",
            "from": start,
            "in": "Schedule 2",
        },
        {"kind": "codes-removed", "programme": programme, "from": start, "in": "Schedule 2"},
    ]


def test_a_notice_of_exempt_goods_tells_no_rate() -> None:
    """The surtax that other vehicles pay is not that of the hearses."""
    found = told(
        read(
            "1. Vehicles that do not qualify have been subject to a surtax of 35% since March 12, "
            "2026.\n\n2. By SOR/2026-166, section 3.1 of the United States Surtax Order (Motor "
            "Vehicles 2025) is amended to relieve hearses.\n\n3. Accordingly, hearses imported on "
            "or after August 20, 2026 are not subject to the surtax.",
            "Customs Notice 26-19: Relief from the Motor Vehicle Surtax for Hearses under the "
            "United States Surtax Order (Motor Vehicles 2025)",
            Channel.CBSA_NOTICES,
            published="2026-08-27T12:00:00+00:00",
        )
    )
    assert [(each["kind"], each.get("new", ""), each["from"]) for each in found] == [
        ("confirmation", "", "2026-08-20")
    ]


def test_a_corrected_notice_tells_the_amount_and_not_the_rate_of_a_code() -> None:
    """Nor that of a surtax which does not apply."""
    found = told(
        read(
            "CORRECTION\n\nParagraph 4 listed tariff item 8701.94.00 in error; the item in the "
            "United States Surtax Order (2026) is 8701.95.00.\n\n2. The surtax applies to goods "
            "accounted for on or after December 15, 2026.\n\n3. The amount is 35% of the value for "
            "duty.\n\n4. Declarations that use 26186D (the code of the 50% surtax) will be "
            "returned.\n\n5. The surtaxes of 25% on steel derivative goods do not apply to goods "
            "on which the surtax under this notice is paid.",
            "Customs Notice 26-36: Surtax on Farm Machinery of the United States (corrected)",
            Channel.CBSA_NOTICES,
            published="2026-12-18T12:00:00+00:00",
        )
    )
    assert [(each["kind"], each["new"], each["from"]) for each in found] == [
        ("correction", "35", "2026-12-15")
    ]


def test_washington_s_newsroom_tells_of_its_own_measures_and_of_the_day_they_go_on_to() -> None:
    reading = read(
        "WASHINGTON - The Trade Representative announced that exclusions from the Section 338 "
        "tariffs on 22 products of Canada, which were set to expire on February 28, 2027, will be "
        "extended through August 31, 2027.\n",
        "USTR Extends Exclusions for Canadian Products",
        Channel.USTR,
        published="2027-02-20T12:00:00+00:00",
    )
    assert told(reading) == [
        {"kind": "postponement", "programme": "us-338-canada", "to": "2027-08-31"}
    ]


def test_goods_in_the_title_and_in_the_first_words_name_the_programme() -> None:
    reading = read(
        "WASHINGTON - President Donald Trump signed an order that lets Canadian mills ship most of "
        "their steel and aluminum at a 10 per cent duty from April 5, down from 50 per cent.\n\n"
        "The 50 per cent duty on whisky ends May 1 only if every province restocks bottles.\n",
        "Trump signs order easing steel, car duties on Canada",
        Channel.PRESS,
        published="2027-03-19T12:00:00+00:00",
    )
    assert told(reading) == [
        {
            "kind": "event",
            "programme": "us-232-metals",
            "old": "50",
            "new": "10",
            "from": "2027-04-05",
        }
    ]


def test_an_investigation_of_the_neighbour_is_news_without_a_rate_or_a_day() -> None:
    reading = read(
        "WASHINGTON – The Trade Representative today initiated an investigation under Section 301 of "
        "the Trade Act of 1974 of Canada's acts, policies, and practices on dairy.\n",
        "USTR Initiates Section 301 Investigation of Canada's Dairy Practices",
        Channel.USTR,
        published="2027-02-20T12:00:00+00:00",
    )
    assert (reading.verdict.relevant, [each["kind"] for each in told(reading)]) == (True, ["event"])


PRESS_SEEN = "2027-02-01T12:00:00+00:00"


@pytest.mark.parametrize(
    ("title", "text", "wanted"),
    [
        (
            "Washington delays heavy-truck tariff to July",
            "The United States is delaying a 38 per cent tariff on heavy trucks until July 1, the "
            "Commerce Department said Friday. It was to start on Feb. 15.",
            {"programme": "us-232-trucks", "new": "38", "from": "2027-07-01"},
        ),
        (
            "Trump says he will halve steel tariff on Canada",
            "President Donald Trump said on Thursday he will cut the tariff on Canadian steel to 24 "
            "percent from 48 percent starting March 1.",
            {"programme": "us-232-metals", "old": "48", "new": "24", "from": "2027-03-01"},
        ),
        (
            "U.S. to bar Canadian wine imports",
            "WASHINGTON — The United States will ban imports of Canadian wine from March 10, according "
            "to a proclamation signed Tuesday.",
            {"programme": "us-338-canada", "from": "2027-03-10"},
        ),
        (
            "Washington abaisse ses droits sur les fruits de mer canadiens",
            "Les droits de douane américains sur les fruits de mer canadiens passeront de 36 % à 18 % "
            "le 15 février, a confirmé la Maison-Blanche.",
            {"programme": "us-338-canada", "old": "36", "new": "18", "from": "2027-02-15"},
        ),
    ],
)
def test_the_press_tells_what_changes_for_which_goods(
    title: str, text: str, wanted: dict[str, str]
) -> None:
    reading = read(text + "\n", title, Channel.PRESS, published=PRESS_SEEN)
    assert told(reading) == [{"kind": "event", **wanted}]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Most Canadians back counter-tariffs, poll finds",
            "Six in 10 Canadians, or 61 per cent, support counter-tariffs on U.S. goods, according to "
            "a poll conducted between Jan. 10 and Jan. 14.",
        ),
        (
            "Automaker warns of tariff hit",
            "The company said U.S. tariffs of 25 per cent on vehicles cost it $300 million in the last "
            "quarter, and it expects to pay as much in 2027.",
        ),
    ],
)
def test_the_press_that_announces_nothing_is_left_out(title: str, text: str) -> None:
    reading = read(text + "\n", title, Channel.PRESS, published=PRESS_SEEN)
    assert (reading.verdict.relevant, reading.proposals) == (False, ())


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "WASHINGTON – Ambassador Greer announced that the United States will impose a 19 percent "
            "tariff on goods of Canada from April 1, 2027, unless the joint review concludes.",
            {"programme": "us-338-canada", "new": "19", "from": "2027-04-01"},
        ),
        (
            "WASHINGTON – The Trade Representative will propose duties of up to 50 percent under "
            "Section 338 on products of Canada if the Act takes effect on May 1, 2027.",
            {"programme": "us-338-canada", "from": "2027-05-01"},
        ),
    ],
)
def test_what_a_government_says_it_will_do_stands_on_a_condition_too(
    text: str, wanted: dict[str, str]
) -> None:
    reading = read(text + "\n", "USTR Statement on Canada", Channel.USTR, published=PRESS_SEEN)
    assert told(reading) == [{"kind": "event", **wanted}]


@pytest.mark.parametrize(
    ("title", "text", "wanted"),
    [
        (
            "Trump puts off dearer cabinets",
            "WASHINGTON - President Donald Trump is pushing the planned tariff increase on kitchen "
            "cabinets back by another year, citing talks with trade partners. The hike was set to "
            "take effect on January 1, 2027.",
            {"kind": "event", "programme": "us-232-wood"},
        ),
        (
            "Canada to keep easing metals for hospitals",
            "OTTAWA - Canada will extend tariff relief on certain U.S. steel imports by six months, "
            "the finance minister said on Wednesday. The plan goes to cabinet next week.",
            {"kind": "event", "programme": "ca-remission"},
        ),
        (
            "Ottawa drops its levies",
            "Canada announced Friday that it would eliminate all countertariffs on US goods from next "
            "month, save those on metals.\n\nThe minister said the decision will go into force as of "
            "Feb. 1 and will leave the tariffs on steel alone.",
            {"kind": "event", "programme": "ca-surtax-2026", "from": "2027-02-01"},
        ),
    ],
)
def test_the_press_tells_at_once_what_is_put_off_ended_or_eased(
    title: str, text: str, wanted: dict[str, str]
) -> None:
    reading = read(text, title, Channel.PRESS, published="2026-12-30T15:00:00+00:00")

    assert told(reading) == [wanted]


def test_the_press_recalls_what_a_president_signed_weeks_ago() -> None:
    reading = read(
        "OTTAWA - Exporters are tired. On October 20, 2026, President Donald Trump signed an order "
        "raising the tariff on Canadian goods from 25 percent to 35 percent.",
        "A year of tariffs",
        Channel.PRESS,
        published="2026-12-30T15:00:00+00:00",
    )

    assert told(reading) == []


def test_a_ban_that_is_denied_is_no_news() -> None:
    reading = read(
        "OTTAWA - The government has no plan to prohibit the importation of American wine, the "
        "minister's office said. A newsletter had written that wine of the United States shall be "
        "excluded from importation on January 15, 2027.",
        "Ottawa denies it will ban wine",
        Channel.PRESS,
        published="2026-12-30T15:00:00+00:00",
    )

    assert told(reading) == []


def test_a_ministry_confirms_what_the_governor_in_council_has_done() -> None:
    reading = read(
        "OTTAWA - La gouverneure en conseil a prolongé jusqu'au 30 septembre 2027 la remise de la "
        "surtaxe dont bénéficient les marchandises servant à emballer les aliments.",
        "Plus de temps pour les transformateurs",
        Channel.GC_NEWS,
        published="2026-12-30T15:00:00+00:00",
    )

    assert told(reading) == [
        {"kind": "confirmation", "programme": "ca-remission", "to": "2027-09-30"}
    ]


def test_a_notice_to_importers_confirms_the_order_that_it_names() -> None:
    reading = read(
        "Notice to Importers\n\nSerial No. 1300\n\n1.1 This Notice sets out how the quantities that "
        "the United States Surtax Order (2026) takes out of the surtax are allocated.\n\n2.1 From "
        "February 1, 2027 to October 31, 2027, up to 90,000 tonnes of malt that originate in the "
        "United States enter free of the surtax.",
        "Notice to Importers No. 1300: Surtax-free quantity for malt",
        Channel.GC_NEWS,
        published="2026-12-30T15:00:00+00:00",
    )

    assert told(reading) == [
        {
            "kind": "confirmation",
            "programme": "ca-surtax-2026",
            "from": "2027-02-01",
            "to": "2027-10-31",
        }
    ]


def test_the_french_press_tells_of_counter_tariffs_that_wait() -> None:
    reading = read(
        "Le gouvernement canadien a annoncé avoir reporté la mise en vigueur de sa deuxième salve de "
        "contre-tarifs. «Le Canada n'imposera pas ces droits de douane sur les produits américains "
        "avant le 2 avril», a précisé le ministre.",
        "Le Canada met sur pause sa deuxième salve de contre-tarifs",
        Channel.PRESS,
        published="2027-03-06T15:00:00+00:00",
    )

    assert [(each["kind"], each["programme"]) for each in told(reading)] == [
        ("event", "ca-surtax-2026")
    ]


def test_reciprocal_tariffs_of_canada_are_ours() -> None:
    reading = read(
        "OTTAWA - Canada will be imposing 20 per cent reciprocal tariffs on $9.8 billion of American "
        "imports after U.S. levies went into effect earlier this morning.",
        "Canada hitting U.S. with reciprocal tariffs",
        Channel.PRESS,
        published="2027-03-12T15:00:00+00:00",
    )

    assert [(each["programme"], each["new"]) for each in told(reading)] == [
        ("ca-surtax-2026", "20")
    ]


def test_a_cut_of_a_quota_is_news_of_relief_and_its_shares_are_no_rates() -> None:
    reading = read(
        "OTTAWA - Ottawa is cutting the annual quota eligible for tariff relief by 12.5 percent for "
        "Ford and 40 percent for Toyota, the finance ministry said after U.S. tariffs moved work.",
        "Canada cuts tariff-free car imports",
        Channel.PRESS,
        published="2027-03-12T15:00:00+00:00",
    )

    assert told(reading) == [{"kind": "event", "programme": "ca-remission"}]


def test_a_dot_in_a_number_ends_no_sentence() -> None:
    cues = shipped().programme("ca-surtax-steel-aluminum-2025")
    assert cues is not None
    assert cues.text is not None
    assert cues.text.search(
        "canada will put $29.8 billion in retaliatory tariffs on american steel"
    )
    assert not cues.text.search("canada will wait. retaliatory tariffs on american steel")


def test_a_statute_in_the_title_tells_the_programme_of_what_canada_s_goods_pay() -> None:
    reading = read(
        "WASHINGTON - Today, the Trade Representative announced that the United States is imposing "
        "tariffs on 60 economies that fail to ban goods made with forced labor. Goods of Canada and "
        "Mexico will face an 11 percent tariff. The tariffs will take effect on February 1, 2027.\n",
        "Ambassador Issues Statement on Section 301 Action on Forced Labor",
        Channel.USTR,
        published="2027-01-14T12:00:00+00:00",
    )
    assert told(reading)[0]["programme"] == "us-301-forced-labor"
