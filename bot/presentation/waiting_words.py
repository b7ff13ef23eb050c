"""What is said to whoever waited for an answer, or would wait too long for one."""

from __future__ import annotations

from bot.domain.text import Words
from bot.presentation.messages import N_, languages

BUSY = N_("I am busy with many questions just now. Please ask again in a minute.")
BUSY_CHANNEL = N_(
    "More questions came at once than I can answer here. I left some unanswered: please ask those "
    "again in a minute."
)
PERHAPS_ANSWERED = N_(
    "I was interrupted while answering you. If no answer stands above, please ask again."
)
PRESS_AGAIN = N_(
    "I was interrupted while opening what you asked for. If it is not open, please press it again."
)
"""Whether it opened nobody can tell: a modal tells its process, which may have died."""


def in_all_languages(told: Words) -> str:
    """For somebody whose language was not asked."""
    return "\n".join(dict.fromkeys(told.on(lang) for lang in languages()))
