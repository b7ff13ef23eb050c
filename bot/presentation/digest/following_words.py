"""What Follow under an answer says."""

from __future__ import annotations

from bot.cards import ButtonOption
from bot.domain.text import Lang
from bot.presentation.messages import N_, NN_, gettext_in

_ADDED = NN_("On the watch list: {name}", "On the watch list: {name} ({n} lines)")
_THERE = N_("On the watch list already: {name}")
_BROAD = N_("{name} is too broad for the watch list: add the codes you trade in")
UNDONE = N_("Undone: {name} is followed no more")
NOTHING_TO_UNDO = N_("I can't tell what to take back.")


def listed(name: str, n: int, lang: Lang, *, broad: bool) -> str:
    """What became of the watch list: ``n`` lines were added."""
    if broad:
        return _BROAD.on(lang, name=name)
    return _ADDED.on(lang, n=n, name=name) if n else _THERE.on(lang, name=name)


def goods_of_way(name: str, way: tuple[str, str], lang: Lang) -> str:
    """'steel, CA → US'; origin first."""
    _ = gettext_in(lang)
    return _("{name}, {origin} → {imposing}").format(name=name, origin=way[0], imposing=way[1])


def undo(question: str, lang: Lang) -> ButtonOption:
    """Takes a press of Follow back."""
    _ = gettext_in(lang)
    return ButtonOption(label=_("Undo"), question=question)
