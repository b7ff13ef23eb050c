"""/duty in short: the sum first, the rows, the other claim and the file behind buttons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from bot.cards import ButtonOption, Card, Choices, Detail, Part, References, ShortCard, Table
from bot.commands.duty.card import as_csv, stack_parts
from bot.commands.parsing.open_lines import opened
from bot.commands.spec import CommandContext
from bot.domain.assessment.calculator import duty_calculator
from bot.domain.assessment.entry import Assessment, Need, NeedKind, Outcome
from bot.domain.duty import Unparsed
from bot.domain.questions import Query
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation.budget import ShortLine, within_budget
from bot.presentation.citations import Footnotes
from bot.presentation.duty import words as say
from bot.presentation.duty.card import (
    duty_headline,
    duty_lines,
    duty_note,
    range_headline,
    versus_headline,
    versus_lines,
)
from bot.presentation.duty.sums import (
    duty_sum,
    ends,
    is_base_unknown,
    is_told,
    known_sum,
    possible_sum,
)
from bot.presentation.faces import sources_of, whole
from bot.presentation.plain_words import spoken
from bot.presentation.tariff import words as tariff_words

BREAKDOWN, CSV, WHY = "rows", "csv", "why"
METAL = Need(NeedKind.METAL_CONTENT)
"""What a duty on a part of the value waits for."""
Again = Callable[[str | None, date | None], str]
"""The same question with another claim ('usmca', 'none', None) and on another day, None: unsaid."""


def short_card(
    assessment: Assessment,
    query: Query,
    again: Again,
    picks: tuple[ButtonOption, ...],
    context: CommandContext,
    *,
    good: str = "",
) -> ShortCard:
    """``picks`` are the codes to choose among where one alone would not do; ``good`` is what one
    code stands for then."""
    facts, lang, today = context.snapshot.facts, context.lang, context.question.day
    declarable = duty_calculator(facts).declarable
    return ShortCard(
        headline=duty_headline(assessment, facts, lang, good=good),
        lines=duty_lines(assessment, facts, declarable, lang),
        note=duty_note(assessment, facts, today, lang),
        actions=_actions(assessment, query, again, lang, few=bool(picks)),
        others=picks,
    )


def in_pair(
    card: Card,
    one: tuple[str, Assessment],
    other: tuple[str, Assessment],
    context: CommandContext,
) -> Card:
    """The card of two entries, each with its name ('Canada', '2025-10-14'): both sums first."""
    facts, lang, today = context.snapshot.facts, context.lang, context.question.day
    told = (spoken(one[0], lang), one[1]), (spoken(other[0], lang), other[1])
    declarable = duty_calculator(facts).declarable
    opens, opened = whole(card, say.BREAKDOWN.on(lang))
    button, listed = sources_of(card, tariff_words.SOURCES.on(lang))
    short = ShortCard(
        headline=versus_headline(*told, facts, lang),
        lines=versus_lines(*told, facts, declarable, lang),
        note=duty_note(one[1], facts, today, lang),
        actions=(opens, *button),
    )
    return replace(card, short=short, details=(opened, *listed))


def estimate(
    good: str,
    made: Sequence[Assessment],
    asked: str,
    context: CommandContext,
    *,
    beside: Sequence[Assessment] = (),
    leading: bool = False,
) -> tuple[str, tuple[str, ...], str]:
    """Headline, lines and note for a good of several codes, of which ``made`` are assessed: what
    most of them come to (the first, where it is ``leading``), else from how much to how much;
    ``asked`` alone where some may not enter or nothing is known. Codes ``beside`` those that most
    of it moves under count for how much it may be.
    """
    facts, lang, today = context.snapshot.facts, context.lang, context.question.day
    every = [*made, *beside]
    free = [a for a in every if not a.prohibited]
    banned = len(free) < len(every)
    # what waits for the metal content stands among them with none and with all of it
    settled = [a for a in free if METAL not in a.missing] or free
    if not any(is_told(a, facts) for a in free) and not banned:
        return asked, (), ""
    owed = ["" if a.prohibited else duty_sum(a, facts, lang) for a in made]
    usual, count = Counter(owed).most_common(1)[0]
    usual = owed[0] if leading else usual
    first = made[owed.index(usual)]
    note = duty_note(first, facts, today, lang)
    some = ShortLine(text=say.SOME_BANNED.on(lang))
    told = [some] if usual and banned else []
    bases = any(is_base_unknown(a) for a in settled)
    waits = METAL in first.missing
    if (waits or count * 2 <= len(made)) and not leading:
        headline = range_headline(good, *_ends(settled, facts), facts, lang, bases=bases)
        told += [ShortLine(text=say.SAY_METAL.on(lang))] if waits else []
        return headline, within_budget(headline, [*told, ShortLine(text=asked)], lang), note
    headline = duty_headline(first, facts, lang, good=good)
    if free and (len(set(owed)) > 1 or beside):
        least, most, more = ends(*_ends(settled, facts), facts, lang, bases=bases)
        if least != most:
            words = say.OTHER_CODES_OWE.on(lang, least=least, most=f"{most}{more}")
            told.append(ShortLine(text=words, rank=1))
    declarable = duty_calculator(facts).declarable
    # the code is asked for once
    spared = replace(
        first, missing=tuple(need for need in first.missing if need.kind is not NeedKind.CODE)
    )
    alike = [a for a, sum_ in zip(made, owed, strict=True) if sum_ == usual]
    rows = duty_lines(_with_their_base(spared, alike), facts, declarable, lang)
    alone = leading and len(made) == 1
    told += [
        *(() if alone else (ShortLine(text=asked),)),
        *(ShortLine(text=text, rank=n + 2) for n, text in enumerate(rows)),
    ]
    return headline, within_budget(headline, told, lang), note


def _with_their_base(one: Assessment, alike: Sequence[Assessment]) -> Assessment:
    """The one with a base duty that hangs on the code, where the others have another so much a
    kilogram: then no sum tells them apart."""
    base = next((row for row in one.rows if not row.measure), None)
    if base is None or base.outcome is not Outcome.UNKNOWN:
        return one
    if all(row.duty == base.duty for a in alike for row in a.rows if not row.measure):
        return one
    told = replace(base, provision=replace(base.provision, duty=Unparsed(text="")))
    return replace(one, rows=tuple(told if row is base else row for row in one.rows))


def _ends(made: Sequence[Assessment], facts: FactSnapshot) -> tuple[Assessment, Assessment]:
    """The one that owes least, and the one that owes most."""
    return min(made, key=known_sum), max(made, key=lambda one: possible_sum(one, facts))


def _actions(
    assessment: Assessment, query: Query, again: Again, lang: Lang, *, few: bool
) -> tuple[ButtonOption, ...]:
    """Breakdown, the other claim, another day, the file, why and sources; ``few``: without day and
    file, as codes to choose among stand beside them.
    """
    entry = assessment.entry
    claimed = query.claim == "usmca"
    other = (
        ButtonOption(label=say.WITHOUT_USMCA.on(lang), question=again("none", entry.day))
        if claimed
        else ButtonOption(label=say.USMCA.on(lang), question=again("usmca", entry.day))
    )
    day = ButtonOption(
        label=say.OTHER_DAY.on(lang), question=opened(again(query.claim, None), "on")
    )
    return (
        ButtonOption(label=say.BREAKDOWN.on(lang), detail=BREAKDOWN),
        *((other,) if entry.origin in ("CA", "US", "MX") else ()),
        *(() if few else (day, ButtonOption(label="CSV", detail=CSV))),
        ButtonOption(label=say.WHY_SOURCES.on(lang), detail=WHY),
        ButtonOption(
            label=tariff_words.FOLLOW.on(lang),
            question=f"/digest follow {entry.code.dotted} from {entry.origin} to {entry.imposing}",
        ),
    )


def details(
    assessment: Assessment, card: Card, facts: FactSnapshot, lang: Lang
) -> tuple[Detail, ...]:
    """The rows as a table, as a file, and the reasons with their sources."""
    name = f"duty-{assessment.entry.code.digits}-{assessment.entry.day}.csv"
    return (
        Detail(name=BREAKDOWN, title=card.title, make=lambda: _rows(assessment, facts, lang)),
        Detail(name=CSV, title=card.title, make=lambda: (as_csv(assessment, name, lang),)),
        Detail(name=WHY, title=card.title, make=lambda: _why(card)),
    )


def _rows(assessment: Assessment, facts: FactSnapshot, lang: Lang) -> tuple[Part, ...]:
    """Programme, rate, base and amount of each row; reasons have a button of their own."""
    parts = stack_parts(assessment, facts, Footnotes(facts), lang)
    return tuple(_narrow(part) if isinstance(part, Table) else part for part in parts)


def _narrow(table: Table) -> Table:
    """The table up to its amounts."""
    return Table(
        columns=table.columns[: say.REASON],
        rows=tuple(row[: say.REASON] for row in table.rows),
        title=table.title,
        numeric=table.numeric,
    )


def _why(card: Card) -> tuple[Part, ...]:
    """Each row with its reason and act, then the remarks and sources of the whole answer."""
    out: list[Part] = []
    for part in card.parts:
        if isinstance(part, Table):
            kept = (say.LABEL, say.REASON, say.ACT)
            out.append(
                Table(
                    columns=tuple(part.columns[n] for n in kept if n < len(part.columns)),
                    rows=tuple(tuple(row[n] for n in kept if n < len(row)) for row in part.rows),
                )
            )
        elif not isinstance(part, Choices):
            out.append(part)
    return tuple(sorted(out, key=lambda part: isinstance(part, References)))
