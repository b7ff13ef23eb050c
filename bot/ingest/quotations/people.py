"""Who is mentioned in an article: names with their roles, unnamed sources, bodies, pronouns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.ingest.quotations.lexicon import SpeechLexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedPerson:
    """Somebody who can have said something. ``sex`` is 'f', 'm' or '' where nothing tells."""

    name: str
    role: str = ""
    named: bool = True
    body: bool = False
    """An institution."""
    sex: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMention:
    """Where a person stands in the text. A pronoun has ``pronoun`` and no ``person``."""

    start: int
    end: int
    person: QuotedPerson | None = None
    pronoun: str = ""


_WORD = r"[A-ZÀ-ÖØ-Þ](?:[\w’'-]{0,30}\w|\.)?"
_PARTICLE = r"(?:de|du|des|von|van|der|den|la|le|bin|al|St\.|Ste\.)"
_NAME = re.compile(rf"(?<![\w.]){_WORD}(?:[ ](?:{_PARTICLE}[ ]){{0,2}}{_WORD}){{0,7}}")
_NOT_NAMES = frozenset(
    re.findall(
        r"[\w.]+",
        """the a an in on at but and or for from to of as by with if when while what who how why
    where
    his her its their he she it they we you i this that these those there here not no yes so then
    now after before since during despite although though however meanwhile still also both all
    many most some any each every more according asked said former late federal new old senior
    canadian canadians american americans u.s us u.s. ottawa washington canada america monday
    tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december analysts traders experts officials critics
    republican republicans democrat democrats conservative liberal parliament congress senate
    house white chinese mexican european british french english president prime
    le la les un une des du de au aux en dans sur selon mais et ou il elle ils elles on nous vous
    je ce cette ces son sa ses leur leurs québec montréal toronto interrogé pour par avec sans
    commerce trade treasury finances trésor industrie transports agriculture énergie
    pressed quoting behind speaking standing aside particularly nevertheless domestically hopefully
    lundi mardi mercredi jeudi vendredi samedi dimanche américains canadiens""",
    )
)
_PRONOUN = re.compile(
    r"(?<![\w’'-])(?:he|she|they|it|i|il|elle|ils|elles)(?![\w])|-t-(?:il|elle|ils|elles)\b"
    r"|-(?:il|elle|ils|elles)\b",
    re.I,
)
_TITLE = re.compile(r"(?<!\w)(?:Mr|Mrs|Ms|Dr|M|Mme|Me|Sen|Rep|Gov)\.?\s{1,8}(?=[A-ZÀ-Þ])")
_WOMAN = re.compile(
    r"\b(?:mrs|ms|mme|congresswoman|spokeswoman|chairwoman|première|présidente|députée|directrice"
    r"|sénatrice|mairesse|ambassadrice|négociatrice|conseillère|avocate|la ministre|cheffe)\b"
)
_MAN = re.compile(
    r"\b(?:mr|congressman|spokesman|chairman|premier ministre|le ministre|le président|député"
    r"|directeur|sénateur|ambassadeur|négociateur|conseiller|avocat|le maire)\b(?!e)"
)
_APPOSITIVE = re.compile(r",\s{1,8}([^,.;:“”«»\"\n]{3,140})(?=,|\s{1,8}(?:said|says|told)|\.|$)")


@dataclass(slots=True)
class People:
    """The persons of one article, by full name and by surname."""

    lexicon: SpeechLexicon
    known: Mapping[str, str] = field(default_factory=dict)
    by_name: dict[str, QuotedPerson] = field(default_factory=dict)
    by_surname: dict[str, QuotedPerson] = field(default_factory=dict)
    first_at: dict[str, int] = field(default_factory=dict)

    def add(self, person: QuotedPerson, at: int) -> None:
        """Keep a person; the first mention with a role wins, a later role fills an empty one."""
        self.first_at.setdefault(person.name, at)
        before = self.by_name.get(person.name)
        if before is not None:
            person = QuotedPerson(
                name=person.name,
                role=before.role or person.role,
                sex=before.sex or person.sex,
                body=before.body,
            )
        self.by_name[person.name] = person
        self.by_surname[surname(person.name)] = person

    def last_before(self, at: int) -> QuotedPerson | None:
        """Who was presented by name last before a place in the text."""
        before = [p for p in self.by_name.values() if self.first_at[p.name] < at]
        return max(before, key=lambda p: self.first_at[p.name], default=None)

    def with_role(self, words: str, at: int) -> QuotedPerson | None:
        """Whom 'the congressman' or 'la ministre' means: the last one named before, or the next."""
        wanted = {_plain_role(found) for found in self.lexicon.role.findall(words.lower())}
        held = [
            person
            for person in self.by_name.values()
            if wanted & {_plain_role(f) for f in self.lexicon.role.findall(person.role.lower())}
        ]
        before = [p for p in held if self.first_at[p.name] < at]
        if before:
            return max(before, key=lambda p: self.first_at[p.name])
        return min(held, key=lambda p: self.first_at[p.name], default=None)


_LAY = re.compile(
    r"^the (?:\d{2}-year-old|retired|teacher|nurse|driver|retiree|resident|veteran|electrician"
    r"|welder|trucker|packer|worker)\b"
    r"|^(?:le|la) (?:camionneu(?:r|se)|travailleu(?:r|se)|ouvri(?:er|ère)|retraitée?"
    r"|infirmi(?:er|ère)"
    r"|enseignante?|pêcheu(?:r|se)|résidente?|citoyen(?:ne)?)\b"
)
"""Words by which a newsroom speaks again of somebody it has just presented by name."""


def surname(name: str) -> str:
    """The last name, without 'Jr.'.

    >>> surname("Glenn Stevens Jr."), surname("Christopher Hernandez-Roy")
    ('Stevens', 'Hernandez-Roy')
    """
    words = [w for w in name.split() if w.rstrip(".,") not in ("Jr", "Sr", "II", "III", "IV")]
    return words[-1] if words else name


_SAME_ROLE = {
    "congressman": "rep",
    "congresswoman": "rep",
    "representative": "rep",
    "senator": "sen",
    "governor": "gov",
    "première ministre": "premier ministre",
}


def _plain_role(word: str) -> str:
    return _SAME_ROLE.get(word, word)


_ALONE = re.compile(
    rf"(?<![\w.])({_WORD})(?:,\s[^,.\n]{{3,90}},)?\s(?:has |had |also |later |a |\w+ly )?(?=\w)"
)


def people_in(text: str, lexicon: SpeechLexicon, known: Mapping[str, str]) -> People:
    """Everybody with a full name, and what the article says they are."""
    people = People(lexicon=lexicon, known=known)
    speaking = {
        found[1]
        for found in _ALONE.finditer(text)
        if lexicon.verb.match(text[found.end() : found.end() + 30].lower())
    }
    speaking |= {
        found[2]
        for found in _INVERTED.finditer(text)
        if lexicon.verb.fullmatch(found[1]) and len(found[2]) > 2
    }
    speaking |= {found[1] for found in _COURTESY.finditer(text)}
    for found in _NAME.finditer(text):
        split = _split_name(found.group(), lexicon)
        if split is None:
            continue
        lead, name = split
        start = found.end() - len(name)
        role = _role_before(text, found.start(), lead, lexicon) or _role_after(
            text, found.end(), lexicon
        )
        speaks = _beside_verb(text, found.start(), found.end(), lexicon)
        in_apposition = (
            _OF.search(text[:start][-12:]) and text[found.end() : found.end() + 1] == ","
        )
        speaks = (
            (speaks and not in_apposition)
            or surname(name) in speaking
            or _named_as_source(text, start, lexicon)
        )
        titled = _TITLE.search(text[max(0, start - 6) : start + 1])
        role = role or (titled.group().strip() if titled else "")
        speaks = speaks or _PRESENTED.match(text, found.end()) is not None
        first = name.split()[0].lower()
        is_body = lexicon.organization.search(name.lower()) is not None
        if is_body or not (role or speaks or first in lexicon.women or first in lexicon.men):
            continue
        near = text[max(0, start - 60) : start].lower()
        role = role.strip()
        people.add(QuotedPerson(name=name, role=role, sex=_sex(first, role, near, lexicon)), start)
    _add_relatives(people, text)
    return people


def _add_relatives(people: People, text: str) -> None:
    """'His wife and business partner, Noreen, ...': relatives are called by their first names."""
    for found in _KIN.finditer(text):
        if found[2].lower() not in _NOT_NAMES:
            sex = "f" if _WOMEN_KIN.match(found[1]) else "m"
            people.add(QuotedPerson(name=found[2], role=found[1], sex=sex), found.start(2))


_WOMEN_KIN = re.compile(r"wife|daughter|sister|mother|femme|fille|sœur")
_KIN = re.compile(
    r"\b(?:[Hh]is|[Hh]er|[Ss]on|[Ss]a)\s((?:wife|husband|daughter|sister|brother|mother|father"
    rf"|femme|mari|fille|frère|sœur)\b[^,.;\n]{{0,60}}),\s({_WORD})(?=,)"
)


_OF = re.compile(r"\b(?:of|at|for|de|du|chez|with)\s$")
"""'Rutherford Amsel, chief executive of Amsel Driveline, told': the firm tells nothing."""
_INVERTED = re.compile(rf"\b([a-zà-ÿ]{{2,20}})\s(?:(?:M|Mme|Mr|Mrs|Ms|Dr)\.?\s)?({_WORD})")
_COURTESY = re.compile(rf"(?<!\w)(?:Mr|Mrs|Ms|M|Mme)\.?\s({_WORD})")
"""'M. Ouellette': whoever is called so is a person."""
_PRESENTED = re.compile(
    r",\s(?:qui|who|dont)\s"
    r"|,\s(?:co-?)?(?:propriétaire|opérat(?:eur|rice)|employée?|pêcheu(?:r|se)|présidente?|owner"
    r"|operator|employee|resident|mother|father|mère|père)\b"
)
"""What only follows the name of a person."""


def _named_as_source(text: str, start: int, lexicon: SpeechLexicon) -> bool:
    """Whether 'selon le représentant au Commerce' or the like leads up to a name."""
    lead = re.split(r"[.,;:\n]", text[max(0, start - 80) : start].lower())[-1]
    return lexicon.according.search(lead) is not None


def _split_name(found: str, lexicon: SpeechLexicon) -> tuple[str, str] | None:
    """The words before a name and the name: 'Energy Minister', 'Tom Hadley'; None for no name."""
    tokens = found.split()
    cut = 0
    for index, token in enumerate(tokens):
        low = token.lower().rstrip(".")
        owner = token.endswith(("’s", "'s")) and index < len(tokens) - 1
        common = low in _NOT_NAMES or token.lower() in _NOT_NAMES
        bare = re.sub(r"^[ld][’']", "", low)  # 'L’économiste Jean Roy'
        if common or owner or lexicon.role.fullmatch(low) or lexicon.role.fullmatch(bare):
            cut = index + 1
    name = [each.removesuffix("’s").removesuffix("'s") for each in tokens[cut:]]
    if not 2 <= len(name) <= 4:
        return None
    return " ".join(tokens[:cut]), " ".join(name)


def _role_before(text: str, start: int, lead: str, lexicon: SpeechLexicon) -> str:
    """'Alberta Premier', 'chief economist', 'le premier ministre du Canada,' before a name."""
    before = re.split(r"[.;:“”«»\"\n]", text[max(0, start - 90) : start])[-1]
    words = f"{before}{lead}".strip()
    if lexicon.role.search(lead.lower()):
        return _trim(lead if not re.search(r"[a-z]\s{0,8}$", before) else words, lexicon)
    tail = words.rstrip(" ,")
    last = list(lexicon.role.finditer(tail.lower()))
    if last and _FIELD.fullmatch(tail, last[-1].end()):
        return _trim(tail, lexicon)
    apposed = re.search(
        r"(?:^|,\s|\b)((?:the|a|an|le|la|l’|l'|un|une|au|du|sa|son|its|his|her)\s[^,]{3,80}),$",
        words.rstrip(),
        re.I,
    )
    if apposed and lexicon.role.search(apposed[1].lower()):
        return apposed[1]
    return ""


_FIELD = re.compile(r"(?:\s(?:d[’']|de |of |in )[a-zà-ÿ’'-]{2,20})?")
"""'professeur d’économie', 'professor of law': what a role is in."""


def _trim(words: str, lexicon: SpeechLexicon) -> str:
    """The words of the role alone: back from its last noun to a verb, comma or conjunction."""
    part = re.split(
        r",\s|\b(?:and|that|but|said|says|told|with|by|to|from|for|as|when|et|que|dit|avec|par)\b\s",
        words,
    )[-1]
    tokens = part.split()
    kept: list[str] = []
    for token in reversed(tokens):
        low = token.lower().rstrip(".,")
        plain_word = token[:1].isupper() or lexicon.role.search(low) or len(kept) < 3
        if not plain_word or lexicon.verb.fullmatch(low):
            break
        kept.append(token)
        if low in ("the", "a", "an", "le", "la", "un", "une", "its", "his", "her", "sa", "son"):
            break
    return " ".join(reversed(kept)).strip(" ,")


def _role_after(text: str, end: int, lexicon: SpeechLexicon) -> str:
    """', an expert on trade and the director of the coalition,' after a name."""
    found = _APPOSITIVE.match(text, end)
    if found is None or not lexicon.role.search(found[1].lower()):
        return ""
    return "" if re.match(r"(?:who|whose|which|said|qui)\b", found[1]) else found[1].strip()


def _beside_verb(text: str, start: int, end: int, lexicon: SpeechLexicon) -> bool:
    after = text[end : end + 40].lower()
    before = text[max(0, start - 25) : start].lower()
    follows = re.match(r"[\s,]{1,2}(?:\w+ly |also |then |later |a |has |had |n’)?", after)
    if follows and lexicon.verb.match(after, follows.end()):
        return True
    return any(m.end() >= len(before.rstrip()) for m in lexicon.verb.finditer(before))


def _sex(first: str, role: str, near: str, lexicon: SpeechLexicon) -> str:
    words = f"{near[-25:]} {role.lower()}"
    if first in lexicon.women or _WOMAN.search(words):
        return "f"
    return "m" if first in lexicon.men or _MAN.search(words) else ""


_INDEFINITE = re.compile(
    r"(?<!\w)(?:a|an|one|another|the|two|three|several|some|un|une|des|deux|plusieurs|l’un"
    r" des|cette|ce|la|le)\s"
    r"(?:[\w’'.-]+\s){0,4}?",
    re.I,
)
_WITH_KNOWLEDGE = re.compile(
    r"\s(?:(?:briefed|familiar|close|involved|with (?:direct )?knowledge|in"
    r"|from)\b[^,.;“”«»\"\n]{0,60}?"
    r"(?=\s(?:was|were|is|are|has|had|said|says|told|who|that|also|did|will|would)\b|[,.;“”«»\"\n\x01]|$)"
    r"|(?:gouvernementale?|fédérale?|américaine?|canadienne?)?"
    r"(?:\s?(?:au fait|au courant|proche|bien informée?)\b[^,.;“”«»\"\n]{0,40}?"
    r"(?=\s(?:a|ont|est|dit|disent|parle|parlent|affirme|indique|évoque|qui)\b"
    r"|[,.;“”«»\"\n\x01]|$)|(?<=\w)))"
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


def _named(part: str, offset: int, people: People) -> list[PersonMention]:
    found = []
    for match in _NAME.finditer(part):
        split = _split_name(match.group(), people.lexicon)
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


_GOVERNMENT = re.compile(
    r"(?:gouvernement|administration|cabinet|équipe)\s{1,8}\w+|\w\s(?:administration|government|campaign|team)\b"
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
        lead = None
        for lead in _INDEFINITE.finditer(low, max(0, noun.start() - 60), noun.end()):
            if lead.end() <= noun.start() <= lead.end() + 40:
                break
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


_STARTS = frozenset(
    re.findall(
        r"[\w’]+",
        "a an one another the two three several some un une deux plusieurs la le l’un cette ce cet",
    )
)


_ONE = re.compile(
    r"(?<![\w-])(?:one|another|l[’']une?)(?: of (?:them|those)| (?:d’|d')(?:eux|elles))?"
    r"(?=[.,]|\s(?:said|says|told|added|cautioned|warned|recalled|a\s))",
    re.I,
)
"""One of several people just spoken of: 'said one.', 'one of them cautioned that'."""


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


_BODY = re.compile(
    r"(?:[Ll]e |[Ll]a |[Ll]’|[Aa]u )?(?:Parti|Syndicat|Fédération|Association|Bloc|Chambre"
    r"|Ministère|ministère|Coalition|syndicat)"
    r"(?:\s(?:de l[’']\w{1,30}|du|de|des|la|pour|et|les|québécois|libéral"
    r"|conservateur|national|canadien(?:ne)?|[A-ZÀ-Þ][\w’'-]{1,30}))*"
    r"|(?:(?:the|le|la|l’|au|du)\s)?(?:[A-ZÀ-Þ][\w’'.&-]{0,30}\s(?:(?:of|for|on|de|des|du|la|and|&)\s)*){1,7}[A-ZÀ-Þ][\w.’'-]{0,30}"
    r"|[A-ZÀ-Þ][\w’'-]{1,30}[’']s\s[Oo]ffice|(?:the\s)?[A-Z]\w{1,30}\s[A-Z]\w{1,30}[’']s\s[Oo]ffice"
    r"|(?:le |au )?cabinet (?:du|de la) [\wÀ-ÿ’' -]{3,50}?(?=,)",
)


def _bodies(part: str, offset: int, people: People) -> list[PersonMention]:
    found = []
    lexicon = people.lexicon
    for match in _BODY.finditer(part):
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
        apposed = re.match(rf",?\s({_WORD}(?:\s{_WORD}){{1,3}})", part[end : end + 60])
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


_BODY_NP = (
    r"(?:(?:the|le|la|l’|l')\s?)?(?P<body>[A-ZÀ-Þ][\w’'&.-]*\w(?:\s(?:of|for|the|de|du|des|la|and|et|&)(?=\s[A-ZÀ-Þ])"
    r"|\s[A-ZÀ-Þ(][\w’'&.)-]*|\s(?:québécois|libéral|conservateur|canadien|québécoise|canadienne)e?)*)"
)
_BODY_BEFORE = re.compile(
    rf"(?:^|[,;]\s|\bthat\s|\band\s|\bbut\s|—\s|\bque\s|\s){_BODY_NP}"
    r"(?:,\s(?:which|who|qui)\s(?:[^,]|,(?=\d)){0,120},|,\s[^,]{0,60},)?\s(?:(?:has|have|had"
    r"|also|a|ont|avait|quant à lui|later|\w+ly)\s){0,3}$",
)
_SUBJECT_VERB = r"(?:has|have|had|is|are|was|were|will|would|a|ont|est|sont|avait|vient)\b"
_BODY_FIRST = re.compile(
    rf"^\s{{0,8}}(?:[ÀA] l[’']\S+(?:\s\S+){{0,3}},\s)?(?:The\s|the\s|[Ll]e\s|[Ll]a\s|[Ll][’'])?"
    rf"{_BODY_NP}(?=\s{_SUBJECT_VERB})"
)


_PLACES = frozenset(
    {
        "united states",
        "united",
        "u.s",
        "canada",
        "mexico",
        "china",
        "états-unis",
        "mexique",
        "chine",
    }
    | {"europe", "ontario", "quebec", "québec", "alberta", "british columbia", "wall street"}
    | {"north america", "north american", "white"}
)
"""What can't speak by itself; 'Ottawa said' and 'Washington said' can."""


def body_before(text: str) -> QuotedPerson | None:
    """A firm, union or party right before a verb: 'United Steelworkers, which ..., ' said.

    >>> body_before("Meanwhile, United Steelworkers, which represents workers in Canada, ").name
    'United Steelworkers'
    """
    found = _BODY_BEFORE.search(text)
    shared = found is not None and _SHARE.search(text[: found.start("body")][-40:])
    return None if shared else _as_body(found)


_SHARE = re.compile(
    r"(?:per ?cent|%|half|most|many|some|thirds?|majority)(?: of)?(?: the)?\s$"
    r"|(?:%|moitié|plupart|tiers) des\s$"
)
"""'58 per cent of Albertans agreed': a share of people is nobody."""


def body_first(text: str) -> QuotedPerson | None:
    """The body a sentence begins with, as its subject: 'le Parti québécois a pressé ...'."""
    return _as_body(_BODY_FIRST.match(text))


def _as_body(found: re.Match[str] | None) -> QuotedPerson | None:
    if found is None or not found["body"][:1].isupper():
        return None
    words = found["body"].strip(" ,.")
    if words.lower() in _PLACES or words.endswith(("’s", "'s", "’", "'")):
        return None
    if words.split()[0].lower().rstrip(".") in _NOT_NAMES or len(words) < 3:
        return None
    return QuotedPerson(name=words, body=True, sex="b")
