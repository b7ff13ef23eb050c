"""One table for every platform: a question, and the facts its answer shows at the top."""

from __future__ import annotations

QUESTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("/tariff steel", ("Steel, Canada → US: 50%",)),
    ("/tariff wine on 2026-09-28", ("no extra duty", "Sept\u00a028,\u00a02026")),
    ("/tariff wine", ("banned",)),
    ("what does canada charge on us steel", ("Steel, US → Canada", "25%")),
    ("droits sur l'acier", ("Acier, Canada → É.-U.", "50\u00a0%")),
    ("/quote lutnick", ("Lutnick", "I think it is going to be in the middle somewhere.")),
    ("/timeline steel", ("25% → 50%",)),
    ("/sources", ("Facts to Oct\u00a010,\u00a02026",)),
    ("/help", ("/tariff", "/quote", "/timeline")),
    (
        "/duty 7208.51 10000 USD from CA on 2026-09-20 usmca yes",
        ("7208.51", "Sept\u00a020,\u00a02026"),
    ),
    ("/changes since 2026-09-01", ("Sept\u00a01,\u00a02026",)),
    ("do most canadian exports pay 35%?", ("No",)),
)
