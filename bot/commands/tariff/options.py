"""The options that /tariff knows alone: a reader sets them, nobody types them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TariffOptions:
    """``all``: everything in force is meant; ``law``: everything under the law so named, such as
    '232'. ``versus`` are further origins, ISO 3166 alpha-2 codes, to compare with."""

    all: bool = False
    law: str = ""
    versus: tuple[str, ...] = ()

    @property
    def overview(self) -> bool:
        """Whether no good is meant, but all that is owed."""
        return self.all or bool(self.law)
