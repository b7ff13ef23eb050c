"""Whether two laws are owed at once, as the stacking rules have it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from bot.cards import Bullets, Card, Passage, cited
from bot.commands.rates.dated_card import FactsOnDay, dated_card
from bot.commands.spec import CommandContext
from bot.domain.duty import Free, Unparsed
from bot.domain.measures import Measure, Part, Programme, StackingRule, Status
from bot.domain.questions import Query
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.domain.words import capital
from bot.presentation import asking_words
from bot.presentation.budget import ShortLine, within_budget
from bot.presentation.citations import Footnotes
from bot.presentation.dates import said
from bot.presentation.faces import in_short
from bot.presentation.freshness import facts_to
from bot.presentation.measures import on_day
from bot.presentation.plain_words import colon, spoken
from bot.presentation.rate_words import law, lowered
from bot.presentation.tariff import words as tariff_words
from bot.reading.words import fold

_SECTION = re.compile(r"Section (\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Together:
    """How two laws stand beside each other: the ``rules`` that say so, those first by which one
    keeps the other away; ``adding`` are pairs of programmes that no rule speaks of, both of which
    some goods owe."""

    rules: tuple[StackingRule, ...] = ()
    adding: tuple[tuple[Programme, Programme], ...] = ()

    @property
    def kept_away(self) -> bool:
        """Whether some rule keeps one of them away."""
        return any(rule.part is not Part.NONE for rule in self.rules)

    @property
    def added(self) -> bool:
        """Whether some goods owe both."""
        return bool(self.adding) or any(rule.part is Part.NONE for rule in self.rules)


def stacking_card(named: Sequence[str], query: Query, context: CommandContext) -> Card | None:
    """Whether the first two laws ``named`` are owed on the same goods; None where one of them is
    not in force on the day: then that is the answer."""
    facts, lang = context.snapshot.facts, context.lang
    day = query.day or query.until or context.question.day
    folded = fold(context.question.text)
    both = _two(named, facts)
    first, second = (
        [one for one in laws_meant(law, folded, facts) if _in_force(one, day, facts)]
        for law in both
    )
    if not first or not second:
        return None
    found = _together(first, second, day, facts)
    notes = Footnotes(facts)
    head = _headline(found, both, lang)
    told = tuple(_told(found, lang))
    title = " + ".join(capital(name) for name in _called(both, lang))
    card = dated_card(
        query,
        context,
        notes,
        FactsOnDay(
            title=title,
            headline=f"{title}, {on_day(day, lang)}{colon(lang)}{lowered(head)}",
            day=day,
            parts=(Bullets(items=tuple(_cited(found, notes, lang))),),
            figures=tuple,
        ),
    )
    lines = [ShortLine(text=spoken(text, lang), rank=n) for n, text in enumerate(told)]
    return in_short(
        card,
        headline=spoken(head, lang),
        lines=within_budget(head, lines[1:] if found.rules else lines, lang),
        note=facts_to(facts.data_as_of, day, context.question.day, lang),
    )


def _two(named: Sequence[str], facts: FactSnapshot) -> tuple[Programme, Programme]:
    """The first law named, and the first after it on another section: '232' names several at
    once."""
    first, *rest = (facts.programmes[slug] for slug in named)
    return first, next((one for one in rest if one.authority != first.authority), rest[0])


def laws_meant(one: Programme, folded: str, facts: FactSnapshot) -> list[Programme]:
    """The programme, or all that rest on its section where that is named by its number alone."""
    number = _SECTION.match(one.authority)
    if number is None or not _is_by_number(one, number[1], folded):
        return [one]
    programmes = facts.programmes.values()
    return [p for p in programmes if (p.authority, p.imposing) == (one.authority, one.imposing)]


def _is_by_number(programme: Programme, number: str, folded: str) -> bool:
    """Whether the text names it as its section: 'Section 232', '301'; 'China 301' is one law of
    several."""
    bare = any(fold(name) == f"section {number}" for name in programme.names)
    return bare and re.search(rf"\b{number}\b", folded) is not None


def _alive(programme: Programme, day: date, facts: FactSnapshot) -> list[Measure]:
    held = (facts.measures[slug] for slug in facts.by_programme.get(programme.slug, ()))
    return [m for m in held if m.status_on(day) is Status.IN_FORCE]


def _charging(programme: Programme, day: date, facts: FactSnapshot) -> list[Measure]:
    """Those that charge by themselves: what only says how others are charged adds nothing."""
    silent = () if programme.apart else (Unparsed, Free)
    return [m for m in _alive(programme, day, facts) if not isinstance(m.duty, silent)]


def _in_force(programme: Programme, day: date, facts: FactSnapshot) -> bool:
    return bool(_alive(programme, day, facts))


def _together(
    first: Iterable[Programme], second: Iterable[Programme], day: date, facts: FactSnapshot
) -> _Together:
    rules: dict[str, StackingRule] = {}
    adding = []
    for one, other in product(first, second):
        if one.slug == other.slug:
            continue
        found = _rules_of(one, other, day, facts)
        rules |= {rule.slug: rule for rule in found}
        if not found and _meet(one, other, day, facts):
            adding.append((one, other))
    ordered = sorted(rules.values(), key=lambda rule: rule.part is Part.NONE)
    return _Together(rules=tuple(ordered), adding=tuple(adding))


def _rules_of(
    one: Programme, other: Programme, day: date, facts: FactSnapshot
) -> list[StackingRule]:
    a, b = ({p.slug, *(m.slug for m in _alive(p, day, facts))} for p in (one, other))
    return [
        rule
        for rule in facts.stacking
        if rule.validity.holds(day)
        and ((rule.winner & a and rule.loser & b) or (rule.winner & b and rule.loser & a))
    ]


def _meet(one: Programme, other: Programme, day: date, facts: FactSnapshot) -> bool:
    """Whether some goods are under both on the day."""
    if one.imposing != other.imposing:
        return False
    pairs = product(_charging(one, day, facts), _charging(other, day, facts))
    return any(a.origins.meets(b.origins) and a.scope.overlaps(b.scope) for a, b in pairs)


def _headline(found: _Together, both: tuple[Programme, Programme], lang: Lang) -> str:
    """'No. Goods paying Section 232 do not pay the forced-labour duty'."""
    word = asking_words.NO
    if found.added:
        word = tariff_words.IN_PART if found.kept_away else asking_words.YES
    told = next(iter(_told(found, lang)), None) if found.rules else None
    if told is None:
        words = tariff_words.ADD_UP if found.added else tariff_words.NEVER_TOGETHER
        one, other = _called(both, lang)
        told = words.on(lang, one=one, other=other)
    return f"{word.on(lang)}. {told}"


def _told(found: _Together, lang: Lang) -> Iterator[str]:
    yield from (said(rule.reason, lang) for rule in found.rules)
    if found.rules and found.adding:
        yield _added(found, lang)


def _added(found: _Together, lang: Lang) -> str:
    pairs = [" + ".join(_called(pair, lang)) for pair in found.adding]
    return tariff_words.BOTH_OWED.on(lang, laws=", ".join(dict.fromkeys(pairs)))


def _cited(found: _Together, notes: Footnotes, lang: Lang) -> Iterator[Passage]:
    for rule in found.rules:
        yield cited(said(rule.reason, lang), notes.mark(rule.sources, limit=2))
    if found.adding:
        yield _added(found, lang)


def _called(both: tuple[Programme, Programme], lang: Lang) -> tuple[str, str]:
    """Two laws by themselves, by their full names where the short ones are one; the rates of each
    firm by what they are, not by whose."""
    short = [law(one, lang) for one in both]
    alike = short[0] == short[1]
    one, other = (
        spoken(said(p.name, lang), lang) if alike or p.apart else name
        for p, name in zip(both, short, strict=True)
    )
    return one, other
