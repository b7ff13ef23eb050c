"""What the Slack adapter itself says, in both languages."""

from __future__ import annotations

from bot.domain.text import Text

SHARE = Text(en="Share in channel", fr="Partager dans le canal")
NEXT = Text(en="Next", fr="Suite")
BACK = Text(en="Back", fr="Retour")
PAGE = Text(en="Page {page} of {pages}", fr="Page {page} sur {pages}")
TOO_MUCH = Text(
    en="There is more than fits here. Ask about less at once, and I can tell all of it.",
    fr="Tout n'entre pas ici. Demandez moins à la fois, et je pourrai tout dire.",
)
SHARED_BY = Text(en="Shared by {person}", fr="Partagé par {person}")
SOURCES = Text(en="Sources: ", fr="Sources : ")
PARAPHRASE = Text(en="paraphrase, not the words", fr="paraphrase, pas les mots")
FRAGMENT = Text(en="fragment", fr="extrait")
FILE = Text(en="File: {name}", fr="Fichier : {name}")
SEND_FILE = Text(en="Send me {name}", fr="M'envoyer {name}")
FILE_IN_DM = Text(
    en="{name} is in your direct messages with me.",
    fr="{name} est dans vos messages directs avec moi.",
)
WORKING = Text(en="is looking that up…", fr="cherche…")
LOOKING = Text(en="Looking that up…", fr="Je cherche…")
FAILED = Text(
    en="Something went wrong on my side, and it has been noted. Please try again in a minute.",
    fr="Une erreur est survenue de mon côté et a été notée. Réessayez dans une minute.",
)
STALE_BUTTON = Text(
    en="I can't read that button any more. Please ask again.",
    fr="Je ne peux plus lire ce bouton. Reposez votre question.",
)
NOT_INSTALLED = Text(
    en="Dutybell is not installed in this workspace any more. Ask an admin to install it again.",
    fr="Dutybell n'est plus installé dans cet espace. Demandez à un admin de le réinstaller.",
)
NO_TOKEN = Text(
    en="Slack does not let me in just now. If this goes on, whoever runs me should look at my "
    "token (dutybell doctor).",
    fr="Slack ne me laisse pas entrer. Si cela dure, que la personne qui m'exploite regarde mon "
    "jeton (dutybell doctor).",
)
NO_MEMBER = Text(
    en="I am not in this channel, so none of this can arrive here yet: type /invite @Dutybell.",
    fr="Je ne suis pas dans ce canal : rien n'y arrivera encore. Tapez /invite @Dutybell.",
)
ASK_TITLE = Text(en="Ask Dutybell", fr="Demander à Dutybell")
ASK = Text(en="Question", fr="Demander")
CLOSE = Text(en="Close", fr="Fermer")
ASK_GOOD = Text(en="A good or a tariff code", fr="Un produit ou un code tarifaire")
ASK_SPEAKER = Text(en="Who said what", fr="Qui a dit quoi")
ASK_WORDS = Text(en="Or ask in your own words", fr="Ou demandez avec vos mots")
ASK_EXAMPLE = Text(
    en="What does Canada charge on US cars?",
    fr="Que perçoit le Canada sur les voitures américaines?",
)
NOTHING_ASKED = Text(
    en="Choose a good or a person, or write a question.",
    fr="Choisissez un produit ou une personne, ou écrivez une question.",
)
TYPE_TO_SEARCH = Text(en="Type to search", fr="Tapez pour chercher")
HOME_SEARCH = Text(en="Look up a good", fr="Chercher un produit")
HOME_SPEAKER = Text(en="Look up who said what", fr="Chercher qui a dit quoi")
HOME_FOLLOWS = Text(
    en="What you follow in our direct messages",
    fr="Ce que vous suivez dans nos messages directs",
)
HOME_CHANGES = Text(en="Latest changes", fr="Derniers changements")
HOME_LANGUAGE = Text(en="Language of answers to you", fr="Langue des réponses à vous")
HOME_RIGHTS = Text(
    en="Who may change what a channel gets",
    fr="Qui peut changer ce qu'un canal reçoit",
)
LANG_AUTO = Text(en="As in Slack", fr="Comme dans Slack")
ANYONE = Text(en="Anyone", fr="Tout le monde")
MEMBERS = Text(en="Members of the channel", fr="Les membres du canal")
ADMINS = Text(en="Workspace admins", fr="Les admins de l'espace")
WELCOME = Text(
    en="Ask about a duty, a quotation or what changed. Try one of these:",
    fr="Demandez un droit, une citation ou ce qui a changé. Essayez :",
)
PROMPTS = (
    Text(en="What is the duty on steel?", fr="Quel est le droit sur l'acier?"),
    Text(en="What changed in the last 30 days?", fr="Qu'est-ce qui a changé depuis 30 jours?"),
    Text(en="What did Carney say about lumber?", fr="Qu'a dit Carney sur le bois d'œuvre?"),
    Text(en="Timeline of aluminum", fr="Chronologie de l'aluminium"),
)
