"""What an act that changes nothing of ours says of the neighbour all the same.

What its goods pay beside others', or what the President asks to be looked into.
"""

from __future__ import annotations

from bot.domain.documents import Channel
from bot.domain.measures import Origins
from bot.domain.proposals import DocumentReading, DocumentVerdict, Relevance
from bot.ingest.documents.document_text import DocumentText
from bot.ingest.documents.drafts import Draft, proposal
from bot.ingest.documents.lexicon import MatterCues, ProgrammeCues, ReadingLexicon
from bot.ingest.documents.made_proposals import instrument_of, numbered, origins_of, own_number
from bot.ingest.documents.neighbours_terms import emergency_programme, terms_told
from bot.ingest.documents.page_kinds import is_fact_sheet
from bot.ingest.documents.tasks_set import is_report, tasks_of
from bot.ingest.documents.us_act_parts import commanding, parts_of


def with_what_acts_say_of_ours(
    text: DocumentText, reading: DocumentReading, lexicon: ReadingLexicon
) -> DocumentReading:
    """The reading, or what an act says of the neighbour where nothing else was read."""
    told = any(each.rule != "mention" for each in reading.proposals)
    if told or reading.verdict.reason not in _MAY_SAY_MORE or not _says_more(text):
        return reading
    body = parts_of((), text.body).commands
    emergency = emergency_programme(lexicon)
    found: list[tuple[ProgrammeCues | MatterCues, Draft]] = []
    if text.is_act and emergency is not None and "canad" in text.low:
        found = [(emergency, each) for each in terms_told(text.low, commanding(body))]
    found = found or tasks_of(body, text.day, lexicon, known=bool(reading.proposals))
    if not found:
        return reading
    number = own_number(text.plain)
    instrument = instrument_of(number)
    made = [
        numbered(proposal(each, cues.slug, cues.imposing, _origins(cues), instrument), number)
        for cues, each in found
    ]
    verdict = DocumentVerdict(
        relevant=True, reason=_reason_of(text.channel), words=made[0].programme
    )
    return DocumentReading(verdict=verdict, proposals=tuple(made))


def _says_more(text: DocumentText) -> bool:
    """Whether the President commands, or hears what he asked for."""
    sheet = is_fact_sheet(text.channel, text.title)
    of_house = text.channel is Channel.WHITE_HOUSE
    return text.is_act or sheet or (of_house and is_report(text.title, text.low))


def _reason_of(channel: Channel) -> Relevance:
    return Relevance.OPERATIVE if channel.makes_law else Relevance.NOTICE


def _origins(cues: ProgrammeCues | MatterCues) -> Origins:
    return origins_of(cues) if isinstance(cues, ProgrammeCues) else Origins()


_MAY_SAY_MORE = (
    Relevance.OTHER_ORIGIN,
    Relevance.NO_DUTY,
    Relevance.OPERATIVE,
    Relevance.NOTICE,
)
