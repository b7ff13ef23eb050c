"""Sentences that give clauses their days by number: 'Clauses (1) and (2) apply from ...'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.ingest.documents.days import days
from bot.ingest.documents.drafts import Draft
from bot.ingest.documents.moments import Moment, mentioned
from bot.ingest.documents.text import Clause

_CLAUSES_NAMED = re.compile(
    r"\b(?:clauses?|paragraphs?|sections?|secs?\.) (?P<all>\(?\d{1,2}[a-z]?\)?(?:\([a-z]\))?"
    r"(?:(?:,? and|,? or|,| through| to) \(?\d{1,2}\)?(?:\([a-z]\))?){0,8})"
    r"(?! of (?:proclamation|executive order|the (?:trade|tariff)|title)\b| [\w ]{0,30}\bact\b)"
)


def giving_the_day(draft: Draft, general: Sequence[Clause]) -> list[Clause]:
    """The sentences that give the act its day: of those that name clauses, what is said of its own.

    Where every clause is given its day by number, one that is named nowhere has none.
    """
    own = number_of(draft.clause)
    letter = re.sub(r".*\d", "", draft.clause.number)
    general = [part for each in general for part in _with_exception(each)]
    parts = [part for each in general if (part := _said_of(own, each, letter)) is not None]
    plain = [each for each in general if not clauses_named(each)]
    cited = clauses_named(draft.clause)
    through = [each for each in general if cited & clauses_named(each)]
    alone = [each for each in general if len(general) == 1 and not _names_its_own(each)]
    return [*parts, *plain, *through, *alone]


def number_of(clause: Clause) -> str:
    """The number of a clause as sentences name it: '3' for '(3)'; '' where it has none."""
    return re.sub(r"\D", "", clause.number)


def clauses_named(clause: Clause) -> set[str]:
    """Numbers of all clauses a sentence names: 'clauses (1), (2) and (4)'.

    'Subclause (a)' is of the clause that the sentence itself stands in.
    """
    named = {
        number for each in _CLAUSES_NAMED.finditer(clause.lower) for number in _numbers(each["all"])
    }
    return named | ({number_of(clause)} if _names_its_own(clause) else set())


_LETTERED = re.compile(r"\b(?:sub)?(?:clauses?|paragraphs?|sections?) \(?[a-z]\)")


def _names_its_own(clause: Clause) -> bool:
    """Whether a sentence names another part of the numbered clause that it stands in."""
    return number_of(clause) != "" and _LETTERED.search(clause.lower) is not None


def _numbers(named: str) -> list[str]:
    found = re.findall(r"\d{1,2}", named)
    if len(found) == _PAIR and re.search(r"\d\)? (?:through|to) ", named):
        return [str(n) for n in range(int(found[0]), min(int(found[1]), int(found[0]) + 30) + 1)]
    return found


_PAIR = 2


_EXCEPT = re.compile(
    r",? (?:except|but|save)(?: that)? (?=(?:clauses?|sections?|paragraphs?) \(?\d)"
)


def _with_exception(clause: Clause) -> list[Clause]:
    """A sentence for the whole act, and what it says of a clause that it takes out, each a day."""
    cut = _EXCEPT.search(clause.lower)
    if cut is None or not days(clause.text[: cut.start()], clause.near):
        return [clause]
    if not _has_day(clause, cut.end()):
        return [clause]
    rest = " " * cut.end() + clause.text[cut.end() :]
    return [replace(clause, text=clause.text[: cut.start()]), replace(clause, text=rest)]


_LETTER = re.compile(r"\(([a-z])\)")


def _is_ours(named: str, own: str, letter: str) -> bool:
    """Whether clauses named are that one: '(1)(a)' is only the item of that letter."""
    letters = _LETTER.findall(named)
    return own in _numbers(named) and (not letters or not letter or letter in letters)


def _said_of(own: str, clause: Clause, letter: str = "") -> Clause | None:
    """What a sentence says of one clause, up to where it speaks of another."""
    named = list(_CLAUSES_NAMED.finditer(clause.lower))
    ours = next((i for i, each in enumerate(named) if _is_ours(each["all"], own, letter)), None)
    if ours is None:
        return clause if _names_its_own(clause) and number_of(clause) == own else None
    dated = [each for each in named if _has_day(clause, each.end())]
    if len(dated) < len(named) or len(named) == 1:
        return clause
    start = named[ours].start() if ours else 0
    end = named[ours + 1].start() if ours + 1 < len(named) else len(clause.text)
    if not days(clause.text[start:end], clause.near):
        return clause
    text = " " * start + clause.text[start:end]
    return replace(clause, text=text, end=clause.start + len(text))


def only_day(part: Clause, body: Sequence[Clause]) -> Moment | None:
    """The day of a part of a sentence whose verb stands before it: '..., and clause (2) on May 1'.

    None for a clause of the ``body`` itself.
    """
    named = days(part.text, part.near)
    if len(named) != 1 or part in body or not _BEGINS.search(_sentence_of(part, body)):
        return None
    return mentioned(part, named[0])


_BEGINS = re.compile(r"\b(?:effect|effective|appl(?:y|ies)|begins?|starts?|force)\b")


def _sentence_of(part: Clause, body: Sequence[Clause]) -> str:
    return next((each.lower for each in body if each.start == part.start), "")


def _has_day(clause: Clause, at: int) -> bool:
    return bool(days(clause.text[at:], clause.near))
