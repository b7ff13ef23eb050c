"""What a calendar and a feed say of themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from bot.domain.days import law_begins
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation.dated_entries import calendar_name


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEdition:
    """``changed`` (aware, UTC) is when facts or the calendar last moved; ``address`` where it is
    read, '' where nobody said. ``today`` parts what has happened from what is ahead."""

    name: str
    lang: Lang
    today: date
    facts_to: date
    changed: datetime
    address: str = ""


def edition_of(
    facts: FactSnapshot, today: date, lang: Lang, *, about: str = "", address: str = ""
) -> CalendarEdition:
    """What a file of today's says of itself."""
    return CalendarEdition(
        name=calendar_name(about, lang),
        lang=lang,
        today=today,
        facts_to=facts.data_as_of,
        changed=changed_at(facts, today),
        address=address,
    )


def changed_at(facts: FactSnapshot, today: date) -> datetime:
    """The last moment at which what is told of a day can have changed: its first, or when a fact
    was learned since."""
    recorded = [m.recorded_at for m in facts.measures.values() if m.recorded_at is not None]
    moment = max(law_begins(today), *recorded) if recorded else law_begins(today)
    return moment.astimezone(UTC).replace(microsecond=0)
