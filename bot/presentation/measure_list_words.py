"""What is said of a good's measures: which stand, which are announced, what is not known."""

from __future__ import annotations

from bot.presentation.messages import N_

CODES_OF_GOOD = N_("Codes of {good}, by the words of the schedule")
REST = N_("all other codes")
EITHER = N_(", USMCA or not")
NO_DUTY_OF_ITS_OWN = N_("no duty of its own")
OTHER_CODES = N_("{rates}; other codes: {others}")
DEPENDS_ON_CODE = N_("it depends on the code: {rates}")
OTHERS_IN_TABLE = N_("others in the table")
IN_FORCE = N_("In force")
KEPT_AWAY = N_("Not added on top")
EASED = N_("Exempt, or owing less")
OF_OLD_RATE = N_("set beside an earlier rate; whether it stands beside this one is not known")
LEFT_OUT = N_("In force, but these codes are on its list of exemptions")
PASSED = N_("In force, but does not apply to goods of this origin (excluded)")
NONE = N_("On no list in force that I hold. In force in this direction, on other goods: {measures}")
MAY_BE = N_(
    "Held by heading; the line list isn't here, so this line may be covered, too: {measures}"
)
BEFORE = N_("Before, no longer in force")
AFTER = N_("What came, or comes, next")
PENDING = N_("Threatened or announced, not in force")
BEFORE_RECORDS = N_("Facts are held from {start} to {reach}. What was owed on {day}, I don't know.")
FACTS_KNOWN = N_("Facts known to {day}.")
AFTER_FACTS = N_(
    "Facts are known up to {reach}. What changed between then and {day}, I don't know."
)
STILL_AHEAD = N_(
    "{day} is still ahead and facts are known up to {reach}: this is what is dated "
    "so far; what changes before then, I don't know."
)
ENDED = N_("Ended, no longer in force")
NOT_YET = N_("Not yet in force")
NOT_REACHED = N_("{what}: does not reach this good.")
ON_SOME_CODES = N_(" (on some of these codes)")
WITHOUT_USMCA_CLAIM = N_(" (without a USMCA claim)")
NOTHING = N_("nothing")
ENDS = N_("ends {day}: {what}")
THREAT = N_("Threat")
ANNOUNCED = N_("Announced")
UNCERTAIN = N_("Less than certain (sources are few or differ): {what}")
CHAPTER = N_("chapter {number}")
NO_BORDER = N_(
    "Goods must cross a border: name two countries, such as Canada to the United States."
)
TWO_COUNTRIES = N_("I know what the United States and Canada charge, and no other country.")
