"""What is found out of a quotation: who said it, and how that is told."""

from __future__ import annotations

from dataclasses import dataclass

from bot.ingest.quotations.persons import QuotedPerson


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who said a run, and how that is told.

    ``by`` is 'after', 'before', 'alone' (a paragraph or sentence of nothing else) or 'flow'
    (inside the sentence).
    """

    person: QuotedPerson
    by: str
