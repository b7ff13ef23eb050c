"""Whom an office of a body means, by the body's name in full or by its initials."""

from __future__ import annotations

import re

from bot.ingest.quotations.bodies import SEVERAL
from bot.ingest.quotations.lexicon import SpeechLexicon
from bot.ingest.quotations.names import CAPITAL_WORD
from bot.ingest.quotations.persons import People, QuotedPerson, sex_of_article

_REACH = 130
"""Characters back from its initials to where a body's name begins."""
_INITIALS = re.compile(r"\s\((?P<short>[A-Z][A-Za-z&]{0,6}[A-Z])\)")
_WORD = re.compile(r"[\w’'&-]+")
_APART = re.compile(r"[.;:()\n\x01«»“”]")
_ELIDED = re.compile(r"^[dlDL][’']")
MOST_BODIES = 60
"""Bodies with initials in one article."""


def named_with_initials(text: str) -> dict[str, str]:
    """Names in full by the initials that follow them between parentheses.

    >>> named_with_initials("Luc Roy, de l’Union des pêcheurs des Maritimes (UPM), est là.")
    {'UPM': 'Union des pêcheurs des Maritimes'}
    """
    told: dict[str, str] = {}
    for found in _INITIALS.finditer(text):
        lead = _APART.split(text[max(0, found.start() - _REACH) : found.start()])[-1]
        name = _begun(lead, found["short"])
        if name and len(told) < MOST_BODIES:
            told.setdefault(found["short"], name)
    return told


def _begun(lead: str, short: str) -> str:
    """The end of ``lead`` from the last capital word that begins as the initials do."""
    for word in reversed(list(_WORD.finditer(lead))):
        bare = _ELIDED.sub("", word.group())
        if bare[:1] == short[0] and bare != short:
            return lead[word.end() - len(bare) :].strip()
    return ""


def called_after_members(text: str, lexicon: SpeechLexicon) -> dict[str, str]:
    """Bodies called after their members by the word for these: 'Éleveurs'; no people of a place."""
    told: dict[str, str] = {}
    for found in SEVERAL.finditer(text):
        word = found["members"]
        if not lexicon.is_place(word.lower().rstrip("s")) and word.lower() not in _COUNTRIES:
            name = f"les{found.group()[3:]}"
            told[word] = max(name, told.get(word, ""), key=len)
    return dict(list(told.items())[:MOST_BODIES])


_COUNTRIES = frozenset({"états-unis", "pays-bas", "philippines", "maritimes", "prairies", "îles"})


def body_at(text: str, at: int, people: People) -> tuple[str, ...]:
    """What the body is called that is named at an offset: its name, its initials, or both."""
    for short, full in people.initials.items():
        if text.startswith(full, at):
            return full, short
        if text.startswith(short, at) and not text[at + len(short) : at + len(short) + 1].isalnum():
            return short, full
    return ()


def holder(
    phrase: str, noun: str, body: tuple[str, ...], at: int, people: People
) -> QuotedPerson | None:
    """Whom 'le patron de l’UPM' means: the one who is presented with an office of that body.

    ``noun`` is the office in lower case, ``body`` what the body is called, ``at`` the offset.
    Any office fits a noun for all of them ('le responsable'); else the offices are the same. Of
    several the one presented last before is meant; nobody where two are equally near.
    """
    sex = sex_of_article(phrase)
    linked = [p for p in people.by_name.values() if p.can_be(sex) and _of_body(p, body, people)]
    same = [p for p in linked if people.has_role(p, noun)]
    any_office = people.lexicon.head.fullmatch(noun) is not None
    meant = same or (linked if any_office else [])
    if not meant:
        meant = [p for p in people.by_name.values() if _owned_office(p, noun, sex, people)]
        meant = meant if len(meant) == 1 else []
    meant = meant or _told_by_verb(body, sex, at, people)
    before = [p for p in meant if people.first_at[p.name] < at]
    if before:
        return max(before, key=lambda p: people.first_at[p.name])
    return meant[0] if len(meant) == 1 else None


def _told_by_verb(body: tuple[str, ...], sex: str, at: int, people: People) -> list[QuotedPerson]:
    """'Luc Roy préside l’UPM', 'À la tête de l’UPM, Luc Roy': whose office a verb tells."""
    for name in body:
        where = people.text.find(name)
        while 0 <= where < at:
            behind = people.text[max(0, where - _REACH) : where]
            ahead = people.text[where + len(name) : where + len(name) + _REACH]
            found = _HOLDS.search(behind) or (_LEADS.search(behind) and _IS_LED_BY.match(ahead))
            found = found or _CHOSE.match(ahead)
            told = found["name"] if found else ""
            person = people.by_name.get(told) or people.called(told.split(" ")[-1])
            if person is not None and person.can_be(sex):
                return [person]
            where = people.text.find(name, where + 1)
    return []


_NAME = rf"(?P<name>{CAPITAL_WORD}(?:\s{CAPITAL_WORD}){{1,3}})"
_HOLDS = re.compile(
    rf"{_NAME},?\s(?:qui\s)?(?:préside|présidait|dirige|dirigeait|gère|pilote|chapeaute|représente"
    r"|est)\s(?:[a-zà-ÿ][\w’'-]{0,20}\s){0,6}(?:[dl][’'])?$"
)
_LEADS = re.compile(
    r"(?:[Àà] la (?:tête|barre|direction|présidence)|[Aa]ux (?:commandes|rênes))\s"
    r"(?:de la\s|de l[’']|de\s|du\s|des\s|d[’'])$"
)
_IS_LED_BY = re.compile(rf"(?:\s\([^()\n]{{1,20}}\))?(?:\sdepuis\s[^,.;:\n]{{2,30}})?,\s{_NAME}")
_CHOSE = re.compile(rf"(?:\s\([^()\n]{{1,20}}\))?\sa\s(?:élu|choisi|nommé|désigné|porté)\s{_NAME}")


def called_so(phrase: str, at: int, people: People) -> QuotedPerson | None:
    """Whom 'le négociant' means: who is presented by that noun, which is no office.

    The last one of the same sex before the offset, or None.
    """
    told = _PHRASE.match(phrase)
    if told is None or people.lexicon.role.fullmatch(told["noun"].lower()) is not None:
        return None
    if people.lexicon.organization.search(told["noun"].lower()) is not None:
        return None
    sex = sex_of_article(phrase)
    where = people.text.rfind(told["noun"], 0, at)
    for _ in range(MOST_PLACES):
        if where < 0:
            break
        ahead = people.text[where + len(told["noun"]) : where + len(told["noun"]) + _REACH]
        found = _BEFORE_NAME.match(ahead) or _AFTER_NAME.search(
            people.text[max(0, where - 70) : where]
        )
        person = people.by_name.get(found["name"]) if found else None
        if person is not None and person.can_be(sex):
            return person
        where = people.text.rfind(told["noun"], 0, where)
    return None


MOST_PLACES = 12
"""Places of a noun that are looked at."""
_PHRASE = re.compile(r"(?:(?:le|la|ce|cet|cette)\s|l[’'])(?P<noun>[a-zà-ÿ-]{5,24})(?![\w’'])", re.I)
_BEFORE_NAME = re.compile(rf"(?:\s[a-zà-ÿ-]{{4,16}})?\s{_NAME}")
_AFTER_NAME = re.compile(
    rf"{_NAME}(?:,\s|\s(?:est|était)\s)(?:une?\s|l[ea]\s|l[’'])?(?:[a-zà-ÿ-]{{4,12}}\s)?$"
)


def _of_body(person: QuotedPerson, body: tuple[str, ...], people: People) -> bool:
    """Whether an office of somebody names a body."""
    roles = f"{person.role} {people.more_roles.get(person.name, '')}"
    return any(_named_in(each, roles) for each in body)


def _named_in(name: str, words: str) -> bool:
    at = words.find(name)
    end = at + len(name)
    whole = at >= 0 and not words[end : end + 1].isalnum()
    return whole and not words[max(0, at - 1) : at].isalnum()


def _owned_office(person: QuotedPerson, noun: str, sex: str, people: People) -> bool:
    """'son représentant dans le nord, Luc Roy': whose body the sentences before tell."""
    owned = person.role.lower().startswith(("son ", "sa ", "leur "))
    return owned and person.can_be(sex) and people.has_role(person, noun)
