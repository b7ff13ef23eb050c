"""Days that hang together in a sentence: counted from each other, of a year said apart, in pairs."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import BadDate
from bot.reading.days import sentence_days
from bot.reading.days.dates import Span, span_of
from bot.reading.words import clean, fold


def read(text: str, today: str) -> Span:
    found = sentence_days.find(fold(clean(text)), today=date.fromisoformat(today), lang="en")
    return span_of(found)


@pytest.mark.parametrize(
    ("today", "said", "day"),
    [
        ("2025-06-09", "ingot the day before 4 June 2025", "2025-06-03"),
        ("2026-02-10", "flowers for mothers day 2025", "2025-05-11"),
        ("2025-09-26", "what he posted last night", "2025-09-25"),
        ("2026-11-24", "what changes 12/1", "2026-12-01"),
        ("2025-09-10", "juice that cleared the sunday before labour day", "2025-08-31"),
        ("2025-08-29", "and dryers, if it was the day after labour day", "2025-09-02"),
        ("2026-04-29", "had we done it a week before liberation day last year", "2025-03-26"),
        ("2026-05-18", "did the Sept 5 order last year do anything", "2025-09-05"),
        ("2026-06-15", "and June 30 of 26, what", "2026-06-30"),
        ("2026-10-13", "on November 20 instead of this week", "2026-11-20"),
        ("2025-08-27", "let us say it slips past Labour Day", "2025-09-02"),
        ("2026-10-16", "was that affected by the 1 Sept 2025 removal?", "2025-09-01"),
        ("2026-10-21", "mid-June 2025 steel rate", "2025-06-15"),
        ("2026-10-21", "la surtaxe de 2025 a-t-elle pris fin le 31 août 2025", "2025-08-31"),
        ("2026-10-21", "did the tariffs of 2025 still apply on Feb 25, 2026", "2026-02-25"),
        ("2026-10-21", "le 3 juin 2025, l'arrêté de 2025 jouait-il", "2025-06-03"),
        ("2026-10-21", "invoice dated 2025-05-30, entry filed 2025-06-05", "2025-06-05"),
        ("2026-10-21", "yesterday's 10%: 5000 usd of goods", "2026-10-20"),
        ("2026-10-21", "tuesday of last week", "2026-10-13"),
        ("2026-10-21", "mardi de la semaine derniere", "2026-10-13"),
        ("2026-10-21", "a week ago monday", "2026-10-12"),
        ("2026-10-21", "this time last year", "2025-10-21"),
        ("2026-10-21", "a fortnight ago", "2026-10-07"),
        ("2026-10-21", "at the end of last month", "2026-09-30"),
        ("2026-10-21", "le premier aout", "2026-08-01"),
        ("2026-10-14", "what was the US rate on New Year's Day", "2026-01-01"),
        ("2026-10-14", "what will it be on New Year's Day", "2027-01-01"),
        ("2026-10-14", "certificate lapsed 8/31, entry made 9/4", "2026-09-04"),
        ("2026-10-14", "ships Friday, gets there Monday", "2026-10-19"),
        ("2026-10-14", "contract signed Jan 5 2026, clears Nov 2 2026", "2026-11-02"),
        ("2026-10-14", "eta shifted from tuesday to saturday, rate", "2026-10-17"),
        ("2026-10-14", "Christmas stock lands 4 Dec, rate", "2026-12-04"),
        ("2026-10-14", "steel rate the Friday before last", "2026-10-02"),
        ("2026-10-14", "two Tuesdays ago", "2026-10-06"),
        ("2026-10-14", "Tuesday is over and no letter", "2026-10-13"),
        ("2026-10-14", "landed the 3rd of last month", "2026-09-03"),
        ("2026-10-14", "rate at the start of the year", "2026-01-01"),
        ("2026-10-14", "surtaxe le 1er juin 25", "2025-06-01"),
        ("2026-10-14", "on june 3 25 tons of it", "2026-06-03"),
        ("2026-10-14", "le 4 juin 25 tonnes", "2026-06-04"),
        ("2026-10-14", "a la fete du Travail l'an dernier", "2025-09-01"),
        ("2026-09-17", "cars as of the last day of last month", "2026-08-31"),
        ("2026-09-17", "le dernier jour du mois dernier", "2026-08-31"),
        ("2026-09-17", "the last business day of Q1 2026", "2026-03-31"),
        ("2026-09-17", "le premier jour du trimestre", "2026-07-01"),
        ("2026-09-17", "the first day of next month", "2026-10-01"),
        ("2026-09-17", "cars on thanksgiving (canadian) 2025", "2025-10-13"),
        ("2026-09-17", "on thanksgiving (us) 2025", "2025-11-27"),
        ("2026-09-17", "l'acier mardi il y a une semaine", "2026-09-08"),
        ("2026-09-17", "steel tuesday two weeks ago", "2026-09-01"),
        ("2026-09-17", "the last Friday of August 2025", "2025-08-29"),
        ("2026-09-17", "le deuxieme mardi du mois dernier", "2026-08-11"),
        ("2026-09-17", "at the end of Q3 2025", "2025-09-30"),
        ("2026-09-17", "the start of next quarter", "2026-10-01"),
        ("2026-09-17", "three business days after June 4 2025", "2025-06-09"),
        ("2026-09-17", "ten days before June 4 2025", "2025-05-25"),
        ("2026-09-17", "on the Monday after Labour Day 2025", "2025-09-08"),
        ("2026-09-17", "steel on 4-Jun-25", "2025-06-04"),
        ("2026-09-17", "steel on 04JUN2025", "2025-06-04"),
        ("2026-09-17", "June 4th, '25", "2025-06-04"),
        ("2026-09-17", "le 4 juin dernier", "2026-06-04"),
        ("2026-09-17", "our container ETA is 10/9", "2026-10-09"),
        ("2026-09-17", "entered 3 June 2025, invoice dated 28 May 2025", "2025-06-03"),
        ("2026-09-17", "bought in May 2025, crossed the border June 5 2025", "2025-06-05"),
        ("2026-09-17", "left Hamilton June 3 2025, crossed June 4 2025", "2025-06-04"),
        ("2026-09-17", "commande en mai 2025, livre le 5 juin 2025", "2025-06-05"),
        ("2026-09-17", "in bond since June 1 2025, withdrawn June 10 2025", "2025-06-10"),
        ("2026-09-17", "warehouse entry May 1 2025, withdrawal June 10 2025", "2025-06-10"),
        ("2026-09-17", "ships Oct 3 arrives Oct 9 2025", "2025-10-09"),
        ("2026-09-17", "ETD Oct 3 2025, ETA Oct 9 2025", "2025-10-09"),
        ("2026-09-17", "expedie le 3 octobre, arrive le 9 octobre 2025", "2025-10-09"),
    ],
)
def test_one_day_is_told_by_another(today: str, said: str, day: str) -> None:
    assert read(said, today) == Span(day=date.fromisoformat(day))


@pytest.mark.parametrize(
    ("today", "said", "since", "until"),
    [
        ("2026-10-10", "between Canada Day and Labour Day", "2026-07-01", "2026-09-07"),
        ("2026-10-14", "changes betwen march n june this year", "2026-03-01", "2026-06-30"),
        ("2026-10-14", "was it surtaxed in spring 25", "2025-03-01", "2025-05-31"),
        ("2026-10-14", "in the fortnight to Oct 14", "2026-09-30", "2026-10-14"),
        ("2026-10-14", "anything slated in the coming month", "2026-10-14", "2026-11-14"),
        ("2026-10-14", "who spoke this past July", "2026-07-01", "2026-07-31"),
        ("2026-10-14", "entries 12/1-12/20/2025", "2025-12-01", "2025-12-20"),
        ("2026-10-14", "entre le 3 et le 20 mars 2025", "2025-03-03", "2025-03-20"),
        ("2026-10-14", "goods moved in March, ordered in May", "2026-03-01", "2026-05-31"),
        ("2026-10-19", "between may 1 and june 1 of last year", "2025-05-01", "2025-06-01"),
        ("2026-11-22", "was away all month", "2026-11-01", "2026-11-30"),
        ("2026-11-22", "20,000 usd of steel this month", "2026-11-01", "2026-11-30"),
        ("2026-11-22", "now and 8,000 usd of steel last year", "2025-01-01", "2025-12-31"),
        ("2025-04-11", "only the past 48 hours", "2025-04-09", "2025-04-11"),
        ("2026-10-13", "anything over the long weekend", "2026-10-10", "2026-10-12"),
        (
            "2026-08-10",
            "between june thirtieth and the long weekend in august",
            "2026-06-30",
            "2026-08-03",
        ),
        (
            "2025-12-15",
            "en janvier. Entre le 12 mars et le 18 août 2025",
            "2025-03-12",
            "2025-08-18",
        ),
        ("2026-02-09", "arrêtée du 3 mars à Pâques 2025", "2025-03-03", "2025-04-20"),
        ("2026-10-21", "the week of 13 october 2025", "2025-10-13", "2025-10-19"),
        ("2026-11-17", "then for the FY27 budget", "2027-01-01", "2027-12-31"),
        ("2026-10-14", "what do we accrue for October?", "2026-10-01", "2026-10-31"),
        ("2026-11-01", "what comes in the next thirty days", "2026-11-02", "2026-12-01"),
        ("2025-07-16", "what shifted in the quarter to 30 June 2025", "2025-04-01", "2025-06-30"),
        ("2026-02-04", "uranium through 2025, month by month", "2025-01-01", "2025-12-31"),
        ("2026-10-21", "Q2 last year", "2025-04-01", "2025-06-30"),
        ("2026-10-21", "the first half of 2026", "2026-01-01", "2026-06-30"),
        ("2026-10-21", "premier trimestre 2026", "2026-01-01", "2026-03-31"),
        ("2026-10-21", "the second week of march 2025", "2025-03-08", "2025-03-14"),
        ("2026-10-21", "the last week of august", "2026-08-25", "2026-08-31"),
        ("2026-10-21", "the last week of the quarter", "2026-12-25", "2026-12-31"),
        ("2026-10-21", "la derniere semaine du mois passe", "2026-09-24", "2026-09-30"),
        ("2026-10-21", "shipped Oct 3 2025, paid Oct 9 2025", "2025-10-03", "2025-10-09"),
        ("2026-10-21", "the last 10 days of May 2025", "2025-05-22", "2025-05-31"),
        ("2026-10-21", "entered Sept 30 2025, released Oct 1 2025", "2025-09-30", "2025-10-01"),
        ("2026-10-21", "steel in 2025-2026", "2025-01-01", "2026-12-31"),
        ("2026-10-21", "du 1er au 15 mai 2025", "2025-05-01", "2025-05-15"),
        ("2026-10-21", "over the summer", "2026-06-01", "2026-08-31"),
        ("2026-10-25", "changes past month", "2026-09-25", "2026-10-25"),
        ("2026-10-25", "any changes this past week", "2026-10-18", "2026-10-25"),
        ("2026-10-25", "what changed last week", "2026-10-12", "2026-10-18"),
    ],
)
def test_a_period_is_told_by_its_ends(today: str, said: str, since: str, until: str) -> None:
    assert read(said, today) == Span(
        since=date.fromisoformat(since), until=date.fromisoformat(until)
    )


@pytest.mark.parametrize(
    ("today", "said", "since"),
    [
        ("2026-10-12", "from last canadian thanksgiving to today", "2025-10-13"),
        ("2026-10-29", "new for dairy since columbus day", "2026-10-12"),
        ("2025-10-01", "on bottles since the end of August", "2025-08-31"),
        ("2026-05-12", "steel since Trump came back", "2025-01-20"),
        ("2026-10-26", "off since Sept 8 w/ my back", "2026-09-08"),
        ("2026-10-20", "what's new since quarter end", "2026-09-30"),
        ("2026-08-26", "anything since the Q2 close", "2026-06-30"),
        ("2026-10-21", "20k usd of steel since may", "2026-05-01"),
        ("2026-10-16", "deltas to the Canadian 2026 order in the last 10 days", "2026-10-06"),
        ("2026-10-18", "since cinco de mayo this year", "2026-05-05"),
        ("2025-06-09", "what was slapped on, march thru today", "2025-03-01"),
        ("2026-10-21", "since january", "2026-01-01"),
        ("2026-10-21", "since jan 1", "2026-01-01"),
        ("2026-10-21", "year to date", "2026-01-01"),
        ("2026-10-21", "depuis le printemps", "2026-03-01"),
        ("2026-10-25", "ca a bouge depuis le mois passe", "2026-09-25"),
        ("2026-10-29", "how the rate moved from march 2025 till now", "2025-03-01"),
        ("2026-10-20", "how often was it changed from july 2025 until today", "2025-07-01"),
        ("2026-07-14", "pull the February-to-now story", "2026-02-01"),
    ],
)
def test_what_goes_on_since_then_has_no_end(today: str, said: str, since: str) -> None:
    assert read(said, today) == Span(since=date.fromisoformat(since))


@pytest.mark.parametrize(
    ("today", "said", "until"),
    [
        ("2026-11-11", "anything turning over between now and the 30th", "2026-11-30"),
        ("2026-10-29", "between now and the 12th", "2026-11-12"),
        ("2026-10-29", "between now and November 15", "2026-11-15"),
    ],
)
def test_what_comes_until_a_day_ends_on_the_next_such_day(
    today: str, said: str, until: str
) -> None:
    assert read(said, today) == Span(until=date.fromisoformat(until))


def test_what_must_be_done_before_a_closing_ends_on_its_eve() -> None:
    found = read("échéances avant notre clôture du 31 décembre?", "2026-11-16")
    assert found == Span(until=date(2026, 12, 30))


def test_what_comes_before_a_change_on_a_day_ends_on_its_eve() -> None:
    found = read("filed before the change on 1 July 2026", "2026-09-17")
    assert found == Span(until=date(2026, 6, 30))


@pytest.mark.parametrize(
    "said",
    [
        "invoice 2026-0915 for chairs",
        "our USMCA cert lapsed last month",
        "certificat d'origine expire depuis le mois dernier",
        "2% off if paid in 10 days",
        "2/10 net 30, a load of lumber",
        "1/10, n/30",
        "20k usd of steel, up from 15k last year",
        "third order this month, 20,000 usd of steel",
        "20% less than last year's 10,000 usd",
        "4,000 usd upfront, 8,000 usd in january",
        "4 000 $ us comptant, 8 000 $ us en janvier",
    ],
)
def test_the_day_of_a_paper_or_of_another_sum_is_no_day(said: str) -> None:
    assert read(said, "2026-09-17") == Span()


@pytest.mark.parametrize(
    "said", ["fiscal q2 steel rate", "Q2 of fiscal 2026", "t2 de l'exercice", "fiscal 2025-26"]
)
def test_a_fiscal_quarter_is_asked_about(said: str) -> None:
    with pytest.raises(BadDate, match="Name the months"):
        read(said, "2026-09-17")


def test_a_month_that_tells_a_list_is_no_period() -> None:
    assert read("are pallets part of the march list, or from april order", "2026-10-10") == Span()


@pytest.mark.parametrize("said", ["duty on christmas orders", "les coffrets c'est pour noel"])
def test_what_is_for_a_holiday_tells_no_day(said: str) -> None:
    assert read(said, "2026-10-14") == Span()


def test_a_year_behind_a_french_month() -> None:
    found = sentence_days.find("jalons depuis juil. 25", today=date(2026, 10, 14), lang="fr")
    assert span_of(found) == Span(since=date(2025, 7, 1))
