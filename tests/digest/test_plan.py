"""What a stretch of the journal means to a channel."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bot.digest.interest import interest
from bot.digest.plan import find
from bot.domain.changes import Change, ChangeKind, Value, Written
from bot.domain.deliveries import DeliveryReason
from bot.domain.duty import AdValorem
from bot.domain.findings import Coming, ComingKind, Findings, Window
from bot.domain.net_changes import Edit, net
from bot.domain.subscriptions import Topics
from tests.digest.fact_fixtures import FACTS, SAID, STEEL_25, STEEL_50, TALKS, TRUCKS_25, change

P25, P40, P50 = (AdValorem(percent=Decimal(rate)) for rate in (25, 40, 50))
WEDNESDAY = Window(since=date(2025, 6, 3), until=date(2025, 6, 4), following=date(2025, 6, 5))


def found(
    *changes: Change,
    include: Topics | None = None,
    exclude: Topics | None = None,
    window: Window = WEDNESDAY,
) -> Findings:
    wanted = interest(include or Topics(), exclude or Topics(), FACTS)
    return find(net(changes), facts=FACTS, interest=wanted, window=window)


def duty(serial: int, old: Value, new: Value, kind: ChangeKind = ChangeKind.CHANGED) -> Change:
    return change(serial, kind, STEEL_50, field="duty", old=old, new=new)


def test_a_rate_that_moved_twice_shows_first_old_and_last_new() -> None:
    [move] = net([duty(1, P25, P40), duty(2, P40, P50)])
    assert move.edits == (Edit(field="duty", path=(P25, P40, P50)),)
    assert (move.kind, move.fleeting, move.serial) == (ChangeKind.CHANGED, False, 2)


def test_a_rate_that_went_back_is_fleeting() -> None:
    [move] = net([duty(1, P25, P50), duty(2, P50, P25)])
    assert move.fleeting
    assert found(duty(1, P25, P50), duty(2, P50, P25)).fleeting == (move,)


def test_a_fact_added_and_removed_is_fleeting_and_one_added_and_edited_is_added() -> None:
    added = change(1, ChangeKind.ADDED, STEEL_50)
    [gone] = net([added, change(2, ChangeKind.REMOVED, STEEL_50)])
    assert (gone.kind, gone.fleeting) == (ChangeKind.REMOVED, True)
    [kept] = net([added, duty(2, P25, P50)])
    assert (kept.kind, kept.fleeting, kept.edits) == (ChangeKind.ADDED, False, ())


def test_a_correction_is_called_a_correction() -> None:
    [move] = net([duty(1, P25, P50, ChangeKind.CORRECTED)])
    assert move.kind is ChangeKind.CORRECTED
    [mixed] = net(
        [duty(1, P25, P50, ChangeKind.CORRECTED), duty(2, P50, AdValorem(percent=Decimal(60)))]
    )
    assert mixed.kind is ChangeKind.CHANGED


def test_a_measure_added_and_begun_in_one_stretch_has_begun() -> None:
    moves = net([change(1, ChangeKind.ADDED, STEEL_50), change(2, ChangeKind.STARTED, STEEL_50)])
    assert [m.kind for m in moves] == [ChangeKind.STARTED]


def test_an_end_is_told_with_the_measure_that_follows_it() -> None:
    begun = change(2, ChangeKind.STARTED, STEEL_50)
    ended = change(1, ChangeKind.ENDED, STEEL_25)
    assert [m.slug for m in found(ended, begun).moves] == ["steel-50"]
    assert [m.slug for m in found(ended).moves] == ["steel-25"]


def test_what_is_not_followed_is_counted_as_the_reason_for_silence() -> None:
    june = Window(since=date(2025, 7, 1), until=date(2025, 7, 2), following=date(2025, 7, 3))
    told = found(
        change(1, ChangeKind.STARTED, TRUCKS_25),
        include=Topics(goods=frozenset({"steel"})),
        window=june,
    )
    assert told == Findings(window=june, others=1)
    assert told.silence is DeliveryReason.OTHER_TOPICS
    assert found(window=june).silence is DeliveryReason.NOTHING_NEW


def test_a_broader_good_takes_in_the_narrower_ones() -> None:
    begun = change(1, ChangeKind.STARTED, STEEL_50)
    assert found(begun, include=Topics(goods=frozenset({"metals"}))).moves
    assert not found(begun, exclude=Topics(goods=frozenset({"metals"}))).moves


def test_what_is_left_out_wins_over_what_is_followed() -> None:
    begun = change(1, ChangeKind.STARTED, STEEL_50)
    steel = Topics(goods=frozenset({"steel"}))
    assert not found(
        begun, include=steel, exclude=Topics(programmes=frozenset({"us-232-steel"}))
    ).moves


def test_notes_and_references_are_no_news() -> None:
    edit = change(
        1, ChangeKind.CHANGED, STEEL_50, field="note", old=None, new=Written(text="see annex")
    )
    assert found(edit).moves == ()


def test_new_words_on_a_followed_topic_are_news() -> None:
    said = change(1, ChangeKind.ADDED, SAID)
    assert found(said, include=Topics(goods=frozenset({"steel"}))).quotes == ("carney-illegal",)
    assert found(said, include=Topics(speakers=frozenset({"mark-carney"}))).quotes
    assert not found(said, include=Topics(goods=frozenset({"trucks"}))).quotes


def test_what_lies_within_two_weeks_is_coming_and_fresh_only_when_it_comes_in_sight() -> None:
    trucks = Coming(
        day=date(2025, 6, 12),
        kind=ComingKind.STARTS,
        slug="trucks-25",
        label=TRUCKS_25.label,
        fresh=False,
        goods=("trucks",),
        programmes=("us-232-trucks",),
        sources=("order",),
    )
    talks = Coming(
        day=date(2025, 6, 16),
        kind=ComingKind.EVENT,
        slug="talks",
        label=TALKS.title,
        fresh=False,
    )
    assert found().coming == (trucks, talks)
    assert not found().news
    first_sight = Window(since=date(2025, 6, 1), until=date(2025, 6, 2), following=date(2025, 6, 3))
    assert [(c.slug, c.fresh) for c in found(window=first_sight).coming] == [
        ("steel-50", False),
        ("trucks-25", False),
        ("talks", True),
    ]


def test_a_thing_that_comes_before_the_next_brief_is_fresh_again() -> None:
    friday = Window(since=date(2025, 6, 12), until=date(2025, 6, 13), following=date(2025, 6, 16))
    [talks] = found(window=friday).coming
    assert talks.fresh
