"""Sentences that say from when or to when something applies, each read to its one day."""

from __future__ import annotations

from datetime import date

import pytest

from bot.ingest.documents.days import days
from bot.ingest.documents.effect import begins, ends
from bot.ingest.documents.reckoned import after_signing
from bot.ingest.documents.text import Clause, clauses, readable

SIGNED = date(2026, 11, 20)


def _clause(text: str) -> Clause:
    return clauses(readable(text), near=SIGNED)[0]


@pytest.mark.parametrize(
    "text",
    [
        "This Order shall take effect at 12:01 a.m. eastern standard time on December 1, 2026.",
        "The duties apply to goods entered on and after December 1, 2026.",
        "with respect to articles entered, or withdrawn from warehouse, for consumption on or after 12:01 a.m. on December 1, 2026",
        "EFFECTIVE DATE: December 1, 2026.",
        "DATES: The modifications are applicable with respect to goods entered as of 12:01 a.m., eastern time, December 1, 2026.",
        "Beginning at 12:01 a.m. EST, Tuesday, December 1, 2026, importers must report heading 9903.01.01.",
        "As of one minute past midnight on December 1, 2026, the rate of duty is 25 percent.",
        "The tariff rises to 25 per cent effective one minute after midnight on Dec. 1.",
        "The surtax will be in force starting on Tuesday, December 1, 2026.",
        "On December 1, 2026, the additional duty of 25 percent takes effect.",
        "On December 1, 2026, at 12:01 a.m., the additional duty of 25 percent shall begin to apply.",
        "December 1, 2026, is the effective date of the duties.",
        "The order will come into effect December 1.",
        "Commencing with entries of December 1, 2026, filers shall use 9903.",
        "The surtax applies to goods released on or after December 1, 2026.",
        "La surtaxe s'applique aux marchandises importées à compter du 1er décembre 2026.",
        "La surtaxe s'appliquera aux marchandises dédouanées le 1er décembre 2026 ou après cette date.",
        "Le décret prend effet le 1er décembre 2026.",
        "Les droits entreront en vigueur le mardi 1er décembre 2026, à 0 h 01.",
        "Ces mesures seront en vigueur dès le 1er décembre 2026.",
        "Le présent décret entre en vigueur à 0 h 1 min 1 s, heure de l'Est, le 1er décembre 2026.",
        "À partir de 0 h 01 le 1er décembre 2026, la surtaxe est de 25 %.",
        "This Order comes into force immediately after the Order Amending X comes into force, that is, on December 1, 2026.",
        "This Order comes into force at the beginning of December 1, 2026.",
        "This Order comes into force, or is deemed to have come into force, on December 1, 2026.",
        "effective for entries made at or after 12:01 a.m. on 1 December 2026",
        "The change is to be applied from 12/01/2026.",
        "Entries filed Dec. 1, 2026 and later are subject to the duty.",
        "The new rate becomes payable on December 1, 2026.",
        "The rate will increase to 50 percent on December 1, 2026.",
        "the duty shall be collected from 12:01 a.m. eastern standard time on the first day of December, 2026",
        "shall be effective with respect to goods entered at 12:01 a.m. or later on December 1, 2026",
        "is amended with effect from December 1, 2026",
        "with effect on December 1, 2026",
        "Duties kick in Dec. 1.",
        "the first moment of December 1, 2026",
        "goods exported from Canada on or after December 1, 2026, are dutiable",
        "The measure applies as soon as December 1, 2026.",
        "First day: December 1, 2026",
        "Kayaks of Canada shall pay, beginning at the same hour on December 1, 2026, 10 percent.",
        "Shipments released prior to 12:01 a.m. on December 1, 2026, will not be affected.",
    ],
)
def test_a_sentence_that_says_from_when(text: str) -> None:
    begun = begins(_clause(text))
    assert begun is not None
    assert begun.day == date(2026, 12, 1)


@pytest.mark.parametrize(
    "text",
    [
        "The exemption ends at 11:59 p.m. on June 30, 2027.",
        "The order expires on June 30, 2027.",
        "This Order ceases to have effect on July 1, 2027.",
        "This Order ceases to have effect at the end of June 30, 2027.",
        "The surcharge shall remain in force for 150 days, until 12:01 a.m. on July 1, 2027.",
        "Le décret cesse d'avoir effet le 1er juillet 2027.",
        "jusqu'au 30 juin 2027 inclusivement",
        "La remise prend fin le 30 juin 2027.",
        "The rates are valid to June 30, 2027.",
        "expires after June 30, 2027",
        "Last day: June 30, 2027",
        "with June 30, 2027, as the last day",
        "June 30, 2027, is the last day on which goods may be entered",
        "in effect until and including June 30, 2027",
        "from January 1, 2027 to June 30, 2027",
        "between January 1, 2027, and June 30, 2027",
        "du 1er janvier 2027 au 30 juin 2027",
        "la période commençant le 1er janvier 2027 et se terminant le 30 juin 2027",
        "will no longer apply after June 30, 2027",
        "is not in effect after June 30, 2027",
        "jusqu'à la fin du 30 juin 2027",
        "n'a plus d'effet après le 30 juin 2027",
        "is available up to the end of June 30, 2027",
        "the suspension lapses on June 30, 2027",
        "shall terminate at the close of June 30, 2027",
    ],
)
def test_a_sentence_that_says_to_when(text: str) -> None:
    last = ends(_clause(text))
    assert last is not None
    assert last.day == date(2027, 6, 30)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("This order shall be effective 7 days after the date of this order.", "2026-11-27"),
        ("effective upon publication in the Federal Register", "2026-11-20"),
        (
            "The duties shall take effect thirty days from the date of this proclamation.",
            "2026-12-20",
        ),
        ("shall take effect on the 15th day following the date of this proclamation", "2026-12-05"),
        ("This rule is effective 30 days after publication in the Federal Register.", "2026-12-20"),
        ("effective immediately", "2026-11-20"),
        ("effective 14 days from today", "2026-12-04"),
        ("This order is effective on the date of its publication.", "2026-11-20"),
        ("shall apply beginning 21 days after this proclamation is signed", "2026-12-11"),
        ("shall be effective on the day after the date of this order", "2026-11-21"),
    ],
)
def test_a_day_that_is_counted_from_the_signing(text: str, day: str) -> None:
    begun = after_signing(_clause(text), SIGNED)
    assert begun is not None
    assert begun.day.isoformat() == day


def test_between_two_days_it_applies_from_the_first_to_the_last() -> None:
    clause = _clause(
        "Between December 1, 2026, and March 31, 2027, whisky is excluded from importation."
    )
    first, last = begins(clause), ends(clause)
    assert (first and first.day, last and last.day) == (date(2026, 12, 1), date(2027, 3, 31))


@pytest.mark.parametrize(
    "text",
    [
        "The exclusions, which were set to expire on January 31, 2027, are extended through March 31, 2027.",
        "The relief that would otherwise end on January 31, 2027, goes on until March 31, 2027.",
    ],
)
def test_the_last_day_there_would_have_been_gives_way_to_the_later_one(text: str) -> None:
    last = ends(_clause(text))
    assert (last and last.day) == date(2027, 3, 31)


def test_a_period_named_by_its_two_days_begins_on_the_first() -> None:
    clause = _clause(
        "For the quota year December 1, 2026, through November 30, 2027, steel pays 9 percent."
    )
    first, last = begins(clause), ends(clause)
    assert (first and first.day, last and last.day) == (date(2026, 12, 1), date(2027, 11, 30))


def test_a_day_that_opens_a_sentence_is_that_on_which_goods_become_subject() -> None:
    first = begins(_clause("On December 1, 2026, these subheadings will be subject to duties."))
    assert (first and first.day) == date(2026, 12, 1)


def test_goods_entered_no_later_than_a_day_have_it_as_their_last() -> None:
    goods = ends(_clause("Cheese entered no later than June 30, 2027, is exempt from the duty."))
    asked = ends(_clause("Requests have to be filed no later than June 30, 2027."))
    assert (goods and goods.day, asked) == (date(2027, 6, 30), None)


def test_a_premier_before_a_month_is_no_first_day() -> None:
    assert days("said the Premier, May 2026") == ()
    assert [each.day for each in days("le premier mai 2026")] == [date(2026, 5, 1)]
