"""Which command a question is for, or that it is for none."""

from __future__ import annotations

import re

from bot.domain.words import word_set
from bot.models.chances import weighed
from bot.models.linear import Models
from bot.reading.days.dates import span_of
from bot.reading.decisions.command_hints import by_plain_words
from bot.reading.decisions.days import is_today
from bot.reading.decisions.measure_by_rate import told_by_its_rate
from bot.reading.decisions.other_matters import other_matter
from bot.reading.decisions.word_order import InOrder
from bot.reading.features.asked import Asked
from bot.reading.features.texts import command_bag
from bot.reading.lexicon import asking as lx
from bot.reading.marks import MarkKind, covered
from bot.reading.sums.changed_sums import SaidOfSum

TYPED = re.compile(r"/(?P<command>[a-z]{2,12})\b", re.IGNORECASE)
"""A thread's command line, of which its text tells as much as what was answered."""


def command_chances(q: Asked, models: Models, order: InOrder | None) -> dict[str, float]:
    """The chance of each command, after what plain words and the thread tell; ``order`` is the
    question as it was read in order."""
    commands = models["command"].chances(command_bag(q))
    typed = TYPED.match(q.seen.text)
    if typed is not None and (name := typed["command"].lower()) in commands:
        return {name: 1.0}
    commands = weighed(order.commands(commands) if order else commands, _TALK)
    if other_matter(q) is not None:
        commands = weighed(commands, {"none": _OF_AN_OFFICE})
    commands = _of_another_matter(q, _of_the_sum_held(q, _of_the_subject_held(q, commands)))
    commands = by_plain_words(q, _of_something(q, commands))
    ours = _only_names(q) or (asks_for_an_act(q) and any(True for _ in q.seen.of(MarkKind.GOOD)))
    return _of_a_rate(q, weighed(commands, {"none": _HARDLY}) if ours else commands)


_SPEAKS = word_set(
    "is are was were be been have has had do does did will would can could should may might get",
    "gets got go goes going want wants need needs i im we were our they he she you your me us him",
    "her them who thanks thank lol haha said says say told tell think know like love hate see",
    "saw look looks make makes take takes took come comes came coming put keep let lets sold sell",
    "price prices stock failed any many people job jobs weather game score dwell why how",
    "je on nous il elle ils tu vous mon ma mes notre nos est sont etait avez avons ont fait faut",
    "va vont vas peut merci dit prix combien pourquoi transport attente",
)
_MOST_NAMES = 14


def _only_names(q: Asked) -> bool:
    """Whether a text that begins a thread names goods and a place and says nothing else: of 548
    labelled ones without a verb 39 are not for us ('PEX tubing, canadian IPEX, blue and red')."""
    words = [t.word for t in q.seen.words]
    if q.thread or q.earlier is not None or len(words) > _MOST_NAMES:
        return False
    goods = any(m.source != "ambiguous" and m.values[0] for m in q.seen.of(MarkKind.GOOD))
    places = any(True for _ in q.seen.of(MarkKind.PLACE))
    return goods and places and _SPEAKS.isdisjoint(words)


_WHICH_ACT = re.compile(lx.WHICH_ACT)


def asks_for_an_act(q: Asked) -> bool:
    """Whether the act is asked for that a rate rests on: 'sous quelle loi paie-t-on 50 % sur
    l'acier'."""
    return _WHICH_ACT.search(q.seen.folded) is not None


_TALK = {"none": 1.2}
"""Taken as the models say it, more of what is not for us is answered than is left unanswered of
what people ask; so weighed, both are about as seldom, and no fewer commands are right."""
_OF_AN_OFFICE = 100.0
"""Odds of what is plainly another office's: of 134 such questions 131 are not for us, where of all
labelled ones it is one in seven."""
_BRIEF = 4
"""Words of a follow-up that says nothing but its claim."""
_NEARLY, _CLOSE, _HALF = 0.1, 0.45, 0.5
_CLASSES = re.compile(
    r"\b(?:hs|hts|htsus|tariff|customs) (?:code|number|classification|line)s?\b"
    r"|\b(?:code|numero|position) (?:sh|tarifaire|douanier)\b"
)
"""Asking for the code of a good, which a rate's answer lists."""


def _of_a_rate(q: Asked, commands: dict[str, float]) -> dict[str, float]:
    """The chances, where a rate is asked for that looks like its history or like nothing of ours:
    a rate on a day is no history, and a good's code stands in the answer about its rate. A thread
    with a subject goes on where another matter is not likely."""
    best = max(commands, key=lambda c: commands[c])
    ahead = commands[best] - commands["tariff"]
    dated = best == "timeline" and ahead < _NEARLY and _within_days(q)
    plain = _is_a_charge(q) or _is_a_good_on_no_day(q)
    coded = best == "none" and (plain or (ahead <= _CLOSE and _asks_of_trade(q)))
    if dated or coded:
        return {**commands, best: commands["tariff"], "tariff": commands[best]}
    if best == "none" and commands[best] < _HALF and q.has_subject:
        second = max(commands.keys() - {best}, key=lambda c: commands[c])
        return {**commands, best: commands[second], second: commands[best]}
    return commands


_OTHER = frozenset({"chat", "other_subject"})


def _of_another_matter(q: Asked, commands: dict[str, float]) -> dict[str, float]:
    """The chances, where a follow-up is no more than a word of another matter: 'and bitcoin?'."""
    other = any(sense in _OTHER for sense, _ in q.seen.cues)
    brief = q.earlier is not None and len(q.seen.words) < _BRIEF
    if not (other and brief) or q.seen.marks or q.names_duty:
        return commands
    best = max(commands, key=lambda c: commands[c])
    return {**commands, best: commands["none"], "none": commands[best]}


_OF_IT = word_set(
    "it its that thats this they these those",
    "ca cela il elle ils elles",
)
_OF_RATES = frozenset({"ahead", "rate_ask", "history", "when_asked"})
_ASIDE = frozenset({"chat", "other_subject", "thanks", "abuse"})
_SHORT, _HARDLY = 8, 0.3


def _of_the_subject_held(q: Asked, commands: dict[str, float]) -> dict[str, float]:
    """The chances, where a short follow-up speaks of 'it' in words of rates after a subject: none
    of 168 such questions was of another matter ('is it going up?' after cars)."""
    e = q.earlier
    if e is None or len(q.seen.words) > _SHORT or not (e.good or e.code or e.programme):
        return commands
    senses = {sense for sense, _ in q.seen.cues}
    spoken = not _OF_IT.isdisjoint(t.word for t in q.seen.words)
    if not spoken or senses.isdisjoint(_OF_RATES) or not senses.isdisjoint(_ASIDE):
        return commands
    return weighed(commands, {"none": _HARDLY})


def _of_the_sum_held(q: Asked, commands: dict[str, float]) -> dict[str, float]:
    """The chances, where a short follow-up to a sum does no more than add to it or take off it:
    'less 5 percent'."""
    if q.earlier is None or q.earlier.money is None or len(q.seen.words) > _BRIEF:
        return commands
    changes = SaidOfSum.ADDED.is_told_by(q.seen.figures) or SaidOfSum.TAKEN_OFF.is_told_by(
        q.seen.figures
    )
    names = any(m.kind is not MarkKind.PERCENT for m in q.seen.marks)
    return weighed(commands, {"none": _HARDLY}) if changes and not names else commands


_SELDOM = 0.25


def _of_something(q: Asked, commands: dict[str, float]) -> dict[str, float]:
    """The chances, where a text that begins a thread neither names anything nor asks for a charge:
    of 192 such questions 2 were about a rate."""
    if q.thread or q.earlier is not None or q.seen.marks or q.names_duty:
        return commands
    return weighed(commands, dict.fromkeys(("tariff", "duty"), _SELDOM))


def _is_a_charge(q: Asked) -> bool:
    """Whether a text is no more than a thing and the word for its duty: 'unobtainium duty'."""
    return q.earlier is None and len(q.seen.words) < _BRIEF and q.names_duty


def _is_a_good_on_no_day(q: Asked) -> bool:
    """Whether a good is named with a day that does not exist: 'steel on the 32nd of March'."""
    return q.seen.no_such_day is not None and any(
        m.source == "name" for m in q.seen.of(MarkKind.GOOD)
    )


def _asks_of_trade(q: Asked) -> bool:
    """Whether a charge or a good's code is asked for in so many words, or goods alone are named,
    or with a day that does not exist, or a rate."""
    charge = q.names_duty
    percent = any(True for _ in q.seen.of(MarkKind.PERCENT))
    rate = percent or told_by_its_rate(q) is not None
    named = any(m.source == "name" for m in q.seen.of(MarkKind.GOOD))
    marks = [m for m in q.seen.marks if m.kind in (MarkKind.GOOD, MarkKind.PLACE)]
    alone = named and (len(covered(marks)) == len(q.seen.words) or q.seen.no_such_day is not None)
    return charge or rate or alone or (named and _CLASSES.search(q.seen.folded) is not None)


def _within_days(q: Asked) -> bool:
    """Whether a day or a closed period is said: what a rate was then is told by its rate."""
    span = span_of(tuple(w for w in q.seen.whens if not is_today(w, q)))
    return span.day is not None or (span.since is not None and span.until is not None)
