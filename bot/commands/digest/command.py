"""/digest: what a channel wants to hear, when, and why it heard what it did."""

from __future__ import annotations

from bot.cards import Card
from bot.commands.permissions import check_may_change
from bot.commands.spec import Command, CommandContext, Form, Option, OptionKind
from bot.domain.questions import Query
from bot.domain.text import Text
from bot.errors import UserError
from bot.presentation.locale_data import language_name
from bot.presentation.messages import languages

_CHANGING = ("subscribe", "follow", "pause", "resume", "stop", "now")
_NO_PLACE = Text(
    en="A terminal can't be sent briefs. Ask in a Slack or Discord channel, or try "
    "/digest preview.",
    fr="Un terminal ne peut recevoir de points. Demandez-le dans un canal Slack ou Discord, ou "
    "essayez /digest preview.",
)


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
    if place.platform == "console" or not place.channel:
        raise UserError(_NO_PLACE.on(context.lang), suggestions=("/digest preview",))
    await check_may_change(context)


DIGEST = Command(
    name="digest",
    help=Text(
        en="Briefs on a schedule and alerts when measures change, for this channel",
        fr="Des points réguliers et des alertes quand les mesures changent, pour ce canal",
    ),
    actions=("list", "subscribe", "follow", "pause", "resume", "stop", "now", "preview", "why"),
    settings=True,
    form=Form(
        title=Text(en="Briefs and alerts", fr="Points et alertes"),
        submit=Text(en="Subscribe", fr="S'abonner"),
        action="subscribe",
    ),
    options=(
        Option(
            name="every",
            label=Text(en="How often", fr="À quel rythme"),
            kind=OptionKind.CHOICE,
            help=Text(
                en="How often: weekdays (the default), daily, weekly or a day of the week",
                fr="À quel rythme : jours ouvrables (par défaut), chaque jour, chaque semaine",
            ),
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
                "weekdays": Text(en="Weekdays", fr="Jours ouvrables"),
                "daily": Text(en="Every day", fr="Chaque jour"),
                "weekly": Text(en="Once a week", fr="Une fois par semaine"),
                "monday": Text(en="Mondays", fr="Le lundi"),
                "tuesday": Text(en="Tuesdays", fr="Le mardi"),
                "wednesday": Text(en="Wednesdays", fr="Le mercredi"),
                "thursday": Text(en="Thursdays", fr="Le jeudi"),
                "friday": Text(en="Fridays", fr="Le vendredi"),
                "never": Text(en="Never: alerts alone", fr="Jamais : les alertes seules"),
            },
            also=("chaque",),
        ),
        Option(
            name="at",
            label=Text(en="At what time", fr="À quelle heure"),
            kind=OptionKind.WORDS,
            help=Text(en="At what time: 08:00", fr="À quelle heure : 08:00"),
            also=("à",),
        ),
        Option(
            name="topics",
            label=Text(en="Follow", fr="Suivre"),
            kind=OptionKind.WORDS,
            help=Text(
                en="What to follow: steel, lumber, section 338, carney; all for everything",
                fr="Quoi suivre : acier, bois d'œuvre, section 338, carney; tout pour tout",
            ),
            also=("topic", "sujets", "about", "sur"),
        ),
        Option(
            name="except",
            label=Text(en="Leave out", fr="Laisser de côté"),
            kind=OptionKind.WORDS,
            help=Text(en="What to leave out", fr="Quoi laisser de côté"),
            also=("sauf", "without"),
        ),
        Option(
            name="alerts",
            label=Text(en="Alerts when something changes", fr="Alertes en cas de changement"),
            kind=OptionKind.YES_NO,
            help=Text(
                en="Alerts when a measure changes: on or off",
                fr="Des alertes quand une mesure change : oui ou non",
            ),
            choices=("yes", "no"),
            choice_labels={"yes": Text(en="Yes", fr="Oui"), "no": Text(en="No", fr="Non")},
            also=("alert", "alertes"),
        ),
        Option(
            name="tz",
            label=Text(en="Time zone", fr="Fuseau horaire"),
            kind=OptionKind.WORDS,
            help=Text(
                en="Time zone, such as America/Toronto (yours if left out)",
                fr="Fuseau horaire, comme America/Toronto (sinon le vôtre)",
            ),
            also=("zone", "timezone", "fuseau"),
        ),
        Option(
            name="quiet",
            label=Text(en="Quiet hours", fr="Heures calmes"),
            kind=OptionKind.WORDS,
            help=Text(
                en="Hours without alerts: 22:00-07:00, or off",
                fr="Heures sans alertes : 22:00-07:00, ou non",
            ),
            also=("calme",),
        ),
        Option(
            name="lang",
            label=Text(en="Language", fr="Langue"),
            kind=OptionKind.CHOICE,
            help=Text(en="Language of the briefs: en or fr", fr="Langue des points : en ou fr"),
            choices=languages(),
            choice_labels={lang: Text(en=language_name(lang)) for lang in languages()},
            also=("langue", "language"),
        ),
        Option(
            name="skip-empty",
            label=Text(en="Skip empty briefs", fr="Sauter les points vides"),
            kind=OptionKind.YES_NO,
            help=Text(
                en="Send nothing when nothing changed, but a sign of life each week",
                fr="Ne rien envoyer si rien n'a changé, sauf un signe de vie par semaine",
            ),
            choices=("yes", "no"),
            choice_labels={"yes": Text(en="Yes", fr="Oui"), "no": Text(en="No", fr="Non")},
        ),
        Option(
            name="cron",
            label=Text(en="Or a schedule of your own (cron)", fr="Ou un horaire à vous (cron)"),
            kind=OptionKind.WORDS,
            help=Text(
                en="A schedule as five cron fields: 0 8 * * 1-5",
                fr="Un horaire en cinq champs cron : 0 8 * * 1-5",
            ),
        ),
        Option(
            name="as-of",
            label=Text(en="The brief of this day", fr="Le point de ce jour"),
            kind=OptionKind.DAY,
            help=Text(
                en="With preview: the brief of a past day, such as 2026-09-08",
                fr="Avec preview : le point d'un jour passé, comme 2026-09-08",
            ),
            also=("asof",),
        ),
    ),
    examples=(
        Text(
            en="/digest subscribe weekdays at 08:00 topics steel, lumber",
            fr="/digest subscribe weekdays at 08:00 topics acier, bois d'œuvre",
        ),
        Text(
            en="/digest subscribe daily tz America/Toronto alerts on quiet 22:00-07:00",
            fr="/digest subscribe daily tz America/Montreal alerts on quiet 22:00-07:00",
        ),
        Text(en="/digest preview as-of 2026-09-08", fr="/digest preview as-of 2026-09-08"),
        Text(en="/digest why", fr="/digest why"),
    ),
    answer=answer,
)
