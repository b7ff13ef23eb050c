"""What reviewers are told when they act on proposals."""

from __future__ import annotations

from decimal import Decimal

from bot.domain.review.refusals import StepRefused
from bot.domain.text import Lang, Text
from bot.presentation.duty_expressions import percent
from bot.presentation.messages import N_, NC_, NN_

WHY = {
    "closed": N_("This is decided already."),
    "approved already": N_("You approved this already; a second person has to."),
    "not published": N_("Nothing of it is published."),
    "asked already": N_("You asked for that already; a second person has to."),
    "in files": N_("Its facts are in the catalogue's files now: what is wrong is put right there."),
    "nothing to edit": N_("Say which field: rate 35 from 2026-12-01."),
    "bad rate": N_("A rate is a percentage: 35."),
    "bad day": N_("A day is 2026-12-01, or open."),
    "bad codes": N_("Codes are 7208.51, 7208.52."),
    "two rates": N_("The clause gives two rates: edit in the one that is meant (rate 35)."),
    "needs slug": N_(
        "It names no fact that is held: edit in the measure it changes (slug {slug})."
    ),
    "other codes": N_(
        "None of these codes is among those of the measure: edit in its codes, or another measure."
    ),
    "on top": N_(
        "{slugs} charges some of these codes already: taken as new, both would be owed. Edit in "
        "the measure it changes (slug {slug}), or slug new where the act says that both are owed."
    ),
    "charged twice": N_(
        "{slugs} would charge some of these goods as well then, and both would be owed: end or "
        "change that first, or edit in the measure this is about (slug {slug})."
    ),
    "other goods": N_(
        "The text names {named} alone, and {slug} charges {others} as well: edit in the codes that "
        "it is about (codes 7208.51, 7209), or the measure where all of it is meant (slug {slug})."
    ),
    "other origins": N_(
        "The measure charges none of these countries: edit in the countries (countries CA), or "
        "another measure."
    ),
    "exempt at a rate": N_(
        "The text gives {told}, which may be what is owed or something else, such as a share of "
        "metal: edit in what these goods owe (rate 0 where nothing, rate 10)."
    ),
    "exempt itself": N_(
        "{slug} is an exemption itself: edit in the duty that this one eases (slug and its name)."
    ),
    "ended": N_(
        "{slug} ends on {day}, and {slugs} follows it: edit in the measure that stands then "
        "(slug {slugs})."
    ),
    "not begun": N_(
        "{slug} begins on {day} only; until then {slugs} stands: edit in the measure it is about "
        "(slug {slugs})."
    ),
    "begun": N_(
        "{slug} has been in force since {day}: its first day can't be put off. Edit in its last "
        "day (until 2027-01-31), another measure, or another kind."
    ),
    "followed": N_(
        "{slugs} follows it. Where the act changes that as well, edit in both measures (slug a, b)."
    ),
    "sooner": N_(
        "{slugs} comes before it and can't end so soon: edit in the measure whose rate changes, "
        "and as kind rate-change."
    ),
    "codes held": N_("The measure has all of these codes already: edit in its codes, or another."),
    "codes of a rate": N_(
        "The text gives these codes {told}, and {slug} charges {held}: edit in the measure of that "
        "rate (by its slug), or the rate that they owe (rate {typed})."
    ),
    "part corrected": N_(
        "What is wrong about these codes or countries was not read: edit in their rate (rate 35), "
        "or as kind codes-added or codes-removed."
    ),
    "confirms nothing": N_(
        "It confirms no fact that is held: edit in the fact (slug {slug}), or what it does "
        "(kind end, kind rate-change)."
    ),
    "other rate": N_(
        "It tells a rate of {told}, and {slug} has {held}: that confirms nothing. Edit in what it "
        "does (kind rate-change), another fact (by its slug), or the rate (rate {typed})."
    ),
    "needs until": N_("Its last day would come before its first: edit it in (until 2027-03-31)."),
    "bad kind": N_("A kind is one of {kinds}."),
    "bad countries": N_("Countries are CA, MX, or all."),
    "needs from": N_("Its day was not read: edit it in (from 2026-12-01)."),
    "needs rate": N_("Its rate was not read: edit it in (rate 35)."),
    "needs codes": N_(
        "Its codes were not read: edit them in (codes 7208.51, 7209; codes all for goods of every "
        "code), or the measure whose codes it takes (slug {slug})."
    ),
    "needs programme": N_(
        "Its programme is none that is held: edit it in (programme us-232-steel)."
    ),
    "needs speaker": N_("Nobody is named: edit the speaker in (speaker Mark Carney)."),
}


def why_words(error: StepRefused, lang: Lang) -> str | None:
    """Why a step can't be taken, its rates as the language writes them; as they are typed where one
    is to be typed. None where no sentence is held for it."""
    sentence = WHY.get(error.why)
    if sentence is None:
        return None
    shown = {name: _shown(value, lang) for name, value in error.values.items()}
    held = error.values.get("held", ())
    rates = (rate for rate in held if isinstance(rate, Decimal))
    typed = ", ".join(f"{rate.normalize():f}" for rate in rates)
    return sentence.on(lang, **{**shown, "typed": typed})


def _shown(value: str | tuple[Text, ...] | tuple[Decimal, ...], lang: Lang) -> str:
    if isinstance(value, str):
        return value
    return ", ".join(v.on(lang) if isinstance(v, Text) else percent(v, lang) for v in value)


OUTDATED = N_("This changed since that button was made. Here it is as it stands now.")
LATER_CHANGE = N_("A later change rests on this one: undo that first.")
PUBLISHED = N_("Published: it is a fact now.")
APPROVED_ONCE = N_("Approved by {who}. A second person must approve it.")
EDITED = N_("Edited by hand: approvals of the version before don't count.")
REJECTED = N_("Rejected.")
PUT_OFF_UNTIL = N_("Put off until tomorrow.")
UNDONE = N_("Undone: the facts are as before, and whoever was told is told so.")
UNDO_NEEDS_SECOND = N_(
    "A second person must undo it with you, since it was published a day ago or by others."
)
REVIEW = N_("Review")
LOOK = NC_("button", "Review")
NO_PLACE = N_("Say that in a Slack or Discord channel.")
POSTED_HERE = N_("Proposals and the feeds' health are posted here from now on.")
POSTED_NO_MORE = N_("Nothing is posted here any more.")
WAS_NOT_POSTED = N_("Nothing was posted here.")
NOTHING_HELD = N_("Nothing is held of {name}.")
RELEASED = NN_("{n} released.", "{n} released.")
FRONTIER_STANDS = N_(
    "The frontier stands at {day}; it moves forward, to today at most, or back as far as {first}, "
    "where the shipped facts end."
)
REVIEWED_TO = N_("Facts are reviewed to {day}.")
STILL_WAIT = NN_(
    "{n} document up to that day still waits, and answers on its programme say so.",
    "{n} documents up to that day still wait, and answers on their programmes say so.",
)
NO_PROPOSAL = N_("There is no proposal {number}.")
NOT_CALLED = N_("No {kind} is called {name}. Near it: {near}.")
