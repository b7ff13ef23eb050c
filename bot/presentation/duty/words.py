"""The words of a duty card, in English and French."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bot.domain.assessment.entry import Entry, Need, NeedKind, Outcome
from bot.domain.duty import Money
from bot.domain.measures import Basis
from bot.domain.sources import Confidence
from bot.domain.text import Lang, Text, Words
from bot.presentation.locale_data import grouped, locale_data
from bot.presentation.messages import N_, NN_, Message

TITLE = N_("Duty on {code}, {way}, entered {day}")
OF_SEVERAL = N_("{good} (worked out on {code}, one of several codes)")
TOTAL = N_("Total duty {total}, {rate} of the value")
TOTAL_BESIDE_OWN = N_("Duty {total}{own}; what is known is {rate} of the value")
"""``own``: ' + your mill’s own rate'."""
RATE_ONLY = N_("{rate} of the value in all")
PROHIBITED = N_("Prohibited: these goods may not enter.")
INCOMPLETE = N_("{total} so far; the total is not known yet")
BY_FULL_CODE = N_("{least} to {most}, by the full code; the total is not known yet")
NOT_YET = N_("The total is not known yet")
MISSING = N_("Please say")
NOT_HELD = N_("Not held here")
NO_RULING = N_("An estimate from published rules, not a customs ruling.")
COLUMNS = (
    N_("Programme"),
    N_("Rate"),
    N_("On"),
    N_("Amount"),
    N_("Why"),
    N_("Instrument"),
)
LABEL, RATE, BASIS, AMOUNT, REASON, ACT = range(len(COLUMNS))
"""Where each stands in a row."""
FILING_ORDER = N_("On the entry line, in the order of customs: {headings}, then {code}.")
HEADING_NOT_KNOWN = N_("The heading of {laws} is not known here yet; the entry line needs one.")
NO_FILING_PLACE = N_("Customs' order names no place for {headings}.")
GST = N_("GST comes on top of value and duties.")
WITH_CLAIM = N_("With a USMCA claim")
WITHOUT_CLAIM = N_("Without a claim")
SOME_BANNED = N_("Some of its codes may not enter")
BAD_PART = N_("“{written}” is no part of the value of the goods: give both, value first.")
PART_INTO_US = N_(
    "A repair or US components are reckoned into the United States only, one of the two at a time."
)
ONE_LINE_ONLY = N_(
    "A repair, US components and shares of content belong to one line of an entry: ask each code "
    "by itself."
)
ONE_RATE = N_(
    "One rate can't turn {currencies}: give the values in one currency, or ask each code by itself."
)
ON_REPAIR = N_("on the repair only, of {whole} (9802.00.40 or 9802.00.50)")
ON_ASSEMBLY = N_("on the value less US components, of {whole} (9802.00.80)")
OTHER_CODES_OWE = N_("Some codes differ: from {least} to {most}")
SAY_METAL = N_("Please say: the metal content, in percent of the value (metal 40%)")
WHICH_CODE = N_("“{good}” covers several codes that pay differently. Which one?")
PICK = N_("Codes {of_good}")
NO_VALUE = N_("Tell me the value as well, such as: /duty {code} 10000 USD")
COMPARED = N_("Compared")
UNKNOWN_FACT = N_("“{piece}” is no fact that a measure asks for. The nearest: {near}.")
NOT_ASKED = N_("Not taken into account, as no duty here asks for it: {facts}")
BAD_RATE = N_(
    "I can't read “{written}” as a rate of exchange. It is what one unit of the "
    "value's currency is worth, such as: rate 0.73"
)
NOT_COMPARED = N_("Not compared: say the code first")
EXCHANGED = N_("{of} at {rate} is {value}: {source}. Customs takes its own rate of the day.")
RATE_GIVEN = N_("the rate you gave")
RATE_HELD = N_("Bank of Canada, {day}")
NOT_TURNED = N_("Amounts are in {currency}; say what one {currency} is in {own} ({example})")
FOREIGN = N_(
    "The value is in {currency}, and so are the amounts: customs reckons in {own} at "
    "its own rate of exchange. Say what one {currency} is in {own} to have it in {own} ({example})"
)

UNKNOWN_CODE = N_("No line {code} in the schedule. The nearest codes:")
BASES = {
    Basis.FULL_VALUE: N_("full value"),
    Basis.METAL_CONTENT: N_("metal content"),
    Basis.NON_METAL_CONTENT: N_("the rest"),
    Basis.NON_US_CONTENT: N_("non-US content"),
    Basis.NON_CANADA_MEXICO_CONTENT: N_("value less Canadian and Mexican content"),
}
SURE = {
    Confidence.MEDIUM: N_("(medium confidence)"),
    Confidence.LOW: N_("(low confidence)"),
}

_OUTCOMES: dict[Outcome, Words] = {
    Outcome.OWED: Text(en="", fr=""),
    Outcome.RELIEVED: N_("nothing"),
    Outcome.DISPLACED: N_("not beside it"),
    Outcome.PROHIBITED: N_("prohibited"),
    Outcome.UNKNOWN: N_("not known"),
}
_NEEDS: Mapping[NeedKind, Message] = {
    NeedKind.CODE: N_("the full code, to ten digits"),
    NeedKind.CLAIM: N_("whether its agreement is claimed (claim {of}, or claim none)"),
    NeedKind.VALUE: N_("the value of the goods"),
    NeedKind.VALUE_IN_CURRENCY: N_("the value of the goods in {of}"),
    NeedKind.VALUE_OF_PART: N_("the value of the part that counts ({of})"),
    NeedKind.QUANTITY: N_("the quantity in {of} (quantity 100 {of})"),
    NeedKind.METAL_CONTENT: N_("the metal content, in percent of the value (metal 40%)"),
    NeedKind.US_CONTENT: N_("the US content, in percent of the value (us-content 30%)"),
    NeedKind.CANADA_MEXICO_CONTENT: N_("the Canadian and Mexican content"),
    NeedKind.DECLARATION: N_("whether this holds: {label} (declared {of})"),
    NeedKind.BASE_DUTY: N_("the base duty"),
    NeedKind.RATE: N_("the rate that stands elsewhere: {of}"),
    NeedKind.RECORDS: N_(
        "I don't know what was owed beside the base duty before {day}: facts are held from that day"
    ),
    NeedKind.PART_VALUE: N_(
        "whether each of these duties counts on the part alone: the notes of some were not read"
    ),
}
_OF_ONE: Mapping[Need, Message] = {
    Need(NeedKind.CLAIM): N_("whether USMCA is claimed (usmca yes or no)"),
    Need(NeedKind.RATE): N_(
        "the base duty, as no official schedule is loaded (whoever runs this bot imports "
        "it: dutybell import hts)"
    ),
    Need(NeedKind.RATE, "MFN"): N_(
        "the Canadian MFN rate (look it up in the CBSA Customs Tariff, or have whoever "
        "runs this bot import its tables: dutybell import ca-tariff)"
    ),
}
"""Those that have words of their own."""


_MONEY = N_("{currency} {amount}")


def need_words(
    need: Need, lang: Lang, declarable: Mapping[str, Words], *, records_begin: date
) -> str:
    """What must be said, and how to say it; ``declarable`` are the words of what may be declared,
    and ``records_begin`` is the first day for which facts are held."""
    words = _OF_ONE.get(need) or _NEEDS[need.kind]
    label = declarable[need.of].on(lang) if need.of in declarable else need.of
    return words.on(lang, of=need.of, label=label, day=records_begin)


_RATES = {("CAD", "USD"): "0.73", ("USD", "CAD"): "1.37"}
"""Rates as examples: of two currencies alone, for what stands as an example gets copied."""


def _example(currency: str, own: str) -> str:
    return f"rate {_RATES.get((currency, own), '…')}"


def not_turned(currency: str, own: str, lang: Lang) -> str:
    """That amounts stayed in the value's currency, and what to say for the customs' own."""
    return NOT_TURNED.on(lang, currency=currency, own=own, example=_example(currency, own))


def foreign(currency: str, own: str, lang: Lang) -> str:
    """The same in a whole answer."""
    return FOREIGN.on(lang, currency=currency, own=own, example=_example(currency, own))


def exchange_words(entry: Entry, lang: Lang) -> str:
    """'CAD 10,000.00 at 0.73 is USD 7,300.00: the rate you gave.' '' where none was turned."""
    turned = entry.exchanged
    if turned is None or entry.value is None:
        return ""
    rate = f"{turned.rate:f}"
    return EXCHANGED.on(
        lang,
        of=money_words(turned.of, lang),
        rate=rate.replace(".", locale_data(lang).decimal),
        value=money_words(entry.value, lang),
        source=RATE_GIVEN.on(lang) if turned.day is None else RATE_HELD.on(lang, day=turned.day),
    )


def outcome_words(outcome: Outcome, lang: Lang) -> str:
    """'not known', 'nothing', '' where an amount says it."""
    return _OUTCOMES[outcome].on(lang)


def money_words(money: Money, lang: Lang) -> str:
    """'USD 5,000.00'; in French '5 000,00 USD'.

    >>> from decimal import Decimal
    >>> money_words(Money(amount=Decimal("5000"), currency="USD"), "en")
    'USD 5,000.00'
    """
    amount = grouped(money.amount, lang, places=2)
    return _MONEY.on(lang, currency=money.currency, amount=amount).strip()


WHICH = N_("Which code or good, and what value? For example: /duty 7208.51 10000 USD")
WHICH_DAY = N_(
    "What is owed changed between {first} and {last}, and the day of entry decides: which day?"
)
COMPARE_WITH_WHAT = N_("Compare with what? A day such as 2026-08-21, or a country code such as MX.")
LINE_COLUMNS = (
    N_("Code"),
    N_("Value"),
    N_("Duty"),
)
LINES_TITLE = NN_("Duty on {n} line, entered {day}", "Duty on {n} lines, entered {day}")
LINES_TOTAL = N_("Total duty {total} on {value}")
SO_FAR = N_("{total} so far on {value}; some lines are not known yet")
FEE = N_("{label}, on the entry: {amount}")
WITHOUT_USMCA = N_("Without USMCA")
USMCA = N_("With USMCA")
BREAKDOWN = N_("Breakdown")
OTHER_DAY = N_("Other day")
WHY_SOURCES = N_("Why & sources")
