"""Whom an article presents by name, as somebody who can have said something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.ingest.quotations.first_names import called_by_one_name
from bot.ingest.quotations.lexicon import SpeechLexicon
from bot.ingest.quotations.names import CAPITAL_WORD, NAME, NOT_NAMES, split_name
from bot.ingest.quotations.offices import called_after_members, named_with_initials
from bot.ingest.quotations.persons import People, QuotedPerson, sex_of_article, surname
from bot.ingest.quotations.roles import role_after, role_before, sex_told


def people_in(text: str, lexicon: SpeechLexicon, known: Mapping[str, str]) -> People:
    """Everybody with a full name, and what the article says they are."""
    people = People(
        lexicon=lexicon,
        initials=named_with_initials(text),
        members=called_after_members(text, lexicon),
        text=text,
    )
    subjects = _subjects(text, lexicon)
    speaking = _speaking(text, subjects, lexicon)
    for found in NAME.finditer(text):
        person = _presented(text, found, speaking, lexicon)
        if person is not None:
            people.add(person, found.end() - len(person.name))
    _add_voices(people, text)
    _add_relatives(people, text)
    for at, person in called_by_one_name(text, lexicon):
        if person.name not in people.by_surname and people.familiar(person.name) is None:
            people.add(person, at)
    _add_by_surname(people, text)
    _add_known(people, text, subjects, known)
    return people


def _subjects(text: str, lexicon: SpeechLexicon) -> list[re.Match[str]]:
    """Where single names stand before a verb of saying."""
    return [found for found in _ALONE.finditer(text) if _verb_at(text, found.end(), lexicon)]


def _verb_at(text: str, at: int, lexicon: SpeechLexicon) -> bool:
    """Whether a verb of saying begins at an offset."""
    return lexicon.verb.match(text[at : at + 30].lower()) is not None


def _speaking(text: str, subjects: Sequence[re.Match[str]], lexicon: SpeechLexicon) -> set[str]:
    """Single names beside a verb of saying or after 'M.' and the like."""
    return {
        *(found["name"] for found in subjects),
        *(
            found[2]
            for found in _INVERTED.finditer(text)
            if lexicon.verb.fullmatch(found[1]) and len(found[2]) > 2
        ),
        *(found["name"] for found in _courtesies(text)),
        *(found["name"] for found in _AGED.finditer(text)),
    }


def _courtesies(text: str) -> Iterator[re.Match[str]]:
    """'M. Ouellette' and the like; 'Walter M. Conroy' has a letter for a name."""
    for found in _COURTESY.finditer(text):
        first = _FIRST.search(text[max(0, found.start() - 24) : found.start()])
        named = first is not None and first[1].lower() not in NOT_NAMES
        if found["title"] != "M" or not named:
            yield found


_FIRST = re.compile(r"(?<![.!?]\s)(?<!\w)([A-ZÀ-Þ][\w’'-]{1,20})\s$")


def _presented(
    text: str, found: re.Match[str], speaking: set[str], lexicon: SpeechLexicon
) -> QuotedPerson | None:
    """Who a full name is, if the article tells by a role, a verb or the like that it is one."""
    split = split_name(found.group(), lexicon, text[max(0, found.start() - 24) : found.start()])
    if split is None:
        return None
    lead, name = split[0], _behind_fields(split[1], text, found.start())
    name = _behind_last_field(name, text, found.end() - len(name), lexicon)
    body = _OF_MEMBERS.search(text[max(0, found.start() - 30) : found.start()])
    members = not lead and body is not None and lexicon.organization.fullmatch(body["kind"].lower())
    if lexicon.organization.search(name.lower()) or members or lexicon.is_place(name.lower()):
        return None
    if _has_article(text, found, name, lexicon) or _is_called_thing(text, found):
        return None
    if _behind_firm(text, found.start(), lexicon):
        name = _without_firm(name, lexicon)
    name = _behind_department(name, text, found.end() - len(name))
    firm = lead.endswith((" de", " du", " des"))
    if firm and lead.split()[0].lower() not in NOT_NAMES:  # 'PDG de PCP Aluminium'
        return None
    owns = len("’s") if found.group().endswith(("’s", "'s")) else 0
    start, first = found.end() - owns - len(name), name.split(maxsplit=1)[0].lower()
    role = (
        role_before(text, found.start(), lead, lexicon)
        or role_after(text, found.end(), lexicon)
        or _title(text, start)
        or _party_or_trade(text, start)
    ).strip()
    speaks = (
        _speaks(text, found, start, lexicon)
        or surname(name) in speaking
        or _named_as_source(text, start, lexicon)
        or (lead == "Pour" and _THEN_WORDS.match(text, found.end()) is not None)
        or _PRESENTED.match(text, found.end()) is not None
    )
    if not (role or speaks or lexicon.is_first_name(first)):
        return None
    near = re.split(r"[\n\x01]", text[max(0, start - 60) : start].lower())[-1]
    return QuotedPerson(name=name, role=role, sex=sex_told(first, role, near, lexicon))


def _has_article(text: str, found: re.Match[str], name: str, lexicon: SpeechLexicon) -> bool:
    """'le porte-parole du collectif la Maille du Port': what has an article is a body."""
    if lexicon.is_first_name(name.split(maxsplit=1)[0].lower()):
        return False
    at = found.end() - len(name)
    if _IN_PLACE.search(text[max(0, at - 4) : at]):
        return True
    return _OWN_ARTICLE.search(text[max(0, at - 40) : at]) is not None


def _is_called_thing(text: str, found: re.Match[str]) -> bool:
    """'le capitaine du chalutier Belle Dame, Luc Roy, ': what is called so is a thing."""
    thing = _THING.search(text[max(0, found.start() - 60) : found.start()])
    return thing is not None and _THEN_NAMED.match(text, found.end()) is not None


_IN_PLACE = re.compile(r"\ben\s$")
"""'le patron de la Défense en Haute Volta': a country."""
_OWN_ARTICLE = re.compile(
    r"(?:\b(?:collectif|association|groupe|site|revue|journal|quotidien|ONG|fondation|entreprise"
    r"|société)\s(?:la|le)\s|\b(?:collectif|association|groupe|entreprise|société)\s(?:[Ll][’']))$"
)
_THING = re.compile(r"\b(?:du|de la|des)\s[a-zà-ÿ]{4,16}(?:\s(?:de\s|d[’'])[a-zà-ÿ]{3,14})?\s$")
_THEN_NAMED = re.compile(rf",\s{CAPITAL_WORD}(?:\s{CAPITAL_WORD}){{1,3}},\s")
_OF_MEMBERS = re.compile(r"\b(?:[Tt]he\s)?(?P<kind>[A-ZÀ-Þ][a-z]{3,14})\s(?:of|for)\s(?:the\s)?$")
"""'the Association of Tidal Carriers': a part of a body's name."""
_THEN_WORDS = re.compile(r"(?:\s\([^()\n]{1,20}\))?,\s")
"""'Pour Lise Roy (UDN), ': whose view is told."""
_OFFICE_REACH = 90
"""Characters back to where an office of several fields begins."""
_FULL = 2
"""Words of a name behind an office whose last field has a capital as well."""
_FIELDS_OF_OFFICE = re.compile(
    r"\b(?:Minister|Secretary|Commissioner)\s(?:of|for)\s(?:[A-Z][\w-]{2,20},?\s){1,4}(?:and|&)\s$"
)


def _behind_fields(name: str, text: str, at: int) -> str:
    """'Luc Roy' of 'Minister of Trade, Industry and Business Development Luc Roy'."""
    words = name.split()
    fields = len(words) > _FULL and _FIELDS_OF_OFFICE.search(text[max(0, at - _OFFICE_REACH) : at])
    return " ".join(words[-_FULL:]) if fields else name


def _behind_department(name: str, text: str, at: int) -> str:
    """'Lise Roy' of 'la ministre de la Mer Lise Roy': a department of one word with a capital."""
    words = name.split()
    if len(words) <= _FULL or words[0].endswith((".", "-")):
        return name
    led = _DEPARTMENT.search(text[max(0, at - _OFFICE_REACH) : at])
    return " ".join(words[1:]) if led else name


def _behind_last_field(name: str, text: str, at: int, lexicon: SpeechLexicon) -> str:
    """'Luc Roy' of 'ministre de la Mer et de l’Île Verte Luc Roy': from the first name on."""
    words = name.split()
    known = (i for i, word in enumerate(words[:-1]) if lexicon.is_first_name(word.lower()))
    first = next(known, 0)
    if (
        not first
        or words[first - 1] in _OF_ANOTHER
        or _LAST_FIELD.search(text[max(0, at - _OFFICE_REACH) : at]) is None
    ):
        return name
    return " ".join(words[first:])


_OF_ANOTHER = frozenset({"de", "du", "des", "la", "le"})
_LAST_FIELD = re.compile(
    r"\b(?:ministre|secrétaire|commissaire|représentante?|(?:vice-)?présidente?|porte-parole"
    r"|direct(?:eur|rice)|patronn?e?|cheff?e?|maire|mairesse|préfète?|procureure?|députée?|élue?)\b"
    r"[^.,;:\n\x01]{0,60}"
    r"(?:\bet(?:\sde la|\sdes|\sdu)?|\bde la|\bd[eu]|\bdes|\bde l[’']|\b[a-zà-ÿ]{4,14})\s?$"
)
"""What ends right before a name that may begin with the field of an office."""
_DEPARTMENT = re.compile(
    r"\b(?:ministre|ministre délégué|secrétaire d[’']État|commissaire|représentant)e?s?"
    r"(?:\s[a-zà-ÿ-]{4,20})?"
    r"\s(?:à la|au|aux|de la|du|des|de l[’']|à l[’']|chargée? d(?:e la|u|es|e l[’']))\s?$"
    r"|\b(?:(?:vice-)?présidente?|porte-parole|direct(?:eur|rice)|patronn?e?|cheff?e?|secrétaire"
    r"|numéro un)(?:\s[a-zà-ÿ-]{4,12})?\s(?:de la\s|du\s|des\s|de l[’'])$"
)


def _behind_firm(text: str, at: int, lexicon: SpeechLexicon) -> bool:
    """'d’Unifor Lana Roy', 'trade union Unison Tony Roy': whose name begins the name."""
    lead = text[max(0, at - 24) : at]
    word = re.search(r"\b([a-zà-ÿ]{3,20})\s$", lead)
    body = word is not None and lexicon.organization.fullmatch(word[1]) is not None
    return body or _OF_FIRM.search(lead) is not None


def _without_firm(name: str, lexicon: SpeechLexicon) -> str:
    """'Lana Roy' of 'Unifor Lana Roy': three words of which the second is the first name."""
    first, *rest = name.split()
    if len(rest) not in (2, 3) or lexicon.is_first_name(first.lower()):
        return name
    return " ".join(rest) if lexicon.is_first_name(rest[0].lower()) else name


def _title(text: str, start: int) -> str:
    """'Sen.' or 'New Jersey Gov.' right before a name."""
    titled = _TITLE.search(text[max(0, start - 40) : start + 1])
    return titled.group().strip() if titled else ""


def _party_or_trade(text: str, start: int) -> str:
    """'le socialiste' or 'la climatologue' right before a name."""
    told = _WHAT_HE_IS.search(text[max(0, start - 40) : start])
    return told.group().strip() if told else ""


def _speaks(text: str, found: re.Match[str], start: int, lexicon: SpeechLexicon) -> bool:
    """Whether a name is beside a verb of saying, and is no firm in somebody's apposition."""
    apposed = (
        _OF.search(text[max(0, start - 12) : start]) and text[found.end() : found.end() + 1] == ","
    )
    place = _OF_PLACE.search(text[max(0, start - 40) : start]) is not None
    return _beside_verb(text, found.start(), found.end(), lexicon) and not (apposed or place)


_OF_PLACE = re.compile(r"\b(?:from|in|of|near)\s[A-ZÀ-Þ][\w-]{2,20},\s$")
"""'Luc Roy, 41, from Harwich, South Essex, said': where Harwich is."""


_TITLE = re.compile(
    r"(?:(?<!\w)[A-Z][a-z-]{2,14}\s){0,2}(?<!\w)(?:Mr|Mrs|Ms|Dr|M|Mme|Me|Sen|Rep|Gov|Col|Gen|Lt|Sgt"
    r"|Capt|Maj|Adm|Prof|Rev)\.?\s{1,8}(?=[A-ZÀ-Þ]$)"
)
_WHAT_HE_IS = re.compile(
    r"(?:(?<!\w)(?:[Ll][ea]|[Uu]ne?)\s|(?<!\w)[Ll][’'])(?:[a-zà-ÿ-]{3,16}(?:iste|logue|nome|crate)"
    r"|libérale?|conservat(?:eur|rice)|républicaine?|travailliste)\s$"
)
_ALONE = re.compile(
    rf"(?<![\w.])(?P<name>{CAPITAL_WORD})(?:,\s[^,.\n]{{3,90}},)?\s"
    r"(?:has |had |also |later |a |\w+ly )?(?=\w)"
)
_AGED = re.compile(rf"(?<![\w.])(?P<name>{CAPITAL_WORD}),\s\d{{2}}(?:,\s|\s(?=said|told))")
"""'Abel Nassar, 37, said': who has an age is a person."""
_INVERTED = re.compile(rf"\b([a-zà-ÿ]{{2,20}})\s(?:(?:M|Mme|Mr|Mrs|Ms|Dr)\.?\s)?({CAPITAL_WORD})")
_COURTESY = re.compile(
    rf"(?<!\w)(?P<title>Mr|Mrs|Ms|M|Mme|Mlle|(?<=[’\w,]\s)Me(?=\s[A-ZÀ-Þ][a-zà-ÿ-]+(?:[A-Z]|[.,]|\s[a-zà-ÿ]))(?!\sToo))(?:\.\s?|\s)(?P<name>{CAPITAL_WORD})(?!\s[A-ZÀ-Þ])"
)
"""'M. Ouellette': whoever is called so is a person."""
_OF_FIRM = re.compile(r"\b(?:[dl][’']|(?:de|du|des|chez|at|of)\s)$")
"""'la présidente d’Unifor Lana Roy': the first word is whose president she is."""
_PRESENTED = re.compile(
    r",\s(?:qui|who|dont)\s"
    r"|\sof\sthe\s(?:[A-ZÀ-Þ][\w’'&-]{1,24}\s){1,6}(?:is|was|has|had|will)\b"
    r"|\s(?:of|from|at|with)\s(?:the\s)?(?:[\w-]{2,14}\s)?"
    r"(?:consultancy|firm|think tank|brokerage)\b"
    r"|\s(?:du cabinet|de la firme|du groupe de réflexion|de la société de conseil|du courtier)\b"
    r"|,\s(?:co-?)?(?:propriétaire|opérat(?:eur|rice)|employée?|pêcheu(?:r|se)|présidente?|owner"
    r"|operator|employee|resident|mother|father|mère|père)\b"
)
"""What only follows the name of a person."""
_OF = re.compile(r"\b(?:of|at|for|de|du|chez|with)\s$")
"""'Rutherford Amsel, chief executive of Amsel Driveline, told': the firm tells nothing."""


def _named_as_source(text: str, start: int, lexicon: SpeechLexicon) -> bool:
    """Whether 'selon le représentant au Commerce' or the like leads up to a name."""
    lead = re.split(r"[.,;:\n]", text[max(0, start - 80) : start].lower())[-1]
    return lexicon.according.search(lead) is not None


def _beside_verb(text: str, start: int, end: int, lexicon: SpeechLexicon) -> bool:
    after = text[end : end + 40].lower()
    before = text[max(0, start - 25) : start].lower()
    follows = re.match(r"[\s,]{1,2}(?:\w+ly |also |then |later |a |has |had |n’)?", after)
    if follows and lexicon.verb.match(after, follows.end()):
        return True
    clauses = _CLAUSES.match(text, end) or _AT.match(text, end)
    if _WHAT_HE_DOES.match(text, end) or _SAID_TRADE.search(text[max(0, start - 90) : start]):
        return True
    if clauses and _verb_at(text, clauses.end(), lexicon):
        return True
    return any(m.end() >= len(before.rstrip()) for m in lexicon.verb.finditer(before))


_CLAUSES = re.compile(
    r"(?:\s\([^()\n]{1,30}\))?(?:,\s[^,.;:“”\n\x01]{2,90}){1,3},\s(?:\w+ly |also |then |later )?"
)
_WHAT_HE_DOES = re.compile(
    r",\san?\s(?!(?:[\w-]{2,20}\s){0,6}?(?:who|that|which)\b)(?:[a-z][\w-]{1,20}\s){1,4}"
    r"(?:at|for|with|in)\s(?:(?:the|of|in|at|for|and|[A-ZÀ-Þ][\w’'.&-]{0,24})\s){1,9}"
    r"(?:said|says|told|tells|wrote|added|warned)\b"
)
"""'Odile Ferrand, a soil physicist at the University of Brennes told': no comma closes it."""
_SAID_TRADE = re.compile(
    r"\b(?:said|says)\s(?:(?:an?|the)\s)?(?:[A-ZÀ-Þ][\w.’-]{1,20}\s){0,2}"
    r"(?:(?!(?:that|in|on|at|to|of|he|she|it|they|we|if|when|while|as|by|for|with|from|during|after"
    r"|before|and|but|about|his|her|their|not|only|no|so|both|last|this|former|supporters?"
    r"|officials?|allies|critics)\s)[a-z][\w’-]{2,20}\s){1,3}$"
)
"""'says bartender Cy Roy', 'said Brennes resident Cy Roy': whatever he is."""
_AT = re.compile(
    r"\s(?:with|of|from|at)\s(?:the\s)?(?:[A-Z][\w’'&.-]{1,24}\s(?:(?:of|and|for)\s)?){1,7}"
    r"(?:in\s(?:[A-Z][\w-]{2,20},?\s){1,4})?"
)
"""'Orrin Buhler, of Steinbach, who runs 14 tractors, said': what parts a name from its verb."""


def _add_by_surname(people: People, text: str) -> None:
    """'M. Roy', 'la ministre Roy', 'Premier Roy': people whose first name is never told."""
    for found in _courtesies(text):
        sex = "m" if found["title"] in ("M", "Mr") else "" if found["title"] == "Me" else "f"
        _add_last(people, found.start("name"), QuotedPerson(name=found["name"], sex=sex))
    for found in _WITH_ROLE.finditer(text):
        role = found["role"]
        if people.lexicon.role.fullmatch(role.lower()) and not found["name"].isupper():
            phrase = f"{found['article'] or ''}{role}"
            person = QuotedPerson(name=found["name"], role=role, sex=sex_of_article(phrase))
            _add_last(people, found.start("name"), person)


def _add_known(
    people: People, text: str, subjects: Sequence[re.Match[str]], known: Mapping[str, str]
) -> None:
    """'Trump said': who is held already, or called by his first name, needs no presenting."""
    for found in subjects:
        name, low = found["name"], found["name"].lower()
        told = low in known or people.lexicon.is_first_name(low)
        apart = not _PART_OF_NAME.search(text[max(0, found.start() - 24) : found.start()])
        if told and apart and people.familiar(name) is None:
            sex = sex_told(low, "", "", people.lexicon)
            _add_last(people, found.start("name"), QuotedPerson(name=name, sex=sex))


_PART_OF_NAME = re.compile(r"(?:\bSt\.|\bSte\.|\b(?:of|de|du)|[A-ZÀ-Þ][\w’'.-]{0,20})\s$")


def _add_last(people: People, at: int, person: QuotedPerson) -> None:
    """Add who is called by one name, unless that is a common word or held already."""
    low = person.name.lower()
    known = low in NOT_NAMES or people.lexicon.role.fullmatch(low) or len(person.name) < 3
    known = known or people.lexicon.organization.search(low) is not None
    known = known or (len(person.name) > 2 and person.name.isupper())  # 'le député UDN'
    if not known and person.name not in people.by_surname:
        people.add(person, at)


_WITH_ROLE = re.compile(
    r"(?<!\w)(?P<article>(?:la|le|La|Le)\s)?(?P<role>ministre|première ministre|premier ministre"
    r"|président|présidente|maire|mairesse|sénateur|sénatrice|députée?|juge|(?:Prime )?Minister"
    r"|Premier|President|Mayor|Senator|Secretary|Governor|Ambassador|Judge|Justice|Commissioner"
    rf"|Chancellor|Chairman|Sen\.|Rep\.|Gov\.)\s(?P<name>{CAPITAL_WORD})(?![\w-])(?!\s[A-ZÀ-Þ])"
)


def _add_voices(people: People, text: str) -> None:
    """'- Wes Roy, Roy Farm (Erie, PA): “…”': who a list tells the words of, with the firm."""
    for found in _VOICE_OF_LIST.finditer(text):
        if people.lexicon.organization.search(found["name"].lower()) is None:
            role = " ".join(found["role"].split())
            people.add(QuotedPerson(name=found["name"], role=role), found.start("name"))
    for found in _NAME_OF_LIST.finditer(text):
        split = split_name(found["name"], people.lexicon)
        if split is None or people.lexicon.organization.search(split[1].lower()):
            continue
        at = found.end("name") - len(split[1])
        people.add(QuotedPerson(name=split[1], role=split[0]), at)


_NAME_OF_LIST = re.compile(
    r"^[ ]{0,12}[-•·▪‣*–—][ ]{1,4}"
    rf"(?P<name>{CAPITAL_WORD}(?:[ ]{CAPITAL_WORD}){{1,5}})[ ]{{0,600}}:\s{{1,24}}(?=\x01)",
    re.M,
)
"""'- Ledger’s Lise Roy: “…”': whom a list tells the words of."""


_VOICE_OF_LIST = re.compile(
    r"^\s{0,8}(?:[•·▪‣*–—-]\s{1,4})?"
    rf"(?P<name>{CAPITAL_WORD}(?:\s{CAPITAL_WORD}){{1,3}}),\s"
    r"(?P<role>(?:[^:\n\x01]|\n(?=[ ]{1,16}[A-Z])){2,90}?)\s?:\s{1,24}(?=\x01)",
    re.M,
)


_KIN = re.compile(
    r"\b(?:[Hh]is|[Hh]er|[Ss]on|[Ss]a)\s((?:wife|husband|daughter|sister|brother|mother|father|son|nephew|niece|uncle|aunt|cousin|grandson|granddaughter"
    rf"|femme|mari|fille|frère|sœur)\b[^,.;\n]{{0,60}}),\s({CAPITAL_WORD})(?=,)"
)
_OF_WRITER = re.compile(
    r"\b(?:[Mm]on|[Mm]a|[Nn]otre|[Mm]y|[Oo]ur)\s"
    r"(voisine?|amie?|collègue|neighbou?r|friend|colleague)"
    rf"\s({CAPITAL_WORD})(?!\s[A-ZÀ-Þ])"
)
"""'Mon voisin Gérald': whom a columnist calls by the first name."""
_MEN_OF_WRITER = re.compile(r"voisin(?!e)|ami(?!e)")
_WOMEN_KIN = re.compile(r"wife|(?:grand)?daughter|sister|mother|niece|aunt|femme|fille|sœur")


def _add_relatives(people: People, text: str) -> None:
    """'His wife and business partner, Noreen, ...': relatives are called by their first names."""
    for found in _OF_WRITER.finditer(text):
        sex = "m" if _MEN_OF_WRITER.match(found[1]) else ""
        people.add(QuotedPerson(name=found[2], role=found[1], sex=sex), found.start(2))
    for found in _KIN.finditer(text):
        if found[2].lower() not in NOT_NAMES:
            sex = "f" if _WOMEN_KIN.match(found[1]) else "m"
            people.add(QuotedPerson(name=found[2], role=found[1], sex=sex), found.start(2))
