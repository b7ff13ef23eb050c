"""Logs are lines a machine can read, and hold no token."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest

from adapters.process import logs


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


def test_in_a_terminal_lines_are_plain(capsys: pytest.CaptureFixture[str]) -> None:
    logs.start("info", [], terminal=True)
    logging.getLogger("desk").info("listening")
    assert capsys.readouterr().err.rstrip().endswith("INFO desk: listening")
