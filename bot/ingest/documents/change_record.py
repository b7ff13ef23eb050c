"""The change record of the US schedule: a row a provision, with what was done, why, from when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.countries import foreign_only
from bot.ingest.documents.days import DayMention, days
from bot.ingest.documents.drafts import Draft, rate_spans, whole
from bot.ingest.documents.effect import begins, ends
from bot.ingest.documents.lexicon import ReadingLexicon, act_numbers
from bot.ingest.documents.lists import codes_named
from bot.ingest.documents.moments import Moment
from bot.ingest.documents.rates import percents
from bot.ingest.documents.text import Clause, lowered, whole_lines

_CELL = re.compile(r"\s*(?:\||\t|\s{3,})\s*")
_CELLS = 3
"""Cells from which a line is a row of the record."""
_SAME = re.compile(r"same|idem|ditto|\"|id\.?")
_PRINTED = re.compile(r"\bFR\b|proclamation|executive order|pub\. l", re.I)
_QUOTED = re.compile(r"[“\"]")
_PROVISION = re.compile(r"\b99\d{2}\.\d{2}(?:\.\d{2})?\b|\bU\.S\. note \d")
_DONE = re.compile(
    r"\b(?:modif|insert|add(?:ed|s|ing)|delet|chang|remov|discontinu|amend|replac|terminat"
    r"|suspend|strik"
    r"|struck|revis|creat|new heading)"
)
_EFFECTIVE = re.compile(r"\beffective\b|\bapplicable\b|on or after")
_GONE = re.compile(r"\b(?:delet|remov|discontinu|terminat|expir|str(?:ick|uck))")
_UNCHANGED = re.compile(r"no change|not changed|unchanged")
_HEADING_ALONE = re.compile(
    r"(?:htsno|heading|number|item):?\s{0,4}\"?99\d{2}\.\d{2}\.\d{2}\"?,?", re.I
)
_PART = re.compile(r"[A-Z][A-Z ]{3,30}(?:\(\d{1,4}\))?:?$")
_PART_GONE = re.compile(r"(?:REMOVED|DELETED|DISCONTINUED|TERMINATED)\b")
"""The parts of a comparison: what is added, changed, removed."""
_ENTRY = 4
"""Lines of an entry under its heading that may give its day."""
_ARROW = re.compile(
    r"->|=>|→|⇒|\b(?:deleted|stricken|struck|removed)\b[^|\n]{0,20}?(?=\d|[\"+])"
    r"|\b(?:replaced (?:by|with)|changed to)\b"
    r"|\bfrom [\"+ ]{0,4}\d{1,3}(?:\.\d+)? ?(?:%|percent)\"? (?=to\b)"
)
"""Between what a cell held and what it holds."""
_MOST_ROWS = 4
"""Rows of one change that are kept as its evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One line of the record: where it stands, whose act it carries out, and its day."""

    clause: Clause
    source: str
    day: DayMention | None
    programme: str
    dated: Clause | None = None
    """The line below it that gives its day, where it does not."""
    rated: Clause | None = None
    """The line below it that gives its rate."""
    heading: Clause | None = None
    """The line above it that names its heading, where that stands alone."""
    gone: bool = False
    """Whether it stands in the part of what is removed."""


def drafts_of(found: Sequence[Clause], lexicon: ReadingLexicon) -> list[Draft]:
    """The confirmations a change record gives: one a programme and day."""
    rows = [row for row in _known(_rows(found, lexicon)) if not foreign_only(row.clause.text)]
    drafts: dict[tuple[str, date | None, bool], Draft] = {}
    for row in rows:
        if not row.programme:
            continue
        key: tuple[str, date | None, bool] = (
            row.programme,
            row.day.day if row.day else None,
            _goes_alone(row),
        )
        if row.day is None:  # 'CHANGED: 9903.76.01: 10% -> 15%', dated where it is listed whole
            key = next((k for k, d in drafts.items() if _same_heading(d, row, k[0])), key)
        drafts[key] = _with_row(drafts.get(key) or _started(row), row)
    return list(drafts.values())


def _goes_alone(row: _Row) -> bool:
    """Whether a row takes out a heading whose own rate or ban it tells: a change of its own."""
    return _TAKES_OUT.search(row.clause.lower) is not None


_TAKES_OUT = re.compile(
    r"^\W{0,4}99\d{2}\.\d{2}(?:\.\d{2})?[^:;\n]{0,60}: deleted\b|^\W{0,4}99\d{2}\.\d{2}(?:\.\d{2})?"
    r" \([^)\n]{3,80}\): (?:deleted|stricken|removed)\b"
)


def _same_heading(draft: Draft, row: _Row, programme: str) -> bool:
    named = codes_named(row.clause.text)[:1]
    return programme == row.programme and bool(named) and named[0] in draft.codes


def _rows(found: Sequence[Clause], lexicon: ReadingLexicon) -> list[_Row]:
    """The rows of its table; where it has none, the lines that name a provision and a change."""
    lines = whole_lines(found)  # a row is one, however many stops it holds
    table = [each for each in lines if len(_CELL.split(each.text)) >= _CELLS]
    return _of_table(table, lexicon) if len(table) >= _CELLS else _of_lines(lines, lexicon)


_DAY_COLUMN = re.compile(r"\b(?:effective|effect|dates?|applies|applicable|from)\b")
"""The head of the column in which a table gives its days."""
_DAY_ALONE = re.compile(r"(?:(?:effective|in effect|applicable|from|as of|on)[: ]{1,3}){0,2}")
"""What may stand in a cell beside the day that is all it tells."""
_OF_AN_ACT = re.compile(
    r"\b(?:proc(?:lamation|\.)|executive order|e\.? ?o\.|memorandum|determination|notice|order"
    r"|pub(?:lic|\.) l(?:aw|\.)|\d{2,3} fr\b)[^|;]{0,40}?(?:\b(?:of|dated|signed)|[,(])\s{0,3}$"
)
"""Before a day that only tells an act or a page from others."""


def _its_day(line: Clause, column: int | None = None) -> DayMention | None:
    """The day from which a row's change holds: of its column, else of a cell of its own."""
    named = [
        each
        for each in days(line.text, line.near)
        if not _OF_AN_ACT.search(line.lower[max(0, each.start - 90) : each.start])
    ]
    marks = [mark.start() for mark in _CELL.finditer(line.text)]
    in_column = [d for d in named if sum(mark < d.start for mark in marks) == column]
    alone = [d for d in named if _is_alone(line, d)]
    return next((found[-1] for found in (in_column, alone, named) if found), None)


def _is_alone(line: Clause, mention: DayMention) -> bool:
    """Whether its cell tells nothing but that day."""
    led = _CELL.split(line.lower[: mention.start])[-1]
    left = _CELL.split(line.lower[mention.end :])[0]
    return not left.strip(" .") and _DAY_ALONE.fullmatch(led.lstrip()) is not None


def _day_column(head: Clause) -> int | None:
    """The column of the days, where a table's first line names it; the last that it may be."""
    if days(head.text, head.near):
        return None
    cells = _CELL.split(head.lower)
    return next((i for i in reversed(range(len(cells))) if _DAY_COLUMN.search(cells[i])), None)


def _of_table(table: Sequence[Clause], lexicon: ReadingLexicon) -> list[_Row]:
    rows: list[_Row] = []
    column = _day_column(table[0])
    for line in table:
        source, day = _source(_CELL.split(line.text)), _its_day(line, column)
        if rows and (not source or _SAME.fullmatch(lowered(source))):
            source, day = rows[-1].source, day or rows[-1].day
        rows.append(_Row(clause=line, source=source, day=day, programme=_programme(line, lexicon)))
    return rows


def _of_lines(lines: Sequence[Clause], lexicon: ReadingLexicon) -> list[_Row]:
    rows: list[_Row] = []
    heading: Clause | None = None
    gone = False
    for line in lines:
        day = _its_day(line)
        if heading is not None and line.paragraph - heading.paragraph > _ENTRY:
            heading = None
        if _PART.match(line.text):
            gone = _PART_GONE.match(line.text) is not None
        elif _HEADING_ALONE.fullmatch(line.text.strip()):
            heading = line
        elif (heading or _PROVISION.search(line.text)) and (day or _is_changed(line)):
            slug = _programme(line, lexicon) or (_programme(heading, lexicon) if heading else "")
            row = _Row(clause=line, source="", day=day, programme=slug, heading=heading, gone=gone)
            rows.append(row)
            heading = None
        elif rows and day and rows[-1].day is None and _EFFECTIVE.search(line.lower):
            rows[-1] = replace(rows[-1], day=day, dated=line)
        elif rows and rows[-1].rated is None and percents(line.text):
            rows[-1] = replace(rows[-1], rated=line)
    return rows


def _is_changed(line: Clause) -> bool:
    """Whether a line says that something was done, or puts one rate in place of another."""
    moved = _ARROW.search(line.text) and len(percents(line.text, of_duty=True)) > 1
    return bool(moved) or _DONE.search(line.lower) is not None


def _source(cells: Sequence[str]) -> str:
    """The cell that names an act or a document; the last but one, where none does."""
    for cell in cells[1:]:
        if (act_numbers(cell) or _PRINTED.search(cell)) and not _QUOTED.search(cell):
            return cell.strip()
    return cells[-2].strip() if len(cells) > 1 else ""


def _programme(line: Clause, lexicon: ReadingLexicon) -> str:
    cited = frozenset(act_numbers(line.text))
    for cues in lexicon.programmes:
        if cues.imposing != "US" or cues.last or cues.until is not None:
            continue
        if cues.acts & cited or (cues.text is not None and cues.text.search(line.lower)):
            return cues.slug
    return ""


def _known(rows: Sequence[_Row]) -> list[_Row]:
    """Rows of one source are of one programme, where one of them says of which."""
    named = [row for row in reversed(rows) if row.programme and row.source]
    by_source = {row.source: row.programme for row in named}
    return [
        row if row.programme else replace(row, programme=by_source.get(row.source, ""))
        for row in rows
    ]


def _started(row: _Row) -> Draft:
    return Draft(
        kind=ProposalKind.CONFIRMATION,
        rule="change-record",
        clause=row.clause,
        programmes=(row.programme,),
    )


def _with_row(draft: Draft, row: _Row) -> Draft:
    """The draft with one more row: its headings, its rate, its day, and itself as evidence."""
    line = row.clause
    own_codes = codes_named(row.heading.text if row.heading else "")
    codes = tuple(dict.fromkeys((*own_codes, *draft.codes, *codes_named(line.text))))
    spans = draft.spans
    if len(spans) < _MOST_ROWS:
        spans = (*spans, whole(line, "confirmation"))
    draft = replace(draft, codes=codes, spans=spans)
    for each in (line, row.rated):
        if each is not None and not _UNCHANGED.search(each.lower):
            draft = _with_rates(draft, each, gone=row.gone)
    where = row.dated or line
    own = next((each for each in days(where.text, where.near) if each == row.day), None)
    if own is None:  # inherited from the row before, which is its evidence
        return draft
    start, end = where.start + own.start, where.start + own.end
    moment = Moment(day=own.day, start=start, end=end)
    last = ends(where)
    if last is not None and last.day == own.day and begins(where) is None:
        return draft.ending(moment, where)
    draft = draft.starting(moment, where)
    over = _UP_TO.search(where.lower) is not None and last is not None and last.day > own.day
    return draft.ending(last, where) if over else draft


_UP_TO = re.compile(r"\"(?:entered |if entered )?(?:on or before|through|before|until)\b")
"""The words of a provision, as a row prints them, that say how long it lasts."""


def _with_rates(draft: Draft, line: Clause, *, gone: bool) -> Draft:
    """The draft with the rates of a row: those of a provision that is deleted are old ones."""
    found = tuple(p for p in percents(line.text, of_duty=True) if p.duty)
    arrow = _ARROW.search(line.text)
    left = arrow.end() if arrow and len(found) > 1 else 0
    said = _GONE.search(line.lower) is not None and not left and not any(p.old for p in found)
    gone = gone or said
    told = tuple(replace(p, old=p.old or gone or p.start < left) for p in found)
    old, new = (tuple(p for p in told if p.old is each)[:1] for each in (True, False))
    return replace(
        draft,
        rate_old=draft.rate_old or tuple(p.value for p in old),
        rate_new=draft.rate_new or tuple(p.value for p in new),
        spans=(*draft.spans, *rate_spans(line, (*new, *old))),
    )
