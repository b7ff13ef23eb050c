"""Why each row of an assessment is as it is, and what to know of its total."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from bot.domain.duty_calculator import DutyCalculator
from bot.domain.entries import AssessmentRow
from bot.domain.fees import FORMAL, BoundKind
from bot.domain.measures import Basis
from bot.domain.reasons import Note, NoteKind, Reason, Why
from bot.domain.text import Lang, Words
from bot.presentation.duty_expressions import percent
from bot.presentation.messages import N_, gettext_in

FORMAL_ENTRY = N_("Entered formally though worth no more than the limit")


def declarable(calculator: DutyCalculator) -> Mapping[str, Words]:
    """What an importer may declare, in words: what a relief asks for, and a formal entry."""
    return {**calculator.declarable, FORMAL: FORMAL_ENTRY}


def row_label(row: AssessmentRow, lang: Lang) -> str:
    """What a row charges: the measure's label, or 'Base duty'."""
    _ = gettext_in(lang)
    return _("Base duty") if row.label is None else row.label.on(lang)


def reason_words(reason: Reason, lang: Lang) -> str:
    """Why a row owes what it owes, or nothing.

    >>> reason_words(Reason(why=Why.SPECIAL, claim="S"), "en")
    'Special rate claimed (S).'
    """
    _ = gettext_in(lang)
    told = _said(reason, lang)
    if reason.raised_to is None:
        return told
    words = _("{reason} Raised so that the total is not under {rate}.")
    return words.format(reason=told, rate=percent(reason.raised_to, lang))


def _said(reason: Reason, lang: Lang) -> str:
    match reason.why:
        case Why.FACT | Why.BESIDE | Why.DISPLACED | Why.DECLARED:
            return _by_fact(reason, lang)
        case Why.FEE_BOUND:
            return "" if reason.bound is None else _bound(reason.bound, lang)
        case _:
            words = _in_itself(reason.why, lang)
            return words.format(
                code=reason.code,
                claim=reason.claim,
                origin=reason.origin,
                heading=f" ({reason.heading})" if reason.heading else "",
            )


def _by_fact(reason: Reason, lang: Lang) -> str:
    """What a measure, a relief or a rule says, on what part of the value, beside what."""
    _ = gettext_in(lang)
    fact, by, rule = (
        words.on(lang) if words is not None else ""
        for words in (reason.fact, reason.by, reason.rule)
    )
    match reason.why:
        case Why.DISPLACED:
            return _("Not owed beside “{other}”: {reason}").format(other=by, reason=fact)
        case Why.DECLARED:
            return _("Depends on what is declared: {label}").format(label=fact)
        case Why.BESIDE:
            words = _("{label}. Owed beside “{other}”: {reason}")
            return words.format(label=fact, other=by, reason=rule)
        case _:
            part = _part(reason.basis, lang)
            return f"{fact} ({part})" if part else fact


def _part(basis: Basis, lang: Lang) -> str:
    """'on the metal content'; '' for the whole value."""
    _ = gettext_in(lang)
    match basis:
        case Basis.FULL_VALUE:
            return ""
        case Basis.METAL_CONTENT:
            return _("on the metal content")
        case Basis.NON_METAL_CONTENT:
            return _("on the non-metal content")
        case Basis.NON_US_CONTENT:
            return _("on the non-US content")
        case Basis.NON_CANADA_MEXICO_CONTENT:
            return _("on the value less Canadian and Mexican content")
        case _:
            assert_never(basis)


def _bound(bound: BoundKind, lang: Lang) -> str:
    _ = gettext_in(lang)
    match bound:
        case BoundKind.LEAST:
            return _("the year’s minimum")
        case BoundKind.MOST:
            return _("the year’s maximum")
        case BoundKind.INFORMAL:
            return _("informal entry")
        case _:
            assert_never(bound)


def _in_itself(why: Why, lang: Lang) -> str:  # noqa: PLR0911 - one a kind
    """The sentence of a reason that no fact words, with places for its values."""
    _ = gettext_in(lang)
    match why:
        case Why.FIRMS_OWN:
            return _(
                "Named, not counted: the rate is the firm’s own or not published as one figure."
            )
        case Why.SOME_LINES:
            return _("Reaches only some lines below {code}: give the full code.")
        case Why.SPECIAL:
            return _("Special rate claimed ({claim}).")
        case Why.NO_SPECIAL:
            return _("General rate: this line has no special rate for {claim}.")
        case Why.CLAIM_NOT_OPEN:
            return _("General rate: {claim} is not open to goods of {origin}.")
        case Why.CLAIM_ENDED:
            return _(
                "General rate: {claim} was NAFTA’s indicator, which ended in 2020; USMCA’s is S."
            )
        case Why.COLUMN_TWO:
            return _("Column 2 rate{heading}: the origin has no normal trade relations.")
        case Why.FREE_BY_AGREEMENT:
            return _(
                "Free with the claim: only lines over a farm quota are not, and this heading has "
                "none."
            )
        case Why.NO_SCHEDULE:
            return _("Not known: no schedule line for this code is loaded for that day.")
        case Why.FEE_NOT_HELD:
            return _(
                "An informal entry pays a fee of its own, which is not held for that year; "
                "declared formal-entry reckons a formal one."
            )
        case _:
            return _("General (MFN) rate.")


def note_words(note: Note, lang: Lang) -> str:
    """What to know of a total."""
    _ = gettext_in(lang)
    label = note.fact.on(lang) if note.fact is not None else ""
    match note.kind:
        case NoteKind.CLAIM_LEFT:
            return _(
                "Reckoned without the claim: with it more would be owed, and nobody has to claim."
            )
        case NoteKind.US_CONTENT_UNUSED:
            return _("The US content makes no difference: no duty on this entry counts it apart.")
        case NoteKind.BY_HEADING:
            return _("Held by heading; the line list isn’t here: {label}").format(label=label)
        case NoteKind.LESS_IF_DECLARED:
            return _("Less may be owed if declared: {label}").format(label=label)
        case _:
            assert_never(note.kind)
