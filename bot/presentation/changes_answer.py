"""What /changes says of what changed, and of what is ahead."""

from __future__ import annotations

from bot.presentation.messages import N_, NN_

SUBJECTS = {
    "measure": NN_("{n} measure", "{n} measures"),
    "event": NN_("{n} event", "{n} events"),
    "quote": NN_("{n} quotation", "{n} quotations"),
    "good": NN_("{n} good", "{n} goods"),
    "line": NN_("{n} schedule line", "{n} schedule lines"),
    "programme": NN_("{n} programme", "{n} programmes"),
    "source": NN_("{n} source", "{n} sources"),
    "speaker": NN_("{n} speaker", "{n} speakers"),
    "claim": NN_("{n} claim", "{n} claims"),
}
CORRECTED = N_("Correction")
CHANGES = N_("Changes")
CHANGED_ON = N_("What changed on {since}")
CHANGED_SINCE = N_("What changed since {since}")
CHANGED_BETWEEN = N_("What changed from {since} to {until}")
DATED_FROM = N_("What is dated from {first} on")
DATED_ON = N_("What is dated for {first}")
DATED_BETWEEN = N_("What is dated from {first} to {last}")
NOTHING_HELD_HERE = N_("Nothing that is held here.")
AHEAD = N_("Ahead")
WHAT_PEOPLE_BUY = N_("What people buy, old → new")
MORE = NN_("and {n} more", "and {n} more")
NEW = N_("new: {what}")
SMALLER_EDITS = NN_("{n} smaller edit", "{n} smaller edits")
LEARNED = N_("What this bot learned")
NEW_FROM = N_("New: {what}, from {day}")
NEW_ON = N_("New: {what} ({day})")
NO_LONGER_AFTER = N_("New: {what} ends on {day}")
REMOVED = N_("Removed: ")
UNKNOWN = N_("I can’t say what changed since {day}")
REACH = NN_("My facts end on {day}, {n} day ago", "My facts end on {day}, {n} days ago")
LAST = N_("Last change I know: {what}")
NEXT = N_("Next dated: {what}")
ADMIN = N_("Your admin loads new facts")
WAITING = NN_(
    "{n} newer document waits for review",
    "{n} newer documents wait for review",
)
NOTHING = N_("No change that I know of from {first} to {last}")
COUNTED = NN_("{n} change{since}", "{n} changes{since}")
SINCE = N_(" since {first}")
PERIOD = N_(" from {first} to {last}")
ON = N_(" on {first}")
AFTER_ELSE = N_("What else changed after {day}, I can’t say")
AFTER = N_("What changed after {day}, I can’t say")
ALL = N_("All {n}")
ONE_IN_FULL = N_("In full")
DETAILS = N_("Details")
KNOWN = N_("Last 90 known days")
WHATS_NEXT = N_("What’s next")
SITES = N_("Official sites")
SOURCES = N_("Sources")
AHEAD_COUNTED = NN_("{n} change is dated ahead", "{n} changes are dated ahead")
TITLE = N_("Dated ahead")
STARTS = N_("starts")
ENDS = N_("ends")
SOME_EXEMPT = N_("some codes exempt")
EXEMPT_NO_MORE = N_("exempt codes charged again")
UNKNOWN_OF = N_("I can’t say what changed for {name} since {day}")
NOTHING_OF = N_("{name}: no change that I know of from {first} to {last}")
COUNTED_OF = NN_("{name}: {n} change{since}", "{name}: {n} changes{since}")
AHEAD_OF = NN_("{name}: {n} change is dated ahead", "{name}: {n} changes are dated ahead")
NONE_AHEAD = N_("I know of no change dated ahead")
NONE_UNTIL = N_("I know of no change dated until {day}")
NONE_UNTIL_OF = N_("{name}: I know of no change dated until {day}")
NONE_AHEAD_OF = N_("{name}: I know of no change dated ahead")
RATES_MOVED = N_("Rates, old → new")
IS_IT_ON = N_("Is my good on it?")
SOME_CODES = N_("{name}, some codes")
NOTHING_ON = N_("No change that I know of on {first}")
NOTHING_ON_OF = N_("{name}: no change that I know of on {first}")
