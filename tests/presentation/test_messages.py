"""Sentences in the language of whoever reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from bot.domain.text import Text
from bot.presentation.locale_data import percent_words, territory, weekday
from bot.presentation.messages import N_, NC_, NN_, language_of_locale, languages, translations
from bot.presentation.plain_words import colon, day_words, place
from tests.shipped_facts import facts
from wording import merge, typography
from wording.catalogues import mo_bytes, po_text
from wording.check import act_word_faults, catalogue_faults, fact_faults, faults_of


def test_a_message_is_translated_when_it_is_said() -> None:
    told = N_("⚠️ facts to {day}")
    assert (told.on("en", day="June 4"), told.of(day="4 juin").on("fr")) == (
        "⚠️ facts to June 4",
        "⚠️ faits au 4 juin",
    )


def test_a_field_that_can_be_said_itself_is_said_in_the_same_language() -> None:
    told = N_("⚠️ facts to {day}").of(day=Text(en="today", fr="aujourd’hui"))
    assert (told.on("en"), told.on("fr")) == ("⚠️ facts to today", "⚠️ faits au aujourd’hui")


def test_a_language_without_a_catalogue_is_answered_in_english() -> None:
    assert N_("⚠️ facts to {day}").on("de", day="today") == "⚠️ facts to today"
    assert percent_words(Decimal("12.5"), "de") == "12.5%"


def test_a_number_takes_the_form_its_language_has_for_it() -> None:
    told = NN_("{n} is banned", "{n} are banned")
    assert [told.on(lang, n=n) for lang in ("en", "fr") for n in (0, 1, 2)] == [
        "0 are banned",
        "1 is banned",
        "2 are banned",
        "0 est interdit",
        "1 est interdit",
        "2 sont interdits",
    ]


def test_a_context_keeps_two_sentences_apart() -> None:
    assert NC_("a country in few letters", "US").on("fr") == "É.-U."
    assert N_("US").on("fr") == "US"


def test_the_languages_are_those_with_a_compiled_catalogue() -> None:
    assert languages() == ("en", "fr")
    assert [language_of_locale(said) for said in ("fr_CA.UTF-8", "en-GB", "de", "")] == [
        "fr",
        "en",
        "en",
        "en",
    ]


def test_days_numbers_and_countries_are_as_cldr_has_them() -> None:
    day = date(2025, 6, 4)
    assert (day_words(day, "en"), day_words(day, "fr")) == (
        "June\u00a04,\u00a02025",
        "4\u00a0juin\u00a02025",
    )
    assert (percent_words(Decimal(50), "fr"), territory("CI", "fr")) == (
        "50\u00a0%",
        "Côte d'Ivoire",
    )
    assert (weekday(day, "en"), weekday(day, "fr")) == ("Wed", "mercredi")
    assert (place("US", "en"), place("US", "fr"), colon("fr")) == ("US", "É.-U.", "\u00a0: ")


def test_the_shipped_catalogues_are_whole_compiled_and_of_this_code() -> None:
    assert [*catalogue_faults()] == []


def test_what_is_wrong_with_a_catalogue_is_named(tmp_path: Path) -> None:
    path = tmp_path / "fr" / "LC_MESSAGES" / "dutybell.po"
    path.parent.mkdir(parents=True)
    known = _catalogue(**{"Facts to {day}": "Faits au {jour}", "Sources": ""})
    path.write_text(po_text(known), encoding="utf-8")
    path.with_suffix(".mo").write_bytes(mo_bytes(_catalogue(Sources="Sources")))
    all_ = Catalog(charset="utf-8")
    all_.add("A new sentence")
    assert [*faults_of(path, all_)] == [
        f"{path}: other places than ['day']: 'Faits au {{jour}}'",
        f"{path}: not translated: 'Sources'",
        f"{path.with_suffix('.mo')} is not what its .po says: run make messages",
        f"{path} has not the sentences of the code: run make messages",
    ]


def _catalogue(**sentences: str) -> Catalog:
    made = Catalog(locale="fr", charset="utf-8", fuzzy=False)
    for said, french in sentences.items():
        made.add(said, french)
    return made


def test_two_sides_of_a_catalogue_are_merged_a_sentence_at_a_time() -> None:
    base = _catalogue(kept="gardé", mended="faux", gone="ôté")
    ours = _catalogue(kept="gardé", mended="faux", ours="à nous")
    theirs = _catalogue(kept="gardé", mended="juste", gone="ôté", theirs="à eux")
    got = merge.three_way(base, ours, theirs)
    assert {m.id: m.string for m in got if m.id} == {
        "kept": "gardé",
        "mended": "juste",
        "ours": "à nous",
        "theirs": "à eux",
    }


@pytest.mark.parametrize(
    ("words", "lang", "rules"),
    [
        ("Acier : 50 %, 10 $ et « fer ». Lequel?", "fr", []),
        ("Acier: 50%", "fr", ["a space stands before a colon", "a space stands before %"]),
        ("Lequel ?", "fr", ["none stands before ; ! ?"]),
        ("«fer»", "fr", ["a space stands inside « »"]),
        ("$10", "fr", ["$ stands after its sum"]),
        ("En-tête « Authorization: Bearer CLÉ »", "fr", []),
        ("Steel: 50%. Which?", "en", []),
        ("Steel : 50%", "en", ["none stands before a colon"]),
    ],
)
def test_signs_are_set_as_the_language_sets_them(words: str, lang: str, rules: list[str]) -> None:
    assert [*typography.faults_of(words, lang)] == rules


def test_french_signs_keep_to_their_words_in_the_catalogue_and_in_facts() -> None:
    breaking = re.compile(r"\S :(?=\s|$)|« | »|[\d}] [%$](?!\w)")
    compiled = translations("fr")._catalog  # type: ignore[attr-defined]
    in_facts = {words.fr for fact in facts() for words in _words_in(fact)}
    assert [said for said in {*compiled.values(), *in_facts} if breaking.search(said)] == []
    assert any("\N{NO-BREAK SPACE}:" in said for said in in_facts)


def _words_in(fact: object) -> Iterator[Text]:
    """Words of a fact at any depth."""
    if isinstance(fact, Text):
        yield fact
    elif isinstance(fact, tuple | frozenset):
        for one in fact:
            yield from _words_in(one)
    elif is_dataclass(fact):
        for field in fields(fact):
            yield from _words_in(getattr(fact, field.name))


def test_signs_of_facts_are_checked_as_those_of_sentences(tmp_path: Path) -> None:
    (tmp_path / "goods.yaml").write_text(
        "- slug: steel\n  name: {en: 'Steel: bars', fr: 'Acier: barres'}\n", encoding="utf-8"
    )
    assert [*fact_faults(tmp_path)] == [
        f"{tmp_path}/goods.yaml: a space stands before a colon (fr): 'Acier: barres'"
    ]


def test_words_of_acts_are_checked_with_their_lines(tmp_path: Path) -> None:
    table = tmp_path / "act-words.csv"
    table.write_text("en,fr\nPart,partie\nArticle 5:,article 5:\nAnnex,\n", encoding="utf-8")
    assert [*act_word_faults()] == []
    assert [*act_word_faults(table)] == [
        f"{table}:3: a space stands before a colon (fr): 'article 5:'",
        f"{table}:4: expected something in 'fr'",
    ]
