"""Which of the goods that a text tells are in question: it tells several, then settles all but one,
or names one again where it puts its question.

'Lettuce, onions and carrots to Boston. Lettuce was yesterday. The onions, what rate?': lettuce is
settled, onions are named again, and the list before only tells what the load is.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from bot.domain.words import word_set
from bot.reading.features.roles import role_of
from bot.reading.marks import Extraction, Mark, MarkKind

_STATED = (
    r"(?:[ ,(]{1,2}(?:is|are|was|were|'s|'re|has|have|been|we|it|they|already|just|all|both"
    r"|est|sont|etait|etaient|a|ont|ete|c'est|ca|eux|elles?|lui|tout|on l'a|on les a|deja|bien)"
    r"\b){0,4}+[ ,(:]{0,2}"
)
"""What may stand between a good and what is said of it."""
_DEALT_WITH = (
    r"(?:ok|okay|good|fine|done|sorted|settled|cleared|quoted|landed|paid|covered|priced"
    r"|classified|handled|rented|delivered|correct|beau|reglee?s?|faite?s?|classee?s?|liberee?s?"
    r"|dedouanee?s?|payee?s?|livree?s?|recue?s?|louee?s?|cotee?s?)"
    r"(?=\W{0,2}(?:$|[.,;:!)\n—–-])|\W(?:already|yesterday|last|hier|deja|mais|but)\b)"
)
_APART = (
    r"(?:sold |vendue?s? |commandee?s? |comes? |ships? )?"
    r"(?:separate|a part|mise?s? (?:de cote|a part)|(?:set|put) aside"
    r"|another (?:day|time|truck|load|order|entry)|une autre fois"
    r"|(?:un |sur un )?autre (?:dossier|jour|camion|voyage|lot))\b"
)
_IS_OR_COMES = (
    r"\W{1,2}(?:is|are|was|were|'s|came|come|comes|shipped|landed|arrived|went|follows?|will"
    r"|est|sont|etait|etaient|c'est|c'etait|viendra|viendront|suivra|suivront|partira|partiront"
    r"|passera|passeront|reglee?s?|faite?s?)"
)
_ANOTHER_TIME = (
    r"(?:yesterday|hier|(?:last|next) (?:week|month|time|year|spring|fall)|later|plus tard"
    r"|another (?:day|time|truck|load|order|entry)|separately"
    r"|(?:la semaine|le mois|l'an) (?:passee?|derniere?|prochaine?))\b"
)
_SETTLED = re.compile(
    rf"{_STATED}(?:{_DEALT_WITH}|{_APART})|{_IS_OR_COMES}(?: \w{{1,10}}){{0,3}}? {_ANOTHER_TIME}"
)
"""Right behind a good that was asked or cleared before, or that comes apart from the others."""
_WHETHER = re.compile(
    r"\b(?:is|are|was|were|or|if|est|sont|ou|si)(?: (?:the|my|our|les?|la|mes|nos))? ?$"
)
"""Before a good of which something is asked, not said: 'or are trees fine'."""


def settled(seen: Extraction, mark: Mark) -> bool:
    """Whether a text that tells several goods says of this one that it is dealt with or comes
    another time: 'lettuce was yesterday', 'jantes ok', 'the trailer sold separate'."""
    others = (m for m in seen.of(mark.kind) if m.source != "ambiguous")
    if mark.kind is not MarkKind.GOOD or all(m.values == mark.values for m in others):
        return False
    said = _SETTLED.match(seen.behind(mark)) is not None
    return said and _WHETHER.search(seen.before(mark)) is None


_WHICH = word_set("what whats how which", "combien quel quelle quels quelles koi")
_TOGETHER = word_set(
    "both all neither either too also each or than vs versus instead",
    "deux tous tout toutes aussi chaque chacun chacune ensemble ou",
)
"""Words by which a question goes on to more than the good that it names again."""
_TELLING = frozenset({"material", "carrier"})
"""Parts of goods that a question names again to tell what another one is of or comes in."""


def questioned(seen: Extraction, clauses: Sequence[int]) -> frozenset[int]:
    """The numbers of the clauses that ask: a duty is named in them, a word of asking or a question
    mark."""
    return frozenset(_questioned(seen, clauses))


def _questioned(seen: Extraction, clauses: Sequence[int]) -> Iterator[int]:
    for n, (token, clause) in enumerate(zip(seen.words, clauses, strict=True)):
        end = seen.words[n + 1].start if n + 1 < len(seen.words) else len(seen.folded)
        asks = token.word in _WHICH or seen.parts[n] == "duty"
        if asks or "?" in seen.folded[token.end : end]:
            yield clause


def named_again(
    seen: Extraction, clauses: Sequence[int], asking: Container[int], *, out: Container[Mark]
) -> frozenset[Mark]:
    """The goods that the one of the clauses ``asking`` which names any names again, where those
    told before it are more: 'rope, chain and saws from Ohio. Duty on the saws?'. ``out`` are those
    that the text says are not meant."""
    goods = [m for m in seen.of(MarkKind.GOOD) if m.values[0] and not m.is_in_idiom]
    goods = [m for m in goods if not _in_a_measure(seen, m)]
    surely = [m for m in goods if m.source != "ambiguous"]
    found = {clauses[m.first] for m in surely if clauses[m.first] in asking}
    if len(found) != 1:
        return frozenset()
    clause = found.pop()
    before = [m for m in goods if clauses[m.first] < clause]
    inside = [m for m in goods if clauses[m.first] == clause and m not in out]
    again = [m for m in inside if any(_alike(seen, m, other) for other in before)]
    new = [m for m in inside if m not in again and m in surely]
    if not again or new or _goes_on(seen, clauses, clause):
        return frozenset()
    left = [m for m in before if m in surely and not any(_alike(seen, m, a) for a in again)]
    things = all(role_of(m.values[0]) not in _TELLING and m.source != "brand" for m in again)
    return frozenset(again) if left and things else frozenset()


def _goes_on(seen: Extraction, clauses: Sequence[int], clause: int) -> bool:
    words = (t.word for t, own in zip(seen.words, clauses, strict=True) if own == clause)
    return not _TOGETHER.isdisjoint(words)


def _alike(seen: Extraction, one: Mark, other: Mark) -> bool:
    """Whether two names have a good in common, or one is the head of the other: 'gear oil ... the
    oil', 'papier de toilette ... le papier'."""
    if not set(one.values).isdisjoint(other.values):
        return True
    last = {seen.words[m.last - 1].stem for m in (one, other)}
    if len(last) == 1:
        return True
    word, name = sorted((one, other), key=lambda m: m.last - m.first)
    alone = word.last - word.first == 1
    head = seen.words[name.first].stem
    return seen.lang == "fr" and alone and head == seen.words[word.first].stem


def _in_a_measure(seen: Extraction, mark: Mark) -> bool:
    """Whether a good's name is part of a measure's: 'the 232 on steel'."""
    return any(m.first < mark.last and mark.first < m.last for m in seen.of(MarkKind.PROGRAMME))
