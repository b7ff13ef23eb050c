"""The first message of a brief or an alert: what is new, what is next, what did not move.

At most 60 words (75 in French); all of it follows in the thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.cards import Bullets as Listed
from bot.cards import ButtonOption, Card, Chart, Choices, Headline, Notice, Part
from bot.domain.changes import ChangeKind
from bot.domain.days import Validity
from bot.domain.findings import AHEAD, ComingKind, Findings
from bot.domain.net_changes import NetChange
from bot.domain.rate_moves import goods_of, is_within, rate_moves
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.domain.words import capital
from bot.presentation.budget import ShortLine, within_budget
from bot.presentation.changes import (
    ToldChange,
    by_firm,
    dated_line,
    inner_told,
    line,
    told,
)
from bot.presentation.changes_answer import IS_IT_ON
from bot.presentation.digest import words
from bot.presentation.digest.alert_words import reactions, resting
from bot.presentation.digest.lead import dated, lead
from bot.presentation.digest.lines import group_of, move_text
from bot.presentation.digest.watched import list_line
from bot.presentation.freshness import FRESH_DAYS, note
from bot.presentation.locale_data import weekday
from bot.presentation.messages import N_, NN_
from bot.presentation.plain_words import day_words, spoken

_BRIEF = N_("Tariff brief, {weekday} {day}: {what}")
_NONE_AHEAD = N_("nothing dated in the next two weeks")
_NEW = NN_("{n} change", "{n} changes")
_NO_NEW = N_("nothing new that I know of")
_AHEAD = N_("{n} ahead")
_SPOKE = N_("New words by {names}")
_TOLD = N_("{what} (told by alert)")
_THE_ALERT = N_("The alert")
_UNMOVED = N_("{goods}: no other change known")
_ALL_UNMOVED = N_("No other change known")
_UNKNOWN = N_("What moved since the facts end, I can’t say")
_FACTS = N_("Facts to {day}")
_THREAD = N_("Details in the thread")
_DETAILS = N_("Details")
_ALERT = NN_("{n} tariff change, {day}", "{n} tariff changes, {day}")
_TURNED = NN_("{n} rate starts, ends or changes", "{n} rates start, end or change")
_NEXT = N_("Next: {what}")
_STALE = N_("No news, and none can arrive: my facts end {day}")
_AGE = NN_("{n} day without an update", "{n} days without an update")
_NEXT_DATED = N_("Next dated: {what}")
_PAUSED = N_("Paused until facts are loaded; it then goes on by itself")
_KEPT_ON = N_("Sent as scheduled all the same, as somebody here chose")
_ALL = N_("All changes")
_WHATS_NEXT = N_("What’s next")
_SETTINGS = N_("Settings")
_WITHIN = "/changes since {first} until {last} good ?"
"""What "Is my good on it?" asks: the good is left open."""
_PERIOD = "/changes since {first} until {last}"
_STOP = N_("Stop")
_KNOWN = N_("Last 90 known days")
_SHOWN = 3
_DAY = timedelta(days=1)


def is_stale(facts: FactSnapshot, day: date) -> bool:
    """Whether facts are too old for a brief of ``day`` to bring news."""
    return (day - facts.data_as_of).days > FRESH_DAYS


def news_of(
    findings: Findings, facts: FactSnapshot, lang: Lang
) -> tuple[tuple[ToldChange, ...], list[str]]:
    """The changes as what people buy, and in words those that moved no rate on a day."""
    turned = {m.slug for m in findings.moves if m.subject == "measure" and _turns(m.kind)}
    days = {m.effective for m in findings.moves if m.slug in turned and m.effective}
    moves = tuple(
        move
        for day in sorted(days)
        for move in rate_moves(facts, Validity(first=day, last=day))
        if move.slugs & turned and not is_within(move, facts)
    )
    covered = {slug for move in moves for slug in move.slugs}
    others = [m for m in findings.moves if m.slug not in covered and m.slug not in turned]
    foreign = [m for m in findings.moves if m.slug in turned - covered and not moves]
    foreign = [m for m in foreign if _foreign(m.slug, facts)]
    said = [_of_move(m, facts, lang) for m in others]
    things = (*told(moves, facts, lang), *inner_told(findings.inner, facts, lang))
    return things, [*said, *_abroad(foreign, facts, lang)]


def _of_move(move: NetChange, facts: FactSnapshot, lang: Lang) -> str:
    titled = words.titled(group_of(move, facts, lang), move_text(move, facts, lang), lang)
    return spoken(titled, lang)


def _abroad(moves: Sequence[NetChange], facts: FactSnapshot, lang: Lang) -> list[str]:
    """Trade with other countries: where many rates of one law turned, how many."""
    by_law: dict[str, list[NetChange]] = {}
    for move in moves:
        by_law.setdefault(group_of(move, facts, lang), []).append(move)
    return [
        _of_move(each[0], facts, lang)
        if len(each) == 1
        else words.titled(law, _TURNED.on(lang, n=len(each)), lang)
        for law, each in by_law.items()
    ]


def _turns(kind: ChangeKind) -> bool:
    return kind in (ChangeKind.STARTED, ChangeKind.ENDED, ChangeKind.ADDED)


def _foreign(slug: str, facts: FactSnapshot) -> bool:
    """Whether it is trade with other countries, which no line of what people buy tells."""
    measure = facts.measures.get(slug)
    return measure is None or not words.between_neighbours(measure)


def ahead_of(findings: Findings, facts: FactSnapshot, lang: Lang) -> list[str]:
    """What is dated within two weeks: rates as what people buy, soonest first, then events."""
    until = findings.window.until
    slugs = {item.slug for item in findings.coming}
    period = Validity(first=until + timedelta(days=1), last=until + AHEAD)
    dated_there = (m for m in rate_moves(facts, period) if m.slugs & slugs)
    moves = [move for move in dated_there if not is_within(move, facts)]
    year = findings.window.day.year
    turned = inner_told(findings.inner_ahead, facts, lang)
    told_of = sorted((*told(moves, facts, lang), *turned), key=lambda one: one.day)
    things = [one for one in told_of if one.step or not _by_firm(one, facts)]
    rates = [dated_line(one, lang, year=one.day.year != year) for one in things]
    events = [
        f"{spoken(item.label.on(lang), lang)}, {day_words(item.day, lang, year=False)}"
        for item in findings.coming
        if item.kind is ComingKind.EVENT and item.day > until
    ]
    return [*rates, *events]


def _by_firm(one: ToldChange, facts: FactSnapshot) -> bool:
    return all(by_firm(move.measure, facts) for move in one.moves)


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefDelivery:
    """How a brief reaches its channel.

    Moves up to the journal's ``alerted`` were told by an alert. ``thread``: whether its message
    points to a thread with all of it; a preview has none. ``sent_as``: the id of its delivery, by
    which its details are shown again as they were sent, '' for none. ``rests``: whether briefs
    pause after one that says that facts are old.
    """

    alerted: int = 0
    thread: bool = True
    sent_as: str = ""
    rests: bool = True


SENT = BriefDelivery()
"""As a brief comes of which nothing else is known."""


def brief_front(
    findings: Findings,
    facts: FactSnapshot,
    lang: Lang,
    delivery: BriefDelivery = SENT,
    *,
    notes: tuple[Part, ...] = (),
    chart: Chart | None = None,
) -> Card:
    """The message of a brief."""
    things, others = news_of(findings, facts, lang)
    before = {m.slug for m in findings.moves if m.serial <= delivery.alerted}
    turned = _turned_before(findings, delivery.alerted)
    inner = inner_told(findings.inner, facts, lang)
    news = [
        one for one in things if not (one.day in turned if one in inner else _alerted(one, before))
    ]
    until = findings.window.until
    first, rest = lead(news, facts, lang, until)
    told_before = [one for one in things if one not in news]
    old = [_TOLD.on(lang, what=dated(line(one, lang), one, until, lang)) for one in told_before]
    told_of = [*(one.text for one in rest), *old, *others]
    coming = ahead_of(findings, facts, lang)
    bearing = _bearing(findings, len(told_of) + bool(first), len(coming), lang)
    headline = first or bearing
    lines = [ShortLine(text=text, rank=n + 1) for n, text in enumerate(told_of[:_SHOWN])]
    lines += [ShortLine(text=text, rank=n * 2 + 2) for n, text in enumerate(coming[:_SHOWN])]
    lines += [ShortLine(text=text, rank=9) for text in _speakers(findings, facts, lang)]
    lines += _listed(findings, lang)
    small = note(
        bearing if first else "",
        _unmoved(findings, things, facts, lang),
        _facts_to(findings, facts, lang),
        _THREAD.on(lang) if delivery.thread and not delivery.sent_as else "",
    )
    shown = within_budget(headline, lines, lang, small=small)
    card = _front((headline, shown, small), findings, lang, notes=notes, chart=chart)
    if delivery.sent_as and delivery.thread:
        return _detailed(card, delivery.sent_as, lang, alert=bool(old))
    return card


def _facts_to(findings: Findings, facts: FactSnapshot, lang: Lang) -> str:
    """To which day facts are known, where that is not the day of the brief."""
    known = facts.data_as_of
    if known >= findings.window.day:
        return ""
    return _FACTS.on(lang, day=day_words(known, lang, year=False))


def _detailed(card: Card, sent_as: str, lang: Lang, *, alert: bool) -> Card:
    """The card whose first button opens what was sent in its thread, not newer facts; the next the
    alert that told some of it.
    """
    *parts, choices = card.parts
    assert isinstance(choices, Choices)
    first = ButtonOption(label=_DETAILS.on(lang), question=f"/digest details {sent_as}")
    told = ButtonOption(label=_THE_ALERT.on(lang), question=f"{first.question} alert")
    options = (first, *((told,) if alert else ()), *choices.options[1:])
    return replace(card, parts=(*parts, replace(choices, options=options)))


def _listed(findings: Findings, lang: Lang) -> list[ShortLine]:
    """What it means to the channel's own list: before everything else, for those who keep one."""
    told_of = list_line(findings.on_list, lang, findings.window.until)
    return [ShortLine(text=told_of, rank=-1)] if told_of else []


def _turned_before(findings: Findings, alerted: int) -> set[date]:
    """The days of which an alert told everything that turned while it stood."""
    days = {move.effective for move in findings.turned if move.effective}
    return days - {m.effective for m in findings.turned if m.effective and m.serial > alerted}


def _alerted(one: ToldChange, before: set[str]) -> bool:
    return all(move.slugs & before for move in one.moves)


def _bearing(findings: Findings, fresh: int, coming: int, lang: Lang) -> str:
    """'Tariff brief, Tue Sept 8: 7 changes, 3 ahead'."""
    counts = [_NEW.on(lang, n=fresh) if fresh else _NO_NEW.on(lang)]
    counts.append(_AHEAD.on(lang, n=coming) if coming else _NONE_AHEAD.on(lang))
    day = findings.window.day
    words_of_day = day_words(day, lang, year=False)
    return _BRIEF.on(lang, weekday=weekday(day, lang), day=words_of_day, what=", ".join(counts))


def _speakers(findings: Findings, facts: FactSnapshot, lang: Lang) -> list[str]:
    slugs = dict.fromkeys(facts.quotes[slug].speaker for slug in findings.quotes)
    names = [facts.speakers[s].name if s in facts.speakers else s for s in slugs][:3]
    return [_SPOKE.on(lang, names=", ".join(names))] if names else []


def _unmoved(
    findings: Findings, things: Sequence[ToldChange], facts: FactSnapshot, lang: Lang
) -> str:
    """What is followed and did not move; that nobody here can say it where facts are old."""
    if is_stale(facts, findings.window.day):
        return _UNKNOWN.on(lang)
    moved = {slug for one in things for move in one.moves for slug in move.measure.goods}
    moved |= {turn.good for turn in findings.inner.turns}
    moved |= {slug for move in findings.inner.moves for slug in goods_of(move.measure, facts)}
    still = [slug for slug in findings.followed if slug not in moved and slug in facts.goods]
    if not still:
        return _ALL_UNMOVED.on(lang)
    names = ", ".join(facts.goods[slug].name.on(lang) for slug in still[:4])
    return _UNMOVED.on(lang, goods=capital(names))


def alert_front(
    findings: Findings,
    facts: FactSnapshot,
    lang: Lang,
    *,
    notes: tuple[Part, ...] = (),
    chart: Chart | None = None,
    alert: str = "",
) -> Card:
    """The message of an alert: the change itself where there is one, else how many.

    ``alert`` is the id by which its buttons name it, '' for one that is only looked at.
    """
    things, others = news_of(findings, facts, lang)
    today, day = findings.window.day, day_words(findings.window.day, lang, year=False)
    listed = [one.text for one in _listed(findings, lang)]
    # where a line alone is touched, and no good by its main rate, that is the news
    only = listed if not things and not others else []
    count = _ALERT.on(lang, n=len(things) + len(others) + len(only), day=day)
    headline, shown = _told_today(things, facts, lang)
    if only:
        headline = f"{only[0]}, {day}" if _all_on(findings, today) else only[0]
    if not headline:
        shown = [dated_line(one, lang, year=one.day.year != today.year) for one in things]
        headline = count
    shown += others
    if len(shown) == 1 and headline == count:
        headline, shown = shown[0], []
    lines = [ShortLine(text=text, rank=n + 1) for n, text in enumerate(shown[:4])]
    lines += _listed(findings, lang) if not only else []
    coming = ahead_of(findings, facts, lang)[:1]
    small = note(
        count if shown and headline != count else "",
        *(_NEXT.on(lang, what=text) for text in coming),
        _THREAD.on(lang),
    )
    told_lines = within_budget(headline, lines, lang, small=small)
    card = _front((headline, told_lines, small), findings, lang, notes=notes, chart=chart)
    card = _looked_up(card, things, lang) if things else card
    return _reacting(card, alert, lang) if alert else card


def _all_on(findings: Findings, day: date) -> bool:
    return all(change.day == day for change in findings.on_list)


def _told_today(
    things: Sequence[ToldChange], facts: FactSnapshot, lang: Lang
) -> tuple[str, list[str]]:
    """The biggest change as a headline with its day, and the others, where all are of one day."""
    if len({one.day for one in things}) != 1:
        return "", []
    first, rest = lead(things, facts, lang, things[0].day)
    day = day_words(things[0].day, lang, year=False)
    return (f"{first}, {day}" if first else ""), [one.text for one in rest]


def _looked_up(card: Card, things: Sequence[ToldChange], lang: Lang) -> Card:
    """The card with "Is my good on it?" in the place of what's next, which it tells itself."""
    *parts, choices = card.parts
    assert isinstance(choices, Choices)
    every, _next, settings = choices.options
    days = sorted(one.day for one in things)
    within = ButtonOption(
        label=IS_IT_ON.on(lang), question=_WITHIN.format(first=days[0], last=days[-1])
    )
    return replace(card, parts=(*parts, replace(choices, options=(within, every, settings))))


def _reacting(card: Card, alert: str, lang: Lang) -> Card:
    """The card with the buttons of an alert before its settings."""
    *parts, choices = card.parts
    assert isinstance(choices, Choices)
    *first, settings = choices.options
    options = (*first[:2], *reactions(alert, lang), settings)
    return replace(card, parts=(*parts, replace(choices, options=options)))


def stale_front(findings: Findings, facts: FactSnapshot, lang: Lang, *, rests: bool = True) -> Card:
    """That no news can arrive, said once; the briefs go on when facts are loaded, or as scheduled
    where somebody chose so (not ``rests``).
    """
    day = findings.window.day
    reach = facts.data_as_of
    headline = _STALE.on(lang, day=day_words(reach, lang, year=reach.year != day.year))
    lines = [ShortLine(text=_AGE.on(lang, n=(day - reach).days))]
    after = Validity(first=day + timedelta(days=1), last=date.max)
    coming = told(rate_moves(facts, after), facts, lang)[:1]
    for one in coming:
        said = dated_line(one, lang, year=one.day.year != day.year)
        lines.append(ShortLine(text=_NEXT_DATED.on(lang, what=said), rank=1))
    buttons = (
        *resting(lang, rests=rests),
        ButtonOption(
            label=_KNOWN.on(lang), question=f"/changes since {reach - timedelta(days=90)}"
        ),
        ButtonOption(label=_STOP.on(lang), question="/digest stop"),
    )
    shown = within_budget(headline, lines, lang)
    small = (_PAUSED if rests else _KEPT_ON).on(lang)
    return _card((headline, shown, small), findings, lang, buttons=buttons)


def _front(
    said: tuple[str, tuple[str, ...], str],
    findings: Findings,
    lang: Lang,
    *,
    notes: tuple[Part, ...],
    chart: Chart | None,
) -> Card:
    """``said``: headline, lines and small print."""
    until = findings.window.until
    first = min(findings.window.since + _DAY, until)
    buttons = (
        ButtonOption(label=_ALL.on(lang), question=_PERIOD.format(first=first, last=until)),
        ButtonOption(label=_WHATS_NEXT.on(lang), question=f"/changes since {until + _DAY}"),
        ButtonOption(label=_SETTINGS.on(lang), question="/digest"),
    )
    drawn = (*notes, *((chart,) if chart else ()))
    return _card(said, findings, lang, buttons=buttons, drawn=drawn)


def _card(
    said: tuple[str, tuple[str, ...], str],
    findings: Findings,
    lang: Lang,
    *,
    buttons: tuple[ButtonOption, ...],
    drawn: tuple[Part, ...] = (),
) -> Card:
    headline, lines, small = said
    return Card(
        title="",
        lang=lang,
        parts=(
            Headline(text=headline),
            *drawn,
            *((Listed(items=lines),) if lines else ()),
            Notice(text=small),
            Choices(options=buttons),
        ),
        command="digest",
        day=findings.window.day,
    )
