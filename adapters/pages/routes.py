"""/ and /a/ID: pages without scripts, kept as they are sent."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from aiohttp import web

from adapters.pages.home import Home
from adapters.pages.html import Html, el, joined
from adapters.pages.layout import page
from adapters.pages.parts import Draw, content
from adapters.pages.style import POLICY
from bot.commands.dispatch.answer_pages import PATH, PageAnswer, PageReader
from bot.domain.answer_pages import AnswerPage
from bot.domain.cache import Cache
from bot.domain.days import law_day
from bot.domain.text import Lang
from bot.ports import Clock
from bot.presentation import page_words as words
from bot.presentation.messages import SOURCE, language_of_locale, languages

_ID = re.compile(r"[A-Za-z0-9_-]{8,32}")
_PAGE_AGE, _HOME_AGE = "private, max-age=3600", "public, max-age=300"
MOST_KEPT = 256
"""Pages as they are sent, some ten kilobytes each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageParts:
    """The home page's content, a clock and the function that draws charts as SVG."""

    home: Home
    clock: Clock
    draw: Draw


def page_routes(given: PageParts) -> Sequence[web.RouteDef]:
    """The home page, and answers by their ids."""
    served = _Served(given)
    return (web.get("/", served.home), web.get(f"{PATH}{{id}}", served.answer))


class _Served:
    def __init__(self, given: PageParts) -> None:
        self._given = given
        self._bot_context = given.home.bot_context
        self._kept = Cache[bytes]("web pages", most=MOST_KEPT)
        self._reader = PageReader(self._bot_context)

    async def home(self, request: web.Request) -> web.Response:
        """What Dutybell is, and what holds today."""
        lang, now = _language(request), self._given.clock()
        today = law_day(now)
        facts = (await self._bot_context.store.snapshot()).facts
        key = ("home", lang, today, facts.revision)
        body = self._kept.get(key)
        if body is None:
            main = await self._given.home.main(lang, today, now)
            made = page(
                "Dutybell", main, lang=lang, in_language=lambda x: f"/?lang={x}", index=True
            )
            body = self._kept.keep(key, made)
        return _response(body, request, lang, age=_HOME_AGE, index=True)

    async def answer(self, request: web.Request) -> web.Response:
        """The answer of that id, as it was given."""
        written = request.match_info["id"]
        found = None
        if _ID.fullmatch(written):
            found = await self._reader.found(written)
        if found is None:
            return self._gone(request)
        lang = _language(request, found.lang)
        body = self._kept.get((found.id, lang)) or await self._made(found, lang)
        if body is None:
            return self._gone(request)
        return _response(body, request, lang, age=_PAGE_AGE, index=found.public)

    async def _made(self, found: AnswerPage, lang: Lang) -> bytes | None:
        answer = await self._reader.answer(found, lang)
        if answer is None:
            return None
        reach = answer.snapshot.facts.data_as_of
        told = el("p", words.as_of(found.day, reach, lang), class_="quiet")
        body = page(
            answer.card.title,
            joined(
                [
                    told,
                    content(answer.card.parts, lang, self._given.draw),
                    self._history(answer, lang),
                ]
            ),
            lang=lang,
            in_language=lambda other: f"{PATH}{found.id}?lang={other}",
            index=found.public,
        )
        return self._kept.keep((found.id, lang), body)

    def _history(self, answer: PageAnswer, lang: Lang) -> Html | None:
        if not answer.history:
            return None
        shown = content(answer.history, lang, self._given.draw, mark="h")
        return el("section", el("h2", words.HISTORY.on(lang)), shown)

    def _gone(self, request: web.Request) -> web.Response:
        lang = _language(request)
        main = Html(el("p", words.GONE_WHY.on(lang)))
        title = words.GONE.on(lang)
        body = page(title, main, lang=lang, in_language=lambda x: f"/?lang={x}", index=False)
        return _response(body, request, lang, age="no-store", index=False, status=404)


def _language(request: web.Request, usual: Lang = "") -> Lang:
    """As the address says, as the page was made, as the browser prefers; English else."""
    asked = request.query.get("lang", "")
    if asked in languages():
        return asked
    accepted = request.headers.get("Accept-Language", "").partition(",")[0].partition(";")[0]
    return usual or (language_of_locale(accepted.strip()) if accepted else SOURCE)


def _response(
    body: bytes, request: web.Request, lang: Lang, *, age: str, index: bool, status: int = 200
) -> web.Response:
    tag = hashlib.sha256(body).hexdigest()[:32]
    headers = {
        "Content-Security-Policy": POLICY,
        "Content-Language": lang,
        "Cache-Control": age,
        "ETag": f'"{tag}"',
        "Vary": "Accept-Language",
        **({} if index else {"X-Robots-Tag": "noindex, nofollow"}),
    }
    held = request.if_none_match or ()
    if status == 200 and any(one.value == tag for one in held):
        return web.Response(status=304, headers=headers)
    return web.Response(
        body=body, status=status, content_type="text/html", charset="utf-8", headers=headers
    )
