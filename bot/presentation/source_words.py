"""What /sources says of the facts and what they rest on."""

from __future__ import annotations

from bot.domain.sources import SourceKind
from bot.presentation.messages import N_, NN_

KINDS = {
    SourceKind.OFFICIAL: N_("official texts (proclamations, orders, gazettes, schedules)"),
    SourceKind.SECONDARY: N_("secondary sources (law firms, brokers, public trackers)"),
    SourceKind.PRESS: N_("from the press"),
}
FACTS_KNOWN = NN_(
    "Facts are known up to {day}; {n} source stands behind them.",
    "Facts are known up to {day}; {n} sources stand behind them.",
)
LATE = NN_(
    "That is {n} day before today: what changed since, I don't know.",
    "That is {n} days before today: what changed since, I don't know.",
)
SOURCES = N_("Sources")
NEWEST = N_("Each answer lists its own sources. The newest official ones:")
FACTS_FROM_SOURCES = NN_(
    "Facts to {day}, from {n} source you can open", "Facts to {day}, from {n} sources you can open"
)
OFFICIAL = NN_(
    "{n} is official: proclamations, orders, gazettes, schedules",
    "{n} are official: proclamations, orders, gazettes, schedules",
)
AGO = NN_(
    "That is {n} day ago; what changed since, I don’t know",
    "That is {n} days ago; what changed since, I don’t know",
)
NOT_WATCHED = N_(
    "No feed is read for these programmes, nor for what is set for third countries alone; "
    "they are as old as the facts: {programmes}."
)
NAMED_IN_ANSWERS = N_("Every answer names its own sources")
WHAT_HELD = N_("What is held")
MEASURES = N_("Measures")
GOODS = N_("Goods")
QUOTATIONS = N_("Quotations")
EVENTS = N_("Events")
US_TARIFF_SCHEDULE = N_("US tariff schedule")
CANADIAN_CUSTOMS_TARIFF = N_("Canadian Customs Tariff")
RESTS_ON = NN_("{what}: {n} measure, by act", "{what}: {n} measures, by act")
ALL_ACTS = N_("All, with addresses")
NOT_LOADED = N_("not loaded")
