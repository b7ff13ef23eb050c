"""The trained models that ship."""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files

from bot.models.model_file import read_models, write_models
from bot.reading.extraction.shipped import models

READING = files("config") / "reading"
MOST = 10_000_000


def test_the_models_are_the_file_that_the_manifest_tells_of() -> None:
    manifest = json.loads(READING.joinpath("model.json").read_text(encoding="utf-8"))
    data = READING.joinpath("model.npz").read_bytes()
    assert hashlib.sha256(data).hexdigest() == manifest["model"]
    assert len(data) < MOST


def test_models_written_and_read_again_are_the_same() -> None:
    held = models()
    again = read_models(write_models(held))
    assert again.keys() == held.keys()
    features = {"word tariff": 1.0, "cue history": 0.5}
    assert {n: m.chances(features) for n, m in again.items()} == {
        n: m.chances(features) for n, m in held.items()
    }
