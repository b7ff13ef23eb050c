"""What a digest says, in English and French."""

from __future__ import annotations

from datetime import date, timedelta

from bot.domain.changes import ChangeKind
from bot.domain.countries import NEIGHBOUR
from bot.domain.deliveries import DeliveryReason
from bot.domain.duty import UNQUANTIFIED
from bot.domain.findings import Coming, ComingKind
from bot.domain.measures import Measure, Status
from bot.domain.text import Lang
from bot.presentation.duty_expressions import duty_words
from bot.presentation.locale_data import territory
from bot.presentation.messages import N_, NC_, NN_
from bot.presentation.plain_words import colon

BRIEF = N_("Tariff brief")
ALERT = N_("Tariff alert")
CALENDAR = N_("On the calendar")
WHO_SAID = N_("Who said what")
CAME_AND_WENT = N_("Came and went")
GENERAL = N_("General")
CORRECTION = N_("Correction")
STILL_WATCHING = N_("Still watching: nothing new this week on what is followed here.")
MORE_BELOW = N_("More in the thread.")
LATE = N_(
    "This brief is {hours} late: the bot was not running. It covers everything since {since}."
)
MISSED = N_("Earlier briefs could not be sent in time. This one covers everything since {since}.")
FACTS_KNOWN = N_("Facts known up to {day}.")
WHY = N_("Why this?")
CHANGES = N_("All changes")
DELAYED = N_("Held back during quiet hours.")
BACK = N_("back where it was")
APPEARED = N_("appeared and was withdrawn again")
STANDINGS = {
    Status.ANNOUNCED: N_("announced, not in force"),
    Status.THREATENED: N_("threatened, not in force"),
    Status.WITHDRAWN: N_("withdrawn"),
}
_NONE = NC_("a rate", "none")
_HAPPENED = {
    ChangeKind.ADDED: N_("new"),
    ChangeKind.CHANGED: N_("changed"),
    ChangeKind.CORRECTED: N_("correction"),
    ChangeKind.REMOVED: N_("taken out of the record"),
    ChangeKind.STARTED: N_("now in force"),
    ChangeKind.ENDED: N_("ended"),
    ChangeKind.TURNED: N_("changed"),
}
_AHEAD = {
    ComingKind.STARTS: N_("From {day}: {label}"),
    ComingKind.ENDS: N_("Until {eve}: {label}"),
    ComingKind.THREATENED: N_("{day}, announced or threatened, not in force: {label}"),
    ComingKind.EVENT: N_("{day}: {label}"),
}
_ALSO_AHEAD = N_("and {count} more until {day}, told here before")
_STAYS = N_("stays at {rate}")
_MORE = N_("(+ {count} more)")
_OTHERS = N_("Other countries")
_SINCE = N_("since {day}")
_FROM = N_("from {day}")
REASONS = {
    DeliveryReason.NONE: N_("delivered"),
    DeliveryReason.NOTHING_NEW: N_("nothing had changed, and empty briefs are skipped here"),
    DeliveryReason.OTHER_TOPICS: N_("what changed was on topics not followed here"),
    DeliveryReason.TOO_LATE: N_("the bot was not running at that hour; the next brief covers it"),
    DeliveryReason.SUPERSEDED: N_("a newer brief covers it"),
    DeliveryReason.PAUSED: N_("the subscription was paused"),
    DeliveryReason.STOPPED: N_("the subscription was stopped"),
    DeliveryReason.NO_ACCESS: N_("I could not post here"),
    DeliveryReason.REFUSED: N_("the platform refused the message"),
    DeliveryReason.TOO_MANY_TRIES: N_("the platform could not be reached, again and again"),
    DeliveryReason.UNSURE: N_(
        "it may have arrived: the platform could not tell, so it was not sent twice"
    ),
    DeliveryReason.TARGET_LOST: N_("the message it belongs to was not delivered"),
}


def happened(kind: ChangeKind, lang: Lang) -> str:
    """'now in force'."""
    return _HAPPENED[kind].on(lang)


def way(measure: Measure, lang: Lang) -> str:
    """The direction of trade that a measure hits: 'Canada → United States'."""
    there = NEIGHBOUR.get(measure.imposing)
    if there is None:
        return measure.imposing
    origin = territory(there, lang) if between_neighbours(measure) else _OTHERS.on(lang)
    return f"{origin} → {territory(measure.imposing, lang)}"


def between_neighbours(measure: Measure) -> bool:
    """Whether it is trade between Canada and the United States that the measure hits."""
    return measure.origins.hit(NEIGHBOUR.get(measure.imposing, ""))


def rate(measure: Measure | None, lang: Lang) -> str:
    """'25%'; 'none' where no measure stands, '' where it has no rate of its own."""
    if measure is None:
        return _NONE.on(lang)
    if measure.duty == UNQUANTIFIED:
        return ""
    return duty_words(measure.duty, lang)


def step(before: Measure | None, after: Measure | None, lang: Lang) -> str:
    """'25% → 50%', 'stays at 50%'; '' where either has no rate of its own."""
    old, new = rate(before, lang), rate(after, lang)
    if not old or not new:
        return ""
    return _STAYS.on(lang, rate=new) if old == new else f"{old} → {new}"


def titled(title: str, text: str, lang: Lang) -> str:
    """'title: text', spaced as the language has it; only the title where ``text`` is ''."""
    return f"{title}{colon(lang)}{text}" if text else title


def since(day: date, lang: Lang) -> str:
    """'since 2026-10-09'."""
    return _SINCE.on(lang, day=day)


def starting(day: date, lang: Lang) -> str:
    """'from 2026-10-09'."""
    return _FROM.on(lang, day=day)


def ahead(item: Coming, label: str, lang: Lang) -> str:
    """'From 2026-10-15: Section 232 on trucks'."""
    eve = item.day - timedelta(days=1)
    return _AHEAD[item.kind].on(lang, day=item.day, eve=eve, label=label)


def also_ahead(count: int, day: date, lang: Lang) -> str:
    """'and 6 more until 2026-09-08, told here before'."""
    return _ALSO_AHEAD.on(lang, count=count, day=day)


def more(count: int, lang: Lang) -> str:
    """'(+ 6 more)'."""
    return _MORE.on(lang, count=count)


_COUNTED = NN_("{n} change", "{n} changes")
_DAYS_LATE = NN_("{n} day", "{n} days")


def counted(number: int, lang: Lang) -> str:
    """'1 change', '3 changements'."""
    return _COUNTED.on(lang, n=number)


def length(span: timedelta, lang: Lang) -> str:
    """'3 h', '2 days': how late something is, rounded down."""
    hours = int(span.total_seconds() // 3600)
    if hours >= 48:
        return _DAYS_LATE.on(lang, n=hours // 24)
    return f"{hours} h" if hours else f"{int(span.total_seconds() // 60)} min"
