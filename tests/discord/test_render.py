"""Cards as Components V2: golden payloads, budgets met by paging, nothing that marks up or calls."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.discord import limits
from adapters.discord.answer_renderer import Answer
from adapters.discord.blocks import MarkedText, blocks
from adapters.discord.markdown import escaped, fenced, link
from adapters.discord.pages import cut_into_pages, paged
from adapters.discord.view import Frame
from bot.cards import (
    Attachment,
    Bullets,
    ButtonOption,
    Card,
    Choices,
    Fields,
    Headline,
    Notice,
    Part,
    Prose,
    Reference,
    References,
    Table,
    cited,
)
from tests.discord.payloads import texts
from tests.discord.sample_cards import EVERYTHING, NASTY, PNG, card
from tests.platforms.discord.contract import V2, components, message_problems, schema_problems
from tests.platforms.discord.refusals import Json

GOLDEN = Path(__file__).parent / "golden"
PAPER = Attachment(name="stack.csv", media_type="text/csv", content=b"a,b\n", title="As CSV")
MANY = Choices(
    options=tuple(ButtonOption(label=f"Good {n}", question=f"/tariff {n}") for n in range(30))
)
PARTS: dict[str, Part] = {
    **{type(part).__name__.lower(): part for part in (*reversed(EVERYTHING.parts), PAPER)},
    "choices-many": MANY,
    "page": Choices(
        options=(
            ButtonOption(label="The whole answer as a page", address="https://bell.test/a/x1"),
        )
    ),
    "notice-small": Notice(text="Not legal advice"),
    "table-wide": next(p for p in EVERYTHING.parts if isinstance(p, Table) and len(p.columns) > 2),
}


def answer(shown: Card, frame: Frame | None = None) -> Answer:
    content = blocks(shown, chart=PNG)
    asks = [o for p in shown.parts if isinstance(p, Choices) for o in p.options]
    tickets = {o: f'["",{json.dumps(o.question)},{{}}]'[: limits.CUSTOM_ID - 20] for o in asks}
    frame = frame or Frame(again='["tariff","",{"good":"steel"}]', shareable=True, tickets=tickets)
    return Answer(card=shown, pages=paged(content), frame=frame)


def payload(made: Answer, number: int = 1) -> Json:
    names = [file.filename for file in made.files(number)]
    body: Json = {"flags": V2, "components": _sent(made, number)}
    if names:
        body["attachments"] = [{"id": n, "filename": name} for n, name in enumerate(names)]
    return body


def _sent(made: Answer, number: int) -> list[Json]:
    view = made.view(number)
    sent: list[Json] = view.to_components()  # type: ignore[no-untyped-call]  # the SDK's own
    return sent


def problems(body: Json) -> list[str]:
    where = "/channels/1/messages"
    return [*schema_problems("POST", where, body), *message_problems(body)]


@pytest.mark.parametrize("name", PARTS)
def test_each_part_is_shown_as_recorded(name: str) -> None:
    """Golden payloads: to record a wanted change, delete the file and run again."""
    body = payload(answer(card(PARTS[name])))
    assert problems(body) == []
    path = GOLDEN / f"{name}.json"
    if not path.exists():
        path.write_text(json.dumps(body, indent=1, ensure_ascii=False) + "\n")
    assert body == json.loads(path.read_text())


def test_a_narrow_table_is_aligned_and_a_wide_one_is_a_list_for_phones() -> None:
    made = [block for block in blocks(EVERYTHING, chart=None) if isinstance(block, MarkedText)]
    narrow = next(block.text for block in made if "2025-06-04" in block.text)
    wide = next(block.text for block in made if "10896" in block.text)
    assert narrow == ("**Steps**\n```\nFrom        Rate\n2025-03-12   25%\n2025-06-04   50%\n```")
    assert wide == (
        "- **Proclamation 10896 on steel articles**\n  Rate: 25% · Note: ended by a later one"
    )


def test_a_colon_stands_as_the_language_has_it() -> None:
    wide = Table(columns=("Mesure", "Droit"), rows=(("Une proclamation sur l'acier, 2026", "25%"),))
    french = replace(card(Fields(rows=(("Droit", "25%"),)), wide), lang="fr")
    assert [
        block.text for block in blocks(french, chart=None) if isinstance(block, MarkedText)
    ] == [
        "**Droit\N{NO-BREAK SPACE}:** 25%",
        "- **Une proclamation sur l'acier, 2026**\n  Droit\N{NO-BREAK SPACE}: 25%",
    ]


def test_the_wide_line_of_a_narrow_table_counts_in_every_block_of_it() -> None:
    rows = tuple((f"2025-01-{n:02}", "25%") for n in range(1, 31))
    made = blocks(card(Table(columns=("From", "Rate"), rows=rows)), chart=None)
    assert [
        isinstance(block, MarkedText) and "From        Rate" in block.text for block in made
    ] == [
        True,
        True,
    ]


def test_what_goes_over_to_the_next_page_stands_under_its_title_again() -> None:
    items = tuple(f"{n} {'x' * 300}" for n in range(20))
    made = answer(card(Bullets(title="In force", items=items)))
    shown = [texts(payload(made, page.number)) for page in made.pages]
    assert [text.count("**In force**") for text in shown] == [1, 1]
    assert ["- 0 " in shown[0], "- 19 " in shown[1]] == [True, True]


def test_a_row_told_as_a_point_stays_whole() -> None:
    rows = tuple((f"code {n}", "x" * 310) for n in range(30))
    made = answer(card(Table(columns=("Code", "Duty"), rows=rows)))
    shown = [texts(payload(made, page.number)) for page in made.pages]
    assert len(shown) > 2
    assert [text.count("- **code") - text.count("  Duty: ") for text in shown] == [0] * len(shown)


_LINES = st.text(st.sampled_from("ab \n*_~`|<>@#-.1[]()é"), max_size=900)
_PARTS = st.one_of(
    st.builds(Headline, text=_LINES),
    st.builds(Prose, text=_LINES.map(lambda t: t * 7), title=_LINES),
    st.builds(Notice, text=_LINES),
    st.builds(Bullets, items=st.lists(_LINES, max_size=20).map(tuple), title=_LINES),
    st.builds(
        Choices,
        title=_LINES,
        options=st.lists(
            st.builds(ButtonOption, label=_LINES, question=st.text(min_size=1, max_size=9)),
            max_size=30,
        ).map(lambda options: tuple({option.question: option for option in options}.values())),
    ),
    st.builds(
        Table,
        columns=st.just(("a", "b")),
        rows=st.lists(st.tuples(_LINES, _LINES), max_size=60).map(tuple),
    ),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_PARTS, max_size=12), st.text(min_size=1, max_size=200))
def test_no_card_is_beyond_discords_budgets(parts: list[Part], title: str) -> None:
    made = answer(card(*parts, title=title))
    for page in made.pages:
        assert message_problems(payload(made, page.number)) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(_PARTS, max_size=4))
def test_a_card_that_is_plainly_one_page_is_that_page(parts: list[Part]) -> None:
    content = blocks(card(*parts), chart=None)
    assert paged(content) == cut_into_pages(content)


@given(st.text(st.sampled_from("ab \n*_~`|<>@#-.1[]()\\:/hps"), max_size=80))
def test_escaped_words_never_call_anyone(words: str) -> None:
    shown = escaped(words)
    assert "@a" not in shown
    assert "<@" not in shown.replace("\\<", "")
    assert "```" not in shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("2 * 3 * 4", "2 \\* 3 \\* 4"),
        ("- no list", "\\- no list"),
        ("1. no list", "1\\. no list"),
        ("25. Whereas", "25\\. Whereas"),
        ("-# no small print", "\\-# no small print"),
        ("> no quote", "\\> no quote"),
        ("https://a.example/b_c_d", "https://a.example/b_c_d"),
    ],
)
def test_markup_is_shown_as_written(words: str, shown: str) -> None:
    assert escaped(words) == shown


def test_only_web_addresses_become_links() -> None:
    assert link("a_b", "https://a.example/x") == "[a\\_b](https://a.example/x)"
    assert link("a", "javascript:alert(1)") == "a"
    assert link("a", "https://a.example/x) [evil](https://b") == "a"


def test_a_code_block_cannot_be_left() -> None:
    assert fenced(["```", "@everyone"]).count("```") == 2


def test_untrusted_words_are_only_words_in_every_part() -> None:
    shown = card(
        Headline(text=NASTY),
        Bullets(items=(NASTY,), title=NASTY),
        Table(columns=(NASTY,), rows=((NASTY,),)),
        References(items=(Reference(title=NASTY, publisher=NASTY, address="https://a.example"),)),
        Choices(options=(ButtonOption(label=NASTY, question="x"),)),
    )
    body = payload(answer(shown))
    said = texts(body)
    assert "@everyone" not in json.dumps(body, ensure_ascii=False)
    assert "<@1>" not in said.replace("\\<@", "")
    assert "[press](" not in said
    assert "||spoiler||" not in said


def test_a_title_of_any_length_leaves_room_for_a_full_page() -> None:
    made = answer(Card(title="*" * 3_000, lang="en", parts=(Prose(text="word " * 2_000),)))
    for page in made.pages:
        assert message_problems(payload(made, page.number)) == []


def test_what_opens_an_address_is_a_button_beside_a_menu() -> None:
    page = ButtonOption(label="The whole answer", address="https://bell.test/a/x1")
    made = answer(card(Choices(options=(page, *MANY.options[:12]))))
    sent = list(components(_sent(made, 1)))
    [menu] = [one for one in sent if one["type"] == 3]
    assert [one["url"] for one in sent if one.get("url")] == [page.address]
    assert [one["label"] for one in menu["options"]] == [f"Good {n}" for n in range(12)]


def test_controls_say_which_page_and_fit_beside_a_full_page() -> None:
    long = card(*(Prose(text="word " * 600) for _ in range(4)))
    made = answer(long)
    middle = payload(made, 2)
    labels = [c["label"] for c in components(middle["components"]) if c["type"] == 2]
    assert labels == ["◀ Back", "Next ▶", "Share"]
    assert problems(middle) == []


def test_each_page_bears_the_sources_of_its_own_figures_and_the_way_on() -> None:
    items = tuple(Reference(title=f"Source {n}", address=f"https://a.example/{n}") for n in (1, 2))
    told = (
        Prose(text=cited("First. " * 450, items[:1])),
        Prose(text=cited("Second. " * 400, items[1:])),
    )
    on = Choices(options=(ButtonOption(label="On", question="on"),))
    made = answer(card(*told, References(items=items), on))
    first, second = (payload(made, number) for number in (1, 2))
    assert [("Source 1" in texts(page), "Source 2" in texts(page)) for page in (first, second)] == [
        (True, False),
        (False, True),
    ]
    for page in (first, second):
        labels = [c["label"] for c in components(page["components"]) if c["type"] == 2]
        assert "On" in labels


def test_sources_nothing_cites_are_still_listed() -> None:
    made = answer(card(Prose(text="Words"), References(items=(Reference(title="Source 1"),))))
    assert "-# 1. Source 1" in texts(payload(made))


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\u202d", "\x1b"])
def test_no_name_turns_the_figures_after_it_around(mark: str) -> None:
    assert escaped(f"{mark}plate: 25%") == "plate: 25%"
    assert mark not in fenced([f"{mark}plate 25%"])
    assert mark not in link(f"{mark}source", "https://example.org")
