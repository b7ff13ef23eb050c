"""Logs are lines a machine can read, and hold no token."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest

from adapters.process import logs
from adapters.process.repeats import Repeats


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


def test_a_line_is_json_and_tokens_are_blotted_out(capsys: pytest.CaptureFixture[str]) -> None:
    logs.start("info", ["xoxb-secret-token"], terminal=False)
    try:
        raise ValueError("refused: xoxb-secret-token")
    except ValueError:
        logging.getLogger("desk").exception("sent with %s", "xoxb-secret-token")
    line = capsys.readouterr().err
    assert "xoxb-secret-token" not in line
    told = json.loads(line)
    assert (told["level"], told["logger"], told["message"]) == ("error", "desk", "sent with ***")


@pytest.mark.parametrize("terminal", [False, True])
def test_what_an_error_quotes_is_not_written(
    capsys: pytest.CaptureFixture[str], terminal: bool
) -> None:
    typed = "our secret alloy"
    logs.start("info", (), terminal=terminal)
    try:
        try:
            int(typed)
        except ValueError as error:
            raise KeyError(typed) from error
    except KeyError:
        logging.getLogger("bot").exception("an answer failed")
    written = capsys.readouterr().err
    assert typed not in written
    assert written.index("builtins.ValueError") < written.index("builtins.KeyError")
    assert __file__ in written


def test_in_a_terminal_lines_are_plain(capsys: pytest.CaptureFixture[str]) -> None:
    logs.start("info", [], terminal=True)
    logging.getLogger("desk").info("listening")
    assert capsys.readouterr().err.rstrip().endswith("INFO desk: listening")


def test_a_line_that_repeats_is_written_a_few_times_and_counted() -> None:
    moment = [0.0]
    repeats = Repeats(most=2, clock=lambda: moment[0])

    def line(words: str) -> logging.LogRecord:
        return logging.LogRecord("http", logging.WARNING, "", 0, words, ("x",), None)

    assert [repeats.filter(line("refused %s")) for _ in range(4)] == [True, True, False, False]
    assert repeats.filter(line("another %s"))
    moment[0] = 61.0
    told = line("refused %s")
    assert repeats.filter(told)
    assert told.getMessage() == "refused x (left out in the minute before: 2)"
