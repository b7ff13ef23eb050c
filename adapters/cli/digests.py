"""Standing orders and deliveries for scripts: subscriptions, tick, deliver, deliveries."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from adapters.cli.argument_types import MOMENT, read_by
from adapters.process.clock import now
from adapters.process.platforms import PLATFORMS
from adapters.process.wiring import opened_context, read_settings
from bot.errors import BadOption

if TYPE_CHECKING:
    from bot.commands.spec import BotContext
    from bot.domain.deliveries import Delivery
    from bot.domain.subscriptions import Subscription
    from config.settings import Settings

STATES = ("owed", "claimed", "sending", "unknown", "retry", "sent", "dead", "skipped", "filtered")
_TERMS = ("every", "at", "cron", "tz", "topics", "except", "alerts", "lang", "quiet", "skip-empty")


def register(commands: Any) -> None:
    """Add ``subscriptions``, ``tick``, ``deliver`` and ``deliveries``."""
    _subscriptions(commands)
    tick = commands.add_parser("tick", help="plan what is due, then end")
    tick.add_argument(
        "--now", type=read_by(moment, MOMENT), help="as of this moment (ISO; UTC without an offset)"
    )
    tick.add_argument("--json", action="store_true", help="say what was planned as JSON")
    tick.set_defaults(call=_running(_tick))
    deliver = commands.add_parser("deliver", help="send what is owed, then end")
    deliver.add_argument(
        "--until-empty",
        action="store_true",
        help="the default: end when nothing is left to send ('run --only deliver' goes on)",
    )
    deliver.add_argument("--json", action="store_true", help="say what was sent as JSON")
    deliver.set_defaults(call=_running(_deliver))
    _deliveries(commands)


def _subscriptions(commands: Any) -> None:
    family = commands.add_parser("subscriptions", help="standing orders for briefs and alerts")
    actions = family.add_subparsers(dest="action", metavar="ACTION", required=True)
    listed = actions.add_parser("list", help="all of them, or those of a place")
    _place(listed, required=False)
    listed.set_defaults(call=_running(_list))
    add = actions.add_parser("add", help="add one")
    _place(add, required=True)
    add.add_argument("--owner", default="", help="who is told when the channel is closed to us")
    add.add_argument(
        "--now", type=read_by(moment, MOMENT), help="as of this moment (ISO; UTC without an offset)"
    )
    for term in _TERMS:
        more = {"nargs": "?", "const": "yes"} if term == "skip-empty" else {}
        add.add_argument(f"--{term}", dest=f"term_{term}", help=f"as in /digest: {term}", **more)
    add.set_defaults(call=_running(_add))
    remove = actions.add_parser("remove", help="delete one with its deliveries")
    remove.add_argument("id")
    remove.set_defaults(call=_running(_remove))
    for parser in (listed, add, remove):
        parser.add_argument("--json", action="store_true", help="answer in JSON")


def _place(parser: Any, *, required: bool) -> None:
    names = [platform.name for platform in PLATFORMS]
    parser.add_argument("--platform", choices=names, required=required)
    parser.add_argument("--workspace", required=required, help="workspace or server id")
    parser.add_argument("--channel", required=required, help="channel id")


def _deliveries(commands: Any) -> None:
    family = commands.add_parser("deliveries", help="what was and is owed to channels")
    actions = family.add_subparsers(dest="action", metavar="ACTION", required=True)
    listed = actions.add_parser("list", help="the newest first")
    listed.add_argument("--state", choices=STATES, action="append", default=[])
    listed.add_argument("--subscription", default="")
    listed.add_argument("--limit", type=int, default=50)
    listed.set_defaults(call=_running(_listed))
    show = actions.add_parser("show", help="one, with its text")
    show.add_argument("id")
    show.set_defaults(call=_running(_show))
    requeue = actions.add_parser("requeue", help="owe a dead or skipped one again")
    requeue.add_argument("id", nargs="+")
    requeue.set_defaults(call=_running(_requeue))
    for parser in (listed, show, requeue):
        parser.add_argument("--json", action="store_true", help="answer in JSON")


def moment(written: str) -> datetime:
    """'2026-10-12T12:00:00Z', aware; UTC where no offset is given. Raises ValueError."""
    read = datetime.fromisoformat(written)
    return read if read.tzinfo else read.replace(tzinfo=UTC)


Work = Callable[[argparse.Namespace, "Settings", "BotContext"], Coroutine[Any, Any, int]]


def _running(work: Work) -> Callable[[argparse.Namespace], int]:
    """A command that needs a bot: the store with its facts."""

    async def opened(arguments: argparse.Namespace) -> int:
        settings = read_settings()
        async with opened_context(settings) as bot_context:
            return await work(arguments, settings, bot_context)

    return lambda arguments: asyncio.run(opened(arguments))


def _say(arguments: argparse.Namespace, held: Any, line: str) -> None:
    print(json.dumps(held, ensure_ascii=False) if arguments.json else line)


async def _list(arguments: argparse.Namespace, _settings: Settings, bot_context: BotContext) -> int:
    async with bot_context.store.transaction() as records:
        found = await records.subscriptions.all(
            platform=arguments.platform or "",
            workspace=arguments.workspace or "",
            channel=arguments.channel or "",
        )
    if arguments.json:
        print(json.dumps([as_json(one) for one in found], ensure_ascii=False))
        return 0
    for one in found:
        print(_line(one))
    return 0


async def _add(arguments: argparse.Namespace, _settings: Settings, bot_context: BotContext) -> int:
    from bot.digest.orders import Orderer, ordered
    from bot.domain.questions import Place

    given = {term: getattr(arguments, f"term_{term}") for term in _TERMS}
    said = {term: value for term, value in given.items() if value is not None}
    snapshot = await bot_context.store.snapshot()
    async with bot_context.store.transaction() as records:
        orderer = Orderer(
            place=Place(
                platform=arguments.platform,
                workspace=arguments.workspace,
                channel=arguments.channel,
            ),
            person=arguments.owner,
            zone="",
            lang="en",
            now=arguments.now or now(),
            newest=await records.journal.newest(),
        )
        one = ordered(said, orderer, snapshot)
        await records.subscriptions.save([one])
    _say(arguments, as_json(one), _line(one))
    return 0


async def _remove(
    arguments: argparse.Namespace, _settings: Settings, bot_context: BotContext
) -> int:
    async with bot_context.store.transaction() as records:
        gone = await records.subscriptions.remove(arguments.id)
    if not gone:
        raise BadOption(f"there is no subscription {arguments.id!r}")
    _say(arguments, {"removed": arguments.id}, f"removed {arguments.id}")
    return 0


def as_json(one: Subscription) -> dict[str, Any]:
    """A subscription as scripts see it: flat, moments as ISO in UTC."""
    rule, quiet = one.recurrence, one.quiet
    return {
        "id": one.id,
        "platform": one.place.platform,
        "workspace": one.place.workspace,
        "channel": one.place.channel,
        "owner": one.owner,
        "every": rule.rhythm.value if rule else None,
        "cron": rule.line if rule else None,
        "tz": one.zone,
        "topics": list(one.include.slugs),
        "except": list(one.exclude.slugs),
        "alerts": one.alerts,
        "lang": one.lang,
        "quiet": f"{quiet.start:%H:%M}-{quiet.end:%H:%M}" if quiet else None,
        "skip_empty": one.skip_empty,
        "state": one.state.value,
        "paused_for": one.paused_for.value if one.paused_for else None,
        "created_at": one.created_at.isoformat(),
        "next_due_at": one.next_due_at.isoformat() if one.next_due_at else None,
        "watermark": one.watermark.isoformat(),
    }


def _line(one: Subscription) -> str:
    from bot.presentation.digest.subscription import local, rhythm_words

    where = f"{one.place.platform}:{one.place.workspace}:{one.place.channel}"
    topics = ", ".join(one.include.slugs) or "everything"
    following = local(one, one.next_due_at) or "-"
    return f"{one.id}  {where}  {rhythm_words(one, 'en')}  {topics}  {one.state}  next {following}"


async def _tick(arguments: argparse.Namespace, _settings: Settings, bot_context: BotContext) -> int:
    from dataclasses import asdict

    from bot.digest.planner import Planner

    tally = await Planner(bot_context.store).tick(arguments.now or now())
    held = asdict(tally)
    _say(arguments, held, ", ".join(f"{name} {count}" for name, count in held.items()))
    return 0


async def _deliver(
    arguments: argparse.Namespace, settings: Settings, bot_context: BotContext
) -> int:
    from adapters.process.delivering import delivered

    tally = await delivered(settings, bot_context)
    _say(arguments, tally, ", ".join(f"{name} {count}" for name, count in tally.items()))
    return 0


async def _listed(
    arguments: argparse.Namespace, _settings: Settings, bot_context: BotContext
) -> int:
    from bot.domain.deliveries import DeliveryState

    async with bot_context.store.transaction() as records:
        found = await records.outbox.list(
            states=[DeliveryState(state) for state in arguments.state],
            subscription=arguments.subscription,
            limit=arguments.limit,
        )
    if arguments.json:
        print(json.dumps([delivery_json(one) for one in found], ensure_ascii=False))
        return 0
    for one in found:
        why = f" ({one.reason.value})" if one.reason else ""
        tries = f" after {one.attempts} tries" if one.attempts else ""
        print(f"{one.id}  {one.queue}  {one.slot}/{one.part}  {one.state.value}{why}{tries}")
    return 0


async def _show(arguments: argparse.Namespace, _settings: Settings, bot_context: BotContext) -> int:
    from bot.presentation.plain_text import plain_text

    async with bot_context.store.transaction() as records:
        message = await records.outbox.get(arguments.id)
    if message is None:
        raise BadOption(f"there is no delivery {arguments.id!r}")
    text = plain_text(message.card) if message.card else ""
    held = {**delivery_json(message.delivery), "text": text}
    facts = "\n".join(f"{name}: {value}" for name, value in held.items() if name != "text")
    _say(arguments, held, f"{facts}\n\n{text}")
    return 0


async def _requeue(
    arguments: argparse.Namespace, _settings: Settings, bot_context: BotContext
) -> int:
    done: list[str] = []
    refused: list[str] = []
    async with bot_context.store.transaction() as records:
        for key in arguments.id:
            (done if await records.outbox.requeue(key) else refused).append(key)
    held = {"requeued": done, "refused": refused}
    _say(arguments, held, f"{len(done)} owed again, {len(refused)} refused")
    for key in refused:
        print(f"{key}: no such delivery, still open, or sent already", file=sys.stderr)
    return 1 if refused else 0


def delivery_json(one: Delivery) -> dict[str, Any]:
    """A delivery as scripts see it, without what it carries."""
    return {
        "id": one.id,
        "subscription": one.subscription,
        "slot": one.slot,
        "part": one.part,
        "action": one.action.value,
        "platform": one.place.platform,
        "workspace": one.place.workspace,
        "channel": one.place.channel,
        "state": one.state.value,
        "reason": one.reason.value,
        "due_at": one.due_at.isoformat(),
        "attempts": one.attempts,
        "message": one.message,
        "error": one.error,
        "settled_at": one.settled_at.isoformat() if one.settled_at else None,
    }
