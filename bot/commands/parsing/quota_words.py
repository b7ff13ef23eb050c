"""'within quota' on a line: what an importer declares, where a duty asks for it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.commands.spec import Command
from bot.domain.assessment.calculator import duty_calculator
from bot.domain.conditions import of_a_quota
from bot.domain.snapshot import FactSnapshot

_DECLARED = "declared"
_QUOTA = (
    r"(?:the |its |their |a |le |du |un )?(?:(?:tariff|tarifaire|import|rate) ){0,2}"
    r"(?:quotas?|trqs?|contingents?)(?: tarifaires?)?(?![\w-])"
)
_SAID = re.compile(
    rf"(?<![\w-])(?<!\bnot )(?<!\bpas )(?:(?P<within>within|inside|in|under|dans|sous)"
    rf"|(?P<over>over|above|outside(?: of)?|out of|beyond|hors|au-del[aà] du|en sus du)) {_QUOTA}",
    re.IGNORECASE,
)


def as_declared(
    command: Command, text: str, given: Sequence[tuple[str, str]], facts: FactSnapshot
) -> tuple[str, Sequence[tuple[str, str]]]:
    """The line without what it says of a quota, and the options with the facts that this declares.
    Unchanged for a command to which nothing is declared, and where no duty asks for it.

    Each duty has a fact of its own ('within-uk-auto-quota'): all are declared, as no other duty
    asks for them.
    """
    if all(option.name != _DECLARED for option in command.options):
        return text, given
    said = _SAID.search(text)
    if said is None:
        return text, given
    side = "within-" if said["within"] else "over-"
    asked = duty_calculator(facts).declarable
    named = sorted(name for name in asked if name.startswith(side) and of_a_quota(name))
    if not named:
        return text, given
    already = [value for name, value in given if name == _DECLARED]
    others = [(name, value) for name, value in given if name != _DECLARED]
    left = f"{text[: said.start()]} {text[said.end() :]}".strip()
    return left, (*others, (_DECLARED, ", ".join((*already, *named))))
