"""What was worked out before: bounded, counted, and never a wrong value."""

from __future__ import annotations

import gc

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.cache import Cache, CacheUse, cache_use, cached


@given(most=st.integers(1, 9), keys=st.lists(st.integers(0, 20)))
def test_it_never_holds_more_than_it_may_and_never_another_keys_value(
    most: int, keys: list[int]
) -> None:
    held = Cache[int]("test bound", most=most)
    for key in keys:
        assert held.recall(key, lambda key=key: key * 10) == key * 10  # type: ignore[misc]
        assert held.get(key) == key * 10
        assert len(held) <= most


def test_what_is_asked_for_stays_and_what_is_not_goes() -> None:
    held, made = Cache[str]("test order", most=4), []

    def make(key: str) -> str:
        made.append(key)
        return key

    for key in ("a", "b", "a", "c", "a", "d", "a", "e", "a", "b"):
        held.recall(key, lambda key=key: make(key))  # type: ignore[misc]
    assert made == ["a", "b", "c", "d", "e", "b"]


def test_none_is_worth_remembering() -> None:
    held, made = Cache[None]("test none", most=2), []
    for _ in range(3):
        held.recall("a", lambda: made.append("a"))
    assert made == ["a"]


def test_caches_of_one_name_are_counted_together_and_after_they_are_gone() -> None:
    def use() -> CacheUse:
        return next(one for one in cache_use() if one.name == "test count")

    one, two = Cache[int]("test count", most=2), Cache[int]("test count", most=4)
    one.recall("a", lambda: 1)
    two.recall("a", lambda: 1)
    two.recall("a", lambda: 1)
    assert use() == CacheUse(name="test count", hits=1, misses=2, entries=2, most=6)
    del two
    gc.collect()
    assert use() == CacheUse(name="test count", hits=1, misses=2, entries=1, most=2)


def test_a_function_is_asked_once_for_the_same_arguments() -> None:
    asked = []

    @cached("test function", most=8)
    def double(number: int, *, times: int = 2) -> int:
        asked.append((number, times))
        return number * times

    assert [double(3), double(3), double(3, times=4), double(3, times=4)] == [6, 6, 12, 12]
    assert asked == [(3, 2), (3, 4)]
