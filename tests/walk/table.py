"""One table for every platform: a question, and the facts its answer shows at the top."""

from __future__ import annotations

QUESTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("/tariff steel", ("Canada → United States", "50%", "2026-10-10")),
    ("/tariff wine on 2026-09-28", ("no additional duty", "2026-09-28")),
    ("/tariff wine", ("prohibited",)),
    ("what does canada charge on us steel", ("United States → Canada", "25%")),
    ("droits sur l'acier", ("Acier", "50%", "Canada → États-Unis")),
    ("/quote lutnick", ("Lutnick", "I think it is going to be in the middle somewhere.")),
    ("/timeline steel", ("2025-03-12", "25%", "2025-06-04")),
    ("/sources", ("2026-10-10",)),
    ("/help", ("/tariff", "/quote", "/timeline")),
    ("/duty 7208.51 10000 USD from CA on 2026-09-20 usmca yes", ("7208.51", "2026-09-20")),
    ("/changes since 2026-09-01", ("2026-09-01",)),
    ("do most canadian exports pay 35%?", ("No, that is not so",)),
)
