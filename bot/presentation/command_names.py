"""What commands, sub-commands and options are called in each language, where a platform tells.

In lower case, letters, digits and hyphens, at most 32 of them: that is what Discord takes.
"""

from __future__ import annotations

from bot.domain.text import Words
from bot.presentation.messages import NC_, Message, verbatim

NAMES: dict[str, Message] = {
    one.msgid: one
    for one in (
        NC_("slash command", "tariff"),
        NC_("slash command", "duty"),
        NC_("slash command", "quote"),
        NC_("slash command", "timeline"),
        NC_("slash command", "changes"),
        NC_("slash command", "digest"),
        NC_("slash command", "watch"),
        NC_("slash command", "review"),
        NC_("slash command", "sources"),
        NC_("slash command", "help"),
        NC_("slash command", "list"),
        NC_("slash command", "subscribe"),
        NC_("slash command", "follow"),
        NC_("slash command", "pause"),
        NC_("slash command", "resume"),
        NC_("slash command", "stop"),
        NC_("slash command", "now"),
        NC_("slash command", "preview"),
        NC_("slash command", "why"),
        NC_("slash command", "add"),
        NC_("slash command", "remove"),
        NC_("slash command", "upload"),
        NC_("slash command", "export"),
        NC_("slash command", "exposure"),
        NC_("slash command", "calendar"),
        NC_("slash command", "renew"),
        NC_("slash command", "which"),
        NC_("slash command", "table"),
        NC_("slash command", "good"),
        NC_("slash command", "from"),
        NC_("slash command", "to"),
        NC_("slash command", "on"),
        NC_("slash command", "usmca"),
        NC_("slash command", "since"),
        NC_("slash command", "until"),
        NC_("slash command", "who"),
        NC_("slash command", "about"),
        NC_("slash command", "subject"),
        NC_("slash command", "value"),
        NC_("slash command", "currency"),
        NC_("slash command", "claim"),
        NC_("slash command", "quantity"),
        NC_("slash command", "metal"),
        NC_("slash command", "us-content"),
        NC_("slash command", "ca-mx-content"),
        NC_("slash command", "declared"),
        NC_("slash command", "rate"),
        NC_("slash command", "transport"),
        NC_("slash command", "repair"),
        NC_("slash command", "us-components"),
        NC_("slash command", "versus"),
        NC_("slash command", "every"),
        NC_("slash command", "at"),
        NC_("slash command", "topics"),
        NC_("slash command", "except"),
        NC_("slash command", "alerts"),
        NC_("slash command", "tz"),
        NC_("slash command", "quiet"),
        NC_("slash command", "lang"),
        NC_("slash command", "skip-empty"),
        NC_("slash command", "cron"),
        NC_("slash command", "as-of"),
        NC_("slash command", "number"),
        NC_("slash command", "codes"),
        NC_("slash command", "instrument"),
        NC_("slash command", "label"),
        NC_("slash command", "programme"),
        NC_("slash command", "reason"),
        NC_("slash command", "rows"),
        NC_("slash command", "sku"),
        NC_("slash command", "file"),
        NC_("slash command", "slug"),
        NC_("slash command", "speaker"),
        NC_("slash command", "command"),
        NC_("slash command", "action"),
        NC_("slash command", "threads"),
        NC_("slash command", "language"),
        NC_("slash command", "keep-questions"),
    )
}


def name_of(name: str) -> Words:
    """The name in every language; the name itself where none of them has another."""
    return NAMES.get(name) or verbatim(name)
