"""Which programmes of the catalogue a document is about, and whether it is about others' goods."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from bot.domain.measures import law_of
from bot.ingest.documents.lexicon import Hits, ProgrammeCues, ReadingLexicon, act_numbers
from bot.ingest.documents.operative import BANS, ENDS, EXEMPTS, LISTS, PUTS_OFF, SETS
from bot.ingest.documents.stacking import without_stacking
from bot.ingest.documents.statutes import statute_of, statutes_invoked, statutes_named
from bot.ingest.documents.text import Clause, lowered

TITLE, ACT, WORD = 20, 4, 1
"""What a title, a cited instrument and a phrase weigh. A title alone needs a word behind it."""
OPENING, AUTHORITY = 4, 12
"""What a phrase weighs where a text says what it is about, or by what authority it commands."""
MOST_ACTS, MOST_WORDS = 5, 12
CLEAR = 3
"""Clauses that speak of a programme, from which it is clear that they mean it."""
ENOUGH = 12
"""Below this a document only mentions a programme in passing; in a short text one act is enough."""
LEAD = 500
"""Characters of the first words of a notice."""
FIRST = 1_500
"""Characters in which a notice says what it is about."""
PASSING = 2
"""What is enough of a notice whose first sentences speak of a programme."""
ENACTING = 400
"""Characters of an act's enacting words."""
FOREIGN = 4
"""By how much less it weighs, where an act commands by other statutes than the programme's."""
GOODS = 6
"""What the goods of a programme weigh in a title: other programmes reach the same goods."""
MISNAMED = 3
"""How many times more often a text speaks of a sister programme than of the one in its title."""
_OUTWEIGHED = 2
"""How many times more another programme has to weigh than the neighbour's own to go before it."""
SHORT = 2_500
"""Characters up to which a text is a record of a document, where little can be repeated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeSubject:
    """What a document is about: ``ranked`` programmes with their weight, the heaviest first."""

    ranked: tuple[tuple[ProgrammeCues, int], ...]
    elsewhere: str = ""
    """The foreign measure it is about instead, '' when it is none."""
    titled: frozenset[str] = frozenset()
    """Those of them that its title names."""

    @property
    def main(self) -> ProgrammeCues | None:
        """The programme it is about most."""
        return self.ranked[0][0] if self.ranked else None


def subject_of(
    title: str,
    plain: str,
    operative: Sequence[Clause],
    lexicon: ReadingLexicon,
    day: date | None,
    *,
    faint: bool = False,
    notice: bool = False,
    news: bool = False,
) -> ProgrammeSubject:
    """Weigh title, instruments and phrases; ``operative`` is the part that changes something.

    ``faint``: a line of the schedule, in which a single phrase is all there can be. ``notice``: no
    act; what it is about stands in its first sentences. ``news``: what is announced in it is found
    by its own words.
    """
    signs = _signs(lowered(title), lowered(plain), without_stacking(operative))
    serving = [cues for cues in lexicon.programmes if cues.serves(day)]
    weights = _weights(serving, signs)
    long = len(plain) > SHORT and not _OF_DUTIES.search(signs.title)
    enough = 1 if faint else ENOUGH if long else ACT
    little = min(enough, PASSING if len(plain) > FIRST else 1)
    means = _opens_with if notice else _commands
    heavy = [
        (cues, weights[cues.slug])
        for cues in serving
        if weights[cues.slug] >= (little if means(cues, signs) else enough)
        or (cues.last and _orders_inquiry(cues, signs))
    ]
    if not news and all(cues.last and not _titled(cues, signs) for cues, _ in heavy):
        heavy = _of_acts_cited(serving, weights, signs) or _by_goods(serving, signs) or heavy
    ranked = _ranked(heavy, signs, notice=notice)
    titled = bool(ranked) and _titled(ranked[0][0], signs)
    ours = max((weight for _, weight in ranked), default=0)
    return ProgrammeSubject(
        ranked=tuple(ranked),
        elsewhere=""
        if titled and not _of_another(signs, lexicon)
        else _foreign(signs, lexicon, ours),
        titled=frozenset(cues.slug for cues, _ in ranked if _titled(cues, signs)),
    )


def _by_goods(serving: Sequence[ProgrammeCues], signs: _Signs) -> list[tuple[ProgrammeCues, int]]:
    """The programme of a statute that the text names, by the everyday words for its goods.

    Newsrooms and agencies say 'the Section 232 tariff on cars', and no act's title. The clauses on
    duties that name the goods of one programme are counted; its title counts as two.
    """
    statutes = statutes_named(signs.low) | statutes_named(signs.title)
    if _INQUIRES.search(signs.title):
        return []
    told = [each for each in signs.body if _DUTIES.search(each) or _OF_LISTS.search(each)]
    weighed = []
    for cues in serving:
        if cues.last or cues.news is None or statute_of(cues) not in statutes:
            continue
        named = _DUTIES.search(signs.title) and cues.news.search(signs.title)
        said = sum(1 for each in told if cues.news.search(each))
        sure = cues.text is not None and cues.text.search(signs.low) is not None
        if (said and (named or sure)) or said >= CLEAR:
            weighed.append((cues, said + 2 * (named is not None)))
    if not weighed and statutes & statutes_named(signs.title):
        weighed = _only_named(serving, statutes, told)
    if not weighed and signs.statutes:
        rated = [each for each in told if _RATE.search(each)]
        weighed = _only_named(serving, signs.statutes, rated)
    most = max((weight for _, weight in weighed), default=0)
    return [pair for pair in weighed if pair[1] == most]


def _only_named(
    serving: Sequence[ProgrammeCues], statutes: AbstractSet[str], told: Sequence[str]
) -> list[tuple[ProgrammeCues, int]]:
    """The only programme of the title's statute whose goods are named at all."""
    named = [
        (cues, 1)
        for cues in serving
        if not cues.last and cues.news is not None and statute_of(cues) in statutes
        if any(cues.news.search(each) for each in told)
    ]
    return named if len(named) == 1 else []


_RATE = re.compile(r"\d ?(?:percent|per cent|%)")
_OF_LISTS = re.compile(r"\b(?:annex|subheadings?|headings?|lists?|u\.s\. note)\b")
_INQUIRES = re.compile(
    r"\baddressing the threat to (?:the )?national security from imports"
    r"|section 232 [a-z ]{0,30}investigations?\b(?! results)|\binitiating an? investigation"
    r"|\binvestigations? (?:of|into|on) (?:the )?(?:effects? of "
    r"|national security )?[a-z ]{0,20}imports"
)
"""A title that says that goods are looked into: whatever duties they pay, none is changed."""


_REVIEWS = re.compile(
    r"\b(?:panel|administrative|sunset|changed circumstances|new shipper) reviews?\b"
)
"""A title of a proceeding on trade remedies: its text names firms by what they make."""


def _weights(serving: Sequence[ProgrammeCues], signs: _Signs) -> dict[str, int]:
    """What speaks for each programme, less what speaks for its sisters, by slug."""
    spoken = {cues.slug: _words(cues, signs) for cues in serving}
    rivals = frozenset(law_of(slug) for slug, words in spoken.items() if words >= CLEAR)
    sisters = Counter[str]()
    for cues in (each for each in serving if not each.last):
        sisters[law_of(cues.slug)] = max(sisters[law_of(cues.slug)], spoken[cues.slug])
    others = {cues.slug: signs.acts.keys() & cues.acts for cues in serving}
    return {
        cues.slug: _weight(
            cues,
            signs,
            spoken[cues.slug],
            rivals,
            alone=others[cues.slug] or not any(others.values()),
        )
        // (FOREIGN if _of_another_statute(cues, signs) else 1)
        - TITLE * _misnamed(cues, signs, spoken[cues.slug], sisters[law_of(cues.slug)])
        for cues in serving
    }


def _ranked(
    heavy: Sequence[tuple[ProgrammeCues, int]], signs: _Signs, *, notice: bool
) -> list[tuple[ProgrammeCues, int]]:
    """The programmes that are meant with their weight, the one it is about most first."""
    titled = any(_titled(cues, signs) for cues, _ in heavy)
    # an inquiry into goods that a programme is on is of that programme: it led to its duty
    inquires = _INQUIRES.search(signs.title) is not None and not any(
        _in_title(cues, signs) and not cues.last for cues, _ in heavy
    )
    remedy = _REVIEWS.search(signs.title) is not None
    heaviest = max((weight for cues, weight in heavy if not cues.last), default=0)
    ranked = sorted(
        heavy,
        key=lambda pair: (
            pair[0].last is not inquires,
            remedy and "adcvd" not in pair[0].slug,
            _first_at(pair[0], signs) if notice and not titled else 0,
            not titled and not _leads(pair, heaviest),
            not _by_statute(pair[0], signs),
            -pair[1],
        ),
    )
    if ranked and signs.statutes and not _of_another_statute(ranked[0][0], signs):
        # an act under one statute names the others' only to say how they stack
        return [pair for pair in ranked if not _of_another_statute(pair[0], signs)]
    return ranked


def _leads(pair: tuple[ProgrammeCues, int], heaviest: int) -> bool:
    """Whether the neighbour's own programme leads where no title decides: others reach everybody.

    An act on everybody's goods may name it only to say how the two duties stack.
    """
    return pair[0].hits is Hits.NEIGHBOUR and pair[1] * _OUTWEIGHED > heaviest


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signs:
    """What speaks for a programme: readable lower case, and how often each act is cited."""

    title: str
    body: tuple[str, ...]
    acts: Counter[str]
    named: frozenset[str]
    """Acts in the title."""
    low: str
    opening: str
    """The sentences in which a notice says what it does."""
    authority: str
    """The enacting words of an act: 'by the authority vested in me ..., including ...'."""
    statutes: frozenset[str]
    """The trade statutes by which an act commands ('232'); the code's titles are none."""


def _signs(title: str, low: str, operative: Sequence[Clause]) -> _Signs:
    """What a document gives to go by; ``title`` and ``low``, its whole text, are lower case."""
    body = tuple(each.lower for each in operative)
    found = _ENACTING.search(low)
    authority = low[found.start() : found.start() + ENACTING] if found else ""
    return _Signs(
        title=title,
        body=body,
        acts=Counter(number for each in operative for number in set(act_numbers(each.text))),
        named=frozenset(act_numbers(title)),
        low=low,
        opening="\n".join(each for each in body[:12] if _DOES.search(each)),
        authority=authority,
        statutes=statutes_invoked(authority),
    )


_OF_DUTIES = re.compile(
    r"section (?:122|201|232|301|321|338)\b|\b(?:additional|new) dut|\btariffs?\b|\bsurtax"
    r"|\bsurcharge"
    r"|\bduties\b|adjusting imports|\bremission\b|droits de douane"
)
"""What a title says of a document that is about duties: there a few signs of a programme do."""
_DOES = re.compile(
    r"\b(?:purpose of this|this (?:message|notice|guidance|document) (?:\w+ )?"
    r"(?:informs?|provides?|advises?|announces?|updates?|explains?|implements?|is))\b"
)
_ENACTING = re.compile(
    r"(?:by|under|pursuant to|in exercise of|by virtue of) (?:the )?(?:authority|authorities"
    r"|powers?)"
    r" (?:that (?:is|are) )?(?:vested in|conferred (?:up)?on|given to|granted to) (?:me|the"
    r" president)"
    r"|acting under (?:the authority of )?section"
)


def _words(cues: ProgrammeCues, signs: _Signs) -> int:
    """How many clauses of the operative part speak of the programme."""
    return sum(1 for text in signs.body if cues.text and cues.text.search(text))


def _weight(
    cues: ProgrammeCues, signs: _Signs, words: int, rivals: frozenset[str], *, alone: object
) -> int:
    """What speaks for a programme; ``alone``: no act is cited, or one of its own."""
    cited = sum(min(n, MOST_ACTS) for number, n in signs.acts.items() if number in cues.acts)
    weight = WORD * min(words, MOST_WORDS) + ACT * min(cited, MOST_ACTS)
    if cues.text is not None:
        weight += OPENING * (cues.text.search(signs.opening) is not None)
        weight += AUTHORITY * (cues.text.search(signs.authority) is not None)
    if not _titled(cues, signs):
        goods = cues.news is not None and cues.news.search(signs.title) is not None
        weight += GOODS * (goods and weight > 0)
        return weight
    # a title may belong to another text: where that speaks of a sister programme it is not believed
    trusted = alone and len(signs.low) <= SHORT and law_of(cues.slug) not in rivals
    spoken_of = any(each is not None and each.search(signs.low) for each in (cues.text, cues.news))
    proven = weight or trusted or cues.text is None or spoken_of
    return weight + TITLE if proven else weight


def _first_at(cues: ProgrammeCues, signs: _Signs) -> int:
    """Where the first words of a notice speak of a programme: the first it names leads."""
    found = cues.text.search(signs.low, 0, LEAD) if cues.text is not None else None
    return found.start() if found is not None else LEAD


def _of_another_statute(cues: ProgrammeCues, signs: _Signs) -> bool:
    """Whether an act commands by statutes among which the programme's own is not."""
    own = statute_of(cues)
    if own == "adcvd" and "section 232" in signs.low[:LEAD]:
        return not _REMEDIES.search(signs.low)
    return bool(signs.statutes and own) and own not in signs.statutes


def _by_statute(cues: ProgrammeCues, signs: _Signs) -> bool:
    """Whether the title names the statute of a programme: 'under section 338'."""
    own = statute_of(cues)
    return own != "" and f"section {own}" in signs.title


def _opens_with(cues: ProgrammeCues, signs: _Signs) -> bool:
    """Whether the first sentences of a notice speak of a programme, and enough of the rest."""
    return cues.text is not None and cues.text.search(signs.low, 0, FIRST) is not None


_REMEDIES = re.compile(r"anti-?dumping|countervailing")
_COMMANDS = (SETS, ENDS, PUTS_OFF, EXEMPTS, LISTS, BANS)


def _commands(cues: ProgrammeCues, signs: _Signs) -> bool:
    """Whether an act commands something in a sentence that speaks of a programme and of duties."""
    if cues.text is None or cues.last or not signs.authority:
        return False
    return any(
        cues.text.search(each)
        and _DUTIES.search(each)
        and any(command.search(each) for command in _COMMANDS)
        for each in signs.body
    )


def _of_acts_cited(
    serving: Sequence[ProgrammeCues], weights: Mapping[str, int], signs: _Signs
) -> list[tuple[ProgrammeCues, int]]:
    """The programmes whose acts an act's commands cite, where its title names none."""
    if not signs.authority:
        return []
    commands = [
        set(act_numbers(each))
        for each in signs.body
        if any(command.search(each) for command in (*_COMMANDS, _AMENDS))
    ]
    return [
        (cues, weights[cues.slug])
        for cues in serving
        if not cues.last
        and weights[cues.slug] >= ACT
        and any(cues.acts & cited for cited in commands)
    ]


_AMENDS = re.compile(r"\b(?:is|are) (?:hereby |further )*(?:amended|modified|revoked|terminated)\b")


def _orders_inquiry(cues: ProgrammeCues, signs: _Signs) -> bool:
    """Whether one sentence directs that something be looked into, and names the statute for it."""
    text = cues.text
    return text is not None and any(
        _ORDERS_INQUIRY.search(each) and text.search(each) for each in signs.body
    )


_ORDERS_INQUIRY = re.compile(
    r"\bshall\b[^.;]{0,80}\b(?:initiate|begin|open|launch|commence|conduct|start)\b[^.;]{0,30}"
    r"\binvestigation"
)
"""What an act directs to be looked into."""
_DUTIES = re.compile(
    r"\bdut(?:y|ies)\b|\btariffs?\b|ad valorem|surcharge|excluded from importation"
)


def _misnamed(cues: ProgrammeCues, signs: _Signs, words: int, sister: int) -> bool:
    """Whether a title names a programme of which its text hardly speaks, but of a sister's."""
    if cues.last and _INQUIRES.search(signs.title):
        return False
    named = _in_title(cues, signs) and not signs.named & cues.acts
    return named and words * MISNAMED < sister


def _titled(cues: ProgrammeCues, signs: _Signs) -> bool:
    return bool(signs.named & cues.acts) or _in_title(cues, signs)


def _in_title(cues: ProgrammeCues, signs: _Signs) -> bool:
    own, named = statute_of(cues), statutes_named(signs.title)
    if own and named and own not in named:  # 'Section 301 Duties on Goods of Canada'
        return False
    return cues.title is not None and cues.title.search(signs.title) is not None


def _of_another(signs: _Signs, lexicon: ReadingLexicon) -> bool:
    """Whether the title cites acts on another country's goods, and none of ours."""
    ours = any(signs.named & cues.acts for cues in lexicon.programmes)
    return not ours and any(signs.named & each.acts for each in lexicon.elsewhere)


def _foreign(signs: _Signs, lexicon: ReadingLexicon, ours: int) -> str:
    for each in lexicon.elsewhere:
        if signs.named & each.acts or each.title.search(signs.title):
            return each.name
    cited = {e.name: sum(signs.acts[number] for number in e.acts) for e in lexicon.elsewhere}
    best = max(cited, key=lambda name: cited[name], default="")
    return best if best and cited[best] >= 3 and cited[best] * ACT > ours else ""
