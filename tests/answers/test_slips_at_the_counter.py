"""What an entry is asked with by a slip is told, never reckoned with."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.cards import Card
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.domain.text import Lang
from bot.presentation.faces import short_text
from bot.presentation.typography import NO_BREAK
from tests.answers.conftest import NOON, TODAY
from tests.shipped_store import open_shipped
from tests.walk.bot_context import answer

TOLD: dict[tuple[str, Lang], str] = {
    ("/duty 7208.51 -500 USD", "en"): "I can't read “-500” as “value”.",
    ("/duty 72085 10000 USD", "en"): "“72085” has 5 digits; a tariff code has 2, 4, 6, 8 or 10.",
    # a section that several duties rest on, which was left out without a word
    ("/changes section 232 since 2026-01-01", "en"): "Several duties rest on Section 232.",
    ("/tariff article 232", "fr"): "/tariff us-232-metals",
    # a point that became a comma, or a digit that was lost
    ("/duty 7208.5 10000", "en"): "“7208.5” has 5 digits; a tariff code has 2, 4, 6, 8 or 10.",
    ("/duty 7208,51 10000", "en"): "/duty 7208.51 10000",
    ("/tariff 720851000", "fr"): "« 720851000 » a 9 chiffres; un code tarifaire en a 2, 4, 6, 8",
    ("/duty 7208.51 10000 from CA claim QQ", "en"): "General rate: QQ is not open to goods of CA",
    (
        "/duty 8703.23.01 40000 USD from CA usmca yes us-content 40%",
        "fr",
    ): "Le contenu américain ne compte que si l’on déclare : commerce-approved-vehicle",
    (
        "/duty 7208.51 10000 from CA us-content 40%",
        "en",
    ): "The US content makes no difference as declared: no duty on this entry counts it apart",
    ("/duty steel 10000 from CA versus GB", "en"): "Not compared: say the code first",
}
PAIRS = {
    "/duty 4407.11.00.01 25000 from CA usmca no on 2025-10-13 versus 2025-10-14": (
        "4407.11.00.01: Oct 13, 2025 USD 8,750.00 + your mill’s own rate; "
        "Oct 14, 2025 USD 2,500.00 + your mill’s own rate",
        "Oct 13, 2025: Emergency tariff on Canada, 35%: 8,750.00",
        "Oct 14, 2025: Section 232, 10%: 2,500.00",
    ),
    "/duty 2204.21.50.05 3000 from CA quantity 100 liters usmca no on 2026-09-28 versus 2026-09-29": (
        "2204.21.50.05: Sept 28, 2026 USD 1,806.30; Sept 29, 2026 may not enter",
        "Sept 28, 2026: Base duty: 6.30; Forced-labour duty, 10%: 300.00; "
        "Section 338, 50%: 1,500.00",
        "Sept 29, 2026: Listed Canadian alcoholic beverages may not enter, in any container",
    ),
}


async def _asked(data: Path, asked: list[tuple[str, Lang]]) -> list[Card]:
    store = await open_shipped(data, NOON)
    context = BotContext(store=store, catalogue=COMMANDS)
    cards = [await answer(context, t, day=TODAY, now=NOON, lang=lang) for t, lang in asked]
    await store.close()
    return cards


def _plain(card: Card) -> str:
    every = " ".join((short_text(card), *map(str, card.parts)))
    return every.replace(NO_BREAK, " ").replace("\u202f", " ")


def test_each_slip_is_told(tmp_path: Path) -> None:
    cards = asyncio.run(_asked(tmp_path, list(TOLD)))
    missed = {
        asked: _plain(c)
        for asked, c in zip(TOLD, cards, strict=True)
        if TOLD[asked] not in _plain(c)
    }
    assert missed == {}


def test_two_entries_side_by_side_are_headed_by_both_sums(tmp_path: Path) -> None:
    cards = asyncio.run(_asked(tmp_path, [(text, "en") for text in PAIRS]))
    told = {
        text: tuple(
            line.replace(NO_BREAK, " ") for line in (card.short.headline, *card.short.lines)
        )
        for text, card in zip(PAIRS, cards, strict=True)
        if card.short is not None
    }
    assert told == PAIRS


METAL = {
    # 50% of the metal, 35% of the rest
    "/duty 8418.10 8000 from CA metal 3000 usmca no on 2025-10-01": "USD 3,250.00 on USD 8,000",
    "/duty 8418.10 8000 USD from CA steel content 3000 usmca no on 2025-10-01": "USD 3,250.00 on",
    "/duty 8418.10 8000 USD steel 3000 from CA usmca no on 2025-10-01": "USD 3,250.00 on USD 8,000",
    "/duty 8418.10 8000 acier 3 000 $ de CA aceum non le 2025-10-01": "3 250,00 USD sur 8 000 USD",
    # its share, in words
    "/duty 7326.90.86 12000 steel content 80% usmca no on 2025-07-01": "USD 5,748.00 on",
    "/duty 7326.90.86 12000 80% steel content usmca no on 2025-07-01": "USD 5,748.00 on",
    "/duty 7326.90.86 12000 teneur en acier 80 % aceum non le 2025-07-01": "5 748,00 USD sur",
    # more than all of it, another currency: no part of it
    "/duty 8418.10 8000 from CA metal 9000": "I can't read “9000” as “metal”",
    "/duty 8418.10 8000 USD from CA metal 3000 CAD": "I can't read “3000 CAD” as “metal”",
    # so many tons, units and a share are no sum of it
    "/duty 8418.10 8000 USD steel 20 tons from CA usmca no on 2025-10-01": "Not known yet on USD",
    "/duty 8418.10 steel 24 units 8000 USD from CA usmca no on 2025-10-01": "Not known yet on USD",
    "/duty 8418.10 8000 USD steel 40 from CA usmca no on 2025-10-01": "Not known yet on USD 8,000",
    # a good and its value, with no other sum of which it were a part
    "/duty 7208.51 steel 3000": "USD 1,500.00 on USD 3,000 of 7208.51",
}


def test_where_goods_come_from_is_no_currency_of_their_value(tmp_path: Path) -> None:
    asked: list[tuple[str, Lang]] = [
        ("/duty 6109.10 2000 de CA aceum non", "fr"),
        ("/duty 7208.51 10000, 6109.10 2000 de CA", "fr"),
        ("/duty 7208.51 10000 de US vers CA", "fr"),
    ]
    told = [_plain(card) for card in asyncio.run(_asked(tmp_path, asked))]
    assert told[0].startswith("1 530,00 USD sur 2 000 USD")
    assert "sur 12 000,00 USD" in told[1]
    assert "sur 10 000 CAD" in told[2]


def test_the_metals_worth_is_a_part_of_the_value(tmp_path: Path) -> None:
    asked: list[tuple[str, Lang]] = [(text, "fr" if "acier" in text else "en") for text in METAL]
    cards = asyncio.run(_asked(tmp_path, asked))
    told = {text: _plain(card) for text, card in zip(METAL, cards, strict=True)}
    assert {text: words for text, words in told.items() if METAL[text] not in words} == {}
