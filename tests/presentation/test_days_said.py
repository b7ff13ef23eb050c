"""Details and threads say days as people do; what can be typed stays as it is typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.cards import (
    Bullets,
    ButtonOption,
    Card,
    Choices,
    Detail,
    Fields,
    Headline,
    Notice,
    Part,
    Prose,
    Reference,
    References,
    ShortCard,
    Table,
    cited,
)
from bot.presentation.faces import face
from bot.presentation.typography import NO_BREAK

ACT = Reference(title="Proclamation of 2026-04-02", day="2026-04-02")
SHOWN_ACT = replace(ACT, day=f"Apr{NO_BREAK}2,{NO_BREAK}2026")
WRITTEN: tuple[Part, ...] = (
    Headline(text="Steel on 2026-04-06"),
    Prose(text=cited("since 2026-04-06", (ACT,)), title="From 2026-04-06"),
    Bullets(items=("until 2026-09-01", "ask /tariff steel on 2026-09-01")),
    Fields(rows=(("entered", "2026-09-08"),)),
    Table(columns=("day", "rate"), rows=(("2026-09-08", "50%"),)),
    Notice(text="known to 2026-10-10"),
    Choices(options=(ButtonOption(label="on", question="/tariff steel on 2026-09-08"),)),
    References(items=(ACT,)),
)
SAID: tuple[Part, ...] = (
    Headline(text=f"Steel on Apr{NO_BREAK}6,{NO_BREAK}2026"),
    Prose(
        text=cited(f"since Apr{NO_BREAK}6,{NO_BREAK}2026", (SHOWN_ACT,)),
        title=f"From Apr{NO_BREAK}6,{NO_BREAK}2026",
    ),
    Bullets(items=(f"until Sept{NO_BREAK}1,{NO_BREAK}2026", "ask /tariff steel on 2026-09-01")),
    Fields(rows=(("entered", f"Sept{NO_BREAK}8,{NO_BREAK}2026"),)),
    Table(columns=("day", "rate"), rows=((f"Sept{NO_BREAK}8,{NO_BREAK}2026", "50%"),)),
    Notice(text=f"known to Oct{NO_BREAK}10,{NO_BREAK}2026"),
    Choices(options=(ButtonOption(label="on", question="/tariff steel on 2026-09-08"),)),
    References(items=(SHOWN_ACT,)),
)


def test_a_detail_says_the_days_of_its_text_and_sources_and_leaves_buttons_and_titles() -> None:
    card = Card(
        title="",
        lang="en",
        parts=(),
        day=date(2026, 9, 8),
        short=ShortCard(headline="Steel: 50%"),
        details=(Detail(name="why", title="Why, 2026-09-08", make=lambda: WRITTEN),),
    )
    shown = face(card, "why")
    assert (shown.title, shown.parts) == (f"Why, Sept{NO_BREAK}8,{NO_BREAK}2026", SAID)


def test_a_card_without_a_short_form_says_its_days_too() -> None:
    assert face(Card(title="", lang="en", parts=WRITTEN)).parts == SAID


def test_words_are_printed_with_their_apostrophes_and_lines_to_type_are_not() -> None:
    short = ShortCard(
        headline="Bois d'œuvre : 10 % + le taux de l'usine",
        lines=("the mill's own rate, '35%'",),
        read_as="Lu comme : /tariff bois d'œuvre",
        actions=(ButtonOption(label="Bois d'œuvre", question="/tariff bois d'œuvre"),),
    )
    assert face(Card(title="", lang="fr", parts=(), short=short)).parts == (
        Headline(text="Bois d’œuvre : 10 % + le taux de l’usine"),
        Bullets(items=("the mill’s own rate, '35%'",)),
        Notice(text="Lu comme : /tariff bois d'œuvre"),
        Choices(options=short.actions),
    )
