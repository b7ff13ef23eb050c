"""Days and periods by class: what is told of one weekday beside another, ranges without a month,
parts of a season, the ends of periods, midnights, and the catalogue's events."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from bot.domain.text import Lang
from bot.ports import Snapshot
from bot.reading.days import sentence_days
from bot.reading.days.dates import Span, span_of
from bot.reading.days.named_days import NamedDays
from bot.reading.extraction.shipped import gazetteers
from bot.reading.reader import read as read_question
from bot.reading.words import clean, fold
from tests.reading.conftest import Asking
from tests.shipped_facts import searched


@cache
def events() -> NamedDays:
    return gazetteers(searched().facts).events


def read(text: str, today: str, lang: Lang = "en", near: str | None = None) -> Span:
    found = sentence_days.find(
        fold(clean(text)),
        today=date.fromisoformat(today),
        lang=lang,
        near=date.fromisoformat(near) if near else None,
        events=events(),
    )
    return span_of(found)


def day(written: str) -> date:
    return date.fromisoformat(written)


@pytest.mark.parametrize(
    ("lang", "said", "wanted"),
    [
        ("en", "would a sun crossing still pay", "2026-07-26"),
        ("en", "rate for a wed load of berries", "2026-07-22"),
        ("en", "a mon arrival instead of fri", "2026-07-27"),
        ("en", "steel crosses sat, rate?", "2026-07-25"),
        ("en", "does it pay if we land on saturday", "2026-07-25"),
        ("en", "will steel pay less on Saturday?", "2026-07-25"),
        ("en", "what did steel pay on Saturday?", "2026-07-18"),
        ("en", "surtax ends friday, what about a monday entry", "2026-07-27"),
        ("fr", "ça lâche vendredi, donc une entrée samedi doit rien?", "2026-07-25"),
    ],
)
def test_a_weekday_of_an_entry_is_the_one_that_is_told(lang: Lang, said: str, wanted: str) -> None:
    assert read(said, "2026-07-21", lang) == Span(day=day(wanted))


@pytest.mark.parametrize(
    "said",
    ["trucks from Saint-Nicolas", "une toile de Ste-Catherine", "first time canada hit back"],
)
def test_towns_and_times_are_no_days(said: str) -> None:
    assert read(said, "2026-11-05", "fr" if "une" in said else "en") == Span()


@pytest.mark.parametrize("said", ["i sat down with my broker", "the sun hats we sell"])
def test_words_that_are_short_for_a_weekday_elsewhere_are_none(said: str) -> None:
    assert read(said, "2026-07-21") == Span()


@pytest.mark.parametrize(
    ("lang", "said", "since", "until"),
    [
        ("en", "anything change the second to the ninth", "2026-11-02", "2026-11-09"),
        ("en", "what changed from the 3rd to the 9th", "2026-11-03", "2026-11-09"),
        ("en", "any changes 28th thru the 4th", "2026-10-28", "2026-11-04"),
        ("en", "anything taking effect between the 20th and the 25th", "2026-11-20", "2026-11-25"),
        ("en", "what will change from the 15th to the 20th", "2026-11-15", "2026-11-20"),
        ("fr", "pendant notre arrêt, du 22 au 3, du nouveau?", "2026-10-22", "2026-11-03"),
        ("fr", "quoi de neuf entre le 2 et le 6?", "2026-11-02", "2026-11-06"),
    ],
)
def test_days_without_a_month_are_the_latest_that_are_over(
    lang: Lang, said: str, since: str, until: str
) -> None:
    assert read(said, "2026-11-10", lang) == Span(since=day(since), until=day(until))


def test_days_without_a_month_lie_near_to_those_of_the_thread() -> None:
    wanted = Span(since=day("2025-04-02"), until=day("2025-04-05"))
    assert read("and the 2nd to the 5th", "2026-11-10", near="2025-04-06") == wanted


@pytest.mark.parametrize("said", ["5 to 9 trucks", "between 20 and 25 pallets", "10 to 15 percent"])
def test_numbers_that_count_things_are_no_days(said: str) -> None:
    assert read(said, "2026-11-10") == Span()


@pytest.mark.parametrize(
    ("lang", "said", "since", "until"),
    [
        ("en", "last summer, say june and july", "2026-06-01", "2026-07-31"),
        ("en", "for last fall, like oct to end of november", "2025-10-01", "2025-11-30"),
        ("en", "last year, march to may", "2025-03-01", "2025-05-31"),
        ("fr", "l'hiver passé, mettons janvier à février", "2026-01-01", "2026-02-28"),
    ],
)
def test_the_part_of_a_season_that_is_meant(lang: Lang, said: str, since: str, until: str) -> None:
    assert read(said, "2026-11-13", lang) == Span(since=day(since), until=day(until))


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("and same invoice last year 3 march how much was", "2025-03-03"),
        ("last year august 20, how much", "2025-08-20"),
        ("middle of september a year ago", "2025-09-15"),
        ("mi-mars l'an dernier", "2025-03-15"),
    ],
)
def test_a_day_of_last_year(said: str, wanted: str) -> None:
    assert read(said, "2026-11-13", "fr" if "dernier" in said else "en") == Span(day=day(wanted))


def test_a_year_that_ends_on_a_day_is_the_whole_of_it() -> None:
    wanted = Span(since=day("2025-11-01"), until=day("2026-10-31"))
    assert read("the year ending oct 31 2026", "2026-11-13") == wanted


@pytest.mark.parametrize(
    ("today", "lang", "said", "since"),
    [
        ("2026-10-16", "en", "last nite till now anything", "2026-10-15"),
        ("2026-10-16", "fr", "d'hier soir à maintenant", "2026-10-15"),
        ("2026-11-18", "en", "down since the Tuesday after Halloween", "2026-11-03"),
        ("2026-11-18", "fr", "quoi de neuf depuis la Toussaint", "2026-11-01"),
        ("2026-03-02", "en", "since Robbie Burns night", "2026-01-25"),
        ("2026-11-18", "fr", "depuis le changement d'heure", "2026-11-01"),
        ("2026-04-10", "en", "anything new since the time change", "2026-03-08"),
        ("2026-11-18", "en", "what changed since the clocks went back", "2026-11-01"),
        ("2026-11-18", "en", "since Truth and Reconciliation Day", "2026-09-30"),
        ("2026-02-20", "fr", "depuis la fête des Rois", "2026-01-06"),
        ("2026-03-10", "en", "changes since Ash Wednesday", "2026-02-18"),
        ("2026-06-10", "fr", "depuis la Pentecôte", "2026-05-24"),
        ("2026-11-18", "en", "since the midterms", "2026-11-03"),
        ("2026-11-18", "en", "since the midterms. Nov 3 I think they were", "2026-11-03"),
        ("2026-11-03", "en", "what changed since the month began", "2026-11-01"),
        ("2026-11-03", "fr", "depuis le début du trimestre", "2026-10-01"),
        ("2026-11-03", "fr", "depuis que l'année a commencé", "2026-01-01"),
        ("2026-11-03", "en", "what moved quarter to date", "2026-10-01"),
        ("2026-11-05", "en", "since the week started", "2026-11-02"),
        ("2026-11-03", "en", "since the beginning of Q4", "2026-10-01"),
        ("2026-11-03", "en", "since the end of Q2", "2026-06-30"),
        ("2026-11-03", "fr", "depuis la fin du T3", "2026-09-30"),
    ],
)
def test_what_goes_on_since_a_day_with_a_name(
    today: str, lang: Lang, said: str, since: str
) -> None:
    assert read(said, today, lang) == Span(since=day(since))


@pytest.mark.parametrize(
    ("lang", "said", "until"),
    [
        ("fr", "ce qui s'en vient d'ici l'ouverture du camp le 1er février", "2027-02-01"),
        ("fr", "jusqu'à notre fermeture du 15 décembre, quoi?", "2026-12-15"),
        ("en", "what takes effect through tax filing, April 30", "2027-04-30"),
        ("en", "what lands by our AGM on the 26th", "2026-11-26"),
        ("en", "anything due until the board meeting of December 12", "2026-12-12"),
        ("en", "any change by close of books, Nov 20", "2026-11-20"),
        ("en", "what lands between now and our shutdown on Dec 24", "2026-12-24"),
        ("en", "what's due by the end of Q4", "2026-12-31"),
        ("en", "pause it till 9 nov", "2026-11-09"),
        ("en", "we load the week of Nov 23, anything new by then?", "2026-11-23"),
        ("fr", "on embarque le 1er décembre. du nouveau d'ici là?", "2026-12-01"),
    ],
)
def test_a_period_ends_with_what_is_on_a_day(lang: Lang, said: str, until: str) -> None:
    assert read(said, "2026-11-05", lang) == Span(until=day(until))


def test_a_period_from_today_that_is_said_begins_today() -> None:
    wanted = Span(since=day("2026-11-05"), until=day("2026-12-03"))
    assert read("entre aujourd'hui et notre souper du 3 décembre", "2026-11-05", "fr") == wanted


@pytest.mark.parametrize(
    ("today", "lang", "said", "since", "until"),
    [
        ("2026-02-11", "en", "i was home all january", "2026-01-01", "2026-01-31"),
        ("2026-02-11", "fr", "parti tout janvier", "2026-01-01", "2026-01-31"),
        ("2026-11-09", "en", "first load the beginning of May", "2026-05-01", "2026-05-07"),
        ("2026-11-09", "en", "it will leave the beginning of May", "2027-05-01", "2027-05-07"),
        ("2026-11-09", "fr", "les premiers vont partir début mai", "2027-05-01", "2027-05-07"),
    ],
)
def test_months_and_their_beginnings(
    today: str, lang: Lang, said: str, since: str, until: str
) -> None:
    assert read(said, today, lang) == Span(since=day(since), until=day(until))


@pytest.mark.parametrize(
    ("lang", "said", "wanted"),
    [
        ("en", "what's the china rate after midnight tonight", "2025-05-14"),
        ("en", "lands past midnight, which rate", "2025-05-14"),
        ("en", "tonight at 12:01, then what", "2025-05-14"),
        ("fr", "minuit ce soir, quel taux", "2025-05-14"),
        ("en", "what kicked in at midnight", "2025-05-13"),
        ("fr", "qu'est-ce qui a embarqué à minuit", "2025-05-13"),
    ],
)
def test_midnight_begins_a_day(lang: Lang, said: str, wanted: str) -> None:
    assert read(said, "2025-05-13", lang) == Span(day=day(wanted))


@pytest.mark.parametrize("said", ["clears before midnight, rate?", "a brief every day at midnight"])
def test_midnights_that_tell_no_day(said: str) -> None:
    assert read(said, "2025-05-13") == Span()


@pytest.mark.parametrize(
    ("today", "lang", "said", "since"),
    [
        ("2025-11-12", "en", "from the day they broke off negotiations", "2025-10-23"),
        ("2025-07-12", "en", "since Trump cut off the trade talks", "2025-06-27"),
        ("2026-09-12", "en", "since talks broke down", "2026-08-21"),
        ("2025-11-12", "fr", "depuis qu'ils ont coupé les négociations", "2025-10-23"),
        ("2026-03-12", "en", "since the day the court struck ieepa down", "2026-02-20"),
        ("2026-10-12", "en", "since canada took off the counter tariffs", "2025-09-01"),
    ],
)
def test_an_event_of_the_catalogue_tells_the_latest_day_that_has_been(
    today: str, lang: Lang, said: str, since: str
) -> None:
    assert read(said, today, lang) == Span(since=day(since))


@pytest.mark.parametrize(
    ("today", "said", "wanted"),
    [
        ("2026-03-12", "what did he say the night the court ruled", "2026-02-20"),
        ("2026-10-19", "what the prime minister said on the night he won", "2025-04-28"),
        ("2026-04-09", '"4/6 metals all changed, read it"', "2026-04-06"),
        ("2026-01-03", "ok but Dec 31 2025 at midnight", "2025-12-31"),
        ("2026-11-03", "same, had they shipped at end of Q1.", "2026-03-31"),
        ("2025-07-10", "if what he posted last night happens, do we pay it on Aug 1", "2025-08-01"),
    ],
)
def test_the_one_day_that_is_told(today: str, said: str, wanted: str) -> None:
    assert read(said, today) == Span(day=day(wanted))


@pytest.mark.parametrize(
    ("said", "turns", "wanted"),
    [
        (
            "same, week after",
            ("any changes for diesel the week of oct 19",),
            {"since": "2026-10-26", "until": "2026-11-01"},
        ),
        (
            "and the month before?",
            ("what changed for steel in June 2026",),
            {"since": "2026-05-01", "until": "2026-05-31"},
        ),
        (
            "the chart stops there, can you continue it up to now",
            ("us duty on canadian aluminum on march 12 2025",),
            {"since": "2025-03-12"},
        ),
        (
            "carney then",
            ("what did lutnick say on aluminum since october 1 2026",),
            {"who": "mark-carney", "since": "2026-10-01"},
        ),
    ],
)
def test_a_follow_up_goes_on_from_the_days_of_its_thread(
    said: str,
    turns: tuple[str, ...],
    wanted: dict[str, str],
    asking: Asking,
    snapshot: Snapshot,
) -> None:
    understood = read_question(asking(said, *turns), snapshot).understood
    assert {k: understood.get(k) for k in wanted} == wanted


@pytest.mark.parametrize(
    ("said", "span"),
    [
        ("all the steps Jan-Mar 25", Span(since=day("2025-01-01"), until=day("2025-03-31"))),
        ("may to july 25 please", Span(since=day("2025-05-01"), until=day("2025-07-31"))),
        ("away from twelve of September", Span(since=day("2026-09-12"))),
        ("it was more last year around Easter", Span(day=day("2025-04-20"))),
        ("history, as far back as June 2025", Span(since=day("2025-06-01"))),
        ("anything due before the end of the calendar year", Span(until=day("2026-12-30"))),
        ("deadlines by EOM", Span(until=day("2026-10-31"))),
        ("skates, ETA Port Huron 11/19", Span(day=day("2026-11-19"))),
    ],
)
def test_days_as_they_are_noted_down(said: str, span: Span) -> None:
    assert read(said, "2026-10-10") == span
