"""Where persons stand in a text: names, unnamed sources, bodies, roles and pronouns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.ingest.quotations.belonging import belonging_end, is_placed
from bot.ingest.quotations.bodies import BODY, OFFICE_OF, SEVERAL, SEVERAL_SHORT
from bot.ingest.quotations.epithets import EPITHET
from bot.ingest.quotations.lexicon import SpeechLexicon
from bot.ingest.quotations.names import CAPITAL_WORD, NAME, NOT_NAMES, split_name, told_to
from bot.ingest.quotations.offices import body_at, holder
from bot.ingest.quotations.persons import People, QuotedPerson, sex_of_article, surname


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMention:
    """Where a person stands in the text. A pronoun has ``pronoun`` and no ``person``.

    ``role`` is a phrase like 'l’économiste' that fits nobody's role as the article gives it.
    """

    start: int
    end: int
    person: QuotedPerson | None = None
    rivals: tuple[QuotedPerson, ...] = ()
    """Everybody whom a role can mean, where it is more than one."""
    pronoun: str = ""
    role: str = ""

    @property
    def individual(self) -> bool:
        """Whether somebody with a name is mentioned: no pronoun, role, source or institution."""
        return self.person is not None and self.person.individual


_PRONOUN = re.compile(
    r"(?<![\w’'-])(?:he(?!(?-i:\s[A-ZÀ-Þ][a-zà-ÿ]))|she|they|it|i|il|elle|ils|elles)"
    r"(?![\w]|-même)|(?<=selon )lui\b|(?<=après )lui\b|-t-(?:il|elle|ils|elles)\b"
    r"|-(?:il|elle|ils|elles)\b|(?<!\w)(?:celui-ci|celle-ci|ce dernier|cette dernière)"
    r"(?!\w|(?-i:,\s[A-ZÀ-Þ]))"
    r"|(?<!\w)(?:celui|celle)(?=\s(?:qui|dont|que)\s)"
    r"|(?<!\w)the latter(?!\w)"
    r"|(?<!\w)the \d{2}-year-old(?=[.,;]|\s(?:said|says|told|tells|added|adds|recalled|called)\b)"
    r"|(?<!\w)its (?:report|brief|statement|filing|letter|ruling|decision|website|notice)(?!\w)",
    re.I,
)


def mentions(text: str, start: int, end: int, people: People) -> list[PersonMention]:
    """Everybody mentioned between two offsets (quotations blanked out), in order."""
    found: list[PersonMention] = []
    part = text[start:end]
    found.extend(_named(part, start, people))
    found.extend(_unnamed(part, start, people))
    found.extend(_bodies(part, start, people))
    found.extend(_by_role(part, start, people))
    found.extend(
        PersonMention(start=start + m.start(), end=start + m.end(), role=m.group())
        for m in EPITHET.finditer(part)
    )
    found.extend(
        PersonMention(
            start=start + m.start(), end=start + m.end(), pronoun=m.group().lower().strip("-")
        )
        for m in _PRONOUN.finditer(part)
    )
    kept = _without_appositions(_without_overlaps(found), text)
    return [
        each
        for index, each in enumerate(kept)
        if index + 1 == len(kept) or not _IS_NAMED.fullmatch(text, each.end, kept[index + 1].start)
    ]


_IS_NAMED = re.compile(r",\sc[’']est\s")
"""'Le syndicat, c’est Luc Roy, qui a parlé': Luc Roy is the subject."""


def _without_overlaps(found: Iterable[PersonMention]) -> list[PersonMention]:
    """The earliest and longest of what overlaps."""
    kept: list[PersonMention] = []
    for each in sorted(found, key=lambda m: (m.start, -(m.end - m.start))):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


_IS_OR_WAS = re.compile(
    r"(?:\sof\s[A-ZÀ-Þ][\w-]{2,20}(?:\s[A-ZÀ-Þ][\w-]{2,20})?)?,\s"
    r"(?:who\s(?:is|was|will be|serves as)\s|qui\s(?:est|était|sera)\s)?"
    r"(?:(?:(?:an?|the)\s)?(?:deputy|senior|acting|interim|former|then|assistant|associate)\s)?"
)


def _without_appositions(found: list[PersonMention], text: str) -> list[PersonMention]:
    """Without what only tells who the one before is: 'McConnell, the former leader, said'."""
    kept: list[PersonMention] = []
    for each in found:
        last = kept[-1] if kept else None
        person = each.person if each.person is not None and each.person.named else None
        called = (
            person is not None
            and not person.body
            and surname(person.name) in text[each.start : each.end]
        )
        apposed = (
            last is not None
            and last.individual
            and not each.pronoun
            and not called
            and _IS_OR_WAS.fullmatch(text, last.end, each.start) is not None
            and text[each.end : each.end + 1] == ","
        )
        if not apposed:
            kept.append(each)
    return kept


def _attributive(part: str, match: re.Match[str]) -> bool:
    """'the oversized Trump face': a family name that only tells which face."""
    one = len(match.group().split()) == 1 and re.match(r"\s[a-zà-ÿ]", part[match.end() :][:2])
    return (
        bool(one)
        and _DETERMINED.search(part[max(0, match.start() - 30) : match.start()]) is not None
    )


_DETERMINED = re.compile(r"\b(?:the|an?|this|every|each|any|its)\s(?:[a-z-]{2,14}\s)?$")
_COURTESY = re.compile(r"(?<!\w)(?:(?P<m>M|Mr)|(?P<f>Mme|Mlle|Mrs|Ms))\.?\s?$")


def _courtesy(part: str, at: int) -> str:
    """The sex that 'M.' or 'Ms.' before a name tells."""
    found = _COURTESY.search(part[max(0, at - 6) : at])
    return (found.lastgroup or "") if found else ""


_OPENS = re.compile(
    r"(?:D[’']après|Selon|Devant|Chez|Pour|Avec|Sans|Contre|Malgré|Depuis|Outre|According|With|For)"
)
"""What leads in a name that begins a sentence."""
_GOVERNMENT = re.compile(
    r"(?:gouvernement|administration|cabinet|équipe)\s{1,8}\w+|\w\s(?:administration|government|campaign|team)\b"
)


def _named(part: str, offset: int, people: People) -> list[PersonMention]:
    found = []
    for match in NAME.finditer(part):
        if match.group().endswith(("’s", "'s")):
            continue
        person = _meant(part, match, offset, people)
        if person is None or _attributive(part, match):
            continue
        around = part[max(0, match.start() - 16) : match.end() + 16].lower()
        if _GOVERNMENT.search(around):
            continue
        split = split_name(match.group(), people.lexicon)
        opener = split[0] if split and _OPENS.fullmatch(split[0]) else ""
        lead = len(opener) + 1 if opener else 0  # 'Selon', 'Devant'
        lead = lead or told_to(match.group(), people.lexicon, part[: match.start()][-24:])
        found.append(
            PersonMention(
                start=offset + match.start() + lead,
                end=offset + match.end(),
                person=person,
                rivals=people.sharing(person),
            )
        )
    return found


def _meant(part: str, match: re.Match[str], offset: int, people: People) -> QuotedPerson | None:
    """Whom a name means: in full, by the surname, or by the first name alone."""
    split = split_name(match.group(), people.lexicon, part[: match.start()][-24:])
    person = people.by_name.get(split[1]) if split else None
    if person is not None:
        return person
    words = match.group().split()
    sex = _courtesy(part, match.end() - len(words[-1]))
    person = people.called(words[-1], sex, offset + match.start())
    if person is None and len(words) == 1 and words[0].lower() not in NOT_NAMES:
        person = people.called(words[0], sex) or people.familiar(words[0])
    return person


_WITH_KNOWLEDGE = re.compile(
    r"\s(?:(?:briefed|familiar|close|involved|with (?:direct )?knowledge|in"
    r"|from)\b[^,.;“”«»\"\n]{0,60}?"
    r"(?=\s(?:was|were|is|are|has|had|said|says|told|who|that|also|did|will|would)\b|[,.;“”«»\"\n\x01]|$)"
    r"|(?:gouvernementale?|fédérale?|américaine?|canadienne?)?"
    r"(?:\s?(?:au fait|au courant|proche|bien informée?)\b[^,.;“”«»\"\n]{0,40}?"
    r"(?=\s(?:a|ont|est|dit|disent|parle|parlent|affirme|indique|évoque|qui)\b"
    r"|[,.;“”«»\"\n\x01]|$)|(?<=\w)))"
)


def _unnamed(part: str, offset: int, people: People) -> list[PersonMention]:
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
        if begin is None:
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
    r"|\s[a-zà-ÿ]{4,16}(?:ique|ale|elle|ien|ienne|aine?|aise?|oise?|éen|éenne)(?=[\s,.])"
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
    return None


def _bodies(part: str, offset: int, people: People) -> list[PersonMention]:
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
        longer = _OF_THE.match(part, match.end()) or _with_initials(part, match)
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
_OF_BODY = re.compile(
    r"\s(?:(?:of|at|for|du|de la|de|des|au|à la|aux|chez|pour)\s(?:the\s)?|(?:de|à) l[’']"
    r"|d[’'](?=[A-ZÀ-Þ]))"
    r"([A-ZÀ-Þ][\w’'&-]+)(?:\s(?:(?:of|and|for|the|de|du|des|et)\s)?[A-ZÀ-Þ][\w’'&-]+)*(?:\s\d{1,4}\b)?"
)
_QUALIFIED = re.compile(r"\s[a-zà-ÿ-]{4,24}\b")


def _by_role(part: str, offset: int, people: People) -> list[PersonMention]:
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
        mention = _of_role(part, start, noun, offset, people)
        if mention is not None:
            found.append(mention)
    return found


_BESIDE = re.compile(r"[^.;:\n\x01]{0,60}")
"""What parts an office from its own name."""
_COURTESIES = frozenset({"mr", "mrs", "ms", "dr", "m", "mme", "me"})
_ARTICLE = re.compile(
    r"(?:^|\W)((?:(?:the|his|her|their|its|le|la|son|sa|leur|du|au|ce|cet|cette|[\w-]{2,30}[’']s)\s|l[’'])"
    r"(?:u\.s\.\s)?(?:(?!(?:of|for|in|at|to|with|by|from|de|du|des|à|au|avec|par|pour|and|et|that|who|que|qui"
    r"|the|le|la|les)\s)[\w’'-]+\s){0,3})$"
)


def _of_role(
    part: str, start: int, noun: re.Match[str], offset: int, people: People
) -> PersonMention | None:
    end = _role_end(part, noun.end(), people.lexicon)
    of_what = _OF_BODY.match(part, end)
    end = _role_end(part, _before_name(of_what, people), people.lexicon) if of_what else end
    phrase = _with_article(part[start:end].strip(), part[:start])
    held = people.with_role(noun.group(), phrase, offset + noun.start())
    person = held[0] if held else None
    in_field = _FIELD.match(part, end)
    at = people.first_at[person.name] - offset if person is not None else 0
    if person is not None and at > noun.start() and not _BESIDE.fullmatch(part, noun.end(), at):
        field = in_field.group().split()[-1].lower() if in_field else ""
        other = (
            people.lexicon.trade.fullmatch(noun.group())
            if not field
            else field not in person.role.lower()
        )
        held = () if other else held
        person = held[0] if held else None
    body = body_at(part, of_what.start(1), people) if of_what else ()
    if of_what is not None and body and part.startswith(body[0], of_what.start(1)):
        end = max(end, _behind_initials(part, of_what.start(1) + len(body[0])))
        whole = part[start : of_what.start(1) + len(body[0])].strip()
        phrase = _with_article(whole, part[:start])
    surnamed = _SURNAMED.match(part, end) if of_what is None else None
    called = people.called(surnamed[1]) if surnamed is not None else None
    if called is not None and surnamed is not None:  # 'la ministre Roy'
        return PersonMention(start=offset + start, end=offset + surnamed.end(), person=called)
    listed = _FIELDS.match(part, of_what.end()) if of_what else None
    if listed is not None and listed["name"] in people.by_name:  # before its shorter reading
        return PersonMention(
            start=offset + start,
            end=offset + listed.end(),
            person=people.by_name[listed["name"]],
        )
    apposed = _APPOSED.match(part, end)
    if in_field is not None and apposed is None:
        placed = _OF_PLACE.match(part, in_field.end())
        apposed = _APPOSED.match(part, placed.end() if placed else in_field.end())
    if apposed is None or apposed[1] not in people.by_name:
        apposed = _OF_ANOTHER.match(part, end) or apposed
    named = people.by_name.get(apposed[1]) if apposed else None
    role = ""
    if named is not None and apposed is not None:
        person, end = named, apposed.end(1)
    elif person is None and people.lexicon.lay.match(phrase.lower()):
        person = people.last_before(offset + noun.start())
    elif of_what is not None and person is None and FORMER.match(phrase):
        role = _with_article(part[start:end].strip(), part[:start])
    elif of_what is not None and (
        person is None or not _same_field(of_what, person, people, only=len(held) == 1)
    ):
        held_there = holder(
            phrase,
            noun.group(),
            body or (_OF.sub("", of_what.group()).strip(),),
            offset + noun.start(),
            people,
        )
        person = held_there or QuotedPerson(name=phrase, named=False)
    elif person is None and _DEFINITE.match(phrase):
        end = in_field.end() if in_field and of_what is None else end
        role = _with_article(part[start:end].strip(), part[:start])
    owned = _OWNED.match(phrase) is not None and not people.lexicon.places_in(phrase)
    if (person is None and not role) or (owned and named is None):
        return None
    rivals = held if len(held) > 1 and person in held and named is None else ()
    return PersonMention(
        start=offset + start, end=offset + end, person=person, role=role, rivals=rivals
    )


FORMER = re.compile(r"(?:the\sformer|l[’']ex-|l[’']ancien(?:ne)?)\b", re.I)
"""'The former finance minister said': what the one just spoken of has been."""
_OWNED = re.compile(r"[\w-]{1,30}[’']s\s")
"""'Brandt’s lawyer' is a lawyer's client's, and no lawyer of before; 'Ohio’s senator' may be."""


def _with_article(phrase: str, before: str) -> str:
    """'le ministre' of 'du ministre'."""
    contracted = _CONTRACTED.search(before[-4:]) is not None
    return f"le {phrase}" if contracted else phrase


_CONTRACTED = re.compile(r"(?<!\w)[DdAa]u\s$")


def _behind_initials(part: str, end: int) -> int:
    """Behind '(UPM)', where a body's name in full is followed by its initials."""
    initials = _INITIALS.match(part, end)
    return initials.end() if initials else end


_SURNAMED = re.compile(rf"\s(?:(?:M|Mme|Me)\.?\s)?({CAPITAL_WORD})(?![\w-])(?!\s[A-ZÀ-Þ])(?![’']s)")
_INITIALS = re.compile(r"\s\([A-Z][\w&]{1,7}\)")
_OF = re.compile(
    r"^\s(?:(?:of|at|for|du|de la|de|des|au|à la|aux|chez|pour)\s(?:the\s)?|(?:de|à) l[’']|d[’'])"
)


def _before_name(of_what: re.Match[str], people: People) -> int:
    """The end of 'au Commerce' in 'le représentant au Commerce Jamie Greerson'."""
    words = of_what.group()
    names = [at for name in people.by_name if (at := words.find(f" {name}")) > 0]
    return of_what.start() + min(names, default=len(words))


_FIELD = re.compile(
    r"(?:\s(?:en|de|du|des|au|aux|à la|of|in|for)\s|\s(?:d|de l|à l)[’'])[a-zà-ÿ][\w’'-]{1,24}"
    r"(?:\s(?!(?:[nslm][’']|(?:se|ne|a|et|and|said|says|told|dit|who|qui|que|that|ont|avait|avaient"
    r"|aurait|est|était|sera|fut|va|vient|veut|peut|doit|leur|lui|nous|elle-même|lui-même|aussi"
    r"|encore|ensuite|toutefois|toujours|has|had|was|will|would|also)\s))"
    r"[a-zà-ÿ][\w’'-]{2,24}){0,2}"
)
"""'l’avocat en droit douanier', 'le représentant au commerce'."""
_OF_PLACE = re.compile(
    rf"(?:\.[a-z]{{2,4}}(?!\w)|\s(?:d[eu]|des|de la)\s{CAPITAL_WORD}|\sd[’']{CAPITAL_WORD})"
)
"""'le chef de la police de Brennes, Luc Roy', 'la directrice du site clairon.info, Lise Roy'."""
_APPOSED = re.compile(
    r"(?:\s(?:et|and)\s[^.;:,\n\x01]{3,60}?,?|,)?\s"
    r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Col|Gen|Me|M|Mme|Senator|Professor|Judge|Justice"
    r"|Ambassador|Minister|President|Congressman|Congresswoman|Sheriff|Chief|Captain|Rabbi|Pastor"
    r"|Bishop|Archbishop|Cardinal|Admiral|General|Colonel)\.?\s)?"
    rf"({CAPITAL_WORD}(?:\s{CAPITAL_WORD}){{1,3}})"
)
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
_OF_ANOTHER = re.compile(
    rf"\s(?:et|and)\s[^.;:,\n\x01]{{3,80}},\s({CAPITAL_WORD}(?:\s{CAPITAL_WORD}){{1,3}})"
)
"""'le président et chef de la direction du Groupe Canam, Marc Dutil'."""
_DEFINITE = re.compile(r"(?:the|le|la|ce|cet|cette)\s|l[’']", re.I)


def _role_end(part: str, end: int, lexicon: SpeechLexicon) -> int:
    """Behind the adjective of place: 'le premier ministre québécois'."""
    adjective = _QUALIFIED.match(part, end)
    if adjective and (lexicon.places_in(adjective.group()) or _WIDE.match(adjective.group())):
        return adjective.end()
    return end


_WIDE = re.compile(r"\s(?:national|général|provincial|fédéral)e?\b")


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
