"""Modals: any command of the catalogue as a form, and the form read back into options."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from adapters.slack import blocks as b
from adapters.slack import limits, words
from adapters.slack.blocks import Block
from adapters.slack.render import Rendered
from bot.commands.spec import Command, Option, OptionKind
from bot.domain.text import Lang, Words
from bot.presentation.messages import language_of_locale

Filled = dict[str, Any]
"""A view's state as Slack sends it: block id -> action id -> what was chosen or written."""

GOODS = "goods"
SPEAKERS = "speakers"
ASK_FORM = "ask"
COMMAND_FORM = "command:"
ANSWER = "answer"


def modal(title: str, blocks: list[Block], lang: Lang, **more: Any) -> Block:
    """A modal with a way out."""
    return {
        "type": "modal",
        "title": b.plain_text(title, limits.MODAL_TITLE),
        "close": b.plain_text(words.CLOSE.on(lang), limits.MODAL_TITLE),
        "blocks": blocks[: limits.VIEW_BLOCKS],
        **more,
    }


def submittable(
    title: str,
    blocks: list[Block],
    lang: Lang,
    callback: str,
    where: dict[str, str],
    *,
    submit: Words = words.ASK,
) -> Block:
    """A modal to fill in. ``where`` comes back as private metadata, with the form's language."""
    return modal(
        title,
        blocks,
        lang,
        callback_id=callback,
        private_metadata=json.dumps({**where, "lang": lang}),
        submit=b.plain_text(submit.on(lang), limits.MODAL_TITLE),
    )


def _field(name: str, label: str, element: Block, *, required: bool, hint: str = "") -> Block:
    block: Block = {
        "type": "input",
        "block_id": name,
        "label": b.plain_text(label, 2000),
        "element": {**element, "action_id": element.get("action_id", "value")},
        "optional": not required,
    }
    return block | ({"hint": b.plain_text(hint, 2000)} if hint else {})


def search(action: str, lang: Lang) -> Block:
    """A select that asks us for its entries while a person types."""
    return {
        "type": "external_select",
        "action_id": action,
        "min_query_length": 1,
        "placeholder": b.plain_text(words.TYPE_TO_SEARCH.on(lang), limits.PLACEHOLDER),
    }


def ask_form(lang: Lang, channel: str = "") -> Block:
    """A good, a person, or a question in one's own words."""
    example = b.plain_text(words.ASK_EXAMPLE.on(lang), limits.PLACEHOLDER)
    asked: Block = {"type": "plain_text_input", "max_length": 500, "placeholder": example}
    fields = [
        _field("good", words.ASK_GOOD.on(lang), search(GOODS, lang), required=False),
        _field("who", words.ASK_SPEAKER.on(lang), search(SPEAKERS, lang), required=False),
        _field("question", words.ASK_WORDS.on(lang), asked, required=False),
    ]
    return submittable(words.ASK_TITLE.on(lang), fields, lang, ASK_FORM, {"channel": channel})


def command_form(
    command: Command,
    lang: Lang,
    *,
    channel: str,
    action: str = "",
    filled: Filled | None = None,
    above: Sequence[Block] = (),
) -> Block:
    """A command's options as fields. ``filled``: as it was sent; ``above``: what is amiss."""
    fields = [
        _field(
            option.name,
            option.label.on(lang),
            _refilled(_element(option, lang), (filled or {}).get(option.name, {})),
            required=option.required and not option.choices,
            hint=option.help.on(lang),
        )
        for option in command.options
    ]
    where = {"channel": channel, "action": action}
    callback = f"{COMMAND_FORM}{command.name}"
    title = command.form.title.on(lang) if command.form else f"/{command.name}"
    submit = command.form.submit if command.form else words.ASK
    return submittable(title, [*above, *fields], lang, callback, where, submit=submit)


def _refilled(element: Block, states: Filled) -> Block:
    """The element with what a person had put there."""
    for state in states.values():
        if state.get("selected_option"):
            return {**element, "initial_option": state["selected_option"]}
        if state.get("selected_date"):
            return {**element, "initial_date": state["selected_date"]}
        if state.get("value"):
            return {**element, "initial_value": state["value"]}
    return element


def _element(option: Option, lang: Lang) -> Block:
    match option.kind:
        case OptionKind.GOOD | OptionKind.GOOD_OR_TOPIC:
            return search(GOODS, lang)
        case OptionKind.SPEAKER:
            return search(SPEAKERS, lang)
        case OptionKind.DAY:
            return {"type": "datepicker"}
        case _ if option.choices:
            options = [b.option(option.choice(c, lang), c) for c in option.choices]
            return {"type": "static_select", "options": options[: limits.OPTIONS]}
        case _:
            return {"type": "plain_text_input", "max_length": 500}


def read(values: Filled) -> dict[str, str]:
    """A submitted form's fields by name, the empty ones left out."""
    out: dict[str, str] = {}
    for name, actions in values.items():
        for state in actions.values():
            chosen = (state.get("selected_option") or {}).get("value")
            written = chosen or state.get("selected_date") or state.get("value") or ""
            if str(written).strip():
                out[name] = str(written).strip()
    return out


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """What a view of ours remembers: the channel it was opened for, a sub-command, its language."""

    channel: str = ""
    action: str = ""
    lang: Lang = "en"


def where(view: Block) -> Where:
    """Read a view's private metadata; the defaults where it is none of ours."""
    try:
        said = json.loads(view.get("private_metadata") or "{}")
    except ValueError:
        return Where()
    if not isinstance(said, dict):
        return Where()
    return Where(
        channel=str(said.get("channel") or ""),
        action=str(said.get("action") or ""),
        lang=language_of_locale(str(said.get("lang") or "")),
    )


def looking(lang: Lang) -> Block:
    """What a modal shows while the answer is on its way."""
    return told(words.LOOKING.on(lang), lang)


def told(text: str, lang: Lang) -> Block:
    """A modal with one sentence."""
    return modal("Dutybell", [b.rich(b.line(b.words(text)))], lang, callback_id=ANSWER)


def answer(page: Rendered, lang: Lang) -> Block:
    """An answer inside a modal."""
    return modal("Dutybell", page.blocks or [b.context(page.text)], lang, callback_id=ANSWER)
