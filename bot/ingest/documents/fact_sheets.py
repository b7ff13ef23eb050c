"""The White House's fact sheets: what an act signed the same day does, in the newsroom's words.

The first sections tell what is done; those after praise what was done before. Each rate in them is
a change of its own, announced, unless it is other countries'.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.domain.measures import Standing
from bot.domain.proposals import ProposalKind
from bot.ingest.documents.clause_programmes import ProgrammeOfWords
from bot.ingest.documents.countries import countries_named
from bot.ingest.documents.days import days
from bot.ingest.documents.deeds import deed_of
from bot.ingest.documents.drafts import Draft, as_old, rate_spans, whole
from bot.ingest.documents.effect import begins, ends, put_off_to
from bot.ingest.documents.lists import codes_named
from bot.ingest.documents.moments import Moment, mentioned, single_day
from bot.ingest.documents.mood import stands
from bot.ingest.documents.operative import BANS, LISTS
from bot.ingest.documents.rates import Percent, percents
from bot.ingest.documents.reckoned import put_off_by
from bot.ingest.documents.sheet_kinds import (
    kind_of_day,
    kind_of_offset,
    kind_of_rate,
    kind_without_rate,
)
from bot.ingest.documents.sheet_signing import counted_start, signing_day
from bot.ingest.documents.text import Clause, lowered

_SECTION = re.compile(r"\s{0,4}(?P<words>[A-Z][A-Z'’,&\d -]{6,120}):")
_DUTY = re.compile(
    r"\bpercent list\b|\btariffs?\b|\bdut(?:y|ies)\b|surcharge|ad valorem|\brate\b|\boffset\b"
)
_BEFORE = re.compile(
    r"^\W{0,4}(?:for (?:instance|example)|if|should|unless|in case)\b|\b(?:if an?"
    r"|previous(?:ly)?|first term"
    r"|in (?:[a-z]{3,9} )?(?:2018|2019|2020)"
    r"|last year|already|would (?:otherwise)?|for companies (?:that|which)|will still"
    r"|these percentages"
    r"|prior to|had been|found that|were (?:set|at)|undermin\w+|capacity|agreement with|deals?"
    r" with)\b"
)
_INQUIRES = re.compile(r"\binvestigat|\bnegotiat|\breport\b|\bdirects? the secretary")
_LAUNCHES = re.compile(r"\b(?:launch|initiat)\w{0,4} an? (?:section 232 )?investigation")
_ALIKE = 25
_MOST = 4
"""Rates of one fact sheet that are told apart: more is a table, to be read in the act."""


def drafts_of(
    found: Sequence[Clause],
    slug: str,
    names: Sequence[str],
    of_words: ProgrammeOfWords,
    *,
    into: str,
    recalling: re.Pattern[str],
) -> list[Draft]:
    """The changes a fact sheet tells of, or the one event of a mere inquiry.

    ``into``: the programme that an inquiry is of: ``slug`` where the title names its goods.
    ``names``: programmes of the same authority that a rate may be of instead, by its metal.
    ``of_words``: the programme that a sentence speaks of in a sheet on several, else ``slug``.
    ``recalling``: headings, in lower case, of what was done before.
    """
    told = _telling(found, recalling)
    if any(_LAUNCHES.search(c.lower) for c in told[:4]):
        return _inquiry(told, slug, into)
    delay = _delayed(told, slug)
    if delay is not None:
        beside = [d for d in _rated(told, slug, names, of_words) if _is_beside(d, delay)]
        return _dated([delay, *_unique(beside)], ()) if beside else [delay]
    rated = (*_rated(told, slug, names, of_words), *_without_rate(told, slug, of_words))
    drafts = [*_offsets(told, slug), *_unique(rated), *_running_on(told, slug)]
    if drafts:
        return _dated(drafts[:_MOST], told)
    return _eased(told, slug) or _inquiry(told, slug, into)


def _is_beside(draft: Draft, delay: Draft) -> bool:
    """Whether a rate is of a change of its own in a sheet on a delay: it says both, or adds."""
    own = bool(draft.rate_old) or draft.kind is ProposalKind.CODES_ADDED
    return own and all(
        span.start >= draft.clause.end or span.end <= draft.clause.start for span in delay.spans
    )


def _telling(found: Sequence[Clause], recalling: re.Pattern[str]) -> list[Clause]:
    """The sections that tell what is done: all before the first that praises the past."""
    kept: list[Clause] = []
    sections = 0
    for clause in found:
        head = _SECTION.match(clause.text) if clause.first else None
        if head is not None:
            sections += 1
            past = recalling.search(lowered(head["words"])) or "builds on" in clause.lower
            if sections > 1 and past:
                break
        kept.append(clause)
    return kept


def _rated(
    told: Sequence[Clause], slug: str, names: Sequence[str], of_words: ProgrammeOfWords
) -> Iterator[Draft]:
    for clause in told:
        low = clause.lower
        pays = _PAYS.search(low) is not None
        if not (pays or _DUTY.search(low)) or _BEFORE.search(low) or not _done_now(clause):
            continue
        if _of_others(clause.text) or _OFFSET.search(low):
            continue
        if _STAYS_AS_IT_IS.search(low) or _NOT_DONE.search(low) or _is_over(clause):
            continue
        listed = _LIST_OF_RATE.search(low) is not None
        rates = [p for p in percents(clause.text, of_duty=pays or listed) if p.duty]
        old = tuple(p for p in rates if p.old)[:1]
        new = tuple(p for p in rates if not p.old)
        own = of_words(low) or slug
        if len(new) == _PAIR and _QUOTA.search(low):
            for programme in _programmes(clause.text, clause, own, names):
                draft = _draft(clause, new[0], old, programme)
                both = tuple(p.value for p in new)
                yield replace(draft, rate_new=both, spans=(*draft.spans, *rate_spans(clause, new)))
            continue
        for rate, part in _parts(clause, new):
            if _of_others(part) or not _is_rate(low, rate):
                continue
            for programme in _programmes(part, clause, own, names):
                yield _draft(clause, rate, old, programme)


_STAYS_AS_IT_IS = re.compile(
    r"\b(?:remains?|stays?|continues?) (?:to be )?(?:subject to|at|in (?:force|effect|place)"
    r"|dutiable)|\b(?:continues?|will continue) to (?:face|pay|bear|carry|owe|apply|attract)\b"
    r"|\b(?:remains?|stays?|goes on)\s?(?:[.,;]|$)"
)
"""What pays as it did, which a sheet says for the sake of order."""
_LIST_OF_RATE = re.compile(r"\d ?(?:percent|%) list\b")
"""'From the 15 percent list to the 25 percent list': lists are called by what is paid on them."""
_NOT_DONE = re.compile(r"\b(?:will|shall) not be (?:imposed|charged|collected|levied)\b")
_QUOTA = re.compile(
    r"\b(?:within|in|inside|under|up to) (?:the |an? |that |annual )*(?:quotas?|quantit(?:y|ies)"
    r"|volumes?|limits?|[\d,.]+ )[^;.]{0,120}\d ?(?:%|percent)[^;.]{0,40}\b(?:above|over|beyond"
    r"|outside"
    r"|in excess|exceed)"
)
"""One rate within a quota and another over it: two rates of one change."""
_PAIR = 2
_ENDS = re.compile(
    r"\b(?:tariffs?|dut(?:y|ies)|surcharge|ban|prohibition|exclusion)\b[^.;]{0,120}\b(?:will|shall|is"
    r"|are|to) (?:be )?(?:now )?(?:end|expir|laps|lift|remov|eliminat|terminat|no longer)\w{0,3}\b"
    r"|\b(?:tariffs?|dut(?:y|ies)|surcharge|ban)\b[^.;]{0,120}\bcomes? off\b"
    r"|\bno longer (?:be )?(?:subject to|pay|face)\b[^.;]{0,40}\b(?:tariff|dut(?:y|ies)|surcharge)"
    r"|\b(?:ends|lifts|removes|eliminates|terminates|suspends) (?:the |all )?(?:[\w%-]+ ){0,4}?"
    r"(?:tariffs?|dut(?:y|ies)|surcharge|ban)\b"
    r"|\b(?<!without )(?:ending|lifting|removing|eliminating|terminating|rescinding|revoking"
    r"|repealing|scrapping) (?:the |all )?(?:[\w%-]+ ){0,5}?(?:tariffs?|dut(?:y|ies)|surcharge"
    r"|ban)\b"
)


_LISTED = re.compile(
    r"\b(?:removed from|taken out of|taken off|dropped from|struck from|added to|placed on)"
    r" (?:the |its )?(?:[a-z0-9-]+"
    r" ){0,3}(?:lists?|scope|tariffs?|dut(?:y|ies)|annex)\b"
)


def _without_rate(told: Sequence[Clause], slug: str, of_words: ProgrammeOfWords) -> Iterator[Draft]:
    """What ends, is banned, or joins or leaves a list on a day, without a rate of its own."""
    for clause in told:
        told_of = any(each.search(clause.lower) for each in (_ENDS, BANS, LISTS, _LISTED))
        if not (told_of or _is_spared(clause)) or not stands(clause) or _of_others(clause.text):
            continue
        if _RUNS_ON.search(clause.lower):
            continue
        day = begins(clause) or ends(clause) or single_day(clause)
        went = tuple(p for p in percents(clause.text) if p.duty)
        over = _is_over(clause)
        signed = over and bool(went) and _SIGNS.search(clause.lower) is not None
        if (day is None and not signed) or (any(not p.old for p in went) and not over):
            continue
        listed = ProposalKind.CODES_ADDED if _is_listed(clause) else ProposalKind.END
        kind = kind_without_rate(clause, otherwise=listed)
        draft = Draft(
            kind=kind,
            rule="fact-sheet-day",
            clause=clause,
            standing=Standing.ANNOUNCED,
            spans=(whole(clause, kind.value),),
            programmes=(of_words(clause.lower) or slug,),
        )
        draft = draft.rated(clause, as_old(went)).starting(day, clause)
        last = ends(clause) if begins(clause) is not None else None
        yield draft.ending(last, clause) if last != day else draft


_SIGNS = re.compile(r"\b(?:signed|signing|today)\b")
"""The sentence on what was signed: the day is often told by another one."""


def _is_spared(clause: Clause) -> bool:
    """Whether goods are relieved, from a day, of a rate that they paid before."""
    deed = deed_of(clause.lower)
    rates = [p for p in percents(clause.text) if p.duty]
    spares = deed is not None and deed.kind is ProposalKind.EXEMPTION
    return spares and bool(rates) and all(p.old for p in rates) and begins(clause) is not None


def _is_listed(clause: Clause) -> bool:
    return any(each.search(clause.lower) for each in (LISTS, _LISTED))


def _is_over(clause: Clause) -> bool:
    """Whether a sentence only says that what is paid ends, so that its rate is the old one."""
    return _ENDS.search(clause.lower) is not None and not _INSTEAD.search(clause.lower)


_INSTEAD = re.compile(r"\b(?:to|at|with|by|pays?) (?:an? )?\d{1,3}(?:\.\d+)? ?(?:%|percent)")


_RUNS_ON = re.compile(
    r"\b(?:will|shall) (?:now |instead )+(?:run|last|continue|be available|remain available|apply)"
    r"(?: through| until| to)\b"
)
"""What lasts longer than it was to: the sentence before it says what, and until when."""
_PAYS = re.compile(r"\b(?:will|shall|must) (?:now |instead )?pay (?:an? )?(?:flat |only )?\d")
"""'Articles of copper will pay a flat 50% on their full value': duty, though it is not named."""
_SIGNED = re.compile(
    r"^\W{0,4}(?:today, )?(?:the )?president (?:donald j\. trump |trump )?(?:also |further )?"
    r"(?!has\b)[a-z]+ed an? (?:new |additional )?\d"
)


def _done_now(clause: Clause) -> bool:
    """Whether it says what is so; 'President Trump imposed a 100% tariff' was signed today."""
    return stands(clause) or (_SIGNED.search(clause.lower) is not None and not days(clause.text))


_OFFSET = re.compile(
    r"\boffset\b[^;]{0,200}\bequal to \d|\d ?(?:%|percent) (?:[a-z-]+ ){0,3}offset\b"
    r"|\boffset (?:amount )?of \d"
)


def _offsets(told: Sequence[Clause], slug: str) -> Iterator[Draft]:
    """An offset against a duty, with all its steps, from the first day it names to the last."""
    clause = next(
        (c for c in told if _OFFSET.search(c.lower) and not _BEFORE.search(c.lower)), None
    )
    if clause is None:
        return
    rates = tuple(replace(p, duty=True, old=False) for p in percents(clause.text))
    draft = replace(
        _draft(clause, rates[0], (), slug),
        kind=kind_of_offset(clause),
        rate_new=tuple(dict.fromkeys(p.value for p in rates)),
        spans=rate_spans(clause, rates),
    )
    moments = [
        Moment(day=d.day, start=clause.start + d.start, end=clause.start + d.end)
        for d in days(clause.text, clause.near)
    ]
    if len(moments) > 1:
        draft = draft.starting(moments[0], clause).ending(moments[-1], clause)
    yield draft


def _running_on(told: Sequence[Clause], slug: str) -> Iterator[Draft]:
    """An offset that lasts longer, with its size where the sentence before says what it is."""
    for before, clause in pairwise(told):
        last = ends(clause) if _RUNS_ON.search(clause.lower) else None
        of_one = before.paragraph == clause.paragraph and _CREDIT.search(before.lower) is not None
        if last is None or not of_one or _of_others(clause.text):
            continue
        rates = percents(before.text)
        size = tuple(replace(p, duty=True, old=False) for p in rates) if len(rates) == 1 else ()
        draft = Draft(
            kind=ProposalKind.POSTPONEMENT,
            rule="fact-sheet-day",
            clause=clause,
            standing=Standing.ANNOUNCED,
            spans=(whole(clause, ProposalKind.POSTPONEMENT.value),),
            programmes=(slug,),
        )
        yield draft.rated(before, size).ending(last, clause)


_CREDIT = re.compile(r"\b(?:offset|credit)\b")
_DELAYS = re.compile(
    r"\b(?:delay|postpon|defer)\w{0,4} (?:the |an? )?(?:[\w%.-]+ ){0,6}?(?:increase|rise|tariff"
    r"|dut(?:y"
    r"|ies)\b)"
)
_STAYS = re.compile(r"\bcurrent\b[^.;]{0,160}\b(?:will|shall)? ?(?:remain|stay|continue)")


def _delayed(told: Sequence[Clause], slug: str) -> Draft | None:
    """A rise that is put off, with the rate that stays meanwhile."""
    clause = next((c for c in told if _DELAYS.search(c.lower) and not c.first), None)
    clause = clause or next((c for c in told if _DELAYS.search(c.lower)), None)
    if clause is None:
        return None
    draft = Draft(
        kind=ProposalKind.POSTPONEMENT,
        rule="fact-sheet",
        clause=clause,
        standing=Standing.ANNOUNCED,
        spans=tuple(whole(c, "effective") for c in told if _DELAYS.search(c.lower))[:_MOST],
        programmes=(slug,),
    )
    put_off = tuple(p for p in percents(clause.text) if p.duty and not p.old)
    draft = draft.starting(put_off_to(clause) or put_off_by(clause), clause)
    if len(put_off) == 1:
        draft = draft.rated(clause, put_off)
    stays = next((c for c in told if _STAYS.search(c.lower) and percents(c.text)), None)
    return draft if stays is None else draft.rated(stays, as_old(percents(stays.text)[:1]))


def _of_others(text: str) -> bool:
    """Whether the words name other countries alone: sheets say 'from the European Union' of all."""
    named = countries_named(text) - {"US"}
    return bool(named) and "CA" not in named and not _OF_ALL_ORIGINS.search(text.lower())


_OF_ALL_ORIGINS = re.compile(r"(?<!\bsubstantially )\ball ")


def _is_rate(low: str, rate: Percent) -> bool:
    """Whether a percentage is a rate from now on: neither a share nor a later step."""
    after, before = low[rate.end : rate.end + 60], low[max(0, rate.start - 60) : rate.start]
    if re.match(r"\s?(?:u\.s\.|usmca|imported|domestic|or less|or more|content)", after):
        return False
    if re.search(r"(?:will|to) (?:then )?(?:increase|rise) to $", before):
        return False
    if re.search(
        r"(?:from \d{1,3}(?:\.\d+)?(?:%| percent) to|pay (?:an? )?(?:flat |only )?)\s?$", before
    ):
        return True
    return _DUTY.search(after) is not None or _DUTY.search(before) is not None


def _parts(clause: Clause, rates: Sequence[Percent]) -> Iterator[tuple[Percent, str]]:
    """Each rate with the words that say of whose goods it is."""
    for index, rate in enumerate(rates):
        edge = rates[index + 1].start if index + 1 < len(rates) else len(clause.text)
        yield rate, clause.text[rate.start : edge]


def _programmes(part: str, clause: Clause, slug: str, names: Sequence[str]) -> list[str]:
    """The programme of a rate: by its metal where each has a programme of its own."""
    metals = [n for n in names if n.rsplit("-", 1)[-1] in part.lower()]
    return metals or [n for n in names if n.rsplit("-", 1)[-1] in clause.lower] or [slug]


def _draft(clause: Clause, rate: Percent, old: tuple[Percent, ...], programme: str) -> Draft:
    draft = Draft(
        kind=kind_of_rate(clause.lower[: rate.start], changes=bool(old)),
        rule="fact-sheet",
        clause=clause,
        rate_new=(rate.value,),
        rate_old=tuple(p.value for p in old if p.value != rate.value),
        codes=codes_named(clause.text),
        standing=Standing.ANNOUNCED,
        spans=rate_spans(clause, (rate, *old)),
        programmes=(programme,),
    )
    return draft.starting(_start(clause), clause).ending(ends(clause), clause)


def _start(clause: Clause) -> Moment | None:
    """The first day a sentence gives to its rate: that of a step that follows is not its own."""
    start = begins(clause)
    step = _LATER_STEP.search(clause.lower)
    later = start is not None and step is not None and step.end() <= start.start - clause.start
    return None if later else start


_LATER_STEP = re.compile(
    r"\b(?:which|that|and) (?:will|shall) (?:then )?(?:increase|rise|go up|fall|drop) to \d"
)


def _unique(found: Iterable[Draft]) -> Iterator[Draft]:
    known: dict[tuple[object, ...], set[str]] = {}
    for draft in found:
        what = (draft.rate_new or draft.effective, draft.kind is ProposalKind.CODES_ADDED)
        openings = known.setdefault((what, draft.programmes), set())
        opening = draft.clause.lower[:_ALIKE]
        # items of one list that begin alike are of other goods; anything else says it again
        if not openings or (opening in openings and draft.clause.lower not in openings):
            yield draft
        openings |= {opening, draft.clause.lower}


_ALL_OF_THEM = re.compile(
    r"\b(?:these|all) (?:tariff |rate |duty )?(?:changes|rates|tariffs|reductions|adjustments)\b"
)


def _dated(drafts: Sequence[Draft], told: Sequence[Clause]) -> list[Draft]:
    """The days that a sentence of its own gives: for all it tells, or where that is one measure."""
    lasts = next((c for c in told if _ALL_OF_THEM.search(c.lower) and ends(c)), None)
    if lasts is not None:
        drafts = [each.ending(ends(lasts), lasts) for each in drafts]
    if len({d.programmes for d in drafts}) > 1 or len(drafts) > 1:
        return _of_one_day(drafts, told)
    draft = drafts[0]
    for clause in told:
        if _DUTY.search(clause.lower) and stands(clause) and not _BEFORE.search(clause.lower):
            draft = draft.starting(_start(clause), clause).ending(ends(clause), clause)
    return [_of_all(draft, told)]


_OF_ALL = re.compile(
    r"\W{0,4}(?:within [^.;,]{3,60}, )?"
    r"(?:the|these|this|all(?: of)?(?: the| these)?) (?:[a-z0-9%-]+ ){0,4}?(?:tariffs?"
    r"|dut(?:y|ies)|changes?|rates?|surcharge|orders?|proclamation|action|increases?|reductions?"
    r"|rise|cut|measures?|amendments?)\b[^.;]{0,40}?\b(?:takes?|come into|comes into"
    r"|goes? into|(?:reach|go|dat|extend)(?:es|s)? back|begins?|apply|applies|(?:is|are|be)"
    r" effective)\b"
)
"""'The tariffs will take effect': what is said of whatever the sheet tells."""


def _of_all(draft: Draft, told: Sequence[Clause]) -> Draft:
    """A change with the day from which a sentence says that the tariffs apply, also counted."""
    signed = signing_day(told, draft.clause.near)
    for clause in told:
        if _OF_ALL.match(clause.lower) and not _BEFORE.search(clause.lower):
            draft = draft.starting(begins(clause) or counted_start(clause, signed), clause)
    return draft.starting(counted_start(draft.clause, signed), draft.clause)


_EASES = re.compile(
    r"\beligible to (?:import|enter|claim)\b[^.;]{0,200}\b(?:reduced|lower|half)\b"
    r"|\bimport[^.;]{0,120}\bat (?:a |the )?(?:reduced|lower|half)\b"
)


def _eased(told: Sequence[Clause], slug: str) -> list[Draft]:
    """A programme under which firms may import for less than others pay."""
    clause = next((c for c in told if _EASES.search(c.lower) and not _of_others(c.text)), None)
    if clause is None:
        return []
    kind = ProposalKind.EXEMPTION
    spans = (whole(clause, kind.value),)
    draft = Draft(kind=kind, rule="fact-sheet", clause=clause, spans=spans, programmes=(slug,))
    return [replace(draft, standing=Standing.ANNOUNCED)]


def _of_one_day(drafts: Sequence[Draft], told: Sequence[Clause]) -> list[Draft]:
    """Several rates of one programme, all from the day that only one gives, if it is the only one.

    A day that is over, as that of an earlier act, counts for none.
    """
    dated = next((d for d in drafts if d.effective is not None), None)
    if any(d.programmes != drafts[0].programmes for d in drafts):
        return list(drafts)
    if dated is None:
        return [_of_all(d, told) if d.of_duty else d for d in drafts]
    named = {d.day for c in told for d in days(c.text, c.near) if c.near is None or d.day >= c.near}
    if named != {dated.effective}:
        return list(drafts)
    return [d.from_the_day_of(dated) if d.of_duty else d for d in drafts]


def _inquiry(told: Sequence[Clause], slug: str, into: str) -> list[Draft]:
    asking = [c for c in told if len(c.text) > 60 and _INQUIRES.search(c.lower)]
    about = asking or [c for c in told if len(c.text) > 60 and _DUTY.search(c.lower)]
    if not about:
        return []
    deed = next((c for c in about if _deed(c) is not None), about[0])
    kind = ProposalKind.EVENT if asking else _deed(deed) or ProposalKind.CONFIRMATION
    draft = Draft(
        kind=kind,
        rule="fact-sheet-event" if asking else "fact-sheet",
        clause=about[0],
        standing=Standing.ANNOUNCED,
        spans=tuple(whole(c, kind.value) for c in about[:_MOST]),
        programmes=(into if asking else slug,),
    )
    if asking:
        return [draft]
    first = next((c for c in about if begins(c) and stands(c)), None)
    if first is not None:
        gone = (p for p in percents(first.text) if p.duty and p.old)
        draft = draft.starting(begins(first), first).rated(first, tuple(gone))
        last = ends(first)
        runs = last is not None and draft.effective is not None and last.day > draft.effective
        return [draft.ending(last, first) if runs else draft]
    return [*_of_days(draft, told)] or [draft]


def _deed(clause: Clause) -> ProposalKind | None:
    """What a sentence without a rate does; None where it does nothing that is known."""
    kind = kind_without_rate(clause, otherwise=ProposalKind.CONFIRMATION)
    return None if kind is ProposalKind.CONFIRMATION else kind


_TAKES_EFFECT = re.compile(r"\b(?:takes?|taking) effect(?: on)? |\b(?:is|are) effective(?: on)? ")


def _of_days(draft: Draft, told: Sequence[Clause]) -> Iterator[Draft]:
    """'The bans will take effect on one day and the additions on another': one for each day."""
    clause = next((c for c in told if _TAKES_EFFECT.search(c.lower) and stands(c)), None)
    if clause is None:
        return
    named = days(clause.text, clause.near)
    leads = [d for d in named if _TAKES_EFFECT.search(clause.lower, max(0, d.start - 24), d.start)]
    edges = [0, *(day.end for day in leads)]
    for at, day in zip(edges, leads[:_MOST], strict=False):
        kind = kind_of_day(clause.lower[at : day.start], otherwise=draft.kind)
        yield replace(draft, kind=kind).starting(mentioned(clause, day), clause)
