"""Whether the goods are said to qualify under the agreement."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.questions import Query
from bot.domain.words import word_set
from bot.models.linear import Models
from bot.reading.decisions.thread_answers import asks_claim, claim_answered
from bot.reading.extraction.usmca_claims import (
    AGREEMENT,
    claim,
    claim_is_open,
    claim_said,
    some_have_it,
    some_have_papers,
)
from bot.reading.features.asked import Asked
from bot.reading.features.texts import CLAIM_WORDS, DENIES, claim_bag
from bot.reading.lexicon import asking as lx
from bot.reading.marks import Extraction, MarkKind

_HELD = 0.1
"""The chance from which a claim of the thread still holds."""
_BRIEF = 4
"""Words of a follow-up that says nothing but its claim."""


def claim_of(q: Asked, models: Models) -> str | None:
    """Whether the goods are said to qualify; the thread's claim holds while nothing denies it."""
    if claim_is_open(q.seen.folded) or is_of_a_part(q):
        return None
    said = (
        _said_anew(q)
        or claim_said(_ITSELF.sub(" ", q.seen.folded))
        or claim_answered(q.earlier, q.seen)
    )
    if said is None and q.earlier is not None and q.earlier.claim == "usmca":
        said = "none" if _IT_FAILS.search(q.seen.folded) else None
    if said is None and q.earlier is not None and len(q.seen.words) <= _BRIEF:
        said = claim(q.seen.folded)  # 'and without?'
    if said is not None:
        return said
    held = q.earlier.claim if q.earlier is not None else None
    same = _SAME_CLAIM.search(q.seen.folded) is not None or says_nothing_of_claims(q)
    unchanged = _is_sum_alone(q) or (held is not None and same)
    comes_from = _COMES_FROM.search(q.seen.folded) and not _OF_CLAIMS.search(q.seen.folded)
    if (q.earlier is not None and unchanged) or comes_from:
        return held
    if _is_asked_about(q.seen.folded):
        return held
    odds = models["claim"].chances(claim_bag(q))
    best = max(odds, key=lambda c: odds[c])
    if best == "unsaid" and held is not None and odds[held] >= _HELD:
        return held
    return None if best == "unsaid" else best


_SAME_CLAIM = re.compile(lx.USMCA_SAME)
_NAME = r"(?:usmca|cusma|aceum|t-?mec|agreement|accord)"
_ITSELF = re.compile(
    rf"\b{_NAME}(?:'s)? (?:joint |trilateral |six[- ]year )?(?:review|renewal|extension|talks"
    r"|negotiations?|renegotiations?|future|panels?|sunset|withdrawal|exit|text|chapters?"
    r"|deadline|vote|hearings?)\b"
    r"|\b(?:revision|renouvellement|prolongation|examen|renegociations?|negociations?|avenir"
    rf"|retrait|chapitres?|texte)(?: conjointe?)? (?:de l'|du |d'un ){_NAME}\b"
)
_NAMED = re.compile(rf"\b{_NAME}\b")


def _is_asked_about(folded: str) -> bool:
    """Whether each time the agreement is named, what happens to it is meant, no goods' claim: 'what
    does Greer want out of the CUSMA review'."""
    named = [found.start() for found in _NAMED.finditer(folded)]
    itself = [(found.start(), found.end()) for found in _ITSELF.finditer(folded)]
    return bool(named) and all(any(a <= at < b for a, b in itself) for at in named)


def is_of_a_part(q: Asked) -> bool:
    """Whether only so many of the thread's goods are said to have papers, or, after a claim was
    told or asked about, to have it, so that what is owed is told for either case: '3 of the 5 had
    certificates', 'half of them don't'. How many those are changes neither sum nor count."""
    e = q.earlier
    if e is None:
        return False
    asked = e.claim is not None or asks_claim(e)
    return some_have_papers(q.seen.folded) or (asked and some_have_it(q.seen.folded))


def says_nothing_of_claims(q: Asked) -> bool:
    """Whether a follow-up has no word of claims or papers and names no place from where other goods
    may come: 'make it 7 loads'."""
    elsewhere = any(True for _ in q.seen.of(MarkKind.PLACE))
    told = any(sense.startswith("claim") for sense, _ in q.seen.cues)
    return not (elsewhere or told or not _TELLS_CLAIM.isdisjoint(q.words))


def speaks_of_claims(q: Asked) -> bool:
    """Whether a text has any word by which people tell that goods qualify or don't: the names of
    the agreement, its papers, what they say of origin. After a claim that was told or asked about,
    whatever may turn it is such a word: 'assume they don't', 'they lost it'."""
    if names_claims(q.seen):
        return True
    e = q.earlier
    told = e is not None and (e.claim is not None or asks_claim(e))
    return told and not _TURNS.isdisjoint(q.words)


def names_claims(seen: Extraction) -> bool:
    """Whether a text by itself names the agreement, its papers or their lack."""
    if any(sense.startswith("claim") for sense, _ in seen.cues):
        return True
    named = any(token.word in CLAIM_WORDS for token in seen.words)
    return named or _SPOKEN_OF.search(seen.folded) is not None


_SPOKEN_OF = re.compile(lx.USMCA_SPOKEN_OF)
_TURNING = word_set(
    "yes yep yeah yup oui ouais si assume assuming suppose supposing supposons mettons disons have"
    " has had got get find found trouve retrouve came arrived showed turned dug do does did y sin"
    " con"
)
"""What a follow-up turns a claim with that names nothing of it."""
_TELLS_CLAIM = CLAIM_WORDS | word_set(
    "with without avec sans w wo o sheet statement sign signs signed signe agreement accord pact"
    " rule rules qualif qualifs originates originate fails pass passes meet meets"
    " compliant conforme conformes non"
)
_TURNS = _TELLS_CLAIM | DENIES | _TURNING


def _is_sum_alone(q: Asked) -> bool:
    """'What if it's 40,000': another sum for the same goods says nothing of their claim."""
    words = [token.word for token in q.seen.words]
    figures = [word for word in words if word[0].isdigit()]
    return bool(figures) and all(w in _BESIDE_A_SUM for w in words if not w[0].isdigit())


_BESIDE_A_SUM = word_set(
    "what and if it s is its were was make say how about instead for at value worth of then the a"
    " with usd cad dollars dollar bucks grand k thousand only just et si c est ca pour plutot etait"
    " valeur disons mettons de a au lieu ou"
)


_PAPER = (
    r"(?:statements?|cert\w{0,12}|claim|reclamations?|sheet|forms?|declarations?|attestations?|papers?|paperwork"
    r"|papiers?)"
)
_WITHOUT = re.compile(
    r"\b(?:assum(?:e|ing)|say|suppos(?:e|ons)|mettons|disons)(?: que)? (?:no|not|none|non"
    r"|they don'?t"
    r"|it doesn'?t|sans|without)\b"
    r"|^\W*(?:and |et |pis |ok |so |what )?(?:if|si) (?:not|non|pas)\b"
    r"|\b(?:customs|cbp|cbsa|douane|they|ils) (?:rejected|denied|refused|threw out|disallowed"
    r"|a refuse|ont refuse)"
    r" (?:it|that|the claim|ca|la)\b"
    rf"|\b(?:lost|missing|forgot|misplaced|lacks?|perdu|oublie|no|without|sans|pas d[e'])"
    rf" ?(?:[a-z]{{1,6}} ){{0,2}}{_PAPER}(?= ?[,.;!?]|$| (?:for|on|pour|sur|then|alors|at all)\b)"
    rf"|\b{_PAPER} (?:[a-z]{{1,5}} )?(?:not|pas|aren'?t|isn'?t) (?:good|bons?|valid\w{{0,3}}|ok"
    r"|right)\b"
)
_IS_NOT = re.compile(
    r"^[a-z' ]{2,40}\b(?:is|are|does|do|has|have)(?:n'?t| not)(?: (?:it|one|any))?\W{0,9}$"
    r"|^[a-z' ]{2,40} (?:ne l'(?:est|a|ont)|n'en (?:a|ont)|ne le sont) pas\W{0,9}$"
)
"""Of another good, after a claim: 'the copper wire isn't'."""
_WITH = re.compile(
    r"\b(?:assum(?:e|ing)|say|suppos(?:e|ons)|mettons|disons)(?: que)? (?:yes|so|oui|they do"
    r"|it does"
    r"|avec|with)\b(?! (?:no|out)\b)"
    r"|\b(?:with|avec|ak) (?:one|un|une|it)\b\W{0,9}$"
    r"|(?<!not )(?<!never )(?<!don't )(?<!didn't )\bclaim(?:ed| it| that| them| the preference)\b"
    r"|\b(?:se|ca|si elle|si il) qualifi\w{1,3}\b(?! pas)"
    r"|\b(?:put|add|attach|include|sign|file|get|mets?|mettons|ajoute|joins?) (?:on |in )?"
    rf"(?:[a-z]{{1,6}} ){{0,2}}{_PAPER}(?= ?[,.;!?]|$)"
)
_FEW = 10
"""Words of a follow-up that may tell of papers without naming the agreement."""


def _said_anew(q: Asked) -> str | None:
    """'usmca' or 'none' where a follow-up, after a claim was told or asked about, takes the other
    case: 'assume not', 'supposing we put the statement', 'they lost the sheet'."""
    e = q.earlier
    if e is None or len(q.seen.words) > _FEW or not (e.claim or asks_claim(e)):
        return None
    if _WITHOUT.search(q.seen.folded) or _IS_NOT.search(q.seen.folded):
        return "none"
    return "usmca" if _WITH.search(q.seen.folded) else None


_IT_FAILS = re.compile(lx.USMCA_IT_FAILS)
_COMES_FROM = re.compile(r"(?<!non )(?<!non-)(?<!not )\boriginating (?:in|from|out of)\b")
_OF_CLAIMS = re.compile(
    r"\b(?:usmca|cusma|aceum|cert\w*|qualif\w+|claim\w*|compliant|paper(?:s|work)?"
    r"|rules? of origin)\b"
)
"""Where goods come from is no claim under the agreement: 'originating in the US'."""


def without_agreement(query: Query) -> Query:
    """'Non-USMCA goods' says that nothing is claimed under the agreement; it asks nothing of it."""
    named = query.values.get("programmes", "").split(",")
    if query.claim is None or query.command == "timeline" or AGREEMENT not in named:
        return query
    left = [slug for slug in named if slug != AGREEMENT]
    values = {k: v for k, v in query.values.items() if k != "programmes"}
    held = {"programmes": ",".join(left)} if left else {}
    return replace(query, programme=left[0] if left else None, values={**values, **held})
