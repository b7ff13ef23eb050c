"""What feeds and their channels are called."""

from __future__ import annotations

from bot.domain.text import Lang, Text

_CHANNELS = {
    "white-house": Text(en="White House", fr="Maison-Blanche"),
    "federal-register": Text(en="Federal Register", fr="Federal Register"),
    "cbp-csms": Text(en="US customs (CSMS)", fr="Douanes américaines (CSMS)"),
    "usitc-hts": Text(en="US schedule", fr="Tarif américain"),
    "ustr": Text(en="USTR", fr="USTR"),
    "canada-gazette": Text(en="Canada Gazette", fr="Gazette du Canada"),
    "orders-in-council": Text(en="Orders in Council", fr="Décrets"),
    "cbsa-notices": Text(en="CBSA notices", fr="Avis de l'ASFC"),
    "gc-news": Text(en="Government of Canada news", fr="Nouvelles du gouvernement du Canada"),
    "justice-laws": Text(en="Justice Laws", fr="Lois du Canada"),
    "press": Text(en="press", fr="presse"),
    "public-inspection": Text(en="public inspection", fr="dépôt du Federal Register"),
    "bank-of-canada": Text(en="Bank of Canada", fr="Banque du Canada"),
}
"""By the value of a document's channel, and by the name of a feed that shares one."""


def channel_name(channel: str, lang: Lang) -> str:
    """What a channel is called; its own name where it is none of ours."""
    known = _CHANNELS.get(channel)
    return known.on(lang) if known else channel
