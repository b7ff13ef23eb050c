"""Which of the two languages a text is written in."""

from __future__ import annotations

import re

from bot.domain.text import Lang
from bot.reading.words import fold, tokens

_FRENCH = frozenset(
    word
    for line in (
        "abonne abonner aceum acier afin aide americain americaine americaines",
        "americains aout apres armoire armoires au aujourd autre aux avant avec avez avril biere",
        "bois bonjour camion camions canadien canadienne canadiennes canadiens ce cela celle ces",
        "cette chronologie citation citations combien comment cuivre dans decembre demain depuis",
        "dernier derniere des desabonne dit douane droit droits du elle en entre erable est et",
        "etaient etait etats ete eu faire fevrier foutre frappe frappes fromage hier historique",
        "ici il ils impose janvier jour jours juillet juin la lait laquelle le lequel les leur",
        "lors lui mai maintenant mais mars medicament medicaments merci meuble meubles mois mon",
        "ne neuf non nos nous novembre octobre oeuvre ou oui par pas payer pendant peut peux",
        "potasse pour pourquoi produit propos provenant quand que quel quelle quelles quels qui",
        "quoi rembourres sans semaine sens septembre ses si sirop soit sont sous sur surtaxe",
        "tarifs taxe taxee taxer taxes te tu un une unis va vers vin voiture voitures vos votre",
        "vous y",
    )
    for word in line.split()
)
_ENGLISH = frozenset(
    word
    for line in (
        "a about after all american and any april are at august be been beer before between by",
        "can canadian car cars changed changes charge cheese december did do does down duties",
        "february for free from get had has have help history how i in into is it january july",
        "june lumber march may me much my no now october of off on or other our owe paid pay",
        "quote rate said say sense september since so steel still tariff tariffs tell thanks that",
        "the then there they this timeline to today tomorrow trade truck trucks was we were what",
        "when where which whisky who why will wine with without would yes yesterday you your",
    )
    for word in line.split()
)
SPOKEN_IN = (r"\bin french\b|\ben francais\b", r"\bin english\b|\ben anglais\b")
"""Asking for an answer in French, or in English."""
_IN_FRENCH, _IN_ENGLISH = (re.compile(pattern) for pattern in SPOKEN_IN)
_FRENCH_LETTERS = frozenset("àâçéèêëîïôùûœ")


def language(text: str) -> Lang | None:
    """'fr' or 'en' by the small words; None where nothing tells them apart ('7208.51', 'ok').

    >>> language("droits sur l'acier"), language("duty on steel"), language("7208.51")
    ('fr', 'en', None)
    """
    folded = fold(text)
    if _IN_FRENCH.search(folded):
        return "fr"
    if _IN_ENGLISH.search(folded):
        return "en"
    words = [token.word for token in tokens(folded)]
    french = sum(word in _FRENCH for word in words)
    english = sum(word in _ENGLISH for word in words)
    french += any(letter in _FRENCH_LETTERS for letter in text.lower())
    if french == english:
        return None
    return "fr" if french > english else "en"
