"""/digest, asked as people ask it, over a real store."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.cards import Card, Choices, Headline
from bot.commands.dispatch.dispatcher import run
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.digest.briefs import pending
from bot.domain.deliveries import Delivery, DeliveryReason, DeliveryState, delivery_id
from bot.domain.questions import Person, Place, Question
from bot.domain.subscriptions import (
    Batch,
    PauseReason,
    QuietHours,
    Recurrence,
    Rhythm,
    State,
    Subscription,
    Topics,
)
from bot.domain.text import Lang
from bot.ports import PlaceSettings
from bot.ports.digests import LeaseRequest
from bot.presentation.digest.alert_words import reactions
from bot.presentation.faces import face
from bot.presentation.plain_text import plain_text
from store.channel_settings import BUTTON_LIFE
from store.export import export
from store.store import SqlStore, load_catalogue
from store.tables import KEY_VALUE
from tests.catalogue.small import write
from tests.databases import OpenStore

NOW = datetime(2026, 10, 9, 15, tzinfo=UTC)
CHANNEL = Place(platform="slack", workspace="T1", channel="C1")
ANNE = Person(id="U1", zone="America/Halifax")


class Channel:
    """A channel where people type."""

    def __init__(self, store: SqlStore) -> None:
        self.store = store
        self.bot_context = BotContext(store=store, catalogue=COMMANDS)

    async def ask(
        self,
        text: str,
        *,
        person: Person = ANNE,
        place: Place = CHANNEL,
        now: datetime = NOW,
        again: bool = False,
        lang: Lang | None = None,
    ) -> Card:
        question = Question(
            text=text,
            day=now.date(),
            now=now,
            place=place,
            person=person,
            again=again,
            lang=lang,
        )
        return await run(question, self.bot_context)

    async def orders(self) -> tuple[Subscription, ...]:
        async with self.store.transaction() as records:
            return await records.subscriptions.all()

    async def save(self, one: Subscription) -> None:
        async with self.store.transaction() as records:
            await records.subscriptions.save([one])

    async def order(self) -> Subscription:
        [one] = await self.orders()
        return one


@pytest.fixture
async def channel(store: SqlStore, tmp_path: Path) -> Channel:
    await load_catalogue(store, write(tmp_path / "catalogue"), NOW - timedelta(days=1))
    return Channel(store)


async def test_a_bare_subscribe_takes_weekdays_at_eight_in_the_persons_zone(
    channel: Channel,
) -> None:
    card = await channel.ask("/digest subscribe")
    one = await channel.order()
    assert replace(one, id="x") == Subscription(
        id="x",
        place=CHANNEL,
        owner="U1",
        zone="America/Halifax",
        created_at=NOW,
        watermark=NOW,
        serial=one.serial,
        alerted=one.serial,
        recurrence=Recurrence(),
        next_due_at=datetime(2026, 10, 12, 11, tzinfo=UTC),
        planned_at=NOW,
        quiet=QuietHours(start=time(22), end=time(7)),
    )
    said = plain_text(card)
    assert "weekdays at 08:00 (America/Halifax)" in said
    assert "Next brief: 2026-10-12 08:00" in said


async def test_every_option_of_an_order_is_understood(channel: Channel) -> None:
    await channel.ask(
        "/digest subscribe daily at 7:30 tz America/St_Johns topics steel, carney except apples "
        "alerts off lang fr quiet 21:30-06:00 skip-empty"
    )
    one = await channel.order()
    assert (one.recurrence, one.zone, one.lang, one.alerts, one.skip_empty) == (
        Recurrence(rhythm=Rhythm.DAILY, at=time(7, 30)),
        "America/St_Johns",
        "fr",
        False,
        True,
    )
    assert one.include == Topics(goods=frozenset({"steel"}), speakers=frozenset({"mark-carney"}))
    assert one.exclude == Topics(goods=frozenset({"apples"}))
    assert one.quiet == QuietHours(start=time(21, 30), end=time(6))


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("/digest every day at 7:30", Recurrence(rhythm=Rhythm.DAILY, at=time(7, 30))),
        (
            "/digest every weekday at 7:30 topics steel",
            Recurrence(rhythm=Rhythm.WEEKDAYS, at=time(7, 30)),
        ),
        (
            "/digest subscribe every fridays at 7:30",
            Recurrence(rhythm=Rhythm.WEEKLY, at=time(7, 30), weekday=4),
        ),
        (
            "/digest chaque lundi à 7:30",
            Recurrence(rhythm=Rhythm.WEEKLY, at=time(7, 30), weekday=0),
        ),
    ],
)
async def test_when_briefs_are_to_come_is_told_as_people_say_it(
    channel: Channel, typed: str, wanted: Recurrence
) -> None:
    await channel.ask(typed)
    assert (await channel.order()).recurrence == wanted


async def test_an_hour_that_no_clock_has_orders_nothing(channel: Channel) -> None:
    said = plain_text(await channel.ask("/digest every day at 25:00"))
    assert "I can't read the time “25:00”" in said
    assert "gets no briefs yet" in plain_text(await channel.ask("/digest"))


async def test_the_night_is_quiet_until_somebody_says_otherwise(channel: Channel) -> None:
    said = plain_text(await channel.ask("/digest subscribe topics steel"))
    assert "Quiet hours: 22:00-07:00" in said
    assert (await channel.order()).quiet == QuietHours(start=time(22), end=time(7))
    await channel.ask("/digest subscribe topics apples")
    assert (await channel.order()).quiet == QuietHours(start=time(22), end=time(7))
    await channel.ask("/digest subscribe quiet off")
    assert (await channel.order()).quiet is None
    await channel.ask("/digest subscribe topics steel")
    assert (await channel.order()).quiet is None


async def test_a_cron_line_is_taken_as_it_stands(channel: Channel) -> None:
    await channel.ask("/digest subscribe cron 0 8 * * 1,3 tz London")
    one = await channel.order()
    assert (one.recurrence, one.zone) == (
        Recurrence(rhythm=Rhythm.CRON, cron="0 8 * * 1,3"),
        "Europe/London",
    )


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("/digest subscribe tz America/Tornto", "Did you mean America/Toronto?"),
        ("/digest subscribe cron 0 25 * * *", "Did you mean “0 23 * * *”?"),
        ("/digest subscribe at 25:00", "Write it as 08:00."),
        ("/digest subscribe topics xyzzy", "I don't know the topic “xyzzy”"),
        ("/digest subscribe cron */5 * * * *", "more than once an hour"),
    ],
)
async def test_what_cannot_be_read_gets_the_nearest_right_thing(
    channel: Channel, typed: str, hint: str
) -> None:
    assert hint in plain_text(await channel.ask(typed))
    assert await channel.orders() == ()


async def test_a_second_subscribe_changes_the_order_and_adds_topics(channel: Channel) -> None:
    await channel.ask("/digest subscribe weekdays at 09:00 topics steel")
    await channel.ask("/digest subscribe topics apples")
    one = await channel.order()
    assert one.include == Topics(goods=frozenset({"steel", "apples"}))
    assert one.recurrence == Recurrence(at=time(9))
    await channel.ask("/digest subscribe topics only apples")
    assert (await channel.order()).include == Topics(goods=frozenset({"apples"}))
    await channel.ask("/digest subscribe topics all")
    assert (await channel.order()).include == Topics()


async def test_plain_words_subscribe_and_stop(channel: Channel) -> None:
    await channel.ask("sub me to steel changes")
    assert (await channel.order()).include == Topics(goods=frozenset({"steel"}))
    said = plain_text(await channel.ask("stop sending me these"))
    assert "Stopped." in said
    assert (await channel.order()).state is State.STOPPED
    assert "gets no briefs yet" in plain_text(await channel.ask("/digest list"))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("why did I get nothing?", "No brief was due yet."),
        ("why didn't we get a brief", "No brief was due yet."),
        ("why have I not received anything", "No brief was due yet."),
        ("pourquoi n'ai-je rien reçu ?", "Aucun bulletin n'était encore dû."),
    ],
)
async def test_plain_words_ask_why_nothing_came(channel: Channel, asked: str, told: str) -> None:
    await channel.ask("/digest subscribe")
    assert told in plain_text(await channel.ask(asked))


async def test_stopping_one_topic_keeps_the_others(channel: Channel) -> None:
    await channel.ask("/digest subscribe topics steel, apples")
    await channel.ask("/digest stop topics apples")
    one = await channel.order()
    assert (one.state, one.include) == (State.ACTIVE, Topics(goods=frozenset({"steel"})))


async def test_a_pause_keeps_the_place_and_a_resume_goes_on_from_there(channel: Channel) -> None:
    await channel.ask("/digest subscribe")
    before = await channel.order()
    await channel.ask("/digest pause")
    paused = await channel.order()
    assert (paused.state, paused.paused_for) == (State.PAUSED, PauseReason.ASKED)
    later = NOW + timedelta(days=7)
    await channel.ask("/digest resume", now=later)
    on = await channel.order()
    assert (on.state, on.watermark, on.next_due_at) == (
        State.ACTIVE,
        before.watermark,
        datetime(2026, 10, 19, 11, tzinfo=UTC),
    )


async def briefs(channel: Channel) -> list[Delivery]:
    """What is owed besides the line that tells of the order."""
    async with channel.store.transaction() as records:
        found = await records.outbox.list()
    return [one for one in found if not one.slot.startswith("notice:")]


async def test_now_owes_a_brief_at_once(channel: Channel) -> None:
    await channel.ask("/digest subscribe")
    await channel.ask("/digest now")
    [pending] = await briefs(channel)
    assert (pending.slot, pending.state, pending.until) == (
        "now:2026-10-09T15:00:00Z",
        DeliveryState.OWED,
        NOW,
    )


async def test_a_pause_takes_back_what_is_on_its_way_and_why_says_so(channel: Channel) -> None:
    await channel.ask("/digest subscribe")
    await channel.ask("/digest now")
    await channel.ask("/digest pause")
    [pending] = await briefs(channel)
    assert (pending.state, pending.reason) == (DeliveryState.SKIPPED, DeliveryReason.PAUSED)
    assert "2026-10-09 12:00, brief: not sent: the subscription was paused" in plain_text(
        await channel.ask("/digest why")
    )


async def test_a_preview_shows_a_brief_and_changes_nothing(channel: Channel) -> None:
    said = plain_text(await channel.ask("/digest preview"))
    assert "This is what a brief would say now." in said
    assert await channel.orders() == ()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("/digest preview as-of 2026-10-08", "The brief of Oct 8, 2026"),
        ("/digest preview --as-of 2026-10-08", "The brief of Oct 8, 2026"),
        ("/digest preview yesterday", "The brief of Oct 8, 2026"),
        ("/digest preview as-of 2026-12-01", "Dec 1, 2026 is still to come"),
        ("/digest preview as-of 2024-12-01", "The first brief I can tell is that of Feb 1, 2025"),
    ],
)
async def test_a_preview_shows_the_brief_of_any_day_gone_by(
    channel: Channel, asked: str, told: str
) -> None:
    assert told in plain_text(await channel.ask(asked)).replace("\u00a0", " ")


async def test_a_preview_is_a_short_card_whose_thread_waits_behind_a_button(
    channel: Channel,
) -> None:
    card = await channel.ask("/digest preview as-of 2025-06-04")
    assert card.short is not None
    assert card.short.headline.replace("\u00a0", " ") == "Steel, Canada → US: 25% → 50%"
    assert card.short.note.replace("\u00a0", " ").startswith("Tariff brief, Wed June 4: 1 change")
    assert [(o.label, o.question, o.detail) for o in card.short.actions] == [
        ("Details", "", "all"),
        ("The day before", "/digest preview as-of 2025-06-03", ""),
        ("The day after", "/digest preview as-of 2025-06-05", ""),
    ]
    assert [detail.name for detail in card.details] == ["all"]


async def test_a_preview_of_some_topics_is_of_them_on_its_day_whichever_is_said_first(
    channel: Channel,
) -> None:
    for asked in ("topics apples as-of 2025-06-04", "as-of 2025-06-04 topics apples"):
        card = await channel.ask(f"/digest preview {asked}")
        said = plain_text(face(card)).replace("\u00a0", " ")
        assert "The brief of June 4, 2025" in said
        assert "Steel, Canada → US: 25% → 50%" not in said
        assert "/digest preview as-of 2025-06-03 topics apples" in said


async def test_who_may_change_what_a_channel_gets_is_the_workspaces_to_choose(
    channel: Channel,
) -> None:
    async with channel.store.transaction() as records:
        await records.channel_settings.settle(
            replace(CHANNEL, channel=""), PlaceSettings(who_may="admins")
        )
    said = plain_text(await channel.ask("/digest subscribe"))
    assert "Only people who manage this workspace" in said
    await channel.ask("/digest subscribe", person=replace(ANNE, admin=True))
    assert len(await channel.orders()) == 1
    stranger = replace(ANNE, id="U2", member=False)
    assert "Only people who manage" in plain_text(
        await channel.ask("/digest stop", person=stranger)
    )


async def test_a_terminal_can_only_look(channel: Channel) -> None:
    terminal = Place(platform="console")
    said = plain_text(await channel.ask("/digest subscribe", place=terminal))
    assert "A terminal can't be sent briefs" in said
    listed = plain_text(await channel.ask("/digest list", place=terminal))
    assert "/digest preview" in listed
    assert "/digest subscribe" not in listed
    assert "a brief would say now" in plain_text(
        await channel.ask("/digest preview", place=terminal)
    )


async def test_in_french_the_answer_is_french(channel: Channel) -> None:
    card = await run(
        Question(
            text="subscribe",
            day=date(2026, 10, 9),
            now=NOW,
            place=CHANNEL,
            person=ANNE,
            command="digest",
            lang="fr",
        ),
        channel.bot_context,
    )
    assert "jours ouvrables à 08:00" in plain_text(card)
    assert (await channel.order()).lang == "fr"


async def test_a_mistake_is_explained_in_french_with_an_order_to_press(channel: Channel) -> None:
    asked = Question(
        text="subscribe tz America/Tornto",
        day=date(2026, 10, 9),
        now=NOW,
        place=CHANNEL,
        person=ANNE,
        command="digest",
        lang="fr",
    )
    said = plain_text(await run(asked, channel.bot_context))
    assert "Vouliez-vous dire America/Toronto?" in said
    assert "- /digest subscribe tz America/Toronto" in said


async def test_a_zone_this_machine_no_longer_knows_is_said_and_can_be_put_right(
    channel: Channel,
) -> None:
    await channel.ask("/digest subscribe")
    await channel.save(replace(await channel.order(), zone="America/Tornto"))
    shown = plain_text(await channel.ask("/digest list"))
    assert "2026-10-12 11:00 UTC" in shown
    assert "I don't know the time zone America/Tornto any more" in shown
    for asked in ("/digest preview", "/digest subscribe at 09:00", "/digest resume"):
        refused = plain_text(await channel.ask(asked))
        assert "Did you mean America/Toronto?" in refused
    await channel.ask("/digest subscribe tz America/Toronto")
    assert (await channel.order()).zone == "America/Toronto"


async def test_changing_an_order_loses_no_alert_and_switching_alerts_off_stops_the_one_open(
    channel: Channel,
) -> None:
    await channel.ask("/digest subscribe")
    batch = Batch(opened_at=NOW, due_at=NOW + timedelta(minutes=5), after=3)
    await channel.save(replace(await channel.order(), alerted=3, batch=batch))
    await channel.ask("/digest subscribe at 09:00")
    one = await channel.order()
    assert (one.alerted, one.batch) == (3, batch)
    await channel.ask("/digest subscribe alerts off")
    assert (await channel.order()).batch is None


async def test_two_who_subscribe_a_channel_at_once_make_one_order(
    channel: Channel, another_store: OpenStore
) -> None:
    other = Channel(await another_store())
    later = NOW + timedelta(milliseconds=1)
    await asyncio.gather(
        channel.ask("/digest subscribe"), other.ask("/digest subscribe topics steel", now=later)
    )
    assert len(await channel.orders()) == 1


async def test_a_page_of_an_order_turned_later_does_not_order_again(channel: Channel) -> None:
    first = await channel.ask("/digest subscribe daily")
    await channel.ask("/digest subscribe weekly at 9:00")
    await channel.ask("/digest pause")
    stands = await channel.order()
    turned = await channel.ask("/digest subscribe daily", again=True)
    await channel.ask("/digest resume", again=True)
    await channel.ask("/digest stop", again=True)
    await channel.ask("/digest now", again=True)
    assert await channel.order() == stands
    assert (turned.title, turned.parts[0]) == (first.title, first.parts[0])
    assert "This is what a brief would say now." in plain_text(turned)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("/digest list", "You get no briefs here yet."),
        ("/digest subscribe", "Done. Here you now get:"),
        ("/digest now", "It is on its way to you."),
    ],
)
async def test_alone_with_somebody_no_channel_is_spoken_of(
    channel: Channel, asked: str, said: str
) -> None:
    alone = replace(CHANNEL, channel="D1", private=True)
    if asked == "/digest now":
        await channel.ask("/digest subscribe", place=alone)
    card = await channel.ask(asked, place=alone)
    assert isinstance(card.parts[0], Headline)
    assert card.parts[0].text == said


async def test_alone_with_somebody_no_channel_is_spoken_of_in_french_either(
    channel: Channel,
) -> None:
    alone = replace(CHANNEL, channel="D1", private=True)
    asked = ("/digest list lang fr", "/digest subscribe lang fr topics acier, pommes")
    said = [plain_text(await channel.ask(one, place=alone, lang="fr")) for one in asked]
    said.append(plain_text(await channel.ask("/digest why", place=alone, lang="fr")))
    assert [one for one in said if "canal" in one] == []
    assert "C'est fait. Vous recevez désormais ici\N{NO-BREAK SPACE}:" in said[1]


async def notices(channel: Channel) -> list[str]:
    """The lines that everybody in the channel is to read, oldest first."""
    async with channel.store.transaction() as records:
        found = await records.outbox.list()
        held = [await records.outbox.get(one.id) for one in reversed(found)]
    cards = [one.card for one in held if one and one.delivery.slot.startswith("notice:")]
    return [plain_text(card).replace("\u00a0", " ") for card in cards if card]


ANN = Person(id="U1", zone="America/Toronto", name="Ann")


async def test_a_channel_reads_in_one_line_who_subscribed_it_to_what(channel: Channel) -> None:
    await channel.ask("/digest subscribe weekdays at 08:00 topics steel, apples", person=ANN)
    assert await notices(channel) == [
        "This channel now gets a tariff brief\n\n"
        "- Weekdays at 8:00 (Toronto): apples, steel. First one Monday, Oct 12\n"
        "- Alerts on, quiet 22:00–7:00. Set up by Ann\n\n"
        "- Change (/digest subscribe)\n- Pause (/digest pause)\n- Stop (/digest stop)"
    ]


async def test_a_channel_reads_it_in_the_language_of_the_order(channel: Channel) -> None:
    await channel.ask("/digest subscribe friday at 08:30 topics steel", person=ANN, lang="fr")
    [said] = await notices(channel)
    assert said.split("\n\n")[:2] == [
        "Ce canal reçoit maintenant un bulletin tarifaire",
        "- Chaque vendredi à 8 h 30 (Toronto) : acier. Premier : vendredi 16 oct.\n"
        "- Alertes activées, silence de 22 h à 7 h. Réglé par Ann",
    ]


async def test_in_ones_own_conversation_nobody_else_is_told(channel: Channel) -> None:
    alone = Place(platform="slack", workspace="T1", channel="D1", private=True)
    card = await channel.ask("/digest subscribe", place=alone, person=ANN)
    assert await notices(channel) == []
    assert card.short is not None
    assert card.short.headline == "You now get a tariff brief here"


async def test_one_press_on_follow_subscribes_the_channel(channel: Channel) -> None:
    asked = await channel.ask("/tariff steel")
    assert asked.short is not None
    [press] = [o.question for o in asked.short.actions if o.label == "Follow"]
    card = await channel.ask(press, person=ANN)
    assert (await channel.order()).include == Topics(goods=frozenset({"steel"}))
    assert card.short is not None
    assert card.short.headline == "This channel now gets a tariff brief"
    assert len(await notices(channel)) == 1


async def test_following_one_more_thing_keeps_what_is_followed(channel: Channel) -> None:
    await channel.ask("/digest subscribe daily topics steel")
    await channel.ask("/digest follow apples")
    one = await channel.order()
    assert (one.include, one.recurrence) == (
        Topics(goods=frozenset({"steel", "apples"})),
        Recurrence(rhythm=Rhythm.DAILY, at=time(8)),
    )


async def test_who_follows_everything_is_not_narrowed_to_one_thing(channel: Channel) -> None:
    await channel.ask("/digest subscribe")
    card = await channel.ask("/digest follow steel")
    assert (await channel.order()).include == Topics()
    assert "this channel follows everything, steel too" in plain_text(card)


async def test_a_channel_reads_in_one_line_who_stopped_it(channel: Channel) -> None:
    await channel.ask("/digest subscribe daily topics steel", person=ANN)
    await channel.ask("/digest stop", person=ANN)
    [said] = [one for one in await notices(channel) if "Undo" in one]
    assert said == (
        "This channel gets no tariff briefs or alerts any more\n\n- Stopped by Ann\n\n"
        "- Undo (/digest resume)"
    )


async def test_a_stop_can_be_taken_back_with_one_press(channel: Channel) -> None:
    await channel.ask("/digest subscribe daily topics steel")
    before = await channel.order()
    stopped = await channel.ask("/digest stop")
    assert stopped.short is not None
    assert (await channel.order()).state is State.STOPPED
    [press] = [o.question for o in stopped.short.actions if o.label == "Undo"]
    await channel.ask(press)
    after = await channel.order()
    assert (after.id, after.state, after.include, after.next_due_at) == (
        before.id,
        State.ACTIVE,
        before.include,
        before.next_due_at,
    )


async def an_alert(channel: Channel) -> str:
    """The id of an alert that was sent to the channel."""
    await channel.ask("/digest subscribe")
    one = await channel.order()
    slot = "alert:7"
    key = delivery_id(one.id, slot, 0)
    card = Card(
        title="",
        lang="en",
        parts=(Headline(text="Steel: 25% → 50%"), Choices(options=reactions(key, "en"))),
    )
    async with channel.store.transaction() as records:
        await records.outbox.enqueue(pending(one, (card,), slot=slot, due_at=NOW))
    return key


async def test_who_has_seen_an_alert_is_kept_and_said(channel: Channel) -> None:
    key = await an_alert(channel)
    bob = Person(id="U2", name="Bob")
    assert "Seen by Ann" in plain_text(await channel.ask(f"/digest seen {key}", person=ANN))
    assert "Seen by Ann, Bob" in plain_text(await channel.ask(f"/digest seen {key}", person=bob))
    assert "Seen by Ann, Bob" in plain_text(await channel.ask(f"/digest seen {key}", person=ANN))


async def seen_marks(channel: Channel) -> list[object]:
    """What the workspace's export shows of who has seen alerts."""
    place = (await channel.order()).place
    async with channel.store.work() as work:
        held = await export(work, place.platform, place.workspace)
    return [row["value"] for row in held["key_value"] if ":seen:" in row["name"]]


async def test_who_has_seen_an_alert_is_exported_and_ends_with_its_time(channel: Channel) -> None:
    key = await an_alert(channel)
    await channel.ask(f"/digest seen {key}", person=ANN)
    shown = await seen_marks(channel)
    await channel.store.sweep(now=NOW)
    await channel.store.sweep(now=NOW + BUTTON_LIFE - timedelta(minutes=1))
    kept = await seen_marks(channel)
    await channel.store.sweep(now=NOW + BUTTON_LIFE)
    assert (shown, kept, await seen_marks(channel)) == ([{ANN.id: "Ann"}], shown, [])


async def test_who_has_seen_an_alert_is_erased_with_the_workspace(channel: Channel) -> None:
    key = await an_alert(channel)
    await channel.ask(f"/digest seen {key}", person=ANN)
    place = (await channel.order()).place
    async with channel.store.transaction() as records:
        await records.channel_settings.forget(place.platform, place.workspace)
    async with channel.store.work() as work:
        rows = (await work.read(select(KEY_VALUE.c.value))).scalars().all()
    assert [value for value in rows if ANN.id in value] == []


async def test_two_who_see_an_alert_at_once_are_both_kept(channel: Channel) -> None:
    key = await an_alert(channel)
    people = [Person(id=f"U{n}", name=f"Name{n}") for n in range(8)]
    await asyncio.gather(*(channel.ask(f"/digest seen {key}", person=one) for one in people))
    assert await seen_marks(channel) == [{one.id: one.name for one in people}]


async def test_an_order_that_is_changed_keeps_the_brief_that_is_due_already(
    channel: Channel,
) -> None:
    await channel.ask("/digest subscribe daily at 08:00")
    due = (await channel.order()).next_due_at
    assert due is not None
    late = due + timedelta(minutes=59)
    await channel.ask("/digest subscribe topics steel", now=late)
    kept = (await channel.order()).next_due_at
    await channel.ask("/digest subscribe at 09:30", now=late)
    moved = (await channel.order()).next_due_at
    assert (kept, moved) == (due, due + timedelta(minutes=90))


async def test_a_wrong_alert_is_told_where_facts_are_reviewed(channel: Channel) -> None:
    key = await an_alert(channel)
    card = await channel.ask(f"/digest wrong {key}", person=ANN)
    assert "Nobody reviews facts from here yet" in plain_text(card)
    reviewers = Place(platform="slack", workspace="T1", channel="C9")
    async with channel.store.transaction() as records:
        await records.reviewers.add_channel(reviewers, "en", now=NOW)
    card = await channel.ask(f"/digest wrong {key}", person=ANN)
    assert "has been told" in plain_text(card)
    async with channel.store.transaction() as records:
        [owed] = [d for d in await records.outbox.list() if d.place == reviewers]
        message = await records.outbox.get(owed.id)
    assert message is not None
    assert message.card is not None
    assert plain_text(message.card).splitlines()[::2] == [
        "Ann says that an alert is wrong",
        "- Steel: 25% → 50%",
        "Sent Oct\u00a09,\u00a02026 to slack C1",
    ]


async def test_an_alert_of_another_channel_tells_nothing(channel: Channel) -> None:
    key = await an_alert(channel)
    elsewhere = replace(CHANNEL, channel="C2")
    card = await channel.ask(f"/digest seen {key}", place=elsewhere, person=ANN)
    assert "I no longer know that alert" in plain_text(card)


async def test_the_details_of_a_brief_are_what_was_sent(channel: Channel) -> None:
    await channel.ask("/digest subscribe")
    one = await channel.order()
    key = delivery_id(one.id, "now:1", 0)
    front, first, second = (
        Card(title="", lang="en", parts=(Headline(text=text),)) for text in ("Front", "One", "Two")
    )
    async with channel.store.transaction() as records:
        sent = pending(one, (front, first, second), slot="now:1", due_at=NOW)
        await records.outbox.enqueue(sent)
    assert plain_text(await channel.ask(f"/digest details {key}")) == "One\n\nTwo"
    elsewhere = replace(CHANNEL, channel="C2")
    refused = await channel.ask(f"/digest details {key}", place=elsewhere)
    assert "I no longer hold what that brief said" in plain_text(refused)


async def test_the_alert_that_a_brief_points_to_opens_as_it_was_sent(channel: Channel) -> None:
    await an_alert(channel)
    one = await channel.order()
    brief = Card(title="", lang="en", parts=(Headline(text="Front"),))
    key = delivery_id(one.id, "now:1", 0)
    terms = LeaseRequest(limit=9, lease=timedelta(minutes=1))
    async with channel.store.transaction() as records:
        outbox = records.outbox
        while owed := await outbox.claim("slack", worker="w", now=NOW, terms=terms):
            sent = (replace(m.delivery, state=DeliveryState.SENT, settled_at=NOW) for m in owed)
            await outbox.settle([*sent])
        await outbox.enqueue(pending(one, (brief,), slot="now:1", due_at=NOW))
    assert plain_text(await channel.ask(f"/digest details {key} alert")) == "Steel: 25% → 50%"
    before = await channel.ask(f"/digest details {delivery_id(one.id, 'now:2', 0)} alert")
    assert "I no longer hold what that brief said" in plain_text(before)


async def test_briefs_rest_while_facts_are_old_unless_somebody_keeps_them(channel: Channel) -> None:
    await channel.ask("/digest subscribe")
    kept = await channel.ask("/digest keep")
    assert "Briefs keep coming as scheduled" in plain_text(kept)
    assert (await channel.order()).keeps_on
    await channel.ask("/digest rest")
    assert not (await channel.order()).keeps_on
