"""What an entry needs beside measures: agreements, column 2, headings of footnotes, fee limits."""

from __future__ import annotations

from pydantic import Field

from store.catalogue.fields import Amount, Country, Day, Slug
from store.catalogue.rows import Row, SluggedRow, Term, WordsRow


class FreeRow(Row):
    """Codes known to be free under an agreement in the countries of ``imposing``."""

    imposing: list[Country] = Field(min_length=1)
    codes: list[str] = Field(min_length=1)
    exclude: list[str] = Field(default=[])


class AgreementRow(SluggedRow, Term):
    """An agreement under which a lower base rate may be claimed."""

    name: WordsRow
    indicators: list[str] = Field(min_length=1)
    parties: list[Country] = Field(default=[])
    imposing: list[Country] = Field(min_length=1)
    reserved: dict[str, Country] = Field(default={})
    free: FreeRow | None = None
    sources: list[Slug] = Field(default=[])


class HeadingRow(SluggedRow):
    """Chapter 99 headings that footnotes of schedule lines point to."""

    programme: Slug
    first: str
    last: str
    never: list[str] = Field(default=[])
    origins: list[Country] = Field(min_length=1)
    since: Day
    in_lieu: bool = False
    label: WordsRow
    sources: list[Slug] = Field(default=[])


class ColumnTwoRow(SluggedRow):
    """Origins that pay column 2 (the General Tariff)."""

    imposing: Country
    origins: list[Country] = Field(min_length=1)
    sources: list[Slug] = Field(default=[])


class FeeLimitRow(SluggedRow):
    """The least and the most of a customs fee on one entry, from one day to another."""

    measure: Slug
    first: Day = Field(alias="from")
    last: Day = Field(alias="to")
    least: Amount
    most: Amount
    currency: str = Field(pattern="^[A-Z]{3}$")
    formal_above: Amount
    informal: Amount | None = None
    sources: list[Slug] = Field(min_length=1)
