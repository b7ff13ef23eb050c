"""Which programmes news is about: by its headline and the sentences that announce."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.ingest.documents.deeds import HOLDS
from bot.ingest.documents.lexicon import Hits, ProgrammeCues, ProgrammeKind, ReadingLexicon
from bot.ingest.documents.news_sentences import LEDE, MOST, OURS, sentences
from bot.ingest.documents.rates import percents
from bot.ingest.documents.statutes import statute_of, statutes_named
from bot.ingest.documents.text import Clause, lowered

_BY_CANADA = re.compile(
    r"\bsurtax|counter-?(?:tariff|measure)|retaliat|remission|contre-(?:mesures|tarifs)|remise\b"
    r"|\b(?:tarifs|droits de douane) de (?:rétorsion|représailles)\b|\bgouvernement (?:canadien"
    r"|du canada|fédéral)\b|(?<!\bin )(?<!\bof )(?<!\bfrom )(?<!\bon )(?<!\bwith )\b(?:canada"
    r"|ottawa|carney"
    r"|champagne|leblanc|minister)\b[^.;]{0,80}"
    r"\b(?:will|to|intends?|plans?|impos|rais|lift|remov"
    r"|(?:is|are|was|were) (?:reduc|cutt|slash|extend|end|suspend|delay|postpon|scrapp|eas)ing)"
)

STATUTE = 8
"""What it weighs that a sentence names the statute of a programme."""

RELIEF = 5
"""What it weighs that a sentence on Canada's duties speaks of the relief from them."""

REMEDY = 6
"""What it weighs for a trade remedy that its proceeding, or who conducts it, is named."""

_REMEDIES = re.compile(
    r"\banti-?dumping\b|\bcountervailing\b|\badministrative review\b|\bcommerce\b"
    r"|\bcompensateurs?\b|\bexamen administratif\b"
)

BOTH = 3
"""What it weighs that the title and the surest sentence name the same goods."""

SETTLED = 4
"""What it weighs besides that the title names a programme in words of its own, not by goods."""

TITLED = 3
"""What a word of the title weighs against one of a sentence."""


def programmes_of(
    title: str,
    told: Sequence[Clause],
    lexicon: ReadingLexicon,
    everything: Sequence[Clause] = (),
    *,
    washington: bool = False,
) -> list[tuple[ProgrammeCues, list[Clause]]]:
    """The programmes an announcement is about, one a government, each with its sentences.

    ``everything``: all of the text; what it recalls of a rate names the programme of that rate.
    ``washington``: it is that government's own newsroom, whatever its sentences say of others.
    """
    opening = (c.lower for c in everything[:MOST])
    if not any(OURS.search(each) for each in (lowered(title), *(c.lower for c in told), *opening)):
        return []
    ottawas = _OTTAWA_ACTS.match(lowered(title)) is not None and not washington
    by_canada = [
        c
        for c in told
        if _BY_CANADA.search(c.lower) or (ottawas and not _BY_WASHINGTON.search(c.lower))
    ]
    by_others = [
        c for c in told if washington or _BY_WASHINGTON.search(c.lower) or c not in by_canada
    ]
    found = []
    for canada, clauses in ((True, by_canada), (False, by_others)):
        naming = [*clauses, *_recalling(clauses, everything)] if not canada else clauses
        if washington:
            naming += [c for c in _before(everything, told) if c not in naming]
        cues = programme_named(title, naming, lexicon, canada=canada) if clauses else None
        if cues is not None:
            found.append((cues, clauses))
    return found


_OTTAWA_ACTS = re.compile(
    r"\W{0,8}(?:ottawa|canada|carney|champagne|le canada)\b(?! (?:to face|faces|hit)\b|'s\b)"
    r"(?![^\n]{0,300}\b(?:washington|trump|white house|maison-blanche)\b)"
)
"""A headline on what Canada does: what its article says of nobody is said of it."""


def _recalling(told: Sequence[Clause], everything: Sequence[Clause]) -> list[Clause]:
    """The sentences of the background that speak of a rate which is told to change."""
    rates = {p.value for c in told[:1] for p in percents(c.text) if p.duty}
    return [
        c
        for c in everything
        if c not in told
        and HOLDS.search(c.lower) is None
        and any(p.duty and p.value in rates for p in percents(c.text))
    ][:MOST]


def _before(everything: Sequence[Clause], told: Sequence[Clause]) -> list[Clause]:
    """The sentences in which an office's release says, before any figures, what it is about."""
    first = min((c.start for c in told), default=0)
    leading = (c for c in sentences(everything)[:LEDE] if c.start < first)
    return [c for c in leading if statutes_named(c.lower) and not HOLDS.search(c.lower)]


_BY_WASHINGTON = re.compile(
    r"\b(?:united states|washington|trump|u\.s\.|white house|états-unis)\b[^.;]{0,80}\b(?:will"
    r"|impos|rais|has|to|feront|fera|ramèner|abaisser|porter|hausser|lèver|réduir)"
)


def programme_named(
    title: str, told: Sequence[Clause], lexicon: ReadingLexicon, *, canada: bool
) -> ProgrammeCues | None:
    """The programme of one government that title and sentences name most."""
    name, low = lowered(title), [c.lower for c in told]
    titles = statutes_named(name)
    cited = titles or {number for each in low for number in statutes_named(each)}
    best, most = None, 0
    for cues in lexicon.programmes:
        if cues.news is None or (cues.imposing == "CA") is not canada:
            continue
        if not cues.serves(told[0].near):
            continue
        own = 4 if cues.hits is Hits.NEIGHBOUR else 2  # it names the neighbour, not only the goods
        titled = cues.news.search(name) is not None
        said = [cues.news.search(each) is not None for each in low[:MOST]]
        weight = TITLED * titled + own * sum(said)
        settled = cues.hits is not Hits.NEIGHBOUR and cues.title and cues.title.search(name)
        weight += SETTLED * bool(settled and titled)
        weight += BOTH * (titled and said[0] and cues.hits is not Hits.NEIGHBOUR)
        weight += STATUTE * (statute_of(cues) in cited)
        remedy = cues.kind is ProgrammeKind.TRADE_REMEDY
        weight += REMEDY * (remedy and any(_REMEDIES.search(each) for each in (name, *low)))
        weight += RELIEF * (canada and cues.kind is ProgrammeKind.RELIEF and any(said))
        if weight > most:
            best, most = cues, weight
    return best
