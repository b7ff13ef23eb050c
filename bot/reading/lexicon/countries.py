"""Countries, and the words that tell what part they play. All folded (no accents)."""

from __future__ import annotations

from bot.domain.words import word_set
from bot.presentation.locale_data import territory_names
from bot.reading.words import fold, tokens

CANADA = word_set(
    "canada canadian canadians canadien canadienne canadiens canadiennes canuck ontario quebec",
    "quebecois alberta manitoba saskatchewan nova_scotia toronto montreal vancouver ottawa",
    "calgary winnipeg halifax newfoundland labrador pei yukon nunavut",
)
UNITED_STATES = word_set(
    "us usa u_s america american americans states americain americaine americains americaines",
    "ohio michigan texas iowa california californian florida georgia washington oregon",
    "illinois indiana wisconsin minnesota pennsylvania vermont maine kentucky",
    "tennessee alabama montana",
    "idaho nevada arizona colorado kansas missouri nebraska louisiana virginia massachusetts",
    "connecticut detroit chicago seattle boston unis usmade",
)
_OTHERS = (
    "AE emirates emirats",
    "AR argentina argentine argentinian",
    "AT austria austrian autriche",
    "AU australia australian australie australien",
    "BD bangladesh bangladeshi",
    "BE belgium belgian belgique belge",
    "BR brazil brazilian bresil bresilien bresilienne",
    "CH switzerland swiss suisse",
    "CL chile chilean chili chilien",
    "CN china chinese chine chinois chinoise chinoises",
    "CO colombia colombian colombie",
    "CZ czech czechia tcheque tchequie",
    "DE germany german allemagne allemand allemande",
    "DK denmark danish danemark danois",
    "DZ algeria algerian algerie",
    "EC ecuador equateur",
    "EG egypt egyptian egypte",
    "ES spain spanish espagne espagnol espagnole",
    "EU eu ue european",
    "FI finland finnish finlande",
    "FR france french",
    "GB uk britain british england scotland anglais",
    "GR greece greek grece",
    "GT guatemala",
    "HN honduras",
    "HU hungary hungarian hongrie",
    "ID indonesia indonesian indonesie",
    "IE ireland irish irlande",
    "IL israel israeli",
    "IN india indian inde indien indienne",
    "IQ iraq irak",
    "IT italy italian italie italien italienne",
    "JO jordan jordanie",
    "JP japan japanese japon japonais japonaise",
    "KH cambodia cambodge",
    "KR korea korean coree coreen",
    "KW kuwait koweit",
    "KZ kazakhstan",
    "LK lanka",
    "MA morocco moroccan maroc marocain",
    "MX mexico mexican mexique mexicain mexicaine",
    "MY malaysia malaysian malaisie",
    "NG nigeria nigerian",
    "NI nicaragua",
    "NL netherlands dutch holland hollande neerlandais",
    "NO norway norwegian norvege norvegien",
    "OM oman",
    "PE peru peruvian perou",
    "PH philippines filipino",
    "PK pakistan pakistani",
    "PL poland polish pologne polonais",
    "PT portugal portuguese portugais",
    "QA qatar",
    "RO romania romanian roumanie",
    "RU russia russian russie russe",
    "SE sweden swedish suede suedois",
    "SG singapore singapour",
    "TH thailand thai thailande",
    "TN tunisia tunisie",
    "TR turkey turkish turkiye turquie turc turque",
    "TT trinidad",
    "TW taiwan taiwanese",
    "UA ukraine ukrainian",
    "UY uruguay",
    "VE venezuela venezuelan",
    "VN vietnam vietnamese vietnamien",
)
_SOMETHING_ELSE = frozenset({"georgia", "georgie", "jersey", "reunion", "dominique", "maurice"})
"""Names of countries that mean a state, a meeting or a person here."""
_NAMED = tuple(
    (tuple(token.word for token in tokens(fold(name))), code)
    for code, name in territory_names()
    if code not in {"CA", "US"}
)
OTHER_COUNTRIES = {
    **{form[0]: code for form, code in _NAMED if len(form) == 1 and form[0] not in _SOMETHING_ELSE},
    **{word: line.split()[0] for line in _OTHERS for word in line.split()[1:]},
}
"""Other origins, by one word: their names and people, English and French."""
LETTERS = frozenset(
    code
    for line in (
        "cn mx jp kr tw vn th br gb uk ch nz au nl se dk fi pl es",
        "hk za ru ua cz hu ph tr",
    )
    for code in line.split()
)
"""Two letters that are a country wherever they stand alone in capitals, and nothing else."""


def by_letters(word: str, after: str) -> bool:
    """Whether a word in capitals is a country's two letters, ``after`` the word behind it: 'CH 72'
    is a chapter.

    >>> by_letters("ch", "10000"), by_letters("ch", "72"), by_letters("jp", "")
    (True, False, True)
    """
    return word in LETTERS and not (word == "ch" and after.isdigit() and len(after) <= len("72"))


def letters_of(word: str) -> str:
    """ISO 3166 alpha-2 of two letters as people write them.

    >>> letters_of("uk"), letters_of("jp")
    ('GB', 'JP')
    """
    return {"uk": "GB"}.get(word, word.upper())


STATES_TOO = frozenset(
    code
    for line in ("al ar az co de ga id il in ky la ma md me mn mo ms mt nc ne pa sc sd tn va",)
    for code in line.split()
)
"""Two letters that are a country and a state of the United States."""
PROVINCES_TOO = frozenset({"nl", "nu", "pe", "sk", "yt"})
"""Two letters that are a country and a province or territory of Canada."""
CODED = frozenset(code.lower() for _, code in _NAMED) - {
    *("al", "ar", "ga", "il", "in", "ky", "la", "ma", "mo", "nc", "ne", "pa", "sc", "sd", "tn"),
    *("va", "de", "co", "id", "me", "md", "mn", "ms", "mt", "ca", "sk", "pe"),
    *("kg", "st", "cm", "mm", "ml", "mg", "km", "kw", "pr", "lb", "cc"),
}
"""Two letters that are a country right behind a code of goods: no state, province or unit."""
LETTERS_OF_WORDS = frozenset(
    code
    for line in ("de in it fr id my be at ie il sa pe cl ar co no pt gr ro bd pk",)
    for code in line.split()
)
"""Those that are a state, a unit or a word as well."""
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
    (("european", "union"), "EU"),
    (("union", "europeenne"), "EU"),
    (("hong", "kong"), "HK"),
    (("new", "zealand"), "NZ"),
    (("nouvelle", "zelande"), "NZ"),
    (("south", "africa"), "ZA"),
    (("afrique", "du", "sud"), "ZA"),
    (("saudi", "arabia"), "SA"),
    (("arabie", "saoudite"), "SA"),
    (("costa", "rica"), "CR"),
    (("dominican", "republic"), "DO"),
    (("el", "salvador"), "SV"),
    (("sri", "lanka"), "LK"),
    (("pays", "bas"), "NL"),
    *sorted((named for named in _NAMED if len(named[0]) > 1), key=lambda named: -len(named[0])),
)
"""Countries and regions of more than one word."""

TO_WORDS = word_set(
    "to into vers aux au entering enter entrant toward towards across in",
)
FROM_WORDS = word_set(
    "from de du des d via provenance origine of made",
)
CHARGE_NOUNS = word_set(
    "tariff tariffs duty duties surtax surtaxes levy levies customs tax taxes surcharge",
    "counter",
    "countertariffs retaliation retaliatory rate safeguard ban bans",
)
CHARGE_VERBS = word_set(
    "charge charges charging impose imposes imposing imposed tax taxes tariff tariffs hit hits",
    "levy levies put puts collect collects charged ban bans",
    "retaliating retaliates retaliate percoit taxe frappe exige remove removes removed lift",
    "lifts lifted drop drops dropped raise raises raised suspend suspends suspended scrap",
    "scraps scrapped repeal repeals repealed leve supprime augmente suspend",
)
CHARGE_NOUNS_FR = word_set(
    "droit droits tarif tarifs surtaxe surtaxes taxe taxes douane",
)
ON_WORDS = word_set(
    "on against sur contre",
)
FLIP = (
    r"\b(?:the )?other (?:way|direction|side)\b|\bvice[ -]versa\b|\breverse\b|\bin reverse\b"
    r"|\bopposite (?:way|direction)\b|\b(?:l')?autre sens\b|\bsens inverse\b|\bl'inverse\b"
    r"|^(?:and |et |ok |pis |et pour )?(?:le contraire|the (?:opposite|reverse|converse"
    r"|inverse))\W*$"
    r"|\bother way (?:a)?round\b"
    r"|^(?:and |what about |et |pis |ok )?(?:our|their|notre|leur) (?:side|end|cote|bord)\b"
)
VERSUS = (
    r"\bvs?\b|\bversus\b|\bcompar\w+|\bdifferen\w+|\bbetween\b|\bentre\b|\bcontre\b"
    r"|\bor from\b|\bthan from\b|\bou (?:de|du)\b"
)
"""Words that set two things side by side."""
SUFFERS = word_set(
    "hit hurt exempt exempted subject covered affected excluded spared",
)
"""What follows a country that is charged, not charging: 'is Canada hit'."""
REACHES = word_set(
    "apply applies applied applying extend extends exempt subject",
)
"""Before 'to', they make the country after it the one that is charged."""
CANADIAN_WORDS = word_set(
    "surtax surtaxes surtaxe countertariff countertariffs",
)
"""Measures that only Canada has here."""
