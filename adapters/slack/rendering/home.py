"""The Home tab: a search box, what is followed here, the latest changes, language and rights."""

from __future__ import annotations

import json
from dataclasses import dataclass

from adapters.slack import limits, words
from adapters.slack.profile import Profile
from adapters.slack.rendering import blocks as b
from adapters.slack.rendering.blocks import Block
from adapters.slack.rendering.forms import GOODS, SPEAKERS, search
from adapters.slack.rendering.pages import bodies
from adapters.slack.rendering.parts import RenderSetting
from bot.cards import Card
from bot.commands.spec import Command
from bot.domain.text import Lang, Words
from bot.presentation.locale_data import language_name
from bot.presentation.messages import languages

LANGUAGE = "home:language"
RIGHTS = "home:rights"
KEEP = "home:keep"
FORM = "home:form:"
KEEPS = {"no": words.KEEP_NO, "yes": words.KEEP_YES}
WHO_MAY = {"anyone": words.ANYONE, "members": words.MEMBERS, "admins": words.ADMINS}
_CHANGES_BLOCKS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeFacts:
    """What the tab shows. ``follows`` and ``changes`` are cards of the core, or None."""

    profile: Profile
    direct: str
    who_may: str
    keeps: bool = False
    follows: Card | None = None
    changes: Card | None = None
    forms: tuple[Command, ...] = ()


def view(facts: HomeFacts) -> Block:
    """The whole tab."""
    lang = facts.profile.lang
    blocks = [
        b.header("Dutybell"),
        _labelled(words.HOME_SEARCH.on(lang), search(GOODS, lang)),
        _labelled(words.HOME_SPEAKER.on(lang), search(SPEAKERS, lang)),
        b.actions(
            b.button(words.ASK_WORDS.on(lang), "home:ask", "ask", primary=True),
            *(_form_button(command, lang) for command in facts.forms),
        ),
        *_card(words.HOME_FOLLOWS, facts.follows, lang),
        *_card(words.HOME_CHANGES, facts.changes, lang),
        {"type": "divider"},
        _labelled(words.HOME_LANGUAGE.on(lang), _language(facts.profile)),
    ]
    if facts.profile.admin:
        blocks.append(_labelled(words.HOME_RIGHTS.on(lang), _rights(facts.who_may, lang)))
        blocks.append(_labelled(words.HOME_KEEP.on(lang), _keeps(lang, keeps=facts.keeps)))
    where = json.dumps({"channel": facts.direct, "lang": lang})
    return {"type": "home", "blocks": blocks[: limits.VIEW_BLOCKS], "private_metadata": where}


def _labelled(text: str, accessory: Block) -> Block:
    return {"type": "section", "text": b.plain_text(text), "accessory": accessory}


def _form_button(command: Command, lang: Lang) -> Block:
    named = command.form.title if command.form else command.help
    return b.button(named.on(lang), f"{FORM}{command.name}", "form")


def _card(title: Words, card: Card | None, lang: Lang) -> list[Block]:
    if card is None:
        return []
    body = bodies(card, RenderSetting(lang=lang, surface="view"))[0]
    return [{"type": "divider"}, b.header(title.on(lang)), *body[:_CHANGES_BLOCKS]]


def _select(action: str, options: list[Block], chosen: str) -> Block:
    initial = next((o for o in options if o["value"] == chosen), options[0])
    return {
        "type": "static_select",
        "action_id": action,
        "options": options,
        "initial_option": initial,
    }


def _language(profile: Profile) -> Block:
    auto = b.option(words.LANG_AUTO.on(profile.lang), "auto")
    named = [b.option(language_name(lang), lang) for lang in languages()]
    return _select(LANGUAGE, [auto, *named], profile.chosen or "auto")


def _rights(who_may: str, lang: Lang) -> Block:
    options = [b.option(text.on(lang), value) for value, text in WHO_MAY.items()]
    return _select(RIGHTS, options, who_may)


def _keeps(lang: Lang, *, keeps: bool) -> Block:
    options = [b.option(text.on(lang), value) for value, text in KEEPS.items()]
    return _select(KEEP, options, "yes" if keeps else "no")
