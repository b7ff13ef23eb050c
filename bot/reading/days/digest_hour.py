"""The hour at which a digest is wanted, on a clock of 24 hours."""

from __future__ import annotations

import re

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
_PAST_NOON = re.compile(r"\bmidi et demie?\b|\bhalf past (?:noon|twelve)\b")
_NOON = re.compile(r"\b(?:noon|midday|midi)\b")
_LATE = re.compile(
    r"\b(?:evenings?|afternoons?|supper ?(?:time)?|dinner ?time|tea ?time|nights?|nightly"
    r"|after (?:work|(?:my |our |the )?lunch)"
    r"|soirs?|soirees?|apres-midi|souper|fin de journee)\b"
)
_LATEST = 11
"""The last hour that 'evening' makes one of the second half of the day."""


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
