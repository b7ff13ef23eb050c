"""When a digest is wanted: the hour, the days and the time zone that a text says."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.domain.days import WEEKDAYS as DAY_NAMES
from bot.reading.lexicon.calendar import WEEKDAYS
from bot.reading.text.self_corrections import taken_back

_SHORT = {
    "mon": 0, "mons": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3,
    "fri": 4, "fris": 4, "sat": 5, "sun": 6, "lun": 0, "mar": 1, "mer": 2, "jeu": 3, "ven": 4,
}  # fmt: skip
_NUMBERS = {
    "un": 1, "une": 1, "one": 1, "deux": 2, "two": 2, "trois": 3, "three": 3, "quatre": 4,
    "four": 4, "cinq": 5, "five": 5, "six": 6, "sept": 7, "seven": 7, "huit": 8, "eight": 8,
    "neuf": 9, "nine": 9, "dix": 10, "ten": 10, "onze": 11, "eleven": 11, "twelve": 12,
}  # fmt: skip
_N = r"\d{1,2}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True))
_TO_THE_HOUR = re.compile(
    rf"\b(?P<h>{_N})\s?h(?:eures?)?\s?(?:moins|mois) (?:le )?quart\b|\bquarter to (?P<to>{_N})\b"
)
_PAST_THE_HOUR = re.compile(rf"\bquarter past (?P<h>{_N})\b(?! ?(?:pm|p\.m))")
_HALF_PAST = re.compile(rf"\bhalf past (?P<h>{_N})\b(?! ?(?:pm|p\.m))")
_HALF = re.compile(
    rf"\b(?:at|to|for|by|it|around|about|say) half (?P<h>{_N})\b(?! ?(?:pm|p\.m|of))"
)
"""'half four', as the British say half past four: of the afternoon, but for a morning."""
_LATEST_HALF = 5
_MORNING = re.compile(r"\b(?:mornings?|matin|am|a\.m|dawn|breakfast)\b")
_WORDED_MINUTES = {"fifteen": 15, "thirty": 30, "forty five": 45, "forty-five": 45}
_SPOKEN_CLOCK = re.compile(
    rf"\b(?P<h>{'|'.join(sorted(_NUMBERS, key=len, reverse=True))}) "
    r"(?P<m>fifteen|thirty|forty[ -]five)(?: ?(?P<half>[ap])\.?m\b)?"
)
"""'six thirty am'."""
_HOUR_WORDS = "four|five|six|seven|eight|nine|ten|eleven|quatre|cinq|sept|huit|neuf|dix|onze"
_ZONE_WORDS = (
    "eastern|central|pacific|mountain|atlantic|et|ct|mt|pt|est|cst|mst|pst|edt|cdt|mdt|pdt|ast|nst"
)
_CLOCKS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<![\w$.:])(?P<h>\d{1,2})[:h.](?P<m>\d{2})\s*(?P<half>[ap]\.?\s?m\b)?",
        r"(?<![\w$.])(?P<h>\d{1,2})(?P<m>[0-5]\d)?(?:\s*(?P<half>[ap]\.?\s?m)|(?P<letter>[ap]))\b",
        r"(?<![\w$.:])(?P<h>0\d)(?P<m>[0-5]\d)\b",
        r"(?<![\w$.:])(?P<h>\d{1,2}) (?:sharp|o'?clock|pile|in (?:the )?(?:evening|morning))\b",
        rf"(?<![\w$.])(?P<h>{_N})\s*h(?:eures?)?\s*(?P<m>\d{{2}}|et demie|et quart|trente)?\b"
        r"(?:\s*du (?P<half>matin|soir))?",
        rf"\b(?P<h>{_N}) (?:o'?clock|sharp|in (?:the )?(?:evening|morning))\b",
        rf"\b(?:say|around|about|by|after|past|before|disons|mettons|environ|apres|avant|pour) "
        rf"(?P<h>{_HOUR_WORDS}|[4-9]|1[0-2])(?= ?(?:[,.;!?]|$)"
        r"| (?:in the|on|every|each|please|pls|instead|sharp|eastern|central|pacific|mountain"
        r"|atlantic|[a-z]{2,9} time|du matin|du soir)\b)",
        r"(?<![\w$.:#])(?P<h>\d{1,2})(?P<m>[0-5]\d)"
        rf" (?=(?:{_ZONE_WORDS})\b|[a-z.]{{2,9}} time\b)",
        r"\bhalf past (?P<h>\d{1,2}|[a-z]+)\b",
        r"(?:\bat|\ba|@|\bvers|\bto|\bfor|weekdays?|days?|daily)\s(?P<h>[01]?\d"
        r"|2[0-3])(?P<m>[0-5]\d)?"
        r"(?P<half>\s?[ap]\.?m)?(?![\w%$:-]|\.\d)",
        r"\b(?:at|a) (?P<h>six|sept|seven|huit|eight|neuf|nine|dix|ten|onze|eleven|twelve)\b",
        r"(?<![\w$.:#])(?P<h>\d)(?P<m>[0-5]\d) (?=weekdays?|wkdays?|daily|mon|lun)",
        r"(?:weekdays?|wkdays?|daily|days) (?P<h>\d)(?P<m>[0-5]\d)\b",
    )
)
_WORDED = {"et demie": 30, "trente": 30, "et quart": 15}
_WEEKEND_ONLY = re.compile(
    r"\b(?:weekends? only|(?:only|just) (?:on )?(?:the )?weekends?"
    r"|(?:seulement|juste) (?:la |les )?fins? de semaine|fins? de semaine (?:seulement|juste))\b"
)
_PAST_NOON = re.compile(r"\bmidi et demie?\b|\bhalf past (?:noon|twelve)\b")
_NOON = re.compile(r"\b(?:noon|midday|midi)\b")
_LATE = re.compile(
    r"\b(?:evenings?|afternoons?|supper ?(?:time)?|dinner ?time|tea ?time|nights?|nightly"
    r"|after (?:work|(?:my |our |the )?lunch)"
    r"|soirs?|soirees?|apres-midi|souper|fin de journee)\b"
)
_LATEST = 11
"""The last hour that 'evening' makes one of the second half of the day."""
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
_AFTER = r"(?:\d ?[ap]m?|:\d\d|noon) "
"""An hour, behind which two letters are a zone."""
_EST = (
    r"(?:\d|\d ?[ap]\.?m\.?|\b(?:noon|midnight|o'?clock|in)) est\b(?! (?:fait|bon|correct|trop))"
    r"|\best (?:time|weekdays?|wkdays|daily|please|pls)\b|(?<=[\dma] )est$"
)
"""The zone, which in French is a verb: 'c'est fait'."""
_ZONES = (
    (
        rf"eastern|{_EST}|\bedt\b|\bet\b(?! )|heure de l'est|\bet$|{_AFTER}et\b",
        "America/Toronto",
    ),
    (rf"\bcentral\b|\bcst\b|\bcdt\b|{_AFTER}ct\b", "America/Chicago"),
    (r"heure du centre", "America/Winnipeg"),
    (rf"\bmountain\b|\bmtn\b|\bmst\b|\bmdt\b|heure des rocheuses|{_AFTER}mt\b", "America/Edmonton"),
    (rf"\bpacific\b|\bpst\b|\bpdt\b|heure du pacifique|{_AFTER}pt\b", "America/Vancouver"),
    (r"\batlantic\b|\badt\b|heure de l'atlantique|\bmaritimes?\b", "America/Halifax"),
    (r"\bheure de (?:mtl|montreal|quebec)\b|\bmtl time\b", "America/Toronto"),
    (r"\bnewfoundland\b|\bterre-neuve\b", "America/St_Johns"),
    (r"\b(?:uk|british|london) time\b|heure de londres", "Europe/London"),
    (r"\butc\b|\bgmt\b|\bzulu\b", "UTC"),
)
_SPOKEN_ZONES = tuple((re.compile(pattern), zone) for pattern, zone in _ZONES)
REGIONS: Mapping[str, str] = {
    "CA-ON": "America/Toronto", "CA-QC": "America/Toronto", "CA-BC": "America/Vancouver",
    "CA-AB": "America/Edmonton", "CA-SK": "America/Regina", "CA-MB": "America/Winnipeg",
    "CA-NS": "America/Halifax", "CA-NB": "America/Moncton", "CA-PE": "America/Halifax",
    "CA-NL": "America/St_Johns", "US-NY": "America/New_York", "US-MI": "America/Detroit",
    "US-DC": "America/New_York", "US-NJ": "America/New_York", "US-MA": "America/New_York",
    "US-PA": "America/New_York", "US-OH": "America/New_York", "US-FL": "America/New_York",
    "US-GA": "America/New_York", "US-IL": "America/Chicago", "US-TX": "America/Chicago",
    "US-MN": "America/Chicago", "US-WI": "America/Chicago", "US-CO": "America/Denver",
    "US-CA": "America/Los_Angeles", "US-WA": "America/Los_Angeles", "US-OR": "America/Los_Angeles",
}  # fmt: skip
"""The zone of the most people of a province or state, where a town gives none of its own."""
_TIMES_OF = {
    "America/Vancouver": "bc|b\\.c\\.|vancouver|van|victoria|kelowna",
    "America/Edmonton": "alberta|ab|calgary|edmonton",
    "America/Regina": "sask|saskatchewan|regina|saskatoon",
    "America/Winnipeg": "manitoba|mb|winnipeg",
    "America/Toronto": "ontario|ont|toronto|ottawa|windsor|qc|quebec|montreal|mtl|laval",
    "America/Moncton": "new brunswick|nouveau-brunswick|nb|moncton|fredericton|saint john",
    "America/Halifax": "nova scotia|nouvelle-ecosse|ns|halifax|pei|p\\.e\\.i\\.|charlottetown",
    "America/St_Johns": "nfld|newfoundland|terre-neuve|st\\.? john's|nl",
    "America/Whitehorse": "yukon|whitehorse",
    "America/New_York": "ny|nyc|new york|boston|maine|vermont|new hampshire|buffalo|philly"
    "|philadelphia|dc|miami|atlanta|charlotte|florida|georgia|ohio|cleveland|virginia|connecticut"
    "|jersey|pennsylvania|pittsburgh|massachusetts|delaware|maryland",
    "America/Detroit": "detroit|michigan",
    "America/Chicago": "chicago|houston|dallas|austin|texas|minnesota|minneapolis|wisconsin"
    "|milwaukee|st\\.? louis|missouri|memphis|nashville|new orleans|louisiana|oklahoma|kansas city"
    "|iowa|omaha|illinois|alabama|arkansas|mississippi",
    "America/Denver": "denver|colorado|utah|salt lake|montana|wyoming|new mexico",
    "America/Phoenix": "arizona|phoenix",
    "America/Los_Angeles": "la|l\\.a\\.|los angeles|california|cali|san francisco|sf|oregon"
    "|portland|seattle|nevada|vegas",
    "America/Anchorage": "alaska|anchorage",
    "Pacific/Honolulu": "hawaii|honolulu",
    "America/Mexico_City": "mexico city|cdmx|mexico|monterrey",
    "Europe/Paris": "paris|france|french",
    "Europe/Amsterdam": "rotterdam|amsterdam|netherlands|holland|dutch",
    "Europe/Brussels": "brussels|antwerp|belgium|belgian|bruxelles|anvers|belgique",
    "Europe/Berlin": "berlin|hamburg|frankfurt|munich|germany|german|allemagne",
    "Europe/Rome": "rome|milan|italy|italian|italie",
    "Europe/Madrid": "madrid|barcelona|spain|spanish|espagne",
    "Asia/Kolkata": "india|indian|delhi|mumbai|chennai|inde",
    "Asia/Shanghai": "china|beijing|shanghai|shenzhen|guangzhou|chine",
    "Asia/Tokyo": "tokyo|japan|japon",
    "Asia/Seoul": "seoul|korea|coree",
    "Asia/Ho_Chi_Minh": "vietnam|saigon|ho chi minh|hanoi",
}
"""Whose time it is said to be, by its zone: 'Maine time', 'heure de Montreal'."""
ZONES = frozenset((*(zone for _, zone in _ZONES), *REGIONS.values(), *_TIMES_OF))
"""Every zone that a text may name by itself."""
_BY_FOLDED = {zone.lower(): zone for zone in ZONES}
_IANA = re.compile(r"\b(?:" + "|".join(sorted(_BY_FOLDED, key=len, reverse=True)) + r")\b")
_TIME_OF = re.compile(
    r"\b(?:"
    + "|".join(
        rf"(?:(?P<t{n}>{names}) time|heure (?:de |du |d'|de la |de l')(?P<h{n}>{names}))"
        for n, names in enumerate(_TIMES_OF.values())
    )
    + r")(?!\w)"
)
_RHYTHMS = frozenset({"daily", "weekdays", "weekly", "monthly"})


def is_frequency(every: str) -> bool:
    """Whether it is one of the forms that :func:`days` gives.

    >>> is_frequency("monday,thursday"), is_frequency("weekdays"), is_frequency("hourly")
    (True, True, False)
    """
    return every in _RHYTHMS or all(day in DAY_NAMES for day in every.split(","))


def hour(folded: str) -> str | None:
    """'at 6:30am' -> '06:30'; the one that is wished for, where another is told before it: 'it
    comes at six, can it be nine'.

    >>> hour("weekdays at 8"), hour("7h30"), hour("4pm fridays"), hour("six heures et demie")
    ('08:00', '07:30', '16:00', '06:30')
    """
    wished = _WISHED.search(folded, 1)
    if wished is not None and (clock := _hour(folded[wished.start() :])):
        return clock
    return _hour(folded)


_WISHED = re.compile(
    r"\b(?:can|could|might|may|would) (?:it|this|that|they|mine)\b|\b(?:make|move|change|push|bump)"
    r" (?:it|this|that|mine)\b|\b(?:pourrait|peut)-(?:on|il|elle|ce)\b|\bmets-(?:le|la|moi)\b"
)
"""Where a wish begins: 'can it be ...'."""


def _hour(folded: str) -> str | None:
    in_words = _spoken(folded)
    if in_words is not None:
        return in_words
    late = _LATE.search(folded) is not None
    for pattern in _CLOCKS:
        told = [f for f in pattern.finditer(folded) if not _DENIED.search(folded[: f.start()])]
        led = [f for f in told if _LED.search(folded[: f.start()])]
        for found in (*(led if len(told) > 1 else ()), *told):
            clock = _clock(found, late=late)
            if clock is not None:
                return clock
    return "12:00" if _NOON.search(folded) else None


def _spoken(folded: str) -> str | None:
    """An hour in words: 'quarter past six', 'half past eight', 'six thirty am', 'midi et demi'."""
    if _PAST_NOON.search(folded):
        return "12:30"
    for pattern, before, minutes in _PARTS_OF_HOURS:
        found = pattern.search(folded)
        if found is not None:
            word = next(word for word in found.groups() if word)
            hours = int(word) if word.isdigit() else _NUMBERS[word]
            late = _LATE.search(folded) is not None
            late = late or (pattern is _HALF and hours <= _LATEST_HALF)
            if late and hours <= _LATEST and (pattern is not _HALF or not _MORNING.search(folded)):
                hours += 12
            return f"{(hours - before) % 24:02d}:{minutes:02d}"
    spoken = _SPOKEN_CLOCK.search(folded)
    if spoken is None:
        return None
    hours = _NUMBERS[spoken["h"]] % 12 + (12 if spoken["half"] == "p" else 0)
    return f"{hours:02d}:{_WORDED_MINUTES[spoken['m']]:02d}"


_PARTS_OF_HOURS = (
    (_PAST_THE_HOUR, 0, 15),
    (_HALF_PAST, 0, 30),
    (_HALF, 0, 30),
    (_TO_THE_HOUR, 1, 45),
)
_DENIED = re.compile(r"\b(?:not|pas|instead of|au lieu de) (?:at |a )?$")
_LED = re.compile(r"(?:\b(?:at|for|to)|@|(?<!y )\ba) $")
"""Before the hour of a digest, where another is told: 'crew meeting is 5:45, send it at 5:30'."""
_ANEW = re.compile(
    r"^(?:ok |and |same but .{0,40}\band |make (?:it|that) |mets |plutot )?"
    r"(?P<h>\d{1,2})(?P<m>[0-5]\d)?"
    r"(?: (?:actually|instead|please|pls|then|finalement|plutot)\b|,? not \d|\W*$)"
)


def hour_anew(folded: str) -> str | None:
    """The hour that a digest is moved to by its number alone, the last one that is told so.

    >>> hour_anew("8 actually"), hour_anew("7 not 645"), hour_anew("seven. no, i'm not up. eight")
    ('08:00', '07:00', '08:00')
    """
    found = _ANEW.search(folded)
    alone = [*_HOUR_ALONE.finditer(folded)]
    if found is None and alone:
        found = alone[-1]
    return _clock(found, late=False) if found is not None else None


_HOUR_ALONE = re.compile(
    rf"(?:^|[.!?;] )(?:(?:no|ok|okay|well|say|non|bon|mettons),? )?(?P<h>{_HOUR_WORDS})"
    r"(?=\W{0,3}$|[.,;!?])"
)


def _clock(found: re.Match[str], *, late: bool) -> str | None:
    groups = found.groupdict()
    number = groups["h"]
    hours = int(number) if number.isdigit() else _NUMBERS.get(number, 99)
    said = (groups.get("m") or "0").strip()
    minutes = 30 if found.re.pattern.startswith(r"\bhalf") else _WORDED.get(said, 0)
    if said.isdigit():
        minutes = int(said)
    half = (groups.get("half") or groups.get("letter") or "").strip()[:1]
    if late and not half and 0 < hours <= _LATEST:
        half = "p"
    if half in {"p", "s"} and hours < 12:
        hours += 12
    if half == "a" and hours == 12:
        hours = 0
    return f"{hours:02d}:{minutes:02d}" if hours < 24 and minutes < 60 else None


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


def days_changed(folded: str, held: str) -> str | None:
    """The days of a digest of which a text adds some, or takes some out; None where it does
    neither.

    >>> days_changed("add the monday too", "thursday"), days_changed("skip fridays", "weekdays")
    ('monday,thursday', 'monday,tuesday,wednesday,thursday')
    """
    said = {_day_of(m[1]) for m in _DAYS.finditer(folded)} - {-1}
    now = _AS_DAYS.get(held) or {
        DAY_NAMES.index(day) for day in held.split(",") if day in DAY_NAMES
    }
    if not said or not now or _ANEW_DAYS.search(folded):
        return None
    out = {_day_of(m["day"]) for m in _NOT_ON.finditer(folded)} & said
    if out:
        left = now - out
        return _as_said(left) if out <= now and left and out == said else None
    return _as_said(now | said) if _ON_TOO.search(folded) else None


def _as_said(days_of_week: set[int]) -> str:
    usual = (every for every, all_of in _AS_DAYS.items() if all_of == days_of_week)
    return next(usual, ",".join(DAY_NAMES[n] for n in sorted(days_of_week)))


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


_NOT_THERE = re.compile(r",? (?:not|pas|instead of|au lieu de) (?:[a-z]+ ){0,2}[a-z]+")


def zone(folded: str, places: Mapping[str, str]) -> str | None:
    """The IANA zone that is said; ``places`` gives that of each place named."""
    written = _IANA.search(folded)
    if written is not None:
        return _BY_FOLDED[written[0]]
    of = _TIME_OF.search(folded)
    if of is not None and of.lastgroup is not None:
        return [*_TIMES_OF][int(of.lastgroup[1:])]
    spoken = next((z for pattern, z in _SPOKEN_ZONES if pattern.search(folded)), None)
    if places:
        return spoken if spoken and _NOT_THERE.search(folded) else next(iter(places.values()))
    return spoken
