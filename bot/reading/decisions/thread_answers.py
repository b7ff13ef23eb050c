"""What the bot's own turn of a thread adds to the query before it: what it said it answered.

A thread that comes as text alone has lost the stored query; 'Steel, Canada into the US: 50%' tells
the good and the direction that were answered, 'Announced on 5 August 2025' the day that a follow-up
leans on ('what did Carney say that day'). Nothing else of an answer is taken, least of all a
figure.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

from bot.domain.countries import COUNTRIES
from bot.domain.questions import Query
from bot.reading.days import digest_days, digest_hour, time_zones
from bot.reading.decisions.thread_goods import remembered
from bot.reading.decisions.thread_values import ASKS, share_asked_in
from bot.reading.features.roles import kin_of, role_of
from bot.reading.lexicon.vocabulary import DEFINITE_ARTICLES
from bot.reading.marks import Extraction, Mark, MarkKind

_INTO = frozenset({"into", "to", "vers", "aux", "au"})
_BETWEEN = 3


def after_answer(earlier: Query | None, said: Extraction) -> Query | None:
    """The earlier query with what the bot's turn tells of its subject and its direction."""
    query = earlier or Query(command="tariff")
    if query.command == "digest":
        return replace(query, values={**query.values, **_ordered(said)})
    way = _direction(said)
    if way is not None:
        abroad = query.origin is not None and query.origin not in _NEIGHBOURS
        origin = query.origin if way[0] == "EU" and abroad else way[0]  # Italy, answered as the EU
        query = replace(query, origin=origin, imposing=way[1])
    elif (origin := _origin(said)) is not None:
        query = replace(query, origin=origin)
    goods = _headed(said) or _stated(query, said)
    if goods and query.command != "quote" and not _is_within(query.good, goods):
        query = replace(query, good=goods[0], goods=goods if len(goods) > 1 else ())
    elif query.command == "duty" and not (query.good or query.code):
        query = replace(query, good=_only(said, MarkKind.GOOD))
    elif not (query.good or query.code or query.programme or query.who):
        query = _subject(query, said)
    elif query.command == "quote" and query.who is None:
        query = replace(query, who=_only(said, MarkKind.SPEAKER))
    told = _day_told(said)
    values = {k: v for k, v in query.values.items() if k != ASKS}
    if told is not None:
        values[TOLD] = told.isoformat()
    spoke = _only(said, MarkKind.SPEAKER)
    if spoke is not None:
        values[SPOKE] = spoke
    if _ASKS_CLAIM.search(said.folded):
        values[ASKS] = "claim"
    elif _ASKS_VALUE.search(said.folded):
        values[ASKS] = "value"
    else:
        values |= share_asked_in(said.folded)
    asks = said.folded.rstrip().endswith("?")
    values |= remembered(earlier, query, said if asks else None)
    query = replace(query, values=values)
    return query if earlier is not None or query != Query(command="tariff") else None


def _ordered(said: Extraction) -> dict[str, str]:
    """What an answer about a digest tells of it: 'Steel and lumber, Mondays at 6:30'."""
    named = (m for m in said.of(MarkKind.GOOD) if _plain(m))
    told = {
        "topics": ",".join(dict.fromkeys(m.values[0] for m in named)),
        "at": digest_hour.hour(said.folded),
        "every": digest_days.days(said.folded),
        "zone": time_zones.zone(said.folded, {}),
    }
    return {k: v for k, v in told.items() if v}


TOLD = "told"
"""The value of a thread's query that holds the one day its last answer tells, in ISO form."""


def told_day(earlier: Query | None) -> date | None:
    """The one day that the thread's last answer tells, where its text alone is known."""
    written = earlier.values.get(TOLD) if earlier is not None else None
    return date.fromisoformat(written) if written else None


SPOKE = "spoke"
"""The value of a thread's query that holds the one person its last answer names."""
_ASKS_CLAIM = re.compile(
    r"\b(?:usmca|cusma|aceum|qualif\w+|originaires?|certificates?"
    r"|certificats?)\b[^.?!]{0,200}\?\s{0,9}$"
    r"|\bdepend(?:s|ing)?\b[^.?!]{0,20}\b(?:usmca|cusma|aceum|claim|certificates?|certificats?)\b"
)
_ASKS_VALUE = re.compile(
    r"\b(?:value|worth|how much (?:are|is) (?:they|it)|valeur|combien vaut"
    r"|montant)\b[^.?!]{0,60}\?\s{0,9}$"
)
_YES = re.compile(
    r"^(?:\w+\W+){0,2}?(?:yes|yep|yup|yeah|ya|sure|oui|ouais|they (?:all )?do|it does|avec|with)\b"
)
_NO = re.compile(
    r"^(?:\w+\W+)?(?:no|nope|nah|non|not|pas|don'?t think so|they don'?t|sans|without)\b"
    r"(?! (?:idea|clue|sure|sur|certain))"
)


def asks_value(earlier: Query) -> bool:
    """Whether the bot's last turn asked what the goods are worth."""
    return earlier.values.get(ASKS) == "value"


def asks_claim(earlier: Query) -> bool:
    """Whether the bot's last turn asked whether the goods qualify, or said that it hangs on it."""
    return earlier.values.get(ASKS) == "claim"


def claim_answered(earlier: Query | None, said: Extraction) -> str | None:
    """'usmca' or 'none' where the bot asked whether the goods qualify and the text says so first:
    'nope, the frames come from China'."""
    if earlier is None or earlier.values.get(ASKS) != "claim":
        return None
    if _NO.search(said.folded):
        return "none"
    return "usmca" if _YES.search(said.folded) else None


def _day_told(said: Extraction) -> date | None:
    days = {when.first for when in said.whens}
    return next(iter(days)) if len(days) == 1 else None


def _direction(said: Extraction) -> tuple[str, str] | None:
    """'from Canada into the US': whose goods, and who charges."""
    places = list(said.of(MarkKind.PLACE))
    for source, target in pairwise(places):
        between = [t.word for t in said.words[source.last : target.first]]
        to = target.country
        if to in COUNTRIES and len(between) <= _BETWEEN and _INTO.intersection(between):
            return source.country, to
    if len(places) == 1 and _ORIGIN.intersection(_beside(said, places[0])):
        return _NEIGHBOURS.get(places[0].country)
    return None


def _origin(said: Extraction) -> str | None:
    """The third country that goods are said to be from, where nothing says who charges: 'ceramic
    tile from Spain'."""
    places = list(said.of(MarkKind.PLACE))
    if len(places) != 1 or not _FROM.intersection(_beside(said, places[0])[:1]):
        return None
    country = places[0].country
    return None if country in _NEIGHBOURS else country


_FROM = frozenset({"from", "de", "du", "d"})
_ORIGIN = frozenset({"origin", "origine"})
_NEIGHBOURS = {"US": ("US", "CA"), "CA": ("CA", "US")}
"""Goods of the one neighbour that an answer tells of without saying where they go."""


def _beside(said: Extraction, place: Mark) -> tuple[str, ...]:
    """The words right before and behind a place."""
    near = (*said.words[max(0, place.first - 1) : place.first], *said.words[place.last :][:1])
    return tuple(token.word for token in near)


def _led_by(said: Extraction, place: Mark) -> tuple[str, ...]:
    """The word before a place, its article left out: 'from the United States'."""
    before = [t.word for t in said.words[: place.first]]
    if before and before[-1] in DEFINITE_ARTICLES:
        before.pop()
    return tuple(before[-1:])


_OF = frozenset({"from", "of", "du", "de", "d", "des", "into", "vers"})
_HEAD = re.compile(r"[:.;?!](?!\d)")


def _headed(said: Extraction) -> tuple[str, ...]:
    """The goods that an answer is headed by: 'Boats and trailers of US origin into Canada: ...'."""
    place = next(said.of(MarkKind.PLACE), None)
    if place is None or not _OF.intersection(_led_by(said, place)):
        return ()
    start = said.words[place.first].start
    coded = any(m.first < place.first for m in said.of(MarkKind.CODE))
    if coded or _HEAD.search(said.folded[:start]):
        return ()  # '9403.60, wooden furniture, from ...' answers the code
    named = [m for m in said.of(MarkKind.GOOD) if m.last <= place.first and _plain(m)]
    named = [m for n, m in enumerate(named) if not (n and _is_made_of(said, named[n - 1], m))]
    return tuple(dict.fromkeys(m.values[0] for m in named))


_ON_A_SUM = re.compile(
    r"(?:on|sur) [^:;?!]{0,30}\d[^:;?!]{0,30} (?:of|worth of|de|d'|des|du)(?: (?:the|la|le)|)[ ']?"
)
_ASKED_FOR = re.compile(
    r"\b(?:(?:for|on|of|pour|sur|de)(?: (?:the|your|these|those|le|la|les|vos|ces)\b| l')"
    r"|(?:do|did) you mean|mean(?:ing)?|parlez-vous d[eu]s?|voulez-vous dire)[ ']?$"
)
_ARE = re.compile(
    r"^(?:\w{1,20}[ -]){1,3}(?:are|is|sont|est)(?: (?:an?|the|des|une?|les?|la))?[ ']?"
)
_COLON = re.compile(r" ?:")
_ASKS_ONLY = re.compile(r"\W{0,3}\?\W{0,3}$")


def _stated(query: Query, said: Extraction) -> tuple[str, ...]:
    """The one good that an answer without a place tells that it is about: 'On 84,000 USD of
    flooring: ...', 'Which origin for the coffee?', 'Saddles are bicycle parts; ...', 'Jewelry: see
    ...'; none where the thread asked about it beside others."""
    alone = _only(said, MarkKind.GOOD) is not None
    for mark in filter(_plain, said.of(MarkKind.GOOD)):
        before, behind = said.before(mark), said.behind(mark)
        found = (
            (_ON_A_SUM.fullmatch(before) or _ARE.fullmatch(before))
            or (not before and _COLON.match(behind))
            or (alone and _ASKS_ONLY.fullmatch(behind) and _ASKED_FOR.search(before))
        )
        if found and mark.values[0] not in query.goods:
            return (mark.values[0],)
    return ()


def _is_made_of(said: Extraction, thing: Mark, good: Mark) -> bool:
    """Whether a good is but what the thing before it is made of: 'pipe fittings of steel'."""
    between = [t.word for t in said.words[thing.last : good.first]]
    return between in _MADE_OF and role_of(good.values[0]) == "material"


_MADE_OF = (["of"], ["in"], ["en"], ["de"], ["d"])


def _is_within(good: str | None, goods: tuple[str, ...]) -> bool:
    """Whether what was asked about is but a part of what an answer is headed by: gin, answered by
    'Spirits from Canada'."""
    return good is not None and len(goods) == 1 and kin_of(good, goods[0]) == "narrower"


def _subject(query: Query, said: Extraction) -> Query:
    """The one good, programme or person that the answer is about."""
    if query.command == "quote":
        return replace(query, who=_only(said, MarkKind.SPEAKER))
    return replace(
        query, good=_only(said, MarkKind.GOOD), programme=_only(said, MarkKind.PROGRAMME)
    )


def _only(said: Extraction, kind: MarkKind) -> str | None:
    """The value of the only name of a kind, None where there are none or several."""
    named: set[str] = {m.values[0] for m in said.of(kind) if _plain(m)}
    return next(iter(named)) if len(named) == 1 else None


def _plain(mark: Mark) -> bool:
    return bool(mark.values and mark.values[0]) and mark.source in {"name", "lexicon", "everyday"}
