"""The words of an assessment: why each row is as it is, in English and French."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from bot.domain.duty import DutyExpression, Unparsed
from bot.domain.duty_words import percent
from bot.domain.entries import Outcome
from bot.domain.fees import BoundKind
from bot.domain.measures import Basis, Held, Part
from bot.domain.stack import StackRow
from bot.domain.text import Text

BASE_PROGRAMME = {"US": "us-base", "CA": "ca-base"}
CURRENCY = {"US": "USD", "CA": "CAD"}

BASE_LABEL = Text(en="Base duty", fr="Droit de base")
GENERAL = Text(en="General (MFN) rate.", fr="Taux général (NPF).")
CLAIM_LEFT = Text(
    en="Reckoned without the claim: with it more would be owed, and nobody has to claim.",
    fr="Calculé sans la demande : avec elle, on devrait davantage, et nul n’est tenu de la faire.",
)
FREE_BY_AGREEMENT = Text(
    en="Free with the claim: only lines over a farm quota are not, and this heading has none.",
    fr="En franchise avec la demande : seules des lignes au-delà d’un contingent agricole ne le "
    "sont pas, et cette position n’en a pas.",
)
US_CONTENT_UNUSED = Text(
    en="The US content makes no difference: no duty on this entry counts it apart.",
    fr="Le contenu américain ne change rien : aucun droit sur cette entrée ne le compte à part.",
)
FORMAL_ENTRY = Text(
    en="Entered formally though worth no more than the limit",
    fr="Déclaration en détail, bien que la valeur ne dépasse pas le seuil",
)
FEE_BOUNDS = {
    BoundKind.LEAST: Text(en="the year’s minimum", fr="minimum de l’année"),
    BoundKind.MOST: Text(en="the year’s maximum", fr="maximum de l’année"),
    BoundKind.INFORMAL: Text(en="informal entry", fr="déclaration simplifiée"),
}
FEE_NOT_HELD = Text(
    en="An informal entry pays a fee of its own, which is not held for that year; declared "
    "formal-entry reckons a formal one.",
    fr="Une déclaration simplifiée paie des frais propres, qui ne sont pas connus pour cette "
    "année; declared formal-entry calcule une déclaration en détail.",
)
NO_SCHEDULE = Text(
    en="Not known: no schedule line for this code is loaded for that day.",
    fr="Inconnu : aucune ligne tarifaire chargée pour ce code à cette date.",
)

_BASIS = {
    Basis.METAL_CONTENT: Text(en="on the metal content", fr="sur le contenu métallique"),
    Basis.NON_METAL_CONTENT: Text(
        en="on the non-metal content", fr="sur le contenu non métallique"
    ),
    Basis.NON_US_CONTENT: Text(en="on the non-US content", fr="sur le contenu non américain"),
    Basis.NON_CANADA_MEXICO_CONTENT: Text(
        en="on the value less Canadian and Mexican content",
        fr="sur la valeur moins le contenu canadien et mexicain",
    ),
}


def column_two(in_lieu: tuple[DutyExpression, str] | None) -> Text:
    """The base duty of origins without normal trade relations."""
    heading = f" ({in_lieu[1]})" if in_lieu else ""
    return Text(
        en=f"Column 2 rate{heading}: the origin has no normal trade relations.",
        fr=f"Taux de la colonne 2{heading} : origine sans relations commerciales normales.",
    )


_NAFTA = ("CA", "MX")


@lru_cache(maxsize=256)
def special_rate(claim: str) -> Text:
    """The base duty under a claim."""
    return Text(en=f"Special rate claimed ({claim}).", fr=f"Taux préférentiel demandé ({claim}).")


@lru_cache(maxsize=256)
def no_special(claim: str) -> Text:
    """A claim that this line has no rate for."""
    return Text(
        en=f"General rate: this line has no special rate for {claim}.",
        fr=f"Taux général : cette ligne n’a pas de taux préférentiel pour {claim}.",
    )


@lru_cache(maxsize=4_096)
def claim_not_open(claim: str, origin: str) -> Text:
    """A claim the origin cannot make; or one by the letters of an agreement that has ended."""
    if claim in _NAFTA:
        return Text(
            en=f"General rate: {claim} was NAFTA’s indicator, which ended in 2020; USMCA’s is S.",
            fr=f"Taux général : {claim} était l’indicateur de l’ALENA, qui a pris fin en 2020; "
            "celui de l’ACEUM est S.",
        )
    return Text(
        en=f"General rate: {claim} is not open to goods of {origin}.",
        fr=f"Taux général : {claim} n’est pas ouvert aux marchandises d’origine {origin}.",
    )


def some_lines_only(code: str) -> Text:
    """A measure that reaches only part of what is below a short code."""
    return Text(
        en=f"Reaches only some lines below {code}: give the full code.",
        fr=f"Ne vise que certaines lignes sous {code} : donnez le code complet.",
    )


def floor(reason: Text, least: Decimal) -> Text:
    """A row lifted because all duties together may not be less than ``least`` percent."""
    return Text(
        en=f"{reason.en} Raised so that the total is not under {percent(least)}.",
        fr=f"{reason.fr} Relevé pour que le total ne soit pas sous {percent(least, 'fr')}.",
    )


def row_reason(row: StackRow) -> Text:
    """Why a row owes what it owes, or nothing."""
    if row.outcome is Outcome.DISPLACED and row.by is not None:
        return Text(
            en=f"Not owed beside “{row.by.label.en}”: {row.reason.en}",
            fr=f"Non dû en plus de « {row.by.label.fr} » : {row.reason.fr}",
        )
    if isinstance(row.duty, Unparsed) and row.open:
        return Text(
            en=f"Depends on what is declared: {row.measure.label.en}",
            fr=f"Selon ce qui est déclaré : {row.measure.label.fr}",
        )
    if isinstance(row.duty, Unparsed):
        return Text(
            en="Named, not counted: the rate is the firm’s own or not published as one figure.",
            fr="Mentionné, non compté : le taux est propre à l’entreprise ou non publié.",
        )
    if row.rule is not None and row.rule.part is Part.NONE and row.by is not None:
        return Text(
            en=f"{row.reason.en}. Owed beside “{row.by.label.en}”: {row.rule.reason.en}",
            fr=f"{row.reason.fr}. Dû en plus de « {row.by.label.fr} » : {row.rule.reason.fr}",
        )
    basis = _BASIS.get(row.basis)
    if row.outcome is Outcome.OWED and basis is not None:
        return Text(en=f"{row.reason.en} ({basis.en})", fr=f"{row.reason.fr} ({basis.fr})")
    return row.reason


def notes(stacked: Iterable[StackRow], denied: frozenset[str]) -> tuple[Text, ...]:
    """What rests on no list of lines, and what could lower the total if the importer declared it.

    ``denied`` is known not to hold.
    """
    out = []
    for row in stacked:
        if row.measure.held is not Held.LINE and row.outcome is not Outcome.DISPLACED:
            label = row.measure.label
            out.append(
                Text(
                    en=f"Held by heading; the line list isn’t here: {label.en}",
                    fr=f"Tenu par position; la liste des lignes n’est pas ici : {label.fr}",
                )
            )
        for relief in row.open:
            if relief.declared not in denied:
                out.append(
                    Text(
                        en=f"Less may be owed if declared: {relief.label.en}",
                        fr=f"Moindre droit possible sur déclaration : {relief.label.fr}",
                    )
                )
    return tuple(dict.fromkeys(out))
