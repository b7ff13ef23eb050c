"""What is said under an alert: who has seen it, and that somebody holds it to be wrong."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.cards import Bullets, ButtonOption, Card, Headline, Notice
from bot.domain.text import Lang
from bot.presentation.messages import N_, gettext_in
from bot.presentation.plain_words import day_words

SEEN = N_("Seen")
WRONG = N_("This is wrong")
TELL_ADMIN = N_("Tell the admin")
WEEKLY = N_("Make it weekly")
KEEP = N_("Keep sending")
REST = N_("Rest instead")
KEPT = N_("Briefs keep coming as scheduled, though none can bring news before facts are loaded")
RESTED = N_("While facts are old, briefs rest after one that says so")
NO_BRIEF = N_("I no longer hold what that brief said.")
UNKNOWN = N_("I no longer know that alert.")
_NAMED = 12


def reactions(alert: str, lang: Lang) -> tuple[ButtonOption, ...]:
    """The buttons of the alert with that id."""
    return (
        ButtonOption(label=SEEN.on(lang), question=f"/digest seen {alert}"),
        ButtonOption(label=WRONG.on(lang), question=f"/digest wrong {alert}"),
    )


def resting(lang: Lang, *, rests: bool = True) -> tuple[ButtonOption, ...]:
    """The buttons of a brief that rests until newer facts come, or goes on all the same."""
    turn = (KEEP, "keep") if rests else (REST, "rest")
    return (
        ButtonOption(label=TELL_ADMIN.on(lang), question="/digest tell"),
        ButtonOption(label=turn[0].on(lang), question=f"/digest {turn[1]}"),
        ButtonOption(label=WEEKLY.on(lang), question="/digest subscribe weekly"),
    )


def seen_words(names: Sequence[str], lang: Lang) -> str:
    """'Noted. Seen by Ann, Bob'."""
    _ = gettext_in(lang)
    shown = ", ".join(names[:_NAMED])
    return _("Noted. Seen by {names}").format(names=shown) if shown else _("Noted")


def told_admins(lang: Lang) -> str:
    """That the reviewers' channel has it."""
    _ = gettext_in(lang)
    return _("Thank you. Whoever reviews the facts here has been told")


def tell_admins_yourself(lang: Lang) -> tuple[str, str]:
    """That nobody reviews here, and how whoever runs the bot is told or sets that up."""
    _ = gettext_in(lang)
    return (
        _("Nobody reviews facts from here yet"),
        _("Tell whoever runs Dutybell; with /review here in a channel, next time it is told there"),
    )


def report_card(headline: str, day: date, by: str, where: str, lang: Lang) -> Card:
    """What the reviewers' channel reads: which alert, whose word, where."""
    _ = gettext_in(lang)
    who = by or _("Somebody")
    return Card(
        title="",
        lang=lang,
        parts=(
            Headline(text=_("{who} says that an alert is wrong").format(who=who)),
            Bullets(items=(headline,)),
            Notice(text=_("Sent {day} to {where}").format(day=day_words(day, lang), where=where)),
        ),
        command="digest",
    )


def waiting_card(known: date, by: str, where: str, lang: Lang) -> Card:
    """What the reviewers' channel reads: that a channel's briefs rest for want of newer facts."""
    _ = gettext_in(lang)
    who = by or _("Somebody")
    day = day_words(known, lang)
    return Card(
        title="",
        lang=lang,
        parts=(
            Headline(text=_("Facts end {day}, and a channel waits for newer ones").format(day=day)),
            Notice(text=_("Asked by {who} in {where}").format(who=who, where=where)),
        ),
        command="digest",
    )
