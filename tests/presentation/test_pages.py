"""One way to part an answer into pages, whatever a platform counts."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.presentation.pages import Limits, Page, Piece, paged
from bot.presentation.text_cuts import chunks, spans


def piece(name: str, text: int = 10, **more: object) -> Piece[str]:
    return Piece(content=name, text=text, **more)  # type: ignore[arg-type]  # names of its fields


def content(pages: list[Page[str]]) -> list[list[str]]:
    return [page.content for page in pages]


def test_nothing_is_one_empty_page() -> None:
    assert paged([], Limits(text=10)) == [Page()]


def test_a_page_ends_before_what_would_not_fit_any_more() -> None:
    found = [piece(name) for name in "abcde"]
    assert content(paged(found, Limits(text=25))) == [["a", "b"], ["c", "d"], ["e"]]


def test_what_is_too_much_for_any_page_has_one_alone() -> None:
    found = [piece("a"), piece("b", 99), piece("c")]
    assert content(paged(found, Limits(text=25))) == [["a"], ["b"], ["c"]]


def test_every_other_thing_that_is_counted_ends_a_page_too() -> None:
    found = [piece(name, 1, counts=(1, int(name in "bd"))) for name in "abcde"]
    limits = Limits(text=99, counts=(3, 1))
    assert content(paged(found, limits)) == [["a", "b", "c"], ["d", "e"]]


def test_lines_that_are_shown_as_one_block_are_one() -> None:
    lines = [piece(name, 1, counts=(1,), saves=(1,)) for name in "abcd"]
    other = piece("x", 1, counts=(1,))
    limits = Limits(text=99, counts=(2,))
    assert content(paged([*lines, other, *lines[:1]], limits)) == [["a", "b", "c", "d", "x"], ["a"]]


def test_sources_go_with_what_cites_them_and_count_once_a_page() -> None:
    found = [piece("a", cites=(1,)), piece("b", cites=(1,)), piece("c", cites=(2,))]
    made = paged(found, Limits(text=30), [10, 10, 5], uncited=(3,))
    assert made == [
        Page(content=["a", "b"], cites=[1]),
        Page(content=["c"], cites=[2, 3]),
    ]


def test_sources_that_have_no_room_left_go_on_with_the_next_page() -> None:
    made = paged([piece("a", cites=(1, 2, 3))], Limits(text=25), [10, 10, 10])
    assert made == [Page(content=["a"], cites=[1]), Page(content=[], cites=[2, 3])]


def test_a_second_source_is_named_while_a_page_has_few() -> None:
    found = [piece("a", cites=(1,), may_cite=(2,)), piece("b", cites=(3,), may_cite=(4,))]
    (page,) = paged(found, Limits(text=99, sources=3), [1, 1, 1, 1])
    assert page.cites == [1, 2, 3]


def test_a_title_stands_once_a_page_above_its_own_and_never_last() -> None:
    title = piece("T")
    found = [piece("a"), *(piece(name, title=title) for name in "bcd"), piece("e")]
    assert content(paged(found, Limits(text=30))) == [["a", "T", "b"], ["T", "c", "d"], ["e"]]
    assert content(paged(found, Limits(text=29))) == [
        ["a"],
        ["T", "b"],
        ["T", "c"],
        ["T", "d"],
        ["e"],
    ]


def test_a_full_screen_ends_a_page_unless_little_is_left() -> None:
    limits = Limits(text=999, screen=20)
    assert content(paged([piece(n) for n in "abcd"], limits)) == [["a", "b"], ["c", "d"]]
    assert content(paged([piece("a"), piece("b"), piece("c", 5)], limits)) == [["a", "b", "c"]]


_PIECES = st.lists(
    st.builds(
        lambda name, text, block, cites: piece(name, text, counts=(block,), cites=tuple(cites)),
        st.sampled_from("abcdef"),
        st.integers(0, 40),
        st.integers(0, 3),
        st.lists(st.integers(1, 4), max_size=3, unique=True),
    ),
    max_size=20,
)


@settings(deadline=None)
@given(found=_PIECES)
def test_no_piece_is_lost_none_moves_and_no_page_is_beyond_its_limits(
    found: list[Piece[str]],
) -> None:
    sources, limits = [5, 10, 15, 20], Limits(text=60, counts=(3,))
    made = paged(found, limits, sources)
    assert [name for page in made for name in page.content] == [one.content for one in found]
    pending = iter(found)
    for page in made:
        mine = [next(pending) for _ in page.content]
        text = sum(one.text for one in mine) + sum(sources[n - 1] for n in page.cites)
        assert text <= limits.text or len(page.content) + len(page.cites) == 1
        assert sum(one.counts[0] for one in mine) <= 3 or len(mine) == 1
        assert set(page.cites) <= set().union(*(one.cites for one in found), set())


@settings(deadline=None)
@given(text=st.text(st.sampled_from("ab \n"), max_size=60), most=st.integers(1, 20))
def test_a_cut_text_keeps_all_but_blanks(text: str, most: int) -> None:
    assert all(0 < len(piece) <= most for piece in chunks(text, most) if piece)
    assert "".join("".join(chunks(text, most)).split()) == "".join(text.split())
    assert [text[start:stop] for start, stop in spans(text, most)] == chunks(text, most)
