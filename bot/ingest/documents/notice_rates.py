"""The rates a notice tells: which is of what it does, which went before, and which by heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from bot.domain.proposals import Evidence, ProposalKind
from bot.ingest.documents.countries import foreign_only
from bot.ingest.documents.days import days
from bot.ingest.documents.deeds import HOLDS
from bot.ingest.documents.drafts import Draft, rate_spans
from bot.ingest.documents.effect import begins, ends
from bot.ingest.documents.lexicon import ProgrammeCues, act_numbers
from bot.ingest.documents.notice_days import OPEN, long_ago
from bot.ingest.documents.notice_kinds import ADDS, CORRECTS
from bot.ingest.documents.rates import Percent, percents, told_apart
from bot.ingest.documents.text import Clause

HEAD = 45
"""Characters below which a line is a heading."""
_SETS_RATE = re.compile(
    r"subject to|assess|impos|rate of|rate shall"
    r"|\b(?:bears?|pays?|carr(?:y|ies)|owes?|dutiable)(?: at)?(?: an?| the| only)*"
    r"(?: (?:additional|extra|further))? \d"
    r"|dut(?:y|ies) of|tariffs? of|subheading \+|surtax"
    r"|at the \d{1,3}(?:\.\d+)? ?(?:percent|%) rate|duty rate|rate (?:increases?|reductions?)"
    r"|(?:percent|per cent|%) (?:additional )?(?:ad valorem )?(?:[a-z]+ ){0,2}(?:dut(?:y|ies)"
    r"|tariffs?)"
    r"|surtaxe|droits? de|(?:dut(?:y|ies)|tariffs?|rates?) (?:on|for|applicable to)\b"
    r"|(?:additional|dut(?:y|ies)|tariffs?|rates?)\b[^.;]{0,160}\bfrom \d"
)
_HEADING_99 = re.compile(r"\b99\d{2}\.\d{2}(?:\.\d{2})?\b")
"""A heading of the temporary duties: what is paid under it is duty, whatever it is called."""
_OTHER_TAX = re.compile(r"(?:sales tax|services tax|\bGST|\bHST|\bTPS|\bTVH)[^.;]{0,30}$", re.I)
_NAMED = re.compile(r"\b(?:codes?|authori[sz]ation|autorisation)\b[^.;]{0,40}$", re.I)
"""'26186D (the code of the 50% surtax)': a rate that only tells a code apart."""
_NOT_THIS = re.compile(r"[^.;]{0,80}\bdo(?:es)? not apply\b")
_AMOUNT = re.compile(r"\bamount (?:of the (?:surtax|duty) )?is \d")
BINDING = re.compile(
    r"\bamount (?:of the (?:surtax|duty) )?is \d|"
    r"(?:shall|will|must) be (?:subject|assessed|charged|imposed)|(?:is|are) (?:subject to"
    r"|assessed|charged)|\bpays?\b|shall pay"
    r"|(?:rate of duty|surtax|duty|tariff|surcharge)[^.;]{0,60} (?:is|shall be|will be|applies"
    r"|apply) |(?:est|sont) assujetti"
)
_ANNOUNCES = re.compile(
    r"\b(?:announc|intend|intention|will (?:impose|apply|increase)|decid)|\ba annoncé|l'intention"
    r"|imposera|entrera"
)
CHANGED_LIST = re.compile(
    r"\b(?:lists?|annex [\w-]+|note \d+|subdivision|schedule)\b[^.;]{0,100}\b(?:is|are)"
    r" (?:hereby )?"
    r"(?:extended|modified|amended|supplemented|revised)|\bare hereby (?:added|removed|included)"
)


_OF_THE_ADDED = re.compile(
    r"\b(?:such|these|those|the (?:added|included|new)) (?:articles|products|goods|provisions"
    r"|subheadings)\b[^.;]{0,80}\b(?:will|shall|must)\b|\bclassified there(?:in)?\b"
    r"|\b(?:goods|articles|products|codes) (?:go|move) (?:in)?to (?:annex|list|schedule)\b"
    r"|\b(?:due|owed|payable) on them\b|\bthey (?:will|shall|must) (?:bear|pay|be subject)\b"
)
"""What a notice says of the goods it has just put on a list."""
_GOES_ON = re.compile(
    r"\b(?:remains?|continues?) (?:to be )?subject\b"
    r"|\b(?:keeps?|retains?) (?:the|its|their) (?:rate|dut(?:y|ies)|tariff|surtax)\b"
    r"|\b(?:the|under (?:the )?)(?:actions?|measures?|rules?) (?:now |currently )?in force\b"
)
"""What is paid on as it was."""


def rated(draft: Draft, found: Sequence[Clause], everything: Sequence[Clause]) -> Draft:
    """The clause that best states a rate of duty for goods of ours.

    ``everything``: with what is told as background, where the rate that goes may stand.
    """
    stating = [(c, rates) for c in found if (rates := _stated(c, draft)) and _is_its(c, draft)]
    if draft.kind is ProposalKind.EVENT:  # what stays as it is, is none of what may come
        stating = [pair for pair in stating if not HOLDS.search(pair[0].lower)]
    if not stating:
        return _of_the_act(draft, everything)
    clause, rates = max(stating, key=lambda pair: _weight_of_rate(pair[0], draft.kind))
    new = tuple(p for p in rates if not p.old)[:1]
    kept = tuple(p for p in rates if p.old)[:1]
    old = None if kept else _old_rate(found)
    values = tuple(p.value for p in kept) or (tuple(p.value for p in old[0]) if old else ())
    recalled = long_ago(clause)  # 'raised as of June 4, 2025, is lowered': no day of this change
    dated = draft if recalled else draft.starting(begins(clause), clause)
    if not values:
        old = _present_rate(clause, everything, new[0].value)
        values = tuple(p.value for p in old[0]) if old else ()
    if not values:
        old = _raised_then(everything, new[0].value, dated.effective)
        old = old or _paid_until(found, new[0].value, dated.effective)
        old = old or _was_before(clause, everything, new[0].value)
        values = tuple(p.value for p in old[0]) if old else ()
    last = ends(clause)
    if last is not None and (dated.effective is None or last.day > dated.effective):
        dated = dated.ending(last, clause)  # 'delayed until' a day names no last one
    return replace(
        dated,
        rate_new=tuple(p.value for p in new),
        rate_old=tuple(v for v in values if v != new[0].value),
        spans=(*dated.spans, *rate_spans(clause, (*new, *kept)), *(old[1] if old else ())),
    )


def _stated(clause: Clause, draft: Draft) -> tuple[Percent, ...]:
    """The rates a clause sets; of goods that join a list, the one that its goods are subject to."""
    if draft.kind is ProposalKind.CODES_ADDED and ADDS.search(clause.lower):
        rates = tuple(p for p in percents(clause.text) if p.duty)
        if len(rates) == 1 and _LIST_PAYS.search(clause.lower[: rates[0].start]):
            return (replace(rates[0], old=False),)
    if draft.kind is ProposalKind.CODES_ADDED and _ON_THE_LIST.search(clause.lower):
        return tuple(p for p in percents(clause.text) if p.duty)
    return rates_of(clause)


_ON_THE_LIST = re.compile(
    r"\bimpos\w{1,3} (?:an? |the )?(?:additional )?(?:ad valorem )?(?:dut(?:y|ies)|tariffs?|rates?)"
    r" of [^.;]{3,60} on (?:the )?(?:[a-z]+ ){0,4}(?:articles|products|goods)[^.;]{0,60}"
    r"\b(?:enumerated|listed|set (?:out|forth)|described) in (?:its|their|the|that) annex"
)
"""What an act charges on all goods of the list that a notice adds to."""
_LIST_PAYS = re.compile(
    r"\b(?:that|which) (?:are|is) (?:now |currently )?(?:subject to|dutiable at) (?:(?:the|an?) )?"
    r"[^.;]{0,60}$|\b(?:that|which) (?:bears?|pays?|carr(?:y|ies)) (?:the|an?) [^.;]{0,60}$"
)
_ACT_CHANGED = re.compile(
    r"\b(?:proclamation|executive order)\b[^;]{0,60}\b(?:raised|lowered|reduced|increased"
    r"|changed)\b|\bthe president (?:has )?(?:raised|lowered|reduced|increased|changed)\b"
)
_LATELY = timedelta(days=90)


def _of_the_act(draft: Draft, everything: Sequence[Clause]) -> Draft:
    """A notice that carries out an act of these weeks, with the pair of rates this changed."""
    for clause in everything if draft.kind is ProposalKind.CONFIRMATION else ():
        near, named = clause.near, days(clause.text, clause.near)
        lately = near is not None and any(each.day > near - _LATELY for each in named)
        pairs = _pairs_of(clause) if lately and _ACT_CHANGED.search(clause.lower) else []
        if len(pairs) == 1:
            return draft.rated(clause, pairs[0])
    return _imposed_lately(draft, everything)


_ACT_IMPOSES = re.compile(
    r"\b(?:proclamation|executive order)\b(?:[^;]){0,160}?,? imposes (?:an? )?(?:additional )?\d"
)
_THESE_DAYS = timedelta(days=21)


def _imposed_lately(draft: Draft, everything: Sequence[Clause]) -> Draft:
    """A message on an act of these days with the only rate that it says the act imposes."""
    if draft.kind is not ProposalKind.CONFIRMATION:
        return draft
    told = []
    for clause in everything:
        near, named = clause.near, days(clause.text, clause.near)
        lately = near is not None and any(near - _THESE_DAYS < each.day <= near for each in named)
        new = tuple(p for p in percents(clause.text) if p.duty and not p.old)
        if lately and new and _ACT_IMPOSES.search(clause.lower) and not foreign_only(clause.text):
            told.append((clause, new))
    if len(told) != 1 or len({p.value for p in told[0][1]}) != 1:
        return draft
    return draft.rated(*told[0])


_RANGE = re.compile(
    r"\bimpos(?:es?|ing|ed)\b[^.;]{0,160}\b(?:ranging|in a range|range) (?:between|from)"
    r" \d{1,3}(?:\.\d+)? ?(?:percent|%)? (?:and|to) \d{1,3}(?:\.\d+)? ?(?:percent|%)"
)
_NAMED_RATE = re.compile(
    r"\brates?(?: of duty)? (?:is|are|will be|shall be) (?:that|those|the same as(?: that| those)?"
    r"|the (?:one|rate|same))(?: (?:set|set out|imposed|provided|established|prescribed|stated))?"
    r" (?:of|in|by|under|as in) (?P<act>(?:proclamation|executive order) \d{4,5})\b"
    r"|\bat the rate(?: of duty)? (?:set|set out|imposed|provided|established|prescribed|stated)?"
    r" ?(?:of|in|by|under) (?P<other>(?:proclamation|executive order) \d{4,5})\b"
)


def rates_in_general(draft: Draft, found: Sequence[Clause]) -> Draft:
    """What a notice tells of rates where no sentence gives one: their range, or another act's."""
    if draft.rate_new:
        return draft
    ranging = next(((c, m) for c in found if (m := _RANGE.search(c.lower))), None)
    if ranging is not None:
        clause, said = ranging
        both = [p for p in percents(clause.text) if p.end <= said.end()][-2:]
        return draft.rated(clause, tuple(replace(p, old=False) for p in both))
    for clause in found:
        named = _NAMED_RATE.search(clause.lower)
        if named is not None:
            return _rate_of_act(draft, clause, named["act"] or named["other"], found)
    return draft


def _rate_of_act(draft: Draft, naming: Clause, act: str, found: Sequence[Clause]) -> Draft:
    """The one rate that the text recalls of an act, whose rate shall be that of the notice too."""
    told = [(c, rates_of(c)) for c in found if act in c.lower and c is not naming]
    values = {p.value for _, rates in told for p in rates if not p.old}
    if len(values) != 1:
        return draft
    clause, rates = next(pair for pair in told if any(not p.old for p in pair[1]))
    rated = draft.rated(clause, tuple(p for p in rates if not p.old)[:1])
    return replace(rated, spans=(*rated.spans, *rate_spans(naming, rates[:1])))


def programme_of_rate(
    clause: Clause, main: ProgrammeCues, others: Sequence[ProgrammeCues]
) -> ProgrammeCues | None:
    """The other programme of which a sentence tells a rate: it names that one alone; else None."""
    if not any(p.duty for p in percents(clause.text)) or _names(clause, main):
        return None
    return next((each for each in others if _names(clause, each)), None)


def _names(clause: Clause, cues: ProgrammeCues) -> bool:
    spoken = cues.text is not None and cues.text.search(clause.lower) is not None
    return spoken or bool(cues.acts & set(act_numbers(clause.text)))


def _is_its(clause: Clause, draft: Draft) -> bool:
    """Whether a rate can be of what a notice does: of what it adds, or of what it puts right."""
    low = clause.lower
    if draft.kind is ProposalKind.CODES_ADDED:
        return any(said.search(low) for said in (ADDS, CHANGED_LIST, _OF_THE_ADDED, _ON_THE_LIST))
    if draft.kind is ProposalKind.CORRECTION and draft.rule.endswith("print"):
        return any(p.old for p in percents(clause.text)) or _PUT_RIGHT.search(low) is not None
    return True


_PUT_RIGHT = re.compile(rf"{CORRECTS.pattern}|\b(?:is|are) therefore\b")
"""What was printed wrong, or what follows from its being put right."""


def _weight_of_rate(clause: Clause, kind: ProposalKind) -> int:
    """How surely a clause states what is so now for goods of the two countries."""
    low = clause.lower
    ours = re.search(r"\bcanad|united states goods|goods of the united states|états-unis", low)
    tentative = kind is not ProposalKind.EVENT and OPEN.search(low) is not None
    return (
        3 * (ours is not None)
        + 3 * (BINDING.search(low) is not None)
        + 2 * (begins(clause) is not None)
        + 2 * (_ANNOUNCES.search(low) is not None)
        + 2 * told_apart(clause.text)
        + 2 * (kind is ProposalKind.CORRECTION and any(p.old for p in percents(clause.text)))
        - 6 * tentative
        - 4 * long_ago(clause)
        - 4 * (_GOES_ON.search(low) is not None)
        - 3 * (_only_until(clause) is not None)
    )


def _old_rate(found: Sequence[Clause]) -> tuple[tuple[Percent, ...], tuple[Evidence, ...]] | None:
    for clause in found:
        of_duty = _HEADING_99.search(clause.text) is not None
        old = tuple(p for p in percents(clause.text, of_duty=of_duty) if p.duty and p.old)[:1]
        if old:
            return old, rate_spans(clause, old)
    return None


_INSTEAD = re.compile(
    r"\b(?:instead of|in place of|in lieu of|from|than) (?:the |its )?(?:present|current|existing"
    r"|former|previous|ordinary) (?:rate|duty|tariff|one)\b"
)


def _present_rate(
    clause: Clause, everything: Sequence[Clause], new: Decimal
) -> tuple[tuple[Percent, ...], tuple[Evidence, ...]] | None:
    """The rate that 'the present rate' means: the first that the text says is paid."""
    if _INSTEAD.search(clause.lower) is None:
        return None
    for each in everything:
        old = tuple(replace(p, old=True) for p in rates_of(each) if p.value != new)[:1]
        if each.start < clause.start and old:
            return old, rate_spans(each, old)
    return None


_ACT_CHANGES = re.compile(
    r"\b(?:proclamation|executive order|order|notice)\b[^.;]{0,60}\b(?:lowers|raises"
    r"|reduces|increases"
    r"|changes)\b"
)
"""What the act does of which a message tells the day elsewhere."""


def _raised_then(
    everything: Sequence[Clause], new: Decimal, day: date | None
) -> tuple[tuple[Percent, ...], tuple[Evidence, ...]] | None:
    """The old rate of 'from 25 percent to 50 percent', told of the same rate and the same day."""
    for clause in everything:
        begun = begins(clause)
        if begun is not None and begun.day != day:
            continue
        if begun is None and not _ACT_CHANGES.search(clause.lower):
            continue
        old = next((a for a, b in _pairs_of(clause) if b.value == new), None)
        if old is not None:
            return (old,), rate_spans(clause, (old,))
    return None


def _paid_until(
    found: Sequence[Clause], new: Decimal, day: date | None
) -> tuple[tuple[Percent, ...], tuple[Evidence, ...]] | None:
    """The rate that a sentence says is paid to the eve of the day on which another one begins."""
    eve = day - timedelta(days=1) if day is not None else None
    for clause in found if eve is not None else ():
        paid = tuple(p for p in percents(clause.text, of_duty=True) if p.duty)
        if _only_until(clause) == eve and len(paid) == 1:
            old = (replace(paid[0], old=True),)
            return (old, rate_spans(clause, old)) if paid[0].value != new else None
    return None


_IT_WAS = re.compile(
    r"\W{0,4}(?:it|they|that rate|the (?:rate|duty|tariff))"
    r" (?:was|were|had been|stood at|used to be)(?: at)?\b"
)


def _was_before(
    clause: Clause, everything: Sequence[Clause], new: Decimal
) -> tuple[tuple[Percent, ...], tuple[Evidence, ...]] | None:
    """The rate that the next sentence of the paragraph says there was: 'It was 25 percent'."""
    after = (c for c in everything if c.paragraph == clause.paragraph and c.start >= clause.end)
    following = next(after, None)
    if following is None or _IT_WAS.match(following.lower) is None:
        return None
    rates = percents(following.text, of_duty=True)
    if len(rates) != 1 or rates[0].value == new:
        return None
    old = (replace(rates[0], old=True, duty=True),)
    return old, rate_spans(following, old)


def _only_until(clause: Clause) -> date | None:
    """The last day of a sentence that tells no first one."""
    last = ends(clause)
    return None if last is None or begins(clause) is not None else last.day


def rates_of(clause: Clause) -> tuple[Percent, ...]:
    """The rates a clause sets for goods of ours; none where it sets no new one."""
    amount = _AMOUNT.search(clause.lower)
    of_duty = amount is not None or _HEADING_99.search(clause.text) is not None
    of_duty = of_duty or _REPORTED.search(clause.lower) is not None
    spoken = _SENTENCE.search(clause.lower) is not None
    changed = _CHANGES.search(clause.lower) is not None and told_apart(clause.text)
    headed = of_duty and clause.text.rstrip()[-1:] == "."
    short = len(clause.text) < HEAD and amount is None and not (spoken or changed or headed)
    if short or not (of_duty or changed or _SETS_RATE.search(clause.lower)):
        return ()
    if _ANY_OF.search(clause.lower) or _IN_A_ZONE.search(clause.lower):
        return ()
    ours = tuple(
        p
        for p in percents(clause.text, of_duty=of_duty)
        if p.duty
        and not _of_others(clause, p)
        and not _NOT_THIS.match(clause.lower, p.end)
        and not _NAMED.search(clause.text[: p.start][-60:])
        and not _OTHER_TAX.search(clause.text[: p.start][-60:])
    )
    return ours if any(not p.old for p in ours) else ()


_ANY_OF = re.compile(
    r"\d ?(?:%|percent|per cent), (?:\d{1,3}(?:\.\d+)? ?(?:%|percent|per cent),? ){1,6}(?:or|ou) \d"
)
"""'15%, 25% or 50%', as the case may be: none of them is the rate of what is told."""
_IN_A_ZONE = re.compile(r"\badmitted (?:in)?to an? (?:[a-z.]+ ){0,3}foreign[- ]trade zone\b")
"""Goods that came into a trade zone before: they pay what others paid then."""
_REPORTED = re.compile(
    r"\b(?:report|declare|pay|owe|deposit)s? (?:at )?\d{1,3}(?:\.\d+)? ?(?:%|percent)"
    r"|\b(?:modified|amended) by (?:deleting|striking) \"[^\"]{0,90}\d ?(?:%|percent)\""
    r"[^\";]{0,30}\binserting \"[^\"]{0,90}\d ?(?:%|percent)"
)
"""What filers are to report, or a heading is to say: that is duty, whatever it is called."""
_SENTENCE = re.compile(
    r"\b(?:appl(?:y|ies)|is (?:due|owed|payable)|are (?:due|owed)) ?\.$"
    r"|^\W{0,4}\d{1,3}(?:\.\d+)? ?(?:percent|%) (?:additional )?(?:ad valorem )?"
    r"(?:rate of )?duty\W*$"
)
"""A short sentence that is no heading: 'A 20 percent additional duty applies.', '25% duty'."""


_CHANGES = re.compile(
    r"\b(?:rises?|falls?|increases?|goes|pass(?:e|era|ent)|est (?:porté|ramené))\b"
)


def _of_others(clause: Clause, rate: Percent) -> bool:
    """Whether the part of a sentence that states a rate is about other countries' goods alone."""
    start = clause.text.rfind(";", 0, rate.start) + 1
    end = clause.text.find(";", rate.end)
    return foreign_only(clause.text[start : end if end > 0 else len(clause.text)])


def more_pairs(draft: Draft, stated: Sequence[Clause]) -> list[Draft]:
    """'from 10 percent to 15 percent, and ... from 25 to 30': the other pairs of the sentence."""
    told = next((c for c in stated if draft.rate_new and _pairs(c)[:1] == [_pair(draft)]), None)
    if told is None:
        return []
    return [
        replace(
            draft,
            clause=told,
            rate_old=(old.value,),
            rate_new=(new.value,),
            spans=(*rate_spans(told, (new, old)), *draft.days_told),
        )
        for old, new in _pairs_of(told)[1:]
    ]


def _pair(draft: Draft) -> tuple[Decimal, ...]:
    return (*draft.rate_old, *draft.rate_new)


def _pairs(clause: Clause) -> list[tuple[Decimal, ...]]:
    return [(old.value, new.value) for old, new in _pairs_of(clause)]


def _pairs_of(clause: Clause) -> list[tuple[Percent, Percent]]:
    """Each old rate with the new one right after it."""
    found = rates_of(clause)
    return [(a, b) for a, b in pairwise(found) if a.old and not b.old]
