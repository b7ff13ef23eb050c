"""Standing orders and what became of their briefs, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from bot.domain.deliveries import Action, Delivery, DeliveryState
from bot.domain.snapshot import FactSnapshot
from bot.domain.subscriptions import PauseReason, Rhythm, State, Subscription, Topics
from bot.domain.text import Lang, Words
from bot.presentation.digest import words
from bot.presentation.locale_data import locale_data
from bot.presentation.messages import N_, NC_

_RHYTHMS = {
    Rhythm.DAILY: N_("daily at {at}"),
    Rhythm.WEEKDAYS: N_("weekdays at {at}"),
    Rhythm.WEEKLY: N_("every {day} at {at}"),
    Rhythm.CRON: N_("by the rule {line}"),
}
_NO_BRIEF = N_("none, alerts only")
_EVERYTHING = N_("everything")
_MY_LIST = N_("the watch list here")
_ON = NC_("a switch", "on")
_OFF = N_("off")
_STATES = {
    State.ACTIVE: N_("active"),
    State.PAUSED: N_("paused"),
    State.STOPPED: N_("stopped"),
}
_PAUSES = {
    PauseReason.ASKED: N_("as asked"),
    PauseReason.NO_ACCESS: N_("I can't post here; /digest resume once I can"),
    PauseReason.UNINSTALLED: N_("the app was uninstalled"),
}
_LABELS = {
    "brief": N_("Brief"),
    "topics": N_("Follows"),
    "except": N_("Except"),
    "alerts": N_("Alerts"),
    "quiet": N_("Quiet hours"),
    "empty": N_("Empty briefs"),
    "lang": N_("Language"),
    "next": N_("Next brief"),
    "state": N_("State"),
}
_SKIPPED = N_("skipped, with a weekly sign of life")
_NO_ZONE = N_("I don't know the time zone {zone} any more: set one with /digest subscribe tz")
_ONE_LINE = N_("one line")
_OUTCOMES = {
    DeliveryState.SENT: N_("sent"),
    DeliveryState.SKIPPED: N_("not sent: {why}"),
    DeliveryState.FILTERED: N_("not sent: {why}"),
    DeliveryState.DEAD: N_("failed: {why}"),
    DeliveryState.RETRY: N_("waiting for another try ({tries} so far)"),
    DeliveryState.UNKNOWN: N_("perhaps sent; being looked up"),
}
_KINDS = {
    "brief": N_("brief"),
    "alert": N_("alert"),
    "correction": N_("correction of an alert"),
    "note": N_("note to the owner"),
}
_UNDER_WAY = N_("on its way")


def rhythm_words(one: Subscription, lang: Lang) -> str:
    """'weekdays at 08:00 (America/Toronto)': the zone as it is typed, so that it can be changed."""
    rule = one.recurrence
    if rule is None:
        return _NO_BRIEF.on(lang)
    told = _RHYTHMS[rule.rhythm].on(lang)
    at, day = f"{rule.at:%H:%M}", locale_data(lang).weekdays[rule.weekday]
    return f"{told.format(at=at, day=day, line=rule.line)} ({one.zone})"


def zone_city(zone: str) -> str:
    """The town whose time it is, as people say it.

    >>> zone_city("America/St_Johns"), zone_city("UTC")
    ('St Johns', 'UTC')
    """
    return zone.rpartition("/")[2].replace("_", " ")


def terms(one: Subscription, facts: FactSnapshot, lang: Lang) -> tuple[tuple[str, str], ...]:
    """The order as labelled values."""
    quiet = f"{one.quiet.start:%H:%M}-{one.quiet.end:%H:%M}" if one.quiet else ""
    pause = f" ({_PAUSES[one.paused_for].on(lang)})" if one.paused_for else ""
    rows = (
        ("brief", rhythm_words(one, lang)),
        ("topics", topic_words(one.include, facts, lang) or _EVERYTHING.on(lang)),
        ("except", topic_words(one.exclude, facts, lang)),
        ("alerts", (_ON if one.alerts else _OFF).on(lang)),
        ("quiet", quiet),
        ("empty", (_SKIPPED if one.skip_empty else _ONE_LINE).on(lang)),
        ("lang", locale_data(one.lang).name),
        ("next", local(one, one.next_due_at) if one.state is State.ACTIVE else ""),
        ("state", _STATES[one.state].on(lang) + pause + _zone_trouble(one, lang)),
    )
    return tuple((_LABELS[name].on(lang), value) for name, value in rows if value)


def _zone_trouble(one: Subscription, lang: Lang) -> str:
    """Why nothing comes although the order is active: its zone is not known here (any more)."""
    return "" if one.zone_known else f" ({_NO_ZONE.on(lang, zone=one.zone)})"


def local(one: Subscription, moment: datetime | None) -> str:
    """'2026-10-12 08:00' where the channel lives; '' for None. In UTC where its zone is unknown."""
    if moment is None:
        return ""
    if not one.zone_known:
        return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    return f"{moment.astimezone(one.tz):%Y-%m-%d %H:%M}"


def outcomes(one: Subscription, deliveries: Sequence[Delivery], lang: Lang) -> tuple[str, ...]:
    """A line for each delivery: when it was due, and what became of it."""
    return tuple(
        words.titled(f"{local(one, d.due_at)}, {_kind(d).on(lang)}", _outcome(d, lang), lang)
        for d in deliveries
        if d.part == 0
    )


def _kind(delivery: Delivery) -> Words:
    """What it was: brief, alert, correction or note to the owner."""
    if delivery.action is Action.TELL:
        return _KINDS["note"]
    if not delivery.slot.startswith("alert:"):
        return _KINDS["brief"]
    return _KINDS["correction" if ":edit:" in delivery.slot else "alert"]


def _outcome(delivery: Delivery, lang: Lang) -> str:
    told = _OUTCOMES.get(delivery.state, _UNDER_WAY).on(lang)
    why = words.REASONS[delivery.reason].on(lang)
    return told.format(why=why, tries=delivery.attempts)


def topic_words(topics: Topics, facts: FactSnapshot, lang: Lang) -> str:
    """The topics as people read them: 'steel, Section 338 (Canada), Mark Carney'; '' for none."""
    named = [_MY_LIST.on(lang)] if topics.my_list else []
    named += [facts.goods[s].name.on(lang) if s in facts.goods else s for s in sorted(topics.goods)]
    named += [
        facts.programmes[s].name.on(lang) if s in facts.programmes else s
        for s in sorted(topics.programmes)
    ]
    named += [facts.speakers[s].name if s in facts.speakers else s for s in sorted(topics.speakers)]
    return ", ".join(named)
