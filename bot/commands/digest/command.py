"""/digest: what a channel wants to hear, when, and why it heard what it did."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.cards import Card
from bot.commands.digest.options import DigestOptions
from bot.commands.permissions import check_may_change
from bot.commands.spec import Command, CommandContext, CommandOption, FieldFault, Form, OptionKind
from bot.domain.days import WEEKDAYS as DAY_NAMES
from bot.domain.questions import Place, Query, Question
from bot.domain.text import Lang
from bot.errors import UserError
from bot.ports import Snapshot, Store
from bot.presentation.digest import command_words
from bot.presentation.locale_data import language_name
from bot.presentation.messages import N_, languages, verbatim
from bot.reading.lexicon.calendar import WEEKDAYS

_CHANGING = (
    "subscribe",
    "follow",
    "unfollow",
    "pause",
    "resume",
    "stop",
    "now",
    "keep",
    "rest",
)

_GOODS = re.compile(r"\bfollow \S{1,80} from [A-Z]{2} to [A-Z]{2}\b")
"""Follow under an answer, which has a place on a terminal's own list as well."""


async def answer(query: Query, context: CommandContext) -> Card:
    """One of the actions. Raises UserError for what may not, or cannot, be done here."""
    action = query.action or "list"
    again = context.question.again and action in _CHANGING
    if action in _CHANGING and not again:
        await _check_rights(context)
    # with the first question for it, not at every start
    from bot.commands.digest import actions
    from bot.digest.order_errors import BadOrder

    try:
        if again:
            return await actions.as_it_stands(query, context)
        return await actions.ACTIONS[action](query, context)
    except BadOrder as error:
        raise error.on(context.lang) from None


async def _check_rights(context: CommandContext) -> None:
    """Who may is the workspace's to choose. A private conversation is its person's own."""
    place = context.question.place
    if place.is_terminal and _GOODS.search(context.question.text):
        return  # its list is its own
    if not place.channel:
        raise UserError(command_words.NO_PLACE.on(context.lang), suggestions=("/digest preview",))
    await check_may_change(context, command="digest")


async def _stands(place: Place, lang: Lang, store: Store) -> Mapping[str, str]:
    from bot.commands.digest.form import stands

    return await stands(place, lang, store)


def _fault(question: Question, snapshot: Snapshot, lang: Lang) -> FieldFault | None:
    from bot.commands.digest.form import fault

    return fault(question, snapshot, lang)


_ALSO_EVERY = {
    **dict.fromkeys(("day", "days", "everyday", "jour", "jours", "quotidien"), "daily"),
    **dict.fromkeys(("weekday", "workday", "workdays", "ouvrables"), "weekdays"),
    **dict.fromkeys(("week", "semaine", "hebdomadaire"), "weekly"),
    **{f"{word}{end}": DAY_NAMES[n] for word, n in WEEKDAYS.items() for end in ("", "s")},
    **{name[:3]: name for name in DAY_NAMES},
    **dict.fromkeys(("jamais",), "never"),
}
"""What people type behind 'every': 'every day', 'chaque lundi'."""

DIGEST = Command(
    own=DigestOptions,
    name="digest",
    help=N_("Briefs on a schedule and alerts when measures change, for this channel"),
    actions=("list", "subscribe", "follow", "pause", "resume", "stop", "now", "preview", "why"),
    implied=dict.fromkeys(("every", "cron", "at"), "subscribe"),
    pressed=("seen", "wrong", "tell", "unfollow", "keep", "rest", "details"),
    takes={
        "subscribe": (
            "topics",
            "every",
            "at",
            "alerts",
            "lang",
            "quiet",
            "except",
            "tz",
            "skip-empty",
            "cron",
        ),
        "follow": ("topics",),
        "stop": ("topics",),
        "preview": ("as-of", "topics"),
    },
    action_help={
        "list": N_("What this channel gets, and when next"),
        "subscribe": N_("Get a brief on a schedule, and alerts; or change what comes"),
        "follow": N_("Follow one more good, law or person"),
        "pause": N_("Send nothing for now; the first brief after it covers the pause"),
        "resume": N_("Go on after a pause, or take a stop back"),
        "stop": N_("Send nothing more, or drop one topic"),
        "now": N_("Send a brief at once"),
        "preview": N_("See what a brief would say now, or said on a past day"),
        "why": N_("What became of the last briefs, and the reason"),
    },
    settings=True,
    form=Form(
        title=N_("Briefs and alerts"),
        submit=N_("Subscribe"),
        action="subscribe",
        fields=("every", "at", "topics", "alerts", "lang"),
        hidden=("cron", "as-of"),
        hints={
            "topics": N_("Steel, lumber, Section 338, Carney; everything if left empty"),
            "skip-empty": N_("Nothing is sent when nothing changed, but a sign of life each week"),
        },
        channel=True,
        stands=_stands,
        fault=_fault,
    ),
    options=(
        CommandOption(
            name="every",
            label=N_("How often"),
            kind=OptionKind.CHOICE,
            help=N_("How often: weekdays (the default), daily, weekly or a day of the week"),
            choices=(
                "weekdays",
                "daily",
                "weekly",
                "monday",
                "tuesday",
                "wednesday",
                "thursday",
                "friday",
                "never",
            ),
            choice_labels={
                "weekdays": N_("Weekdays"),
                "daily": N_("Every day"),
                "weekly": N_("Once a week"),
                "monday": N_("Mondays"),
                "tuesday": N_("Tuesdays"),
                "wednesday": N_("Wednesdays"),
                "thursday": N_("Thursdays"),
                "friday": N_("Fridays"),
                "never": N_("Never: alerts alone"),
            },
            choices_also=_ALSO_EVERY,
            also=("chaque",),
        ),
        CommandOption(
            name="at",
            label=N_("At what time"),
            kind=OptionKind.TIME,
            help=N_("At what time: 08:00"),
            also=("à",),
        ),
        CommandOption(
            name="topics",
            label=N_("Follow"),
            kind=OptionKind.TOPICS,
            help=N_("What to follow: steel, lumber, section 338, carney; all for everything"),
            also=("topic", "sujets", "about", "sur"),
        ),
        CommandOption(
            name="except",
            label=N_("Leave out"),
            kind=OptionKind.TOPICS,
            help=N_("What to leave out"),
            also=("sauf", "without"),
        ),
        CommandOption(
            name="alerts",
            label=N_("Alerts when something changes"),
            kind=OptionKind.YES_NO,
            help=N_("Alerts when a measure changes: on or off"),
            choices=("yes", "no"),
            choice_labels={"yes": N_("Yes"), "no": N_("No")},
            also=("alert", "alertes"),
        ),
        CommandOption(
            name="tz",
            label=N_("Time zone"),
            kind=OptionKind.WORDS,
            help=N_("Time zone, such as America/Toronto (yours if left out)"),
            also=("zone", "timezone", "fuseau"),
        ),
        CommandOption(
            name="quiet",
            label=N_("Quiet hours"),
            kind=OptionKind.WORDS,
            help=N_("Hours without alerts: 22:00-07:00, or off"),
            also=("calme",),
        ),
        CommandOption(
            name="lang",
            label=N_("Language"),
            kind=OptionKind.CHOICE,
            help=N_("Language of the briefs: en or fr"),
            choices=languages(),
            choice_labels={lang: verbatim(language_name(lang)) for lang in languages()},
            also=("langue", "language"),
        ),
        CommandOption(
            name="skip-empty",
            label=N_("Skip empty briefs"),
            kind=OptionKind.YES_NO,
            help=N_("Send nothing when nothing changed, but a sign of life each week"),
            choices=("yes", "no"),
            choice_labels={"yes": N_("Yes"), "no": N_("No")},
        ),
        CommandOption(
            name="cron",
            label=N_("Or a schedule of your own (cron)"),
            kind=OptionKind.WORDS,
            help=N_("A schedule as five cron fields: 0 8 * * 1-5"),
        ),
        CommandOption(
            name="as-of",
            label=N_("The brief of this day"),
            kind=OptionKind.DAY,
            help=N_("With preview: the brief of a past day, such as 2026-09-08"),
            also=("asof",),
        ),
    ),
    examples=(
        N_("/digest subscribe weekdays at 08:00 topics steel, lumber"),
        N_("/digest subscribe daily tz America/Toronto alerts on quiet 22:00-07:00"),
        N_("/digest preview as-of 2026-09-08"),
        N_("/digest why"),
    ),
    answer=answer,
)
