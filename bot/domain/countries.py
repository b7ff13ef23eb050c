"""Countries and customs territories by their codes; the locale tables say what they are called."""

from __future__ import annotations

_CODES = """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ
    BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM
    DO DZ EC EE EG EH ER ES ET EU FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR
    GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM
    KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP
    MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL
    PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST
    SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG
    VI VN VU WF WS XK YE YT ZA ZM ZW
"""
ORIGINS = frozenset(_CODES.split())
"""What may stand as an origin: ISO 3166-1 alpha-2 codes, EU for the European Union, which the
schedules treat as one origin, and XK for Kosovo."""
ISO = ORIGINS - {"EU", "XK"}
"""ISO 3166-1 alpha-2."""

COUNTRIES = ("US", "CA")
"""The two whose schedules and measures are held."""
NEIGHBOUR = {"US": "CA", "CA": "US"}
"""Of the two, the other."""
CURRENCY = {"US": "USD", "CA": "CAD"}
"""The currency that an imposing country reckons its duties in."""
TERRITORY_OF = {"PR": "US"}
"""Places with a code of their own inside the customs territory of a country: no border between.

Puerto Rico: general note 2 of the US schedule. Guam, the US Virgin Islands and the other insular
possessions are outside of it.
"""


def customs_territory(code: str) -> str:
    """The country whose customs territory a place belongs to: itself, mostly.

    >>> customs_territory("PR"), customs_territory("GU")
    ('US', 'GU')
    """
    return TERRITORY_OF.get(code, code)
