"""From marks to a query: what the models say of each part of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.domain.duty import Money
from bot.domain.questions import Query
from bot.domain.words import word_set
from bot.models.linear import Models, weighed
from bot.reading.days import digest_schedule, durations
from bot.reading.days.dates import DayBound, When, span_of
from bot.reading.days.relative import around, shifted
from bot.reading.decisions import subjects, variants
from bot.reading.decisions.command_hints import by_plain_words
from bot.reading.decisions.direction import directed, is_told
from bot.reading.decisions.inheritance import with_kept
from bot.reading.decisions.measure_by_rate import told_by_its_rate
from bot.reading.decisions.second_look import Chances, chances
from bot.reading.decisions.succession import on_the_day
from bot.reading.decisions.thread_answers import claim_answered, told_day
from bot.reading.extraction.usmca_claims import claim, claim_said
from bot.reading.features.asked import Asked
from bot.reading.features.texts import action_bag, claim_bag, command_bag
from bot.reading.lexicon import asking as lx
from bot.reading.lexicon.calendar import WEEKDAYS
from bot.reading.marks import MarkKind, covered

PEOPLE = "people"
"""The value of a reading that holds everybody whose words are asked for, by commas."""
COMMANDS = ("tariff", "duty", "quote", "timeline", "changes", "digest", "sources", "help", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A question's slots and the chances of each command."""

    commands: dict[str, float]
    query: Query
    directed: bool = True
    """Whether the text, its thread or its programme tells a direction."""
    way: float = 1.0
    """The chance, 0 to 1, that the one charges who is said to in the query."""
    guesses: tuple[str, ...] = ()
    """Goods that are no more than likely, the first of them in the query: to be asked about."""

    @property
    def command(self) -> str:
        """The likeliest command."""
        return max(self.commands, key=lambda c: self.commands[c])


HELD_CLAIM = 0.1
"""The chance from which a claim of the thread still holds."""


_YES = re.compile(lx.YES)


def decide(q: Asked, models: Models) -> Read:
    """The likeliest reading."""
    if q.earlier is not None and _YES.search(q.seen.folded):
        return Read(commands={q.earlier.command: 1.0}, query=q.earlier)
    commands = weighed(models["command"].chances(command_bag(q)), _TALK)
    commands = _of_another_matter(q, _of_the_subject_held(q, commands))
    commands = _of_a_rate(q, by_plain_words(q, _of_something(q, commands)))
    command = max(commands, key=lambda c: commands[c])
    goods = chances(q, MarkKind.GOOD, models)
    query, guesses = _about(q, _said(q, command, goods, models), goods, models)
    query, way = directed(q, query, models)
    query = _not_about_the_claim(replace(query, claim=_claim(q, models)))
    if command == "digest":
        query = _ordered(q, query, models)
    query = _going_on(q, _timed(q, query))
    return Read(
        commands=commands, query=query, directed=is_told(q, query), way=way, guesses=guesses
    )


_TALK = {"none": 0.85}
"""Of what the models learn from more is not for us than of what people ask the bot."""


_BRIEF = 4
"""Words of a follow-up that says nothing but its claim."""
_NEARLY, _CLOSE, _HALF = 0.1, 0.45, 0.5
_CLASSES = re.compile(
    r"\b(?:hs|hts|htsus|tariff|customs) (?:code|number|classification|line)s?\b"
    r"|\b(?:code|numero|position) (?:sh|tarifaire|douanier)\b"
)
"""Asking for the code of a good, which a rate's answer lists."""


def _of_a_rate(q: Asked, commands: dict[str, float]) -> dict[str, float]:
    """The chances, where a rate is asked for that looks like its history or like nothing of ours:
    a rate on a day is no history, and a good's code stands in the answer about its rate. A thread
    with a subject goes on where another matter is not likely."""
    best = max(commands, key=lambda c: commands[c])
    ahead = commands[best] - commands["tariff"]
    dated = best == "timeline" and ahead < _NEARLY and _within_days(q)
    plain = _is_a_charge(q) or _is_a_good_on_no_day(q)
    coded = best == "none" and (plain or (ahead <= _CLOSE and _asks_of_trade(q)))
    if dated or coded:
        return {**commands, best: commands["tariff"], "tariff": commands[best]}
    if best == "none" and commands[best] < _HALF and subjects.has_subject(q):
        second = max(commands.keys() - {best}, key=lambda c: commands[c])
        return {**commands, best: commands[second], second: commands[best]}
    return commands


_OTHER = frozenset({"chat", "other_subject"})


def _of_another_matter(q: Asked, commands: dict[str, float]) -> dict[str, float]:
    """The chances, where a follow-up is no more than a word of another matter: 'and bitcoin?'."""
    other = any(sense in _OTHER for sense, _ in q.seen.cues)
    brief = q.earlier is not None and len(q.seen.words) < _BRIEF
    if not (other and brief) or q.seen.marks or _charges(q):
        return commands
    best = max(commands, key=lambda c: commands[c])
    return {**commands, best: commands["none"], "none": commands[best]}


_OF_IT = word_set(
    "it its that thats this they these those",
    "ca cela il elle ils elles",
)
_OF_RATES = frozenset({"ahead", "rate_ask", "history", "when_asked"})
_ASIDE = frozenset({"chat", "other_subject", "thanks", "abuse"})
_SHORT, _HARDLY = 8, 0.3


def _of_the_subject_held(q: Asked, commands: dict[str, float]) -> dict[str, float]:
    """The chances, where a short follow-up speaks of 'it' in words of rates after a subject: none
    of 168 such questions was of another matter ('is it going up?' after cars)."""
    e = q.earlier
    if e is None or len(q.seen.words) > _SHORT or not (e.good or e.code or e.programme):
        return commands
    senses = {sense for sense, _ in q.seen.cues}
    spoken = not _OF_IT.isdisjoint(t.word for t in q.seen.words)
    if not spoken or senses.isdisjoint(_OF_RATES) or not senses.isdisjoint(_ASIDE):
        return commands
    return weighed(commands, {"none": _HARDLY})


_SELDOM = 0.25


def _of_something(q: Asked, commands: dict[str, float]) -> dict[str, float]:
    """The chances, where a text that begins a thread neither names anything nor asks for a charge:
    of 192 such questions 2 were about a rate."""
    if q.thread or q.earlier is not None or q.seen.marks or _charges(q):
        return commands
    return weighed(commands, dict.fromkeys(("tariff", "duty"), _SELDOM))


def _charges(q: Asked) -> bool:
    """Whether a duty is named by its word."""
    return any(sense == "duty_word" for sense, _ in q.seen.cues)


def _is_a_charge(q: Asked) -> bool:
    """Whether a text is no more than a thing and the word for its duty: 'unobtainium duty'."""
    return q.earlier is None and len(q.seen.words) < _BRIEF and _charges(q)


def _is_a_good_on_no_day(q: Asked) -> bool:
    """Whether a good is named with a day that does not exist: 'steel on the 32nd of March'."""
    return q.seen.no_such_day is not None and any(
        m.source == "name" for m in q.seen.of(MarkKind.GOOD)
    )


def _asks_of_trade(q: Asked) -> bool:
    """Whether a charge or a good's code is asked for in so many words, or goods alone are named,
    or with a day that does not exist, or a rate."""
    charge = _charges(q)
    percent = any(True for _ in q.seen.of(MarkKind.PERCENT))
    rate = percent or told_by_its_rate(q) is not None
    named = any(m.source == "name" for m in q.seen.of(MarkKind.GOOD))
    marks = [m for m in q.seen.marks if m.kind in (MarkKind.GOOD, MarkKind.PLACE)]
    alone = named and (len(covered(marks)) == len(q.seen.words) or q.seen.no_such_day is not None)
    return charge or rate or alone or (named and _CLASSES.search(q.seen.folded) is not None)


def _within_days(q: Asked) -> bool:
    """Whether a day or a closed period is said: what a rate was then is told by its rate."""
    span = span_of(tuple(w for w in q.seen.whens if not is_now(w, q)))
    return span.day is not None or (span.since is not None and span.until is not None)


_ON_ORDER = 0.02
"""The chance from which a good in the list of what a digest is to be about is meant."""


_CHAPTER = 2
"""Digits of a chapter."""


def _said(q: Asked, command: str, named: Chances, models: Models) -> Query:
    """What the text itself says, its direction and claim left out; ``named`` are the chances of the
    goods."""
    ordered = command == "digest"
    goods = subjects.accepted(
        q,
        MarkKind.GOOD,
        named,
        enough=subjects.ENOUGH_OF[ordered],
        beside=_ON_ORDER if ordered else subjects.LISTED,
    )
    people = chances(q, MarkKind.SPEAKER, models)
    who = subjects.accepted(q, MarkKind.SPEAKER, people)
    if command == "quote" and not who:
        who = subjects.likeliest_speaker(q, people)
    programmes = subjects.programmes(q, models, goods)
    code = q.seen.codes[0] if q.seen.codes else None
    if code is not None and len(code.digits) <= _CHAPTER and goods:
        code = None  # 'chapter 22, spirits only or wine too': the goods tell more narrowly
    if code is not None and command != "digest":
        goods = ()  # the code tells more narrowly what the words around it name
    else:
        goods = variants.of_thread(q, variants.in_text(q, goods))
    if command == "duty" and len(goods) > 1:
        goods = subjects.apart_from_the_post(goods)
    span = span_of(tuple(w for w in q.seen.whens if not is_now(w, q)))
    day = span.day or (span.since if span.until else None) or q.day
    programmes = on_the_day(programmes, goods, command=command, day=day)
    money = next((m for m in q.seen.money if not m.limit), None)
    return Query(
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


def _about(q: Asked, query: Query, named: Chances, models: Models) -> tuple[Query, tuple[str, ...]]:
    """The query with its thread's slots and a subject, and the goods that are guesses."""
    guesses: tuple[str, ...] = ()
    if query.code is None:
        least = subjects.OWN if subjects.has_subject(q) else subjects.LIKELY
        guesses = subjects.guesses(q, query, named, least=least)
    query = with_kept(q, replace(query, good=guesses[0]) if guesses else query, models)
    guesses = guesses or subjects.guesses(q, query, named)
    query = replace(query, good=guesses[0]) if guesses else query
    if subjects.called_by_name(q, query.good):
        return query, ()
    return query, guesses or subjects.either(q, query, named)


def _claim(q: Asked, models: Models) -> str | None:
    """Whether the goods are said to qualify; the thread's claim holds while nothing denies it."""
    said = claim_said(q.seen.folded) or claim_answered(q.earlier, q.seen)
    if said is None and q.earlier is not None and q.earlier.claim == "usmca":
        said = "none" if _IT_FAILS.search(q.seen.folded) else None
    if said is None and q.earlier is not None and len(q.seen.words) <= _BRIEF:
        said = claim(q.seen.folded)  # 'and without?'
    if said is not None:
        return said
    if _COMES_FROM.search(q.seen.folded) and not _OF_CLAIMS.search(q.seen.folded):
        return q.earlier.claim if q.earlier is not None else None
    odds = models["claim"].chances(claim_bag(q))
    best = max(odds, key=lambda c: odds[c])
    held = q.earlier.claim if q.earlier is not None else None
    if best == "unsaid" and held is not None and odds[held] >= HELD_CLAIM:
        return held
    return None if best == "unsaid" else best


_IT_FAILS = re.compile(lx.USMCA_IT_FAILS)
_COMES_FROM = re.compile(r"(?<!non )(?<!non-)(?<!not )\boriginating (?:in|from|out of)\b")
_OF_CLAIMS = re.compile(
    r"\b(?:usmca|cusma|aceum|cert\w*|qualif\w+|claim\w*|compliant|paper(?:s|work)?"
    r"|rules? of origin)\b"
)
"""Where goods come from is no claim under the agreement: 'originating in the US'."""


def _timed(q: Asked, query: Query) -> Query:
    """Days that hang on the command: what was missed in two weeks away, a pause of ten days, the
    rate of a contract that starts in February."""
    query = _ahead(q, _spoken(q, query))
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
    last = [w for w in q.seen.whens if w.last == query.until and w.first == w.last]
    if query.command in ("tariff", "duty") and last and query.since is None:
        return replace(query, day=query.until, until=None)  # 'four loads by Dec 1, rate then?'
    return query


_WEEK = timedelta(days=7)
_OF = re.compile(r"du ")


def _spoken(q: Asked, query: Query) -> Query:
    """What was said is past: 'what he wrote when he cut the talks off Friday'; and 'the statement
    du 3 avril' is of that day alone."""
    if query.command != "quote" or len(q.seen.whens) != 1:
        return query
    (when,) = q.seen.whens
    one_day = when.first == when.last
    if one_day and query.since == when.first and _OF.match(q.seen.folded, when.start):
        return replace(query, day=when.first, since=None)
    ahead = when.first > q.day and not one_day and when.first - q.day < _YEAR
    if ahead and query.since == when.first and str(when.first.year) not in q.seen.folded:
        past = shifted(when.first, -1, "year"), shifted(when.last, -1, "year")
        return replace(query, since=past[0], until=past[1] if query.until else None)
    named = _WEEKDAY.fullmatch(q.seen.folded[when.start : when.end].split()[-1]) is not None
    if query.day is not None and named and q.day < query.day <= q.day + _WEEK:
        return replace(query, day=query.day - _WEEK)
    return query


_WEEKDAY = re.compile("|".join(WEEKDAYS))


def _ahead(q: Asked, query: Query) -> Query:
    """'What is coming before I open in May', asked in November: the next May."""
    until = query.until
    ahead = any(sense == "ahead" for sense, _ in q.seen.cues)
    if query.command != "changes" or until is None or query.since is not None or not ahead:
        return query
    said = any(str(until.year) in q.seen.folded[w.start : w.end] for w in q.seen.whens)
    if until >= q.day or said or q.day - until > _YEAR:
        return query
    return replace(query, until=shifted(until, 1, "year"))


_YEAR = timedelta(days=365)


_AFTER_THAT = re.compile(
    r"\b(?:after|since|following|depuis|apres) (?:that|then|it|ca|cela|lors|this)\b"
    r"|\bever since\b|\bwhat (?:came|happened|changed) (?:after|since|next)\b"
    r"|\b(?:and|et|pis) (?:after|apres)\W*$|\b(?:since|depuis)\W*$"
)
_THAT_DAY = re.compile(
    r"\b(?:the |that |on the )?same (?:day|date)\b|\b(?:that|this) (?:very )?(?:day|date)\b"
    r"|\bce jour[- ]la\b|\b(?:le )?meme jour\b|\bcette date\b"
)
_ANNOUNCED = re.compile(r"\bannounc(?:ed|ing) (?:it|that|this)\b|\bannonc(?:ant|e) (?:ca|cela)\b")
_THAT_WEEK = re.compile(
    r"\bthat (?:same |very )?week\b|\bcette semaine[- ]la\b|\b(?:la )?meme semaine\b"
)
_THAT_MONTH = re.compile(r"\bthat (?:same )?month\b|\bce mois[- ]la\b|\b(?:le )?meme mois\b")


def _going_on(q: Asked, query: Query) -> Query:
    """The day of the thread, its month, or what came after it: 'anything after that', 'what did he
    say that day'."""
    e = q.earlier
    if e is None or q.seen.whens or query.command in ("digest", "sources", "help"):
        return query
    told = e.day or e.until or e.since or told_day(e)
    if told is None:
        return query
    folded = q.seen.folded
    after = _AFTER_THAT.search(folded) is not None
    if after and query.command not in ("tariff", "duty"):
        return replace(query, day=None, since=told, until=None)
    announced = query.command == "quote" and _ANNOUNCED.search(folded) is not None
    if after or announced or _THAT_DAY.search(folded):
        return replace(query, day=told, since=None, until=None)
    for said, unit in ((_THAT_WEEK, "week"), (_THAT_MONTH, "month")):
        if said.search(folded):
            first, last = around(told, unit)
            return replace(query, day=None, since=first, until=last)
    return query


def _not_about_the_claim(query: Query) -> Query:
    """'Non-USMCA goods' says that nothing is claimed under the agreement; it asks nothing of it."""
    named = query.values.get("programmes", "").split(",")
    if query.claim is None or query.command == "timeline" or subjects.AGREEMENT not in named:
        return query
    left = [slug for slug in named if slug != subjects.AGREEMENT]
    values = {k: v for k, v in query.values.items() if k != "programmes"}
    held = {"programmes": ",".join(left)} if left else {}
    return replace(query, programme=left[0] if left else None, values={**values, **held})


def _ordered(q: Asked, query: Query, models: Models) -> Query:
    """A digest order: the action, and when, how often and about what."""
    actions = models["action"].chances(action_bag(q))
    action = max(actions, key=lambda a: actions[a])
    e = q.earlier if q.earlier is not None and q.earlier.command == "digest" else None
    said = {
        "at": digest_schedule.hour(q.seen.folded),
        "every": digest_schedule.days(q.seen.folded),
        "zone": digest_schedule.zone(q.seen.folded, _zones(q)),
    }
    if e is not None and said["at"] is None:
        said["at"] = digest_schedule.hour_anew(q.seen.folded)
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
        zone = mark.zone or digest_schedule.REGIONS.get(mark.values[0])
        if zone:
            out[mark.values[0]] = zone
    return out


def is_now(when: When, q: Asked) -> bool:
    """Whether a day is but today, which every question is about."""
    return when.first == when.last == q.day and when.bound is DayBound.ON
