"""The said-clause that French newsrooms leave between the marks, taken out of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.ingest.quotations.lexicon import SpeechLexicon
from bot.ingest.quotations.marks import Run
from bot.ingest.quotations.said_clause import NO_VERBS

_IN_CLAUSE = r"(?:[^.,»«]|(?<=\bM)\.|(?<=\bMe)\.){0,110}"
_WHERE_OR_WHEN = (
    r"(?:en|à|au|aux|lors|dans|sur|par|devant|jointe?s?|hier|lundi|mardi|mercredi|jeudi|vendredi"
    r"|samedi|dimanche|qui|dont|alors|avant|après|tout en|chargée?s? d[eu]s?"
    r"|(?:de|du|des|chez)\s(?:la\s|l[’'])?[A-ZÀ-Þ]\w+)\b"
)
_ROLE = (
    r"(?:le |la |l[’']|un |une |son |sa )?(?:(?:co|vice-)?présidente?|premi|ministre|chef|direct"
    r"|porte-parole|député|économiste|professeure?|pdg|PDG|vice|fondat|propriét|copropri|mairesse"
    r"|maire|sénat|analyste|secrétaire|avocate?|agricult|product|conseill|représent|responsable"
    r"|coordon|cofond|associée?|attaché|gestionnaire|dirigeant|cherch|spécialiste|expert|titulaire"
    r"|élev(?:eur|euse)|vigneron|pêcheu|camionneu|restaurat|entrepren|commerç|artisan|ouvri"
    r"|négociant|exportat|importat|armat|transporteu|maraîch|brass|fromag|acéricult|syndicalist"
    r"|\w{2,14}(?:logue|iste|icienn?e?|ateur|atrice)\b|membre|ancien|ex-|mieux|numéro|patron|élue?|gouverneure?|négociat|ambassad)"
)
_NAME = r"[A-ZÀ-Þ][\w’'-]{1,24}(?:\s[A-ZÀ-Þ][\w’'-]{1,24}){1,3}(?=[,.])"
_ADVERB = (
    r"également|aussi|encore|toutefois|cependant|pourtant|ensuite|enfin|alors|quant à (?:lui|elle)"
    r"|pour sa part|de son côté|à son tour|[a-zà-ÿ]{4,12}ment"
)
_PARTICIPLE = r"(?!aussi\b|ainsi\b|ici\b|\w{3,6}di\b)\w+(?:é|i|u|it|is|ert|int)e?s?\b"
_INNER = re.compile(
    rf"(?P<stop>[,?!…])\s(?:(?:a|ont|avait|s[’']est|s[’']était)"
    rf"(?:-t-(?:il|elle|on)|-(?:il|elle))?\s(?:[a-zà-ÿ’'-]{{1,12}}\s){{0,4}}?(?P<past>{_PARTICIPLE})"
    r"|(?P<present>\w+)-(?:t-)?(?:il|elle)"
    r"|(?:s[’']|se\s)?(?P<plain>laisse tomber|\w+)"
    rf"(?:\s(?:{_ADVERB}))?(?=\s(?P<subject>M\.|Mme|[A-ZÀ-Þ]|l[ea’']|un|son\s|sa\s|ce|celui)))"
    rf"{_IN_CLAUSE}(?:,\s(?:{_WHERE_OR_WHEN}|{_ROLE}|{_NAME}){_IN_CLAUSE}){{0,6}}[.,](?=\s|$)"
)
"""'« On attend, a dit Roy, chef du parti. On espère. »': where and when it was said, and as what,
belong to the clause."""


def opened_up(
    found: Sequence[Run], text: str, lexicon: SpeechLexicon, *, french: bool
) -> list[Run]:
    """French newsrooms leave the said-clause between the marks: it is taken out of them.

    A line of dialogue without such a clause tells nobody who speaks; it is left out.
    """
    kept: list[Run] = []
    for run in found:
        inner = text[run.start : run.end]
        cuts = _clauses(inner, lexicon) if french or inner.startswith("«") else []
        if cuts:
            kept.extend(_parts(run, inner, cuts))
        elif not run.dialogue:
            kept.append(run)
    return kept


def _clauses(inner: str, lexicon: SpeechLexicon) -> list[re.Match[str]]:
    """The said-clauses between two marks, in order.

    What only looks like one may hold the comma before one: 'Sur ce quai, Anne a tout vu, dit Roy.'
    """
    told: list[re.Match[str]] = []
    found = _INNER.search(inner)
    while found is not None and len(told) < MOST_CLAUSES:
        said = _is_verb(found, lexicon)
        if said:
            told.append(found)
        found = _INNER.search(inner, found.end() if said else found.start("stop") + 1)
    return told


MOST_CLAUSES = 4
"""Said-clauses between two marks."""


def _parts(run: Run, inner: str, cuts: Sequence[re.Match[str]]) -> list[Run]:
    """The words before, between and behind said-clauses."""
    cut = cuts[0]
    first = replace(
        run,
        end=run.start + cut.start("stop") + 1,
        words=_joined_paragraphs(inner[1 : cut.start("stop") + 1]),
        last_paragraph=run.paragraph,
        open_end=False,
    )
    kept = [first]
    for before, behind in zip(cuts, [*cuts[1:], None], strict=True):
        until = behind.start("stop") + 1 if behind is not None else len(inner)
        rest = inner[before.end() : until]
        words = _joined_paragraphs(rest.strip(' »”"'))
        if not words or (run.dialogue and _APART.fullmatch(words)):
            continue
        start = run.start + before.end() + len(rest) - len(rest.lstrip())
        part = replace(run, start=start, words=words, resumed=True)
        if behind is not None:
            part = replace(
                part, end=run.start + until, last_paragraph=run.paragraph, open_end=False
            )
        kept.append(part)
    return kept


_APART = re.compile(r"[a-zà-ÿ][^.!?]{0,30}\.")
"""'— On verra, fait-il, un œil fermé.': what he does besides."""


def _joined_paragraphs(words: str) -> str:
    """The words of several paragraphs, each of which is opened by a mark."""
    return re.sub(r"\s{0,8}\n\s{0,8}[«»“]?\s{0,4}", " ", words).strip()


def _is_verb(found: re.Match[str], lexicon: SpeechLexicon) -> bool:
    word = (found["past"] or found["present"] or found["plain"]).lower()
    before_pronoun = found["present"] is not None and len(word) > 3
    if lexicon.verb.fullmatch(word) is not None or (before_pronoun and word not in _ASKS):
        return True
    return found["plain"] is not None and _is_of_somebody(found, word, lexicon)


def _is_of_somebody(found: re.Match[str], word: str, lexicon: SpeechLexicon) -> bool:
    """', convient Lise Roy.': any verb in the present before a name in full tells who speaks."""
    named = _FULL_NAME.match(found.string, found.start("subject"))
    if named is None or not _PRESENT.fullmatch(found["plain"]) or word in NO_VERBS:
        return False
    return lexicon.role.fullmatch(word) is None


_PRESENT = re.compile(r"(?!\w{0,16}ment$)[a-zà-ÿ]{3,16}(?:e|[inrdt]t|nd|rd|et)")
_FULL_NAME = re.compile(
    r"(?:M\.\s|Mme\s|(?:l[ea]\s|l[’']|une?\s|son\s|sa\s)(?:[a-zà-ÿ][\w’'-]{2,20}\s){1,6})?"
    r"[A-ZÀ-Þ][\w’'-]{1,24}\s(?:de\s|du\s|d[’'])?[A-ZÀ-Þ][\w’'-]{1,24}"
)


_ASKS = frozenset(
    [
        *("sont", "peut", "doit", "faut", "veut", "sera", "serait", "aura", "aurait", "vient"),
        *("fallait", "était", "avait", "pourrait", "faudrait", "suffit", "reste", "pense", "sait"),
    ]
)
"""'Que doit-il faire ?' asks; any other verb before its pronoun tells: 'avoue-t-elle'."""
