"""Interface sentences in the reader's language.

Sentences are written in English where they are used, ``_("Facts to {day}")``, and translated by the
gettext catalogues beside this module. Facts are no part of it: they are bilingual data.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable
from functools import cache
from pathlib import Path

from bot.domain.text import Lang

DOMAIN = "dutybell"
LOCALES = Path(__file__).parent / "locale"


@cache
def translations(lang: Lang) -> gettext.NullTranslations:
    """The catalogue of a language; the sentences themselves where there is none."""
    return gettext.translation(DOMAIN, LOCALES, languages=[lang], fallback=lang == "en")


@cache
def gettext_in(lang: Lang) -> Callable[[str], str]:
    """What is called ``_`` where sentences are written."""
    return translations(lang).gettext


@cache
def ngettext_in(lang: Lang) -> Callable[[str, str, int], str]:
    """The same for sentences that depend on a number: singular, plural, number."""
    return translations(lang).ngettext
