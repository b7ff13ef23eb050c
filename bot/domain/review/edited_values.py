"""Values that a reviewer puts in by hand: which there are, and a proposal that has them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation

from bot.domain.codes import Code
from bot.domain.countries import ORIGINS
from bot.domain.measures import EU, Origins
from bot.domain.proposals import (
    NO_MATCH,
    FactMatch,
    MatchOutcome,
    Proposal,
    ProposalKind,
    SpokenWords,
    confirms,
)
from bot.domain.review.refusals import StepRefused

ON_TOP = "new"
"""Put in by hand as the slug, it says that a new duty is owed beside what its programme charges."""
FIRST_YEAR, LAST_YEAR = 1900, 2199
EVERY_CODE = "all"
"""Put in by hand as the codes: goods of every code."""
EDITABLE = (
    *("kind", "rate", "from", "until", "codes", "countries", "programme", "instrument", "slug"),
    *("words", "speaker"),
)
"""Fields a reviewer may put in by hand, by the name the command has them."""


def with_values(
    proposal: Proposal | SpokenWords, values: Mapping[str, str]
) -> Proposal | SpokenWords:
    """The proposal with values by hand, which have no evidence.

    Raises StepRefused for a value that can't be read.
    """
    if isinstance(proposal, SpokenWords):
        return replace(
            proposal,
            words=values.get("words", proposal.words),
            speaker=values.get("speaker", proposal.speaker),
        )
    changed: dict[str, object] = {}
    fields_of: set[str] = set()
    for name, written in values.items():
        read, covers = _READ[name](written)
        changed.update(read)
        fields_of.update(covers)
    if changed.get("effective", proposal.effective) != proposal.effective:
        changed["hour"] = None  # it was that of the day that was read
    kept = tuple(e for e in proposal.evidence if e.for_ not in fields_of)
    slug = values.get("slug", "").strip()
    if slug == ON_TOP:
        changed["matched"] = NO_MATCH
    elif slug and changed.get("kind", proposal.kind) is ProposalKind.CONFIRMATION:
        changed["matched"] = FactMatch(outcome=MatchOutcome.SAME, slug=slug.partition(",")[0])
    elif confirms(proposal) and not _TELLING.isdisjoint(changed):
        # another rate or day is no confirmation any more
        changed["matched"] = FactMatch(outcome=MatchOutcome.CHANGES, slug=proposal.matched.slug)
        if proposal.kind in (ProposalKind.CONFIRMATION, ProposalKind.DUPLICATE):
            changed.setdefault("kind", ProposalKind.CORRECTION)
    return replace(proposal, evidence=kept, **changed)  # type: ignore[arg-type] # checked by readers


def _rate(written: str) -> tuple[dict[str, object], tuple[str, ...]]:
    parts = [part.strip().rstrip("%").strip() for part in written.replace(";", ",").split(",")]
    try:
        rates = tuple(Decimal(part) for part in parts if part)
    except InvalidOperation:
        raise StepRefused("bad rate") from None
    if not rates or any(not r.is_finite() or r < 0 or r > 1000 for r in rates):
        raise StepRefused("bad rate")
    return {"rate_new": rates}, ("rate",)


def _day(written: str) -> date | None:
    if written.strip().lower() in ("-", "none", "open", "aucun"):
        return None
    try:
        day = date.fromisoformat(written.strip())
    except ValueError:
        raise StepRefused("bad day") from None
    return within_law(day)


def within_law(day: date | None) -> date | None:
    """A day that a duty may begin or end on, or none. Raises StepRefused for any other: a slip of
    the finger in the year, or a calendar's last day, which nothing follows."""
    if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise StepRefused("bad day")
    return day


def _codes(written: str) -> tuple[dict[str, object], tuple[str, ...]]:
    codes = tuple(part.strip() for part in written.replace(";", ",").split(",") if part.strip())
    if [code.lower() for code in codes] == [EVERY_CODE]:
        return {"codes": (EVERY_CODE,)}, ("codes",)
    if not all(_is_code(part) for part in codes):
        raise StepRefused("bad codes")
    return {"codes": codes}, ("codes",)


def _is_code(written: str) -> bool:
    """Whether it is a whole code: one that has lost its leading zero reaches other goods."""
    if not written.replace(".", "").isdigit():
        return False
    try:
        Code.whole(written)
    except ValueError:
        return False
    return True


def _effective(written: str) -> tuple[dict[str, object], tuple[str, ...]]:
    return {"effective": _day(written)}, ("effective",)


def _last_day(written: str) -> tuple[dict[str, object], tuple[str, ...]]:
    return {"last_day": _day(written)}, ("last-day",)


def _kind(written: str) -> tuple[dict[str, object], tuple[str, ...]]:
    try:
        return {"kind": ProposalKind(written.strip().lower().replace(" ", "-"))}, ()
    except ValueError:
        raise StepRefused("bad kind", kinds=", ".join(ProposalKind)) from None


def _countries(written: str) -> tuple[dict[str, object], tuple[str, ...]]:
    """'CA, MX', or 'all'."""
    parts = {part.strip().upper() for part in written.replace(";", ",").split(",")} - {""}
    if parts == {"ALL"}:
        return {"origins": Origins()}, ()
    if not parts or not parts <= ORIGINS:
        raise StepRefused("bad countries")
    named = frozenset(parts) - {"EU"}
    return {"origins": Origins(only=named | EU if "EU" in parts else named)}, ()


def _programme(written: str) -> tuple[dict[str, object], tuple[str, ...]]:
    return {"programme": written.strip()}, ()


def _instrument(written: str) -> tuple[dict[str, object], tuple[str, ...]]:
    return {"instrument": written.strip()[:120]}, ("instrument",)


def _elsewhere(_written: str) -> tuple[dict[str, object], tuple[str, ...]]:
    """The fact it touches is looked up with the snapshot; words and speaker are of quotations."""
    return {}, ()


_READ: Mapping[str, Callable[[str], tuple[dict[str, object], tuple[str, ...]]]] = {
    "kind": _kind,
    "countries": _countries,
    "rate": _rate,
    "from": _effective,
    "until": _last_day,
    "codes": _codes,
    "programme": _programme,
    "instrument": _instrument,
    "slug": _elsewhere,
    "words": _elsewhere,
    "speaker": _elsewhere,
}


_TELLING = frozenset({"kind", "rate_new", "effective", "last_day", "codes", "origins"})
