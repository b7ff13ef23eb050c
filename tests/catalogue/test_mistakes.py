"""Every mistake in a catalogue is told by file and line, with what was expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import CatalogueError
from store.catalogue import read_catalogue
from tests.catalogue.small import spoilt, write

MISTAKES = [
    (
        "goods",
        "fr: acier}",
        "fr: acier}\n    colour: grey",
        "goods.yaml:4: unknown field 'colour': did you mean 'core'?",
    ),
    (
        "goods",
        "broader: steel",
        "broder: steel",
        "goods.yaml:10: unknown field 'broder': did you mean 'broader'?",
    ),
    (
        "goods",
        "slug: apples",
        "slug: rebar",
        "goods.yaml:11: slug 'rebar' is taken already (goods.yaml:6)",
    ),
    (
        "goods",
        "en: apples",
        "en: Steels",
        "goods.yaml:12: 'Steels' already means 'steel' among the goods: expected one meaning",
    ),
    (
        "goods",
        '"0808.10"',
        '"0808.1O"',
        "goods.yaml:13: 'scope.hs.0': '0808.1O' is no tariff code: 2 to 10 digits, dots optional",
    ),
    ("goods", "broader: steel", "broader: rebar", "goods.yaml:10: 'rebar' is broader than itself"),
    (
        "goods",
        "name: {en: apples, fr: pommes}",
        "name: {fr: pommes}",
        "goods.yaml:12: 'name.en' is missing",
    ),
    (
        "goods",
        "  - slug: apples",
        "  - slug: apples\n    slug: pears",
        "goods.yaml:12: 'slug' is given twice: expected once",
    ),
    (
        "measures",
        "programme: us-232-steel",
        "programme: us-232-steal",
        "measures.yaml:7: 'us-232-steal' is none of the programmes: did you mean 'us-232-steel'?",
    ),
    (
        "measures",
        "duty: 25%",
        "duty: a lot",
        "measures.yaml:13: 'duty': 'a lot' is no duty: expected free, prohibited, '25%', "
        "'all-in 15%', '2.8¢/kg + 5%' or unquantified",
    ),
    (
        "measures",
        "to: 2025-06-03",
        "to: 2025-02-30",
        "measures.yaml:15: 'to': '2025-02-30' is no day: expected YYYY-MM-DD",
    ),
    (
        "measures",
        "to: 2025-06-03",
        "to: 2025-03-11",
        "measures.yaml:15: ends on 2025-03-11, before it begins on 2025-03-12: 'to' is the last day, "
        "included",
    ),
    (
        "measures",
        "origins: all",
        "origins: Canada",
        "measures.yaml:9: 'origins': 'Canada': expected all, [CA, MX] or {never: [CA]}",
    ),
    (
        "measures",
        "never: [GB]",
        "never: [UK.]",
        "measures.yaml:20: 'origins': 'UK.' is no country: expected two capital letters, as CA",
    ),
    (
        "measures",
        "goods: [steel], lists: [some-lines]",
        "goods: [steel, iron], lists: [lines]",
        "measures.yaml:12: 'iron' is none of the goods",
    ),
    (
        "people",
        "speaker: mark-carney",
        "speaker: mark-carny",
        "people.yaml:9: 'mark-carny' is none of the speakers: did you mean 'mark-carney'?",
    ),
    (
        "people",
        "kind: verbatim",
        "kind: verbatm",
        "people.yaml:10: 'kind': 'verbatm' is none of: verbatim, fragment, paraphrase",
    ),
    (
        "people",
        "topics: [retaliation]",
        "topics: retaliation",
        "people.yaml:15: 'topics': 'retaliation': Input should be a valid list",
    ),
    (
        "people",
        "speakers:",
        "speekers:",
        "people.yaml:2: unknown kind 'speekers': expected agreements, claims, column_two, conditions, events, "
        "fee_limits, goods, headings, lists, measures, meta, not_held, programmes, quotes, sources, "
        "speakers, stacking",
    ),
    (
        "meta",
        "data_as_of: 2026-10-10",
        "data_as_of: [",
        "meta.yaml:5: no valid YAML: did not find expected node content",
    ),
    (
        "meta",
        "    records_begin: 2025-02-01\n",
        "",
        "meta.yaml:1: nothing says from which day on facts are held ('records_begin')",
    ),
    (
        "sources",
        "sources:\n",
        "- sources:\n",
        "sources.yaml:1: expected 'KIND:' and a list below it",
    ),
]


@pytest.mark.parametrize(("file", "right", "wrong", "told"), MISTAKES)
def test_a_mistake_is_told_by_file_line_and_what_was_expected(
    tmp_path: Path, file: str, right: str, wrong: str, told: str
) -> None:
    with pytest.raises(CatalogueError) as caught:
        read_catalogue(spoilt(tmp_path / "catalogue", file, right, wrong))
    assert told in caught.value.problems


def test_all_mistakes_are_told_at_once_in_order_of_file_and_line(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "catalogue",
        meta="meta: []\n",
        programmes="programmes: 5\n",
        people="quotes:\n  - slug: q1\n  - slug: Q2\n",
    )
    with pytest.raises(CatalogueError) as caught:
        read_catalogue(folder)
    assert [problem.split(": ", 1)[0] for problem in caught.value.problems] == [
        "measures.yaml:7",
        "measures.yaml:18",
        "meta.yaml:1",
        *["people.yaml:2"] * 5,
        *["people.yaml:3"] * 6,
        "programmes.yaml:1",
    ]


@pytest.mark.parametrize(
    ("file", "right", "wrong", "told"),
    [
        (
            "measures",
            "sources: [fr-proclamation]\n  - slug: steel-50",
            "sources: [paper]\n    confidence: medium\n  - slug: steel-50",
            "measures.yaml:17: confidence 'medium' needs a source with an address, or an official "
            "one: these sources carry 'low'; leave it out, or add the act",
        ),
        (
            "measures",
            "sources: [fr-proclamation]\n  - slug: steel-50",
            "sources: [fr-proclamation]\n    confidence: low\n  - slug: steel-50",
            "measures.yaml:17: confidence 'low', though its sources carry 'high': say why in "
            "'note' ('detail' of an event), or leave it out",
        ),
        (
            "sources",
            "federalregister.gov/d/2025-02833",
            "federalregister.gov/",
            "sources.yaml:7: 'address': 'https://www.federalregister.gov/': expected the https "
            "address of the document itself, or ''",
        ),
    ],
)
def test_confidence_follows_from_the_source_and_a_source_from_its_address(
    tmp_path: Path, file: str, right: str, wrong: str, told: str
) -> None:
    folder = spoilt(tmp_path / "catalogue", file, right, wrong)
    with pytest.raises(CatalogueError) as caught:
        read_catalogue(folder)
    assert told in caught.value.problems


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"no \.yaml file with facts"):
        read_catalogue(tmp_path)


def test_a_catalogue_in_order_gives_every_fact(tmp_path: Path) -> None:
    facts = read_catalogue(write(tmp_path / "catalogue"))
    assert sorted(fact.slug for fact in facts) == [
        "apples",
        "facts",
        "fr-proclamation",
        "mark-carney",
        "paper",
        "q1",
        "rebar",
        "steel",
        "steel-25",
        "steel-50",
        "us-232-steel",
    ]
