"""Reviews over a small catalogue: a document is posted, people decide, facts are asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

from bot.cards import Card
from bot.commands.dispatch.dispatcher import run
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.domain.documents import Channel, Document
from bot.domain.proposals import (
    DocumentReading,
    DocumentVerdict,
    Evidence,
    FactMatch,
    MatchOutcome,
    Proposal,
    ProposalKind,
    Relevance,
)
from bot.domain.questions import Person, Place, Question
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.ingest.drafting import Drafted, Drafter, ReadDocument
from bot.ports.feeds import Publication
from bot.presentation.plain_text import plain_text
from store.store import SqlStore, load_catalogue
from tests.catalogue.small import write

NOW = datetime(2026, 10, 12, 14, tzinfo=UTC)
TERMINAL = Place(platform="console")
_RATE = re.compile(r"(?P<rate>\d+) percent")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CODE = re.compile(r"\b\d{4}\.\d\d\b")
_HOUR = re.compile(r"(?<= at )\d\d:\d\d")
_ACT = re.compile(r"Proclamation \d+")
_KIND = re.compile(r"\[(?P<kind>[a-z-]+)(?: (?P<slug>[a-z0-9-]+))?\]")


def small_reader(_facts: FactSnapshot) -> ReadDocument:
    """Reads '[rate-change us-232-steel-50] ... 60 percent ... 2026-12-01', a sentence a line."""

    def read(document: Document) -> DocumentReading:
        found = tuple(
            filter(None, (_proposal(line, document) for line in _KIND.finditer(document.text)))
        )
        reason = Relevance.OPERATIVE if found else Relevance.NO_DUTY
        return DocumentReading(
            verdict=DocumentVerdict(relevant=bool(found), reason=reason), proposals=found
        )

    return read


def _proposal(line: re.Match[str], document: Document) -> Proposal | None:
    end = document.text.find("\n", line.start())
    end = len(document.text) if end < 0 else end
    text = document.text[line.start() : end]
    rate, days = _RATE.search(text), _DAY.findall(text.partition("]")[2])
    slug = line["slug"] or ""
    return Proposal(
        kind=ProposalKind(line["kind"]),
        programme="us-232-steel",
        imposing="US",
        rule="small",
        rate_new=(Decimal(rate["rate"]),) if rate else (),
        effective=date.fromisoformat(days[0]) if days else None,
        hour=time.fromisoformat(hour[0]) if (hour := _HOUR.search(text)) else None,
        codes=tuple(_CODE.findall(text)),
        evidence=(Evidence(start=line.start(), end=end, for_="rate"),),
        instrument=act[0] if (act := _ACT.search(text)) else "",
        matched=_matched(line["kind"], slug),
    )


def _matched(kind: str, slug: str) -> FactMatch:
    if not slug:
        return FactMatch()
    same = kind == ProposalKind.CONFIRMATION.value
    return FactMatch(outcome=MatchOutcome.SAME if same else MatchOutcome.CHANGES, slug=slug)


@dataclass(slots=True)
class Reviewing:
    """A store with a few facts, two reviewers with an account on two platforms each."""

    store: SqlStore
    folder: Path
    now: datetime = NOW

    async def start(self, **files: str) -> Reviewing:
        await load_catalogue(self.store, write(self.folder, **files), self.now)
        async with self.store.transaction() as records:
            for name in ("anna", "ben"):
                for place in (TERMINAL, Place(platform="slack", workspace="T1")):
                    await records.reviewers.add(name, place, name, by="test", now=self.now)
        return self

    async def post(
        self,
        text: str,
        *,
        key: str = "?p=1",
        title: str = "Adjusting Imports of Steel",
        channel: Channel = Channel.FEDERAL_REGISTER,
    ) -> Drafted:
        """A document is published, kept, and read."""
        found = Publication(
            channel=channel,
            natural_id=key,
            title=title,
            url=f"https://www.federalregister.gov/d/{key.strip('?')}",
            published=self.now - timedelta(minutes=2),
            text=text,
            body=text.encode(),
            media_type="text/plain",
        )
        async with self.store.transaction() as records:
            await records.documents.add(found, feed=channel.value, now=self.now)
        return await Drafter(self.store, small_reader).tick(self.now)

    async def say(
        self, text: str, *, by: str = "anna", place: Place = TERMINAL, lang: Lang = "en"
    ) -> str:
        """What the bot answers, in plain words."""
        return plain_text(await self.card(text, by=by, place=place, lang=lang))

    async def card(
        self, text: str, *, by: str = "anna", place: Place = TERMINAL, lang: Lang = "en"
    ) -> Card:
        await self.store.snapshot(now=True)
        question = Question(
            text=text,
            day=self.now.date(),
            now=self.now,
            place=place,
            person=Person(id=by),
            lang=lang,
        )
        return await run(question, BotContext(store=self.store, catalogue=COMMANDS))

    async def facts(self) -> FactSnapshot:
        return (await self.store.snapshot(now=True)).facts

    async def told(self) -> list[tuple[str, str]]:
        """Kind and slug of what the journal has that no first load wrote."""
        async with self.store.transaction() as records:
            found = await records.journal.after(0)
        return [(change.kind.value, change.slug) for change in found]

    async def states(self) -> list[str]:
        """'step: state' of every event, oldest first."""
        async with self.store.transaction() as records:
            return [f"{e.step.value}: {e.state}" for e in await records.proposals.log()]
