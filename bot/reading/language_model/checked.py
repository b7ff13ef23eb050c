"""A model's slots as a reading: what text and catalogue don't bear out is the local reader's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from bot.domain.duty import Money
from bot.domain.questions import Query
from bot.domain.snapshot import FactSnapshot
from bot.reading.days import digest_days
from bot.reading.decisions.decide import Read
from bot.reading.decisions.thread_values import COUNT, EACH, PRICED, of_the_entry
from bot.reading.features.asked import Asked
from bot.reading.language_model import orders, support
from bot.reading.language_model.derived import Numbers, ThreadNumbers, comes_to, held_by, numbers_of
from bot.reading.language_model.quantities import Counted, counted
from bot.reading.language_model.reply import ReplySlots
from bot.reading.marks import Extraction, MarkKind
from bot.reading.sums.shares import with_shares

AGREED = 0.2
"""Where both readers name one command, the doubt that is left of the local reader's."""
TAKEN = 0.75
"""The chance of a model's command that the local reader did not put first."""
SURE = 0.9
"""From this chance of the local reader's command on, another one is offered, not answered."""
OFFERED = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A reading, and the names of the slots that were not taken from the reply."""

    read: Read
    dropped: tuple[str, ...] = ()


def checked(
    slots: ReplySlots,
    asked: Asked,
    local: Read,
    facts: FactSnapshot,
    turns: tuple[Extraction, ...] = (),
) -> Checked:
    """The reading that a reply comes to. A slot that is not borne out is the local reader's.
    ``turns`` are the thread's own, where its text is given."""
    check = _Check(slots=slots, asked=asked, local=local, facts=facts, turns=turns)
    taken: dict[str, object] = {}
    dropped: list[str] = []
    for name, kept, fields in check.groups():
        if kept:
            taken |= fields
        else:
            dropped.append(name)
            taken |= {field: getattr(local.query, field) for field in fields if field != "values"}
    query = replace(Query(command=slots.command), **taken)  # type: ignore[arg-type]
    values = dict(check.values())
    if query.programme:
        values["programmes"] = query.programme
    query = _of_the_entry(replace(query, values=values), asked, local.query)
    read = Read(
        commands=_chances(slots.command, local),
        query=query,
        directed=bool(slots.origin or slots.imposing) or local.directed,
    )
    return Checked(read=read, dropped=tuple(dropped))


def _of_the_entry(query: Query, asked: Asked, local: Query) -> Query:
    """An entry with what its text and its thread tell of it beside its value: what a model is not
    asked for ('40% steel content'), and of how many pieces the same sum was told."""
    if query.command != "duty":
        return query
    told: dict[str, str] = {}
    if (query.good, query.code) == (local.good, local.code):
        told |= of_the_entry(local)
    if query.money is not None and local.money is not None:
        same = query.money.amount == local.money.amount
        told |= {n: local.values[n] for n in (EACH, PRICED) if same and local.values.get(n)}
    query = replace(query, values={**told, **query.values})
    return with_shares(query, asked.seen.folded, answered=not asked.seen.names_goods_or_places)


def _chances(command: str, local: Read) -> dict[str, float]:
    """The chance of each command: the model's put first, unless the local reader is sure of
    another one. Then both are offered."""
    held = local.commands.get(command, 0.0)
    if local.command == command:
        return {**local.commands, command: 1 - (1 - held) * AGREED}
    if local.commands[local.command] >= SURE:
        return {name: min(chance, OFFERED - 0.01) for name, chance in local.commands.items()} | {
            command: OFFERED
        }
    rest = {name: chance * (1 - TAKEN) for name, chance in local.commands.items()}
    return {**rest, command: TAKEN}


@dataclass(frozen=True, kw_only=True)
class _Check:
    slots: ReplySlots
    asked: Asked
    local: Read
    facts: FactSnapshot
    turns: tuple[Extraction, ...] = ()

    @cached_property
    def numbers(self) -> Numbers:
        """The numbers of the text."""
        return numbers_of(self.asked.seen)

    @cached_property
    def held(self) -> ThreadNumbers:
        """What the thread left to reckon with."""
        return held_by(self.asked.earlier, self.turns)

    @cached_property
    def counted(self) -> Counted | None:
        """The quantity of the reply; None where it is not borne out."""
        written = self.slots.quantity
        if not written:
            return Counted()
        return counted(written, self.asked, self.numbers, self.held, self.turns)

    def groups(self) -> Iterator[tuple[str, bool, dict[str, object]]]:
        """Each slot, whether it is borne out, and the fields of a query that it fills."""
        s, facts = self.slots, self.facts
        goods = tuple(g for g in s.goods if g in facts.goods)
        yield (
            "good",
            bool(goods) or not s.goods,
            {"good": goods[0] if goods else None, "goods": goods if len(goods) > 1 else ()},
        )
        yield "code", s.code is None or support.says_code(self.asked, s.code), {"code": s.code}
        programme = s.programme
        known = not programme or programme in facts.programmes
        yield "programme", known, {"programme": programme or None}
        yield from self._ways()
        yield from self._days()
        yield from self._amounts()
        claim = None if s.usmca is None else "usmca" if s.usmca else "none"
        backed = s.usmca is None or support.says_claim(
            self.asked, claimed=s.usmca, turns=self.turns
        )
        yield "usmca", backed, {"claim": claim}
        yield "who", self._is_person(), {"who": s.who or None}
        yield "action", True, {"action": self._action()}

    def _action(self) -> str:
        """What is wanted of a digest; where the reply leaves it out, what the local reader read."""
        s, local = self.slots, self.local.query
        if s.command != "digest" or s.action:
            return s.action if s.command == "digest" else ""
        wanted = bool(s.at or s.every or s.zone or s.topics)
        return local.action or ("subscribe" if wanted else "")

    def _ways(self) -> Iterator[tuple[str, bool, dict[str, object]]]:
        s = self.slots
        from_known = not s.origin or support.says_country(self.asked, s.origin)
        foreign = not s.origin or s.origin != s.imposing
        yield "from", from_known and foreign, {"origin": s.origin or None}
        yield "to", s.imposing in ("", "CA", "US"), {"imposing": s.imposing or None}

    def _days(self) -> Iterator[tuple[str, bool, dict[str, object]]]:
        s = self.slots
        named: tuple[date | None, ...] = (s.day, s.since, s.until)
        backed = all(
            d is None or support.says_day(self.asked, d, self.facts, self.turns) for d in named
        )
        ordered = not (s.since and s.until) or s.since <= s.until
        day = None if s.day == self.asked.day and not self.asked.seen.whens else s.day
        yield "days", backed and ordered, {"day": day, "since": s.since, "until": s.until}

    def _amounts(self) -> Iterator[tuple[str, bool, dict[str, object]]]:
        s = self.slots
        if s.value is None:
            yield "value", True, {"money": None}
        else:
            backed = comes_to(s.value, self.numbers, self.held)
            yield "value", backed, {"money": Money(amount=s.value, currency=self._currency())}
        told = self.counted
        yield "quantity", told is not None, {"quantities": told.quantities if told else ()}

    def _currency(self) -> str:
        """The currency by the sum in the text, or by the text alone ('I meant CAD'); the model's
        where the text names it, or where the thread does."""
        s, seen, e = self.slots, self.asked.seen, self.asked.earlier
        said = next((m.currency for m in seen.money if m.amount == s.value and m.currency), "")
        said = said or ("" if seen.money else seen.currency)
        if said or not s.currency:
            return said
        held = e.money.currency if e is not None and e.money is not None else ""
        near = (seen,) if held else (seen, *self.turns)
        named = any(support.says_currency(each, s.currency) for each in near)
        return s.currency if named or held == s.currency else held

    def _is_person(self) -> bool:
        """Whether a person is known, and no other one is named in the text."""
        who = self.slots.who
        named = {v for m in self.asked.seen.of(MarkKind.SPEAKER) for v in m.values}
        return not who or (who in self.facts.speakers and (not named or who in named))

    def values(self) -> Iterator[tuple[str, str]]:
        """Slots that are words of the text, or of a digest order."""
        s = self.slots
        for name, words in (("good_text", s.good_text), ("who_text", s.who_text)):
            if support.says(self.asked, words):
                yield name, words
        about = [w for w in s.about if support.says(self.asked, w)]
        if about:
            yield "about", ",".join(about)
        if s.compare:
            yield "compare", "yes"
        told = self.counted
        count = told.count if told else self.local.query.values.get(COUNT, "")
        if count:
            yield COUNT, count
        if s.command == "digest":
            yield from self._order()

    def _order(self) -> Iterator[tuple[str, str]]:
        """When a digest is wanted, and what of. What the text does not say is the local
        reader's."""
        s, asked = self.slots, self.asked
        if s.action in ("", "subscribe", "now", "preview"):
            local = self.local.query.values
            every = digest_days.frequency(s.every) or ""
            kept = {
                "at": (s.at, orders.says_hour(asked, s.at, self.turns)),
                "every": (every, bool(every) and orders.says_frequency(asked, every, self.turns)),
                "zone": (s.zone, orders.says_zone(asked, s.zone, self.turns)),
            }
            for name, (said, backed) in kept.items():
                value = said if backed else local.get(name)
                if getattr(s, name) and value:
                    yield name, value
        known = {**self.facts.goods, **self.facts.programmes}
        topics = [t for t in (*s.topics, *s.goods) if t in known]
        if topics:
            yield "topics", ",".join(dict.fromkeys(topics))
