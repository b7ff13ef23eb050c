"""Sources without a name: 'a senior official', 'un proche du ministre', 'US negotiators'."""

from __future__ import annotations

import re

from bot.ingest.quotations.belonging import belonging_end, is_placed
from bot.ingest.quotations.lexicon import SpeechLexicon
from bot.ingest.quotations.names import CAPITAL_WORD
from bot.ingest.quotations.person_mention import PersonMention
from bot.ingest.quotations.persons import People, QuotedPerson

_WITH_KNOWLEDGE = re.compile(
    r"\s(?:(?:briefed|familiar|close|involved|with (?:direct )?knowledge|in"
    r"|from)\b[^,.;“”«»\"\n]{0,60}?"
    r"(?=\s(?:was|were|is|are|has|had|said|says|told|who|that|also|did|will|would)\b|[,.;“”«»\"\n\x01]|$)"
    r"|(?:gouvernementale?|fédérale?|américaine?|canadienne?)?"
    r"(?:\s?(?:au fait|au courant|proche|bien informée?)\b[^,.;“”«»\"\n]{0,40}?"
    r"(?=\s(?:a|ont|est|dit|disent|parle|parlent|affirme|indique|évoque|qui)\b"
    r"|[,.;“”«»\"\n\x01]|$)|(?<=\w)))"
)


def source_mentions(part: str, offset: int, people: People) -> list[PersonMention]:
    """The sources without a name in a part of a text that begins at ``offset``."""
    low = part.lower()
    found = [
        PersonMention(
            start=offset + m.start(),
            end=offset + m.end(),
            person=QuotedPerson(name=part[m.start() : m.end()], named=False),
        )
        for m in _ONE.finditer(part)
    ]
    for noun in people.lexicon.unnamed.finditer(low):
        begin = _phrase_start(low, noun.start())
        group = begin is None and noun.group().endswith("s")
        if group:
            begin = _group_start(part, noun.start(), people.lexicon)
            if begin is None and is_placed(part, noun.end()):
                begin = noun.start()
        if begin is None or (noun.group() in _FRENCH_WORDS and _FRENCH.search(low[: noun.start()])):
            continue
        if not group and _is_presented(part, begin, noun, offset, people):
            continue
        after = _WITH_KNOWLEDGE.match(low, noun.end())
        end = after.end() if after else belonging_end(part, noun.end(), people.lexicon)
        french = _BELONGS_FR.match(part, noun.end()) if after is None else None
        if french is not None and _INDEFINITE.match(part[begin : noun.end()]):
            end = _before_verb(part, noun.end(), french.end(), people.lexicon)
        if re.match(r"\s{1,8}[A-ZÀ-Þ][a-zà-ÿ]+\s{1,8}[A-ZÀ-Þ]", part[noun.end() : noun.end() + 40]):
            continue
        apposed = _NAMED_AFTER.match(part, end)
        told = apposed and people.lexicon.verb.search(part[end : apposed.start(1)].lower())
        if apposed and not told and apposed[1] in people.by_name:
            found.append(
                PersonMention(
                    start=offset + begin,
                    end=offset + apposed.end(1),
                    person=people.by_name[apposed[1]],
                )
            )
            continue
        words = part[begin:end].strip()
        person = QuotedPerson(name=words, named=False, sex="b" if group else "")
        found.append(PersonMention(start=offset + begin, end=offset + end, person=person))
    return found


_FRENCH_WORDS = frozenset({"aide", "aides"})
"""'une aide' is no person in French."""
_FRENCH = re.compile(r"(?:\b(?:une|la|des|les|cette)\s|[ld][’'])(?:[a-zà-ÿ]{4,14}\s)?$")


def _before_verb(part: str, start: int, end: int, lexicon: SpeechLexicon) -> int:
    """Where what a source belongs to is over: before a verb of saying, or at ``end``."""
    verb = lexicon.verb.search(part[start:end].lower())
    return start + len(part[start : start + verb.start()].rstrip()) if verb else end


_INDEFINITE = re.compile(r"(?:une?|deux|trois|plusieurs|des)\s", re.I)
_BELONGS_FR = re.compile(
    r"(?:\s[a-zà-ÿ]{4,16}(?:ique|aire|ale|elle|ien|ienne|ain|aine|ais|aise|ois|oise|éen|éenne))?"
    r"(?:\s(?:d[eu]|de la|des)\s|\s(?:de l|d)[’'])"
    r"(?:(?:une?|la)\s|l[’'])?[\w’'-]{2,24}"
    r"(?:\s(?!(?:a|ont|est|sont|et|qui|que|dont|sous|en|dans|par|à|au|avait|lors|avec|pour|sur|cité|citée)\b)"
    r"[\w’'-]{2,24}){0,5}"
    r"|\s[a-zà-ÿ]{4,16}(?:ique|ale|elle|ien|ienne|aine?|aise?|oise?|éen|éenne|[cdrtl]ière|aire|ive)(?=[\s,.])"
)
"""'un proche du ministre', 'un diplomate d’un pays nordique', 'une source diplomatique'."""


def _is_presented(
    part: str, begin: int | None, noun: re.Match[str], offset: int, people: People
) -> bool:
    """'la porte-parole' where one is presented by name: whom the office means is read elsewhere."""
    phrase = part[begin : noun.end()]
    if _FRENCH_DEFINITE.match(phrase) is None:
        return False
    if people.lexicon.role.fullmatch(noun.group()) is None:
        return False
    return len(people.with_role(noun.group(), phrase, offset + noun.start())) == 1


_FRENCH_DEFINITE = re.compile(r"(?:le|la)\s|l[’']", re.I)


def _group_start(part: str, noun: int, lexicon: SpeechLexicon) -> int | None:
    """Where 'US negotiators' begins, as several of one place or body are called."""
    before = re.search(
        r"(?:(?<!\w)(?:[Ss]enior|[Ff]ormer|[Tt]op)\s)?([\w.-]+)\s$", part[:noun][-40:]
    )
    if before is None:
        return None
    placed = lexicon.is_place(before[1].lower()) or _OF_GOVERNMENT.fullmatch(before[1].lower())
    return noun - len(before.group()) if placed else None


_OF_GOVERNMENT = re.compile(r"us|government|federal|provincial|administration|trade|union|industry")
_NAMED_AFTER = re.compile(
    r"(?:(?:\s(?:for|of|with|at|de|du|des|pour)\s[^,.;:\n\x01]{2,60})?,?|\s[a-zà-ÿ][^,.;:\n\x01]{2,60},)\s"
    rf"({CAPITAL_WORD}(?:\s{CAPITAL_WORD}){{1,3}})"
)
"""'sa porte-parole, Lise Roy', 'a spokesperson for the finance minister, Odile Ferrand'."""
_ONE = re.compile(
    r"(?<![\w-])(?:one|another|the other|l[’']autre|l[’']une?)"
    r"(?: of (?:them|those)| (?:d’|d')(?:eux|elles))?"
    r"(?=[.,]|\s(?:said|says|told|added|cautioned|warned|recalled|called|put|was|is|a\s))",
    re.I,
)
"""One of several people just spoken of: 'said one.', 'one of them cautioned that'."""
_STARTS = frozenset(
    re.findall(
        r"[\w’]+",
        "a an one another the two three several some un une deux plusieurs la le l’un cette ce cet"
        " leur leurs son sa his her its their",
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
        if before[1] in ("who", "that", "and", "to", "for", "said", "les", "aux"):
            return None
        if before[1] == "of" and not _SOME_OF.search(low[max(0, begin - 30) : begin]):
            return None  # 'the free movement of people'
    return None


_SOME_OF = re.compile(
    r"\b(?:group|number|handful|couple|team|majority|dozen|dozens|pair|trio|crowd|panel|one|two|three"
    r"|some|many|several|most|half)\s$"
)
