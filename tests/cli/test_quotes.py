"""``dutybell quotes read``: articles as files and as JSON lines."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from adapters.cli.main import main

ARTICLE = "“We wait,” said Finance Minister Ana Ruel on Tuesday. “We watch.”\n"
LINE = {
    "text": "We wait. We watch.",
    "speaker": "Ana Ruel",
    "role": "Finance Minister",
    "fragment": False,
    "start": 0,
    "end": len(ARTICLE) - 1,
}


def test_an_article_in_a_file_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    assert main(["quotes", "read", str(path), "--jsonl"]) == 0
    assert json.loads(capsys.readouterr().out) == {"article": str(path), **LINE}
    assert main(["quotes", "read", str(path)]) == 0
    assert capsys.readouterr().out == "Ana Ruel (Finance Minister): “We wait. We watch.”\n"


def test_articles_as_json_lines_are_answered_by_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sent = "[]\n" + json.dumps({"id": "one", "text": ARTICLE}) + "\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(sent.encode()), encoding="utf-8"))
    assert main(["quotes", "read", "--jsonl"]) == 1
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first == {"line": 1, "error": "not a JSON object"}
    assert second == {"article": "one", **LINE}


def test_an_address_inside_is_never_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quotes", "read", "https://10.0.0.7/story"]) == 1
    assert "10.0.0.7 is a private address" in capsys.readouterr().err
    assert main(["quotes", "read", "nowhere.txt"]) == 1
    assert capsys.readouterr().err == "nowhere.txt: no such file\n"
