"""The freshness of an answer in a sentence: reviewed to, watched to, what waits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from bot.cards import ButtonOption, Card, Choices, Notice, Part
from bot.domain.days import LAW, law_day
from bot.domain.frontier import Unwatched
from bot.later import Later
from bot.presentation.faces import noted
from bot.presentation.feeds import channel_name, trouble_words
from bot.presentation.messages import N_, NN_
from bot.presentation.plain_words import day_words, spoken

if TYPE_CHECKING:
    from bot.domain.feeds import FeedState
    from bot.domain.frontier import Frontier
    from bot.domain.snapshot import FactSnapshot
    from bot.domain.text import Lang

_REVIEWED = N_("Facts reviewed to {day}")
_WATCHED = N_("watched to {day}")
_TODAY = N_("watched to today")
_MISSING = N_("(not {feeds})")
_NOT_READ = N_("not watched by the feeds: {programmes}")
_SAVE = N_("(not {programmes})")
_OTHERS = N_("(not what is set for that country alone)")
_LISTED = 3
_WHOLE = Unwatched()


def freshness_words(
    frontier: Frontier,
    facts: FactSnapshot,
    *,
    today: date,
    lang: Lang,
    programmes: frozenset[str] = frozenset(),
    without: Unwatched = _WHOLE,
) -> str:
    """'Facts reviewed to Oct 10, 2026; watched to today; 2 newer documents wait (1 on Section 232
    steel).' '' where no feed was ever on.

    ``programmes`` are those the answer speaks of: how many of the documents are about them is said.
    ``without`` is what of it no feed is read for.
    """
    watched = frontier.watched_to
    if watched is None and not frontier.waiting:
        return ""
    parts = [_REVIEWED.on(lang, day=day_words(facts.data_as_of, lang))]
    if watched is not None:
        parts.append(_told(frontier, facts, without, today, lang))
    if frontier.waiting:
        parts.append(_waiting(frontier, facts, lang, programmes))
    return "; ".join(parts) + "."


def _told(
    frontier: Frontier, facts: FactSnapshot, without: Unwatched, today: date, lang: Lang
) -> str:
    """To what day the programmes of an answer are watched, and which of them are not."""
    names = ", ".join(programme_names(without.programmes[:_LISTED], facts, lang))
    names += " …" if len(without.programmes) > _LISTED else ""
    if without.all:
        return _NOT_READ.on(lang, programmes=names)
    assert frontier.watched_to is not None
    said = _watched(frontier, law_day(frontier.watched_to), today, lang)
    if names:
        said += f" {_SAVE.on(lang, programmes=names)}"
    return f"{said} {_OTHERS.on(lang)}" if without.third else said


def programme_names(slugs: Iterable[str], facts: FactSnapshot, lang: Lang) -> tuple[str, ...]:
    """What programmes are called in a line, each name once."""
    held = [facts.programmes[slug] for slug in slugs if slug in facts.programmes]
    return tuple(dict.fromkeys((one.short or one.name).on(lang) for one in held))


def _watched(frontier: Frontier, day: date, today: date, lang: Lang) -> str:
    said = _TODAY.on(lang) if day >= today else _WATCHED.on(lang, day=day_words(day, lang))
    missing = [channel_name(feed.name, lang) for feed in frontier.missing(today)]
    if not missing or len(missing) == len(frontier.feeds):
        return said
    names = ", ".join(missing[:_LISTED]) + (" …" if len(missing) > _LISTED else "")
    return f"{said} {_MISSING.on(lang, feeds=names)}"


def _waiting(
    frontier: Frontier, facts: FactSnapshot, lang: Lang, programmes: frozenset[str]
) -> str:
    """How many wait; they are newer than the facts unless one of them is told to be older."""
    count, mine = len(frontier.waiting), frontier.on(programmes)
    if all(one.day is None or one.day > facts.data_as_of for one in frontier.waiting):
        waits = NN_("{n} newer document waits", "{n} newer documents wait")
    else:
        waits = NN_("{n} document waits for review", "{n} documents wait for review")
    said = waits.on(lang, n=count)
    if not mine:
        return said
    about = _names(frontier, facts, lang, programmes)
    if mine == count:
        all_on = N_("{waiting}, all on {about}") if count > 1 else N_("{waiting}, on {about}")
        return all_on.on(lang, waiting=said, about=about)
    on = N_("({n} on {about})").on(lang, n=mine, about=about)
    return f"{said} {on}"


def _names(frontier: Frontier, facts: FactSnapshot, lang: Lang, programmes: frozenset[str]) -> str:
    meant = sorted({p for one in frontier.waiting for p in one.programmes & programmes})
    named = programme_names(meant, facts, lang)
    return ", ".join(named[:2]) + (" …" if len(named) > 2 else "")


def feed_row(state: FeedState, lang: Lang, *, now: datetime) -> tuple[str, str]:
    """A feed and how it is: 'White House', 'to 14:05 today'; since when it brings nothing."""
    name = channel_name(state.name, lang)
    if state.polled_at is None:
        return name, N_("never reached").on(lang)
    last = state.polled_at.astimezone(LAW)
    today = last.date() == law_day(now)
    day = "" if today else f"{day_words(last.date(), lang)} "
    said = N_("to {day}{time}").on(lang)
    text = said.format(day=day, time=f"{last:%H:%M}")
    if state.failing_since is not None:
        text += f" · {trouble_words(state.trouble, lang)}"
    if state.held_since is not None:
        text += " · " + N_("held back").on(lang)
    return name, text


def look(frontier: Frontier, lang: Lang) -> ButtonOption:
    """The button that shows what waits, as what it is: not reviewed."""
    label = NN_("{n} not reviewed", "{n} not reviewed")
    return ButtonOption(label=label.on(lang, n=len(frontier.waiting)), question="/review list")


def with_freshness(
    card: Card,
    frontier: Frontier,
    facts: FactSnapshot,
    *,
    today: date,
    programmes: frozenset[str],
    without: Unwatched = _WHOLE,
) -> Card:
    """The card saying what waits on its programmes, with a way to see it; others say at most that
    feeds watch beyond the facts, where their small print says how old those are.

    The remark stands before the buttons, the button among them.
    """
    lang = card.lang
    watched = frontier.watched_to
    if not frontier.on(programmes):
        if watched is None or card.short is None or not card.short.note:
            return card
        return noted(card, _told(frontier, facts, without, today, lang))
    words = freshness_words(
        frontier, facts, today=today, lang=lang, programmes=programmes, without=without
    )
    button = look(frontier, lang)
    card = _in_short(card, words, button)
    remark = Notice(text=words, tone="warning")
    whole = card.parts
    return replace(card, parts=Later(lambda: _remarked(whole, remark, button)))


def _remarked(parts: Sequence[Part], remark: Notice, button: ButtonOption) -> tuple[Part, ...]:
    """The parts with the remark before their first choices, and the button among those."""
    at = next((n for n, part in enumerate(parts) if isinstance(part, Choices)), None)
    if at is None:
        return (*parts, remark, Choices(options=(button,)))
    choices = parts[at]
    assert isinstance(choices, Choices)
    held = Choices(title=choices.title, options=(*choices.options, button))
    return (*parts[:at], remark, held, *parts[at + 1 :])


_ACTIONS = 5
"""Buttons of a short card."""


def _in_short(card: Card, words: str, button: ButtonOption) -> Card:
    """The same on the short card: in its small print, and second among its buttons."""
    if card.short is None or button in card.short.actions:
        return card  # it says so itself
    said = words.partition("; ")[2] if card.short.note else words
    said = spoken(said, card.lang).removesuffix(".")
    first, *others = card.short.actions or (button,)
    actions = (first, button, *others) if card.short.actions else (button,)
    noted_card = noted(card, said)
    assert noted_card.short is not None
    return replace(noted_card, short=replace(noted_card.short, actions=actions[:_ACTIONS]))
