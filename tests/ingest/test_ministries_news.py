"""Releases of Canada's ministries: several measures in one, and what they tell of others."""

from __future__ import annotations

from bot.domain.documents import Channel
from tests.ingest.reading_documents import titled


def _told(title: str, text: str, day: str) -> list[dict[str, str]]:
    return titled(title, f"\n{text}", Channel.GC_NEWS, f"{day}T15:00:00+00:00")


def test_each_measure_of_a_release_is_of_its_own_programme_with_its_own_days() -> None:
    found = _told(
        "Canada announces new measures to protect Canadian steel and aluminum workers",
        "Canada's workers have been hit by unjustified U.S. tariffs of 50 per cent since June 4, "
        "2025.\n\nFirst, Canada will raise its counter-tariffs on steel and aluminum products "
        "originating in the United States from 25 per cent to 50 per cent, effective March 15, "
        "2027.\n\nSecond, the 25 per cent tariff on steel derivative products will be expanded to "
        "cover wire as of April 1, 2027.\n\nThird, temporary remission of surtaxes for goods used "
        "in manufacturing will be extended until December 31, 2027.\n\nTariff rate quotas for "
        "steel from other countries will be reduced to 50 per cent on April 2, 2027.\n",
        "2027-02-18",
    )
    assert found == [
        {
            "kind": "rate-change",
            "programme": "ca-surtax-steel-aluminum-2025",
            "old": "25",
            "new": "50",
            "from": "2027-03-15",
        },
        {
            "kind": "codes-added",
            "programme": "ca-steel-derivatives",
            "new": "25",
            "from": "2027-04-01",
        },
        {"kind": "postponement", "programme": "ca-remission", "to": "2027-12-31"},
    ]


def test_a_french_release_imposes_reciprocal_duties() -> None:
    found = _told(
        "Le Canada réplique aux droits de douane injustifiés imposés par les États-Unis",
        "Aujourd’hui, le ministre a présenté la réplique du Canada aux droits de 25 % imposés par "
        "les États-Unis sur les camions.\n\nLe Canada impose à compter de 0 h 01, le 13 janvier "
        "2027, des droits de douane réciproques de 35 % sur des tracteurs routiers importés des "
        "États-Unis.\n\nCes droits s’ajoutent à ceux de 25 % imposés depuis le 13 mars 2025.\n",
        "2027-01-12",
    )
    assert found == [
        {"kind": "new-duty", "programme": "ca-surtax-2026", "new": "35", "from": "2027-01-13"}
    ]


def test_goods_that_are_left_out_name_no_programme() -> None:
    found = _told(
        "Statement by the Minister of Finance",
        "As of September 1, 2027, Canada will remove its 25 per cent counter-tariffs on U.S. goods, "
        "except for steel, aluminum and autos.\n",
        "2027-08-22",
    )
    assert found == [
        {"kind": "end", "programme": "ca-surtax-2026", "old": "25", "from": "2027-09-01"}
    ]


def test_what_is_put_off_starts_on_the_later_day_and_ends_on_none() -> None:
    found = _told(
        "Canada suspends planned counter-tariffs as talks resume",
        "The Prime Minister announced today that the surtax of 35 per cent on American farm "
        "machinery, which was to take effect on April 15, 2027, will be postponed until July 15, "
        "2027.\n",
        "2027-04-03",
    )
    assert found == [
        {"kind": "postponement", "programme": "ca-surtax-2026", "new": "35", "from": "2027-07-15"}
    ]


def test_what_others_announced_before_and_what_has_begun_is_confirmed() -> None:
    found = _told(
        "Backgrounder: Canada’s response to U.S. tariffs on heavy trucks",
        "On December 18, 2026, the United States announced that its tariff on class 8 road tractors "
        "would go from 25 per cent to 40 per cent on January 19, 2027.\n\nThe government intends "
        "to apply, as of February 1, 2027, a surtax of 40 per cent on trucks that originate in the "
        "United States. The draft list is open for comment until January 15, 2027.\n",
        "2026-12-22",
    )
    assert found == [
        {
            "kind": "event",
            "programme": "ca-surtax-vehicles-2025",
            "new": "40",
            "from": "2027-02-01",
        },
        {
            "kind": "confirmation",
            "programme": "us-232-trucks",
            "old": "25",
            "new": "40",
            "from": "2027-01-19",
        },
    ]
    begun = _told(
        "Canada’s counter-tariffs take effect",
        "Canada is imposing counter-tariffs of 25 per cent on goods from the United States, "
        "effective March 4, 2027.\n",
        "2027-03-04",
    )
    assert [(each["kind"], each["from"]) for each in begun] == [("confirmation", "2027-03-04")]


def test_a_consultation_on_surtaxes_is_an_event_without_values() -> None:
    found = _told(
        "Government launches consultations on a possible tariff response",
        "Today, the Department of Finance launched a 30-day consultation on possible surtaxes on "
        "American wine. Interested parties may write by February 4, 2027. Existing surtaxes of 15 "
        "and 25 per cent remain in place.\n",
        "2027-01-05",
    )
    assert found == [{"kind": "event", "programme": "ca-surtax-2026"}]


def test_a_share_by_which_something_is_reduced_is_no_rate() -> None:
    found = _told(
        "Remission quota for automakers reduced",
        "The number of vehicles that one maker may import from the United States without the "
        "surtax will be reduced by 24.2 per cent as of July 1, 2027. The surtax on vehicles stays "
        "at 25 per cent.\n",
        "2027-06-24",
    )
    assert found == [{"kind": "event", "programme": "ca-remission", "from": "2027-07-01"}]


def test_a_duty_that_the_other_government_imposed_is_only_the_reason() -> None:
    found = _told(
        "Canada announces countermeasures in response to U.S. duties on copper",
        "In response to the 25 per cent duty that the United States imposed on Canadian copper on "
        "June 20, 2027, Canada will apply a surtax of 30 per cent on U.S. copper products at 12:01 "
        "a.m. EDT on July 4, 2027.\n",
        "2027-06-24",
    )
    assert [(each["kind"], each["programme"], each["from"]) for each in found] == [
        ("new-duty", "ca-surtax-2026", "2027-07-04")
    ]


def test_counter_tariffs_that_are_dropped_to_match_need_no_rate() -> None:
    found = _told(
        "Canada to match the United States",
        "The Prime Minister announced that, effective July 15, 2027, Canada will match the United "
        "States by removing all of its tariffs on U.S. goods covered under CUSMA.\n",
        "2027-06-24",
    )
    assert found == [{"kind": "event", "programme": "ca-surtax-2026", "from": "2027-07-15"}]


def test_a_consultation_tells_the_only_rate_that_is_considered_and_from_when() -> None:
    found = _told(
        "Consultation on surtaxes on furniture from the United States",
        "The Department of Finance is seeking views on a list of furniture.\n\nThe government is "
        "considering surtaxes of up to 20 per cent on furniture from the United States. If it goes "
        "ahead, the surtax would apply from March 8, 2027.\n\nSurtaxes of 15 and 25 per cent in "
        "force since September 8, 2026 stay as they are.\n",
        "2027-01-05",
    )
    assert found == [
        {"kind": "event", "programme": "ca-surtax-2026", "new": "20", "from": "2027-03-08"}
    ]


def test_a_consultation_on_several_rates_tells_none() -> None:
    found = _told(
        "Consultation on surtaxes on furniture from the United States",
        "The Department of Finance is seeking views on surtaxes on American furniture.\n\nThe "
        "government is considering surtaxes of 10 or 25 per cent on furniture from the United "
        "States.\n",
        "2027-01-05",
    )
    assert found == [{"kind": "event", "programme": "ca-surtax-2026"}]


def test_a_list_of_rates_under_what_is_announced_is_of_the_goods_of_its_title() -> None:
    found = _told(
        "Le Canada annonce l’entrée en vigueur de contre-mesures visant les voitures importées",
        "Le ministre a confirmé aujourd’hui que les contre-mesures annoncées en réponse aux droits "
        "injustifiés qui frappent l’industrie canadienne entreront en vigueur à 0 h 01, le 3 mai "
        "2027.\n\nComme le ministre l’a annoncé le 28 avril, ces contre-mesures comprennent :\n\n"
        "- des droits de douane de 30 % sur les voitures assemblées aux États-Unis qui sont "
        "importées au Canada;\n",
        "2027-05-02",
    )
    assert found == [
        {
            "kind": "new-duty",
            "programme": "ca-surtax-vehicles-2025",
            "new": "30",
            "from": "2027-05-03",
        }
    ]


def test_the_day_to_which_firms_may_comment_is_none_of_a_surtax_in_french() -> None:
    found = _told(
        "Le gouvernement du Canada répond aux droits sur les camions",
        "Le gouvernement a l’intention d’imposer une surtaxe de 28 % sur les camions en provenance "
        "des États-Unis. À moins d’une entente, elle serait en place le 9 mars 2027.\n\nLes "
        "entreprises ont jusqu’au 26 février 2027 pour donner leur avis sur la surtaxe.\n",
        "2027-02-12",
    )
    assert [(each["programme"], each["new"], each.get("to")) for each in found] == [
        ("ca-surtax-vehicles-2025", "28", None)
    ]


def test_relief_that_is_announced_without_a_day_is_news_of_it() -> None:
    of_relief = _told(
        "Canada announces new support for businesses affected by U.S. tariffs",
        "The Minister of Finance today announced new measures for Canadian businesses.\n\nA "
        "performance-based framework will allow automakers that keep building in Canada to import a "
        "certain number of U.S.-assembled vehicles into Canada, free of the countermeasure tariffs "
        "that Canada has imposed.\n",
        "2027-04-15",
    )
    assert of_relief == [{"kind": "event", "programme": "ca-remission"}]
    of_loans = _told(
        "Canada announces new support for businesses affected by U.S. tariffs",
        "The Minister of Finance today announced that a facility will offer loans on favourable "
        "terms to large companies that were hit by the tariffs of the United States.\n",
        "2027-04-15",
    )
    assert of_loans == [{"kind": "event", "programme": "ca-support"}]
