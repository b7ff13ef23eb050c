"""Faults to order: what goes wrong, on which request, how often."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Way = Literal["refuse", "drop", "drop reply", "slow", "mangle", "late"]


@dataclass(kw_only=True)
class Fault:
    """``path`` is a regular expression searched in the path below /api/v10.

    'refuse' answers ``status`` with ``code`` at once, 'drop' cuts the line before anything is
    stored, 'drop reply' after, 'slow' waits ``seconds`` first, 'mangle' carries it out and puts
    ``message`` in the place of Discord's reply, 'late' cuts the line and carries it out after
    ``seconds``. A 429 carries ``seconds`` as
    retry_after and ``everywhere``. ``after`` lets that many matching requests through first.
    """

    path: str = ".*"
    method: str = ""
    way: Way = "refuse"
    status: int = 503
    code: int = 0
    message: str = "ordered fault"
    seconds: float = 0.0
    everywhere: bool = False
    times: int = 1
    after: int = 0

    def hits(self, method: str, path: str) -> bool:
        return (not self.method or self.method == method) and bool(re.search(self.path, path))


class Faults:
    """The orders, first match first; each is spent after its ``times``."""

    def __init__(self) -> None:
        self.ordered: list[Fault] = []

    def add(self, fault: Fault) -> None:
        self.ordered.append(fault)

    def due(self, method: str, path: str) -> Fault | None:
        """The fault for this request, used up by one."""
        for fault in self.ordered:
            if not fault.hits(method, path):
                continue
            if fault.after:
                fault.after -= 1
                continue
            fault.times -= 1
            if fault.times <= 0:
                self.ordered.remove(fault)
            return fault
        return None
