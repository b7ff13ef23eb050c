"""Countries, and the words that tell what part they play. All folded (no accents)."""

from __future__ import annotations

CANADA = frozenset(
    word
    for line in (
        "canada canadian canadians canadien canadienne canadiens canadiennes canuck ontario quebec",
        "quebecois alberta manitoba saskatchewan nova_scotia toronto montreal vancouver ottawa",
        "calgary winnipeg halifax newfoundland labrador pei yukon nunavut",
    )
    for word in line.split()
)
UNITED_STATES = frozenset(
    word
    for line in (
        "us usa u_s america american americans states americain americaine americains americaines",
        "ohio michigan texas iowa california californian florida georgia washington oregon",
        "illinois indiana wisconsin minnesota pennsylvania vermont maine kentucky",
        "tennessee alabama montana",
        "idaho nevada arizona colorado kansas missouri nebraska louisiana virginia massachusetts",
        "connecticut detroit chicago seattle boston unis usmade",
    )
    for word in line.split()
)
OTHER_COUNTRIES: dict[str, str] = {
    "china": "CN",
    "chinese": "CN",
    "chine": "CN",
    "chinois": "CN",
    "chinoise": "CN",
    "mexico": "MX",
    "mexican": "MX",
    "mexique": "MX",
    "mexicain": "MX",
    "japan": "JP",
    "japanese": "JP",
    "japon": "JP",
    "korea": "KR",
    "korean": "KR",
    "coree": "KR",
    "germany": "DE",
    "german": "DE",
    "allemagne": "DE",
    "france": "FR",
    "italy": "IT",
    "italian": "IT",
    "uk": "GB",
    "britain": "GB",
    "british": "GB",
    "vietnam": "VN",
    "vietnamese": "VN",
    "india": "IN",
    "indian": "IN",
    "inde": "IN",
    "brazil": "BR",
    "brazilian": "BR",
    "bresil": "BR",
    "taiwan": "TW",
    "australia": "AU",
    "switzerland": "CH",
    "swiss": "CH",
    "suisse": "CH",
    "turkey": "TR",
    "turkish": "TR",
    "russia": "RU",
    "russian": "RU",
    "thailand": "TH",
    "indonesia": "ID",
    "malaysia": "MY",
}
PLACES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("united", "states"), "US"),
    (("etats", "unis"), "US"),
    (("etat", "unis"), "US"),
    (("u", "s", "a"), "US"),
    (("u", "s"), "US"),
    (("the", "states"), "US"),
    (("new", "york"), "US"),
    (("new", "jersey"), "US"),
    (("north", "carolina"), "US"),
    (("south", "carolina"), "US"),
    (("british", "columbia"), "CA"),
    (("colombie", "britannique"), "CA"),
    (("new", "brunswick"), "CA"),
    (("nouveau", "brunswick"), "CA"),
    (("nova", "scotia"), "CA"),
    (("nouvelle", "ecosse"), "CA"),
    (("prince", "edward", "island"), "CA"),
    (("south", "korea"), "KR"),
    (("united", "kingdom"), "GB"),
    (("royaume", "uni"), "GB"),
)
"""Countries and regions of more than one word."""

TO_WORDS = frozenset(
    word
    for line in ("to into vers aux au entering enter entrant toward towards across in",)
    for word in line.split()
)
FROM_WORDS = frozenset(
    word for line in ("from de du des d via provenance origine of made",) for word in line.split()
)
CHARGE_NOUNS = frozenset(
    word
    for line in (
        "tariff tariffs duty duties surtax surtaxes levy levies customs tax taxes surcharge",
        "counter",
        "countertariffs retaliation retaliatory rate safeguard ban bans",
    )
    for word in line.split()
)
CHARGE_VERBS = frozenset(
    word
    for line in (
        "charge charges charging impose imposes imposing imposed tax taxes tariff tariffs hit hits",
        "levy levies put puts collect collects charged ban bans",
        "percoit taxe frappe exige",
    )
    for word in line.split()
)
CHARGE_NOUNS_FR = frozenset(
    word
    for line in ("droit droits tarif tarifs surtaxe surtaxes taxe taxes douane",)
    for word in line.split()
)
ON_WORDS = frozenset(word for line in ("on against sur contre",) for word in line.split())
FLIP = (
    r"\b(?:the )?other (?:way|direction|side)\b|\bvice[ -]versa\b|\breverse\b|\bin reverse\b"
    r"|\bopposite (?:way|direction)\b|\b(?:l')?autre sens\b|\bsens inverse\b|\bl'inverse\b"
    r"|\bother way (?:a)?round\b"
)
SUFFERS = frozenset(
    word
    for line in ("hit hurt exempt exempted subject covered affected excluded spared",)
    for word in line.split()
)
"""What follows a country that is charged, not charging: 'is Canada hit'."""
REACHES = frozenset(
    word
    for line in ("apply applies applied applying extend extends exempt subject",)
    for word in line.split()
)
"""Before 'to', they make the country after it the one that is charged."""
CANADIAN_WORDS = frozenset(
    word
    for line in ("surtax surtaxes surtaxe countertariff countertariffs",)
    for word in line.split()
)
"""Measures that only Canada has here."""
