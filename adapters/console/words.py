"""What the terminal itself says."""

from __future__ import annotations

from bot.presentation.messages import N_

HELLO = N_("Dutybell. Ask about a good, a person or a date; /help shows how, ctrl-d ends.")
BYE = N_("Goodbye.")
MEANT = N_("Not what you meant?")
