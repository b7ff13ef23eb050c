"""FEEDS: the one place to add an official channel. config/feeds.yaml says where each is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from adapters.feeds.bank_of_canada import BankOfCanada
from adapters.feeds.canada_gazette import CanadaGazette
from adapters.feeds.cbp_csms import CbpCsms
from adapters.feeds.cbsa_notices import CbsaNotices
from adapters.feeds.federal_register import FederalRegister, PublicInspection
from adapters.feeds.gc_news import GcNews
from adapters.feeds.justice_laws import JusticeLaws
from adapters.feeds.orders_in_council import OrdersInCouncil
from adapters.feeds.press import Press
from adapters.feeds.source import FeedSettings, WebFeedSource
from adapters.feeds.usitc_hts import UsitcHts
from adapters.feeds.ustr import Ustr
from adapters.feeds.web import Web
from adapters.feeds.white_house import WhiteHouse

FEEDS: Mapping[str, type[WebFeedSource]] = {
    "white-house": WhiteHouse,
    "federal-register": FederalRegister,
    "public-inspection": PublicInspection,
    "usitc-hts": UsitcHts,
    "cbp-csms": CbpCsms,
    "ustr": Ustr,
    "canada-gazette": CanadaGazette,
    "orders-in-council": OrdersInCouncil,
    "cbsa-notices": CbsaNotices,
    "gc-news": GcNews,
    "justice-laws": JusticeLaws,
    "bank-of-canada": BankOfCanada,
    "press": Press,
}
"""Each kind of source by the name that settings call it."""


def sources(settings: Iterable[FeedSettings], web: Web) -> dict[str, WebFeedSource]:
    """The configured feeds, by name."""
    return {one.name: FEEDS[one.source](one, web) for one in settings}
