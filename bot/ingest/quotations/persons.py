"""Persons of one article: what each is called, and whom a surname or a role means."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace

from bot.ingest.quotations.lexicon import SpeechLexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedPerson:
    """Somebody who can have said something.

    ``sex`` is 'f', 'm', 'b' for what 'it' stands for, or '' where nothing tells.
    """

    name: str
    role: str = ""
    named: bool = True
    body: bool = False
    """An institution."""
    sex: str = ""

    @property
    def individual(self) -> bool:
        """Whether this is somebody with a name: no institution, no unnamed source."""
        return self.named and not self.body

    def can_be(self, sex: str) -> bool:
        """Whether nothing that is known of the sex ('' for nothing) speaks against ``sex``."""
        return not sex or not self.sex or self.sex == sex


def institution(name: str, *, named: bool = True) -> QuotedPerson:
    """A body that 'it' stands for: no French article tells another sex."""
    return QuotedPerson(name=name, named=named, body=True, sex="b")


def surname(name: str) -> str:
    """The last name, without 'Jr.'.

    >>> surname("Glenn Stevens Jr."), surname("Christopher Hernandez-Roy")
    ('Stevens', 'Hernandez-Roy')
    """
    words = [w for w in name.split() if w.rstrip(".,") not in ("Jr", "Sr", "II", "III", "IV")]
    return words[-1] if words else name


MOST_PEOPLE = 400
"""Persons of one article: what names more is a list, not an article."""


@dataclass(slots=True)
class People:
    """The persons of one article, by the name they are presented with."""

    lexicon: SpeechLexicon
    by_name: dict[str, QuotedPerson] = field(default_factory=dict)
    by_surname: dict[str, list[str]] = field(default_factory=dict)
    by_middle: dict[str, list[str]] = field(default_factory=dict)
    """Names by the words between the first and the last: 'Sheinbaum' of Sheinbaum Pardo."""
    first_at: dict[str, int] = field(default_factory=dict)
    initials: dict[str, str] = field(default_factory=dict)
    """Names of bodies in full by their initials."""
    members: dict[str, str] = field(default_factory=dict)
    """Bodies called after their members, by the one word that is short for them."""
    text: str = ""
    """The article with its quotations blanked."""
    more_roles: dict[str, str] = field(default_factory=dict)
    """What else the article calls people: 'Premier Lise Roy', and 'Liberal leader Lise Roy'."""
    roles_of: dict[str, set[str]] = field(default_factory=dict)
    places_of: dict[str, frozenset[int]] = field(default_factory=dict)
    former: dict[str, bool] = field(default_factory=dict)
    """What roles' words say, read once."""

    def add(self, person: QuotedPerson, at: int) -> None:
        """Keep a person; the first mention with a role wins, a later role fills an empty one."""
        if len(self.by_name) >= MOST_PEOPLE and person.name not in self.by_name:
            return
        if " " in person.name:  # 'Vander Schaaf' of Ted Vander Schaaf
            full = (name for name in self.by_name if name.endswith(f" {person.name}"))
            person = replace(person, name=next(full, person.name))
        self.first_at.setdefault(person.name, at)
        before = self.by_name.get(person.name)
        if before is not None:
            also = person.role if before.role else ""
            self.more_roles[person.name] = f"{self.more_roles.get(person.name, '')} {also}"[:300]
            person = QuotedPerson(
                name=person.name,
                role=before.role or person.role,
                sex=before.sex or person.sex,
                body=before.body,
            )
        self.by_name[person.name] = person
        if before is None:
            self.by_surname.setdefault(surname(person.name), []).append(person.name)
            for word in set(person.name.split()[1:-1]):
                self.by_middle.setdefault(word, []).append(person.name)

    def familiar(self, first: str) -> QuotedPerson | None:
        """Whom a first name alone means: the only person with it."""
        held = [p for name, p in self.by_name.items() if name.startswith(f"{first} ")]
        return held[0] if len(held) == 1 else None

    def called(self, last: str, sex: str = "", at: int | None = None) -> QuotedPerson | None:
        """Whom a surname means; of several persons with it, the one of that sex.

        Nobody is meant whom the article presents only behind ``at``, where it has presented
        another before. Where more than one is left, the speaker is who the article says: the
        surname.
        """
        names = self.by_surname.get(last) or self.by_middle.get(last) or ()
        held = [self.by_name[name] for name in names]
        if at is not None:
            held = [p for p in held if self.first_at[p.name] <= at] or held
        fit = [p for p in held if p.can_be(sex)]
        first = {_plain_first(p.name) for p in fit}
        if len(fit) > 1 and len(first) > 1:
            sure = [p for p in fit if sex and p.sex == sex]
            return sure[0] if len(sure) == 1 else QuotedPerson(name=last, sex=sex)
        return next((p for p in fit if p.role), fit[0]) if fit else None

    def sharing(self, person: QuotedPerson) -> tuple[QuotedPerson, ...]:
        """Everybody whom a surname that is told alone can mean, where that is more than one."""
        if " " in person.name or person.name in self.by_name:
            return ()
        held = [self.by_name[name] for name in self.by_surname.get(person.name, ())]
        return tuple(p for p in held if p.can_be(person.sex))

    def last_before(self, at: int, sex: str = "") -> QuotedPerson | None:
        """Who was presented by name last before a place in the text."""
        before = [p for p in self.by_name.values() if self.first_at[p.name] < at and p.can_be(sex)]
        return max(before, key=lambda p: self.first_at[p.name], default=None)

    def with_role(self, noun: str, phrase: str, at: int) -> tuple[QuotedPerson, ...]:
        """Whom 'the congressman' or 'la ministre ontarienne' can mean, the likeliest first.

        Those named before with that role, the last one first; else the next. ``phrase`` is the
        role with its article and adjectives: nobody of another place or sex is meant.
        """
        wanted, places = self._roles(noun), self._places(phrase)
        former, sex = self._is_former(phrase), sex_of_article(phrase)
        held = [
            person
            for person in self.by_name.values()
            if not wanted.isdisjoint(self._all_roles(person))
            and self._agrees(person, places, former=former)
            and person.can_be(sex)
        ]
        held = [p for p in held if places & self._places(p.role)] or held
        held.sort(key=lambda p: self.first_at[p.name])
        before = [p for p in held if self.first_at[p.name] < at]
        later = [p for p in held if self._places(p.role) == places]
        return tuple(reversed(before)) or tuple(later[:1])

    def has_role(self, person: QuotedPerson, noun: str) -> bool:
        """Whether a person is presented with an office, whatever its sex or place."""
        return not self._roles(noun).isdisjoint(self._all_roles(person))

    def _all_roles(self, person: QuotedPerson) -> set[str]:
        more = self.more_roles.get(person.name, "")
        return self._roles(person.role) | self._roles(more) if more else self._roles(person.role)

    def _roles(self, words: str) -> set[str]:
        if words not in self.roles_of:
            found = self.lexicon.role.findall(words.lower())
            self.roles_of[words] = {_plain_role(each) for each in found}
        return self.roles_of[words]

    def _places(self, words: str) -> frozenset[int]:
        if words not in self.places_of:
            self.places_of[words] = self.lexicon.places_in(words)
        return self.places_of[words]

    def _is_former(self, words: str) -> bool:
        if words not in self.former:
            self.former[words] = _FORMER.search(words.lower()) is not None
        return self.former[words]

    def _agrees(self, person: QuotedPerson, meant: frozenset[int], *, former: bool) -> bool:
        theirs = self._places(person.role)
        if theirs and meant and theirs.isdisjoint(meant):
            return False
        return former or not self._is_former(person.role)


def sex_of_article(phrase: str) -> str:
    """'f' for 'la ministre' and 'l’avocate', 'm' for 'le ministre', '' for 'the minister'."""
    first = phrase.lower().split(maxsplit=1)[:1]
    if not first:
        return ""
    elided = _ELIDED.match(first[0])
    if elided is not None:
        return elided.lastgroup or ""
    return _ARTICLES.get(first[0], "")


_ELIDED = re.compile(
    r"l[’'](?:ex-)?\w+?(?:(?P<f>[ae]nte|[dt]rice|ère|ienne|euse|ate|ée|lue)|(?P<m>[ae]nt|[dt]eur|ier|ien|cat|[ir]iel))$"
)
"""What ends a noun by which a woman or a man is called; 'l’économiste' may be either."""


_ARTICLES = {"la": "f", "le": "m", "cette": "f", "ce": "m", "cet": "m"}


def _plain_first(name: str) -> str:
    """First letters of a first name, as 'Léonard' and 'Leonard' are one person's."""
    folded = unicodedata.normalize("NFD", name[:4].lower())
    return "".join(c for c in folded if not unicodedata.combining(c))[:3]


_FORMER = re.compile(r"\b(?:former|late|ex|ancien|ancienne|feu)\b")
_SAME_ROLE = {
    "congressman": "rep",
    "congresswoman": "rep",
    "representative": "rep",
    "senator": "sen",
    "governor": "gov",
    "première ministre": "premier ministre",
    "présidente": "président",
    "mairesse": "maire",
    "cheffe": "chef",
    "députée": "député",
    "directrice": "directeur",
    "sénatrice": "sénateur",
    "professeure": "professeur",
    "représentante": "représentant",
    "négociatrice": "négociateur",
    "ministres": "ministre",
    "ambassadrice": "ambassadeur",
    "conseillère": "conseiller",
    "présidente-directrice générale": "président-directeur général",
    "pdg": "président-directeur général",
    "p.-d.g": "président-directeur général",
    "chef de la direction": "président-directeur général",
    "cheffe de la direction": "président-directeur général",
    "chief executive": "ceo",
}


def _plain_role(word: str) -> str:
    return _SAME_ROLE.get(word, word)
