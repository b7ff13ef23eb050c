"""What /quote says about who said what."""

from __future__ import annotations

from bot.cards import Quotation
from bot.domain.quotes import QuoteKind
from bot.domain.text import Lang, Words
from bot.presentation.messages import N_, NC_, NN_

KIND: dict[QuoteKind, Words | None] = {
    QuoteKind.VERBATIM: None,
    QuoteKind.FRAGMENT: N_("Only this fragment of the sentence is on record."),
    QuoteKind.PARAPHRASE: N_(
        "Reported, not quoted: a paraphrase; the speaker's own words are not on record."
    ),
}
_MARKED = N_("“{words}”")


def in_marks(quote: Quotation, lang: Lang) -> str:
    """The words between quotation marks; those of a paraphrase are nobody's, and bare."""
    return quote.words if quote.kind == "paraphrase" else _MARKED.on(lang, words=quote.words)


COUNTED = {
    False: NN_("{n} quotation", "{n} quotations"),
    True: NN_(
        "{n} remark as reported, none quoted (a paraphrase)",
        "{n} remarks as reported, none quoted (paraphrases)",
    ),
}
"""How found ones are counted: quotations, or (True) nothing but a reporter's wording."""
WRITTEN = N_("In writing.")
NONE = N_("I have no quotation of {who}{about}{when}.")
NOT_THESE = N_("Those words stand in no quotation that I hold.")
NEAREST = N_("The nearest I have:")
HELD_TO = N_("Quotations held up to {day}.")
QUOTATIONS = N_("Quotations")
ANYONE = N_("anyone")
ON_THAT = N_(" on that")
ABOUT = NC_("about a good", "on")
SUBJECT = NC_("what words are about, as it is called", "{name}")
ON_DAY = NC_("a day", "on")
FROM = N_("from")
UP_TO = N_("up to")
EARLIER_ONES = N_("Earlier ones")
