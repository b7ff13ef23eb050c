r"""By what words a sentence tells that a percentage is the old rate: the one that goes.

``WAYS`` is all there is: a way stands before the percentage, behind it, or on both sides, in lower
case, in either language. A new wording joins the row that says the same, with an example; each
example marks the old rate, and a test reads them all. Rates that an amendment puts in quotes in the
place of others are pairs, and read as such in ``restated``; what an act tells of the old rate in
another sentence than the one that sets the new one is read in ``us_act_old_rates``.

Where much may stand between a rate and its verb, the verb is looked up first: most sentences have
none, and no word between need be weighed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.ingest.documents.percentages import NO_RANGE

_NEAR = 120
"""Characters before a percentage that are read for it."""

_LED = (
    r"(?: an?| the| that)?(?: additional)?(?: (?:reduced|lower(?:ed)?|higher|present|current|former"
    r"|ordinary|existing|general|earlier|previous))?(?: ad valorem)?"
)
_CHARGE = (
    r"(?: (?:rate|dut(?:y|ies)|tariff|surtax|surcharge)s?(?: rate)?(?: of(?: duty(?: of)?)?)?)"
)
_A_RATE = rf"{_LED}{_CHARGE}?\s{{0,8}}$"
"""What may lead from a word to its rate: 'from', then 'the former duty rate of'."""
_PERCENT = r"(?:percent|%)"
_NO_PERCENT = r"(?!percent|per cent|%)"
_SHALL = r"(?:shall|will)"
_IS = r"(?:is|are|shall be|will be) (?:hereby |further )*"
_SAID_OF_IT = rf" {_IS}(?:doubled|tripled|halved|cut (?:in|by) half)\b"
_NOT_USED = (
    r" (?:may|shall|should|must|can|will|is|are)"
    r" (?:(?:no longer|not) (?:to )?(?:be )?(?:used|reported|claimed|filed|accepted"
    r"|available)|closed)\b"
)
_ANOTHER_SUBJECT = (
    r"\band (?:the|an?|its|their|any|all|every|no)\b|\b(?:who|whose)\b"
    r"|(?<!that)(?<!which) (?:applies|apply|is|are|shall|will|may|must) (?!(?:hereby |further )*"
    r"(?:doubled|tripled|halved|cut|be (?:doubled|tripled|halved|cut)|not\b|no longer|closed))"
)
"""Between a rate and a verb that is not said of it: 'is imposed on lumber, and the bond is
doubled', 'is imposed, and drawback shall not be available'. Each way of it begins with the letter
'a' or 'w' or with a space, so that other letters need not be looked at for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OldRateWay:
    """One way to tell that a percentage is the old rate; all of its patterns have to fit.

    ``before`` is searched in the words that lead to it, ``after`` matched against those behind it.
    ``examples`` are sentences with the old rate in brackets: 'from [25 percent] to 50 percent'.
    """

    name: str
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    examples: tuple[str, ...]

    def tells(self, before: str, after: str) -> bool:
        """Whether it is told of a percentage between these words, in lower case."""
        return (self.before is None or self.before.search(before) is not None) and (
            self.after is None or self.after.match(after) is not None
        )


WAYS: tuple[OldRateWay, ...] = (
    OldRateWay(
        name="it goes from the old rate",
        before=re.compile(rf"{NO_RANGE}\bfrom{_A_RATE}"),
        examples=(
            "the duty rises from [25 percent] to 50 percent",
            "the rate is reduced from the additional ad valorem rate of duty of [50 percent]",
            "duties are up from [10 percent]",
        ),
    ),
    OldRateWay(
        name="the new one is in its place",
        before=re.compile(
            r"(?:in lieu of|instead of|rather than|in (?:the )?place of|as (?:opposed to|against)"
            r"|versus|\bvs\.?|unlike|compared (?:with|to)|in contrast (?:with|to)|as distinct from)"
            r"(?: being)?"
            rf"(?: subject to| charged(?: with)?| at| paying)?{_A_RATE}"
        ),
        examples=(
            "a duty of 15 percent in lieu of the general rate of duty of [2.5 percent]",
            "they pay 25 percent instead of being charged the [50 percent]",
            "potash pays an additional 10 percent as opposed to the [25 percent] of other goods",
            "the duty is 40 percent, compared with the [25 percent] last year",
        ),
    ),
    OldRateWay(
        name="the new one is substituted for it",
        before=re.compile(r"\b(?:substituted|exchanged) for\s{0,8}$"),
        examples=("a duty of 40 percent is substituted for [25 percent]",),
    ),
    OldRateWay(
        name="the new one replaces it",
        before=re.compile(
            r"(?:replac|supersed)(?:e|es|ing) (?:the )?(?:(?:rate|surtax|duty|tariff) of )?\s{0,8}$"
        ),
        examples=("a duty of 40 percent, replacing the duty of [25 percent], applies",),
    ),
    OldRateWay(
        name="in French, the new one is set against it",
        before=re.compile(r"\bcontre\s{0,8}$"),
        examples=("la surtaxe est de 50 %, contre [25 %] l'an dernier",),
    ),
    OldRateWay(
        name="in French, the new one is in its place",
        before=re.compile(
            r"(?:au lieu|plutôt que|en remplacement|par rapport à|comparativement à|par opposition"
            r" à)(?: (?:du|de la|des?|d'un|d'une|le|la|les|celui de))?(?: (?:taux|surtaxe|droits?)"
            r"(?: de droits?)?(?: (?:actuel|antérieur|précédent|en vigueur)(?:le)?)?)?(?: de)?"
            r"\s{0,8}$"
        ),
        examples=(
            "une surtaxe de 50 % au lieu de [25 %]",
            "un droit de 35 % en remplacement du taux de [25 %]",
            "une surtaxe de 10 % plutôt que le taux actuel de [25 %]",
        ),
    ),
    OldRateWay(
        name="in French, it goes from the old rate",
        before=re.compile(rf"{NO_RANGE}\bde\s{{0,8}}$"),
        after=re.compile(r"\s{0,4}à\s{1,4}\d"),
        examples=("la surtaxe monte de [25 %] à 50 %",),
    ),
    OldRateWay(
        name="in French, it passes from the old rate",
        before=re.compile(r"\bpasser?(?:a)? de\s{0,8}$"),
        examples=("la surtaxe passe de [25 %], son taux actuel, à 50 %",),
    ),
    OldRateWay(
        name="it is called the former one",
        before=re.compile(
            r"\b(?:former|previous|earlier|prior|old) (?:additional )?"
            r"(?:rate|dut(?:y|ies)|tariff|surtax) of(?: duty of)?\s{0,8}$"
        ),
        examples=("the duty is 40 percent; the previous rate of [25 percent] no longer holds",),
    ),
    OldRateWay(
        name="an amendment puts another in its place, without quotes",
        before=re.compile(
            r"\b(?:rate|surtax|duty|tariff|taux|surtaxe)(?: of duty)? (?:of|de)\s{0,8}$"
        ),
        after=re.compile(
            r"[^;%]{0,160}? (?:is|are|shall be|est|sont) (?:hereby )?(?:replaced|substituted"
            r"|superseded|remplacée?s?) (?:by|with|par) (?:an? |the |une? |le |la )?"
            r"(?:rate |surtax |duty |tariff |taux |surtaxe )?(?:of |de )?\d"
        ),
        examples=(
            "the rate of [25%] in item 3 of the order (steel, 2025) is replaced by a rate of 35%",
            "le taux de [25 %] visé à l'article 2 est remplacé par le taux de 15 %",
        ),
    ),
    OldRateWay(
        name="it is what is paid at present",
        before=re.compile(
            r"\b(?:is|are) (?:presently|at present|at this time|for the time being) (?:subject to"
            rf"|dutiable at|charged(?: with)?|taxed at|paying)?{_A_RATE}"
        ),
        examples=(
            "they are presently subject to additional duties of [25 percent]",
            "the duties on potash are at this time [10 percent]",
        ),
    ),
    OldRateWay(
        name="it was the rate",
        before=re.compile(
            r"\b(?:was|were|had been|stood at|old)(?: formerly| previously| until then)?\s{0,4}$"
            r"|\bétait (?:jusque-là |alors )?de\s{0,4}$"
        ),
        examples=(
            "the rate of duty, which was [25 percent], shall be 50 percent",
            "le taux, qui était jusque-là de [25 %], s'élève à 50 %",
        ),
    ),
    OldRateWay(
        name="it is the rate that is raised or lowered",
        before=re.compile(
            r", (?:which|that) (?:is|are|stands? at|amounts? to)(?: now| currently| today)?"
            r"(?: set at| fixed at)?\s{0,4}$|, (?:qui est|établie? à|fixée? à)"
            r"(?: de| actuellement de)?\s{0,4}$"
        ),
        after=re.compile(
            r"[^;%.]{0,60}, (?:shall|will|is|are|est|sont|sera) (?:hereby |further )*(?:be )?"
            r"(?:increas|rais|reduc|lower|ris|fall|chang|climb|cut|port|ramen|rédui|augment)[a-zé]{0,4}"
            r" (?:from [^;]{1,20} )?(?:to|à)\b"
        ),
        examples=(
            "the duty on boats, which is [25 percent], shall increase to 50 percent",
            "the rate, which stands at [10 percent] ad valorem, is hereby reduced to 5 percent",
            "la surtaxe, qui est de [25 %], sera portée à 35 %",
        ),
    ),
    OldRateWay(
        name="beside the new one, it was the rate",
        before=re.compile(
            r"\b(?:where|while|whereas|which|that|whose (?:duty|rate|tariff)|alors que|tandis"
            r" que)\b"
            r"[^.;%]{0,60}\b(?:(?:had )?(?:previously|formerly|earlier|until (?:now|then))"
            r" [a-z]{3,9}"
            r"|had (?:been|paid|borne)|used to (?:be|pay|bear)|était|étaient|payaient"
            r"|acquittaient)(?: at)?(?: (?:an?|the|de|des))?(?: (?:rate|duty|tariff|taux|droits?)"
            r"(?: of| de)?)?\s{0,8}$"
        ),
        examples=(
            "lumber pays 5 percent where filers previously declared [10 percent]",
            "aluminum pays 25 percent, where the rate had been [50 percent]",
            "la surtaxe est de 10 %, alors que le taux était de [25 %]",
        ),
    ),
    OldRateWay(
        name="goods have paid it",
        before=re.compile(
            r"\b(?:has|have) (?:borne|paid|carried|been(?: at| charged(?: at)?)?)"
            r"(?: an?| the)?\s{0,8}$"
        ),
        examples=("goods that have borne a [25 percent] duty shall pay 50 percent",),
    ),
    OldRateWay(
        name="it is the present one",
        before=re.compile(
            r"current(?:ly)?[a-z ]{0,30}$|\bthe (?:present|existing)(?: rate of| duty of)? $"
        ),
        examples=(
            "the duty, currently set at [25 percent], shall be 50 percent",
            "beside the present rate of [25 percent], a duty of 50 percent is due",
        ),
    ),
    OldRateWay(
        name="goods pay it now",
        before=re.compile(
            r"(?<!items are )(?<!goods are )(?<!\d are )"
            r"\b(?:now|presently|at present|until now|so far|hitherto)"
            r" (?:pay|bear|carr(?:y|ied)|stand|subject|dutiable|paid|borne|amount|due)"
            r"[a-z]{0,3}[a-z ]{0,30}$"
        ),
        examples=("steel that now pays a duty of [25 percent] shall pay 50 percent",),
    ),
    OldRateWay(
        name="goods are subject to it",
        before=re.compile(
            r"(?:that (?:are|were|is|was)|which (?:are|were)|currently|previously|presently)"
            r" (?:(?!thereby|thus|henceforth|hereby)\w+ )?subject to (?:an?|the) [^,;.]{0,80}$"
        ),
        examples=(
            "goods that are subject to the duty of [25 percent], of canada, shall pay 50 percent",
        ),
    ),
    OldRateWay(
        name="in quotes, it is struck out",
        before=re.compile(
            r"(?:delet|strik|remov|replac)\w{0,4} (?:the words )?\"[^\"]{0,90}$"
            r"|\b(?:remplacement|substitution),? (?:de|du|des|à|aux?)(?: mots?| passages?)?"
            r" [\"«][^\"«»]{0,90}$"
        ),
        examples=(
            'striking "the duty of [25 percent]" wherever it appears',
            "par remplacement du passage « surtaxe de [25 %] »",
        ),
    ),
    OldRateWay(
        name="an earlier message gave it",
        before=re.compile(
            r"\b(?:message|notice|guidance|table|annex|document|bulletin)s? (?:showed|gave|stated"
            r"|printed|read)(?: an?)?(?: (?:rate|duty|tariff) of)?\s{0,4}\+?\s{0,4}$"
        ),
        examples=("the duty is 15 percent; the first message gave a rate of [25 percent]",),
    ),
    OldRateWay(
        name="a heading at that rate is not to be filed",
        before=re.compile(r"do not (?:report|use|claim|file) [\d., and]{4,40}(?:\(|at )$"),
        examples=("do not report 9903.81.87 ([25 percent]) for entries of steel",),
    ),
    OldRateWay(
        name="goods are relieved of it",
        before=re.compile(
            r"\b(?:relieved of|exempt from|free of|without|one-half of|half of)(?: the| an?)?"
            r"(?: one-half of the| half of the)? (?:rate|duty|tariff|surcharge) of\s{0,8}$"
        ),
        examples=("such goods are relieved of the duty of [25 percent]",),
    ),
    OldRateWay(
        name="goods are free of what is called by it",
        before=re.compile(
            r"\b(?:relieved of|exempt(?:ed)? from|free of|spared|without paying)"
            r"(?: the| an?| any| that| this)?(?: additional)?\s{0,8}$"
        ),
        after=re.compile(
            r"(?: ad valorem)?(?: additional)?"
            r" (?:counter-?tariff|surtax|surcharge|dut(?:y|ies)|tariff)s?\b"
        ),
        examples=(
            "such trucks enter free of the [25 percent] counter-tariff",
            "parts are exempted from the additional [10 percent] duty",
        ),
    ),
    OldRateWay(
        name="goods shall not be subject to it",
        before=re.compile(
            r"\bshall not be (?:subject to|charged(?: with)?|liable (?:to|for)) (?:an?|the|that)"
            r"(?: additional)?(?: ad valorem)? (?:rate|dut(?:y|ies)|tariff)s?(?: rate)?"
            r"(?: of(?: duty(?: of)?)?)?\s{0,8}"
            r"(?:\d{1,3}(?:\.\d+)? ?(?:percent|%) (?:or|and) (?:of )?)?$"
        ),
        examples=("they shall not be subject to the duty of [25 percent] or [50 percent]",),
    ),
    OldRateWay(
        name="it is not collected, not paid, no longer the rate",
        before=re.compile(
            r"\bnot (?:collect|charge)(?: the| that)?(?: additional)?\s{0,8}$"
            r"|\bno longer(?: at| pays?| faces?| bears?| subject to| collect| charge)?"
            r"(?: an?| the)?\s{0,8}$"
            r"|,? (?:and |but )?not(?: an?| the| at)?\s{0,8}$"
        ),
        examples=(
            "customs shall not collect the additional [25 percent] duty",
            "the duty on steel is no longer [25 percent]",
            "goods of canada will no longer face the [25 percent] tariff",
            "steel pays 50 percent, and not [25 percent]",
        ),
    ),
    OldRateWay(
        name="in French, it is no longer the rate",
        before=re.compile(r"\bn(?:e |')(?:est|sera|était) plus (?:de|fixée? à)\s{0,8}$"),
        after=re.compile(r"[^.;]{0,60}\bmais\b"),
        examples=("la surtaxe ne sera plus de [25 %], mais de 50 %",),
    ),
    OldRateWay(
        name="in brackets, it is paid to a day",
        before=re.compile(r"\($"),
        after=re.compile(r" (?:through|until|up to|before) [a-z]{3,9}\.? \d"),
        examples=("a duty of 30% ([25%] through december 31)",),
    ),
    OldRateWay(
        name="it was paid before",
        after=re.compile(
            r"(?: ad valorem)?(?: (?:duty|rate|tariff))?(?: (?:paid|charged|due|collected|in force"
            r"|applied))? (?:before|until (?:now|then)|previously|formerly|hitherto|up to then)"
            r"(?=[.,;)]|$)"
        ),
        examples=(
            "a duty of 30 percent ([25 percent] previously) applies",
            "furniture pays 30 percent, and no more the [25 percent] charged until then.",
        ),
    ),
    OldRateWay(
        name="aside, it is the rate now",
        before=re.compile(r", (?:now|currently|presently|at present|today)(?: at| of)? $"),
        after=re.compile(r"(?: ad valorem)?, (?:is|are|shall|will|goes|rises|falls|doubles)\b"),
        examples=("the duty on butter, today [40 percent], shall go up",),
    ),
    OldRateWay(
        name="it is the rate at present",
        after=re.compile(
            r"(?: ad valorem)?,? (?:at present|now|currently|today|until now|so far|heretofore)\b"
        ),
        examples=("the duty, [40 percent] at present, goes up to 50 percent",),
    ),
    OldRateWay(
        name="it has been collected",
        after=re.compile(
            r"(?: ad valorem)? (?:has|have) been (?:collected|paid|charged|due|owed|in force"
            r"|levied)\b"
        ),
        examples=("the duty of [25 percent] has been collected since march",),
    ),
    OldRateWay(
        name="another has to be read",
        after=re.compile(
            r"\s{0,8}(?:ad valorem)?[a-z ]{0,24}\"?,?\s{1,3}"
            r"(?:(?:should|shall) (?:read|be read)|(?:is|are) corrected to read)"
            r"|\s{0,4}[\"»]? (?:est|sont) remplacée?s? par"
        ),
        examples=(
            'the words "a duty of [25 percent]" should read "a duty of 15 percent"',
            "« [25 %] » est remplacé par ce qui suit",
        ),
    ),
    OldRateWay(
        name="it is changed by so many points, or to another",
        after=re.compile(
            r"(?: ad valorem)?, (?:is|are|shall be|will be) (?:hereby |further )*"
            r"(?:increased|reduced|raised|lowered|cut|changed)"
            r" (?:by [\w. ]{1,20} (?:percentage )?points?,? )?(?:to|by) \d"
            rf"|(?=[^;,.%]{{0,120}}\b(?:is|are|shall|will) )"
            rf"(?:[^;,.%paw]|(?!percent|per cent|\band\b|\bwhich\b)[paw]){{0,120}}?\b(?:{_IS}"
            r"(?:increased|reduced|raised|lowered|cut|changed|modified|halved|doubled|brought"
            rf"|replaced)|{_SHALL} (?:instead |then )?(?:increase|rise|go up|fall|drop"
            r"|be (?:increased|raised|reduced|lowered)))"
            r"(?: (?:in half|by half|down|up))?,? (?:to|by|with) (?:\d|an? )"
        ),
        examples=(
            "the duty of [25 percent], is hereby increased by 10 percentage points, to 35 percent",
            "the duty of [25 percent] on steel is raised to 50 percent",
            "the tariff of [25 percent] will fall to 10 percent",
        ),
    ),
    OldRateWay(
        name="its rate is changed",
        after=re.compile(
            r"\s{0,8}(?:ad valorem )?(?:additional )?(?:duty |tariff )?rate (?:of duty )?"
            r"(?:(?:provided|set|imposed|stated|described|specified)[a-z ]{0,40} )?"
            r"(?:shall|will|is|are) (?:be )?(?:increase|reduce|lower|raise)"
        ),
        examples=("the [25 percent] duty rate set in that order shall be reduced",),
    ),
    OldRateWay(
        name="it is doubled or halved",
        after=re.compile(
            rf"(?=[^;.%]{{0,160}}{_SAID_OF_IT})"
            rf"(?:[^;.%paw ]|(?!percent|per cent|{_ANOTHER_SUBJECT})[paw ]){{0,160}}?"
            rf"(?<!that){_SAID_OF_IT}"
        ),
        examples=("the duty of [25 percent] on imports of steel is hereby doubled",),
    ),
    OldRateWay(
        name="its heading may no longer be used",
        after=re.compile(
            rf"(?=[^;.%]{{0,61}}{_NOT_USED})"
            rf"\)?(?:[^;.%aw ]|(?!{_ANOTHER_SUBJECT}|\band\b)[aw ]){{0,60}}{_NOT_USED}"
        ),
        examples=("heading 9903.81.87 ([25 percent]) may no longer be used",),
    ),
    OldRateWay(
        name="it becomes another",
        after=re.compile(
            r"(?: ad valorem)? (?:shall become|becomes?|will become) (?:\d|an? )"
            rf"|(?: [a-z]+){{0,6}} {_SHALL} (?:instead |now )?be \d{{1,3}}(?:\.\d+)? ?{_PERCENT}"
            r"|(?: ad valorem)? (?:imposed|set|provided|established|fixed|levied|stated|prescribed"
            r"|specified)(?: for)? (?:by|in|under|pursuant to)"
            rf" (?:{_NO_PERCENT}[^;.]){{3,80}}? {_SHALL}"
            r"(?:, (?:for|in the case of|on|with respect to) [^,;.%]{3,90},)? (?:instead |now )?"
            rf"be (?:an? )?\d{{1,3}}(?:\.\d+)? ?{_PERCENT}"
        ),
        examples=(
            "the duty of [25 percent] becomes 50 percent",
            "the duty of [25 percent] on steel shall be 50 percent",
            "the duty of [25 percent] imposed by proclamation 9705 shall, for derivatives, "
            "be 15 percent",
        ),
    ),
    OldRateWay(
        name="it shall not exceed another",
        after=re.compile(
            r"(?=[^;.]{0,185}\bnot exceed \d)"
            rf"(?:{_NO_PERCENT}[^;.]){{0,120}}?\bshall\b[^;.]{{0,60}}\bnot exceed \d"
        ),
        examples=("for goods at [25 percent], the duty shall, with all others, not exceed 15",),
    ),
    OldRateWay(
        name="it shall not be collected",
        after=re.compile(
            r"(?: ad valorem)?(?: (?:dut(?:y|ies)|tariffs?|surcharge))? (?:shall|will)"
            r" (?:not|no longer) be (?:collected|charged|levied|assessed|due|payable)\b"
        ),
        examples=("the [25 percent] duty shall no longer be collected",),
    ),
)


_ON_TOP = re.compile(r"\+ ?$")
"""The schedule's own way to write a rate: 'replaced by "+ 50%"'."""


def told_old(low: str, start: int, end: int) -> bool:
    """Whether the words around a percentage at ``start``..``end`` tell that it is the old rate.

    >>> said = "the duty rises from 25 percent to 50 percent"
    >>> told_old(said, 20, 30), told_old(said, 34, 44)
    (True, False)
    """
    before, after = _ON_TOP.sub("", low[max(0, start - _NEAR) : start]), low[end:]
    return any(way.tells(before, after) for way in WAYS)
