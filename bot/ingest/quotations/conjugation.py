"""The forms of French verbs of the first group, as patterns over lower-case text."""

from __future__ import annotations

import re
from collections.abc import Iterable

_AUXILIARY = "|".join(
    rf"(?<=\s{each}\s)" for each in ("a", "ont", "avait", "avaient", "aurait", "auraient", "ayant")
)


def finite_forms(infinitives: Iterable[str]) -> str:
    """Every finite form and the past participle, of 'espérer' 'espère' and 'espérèrent'.

    >>> re.fullmatch(finite_forms(["espérer"]), "espèrent") is not None
    True
    """
    return "|".join(_finite(each) for each in infinitives)


def compound_forms(infinitives: Iterable[str]) -> str:
    """What no noun looks like: 'a proposé', 'proposait', 'proposera'.

    >>> re.fullmatch(compound_forms(["proposer"]), "proposé") is None
    True
    """
    return "|".join(
        rf"(?:{_AUXILIARY}){each[:-2]}ée?s?|{_soft(each[:-2])}(?:ait|aient)"
        rf"|{_muted(each)}(?:eront|eraient|erait|era)"
        for each in infinitives
    )


def present_participles(infinitives: Iterable[str]) -> str:
    """'annonçant' of 'annoncer'."""
    return "|".join(f"{_soft(each[:-2])}ant" for each in infinitives)


def _finite(infinitive: str) -> str:
    stem, muted = infinitive[:-2], _muted(infinitive)
    soft = _soft(stem)
    return (
        rf"{muted}(?:e|ent)|{soft}(?:a|ait|aient)|{stem}(?:é|èrent)"
        rf"|(?:{muted}|{stem})(?:era|eront|erait|eraient)"
    )


def _soft(stem: str) -> str:
    """A stem before an 'a': 'lança', 'jugeait'."""
    if stem.endswith("c"):
        return f"{stem[:-1]}ç"
    return f"{stem}e" if stem.endswith("g") else stem


def _muted(infinitive: str) -> str:
    """A stem before a mute 'e': 'espère', 'martèle', 'rappelle'."""
    stem = infinitive[:-2]
    if stem.endswith("appel"):
        return f"{stem}l"
    last = _LAST_E.search(stem)
    return f"{stem[: last.start()]}è{last['after']}" if last is not None else stem


_LAST_E = re.compile(r"[eé](?P<after>[bcdfgjklmnprstvz]u?)$")
"""The 'e' of the last syllable of 'alléguer' and 'marteler'."""
