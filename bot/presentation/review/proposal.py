"""One proposal as reviewers see it: what would change, the words it rests on, what can be done."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from bot.cards import (
    Bullets,
    ButtonOption,
    Card,
    Choices,
    Fields,
    Headline,
    Notice,
    Part,
    Prose,
    Quotation,
    References,
)
from bot.domain.documents import Channel
from bot.domain.measures import Basis, Measure, Standing
from bot.domain.proposals import (
    NO_MATCH,
    MatchOutcome,
    Proposal,
    ProposalKind,
    SpokenWords,
    confirms,
)
from bot.domain.review.approved_facts import slugs_of
from bot.domain.review.edited_values import with_values
from bot.domain.review.measures_meant import measures_meant
from bot.domain.review.reviews import (
    Review,
    ReviewEvent,
    ReviewState,
    ReviewStep,
    adopted,
    strange_days,
)
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang, Words
from bot.domain.words import capital
from bot.presentation.change_words import origins_words
from bot.presentation.duty_expressions import percent
from bot.presentation.locale_data import territory, territory_names
from bot.presentation.messages import N_, NC_, NN_
from bot.presentation.plain_words import colon
from bot.presentation.review.effects import effects
from bot.presentation.review.parts import (
    EASTERN,
    EVIDENCE,
    card,
    cut,
    host,
    moment_words,
    quoted,
    reference,
)
from bot.presentation.review.words import OUTCOMES, REJECTIONS, STATES, STEPS, title_of

_QUOTED = 3
_NOT_READ = N_("not read")
_BY_HAND = N_("by hand")
_OPEN = N_("open")
_NAMED = N_(
    "The text names {countries}, and this would be for goods of all countries: where it is for "
    "theirs alone, edit that in (countries {codes})."
)
_MORE_CODES = N_("{codes}; the text also points to {where}: look there for more")
_WHICH = N_("which measure it changes was not read")


SOURCE_CHANGED = N_("The source changed after this was approved. Look at the new text.")


def review_card(
    review: Review, facts: FactSnapshot, lang: Lang, *, now: datetime, said: str = ""
) -> Card:
    """One proposal. ``said``: what just happened to it, above the rest."""
    drafted = with_values(review.proposal, review.edited)
    parts: list[Part] = [Headline(text=said or review.document.title or "?")]
    if said:
        parts.append(Prose(text=review.document.title))
    if isinstance(drafted, SpokenWords):
        parts.extend(_spoken(drafted, review, lang))
    else:
        parts.extend(_changed(drafted, review, facts, lang))
        parts.extend(effects(review, facts, lang))
        parts.extend(_countries_named(drafted, review, lang))
        parts.extend(_of_another_programme(drafted, review, facts, lang))
    parts.extend(_warnings(review, lang))
    parts.append(Notice(text=_origin(review, lang, now)))
    if review.also_at:
        title = N_("The same text also at").on(lang)
        parts.append(Bullets(items=review.also_at[:5], title=title))
    history = [*_history(review, lang)][-6:]
    if history:
        parts.append(Bullets(items=tuple(history)))
    parts.append(References(items=(reference(review.document, lang),)))
    options = buttons(review, lang)
    if options:
        parts.append(Choices(options=options))
    return card(title_of(review, facts, lang), lang, *parts)


def _changed(drafted: Proposal, review: Review, facts: FactSnapshot, lang: Lang) -> Iterable[Part]:
    yield Fields(rows=tuple(fields_of(drafted, review, lang)))
    named = [facts.measures[s] for s in slugs_of(review, drafted) if s in facts.measures]
    outcome = (
        MatchOutcome.CHANGES if named and drafted.matched == NO_MATCH else drafted.matched.outcome
    )
    how = OUTCOMES[outcome].on(lang)
    touched = "; ".join(f"{m.label.on(lang)} ({m.slug})" for m in named)
    silent = outcome is MatchOutcome.NEW or outcome is MatchOutcome.SAME
    yield Prose(text=capital(f"{how} {touched}" if named else how if silent else _WHICH.on(lang)))
    others = _others(drafted, named, review, facts)
    if others:
        title = N_("Others of this programme that stand then (edit in with slug a, b)")
        yield Bullets(items=others, title=title.on(lang))
    shown = {(one.start, one.end): one for one in drafted.evidence}
    quotes = (evidence.cut(review.document.text) for evidence in shown.values())
    # the number of the act alone stands above already
    for words in [text for text in quotes if text.strip() != drafted.instrument][:_QUOTED]:
        yield quoted(words, review.document, lang)


_OTHERS = 6


def _others(
    drafted: Proposal, named: Sequence[Measure], review: Review, facts: FactSnapshot
) -> tuple[str, ...]:
    """Measures a change may be about as well, or instead."""
    if drafted.kind not in _ABOUT_A_MEASURE:
        return ()
    held = (facts.measures[slug] for slug in facts.by_programme.get(drafted.programme, ()))
    found = [m.slug for m in measures_meant(drafted, review.document, held) if m not in named]
    return tuple(found[:_OTHERS]) + (("…",) if len(found) > _OTHERS else ())


_ABOUT_A_MEASURE = frozenset(
    {
        ProposalKind.RATE_CHANGE,
        ProposalKind.END,
        ProposalKind.POSTPONEMENT,
        ProposalKind.EXEMPTION,
        ProposalKind.CODES_ADDED,
    }
    | {ProposalKind.CODES_REMOVED, ProposalKind.CORRECTION}
)


_WITHOUT_RATE = frozenset(
    {
        ProposalKind.BAN,
        ProposalKind.END,
        ProposalKind.CODES_ADDED,
        ProposalKind.CODES_REMOVED,
        ProposalKind.EXEMPTION,
        ProposalKind.EVENT,
    }
)
"""Changes that set no rate: a missing one is nothing that was overlooked."""


def fields_of(drafted: Proposal, review: Review, lang: Lang) -> Iterable[tuple[str, str]]:
    """What was read of a change, or put in by hand, as labelled values."""
    none = _NOT_READ.on(lang)

    def told(name: str, value: str) -> str:
        return f"{value} ({_BY_HAND.on(lang)})" if name in review.edited else value

    old = " / ".join(percent(rate, lang) for rate in drafted.rate_old)
    new = " / ".join(percent(rate, lang) for rate in drafted.rate_new)
    rate = f"{old} → {new}" if old and new else new or none
    day = str(drafted.effective) if drafted.effective else none
    if drafted.effective and drafted.hour:
        day = EASTERN.on(lang, moment=f"{day} {drafted.hour:%H:%M}")
    listed = ", ".join(drafted.codes[:6]) + (" …" if len(drafted.codes) > 6 else "")
    codes = listed or (f"{drafted.codes_in}{colon(lang)}{none}" if drafted.codes_in else none)
    if listed and drafted.codes_in:  # some were printed; nobody tells whether all
        codes = _MORE_CODES.on(lang, codes=listed, where=drafted.codes_in)
    if rate != none or drafted.kind not in _WITHOUT_RATE:
        yield N_("Rate").on(lang), told("rate", rate)
    yield NC_("first day", "From").on(lang), told("from", day)
    last = str(drafted.last_day) if drafted.last_day else _OPEN.on(lang)
    yield N_("Until").on(lang), told("until", last)
    yield N_("Codes").on(lang), told("codes", codes)
    unknown = N_("number not known yet").on(lang)
    countries = N_("Goods of").on(lang)
    yield countries, told("countries", origins_words(drafted.origins, lang))
    act = N_("Act").on(lang)
    yield act, told("instrument", drafted.instrument or unknown)
    if drafted.amends:
        yield N_("Amends").on(lang), ", ".join(drafted.amends[:4])
    if drafted.basis is not Basis.FULL_VALUE:
        yield N_("Charged on").on(lang), drafted.basis.value
    yield N_("Standing").on(lang), _standing(drafted, lang)


def _standing(drafted: Proposal, lang: Lang) -> str:
    if drafted.proposed:
        return N_("proposed for comment, not law").on(lang)
    named = {
        Standing.ENACTED: NC_("standing of a proposal", "enacted"),
        Standing.ANNOUNCED: N_("announced, not in force"),
        Standing.THREATENED: N_("threatened, not in force"),
        Standing.WITHDRAWN: N_("withdrawn"),
    }
    return named[drafted.standing].on(lang)


def _spoken(spoken: SpokenWords, review: Review, lang: Lang) -> Iterable[Part]:
    nobody = N_("speaker not said").on(lang)
    yield Quotation(
        words=cut(spoken.words, EVIDENCE),
        speaker=spoken.speaker or nobody,
        role=spoken.role,
        day=str(spoken.day or review.document.claimed_day or ""),
        venue=spoken.venue,
        source=host(review.document.url),
        kind="fragment" if spoken.fragment else "verbatim",
    )


_BEFORE_A_COUNTRY = ("of", "of the", "from", "du", "de la", "de", "des")


def _countries_named(drafted: Proposal, review: Review, lang: Lang) -> Iterable[Notice]:
    """That the words it rests on name countries, where the change would be for goods of all."""
    read = review.proposal  # what is put in by hand has no evidence
    if not review.state.open or not isinstance(read, Proposal):
        return
    if drafted.origins.only or drafted.kind is ProposalKind.EVENT or confirms(drafted):
        return
    words = " ".join(evidence.cut(review.document.text) for evidence in read.evidence)
    text = f" {' '.join(words.split())} ".replace(",", " ").replace(".", " ")
    named = [
        code
        for code, name in territory_names()
        if code != drafted.imposing
        and any(f" {lead} {name} " in text for lead in _BEFORE_A_COUNTRY)
    ]
    if named:
        codes = [*dict.fromkeys(named)][:_QUOTED]
        names = ", ".join(territory(code, lang) for code in codes)
        told = _NAMED.on(lang, countries=names, codes=", ".join(codes))
        yield Notice(text=told, tone="warning")


def _of_another_programme(
    drafted: Proposal, review: Review, facts: FactSnapshot, lang: Lang
) -> Iterable[Notice]:
    """A measure put in by hand that is none of the proposal's programme: a slip, mostly."""
    named = [facts.measures[s] for s in slugs_of(review, drafted) if s in facts.measures]
    for one in named if review.state.open else ():
        programme = facts.programmes.get(one.programme)
        if programme is not None and one.programme != drafted.programme:
            told = _STRANGER.on(lang, slug=one.slug, programme=programme.name.on(lang))
            yield Notice(text=told, tone="warning")


_STRANGER = N_("{slug} is a measure of another programme: {programme}. Look whether it is meant.")


def _warnings(review: Review, lang: Lang) -> Iterable[Notice]:
    """What must not be missed."""
    drafted = review.proposal
    texts: list[Words] = []
    if isinstance(drafted, Proposal) and strange_days(drafted, review.document):
        texts.append(N_("Its day is far from the day of the document, or before it."))
    if review.document.channel is Channel.WHITE_HOUSE and not review.confirmed:
        texts.append(N_("Announced: not yet seen in the Federal Register or a customs message."))
    if any(event.step is ReviewStep.REOPEN for event in review.events):
        texts.append(SOURCE_CHANGED)
    if review.document.channel is Channel.PRESS:
        texts.append(N_("From the press: it can make an event or a quotation, never a measure."))
    yield from (Notice(text=text.on(lang), tone="warning") for text in texts)


def _origin(review: Review, lang: Lang, now: datetime) -> str:
    """When it was seen, how long after it was posted, which rule read it."""
    document = review.document
    text = N_("Seen {seen} (Eastern)").on(lang, seen=moment_words(document.first_seen))
    if document.published is not None:
        late = document.first_seen - document.published
        minutes = int(late.total_seconds() // 60)
        if 0 <= minutes < 180:
            after = NN_("{n} minute after it was posted", "{n} minutes after it was posted")
            text += ", " + after.on(lang, n=minutes)
    rule = "quotation" if isinstance(review.proposal, SpokenWords) else review.proposal.rule
    waiting = (now - document.first_seen).days
    if review.state.open and waiting:
        text += NN_(" · waits for {n} day", " · waits for {n} days").on(lang, n=waiting)
    state = STATES[review.state].on(lang)
    return f"{text} · {N_('rule').on(lang)} {rule} · {state}"


def _history(review: Review, lang: Lang) -> Iterable[str]:
    """A line a step; an edit with the values that it put in."""
    held: Mapping[str, str] = {}
    for event in review.events[1:]:
        put_in = ""
        if event.step is ReviewStep.EDIT and event.payload:
            before, held = held, json.loads(event.payload)
            put_in = ", ".join(
                f"{n} {value}" for n, value in held.items() if before.get(n) != value
            )
        yield _event_line(event, put_in, lang)


def _event_line(event: ReviewEvent, put_in: str, lang: Lang) -> str:
    who = f" {event.person}" if event.person else ""
    reason = next((r for r in REJECTIONS if r.value == event.words), None)
    said = REJECTIONS[reason].on(lang) if reason is not None else put_in or event.words
    words = f"{colon(lang)}{cut(said, 160)}" if said else ""
    return f"{moment_words(event.at)}{who} {STEPS[event.step].on(lang)}{words}"


def buttons(review: Review, lang: Lang) -> tuple[ButtonOption, ...]:
    """What can be done, each bound to this version of this document."""
    bound = f"{review.number} {review.stamp}"
    text = ButtonOption(
        label=N_("Open text").on(lang),
        question=f"/review text {review.number}",
    )
    following = ButtonOption(label=NC_("proposal", "Next").on(lang), question="/review next")
    if review.state is ReviewState.PUBLISHED and not adopted(review):
        undo = N_("Undo").on(lang)
        return (ButtonOption(label=undo, question=f"/review undo {bound}"), following, text)
    if not review.state.open:
        return (following, text)
    named = (
        (N_("Approve"), "approve"),
        (N_("Edit"), "edit"),
        (N_("Reject…"), "reject"),
        (N_("Later"), "later"),
    )
    made = tuple(
        ButtonOption(
            label=label.on(lang),
            question=f"/review {action} {bound}{_read_values(review) if action == 'edit' else ''}",
        )
        for label, action in named
    )
    return (*made, text)


def _read_values(review: Review) -> str:
    """What was read, as a form is filled in: ' rate 60 from 2026-12-01'."""
    drafted = with_values(review.proposal, review.edited)
    if isinstance(drafted, SpokenWords):
        return f" speaker {drafted.speaker}" if drafted.speaker else ""
    values = {
        "rate": ", ".join(f"{rate.normalize():f}" for rate in drafted.rate_new),
        "from": str(drafted.effective or ""),
        "until": str(drafted.last_day or ""),
        "codes": ", ".join(drafted.codes[:20]),
        "instrument": drafted.instrument,
    }
    return "".join(f" {name} {value}" for name, value in values.items() if value)
