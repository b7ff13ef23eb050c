"""Which programmes one clause of a document is of, where the document is on one or on several."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from bot.domain.measures import law_of
from bot.ingest.documents.lexicon import ProgrammeCues, ReadingLexicon, act_numbers
from bot.ingest.documents.programmes import ProgrammeSubject
from bot.ingest.documents.statutes import statute_of, statutes_named
from bot.ingest.documents.text import Clause, lowered


def of_clause(
    clause: Clause, subject: ProgrammeSubject, amends: Sequence[str] = ()
) -> tuple[str, ...]:
    """Slugs of the programmes one clause changes: those whose acts it cites, else the main one.

    ``amends``: acts that the sentence it belongs to puts it into.
    """
    cited = set(act_numbers(clause.text)) | set(amends)
    by_act = [cues.slug for cues, _ in subject.ranked if cues.acts & cited and not cues.last]
    by_act = by_act or _metals_named(clause, subject)
    if by_act and subject.main is not None:
        if subject.main.slug in by_act:
            siblings = [s for s in by_act if law_of(s) == law_of(subject.main.slug)]
            return tuple(_of_goods_named(clause, subject, siblings))
        if _only_of_main(clause, subject, by_act):
            return (subject.main.slug,)
        return tuple(by_act)
    return (subject.main.slug,) if subject.main is not None else ()


def _of_goods_named(
    clause: Clause, subject: ProgrammeSubject, siblings: Sequence[str]
) -> Sequence[str]:
    """Of programmes that one act set up, those whose goods a clause names; all where it names none.

    An act that set two duties is amended for the goods of one.
    """
    named = [
        cues.slug
        for cues, _ in subject.ranked
        if cues.slug in siblings and cues.text is not None and cues.text.search(clause.lower)
    ]
    main = subject.main.slug if subject.main is not None else ""
    return named if main in named else siblings


def _only_of_main(clause: Clause, subject: ProgrammeSubject, by_act: Sequence[str]) -> bool:
    """Whether a clause put into another programme's act speaks of the goods of the titled one."""
    main = subject.main
    if main is None or main.slug not in subject.titled or main.last:
        return False
    others = [cues for cues, _ in subject.ranked if cues.slug in by_act]
    return _names_goods(main, clause.lower) and not any(
        _names_goods(cues, clause.lower) for cues in others
    )


def _names_goods(cues: ProgrammeCues, low: str) -> bool:
    return any(each is not None and each.search(low) for each in (cues.text, cues.news))


def _metals_named(clause: Clause, subject: ProgrammeSubject) -> list[str]:
    """Programmes of single metals that one sentence names together: it changes all of them."""
    titled = [cues for cues, _ in subject.ranked if cues.slug in subject.titled]
    metals = [cues for cues in titled if cues.until is not None]
    named = [cues.slug for cues in metals if cues.text and cues.text.search(clause.lower)]
    return named if subject.main is not None and subject.main.slug in named else []


ProgrammeOfWords = Callable[[str], str]
"""The programme that words in lower case speak of in a text on several of them, else ''."""
_ARRANGES = re.compile(r"\b(?:arrangement|agreement|framework|deal|package)\b")


def _goods_of_several(
    title: str, main: ProgrammeCues, lexicon: ReadingLexicon, day: date | None
) -> bool:
    """Whether a title names goods of more than one programme of the statute it is about."""
    own = statute_of(main)
    alike = (c for c in lexicon.of(main.imposing).programmes if c.serves(day) and not c.last)
    low = lowered(title)
    named = [c for c in alike if statute_of(c) == own and c.news is not None and c.news.search(low)]
    return own != "" and len({c.news for c in named}) > 1


def several_programmes(
    title: str,
    body: Sequence[Clause],
    subject: ProgrammeSubject,
    lexicon: ReadingLexicon,
    day: date | None,
) -> ProgrammeOfWords:
    """By what words a text on several programmes speaks of each; '' always for a text on one.

    It is on several where its title is of an arrangement, or names the goods of several programmes
    of one statute, or the text names several statutes.
    """
    main = subject.main
    statutes = {s for each in body for s in statutes_named(each.lower)}
    arranged = _ARRANGES.search(lowered(title)) is not None or len(statutes) > 1
    if main is None or not (
        (arranged and main.slug not in subject.titled)
        or _goods_of_several(title, main, lexicon, day)
    ):
        return lambda _: ""
    known = [c for c in lexicon.of(main.imposing).programmes if c.serves(day) and not c.last]

    def of_words(low: str) -> str:
        named = [c.slug for c in known if c.text is not None and c.text.search(low)]
        told = [c.slug for c in known if c.news is not None and c.news.search(low)]
        others = [slug for slug in told if slug != main.slug]
        chosen = [main.slug] if main.slug in named else named or others
        return chosen[0] if chosen else ""

    return of_words
