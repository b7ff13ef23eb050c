"""The time zone (IANA) that a text says: by its name, by whose time it is, or by a place."""

from __future__ import annotations

import re
from collections.abc import Mapping

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
