"""``make evaluate-feeds``: the measures of reading, by set, the held-out third apart."""

from __future__ import annotations

import csv
import html
import json
import os
import re
import tarfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

import config
from adapters.cli.proposals import document_of
from bot.domain.documents import text_hash
from bot.ingest.documents.lexicon import ReadingLexicon
from bot.ingest.documents.read import read_document
from bot.ingest.quotations.read import quotations_in
from store.catalogue.reading_cues import known_speakers, reading_lexicon, reporting_words
from tests.feeds.measures import Documents, Quotations, held_out

HERE = Path(__file__).parent
SHIPPED = Path(config.__file__).parent
SHARED = HERE.parents[2] / "shared"
TEXTS = os.environ.get("FEED_TEXTS", "")
"""A folder with the texts that are labelled by reference, '<id>.txt' each."""

Label = dict[str, Any]
NO_QUOTATION = frozenset("Q010 Q014 Q016 Q017 Q018 Q055 Q062 Q063 Q064".split())  # noqa: SIM905


def main() -> None:
    """Print every set's measures, and why a set is left out."""
    _documents("documents beside the project", *_beside())
    _documents("documents labelled here", *_labelled())
    _measured("documents that nobody has opened", never_opened())
    _measured("texts written before their rules", written(BEFORE))
    _measured("texts written with their rules", written(WITH))
    _articles()


def _documents(name: str, labelled: list[tuple[Label, str]], missing: str) -> None:
    for part, wanted in (("written with", False), ("held out", True)):
        chosen = [pair for pair in labelled if held_out(pair[0]["id"]) is wanted]
        if not chosen:
            continue
        _measured(f"{name}, {part}", chosen)
    if missing:
        print(f"{name}: {missing}")


def _measured(name: str, labelled: list[tuple[Label, str]]) -> None:
    measures = Documents()
    for label, text in labelled:
        document = document_of({**label, "file": None, "text": text}, HERE)
        measures.add(label, read_document(document, lexicon()).proposals)
    print(f"{name} ({len(labelled)}):")
    print(*(f"  {line}" for line in measures.lines()), sep="\n")


BEFORE, WITH = (
    (
        "",
        "_third",
        "_fourth",
        "_fifth",
        "_tenth",
        "_eleventh",
        "_openings",
        "_twelfth",
        "_thirteenth",
        "_fourteenth",
        "_fifteenth",
    ),
    ("_sixth", "_seventh", "_eighth", "_ninth", "_washington", "_matters"),
)
"""Draws of small texts: those labelled before anything was mended for them, and after."""


def written(draws: tuple[str, ...] = BEFORE + WITH) -> list[tuple[Label, str]]:
    """Small texts in the manner of the channels, their evidence as offsets."""
    files = (HERE / f"written{draw}.yaml" for draw in draws)
    drawn = (_yaml(file)["documents"] for file in files)
    return [(_as_label(each), each["text"]) for draw in drawn for each in draw]


def _yaml(file: Path) -> Any:
    return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def _as_label(plain: Label) -> Label:
    """A written document as a label: days as text, quoted evidence as its place in the text."""
    text, fields = plain["text"], ("rate_new", "rate_old", "effective", "last_day")
    proposals = [
        {
            **each,
            **{name: str(each[name]) for name in fields if name in each},
            "in_text": {name: name in each for name in fields},
            "evidence": [
                {"start": text.index(words), "end": text.index(words) + len(words)}
                for words in each["evidence"]
            ],
        }
        for each in plain["proposals"]
    ]
    kept = {name: plain[name] for name in ("id", "channel", "title", "relevant")}
    return {**kept, "url": "", "published": str(plain["published"]), "proposals": proposals}


@cache
def lexicon() -> ReadingLexicon:
    """The shipped words."""
    return reading_lexicon(SHIPPED / "feeds")


def _beside() -> tuple[list[tuple[Label, str]], str]:
    path = SHARED / "feeds" / "gold-dev.jsonl"
    if not path.exists():
        return [], f"skipped, no {path.name} in ../shared/feeds"
    labels = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        (label, (path.parent / label["file"]).read_text(encoding="utf-8")) for label in labels
    ], ""


def _labelled() -> tuple[list[tuple[Label, str]], str]:
    """Our own labels with the texts that can be had; spans hold in that very text only."""
    found, missing = [], 0
    archive = archived_acts()
    for line in (HERE / "labelled.jsonl").read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        text = label.pop("text", None) or archive.get(label["source"]) or _given(label["id"])
        if text is None or text_hash(text) != label["sha256"]:
            missing += 1
            continue
        found.append((label, text))
    told = f"{missing} are labelled by reference, their texts not at hand (FEED_TEXTS=folder)"
    return found, told if missing else ""


def never_opened() -> list[tuple[Label, str]]:
    """Labelled documents by three other hands. Nobody who works on the reader looks at them or at
    their faults: they are counted."""
    lines = (HERE / "held-out.jsonl").read_text(encoding="utf-8").splitlines()
    labels = [json.loads(line) for line in lines]
    return [(label, label["text"]) for label in labels]


def _given(name: str) -> str | None:
    path = Path(TEXTS) / f"{name}.txt" if TEXTS else None
    return path.read_text(encoding="utf-8") if path is not None and path.exists() else None


@cache
def archived_acts() -> dict[str, str]:
    """Presidential acts of the archive beside the project, by file name, as readable text."""
    path = SHARED / "data" / "feeds" / "wh_tariff_actions_text.tar.gz"
    if not path.exists():
        return {}
    with tarfile.open(path) as archive:
        return dict(_acts(archive))


def _acts(archive: tarfile.TarFile) -> Iterator[tuple[str, str]]:
    for member in archive:
        file = archive.extractfile(member) if member.name.endswith(".md") else None
        if file is not None:
            yield Path(member.name).name, act_text(file.read().decode())


def act_text(markdown: str) -> str:
    """The act in a Markdown copy: front matter and markup gone, a paragraph a line."""
    body = markdown.split("---", 2)[2]
    body = re.sub(r"<br\s*/?>", "\n", body)
    body = re.sub(r"</?span[^>]*>|<[^>]+>", "", body)
    body = re.sub(r"\\([()\[\]\\.*_-])", r"\1", body)
    body = re.sub(r"\*+", "", body)
    paragraphs = (re.sub(r"\s+", " ", p).strip() for p in re.split(r"\n\s*\n", html.unescape(body)))
    return "\n\n".join(p for p in paragraphs if p)


def _articles() -> None:
    words = reporting_words(SHIPPED / "feeds")
    known = known_speakers(SHIPPED / "catalogue")
    sets: list[tuple[str, list[tuple[str, str, list[Label]]], Callable[[str], bool]]] = [
        ("articles of our own, written with", own_articles(), lambda name: not held_out(name)),
        ("articles of our own, held out", own_articles(), held_out),
        (
            "twelve later articles, mended with",
            own_articles("articles_second.yaml"),
            lambda _: True,
        ),
        ("six after those, mended with", own_articles("articles_third.yaml"), lambda _: True),
        (
            "fourteen of another author, mended with",
            own_articles("articles_fourth.yaml"),
            lambda _: True,
        ),
        ("fourteen more of his, mended with", own_articles("articles_fifth.yaml"), lambda _: True),
        ("articles beside the project, written with", _seeds(), lambda _: True),
    ]
    for name, articles, chosen in sets:
        measures = Quotations()
        kept = [each for each in articles if chosen(each[0])]
        for _, text, labels in kept:
            measures.add(labels, quotations_in(text, words, known))
        if kept:
            print(f"{name} ({len(kept)}):", *measures.lines(), sep="\n  ")
        else:
            print(f"{name}: skipped, no articles in ../shared/seeds")


def own_articles(file: str = "articles.yaml") -> list[tuple[str, str, list[Label]]]:
    """The articles of a file: their names, texts and labels."""
    plain = _yaml(HERE / file)
    return [(each["name"], each["text"], each["quotes"]) for each in plain["articles"]]


def _seeds() -> list[tuple[str, str, list[Label]]]:
    path = SHARED / "facts" / "seed-quotes.csv"
    if not path.exists():
        return []
    labels: dict[str, list[Label]] = {}
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            here = labels.setdefault(row["seed_file"], [])
            words = row["quote_text_as_printed"].strip('“”‘’"')
            if row["quote_id"] in NO_QUOTATION:
                continue
            if row["kind"] == "split-2of2":
                here[-1]["words"] += f" {words}"
                continue
            speaker = row["speaker"].replace(" (institution)", "")
            here.append(
                {
                    "words": words,
                    "speaker": row["role_as_printed"] if speaker == "anonymous" else speaker,
                    "fragment": row["is_fragment"] == "yes",
                }
            )
    folder = SHARED / "seeds"
    return [(n, (folder / n).read_text(encoding="utf-8"), found) for n, found in labels.items()]


if __name__ == "__main__":
    main()
