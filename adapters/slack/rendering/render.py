"""Card -> Block Kit, in as many pages as Slack's budgets ask for."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cached_property

from adapters.slack import limits, words
from adapters.slack.rendering import blocks as b
from adapters.slack.rendering.blocks import Block
from adapters.slack.rendering.escape import fallback, shortened
from adapters.slack.rendering.pages import bodies
from adapters.slack.rendering.parts import RenderSetting
from bot.cards import Attachment, Card
from bot.domain.cache import cached
from bot.domain.question_state import QuestionState
from bot.domain.text import Lang
from bot.presentation.plain_text import plain_text


@dataclass(frozen=True, kw_only=True)
class Rendered:
    """One page of an answer: what to post. ``pages`` is how many there are. Never changed."""

    blocks: list[Block]
    text: str
    page: int = 1
    pages: int = 1

    @cached_property
    def json(self) -> bytes:
        """Text and blocks as one JSON object."""
        body = {"text": self.text, "blocks": self.blocks}
        return json.dumps(body, separators=(",", ":")).encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dress:
    """What stands around the answer. ``state`` makes its buttons and says which page it is."""

    state: QuestionState | None = None
    share: bool = False

    @property
    def page(self) -> int:
        """The page wanted, from 1."""
        return self.state.page if self.state else 1

    @property
    def shared_by(self) -> str:
        """The user who shared the answer, '' when nobody did."""
        return self.state.shared_by if self.state else ""


BARE = Dress()
"""No buttons: for what nobody asked."""


def _distinct(page: list[Block]) -> list[Block]:
    """Buttons of several rows need action ids that differ in the whole message."""
    count = 0
    out: list[Block] = []
    for block in page:
        if block["type"] == "actions":
            elements = []
            for element in block["elements"]:
                kind = element["action_id"].partition(":")[0]
                elements.append({**element, "action_id": f"{kind}:{count}"})
                count += 1
            block = {**block, "elements": elements}
        out.append(block)
    return out


def _buttons(card: Card, dress: Dress, page: int, pages: int) -> list[Block]:
    lang, state = card.lang, dress.state
    made: list[Block] = []
    if state is not None:
        if page > 1 and (value := b.button_value(replace(state, page=page - 1))):
            made.append(b.button(words.BACK.on(lang), "page:back", value))
        if page < pages and (value := b.button_value(replace(state, page=page + 1))):
            made.append(b.button(words.NEXT.on(lang), "page:next", value, primary=True))
        if dress.share and not card.private and (value := b.button_value(replace(state, page=1))):
            made.append(b.button(words.SHARE.on(lang), "share", value))
            made += [_file_button(part, lang, value) for part in _files(card)]
    return [b.actions(*made)] if made else []


def _files(card: Card) -> list[Attachment]:
    """The card's file, one at most: several go together."""
    return [part for part in card.parts if isinstance(part, Attachment)][:1]


def _file_button(part: Attachment, lang: Lang, value: str) -> Block:
    """A file can't be private in a channel: whoever wants it gets it as a direct message."""
    return b.button(words.SEND_FILE.on(lang, name=part.name), "files", value)


def _sharer(card: Card, user: str) -> list[Block]:
    if not user:
        return []
    before, _, after = words.SHARED_BY.on(card.lang).partition("{person}")
    text = f"{before}<@{user}>{after}"
    return [{"type": "context", "elements": [{"type": "mrkdwn", "text": text, "verbatim": True}]}]


def render_body(
    card: Card, body: list[Block], page: int, pages: int, dress: Dress = BARE
) -> Rendered:
    """One page's blocks with its title, number, buttons and fallback text."""
    number = words.PAGE.on(card.lang, page=page, pages=pages)
    if pages > 1 and dress.state is not None and not b.button_value(dress.state):
        number = words.TOO_MUCH.on(card.lang)
    blocks = [
        *([b.header(card.title)] if card.title else []),
        *_distinct(body),
        *([b.context(number)] if pages > 1 else []),
        *_buttons(card, dress, page, pages),
        *_sharer(card, dress.shared_by),
    ]
    # For notifications, screen readers and clients without blocks.
    text = fallback(shortened(plain_text(card), limits.FALLBACK_TEXT - 500))
    return Rendered(blocks=blocks, text=text or " ", page=page, pages=pages)


def render(card: Card, setting: RenderSetting, dress: Dress = BARE) -> Rendered:
    """One page of the card, ready to post: the one that ``dress`` asks for."""
    shown = Card(title=card.title, lang=card.lang, parts=card.parts, private=card.private)
    return _rendered(shown, setting, dress)


@cached("Slack messages", most=256)
def _rendered(card: Card, setting: RenderSetting, dress: Dress) -> Rendered:
    """Kept by what is shown, since the same few answers are asked for again and again."""
    found = bodies(card, setting)
    page = min(dress.page, len(found))
    return render_body(card, found[page - 1], page, len(found), dress)
