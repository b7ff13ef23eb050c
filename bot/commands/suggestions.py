"""What to offer while somebody types a value: goods, codes, programmes and speakers, from memory.

Every platform's typeahead reads it; each cuts and lays out what it offers by its own limits.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.commands.spec import OptionKind
from bot.domain.codes import Code
from bot.domain.countries import COUNTRIES
from bot.domain.text import Lang
from bot.ports import Snapshot

_LINES_OF_A_SCHEDULE = 8
_LEAST_FOR_LINES = 3
"""Letters before schedule lines are looked through: fewer match everything."""
_LEAST_FOR_CODE = 4
"""Digits that make a heading; two could be anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """``value`` is what choosing it says, ``slug`` the same for machines ('' where it has none).

    ``shown`` is its name in the person's language, ``note`` what tells it apart: the word that was
    matched, a line's description, an office.
    """

    value: str
    shown: str
    slug: str = ""
    note: str = ""


def suggestions(
    kind: OptionKind, typed: str, snapshot: Snapshot, *, lang: Lang, day: date, most: int
) -> tuple[Suggestion, ...]:
    """At most ``most``, best first, each once. An empty text offers what there is."""
    out: dict[str, Suggestion] = {}
    asked = _Asked(typed=typed.strip(), snapshot=snapshot, lang=lang, day=day, most=most)
    for one in _found(kind, asked):
        out.setdefault(one.value, one)
        if len(out) == most:
            break
    return tuple(out.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    typed: str
    snapshot: Snapshot
    lang: Lang
    day: date
    most: int


def _found(kind: OptionKind, asked: _Asked) -> Iterator[Suggestion]:
    match kind:
        case OptionKind.SPEAKER:
            yield from _speakers(asked)
        case OptionKind.GOOD:
            yield from _code(asked.typed)
            yield from _goods(asked)
            yield from _lines(asked)
        case OptionKind.GOOD_OR_TOPIC:
            yield from _goods(asked)
            yield from _programmes(asked)
        case OptionKind.TOPICS:
            yield from _goods(asked)
            yield from _programmes(asked)
            yield from _speakers(asked)
        case _:
            return


def topic_names(topics: str, snapshot: Snapshot, lang: Lang) -> dict[str, str]:
    """What the topics of 'steel, softwood-lumber' are called, by slug."""
    slugs = [slug.strip() for slug in topics.split(",") if slug.strip()]
    return {slug: topic_name(slug, snapshot, lang) for slug in slugs}


def topic_name(slug: str, snapshot: Snapshot, lang: Lang) -> str:
    """What a topic is called; the slug itself where nothing is."""
    facts = snapshot.facts
    if slug in facts.goods:
        return facts.goods[slug].name.on(lang)
    if slug in facts.programmes:
        return facts.programmes[slug].name.on(lang)
    return facts.speakers[slug].name if slug in facts.speakers else slug


def _code(typed: str) -> Iterator[Suggestion]:
    try:
        code = Code.parse(typed)
    except ValueError:
        return
    if len(code.digits) >= _LEAST_FOR_CODE:
        yield Suggestion(value=code.dotted, shown=code.dotted)


def _goods(asked: _Asked) -> Iterator[Suggestion]:
    goods, lang = asked.snapshot.facts.goods, asked.lang
    if not asked.typed:
        for good in goods.values():
            yield Suggestion(value=good.name.en, slug=good.slug, shown=good.name.on(lang))
        return
    for hit in asked.snapshot.search.goods(asked.typed, limit=asked.most):
        name = goods[hit.slug].name
        shown = name.on(lang)
        other = hit.matched and hit.matched.lower() not in (shown.lower(), hit.slug)
        note = hit.matched if other else ""
        yield Suggestion(value=name.en, slug=hit.slug, shown=shown, note=note)


def _lines(asked: _Asked) -> Iterator[Suggestion]:
    search, typed = asked.snapshot.search, asked.typed
    if len(typed) < _LEAST_FOR_LINES:
        return
    for schedule in COUNTRIES:
        for hit in search.lines(typed, schedule=schedule, limit=_LINES_OF_A_SCHEDULE):
            code = hit.code.dotted
            yield Suggestion(value=code, shown=code, note=hit.description)


def _programmes(asked: _Asked) -> Iterator[Suggestion]:
    wanted = asked.typed.lower()
    for programme in asked.snapshot.facts.programmes.values():
        known = (programme.name.en, programme.name.on("fr"), *programme.names)
        if any(wanted in name.lower() for name in known):
            name = programme.name
            yield Suggestion(value=name.en, slug=programme.slug, shown=name.on(asked.lang))


def _speakers(asked: _Asked) -> Iterator[Suggestion]:
    """By name; with nothing typed, those who are quoted most."""
    facts = asked.snapshot.facts
    if asked.typed:
        found = asked.snapshot.search.speakers(asked.typed, limit=asked.most)
        slugs = [hit.slug for hit in found]
    else:
        slugs = sorted(facts.speakers, key=lambda slug: -len(facts.by_speaker.get(slug, ())))
    for slug in slugs:
        speaker = facts.speakers[slug]
        role = speaker.role_on(asked.day)
        note = role.on(asked.lang) if role else ""
        yield Suggestion(value=speaker.name, slug=slug, shown=speaker.name, note=note)
