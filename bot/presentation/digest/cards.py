"""The cards of a brief and of an alert: the first is the message, the rest goes in its thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from bot.cards import ButtonOption, Card, Chart, Choices, Headline, Notice, Part, Prose, Quotation
from bot.domain.changes import ChangeKind
from bot.domain.duty import percent_of
from bot.domain.findings import Coming, ComingKind, Findings
from bot.domain.inner_changes import InnerChanges
from bot.domain.measures import Measure
from bot.domain.net_changes import NetChange
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation.changes import dated_line, inner_told
from bot.presentation.digest import words
from bot.presentation.digest.chart import rate_chart
from bot.presentation.digest.front import (
    SENT,
    BriefDelivery,
    alert_front,
    brief_front,
    is_stale,
    news_of,
    stale_front,
)
from bot.presentation.digest.lead import lead
from bot.presentation.digest.lines import (
    BriefLine,
    coming_lines,
    coming_text,
    cut,
    fleeting_lines,
    group_of,
    measure_of,
    move_lines,
    move_text,
    unchanged,
)
from bot.presentation.digest.pages import BriefPage, QuotedPart, on_one_page, paged, parts_of
from bot.presentation.digest.watched import list_line, list_lines
from bot.presentation.messages import Message
from bot.presentation.plain_words import colon

_FIRST = {
    ChangeKind.STARTED: 0,
    ChangeKind.ENDED: 1,
    ChangeKind.ADDED: 2,
    ChangeKind.CHANGED: 3,
    ChangeKind.CORRECTED: 4,
    ChangeKind.REMOVED: 5,
}
"""What makes the headline: what is owed differently today comes before what will be."""
LATE = timedelta(minutes=30)
"""A brief later than this says so."""
MOST_QUOTES = 12
MOST_LINES = 120
"""Changes a brief spells out; an import of a new schedule can bring thousands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lateness:
    """A brief that could not come in time, or follows on some that could not: by how much, and
    since when it covers.
    """

    late: timedelta
    since: date


def brief(
    findings: Findings,
    *,
    facts: FactSnapshot,
    lang: Lang,
    lateness: Lateness | None = None,
    delivery: BriefDelivery = SENT,
) -> tuple[Card, ...]:
    """The brief for one channel: its message, and all of it for the thread where there is news."""
    late = _late(lateness, lang)
    if not findings.news:
        if is_stale(facts, findings.window.day):
            return (stale_front(findings, facts, lang, rests=delivery.rests),)
        quiet = replace(delivery, alerted=0, thread=False, sent_as="")
        return (brief_front(findings, facts, lang, quiet, notes=late),)
    title = f"{words.BRIEF.on(lang)}, {findings.window.day}"
    chart = _one_chart(findings, facts, lang)
    front = brief_front(findings, facts, lang, delivery, notes=late, chart=chart)
    return (front, *_cards(title, findings, facts, lang, ()))


def sign_of_life(findings: Findings, *, facts: FactSnapshot, lang: Lang) -> tuple[Card, ...]:
    """The weekly line that proves the bot is awake, for channels that skip empty briefs."""
    title = f"{words.BRIEF.on(lang)}, {findings.window.day}"
    return (_quiet(title, words.STILL_WATCHING.on(lang), findings, facts=facts, lang=lang),)


def alert(
    findings: Findings,
    *,
    facts: FactSnapshot,
    lang: Lang,
    held: bool = False,
    alert_id: str = "",
) -> tuple[Card, ...]:
    """The alert of one batch. ``held``: quiet hours delayed it; ``alert_id`` is its delivery's."""
    title = f"{words.ALERT.on(lang)}, {findings.window.day}"
    notes = (Notice(text=words.DELAYED.on(lang)),) if held else ()
    chart = _one_chart(findings, facts, lang)
    front = alert_front(findings, facts, lang, notes=notes, chart=chart, alert=alert_id)
    return (front, *_cards(title, findings, facts, lang, ()))


def _one_chart(findings: Findings, facts: FactSnapshot, lang: Lang) -> Chart | None:
    """The chart of the headline, where that is one rate of one good."""
    things, others = news_of(findings, facts, lang)
    one = len(things) == 1 and not others and len(things[0].names) == 1
    return rate_chart(findings.moves, facts, lang, today=findings.window.day) if one else None


def correction(findings: Findings, *, facts: FactSnapshot, lang: Lang) -> Card:
    """What goes in an alert's thread when the alert itself has been edited."""
    lines = move_lines(findings.moves, facts, lang) + fleeting_lines(findings.fleeting, facts, lang)
    page = on_one_page(lines, facts)
    title = f"{words.CORRECTION.on(lang)}, {findings.window.day}"
    return _card(title, parts_of(page, heading=""), findings, page=page, facts=facts, lang=lang)


def _cards(
    title: str, findings: Findings, facts: FactSnapshot, lang: Lang, notes: tuple[Part, ...]
) -> tuple[Card, ...]:
    headline = _headline(findings, facts, lang)
    fixed: tuple[Part, ...] = (Headline(text=headline), *notes)
    items: list[BriefLine | QuotedPart] = [
        *list_lines(findings.on_list, lang),
        *_capped(move_lines(findings.moves, facts, lang), findings, lang),
        *fleeting_lines(findings.fleeting, facts, lang),
        *_inner_lines(findings.inner, words.CHANGES, findings, facts, lang),
        *coming_lines(_not_told(findings), facts, lang),
        *_inner_lines(findings.inner_ahead, words.CALENDAR, findings, facts, lang),
        *_said(findings.quotes, facts, lang),
    ]
    pages = paged(items, facts, fixed=fixed, size=len(headline))
    heading = words.WHO_SAID.on(lang)
    cards = []
    for number, page in enumerate(pages):
        parts = parts_of(page, heading=heading)
        if number == 0:
            more = (Prose(text=words.MORE_BELOW.on(lang)),) if len(pages) > 1 else ()
            parts = (*parts, *more, _known(facts, lang), _choices(findings, facts, lang))
        name = title if number == 0 else f"{title} ({number + 1}/{len(pages)})"
        cards.append(_card(name, parts, findings, page=page, facts=facts, lang=lang))
    return tuple(cards)


def _inner_lines(
    found: InnerChanges,
    title: Message,
    findings: Findings,
    facts: FactSnapshot,
    lang: Lang,
) -> list[BriefLine]:
    """What a rule between two laws or a change of a list moves, with the act it lets in or keeps
    away."""
    return [
        BriefLine(
            title=title.on(lang),
            text=dated_line(one, lang, year=one.day.year != findings.window.day.year),
            sources=one.sources,
        )
        for one in inner_told(found, facts, lang)
    ]


def _not_told(findings: Findings) -> list[Coming]:
    """What is ahead, but for measures of which the changes say so already."""
    told = {(move.slug, move.effective) for move in findings.moves}
    return [item for item in findings.coming if (item.slug, item.day) not in told]


def _capped(lines: list[BriefLine], findings: Findings, lang: Lang) -> list[BriefLine]:
    if len(lines) <= MOST_LINES:
        return lines
    rest = words.counted(len(lines) - MOST_LINES, lang)
    tail = BriefLine(
        title=words.CHANGES.on(lang), text=f"+ {rest}: /changes {findings.window.since}"
    )
    return [*lines[:MOST_LINES], tail]


def _headline(findings: Findings, facts: FactSnapshot, lang: Lang) -> str:
    """The biggest change; else the weightiest move, else what comes next, else who spoke."""
    things, _ = news_of(findings, facts, lang)
    biggest, others = lead(things, facts, lang, findings.window.until)
    if biggest:
        return biggest + (f" (+ {words.counted(len(others), lang)})" if others else "")
    if findings.moves:
        first = min(findings.moves, key=lambda move: _weight(move, facts))
        group, text = group_of(first, facts, lang), move_text(first, facts, lang)
        rest = len(findings.moves) - 1
        more = f" (+ {words.counted(rest, lang)})" if rest else ""
        return cut(words.titled(group, text, lang), 280) + more
    fresh = [item for item in findings.coming if item.fresh]
    if fresh:
        soonest = min(fresh, key=lambda item: _weight_ahead(item, facts))
        more = f" {words.more(len(fresh) - 1, lang)}" if len(fresh) > 1 else ""
        return cut(coming_text(soonest, facts, lang), 280) + more
    within = _turning(findings, facts, lang)
    if within:
        return within
    if findings.quotes:
        speakers = dict.fromkeys(facts.quotes[slug].speaker for slug in findings.quotes)
        names = [facts.speakers[s].name if s in facts.speakers else s for s in speakers]
        return cut(f"{words.WHO_SAID.on(lang)}{colon(lang)}{', '.join(names)}", 280)
    return cut(move_text(findings.fleeting[0], facts, lang), 280)


def _turning(findings: Findings, facts: FactSnapshot, lang: Lang) -> str:
    """The soonest good that a rule will move, else what is touched of the list; '' for neither."""
    soon = inner_told(findings.inner_fresh, facts, lang)
    if not soon:
        return list_line(findings.on_list, lang, findings.window.until)
    more = f" {words.more(len(soon) - 1, lang)}" if len(soon) > 1 else ""
    return dated_line(soon[0], lang, year=soon[0].day.year != findings.window.day.year) + more


def _weight(move: NetChange, facts: FactSnapshot) -> tuple[bool, bool, int, bool, Decimal, int]:
    """Least for what makes the headline: a measure whose rate moved, between the two countries,
    by most; of equals the newest.
    """
    measure = measure_of(move, facts)
    return (
        measure is None,
        unchanged(measure, facts),
        _FIRST[move.kind],
        measure is not None and not words.between_neighbours(measure),
        -_distance(measure, facts),
        -move.serial,
    )


def _distance(measure: Measure | None, facts: FactSnapshot) -> Decimal:
    """By how many points the rate moved from the measure before it; 0 where that is no number."""
    if measure is None:
        return Decimal(0)
    before = facts.measures.get(measure.replaces)
    was = percent_of(before.duty) if before else None
    return abs((percent_of(measure.duty) or Decimal(0)) - (was or Decimal(0)))


def _weight_ahead(item: Coming, facts: FactSnapshot) -> tuple[bool, bool, date, Decimal]:
    """Least for the soonest measure that moves a rate, by most; events come after measures."""
    measure = None if item.kind is ComingKind.EVENT else facts.measures.get(item.slug)
    return measure is None, unchanged(measure, facts), item.day, -_distance(measure, facts)


def _said(slugs: Sequence[str], facts: FactSnapshot, lang: Lang) -> list[QuotedPart]:
    return [_quotation(slug, facts, lang) for slug in slugs[:MOST_QUOTES]]


def _quotation(slug: str, facts: FactSnapshot, lang: Lang) -> QuotedPart:
    quote = facts.quotes[slug]
    speaker = facts.speakers.get(quote.speaker)
    role = speaker.role_on(quote.day.first) if speaker else None
    source = facts.sources.get(quote.source)
    part = Quotation(
        words=quote.words,
        speaker=speaker.name if speaker else quote.speaker,
        role=role.on(lang) if role else "",
        day=str(quote.day.first),
        venue=quote.venue.on(lang) if quote.venue else "",
        source=source.title if source else "",
        kind=quote.kind.value,
        context=quote.context.on(lang) if quote.context else "",
    )
    return QuotedPart(part=part, sources=(quote.source,))


def _late(lateness: Lateness | None, lang: Lang) -> tuple[Part, ...]:
    if lateness is None:
        return ()
    told = words.LATE if lateness.late >= LATE else words.MISSED
    hours = words.length(lateness.late, lang)
    text = told.on(lang, hours=hours, since=lateness.since)
    return (Notice(text=text, tone="warning"),)


def _choices(findings: Findings, facts: FactSnapshot, lang: Lang) -> Choices:
    """Ask on about the goods that moved; see all; ask why."""
    goods = dict.fromkeys(g for move in findings.moves for g in move.goods if g in facts.goods)
    options = [
        ButtonOption(label=cut(facts.goods[good].name.on(lang), 40), question=f"/tariff {good}")
        for good in list(goods)[:2]
    ]
    options.append(
        ButtonOption(label=words.CHANGES.on(lang), question=f"/changes {findings.window.since}")
    )
    options.append(ButtonOption(label=words.WHY.on(lang), question="/digest why"))
    return Choices(options=tuple(options))


def _quiet(
    title: str,
    text: str,
    findings: Findings,
    *,
    facts: FactSnapshot,
    lang: Lang,
    lateness: Lateness | None = None,
) -> Card:
    lines = []
    for item in findings.coming[:1]:
        more = len(findings.coming) - 1
        ahead = coming_text(item, facts, lang) + (f" {words.more(more, lang)}" if more else "")
        lines.append(BriefLine(title=words.CALENDAR.on(lang), text=ahead, sources=item.sources))
    page = on_one_page(lines, facts)
    said: tuple[Part, ...] = (Headline(text=text), *_late(lateness, lang))
    parts = (*said, *parts_of(page, heading=""), _known(facts, lang))
    return _card(title, parts, findings, page=page, facts=facts, lang=lang)


def _known(facts: FactSnapshot, lang: Lang) -> Prose:
    return Prose(text=words.FACTS_KNOWN.on(lang, day=facts.data_as_of))


def _card(
    title: str,
    parts: tuple[Part, ...],
    findings: Findings,
    *,
    page: BriefPage,
    facts: FactSnapshot,
    lang: Lang,
) -> Card:
    return Card(
        title=title,
        lang=lang,
        parts=parts,
        command="digest",
        day=findings.window.day,
        data_as_of=facts.data_as_of,
        sources=tuple(page.named),
    )
