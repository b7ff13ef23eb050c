"""Small texts in the manner of the channels with few labels are read whole, and nothing is made up."""

from __future__ import annotations

import pytest

from adapters.cli.proposals import document_of
from bot.domain.documents import french_title
from bot.ingest.documents.read import read_document
from tests.feeds.evaluate import HERE, Label, lexicon, written
from tests.feeds.measures import Documents


@pytest.mark.parametrize(("label", "text"), written(), ids=[each["id"] for each, _ in written()])
def test_a_written_text_is_read_as_it_is_labelled(label: Label, text: str) -> None:
    document = document_of({**label, "file": None, "text": text}, HERE)
    measures = Documents()
    measures.add(label, read_document(document, lexicon()).proposals)
    wanted = len(label["proposals"])
    assert (measures.recall.hit, measures.precision.of) == (label["relevant"],) * 2
    assert (measures.found.hit, measures.kind.hit, measures.evidence.hit) == (wanted,) * 3
    assert {name: share.hit for name, share in measures.fields.items()} == {
        name: share.of for name, share in measures.fields.items()
    }
    assert (measures.invented.hit, measures.surplus) == (0, 0)


def test_an_order_in_both_languages_gives_its_title_in_both() -> None:
    both = (
        "United States Surtax Order (2026-3)\nOther Order (2026-2)\n"
        "Décret modifiant un autre décret (2026-2)\n"
        "Décret imposant une surtaxe aux États-Unis (2026-3)\nSur recommandation"
    )
    named = {"id": "x", "channel": "canada-gazette", "url": "", "published": "2026-11-04"}
    title = "United States Surtax Order (2026-3): SOR/2026-231"
    order = document_of({**named, "file": None, "title": title, "text": both}, HERE)
    english = document_of({**named, "file": None, "title": title, "text": both[:60]}, HERE)
    assert french_title(order) == "Décret imposant une surtaxe aux États-Unis (2026-3)"
    assert french_title(english) == ""
