"""Standing orders and what became of their briefs, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from bot.domain.deliveries import Action, Delivery, DeliveryState
from bot.domain.snapshot import FactSnapshot
from bot.domain.subscriptions import PauseReason, Rhythm, State, Subscription, Topics
from bot.domain.text import Lang, Text
from bot.presentation.digest import words

_RHYTHMS = {
    Rhythm.DAILY: Text(en="daily at {at}", fr="chaque jour à {at}"),
    Rhythm.WEEKDAYS: Text(en="weekdays at {at}", fr="jours ouvrables à {at}"),
    Rhythm.WEEKLY: Text(en="every {day} at {at}", fr="chaque {day} à {at}"),
    Rhythm.CRON: Text(en="by the rule {line}", fr="selon la règle {line}"),
}
_DAYS: dict[Lang, tuple[str, ...]] = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
}
_NO_BRIEF = Text(en="none, alerts only", fr="aucun, alertes seulement")
_EVERYTHING = Text(en="everything", fr="tout")
_ON = Text(en="on", fr="oui")
_OFF = Text(en="off", fr="non")
_STATES = {
    State.ACTIVE: Text(en="active", fr="actif"),
    State.PAUSED: Text(en="paused", fr="en pause"),
    State.STOPPED: Text(en="stopped", fr="arrêté"),
}
_PAUSES = {
    PauseReason.ASKED: Text(en="as asked", fr="comme demandé"),
    PauseReason.NO_ACCESS: Text(
        en="I can't post here; /digest resume once I can",
        fr="je ne peux pas publier ici; /digest resume quand je le pourrai",
    ),
    PauseReason.UNINSTALLED: Text(
        en="the app was uninstalled", fr="l'application a été désinstallée"
    ),
}
_LABELS = {
    "brief": Text(en="Brief", fr="Point"),
    "topics": Text(en="Follows", fr="Suit"),
    "except": Text(en="Except", fr="Sauf"),
    "alerts": Text(en="Alerts", fr="Alertes"),
    "quiet": Text(en="Quiet hours", fr="Heures calmes"),
    "empty": Text(en="Empty briefs", fr="Points vides"),
    "lang": Text(en="Language", fr="Langue"),
    "next": Text(en="Next brief", fr="Prochain point"),
    "state": Text(en="State", fr="État"),
}
_SKIPPED = Text(
    en="skipped, with a weekly sign of life", fr="omis, avec un signe de vie par semaine"
)
_NO_ZONE = Text(
    en="I don't know the time zone {zone} any more: set one with /digest subscribe tz",
    fr="je ne connais plus le fuseau {zone} : donnez-en un avec /digest subscribe tz",
)
_ONE_LINE = Text(en="one line", fr="une ligne")
_LANGUAGES: dict[Lang, str] = {"en": "English", "fr": "français"}
_OUTCOMES = {
    DeliveryState.SENT: Text(en="sent", fr="envoyé"),
    DeliveryState.SKIPPED: Text(en="not sent: {why}", fr="non envoyé : {why}"),
    DeliveryState.FILTERED: Text(en="not sent: {why}", fr="non envoyé : {why}"),
    DeliveryState.DEAD: Text(en="failed: {why}", fr="échec : {why}"),
    DeliveryState.RETRY: Text(
        en="waiting for another try ({tries} so far)", fr="nouvel essai prévu ({tries} déjà)"
    ),
    DeliveryState.UNKNOWN: Text(
        en="perhaps sent; being looked up", fr="peut-être envoyé; vérification en cours"
    ),
}
_KINDS = {
    "brief": Text(en="brief", fr="point"),
    "alert": Text(en="alert", fr="alerte"),
    "correction": Text(en="correction of an alert", fr="correction d'une alerte"),
    "note": Text(en="note to the owner", fr="mot au responsable"),
}
_UNDER_WAY = Text(en="on its way", fr="en route")


def rhythm_words(one: Subscription, lang: Lang) -> str:
    """'weekdays at 08:00 (America/Toronto)'."""
    rule = one.recurrence
    if rule is None:
        return _NO_BRIEF.on(lang)
    told = _RHYTHMS[rule.rhythm].on(lang)
    at, day = f"{rule.at:%H:%M}", _DAYS[lang][rule.weekday]
    return f"{told.format(at=at, day=day, line=rule.line)} ({one.zone})"


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
        ("lang", _LANGUAGES[one.lang]),
        ("next", local(one, one.next_due_at) if one.state is State.ACTIVE else ""),
        ("state", _STATES[one.state].on(lang) + pause + _zone_trouble(one, lang)),
    )
    return tuple((_LABELS[name].on(lang), value) for name, value in rows if value)


def _zone_trouble(one: Subscription, lang: Lang) -> str:
    """Why nothing comes although the order is active: its zone is not known here (any more)."""
    return "" if one.zone_known else f" ({_NO_ZONE.on(lang).format(zone=one.zone)})"


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


def _kind(delivery: Delivery) -> Text:
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
    named = [facts.goods[s].name.on(lang) if s in facts.goods else s for s in sorted(topics.goods)]
    named += [
        facts.programmes[s].name.on(lang) if s in facts.programmes else s
        for s in sorted(topics.programmes)
    ]
    named += [facts.speakers[s].name if s in facts.speakers else s for s in sorted(topics.speakers)]
    return ", ".join(named)
