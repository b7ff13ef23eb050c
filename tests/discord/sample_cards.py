"""Cards to send: every kind of part, short ones and ones beyond every budget."""

from __future__ import annotations

import asyncio
from datetime import date
from decimal import Decimal

from bot.cards import (
    Bullets,
    ButtonOption,
    Card,
    Chart,
    Choices,
    Fields,
    Headline,
    Notice,
    Part,
    Prose,
    Quotation,
    Reference,
    References,
    Step,
    Table,
)
from bot.commands.dispatch.question_run import BRIEF
from bot.commands.spec import BotContext
from bot.domain.questions import Question

DAY = date(2026, 10, 10)
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 32
NASTY = "@everyone <@1> <#2> *bold* `code` [press](javascript:alert(1)) ||spoiler||"


def card(*parts: Part, title: str = "Steel", private: bool = False) -> Card:
    return Card(title=title, lang="en", parts=parts, day=DAY, data_as_of=DAY, private=private)


STEEL = card(Headline(text="Steel, Canada to United States: 50%"))
LONG = card(
    *(Prose(title=f"Step {n}", text="Whereas " * 120) for n in range(9)), title="A long story"
)
CHART = Chart(
    title="Steel",
    series=(("US on Canada", (Step(day=DAY, percent=Decimal("50")),)),),
    first=DAY,
    last=DAY,
    alt="25% from March 2025, 50% from June 2025.",
)
EVERYTHING = card(
    Headline(text="Steel, Canada to United States: 50%"),
    Prose(title="Why", text="Section 232, *not* 2. by chance"),
    Fields(rows=(("Rate", "50%"), ("Basis", "full value"))),
    Bullets(title="Also", items=("aluminum", "copper")),
    Table(
        title="Steps",
        columns=("From", "Rate"),
        rows=(("2025-03-12", "25%"), ("2025-06-04", "50%")),
        numeric=frozenset({1}),
    ),
    Table(
        columns=("Measure", "Rate", "Note"),
        rows=(("Proclamation 10896 on steel articles", "25%", "ended by a later one"),),
    ),
    Quotation(
        words="We will not\nback down.",
        speaker="A. Person",
        role="Prime Minister",
        day="2025-03-04",
        venue="Ottawa",
        source="Gazette",
        kind="fragment",
    ),
    CHART,
    Notice(text="Changes tomorrow", tone="warning"),
    Notice(text="Not legal advice"),
    Choices(
        title="Go on",
        options=(
            ButtonOption(label="Aluminum", question="/tariff aluminum"),
            ButtonOption(label="CA", question="ca?"),
        ),
    ),
    References(items=(Reference(title="90 FR 1", publisher="FR", address="https://a.example/x"),)),
)
NASTY_CARD = card(
    Headline(text=NASTY),
    Prose(text=f"# {NASTY}", title=NASTY),
    Choices(options=(ButtonOption(label=NASTY, question=NASTY),)),
    title=NASTY,
)


class SomePicture:
    """A painter of one picture."""

    async def png(self, card: Card) -> bytes | None:
        return PNG


async def answering(question: Question, bot_context: BotContext) -> Card:
    """Answers by the words of the question, so that tests say what they get."""
    words = question.text or " ".join(question.options.values())
    if question.command == BRIEF:
        return card(Headline(text=f"A brief on: {words}"))
    match words.split()[0] if words else "":
        case "long":
            return LONG
        case "chart":
            return card(CHART)
        case "slow":
            await asyncio.sleep(float(words.split()[1]))
        case "broken":
            raise RuntimeError("a secret of ours")
        case "everything":
            return EVERYTHING
        case "where":
            place = question.place
            bits = (place.workspace, place.channel, place.thread, question.person.id)
            return card(Prose(text=f"{bits} admin={question.person.admin} {question.locale}"))
        case "mistake":
            return card(Notice(text="I don't know 'stell'"), private=True)
    return card(Headline(text=f"You asked: {words}"))
