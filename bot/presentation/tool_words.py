"""What programs are told of the tools they may call, and of calls that can't be answered."""

from __future__ import annotations

from bot.domain.text import Lang
from bot.presentation.messages import gettext_in


def tool_words(name: str, lang: Lang) -> str:
    """What a tool on a watch list does; '' for those that a command's own help describes."""
    _ = gettext_in(lang)
    told = {
        "watch_exposure": _(
            "The duty a year of everything on your own watch list, by programme, with the next "
            "dated change and what a USMCA claim would save"
        ),
        "watch_list": _("Your own watch list: what you trade in"),
        "watch_add": _("Add one line to your own watch list: a tariff code, its way and value"),
        "watch_remove": _("Take the lines at or below a tariff code off your own watch list"),
        "watch_upload": _(
            "Add many lines to your own watch list: a CSV table whose first row names the columns"
        ),
    }
    return told.get(name, "")


def always_dated(lang: Lang) -> str:
    """What holds for every answer."""
    _ = gettext_in(lang)
    return _(
        "Every figure comes with the day it speaks for and with its sources; freshness says to "
        "what day facts are reviewed. What is not known is said to be unknown, never free."
    )


def lang_words(lang: Lang) -> str:
    """What the language option takes."""
    _ = gettext_in(lang)
    return _("Language of the answer: en or fr")


def unknown_option(name: str, known: tuple[str, ...], lang: Lang) -> str:
    """For an argument that the tool does not take."""
    _ = gettext_in(lang)
    shown = name if name.isascii() and name.isidentifier() and len(name) <= 40 else "?"
    return _("There is no option '{name}'. There is: {known}.").format(
        name=shown, known=", ".join(known)
    )


def wrong_kind(name: str, wanted: str, lang: Lang) -> str:
    """For an argument that is no text, number or yes and no."""
    _ = gettext_in(lang)
    return _("'{name}' takes {wanted}.").format(name=name, wanted=wanted)


def too_long(name: str, most: int, lang: Lang) -> str:
    """For a text longer than any good, code or list is."""
    _ = gettext_in(lang)
    return _("'{name}' is too long: {most} characters at most.").format(name=name, most=most)


def needed(name: str, lang: Lang) -> str:
    """For a required argument that is missing."""
    _ = gettext_in(lang)
    return _("'{name}' is needed.").format(name=name)


def too_often(seconds: int, lang: Lang) -> str:
    """For a caller past its limit."""
    _ = gettext_in(lang)
    return _("That is too often: ask again in {n} s.").format(n=seconds)


def kind_words(kind: str, lang: Lang) -> str:
    """What an option takes, by the type of its schema."""
    _ = gettext_in(lang)
    told = {
        "text": _("a text"),
        "yes or no": _("true or false, or yes or no"),
        "number": _("a number, or a text such as 10000 USD or 100 kg"),
    }
    return told[kind]


def instructions(lang: Lang) -> str:
    """What an assistant is told of the whole server."""
    _ = gettext_in(lang)
    return _(
        "Tariffs between Canada and the United States from official sources: duties on goods and "
        "codes, what an entry pays, who said what, what changed. Tell people the day a figure "
        "speaks for and its source; never fill a gap with a figure of your own. Not legal advice."
    )


def dated(day: str, facts_to: str, lang: Lang) -> str:
    """The first line of an answer's text."""
    _ = gettext_in(lang)
    return _("As of {day}. Facts reviewed to {known}.").format(day=day, known=facts_to)


def unknown_tool(known: tuple[str, ...], lang: Lang) -> str:
    """For a tool that there isn't."""
    _ = gettext_in(lang)
    return _("There is no such tool. There is: {known}.").format(known=", ".join(known))


def unknown_resource(lang: Lang) -> str:
    """For an address that nothing stands under."""
    _ = gettext_in(lang)
    return _("Nothing stands under this address. List the resources to see what there is.")


def key_needed(lang: Lang) -> str:
    """For a call that shows no key, or none of ours."""
    _ = gettext_in(lang)
    return _("A key is needed: send it as 'Authorization: Bearer KEY'.")
