"""/timeline: the dated steps of a good's, a programme's or a topic's story, with a chart."""

from __future__ import annotations

from bot.cards import Card
from bot.commands.options import FROM, SINCE, TO, UNTIL
from bot.commands.spec import Command, Option, OptionKind, Sitting
from bot.domain.asks import Request
from bot.domain.text import Text


async def answer(request: Request, sitting: Sitting) -> Card:
    """Dated steps, rate old -> new, events and threats, and a chart of the rate."""
    raise NotImplementedError


TIMELINE = Command(
    name="timeline",
    help=Text(
        en="How the duty on a good, or a programme, has changed over time, with a chart",
        fr="Comment un droit ou un programme a changé au fil du temps, avec un graphique",
    ),
    options=(
        Option(
            name="subject",
            kind=OptionKind.GOOD_OR_TOPIC,
            help=Text(
                en="A good, a programme (section 338) or a topic (talks)",
                fr="Un produit, un programme (article 338) ou un sujet (négociations)",
            ),
            required=True,
            positional=True,
        ),
        FROM,
        TO,
        SINCE,
        UNTIL,
    ),
    examples=(
        Text(en="/timeline steel", fr="/timeline acier"),
        Text(en="/timeline section 338", fr="/timeline article 338"),
        Text(en="/timeline cars since 2025-03-01", fr="/timeline voitures since 2025-03-01"),
    ),
    answer=answer,
)
