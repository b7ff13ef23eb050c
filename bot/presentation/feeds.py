"""What feeds and their channels are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ports.feeds import Trouble
from bot.presentation.messages import N_

if TYPE_CHECKING:
    from bot.domain.text import Lang

_CHANNELS = {
    "white-house": N_("White House"),
    "federal-register": N_("Federal Register"),
    "cbp-csms": N_("US customs (CSMS)"),
    "usitc-hts": N_("US schedule"),
    "ustr": N_("USTR"),
    "canada-gazette": N_("Canada Gazette"),
    "orders-in-council": N_("Orders in Council"),
    "cbsa-notices": N_("CBSA notices"),
    "gc-news": N_("Government of Canada news"),
    "justice-laws": N_("Justice Laws"),
    "press": N_("press"),
    "public-inspection": N_("public inspection"),
    "bank-of-canada": N_("Bank of Canada"),
}
"""By the value of a document's channel, and by the name of a feed that shares one."""

_TROUBLES = {
    Trouble.UNREACHABLE.value: N_("unreachable"),
    Trouble.BUSY.value: N_("busy"),
    Trouble.REFUSED.value: N_("we are not let in"),
    Trouble.MISSING.value: N_("the page is gone"),
    Trouble.BLOCKED.value: N_("it leads to an address that is not on its list"),
    Trouble.FORMAT.value: N_("its format changed"),
    Trouble.CUT_SHORT.value: N_("the answer ends in the middle"),
    Trouble.EMPTY.value: N_("empty, where there always was something"),
    Trouble.OVERSIZE.value: N_("too large to be read"),
    Trouble.UNREAD_ITEMS.value: N_("pages it names could not be read"),
}


def trouble_words(code: str, lang: Lang) -> str:
    """Why a feed brings nothing, by the value of its ``Trouble``.

    >>> trouble_words("missing", "fr")
    'la page a disparu'
    """
    known = _TROUBLES.get(code)
    return known.on(lang) if known else code


def channel_name(channel: str, lang: Lang) -> str:
    """What a channel is called; its own name where it is none of ours."""
    known = _CHANNELS.get(channel)
    return known.on(lang) if known else channel
