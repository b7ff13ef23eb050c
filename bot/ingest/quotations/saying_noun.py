"""Whose claim, message, post or words a noun tells: 'Roy’s conclusion that', 'hailed by Roy as'."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.ingest.quotations.according_to import AccordingTo
from bot.ingest.quotations.bodies import body_before
from bot.ingest.quotations.marks import Run
from bot.ingest.quotations.person_mention import PersonMention
from bot.ingest.quotations.persons import QuotedPerson, institution
from bot.ingest.quotations.referents import SentenceReader
from bot.ingest.quotations.sentences import ReporterSentence


@dataclass(slots=True)
class SayingNoun(SentenceReader):
    """Reads who speaks where a noun and no verb leads to the quotation."""

    sources: AccordingTo

    def read(
        self, run: Run, sentence: ReporterSentence, found: list[PersonMention]
    ) -> QuotedPerson | None:
        """Whose view 'pour qui' tells in French, or whose words a noun."""
        viewed = self._for_whom(run, sentence, found) if self.french else None
        return viewed or self._by_noun(run, sentence, found)

    def _by_noun(
        self, run: Run, sentence: ReporterSentence, found: list[PersonMention]
    ) -> QuotedPerson | None:
        """'Comey’s conclusion that …', 'par la voix de sa porte-parole, Lise Roy'."""
        if _POSTED.search(self.text[sentence.start : run.start]):
            return self.subject_before(run, sentence, found)
        sent = _SENT.search(self.text[sentence.start : run.start])
        if sent is not None:
            at = sentence.start + sent.start()
            sender = next((m for m in reversed(found) if m.end in (at, at - 1)), None)
            person = self.referents.resolve(sender, sentence, found) if sender else None
            if sender is None and not self.french:
                person = body_before(f"{self.text[sentence.start : at].rstrip()} ")
            if person is not None:
                return person
        prompted = _PROMPTED.search(self.text[sentence.start : run.start])
        if prompted is not None:
            return self.sources.named_at(sentence.start + prompted.end("so"), sentence, found)
        of = _WORDS_OF_ANOTHER.search(self.text[max(sentence.start, run.start - 160) : run.start])
        if of is not None:
            at = max(sentence.start, run.start - 160) + of.start("who")
            said = self.sources.named_at(at, sentence, [m for m in found if m.end <= run.start])
            if said is not None:
                return said
        owned = _OWNED_CLAIM.search(self.text[max(sentence.start, run.start - 140) : run.start])
        person = self.people.called(owned["name"]) if owned else None
        heard = _HEARD_BY.search(self.text[max(sentence.start, run.start - 240) : run.start])
        if heard is not None:
            at = max(sentence.start, run.start - 240) + heard.start("who")
            return self.sources.named_at(at, sentence, found)
        voice = _VOICE.search(self.text, sentence.start, sentence.end)
        return person or (self.sources.named_at(voice.end(), sentence, found) if voice else None)

    def _for_whom(
        self, run: Run, sentence: ReporterSentence, found: list[PersonMention]
    ) -> QuotedPerson | None:
        """'avertit la présidente, Lise Roy, pour qui « … »': whose view the clause tells."""
        view = _FOR_WHOM.search(self.text, sentence.start, run.start)
        if view is None:
            return None
        before = [m for m in found if m.end <= view.start() and not m.pronoun]
        last = before[-1] if before else None
        if last is not None and len(before) > 1 and not last.individual and before[-2].individual:
            of = _OF_BODY.fullmatch(self.text, before[-2].end, last.start)
            if of is not None:  # 'Luc Roy, de la Ligue, pour qui'
                return self.referents.resolve(before[-2], sentence, found)
        if last is not None and _OWN_COMPLEMENT.fullmatch(self.text, last.end, view.start()):
            return self.referents.resolve(last, sentence, found)
        letters = _LETTERS.search(self.text[max(sentence.start, view.start() - 40) : view.start()])
        return institution(letters["who"]) if letters is not None else None


_FOR_WHOM = re.compile(
    r",?\s(?:pour|selon|d[’']après)\s(?:qui|lequel|laquelle|lesquel(?:le)?s)"
    r"(?:\s[^.;:\x01]{1,100})?\s?$"
)
_OF_BODY = re.compile(r",?\s(?:du|de la|des|de|chez)\s(?:l[ea]\s)?|,?\sd(?:e l)?[’']")
_OWN_COMPLEMENT = re.compile(
    r"(?:\s(?:d[eu]|des|pour|à|de la)\s(?:l[ea]s?\s)?[^,;:\x01]{2,60}"
    r"|\s(?:de\s)?[dl][’'][^,;:\x01]{2,60})?"
)
_LETTERS = re.compile(r"(?:l[’']|\bl[ea]\s)(?P<who>[A-ZÀ-Þ]{2,8})$")
_HEARD_BY = re.compile(
    r"\b(?:hailed|praised|condemned|slammed|denounced|described|dismissed|derided|blasted|attacked"
    r"|criticized|criticised|called|labelled|labeled|branded|panned|welcomed|decried|mocked"
    r"|saluée?s?|dénoncée?s?|décrite?s?|qualifiée?s?|critiquée?s?|condamnée?s?|accueillie?s?"
    r"|présentée?s?|perçue?s?)\s(?:\w{3,12}ly\s)?(?:by|par)\s(?P<who>[^.;:\x01]{3,200}?)"
    r"\s(?:as|comme|de)\s(?:an?\s|the\s|une?\s|l[ea]\s)?$"
)
"""'was hailed by the union, one of the largest, as a “victory”'."""
_VOICE = re.compile(r"\bpar (?:la voix|l[’']entremise|la bouche|l[’']intermédiaire) d[eu]\b")
"""'a salué l’accord par la voix de sa porte-parole, Lise Roy'."""
_WORDS_OF_ANOTHER = re.compile(
    r"\b(?:propos|paroles|mots|déclarations?|tweets?|formule|expression|diatribe|sortie|menaces?"
    r"|attaques?|promesses?|commentaires?)\s(?:[a-zà-ÿ]{4,14}\s)?"
    r"(?:de\sla\s|de\sl[’']|de\s|du\s|d[’'])(?P<who>(?:[^,.;:\x01«»]){3,90}?)\s"
    r"(?:(?:sur|contre|au sujet de|à propos de|à l[’']endroit de|envers|quant à|visant)"
    r"(?:\s(?:l[ea]s?|une?|cette|ces?|sa|son|ses|la prétendue))?"
    r"|(?:évoquant|parlant d[’'e]|dénonçant|fustigeant|qualifiant[^,.;:\x01]{2,40}\sd[’'e]))\s?$"
)
"""'a jugé « graves » les propos du président Roy sur « la bêtise » des autres': his words."""
_OWNED_CLAIM = re.compile(
    r"\b(?P<name>[A-ZÀ-Þ][\w-]{2,30})[’']s?\s(?:\w{3,14}\s)?(?:conclusion|claim|statement|assertion|warning"
    r"|description|suggestion|allegation|accusation|boast|prediction|complaint|promise|vow|remark|comment|argument|pledge|threat|contention|insistence|words)\b"
    r"(?:\s(?:that|of|to|about|as)\b[^.;:\x01]{0,100}|,)\s$"
)
"""'by Director Comey’s conclusion that her actions were “careless”'."""
_PROMPTED = re.compile(
    r"\b(?P<so>(?:prompt|lead|caus|push|driv|provok)ing|(?:amen|pouss|incit)ant)\s[^,.;:\x01]{2,60}\s(?:to|à)\s"
    r"(?:label|call|denounce|describe|declare|dismiss|brand|warn|say|accuse|dire|parler|qualifier"
    r"|dénoncer|accuser)\b[^.;:]{0,120}$"
)
"""'prompting Trump to label the ad “FAKE” and “egregious”': whom it moved to say so."""
_POSTED = re.compile(
    r",\sin an? (?:\w{3,12}\s)?(?:post|statement|tweet|letter|email|message|memo|release)\b"
    r"[^.;:\x01]{0,60},\sthat\s$"
)
"""'Greer, in a post on X on Saturday, that “…”': the verb is missing, or in the noun."""
_SENT = re.compile(
    r"(?:has\s|had\s|have\s)?\b(?:sent|issued|gave|delivered|made|left|sends|issues|gives|delivers"
    r"|released|published|posted|put out)\s"
    r"(?:an?|the|his|her|its|their)\s(?:[\w-]{3,14}\s)?(?:statement|notice|warning|message|ultimatum|promise|pledge"
    r"|threat|reminder|signal|letter|note)\b[^.;:,\x01]{0,60}\s(?:that|saying|warning)\b"
    r"[^.;:,\x01]{0,120}$"
)
"""'Roy issued an ultimatum to dealers that prices “must fall”': whose words those are."""
