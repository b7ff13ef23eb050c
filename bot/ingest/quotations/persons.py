"""Persons of one article: what each is called, and whom a surname or a role means."""

from __future__ import annotations

from collections.abc import Mapping
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


def surname(name: str) -> str:
    """The last name, without 'Jr.'.

    >>> surname("Glenn Stevens Jr."), surname("Christopher Hernandez-Roy")
    ('Stevens', 'Hernandez-Roy')
    """
    words = [w for w in name.split() if w.rstrip(".,") not in ("Jr", "Sr", "II", "III", "IV")]
    return words[-1] if words else name


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
