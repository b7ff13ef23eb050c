"""Whether a channel wants to hear of something, and the topics people name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.digest.order_errors import BadOrder
from bot.domain.cache import cached
from bot.domain.snapshot import FactSnapshot
from bot.domain.subscription_faults import Wrong
from bot.domain.subscriptions import MY_LIST, Topics
from bot.ports import Snapshot

_SURE = 0.75
"""Below this score a near miss is offered, not taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest:
    """Topics spread out over the facts: narrower goods and the measures that reach them included.

    ``everything``: nothing was named, so all is wanted but what is left out.
    """

    everything: bool
    goods: frozenset[str]
    programmes: frozenset[str]
    speakers: frozenset[str]
    measures: frozenset[str]
    less: Topics

    def wants(
        self,
        *,
        measure: str = "",
        goods: Iterable[str] = (),
        programmes: Iterable[str] = (),
        speakers: Iterable[str] = (),
    ) -> bool:
        """Whether something about these is wanted.

        What is left out wins: a programme or speaker left out drops it, and so do goods where
        every good that it names is left out.
        """
        goods, programmes, speakers = set(goods), set(programmes), set(speakers)
        if programmes & self.less.programmes or speakers & self.less.speakers:
            return False
        if goods and goods <= self.less.goods:
            return False
        return (
            self.everything
            or measure in self.measures
            or bool(goods & self.goods or programmes & self.programmes or speakers & self.speakers)
        )


def interest(
    include: Topics,
    exclude: Topics,
    facts: FactSnapshot,
    *,
    listed: frozenset[str] = frozenset(),
) -> Interest:
    """``include`` less ``exclude`` over ``facts``. Cheap to ask again for the same revision.

    ``listed`` are the measures that touch the channel's watch list: they are wanted where
    ``include`` names it.
    """
    named = _interest(include, exclude, facts)
    return replace(named, measures=named.measures | listed) if include.my_list else named


@cached("interests", most=512)
def _interest(include: Topics, exclude: Topics, facts: FactSnapshot) -> Interest:
    goods = _narrower(include.goods, facts)
    return Interest(
        everything=not include,
        goods=goods,
        programmes=include.programmes,
        speakers=include.speakers,
        measures=frozenset(m for good in goods for m in facts.by_good.get(good, ())),
        less=Topics(
            goods=_narrower(exclude.goods, facts),
            programmes=exclude.programmes,
            speakers=exclude.speakers,
        ),
    )


def _narrower(slugs: frozenset[str], facts: FactSnapshot) -> frozenset[str]:
    """``slugs`` and every good that is a kind of one of them."""
    found = set(slugs)
    while more := {g.slug for g in facts.goods.values() if g.broader in found} - found:
        found |= more
    return frozenset(found)


def read_topics(written: str, snapshot: Snapshot) -> Topics:
    """'steel, lumber, section 338, carney' as slugs. Commas, semicolons, 'and' and 'et' part them.

    Raises BadOrder naming the first one that nothing matches, with near misses.
    """
    found = [_topic(name, snapshot) for name in topic_list(written)]
    return Topics(
        my_list=("list", MY_LIST) in found,
        goods=frozenset(slug for kind, slug in found if kind == "good"),
        programmes=frozenset(slug for kind, slug in found if kind == "programme"),
        speakers=frozenset(slug for kind, slug in found if kind == "speaker"),
    )


def topic_list(written: str) -> list[str]:
    """The names in 'steel, lumber and carney'."""
    spaced = f" {written.casefold()} ".replace(";", ",").replace("\n", ",")
    for word in (" and ", " et ", " & ", " plus "):
        spaced = spaced.replace(word, ",")
    return [name for name in (part.strip(" .\"'“”«»") for part in spaced.split(",")) if name]


_LIST_NAMES = frozenset(
    {"mylist", "ourlist", "watchlist", "mywatchlist", "ourwatchlist", "mygoods", "ourgoods"}
    | {"maliste", "notreliste", "listedesuivi", "malistedesuivi", "mesmarchandises"}
)
"""What people call their own watch list, letters only."""


def _topic(name: str, snapshot: Snapshot) -> tuple[str, str]:
    facts = snapshot.facts
    if _letters(name) in _LIST_NAMES:
        return "list", MY_LIST
    for kind, held in (
        ("good", facts.goods),
        ("programme", facts.programmes),
        ("speaker", facts.speakers),
    ):
        if name in held:
            return kind, name
    programme = _programme(name, facts)
    if programme:
        return "programme", programme
    hits = [("good", hit) for hit in snapshot.search.goods(name, limit=3)]
    hits += [("speaker", hit) for hit in snapshot.search.speakers(name, limit=3)]
    hits.sort(key=lambda found: -found[1].score)
    if hits and hits[0][1].score >= _SURE:
        return hits[0][0], hits[0][1].slug
    nearest = tuple(hit.matched for _, hit in hits[:3])
    first = nearest[0] if nearest else ""
    raise BadOrder(Wrong.TOPIC, name[:40], option="topics", nearest=first, values=nearest)


def _programme(name: str, facts: FactSnapshot) -> str:
    wanted = _letters(name)
    for programme in facts.programmes.values():
        spoken = (programme.name.en, programme.name.fr, *programme.names)
        if wanted in map(_letters, spoken):
            return programme.slug
    return ""


def _letters(name: str) -> str:
    """'Section 338' and 's338' are one: letters and digits only, 'section' said as 's'."""
    joined = "".join(c for c in name.casefold() if c.isalnum())
    return joined.replace("section", "s", 1) if joined.startswith("section") else joined
