"""A question as a button carries it, so that it still works after a restart."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from dataclasses import MISSING, dataclass, field, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from bot.domain.codes import Code
from bot.domain.duty import Money
from bot.domain.questions import Corrected, Person, Place, Query, Question
from bot.domain.text import Lang

_WRITTEN = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
"""Made once: an answer's buttons write a dozen states."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionState:
    """A question to be asked again, on any platform. ``options`` as typed, by name.

    ``day`` None: the day on which it is pressed. ``lang`` None: their language. ``earlier`` is what
    the conversation had asked before: without it, 'and the other direction?' would turn once more.
    ``detail`` names the detail of the answer that is wanted, '' for the short card; ``corrects`` is
    the misread question that this one was chosen as another reading of. Pages count from 1.
    ``shared_by`` is the id of the user who put the answer into the channel, '' for nobody.
    """

    text: str = ""
    command: str = ""
    options: dict[str, str] = field(default_factory=dict, hash=False)
    day: date | None = None
    lang: Lang | None = None
    earlier: Query | None = field(default=None, hash=False)
    detail: str = ""
    corrects: Corrected | None = None
    page: int = 1
    shared_by: str = ""

    def packed(self) -> str:
        """As short JSON, without what is missing at its end: a button holds few characters.

        >>> QuestionState(command="tariff", options={"good": "steel"}).packed()
        '["tariff","",{"good":"steel"}]'
        """
        said: list[object] = [self.command, self.text, self.options]
        more: list[object] = [
            self.day.isoformat() if self.day else "",
            self.lang or "",
            packed_query(self.earlier) if self.earlier else "",
            self.detail,
            [self.corrects.text, self.corrects.thread] if self.corrects else "",
            self.page if self.page > 1 else "",
            self.shared_by,
        ]
        while more and not more[-1]:
            more.pop()
        return _WRITTEN.encode([*said, *more])

    @classmethod
    def read(cls, packed: str, languages: Collection[Lang]) -> QuestionState:
        """From what :meth:`packed` wrote. Raises ValueError when it is none of ours.

        A language that is not among ``languages`` (any more) counts as none.

        >>> QuestionState.read('["tariff","steel",{},"2026-11-22","fr"]', ("en", "fr")).day
        datetime.date(2026, 11, 22)
        """
        try:
            said: list[Any] = json.loads(packed)
            command, text, options = said[:3]
            more = [*said[3:], *[""] * 7][:7]
            day, lang, earlier, detail, corrects, page, shared_by = more
            return cls(
                command=str(command),
                text=str(text),
                options={str(name): str(value) for name, value in options.items()},
                day=date.fromisoformat(day) if day else None,
                lang=lang if lang in languages else None,
                earlier=read_query(earlier) if earlier else None,
                detail=str(detail),
                corrects=Corrected(text=corrects[0], thread=corrects[1]) if corrects else None,
                page=max(1, int(page or 1)),
                shared_by=shared_by if str(shared_by).isalnum() else "",
            )
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            raise ValueError("not a button of ours") from error

    def question(
        self,
        *,
        place: Place,
        person: Person,
        day: date,
        now: datetime,
        lang: Lang | None,
        locale: Lang,
        again: bool = False,
    ) -> Question:
        """The question that ``person`` asks by it. ``day`` and ``lang`` count where it has none.

        ``again``: the answer that was given to it is wanted, whatever was asked since.
        """
        return Question(
            text=self.text,
            command=self.command or None,
            options=self.options,
            day=self.day or day,
            now=now,
            place=place,
            person=person,
            lang=self.lang or lang,
            locale=locale,
            again=again,
            earlier=self.earlier,
            corrects=None if again else self.corrects,
        )


def packed_query(query: Query) -> dict[str, Any]:
    """What differs from an empty query, as plain values.

    >>> packed_query(Query(command="tariff", good="steel", day=date(2025, 3, 15)))
    {'command': 'tariff', 'good': 'steel', 'day': '2025-03-15'}
    """
    held = {f.name: getattr(query, f.name) for f in fields(query)}
    usual = {f.name: f.default for f in fields(query) if f.default is not MISSING}
    return {
        name: _plain(value)
        for name, value in held.items()
        if value not in (None, {}) and value != usual.get(name, MISSING)
    }


def read_query(plain: Any) -> Query:
    """The query again. Raises KeyError, TypeError or ValueError for what is none."""
    return Query(**{name: _READERS[name](value) for name, value in Query.renewed(plain).items()})


def _plain(value: Any) -> Any:
    match value:
        case Code(digits=digits):
            return digits
        case date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case Money(amount=amount, currency=currency):
            return [str(amount), currency]
        case tuple():
            return [_plain(inner) for inner in value]
        case _:
            return value


def _money(plain: list[str]) -> Money:
    amount, currency = plain
    return Money(amount=Decimal(amount), currency=currency)


def _quantities(plain: list[list[str]]) -> tuple[tuple[Decimal, str], ...]:
    return tuple((Decimal(number), str(unit)) for number, unit in plain)


def _values(plain: dict[str, Any]) -> dict[str, str]:
    return {str(name): str(value) for name, value in plain.items()}


_READERS: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("command", "good", "programme", "claim_about", "imposing", "origin"), str),
    **dict.fromkeys(("claim", "who", "words", "action"), str),
    **dict.fromkeys(("day", "since", "until"), date.fromisoformat),
    "goods": lambda slugs: tuple(map(str, slugs)),
    "code": Code.parse,
    "money": _money,
    "quantities": _quantities,
    "values": _values,
}
"""Field -> how its plain value is read."""
