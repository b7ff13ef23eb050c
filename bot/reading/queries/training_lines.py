"""Kept questions as lines of training data, in the form of config/reading/questions."""

from __future__ import annotations

from typing import Any

from bot.domain.kept_questions import KeptQuestion
from bot.reading.queries.understood import understood

_CHOSEN = "another reading was chosen"
_GUESSED = "not labelled: below the threshold, this is the first reading; look before training"


def training_line(question: KeptQuestion, number: int) -> dict[str, Any]:
    """The question with the reading that was chosen as its label; else the first one, which
    nobody has confirmed, and a note that says so."""
    query = question.chosen or question.read
    slots = understood(query, query.command) if query is not None else {}
    command = slots.pop("command", None)
    return {
        "id": f"K-{number:04d}",
        "lang": question.lang,
        "text": question.text,
        "thread": [f"user: {question.thread}"] if question.thread else [],
        "as_of": question.asked_on.isoformat(),
        "command": [command],
        "slots": slots,
        "note": _CHOSEN if question.chosen is not None else _GUESSED,
    }
