"""A question that wants yes or no gets it as its first word: 'Yes. Steel, Canada → US: 50%'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from bot.cards import Card, Stands
from bot.commands.dispatch.left_open import (
    beside_another,
    free_of_one_duty,
    names_a_section,
    of_a_province,
    of_one_province,
    on_condition,
)
from bot.commands.dispatch.when_asked import wants_a_day
from bot.domain.duty import Free, Unparsed
from bot.domain.measures import Programme
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation import asking_words
from bot.presentation.rate_words import under
from bot.reading.decisions.programme_goods import only_good
from bot.reading.lexicon import asking as lx
from bot.reading.places.country import country
from bot.reading.queries.claims import of_everything
from bot.reading.words import fold

_CLAUSE = re.compile(r"[.?!;:,]\s|\n")
"""Where a question may begin that has something said before it."""
_ASKS = re.compile(
    r"^ {0,3}(?:(?:hi|hey|hello|so|and|also|then|but|please|bonjour|alors|et)\b[ ,!]{0,3})?"
    r"(?:is|are|was|were|do|does|did|will|would|has|have|can|must|should|isn't|aren't|don't|"
    r"doesn't|est-ce|c'est vrai|y a-t-il|faut-il|dois-je|doit-on)\b"
)
_ASKS_FRENCH = re.compile(
    r"[a-z]-(?:t-)?(?:il|elle|on|tu|ti)s?\b"
    r"|\b(?:c'est|y'?a|est|sont|paie|paient|paye|a|ont|va|vont) t[ui]\b"
)
_SO = re.compile(
    r"\b(?:true|right|correct|exact|vrai|bien)\b(?= (?:that|que|qu')|,? (?:the|l'|les?|la)\b)"
)
"""What follows is asked to be confirmed: with a 'not' in it, yes means that it is not."""
_NEGATED = re.compile(
    r"\bnot\b|\b(?:ne|n)\b[ '][^.?!]{0,60}\bpas\b|(?<!^)(?<!, )\b(?:do|does|is|are|was|were)n't\b"
    r"|\bnothing was\b|\bno longer\b|\b(?:ne |n')[^.?!]{0,40}\bplus\b"
    r"|\bno (?:more |extra |additional |import )?(?:tariffs?|dut(?:y|ies)|tax(?:es)?|surtax|levy)\b"
    r"|\b(?:pas|aucune?|plus) (?:de |d')?(?:droits?|tarifs?|taxes?|surtaxes?)\b"
)
"""Not where a question begins: 'isn't steel taxed?' asks whether it is."""
_UNDER = re.compile(
    r"\b(?:under|fall\w{0,3}|hit|hits|cover\w{0,3}|caught|subject|appl\w{1,4}|affect\w{0,3}|list|"
    r"listed|includ\w{1,3}|still|vis\w{1,4}|assujetti\w{0,2}|soumis\w{0,2}|touch\w{1,4}|"
    r"la-dessus|on (?:it|that|this|those|these|them)|s'appliqu\w{1,3}|list\w{0,2}|"
    r"concern\w{1,4}|tomb\w{1,3}|frapp\w{1,4})\b"
)
_OPEN = re.compile(
    r"\b(?:what|which|when|why|who|how|combien|quel|quelle|quels|quelles|quand|pourquoi|comment)\b"
)
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,3})?) ?(?:%|percent\b|per cent\b|pour cent\b|p\. ?100)")
_OR_NOT = re.compile(r",? \b(?:or not|ou (?:pas|non))\b(?P<end> ?(?:[?.!]|$))?")
"""Names no other thing; at the end it asks for yes or no by itself ('surtax or not?')."""
_EITHER = re.compile(r"\b(?:or|ou)\b")
_BANNED = re.compile(r"\b(?:banned|ban|prohibited|forbidden|interdit\w{0,2}|prohibe\w{0,2})\b")
_FREE = re.compile(
    r"\b(?:exempt\w{0,3}|(?:duty|tariff|tax)[- ]free|free of (?:duty|tariffs?|tax)|en franchise|"
    r"without (?:\w+ )?(?:paying|duty|duties|tariffs?|tax|surtax)|"
    r"(?:pay|pays|paying|owe|owes) nothing|for nothing|free(?! trad)|"
    r"sans (?:rien )?(?:payer|droits?|taxes?|tarifs?|surtaxes?))\b"
)
_SPARED = re.compile(rf"\b(?:exemptions?|{lx.SPARES})\b")
"""Asked of a claim or a condition: whether what stands there is *not* owed."""
_AGREED = (
    r"(?:usmca|cusma|aceum|t-?mec|claims?|agreement|accord|trade (?:deal|pact)|"
    r"cert(?:s|ificates?|ificats?|ificate of origin)?)"
)
_AGREEMENT = re.compile(rf"\b{_AGREED}\b")
"""What a question on sparing may name whose effect is known: of a remission or a quota, which the
importer must have, a rate says nothing."""
_UNCLAIMED = re.compile(
    rf"\b(?:without|sans|non|no|not|hors)\W{{1,3}}(?:an? |the |l'|un )?{_AGREED}\b"
)
_TOGETHER = re.compile(
    r"\b(?:stack\w{0,3}|both(?! (?!\d)\w+ and\b)|on top of|in addition to|together|combin\w{1,4}|"
    r"add(?:s|ed)? up|cumul\w{1,6}|s'ajoute\w{0,2}|s'additionne\w{0,2}|les deux|en (?:plus|sus))\b"
)
"""Whether several are owed at once: that something is owed does not answer it."""
_DUTY = rf"(?:{lx.DUTY}|surcharges?)"
_TWO_DUTIES = re.compile(
    rf"\b{_DUTY}\b[^.?!]{{0,40}}\b(?:and|plus|et)\b (?:also |aussi )?(?:the|les?|la|l'|une?|an?)\b"
    rf"[^.?!]{{0,30}}\b{_DUTY}\b"
)
"""Two duties by name ('the surtax on cars and the 25% steel surtax'): one word answers for both
only by chance."""
_PART = re.compile(r"\b(?:content|portion|contenu|teneur)\b")
"""On which part of the value it is owed, which that it is owed leaves open."""
_OVER = re.compile(
    r"\b(?:gone|lifted|dropped|removed|ended|repealed|expired|cancell?ed|scrapped|dead|"
    r"(?:come|comes|came|taken) off|(?:off|over)(?= (?:now|yet|already)\b| ?(?:[?.!,]|$))|"
    r"leve\w{0,2}|abolie?s?|supprime\w{0,2}|termine\w{0,2}|fini\w{0,2}|retire\w{0,2})\b"
)
"""Asked whether what was charged has come to its end: yes means that nothing is owed. Goods get
'off a mill' and 'over the border' too."""
_DROPPED = re.compile(r"\b(?:drop|scrap|lift|kill|axe|rescind|abandon|abandonne|lever|leve)\b")
"""What somebody did to a law that is over."""
_DROPS = re.compile(
    r"\b(?:drop|scrap|lift|kill|axe|rescind|abandon|remove|repeal|cancel|withdraw|eliminate|abolish"
    r"|end|ditch)\b (?:the|its|their|his|all|any|those|these|that|this|our|both|tariff|dut"
    r"|surtax|tax|counter)"
)
"""Asked of a law on goods: whether somebody ended it. 'Scrap' and 'lift' are goods, too."""
_AHEAD = re.compile(r"\b(?:will|would|going to|gonna|shall|v(?:a|ont|a-t-\w+|ont-\w+) \w{2,12}r)\b")
"""Of days to come, of which what is owed today tells nothing."""
_STILL = re.compile(
    r"\b(?:in force|in effect|en vigueur|in place|en place|"
    r"still (?:there|on|active|alive|charged|collected|apply|applies|exists?)|"
    r"(?:encore|toujours) (?:la|percue?s?|active?s?))\b(?! (?:to|for|on|pour|sur|aux?)\b)"
)
"""Whether a law holds, and not on what."""
_STARTS = re.compile(
    r"\b(?:starts?|begins?|kicks? in|(?:takes?|go(?:es)? into|comes? into) (?:effect|force)|"
    r"commence(?:nt)?|debute(?:nt)?|entre(?:nt)?(?:-t-(?:il|elle)s?|-(?:il|elle)s)? en vigueur)\b"
)
"""Asked of a day that is to come."""
_REACHES = re.compile(
    r"\b(?:appl(?:y|ies|ied) to|hits?|covers?|affects?|vise(?:nt)?|touche(?:nt)?|frappe(?:nt)?|"
    r"s'applique(?:nt)?(?:-t-(?:il|elle)s?)? (?:aux?|a))\b"
)
"""Whom a law is on."""
_MOVED = re.compile(
    r"\b(?:rais(?:e[sd]?|ing)|hik(?:e[sd]?|ing)|increas\w{1,4}|cuts?|cutting|lower(?:s|ed|ing)?|"
    r"reduc\w{1,4}|chang\w{1,4}|doubl\w{1,4}|tripl\w{1,4}|halv\w{1,4}|slash\w{0,3}|"
    r"(?:go|goes|going|gone|went) (?:up|down)|augment\w{1,5}|hauss\w{1,5}|relev\w{1,4}|"
    r"baiss\w{1,5}|redui\w{1,4}|diminu\w{1,4}|mont(?:e|ee?s?|er|ait|aient))\b"
)
"""Asked whether a rate moved, or was moved: how it stands says neither yes nor no."""
_LIMITED = re.compile(r"\b(?:quotas?|trqs?|contingents?|contingente\w{0,2})\b")
"""Asked of a quantity, of which a rate says neither yes nor no."""
_OWED = re.compile(
    r"\b(?:tariff(?:s|ed)?|duty|duties|tax(?:es)?|taxed|levy|surtax|pay|pays|charged?|owe[sd]?|"
    r"droits?|tarif\w{0,4}|surtaxe\w{0,2}|tax[e\w]{1,4}|pai\w{1,4}|payer?)\b"
)


def with_yes_no(
    card: Card, asked: str, laws: Sequence[Programme] | None = (), dated: str | None = None
) -> Card:
    """The card with yes or no before its headline, where ``asked`` wants one and it can be told.

    ``laws`` are the programmes that the question names beside the thing it is about; None: one
    that charges no codes, of which it can be told alone whether it is in force. ``dated`` is what a
    question on the day of a beginning or end is told, None for another question.
    """
    short = card.short
    if short is None or (short.stands is None and dated is None):
        return card
    folded = fold(asked)
    ends = any(found["end"] is not None for found in _OR_NOT.finditer(folded))
    folded = _OR_NOT.sub("", folded)
    when = bool(dated) and wants_a_day(folded)
    if not when and not _wanted(folded) and not (ends and not _OPEN.search(folded)):
        return card
    if dated is not None or short.stands is None:
        said = dated or ""
    elif _left_open(folded, short.stands, laws):
        said = ""
    elif short.stands.begins:
        said = _plainly("yes" if _of_beginning(folded) else None, card.lang)
    elif short.stands.in_force is not None:
        origin = card.query.origin if card.query is not None else None
        said = _plainly(_of_law_itself(folded, short.stands, origin), card.lang)
    elif laws is None:
        said = ""
    elif laws and not _of_rate_alone(laws, folded, card):
        said = _of_laws(folded, short.stands, laws, card.lang)
    else:
        said = _plainly(_word(folded, short.stands), card.lang)
    return (
        replace(card, short=replace(short, headline=f"{said}. {short.headline}")) if said else card
    )


def _left_open(folded: str, stands: Stands, laws: Sequence[Programme] | None) -> bool:
    """Whether what stands leaves open what is asked, whatever it is."""
    if beside_another(folded):
        return True
    if stands.in_force is not None and of_one_province(folded):
        return True
    if stands.in_force is not None or stands.mixed or stands.begins:
        return False
    if laws is not None and not laws and (names_a_section(folded) or free_of_one_duty(folded)):
        return True
    if _AHEAD.search(folded) and _is_of_an_end(folded):
        return True
    return on_condition(folded) or (not stands.owed and of_a_province(folded))


def _is_of_an_end(folded: str) -> bool:
    """Whether it asks if what was charged is charged no more."""
    return _OVER.search(folded) is not None or _DROPS.search(folded) is not None


def _of_rate_alone(laws: Sequence[Programme], folded: str, card: Card) -> bool:
    """Whether a rate is asked for of which naming the laws leaves nothing open: all that is owed is
    under them, or they are another country's, which the words of the good alone name ('Canada
    charged 25% on steel')."""
    if _PERCENT.search(folded) is None or card.short is None or card.short.stands is None:
        return False
    if _TOGETHER.search(folded):
        return False
    imposing, owed = card.query.imposing if card.query else None, card.short.stands.laws
    foreign = imposing is not None and all(law.imposing != imposing for law in laws)
    return foreign or (bool(owed) and owed <= {law.slug for law in laws})


def charging(slugs: Iterable[str], facts: FactSnapshot) -> list[Programme] | None:
    """The programmes of those slugs; None where one charges no codes by itself (a remission, what
    holds for parcels): no yes or no is told of it."""
    laws = [facts.programmes[slug] for slug in slugs if slug in facts.programmes]
    held = [[facts.measures[m] for m in facts.by_programme.get(law.slug, ())] for law in laws]
    charge = [
        any(m.scope and not isinstance(m.duty, Unparsed | Free) for m in each) for each in held
    ]
    return laws if all(charge) else None


def _plainly(word: str | None, lang: Lang) -> str:
    told = {
        "yes": asking_words.YES,
        "no": asking_words.NO,
        "claimed": asking_words.ONLY_USMCA,
        "part": asking_words.YES_OF_PART,
        "some": asking_words.ONLY_SOME_CODES,
        "not all": asking_words.NOT_ALL_CODES,
    }
    return told[word].on(lang) if word else ""


def _wanted(folded: str) -> bool:
    """Whether yes or no is asked for."""
    asks = any(_ASKS.search(clause) for clause in _CLAUSE.split(folded))
    return (asks or _ASKS_FRENCH.search(folded) is not None) and not _OPEN.search(folded)


def _of_law_itself(folded: str, stands: Stands, origin: str | None = None) -> str | None:
    """Whether a law that is asked about by itself still holds: 'is Section 122 still in force',
    'did Canada drop its digital tax', or whether a claim spares goods all of it. None of goods and
    shares.

    ``origin`` is whose goods it was read to be about, which it may reach or not.
    """
    if _NEGATED.search(folded) or _EITHER.search(folded):
        return None
    if _asks_relief(folded) and not _UNCLAIMED.search(folded):
        return {True: "yes", False: "no", None: None}[stands.spared_if_claimed]
    if _FREE.search(folded):
        return None
    if _MOVED.search(folded) or of_everything(folded):
        return None
    if _OVER.search(folded) or _DROPPED.search(folded):
        return "no" if stands.in_force else "yes"
    reaches = _asks_reach(folded, origin) and not _AGREEMENT.search(folded)
    return ("yes" if stands.in_force else "no") if reaches or _STILL.search(folded) else None


def _asks_reach(folded: str, origin: str | None) -> bool:
    """Whether it asks if the law is on goods of ``origin``, which is named behind: 'apply to
    Vietnam'."""
    found = _REACHES.search(folded)
    words = folded[found.end() :].split()[:_NAME] if found else []
    names = (" ".join(words[:n]).strip("?.! ") for n in range(1, len(words) + 1))
    return origin is not None and any(country(name) == origin for name in names)


_NAME = 2
"""Words of a country's name."""


def _of_beginning(folded: str) -> bool:
    """Whether it asks if duties begin, and nothing of how high they are."""
    other = (_NEGATED, _EITHER, _PERCENT, _MOVED, _OVER, _BANNED)
    return _STARTS.search(folded) is not None and not any(p.search(folded) for p in other)


def _of_laws(folded: str, stands: Stands, laws: Sequence[Programme], lang: Lang) -> str:
    """Whether the thing is charged under the law that is named; '' where that was not asked."""
    if _TOGETHER.search(folded):
        return _of_two_at_once(folded, stands, laws, lang)
    several = _EITHER.search(folded) or len({p.authority for p in laws}) > 1
    if several or any(p.search(folded) for p in (_PERCENT, _MOVED)):
        return ""
    if _is_of_an_end(folded) and not _FREE.search(folded):
        return _of_an_end(laws, folded, stands, lang)
    if _asks_relief(folded):
        return _of_relief_from({p.slug for p in laws}, folded, stands, lang)
    if _BANNED.search(folded):
        return "" if _NEGATED.search(folded) else _plainly(_of_ban(folded, stands), lang)
    return _of_reach(laws, folded, stands, lang)


def _of_two_at_once(folded: str, stands: Stands, laws: Sequence[Programme], lang: Lang) -> str:
    """Whether the thing owes under two laws at once: 'does 301 stack with 232 on Chinese aluminum'.
    '' for more or fewer laws, and where one of them is owed on some of its codes only."""
    sections = {p.authority for p in laws}
    other = (_NEGATED, _EITHER, _PERCENT, _MOVED, _FREE, _PART)
    if len(sections) != _BOTH or any(p.search(folded) for p in other):
        return ""
    each = [{p.slug for p in laws if p.authority == section} for section in sections]
    if all(slugs & stands.laws for slugs in each):
        return asking_words.YES.on(lang)
    apart = any(not slugs & (stands.laws | stands.elsewhere) for slugs in each)
    return asking_words.NO.on(lang) if apart and not _EACH_OF_THEM.search(folded) else ""


_BOTH = 2
_EACH_OF_THEM = re.compile(r"\b(?:both|les deux)\b")
"""That one of them is not owed may be no denial: 'do both apply' asks of each of them, too."""


def _of_an_end(laws: Sequence[Programme], folded: str, stands: Stands, lang: Lang) -> str:
    """Whether the thing is no longer charged under the laws named: 'is the steel tariff over'. ''
    where they are on some of its codes still."""
    named = {p.slug for p in laws}
    if _NEGATED.search(folded) or (not named & stands.laws and named & stands.elsewhere):
        return ""
    if named & stands.laws:
        return asking_words.NO.on(lang)
    if stands.others_owe and not stands.owed:
        return ""
    if not stands.owed:
        return asking_words.YES.on(lang)
    return asking_words.YES_LAW_OVER.on(lang, law=under(laws[0], lang))


def _of_reach(laws: Sequence[Programme], folded: str, stands: Stands, lang: Lang) -> str:
    """Whether the first of the laws reaches the thing, or leaves it free, as is asked; '' where
    neither is."""
    free = _FREE.search(folded) is not None
    # what spares it from the law, being charged under it leaves open
    if _is_spared(folded) or not (free or _UNDER.search(folded) or _OWED.search(folded)):
        return ""
    named = {p.slug for p in laws}
    name = under(laws[0], lang)
    if not named & stands.laws and named & stands.elsewhere:
        return asking_words.SOME_CODES.on(lang, law=name)
    hit = bool(named & stands.laws)
    negated = _NEGATED.search(folded) is not None
    if (negated and not _SO.search(folded)) or (not hit and _is_of_more(laws, folded, stands)):
        return ""
    yes = hit is not (free or negated)
    # that of each firm's own rate goes by no name behind 'under'
    if free or negated or laws[0].apart:
        return (asking_words.YES if yes else asking_words.NO).on(lang)
    return (asking_words.YES_LAW if yes else asking_words.NO_LAW).on(lang, law=name)


def _is_of_more(laws: Sequence[Programme], folded: str, stands: Stands) -> bool:
    """Whether more is asked than if the law is on the thing: if it holds at all, which it may for
    goods of others, or, of a thing by whose own name it goes ('steel derivatives'), if any is."""
    if _STILL.search(folded):
        return True
    own = only_good(laws[0].slug) is not None
    return stands.owed and own and not _UNDER.search(folded)


def _word(folded: str, stands: Stands) -> str | None:
    """'yes', 'no', 'claimed' (under USMCA only), 'part' (of the value only), 'some' (of its codes
    only) or 'not all' (of them); None where the question wants neither, or where a negation leaves
    open what yes would mean."""
    if stands.mixed:
        return _of_all_laws(folded, stands)
    if _NEGATED.search(folded):
        return _of_denial(folded, stands)
    rates = _PERCENT.findall(folded)
    if _asks_relief(folded) and any(p.search(folded) for p in (*_OF_DUTY, _PERCENT)):
        return _of_sparing(rates, folded, stands)
    # by a relief that the importer must have; on which part; two of them
    spared = _is_spared(folded) or (rates and _SPARED.search(folded))
    if spared or _PART.search(folded) or _TWO_DUTIES.search(folded):
        return None
    if rates:
        return _of_rate(rates, stands) if len(rates) == 1 else None
    return _of_standing(folded, stands)


def _of_all_laws(folded: str, stands: Stands) -> str | None:
    """Whether duties between two countries are over, or still stand: as long as any law does. That
    everything pays one rate is never so."""
    rates = _PERCENT.findall(folded)
    if rates and not _NEGATED.search(folded):
        return "no" if len(rates) == 1 and of_everything(folded) else None
    other = (_NEGATED, _EITHER, _MOVED, _FREE, _SPARED)
    if any(p.search(folded) for p in other) or of_everything(folded):
        return None
    if _OVER.search(folded):
        return "no" if stands.owed else "yes"
    return ("yes" if stands.owed else "no") if _STILL.search(folded) else None


_OF_DUTY = (_OWED, _BANNED, _FREE, re.compile(r"\bpaying\b"))
"""What a claim may spare goods: it saves industries, too."""


def _is_spared(folded: str) -> bool:
    return _SPARED.search(folded) is not None and _FREE.search(folded) is None


def _asks_relief(folded: str) -> bool:
    """Whether it asks if a claim under the agreement spares the goods what is charged."""
    return _SPARED.search(folded) is not None and _AGREEMENT.search(folded) is not None


def _of_denial(folded: str, stands: Stands) -> str | None:
    """'Is it right that steel isn't taxed?': the opposite of what is asked without the negation."""
    plain = len(_NEGATED.findall(folded)) == 1 and not _EITHER.search(folded)
    if not plain or not _SO.search(folded) or _PERCENT.search(folded) or _FREE.search(folded):
        return None
    said = _of_standing(folded, stands)
    return {"yes": "no", "no": "yes"}.get(said or "")


def _of_standing(folded: str, stands: Stands) -> str | None:
    """Whether it is banned, exempt, or owes anything: the first that the question asks."""
    if any(p.search(folded) for p in (_EITHER, _LIMITED, _TOGETHER)):
        return None
    if _BANNED.search(folded):
        return _of_ban(folded, stands)
    if _FREE.search(folded):
        return _of_freedom(stands)
    if _OWED.search(folded) and not _MOVED.search(folded):
        return _of_charge(stands, over=_is_of_an_end(folded))
    return None


def _of_ban(folded: str, stands: Stands) -> str | None:
    over = _is_of_an_end(folded)
    if stands.banned or not stands.others_banned:
        return "yes" if stands.banned is not over else "no"
    return None if over else "some"


def _of_charge(stands: Stands, *, over: bool) -> str | None:
    """Whether anything is owed, or no more."""
    if stands.depends and stands.percent is None and stands.all_in is None:
        return None  # nothing or something, by what is declared
    if not stands.owed and stands.others_owe:
        return None if over else "some"
    return "yes" if stands.owed is not over else "no"


def _of_rate(rates: list[str], stands: Stands) -> str | None:
    """Whether that rate is owed: of all, with a claim alone, on a part of the value, on some other
    codes."""
    rate = _decimal(rates[0])
    if stands.percent is None and stands.all_in is None:
        if stands.of_part is not None and stands.of_part == rate:
            return "part"
        return "no" if stands.banned else None
    if rate in (stands.percent, stands.all_in):
        return "yes"
    if stands.owed and stands.if_claimed == rate:
        return "claimed"
    if rate in stands.others:
        return "some"
    # what is owed above a tariff quota stands in the base duty, or is the other way's
    return None if stands.in_quota or rate > _OVER_QUOTA else "no"


_OVER_QUOTA = Decimal(150)
"""Percents higher than any additional duty."""


def _decimal(rate: str) -> Decimal:
    return Decimal(rate.replace(",", "."))


def _of_sparing(rates: list[str], folded: str, stands: Stands) -> str | None:
    """'Does USMCA get it out of the tariff?' is told 'yes' where nothing is owed with the claim, on
    none of its codes, 'no' where something is. Of a rate ('from the 50%') it is told 'yes' where
    just that is owed without the claim, 'no' where it is with it; another it leaves open: the claim
    may have taken that away, or it may be over.
    """
    if _EITHER.search(folded):
        return None
    claimable = stands.free_if_claimed and not _UNCLAIMED.search(folded)
    if not stands.owed or (claimable and not rates):
        taken = stands.freed is None or bool(stands.freed)  # else nothing was owed anyway
        taken = taken and (stands.freed is None or _is_unclaimed(rates, stands))
        return "yes" if taken and not stands.elsewhere else None
    if rates:
        return "no" if len(rates) == 1 and _of_rate(rates, stands) == "yes" else None
    return "no"


def _is_unclaimed(rates: list[str], stands: Stands) -> bool:
    """Whether the rates named are the one owed without a claim; where none is, any is meant."""
    told = {_decimal(rate) for rate in rates}
    return not told or told == {stands.unclaimed}


def _of_relief_from(named: set[str], folded: str, stands: Stands, lang: Lang) -> str:
    """Whether a claim takes the law that is named away from the goods; '' where neither is so: they
    may be under it by other codes alone, or not at all."""
    if stands.freed is None or _UNCLAIMED.search(folded):
        return ""
    if named & stands.freed:
        return asking_words.YES.on(lang)
    return asking_words.NO.on(lang) if named & stands.laws else ""


def _of_freedom(stands: Stands) -> str | None:
    if not stands.owed:
        return "not all" if stands.others_owe else "yes"
    if stands.depends:
        return None
    return "claimed" if stands.free_if_claimed else "no"
