"""A document as its rules see it, made plain once and cut into clauses once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.documents import Channel, Document
from bot.ingest.documents.mood import without_set_aside
from bot.ingest.documents.page_kinds import is_act
from bot.ingest.documents.text import TEXT_LIMIT, Clause, clauses, lowered, readable, unwrapped
from bot.ingest.documents.us_act_parts import operative_part


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentText:
    """A document's text; every offset is one of the document's own text."""

    document: Document
    title: str
    whole: str
    """All of it in plain characters, its sentences on one line each."""
    low: str
    """The same in lower case."""
    plain: str
    """The same, blanked where it says what it does not deal with, unless it is an act."""
    is_act: bool
    """Whether it is an act of the President."""
    start: int
    """Where an act begins to command: behind its recitals."""
    body: Sequence[Clause]
    """What an act commands, up to its closing; all the clauses of anything else."""

    @property
    def channel(self) -> Channel:
        """Where it was published."""
        return self.document.channel

    @property
    def day(self) -> date | None:
        """The day that it claims to be of."""
        return self.document.claimed_day


def document_text(document: Document) -> DocumentText:
    """The document in plain characters and in clauses."""
    title, whole = readable(document.title), unwrapped(readable(document.text[:TEXT_LIMIT]))
    low = lowered(whole)
    act = is_act(document.channel, title, low)
    plain = whole if act else without_set_aside(whole)
    start, end = operative_part(low) if act else (0, len(plain))
    return DocumentText(
        document=document,
        title=title,
        whole=whole,
        low=low,
        plain=plain,
        is_act=act,
        start=start,
        body=clauses(plain, start, end, document.claimed_day),
    )
