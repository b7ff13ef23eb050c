"""An article to its quotations: joined, attributed, fragments marked, scare quotes left out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.domain.proposals import SpokenWords
from bot.ingest.quotations.attribution import BLANK, Attribution, Attributor, ReporterSentence
from bot.ingest.quotations.lexicon import SpeechLexicon
from bot.ingest.quotations.marks import ARTICLE_LIMIT, Run, paragraphs, plain, runs
from bot.ingest.quotations.persons import QuotedPerson, surname
from bot.ingest.quotations.presented import people_in

WORDS_LIMIT = 3_000
"""Characters of one quotation: longer ones are speeches, not quotations of an article."""
MOST = 200
MOST_RUNS, LONGEST = 20, 8_000
"""Quotations in a sentence, and its characters: what goes beyond is no sentence of a newsroom."""


def quotations_in(
    article: str,
    lexicon: SpeechLexicon,
    known: Mapping[str, str] | None = None,
    published: date | None = None,
) -> tuple[SpokenWords, ...]:
    """Every quotation of ``article``, in order, with spans in it.

    ``known``: full names by every name in lower case ('trudeau': 'Justin Trudeau') of people held
    already; they only complete a surname, or a full name that the article spells otherwise.
    ``published`` tells which day 'Tuesday' was; without it the days stay untold.
    """
    text = plain(article[:ARTICLE_LIMIT])
    parts = paragraphs(text)
    marked = _opened_up(_over_paragraphs(runs(text, parts), parts), text, lexicon)
    blanked = _blanked(text, marked)
    people = people_in(blanked, lexicon, known or {})
    attributor = Attributor(text=blanked, people=people)
    told: list[_Told] = []
    for sentence in _sentences(blanked, parts, marked):
        for run, said in attributor.sentence(sentence):
            if said is None:
                continue
            if _about_speaker(run, said.person):
                own = _own_words(run, text)
                told.extend(
                    _Told(runs=(each,), said=replace(said, by="flow"), sentence=sentence)
                    for each in own
                )
            elif _is_speech(run, said, sentence, blanked, lexicon):
                told.append(_Told(runs=(run,), said=said, sentence=sentence))
    joined = _joined(told, blanked)
    return tuple(_spoken(each, blanked, known or {}, published) for each in joined[:MOST])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """Runs that are one quotation, and who said it."""

    runs: tuple[Run, ...]
    said: Attribution
    sentence: ReporterSentence


def _over_paragraphs(found: Sequence[Run], parts: list[tuple[int, int]]) -> list[Run]:
    """A quotation over several paragraphs opens each of them and is closed in the last one only."""
    kept: list[Run] = []
    for run in found:
        last = kept[-1] if kept else None
        opens = run.start == parts[run.paragraph][0]
        if last is not None and last.open_end and opens and run.paragraph == last.until + 1:
            kept[-1] = replace(
                last,
                end=run.end,
                words=f"{last.words} {run.words}",
                last_paragraph=run.paragraph,
                open_end=run.open_end,
            )
        else:
            kept.append(run)
    return [run for run in kept if len(run.words) <= WORDS_LIMIT]


_INNER = re.compile(
    r"(?P<stop>[,?!…])\s(?P<clause>(?:(?:a|ont|avait)(?:-t-(?:il|elle|on))?\s(?P<past>\w+)"
    r"|(?P<present>\w+)-(?:t-)?(?:il|elle)|(?P<plain>\w+)(?=\s(?:M\.|Mme|[A-ZÀ-Þ]|l[ea’'])))"
    r"[^.,»«]{0,90}(?:,\s(?:en|à|au|aux|lors|dans|sur|par|devant|jointe?|(?:lun|mar|mercre|jeu|vendre|same)di"
    r"|dimanche)\b[^.,»«]{0,60})*)(?P<end>[.,])(?=\s|$)"
)


def _opened_up(found: Sequence[Run], text: str, lexicon: SpeechLexicon) -> list[Run]:
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


def _blanked(text: str, found: Sequence[Run]) -> str:
    """The reporter's own words: quotations blanked, paragraph ends inside them kept out."""
    pieces, at = [], 0
    for run in found:
        pieces.append(text[at : run.start])
        pieces.append(BLANK * (run.end - run.start))
        at = run.end
    pieces.append(text[at:])
    return "".join(pieces)


_END = re.compile(r"[.!?…][\"'’)]?(?=\s|$)")
_SHORT = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|M|Sen|Rep|Gov|Gen|St|Ste|Inc|Corp|Ltd|Co|No|vs|U\.S|U\.K|N\.Y|D\.C|Jr"
    r"|Ont|Que|Alta|Sask|Man|B\.C|Mich|Minn|Ore|Calif|Wash|Pa|Fla|Tex|Jan|Feb|Aug|Sept|Oct|Nov|Dec"
    r"|a\.m|p\.m|[A-Z]\.[A-Z]|p\.-d\.g))$"
)


def _sentences(
    text: str, parts: list[tuple[int, int]], found: Sequence[Run]
) -> list[ReporterSentence]:
    """The reporter's sentences; a quotation that ends one closes it when another follows."""
    made: list[ReporterSentence] = []
    starts = [run.start for run in found]  # in order
    for index, (start, end) in enumerate(parts):
        inside = found[bisect_left(starts, start) : bisect_left(starts, end)]
        reach = max([end, *(r.end for r in inside)])
        begin = max(start, made[-1].end) if made else start
        for cut in (*_cuts(text, begin, reach, inside), reach):
            if text[begin:cut].strip():
                first = bisect_left(starts, max(begin, start))
                held = tuple(found[first : bisect_left(starts, min(cut, end))][:MOST_RUNS])
                held = held if cut - begin <= LONGEST else ()
                made.append(ReporterSentence(start=begin, end=cut, paragraph=index, runs=held))
            begin = max(begin, cut)
    return made


def _cuts(text: str, start: int, end: int, inside: Sequence[Run]) -> list[int]:
    cuts = [
        m.end()
        for m in _END.finditer(text, start, end)
        if not (
            text[m.start()] == "." and _SHORT.search(text[max(start, m.start() - 8) : m.start()])
        )
        and re.match(rf"\s{{1,8}}[A-ZÀ-Þ{BLANK}]|\s{{0,8}}$", text[m.end() : m.end() + 3])
    ]
    for run in inside:
        closed = run.words.rstrip("’' ").endswith((".", "!", "?", "…"))
        follows = re.match(rf"\s{{1,8}}[A-ZÀ-Þ{BLANK}]", text[run.end : run.end + 3])
        if closed and follows and not _goes_on(text, run.end):
            cuts.append(run.end)
    return sorted(set(cuts))


def _goes_on(text: str, at: int) -> bool:
    """'Enough!' Smith said: a name and a verb after the mark are its said-clause."""
    return (
        re.match(
            r"\s{1,8}(?:[A-ZÀ-Þ][\w’'.-]*\s){1,3}(?:said|asked|wrote|told|added|replied)\b",
            text[at : at + 60],
        )
        is not None
    )


def _is_speech(
    run: Run, said: Attribution, sentence: ReporterSentence, text: str, lexicon: SpeechLexicon
) -> bool:
    """Not a scare quote, a term, a title, nor a sentence about the speaker himself."""
    work = _is_title(run.words) and _WORK.search(text[max(0, run.start - 20) : run.start].lower())
    if work or said.by in ("after", "alone"):
        return not work
    before = text[sentence.start : run.start].lower()
    after = text[run.end : run.end + 40]
    if lexicon.term.search(before) or lexicon.irony.search(before[-40:]):
        return False
    if _is_title(run.words):
        return said.by == "before" and before.rstrip().endswith((":", ","))
    if len(run.words.split()) == 1 and len(before) - _last_verb(before, lexicon) > FAR:
        return False
    few = len(run.words.split()) <= 2 and run.words[:1].islower()
    definite = re.search(r"\b(?:the|its|their|this|that|les?|la|ces|cette)\s{0,8}$", before)
    return not (few and definite and re.match(r"\s[a-zà-ÿ]", after))


_WORK = re.compile(
    r"\b(?:report|book|study|paper|speech|album|song|article|column|podcast|film|documentary|rapport"
    r"|livre|étude|discours|chronique|chanson|documentaire),?\s$"
)
"""What has a title between marks."""
FAR = 110
"""Characters behind a verb of saying, from which a single word is the reporter's term."""


def _last_verb(before: str, lexicon: SpeechLexicon) -> int:
    found = [*lexicon.verb.finditer(before), *lexicon.participle.finditer(before)]
    return max((m.end() for m in found), default=len(before))


_LOWER_IN_TITLES = frozenset(
    re.findall(r"\w+", "a an the of in on for and or to at by with from de du des la le les et à")
)


def _is_title(words: str) -> bool:
    """'Borders and Bottom Lines': every word that counts has a capital."""
    counted = [w for w in re.findall(r"[\w’'-]+", words) if w.lower() not in _LOWER_IN_TITLES]
    capitals = [w for w in counted if w[:1].isupper()]
    ends = words.rstrip().endswith((".", "!", "?"))
    return (
        0 < len(counted) <= 8
        and len(capitals) == len(counted)
        and not (ends and len(counted) > 3)
        and not words.isupper()
    )


def _about_speaker(run: Run, person: QuotedPerson) -> bool:
    """'Hoekstra said he is hopeful' between marks is the reporter's sentence, not Hoekstra's."""
    if not person.named or person.body:
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


def _own_words(run: Run, text: str) -> list[Run]:
    """The words in single marks inside a reporter's sentence that was printed as a quotation."""
    return [
        replace(run, start=run.start + m.start(), end=run.start + m.end(), words=m[1].strip())
        for m in _NESTED.finditer(text[run.start : run.end])
    ]


def _joined(told: Sequence[_Told], text: str) -> list[_Told]:
    """Pieces of one saying, parted only by their said-clause, made one."""
    kept: list[_Told] = []
    for each in told:
        last = kept[-1] if kept else None
        if last is not None and _continues(last, each, text):
            kept[-1] = replace(last, runs=(*last.runs, *each.runs))
        else:
            kept.append(each)
    return kept


def _continues(last: _Told, each: _Told, text: str) -> bool:
    """Whether ``each`` goes on where the said-clause of ``last`` broke off."""
    first, second = last.runs[-1], each.runs[0]
    if last.said.person != each.said.person or first.until != second.paragraph:
        return False
    between = text[first.end : second.start]
    if len(between) > 220:
        return False
    if last.said.by == "after" and len(last.runs) == 1:
        if last.sentence is each.sentence:
            return between.rstrip().endswith((",", "—", "–", ":")) and BLANK not in between
        following = not text[last.sentence.end : each.sentence.start].strip()
        return following and each.said.by == "alone"
    return each.said.by == "alone" and not between.strip() and last.said.by != "flow"


def _spoken(
    told: _Told, text: str, known: Mapping[str, str], published: date | None
) -> SpokenWords:
    fragment = _is_fragment(told)
    words = _words(told, text, fragment=fragment)
    person = told.said.person
    said_on = _day_word(text[told.sentence.start : told.sentence.end])
    return SpokenWords(
        words=words,
        speaker=_full_name(person, known),
        named=person.named,
        role=person.role,
        fragment=fragment,
        start=told.runs[0].start,
        end=told.runs[-1].end,
        day=day_of(said_on, published),
        said_on=said_on,
    )


def _is_fragment(told: _Told) -> bool:
    """Words that are no sentence of their own."""
    first = next((c for c in told.runs[0].words if c.isalpha()), "")
    if len(told.runs) > 1 or told.said.by == "alone":
        return False
    if first.islower():
        return True
    if told.said.by == "after":
        return False
    ends = told.runs[0].words.rstrip("”’'\" ").endswith((".", "!", "?", "…"))
    length = len(told.runs[0].words.split())
    return not ends and length < (6 if told.said.by == "flow" else 4)


def _words(told: _Told, text: str, *, fragment: bool) -> str:
    """The words as one text: a comma before the said-clause is the reporter's."""
    made = ""
    for index, run in enumerate(told.runs):
        words = run.words.strip()
        if index:
            between = text[told.runs[index - 1].end : run.start].rstrip()
            ended = not between or between.endswith((".", "!", "?", BLANK))
            ended = ended or (between.endswith(":") and words[:1].isupper())
            made = _closed(made) if ended else made
            made = f"{made} {words}"
        else:
            made = words
    made = re.sub(r"\s{1,8}", " ", made)
    if fragment:
        return made.rstrip(" ,;.") if not made.endswith("...") else made
    return _closed(made)


def _closed(words: str) -> str:
    bare = re.sub(r",([’'])$", r".\1", words.rstrip(" ,;—–-"))
    if bare.endswith((".", "!", "?", "…", ".’", "?’", "!’", ".'", ":")):
        return bare
    return f"{bare}."


def _full_name(person: QuotedPerson, known: Mapping[str, str]) -> str:
    """The name as held where the article's differs in little ('Justine Trudeau')."""
    if not person.named or person.body:
        return person.name
    held = known.get(person.name.lower())
    if held is not None:
        return held
    held = known.get(surname(person.name).lower())
    if held is None:
        return person.name
    first, theirs = person.name.split()[0].lower(), held.split()[0].lower()
    alike = len(person.name.split()) == 1 or first[:3] == theirs[:3]
    return held if alike else person.name


_DAY = re.compile(
    r"\b(?:last\s{1,8}|late\s{1,8}|early\s{1,8})?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:lundi|mardi|mercredi"
    r"|jeudi|vendredi|samedi|dimanche)\b|\b(?:yesterday|today|hier|aujourd’hui)\b"
)


def _day_word(sentence: str) -> str:
    found = _DAY.search(sentence)
    return found.group() if found else ""


_WEEKDAYS = {
    name: index
    for index, both in enumerate(
        (
            *("monday lundi", "tuesday mardi", "wednesday mercredi", "thursday jeudi"),
            *("friday vendredi", "saturday samedi", "sunday dimanche"),
        )
    )
    for name in both.split()
}


def day_of(said_on: str, published: date | None) -> date | None:
    """The day a word like 'Tuesday' means in an article of ``published``: the last such day.

    >>> day_of("late Sunday", date(2026, 11, 24)), day_of("hier", date(2026, 11, 24))
    (datetime.date(2026, 11, 22), datetime.date(2026, 11, 23))
    """
    if published is None or not said_on:
        return None
    word = said_on.lower().split()[-1]
    if word in ("today", "aujourd’hui"):
        return published
    if word in ("yesterday", "hier"):
        return published - timedelta(days=1)
    back = (published.weekday() - _WEEKDAYS[word]) % 7
    return published - timedelta(
        days=back + (7 if said_on.lower().startswith("last") and not back else 0)
    )
