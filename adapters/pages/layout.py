"""What every page has around its content."""

from __future__ import annotations

from collections.abc import Callable

from adapters.pages.html import Child, Html, el, joined, link
from adapters.pages.style import STYLE
from bot.domain.text import Lang
from bot.domain.words import capital
from bot.presentation import page_words as words
from bot.presentation.locale_data import locale_data
from bot.presentation.messages import languages


def page(
    title: str, main: Html, *, lang: Lang, in_language: Callable[[Lang], str], index: bool
) -> bytes:
    """The whole document. ``in_language`` gives the page's address in another language; ``index``:
    whether search engines may list it."""
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        None if index else el("meta", name="robots", content="noindex, nofollow"),
        el("title", title),
        # the sheet is ours, and a style element's content is no HTML text to be escaped
        Html(f"<style>{STYLE}</style>"),
    )
    body = el(
        "body",
        link(words.SKIP.on(lang), "#main", class_="skip"),
        el("header", link("Dutybell", "/"), _languages(lang, in_language)),
        el("main", el("h1", title), main, id="main"),
        el("footer", el("p", words.NO_ADVICE.on(lang))),
    )
    return f"<!doctype html>\n{el('html', head, body, lang=lang)}\n".encode()


def _languages(lang: Lang, in_language: Callable[[Lang], str]) -> Html:
    others: list[Child] = []
    for other in languages():
        name = locale_data(other).name.partition(" (")[0]
        name = capital(name)
        if other == lang:
            others.append(el("span", name, lang=other, aria_current="true"))
        else:
            others.append(link(name, in_language(other), lang=other, hreflang=other))
        others.append(" ")
    return el("nav", joined(others), aria_label=words.LANGUAGES.on(lang))
