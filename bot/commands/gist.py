"""A whole outlook in one line."""

from __future__ import annotations

from bot.commands.subjects import Subject
from bot.commands.words import burden_words, direction_words, on_day
from bot.domain.outlook import Outlook
from bot.domain.text import Lang, Text


def headline(subject: Subject, found: Outlook, claim: str | None, lang: Lang) -> str:
    """'Steel, Canada → United States, on 2026-10-10: 50%'."""
    where = direction_words(found.direction, lang)
    return f"{subject.title(lang)}, {where}, {on_day(found.day, lang)}: {gist(found, claim, lang)}"


def gist(found: Outlook, claim: str | None, lang: Lang) -> str:
    """One rate, or the main one and the others, or all that the code decides between."""
    words = list(dict.fromkeys(burden_words(b, claim, lang) for b in found.burdens))
    if len(words) == 1:
        return words[0]
    widths = sum(b.width for b in found.burdens)
    if found.burdens[0].width >= widths * 2 / 3:
        text = Text(en="{} for most codes; {} for the rest", fr="{} pour la plupart; {} sinon")
        rest = Text(en=" or ", fr=" ou ").on(lang).join(words[1:4])
        return text.on(lang).format(words[0], rest)
    text = Text(en="it depends on the code: {}", fr="selon le code : {}")
    return text.on(lang).format("; ".join(words[:5]))
