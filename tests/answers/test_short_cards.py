"""Short cards of the shipped facts, word for word: what a person is told, and nothing untrue."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path

import pytest

from bot.cards import Table
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.domain.text import Lang
from bot.presentation.faces import face, short_text
from bot.presentation.plain_text import plain_text
from bot.presentation.typography import NO_BREAK
from tests.answers.conftest import NOON, TODAY, Answers
from tests.shipped_store import open_shipped
from tests.walk.bot_context import answer

TOLD: dict[str, str] = {
    "/tariff steel": """\
Steel, Canada → US: 50%
• of the full value, USMCA or not (Section 232; 50% since June 4, 2025)
• Some codes differ: 3 pay 100%, others 25% or 10%
• US → Canada: 50% on most codes, since Sept 8, 2026
⚠️ Facts to Oct 10, 2026 (49 days old) · base duty not included""",
    "/tariff vin": """\
Vin, Canada → É.-U. : interdit
• Entrée interdite, ACEUM ou non (article 338; depuis le 29 sept. 2026)
• É.-U. → Canada : aucun droit additionnel
• Prélèvement de la Saskatchewan sur les alcools américains : 50 %
⚠️ Faits au 10 oct. 2026 (49 jours)""",
    "/tariff lumber": """\
Softwood lumber, Canada → US: 10% + your mill’s own rate
• 10% is Section 232, USMCA or not, since Oct 14, 2025
• Anti-dumping and countervailing duties by firm (latest held: 35.16% for most, Canfor 47.59%, \
West Fraser 26.47%)
• US → Canada: 25% on most codes, since Sept 8, 2026
⚠️ Facts to Oct 10, 2026 (49 days old)""",
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
    "/tariff antibiotics": """\
Antibiotics, Canada → US: 0% to 100%, as declared
• Section 232: patented or generic, to be declared
• Some codes owe nothing extra
• Exempt: generics and biosimilars
• US → Canada: no extra duty
⚠️ Facts to Oct 10, 2026 (49 days old) · list perhaps not whole: forced-labour duty (grade C), \
Section 232 (grade C)""",
    "/changes furniture since 2026-11-29 until 2026-12-31": """\
Furniture: I know of no change dated until Dec 31, 2026
• Next dated: Furniture, some codes, Canada → US: 25% → 30%; 25% → 50%; 75% → 100%, Jan 1, 2027
⚠️ Facts to Oct 10, 2026 (49 days old)""",
    "/tariff electricity from CA to US on 2025-05-19": """\
Electricity, Canada → US: 10% to 25%, as declared, or 0 with USMCA (May 19, 2025)
• Emergency tariff on Canada: Canadian electricity not entered under USMCA: 10% as energy, or the \
general 25%, was never settled
• From Aug 1, 2025: 10% to 35%, as declared, or 0 with USMCA
list perhaps not whole: emergency tariff on Canada (grade D)""",
    # what a law adds is told as the sum it comes to, and only on the day it changes that
    "/tariff 8708.30.50 from CN to US on 2025-09-08": """\
8708.30.50, China → US: 70% (Sept 8, 2025)
• 25% (Section 232) + 25% (China duty, Section 301) + 20% (emergency tariff on China)
• The reciprocal tariff does not come on top
• From Nov 10, 2025: 60%
• Not a part of a passenger vehicle or light truck: 55%
base duty not included""",
    "/tariff lumber from US to CA on 2025-10-21": """\
Softwood lumber, US → Canada: no extra duty (Oct 21, 2025)
• On no tariff list in force that I hold; Canada’s surtax of 2025 ended Aug 31, 2025
• From Sept 8, 2026: 25%
base duty not included""",
    # tires alone among auto parts, and steel containers of propane among fuels, make no rate
    "/tariff auto parts from US to CA on 2025-03-20": """\
Auto parts, US → Canada: no extra duty (Mar 20, 2025)
• Most of its codes are on no tariff list in force that I hold
• Some codes differ: 2 pay 25%
base duty not included""",
    "/tariff energy on 2026-03-01": """\
Energy, Canada → US: no extra duty (Mar 1, 2026)
• Most of its codes are on no tariff list in force that I hold
• Some codes differ: 2 pay 50% of the metal content, others 10%
• US → Canada: no extra duty
base duty not included""",
    # an exemption of all goods is no exemption of these, nor one of what was on its way in March
    "/tariff cut flowers from CO to US on 2026-01-30": """\
Cut flowers, Colombia → US: 10% (Jan 30, 2026)
• Reciprocal tariff, since Apr 5, 2025
base duty not included""",
    "/tariff glassware from US to CA on 2025-07-22": """\
Glassware, US → Canada: 25% (July 22, 2025)
• of the full value, USMCA or not (Canada’s surtax of 2025; 25% since Mar 4, 2025)
• From Sept 1, 2025: no extra duty
• Some codes owe nothing extra
• Exempt: remission granted
base duty not included""",
    "/tariff solar panels on 2026-12-04": """\
Solar panels, Canada → US: 15% or more (Dec 4, 2026)
• 15% is Section 232, USMCA or not, since Dec 4, 2026
• Section 232: Minimum import prices for polysilicon and derivatives, from Dec 4, 2026
• US → Canada: no extra duty
⚠️ Facts to Oct 10, 2026 (49 days old) · list perhaps not whole: Section 232 (by heading)""",
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
Repairs and alterations abroad (9802): duty on the repair only
• Goods sent abroad for repair or alteration come back under 9802.00.40 (warranty) or 9802.00.50: \
duty is owed on the value of the repair, not on the good, and no base duty where they are entered \
under USMCA""",
    "puis-je me faire rembourser les droits IEEPA ?": """\
Remboursements et contestations : pas calculé ici
• Droits d'urgence : les douanes reçoivent les demandes de remboursement depuis le 20 avr. 2026""",
    "/tariff section 122 on 2026-07-23": """\
Section 122: 10% (July 23, 2026)
• Goods claimed under USMCA don’t pay it
• Import surcharge on nearly everything: 10% (since Feb 24, 2026)
• Last day: July 23, 2026""",
    "/timeline steel usmca yes": """\
Steel with USMCA, Canada → US: 25% → 50%
• Mar 4, 2025 25% · Mar 7, 2025 none · Mar 12, 2025 25% · June 4, 2025 50% · today 50%
• US → Canada: Mar 13, 2025 25% · Sept 8, 2026 50% · today 50%
⚠️ Facts to Oct 10, 2026 (49 days old)""",
    "/tariff 8803.30": """\
8803.30, Canada → US: 10%, or 0 with USMCA
• Forced-labour duty, since July 24, 2026; goods claimed under USMCA don’t pay it
• US → Canada: no extra duty
⚠️ Facts to Oct 10, 2026 (49 days old) · base duty not included · \
8803.30 is on no line of the schedule held here""",
    "/tariff vinyl flooring": """\
Vinyl flooring, Canada → US: 60%
• 10% (forced-labour duty) + 50% (Section 338)
• With USMCA: 50%
• Some codes pay 10%
• US → Canada: 50%, since Sept 8, 2026
⚠️ Facts to Oct 10, 2026 (49 days old) · base duty not included""",
    "/changes steel 30d": """\
I can’t say what changed for steel since Oct 29
• My facts end on Oct 10, 2026, 49 days ago
• Last change I know: Steel, some codes, Canada → US: 50% → 100%, Sept 15
Your admin loads new facts""",
    "/changes acier depuis 2026-09-01": """\
Acier : 2 changements depuis le 1er sept. 2026
• Acier, certains codes, Canada → É.-U. : 50 % → 100 %, 15 sept.
• Acier, É.-U. → Canada : 25 % → 50 %, 8 sept.
• Ce qui a changé après le 10 oct. 2026, je l’ignore
⚠️ Faits au 10 oct. 2026 (49 jours)""",
    "/changes 7208.51 since 2025-06-01": """\
7208.51: 2 changes since June 1, 2025
• 7208.51, US → Canada: 25% → 50%, Sept 8, 2026
• 7208.51, Canada → US: 25% → 50%, June 4, 2025
• What changed after Oct 10, 2026, I can’t say
⚠️ Facts to Oct 10, 2026 (49 days old)""",
    "/changes cosmetics since 2026-09-08 until 2026-09-08": """\
Cosmetics: 1 change on Sept 8, 2026
• Cosmetics, US → Canada: none → 50%
⚠️ Facts to Oct 10, 2026 (49 days old)""",
    "/changes maple syrup since 2026-07-24 until 2026-07-24": """\
Maple syrup: 1 change on July 24, 2026
• Maple syrup, Canada → US: still 10%, or 0 with USMCA, now under forced-labour duty
⚠️ Facts to Oct 10, 2026 (49 days old)""",
    "/changes kitchen cabinets since 2026-11-29": """\
Kitchen cabinets: 1 change is dated ahead
• Kitchen cabinets, Canada → US: 25% → 50%, Jan 1, 2027
• Canadian cabinet safeguard ends at the latest (Feb 15, 2027)
⚠️ Facts to Oct 10, 2026 (49 days old)""",
    "/changes since 2026-07-21 until 2026-07-21": """\
No change that I know of on July 21, 2026
• Next dated: Polysilicon and solar panels, Canada → US: 10%, or 0 with USMCA → 15% or more, Dec 4
⚠️ Facts to Oct 10, 2026 (49 days old)""",
    "/tariff medicines from CA to US": """\
Medicines, Canada → US: 100% all-in, or 0 as declared
• of the full value, USMCA or not (Section 232; 100% all-in since July 31, 2026)
• Exempt: generics and biosimilars
⚠️ Facts to Oct 10, 2026 (49 days old) · list perhaps not whole: Section 232 (grade C)""",
    "/tariff beef from AU to US": """\
Beef, Australia → US: no extra duty
• On no tariff list in force that I hold; reciprocal tariff ended Nov 12, 2025
⚠️ Facts to Oct 10, 2026 (49 days old) · base duty not included · list perhaps not whole: forced-labour duty (grade C)""",
}
"""By question, in the language it is asked in."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The short card of each question in plain words."""
    return asyncio.run(_told(tmp_path_factory.mktemp("told")))


async def _told(data: Path) -> dict[str, str]:
    store = await open_shipped(data, NOON)
    context = BotContext(store=store, catalogue=COMMANDS)
    cards = {text: await answer(context, text, day=TODAY) for text in TOLD}
    await store.close()
    return {text: short_text(card).replace(NO_BREAK, " ") for text, card in cards.items()}


@pytest.mark.parametrize("asked", TOLD)
def test_a_question_is_answered_word_for_word(told: dict[str, str], asked: str) -> None:
    assert told[asked] == TOLD[asked]


async def test_a_line_that_leaves_something_open_says_what_to_type(tmp_path: Path) -> None:
    store = await open_shipped(tmp_path, NOON)
    context = BotContext(store=store, catalogue=COMMANDS)
    asked = "/changes since 2026-09-08 until 2026-09-08 good ?"
    told = plain_text(await answer(context, asked, day=TODAY))
    await store.close()
    assert told.endswith(
        "Good or tariff code? Then type: /changes since 2026-09-08 until 2026-09-08 good …"
    )


def test_french_countries_behind_de_and_a_are_the_way_of_the_goods(tmp_path: Path) -> None:
    assert asyncio.run(_headline("/tariff acier de IN à CA", tmp_path, "fr")).startswith(
        "Acier, Inde → Canada"
    )


async def _headline(text: str, data: Path, lang: Lang) -> str:
    store = await open_shipped(data, NOON)
    card = await answer(BotContext(store=store, catalogue=COMMANDS), text, day=TODAY, lang=lang)
    await store.close()
    return short_text(card)


async def test_a_preview_asked_as_of_a_day_gone_by_is_the_brief_of_that_day(
    tmp_path: Path,
) -> None:
    store = await open_shipped(tmp_path, NOON)
    context = BotContext(store=store, catalogue=COMMANDS)
    day = date(2026, 4, 20)
    card = await answer(context, "/digest preview", day=day, now=NOON, lang="en")
    await store.close()
    assert card.short is not None
    assert card.short.headline.replace(NO_BREAK, " ") == (
        "Tariff brief, Mon Apr 20: nothing new that I know of, nothing dated in the next two weeks"
    )


def test_by_code_lists_every_code_of_each_rate(answers: Answers) -> None:
    table = next(
        part
        for part in face(answers["tariff-steel", "en"], "codes").parts
        if isinstance(part, Table)
    )
    listed = " ".join(str(codes) for codes, _ in table.rows)
    assert "7326.90.60" in listed
    assert "more" not in listed
