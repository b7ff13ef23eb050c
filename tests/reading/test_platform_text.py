"""Messages as Slack and Discord send them, down to what is understood of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.domain.questions import Place
from bot.ports import Snapshot
from bot.reading import reader
from bot.reading.text.platform_text import plain
from tests.reading.conftest import Asking


@pytest.mark.parametrize(
    ("platform", "sent", "words"),
    [
        ("slack", "<@U0BOT> <tel:04061008>", "04061008"),
        ("slack", "<tel:7208510030|7208.51.0030> from Canada", "7208.51.0030 from Canada"),
        ("slack", "<mailto:duty@7208.51|7208.51> steel", "7208.51 steel"),
        ("slack", "<https://example.org/a|this> on copper", "this on copper"),
        ("slack", "<#C123ABC|steel-desk> copper", "copper"),
        ("slack", "<!subteam^S1|@steel-team> copper", "copper"),
        ("slack", "<!here> H&amp;M clothing &lt;$800", "H&M clothing <$800"),
        ("slack", ":flag-ca: :arrow_right: :flag-us: steel", "Canada -> USA steel"),
        ("slack", ":maple_leaf: steel :party-parrot:", "steel"),
        ("slack", "&gt; what about cars?\ncopper", "what about cars?\ncopper"),
        ("slack", "```7208.51 from Canada```", "7208.51 from Canada"),
        ("discord", "<@123456789> 🇨🇦 → 🇺🇸 steel", "Canada -> USA steel"),
        ("discord", "<@!123> <#456> copper", "copper"),
        ("discord", "<:steel_beam:123456> copper <a:spin:99>", "copper"),
        ("discord", "||steel|| from canada", "steel from canada"),
        ("discord", "`7208.51`", "7208.51"),
        ("slack", "~9403.50~ `9401.71`", "9401.71"),
        ("discord", "~~steel~~ copper", "copper"),
        ("slack", "~500 to ~600 kg", "~500 to ~600 kg"),
        ("slack", "~steel~", "~steel~"),
        ("discord", "```\nsteel\n```", "steel"),
        ("discord", "<t:1700000000:R> copper", "copper"),
        ("discord", "> old question\ncopper", "old question\ncopper"),
        ("discord", "tariff 7208\u200b.51\u200b.00", "tariff 7208.51.00"),
        ("", "tariff 72\u00ad08.51", "tariff 7208.51"),
    ],
)
def test_what_a_platform_sends_is_what_the_person_wrote(
    platform: str, sent: str, words: str
) -> None:
    assert plain(sent, platform) == words


@pytest.mark.parametrize(
    ("platform", "sent", "understood"),
    [
        (
            "slack",
            "<@U0BOT> duty on <tel:7208510030|7208.51.0030> worth 10000 USD from Canada",
            {"code": "7208.51.00.30", "value": 10000.0},
        ),
        ("slack", "<@U0BOT> <#C123ABC|steel-desk> tariff on copper", {"good": ["copper"]}),
        ("slack", "<@U0BOT> tariff 7208\u200b.51\u200b.00", {"code": "7208.51.00"}),
        ("slack", ":us: :arrow_right: :flag-ca: steel", {"from": "US", "to": "CA"}),
        ("slack", "what’s the “duty” on steel — from Canada?", {"good": ["steel"], "from": "CA"}),
        ("discord", "🇺🇸 → 🇨🇦 steel", {"from": "US", "to": "CA"}),
        ("discord", "<:lumber:1234567> tariff on ||copper||", {"good": ["copper"]}),
        ("discord", "tariff on `7208.51`?", {"code": "7208.51"}),
    ],
)
def test_a_message_is_understood_as_its_platform_sends_it(
    platform: str,
    sent: str,
    understood: dict[str, Any],
    snapshot: Snapshot,
    asking: Asking,
) -> None:
    question = replace(asking(sent), place=Place(platform=platform))
    found = reader.read(question, snapshot).understood
    assert {name: found.get(name) for name in understood} == understood


def test_several_people_of_a_thread_ask_one_after_the_other(
    snapshot: Snapshot, asking: Asking
) -> None:
    """Whoever asks next goes on from what the thread asked last."""
    turns = (
        "user: what's the us tariff on canadian steel",
        "bot: Steel, Canada into the United States: 50%.",
        "user: and on aluminum?",
        "bot: Aluminum, Canada into the United States: 50%.",
    )
    found = reader.read(replace(asking("what about in march 2025"), thread=turns), snapshot)
    assert found.understood == {
        "command": "tariff",
        "good": ["aluminum"],
        "from": "CA",
        "to": "US",
        "since": "2025-03-01",
        "until": "2025-03-31",
    }
