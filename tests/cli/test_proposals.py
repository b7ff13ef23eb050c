"""``dutybell proposals read``: JSON lines in and out, and what is wrong with a line in its place."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from adapters.cli.main import main

TEXT = (
    "By the authority vested in me, it is hereby ordered:\n\nSec. 2. (a) All articles that are "
    "products of Canada shall be subject to an additional 25 percent ad valorem rate of duty under "
    "Executive Order 14193 on or after 12:01 a.m. eastern time on February 4, 2025.\n"
)
LINE = {
    "id": "doc-1",
    "channel": "white-house",
    "title": "Imposing Duties to Address the Flow of Illicit Drugs Across Our Northern Border",
    "url": "https://www.whitehouse.gov/a/",
    "published": "2025-02-01 20:36:39-05:00",
}


def test_a_document_is_answered_with_its_proposals_and_spans(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    lines = tmp_path / "in.jsonl"
    lines.write_text(json.dumps({**LINE, "file": "a.txt"}) + "\n", encoding="utf-8")
    assert main(["proposals", "read", "--jsonl", str(lines)]) == 0
    answer = json.loads(capsys.readouterr().out)
    sentence = TEXT.index("(a)"), len(TEXT) - 1
    (proposal,) = answer.pop("proposals")
    assert answer == {"id": "doc-1", "relevant": True, "reason": "operative"}
    assert proposal == {
        "kind": "new-duty",
        "programme": "us-ieepa-canada",
        "imposing": "US",
        "origins": {"only": ["CA"]},
        "rate_old": None,
        "rate_new": "25%",
        "basis": "full value",
        "effective": "2025-02-04",
        "hour": "00:01",
        "last_day": None,
        "instrument": None,
        "codes": {"where": None, "examples": []},
        "standing": "enacted",
        "evidence": [
            {"start": sentence[0], "end": sentence[1], "for": "rate"},
            {"start": sentence[0], "end": sentence[1], "for": "effective"},
        ],
    }


def test_a_bad_line_is_told_in_words_and_the_rest_is_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sent = "\n".join(
        (
            "{",
            json.dumps({**LINE, "channel": "rumour", "text": TEXT}),
            json.dumps({**LINE, "text": ""}),
        )
    )
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(sent.encode()), encoding="utf-8"))
    assert main(["proposals", "read", "--jsonl"]) == 1
    first, second, third = map(json.loads, capsys.readouterr().out.splitlines())
    assert first == {"line": 1, "error": "not a JSON object"}
    assert second["error"].startswith("channel 'rumour': expected one of white-house, ")
    assert third == {"id": "doc-1", "relevant": False, "reason": "unreadable", "proposals": []}
