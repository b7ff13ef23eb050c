"""HTML made of elements: every text is escaped here, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

_VOID = frozenset({"meta", "link", "hr", "br"})
_ADDRESS = re.compile(r"https?://[^\s<>\"']{1,2000}|/[^\s<>\"']{0,500}|#[a-z0-9-]{1,40}")


class Html(str):
    """What is HTML already."""

    __slots__ = ()


Child = str | None
"""Text to be escaped, or Html to be taken as it is; None is nothing."""


def el(tag: str, *children: Child, **attributes: str | None) -> Html:
    """An element. ``class_`` and ``for_`` lose their underscore, others have hyphens for theirs.

    >>> el("p", "a < b", el("b", "c"), class_="x", aria_label='"')
    '<p class="x" aria-label="&quot;">a &lt; b<b>c</b></p>'
    """
    told = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    if tag in _VOID:
        return Html(f"<{tag}{told}>")
    return Html(f"<{tag}{told}>{joined(children)}</{tag}>")


def joined(children: Iterable[Child]) -> Html:
    """Children one after the other.

    >>> joined(["<", Html("<b>"), None])
    '&lt;<b>'
    """
    return Html("".join(_safe(child) for child in children if child is not None))


def _safe(child: str) -> str:
    return child if isinstance(child, Html) else escape(child)


def link(words: Child, address: str, **attributes: str | None) -> Html:
    """A link; the words alone where the address is none of the web's or of this site's.

    >>> link("x", "javascript:alert(1)")
    'x'
    """
    if not _ADDRESS.fullmatch(address):
        return joined([words])
    return el("a", words, href=address, **attributes)
