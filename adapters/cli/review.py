"""``dutybell review``: proposals decided from a terminal; ``dutybell audit``: its log."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Callable, Coroutine, Iterable
from getpass import getuser
from typing import TYPE_CHECKING, Any

from adapters.process.clock import now
from adapters.process.wiring import opened_context, read_settings
from bot.errors import BadOption

if TYPE_CHECKING:
    from bot.commands.spec import BotContext
    from bot.domain.questions import Place, Question
    from bot.domain.review.reviews import Reviewer
    from bot.ports import Records

TOLD = """\
As /review in a channel: list, next, show N, approve N, edit N rate 35 from 2026-12-01,
reject N REASON, later N, undo N, text N, release FEED, frontier DAY, log N.

Whoever decides must be on the reviewers' list. In a terminal that is the name the machine knows
you by, or --as NAME: whoever has a shell here could write to the store anyway.

  dutybell review reviewers                              who may decide
  dutybell review reviewers add "Anna Roy" slack:T1:U1   an account of a person
  dutybell review reviewers add "Anna Roy" console       the same person in this terminal
  dutybell review reviewers remove "Anna Roy"
  dutybell review alone on                               a list with one name may decide alone
"""


def register(commands: Any) -> None:
    """Add ``review`` and ``audit``."""
    review = commands.add_parser(
        "review",
        help="look at what the feeds brought, and decide",
        description=TOLD,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    review.add_argument("words", nargs="*", metavar="ORDER", help="list without one")
    review.add_argument("--as", dest="name", default="", help="who decides; else the login name")
    review.add_argument("--lang", choices=("en", "fr"), default="en")
    review.set_defaults(call=_running(_review))
    audit = commands.add_parser("audit", help="the log of reviews")
    orders = audit.add_subparsers(dest="order", metavar="ORDER", required=True)
    verify = orders.add_parser("verify", help="check that no row was changed or taken out")
    verify.add_argument("--head", default="", help="a hash noted earlier: it must be in the log")
    verify.set_defaults(call=_running(_verify))
    log = orders.add_parser("log", help="every step, oldest first")
    log.add_argument("--proposal", type=int, default=None)
    log.set_defaults(call=_running(_log))


Work = Callable[[argparse.Namespace, "BotContext"], Coroutine[Any, Any, int]]


def _running(work: Work) -> Callable[[argparse.Namespace], int]:
    async def opened(arguments: argparse.Namespace) -> int:
        async with opened_context(read_settings()) as bot_context:
            return await work(arguments, bot_context)

    return lambda arguments: asyncio.run(opened(arguments))


async def _review(arguments: argparse.Namespace, bot_context: BotContext) -> int:
    words = arguments.words or ["list"]
    if words[0] == "reviewers":
        return await _reviewers(words[1:], bot_context)
    if words[0] == "alone":
        return await _alone(words[1:], bot_context)
    from bot.commands.review.command import OF_CHANNELS, REVIEW

    known = [action for action in REVIEW.actions if action not in OF_CHANNELS]
    if words[0] not in known:
        raise BadOption(f"{words[0]!r}: expected one of {', '.join(known)}, reviewers, alone")
    return await _asked(" ".join(words), arguments, bot_context)


async def _asked(text: str, arguments: argparse.Namespace, bot_context: BotContext) -> int:
    """The command as a channel has it, answered in plain words."""
    from adapters.console.text import printable
    from bot.commands.dispatch.dispatcher import run
    from bot.domain.questions import TERMINAL, Person, Question
    from bot.presentation.plain_text import plain_text

    moment = now()
    question = Question(
        text=text,
        command="review",
        day=moment.astimezone().date(),
        now=moment,
        place=TERMINAL,
        person=Person(id=arguments.name or getuser(), admin=True),
        lang=arguments.lang,
    )
    card = await run(question, bot_context)
    print(printable(plain_text(card)))
    await _told_who(question, bot_context)
    return 0 if card.command == "review" and not card.private else 1


async def _told_who(question: Question, bot_context: BotContext) -> None:
    """Who decides here, where the name of whoever asks is not on the list."""
    from bot.commands.review.command import LOOKING

    if question.text.split()[0] in LOOKING:
        return
    async with bot_context.store.transaction() as records:
        known = await records.reviewers.by_account(question.place, question.person.id)
    if known is None:
        asked = question.person.id
        print(f"{asked!r} is not on the list; --as NAME decides as NAME", file=sys.stderr)


async def _reviewers(words: list[str], bot_context: BotContext) -> int:
    if not words:
        return await _who(bot_context)
    order, *rest = words
    if order == "add" and len(rest) == 2:
        name, account = " ".join(rest[0].split()), rest[1]
        place, person = _account(account, name)
        async with bot_context.store.transaction() as records:
            _one_name_a_person(name, await records.reviewers.all())
            await records.reviewers.add(name, place, person, by=getuser(), now=now())
            await _note(records, f"add {name} {account}")
        here = f"with --as {name!r}" if account == "console" else f"as {account}"
        print(f"{name} may decide {here}")
        return 0
    if order == "remove" and len(rest) == 1:
        async with bot_context.store.transaction() as records:
            gone = await records.reviewers.remove(rest[0])
            await _note(records, f"remove {rest[0]}")
        if not gone:
            raise BadOption(f"nobody is called {rest[0]!r}")
        print(f"removed {rest[0]} ({gone} accounts)")
        return 0
    raise BadOption("expected: reviewers, reviewers add NAME ACCOUNT, reviewers remove NAME")


def _one_name_a_person(name: str, held: Iterable[Reviewer]) -> None:
    """Raises BadOption for a listed name in other letters: it would count as a second person."""
    for one in held:
        if one.name != name and one.name.casefold() == name.casefold():
            raise BadOption(f"{one.name!r} is on the list: two spellings would be two persons")
    if not name:
        raise BadOption("a reviewer has a name")


async def _who(bot_context: BotContext) -> int:
    async with bot_context.store.transaction() as records:
        found = await records.reviewers.all()
    for one in found:
        print(f"{one.name}  {one.account}")
    if not found:
        print("nobody may decide yet: dutybell review reviewers add NAME ACCOUNT", file=sys.stderr)
    return 0


async def _note(records: Records, words: str) -> None:
    """The list of who may decide is in the log too."""
    from bot.domain.review.reviews import ReviewEvent, ReviewStep

    await records.proposals.record(
        ReviewEvent(
            proposal=0,
            at=now(),
            step=ReviewStep.REVIEWERS,
            state_before="",
            state="",
            person=getuser(),
            account=f"console::{getuser()}",
            words=words,
        )
    )


def _account(written: str, name: str) -> tuple[Place, str]:
    """'slack:T1:U1', 'discord:G1:123', 'console' or 'console:LOGIN'."""
    from adapters.process.platforms import PLATFORMS
    from bot.domain.questions import TERMINAL, Place

    platform, _, rest = written.partition(":")
    if Place(platform=platform).is_terminal:
        return TERMINAL, rest.rpartition(":")[2] or name
    workspace, _, person = rest.partition(":")
    if platform not in {known.name for known in PLATFORMS} or not workspace or not person:
        raise BadOption(f"{written!r}: expected slack:TEAM:USER, discord:SERVER:USER or console")
    return Place(platform=platform, workspace=workspace), person


async def _alone(words: list[str], bot_context: BotContext) -> int:
    from bot.commands.review.actions import ALONE

    if words not in (["on"], ["off"]):
        raise BadOption("expected: alone on, or alone off")
    async with bot_context.store.transaction() as records:
        await records.key_value.put(ALONE, "yes" if words == ["on"] else "no")
        await _note(records, f"alone {words[0]}")
    print("a list with one name decides alone" if words == ["on"] else "two persons must approve")
    return 0


async def _verify(arguments: argparse.Namespace, bot_context: BotContext) -> int:
    from bot.domain.review.reviews import GENESIS, ReviewEvent, follows

    last: ReviewEvent | None = None
    count, seen = 0, not arguments.head
    async with bot_context.store.transaction() as records:
        async for event in records.proposals.chain():
            if not follows(event, last):
                print(f"BROKEN at row {event.serial}: it does not follow from the row before")
                return 1
            last, count = event, count + 1
            seen = seen or event.hash == arguments.head
        altered = await records.documents.altered()
    if not seen:
        print(f"BROKEN: {arguments.head} is not in the log: rows were taken off its end")
        return 1
    if altered:
        print(f"BROKEN: documents {', '.join(map(str, altered))} are not what was stored")
        return 1
    print(f"ok: {count} rows, head {last.hash if last else GENESIS}")
    return 0


async def _log(arguments: argparse.Namespace, bot_context: BotContext) -> int:
    async with bot_context.store.transaction() as records:
        events = await records.proposals.log(proposal=arguments.proposal)
    for one in events:
        who = one.person or one.account or "-"
        about = f"proposal {one.proposal}" if one.proposal else "-"
        moved = f"{one.state_before or '-'} -> {one.state or '-'}"
        print(
            f"{one.serial}  {one.at.isoformat(timespec='seconds')}  {about}  {one.step.value}  "
            f"{moved}  {who}  {one.said_at}  {one.words}"
        )
    return 0
