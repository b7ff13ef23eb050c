"""Keys of programs, and how often each may ask."""

from __future__ import annotations

import pytest

from bot.domain.access_keys import AccessKeys, digest_of
from bot.domain.call_quota import CallQuota

KEY, SECOND = "a-key-of-at-least-24-chars", "another-key-of-24-characters"


def test_keys_stand_one_a_line_or_by_commas_with_remarks() -> None:
    keys = AccessKeys.parse(f"# ours\nacme={KEY} # since May\n\nbeta={SECOND},")
    assert keys.names == ("acme", "beta")
    assert [keys.holder(key) for key in (KEY, SECOND, "", KEY[:-1])] == [
        *("acme", "beta"),
        *(None, None),
    ]


def test_a_digest_may_stand_for_the_key() -> None:
    keys = AccessKeys.parse(f"acme=sha256:{digest_of(KEY).hex()}")
    assert keys.holder(KEY) == "acme"
    assert KEY not in repr(keys)


@pytest.mark.parametrize("key", [KEY, "Zm9vYmFyYmF6cXV4Zm9vYmFyYmE=", "x" * 43 + "="])
def test_a_lone_key_needs_no_name(key: str) -> None:
    assert AccessKeys.parse(key).holder(key) == "default"


@pytest.mark.parametrize(
    "written", ["short", "acme=short", f"acme={KEY},beta={KEY}", "acme=" + "é" * 30]
)
def test_weak_or_doubled_keys_are_refused_without_being_told(written: str) -> None:
    with pytest.raises(ValueError, match="key") as told:
        AccessKeys.parse(written)
    assert "short" not in str(told.value).replace("too short", "")
    assert KEY not in str(told.value)


def test_a_bucket_fills_at_its_pace_and_no_further() -> None:
    quota = CallQuota(per_minute=60, burst=2)
    waits = [quota.wait("a", moment) for moment in (0.0, 0.0, 0.0, 0.5, 1.0, 100.0, 100.0, 100.0)]
    assert waits == [0.0, 0.0, 1.0, 0.5, 0.0, 0.0, 0.0, 1.0]


def test_callers_are_counted_apart_and_few_are_remembered() -> None:
    quota = CallQuota(per_minute=60, burst=1, most_known=2)
    assert [quota.wait(name, 0.0) for name in ("a", "b", "c", "c")] == [0.0, 0.0, 0.0, 1.0]
    assert quota.wait("a", 0.0) == 0.0
