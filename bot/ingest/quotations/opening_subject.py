"""Who a French sentence is about, where nobody in it has a name: 'Les syndicats du port ont'."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.ingest.quotations.lexicon import SpeechLexicon
from bot.ingest.quotations.persons import QuotedPerson, institution, sex_of_article

_OPENER = (
    r"(?:mais|or|et|car|puis|pourtant|toutefois|cependant|ainsi|enfin|alors|aussi|déjà|de plus"
    r"|en outre|par ailleurs|de son côté|de leur côté),?\s"
)
_CIRCUMSTANCE = (
    r"(?:en|au|aux|à|dans|après|avant|depuis|pour|lors|dès|sur|face|malgré|par|pendant|hier|avec"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|le \d{1,2})\b[^,;:\x01]{1,140},\s"
)
_DETERMINER = (
    r"(?:(?:les?|la|une?|des|ces?|cette|cet|son|sa|ses|leurs?|plusieurs|certaine?s|quelques|deux|trois"
    r"|(?:plus|près|moins) de \d[\d ]{0,6}|de nombreu(?:x|ses)|d[’']autres|nombre de)\s"
    r"|[ld][’']|\d{2,4}\s)"
)
_AFTER_HEAD = r"(?:\s[^\s,;:()\x01]{1,26}){0,9}?"
_ENDS = (
    r"(?=\s\(|,|\s(?:qui|a|ont|avait|avaient|aurait|auraient|est|sont|était|étaient|se|ne|y|en|va"
    r"|vont|dont|où)\s|\ss[’']|\sn[’']|\s[a-zà-ÿ]{3,14}(?:é|i|u|it)e?s?\spar\s|\s{0,2}$)"
)
_QUANTITY = (
    r"(?:(?:[a-zà-ÿ-]{3,14}\s)?(?:centaine|dizaine|vingtaine|trentaine|quarantaine|cinquantaine"
    r"|poignée|partie|majorité|groupe|collectif|millier|milliers|dizaines|centaines)"
    r"\sd(?:e\s(?:la\s|l[’'])?|es\s|u\s|[’']))?"
)
_RELATIVE = (
    r"(?:\s\([^()]{1,40}\))?,?\squi\s(?:(?:n[’']|ne\s)?(?:a|ont|avait|avaient|aurait|auraient|lui"
    r"|leur|y|en|aussi|également|toutefois)\s|n[’']|s[’'])?(?:[a-zà-ÿ]{4,14}ment\s)?"
)
_TOO_LONG = 400
"""Characters before a verb over which its subject is not looked for."""


def opening_subject(lead: str, lexicon: SpeechLexicon) -> QuotedPerson | None:
    """The speaker with whom ``lead``, a sentence up to its verb, begins: a group, body or paper.

    Only what can speak (``lexicon.speaking``) counts; a name right behind it is somebody else's
    matter, as 'le député Luc Roy' is Luc Roy.
    """
    if len(lead) > _TOO_LONG or ";" in lead:
        return None
    initials = _INITIALS.match(lead)
    if initials is not None and initials["words"] not in _NO_BODIES:
        return institution(initials["words"])
    found = _opening(lexicon.speaking).match(lead.lower())
    if found is None:
        return None
    until = _verb_behind(lead.lower(), found.end("head"), found.end("words"), lexicon)
    return _speaker(lead[found.start("words") : until].rstrip(), found["head"])


def _verb_behind(low: str, start: int, end: int, lexicon: SpeechLexicon) -> int:
    """Where a verb of saying ends the phrase: 'l’association assure qu’il'."""
    verbs = (start + verb.start() for verb in lexicon.verb.finditer(low[start:end]))
    return next((at for at in verbs if not _NOUN_FOLLOWS.search(low, 0, at)), end)


_NOUN_FOLLOWS = re.compile(r"(?:\b(?:d[eu]|des|l[ea]s?|une?|à|aux?|en|par|pour|sur|et)\s|[’'-])$")
"""'le comité de demande': no verb."""


def antecedent(lead: str, lexicon: SpeechLexicon) -> QuotedPerson | None:
    """Whose clause a verb behind 'qui' is in: 'la cible des éleveurs du port, qui ont'."""
    near = lead[-_NEAR:]
    found = _before_relative(lexicon.speaking).search(near.lower())
    if found is None:
        return None
    words = near[found.start("words") : found.end("words")]
    return _speaker(words, found["head"], named=True)


def source_behind(behind: str, lexicon: SpeechLexicon) -> QuotedPerson | None:
    """The group, body or paper that follows 'selon' or 'pour', up to what tells more of it."""
    initials = _BARE_INITIALS.match(behind)
    if initials is not None and initials["words"] not in _NO_BODIES:
        return institution(initials["words"])
    found = _source(lexicon.speaking).match(behind.lower())
    if found is None:
        return None
    return _speaker(behind[found.start("words") : found.end("words")], found["head"], named=True)


def is_group(words: str, lexicon: SpeechLexicon) -> bool:
    """Whether a description is one of several people, a body or a paper, by its first noun."""
    return _source(lexicon.speaking).match(words.lower()) is not None


_INITIALS = re.compile(
    rf"\s{{0,8}}(?:(?i:{_OPENER}))?(?:(?i:{_CIRCUMSTANCE}))?(?:[Ll][ea]\s|[Ll][’'])?"
    r"(?P<words>[A-ZÀ-Þ][A-ZÀ-Þ&-]{1,7})(?=,?\s[a-zà-ÿ])"
)
_BARE_INITIALS = re.compile(
    r"\s?(?:[Ll][ea]\s|[Ll][’'])?(?P<words>[A-ZÀ-Þ][A-ZÀ-Þ&-]{1,7})(?=\s?[,.:]|\s(?:pour|qui|dont|dans)\s|\s{0,2}$)"
)
_NO_BODIES = frozenset(
    ["ONG", "PIB", "TVA", "PME", "TPE", "HLM", "OGM", "CDI", "CDD", "SMS", "ADN", "PCR", "IA"]
)
_NEAR = 200
"""Characters before a verb in which the word before its 'qui' is looked for."""


def _speaker(words: str, head: str, *, named: bool = False) -> QuotedPerson | None:
    """``named``: a name right behind the noun is the body's own."""
    behind = words[words.lower().find(head) + len(head) :]
    if not named and _NAME_BEHIND.match(behind) and not _PLURAL.match(words):
        return None
    name = _OF.sub("", words).strip()
    return QuotedPerson(name=name, named=False, body=True, sex=sex_of_article(name) or "b")


_NAME_BEHIND = re.compile(r"\s[A-ZÀ-Þ]")
_PLURAL = re.compile(r"(?:les|des|ces|ses|leurs|plusieurs|certaine?s|quelques|\d)", re.I)
_OF = re.compile(r"^d[’'](?=une?\s)")


@lru_cache(maxsize=2)
def _opening(speaking: str) -> re.Pattern[str]:
    return re.compile(
        rf"\s{{0,8}}(?:{_OPENER})?(?:{_CIRCUMSTANCE})?(?P<words>{_DETERMINER}{_QUANTITY}"
        rf"(?:[a-zà-ÿ-]{{3,14}}\s){{0,2}}?(?P<head>{speaking}){_AFTER_HEAD}){_ENDS}"
    )


@lru_cache(maxsize=2)
def _source(speaking: str) -> re.Pattern[str]:
    return re.compile(
        rf"\s?(?P<words>{_DETERMINER}{_QUANTITY}(?P<head>{speaking}){_AFTER_HEAD})"
        rf"(?:{_ENDS}|(?=\s?[:.]|\s(?:pour qui|chargée?s?)\s))"
    )


@lru_cache(maxsize=2)
def _before_relative(speaking: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w’'])(?P<words>{_DETERMINER}{_QUANTITY}(?P<head>{speaking}){_AFTER_HEAD})"
        rf"{_RELATIVE}$"
    )
