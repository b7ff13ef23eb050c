"""How far a role reaches in a text: 'la ministre québécoise', 'le chef de l’Union (UDN)'."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.ingest.quotations.lexicon import SpeechLexicon
from bot.ingest.quotations.ministries import ADJECTIVE
from bot.ingest.quotations.offices import body_at
from bot.ingest.quotations.persons import People


@dataclass(frozen=True, slots=True, kw_only=True)
class RolePhrase:
    """A role with its article, in a part of a text; offsets are those of the part."""

    start: int
    at: int
    """Where the noun of the office begins."""
    end: int
    noun: str
    """The office in lower case."""
    words: str
    """The role with its article: 'le ministre' of 'du ministre'."""
    short: str
    """The same, with no more of a body's name than the words with a capital at its beginning."""
    of_what: re.Match[str] | None
    """What it is an office of, where that has a capital: ' of Finance', ' du Bloc'."""
    body: tuple[str, ...]
    """What that is called in full and by its initials, where the article tells both."""
    in_field: re.Match[str] | None
    """What it is an office of, where that has none: ' en droit douanier'."""


def role_phrase(part: str, start: int, noun: re.Match[str], people: People) -> RolePhrase:
    """The role of which ``noun`` is the office and whose article begins at ``start``."""
    end = _role_end(part, noun.end(), people.lexicon)
    of_what = _OF_BODY.match(part, end)
    end = _role_end(part, _before_name(of_what, people), people.lexicon) if of_what else end
    in_field = _FIELD.match(part, end)
    short = words = with_article(part[start:end].strip(), part[:start])
    body = body_at(part, of_what.start(1), people) if of_what else ()
    if of_what is not None and body and part.startswith(body[0], of_what.start(1)):
        end = max(end, _behind_initials(part, of_what.start(1) + len(body[0])))
        whole = part[start : of_what.start(1) + len(body[0])].strip()
        words = with_article(whole, part[:start])
    return RolePhrase(
        start=start,
        at=noun.start(),
        end=end,
        noun=noun.group(),
        words=words,
        short=short,
        of_what=of_what,
        body=body,
        in_field=in_field,
    )


def with_article(phrase: str, before: str) -> str:
    """'le ministre' of 'du ministre'."""
    contracted = _CONTRACTED.search(before[-4:]) is not None
    return f"le {phrase}" if contracted else phrase


_CONTRACTED = re.compile(r"(?<!\w)[DdAa]u\s$")


def _behind_initials(part: str, end: int) -> int:
    """Behind '(UPM)', where a body's name in full is followed by its initials."""
    initials = _INITIALS.match(part, end)
    return initials.end() if initials else end


_INITIALS = re.compile(r"\s\([A-Z][\w&]{1,7}\)")


def _before_name(of_what: re.Match[str], people: People) -> int:
    """The end of 'au Commerce' in 'le représentant au Commerce Jamie Greerson'."""
    words = of_what.group()
    names = [at for name in people.by_name if (at := words.find(f" {name}")) > 0]
    return of_what.start() + min(names, default=len(words))


def _role_end(part: str, end: int, lexicon: SpeechLexicon) -> int:
    """Behind the adjective of place: 'le premier ministre québécois'."""
    adjective = _QUALIFIED.match(part, end)
    if adjective and (lexicon.places_in(adjective.group()) or _WIDE.match(adjective.group())):
        return adjective.end()
    return end


_WIDE = re.compile(r"\s(?:national|général|provincial|fédéral)e?\b")
_QUALIFIED = re.compile(r"\s[a-zà-ÿ-]{4,24}\b")
_OF_BODY = re.compile(
    r"\s(?:(?:of|at|for|du|de la|de|des|au|à la|aux|chez|pour)\s(?:the\s)?|(?:de|à) l[’']"
    r"|d[’'](?=[A-ZÀ-Þ]))"
    r"([A-ZÀ-Þ][\w’'&-]+)(?:\s(?:(?:of|and|for|the|de|du|des|et)\s|d[’'])?[A-ZÀ-Þ][\w’'&-]+)*"
    rf"(?:\s(?:{ADJECTIVE}|unie?s?|suprême|socialiste|communiste|travailliste)(?!\w))?"
    r"(?:\s\d{1,4}\b)?"
)
"""'de l’Assemblée nationale', 'des Nations unies', 'du Quai d’Orsay'."""
_FIELD = re.compile(
    r"(?:\s(?:en|de|du|des|au|aux|à la|of|in|for)\s|\s(?:d|de l|à l)[’'])[a-zà-ÿ][\w’'-]{1,24}"
    r"(?:\s(?!(?:[nslm][’']|(?:se|ne|a|et|and|said|says|told|dit|who|qui|que|that|ont|avait|avaient"
    r"|aurait|est|était|sera|fut|va|vient|veut|peut|doit|leur|lui|nous|elle-même|lui-même|aussi"
    r"|encore|ensuite|toutefois|toujours|has|had|was|will|would|also)\s))"
    r"[a-zà-ÿ][\w’'-]{2,24}){0,2}"
)
"""'l’avocat en droit douanier', 'le représentant au commerce'."""
