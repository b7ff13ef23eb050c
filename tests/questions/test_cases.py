"""The question set itself: well formed, and as wide as what people ask."""

from __future__ import annotations

from tests.questions.cases import COMMANDS, questions


def test_every_question_has_a_name_of_its_own() -> None:
    names = [question.id for question in questions()]
    assert sorted(set(names)) == sorted(names)


def test_the_set_is_wide() -> None:
    every = tuple(questions())
    asked = {command for question in every for command in question.commands}
    assert len(every) >= 260
    assert asked == COMMANDS | {None}
    assert sum(question.lang == "fr" for question in every) >= 40
    assert sum(bool(question.thread) for question in every) >= 40
