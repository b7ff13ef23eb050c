"""What /watch says, in English and French."""

from __future__ import annotations

from bot.domain.text import Text

TITLE = Text(en="Watch list", fr="Liste suivie")
EXPOSURE = Text(en="Exposure", fr="Exposition")
EMPTY = Text(
    en="Nothing is watched here yet. Add a line, or upload rows from a spreadsheet.",
    fr="Rien n'est encore suivi ici. Ajoutez une ligne, ou envoyez les lignes d'un tableur.",
)
ADD = Text(en="Add a line", fr="Ajouter une ligne")
LINES = Text(en="{n} lines are watched here", fr="{n} lignes sont suivies ici")
ONE_LINE = Text(en="1 line is watched here", fr="1 ligne est suivie ici")
ADDED = Text(en="Added {n}. Watched here now: {held}.", fr="Ajouts : {n}. Suivi ici : {held}.")
REMOVED = Text(
    en="Removed {n}. Watched here now: {held}.", fr="Retraits : {n}. Suivi ici : {held}."
)
COUNT, COUNT_ONE = Text(en="{n} lines", fr="{n} lignes"), Text(en="1 line", fr="1 ligne")
WHAT = Text(
    en="Which tariff code? For example: /watch add 7208.51 from CA to US value 1200000 USD",
    fr="Quel code tarifaire ? Par exemple : /watch add 7208.51 from CA to US value 1200000 USD",
)
SEVERAL = Text(
    en="{good} is several tariff codes. Which one do you trade in?",
    fr="{good} recouvre plusieurs codes tarifaires. Duquel faites-vous commerce ?",
)
WHICH_GONE = Text(
    en="What should go? Name a tariff code (/watch remove 7208.51), or say /watch remove all",
    fr="Que retirer ? Nommez un code (/watch remove 7208.51), ou dites /watch remove all",
)
NOT_THERE = Text(en="No line at or below {code} is watched here.", fr="{code} n'est pas suivi ici.")
NO_ROWS = Text(
    en="Paste the rows after the word rows, the first naming the columns: code, name, from, to, "
    "yearly value, currency, usmca, sku. In a terminal: dutybell watch import FILE",
    fr="Collez les lignes après le mot rows, la première nommant les colonnes : code, nom, "
    "origine, destination, valeur annuelle, devise, aceum, sku. Dans un terminal : "
    "dutybell watch import FICHIER",
)
TOO_MANY = Text(
    en="That would be more than the {most} lines a list may hold; it stays as it was.",
    fr="Cela ferait plus que les {most} lignes d'une liste; elle reste telle quelle.",
)
TAKEN = Text(en="Columns as I took them", fr="Colonnes telles que comprises")
LEFT_OUT = Text(en="Left out, to be put right ({n})", fr="Laissées de côté, à corriger ({n})")
ROW = Text(en="row {n}: {words}", fr="ligne {n} : {words}")
MORE = Text(en="and {n} more", fr="et {n} de plus")

HEADLINE = Text(en="{sum} duty a year on {n}", fr="{sum} de droits par an sur {n}")
NONE_KNOWN = Text(
    en="The duty a year is not known for any of {n}",
    fr="Le droit annuel n'est connu pour aucune de {n}",
)
BY_PROGRAMME = Text(en="Duty a year by programme", fr="Droit annuel par programme")
PROGRAMME = Text(en="Programme", fr="Programme")
BASE = Text(en="Base duty ({country})", fr="Droit de base ({country})")
DUTY = Text(en="Duty a year", fr="Droit annuel")
COSTLIEST = Text(en="The costliest lines", fr="Les lignes les plus coûteuses")
LINE_COLUMNS = (
    Text(en="Line", fr="Ligne"),
    Text(en="Way", fr="Sens"),
    Text(en="Yearly value", fr="Valeur annuelle"),
    DUTY,
)
NEXT = Text(en="From {day}: {sum} a year ({n})", fr="Dès le {day} : {sum} par an ({n})")
NEXT_WORDLESS = Text(
    en="From {day}: what {n} pay moves, by an amount not known",
    fr="Dès le {day} : le droit de {n} change, d'un montant inconnu",
)
NOTHING_DATED = Text(
    en="No dated change of these lines is known.",
    fr="Aucun changement daté de ces lignes n'est connu.",
)
SAVING = Text(
    en="Claiming USMCA where goods qualify would save up to {sum} a year ({n})",
    fr="Demander l'ACEUM là où les biens y ont droit épargnerait jusqu'à {sum} par an ({n})",
)
UNSAID = Text(
    en="USMCA left unsaid on {n}: counted as not claimed.",
    fr="ACEUM non précisé sur {n} : compté comme sans demande.",
)
INCOMPLETE = Text(en="In no sum, and why", fr="Dans aucune somme, et pourquoi")
IN_NO_SUM = Text(en="{n} in no sum: {why}", fr="{n} dans aucune somme : {why}")
NO_VALUE = Text(en="no yearly value", fr="pas de valeur annuelle")
NO_CODE = Text(en="no such code in the schedule", fr="code absent du tarif")
BANNED = Text(en="may not enter", fr="interdites d'entrée")
BY_SHIPMENT = Text(
    en="Fees that go by shipment are not counted. Amounts are in the currency of each value.",
    fr="Les frais par envoi ne sont pas comptés. Montants dans la devise de chaque valeur.",
)
NOT_YET = Text(en="not known", fr="inconnu")
