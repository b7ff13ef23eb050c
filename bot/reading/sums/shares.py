"""Shares of a value that a question tells: '40% steel content', '30 % de contenu américain'."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from bot.domain.questions import Query
from bot.domain.text import Lang
from bot.reading.sums.bare_numbers import bare
from bot.reading.sums.contents import share_of_value
from bot.reading.sums.customs_value import value
from bot.reading.sums.metals import METAL_WORD, is_metal, is_metal_within, metal_behind
from bot.reading.sums.money import WrittenMoney, moneys, outside
from bot.reading.sums.number_scales import scaled
from bot.reading.sums.percentages import SIGN, percentage
from bot.reading.text.numbers import numbers
from bot.reading.text.spoken_numbers import in_digits

METAL = "metal"
"""The value of an entry that holds its metal's share."""
_PERCENT = percentage("", digits=3)
_US = r"(?:u\.?s\.?a?|american|united states|americain)"
_NEAR = r"(?:canadian(?: (?:and|or|&) mexican)?|mexican|canadien(?: et mexicain)?|mexicain)"
_CONTENT = r"(?:content|contenu|teneur|parts|components|composants)"


def _told(of: str) -> re.Pattern[str]:
    """'40% steel content', 'steel content of 40%', 'teneur en acier de 40 %'. A share is told by a
    word for content: '50% steel tariff' is none."""
    return re.compile(
        rf"(?<![\w.,]){_PERCENT}(?: of| de)? {of} {_CONTENT}\b"
        rf"|(?<![\w.,]){_PERCENT}(?: of| de)? {_CONTENT} (?:en |d')?{of}\b"
        rf"|\b{of} {_CONTENT}(?: is| of| at|:)* {_PERCENT}"
        rf"|\b{_CONTENT} (?:en |d')?{of}(?: est)?(?: de|:)* {_PERCENT}"
    )


_OF_A_THING = re.compile(
    rf"\b(?:of|de|d') ?(?!{METAL_WORD})(?:[a-z'-]{{3,20}} ){{0,2}}[a-z'-]{{3,20}},? (?:of which "
    rf"|and |with |dont "
    rf"|et )?{_PERCENT} (?:of it |of that |of them )?(?:is|are|est|sont) (?:made of |in |en |de l'"
    rf"|du |de la )?{METAL_WORD}(?= ?(?:[,.;:?!)]|$)| (?:from|to|de|du|into|vers)\b)"
)
"""'50,000 USD of furniture, 20% is aluminum': what a thing is made of, and no part of an order."""
_HALF = re.compile(
    r"\bhalf(?: of (?:that|it))?(?: is)?(?= [a-z.]{2,20} content)|\ba moitie de(?= contenu)"
)


_KINDS: Mapping[str, re.Pattern[str]] = {
    "metal": _told(METAL_WORD),
    "us-content": _told(_US),
    "ca-mx-content": _told(_NEAR),
}


def shares(folded: str) -> dict[str, Decimal]:
    """By what they are of, in percent of the value.

    >>> shares("a 30000 usd car with 40% canadian content")
    {'ca-mx-content': Decimal('40')}
    >>> shares("teneur en acier de 12,5 %"), shares("fridges with a steel content of 40%")
    ({'metal': Decimal('12.5')}, {'metal': Decimal('40')})
    >>> shares("a 50% steel tariff")
    {}
    """
    folded = _HALF.sub("50%", folded)
    found = {}
    for name, pattern in _KINDS.items():
        told = [next(g for g in m.groups() if g) for m in pattern.finditer(folded)]
        if name == "metal" and not told:
            told = [m[1] for m in _OF_A_THING.finditer(folded)]
        if len(told) == 1:
            found[name] = Decimal(told[0].replace(",", "."))
    return {name: share for name, share in found.items() if share <= _WHOLE}


_FILLS = (
    r"it|its|it's|they|they're|that|that's|is|are|about|around|roughly|say|so|ok|okay|actually|the"
    r"|and|et|with|avec|what if|if|si|of|de|du|la|le|en|in|by|only|just|c'est|est|environ|value"
    r"|no|non|sorry|plus|also|aussi|puis|plutot|rather"
    r"|valeur|total|made|goods|good|marchandise|disons|mettons"
)
_ANSWER = re.compile(
    rf"\W{{0,3}}(?:(?:[dl]'(?=\w)|(?:{METAL_WORD}|{_US}|{_NEAR}|{_CONTENT}|{_FILLS})\b"
    rf"|{_PERCENT})\W{{0,3}}){{2,16}}"
)
_OF = (("metal", METAL_WORD), ("ca-mx-content", _NEAR), ("us-content", _US))
_ASKS = re.compile(r"\W{0,3}(?:is|are|est)\b")
"""'Is steel 50%?' asks of a rate."""
_SUPPOSES = re.compile(r"\b(?:if|si)\b")


def share_answered(folded: str) -> dict[str, Decimal]:
    """The share that a text says and nothing else, as people answer what an entry is made of: 'it's
    60% steel' names no other goods, 'Canadian and Mexican content is 40%' no other origin.

    >>> share_answered("it's 60% steel"), share_answered("the steel is 60% of the value")
    ({'metal': Decimal('60')}, {'metal': Decimal('60')})
    >>> share_answered("canadian and mexican content is 40%")
    {'ca-mx-content': Decimal('40')}
    >>> share_answered("is steel 50%?"), share_answered("60% steel tariff"), share_answered("steel")
    ({}, {}, {})
    """
    text = in_digits(folded)
    asks = _ASKS.match(text) is not None or ("?" in text and _SUPPOSES.search(text) is None)
    if asks or _ANSWER.fullmatch(text) is None:
        return {}
    told = [next(g for g in m.groups() if g) for m in re.finditer(_PERCENT, text)]
    kinds = [name for name, of in _OF if re.search(rf"\b{of}\b", text)]
    if len(told) != 1 or len(kinds) != 1:
        return {}
    share = Decimal(told[0].replace(",", "."))
    return {kinds[0]: share} if share <= _WHOLE else {}


_BESIDE = re.compile(r"\W{0,3}(?:and|plus|also|et|puis|aussi|with|avec)\b")


def metals_beside(folded: str, held: str = "") -> tuple[Decimal, ...]:
    """The shares of metals that stand beside each other, of which an entry is worked out for one
    alone: two in one text, or one that is told beside the share ``held``. () for any other text.

    >>> metals_beside("steel 60% and aluminum 20%"), metals_beside("and aluminum 20%", "60")
    ((Decimal('60'), Decimal('20')), (Decimal('20'),))
    >>> metals_beside("and aluminum 20%"), metals_beside("no, 50% steel", "60")
    ((), ())
    """
    text = in_digits(folded)
    if _ASKS.match(text) or _ANSWER.fullmatch(text) is None:
        return ()
    told = [next(g for g in m.groups() if g) for m in re.finditer(_PERCENT, text)]
    metals = set(re.findall(rf"\b{METAL_WORD}\b", text))
    several = len(told) > 1 and len(metals) == len(told)
    added = bool(held) and len(told) == len(metals) == 1 and _BESIDE.match(text) is not None
    return tuple(Decimal(n.replace(",", ".")) for n in told) if several or added else ()


def names_content(folded: str) -> bool:
    """Whether a text has a word for what something is made of."""
    return re.search(rf"\b{_CONTENT}\b", folded) is not None


_WHOLE = Decimal(100)
_NUMBER_ALONE = re.compile(
    rf"\W{{0,3}}(?:(?:{_FILLS})\b\W{{0,3}}){{0,4}}(\d{{1,3}}(?:[.,]\d{{1,4}})?)(?:{SIGN})?"
    rf"(?:\W{{1,3}}(?:{_FILLS})\b){{0,4}}\W{{0,3}}"
)


def number_alone(folded: str) -> Decimal | None:
    """The number that a text is, with or without its sign of percent, as people answer how much of
    an entry is metal; None for any other text.

    >>> number_alone("60%"), number_alone("about 60"), number_alone("60 chairs")
    (Decimal('60'), Decimal('60'), None)
    """
    found = _NUMBER_ALONE.fullmatch(in_digits(folded))
    share = Decimal(found[1].replace(",", ".")) if found and "?" not in folded else None
    return share if share is not None and share <= _WHOLE else None


_CONTENT_OF = re.compile(
    rf"\b(?:al|alu|{METAL_WORD}) content(?: is| of| at|:)*(?: about| only)?"
    r" ?(?:usd|cad|us ?\$|c?\$)? ?$"
)
_IS_METAL = re.compile(
    r"(?: ?(?:usd|cad|us|bucks|dollars))?(?: worth)? of (?:that|it|which) is (?:the )?"
    rf"{METAL_WORD}\b"
)


def of_its_metal(figures: str, lang: Lang) -> tuple[WrittenMoney, WrittenMoney] | None:
    """What a thing is worth and what the one metal in it is; None where no two sums tell that.

    >>> told = of_its_metal("a pump of 10000 usd, of which 2500 usd is steel", "en")
    >>> [str(one.amount) for one in told]
    ['10000', '2500']
    >>> told = of_its_metal("a pump worth 10,000 of which 4k is steel", "en")
    >>> [str(one.amount) for one in told]
    ['10000', '4000']
    >>> of_its_metal("12000 usd of steel, of which 3000 usd is aluminum", "en") is None
    True
    """
    named = moneys(figures, lang)
    plain = outside(bare(figures, lang), [(one.start, one.end) for one in named])
    told = sorted((*named, *plain), key=lambda one: one.start)
    parts = [n for n, one in enumerate(told) if is_metal_within(one.start, one.end, figures)]
    if len(named) > _TWO or len(parts) != 1 or not parts[0]:
        return None
    part, before = told[parts[0]], told[: parts[0]]
    whole = next((one for one in before if one in named), before[-1])
    return (whole, part) if part.amount < whole.amount else None


def metals_within(figures: str, lang: Lang) -> set[tuple[int, int]]:
    """Where the metal stands of which :func:`of_its_metal` tells the sum; empty where none does.

    >>> metals_within("10,000 of which 4k is steel", "en")
    {(22, 27)}
    """
    told = of_its_metal(figures, lang)
    place = metal_behind(told[1].end, figures) if told is not None else None
    return {place} if place is not None else set()


_TWO = 2


def metal_of(figures: str, lang: Lang) -> Decimal | None:
    """What the metal alone is worth, where a sum tells it; None where none does.

    >>> metal_of("full value 88000 usd, al content 31,500", "en")
    Decimal('31500')
    >>> metal_of("150k us but about 40k of that is steel", "en")
    Decimal('40000')
    >>> metal_of("40% steel content", "en") is None
    True
    """
    for found in numbers(figures, lang):
        times, _ = scaled(figures, found)
        behind = _CONTENT_OF.search(figures, 0, found.start)
        if figures.startswith(("%", " %"), found.end):
            continue
        if behind is not None or _IS_METAL.match(figures, found.end + (times > 1)):
            return found.value * times
    return None


def _metal_share(query: Query, figures: str, lang: Lang) -> dict[str, str]:
    """The metal's sum in percent of the value, or of the price where that is one of each."""
    metal = metal_of(figures, lang)
    if metal is None:
        return {}
    whole = query.money.amount if query.money is not None else None
    worth = value(figures, lang)
    price = (worth.of or worth.total) if worth is not None else None
    if price is not None and price.per == "No.":
        whole = price.amount
    if not whole or metal > whole:
        return {}
    return {"metal": f"{(metal / whole * _WHOLE).quantize(Decimal('0.0001')).normalize():f}"}


def with_shares(query: Query, folded: str, *, answered: bool, asked: str = "") -> Query:
    """An entry with what its question says it is made of. ``answered``: a bare share may be told
    of it, as the question is of no other goods or places; ``asked`` is the share that the bot asked
    for, which a number alone tells."""
    if query.command != "duty":
        return query
    figures = in_digits(folded)
    said = shares(folded) or (share_answered(folded) if answered else {})
    goods = query.code is not None or (query.good is not None and not is_metal(query.good))
    held = share_of_value(folded, beside_goods=goods)
    if held is not None and METAL not in said:
        said = {**said, METAL: held}
    told = _metal_share(query, figures, "en") | {name: str(share) for name, share in said.items()}
    alone = number_alone(folded) if asked and not told else None
    if alone is not None:
        told = {asked: str(alone)}
    return replace(query, values={**query.values, **told})
