"""What /watch says, in English and French."""

from __future__ import annotations

from bot.presentation.messages import N_, NC_, NN_

TITLE = N_("Watch list")
EXPOSURE = N_("Exposure")
EMPTY = N_("Nothing is watched here yet. Add a line, or upload rows from a spreadsheet.")
ADD = N_("Add a line")
LINES = NN_("{n} line is watched here", "{n} lines are watched here")
ADDED = N_("Added {n}. Watched here now: {held}.")
REMOVED = N_("Removed {n}. Watched here now: {held}.")
COUNT = NN_("{n} line", "{n} lines")
WHAT = N_("Which tariff code? For example: /watch add 7208.51 from CA to US value 1200000 USD")
SEVERAL = N_("{good} is several tariff codes. Which one do you trade in?")
WHICH_GONE = N_(
    "What should go? Name a tariff code (/watch remove 7208.51) or a line's own name, or say "
    "/watch remove all"
)
NOT_THERE = N_("No line at or below {which}, or called so, is watched here.")
NO_ROWS = N_(
    "Send me a CSV or Excel file in a direct message or with a mention, or paste its rows after "
    "the word rows. The first row names the columns: code, name, from, to, yearly value, "
    "currency, usmca, sku. In a terminal: dutybell watch import FILE"
)
TOO_MANY = N_("That would be more than the {most} lines a list may hold; it stays as it was.")
TAKEN = N_("Columns as I took them")
LEFT_OUT = N_("Left out, to be put right ({n})")
ROW = N_("row {n}: {words}")
MORE = NN_("and {n} more", "and {n} more")

READ = NN_("{n} line read from {name}. Keep it?", "{n} lines read from {name}. Keep them?")
NONE_READ = N_("No line of {name} could be read")
TAKEN_AS = N_("Columns: {columns}")
COLUMNS = {
    "code": N_("code"),
    "name": N_("name"),
    "from": NC_("column of a spreadsheet", "from"),
    "to": NC_("column of a spreadsheet", "to"),
    "value": N_("yearly value"),
    "currency": N_("currency"),
    "usmca": N_("USMCA"),
    "sku": N_("SKU"),
}
"""What the columns of a table hold, by their names."""
FILE_COLUMNS = {
    "code": NC_("column of a file", "code"),
    "name": NC_("column of a file", "name"),
    "from": NC_("column of a file", "from"),
    "to": NC_("column of a file", "to"),
    "value": NC_("column of a file", "yearly value"),
    "currency": NC_("column of a file", "currency"),
    "usmca": NC_("column of a file", "usmca"),
    "sku": NC_("column of a file", "sku"),
}
"""The same as a file has them: :mod:`bot.ingest.watch_list` reads them again in any language."""
YES, NO = NC_("cell of a file", "yes"), NC_("cell of a file", "no")
DUTY_ON = N_("duty a year on {day}")
STEP = NC_("column of a file", "difference")
SAVED = N_("saved by a USMCA claim")
INCOMPLETE_ON = N_("incomplete on {day}")
FIRST_LINE = N_("The first one: {line}")
CLAIMED, NOT_CLAIMED = N_("USMCA claimed"), N_("no USMCA claim")
LEFT_OUT_FIRST = NN_("{n} row is left out: {row}", "{n} rows are left out; the first is {row}")
LEFT_OUT_ALL = N_("Left out ({n})")
RENAME = N_("Not the right columns? Name them in the first row as above, and send the file again.")
KEEP = NN_("Keep {n} line", "Keep {n} lines")
INSTEAD = N_("Keep these alone")
FORGET = N_("Forget them")
FORGOTTEN = N_("Nothing of {name} is kept.")
NO_UPLOAD = N_("This file waits no more: it was settled, or a day has passed. Send it again.")

NO_WEB = N_(
    "There is no calendar on the web here (DUTYBELL_PUBLIC_URL). In a terminal: "
    "dutybell calendar --watch writes it to a file"
)
OWN_CALENDAR = N_("The dated changes that touch this list, for a calendar or a feed reader")
CALENDAR, FEED = N_("Calendar"), N_("Feed")
KEEP_SECRET = N_(
    "Whoever knows these addresses can read what touches the list. A new address ends the old one."
)
RENEW = N_("New address")

HEADLINE = N_("{sum} duty a year on {n}")
NONE_KNOWN = N_("The duty a year is not known for any of {n}")
BY_PROGRAMME = N_("Duty a year by programme")
PROGRAMME = N_("Programme")
BASE = N_("Base duty ({country})")
DUTY = N_("Duty a year")
COSTLIEST = N_("The costliest lines")
LINE_COLUMNS = (
    N_("Line"),
    N_("Direction"),
    N_("Yearly value"),
    DUTY,
)
NONE_COMPARED = N_("The duty a year is not known on both days for any of {n}")
MOVED = N_("{sum} a year: more on {more}, less on {less}")
SAME = N_("The same on both days")
DIFFERENCE = N_("Difference")
MOST_MOVED = N_("The lines that move most")
OTHERS = NN_("{n} other programme", "{n} other programmes")
CHART = N_("Chart")
NEXT = N_("From {day}: {sum} a year ({n})")
NEXT_WORDLESS = N_("From {day}: what {n} pay moves, by an amount not known")
NOTHING_DATED = N_("No dated change of these lines is known.")
SAVING = N_("Claiming USMCA where goods qualify would save up to {sum} a year ({n})")
UNSAID = N_("USMCA left unsaid on {n}: counted as not claimed.")
INCOMPLETE = N_("In no sum, and why")
IN_NO_SUM = N_("{n} in no sum: {why}")
APART = N_("Not in the sums: {law}, on {n}")
WITHOUT = N_("without {law}")
NO_VALUE = N_("no yearly value")
NO_CODE = N_("no such code in the schedule")
BANNED = N_("may not enter")
BY_SHIPMENT = N_(
    "Fees that go by shipment are not counted. Amounts are in the currency of each value."
)
NOT_YET = N_("not known")
CODE = N_("Code")
USMCA = N_("USMCA")
