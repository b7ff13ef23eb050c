"""Questions noted beside the store: taken over from dead processes, once, whatever they left."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import IO

import pytest

from store import question_journal
from store.question_journal import FileJournal
from tests.taken_questions import ASKED, NOW

STEEL = replace(ASKED, payload='{"state": "\\ud800"}', address="https://example.org/answer")
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
    path.write_bytes(path.read_bytes()[:-40] + b'\n{"keep": 7}\n[]\n\xff\n   \n')
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


def test_a_journal_that_is_full_and_emptied_takes_questions_again(
    monkeypatch: pytest.MonkeyPatch, journal: Opener
) -> None:
    monkeypatch.setattr(question_journal, "_MOST_BYTES", 600)
    held, other = journal(), journal()
    held.note(STEEL, once=False)
    held.forget(STEEL.key)
    held.note(LUMBER, once=False)
    held.close()
    assert other.left_behind() == ((LUMBER, False),)


def test_a_file_found_before_it_is_locked_is_given_up_for_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, journal: Opener
) -> None:
    new, looking, later = journal(), journal(), journal()
    lock, looks = fcntl.flock, 1

    def overtaken(file: IO[bytes], how: int) -> None:
        nonlocal looks
        if looks:  # in the moment between its making and its lock
            looks -= 1
            assert looking.left_behind() == ()
        lock(file, how)

    monkeypatch.setattr(fcntl, "flock", overtaken)
    new.note(STEEL, once=False)
    assert later.left_behind() == ()
    new.close()
    assert later.left_behind() == ((STEEL, False),)


def test_a_takeover_killed_in_the_middle_leaves_each_question_once_with_its_try(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, journal: Opener
) -> None:
    dead, killed, last = journal(), journal(), journal()
    dead.note(replace(STEEL, tried_at=NOW), once=True)
    dead.note(replace(LUMBER, tried_at=None), once=True)
    dead.close()
    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", _full)
        killed.left_behind()
    killed.note(LUMBER, once=True)  # tried by the one that is killed then
    killed.close()
    tried = (replace(STEEL, tried_at=NOW), True), (LUMBER, True)
    assert sorted(last.left_behind(), key=lambda one: one[0].key) == list(tried)
    assert [path.stat().st_size > 0 for path in (tmp_path / "asked").iterdir()] == [True]


def test_on_a_full_disk_a_note_is_refused_whole_and_one_is_forgotten_all_the_same(
    monkeypatch: pytest.MonkeyPatch, journal: Opener
) -> None:
    dead, other = journal(), journal()
    dead.note(STEEL, once=False)
    dead.note(LUMBER, once=False)
    write = os.pwrite

    def nearly_full(file: int, line: bytes, at: int) -> int:
        return write(file, line[: os.fstat(file).st_size - at + 40], at)

    with monkeypatch.context() as patched:
        patched.setattr(os, "pwrite", nearly_full)
        with pytest.raises(OSError, match="full"):
            dead.note(replace(STEEL, key="slack:asked:3"), once=False)
        dead.forget(STEEL.key)
    dead.note(replace(STEEL, key="slack:asked:4"), once=False)
    dead.close()
    assert other.left_behind() == ((LUMBER, False), (replace(STEEL, key="slack:asked:4"), False))


def test_what_cannot_be_taken_over_now_is_taken_over_later_and_hides_nothing_else(
    monkeypatch: pytest.MonkeyPatch, journal: Opener
) -> None:
    dead, other, fuller = journal(), journal(), journal()
    dead.note(STEEL, once=False)
    fuller.note(replace(LUMBER, payload="x" * 600), once=False)
    dead.close()
    fuller.close()
    monkeypatch.setattr(question_journal, "_MOST_BYTES", 1_100)
    first = {taken.key for taken, _ in other.left_behind()}
    monkeypatch.undo()
    rest = {taken.key for taken, _ in other.left_behind()}
    assert (first | rest, first & rest) == ({STEEL.key, LUMBER.key}, set())


def _full(*_: object, **__: object) -> None:
    raise OSError("no space left")
