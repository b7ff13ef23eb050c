"""Rates that an amending order sets list by list: which changes, and which only stays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.drafts import Draft, as_old, plain_draft, rate_spans
from bot.ingest.documents.effect import ends
from bot.ingest.documents.lists import list_named
from bot.ingest.documents.mood import stands
from bot.ingest.documents.order_text import OrderText
from bot.ingest.documents.rates import Percent, percents
from bot.ingest.documents.text import Clause, lowered

ITEM = re.compile(r"\s{0,8}(?:\([a-z0-9]{1,3}\)|[a-z]\)|\d{1,3}\s)")
REPLACED = re.compile(
    r"(?:is|are) (?:replaced by|amended by replacing)|(?:est|sont) remplacée?s? par (?:ce qui|«)"
    r"|modifiée?s? par (?:le |la )?(?:remplacement|substitution)\b"
    r"|amended by (?:replacing|substituting|striking out)"
)
OF_EACH = re.compile(
    r"\bsurtax is\b[^:%]{0,200}:?$|\bla surtaxe est\b[^:%]{0,200}:?$"
    r"|\bsurtax (?:in the amount of|at|equal to) the following (?:percentages?|rates?)\b"
    r"[^%]{0,300}$"
    r"|\bsurtaxe\b[^:%]{0,80}\b(?:pourcentages?|taux) (?:indiqués? )?(?:ci-après|suivants?)\b"
    r"[^%]{0,300}$"
)
"""What leads to a rate for each list."""
_INSERTED = re.compile(r"\b\d{1,2}\.\d\b")
"""The number of a list that was put between two older ones."""


def by_list(after: Sequence[Clause]) -> list[Draft]:
    """'The surtax is ... (a) Schedule 1, 25%; and (b) Schedule 2, 50%': a rate for each list."""
    lead = next((i for i, c in enumerate(after[:3]) if OF_EACH.search(c.lower)), None)
    if lead is None:
        return []
    found: list[Draft] = []
    for item in after[lead + 1 : lead + 9]:
        if not ITEM.match(item.text):
            break
        rated = rate_of_list(item, ProposalKind.RATE_CHANGE, "rate-by-list")
        if rated is None:
            break
        found.append(rated)
    return found


def next_step(item: Clause, after: Sequence[Clause]) -> Draft | None:
    """A rate that holds only to a day and the one after it: the change is from one to the other.

    'if released before March 1, (i) 50% ... (ii) 35%, in any other case.' None where no rate
    follows one that ends.
    """
    last = ends(item, deadlines=True)
    at = next((n for n, c in enumerate(after) if c.start == item.start), None)
    following = after[at + 1 : at + 2] if at is not None else after[:0]
    if last is None or not following or not _IN_ANY_OTHER_CASE.search(following[0].lower):
        return None
    old = as_old(p for p in percents(item.text, of_duty=True) if p.duty)[:1]
    new = tuple(p for p in percents(following[0].text, of_duty=True) if p.duty)[:1]
    if not old or not new:
        return None
    changed = plain_draft(following[0], ProposalKind.RATE_CHANGE, "rate-stepped", item)
    changed = changed.rated(following[0], new).rated(item, old)
    return changed.starting(last.day_after, item)


def stepped(draft: Draft, before: Clause | None, item: Clause, after: Sequence[Clause]) -> Draft:
    """The rate of ``item`` with the days of its step, where a new duty has one after another."""
    first = next_step(before, after) if before is not None else None
    if first is not None:
        spans = (*draft.spans, *first.days_told)
        draft = replace(draft, effective=first.effective, hour=first.hour, spans=spans)
    if next_step(item, after) is not None:
        draft = draft.ending(ends(item, deadlines=True), item)
    return draft


_IN_ANY_OTHER_CASE = re.compile(
    r"\bon or after that (?:day|date)\b|\b(?:à compter de|après) cette date\b"
    r"|\b(?:in (?:any|every|all) other cases?|in all cases other|otherwise|thereafter"
    r"|dans (?:tous les|les) autres cas|dans tout autre cas|par la suite|autrement)\b"
)


def rate_of_list(item: Clause, kind: ProposalKind, rule: str) -> Draft | None:
    """The first rate of an item with the list it is for; None where one of them is missing."""
    rates = tuple(p for p in percents(item.text, of_duty=True) if p.duty and not p.old)[:1]
    named = list_named(item.text)
    if not rates or not named:
        return None
    rated = plain_draft(item, kind, rule)
    spans = (*rate_spans(item, rates), *rated.spans)
    return replace(rated, rate_new=tuple(p.value for p in rates), codes_in=named, spans=spans)


def rate_paid_on(name: str, clause: Clause) -> tuple[Percent, ...]:
    """The rate that a sentence gives for the goods of one list, whatever it says of others.

    >>> told = "Goods of Schedule 1 pay 10% and those of Schedule 2 a surtax of 25%."
    >>> said = Clause(start=0, end=len(told), text=told, paragraph=0)
    >>> [str(each.value) for each in rate_paid_on("schedule 2", said)]
    ['25']
    """
    low = clause.lower
    if not stands(clause) or _WISHED.search(low):
        return ()
    rates = [p for p in percents(clause.text, of_duty=True) if p.duty]
    edges = [0, *(p.end for p in rates)]
    for n, rate in enumerate(rates):
        stop = rates[n + 1].start if n + 1 < len(rates) else len(low)
        before, after = low[edges[n] : rate.start], _NEXT.split(low[rate.end : stop])[0]
        led = [m for m in _SAID_OF.finditer(before) if _BEARS.fullmatch(before, m.end())]
        said = led[-1] if led else _SAID_OF.search(after[:_FAR])
        if said is not None and lowered(list_named(said.group())) == name and not rate.old:
            return (rate,)
    return ()


_SAID_OF = re.compile(r"\b(?:schedules?|annexes?)(?: (?:\d{1,2}(?:\.\d)?|[ivx]{1,4}|[a-d]))?\b")
_BEARS = re.compile(
    r"(?: (?:goods|products|items))? |(?! (?:and|et)\b)"
    r"(?:[^;,]|, (?:(?:to |on )?which|that|qui|dont|auxquel\w+) ){0,60}?"
    r"(?:\b(?:pays?|bears?|carr(?:y|ies)|attracts?|subject|is|are|will|shall|at|surtax of"
    r"|est|sont|sera|seront|acquittent|surtaxe de)\b|[:(=])"
    r"(?:(?!\b(?:and|et)\b)[^;]){0,60}"
)
"""Between a list and the rate that its goods bear."""
_NEXT = re.compile(r"[;,]| (?:and|et) ")
"""Where words after a rate are no longer of it."""
_FAR = 100
"""Characters after a rate in which the list may stand that it is paid on."""
_WISHED = re.compile(
    r"\b(?:ask(?:s|ed)?|request(?:s|ed)?|recommend\w*|suggest\w*|propos(?:e|é|ed|es|als?)"
    r"|demand(?:e|é|ent|ée)|réclam\w+|suggér\w+)\b"
)
"""What others would have goods pay."""


def without_kept(found: Sequence[Draft], order: OrderText) -> list[Draft]:
    """Rates by list, with the one they take the place of, and without those that keep it."""
    if not any(d.rule == "rate-by-list" for d in found):
        return list(found)
    struck = ((c, percents(c.text)) for c in order.sections if REPLACED.search(c.lower))
    told = next(((c, old) for c, all_ in struck if (old := tuple(p for p in all_ if p.old))), None)
    if told is None:
        return _of_new_lists(found)
    clause, old = told
    kept = [d for d in found if d.rule != "rate-by-list" or d.rate_new != (old[0].value,)]
    return [d.rated(clause, old[:1]) if d.rule == "rate-by-list" else d for d in kept]


def _of_new_lists(found: Sequence[Draft]) -> list[Draft]:
    """Where lists were put between the older ones, these keep their rate."""
    inserted = [d for d in found if d.rule == "rate-by-list" and _INSERTED.search(d.codes_in)]
    if not inserted:
        return list(found)
    return [d for d in found if d.rule != "rate-by-list" or d in inserted]
