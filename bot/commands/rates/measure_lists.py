"""How measures stand: in force, kept away, eased, past, coming, or only threatened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.cards import Bullets, Notice, Part, Passage, cited, joined, words_of
from bot.commands.rates.rate_cache import of_direction
from bot.domain.assessment.entry import Outcome
from bot.domain.assessment.stacking import StackRow
from bot.domain.codes import Code, Scope
from bot.domain.duty import Free, Prohibited
from bot.domain.events import EventKind
from bot.domain.measures import HeldBy, Measure, Programme, Relief, Standing, Status
from bot.domain.questions import Query
from bot.domain.rate_summary import BROAD, RateSummary, charged, width
from bot.domain.snapshot import FactSnapshot
from bot.domain.sources import Confidence
from bot.domain.text import Lang, Words
from bot.domain.words import capital
from bot.presentation import measure_list_words as words
from bot.presentation.citations import Footnotes, in_place
from bot.presentation.dates import said, titled
from bot.presentation.measures import (
    fact_day_words,
    held_words,
    measure_line,
    measure_notes,
    measure_words,
    reduced_words,
)
from bot.presentation.messages import verbatim
from bot.presentation.plain_words import colon
from bot.presentation.quotas import TITLE as QUOTAS
from bot.presentation.quotas import quota_line
from bot.presentation.rate_words import if_declared

_PAST, _NEXT, _NOTES, _RELIEFS, _LISTS, _LAWS = 4, 4, 2, 8, 5, 10
_MOST_QUOTAS = 6
HEADING = 4


def programme_measures(programme: str, origin: str | None, facts: FactSnapshot) -> list[Measure]:
    """What the programme does to goods of ``origin``; without one, to those of Canada and the
    United States, and where it reaches neither, all of it.
    """
    held = [facts.measures[s] for s in facts.by_programme.get(programme, ())]
    if origin is not None:
        return [m for m in held if m.origins.hit(origin)]
    return [m for m in held if m.origins.neighbours] or held


def successors(
    programme: Programme, facts: FactSnapshot, day: date, origin: str | None
) -> list[Measure]:
    """The measures in force on ``day`` of the programme that took this one's place, on goods of
    ``origin`` (None: of the neighbours); none where the law did not go on by another name."""
    if programme.succeeded_by not in facts.programmes:
        return []
    held = programme_measures(programme.succeeded_by, origin, facts)
    return [m for m in held if m.status_on(day) is Status.IN_FORCE]


def knowledge(facts: FactSnapshot, day: date, today: date, lang: Lang) -> tuple[Notice, ...]:
    """Says to what day facts reach; a warning where the day asked about lies outside them."""
    start, reach = facts.records_begin, facts.data_as_of
    if day < start:
        text = words.BEFORE_RECORDS
        return (Notice(text=text.on(lang, start=start, reach=reach, day=day), tone="warning"),)
    if day <= reach:
        text = words.FACTS_KNOWN
        return (Notice(text=text.on(lang, day=reach)),)
    text = words.AFTER_FACTS if day <= today else words.STILL_AHEAD
    return (Notice(text=text.on(lang, reach=reach, day=day), tone="warning"),)


def standing_parts(
    found: RateSummary, facts: FactSnapshot, notes: Footnotes, lang: Lang
) -> tuple[Part, ...]:
    """The lists under the headline; the empty ones are left out."""
    rows = _rows(found)
    owed = _telling_first(_measures(charged(rows)))
    nothing = _no_law(owed, found, facts, notes, lang)
    reliefs: list[Passage] = [*_reliefs(rows, facts, lang)]
    reliefs += [measure_line(m, lang, notes, 1) for m in found.conditions]
    lists = (
        (words.IN_FORCE, [measure_line(m, lang, notes) for m in owed]),
        (QUOTAS, _quotas(owed, found, lang)),
        (words.KEPT_AWAY, _kept_away(rows, found, notes, lang)),
        (words.EASED, reliefs),
        (
            words.LEFT_OUT,
            [measure_line(m, lang, notes) for m in left_out(found, facts)],
        ),
        (words.PASSED, [measure_line(m, lang, notes) for m in found.passed]),
        (words.AFTER, _coming(found, owed, facts, notes, lang)),
        (words.PENDING, [_pending(m, lang, notes) for m in _near(found.pending)]),
        (
            words.BEFORE,
            [measure_line(m, lang, notes, 1) for m in reversed(found.ended[-_PAST:])],
        ),
    )
    bullets = [Bullets(title=t.on(lang), items=tuple(items)) for t, items in lists if items]
    return (*nothing, *bullets, *remarks(owed, lang))


def left_out(found: RateSummary, facts: FactSnapshot) -> tuple[Measure, ...]:
    """Measures on nearly everything whose exemptions hold all of the codes that day."""
    asked = Scope.union(group.scope for group in found.rate_groups)
    alive = of_direction(facts, found.direction)
    broad = (m for m in alive if width(m.scope) >= BROAD and m.status_on(found.day) is _IN_FORCE)
    mine = (m for m in broad if not facts.programmes[m.programme].fee)
    return tuple(m for m in mine if asked and not m.scope_on(found.day).overlaps(asked))


_IN_FORCE = Status.IN_FORCE


def _quotas(owed: Iterable[Measure], found: RateSummary, lang: Lang) -> list[str]:
    """How much may enter below the measures owed, where the codes are of a few classes."""
    asked = Scope.union(group.scope for group in found.rate_groups)
    told = [quota_line(q, lang) for m in owed for q in m.quotas_on(found.day, asked)]
    return told if len(told) <= _MOST_QUOTAS else []


def _no_law(
    owed: tuple[Measure, ...], found: RateSummary, facts: FactSnapshot, notes: Footnotes, lang: Lang
) -> tuple[Notice, ...]:
    """Where nothing is owed: what was looked through, so that "nothing" has a source too."""
    if owed:
        return ()
    alive = of_direction(facts, found.direction)
    latest = {
        m.programme: m
        for m in alive
        if m.status_on(found.day) is Status.IN_FORCE and m.sources and 0 < width(m.scope) < BROAD
    }
    names = [
        cited(said(facts.programmes[slug].name, lang), notes.mark(m.sources, limit=1))
        for slug, m in list(latest.items())[:_LISTS]
        if slug in facts.programmes
    ]
    none = in_place(words.NONE.on(lang), "measures", joined("; ", names))
    told = (Notice(text=none),) if names else ()
    named = tuple(Notice(text=if_declared(row, facts, lang)) for row in found.undeclared)
    return (*(named or told), *_may_be_covered(found, alive, lang))


def _may_be_covered(
    found: RateSummary, alive: tuple[Measure, ...], lang: Lang
) -> tuple[Notice, ...]:
    """Measures of the same headings whose lines are not held: "nothing" is not sure beside them."""
    heads = {code.digits[:4] for group in found.rate_groups for code in group.scope.codes()}
    near = [
        m
        for m in alive
        if m.held is not HeldBy.LINE
        and m.status_on(found.day) is Status.IN_FORCE
        and any(m.scope.touches(Code(head)) for head in heads if len(head) == HEADING)
    ]
    if not near:
        return ()
    labels = "; ".join(said(m.label, lang) for m in near[:_LISTS])
    return (Notice(text=words.MAY_BE.on(lang, measures=labels), tone="warning"),)


def programme_parts(
    query: Query, found: RateSummary, facts: FactSnapshot, notes: Footnotes, lang: Lang
) -> tuple[Bullets, ...]:
    """How the programme asked about by name stands on the good, in force or ended."""
    programme = facts.programmes.get(query.programme or "")
    if programme is None:
        return ()
    titles = {
        Status.IN_FORCE: words.IN_FORCE,
        Status.ENDED: words.ENDED,
        Status.SCHEDULED: words.NOT_YET,
    }
    mine = [m for m in found.every if m.programme == programme.slug]
    name = said(programme.name, lang)
    parts = []
    for status, title in titles.items():
        items = tuple(
            measure_line(m, lang, notes) for m in mine if m.status_on(found.day) is status
        )
        if items:
            parts.append(Bullets(title=titled(lang, name, title.on(lang)), items=items[-_PAST:]))
    none = words.NOT_REACHED.on(lang)
    return tuple(parts) or (Bullets(items=(none.format(what=name),)),)


def laws_part(measures: Iterable[Measure], notes: Footnotes, lang: Lang) -> tuple[Bullets, ...]:
    """The measures under which something is owed, once each."""
    items = tuple(measure_line(m, lang, notes, 1) for m in measures)
    return (Bullets(title=words.IN_FORCE.on(lang), items=items[:_LAWS]),) if items else ()


def _rows(found: RateSummary) -> tuple[StackRow, ...]:
    return tuple(r for b in found.rate_groups for r in (*b.plain, *b.claimed))


def _measures(rows: Iterable[StackRow]) -> tuple[Measure, ...]:
    return tuple({r.measure.slug: r.measure for r in rows}.values())


def _telling_first(measures: tuple[Measure, ...]) -> tuple[Measure, ...]:
    """Bans, then what was made for the good, then what falls on nearly everything."""
    return tuple(
        sorted(
            measures, key=lambda m: (not isinstance(m.duty, Prohibited), width(m.scope) >= BROAD)
        )
    )


def _kept_away(
    rows: Iterable[StackRow],
    found: RateSummary,
    notes: Footnotes,
    lang: Lang,
) -> list[Passage]:
    """Measures that a stacking rule keeps away, with the rule's reason, once each."""
    out: dict[tuple[str, str], Passage] = {}
    for row in rows:
        if row.outcome is not Outcome.DISPLACED or row.rule is None:
            continue
        where = _where(row.measure, found)
        out[row.measure.slug, row.rule.slug] = cited(
            f"{measure_words(row.measure, lang)}{where.on(lang)}{colon(lang)}"
            f"{said(row.rule.reason, lang)}",
            notes.mark(row.rule.sources, limit=1),
        )
    return list(out.values())


def _where(measure: Measure, found: RateSummary) -> Words:
    """Where a measure that is kept away somewhere is owed after all."""
    plain = any(measure is r.measure for b in found.rate_groups for r in charged(b.plain))
    claimed = any(measure is r.measure for b in found.rate_groups for r in charged(b.claimed))
    if plain:
        return words.ON_SOME_CODES
    if claimed:
        return words.WITHOUT_USMCA_CLAIM
    return verbatim("")


def _reliefs(rows: Iterable[StackRow], facts: FactSnapshot, lang: Lang) -> list[str]:
    out: dict[str, str] = {}
    for row in rows:
        programme = facts.programmes.get(row.measure.programme)
        under = said(programme.name if programme else row.measure.label, lang)
        held = held_words(row.measure, lang) if row.measure.scope.width < BROAD else ""
        for relief in (*((row.relief,) if row.relief else ()), *row.open):
            line = titled(lang, capital(under), _relief_words(relief, row.measure, lang))
            told = f"{line} ({held})" if held and relief is row.relief else line
            out.setdefault(line, told)
    return list(out.values())[:_RELIEFS]


def _relief_words(relief: Relief, measure: Measure, lang: Lang) -> str:
    """Its label, and what is owed instead where the label does not say so."""
    label = said(relief.label, lang)
    if isinstance(measure.duty, Prohibited):
        return label
    if isinstance(relief.duty, Free):
        return f"{label} → {words.NOTHING.on(lang)}"
    told = reduced_words(relief, lang)
    return f"{told} ({words.OF_OLD_RATE.on(lang)})" if relief.of_old_rate else told


def _coming(
    found: RateSummary, owed: tuple[Measure, ...], facts: FactSnapshot, notes: Footnotes, lang: Lang
) -> list[Passage]:
    """Starts, ends and dated events after the day, soonest first."""
    dated: list[tuple[date, Passage]] = []
    dated += [(m.validity.first, measure_line(m, lang, notes)) for m in found.coming]
    ends = words.ENDS.on(lang)
    dated += [
        (m.validity.last, ends.format(day=m.validity.last, what=measure_words(m, lang)))
        for m in owed
        if m.validity.last is not None
    ]
    programmes = {m.programme for m in owed}
    for event in facts.events.values():
        due = event.kind in (EventKind.DEADLINE, EventKind.REVIEW) and event.day.first > found.day
        if due and programmes & set(event.programmes):
            line = f"{fact_day_words(event.day, lang)}{colon(lang)}{said(event.title, lang)}"
            dated.append((event.day.first, cited(line, notes.mark(event.sources))))
    return [line for _, line in sorted(dated, key=_in_order)][:_NEXT]


def _in_order(dated: tuple[date, Passage]) -> tuple[date, str]:
    day, line = dated
    return day, words_of(line)


def _near(pending: tuple[Measure, ...]) -> tuple[Measure, ...]:
    """Those aimed at the good; of those aimed at nearly everything only the latest."""
    aimed = tuple(m for m in pending if width(m.scope) < BROAD)
    wide = sorted((m for m in pending if m not in aimed), key=_said)
    return (*aimed, *wide[-1:])


def _said(measure: Measure) -> date:
    return measure.announced or measure.validity.first


def _pending(measure: Measure, lang: Lang, notes: Footnotes) -> Passage:
    threat = measure.standing is Standing.THREATENED
    word = words.THREAT if threat else words.ANNOUNCED
    since = f" ({measure.announced})" if measure.announced else ""
    told = f"{word.on(lang)}{since}{colon(lang)}{measure_words(measure, lang)}"
    return cited(told, notes.mark(measure.sources, limit=1))


def remarks(measures: tuple[Measure, ...], lang: Lang) -> tuple[Notice, ...]:
    """What the facts themselves say to mind, and where they are not certain."""
    near = sorted(measures, key=lambda m: width(m.scope) >= BROAD)
    told = [note for m in near for note in measure_notes(m, lang)][:_NOTES]
    unsure = [said(m.label, lang) for m in measures if m.confidence is not Confidence.HIGH]
    text = words.UNCERTAIN
    tail = (Notice(text=text.on(lang, what="; ".join(unsure))),) if unsure else ()
    return (*(Notice(text=note) for note in told), *tail)
