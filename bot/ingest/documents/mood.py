"""How a sentence speaks of a rate: as what stands, as what was, or as what only might be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.domain.words import blanked
from bot.ingest.documents.text import Clause, clauses, lowered

# A sentence whose verbs are all of the past tells what was, whatever rate it names.
_PAST = re.compile(
    r"\b(?:imposed|increased|raised|reduced|lowered|announced|took effect|went into effect"
    r"|came into (?:force|effect)|applied|was|were|had|asked|proposed|considered)\b"
    r"|\b(?:s'appliquai(?:t|ent)|étai(?:t|ent)|avai(?:t|ent)|imposai(?:t|ent)|fut|furent)\b"
)
_PRESENT = re.compile(
    r"\b(?:is|are|shall|will|must|appl(?:y|ies)|remains?|continues?|becomes?|takes?|increases?|imposes?|lapses|expires|ends|ceases"
    r"|announces?|adds?|pays?|bears?|carr(?:y|ies)|owes?|comes?|leaves?|(?<!in )(?<!of )may(?!"
    r" \d)|can|hereby|has been|have been"
    r"|(?:has|have) (?:also |therefore )?(?:decided|determined|concluded|agreed|granted|approved"
    r"|accepted))\b"
    r"|\b(?:s'(?:applique(?:nt)?|établi(?:t|ssent)|élève(?:nt)?)|pass(?:e|ent)|est|sont|doi(?:t|vent)|entre(?:nt)?|sera|seront|impose)\b"
)
_ASIDE = re.compile(
    r", (?:which|who|that|where|whose|qui|que|dont|où)\b(?:[^,;]|,(?= \d{4}\b)){3,140}(?:,"
    r"|(?=[.;]))"
)
"""What a sentence recalls beside what it says: 'the rise, which had been set for April 1, ...'."""
_MIGHT = re.compile(
    r"\b(?:could|might|whether|potential(?:ly)?)\b|\bmay (?:lead|rise|fall|go|be (?:raised"
    r"|increased|reduced|lowered))\b"
    r"|\b(?:range of|ranging from|anywhere (?:from|between))\b"
    r"|\bbetween \d{1,3}(?:\.\d+)?(?: percent| per cent|%)? and \d"
    r"|\b(?:if|unless|should) (?:an?|any|the|canada|mexico|negotiations?|talks|imports|no)\b"
    r"[^.;]{0,160}?\b(?:acts?|agrees?|concludes?|fails?|finds?|continues?|retaliates?|rises?)\b"
    r"|\b(?:if|unless|once|should|provided that|as soon as) (?:canada|ottawa|washington|mexico"
    r"|the (?:united states|government|(?:other|neighbou?ring) country))\b[^.;,]{0,60}?"
    r" (?:lift|remov|repeal|end|drop|withdraw|suspend|scrap|cut|lower|eliminat)(?:e?s|e)?\b"
    r"|\b(?:pourrai(?:t|ent)|serai(?:t|ent)|éventuel(?:le)?s?)\b"
)
_UNCHANGED = re.compile(
    r"\b(?:is|are|stays?|remains?) (?:not (?:changed|affected|altered|modified)|unchanged"
    r"|the same)\b|\b(?:reste(?:nt)?|demeure(?:nt)?) inchangée?s?\b"
)
EARLIER_SPARED = re.compile(
    r"\b(?:entries|entry|goods|articles|products|merchandise|shipments|imports)\b"
    r"(?: (?:made|filed|entered|imported|released|accounted for|that (?:are|were) [a-z]+)){0,2}"
    r" (?:before|prior to) (?P<day>[^;]{6,70}?),? (?:is|are|will|shall|do|does) not"
    r" (?:be )?(?:affected|touched|covered|subject|concerned)\b",
    re.I,
)
"""Goods of before a day to which what is told does not apply: it applies from that day."""
_HEADING = re.compile(
    r"\s{0,8}(?:[ivx]{1,4}\.|[a-z]\.|\d{1,2}\.|sec(?:tion)?\.? \d{1,2}\.?)?\s{0,8}"
    r"(?P<words>[a-zà-ÿ][a-zà-ÿ' ,/&-]{2,70}):?\s{0,8}"
)
_BACKGROUND = re.compile(
    r"(?:.{0,20}\b)?(?:background|history|quick facts|faits en bref"
    r"|previous (?:actions?|guidance)|where things stand|what (?:is|was) (?:in force|paid)"
    r"|(?:actions?|measures?|duties|rates) (?:now |currently )?in force|contexte|historique"
    r"|explanatory note|regulatory impact analysis statement|note explicative"
    r"|résumé de l'étude d'impact de la réglementation)$"
)
_HEADING_LIMIT = 70


def stands(clause: Clause) -> bool:
    """Whether a sentence says what is so or shall be: no mere past, no possibility, no news.

    >>> said = Clause(start=0, end=0, text="We could go from 50 percent to 25.", paragraph=0)
    >>> stands(said)
    False
    """
    low = clause.lower
    unchanged = _UNCHANGED.search(low) and not EARLIER_SPARED.search(low)
    if _MIGHT.search(low) or unchanged:
        return False
    low = _ASIDE.sub(_past_left_out, low)
    return not (_PAST.search(low) and not _PRESENT.search(low))


def _past_left_out(aside: re.Match[str]) -> str:
    """What is kept of an aside: 'the order, which takes effect on May 1, raised the duty'."""
    return aside.group() if _PRESENT.search(aside.group()) else " "


_SELF = (
    r"(?:this|the present|the) (?:notice|consultations?|message|document|inquiry|review|release"
    r"|exercise|process|bulletin)"
)
_SOI = (
    r"(?:le |la |les |de la |des |du |d')?(?:cet|cette|ces|présente?s?)"
    r" (?:avis|consultations?|message|document|enquête|examen|exercice)"
)
_SETS_ASIDE = re.compile(
    rf"\b(?:outside|beyond|not within) the scope of {_SELF}\b"
    r"|\bnot (?:part of|the subject of|at issue in|covered by|dealt with (?:in|by)"
    rf"|addressed (?:in|by)|in the scope of|open for comment in) {_SELF}\b"
    rf"|\b{_SELF} (?:does|do|will) not (?:extend to|deal with|address|cover|concern|touch"
    r"|include)\b"
    rf"|\bnothing in {_SELF} (?:concerns|deals with|affects|changes|touches)\b"
    r"|\b(?:submissions?|comments?|views)\b[^.;]{0,120}\bwill not be considered\b"
    r"|\bwill (?:not|neither) (?:examine|consider|hear|review|accept) (?:goods|submissions?"
    r"|comments?|measures?|requests?)\b"
    r"|\bn(?:e |')(?:est|sont|fait|font) pas (?:visée?s?|touchée?s?|concernée?s?|couverte?s?"
    rf"|l'objet|partie)(?: par| de)? {_SOI}\b"
    rf"|\b{_SOI} ne (?:vise|porte|traite|concerne|touche|couvre)(?:nt)? pas\b"
    r"|\b(?:hors du champ|hors de la portée|exclue?s? du champ|exclue?s? de la portée)"
    rf" (?:de )?{_SOI}\b"
)
"""A sentence in which a document names something only to say that it does not deal with it."""


def without_set_aside(plain: str) -> str:
    """The text with the sentences blanked that say what it does not deal with.

    >>> without_set_aside("A duty. The Surtax Order is outside the scope of this notice.").strip()
    'A duty.'
    """
    if _SETS_ASIDE.search(lowered(plain)) is None:
        return plain
    aside = (c for c in clauses(plain) if _SETS_ASIDE.search(c.lower))
    return blanked(plain, tuple((c.start, c.end) for c in aside))


def without_background(found: Sequence[Clause]) -> tuple[Clause, ...]:
    """The clauses that stand under no heading of background; all where nothing else is left."""
    kept = tuple(_told(found))
    return kept if any(not heading(each) for each in kept) else tuple(found)


def _told(found: Sequence[Clause]) -> Iterator[Clause]:
    before = False
    for clause in found:
        name = heading(clause) or _marked(clause)
        if name:
            before = _BACKGROUND.match(name) is not None
        if not before or _FOLLOWS.match(clause.lower):
            yield clause


_FOLLOWS = re.compile(
    r"\W{0,4}(?:(?:as a result|accordingly|therefore|consequently|thus), effective\b"
    r"|effective (?:for|with respect to) (?:goods|articles|products|imports)\b)"
)
"""What follows from what is recalled, wherever it stands."""


_MARKED = re.compile(r"\s{0,4}(?:[A-Z]|[IVX]{1,4}|\d{1,2})\. (?P<words>[A-Z][A-Za-z' ,-]{2,50})\.")


def _marked(clause: Clause) -> str:
    """The words of a heading that opens its paragraph: 'A. Background.'; '' where there is none."""
    found = _MARKED.fullmatch(clause.text) if clause.first else None
    return lowered(found["words"]) if found is not None else ""


_AFTERWORD = re.compile(
    r"explanatory note|regulatory impact analysis statement|note explicative|related provisions"
    r"|dispositions connexes|amendments not in force|modifications non en vigueur"
    r"|previous versions|versions antérieures|résumé de l'étude d'impact"
)


def before_afterword(found: Sequence[Clause]) -> tuple[Clause, ...]:
    """An order's own sections: what explains it under a heading after them is no part of it."""
    for index, clause in enumerate(found):
        if index and _AFTERWORD.match(heading(clause)):
            return tuple(found[:index])
    return tuple(found)


OF_RELIEF = re.compile(r"\W{0,4}(?:the|these|such) (?:exclusions?|exemptions?|exceptions?)\b")
"""A sentence on relief: its days are none of a duty."""


def heading(clause: Clause) -> str:
    """The words of a heading in lower case; '' for a sentence."""
    if len(clause.text) > _HEADING_LIMIT or not clause.first:
        return ""
    found = _HEADING.fullmatch(clause.lower)
    return found["words"].strip() if found else ""
