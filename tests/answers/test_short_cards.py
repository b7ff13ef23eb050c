"""Short cards of the shipped facts, word for word: what a person is told, and nothing untrue."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.domain.text import Lang
from bot.presentation.faces import short_text
from bot.presentation.locale_data import SPACE
from store.store import load_catalogue, open_store
from tests.answers.conftest import NOON, SHIPPED, TODAY
from tests.walk.bot_context import answer

TOLD: dict[str, str] = {
    "is maple syrup exempt under USMCA?": """\
Yes. Maple syrup, Canada → US: no extra duty
• Without the claim: 10% (forced-labour duty, since July 24, 2026)
• US → Canada: no extra duty
⚠️ Facts to Oct 10, 2026 (49 days old) · base duty not included
Read as: /tariff maple syrup usmca yes""",
    "le Canada taxe-t-il la bière américaine ?": """\
Non. Bière, É.-U. → Canada : aucun droit additionnel
• Sur aucune liste tarifaire en vigueur que je connaisse; surtaxe canadienne de 2025 : jusqu’au \
31 août 2025
• Prélèvement de la Saskatchewan sur les alcools américains : 50 %
⚠️ Faits au 10 oct. 2026 (49 jours) · droit de base non compris
Lu comme : /tariff bière de US vers CA""",
    "/tariff wine from US to CA": """\
Wine, US → Canada: no extra duty
• On no tariff list in force that I hold; Canada’s surtax of 2025 ended Aug 31, 2025
• Saskatchewan's levy on US alcohol: 50%
⚠️ Facts to Oct 10, 2026 (49 days old) · base duty not included""",
    "who pays the tariff?": """\
Who pays the duty: the importer
• In the United States the importer of record owes the duty (19 CFR 141.1), in Canada the importer \
or owner (Customs Act, section 17)
• A sales contract may say who bears it in the end""",
    "my machine was repaired in Canada, what duty when it comes back?": """\
Repairs and alterations abroad (9802): not worked out here
• Goods sent abroad for repair or alteration come back under 9802.00.40 (warranty) or 9802.00.50: \
duty is owed on the value of the repair, not on the good, and no base duty where they are entered \
under USMCA""",
    "puis-je me faire rembourser les droits IEEPA ?": """\
Remboursements et contestations : pas calculé ici
• Droits d'urgence : les douanes reçoivent les demandes de remboursement depuis le 20 avr. 2026""",
    "/tariff medicines from CA to US": """\
Medicines, Canada → US: 100% all-in
• of the full value, USMCA or not (Section 232; 100% all-in since July 31, 2026)
• Exempt: generics and biosimilars
⚠️ Facts to Oct 10, 2026 (49 days old)""",
}
"""By question, in the language it is asked in."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The short card of each question in plain words."""
    return asyncio.run(_told(tmp_path_factory.mktemp("told")))


async def _told(data: Path) -> dict[str, str]:
    store = await open_store(data=data)
    await load_catalogue(store, SHIPPED, NOON)
    context = BotContext(store=store, catalogue=COMMANDS)
    cards = {text: await answer(context, text, day=TODAY) for text in TOLD}
    await store.close()
    return {text: short_text(card).replace(SPACE, " ") for text, card in cards.items()}


@pytest.mark.parametrize("asked", TOLD)
def test_a_question_is_answered_word_for_word(told: dict[str, str], asked: str) -> None:
    assert told[asked] == TOLD[asked]


def test_french_countries_behind_de_and_a_are_the_way_of_the_goods(tmp_path: Path) -> None:
    assert asyncio.run(_headline("/tariff acier de IN à CA", tmp_path, "fr")).startswith(
        "Acier, Inde → Canada"
    )


async def _headline(text: str, data: Path, lang: Lang) -> str:
    store = await open_store(data=data)
    await load_catalogue(store, SHIPPED, NOON)
    card = await answer(BotContext(store=store, catalogue=COMMANDS), text, day=TODAY, lang=lang)
    await store.close()
    return short_text(card)
