"""What an agency of its own adds to the goods that pay a duty and takes off them, and from when.

It grants requests, places goods in an annex, lets them become subject to a duty; it strikes numbers
that were listed in error. Where it does both, each has a day, told by the part or by its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.drafts import Draft, whole
from bot.ingest.documents.effect import SAME_DAY, begins
from bot.ingest.documents.lists import codes_named, list_named
from bot.ingest.documents.text import Clause

OF_LISTS = "notice-list"
"""How the rule of a change is called that is one of two lists."""
_REQUESTS = r"(?:requests?|petitions?|applications?|submissions?|proposals)"
_NUMBERS = r"(?:numbers?|(?:sub)?headings?|codes?|lines?|provisions?|entries)"
_GOODS = rf"(?:{_NUMBERS}|articles?|products?|goods|parts|derivatives?|items?|merchandise)"
_LIST = r"(?:annex(?:es)?|lists?|notes?|subdivisions?|scope|coverage|schedule|tables?)"
_IS = (
    r"(?:is|are|was|were|has been|have been|will be|shall be) (?:hereby |therefore |accordingly )*"
)
_AFTER = r"(?:[^.;]|\.(?=\d)|(?<=\bu)\.(?=s)|(?<=\bu\.s)\.)"
_GRANTS = re.compile(
    rf"\b(?:grant|approv|accept)(?:s|es|ed)?\b{_AFTER}{{0,60}}\b(?:{_REQUESTS}|inclusions?)\b"
    rf"|\bagree(?:s|d)? (?:to|with) {_AFTER}{{0,40}}\b{_REQUESTS}\b"
    rf"|\b(?:{_REQUESTS}|inclusions?)\b{_AFTER}{{0,160}}?\b{_IS}(?:granted|approved|accepted"
    r"|adopted|warranted)\b"
)
"""What an agency does with what it was asked for."""
_OF_INCLUSION = re.compile(
    r"\b(?:inclu(?:sions?|d(?:e|es|ed|ing))|derivatives?|(?:with)?in the (?:scope|coverage)"
    r"|within the dut(?:y|ies)|subject to|bring)\b"
)
_OF_EXCLUSION = re.compile(r"\bexclusions?\b|\bexclude[sd]?\b|\bexempt")
"""Of what was asked: that goods pay, or that they are spared."""
_DUTY = r"(?:additional )?(?:dut(?:y|ies)|tariffs?)"
_CHARGED = (
    rf"{_GOODS} (?:that (?:are|pay|bear) |which (?:are|pay|bear) )?(?:subject|dutiable|charged)"
)
_PLACES = re.compile(
    r"\b(?:plac(?:e|es|ed|ing)|puts?|putting|mov(?:e|es|ed|ing)|add(?:s|ed|ing)?|brings?|brought"
    rf"|insert(?:s|ed|ing)?)\b{_AFTER}{{0,160}}?\b(?:in|into|on|onto|to|within|under) (?:the |its"
    rf" |that )?(?:(?:[\w.-]+ ){{0,3}}{_LIST}\b|{_DUTY}\b|{_CHARGED}\b)"
    rf"|\b{_GOODS}\b{_AFTER}{{0,60}}?\b(?:joins?|enters?|go(?:es)? (?:in|on)(?:to)?) (?:the |its"
    rf" |that )?(?:[\w.-]+ ){{0,3}}{_LIST}\b"
    rf"|\b(?:become|(?:so that|whereby)\b{_AFTER}{{0,120}}?\b(?:are|is|be|bear|pay))s?"
    rf" (?:now |thereby )?(?:subject to |dutiable under )?(?:the |that |this )?{_AFTER}{{0,60}}"
    rf"\b{_DUTY}\b"
)
_OFF = (
    rf"(?:from|out of|off) (?:it\b|them\b|(?:the|those|these) (?:[\w-]+ ){{0,3}}{_GOODS}\b"
    rf"|(?:the |its |that )?{_AFTER}{{0,30}}?{_LIST}\b)"
)
_STRIKES = re.compile(
    rf"\b(?:remov|delet|withdraw|strik|drop|tak)(?:e|es|s|ing)?\b{_AFTER}{{0,120}}?"
    rf"\b(?:{_GOODS}|them|these|those)\b{_AFTER}{{0,120}}?"
    rf"\b(?:{_OFF}|in error|by mistake|erroneously|inadvertently|mistakenly)"
    rf"|\b(?:{_GOODS}|it|they)\b{_AFTER}{{0,120}}?\b(?:{_IS}(?:removed|deleted|withdrawn|struck"
    rf"|stricken|dropped|taken)|comes?|leaves?|go(?:es)?)\b {_OFF}"
    rf"|\b{_GOODS}\b{_AFTER}{{0,80}}?\b(?:cease to be|(?:are|will be) no longer) (?:subject"
    r"|dutiable|covered)\b"
)
"""Numbers leave a list, or were on it by mistake; goods cease to be subject to the duty."""
_REFUSES = re.compile(
    rf"\b(?:den(?:y|ies|ied)|refus(?:es|ed)|declin(?:es|ed)|reject(?:s|ed))\b{_AFTER}{{0,40}}"
    rf"\b(?:all|each|every|them|these|the {_REQUESTS})\b"
    rf"|\b(?:all|none|each) (?:of )?(?:the|these|those)? ?(?:\d+ )?{_REQUESTS}\b{_AFTER}{{0,60}}?"
    rf"\b{_IS}(?:denied|refused|declined|rejected|granted)\b"
)
"""Where nothing that was asked for is granted ('none of the requests is granted')."""
_NONE = re.compile(rf"\bnone of (?:the|these|those) (?:\d+ )?{_REQUESTS}\b")
_UNSURE = re.compile(
    r"\bpropos(?:es?|ed|ing)\b|\bwould\b|\bmay\b(?! \d)|\bmight\b|\bwhether\b|\bif\b|\bwindow"
    r" (?:opens|is open)\b|\bwill (?:accept|consider|take|receive|hear)\b"
    r"|(?<!and )\b(?:seek|request|invit)(?:s|ing)? (?:public )?comments?\b"
    r"|\bno (?:article|product|good|subheading|part)s? (?:is|are)\b"
)


def adds(low: str, about: str = "") -> bool:
    """Whether a sentence adds to a list; ``about``: what its notice is about, by its title.

    >>> adds("bis grants 38 of these requests", "inclusion of additional parts")
    True
    >>> adds("bis grants 38 exclusion requests"), adds("the window for requests opens in july")
    (False, False)
    """
    if _UNSURE.search(low) or _OF_EXCLUSION.search(low) or _NONE.search(low):
        return False
    granted = _GRANTS.search(low) and (_OF_INCLUSION.search(low) or _OF_INCLUSION.search(about))
    return bool(granted or _PLACES.search(low))


def takes_off(low: str) -> bool:
    """Whether a sentence takes goods off a list.

    >>> takes_off("two subheadings entered by mistake are struck from the same annex")
    True
    """
    return _UNSURE.search(low) is None and _STRIKES.search(low) is not None


def refuses(low: str) -> bool:
    """Whether an agency grants nothing of what it was asked for.

    >>> refuses("bis denies all of them"), refuses("none of the 19 requests is granted")
    (True, True)
    """
    return _REFUSES.search(low) is not None or _NONE.search(low) is not None


_SPLIT = re.compile(
    r";\s|,? and (?=(?:it |also )?(?:adds|inserts|places|puts|removes|deletes|withdraws|strikes"
    r"|takes|drops)\b)|, (?:and|while|whereas) (?=(?:the |those |these |other |[a-z]+ ){0,3}"
    rf"(?:{_GOODS}|(?:part|annex|section|table|list|attachment) [a-z\d]{{1,4}})\b)"
)
_PART = re.compile(
    r"\b(?:part|annex|section|table|list|attachment) (?P<label>[ivx]{1,4}(?:-[a-z])?|[a-z]|\d{1,2})"
    r"(?![\w-])"
)
_OF_ADDED = re.compile(
    r"\b(?:inclusions?|additions?|added|included|insertions?|inserted|placed|new (?:\w+ )?"
    rf"{_GOODS})\b"
)
_OF_TAKEN = re.compile(
    r"\b(?:removals?|deletions?|removed|deleted|withdrawals?|withdrawn(?! from warehouse)"
    r"|exclusions?|struck"
    r"|stricken|dropped|strikings?|taken (?:off|out))\b"
)


def in_lists(draft: Draft, title: str, found: Sequence[Clause]) -> list[Draft]:
    """What a notice adds and what it takes off, each from its day; none where it does not both."""
    if draft.kind not in (ProposalKind.CODES_ADDED, ProposalKind.CODES_REMOVED):
        return []
    pieces = list(_pieces(found))
    taken = next((c for c in pieces if takes_off(c.lower)), None)
    added = next((c for c in pieces if c is not taken and adds(c.lower, title.lower())), None)
    if added is None or taken is None:
        return []
    both = (
        _changed(draft, added, ProposalKind.CODES_ADDED),
        _changed(draft, taken, ProposalKind.CODES_REMOVED),
    )
    return [_dated(each, pieces, draft) for each in both]


def _pieces(found: Sequence[Clause]) -> Iterator[Clause]:
    """The clauses, those that tell of two lists in two pieces."""
    for clause in found:
        start = 0
        for cut in _SPLIT.finditer(clause.lower):
            yield _cut(clause, start, cut.start())
            start = cut.end()
        yield _cut(clause, start, len(clause.text))


def _cut(clause: Clause, start: int, end: int) -> Clause:
    text = clause.text[start:end]
    return replace(clause, text=text, start=clause.start + start, end=clause.start + end)


def _changed(draft: Draft, piece: Clause, kind: ProposalKind) -> Draft:
    """The change of one list; goods that join it pay what the notice says of those it adds."""
    told = tuple(span for span in draft.spans if span.for_ == "rate")
    pays = kind is ProposalKind.CODES_ADDED is draft.kind
    return replace(
        draft.without_days(),
        kind=kind,
        rule=f"{OF_LISTS}-{kind.value}",
        clause=piece,
        rate_new=draft.rate_new if pays else (),
        rate_old=(),
        codes=codes_named(piece.text),
        codes_in=list_named(piece.text),
        spans=(whole(piece, kind.value), *(told if pays else ())),
    )


def _dated(draft: Draft, pieces: Sequence[Clause], notice: Draft) -> Draft:
    """The change from the day of its part, else from the one told of such changes, else of all."""
    added = draft.kind is ProposalKind.CODES_ADDED
    own, other = (_OF_ADDED, _OF_TAKEN) if added else (_OF_TAKEN, _OF_ADDED)
    label = _label(draft.clause)
    starting = [c for c in pieces if begins(c) is not None]
    of_part = [c for c in starting if label and _label(c) == label]
    named = [c for c in starting if own.search(c.lower) and not other.search(c.lower)]
    of_all = [
        c for c in starting if not (own.search(c.lower) or other.search(c.lower) or _label(c))
    ]
    clause = next(iter((*of_part, *named, *of_all)), None)
    if clause is not None:
        return draft.starting(begins(clause), clause)
    if not starting or SAME_DAY.search(draft.clause.lower):
        return draft.from_the_day_of(notice)
    return replace(draft, start_untold=True)  # the days there are are the other list's


def _label(clause: Clause) -> str:
    found = _PART.search(clause.lower)
    return found["label"] if found is not None else ""
