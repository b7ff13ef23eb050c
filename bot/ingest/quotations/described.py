"""Speakers an article only describes: 'the contract says', 'L’ambassade du Vietnam s’est dite'."""

from __future__ import annotations

import re

from bot.ingest.quotations.persons import QuotedPerson, sex_of_article

_REACH = 220
_ENGLISH = (
    r"(?:(?:the|an?|somebody|someone|one|its|his|her|their|our|my|this|that)\s"
    r"|(?:(?-i:[A-Z])[\w-]{2,20}\s)?[\w-]{2,20}[’']s\s)"
)
_FRENCH = (
    r"(?:(?:les?|la|une?|des|mon|ma|son|sa|ses|leurs?|ces?|cette|cet|plusieurs|certaine?s)\s|l[’'])"
)
_BOUNDARY = (
    r"(?:^[\s\x01]{0,8}(?:In an? (?:[a-z]+\s)?(?:statement|email|letter|filing|post)\s)?"
    r"(?:(?:[A-ZÀ-Þ]|In |At |À |Au |En |Dans )[^,.;:\x01]{1,60},\s)?"
    r"(?:In (?:(?:response|turn|reply|return|addition|particular)"
    r"|(?:the|an?|its|his|her) \w{3,12}(?= (?:the|an?) ))\s)?|[,;:–—(]\s?"
    r"|\b(?:and|but|as|while|when|where|et|mais|tandis que|alors que|où)\s"
    r"|\b(?:tandis|alors) qu[’'])"
)
_WORD = r"(?:[\w’'&-]|(?<=\w)\.(?=\w)){1,30}"
_BETWEEN_ENGLISH = (
    r"(?:\s(?:has|have|had|also|later|then|now|itself|themselves|\w{2,14}ly|still|again|did"
    r"|(?:is|was|can be)(?:\s(?:then|later|also))?\sheard"
    r"|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|simply|in its \w+|in a \w+))"
)
_BETWEEN_FRENCH = (
    r"(?:\s(?:a|ont|avait|avaient|aurait|auraient|en|y|lui|leur|aussi|encore|ensuite"
    r"|elle-même|lui-même|quant à elle|quant à lui"
    r"|de son côté|pour sa part|dans sa requête|dans son rapport|déjà|toutefois|s[’']est|se"
    r"|n[’']a pas|s[’']|en effet|d[’']ailleurs|pourtant"
    r"|(?!(?:gouverne|départe|parle|établisse|groupe|regroupe|mouve|docu)ment)[a-zà-ÿ]{3,12}ment))"
)


def _before(article: str, between: str) -> re.Pattern[str]:
    return re.compile(
        rf"{_BOUNDARY}(?P<words>{article}{_WORD}(?:\s{_WORD}){{0,7}}?)"
        r"(?:\s\([^()\x01]{1,30}\))?"
        rf"(?:,\s[^,\x01]{{3,120}}(?:,\s[^,\x01]{{2,40}})?,)?{between}{{0,3}}[\s,]{{1,2}}(?:s[’'])?$",
        re.I,
    )


def _after(article: str) -> re.Pattern[str]:
    return re.compile(
        rf"\s{{0,4}}(?P<words>{article}{_WORD}(?:\s{_WORD}){{0,8}}?)"
        rf"(?=[,;:\x01]|\s[(\x01]|\.(?!\w)|\s(?:[àa]|au(?=\s[A-ZÀ-Þ])|qui|après|avant|lors|dont)\s|$)",
        re.I,
    )


_BEFORE = (_before(_ENGLISH, _BETWEEN_ENGLISH), _before(_FRENCH, _BETWEEN_FRENCH))
_AFTER = (_after(_ENGLISH), _after(_FRENCH))
_NO_SUBJECT = re.compile(
    r"\b(?:was|were|is|are|sera|seront|serait|fut|ont|had|has|have|been|be|to|who|whom|which|that|est|sont|était|étaient|été|qui|que|dont"
    r"|avis|opinion|view|poll|polls|survey|surveys|study|data|figures|sondage|étude|idea|idée|fact|fait|question"
    r"|problem|problème|said|says|dit|when|while|as|it|he|she|they|il|elle|on"
    r"|would|will|could|not|fois|time|year|day|week|month|année|jour|semaine|mois"
    r"|temps|parole|soin|occasion"
    r"|way|morning|evening|matin|soir|thing|chose|no|pas|by|par|than|of what|tariffs?|dut(?:y|ies)"
    r"|tarifs?|droits?|prices?|prix|sum|bit|lot|few|others?"
    r"|veille|lendemain|surlendemain|instant|moment|heures?|minutes?|nuit|après-midi|midi"
    r"|mi-journée|week-end|siècle|début|suite|plupart)\b"
    r"|^(?:les?|la|leurs?|l[’'])\s?(?:a|ont|avait|avaient|aurait)\b",
    re.I,
)
"""What shows that the words are no subject, or that nobody can be asked for."""


_SECOND = re.compile(
    r"\w\s(?<!of\s)(?<!for\s)(?<!in\s)(?<!at\s)(?<!on\s)(?<!de\s)(?<!à\s)(?<!dans\s)(?<!sur\s)"
    r"(?<!with\s)(?<!from\s)(?<!by\s)(?<!to\s)(?<!about\s)(?<!avec\s)(?<!par\s)(?<!pour\s)"
    r"(?:the|an?|le|la|un|une)\s",
    re.I,
)
"""'a term the report' is a thing and, behind it, somebody who calls it so."""


def described_before(text: str, *, french: bool = False) -> QuotedPerson | None:
    """Who is described right before a verb of saying.

    >>> described_before("At noon, the contract ").name
    'the contract'
    """
    tail = _ASIDE.sub(r"\1 ", text[-_REACH:])
    found = _BEFORE[french].search(tail)
    if found is None:
        return None
    if not french and _described(found["words"]) is None:  # 'The dip came as a banker'
        found = _BEFORE[french].search(tail, found.start("words") + 1) or found
    behind_name = _TELLS_WHO.search(tail, 0, found.start("words"))
    if behind_name is not None and _APART.match(tail, found.end("words")) is not None:
        return None
    return _described(found["words"])


_ASIDE = re.compile(r"(?<=\s)(a|ont|avait|avaient),\s[^,\x01]{3,40},\s$")
"""'La scierie a, une fois de plus, promis': what parts the auxiliary from its verb."""


def described_after(text: str, *, french: bool = False) -> QuotedPerson | None:
    """Who is described right after an inverted verb: ', scande le groupe.'"""
    found = _AFTER[french].match(text[:_REACH])
    if found is None:
        return None
    named = _APPOSED_NAME.match(text, found.end()) if _ONE_PERSON.match(found["words"]) else None
    if named is not None and _NO_SUBJECT.search(found["words"]) is None:
        sex = "f" if found["words"].lower().startswith("une ") else ""
        return QuotedPerson(name=named["name"], role=found["words"], sex=sex)
    return _described(found["words"])


_ONE_PERSON = re.compile(r"(?:une?|an?)\s(?:[a-zà-ÿ’'-]{2,20}\s?){1,6}$", re.I)
_APPOSED_NAME = re.compile(
    r",\s(?P<name>[A-ZÀ-Þ][\w’'-]{1,20}(?:\s(?:de\s|van\s|von\s)?[A-ZÀ-Þ][\w’'-]{1,30}){1,3})"
    r"(?=[.,;:\x01]|\s{0,4}$|\s(?:à|au|dans|sur|lors|in|at|on|during)\s)"
)
"""'affirme un jeune métallo, Ilyes Benamar': who is described before he is named."""


def member_of(text: str, body: int) -> QuotedPerson | None:
    """Who is of the body that stands at an offset of a text and ends it.

    >>> member_of("A ranking Democrat on the Senate Finance Committee", 26).name
    'A ranking Democrat on the Senate Finance Committee'
    """
    if _MEMBER.fullmatch(text, 0, body) is None:
        return None
    return QuotedPerson(name=text.strip(" ,\n\x01"), named=False)


_MEMBER = re.compile(
    r"[\s\x01,]{0,8}(?:[Aa]n?|[Oo]ne|[Uu]ne?)\s(?!in\b|on\b|of\b|at\b|by\b)(?:[\w’'-]{2,20}\s){1,4}"
    r"(?:(?:on|for|at|of|with|from|in)\s(?:the\s)?|(?:du|de la|au|à la|de|chez)\s|(?:de|à)\sl[’'])"
)
_TELLS_WHO = re.compile(r"[A-ZÀ-Þ][\w’'.&-]{1,40},\s$")
"""'Alumex, la faîtière du métal, estime': what only tells who is named before it."""
_APART = re.compile(r",\s")
_PAST = re.compile(r"\w\sa\s\w{2,14}(?:é|i|u|is|it)e?s?\b")


_NAMED = re.compile(
    r"(?P<role>(?:[Tt]he|[Aa]n?|[Ll][ea]|[Uu]ne?)\s[a-zà-ÿ][\w’'-]{2,20}(?:\s[a-zà-ÿ][\w’'-]{1,20}){0,4}"
    r"|[Ll][’'][a-zà-ÿ][\w’'-]{2,20}(?:\s[a-zà-ÿ][\w’'-]{1,20}){0,4})"
    r"(?<!\sthe)(?<!\sof)(?<!\sfor)(?<!\sat)(?<!\sin)(?<!\son)(?<!\sde)(?<!\sdu)(?<!\sdes)(?<!\sla)(?<!\sau)"
    r"\s(?P<name>[A-ZÀ-Þ][\w’'-]{1,20}(?:\s[A-ZÀ-Þ][\w’'.-]{1,30}){1,3})"
)
"""'L’agronome Pascale Nguyen' is Pascale Nguyen, whatever an agronomist is."""


_CALLED = re.compile(
    r"(?P<role>(?:(?:[Tt]he|[Ll][ea])\s|[Ll][’'])(?:[a-zà-ÿ][\w’'-]{0,20}\s){1,7}?)(?<!\bde\s)(?<!\bdu\s)"
    r"(?<!\bdes\s)(?<!\bla\s)(?<!\bà\s)(?<!\bau\s)(?<!\ben\s)(?<!\bof\s)(?<!\bin\s)(?<!\bthe\s)(?<!\bfor\s)"
    r"(?<!\bat\s)(?<!gouvernement\s)(?<!administration\s)(?<!cabinet\s)(?<!équipe\s)(?<!government\s)"
    r"(?P<name>[A-ZÀ-Þ][\w’'&-]{2,30}(?:\s[A-ZÀ-Þ][\w’'&-]{1,30})?)"
    r"(?:(?<=[A-Z]{2})\s(?:de|des|du|d|of|for)[’'\s].+)?"
)
"""'la faîtière des fromagers Lactem' is Lactem, a body."""


_THIS_DAY = re.compile(
    r"^(?:ce|cette)\s(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|matin|soir|semaine|année|nuit)\s"
    r"(?=l[ea]s?\s|l[’']|une?\s|des\s)",
    re.I,
)
"""'répond ce mercredi le conseil': when, before who."""


def _described(words: str) -> QuotedPerson | None:
    words = _THIS_DAY.sub("", words.strip(" ,"))
    if _PAST.search(words) or _NO_SUBJECT.search(words) or _SECOND.search(words):
        return None
    named = _NAMED.fullmatch(words)
    if named is not None:
        sex = sex_of_article(words)
        return QuotedPerson(name=named["name"], role=named["role"], sex=sex)
    called = _CALLED.fullmatch(words)
    if called is not None:
        sex = sex_of_article(words) or "b"  # 'la fédération VCI' is 'elle' and 'it'
        return QuotedPerson(name=called["name"], role=called["role"], body=True, sex=sex)
    return QuotedPerson(name=words, named=False, body=True, sex=sex_of_article(words) or "b")
