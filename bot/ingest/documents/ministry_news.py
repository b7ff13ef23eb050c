"""News of Canada's ministries: several measures in one release, each with its own programme.

A ministry speaks of what its government does, in plain words and without an act. What it tells of
the other government is told of that one. What holds already, or was announced by others before, is
confirmed; the rest is to come.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.countries import of_third_country
from bot.ingest.documents.days import days
from bot.ingest.documents.deeds import deed_of
from bot.ingest.documents.drafts import Draft, whole
from bot.ingest.documents.effect import begins, put_off_to
from bot.ingest.documents.lexicon import Hits, ProgrammeCues, ProgrammeKind, ReadingLexicon
from bot.ingest.documents.ministry_intents import intents
from bot.ingest.documents.ministry_lists import each_item, listings
from bot.ingest.documents.news import announced, as_its_deed, draft_of
from bot.ingest.documents.news_headlines import programme_named
from bot.ingest.documents.order_named import orders_named
from bot.ingest.documents.rates import percents
from bot.ingest.documents.reckoned import put_off_by
from bot.ingest.documents.text import Clause, lowered, without

_WASHINGTON = (
    r"(?:the )?(?:united states|u\.s\.(?: government| administration| president)?|washington"
    r"|(?:(?:united states|u\.?s\.?|american) )?(?:department of commerce|commerce department)"
    r"|le (?:département|secrétariat|ministère) (?:américain )?du commerce"
    r"(?: des états-unis| américain)?"
    r"|president trump|(?:the )?trump administration|(?:the )?white house|les états-unis"
    r"|l'administration (?:trump|américaine)|le président (?:trump|américain))"
)
_BY_WASHINGTON = re.compile(
    rf"(?:^\s{{0,8}}|[,;:(]\s|\b(?:that|and|while|as|where|when|que|et|où)\s)(?<!duty that )"
    rf"(?<!duties that )(?<!tariff that )(?<!tariffs that )(?<!droits que ){_WASHINGTON}"
    r"(?:,? [^.;]{0,40}?)?\s(?:will|would|has|have|had|is|are|announc\w+|impos\w+|rais\w+"
    r"|increas\w+|plans?|agreed?|intends?|ends?|lift\w+|ont|a|ait|aient|vient|viennent|imposent"
    r"|imposera|annoncent)\b"
    rf"|{_WASHINGTON}(?:'s)? (?:[a-z]+ ){{0,2}}(?:decision|determination|move|plan) to\b"
    r"|qu'ils (?:exclu|impos|augment|lèv|hauss)"
)
"""The United States as who acts; not as where goods come from."""
_BY_CANADA = re.compile(
    r"\bsurtax|counter-?(?:tariff|measure)|retaliat|remission|contre-mesures|\bremises?\b"
    r"|\bcanada\b"
    r"|\bottawa\b|\bgovernment\b|\bminister\b|\bgouvernement\b|\bministre\b"
)
_ASIDE = re.compile(
    r"\b(?:except(?: for)?|other than|excluding|with the exception of|not including|sauf|hormis"
    r"|autres que|à l'exception d\w+)\b[^.;]{0,120}"
)
"""Goods that a sentence names only to leave them out."""
_ON_CONDITION = (
    r"(?:should|if|in case|si|once|when|unless|as soon as|provided(?: that)?|on condition that"
    r"|une fois que|dès que|lorsque|quand|à condition que|pourvu que)"
)
_THEIRS = re.compile(
    r"^\s{0,8}(?:following|after|in (?:response|answer) to|à la suite de|après|en réponse à) (?:the"
    r" |la |l')?(?:(?:u\.s\.|united states(?:')?|american|washington's) (?:government's"
    r" |administration's )?(?:recent |new )?decision|décision (?:des états-unis|américaine"
    r"|de washington))[^;,]{0,200}(?=,)"
    r"|^\s{0,8}in (?:response|answer) to (?:the )?(?:new )?(?:american|u\.s\.|united states)"
    r" (?:duties|tariffs?|measures?)[^;]{0,200}?(?=, (?:the government|canada|ottawa|the minister))"
    rf"|,? (?:{_ON_CONDITION}|until|as long as|tant que|jusqu'à ce que) {_WASHINGTON}(?:'s)?"
    r" [^.;,]*"
    r"|,? (?:should|if|in case) (?:the )?(?:american|u\.s\.) (?:tariffs?|duties|measures?)[^.;,]*"
    r"|,? si (?:les )?(?:droits|tarifs|mesures) (?:américaine?s|des états-unis)[^.;,]*"
    rf"|,? (?:le jour même où|le même jour que|au moment où|the (?:very |same )+day (?:that |as |on"
    rf" which )?) ?{_WASHINGTON} [^.;]*",
    re.I,
)
"""What the other government decided, before or beside what this one does about it."""
_HANGS = re.compile(rf"\b{_ON_CONDITION} {_WASHINGTON} (?!(?:ha[sd] |have )?[a-z]+ed\b)")
"""What this government does only where the other one acts: no more than an event."""
_CONSULTS = re.compile(
    r"\bconsultations?\b|\bcomment period\b|\bfor comments?\b|\bsollicite\b|\bobservations\b"
    r"|\bseek\w* (?:the )?(?:views|comments|input)"
    r"|\b(?:donner|faire connaître|transmettre|présenter) (?:leurs?|vos|son) (?:avis"
    r"|points? de vue|commentaires)\b"
)
_OF_MEASURES = re.compile(
    r"\bsurtax|counter-?(?:tariff|measure)|\bremission\b|contre-mesures|\btariff response\b"
)
_PUTS_OFF = re.compile(
    r"\b(?:postpon|delay|defer|put off|push(?:ed)? back)\w{0,4}\b|\b(?:report|différ)(?:é|er)e?s?\b"
)
_RECALLS = re.compile(r"\b(?:announced|imposed|ont annoncé|a annoncé|ont imposé)\b")


def drafts_of(
    title: str, body: Sequence[Clause], told: Sequence[Clause], lexicon: ReadingLexicon
) -> list[tuple[ProgrammeCues, Draft]]:
    """One draft a programme, with the values of the sentences that are about it alone."""
    if _CARRIES_OUT.match(lowered(title)):
        return _allocating(title, body, told, lexicon)
    asked = _consulting(title, body, lexicon) if _CONSULTS.search(lowered(title)) else []
    if asked:
        return asked
    told = [c for c in told if not of_third_country(c.text)]
    lists = tuple(listings(body, told))
    listed = {start for each in lists for start in each.clauses}
    said = [c for c in told if not (_only_asks(c) or _BESIDE.search(c.lower) or c.start in listed)]
    theirs = [c for c in said if _is_theirs(_without_theirs(c))]
    hanging = {c.start for c in said if _HANGS.search(c.lower)}
    said = [_without_theirs(c) for c in said]
    named = _by_programme(said, title, lexicon)
    drawn = [
        (cues, draft if draft.clause.start in hanging else _of_ministry(draft, about))
        for slug, starts in named.items()
        if (cues := lexicon.programme(slug)) is not None and cues.hits is not Hits.SPARED
        for about in _apart([c for c in said if c.start in starts])
        for draft in (draft_of(about, body, cues),)
    ]
    drawn += [
        (cues, _of_ministry(draft, (draft.clause,)))
        for each in lists
        for cues, draft in each_item(each, lambda c: _of_line(c, title, lexicon))
    ]
    drawn += _granted(title, body, drawn, lexicon)
    other = programme_named(title, theirs, lexicon, canada=False) if theirs else None
    if other is not None:
        recalled = _recalled(theirs[0])
        draft = draft_of(theirs, body, other)
        if other.kind is not ProgrammeKind.TRADE_REMEDY:  # what a ministry deplores is no result
            draft = _of_ministry(draft, theirs, recalled=recalled)
        drawn.append((other, draft))
    drawn = drawn or _consulting(title, body, lexicon) or _easing(title, body, lexicon)
    return (
        drawn
        or _ready(title, body, lexicon)
        or intents(body, lambda c: _of_canada(_without_theirs(c), title, lexicon))
    )


_READY = re.compile(
    r"\b(?:canada|ottawa|we|the government|the minister|le canada|le gouvernement|nous)\b"
    r"[^.;]{0,60}\b(?:will|would|(?:is|are|stands?) (?:ready|prepared) to|reserves? the right to"
    r"|intends? to|(?:est|sommes) prêts? à)\b[^.;]{0,40}\b(?:respond|retaliate|answer|react|impose"
    r"|introduce"
    r"|riposter|répondre|imposer)\b[^.;]{0,80}\b(?:surtax\w*|counter-?(?:tariff|measure)s?|tariffs?"
    r"|contre-mesures)\b"
    r"|\b(?:ripostera|répondra|imposera)\b[^.;]{0,80}\b(?:surtaxes?|contre-mesures|droits)\b"
)


def _ready(
    title: str, body: Sequence[Clause], lexicon: ReadingLexicon
) -> list[tuple[ProgrammeCues, Draft]]:
    """A statement on how the country would answer duties on its goods: no measure yet."""
    told = [c for c in body if _READY.search(c.lower) and not of_third_country(c.text)]
    cues = _of_canada(told[0], title, lexicon) if told else None
    if cues is None or cues.hits is Hits.SPARED:
        return []
    return [(cues, announced(tuple(told[:2]), cues))]


def _is_theirs(clause: Clause) -> bool:
    """Whether a sentence is on a duty of the other government: it acts, or Canada's goods pay."""
    low = clause.lower
    return _BY_WASHINGTON.search(low) is not None or _ON_CANADIAN.search(low) is not None


_ON_CANADIAN = re.compile(
    r"\b(?:dut(?:y|ies)|tariffs?|droits?|tarifs?)\b[^.;]{0,60}?\b(?:on|against|visant|sur|frappant"
    r"|imposée?s? aux?)\b (?:(?!used\b|utilis)[\w'%-]+ ){0,5}?(?:canadian|canadien(?:ne)?s?)\b"
)


_OWN_MEASURE = re.compile(
    r"\bsurtax|counter-?(?:tariff|measure)|\bremission\b|contre-mesures|\bremises?\b"
    r"|\b(?:canada|government|minister|gouvernement|ministre)\b[^.;]{0,40}\b(?:will|is|are)"
    r" (?:[a-z]+ing\b|impos|lift|remov|rais|extend)"
    r"|\b(?:canada|gouvernement|ministre) (?:impose|lève|prolonge|augmente|abroge)"
)


def _apart(about: Sequence[Clause]) -> list[list[Clause]]:
    """The sentences on one programme, parted where they set different rates or days."""
    groups: list[list[Clause]] = []
    keys: list[tuple[object, ...]] = []
    for clause in about:
        rates = tuple((p.value, p.old) for p in percents(clause.text) if p.duty)
        begun = begins(clause)
        key = (rates, begun.day) if rates and begun is not None else ()
        if key and keys and key not in keys and all(keys):
            groups.append([clause])
            keys.append(key)
        elif key in keys:
            groups[keys.index(key)].append(clause)
        elif groups:
            groups[-1].append(clause)
            keys[-1] = keys[-1] or key
        else:
            groups.append([clause])
            keys.append(key)
    return groups


_BESIDE = re.compile(
    r"\b(?:are|is|come|comes|will be) in addition to\b"
    r"|\bon top of (?:the|those|existing|canada's)\b"
    r"|\bs'ajoute(?:nt|ra|ront)? (?:à|aux?)\b"
)
"""What is charged already, beside what is announced."""


def _granted(
    title: str,
    body: Sequence[Clause],
    drawn: Sequence[tuple[ProgrammeCues, Draft]],
    lexicon: ReadingLexicon,
) -> list[tuple[ProgrammeCues, Draft]]:
    """Relief of which a release says, beside what it announces, that it was given, with no day."""
    known = {(c.slug, d.kind) for c, d in drawn}
    found: list[tuple[ProgrammeCues, Draft]] = []
    for clause in body if drawn else ():
        if not _GRANTS.search(clause.lower) or days(clause.text, clause.near):
            continue
        cues = _of_canada(clause, title, lexicon)
        kind = ProposalKind.EXEMPTION
        if cues is None or cues.hits is Hits.SPARED or (cues.slug, kind) in known:
            continue
        known.add((cues.slug, kind))
        found.append((cues, replace(announced((clause,), cues), kind=kind, rule=UNDATED)))
    return found


UNDATED = "announced-undated"
"""The rule of what was given on a day of which a release says nothing: no other day is its."""
_EXEMPTION = r"(?:exemptions?|relief|remissions?|exonérations?|remises?|all[éè]gements?)"
_GRANTS = re.compile(
    rf"\b(?:has|have|is|are) (?:also )?(?:been )?grant(?:ed|ing)\b[^.;]{{0,100}}\b{_EXEMPTION}\b"
    rf"|\b(?:a|ont) (?:aussi |également )?(?:accordé|obtenu|consenti)\b[^.;]{{0,100}}"
    rf"\b{_EXEMPTION}\b"
)
"""Relief that was decided."""


_CARRIES_OUT = re.compile(
    r"\W{0,4}(?:notices? to (?:importers|exporters)|avis aux (?:importateurs|exportateurs))"
)
"""What hands out the quantities that an order gave."""


def _allocating(
    title: str, body: Sequence[Clause], told: Sequence[Clause], lexicon: ReadingLexicon
) -> list[tuple[ProgrammeCues, Draft]]:
    """A notice to importers: it confirms what the order that it names has given."""
    named = (slug for c in body for slug in orders_named(c, (), lexicon))
    cues = lexicon.programme(next(named, "")) or (
        _of_canada(told[0], title, lexicon) if told else None
    )
    if cues is None or not told or cues.hits is Hits.SPARED:
        return []
    draft = draft_of(told, body, cues)
    return [(cues, replace(draft, kind=ProposalKind.CONFIRMATION, rule="announced-carried-out"))]


def _without_theirs(clause: Clause) -> Clause:
    """The sentence with what it says on the way of the other government's doing blanked."""
    spans = (found.span() for each in (_THEIRS, _ANSWERED) for found in each.finditer(clause.text))
    return without(clause, spans)


_GOING_ON = r"(?:[^.;,]|(?<=\bu)\.(?=s)|(?<=\bu\.s)\.)"
_ANSWERED = re.compile(
    r"\b(?:in (?:response|answer|reply|retaliation) to|response to|en (?:réponse|riposte|réaction)"
    r" (?:à|aux?)|(?:réponse|riposte|réplique) (?:à|aux?)|pour (?:répondre|riposter) (?:à|aux?))\b"
    rf"{_GOING_ON}{{0,80}}?\b(?:tariffs?|dut(?:y|ies)|measures?|droits?|tarifs?|mesures?)\b"
    rf"{_GOING_ON}{{0,160}}?"
    r"(?=[.;,]|$| (?:will|takes?|took|comes?|came|is|are|has|have|entre|entreront|seront|sont)\b)",
    re.I,
)
"""What the other government charges, to which this one answers."""


def _by_programme(
    said: Sequence[Clause], title: str, lexicon: ReadingLexicon
) -> dict[str, set[int]]:
    """Where the sentences of each Canadian programme start; 'the surtax' is the one before it."""
    named: dict[str, set[int]] = {}
    before = ""
    for clause in sorted(said, key=lambda c: c.start):
        if _BY_WASHINGTON.search(clause.lower) and not _BY_CANADA.search(clause.lower):
            continue
        if _ON_CANADIAN.search(clause.lower) and not _OWN_MEASURE.search(clause.lower):
            continue
        cues = _of_canada(clause, title, lexicon)
        goes_on = before and _GOES_ON.match(clause.lower) and (cues is None or cues.broad)
        slug = before if goes_on else cues.slug if cues is not None else ""
        if slug:
            named.setdefault(slug, set()).add(clause.start)
            before = slug
    return named


_GOES_ON = re.compile(
    r"\s{0,8}(?:the|these|this|la|le|les|ces|cette) (?:surtax(?:es?)?|tariffs?|measures?|rates?"
    r"|counter-?(?:tariff|measure)s?|mesures?|contre-mesures|droits)\b"
    r"|\s{0,8}(?:it|they|elles?|ils?)\b"
)
"""A sentence that goes on about the measure of the one before it."""


def _only_asks(clause: Clause) -> bool:
    """Whether a sentence only tells to what day somebody may comment."""
    return _CONSULTS.search(clause.lower) is not None and not any(
        p.duty for p in percents(clause.text)
    )


def _of_canada(clause: Clause, title: str, lexicon: ReadingLexicon) -> ProgrammeCues | None:
    """The Canadian programme of a sentence: relief first, then one that names its goods."""
    low = _ASIDE.sub(" ", clause.lower)
    serving = [c for c in lexicon.of("CA").programmes if c.news and c.serves(clause.near)]
    named = [c for c in serving if c.news and c.news.search(low)]
    relief = next((c for c in named if c.kind is ProgrammeKind.RELIEF), None)
    narrow = next((c for c in reversed(named) if not c.broad), None)
    if relief or narrow:
        return relief or narrow
    ours = bool(named) or (_BY_CANADA.search(low) and not _BY_WASHINGTON.search(low))
    charged = next((c for c in serving if c.goods and _charges(c.goods, low)), None)
    if ours and charged is not None:
        return charged
    titled = [c for c in serving if c.news and c.news.search(lowered(title))]
    goods = [c for c in titled if not c.broad and c.kind is not ProgrammeKind.RELIEF]
    if named:  # 'the countermeasures': those of the title, unless a sum or list tells others
        plain = len(goods) == 1 and _OF_A_LIST.search(low) is None
        return goods[0] if plain else named[-1]
    if not _BY_CANADA.search(low) or _BY_WASHINGTON.search(low):
        return None
    eased = next((c for c in titled if c.kind is ProgrammeKind.RELIEF), None)
    return eased or next(iter(goods[-1:] or titled[-1:]), None)


def _of_line(clause: Clause, title: str, lexicon: ReadingLexicon) -> ProgrammeCues | None:
    """The Canadian programme of a line in a list of its measures, or of what leads to it."""
    clause = _without_theirs(clause)
    cues = _of_canada(clause, title, lexicon)
    if cues is not None and not cues.broad:
        return cues
    serving = (c for c in lexicon.of("CA").programmes if c.goods and c.serves(clause.near))
    low = _ASIDE.sub(" ", clause.lower)
    return next((c for c in serving if c.goods and _charges(c.goods, low)), cues)


def _charges(goods: re.Pattern[str], low: str) -> bool:
    """Whether a duty is said to be on such goods: 'tariffs on a list of steel products'."""
    found = goods.search(low)
    return found is not None and _ON.search(low[: found.start()]) is not None


_ON = re.compile(
    r"\b(?:on|over|sur|visant|frappant|applicables? aux?) "
    r"(?:(?!used\b|for\b|by\b|utilis|pour\b)[\w$.,'-]+ ){0,8}$"
)
_OF_A_LIST = re.compile(
    r"\$\s?\d|\bbillion\b|\bmilliards?\b|\bother\b|\bautres\b|\bexisting\b|\bdéjà\b"
    r"|\bprevious|\bearlier\b|\bprécédent|\bantérieur"
)


def _of_ministry(draft: Draft, told: Sequence[Clause], *, recalled: bool = False) -> Draft:
    """The change that is announced, with the day to which a start is put off; what holds already
    is confirmed."""
    clause = draft.clause
    deed = deed_of(clause.lower)
    puts_off = deed is not None and deed.kind is ProposalKind.POSTPONEMENT and not deed.relief
    puts_off = puts_off or _PUTS_OFF.search(clause.lower) is not None
    if puts_off and (moved := put_off_to(clause) or put_off_by(clause)) is not None:
        return as_its_deed(draft.without_days().starting(moved, clause), told)
    near = clause.near
    begun = near is not None and draft.effective is not None and draft.effective <= near
    if recalled or (begun and not draft.last_day) or _MADE.search(clause.lower):
        return replace(draft, kind=ProposalKind.CONFIRMATION, rule="announced-begun")
    return as_its_deed(draft, told)


_MADE = re.compile(
    r"\b(?:governor (?:general )?in council|gouverneure? (?:générale? )?en conseil|cabinet)"
    r" (?:has|have|a|ont)"
    r" (?:made|approved|extended|amended|repealed|granted|pris|prolongé|modifié|approuvé|abrogé"
    r"|accordé)\b"
    r"|\borders? (?:in council )?(?:was|were|has been|have been) (?:made|approved|registered)\b"
    r"|\bdécret (?:a été|vient d'être) (?:pris|approuvé|enregistré)\b"
)
"""What is done already, of which a ministry tells."""


def _recalled(clause: Clause) -> bool:
    """Whether a sentence on the other government tells what it announced on a day before."""
    near = clause.near
    if near is None or not _RECALLS.search(clause.lower):
        return False
    return any(each.day < near for each in days(clause.text, near))


def _consulting(
    title: str, body: Sequence[Clause], lexicon: ReadingLexicon
) -> list[tuple[ProgrammeCues, Draft]]:
    """A release that only asks what people think of measures: an event, as it considers them."""
    asks = [c for c in body if _CONSULTS.search(c.lower) and _OF_MEASURES.search(c.lower)]
    named = ((c, cues) for c in asks if (cues := _asked_of(c, title, lexicon)) is not None)
    clause, cues = next(named, (None, None))
    if clause is None or cues is None or cues.hits is Hits.SPARED:
        return []
    spans = tuple(whole(c, "event") for c in asks[:2])
    draft = replace(announced((clause,), cues), spans=spans, proposed=True)
    return [(cues, _considered(draft, body))]


def _asked_of(clause: Clause, title: str, lexicon: ReadingLexicon) -> ProgrammeCues | None:
    """The programme of a consultation: of the order that it names, whatever its goods."""
    named = orders_named(clause, (), lexicon)
    return lexicon.programme(named[0]) if named else _of_canada(clause, title, lexicon)


_EASES = re.compile(
    r"\b(?:announc\w+|includ\w+|introduc\w+|launch\w+|provid\w+|grant\w+|establish\w+|offer\w+|allow\w*)\b"
    r"[^;]{0,200}\b(?:remission|(?:tariff|surtax) relief|free of (?:the )?(?:counter|surtax)"
    r"|relief (?:from|for)[^.;]{0,80}(?:u\.s\.|united states|counter|surtax))"
    r"|\b(?:annonc|accord|offr|instaur|permet)\w*[^;]{0,200}\b(?:remises?|répits?|all[éè]gements?"
    r"|exonér\w+)\b"
)
"""Relief from the duties of one's own that is told of without a day."""


def _easing(
    title: str, body: Sequence[Clause], lexicon: ReadingLexicon
) -> list[tuple[ProgrammeCues, Draft]]:
    """A release on relief that gives neither rate nor day: news of it all the same."""
    told = [c for c in body if len(c.text) > _SENTENCE and _EASES.search(c.lower)]
    told = [c for c in told if not _only_asks(c) and not _RECALLS_LONG.search(c.lower)]
    cues = next(iter(lexicon.of("CA").of_kind(ProgrammeKind.RELIEF)), None)
    near = told[0].near if told else None
    ours = any(_COUNTERS.search(each) for each in (lowered(title), *(c.lower for c in body)))
    if not told or not ours or cues is None or not cues.serves(near):
        return []
    return [(cues, announced(tuple(told[:2]), cues))]


_SENTENCE = 60
_COUNTERS = re.compile(
    r"\bsurtax\w*\b|\bcounter-?(?:tariff|measure)|\bcontre-mesures|\bcontre-tarifs"
    r"|\b(?:droits(?: de douane)?|tarifs) (?:visant|sur|frappant) [^.;]{0,60}\baméricain"
    r"|\b(?:tariffs?|dut(?:y|ies)) on [^.;]{0,40}\b(?:u\.s\.|american|united states)"
    r" (?:goods|inputs|imports|products|steel)"
)
_RECALLS_LONG = re.compile(r"\b(?:previously|last (?:year|month)|already|since|depuis|déjà)\b")


def _considered(draft: Draft, body: Sequence[Clause]) -> Draft:
    """An event with the only rate that is considered, and the day from which it would be paid."""
    rated = [
        (n, found)
        for n, c in enumerate(body)
        if _CONSIDERS.search(c.lower) and _OF_MEASURES.search(c.lower)
        if (found := tuple(p for p in percents(c.text) if p.duty and not p.old))
    ]
    if len({p.value for _, found in rated for p in found}) != 1:
        return draft
    at, found = rated[0]
    if _ANOTHER.search(body[at].text[: found[0].start]):
        return draft
    draft = draft.rated(body[at], found[:1])
    for clause in body[at : at + 2]:
        if clause.paragraph == body[at].paragraph:
            draft = draft.starting(begins(clause), clause)
    return draft


_ANOTHER = re.compile(r"\d(?:\s?%)?(?:,|\s(?:or|and|to|ou|et|à))(?:\sde)?\s{1,3}$")
"""Before a rate that is not the only one: '10 or 25 per cent'."""
_CONSIDERS = re.compile(
    r"\bviews on\b|\b(?:considers?|is considering|asks? whether|propos(?:es|ed|ing)|would (?:be"
    r"|impose|apply|pay)|intends?"
    r"|envisage|propose|serai(?:t|ent)|s'appliquerai(?:t|ent))\b"
)
"""Of what may come, about which people are asked."""
