"""The form of /digest: it opens with what stands, and says at which field something is wrong."""

from __future__ import annotations

from collections.abc import Mapping

from bot.commands.spec import FieldFault
from bot.digest.order_errors import BadOrder
from bot.digest.orders import NIGHT, Orderer, ordered
from bot.domain.days import WEEKDAYS
from bot.domain.questions import Place, Question
from bot.domain.subscriptions import QuietHours, Recurrence, Rhythm, State, Subscription
from bot.domain.text import Lang
from bot.ports import Snapshot, Store
from bot.presentation.digest.subscription_faults import fault_words

_CLOCK = "%H:%M"


async def stands(place: Place, lang: Lang, store: Store) -> Mapping[str, str]:
    """The channel's order as options of /digest subscribe, else what a new one would be."""
    async with store.transaction() as records:
        found = await records.subscriptions.all(
            platform=place.platform, workspace=place.workspace, channel=place.channel or "-"
        )
    standing = next((one for one in found if one.state is not State.STOPPED), None)
    return _said(standing) if standing else {**_rule(Recurrence()), **_NEW, "lang": lang}


def _said(one: Subscription) -> dict[str, str]:
    return {
        **_rule(one.recurrence),
        "topics": ", ".join(one.include.slugs),
        "except": ", ".join(one.exclude.slugs),
        "alerts": "yes" if one.alerts else "no",
        "quiet": _hours(one.quiet) if one.quiet else "off",
        "lang": one.lang,
        "tz": one.zone,
        "skip-empty": "yes" if one.skip_empty else "no",
    }


def _rule(rule: Recurrence | None) -> dict[str, str]:
    """How often and when; a rule of its own keeps its place, as no field can show it."""
    if rule is None:
        return {"every": "never"}
    if rule.rhythm is Rhythm.CRON:
        return {}
    every = WEEKDAYS[rule.weekday] if rule.rhythm is Rhythm.WEEKLY else rule.rhythm.value
    return {"every": every, "at": f"{rule.at:{_CLOCK}}"}


def _hours(quiet: QuietHours) -> str:
    return f"{quiet.start:{_CLOCK}}-{quiet.end:{_CLOCK}}"


_NEW = {"alerts": "yes", "quiet": _hours(NIGHT)}


def fault(question: Question, snapshot: Snapshot, lang: Lang) -> FieldFault | None:
    """What cannot be read of a filled-in form, and at which field."""
    orderer = Orderer(
        place=question.place,
        person=question.person.id,
        zone=question.person.zone,
        lang=lang,
        now=question.now,
        newest=0,
    )
    try:
        ordered(question.options, orderer, snapshot)
    except BadOrder as error:
        option = error.fault.option or "topics"
        return FieldFault(option=option, words=fault_words(error.fault, lang))
    return None
