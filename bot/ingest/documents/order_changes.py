"""What an order of Canada's government changes, new, amending or consolidated."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.documents import Channel
from bot.ingest.documents import canada_orders
from bot.ingest.documents.consolidated import as_consolidated, not_in_force
from bot.ingest.documents.document_text import DocumentText
from bot.ingest.documents.drafts import Draft
from bot.ingest.documents.lexicon import ReadingLexicon
from bot.ingest.documents.order_days import in_force
from bot.ingest.documents.order_described import described
from bot.ingest.documents.order_proposed import as_proposed, only_proposes
from bot.ingest.documents.order_text import order_text
from bot.ingest.documents.page_kinds import ORDERS
from bot.ingest.documents.programmes import ProgrammeSubject
from bot.ingest.documents.text import Clause


def changes_of_order(
    text: DocumentText, subject: ProgrammeSubject, lexicon: ReadingLexicon
) -> tuple[list[Draft], Sequence[Clause]]:
    """What an order changes, and the clauses of its own in which there may be more."""
    title, plain = text.title, text.plain
    order = described(order_text(plain, text.body))
    if text.channel is not Channel.JUSTICE_LAWS:
        made = canada_orders.drafts_of(title, order, subject, lexicon)
        return (
            (as_proposed(made, order.sections), ())
            if only_proposes(plain)
            else (made, order.sections)
        )
    pending = not_in_force(order)
    found = canada_orders.amending_drafts(pending, subject, lexicon, title) if pending else []
    if not found:
        found = canada_orders.drafts_of(title, order, subject, lexicon)
        found = as_consolidated(found, order, plain, text.day)
    return found, ()  # a consolidation repeats what was changed before


def only_named(text: DocumentText) -> list[Draft]:
    """An order of whose amendments its page tells no more than that they are made."""
    if text.channel not in ORDERS:
        return []
    return canada_orders.only_named(text.title, order_text(text.plain, text.body))


def from_its_order(found: list[Draft], text: DocumentText) -> list[Draft]:
    """What models tell of an order's clauses, with the day on which that order comes into force."""
    if text.channel not in ORDERS or not any(d.rule.startswith("told-") for d in found):
        return found
    order = order_text(text.plain, text.body)
    return [in_force([d], order)[0] if d.rule.startswith("told-") else d for d in found]
