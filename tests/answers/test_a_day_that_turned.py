"""Asked on days on which something turned: what stands, what comes next, and under which law."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path

from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.domain.text import Lang
from bot.presentation.faces import short_text
from bot.presentation.plain_text import plain_text
from bot.presentation.typography import NO_BREAK
from tests.answers.conftest import NOON, TODAY
from tests.shipped_store import open_shipped
from tests.walk.bot_context import answer

TOLD: dict[tuple[date, str, Lang], tuple[str, ...]] = {
    # what comes next is the nearest turn: a claim that begins to count, a rule between two laws
    (date(2025, 3, 4), "/tariff maple syrup", "en"): ("From Mar 7, 2025: 25%, or 0 with USMCA",),
    (date(2025, 3, 6), "/tariff steel", "en"): ("From Mar 7, 2025: 25%, or 0 with USMCA",),
    (date(2026, 1, 1), "/tariff vanities", "en"): ("From Sept 15, 2026: 75%",),
    # 'the 25%' was one law's alone until steel and aluminum had it, too
    (date(2025, 3, 6), "are USMCA goods exempt from the 25%?", "en"): (
        "US emergency-powers tariffs on Canada: 25% or 10%",
        "From Mar 7, 2025 goods claimed under USMCA don’t pay it",
    ),
    # a law by itself: yes or no first
    (TODAY, "is section 122 still in force?", "en"): ("No. Section 122: nothing in force",),
    (date(2026, 3, 1), "is section 122 still in force?", "en"): ("Yes. Section 122: 10%",),
    (TODAY, "les droits d'urgence sont-ils encore en vigueur ?", "fr"): ("Non. Droits américains",),
    (date(2026, 2, 23), "is the 35% still charged?", "en"): ("Yes. US emergency-powers",),
    (TODAY, "did Canada drop its digital tax", "en"): ("Yes. Canadian digital services tax",),
    (TODAY, "is the digital services tax still in force", "en"): ("No. Canadian digital services",),
    # a law that has not begun is neither
    (date(2025, 2, 20), "is the 25% in force?", "en"): (
        "US emergency-powers tariffs on Canada: no",
    ),
    # Canada's own tariffs are those on US goods, and what is left of them is told
    (TODAY, "les contre-tarifs du Canada", "fr"): (
        "É.-U. → Canada : 8 lois tarifaires en vigueur",
    ),
    (date(2025, 9, 1), "which canadian counter-tariffs remain?", "en"): (
        "US → Canada: 6 tariff laws in force",
        "Canada’s surtax: 25%",
    ),
    (TODAY, "what counter tariffs does canada still have", "en"): ("US → Canada: 8 tariff laws",),
    # what stood on a day is no change of it
    (TODAY, "what was in force on April 9, 2025 at noon", "en"): (
        "Canada and the US: 16 tariff laws in force (Apr 9, 2025)",
    ),
    (TODAY, "quels droits étaient en vigueur le 9 avril 2025", "fr"): (
        "Canada et É.-U. : 16 lois tarifaires en vigueur (9 avr. 2025)",
    ),
    (date(2025, 10, 24), "why did trump stop the talks?", "en"): (
        "Trump ends talks over an Ontario advertisement",
    ),
    # where no place is named, changes of both sides are told
    (TODAY, "what changed on steel since march", "en"): (
        "Steel: 3 changes since Mar 1, 2026",
        "Steel, US → Canada: 25% → 50%, Sept 8",
    ),
    (TODAY, "what changed on lumber since march", "en"): ("US → Canada: none → 25%, Sept 8",),
    (TODAY, "what changed for canadian steel since march 2026", "en"): ("2 changes since",),
    # the next change is no news of what has changed
    (TODAY, "when do we expect the next change?", "en"): ("10 changes are dated ahead",),
    (date(2025, 3, 4), "did Canada retaliate?", "en"): ("US → Canada: ", "Canada’s surtax of 2025"),
    (date(2025, 6, 4), "l'aluminium est-il à 50 % ?", "fr"): ("Oui. Aluminium, Canada → É.-U.",),
    (TODAY, "can I get my IEEPA duties back?", "en"): ("Refunds and protests", "Apr 20, 2026"),
    # duties that are back are no refund
    (TODAY, "are duties back in force on lumber", "en"): ("Softwood lumber, Canada → US: 10%",),
    # what is assembled in Canada of whatever parts is a good of Canada
    (date(2025, 11, 1), "heavy trucks assembled in Canada", "en"): ("Canada → US: 25%",),
}


def test_each_day_is_told_as_it_stood(tmp_path: Path) -> None:
    async def asked() -> dict[tuple[date, str, Lang], str]:
        store = await open_shipped(tmp_path, NOON)
        context = BotContext(store=store, catalogue=COMMANDS)
        told = {}
        for day, text, lang in TOLD:
            card = await answer(context, text, day=day, now=NOON, lang=lang)
            told[day, text, lang] = (short_text(card) or plain_text(card)).replace(NO_BREAK, " ")
        await store.close()
        return told

    told = asyncio.run(asked())
    missed = {
        key: told[key] for key, words in TOLD.items() if any(w not in told[key] for w in words)
    }
    assert missed == {}


SOURCES = {
    "/sources steel": ("50%", "Proclamation 11021", "https://www.whitehouse.gov/"),
    "/sources 7208.51 on 2025-03-20": ("25%", "Executive Order 14193", "https://"),
    "/sources section 122 from CA to US on 2026-03-01": ("Proclamation 11012", "https://"),
    "give me the sources for the lumber rate": ("10%", "Proclamation 10976", "https://"),
    "/sources steel, lumber": ("Proclamation 11021", "Softwood lumber", "Proclamation 10976"),
    "/sources us-ieepa-canada": ("Executive Order 14193", "and 4 more"),
    "/sources blub": ("I don't know “blub”.",),
    # the act that a rate rests on is asked for, and not the rate
    "which order put the 50% on steel?": ("Proclamation 11021", "https://www.whitehouse.gov/"),
    "legal basis for the 35%": ("Executive Order 14325", "https://www.whitehouse.gov/"),
    "sous quelle loi paie-t-on 50 % sur l'acier": ("Proclamation 11021", "https://"),
    "in what order do duties stack on steel": ("Steel, Canada → US: 50%",),
    "what instruments pay the surtax in canada": ("easuring instruments, ",),
    "/sources": ("sources you can open",),
}


def test_the_sources_of_a_good_are_those_its_rate_rests_on(tmp_path: Path) -> None:
    async def asked() -> dict[str, str]:
        store = await open_shipped(tmp_path, NOON)
        context = BotContext(store=store, catalogue=COMMANDS)
        cards = {text: await answer(context, text, day=TODAY, now=NOON) for text in SOURCES}
        await store.close()
        return {text: f"{short_text(card)}\n{plain_text(card)}" for text, card in cards.items()}

    told = asyncio.run(asked())
    missing = [(text, w) for text, words in SOURCES.items() for w in words if w not in told[text]]
    assert missing == []
