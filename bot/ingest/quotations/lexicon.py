"""The words of reporting speech, compiled: data given from outside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.ingest.quotations.conjugation import compound_forms, finite_forms, present_participles
from bot.ingest.quotations.feelings import Feelings, feelings


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechLexicon:
    """Patterns over lower-case text, and first names by gender."""

    verb: re.Pattern[str]
    participle: re.Pattern[str]
    according: re.Pattern[str]
    role: re.Pattern[str]
    unnamed: re.Pattern[str]
    organization: re.Pattern[str]
    speaking: str
    """Alternatives of French nouns that can be said to say something."""
    uttered: str
    """Alternatives of French participles of what is done with words alone."""
    irony: re.Pattern[str]
    feelings: Feelings
    term: re.Pattern[str]
    place: re.Pattern[str]
    place_of: Mapping[str, int]
    """Which place each word of ``place`` names."""
    epithets: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]
    """What who holds an office is called, and the office as articles present it."""
    women: frozenset[str]
    men: frozenset[str]
    anybody: frozenset[str]
    woman: re.Pattern[str]
    """What tells that somebody is a woman, as ``man`` a man."""
    man: re.Pattern[str]
    trade: re.Pattern[str]
    """What somebody is besides the role that presents him."""
    lay: re.Pattern[str]
    """How an article begins to speak again of somebody it has just presented by name."""
    head: re.Pattern[str]
    """What whoever holds any office of a body is called: 'le patron de l’union'."""
    thing: re.Pattern[str]
    """What says nothing: 'débat'."""
    deed: re.Pattern[str]
    """What is done or said by somebody and says nothing itself: 'non-respect', 'réplique'."""
    same_offices: tuple[re.Pattern[str], ...]
    """The phrases for one office that tell no country: 'chef de l’État'."""
    named_after: re.Pattern[str]
    """What is called by a person's name: 'la Fondation Luc Roy'."""
    judged: re.Pattern[str]
    """What leads to a judgement between marks, at the end of the words before it."""
    told_by: re.Pattern[str]
    """What is told of words between marks by 'par', at the beginning of the words behind them."""
    of_papers: re.Pattern[str]
    """What is done with a paper, at the end of its description: 'l’étude publiée'."""

    def is_first_name(self, word: str) -> bool:
        """Whether a word in lower case is a first name."""
        part = word.split("-", maxsplit=1)[0]  # 'sarah-maude'
        return any(
            each in names for each in (word, part) for names in (self.women, self.men, self.anybody)
        )

    def is_place(self, word: str) -> bool:
        """Whether a word is a place's name or adjective and nothing else."""
        return word in self.place_of

    def places_in(self, words: str) -> frozenset[int]:
        """Which places are named, as 'Ontario', 'ontarien' and 'Ontarian' are one."""
        found = frozenset(self.place_of[each] for each in self.place.findall(words.lower()))
        return found | {self.place_of["u.s."]} if _US.search(words) else found


_US = re.compile(r"(?<![\w-])US(?!\w)")
"""'US President': in lower case it would be a pronoun."""


def speech_lexicon(words: Mapping[str, str | Iterable[str]]) -> SpeechLexicon:
    """Compile lists of alternatives ('said|says'). KeyError or re.error name what is wrong."""

    def every(key: str) -> str:
        given = words[key]
        return given if isinstance(given, str) else "|".join(given)

    regular = every("said_by_conjugation").split("|")
    nouns_too = every("said_with_auxiliary").split("|")
    return SpeechLexicon(
        verb=_whole(
            "|".join(
                (
                    every("verbs"),
                    _agreeing(every("verbs")),
                    _inflected(every("verbs")),
                    _of_several(every("plural_verbs")),
                )
            ),
            finite_forms(regular),
            compound_forms(nouns_too),
        ),
        participle=_whole(
            every("participles"),
            present_participles((*regular, *nouns_too)),
            _governed(
                every("before_infinitives"),
                (*regular, *nouns_too, *every("said_infinitives").split("|")),
            ),
        ),
        according=_whole(every("according")),
        role=_whole(every("roles"), before="(?:ex-)?"),
        unnamed=_whole(every("unnamed")),
        organization=_whole(every("organizations")),
        speaking=every("speaking_nouns"),
        uttered=every("uttered"),
        irony=_whole(every("irony")),
        feelings=feelings(
            states=every("feelings"),
            verbs=every("feels"),
            wishes=every("wishes"),
            wishes_to=every("wishes_to"),
        ),
        term=re.compile(rf"(?<!\w)(?:{every('terms')})[\s,:(]*(?:a |an |the |le |la )?$"),
        place=_whole("|".join(words["places"])),
        place_of={
            word.replace("\\", ""): index
            for index, each in enumerate(words["places"])
            for word in each.split("|")
        },
        epithets=tuple(
            (_whole(called), tuple(offices.split("|")))
            for called, _, offices in (each.partition(" = ") for each in words["epithets"])
        ),
        women=frozenset(every("women").split("|")),
        men=frozenset(every("men").split("|")),
        anybody=frozenset(every("anybody").split("|")),
        # Within a word with a hyphen too: 'vice-présidente'.
        woman=re.compile(rf"\b(?:{every('woman_told')})\b"),
        man=re.compile(rf"\b(?:{every('man_told')})\b"),
        trade=re.compile(rf"\b(?:{every('trades')})\b"),
        lay=re.compile(rf"(?:(?:the|le|la|ce|cet|cette) |l[’'])(?:{every('lay')})\b"),
        head=_whole(every("heads")),
        thing=_whole(every("things")),
        deed=_whole(every("deeds")),
        same_offices=tuple(re.compile(each) for each in words["same_offices"]),
        named_after=_whole(every("named_after")),
        judged=re.compile(
            rf"(?<!\w)(?:{every('judged')})\s(?:[a-zà-ÿ]{{4,14}}ment\s)?"
            r"(?:comme\s|de\s|d[’']|en\s)?(?:une?\s|des\s|l[ea]s?\s|l[’']|plus\s|trop\s|très\s)?$"
        ),
        told_by=re.compile(rf"\s(?:{every('told_by')})\s(?:[^.,;:\x01]{{1,20}}\s)?par\s"),
        of_papers=re.compile(rf"(?<=\w)\s(?:{every('of_papers')})$"),
    )


def _agreeing(alternatives: str) -> str:
    """Participles that agree with what is called so: 'des délais qu’il a qualifiés de longs'."""
    regular = (each for each in alternatives.split("|") if re.fullmatch(r"\w{2,14}é", each))
    return "|".join(
        rf"(?<=\s{auxiliary}\s){each}e?s?"
        for each in regular
        for auxiliary in ("a", "ont", "avait")
    )


def _inflected(alternatives: str) -> str:
    """The present and the imperfect of what is listed as a participle: 'déplorent' of 'déploré'."""
    stems = (each[:-1] for each in alternatives.split("|") if re.fullmatch(r"\w{3,14}é", each))
    return "|".join(
        f"{stem}{ending}" if ending[0] == "e" else f"{_softened(stem)}{ending}"
        for stem in stems
        for ending in ("ent", "ait", "aient")
    )


def _softened(stem: str) -> str:
    """A stem before an 'a': 'lançait', 'jugeait'."""
    if stem.endswith("c"):
        return f"{stem[:-1]}ç"
    return f"{stem}e" if stem.endswith("g") else stem


def _of_several(alternatives: str) -> str:
    """The plain form, which is a verb behind a plural: 'growers warn', 'they warn'."""
    return "|".join(
        rf"(?<={before}\s){each}"
        for each in alternatives.split("|")
        for before in (r"\w\w\ws", "they", "people", r"\bwho", r"\bwe")
    )


def _governed(governors: str, infinitives: Iterable[str]) -> str:
    """What the subject of the sentence does: 'pour dénoncer', 'a tenu à y saluer'."""
    return (
        rf"(?:(?:{governors})\s|afin d[’'])(?:(?:y|en|lui|leur|mieux|aussi|ainsi)\s)?"
        rf"(?:{'|'.join(infinitives)})"
    )


def _whole(alternatives: str, *others: str, before: str = "") -> re.Pattern[str]:
    """Whole words: the alternatives, the longest first, and behind them patterns of words;
    ``before``: a pattern of what can be part of each, as 'ex-'."""
    longest = sorted(dict.fromkeys(alternatives.split("|")), key=len, reverse=True)
    return re.compile(rf"(?<![\w-]){before}(?:{'|'.join([*longest, *others])})(?!\w)")
