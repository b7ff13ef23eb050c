"""Errors of the API as application/problem+json (RFC 9457)."""

from __future__ import annotations

import json
from collections.abc import Mapping

from aiohttp import web

from bot.domain.text import Lang
from bot.presentation.api_words import problem_title

MEDIA_TYPE = "application/problem+json"


class Problem(Exception):
    """A request that is not answered. ``detail`` is for whoever sent it."""

    def __init__(
        self,
        status: int,
        detail: str = "",
        *,
        suggestions: tuple[str, ...] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(status)
        self.status = status
        self.detail = detail
        self.suggestions = suggestions
        self.headers = dict(headers or {})

    def response(self, lang: Lang) -> web.Response:
        """The problem as it is sent."""
        title = problem_title(self.status, lang)
        body = {
            "type": "about:blank",
            "title": title,
            "status": self.status,
            **({"detail": self.detail} if self.detail else {}),
            **({"suggestions": list(self.suggestions)} if self.suggestions else {}),
        }
        return web.Response(
            status=self.status,
            text=json.dumps(body, ensure_ascii=False),
            content_type=MEDIA_TYPE,
            headers=self.headers,
        )
