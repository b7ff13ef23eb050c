"""What a name is: capital words without the reporter's own and without the role before them."""

from __future__ import annotations

import re

from bot.ingest.quotations.lexicon import SpeechLexicon

CAPITAL_WORD = r"[A-ZÀ-ÖØ-Þ](?:[\w’'-]{0,30}\w|\.)?"
_PARTICLE = r"(?:von|van|der|den|la|le|bin|al|St\.|Ste\.)"
_BEGINS_ANEW = (
    r"(?:(?:Les?|La|Une?|Des|Ils?|Elles?|Ces?|Cette|Dans|En|Pour|Mais|Selon|Après|Avec|On|Nous|À|Au"
    r"|Aux|Sur|Par|Et|Si)[ ]|L[’'])[a-zà-ÿ]"
)
"""'dit Luc Roy Le port': pages lose the stop before the next sentence."""
NAME = re.compile(
    rf"(?:(?<![\w.])|(?<=\bM\.)){CAPITAL_WORD}(?:[ ](?:de|du|des)(?:[ ]la)?[ ]{CAPITAL_WORD})?"
    rf"(?:(?<![’']s)[ ](?!{_BEGINS_ANEW})"
    rf"(?:(?:{_PARTICLE}|(?<=[Vv]an )de)[ ]){{0,2}}{CAPITAL_WORD}){{0,10}}"
)
"""'Jean de Broglie', 'Ursula von der Leyen'; of 'Luc Roy de Sural Canada' the name is Luc Roy."""
_PARTICLES = frozenset({"de", "du", "des", "la", "le"})
"""'El De Jesus': what is no word of the reporter's inside a name."""
NOT_NAMES = frozenset(
    re.findall(
        r"[\w.]+",
        """the a an in on at but and or for from to of as by with if when while what who how why
    where
    his her its their he she it they we you i this that these those there here not no yes so then
    two three four five six seven eight nine ten dozens hundreds thousands hon honourable honorable
    now after before since during despite although though however meanwhile still also both all
    many most some any each every more according asked said former late federal new old senior
    canadian canadians american americans u.s us u.s. ottawa washington canada america monday
    tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december analysts traders experts officials critics
    republican republicans democrat democrats conservative liberal parliament congress senate
    house chinese mexican european british french english president prime
    à le la les un une des du de au aux en dans sur selon mais et ou il elle ils elles on nous vous
    je ce cette ces son sa ses leur leurs québec montréal toronto interrogé pour par avec sans
    affairs foreign industry defence defense affaires
    commerce trade treasury finances opposition trésor industrie transports agriculture énergie
    pressed quoting behind speaking standing aside particularly nevertheless domestically hopefully
    devant chez face depuis entre contre outre malgré hormis comme dès hier lorsque quand quant
    sous vers voici voilà réaction interrogée joint jointe contacté contactée rencontré rencontrée
    questionné questionnée invité invitée installé installée grâce reste pourtant néanmoins enfin
    pays région régions île îles
    puis ensuite alors ainsi aussi après avant même chaque certains plusieurs celui celle ceux
    état etat monsieur madame toutefois cependant propos
    lundi mardi mercredi jeudi vendredi samedi dimanche américains canadiens""",
    )
)


def split_name(found: str, lexicon: SpeechLexicon, lead: str = "") -> tuple[str, str] | None:
    """The words before a name and the name: 'Energy Minister', 'Tom Hadley'; None for no name.

    ``lead`` is the text before ``found``: behind 'à' or 'au' a name may begin with whom somebody
    talked to, as in 'a confié à Radio Nord Luc Roy'.
    """
    tokens = found.split()
    cut = 0
    for index, token in enumerate(tokens):
        low = token.lower().rstrip(".")
        owner = token.endswith(("’s", "'s")) and index < len(tokens) - 1
        common = low in NOT_NAMES or token.lower() in NOT_NAMES
        common = common and not (low == "he" and tokens[index + 1 :])  # 'He Jianxiong'
        common = common or (index == 0 and _is_verb_form(token, lexicon) and len(tokens) > 1)
        common = common or _BASED.search(low) is not None  # 'Hong Kong-based Lu'
        bare = re.sub(r"^[ld][’']", "", low)  # 'L’économiste Jean Roy'
        common = common or re.match(r"[LD][’'][a-zà-ÿ]", token) is not None  # 'L’agronome'
        common = common and not (low in _PARTICLES and cut < index < len(tokens) - 1)
        common = common or (index < len(tokens) - 2 and lexicon.is_place(low))
        common = common or (low == "white" and tokens[index + 1 : index + 2] == ["House"])
        common = common or _is_initials(tokens, index, lexicon)
        role = lexicon.role.fullmatch(low) or lexicon.role.fullmatch(bare)
        if common or owner or (role and not _is_of_name(tokens, index, cut, lexicon)):
            cut = index + 1
    name = [each.removesuffix("’s").removesuffix("'s") for each in tokens[cut:]]
    if not name:
        return None
    first = _first_name_at(name, lexicon)
    behind = _TOLD_TO.search(lead) or _is_of_office(lead, lexicon)
    if 0 < first < len(name) - 1 and (len(name) > _LONG or behind):
        cut, name = cut + first, name[first:]
    elif len(name) > _LONG + (first == 0):  # 'Chicago Alderman Jason C. Ervin'
        last = 3 if len(name[-2].rstrip(".")) == 1 else 2
        cut, name = len(tokens) - last, name[-last:]
    if len(name) < _FULL:
        return None
    if all(_LETTERS.fullmatch(each) for each in name) and not lexicon.is_first_name(
        name[0].lower()
    ):
        return None
    if len(name) == _FULL and not cut and _IS_FIRM.fullmatch(name[0]) and _OF_TRADE.search(lead):
        return None
    return " ".join(tokens[:cut]), " ".join(name)


def _is_of_office(lead: str, lexicon: SpeechLexicon) -> bool:
    """Whether an office or a part of a government reaches into the words: 'Chief Officer of Sural
    Foods Ada Roy', 'Secretary of State Ada Roy'."""
    office = _OFFICE_OF.search(lead)
    if office is None:
        return False
    word = office["office"].lower()
    return word in ("ministry", "department") or lexicon.role.fullmatch(word) is not None


_OFFICE_OF = re.compile(r"\b(?P<office>[\w-]{3,20})\s(?:of|at|for|in)\s(?:the\s)?$")


def _is_verb_form(token: str, lexicon: SpeechLexicon) -> bool:
    """'Calling' of 'Calling Beijing a partner': what opens a sentence and is no first name."""
    return _VERB_FORM.fullmatch(token) is not None and not lexicon.is_first_name(token.lower())


_VERB_FORM = re.compile(r"(?!Boeing|Beijing|Wyoming|Chongqing|Nanjing|Sterling)[A-Z][a-z]{2,12}ing")


_BASED = re.compile(r"-(?:based|born|trained|owned|led)$")


def told_to(found: str, lexicon: SpeechLexicon, lead: str) -> int:
    """Characters of 'Radio Nord ' in 'a confié à Radio Nord Luc Roy'; 0 for nobody told to."""
    split = split_name(found, lexicon, lead) if _TOLD_TO.search(lead) else None
    return len(found) - len(split[1]) if split else 0


_LE = frozenset({"Le", "La", "Du", "De"})
_AGENCIES = frozenset({"AFP", "AP", "RFI", "BFM", "BFMTV", "DPA", "EFE", "CNN", "BBC", "LCI"})
"""Whom people tell things, by initials: 'a déclaré à l’AFP Oan Trell'."""
_IS_FIRM = re.compile(r"(?!LLE)[A-Z]{3,6}")
"""'BTP Marchand': letters and one word are no first name and surname."""
_LETTERS = re.compile(r"[A-Z]{3,7}")
"""'le secrétaire général SCP UNSA': letters alone are no name."""
_OF_TRADE = re.compile(r"\b(?:du|de la|des|le|la)\s$")
_LONG = 4
"""Words of a name; of more, some are no part of it, in most cases."""
_FULL = 2
"""Words of a first name and a surname."""
_TOLD_TO = re.compile(r"\b(?:à|au|aux|sur|dans|chez)\s(?:[Ll][ea]\s|[Ll][’'])?$")


def _first_name_at(name: list[str], lexicon: SpeechLexicon) -> int:
    """Where a first name is among the words of a name; -1 for nowhere."""
    known = (i for i, word in enumerate(name) if lexicon.is_first_name(word.lower()))
    return next(known, 1 if re.match(r"L[’'][A-ZÀ-Þ]", name[0]) and len(name) > _FULL else -1)


def _is_initials(tokens: list[str], index: int, lexicon: SpeechLexicon) -> bool:
    """'FNSEA' of 'le patron de la FNSEA Luc Roy': a body's initials before a first name."""
    token, behind = tokens[index].partition("-")[0], tokens[index + 1 : index + 3]
    if token in _AGENCIES:
        return len(behind) == _FULL and not behind[0].isupper()
    return (
        len(token) >= len("PS")
        and token.isalpha()
        and token.isupper()
        and len(behind) == 2
        and not behind[0].isupper()
        and lexicon.is_first_name(behind[0].lower())
    )


def _is_of_name(tokens: list[str], index: int, cut: int, lexicon: SpeechLexicon) -> bool:
    """'Dean' of 'Dean Roberts' and 'Miller' of 'Jim Miller', which are trades as well."""
    if len(tokens[index]) == 2 and tokens[index].endswith("."):  # 'Walter M. Conroy'
        return cut < index < len(tokens) - 1
    if index == len(tokens) - 1:
        first = index - 2 if tokens[index - 1] in _LE else index - 1  # 'Yves Le Maire'
        return first >= cut < index and lexicon.is_first_name(tokens[first].lower())
    return index == cut == len(tokens) - 2 and lexicon.is_first_name(tokens[index].lower())
