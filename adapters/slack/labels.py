"""What the options of commands are called in a form, where nobody wants to read 'us-content'."""

from __future__ import annotations

from bot.domain.text import Lang, Text

FIELDS = {
    "about": Text(en="About what", fr="Sur quoi"),
    "alerts": Text(en="Alerts when something changes", fr="Alertes en cas de changement"),
    "at": Text(en="At what time", fr="À quelle heure"),
    "claim": Text(en="Programme indicator", fr="Indicateur de programme"),
    "command": Text(en="Command", fr="Commande"),
    "cron": Text(en="Or a schedule of your own (cron)", fr="Ou un horaire à vous (cron)"),
    "csv": Text(en="With a CSV file", fr="Avec un fichier CSV"),
    "currency": Text(en="Currency", fr="Monnaie"),
    "declared": Text(en="Facts you declare", fr="Faits que vous déclarez"),
    "every": Text(en="How often", fr="À quel rythme"),
    "except": Text(en="Leave out", fr="Laisser de côté"),
    "from": Text(en="From", fr="De"),
    "good": Text(en="Good or tariff code", fr="Produit ou code tarifaire"),
    "lang": Text(en="Language", fr="Langue"),
    "metal": Text(en="Metal content (%)", fr="Teneur en métal (%)"),
    "on": Text(en="On which day", fr="Quel jour"),
    "quantity": Text(en="Quantity", fr="Quantité"),
    "quiet": Text(en="Quiet hours", fr="Heures calmes"),
    "since": Text(en="Since", fr="Depuis"),
    "skip-empty": Text(en="Skip empty briefs", fr="Sauter les points vides"),
    "subject": Text(en="Good, programme or topic", fr="Produit, programme ou sujet"),
    "to": Text(en="To", fr="Vers"),
    "topics": Text(en="Follow", fr="Suivre"),
    "tz": Text(en="Time zone", fr="Fuseau horaire"),
    "until": Text(en="Until", fr="Jusqu'au"),
    "us-content": Text(en="US content (%)", fr="Contenu américain (%)"),
    "usmca": Text(en="Claimed under USMCA (CUSMA)", fr="Demandé sous l'ACEUM"),
    "value": Text(en="Value of the goods", fr="Valeur des marchandises"),
    "versus": Text(en="Compare with", fr="Comparer avec"),
    "who": Text(en="Who spoke", fr="Qui a parlé"),
}
CHOICES = {
    "CA": Text(en="Canada", fr="Canada"),
    "US": Text(en="United States", fr="États-Unis"),
    "USD": Text(en="US dollars", fr="Dollars américains"),
    "CAD": Text(en="Canadian dollars", fr="Dollars canadiens"),
    "yes": Text(en="Yes", fr="Oui"),
    "no": Text(en="No", fr="Non"),
    "en": Text(en="English", fr="Anglais"),
    "fr": Text(en="French", fr="Français"),
    "weekdays": Text(en="Weekdays", fr="Jours ouvrables"),
    "daily": Text(en="Every day", fr="Chaque jour"),
    "weekly": Text(en="Once a week", fr="Une fois par semaine"),
    "monday": Text(en="Mondays", fr="Le lundi"),
    "tuesday": Text(en="Tuesdays", fr="Le mardi"),
    "wednesday": Text(en="Wednesdays", fr="Le mercredi"),
    "thursday": Text(en="Thursdays", fr="Le jeudi"),
    "friday": Text(en="Fridays", fr="Le vendredi"),
    "never": Text(en="Never: alerts alone", fr="Jamais : les alertes seules"),
}
TITLES = {
    "duty": Text(en="Work out a duty", fr="Calculer un droit"),
    "digest": Text(en="Briefs and alerts", fr="Points et alertes"),
}
SUBMITS = {
    "duty": Text(en="Work it out", fr="Calculer"),
    "digest": Text(en="Subscribe", fr="S'abonner"),
}
"""By command; others are titled by their name and ask."""


def field(name: str, lang: Lang) -> str:
    """What an option is called; by its name where it has no better one.

    >>> field("us-content", "fr"), field("new_one", "en")
    ('Contenu américain (%)', 'New one')
    """
    label = FIELDS.get(name)
    return label.on(lang) if label else name.replace("_", " ").replace("-", " ").capitalize()


def choice(value: str, lang: Lang) -> str:
    """What a choice is called; 'tariff' stays as it is typed."""
    label = CHOICES.get(value)
    return label.on(lang) if label else value
