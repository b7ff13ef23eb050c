"""What the Slack adapter itself says, in both languages."""

from __future__ import annotations

from bot.presentation.messages import N_

SHARE = N_("Share in channel")
NEXT = N_("Next")
BACK = N_("Back")
PAGE = N_("Page {page} of {pages}")
TOO_MUCH = N_("There is more than fits here. Ask about less at once, and I can tell all of it.")
SHARED_BY = N_("Shared by {person}")
SOURCES = N_("Sources: ")
PARAPHRASE = N_("paraphrase, not the words")
FRAGMENT = N_("fragment")
FILE = N_("File: {name}")
SEND_FILE = N_("Send me {name}")
FILE_IN_DM = N_("{name} is in your direct messages with me.")
WORKING = N_("is looking that up…")
LOOKING = N_("Looking that up…")
FAILED = N_("Something went wrong on my side, and it has been noted. Please try again in a minute.")
STALE_BUTTON = N_("I can't read that button any more. Please ask again.")
NOT_INSTALLED = N_(
    "Dutybell is not installed in this workspace any more. Ask an admin to install it again."
)
NO_TOKEN = N_(
    "Slack does not let me in just now. If this goes on, whoever runs me should look "
    "at my token (dutybell doctor)."
)
NO_MEMBER = N_(
    "I am not in this channel, so none of this can arrive here yet: type /invite @Dutybell."
)
ASK_TITLE = N_("Ask Dutybell")
ASK = N_("Question")
CLOSE = N_("Close")
ASK_GOOD = N_("A good or a tariff code")
ASK_SPEAKER = N_("Who said what")
ASK_WORDS = N_("Or ask in your own words")
ASK_EXAMPLE = N_("What does Canada charge on US cars?")
NOTHING_ASKED = N_("Choose a good or a person, or write a question.")
TYPE_TO_SEARCH = N_("Type to search")
HOME_SEARCH = N_("Look up a good")
HOME_SPEAKER = N_("Look up who said what")
HOME_FOLLOWS = N_("What you follow in our direct messages")
HOME_CHANGES = N_("Latest changes")
HOME_LANGUAGE = N_("Language of answers to you")
HOME_KEEP = N_(
    "Keep misread questions of channels for 90 days, without names, so that I learn to read them?"
)
KEEP_NO = N_("No, keep none")
KEEP_YES = N_("Yes, keep them")
HOME_RIGHTS = N_("Who may change what a channel gets")
LANG_AUTO = N_("As in Slack")
ANYONE = N_("Anyone")
MEMBERS = N_("Members of the channel")
ADMINS = N_("Workspace admins")
WELCOME = N_("Ask about a duty, a quotation or what changed. Try one of these:")
PROMPTS = (
    N_("What is the duty on steel?"),
    N_("What changed in the last 30 days?"),
    N_("What did Carney say about lumber?"),
    N_("Timeline of aluminum"),
)
