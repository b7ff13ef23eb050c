"""What stands at /: what Dutybell is, what the main goods pay now, what is next, how fresh."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from adapters.pages.html import Child, Html, el, joined, link
from adapters.pages.parts import listed
from bot.cards import Card
from bot.commands.dispatch.answer_pages import PUBLIC, kept, new_page
from bot.commands.dispatch.dispatcher import run
from bot.commands.spec import BotContext
from bot.domain.days import Validity
from bot.domain.questions import Person, Question
from bot.domain.text import Lang
from bot.ports import Snapshot
from bot.presentation import page_words as words
from bot.presentation.answer_freshness import freshness_words
from bot.presentation.dated_entries import EVERYTHING, DatedEntry, dated_entries
from bot.presentation.freshness import facts_to

_NEXT = 8
_FAR = date(2199, 12, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """What the home page is made from. ``goods`` are slugs, in order; ``offers`` are where somebody
    may add Dutybell to a platform, by the platform's name."""

    bot_context: BotContext
    goods: Sequence[str]
    offers: Mapping[str, str]

    async def main(self, lang: Lang, today: date, now: datetime) -> Html:
        """Its content, as of ``today``."""
        snapshot = await self.bot_context.store.snapshot()
        rates = [await self._good(slug, lang, today, now, snapshot) for slug in self.goods]
        return joined(
            [
                el("p", words.WHAT.on(lang)),
                self._buttons(lang),
                el("h2", words.NOW.on(lang)),
                _stale(snapshot, today, lang),
                listed(rate for rate in rates if rate is not None),
                el("h2", words.NEXT.on(lang)),
                _next(_ahead(snapshot, today, lang), lang),
                el("h2", words.FRESHNESS.on(lang)),
                *(el("p", line) for line in _fresh(snapshot, today, lang)),
                _subscribed(lang),
            ]
        )

    async def _good(
        self, slug: str, lang: Lang, today: date, now: datetime, snapshot: Snapshot
    ) -> Html | None:
        """The short answer both ways, each leading to the whole one as a page of its own."""
        if slug not in snapshot.facts.goods:
            return None
        rows: list[Child] = []
        for origin, imposing in (("CA", "US"), ("US", "CA")):
            question = Question(
                text=f"{slug} from {origin} to {imposing}",
                command="tariff",
                day=today,
                now=now,
                place=PUBLIC,
                person=Person(id="page"),
                lang=lang,
            )
            card = await run(question, self.bot_context)
            rows += [el("br") if rows else None, await self._linked(card, question, snapshot)]
        return joined(rows)

    async def _linked(self, card: Card, question: Question, snapshot: Snapshot) -> Child:
        head = card.short.headline if card.short else card.title
        if card.query is None:
            return head
        page = new_page(card.query, question, card.lang, snapshot)
        return link(head, f"{await kept(page, snapshot, self.bot_context)}?lang={card.lang}")

    def _buttons(self, lang: Lang) -> Html | None:
        shown = [
            link(words.ADD_TO.on(lang, platform=name.title()), address)
            for name, address in self.offers.items()
        ]
        return el("p", *shown, class_="buttons") if shown else None


def _stale(snapshot: Snapshot, today: date, lang: Lang) -> Html | None:
    """That facts end before today, where they do by more than a few days."""
    told = facts_to(snapshot.facts.data_as_of, today, today, lang)
    return el("p", told, class_="warn") if told else None


def _ahead(snapshot: Snapshot, today: date, lang: Lang) -> Sequence[DatedEntry]:
    period = Validity(first=today + timedelta(days=1), last=_FAR)
    return dated_entries(snapshot.facts, period, EVERYTHING, lang)[:_NEXT]


def _next(entries: Iterable[DatedEntry], lang: Lang) -> Html:
    rows = [
        link(words.dated(entry.day, entry.title, lang), entry.sources[0].address)
        if entry.sources
        else words.dated(entry.day, entry.title, lang)
        for entry in entries
    ]
    return listed(rows) if rows else el("p", words.NOTHING_NEXT.on(lang))


def _fresh(snapshot: Snapshot, today: date, lang: Lang) -> list[str]:
    facts = snapshot.facts
    lines = [words.facts_reach(facts.data_as_of, len(facts.sources), lang)]
    lines.append(freshness_words(snapshot.frontier, facts, today=today, lang=lang))
    return [line for line in lines if line]


def _subscribed(lang: Lang) -> Html:
    return listed(
        (
            link(words.CALENDAR.on(lang), f"/calendar.ics?lang={lang}"),
            link(words.FEED.on(lang), f"/changes.atom?lang={lang}"),
        )
    )
