"""What kind of news a notice is: by its title, its action and its summary."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.documents import Channel
from bot.domain.proposals import ProposalKind
from bot.ingest.documents.countries import foreign_only
from bot.ingest.documents.deeds import deed_of, put_off_in
from bot.ingest.documents.mood import stands
from bot.ingest.documents.notice_lists import adds, refuses, takes_off
from bot.ingest.documents.relevance import NO_ABSTRACT
from bot.ingest.documents.text import Clause, clauses, lowered
from bot.ingest.documents.untold import surely_changes

CORRECTS = re.compile(
    r"(?<!summary )\bcorrect(?:ion|ed|s)\b|serves to replace|replaces csms|\berrata?\b"
    r"|technical correction"
    r"|should read\b"
)
_PRINTED_WRONG = re.compile(
    r"\b(?:in fr doc\b|on page \d)[^;]{0,400}\b(?:(?:is|are) corrected to read|should read)\b"
)
"""Where a notice in the register puts right what an earlier one printed."""
_PUTS_ERRORS_RIGHT = re.compile(
    r"\bto correct (?:an? |the |certain |several )?(?:ministerial|clerical|inadvertent"
    r"|typographical) errors?\b"
)
"""What a notice says of why it amends what it found before."""
_CORRECTS_ITSELF = re.compile(
    r"serves to replace|replaces csms|\berrata?\b|\b(?:puts|sets) right\b"
    r"|this (?:message|notice|guidance) (?:\w+ )?(?:to )?(?:corrects?|provides? an? correct)"
)
"""What the opening of a message says where it corrects another: annexes 'make corrections' too."""
INQUIRES = re.compile(
    r"requests? for (?:public )?(?:comments?|information|views)|investigation|proposed (?:action"
    r"|determination|rule|modif)"
    r"|(?:preliminary|final|amended final) (?:results?|determination)|initiation"
    r"|administrative review"
    r"|procedures for submissions|hearing|opening of the inclusions|comment request|notice of"
    r" determinations?|consultation"
    r"|completion of panel|subsidy programs|preliminary results"
    r"|\bopening\b[^.;]{0,80}\bwindow\b|\bwindow (?:now )?opens?\b"
)
ADDS = re.compile(
    r"(?:(?:to )?add(?:s|ed|ing)?|insert(?:s|ed|ing)?|includ(?:es|ed|ing)|brings?"
    r"|brought)\b[^.;]{0,120}(?:products?|articles?|subheadings?|goods|derivatives?|parts"
    r"|categories"
    r"|provisions|items|codes|numbers)\b"
    r"|expan(?:d|sion)\w{0,3}\b[^.;]{0,60}(?:coverage|scope|lists?)|adoption"
    r" [^.;]{0,40}inclusions|inclusions? of [^.;]{0,60}(?:derivative|products|articles)"
    r"|additional (?!dut(?:y|ies)\b|tariffs?\b)[^.;]{0,40}derivative"
    r"|\badds [^.;]{3,200} to the (?:lists?|scope|annex)\b"
    r"|(?:lists?|annex [^.;]{0,20}|note \d+[^.;]{0,20}|subdivision"
    r" [^.;]{0,20})\b[^.;]{0,60}(?:is|are)"
    r" (?:hereby )?(?:extended|enlarged|expanded|supplemented)"
)
_ADDS_TO_SPARED = re.compile(
    r"\badd(?:s|ed|ing)?\b[^.;]{0,90}\bto the (?:lists? of )?(?:exempt(?:ed|ions?)?|excluded"
    r"|exclusions?|excepted|exceptions?)\b"
)
"""Goods that join those that are spared."""
_EXPIRES = re.compile(r"\b(?:expir\w{1,6}|sunset|laps(?:e|es|ing))(?: |$)")
"""What ends by itself: no act says so, and customs is the first to tell."""
_ENDED = re.compile(
    r"\bsurtax(?:es)?\b[^.;]{0,120} (?:is|are|was|were|has been|have been)"
    r" (?:ended|lifted|removed|eliminated)"
)
_BY_ORDER = re.compile(
    r"\b(?:sor|p\.c\.|dors|c\.p\.)[ /]?\d|\border (?:repealing|amending)\b"
    r"|\b(?:proclamation|executive order|order)\b(?:[^.;]|\.(?=\d)){0,200}\b(?:revok|terminat"
    r"|rescind|repeal|discontinu|lift)(?:s|es|ed)\b"
)
"""Where customs tells of an end and names no order that ends it, nobody told it before."""
_REMOVES = re.compile(
    r"(?:tak(?:es?|ing|en)|strik(?:es?|ing)|struck|delet(?:es?|ing|ed)|drop(?:s|ped|ping)?"
    r"|withdraw(?:s|n|ing|al)?)\b"
    r"[^.;]{0,120}(?:out of|off|from) (?:the )?(?:lists?|scope|note|annex|subdivision)"
    r"|remov(?:e|es|ed|ing|al of)\b[^.;]{0,120}(?:products?|articles?|subheadings?|goods|from)"
)
_ENDS = re.compile(
    r"\b(?:terminat(?:e|es|ed|ion(?: of)?)|revo(?:k|c)\w{1,6}|rescission|expir\w{1,6}|repeal\w{0,4}"
    r"|\bend(?:s|ing)?(?: of)?|withdraw\w{0,3}|cessation of|lifting of|abrogation|fin"
    r" de)\b[^.;]{0,80}"
    r"(?:dut|tariff|collection|actions?\b|surcharge|surtax|section \d{3})|no longer (?:be )?collect"
)
_LEAVES = re.compile(
    r"\b(?:terminat\w{1,4}|removal|withdrawal)(?: of (?:the )?actions?)? (?:with respect to"
    r"|of) canad"
)
_LEFT = re.compile(
    r"\b(?:actions?|dut(?:y|ies)|tariffs?)\b[^.;]{0,80}\b(?:is|are) (?:accordingly |hereby "
    r"|therefore )*(?:terminated|ended|lifted|withdrawn|revoked) (?:with respect to|for|as to|on)"
    r" [^.;]{0,60}\bcanad"
)
"""An action that goes on for others, and ends for the neighbour's goods."""
_SETS_UP = re.compile(
    r"\b(?:establish(?:es|ing)?|sets? up|setting up|creat(?:es|ing)) (?:the |a |an |this )"
    r"[^.;]{0,40}\bprocess\b"
)
"""What a rule does that sets up how goods may be added later: it adds none itself."""
_INVITES = re.compile(
    r"\bwill (?:accept|take|receive|consider|hear|collect) (?:[a-z]+ ){0,3}(?:requests?|petitions?"
    r"|applications?|submissions)\b"
    r"|\bmay (?:submit|file|make|propose) (?:[a-z]+ ){0,2}(?:requests?|petitions?|applications?)\b"
)
"""What others may ask an agency to add: it adds nothing yet."""
_OPENS_WINDOW = re.compile(
    r"\b(?:opens?|opening)\b(?: of)? (?:the |an? |its )?(?:[\w-]+ ){0,6}window\b"
)
"""Where an agency will hear requests: what it may add then is not added yet."""
_ADDING = re.compile(
    r"\b(?:is|are) (?:hereby )?(?:adding|added)\b|\badds \d|\bthis notice adds\b"
    r"|\badds [^.;]{3,200} to the (?:lists?|scope|annex)\b"
)
_BECOME_DUTIABLE = re.compile(
    r"\bbecomes? (?:subject to (?:the|an?) (?:additional )?(?:[a-z-]+ )?(?:dut|tariff|rate)"
    r"|dutiable)[^;]{0,200}?\bon (?:or|and) after\b"
)
"""Where a notice gives the day from which goods pay: whatever process it sets up, it acts."""
_CARRIES_OUT = re.compile(r"\bamends? (?:the )?[^;]{0,80}\bregulations [^.;]{0,20}\bto implement\b")
"""A rule that carries out what was decided: a process it sets up beside is no news."""
_PROLONGS = re.compile(r"exclusions? extensions?|extensions? of (?:[\w-]+ ){0,4}exclusions?")
_EXCLUDES = re.compile(r"notice of (?:[\w-]+ ){0,2}exclusions?\b")
_SPARES = re.compile(
    r"\b(?:has|have) determined to exclude [^.;]{0,80}(?:articles|products"
    r"|goods)\b[^.;]{0,60}\bfrom"
    r" the (?:additional )?(?:dut|tariff|action)"
)
"""Where an agency itself takes goods out of the duty."""
_ACTION = re.compile(r"notice of (?:actions?|modification of)|^actions by the united states")
_MODIFIES = re.compile(r"notice of modification of")
_PROPOSES = re.compile(r"(?:document|notice|agency|cbp|rule) proposes\b|proposed rule")
_SUMMARY = re.compile(r"\baction:|\bsummary:")
_AFTER_SUMMARY = re.compile(r"\n\s{0,8}(?:for further information|supplementary information)")
_OPENING = 1_500
_DECIDES = re.compile(
    r"(?:has|have|i) (?:\w+ )?(?:determined|decided) (?:to|that)[^;]{0,260}(?:additional|duties"
    r"|duty|rate)"
    r"|(?:imposes|is imposing|hereby imposes|will impose)[^.;]{0,120}(?:additional|duties|duty)"
    r"|\b(?:is|are) taking (?:an? )?actions?\b[^.;]{0,80}\bby imposing (?:tariffs|additional|dut)"
)
"""Where an agency itself sets a duty, and does not only carry out what the President set."""
PUTS_OFF = re.compile(
    r"\bdelay(?:s|ed|ing)?\b|\bpostpon\w{1,6}|\breschedul\w{1,4}|\bpush(?:es|ed|ing) back\b"
    r"|\bdefer(?:s|red|ral|ring)?\b|extension of (?:the"
    r" )?(?:suspension"
    r"|pause|effective date)|suspension of (?:the )?(?:additional )?(?:dut|action)"
)
_INCLUDES = re.compile(
    r"action:\s{1,4}(?:notice of )?(?:adoption of )?inclusions?\b"
    r"|\b(?:has|have) determined (?:that [^.;]{3,160} (?:shall|will|are to|should) be (?:added"
    r"|included)|to (?:add|include))\b"
)
"""An agency that itself takes goods in, by whatever procedure they were asked for."""
_AUTHORIZED = re.compile(
    r"\bauthori[sz]e[sd]? the [^.;]{3,90}\bto (?:modify|amend|revise|add to|update) (?:the |its )?"
    r"[^.;]{0,40}\b(?:annex|lists?|scope|note)"
)
"""The power by which an agency itself changes the lists of an act."""
_FINAL = re.compile(r"action:\s{1,4}(?:interim |temporary )?final rule")


def _opening(plain: str) -> str:
    """What a notice says of itself first: its action and summary, else its first words."""
    low = lowered(plain)
    found = _SUMMARY.search(low, 0, 6_000)
    if found is None:
        return plain[:_OPENING]
    end = _AFTER_SUMMARY.search(low, found.end())
    return plain[found.start() : min(end.start() if end else len(low), found.start() + 3_000)]


def kind_of(channel: Channel, title: str, plain: str) -> ProposalKind:
    """What kind of news a notice is."""
    low, first = lowered(title), _opening(plain)
    opening = lowered(first)
    printed = channel is Channel.FEDERAL_REGISTER and _PRINTED_WRONG.search(opening) is not None
    if (
        printed
        or CORRECTS.search(low)
        or _PUTS_ERRORS_RIGHT.search(opening)
        or (
            channel.explains_law and _CORRECTS_ITSELF.search(opening) and not _updates(low, opening)
        )
        or (channel.explains_law and _WAS_WRONG.search(opening))
    ):
        return ProposalKind.CORRECTION
    if channel.explains_law and _EXPIRES.search(low) and not _BY_ORDER.search(opening):
        return ProposalKind.END
    if channel is Channel.CBSA_NOTICES and _ENDED.search(opening) and not _BY_ORDER.search(opening):
        return ProposalKind.END
    if channel.explains_law or channel is Channel.USITC_HTS:
        return ProposalKind.CONFIRMATION
    if channel is not Channel.FEDERAL_REGISTER:
        return ProposalKind.EVENT
    return _register_kind(low, opening, clauses(first))


def only_asks(title: str, plain: str) -> bool:
    """Whether a notice asks for requests or views and proposes nothing: no rate and day are new."""
    low = lowered(title) + "\n" + lowered(_opening(plain))
    asks = any(each.search(low) for each in (_OPENS_WINDOW, _INVITES, _ASKS_VIEWS))
    return asks and _NOT_PROPOSED.search(low) is None


_ASKS_VIEWS = re.compile(r"\brequests? for (?:public |written )?(?:comments?|views|information)\b")
_NOT_PROPOSED = re.compile(r"\b(?:propos|prelimin|determin|recommend|consider)")
_WAS_WRONG = re.compile(
    r"\b(?:csms|message|notice|guidance|bulletin|instructions?)\b[^;]{0,260}\b(?:that|this|it|which)"
    r" (?:was|is) (?:an? )?(?:[a-z]+ )?(?:mistake|error|wrong|incorrect|erroneous|inaccurate)\b"
)
"""What a message says of an earlier one."""
_UPDATED = re.compile(r"\bupdat(?:e|ed|es|ing)\b|\brevised\b")
_OF_AN_ERROR = re.compile(
    r"\berrors?\b|\berroneous|\bmistake|\bwrong|\bincorrect|\bcorrects?\b|\bcorrection\b|\binadvertent"
)


def _updates(title: str, opening: str) -> bool:
    """Whether a message takes the place of one that was right when it was sent."""
    return _UPDATED.search(title) is not None and _OF_AN_ERROR.search(opening) is None


_IMPLEMENTS = re.compile(r"^(?:amendment to )?(?:notice of )?implement(?:ation of|ing)\b")
"""A notice that carries out what an act decided: whatever that was, it confirms it."""


def _register_kind(title: str, opening: str, first: Sequence[Clause]) -> ProposalKind:
    """What a notice in the Federal Register is, by its title and first sentences."""
    if NO_ABSTRACT.search(opening):
        return ProposalKind.CONFIRMATION
    carries_out = _IMPLEMENTS.search(title) is not None
    if not carries_out and any(put_off_in(low, PUTS_OFF) for low in (title, opening[:200])):
        return ProposalKind.POSTPONEMENT
    done = _done(first)
    told_first = [c.lower for c in first]
    told = (
        (not carries_out and _BECOME_DUTIABLE.search(opening), ProposalKind.RATE_CHANGE),
        (
            _SETS_UP.search(opening)
            and not (_ADDING.search(opening) or _CARRIES_OUT.search(opening)),
            ProposalKind.EVENT,
        ),
        (_LEAVES.search(title) or _LEFT.search(opening), ProposalKind.END),
        (
            _MODIFIES.search(title) and _ADDS_TO_SPARED.search(opening),
            ProposalKind.EXEMPTION,
        ),
        (_MODIFIES.search(title) and ADDS.search(opening), ProposalKind.CODES_ADDED),
        (_MODIFIES.search(title) and _REMOVES.search(opening), ProposalKind.CODES_REMOVED),
        (_ACTION.search(title) and _DECIDES.search(opening), ProposalKind.NEW_DUTY),
        (_ACTION.search(title), done),
        (_PROLONGS.search(title), ProposalKind.POSTPONEMENT),
        (_EXCLUDES.search(title) or _SPARES.search(opening), ProposalKind.EXEMPTION),
        (_INCLUDES.search(opening), ProposalKind.CODES_ADDED),
        (not carries_out and _ENDS.search(title) and _ends_a_duty(first), ProposalKind.END),
        (_OPENS_WINDOW.search(opening), ProposalKind.EVENT),
        (any(adds(each, title) for each in told_first), ProposalKind.CODES_ADDED),
        (any(takes_off(each) for each in told_first), ProposalKind.CODES_REMOVED),
        (any(refuses(each) for each in told_first), ProposalKind.EVENT),
        (_FINAL.search(opening) and INQUIRES.search(title), ProposalKind.CONFIRMATION),
        (INQUIRES.search(title) or _PROPOSES.search(opening), ProposalKind.EVENT),
        (_ADDS_TO_SPARED.search(opening), ProposalKind.EXEMPTION),
        (_INVITES.search(opening) and not _ADDING.search(opening), ProposalKind.EVENT),
        (ADDS.search(title) or ADDS.search(opening), ProposalKind.CODES_ADDED),
        (_REMOVES.search(title) or _REMOVES.search(opening), ProposalKind.CODES_REMOVED),
        (carries_out, ProposalKind.CONFIRMATION),
        (_AUTHORIZED.search(opening), ProposalKind.CODES_ADDED),
        (_ENDS.search(title), ProposalKind.END),
    )
    return next((kind for hit, kind in told if hit), done)


def _ends_a_duty(first: Sequence[Clause]) -> bool:
    """Whether a first sentence of a notice says that a duty, and no relief from one, is over."""
    told = [c for c in first if stands(c) and not foreign_only(c.text)]
    deeds = [deed for c in told if (deed := deed_of(c.lower)) is not None]
    return any(deed.kind is ProposalKind.END and not deed.relief for deed in deeds)


_OF_AN_AGENCY = (
    ProposalKind.END,
    ProposalKind.POSTPONEMENT,
    ProposalKind.CODES_ADDED,
    ProposalKind.CODES_REMOVED,
    ProposalKind.EXEMPTION,
    ProposalKind.RATE_CHANGE,
)
"""What an agency does of its own, the weightiest first."""
_BY_ACT = re.compile(
    r"\b(?:in|by|through|pursuant to|consistent with|in accordance with|as directed by"
    r"|(?:as )?required by|to carry out|to give effect to) (?:the )?"
    r"(?:proclamations?|executive orders?|memorandum)\b|\b(?:the )?president\b"
    r"|\b(?:proclamation|executive order) \d{4,5}(?: of [a-z]{3,9} \d{1,2}, \d{4},?)? (?!are"
    r"|is)[a-z]+(?:s|ed)\b"
    r"|\bto (?:implement|conform)\b"
)
"""What the President did already, of which a notice tells."""


_SURE = 0.85
"""Chance from which a notice does what none of its verbs tells: most tell what others did."""


def _done(first: Sequence[Clause]) -> ProposalKind:
    """What the first sentences of a notice do themselves; a confirmation where they do nothing."""
    told = [c for c in first if stands(c) and not foreign_only(c.text)]
    told = [c for c in told if not _BY_ACT.search(c.lower)]
    deeds = {deed.kind for c in told if (deed := deed_of(c.lower))}
    known = next((kind for kind in _OF_AN_AGENCY if kind in deeds), None)
    sure = (kind for c in told if (kind := surely_changes(c, _SURE)) is not None)
    return known or next(sure, ProposalKind.CONFIRMATION)
