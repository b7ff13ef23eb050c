"""Block Kit's building blocks, with their limits kept."""

from __future__ import annotations

from typing import Any

from adapters.slack import limits
from adapters.slack.rendering.escape import plain, shortened
from bot.domain.question_state import QuestionState

Block = dict[str, Any]


def plain_text(text: str, most: int = limits.SECTION) -> Block:
    """A plain_text object; never empty, since Slack refuses that."""
    return {"type": "plain_text", "text": shortened(plain(text), most) or " ", "emoji": False}


def header(text: str) -> Block:
    """A title line."""
    return {"type": "header", "text": plain_text(text, limits.HEADER)}


def context(*texts: str) -> Block:
    """Small grey lines."""
    kept = texts[: limits.CONTEXT_ELEMENTS]
    return {"type": "context", "elements": [plain_text(t, limits.FIELD) for t in kept]}


def words(text: str, **style: bool) -> Block:
    """A run of text inside rich text."""
    run: Block = {"type": "text", "text": plain(text) or " "}
    return run | {"style": style} if style else run


def anchor(address: str, text: str) -> Block:
    """A link inside rich text. ``address`` has passed :func:`escape.link`."""
    return {"type": "link", "url": address, "text": plain(text) or " "}


def emoji(name: str) -> Block:
    """An emoji of Slack's own, inside rich text."""
    return {"type": "emoji", "name": name}


def line(*runs: Block) -> Block:
    """One section of rich text."""
    return {"type": "rich_text_section", "elements": list(runs)}


def rich(*elements: Block) -> Block:
    """A rich text block."""
    return {"type": "rich_text", "elements": list(elements)}


def bullets(items: list[Block]) -> Block:
    """A bulleted list of :func:`line`."""
    return {"type": "rich_text_list", "style": "bullet", "elements": items}


def button_value(state: QuestionState) -> str:
    """The question as a button carries it; '' where it is too long for one."""
    packed = state.packed()
    return packed if len(packed) <= limits.BUTTON_VALUE else ""


def button(text: str, action: str, value: str, *, primary: bool = False) -> Block:
    """A button. ``value`` must fit, since a cut one could not be read back."""
    made: Block = {
        "type": "button",
        "text": plain_text(text, limits.BUTTON_TEXT),
        "action_id": action,
        "value": value,
    }
    return made | {"style": "primary"} if primary else made


def link_button(text: str, action: str, address: str) -> Block:
    """A button that opens an address; Slack tells us of the press, which asks nothing."""
    return {
        "type": "button",
        "text": plain_text(text, limits.BUTTON_TEXT),
        "action_id": action,
        "url": address,
    }


def actions(*elements: Block) -> Block:
    """A row of buttons or selects."""
    return {"type": "actions", "elements": list(elements)}


def option(text: str, value: str) -> Block:
    """An entry of a select."""
    return {"text": plain_text(text, limits.OPTION_TEXT), "value": value[: limits.OPTION_VALUE]}


def image(file_id: str, alt: str) -> Block:
    """A picture that was uploaded to Slack."""
    return {
        "type": "image",
        "slack_file": {"id": file_id},
        "alt_text": shortened(plain(alt), limits.ALT_TEXT) or " ",
    }


def characters(value: Any) -> int:
    """Characters of every text and address below ``value``, as a message's budget counts them."""
    total = 0
    if isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, str):
                if key in ("text", "url"):
                    total += len(inner)
            elif isinstance(inner, (dict, list)):
                total += characters(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            total += characters(inner)
    return total
