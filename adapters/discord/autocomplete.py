"""What to offer while someone types: goods, codes, programmes and speakers, all from memory."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from discord.app_commands import Choice

from adapters.discord import limits
from adapters.discord.markdown import cut, unpinged
from bot.commands.spec import OptionKind
from bot.domain.text import Lang
from bot.ports import Snapshot

_LEAST_FOR_LINES = 3
"""Letters before schedule lines are looked through: fewer match everything."""


def completions(
    kind: OptionKind, typed: str, snapshot: Snapshot, *, lang: Lang, day: date
) -> list[Choice[str]]:
    """At most 25, best first, each once. An empty text offers what there is."""
    out: dict[str, str] = {}
    for value, name in _found(kind, typed.strip(), snapshot, lang, day):
        out.setdefault(value, name)
        if len(out) == limits.CHOICES:
            break
    return [
        Choice(name=cut(unpinged(name), limits.CHOICE), value=value)
        for value, name in out.items()
        if len(value) <= limits.CHOICE
    ]


def _found(
    kind: OptionKind, typed: str, snapshot: Snapshot, lang: Lang, day: date
) -> Iterator[tuple[str, str]]:
    match kind:
        case OptionKind.SPEAKER:
            yield from _speakers(typed, snapshot, lang, day)
        case OptionKind.GOOD:
            yield from _goods(typed, snapshot, lang)
            yield from _codes(typed, snapshot)
        case OptionKind.GOOD_OR_TOPIC:
            yield from _goods(typed, snapshot, lang)
            yield from _programmes(typed, snapshot, lang)
        case _:
            return


def _goods(typed: str, snapshot: Snapshot, lang: Lang) -> Iterator[tuple[str, str]]:
    if not typed:
        for good in snapshot.facts.goods.values():
            yield good.name.en, good.name.on(lang)
    for hit in snapshot.search.goods(typed, limit=limits.CHOICES) if typed else ():
        name = snapshot.facts.goods[hit.slug].name
        shown = name.on(lang)
        other = hit.matched and hit.matched.lower() not in (shown.lower(), hit.slug)
        yield name.en, f"{shown} ({hit.matched})" if other else shown


def _codes(typed: str, snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    if len(typed) < _LEAST_FOR_LINES:
        return
    for schedule in ("US", "CA"):
        for hit in snapshot.search.lines(typed, schedule=schedule, limit=8):
            yield hit.code.dotted, f"{hit.code.dotted} {hit.description}"


def _programmes(typed: str, snapshot: Snapshot, lang: Lang) -> Iterator[tuple[str, str]]:
    wanted = typed.lower()
    for programme in snapshot.facts.programmes.values():
        known = (programme.name.en, programme.name.on("fr"), *programme.names)
        if any(wanted in name.lower() for name in known):
            yield programme.name.en, programme.name.on(lang)


def _speakers(typed: str, snapshot: Snapshot, lang: Lang, day: date) -> Iterator[tuple[str, str]]:
    if typed:
        slugs = [hit.slug for hit in snapshot.search.speakers(typed, limit=limits.CHOICES)]
    else:
        said = snapshot.facts.by_speaker
        slugs = sorted(snapshot.facts.speakers, key=lambda slug: -len(said.get(slug, ())))
    for slug in slugs:
        speaker = snapshot.facts.speakers[slug]
        role = speaker.role_on(day)
        yield speaker.name, f"{speaker.name}, {role.on(lang)}" if role else speaker.name
