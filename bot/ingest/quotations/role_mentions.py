"""Persons who are called by their role: 'the premier', 'le chef du Bloc, Yves Roy'."""

from __future__ import annotations

import re

from bot.ingest.quotations.names import CAPITAL_WORD
from bot.ingest.quotations.offices import holder
from bot.ingest.quotations.person_mention import PersonMention
from bot.ingest.quotations.persons import People, QuotedPerson, sex_of_article
from bot.ingest.quotations.role_phrase import RolePhrase, role_phrase, with_article


def role_mentions(part: str, offset: int, people: People) -> list[PersonMention]:
    """'the premier', 'la ministre québécoise', 'l’économiste', 'le chef du Bloc, Yves Roy'."""
    found = []
    low = part.lower()
    for noun in people.lexicon.role.finditer(low):
        before = _ARTICLE.search(low[max(0, noun.start() - 50) : noun.start()])
        if before is None or part[noun.end() : noun.end() + 2] in ("’s", "'s"):
            continue
        if noun.group() in _COURTESIES or part[noun.start() : noun.end()] == "speaker":
            continue  # 'the speaker' is whoever speaks; the Speaker has a capital
        start = noun.start() - len(before[1])
        if before[1].startswith(("du ", "au ")):
            start += len("du ")
        if _FRENCH.match(before[1]) and _is_no_office(part, start, noun):
            continue
        mention = _of_role(part, role_phrase(part, start, noun, people), offset, people)
        if mention is not None:
            found.append(mention)
    return found


def _is_no_office(part: str, start: int, noun: re.Match[str]) -> bool:
    """Whether what looks like an office behind a French article is another word.

    'le premier', 'la sellette Ana Dean', 'dans le cadre de'.
    """
    if noun.group() in _FRENCH_WORDS:
        return True
    lead = part[start : noun.start()].split()
    if noun.group() in _ADJECTIVES and len(lead) > 1 and lead[-1] not in _BEFORE_NOUN:
        return True
    if noun.group() == "cadre" and part[:start].lower().endswith("dans "):
        return True
    return part[noun.start()].isupper() and len(lead) > 1 and lead[-1][:1].isupper()


_FRENCH = re.compile(r"(?:le|la|son|sa|leur|du|au|ce|cet|cette)\s|l[’']", re.I)
_FRENCH_WORDS = frozenset({"son", "premier", "chair", "partner", "dean", "justice"})
"""Offices in English that are other words, or part of a name, in French."""
_ADJECTIVES = frozenset(
    ["industriel", "industrielle", "étudiant", "étudiante", "militant", "militante", "critique"]
)
"""Nouns that tell of another noun as well: 'le bassin industriel'."""
_BEFORE_NOUN = frozenset(
    re.findall(
        r"\w+",
        "jeune grand grande haut haute ancien ancienne nouveau nouvelle petit petite vieux vieille"
        " seul seule principal principale premier première même célèbre riche gros grosse autre",
    )
)
_COURTESIES = frozenset({"mr", "mrs", "ms", "dr", "m", "mme", "me"})
_ARTICLE = re.compile(
    r"(?:^|\W)((?:(?:the|his|her|their|its|le|la|son|sa|leur|du|au|ce|cet|cette|[\w-]{2,30}[’']s)\s|l[’'])"
    r"(?:u\.s\.\s)?(?:(?!(?:of|for|in|at|to|with|by|from|de|du|des|à|au|avec|par|pour|and|et|that|who|que|qui"
    r"|the|le|la|les)\s)[\w’'-]+\s){0,3})$"
)


def _of_role(part: str, role: RolePhrase, offset: int, people: People) -> PersonMention | None:
    """Whom a role means, by the name beside it or by who is presented with that role."""
    named = _named_behind(part, role, people)
    if named is not None:
        person, end = named
        return PersonMention(start=offset + role.start, end=offset + end, person=person)
    owned = _OWNED.match(role.words) is not None
    if owned and not people.lexicon.places_in(role.words):
        return None
    return _without_name(part, role, offset, people)


_OWNED = re.compile(r"[\w-]{1,30}[’']s\s")
"""'Brandt’s lawyer' is a lawyer's client's, and no lawyer of before; 'Ohio’s senator' may be."""


def _named_behind(part: str, role: RolePhrase, people: People) -> tuple[QuotedPerson, int] | None:
    """Who is named right behind a role, and where the name ends."""
    surnamed = _SURNAMED.match(part, role.end) if role.of_what is None else None
    surnamed = surnamed or _WITH_COURTESY.match(part, role.end)
    called = people.called(surnamed[1]) if surnamed is not None else None
    if called is not None and surnamed is not None:  # 'la ministre Roy'
        return called, surnamed.end()
    listed = _FIELDS.match(part, role.of_what.end()) if role.of_what else None
    if listed is not None and listed["name"] in people.by_name:  # before its shorter reading
        return people.by_name[listed["name"]], listed.end()
    apposed = _apposed(part, role, people)
    return (people.by_name[apposed[1]], apposed.end(1)) if apposed is not None else None


def _apposed(part: str, role: RolePhrase, people: People) -> re.Match[str] | None:
    """', Yves Roy': the name in full that follows a role, its field or another role."""
    apposed = _APPOSED.match(part, role.end)
    if role.in_field is not None and apposed is None:
        placed = _OF_PLACE.match(part, role.in_field.end())
        apposed = _APPOSED.match(part, placed.end() if placed else role.in_field.end())
    if apposed is None or apposed[1] not in people.by_name:
        apposed = _OF_ANOTHER.match(part, role.end) or apposed
    if apposed is None or apposed[1] not in people.by_name:
        behind = _behind_fields(part, role, people) or _behind_complement(part, role, people)
        apposed = behind or apposed
    return apposed if apposed is not None and apposed[1] in people.by_name else None


def _behind_complement(part: str, role: RolePhrase, people: People) -> re.Match[str] | None:
    """'le directeur des compagnies d’appui et de secours (CAS), colonel Luc Roy'."""
    begin = role.at + len(role.noun)
    behind = _BEHIND_COMPLEMENT.match(part, begin)
    if behind is None or people.lexicon.verb.search(part[begin : behind.start(1)].lower()):
        return None
    return behind


def _behind_fields(part: str, role: RolePhrase, people: People) -> re.Match[str] | None:
    """'la députée UDN-Agir Lise Roy', 'la présidente de la région Haute-Loire Lise Roy'."""
    if _FRENCH.match(role.words) is None:
        return None
    begin = role.at + len(role.noun)
    for _ in range(_MOST_FIELDS):
        word = _FIELD_WORD.match(part, begin)
        if word is None or people.lexicon.verb.fullmatch(word.group().strip().lower()):
            return None
        begin = word.end()
        named = _THEN_NAME.match(part, begin)
        if named is not None and not _LEADS_ON.fullmatch(word.group()):
            for words in (named[1], " ".join(named[1].split()[:2])):
                if words in people.by_name:
                    return re.compile(rf"\s({re.escape(words)})").match(part, begin)
    return None


_MOST_FIELDS = 10
"""Words between an office and the name of who holds it."""
_FIELD_WORD = re.compile(
    r",?\s(?!(?:a|ont|est|sont|avait|qui|que|dont|où|avec|contre|sur|par|dans|aux?)\s)[^\s,.;:\x01]{1,24}"
)
_LEADS_ON = re.compile(r",?\s(?:d[eu]|des|la|le|les|et|pour|à|au|(?:de\s)?l[’'])")
_THEN_NAME = re.compile(rf"\s({CAPITAL_WORD}(?:\s{CAPITAL_WORD}){{1,3}})(?!\w)")
_BEHIND_COMPLEMENT = re.compile(
    r"(?:\s[a-zà-ÿ-]{4,14})?\s(?:d[eu]|des|à|chargée?)\s"
    r"(?:(?!(?:a|ont|est|sont|qui|que|dont|où)\s)[^\s,.;:\x01]{1,24}\s){1,14}?"
    rf"[^\s,.;:\x01]{{2,24}},\s(?:[a-zà-ÿ-]{{4,12}}\s)?({CAPITAL_WORD}(?:\s{CAPITAL_WORD}){{1,3}})(?!\w)"
)
_SURNAMED = re.compile(rf"\s(?:(?:M|Mme|Me)\.?\s)?({CAPITAL_WORD})(?![\w-])(?!\s[A-ZÀ-Þ])(?![’']s)")
_WITH_COURTESY = re.compile(rf",\s(?:M\.|Mme|Me|maître)\s({CAPITAL_WORD})(?![\w-])(?!\s[A-ZÀ-Þ])")
"""'son avocat, Me Roy'."""
_FIELD_WORDS = (
    rf"{CAPITAL_WORD}(?:\s(?:(?:of|and|for|des|de|du)\s)?(?!(?:et|and|a|said)\s)"
    r"[\w’'-]{3,20}){0,4}?"
)
_FIELD_LEADS = r"(?:,\s|\s(?:et|and)\s|,\sand\s)(?:(?:de la|des|du)\s|de l[’']|of\s)?"
_FIELDS = re.compile(
    rf"(?:(?:{_FIELD_LEADS}{CAPITAL_WORD}){{1,4}},?"
    r"|(?:\s(?:des|du|de la)\s[a-zà-ÿ]{4,20})?(?:\s[a-zà-ÿ]{4,20})?"
    rf"(?:{_FIELD_LEADS}{_FIELD_WORDS}){{0,4}}?,)"
    r"\s(?i:(?:l[’']|the\s)honou?rable\s)?"
    rf"(?P<name>{CAPITAL_WORD}(?:\s{CAPITAL_WORD}){{1,2}})(?!\w)"
)
"""'le ministre des Forêts, de la Faune et des Parcs Luc Roy'."""
_APPOSED = re.compile(
    r"(?:\s(?:et|and)\s[^.;:,\n\x01]{3,60}?,?|,)?\s"
    r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Col|Gen|Me|M|Mme|Senator|Professor|Judge|Justice"
    r"|Ambassador|Minister|President|Congressman|Congresswoman|Sheriff|Chief|Captain|Rabbi|Pastor"
    r"|Bishop|Archbishop|Cardinal|Admiral|General|Colonel)\.?\s)?"
    rf"({CAPITAL_WORD}(?:\s{CAPITAL_WORD}){{1,3}})"
)
_OF_PLACE = re.compile(
    rf"(?:\.[a-z]{{2,4}}(?!\w)|\s(?:d[eu]|des|de la)\s{CAPITAL_WORD}|\sd[’']{CAPITAL_WORD})"
)
"""'le chef de la police de Brennes, Luc Roy', 'la directrice du site clairon.info, Lise Roy'."""
_OF_ANOTHER = re.compile(
    rf"\s(?:et|and)\s[^.;:,\n\x01]{{3,80}},\s({CAPITAL_WORD}(?:\s{CAPITAL_WORD}){{1,3}})"
)
"""'le président et chef de la direction du Groupe Canam, Marc Dutil'."""


def _without_name(part: str, role: RolePhrase, offset: int, people: People) -> PersonMention | None:
    """Whom a role without a name means; its words alone where it fits nobody."""
    held = _holders(part, role, offset, people)
    person = held[0] if held else None
    words, end = "", role.end
    if person is None and people.lexicon.lay.match(role.words.lower()):
        person = people.last_before(offset + role.at, sex_of_article(role.words))
    elif role.of_what is not None and person is None and FORMER.match(role.words):
        words = with_article(part[role.start : end].strip(), part[: role.start])
    elif role.of_what is not None and (
        person is None or not _same_field(role.of_what, person, people, only=len(held) == 1)
    ):
        body = role.body or (_OF.sub("", role.of_what.group()).strip(),)
        person = holder(role.words, role.noun, body, offset + role.at, people)
        person = person or QuotedPerson(name=role.words, named=False)
    elif person is None and _DEFINITE.match(role.words):
        end = _field_end(part, role)
        words = with_article(part[role.start : end].strip(), part[: role.start])
    if person is None and not words:
        return None
    rivals = held if len(held) > 1 and person in held else ()
    return PersonMention(
        start=offset + role.start, end=offset + end, person=person, role=words, rivals=rivals
    )


def _field_end(part: str, role: RolePhrase) -> int:
    """Behind 'en droit douanier', and behind 'd’une commune du Gard', which nobody names."""
    if role.in_field is None or role.of_what is not None:
        return role.end
    some = _OF_SOME.match(part, role.end)
    placed = _OF_PLACE.match(part, role.in_field.end()) if some else None
    return placed.end() if placed else role.in_field.end()


_OF_SOME = re.compile(r"\sd[’']une?\s")


def _holders(part: str, role: RolePhrase, offset: int, people: People) -> tuple[QuotedPerson, ...]:
    """Everybody who is presented with a role, the likeliest first.

    Nobody where the likeliest is presented only further behind, in another field.
    """
    held = people.with_role(role.noun, role.short, offset + role.at)
    if not held:
        return ()
    at, behind = people.first_at[held[0].name] - offset, role.at + len(role.noun)
    if at <= role.at or _BESIDE.fullmatch(part, behind, at):
        return held
    field = role.in_field.group().split()[-1].lower() if role.in_field else ""
    if field:
        return held if field in held[0].role.lower() else ()
    return () if people.lexicon.trade.fullmatch(role.noun) else held


_BESIDE = re.compile(r"[^.;:\n\x01]{0,60}")
"""What parts an office from its own name."""
_OF = re.compile(
    r"^\s(?:(?:of|at|for|du|de la|de|des|au|à la|aux|chez|pour)\s(?:the\s)?|(?:de|à) l[’']|d[’'])"
)
_DEFINITE = re.compile(r"(?:the|le|la|ce|cet|cette)\s|l[’']", re.I)
FORMER = re.compile(r"(?:the\sformer|l[’']ex-|l[’']ancien(?:ne)?)\b", re.I)
"""'The former finance minister said': what the one just spoken of has been."""


def _same_field(
    of_what: re.Match[str], person: QuotedPerson, people: People, *, only: bool
) -> bool:
    """Whether 'the minister of Finance' can be who is presented as 'Finance Minister'.

    ``only``: nobody else has that role; a place is then said of whom none is told.
    """
    if of_what[1] in person.role:
        return True
    places = people.lexicon.places_in(of_what.group())
    theirs = people.lexicon.places_in(person.role)
    return bool(places & theirs) or (only and bool(places) and not theirs)
