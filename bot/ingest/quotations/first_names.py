"""People whom a French article calls by one name, and presents by their age, trade or office."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.ingest.quotations.bodies import GOVERNMENTS
from bot.ingest.quotations.lexicon import SpeechLexicon
from bot.ingest.quotations.marks import is_french
from bot.ingest.quotations.names import CAPITAL_WORD, NOT_NAMES
from bot.ingest.quotations.persons import QuotedPerson
from bot.ingest.quotations.roles import sex_told

_NAME = rf"(?<![\w.])(?P<name>{CAPITAL_WORD})(?<!\.)\*?"
_AGED = re.compile(rf"{_NAME},\s(?P<role>\d{{1,2}}\sans)(?!\w)")
_AGED_ENGLISH = re.compile(
    rf"{_NAME},\s(?P<role>\d{{2}})(?=,\s(?:who|an?|the|from|of|has|whose|said|told)\s|\s(?:said|told)\s)"
)
_WITH_TRADE = re.compile(
    rf"{_NAME},\s(?P<role>(?:(?P<f>une\s)|(?P<m>un\s))?(?:(?:autre|jeune|ancienne?)\s){{0,2}}"
    r"(?P<noun>[a-zà-ÿ-]{3,20})[^,.;:\n\x01]{0,80})"
)
_WITH_OFFICE = re.compile(
    rf"(?:(?<=^)|(?<=\n)|(?<=[.!?»\x01]\s)){_NAME},\s"
    r"(?P<role>(?:(?P<f>la\s)|(?P<m>le\s)|l[’'])(?P<noun>[a-zà-ÿ-]{3,20})[^,.;:\n\x01]{0,80})"
)
_THIS_ONE = re.compile(
    rf"{_NAME}\.\s(?P<role>(?:Ce(?P<f>tte)?)\s(?:jeune\s)?(?P<noun>[a-zà-ÿ-]{{3,20}}))(?!\w)"
)
_NAMED_BEHIND = re.compile(rf"(?:\s[a-zà-ÿ-]{{2,14}}){{0,3}},\s{CAPITAL_WORD}\s{CAPITAL_WORD}")
_QUALIFIES = frozenset({"premier", "principal", "critique", "chef"})
"""Offices in one language, adjectives in the other: 'Pékin, premier raffineur du monde'."""
_ELIDED = re.compile(r"(?:[DLNS]|Qu)[’'][a-zà-ÿ]")
"""'D’entrée, le maire a promis': no name."""
_PERSON = re.compile(r"femme|fille|homme|garçon|dame|\w{3,9}génaire|trentenaire")
_PART_OF_NAME = re.compile(r"(?:\b(?:St|Ste)\.|[A-ZÀ-Þ][\w’'.-]{0,20}|\b(?:van|von|le|la))\s$")
_OF_PLACE = re.compile(r"\b(?:à|en|de|du|des|vers|près de|dans)\s$|[dl][’']$")


def called_by_one_name(text: str, lexicon: SpeechLexicon) -> Iterator[tuple[int, QuotedPerson]]:
    """Where somebody is called by one name, and who that is: 'Nadège, étudiante', 'Yanis, 32 ans'.

    'Roy, le président de la commission' at the beginning of a sentence, and 'Nadège. Cette jeune
    femme' as well.
    """
    french = is_french(text)  # 'Roy, owner of' is no French trade
    for pattern in (
        (_AGED, _WITH_TRADE, _WITH_OFFICE, _THIS_ONE) if french else (_AGED, _AGED_ENGLISH)
    ):
        for found in pattern.finditer(text):
            low, noun = found["name"].lower(), found.groupdict().get("noun")
            if (
                _ELIDED.match(found["name"])
                or low in NOT_NAMES
                or len(low) < 3
                or not _is_person(found, noun, lexicon)
            ):
                continue
            if _PART_OF_NAME.search(text[max(0, found.start() - 24) : found.start("name")]):
                continue
            told = found.groupdict()
            sex = "f" if told.get("f") else "m" if told.get("m") else ""
            sex = sex or sex_told(low, found["role"], "", lexicon)
            verb = lexicon.verb.search(found["role"].lower())
            role = found["role"][: verb.start() if verb else None].strip()
            role = "" if role.isdigit() else role
            yield found.start("name"), QuotedPerson(name=found["name"], role=role, sex=sex)


def _is_person(found: re.Match[str], noun: str | None, lexicon: SpeechLexicon) -> bool:
    """Whether a name is no place's or body's; a trade tells that only of who can have one."""
    low = found["name"].lower()
    if _NAMED_BEHIND.match(found.string, found.end("noun") if noun else found.end()):
        return False  # 'Mi-mai, une autre avocate, Lise Roy'
    if found["name"] in GOVERNMENTS or lexicon.is_place(low):
        return False
    if lexicon.organization.search(low) or lexicon.role.fullmatch(low):
        return False
    if noun is None or lexicon.is_first_name(low):
        return noun is None or _is_trade(noun, lexicon)
    behind = found.string[max(0, found.start() - 12) : found.start("name")]
    return _is_trade(noun, lexicon) and _OF_PLACE.search(behind) is None


def _is_trade(noun: str, lexicon: SpeechLexicon) -> bool:
    person = _PERSON.fullmatch(noun) is not None
    return person or (noun not in _QUALIFIES and lexicon.role.fullmatch(noun) is not None)
