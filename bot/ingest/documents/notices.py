"""Notices, guidance and announcements: what somebody says of a measure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.documents import Channel
from bot.domain.measures import Standing
from bot.domain.proposals import Evidence, ProposalKind
from bot.ingest.documents.countries import foreign_only
from bot.ingest.documents.drafts import Draft, around, rate_spans
from bot.ingest.documents.effect import begins, ends
from bot.ingest.documents.lexicon import ProgrammeCues, act_numbers
from bot.ingest.documents.lists import codes_named, list_named
from bot.ingest.documents.mood import stands, without_background
from bot.ingest.documents.operative import BANS
from bot.ingest.documents.rates import Percent, percents
from bot.ingest.documents.text import Clause, lowered

_CORRECTS = re.compile(
    r"\bcorrect(?:ion|ed|s)\b|serves to replace|replaces csms|\berrata?\b|technical correction"
    r"|should read\b"
)
_CORRECTS_ITSELF = re.compile(
    r"serves to replace|replaces csms|\berrata?\b"
    r"|this (?:message|notice|guidance) (?:\w+ )?(?:to )?(?:corrects?|provides? an? correct)"
)
"""What the opening of a message says where it corrects another: annexes 'make corrections' too."""
_INQUIRES = re.compile(
    r"request for (?:public )?comments?|investigation|proposed (?:action|determination|rule|modif)"
    r"|(?:preliminary|final|amended final) (?:results?|determination)|initiation"
    r"|administrative review"
    r"|procedures for submissions|hearing|opening of the inclusions|comment request|notice of"
    r" determinations?|consultation"
    r"|completion of panel|subsidy programs|preliminary results"
)
_ADDS = re.compile(
    r"(?:to )?add(?:s|ed|ing)?\b[^.;]{0,120}(?:products?|articles?|subheadings?|goods|derivatives?)"
    r"|adoption [^.;]{0,40}inclusions|inclusions? of [^.;]{0,60}(?:derivative|products|articles)"
    r"|additional [^.;]{0,40}derivative"
)
_REMOVES = re.compile(
    r"remov(?:e|es|ed|ing|al of)\b[^.;]{0,120}(?:products?|articles?|subheadings?|goods|from)"
)
_ENDS = re.compile(
    r"terminat(?:e|es|ed|ion of)\b[^.;]{0,80}(?:dut|tariff|collection|actions?)|no longer"
    r" (?:be )?collect"
)
_SAYS = re.compile(
    r"subject to|assess(?:ed)?|rate|impos|effective|determin|revis|modif|provid|advise"
    r"|purpose of|allow"
    r"|announc|propos|relief|amend|remission|surtax|duty|duties|tariff"
)
_PROLONGS = re.compile(r"exclusions? extensions?|extensions? of (?:[\w-]+ ){0,4}exclusions?")
_EXCLUDES = re.compile(r"notice of (?:[\w-]+ ){0,2}exclusions?\b")
_ACTION = re.compile(r"notice of (?:actions?|modification of)|^actions by the united states")
_MODIFIES = re.compile(r"notice of modification of")
_PROPOSES = re.compile(r"(?:document|notice|agency|cbp|rule) proposes\b|proposed rule")
_PROPOSED = re.compile(r"propos(?:ed|es|ing)|would be|request for comments?|considering|recommend")
_SETS_RATE = re.compile(
    r"subject to|assess|impos|rate of|rate shall|dut(?:y|ies) of|tariffs? of|subheading \+|surtax"
    r"|duty rate|(?:percent|per cent|%) (?:ad valorem )?(?:[a-z]+ ){0,2}(?:dut(?:y|ies)|tariffs?)"
    r"|surtaxe|droits? de"
)
_LINE = 20
"""Characters of the shortest sentence: 'Effective August 22, 2026.'"""
_HEAD = 45
"""Characters below which a line is a heading."""
_EVIDENCE = 4
_TELLS = re.compile(
    r"\bthis (?:notice|message|document|rule|order)\b|purpose of this|commerce\)? (?:\w+"
    r" )?(?:determines|finds)"
    r"|\b(?:announces?|certifies|revises|is conducting|seeks|initiated|is imposing|will impose)\b"
)


def kind_of(channel: Channel, title: str, plain: str) -> ProposalKind:
    """What kind of news a notice is."""
    low, opening = lowered(title), lowered(plain[:1500])
    if _CORRECTS.search(low) or (channel.explains_law and _CORRECTS_ITSELF.search(opening)):
        return ProposalKind.CORRECTION
    if channel.explains_law or channel is Channel.USITC_HTS:
        return ProposalKind.CONFIRMATION
    return (
        _register_kind(low, opening) if channel is Channel.FEDERAL_REGISTER else ProposalKind.EVENT
    )


def _register_kind(title: str, opening: str) -> ProposalKind:
    """What a notice in the Federal Register is, by its title and first words."""
    told = (
        (_MODIFIES.search(title) and _ADDS.search(opening), ProposalKind.CODES_ADDED),
        (_MODIFIES.search(title) and _REMOVES.search(opening), ProposalKind.CODES_REMOVED),
        (_ACTION.search(title), ProposalKind.CONFIRMATION),
        (_PROLONGS.search(title), ProposalKind.POSTPONEMENT),
        (_EXCLUDES.search(title), ProposalKind.EXEMPTION),
        (_INQUIRES.search(title) or _PROPOSES.search(opening), ProposalKind.EVENT),
        (_ADDS.search(title) or _ADDS.search(opening), ProposalKind.CODES_ADDED),
        (_REMOVES.search(title), ProposalKind.CODES_REMOVED),
        (_ENDS.search(title), ProposalKind.END),
    )
    return next((kind for hit, kind in told if hit), ProposalKind.CONFIRMATION)


def drafts_of(
    channel: Channel, title: str, plain: str, found: Sequence[Clause], cues: ProgrammeCues
) -> list[Draft]:
    """The one thing a notice says of its programme, with rate and days where it states them."""
    kind = kind_of(channel, title, plain)
    telling = _telling(found, cues, kind, title)
    if not telling:
        return []
    clause, *others = telling
    draft = Draft(
        kind=kind,
        rule=f"notice-{kind.value}",
        clause=clause,
        codes=_headings(found),
        codes_in=list_named(clause.text),
        amends=act_numbers(clause.text),
        standing=_standing(channel, kind),
        proposed=kind is ProposalKind.EVENT
        and _PROPOSED.search(lowered(title + plain[:3000])) is not None,
        spans=(
            *(around(c, c.start, c.start, kind.value) for c in (clause, *others)),
            *_title_line(title, found, kind),
        ),
        programmes=(cues.slug,),
    )
    if cues.slug == "us-adcvd-softwood":
        return [draft]
    ban = _ban(draft, found)
    stated = [c for c in without_background(found) if stands(c)]
    eased = kind in (
        ProposalKind.CODES_REMOVED,
        ProposalKind.END,
        ProposalKind.EXEMPTION,
    )  # a rate there is what goes
    rated = _dated(draft if eased else _rated(draft, stated), stated)
    if ban is None:
        return [rated]
    return [ban, rated] if rated.rate_new else [ban]


def _ban(draft: Draft, found: Sequence[Clause]) -> Draft | None:
    """Goods that may not enter at all are told apart from any rate beside them."""
    told = [c for c in found if len(c.text) > _HEAD and BANS.search(c.lower)]
    clause = next((c for c in told if begins(c) or codes_named(c.text)), next(iter(told), None))
    if clause is None or foreign_only(clause.text):
        return None
    banned = replace(
        draft,
        kind=ProposalKind.BAN,
        rule="notice-ban",
        clause=clause,
        codes=codes_named(clause.text),
        codes_in=list_named(clause.text),
        spans=(around(clause, clause.start, clause.start, "ban"),),
    )
    return banned.starting(begins(clause), clause).ending(ends(clause), clause)


def _standing(channel: Channel, kind: ProposalKind) -> Standing:
    if kind is ProposalKind.EVENT or not (channel.makes_law or channel.explains_law):
        return Standing.ANNOUNCED
    return Standing.ENACTED


def _telling(
    found: Sequence[Clause], cues: ProgrammeCues, kind: ProposalKind, title: str
) -> list[Clause]:
    """The clauses that say it: what the notice does first, then what is of the programme."""
    name = lowered(title)

    def weight(clause: Clause) -> int:
        low = clause.lower
        if low.rstrip(". ") in name:
            return 0
        of_it = cues.text is not None and cues.text.search(low) is not None
        named = bool(set(act_numbers(clause.text)) & cues.acts)
        pattern = {ProposalKind.CORRECTION: _CORRECTS, ProposalKind.CODES_ADDED: _ADDS}.get(
            kind, _INQUIRES
        )
        fits = pattern.search(low) is not None
        return 3 * (_TELLS.search(low) is not None) + 2 * fits + of_it + named + _says(low)

    kept = [c for c in found if len(c.text) > _HEAD and weight(c) > 0]
    best = sorted(kept, key=lambda c: (-weight(c), c.start))[:_EVIDENCE]
    return best or [c for c in found if lowered(c.text).rstrip(". ") in name][:1]


def _title_line(title: str, found: Sequence[Clause], kind: ProposalKind) -> tuple[Evidence, ...]:
    """The title where the text prints it: it says what a notice is, and often nothing else does."""
    name = _bare(title)
    line = next((c for c in found if name and c.first and _bare(c.text) == name), None)
    return (around(line, line.start, line.start, kind.value),) if line is not None else ()


def _bare(words: str) -> str:
    """Words alone, to compare a title with its line: no marks of headings, no stops."""
    return " ".join(re.findall(r"\w+", lowered(words)))


def _says(low: str) -> bool:
    return _SAYS.search(low) is not None


def _headings(found: Sequence[Clause]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for c in found for code in codes_named(c.text)))[:20]


def _rated(draft: Draft, found: Sequence[Clause]) -> Draft:
    """The first clause that states a rate of duty for goods of ours."""
    for clause in found:
        if len(clause.text) < _HEAD:
            continue
        ours = (p for p in percents(clause.text) if p.duty and not _of_others(clause, p))
        rates = tuple(ours)
        new = tuple(p for p in rates if not p.old)[:1]
        if not new or not _SETS_RATE.search(clause.lower):
            continue
        old = _old_rate(found)
        kept = tuple(p for p in rates if p.old)[:1]
        spans = (*rate_spans(clause, (*new, *kept)), *(old[1] if old and not kept else ()))
        values = tuple(p.value for p in kept) or (tuple(p.value for p in old[0]) if old else ())
        return replace(
            draft.starting(begins(clause), clause).ending(ends(clause), clause),
            rate_new=tuple(p.value for p in new),
            rate_old=values,
            spans=(*draft.starting(begins(clause), clause).spans, *spans),
        )
    return draft


def _of_others(clause: Clause, rate: Percent) -> bool:
    """Whether the part of a sentence that states a rate is about other countries' goods alone."""
    start = clause.text.rfind(";", 0, rate.start) + 1
    end = clause.text.find(";", rate.end)
    return foreign_only(clause.text[start : end if end > 0 else len(clause.text)])


def _old_rate(found: Sequence[Clause]) -> tuple[tuple[Percent, ...], tuple[Evidence, ...]] | None:
    for clause in found:
        old = tuple(p for p in percents(clause.text) if p.duty and p.old)[:1]
        if old:
            return old, rate_spans(clause, old)
    return None


_PROCEDURE = re.compile(r"\bhearings?\b|\bcomments?\b|\brebuttal|\brequests? to appear\b")
"""Days of an agency's own proceedings, on which nothing starts to apply to goods."""


def _of_law(clause: Clause) -> bool:
    return begins(clause) is not None and not _PROCEDURE.search(clause.lower)


def _dated(draft: Draft, found: Sequence[Clause]) -> Draft:
    """The first day from which, and the last day to which, it says something applies."""
    if draft.kind is ProposalKind.EVENT and not draft.rate_new:
        return draft
    start = next((c for c in found if len(c.text) > _LINE and _of_law(c)), None)
    if start is not None:
        draft = draft.starting(begins(start), start).ending(ends(start), start)
    longer = next((c for c in found if _GOES_ON.search(c.lower) and ends(c) is not None), None)
    return draft if longer is None else draft.ending(ends(longer), longer)


_GOES_ON = re.compile(r"\b(?:is|are|has been|have been) (?:further )?extended\b|\bprolongée?s?\b")
