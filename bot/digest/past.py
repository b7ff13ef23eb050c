"""The brief of a day gone by: what turned since the brief before it, by the facts of today."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from bot.digest.due import last_due
from bot.digest.interest import interest
from bot.digest.plan import find, list_moves
from bot.digest.watched import NO_LISTS, WatchedLists
from bot.domain.calendar_turns import calendar_turns
from bot.domain.changes import ChangeKind
from bot.domain.days import law_day
from bot.domain.findings import Findings, Window
from bot.domain.net_changes import NetChange, net
from bot.domain.snapshot import FactSnapshot
from bot.domain.subscriptions import Recurrence, Rhythm, Subscription
from bot.domain.text import Text

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class PastBrief:
    """``facts`` reach no further than the day: what came later was no news on it."""

    facts: FactSnapshot
    findings: Findings


def past_brief(
    subscription: Subscription, facts: FactSnapshot, day: date, lists: WatchedLists = NO_LISTS
) -> PastBrief:
    """What the order's brief of ``day`` found, at its own hour, since the brief before that day.

    A day on which its rhythm sends nothing is told as if it did.
    """
    then = replace(facts, data_as_of=min(facts.data_as_of, day))
    window = _window(subscription, day)
    noon = datetime.combine(day, time(12), UTC)
    law = calendar_turns(facts, since=window.since, up_to=window.until, now=noon)
    moves = (*net(law), *_spoken(facts, window))
    listed = lists.reached(subscription, then)
    wanted = interest(subscription.include, subscription.exclude, then, listed=listed)
    found = find(moves, facts=then, interest=wanted, window=window)
    followed = tuple(sorted(subscription.include.goods))
    on_list = lists.changes(subscription, list_moves(found, facts), facts)
    found = replace(found, followed=followed, on_list=on_list)
    return PastBrief(facts=then, findings=found)


def _window(subscription: Subscription, day: date) -> Window:
    rule = subscription.recurrence or Recurrence()
    if rule.rhythm is Rhythm.CRON:
        rule = Recurrence(rhythm=Rhythm.DAILY)
    slot = datetime.combine(day, rule.at, subscription.tz)
    before = last_due(slot, rule, subscription.tz)
    until = law_day(slot)
    return Window(
        since=min(law_day(before), until - _DAY), until=until, following=until + _DAY, local=day
    )


def _spoken(facts: FactSnapshot, window: Window) -> list[NetChange]:
    """What was said on the days of the window, as if it had been entered on them."""
    return [
        NetChange(
            kind=ChangeKind.ADDED,
            subject="quote",
            slug=quote.slug,
            label=Text.verbatim(quote.speaker),
            serial=0,
            effective=quote.day.first,
            goods=quote.goods,
            programmes=quote.programmes,
            speakers=(quote.speaker,),
            sources=(quote.source,),
        )
        for quote in facts.quotes.values()
        if window.since < quote.day.first <= window.until
    ]
