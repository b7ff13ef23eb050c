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
from bot.domain.duty_words import percent
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
from bot.domain.text import Lang, Text
from bot.ports.live import Held
from bot.presentation.dates import colon
from bot.presentation.feeds import channel_name

EVIDENCE = 1_200
"""Characters of a document that a card quotes at a time."""
_QUOTED = 3
_TITLE = 300
_LISTED = 12
PROPOSED = Text(en="Proposed change", fr="Changement proposé")
_QUOTE = Text(en="Proposed quotation", fr="Citation proposée")
_KINDS = {
    Kind.NEW_DUTY: Text(en="new duty", fr="nouveau droit"),
    Kind.RATE_CHANGE: Text(en="change of rate", fr="changement de taux"),
    Kind.POSTPONEMENT: Text(en="other day", fr="autre date"),
    Kind.END: Text(en="end", fr="fin"),
    Kind.EXEMPTION: Text(en="exemption", fr="exemption"),
    Kind.CODES_ADDED: Text(en="codes added", fr="codes ajoutés"),
    Kind.CODES_REMOVED: Text(en="codes taken out", fr="codes retirés"),
    Kind.BAN: Text(en="ban", fr="interdiction"),
    Kind.CORRECTION: Text(en="correction", fr="correction"),
    Kind.CONFIRMATION: Text(en="confirmation", fr="confirmation"),
    Kind.DUPLICATE: Text(en="duplicate", fr="doublon"),
    Kind.EVENT: Text(en="event", fr="événement"),
}
_OUTCOMES = {
    Outcome.NEW: Text(en="touches no fact that is held", fr="ne touche aucun fait connu"),
    Outcome.CHANGES: Text(en="changes", fr="modifie"),
    Outcome.ENDS: Text(en="ends", fr="met fin à"),
    Outcome.SAME: Text(en="says the same as", fr="confirme"),
    Outcome.CONTRADICTS: Text(en="contradicts", fr="contredit"),
}
_STATES = {
    ReviewState.FOUND: Text(en="held back", fr="retenue"),
    ReviewState.PROPOSED: Text(en="waiting", fr="en attente"),
    ReviewState.ASKED: Text(en="put off", fr="remise à plus tard"),
    ReviewState.APPROVED_ONCE: Text(en="approved once", fr="approuvée une fois"),
    ReviewState.PUBLISHED: Text(en="published", fr="publiée"),
    ReviewState.REJECTED: Text(en="rejected", fr="rejetée"),
    ReviewState.SUPERSEDED: Text(en="superseded", fr="remplacée"),
    ReviewState.EXPIRED: Text(en="not looked at for 30 days", fr="non examinée depuis 30 jours"),
    ReviewState.UNDONE: Text(en="undone", fr="annulée"),
}
_STEPS = {
    Step.FIND: Text(en="found in a flood", fr="trouvée dans un afflux"),
    Step.PROPOSE: Text(en="proposed by the rules", fr="proposée par les règles"),
    Step.APPROVE: Text(en="approved", fr="approuvée"),
    Step.EDIT: Text(en="edited by hand", fr="modifiée à la main"),
    Step.REJECT: Text(en="rejected", fr="rejetée"),
    Step.LATER: Text(en="put off", fr="remise à plus tard"),
    Step.UNDO: Text(en="undone", fr="annulée"),
    Step.REOPEN: Text(en="the source changed", fr="la source a changé"),
    Step.SUPERSEDE: Text(en="superseded", fr="remplacée"),
    Step.EXPIRE: Text(en="ran out", fr="expirée"),
    Step.RELEASE: Text(en="released", fr="libérée"),
    Step.FRONTIER: Text(en="frontier moved", fr="limite déplacée"),
    Step.REVIEWERS: Text(en="reviewers changed", fr="liste modifiée"),
    Step.ADOPT: Text(en="taken into the catalogue", fr="reprise au catalogue"),
    Step.JOIN: Text(en="also said by", fr="aussi dit par"),
}
REJECTIONS = {
    Rejection.NOT_OURS: Text(en="not ours", fr="pas pour nous"),
    Rejection.DUPLICATE: Text(en="duplicate", fr="doublon"),
    Rejection.WRONG_FIELD: Text(en="wrong field", fr="champ erroné"),
    Rejection.OLD: Text(en="old", fr="ancien"),
    Rejection.NOT_LAW: Text(en="not law", fr="pas du droit"),
}
_NOT_READ = Text(en="not read", fr="non lu")
_BY_HAND = Text(en="by hand", fr="à la main")
_OPEN = Text(en="open", fr="sans fin connue")
_EDIT_HELP = Text(
    en="Type what is right, for example: /review edit {number} rate 35 from 2026-12-01. Fields: "
    "rate, from, until, codes, programme, instrument, slug.",
    fr="Tapez ce qui est juste, par exemple : /review edit {number} rate 35 from 2026-12-01. "
    "Champs : rate, from, until, codes, programme, instrument, slug.",
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
        title = Text(en="The same text also at", fr="Le même texte aussi à").on(lang)
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
        title = Text(
            en="Others of this programme that stand then (edit in with slug a, b)",
            fr="Autres mesures du programme à cette date (à mettre par slug a, b)",
        )
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
    yield Text(en="Rate", fr="Taux").on(lang), told("rate", rate)
    yield Text(en="From", fr="Dès").on(lang), told("from", day)
    last = str(drafted.last_day) if drafted.last_day else _OPEN.on(lang)
    yield Text(en="Until", fr="Jusqu'au").on(lang), told("until", last)
    yield Text(en="Codes", fr="Codes").on(lang), told("codes", codes)
    unknown = Text(en="number not known yet", fr="numéro encore inconnu").on(lang)
    act = Text(en="Act", fr="Acte").on(lang)
    yield act, told("instrument", drafted.instrument or unknown)
    if drafted.amends:
        yield Text(en="Amends", fr="Modifie").on(lang), ", ".join(drafted.amends[:4])
    if drafted.basis is not Basis.FULL_VALUE:
        yield Text(en="Charged on", fr="Assiette").on(lang), drafted.basis.value
    yield Text(en="Standing", fr="Statut").on(lang), _standing(drafted, lang)


def _standing(drafted: Proposal, lang: Lang) -> str:
    if drafted.proposed:
        return Text(en="proposed for comment, not law", fr="projet, pas du droit").on(lang)
    named = {
        Standing.ENACTED: Text(en="enacted", fr="en droit"),
        Standing.ANNOUNCED: Text(en="announced, not in force", fr="annoncé, pas en vigueur"),
        Standing.THREATENED: Text(en="threatened, not in force", fr="menacé, pas en vigueur"),
        Standing.WITHDRAWN: Text(en="withdrawn", fr="retiré"),
    }
    return named[drafted.standing].on(lang)


def _spoken(spoken: SpokenWords, review: Review, lang: Lang) -> Iterable[Part]:
    nobody = Text(en="speaker not said", fr="personne non nommée").on(lang)
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
    texts: list[Text] = []
    if isinstance(drafted, Proposal) and strange_days(drafted, review.document):
        texts.append(
            Text(
                en="Its day is far from the day of the document, or before it.",
                fr="Sa date est loin de celle du document, ou antérieure.",
            )
        )
    if review.document.channel is Channel.WHITE_HOUSE and not review.confirmed:
        texts.append(
            Text(
                en="Announced: not yet seen in the Federal Register or a customs message.",
                fr="Annoncé : pas encore vu au Federal Register ni dans un message des douanes.",
            )
        )
    if any(event.step is Step.REOPEN for event in review.events):
        texts.append(
            Text(
                en="The source changed after this was approved. Look at the new text.",
                fr="La source a changé après l'approbation. Voyez le nouveau texte.",
            )
        )
    if review.document.channel is Channel.PRESS:
        texts.append(
            Text(
                en="From the press: it can make an event or a quotation, never a measure.",
                fr="De la presse : un événement ou une citation, jamais une mesure.",
            )
        )
    yield from (Notice(text=text.on(lang), tone="warning") for text in texts)


def _origin(review: Review, lang: Lang, now: datetime) -> str:
    """When it was seen, how long after it was posted, which rule read it."""
    document = review.document
    seen = document.first_seen.astimezone(LAW).strftime("%Y-%m-%d %H:%M")
    said = Text(en="Seen {seen} (Eastern)", fr="Vu le {seen} (heure de l'Est)").on(lang)
    text = said.format(seen=seen)
    if document.published is not None:
        late = document.first_seen - document.published
        minutes = int(late.total_seconds() // 60)
        if 0 <= minutes < 180:
            after = Text(en="{n} minutes after it was posted", fr="{n} minutes après publication")
            text += ", " + after.on(lang).format(n=minutes)
    rule = "quotation" if isinstance(review.proposal, SpokenWords) else review.proposal.rule
    waiting = (now - document.first_seen).days
    if review.state.open and waiting:
        text += (
            Text(en=" · waits for {n} days", fr=" · attend depuis {n} jours")
            .on(lang)
            .format(n=waiting)
        )
    state = _STATES[review.state].on(lang)
    return f"{text} · {Text(en='rule', fr='règle').on(lang)} {rule} · {state}"


def _event_line(event: ReviewEvent, lang: Lang) -> str:
    moment = event.at.astimezone(LAW).strftime("%Y-%m-%d %H:%M")
    who = f" {event.person}" if event.person else ""
    words = f"{colon(lang)}{_cut(event.words, 160)}" if event.words else ""
    return f"{moment}{who} {_STEPS[event.step].on(lang)}{words}"


def buttons(review: Review, lang: Lang) -> tuple[Option, ...]:
    """What can be done, each bound to this version of this document."""
    bound = f"{review.number} {review.stamp}"
    text = Option(
        label=Text(en="Open text", fr="Voir le texte").on(lang),
        question=f"/review text {review.number}",
    )
    following = Option(label=Text(en="Next", fr="Suivante").on(lang), question="/review next")
    if review.state is ReviewState.PUBLISHED:
        undo = Text(en="Undo", fr="Annuler").on(lang)
        return (Option(label=undo, question=f"/review undo {bound}"), following, text)
    if not review.state.open:
        return (following, text)
    named = (
        (Text(en="Approve", fr="Approuver"), "approve"),
        (Text(en="Edit", fr="Modifier"), "edit"),
        (Text(en="Reject…", fr="Rejeter…"), "reject"),
        (Text(en="Later", fr="Plus tard"), "later"),
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
    asked = Text(en="Why is it none?", fr="Pourquoi n'en est-ce pas un?").on(lang)
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
    told = _EDIT_HELP.on(lang).format(number=review.number)
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
        more = Text(en="Next page", fr="Page suivante").on(lang)
        following = Option(label=more, question=f"/review text {review.number} {page + 1}")
        parts = (*parts, Choices(options=(following,)))
    return _card(title_of(review, facts, lang), lang, *parts)


def list_card(reviews: Sequence[Review], facts: FactSnapshot, lang: Lang) -> Card:
    """Many at once: a list, and a button to begin with; none approves them all."""
    title = Text(en="{n} proposed changes", fr="{n} changements proposés").on(lang)
    items = tuple(
        f"{one.number}{colon(lang)}{title_of(one, facts, lang).partition(' · ')[2]}"
        f" ({_cut(one.document.title, 90)})"
        for one in reviews[:_LISTED]
    )
    look = Option(label=Text(en="Review", fr="Examiner").on(lang), question="/review next")
    return _card(
        title.format(n=len(reviews)),
        lang,
        Bullets(items=(*items, *_more(len(reviews) - _LISTED, lang))),
        Choices(options=(look,)),
    )


def waiting_card(
    waiting: Sequence[Held], facts: FactSnapshot, lang: Lang, *, held: int = 0
) -> Card:
    """What is open, by rank."""
    none = Text(en="Nothing waits for review.", fr="Rien n'attend d'examen.")
    said = Text(en="{n} wait for review", fr="{n} en attente d'examen")
    count = len(waiting)
    headline = said.on(lang).format(n=count) if count else none.on(lang)
    parts: list[Part] = [Headline(text=headline)]
    if waiting:
        lines = [_held_line(one, facts, lang) for one in waiting[:_LISTED]]
        parts.append(Bullets(items=(*lines, *_more(count - _LISTED, lang))))
    if held:
        text = Text(
            en="{n} more are held back: a feed brought more than it ever does.",
            fr="{n} autres sont retenues : une source en a apporté plus que jamais.",
        )
        parts.append(Notice(text=text.on(lang).format(n=held), tone="warning"))
    if waiting:
        look = Option(label=Text(en="Review", fr="Examiner").on(lang), question="/review next")
        parts.append(Choices(options=(look,)))
    return _card(Text(en="Review", fr="Examen").on(lang), lang, *parts)


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
    said = Text(
        en="{n} document confirms known facts"
        if count == 1
        else "{n} documents confirm known facts",
        fr="{n} document confirme des faits connus"
        if count == 1
        else "{n} documents confirment des faits connus",
    )
    items = tuple(f"{one.number}{colon(lang)}{_cut(one.document.title, 120)}" for one in reviews)
    look = Option(label=Text(en="Review", fr="Examiner").on(lang), question="/review list")
    return _card(
        said.on(lang).format(n=count),
        lang,
        Bullets(items=(*items[:_LISTED], *_more(count - _LISTED, lang))),
        Choices(options=(look,)),
    )


def flood_card(feed: str, items: int, relevant: int, lang: Lang) -> Card:
    """The circuit breaker is open."""
    said = Text(
        en="{feed}: {items} new items at once, {relevant} look relevant. Nothing of it is proposed "
        "until somebody releases it.",
        fr="{feed} : {items} nouveautés d'un coup, dont {relevant} semblent pertinentes. Rien "
        "n'est proposé avant que quelqu'un les libère.",
    )
    release = Text(en="Release", fr="Libérer").on(lang)
    return _card(
        Text(en="A feed brings too much", fr="Une source en apporte trop").on(lang),
        lang,
        Headline(text=said.on(lang).format(feed=feed, items=items, relevant=relevant)),
        Choices(options=(Option(label=release, question=f"/review release {feed}"),)),
    )


def down_card(feed: str, since: datetime, why: str, lang: Lang) -> Card:
    """A feed was not reached for a day."""
    said = Text(
        en="{feed} has brought nothing since {since}: {why}. Answers say so.",
        fr="{feed} n'apporte rien depuis le {since} : {why}. Les réponses le disent.",
    )
    moment = since.astimezone(LAW).strftime("%Y-%m-%d %H:%M")
    return _card(
        Text(en="A feed is down", fr="Une source est en panne").on(lang),
        lang,
        Headline(text=said.on(lang).format(feed=feed, since=moment, why=_cut(why, 200))),
    )


def told_card(title: str, said: str, lang: Lang, *options: Option) -> Card:
    """One sentence, and what can be done next."""
    parts: tuple[Part, ...] = (Headline(text=said),)
    return _card(title, lang, *parts, *((Choices(options=options),) if options else ()))


def _more(count: int, lang: Lang) -> tuple[str, ...]:
    if count <= 0:
        return ()
    return (Text(en="and {n} more", fr="et {n} de plus").on(lang).format(n=count),)


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
