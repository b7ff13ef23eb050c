"""What the terminal itself says."""

from __future__ import annotations

from bot.presentation.messages import N_

HELLO = N_("Dutybell. Ask about a good, a person or a date; /help shows how, ctrl-d ends.")
BYE = N_("Goodbye.")
MEANT = N_("Not what you meant?")
SAVE = frozenset({"save", "enregistrer"})
"""What is typed to have the files of the answer shown last."""
SAVES = N_("--save writes the file")
WROTE = N_("Wrote {names}.")
NO_FILE = N_("This answer has no file. Ask for one: /changes 7d as xlsx")
NOT_WRITTEN = N_("The file could not be written: {why}.")
TYPE_SAVE = N_("type save to keep it")
