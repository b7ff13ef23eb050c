"""From when it holds what an order, a rule or a statute does about a matter that is no duty."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.documents import Channel
from bot.ingest.documents.days import days
from bot.ingest.documents.drafts import Draft
from bot.ingest.documents.effect import begins
from bot.ingest.documents.moments import Moment
from bot.ingest.documents.order_days import fixed_day, in_force
from bot.ingest.documents.order_starts import own_starts
from bot.ingest.documents.order_text import OrderText, order_text
from bot.ingest.documents.text import Clause, lowered

_ORDERS = frozenset({Channel.ORDERS_IN_COUNCIL, Channel.CANADA_GAZETTE})
_FIXES = re.compile(r"\bfix(?:es|ing)\b|\bfix(?:e|ant)\b")
_SECTION = re.compile(r"\s{0,8}(?:article |section )?(\d{1,4})\b")
_REPEALED_BY = re.compile(
    r"\[(?:repealed|abrogée?s?), "
    r"(?P<act>(?:sor|dors|si|tr)/\d{4}-\d+|(?:19|20)\d\d, (?:c|ch)\. \d+)\b"
)
_CITED = 80
"""Characters in which such a page says by what it was repealed; 'c.' ends a sentence for most."""
_ON_ITS_DAY = r"^\s{{0,8}}{}\s{{1,8}}(\d{{4}}-\d{{2}}-\d{{2}})\b"
"""How a consolidation lists what amended it: '2026, c. 3 2026-03-26'."""
_OF_A_RULE = re.compile(
    r"\bthis (?:(?:interim|final|interim final|direct final) )?(?:rule|document|notice|action)"
    r" (?:is|becomes|will be|takes) effect(?:ive)?\b|^\s{0,8}(?:dates?: )?effective (?:dates?: )?"
)


def dated(draft: Draft, channel: Channel, plain: str, body: Sequence[Clause]) -> Draft:
    """The draft from the day of the words that do it, or on which the whole text starts."""
    if channel is Channel.JUSTICE_LAWS:  # of a statute only the section's own day is known
        return _by_section(draft, plain, body)
    if channel is Channel.FEDERAL_REGISTER:
        telling = (c for c in body if _OF_A_RULE.search(c.lower) and begins(c) is not None)
        rule = next(telling, None)
        return draft if rule is None else draft.starting(begins(rule), rule)
    if channel not in _ORDERS:
        return draft
    order = order_text(plain, body)
    if _FIXES.search(draft.clause.lower):
        return _fixed(draft, order, body)
    return in_force([draft], order)[0]


def _fixed(draft: Draft, order: OrderText, body: Sequence[Clause]) -> Draft:
    """An order that gives the day on which another text comes into force."""
    told = [draft.clause, *(c for c in body if _FIXES.search(c.lower))]
    for clause in told:
        moment = fixed_day(clause, order) or begins(clause)
        if moment is not None:
            return draft.starting(moment, clause)
    return draft


def _by_section(draft: Draft, plain: str, body: Sequence[Clause]) -> Draft:
    """What a section does, from the day that another one gives it by its number.

    Of an act that is repealed whole no section is left: the list of what amended it has the day.
    """
    at = draft.clause.start
    by = _REPEALED_BY.match(lowered(plain[at : at + _CITED]).lstrip())
    if by is not None:
        listed = re.search(_ON_ITS_DAY.format(re.escape(by["act"])), lowered(plain), re.M)
        if listed is None:
            return draft
        told, (start, end) = days(listed[1]), listed.span()
        where = replace(draft.clause, text=plain[start:end], start=start, end=end)
        moment = Moment(day=told[0].day, start=start, end=end) if told else None
        return draft.starting(moment, where)
    number = _SECTION.match(draft.clause.lower)
    if number is None:
        return draft
    for own in own_starts(body):
        if int(number[1]) in own.sections and not own.subsection and not own.items:
            draft = draft.starting(begins(own.clause), own.clause)
    return draft
