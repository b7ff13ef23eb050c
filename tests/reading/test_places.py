"""Places that a text names, and the countries that they tell."""

from __future__ import annotations

from datetime import date

import pytest

from bot.ports import Snapshot
from bot.reading import reader
from bot.reading.extraction.extract import extract
from bot.reading.extraction.gazetteers import Gazetteers
from bot.reading.marks import MarkKind
from bot.reading.text.language import language
from bot.reading.words import clean
from tests.reading.conftest import Asking

TODAY = date(2026, 10, 10)


def _places(text: str, names: Gazetteers) -> list[str]:
    said = clean(text)
    seen = extract(said, names=names, lang=language(said) or "en", today=TODAY)
    return [m.values[0] for m in seen.of(MarkKind.PLACE)]


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("boots ex Fuzhou into our Toronto DC", ["CN-", "CA-ON"]),
        ("delivered to the DC in Laval", ["CA-QC"]),
        ("what DC charges on steel", ["US-DC"]),
        ("steel to Washington, DC", ["US-DC"]),
        ("tomatoes to Springfield OR", ["US-OR"]),
    ],
)
def test_a_distribution_centre_is_not_the_capital(
    said: str, places: list[str], names: Gazetteers
) -> None:
    assert _places(said, names) == places


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("copper pipe CL->US", ["CL-", "US-"]),
        ("steel IN->US", ["IN-", "US-"]),
        ("steel IN -> ON", ["US-IN", "CA-ON"]),
        ("potatoes PE > US", ["CA-PE", "US-"]),
        ("mangoes PE > CA", ["PE-", "CA-"]),
        ("hs=7308.90 coo=IN dst=US", ["IN-", "US-"]),
        ("steel, origin: PT, dest: CA", ["PT-", "CA-"]),
        ("does it get to me -> us?", ["US-"]),
        ("5 cm pipe, 20 kg -> US", ["US-"]),
        ("same but orig IN pls", ["IN-"]),
        ("orig IE", ["IE-"]),
        ("orig in Ohio", ["US-OH"]),
    ],
)
def test_countries_are_known_by_their_codes_where_these_stand_as_in_data(
    said: str, places: list[str], names: Gazetteers
) -> None:
    assert _places(said, names) == places


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("y a-t-il eu du mouvement depuis lundi", []),
        ("j'ai pas eu mon résumé", []),
        ("qui a eu des contingents", []),
        ("the rate a EU maker pays", ["EU-"]),
        ("ce que paye l'eu", ["EU-"]),
    ],
)
def test_the_participle_of_avoir_is_no_union(
    said: str, places: list[str], names: Gazetteers
) -> None:
    assert _places(said, names) == places


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("canneberges de Saint-Louis-de-Blandford", ["CA-QC"]),
        ("arachides de Saint-Louis", ["SN-"]),
        ("sirop de Saint-Quentin vers le New Hampshire", ["CA-NB", "US-NH"]),
        ("carrots from the Holland Marsh", ["CA-ON"]),
        ("tulips from Holland", ["NL-"]),
    ],
)
def test_towns_of_canada_that_begin_like_a_place_abroad(
    said: str, places: list[str], names: Gazetteers
) -> None:
    assert _places(said, names) == places


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("Lebanon, PA speaking", ["US-PA"]),
        ("bricks from Mexico, Missouri", ["US-MO"]),
        ("avocados from Mexico, Texas buyer", ["MX-", "US-TX"]),
        ("Norway, Maine school", ["US-ME"]),
    ],
)
def test_a_town_that_bears_a_countrys_name(said: str, places: list[str], names: Gazetteers) -> None:
    assert _places(said, names) == places


def test_a_metropolis_is_meant_where_goods_go_on_from_it(names: Gazetteers) -> None:
    assert _places("Shanghai to Buffalo", names) == ["CN-", "US-NY"]


def test_the_field_of_a_destination_is_no_digital_services_tax(names: Gazetteers) -> None:
    said = [clean(text) for text in ("rate coo=IN dst=US", "does the DST hit us")]
    seen = [extract(text, names=names, lang="en", today=TODAY) for text in said]
    assert [len(list(one.of(MarkKind.PROGRAMME))) for one in seen] == [0, 1]


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("des pièces, de Hambourg à Mirabel", ["DE-", "CA-QC"]),
        ("conteneur d'Anvers vers Philadelphie", ["BE-", "US-PA"]),
        ("sunglasses, Agordo to Atlanta", ["IT-", "US-GA"]),
        ("scarves from Como", ["IT-"]),
        ("the frames come from china", ["CN-"]),
        ("from April 2025 to date", []),
        ("lamps into Ontario, California", ["US-CA"]),
    ],
)
def test_towns_are_known_by_their_names_in_either_language(
    said: str, places: list[str], names: Gazetteers
) -> None:
    assert _places(said, names) == places


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("lumber, Amherst to a shop in Carolina", ["CA-NS", "US-"]),
        ("a tractor from a dealer in Fargo to Brandon", ["US-ND", "CA-MB"]),
        ("wheat from Emerson into Grand Forks", ["CA-MB", "US-ND"]),
        ("Toronto to Ottawa", ["CA-ON", "CA-ON"]),
    ],
)
def test_a_town_of_both_neighbours_is_the_one_across_the_border(
    said: str, places: list[str], names: Gazetteers
) -> None:
    assert _places(said, names) == places


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("les oranges de Floride", ["US-FL"]),
        ("California reds", ["US-CA"]),
        ("canadian bacon and french fries", []),
        ("napa cabbage", []),
    ],
)
def test_a_goods_name_may_hold_where_it_comes_from(
    said: str, places: list[str], names: Gazetteers
) -> None:
    assert _places(said, names) == places


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("6109.10 HN, 8,460 usd", ["HN-"]),
        ("6403.99 EG 4000 usd", ["EG-"]),
        ("7210.49 KG 500", []),
        ("8708.30 MI", ["US-MI"]),
    ],
)
def test_letters_behind_a_code_are_its_country_and_no_unit(
    said: str, places: list[str], names: Gazetteers
) -> None:
    assert _places(said, names) == places


@pytest.mark.parametrize(
    ("said", "importing"),
    [
        ("what does canada do to chinese fasteners", "CA"),
        ("consoles: production moved to Vietnam, what does the US side charge", "US"),
    ],
)
def test_whose_goods_they_are_is_not_where_they_go(
    said: str, importing: str, snapshot: Snapshot, asking: Asking
) -> None:
    assert reader.read(asking(said), snapshot).understood["to"] == importing


@pytest.mark.parametrize(
    ("said", "thread", "importing", "origin"),
    [
        ("and in the Canadian regime?", "US tariff on steel from Canada", "CA", "US"),
        ("mesures canadiennes seulement", "tarifs sur le bois d'oeuvre vers le Maine", "CA", "US"),
        ("no, the crane is from Detroit, not Germany", "crane from Germany to Calgary", "CA", "US"),
        ("and to Toronto?", "lamps from China to Chicago", "CA", "CN"),
    ],
)
def test_who_charges_whose_goods_is_told_by_sides_denials_and_the_thread(
    said: str, thread: str, importing: str, origin: str, snapshot: Snapshot, asking: Asking
) -> None:
    understood = reader.read(asking(said, thread), snapshot).understood
    assert (understood["to"], understood["from"]) == (importing, origin)


def test_a_measure_of_one_neighbour_tells_who_charges(snapshot: Snapshot, asking: Asking) -> None:
    understood = reader.read(
        asking("started when?", "the safeguard on canned vegetables"), snapshot
    )
    assert understood.understood["to"] == "CA"


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("they invoice us 61,000 CAD", []),
        ("does the American importer pay on potash from us", ["US-"]),
        ("hops from Yakima to us in Guelph", ["US-WA", "CA-ON"]),
        ("he's buying the phone off us", []),
        ("milk powder from us to Canada", ["US-", "CA-"]),
        ("steel into canada from us", ["CA-", "US-"]),
        ("grating into michigan from us", ["US-MI"]),
        ("does canada still tax us wine", ["CA-", "US-"]),
        ("shoes for us customers", ["US-"]),
        ("whisky to us", ["US-"]),
        ("4 units at 2,050 each, us dollar", []),
        ("does the surtax hit US steel", ["US-"]),
    ],
)
def test_us_in_small_letters_is_people_where_something_is_done_for_them(
    said: str, places: list[str], names: Gazetteers
) -> None:
    assert _places(said, names) == places


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("what did Greer say on lumber", []),
        ("pipe out of Greer SC into Guelph", ["US-SC", "CA-ON"]),
        ("vintage Levis, made in Mexico", ["MX-"]),
        ("ciment de Lévis", ["CA-QC"]),
        ("fiddleheads in the spring", []),
        ("tariff delta on heads from Guelph", ["CA-ON"]),
        ("4 oz jars", []),
        ("the van from cuautitlan, us side", ["MX-", "US-"]),
        ("pellets, Belledune. Maine dealers claim ten percent", ["CA-NB", "US-ME"]),
        ("nickel from Sudbury", ["CA-ON"]),
        ("un client de Burlington, au Vermont", ["US-VT"]),
        ("2709.00.10 ca origin", ["CA-"]),
        ("pardon pour mon français, jus du Brésil", ["BR-"]),
    ],
)
def test_names_that_are_something_else_as_well_are_no_towns(
    said: str, places: list[str], names: Gazetteers
) -> None:
    assert _places(said, names) == places


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("shingles made at the Acton plant, through Michigan", ["CA-ON", "US-MI"]),
        ("homard, Shippagan à Gloucester", ["CA-NB", "US-MA"]),
        ("shingles from Acton", ["US-MA"]),
    ],
)
def test_a_town_of_both_neighbours_is_the_one_across_the_border_of_all_others_named(
    said: str, places: list[str], names: Gazetteers
) -> None:
    assert _places(said, names) == places


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("cast iron skillets from tennesee", ["US-TN"]),
        ("when did ontaryo drop the surcharge", ["CA-ON"]),
        ("and if they are germn", ["DE-"]),
        ("canadas tier vs mexicos", ["CA-", "MX-"]),
        ("golf carts out of st-francois", []),
        ("les droits que verront nos clients", []),
    ],
)
def test_misspelt_names_of_states_and_countries_are_mended(
    said: str, places: list[str], names: Gazetteers
) -> None:
    assert _places(said, names) == places
