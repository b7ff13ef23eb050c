"""What the Discord side itself says, in English and French."""

from __future__ import annotations

from bot.domain.text import Text, Words
from bot.presentation.locale_data import language_name
from bot.presentation.messages import languages

BRIEF_ME = Text(en="Brief me on this", fr="Fais le point là-dessus")
SHARE = Text(en="Share", fr="Partager")
NEXT = Text(en="Next", fr="Suite")
BACK = Text(en="Back", fr="Retour")
ASK = Text(en="Ask…", fr="Demander…")
ASK_TITLE = Text(en="Ask Dutybell", fr="Demander à Dutybell")
QUESTION = Text(en="Your question", fr="Votre question")
PICK = Text(en="Choose", fr="Choisir")
SHARED_BY = Text(en="Shared by", fr="Partagé par")
ALREADY_SHARED = Text(en="This is already shared here.", fr="C'est déjà partagé ici.")
FORGOTTEN = Text(
    en="I no longer know what this button stood for. Please ask again.",
    fr="Je ne sais plus à quoi servait ce bouton. Merci de reposer la question.",
)
OURS = Text(
    en="Something went wrong on our side. Please try again; if it goes on, tell whoever runs "
    "Dutybell this reference:",
    fr="Quelque chose a mal tourné de notre côté. Réessayez; si cela persiste, donnez cette "
    "référence à qui gère Dutybell :",
)
PAGE = Text(en="page {page} of {pages}", fr="page {page} sur {pages}")
FILE_TOO_LARGE = Text(
    en="The file is too large for Discord.", fr="Le fichier est trop gros pour Discord."
)
QUOTE_KINDS = {
    "verbatim": Text(en=""),
    "fragment": Text(en="fragment of a longer statement", fr="fragment d'une déclaration"),
    "paraphrase": Text(en="paraphrased by the source", fr="paraphrasé par la source"),
}
YES_NO = {"yes": Text(en="yes", fr="oui"), "no": Text(en="no", fr="non")}
MISSING_HERE = Text(
    en="Missing permission in {where}: {names}. A server admin can grant it in that channel's "
    "settings, under Permissions.",
    fr="Permission manquante dans {where} : {names}. Un admin du serveur peut l'accorder dans les "
    "paramètres de ce salon, sous Permissions.",
)
NO_THREAD = Text(en="I can't open a thread here.", fr="Je ne peux pas ouvrir de fil ici.")
NO_FILES = Text(
    en="I can't attach the chart here; its content in words stands above.",
    fr="Je ne peux pas joindre le graphique ici; son contenu est décrit ci-dessus.",
)
PERMISSIONS = {
    "view_channel": Text(en="View Channel", fr="Voir le salon"),
    "send_messages": Text(en="Send Messages", fr="Envoyer des messages"),
    "send_messages_in_threads": Text(
        en="Send Messages in Threads", fr="Envoyer des messages dans les fils"
    ),
    "create_public_threads": Text(en="Create Public Threads", fr="Créer des fils publics"),
    "attach_files": Text(en="Attach Files", fr="Joindre des fichiers"),
    "read_message_history": Text(en="Read Message History", fr="Voir les anciens messages"),
}
CANT_ANSWER_THERE = Text(
    en="You asked me something where I am not allowed to answer.",
    fr="Vous m'avez posé une question là où je n'ai pas le droit de répondre.",
)
SERVER_SETTINGS_HELP = Text(
    en="How Dutybell behaves in this server", fr="Comment Dutybell se comporte sur ce serveur"
)
THREADS_HELP = Text(
    en="Whether a mention in a channel opens a thread",
    fr="Si une mention dans un salon ouvre un fil",
)
LANGUAGE_HELP = Text(
    en="In which language mentions are answered", fr="Dans quelle langue répondre aux mentions"
)
ASKERS_LANGUAGE = Text(en="the question's", fr="celle de la question")
"""What languages_of_answers() calls the choice 'asker'."""


def languages_of_answers() -> dict[str, Words]:
    """The languages a server may choose, by the choice's value, each as it calls itself."""
    return {"asker": ASKERS_LANGUAGE, **{one: Text(en=language_name(one)) for one in languages()}}


THREADS_ON = Text(
    en="A mention in a channel opens a thread.", fr="Une mention dans un salon ouvre un fil."
)
THREADS_OFF = Text(
    en="A mention in a channel is answered in place.",
    fr="Une mention dans un salon reçoit sa réponse sur place.",
)
SPOKEN = Text(en="Language of the answers: {}.", fr="Langue des réponses : {}.")
MANAGERS_ONLY = Text(
    en="This takes the permission Manage Server.", fr="Il faut la permission Gérer le serveur."
)
