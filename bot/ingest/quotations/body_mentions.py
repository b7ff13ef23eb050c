"""Firms, unions, parties and offices that stand in a text."""

from __future__ import annotations

import re

from bot.ingest.quotations.bodies import BODY, OFFICE_OF, SEVERAL, SEVERAL_SHORT
from bot.ingest.quotations.ministries import ADJECTIVE
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
    found += _french_bodies(part, offset, people)
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
        if not lexicon.organization.search(words.lower()) or _ONE_CAPITAL.fullmatch(words):
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


def _french_bodies(part: str, offset: int, people: People) -> list[PersonMention]:
    """'la Ligue des ports', 'le Conseil européen': one capital, and what belongs to it."""
    found = []
    for match in _FRENCH_BODY.finditer(part):
        if people.lexicon.organization.fullmatch(match["head"].lower()) is None:
            continue
        end = _behind_complements(part, match.end(), people)
        if end == match.end() or re.match(r"\s[A-ZÀ-Þ]", part[end : end + 2]):
            continue  # 'le Conseil' alone, 'le Parti socialiste Luc Roy'
        words = part[match.start("head") : end]
        lead = match.group().lower()
        led = "la " if lead.startswith("de la ") else "l’" if lead[:3] == "de " else "le "
        whole = f"{match['article'] or led}{words}"
        name = words if _WITHOUT_ARTICLE.match(words) else whole
        person = QuotedPerson(name=name, body=True, sex=sex_of_article(whole) or "b")
        start = match.start("article") if match["article"] else match.start("head")
        found.append(PersonMention(start=offset + start, end=offset + end, person=person))
    return found


def _behind_complements(part: str, end: int, people: People) -> int:
    """Behind the adjectives and complements of a body's name, before any verb."""
    for _ in range(_MOST):
        more = _COMPLEMENT.match(part, end)
        if more is None or people.lexicon.verb.fullmatch(more.group().strip().lower()):
            return end
        end = more.end()
    return end


_HEADS = r"(?:Parti|Syndicat|Fédération|Association|Bloc|Chambre|Ministère|Coalition)"
_WITHOUT_ARTICLE = re.compile(rf"{_HEADS}(?!\w)")
"""What is called without its article wherever it stands."""
_ONE_CAPITAL = re.compile(rf"[Ll][ea]\s(?!{_HEADS}|Maison)[A-ZÀ-Þ]\w+")
"""'Le Conseil': what only begins the name of a body."""
_MOST = 4
"""Complements of a body's name."""
_FRENCH_BODY = re.compile(
    r"(?<![\w’'])(?:(?P<article>[Ll][ea]\s|[Ll][’'])|(?:[DdAa]u|[Dd]e la)\s|[Dd]e\sl[’'])"
    r"(?P<head>[A-ZÀ-Þ][a-zà-ÿ]{3,16})(?=[\s])"
)
_COMPLEMENT = re.compile(
    rf"\s(?:{ADJECTIVE}|[a-zà-ÿ-]{{3,14}}(?:éenn?e?|aise?|oise?|ienn?e?|aine|icain|nel|ral|nal)"
    r"|unie?s?|suprême|centrale?|socialiste|communiste|britannique|allemande?|suisse|belge"
    r"|russe)(?!\w)"
    r"|\s(?:de la|des|du|pour la|pour le|pour les)\s[\w-]{3,20}(?!\w)"
    r"|\s(?:pour\s|de\s)?[ld][’'][\w-]{3,20}(?!\w)"
    r"|\s(?:de|pour)\s[A-ZÀ-Þ][\w-]{2,20}(?!\w)"
    r"|\s[a-zà-ÿ-]{3,14}(?:i[eè]re?|ifs?|ive|oires?|aires?)(?!\w)"
    r"|\sde\s(?!nouveau|plus|façon|manière)[a-zà-ÿ]{4,20}(?<!er)(?<!ir)(?<!re)(?!\w)"
)


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
