"""On which days a digest is wanted: weekdays, daily, each Monday and Thursday, once a week."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise

from bot.domain.days import WEEKDAYS as DAY_NAMES
from bot.reading.lexicon.calendar import WEEKDAYS
from bot.reading.text.self_corrections import taken_back

_SHORT = {
    "mon": 0, "mons": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3,
    "fri": 4, "fris": 4, "sat": 5, "sun": 6, "lun": 0, "mar": 1, "mer": 2, "jeu": 3, "ven": 4,
}  # fmt: skip
_WEEKEND_ONLY = re.compile(
    r"\b(?:weekends? only|(?:only|just) (?:on )?(?:the )?weekends?"
    r"|(?:seulement|juste) (?:la |les )?fins? de semaine|fins? de semaine (?:seulement|juste))\b"
)
_WEEKDAYS_SAID = re.compile(
    r"\b(?:weekdays?|week days?|wk ?da?ys?|weekdys?|bus(?:iness)? days?|jrs? (?:ouvrables?"
    r"|de semaine)|business days?|work(?:ing)? ?days?|jours? (?:de semaine|ouvrables?)"
    r"|mon(?:day)?s? ?(?:to|thru|through|-|a) ?fri(?:day)?s?"
    r"|lun(?:di)?\.? ?(?:au|a|-|to) ?ven(?:dredi)?|(?<!fin )(?<!fins )(?:en|de|la|sur) semaine"
    r"(?! (?:du|de|prochaine|passee|derniere|pro))"
    r"|du lundi au vendredi|la semaine seulement|except weekends?|no weekends?|m-f)\b"
)
_DAILY = re.compile(
    r"\b(?:daily|every ?day|each day|every (?:single )?morning|each morning|every evening"
    r"|chaque (?:jour|matin|soir)|tous les (?:jours|matins|soirs)|quotidien\w*|a tous les jours"
    r"|seven days|7 days(?! (?:ago|from|before|after|notice|prior|late|old))"
    r"|(?:mornings|mornins|morns)|morning (?:list|mail|note|bulletin|brief|digest|email))\b"
)
_WEEKLY = re.compile(
    r"\b(?:weekly|once a week|every week|each week|une fois (?:par|la) semaine|hebdo\w*"
    r"|chaque semaine|toutes les semaines|1x ?/? ?week)\b"
)
_MONTHLY = re.compile(
    r"\b(?:monthly|once a month|every month|mensuel\w*|chaque mois|tous les mois)\b"
)
_MINE = (
    r"(?!mon (?:resume|bulletin|sommaire|abonnement|alerte|equipe|digest|canal|message|courriel"
    r"|briefing|fil|envoi|infolettre|boss|patron|gars|usine|magasin|bureau|adresse)\b)"
)
"""'mon' before these is French, and no Monday: 'envoie-moi mon bulletin'."""
_DAYS = re.compile(
    rf"\b{_MINE}(" + "|".join(sorted((*WEEKDAYS, *_SHORT), key=len, reverse=True)) + r")s?\b"
)
_FREQUENCIES = frozenset({"daily", "weekdays", "weekly", "monthly"})


def is_frequency(every: str) -> bool:
    """Whether it is one of the forms that :func:`days` gives.

    >>> is_frequency("monday,thursday"), is_frequency("weekdays"), is_frequency("hourly")
    (True, True, False)
    """
    return every in _FREQUENCIES or all(day in DAY_NAMES for day in every.split(","))


def days(folded: str) -> str | None:
    """How often: 'weekdays', 'daily', 'monday,thursday', 'weekly', 'monthly'.

    >>> days("mon to fri at 7"), days("lundi pis jeudi, 6 h"), days("once a week")
    ('weekdays', 'monday,thursday', 'weekly')
    """
    folded = _RATHER_THAN_OFTEN.sub(" ", folded)
    if _WEEKEND_ONLY.search(folded):
        return "saturday,sunday"
    kept = _KEPT.search(folded)
    if kept is not None and (rest := days(folded[kept.end() :])):
        return rest
    usual = _usual(folded)
    if usual is not None:
        return usual
    folded = _RATHER.sub(" ", folded)
    said = [*_DAYS.finditer(folded)]
    out = taken_back(
        folded,
        [m.span() for m in said],
        lambda a, b: _day_of(said[a][1]) == _day_of(said[b][1]),
        at_once=False,
    )
    named = sorted({_day_of(m[1]) for n, m in enumerate(said) if n not in out} - {-1})
    if named:
        return ",".join(DAY_NAMES[n] for n in named)
    for pattern, every in ((_DAILY, "daily"), (_WEEKLY, "weekly"), (_MONTHLY, "monthly")):
        if pattern.search(folded):
            return every
    return None


def days_named(folded: str) -> frozenset[int]:
    """The days of the week that a text names, those of a range between two included.

    >>> sorted(days_named("tue thru thu, and sundays"))
    [1, 2, 3, 6]
    """
    said = [*_DAYS.finditer(folded)]
    named = {_day_of(m[1]) for m in said} - {-1}
    for first, last in pairwise(said):
        a, b = _day_of(first[1]), _day_of(last[1])
        if a >= 0 and b >= 0 and _TO_A_DAY.fullmatch(folded, first.end(), last.start()):
            named |= {(a + n) % 7 for n in range((b - a) % 7 + 1)}
    return frozenset(named)


_TO_A_DAY = re.compile(r"\.? ?(?:-|–|to|thru|through|till?|until|au|a|jusqu'au|\.\.\.?) ?")


def frequency(written: str) -> str | None:
    """One of the forms that :func:`days` gives, of an order written in another one.

    >>> frequency("Monday-Thursday"), frequency("fridays"), frequency("Mon, Wed"), frequency("x")
    ('monday,tuesday,wednesday,thursday', 'friday', 'monday,wednesday', None)
    """
    folded = written.strip().lower()
    if is_frequency(folded):
        return folded
    named = days_named(folded)
    return _as_said(named) if named else days(folded)


def days_changed(folded: str, held: str) -> str | None:
    """The days of a digest of which a text adds some, or takes some out; None where it does
    neither.

    >>> days_changed("add the monday too", "thursday"), days_changed("skip fridays", "weekdays")
    ('monday,thursday', 'monday,tuesday,wednesday,thursday')
    """
    said = {_day_of(m[1]) for m in _DAYS.finditer(folded)} - {-1}
    now = days_of(held)
    if not said or not now or _ANEW_DAYS.search(folded):
        return None
    out = {_day_of(m["day"]) for m in _NOT_ON.finditer(folded)} & said
    if out:
        left = now - out
        return _as_said(left) if out <= now and left and out == said else None
    return _as_said(now | said) if _ON_TOO.search(folded) else None


def _as_said(days_of_week: Collection[int]) -> str:
    usual = (every for every, all_of in _AS_DAYS.items() if all_of == {*days_of_week})
    return next(usual, ",".join(DAY_NAMES[n] for n in sorted(days_of_week)))


def days_of(every: str) -> frozenset[int]:
    """The days of the week of an order, none where it names none.

    >>> sorted(days_of("weekdays")), sorted(days_of("weekly"))
    ([0, 1, 2, 3, 4], [])
    """
    named = {DAY_NAMES.index(day) for day in every.split(",") if day in DAY_NAMES}
    return frozenset(_AS_DAYS.get(every) or named)


_AS_DAYS = {"weekdays": {0, 1, 2, 3, 4}, "daily": {0, 1, 2, 3, 4, 5, 6}}
_ON_TOO = re.compile(
    r"\b(?:add|adding|plus|also|as well|too|include|throw in|tack on|(?:r?ajoute|inclu)\w{0,3}"
    r"|aussi|itou|en plus)\b"
)
_ANEW_DAYS = re.compile(
    r"\b(?:instead|make (?:it|that)|move|switch|change[rz]?|rather|plutot|mets-(?:le|la)|only"
    r"|just|seulement|juste)\b"
)
"""Before days that take the place of the others."""
_NOT_ON = re.compile(
    r"\b(?:drop|skip|lose|no|not|no more|nothing|except|but not|without|cut|kill|sauf|pas|plus rien"
    r"|saute\w{0,2}|enleve\w{0,2}|sans)(?: on)? (?:the |my |le |les |mon |de |du )?"
    rf"(?P<day>{'|'.join(sorted((*WEEKDAYS, *_SHORT), key=len, reverse=True))})s?\b"
)


def _usual(folded: str) -> str | None:
    """'weekdays' or 'daily', where one of them is said as a whole."""
    if _WEEKDAYS_SAID.search(folded) or _NO_WEEKEND.search(folded):
        return "weekdays"
    return "daily" if _WEEKEND_TOO.search(folded) else None


def _day_of(word: str) -> int:
    return _SHORT.get(word, WEEKDAYS.get(word, -1))


_KEPT = re.compile(
    r"\b(?:stop|cancel|drop|kill|skip|lose|arrete\w*|annule\w*|enleve\w*)\b[^.;?!]{1,40}"
    r"\b(?:keep|garde[rz]?|leave) (?:the |my |le |la |only )?"
)
"""'stop the Thursday one, keep Monday': what stands behind is what is wanted."""
_RATHER_THAN_OFTEN = re.compile(
    r"\b(?:instead of|rather than|au lieu d[eu]|plutot que) (?:every |on |en |les )?"
    r"(?:weekdays?|daily|every ?day|weekly|monthly|tous les jours|semaine|jours de semaine)\b"
)
_NO_WEEKEND = re.compile(
    r"\b(?:no(?: more)?|not?(?: on)?|skip|stop|off|mute|cancel|drop|ditch|kill|lose|axe|nix|cut"
    r"|remove|without|except|pas|plus"
    r"|arrete\w*"
    r"|sauf|sans)\b"
    r"[^.;?!]{0,25}"
    r"\b(?:weekends?|wknds?|sam(?:edi)?-dim(?:anche)?|sat(?:urday)?[-/]sun(?:day)?"
    r"|saturdays? (?:or|and|nor) sundays?|saturdays?/sundays?|fins? de semaine"
    r"|samedis? (?:et|ni|ou) (?:le )?dimanches?)\b"
)
_WEEKEND_TOO = re.compile(
    r"\b(?:weekends? (?:too|also|as well)|(?:and|plus|including) (?:on )?weekends?"
    r"|(?:les |la )?fins? de semaine aussi)\b"
)
_RATHER = re.compile(
    r"\b(?:instead of|rather than|not|pas|au lieu d[eu]|plutot que|(?:mieux|better) (?:que|than))"
    r" (?:on )?(?:the |le |la )?(?:"
    + "|".join(sorted((*WEEKDAYS, *_SHORT), key=len, reverse=True))
    + r")s?\b"
)
"""The day that is given up for another: 'vendredi sera mieux que le lundi'."""
