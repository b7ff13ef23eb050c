"""What an article says a person is: the words before or after a name, and the sex they tell."""

from __future__ import annotations

import re

from bot.ingest.quotations.lexicon import SpeechLexicon


def role_before(text: str, start: int, lead: str, lexicon: SpeechLexicon) -> str:
    """'Alberta Premier', 'chief economist', 'le premier ministre du Canada,' before a name."""
    before = _APART.split(text[max(0, start - 170) : start])[-1]
    before = _HIS_SIDE.sub("", before)
    words = re.sub(r"\s\([^()]{1,40}\)$", "", f"{before}{lead}".strip())
    if lexicon.role.search(lead.lower()):
        place = _PLACE.search(before)
        told = f"{place.group() if place else ''}{lead}"
        return _trim(words if re.search(r"[a-z]\s{0,8}$", before) else told, lexicon)
    others = _ANOTHERS.search(before)
    if others and lexicon.role.match(others["role"].lower()):
        return ""  # 'Lise Roy, mairesse, Guy Caron': hers
    tail = words.rstrip(" ,")
    last = list(lexicon.role.finditer(tail.lower()))
    if last and _FIELD.fullmatch(tail, last[-1].end()):
        return _trim(tail[: last[-1].end()], lexicon) + tail[last[-1].end() :]
    if last and _OF_PARTY.fullmatch(f"{before}{lead}", last[-1].end()):
        return _trim(tail[: last[-1].end()], lexicon)
    apposed = re.search(
        r"(?:^|,\s|\b)((?:the|a|an|le|la|l’|l'|un|une|au|du|sa|son|leur|its|his|her|their)\s[^,]{3,140}),$",
        words.rstrip(),
        re.I,
    )
    if apposed and lexicon.role.search(apposed[1].lower()):
        return apposed[1]
    return _far_office(text, start, lexicon) if before.rstrip().endswith(",") else ""


_HIS_SIDE = re.compile(r"^\s{0,8}(?:De son côté|Pour sa part|À son tour|A son tour),?\s")
_OF_PARTY = re.compile(
    r"\s(?:(?:[A-ZÀ-Þ][\w’'-]{2,20}\s(?:(?:et|de|des|du|pour)\s)?){0,6}\([A-ZÀ-Þ][\w.-]{1,8}\)"
    r"|[A-ZÀ-Þ]{2,6})"
    r"(?:\s(?:de\s(?:la\s|l[’'])?|du\s|des\s|d[’'])[A-ZÀ-Þ][\w’'-]{2,24}){0,2}\s?"
)
"""'la députée Union du Nord (UDN) Lise Roy', 'le député UDN de la Lande Luc Roy'."""


def _far_office(text: str, start: int, lexicon: SpeechLexicon) -> str:
    """'a dit le président de Boisform, l’union des scieries, des moulins et des ports, Luc Roy'."""
    lead = _APART.split(text[max(0, start - _FAR) : start])[-1]
    for verb in reversed(list(lexicon.verb.finditer(lead.lower()))):
        office = _OFFICE.match(lead, verb.end())
        if office is not None and lexicon.role.search(office[1].lower()):
            return office[1]
    return ""


_ANOTHERS = re.compile(
    r"(?:^|[\s’'])[A-ZÀ-Þ][\w’'-]{1,24}\s[A-ZÀ-Þ][\w’'-]{1,24},\s(?P<role>[a-zà-ÿ][^,;:\n]{3,60}),\s$"
)
_FAR = 360
"""Characters back from a name to the office that a said-clause began with."""
_OFFICE = re.compile(r"\s{0,2}((?:(?:le|la|the|son|sa|its)\s|l[’'])[^,]{3,90}),\s")


_APART = re.compile(r"[;:“”«»\"\n]|(?<!\b[A-Z])(?<!\bSt)\.")
"""What no role goes over; the stops of 'U.S. Ambassador' are inside it."""
_FIELD = re.compile(
    r"(?:\s[a-zà-ÿ-]{4,20}(?<!said)(?<!says)(?<!told))?"
    r"(?:\s(?:(?:d|de l|à l)[’']|(?:de la|du|des|de|à la|au|aux|en|of the|of|in|for"
    r"|to the(?= [A-Z])|to(?= [A-Z])) )"
    r"(?:(?:[A-Z]\.){2,3}|[\w’'-]{2,30})"
    r"(?:\s(?!(?:and|with|by|to|from|that|et|avec|par|que|à|said|says|told)\s)[\w’'-]{1,30}){0,5})?"
)
"""'professeur d’économie', 'Ambassador to Canada': what a role is in."""
_PLACE = re.compile(r"(?<![\w.])(?:[A-Z][a-z]+-)?(?:[A-Z]\.){1,3}(?:-[A-Z][a-z]+)?\s$")
"""'U.S. ' and 'Canada-U.S. ', which are no words of a name."""


def _trim(words: str, lexicon: SpeechLexicon) -> str:
    """The words of the role alone: back from its last noun to a verb, comma or conjunction."""
    part = re.split(
        r",\s|\b(?:and|that|but|said|says|told|with|by|to|from|for|as|when|alongside|et|que|dit|avec|par)\b\s",
        words,
    )[-1]
    tokens = part.split()
    kept: list[str] = []
    for token in reversed(tokens):
        low = token.lower().rstrip(".,")
        plain_word = token[:1].isupper() or lexicon.role.search(low) or len(kept) < 3
        met = kept and kept[-1][:1].isupper() and _MET.fullmatch(token)
        if not plain_word or met or low in ("au", "aux") or lexicon.verb.fullmatch(low):
            break
        kept.append(token)
        if low in ("the", "a", "an", "le", "la", "un", "une", "its", "his", "her", "sa", "son"):
            break
    return " ".join(_begun(list(reversed(kept)), lexicon)).strip(" ,")


_MET = re.compile(r"met|meets|saw|(?!retired|united|appointed|elected)[a-z]{3,12}ed")
"""'Mayor Ann Roy met Premier Tom Hale': what is done to somebody is no part of his office."""


def _begun(words: list[str], lexicon: SpeechLexicon) -> list[str]:
    """A role without the words of the sentence before it: 'after Ontario Premier'."""
    while len(words) > 1 and not _BEGINS.fullmatch(words[0]):
        low = words[0].lower()
        lower = words[0].islower() and words[1][:1].isupper() and not lexicon.role.search(low)
        strange = lower and not lexicon.is_place(low)
        before_former = words[0].islower() and words[1].lower() in ("former", "ancien", "ancienne")
        if not (strange or before_former or low in _OPENERS):
            break
        words = words[1:]
    return words


_BEGINS = re.compile(
    r"the|an?|its|his|her|their|l[ea]|les|une?|son|sa|leur|l[’'].*|former|acting|interim|longtime"
    r"|outgoing|incoming|deputy|senior|federal|provincial|national|state|then|new|late|current",
    re.I,
)
_OPENERS = frozenset(
    re.findall(
        r"\w+",
        "today yesterday since after before while when as although though meanwhile and but later"
        " still if because even only aujourd hier depuis après avant ceux celles celui celle de"
        " selon pour",
    )
) | {"d'après", "d’après"}


_APPOSITIVE = re.compile(
    r",\s{1,8}((?:[^,.;:“”«»\"\n\x01]|(?<=\b[A-Z])\.){3,220})"
    r"(?=,|\s{1,8}(?:said|says|told)|\.|\n|\s\x01|$)"
)


def role_after(text: str, end: int, lexicon: SpeechLexicon) -> str:
    """', an expert on trade and the director of the coalition,' after a name."""
    found = _APPOSITIVE.match(text, end)
    if found is None or not lexicon.role.search(found[1].lower()):
        return ""
    another = _OFFICE_AND_NAME.search(found[1])
    if another is not None and lexicon.role.fullmatch(another["office"].lower()):
        return ""
    if _FRENCH_CLAUSE.match(found[1]) or _is_french_sentence(found[1], lexicon):
        return ""
    return "" if re.match(r"(?:who|whose|which|said|qui)\b", found[1]) else found[1].strip()


def _is_french_sentence(words: str, lexicon: SpeechLexicon) -> bool:
    """'Jointe par Roy, l’élue craint une hausse': what has a verb of its own tells of no name."""
    subject = _FRENCH_SUBJECT.match(words)
    if subject is None:
        return False
    role = lexicon.role.search(words.lower())
    verb = lexicon.verb.search(words.lower(), role.end() if role else 0)
    relative = _FRENCH_RELATIVE.search(words)
    return verb is not None and (relative is None or relative.start() > verb.start())


_FRENCH_SUBJECT = re.compile(r"(?:l[ea]|cet?|cette)\s|l[’']", re.I)
_FRENCH_RELATIVE = re.compile(r"\b(?:qui|dont|où)\b|\bqu[e’']")
_FRENCH_CLAUSE = re.compile(
    r"(?:le|la|les|du|des|au|aux)quel(?:le)?s?\b|(?:dont|où|ainsi que|et|avec|après|avant)\b"
    r"|(?!(?:représent|command|étudi|assist|enseign|habit|milit|manifest|gér|suppl|dirige|adjud)ant)"
    r"[a-zà-ÿ]{3,14}ant\s",
    re.I,
)
"""'lequel est ministre', 'insistant sur la présidente': a clause, and no office."""
_OFFICE_AND_NAME = re.compile(r"(?P<office>[A-Z]\w{2,20})\s[A-Z][\w’'-]+\s[A-Z][\w’'-]+$")
"""'Heath Roy, Secretary to the Prime Minister Kody Pratt, and others': another's office."""


_A_MAN = re.compile(r"(?:le|un)\s", re.I)
"""'le capitaine Joan Roy': whatever first names tell."""


def sex_told(first: str, role: str, near: str, lexicon: SpeechLexicon) -> str:
    """'f', 'm' or '': by the first name, the role and the words just before the name."""
    words = f"{near[-25:]} {role.lower()}"
    name = first if first in lexicon.men else first.split("-", maxsplit=1)[0]
    if _A_MAN.match(role):
        return "m"
    if first in lexicon.women or name in lexicon.women or lexicon.woman.search(words):
        return "f"
    return "m" if name in lexicon.men or lexicon.man.search(words) else ""
