"""What the Discord side itself says, in English and French."""

from __future__ import annotations

from bot.domain.text import Words
from bot.presentation.link_words import WHAT_IT_CHANGES
from bot.presentation.locale_data import language_name
from bot.presentation.messages import N_, languages, verbatim

BRIEF_ME = N_("Brief me on this")
MENUS = {"brief": BRIEF_ME, "link": WHAT_IT_CHANGES}
"""Entries of a message's menu, by what they ask."""
SHARE = N_("Share")
NEXT = N_("Next")
BACK = N_("Back")
ASK = N_("Ask…")
CORRECT = N_("Correct it")
ASK_TITLE = N_("Ask Dutybell")
QUESTION = N_("Your question")
PICK = N_("Choose")
SHARED_BY = N_("Shared by")
ALREADY_SHARED = N_("This is already shared here.")
FORGOTTEN = N_("I no longer know what this button stood for. Please ask again.")
OURS = N_(
    "Something went wrong on our side. Please try again; if it goes on, tell whoever "
    "runs Dutybell this reference:"
)
PAGE = N_("page {page} of {pages}")
FILE_TOO_LARGE = N_("The file is too large for Discord.")
QUOTE_KINDS: dict[str, Words] = {
    "verbatim": verbatim(""),
    "fragment": N_("fragment of a longer statement"),
    "paraphrase": N_("paraphrased by the source"),
}
YES_NO = {"yes": N_("yes"), "no": N_("no")}
MISSING_HERE = N_(
    "Missing permission in {where}: {names}. A server admin can grant it in that "
    "channel's settings, under Permissions."
)
NO_THREAD = N_("I can't open a thread here.")
NO_FILES = N_("I can't attach the chart here; its content in words stands above.")
PERMISSIONS = {
    "view_channel": N_("View Channel"),
    "send_messages": N_("Send Messages"),
    "send_messages_in_threads": N_("Send Messages in Threads"),
    "create_public_threads": N_("Create Public Threads"),
    "attach_files": N_("Attach Files"),
    "read_message_history": N_("Read Message History"),
}
CANT_ANSWER_THERE = N_("You asked me something where I am not allowed to answer.")
SERVER_SETTINGS_HELP = N_("How Dutybell behaves in this server")
THREADS_HELP = N_("Whether a mention in a channel opens a thread")
LANGUAGE_HELP = N_("In which language mentions are answered")
ASKERS_LANGUAGE = N_("the question's")
"""What languages_of_answers() calls the choice 'asker'."""


def languages_of_answers() -> dict[str, Words]:
    """The languages a server may choose, by the choice's value, each as it calls itself."""
    return {"asker": ASKERS_LANGUAGE, **{one: verbatim(language_name(one)) for one in languages()}}


THREADS_ON = N_("A mention in a channel opens a thread.")
THREADS_OFF = N_("A mention in a channel is answered in place.")
SPOKEN = N_("Language of the answers: {language}.")
KEEP_HELP = N_("Keep misread questions for 90 days, without names, so that I learn to read them")
KEEP_ON = N_("Misread questions of this server are kept for 90 days, without names.")
KEEP_OFF = N_("No questions are kept.")
MANAGERS_ONLY = N_("This takes the permission Manage Server.")
ACTION_HELP = N_("What to do")
