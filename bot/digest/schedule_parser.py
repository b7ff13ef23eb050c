"""Schedules as people write them, and the nearest right cron line for a wrong one."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time

from cronsim import CronSim, CronSimError

from bot.digest.order_errors import BadOrder
from bot.domain.days import WEEKDAYS
from bot.domain.subscription_faults import Wrong
from bot.domain.subscriptions import QuietHours, Recurrence, Rhythm
from bot.presentation.locale_data import locale_data
from bot.presentation.messages import languages

_RHYTHMS = {
    "daily": Rhythm.DAILY,
    "every day": Rhythm.DAILY,
    "tous les jours": Rhythm.DAILY,
    "quotidien": Rhythm.DAILY,
    "weekdays": Rhythm.WEEKDAYS,
    "jours ouvrables": Rhythm.WEEKDAYS,
    "en semaine": Rhythm.WEEKDAYS,
    "weekly": Rhythm.WEEKLY,
    "hebdomadaire": Rhythm.WEEKLY,
}
_NICKNAMES = {
    "@daily": "0 8 * * *",
    "@midnight": "0 0 * * *",
    "@weekly": "0 8 * * 1",
    "@hourly": "0 * * * *",
    "@monthly": "0 8 1 * *",
}
_CLOCK = re.compile(r"(\d{1,2})(?:[:h.](\d{2})?)?\s*([ap]\.?m\.?)?", re.IGNORECASE)
_LIMITS = ((0, 59), (0, 23), (1, 31), (1, 12), (0, 7))
_ANY_DAY = datetime(2024, 1, 1, tzinfo=UTC)


def read_recurrence(schedule: str, at: str) -> Recurrence:
    """'weekdays' with '08:00', 'weekly', 'friday', 'cron 0 8 * * 1-5' or the bare cron line.

    Raises BadOrder, with the nearest right form as a suggestion.

    >>> read_recurrence("friday", "9am").line
    '0 9 * * 5'
    """
    words = " ".join(schedule.casefold().split())
    clock = read_clock(at) if at else time(8)
    if rhythm := _RHYTHMS.get(words):
        return Recurrence(rhythm=rhythm, at=clock)
    day = words.removeprefix("weekly ").removeprefix("every ").removeprefix("on ").rstrip("s")
    weekday = _weekday(day)
    if weekday is not None:
        return Recurrence(rhythm=Rhythm.WEEKLY, at=clock, weekday=weekday)
    return read_cron(words.removeprefix("cron").strip())


def _weekday(named: str) -> int | None:
    """Monday is 0; None for what is none in any of our languages."""
    tables = (locale_data(lang).weekdays for lang in languages())
    for names in (WEEKDAYS, *tables):
        folded = [name.casefold() for name in names]
        if named in folded:
            return folded.index(named)
    return None


def read_cron(written: str) -> Recurrence:
    """Five cron fields. Raises BadOrder with the nearest right line as a suggestion."""
    line = " ".join(written.upper().split())
    if len(line.split()) == 5 and _runs(line):
        return Recurrence(rhythm=Rhythm.CRON, cron=line)
    nearest = nearest_cron(written)
    if nearest:
        raise BadOrder(Wrong.SCHEDULE, written, option="cron", nearest=nearest, values=(nearest,))
    raise BadOrder(Wrong.SCHEDULE, written, option="every", values=("weekdays", "daily", "weekly"))


def nearest_cron(written: str) -> str | None:
    """The cron line that ``written`` was probably meant to be; None when nothing is near.

    >>> nearest_cron("0 25 * * mon-fri"), nearest_cron("0 0 8 * * 1-5"), nearest_cron("8:30 * * *")
    ('0 23 * * MON-FRI', '0 8 * * 1-5', '30 8 * * *')
    """
    words = written.strip().casefold()
    if words in _NICKNAMES:
        return _NICKNAMES[words]
    parts = words.upper().replace("?", "*").split()
    if parts and (clock := re.fullmatch(r"(\d{1,2}):(\d{2})", parts[0])):
        parts = [str(int(clock[2])), str(int(clock[1])), *parts[1:]]
    if len(parts) == 6:
        parts = parts[1:]
    if not 2 <= len(parts) <= 5:
        return None
    parts += ["*"] * (5 - len(parts))
    line = " ".join(_clamped(part, *limits) for part, limits in zip(parts, _LIMITS, strict=True))
    return line if _runs(line) else None


def _clamped(part: str, least: int, most: int) -> str:
    """Numbers put back inside the field's limits; a backward range turned round."""
    part = re.sub(r"\d+", lambda n: str(min(max(int(n[0][:4]), least), most)), part)
    turned = re.fullmatch(r"(\d+)-(\d+)", part)
    if turned and int(turned[1]) > int(turned[2]):
        return f"{turned[2]}-{turned[1]}"
    return part


def _runs(line: str) -> bool:
    try:
        next(CronSim(line, _ANY_DAY))
    except (CronSimError, StopIteration, RuntimeError):
        return False
    return True


def read_clock(written: str) -> time:
    """'08:00', '8', '8h30', '8:30 pm'. Raises BadOrder.

    >>> read_clock("8h30"), read_clock("7 pm"), read_clock("noon")
    (datetime.time(8, 30), datetime.time(19, 0), datetime.time(12, 0))
    """
    words = written.strip().casefold()
    if words in ("noon", "midi"):
        return time(12)
    if words in ("midnight", "minuit"):
        return time(0)
    found = _CLOCK.fullmatch(words)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    if found and found[3] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if found[3].startswith("p") else 0)
    if hour > 23 or minute > 59:
        raise BadOrder(Wrong.TIME, written[:20], option="at", values=("08:00",))
    return time(hour, minute)


def read_quiet(written: str) -> QuietHours | None:
    """'22:00-07:00', or 'off' for none. Raises BadOrder.

    >>> read_quiet("22:00-07:00")
    QuietHours(start=datetime.time(22, 0), end=datetime.time(7, 0))
    """
    if written.strip().casefold() in ("off", "none", "no", "non", "aucune"):
        return None
    ends = re.split(r"\s*(?:-|–|to|à|until)\s*", written.strip().casefold())
    if len(ends) != 2:
        raise BadOrder(Wrong.QUIET_HOURS, written[:30], option="quiet", values=("22:00-07:00",))
    start, end = read_clock(ends[0]), read_clock(ends[1])
    if start == end:
        raise BadOrder(Wrong.NO_QUIET_HOURS, option="quiet", values=("22:00-07:00", "off"))
    return QuietHours(start=start, end=end)
