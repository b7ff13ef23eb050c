"""/duty where no single figure would do: goods of several codes, a part of a value."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.cards import Choices
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.presentation.plain_text import plain_text
from tests.answers.conftest import NOON, TODAY, short_lines
from tests.shipped_store import open_shipped
from tests.walk.bot_context import answer

WHICH = "“{}” covers several codes that pay differently. Which one?"
ESTIMATES = {
    # a sentence, whose reading stands below: the lines still come to the sum
    "Invoice is 12,400 US, Canadian made warehouse racking, steel, no origin cert. What do I owe?": (
        "USD 9,300.00 on USD 12,400 of most steel racks and shelving",
        "Section 232, 25%: 3,100.00",
        "Section 338, 50%: 6,200.00",
        "Forced-labour duty: none",
        "Base duty: free",
    ),
    # one rate on nearly all codes
    "/duty softwood lumber 250000 USD from CA to US": (
        "USD 25,000.00 + your mill’s own rate, on USD 250,000 of most softwood lumber",
        WHICH.format("softwood lumber"),
        "Section 232, 10%: 25,000.00",
        "Forced-labour duty: none, Section 232 is paid instead",
        "Base duty: free",
    ),
    # no rate has the most codes, and base duties of some are so much a kilogram
    "/duty cheese 9000 USD from CA to US usmca no": (
        "USD 900.00 to USD 6,750.00 or more, on USD 9,000 of cheese, by code",
        WHICH.format("cheese"),
    ),
    # what only a part of a car or a truck pays is in the upper end
    "/duty auto parts 500000 USD from CA to US on 2026-06-10 usmca no": (
        "USD 50,000.00 to USD 150,000.00 on USD 500,000 of auto parts, by code",
        WHICH.format("auto parts"),
    ),
    # what pays Section 232 does not pay the Section 301 duty on Brazil (US note 50(a)(vi))
    "/duty 7208.51 10000 USD from BR to US on 2026-09-25": (
        "USD 5,000.00 on USD 10,000 of 7208.51",
        "Section 232, 50%: 5,000.00",
        "Section 301: none, Section 232 is paid instead",
        "Forced-labour duty: none, Section 232 is paid instead",
        "Base duty: free",
    ),
    "/tariff bearings from BR to US on 2026-09-25": (
        "Bearings and gears, Brazil → US: 25% (Sept 25, 2026)",
        "Section 232, since Apr 6, 2026",
        "Some codes differ: 2 pay 15% all-in",
        "Metal at least 95% US-melted or US-smelted (85% from June 8, 2026): 10%",
    ),
    # what waits for the metal content lies between none of it and nothing else
    "/duty springs 1000 USD from CA to US on 2025-12-14 usmca no": (
        "USD 282.00 to USD 539.00 on USD 1,000 of springs, by code",
        WHICH.format("springs"),
    ),
    "/duty railway track 80000 USD from TW to US on 2025-07-18": (
        "USD 8,000.00 to USD 40,000.00 on USD 80,000 of railway track, by code",
        "Please say: the metal content, in percent of the value (metal 40%)",
        WHICH.format("railway track"),
    ),
    # parts of the value count by their share, where none was told as well
    "/duty springs from CA to US on 2025-12-14 usmca no": (
        "28.2% to 53.9% on springs, by code",
        WHICH.format("springs"),
    ),
    # a claim spares all lines of a list, whichever of them is meant
    "/duty canola 5000 USD from CA to US on 2026-09-25 usmca yes": (
        "USD 0.00 on USD 5,000 of 1205",
        "Base duty: free",
        "Fees apart: harbor (sea only) 6.25",
    ),
    # what comes to so much at least is the lower end
    "/duty carrots 5000 USD from JP to US on 2026-09-25": (
        "USD 625.00 to USD 745.00 or more, on USD 5,000 of carrots, by code",
        WHICH.format("carrots"),
    ),
    # the aluminum list has hockey equipment and no sticks
    "/tariff hockey sticks from MX to US on 2025-07-18": (
        "Hockey sticks, Mexico → US: 25%, or 0 with USMCA (July 18, 2025)",
        "Emergency tariff on Mexico, since Mar 4, 2025; goods claimed under USMCA don’t pay it",
        "From Feb 24, 2026: 10%, or 0 with USMCA",
        "Some codes differ: 1 pays 50% of the metal content + 25% of all but the metal",
    ),
    # the steel and aluminum lines of the United Kingdom are none of its copper lines
    "/duty 8544.42.90 10000 USD from GB to US on 2026-09-25": (
        "USD 1,760.00 on USD 10,000 of 8544.42.90",
        "Base duty, 2.6%: 260.00",
        "Section 232, 15%: 1,500.00",
        "Forced-labour duty: none, Section 232 is paid instead",
        "Fees apart: harbor (sea only) 12.50; processing 34.64",
    ),
    # an electric truck is a light one or not, and pays once
    "/duty 8704.60 10000 USD from DE to US on 2026-09-25": (
        "USD 5,000.00 on USD 10,000 of 8704.60",
        "Base duty, 25%: 2,500.00",
        "Section 232, 25%: 2,500.00",
        "Section 232: none, Section 232 is paid instead",
        "Forced-labour duty: none, Section 232 is paid instead",
    ),
    # codes beside those that most steel moves under count for how much it may be
    "/duty steel 10000 USD from CA to US on 2026-09-25 usmca no": (
        "USD 5,000.00 on USD 10,000 of most steel",
        "Some codes differ: from USD 1,000.00 to USD 10,000.00",
        WHICH.format("steel"),
        "Section 232, 50%: 5,000.00",
        "Forced-labour duty: none, Section 232 is paid instead",
    ),
    # a chassis is a vehicle or a part, and pays once
    "/duty 8706.00.25 500000 USD from CA to US on 2026-06-10 usmca no": (
        "USD 133,000.00 on USD 500,000 of 8706.00.25",
        "Base duty, 1.6%: 8,000.00",
        "Section 232, 25%: 125,000.00",
        "Section 232: none (pays only as a part of a medium or heavy truck)",
        "Section 232: none, Section 232 is paid instead",
    ),
    # that nobody spoke of a claim is said once
    "/duty carpets 18200 USD from CA to US on 2025-11-19": (
        "USD 6,370.00 to USD 7,826.00 without USMCA, on USD 18,200 of carpets, by code",
        WHICH.format("carpets"),
    ),
    # base duties that are told at both ends
    "/duty butter 80000 USD from CN to US on 2026-04-20": (
        "USD 14,000.00 to USD 28,000.00 + base duty, on USD 80,000 of butter, by code",
        WHICH.format("butter"),
    ),
    # lines that no statistical numbers divide count as well: five pay no China duty
    "/duty tents and tarps 80000 USD from CN to US on 2026-09-25": (
        "USD 12,320.00 to USD 23,040.00 on USD 80,000 of tents and tarps, by code",
        WHICH.format("tents and tarps"),
    ),
    # what is all-in on some of the lines is no nothing
    "/duty zinc 5000 USD from JP to US on 2026-09-25": (
        "USD 0.00 to USD 625.00 or more, on USD 5,000 of zinc, by code",
        WHICH.format("zinc"),
    ),
    # so much a kilogram is no matter of the code
    "/duty 0405.10.05 80000 USD from CN to US on 2026-04-20": (
        "USD 28,000.00 + base duty, on USD 80,000 of 0405.10.05",
        "Please say: the quantity in kg (quantity 100 kg)",
        "Section 122, 10%: 8,000.00",
        "China duty, Section 301, 25%: 20,000.00",
        "Base duty: 12.3¢/kg",
    ),
    # surtaxes of which one keeps the other away are not added up
    "/duty rebar 10000 CAD from CN to CA on 2026-09-25": (
        "Up to CAD 5,000.00 + base duty, on CAD 10,000 of most rebar",
        "Some codes differ: from base duty alone to CAD 5,000.00 + base duty",
        WHICH.format("rebar"),
        "Canadian surtax on steel and aluminum melted in China: it depends on the full code",
    ),
    # what may not enter is never reckoned
    "/duty wine 5000 USD from CA to US": (
        "Banned: most “wine” may not enter",
        WHICH.format("wine"),
        "Listed Canadian alcoholic beverages may not enter when packaged; bulk keeps the 50% duty",
        "Forced-labour duty, 10%: 500.00",
        "Section 338, 50%: 2,500.00",
    ),
    # a claim that frees all of them is an answer, too
    "/duty granite and marble slabs 12400 USD from CA to US usmca yes": (
        "USD 0.00 on USD 12,400 of most granite and marble slabs",
        WHICH.format("granite and marble slabs"),
        "Forced-labour duty: none, with USMCA",
        "Base duty: free",
        "Fees apart: harbor (sea only) 15.50",
    ),
    # back from repair: duty on the repair alone, no processing fee
    "/duty 8504.33.00 22000 USD from CA usmca yes repair 3400": (
        "USD 850.00 on USD 3,400 of 8504.33.00",
        "Section 232, 25%: 850.00",
        "Forced-labour duty: none, Section 232 is paid instead",
        "Base duty: free",
    ),
    # what a note says of repairs was not read: nothing is totalled
    "/duty 8534.00.00 22000 USD from CA usmca no repair 3400": (
        "USD 2,040.00 so far on USD 3,400 of 8534.00.00",
        "Not held here: whether each of these duties counts on the part alone: the notes of some were"
        " not read",
        "Forced-labour duty, 10%: 340.00",
        "Section 338, 50%: 1,700.00",
        "Base duty: free",
    ),
    # a measure on some lines keeps away a dearer one: what is known is not the least
    "/duty 4011.20.10 10000 USD from CA on 2025-11-05 usmca no": (
        "USD 2,900.00 to USD 3,900.00 on USD 10,000 of 4011.20.10, by code",
        "Please say: the full code, to ten digits",
        "Base duty, 4%: 400.00",
        "Emergency tariff on Canada, 35%: 3,500.00",
        "Section 232: it depends on the full code",
    ),
    "/tariff 4011.20.10 from CA on 2025-11-05 usmca no": (
        "4011.20.10, Canada → US: 25% or 35%, by the last digits (Nov 5, 2025)",
        "Section 232, since Nov 1, 2025",
        "The emergency tariff on Canada does not come on top",
        "Some codes pay 35%",
        "Not a part of a medium or heavy truck: 35%",
    ),
    # of a month gone by, whether it was so
    "le canada taxait-il l'acier américain à 25 % en avril 2025?": (
        "Oui. Acier, É.-U. → Canada : 25 % (1er avr. 2025 – 30 avr. 2025)",
    ),
    "was steel 25% in june 2025?": (
        "Steel, Canada → US: 25%, then 50% (June 1, 2025 – June 30, 2025)",
        "US → Canada: 25%",
        "From June 4, 2025: 50%",
    ),
    # assembled abroad: the value less the US components, the fee on the same part
    "/duty 8501.52.80 22000 USD from CA usmca no us-components 5000 on 2025-05-01": (
        "USD 4,250.00 on USD 17,000 of 8501.52.80",
        "Emergency tariff on Canada, 25%: 4,250.00",
        "Base duty: free",
        "Fees apart: processing 58.89",
    ),
    # no schedule is loaded: what heads /tariff is what most of it pays
    "/duty dishwashers 12000 CAD from US to CA on 2025-04-22 usmca no": (
        "CAD 3,000.00 + base duty, on CAD 12,000 of most dishwashers",
        "Canada’s surtax of 2025, 25%: 3,000.00",
        "Base duty: the rate is not held here",
    ),
    "/duty machinery 30000 CAD from US to CA usmca no": (
        "Base duty alone on CAD 30,000 of most machinery",
        "Some codes differ: from base duty alone to CAD 15,000.00 + base duty",
        WHICH.format("machinery"),
        "Base duty: the rate is not held here",
        "On no tariff list in force that I hold",
    ),
    # nothing but the base duty, which is not held: no claim is asked for, no rate of exchange
    "/duty shoes 310 USD from US to CA": (
        "Base duty alone on USD 310 of 64",
        "Base duty: the rate is not held here",
        "On no tariff list in force that I hold",
    ),
    # together with a base duty that is not settled
    "/duty 3303 150 USD from FR to US": (
        "At least USD 15.00 with the base duty on USD 150 of 3303",
        "Please say: the full code, to ten digits",
        "Base duty: it depends on the full code",
        "Forced-labour duty: 10% together with the base duty",
        "Fees apart: harbor (sea only) 0.19; processing 2.77",
    ),
    # a period through which the same was owed is answered for its last day
    "/duty gym-equipment 5000 CAD from US to CA usmca no since 2025-03-13 until 2025-04-30": (
        "CAD 1,250.00 + base duty, on CAD 5,000 of 9506.91",
        "Canada’s surtax, 25%: 1,250.00",
        "Base duty: the rate is not held here",
    ),
    # four digits before a sum are a heading
    "/duty 3304 22310 CAD from US to CA on 2025-05-09": (
        "Up to CAD 5,577.50 + base duty, on CAD 22,310 of 3304",
        "Please say: whether USMCA is claimed (usmca yes or no); the full code, to ten digits",
        "Base duty: the rate is not held here",
        "Canada’s surtax of 2025: it depends on the full code",
    ),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, ...]]:
    """Headline and lines of every estimate, with plain spaces."""
    return asyncio.run(short_lines(tmp_path_factory.mktemp("shipped"), ESTIMATES))


@pytest.mark.parametrize("text", ESTIMATES)
def test_what_is_not_one_code_and_one_value_is_told_as_such(
    told: dict[str, tuple[str, ...]], text: str
) -> None:
    assert told[text] == ESTIMATES[text]


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        (
            "/duty 8504.33.00 22000 USD from CA repair 30000",
            "“30000” is no part of the value of the goods: give both, value first.",
        ),
        (
            "/duty steel 5000 USD from CA to US since 2025-05-20 until 2025-06-30",
            "What is owed changed between May\xa020,\xa02025 and June\xa030,\xa02025, and the day of entry"
            " decides: which day?",
        ),
        (
            "/duty 8504.33.00 22000 USD from US to CA repair 300",
            "A repair or US components are reckoned into the United States only, one of the two at a"
            " time.",
        ),
    ],
)
async def test_a_part_or_a_day_that_is_none_is_refused_in_words(
    tmp_path: Path, text: str, refused: str
) -> None:
    store = await open_shipped(tmp_path, NOON)
    context = BotContext(store=store, catalogue=COMMANDS)
    card = await answer(context, text, day=TODAY, now=NOON)
    await store.close()
    assert refused in plain_text(card)


async def test_the_days_that_are_offered_keep_all_that_was_said_of_the_entry(
    tmp_path: Path,
) -> None:
    store = await open_shipped(tmp_path, NOON)
    context = BotContext(store=store, catalogue=COMMANDS)
    period = "since 2025-05-20 until 2025-06-30"
    said = "declared us-melted-metal transport sea"
    text = f"/duty steel 5000 USD from CA to US {period} metal 40% {said}"
    card = await answer(context, text, day=TODAY, now=NOON)
    await store.close()
    assert [
        o.question for part in card.parts if isinstance(part, Choices) for o in part.options
    ] == [
        f"/duty steel value 5000 USD metal 40% from CA to US on {day} {said}"
        for day in ("2025-05-20", "2025-06-04")
    ]


async def test_what_is_compared_counts_on_the_same_part_and_is_no_more_totalled(
    tmp_path: Path,
) -> None:
    store = await open_shipped(tmp_path, NOON)
    context = BotContext(store=store, catalogue=COMMANDS)
    asked = "/duty 8534.00.00 22000 USD from CA usmca no repair 3400 versus 2026-07-25"
    told = plain_text(await answer(context, asked, day=TODAY, now=NOON))
    await store.close()
    assert "2026-07-25: USD 340.00 so far; the total is not known yet" in told
    assert "Total duty" not in told


@pytest.mark.parametrize(
    ("lang", "head"),
    [
        (
            "en",
            "USD 2,900.00 to USD 3,900.00, by the full code; the total is not known yet",
        ),
        (
            "fr",
            "2 900,00 USD à 3 900,00 USD, selon le code complet; le total n'est pas encore connu",
        ),
    ],
)
async def test_the_whole_answer_tells_both_ends_of_what_a_code_may_owe(
    tmp_path: Path, lang: str, head: str
) -> None:
    store = await open_shipped(tmp_path, NOON)
    context = BotContext(store=store, catalogue=COMMANDS)
    asked = "/duty 4011.20.10 10000 USD from CA on 2025-11-05 usmca no"
    told = plain_text(await answer(context, asked, day=TODAY, now=NOON, lang=lang))
    await store.close()
    assert head in told.replace("\xa0", " ").replace("\u202f", " ").splitlines()


async def test_codes_that_most_of_a_good_moves_under_are_offered_first(tmp_path: Path) -> None:
    store = await open_shipped(tmp_path, NOON)
    context = BotContext(store=store, catalogue=COMMANDS)
    card = await answer(context, "/duty softwood lumber 250000 USD", day=TODAY, now=NOON)
    await store.close()
    assert card.short is not None
    offered = [o.label.split()[0][:4] for o in card.short.actions if o.question.startswith("/duty")]
    assert offered[:5] == ["4407", "4407", "4407", "4407", "4403"]
