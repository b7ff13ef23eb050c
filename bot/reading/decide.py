"""From marks to a query: what the models say, and what a follow-up keeps of its thread."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.domain.duty import Money
from bot.domain.questions import Query
from bot.reading import durations, rhythm
from bot.reading import features as ft
from bot.reading.amounts import claim_said
from bot.reading.compounds import tells_more
from bot.reading.dates import Bound, When, span_of
from bot.reading.exclusions import excluded
from bot.reading.features import Asked
from bot.reading.lexicon import asking as lx
from bot.reading.lexicon.vocabulary import OTHER_SUBJECTS
from bot.reading.linear import LinearModel
from bot.reading.made_in import made_in
from bot.reading.marks import Mark, MarkKind
from bot.reading.queries import PEOPLE
from bot.reading.spoken_numbers import in_digits

Models = Mapping[str, LinearModel]
COMMANDS = ("tariff", "duty", "quote", "timeline", "changes", "digest", "sources", "help", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A question's slots and the chances of each command."""

    commands: dict[str, float]
    query: Query
    directed: bool = True
    """Whether the text, its thread or its programme tells a direction."""
    guesses: tuple[str, ...] = ()
    """Goods that are no more than likely, the first of them in the query: to be asked about."""

    @property
    def command(self) -> str:
        """The likeliest command."""
        return max(self.commands, key=lambda c: self.commands[c])


HELD_CLAIM = 0.1
"""The chance from which a claim of the thread still holds."""
_YES = re.compile(lx.YES)


def other(country: str) -> str:
    """The neighbour."""
    return "CA" if country == "US" else "US"


def decide(q: Asked, models: Models) -> Read:
    """The likeliest reading."""
    if q.earlier is not None and _YES.search(q.seen.folded):
        return Read(commands={q.earlier.command: 1.0}, query=q.earlier)
    commands = _going_on(q, _rather_ours(q, models["command"].chances(ft.command_bag(q))))
    command = max(commands, key=lambda c: commands[c])
    goods = accepted(q, MarkKind.GOOD, models["good"], enough=ENOUGH_OF[command == "digest"])
    who = accepted(q, MarkKind.SPEAKER, models["speaker"])
    if command == "quote" and not who:
        who = _the_likeliest_speaker(q, models)
    programmes = _programmes(q, models, goods)
    code = q.seen.codes[0] if q.seen.codes else None
    if code is not None and command != "digest":
        goods = ()  # the code tells more narrowly what the words around it name
    span = span_of(tuple(w for w in q.seen.whens if not is_now(w, q)))
    money = next((m for m in q.seen.money if not m.limit), None)
    query = Query(
        command=command,
        good=goods[0] if goods else None,
        goods=goods if len(goods) > 1 else (),
        code=code,
        programme=programmes[0] if programmes else None,
        who=who[0] if who else None,
        day=span.day,
        since=span.since,
        until=span.until,
        money=Money(amount=money.amount, currency=money.currency) if money else None,
        quantities=q.seen.quantities,
        values={
            **({"programmes": ",".join(programmes)} if programmes else {}),
            **({"count": q.seen.count} if q.seen.count else {}),
            **({PEOPLE: ",".join(who)} if len(who) > 1 else {}),
        },
    )
    guesses: tuple[str, ...] = ()
    if code is None:
        guesses = _guesses(q, query, models, least=_OWN if _has_subject(q) else _LIKELY)
    query = _inherited(q, replace(query, good=guesses[0]) if guesses else query, models)
    guesses = guesses or _guesses(q, query, models)
    query = replace(query, good=guesses[0]) if guesses else query
    guesses = () if _called_by_name(q, query.good) else guesses or _either(q, query, models)
    query = _directed(q, query, models)
    claim = models["claim"].chances(ft.claim_bag(q))
    best = max(claim, key=lambda c: claim[c])
    held = q.earlier.claim if q.earlier is not None else None
    if best == "unsaid" and held is not None and claim[held] >= HELD_CLAIM:
        best = held
    best = claim_said(q.seen.folded) or best
    query = _not_about_the_claim(replace(query, claim=None if best == "unsaid" else best))
    if command == "digest":
        query = _ordered(q, query, models)
    query = _timed(q, query)
    return Read(commands=commands, query=query, directed=_told(q, query), guesses=guesses)


def _timed(q: Asked, query: Query) -> Query:
    """Days that hang on the command: what was missed in two weeks away, a pause of ten days, the
    rate of a contract that starts in February."""
    bare = not (query.day or query.since or query.until or q.seen.whens)
    if bare and query.command == "changes":
        ahead = any(sense == "ahead" for sense, _ in q.seen.cues)
        if ahead:
            return replace(query, until=durations.until(q.seen.folded, q.day))
        return replace(query, since=durations.since(q.seen.folded, q.day))
    if bare and query.command == "digest" and query.action == "pause":
        return replace(query, until=durations.until(q.seen.folded, q.day))
    own = [w for w in q.seen.whens if w.first == query.since]
    one_day = bool(own) and own[0].first == own[0].last
    if query.command in ("tariff", "duty") and one_day and query.until is None:
        return replace(query, day=query.since, since=None)
    return query


def _not_about_the_claim(query: Query) -> Query:
    """'Non-USMCA goods' says that nothing is claimed under the agreement; it asks nothing of it."""
    named = query.values.get("programmes", "").split(",")
    if query.claim is None or query.command == "timeline" or _AGREEMENT not in named:
        return query
    left = [slug for slug in named if slug != _AGREEMENT]
    values = {k: v for k, v in query.values.items() if k != "programmes"}
    held = {"programmes": ",".join(left)} if left else {}
    return replace(query, programme=left[0] if left else None, values={**values, **held})


_BEYOND = frozenset({"to", "into", "vers"})


def _charged_abroad(q: Asked) -> str | None:
    """The third country that goods are said to go to, where neither neighbour is named as such."""
    places = list(q.seen.of(MarkKind.PLACE))
    for mark in places:
        country = mark.values[0].split("-")[0]
        before, _ = q.signs.around(mark.first, mark.last, reach=2)
        led = before[0] in _BEYOND or (before[0] in _ARTICLE and before[1] in _BEYOND)
        if country not in ("CA", "US") and led and mark.source != "adjective":
            others = {m.values[0].split("-")[0] for m in places if m is not mark}
            return None if len(others & {"CA", "US"}) > 1 else country
    return None


_WAYS = frozenset({"canada_charges", "us_charges", "flip", "ours", "importing"})


def _told(q: Asked, query: Query) -> bool:
    """Whether there is anything that tells a direction; the default needs none."""
    if any(True for _ in q.seen.of(MarkKind.PLACE)) or query.imposing != "US":
        return True
    return q.earlier is not None and (q.earlier.imposing or q.earlier.origin) is not None


def _ordered(q: Asked, query: Query, models: Models) -> Query:
    """A digest order: the action, and when, how often and about what."""
    actions = models["action"].chances(ft.action_bag(q))
    action = max(actions, key=lambda a: actions[a])
    e = q.earlier if q.earlier is not None and q.earlier.command == "digest" else None
    said = {
        "at": rhythm.hour(q.seen.folded),
        "every": rhythm.days(q.seen.folded),
        "zone": rhythm.zone(q.seen.folded, _zones(q)),
    }
    held = {k: e.values[k] for k in (*said, "topics") if k in e.values} if e else {}
    values = {**held, **{k: v for k, v in said.items() if v}}
    goods = query.goods or ((query.good,) if query.good else ())
    topics = [*goods] or [query.programme] if query.programme else [*goods]
    if topics:
        values["topics"] = ",".join(t for t in topics if t)
    if action not in {"subscribe", "now", "preview"}:
        values = {k: v for k, v in values.items() if k == "topics"}
    return replace(query, action=action, values={**query.values, **values})


def _zones(q: Asked) -> dict[str, str]:
    """The zone of each place named."""
    out = {}
    for mark in q.seen.of(MarkKind.PLACE):
        zone = mark.zone or rhythm.REGIONS.get(mark.values[0])
        if zone:
            out[mark.values[0]] = zone
    return out


_OURS = frozenset(MarkKind) - {MarkKind.PLACE, MarkKind.DATE, MarkKind.QUANTITY}


def _elsewhere(q: Asked) -> bool:
    """Whether a text names another subject, and nothing of ours: 'and bitcoin?' in a thread."""
    if not any(token.word in OTHER_SUBJECTS for token in q.seen.words):
        return False
    asks = any(sense in {"duty_word", "digest_noun", "source_word"} for sense, _ in q.seen.cues)
    return not asks and not any(mark.kind in _OURS for mark in q.seen.marks)


_FOLLOWED = 0.1


def _going_on(q: Asked, commands: dict[str, float]) -> dict[str, float]:
    """'and copper?' asks of copper what was asked before of steel."""
    before = q.earlier.command if q.earlier is not None else ""
    told = {sense for sense, _ in q.seen.cues} - {"follow"}
    if before not in commands or told or len(q.seen.words) > _SHORT or q.seen.whens:
        return commands
    best = max(commands, key=lambda c: commands[c])
    if best not in ("tariff", before) or commands[before] < _FOLLOWED:
        return commands
    return {**commands, best: commands[before], before: commands[best]}


def _within_days(q: Asked) -> bool:
    """Whether a day or a closed period is said: what a rate was then is told by its rate."""
    span = span_of(tuple(w for w in q.seen.whens if not is_now(w, q)))
    return span.day is not None or (span.since is not None and span.until is not None)


_NEARLY = 0.1
_CLOSE = 0.45
_CLASSES = re.compile(
    r"\b(?:hs|hts|htsus|tariff|customs) (?:code|number|classification|line)s?\b"
    r"|\b(?:code|numero|position) (?:sh|tarifaire|douanier)\b"
)
"""Asking for the code of a good, which a rate's answer lists."""


def _rather_ours(q: Asked, commands: dict[str, float]) -> dict[str, float]:
    """What asks for a duty by its own word is taken for a question, unless it clearly is none."""
    asks = any(s == "duty_word" for s, _ in q.seen.cues) or any(
        True for _ in q.seen.of(MarkKind.PERCENT)
    )
    named = any(m.source == "name" for m in q.seen.of(MarkKind.GOOD))
    asks = asks or (named and _CLASSES.search(q.seen.folded) is not None)
    best = max(commands, key=lambda c: commands[c])
    if best == "timeline" and commands[best] - commands["tariff"] < _NEARLY and _within_days(q):
        return {**commands, "timeline": commands["tariff"], "tariff": commands["timeline"]}
    if _elsewhere(q):
        return dict.fromkeys(commands, 0.0) | {"none": 1.0}
    if best != "none" or not asks or commands["none"] - commands["tariff"] > _CLOSE:
        return commands
    return {**commands, "none": commands["tariff"], "tariff": commands["none"]}


def accepted(
    q: Asked, kind: MarkKind, model: LinearModel, *, enough: float = 0.55
) -> tuple[str, ...]:
    """The names of one kind that are asked about, in order."""
    marks = [
        m
        for m in q.seen.of(kind)
        if m.values[0]
        and not (_is_place(q, m) or _within_idiom(q, m) or excluded(q.seen, q.signs, m))
    ]
    found = [_likeliest(q, mark, model) for mark in marks]
    taken = [chance >= enough for _, chance in found]
    for n in range(1, len(marks)):
        if taken[n] and tells_more(q.seen, marks[n - 1], marks[n]):
            taken[n - 1] = False
    for n in (*range(1, len(marks)), *range(len(marks) - 1, 0, -1)):
        if tells_more(q.seen, marks[n - 1], marks[n]):
            continue
        if _listed(q, marks[n - 1], marks[n]) and taken[n - 1] != taken[n]:
            # what stands in one list with a name that is meant is meant, too
            other = n if taken[n - 1] else n - 1
            taken[other] = found[other][1] >= LISTED
    if kind is MarkKind.GOOD:
        _few(q, marks, found, taken)
    return tuple(dict.fromkeys(v for (v, _), meant in zip(found, taken, strict=True) if meant))


def _few(q: Asked, marks: list[Mark], found: list[tuple[str, float]], taken: list[bool]) -> None:
    """Leave one good, unless another one is surer still or stands in a list with one taken."""
    best = max(range(len(marks)), key=lambda n: found[n][1], default=None)
    for n in range(len(marks)):
        beside = [m for m in (n - 1, n + 1) if 0 <= m < len(marks) and taken[m]]
        listed = any(_listed(q, marks[min(n, m)], marks[max(n, m)]) for m in beside)
        if taken[n] and n != best and found[n][1] < MORE and not listed:
            taken[n] = False


def _likeliest(q: Asked, mark: Mark, model: LinearModel) -> tuple[str, float]:
    """The likeliest value of a name, and the chance that the name is meant."""
    odds = {v: model.chance(ft.mark_bag(q, mark, v)) for v in mark.values}
    best = max(odds, key=lambda v: odds[v])
    return best, max(sum(odds.values()) * 0.9, odds[best])


_LEADS = frozenset({"on", "for", "sur", "pour", "the", "l", "le", "la", "les", "de", "du", "d"})
"""Words that may lead a name on its place in a list: 'sur l'aluminium pis sur l'acier'."""
_JOINS = frozenset({"and", "or", "et", "ou", "n", "plus", "pis", "nor", ","})


def _listed(q: Asked, left: Mark, right: Mark) -> bool:
    """Whether two names stand side by side in a list: 'steel, aluminum and copper'."""
    between = q.signs.items[q.signs.at[left.last - 1] + 1 : q.signs.at[right.first]]
    if len(between) <= 2 and all(sign in _JOINS for sign in between):
        return True
    joined = any(sign in _JOINS for sign in between)
    return joined and len(between) <= _SHORT and all(s in _JOINS | _LEADS for s in between)


ENOUGH, LISTED, MORE = 0.55, 0.15, 0.7
"""The chance from which a name is taken to be meant, that beside another one in a list, and that
of a second good elsewhere."""
ENOUGH_OF = {False: ENOUGH, True: 0.4}
"""The same of a good; less is enough of a good that a brief is ordered of."""
_BEFORE_PLACES = frozenset({"from", "of", "de", "to", "into", "vers", "in", "du", "en"})


def _is_place(q: Asked, mark: Mark) -> bool:
    """Whether a good's name is the place that is meant: 'steel from turkey'."""
    before = q.signs.around(mark.first, mark.last, reach=1)[0][0]
    return (
        mark.kind is MarkKind.GOOD
        and before in _BEFORE_PLACES
        and sum(1 for _ in q.seen.of(MarkKind.GOOD)) > 1
        and any(p.first == mark.first and p.last == mark.last for p in q.seen.of(MarkKind.PLACE))
    )


def _within_idiom(q: Asked, mark: Mark) -> bool:
    """Whether a good's name is but part of words that mean another thing: 'hockey cards'. With a
    place among them, as in 'us steel', it may be a good from there."""
    idiom = mark.idiom.split()
    placed = {t.stem for p in q.seen.of(MarkKind.PLACE) for t in q.seen.words[p.first : p.last]}
    return len(idiom) > mark.last - mark.first and placed.isdisjoint(idiom)


def _programmes(q: Asked, models: Models, goods: tuple[str, ...]) -> tuple[str, ...]:
    named: dict[str, float] = {}
    for mark in q.seen.of(MarkKind.PROGRAMME):
        odds = {v: models["programme"].chance(ft.mark_bag(q, mark, v)) for v in mark.values}
        best = max(odds, key=lambda v: odds[v])
        named[best] = max(named.get(best, 0.0), sum(odds.values()))
    out = [slug for slug, chance in named.items() if chance >= NAMED[bool(goods)]]
    if not out and not goods and named and not q.seen.codes:
        out = [max(named, key=lambda slug: named[slug])]
    chances = models["programmes"].chances(ft.programme_bag(q))
    best = max(chances, key=lambda c: chances[c])
    if best != "none" and chances[best] > TOLD:
        out.append(best)
    return tuple(sorted(dict.fromkeys(out), key=lambda slug: slug == _AGREEMENT))[:3]


NAMED = {True: 0.4, False: 0.15}
"""The chance from which a programme named is asked about, with a good beside it or without."""
TOLD = 0.35
"""The chance from which a programme is meant that no name tells."""
_AGREEMENT = "cusma"
"""The agreement is seldom what is asked about where another programme is named."""


def is_now(when: When, q: Asked) -> bool:
    """Whether a day is but today, which every question is about."""
    return when.first == when.last == q.day and when.bound is Bound.ON


_SHORT = 4
KEEPS = {
    "good": 0.5,
    "good of a bare text": 0.15,
    "programme": 0.3,
    "who": 0.3,
    "days": 0.3,
    "days of a short text": 0.15,
    "money": 0.5,
}
"""The chance from which a follow-up keeps what its thread asked about."""


def keeps_days(q: Asked, models: Models, own: bool) -> bool:
    """Whether a follow-up stays with the days of its thread; a short one more readily."""
    chance = models["keep days"].chance(ft.inherit_bag(q, "days", own))
    return chance >= KEEPS["days of a short text" if len(q.seen.words) <= _SHORT else "days"]


def _inherited(q: Asked, query: Query, models: Models) -> Query:
    e = q.earlier
    if e is None:
        return query

    def keeps(slot: str, own: bool) -> bool:
        return models[f"keep {slot}"].chance(ft.inherit_bag(q, slot, own)) >= KEEPS[slot]

    kept: dict[str, object] = {}
    own = bool(query.good)
    chance = models["keep good"].chance(ft.inherit_bag(q, "good", own))
    bare = not own and query.code is None and query.programme is None
    enough = KEEPS["good of a bare text" if bare else "good"]
    if (e.good or e.code) and not own and query.code is None and chance >= enough:
        kept |= {"good": e.good, "goods": e.goods, "code": e.code}
    if e.programme and not query.programme and keeps("programme", own):
        kept["programme"] = e.programme
        kept["values"] = {**query.values, "programmes": e.values.get("programmes", e.programme)}
    if e.who and not query.who and keeps("who", own):
        kept["who"] = e.who
    dated = bool(q.seen.whens)
    if (e.day or e.since or e.until) and not dated and keeps_days(q, models, own):
        kept |= {"day": e.day, "since": e.since, "until": e.until}
    if e.money and query.money is None and keeps("money", own):
        kept["money"] = _renamed(q, _altered(q, e.money))
        if not query.quantities:
            kept["quantities"] = e.quantities
    return replace(query, **kept)  # type: ignore[arg-type]


_TIMES = ((re.compile(r"\bdouble|twice|le double"), 2), (re.compile(r"\btriple"), 3))
_OF_THEM = re.compile(r"\b(\d{1,4})\s+of (?:em|them|those|these)\b|\bx ?(\d{1,3})\b")
_THOUSAND = Decimal(1000)


def _the_likeliest_speaker(q: Asked, models: Models) -> tuple[str, ...]:
    """Of the people named in a question about words, the likeliest to have said them."""
    marks = [m for m in q.seen.of(MarkKind.SPEAKER) if not excluded(q.seen, q.signs, m)]
    odds = [_likeliest(q, mark, models["speaker"]) for mark in marks]
    best = max(range(len(marks)), key=lambda n: odds[n][1], default=None)
    if best is None or odds[best][1] < _SPOKE:
        return ()
    beside = [
        odds[n][0]
        for n in (best - 1, best + 1)
        if 0 <= n < len(marks) and _listed(q, *sorted((marks[n], marks[best]), key=_first))
    ]
    return tuple(dict.fromkeys((odds[best][0], *beside)))


def _first(mark: Mark) -> int:
    return mark.first


_SPOKE = 0.2
_LIKELY, _OWN = 0.15, 0.3
"""The chance from which a name is the subject where no other is, and where the thread has one."""


def _has_subject(q: Asked) -> bool:
    e = q.earlier
    return e is not None and bool(e.good or e.code or e.programme)


def _guesses(q: Asked, query: Query, models: Models, *, least: float = _LIKELY) -> tuple[str, ...]:
    """A question about a duty has a subject: the likeliest goods first, where none was sure."""
    subject = query.good or query.code or query.programme
    if query.command in ("quote", "changes"):
        subject, least = query.good, max(least, _OWN)
    elif query.command not in ("tariff", "duty", "timeline"):
        return ()
    if subject:
        return ()
    odds = {
        value: models["good"].chance(ft.mark_bag(q, mark, value))
        - (_LIKELY if mark.source == "ambiguous" else 0.0)
        for mark in q.seen.of(MarkKind.GOOD)
        if not (_is_place(q, mark) or _within_idiom(q, mark) or excluded(q.seen, q.signs, mark))
        for value in mark.values
        if value
    }
    ranked = sorted(odds, key=lambda v: (v in _BY_POST, -odds[v]))
    if len(ranked) == 1 and _is_all(q):
        return tuple(ranked)
    return tuple(ranked) if ranked and odds[ranked[0]] >= least else ()


_BY_POST = frozenset({"small-parcels"})
"""How a thing is sent; where a thing is named, that is meant."""


def _is_all(q: Asked) -> bool:
    """Whether the one good named is all that a text says: 'stickers?'."""
    goods = list(q.seen.of(MarkKind.GOOD))
    return len(goods) == 1 and goods[0].last - goods[0].first == len(q.seen.words)


_ON = frozenset({"on", "for", "sur", "pour"})
_ARTICLE = frozenset({"the", "a", "an", "my", "le", "la", "les", "l", "un", "une", "des"})


def _owed_on(q: Asked, good: str | None) -> bool:
    """Whether the one good named stands behind 'duty on', and its word means no other good."""
    marks = list(q.seen.of(MarkKind.GOOD))
    if len(marks) != 1 or marks[0].values != (good,):
        return False
    before = [t.word for t in q.seen.words[max(0, marks[0].first - 2) : marks[0].first]]
    led = bool(before) and (before[-1] in _ON or (before[-1] in _ARTICLE and before[0] in _ON))
    return led and any(sense == "duty_word" for sense, _ in q.seen.cues)


def _either(q: Asked, query: Query, models: Models) -> tuple[str, ...]:
    """The goods that the one word for the subject may as well mean, the likeliest first: 'gas'."""
    if query.goods or query.good is None or query.command not in ("tariff", "duty"):
        return ()
    marks = [m for m in q.seen.of(MarkKind.GOOD) if query.good in m.values]
    if len(marks) != 1 or len(marks[0].values) == 1:
        return ()
    odds = {v: models["good"].chance(ft.mark_bag(q, marks[0], v)) for v in marks[0].values}
    clear = odds[query.good] >= _CLEARLY * sum(odds.values())
    return (
        () if clear else (query.good, *sorted(odds.keys() - {query.good}, key=lambda v: -odds[v]))
    )


_CLEARLY = 0.6
"""The share of the chances of a word's meanings from which one of them is the one."""


def _called_by_name(q: Asked, good: str | None) -> bool:
    """Whether a good is all that a text says, or stands by its own name in one that asks for a
    duty by its own word."""
    if _is_all(q) or _owed_on(q, good):
        return True
    asks = any(sense == "duty_word" for sense, _ in q.seen.cues)
    return asks and any(m.source == "name" and good in m.values for m in q.seen.of(MarkKind.GOOD))


def _renamed(q: Asked, money: Money) -> Money:
    """'Sorry, I meant CAD.'"""
    return replace(money, currency=q.seen.currency) if q.seen.currency else money


def _altered(q: Asked, money: Money) -> Money:
    """'make it 75' after 50,000; 'double the order'; 'now three of em'."""
    figures = in_digits(q.seen.folded)
    found = _OF_THEM.search(figures)
    if found is not None:
        return replace(money, amount=money.amount * Decimal(found[1] or found[2]))
    for pattern, times in _TIMES:
        if pattern.search(figures):
            return replace(money, amount=money.amount * times)
    if len(q.seen.bare) != 1 or q.seen.quantities or q.seen.codes:
        return money
    (amount,) = q.seen.bare
    if amount < _THOUSAND <= money.amount:
        amount *= _THOUSAND
    return replace(money, amount=amount)


def _directed(q: Asked, query: Query, models: Models) -> Query:
    flipped = ("flipped", "yes") in q.seen.hints and not any(
        True for _ in q.seen.of(MarkKind.PLACE)
    )
    if flipped and q.earlier is not None:
        to = other(ft.direction_of(q.earlier)[0])
        return replace(query, imposing=to, origin=other(to))
    if q.earlier is not None and _no_way_told(q):
        to, origin = ft.direction_of(q.earlier)
        return replace(query, imposing=to, origin=origin)
    abroad = _charged_abroad(q)
    if abroad is not None:
        return replace(query, imposing=abroad, origin=None)
    odds = models["importing"].chances(ft.importing_bag(q))
    importing = max(odds, key=lambda c: odds[c])
    if _only_abroad(q):
        importing = "US"
    elif _into_canada(q):
        importing = "CA"
    made = made_in(q.seen)
    if made is not None and made != importing:
        return replace(query, imposing=importing, origin=made)
    countries = origins(q, importing)
    named = {query.good, *query.goods} - {None}
    countries = tuple(c for c in countries if not _is_good(q, c, named)) or countries[:1]
    scored = {c: models["origin"].chance(ft.origin_bag(q, c, importing)) for c in countries}
    origin = max(scored, key=lambda c: scored[c])
    return replace(query, imposing=importing, origin=origin)


_WAY_SENSES = frozenset({"canada_charges", "us_charges", "flip", "importing"})


def _no_way_told(q: Asked) -> bool:
    """Whether a follow-up names nothing that could tell another direction than its thread's."""
    told = any(sense in _WAY_SENSES for sense, _ in q.seen.cues)
    placed = any(m.kind in (MarkKind.PLACE, MarkKind.PROGRAMME) for m in q.seen.marks)
    hinted = any(name in {"to", "from", "flipped"} for name, _ in q.seen.hints)
    return not (told or placed or hinted)


_TOWARDS = frozenset({"to", "into", "vers", "a", "au", "->", "→", "for", "pour"})


def _into_canada(q: Asked) -> bool:
    """Whether goods of a third country go to a place in Canada, and none in the United States."""
    places = list(q.seen.of(MarkKind.PLACE))
    countries = {m.values[0].split("-")[0] for m in places}
    if "CA" not in countries or "US" in countries or len(countries) == 1:
        return False
    here = (m for m in places if m.values[0].startswith("CA"))
    return any(_TOWARDS.intersection(q.signs.around(m.first, m.last, reach=3)[0]) for m in here)


def _only_abroad(q: Asked) -> bool:
    """Whether third countries alone are named, and nothing of Canada: 'cars from japan' are asked
    of the United States."""
    seen = q.seen
    abroad = [m.values[0].split("-")[0] for m in seen.of(MarkKind.PLACE)]
    ours = any(sense in {"canada_charges", "ours"} for sense, _ in seen.cues)
    programmes = {v for m in seen.of(MarkKind.PROGRAMME) for v in m.values}
    return (
        q.earlier is None
        and bool(abroad)
        and not {"CA", "US"}.intersection(abroad)
        and not (ours or any(v.startswith("ca-") for v in programmes))
        and not any(m.currency == "CAD" for m in seen.money)
    )


def _is_good(q: Asked, country: str, named: set[str | None]) -> bool:
    """Whether all that names a country is a good that was taken to be meant: 'turkey'."""
    places = [m for m in q.seen.of(MarkKind.PLACE) if m.values[0].split("-")[0] == country]
    goods = [m for m in q.seen.of(MarkKind.GOOD) if named.intersection(m.values)]
    return bool(places) and all(
        any(g.first == p.first and g.last == p.last for g in goods) for p in places
    )


def origins(q: Asked, importing: str) -> tuple[str, ...]:
    """Countries that may be the origin: those named, the thread's, the neighbour."""
    named = [m.values[0].split("-")[0] for m in q.seen.of(MarkKind.PLACE)]
    held = [ft.direction_of(q.earlier)[1]] if q.earlier else []
    return tuple(dict.fromkeys([other(importing), *named, *held]))
