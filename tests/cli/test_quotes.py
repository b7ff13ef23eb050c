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


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_an_article_is_read_in_the_encodings_that_word_processors_write(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, encoding: str
) -> None:
    """Its quotation marks were lost, and with them every quotation, without a word."""
    path = tmp_path / name
    text = f"<article><p>{ARTICLE}</p></article>" if name.endswith("html") else ARTICLE
    path.write_text(text, encoding=encoding)
    assert main(["quotes", "read", str(path)]) == 0
    assert capsys.readouterr().out == "Ana Ruel (Finance Minister): “We wait. We watch.”\n"


@pytest.mark.parametrize("name", ["/dev/zero", "a\0b", "."])
def test_a_name_that_is_no_files_costs_its_own_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    sent = json.dumps({"id": "odd", "file": name}) + "\n" + json.dumps({"text": ARTICLE}) + "\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(sent.encode()), encoding="utf-8"))
    assert main(["quotes", "read", "--jsonl"]) == 1
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["line"], first["id"]) == (1, "odd")
    assert second["text"] == LINE["text"]


@pytest.mark.parametrize("address", ["https://127.0.0.1/", "http://localhost:1/", "https://[::1]/"])
def test_this_machine_is_never_asked_for_an_article(
    capsys: pytest.CaptureFixture[str], address: str
) -> None:
    assert main(["quotes", "read", address]) == 1
    assert "is a private address" in capsys.readouterr().err
    assert main(["quotes", "read", "https://[x/"]) == 1
    assert capsys.readouterr().err == "https://[x/: no address\n"


def test_an_address_inside_is_never_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quotes", "read", "https://10.0.0.7/story"]) == 1
    assert "10.0.0.7 is a private address" in capsys.readouterr().err
    assert main(["quotes", "read", "nowhere.txt"]) == 1
    assert capsys.readouterr().err == "nowhere.txt: no such file\n"
