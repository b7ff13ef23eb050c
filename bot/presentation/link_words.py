"""Names of the buttons under what a link changes, and of the menu entry that asks it."""

from __future__ import annotations

from bot.presentation.messages import N_, NC_

ALL_OF_IT = N_("All it changes")
SOURCE = NC_("button", "Source")
WHAT_IT_CHANGES = N_("What does this link change?")
NO_LINK = N_("That message has no link to an official document that I know of.")
