"""What is read of a question, slot by slot: the small things that money and places hang on."""

from __future__ import annotations

from typing import Any

import pytest

from bot.ports import Snapshot
from bot.reading import reader
from tests.reading.conftest import Asking

SUMS: list[tuple[str, dict[str, Any]]] = [
    (
        "bought apples for $4,300 us from ohio, what do I owe in windsor",
        {"value": 4300.0, "currency": "USD", "from": "US", "to": "CA"},
    ),
    ("duty on $5,000 CAD of cheese from Wisconsin", {"value": 5000.0, "currency": "CAD"}),
    ("duty on 1200 canadian of golf clubs from ohio", {"value": 1200.0, "currency": "CAD"}),
    ("duty on 31 thousand US of cheese", {"value": 31000.0, "currency": "USD"}),
    (
        "five dump trailers, twenty two thousand Canadian each, what do they owe in Bismarck",
        {"value": 110000.0, "currency": "CAD", "quantity": "5"},
    ),
    (
        "for a four-bus order at US$780,000 apiece, what is owed",
        {"value": 3120000.0, "currency": "USD", "quantity": "4"},
    ),
    (
        "droits sur 48 tables, à 7 200 $ US pièce",
        {"value": 345600.0, "currency": "USD", "quantity": "48"},
    ),
    (
        "2 1/2 tonnes of nails @ US$1,100/t, surtax?",
        {"value": 2750.0, "currency": "USD", "quantity": "2.5 t"},
    ),
]
"""A sum is read with its currency and how many; a country's name behind it tells its dollars."""
ALIKE: list[tuple[str, dict[str, Any]]] = [
    ("pork bellies 0203.29 US to Canada surtax?", {"code": "0203.29", "value": None}),
    ("duty on a $1,200 canoe to vermont", {"from": "CA", "to": "US"}),
    (
        "combien de droits sur 20 palettes d'eau de source à 900 $ CA chacune vers Albany",
        {"good": ["bottled-water"], "value": 18000.0, "currency": "CAD"},
    ),
    ("if we don't claim usmca on auto parts from canada", {"usmca": False}),
    ("what do hockey sticks pay in Buffalo, they're CUSMA", {"usmca": True}),
]
"""What looks alike is told apart: a code before a country, a town called like a boat, what goods are
counted in."""
LENGTHS: list[tuple[str, dict[str, Any]]] = [
    (
        "droits sur un 40 pieds de causeuses à 52 000 $ US vers le Maine",
        {"value": 52000.0, "currency": "USD"},
    ),
    ("500 ft of steel pipe at $12 from Hamilton to Buffalo, what's owed", {"value": None}),
    ("20 t of steel coil at $900 to Detroit, what do i owe", {"value": None}),
    ("500 ft of steel pipe at $12 a foot to Buffalo, what's owed", {"value": 6000.0}),
    (
        "52,000 bbl of blend @ US$61.40, hardisty to cushing. what was owing",
        {"value": 3192800.0, "currency": "USD"},
    ),
    (
        "500k bbl of crude hardisty to cushing at 58.20 usd, whats owed",
        {"value": 29100000.0, "currency": "USD"},
    ),
    ("Duffy 45 from Ellsworth, settled at 139,000 usd, duty?", {"value": 139000.0}),
    ("1000 pcs at 62 usd of screws, owed?", {"value": 62000.0, "currency": "USD"}),
    (
        "2500 verges de toile à 11,80 us de Caroline vers Laval, combien je dois",
        {"value": 29500.0, "currency": "USD", "quantity": "2500 yd"},
    ),
]
"""A length or a weight before 'at' multiplies no sum: a price is for each where pieces are counted, or
where a unit or an '@' says so."""
NO_DAYS: list[tuple[str, dict[str, Any]]] = [
    ("bleuets du Lac-St-Jean vers Boston, c'est combien", {"on": None}),
    ("chaises de Saint-Jean-sur-Richelieu vers Plattsburgh, droit?", {"on": None}),
    ("seafood from St-Jean NB to Maine, duty?", {"on": None}),
    ("surtaxe sur le fromage avant la Saint-Jean 2025", {"until": "2025-06-23"}),
    ("10-10-10 from Ohio fert plant, any duty coming into Ontario", {"on": None}),
    ("steel tariff feb 2025 till now", {"since": "2025-02-01", "until": None}),
    ("what changed on sugar, june thru aug", {"since": "2026-06-01", "until": "2026-08-31"}),
    ("tariffs on steel until 9999-12-31", {"code": None, "good": ["steel"]}),
]
"""A place or a grade is no day."""
SPOKEN: list[tuple[str, dict[str, Any]]] = [
    ("what did trump write when he cut off the talks friday", {"on": "2026-10-09"}),
    ("Le premier ministre Legault, ses mots sur les contre-tarifs", {"who": "francois-legault"}),
    ("lutnick or greer?", {"who": "howard-lutnick"}),
    ("what did the press lady say about canada", {"who": "karoline-leavitt"}),
    ("la déclaration de Carney du 3 avril 2025 sur les autos", {"on": "2025-04-03"}),
    ("anything coming before I open the camp in May?", {"until": "2027-04-30"}),
]
"""What was said is past, by whoever is named behind an office; what is coming is not."""
NO_NAMES: list[tuple[str, dict[str, Any]]] = [
    ("US-made pump comes back from Toronto, is there duty", {"from": "US", "to": "US"}),
    ("chaises canadiennes qui reviennent au pays, droits?", {"from": "CA", "to": "CA"}),
    ("pork ribs coming back from iowa to brampton, surtax?", {"from": "US", "to": "CA"}),
    ("duty on CH 72 goods from canada", {"code": "72", "from": "CA", "to": "US"}),
    ("duty on machinery originating in US going to Canada", {"usmca": None}),
    ("for a four-bus order from Winnipeg, what would the US charge", {"good": ["buses"]}),
    ("which country can bring steel to Canada without that quota", {"good": ["steel"]}),
    ("RAV4 hybrid, VIN starts with 2T3, from Kentucky, what surtax", {"good": ["cars"]}),
    ("scrap the OSB its MDF now, Quebec to Maine", {"good": ["fibreboard"]}),
    ("can-am spyder from Valcourt to Ohio, duty?", {"good": ["large-motorcycles"]}),
    (
        "droits sur des moissonneuses... pardon, de tondeuses américaines",
        {"good": ["lawn-mowers"]},
    ),
]
"""Words that only look like a name are none."""


@pytest.mark.parametrize(("text", "slots"), [*SUMS, *ALIKE, *LENGTHS, *NO_DAYS, *SPOKEN, *NO_NAMES])
def test_a_question_is_read_slot_by_slot(
    text: str, slots: dict[str, Any], snapshot: Snapshot, asking: Asking
) -> None:
    understood = reader.read(asking(text), snapshot).understood
    assert {name: understood.get(name) for name in slots} == slots


@pytest.mark.parametrize(
    "text", ["3 american cars from ohio", "in 2025 us to canada steel", "500 american steel bars"]
)
def test_a_countrys_name_before_goods_is_no_currency(
    text: str, snapshot: Snapshot, asking: Asking
) -> None:
    assert "value" not in reader.read(asking(text), snapshot).understood


@pytest.mark.parametrize(
    ("thread", "text", "money"),
    [
        ("duty on $3,200 usd of mattresses to ohio", "oups cad pas usd", (3200.0, "CAD")),
        ("duty on 40k usd of steel racks from canada", "sorry 62 grand not 40", (62000.0, "USD")),
    ],
)
def test_a_correction_replaces_what_was_wrong(
    thread: str, text: str, money: tuple[float, str], snapshot: Snapshot, asking: Asking
) -> None:
    understood = reader.read(asking(text, thread), snapshot).understood
    assert (understood["value"], understood["currency"]) == money


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("lumber from bc", ("CA", "US")),
        ("duty on cheese from wi to ab", ("US", "CA")),
        ("used Miata bought in Ontario, built in Hiroshima Japan, into the US?", ("JP", "US")),
        ("t-shirts made in China, warehoused in Toronto, shipped to Buffalo", ("CN", "US")),
        ("are parkas sewn in Winnipeg, fabric made in China, charged in the US", ("CA", "US")),
    ],
)
def test_the_origin_is_where_the_good_is_made(
    text: str, way: tuple[str, str], snapshot: Snapshot, asking: Asking
) -> None:
    understood = reader.read(asking(text), snapshot).understood
    assert (understood["from"], understood["to"]) == way


@pytest.mark.parametrize(
    ("said", "way"),
    [
        ("and if the strip was melted in Ohio?", ("CA", "US")),
        ("the magnets inside are chinese, does that matter", ("CA", "US")),
        ("what if they are made in Korea", ("KR", "US")),
        ("and if the motors are from Korea instead", ("KR", "US")),
        ("not into the US, into Mexico", (None, "MX")),
    ],
)
def test_a_follow_up_about_a_component_stays_with_the_goods_of_its_thread(
    said: str, way: tuple[str | None, str], snapshot: Snapshot, asking: Asking
) -> None:
    found = reader.read(asking(said, "electric motors from Canada into the US"), snapshot)
    assert found.query is not None
    assert (found.query.origin, found.query.imposing) == way


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("tariff on wheet", ["wheat"]),
        ("tariff on christmas trees", ["christmas-trees"]),
        ("droits sur les sapins de noël", ["christmas-trees"]),
        ("tariff on glass", ["glass"]),
        ("tariff on glasses", ["eyeglasses"]),
        ("tariff on paper", ["paper"]),
        ("leather handbag", ["bags"]),
        ("rate on gold silver copper", ["gold", "silver", "copper"]),
        ("hockey cards from Canada", ["books"]),
        ("stickers", ["books"]),
        ("I sell soap I make in Nova Scotia on Etsy to American customers. Tariff?", ["soap"]),
        ("send me a steel brief every weekday at 7:30 a.m. Pacific", ["steel"]),
    ],
)
def test_the_good_that_is_meant_is_read(
    text: str, goods: list[str], snapshot: Snapshot, asking: Asking
) -> None:
    understood = reader.read(asking(text), snapshot).understood
    assert understood.get("good", understood.get("topics")) == goods


def test_a_word_for_two_goods_is_asked_about(snapshot: Snapshot, asking: Asking) -> None:
    found = reader.read(asking("tariff on water bottles"), snapshot)
    assert not found.sure
    assert len(found.alternatives) >= 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("tomatoes 0702 leamington to detroit", "0702"),
        ("tariff on ch 27", "27"),
        ("what about the 8708 stuff", "8708"),
    ],
)
def test_headings_and_chapters_are_codes(
    text: str, code: str, snapshot: Snapshot, asking: Asking
) -> None:
    assert reader.read(asking(text), snapshot).understood["code"] == code


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("which pays more into texas, boards from mexico or from canada", True),
        ("is lumber taxed more than cabinets in the us", True),
        ("lequel des deux est le plus taxé, sofas ou armoires", True),
        ("duty on 0406.10.08 worth $5,000 with usmca and without", True),
        ("steel from ontario to ohio", False),
        ("tariff on peppers from canada into the us", False),
    ],
)
def test_what_is_set_side_by_side_is_told(
    text: str, compared: bool, snapshot: Snapshot, asking: Asking
) -> None:
    assert reader.read(asking(text), snapshot).understood.get("compare", False) is compared


def test_between_now_and_a_day_ends_that_day(snapshot: Snapshot, asking: Asking) -> None:
    found = reader.read(asking("what takes effect between now and november 15"), snapshot)
    assert found.understood == {"command": "changes", "until": "2026-11-15"}


def test_since_something_in_a_month_goes_on(snapshot: Snapshot, asking: Asking) -> None:
    found = reader.read(asking("steel duty since we opened the line in may 2025"), snapshot)
    assert (found.understood["since"], found.understood.get("until")) == ("2025-05-01", None)


def test_words_of_asking_are_no_topic(snapshot: Snapshot, asking: Asking) -> None:
    said = "exact words for a client memo, no paraphrase: what did carney say about relief"
    found = reader.read(asking(said), snapshot)
    assert found.query is not None
    assert (found.query.who, found.query.words) == ("mark-carney", "relief")


def test_several_days_make_a_period_of_all_of_them(snapshot: Snapshot, asking: Asking) -> None:
    found = reader.read(asking("the steel rate on march 3, march 13 and june 5 2025"), snapshot)
    days = found.understood["since"], found.understood["until"]
    assert days == ("2025-03-03", "2025-06-05")


def test_the_same_month_is_that_of_the_thread(snapshot: Snapshot, asking: Asking) -> None:
    told = asking("beef or lamb then, same month", "what changed on hogs in september 2026")
    found = reader.read(told, snapshot).understood
    assert (found["since"], found["until"]) == ("2026-09-01", "2026-09-30")


def test_what_came_after_that_is_since_the_day_of_the_thread(
    snapshot: Snapshot, asking: Asking
) -> None:
    asked = asking(
        "anything after that", "did anything change on steel derivatives on aug 18, 2025"
    )
    understood = reader.read(asked, snapshot).understood
    told = {name: understood.get(name) for name in ("command", "since", "on")}
    assert told == {"command": "changes", "since": "2025-08-18", "on": None}


@pytest.mark.parametrize(
    ("said", "origin"),
    [
        ("cn origin lithium packs, every layer the US piles on", "CN"),
        ("brass fittings coo vn into Detroit, duty?", "VN"),
    ],
)
def test_two_small_letters_are_a_country_where_origin_is_told(
    said: str, origin: str, snapshot: Snapshot, asking: Asking
) -> None:
    found = reader.read(asking(said), snapshot).understood
    assert (found["from"], found["to"]) == (origin, "US")


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("brief on lumber, plywood, osb every monday at 8", ["softwood-lumber", "plywood", "osb"]),
        ("envoie-nous l'acier et le cuivre chaque lundi à 7 h", ["steel", "copper"]),
    ],
)
def test_all_of_a_list_is_what_a_digest_is_about(
    text: str, topics: list[str], snapshot: Snapshot, asking: Asking
) -> None:
    assert reader.read(asking(text), snapshot).understood["topics"] == topics
