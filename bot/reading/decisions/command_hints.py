"""What is wanted, where plain words tell it: 'what moved since Labour Day', 'what did it use to
be', 'so on the 9,400', 'write the invoice at 4,000 instead of 40,000'. They make it likelier; the
model of the command has the last word."""

from __future__ import annotations

import math
import re
from decimal import Decimal

from bot.domain.questions import Query
from bot.models.chances import weighed
from bot.reading.decisions.follow_up_sums import names_no_good
from bot.reading.decisions.thread_answers import asks_value
from bot.reading.extraction.usmca_claims import claim_said
from bot.reading.features.asked import Asked
from bot.reading.marks import MarkKind, covered
from bot.reading.sums.changed_counts import fewer_of_them, more_of_them, number_made, number_taken

_NEWS = re.compile(
    r"\b(?:what|wat|wut|anything|whats|wats|what's)(?:'s| has| have|ve)? (?:all )?"
    r"(?:changed|moved|shifted|is new|new)\b[^.?!]{0,60}"
    r"\b(?:since|this|last|past|lately|overnight|in the)\b"
    r"|\b(?:the )?latest (?:with|on|about|re|from)\b|\b(?:any|some) news (?:on|about|from|re)\b"
    r"|\bdes nouvelles? (?:des|de|du|sur|d'|concernant)"
    r"|\bdu nouveau (?:sur|pour|dans|depuis|avec|cote)"
    r"|\bnext (?:hike|increase|step|rise|jump|cut|drop|change|deadline|bump)\b"
    r"|\bprochaine? (?:hausse|baisse|etape|augmentation|changement|echeance|palier)\b"
)
"""In 136 of 137 labelled questions what changed or will change is asked for."""
_HISTORY = re.compile(
    r"\bused? to (?:be|pay)\b|\bwas there ever\b|\bever (?:been|was|go|gone|hit|drop)\b"
    r"|\bstep by step\b|\b(?:each|every|all the) steps?\b|\bchaque (?:palier|etape)\b"
    r"|\bhow long (?:did|has|have|was|were)\b|\bhow many times\b|\bcombien de fois\b"
)
"""In 38 of 39 labelled questions how it went over time is asked for."""
_RUSE = re.compile(
    r"\b(?:write|put|invoice|book|label|list|mark|bill|undervalue|relabel|declare|ecri\w{1,4}"
    r"|mettre|declar\w{1,4}|marqu\w{1,3}|factur\w{1,3}|inscri\w{1,3})\b[^.?!]{0,60}"
    r"\b(?:au lieu d|meme si|even though|although|instead of \$?\d|(?:when|quand|but|mais) (?:it's"
    r"|its"
    r"|it is|ca|c'est|elle|il) (?:really |vaut|worth|en fait)"
    r"|so (?:the|it|they|we|customs|that)\b[^.?!]{0,30}(?:n't|\bnot|nt|drops?|lower|less|avoid"
    r"|skip|zero)\b)"
    r"|\b(?:get around|evade|sneak|smuggle|beat the (?:tariff|duty)|under the table|off the books"
    r"|contourner|passer (?:en douce|inapercu)|eviter de payer|pour (?:pas|ne pas) payer"
    r"|get it (?:through|thru|in) as|se faire pogner"
    r"|so (?:customs|cbp|cbsa|the guard|they) (?:won't|don't|doesn't|wont|dont))\b"
)
"""In 29 of 31 labelled questions help to evade a duty is asked for, which the bot declines."""
_TASK = re.compile(
    r"^\W*(?:(?:please|pls|can you|could you|peux[- ]tu|svp) )?"
    r"(?:draft|compose|redige\w{0,2}|write (?:me |us )?(?:a|an|two|some|three|the)\b"
    r"|ecri[st]\w{0,2}[- ]moi)"
    r"|\bhow much (?:does|do|did|has|have) (?:ottawa|canada|washington|the us|the feds|the treasury"
    r"|trump|they)\b[^.?!]{0,20}\b(?:make|made|collect\w{0,3}|raise\w?|earn\w{0,2}|pull\w{0,3})\b"
)
"""In 34 of 34 labelled questions something else is asked for than the bot tells: a text to be
written, what a duty brings in."""
_ORDER = re.compile(
    r"\b(?:send|envo\w{1,6}|ping|email|e-mail|text me|dm me|remind|rappel\w{1,4}|put me down"
    r"|mets[- ]moi|sign me up|inscri\w{1,4})\b[^?!]{0,80}\b(?:every|each|tous les|toutes les|chaque"
    r"|weekdays|daily|weekly|monthly|mon-fri)\b"
    r"|\b(?:apercu|preview|avant-gout) (?:de|of)\b|\b(?:abonnee?s?|inscrite?s?|subscribed)\b"
)
"""In 98 of 101 labelled questions a digest is ordered or asked about."""
FOLLOWS = re.compile(
    r"^\W*(?:(?:please|pls|ok|and|can you|could you|let's|svp|stp|peux-tu|peux tu|et) )?"
    r"(?:follow|track|watch|monitor|suis|suivez|suivre|surveille[rz]?)[- ]"
    r"(?:that|this|it|them|these|those|ca|cela)(?: (?:one|for (?:me|us)|please|pls|svp|stp"
    r"|pour (?:moi|nous)|now|closely|de pres))*"
    r"(?:\W*$| (?:every|each|chaque|tous les|toutes les|daily|weekly"
    r"|on (?:mon|tues|wednes|thurs|fri)days?|le (?:lundi|mardi|mercredi|jeudi|vendredi))\b)"
    r"|\b(?:keep|keeping) (?:me|us|the channel) (?:posted|updated|informed|in the loop)\b"
    r"|\b(?:tiens|tenez|garde[zr]?)[- ](?:moi|nous) (?:au courant|informee?s?|a jour)\b"
)
"""After an answer, what it was about is to be followed: 'follow that', 'suis ça'."""
ITS_HISTORY = re.compile(
    r"^\W{0,9}(?:(?:and|ok|show me|show|et|montre[- ]moi) )?(?:the |its |la |le |l'|son |sa )?"
    r"(?:timeline|history|historique|chronologie)\W{0,9}$"
)
"""The history of what the thread is about, and nothing more: 'timeline'."""
GOES_ON = re.compile(
    r"^\W{0,9}(?:(?:please|pls|ok|now|and|et|svp|stp)\W{1,3})?"
    r"(?:resume|restart|un-?pause|start again|reprends|reprenez|reprendre|relance[rz]?"
    r"|redemarre[rz]?)"
    r"(?: (?:it|them|that|those|now|please|pls|svp|stp|ca|les|the (?:briefs?|digests?)"
    r"|les (?:resumes|bulletins)))*\W{0,9}$"
)
"""What was ordered and paused is to come again, after an order: 'resume'."""
_SOURCE = re.compile(
    r"\b(?:is|was) (?:that|this|it) (?:straight )?from the (?:annex|notice|order|gazette"
    r"|proclamation"
    r"|register|website|csms)\b|\b(?:ton|tes|vos|votre|your|ses|its) (?:info|infos|data|chiffres?"
    r"|numbers?|donnees|source|facts|taux)\b[^.?!]{0,30}\b(?:dat\w{1,4}|from|a jour|current|fresh"
    r"|vieux"
    r"|vieille|old)\b|\bwhere(?:s|'s| do| does| did)? (?:the bot|this bot|it|this thing|you)"
    r"[^.?!]{0,20}\b(?:numbers|data|info|facts)\b"
)
"""In 15 of 15 labelled questions it is asked where facts are from or how old they are."""
_WAS_IT = re.compile(
    r"\b(?:was|is|were|are) (?:it|the|that|they)\b[^.?!]{0,30}\b(?:rate|tariff|duty|surtax|taux"
    r"|steel|aluminum)?"
    r"[^.?!]{0,10}\b\d{1,2}(?: ?%| percent)? or (?:\d{1,2}|zero|nothing)\b(?! ?(?:st|nd|rd|th|or"
    r"|and)\b)"
)
_HELPS = re.compile(
    r"\bwh?at (?:can|does|do) (?:this|the|that) bot\b|\bbot\b[^.?!]{0,20}\bgood (?:for|at)\b"
)
_OWED_ON = re.compile(
    r"\b(?:out|owe|owed|owing|dois|devons|doit|payer?|pay)\b[^.?!]{0,40}\b(?:on|for|sur|pour) "
    r"(?:a |an |un |une |the )?\$?\d[\d,. ]{0,12}k?\b(?! ?(?:%|percent))"
    r"|\b(?:take|collect|charge|hit|want)\b[^.?!]{0,20}\bon (?:an? |my |our |the )?"
    r"\$?(?:\d{1,3}(?:,\d{3})+|\d{1,4}k)\b"
)
"""In 32 of 32 labelled questions what is owed is computed."""
_SUM_PAYS = re.compile(
    r"\b(?:what|how much|combien|que)(?:'d| would| will| does| do| did| va| vont)? "
    r"(?:an? |my |our |the |les? |nos |mes )?[$€£]?\d[\d,.]{0,12}"
    r"(?: ?(?:k|grand|mille|thousand))?\b[^.?!]{0,40}"
    r"\b(?:pay|owe|paie|paient|paieraient|paierait|doit|doivent)\b"
)
"""What a sum of goods pays: 'what would 10k of steel pay next monday'."""
_MADE_IT = re.compile(r"^\W*(?:actually |no |oops |sorry |ok )?(?:make|change) (?:that|it)\b")
_FALSE_PAPERS = re.compile(
    r"\b(?:backdat\w{1,3}|antidat\w{1,3})\b[^.?!]{0,30}\b(?:cert\w{0,9}|invoice|form|paper\w*"
    r"|facture)"
    r"|\b(?:write|put|mark) \$?\d[\d,]*(?: (?:usd|dollars?|bucks|cad))? on the (?:form|invoice"
    r"|slip|bill)\b"
    r"|\bdire a la douane que\b[^.?!]{0,50}\bau lieu\b"
)
"""Help to evade a duty with papers that are not true."""
_WHICH_PAGE = re.compile(
    r"\b(?:date|age|how (?:old|recent|fresh|current)|a jour)\b[^.?!]{0,25}"
    r"\b(?:newest|latest|your|ton|tes|vos|votre) (?:info|infos|data|numbers|facts?|sources?"
    r"|donnees)\b"
    r"|\b(?:which|what) (?:govt|government|official|gov)"
    r" (?:page|publication|document|site|website|source|notice)s?\b|\b(?:which|what) regulation\b"
    r"|\bgive (?:me )?(?:the |a )?(?:reference|citation|cite)\b|\bwants? (?:the |a )?(?:url|link)\b"
    r"|\b(?:t'as|tas|as-tu) pris ca ou\b|\bou (?:t'as|tas|tu as|vous avez) (?:pris|trouve) ca\b"
)
"""In 12 of 13 labelled questions it is asked where facts stand."""
_CHARTED = re.compile(
    r"\b(?:graphique|graphe|graf|chart it|plot it|as a chart|chart of)\b|\bstart and end\b"
    r"|\b(?:grandes?|principales) etapes\b|\bcombien de t(?:em)?ps\b[^.?!]{0,12}\bdure"
    r"|\b(?:sequence|rundown|run-down) of (?:the )?(?:rates?|tariffs?|steps?|dates?)\b"
)
"""In 61 of 62 labelled questions how it went over time is asked for."""
_SAYINGS = re.compile(
    r"\b(?:qui a|kia|ki a|qui qui a) dit?\b"
    r"|\bwho (?:said|announced|promised|called|warned|told (?!you\b|me\b|us\b))"
    r"|\b(?:ever|did) [a-z ]{0,25}(?:use|used) the (?:expression|phrase|words?|term)\b"
    r"|\bexact words?\b"
)
"""In nine of ten labelled questions somebody's words are asked for."""
_IN_FORCE = re.compile(
    r"\b(?:what|which|quels?|quelles?)\b[^.?!]{0,40}\b(?:was|were|is|are|etai(?:t|ent)|est|sont)"
    r" (?:\w{1,9} ){0,2}(?:in force|in effect|en vigueur)\b"
)
"""What stood on a day is asked for, and no change of it."""
_TALKS_ENDED = re.compile(
    r"\b(?:end|stop|halt|cancel|suspend|break|broke|terminat|romp|rompu|suspendu|arret)\w{0,5}"
    r" (?:off )?(?:the |all |his |les |ses |tous les )?(?:trade |tariff |canada |with canada )?"
    r"(?:talks|negotiations|pourparlers|negociations|discussions)\b"
)
"""What came of the talks is asked for, which no brief tells and nobody's words."""
_STANDS_AT = re.compile(
    r"\b(?:is|are) (?:still |now )?at \d{1,3} ?%"
    r"|\b(?:est|sont)(?:-(?:ils?|elles?|ce))? (?:deja |encore |toujours )?a \d{1,3} ?%"
)
"""Whether a rate is so much is asked for, and who said so is not."""
_HIT_BACK = re.compile(
    r"\b(?:did|has|have|had|a|ont)\b[^.?!]{0,30}"
    r"\b(?:retaliat(?:e|ed)|riposter?|(?:hit|hitting) back)\b"
)
"""What the other side charges is asked for."""
_LEAVES = re.compile(
    r"\b(?:remove|take) (?:it|me|us) (?:off|from) (?:the |your |this )?(?:list|mailing|bulletin"
    r"|digest)\b"
    r"|\barrete[rz]? (?:ca|tout)\b[^.?!]{0,20}\brecois\b"
)
_ABLE = re.compile(
    r"\bwhat (?:are you|you are|you're|can you) able to (?:answer|do)\b"
    r"|\b(?:can|do) (?:u|you) (?:do|speak|answer in|understand) (?:quebec )?french\b"
)
BEFORE_A_CHANGE = re.compile(
    r"\b(?:before|prior to|eve of|avant|veille (?:de|du)|day after|lendemain (?:de|du))"
    r" ?(?:the |that |this |l'|la |le |les |cette |ce |d'|de la |qu'il |que ca )?(?:[a-z]{3,10} "
    r"|\d{1,3} ?% )?"
    r"(?:changes?|doubling|hikes?|increase|cut|drop|jump|bump|rise|hausse|baisse|augmentation"
    r"|changement|doublement|(?:it )?(?:doubled|changed|rose|dropped|jumped|went (?:up|down|to))"
    r"|double|change|monte|baisse)\b"
)
"""A rate, or an entry, before or after a change whose day nobody tells."""
_TOLD: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("none", _RUSE),
    ("none", _FALSE_PAPERS),
    ("none", _TASK),
    ("digest", _ORDER),
    ("digest", _LEAVES),
    ("sources", _SOURCE),
    ("sources", _WHICH_PAGE),
    ("help", _HELPS),
    ("help", _ABLE),
    ("timeline", _CHARTED),
    ("quote", _SAYINGS),
    ("tariff", _IN_FORCE),
    ("tariff", _STANDS_AT),
    ("tariff", _HIT_BACK),
    ("duty", _OWED_ON),
    ("duty", _SUM_PAYS),
    ("tariff", _WAS_IT),
    ("tariff", BEFORE_A_CHANGE),
)
_WRITTEN = re.compile(
    r"(?:\b\d{1,3}(?:[ ,]\d{3})+\b(?![\d.,]*\d)|\b\d{1,4}(?:\.\d)?k\b)"
    r"(?! ?-?(?:btu|watts?|kw|w\b|sq\b|square|hp\b|rpm|people|kms?\b|miles?|psi|mah|lumens?|jobs"
    r"|workers"
    r"|employees|emplois|gpm|cfm|volts?|v\b|acres?|hectares?|units?|pieces?|pcs)\b)"
)
"""A number as sums are written."""
_LARGE = Decimal(1000)
_LIKELIER = math.exp(2.0)
_SURE = math.exp(14.0)
"""Of follow-ups that say nothing else."""


def _is_of_a_number(q: Asked, earlier: Query) -> bool:
    """Whether a follow-up about what is owed is no more than how many there are now, or how many
    more or fewer: '4 then', '2 more', 'moins 2'."""
    figures = q.seen.figures.strip()
    told = names_no_good(q.seen, earlier) or more_of_them(figures) or fewer_of_them(figures)
    told = told or number_taken(figures) or number_made(figures)
    return earlier.command == "duty" and earlier.money is not None and bool(told)


def _asked_alone(q: Asked) -> str | None:
    """The command of a follow-up that says nothing but what is wanted of the thread's subject, or
    of what it ordered: 'follow that', 'timeline', 'resume'."""
    folded = q.seen.folded
    if q.has_subject and FOLLOWS.search(folded):
        return "digest"
    if q.has_subject and ITS_HISTORY.fullmatch(folded):
        return "timeline"
    if q.earlier is not None and _is_of_a_number(q, q.earlier):
        return "duty"
    ordered = q.earlier is not None and q.earlier.command == "digest"
    return "digest" if ordered and GOES_ON.fullmatch(folded) else None


def by_plain_words(q: Asked, commands: dict[str, float]) -> dict[str, float]:
    """The chances of each command after the plain words that tell one."""
    alone = _asked_alone(q)
    return _as_told(q, commands) if alone is None else weighed(commands, {alone: _SURE})


def _as_told(q: Asked, commands: dict[str, float]) -> dict[str, float]:
    """The chances after words that make one likelier, whatever else the text says."""
    folded = q.seen.folded
    if _tells_a_claim(q):
        commands = weighed(commands, {"none": 1 / _LIKELIER**2})
    told = next((command for command, said in _TOLD if said.search(folded)), None)
    if told is None and _TALKS_ENDED.search(folded):
        return weighed(commands, {"timeline": _LIKELIER**2})
    if told is not None:
        return weighed(commands, {told: _LIKELIER})
    if _MADE_IT.search(folded) and q.earlier is None and _tells_a_sum(q):
        return weighed(commands, {"digest": 1 / _LIKELIER**2})
    if _names_a_sum(q) or _is_a_line(q):
        return weighed(commands, {"duty": _LIKELIER})
    news, history = _NEWS.search(folded) is not None, _HISTORY.search(folded) is not None
    if news == history:
        return commands
    return weighed(commands, {"changes" if news else "timeline": _LIKELIER})


def _tells_a_claim(q: Asked) -> bool:
    """Whether a follow-up about goods says that they qualify, or do not: 'the guy forgot the
    certificate'. 227 of 228 labelled ones are of us."""
    return q.has_subject and claim_said(q.seen.folded) is not None


_FEW = 3
"""Words of a line that are neither a code, a sum nor a place."""


def _is_a_line(q: Asked) -> bool:
    """Whether a text is but a code and what is worth so much: '7208 51 10,000 usd from Canada'."""
    money = list(q.seen.of(MarkKind.MONEY))
    if len(q.seen.codes) != 1 or not money or not q.seen.money or q.seen.whens:
        return False
    if any(True for _ in q.seen.of(MarkKind.PERCENT)):
        return False
    return len(q.seen.words) - len(covered(q.seen.marks)) <= _FEW


def _tells_a_sum(q: Asked) -> bool:
    """Whether goods and thousands are named, and no day: 'make that copper not steel, 20k'."""
    goods = any(True for _ in q.seen.of(MarkKind.GOOD))
    return goods and not q.seen.whens and _WRITTEN.search(q.seen.figures) is not None


def _names_a_sum(q: Asked) -> bool:
    """Whether a follow-up about goods tells what they are worth: so it is in all of 49 labelled
    ones with a sum without its currency; or what the bot asked for just now."""
    e = q.earlier
    if e is None or not (e.good or e.code) or q.seen.codes:
        return False
    if asks_value(e):
        return bool(q.seen.money or q.seen.bare)
    large = [b for b in q.seen.bare if b >= _LARGE]
    counted = q.seen.count or q.seen.quantities or any(True for _ in q.seen.of(MarkKind.PERCENT))
    return len(large) == 1 and not counted and _WRITTEN.search(q.seen.figures) is not None
