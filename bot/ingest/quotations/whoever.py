"""Who stands behind an inverted verb of saying, when the article presents nobody like that."""

from __future__ import annotations

import re

from bot.ingest.quotations.lexicon import SpeechLexicon
from bot.ingest.quotations.persons import QuotedPerson, institution, sex_of_article

_WORD = r"[\w’'&.-]{1,24}"
_CIRCUMSTANCE = (
    r"\s(?:ainsi|aussi|également|encore|toutefois|notamment|en substance|en effet|pourtant|ensuite"
    r"|hier|(?:ce\s)?(?:\w{3,6}di|dimanche)(?:\s(?:matin|soir|après-midi))?"
    r"|ce (?:matin|soir)|cette (?:semaine|nuit)|en \w{3,12}|quant à (?:lui|elle|eux)"
    r"|pour sa part|de son côté"
    r"|(?:dans|par|sur|lors d[e’'])\s?(?:un|une|son|sa|le|la|ce|cette)\s\w{3,14}(?:\sde presse)?"
    r"|(?:à|au|auprès d[eu]|devant)\s(?:l[’']|la\s|le\s|les\s)?[\w’'-]{2,16}(?:\sExpress)?)"
)
_WHOEVER = re.compile(
    rf"(?:{_CIRCUMSTANCE}){{0,3}}?\s(?P<words>"
    rf"(?:(?:plus|près) de |quelque |une (?:dizaine|centaine) de )?\d[\d ]{{0,6}}\s[a-zà-ÿ]{{3,20}}"
    rf"(?:\s(?:des?|du)\s{_WORD}(?:\s{_WORD})?)?"
    rf"|(?:les?\s|la\s|l[’']|une?\s|des\s|ces?\s|cette\s|plusieurs\s){_WORD}"
    rf"(?:\s(?:d[eu’']|des|de la|à la|aux?|of)?\s?{_WORD}){{0,4}}?"
    rf"|[A-ZÀ-Þ]{_WORD}(?:\s(?:et\s|de\s|du\s)?[A-ZÀ-Þ]{_WORD}){{0,4}}"
    r")(?=[.,;:\x01\n]|\s(?:dans|à|au|lors|en|sur|par|avec|qui|pour|devant|après|avant|mais|et)\s|\s{0,4}$)"
)


def whoever(behind: str, lexicon: SpeechLexicon) -> QuotedPerson | None:
    """Who follows a verb of saying: a name that nothing presents, or whom it describes.

    >>> _WHOEVER.match(" en substance le texte.")["words"].strip(" .")
    'le texte'
    """
    found = _WHOEVER.match(behind)
    if found is None:
        return None
    words = found["words"].strip(" .")
    if not words[:1].isupper():
        return QuotedPerson(name=words, named=False, body=True, sex=sex_of_article(words) or "b")
    if lexicon.organization.search(words.lower()) or words.isupper():
        return institution(words)
    return QuotedPerson(name=words)
