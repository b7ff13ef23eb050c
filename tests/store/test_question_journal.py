"""Questions noted beside the store: taken over from dead processes, once, whatever they left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.inbox import TakenQuestion
from bot.domain.questions import Place
from store import question_journal
from store.question_journal import FileJournal

NOW = datetime(2026, 10, 12, 12, tzinfo=UTC)
STEEL = TakenQuestion(
    key="slack:asked:1",
    place=Place(platform="slack", workspace="T1", channel="C1"),
    kind="command",
    payload='{"state": "\\ud800"}',
    taken_at=NOW,
    deadline=NOW + timedelta(minutes=15),
    address="https://example.org/answer",
)
LUMBER = replace(STEEL, key="slack:asked:2", tried_at=NOW + timedelta(seconds=1))


Opener = Callable[..., FileJournal]


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Opener]:
    """Opens journals of several processes in one folder."""
    made: list[FileJournal] = []

    def another(platform: str = "slack") -> FileJournal:
        made.append(FileJournal(tmp_path / "asked", platform))
        return made[-1]

    yield another
    for one in made:
        one.close()


def test_what_a_dead_process_left_is_taken_over_by_one_other(journal: Opener) -> None:
    dead, one, other = journal(), journal(), journal()
    dead.note(STEEL, once=False)
    dead.note(replace(LUMBER, tried_at=None), once=True)
    dead.note(LUMBER, once=True)
    assert one.left_behind() == ()  # it lives
    dead.close()
    assert one.left_behind() == ((STEEL, False), (LUMBER, True))
    assert (other.left_behind(), one.left_behind()) == ((), ())
    one.close()
    assert other.left_behind() == ((STEEL, False), (LUMBER, True))


def test_what_was_forgotten_is_left_to_nobody(tmp_path: Path, journal: Opener) -> None:
    dead, other = journal(), journal()
    for taken in (STEEL, LUMBER):
        dead.note(taken, once=False)
    dead.forget(STEEL.key)
    dead.forget("never noted")
    dead.close()
    assert other.left_behind() == ((LUMBER, False),)
    other.forget(LUMBER.key)
    other.close()
    assert list((tmp_path / "asked").iterdir()) == []


def test_a_line_broken_off_takes_nothing_else_with_it(tmp_path: Path, journal: Opener) -> None:
    dead = journal()
    dead.note(STEEL, once=False)
    dead.note(LUMBER, once=False)
    dead.close()
    [path] = (tmp_path / "asked").iterdir()
    path.write_bytes(path.read_bytes()[:-40] + b'\n{"keep": 7}\n[]\n\xff\n')
    assert journal().left_behind() == ((STEEL, False),)


def test_platforms_are_apart_and_nobody_else_may_read(tmp_path: Path, journal: Opener) -> None:
    dead = journal()
    dead.note(STEEL, once=False)
    [path] = (tmp_path / "asked").iterdir()
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    dead.close()
    assert journal("discord").left_behind() == ()


def test_a_journal_grows_no_further_than_it_may(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, journal: Opener
) -> None:
    monkeypatch.setattr(question_journal, "_MOST_BYTES", 600)
    full = journal()
    full.note(STEEL, once=False)
    with pytest.raises(OSError, match="bytes already"):
        full.note(LUMBER, once=False)
    assert [path.stat().st_size <= 600 for path in (tmp_path / "asked").iterdir()] == [True]
