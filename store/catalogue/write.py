"""Facts of reviews as YAML in the catalogue's own style, ready for a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from bot.domain.codes import EVERYTHING, Scope
from bot.domain.days import Precision, Validity
from bot.domain.duty import AdValorem, AllIn, DutyExpression, Free, Prohibited, Unparsed
from bot.domain.events import Event
from bot.domain.measures import Basis, HeldBy, Measure, Origins, Quota, Relief, Standing
from bot.domain.quotes import Quote, Speaker
from bot.domain.sources import Source
from bot.domain.text import Text
from bot.presentation.duty_expressions import duty_words
from store.catalogue.duties import read_duty
from store.facts import Fact, Meta

_WIDTH = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A fact to write, with the proposal it comes from and what to say of it above."""

    fact: Fact
    proposal: int
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledScope:
    """What a measure of the catalogue reaches, how its file says so (None: by its goods), and the
    reliefs that hang on rows of its lists: they come with them, and so does ``grade``.
    """

    scope: Scope
    written: Any
    reliefs: tuple[Relief, ...] = ()
    grade: str = ""


def files(reviewed: Iterable[Reviewed], scopes: Mapping[str, FiledScope]) -> dict[str, str]:
    """The files by path: one a programme for measures, one a kind for the rest.

    ``scopes`` gives by slug what a measure of the catalogue reaches and how its file says so: where
    a measure reaches the same, it says so in the same words.
    """
    held: dict[str, dict[str, list[tuple[str, dict[str, Any]]]]] = {}
    for one in reviewed:
        path, kind = _place(one.fact)
        row = _row(one.fact, scopes)
        if one.proposal:
            row["reviewed"] = one.proposal
        held.setdefault(path, {}).setdefault(kind, []).append((one.remark, row))
    return {path: _text(kinds) for path, kinds in sorted(held.items())}


def write_files(found: Mapping[str, str], folder: Path) -> tuple[Path, ...]:
    """Write them below ``folder``, which is made."""
    written = []
    for name, text in found.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        written.append(path)
    return tuple(written)


def _place(fact: Fact) -> tuple[str, str]:
    match fact:
        case Measure():
            return f"measures/{fact.programme}-live.yaml", "measures"
        case Source():
            return "sources/live.yaml", "sources"
        case Event():
            return "events-live.yaml", "events"
        case Speaker():
            return "speakers-live.yaml", "speakers"
        case Quote():
            return "quotes-live.yaml", "quotes"
        case Meta():
            return "meta-live.yaml", "meta"
        case _:
            raise TypeError(f"no review writes a {type(fact).__name__}")


def _text(kinds: Mapping[str, Sequence[tuple[str, dict[str, Any]]]]) -> str:
    lines = ["# Facts that reviewers approved, written by `dutybell facts export`."]
    for kind, rows in kinds.items():
        lines.append(f"{kind}:")
        for remark, row in rows:
            lines.extend(f"  # {line}" for line in remark.splitlines())
            body = yaml.safe_dump(
                [row], sort_keys=False, allow_unicode=True, width=_WIDTH, default_flow_style=None
            )
            lines.extend(f"  {line}" for line in body.splitlines())
            lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def _row(fact: Fact, scopes: Mapping[str, FiledScope]) -> dict[str, Any]:
    match fact:
        case Measure():
            return _measure(fact, scopes)
        case Source():
            return _kept(
                slug=fact.slug,
                title=fact.title,
                publisher=fact.publisher,
                kind=fact.kind.value,
                day=fact.day,
                address=fact.address,
            )
        case Event():
            return _event(fact)
        case Speaker():
            return _speaker(fact)
        case Quote():
            return _quote(fact)
        case Meta():
            return _kept(
                slug=fact.slug, data_as_of=fact.data_as_of, records_begin=fact.records_begin
            )
        case _:
            raise TypeError(f"no review writes a {type(fact).__name__}")


def _kept(**fields: Any) -> dict[str, Any]:
    """The fields that say something, in order."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}


def _words(text: Text | None) -> dict[str, str] | None:
    if text is None:
        return None
    return {"en": text.en, **({"fr": text.fr} if text.fr else {}), **dict(text.further)}


def _measure(measure: Measure, scopes: Mapping[str, FiledScope]) -> dict[str, Any]:
    filed = _filed(measure, scopes)
    row = _kept(
        slug=measure.slug,
        programme=measure.programme,
        imposing=measure.imposing,
        origins=_origins(measure.origins),
        label=_words(measure.label),
        goods=list(measure.goods),
        scope=filed.written,
        held=None if measure.held is HeldBy.LINE else measure.held.value,
        grade="" if measure.grade == filed.grade else measure.grade,
        duty=duty_text(measure.duty),
        basis=None if measure.basis is Basis.FULL_VALUE else measure.basis.value,
        assumed_share=_percent(measure.assumed_share),
    )
    row["from"] = measure.validity.first
    row |= _kept(
        to=measure.validity.last,
        standing=None if measure.standing is Standing.ENACTED else measure.standing.value,
        announced=measure.announced,
        reliefs=[_relief(one) for one in measure.reliefs if one not in filed.reliefs],
        quotas=[_quota(quota) for quota in measure.quotas],
        instrument=measure.instrument,
        heading=measure.heading,
        replaces=measure.replaces,
        gap_of=measure.gap_of,
        sources=list(measure.sources),
        confidence=measure.confidence.value,
        note=_words(measure.note),
        unconfirmed=measure.unconfirmed or None,
        hour=None if measure.hour is None else measure.hour.isoformat("minutes"),
        refs=list(measure.refs),
    )
    return row


def _filed(measure: Measure, scopes: Mapping[str, FiledScope]) -> FiledScope:
    """How the files say what it reaches, its own or that of the one it replaces; else its codes."""
    named = (scopes.get(slug) for slug in (measure.slug, measure.replaces))
    known = next((one for one in named if one is not None and one.scope == measure.scope), None)
    if known is not None and known.written:
        return known
    return FiledScope(scope=measure.scope, written=_codes(measure.scope))


def _codes(scope: Scope) -> dict[str, Any]:
    if scope == EVERYTHING:
        return {"everything": True}
    # 7208.00 is all of 7208: a heading without 7208.51 is written as that, not as its other parts
    written = Scope.of(code.dotted for code in scope.codes())
    without = written - scope
    row: dict[str, Any] = {"hs": [code.dotted for code in written.codes()]}
    return row | ({"except": [code.dotted for code in without.codes()]} if without else {})


def _relief(relief: Relief) -> dict[str, Any]:
    row = _kept(
        label=_words(relief.label),
        claim=relief.claim,
        declared=relief.declared,
        unless=relief.unless,
        outside=relief.outside or None,
        scope=None if relief.scope is None else _codes(relief.scope),
        duty=duty_text(relief.duty),
        basis=relief.basis.value if relief.basis else None,
        at_least=_percent(relief.at_least),
        assumed_share=_percent(relief.assumed_share),
        heading=relief.heading,
        of_old_rate=relief.of_old_rate or None,
    )
    return row | _term(relief.validity)


def _quota(quota: Quota) -> dict[str, Any]:
    row = _kept(label=_words(quota.label), tonnes=str(quota.tonnes), share=_percent(quota.share))
    return row | {"scope": _codes(quota.scope)} | _term(quota.validity)


def _term(validity: Validity | None) -> dict[str, Any]:
    if validity is None:
        return {}
    first = None if validity.first == date.min else validity.first
    return _kept(**{"from": first, "to": validity.last})


def _origins(origins: Origins) -> Any:
    if origins.only:
        return sorted(origins.only)
    return {"never": sorted(origins.never)} if origins.never else "all"


def _percent(value: Any) -> str | None:
    return None if value is None else f"{value.normalize():f}%"


def duty_text(duty: DutyExpression) -> str:
    """The duty as the catalogue writes it. Raises ValueError for one it has no words for.

    >>> duty_text(AllIn(percent=read_duty("15%").percent))
    'all-in 15%'
    """
    match duty:
        case Free():
            return "free"
        case Prohibited():
            return "prohibited"
        case AdValorem(percent=percent):
            return f"{percent.normalize():f}%"
        case AllIn(percent=percent):
            return f"all-in {percent.normalize():f}%"
        case Unparsed(text="unquantified"):
            return "unquantified"
        case _:
            written = duty_words(duty)
            if read_duty(written) != duty:
                raise ValueError(f"{written!r} does not read back as the same duty")
            return written


def _event(event: Event) -> dict[str, Any]:
    return _kept(
        slug=event.slug,
        kind=event.kind.value,
        day=event.day.first,
        precision=_precision(event.day.precision),
        title=_words(event.title),
        detail=_words(event.detail),
        outcome=_words(event.outcome),
        goods=list(event.goods),
        programmes=list(event.programmes),
        instrument=event.instrument,
        sources=list(event.sources),
        confidence=event.confidence.value,
        refs=list(event.refs),
    )


def _precision(precision: Precision) -> str | None:
    return None if precision is Precision.DAY else precision.value


def _speaker(speaker: Speaker) -> dict[str, Any]:
    return _kept(
        slug=speaker.slug,
        name=speaker.name,
        aliases=list(speaker.aliases),
        anonymous=speaker.anonymous or None,
        roles=[{"title": _words(r.title), **_term(r.validity)} for r in speaker.roles],
        note=_words(speaker.note),
    )


def _quote(quote: Quote) -> dict[str, Any]:
    return _kept(
        slug=quote.slug,
        speaker=quote.speaker,
        kind=quote.kind.value,
        words=quote.words,
        day=quote.day.first,
        precision=_precision(quote.day.precision),
        venue=_words(quote.venue),
        outlet=quote.outlet,
        source=quote.source,
        written=quote.written or None,
        topics=list(quote.topics),
        goods=list(quote.goods),
        programmes=list(quote.programmes),
        context=_words(quote.context),
        refs=list(quote.refs),
    )
