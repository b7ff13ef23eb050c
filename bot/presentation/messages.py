"""Interface sentences in the reader's language, by gettext.

A sentence is written in English where it belongs: ``N_("Facts to {day}")`` makes a ``Message`` that
is translated when it is said, ``_("Facts to {day}")`` a string in the language at hand.
``make messages`` brings both into the catalogues, ``locale/<language>/LC_MESSAGES/dutybell.po``,
and compiles them. Facts are no part of it: they are data in several languages.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

from bot.domain.text import Lang

DOMAIN = "dutybell"
LOCALES = Path(__file__).parent / "locale"
SOURCE: Lang = "en"
"""The language that sentences are written in."""
_FOLDERS = [LOCALES]
_FORGET: list[Callable[[], None]] = []
_MOST_WORDS = 4096
_Args = ParamSpec("_Args")
_Made = TypeVar("_Made")


def kept(function: Callable[_Args, _Made]) -> Callable[_Args, _Made]:
    """A cache of what is read from catalogues, until others are used."""
    cached = cache(function)
    _FORGET.append(cached.cache_clear)
    return cast(Callable[_Args, _Made], cached)


def kept_short(function: Callable[_Args, _Made]) -> Callable[_Args, _Made]:
    """The same for words that are made over and over from a day, a rate or a fact: a few thousand
    of them, a few hundred bytes each."""
    cached = lru_cache(maxsize=_MOST_WORDS)(function)
    _FORGET.append(cached.cache_clear)
    return cast(Callable[_Args, _Made], cached)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A sentence to be said in a language that is not known yet.

    ``plural`` is its form for a number, which is the field ``n`` then; ``context`` tells two
    sentences apart that are the same in English; ``fields`` fill its ``{named}`` places, those that
    can be said themselves in the same language.
    """

    msgid: str
    plural: str = ""
    context: str = ""
    fields: tuple[tuple[str, object], ...] = ()

    def of(self, **fields: object) -> Message:
        """The same sentence with more of its places filled.

        >>> N_("⚠️ facts to {day}").of(day="4 juin").on("fr")
        '⚠️ faits au 4 juin'
        """
        return replace(self, fields=(*self.fields, *fields.items()))

    def on(self, lang: Lang, /, **fields: object) -> str:
        """The sentence in ``lang``; as it was written where its catalogue has no translation."""
        if not fields and not self.fields:
            return self._translated(translations(lang), None)
        filled = {**dict(self.fields), **fields}
        sentence = self._translated(translations(lang), filled.get("n"))
        return sentence.format(**{name: _said(value, lang) for name, value in filled.items()})

    def _translated(self, known: gettext.NullTranslations, n: object) -> str:
        if not self.plural:
            return (
                known.pgettext(self.context, self.msgid)
                if self.context
                else known.gettext(self.msgid)
            )
        return known.ngettext(self.msgid, self.plural, n if isinstance(n, int) else 2)


def _said(value: object, lang: Lang) -> object:
    on = getattr(value, "on", None)
    return on(lang) if callable(on) else value


def N_(msgid: str, /) -> Message:  # noqa: N802 - gettext's own name for it, known to its tools
    """A sentence to be translated when its reader's language is known."""
    return Message(msgid=msgid)


def verbatim(words: str) -> Message:
    """What is no sentence of ours but stands where one may: a name, a number, an answer told.

    >>> verbatim("7208.51").on("fr")
    '7208.51'
    """
    return Message(msgid="{words}", fields=(("words", words),))


def NC_(context: str, msgid: str, /) -> Message:  # noqa: N802 - as above
    """A sentence for later that another one is the same as in English: ``NC_("rate", "free")``."""
    return Message(msgid=msgid, context=context)


def NN_(one: str, many: str, /) -> Message:  # noqa: N802 - as above
    """A sentence for later that depends on the number ``n``.

    >>> found = NN_("{n} change", "{n} changes")
    >>> found.on("en", n=1), found.on("en", n=2)
    ('1 change', '2 changes')
    """
    return Message(msgid=one, plural=many)


@kept
def languages() -> tuple[Lang, ...]:
    """Every language there is a compiled catalogue for, English first.

    >>> languages()[:2]
    ('en', 'fr')
    """
    found = {
        path.parent.parent.name
        for folder in _FOLDERS
        for path in folder.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")
    }
    return (SOURCE, *sorted(found - {SOURCE}))


def language_of_locale(locale: str) -> Lang:
    """The language for a locale of a platform or an environment; English where it is none of ours.

    >>> language_of_locale("fr-CA"), language_of_locale("FR"), language_of_locale("C.UTF-8")
    ('fr', 'fr', 'en')
    """
    spoken = locale.replace("-", "_").partition("_")[0].partition(".")[0].lower()
    return spoken if spoken in languages() else SOURCE


def use_catalogues(*folders: Path) -> None:
    """Look for languages in ``folders`` as well, laid out as ``LOCALES``; none: only in that."""
    _FOLDERS[:] = [LOCALES, *folders]
    for forget in _FORGET:
        forget()


@kept
def folder_of(lang: Lang) -> Path:
    """Where the catalogue and the locale data of a language lie; English's for an unknown one."""
    found = (folder / lang for folder in _FOLDERS if (folder / lang).is_dir())
    return next(found, LOCALES / SOURCE)


@kept
def translations(lang: Lang) -> gettext.NullTranslations:
    """The catalogue of a language; the sentences themselves where there is none."""
    return gettext.translation(DOMAIN, folder_of(lang).parent, languages=[lang], fallback=True)


@kept
def gettext_in(lang: Lang) -> Callable[[str], str]:
    """What is called ``_`` where sentences are written."""
    return translations(lang).gettext


@kept
def ngettext_in(lang: Lang) -> Callable[[str, str, int], str]:
    """The same for sentences that depend on a number: singular, plural, number."""
    return translations(lang).ngettext
