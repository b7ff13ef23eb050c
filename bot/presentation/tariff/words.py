"""What /tariff says beside the rates themselves."""

from __future__ import annotations

from bot.domain.events import Verdict
from bot.domain.measures import Status
from bot.presentation.messages import N_, NC_, NN_

BASE_COLUMN = {
    "US": N_("US column 1"),
    "CA": N_("Canadian most-favoured-nation rate"),
}
ON_TOP = N_(
    "The base duty ({column}) comes on top; it differs by code, and goods that "
    "qualify under USMCA mostly enter free of it."
)
ON_TOP_ELSEWHERE = N_(
    "The base duty ({column}) comes on top; it differs by code, and a trade "
    "agreement of the origin may lower it."
)
FOOTNOTED = N_(
    "So does, where the schedule's footnote to the code says so: {programmes}. /duty "
    "with a code works it out."
)
LINE = N_("On top of the base duty on {code}{words}: {rate} ({column}){treaty}.")
UNDER = N_(", {rate} under USMCA")
UNKNOWN = N_("{what}: not known for {day}")
RECORDS_FROM = N_("I hold facts from {start} on; what was owed before, I don’t know")
KNOWN = N_("{name}: not known for {day}")
SCHEDULE = N_("Up and down the schedule")
UP = N_("Up: {code}")
STANDS = {
    Status.IN_FORCE: N_("in force"),
    Status.ENDED: N_("ended, not in force"),
    Status.SCHEDULED: N_("not yet in force"),
    Status.ANNOUNCED: N_("announced, not in force"),
    Status.THREATENED: N_("threatened, not in force"),
    Status.WITHDRAWN: N_("withdrawn, not in force"),
}
PRINTED = N_(
    "A heading that is still printed is not therefore in force: the dates of the law decide."
)
GO_ON_ASKS = {
    "/tariff steel": N_("Steel"),
    "/tariff cars": N_("Cars"),
    "/changes 30d": N_("Last 30 days"),
}
"""What to ask after a list of many laws, and what a button calls it."""
IN_PART = N_("In part")
ADD_UP = N_("Goods under both pay both: {one} and {other}")
NEVER_TOGETHER = N_("No goods are under both {one} and {other}")
BOTH_OWED = N_("Both owed: {laws}")
FREES = N_("frees goods of a duty")
LOWERS = N_("lowers a duty")
NO_MEASURE = N_("I hold no measure under {heading}.")
WHICH = N_("Which good or code? For example: /tariff steel, or /tariff 7208.51.")
CODE_COLUMNS = (
    N_("Codes"),
    N_("Additional duty"),
)
OTHER_DIRECTION = N_("The other direction")
TIMELINE_CHART = N_("Timeline and chart")
ADDED = N_("additional duty")
GOOD = N_("Good")
VERDICTS = {
    Verdict.TRUE: N_("That is right"),
    Verdict.INCOMPLETE: N_("Right, but not the whole of it"),
    Verdict.MISLEADING: N_("Misleading"),
    Verdict.FALSE: N_("No, that is not so"),
    Verdict.OPINION: N_("An opinion, not a fact"),
}
NOW = N_("As it stands {day}")
NO_MORE = N_("No longer in force: {what}")
NO_SUCH_CLAIM = N_("I hold no such claim.")
FACTS_KNOWN = N_("Facts known to {day}")
IS_THAT_SO = N_("Is that so?")
SAID = NC_("heading", "Said")
BY = N_("By")
WHEN = N_("When")
WHAT_APPLIES_NOW = N_("What applies now")
SOURCES = N_("Sources")
IN_FORCE_COUNT = NN_(
    "In force {day}, {way}: {n} programme", "In force {day}, {way}: {n} programmes"
)
BETWEEN_BOTH = N_("between Canada and the United States")
NOTHING_IN_FORCE = N_("nothing in force {day}")
MORE = NN_("and {n} more: /tariff {programme}", "and {n} more: /tariff {programme}")
TARIFFS = N_("Tariffs")
ALL_OF_THEM = N_("All of them")
UNDER_LAW = N_("Under")
PERIOD_COLUMNS = (
    N_("Days"),
    N_("Codes"),
    N_("Additional duty"),
)
FROM = N_("From {day}: {what}")
EVERY_RATE = N_("Every rate")
THEN = N_(", then ")
NO_EXTRA_DUTY = N_("no extra duty")
WHAT_CAME_LATER = N_("What came later")
TO = NC_("between two days", "to")
TITLES = {
    Status.IN_FORCE: N_("In force"),
    Status.SCHEDULED: N_("Later"),
    Status.ENDED: N_("Ended"),
    Status.ANNOUNCED: N_("Announced, not in force"),
    Status.THREATENED: N_("Threatened, not in force"),
    Status.WITHDRAWN: N_("Withdrawn, never in force as such"),
}
TIMELINE = N_("Timeline")
ALL_MEASURES = N_("All measures")
HISTORY = N_("History")
PROGRAMME_IN_FORCE = N_("{name}: in force {day}")
PROGRAMME_NOT_IN_FORCE = N_("{name}: nothing in force {day}")
AND_MORE = NN_("and {n} more", "and {n} more")
BY_CODE = N_("By code")
WORK_OUT_DUTY = N_("Work out a duty")
WHY_SOURCES = N_("Why & sources")
FOLLOW = N_("Follow")
SUBJECT_BY_CODE = N_("{subject}: by code")
SUBJECT_WHY = N_("{subject}: why, and sources")
CODES = N_("Codes")
ADDITIONAL_DUTY = N_("Additional duty")
