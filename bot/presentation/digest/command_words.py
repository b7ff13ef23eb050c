"""What /digest says, in English and French, in a channel and in somebody's own conversation."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.text import Lang, Words
from bot.presentation.messages import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """The same words for a channel, and for one person's own conversation."""

    channel: Words
    alone: Words

    def on(self, lang: Lang, *, private: bool) -> str:
        """The words that fit where it is asked."""
        fitting = self.alone if private else self.channel
        return fitting.on(lang)


TITLE = N_("Briefs and alerts")
NONE = Here(
    channel=N_("This channel gets no briefs yet."),
    alone=N_("You get no briefs here yet."),
)
ORDERED = Here(
    channel=N_("Done. This channel now gets:"),
    alone=N_("Done. Here you now get:"),
)
PAUSED = N_("Paused. The next brief after /digest resume covers what was missed.")
RESUMED = N_("On again.")
STOPPED = N_("Stopped. Nothing more will be sent here.")
LESS = Here(
    channel=N_("Done. This channel still gets:"),
    alone=N_("Done. Here you still get:"),
)
SENDING = Here(
    channel=N_("It is on its way to this channel."),
    alone=N_("It is on its way to you."),
)
LOOKS = N_("This is what a brief would say now.")
WHY = N_("What became of the last briefs")
NOTHING_YET = N_("No brief was due yet.")
SUBSCRIBE = N_("Subscribe")
PAUSE = N_("Pause")
RESUME = N_("Resume")
PREVIEW = N_("Preview")
STOP = N_("Stop")

NO_PLACE = N_(
    "A terminal can't be sent briefs. Ask in a Slack or Discord channel, or try /digest preview."
)
