"""What a briefing on a pasted text says of it."""

from __future__ import annotations

from bot.presentation.messages import N_

BRIEFING = N_("Briefing")
CHECKED = N_("Said there, and what the record says")
NOTHING_NAMED = N_("I found no good, person or tariff programme in that text.")
GOODS = N_("Goods ({n})")
WHO_SAID_WHAT = N_("Who said what")
CLAIMS_CHECKED = N_("Claims checked ({n})")
SOURCES = N_("Sources")
ON_NAMED = N_("On what was named: {what}")
GOOD = N_("Good")
