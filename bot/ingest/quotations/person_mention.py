"""A person where a text mentions him."""

from __future__ import annotations

from dataclasses import dataclass

from bot.ingest.quotations.persons import QuotedPerson


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
