"""Which programmes of the catalogue a document is about, and whether it is about others' goods."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from bot.domain.measures import law_of
from bot.ingest.documents.lexicon import Hits, ProgrammeCues, ReadingLexicon, act_numbers
from bot.ingest.documents.operative import BANS, ENDS, EXEMPTS, LISTS, PUTS_OFF, SETS
from bot.ingest.documents.stacking import without_stacking
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
    statutes = set(STATUTE_NAMED.findall(signs.low)) | set(STATUTE_NAMED.findall(signs.title))
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
    if not weighed and statutes & set(STATUTE_NAMED.findall(signs.title)):
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
        statutes=frozenset(each[1] or _EMERGENCY for each in _STATUTE.finditer(authority)),
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
_STATUTE = re.compile(
    r"section (122|201|203|232|338)\b(?! of title)|(international emergency economic powers) act"
)
_EMERGENCY = "emergency"
"""The statute on emergencies, which has no number to go by."""
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
    proven = weight or trusted or cues.text is None or cues.text.search(signs.low)
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


def statute_of(cues: ProgrammeCues) -> str:
    """'338' of 'us-338-canada', 'adcvd' of trade remedies, 'emergency' of the emergency's duties.

    '' of what has no statute so named.
    """
    named = re.match(r"us-(\d{3}|adcvd|ieepa)\b", cues.slug)
    if named is None:
        return ""
    return _EMERGENCY if named[1] == "ieepa" else named[1]


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


def of_clause(
    clause: Clause, subject: ProgrammeSubject, amends: Sequence[str] = ()
) -> tuple[str, ...]:
    """Slugs of the programmes one clause changes: those whose acts it cites, else the main one.

    ``amends``: acts that the sentence it belongs to puts it into.
    """
    cited = set(act_numbers(clause.text)) | set(amends)
    by_act = [cues.slug for cues, _ in subject.ranked if cues.acts & cited and not cues.last]
    by_act = by_act or _metals_named(clause, subject)
    if by_act and subject.main is not None:
        if subject.main.slug in by_act:
            siblings = [s for s in by_act if law_of(s) == law_of(subject.main.slug)]
            return tuple(_of_goods_named(clause, subject, siblings))
        if _only_of_main(clause, subject, by_act):
            return (subject.main.slug,)
        return tuple(by_act)
    return (subject.main.slug,) if subject.main is not None else ()


def _of_goods_named(
    clause: Clause, subject: ProgrammeSubject, siblings: Sequence[str]
) -> Sequence[str]:
    """Of programmes that one act set up, those whose goods a clause names; all where it names none.

    An act that set two duties is amended for the goods of one.
    """
    named = [
        cues.slug
        for cues, _ in subject.ranked
        if cues.slug in siblings and cues.text is not None and cues.text.search(clause.lower)
    ]
    main = subject.main.slug if subject.main is not None else ""
    return named if main in named else siblings


def _only_of_main(clause: Clause, subject: ProgrammeSubject, by_act: Sequence[str]) -> bool:
    """Whether a clause put into another programme's act speaks of the goods of the titled one."""
    main = subject.main
    if main is None or main.slug not in subject.titled or main.last:
        return False
    others = [cues for cues, _ in subject.ranked if cues.slug in by_act]
    return _names_goods(main, clause.lower) and not any(
        _names_goods(cues, clause.lower) for cues in others
    )


def _names_goods(cues: ProgrammeCues, low: str) -> bool:
    return any(each is not None and each.search(low) for each in (cues.text, cues.news))


def _metals_named(clause: Clause, subject: ProgrammeSubject) -> list[str]:
    """Programmes of single metals that one sentence names together: it changes all of them."""
    titled = [cues for cues, _ in subject.ranked if cues.slug in subject.titled]
    metals = [cues for cues in titled if cues.until is not None]
    named = [cues.slug for cues in metals if cues.text and cues.text.search(clause.lower)]
    return named if subject.main is not None and subject.main.slug in named else []


ProgrammeOfWords = Callable[[str], str]
"""The programme that words in lower case speak of in a text on several of them, else ''."""
_ARRANGES = re.compile(r"\b(?:arrangement|agreement|framework|deal|package)\b")
STATUTE_NAMED = re.compile(r"\bsection (122|201|232|301|338)\b")


def _goods_of_several(
    title: str, main: ProgrammeCues, lexicon: ReadingLexicon, day: date | None
) -> bool:
    """Whether a title names goods of more than one programme of the statute it is about."""
    own = statute_of(main)
    alike = (c for c in lexicon.of(main.imposing).programmes if c.serves(day) and not c.last)
    low = lowered(title)
    named = [c for c in alike if statute_of(c) == own and c.news is not None and c.news.search(low)]
    return own != "" and len({c.news for c in named}) > 1


def several_programmes(
    title: str,
    body: Sequence[Clause],
    subject: ProgrammeSubject,
    lexicon: ReadingLexicon,
    day: date | None,
) -> ProgrammeOfWords:
    """By what words a text on several programmes speaks of each; '' always for a text on one.

    It is on several where its title is of an arrangement, or names the goods of several programmes
    of one statute, or the text names several statutes.
    """
    main = subject.main
    statutes = {s for each in body for s in STATUTE_NAMED.findall(each.lower)}
    arranged = _ARRANGES.search(lowered(title)) is not None or len(statutes) > 1
    if main is None or not (
        (arranged and main.slug not in subject.titled)
        or _goods_of_several(title, main, lexicon, day)
    ):
        return lambda _: ""
    known = [c for c in lexicon.of(main.imposing).programmes if c.serves(day) and not c.last]

    def of_words(low: str) -> str:
        named = [c.slug for c in known if c.text is not None and c.text.search(low)]
        told = [c.slug for c in known if c.news is not None and c.news.search(low)]
        others = [slug for slug in told if slug != main.slug]
        chosen = [main.slug] if main.slug in named else named or others
        return chosen[0] if chosen else ""

    return of_words
