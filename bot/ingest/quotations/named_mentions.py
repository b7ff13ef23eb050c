"""Names in a text that mean a person of the article."""

from __future__ import annotations

import re

from bot.ingest.quotations.names import NAME, NOT_NAMES, split_name, told_to
from bot.ingest.quotations.person_mention import PersonMention
from bot.ingest.quotations.persons import People, QuotedPerson


def _attributive(part: str, match: re.Match[str]) -> bool:
    """'the oversized Trump face': a family name that only tells which face."""
    one = len(match.group().split()) == 1 and re.match(r"\s[a-zà-ÿ]", part[match.end() :][:2])
    return (
        bool(one)
        and _DETERMINED.search(part[max(0, match.start() - 30) : match.start()]) is not None
    )


_DETERMINED = re.compile(r"\b(?:the|an?|this|every|each|any|its)\s(?:[a-z-]{2,14}\s)?$")
_COURTESY = re.compile(r"(?<!\w)(?:(?P<m>M|Mr)|(?P<f>Mme|Mlle|Mrs|Ms))\.?\s?$")


def _courtesy(part: str, at: int) -> str:
    """The sex that 'M.' or 'Ms.' before a name tells."""
    found = _COURTESY.search(part[max(0, at - 6) : at])
    return (found.lastgroup or "") if found else ""


_OPENS = re.compile(
    r"(?:D[’']après|Selon|Devant|Chez|Pour|Avec|Sans|Contre|Malgré|Depuis|Outre|According|With|For)"
)
"""What leads in a name that begins a sentence."""
_GOVERNMENT = re.compile(
    r"(?:gouvernement|administration|cabinet|équipe)\s{1,8}\w+"
    r"|\w(?<!\bher)(?<!\bhis)(?<!\bits)(?<!\btheir)(?<!\bthe)\s"
    r"(?:administration|government|campaign|team)\b"
)


def named_mentions(part: str, offset: int, people: People) -> list[PersonMention]:
    """The names in a part of a text that begins at ``offset``; no government called by a name."""
    found = []
    for match in NAME.finditer(part):
        if match.group().endswith(("’s", "'s")):
            continue
        person = _meant(part, match, offset, people)
        if person is None or _attributive(part, match):
            continue
        around = part[max(0, match.start() - 16) : match.end() + 16].lower()
        if _GOVERNMENT.search(around):
            continue
        split = split_name(match.group(), people.lexicon)
        opener = split[0] if split and _OPENS.fullmatch(split[0]) else ""
        lead = len(opener) + 1 if opener else 0  # 'Selon', 'Devant'
        lead = lead or told_to(match.group(), people.lexicon, part[: match.start()][-24:])
        found.append(
            PersonMention(
                start=offset + match.start() + lead,
                end=offset + match.end(),
                person=person,
                rivals=people.sharing(person),
            )
        )
    return found


def _meant(part: str, match: re.Match[str], offset: int, people: People) -> QuotedPerson | None:
    """Whom a name means: in full, by the surname, or by the first name alone."""
    before = match.group().split()[-3:-1]
    if any(people.lexicon.named_after.fullmatch(word.lower()) for word in before):
        return None  # 'la Fondation Luc Roy'
    split = split_name(match.group(), people.lexicon, part[: match.start()][-24:])
    person = people.by_name.get(split[1]) if split else None
    if person is not None:
        return person
    words = match.group().split()
    sex = _courtesy(part, match.end() - len(words[-1]))
    person = people.called(words[-1], sex, offset + match.start())
    if person is None and len(words) == 1 and words[0].lower() not in NOT_NAMES:
        person = people.called(words[0], sex) or people.familiar(words[0])
    return person
