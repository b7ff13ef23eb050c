"""Changes of the law and events as entries of a calendar or a feed, a day each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from bot.domain.days import Precision, Validity, law_begins
from bot.domain.events import Event
from bot.domain.measures import Measure
from bot.domain.rate_moves import rate_moves
from bot.domain.rule_turns import RuleTurn, rule_turns
from bot.domain.snapshot import FactSnapshot
from bot.domain.sources import Source
from bot.domain.text import Lang
from bot.presentation.act_words import act_words
from bot.presentation.changes import ToldChange, line, ruled, told
from bot.presentation.citations import is_web
from bot.presentation.dates import said
from bot.presentation.measures import measure_words, span_words
from bot.presentation.messages import gettext_in

_NAMED = 12
"""Goods that an entry names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedEntry:
    """One thing on one day. ``key`` stays the same while its words change; ``learned`` is the
    moment (aware, UTC) at which it was announced or this store learned of it. ``sources`` have
    addresses. ``exact``: the day is known, not only its month.
    """

    key: str
    day: date
    title: str
    text: str
    learned: datetime
    sources: tuple[Source, ...] = ()
    exact: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which measures and events an entry may be about, and which goods that move while every
    measure stands."""

    measure: Callable[[Measure], bool]
    turn: Callable[[RuleTurn], bool]
    event: Callable[[Event], bool]


EVERYTHING = Wanted(
    measure=lambda _measure: True, turn=lambda _turn: True, event=lambda _event: True
)


def dated_entries(
    facts: FactSnapshot, period: Validity, wanted: Wanted, lang: Lang
) -> tuple[DatedEntry, ...]:
    """The entries of ``period``, oldest first."""
    moves = [m for m in rate_moves(facts, period) if wanted.measure(m.measure)]
    made = [_change(one, facts, lang) for one in told(moves, facts, lang)]
    turns = filter(wanted.turn, rule_turns(facts, facts.goods, period))
    made += _apart([_change(one, facts, lang, of="turned-") for one in ruled(turns, facts, lang)])
    made += _events(facts, period, wanted, lang)
    return tuple(sorted(made, key=lambda entry: (entry.day, entry.key)))


def _change(one: ToldChange, facts: FactSnapshot, lang: Lang, *, of: str = "") -> DatedEntry:
    measures = [move.measure for move in one.moves]
    announced = [m.announced for m in measures if m.announced is not None]
    recorded = [m.recorded_at for m in measures if m.recorded_at is not None]
    learned = (
        law_begins(max(announced)) if announced else max(recorded, default=law_begins(one.day))
    )
    return DatedEntry(
        key=f"{one.day}-{of}{measures[0].slug}",
        day=one.day,
        title=line(one, lang, most=_NAMED),
        text="\n".join(_law(m, lang) for m in measures),
        learned=learned.astimezone(UTC),
        sources=_followed(one.sources, facts),
    )


def _apart(entries: Iterable[DatedEntry]) -> list[DatedEntry]:
    """Those of one key, in their order, by keys of their own: a day may turn what one measure
    charges in several ways."""
    found: list[DatedEntry] = []
    held: dict[str, int] = {}
    for entry in entries:
        place = held[entry.key] = held.get(entry.key, 0) + 1
        key = entry.key if place == 1 else f"{entry.key}-{place}"
        found.append(replace(entry, key=key))
    return found


def _law(measure: Measure, lang: Lang) -> str:
    bits = (span_words(measure.validity, lang), act_words(measure.instrument, lang))
    words = measure_words(measure, lang)
    return f"{words[:1].upper()}{words[1:]} ({'; '.join(bit for bit in bits if bit)})"


def _events(
    facts: FactSnapshot, period: Validity, wanted: Wanted, lang: Lang
) -> Iterator[DatedEntry]:
    for event in facts.events.values():
        if period.holds(event.day.first) and wanted.event(event):
            more = (event.detail, event.outcome)
            yield DatedEntry(
                key=f"{event.day.first}-{event.slug}",
                day=event.day.first,
                title=said(event.title, lang),
                text=" ".join(said(words, lang) for words in more if words is not None),
                learned=law_begins(event.day.first),
                sources=_followed(event.sources, facts),
                exact=event.day.precision in (Precision.DAY, Precision.ABOUT),
            )


def _followed(slugs: Iterable[str], facts: FactSnapshot) -> tuple[Source, ...]:
    held = (facts.sources[slug] for slug in slugs if slug in facts.sources)
    return tuple(source for source in held if is_web(source.address))


def described(entry: DatedEntry, facts_to: date, lang: Lang) -> str:
    """The text of an entry with its sources, and to what day facts are reviewed."""
    _ = gettext_in(lang)
    cited = "\n".join(f"{source.title}: {source.address}" for source in entry.sources)
    known = _("Facts reviewed to {day}. Not legal advice.").format(day=facts_to)
    return "\n\n".join(filter(None, (entry.text, cited, known)))


def calendar_name(about: str, lang: Lang) -> str:
    """'Tariffs, Canada and the United States: steel'; ``about`` may be ''."""
    _ = gettext_in(lang)
    name = _("Tariffs, Canada and the United States")
    return _("{name}: {about}").format(name=name, about=about) if about else name


def own_list(lang: Lang) -> str:
    """What a calendar of a watch list is about."""
    _ = gettext_in(lang)
    return _("my watch list")


def unknown_address(lang: Lang) -> str:
    """For a secret address that is nobody's, or nobody's any more."""
    _ = gettext_in(lang)
    return _("This address is no longer good. In chat, /watch calendar gives the present one.")


def unknown_topic(lang: Lang) -> str:
    """For a topic that no fact is about."""
    _ = gettext_in(lang)
    return _("No good, programme or person here goes by that name.")
