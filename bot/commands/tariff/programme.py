"""A programme by itself: which of its measures are in force, past, coming or threatened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from bot.cards import Bullets, ButtonOption, Card, Choices, Notice, Prose, cited
from bot.commands.rates.dated_card import FactsOnDay, dated_card
from bot.commands.rates.measure_lists import programme_measures, remarks, successors
from bot.commands.spec import CommandContext
from bot.domain.duty import Prohibited
from bot.domain.events import Claim, Verdict
from bot.domain.measures import Measure, Programme, Status
from bot.domain.questions import Query
from bot.domain.rate_moves import is_broad
from bot.domain.rate_summary import SOUTH, in_direction, width
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang, Words
from bot.errors import UnknownGood
from bot.presentation.budget import ShortLine, within_budget
from bot.presentation.citations import Footnotes
from bot.presentation.dates import said
from bot.presentation.events import events_part
from bot.presentation.faces import in_short
from bot.presentation.figures import measure_figures
from bot.presentation.freshness import facts_to
from bot.presentation.laws.card import (
    ProgrammeOnDay,
    ends_of_parts,
    in_force_beside,
    law_stands,
    percent_charged,
    programme_headline,
    programme_lines,
)
from bot.presentation.locale_data import territory
from bot.presentation.measures import measure_line, on_day
from bot.presentation.tariff import words as tariff_words
from bot.presentation.tariff.fact_card import general_rate, sentences
from bot.reading.queries.law_of_origin import never_reached

_MOST, _EVENTS = 12, 6


def programme_card(query: Query, context: CommandContext) -> Card:
    """What the programme of ``query`` does on the day asked about. Raises UnknownGood."""
    facts = context.snapshot.facts
    programme = facts.programmes.get(query.programme or "")
    if programme is None:
        raise UnknownGood(query.programme or "")
    day = query.day or query.until or context.question.day
    reached = programme_measures(programme.slug, query.origin, facts)
    everywhere = programme_measures(programme.slug, None, facts)
    spared = bool(reached) and not _in_force(reached, day) and _in_force(everywhere, day)
    # what it does to others is told, too: "nothing on goods of Mexico" alone sounds like its end
    held = everywhere if spared else reached
    law = ProgrammeOnDay(
        programme=programme,
        measures=sorted(held, key=_place),
        day=day,
        today=context.question.day,
        origin=query.origin,
        claim=query.claim,
        successors=successors(programme, facts, day, query.origin),
    )
    never = never_reached(query, facts)
    claim = _told_of_never(law, query.origin, facts) if never and query.origin else None
    whole = _whole(law, query, context, claim)
    if never and not spared:
        law = replace(law, measures=())  # what was only foreseen is no duty that ended
    return _with_short(whole, law, context, spared=spared, claim=claim)


def _told_of_never(law: ProgrammeOnDay, origin: str, facts: FactSnapshot) -> Claim | None:
    """The claim on record that tells that the law never was on goods of ``origin``: "nothing in
    force" alone would sound as if it had ended."""
    name = territory(origin, "en")
    told = (
        claim
        for claim in facts.claims.values()
        if law.programme.slug in claim.programmes
        and claim.verdict is Verdict.FALSE
        and claim.day.first <= law.today
        and name in claim.truth.en
    )
    return next(told, None)


def _said_of(claim: Claim, lang: Lang) -> str:
    """The sentence of its truth that answers it."""
    return (
        claim.short.on(lang) if claim.short is not None else sentences(said(claim.truth, lang))[0]
    )


def _place(measure: Measure) -> tuple[int, int]:
    """Where it stands among the others: bans as they come, then the rates of most codes, then what
    has no rate of its own."""
    if isinstance(measure.duty, Prohibited):
        return 0, 0
    return (1, -width(measure.scope)) if percent_charged(measure) is not None else (2, 0)


def _whole(law: ProgrammeOnDay, query: Query, context: CommandContext, claim: Claim | None) -> Card:
    """Every measure by how it stands, what was said and done about it, and what to know of it.

    ``claim``: tells that the law never was on the goods asked about.
    """
    facts, lang, programme = context.snapshot.facts, context.lang, law.programme
    notes = Footnotes(facts)
    alive = law.standing(Status.IN_FORCE)
    groups = [(title, law.standing(status)) for status, title in tariff_words.TITLES.items()]
    events = [e for e in facts.events.values() if programme.slug in e.programmes]
    name = said(programme.name, lang)
    return dated_card(
        query,
        context,
        notes,
        FactsOnDay(
            title=name,
            headline=_headline(name, len(alive), on_day(law.day, lang), lang),
            day=law.day,
            parts=(
                *(_group(title, found, notes, lang) for title, found in groups if found),
                *_never_part(claim, notes, lang),
                *events_part(events, notes, lang, until=law.day, most=_EVENTS),
                Notice(text=f"{programme.authority} ({territory(programme.imposing, lang)})"),
                *((Notice(text=said(programme.note, lang)),) if programme.note else ()),
                *remarks(tuple(alive), lang),
            ),
            after=(_to_timeline(programme, lang),),
            figures=lambda: measure_figures(law.measures, law.day, lang),
        ),
    )


def _never_part(claim: Claim | None, notes: Footnotes, lang: Lang) -> tuple[Prose, ...]:
    if claim is None:
        return ()
    told = said(claim.truth, lang)
    return (Prose(text=cited(told, notes.mark((claim.source,), limit=1))),)


def _with_short(
    card: Card,
    law: ProgrammeOnDay,
    context: CommandContext,
    *,
    spared: bool,
    claim: Claim | None,
) -> Card:
    """The card with its short form.

    ``spared``: it charges others, not the goods asked about; ``claim``: tells that it never did.
    """
    facts, lang = context.snapshot.facts, context.lang
    headline = programme_headline(replace(law, measures=()) if spared else law, facts, lang)
    # what a claim changes for others is beside the point
    told = replace(law, claim="none") if spared else law
    ours = law.origin in (None, SOUTH.origin)
    since = ours and law.day == law.today and _charged_most_goods(law.measures)
    limits = [f for f in facts.fee_limits if f.measure in {m.slug for m in law.measures}]
    timeline = ButtonOption(label=_title(lang), question=f"/timeline {law.programme.slug}")
    lines = programme_lines(
        headline,
        told,
        lang,
        limits=limits,
        instead=general_rate(facts, law.day, lang) if since else "",
        ends=ends_of_parts(law.standing(Status.IN_FORCE), facts, lang),
    )
    if law.origin is not None and (spared or not law.measures):
        # that one law charges nothing is not that nothing is charged
        others = laws_in_force(law.programme.imposing, law.origin, law.day, facts)
        known = [_said_of(claim, lang)] if claim is not None else []
        if beside := in_force_beside(others, law.origin, lang):
            kept = [ShortLine(text=t, rank=n) for n, t in enumerate([*known, beside, *lines])]
            lines = within_budget(headline, kept, lang)
    told_short = in_short(
        card,
        headline=headline,
        lines=lines,
        note=facts_to(facts.data_as_of, law.day, law.today, lang),
        more=tariff_words.ALL_MEASURES.on(lang),
        options=(timeline,),
    )
    if told_short.short is None or spared:
        return told_short
    return replace(told_short, short=replace(told_short.short, stands=law_stands(law)))


def _in_force(measures: Iterable[Measure], day: date) -> bool:
    return any(m.status_on(day) is Status.IN_FORCE for m in measures)


def laws_in_force(
    imposing: str, origin: str, day: date, facts: FactSnapshot
) -> list[tuple[Programme, list[Measure]]]:
    """The programmes of a country that charge goods of ``origin`` on the day, but for fees."""
    found = []
    for programme in facts.programmes.values():
        held = programme_measures(programme.slug, origin, facts)
        alive = [m for m in held if m.status_on(day) is Status.IN_FORCE]
        if programme.imposing == imposing and not programme.fee and alive:
            found.append((programme, alive))
    return found


def _charged_most_goods(measures: Iterable[Measure]) -> bool:
    """Whether nearly all goods from Canada paid a duty of the programme."""
    return any(is_broad(m) for m in in_direction(measures, SOUTH))


def _to_timeline(programme: Programme, lang: Lang) -> Choices:
    label = tariff_words.TIMELINE.on(lang)
    return Choices(options=(ButtonOption(label=label, question=f"/timeline {programme.slug}"),))


def _title(lang: Lang) -> str:
    return tariff_words.HISTORY.on(lang)


def _headline(name: str, alive: int, day: str, lang: Lang) -> str:
    text = tariff_words.PROGRAMME_IN_FORCE if alive else tariff_words.PROGRAMME_NOT_IN_FORCE
    return text.on(lang, name=name, day=day)


def _group(title: Words, measures: list[Measure], notes: Footnotes, lang: Lang) -> Bullets:
    shown = tuple(measure_line(m, lang, notes) for m in measures[:_MOST])
    more = tariff_words.AND_MORE.on(lang, n=len(measures) - _MOST)
    return Bullets(title=title.on(lang), items=(*shown, more) if len(measures) > _MOST else shown)
