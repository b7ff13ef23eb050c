"""An approved proposal as facts: which measure begins, ends or changes, and what it rests on.

Pure. What a proposal doesn't say is never made up: where a fact can't be written without it, the
reviewer is told which field to fill in.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.domain.days import FactDay
from bot.domain.documents import Channel, Document
from bot.domain.events import Event, EventKind
from bot.domain.measures import Measure, Standing
from bot.domain.proposals import Proposal, ProposalKind, SpokenWords, confirms
from bot.domain.quotes import OfficeHeld, Quote, QuoteKind, Speaker
from bot.domain.review.change_terms import ChangeTerms, standing_of
from bot.domain.review.changed_measures import MeasureWriter
from bot.domain.review.double_charges import charged_twice
from bot.domain.review.edited_values import ON_TOP, with_values, within_law
from bot.domain.review.goods_named import goods_apart
from bot.domain.review.held_facts import HeldFacts
from bot.domain.review.measures_meant import example, measures_meant
from bot.domain.review.refusals import StepRefused
from bot.domain.review.reviews import Review
from bot.domain.sources import Source, SourceKind, supported
from bot.domain.text import Text

LiveFact = Source | Measure | Event | Speaker | Quote
"""What a review can publish."""

PUBLISHERS = {
    Channel.WHITE_HOUSE: "The White House",
    Channel.FEDERAL_REGISTER: "Federal Register",
    Channel.CBP_CSMS: "U.S. Customs and Border Protection",
    Channel.USITC_HTS: "U.S. International Trade Commission",
    Channel.USTR: "Office of the U.S. Trade Representative",
    Channel.CANADA_GAZETTE: "Canada Gazette",
    Channel.ORDERS_IN_COUNCIL: "Privy Council Office",
    Channel.CBSA_NOTICES: "Canada Border Services Agency",
    Channel.GC_NEWS: "Government of Canada",
    Channel.JUSTICE_LAWS: "Justice Canada",
}


def facts_of(review: Review, held: HeldFacts) -> tuple[LiveFact, ...]:
    """The facts that an approval writes, the source first. Raises StepRefused naming what lacks."""
    source = source_of(review.document)
    drafted = with_values(review.proposal, review.edited)
    if isinstance(drafted, SpokenWords):
        return (source, *_quotation(drafted, review, held, source))
    further = tuple(map(source_of, review.joined))
    written = _official(drafted, review, held, source)
    slugs = tuple(one.slug for one in further)
    told = tuple(
        replace(fact, sources=tuple(dict.fromkeys((*fact.sources, *slugs))))
        if source.slug in fact.sources
        else fact
        for fact in written
    )
    return (source, *further, *told)


def _official(
    drafted: Proposal, review: Review, held: HeldFacts, source: Source
) -> tuple[Measure | Event, ...]:
    if drafted.kind is ProposalKind.DUPLICATE:
        return ()
    for day in (drafted.effective, drafted.last_day):
        within_law(day)
    press = review.document.channel is Channel.PRESS
    if drafted.kind is ProposalKind.EVENT or press or _only_said(drafted, review):
        return (_event(drafted, review, source),)
    slugs = slugs_of(review, drafted)
    named = [held.measures.get(slug) for slug in slugs] or [None]
    _of_all_its_goods(drafted, review, named, held)
    meant = measures_meant(drafted, review.document, held.measures.values())
    one = example(drafted, (each for each in meant if each.slug not in slugs))
    written: dict[str, Measure] = {}
    for number, before in enumerate(named, start=1):
        terms = ChangeTerms(drafted, review, before, number, one)
        writer = MeasureWriter(terms, source, held, slugs)
        for measure in map(writer.unconfirmed, writer.written()):
            written[measure.slug] = measure
    _none_backwards(written.values())
    _owed_once(written, held, review, new=not slugs)
    return tuple(written.values())


def _none_backwards(written: Iterable[Measure]) -> None:
    """Raises StepRefused for a measure that would end before it begins: it would be owed never."""
    for measure in written:
        last = measure.validity.last
        if last is not None and last < measure.validity.first:
            raise StepRefused("needs until")


def _owed_once(
    written: Mapping[str, Measure], held: HeldFacts, review: Review, *, new: bool
) -> None:
    """Raises StepRefused where both a written measure and another would be owed on the same goods,
    but that a reviewer says so.
    """
    if review.edited.get("slug", "").strip() == ON_TOP:
        return
    also = charged_twice(written, held.measures, held.stacking)
    if also:
        slugs = ", ".join(also[:_TOLD])
        raise StepRefused("on top" if new else "charged twice", slugs=slugs, slug=also[0])


_TOLD = 3


def _of_all_its_goods(
    drafted: Proposal, review: Review, named: Iterable[Measure | None], held: HeldFacts
) -> None:
    """Raises StepRefused where the words name some of a measure's goods only and no codes tell
    which part is meant, but that a reviewer names the measure.
    """
    by_hand = "slug" in review.edited
    if by_hand or confirms(drafted) or drafted.goods_codes or drafted.kind not in _OF_ALL_GOODS:
        return
    text = review.document.text
    words = " ".join((review.document.title, *(e.cut(text) for e in drafted.evidence)))
    for measure in filter(None, named):
        meant, others = goods_apart(words, measure, held.goods)
        if others:
            raise StepRefused(
                "other goods",
                slug=measure.slug,
                named=tuple(good.name for good in meant[:_TOLD]),
                others=tuple(good.name for good in others[:_TOLD]),
            )


_OF_ALL_GOODS = frozenset(
    {
        ProposalKind.NEW_DUTY,
        ProposalKind.RATE_CHANGE,
        ProposalKind.END,
        ProposalKind.POSTPONEMENT,
        ProposalKind.CORRECTION,
        ProposalKind.BAN,
    }
)
"""What is charged otherwise, for all of a measure where no codes are told."""


def _only_said(drafted: Proposal, review: Review) -> bool:
    """Whether it tells of a change to a held measure that is no law yet: that changes no measure.
    A duty that is only announced is one, of that standing, beside what is charged.
    """
    law = standing_of(drafted, review) is Standing.ENACTED
    return not (law or confirms(drafted) or drafted.kind in _CHARGES)


_CHARGES = frozenset({ProposalKind.NEW_DUTY, ProposalKind.RATE_CHANGE, ProposalKind.BAN})


def slugs_of(review: Review, drafted: Proposal) -> tuple[str, ...]:
    """The measures a change is about: those put in by hand, by commas, else the matched one."""
    by_hand = review.edited.get("slug", "")
    named = "" if by_hand.strip() == ON_TOP else by_hand or drafted.matched.slug
    return tuple(dict.fromkeys(part.strip() for part in named.split(",") if part.strip()))


def _event(drafted: Proposal, review: Review, source: Source) -> Event:
    document = review.document
    day = drafted.effective or document.claimed_day or document.first_seen.date()
    return Event(
        slug=f"{_slugged(document.title, 60)}-{day.isoformat()}-p{review.number}",
        kind=EventKind.ANNOUNCEMENT,
        day=FactDay(first=day),
        title=Text.verbatim(document.title),
        programmes=(drafted.programme,) if drafted.programme else (),
        instrument=drafted.instrument,
        sources=(source.slug,),
        confidence=supported((source,)),
    )


def _quotation(
    spoken: SpokenWords, review: Review, held: HeldFacts, source: Source
) -> tuple[LiveFact, ...]:
    """The words with their speaker, who is made known where nobody of the name is yet."""
    if not spoken.speaker:
        raise StepRefused("needs speaker")
    document = review.document
    day = spoken.day or document.claimed_day
    if day is None:
        raise StepRefused("needs from")
    known = _speaker(spoken, held.speakers)
    made = known or Speaker(
        slug=_named_apart(spoken.speaker, 80),
        name=spoken.speaker,
        roles=(OfficeHeld(title=Text.verbatim(spoken.role)),) if spoken.role else (),
        anonymous=not spoken.named,
    )
    quote = Quote(
        slug=f"{made.slug}-{day.isoformat()}-p{review.number}",
        speaker=made.slug,
        kind=QuoteKind.FRAGMENT if spoken.fragment else QuoteKind.VERBATIM,
        words=spoken.words,
        day=FactDay(first=day),
        venue=Text.verbatim(spoken.venue) if spoken.venue else None,
        source=source.slug,
        outlet=source.publisher,
    )
    return (quote,) if known else (made, quote)


def _speaker(spoken: SpokenWords, speakers: Mapping[str, Speaker]) -> Speaker | None:
    wanted, slug = spoken.speaker.casefold(), _named_apart(spoken.speaker, 80)
    if slug in speakers:  # written with another sign or accent: the same person
        return speakers[slug]
    for speaker in speakers.values():
        if wanted in (speaker.name.casefold(), *(alias.casefold() for alias in speaker.aliases)):
            return speaker
    return None


def source_of(document: Document) -> Source:
    """The document as a source of facts."""
    press = document.channel is Channel.PRESS
    host = document.url.partition("://")[2].partition("/")[0].removeprefix("www.")
    key = f"{document.channel.value}-{document.natural_id}"
    return Source(
        slug=f"live-{_named_apart(key, 120)}",
        title=document.title or document.natural_id,
        publisher=host if press else PUBLISHERS[document.channel],
        kind=SourceKind.PRESS if press else SourceKind.OFFICIAL,
        day=document.claimed_day,
        address=document.url,
    )


def _slugged(text: str, most: int) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:most].strip("-") or "x"


def _named_apart(text: str, most: int) -> str:
    """The slug of a name or key; where it would leave letters out, a mark of the whole stands at
    its end: two names in other letters, or two long addresses, must not become one fact.

    >>> _named_apart("Mark Carney", 80), _named_apart("李强", 80)
    ('mark-carney', 'x-5f870ef5')
    """
    whole = _slugged(text, len(text) * 2 + 1)
    lost = any(char.isalnum() and not _LATIN.match(char) for char in _unmarked(text))
    if len(whole) <= most and not lost:
        return whole
    mark = hashlib.sha256(text.encode()).hexdigest()[:8]
    return f"{_slugged(text, most - len(mark) - 1)}-{mark}"


_LATIN = re.compile("[a-z0-9]", re.IGNORECASE | re.ASCII)


def _unmarked(text: str) -> str:
    """Letters without their accents."""
    return unicodedata.normalize("NFKD", text)
