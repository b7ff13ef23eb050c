"""Why each row of an assessment is as it is, and what to know of its total."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.assessment.calculator import DutyCalculator
from bot.domain.assessment.entry import AssessmentRow, BoundKind, Note, NoteKind, Reason, ReasonKind
from bot.domain.assessment.rules import FORMAL
from bot.domain.measures import Basis
from bot.domain.text import Lang, Words
from bot.presentation.duty_expressions import percent
from bot.presentation.messages import N_

FORMAL_ENTRY = N_("Entered formally though worth no more than the limit")
_BASE = N_("Base duty")
_RAISED = N_("{reason} Raised so that the total is not under {rate}.")
_REASONS = {
    ReasonKind.DISPLACED: N_("Not owed beside “{other}”: {fact}"),
    ReasonKind.DECLARED: N_("Depends on what is declared: {fact}"),
    ReasonKind.BESIDE: N_("{fact}. Owed beside “{other}”: {rule}"),
    ReasonKind.FIRMS_OWN: N_(
        "Named, not counted: the rate is the firm’s own or not published as one figure."
    ),
    ReasonKind.SOME_LINES: N_("Reaches only some lines below {code}: give the full code."),
    ReasonKind.GENERAL: N_("General (MFN) rate."),
    ReasonKind.SPECIAL: N_("Special rate claimed ({claim})."),
    ReasonKind.NO_SPECIAL: N_("General rate: this line has no special rate for {claim}."),
    ReasonKind.CLAIM_NOT_OPEN: N_("General rate: {claim} is not open to goods of {origin}."),
    ReasonKind.CLAIM_ENDED: N_(
        "General rate: {claim} was NAFTA’s indicator, which ended in 2020; USMCA’s is S."
    ),
    ReasonKind.COLUMN_TWO: N_("Column 2 rate{heading}: the origin has no normal trade relations."),
    ReasonKind.FREE_BY_AGREEMENT: N_(
        "Free with the claim: only lines over a farm quota are not, and this heading has none."
    ),
    ReasonKind.NO_SCHEDULE: N_("Not known: no schedule line for this code is loaded for that day."),
    ReasonKind.FEE_NOT_HELD: N_(
        "An informal entry pays a fee of its own, which is not held for that year; "
        "declared formal-entry reckons a formal one."
    ),
}
_PARTS = {
    Basis.METAL_CONTENT: N_("on the metal content"),
    Basis.NON_METAL_CONTENT: N_("on the non-metal content"),
    Basis.NON_US_CONTENT: N_("on the non-US content"),
    Basis.NON_CANADA_MEXICO_CONTENT: N_("on the value less Canadian and Mexican content"),
}
_BOUNDS = {
    BoundKind.LEAST: N_("the year’s minimum"),
    BoundKind.MOST: N_("the year’s maximum"),
    BoundKind.INFORMAL: N_("informal entry"),
}
_NOTES = {
    NoteKind.CLAIM_LEFT: N_(
        "Reckoned without the claim: with it more would be owed, and nobody has to claim."
    ),
    NoteKind.US_CONTENT_UNUSED: N_(
        "The US content makes no difference as declared: no duty on this entry counts it apart."
    ),
    NoteKind.BY_HEADING: N_("Held by heading; the line list isn’t here: {label}"),
    NoteKind.LESS_IF_DECLARED: N_("Less may be owed if declared: {label}"),
    NoteKind.OTHER_IF_DECLARED: N_("A rate of its own if declared: {label}"),
    NoteKind.OF_OLD_RATE: N_(
        "Set beside an earlier rate; that it stands beside this one is not known: {label}"
    ),
}


def declarable(calculator: DutyCalculator) -> Mapping[str, Words]:
    """What an importer may declare, in words: what a relief asks for, and a formal entry."""
    return {**calculator.declarable, FORMAL: FORMAL_ENTRY}


def row_label(row: AssessmentRow, lang: Lang) -> str:
    """What a row charges: the measure's label, or 'Base duty'."""
    return _BASE.on(lang) if row.label is None else row.label.on(lang)


def reason_words(reason: Reason, lang: Lang) -> str:
    """Why a row owes what it owes, or nothing.

    >>> reason_words(Reason(why=ReasonKind.SPECIAL, claim="S"), "en")
    'Special rate claimed (S).'
    """
    told = _said(reason, lang)
    if reason.raised_to is None:
        return told
    return _RAISED.on(lang, reason=told, rate=percent(reason.raised_to, lang))


def _said(reason: Reason, lang: Lang) -> str:
    if reason.bound is not None:
        return _BOUNDS[reason.bound].on(lang)
    if reason.why is ReasonKind.FACT and reason.fact is not None:
        part = _PARTS.get(reason.basis)
        fact = reason.fact.on(lang)
        return fact if part is None else f"{fact} ({part.on(lang)})"
    return _REASONS[reason.why].on(
        lang,
        fact=reason.fact or "",
        other=reason.by or "",
        rule=reason.rule or "",
        code=reason.code,
        claim=reason.claim,
        origin=reason.origin,
        heading=f" ({reason.heading})" if reason.heading else "",
    )


def note_words(note: Note, lang: Lang) -> str:
    """What to know of a total."""
    return _NOTES[note.kind].on(lang, label=note.fact or "")
