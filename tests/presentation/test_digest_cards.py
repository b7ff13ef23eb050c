"""What a brief and an alert look like."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType

from bot.cards import Card, Chart, Step
from bot.digest.interest import interest
from bot.digest.plan import find
from bot.domain.changes import Change, ChangeKind, Named, Several
from bot.domain.codes import Scope
from bot.domain.days import Validity
from bot.domain.duty import AdValorem, Free, Unparsed
from bot.domain.findings import Coming, ComingKind, Findings, Window
from bot.domain.measures import Measure, Origins
from bot.domain.net_changes import net
from bot.domain.subscriptions import Topics
from bot.domain.text import Lang, Text
from bot.presentation.digest import cards as compose
from bot.presentation.digest.cards import Lateness
from bot.presentation.digest.chart import rate_chart
from bot.presentation.digest.front import BriefDelivery
from bot.presentation.digest.lines import move_text
from bot.presentation.digest.pages import SPACE
from bot.presentation.plain_text import plain_text
from bot.presentation.typography import NO_BREAK
from tests.digest.fact_fixtures import FACTS, SAID, STEEL_25, STEEL_50, TRUCKS_25, change, measure

P25, P50 = AdValorem(percent=Decimal(25)), AdValorem(percent=Decimal(50))
WEDNESDAY = Window(since=date(2025, 6, 3), until=date(2025, 6, 4), following=date(2025, 6, 5))


def found(*changes: Change) -> Findings:
    wanted = interest(Topics(), Topics(), FACTS)
    return find(net(changes), facts=FACTS, interest=wanted, window=WEDNESDAY)


FULL = found(
    change(1, ChangeKind.ENDED, STEEL_25),
    change(2, ChangeKind.STARTED, STEEL_50),
    change(3, ChangeKind.ADDED, SAID),
)

BRIEF = """\
Tariff brief, 2025-06-04

Steel, Canada → US: 25% → 50%

Steel, Canada → United States
- Section 232 steel: 25% → 50%, now in force (2025-06-04) [1]

On the calendar
- From 2025-06-12: Section 232 trucks: none → 25% [1]
- 2025-06-16: G7 leaders meet in Kananaskis

Who said what

“The tariffs are unjustified.”
— Mark Carney (Prime Minister of Canada, 2025-06-04, Ottawa)
Proclamation 10947

[1] Proclamation 10947, The White House, 2025-06-03, https://example.org/order

Facts known up to 2025-06-04.

- steel (/tariff steel)
- All changes (/changes 2025-06-03)
- Why this? (/digest why)"""

EN_FRANCAIS = """\
Bulletin tarifaire, 2025-06-04

Acier, Canada → É.-U.\u00a0: 25\u00a0% → 50\u00a0%"""


def test_a_brief_says_the_rate_first_then_what_comes_and_who_spoke() -> None:
    [_, card] = compose.brief(FULL, facts=FACTS, lang="en")
    assert plain_text(card) == BRIEF


def test_the_message_of_a_brief_is_what_is_new_what_is_next_and_what_did_not_move() -> None:
    followed = replace(FULL, followed=("steel", "trucks"))
    [front, _] = compose.brief(followed, facts=FACTS, lang="fr")
    assert plain_text(front).replace(NO_BREAK, " ").splitlines()[::2][:1] == [
        "Acier, Canada → É.-U. : 25 % → 50 %"
    ]
    assert "Bulletin tarifaire, mercredi 4 juin : 1 changement, 2 à venir" in plain_text(
        front
    ).replace(NO_BREAK, " ")
    [front, _] = compose.brief(followed, facts=FACTS, lang="en", delivery=BriefDelivery(alerted=3))
    said = plain_text(front).replace(NO_BREAK, " ")
    assert "- Steel, Canada → US: 25% → 50% (told by alert)\n" in said
    [sent, _] = compose.brief(
        followed, facts=FACTS, lang="en", delivery=BriefDelivery(alerted=3, sent_as="abc")
    )
    assert "- The alert (/digest details abc alert)\n" in plain_text(sent)
    assert "Trucks: no other change known · Details in the thread" in said


def test_an_alert_of_one_change_is_that_change() -> None:
    [front, *_] = compose.alert(FULL, facts=FACTS, lang="en")
    assert plain_text(front).replace(NO_BREAK, " ").splitlines()[0] == (
        "Steel, Canada → US: 25% → 50%, June 4"
    )


def test_where_facts_are_old_a_brief_says_once_that_no_news_can_arrive() -> None:
    late = replace(WEDNESDAY, since=date(2025, 8, 1), until=date(2025, 8, 4))
    late = replace(late, following=date(2025, 8, 5))
    [card] = compose.brief(Findings(window=late), facts=FACTS, lang="en")
    assert plain_text(card).replace(NO_BREAK, " ") == (
        "No news, and none can arrive: my facts end June 4\n\n"
        "- 61 days without an update\n\n"
        "Paused until facts are loaded; it then goes on by itself\n\n"
        "- Tell the admin (/digest tell)\n"
        "- Keep sending (/digest keep)\n"
        "- Make it weekly (/digest subscribe weekly)\n"
        "- Last 90 known days (/changes since 2025-03-06)\n"
        "- Stop (/digest stop)"
    )


def test_a_brief_kept_on_while_facts_are_old_does_not_say_that_it_rests() -> None:
    late = replace(WEDNESDAY, since=date(2025, 8, 1), until=date(2025, 8, 4))
    [card] = compose.brief(
        Findings(window=late), facts=FACTS, lang="en", delivery=BriefDelivery(rests=False)
    )
    assert "Paused" not in plain_text(card)
    assert "- Rest instead (/digest rest)" in plain_text(card)


def test_a_brief_in_french_is_french() -> None:
    [_, card] = compose.brief(FULL, facts=FACTS, lang="fr")
    assert plain_text(card).startswith(EN_FRANCAIS)


def test_the_chart_shows_the_rate_that_moved() -> None:
    [card, _] = compose.brief(FULL, facts=FACTS, lang="en")
    [chart] = [part for part in card.parts if isinstance(part, Chart)]
    steps = (
        Step(day=date(2025, 3, 12), percent=Decimal(25)),
        Step(day=date(2025, 6, 4), percent=Decimal(50)),
    )
    assert chart.series == (("Section 232 steel", steps),)


def test_the_chart_of_some_codes_shows_what_those_codes_paid() -> None:
    steel = replace(STEEL_25, slug="of-steel", scope=Scope.of(["7208"]), replaces="")
    metals = replace(STEEL_50, slug="of-metals", scope=Scope.of(["7208", "7408"]))
    metals = replace(metals, replaces="of-steel")
    wire = replace(STEEL_50, slug="of-wire", scope=Scope.of(["7408.11"]), replaces="of-metals")
    wire = replace(wire, duty=P25, validity=Validity(first=date(2025, 12, 1)))
    facts = replace(FACTS, measures=MappingProxyType({m.slug: m for m in (steel, metals, wire)}))
    moves = net([change(1, ChangeKind.ADDED, wire)])
    chart = rate_chart(moves, facts, "en", today=date(2025, 11, 30))
    assert chart is not None
    [(_, steps)] = chart.series
    assert [(step.day, step.percent) for step in steps] == [
        (date(2025, 6, 4), Decimal(50)),
        (date(2025, 12, 1), Decimal(25)),
    ]


def test_an_empty_brief_is_a_line_and_what_comes_next() -> None:
    [card] = compose.brief(found(), facts=FACTS, lang="en")
    assert plain_text(card).replace(NO_BREAK, " ") == (
        "Tariff brief, Wed June 4: nothing new that I know of, 2 ahead\n\n"
        "- Trucks, Canada → US: none → 25%, June 12\n"
        "- G7 leaders meet in Kananaskis, June 16\n\n"
        "No other change known\n\n"
        "- All changes (/changes since 2025-06-04 until 2025-06-04)\n"
        "- What’s next (/changes since 2025-06-05)\n"
        "- Settings (/digest)"
    )


def test_a_late_brief_says_how_late_it_is() -> None:
    late = Lateness(late=timedelta(hours=3, minutes=5), since=date(2025, 6, 2))
    [card, _] = compose.brief(FULL, facts=FACTS, lang="en", lateness=late)
    assert (
        "This brief is 3 h late: the bot was not running. It covers everything since 2025-06-02."
        in plain_text(card)
    )


def test_a_correction_says_so_and_what_it_was() -> None:
    edit = change(1, ChangeKind.CORRECTED, STEEL_50, field="duty", old=P25, new=P50)
    [_, card] = compose.alert(found(edit), facts=FACTS, lang="en")
    assert "- Correction: Section 232 steel: rate 25% → 50%, from 2025-06-04 [1]" in plain_text(
        card
    )


def test_what_came_and_went_is_said_once() -> None:
    there = change(1, ChangeKind.CHANGED, STEEL_50, field="duty", old=P25, new=P50)
    back = change(2, ChangeKind.CHANGED, STEEL_50, field="duty", old=P50, new=P25)
    [_, card] = compose.brief(found(there, back), facts=FACTS, lang="en")
    assert (
        "Came and went\n- Section 232 steel: rate 25% → 50% → 25% (back where it was) [1]"
        in plain_text(card)
    )


def many(count: int) -> tuple[Card, ...]:
    changes = [
        replace(
            change(n, ChangeKind.CHANGED, STEEL_50, field="duty", old=P25, new=P50),
            slug=f"steel-{n}",
            label=Text(en=f"Steel product number {n} " + "with a long name " * 3),
        )
        for n in range(1, count + 1)
    ]
    return compose.brief(found(*changes), facts=FACTS, lang="en")


def test_a_long_brief_goes_on_in_its_thread_and_loses_nothing() -> None:
    cards = many(90)
    text = "\n".join(plain_text(card) for card in cards)
    assert all(f"number {n} " in text for n in range(1, 91))
    assert len(cards) > 1
    assert "Details in the thread" in plain_text(cards[0])
    assert cards[2].title == f"Tariff brief, 2025-06-04 (2/{len(cards) - 1})"


def test_every_page_fits_one_message_on_every_platform() -> None:
    assert SPACE < 3000
    assert all(len(plain_text(card)) < 3500 for card in many(119))


def test_a_brief_of_a_thousand_changes_stays_a_brief() -> None:
    cards = many(1000)
    assert len(cards) <= 9
    assert "- + 880 changes: /changes 2025-06-03" in plain_text(cards[-1])


UK_STEEL = Text(en="UK steel", fr="Acier britannique")
STEEL_STAYS = measure("steel-stays", "25", date(2025, 6, 4), replaces="steel-25")
STEEL_UK = measure(
    "steel-uk", "80", date(2025, 6, 4), origins=Origins(only=frozenset({"GB"})), label=UK_STEEL
)
MESSAGES = replace(
    measure("small-parcels", "0", date(2025, 6, 4)),
    duty=Unparsed(text="unquantified"),
    label=Text(en="Low-value parcels pay", fr="Les petits colis paient"),
)
RATED = measure(
    "rated",
    "50",
    date(2025, 6, 4),
    label=Text(en="Dairy proclamation: milk, 50%", fr="Proclamation lait : lait, 50 %"),
)
MORE = replace(
    FACTS,
    measures=MappingProxyType(
        {**FACTS.measures, **{m.slug: m for m in (STEEL_STAYS, STEEL_UK, MESSAGES, RATED)}}
    ),
)


def told(*begun: Measure, lang: Lang = "en") -> list[str]:
    """The lines of a brief in which these began, its headline first."""
    moves = net([change(n, ChangeKind.STARTED, one) for n, one in enumerate(begun, 1)])
    findings = Findings(window=WEDNESDAY, moves=moves)
    [_, card] = compose.brief(findings, facts=MORE, lang=lang)
    lines = plain_text(card).splitlines()
    return [lines[2], *(line for line in lines if line.startswith("- ") and "(/" not in line)]


def test_a_rate_that_stays_is_said_to_stay_and_makes_no_headline_and_no_chart() -> None:
    assert told(STEEL_50, STEEL_STAYS) == [
        "Steel, Canada → US: 25% → 50%",
        "- Section 232 steel: 25% → 50%, now in force (2025-06-04) [1]",
        "- Section 232 steel: stays at 25%, now in force (2025-06-04) [1]",
    ]
    moves = net([change(1, ChangeKind.STARTED, STEEL_STAYS)])
    [_, card] = compose.brief(Findings(window=WEDNESDAY, moves=moves), facts=MORE, lang="en")
    assert not [part for part in card.parts if isinstance(part, Chart)]


def test_trade_of_other_countries_is_not_told_as_trade_with_canada_nor_first() -> None:
    headline, *lines = told(STEEL_50, STEEL_UK)
    assert headline == "Steel, Canada → US: 25% → 50%"
    moves = net([change(1, ChangeKind.STARTED, STEEL_UK)])
    [_, card] = compose.brief(Findings(window=WEDNESDAY, moves=moves), facts=MORE, lang="en")
    assert "Steel, Other countries → United States" in plain_text(card)
    assert len(lines) == 2


def test_a_measure_without_a_rate_of_its_own_is_told_without_one() -> None:
    assert told(MESSAGES)[1] == "- Low-value parcels pay: now in force (2025-06-04) [1]"


def test_a_rate_that_ends_the_label_is_said_once() -> None:
    assert told(RATED)[1] == "- Dairy proclamation: milk: none → 50%, now in force (2025-06-04) [1]"
    assert told(RATED, lang="fr")[1] == (
        "- Proclamation lait : lait\u00a0: aucun → 50\u00a0%, en vigueur (2025-06-04) [1]"
    )


def test_what_the_changes_say_is_not_said_again_by_the_calendar() -> None:
    added = replace(change(1, ChangeKind.ADDED, TRUCKS_25), effective=date(2025, 6, 12))
    [_, card] = compose.brief(found(added), facts=FACTS, lang="en")
    said = plain_text(card).replace(NO_BREAK, " ")
    assert said.splitlines()[2] == "Trucks, Canada → US: none → 25%, June 12"
    assert said.count("Section 232 trucks: ") == 1


def test_of_what_was_told_before_a_brief_reminds_of_the_soonest() -> None:
    ahead = tuple(
        Coming(
            day=date(2025, 6, 5 + n),
            kind=ComingKind.EVENT,
            slug=f"talks-{n}",
            label=Text(en=f"Talks {n}", fr=f"Pourparlers {n}"),
            fresh=n == 8,
        )
        for n in range(10)
    )
    [_, card] = compose.brief(Findings(window=WEDNESDAY, coming=ahead), facts=FACTS, lang="en")
    text = plain_text(card)
    assert text.splitlines()[2] == "2025-06-13: Talks 8"
    assert [n for n in range(10) if f"- 2025-06-{5 + n:02}: Talks {n}" in text] == [0, 1, 2, 3, 8]
    assert "- and 5 more until 2025-06-14, told here before" in text


def test_soon_to_come_the_headline_is_a_measure_before_an_event() -> None:
    talks = Coming(
        day=date(2025, 6, 5),
        kind=ComingKind.EVENT,
        slug="talks",
        label=Text(en="Talks", fr="Pourparlers"),
        fresh=True,
    )
    trucks = replace(
        talks, day=date(2025, 6, 12), kind=ComingKind.STARTS, slug="trucks-25", label=UK_STEEL
    )
    [_, card] = compose.brief(
        Findings(window=WEDNESDAY, coming=(talks, trucks)), facts=FACTS, lang="en"
    )
    assert plain_text(card).splitlines()[2] == "From 2025-06-12: UK steel: none → 25% (+ 1 more)"


def test_every_line_names_its_source_however_many_there_are() -> None:
    sources = {
        f"order-{n}": replace(FACTS.sources["order"], slug=f"order-{n}", title=f"Order {n} " * 6)
        for n in range(30)
    }
    measures = {
        f"m{n}": measure(f"m{n}", "50", date(2025, 6, 4), sources=(f"order-{n}", "order"))
        for n in range(30)
    }
    facts = replace(
        FACTS,
        sources=MappingProxyType({**FACTS.sources, **sources}),
        measures=MappingProxyType(measures),
    )
    moves = net([change(n, ChangeKind.STARTED, one) for n, one in enumerate(measures.values(), 1)])
    cards = compose.brief(Findings(window=WEDNESDAY, moves=moves), facts=facts, lang="en")
    texts = [plain_text(card) for card in cards]
    lines = [line for text in texts for line in text.splitlines() if "now in force" in line]
    assert sum(line.startswith("- ") and line.endswith("]") for line in lines) == 30
    assert all(len(text) < 3900 for text in texts)


def test_old_and_new_values_of_the_journal_are_french_in_french() -> None:
    moved = change(
        1,
        ChangeKind.CORRECTED,
        STEEL_50,
        field="validity",
        old=Validity(first=date(2025, 6, 4)),
        new=Validity(first=date(2025, 6, 4), last=date(2025, 7, 1)),
    )
    rate = change(
        2,
        ChangeKind.CORRECTED,
        STEEL_50,
        field="duty",
        old=Free(),
        new=AdValorem(percent=Decimal("2.5")),
    )
    [_, card] = compose.brief(found(moved, rate), facts=FACTS, lang="fr")
    assert (
        "dates dès le 2025-06-04 → du 2025-06-04 au 2025-07-01; taux en franchise → 2,5\u00a0%"
    ) in plain_text(card)


def test_of_a_list_that_was_edited_what_is_new_of_it_is_told() -> None:
    held = Named(name=Text(en="For USMCA goods"), of=AdValorem(percent=Decimal(10)))
    new = Named(name=Text(en="Rails"), of=Several(items=(Free(), Validity(first=date(2025, 7, 1)))))
    edit = change(
        1,
        ChangeKind.CHANGED,
        STEEL_50,
        field="reliefs",
        old=Several(items=(held,)),
        new=Several(items=(held, new)),
    )
    [move] = net([edit])
    assert move_text(move, FACTS, "en").endswith("exemptions none → Rails: free, from 2025-07-01")
