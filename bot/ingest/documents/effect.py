"""From when and to when, as a clause says it, and to which day it is put off.

A day is a first or a last one by the words that lead to it or follow it (the tables below); where
no known words do, by what the trained roles of days say (``roles``). A first and a last day are
read against each other: 'may not enter after' a day starts a ban, and ends nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time, timedelta

from bot.ingest.documents.days import DayMention, days
from bot.ingest.documents.moments import Moment, hour_of, moment_of
from bot.ingest.documents.mood import EARLIER_SPARED
from bot.ingest.documents.roles import Role, chance_of, chances
from bot.ingest.documents.text import Clause

_FROM = re.compile(
    r"(?:(?:on|at) (?:or|and) after|(?:at|from) the (?:beginning|start) of(?: the day(?: of| on)?)?"
    r"|(?:(?:at|from) )?the first moment of"
    r"|(?:effective|applicable|implementation|commencement)(?: dates?)?(?: and time)?"
    r"(?: shall be| is| of| as of| on| from| beginning| starting)?(?: at)?"
    r"|(?:effective|applicable|start(?:ing)?) date (?:of|for) [^.;:]{0,120}? (?:is|shall be"
    r"|will be)"
    r"|(?<!last )(?<!final )day on which [^.;:]{0,60}? (?:comes? into force|takes? effect"
    r"|applies) is"
    r"|as (?:of|from)|that is,?(?: to say)?,?(?: on)?"
    r"|(?:right|correct) (?:day|date)(?: of [a-z ]{3,40})? is"
    r"|prend(?:ra)? effet(?: le)?|becomes? (?:payable|due)(?: on)?|or later(?: on)?|as soon as"
    r"|with effect(?: from| on| as of)?"
    r"|(?:begin(?:s|ning)?|commenc(?:es?|ing)|start(?:s|ing)?|happens?|occurs?)(?: (?:with|to)"
    r" (?:[a-z]+ ){0,5}[a-z]+)?(?: collecting)?(?: on| from)?|kick(?:s|ed|ing)? in(?: on)?"
    r"|ha(?:s|ve|d) (?:had )?effect (?:since|on|as of)"
    r"|(?:in|into) (?:force|effect)"
    r"(?:,? or (?:is|are) deemed to have come into (?:force|effect),?)?(?: on| from| since)?"
    r"|take(?:s|n|ing)? effect(?: on| from)?"
    r"|en vigueur(?: le| depuis le)?|(?:au|dès le) début de la journée du|à compter du|à partir du"
    r"|(?:à compter|à partir) de|commençant le|(?:on )?the later of"
    r"|\bfix(?:es|ing)?|s'appliquer?(?:a|ont|ent)?(?: dès)? le"
    r"|from and after|first day(?=:)|dès le|depuis le|au plus tôt le"
    r"|from|(?:retroactive(?:ly)?|back-?dated) to"
    r"|rétroacti(?:f|ve|vement)s? (?:au|dès le)|(?:reach|go|extend|dat)(?:es|s|e|ing)? back to"
    r"|become(?:s)? subject to (?:an? |the )?(?:[a-z-]+ ){0,4}of \S{1,6} ?(?:percent|per cent|%)"
    r"(?: ad valorem)? on"
    r"|becomes? (?:[a-z]+ ){0,4}at \S{1,6} (?:percent|per cent)(?: ad valorem)? on"
    r"|(?:ris|increas|climb|go|jump|fall|drop|mov|chang)(?:e|es|ing|s)?"
    r" (?:up |down |back )?(?:from \S{1,6} ?"
    r"(?:percent |per cent |%)?)?to \S{1,6}(?: (?:percent|per cent))?(?: ad valorem)?"
    r" (?:on|as of|effective|from)"
    r"|pass(?:e|er|era|ent|eront|erai(?:t|ent)) de \S{1,6} ?%? à \S{1,6} ?%,? (?:dès )?le"
    r"|(?:from|after|on|of) the (?:first|second|third|fourth|last) [a-z]{3,6}day (?:of|in)"
    r" [a-z]{3,9} \d{4}, (?:which|that) (?:is|falls on)"
    r")[\s,:]*(?:(?:at|à)\s{1,8})?(?:the same (?:hour|time|moment)(?: on| of)?\s{1,8})?$",
    re.I,
)
_AND_LATER = re.compile(
    r",?\s{0,3}(?:or|and|ou|et)(?: (?:on )?(?:any )?(?:later|thereafter|after(?:ward)?s?\b"
    r"|subsequent"
    r"|après|ultérieur))",
    re.I,
)
"""After a day: 'imported on December 12 or later', 'le 12 décembre ou après cette date'."""
_LEADS = re.compile(
    r"\W{0,4}(?:\w{1,3}[.)]\s{1,4})?(?:[a-z -]{3,40} later, )?(?:on|le)\s{1,4}$", re.I
)
_STARTS = re.compile(
    r".{0,140}?\b(?=[bcegpstw])(?:(?:takes?|taking) effect"
    r"|(?:comes?|enters?|go(?:es)?) into (?:effect|force)"
    r"|(?:begins?|starts?)\b"
    r"|(?:shall|will) (?:apply|be (?:imposed|collected|increased|raised|lifted|subject|due|\d"
    r"|removed|eliminated|reduced|lowered|cut|repealed|ended|scrapped|withdrawn|doubled)"
    r"|increase|rise|fall|drop|go)\b"
    r"|prend(?:ra|ront|nent)? effet|entre(?:nt|ra|ront)? en vigueur|s'applique)",
    re.I,
)
"""'On December 1, 2026, the duty takes effect': the day opens the sentence."""
_IS_THE_START = re.compile(
    r",? is the (?:effective date|first day|day (?:from|on) which [^.;]{0,80}"
    r"(?:take|come|appl|begin|start))",
    re.I,
)
_IS_THE_END = re.compile(
    r",? (?:is|being|as|est) (?:the |le )?(?:last|final|dernier) (?:day|jour)", re.I
)
_BETWEEN = re.compile(r"\b(?:between|entre le|du)\s{1,4}$", re.I)
_PERIOD = re.compile(r"\b(?:year|period|quarter|season)(?: of| from)?[\s,:]{1,4}$", re.I)
"""Before the first day of 'the quota year April 5, 2027, through April 4, 2028'."""
_AFTER = re.compile(
    r"\b(?:imported|enter(?:ed)?|arriv(?:es?|ed|ing)|released|accounted for|withdrawn|shipped)\b"
    r"[^.;]{0,80}"
    r"(?:(?<!or )(?<!and )(?<!not )\bafter|(?<!no )(?<!not )\blater than)[\s,]*$",
    re.I,
)
"""Goods 'imported after December 11' are those of the 12th."""
_NOT_GIVEN_AFTER = re.compile(
    r"\b(?:(?:do|does|shall|will) (?:not|no longer) (?:apply|extend|be (?:available|granted|given))"
    r"|(?:is|are) (?:not|no longer) (?:available|granted|given))"
    r"[^.;]{0,80} (?:(?<!or )(?<!and )after|(?<!no )(?<!not )later than)[\s,]*$"
    r"|\b(?:ne s'applique(?:nt|ra|ront)?|n'est|ne sont) (?:pas|plus)\b[^.;]{0,80} (?<!ou )après"
    r" le[\s,]*$",
    re.I,
)
"""What is 'not available for goods released after April 30' is over with that day."""
_NO_LATER = re.compile(r"(?:no|not) later than[\s,]*$", re.I)
_LAST = re.compile(
    r"(?:through|thru|until,? and including|until|till"
    r"|(?:end|expir|laps|terminat|sunset|conclud|clos)(?:s|es|ed|e|ing)?"
    r"(?: (?:on|at|after))?"
    r"|runs? out(?: on| at)?|valid (?:to|until|through)|(?:now )?(?:run|last|remain (?:in place"
    r"|in force"
    r"|available))s? (?:to|until|through)"
    r"|(?:no longer|not|ceases?) (?:[a-z]+ ){1,4}after"
    r"|(?:n'a|n'ont) plus d'effet après le"
    r"|at the (?:end|close) of(?: the day(?: of| on)?)?"
    r"|up to(?: and including)?|(?:last|final) day(?: (?:of|on|for) [^.;:]{0,80}?)?(?:,?"
    r" (?:which|that))?(?: is| being| shall be|(?=:))"
    r"|(?:on|at) or before|but not after"
    r"|dernier jour (?:où|de|du|pour) [^.;:]{0,80}? est(?: le)?"
    r"|jusqu'au|à la fin (?:de la journée )?du|au plus tard le"
    r"|(?:expire(?:nt|ra)?|prend(?:ra)? fin|cesse(?:nt|ra|ront)?|se termin(?:e|ant|era)) le"
    r"|(?:(?:extend|prolong)(?:ed)?|continued)(?: for [a-z0-9 -]{1,20},?)?"
    r" (?:to|until|through)"
    r"|\bfor (?:another|an?|[\w-]+)(?: (?:more|further|additional))?(?: [\w-]+)? (?:years?|months?"
    r"|weeks?|days?), (?:to|until|through))[\s,:]*(?:the )?$",
    re.I,
)
_WOULD_HAVE = re.compile(
    r"\b(?:set|due|scheduled|expected|was|were|would(?: otherwise| have)?)\b[^.;,]{0,30}"
    r"\b(?:expired?|end(?:ed)?|lapsed?|terminated?)(?: on| at| after)?[\s,:]*(?:the )?$",
    re.I,
)
"""Before the last day that there would have been, were it not for what the sentence says next."""
_WAS_TO_END = re.compile(
    r"\b(?:(?:was|were) (?:originally |previously |initially |otherwise )?(?:due|set|scheduled"
    r"|going|expected)? ?to|would (?:otherwise |have ){1,2})[^.;,]{0,30}"
    r"\b(?:expired?|end(?:ed)?|lapsed?|terminated?)(?: on| at| after)?[\s,:]*(?:the )?$",
    re.I,
)
"""The same where the day stands alone: what was to end then ends no more."""
_NOT_ON = re.compile(
    r"(?:(?<!on or )(?<!at or )before|prior to|avant le"
    r"|ceases?(?: to (?:have effect|apply|be in (?:force|effect)|be effective))?(?: on| as of| at)?"
    r"|cesse(?:nt|ra|ront)? (?:d'avoir effet|de s'appliquer|d'être en vigueur) (?:le|au)"
    r"|(?:is|are|was|were) (?:repealed|revoked) (?:on|at|as of|effective))[\s,:]*(?:the )?$",
    re.I,
)
"""A day on which it applies no more."""
_CEASES = re.compile(r"\bceases?\b[^.;]{0,40}$", re.I)
_DEADLINE = re.compile(r"(?:(?:and )?(?:no|not) later than|avant le|before|prior to)[\s,:]*$", re.I)
_ENTERED_BY = re.compile(
    r"\b(?:entered|imported|withdrawn|released)\b[^.;,]{0,60}(?:no|not) later than[\s,]*$", re.I
)
"""Goods for which a day is the last: what has to be done by a day is a deadline, and none."""
_BY = re.compile(r"(?:and )?(?:no|not) later than[\s,:]*$", re.I)
_RANGE = re.compile(r"\s{0,9}(?:,|\([^)]{0,30}\))?\s{0,9}(?:to|-|au|and)\s{0,9}$", re.I)
"""Between the two days of 'from July 1, 2026 to December 31, 2026'."""
_MOVED = re.compile(
    r"\b(?:postponed?|delay(?:ed)?|defer(?:red)?|put (?:off|back)|pushed (?:back|out)"
    r"|held over|moved|shifted|changed|rescheduled|brought forward|advanced|switched"
    r"|adjusted|reporté|report|différé|avancé"
    r"|devancé|repoussé|déplacé)e?s?(?: [a-z]+){0,6} (?:from|du)[\s,]*$",
    re.I,
)
"""Between two days a start is moved, and nothing lasts."""
_WAS_TO_BEGIN = re.compile(
    r"\b(?:instead of|rather than|in (?:the )?(?:place|lieu|stead) of|au lieu du|plutôt que le)"
    r"(?: the)?(?: (?:on|from|as of|beginning|starting|at|original date of))?[\s,\"]*$"
    r"|\b(?:(?:was|were) (?:originally |initially |previously |first |otherwise )?(?:due |set"
    r" |scheduled |supposed |meant |expected |planned )?to(?: have)?"
    r"|would (?:otherwise |first )?have"
    r"|(?:originally|initially|previously|first) (?:due|set|scheduled|planned|announced)(?: to)?"
    r"|devai(?:t|ent)(?: d'abord| initialement)?)"
    r" (?:begin|begun|start|started|take effect|taken effect|take place|happen|occur|kick in"
    r"|(?:enter|come|go)(?:ed)? into (?:force|effect)|apply"
    r"|applied|be effective|been effective|become effective|entrer en vigueur|prendre effet"
    r"|s'appliquer)(?: on| from| as of| at| le)?[\s,]*$"
    r"|\b(?:(?:was|were|had been) (?:set|due|fixed|planned|scheduled|announced|slated) for)[\s,]*$"
    r"|\b(?:scheduled|slated) for[\s,]*$"
    r"|\b(?:original|initial|previous|earlier|former) (?:effective |start(?:ing)? "
    r"|implementation )?(?:date|day)(?: of| was| on)?[\s,]*$",
    re.I,
)
"""Before the day on which something was to begin, and does not."""
_END_MOVES = re.compile(
    r"\b(?:exten(?:d(?:s|ed|ing)?|sion)|prolong(?:s|ed|ing|e|ent|er|é|ée)?)\b[^.;]{0,100}"
    r" (?:from|du)[\s,]*(?:the )?$",
    re.I,
)
"""'extend the period from April 30 to June 30': the first day is the end that moves."""
_FILED_FROM = re.compile(
    r"\b(?:is|are|will be|becomes?) (?:now )?available (?:in|for use in)"
    r" [^.;]{0,60}\b(?:as of|on|from"
    r"|beginning|starting)[\s,]*$",
    re.I,
)
"""Before the day from which a heading can be filed, which is no start of its duty."""
_TO = re.compile(r",?\s{1,3}(?:to|until|through|au|jusqu'au)\s", re.I)
POINTS_BACK = re.compile(
    r"\b(?:from|as of|on|beginning) (?:and after )?that (?:time|day|date|moment|hour)\b"
    r"|\bfrom then on\b|\bas of then\b"
    r"|\b(?:à compter|à partir|dès) de (?:cette|ce) (?:date|jour|moment)\b|\bdès lors\b"
)
"""Words that mean the day of the sentence before."""
SAME_DAY = re.compile(
    r"\b(?:as of|on|from) (?:the same|that) (?:day|date)|\bissued on the same day\b"
)
"""A sentence that has its day from the one before it."""
UNDER_WAY = re.compile(r"foreign trade zone|loaded onto|in transit|final mode of transport", re.I)
"""Of goods that have days of their own."""


_STARTS_OR_MOVES = (Role.FIRST, Role.PUT_OFF_TO)
_ENDS_OR_MOVES = (Role.LAST, Role.OVER, Role.PUT_OFF_TO)
_FEW_WORDS = 45
"""Characters of a clause that says little beside a day."""
_UNLIKELY = 0.03
"""Chance of a role below which the words that lead to a day mislead."""


def _likely(clause: Clause, found: Moment | None, roles: tuple[Role, ...]) -> Moment | None:
    """The day, unless the model tells that it hardly plays one of those roles.

    In a few words there is nothing to go by but those that lead to it.
    """
    if found is None or len(clause.text) < _FEW_WORDS:
        return found
    held = chances(clause.text, clause.near).get(found.start - clause.start)
    return found if held is None or chance_of(held, *roles) >= _UNLIKELY else None


_SURE = 0.6
"""Chance of a role from which a day plays it though no known words lead to it."""


def _surely(clause: Clause, *roles: Role) -> DayMention | None:
    """The first day that surely plays one of those roles."""
    if UNDER_WAY.search(clause.text):
        return None
    odds = chances(clause.text, clause.near)
    text = clause.text
    named = (
        m for m in days(text, clause.near) if not (is_no_more(text, m) or may_be_another(text, m))
    )
    return next((m for m in named if chance_of(odds.get(m.start, {}), *roles) >= _SURE), None)


_OF_TWO = re.compile(r"\bthe (?P<which>later|earlier|first) of[\s,:]*(?:\([ai1]\)\s{0,3})?$", re.I)
_ON_BEING_MADE = re.compile(
    r",?\s{0,3}(?:and|or) (?:the (?:day|date) (?:on which it|of its)|its)"
    r" (?:is )?(?:registered|registration|made|making)\b",
    re.I,
)


def may_be_another(text: str, mention: DayMention) -> bool:
    """'The later of July 1 or 30 days after publication': which of the two it is, nobody can tell.

    An order is registered within days of its making: the later of a day and of that is the day.
    """
    led = _OF_TWO.search(text[max(0, mention.start - 40) : mention.start])
    if led is None:
        return False
    made = led["which"].lower() == "later" and _ON_BEING_MADE.match(text, mention.end)
    return not made


def is_no_more(text: str, mention: DayMention) -> bool:
    """Whether something was to begin on a day, or is moved from it."""
    before = text[max(0, mention.start - 160) : mention.start]
    return _MOVED.search(before) is not None or _WAS_TO_BEGIN.search(before) is not None


def _surely_begins(clause: Clause) -> Moment | None:
    """Not before the document: acts are cited by their days."""
    found = _surely(clause, Role.FIRST)
    past = found is not None and clause.near is not None and found.day < clause.near
    if found is None or past:
        return None
    before, said = clause.text[: found.start], clause.text[found.start :]
    moment, last = _from_the_next(moment_of(clause, found), before, said), _ends(clause)
    return None if last is not None and last.start == moment.start else moment


def _surely_ends(clause: Clause) -> Moment | None:
    found = _surely(clause, Role.LAST, Role.OVER)
    if found is None:
        return None
    held = chances(clause.text, clause.near)[found.start]
    moment = moment_of(clause, found)
    begun = _begins(clause)
    if begun is not None and begun.start == moment.start:  # 'may not enter after' starts a ban
        return None
    eve = _is_early(moment.hour) or held[Role.OVER] > held[Role.LAST]
    return moment.day_before if eve else moment


def begins(clause: Clause) -> Moment | None:
    """The first day from which the clause says something applies.

    Foreign trade zones and goods under way have days of their own, which are no start of a duty.
    """
    return _likely(clause, _begins(clause), _STARTS_OR_MOVES) or _surely_begins(clause)


def _begins(clause: Clause) -> Moment | None:
    text = _before_exceptions(clause.text)
    if UNDER_WAY.search(text):
        return None
    named_days = days(text, clause.near)
    for index, mention in enumerate(named_days):
        before = text[max(0, mention.start - 160) : mention.start]
        after = named_days[index + 1 : index + 2]
        if after and _opens_period(before, text[mention.end : after[0].start]):
            return moment_of(clause, mention)
        if _END_MOVES.search(before) and _TO.match(text, mention.end):
            continue
        if _FILED_FROM.search(before) or _names_an_act(text, mention):
            continue
        if is_no_more(text, mention) or may_be_another(text, mention):
            continue
        if _spares_earlier(text, mention):
            return moment_of(clause, mention)
        leads = _LEADS.match(text[: mention.start]) and _STARTS.match(text, mention.end)
        named = _IS_THE_START.match(text, mention.end)
        led = _AS_IT_ENDS.sub(" ", before)
        if leads or named or _FROM.search(led) or _AND_LATER.match(text, mention.end):
            return _from_the_next(moment_of(clause, mention), before, text[mention.start :])
        if _AFTER.search(before) and not _NOT_GIVEN_AFTER.search(before):
            moment = moment_of(clause, mention)
            return moment if _is_early(moment.hour) else moment.day_after
    return None


_AS_IT_ENDS = re.compile(
    r"\b24[:.]00(?:[:.]00)?\b[^;\d]{0,60}$"
    r"|\bmidnight (?:at|marking) the end of(?: the day(?: of| on)?)?\s{0,8}$"
    r"|\b(?:à|dès) la fin de la journée du\s{0,8}$",
    re.I,
)
"""'At 24:00 on June 27', 'midnight at the end of June 27': the day is over when it starts."""
_HOUR_24 = re.compile(
    r"^24\s?(?:[:.]00|h)\b|^[a-zéû]{3,9}\.? \d{1,2}, \d{4},? at 24[:.]00\b"
    r"|^\d{1,2} [a-zéû]{3,9} \d{4},? à 24 ?(?:h|[:.]00)\b",
    re.I,
)


def _from_the_next(moment: Moment, before: str, said: str) -> Moment:
    """The day itself, or the next where something starts as that one ends."""
    late = _AS_IT_ENDS.search(before) or _HOUR_24.search(said)
    return replace(moment.day_after, hour=None) if late else moment


_THE = re.compile(r"\bthe ", re.I)
_OF_ACTS = re.compile(r",? (?:proclamations?|executive orders?|orders?|memorand(?:um|a))\b", re.I)


def _names_an_act(text: str, mention: DayMention) -> bool:
    """'The January 14, 2026, Proclamation': a day that only tells an act from others."""
    led = _THE.search(text[max(0, mention.start - 5) : mention.start + 4])
    return led is not None and _OF_ACTS.match(text, mention.end) is not None


def _spares_earlier(text: str, mention: DayMention) -> bool:
    """'Entries made before May 1 are not affected': what it does starts on that day."""
    return any(
        hit.start("day") <= mention.start <= hit.end("day") for hit in EARLIER_SPARED.finditer(text)
    )


def _opens_period(before: str, between: str) -> bool:
    """Whether a day is the first of two, by the words before it and between them."""
    between_two = _BETWEEN.search(before) and _RANGE.fullmatch(between)
    return bool(between_two or (_PERIOD.search(before) and _TO.fullmatch(between)))


def no_later(clause: Clause) -> Moment | None:
    """The day by which something starts at the latest."""
    for mention in days(clause.text, clause.near):
        if _NO_LATER.search(clause.text[max(0, mention.start - 40) : mention.start]):
            return moment_of(clause, mention)
    return None


_PUT_OFF_TO = re.compile(
    r"(?:until|before|prior to|(?:delayed|postponed|deferred|moved|extended|put off)(?:"
    r" [a-z]+){0,6}? to"
    r"|(?:insert|substitut)ing(?: in lieu thereof| in its place)?|inserted|replaced (?:with|by)"
    r"|with"
    r"|(?:\bto|\bby|\bau|jusqu'au))[\s,:\"]*(?:the )?(?:date )?\"?$",
    re.I,
)


def put_off_to(clause: Clause) -> Moment | None:
    """The day to which a start is put off: 'shall not take effect until ...', 'from ... to ...'.

    Where two days are named the later one is meant.
    """
    named = days(clause.text, clause.near)
    led = [m for m in named if _PUT_OFF_TO.search(clause.text[max(0, m.start - 60) : m.start])]
    told = led or (named if len(named) > 1 else [])
    latest = max((each.day for each in named), default=None)
    return next((moment_of(clause, each) for each in told if each.day == latest), None)


def ends(clause: Clause, *, deadlines: bool = False) -> Moment | None:
    """The last day on which it applies: 'before' a day and 'until 12:01 a.m.' are the day before.

    ``deadlines``: 'before' and 'not later than' count as well (goods imported by a day); elsewhere
    they are when something has to be done.
    """
    led = _likely(clause, _ends(clause, deadlines=deadlines), _ENDS_OR_MOVES)
    return led or _surely_ends(clause)


def _ends(clause: Clause, *, deadlines: bool = False) -> Moment | None:
    text = _before_exceptions(clause.text)
    if UNDER_WAY.search(text):
        return None
    before_it = before_start = 0
    named = days(text, clause.near)
    for mention in named:
        led = text[max(before_it, mention.start - 120) : mention.start]
        past = _WAS_TO_END if mention is named[-1] else _WOULD_HAVE
        if past.search(led):
            continue
        last = _last(led, mention, hour_of(clause.text, mention), deadlines=deadlines)
        if last is None and before_it and _RANGE.fullmatch(text[before_it : mention.start]):
            moved = _MOVED.search(text[:before_start])
            led = text[:before_start]
            opened = _FROM.search(led) or _BETWEEN.search(led)
            last = mention.day if opened and not moved else None
        if last is None and _IS_THE_END.match(text, mention.end):
            last = mention.day
        if last is not None:
            return replace(moment_of(clause, mention), day=last)
        before_it, before_start = mention.end, mention.start
    return None


def over(clause: Clause) -> Moment | None:
    """The first day on which it applies no more: 'as of', 'ceases on', the day after a last one."""
    begun = begins(clause)
    if begun is not None:
        return begun
    last = ends(clause)
    return None if last is None else last.day_after


def _last(led: str, mention: DayMention, hour: time | None, *, deadlines: bool) -> date | None:
    """The last day told by the words that lead to a day; None where they tell none."""
    early = _is_early(hour)
    eve = mention.day - timedelta(days=1)
    if _NOT_ON.search(led):
        if _CEASES.search(led) and hour is not None and not early:  # it still holds on that day
            return mention.day
        span = early or re.search(r"\b(?:and|but) (?:before|prior to)[\s,]*$", led, re.I)
        return eve if deadlines or span or not _DEADLINE.search(led) else None
    if _LAST.search(led) or _NOT_GIVEN_AFTER.search(led):
        return eve if early else mention.day
    entered = _ENTERED_BY.search(led) is not None
    return mention.day if entered or (deadlines and _BY.search(led)) else None


_EXCEPT = re.compile(
    r",? except (?:that (?:goods|articles|products|it|they|(?:the|such)(?! rate| dut)|no)\b"
    r"|for (?:goods|articles|products)"
    r" (?:that|loaded|in transit)|(?:those|such|any) (?:goods |articles |products )?(?:that "
    r"|which )?"
    r"(?:are |were )?(?:loaded|laden|in transit|already|shipped|entered before))",
    re.I,
)


def _before_exceptions(text: str) -> str:
    cut = _EXCEPT.search(text)
    return text[: cut.start()] if cut else text


def _is_early(hour: time | None) -> bool:
    """Whether what ends at that hour no longer applies on its day."""
    return hour is not None and hour < time(23, 0)
