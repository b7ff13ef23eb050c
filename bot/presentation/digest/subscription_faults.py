"""What is wrong with a subscription as somebody wrote it."""

from __future__ import annotations

from bot.domain.subscription_faults import SubscriptionFault, Wrong
from bot.domain.text import Lang
from bot.presentation.messages import N_

_SAID = {
    Wrong.OPTION: N_("A digest has no option “{written}”. It has: {options}."),
    Wrong.ON_OFF: N_("{option} is on or off, not “{written}”."),
    Wrong.LANGUAGE: N_("I don't write “{written}”. The languages are: {options}."),
    Wrong.SCHEDULE: N_("I can't read the schedule “{written}”."),
    Wrong.NO_SCHEDULE: N_("“{written}” is no schedule."),
    Wrong.NEVER_DUE: N_("“{written}” never comes due."),
    Wrong.TOO_OFTEN: N_("“{written}” comes more than once an hour; alerts serve better."),
    Wrong.TIME: N_("I can't read the time “{written}”. Write it as 08:00."),
    Wrong.QUIET_HOURS: N_("I can't read the quiet hours “{written}”. Write them as 22:00-07:00."),
    Wrong.NO_QUIET_HOURS: N_("Quiet hours must begin and end at different times."),
    Wrong.TOPIC: N_("I don't know the topic “{written}”."),
    Wrong.ZONE: N_("I don't know the time zone “{written}”."),
}
_EXAMPLES = {Wrong.SCHEDULE: "'0 8 * * 1-5'", Wrong.TOPIC: "steel", Wrong.ZONE: "America/Toronto"}
"""For what can be read in many ways: one right way, where nothing near is known."""
_EXAMPLE = N_("An example is {example}.")
_MEANT = N_("Did you mean {nearest}?")
_MEANT_LINE = N_("Did you mean “{nearest}”?")


def fault_words(fault: SubscriptionFault, lang: Lang) -> str:
    """What is wrong, and what was perhaps meant.

    >>> unknown = SubscriptionFault(wrong=Wrong.ZONE, written="Tornto", nearest="America/Toronto")
    >>> fault_words(unknown, "en")
    "I don't know the time zone “Tornto”. Did you mean America/Toronto?"
    """
    said = _SAID[fault.wrong].on(
        lang, written=fault.written, option=fault.option, options=fault.nearest
    )
    hint = _hint(fault, lang)
    return f"{said} {hint}" if hint else said


def _hint(fault: SubscriptionFault, lang: Lang) -> str:
    if fault.wrong not in _EXAMPLES:
        return ""
    if not fault.nearest:
        return _EXAMPLE.on(lang, example=_EXAMPLES[fault.wrong])
    meant = _MEANT_LINE if fault.wrong is Wrong.SCHEDULE else _MEANT
    return meant.on(lang, nearest=fault.nearest)
