"""What a platform sends for a message -> what the person wrote: links, mentions, emoji read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import unescape

_SLACK_LINK = re.compile(r"<(?:https?://|tel:|mailto:)([^<>|\s]{0,500})(?:\|([^<>|]{0,200}))?>")
_SLACK_MENTION = re.compile(r"<(?:[@#][UWCDG][A-Z0-9]*|!(?:subteam\^)?[^<>|]{1,60})(?:\|[^<>]*)?>")
_DISCORD_MARK = re.compile(
    r"<(?:@[!&]?|#|a?:\w{1,60}:|t:)-?\d{1,25}(?::\w)?>|<a?:\w{1,60}:\d{1,25}>"
)
_FENCE = re.compile(r"```(?:\w{1,20}\n)?|`")
_QUOTED = re.compile(r"^[^\S\n]*(?:>{1,3}|&gt;){1,3}\s?", re.MULTILINE)
_SPOILER = re.compile(r"\|\|")
_STRUCK = re.compile(r"(?<![\w~])(~{1,2})(?=[^\s~])[^~\n]{1,300}(?<=[^\s~])\1(?![\w~])")
"""What a person struck out: '~9403.50~' in Slack, '~~9403.50~~' in Discord; no '~500 to ~600'."""
_FLAG = re.compile(r":(?:flag-)?(ca|us|mx|cn|gb|uk|eu|jp|kr|vn|in|de|fr|it|br|tw|ch):")
_ARROW = re.compile(
    r":(?:arrow_right|arrow_forward|right_arrow|fast_forward|point_right):|[➡⮕➔➜→▶]\ufe0f?"
)
_EMOJI = re.compile(r":[a-z0-9_+'-]{2,60}:(?!\d)")
_LETTERS = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_COUNTRIES = {
    "ca": "Canada", "us": "USA", "mx": "Mexico", "cn": "China", "gb": "UK", "uk": "UK",
    "eu": "EU", "jp": "Japan", "kr": "Korea", "vn": "Vietnam", "in": "India", "de": "Germany",
    "fr": "France", "it": "Italy", "br": "Brazil", "tw": "Taiwan", "ch": "Switzerland",
}  # fmt: skip
_A = 0x1F1E6


def _from_slack(text: str) -> str:
    text = _SLACK_LINK.sub(lambda m: m[2] or m[1], text)
    return unescape(_SLACK_MENTION.sub(" ", text))


def _from_discord(text: str) -> str:
    return _DISCORD_MARK.sub(" ", text)


_MARKUP: Mapping[str, Callable[[str], str]] = {"slack": _from_slack, "discord": _from_discord}
"""What a platform's own markup stands for, in plain words; a platform without an entry has none."""


def plain(text: str, platform: str = "") -> str:
    """The words of a message. ``platform`` is 'slack', 'discord' or '' where none is known.

    A telephone link that Slack made of a tariff code is the code again, an invisible character
    inside one is nothing, flags are countries, and the name of a channel is no good.

    >>> plain("<@U0BOT> <tel:7208510030|7208.51.0030> &amp; :flag-ca: :arrow_right: :us:", "slack")
    '7208.51.0030 & Canada -> USA'
    """
    text = _INVISIBLE.sub("", text)
    text = _MARKUP.get(platform, str)(text)
    text = _QUOTED.sub("", text)
    text = _STRUCK.sub(" ", text) if _STRUCK.sub("", text).strip() else text
    for pattern, put in ((_FENCE, " "), (_SPOILER, " ")):
        text = pattern.sub(put, text)
    text = _FLAG.sub(lambda m: f" {_COUNTRIES[m[1]]} ", text)
    text = _LETTERS.sub(_of_flag, text)
    text = _EMOJI.sub(" ", _ARROW.sub(" -> ", text))
    return "\n".join(" ".join(line.split()) for line in text.splitlines()).strip()


def _of_flag(found: re.Match[str]) -> str:
    code = "".join(chr(ord(letter) - _A + ord("a")) for letter in found[0])
    return f" {_COUNTRIES.get(code, '')} "
