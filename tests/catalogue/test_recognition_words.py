"""The words that documents call programmes by: a mistake in their file is told by line and column."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import config
from bot.errors import CatalogueError
from store.catalogue.reading_cues import reading_lexicon
from store.catalogue.recognition import recognition_words

WORDS = """\
parts:
  duties on: "(duties|tariffs?) on"
  metal: "(steel|aluminum)"
  duties on metal: "{duties on} [a-z ]{0,20}{metal}"
programmes:
  - slug: us-232-metals
    imposing: US
    hits: all
    title: ["{duties on metal}", "section 232[^.;]{0,60}{metal}"]
    text: ["{metal} articles"]
    acts: ["9704", "2025-95", "pc 2026-785"]
    told_with: [us-232-metals]
matters:
  - {slug: ca-dst, imposing: CA, title: [], text: ["digital"], ours: ["canad"]}
elsewhere:
  - {name: iran, title: ["iran"], acts: ["14382"]}
homonyms: ["tolls"]
"""


def written(folder: Path, right: str = "", wrong: str = "") -> Path:
    assert right in WORDS
    path = folder / "programmes.yaml"
    path.write_text(WORDS.replace(right, wrong, 1) if right else WORDS, encoding="utf-8")
    return path


def test_a_part_is_put_into_the_phrases_that_name_it(tmp_path: Path) -> None:
    (cues,) = reading_lexicon(written(tmp_path).parent).programmes
    assert cues.title is not None
    titles = (
        "tariffs on imports of steel",
        "duty on steel",
        "section 232 duties at no. 1.5 aluminum",
        "section 232. aluminum",
    )
    assert [cues.title.search(each) is not None for each in titles] == [True, False, False, False]
    assert cues.title.search("section 232 duties of 2.5 percent on aluminum") is not None


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        (
            "{metal} articles",
            "{metals} articles",
            "programmes.yaml:10:12: Value error, no part 'metals': expected one of duties on, "
            "duties on metal, metal",
        ),
        (
            '"9704", "2025-95"',
            '"9704", "SOR/2025-95"',
            "programmes.yaml:11:20: String should match pattern",
        ),
        ("hits: all", "hits: some", "programmes.yaml:8:11: Input should be 'CA', 'US', 'all'"),
        (
            "{metal} articles",
            "({metal} articles",
            "programmes.yaml:10:12: Value error, no regular expression: missing ), unterminated",
        ),
        (
            "(steel|aluminum)",
            "(steel|aluminum",
            "programmes.yaml:3:10: no regular expression: missing ), unterminated subpattern",
        ),
        (
            "{duties on} [a-z ]",
            "{dutys on} [a-z ]",
            "programmes.yaml:4:20: no part 'dutys on': expected one of duties on, metal",
        ),
        (
            "homonyms:",
            "homonym:",
            "programmes.yaml:1:1: Field required",
        ),
        ("    acts: [", "    act: [", "programmes.yaml:6:5: Field required"),
        (
            'ours: ["canad"]',
            "ours: []",
            "programmes.yaml:14:70: Tuple should have at least 1 item after validation, not 0",
        ),
        (
            "told_with: [us-232-metals]",
            "told_with: [us-232-metal]",
            "programmes.yaml:12:17: no programme 'us-232-metal' in this file",
        ),
        (
            "duties on metal: ",
            'tolls: "tolls"\n  duties on metal: ',
            "programmes.yaml:4:10: no phrase has the part 'tolls': take it out",
        ),
        (
            "matters:",
            "  - {slug: us-232-metals, imposing: US, hits: CA, title: [], text: [], acts: []}\nmatters:",
            "programmes.yaml:13:12: 'us-232-metals' is given twice: expected once",
        ),
        ("acts: [", "acts: [[", "programmes.yaml:12:5: no valid YAML: did not find expected"),
    ],
    ids=lambda value: value if value.startswith("programmes.yaml") else "",
)
def test_a_mistake_is_told_with_its_place(
    tmp_path: Path, right: str, wrong: str, told: str
) -> None:
    with pytest.raises(CatalogueError) as caught:
        recognition_words(written(tmp_path, right, wrong))
    assert any(problem.startswith(told) for problem in caught.value.problems), caught.value


def test_all_mistakes_are_told_in_their_order(tmp_path: Path) -> None:
    path = written(tmp_path)
    path.write_text(
        WORDS.replace("hits: all", "hits: some").replace("imposing: US", "imposing: UK"),
        encoding="utf-8",
    )
    with pytest.raises(CatalogueError) as caught:
        recognition_words(path)
    places = [re.match(r"programmes\.yaml:(\d+):(\d+): ", each) for each in caught.value.problems]
    assert [each.groups() for each in places if each] == [("7", "15"), ("8", "11")]


def test_every_phrase_that_is_shipped_is_whole() -> None:
    words = recognition_words(Path(config.__file__).parent / "feeds" / "programmes.yaml")
    phrases = [said for each in words.programmes for said in (*each.title, *each.text, *each.news)]
    assert len(phrases) > 200
    assert [said for said in phrases if re.search(r"\{[a-z]", said)] == []
