"""Words between marks that nobody said: terms, titles, irony, a sentence about the speaker."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.ingest.quotations.attributed import Attribution
from bot.ingest.quotations.lexicon import SpeechLexicon
from bot.ingest.quotations.marks import Run
from bot.ingest.quotations.persons import QuotedPerson, surname
from bot.ingest.quotations.sentences import BLANK, ReporterSentence


def is_speech(
    run: Run, said: Attribution, sentence: ReporterSentence, text: str, lexicon: SpeechLexicon
) -> bool:
    """Not a scare quote, a term, a title, nor a sentence about the speaker himself."""
    work = _is_title(run.words) and _WORK.search(text[max(0, run.start - 20) : run.start].lower())
    linked = _SEE_ALSO.search(text[max(sentence.start, run.start - 60) : run.start])
    work = work or linked or _RATING.fullmatch(run.words)
    if work or said.by in ("after", "alone"):
        return not (work or (said.by == "after" and _is_programme(run, sentence, text)))
    before = text[sentence.start : run.start].lower()
    after = text[run.end : run.end + 40]
    if (
        _CONTRASTED.search(before)
        or _RENAMED.search(before)
        or lexicon.term.search(before)
        or lexicon.irony.search(before[-40:])
    ):
        return False
    if _is_title(run.words, named=_CALLED.search(before) is not None):
        return said.by == "before" and before.rstrip().endswith((":", ","))
    count = len(run.words.split())
    far = count == 1 and _JUDGED.search(before) is None and _far_from_verb(before, lexicon)
    deed = _DEED.search(before) is not None and _REASON.search(before) is None
    if far or (count <= 3 and not _ARTICLE.match(run.words) and deed):
        return False
    if not run.words[:1].islower() or not _is_term(count, before, after, said, lexicon):
        return True
    return _NAMED_SO.search(before) is not None


def _is_programme(run: Run, sentence: ReporterSentence, text: str) -> bool:
    """'In a talk on the “Nora Quill Morning Hour,” Roy stressed': a comma closes the clause."""
    lead = text[sentence.start : run.start]
    return _ON_THE.search(lead) is not None and _is_title(run.words.rstrip(","), named=True)


_ON_THE = re.compile(r"\b(?:on|of|in|from|to|for)\s(?:the|an?|his|her|its|their)\s$")


def _is_term(
    count: int, before: str, after: str, said: Attribution, lexicon: SpeechLexicon
) -> bool:
    """'the “snap” duty', 'his “tough on China” stance': what only tells which."""
    if _UTTERED.search(before):
        return False
    if count <= 2 and _DEFINITE.search(before) and not _IS_THE.search(before):
        return _NOUN.match(after) is not None
    if count > 4 or _NOUN.match(after) is None:
        return False
    told = (lexicon.verb.search(before) or lexicon.participle.search(before)) is not None
    only = count == 1 and said.by == "flow" and _ADJECTIVE.search(before) is not None
    return _OWNED.search(before) is not None or (only and not told)


_DEFINITE = re.compile(r"\b(?:the|its|their|this|that|les?|la|ces|cette)\s{0,8}$")
_UTTERED = re.compile(
    r"\b(?:voic|express|reiterat|repeat|restat|convey|exprim|réitér|répét|redi[ts])\w{0,4}\s"
    r"(?:its|his|her|their|son|sa|ses|leurs?)\s$"
)
"""'voiced its “strong dissatisfaction” over the duties': a stance is in its holder's words."""
_OWNED = re.compile(r"\b(?:its|his|her|their|son|sa|leur)\s$")


_SEE_ALSO = re.compile(
    r"(?:[ÀA]\s(?:LIRE|lire|VOIR|voir)|L(?:IRE|ire))(?:\s(?:AUSSI|aussi|également))?\s?"
    r"(?:>>|:)?\s{0,3}$"
)
"""'À lire aussi : « Le port rouvre »': another article's title."""
_WORK = re.compile(
    r"\b(?:report|book|study|paper|speech|album|song|article|column|podcast|film|documentary|rapport"
    r"|livre|étude|discours|chronique|chanson|documentaire),?\s$"
)
"""What has a title between marks."""


_JUDGED = re.compile(
    r"\b(?:is|are|was|were|be|been|est|sont|était|étaient|sera|serait|soit)\s(?:\w{1,14}\s)?$"
)
"""'in the belief that they were totally “unjustified”': a judgement, however far its verb."""
_ADJECTIVE = re.compile(r"\b(?:an?|une?)\s$")
_NOUN = re.compile(
    r"\s(?!(?:of|in|on|for|to|at|by|with|and|or|but|that|as|if|when|while|from|is|was|are|were|de|du"
    r"|des|en|dans|à|au|et|ou|mais|qui|que|pour|par|sur|si|est|sont|était|has|had|have|will|would"
    r"|could|can|may|should|a|ont|avait|sera|serait|va|après|avant|contre|entre|chez|sans|vers|malgré"
    r"|selon|comme|lors|depuis|face|dès|car|afin|puis|pendant|alors|dont|où|lorsque|quand|parce"
    r"|after|before|against|between|into|over|under|since|during|because|than|about|through"
    r"|without|despite|amid|so|then|not|while|just|even)\b)[a-zà-ÿ]{3}"
)
"""'his “tough on China” stance': words that only tell which stance."""
_IS_THE = re.compile(r"\b(?:is|are|was|were|be|est|sont|était|serait|sera)\s(?:the|les?|la)\s$")
"""'saying it was the “wrong way” to go': what he says of it."""
_ARTICLE = re.compile(r"(?:an?|the|un|une|le|la|les)\s")
_DEED = re.compile(
    r"\b(?:announc(?:ed?|es|ing)|impos(?:ed?|es|ing)|unveil(?:ed|s)|introduced|launched|signed"
    r"|(?<!l[’'])(?<!une\s)annonc(?:é|e|era|ent)|dévoil[eé]|imposé|instauré|lanc(?:é|e|era|ent)"
    r"|présent(?:é|e|era)|adopt(?:é|e|era)|créé|créera|organis(?:é|e|era))\s(?!that\b|qu)[^.;:,\x01]{0,100}"
    r"(?:(?<!\band\sto\s)|,\s(?:the|les?|la)\s)$"
)
"""'announced new “reciprocal tariffs”': what was done has a name, and nobody is heard."""
_REASON = re.compile(r"\b(?:over|citing|because of|due to|owing to|on account of)\s$")
"""'announced a ban over “unacceptable risks”': its reason is in the words of who announced it."""
_RATING = re.compile(r"[A-Z][A-Za-z]{0,3}(?:\d|[+-])|[A-D]{2,3}[+-]?")
"""'AA+', 'Baa3': a note, and nobody's words."""
_CALLED = re.compile(r"\b(?:the|le|la|les|called|appelle|nomme|intitulée?)\s$")
_NAMED_SO = re.compile(
    r"\b(?:describ|call|label|brand|term|denounc|dismiss|qualifi|décri|dépei)\w{0,5}\s"
    r"[^.;:\x01]{0,90}\b(?:as|comme|de|d[’'])\s?(?:an?|the|une?|l[ea]|l[’'])?\s{0,2}$"
    r"|\b(?:dénonc|fustig|critiqu|condamn|déplor|raill|regrett|salu|soulign|vant|prôn|redout"
    r"|revendiqu|réclam|denounc|decri|slamm|condemn|blast|mock)\w{0,4}\s(?:[^.;:,\x01]{3,40}\s)?(?:the|its|his|her|their|la|le|les|cette|ces?|sa|son)\s$"
)
"""'have described the quotas as the “last fortress” of protection': what somebody calls it."""
_CONTRASTED = re.compile(r"[,\x01]\s(?:not|and not|non|pas)\s$")
"""'She said “resting,” not “arresting.”'"""
_RENAMED = re.compile(
    r"\b(?:name|nom)\b[^.;:\x01]{0,60}\s(?:to|en)\s$|\b(?:renamed?|rebrand|rebaptis)\w{0,4}\b"
    r"[^.;:,\x01]{0,40}\s$"
    r"|\b(?:rejett|réfut|contest|écart|balai)\w{1,4}\s(?:l[’'](?:argument|idée|accusation|hypothèse)"
    r"|la thèse)[^.;:,\x01]{0,40}\s(?:selon l|voulant qu)[^.;:,\x01]{0,60}$"
)
"""'changed its name to “Voltar”', 'rejette l’idée selon laquelle ce serait la « cause »'."""
FAR = 110
"""Characters behind a verb of saying, from which a single word is the reporter's term."""


def _far_from_verb(before: str, lexicon: SpeechLexicon) -> bool:
    """Whether the last verb of saying is long over, and other words of the speaker as well."""
    found = [*lexicon.verb.finditer(before), *lexicon.participle.finditer(before)]
    ends = [m.end() for m in found]
    return ends != [] and len(before) - max(*ends, before.rfind(BLANK) + 1) > FAR


_LOWER_IN_TITLES = frozenset(
    re.findall(r"\w+", "a an the of in on for and or to at by with from de du des la le les et à")
)


def _is_title(words: str, *, named: bool = False) -> bool:
    """'Borders and Bottom Lines': every word that counts has a capital.

    ``named``: an article or 'called' leads to them, so a stop at the end is the reporter's.
    """
    counted = [w for w in re.findall(r"[\w’'-]+", words) if w.lower() not in _LOWER_IN_TITLES]
    capitals = [w for w in counted if w[:1].isupper()]
    ends = words.rstrip().endswith((".", "!", "?"))
    return (
        0 < len(counted) <= 8
        and len(capitals) == len(counted)
        and not (ends and len(counted) > 3 and not named)
        and not words.isupper()
    )


def about_speaker(run: Run, person: QuotedPerson) -> bool:
    """'Hoekstra said he is hopeful' between marks is the reporter's sentence, not Hoekstra's."""
    if not person.individual:
        return False
    last = re.escape(surname(person.name))
    return (
        re.match(
            rf"(?:[A-Z]\w+\s)?{last} "
            r"(?:said|says|described|told|added|believes|thinks|noted|stated|is|was)\b",
            run.words,
        )
        is not None
    )


_NESTED = re.compile(r"‘([^‘’”]{3,300})(?:’|(?=”))")


def own_words(run: Run, text: str) -> list[Run]:
    """The words in single marks inside a reporter's sentence that was printed as a quotation."""
    return [
        replace(run, start=run.start + m.start(), end=run.start + m.end(), words=m[1].strip())
        for m in _NESTED.finditer(text[run.start : run.end])
    ]
