"""The day or period that a question is about, where the command or the thread tells it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.questions import Query
from bot.reading.days import durations
from bot.reading.days.dates import DayBound, When
from bot.reading.days.relative import around, shifted
from bot.reading.decisions.thread_answers import told_day
from bot.reading.features.asked import Asked
from bot.reading.lexicon.calendar import MONTH_PATTERN, WEEKDAYS


def is_today(when: When, q: Asked) -> bool:
    """Whether a day is but today, which every question is about: 'now', 'back to today'."""
    if not when.first == when.last == q.day:
        return False
    back = _BACK_TO.search(q.seen.folded[: when.end]) if q.earlier is not None else None
    return when.bound is DayBound.ON or back is not None


_BACK_TO = re.compile(
    r"\b(?:back|return|returning|revien\w{0,2}|revenons|revenir|retour|retourne\w{0,2}) (?:to|a)"
    r" \S{3,12}$"
)


def with_days(q: Asked, query: Query) -> Query:
    """The query with its days as its command and its thread have them."""
    beside = _next_period(q, q.earlier) if q.earlier is not None else None
    if beside is not None:
        return replace(query, day=None, since=beside[0], until=beside[1])
    return _going_on(q, _in_the_year_meant(q, _on_days(q, query)))


_MEANT = re.compile(
    r"\b(?:meant|mean|sorry|oops|make (?:it|that)|instead|not|correction|pardon|oups|plutot"
    r"|je voulais dire)\b"
)
_FEWEST = 5


def _in_the_year_meant(q: Asked, query: Query) -> Query:
    """The thread's day in the year that a follow-up puts right: 'sorry, meant 2025'."""
    e = q.earlier
    if e is None or e.day is None or len(q.seen.whens) != 1 or len(q.seen.words) > _FEWEST:
        return query
    (when,) = q.seen.whens
    year = when.first.month == when.first.day == 1 and when.last.month == _DECEMBER
    if not year or when.first.year != when.last.year or not _MEANT.search(q.seen.folded):
        return query
    day = shifted(e.day, when.first.year - e.day.year, "year")
    return replace(query, day=day, since=None, until=None)


_DECEMBER = 12


def _on_days(q: Asked, query: Query) -> Query:
    """Days that hang on the command: what was missed in two weeks away, a pause of ten days, the
    rate of a contract that starts in February."""
    query = _ahead(q, _spoken(q, query))
    bare = not (query.day or query.since or query.until or q.seen.whens)
    if bare and query.command == "changes":
        ahead = any(sense == "ahead" for sense, _ in q.seen.cues)
        if ahead:
            return replace(query, until=durations.until(q.seen.folded, q.day))
        return replace(query, since=durations.since(q.seen.folded, q.day))
    if query.command == "digest":
        return _paused(q, query)
    own = [w for w in q.seen.whens if w.first == query.since]
    one_day = bool(own) and own[0].first == own[0].last
    if query.command in ("tariff", "duty") and one_day and query.until is None:
        return replace(query, day=query.since, since=None)
    last = [w for w in q.seen.whens if w.last == query.until and w.first == w.last]
    if query.command in ("tariff", "duty") and last and query.since is None:
        return replace(query, day=query.until, until=None)  # 'four loads by Dec 1, rate then?'
    return query


def _paused(q: Asked, query: Query) -> Query:
    """A pause ends on a day to come: 'stop these till lambing is over, the 10th of May', 'back dec
    1st'."""
    if query.action != "pause":
        return query
    until = query.until or query.day
    if until is None:
        bare = not (query.since or q.seen.whens)
        return replace(query, until=durations.until(q.seen.folded, q.day)) if bare else query
    if until < q.day and str(until.year) not in q.seen.folded:
        until = _next_such_day(until, q)
    return query if until < q.day else replace(query, day=None, until=until)


def _next_such_day(day: date, q: Asked) -> date:
    """The next day of a month that is past: 'back the 23rd', asked on the 28th, or 'till May 10',
    asked in November."""
    if q.day - day > _MONTH:
        return shifted(day, 1, "year")
    return shifted(day, 1, "month") if _THE_NTH.search(q.seen.folded) else day


_MONTH = timedelta(days=31)
_THE_NTH = re.compile(
    rf"\b(?:the|le) \d{{1,2}}(?:st|nd|rd|th|er)?\b"
    rf"(?! (?:of |de )?(?:{MONTH_PATTERN})\b)"
)


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
    r"|\bcontinue (?:it |that |this )?(?:up )?(?:to|till|until|through)\b|\bcarry (?:it|that|on)\b"
    r"|\b(?:from|since) (?:there|that|then) (?:on|to now|forward|onwards?)\b|\bup to (?:date|now)\b"
    r"|\bde la (?:a|jusqu'a) (?:maintenant|aujourd'hui)\b|\ba partir de la\b|\bcontinue jusqu'"
    r"|\bbetween then (?:and|n|&|to) now\b|\bentre ce (?:moment|jour)[- ]la et (?:maintenant"
    r"|aujourd'hui)\b"
)
_THAT_DAY = re.compile(
    r"\b(?:the |that |on the )?same (?:day|date)\b|\b(?:that|this) (?:very )?(?:day|date)\b"
    r"|\bce jour[- ]la\b|\b(?:le )?meme jour\b|\bcette date\b"
)
_ANNOUNCED = re.compile(r"\bannounc(?:ed|ing) (?:it|that|this)\b|\bannonc(?:ant|e) (?:ca|cela)\b")
_PERIOD_BESIDE = re.compile(
    r"\b(?:(?:the )?(?P<u>week|month|quarter|weekend) (?P<way>after|before|following|prior|earlier"
    r"|later)(?! (?:next|last|that\b.))|(?:the )?(?P<way2>following|next|previous|preceding"
    r"|prior) (?P<u2>one|week|month|quarter)|(?:la |le )?(?P<u3>semaine|mois|trimestre)"
    r" (?P<way3>d'apres|d'avant|suivante?|precedente?))\W*$"
)
_AHEAD = frozenset({"after", "following", "later", "next", "d'apres", "suivant", "suivante"})
_UNITS = {
    "week": ("week", 1), "weekend": ("week", 1), "semaine": ("week", 1),
    "month": ("month", 1), "mois": ("month", 1),
    "quarter": ("month", 3), "trimestre": ("month", 3),
}  # fmt: skip
_LONGEST_WEEK, _LONGEST_MONTH = timedelta(days=7), timedelta(days=31)


def _next_period(q: Asked, e: Query) -> tuple[date, date] | None:
    """The period beside the thread's, as long as it: 'same, week after', 'le mois d'avant'."""
    if e.since is None or e.until is None or (q.seen.whens and len(q.seen.words) > _BRIEF):
        return None
    found = _PERIOD_BESIDE.search(q.seen.folded)
    if found is None:
        return None
    said = found["u"] or found["u2"] or found["u3"]
    way = 1 if (found["way"] or found["way2"] or found["way3"]) in _AHEAD else -1
    length = e.until - e.since
    if said == "one":
        said = "week" if length < _LONGEST_WEEK else "month" if length < _LONGEST_MONTH else ""
    if said not in _UNITS:
        return None
    unit, count = _UNITS[said]
    first = shifted(e.since, way * count, unit)
    if unit == "week":
        return first, first + length
    return first, shifted(first, count, "month") - timedelta(days=1)


_BRIEF = 6
_THAT_WEEK = re.compile(
    r"\b(?:that (?:same |very )?|same )week\b|\bcette semaine[- ]la\b|\bmeme semaine\b"
)
_THAT_MONTH = re.compile(r"\b(?:that (?:same )?|same )month\b|\bce mois[- ]la\b|\bmeme mois\b")


def _going_on(q: Asked, query: Query) -> Query:
    """The day of the thread, its month, or what came after it: 'anything after that', 'what did he
    say that day'."""
    e = q.earlier
    dated = not all(when.last == q.day for when in q.seen.whens)
    if e is None or dated or query.command in ("digest", "sources", "help"):
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
