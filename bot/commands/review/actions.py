"""What reviewers do: each step checked against the version it was pressed for, then recorded."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from bot.cards import ButtonOption, Card
from bot.commands.parsing.typed_options import options_of, said_in
from bot.commands.review.options import ReviewOptions
from bot.commands.spec import CommandContext
from bot.domain.likeness import names_like
from bot.domain.proposals import Proposal, SpokenWords
from bot.domain.questions import Query
from bot.domain.review.approved_facts import facts_of
from bot.domain.review.edited_values import EDITABLE, ON_TOP, with_values
from bot.domain.review.held_facts import HeldFacts
from bot.domain.review.refusals import StepRefused
from bot.domain.review.reviews import (
    Rejection,
    Review,
    Reviewer,
    ReviewEvent,
    ReviewState,
    ReviewStep,
    StepTaken,
    approve,
    approvers_needed,
    edit,
    put_off,
    reject,
    undo,
)
from bot.domain.text import Words
from bot.errors import BadOption, UserError
from bot.ingest.telling import announce, tell
from bot.presentation.messages import languages
from bot.presentation.review import replies
from bot.presentation.review.parts import told_card
from bot.presentation.review.proposal import review_card
from bot.presentation.review.queue import waiting_card
from bot.presentation.review.steps import edit_card, rejection_card, text_card

ALONE = "review:alone"
"""The remembered value that lets a list with one name decide alone: 'yes'."""
_MOST_ALIKE = 500


@dataclass(frozen=True, slots=True)
class _Action:
    query: Query
    context: CommandContext
    reviewer: Reviewer | None

    @property
    def arguments(self) -> list[str]:
        """What follows the action, split at blanks."""
        given = options_of(ReviewOptions, self.query).number or ""
        return f"{given} {self.query.words}".split()

    def say(self, text: Words) -> str:
        """In the language of the answer."""
        return text.on(self.context.lang)

    def step_taken(self, said: str = "") -> StepTaken:
        """Who takes a step here and now. Raises StepRefused for whoever is no reviewer."""
        question = self.context.question
        if self.reviewer is None:
            raise StepRefused("closed")
        place = question.place
        said_at = ":".join(filter(None, (place.platform, place.workspace, place.channel)))
        return StepTaken(by=self.reviewer, at=question.now, said_at=said_at, words=said[:400])

    async def review(self, *, lock: bool = True) -> Review:
        """The proposal that is named. Raises BadOption for none such."""
        written = self.arguments[0] if self.arguments else ""
        found = None
        number = _number(written.lstrip("#"))
        if number is not None:
            found = await self.context.records.proposals.get(number, lock=lock)
        if found is None:
            text = replies.NO_PROPOSAL.of(number=repr(written[:20]))
            raise BadOption(self.say(text), suggestions=("/review list",))
        return found

    def current(self, review: Review) -> bool:
        """Whether the press was for this very version; a typed command names none."""
        stamp = self.arguments[1] if len(self.arguments) > 1 else ""
        number, dash, _ = stamp.partition("-")
        return not (dash and number.isdigit()) or stamp == review.stamp

    async def done(self, review: Review, said: Words, **values: str) -> Card:
        """What a step came to: told here, and in the other reviewers' channels."""
        text = {lang: said.on(lang, **values) for lang in languages()}
        await announce(
            self.context.records,
            review,
            text,
            facts=self.context.snapshot.facts,
            place=self.context.question.place,
            now=self.context.question.now,
        )
        return self.card(review, text[self.context.lang])

    def card(self, review: Review, said: str = "") -> Card:
        """The proposal as it stands."""
        facts, lang = self.context.snapshot.facts, self.context.lang
        return review_card(review, facts, lang, now=self.context.question.now, said=said)

    def refused(self, error: StepRefused) -> UserError:
        """Why not, as a sentence."""
        return BadOption(replies.why_words(error, self.context.lang) or error.why)


def _number(written: str) -> int | None:
    """A number of up to nine digits; None for anything else, such as '²', which is no digit here.

    >>> _number("12"), _number("²"), _number("1234567890")
    (12, None, None)
    """
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else None


async def taken(
    action: str, query: Query, context: CommandContext, reviewer: Reviewer | None
) -> Card:
    """Take one action. Raises UserError."""
    one = _Action(query, context, reviewer)
    try:
        return await _ACTIONS[action](one)
    except StepRefused as error:
        raise one.refused(error) from None


async def _list(one: _Action) -> Card:
    records, facts = one.context.records, one.context.snapshot.facts
    waiting = await records.proposals.waiting(limit=_MOST_ALIKE)
    held = await records.proposals.waiting(limit=_MOST_ALIKE, held=True)
    return waiting_card(waiting, facts, one.context.lang, held=len(held))


async def _next(one: _Action) -> Card:
    records = one.context.records
    after = (_number(one.arguments[0]) if one.arguments else None) or 0
    number = await records.proposals.next(now=one.context.question.now, after=after)
    if number is None:
        return await _list(one)
    review = await records.proposals.get(number)
    return await _list(one) if review is None else one.card(review)


async def _show(one: _Action) -> Card:
    return one.card(await one.review(lock=False))


async def _text(one: _Action) -> Card:
    review = await one.review(lock=False)
    page = (_number(one.arguments[1]) if len(one.arguments) > 1 else None) or 1
    return text_card(review, one.context.snapshot.facts, one.context.lang, page=page)


async def _approve(one: _Action) -> Card:
    """One approval; the one that is enough writes the facts, in the same transaction."""
    records = one.context.records
    review = await one.review()
    if not one.current(review):
        return one.card(review, one.say(replies.OUTDATED))
    names = {each.name for each in await records.reviewers.all()}
    alone = await records.key_value.get(ALONE) == "yes"
    needed = approvers_needed(review, reviewers=len(names), alone=alone)
    held = HeldFacts.of(one.context.snapshot.facts, await records.facts.measures())
    facts = facts_of(review, held)  # what is missing is said before anybody signs
    taken = one.step_taken(_alone_words(needed, review))
    event = approve(review, taken, needed=needed, listed=names)
    if event.state == ReviewState.PUBLISHED.value:
        await records.facts.publish(facts, review.number, now=event.at)
    after = await records.proposals.step(review, event)
    done = replies.PUBLISHED
    once = replies.APPROVED_ONCE
    said = done if after.state is ReviewState.PUBLISHED else once
    return await one.done(after, said, who=event.person)


def _alone_words(needed: int, review: Review) -> str:
    """What the log says where a list of one decided what should take two."""
    from bot.domain.review.reviews import needs_two

    return "one reviewer" if needed == 1 and needs_two(review) else ""


async def _edit(one: _Action) -> Card:
    review = await one.review()
    if not one.current(review):
        return one.card(review, one.say(replies.OUTDATED))
    values = _changed(review, said_in(options_of(ReviewOptions, one.query)))
    if not values:
        return edit_card(review, one.context.snapshot.facts, one.context.lang)
    await _check_names(one, values)
    after = await one.context.records.proposals.step(review, edit(review, one.step_taken(), values))
    said = replies.EDITED
    return await one.done(after, said)


def _changed(review: Review, given: Mapping[str, str]) -> dict[str, str]:
    """What differs from what was read: a form comes back with all its fields."""
    drafted = with_values(review.proposal, review.edited)
    values = {name: value for name, value in given.items() if name in EDITABLE and value.strip()}
    kept = {}
    for name, value in values.items():
        if name == "slug" or _bare(with_values(drafted, {name: value})) != _bare(drafted):
            kept[name] = value
    return kept


def _bare(drafted: Proposal | SpokenWords) -> Proposal | SpokenWords:
    """Its values without the evidence, which a value by hand has none of."""
    return replace(drafted, evidence=()) if isinstance(drafted, Proposal) else drafted


async def _check_names(one: _Action, values: dict[str, str]) -> None:
    """A programme or measure that isn't held would only show at the approval."""
    facts = one.context.snapshot.facts
    named: list[tuple[str, str, Collection[str]]] = [
        ("programme", values.get("programme", ""), facts.programmes)
    ]
    slugs = [slug.strip() for slug in values.get("slug", "").split(",")]
    if slugs != [ON_TOP]:
        named += [("slug", slug, facts.measures) for slug in slugs]
    for name, written, held in named:
        if written and written not in held:
            near = ", ".join(names_like(written, held))
            told = replies.NOT_CALLED
            raise BadOption(one.say(told.of(kind=name, name=repr(written[:60]), near=near or "-")))


async def _reject(one: _Action) -> Card:
    review = await one.review()
    if not one.current(review):
        return one.card(review, one.say(replies.OUTDATED))
    reason = _reason(one)
    if not reason:
        return rejection_card(review, one.context.snapshot.facts, one.context.lang)
    after = await one.context.records.proposals.step(review, reject(review, one.step_taken(reason)))
    return await one.done(after, replies.REJECTED)


def _reason(one: _Action) -> str:
    """One of the five, or words of one's own, whole as they were typed."""
    typed = _REJECTING.match(one.context.question.text)
    said = options_of(ReviewOptions, one.query).reason or (typed["reason"] if typed else "")
    known = next((r.value for r in Rejection if r.value == said.strip().lower()), "")
    return known or " ".join(said.split())


_REJECTING = re.compile(
    r"\s{0,9}(?:/?review\s{1,9})?reject\s{1,9}#?\d{1,18}(?:\s{1,9}\d{1,18}-[0-9a-f]{1,64})?"
    r"(?:\s{1,9}reason\b)?\s{0,9}(?P<reason>.*)",
    re.IGNORECASE | re.DOTALL,
)
"""What is typed or pressed; its reason may hold words that are options' names elsewhere."""


async def _later(one: _Action) -> Card:
    review = await one.review()
    if not one.current(review):
        return one.card(review, one.say(replies.OUTDATED))
    after = await one.context.records.proposals.step(review, put_off(review, one.step_taken()))
    said = replies.PUT_OFF_UNTIL
    return one.card(after, one.say(said))


async def _undo(one: _Action) -> Card:
    """What was published is taken back by a version more; the journal tells it as a correction."""
    records = one.context.records
    review = await one.review()
    if not one.current(review):
        return one.card(review, one.say(replies.OUTDATED))
    names = {each.name for each in await records.reviewers.all()}
    event, done = undo(review, one.step_taken(), listed=names)
    if done:
        try:
            await records.facts.withdraw(review.number, now=event.at)
        except LookupError:
            raise BadOption(one.say(replies.LATER_CHANGE)) from None
    after = await records.proposals.step(review, event)
    undone = replies.UNDONE
    asked = replies.UNDO_NEEDS_SECOND
    return await one.done(after, undone if done else asked)


async def _release(one: _Action) -> Card:
    """What a flood held back is proposed after all."""
    records, context = one.context.records, one.context
    name = one.arguments[0] if one.arguments else ""
    state = await records.feeds.get(name)
    if state is None or state.held_since is None:
        raise BadOption(one.say(replies.NOTHING_HELD.of(name=repr(name[:40]))))
    released = []
    channel = "federal-register" if name == "public-inspection" else name
    for held in await records.proposals.waiting(limit=10_000, held=True):
        if held.channel != channel:
            continue
        review = await records.proposals.get(held.number, lock=True)
        if review is not None:
            event = _released(review, one.step_taken(name))
            await records.proposals.step(review, event)
            released.append(review.number)
    await records.feeds.hold(name, None)
    if released:
        await tell(records, released, facts=context.snapshot.facts, now=context.question.now)
    said = replies.RELEASED.of(n=len(released))
    title = one.say(replies.REVIEW)
    return told_card(title, one.say(said), context.lang, _looking(one))


def _released(review: Review, taken: StepTaken) -> ReviewEvent:
    return replace(
        review.events[-1],
        at=taken.at,
        step=ReviewStep.RELEASE,
        state_before=review.state.value,
        state=ReviewState.PROPOSED.value,
        person=taken.by.name,
        account=taken.by.account,
        said_at=taken.said_at,
        words=taken.words,
    )


def _looking(one: _Action) -> ButtonOption:
    return ButtonOption(label=one.say(replies.LOOK), question="/review next")


async def _frontier(one: _Action) -> Card:
    """'Nothing else changed up to this day.' A slip is put right by an earlier day."""
    records, context = one.context.records, one.context
    try:
        day = date.fromisoformat(one.arguments[0] if one.arguments else "")
    except ValueError:
        raise StepRefused("bad day") from None
    stands, filed = context.snapshot.facts.data_as_of, await records.facts.filed_to()
    if day == stands or not filed <= day <= context.question.day:
        raise BadOption(one.say(replies.FRONTIER_STANDS.of(day=stands, first=filed)))
    taken = one.step_taken(day.isoformat())
    await records.facts.move_frontier(day, now=taken.at)
    await records.proposals.record(
        ReviewEvent(
            proposal=0,
            at=taken.at,
            step=ReviewStep.FRONTIER,
            state_before="",
            state="",
            person=taken.by.name,
            account=taken.by.account,
            said_at=taken.said_at,
            words=taken.words,
        )
    )
    said = one.say(replies.REVIEWED_TO.of(day=day))
    waiting = [w for w in context.snapshot.frontier.waiting if w.day is None or w.day <= day]
    if waiting:
        said += f" {one.say(replies.STILL_WAIT.of(n=len(waiting)))}"
    options = (_looking(one),) if waiting else ()
    return told_card(one.say(replies.REVIEW), said, context.lang, *options)


async def _log(one: _Action) -> Card:
    review = await one.review(lock=False)
    return one.card(review)


async def _here(one: _Action) -> Card:
    place = one.context.question.place
    if not place.channel:
        text = replies.NO_PLACE
        raise BadOption(one.say(text))
    now = one.context.question.now
    await one.context.records.reviewers.add_channel(place, one.context.lang, now=now)
    said = replies.POSTED_HERE
    title = one.say(replies.REVIEW)
    return told_card(title, one.say(said), one.context.lang, _looking(one))


async def _stop(one: _Action) -> Card:
    gone = await one.context.records.reviewers.remove_channel(one.context.question.place)
    done = replies.POSTED_NO_MORE
    none = replies.WAS_NOT_POSTED
    title = one.say(replies.REVIEW)
    return told_card(title, one.say(done if gone else none), one.context.lang)


_ACTIONS: dict[str, Callable[[_Action], Awaitable[Card]]] = {
    "list": _list,
    "next": _next,
    "show": _show,
    "approve": _approve,
    "edit": _edit,
    "reject": _reject,
    "later": _later,
    "undo": _undo,
    "text": _text,
    "release": _release,
    "frontier": _frontier,
    "log": _log,
    "here": _here,
    "stop": _stop,
}
"""Each action by its name."""
