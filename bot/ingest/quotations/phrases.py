"""What hangs on what in a sentence: prepositions, relative clauses, lists, appositions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.ingest.quotations.person_mention import PersonMention
from bot.ingest.quotations.persons import QuotedPerson

THINGS = frozenset({"it"})
WHO = re.compile(
    r",?\s(?:who|qui)\s(?:(?:has|had|have|also|later|then|a|avait|ont|\w{1,16}ly|n[’']|ne|l[’']a"
    r"|(?:last|this|earlier|on|la semaine|hier|mardi|lundi|mercredi|jeudi|vendredi)(?:\s\w{3,12})?)"
    r"\s?){0,3}"
)
CLOSE = re.compile(
    r"[\s,’']*(?:(?:has|have|had|also|later|then|again|only|himself|herself|now|once|even|twice"
    r"|often|long|always|never|earlier|first|last|\w{1,16}ly|was|is|a|ont|avait|l’|l'"
    r"|s'en|s’en|en|y|n’|ne|just|still|did|would|will"
    r"|could|used to|likes to|went on to|toutefois|aussi|également|cependant|ensuite|pourtant"
    r"|pour sa part|de son côté|quant à (?:lui|elle|eux)|d[’']abord|plutôt|même|encore|déjà|lui"
    r"|leur|nous|elle|tout de même|par ailleurs|d[’']ailleurs|\w{3,14}ment|avaient|aurait|lors|se"
    r"|further|\([^()\n\x01]{1,40}\),?"
    r"|of (?:(?:the|st\.|new|north|south|west) )?[a-z][\w’'-]{1,20}|,? who [^,]{0,80},"
    r"|, [^,]{0,140},)\s{0,8}){0,4}"
)
PREPOSITION = re.compile(
    r"(?<!quant )"
    r"\b(?:of|by|with|from|to|for|in|at|as|alongside|between|quoting|despite|like|against|about|under|on|after"
    r"|before|over"
    r"|through|into|via|among|during|toward|towards|including|without|within|across|around"
    r"|de|du|par|avec|chez|pour|contre|à|au|sur|devant|malgré|sans|envers|vers|entre|parmi|outre"
    r"|hormis)\s{1,8}(?:the\s|an?\s|this\s|that\s|their\s|our\s|his\s|her\s|its\s|le\s|la\s)?$",
    re.I,
)


_CONJUNCTION = re.compile(r"\b(?:after|before|as)\s$")
"""'spoke after trade adviser Luc Roy said': what leads in a clause as well."""


def main_subject(found: Sequence[PersonMention], text: str, start: int) -> PersonMention | None:
    """The first mention that no preposition leads in; else the first."""
    people = [m for m in found if m.pronoun not in THINGS]
    for index, mention in enumerate(people):
        if not led(people, index, text, start):
            return mention
    return found[0] if found else None


def led(found: Sequence[PersonMention], index: int, text: str, start: int) -> bool:
    """Whether a mention hangs on a preposition ('between Trump and Carney') or owns something."""
    mention = found[index]
    if text[mention.end : mention.end + 2] in ("’s", "'s"):
        return True
    lead = text[max(start, mention.start - 60) : mention.start]
    if PREPOSITION.search(lead) or _OF_SOMEBODY.search(lead):
        return True
    before_office = _without_office(lead, mention)
    if PREPOSITION.search(before_office) and not _CONJUNCTION.search(before_office):
        return True
    joined = index > 0 and re.fullmatch(
        r",?\s(?:and|et|or|ou)\s", text[found[index - 1].end : mention.start]
    )
    return bool(joined) and led(found, index - 1, text, start)


_OF_SOMEBODY = re.compile(
    r"\b(?:friend|aide|advis[eo]r|ally|wife|husband|widow|son|daughter|brother|sister|mother|father"
    r"|supporter|critic|rival|lawyer|attorney|successor|predecessor|spokes\w{3,6}|counsel)\s"
    r"(?:of|to|for)\s(?:former\s)?(?:[A-ZÀ-Þ][\w.’-]{1,20}\s){1,4}$"
)
"""'a friend of Norland President Luc Roy, told': no words of the president's."""


def _without_office(lead: str, mention: PersonMention) -> str:
    """The words before 'chief economist Lise Roy' without her office."""
    office = mention.person.role.lower().split() if mention.person is not None else []
    words = lead.lower().rstrip(" ")
    while office and words.endswith(f" {office[-1]}"):
        words = words.removesuffix(office.pop()).rstrip(" ")
    return f"{words} "


def head_of_list(
    person: QuotedPerson, chosen: PersonMention, near: Sequence[PersonMention], verb: int
) -> QuotedPerson:
    """'a spokesperson for the embassy, Claire Novak,' is Claire Novak."""
    if person.individual:
        return person
    listed = (m.person for m in near if m.start > chosen.start and m.end <= verb + 1)
    return next((other for other in listed if other and other.individual), person)
