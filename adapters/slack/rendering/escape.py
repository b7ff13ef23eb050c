"""Words that came from people and feeds, made harmless.

Three kinds of place take text: mrkdwn (escaped, marks replaced), plain text and rich text (no
markup is read there). All of them lose what could ping or reorder what is shown.
"""

from __future__ import annotations

import re

_JOINER = "\u2060"
"""WORD JOINER: invisible, and breaks a mention in two."""
_MENTION = re.compile(
    r"<(?=[!@#]|https?:|mailto:|tel:)|@(?=(?:here|channel|everyone|group)\b)", re.IGNORECASE
)
_INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and those that turn the direction of writing around."""
_HARMLESS = re.compile(r"[^<@\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]*")
"""Nearly all text: one look at it is enough."""
_MARKS = str.maketrans({"*": "∗", "_": "ˍ", "~": "∼", "`": "ˋ"})
"""mrkdwn knows no escape for its marks: characters that look alike stand in."""


def plain(text: str) -> str:
    """For plain_text, raw_text and rich text elements: cannot ping.

    >>> plain("<!channel> hi") == "<\u2060!channel> hi"
    True
    """
    if _HARMLESS.fullmatch(text):
        return text
    return _MENTION.sub(lambda found: found.group() + _JOINER, _INVISIBLE.sub("", text))


def fallback(text: str) -> str:
    """For a message's own text: cannot ping or link.

    >>> fallback("a < b & c")
    'a &lt; b &amp; c'
    """
    return plain(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def mrkdwn(text: str) -> str:
    """For mrkdwn objects: cannot ping, link or format.

    >>> mrkdwn("*bold* <b>")
    '∗bold∗ &lt;b&gt;'
    """
    return fallback(text).translate(_MARKS)


def link(address: str) -> str:
    """An http(s) address fit for a link, or '' for anything else.

    >>> link("javascript:alert(1)"), link("https://x.test/a|b>")
    ('', 'https://x.test/a%7Cb%3E')
    """
    clean = _INVISIBLE.sub("", address.strip())
    if not re.match(r"https?://[^/\s]", clean, re.IGNORECASE) or len(clean) > 3000:
        return ""
    return re.sub(r"[<>|\s\"\\]", lambda found: f"%{ord(found.group()):02X}", clean)


def shortened(text: str, most: int) -> str:
    """At most ``most`` characters, the last one an ellipsis where something was cut.

    >>> shortened("softwood lumber", 9)
    'softwood…'
    """
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
