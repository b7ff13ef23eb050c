"""What is ordered of a digest: the action, when, how often and about what."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from itertools import pairwise

from bot.domain.questions import Query
from bot.models.chances import weighed
from bot.models.linear import Models
from bot.reading.days import digest_days, digest_hour, time_zones
from bot.reading.decisions.command_hints import FOLLOWS, GOES_ON
from bot.reading.features.asked import Asked
from bot.reading.features.texts import action_bag
from bot.reading.lexicon.asking import TAKES_OUT
from bot.reading.marks import Mark, MarkKind


def with_order(q: Asked, query: Query, models: Models) -> Query:
    """A digest order: the action, and when, how often and about what."""
    actions = weighed(models["action"].chances(action_bag(q)), _told(q.seen.folded))
    action = max(actions, key=lambda a: actions[a])
    e = q.earlier if q.earlier is not None and q.earlier.command == "digest" else None
    said = {
        "at": digest_hour.hour(q.seen.folded),
        "every": digest_days.days(q.seen.folded),
        "zone": time_zones.zone(q.seen.folded, _zones(q)),
    }
    if e is not None and said["at"] is None:
        said["at"] = digest_hour.hour_anew(q.seen.folded)
    held = {k: e.values[k] for k in (*said, "topics") if k in e.values} if e else {}
    every = digest_days.days_changed(q.seen.folded, held.get("every", ""))
    if every is not None:
        said["every"] = every
    values = {**held, **{k: v for k, v in said.items() if v}}
    named = filter(None, query.values.get("programmes", "").split(","))
    topics = [*query.goods_asked, *named]
    held_topics = tuple(filter(None, held.get("topics", "").split(",")))
    changed = _changed(q, held_topics, tuple(topics)) if held_topics and topics else ()
    if action == "subscribe" and topics and _only_taken_out(q, held_topics, tuple(topics)):
        action = "unsubscribe"
    if action == "unsubscribe" and not topics and _ALL_OF_THEM.search(q.seen.folded):
        values.pop("topics", None)
    elif action == "unsubscribe":
        changed = _taken_out(q, held_topics, tuple(topics) or held_topics)
    if topics or changed:
        values["topics"] = ",".join(t for t in (changed or topics) if t)
    if e is not None and every is not None and action in ("subscribe", "unsubscribe"):
        action = "subscribe"
    if e is not None and said["every"] and _EDITS.search(q.seen.folded):
        action = "subscribe"  # one day less is another rhythm, and no end
    if action not in {"subscribe", "now", "preview"}:
        values = {k: v for k, v in values.items() if k == "topics"}
    return replace(query, action=action, values={**query.values, **values})


_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "why",
        re.compile(
            r"^\W*(?:and |so |et )?(?:why|how come|pourquoi|comment ca se fait)\b"
            r"|\b(?:rien|pas) (?:eu|recu)\b|\b(?:keep|kept|been) gett?in[g']? nothin"
            r"|\bdid(?:n'?t| not) (?:fire|come|arrive|show up)\b|\bgot nothing\b"
            r"|\bnothing (?:came|on my phone|in my inbox|this morning|all week|today|yet)\b"
            r"|\bhell happened\b|\bnot a (?:peep|word|thing|line|sausage)\b|\bradio silence\b"
            r"|\bcrickets\W*$|\bsilence (?:radio|total)\b"
            r"|\bhaven'?t (?:heard|seen|gotten|got|had)\b"
            r"|\b(?:no|zero|pas de|aucun) (?:brief|digest|note|bulletin|resume|e?mail|message"
            r"|courriel)s? (?:today|yet|this|came|in|since|for|aujourd'hui|ce matin|cette|encore"
            r"|depuis|a matin)\b"
            r"|\bwhere(?:'s| is| was|s) (?:my|our|the) (?:brief|digest|note|mail|email|update)\b"
            r"|\bou (?:est|sont) (?:mon|mes|le|notre|passe\w{0,2}) (?:mon |le )?(?:resume|bulletin"
            r"|infolettre|courriel)"
        ),
    ),
    (
        "list",
        re.compile(
            r"^\W{0,9}(?:list|liste|lst|(?:show|list|see|montre|voir) (?:me )?(?:mine|my (?:subs"
            r"|subscriptions|digests|briefs)|mes (?:abonnements|resumes|alertes))|my (?:subs"
            r"|subscriptions)|mes abonnements)(?: (?:please|pls|svp|stp))?\W{0,9}$"
            r"|\b(?:show|list|see|give|tell|montre)\b[^.?!]{0,20}\b(?:every|all|which|what|toutes?|tous)"
            r"\b[^.?!]{0,20}\b(?:subs?|subscriptions?|digests?|briefs?|abonnements?)\b"
            r"|\bwhich (?:times?|days|topics|digests?) (?:do|am|are) (?:i|we)\b"
            r"|\blist of (?:the )?(?:topics|subscriptions)\b"
            r"|\bwhat (?:r|are|am) (?:we|i) (?:on|getting|signed|subscribed)\b"
            r"|\bmontre[- ](?:moi )?(?:ce qu'il reste|mes)\b"
        ),
    ),
    (
        "pause",
        re.compile(
            r"\b(?:suspend\w{0,3}|snooze|mute|hold off on)\b(?! me from)"
            r"|\b(?:send|envoie[sz]?)(?:[- ]moi| me)? (?:nothing|rien)\b|\ben suspens\b"
            r"|\bskip (?:mine|my|the) (?:[a-z]{2,9} )?for (?:a|the|two|2)\b"
            r"|\bstop send(?:ing|in)\b[^?!]{0,60}\b(?:till|until|start it back)\b"
            r"|\b(?:stop|hold|halt|freeze|cut|shut|quit|arrete\w{0,2}|coupe\w{0,2}|cesse\w{0,2}"
            r"|gele\w{0,2}|retien\w{0,2})\b(?! at)[^.?!\d]{1,40}\b(?:till?|until|thru|through"
            r"|while|jusqu'(?:a|au|en)|le temps (?:de|que|des)|tant que)\b"
        ),
    ),
    ("resume", re.compile(r"\bun-?pause\b")),
    ("resume", GOES_ON),
    ("subscribe", FOLLOWS),
    (
        "unsubscribe",
        re.compile(
            r"^\W*(?:retract|cancel|kill|undo|annule) (?:it|that|this|ca)\W*$"
            r"|\b(?:turn|shut|switch) (?:that|this|the) thing off\b"
            r"|\b(?:kill|stop|cancel|end|drop) (?:the|my|that|this|every|all)(?: [a-z]{3,12})?"
            r" (?:thing|notes?|alerts?|briefs?|digests?|subscriptions?|messages?|emails?"
            r"|bulletins?|reports?|mails?)\b(?![^.?!]{0,40}\b(?:till?|until|while|for|back)\b)"
        ),
    ),
    (
        "preview",
        re.compile(
            r"\b(?:can|could|may|let|show|peux|pourrais|puis|j'peux)\b[^.?!]{1,30}"
            r"\b(?:see|voir|look at) (?:one|a sample|an example|what (?:it|one)|un exemple"
            r"|un echantillon)\b"
            r"|\ben voir une?\b|\bsample (?:brief|one|first|copy)\b|\b(?:dry|test|trial) run\b"
            r"|\b(?:see|post|show|send|read)\b[^.?!]{0,24}\b(?:digest|brief|bulletin|it|one)\b[^.?!]{0,12}"
            r"\b(?:first|before (?:it|they|everyone|the (?:team|others?)))\b"
            r"|\b(?:see|show me|try) (?:one|a sample)(?: of (?:it|them|those))? (?:first|before)\b"
        ),
    ),
    (
        "now",
        re.compile(
            r"\b(?:un|ptit|petit|ti|mon|le) resume (?:la|tout de suite|svp|stp|maintenant)\b"
        ),
    ),
)
_LIKELIER = math.exp(3.0)
_SURER = {"why": math.exp(6.0), "preview": math.exp(6.0)}
"""Of actions that follow-ups to an order say in other words than orders are said in."""


def _told(folded: str) -> dict[str, float]:
    """By how much plain words make an action likelier."""
    return {a: _SURER.get(a, _LIKELIER) for a, said in _WORDS if said.search(folded)}


_EDITS = re.compile(
    r"\b(?:keep|garde[rz]?|leave)\b|\boff (?:on |for )?(?:the )?weekends?\b"
    r"|\b(?:sam-dim|sat[-/]sun)\b"
)
_ADDS = re.compile(
    r"\b(?:add|adding|plus|also|aussi|too|as well|include|ajoute\w{0,2}|rajoute\w{0,2}"
    r"|inclu\w{1,3})\b|\+ ?$"
)
_TAKES_OUT = re.compile(
    rf"\b(?:{TAKES_OUT}|take|stop|stop sending|arrete\w{{0,2}})"
    r" ?(?:the |my |les? |la |l'|celui |ceux |celle )?(?:du |des |de la |de l')?$"
)
_OUT = re.compile(r" (?:out|off)\b")
_IN = re.compile(r" in(?= ?(?:[.,;!?]|$))")
_ALONE = re.compile(r"\b(?:only|just|instead|nothing but|seulement|juste|plutot)\b")


def _changed(q: Asked, held: tuple[str, ...], named: tuple[str, ...]) -> tuple[str, ...]:
    """The thread's topics with those that are added and without those taken out: 'add toys', 'autos
    out, fish in', 'swap audio for carpets'; none where the text changes none."""
    if set(named) <= set(held) and _STAYS_IN.search(q.seen.folded):
        return held
    goods = [m for m in q.seen.of(MarkKind.GOOD) if m.values[0]]
    out = {t for t in (*named, *held) if _is_led(q, t)}
    for left, right in pairwise(goods):  # 'drop autos and trucks'
        if out & {*left.values} and _JOINED.fullmatch(_between(q, left, right)):
            out |= {*right.values}
    into = [m.values[0] for m in goods if _IN.match(q.seen.behind(m))]
    if len(goods) == _TWO and _SWAPS.search(q.seen.before(goods[1])):
        out, into = out | {*goods[0].values}, [goods[1].values[0]]
    adds = _ADDS.search(q.seen.folded) is not None and not _ALONE.search(q.seen.folded)
    if not out and not into and not adds:
        return ()
    fresh = (t for t in named if t not in out and (adds or into or t not in held))
    new = (*into, *fresh)
    return tuple(dict.fromkeys((*(t for t in held if t not in out), *new)))


_JOINED = re.compile(r",? (?:and|or|et|ou|ni|n|&) (?:the |les? |la |l')?")


def _between(q: Asked, left: Mark, right: Mark) -> str:
    return q.seen.folded[q.seen.words[left.last - 1].end : q.seen.words[right.first].start]


_STAYS_IN = re.compile(
    r"\b(?:keep|leave|garde[rz]?|laisse[rz]?)\b[^.?!]{1,40}"
    r"\b(?:in|on|as (?:is|it is|they are|before)|dedans|la|comme (?:ca|avant))\b"
)
"""What is to stay among the topics: 'leave steel in'."""


def _only_taken_out(q: Asked, held: tuple[str, ...], named: tuple[str, ...]) -> bool:
    """Whether a follow-up does no more than end some of the thread's topics: 'lose rope'."""
    if not set(named) <= set(held) or _ADDS.search(q.seen.folded):
        return False
    return len(q.seen.words) <= _FEW and all(_is_led(q, t) for t in named)


_FEW = 4
"""Words of a follow-up that only ends a topic."""
_TWO = 2
_SWAPS = re.compile(
    r"\b(?:swap|switch|trade|replace|remplace[rz]?|echange[rz]?)\b[^.?!]{0,40}"
    r" (?:for|with|to|par|pour|contre) (?:the |my |les? |la |l')?$"
)


def _is_led(q: Asked, topic: str) -> bool:
    """Whether all that names a topic takes it out: 'drop devices', 'autos out'."""
    marks = [m for m in q.seen.of(MarkKind.GOOD) if topic in m.values]
    led = (_TAKES_OUT.search(q.seen.before(m)) or _OUT.match(q.seen.behind(m)) for m in marks)
    return bool(marks) and all(led)


_ALL_OF_THEM = re.compile(
    r"\b(?:the|all|my|your|these|those|les|mes|vos|tous|toutes)(?: (?:the|my|les|mes|vos|of))?"
    r" (?:briefs|digests|alerts|notes|e?mails|subscriptions|messages|resumes|alertes|avis"
    r"|abonnements)\b(?! (?:on|about|for|sur|pour|de)\b)"
    r"|\b(?:everything|every (?:brief|digest|alert|subscription)|all of (?:it|them)"
    r"|tout arreter|arrete[rz]? tout)\b"
)
"""Said of all that is sent, whatever the thread spoke of last: 'stop the briefs'."""
_STAYS = re.compile(
    r"\b(?:keep|leave|but not|except|garde[rz]?|laisse[rz]?|sauf|mais pas)"
    r" (?:me |moi )?(?:the |my |les? |la |l')?$"
)


def _taken_out(q: Asked, held: tuple[str, ...], named: tuple[str, ...]) -> tuple[str, ...]:
    """The topics that end: those led by such a word, 'stop canola, keep cheese'; else those named
    but for what stays."""
    stays, ends = set[str](), []
    for mark in q.seen.of(MarkKind.GOOD):
        topic = next((v for v in mark.values if v in held), mark.values[0])
        if _STAYS.search(q.seen.before(mark)) or _CAN_STAY.match(q.seen.behind(mark)):
            stays.add(topic)
        elif _TAKES_OUT.search(q.seen.before(mark)) or _OUT.match(q.seen.behind(mark)):
            ends.append(topic)
    left = tuple(t for t in named if t not in stays) or tuple(t for t in held if t not in stays)
    return tuple(dict.fromkeys(filter(None, ends))) or left


_CAN_STAY = re.compile(
    r" (?:(?:can|should|may|has to|peut|doit) )?(?:stays?|remains?|reste[rz]?|keeps? coming)\b"
)


def _zones(q: Asked) -> dict[str, str]:
    """The zone of each place named."""
    out = {}
    for mark in q.seen.of(MarkKind.PLACE):
        zone = mark.zone or time_zones.zone_of_region(mark.values[0])
        if zone:
            out[mark.values[0]] = zone
    return out
