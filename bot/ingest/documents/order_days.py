"""From when and to when a Canadian order holds: as its sections say, or as its head is dated."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.days import CARDINAL, LATER_DAYS, ORDINAL, ORDINALS, counted, days
from bot.ingest.documents.drafts import Draft, whole
from bot.ingest.documents.effect import begins, ends
from bot.ingest.documents.moments import Moment, single_day
from bot.ingest.documents.mood import heading
from bot.ingest.documents.order_amendments import CEASES
from bot.ingest.documents.order_lists import ADDING, SCHEDULE
from bot.ingest.documents.order_relief import IMPORTED, relieved
from bot.ingest.documents.order_starts import general_starts
from bot.ingest.documents.order_text import OrderText
from bot.ingest.documents.text import Clause

_IN_FORCE = re.compile(
    r"(?:order|regulations?|sections?[^.]{0,80}) (?:comes?|is deemed to come|are deemed to"
    r" have come|came)"
    r" into force|(?:this order|these regulations) (?:takes? effect|ha(?:s|ve) effect)\b"
    r"|sections? [\d ,and()]{1,30} ha(?:s|ve) effect (?:on|from|as of)"
    r"|(?:surtax|order|regulations?|remission) appl(?:y|ies)"
    r" (?:on|from|as of|beginning)\b"
    r"|deemed to have come into force|entre(?:nt)? en vigueur|réputé être entré en"
    r" vigueur"
)
_ON_MAKING = re.compile(
    r"(?:on|after|following) the (?:day|date) (?:on which (?:(?:it|this order|the order) is"
    r"|they are|these regulations are)"
    r" (?:made|registered|published)|of (?:its |their )?(?:making|registration|publication))"
    r"|(?:on|after|following) (?:the month in which (?:it|this order) is|its) (?:made|registered"
    r"|published|making|registration|publication)"
    r"|(?:à|suivant|après|de) (?:celui (?:de|où)|la date (?:de|où)|le mois de)?\s?(?:l'|sa |son "
    r"|la |il est )(?:prise|pris|enregistré|enregistrement|publié|publication)\b"
    r"|à la date de (?:prise|publication) du présent (?:décret|règlement)\b"
)
_DAYS_AFTER = re.compile(
    rf"(?:\b(?:(?P<word>{'|'.join(LATER_DAYS)}|{ORDINAL})|(?P<count>\d{{1,3}}|{CARDINAL})"
    r"(?:st|nd|rd|th)?)\s{1,8}|(?<=\bthe ))(?:calendar\s{1,8})?days?\s{1,8}(?:after|following)"
    r"\s{1,8}(?=the (?:day|date)\b|its\b)"
)
_SOME_DAYS_AFTER = re.compile(r"\bdays? (?:after|following)\b")
_NEXT_MONTH = re.compile(
    r"\bfirst day of the (?:first |next |calendar )*month (?:that (?:begins|starts) )?(?:after"
    r"|following|next)\b|\b(?:premier jour|1er(?: jour)?) du mois (?:qui suit|suivant|après)\b"
)
"""'The first day of the month after the month in which it is registered'."""


def period(draft: Draft, order: OrderText) -> Draft:
    """Relief with the days between which goods have to be imported, as a section says."""
    if draft.effective or draft.last_day:
        return draft
    if draft.kind is ProposalKind.POSTPONEMENT and draft.rule == "precis-extend":
        lasting = [
            (last, c)
            for c in order.sections
            if IMPORTED.search(c.lower) and (last := ends(c, deadlines=True)) is not None
        ]
        return draft.ending(*lasting[0]) if len({m.day for m, _ in lasting}) == 1 else draft
    if draft.kind is not ProposalKind.EXEMPTION:
        return draft
    if not draft.rule.startswith(("precis", "remission")):
        return draft
    return relieved(draft, order.sections)


_STARTS = re.compile(r"(?:.{0,4}\b)?(?:coming into force|commencement|entrée en vigueur)$")


def _own_start(order: OrderText) -> Sequence[Clause]:
    """The sections under the last heading of coming into force: others restate another order's."""
    headed = [i for i, c in enumerate(order.sections) if _STARTS.match(heading(c))]
    parts = (order.sections[i:] for i in reversed(headed))
    said = (part for part in parts if any(_IN_FORCE.search(c.lower) for c in part))
    return next(said, order.sections)


def in_force(found: Sequence[Draft], order: OrderText) -> list[Draft]:
    """Give each the day the order comes into force, and the sections that say what is added."""
    saying = general_starts([c for c in _own_start(order) if _IN_FORCE.search(c.lower)])
    told = ((c, begins(c) or on_making(c, order)) for c in saying)
    first = next(((c, moment) for c, moment in told if moment is not None), None)
    first = first or (_by_notice(order) if saying else None)
    if first is None:
        untold = any(starts_untold(c, order) for c in saying)
        return [replace(d, start_untold=d.start_untold or untold) for d in found]
    clause, moment = first
    added = next(
        (
            item
            for c, item in pairwise(order.sections)
            if ADDING.search(c.lower) and not SCHEDULE.search(c.lower)
        ),
        None,
    )
    lapses = (c for c in order.sections if CEASES.search(c.lower) or _ends_itself(c))
    over = next((c for c in lapses if ends(c)), clause)
    last = ends(over)
    if last is not None and last.day < moment.day:  # another order's end, whose place it takes
        last = None
    itself = begins(clause) is not None
    where = clause if itself else _head(clause, moment)
    dated = []
    for draft in found:
        spared = draft.kind is ProposalKind.EXEMPTION and draft.rule.startswith("precis")
        if spared and added is not None:
            draft = replace(draft, spans=(*draft.spans, whole(added, "exemption")))
        # relief that goes on has begun long ago: the day of the order is not its start
        goes_on = draft.kind is ProposalKind.POSTPONEMENT and not itself
        begun = draft if goes_on else draft.starting(moment, where)
        dated.append(begun.ending(last, over) if draft.of_duty else begun)
    return dated


_NOW_IN_FORCE = re.compile(
    r"\border (?:is|came|comes|was|will be) (?:[a-z]+,? ){0,3}?(?:in|into) force on\b"
    r"|\bdécret (?:est|est entré|entre|entrera) (?:[a-zà-ÿ]+,? ){0,3}?en vigueur\b"
)


def _by_notice(order: OrderText) -> tuple[Clause, Moment] | None:
    """Where an order waits for a notice: the day on which its explanation says it is in force."""
    told = (
        (each, moment)
        for each in order.explained
        if _NOW_IN_FORCE.search(each.lower) and (moment := begins(each)) is not None
    )
    return next(told, None)


_DAYS_AFTER_FR = re.compile(
    r"\b(?:(?P<word>[a-z-]{2,30}ième)|(?P<count>\d{1,3})e|(?P<days>\d{1,3})"
    r"|(?P<cardinal>[a-z-]{3,20})(?<!\ble)(?= jours)) jours? (?:suivant|après)"
)
_CARDINALS_FR = {
    **{"deux": 2, "trois": 3, "cinq": 5, "sept": 7, "dix": 10, "quinze": 15, "vingt": 20},
    **{"trente": 30, "quarante-cinq": 45, "soixante": 60, "quatre-vingt-dix": 90},
}
_ORDINALS_FR = {
    **{"deuxième": 2, "troisième": 3, "cinquième": 5, "septième": 7, "dixième": 10},
    **{"quinzième": 15, "vingtième": 20, "trentième": 30, "quarante-cinquième": 45},
    **{"soixantième": 60, "quatre-vingt-dixième": 90},
}


_NEXT_DAY_FR = re.compile(r"\b(?:lendemain|jour (?:suivant|après))\b")


def _days_after_fr(low: str) -> int | None:
    """Days after the one of the head: 'le dixième jour suivant'; 0 on that day itself."""
    found = _DAYS_AFTER_FR.search(low)
    if found is None:
        return 1 if _NEXT_DAY_FR.search(low) else 0
    if found["word"]:
        return _ORDINALS_FR.get(found["word"])
    if found["cardinal"]:
        return _CARDINALS_FR.get(found["cardinal"])
    return int(found["count"] or found["days"])


def _head(clause: Clause, moment: Moment) -> Clause:
    """The line of the head that gives the day, in place of the section that refers to it."""
    return replace(clause, start=moment.start, end=moment.end)


def in_sections(draft: Draft, order: OrderText) -> Draft:
    """The sections that say the day to which relief goes on, as further evidence."""
    if draft.rule == "precis-postpone" and draft.effective is not None:
        saying = [c for c in order.sections if (m := begins(c)) and m.day == draft.effective]
        return replace(draft, spans=(*draft.spans, *(whole(c, "effective") for c in saying)))
    if draft.last_day is None or draft.kind not in (
        ProposalKind.POSTPONEMENT,
        ProposalKind.EXEMPTION,
    ):
        return draft
    saying = [
        c
        for c in order.sections
        if IMPORTED.search(c.lower)
        and (last := ends(c, deadlines=True)) is not None
        and last.day == draft.last_day
    ]
    more = tuple(whole(c, "last-day") for c in saying[:4])
    return replace(draft, spans=(*draft.spans, *(m for m in more if m not in draft.spans)))


_IN_PRINT = re.compile(r"\bpublished in the canada gazette|\bpublication dans la gazette")


def _printing(clause: Clause, order: OrderText) -> Moment | None:
    """The day of the Gazette: that in the head, or that of the page where it is the Gazette's."""
    if order.published is not None or not order.printed or clause.near is None:
        return order.published
    return Moment(day=clause.near, start=clause.start, end=clause.end)


_LATE = re.compile(r",? but if it is registered after\b.*|,? ou, si elle est postérieure\b.*")
"""What holds only where an order is registered late."""
_WITH_ANOTHER = re.compile(
    r"\bday on which (?!it\b|this\b)[^.;]{2,160}comes? into force"
    r"|\bà la date d'entrée en vigueur d[ue]"
)
"""An order that starts with another one, whose day it does not give."""


_OWN_END = re.compile(
    r"(?:\bthis (?:order|regulation)s?\b[^;]{0,160}"
    r"|^\s{0,8}(?:\(\d{1,2}\)\s{0,8}|\d{1,3}\s{1,8})*it )"
    r"(?:ceases? to (?:have effect|apply|be in (?:force|effect))|expires?|(?:is|are) (?:repealed"
    r"|revoked) (?:on|as of|at))"
    r"|\bprésent (?:décret|règlement)[^;]{0,160}(?:cesse (?:d'avoir effet|de s'appliquer|d'être en"
    r" vigueur)|expire|est abrogé) (?:le|à)"
)


def lasts_itself(found: Sequence[Draft]) -> list[Draft]:
    """The changes without the end of the order itself: that is how long what it does lasts."""
    others = [d for d in found if not (d.kind is ProposalKind.END and _ends_itself(d.clause))]
    return others or list(found)


def _ends_itself(clause: Clause) -> bool:
    return _OWN_END.search(clause.lower) is not None


def on_making(clause: Clause, order: OrderText) -> Moment | None:
    """The day of the order's head, where it comes into force on being made or registered."""
    low = _LATE.sub("", clause.lower)
    if not _ON_MAKING.search(low) or _WITH_ANOTHER.search(low):
        return None
    next_month = _NEXT_MONTH.search(low) is not None
    count = 0 if next_month else _counted_days(low)
    head = _head_of(low, clause, order, counts=next_month or count != 0)
    if head is None or count is None:
        return None
    if next_month:
        first = head.day.replace(day=1) + timedelta(days=31)
        return replace(head, day=first.replace(day=1))
    return replace(head, day=head.day + timedelta(days=count))


def _counted_days(low: str) -> int | None:
    """Days after the one of the head, in either language; 0 on that day itself."""
    after = _DAYS_AFTER.search(low)
    if after is None:
        return None if _SOME_DAYS_AFTER.search(low) else _days_after_fr(low)
    return (ORDINALS | LATER_DAYS).get(after["word"] or "") or counted(after["count"] or "1")


_REGISTERS = re.compile(r"\bregist(?:ered|ration)\b|\benregistr(?:é|ement)\b")


def _head_of(low: str, clause: Clause, order: OrderText, *, counts: bool) -> Moment | None:
    """The day of the head that a section means.

    An order is registered on the day it is made or some days after it: without the day of its
    registration none is counted from there.
    """
    if _IN_PRINT.search(low):
        return _printing(clause, order)
    told = order.registered if counts and _REGISTERS.search(low) else order.made
    return told if counts else order.registered or order.made


_FIXED = re.compile(
    r"\bfix(?:es|ing) (?P<day>[^;]{3,120}?) as the (?:day|date) (?:on|from) which\b"
    r"|\bfix(?:e|ant)\b (?P<jour>[^;]{3,80}?) (?:comme |la |étant la )+date"
    r" (?:d'entrée en vigueur|à laquelle)"
)
"""An order that fixes the day on which an act, or a part of one, comes into force."""


def fixed_day(clause: Clause, order: OrderText) -> Moment | None:
    """The day that an order fixes: named, or that on which it is made or registered itself."""
    said = _FIXED.search(clause.lower)
    if said is None:
        return None
    start, end = said.span("day" if said["day"] else "jour")
    part = replace(clause, text=clause.text[start:end], start=clause.start + start)
    named = single_day(part)
    if named is not None or days(part.text, part.near):
        return named
    return on_making(replace(part, text=f"on {part.text}"), order)


def starts_untold(clause: Clause, order: OrderText) -> bool:
    """Whether a section starts on a day that is counted from one which the page does not give."""
    low = clause.lower
    told = _ON_MAKING.search(low) or _WITH_ANOTHER.search(low) or _TO_BE_FIXED.search(low)
    return told is not None and not days(clause.text) and on_making(clause, order) is None


_TO_BE_FIXED = re.compile(
    r"\bon (?:a|the) (?:day|date) (?:or days )?to be fixed\b|\bà (?:la|une) date fixée par\b"
)
