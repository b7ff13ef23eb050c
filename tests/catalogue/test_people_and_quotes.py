"""Speakers and quotes hang together, whoever reads them."""

from __future__ import annotations

from collections import Counter
from datetime import date

from bot.domain.days import Precision, Validity
from bot.domain.quotes import OfficeHeld, QuoteKind, Speaker
from bot.domain.text import Text
from tests.catalogue.reading import Row, folded, rows

SPEAKERS = {s["slug"]: s for s in rows("speakers")}
QUOTES = rows("quotes")


def speaker(row: Row) -> Speaker:
    roles = tuple(
        OfficeHeld(
            title=Text(**role["title"]),
            validity=Validity(first=role["from"], last=role.get("to")) if "from" in role else None,
        )
        for role in row["roles"]
    )
    return Speaker(slug=row["slug"], name=row["name"], roles=roles)


def test_every_speaker_named_exists_and_has_a_role_on_the_day() -> None:
    roles = {q["slug"]: speaker(SPEAKERS[q["speaker"]]).role_on(q["day"]) for q in QUOTES}
    assert [slug for slug, role in roles.items() if role is None] == []


def test_a_role_is_the_one_of_the_day() -> None:
    leblanc, trudeau = speaker(SPEAKERS["dominic-leblanc"]), speaker(SPEAKERS["justin-trudeau"])
    assert leblanc.role_on(date(2025, 5, 1)) == Text(
        en="Canada's Minister of International Trade and Intergovernmental Affairs",
        fr="ministre canadien du Commerce international et des Affaires intergouvernementales",
    )
    assert trudeau.role_on(date(2025, 3, 14)) == Text(
        en="Prime Minister of Canada", fr="premier ministre du Canada"
    )
    assert speaker(SPEAKERS["mark-carney"]).role_on(date(2025, 3, 13)) is None


def test_no_two_speakers_share_a_name() -> None:
    names = Counter(
        name
        for row in SPEAKERS.values()
        for name in {folded(word) for word in (row["name"], *row.get("aliases", ()))}
    )
    assert [name for name, times in names.items() if times > 1] == []


def test_every_role_has_two_languages() -> None:
    titles = [role["title"] for row in SPEAKERS.values() for role in row["roles"]]
    assert all(set(title) == {"en", "fr"} for title in titles)


def test_every_quote_is_filed_where_people_look_for_it() -> None:
    goods = {g["slug"] for g in rows("goods")}
    programmes = {p["slug"] for p in rows("programmes")}
    sources = {s["slug"] for s in rows("sources")}
    assert [n for n, times in Counter(q["slug"] for q in QUOTES).items() if times > 1] == []
    for quote in QUOTES:
        QuoteKind(quote["kind"])
        Precision(quote.get("precision", "day"))
        assert quote["source"] in sources, quote["slug"]
        assert set(quote.get("goods", ())) <= goods, quote["slug"]
        assert set(quote.get("programmes", ())) <= programmes, quote["slug"]
        assert quote["topics"], quote["slug"]
        assert [t for t in quote["topics"] if t != t.lower()] == [], quote["slug"]


def test_venue_and_context_speak_both_languages() -> None:
    texts = [q[field] for q in QUOTES for field in ("venue", "context") if q.get(field)]
    assert all(set(text) == {"en", "fr"} for text in texts)
