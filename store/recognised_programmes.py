"""Which programmes the shipped words can recognise in a document: config/feeds/programmes.yaml.

Apart from the catalogue, and imported where a feed was ever asked: a process that answers one
question reads little else of the files.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

import config

_SHIPPED = Path(config.__file__).parent / "feeds" / "programmes.yaml"


@cache
def recognised() -> frozenset[str]:
    """Slugs of the programmes that have words for their documents at all.

    Not the ordinary duty: orders that change its lines are read, but statutes change them as well,
    so nobody may be told that it is watched.
    """
    plain = yaml.load(_SHIPPED.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return frozenset(
        each["slug"]
        for each in plain["programmes"]
        if each.get("held", True) and each.get("kind") != "base rates"
        if each["title"] or each["text"] or each["acts"] or each.get("news")
    )
