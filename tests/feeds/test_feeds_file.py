"""What a site lays over config/feeds.yaml, as people and editors spoil it."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapters.process.feed_settings import BadFeeds, read_feeds
from adapters.process.feeding import FEEDS_FILE


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xff\xfe", "no YAML"),
        (b"feeds: [1,", r"no YAML \(line "),
        (b"[" * 20_000, "no YAML"),
        (b"feeds: 5", "expected 'feeds:'"),
        (b"feeds: {ustr: [1]}", "feed ustr: not of the kind expected"),
        (b"feeds: {ustr: {hours: [soon, 3]}}", "feed ustr: not of the kind expected"),
        (b"feeds: {ustr: {hours: 3}}", "feed ustr: not of the kind expected"),
        (b"feeds: {ustr: {zone: Europe}}", "feed ustr: not of the kind expected"),
        (b"feeds: {ustr: {every: 99999999999999999d}}", "feed ustr: not of the kind expected"),
        (b"feeds: {ustr: {addresses: ['https://[x']}}", "feed ustr: not of the kind expected"),
        (b"pause: soon", "pause: not of the kind expected"),
        (b"stand_in: 3", "stand_in: not of the kind expected"),
    ],
    ids=lambda given: str(given)[:50],
)
def test_a_file_that_cannot_be_read_is_a_sentence(
    tmp_path: Path, content: bytes, told: str
) -> None:
    over = tmp_path / "feeds.yaml"
    over.write_bytes(content)
    with pytest.raises(BadFeeds, match=told):
        read_feeds(FEEDS_FILE, over)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadFeeds, match=r"gone\.yaml: No such file"):
        read_feeds(FEEDS_FILE, tmp_path / "gone.yaml")
