"""What a change lacks, where a model surely takes a rate or a day of the document for its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from bot.domain.documents import Channel
from bot.domain.proposals import Proposal, ProposalKind
from bot.ingest.documents.belonging import (
    DayNamed,
    Paper,
    RateNamed,
    ReadChange,
    day_features,
    days_for,
    rate_features,
    rates_for,
)
from bot.ingest.documents.document_text import DocumentText
from bot.ingest.documents.drafts import around
from bot.ingest.documents.ministry_news import UNDATED
from bot.ingest.documents.notice_days import PROCEDURE
from bot.ingest.documents.notice_lists import OF_LISTS
from bot.ingest.documents.percentages import percentages
from bot.models.dense import DenseNets, read_dense
from bot.tables import shipped_file

_SURE = {"old": 0.45, "first": 0.6}
"""Chances from which what is told is a change's own: of documents by writers who were left out
nearly all that it tells is right then, and nearly no day is one too many."""
_SURER = 0.85
"""The same of an old rate that another change of the document sets, which mostly is that one's
alone, and of one of a change that does not say that it replaces or ends anything."""
_WIDEST = 20_000
"""Characters of a line, at most: no sentence is as long."""
_OF_NO_VALUE = (ProposalKind.EVENT, ProposalKind.CORRECTION)
"""What has an old rate or a first day only where its own words say so."""
_DATED_BY_RULES = (Channel.ORDERS_IN_COUNCIL, Channel.CANADA_GAZETTE, Channel.JUSTICE_LAWS)
"""Orders tell when each of their sections starts; what they leave open another order tells."""
_MOST = 400
"""Rates and days of a document, at most: a table of thousands tells of no single change."""


def with_what_lacks(text: DocumentText, found: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """The changes with the old rates and the days that rules did not find."""
    document, plain = text.document, text.whole
    if not found or max(map(len, document.text.split("\n"))) > _WIDEST:
        return tuple(found)
    if len(percentages(plain)) > _MOST:
        return tuple(found)
    paper = Paper(plain, document.channel, document.title, document.claimed_day)
    drawn = list(found)
    for at, each in enumerate(found):
        others = [other for n, other in enumerate(found) if n != at]
        drawn[at] = _with_first(_with_old(each, paper, others), paper, others)
    return tuple(drawn)


def _with_old(read: Proposal, paper: Paper, others: Sequence[Proposal]) -> Proposal:
    """A change with the rate that another sentence says stood before; its own is read by rules."""
    change = None if read.rate_old else ReadChange.of(read, paper, others, ("rate-old",))
    if change is None or read.kind in _OF_NO_VALUE:
        return read
    named = [each for each in rates_for(change, paper) if each.at not in change.own]
    odds = _models()["old"].chances([rate_features(change, each, paper) for each in named])
    at = _surest(odds, _SURE["old"])
    if at is None:
        return read
    rate = named[at]
    replaces = read.kind in (ProposalKind.RATE_CHANGE, ProposalKind.END)
    anothers = any(rate.value in each.rate_new for each in others)
    if (odds[at] < _SURER and (anothers or not replaces)) or _struck_by(rate, paper, others):
        return read
    return _proven(replace(read, rate_old=(rate.value,)), paper, rate, "rate-old")


def _struck_by(rate: RateNamed, paper: Paper, others: Sequence[Proposal]) -> bool:
    """Whether a sentence puts another change's rate in the place of that one."""
    beside = {each.value for each in paper.rates if each.at == rate.at}
    return any(rate.value in each.rate_old and beside & {*each.rate_new} for each in others)


def _with_first(read: Proposal, paper: Paper, others: Sequence[Proposal]) -> Proposal:
    unproven = ("effective", "last-day")
    given = read.effective or read.kind in _OF_NO_VALUE or paper.channel in _DATED_BY_RULES
    given = given or read.rule == UNDATED
    if read.kind is ProposalKind.CONFIRMATION:  # what is confirmed may have begun long ago
        given = given or any(each.effective for each in others)
    if read.rule.startswith(OF_LISTS):  # rules tell the days of two lists apart
        given = given or any(each.effective for each in others)
    change = None if given else ReadChange.of(read, paper, others, unproven)
    if change is None or len(paper.days) > _MOST:
        return read
    said = days_for(change, paper)  # acts are cited by their days: those of the past need words
    named = [each for each in said if each.begins or paper.near is None or each.first >= paper.near]
    named = [each for each in named if not PROCEDURE.search(paper.clauses[each.at].lower)]
    told = [day_features(change, each, paper) for each in named]
    odds = _models()["first"].chances(told)
    at = _surest(odds, _SURE["first"])
    if at is None:
        return read
    day = named[at]
    if day.at in change.own and _of_the_next_step(day, read, paper):
        return read
    if read.last_day is not None and read.last_day < day.first:
        return read
    hour = day.hour if day.first == day.day else None
    return _proven(replace(read, effective=day.first, hour=hour), paper, day, "effective")


def _of_the_next_step(day: DayNamed, read: Proposal, paper: Paper) -> bool:
    """Whether a day stands after a rate to come: 'a 25% tariff, which will rise to 30% on'."""
    known = {*read.rate_new, *read.rate_old}
    return any(
        each.at == day.at and each.duty and each.start < day.start and each.value not in known
        for each in paper.rates
    )


def _surest(odds: Sequence[float], least: float) -> int | None:
    """The number of what likeliest is the change's own, if it surely is."""
    at = max(range(len(odds)), key=lambda each: odds[each], default=None)
    return at if at is not None and odds[at] >= least else None


def _proven(read: Proposal, paper: Paper, told: RateNamed | DayNamed, what: str) -> Proposal:
    """A change with the clause that says a value of it."""
    span = around(paper.clauses[told.at], told.start, told.end, what)
    return replace(read, evidence=(*read.evidence, span))


@cache
def _models() -> dict[str, DenseNets]:
    """The trained models, kept."""
    return read_dense(shipped_file("documents/belonging.npz").read_bytes())
