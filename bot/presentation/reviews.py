"""Proposals as reviewers see them: what would change, the words it rests on, what can be done.

Everything quoted comes from a stranger. It stands in plain parts of a card, cut to a length, and
each platform escapes it; no quoted word is ever something to press.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from urllib.parse import urlsplit

from bot.cards import (
    Bullets,
    Card,
    Choices,
    Fields,
    Headline,
    Notice,
    Option,
    Part,
    Prose,
    Quotation,
    Reference,
    References,
)
from bot.domain.days import LAW
from bot.domain.documents import Channel, Document
from bot.domain.duty import AdValorem, AllIn
from bot.domain.live_facts import slugs_of
from bot.domain.measures import Basis, Measure, Standing
from bot.domain.proposals import NO_MATCH, Kind, Outcome, Proposal, SpokenWords
from bot.domain.reviews import (
    Rejection,
    Review,
    ReviewEvent,
    ReviewState,
    Step,
    strange_days,
    with_values,
)
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang, Words
from bot.ports.live import Held
from bot.presentation.dates import colon
from bot.presentation.duty_expressions import percent
from bot.presentation.feeds import channel_name
from bot.presentation.messages import N_, NC_, NN_

EVIDENCE = 1_200
"""Characters of a document that a card quotes at a time."""
_QUOTED = 3
_TITLE = 300
_LISTED = 12
PROPOSED = N_("Proposed change")
_QUOTE = N_("Proposed quotation")
_KINDS = {
    Kind.NEW_DUTY: N_("new duty"),
    Kind.RATE_CHANGE: N_("change of rate"),
    Kind.POSTPONEMENT: N_("other day"),
    Kind.END: N_("end"),
    Kind.EXEMPTION: N_("exemption"),
    Kind.CODES_ADDED: N_("codes added"),
    Kind.CODES_REMOVED: N_("codes taken out"),
    Kind.BAN: N_("ban"),
    Kind.CORRECTION: N_("correction"),
    Kind.CONFIRMATION: N_("confirmation"),
    Kind.DUPLICATE: N_("duplicate"),
    Kind.EVENT: N_("event"),
}
_OUTCOMES = {
    Outcome.NEW: N_("touches no fact that is held"),
    Outcome.CHANGES: N_("changes"),
    Outcome.ENDS: NC_("what a proposal does to a measure", "ends"),
    Outcome.SAME: N_("says the same as"),
    Outcome.CONTRADICTS: N_("contradicts"),
}
_STATES = {
    ReviewState.FOUND: N_("held back"),
    ReviewState.PROPOSED: N_("waiting"),
    ReviewState.ASKED: N_("put off"),
    ReviewState.APPROVED_ONCE: N_("approved once"),
    ReviewState.PUBLISHED: N_("published"),
    ReviewState.REJECTED: N_("rejected"),
    ReviewState.SUPERSEDED: N_("superseded"),
    ReviewState.EXPIRED: N_("not looked at for 30 days"),
    ReviewState.UNDONE: N_("undone"),
}
_STEPS = {
    Step.FIND: N_("found in a flood"),
    Step.PROPOSE: N_("proposed by the rules"),
    Step.APPROVE: N_("approved"),
    Step.EDIT: N_("edited by hand"),
    Step.REJECT: N_("rejected"),
    Step.LATER: N_("put off"),
    Step.UNDO: N_("undone"),
    Step.REOPEN: N_("the source changed"),
    Step.SUPERSEDE: N_("superseded"),
    Step.EXPIRE: N_("ran out"),
    Step.RELEASE: N_("released"),
    Step.FRONTIER: N_("frontier moved"),
    Step.REVIEWERS: N_("reviewers changed"),
    Step.ADOPT: N_("taken into the catalogue"),
    Step.JOIN: N_("also said by"),
}
REJECTIONS = {
    Rejection.NOT_OURS: N_("not ours"),
    Rejection.DUPLICATE: N_("duplicate"),
    Rejection.WRONG_FIELD: N_("wrong field"),
    Rejection.OLD: N_("old"),
    Rejection.NOT_LAW: N_("not law"),
}
_NOT_READ = N_("not read")
_BY_HAND = N_("by hand")
_OPEN = N_("open")
_EDIT_HELP = N_(
    "Type what is right, for example: /review edit {number} rate 35 from 2026-12-01. "
    "Fields: rate, from, until, codes, programme, instrument, slug."
)


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
    parts.extend(_warnings(review, lang))
    parts.append(Notice(text=_origin(review, lang, now)))
    if review.also_at:
        title = N_("The same text also at").on(lang)
        parts.append(Bullets(items=review.also_at[:5], title=title))
    history = [_event_line(event, lang) for event in review.events[1:]][-6:]
    if history:
        parts.append(Bullets(items=tuple(history)))
    parts.append(References(items=(_reference(review.document, lang),)))
    options = buttons(review, lang)
    if options:
        parts.append(Choices(options=options))
    return _card(title_of(review, facts, lang), lang, *parts)


def title_of(review: Review, facts: FactSnapshot, lang: Lang) -> str:
    """'Proposed change 12 · Section 338, Canada: change of rate'."""
    drafted = with_values(review.proposal, review.edited)
    if isinstance(drafted, SpokenWords):
        return f"{_QUOTE.on(lang)} {review.number}"
    programme = facts.programmes.get(drafted.programme)
    about = programme.name.on(lang) if programme else drafted.programme or "?"
    kind = _KINDS[drafted.kind].on(lang)
    return f"{PROPOSED.on(lang)} {review.number} · {about}{colon(lang)}{kind}"


def _changed(drafted: Proposal, review: Review, facts: FactSnapshot, lang: Lang) -> Iterable[Part]:
    yield Fields(rows=tuple(_fields(drafted, review, lang)))
    named = [facts.measures[s] for s in slugs_of(review, drafted) if s in facts.measures]
    outcome = Outcome.CHANGES if named and drafted.matched == NO_MATCH else drafted.matched.outcome
    how = _OUTCOMES[outcome].on(lang)
    touched = "; ".join(f"{m.label.on(lang)} ({m.slug})" for m in named)
    yield Prose(text=f"{how} {touched}" if named else how)
    others = _others(drafted, named, facts)
    if others:
        title = N_("Others of this programme that stand then (edit in with slug a, b)")
        yield Bullets(items=others, title=title.on(lang))
    shown = {(one.start, one.end): one for one in drafted.evidence}
    for evidence in [*shown.values()][:_QUOTED]:
        yield quoted(evidence.cut(review.document.text), review.document, lang)


_OTHERS = 6


def _others(drafted: Proposal, named: Sequence[Measure], facts: FactSnapshot) -> tuple[str, ...]:
    """Measures a change may be about as well, or instead: the programme's, of the neighbours, that
    stand the day before at the old rate where that was read."""
    if drafted.kind not in _ABOUT_A_MEASURE:
        return ()
    day = drafted.effective - timedelta(days=1) if drafted.effective else None
    taken = {measure.slug for measure in named}
    found = [
        measure.slug
        for slug in facts.by_programme.get(drafted.programme, ())
        if (measure := facts.measures[slug]).slug not in taken
        and measure.origins.neighbours
        and (day is None or measure.validity.holds(day))
        and (not drafted.rate_old or _percent(measure) in drafted.rate_old)
    ]
    return tuple(found[:_OTHERS]) + (("…",) if len(found) > _OTHERS else ())


_ABOUT_A_MEASURE = frozenset(
    {Kind.RATE_CHANGE, Kind.END, Kind.POSTPONEMENT, Kind.EXEMPTION, Kind.CODES_ADDED}
    | {Kind.CODES_REMOVED, Kind.CORRECTION}
)


def _percent(measure: Measure) -> Decimal | None:
    return measure.duty.percent if isinstance(measure.duty, AdValorem | AllIn) else None


def _fields(drafted: Proposal, review: Review, lang: Lang) -> Iterable[tuple[str, str]]:
    none = _NOT_READ.on(lang)

    def told(name: str, value: str) -> str:
        return f"{value} ({_BY_HAND.on(lang)})" if name in review.edited else value

    old = " / ".join(percent(rate, lang) for rate in drafted.rate_old)
    new = " / ".join(percent(rate, lang) for rate in drafted.rate_new)
    rate = f"{old} → {new}" if old and new else new or none
    day = str(drafted.effective) if drafted.effective else none
    if drafted.effective and drafted.hour:
        day += f" {drafted.hour:%H:%M}"
    listed = ", ".join(drafted.codes[:6]) + (" …" if len(drafted.codes) > 6 else "")
    codes = listed or (f"{drafted.codes_in}{colon(lang)}{none}" if drafted.codes_in else none)
    yield N_("Rate").on(lang), told("rate", rate)
    yield NC_("first day", "From").on(lang), told("from", day)
    last = str(drafted.last_day) if drafted.last_day else _OPEN.on(lang)
    yield N_("Until").on(lang), told("until", last)
    yield N_("Codes").on(lang), told("codes", codes)
    unknown = N_("number not known yet").on(lang)
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
        words=_cut(spoken.words, EVIDENCE),
        speaker=spoken.speaker or nobody,
        role=spoken.role,
        day=str(spoken.day or review.document.claimed_day or ""),
        venue=spoken.venue,
        source=_host(review.document.url),
        kind="fragment" if spoken.fragment else "verbatim",
    )


def quoted(text: str, document: Document, lang: Lang) -> Quotation:
    """Words of a document, cut to a length, named as that."""
    return Quotation(
        words=_cut(" ".join(text.split()), EVIDENCE),
        speaker=channel_name(document.channel.value, lang),
        role="",
        day=str(document.claimed_day or ""),
        venue="",
        source="",
    )


def _warnings(review: Review, lang: Lang) -> Iterable[Notice]:
    """What must not be missed."""
    drafted = review.proposal
    texts: list[Words] = []
    if isinstance(drafted, Proposal) and strange_days(drafted, review.document):
        texts.append(N_("Its day is far from the day of the document, or before it."))
    if review.document.channel is Channel.WHITE_HOUSE and not review.confirmed:
        texts.append(N_("Announced: not yet seen in the Federal Register or a customs message."))
    if any(event.step is Step.REOPEN for event in review.events):
        texts.append(N_("The source changed after this was approved. Look at the new text."))
    if review.document.channel is Channel.PRESS:
        texts.append(N_("From the press: it can make an event or a quotation, never a measure."))
    yield from (Notice(text=text.on(lang), tone="warning") for text in texts)


def _origin(review: Review, lang: Lang, now: datetime) -> str:
    """When it was seen, how long after it was posted, which rule read it."""
    document = review.document
    seen = document.first_seen.astimezone(LAW).strftime("%Y-%m-%d %H:%M")
    said = N_("Seen {seen} (Eastern)").on(lang)
    text = said.format(seen=seen)
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
    state = _STATES[review.state].on(lang)
    return f"{text} · {N_('rule').on(lang)} {rule} · {state}"


def _event_line(event: ReviewEvent, lang: Lang) -> str:
    moment = event.at.astimezone(LAW).strftime("%Y-%m-%d %H:%M")
    who = f" {event.person}" if event.person else ""
    words = f"{colon(lang)}{_cut(event.words, 160)}" if event.words else ""
    return f"{moment}{who} {_STEPS[event.step].on(lang)}{words}"


def buttons(review: Review, lang: Lang) -> tuple[Option, ...]:
    """What can be done, each bound to this version of this document."""
    bound = f"{review.number} {review.stamp}"
    text = Option(
        label=N_("Open text").on(lang),
        question=f"/review text {review.number}",
    )
    following = Option(label=NC_("proposal", "Next").on(lang), question="/review next")
    if review.state is ReviewState.PUBLISHED:
        undo = N_("Undo").on(lang)
        return (Option(label=undo, question=f"/review undo {bound}"), following, text)
    if not review.state.open:
        return (following, text)
    named = (
        (N_("Approve"), "approve"),
        (N_("Edit"), "edit"),
        (N_("Reject…"), "reject"),
        (N_("Later"), "later"),
    )
    made = tuple(
        Option(
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


def rejection_card(review: Review, facts: FactSnapshot, lang: Lang) -> Card:
    """Why: five reasons to press."""
    asked = N_("Why is it none?").on(lang)
    bound = f"/review reject {review.number} {review.stamp}"
    options = tuple(
        Option(label=text.on(lang), question=f"{bound} {reason.value}")
        for reason, text in REJECTIONS.items()
    )
    title = title_of(review, facts, lang)
    return _card(title, lang, Headline(text=asked), Choices(options=options))


def edit_card(review: Review, facts: FactSnapshot, lang: Lang) -> Card:
    """How to put a value in by hand."""
    drafted = with_values(review.proposal, review.edited)
    rows = tuple(_fields(drafted, review, lang)) if isinstance(drafted, Proposal) else ()
    told = _EDIT_HELP.on(lang, number=review.number)
    parts: tuple[Part, ...] = (Headline(text=told),)
    if rows:
        parts = (*parts, Fields(rows=rows))
    return _card(title_of(review, facts, lang), lang, *parts)


def text_card(review: Review, facts: FactSnapshot, lang: Lang, *, page: int) -> Card:
    """The stored text, a piece at a time: what the evidence was cut from."""
    size = 2_500
    whole = review.document.text
    pages = max(1, -(-len(whole) // size))
    page = min(max(page, 1), pages)
    piece = whole[(page - 1) * size : page * size]
    parts: tuple[Part, ...] = (
        Headline(text=review.document.title),
        Prose(text=piece, title=f"{page}/{pages}"),
        References(items=(_reference(review.document, lang),)),
    )
    if page < pages:
        more = N_("Next page").on(lang)
        following = Option(label=more, question=f"/review text {review.number} {page + 1}")
        parts = (*parts, Choices(options=(following,)))
    return _card(title_of(review, facts, lang), lang, *parts)


def list_card(reviews: Sequence[Review], facts: FactSnapshot, lang: Lang) -> Card:
    """Many at once: a list, and a button to begin with; none approves them all."""
    title = NN_("{n} proposed change", "{n} proposed changes").on(lang, n=len(reviews))
    items = tuple(
        f"{one.number}{colon(lang)}{title_of(one, facts, lang).partition(' · ')[2]}"
        f" ({_cut(one.document.title, 90)})"
        for one in reviews[:_LISTED]
    )
    look = Option(label=NC_("button", "Review").on(lang), question="/review next")
    return _card(
        title,
        lang,
        Bullets(items=(*items, *_more(len(reviews) - _LISTED, lang))),
        Choices(options=(look,)),
    )


def waiting_card(
    waiting: Sequence[Held], facts: FactSnapshot, lang: Lang, *, held: int = 0
) -> Card:
    """What is open, by rank."""
    none = N_("Nothing waits for review.")
    said = NN_("{n} waits for review", "{n} wait for review")
    count = len(waiting)
    headline = said.on(lang, n=count) if count else none.on(lang)
    parts: list[Part] = [Headline(text=headline)]
    if waiting:
        lines = [_held_line(one, facts, lang) for one in waiting[:_LISTED]]
        parts.append(Bullets(items=(*lines, *_more(count - _LISTED, lang))))
    if held:
        text = NN_(
            "{n} more is held back: a feed brought more than it ever does.",
            "{n} more are held back: a feed brought more than it ever does.",
        )
        parts.append(Notice(text=text.on(lang, n=held), tone="warning"))
    if waiting:
        look = Option(label=NC_("button", "Review").on(lang), question="/review next")
        parts.append(Choices(options=(look,)))
    return _card(N_("Review").on(lang), lang, *parts)


def _held_line(one: Held, facts: FactSnapshot, lang: Lang) -> str:
    programme = facts.programmes.get(one.programme)
    about = programme.name.on(lang) if programme else one.programme
    kind = next((t.on(lang) for k, t in _KINDS.items() if k.value == one.kind), one.kind)
    day = f", {one.published.astimezone(LAW).date()}" if one.published else ""
    subject = f"{about}{colon(lang)}{kind}" if about else kind
    return (
        f"{one.number}{colon(lang)}{subject} · {_cut(one.title, 90)} "
        f"({channel_name(one.channel, lang)}{day}) · {_STATES[one.state].on(lang)}"
    )


def confirmations_card(reviews: Sequence[Review], lang: Lang) -> Card:
    """Folded: what only confirms what is held."""
    count = len(reviews)
    said = NN_("{n} document confirms known facts", "{n} documents confirm known facts")
    items = tuple(f"{one.number}{colon(lang)}{_cut(one.document.title, 120)}" for one in reviews)
    look = Option(label=NC_("button", "Review").on(lang), question="/review list")
    return _card(
        said.on(lang, n=count),
        lang,
        Bullets(items=(*items[:_LISTED], *_more(count - _LISTED, lang))),
        Choices(options=(look,)),
    )


def flood_card(feed: str, items: int, relevant: int, lang: Lang) -> Card:
    """The circuit breaker is open."""
    said = N_(
        "{feed}: {items} new items at once, {relevant} look relevant. Nothing of it is "
        "proposed until somebody releases it."
    )
    release = N_("Release").on(lang)
    return _card(
        N_("A feed brings too much").on(lang),
        lang,
        Headline(text=said.on(lang, feed=feed, items=items, relevant=relevant)),
        Choices(options=(Option(label=release, question=f"/review release {feed}"),)),
    )


def down_card(feed: str, since: datetime, why: str, lang: Lang) -> Card:
    """A feed was not reached for a day."""
    said = N_("{feed} has brought nothing since {since}: {why}. Answers say so.")
    moment = since.astimezone(LAW).strftime("%Y-%m-%d %H:%M")
    return _card(
        N_("A feed is down").on(lang),
        lang,
        Headline(text=said.on(lang, feed=feed, since=moment, why=_cut(why, 200))),
    )


def told_card(title: str, said: str, lang: Lang, *options: Option) -> Card:
    """One sentence, and what can be done next."""
    parts: tuple[Part, ...] = (Headline(text=said),)
    return _card(title, lang, *parts, *((Choices(options=options),) if options else ()))


def _more(count: int, lang: Lang) -> tuple[str, ...]:
    if count <= 0:
        return ()
    return (NN_("and {n} more", "and {n} more").on(lang, n=count),)


def _reference(document: Document, lang: Lang) -> Reference:
    name = channel_name(document.channel.value, lang)
    return Reference(
        title=_cut(document.title, _TITLE) or document.natural_id,
        publisher=f"{name} {document.natural_id}, {_host(document.url)}".strip(", "),
        day=str(document.claimed_day or ""),
        address=document.url if document.url.startswith("https://") else "",
    )


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _card(title: str, lang: Lang, *parts: Part) -> Card:
    return Card(title=title, lang=lang, parts=parts, command="review")
