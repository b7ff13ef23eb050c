"""What a speaker is called at last: words that are no part of a name go, short names are filled."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.ingest.quotations.bodies import BODY, OPENERS
from bot.ingest.quotations.ministries import only_ministry
from bot.ingest.quotations.offices import called_so
from bot.ingest.quotations.persons import People, QuotedPerson, institution, sex_of_article


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Names speakers by what the article has told before."""

    text: str
    """The article with its quotations blanked."""
    people: People

    def named(self, person: QuotedPerson, at: int) -> QuotedPerson:
        """Who speaks at an offset, by the name the article has given him or it before."""
        if person.individual:
            known = person.name in self.people.by_name
            return person if known else self._misspelt(person.name) or person
        words = _HOW_SAID.sub("", OPENERS.sub("", person.name)).rstrip(" ,")
        if _OFFICE.search(words):
            words = _IN_PLACE.sub("", words)
        if not words:
            return person
        return (
            self._holder(words, at)
            or self._same_office(words)
            or self._presented_of(words, at)
            or self._issuer(words, at)
            or self._owner_of_release(words, at)
            or (None if person.named else called_so(words, at, self.people))
            or self._misspelt(words)
            or self._ministry(words, at)
            or self._full(words, at, person)
            or replace(person, name=words)
        )

    def _holder(self, words: str, at: int) -> QuotedPerson | None:
        """'Le locataire de la Maison-Blanche': who is presented with that office."""
        for epithet, offices in self.people.lexicon.epithets:
            if epithet.search(words.lower()) is None:
                continue
            for office in offices:
                noun = self.people.lexicon.role.search(office)
                held = self.people.with_role(noun.group(), office, at) if noun else ()
                if held:
                    return held[0]
        return None

    def _same_office(self, words: str) -> QuotedPerson | None:
        """'le président de la République' of the one who is presented as 'le chef de l’État'."""
        office = _ALONE.fullmatch(words)
        for phrases in self.people.lexicon.same_offices if office is not None else ():
            if office is None or phrases.fullmatch(office["office"].lower()) is None:
                continue
            sex = sex_of_article(words)
            held = [
                person
                for person in self.people.by_name.values()
                if person.can_be(sex) and self._is_called(person, phrases)
            ]
            return held[0] if len(held) == 1 else None
        return None

    def _is_called(self, person: QuotedPerson, phrases: re.Pattern[str]) -> bool:
        roles = f"{person.role} {self.people.more_roles.get(person.name, '')}".lower()
        return phrases.search(roles) is not None

    def _presented_of(self, words: str, at: int) -> QuotedPerson | None:
        """'La candidate du Grand Bal' of 'Nadège du Grand Bal', the only one told so before."""
        described = _OF_SOMETHING.fullmatch(words)
        lexicon = self.people.lexicon
        if described is None or lexicon.trade.fullmatch(described["noun"].lower()) is None:
            return None
        names = {
            found["name"]
            for found in _NAME_BEFORE.finditer(self.text, 0, at)
            if self.text.startswith(described["of"], found.end())
            and not self.text[found.end() + len(described["of"]) :][:1].isalnum()
        }
        name = names.pop() if len(names) == 1 else ""
        first, sex = name.lower(), sex_of_article(words)
        known = lexicon.women if sex == "f" else lexicon.men
        if " " not in name and first in known:
            told = self.people.familiar(name)
            apart = told is not None and not told.name.startswith(f"{name} d")
            return told if apart else QuotedPerson(name=name, sex=sex)
        person = self.people.by_name.get(name)
        return person if person is not None and person.can_be(sex) else None

    def _issuer(self, words: str, at: int) -> QuotedPerson | None:
        """'le communiqué des Métallos': whose it is, by its name in full."""
        found = _RELEASE_OF.fullmatch(words)
        if found is None:
            return None
        name = found["who"]
        return institution(self._told_before(name, at, begins=False) or name)

    def _owner_of_release(self, words: str, at: int) -> QuotedPerson | None:
        """'the guild’s statement', 'Transport’s notice': whose words it holds."""
        found = _OWN_RELEASE.fullmatch(words)
        if found is None:
            return None
        name = found["who"]
        if name[:1].islower() or name.startswith("The "):
            return QuotedPerson(name=name, named=False, body=True, sex="b")
        told = self._told_before(name, at, begins=True) or self._told_before(name, at, begins=False)
        return self.people.called(name.split()[-1]) or institution(told or name)

    def _misspelt(self, words: str) -> QuotedPerson | None:
        """'Burrit' where the article presents a Burritt: a letter doubled or not."""
        if " " in words or len(words) < _LONG or words in self.people.by_surname:
            return None
        alike = [n for n in self.people.by_surname if _single(n) == _single(words) and n != words]
        return self.people.called(alike[0]) if len(alike) == 1 else None

    def _ministry(self, words: str, at: int) -> QuotedPerson | None:
        """'le ministère': the one ministry named before."""
        full = only_ministry(self.text, at) if _MINISTRY_ALONE.fullmatch(words) else ""
        return institution(full) if full else None

    def _full(self, words: str, at: int, person: QuotedPerson) -> QuotedPerson | None:
        """'la Fédération', 'the Association': the one body of that kind named before."""
        short = _SHORT.fullmatch(words)
        if short is None or not self.people.lexicon.organization.fullmatch(short["kind"].lower()):
            return None
        french = short["article"] is None or not short["article"].lower().startswith("the")
        full = self._told_before(short["kind"], at, begins=french)
        full = full or self._told_before(short["kind"], at, begins=False)
        return replace(institution(full), role=person.role) if full else None

    def _told_before(self, short: str, at: int, *, begins: bool) -> str:
        """The one full name before an offset that begins or ends with a short one, or ''."""
        names: list[str] = []
        for found in BODY.finditer(self.text, 0, at):
            name = _ARTICLE.sub("", OPENERS.sub("", found.group())).rstrip(" .,")
            name = _DANGLING.sub("", name)
            fits = name.startswith(f"{short} ") if begins else name.endswith(f" {short}")
            if fits and self.people.lexicon.organization.search(name.lower()):
                names.append(name)
        if not names:
            return ""
        longest = max(names, key=len)
        alike = (longest.startswith(n) if begins else longest.endswith(n) for n in names)
        return longest if all(alike) else ""


def addressed(words: str, person: QuotedPerson) -> bool:
    """Whether a quotation speaks to a person by name: 'As I said, Jasmine, both are true'."""
    called = {person.name, person.name.split()[0], person.name.split()[-1]}
    own = _NESTED.sub("", words)  # whom others spoke to
    return any(each.strip() in called for each in _VOCATIVE.findall(own))


_NESTED = re.compile(r"(?<!\w)['‘][^'‘’]{2,300}[’'](?!\w)")


_VOCATIVE = re.compile(
    r",\s(?:(?:Mr|Ms|Mrs|Mme|M)\.?\s)?([A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)?)(?=[,.!?]|$)"
)
_WEEKDAY = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
)
_HOW_SAID = re.compile(
    rf"\s(?:on\s)?(?:{_WEEKDAY}|yesterday|today|hier|aujourd[’']hui)\b.*$"
    r"|\s(?:in|at|during|by|through|via)\s(?:an?|the|its|his|her)?\s?(?:[\w-]{2,14}\s)?"
    r"(?:interview|statement|e-?mail|news conference|press conference|conference|briefing|post"
    r"|letter|release|speech|hearing|webcast|tweet)\b.*$"
    r"|\sto\s(?:reporters|the press|journalists|parliament|lawmakers)\b.*$"
    r"|\s(?:par|dans|en|lors|au cours|à l[’']occasion)\s(?:(?:d[’']|de\s)?(?:une?|l[ea]|son|sa)\s"
    r"|d[’']une?\s?)?(?:communiqué|courriel|conférence|point de presse|entrevue|entretien"
    r"|déclaration|lettre|mêlée|message|publication|allocution)\b.*$"
    r"|\s(?:lors|au cours)\s(?:d[’']une?|de\s(?:la|l|son|sa))\b.*$"
    r"|\ssur\s(?:son|sa|leurs?|ses|le|la|les)\s(?:site|compte|page|blogue?|réseaux?|chaîne)\b.*$"
    r"|\s(?:dans|sur)\s(?:une?|l[ea]|son|sa|leurs?|ses)$",
)
"""Where, when and how somebody spoke: 'The spokesperson in an interview said'."""
_OFFICE = re.compile(r"\b(?:spokes(?:person|man|woman)|porte-parole)\b", re.I)
_IN_PLACE = re.compile(r"(?<=\w)\s(?:in|à)\s[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)?$")
"""Where a spokesperson stood; 'a source in Ottawa' is known by nothing else."""
_ALONE = re.compile(r"(?:(?:le|la)\s)(?P<office>[^,;:]{4,40})", re.I)
_OF_SOMETHING = re.compile(
    r"(?:[Ll][ea]\s|[Ll][’'])(?P<noun>[a-zà-ÿ-]{4,20})"
    r"(?P<of>\s(?:du|des|de la|de)\s[A-ZÀ-Þ0-9].{2,40})"
)
_NAME_BEFORE = re.compile(
    r"(?<![\w’'-])(?P<name>[A-ZÀ-Þ][\w-]{2,20}(?:\s[A-ZÀ-Þ][\w-]{2,20})?)(?=\sd(?:u|es?)\s)"
)
_RELEASE_OF = re.compile(
    r"(?:(?:le|la|the|this|ce|cette|une?|an?)\s)?"
    r"(?:(?:press|news)\srelease|statement|communiqué|déclaration)\s"
    r"(?:(?:from|by|of)\s(?:the\s)?|du\s|des\s|de\sla\s|de\sl[’']|d[’']|de\s)(?P<who>[A-ZÀ-Þ].+)",
    re.I,
)
_OWN_RELEASE = re.compile(
    r"(?P<who>[^’']{2,40})(?:[’']s|(?<=s)[’'])\s(?:[\w-]{2,14}\s){0,2}"
    r"(?:statement|release|notice|announcement)"
)
_MINISTRY_ALONE = re.compile(r"(?:[LlCc]e\s)?[Mm]inistère")
_SHORT = re.compile(
    r"(?:(?P<article>[Tt]he\s|[Ll][ea]\s|[Ll][’']))?(?P<kind>(?!House\b)[A-ZÀ-Þ][a-zà-ÿ]{3,20})"
)
"""A body told by its kind alone; 'the House' is short for no White House."""
_ARTICLE = re.compile(r"^(?:(?:the|le|la|au|du)\s|l[’'])", re.I)
_DANGLING = re.compile(r"(?:\s(?:de la|de l[’']|de|des|du|la|les|pour|et|of|for|and|the))+$")
_LONG = 5
"""Letters of a name of which one can be missing."""


def _single(name: str) -> str:
    """A name without its doubled letters."""
    return re.sub(r"(\w)\1", r"\1", name.lower())
