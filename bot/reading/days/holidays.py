"""Holidays that both neighbours date things by, and the days of the year that have a name."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

_Day = Callable[[int], date]


def _fixed(month: int, day: int) -> _Day:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, count: int) -> _Day:
    """The ``count``-th such weekday of a month, Monday 0."""

    def day(year: int) -> date:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (count - 1))

    return day


def _last_monday_before(month: int, day: int) -> _Day:
    def found(year: int) -> date:
        last = date(year, month, day) - timedelta(days=1)
        return last - timedelta(days=last.weekday())

    return found


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).

    >>> easter(2025).isoformat()
    '2025-04-20'
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * ell) // 451
    month, day = divmod(h + ell - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _from_easter(days: int) -> _Day:
    return lambda year: easter(year) + timedelta(days=days)


def _after(day: _Day, days: int) -> _Day:
    return lambda year: day(year) + timedelta(days=days)


def _elections(year: int) -> date:
    """The day of elections in the United States: the Tuesday after the first Monday of November."""
    return _nth(11, 0, 1)(year) + timedelta(days=1)


_SAINT_JEAN = (
    r"(?:la (?:fete de la )?(?:st|saint)[- ]jean(?:[- ]baptiste)?|(?<![-\w])(?<!lac )"
    r"(?:st|saint)[- ]jean[- ]baptiste"
    r"|(?:(?<=on )|(?<=before )|(?<=after )|(?<=since )|(?<=until )|(?<=for ))(?:st|saint)-jean)"
    r"(?![- ]sur\b)(?!-\w)(?! ?,? ?n\.?-?b)"
)
"""Without its article it is a town, a river or a lake: 'Lac-St-Jean'."""
_INAUGURATED = (
    r"(?:trump'?s? |the )?(?:2025 )?inauguration(?: day)?(?! of)"
    r"|(?:trump|he) (?:came|got|was|is) back(?: in(?:to)?(?: (?:office|power))?)?"
    r"(?! (?:from|to|on)\b)"
    r"|(?:trump|he) (?:took|takes|retook) (?:office|over)"
    r"|trump (?:came in|moved in|(?:was|got) sworn in|started)(?! (?:a|the|his|with|on)\b)"
    r"|trump(?:'?s)? first (?:day|week|month)(?! (?:of|in)\b)|biden (?:left|was out)"
    r"|(?:l')?(?:arrivee|entree en fonction) de trump|(?:le )?depart de biden"
    r"|trump(?:'?s)? (?:second term|return to (?:office|the white house))"
    r"|(?:l')?investiture(?: de trump)?|(?:le )?retour de trump"
)
"""The day of the president's second term, told by its beginning."""
_VOTED = (
    r"(?:the )?(?:canadian|federal) election(?: day| night)?(?! act| law)"
    r"|carney (?:won|was elected|got elected|got in)(?! (?:a|the|over|out)\b)"
    r"|(?<=day )(?:he|the liberals) won|(?<=night )(?:he|the liberals) won"
    r"|(?:l')?election (?:federale|canadienne)|carney a (?:gagne|ete elu)"
)
"""The election of 28 April 2025."""
_CLOCKS_BACK = (
    r"(?:the )?clocks? (?:went|go|going|fell|turned|were (?:turned|set)) back|(?:we|they) fell back"
    r"|daylight (?:saving|savings)(?: time)? end(?:s|ed)|(?:le )?(?:retour|passage)"
    r" a l'heure (?:normale|d'hiver)"
)
_CLOCKS_FORWARD = (
    r"(?:the )?clocks? (?:went|go|going|sprang|sprung|were (?:turned|set)) (?:forward|ahead)"
    r"|(?:we|they) (?:sprang|sprung) (?:forward|ahead)"
    r"|daylight (?:saving|savings)(?: time)? (?:starts?|started|began|begins)"
    r"|(?:le )?passage a l'heure (?:avancee|d'ete)"
)
_CLOCKS_CHANGED = (
    r"(?:the )?(?:time|clock)s? change[sd]?|(?:le )?changement d'heure|on a change l'heure"
)
_SPRING_FORWARD, _FALL_BACK = _nth(3, 6, 2), _nth(11, 6, 1)
"""The Sundays on which both neighbours turn their clocks."""
_HOLIDAYS: tuple[tuple[str, _Day], ...] = (
    (_VOTED, lambda _: date(2025, 4, 28)),
    (_CLOCKS_BACK, _FALL_BACK),
    (_CLOCKS_FORWARD, _SPRING_FORWARD),
    (_CLOCKS_CHANGED, _FALL_BACK),
    (r"easter monday|lundi de paques", _from_easter(1)),
    (r"good friday|vendredi saint", _from_easter(-2)),
    (r"easter(?: sunday)?|paques", _from_easter(0)),
    (r"(?:christmas|xmas|x-mas) eve|veille de noel", _fixed(12, 24)),
    (r"christmas(?: day)?|xmas|x-mas|noel", _fixed(12, 25)),
    (r"boxing day|(?:le )?lendemain de noel", _fixed(12, 26)),
    (r"the holidays|les fetes(?! (?:de|du|des)\b)|temps des fetes", _fixed(12, 25)),
    (r"new year'?s eve|st-?sylvestre", _fixed(12, 31)),
    (r"new year'?s?(?: day)?|jour de l'an|nouvel an", _fixed(1, 1)),
    (r"canada day|fete du canada", _fixed(7, 1)),
    (r"(?:the )?fourth of july|independence day", _fixed(7, 4)),
    (r"st\.? patrick'?s?(?: day)?|saint-patrick", _fixed(3, 17)),
    (r"valentine'?s?(?: day)?|saint-valentin", _fixed(2, 14)),
    (r"hallowe'?en", _fixed(10, 31)),
    (r"(?:la )?toussaint|all saints'?(?: day)?", _fixed(11, 1)),
    (r"(?:robbie |rabbie |robert )?burns (?:day|night)", _fixed(1, 25)),
    (r"(?:la )?(?:fete|jour) des rois|epiphany|twelfth night|(?:l')?epiphanie", _fixed(1, 6)),
    (r"(?:la )?chandeleur|candlemas", _fixed(2, 2)),
    (r"(?:st\.?|saint) david'?s day", _fixed(3, 1)),
    (r"(?:us |income )?tax day", _fixed(4, 15)),
    (r"earth day|(?:le )?jour de la terre", _fixed(4, 22)),
    (r"(?:st\.?|saint) george'?s day", _fixed(4, 23)),
    (r"may day", _fixed(5, 1)),
    (r"(?:national |us )?flag day", _fixed(6, 14)),
    (r"bastille day", _fixed(7, 14)),
    (r"(?:la )?fete de l'assomption|(?:le jour de )?l'assomption", _fixed(8, 15)),
    (r"michaelmas", _fixed(9, 29)),
    (
        r"orange shirt day|(?:the )?(?:national )?(?:day for )?truth and reconciliation(?: day)?"
        r"|(?:la )?journee (?:nationale )?de la verite et de la reconciliation",
        _fixed(9, 30),
    ),
    (r"guy fawkes(?: day| night)?|bonfire night", _fixed(11, 5)),
    (r"la (?:ste|sainte)[- ]catherine(?![- ]de\b|[- ]street)", _fixed(11, 25)),
    (r"(?:st\.?|saint) andrew'?s day", _fixed(11, 30)),
    (r"(?:st\.?|saint) nicholas'? day|la (?:st|saint)[- ]nicolas", _fixed(12, 6)),
    (r"(?:us|american) election(?: day)?|(?:the )?(?:us )?mid-?terms", _elections),
    (r"mardi gras|shrove tuesday|pancake (?:day|tuesday)", _from_easter(-47)),
    (r"ash wednesday|(?:le )?mercredi des cendres", _from_easter(-46)),
    (r"palm sunday|(?:le )?dimanche des rameaux", _from_easter(-7)),
    (r"ascension day|(?:le )?jeudi de l'ascension|l'ascension", _from_easter(39)),
    (r"pentecost|whit sunday|(?:la )?pentecote", _from_easter(49)),
    (_SAINT_JEAN, _fixed(6, 24)),
    (r"remembrance day|veterans day|jour du souvenir", _fixed(11, 11)),
    (r"labou?r day(?: weekend)?|fete du travail", _nth(9, 0, 1)),
    (r"columbus day|indigenous peoples'? day", _nth(10, 0, 2)),
    (r"mother'?s'? day|fete des meres", _nth(5, 6, 2)),
    (r"father'?s'? day|fete des peres", _nth(6, 6, 3)),
    (r"family day|presidents?'?s? day", _nth(2, 0, 3)),
    (r"(?:mlk|martin luther king(?:,? jr\.?)?) day", _nth(1, 0, 3)),
    (r"juneteenth", _fixed(6, 19)),
    (
        r"civic holiday|(?:the )?august long(?: weekend)?|(?:the )?long weekend (?:in|of) august",
        _nth(8, 0, 1),
    ),
    (r"groundhog day", _fixed(2, 2)),
    (r"april fools?'?s?(?: day)?", _fixed(4, 1)),
    (_INAUGURATED, lambda _: date(2025, 1, 20)),
    (r"(?:american|us|u\.s\.) thanksgiving", _nth(11, 3, 4)),
    (r"thanksgiving \(?(?:in the )?(?:us|states|american)", _nth(11, 3, 4)),
    (
        r"(?:canadian )?thanks ?giving(?: monday| weekend)?(?: \(?(?:in )?(?:canadian|canada))?"
        r"|turkey day|action de graces?",
        _nth(10, 0, 2),
    ),
    (r"black friday|vendredi fou", _after(_nth(11, 3, 4), 1)),
    (r"cyber monday|cyberlundi", _after(_nth(11, 3, 4), 4)),
    (r"cinco de mayo", _fixed(5, 5)),
    (r"victoria day|may long(?: weekend)?|journee des patriotes", _last_monday_before(5, 25)),
    (r"memorial day", _last_monday_before(6, 1)),
    (r"(?:jour de la )?liberation day|jour de la liberation", lambda _: date(2025, 4, 2)),
    (r"super bowl(?: sunday)?", _nth(2, 6, 2)),
    (
        r"(?:the )?(?<!fiscal )(?<!financial )(?:year[ -]end|end of (?:the )?year)"
        r"|(?:la )?fin d(?:e l)?'annee",
        _fixed(12, 31),
    ),
)  # fmt: skip
_PATTERN = re.compile(
    "|".join(rf"(?P<h{n}>\b(?:{names})\b)" for n, (names, _) in enumerate(_HOLIDAYS))
)
_YEAR = re.compile(r"\)?[ ,]{1,9}(?:of |de )?(20\d\d)\b")
_LAST = re.compile(r"\blast $|\b(?:this|the) past $")
_BEFORE_TODAY = re.compile(r"\b(?:since|depuis|round|around)(?: the| la| le)? $")
_AHEAD = re.compile(
    r"\b(?:until|till|til|by|before|next|coming|avant|jusqu'a|d'ici)(?: the| la| le| a)? $"
)
_JOINED = re.compile(r"^ (?:and|et|to|au|a|until|till|thru|through)(?: the| la| le)? $")
_IS_PAST = re.compile(
    r"\b(?:did|was|were|cleared|crossed|entered|landed|came|shipped|went|paid|etait|avait)\b"
)
_SUPPOSED = re.compile(
    r"\b(?:if|suppose|supposing|what if|si|say) (?:[a-z']+ ){1,2}(?:was|were|etait)\b"
)
_TO_COME = re.compile(
    r"\b(?:will|gonna|going to|lands?|landing|arrives?|arriving|next|coming|planned|scheduled"
    r"|is|are|va|vont|sera|seront|prochaine?)\b"
)
_OF_LAST_YEAR = re.compile(
    r",?(?: of| de| in)? (?:last (?:year|yr)|the year before|l'an (?:dernier|passe)"
    r"|(?:l')?annee (?:derniere|passee))\b"
)
_OF_THINGS = re.compile(
    r" (?:stock|orders?|inventory|season|rush|shopping|gifts?|presents|lights|decor\w*|collection"
    r"|sales?|market|cards?|candles?|baskets?|ornaments?|trees?|cookies|pudding|cake|crackers)\b"
)
"""Behind a holiday that things are for, so that no day is told: 'Christmas stock'."""
_FOR_IT = re.compile(
    r"\bpour (?:la |le |les )?$"
    r"|\b(?:trees?|toys?|gifts?|presents?|lights?|decorations?|ornaments?|wreaths?|candy|candies"
    r"|chocolates?|cards?|costumes?|pumpkins|flowers|roses|turkeys?|hams?|orders?|stock|shopping)"
    r" for (?:the )?$"
)
"""Before a holiday that things are for: 'trees for Christmas'."""


_SINCE_OR_DAY = re.compile(
    r"\b(?:since|after|before|from|until|till|day|night|between|depuis|apres|avant|entre)"
    r"(?: the)? $"
)
"""What makes of an event a day: 'since Trump came back'."""


_VOTE = re.compile(_VOTED)
_IS_CLOCKS = re.compile(_CLOCKS_CHANGED)


def _is_of_trump(found: re.Match[str]) -> bool:
    return re.search(_INAUGURATED, found[0]) is not None


def find(folded: str, *, today: date) -> tuple[tuple[date, int, int], ...]:
    """Each holiday named: its day and where it stands; the year said, else the one that fits.

    >>> [day.isoformat() for day, *_ in find("since labour day", today=date(2026, 10, 10))]
    ['2026-09-07']
    """
    out = []
    for found in _PATTERN.finditer(folded):
        day = _HOLIDAYS[int((found.lastgroup or "h0")[1:])][1]
        year = _YEAR.match(folded, found.end())
        if year is not None:
            out.append((day(int(year[1])), found.start(), year.end()))
            continue
        before = folded[: found.start()]
        if _OF_THINGS.match(folded, found.end()) or _FOR_IT.search(before):
            continue
        of_last = _OF_LAST_YEAR.match(folded, found.end())
        if of_last is not None:
            out.append((day(today.year - 1), found.start(), of_last.end()))
            continue
        if day(today.year) == day(today.year + 1):
            by_day = _SINCE_OR_DAY.search(before) is not None
            if by_day or not (_is_of_trump(found) or _VOTE.fullmatch(found[0])):
                out.append((day(today.year), found.start(), found.end()))
            continue
        years = [day(y) for y in (today.year - 1, today.year, today.year + 1)]
        if _IS_CLOCKS.fullmatch(found[0]):  # twice a year
            years += [_SPRING_FORWARD(y) for y in (today.year, today.year + 1)]
        joined = bool(out) and _JOINED.match(folded[out[-1][2] : found.start()]) is not None
        if joined:
            chosen = next((d for d in years if d > out[-1][0]), years[-1])
        else:
            chosen = _likely(years, today, before=before, folded=folded)
        out.append((chosen, found.start(), found.end()))
    return tuple(out)


def _likely(years: list[date], today: date, *, before: str, folded: str) -> date:
    """Which of a holiday's days is meant, by the words before it and by how near they lie."""
    past = max(d for d in years if d <= today)
    ahead = min(d for d in years if d >= today)
    if _LAST.search(before):
        return max(d for d in years if d < today)
    if _BEFORE_TODAY.search(before):
        return past
    is_past = _IS_PAST.search(folded) is not None and _TO_COME.search(folded) is None
    if _AHEAD.search(before) and not is_past:
        return ahead
    if is_past and not _SUPPOSED.search(folded):
        return past
    return past if (today - past).days <= (ahead - today).days + 60 else ahead


_LONG: tuple[_Day, ...] = (
    *(_nth(9, 0, 1), _nth(10, 0, 2), _nth(8, 0, 1), _nth(2, 0, 3), _from_easter(1)),
    *(_last_monday_before(5, 25), _last_monday_before(6, 1)),
)


def mondays(today: date) -> tuple[date, ...]:
    """The Mondays of long weekends in either country, of the year before and this one."""
    return tuple(day(year) for day in _LONG for year in (today.year - 1, today.year))
