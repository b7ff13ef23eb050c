"""Every code that a layer below returns has its sentence, and the sentence its French."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.domain.assessment.entry import BoundKind, Note, NoteKind, Reason, ReasonKind
from bot.domain.measures import Basis
from bot.domain.subscription_faults import SubscriptionFault, Wrong
from bot.domain.text import Text
from bot.domain.watch_lists import BadCell, BadFile, BadRow
from bot.presentation.digest.subscription_faults import fault_words
from bot.presentation.duty.assessment import note_words, reason_words
from bot.presentation.watch.faults import file_words, row_words

FACT = Text(en="steel", fr="acier")


@pytest.mark.parametrize("why", ReasonKind)
def test_every_reason_of_a_row_is_said(why: ReasonKind) -> None:
    bound = BoundKind.LEAST if why is ReasonKind.FEE_BOUND else None
    reason = Reason(why=why, fact=FACT, by=FACT, rule=FACT, claim="S", origin="CA", bound=bound)
    english, french = reason_words(reason, "en"), reason_words(reason, "fr")
    assert english
    assert english != french
    assert "{" not in english + french


@pytest.mark.parametrize("bound", BoundKind)
def test_every_bound_of_a_fee_is_said(bound: BoundKind) -> None:
    reason = Reason(why=ReasonKind.FEE_BOUND, bound=bound)
    assert reason_words(reason, "en") != reason_words(reason, "fr")


def test_a_reason_says_the_part_of_the_value_and_the_floor() -> None:
    reason = Reason(
        why=ReasonKind.FACT, fact=FACT, basis=Basis.METAL_CONTENT, raised_to=Decimal("12.5")
    )
    assert (reason_words(reason, "en"), reason_words(reason, "fr")) == (
        "steel (on the metal content) Raised so that the total is not under 12.5%.",
        "acier (sur le contenu métallique) Relevé pour que le total ne soit pas sous 12,5\u00a0%.",
    )


@pytest.mark.parametrize("kind", NoteKind)
def test_every_note_of_a_total_is_said(kind: NoteKind) -> None:
    note = Note(kind=kind, fact=FACT)
    assert note_words(note, "en") != note_words(note, "fr")


@pytest.mark.parametrize("wrong", Wrong)
def test_every_fault_of_an_order_is_said(wrong: Wrong) -> None:
    fault = SubscriptionFault(wrong=wrong, written="x {y}", option="tz", nearest="z")
    english, french = fault_words(fault, "en"), fault_words(fault, "fr")
    assert english != french
    assert "{" not in (english + french).replace("x {y}", "")


@pytest.mark.parametrize("fault", BadFile)
def test_every_fault_of_a_watch_list_is_said(fault: BadFile) -> None:
    assert file_words(fault, "en") != file_words(fault, "fr")


@pytest.mark.parametrize("cell", BadCell)
def test_every_fault_of_a_row_is_said(cell: BadCell) -> None:
    row = BadRow(line=2, cell=cell, written="x")
    assert row_words(row, "en") != row_words(row, "fr")
