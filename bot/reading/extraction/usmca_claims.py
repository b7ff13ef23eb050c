"""Whether a text claims the agreement's preference: 'with usmca', 'certificate on file'."""

from __future__ import annotations

import re

from bot.reading.lexicon import asking as lx

AGREEMENT = "cusma"
"""The slug of the agreement. It is seldom what is asked about where another programme is named."""

_YES = re.compile(lx.USMCA_YES)
_NO = re.compile(lx.USMCA_NO)
_EITHER = re.compile(lx.USMCA_EITHER)
_WITH = re.compile(lx.WITH_ONLY)
_WITHOUT = re.compile(lx.WITHOUT_ONLY)
_SAID = re.compile(lx.USMCA_SAID)
_CLAIMED = re.compile(lx.USMCA_CLAIMED)
_UNCLAIMED = re.compile(lx.USMCA_UNCLAIMED)
_FAILS = re.compile(lx.USMCA_FAILS)
_HOLDS = re.compile(lx.USMCA_HOLDS)


def with_and_without(folded: str) -> bool:
    """Whether a duty is asked for with the agreement's preference and without it.

    >>> with_and_without("duty with or without usmca"), with_and_without("with usmca")
    (True, False)
    """
    return _EITHER.search(folded) is not None


_OPEN = re.compile(lx.USMCA_OPEN)
_SPARES = re.compile(lx.USMCA_SPARES)
_OF_SOME = re.compile(lx.USMCA_OF_SOME)


_SOME_PAPERS = re.compile(lx.USMCA_OF_SOME_PAPERS)


def some_have_papers(folded: str) -> bool:
    """Whether a text tells of so many of the goods, and not of all, that they come with papers.

    >>> some_have_papers("3 of the 5 railcars had certs"), some_have_papers("they had certs")
    (True, False)
    """
    return _SOME_PAPERS.search(folded) is not None


def some_have_it(folded: str) -> bool:
    """Whether a text tells of so many of the goods, and not of all, that they have what was spoken
    of before or lack it.

    >>> some_have_it("one of the three doesn't"), some_have_it("they don't")
    (True, False)
    """
    return _OF_SOME.search(folded) is not None


def claim_is_open(folded: str) -> bool:
    """Whether a text speaks of the agreement for a part of the goods, or on a condition, so that
    both rates are asked for.

    >>> claim_is_open("half of it qualifies under usmca"), claim_is_open("it's all usmca")
    (True, False)
    """
    return _OPEN.search(folded) is not None


def claim_said(folded: str) -> str | None:
    """'usmca' or 'none' where a claim is said with its yes or no, and only one of them.

    >>> claim_said("7306.30, usmca n"), claim_said("usmca yes or no")
    ('none', None)
    >>> claim_said("does usmca get me out of 338")
    'usmca'
    """
    after_all = _AFTER_ALL.search(folded)
    if after_all is not None:
        return "none" if after_all["no"] else "usmca"
    if _FAILS.search(folded):
        return "none"
    if _CLAIMED.search(folded) or _HOLDS.search(folded):
        return "usmca"
    if _UNCLAIMED.search(folded):
        return "none"
    said = _said_like_an_option(folded)
    return "usmca" if said is None and _asks_relief(folded) else said


def _asks_relief(folded: str) -> bool:
    """Whether it is asked if the agreement spares goods a duty, of no part of them."""
    return _SPARES.search(folded) is not None and not with_and_without(folded)


def _said_like_an_option(folded: str) -> str | None:
    """A claim with a yes or no behind it; else what the goods come with."""
    found = next(reversed([*_SAID.finditer(folded)]), None)
    if found is None:
        return _by_papers(folded)
    if with_and_without(folded) or re.match(r" (?:or|ou)\b", folded[found.end() :]):
        return None
    return "usmca" if found["said"] in ("yes", "y", "oui") else "none"


_AFTER_ALL = re.compile(lx.USMCA_AFTER_ALL)
_HELD = re.compile(lx.USMCA_HELD)
_LACKED = re.compile(lx.USMCA_LACKED)
_ELIGIBLE = re.compile(lx.USMCA_ELIGIBLE)
_INELIGIBLE = re.compile(lx.USMCA_INELIGIBLE)
_BOTH = re.compile(lx.USMCA_BOTH)


def _by_papers(folded: str) -> str | None:
    """What the goods come with: 'certificate on file', 'that isnt certified'; None where nothing
    is said of it, or both is asked."""
    if with_and_without(folded) or _BOTH.search(folded):
        return None
    if _INELIGIBLE.search(folded):
        return "none"
    held = _HELD.search(folded) or _ELIGIBLE.search(folded)
    lacked = _LACKED.search(folded)
    if (held is None) == (lacked is None):
        return None
    return "none" if lacked else "usmca"


def claim(folded: str) -> str | None:
    """'usmca' or 'none' where a claim is said; None where nothing is.

    >>> claim("maple syrup without usmca"), claim("cusma yes"), claim("steel")
    ('none', 'usmca', None)
    """
    if with_and_without(folded):
        return None
    if _NO.search(folded) or _WITHOUT.search(folded):
        return "none"
    if _YES.search(folded) or _WITH.search(folded):
        return "usmca"
    return None
