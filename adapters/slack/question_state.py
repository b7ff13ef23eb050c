"""What a button carries, so that it still works after a restart: the whole question."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from adapters.slack import limits
from bot.domain.question_state import packed, unpacked
from bot.domain.questions import Corrected, Query
from bot.domain.text import Lang
from bot.presentation.messages import languages


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionState:
    """A question to be asked again. ``day`` is when it was first asked; pages count from 1.
    ``shared_by`` is the user who put the answer into the channel, ``earlier`` what the
    conversation had asked before: without it, 'and the other direction?' would turn once more.
    ``again``, never written down: the same answer is wanted, not one of now.
    """

    text: str
    command: str = ""
    options: tuple[tuple[str, str], ...] = ()
    day: date | None = None
    lang: Lang | None = None
    page: int = 1
    shared_by: str = ""
    earlier: Query | None = field(default=None, hash=False)
    again: bool = False
    corrects: Corrected | None = None
    """The misread question that this one was chosen as another reading of."""
    detail: str = ""
    """Which detail of the answer is wanted, by its name; '' for the short card."""

    def value(self) -> str:
        """As a button's value; '' when it is too long for one."""
        written = self.written()
        return written if len(written) <= limits.BUTTON_VALUE else ""

    def written(self) -> str:
        """As JSON that :meth:`read` understands, however long."""
        body: dict[str, Any] = {"t": self.text, "p": self.page}
        if self.command:
            body["c"] = self.command
        if self.options:
            body["o"] = dict(self.options)
        if self.day:
            body["d"] = self.day.isoformat()
        if self.lang:
            body["l"] = self.lang
        if self.shared_by:
            body["s"] = self.shared_by
        if self.earlier:
            body["e"] = packed(self.earlier)
        if self.detail:
            body["m"] = self.detail
        if self.corrects:
            body["x"] = [self.corrects.text, self.corrects.thread]
        return json.dumps(body, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def read(cls, value: str) -> QuestionState:
        """From a button's value. Raises ValueError when it is none of ours.

        >>> QuestionState.read(QuestionState(text="steel", command="tariff", page=2).value()).page
        2
        """
        try:
            body = json.loads(value)
            lang = body.get("l")
            return cls(
                text=str(body["t"]),
                command=str(body.get("c", "")),
                options=tuple((str(k), str(v)) for k, v in body.get("o", {}).items()),
                day=date.fromisoformat(body["d"]) if "d" in body else None,
                lang=lang if lang in languages() else None,
                page=max(1, int(body.get("p", 1))),
                shared_by=_user_id(str(body.get("s", ""))),
                earlier=unpacked(body["e"]) if "e" in body else None,
                detail=str(body.get("m", "")),
                corrects=_corrected(body.get("x")),
            )
        except (ArithmeticError, AttributeError, KeyError, TypeError, ValueError) as error:
            raise ValueError("not a button of ours") from error


def _corrected(held: Any) -> Corrected | None:
    if not held:
        return None
    text, thread = held
    return Corrected(text=str(text), thread=str(thread))


def _user_id(written: str) -> str:
    return written if written.isalnum() else ""
