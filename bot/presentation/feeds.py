"""What feeds and their channels are called."""

from __future__ import annotations

from bot.domain.text import Lang
from bot.presentation.messages import N_

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


def channel_name(channel: str, lang: Lang) -> str:
    """What a channel is called; its own name where it is none of ours."""
    known = _CHANNELS.get(channel)
    return known.on(lang) if known else channel
