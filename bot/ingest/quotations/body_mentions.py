"""Firms, unions, parties and offices that stand in a text."""

from __future__ import annotations

import re

from bot.ingest.quotations.bodies import BODY, OFFICE_OF, SEVERAL, SEVERAL_SHORT
from bot.ingest.quotations.person_mention import PersonMention
from bot.ingest.quotations.persons import People, QuotedPerson, sex_of_article


def body_mentions(part: str, offset: int, people: People) -> list[PersonMention]:
    """The bodies in a part of a text that begins at ``offset``."""
    found = [_as_called(match, offset) for match in OFFICE_OF.finditer(part)]
    found += [
        _as_called(match, offset)
        for match in SEVERAL.finditer(part)
        if match["members"] in people.members
    ]
    found += [
        _as_called(match, offset, people.members[match["members"]])
        for match in SEVERAL_SHORT.finditer(part)
        if match["members"] in people.members
    ]
    lexicon = people.lexicon
    for match in BODY.finditer(part):
        words = match.group()
        longer = (
            _OF_THE.match(part, match.end())
            or (_NUMBER.match(part, match.end()) if match.group().endswith(" Local") else None)
            or _with_initials(part, match)
        )
        end = longer.end() if longer else match.end()
        follows = part[end : end + 30].lower()
        if not lexicon.organization.search(words.lower()):
            continue
        named = any(
            name in words or follows.startswith(f" {name.lower()}"[:30]) for name in people.by_name
        )
        if (
            named
            or words.endswith(("’s", "'s"))
            or re.match(r"\s(?:press|chief|national|trade|senior)\b", follows)
        ):
            continue
        name = _bare_body(part[match.start() : end] if longer else words)
        person = QuotedPerson(name=name, body=True, sex=sex_of_article(words) or "b")
        led = len("du ") if words.startswith(("du ", "au ")) else 0
        start = offset + match.start() + led
        found.append(PersonMention(start=start, end=offset + end, person=person))
    return found


def _as_called(match: re.Match[str], offset: int, name: str = "") -> PersonMention:
    """A body that keeps its article: 'les Éleveurs du Nord', 'le bureau de Luc Roy'."""
    words = name or match.group()
    person = QuotedPerson(name=words, body=True, sex=sex_of_article(words) or "b")
    return PersonMention(start=offset + match.start(), end=offset + match.end(), person=person)


def _with_initials(part: str, match: re.Match[str]) -> re.Match[str] | None:
    """' in the Arctic' of 'Chamber of Mines in the Arctic (CMA)': its initials tell its end."""
    behind = _IN_THE.match(part, match.end())
    if behind is None:
        return None
    capitals = re.findall(r"\b[A-ZÀ-Þ]", part[match.start() : behind.end()])
    return behind if "".join(capitals).endswith(behind["initials"]) else None


_OF_THE = re.compile(r"\s(?:for|of)\sthe(?:\s[A-ZÀ-Þ][\w’-]{2,20}){1,3}(?![\w’])")
"""'Court of Appeals for the Northern Circuit'."""
_IN_THE = re.compile(
    r"\s(?:in|to|at|on)\s(?:the\s)?[A-ZÀ-Þ][\w’-]{2,20}(?:\s[A-ZÀ-Þ][\w’-]{2,20}){0,2}"
    r"(?=\s\((?P<initials>[A-Z]{3,8})\))"
)


def _bare_body(words: str) -> str:
    """A body's name without its article, and without what only begins the next phrase."""
    name = re.sub(
        r"^(?:(?:the|The|le|la|au|du|Le|La|In|At|On|For|From|But|And)\s|[lL][’'])", "", words
    )
    name = re.sub(r"(?:\s(?:de la|de l[’']|de|des|du|la|les|pour|et))+$", "", name)
    return name if _SHORTENED.search(name) else name.rstrip(".")


_SHORTENED = re.compile(r"\b(?:Inc|Corp|Ltd|Co|Bros|[A-Z])\.$")
_NUMBER = re.compile(r"\s\d{1,5}\b")
"""'Harbour Workers Local 88'."""
