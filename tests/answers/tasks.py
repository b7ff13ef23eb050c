"""Common tasks, as people type them in English and French: what the budgets are held against."""

from __future__ import annotations

ARTICLE = (
    "Trudeau's government responded with levies against $30 billion worth of American products, "
    "such as cosmetics, tires, fruit and wine. Trump imposed 25% tariffs on Canadian imports "
    "except energy products, which have a 10% rate. Lutnick spoke on radio of economic pain."
)
TASKS: dict[str, tuple[str, str]] = {
    "tariff-steel": ("/tariff steel", "/tariff acier"),
    "tariff-lumber": ("/tariff lumber", "/tariff bois d'œuvre"),
    "tariff-code": ("/tariff 7208.51", "/tariff 7208.51"),
    "tariff-cars-into-canada": ("/tariff cars from US to CA", "/tariff voitures from US to CA"),
    "tariff-maple-syrup": ("/tariff maple syrup", "/tariff sirop d'érable"),
    "tariff-wine": ("/tariff wine", "/tariff vin"),
    "tariff-shoes": ("/tariff shoes", "/tariff chaussures"),
    "tariff-past-day": ("/tariff steel on 2025-03-15", "/tariff acier on 2025-03-15"),
    "tariff-period": ("steel tariff in april 2025", "droits sur l'acier en avril 2025"),
    "tariff-compare": ("/tariff steel and aluminum", "/tariff acier et aluminium"),
    "tariff-overview": (
        "what tariffs does the US have on Canada",
        "quels sont les droits américains sur le Canada",
    ),
    "tariff-programme": ("/tariff section 338", "/tariff article 338"),
    "tariff-heading": ("/tariff 9903.81.89", "/tariff 9903.81.89"),
    "duty-code": ("/duty 7208.51 10000 USD", "/duty 7208.51 10000 USD"),
    "duty-claimed": (
        "/duty 7208.51 10000 USD from CA usmca yes",
        "/duty 7208.51 10000 USD de CA aceum oui",
    ),
    "duty-lumber": ("/duty 4407.11 10000 USD", "/duty 4407.11 10000 USD"),
    "duty-which-code": ("/duty steel 10000 USD", "/duty acier 10000 USD"),
    "timeline-steel": ("/timeline steel", "/timeline acier"),
    "timeline-lumber": ("/timeline lumber", "/timeline bois d'œuvre"),
    "quote": ("/quote lutnick", "/quote lutnick"),
    "fact-check": (
        "do most canadian exports pay 35%?",
        "la plupart des exportations canadiennes paient-elles 35 % ?",
    ),
    "two-questions": (
        "what's the duty on steel and when did it start?",
        "quel est le tarif sur l'acier et depuis quand?",
    ),
    "three-codes": (
        "7208.51, 2204.21 and 9503.00 from canada?",
        "7208.51, 2204.21 et 9503.00 du Canada?",
    ),
    "sources": ("/sources", "/sources"),
    "help": ("/help", "/help"),
    "brief": (ARTICLE, ARTICLE),
    "not-held": ("drawback on steel?", "drawback sur l'acier ?"),
    "unknown-good": ("/tariff ston", "/tariff pierrr"),
}
"""By name: the question in English and in French. 'brief' is a text to be briefed on."""
NEWER: dict[str, tuple[str, str]] = {
    "two-goods": (
        "what do steel and softwood lumber pay going to the US?",
        "combien paient l'acier et le bois d'œuvre vers les États-Unis?",
    ),
    "two-origins": ("steel from canada vs china", "acier du Canada ou de Chine"),
    "two-days": ("steel on 2025-03-15 and today", "acier le 15 mars 2025 et aujourd'hui"),
    "estimate": ("/duty softwood lumber 250000 USD", "combien pour 250 000 $ de bois d'œuvre"),
    "estimate-cars": (
        "/duty cars 40000 USD from US to CA",
        "/duty voitures 40000 USD de US vers CA",
    ),
    "lines": (
        "/duty 7208.51 10000 USD 4407.11 5000 USD",
        "/duty 7208.51 10000 USD 4407.11 5000 USD",
    ),
    "repair": (
        "/duty 8504.33 22000 USD from CA repair 3400",
        "/duty 8504.33 22000 USD from CA repair 3400",
    ),
    "timeline-law": ("/timeline section 338", "/timeline article 338"),
    "timeline-parts": ("/timeline 7326.90", "/timeline 7326.90"),
    "timeline-into-canada": ("/timeline cars from US to CA", "/timeline voitures from US to CA"),
    "changes-stale": ("/changes 30d", "/changes 30d"),
    "changes-known": (
        "/changes since 2026-09-01 until 2026-09-30",
        "/changes since 2026-09-01 until 2026-09-30",
    ),
    "changes-of-steel": ("/changes steel since 2025-03-01", "/changes acier since 2025-03-01"),
    "brief-of-a-day": ("/digest preview as-of 2026-09-08", "/digest preview as-of 2026-09-08"),
    "exempt": ("is maple syrup free under USMCA?", "le sirop d'érable est-il exempt sous l'ACEUM?"),
    "covered": (
        "is steel covered by the forced-labour duty?",
        "l'acier est-il visé par le droit sur le travail forcé?",
    ),
    "medicines": ("/tariff medicines", "/tariff médicaments"),
    "copper-in-parts": ("/tariff copper on 2025-09-01", "/tariff cuivre on 2025-09-01"),
    "cheese-into-canada": ("/tariff cheese from US to CA", "/tariff fromage from US to CA"),
    "household": (
        "household effects when I move to Canada",
        "effets personnels quand je déménage au Canada",
    ),
}
"""Answers that came later, held to the same lines, words and blocks."""
EVERY = {**TASKS, **NEWER}
NO_NUMBER = frozenset(
    {
        "duty-which-code",
        "quote",
        "help",
        "brief",
        "not-held",
        "unknown-good",
        "tariff-heading",
        "household",
    }
)
"""Tasks whose answer is no figure."""
