"""Citations are data: numbered at rendering, and no characters of a fact count as one."""

from __future__ import annotations

import json
import re
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from adapters.charts.svg import svg
from adapters.console.render import show
from adapters.discord.blocks import blocks as discord_blocks
from adapters.discord.pages import paged
from adapters.pages.parts import content
from adapters.slack.rendering.pages import bodies
from adapters.slack.rendering.parts import RenderSetting
from bot.cards import (
    Bullets,
    Card,
    Fields,
    Notice,
    Part,
    Passage,
    Prose,
    Quotation,
    Reference,
    References,
    Table,
    cited,
    joined,
    words_of,
)
from bot.presentation.citations import Shown, cited_in, in_place, numbered, shown, together
from bot.presentation.plain_text import plain_text
from store import codec

ACTS = tuple(
    Reference(title=f"Act{letter}", address=f"https://a.example/{letter}") for letter in "ABC"
)
LISTED = References(items=ACTS)
LOOK_ALIKES = st.lists(
    st.sampled_from(["[1]", "[2]", "(1)", "[3][1]", "\\[2\\]", "[", "]", "¹", "<b>", "steel", " "]),
    max_size=8,
).map("".join)
"""What facts, people and feeds may write that looks like a citation."""
CITES = st.lists(st.sampled_from(ACTS), max_size=3, unique=True).map(tuple)
PASSAGES = st.lists(st.tuples(LOOK_ALIKES, CITES), min_size=1, max_size=3).map(
    lambda runs: cited(*(one for run in runs for one in run))
)


def card_of(told: Passage) -> Card:
    """A card with the passage in each part that may cite."""
    parts: tuple[Part, ...] = (
        Prose(text=told),
        Notice(text=told),
        Fields(rows=(("Said", told),)),
        Bullets(items=(told,)),
        Table(columns=("Act",), rows=((told,),)),
        Quotation(words="w", speaker="s", role="", day="", venue="", source=told),
        LISTED,
    )
    return Card(title="t", lang="en", parts=parts)


def acts(text: str) -> list[str]:
    return re.findall(r"Act[ABC]", text)


@settings(deadline=None)
@given(words=LOOK_ALIKES)
def test_text_that_looks_like_citations_cites_nothing(words: str) -> None:
    card = card_of(words)
    assert (len(cited_in(card.parts)), shown(words, numbered(card.parts))) == (0, Shown(words))
    pages = paged(discord_blocks(card, chart=None))
    assert [mark for page in pages for block in page.blocks for mark in _marks(block)] == []
    assert 'class="mark"' not in content(card.parts, "en", svg)


def _marks(block: object) -> tuple[tuple[int, int], ...]:
    return getattr(block, "marks", ())


@settings(deadline=None)
@given(told=PASSAGES)
def test_every_citation_is_numbered_as_its_source_is_listed(told: Passage) -> None:
    numbers = numbered((LISTED,))
    made = shown(told, numbers)
    assert [made.text[at : at + 3] for at, _ in made.marks] == [f"[{n}]" for _, n in made.marks]
    assert made.cites == {numbers[act] for act in cited_in((Prose(text=told),))}
    without = made.text
    for at, _ in reversed(made.marks):
        without = without[:at].removesuffix(" ") + without[at + 3 :]
    assert without.replace(" ", "") == words_of(told).replace(" ", "")


@settings(deadline=None)
@given(told=PASSAGES)
def test_what_is_kept_is_what_is_read_back(told: Passage) -> None:
    card = card_of(told)
    assert codec.loads(Card, codec.dumps(card)) == card


@settings(deadline=None)
@given(told=PASSAGES)
def test_a_page_links_the_citations_and_escapes_all_else(told: Passage) -> None:
    html = content((Prose(text=told), LISTED), "en", svg)
    links = re.findall(r'<a href="#s(\d)" class="mark">\[(\d)\]</a>', html)
    assert [(number, number) for _, number in shown(told, numbered((LISTED,))).marks] == [
        (int(to), int(as_)) for to, as_ in links
    ]
    assert "<b>" not in html


@settings(deadline=None)
@given(told=PASSAGES)
def test_each_renderer_lists_a_cited_source_and_shows_its_number(told: Passage) -> None:
    card = card_of(told)
    terminal = StringIO()
    show(card, Console(file=terminal, width=400))
    slack = json.dumps(bodies(card, RenderSetting(lang="en")))
    pages = paged(discord_blocks(card, chart=None))
    discord = "".join(str(getattr(block, "text", "")) for p in pages for block in p.blocks)
    for text in (terminal.getvalue(), slack, plain_text(card)):
        assert acts(text) == [act.title for act in ACTS]
    assert acts(discord) == [act.title for act in ACTS]
    for number in shown(told, numbered(card.parts)).cites:
        assert f"\\[{number}\\]" in discord
        assert f"[{number}]" in slack


def test_citations_stand_after_what_they_bear_out_in_sentences_too() -> None:
    one, two = cited("steel", ACTS[:1]), cited("copper", ACTS[1:])
    told = in_place("On: {goods}.", "goods", joined("; ", (one, two)))
    assert shown(told, numbered((LISTED,))).text == "On: steel [1]; copper [2][3]."


def test_a_source_that_is_not_listed_is_not_shown() -> None:
    assert shown(cited("50%", (Reference(title="Other"),)), numbered((LISTED,))).text == "50%"


def test_text_that_cites_is_put_into_no_string() -> None:
    with pytest.raises(TypeError, match="is no string"):
        f"so: {cited('50%', ACTS)}"


def test_a_passage_cut_or_put_together_keeps_each_citation_where_it_is() -> None:
    whole = shown(cited("a", ACTS[:1], "\nb [2]\nc", ACTS[2:]), numbered((LISTED,)))
    lines = [*whole.lines()]
    assert lines == [
        Shown("a [1]", ((2, 1),)),
        Shown("b [2]"),
        Shown("c [3]", ((2, 3),)),
    ]
    assert together("\n", lines) == whole
