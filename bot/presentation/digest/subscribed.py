"""The line a channel reads when somebody subscribes it, and the short answer to who did."""

from __future__ import annotations

from datetime import date, datetime

from bot.cards import ButtonOption, ShortCard
from bot.domain.snapshot import FactSnapshot
from bot.domain.subscriptions import Recurrence, Rhythm, Subscription, Topics
from bot.domain.text import Lang
from bot.presentation.digest.subscription import zone_city
from bot.presentation.locale_data import locale_data
from bot.presentation.messages import gettext_in
from bot.presentation.plain_words import clock_words, colon, day_words

_NAMED = 4
"""Topics that a line names."""


def order_short(
    one: Subscription, facts: FactSnapshot, lang: Lang, *, by: str = "", today: date
) -> ShortCard:
    """'This channel now gets a tariff brief': when, on what, from when; alerts and who did it."""
    _ = gettext_in(lang)
    place = one.place
    if one.recurrence is None:
        here = _("You now get tariff alerts here"), _("This channel now gets tariff alerts")
    else:
        here = _("You now get a tariff brief here"), _("This channel now gets a tariff brief")
    lines = (_when(one, facts, lang, today), _alerts(one, lang, by))
    return ShortCard(
        headline=here[0] if place.private else here[1],
        lines=lines,
        actions=(
            ButtonOption(label=_("Change"), question="/digest subscribe"),
            ButtonOption(label=_("Pause"), question="/digest pause"),
            ButtonOption(label=_("Stop"), question="/digest stop"),
        ),
    )


def stopped_short(lang: Lang) -> ShortCard:
    """'Stopped', and the button that takes it back."""
    _ = gettext_in(lang)
    return ShortCard(
        headline=_("Stopped. Nothing more will be sent here"),
        actions=(undo(lang), ButtonOption(label=_("Subscribe"), question="/digest subscribe")),
    )


def stopped_in_public(lang: Lang, by: str) -> ShortCard:
    """What everybody in the channel reads of it, and who may want it back."""
    _ = gettext_in(lang)
    who = (_("Stopped by {who}").format(who=by),) if by else ()
    return ShortCard(
        headline=_("This channel gets no tariff briefs or alerts any more"),
        lines=who,
        actions=(undo(lang),),
    )


def undo(lang: Lang) -> ButtonOption:
    """Takes a stop back."""
    _ = gettext_in(lang)
    return ButtonOption(label=_("Undo"), question="/digest resume")


def empty_list(lang: Lang) -> tuple[str, ButtonOption]:
    """That the watch list which an order is about is empty, and how to begin one."""
    _ = gettext_in(lang)
    said = _("The watch list here is empty, so nothing touches it yet")
    return said, ButtonOption(label=_("Add a line"), question="/watch add")


def follows_already(lang: Lang, topics: str) -> str:
    """That a channel which gets everything gets this as well."""
    _ = gettext_in(lang)
    return _("Nothing to add: this channel follows everything, {topics} too").format(topics=topics)


def topic_names(topics: Topics, facts: FactSnapshot, lang: Lang) -> str:
    """'steel, softwood lumber'; 'steel, lumber, cars, wine and 3 more'; 'everything'."""
    _ = gettext_in(lang)
    names = [_("what touches the watch list")] if topics.my_list else []
    names += [facts.goods[s].name.on(lang) if s in facts.goods else s for s in sorted(topics.goods)]
    for slug in sorted(topics.programmes):
        names.append(facts.programmes[slug].name.on(lang) if slug in facts.programmes else slug)
    names += [facts.speakers[s].name if s in facts.speakers else s for s in sorted(topics.speakers)]
    if not names:
        return _("everything")
    more = len(names) - _NAMED
    shown = ", ".join(names[:_NAMED])
    return _("{names} and {n} more").format(names=shown, n=more) if more > 0 else shown


def rhythm_said(rule: Recurrence, lang: Lang) -> str:
    """'Weekdays at 8:00'."""
    _ = gettext_in(lang)
    at = clock_words(rule.at, lang)
    match rule.rhythm:
        case Rhythm.DAILY:
            return _("Every day at {at}").format(at=at)
        case Rhythm.WEEKDAYS:
            return _("Weekdays at {at}").format(at=at)
        case Rhythm.WEEKLY:
            day = locale_data(lang).weekdays[rule.weekday]
            return _("Every {day} at {at}").format(day=day, at=at)
        case Rhythm.CRON:
            return _("By the rule {line}").format(line=rule.line)


def _when(one: Subscription, facts: FactSnapshot, lang: Lang, today: date) -> str:
    _ = gettext_in(lang)
    topics = topic_names(one.include, facts, lang)
    if one.recurrence is None:
        return _("On {topics}, as soon as something changes").format(topics=topics)
    city = zone_city(one.zone)
    said = f"{rhythm_said(one.recurrence, lang)} ({city}){colon(lang)}{topics}"
    first = _first(one.next_due_at, one, lang, today)
    return _("{said}. First one {day}").format(said=said, day=first) if first else said


def _first(due: datetime | None, one: Subscription, lang: Lang, today: date) -> str:
    """'Monday, Nov 30'."""
    if due is None or not one.zone_known:
        return ""
    day = one.day(due)
    named = locale_data(lang).weekdays[day.weekday()]
    written = day_words(day, lang, year=day.year != today.year)
    _ = gettext_in(lang)
    return _("{weekday}, {day}").format(weekday=named, day=written)


def _alerts(one: Subscription, lang: Lang, by: str) -> str:
    _ = gettext_in(lang)
    if not one.alerts:
        said = _("Alerts off")
    elif one.quiet is None:
        said = _("Alerts on, day and night")
    else:
        start, end = (clock_words(each, lang) for each in (one.quiet.start, one.quiet.end))
        said = _("Alerts on, quiet {start}–{end}").format(start=start, end=end)
    return _("{said}. Set up by {person}").format(said=said, person=by) if by else said
