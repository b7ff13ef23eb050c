"""What /timeline says."""

from __future__ import annotations

from bot.presentation.messages import N_

WHICH = N_("Which good, programme or topic? For example: /timeline steel.")
NOT_INCLUDED = N_("{law} not included")
NO_TOPIC = N_("I hold no event on that. Try a good, a programme or another word.")
MAIN_ONLY = N_(
    "These steps are of the main codes; other codes may pay otherwise: /tariff tells for a day."
)
TITLE = N_("{name}: timeline")
EVENT_TITLE = N_("Events")
THREATS = N_("Threatened, announced or withdrawn: never in force as such")
NOTHING_HELD = N_("No additional duty held in this period.")
WHAT_HAPPENED = N_("What happened")
THREATENED = N_("threatened")
ANNOUNCED = N_("announced")
WITHDRAWN = N_("withdrawn")
ENACTED = N_("enacted")
STARTS = N_("starts")
ENDS = N_("ends")
SOME_PROHIBITED = N_("; some codes prohibited")
STAYS_AT = N_("stays at {rate}")
LAST_DAY = N_("last day {day}")
CHART_UNIT = N_("extra duty without USMCA, % of value")
EVERY_STEP = N_("Every step")
RATE_TODAY = N_("Rate today")
FOLLOW = N_("Follow")
WITH_CLAIM = N_("{good} with USMCA")
