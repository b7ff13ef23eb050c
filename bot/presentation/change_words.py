"""What the journal keeps, in words: what a fact is called, which field of it, old and new."""

from __future__ import annotations

from dataclasses import fields

from bot.domain.changes import (
    Choice,
    Flag,
    ImportCounts,
    Named,
    Number,
    Several,
    Value,
    Written,
)
from bot.domain.days import FactDay, Validity
from bot.domain.measures import EU, Origins, Standing
from bot.domain.text import Lang, Text
from bot.presentation.duty_expressions import duty_words
from bot.presentation.locale_data import decimal_words
from bot.presentation.messages import N_, NC_
from bot.presentation.plain_words import colon

_NONE = NC_("value", "none")
_LABELS = {
    "column two": N_("Origins that pay column 2"),
    "fee limit": N_("Limits of the fee {label}"),
    "imported scope": N_("Codes of {label}"),
    "meta": N_("Facts known up to"),
    "schedule": N_("Schedule {label} imported"),
    "schedule lines": N_("Lines of schedule {label}"),
}
"""Facts that have no name of their own, by their subject."""
_FIELDS = {
    "duty": N_("rate"),
    "validity": N_("dates"),
    "hour": N_("hour"),
    "standing": N_("standing"),
    "origins": N_("countries of origin"),
    "scope": N_("codes covered"),
    "reliefs": N_("exemptions"),
    "quotas": N_("quotas"),
    "low_value": N_("limit of small entries"),
    "succeeded_by": N_("successor"),
    "basis": N_("charged on"),
    "day": N_("day"),
    "outcome": N_("outcome"),
    "title": N_("title"),
    "words": N_("words"),
    "verdict": N_("verdict"),
    "truth": N_("the record"),
    "general": N_("general rate"),
    "special": N_("special rate"),
    "description": N_("description"),
}
_CHOICES = {
    Standing.ENACTED.value: NC_("standing", "enacted"),
    Standing.ANNOUNCED.value: NC_("standing", "announced"),
    Standing.THREATENED.value: NC_("standing", "threatened"),
    "withdrawn": NC_("standing", "withdrawn"),
}
_YES, _NO = N_("yes"), N_("no")
_SINCE = NC_("validity", "from {first}")
_SPAN = NC_("validity", "{first} to {last}")
_ALL_BUT = NC_("origins", "all but {countries}")
_ALL = NC_("origins", "all")
_COUNTS = N_(
    "{lines} lines: {new} new, {dropped} dropped, {rerated} with another rate, {reworded} reworded"
)


def label_words(subject: str, label: Text | None, lang: Lang) -> str:
    """What a fact is called: by its own name, or by what it is."""
    name = label.on(lang) if label is not None else ""
    known = _LABELS.get(subject)
    return known.on(lang, label=name) if known is not None else name


def field_words(field: str, lang: Lang) -> str:
    """'rate' for duty; the field itself where it has no words."""
    known = _FIELDS.get(field)
    return known.on(lang) if known is not None else field.replace("_", " ")


def value_words(value: Value | None, lang: Lang) -> str:  # noqa: PLR0911, PLR0912 - one a kind
    """An old or new value; 'none' where there was none.

    >>> value_words(Flag(holds=True), "en"), value_words(None, "fr")
    ('yes', 'aucun')
    """
    match value:
        case None:
            return _NONE.on(lang)
        case Written(text=text):
            return text
        case Text():
            return value.on(lang)
        case Validity(first=first, last=last):
            return (_SINCE if last is None else _SPAN).on(lang, first=first, last=last)
        case FactDay(first=first):
            return f"{first}"
        case Origins():
            return origins_words(value, lang)
        case Choice(code=code):
            known = _CHOICES.get(code)
            return code if known is None else known.on(lang)
        case Flag(holds=holds):
            return (_YES if holds else _NO).on(lang)
        case Number(value=number):
            return decimal_words(number, lang)
        case Named(name=name, of=of):
            return f"{name.on(lang)}{colon(lang)}{value_words(of, lang)}"
        case Several(items=items):
            return ", ".join(value_words(item, lang) for item in items)
        case ImportCounts():
            counts = {f.name: f"{getattr(value, f.name):,}" for f in fields(value)}
            return _COUNTS.on(lang, **counts)
        case _:
            return duty_words(value, lang)


def _countries(codes: frozenset[str]) -> str:
    """In order; all members of the European Union are 'EU'."""
    return ", ".join(sorted((codes - EU) | {"EU"} if codes >= EU else codes))


def origins_words(origins: Origins, lang: Lang) -> str:
    """'CA, MX', 'all but EU, GB', 'all'."""
    if origins.only:
        return _countries(origins.only)
    never = _countries(origins.never)
    return _ALL_BUT.on(lang, countries=never) if never else _ALL.on(lang)
