"""/timeline in short: then and now, with every step, the events and the sources behind buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.cards import (
    Bullets,
    ButtonOption,
    Card,
    Chart,
    Detail,
    Notice,
    Part,
    References,
    ShortCard,
)
from bot.commands.rates.measure_lists import programme_measures, successors
from bot.commands.rates.subject import Subject
from bot.commands.spec import CommandContext
from bot.commands.timeline.rate_history import ChargedTogether, History, RateChange
from bot.domain.days import Validity
from bot.domain.measures import Programme
from bot.domain.own_rates import own_laws
from bot.domain.questions import Query
from bot.domain.rate_summary import Direction
from bot.domain.text import Lang
from bot.domain.topics import events_about
from bot.presentation.budget import ShortLine, within_budget
from bot.presentation.citations import own_sources
from bot.presentation.faces import in_short
from bot.presentation.freshness import facts_to
from bot.presentation.laws.card import ProgrammeOnDay, law_stands, main_steps, programme_headline
from bot.presentation.measures import PROHIBITED
from bot.presentation.plain_words import day_words
from bot.presentation.rate_words import law as called
from bot.presentation.timeline import words as timeline_words
from bot.presentation.timeline.card import (
    Stood,
    distinct,
    timeline_headline,
    timeline_lines,
    with_claim,
)
from bot.presentation.timeline.story_card import (
    StoryLine,
    no_rate_headline,
    story_lines,
    told_of,
    topic_headline,
)

STEPS, EVENTS = "steps", "events"
_MOVED = 2
_CLAIM = "usmca"


def with_short(
    card: Card,
    subject: Subject,
    ways: Sequence[tuple[Direction, Sequence[RateChange]]],
    stories: frozenset[str],
    context: CommandContext,
    *,
    until: date | None,
) -> Card:
    """The card of one good with its short form; ``stories`` are the titles of its event lists,
    ``until`` the last day asked about.
    """
    lang, today = card.lang, context.question.day
    facts = context.snapshot.facts
    begin = facts.records_begin
    stood = [(way, tuple(_stood(turn, lang) for turn in turns)) for way, turns in ways]
    first_way, name = ways[0][0], subject.title(lang)
    if card.query is not None and card.query.claim == _CLAIM:
        stood = [(way, tuple(map(with_claim, steps))) for way, steps in stood]
        name = timeline_words.WITH_CLAIM.on(lang, good=name)
    first = timeline_headline(name, *stood[0], today, lang, until=until, known_from=begin)
    told = any(isinstance(p, Bullets) and p.title in stories for p in card.parts)
    own = own_laws(subject.measures(facts, first_way), until or today, facts)
    short = ShortCard(
        headline=first,
        chart=next((part for part in card.parts if isinstance(part, Chart)), None),
        lines=timeline_lines(first, stood, today, lang, until=until, known_from=begin),
        note=_small_print(own, facts.data_as_of, today, lang),
        actions=_actions(subject, first_way, lang, events=told),
    )
    return replace(card, short=short, details=_details(card, stories))


def _details(card: Card, stories: frozenset[str]) -> tuple[Detail, ...]:
    def steps() -> tuple[Part, ...]:
        return own_sources(_listed(card, stories, wanted=False))

    def events() -> tuple[Part, ...]:
        return own_sources(_listed(card, stories, wanted=True))

    return (
        Detail(name=STEPS, title=card.title, make=steps),
        Detail(name=EVENTS, title=card.title, make=events),
    )


def _actions(
    subject: Subject, way: Direction, lang: Lang, *, events: bool
) -> tuple[ButtonOption, ...]:
    """Every step, the events where there are any, the rate today, and a brief on what comes."""
    told = (ButtonOption(label=timeline_words.EVENT_TITLE.on(lang), detail=EVENTS),)
    return (
        ButtonOption(label=timeline_words.EVERY_STEP.on(lang), detail=STEPS),
        *(told if events else ()),
        ButtonOption(label=timeline_words.RATE_TODAY.on(lang), question=f"/tariff {subject.typed}"),
        ButtonOption(
            label=timeline_words.FOLLOW.on(lang),
            question=f"/digest follow {subject.typed} from {way.origin} to {way.imposing}",
        ),
    )


def _small_print(laws: Sequence[Programme], known: date, today: date, lang: Lang) -> str:
    """To what day facts are known, and that what each firm pays at its own rate stands in none of
    the rates."""
    own = (timeline_words.NOT_INCLUDED.on(lang, law=called(one, lang)) for one in laws)
    return " · ".join(bit for bit in (facts_to(known, today, today, lang), *own) if bit)


def several_in_short(
    card: Card,
    histories: Sequence[History],
    context: CommandContext,
    period: Validity,
) -> Card:
    """The card of several goods with its short form: then and now of each, in one direction, and
    the day on which it came to that."""
    facts, lang, today = context.snapshot.facts, card.lang, context.question.day
    found = [
        (subject.title(lang), direction, [_stood(turn, lang) for turn in turns])
        for subject, ways in histories
        for direction, turns in ways[:1]
    ]
    told = [
        timeline_headline(
            name, direction, steps, today, lang, until=period.last, known_from=facts.records_begin
        )
        + _came_to_it(steps, today, lang)
        for name, direction, steps in found
    ]
    ranked = [ShortLine(text=text, rank=number) for number, text in enumerate(told[1:])]
    return in_short(
        card,
        headline=told[0],
        lines=within_budget(told[0], ranked, lang),
        note=facts_to(facts.data_as_of, today, today, lang),
        more=timeline_words.EVERY_STEP.on(lang),
    )


def _came_to_it(steps: Sequence[Stood], today: date, lang: Lang) -> str:
    """' (June 4, 2025)': the day of the last move; '' where nothing moved."""
    moved = [step.day for step in distinct(steps) if step.day <= today]
    return f" ({day_words(moved[-1], lang)})" if len(moved) > 1 else ""


def topic_in_short(card: Card, query: Query, context: CommandContext, period: Validity) -> Card:
    """The card of a topic with its short form: the newest of what happened, and what comes next."""
    facts, lang, today = context.snapshot.facts, card.lang, context.question.day
    told = told_of((), events_about(query.words, facts), lang, followed=frozenset())
    told = _within(told, period) or told
    headline = topic_headline(told, today, lang)
    told = [one for one in told if one.text not in headline]
    return in_short(
        card,
        headline=headline,
        lines=story_lines(headline, [], told, today, lang, until=period.last),
        note=facts_to(facts.data_as_of, today, today, lang),
        more=timeline_words.EVERY_STEP.on(lang),
    )


def programme_in_short(
    card: Card, programme: Programme, query: Query, context: CommandContext, period: Validity
) -> Card:
    """The card of a programme with its short form: the newest steps, and the next ones."""
    facts, lang, today = context.snapshot.facts, card.lang, context.question.day
    mine = programme_measures(programme.slug, query.origin, facts)
    asked = min(period.last or today, today)
    shown = replace(period, last=asked if asked < today else None)
    # what one review of several sets is no rate of a programme whose rates are each firm's own
    charged = [] if programme.apart else main_steps(mine, query.claim)
    steps = _steps_within(charged, shown)
    moved = [step for step in distinct(steps) if step.percent is not None]
    law = ProgrammeOnDay(
        programme=programme,
        measures=mine,
        day=asked,
        today=today,
        claim=query.claim,
        successors=successors(programme, facts, asked, query.origin),
    )
    headline = no_rate_headline(programme.name.on(lang), lang)
    if mine:
        headline = programme_headline(law, facts, lang)
    events = [e for e in facts.events.values() if programme.slug in e.programmes]
    followed = frozenset(m.replaces for m in mine if m.replaces)
    unmoved = mine if len(moved) < _MOVED else []  # else the steps tell them
    told = _within(told_of(unmoved, events, lang, followed=followed), period)
    card = in_short(
        card,
        headline=headline,
        lines=story_lines(headline, steps, told, today, lang, until=period.last),
        note=facts_to(facts.data_as_of, today, today, lang),
        more=timeline_words.EVERY_STEP.on(lang),
        options=(
            ButtonOption(
                label=timeline_words.FOLLOW.on(lang), question=f"/digest follow {programme.slug}"
            ),
        ),
    )
    if card.short is None or asked != today:
        return card
    return replace(card, short=replace(card.short, stands=law_stands(law)))


def _steps_within(steps: list[Stood], period: Validity) -> list[Stood]:
    """The steps of ``period``, after what stood as it began: on its first day, or since the day
    that it had moved on, where the period's first day moved it again.
    """
    inside = [step for step in steps if period.holds(step.day)]
    earlier = [step for step in steps if step.day < period.first]
    if not earlier or earlier[-1].percent == 0:
        return inside
    stood = distinct(earlier)[-1]
    if inside and inside[0].day == period.first:
        return [stood, *inside]
    return [replace(stood, day=period.first, before=True), *inside]


def _within(told: list[StoryLine], period: Validity) -> list[StoryLine]:
    return [one for one in told if period.holds(one.day)]


def _stood(turn: RateChange, lang: Lang) -> Stood:
    before = turn.old == turn.new and not turn.causes
    plain = _owing(turn.day, turn.owed, lang, before=before)
    if turn.claimed is None:
        return plain
    return replace(plain, claimed=_owing(turn.day, turn.claimed, lang, before=before))


def _owing(day: date, owed: ChargedTogether, lang: Lang, *, before: bool) -> Stood:
    return Stood(
        day=day,
        percent=owed.number,
        banned=owed.label == PROHIBITED.on(lang),
        words=owed.part,
        before=before,
    )


def _listed(card: Card, stories: frozenset[str], *, wanted: bool) -> tuple[Part, ...]:
    """The lists of events, or all the others; sources with both."""
    return tuple(
        part
        for part in card.parts
        if isinstance(part, References)
        or (not wanted and isinstance(part, Notice))
        or (isinstance(part, Bullets) and (part.title in stories) is wanted)
    )
