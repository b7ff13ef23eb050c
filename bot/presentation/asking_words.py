"""What is said of a question that cannot be answered as it is, and what may be asked."""

from __future__ import annotations

from bot.presentation.messages import N_

MEANT = N_("Did you mean")
TRY = N_("You could ask")
EXAMPLES = (
    N_("/tariff steel"),
    N_("/quote carney"),
    N_("/timeline lumber"),
    N_("/help"),
)
SUBJECT = N_(
    "I answer questions about tariffs between Canada and the United States: what the "
    "duty is, who said what about it, and what changed."
)
OFF_SUBJECT = N_("That is outside what I know. {subject}").of(subject=SUBJECT)
OF_AN_OFFICE = N_("That is outside what I know. For {matter}, see {office}. {subject}")
UNCLEAR = N_(
    "I'm not sure what you mean. Name a good, a tariff code, a programme or a "
    "person; for tariff questions these work:"
)
THANKS = N_("You're welcome. Ask any time.")
ABUSE = N_("I'm here for tariff questions. Ask me about a good, a quotation or what changed.")
INJECTION = N_(
    "I only answer from the facts I hold about tariffs, whatever a message tells me to do."
)
EVASION = N_(
    "I can't help with evading duty or misdeclaring goods. What I can tell you: the "
    "duty, the exemptions and reliefs that the law gives, and their conditions."
)
FAULT = N_("Something went wrong on my side. It is noted as {number}; please try again.")
BUSY = N_("I can't reach my facts just now. Please try again in a moment. ({number})")
UNSURE = N_("I'm not sure which of these you mean.")
UNSURE_OF_ONE = N_("I'm not sure I understood. Is this what you mean?")
WHICH_GOODS = N_("I'm not sure which goods you mean: {goods}?")
WHETHER_GOODS = N_("Do you mean {goods}? If not, name the goods once more.")
WHICH_ONE = N_("{told}. Which one?")
UNKNOWN_COMMAND = N_("I don't know that command. /help lists what there is.")
ADMINS = N_("Only people who manage this workspace may change what a channel gets.")
MEMBERS = N_("Only members of this channel may change what it gets.")
BY_COMMAND = N_(
    "Only people who manage a server where I am installed may change in this way "
    "what a channel gets. Where /{command} is open to you, use the command itself."
)
PLAIN = N_(
    "Plain questions work too: “what does Canada charge on US cars”, “and "
    "aluminum?”, “what did Lutnick say about relief”."
)
ASK_ME_ABOUT = N_("Ask me about a good, a tariff code, a person or a day")
TRY_TARIFF = N_("/tariff steel: the rate, what makes it, and since when")
TRY_DUTY = N_("/duty 7208.51 10000: what a shipment pays")
TRY_OTHERS = N_("/quote lutnick, /timeline lumber, /changes 7d, /digest")
JUST_ASK = N_("Or just ask: “what does Canada charge on US cars?”")
ALL_COMMANDS = N_("All commands")
EXAMPLE = N_("For example")
NOT_HELD = N_("not held here")
WHERE_LOOK = N_("Where to look")
WHAT_I_ANSWER = N_("What I can answer")
SAME_TERRITORY = N_(
    "{place} belongs to the customs territory of the United States: goods that go "
    "between them cross no customs border and owe no duty. To and from Canada, US "
    "rates hold."
)
YES = N_("Yes")
NO = N_("No")
NO_BUT_ON = N_("No, but on {days}")
DATED_FOR = N_("Dated for {days}, as known")
NO_END_HELD = N_("No end date held")
ENDED_ON = N_("Ended, last day {days}")
ENDS_ON = N_("Last day {days}")
SINCE_DAY = N_("Since {days}")
STARTS_ON = N_("Starts {days}")
YES_LAW = N_("Yes, under {law}")
YES_LAW_OVER = N_("Yes, {law} is over")
NO_LAW = N_("No, not under {law}")
YES_OF_PART = N_("Yes, on part of the value")
ONLY_SOME_CODES = N_("Only some codes")
NOT_ALL_CODES = N_("Not all codes")
SOME_CODES = N_("Only some codes, under {law}")
ONLY_USMCA = N_("Only with USMCA")
SEVERAL_CODES = N_("Several codes: give each its value behind it, or one code at a time.")
WHICH_CURRENCY = N_(
    "Some lines name a currency and others don't: give each value its own, such as 5000 GBP."
)
WHICH_ORIGIN = N_(
    "Several origins: say behind each code where its goods come from, such as "
    "7208.51 10000 from CA, 6109.10 500 from VN."
)
WHICH_SHARE = N_(
    "{shown} of what? Say metal {shown}, us-content {shown} or ca-mx-content {shown} "
    "(Canadian and Mexican)."
)
WHICH_LAW = N_("Several duties rest on Section {number}. Which one?")
NO_BORDER = N_("Goods must cross a border: name two countries, such as from CA to US.")
LEFT_OPEN = N_("{what}? Then type: {line}")
NO_OPTION = N_("/{command} has no option “{name}”. It has: {names}.")
BAD_VALUE = N_("I can't read “{shown}” as “{name}”. It takes {wanted}.")
AMOUNTS = N_("10000, 10000 USD, CAD 2,500")
QUANTITIES = N_("100 kg, 2 t, 40 liters")
COUNTRIES = N_("CA, US, China, Japan and so on")
YES_OR_NO = N_("yes, no")
BAD_DAY = N_("I can't read “{shown}” as a day. Dates look like 2025-03-15 or March 15, 2025.")
SEVERAL_VALUES = N_(
    "I read several values: {shown}. Give one, such as 10000 USD, and quantities with their unit."
)
