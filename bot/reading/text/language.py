"""Which of the two languages a text is written in."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.domain.questions import Question
from bot.domain.text import Lang
from bot.domain.words import word_set
from bot.reading.words import clean, fold, words_of

_FRENCH = word_set(
    "abonne abonner aceum acier afin aide allo americain americaine americaines americains",
    "aout apres armoire armoires au aujourd autre aux avant avec avez avril biere blague",
    "bois bonjour bonsoir camion camions canadien canadienne canadiennes canadiens ce cela",
    "celle ces cette changements chapitre cherche chronologie citation citations combien",
    "comment contingent cuivre d dans de decembre demain depuis dernier derniere des",
    "desabonne dis dit dites donnees douane droit droits du elle en entre erable est et",
    "etaient etait etats ete eu faire fevrier foutre frappe frappes fromage graphique hier",
    "historique ici il ils impose janvier jour jours juillet juin l la lait laquelle le",
    "lequel les leur lors lui mai maintenant mais medicament medicaments merci meteo",
    "meuble meubles mois mon ne neuf non nos nous nouvelles novembre octobre oeuvre ou oui",
    "par pas payer pendant peut peux potasse pour pourquoi produit produits propos",
    "provenant qu quand que quel quelle quelles quels qui quoi rembourres salut sans",
    "semaine sens septembre ses si sirop soit sont sous sur surtaxe surtaxes tarifs taxe",
    "taxee taxer taxes te tu un une unis va vers veux vin voiture voitures vont vos votre",
    "voudrais vous y",
)
_ENGLISH = word_set(
    "about after all american an and any april are at august be been beer before between by",
    "can canadian car cars changed changes charge cheese december did do does down duties",
    "exempt february for free from get give goods had has have help history how i in into",
    "is it january july june list lumber march may me much my no now october of off on or",
    "other our owe paid pay quote rate rates said say sense september show since so steel",
    "still tariff tariffs tell thanks that the then there they this timeline to today",
    "tomorrow trade truck trucks was we were what when where which whisky who why will wine",
    "with without would yes yesterday you your",
)
SPOKEN_IN = (r"\bin french\b|\ben francais\b", r"\bin english\b|\ben anglais\b")
"""Asking for an answer in French, or in English."""
_IN_FRENCH, _IN_ENGLISH = (re.compile(pattern) for pattern in SPOKEN_IN)
_LATIN = re.compile(r"\bde minimis\b|\bad valorem\b|\bper se\b")
"""Terms of the trade that both languages write alike."""
_LETTERS = re.compile(r"\b[A-Z]{3}\b")
"""Letters that stand for a name, among small ones: a VIN, five o'clock EST."""
_MEASURED = re.compile(r"(?<=\d)(?: ?l| ?t)\b")
"""Units that are words besides: 500 l."""
_FRENCH_LETTERS = frozenset("àâçéèêëîïôùûœ")


@lru_cache(maxsize=1_000)
def language(text: str) -> Lang | None:
    """'fr' or 'en' by the small words; None where nothing tells them apart ('7208.51', 'ok').

    Kept, since a question is looked at several times on its way.

    >>> language("droits sur l'acier"), language("duty on steel"), language("7208.51")
    ('fr', 'en', None)
    >>> language("/duty 2203.00 900 EUR quantity 500 l") is None
    True
    """
    folded = fold(text)
    if _IN_FRENCH.search(folded):
        return "fr"
    if _IN_ENGLISH.search(folded):
        return "en"
    shouted = () if text.isupper() else (fold(m) for m in _LETTERS.findall(text))
    words = words_of(_MEASURED.sub(" ", _LATIN.sub(" ", folded)))
    for letters in shouted:
        if letters in words:
            words.remove(letters)
    french = sum(word in _FRENCH for word in words)
    english = sum(word in _ENGLISH for word in words)
    french += any(letter in _FRENCH_LETTERS for letter in text.lower())
    if french == english:
        return None
    return "fr" if french > english else "en"


_USER = "user:"


def language_of(question: Question, text: str | None = None, *, thread: Lang | None = None) -> Lang:
    """The language to answer in: as chosen, else of the question, of its thread, of the place.

    ``text`` is what of the question's words may tell it, where not all of them do; ``thread`` the
    language that a stored thread was answered in.
    """
    if question.lang is not None:
        return question.lang
    usual = thread or question.locale
    said = [
        clean(question.text if text is None else text),
        *(t[len(_USER) :] for t in reversed(question.thread) if t.startswith(_USER)),
    ]
    return next((lang for text in said if (lang := language(text)) is not None), usual)
