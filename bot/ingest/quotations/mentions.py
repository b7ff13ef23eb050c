"""Where persons stand in a text: names, unnamed sources, bodies, roles and pronouns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.ingest.quotations.bodies import BODY
from bot.ingest.quotations.lexicon import SpeechLexicon
from bot.ingest.quotations.names import CAPITAL_WORD, NAME, split_name
from bot.ingest.quotations.persons import People, QuotedPerson


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMention:
    """Where a person stands in the text. A pronoun has ``pronoun`` and no ``person``."""

    start: int
    end: int
    person: QuotedPerson | None = None
    pronoun: str = ""


_PRONOUN = re.compile(
    r"(?<![\w’'-])(?:he|she|they|it|i|il|elle|ils|elles)(?![\w])|-t-(?:il|elle|ils|elles)\b"
    r"|-(?:il|elle|ils|elles)\b",
    re.I,
)


def mentions(text: str, start: int, end: int, people: People) -> list[PersonMention]:
    """Everybody mentioned between two offsets (quotations blanked out), in order."""
    found: list[PersonMention] = []
    part = text[start:end]
    found.extend(_named(part, start, people))
    found.extend(_unnamed(part, start, people.lexicon))
    found.extend(_bodies(part, start, people))
    found.extend(_by_role(part, start, people))
    found.extend(
        PersonMention(
            start=start + m.start(), end=start + m.end(), pronoun=m.group().lower().strip("-")
        )
        for m in _PRONOUN.finditer(part)
    )
    return _without_overlaps(found)


def _without_overlaps(found: Iterable[PersonMention]) -> list[PersonMention]:
    """The earliest and longest of what overlaps."""
    kept: list[PersonMention] = []
    for each in sorted(found, key=lambda m: (m.start, -(m.end - m.start))):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


_GOVERNMENT = re.compile(
    r"(?:gouvernement|administration|cabinet|équipe)\s{1,8}\w+|\w\s(?:administration|government|campaign|team)\b"
)


def _named(part: str, offset: int, people: People) -> list[PersonMention]:
    found = []
    for match in NAME.finditer(part):
        split = split_name(match.group(), people.lexicon)
        person = people.by_name.get(split[1]) if split else None
        if person is None:
            last = match.group().split()[-1].removesuffix("’s").removesuffix("'s")
            first = match.group().split()[0].removesuffix("’s").removesuffix("'s")
            alone = len(match.group().split()) == 1
            person = people.by_surname.get(last) or (
                people.by_surname.get(first) if alone else None
            )
        if person is None or match.group().endswith(("’s", "'s")):
            continue
        around = part[max(0, match.start() - 16) : match.end() + 16].lower()
        if _GOVERNMENT.search(around):
            continue
        found.append(
            PersonMention(start=offset + match.start(), end=offset + match.end(), person=person)
        )
    return found


_WITH_KNOWLEDGE = re.compile(
    r"\s(?:(?:briefed|familiar|close|involved|with (?:direct )?knowledge|in"
    r"|from)\b[^,.;“”«»\"\n]{0,60}?"
    r"(?=\s(?:was|were|is|are|has|had|said|says|told|who|that|also|did|will|would)\b|[,.;“”«»\"\n\x01]|$)"
    r"|(?:gouvernementale?|fédérale?|américaine?|canadienne?)?"
    r"(?:\s?(?:au fait|au courant|proche|bien informée?)\b[^,.;“”«»\"\n]{0,40}?"
    r"(?=\s(?:a|ont|est|dit|disent|parle|parlent|affirme|indique|évoque|qui)\b"
    r"|[,.;“”«»\"\n\x01]|$)|(?<=\w)))"
)


def _unnamed(part: str, offset: int, lexicon: SpeechLexicon) -> list[PersonMention]:
    low = part.lower()
    found = [
        PersonMention(
            start=offset + m.start(),
            end=offset + m.end(),
            person=QuotedPerson(name=part[m.start() : m.end()], named=False),
        )
        for m in _ONE.finditer(part)
    ]
    for noun in lexicon.unnamed.finditer(low):
        begin = _phrase_start(low, noun.start())
        if begin is None:
            continue
        after = _WITH_KNOWLEDGE.match(low, noun.end())
        end = after.end() if after else noun.end()
        if re.match(r"\s{1,8}[A-ZÀ-Þ][a-zà-ÿ]+\s{1,8}[A-ZÀ-Þ]", part[noun.end() : noun.end() + 40]):
            continue
        words = part[begin:end].strip()
        person = QuotedPerson(name=words, named=False)
        found.append(PersonMention(start=offset + begin, end=offset + end, person=person))
    return found


_ONE = re.compile(
    r"(?<![\w-])(?:one|another|l[’']une?)(?: of (?:them|those)| (?:d’|d')(?:eux|elles))?"
    r"(?=[.,]|\s(?:said|says|told|added|cautioned|warned|recalled|a\s))",
    re.I,
)
"""One of several people just spoken of: 'said one.', 'one of them cautioned that'."""
_STARTS = frozenset(
    re.findall(
        r"[\w’]+",
        "a an one another the two three several some un une deux plusieurs la le l’un cette ce cet",
    )
)


def _phrase_start(low: str, noun: int) -> int | None:
    """Where 'a senior White House' begins before 'official'; None without a determiner near."""
    begin = noun
    for _ in range(6):
        before = re.search(r"([\w’'.-]+)\s{1,8}$", low[max(0, begin - 30) : begin])
        if before is None:
            return None
        begin -= len(before.group())
        if before[1] in _STARTS:
            return begin
        if before[1] in ("who", "that", "and", "to", "for", "said"):
            return None
    return None


def _bodies(part: str, offset: int, people: People) -> list[PersonMention]:
    found = []
    lexicon = people.lexicon
    for match in BODY.finditer(part):
        words = match.group()
        follows = part[match.end() : match.end() + 30].lower()
        if not lexicon.organization.search(words.lower()):
            continue
        named = any(
            name in words or follows.startswith(f" {name.lower()}"[:30]) for name in people.by_name
        )
        if named or re.match(r"\s(?:press|chief|national|trade|senior)\b", follows):
            continue
        name = re.sub(r"^(?:the|The|le|la|l’|au|du|Le|La|In|At)\s", "", words)
        person = QuotedPerson(name=name, body=True, sex="b")
        found.append(
            PersonMention(start=offset + match.start(), end=offset + match.end(), person=person)
        )
    return found


_LAY = re.compile(
    r"^the (?:\d{2}-year-old|retired|teacher|nurse|driver|retiree|resident|veteran|electrician"
    r"|welder|trucker|packer|worker)\b"
    r"|^(?:le|la) (?:camionneu(?:r|se)|travailleu(?:r|se)|ouvri(?:er|ère)|retraitée?"
    r"|infirmi(?:er|ère)"
    r"|enseignante?|pêcheu(?:r|se)|résidente?|citoyen(?:ne)?)\b"
)
"""Words by which a newsroom speaks again of somebody it has just presented by name."""
_OF_BODY = re.compile(
    r"\s(?:of|at|for|du|de la|de l’|de l'|de|des)\s(?:the\s)?([A-ZÀ-Þ][\w’'&-]+)"
    r"(?:\s(?:(?:of|and|for|the|de|du|des|et)\s)?[A-ZÀ-Þ][\w’'&-]+)*"
)


def _by_role(part: str, offset: int, people: People) -> list[PersonMention]:
    found = []
    low = part.lower()
    for noun in people.lexicon.role.finditer(low):
        begin = noun.start()
        before = re.search(
            r"(?:^|\W)((?:the|his|her|their|its|le|la|son|sa)\s(?:[\w’'-]+\s){0,3})$",
            low[max(0, begin - 50) : begin],
        )
        if before is None or part[noun.end() : noun.end() + 2] in ("’s", "'s"):
            continue
        start = begin - len(before[1])
        of_what = _OF_BODY.match(part, noun.end())
        end = of_what.end() if of_what else noun.end()
        person = people.with_role(noun.group(), offset + begin)
        apposed = re.match(
            rf",?\s({CAPITAL_WORD}(?:\s{CAPITAL_WORD}){{1,3}})", part[end : end + 60]
        )
        named = people.by_name.get(apposed[1]) if apposed else None
        if named is not None:
            person = named
        elif person is None and _LAY.search(part[start:end].lower()):
            person = people.last_before(offset + begin)
        elif of_what is not None and (person is None or of_what[1] not in person.role):
            person = QuotedPerson(name=part[start:end].strip(), named=False)
        if person is not None:
            found.append(PersonMention(start=offset + start, end=offset + end, person=person))
    return found
