"""Misread questions: kept only where a workspace allows it, for 90 days, erased with it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.kept_questions import KeptQuestion, Misread
from bot.domain.questions import Place, Query
from store import kept_questions
from store.export import export
from store.held_consents import ConsentMemory
from store.store import FRESH, SqlStore

FEW = 20
NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
HERE = Place(platform="slack", workspace="T1", channel="C1", thread="1.1")
THERE = Place(platform="discord", workspace="7", channel="9")
ASKED = KeptQuestion(
    text="how bad is it on the stuff for cars",
    lang="en",
    asked_on=date(2026, 11, 1),
    why=Misread.UNSURE,
    thread="/tariff steel",
    read=Query(command="tariff", good="auto-parts"),
)
CHOSEN = KeptQuestion(
    text=ASKED.text,
    lang="en",
    asked_on=ASKED.asked_on,
    why=Misread.CORRECTED,
    thread=ASKED.thread,
    chosen=Query(command="timeline", good="auto-parts", since=date(2025, 3, 1)),
)


async def allow(store: SqlStore, place: Place, *, allowed: bool = True) -> None:
    async with store.transaction() as records:
        await records.kept_questions.allow(place, allowed=allowed, now=NOW)


async def keep(store: SqlStore, place: Place, *asked: KeptQuestion) -> None:
    async with store.transaction() as records:
        for one in asked:
            await records.kept_questions.keep(place, one, now=NOW)


async def kept(
    store: SqlStore, platform: str = "", workspace: str | None = None
) -> tuple[KeptQuestion, ...]:
    async with store.transaction() as records:
        return await records.kept_questions.all(platform, workspace)


async def test_nothing_is_kept_unless_the_workspace_allows_it(store: SqlStore) -> None:
    await keep(store, HERE, ASKED)
    await allow(store, THERE)
    await keep(store, HERE, ASKED)
    assert await kept(store) == ()
    await keep(store, THERE, ASKED)
    assert await kept(store) == (ASKED,)
    assert (await kept(store, "discord", "7"), await kept(store, "discord", "8")) == ((ASKED,), ())


async def test_what_was_chosen_is_added_to_what_was_kept(store: SqlStore) -> None:
    await allow(store, HERE)
    await keep(store, HERE, ASKED, ASKED, CHOSEN)
    assert await kept(store) == (
        KeptQuestion(
            text=ASKED.text,
            lang="en",
            asked_on=ASKED.asked_on,
            why=Misread.CORRECTED,
            thread=ASKED.thread,
            read=ASKED.read,
            chosen=CHOSEN.chosen,
        ),
    )
    await keep(store, HERE, ASKED)
    assert (await kept(store))[0].chosen == CHOSEN.chosen


async def test_who_allows_it_no_longer_has_nothing_left_here(store: SqlStore) -> None:
    await allow(store, HERE)
    await allow(store, THERE)
    await keep(store, HERE, ASKED)
    await keep(store, THERE, ASKED)
    await allow(store, HERE, allowed=False)
    assert (await kept(store, "slack"), await kept(store, "discord")) == ((), (ASKED,))
    await keep(store, HERE, ASKED)
    assert await kept(store, "slack") == ()


async def test_another_process_is_heard_within_a_second_and_this_one_at_once(
    store: SqlStore,
) -> None:
    seconds = 0.0
    other = SqlStore(store.engine, data=store.data, tick=lambda: seconds)

    async def allowed(by: SqlStore) -> bool:
        async with by.transaction() as records:
            return await records.kept_questions.allowed(HERE)

    for said in (True, False):
        assert await allowed(other) is not said
        await allow(store, HERE, allowed=said)
        assert await allowed(store) is said
        assert await allowed(other) is not said
        seconds += FRESH
        assert await allowed(other) is said
    await allow(other, HERE)
    assert await allowed(other)
    await allow(other, HERE, allowed=False)
    assert not await allowed(other)


async def test_nothing_is_kept_on_a_consent_that_another_process_has_taken_back(
    store: SqlStore,
) -> None:
    other = SqlStore(store.engine, data=store.data, tick=lambda: 0.0)
    await allow(other, HERE)
    async with other.transaction() as records:
        assert await records.kept_questions.allowed(HERE)
    await allow(store, HERE, allowed=False)
    await keep(other, HERE, ASKED)
    assert await kept(store) == ()


async def test_a_consent_read_while_it_is_taken_back_is_not_held() -> None:
    memory = ConsentMemory(fresh=FRESH, tick=lambda: 0.0)

    async def taken_back_meanwhile() -> bool:
        memory.forget()
        return True

    async def no_longer() -> bool:
        return False

    assert await memory.allowed(("slack", "T1"), taken_back_meanwhile)
    assert not await memory.allowed(("slack", "T1"), no_longer)


async def test_after_90_days_the_sweep_takes_them(store: SqlStore) -> None:
    await allow(store, HERE)
    await keep(store, HERE, ASKED)
    await store.sweep(now=NOW + timedelta(days=89))
    assert await kept(store) == (ASKED,)
    await store.sweep(now=NOW + timedelta(days=90))
    assert await kept(store) == ()
    async with store.transaction() as records:
        assert await records.kept_questions.allowed(HERE)


async def test_they_are_exported_and_erased_with_their_workspace(store: SqlStore) -> None:
    await allow(store, HERE)
    await allow(store, THERE)
    await keep(store, HERE, ASKED, CHOSEN)
    await keep(store, THERE, ASKED)
    async with store.work() as work:
        held = await export(work, "slack", "T1")
    (row,) = held["kept_questions"]
    assert (row["text"], row["chosen"]["command"], row["asked_on"]) == (
        ASKED.text, "timeline", "2026-11-01",
    )  # fmt: skip
    assert [row["given_at"] for row in held["question_consents"]] == [NOW.isoformat()]
    async with store.transaction() as records:
        await records.channel_settings.forget("slack", "T1")
    async with store.transaction() as records:
        assert not await records.kept_questions.allowed(HERE)
    assert (await kept(store, "slack"), await kept(store, "discord")) == ((), (ASKED,))


async def test_erasing_leaves_what_is_allowed(store: SqlStore) -> None:
    await allow(store, HERE)
    await keep(store, HERE, ASKED)
    async with store.transaction() as records:
        assert await records.kept_questions.erase("discord") == 0
        assert await records.kept_questions.erase() == 1
        assert await records.kept_questions.allowed(HERE)
    assert await kept(store) == ()


async def test_of_a_workspace_no_more_are_kept_than_fit(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_questions, "MOST", FEW)
    await allow(store, HERE)
    many = [
        KeptQuestion(text=f"question {n}", lang="en", asked_on=ASKED.asked_on, why=Misread.UNSURE)
        for n in range(FEW)
    ]
    await keep(store, HERE, *many, ASKED)
    assert len(await kept(store)) == FEW
