"""What pages in a browser say around an answer, and what Dutybell says of itself."""

from __future__ import annotations

from datetime import date

from bot.domain.text import Lang
from bot.presentation.messages import N_, gettext_in
from bot.presentation.plain_words import day_words

TABLE = N_("Table")
SOURCES = N_("Sources")
HISTORY = N_("History")
SKIP = N_("Skip to the answer")
LANGUAGES = N_("Language")
GONE = N_("There is nothing here")
GONE_WHY = N_("This page was never made, or went with its workspace.")
WHAT = N_(
    "Dutybell answers questions about tariffs between Canada and the United States in Slack and "
    "Discord: what the duty is on a good, who said what about it, and what changed. Every figure "
    "has its day and its official source."
)
NOW = N_("What holds now")
NEXT = N_("What is next")
NOTHING_NEXT = N_("No dated change is known.")
FRESHNESS = N_("How fresh this is")
ADD_TO = N_("Add to {platform}")
CALENDAR = N_("Calendar of dated changes")
FEED = N_("Feed of changes")
NO_ADVICE = N_("Not legal advice. Where goods pay, the customs authority decides.")


def as_of(day: date, facts_to: date, lang: Lang) -> str:
    """Under the title of an answer: for what day, from facts of what day."""
    _ = gettext_in(lang)
    words = _("As answered on {day}, from facts reviewed to {known}. This page does not change.")
    return words.format(day=day_words(day, lang), known=day_words(facts_to, lang))


def facts_reach(facts_to: date, sources: int, lang: Lang) -> str:
    """To what day facts are reviewed, and how many sources they have."""
    _ = gettext_in(lang)
    words = _("Facts are reviewed to {day}; {n} sources stand behind them.")
    return words.format(day=day_words(facts_to, lang), n=sources)


def dated(day: date, words: str, lang: Lang) -> str:
    """'Jan 1, 2027: ...'."""
    _ = gettext_in(lang)
    return _("{day}: {what}").format(day=day_words(day, lang), what=words)
