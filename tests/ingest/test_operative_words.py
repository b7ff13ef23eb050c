"""How acts say from when, to when, and by which verbs: each way with a sentence of its own."""

from __future__ import annotations

from datetime import date

import pytest

from bot.ingest.documents.effect import begins, ends
from bot.ingest.documents.rates import percents
from bot.ingest.documents.reckoned import after_signing
from bot.ingest.documents.text import Clause, readable
from tests.ingest.reading_documents import read, told


def _clause(text: str, near: date | None = None) -> Clause:
    return Clause(start=0, end=len(text), text=readable(text), paragraph=0, near=near)


def _day(moment: object) -> str:
    return str(getattr(moment, "day", ""))


STARTS = (
    "This notice is effective on December 12, 2026.",
    "Effective Date: December 12, 2026.",
    "DATES: The modifications in this notice are applicable as of 12:01 a.m. EST on December 12, 2026.",
    "Applicable date: December 12, 2026.",
    "The duties will take effect at 12:01 a.m. eastern standard time on Saturday, December 12, 2026.",
    "with respect to goods entered for consumption, or withdrawn from warehouse for consumption, on or after 12:01 a.m. eastern standard time, December 12, 2026",
    "goods entered on and after December 12, 2026, shall be",
    "This order comes into force at the first moment of December 12, 2026.",
    "The surtax applies to goods imported on or after 12 December 2026.",
    "The rate rises to 35 percent on December 12, 2026.",
    "Starting at midnight on December 12, 2026, goods",
    "Starting December 12, 2026",
    "Implementation date: 12:01 a.m. ET, December 12, 2026",
    "As from December 12, 2026, goods of",
    "Le décret entre en vigueur le 12 décembre 2026.",
    "La surtaxe s'applique aux marchandises importées le 12 décembre 2026 ou après cette date.",
    "La surtaxe s'applique à partir du 12 décembre 2026",
    "à compter de 0 h 01, heure normale de l'Est, le 12 décembre 2026",
    "À compter de minuit une, le 12 décembre 2026, les marchandises",
    "Section 2 comes into force on December 12, 2026.",
    "The amendments apply in respect of goods released on or after December 12, 2026.",
    "These Regulations come into force on December 12, 2026 or, if they are registered after that day, on the day on which they are registered.",
    "goods entered for consumption, or withdrawn from warehouse for consumption, on or after December 12, 2026 (12:01 a.m. EST)",
    "The new rate is in force since December 12, 2026",
    "The tariff goes into effect December 12, 2026",
    "The tariff kicks in Dec. 12, 2026",
    "shall enter into force on December 12, 2026",
    "The effective date of this action is December 12, 2026",
    "effective date for the increase is December 12, 2026",
    "will begin on December 12, 2026",
    "will begin collecting on December 12, 2026",
    "The additional duties are to be collected from 12:01 a.m. on December 12, 2026",
    "EFFECTIVE DATE: 12/12/2026",
    "Effective 12/12/2026",
    "effective for entries dated December 12, 2026 and later",
    "with a time of entry on or after 12:01 a.m. Eastern Standard Time (EST) on December 12, 2026",
    "Effective for goods entered at 12:01 a.m. eastern standard time on December 12, 2026, and thereafter",
    "The 25 per cent tariff came into effect on December 12, 2026",
    "in effect as of December 12, 2026",
    "the surtax is payable on goods imported on December 12, 2026 or later",
    "deemed to have come into force on December 12, 2026",
    "is deemed to have had effect as of December 12, 2026",
    "has effect from December 12, 2026",
    "the day on which this Order comes into force is December 12, 2026",
    "beginning at 12:01 a.m. EST on December 12, 2026",
    "beginning with entries made on December 12, 2026",
    "Date of coming into force: December 12, 2026",
    "Coming into force: 2026-12-12",
    "Date d'entrée en vigueur : 2026-12-12",
)
NO_STARTS = (
    "December 12, 2026: tariff of 25 percent applies",
    "not earlier than December 12, 2026",
    "shall be postponed to December 12, 2026",
)
ENDS_ON = (
    "until December 31, 2027",
    "through December 31, 2027",
    "through 11:59 p.m. eastern standard time on December 31, 2027",
    "before 12:01 a.m. eastern standard time on January 1, 2028",
    "shall expire at 12:01 a.m. on January 1, 2028",
    "expires at the end of December 31, 2027",
    "ceases to be in force on January 1, 2028",
    "The Order is repealed on January 1, 2028",
    "cease to have effect at the end of December 31, 2027",
    "cease to have effect after December 31, 2027",
    "but not after December 31, 2027",
    "on or before December 31, 2027",
    "and ends on December 31, 2027",
    "for the period beginning on July 1, 2027 and ending on December 31, 2027",
    "from July 1, 2027 to December 31, 2027",
    "up to December 31, 2027",
    "remain in effect until the end of the day on December 31, 2027",
    "jusqu'au 31 décembre 2027",
    "jusqu'au 31 décembre 2027 inclusivement",
    "cesse d'avoir effet le 1er janvier 2028",
    "au plus tard le 31 décembre 2027",
    "expire le 31 décembre 2027",
    "are extended until December 31, 2027",
    "are extended for twelve months, to December 31, 2027",
    "will sunset on December 31, 2027",
    "The exclusion period ends December 31, 2027",
    "with the last day of effect being December 31, 2027",
    "Expiration date: December 31, 2027",
    "valid through December 31, 2027",
    "terminates on December 31, 2027",
    "terminates at 11:59 p.m. eastern standard time on December 31, 2027",
    "in effect up to and including December 31, 2027",
    "lapse on December 31, 2027",
)


@pytest.mark.parametrize("text", STARTS)
def test_a_clause_says_from_which_day(text: str) -> None:
    assert _day(begins(_clause(text))) == "2026-12-12"


@pytest.mark.parametrize("text", NO_STARTS)
def test_other_days_are_no_start(text: str) -> None:
    assert begins(_clause(text)) is None


@pytest.mark.parametrize("text", ENDS_ON)
def test_a_clause_says_to_which_day(text: str) -> None:
    assert _day(ends(_clause(text))) == "2027-12-31"


def test_goods_imported_after_a_day_are_those_of_the_next() -> None:
    assert _day(begins(_clause("For goods imported after December 11, 2026, the rate is 25%"))) == (
        "2026-12-12"
    )


def test_a_day_without_its_year_is_told_from_the_day_of_the_document() -> None:
    clause = _clause("The tariff takes effect on January 5.", date(2026, 12, 1))
    assert (_day(begins(clause)), _day(begins(_clause("effective January 5")))) == (
        "2027-01-05",
        "",
    )


def test_before_a_day_is_a_deadline_for_people_and_an_end_for_goods() -> None:
    deadline = _clause("Claims are filed before January 1, 2028.")
    goods = _clause("goods entered before 12:01 a.m. eastern standard time on January 1, 2028")
    assert (ends(deadline), _day(ends(deadline, deadlines=True)), _day(ends(goods))) == (
        None,
        "2027-12-31",
        "2027-12-31",
    )


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        ("a duty of twenty-five percent (25%)", ["25", "25"]),
        ("a duty of thirty-five (35) percent", ["35"]),
        ("a duty of seven and one-half percent ad valorem", ["7.5"]),
        ("a tariff of one hundred percent", ["100"]),
        ("un droit de vingt-cinq pour cent", ["25"]),
        ("a duty of fifty-one percent", ["51"]),
        ("a duty of 12½ percent", ["12.5"]),
    ],
)
def test_rates_are_read_in_words(text: str, rates: list[str]) -> None:
    assert [str(each.value) for each in percents(text) if each.duty] == rates


HEAD = (
    "A PROCLAMATION\n\n1. In Proclamation 11046 of July 20, 2026, I imposed under section 338 of "
    "the Tariff Act of 1930 additional ad valorem duties on certain imports of Canada.\n\nNOW, "
    "THEREFORE, I, by the authority vested in me, do hereby proclaim as follows:\n\n"
)
COMMANDS = (
    (
        "end",
        "Proclamation 11046 is hereby revoked, effective 12:01 a.m. eastern standard time on December 12, 2026.",
    ),
    (
        "end",
        "(1) The additional duties imposed by Proclamation 11046 are lifted with respect to goods entered for consumption on or after 12:01 a.m. eastern standard time on December 12, 2026.",
    ),
    (
        "end",
        "(1) I hereby terminate the additional duties imposed by Proclamation 11046, effective December 12, 2026.",
    ),
    ("end", "(1) Proclamation 11046 of July 20, 2026, is revoked in its entirety."),
    (
        "end",
        "(1) Proclamation 11046 shall have no further force or effect on or after December 12, 2026.",
    ),
    (
        "end",
        "(1) The additional duties under Proclamation 11046 shall not be collected on goods entered on or after December 12, 2026.",
    ),
    (
        "end",
        "(1) The duties imposed by Proclamation 11046 shall expire at 12:01 a.m. eastern standard time on December 12, 2026.",
    ),
    (
        "end",
        "(1) The additional duties are removed for goods entered on or after December 12, 2026.",
    ),
    (
        "end",
        "(1) The collection of additional duties under Proclamation 11046 shall be discontinued as of December 12, 2026.",
    ),
    (
        "end",
        "(1) Headings 9903.06.11 and 9903.06.12 are deleted from the HTSUS and the duties shall cease on December 12, 2026.",
    ),
    (
        "postponement",
        "(1) The increase in the rate of duty scheduled for December 1, 2026 shall instead take effect on March 1, 2027.",
    ),
    (
        "postponement",
        '(1) Clause (2) of Proclamation 11046 is amended by striking "December 1, 2026" and inserting "March 1, 2027" in lieu thereof.',
    ),
    (
        "postponement",
        "(1) The duties established in Proclamation 11046 shall apply beginning March 1, 2027, in place of December 1, 2026.",
    ),
    (
        "postponement",
        "(1) Implementation of the additional duties described in Proclamation 11046 is hereby delayed to 12:01 a.m. eastern standard time on March 1, 2027.",
    ),
    (
        "postponement",
        "(1) The suspension of the duties imposed by Proclamation 11046 is extended until 12:01 a.m. eastern standard time on March 1, 2027.",
    ),
    (
        "postponement",
        "(1) The duties imposed by Proclamation 11046 shall be suspended until 12:01 a.m. eastern standard time on March 1, 2027.",
    ),
    ("postponement", "(1) The duties shall not be collected until March 1, 2027."),
    (
        "postponement",
        "(1) The date set forth in clause (2) of Proclamation 11046 is changed from December 1, 2026, to March 1, 2027.",
    ),
    (
        "exemption",
        "(1) No additional duty shall be collected under Proclamation 11046 on potatoes of Canada entered on or after December 12, 2026.",
    ),
    (
        "exemption",
        "(1) Potatoes that are products of Canada shall be exempt from the additional duties imposed by Proclamation 11046 on or after December 12, 2026.",
    ),
    (
        "exemption",
        "(1) The additional duties do not apply to potatoes that are products of Canada entered on or after December 12, 2026.",
    ),
    (
        "exemption",
        "(1) Potatoes of Canada are excepted from the duties imposed by Proclamation 11046, on or after December 12, 2026.",
    ),
    (
        "exemption",
        "(1) Products of Canada that qualify for USMCA treatment shall enter free of the additional duties imposed by Proclamation 11046 on or after December 12, 2026.",
    ),
    (
        "rate-change",
        "(1) The rate of duty imposed by Proclamation 11046 is reduced from 50 percent to 35 percent ad valorem, on or after December 12, 2026.",
    ),
    (
        "rate-change",
        "(1) Goods of Canada listed in Annex I shall be subject to an additional duty of thirty-five percent ad valorem in lieu of fifty percent, on or after December 12, 2026.",
    ),
    (
        "rate-change",
        "(1) The additional ad valorem rate of duty in Proclamation 11046 shall be 35 percent rather than 50 percent on or after December 12, 2026.",
    ),
    (
        "rate-change",
        '(1) In Proclamation 11046, "50 percent" is replaced with "35 percent", effective December 12, 2026.',
    ),
    (
        "rate-change",
        "(1) The duty imposed by Proclamation 11046 is hereby doubled to 100 percent, on or after December 12, 2026.",
    ),
    (
        "new-duty",
        "(1) There is hereby imposed an additional duty of 25 percent ad valorem on maple syrup of Canada, on or after December 12, 2026.",
    ),
    (
        "new-duty",
        "(1) All maple syrup that is a product of Canada shall be dutiable at an additional 25 percent ad valorem on or after December 12, 2026.",
    ),
    (
        "new-duty",
        "(1) I hereby impose a 25 percent ad valorem duty on maple syrup of Canada, on or after December 12, 2026.",
    ),
    (
        "new-duty",
        "(1) An additional duty of twenty-five percent (25%) is established on maple syrup of Canada on or after December 12, 2026.",
    ),
    (
        "new-duty",
        "(1) Maple syrup of Canada shall bear a duty of 25 percent ad valorem on or after December 12, 2026.",
    ),
    (
        "codes-added",
        "(1) Annex I to Proclamation 11046 is modified by inserting subheadings 1702.20.22 and 0701.90.50, effective December 12, 2026.",
    ),
    (
        "codes-added",
        "(1) The products in Annex A to this proclamation are hereby added to Annex I to Proclamation 11046, on or after December 12, 2026.",
    ),
    (
        "codes-added",
        "(1) The scope of the duties in Proclamation 11046 is expanded to include maple syrup classified in subheading 1702.20.22, on or after December 12, 2026.",
    ),
    (
        "codes-removed",
        "(1) Annex I to Proclamation 11046 is amended by striking subheading 1702.20.22, effective December 12, 2026.",
    ),
    (
        "codes-removed",
        "(1) Subheading 1702.20.22 is withdrawn from Annex I to Proclamation 11046, on or after December 12, 2026.",
    ),
    (
        "ban",
        "(1) The importation of maple syrup of Canada is prohibited on or after December 12, 2026.",
    ),
    (
        "ban",
        "(1) Maple syrup that is a product of Canada shall be denied entry on or after December 12, 2026.",
    ),
    (
        "ban",
        "(1) Maple syrup of Canada may not be entered, or withdrawn from warehouse, for consumption on or after December 12, 2026.",
    ),
    ("ban", "(1) Entry of maple syrup of Canada is barred on or after December 12, 2026."),
    (
        "ban",
        "(1) I hereby prohibit the importation into the United States of maple syrup of Canada on or after December 12, 2026.",
    ),
)


@pytest.mark.parametrize(("kind", "text"), COMMANDS)
def test_a_command_is_of_its_kind(kind: str, text: str) -> None:
    reading = read(
        f"{HEAD}{text}\n",
        "Addressing Canadian Discrimination Against the Commerce of the United States",
        published="2026-11-28T20:00:00+00:00",
    )
    day = {"postponement": "2027-03-01"}.get(kind, "2026-12-12" if "December 12" in text else "")
    assert [(each["kind"], each.get("from", "")) for each in told(reading)] == [(kind, day)]


def test_what_may_be_excluded_later_is_not_excluded() -> None:
    reading = read(
        f"{HEAD}(1) The products of Canada in Annex I shall be subject to a duty of thirty-five "
        "percent ad valorem.\n\n(2) The duty described in clause (1) shall apply to goods entered "
        "for consumption on or after 12:01 a.m. eastern standard time on December 8, 2026, except "
        "that it shall not apply to goods that were loaded onto a vessel before November 17, 2026."
        "\n\n(3) If I find that it continues, I may exclude from importation such articles of "
        "Canada as I deem consistent with the interests of the United States.\n",
        "Addressing Canadian Discrimination Against the Commerce of the United States",
        published="2026-11-28T20:00:00+00:00",
    )
    assert told(reading) == [
        {
            "kind": "new-duty",
            "programme": "us-338-canada",
            "new": "35",
            "from": "2026-12-08",
            "in": "Annex I",
        }
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("This rule is effective upon publication in the Federal Register.", "2026-12-01"),
        ("effective on the 30th day after the date of this proclamation", "2026-12-31"),
        (
            "shall take effect fifteen days after the date of publication of this notice",
            "2026-12-16",
        ),
        ("effective 12:01 a.m. on the day following the date of this order", "2026-12-02"),
        ("The Secretary shall report 180 days after the date of this order", ""),
    ],
)
def test_a_day_is_told_by_its_place_after_the_document(text: str, day: str) -> None:
    assert _day(after_signing(_clause(text), date(2026, 12, 1))) == day


def test_rates_that_follow_one_another_each_have_their_day() -> None:
    reading = read(
        f"{HEAD}(1) Imports of the products of Canada in Annex I shall be subject to a duty of 15 "
        "percent ad valorem, beginning on January 15, 2027, and rising to 25 percent on July 1, "
        "2027.\n",
        "Addressing Canadian Discrimination Against the Commerce of the United States",
        published="2026-11-28T20:00:00+00:00",
    )
    assert [(each["new"], each["from"]) for each in told(reading)] == [
        ("15", "2027-01-15"),
        ("25", "2027-07-01"),
    ]


def test_what_is_put_off_keeps_the_rate_a_later_clause_repeats() -> None:
    reading = read(
        f"{HEAD}(1) Clause (2) of Proclamation 11046 is amended by striking “December 1, 2026” and "
        "inserting “March 1, 2027”.\n\n(2) Accordingly, the duty of 50 percent ad valorem shall "
        "apply to goods entered for consumption on or after March 1, 2027.\n",
        "Amending Duties to Address Canadian Discrimination Against the Commerce of the United States",
        published="2026-11-28T20:00:00+00:00",
    )
    assert [(each["kind"], each["new"], each["from"]) for each in told(reading)] == [
        ("postponement", "50", "2027-03-01")
    ]


def test_the_one_day_that_an_act_names_is_the_day_of_what_it_does() -> None:
    reading = read(
        f"{HEAD}(1) Maple syrup that is a product of Canada shall be excluded from importation.\n\n"
        "(2) The prohibition in clause (1) takes effect at 12:01 a.m. eastern standard time on "
        "December 12, 2026.\n",
        "Addressing Canadian Discrimination Against the Commerce of the United States",
        published="2026-11-28T20:00:00+00:00",
    )
    assert [(each["kind"], each["from"]) for each in told(reading)] == [("ban", "2026-12-12")]


def test_each_clause_has_the_day_that_names_it() -> None:
    reading = read(
        f"{HEAD}(1) Steel furniture of Canada shall be subject to a duty of 15 percent ad valorem."
        "\n\n(2) Wooden furniture of Canada shall be subject to a duty of 20 percent ad valorem."
        "\n\n(3) Clause (1) is effective on December 12, 2026.\n\n(4) The duty in clause (2) shall "
        "apply on or after January 9, 2027.\n",
        "Addressing Canadian Discrimination Against the Commerce of the United States",
        published="2026-11-28T20:00:00+00:00",
    )
    assert [(each["new"], each["from"]) for each in told(reading)] == [
        ("15", "2026-12-12"),
        ("20", "2027-01-09"),
    ]


def test_two_bans_with_a_day_each_are_two() -> None:
    reading = read(
        f"{HEAD}(1) Maple syrup of Canada in Annex I is excluded from importation on or after "
        "December 12, 2026.\n\n(2) Whisky of Canada in Annex II is excluded from importation on or "
        "after January 9, 2027.\n",
        "Addressing Canadian Discrimination Against the Commerce of the United States",
        published="2026-11-28T20:00:00+00:00",
    )
    assert [(each["kind"], each["from"]) for each in told(reading)] == [
        ("ban", "2026-12-12"),
        ("ban", "2027-01-09"),
    ]


def test_an_act_that_sets_a_duty_may_end_another_in_a_clause_of_its_own() -> None:
    reading = read(
        f"{HEAD}(1) Maple syrup of Canada shall be subject to a duty of 15 percent ad valorem on or "
        "after December 12, 2026.\n\n(2) Proclamation 11047 is revoked as of December 20, 2026.\n",
        "Addressing Canadian Discrimination Against the Commerce of the United States",
        published="2026-11-28T20:00:00+00:00",
    )
    assert [(each["kind"], each["from"]) for each in told(reading)] == [
        ("new-duty", "2026-12-12"),
        ("end", "2026-12-20"),
    ]
