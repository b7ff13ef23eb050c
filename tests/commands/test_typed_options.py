"""What one command knows alone is read into its own typed options, in one place."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest

from bot.commands.digest.options import DigestOptions
from bot.commands.duty.options import DutyOptions
from bot.commands.parsing.typed_options import options_of, own_names, said_in
from bot.commands.registry import COMMANDS
from bot.commands.spec import Command
from bot.domain.questions import Query

ROOT = Path(__file__).parents[2]
SHARED = {
    *("good", "subject", "value", "currency", "from", "to", "on", "since", "until", "usmca"),
    *("quantity", "who", "about", "as-of", "file"),
}
"""Options that are fields of every query, or the words left over."""


def test_what_was_not_said_keeps_its_default() -> None:
    said = {"versus": "MX", "lines": "7208.51 5 USD;7306.30 6 USD"}
    assert options_of(DutyOptions, Query(command="duty", values=said)) == DutyOptions(
        versus="MX", lines=("7208.51 5 USD", "7306.30 6 USD")
    )


def test_a_share_is_a_number_and_a_yes_is_a_truth() -> None:
    said = {"ca-mx-content": "12.5", "claim": ""}
    own = options_of(DutyOptions, Query(command="duty", values=said))
    assert own == DutyOptions(ca_mx_content=Decimal("12.5"), claim="")


def test_a_text_that_no_reader_writes_is_refused() -> None:
    with pytest.raises(InvalidOperation):
        options_of(DutyOptions, Query(command="duty", values={"ca-mx-content": "half"}))


def test_an_order_is_what_was_said_of_it_by_the_options_names() -> None:
    said = {"every": "daily", "except": "steel", "skip-empty": "yes"}
    assert said_in(options_of(DigestOptions, Query(command="digest", values=said))) == said


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_a_command_types_every_option_that_it_knows_alone(command: Command) -> None:
    declared = {option.name for option in command.options} - SHARED
    own = command.own
    assert declared <= set(own_names(own) if own else ())


@dataclass(frozen=True, kw_only=True)
class Untyped:
    """A kind that nothing reads."""

    day: int = 0


def test_a_field_of_a_kind_that_nothing_reads_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        own_names(Untyped)


def test_no_feature_reads_its_options_as_text() -> None:
    reading = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sorted((ROOT / "bot" / "commands").rglob("*.py"))
        if path.parent.name != "parsing" and path.name != "entry_lines.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr == "values"
        and ast.unparse(node.value).rpartition(".")[2] in ("query", "request", "asked")
    ]
    assert reading == []
