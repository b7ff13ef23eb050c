"""What is wrong with a subscription as somebody wrote it."""

from __future__ import annotations

from typing import assert_never

from bot.domain.order_faults import OrderFault, Wrong
from bot.domain.text import Lang
from bot.presentation.messages import gettext_in

_EXAMPLES = {Wrong.SCHEDULE: "'0 8 * * 1-5'", Wrong.TOPIC: "steel", Wrong.ZONE: "America/Toronto"}
"""For what can be read in many ways: one right way, where nothing near is known."""


def fault_words(fault: OrderFault, lang: Lang) -> str:
    """What is wrong, and what was perhaps meant.

    >>> fault_words(OrderFault(wrong=Wrong.ZONE, written="Tornto", nearest="America/Toronto"), "en")
    "I don't know the time zone 'Tornto'. Did you mean America/Toronto?"
    """
    said = _said(fault.wrong, lang).format(
        written=fault.written, option=fault.option, options=fault.nearest
    )
    hint = _hint(fault, lang)
    return f"{said} {hint}" if hint else said


def _hint(fault: OrderFault, lang: Lang) -> str:
    _ = gettext_in(lang)
    if fault.wrong not in _EXAMPLES:
        return ""
    if not fault.nearest:
        return _("An example is {example}.").format(example=_EXAMPLES[fault.wrong])
    if fault.wrong is Wrong.SCHEDULE:
        return _("Did you mean '{nearest}'?").format(nearest=fault.nearest)
    return _("Did you mean {nearest}?").format(nearest=fault.nearest)


def _said(wrong: Wrong, lang: Lang) -> str:  # noqa: PLR0911, PLR0912 - one a kind
    """The sentence of a fault, with places for its values."""
    _ = gettext_in(lang)
    match wrong:
        case Wrong.OPTION:
            return _("A digest has no option '{written}'. It has: {options}.")
        case Wrong.ON_OFF:
            return _("{option} is on or off, not '{written}'.")
        case Wrong.LANGUAGE:
            return _("The languages are en and fr.")
        case Wrong.SCHEDULE:
            return _("I can't read the schedule '{written}'.")
        case Wrong.NO_SCHEDULE:
            return _("'{written}' is no schedule.")
        case Wrong.NEVER_DUE:
            return _("'{written}' never comes due.")
        case Wrong.TOO_OFTEN:
            return _("'{written}' comes more than once an hour; alerts serve better.")
        case Wrong.TIME:
            return _("I can't read the time '{written}'. Write it as 08:00.")
        case Wrong.QUIET_HOURS:
            return _("I can't read the quiet hours '{written}'. Write them as 22:00-07:00.")
        case Wrong.NO_QUIET_HOURS:
            return _("Quiet hours must begin and end at different times.")
        case Wrong.TOPIC:
            return _("I don't know the topic '{written}'.")
        case Wrong.ZONE:
            return _("I don't know the time zone '{written}'.")
        case _:
            assert_never(wrong)
