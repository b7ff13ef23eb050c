"""What /digest says, in English and French, in a channel and in somebody's own conversation."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.text import Lang, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """The same words for a channel, and for one person's own conversation."""

    channel: Text
    alone: Text

    def on(self, lang: Lang, *, private: bool) -> str:
        """The words that fit where it is asked."""
        fitting = self.alone if private else self.channel
        return fitting.on(lang)


TITLE = Text(en="Briefs and alerts", fr="Points et alertes")
NONE = Here(
    channel=Text(
        en="This channel gets no briefs yet.", fr="Ce canal ne reçoit pas encore de points."
    ),
    alone=Text(en="You get no briefs here yet.", fr="Vous ne recevez pas encore de points ici."),
)
ORDERED = Here(
    channel=Text(en="Done. This channel now gets:", fr="C'est fait. Ce canal reçoit désormais :"),
    alone=Text(en="Done. Here you now get:", fr="C'est fait. Vous recevez désormais ici :"),
)
PAUSED = Text(
    en="Paused. The next brief after /digest resume covers what was missed.",
    fr="En pause. Le premier point après /digest resume couvrira ce qui a été manqué.",
)
RESUMED = Text(en="On again.", fr="C'est reparti.")
STOPPED = Text(
    en="Stopped. Nothing more will be sent here.", fr="Arrêté. Plus rien ne sera envoyé ici."
)
LESS = Here(
    channel=Text(en="Done. This channel still gets:", fr="C'est fait. Ce canal reçoit encore :"),
    alone=Text(en="Done. Here you still get:", fr="C'est fait. Vous recevez encore ici :"),
)
SENDING = Here(
    channel=Text(en="It is on its way to this channel.", fr="Il est en route vers ce canal."),
    alone=Text(en="It is on its way to you.", fr="Il est en route vers vous."),
)
LOOKS = Text(
    en="This is what a brief would say now.", fr="Voici ce que dirait un point maintenant."
)
WHY = Text(en="What became of the last briefs", fr="Ce que sont devenus les derniers points")
NOTHING_YET = Text(en="No brief was due yet.", fr="Aucun point n'était encore dû.")
SUBSCRIBE = Text(en="Subscribe", fr="S'abonner")
PAUSE = Text(en="Pause", fr="Mettre en pause")
RESUME = Text(en="Resume", fr="Reprendre")
PREVIEW = Text(en="Preview", fr="Aperçu")
STOP = Text(en="Stop", fr="Arrêter")
