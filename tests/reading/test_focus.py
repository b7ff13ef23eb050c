"""Which of several goods told a text leaves in question."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.text import Lang
from bot.reading.decisions.goods import goods_meant
from bot.reading.extraction.extract import extract
from bot.reading.extraction.gazetteers import Gazetteers
from bot.reading.features.asked import Asked, asked
from bot.reading.features.focus import settled
from bot.reading.marks import MarkKind

DAY = date(2026, 10, 10)


def reading(text: str, names: Gazetteers, lang: Lang = "en") -> Asked:
    return asked(extract(text, names=names, lang=lang, today=DAY), day=DAY)


@pytest.mark.parametrize(
    ("text", "lang", "goods"),
    [
        ("rope, chain and saws from Ohio to Sarnia. Duty on the saws?", "en", {"saws"}),
        ("gloves and masks, Texas for the masks. gloves = ?", "en", {"gloves"}),
        ("laitue, oignons et carottes vers Boston. Les oignons, quel taux", "fr", {"oignons"}),
        ("rope and chain from Ohio. Duty on both the rope and the chain?", "en", set()),
        ("rope and chain from Ohio. Duty on the rope, or the saws?", "en", set()),
        ("rope and chain from Ohio, duty on each. What is it on the rope?", "en", set()),
        ("shampoo on pallets from Ohio. Duty on the pallets too?", "en", set()),
        ("chairs with steel legs from Ohio. What does the steel pay?", "en", set()),
        ("rope from Ohio. Duty on the rope?", "en", set()),
    ],
)
def test_a_good_is_named_again_alone_where_the_question_is_put(
    text: str, lang: Lang, goods: set[str], names: Gazetteers
) -> None:
    q = reading(text, names, lang)
    assert {q.words[m.last - 1] for m in q.named_again} == goods


@pytest.mark.parametrize(
    ("text", "lang", "goods"),
    [
        ("wine and cider for Boston. The cider was yesterday. The wine?", "en", {"cider"}),
        ("jantes et pneus, pneus ok, quel droit sur les jantes", "fr", {"pneus"}),
        ("rope and chain, chain comes from Mexico another day", "en", {"chain"}),
        ("a boat, trailer sold separate, tariff", "en", {"trailer"}),
        ("laitue et oignons, laitue réglée hier, quel taux", "fr", {"laitue"}),
        ("rope for Boston, or is the wine fine", "en", set()),
        ("rope and chain, is the chain covered", "en", set()),
        ("the tariff on rope and chain yesterday", "en", set()),
        ("the rope is done", "en", set()),
    ],
)
def test_a_good_is_settled_by_what_is_said_right_behind_it(
    text: str, lang: Lang, goods: set[str], names: Gazetteers
) -> None:
    q = reading(text, names, lang)
    found = (m for m in q.seen.of(MarkKind.GOOD) if settled(q.seen, m))
    assert {q.words[m.last - 1] for m in found} == goods


@pytest.mark.parametrize(
    ("text", "lang", "goods"),
    [
        ("rope, chain and saws from Ohio. Duty on the saws?", "en", ("tools",)),
        ("lube oil and rope from Ohio. Tariff on oil?", "en", ("lubricants",)),
        ("pneus d'hiver et corde. pneus ok. Droit sur la corde?", "fr", ("rope",)),
        ("lube oil, crude oil and rope from Ohio. Tariff on oil?", "en", ("crude-oil",)),
    ],
)
def test_the_good_named_again_is_meant_alone_by_its_whole_name(
    text: str, lang: Lang, goods: tuple[str, ...], names: Gazetteers
) -> None:
    q = reading(text, names, lang)
    named = {(m, value): 0.9 for m in q.seen.of(MarkKind.GOOD) for value in m.values}
    assert goods_meant(q, named) == goods
