"""Whether a question asks what a reported statement says, so that yes or no can be its answer.

A question is known for the statement it is about by the words they share; it may ask of a part of
it, of its opposite, of another day. Only where it asks the same is the verdict yes or no.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.domain.events import Claim, Verdict
from bot.domain.text import Lang
from bot.reading.queries.claims import telling
from bot.reading.words import fold

_OPEN = re.compile(
    r"\b(?:what|which|when|why|who|whose|where|how|combien|quel|quelle|quels|quelles|quand|pourquoi|"
    r"comment|qui)\b"
)
_AHEAD = re.compile(
    r"\b(?:will|would|going to|if|unless|once|should|shall|could|may|might|"
    r"si|sera|seront|serait|seraient|va|vont|ira|iront|pourrait|pourraient|\w{2,20}era-t-\w{2,4})\b"
)
"""Asked of what may come: what was reported is no answer to it."""
_OPPOSITE = re.compile(
    r"\b(?:no|not|never|none|nothing|nor|without|free|exempt\w{0,3}|excus\w{1,4}|avoid\w{0,3}|"
    r"escap\w{1,4}|false|wrong|untrue|incorrect|myth|lie|fake|less|fewer|under|below|"
    r"pas|jamais|aucun\w{0,2}|rien|sans|franchise|faux|fausse\w?|evit\w{1,5}|echapp\w{1,5}|moins)\b"
    r"|(?<!^)n't\b"
)
_ASKED_SO = re.compile(r"^\W{0,3}(?:is|are|do|does|did|was|were|has|have)n't\b")
"""'Isn't steel taxed?' asks whether it is."""
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,3})?) ?(?:%|percent\b|per cent\b|pour cent\b|p\. ?100)")
_PAST = re.compile(
    r"\b(?:was|were|did|had|has|have|used to|etai\w{1,4}|avai\w{1,4}|a-t-\w{2,4}|ont-\w{3,5}|ete|"
    r"back then|at the time)\b"
)
_STILL = re.compile(
    r"\b(?:still|yet|now|today|currently|anymore|any more|right now|these days|encore|toujours|"
    r"maintenant|aujourd'hui|actuellement|presentement|desormais)\b"
)
_OF_PAYING = telling(
    "pay pays paid paying face faces charge charged owe owes owed hit hits subject true right flat "
    "rate really actually paient payent paie frappe vrai exact"
)
_MOST = 0.5
"""Share of a statement's telling words from which a question is of all of it: what is false stays
false of a part, what is true need not."""
_FRESH = timedelta(days=31)
"""How near to the day of a report a question is of the same days."""


def asks_the_same(asked: str, claim: Claim, day: date, lang: Lang) -> bool:
    """Whether yes to ``asked``, asked on ``day``, would mean that the statement is so."""
    folded = fold(asked)
    stated = fold(claim.stated.on(lang))
    if _OPEN.search(folded) or _AHEAD.search(folded):
        return False
    if _turned(_ASKED_SO.sub("is", folded)) != _turned(stated):
        return False
    if set(_PERCENT.findall(folded)) != set(_PERCENT.findall(stated)):
        return False
    said, wanted = telling(stated), telling(asked)
    if wanted - said - _OF_PAYING - _lent(claim, stated):
        return False
    whole = claim.verdict is Verdict.FALSE or len(wanted & said) >= _MOST * len(said)
    return whole and _holds_on(folded, claim, day)


def _lent(claim: Claim, stated: str) -> frozenset[str]:
    """The words of the phrases by which people ask just what was stated."""
    same = (
        phrase
        for phrase in map(fold, claim.asked_as)
        if not (_OPEN.search(phrase) or _AHEAD.search(phrase))
        and _turned(phrase) == _turned(stated)
        and set(_PERCENT.findall(phrase)) == set(_PERCENT.findall(stated))
    )
    return frozenset().union(*map(telling, same))


def _turned(folded: str) -> bool:
    """Whether an odd number of words turns what is said into its opposite."""
    return len(_OPPOSITE.findall(folded)) % 2 == 1


def _holds_on(folded: str, claim: Claim, day: date) -> bool:
    """Whether the verdict on what was reported then answers what is asked now. What was false
    stays so; what was right on its day, even in part, may have changed since."""
    if day < claim.day.first - _FRESH:
        return False
    if claim.verdict is Verdict.FALSE or day <= claim.day.first + _FRESH:
        return True
    then = _PAST.search(folded) is not None and _STILL.search(folded) is None
    return then and claim.verdict in {Verdict.TRUE, Verdict.INCOMPLETE}
