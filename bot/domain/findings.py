"""What a digest found to say: what changed for a channel, what lies ahead, who spoke."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.domain.deliveries import DeliveryReason
from bot.domain.inner_changes import NONE, InnerChanges
from bot.domain.list_changes import LineChange
from bot.domain.net_changes import NetChange
from bot.domain.text import Text

AHEAD = timedelta(days=14)
"""How far ahead a dated thing is announced."""
TOLD = {
    "measure": frozenset(
        {"duty", "validity", "hour", "standing", "origins", "scope", "reliefs", "basis", "imposing"}
    ),
    "event": frozenset({"day", "title", "detail", "outcome", "kind"}),
    "quote": frozenset({"words", "speaker", "day", "kind"}),
    "claim": frozenset({"verdict", "truth", "stated"}),
    "line": frozenset({"general", "special", "other", "description"}),
    "stacking": frozenset({"winner", "loser", "part", "validity", "even_at_zero"}),
}
"""Which edits are news. The rest (notes, references, spellings) is the catalogue's own business."""


class ComingKind(StrEnum):
    """What a dated thing ahead is."""

    STARTS = "starts"
    ENDS = "ends"
    THREATENED = "threatened"
    EVENT = "event"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """Something dated that lies ahead. ``fresh``: it was not yet in sight at the last brief."""

    day: date
    kind: ComingKind
    slug: str
    label: Text
    fresh: bool
    goods: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The stretch a digest speaks for, in days of law (see ``law_day``), ``since`` not included.

    ``following`` is the day of the next brief. ``local`` is the day where the channel lives, where
    that is another one than ``until``.
    """

    since: date
    until: date
    following: date
    local: date | None = None

    @property
    def day(self) -> date:
        """The day that a digest bears."""
        return self.local or self.until


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What there is to say. ``fleeting`` came and went; ``others`` counts what was not followed;
    ``followed`` are the goods that were asked for by name, ``on_list`` what the moves mean to the
    lines of the channel's watch list, where that is followed. ``turned`` are the entries of what
    turned while it stood; ``inner`` what of that moved rates that are wanted, which no move tells,
    ``inner_ahead`` what will, of which ``inner_fresh`` was not in sight at the last brief."""

    window: Window
    moves: tuple[NetChange, ...] = ()
    fleeting: tuple[NetChange, ...] = ()
    coming: tuple[Coming, ...] = ()
    quotes: tuple[str, ...] = ()
    others: int = 0
    followed: tuple[str, ...] = ()
    on_list: tuple[LineChange, ...] = ()
    turned: tuple[NetChange, ...] = ()
    inner: InnerChanges = NONE
    inner_ahead: InnerChanges = NONE
    inner_fresh: InnerChanges = NONE

    @property
    def news(self) -> bool:
        """Whether anything here was not said before."""
        fresh = any(item.fresh for item in self.coming)
        moved = self.moves or self.fleeting or self.inner or self.on_list
        return bool(moved or self.quotes or self.inner_fresh or fresh)

    @property
    def silence(self) -> DeliveryReason:
        """Why there is no news; Reason.NONE where there is."""
        if self.news:
            return DeliveryReason.NONE
        return DeliveryReason.OTHER_TOPICS if self.others else DeliveryReason.NOTHING_NEW
