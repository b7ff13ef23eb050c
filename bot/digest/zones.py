"""Time zones as people write them, and the nearest right one for a wrong one."""

from __future__ import annotations

import re
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from bot.digest.order_errors import BadOrder
from bot.domain.likeness import ALIKE, names_like
from bot.domain.subscription_faults import Wrong

DEFAULT_ZONE = "America/Toronto"
_SPOKEN = {
    "et": "America/Toronto",
    "est": "America/Toronto",
    "edt": "America/Toronto",
    "eastern": "America/Toronto",
    "heure de l'est": "America/Toronto",
    "ct": "America/Winnipeg",
    "cst": "America/Winnipeg",
    "cdt": "America/Winnipeg",
    "central": "America/Winnipeg",
    "mt": "America/Edmonton",
    "mst": "America/Edmonton",
    "mdt": "America/Edmonton",
    "mountain": "America/Edmonton",
    "pt": "America/Vancouver",
    "pst": "America/Vancouver",
    "pdt": "America/Vancouver",
    "pacific": "America/Vancouver",
    "at": "America/Halifax",
    "ast": "America/Halifax",
    "adt": "America/Halifax",
    "atlantic": "America/Halifax",
    "nt": "America/St_Johns",
    "nst": "America/St_Johns",
    "ndt": "America/St_Johns",
    "newfoundland": "America/St_Johns",
    "ottawa": "America/Toronto",
    "montreal": "America/Toronto",
    "quebec": "America/Toronto",
    "calgary": "America/Edmonton",
    "washington": "America/New_York",
    "new york": "America/New_York",
    "boston": "America/New_York",
    "san francisco": "America/Los_Angeles",
    "seattle": "America/Los_Angeles",
    "houston": "America/Chicago",
    "dallas": "America/Chicago",
    "uk": "Europe/London",
    "gmt": "Europe/London",
    "bst": "Europe/London",
    "cet": "Europe/Paris",
    "cest": "Europe/Paris",
    "utc": "UTC",
    "z": "UTC",
}
"""What people say for a zone. Abbreviations mean the wall clock, summer time included: 'EST'
is said all year in Toronto, and the IANA zone of that name would be an hour off all summer."""
_OFFSET = re.compile(r"(?:utc|gmt)?\s{0,9}([+-])(\d{1,2})(?::?(\d{2}))?")


def read_zone(written: str) -> ZoneInfo:
    """The zone that ``written`` names: an IANA name in any case, a city, or what people say.

    Raises BadOrder with the nearest zones as suggestions.

    >>> read_zone("america/toronto").key, read_zone("St. John's").key, read_zone("EST").key
    ('America/Toronto', 'America/St_Johns', 'America/Toronto')
    """
    wanted = _plain(written)
    known = _SPOKEN.get(wanted) or _names().get(wanted)
    if known is not None:
        return ZoneInfo(known)
    nearest = nearest_zones(written)
    first = nearest[0] if nearest else ""
    raise BadOrder(Wrong.ZONE, written[:40], option="tz", nearest=first, values=nearest)


def nearest_zones(written: str, *, limit: int = 3) -> tuple[str, ...]:
    """IANA names near to ``written``, best first.

    >>> nearest_zones("America/Tornto")[0], nearest_zones("UTC-5")
    ('America/Toronto', ('Etc/GMT+5',))
    """
    offset = _OFFSET.fullmatch(written.strip().casefold())
    if offset is not None:
        return _by_offset(offset)
    wanted = _plain(written)
    names = {**_names(), **_SPOKEN}
    close = names_like(wanted, names, limit=limit * 2, at_least=ALIKE)
    if not close:
        city = wanted.rpartition("/")[2]
        close = names_like(city, names, limit=limit * 2, at_least=ALIKE)
    return tuple(dict.fromkeys(names[name] for name in close))[:limit]


def _by_offset(offset: re.Match[str]) -> tuple[str, ...]:
    """Whole hours only: the names of fixed offsets count the other way round."""
    sign, hours = offset[1], int(offset[2])
    if offset[3] not in (None, "00") or hours > 14:
        return ()
    return ("UTC",) if hours == 0 else (f"Etc/GMT{'-' if sign == '+' else '+'}{hours}",)


@cache
def _names() -> dict[str, str]:
    """Every IANA name, and each city alone where only one zone has it; read from disk once."""
    zones = sorted(z for z in available_timezones() if not z.startswith(("posix/", "right/")))
    cities: dict[str, list[str]] = {}
    for zone in zones:
        if "/" in zone and not zone.startswith("Etc/"):
            cities.setdefault(_plain(zone.rpartition("/")[2]), []).append(zone)
    alone = {city: found[0] for city, found in cities.items() if len(found) == 1}
    return {**alone, **{_plain(zone): zone for zone in zones}}


def _plain(written: str) -> str:
    """Case, spaces, dots, accents of Québec and apostrophes do not tell zones apart."""
    folded = written.strip().casefold().replace("é", "e").replace("_", " ")
    return " ".join(re.sub(r"[.’']", "", folded).split())
