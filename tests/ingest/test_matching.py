"""A proposal beside the facts that are held: by instrument, then programme, rate and days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.domain.codes import Scope
from bot.domain.days import FactDay, Validity
from bot.domain.duty import AdValorem, DutyExpression, Prohibited
from bot.domain.events import Event, EventKind
from bot.domain.measures import Measure, Origins
from bot.domain.proposals import FactMatch, MatchOutcome, Proposal, ProposalKind
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Text
from bot.ingest.documents.matching import matched

CANADA = Origins(only=frozenset({"CA"}))
SUMMER = date(2026, 8, 22)


def measure(
    slug: str, duty: DutyExpression, first: date, instrument: str, last: date | None = None
) -> Measure:
    return Measure(
        slug=slug,
        programme="us-338-canada",
        imposing="US",
        origins=CANADA,
        label=Text(en=slug),
        duty=duty,
        validity=Validity(first=first, last=last),
        instrument=instrument,
    )


HELD = (
    measure("dairy-50", AdValorem(percent=Decimal(50)), SUMMER, "Proclamation 11047"),
    measure(
        "wine-25",
        AdValorem(percent=Decimal(25)),
        date(2026, 6, 1),
        "Proclamation 11030",
        last=date(2026, 9, 14),
    ),
    measure("wine-ban", Prohibited(), date(2026, 9, 29), "Proclamation 11061"),
)
FACTS = FactSnapshot(
    revision=1,
    data_as_of=date(2026, 10, 10),
    records_begin=date(2025, 2, 1),
    sources={},
    programmes={},
    measures={each.slug: each for each in HELD},
    stacking=(),
    goods={},
    events={
        "talks": Event(
            slug="talks",
            kind=EventKind.TALKS,
            day=FactDay(first=date(2026, 8, 18)),
            title=Text(en="Talks"),
            programmes=("us-338-canada",),
            instrument="Proclamation 11056",
        )
    },
    claims={},
    speakers={},
    quotes={},
    by_programme={"us-338-canada": tuple(each.slug for each in HELD)},
)
PROPOSAL = Proposal(
    kind=ProposalKind.NEW_DUTY,
    programme="us-338-canada",
    imposing="US",
    rule="duty",
    rate_new=(Decimal(50),),
    effective=SUMMER,
)


@pytest.mark.parametrize(
    ("proposal", "expected"),
    [
        (PROPOSAL, FactMatch(outcome=MatchOutcome.SAME, slug="dairy-50")),
        (replace(PROPOSAL, rate_new=(Decimal(35),)), FactMatch()),
        (
            replace(PROPOSAL, amends=("11047",), effective=date(2026, 8, 19)),
            FactMatch(outcome=MatchOutcome.CONTRADICTS, slug="dairy-50"),
        ),
        (
            replace(
                PROPOSAL,
                kind=ProposalKind.RATE_CHANGE,
                rate_old=(Decimal(25),),
                effective=date(2026, 9, 1),
            ),
            FactMatch(outcome=MatchOutcome.CHANGES, slug="wine-25"),
        ),
        (
            replace(PROPOSAL, kind=ProposalKind.END, rate_new=(), effective=date(2026, 9, 15)),
            FactMatch(outcome=MatchOutcome.SAME, slug="wine-25"),
        ),
        (
            replace(
                PROPOSAL,
                kind=ProposalKind.END,
                rate_new=(),
                effective=date(2026, 12, 1),
                amends=("11047",),
            ),
            FactMatch(outcome=MatchOutcome.ENDS, slug="dairy-50"),
        ),
        (
            replace(PROPOSAL, kind=ProposalKind.BAN, rate_new=(), effective=date(2026, 9, 29)),
            FactMatch(outcome=MatchOutcome.SAME, slug="wine-ban"),
        ),
        (
            replace(
                PROPOSAL,
                kind=ProposalKind.POSTPONEMENT,
                rate_new=(),
                effective=date(2026, 10, 1),
                amends=("11047",),
            ),
            FactMatch(outcome=MatchOutcome.CHANGES, slug="dairy-50"),
        ),
        (
            replace(
                PROPOSAL, kind=ProposalKind.EVENT, rate_new=(), effective=None, amends=("11056",)
            ),
            FactMatch(outcome=MatchOutcome.SAME, slug="talks"),
        ),
        (
            replace(
                PROPOSAL,
                kind=ProposalKind.CONFIRMATION,
                rate_new=(),
                effective=None,
                amends=("11061",),
            ),
            FactMatch(outcome=MatchOutcome.SAME, slug="wine-ban"),
        ),
        (replace(PROPOSAL, programme="us-122"), FactMatch()),
    ],
)
def test_a_proposal_touches_the_fact_it_is_about(proposal: Proposal, expected: FactMatch) -> None:
    assert matched(proposal, FACTS).matched == expected


LINES = replace(HELD[0], slug="cheese-50", scope=Scope.of(["0406.10", "0406.20"]))


def of_codes(*codes: str, instrument: str = "") -> FactMatch:
    measures = {LINES.slug: LINES}
    facts = replace(FACTS, measures=measures, by_programme={LINES.programme: (LINES.slug,)})
    return matched(replace(PROPOSAL, codes=codes, instrument=instrument), facts).matched


def test_a_duty_of_other_codes_is_another_though_its_rate_and_day_are_the_same() -> None:
    assert of_codes("9503.00") == FactMatch()
    assert of_codes("0406.10") == FactMatch(outcome=MatchOutcome.SAME, slug="cheese-50")


def test_a_duty_of_more_codes_than_are_held_contradicts() -> None:
    more = FactMatch(outcome=MatchOutcome.CONTRADICTS, slug="cheese-50")
    assert of_codes("0406.10", "9503.00") == more


def test_a_duty_of_another_act_is_another() -> None:
    assert of_codes(instrument="Proclamation 11048") == FactMatch()
    assert of_codes(instrument="Proclamation 11047").outcome is MatchOutcome.SAME


def test_a_notice_of_a_day_on_which_nothing_held_turns_confirms_nothing() -> None:
    notice = replace(PROPOSAL, kind=ProposalKind.CONFIRMATION, rate_new=())
    assert matched(replace(notice, effective=date(2026, 12, 5)), FACTS).matched == FactMatch()
    ended = replace(notice, effective=date(2026, 9, 15))
    assert matched(ended, FACTS).matched.outcome is MatchOutcome.SAME


def test_a_corrected_rate_is_of_the_measure_and_confirms_nothing() -> None:
    told = replace(
        PROPOSAL,
        kind=ProposalKind.CORRECTION,
        rate_old=(Decimal(50),),
        rate_new=(Decimal(55),),
        amends=("11047",),
    )
    expected = FactMatch(outcome=MatchOutcome.CHANGES, slug="dairy-50")
    assert matched(told, FACTS).matched == expected
