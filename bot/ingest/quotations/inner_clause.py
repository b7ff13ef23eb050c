"""The said-clause that French newsrooms leave between the marks, taken out of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.ingest.quotations.lexicon import SpeechLexicon
from bot.ingest.quotations.marks import Run

_IN_CLAUSE = r"(?:[^.,»«]|(?<=\bM)\.|(?<=\bMe)\.){0,110}"
_WHERE_OR_WHEN = (
    r"(?:en|à|au|aux|lors|dans|sur|par|devant|jointe?s?|hier|lundi|mardi|mercredi|jeudi|vendredi"
    r"|samedi|dimanche|qui|dont|alors|avant|après|tout en)\b"
)
_ROLE = (
    r"(?:le |la |l[’']|un |une |son |sa )?(?:(?:co|vice-)?présidente?|premi|ministre|chef|direct"
    r"|porte-parole|député|économiste|professeure?|pdg|PDG|vice|fondat|propriét|copropri|mairesse"
    r"|maire|sénat|analyste|secrétaire|avocate?|agricult|product|conseill|représent|responsable"
    r"|coordon|cofond|associée?|attaché|gestionnaire|dirigeant|cherch|spécialiste|expert|titulaire"
    r"|membre|ancien|ex-|mieux|numéro|patron|élue?|gouverneure?|négociat|ambassad)"
)
_INNER = re.compile(
    r"(?P<stop>[,?!…])\s(?P<clause>(?:(?:a|ont|avait|s[’']est|s[’']était)"
    r"(?:-t-(?:il|elle|on)|-(?:il|elle))?\s(?:[a-zà-ÿ’'-]{1,12}\s){0,4}?(?P<past>\w+)"
    r"|(?P<present>\w+)-(?:t-)?(?:il|elle)|(?P<plain>\w+)(?=\s(?:M\.|Mme|[A-ZÀ-Þ]|l[ea’']|un)))"
    rf"{_IN_CLAUSE}(?:,\s(?:{_WHERE_OR_WHEN}|{_ROLE}){_IN_CLAUSE})*)(?P<end>[.,])(?=\s|$)"
)
"""'« On attend, a dit Roy, chef du parti. On espère. »': where and when it was said, and as what,
belong to the clause."""


def opened_up(found: Sequence[Run], text: str, lexicon: SpeechLexicon) -> list[Run]:
    """French newsrooms leave the said-clause between the marks: it is taken out of them."""
    kept: list[Run] = []
    for run in found:
        inner = text[run.start : run.end]
        cut = next(
            (m for m in _INNER.finditer(inner) if _is_verb(m, lexicon)),
            None,
        )
        if cut is None or not inner.startswith("«"):
            kept.append(run)
            continue
        first = inner[1 : cut.start("stop") + 1].strip()
        rest = inner[cut.end() :].strip(" »")
        kept.append(
            replace(run, end=run.start + cut.start("stop") + 1, words=first, open_end=False)
        )
        if rest:
            start = (
                run.start + cut.end() + (len(inner[cut.end() :]) - len(inner[cut.end() :].lstrip()))
            )
            kept.append(replace(run, start=start, words=rest))
    return kept


def _is_verb(found: re.Match[str], lexicon: SpeechLexicon) -> bool:
    word = found["past"] or found["present"] or found["plain"]
    return lexicon.verb.fullmatch(word.lower()) is not None
