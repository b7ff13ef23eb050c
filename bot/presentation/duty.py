"""The words of a duty card, in English and French."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.duty import Money
from bot.domain.entries import Entry, Outcome
from bot.domain.measures import Basis
from bot.domain.snapshot import RECORDS_BEGIN
from bot.domain.sources import Confidence
from bot.domain.text import Lang, Text

TITLE = Text(en="Duty on {code}, {way}, entered {day}", fr="Droits sur {code}, {way}, entrée {day}")
TOTAL = Text(
    en="Total duty {total}, {rate} of the value", fr="Droits totaux {total}, {rate} de la valeur"
)
RATE_ONLY = Text(en="{rate} of the value in all", fr="{rate} de la valeur au total")
PROHIBITED = Text(
    en="Prohibited: these goods may not enter.", fr="Interdit : ces marchandises ne peuvent entrer."
)
INCOMPLETE = Text(
    en="{total} so far; the total is not known yet",
    fr="{total} pour l'instant; le total n'est pas encore connu",
)
NOT_YET = Text(en="The total is not known yet", fr="Le total n'est pas encore connu")
MISSING = Text(en="Please say", fr="À préciser")
NOT_HELD = Text(en="Not held here", fr="Non connu ici")
NO_RULING = Text(
    en="An estimate from published rules, not a customs ruling.",
    fr="Estimation d'après les règles publiées; ce n'est pas une décision douanière.",
)
COLUMNS = (
    Text(en="Programme", fr="Programme"),
    Text(en="Rate", fr="Taux"),
    Text(en="On", fr="Sur"),
    Text(en="Amount", fr="Montant"),
    Text(en="Why", fr="Motif"),
    Text(en="Instrument", fr="Texte"),
)
FEES = Text(en="Fees, apart from duty", fr="Frais, hors droits")
GST = Text(
    en="GST comes on top of value and duties.",
    fr="La TPS s'ajoute à la valeur et aux droits.",
)
WITH_CLAIM = Text(en="With a USMCA claim", fr="Avec une demande ACEUM")
WITHOUT_CLAIM = Text(en="Without a claim", fr="Sans demande")
WHICH_CODE = Text(
    en="{good} stands under several codes that pay differently. Which one?",
    fr="« {good} » relève de plusieurs codes aux droits différents. Lequel?",
)
PICK = Text(en="Codes of {good}", fr="Codes de {good}")
NO_VALUE = Text(
    en="Tell me the value as well, such as: /duty {code} 10000 USD",
    fr="Indiquez aussi la valeur, par exemple : /duty {code} 10000 USD",
)
COMPARED = Text(en="Compared", fr="Comparaison")
UNKNOWN_FACT = Text(
    en="“{piece}” is no fact that a measure asks for. The nearest: {near}.",
    fr="« {piece} » n'est pas un fait qu'une mesure demande. Les plus proches : {near}.",
)
BAD_RATE = Text(
    en="I can't read '{written}' as a rate of exchange. It is what one unit of the value's "
    "currency is worth, such as: rate 0.73",
    fr="Je ne lis pas « {written} » comme un taux de change. C'est ce que vaut une unité de la "
    "monnaie de la valeur, par exemple : taux 0,73",
)
EXCHANGED = Text(
    en="{of} at {rate} is {value}: {source}. Customs takes its own rate of the day.",
    fr="{of} à {rate} font {value} : {source}. La douane prend son propre taux du jour.",
)
RATE_GIVEN = Text(en="the rate you gave", fr="le taux que vous avez donné")
RATE_HELD = Text(en="Bank of Canada, {day}", fr="Banque du Canada, {day}")
NOT_TURNED = Text(
    en="Amounts are in {currency}; say the rate to have them in {own} (rate 0.73)",
    fr="Les montants sont en {currency}; dites le taux pour les avoir en {own} (taux 0,73)",
)
FOREIGN = Text(
    en="The value is in {currency}, and so are the amounts: customs reckons in {own} at its own "
    "rate of exchange. Say the rate to have it in {own}, such as: rate 0.73",
    fr="La valeur est en {currency}, et les montants aussi : la douane calcule en {own} à son "
    "propre taux de change. Dites le taux pour l'avoir en {own}, par exemple : taux 0,73",
)

UNKNOWN_CODE = Text(
    en="No line {code} in the schedule. The nearest codes:",
    fr="Aucune ligne {code} dans le tarif. Les codes les plus proches :",
)
BASES = {
    Basis.FULL_VALUE: Text(en="full value", fr="pleine valeur"),
    Basis.METAL_CONTENT: Text(en="metal content", fr="teneur en métal"),
    Basis.NON_METAL_CONTENT: Text(en="the rest", fr="le reste"),
    Basis.NON_US_CONTENT: Text(en="non-US content", fr="contenu non américain"),
    Basis.NON_CANADA_MEXICO_CONTENT: Text(
        en="value less Canadian and Mexican content",
        fr="valeur moins le contenu canadien et mexicain",
    ),
}
SURE = {
    Confidence.MEDIUM: Text(en="(medium confidence)", fr="(confiance moyenne)"),
    Confidence.LOW: Text(en="(low confidence)", fr="(confiance faible)"),
}

_OUTCOMES = {
    Outcome.OWED: Text(en="", fr=""),
    Outcome.RELIEVED: Text(en="nothing", fr="rien"),
    Outcome.DISPLACED: Text(en="not beside it", fr="non cumulé"),
    Outcome.NOT_COVERED: Text(en="not covered", fr="non visé"),
    Outcome.PROHIBITED: Text(en="prohibited", fr="interdit"),
    Outcome.UNKNOWN: Text(en="not known", fr="inconnu"),
}
_MISSING = {
    "claim": Text(
        en="whether USMCA is claimed (usmca yes or no)",
        fr="si l'ACEUM est invoqué (usmca oui ou non)",
    ),
    "metal_content": Text(
        en="the metal content, in percent of the value (metal 40%)",
        fr="la teneur en métal, en % de la valeur (metal 40%)",
    ),
    "us_content": Text(
        en="the US content, in percent of the value (us-content 30%)",
        fr="le contenu américain, en % de la valeur (us-content 30%)",
    ),
    "canada_mexico_content": Text(
        en="the Canadian and Mexican content", fr="le contenu canadien et mexicain"
    ),
    "code": Text(en="the full code, to ten digits", fr="le code complet, à dix chiffres"),
    "value": Text(en="the value of the goods", fr="la valeur des marchandises"),
    "base duty": Text(en="the base duty", fr="le droit de base"),
    "records": Text(
        en=f"I don't know what was owed beside the base duty before {RECORDS_BEGIN}: facts are "
        "held from that day",
        fr=f"j'ignore ce qui était dû outre le droit de base avant le {RECORDS_BEGIN} : les faits "
        "commencent ce jour-là",
    ),
    "rate: ": Text(
        en="the base duty, as no official schedule is loaded (whoever runs this bot imports it: "
        "dutybell import hts)",
        fr="le droit de base, aucun tarif officiel n'étant chargé (à importer par qui gère ce "
        "robot : dutybell import hts)",
    ),
    "rate: MFN": Text(
        en="the Canadian MFN rate (look it up in the CBSA Customs Tariff, or have whoever runs "
        "this bot import its tables: dutybell import ca-tariff)",
        fr="le taux canadien de la nation la plus favorisée (à lire dans le Tarif des douanes de "
        "l'ASFC, ou à importer par qui gère ce robot : dutybell import ca-tariff)",
    ),
}
_QUANTITY = Text(
    en="the quantity in {unit} (quantity 100 {unit})",
    fr="la quantité en {unit} (quantity 100 {unit})",
)
_DECLARED = Text(
    en="whether this holds: {label} (declared {fact})",
    fr="si c’est le cas : {label} (declared {fact})",
)
_RATE = Text(en="the rate that stands elsewhere: {text}", fr="le taux fixé ailleurs : {text}")


def missing_words(need: str, lang: Lang, facts: Mapping[str, Text]) -> str:
    """What must be said, and how to say it; ``facts`` are the words of what may be declared."""
    if need in _MISSING:
        return _MISSING[need].on(lang)
    kind, _, rest = need.partition(":")
    match kind:
        case "quantity":
            return _QUANTITY.on(lang).format(unit=rest)
        case "declared":
            label = facts[rest].on(lang) if rest in facts else rest
            return _DECLARED.on(lang).format(label=label, fact=rest)
        case "rate":
            return _RATE.on(lang).format(text=rest.strip())
        case _:
            return need


def exchange_words(entry: Entry, lang: Lang) -> str:
    """'CAD 10,000.00 at 0.73 is USD 7,300.00: the rate you gave.' '' where none was turned."""
    turned = entry.exchanged
    if turned is None or entry.value is None:
        return ""
    rate = f"{turned.rate:f}"
    return EXCHANGED.on(lang).format(
        of=money_words(turned.of, lang),
        rate=rate if lang == "en" else rate.replace(".", ","),
        value=money_words(entry.value, lang),
        source=RATE_GIVEN.on(lang)
        if turned.day is None
        else RATE_HELD.on(lang).format(day=turned.day),
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
    digits = f"{money.amount:,.2f}"
    if lang == "en":
        return f"{money.currency} {digits}".strip()
    french = digits.replace(",", "\u202f").replace(".", ",")
    return f"{french} {money.currency}".strip()
