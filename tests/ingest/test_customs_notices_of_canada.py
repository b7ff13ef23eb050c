"""Canadian customs notices: what is new in one that was rewritten, and several changes of one."""

from __future__ import annotations

from bot.domain.documents import Channel
from bot.domain.proposals import Relevance
from tests.ingest.reading_documents import read, titled


def _told(title: str, text: str, day: str) -> list[dict[str, str]]:
    return titled(title, f"\n{text}", Channel.CBSA_NOTICES, f"{day}T20:00:00+00:00")


def test_the_paragraphs_that_a_notice_says_were_revised_are_its_news() -> None:
    found = _told(
        "Customs Notice 26-02: Steel Derivative Goods Surtax Order",
        "Ottawa, January 6, 2026\n\nRevised: December 14, 2026\n\nWhat's new\n\nParagraphs 3 and 4 "
        "have been revised.\n\n1. This notice explains the Steel Derivative Goods Surtax Order.\n\n"
        "2. As of December 26, 2025, goods of any country are subject to a surtax of 25%.\n\n"
        "3. The exceptions for aircraft have been extended and now apply to goods imported no "
        "later than March 31, 2028.\n\n4. Importers report code 26-268.\n\nPenalties\n\n5. A "
        "penalty of 5% may apply as of January 1, 2027.\n",
        "2026-12-14",
    )
    assert found == [
        {"kind": "confirmation", "programme": "ca-steel-derivatives", "to": "2028-03-31"}
    ]


def test_a_rate_that_goes_up_is_told_with_the_one_before_and_apart_from_what_stays() -> None:
    """The day is set apart on the page, so that its sentence is broken in two lines."""
    found = _told(
        "Customs Notice 25-11: United States Surtax Order (Steel and Aluminum 2025)",
        "Ottawa, March 12, 2025\nUpdated: September 7, 2026\n\n1. Effective March 13, 2025, steel "
        "and aluminum originating in the U.S. are subject to a surtax of 25% of the value for "
        "duty.\n\n2. Effective\nSeptember 8, 2026, the surtax rate increases to 50% for goods "
        "listed in the new Schedules 1.1 and 2.1.\n\n3. Effective September 8, 2026\n, goods are "
        "subject to a surtax at the applicable rate of 25% as set in Schedule 1 or 2.\n",
        "2026-09-07",
    )
    ours = {"kind": "confirmation", "programme": "ca-surtax-steel-aluminum-2025"}
    assert found == [
        {**ours, "old": "25", "new": "50", "from": "2026-09-08", "in": "Schedules 1.1 and 2.1"},
        {**ours, "new": "25", "in": "Schedule 1 or 2"},
    ]


def test_a_surtax_that_no_longer_applies_to_goods_is_an_old_rate() -> None:
    found = _told(
        "Customs Notice 27-05: Amendments to the United States Surtax Order (2026)",
        "1. As of March 15, 2027, goods set out in Schedule 3 are subject to a surtax of 35%, "
        "instead of 50%.\n\n2. Wine has been removed from Schedule 2. The 25% surtax no longer "
        "applies to wine that is released on or after March 15, 2027.\n",
        "2027-03-16",
    )
    ours = {"kind": "confirmation", "programme": "ca-surtax-2026", "from": "2027-03-15"}
    assert found == [
        {**ours, "old": "50", "new": "35", "in": "Schedule 3"},
        {**ours, "old": "25"},
    ]


def test_relief_that_was_prolonged_lasts_to_the_later_of_two_days() -> None:
    found = _told(
        "Avis des douanes 27-06 : Décret de remise de la surtaxe des États-Unis (2025)",
        "Ottawa, le 17 avril 2025\nMise à jour : le 5 juillet 2027\n\n1. Le décret est entré en "
        "vigueur le 16 avril 2025.\n\n2. La remise, qui visait les marchandises importées avant le "
        "1er juillet 2027, a été prolongée et s’applique aux marchandises importées au plus tard "
        "le 30 juin 2028.\n",
        "2027-07-05",
    )
    assert found == [{"kind": "confirmation", "programme": "ca-remission", "to": "2028-06-30"}]


def test_a_notice_of_a_repeal_gives_the_day_and_the_rate_that_went() -> None:
    found = _told(
        "Customs Notice 27-08: Repeal of the Steel Derivative Goods Surtax Order",
        "1. The Steel Derivative Goods Surtax Order was repealed on May 10, 2027.\n\n2. The surtax "
        "of 25% does not apply to goods released on or after that day.\n",
        "2027-05-11",
    )
    assert found == [
        {
            "kind": "confirmation",
            "programme": "ca-steel-derivatives",
            "old": "25",
            "from": "2027-05-10",
        }
    ]


def test_where_customs_is_the_first_to_tell_a_surtax_ends() -> None:
    found = _told(
        "Customs Notice 27-15: Surtax on steel goods",
        "1. The surtax on steel goods originating in the United States is ended effective December "
        "10, 2026.\n",
        "2026-12-09",
    )
    assert [(each["kind"], each["from"]) for each in found] == [("end", "2026-12-10")]
    french = _told(
        "Avis des douanes 27-13 : Fin de la surtaxe sur les véhicules automobiles",
        "1. Le Décret imposant une surtaxe aux États-Unis (véhicules automobiles, 2025) cesse "
        "d’avoir effet le 15 juin 2027.\n\n2. La surtaxe de 25 % demeure exigible sur les véhicules "
        "dédouanés avant cette date.\n",
        "2027-06-01",
    )
    assert french == [
        {
            "kind": "confirmation",
            "programme": "ca-surtax-vehicles-2025",
            "old": "25",
            "from": "2027-06-15",
        }
    ]


def test_a_day_by_which_relief_is_claimed_is_no_last_day() -> None:
    found = _told(
        "Customs Notice 27-24: United States Surtax Remission Order (2025) – Time limits",
        "1. Claims for remission must be made within two years of importation.\n\n2. Goods imported "
        "before July 1, 2026 may be claimed until June 30, 2028.\n",
        "2027-06-24",
    )
    assert found == [{"kind": "confirmation", "programme": "ca-remission"}]


def test_a_rate_takes_the_day_of_the_sentence_that_moves_its_goods_to_another_list() -> None:
    found = _told(
        "Avis des douanes 27-09 : Décret imposant une surtaxe aux États-Unis (2026)",
        "1. À compter du 1er mai 2027, les marchandises suivantes entrent dans l’annexe 2 et sont "
        "assujetties à une surtaxe de 25 % : pneus et roues.\n\n2. Les beurres quittent l’annexe 2 "
        "pour l’annexe 3 le 1er juin 2027. Leur taux passe donc de 25 % à 50 %.\n",
        "2027-04-28",
    )
    ours = {"kind": "confirmation", "programme": "ca-surtax-2026"}
    assert found == [
        {**ours, "new": "25", "from": "2027-05-01", "in": "annexe 2"},
        {**ours, "old": "25", "new": "50", "from": "2027-06-01"},
    ]


def test_a_notice_is_as_old_as_its_number_where_it_names_no_year() -> None:
    text = (
        "Customs Notice 19-22: the United States Surtax Order (Steel and Aluminum) is repealed. "
        "Goods released on or after May 19th are no longer subject to surtax.\n"
    )
    title = "Customs Notice 19-22 (Repeal of the United States Surtax Order)"
    reading = read(text, title, Channel.CBSA_NOTICES, published="2026-10-06T20:00:00+00:00")
    assert reading.verdict.reason is Relevance.OLD


def test_a_changed_rate_of_a_measure_that_spares_the_neighbour_is_ours() -> None:
    found = _told(
        "Customs Notice 26-40: Steel tariff rate quotas",
        "1. Effective December 15, 2026, the surtax under the Order Imposing a Surtax on the "
        "Importation of Certain Steel Goods increases from 50% to 65% on steel goods imported "
        "above the tariff rate quota.\n",
        "2026-11-27",
    )
    assert found == [
        {
            "kind": "confirmation",
            "programme": "ca-steel-trq",
            "old": "50",
            "new": "65",
            "from": "2026-12-15",
        }
    ]
