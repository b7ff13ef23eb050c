"""Forms, typeahead and the Home tab."""

from __future__ import annotations

from typing import Any

import pytest

from adapters.slack import limits
from adapters.slack.inbound import interactions
from bot.commands.registry import COMMANDS
from bot.domain.questions import Place
from bot.domain.text import Lang
from bot.presentation.waiting_words import BUSY
from tests.platforms.slack.people import Person, until
from tests.platforms.slack.server import FakeSlack
from tests.platforms.slack.world import Json, Workspace
from tests.slack.conftest import Runner, words


def opened(workspace: Workspace) -> Json:
    """The last modal opened or updated."""
    return list(workspace.views.values())[-1]


def chosen(value: str) -> Json:
    return {"type": "external_select", "selected_option": {"value": value}}


def written(value: str) -> Json:
    return {"value": {"type": "plain_text_input", "value": value}}


def picked(*slugs: str) -> Json:
    options = [{"value": slug} for slug in slugs]
    return {"topics": {"type": "multi_external_select", "selected_options": options}}


def at(clock: str) -> Json:
    return {"value": {"type": "timepicker", "selected_time": clock}}


def conversation(channel: str) -> Json:
    return {"channel": {"type": "conversations_select", "selected_conversation": channel}}


def home(workspace: Workspace) -> Json:
    return workspace.homes["U1"]


def showing(workspace: Workspace, said: str) -> Json | None:
    """The view in which it is said."""
    return next((v for v in workspace.views.values() if said in str(v["blocks"])), None)


async def test_the_shortcut_asks_with_typeahead_and_answers_in_the_same_modal(
    slack: FakeSlack, ann: Person, workspace: Workspace, start: Runner
) -> None:
    await start()
    await ann.global_shortcut("ask")
    form = await until(lambda: workspace.views and opened(workspace))
    typed = await ann.type_ahead("goods", "stel", form)
    names = [o["text"]["text"] for o in typed.body["options"]]
    assert "steel" in [name.lower() for name in names]
    steel = next(o["value"] for o in typed.body["options"] if o["text"]["text"].lower() == "steel")
    ack = await ann.submit(form, {"good": {"goods": chosen(steel)}})
    assert ack.body["response_action"] == "update"
    answer = await until(lambda: opened(workspace) is not form and opened(workspace))
    assert "Steel" in str(answer["blocks"][0])


async def test_speakers_complete_while_typing(slack: FakeSlack, ann: Person, start: Runner) -> None:
    await start()
    typed = await ann.type_ahead("speakers", "carn")
    first = typed.body["options"][0]
    assert (first["text"]["text"], first["description"]["text"]) == (
        "Mark Carney",
        "Prime Minister of Canada",
    )


async def test_a_tariff_code_can_be_chosen_as_it_is_typed(
    slack: FakeSlack, ann: Person, workspace: Workspace, start: Runner
) -> None:
    await start()
    await ann.slash("/duty")
    form = await until(lambda: workspace.views and opened(workspace))
    typed = await ann.type_ahead("goods", "7208 51", form)
    assert [o["value"] for o in typed.body["options"]][:1] == ["7208.51"]
    await ann.submit(form, {"good": {"goods": chosen("7208.51")}, "value": written("10000 USD")})
    await until(lambda: "7208.51" in str(opened(workspace)["blocks"][0]))


async def test_a_form_speaks_the_language_of_who_opened_it(
    slack: FakeSlack, ann: Person, workspace: Workspace, start: Runner
) -> None:
    await start()
    workspace.user("U1").locale = "fr-CA"
    await ann.slash("/digest", "subscribe")
    form = await until(lambda: workspace.views and opened(workspace))
    every, at = form["blocks"][:2]
    assert (form["title"]["text"], form["submit"]["text"]) == ("Bulletins et alertes", "S’abonner")
    assert (every["label"]["text"], at["label"]["text"]) == ("À quel rythme", "À quelle heure")
    assert every["element"]["options"][0]["text"]["text"] == "Jours ouvrables"


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_option_and_choice_of_a_command_with_a_form_has_a_name_of_its_own(lang: Lang) -> None:
    formed = [command for command in COMMANDS if command.form is not None]
    assert [command.name for command in formed] == ["duty", "digest", "watch", "review"]
    for command in formed:
        assert command.form is not None
        for text in (command.form.title, command.form.submit):
            assert len(text.on(lang)) <= limits.MODAL_TITLE
        for option in command.options:
            assert set(option.choices) == option.choice_labels.keys()


async def test_a_mistake_in_a_form_is_said_at_its_field(
    slack: FakeSlack, ann: Person, workspace: Workspace, start: Runner
) -> None:
    running = await start()
    await ann.slash("/digest", "subscribe", channel="C1")
    form = await until(lambda: workspace.views and opened(workspace))
    sent = {"topics": picked("steel", "unobtainium"), "at": at("09:30")}
    ack = await ann.submit(form, sent)
    assert (ack.body["response_action"], list(ack.body["errors"])) == ("errors", ["topics"])
    assert "unobtainium" in ack.body["errors"]["topics"]
    ack = await ann.submit(form, sent | {"topics": picked("steel")})
    assert ack.body["response_action"] == "update"
    await running.app.tasks.drain()
    await ann.slash("/digest", "list", channel="C1")
    await running.app.tasks.drain()
    assert "09:30" in words(slack.world.posted[-1])


async def test_a_duty_form_says_at_the_code_that_it_is_none(
    slack: FakeSlack, ann: Person, workspace: Workspace, start: Runner
) -> None:
    await start()
    await ann.slash("/duty")
    form = await until(lambda: workspace.views and opened(workspace))
    ack = await ann.submit(form, {"good": {"goods": chosen("blorp")}, "value": written("10000")})
    assert list(ack.body["errors"]) == ["good"]
    sent = {"good": {"goods": chosen("7208.51")}, "value": written("many")}
    assert list((await ann.submit(form, sent)).body["errors"]) == ["value"]


async def test_the_form_of_a_channel_with_an_order_opens_with_what_stands(
    slack: FakeSlack, ann: Person, workspace: Workspace, start: Runner
) -> None:
    running = await start()
    await ann.slash("/digest", "subscribe friday at 09:30 topics steel, section 338 alerts off")
    await running.app.tasks.drain()
    await ann.slash("/digest", "subscribe")
    form = await until(lambda: workspace.views and opened(workspace))
    by_name = {b["block_id"]: b["element"] for b in form["blocks"] if b["type"] == "input"}
    assert list(by_name) == ["every", "at", "topics", "alerts", "lang", "channel"]
    assert by_name["every"]["initial_option"]["value"] == "friday"
    assert by_name["at"]["initial_time"] == "09:30"
    assert [o["text"]["text"] for o in by_name["topics"]["initial_options"]] == [
        "steel",
        "Section 338 duties and bans on Canada",
    ]
    assert by_name["alerts"]["initial_option"]["value"] == "no"
    assert by_name["channel"]["initial_conversation"] == "C1"


async def test_more_details_keep_what_was_put_in_the_form(
    slack: FakeSlack, ann: Person, workspace: Workspace, start: Runner
) -> None:
    running = await start()
    await ann.slash("/duty")
    form = await until(lambda: workspace.views and opened(workspace))
    await ann.act_in_view(form, "form:more", value="more", values={"value": written("10000 USD")})
    await running.app.tasks.drain()
    whole = {b["block_id"]: b["element"] for b in opened(workspace)["blocks"]}
    assert whole["value"]["initial_value"] == "10000 USD"
    assert {"quantity", "metal", "transport"} < set(whole)


async def test_topics_complete_while_typing(slack: FakeSlack, ann: Person, start: Runner) -> None:
    await start()
    shown = {
        typed: (await ann.type_ahead("topics", typed)).body["options"][0]["text"]["text"]
        for typed in ("stel", "section 338", "carney")
    }
    assert shown["stel"].lower() == "steel"
    assert "338" in shown["section 338"]
    assert shown["carney"] == "Mark Carney"


async def test_another_channel_can_be_picked_where_the_bot_and_the_person_are(
    slack: FakeSlack, ann: Person, workspace: Workspace, start: Runner
) -> None:
    running = await start()
    workspace.channel("C8").members.add("U1")
    workspace.channel("C9", with_bot=False).members.add("U1")
    await ann.slash("/digest", "subscribe", channel="C1")
    form = await until(lambda: workspace.views and opened(workspace))
    ack = await ann.submit(form, {"channel": conversation("C9")})
    assert list(ack.body["errors"]) == ["channel"]
    await ann.submit(form, {"channel": conversation("C8"), "topics": picked("steel")})
    await running.app.tasks.drain()
    async with running.store.transaction() as records:
        assert [one.place.channel for one in await records.subscriptions.all()] == ["C8"]


@pytest.mark.parametrize("fault", ["slow", "drop_reply"])
async def test_a_form_that_cannot_be_checked_in_time_is_asked_for_again_in_time(
    slack: FakeSlack,
    ann: Person,
    workspace: Workspace,
    start: Runner,
    monkeypatch: pytest.MonkeyPatch,
    fault: str,
) -> None:
    monkeypatch.setattr(interactions, "CHECKING_SECONDS", 0.3)
    running = await start()
    workspace.channel("C8").members.add("U1")
    await ann.slash("/digest", "subscribe", channel="C1")
    form = await until(lambda: workspace.views and opened(workspace))
    slack.faults.add("chat.postEphemeral", fault, seconds=4.0)
    ack = await ann.submit(form, {"channel": conversation("C8"), "topics": picked("steel")})
    assert (ack.ok, ack.body["errors"]) == (True, {"channel": BUSY.on("en")})
    assert ack.seconds < 3
    async with running.store.transaction() as records:
        assert await records.subscriptions.all() == ()


async def test_an_empty_form_says_what_to_fill_in(
    slack: FakeSlack, ann: Person, workspace: Workspace, start: Runner
) -> None:
    await start()
    await ann.global_shortcut("ask")
    form = await until(lambda: workspace.views and opened(workspace))
    ack = await ann.submit(form, {})
    assert (ack.body["response_action"], list(ack.body["errors"])) == ("errors", ["question"])


async def test_a_question_in_ones_own_words_is_answered(
    slack: FakeSlack, ann: Person, workspace: Workspace, start: Runner
) -> None:
    await start()
    await ann.global_shortcut("ask")
    form = await until(lambda: workspace.views and opened(workspace))
    await ann.submit(form, {"question": {"value": {"value": "what did carney say about lumber"}}})
    answer = await until(lambda: opened(workspace) is not form and opened(workspace))
    assert "Carney" in str(answer["blocks"])


async def test_a_bare_duty_command_opens_a_form_of_its_options(
    slack: FakeSlack, ann: Person, workspace: Workspace, start: Runner
) -> None:
    await start()
    await ann.slash("/duty")
    form = await until(lambda: workspace.views and opened(workspace))
    asked = [block["block_id"] for block in form["blocks"] if block["type"] == "input"]
    assert asked == ["good", "value", "from", "on", "usmca"]
    assert form["callback_id"] == "command:duty"


async def test_a_channel_subscribes_by_a_form(
    slack: FakeSlack, ann: Person, workspace: Workspace, start: Runner
) -> None:
    running = await start()
    await ann.slash("/digest", "subscribe", channel="C7")
    form = await until(lambda: workspace.views and opened(workspace))
    topics = picked("steel", "softwood-lumber")
    every = {"value": {"type": "static_select", "selected_option": {"value": "daily"}}}
    await ann.submit(form, {"topics": topics, "every": every})
    await running.app.tasks.drain()
    assert "steel" in str(opened(workspace)["blocks"]).lower()
    await ann.slash("/digest", "list", channel="C7")
    [message] = await until(lambda: slack.world.posted)
    assert "lumber" in words(message).lower()
    assert "08:00" in words(message)


async def test_the_home_tab_shows_changes_and_answers_in_a_modal(
    slack: FakeSlack, ann: Person, workspace: Workspace, start: Runner
) -> None:
    await start()
    await ann.open_home()
    view = await until(lambda: workspace.homes and home(workspace))
    assert "Latest changes" in str(view)
    assert "Who may change" not in str(view)
    await ann.act_in_view(view, "goods", **chosen("steel"))
    answer = await until(lambda: showing(workspace, "Steel"))
    assert answer["type"] == "modal"


async def test_the_home_tab_is_in_one_language_throughout(
    slack: FakeSlack, ann: Person, workspace: Workspace, start: Runner
) -> None:
    await start()
    workspace.user("U1").locale = "fr-CA"
    await ann.open_home()
    view = await until(lambda: workspace.homes and home(workspace))
    told = str(view["blocks"])
    assert "Vous ne recevez pas encore de bulletins ici." in told
    assert "changements depuis le" in told
    assert "You get" not in told


async def test_the_language_chosen_on_the_home_tab_outlives_a_restart(
    slack: FakeSlack, ann: Person, workspace: Workspace, start: Runner
) -> None:
    await start()
    await ann.open_home()
    view = await until(lambda: workspace.homes and home(workspace))
    french = {"selected_option": {"value": "fr"}}
    await ann.act_in_view(view, "home:language", **french)
    await until(lambda: "Derniers changements" in str(home(workspace)))
    await start()
    await ann.slash("/tariff", "steel")
    [message] = await until(lambda: slack.world.posted)
    assert "Partager dans le canal" in str(message.blocks)


async def test_only_admins_choose_who_may_change_settings(
    slack: FakeSlack, ann: Person, workspace: Workspace, start: Runner
) -> None:
    running = await start()
    boss = Person(slack=slack, workspace=workspace, id="U2")
    workspace.user("U2").is_admin = True
    await boss.open_home()
    view = await until(lambda: workspace.homes.get("U2"))
    choice: dict[str, Any] = {"selected_option": {"value": "admins"}}

    async def who_may() -> str:
        async with running.store.transaction() as records:
            place = Place(platform="slack", workspace="T1")
            return (await records.channel_settings.settings(place)).who_may

    await ann.act_in_view(view, "home:rights", **choice)
    await running.app.tasks.drain()
    assert await who_may() == "members"
    await boss.act_in_view(view, "home:rights", **choice)
    await running.app.tasks.drain()
    assert await who_may() == "admins"


async def test_the_agent_surface_gets_suggestions_and_a_workspace_without_it_misses_nothing(
    slack: FakeSlack, ann: Person, workspace: Workspace, start: Runner
) -> None:
    running = await start()
    await ann.open_home(tab="messages")
    await until(lambda: workspace.prompts)
    assert workspace.prompts[0]["message"] == "What is the duty on steel?"
    workspace.agent_view = False
    await ann.open_home(tab="messages")
    await ann.direct("steel?")
    await running.app.tasks.drain()
    assert len(slack.world.posted) == 1


async def test_a_form_says_below_a_field_what_it_does_not_show_itself(
    slack: FakeSlack, ann: Person, workspace: Workspace, start: Runner
) -> None:
    await start()
    await ann.slash("/duty")
    form = await until(lambda: workspace.views and opened(workspace))
    hints = {
        block["label"]["text"]: block.get("hint", {}).get("text", "")
        for block in form["blocks"]
        if block["type"] == "input"
    }
    assert hints == {
        "Good or tariff code": "A good (steel, lumber, maple syrup) or a tariff code (7208.51)",
        "Value of the goods": "10000, $10,000 or 10000 CAD",
        "Direction": "Canada → United States if left out",
        "On which day": "Such as 2026-09-08; today if left out",
        "Claimed under USMCA (CUSMA)": "Both are told if left out",
    }


def buttons(view: Json) -> list[str]:
    rows = [block["elements"] for block in view["blocks"] if block["type"] == "actions"]
    return [element["text"]["text"] for row in rows for element in row]


async def test_nothing_on_the_home_tab_is_a_dead_end(
    slack: FakeSlack, ann: Person, workspace: Workspace, start: Runner
) -> None:
    await start()
    await ann.open_home()
    view = await until(lambda: workspace.homes and home(workspace))
    assert buttons(view) == [
        "Or ask in your own words",
        "Work out a duty",
        "Briefs and alerts",
        "Add a line to watch",
        "Subscribe",
        "Is my good on it?",
        "What’s next",
    ]
    await ann.act_in_view(view, "ask:0")
    answer = await until(lambda: showing(workspace, "Weekdays"))
    assert answer["type"] == "modal"
