"""Worked examples: what each rule says, an entry under it, and what the entry pays.

The first words of each row are its source. Rules of the programmes are those of the proclamations
and U.S. notes that the catalogue names; the entry summary is one printed line of a real CBP
Form 7501 of 2026.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.domain.assessment.entry import CLAIM_LEFT, Need, NeedKind, Outcome
from bot.domain.sources import Confidence
from bot.presentation.duty.assessment import reason_words
from tests.domain.duty_fixtures import Shipment, assessed, paid

Example = tuple[str, Shipment, dict[str, str]]

PLATE = "7208.51.00"
TOWER = "7308.90.60.00"
CAR = "8703.23.01.60"
PART = "8708.29.51.60"
STICK = "9202.90.60.00"
BAR = "7604.10.10.00"
BEER = "2203.00.00.30"
DOZER = "8429.11.00.10"
CABINET = "9403.40.90.60"
PILL = "3004.90.92.43"

ENTRY_SUMMARY: tuple[Example, ...] = (
    (
        "Form 7501, 2026: 7326.90.86.88 of China, 77.90% of USD 14,172",
        Shipment(code="7326.90.86.88", way="CN-US", value="14172"),
        {
            "base": "410.99",
            "us-232-metals-50": "7086.00",
            "us-301-china-9903-88-03": "3543.00",
        },
    ),
)

EMERGENCY: tuple[Example, ...] = (
    (
        "EO 14197: paused until 4 March 2025",
        Shipment(code=STICK, on="2025-03-03"),
        {"base": "460.00"},
    ),
    (
        "EO 14193: 25% from 4 March 2025, the claim did not help yet",
        Shipment(code=STICK, on="2025-03-06", claim="S"),
        {"base": "0.00", "us-ieepa-canada-25": "2500.00"},
    ),
    (
        "EO 14231: USMCA goods free from 7 March 2025",
        Shipment(code=STICK, on="2025-03-07", claim="S"),
        {"base": "0.00"},
    ),
    (
        "EO 14325: 35% from 1 August 2025",
        Shipment(code=STICK, on="2025-08-01"),
        {"base": "460.00", "us-ieepa-canada-35": "3500.00"},
    ),
    (
        "9903.01.13: energy 10%, also after 1 August 2025",
        Shipment(code="2709.00.20", on="2025-08-01", quantity=("100", "bbl")),
        {"base": "10.50", "us-ieepa-canada-energy": "1000.00"},
    ),
    (
        "EO 14193: potash 25% on 6 March 2025",
        Shipment(code="3104.20.00", on="2025-03-06"),
        {"base": "0.00", "us-ieepa-canada-potash-25": "2500.00"},
    ),
    (
        "EO 14231: potash 10% from 7 March 2025",
        Shipment(code="3104.20.00", on="2025-03-07"),
        {"base": "0.00", "us-ieepa-canada-potash-10": "1000.00"},
    ),
    (
        "CSMS 67834313: collection ended with 23 February 2026",
        Shipment(code="3104.20.00", on="2026-02-24"),
        {"base": "0.00"},
    ),
    (
        "EO 14194: Mexico 25% without a claim",
        Shipment(code=STICK, way="MX-US", on="2025-08-10"),
        {"base": "460.00", "us-ieepa-mexico-25": "2500.00"},
    ),
)

RECIPROCAL: tuple[Example, ...] = (
    (
        "EO 14257: not before 5 April 2025",
        Shipment(code=STICK, way="DE-US", on="2025-04-04"),
        {"base": "460.00"},
    ),
    (
        "EO 14257: 10% from 5 April 2025",
        Shipment(code=STICK, way="DE-US", on="2025-04-08"),
        {"base": "460.00", "us-ieepa-reciprocal-10": "1000.00"},
    ),
    (
        "EO 14257 Annex I: rates by country for one day, the European Union 20%",
        Shipment(code=STICK, way="DE-US", on="2025-04-09"),
        {"base": "460.00", "us-ieepa-reciprocal-one-day-20": "2000.00"},
    ),
    (
        "EO 14266: 10% again from 10 April 2025",
        Shipment(code=STICK, way="DE-US", on="2025-04-10"),
        {"base": "460.00", "us-ieepa-reciprocal-10-paused": "1000.00"},
    ),
    (
        "EO 14326 section 2(c): the European Union 15% in total from 7 August 2025",
        Shipment(code=STICK, way="DE-US", on="2025-08-07"),
        {"base": "460.00", "us-ieepa-reciprocal-eu-15": "1040.00"},
    ),
    (
        "9903.02.19: nothing where the base duty reaches 15%",
        Shipment(code="6109.10.00.12", way="DE-US", on="2025-08-07"),
        {"base": "1650.00", "us-ieepa-reciprocal-eu-15": "0.00"},
    ),
    (
        "EO 14326 Annex I: Vietnam 20%",
        Shipment(code=STICK, way="VN-US", on="2025-08-07"),
        {"base": "460.00", "us-ieepa-reciprocal-2025-08-20": "2000.00"},
    ),
    (
        "EO 14326 section 2(a): loaded before 7 August and entered before 5 October 2025",
        Shipment(code=STICK, way="VN-US", on="2025-10-04", declared="loaded-before-2025-08-07"),
        {"base": "460.00", "us-ieepa-reciprocal-2025-08-20": "1000.00"},
    ),
    (
        "EO 14326 section 2(d): a country that is not named 10%; an agreement waives the base only",
        Shipment(code=STICK, way="AU-US", on="2025-08-07", claim="AU"),
        {"base": "0.00", "us-ieepa-reciprocal-2025-08-10": "1000.00"},
    ),
    (
        "9903.02.80: Korea 15% in total; a KORUS claim lowers the base, not the total",
        Shipment(code=STICK, way="KR-US", on="2026-01-10", claim="KR"),
        {"base": "0.00", "us-ieepa-reciprocal-kr-15": "1500.00"},
    ),
    (
        "9903.02.56: Korea 15% on top until the eve of its notice's first day",
        Shipment(code=STICK, way="KR-US", on="2025-11-13", claim=""),
        {"base": "460.00", "us-ieepa-reciprocal-kr-15-added": "1500.00"},
    ),
    (
        "9903.02.80: then 15% in total, by a notice that reaches back to 14 November 2025",
        Shipment(code=STICK, way="KR-US", on="2025-11-14", claim=""),
        {"base": "460.00", "us-ieepa-reciprocal-kr-15": "1040.00"},
    ),
    (
        "9903.02.58: Switzerland 39% until its agreement",
        Shipment(code=STICK, way="CH-US", on="2025-11-13"),
        {"base": "460.00", "us-ieepa-reciprocal-ch-39-added": "3900.00"},
    ),
    (
        "9903.02.83: then 15% in total, by a notice that reaches back to the day of the agreement",
        Shipment(code=STICK, way="CH-US", on="2025-11-14"),
        {"base": "460.00", "us-ieepa-reciprocal-ch-15": "1040.00"},
    ),
    (
        "EO 14266: China 125%, on top of the fentanyl tariff",
        Shipment(code=STICK, way="CN-US", on="2025-04-10"),
        {
            "base": "460.00",
            "us-ieepa-china-20": "2000.00",
            "us-ieepa-reciprocal-cn-125": "12500.00",
        },
    ),
    (
        "EO 14298: China 10% from 14 May 2025",
        Shipment(code=STICK, way="CN-US", on="2025-05-14"),
        {"base": "460.00", "us-ieepa-china-20": "2000.00", "us-ieepa-reciprocal-cn-10": "1000.00"},
    ),
    (
        "9903.01.33: steel that pays Section 232 on its full value is out",
        Shipment(code=TOWER, way="DE-US", on="2025-04-20", metal="60"),
        {"base": "0.00", "us-232-steel-25": "2500.00"},
    ),
    (
        "Proclamation 10947: from 4 June 2025 the rest of the value paid it",
        Shipment(code=TOWER, way="DE-US", on="2025-06-04", metal="60"),
        {
            "base": "0.00",
            "us-232-steel-articles-50": "3000.00",
            "us-ieepa-reciprocal-10-paused": "400.00",
        },
    ),
    (
        "9903.01.34: at least 20% US content, on the rest only",
        Shipment(
            code=STICK, way="NZ-US", on="2025-06-04", us="30", declared="us-content-20-percent"
        ),
        {"base": "460.00", "us-ieepa-reciprocal-10-paused": "700.00"},
    ),
    (
        "9903.01.29: origins of column 2 are out",
        Shipment(code=STICK, way="CU-US", on="2025-06-04"),
        {"base": "4000.00"},
    ),
    (
        "9903.01.84: India 25% more for Russian oil",
        Shipment(code=STICK, way="IN-US", on="2025-08-27"),
        {
            "base": "460.00",
            "us-ieepa-india-25": "2500.00",
            "us-ieepa-reciprocal-2025-08-25": "2500.00",
        },
    ),
    (
        "order of 6 February 2026: no longer from the 7th",
        Shipment(code=STICK, way="IN-US", on="2026-02-07"),
        {"base": "460.00", "us-ieepa-reciprocal-2025-08-25": "2500.00"},
    ),
    (
        "9903.01.77: Brazil 40%, on a line that its list does not name",
        Shipment(code=STICK, way="BR-US", on="2025-08-07"),
        {
            "base": "460.00",
            "us-ieepa-brazil-40": "4000.00",
            "us-ieepa-reciprocal-2025-08-10": "1000.00",
        },
    ),
    (
        "9903.01.26: Canada was never subject to it",
        Shipment(code=STICK, on="2025-06-04", claim="S"),
        {"base": "0.00"},
    ),
)

ORDER_OF_2025: tuple[Example, ...] = (
    (
        "EO 14289: until 3 June 2025 the emergency duty displaced steel",
        Shipment(code=TOWER, on="2025-06-03", metal="60"),
        {"base": "0.00", "us-ieepa-canada-25": "2500.00"},
    ),
    (
        "Proclamation 10947: from 4 June 2025 metal pays 50%, the rest the emergency duty",
        Shipment(code=TOWER, on="2025-06-04", metal="60"),
        {"base": "0.00", "us-232-steel-articles-50": "3000.00", "us-ieepa-canada-25": "1000.00"},
    ),
    (
        "Proclamation 10947 cl. 6: the rest paid 35% from 1 August 2025",
        Shipment(code=TOWER, on="2026-02-23", metal="60"),
        {"base": "0.00", "us-232-steel-articles-50": "3000.00", "us-ieepa-canada-35": "1400.00"},
    ),
    (
        "Proclamation 10947: mill products pay on their full value, nothing is left for the other",
        Shipment(code=PLATE, on="2025-08-01"),
        {"base": "0.00", "us-232-steel-50": "5000.00"},
    ),
    (
        "EO 14289: a USMCA claim lifts the emergency duty, so steel pays before June 2025",
        Shipment(code=TOWER, on="2025-04-01", metal="60", claim="S"),
        {"base": "0.00", "us-232-steel-25": "2500.00"},
    ),
    (
        "EO 14289: autos displace both",
        Shipment(code=CAR, on="2025-04-10"),
        {"base": "250.00", "us-232-autos-25": "2500.00"},
    ),
    (
        "9903.94.06: USMCA parts owe no auto duty; a listed aluminum part then pays on its metal",
        Shipment(code=PART, on="2025-10-31", claim="S", metal="40"),
        {"base": "0.00", "us-232-aluminum-derivatives-50": "2000.00"},
    ),
    (
        "Proclamation 10984 cl. 9: from 1 November 2025 parts stay under the action at 0",
        Shipment(code=PART, on="2025-11-01", claim="S"),
        {"base": "0.00"},
    ),
    (
        "Proclamation 10976: lumber displaced the emergency duty wholly; anti-dumping is named",
        Shipment(code="4407.11.00.42", on="2025-12-25"),
        {
            "base": "0.00",
            "us-232-softwood-10": "1000.00",
            "us-adcvd-softwood-later": "unknown",
        },
    ),
)

SURCHARGE: tuple[Example, ...] = (
    (
        "Proclamation 11012: 10% from 24 February 2026",
        Shipment(code=STICK, on="2026-02-24"),
        {"base": "460.00", "us-122-surcharge-10": "1000.00"},
    ),
    (
        "Proclamation 11012: only the part that does not pay Section 232",
        Shipment(code=TOWER, on="2026-04-05", metal="60"),
        {"base": "0.00", "us-122-surcharge-10": "400.00", "us-232-steel-articles-50": "3000.00"},
    ),
    (
        "9903.03.07: not on goods of Canada entered free under USMCA",
        Shipment(code=STICK, on="2026-07-23", claim="S"),
        {"base": "0.00"},
    ),
    (
        "Proclamation 11012: the 23rd of July 2026 was its last day",
        Shipment(code=STICK, way="NZ-US", on="2026-07-23"),
        {"base": "460.00", "us-122-surcharge-10": "1000.00"},
    ),
    (
        "the list of exempt headings: tomatoes",
        Shipment(code="0702.00.40.00", on="2026-07-01", quantity=("1", "t")),
        {"base": "28.00"},
    ),
)

METALS_OF_2026: tuple[Example, ...] = (
    (
        "Proclamation 11021: the full value from 6 April 2026",
        Shipment(code=TOWER, on="2026-04-06", metal="60"),
        {"base": "0.00", "us-232-metals-50": "5000.00"},
    ),
    (
        "Proclamation 11021: USMCA exempts on no tier",
        Shipment(code=PLATE, claim="S"),
        {"base": "0.00", "us-232-metals-50": "5000.00"},
    ),
    (
        "9903.82.04: UK steel 25%",
        Shipment(code=TOWER, way="GB-US"),
        {"base": "0.00", "us-232-metals-gb-25": "2500.00"},
    ),
    (
        "9903.82.02: UK copper has no terms of its own",
        Shipment(code="7411.10.10.30", way="GB-US"),
        {"base": "150.00", "us-232-metals-gb-copper-50": "5000.00"},
    ),
    (
        "9903.82.06: derivatives of US-melted metal 10%",
        Shipment(code=TOWER, declared="us-melted-metal"),
        {"base": "0.00", "us-232-metals-50": "1000.00"},
    ),
    (
        "Proclamation 11032: mobile equipment pays 25% without a claim",
        Shipment(code=DOZER),
        {"base": "0.00", "us-232-metals-mobile-equipment": "2500.00"},
    ),
    (
        "9903.82.20: with a claim on the non-US content only",
        Shipment(code=DOZER, claim="S", us="30"),
        {"base": "0.00", "us-232-metals-mobile-equipment": "1750.00"},
    ),
    (
        "Proclamation 11032 cl. 2(d): never under 15% in total",
        Shipment(code=DOZER, claim="S", us="90"),
        {"base": "0.00", "us-232-metals-mobile-equipment": "1500.00"},
    ),
    (
        "9903.82.22: 15% all-in for the partners",
        Shipment(code=DOZER, way="DE-US"),
        {"base": "0.00", "us-232-metals-mobile-equipment-partners": "1500.00"},
    ),
    (
        "9903.94.03: an approved USMCA vehicle pays on its non-US content",
        Shipment(code=CAR, claim="S", us="40", declared="commerce-approved-vehicle"),
        {"base": "0.00", "us-232-autos-25": "1500.00"},
    ),
    (
        "9903.94.01: another pays on its full value",
        Shipment(code=CAR, claim="S"),
        {"base": "0.00", "us-232-autos-25": "2500.00"},
    ),
    (
        "9903.74.02: buses 10%, no USMCA relief",
        Shipment(code="8702.10.31.00", claim="S"),
        {"base": "0.00", "us-232-buses-10": "1000.00"},
    ),
    (
        "9903.76.03: cabinets 25%",
        Shipment(code=CABINET, claim="S"),
        {"base": "0.00", "us-232-cabinets-25": "2500.00"},
    ),
    (
        "9903.76.04: other goods of the code owe nothing under it, but the forced-labour duty",
        Shipment(code=CABINET, declared="not-kitchen-cabinet-or-vanity"),
        {"base": "0.00", "us-301-fl-ca": "1000.00"},
    ),
    (
        "Proclamation 11020: a patented medicine 100% all-in",
        Shipment(code=PILL, on="2026-09-29", declared="patented-medicine"),
        {"base": "0.00", "us-232-medicines-by-code": "10000.00"},
    ),
    (
        "9903.04.67: a generic owes nothing",
        Shipment(code=PILL, on="2026-09-29", declared="generic-or-biosimilar"),
        {"base": "0.00"},
    ),
    (
        "Proclamation 11055: drones over 25 kg 100%",
        Shipment(code="8806.24.00.00", on="2026-09-03", claim="S"),
        {"base": "0.00", "us-232-drones-100": "10000.00"},
    ),
    (
        "Proclamation 11055: lighter ones 25%",
        Shipment(code="8806.22.00.00", on="2026-09-03", claim="S"),
        {"base": "0.00", "us-232-drones-25": "2500.00"},
    ),
)

FORCED_LABOUR: tuple[Example, ...] = (
    (
        "9903.05.29: Canada 10%; 338 on the same line adds",
        Shipment(code="9506.91.00.30"),
        {"base": "460.00", "us-301-fl-ca": "1000.00", "us-338-vehicles": "5000.00"},
    ),
    (
        "9903.05.93: nothing if entered free under USMCA",
        Shipment(code=STICK, claim="S", on="2026-08-01"),
        {"base": "0.00"},
    ),
    (
        "9903.05.29: a line that is free anyway pays it without a claim",
        Shipment(code=BEER, on="2026-08-01"),
        {"base": "0.00", "us-301-fl-ca": "1000.00"},
    ),
    (
        "9903.05.93: so the claim matters there, too",
        Shipment(code=BEER, on="2026-08-01", claim="S"),
        {"base": "0.00"},
    ),
    (
        "9903.05.31: China 12.5%, on top of the older Section 301",
        Shipment(code=STICK, way="CN-US"),
        {"base": "460.00", "us-301-fl-cn": "1250.00"},
    ),
    (
        "9903.05.39: the European Union 10% in total",
        Shipment(code=STICK, way="DE-US"),
        {"base": "460.00", "us-301-fl-eu": "540.00"},
    ),
    (
        "9903.05.48: Japan, the base already reaches 12.5%",
        Shipment(code="6109.10.00.12", way="JP-US"),
        {"base": "1650.00", "us-301-fl-jp": "0.00"},
    ),
    (
        "9903.05.71: Korea; an agreement waives the base only",
        Shipment(code=STICK, way="KR-US", claim="KR"),
        {"base": "0.00", "us-301-fl-kr": "1250.00"},
    ),
    (
        "9903.05.74: Switzerland 12.5% in total",
        Shipment(code=STICK, way="CH-US"),
        {"base": "460.00", "us-301-fl-ch": "790.00"},
    ),
    (
        "9903.05.76: Taiwan 10% in total",
        Shipment(code=STICK, way="TW-US"),
        {"base": "460.00", "us-301-fl-tw": "540.00"},
    ),
    (
        "general note 11: a USMCA claim is not open to New Zealand",
        Shipment(code=STICK, way="NZ-US", claim="S"),
        {"base": "460.00", "us-301-fl-nz": "1250.00"},
    ),
    (
        "U.S. note 52: loaded before the 24th and entered before the 28th of July 2026",
        Shipment(code=STICK, on="2026-07-27", declared="loaded-before-2026-07-24"),
        {"base": "460.00"},
    ),
    (
        "an economy that is not named pays nothing under it",
        Shipment(code=STICK, way="ZW-US"),
        {"base": "460.00"},
    ),
)

SECTION_338: tuple[Example, ...] = (
    (
        "Proclamation 11056: not before 22 August 2026",
        Shipment(code=BEER, on="2026-08-21", claim="S"),
        {"base": "0.00"},
    ),
    (
        "Proclamation 11046: 50%, USMCA or not",
        Shipment(code=BEER, on="2026-08-22", claim="S"),
        {"base": "0.00", "us-338-alcohol": "5000.00"},
    ),
    (
        "Proclamation 11065: salt left the list on 15 September 2026",
        Shipment(code="2501.00.00.00", on="2026-09-14", claim="S"),
        {"base": "0.00", "us-338-vehicles-dropped": "5000.00"},
    ),
    (
        "Proclamation 11065: salt since then",
        Shipment(code="2501.00.00.00", on="2026-09-15", claim="S"),
        {"base": "0.00"},
    ),
    (
        "Proclamation 11065: cheese came in that day",
        Shipment(code="0406.90.99.50", on="2026-09-15", claim="S"),
        {"base": "0.00", "us-338-vehicles-added": "5000.00"},
    ),
    (
        "U.S. note 51(c): aluminum bars pay 50% and 50% from 15 September 2026",
        Shipment(code=BAR, on="2026-09-15"),
        {"base": "500.00", "us-232-metals-50": "5000.00", "us-338-vehicles-added": "5000.00"},
    ),
    (
        "Proclamation 11061: beer in cans may not enter from 29 September 2026",
        Shipment(code=BEER, on="2026-09-29"),
        {
            "base": "0.00",
            "us-301-fl-ca": "1000.00",
            "us-338-alcohol": "5000.00",
            "us-338-ban-alcohol-packaged": "prohibited",
        },
    ),
    (
        "CSMS 70050970: imported before that day it still enters at 50%",
        Shipment(code=BEER, on="2026-10-01", claim="S", declared="imported-before-2026-09-29"),
        {"base": "0.00", "us-338-alcohol": "5000.00"},
    ),
    (
        "Proclamation 11062: whey may not enter",
        Shipment(code="0404.10.05.00", on="2026-09-29", claim="S"),
        {"base": "0.00", "us-338-dairy": "5000.00", "us-338-ban-dairy": "prohibited"},
    ),
)

COLUMNS: tuple[Example, ...] = (
    (
        "general note 3(b): Cuba pays column 2",
        Shipment(code=STICK, way="CU-US"),
        {"base": "4000.00"},
    ),
    (
        "9903.90.09 and 9903.85.67: Russian aluminum 70% in place of column 2, and 200%",
        Shipment(code="7601.10.30.00", way="RU-US"),
        {"base": "7000.00", "us-232-aluminum-russia-200": "20000.00"},
    ),
)

INTO_CANADA: tuple[Example, ...] = (
    (
        "SOR/2025-95: not before 13 March 2025",
        Shipment(code=PLATE, way="US-CA", on="2025-03-12"),
        {"base": "0.00"},
    ),
    (
        "SOR/2025-95: steel 25%, CUSMA or not",
        Shipment(code=PLATE, way="US-CA", on="2025-03-13", claim="UST"),
        {"base": "0.00", "ca-surtax-steel-25": "2500.00"},
    ),
    (
        "P.C. 2026-0786: 50% from 8 September 2026",
        Shipment(code=PLATE, way="US-CA", on="2026-09-08", claim="UST"),
        {"base": "0.00", "ca-surtax-steel-50": "5000.00"},
    ),
    (
        "SOR/2025-118: a vehicle without CUSMA origin pays on its full value",
        Shipment(code="8703.23.90", way="US-CA", on="2025-04-09"),
        {"base": "610.00", "ca-surtax-vehicles": "2500.00"},
    ),
    (
        "SOR/2025-118: a CUSMA vehicle on 85% of it where nothing else is proven",
        Shipment(code="8703.23.90", way="US-CA", on="2026-10-01", claim="UST"),
        {"base": "0.00", "ca-surtax-vehicles": "2125.00"},
    ),
    (
        "SOR/2025-66: wine was on the March 2025 list until 31 August",
        Shipment(code="2204.21.10", way="US-CA", on="2025-08-31", claim="UST"),
        {"base": "0.00", "ca-surtax-2025-phase-1": "2500.00"},
    ),
    (
        "order of 29 August 2025: and free of it since",
        Shipment(code="2204.21.10", way="US-CA", on="2025-09-01", claim="UST"),
        {"base": "0.00"},
    ),
    (
        "P.C. 2026-0785: cheese 25%; the tariff holds 245.5% but not less than $4.52/kg",
        Shipment(code="0406.90.99", way="US-CA", on="2026-09-08", quantity=("10000", "kg")),
        {"base": "45200.00", "ca-surtax-2026-25": "2500.00"},
    ),
    (
        "P.C. 2026-0785: perfume 50%",
        Shipment(code="3303.00.00", way="US-CA", on="2026-09-08", claim="UST"),
        {"base": "0.00", "ca-surtax-2026-50": "5000.00"},
    ),
    (
        "Customs Tariff: the United States Tariff is for goods of the United States",
        Shipment(code="8703.23.90", way="MX-CA", on="2026-10-01", claim="UST"),
        {"base": "610.00"},
    ),
)

EXAMPLES = (
    *ENTRY_SUMMARY,
    *EMERGENCY,
    *RECIPROCAL,
    *ORDER_OF_2025,
    *SURCHARGE,
    *METALS_OF_2026,
    *FORCED_LABOUR,
    *SECTION_338,
    *COLUMNS,
    *INTO_CANADA,
)


@pytest.mark.parametrize(
    ("shipment", "expected"), [e[1:] for e in EXAMPLES], ids=[e[0] for e in EXAMPLES]
)
def test_an_entry_pays_what_its_rule_says(shipment: Shipment, expected: dict[str, str]) -> None:
    assert paid(assessed(shipment)) == expected


NEEDS: tuple[tuple[str, Shipment, tuple[Need, ...]], ...] = (
    (
        "a duty by weight",
        Shipment(code="0702.00.40.00", on="2026-09-01"),
        (Need(NeedKind.QUANTITY, "kg"),),
    ),
    (
        "a duty in the country's own money",
        Shipment(code="0702.00.40.00", on="2026-09-01", currency="CAD", quantity=("1", "t")),
        (Need(NeedKind.VALUE_IN_CURRENCY, "USD"),),
    ),
    ("a duty on the metal", Shipment(code=TOWER, on="2025-06-04"), (Need(NeedKind.METAL_CONTENT),)),
    ("a duty on non-US content", Shipment(code=DOZER, claim="S"), (Need(NeedKind.US_CONTENT),)),
    (
        "a claim nobody spoke of, where it matters",
        Shipment(code=STICK, on="2026-08-01", claim=None),
        (Need(NeedKind.CLAIM),),
    ),
    ("a claim nobody spoke of, where it does not", Shipment(code=PLATE, claim=None), ()),
    (
        "a medicine that may be patented",
        Shipment(code=PILL, on="2026-09-29"),
        (
            Need(NeedKind.DECLARATION, "generic-or-biosimilar"),
            Need(NeedKind.DECLARATION, "patented-medicine"),
            Need(NeedKind.DECLARATION, "approved-onshoring-plan"),
            Need(NeedKind.DECLARATION, "onshoring-and-pricing-agreement"),
        ),
    ),
    ("a code of which some lines are hit", Shipment(code="7208"), (Need(NeedKind.RATE),)),
    ("a line that no schedule holds", Shipment(code="9999.99.99"), (Need(NeedKind.RATE),)),
    (
        "a rate that is not held",
        Shipment(code="2804.61", way="DE-US", on="2026-12-04"),
        (Need(NeedKind.RATE), Need(NeedKind.RATE, "Proclamation 11052, clause 2")),
    ),
)


@pytest.mark.parametrize(("shipment", "missing"), [n[1:] for n in NEEDS], ids=[n[0] for n in NEEDS])
def test_what_is_not_said_is_asked_for_and_not_assumed(
    shipment: Shipment, missing: tuple[Need, ...]
) -> None:
    made = assessed(shipment)
    assert made.missing == missing
    assert (made.total is None) is bool(missing)


def test_an_entry_of_nothing_owes_nothing() -> None:
    made = assessed(Shipment(code=PLATE, value="0"))
    assert made.total is not None
    assert (made.total.amount, made.rate) == (Decimal("0.00"), None)


def test_an_entry_without_a_value_gets_its_rate_only() -> None:
    made = assessed(Shipment(code=PLATE, value=None))
    assert (made.total, made.rate, made.missing) == (None, Decimal(50), ())


def test_the_largest_value_stays_exact_to_the_cent() -> None:
    made = assessed(Shipment(code=PLATE, value="999999999999999.99"))
    assert made.total is not None
    assert made.total.amount == Decimal("500000000000000.00")


def test_two_duties_owed_together_say_by_which_act() -> None:
    made = assessed(Shipment(code=BAR, on="2026-09-15"))
    row = next(r for r in made.rows if r.measure == "us-338-vehicles-added")
    assert row.confidence is Confidence.HIGH
    assert "Proclamations 11064 and 11065" in reason_words(row.reason, "en")


def test_every_row_that_owes_nothing_says_why() -> None:
    made = assessed(Shipment(code=PLATE))
    row = next(r for r in made.rows if r.measure == "us-301-fl-ca")
    assert row.outcome is Outcome.DISPLACED
    assert reason_words(row.reason, "en").endswith(
        "Goods paying Section 232 do not pay the forced-labour duty"
    )


def test_a_claim_that_would_let_in_a_dearer_duty_is_left_out() -> None:
    # 9903.94.06 frees a USMCA leaf spring of the auto duty, which let the metals duty in
    shipment = Shipment(code="7320.10.60.00", on="2025-09-01", claim="S", metal="100")
    made, without = (
        assessed(shipment),
        assessed(Shipment(code="7320.10.60.00", on="2025-09-01", metal="100")),
    )
    assert made.total == without.total
    assert made.notes[0] == CLAIM_LEFT


def test_a_prohibited_entry_has_no_total() -> None:
    made = assessed(Shipment(code=BEER, on="2026-09-29"))
    assert (made.prohibited, made.total, made.rate) == (True, None, None)
