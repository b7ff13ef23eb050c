"""Whether a reading is sure enough to be answered, and what is declined however sure it is."""

from __future__ import annotations

from bot.reading.decisions.decide import Read
from bot.reading.features.asked import Asked
from bot.reading.queries import intent
from bot.reading.queries.intent import Intent

THRESHOLD = 0.55
"""The chance of its command from which a question is answered; below it readings are offered."""
_SUBJECT_SURE = 0.65
_HARMLESS, _LIKELY = frozenset({"sources", "help"}), 0.4
"""What is no wrong answer to a question about a rate is given a little sooner."""


def is_sure(read: Read) -> bool:
    """Whether to answer. Of a named subject, a rate, its history and what changes next tell much
    the same, so that their chances count together."""
    chance = read.commands[read.command]
    if chance >= THRESHOLD or (read.command in _HARMLESS and chance >= _LIKELY):
        return True
    query = read.query
    dated = query.imposing and (query.day or query.since)  # 'the tariff on Canada in March 2025'
    subject = query.good or query.code or query.programme or dated
    told = sum(read.commands.get(c, 0.0) for c in ("tariff", "timeline", "changes"))
    return bool(subject) and read.command != "none" and told >= _SUBJECT_SURE


def declined(q: Asked) -> bool:
    """Whether help to evade duty, or to do what the bot must not, is asked for."""
    return intent.refused(q.seen.folded) in (Intent.EVASION, Intent.INJECTION)
