"""What a digest says, in English and French."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

from bot.domain.changes import ChangeKind
from bot.domain.countries import country
from bot.domain.deliveries import Reason
from bot.domain.duty import AdValorem, AllIn, Unparsed
from bot.domain.duty_words import duty_words
from bot.domain.findings import Coming, ComingKind
from bot.domain.measures import Measure, Status
from bot.domain.text import Lang, Text

BRIEF = Text(en="Tariff brief", fr="Point tarifaire")
ALERT = Text(en="Tariff alert", fr="Alerte tarifaire")
CALENDAR = Text(en="On the calendar", fr="Au calendrier")
WHO_SAID = Text(en="Who said what", fr="Qui a dit quoi")
CAME_AND_WENT = Text(en="Came and went", fr="Aller-retour")
GENERAL = Text(en="General", fr="Général")
CORRECTION = Text(en="Correction", fr="Correction")
NO_NEWS = Text(
    en="Nothing new on what is followed here.",
    fr="Rien de nouveau sur ce qui est suivi ici.",
)
STILL_WATCHING = Text(
    en="Still watching: nothing new this week on what is followed here.",
    fr="Toujours en veille : rien de nouveau cette semaine sur ce qui est suivi ici.",
)
MORE_BELOW = Text(en="More in the thread.", fr="La suite dans le fil.")
LATE = Text(
    en="This brief is {hours} late: the bot was not running. It covers everything since {since}.",
    fr="Ce point a {hours} de retard : le service était arrêté. Il couvre tout depuis {since}.",
)
MISSED = Text(
    en="Earlier briefs could not be sent in time. This one covers everything since {since}.",
    fr="Des points précédents n'ont pu partir à temps. Celui-ci couvre tout depuis {since}.",
)
FACTS_KNOWN = Text(en="Facts known up to {day}.", fr="Faits connus jusqu'au {day}.")
WHY = Text(en="Why this?", fr="Pourquoi ceci?")
CHANGES = Text(en="All changes", fr="Tous les changements")
DELAYED = Text(en="Held back during quiet hours.", fr="Retenue pendant les heures calmes.")
BACK = Text(en="back where it was", fr="revenu au point de départ")
APPEARED = Text(en="appeared and was withdrawn again", fr="apparu puis retiré")
STANDINGS = {
    Status.ANNOUNCED: Text(en="announced, not in force", fr="annoncé, pas en vigueur"),
    Status.THREATENED: Text(en="threatened, not in force", fr="menacé, pas en vigueur"),
    Status.WITHDRAWN: Text(en="withdrawn", fr="retiré"),
}
_NONE = Text(en="none", fr="aucun")
_NEIGHBOUR = {"US": "CA", "CA": "US"}
_HAPPENED = {
    ChangeKind.ADDED: Text(en="new", fr="nouveau"),
    ChangeKind.CHANGED: Text(en="changed", fr="modifié"),
    ChangeKind.CORRECTED: Text(en="correction", fr="correction"),
    ChangeKind.REMOVED: Text(en="taken out of the record", fr="retiré du registre"),
    ChangeKind.STARTED: Text(en="now in force", fr="en vigueur"),
    ChangeKind.ENDED: Text(en="ended", fr="terminé"),
}
_FIELDS = {
    "duty": Text(en="rate", fr="taux"),
    "validity": Text(en="dates", fr="dates"),
    "standing": Text(en="standing", fr="statut"),
    "origins": Text(en="countries of origin", fr="pays d'origine"),
    "scope": Text(en="codes covered", fr="codes visés"),
    "reliefs": Text(en="exemptions", fr="exemptions"),
    "basis": Text(en="charged on", fr="assiette"),
    "day": Text(en="day", fr="jour"),
    "outcome": Text(en="outcome", fr="issue"),
    "title": Text(en="title", fr="titre"),
    "words": Text(en="words", fr="propos"),
    "verdict": Text(en="verdict", fr="verdict"),
    "truth": Text(en="the record", fr="ce qui est établi"),
    "general": Text(en="general rate", fr="taux général"),
    "special": Text(en="special rate", fr="taux spécial"),
    "description": Text(en="description", fr="description"),
}
_AHEAD = {
    ComingKind.STARTS: Text(en="From {day}: {label}", fr="Dès le {day} : {label}"),
    ComingKind.ENDS: Text(en="Until {eve}: {label}", fr="Jusqu'au {eve} : {label}"),
    ComingKind.THREATENED: Text(
        en="{day}, announced or threatened, not in force: {label}",
        fr="{day}, annoncé ou menacé, pas en vigueur : {label}",
    ),
    ComingKind.EVENT: Text(en="{day}: {label}", fr="{day} : {label}"),
}
_ALSO_AHEAD = Text(
    en="and {count} more until {day}, told here before",
    fr="et {count} de plus jusqu'au {day}, déjà annoncés ici",
)
_IN_FRENCH = tuple(
    (re.compile(english), french)
    for english, french in (
        (r"^from (\S+)$", r"dès le \1"),
        (r"^(\S+) to (\S+)$", r"du \1 au \2"),
        (r" all-in \(the base duty counts towards it\)", " au total (droit de base compris)"),
        (r"(\d)\.(\d+%)", r"\1,\2"),
        (r"^free$", "en franchise"),
        (r"^prohibited$", "interdit"),
        (r"^enacted$", "en droit"),
        (r"^announced$", "annoncé"),
        (r"^threatened$", "menacé"),
        (r"^withdrawn$", "retiré"),
    )
)
"""The journal keeps old and new values in English: these of them are no names and no numbers."""
_STAYS = Text(en="stays at {rate}", fr="reste à {rate}")
_MORE = Text(en="(+ {count} more)", fr="(+ {count} de plus)")
_OTHERS = Text(en="Other countries", fr="Autres pays")
_SINCE = Text(en="since {day}", fr="depuis le {day}")
_FROM = Text(en="from {day}", fr="à partir du {day}")
REASONS = {
    Reason.NONE: Text(en="delivered", fr="livré"),
    Reason.NOTHING_NEW: Text(
        en="nothing had changed, and empty briefs are skipped here",
        fr="rien n'avait changé, et les points vides sont omis ici",
    ),
    Reason.OTHER_TOPICS: Text(
        en="what changed was on topics not followed here",
        fr="les changements portaient sur des sujets qui ne sont pas suivis ici",
    ),
    Reason.TOO_LATE: Text(
        en="the bot was not running at that hour; the next brief covers it",
        fr="le service était arrêté à cette heure; le point suivant couvre la période",
    ),
    Reason.SUPERSEDED: Text(en="a newer brief covers it", fr="un point plus récent le remplace"),
    Reason.PAUSED: Text(en="the subscription was paused", fr="l'abonnement était en pause"),
    Reason.STOPPED: Text(en="the subscription was stopped", fr="l'abonnement était arrêté"),
    Reason.NO_ACCESS: Text(en="I could not post here", fr="je ne pouvais pas publier ici"),
    Reason.REFUSED: Text(
        en="the platform refused the message", fr="la plateforme a refusé le message"
    ),
    Reason.TOO_MANY_TRIES: Text(
        en="the platform could not be reached, again and again",
        fr="la plateforme est restée injoignable",
    ),
    Reason.UNSURE: Text(
        en="it may have arrived: the platform could not tell, so it was not sent twice",
        fr="il est peut-être arrivé : la plateforme ne pouvait le dire, donc pas de second envoi",
    ),
    Reason.TARGET_LOST: Text(
        en="the message it belongs to was not delivered",
        fr="le message auquel il appartient n'a pas été livré",
    ),
}


def happened(kind: ChangeKind, lang: Lang) -> str:
    """'now in force'."""
    return _HAPPENED[kind].on(lang)


def field_words(field: str, lang: Lang) -> str:
    """'rate' for duty; the field itself where it has no words."""
    known = _FIELDS.get(field)
    return known.on(lang) if known else field.replace("_", " ")


def value(written: str, lang: Lang) -> str:
    """An old or new value of the journal; '' stands for none."""
    if not written:
        return _NONE.on(lang)
    for pattern, french in _IN_FRENCH if lang == "fr" else ():
        written = pattern.sub(french, written)
    return written


def way(measure: Measure, lang: Lang) -> str:
    """The direction of trade that a measure hits: 'Canada → United States'."""
    there = _NEIGHBOUR.get(measure.imposing)
    if there is None:
        return measure.imposing
    origin = country(there, lang) if between_neighbours(measure) else _OTHERS.on(lang)
    return f"{origin} → {country(measure.imposing, lang)}"


def between_neighbours(measure: Measure) -> bool:
    """Whether it is trade between Canada and the United States that the measure hits."""
    return measure.origins.hit(_NEIGHBOUR.get(measure.imposing, ""))


def rate(measure: Measure | None, lang: Lang) -> str:
    """'25%'; 'none' where no measure stands, '' where it has no rate of its own."""
    if measure is None:
        return _NONE.on(lang)
    if isinstance(measure.duty, Unparsed) and measure.duty.text == "unquantified":
        return ""
    return duty_words(measure.duty, lang)


def step(before: Measure | None, after: Measure | None, lang: Lang) -> str:
    """'25% → 50%', 'stays at 50%'; '' where either has no rate of its own."""
    old, new = rate(before, lang), rate(after, lang)
    if not old or not new:
        return ""
    return _STAYS.on(lang).format(rate=new) if old == new else f"{old} → {new}"


def titled(title: str, text: str, lang: Lang) -> str:
    """'title: text', spaced as the language has it; only the title where ``text`` is ''."""
    return f"{title}{' :' if lang == 'fr' else ':'} {text}" if text else title


def percent_of(measure: Measure) -> Decimal | None:
    """The percent a chart can show; None for what has none, prohibitions included."""
    match measure.duty:
        case AdValorem(percent=percent) | AllIn(percent=percent):
            return percent
        case _:
            return None


def since(day: date, lang: Lang) -> str:
    """'since 2026-10-09'."""
    return _SINCE.on(lang).format(day=day)


def starting(day: date, lang: Lang) -> str:
    """'from 2026-10-09'."""
    return _FROM.on(lang).format(day=day)


def ahead(item: Coming, label: str, lang: Lang) -> str:
    """'From 2026-10-15: Section 232 on trucks'."""
    eve = item.day - timedelta(days=1)
    return _AHEAD[item.kind].on(lang).format(day=item.day, eve=eve, label=label)


def also_ahead(count: int, day: date, lang: Lang) -> str:
    """'and 6 more until 2026-09-08, told here before'."""
    return _ALSO_AHEAD.on(lang).format(count=count, day=day)


def more(count: int, lang: Lang) -> str:
    """'(+ 6 more)'."""
    return _MORE.on(lang).format(count=count)


def counted(number: int, lang: Lang) -> str:
    """'1 change', '3 changements'."""
    if lang == "fr":
        return f"{number} changement{'s' if number > 1 else ''}"
    return f"{number} change{'' if number == 1 else 's'}"


def length(span: timedelta, lang: Lang) -> str:
    """'3 h', '2 days': how late something is, rounded down."""
    hours = int(span.total_seconds() // 3600)
    if hours >= 48:
        return f"{hours // 24} {'jours' if lang == 'fr' else 'days'}"
    return f"{hours} h" if hours else f"{int(span.total_seconds() // 60)} min"
