"""Whom a French description means that fits nobody's office: 'le ministre', 'ce responsable'.

A newsroom names somebody and calls him by his office in the next sentence, or the other way
round; it speaks again of whom it has just quoted by a trade, and of him alone by 'ce' or 'cette'.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.ingest.quotations.mentions import mentions
from bot.ingest.quotations.person_mention import PersonMention
from bot.ingest.quotations.persons import People, QuotedPerson, sex_of_article, surname

_BEHIND = 320
"""Characters back over which the sentence before is read."""
_AHEAD = 160
"""Characters of the next sentence in which its subject stands."""
_DESCRIBED = re.compile(r"(?:l[ea]|cet?|cette)\s\w|l[’']\w", re.I)
_THIS_ONE = re.compile(r"(?:cet?|cette)\s", re.I)
_THIS_MEMBER = re.compile(
    r"ce\smembre\s(?:du\s(?:gouvernement|cabinet|parlement|conseil|sénat)|de\sl[’'](?:exécutif|opposition))\b",
    re.I,
)
"""A woman or a man."""
_OF_THIS = re.compile(r"\b(?:de|à)\s(?:cet?|cette)\s")
_CAPITAL = re.compile(r"(?<!^)(?<![^\s’'])[A-ZÀ-Þ][\w-]{1,30}")
_AGED = re.compile(r"\w\sde\s\d\d\sans$")
"""'le grand skieur de 31 ans': what is told of the one who is spoken of."""
_COMPLEMENT = re.compile(r"\w\s(?:d[eu]|des|à|en|qui|dont)\s|\sd[’']")
"""'cette habitante du port': somebody new, whoever was spoken of before."""
_SENTENCE_END = re.compile(r"[.!?…»”\"\x01]\s{1,8}(?=[A-ZÀ-Þ])|\n")
_OPENS = re.compile(r"[\s\x01]{0,8}(?:(?:Mais|Et|Or|Puis)\s)?(?:(?:M|Mme|Me)\.?\s)?")


def is_description(words: str) -> bool:
    """Whether words are one person's or body's description with an article.

    >>> is_description("le ministre"), is_description("ce grand élu"), is_description("un élu")
    (True, True, False)
    """
    return _DESCRIBED.match(words) is not None


def is_trade(words: str, people: People) -> bool:
    """Whether a description tells what somebody does besides an office: 'la sociologue'."""
    noun = people.lexicon.trade.search(words.lower())
    return noun is not None and len(words[: noun.start()].split()) <= len(("le", "jeune"))


def spoken_again(
    words: str, last: QuotedPerson | None, people: People, spoken: QuotedPerson | None
) -> QuotedPerson | None:
    """Who was spoken of last, where a trade, 'ce' or 'de cette' can only mean him."""
    this = _THIS_ONE.match(words)
    member = _THIS_MEMBER.match(words)
    if member is not None and last is not None and not last.body:
        return last
    if last is None or not last.individual or not last.can_be(sex_of_article(words)):
        return None
    new = _COMPLEMENT.search(words) and not people.lexicon.head.search(words.lower())
    if (this is not None and not new) or _OF_THIS.search(words) or _AGED.search(words):
        return last
    if last != spoken or not is_trade(words, people):
        return None
    sex = sex_of_article(words)
    others = any(sex and p.sex == sex and p != last for p in people.by_name.values())
    return None if not last.sex and others else last


def named_beside(
    text: str, start: int, end: int, words: str, people: People
) -> QuotedPerson | None:
    """Who is named in the sentence before ``start``, or opens the one behind ``end``.

    Only somebody without an office of his own, the only one before, or first named behind.
    """
    sex = sex_of_article(words)
    begin = begin_before(text, start)
    before = {m.person.name: m.person for m in _named(text, begin, start, people) if m.person}
    only = next(iter(before.values())) if len(before) == 1 else None
    told_of = any(name in text[begin:start] for name in _CAPITAL.findall(words))
    if told_of:  # 'Luc Roy attaque la CGP. Le président de la CGP répond': another
        return None
    if only is not None and _is_free(only, sex, people):
        return only
    opens = _OPENS.match(text, end)
    first = next(iter(_named(text, end, _stop(text, end), people)), None)
    if first is None or first.person is None or opens is None or first.start > opens.end():
        return None
    new = people.first_at.get(first.person.name, -1) >= end
    return first.person if new and _is_free(first.person, sex, people) else None


def begin_before(text: str, start: int) -> int:
    """Where the sentence before an offset begins, in the same paragraph."""
    last = len(text[:start].rstrip(" "))
    since = max(0, last - _BEHIND)
    ends = [m.end() for m in _SENTENCE_END.finditer(text, since, max(since, last - 1))]
    return ends[-1] if ends else since


def _stop(text: str, end: int) -> int:
    line = text.find("\n", end)
    return min(end + _AHEAD, line if line >= 0 else len(text))


def _named(text: str, start: int, end: int, people: People) -> Sequence[PersonMention]:
    """Individuals that are named between two offsets, not only described."""
    return [
        m
        for m in mentions(text, start, end, people)
        if m.person is not None
        and m.person.individual
        and surname(m.person.name) in text[m.start : m.end]
    ]


def _is_free(person: QuotedPerson, sex: str, people: People) -> bool:
    """Whether nothing tells another office of somebody."""
    role = f"{person.role}{people.more_roles.get(person.name, '')}".strip()
    return not role and person.can_be(sex)
