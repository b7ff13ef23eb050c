"""What a follow-up changes of the digest that its thread ordered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.ports import Snapshot
from bot.reading.reader import read
from tests.reading.conftest import Asking

ORDERED = "send me lumber and cars every weekday at 7"


@pytest.mark.parametrize(
    ("said", "action", "topics"),
    [
        ("add toys", "subscribe", {"softwood-lumber", "cars", "toys"}),
        ("swap the subject, cars out, fish in", "subscribe", {"softwood-lumber", "fish"}),
        ("just steel instead", "subscribe", {"steel"}),
        ("suspend it over the summer", "pause", None),
        ("why didn't my digest come", "why", None),
        ("cancel it", "unsubscribe", None),
        ("turn that thing off, I get too much mail", "unsubscribe", None),
        ("swap cars for fish", "subscribe", {"softwood-lumber", "fish"}),
        ("retire les voitures", "unsubscribe", {"cars"}),
        ("stop sending cars, keep the lumber", "unsubscribe", {"cars"}),
        ("un-pause it", "resume", None),
        ("the hell happened to our alert today", "why", None),
        ("lose cars", "unsubscribe", {"cars"}),
        ("leave cars in, just move it to 5:15", "subscribe", {"softwood-lumber", "cars"}),
        ("list", "list", None),
        ("give me all the subs of this room", "list", None),
        ("kill the first one, cars can stay", "unsubscribe", {"softwood-lumber"}),
        ("Topics: cars, peat, hats. Lose the lumber.", "subscribe", {"cars", "peat", "hats"}),
        ("drop lumber and cars, add hats", "subscribe", {"hats"}),
        ("read me tomorrow's brief first", "preview", None),
        ("not a peep out of you all week", "why", None),
        ("can I see one before you start sending them", "preview", None),
    ],
)
def test_a_follow_up_changes_an_order(
    said: str, action: str, topics: set[str] | None, asking: Asking, snapshot: Snapshot
) -> None:
    understood = read(asking(said, ORDERED), snapshot).understood
    assert understood["action"] == action
    assert topics is None or set(understood["topics"]) == topics


@pytest.mark.parametrize(
    ("said", "answer", "wanted"),
    [
        (
            "passe-le à 7 h plutôt",
            "Acier et bois d'œuvre, du lundi au vendredi à 6 h 30.",
            {"topics": ["steel", "softwood-lumber"], "at": "07:00", "every": "weekdays"},
        ),
        (
            "move it to Tuesdays 6 am",
            "Boats and snowmobiles, Fridays at 12:00.",
            {"topics": ["boats", "snowmobiles"], "at": "06:00", "every": "tuesday"},
        ),
        (
            "arrête celui du bois, garde l'acier",
            "Deux: acier, et bois d'œuvre, en semaine.",
            {"action": "unsubscribe", "topics": ["softwood-lumber"]},
        ),
    ],
)
def test_what_was_ordered_is_told_by_the_bots_answer(
    said: str, answer: str, wanted: dict[str, object], asking: Asking, snapshot: Snapshot
) -> None:
    question = replace(asking(said), thread=("user: mes abonnements?", f"bot: {answer}"))
    understood = read(question, snapshot).understood
    assert {k: understood.get(k) for k in wanted} == wanted


def test_all_briefs_are_not_those_of_the_threads_topic(asking: Asking, snapshot: Snapshot) -> None:
    thread = "brief us on lumber every morning"
    assert "topics" not in read(asking("stop the briefs", thread), snapshot).understood
    assert read(asking("stop it", thread), snapshot).understood["topics"] == ["softwood-lumber"]


@pytest.mark.parametrize(
    ("said", "topics"),
    [
        (
            "briefing du lundi au vendredi sur l'article 232 du bois et les droits antidumping"
            " sur le bois d'œuvre",
            {"us-232-wood", "us-adcvd-softwood"},
        ),
        ("only cusma & s122 in the 8 am digest please", {"cusma", "us-122"}),
    ],
)
def test_each_programme_named_is_a_topic_and_the_agreement_too(
    said: str, topics: set[str], asking: Asking, snapshot: Snapshot
) -> None:
    understood = read(asking(said), snapshot).understood
    assert topics <= set(understood["topics"])
    assert "usmca" not in understood


@pytest.mark.parametrize(
    ("said", "until"),
    [
        ("would you stop these till calving is over, say the 10th of May", "2027-05-10"),
        ("shut it off til Jan 4", "2027-01-04"),
        ("pause it till 9 nov", "2026-11-09"),
        ("hold it, back the 3rd", "2026-11-03"),
    ],
)
def test_a_pause_ends_on_a_day_to_come(
    said: str, until: str, asking: Asking, snapshot: Snapshot
) -> None:
    understood = read(asking(said, ORDERED), snapshot).understood
    assert (understood["action"], understood["until"]) == ("pause", until)


def test_the_zone_of_an_order_is_kept_from_the_bots_answer(
    asking: Asking, snapshot: Snapshot
) -> None:
    answer = "bot: Subscribed: lumber, Mondays at 06:00 America/Vancouver."
    question = replace(asking("add steel"), thread=("user: brief me on lumber", answer))
    assert read(question, snapshot).understood["zone"] == "America/Vancouver"
