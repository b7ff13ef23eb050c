"""Firms, unions, parties and ministries, which speak for themselves."""

from __future__ import annotations

import re

from bot.ingest.quotations.ministries import MINISTRY
from bot.ingest.quotations.names import NOT_NAMES
from bot.ingest.quotations.persons import QuotedPerson, institution

_OPENER = (
    r"(?:Mais|Or|Pourtant|Toutefois|Cependant|Ainsi|Enfin|Puis|Alors|Et|Car|Donc|But|And|Yet"
    r"|Meanwhile|Still|However|Then|So|Now)"
)
_LEADS_IN = r"(?:Selon|Pour|Dans|Avec|Sans|Chez|Contre|Depuis|Devant|Malgré|According|For|With)"
"""Prepositions that begin a sentence, and no name: 'Selon la Chambre'."""
OPENERS = re.compile(rf"^(?:{_OPENER}(?:,\s|\s))+")
"""Conjunctions and adverbs that begin a sentence, and no name."""
BODY = re.compile(
    rf"{MINISTRY}|"
    r"(?:[Ll]e |[Ll]a |[Ll]’|[Aa]u )?(?:Parti|Syndicat|Fédération|Association|Bloc|Chambre"
    r"|Ministère|ministère|Coalition|syndicat)(?!\w)"
    r"(?:\s(?:de l[’']\w{1,30}|du|de|des|la|pour|et|les|international|nord-américain"
    r"|québécoise?|libérale?|[a-zà-ÿ-]{3,14}(?:aise?|ienne|oise?|éenn?e?|enne|icaine?)"
    r"|(?:inter)?(?:national|provincial|mondial|général|régional|départemental|syndical"
    r"|professionnel|patronal|indépendant)(?:le|e)?|agricole|paysanne|ouvrière|autonome"
    r"|belge|russe|suisse"
    r"|conservateur|national|canadien(?:ne)?|[A-ZÀ-Þ][\w’'-]{1,30}"
    r"|(?<=des\s)[a-zà-ÿ][\w-]{3,20}|d[’'][a-zà-ÿ][\w-]{3,20}"
    r"|(?<=\bde\sla\s)(?!ministre|mairesse|présidente|cheffe|première|province|région|ville)"
    r"[a-zà-ÿ]{4,20}"
    r"|(?<=\bde\s)(?!passage|retour|nouveau|concert|plus)[a-zà-ÿ]{4,20}"
    r"|(?<=\bet\s)(?!toutes|autres|leurs)[a-zà-ÿ]{4,20}[sx]"
    r"|[a-zà-ÿ]{3,16}(?:iers|ières|icoles|oles|iques|aires|iales|iaux))(?!\w))*"
    rf"|(?:(?:the|le|la|l’|au|du)\s)?(?!{_OPENER}\b|{_LEADS_IN}\s)"
    r"(?:[A-ZÀ-Þ][\w’'.&-]{0,30}\s(?:(?:of|for|on|de|des|du|la|and|&)\s)*){1,7}[A-ZÀ-Þ][\w.’'-]{0,30}"
    r"|[A-ZÀ-Þ][\w’'-]{1,30}[’']s\s[Oo]ffice|(?:the\s)?[A-Z]\w{1,30}\s[A-Z]\w{1,30}[’']s\s[Oo]ffice"
    r"|(?:le |au )?cabinet (?:du|de la) [\wÀ-ÿ’' -]{3,50}?(?=,)",
)
OFFICE_OF = re.compile(
    r"(?<![\w’])(?:[Ll]e |[Ll]’)(?:bureau|cabinet|entourage)\s(?:du|de la|des|de l[’']|de|d[’'])\s?"
    r"(?:[a-zà-ÿ][\w’'-]{2,20}\s(?:du |de la |de |des |de l[’'])?){0,3}"
    r"[A-ZÀ-Þ][\w’'-]{1,30}(?:\s(?:[A-ZÀ-Þ][\w’'-]{1,30}|ministre)){0,3}"
)
"""'le cabinet de la ministre Lise Roy': who speaks for somebody is not that person."""
SEVERAL = re.compile(
    r"(?<![\w’])[Ll]es (?P<members>[A-ZÀ-Þ][a-zà-ÿ-]{3,20}[sx])"
    r"(?:\s(?:et\s)?(?!(?:ont|sont|disent|se|ne|n|en|et|a|que|qui|du|de|des|d|pour|par|dans)\b)"
    r"[a-zà-ÿ]{4,20}[sx](?=\s(?:du|de|des|et)\s|\s\())?"
    r"(?:\s(?:du|de la|des|de)\s(?:[a-zà-ÿ][\w-]{2,20}|[A-ZÀ-Þ][\w’'-]{1,30})"
    r"|\s(?:de l|d)[’'][\w-]{2,30}){1,4}"
)
"""'les Éleveurs de chèvres du Québec': a body that is called after its members."""
SEVERAL_SHORT = re.compile(
    r"(?<![\w’])[Ll]es (?P<members>[A-ZÀ-Þ][a-zà-ÿ-]{3,20}[sx])(?!\s(?:du|de|des)\b|\sd[’'])"
)
"""'les Éleveurs' alone."""
_BODY_NP = (
    r"(?:(?:the|le|la|l’|l')\s?)?(?P<body>[A-ZÀ-Þ][\w’'&.-]*\w(?:\s(?:of|for|the|de|du|des|la|and|et|&)(?=\s[A-ZÀ-Þ])"
    r"|\s[A-ZÀ-Þ(][\w’'&.)-]*|\s(?:québécois|libéral|conservateur|canadien|québécoise|canadienne)e?)*)"
)
_BODY_BEFORE = re.compile(
    rf"(?:^|[,;]\s|\bthat\s|\band\s|\bbut\s|—\s|\bque\s|\s){_BODY_NP}"
    r"(?:,\s(?:which|who|qui)\s(?:[^,]|,(?=\d)){0,120},|,\s[^,]{0,60},)?\s(?:(?:has|have|had"
    r"|also|a|ont|avait|quant à lui|later|\w+ly)\s){0,3}$",
)
_SUBJECT_VERB = (
    r"(?:issued|released|published|filed|sent|posted|circulated"
    r"|has|have|had|is|are|was|were|will|would|a|ont|est|sont|avait|vient)\b"
)
_BODY_FIRST = re.compile(
    rf"^\s{{0,8}}(?:[ÀA] l[’']\S+(?:\s\S+){{0,3}},\s)?(?:The\s|the\s|[Ll]e\s|[Ll]a\s|[Ll][’'])?"
    rf"{_BODY_NP}(?=\s{_SUBJECT_VERB})"
)
_PLACES = frozenset(
    {
        "united states",
        "united",
        "u.s",
        "canada",
        "mexico",
        "china",
        "états-unis",
        "mexique",
        "chine",
    }
    | {"europe", "ontario", "quebec", "québec", "alberta", "british columbia", "wall street"}
    | {"north america", "north american", "white"}
)
"""What can't speak by itself; 'Ottawa said' and 'Washington said' can."""


_COUNTRIES = frozenset(
    [
        *("Canada", "Mexico", "China", "Japan", "India", "Brazil"),
        *("Ontario", "Quebec", "Alberta", "Saskatchewan", "Manitoba"),
    ]
)
"""What speaks where its verb follows: 'Canada said Friday that'."""
GOVERNMENTS = frozenset(
    [
        *("Ottawa", "Washington", "Québec", "Pékin", "Beijing", "Mexico", "Bruxelles", "Brussels"),
        *("Londres", "London", "Berlin", "Paris", "Tokyo", "Moscou", "Moscow", "Queen’s Park"),
    ]
)
"""Governments that are called by their place: 'selon Ottawa', 'Ottawa dit suivre le dossier'."""


def body_before(text: str) -> QuotedPerson | None:
    """A firm, union or party right before a verb: 'United Steelworkers, which ..., ' said.

    >>> body_before("Meanwhile, United Steelworkers, which represents workers in Canada, ").name
    'United Steelworkers'
    """
    owned = _OWN_OFFICE.search(text)
    if owned is not None:
        return institution(owned["body"])
    found = _BODY_BEFORE.search(text)
    if found is None:
        return None
    lead = text[max(0, found.start("body") - 40) : found.start("body")]
    if _SHARE.search(lead) or _OF.search(lead) or _ANYBODY.search(lead):
        return None
    if found["body"] in _COUNTRIES:
        return institution(found["body"])
    return _as_body(found)


_OWN_OFFICE = re.compile(
    r"(?:^|[,;—]\s|\b(?:and|but|that|as|while)\s)"
    r"(?P<body>(?:[A-ZÀ-Þ][\w.’-]{0,20}\s){0,4}[A-ZÀ-Þ][\w-]{1,20}[’']s\s"
    r"(?:office|campaign|government|administration|lawyers|team))\s(?:has\s|had\s|also\s|later\s)?$"
)
"""'Premier Dana Roy’s office said': the office speaks."""
_OF = re.compile(
    r"\b(?:of|at|for|by|with|from|to|in|near|outside|inside|on|around|between|into|during|across"
    r"|against|like|under|dans|en|vers|chez|du|de la|de|des|d|avec|par|pour|sur|à)"
    r"(?:\s(?:the\s)?(?:consultancy|firm|bank|think tank|group|company|cabinet|firme|groupe|banque)"
    r"|\sthe|\sl)?[’'\s]{1,2}$"
)
"""'Marcel Roy, président de l’UPA a indiqué': what a phrase hangs on is not the subject."""
_ANYBODY = re.compile(r"\b(?:average|typical|ordinary|everyday|fellow)\s$")
"""'the average Ohioan views it': nobody."""
_SHARE = re.compile(
    r"(?:per ?cent|%|half|most|many|some|thirds?|majority)(?: of)?(?: the)?\s$"
    r"|(?:%|moitié|plupart|tiers) des\s$"
)
"""'58 per cent of Albertans agreed': a share of people is nobody."""


def body_first(text: str) -> QuotedPerson | None:
    """The body a sentence begins with, as its subject: 'le Parti québécois a pressé ...'."""
    return _as_body(_BODY_FIRST.match(text))


_LEAST = {False: 3, True: 2}
"""Letters of a name, and of initials: 'GM said'."""


def _as_body(found: re.Match[str] | None) -> QuotedPerson | None:
    if found is None or not found["body"][:1].isupper():
        return None
    words = OPENERS.sub("", found["body"].strip(" ,."))
    if words in GOVERNMENTS:
        return institution(words)
    if words.lower() in _PLACES or words.endswith(("’s", "'s", "’", "'")):
        return None
    if words.split()[0].lower().rstrip(".") in NOT_NAMES or len(words) < _LEAST[words.isupper()]:
        return None
    return institution(words)
