"""Cards as Block Kit: golden payloads, budgets kept by paging, nothing that pings or formats."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.slack import words
from adapters.slack.rendering.pages import bodies
from adapters.slack.rendering.parts import RenderSetting, Surface, without_markup
from adapters.slack.rendering.render import Dress, Rendered, render
from bot.cards import (
    Attachment,
    Bullets,
    ButtonOption,
    Card,
    Chart,
    Choices,
    Fields,
    Headline,
    Notice,
    Part,
    Prose,
    Quotation,
    Reference,
    References,
    Step,
    Table,
)
from bot.domain.question_state import QuestionState
from tests.platforms.slack import blockkit

GOLDEN = Path(__file__).parent / "golden"
HOSTILE = "<!channel> <@U1> @here *b* _i_ ~s~ `c` <https://evil.test|bank> & \u202eabc"

PARTS: dict[str, Part] = {
    "headline": Headline(text="Steel, Canada to United States: 50%"),
    "prose": Prose(title="Why", text="Section 232 applies to the full value."),
    "fields": Fields(rows=(("Rate", "50%"), ("Since", "4 June 2025"))),
    "bullets": Bullets(title="What is exempt", items=("Nothing", "US-melted steel: 25%")),
    "table": Table(
        title="Steps",
        columns=("From", "Rate"),
        rows=(("2025-03-12", "25%"), ("2025-06-04", "50%")),
        numeric=frozenset({1}),
    ),
    "quotation": Quotation(
        words="It's an attack on Canadian workers.",
        speaker="Mark Carney",
        role="Prime Minister",
        day="4 June 2025",
        venue="Ottawa",
        source="CBC",
        kind="fragment",
        context="'It' is the doubling.",
    ),
    "chart": Chart(
        title="Steel",
        series=(("US", (Step(day=date(2025, 3, 12), percent=Decimal(25)),)),),
        first=date(2025, 1, 1),
        last=date(2026, 10, 10),
        alt="25% from 12 March 2025.",
    ),
    "warning": Notice(text="Only announced, not in force.", tone="warning"),
    "note": Notice(text="For 10 October 2026."),
    "page": Choices(
        options=(
            ButtonOption(label="The whole answer as a page", address="https://bell.test/a/x1"),
        )
    ),
    "choices": Choices(
        title="Did you mean", options=(ButtonOption(label="steel", question="/tariff steel"),)
    ),
    "references": References(
        items=(
            Reference(title="Proclamation 10947", publisher="White House", day="2025-06-03"),
            Reference(title="CSMS", address="https://content.govdelivery.com/x?a=1|2"),
        )
    ),
    "attachment": Attachment(name="stack.csv", media_type="text/csv", content=b"a,b\n"),
}


def card(*parts: Part, title: str = "Steel") -> Card:
    return Card(title=title, lang="en", parts=parts)


def shown(part: Part, *, surface: Surface = "message", image: str = "") -> Rendered:
    return render(card(part), RenderSetting(lang="en", surface=surface, image=image))


def payload(page: Rendered) -> dict[str, object]:
    return {"text": page.text, "blocks": page.blocks}


@pytest.mark.parametrize("name", PARTS)
def test_each_part_is_shown_as_recorded(name: str) -> None:
    """Golden payloads: to record a wanted change, delete the file and run again."""
    page = shown(PARTS[name], image="F1" if name == "chart" else "")
    blockkit.check("outmessage", payload(page))
    path = GOLDEN / f"{name}.json"
    if not path.exists():
        path.write_text(json.dumps(payload(page), indent=1, ensure_ascii=False) + "\n")
    assert payload(page) == json.loads(path.read_text())


@pytest.mark.parametrize("name", PARTS)
def test_each_part_fits_a_modal_and_the_home_tab(name: str) -> None:
    blocks = shown(PARTS[name], surface="view").blocks
    assert blocks
    title = {"type": "plain_text", "text": "x"}
    blockkit.check("modal", {"type": "modal", "title": title, "blocks": blocks})
    blockkit.check("home", {"type": "home", "blocks": blocks})


def everything(text: str) -> Card:
    """A card in which each string is ``text``."""
    return card(
        Headline(text=text),
        Prose(title=text, text=text),
        Fields(rows=((text, text),)),
        Bullets(title=text, items=(text,)),
        Table(title=text, columns=(text, text), rows=((text, text),)),
        Quotation(
            words=text,
            speaker=text,
            role=text,
            day=text,
            venue=text,
            source=text,
            kind="paraphrase",
            context=text,
        ),
        Chart(title=text, series=(), first=date(2025, 1, 1), last=date(2026, 1, 1), alt=text),
        Notice(text=text, tone="warning"),
        Notice(text=text),
        Choices(title=text, options=(ButtonOption(label=text, question=text),)),
        References(items=(Reference(title=text, publisher=text, day=text, address=text),)),
        Attachment(name=text, media_type=text, content=b"x", title=text),
        title=text,
    )


def test_nothing_written_by_others_can_ping_link_or_format() -> None:
    page = render(everything(HOSTILE), RenderSetting(lang="en"))
    for block in page.blocks:
        for element in block.get("elements", []):
            element.pop("value", None)
    sent = json.dumps(payload(page), ensure_ascii=False)
    for dangerous in ("<!channel", "<@U1", "@here", "<https", "\u202e"):
        assert dangerous not in sent
    mrkdwn = [part["text"] for part in _objects(page.blocks) if part.get("type") == "mrkdwn"]
    assert [text for text in mrkdwn if set(text.strip("*")) & set("*_~`<>")] == []


def _objects(value: object) -> list[dict[str, str]]:
    if isinstance(value, dict):
        return [value, *(o for inner in value.values() for o in _objects(inner))]
    if isinstance(value, list):
        return [o for inner in value for o in _objects(inner)]
    return []


texts = st.text(min_size=0, max_size=400) | st.sampled_from(["", " ", HOSTILE, "x" * 9000])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
def test_any_text_makes_a_payload_slack_accepts(text: str) -> None:
    whole = everything(text)
    for number in range(1, len(bodies(whole, RenderSetting(lang="en"))) + 1):
        dress = Dress(state=QuestionState(text="steel", page=number), share=True)
        page = render(whole, RenderSetting(lang="fr"), dress)
        assert page.blocks
        blockkit.check("outmessage", payload(page))


@pytest.mark.parametrize(
    "long",
    [
        Table(columns=("a", "b"), rows=tuple((str(n), "x" * 40) for n in range(450))),
        Bullets(items=tuple("word " * 30 for _ in range(300))),
        Prose(text="word " * 9000),
        Fields(rows=tuple((f"label {n}", "v" * 300) for n in range(300))),
        References(items=tuple(Reference(title=f"Source {n}" * 9) for n in range(300))),
    ],
    ids=["table", "bullets", "prose", "fields", "references"],
)
def test_what_is_too_long_for_a_message_becomes_pages_with_next_and_back(long: Part) -> None:
    state = QuestionState(text="/tariff steel", day=date(2026, 10, 10))
    first = render(card(long), RenderSetting(lang="en"), Dress(state=state))
    assert first.pages > 1
    pages = [
        render(
            card(long), RenderSetting(lang="en"), Dress(state=QuestionState(text="x", page=number))
        )
        for number in range(1, first.pages + 1)
    ]
    for page in pages:
        blockkit.check("outmessage", payload(page))
    buttons = [
        [e["action_id"] for e in page.blocks[-1]["elements"]] for page in (pages[0], pages[-1])
    ]
    assert buttons == [["page:next"], ["page:back"]]


def test_where_no_button_can_carry_the_question_the_rest_is_not_lost_in_silence() -> None:
    state = QuestionState(text="word " * 500, command="brief")
    page = render(card(Prose(text="word " * 9000)), RenderSetting(lang="en"), Dress(state=state))
    assert page.blocks[-1]["elements"][0]["text"] == words.TOO_MUCH.on("en")


def test_a_button_carries_the_question_and_the_page_it_leads_to() -> None:
    long = card(Prose(text="word " * 9000))
    state = QuestionState(text="steel", command="tariff", day=date(2026, 10, 10), lang="fr")
    page = render(long, RenderSetting(lang="fr"), Dress(state=state))
    button = page.blocks[-1]["elements"][0]
    assert (button["text"]["text"], QuestionState.read(button["value"], ("fr",))) == (
        "Next",
        QuestionState(text="steel", command="tariff", day=date(2026, 10, 10), lang="fr", page=2),
    )


@pytest.mark.parametrize("value", ["", "{}", "[]", "null", '{"t":"x","d":"never"}', "steel"])
def test_a_button_that_is_none_of_ours_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        QuestionState.read(value, ())


def test_a_question_is_read_without_slacks_marks() -> None:
    asked = "<@U1> see <https://x.test/a|x.test> in <#C1|trade> &lt;b&gt; <!here>"
    assert without_markup(asked) == "see x.test in <b>"
