"""What commands, sub-commands and options are called in each language, where a platform tells.

In lower case, letters, digits and hyphens, at most 32 of them: that is what Discord takes.
``make messages`` takes them from the commands as they are declared, to be translated.
"""

from __future__ import annotations

from bot.domain.text import Words
from bot.presentation.messages import NC_, Message

CONTEXT = "slash command"
OF_PLATFORMS = (
    NC_("slash command", "action"),
    NC_("slash command", "threads"),
    NC_("slash command", "language"),
    NC_("slash command", "keep-questions"),
)
"""What a platform's own settings are called, which no command declares."""


def name_of(name: str) -> Words:
    """The name in every language; the name itself where one has no other."""
    return Message(msgid=name, context=CONTEXT)
