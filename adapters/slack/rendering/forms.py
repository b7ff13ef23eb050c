"""Modals: any command of the catalogue as a form, and the form read back into options."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from adapters.slack import limits, words
from adapters.slack.rendering import blocks as b
from adapters.slack.rendering.blocks import Block
from adapters.slack.rendering.render import Rendered
from bot.commands.forms import has_more, shown
from bot.commands.parsing.open_lines import OpenLine
from bot.commands.spec import Command, CommandOption, OptionKind
from bot.domain.question_state import QuestionState
from bot.domain.text import Lang, Words
from bot.presentation import form_words
from bot.presentation.messages import language_of_locale

Filled = dict[str, Any]
"""A view's state as Slack sends it: block id -> action id -> what was chosen or written."""

GOODS = "goods"
SPEAKERS = "speakers"
TOPICS = "topics"
CHANNEL = "channel"
MORE = "form:more"
_CHANNELS = ("C", "G")
"""What the ids of channels begin with, public and private; those of direct messages with D."""
ASK_FORM = "ask"
COMMAND_FORM = "command:"
ANSWER = "answer"
OPEN_FORM = "open"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewOpening:
    """How a command's form is opened. ``filled``: as it was sent; ``above``: what is amiss;
    ``more``: with the options behind 'more details'.

    ``stands`` is what its options hold already, by name; ``names`` what their topics are called.
    """

    channel: str
    action: str = ""
    filled: Filled | None = None
    above: Sequence[Block] = ()
    more: bool = False
    stands: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


def command_form(command: Command, lang: Lang, opening: ViewOpening) -> Block:
    """A command's options as fields."""
    form = command.form
    fields = [_option_field(option, lang, opening) for option in shown(command, more=opening.more)]
    if form and form.channel and opening.channel[:1] in _CHANNELS:
        fields.append(_channel_field(lang, opening))
    if not opening.more and has_more(command):
        fields.append(b.actions(b.button(form_words.MORE.on(lang), MORE, "more")))
    return submittable(
        form.title.on(lang) if form else f"/{command.name}",
        [*opening.above, *fields],
        lang,
        f"{COMMAND_FORM}{command.name}",
        {"channel": opening.channel, "action": opening.action},
        submit=form.submit if form else words.ASK,
    )


def open_form(left: OpenLine, lang: Lang, channel: str) -> Block:
    """The one field that a button's line leaves open."""
    field = _option_field(left.option, lang, ViewOpening(channel=channel))
    where = {"channel": channel, "line": left.line, "option": left.option.name}
    return submittable(left.option.label.on(lang), [field], lang, OPEN_FORM, where)


def _option_field(option: CommandOption, lang: Lang, opening: ViewOpening) -> Block:
    element = _standing(_element(option, lang), option, opening)
    return _field(
        option.name,
        option.label.on(lang),
        _refilled(element, (opening.filled or {}).get(option.name, {})),
        required=option.required and not option.choices,
        hint=option.hint(lang),
    )


def _channel_field(lang: Lang, opening: ViewOpening) -> Block:
    element: Block = {
        "type": "conversations_select",
        "action_id": CHANNEL,
        "initial_conversation": opening.channel,
        "filter": {"include": ["public", "private"], "exclude_bot_users": True},
    }
    filled = (opening.filled or {}).get(CHANNEL, {})
    return _field(CHANNEL, form_words.CHANNEL.on(lang), _refilled(element, filled), required=True)


def _standing(element: Block, option: CommandOption, opening: ViewOpening) -> Block:
    """The element with what stands already."""
    value = opening.stands.get(option.name, "")
    if not value or opening.filled is not None:
        return element
    match element["type"]:
        case "static_select":
            chosen = [o for o in element["options"] if o["value"] == value]
            return {**element, "initial_option": chosen[0]} if chosen else element
        case "timepicker":
            return {**element, "initial_time": value}
        case "multi_external_select":
            slugs = [slug.strip() for slug in value.split(",")]
            named = [b.option(opening.names.get(slug, slug), slug) for slug in slugs]
            return {**element, "initial_options": named}
        case _:
            return {**element, "initial_value": value}


_REFILLED = {
    "selected_option": "initial_option",
    "selected_options": "initial_options",
    "selected_time": "initial_time",
    "selected_date": "initial_date",
    "selected_conversation": "initial_conversation",
    "value": "initial_value",
}
"""Where an element keeps what was put in it, by the name under which its state comes back."""


def _refilled(element: Block, states: Filled) -> Block:
    """The element with what a person had put there."""
    for state in states.values():
        for name, initial in _REFILLED.items():
            if state.get(name):
                return {**element, initial: state[name]}
    return element


def _element(option: CommandOption, lang: Lang) -> Block:  # noqa: PLR0911 - one a kind
    match option.kind:
        case OptionKind.GOOD | OptionKind.GOOD_OR_TOPIC:
            return search(GOODS, lang)
        case OptionKind.SPEAKER:
            return search(SPEAKERS, lang)
        case OptionKind.TOPICS:
            return {**search(TOPICS, lang), "type": "multi_external_select"}
        case OptionKind.TIME:
            return {"type": "timepicker"}
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
            written = _written(state)
            if written.strip():
                out[name] = written.strip()
    return out


def _written(state: Block) -> str:
    """What was chosen or typed in one field. Several topics are all that is wanted, none is all."""
    if "selected_options" in state:
        chosen = [str(one.get("value")) for one in state["selected_options"] or ()]
        return f"only {', '.join(chosen)}" if chosen else "all"
    found = (state.get("selected_option") or {}).get("value")
    for name in ("selected_date", "selected_time", "selected_conversation", "value"):
        found = found or state.get(name)
    return str(found or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """What a view of ours remembers: the channel it was opened for, a sub-command, its language;
    the ``line`` that leaves an ``option`` open.
    """

    channel: str = ""
    action: str = ""
    lang: Lang = "en"
    line: str = ""
    option: str = ""


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
        line=str(said.get("line") or ""),
        option=str(said.get("option") or ""),
        lang=language_of_locale(str(said.get("lang") or "")),
    )


def filled(view: Block) -> Filled:
    """What stands in the fields of a view that Slack sent."""
    return (view.get("state") or {}).get("values") or {}


def looked_up(action: str, chosen: str) -> QuestionState:
    """The question behind a choice in a search field."""
    if action == SPEAKERS:
        return QuestionState(text=chosen, command="quote", options={"who": chosen})
    return QuestionState(text=chosen, command="tariff", options={"good": chosen})


def looking(lang: Lang) -> Block:
    """What a modal shows while the answer is on its way."""
    return told(words.LOOKING.on(lang), lang)


def told(text: str, lang: Lang) -> Block:
    """A modal with one sentence."""
    return modal("Dutybell", [b.rich(b.line(b.words(text)))], lang, callback_id=ANSWER)


def answer(page: Rendered, lang: Lang) -> Block:
    """An answer inside a modal."""
    return modal("Dutybell", page.blocks or [b.context(page.text)], lang, callback_id=ANSWER)
