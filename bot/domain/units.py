"""Units of quantity: as schedules print them, as people write them, and how they convert.

Sizes: pounds, feet, gallons and board feet by the international yard and pound agreement of 1959
(NIST Handbook 44, appendix C); a barrel is 42 US gallons (19 CFR 151.42). The three letters of the
Canadian tables are those of UN/ECE Recommendation 20. A 'ton' is left alone: in the United States
it is mostly the short ton, in Canada mostly the tonne, and nobody can tell from the word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

TON = "ton"
"""The unit whose size the word alone doesn't say; :data:`TONS` are what it may mean."""
TONS = ("t", "short ton")
Quantity = tuple[Decimal, str]
"""An amount and its unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit by the name this project writes, and its size in ``base``, another unit's name."""

    name: str
    base: str
    size: Decimal


_TABLE = """
kg          | kg       | 1            | kgs kilo kilos kilogram kilograms kilogramme kilogrammes kgm
g           | kg       | 0.001        | gr grm gram grams gramme grammes
t           | kg       | 1000         | tonne tonnes mt tne metric-ton metric-tons tonne-metrique
            |          |              | tonnes-metriques wmt dmt
kt          | kg       | 1000000      | kilotonne kilotonnes
lb          | kg       | 0.45359237   | lbs pound pounds livre livres lb.
oz          | kg       | 0.028349523125 | ounce ounces once onces
short ton   | kg       | 907.18474    | short-tons tonne-courte tonnes-courtes
long ton    | kg       | 1016.0469088 | long-tons
cwt         | kg       | 45.359237    | hundredweight
carat       | kg       | 0.0002       | carats ct cts ctm
ton         | ton      | 1            | tons
liter       | liter    | 1            | l liters litre litres ltr
hl          | liter    | 100          | hectoliter hectoliters hectolitre hectolitres hlt
ml          | liter    | 0.001        | milliliter milliliters millilitre millilitres
gal         | liter    | 3.785411784  | gallon gallons gals us-gallon us-gallons gallon-americain
            |          |              | gallons-americains
imp. gal    | liter    | 4.54609      | imperial-gallon imperial-gallons gallon-imperial
            |          |              | gallons-imperiaux
bbl         | liter    | 158.987294928 | barrel barrels baril barils bbls
kbbl        | liter    | 158987.294928 | kbbls
pf.liter    | pf.liter | 1            | pf.liters pf-liter pf-liters proof-liter proof-liters
            |          |              | proof-litre proof-litres pfl
pf.gal      | pf.liter | 3.785411784  | proof-gallon proof-gallons pf-gal pf-gallon pf-gallons
LPA         | LPA      | 1            | lpa
No.         | No.      | 1            | no nmb number each ea unit units unite unites piece pieces
            |          |              | pc pcs item items article articles
head        | No.      | 1            | heads tete tetes
hundred     | No.      | 100          | hundreds
thousand    | No.      | 1000         | thousands mil
doz.        | No.      | 12           | doz dz dzn dozen dozens douzaine douzaines doz-pcs dz-pcs
            |          |              | dozen-pieces
gross       | No.      | 144          | gro grosse grosses
pr.         | pr.      | 1            | pr prs prs. pair pairs par paire paires
doz. prs.   | pr.      | 12           | doz-prs doz-pr dozen-pairs dpr douzaines-de-paires
m           | m        | 1            | meter meters metre metres mtr lin-m
km          | m        | 1000         | kilometer kilometers kilometre kilometres
ft          | m        | 0.3048       | foot feet pied pieds
yd          | m        | 0.9144       | yard yards verge verges
m²          | m²       | 1            | m2 sqm sq-m square-meter square-meters square-metre
            |          |              | square-metres metre-carre metres-carres mtk
cm²         | m²       | 0.0001       | cm2
ft²         | m²       | 0.09290304   | ft2 sqft sq-ft square-foot square-feet pied-carre
            |          |              | pieds-carres
yd²         | m²       | 0.83612736   | yd2 sqyd sq-yd square-yard square-yards verge-carree
            |          |              | verges-carrees
square      | m²       | 9.290304     | squares
m³          | m³       | 1            | m3 cbm cubic-meter cubic-meters cubic-metre cubic-metres
            |          |              | metre-cube metres-cubes mtq
thousand m³ | m³       | 1000         | thousand-m3
ft³         | m³       | 0.028316846592 | ft3 cubic-foot cubic-feet pied-cube pieds-cubes
yd³         | m³       | 0.764554857984 | yd3 cubic-yard cubic-yards verge-cube verges-cubes
bd ft       | m³       | 0.002359737216 | bdft bf fbm board-foot board-feet pied-planche
            |          |              | pieds-planche pieds-planches pmp
MBF         | m³       | 2.359737216  | mbf mbm mfbm
MWh         | MWh      | 1            | mwh
GWh         | MWh      | 1000         | gwh
kWh         | MWh      | 0.001        | kwh
"""
"""name | base | size in it | other ways to write it, blanks as hyphens."""


def _key(written: str) -> str:
    """One form for 'Doz. prs.', 'doz prs' and 'doz-prs': schedules and people differ in points."""
    low = written.lower().replace("²", "2").replace("³", "3")
    return "".join(c for c in low if c not in ". -_\u00a0\u202f")


def _rows() -> Iterator[tuple[Unit, tuple[str, ...]]]:
    unit: Unit | None = None
    for row in _TABLE.strip().splitlines():
        name, base, size, also = (cell.strip() for cell in row.split("|"))
        unit = Unit(name=name, base=base, size=Decimal(size)) if name else unit
        if unit is not None:
            yield unit, tuple(also.split())


_UNITS = {_key(written): unit for unit, also in _rows() for written in (unit.name, *also)}
WRITTEN = tuple(
    sorted(
        {
            written.replace("-", " ").lower()
            for unit, also in _rows()
            for written in (unit.name, *also)
        },
        key=lambda written: (-len(written), written),
    )
)
"""Every way to write a unit, in lower case, longest first: what a pattern over text looks for."""


_THOUSANDS = {"kbbl": "bbl", "kt": "t", "GWh": "MWh"}


def in_priced_units(amount: Decimal, name: str) -> Quantity:
    """A quantity in thousands as the trade counts it, in the unit that a price is for.

    >>> in_priced_units(Decimal(30), "kbbl"), in_priced_units(Decimal(2), "t")
    ((Decimal('30000'), 'bbl'), (Decimal('2'), 't'))
    """
    single = _THOUSANDS.get(name)
    return (amount * 1000, single) if single else (amount, name)


@lru_cache(maxsize=1_024)
def _known(written: str) -> Unit | None:
    return _UNITS.get(_key(written))


def is_unit(written: str) -> bool:
    """Whether a unit is known by that name."""
    return _known(written) is not None


def unit(written: str) -> str:
    """The name of a unit by any of its names; what is no known unit comes back as it was.

    >>> unit("liters"), unit("Dz Pcs"), unit("KGM"), unit("clean kg")
    ('liter', 'doz.', 'kg', 'clean kg')
    """
    found = _known(written)
    return found.name if found else " ".join(written.split())


def convert(quantity: Quantity, wanted: str) -> Decimal | None:
    """The amount in the unit ``wanted``; None where the two don't convert into each other.

    >>> convert((Decimal(2), "t"), "kg"), convert((Decimal(2), "t"), "liter")
    (Decimal('2000'), None)
    """
    amount, said = quantity
    have, want = _known(said), _known(wanted)
    if have is None or want is None:
        return amount if _key(said) == _key(wanted) else None
    if have.base != want.base:
        return None
    return amount * have.size / want.size
