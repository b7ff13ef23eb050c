"""Whether what a French sentence gives as its speaker is a name, a role or a body.

A phrase that goes on into its verb is cut before it; one that is no speaker at all gives way to
whatever else tells who speaks.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.ingest.quotations.lexicon import SpeechLexicon
from bot.ingest.quotations.persons import QuotedPerson, sex_of_article

_FINITE = re.compile(
    r"\s(?:n[’']|ne\s|l[’']|s[’']|se\s|en\s|y\s|lui\s|leur\s|les?\s|la\s)?"
    r"(?:a|ont|avait|avaient|aurait|auraient|aura|auront|eut|eurent|est|sont|était|étaient|fut"
    r"|furent|sera|seront|serait|seraient|va|vont|allait|allaient|peut|peuvent|pouvait|pouvaient"
    r"|pourrait|pourraient|doit|doivent|devait|devaient|devrait|devraient|veut|veulent|voulait"
    r"|voulaient|font|faisait|faisaient|vient|viennent|venait|venaient)(?=\s|$)"
)
"""What no description of a speaker holds outside a relative clause."""
_WHERE = re.compile(
    r"\s(?:dans|lors|sur|par|en)\s(?:d[’']une?|de\s(?:son|sa|l[’']|la)|un|une|son|sa|ses|leurs?"
    r"|ce|cette|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|\d{4})(?!\w)"
    r"|\s(?:après|avant|depuis|jusqu|lorsqu|tandis|alors|ce|cette|hier|ainsi)(?!\w)"
    r"|\s(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?!\w)"
    r"|\s(?:début|fin|mi)[\s-](?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre"
    r"|novembre|décembre)(?!\w)"
)
"""When and where somebody spoke: 'le tribunal dans sa décision', 'la ligue après avoir voté'."""
_RELATIVE = re.compile(r"\s(?:qui|que|dont|où|auquel|à laquelle)\s|\squ[’']")
_OF_WHICH = re.compile(r"\s(?:à|de|par|pour|sur|dans|avec|contre)\s(?:la|le|les)quel(?:le)?s?$")
"""'une taxe à laquelle': what somebody else does something to."""
_OPEN_END = re.compile(
    r"(?:\s(?:de la|de l[’']|d[eu]|des|à|au|aux|en|y|dans|sur|sous|pour|par|avec|depuis|et|ou|que"
    r"|qui|dont|le|la|les|un|une|son|sa|ses|leurs?|ce|cette|ces|se|ne|lui|nous|plus|aussi|déjà)"
    r"|\s[dlsn][’'])+$",
    re.I,
)
_BARE_ARTICLE = re.compile(
    r"(?:l[ea]s?|une?|des|son|sa|ses|leurs?|ce|cet|cette|ces|l[’'])\s?", re.I
)
_LED = re.compile(
    r"(?:de|du|d[’']|à|au|aux|en|dans|sur|sous|pour|par|avec|depuis|chez|vers|contre|entre|sans"
    r"|malgré|selon|après|avant|pendant|lors|dès)\b",
    re.I,
)


def well_formed(person: QuotedPerson, lexicon: SpeechLexicon) -> QuotedPerson | None:
    """A speaker with nothing that is no part of his description, or None for no speaker."""
    person = _who_answers(_without_opening(person))
    if is_deed(person, lexicon):
        return None
    if person.individual:
        return person
    if _OF_WHICH.search(person.name):
        return None
    words = _without_participle(before_verb(person.name), lexicon)
    if not words or _BARE_ARTICLE.fullmatch(words):
        return None
    if words != person.name and _LED.match(words):
        return None
    return person if words == person.name else replace(person, name=words)


def _without_opening(person: QuotedPerson) -> QuotedPerson:
    """'Luc Roy' of 'C’est Luc Roy', 'la Commission' of 'Si la Commission'."""
    opening = _OPENING.match(person.name)
    return person if opening is None else replace(person, name=person.name[opening.end() :])


_OPENING = re.compile(r"(?:c[’']est|si|or|car|comme|quand)\s(?=[A-ZÀ-Þ]|l[ea]\s|les\s|l[’'])", re.I)


def _who_answers(person: QuotedPerson) -> QuotedPerson:
    """'le maire' of 'la réplique du maire', anybody else as he is."""
    answer = None if person.individual else _ANSWER_OF.match(person.name)
    if answer is None:
        return person
    article = "le " if answer["of"] == "du" else answer["of"].removeprefix("de ")
    who = f"{article}{person.name[answer.end() :]}"
    return replace(person, name=who, body=False, sex=sex_of_article(who))


def is_deed(person: QuotedPerson, lexicon: SpeechLexicon) -> bool:
    """Whether a description is of a deed, which says nothing: 'le non-respect du délai'."""
    if _AT_ONCE.fullmatch(person.name):
        return True
    head = None if person.individual else _HEAD.match(person.name)
    return head is not None and lexicon.deed.fullmatch(head["noun"].lower()) is not None


def is_thing(person: QuotedPerson, lexicon: SpeechLexicon) -> bool:
    """Whether a description is of what says nothing: 'le débat', 'l’évacuation des eaux'."""
    head = _HEAD.match(person.name)
    if person.named or head is None:
        return False
    noun = head["noun"].lower()
    if lexicon.role.fullmatch(noun) or lexicon.organization.fullmatch(noun):
        return False
    if re.fullmatch(lexicon.speaking, noun) or lexicon.unnamed.fullmatch(noun):
        return False
    return lexicon.thing.fullmatch(noun) is not None or _OF_DEED.fullmatch(noun) is not None


_ANSWER_OF = re.compile(
    r"(?:la|cette|une)\s(?:réplique|riposte)\s(?P<of>du(?=\s)|de la\s|de l[’'])\s?"
)
"""'la réplique du maire': his."""
_AT_ONCE = re.compile(r"d[’'](?:entrée|emblée|abord|ailleurs|office|ordinaire|avance)", re.I)
"""When and how, where a name could stand: 'D’entrée, le maire a'."""
_HEAD = re.compile(
    r"(?:(?:l[ea]s?|une?|des|ce|cette|ces|son|sa|ses|leurs?)\s|l[’'])(?P<noun>[a-zà-ÿ-]{3,24})(?!\w)",
    re.I,
)
_OF_DEED = re.compile(r"\w{2,20}(?:[cptsx]ion|ture|isme)s?")
"""How nouns of what is done end; bodies and papers that end so are among the speaking nouns."""


def before_verb(words: str) -> str:
    """A description up to its verb, without words that only lead on.

    >>> before_verb("l’agence avait conseillé une option"), before_verb("la ligue et son")
    ('l’agence', 'la ligue')
    """
    relative = _RELATIVE.search(words)
    finite = _FINITE.search(words, 0, relative.start() if relative else len(words))
    cut = words[: finite.start()] if finite is not None else words
    where = _WHERE.search(cut, 0, relative.start() if relative else len(cut))
    cut = cut[: where.start()] if where is not None else cut
    return _OPEN_END.sub("", cut).strip(" ,")


def _without_participle(words: str, lexicon: SpeechLexicon) -> str:
    """'l’étude' of 'l’étude publiée', whose day follows."""
    found = lexicon.of_papers.search(words)
    return words[: found.start()] if found is not None else words
