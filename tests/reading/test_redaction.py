"""A question that is kept names nobody, and still asks what it asked."""

from __future__ import annotations

import pytest

from bot.ports import Snapshot
from bot.reading.extraction.redaction import without_names
from bot.reading.reader import names_of


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (
            "Hi Sandeep, what's the duty on steel from Hamilton to Buffalo? Call 416-555-0199",
            "Hi, what's the duty on steel from Hamilton to Buffalo? Call",
        ),
        ("mail s.tremblay+x@acme.example about lumber", "mail about lumber"),
        ("@jdoe and @jane.roe#1234 want the rate on cheese", "and want the rate on cheese"),
        ("<@U0123> <#C09|steel-desk> is wine hit? <https://x.example/a|see>", "is wine hit? see"),
        ("see www.acme.ca/deal and acme.com for potash", "see and for potash"),
        (
            "ship 40 t of steel to 1250 Rue Sainte-Catherine, Montréal H3B 1A5",
            "ship 40 t of steel to, Montréal",
        ),
        (
            "deliver to 12 Elm St, Buffalo 14201-1234: duty on cars?",
            "deliver to, Buffalo: duty on cars?",
        ),
        (
            "my SIN is 123-456-789 and SSN 123-45-6789, duty on wine",
            "my SIN is and SSN, duty on wine",
        ),
        ("call me at 4165550199 about 7208510030", "call about 7208510030"),
        ("+33 6 12 34 56 78 asks for the duty on wine", "asks for the duty on wine"),
        ("card 4111 1111 1111 1111 for the duty on wine", "card for the duty on wine"),
        ("invoice no. 88-1234 lumber 4407.11 300000 usd", "lumber 4407.11 300000 usd"),
        ("je m'appelle étienne, le droit sur l'acier?", "je m'appelle, le droit sur l'acier?"),
        ("Gianluca Ferrando from purchasing wants steel", "from purchasing wants steel"),
        ("merci Geneviève! et pour l'aluminium?", "merci! et pour l'aluminium?"),
        ("GOOD MORNING SANDRA, STEEL FROM OHIO", "GOOD MORNING, STEEL FROM OHIO"),
    ],
)
def test_names_addresses_links_and_numbers_of_persons_go(
    snapshot: Snapshot, said: str, kept: str
) -> None:
    names = names_of(snapshot.facts)
    assert without_names(said, "slack", names) == kept
    assert without_names(kept, "slack", names) == kept


@pytest.mark.parametrize(
    "said",
    [
        "What did Carney and Lutnick say about Section 232 on April 3, 2025?",
        "duty on 7208.51.0030 worth $45,000 USD from Québec to New York, USMCA yes",
        "Combien de droits sur 40 000 kg de bœuf de l'Alberta vers le Michigan?",
        "Doug Ford on Ontario electricity, March 2025",
        "10-digit 7208510030 and 0201305085",
    ],
)
def test_goods_codes_sums_places_and_public_persons_stay(snapshot: Snapshot, said: str) -> None:
    assert without_names(said, "slack", names_of(snapshot.facts)) == said
