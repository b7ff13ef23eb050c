"""The arguments of a line: what stands by itself is read plainly, then each option."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.commands.parsing import metal_words, quota_words, unread_words
from bot.commands.parsing.lengths_of_time import as_past, below_nothing
from bot.commands.parsing.line_read import LineRead
from bot.commands.parsing.option_values import VALUES, OptionReading
from bot.commands.spec import Command, OptionKind
from bot.domain.codes import Code
from bot.domain.countries import customs_territory
from bot.domain.measures import Status
from bot.domain.questions import Query, Question
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.domain.words import blanked
from bot.errors import BadDate, BadOption
from bot.ports import Snapshot
from bot.presentation import asking_words, not_read
from bot.presentation.command_names import name_of
from bot.reading.places.country import CODES as COUNTRY_CODES
from bot.reading.places.country import country
from bot.reading.places.directions import other
from bot.reading.queries.near_misses import offers
from bot.reading.queries.plain_reading import PlainReading, read_plainly
from bot.reading.queries.snapshot_index import index_of
from bot.reading.queries.unknown import check_code, good, speaker
from bot.reading.sums import amounts
from bot.reading.words import clean

_CHAPTER = re.compile(r"\s{0,9}(\d{2})(?![\w.,%/-])")
_HEADING = re.compile(r"\s{0,9}((?!20[1-9]\d)\d{4})(?![\w.,%/-])")
_HEADING_AND_SUM = re.compile(r"\d{4} {1,3}(?:[A-Z]{0,2}\$|[A-Z]{3} )?\d")
"""Not a year: chapter 20 ends at 2009."""
_LETTERS = re.compile(
    r"\b(?:(from|de|to|vers|into)\s+([A-Z]{2}|[a-z]{2})|(à)\s+((?-i:[A-Z]{2})))\b", re.IGNORECASE
)
"""The French 'à' is so common a word that only capitals behind it are a country."""
_NEGATIVE = re.compile(r"(?:^|\s)([-−][$€£]?\d[\d.,]{0,20})(?=\s|$)")
_FROM = re.compile(
    r"\b(?:from|made in|product of|de|du|des|d')\s*"
    r"(?P<name>[a-z]{2,20}(?: (?:of )?[a-z]{2,20}){0,2})"
)
_LETTERS_OF_A_CODE = 2
_SECTION = re.compile(r"(?<!\w)(?:section|article|sec\.?|s)[ .]?(?P<number>\d{3})(?!\w)")
_OF_GOODS = frozenset({OptionKind.GOOD, OptionKind.GOOD_OR_TOPIC})
_SEVERAL_LAWS, _OFFERED = 2, 6
_CODE_LIKE = re.compile(r"\d{4}[.,]\d{1,2}(?:[.,]\d{2}){0,2}")
"""A code with a comma for its point, or with a digit lost: it is read as a sum."""
_ROUTE = re.compile(r"(?<!\w)([A-Z]{2})\s{1,3}([A-Z]{2})(?!\w)")


def read(
    command: Command,
    question: Question,
    snapshot: Snapshot,
    *,
    lang: Lang,
    action: str,
    text: str,
    given: Sequence[tuple[str, str]],
) -> LineRead:
    """The request of ``text``, which stands by itself, and of the options ``given`` by name.

    Raises BadOption, BadDate, UnknownGood or UnknownSpeaker: what was wrong, and an example.
    """
    text, given = quota_words.as_declared(command, text, given, snapshot.facts)
    text, given = metal_words.as_option(command, text, given, lang)
    if any(option.name == "since" for option in command.options):
        if below := below_nothing(text):
            told = asking_words.BAD_DAY.on(lang, shown=below)
            raise BadDate(told, suggestions=(f"/{command.name} {below[1:]}",))
        text = as_past(text)
    said = read_plainly(
        clean(text),
        names=index_of(snapshot.facts),
        snapshot=snapshot,
        lang=lang,
        today=question.day,
        near=None,
    )
    query = (
        _of_sentence(command, said, text, action)
        if said.text
        else Query(command=command.name, action=action)
    )
    _check_law(command, said, query, snapshot.facts, question.day)
    fields = OptionReading(
        command=command, question=question, snapshot=snapshot, lang=lang, query=query
    )
    if said.text:
        unread_words.check(fields, said)
    for name, written in given:
        fields = _set(fields, name, written)
    query = _settled(command, fields.query, said, snapshot)
    texts = (said, fields.good_as_said) if fields.good_as_said else (said,)
    unread = [words for each in texts for words in unread_words.left_over(command, query, each)]
    return LineRead(query=query, unread=tuple(dict.fromkeys(unread)))


def _check_law(
    command: Command, said: PlainReading, query: Query, facts: FactSnapshot, day: date
) -> None:
    """Raise BadOption for a section that several programmes rest on: none of them is meant alone,
    and a line without it asks for something else."""
    found = _SECTION.search(said.folded)
    named = query.good or query.code or query.programme or said.goods
    if found is None or named or not any(o.kind in _OF_GOODS for o in command.options):
        return
    law = f"Section {found['number']},"
    held = [p.slug for p in facts.programmes.values() if p.authority.startswith(law)]
    if len(held) < _SEVERAL_LAWS:
        return
    alive = {m.programme for m in facts.measures.values() if m.status_on(day) is Status.IN_FORCE}
    first = sorted(held, key=lambda slug: slug not in alive)
    told = asking_words.WHICH_LAW.on(said.lang, number=found["number"])
    lines = tuple(f"/{command.name} {slug}" for slug in first[:_OFFERED])
    raise BadOption(told, suggestions=lines)


def _set(fields: OptionReading, name: str, written: str) -> OptionReading:
    """One option by its name. Raises BadOption where the command has none such."""
    if name == "action":
        return fields.with_action(written)
    options = fields.command.options
    option = next((o for o in options if name == o.name), None)
    option = option or next((o for o in options if name in o.also), None)
    if option is None:
        names = ", ".join(o.name for o in fields.command.options)
        text = asking_words.NO_OPTION.on(
            fields.lang, command=fields.command.name, name=name, names=names
        )
        raise BadOption(text, suggestions=(fields.example(),))
    return VALUES[option.kind](fields, option, written.strip())


def _of_sentence(command: Command, said: PlainReading, text: str, action: str) -> Query:
    """What the free part of the line says."""
    span = said.span
    goods = said.goods
    kinds = {option.kind for option in command.options}
    bare = OptionKind.MONEY not in kinds or _HEADING_AND_SUM.match(text) is not None
    code = said.code or _leading(text, heading=not goods and bare)
    if code is not None:
        check_code(code, said.lang)
    named = bool(kinds & {OptionKind.GOOD, OptionKind.GOOD_OR_TOPIC})
    query = Query(
        command=command.name,
        action=action,
        good=goods[0] if named and goods else None,
        goods=goods if named and len(goods) > 1 else (),
        code=code if named else None,
        programme=said.programme if named and not (goods or code) else None,
        day=span.day,
        since=span.since,
        until=span.until,
        imposing=said.direction.imposing,
        origin=said.direction.origin,
        claim=said.claim,
    )
    query = _coded(query, text)
    if OptionKind.SPEAKER in kinds:
        words = said.rest()
        query = replace(query, who=said.speaker, words=words)
    if OptionKind.TOPICS in kinds:
        query = replace(query, words=_unchosen(command, text))
    if OptionKind.GOOD_OR_TOPIC in kinds and not (goods or said.code or query.programme):
        query = replace(query, words=said.rest())
    if OptionKind.MONEY in kinds:
        query = _with_money(query, said, f"/{command.name} {text}")
    if OptionKind.QUANTITY in kinds:
        query = _with_quantities(query, said, f"/{command.name} {text}")
    return _with_choices(query, command, said)


def _unchosen(command: Command, text: str) -> str:
    """What stands by itself and is no option's value: the topics of 'subscribe daily steel'."""
    chosen = {choice for option in command.options for choice in option.choices}
    return " ".join(word for word in text.split() if word.casefold() not in chosen)


def _leading(text: str, *, heading: bool) -> Code | None:
    """The two digits of a chapter where they stand first: '/tariff 72'; the four of a heading, too,
    where they can be no sum: '/tariff 4801 from CA'."""
    found = _CHAPTER.match(text) or (_HEADING.match(text) if heading else None)
    return Code(found.group(1)) if found else None


def _with_money(query: Query, said: PlainReading, asked: str) -> Query:
    """The sum; a bare number is one too: '/duty 7208.51 10000'. Raises BadOption for several."""
    _refuse_negative(asked, said.lang)
    if len(said.codes) > 1:
        return _with_lines(query, said, asked)
    if said.worth is not None:
        amounts.check_value(said.worth, asked, said.lang)
        return _worth(query, said.worth.total)
    found = amounts.bare(said.folded, said.lang)
    if said.code is None and query.code is not None and said.folded.startswith(query.code.digits):
        found = tuple(one for one in found if one.start)  # the chapter that leads is no sum
    if len(found) > 1:
        raise _which_value(found, said.lang)
    if found:
        amounts.check_one_reading(found[0], asked, said.lang)
        return _worth(query, found[0])
    if query.good and said.code is not None and "." not in said.text:
        plain = amounts.number(said.code.digits)
        if plain is not None:
            amount = amounts.WrittenMoney(amount=plain, currency="", start=0, end=0)
            return _worth(replace(query, code=None), amount)
    return query


def _refuse_negative(asked: str, lang: Lang) -> None:
    """Raise BadOption for '-500': a value below nothing is a slip or a credit, never 500."""
    if (found := _NEGATIVE.search(asked)) is not None:
        told = asking_words.BAD_VALUE.on(
            lang, shown=found[1], name=name_of("value"), wanted=asking_words.AMOUNTS
        )
        raise BadOption(told, option="value")


def _with_lines(query: Query, said: PlainReading, asked: str) -> Query:
    """'/duty 7208.51 10000 7306.30 5000': lines of one entry, each with its value behind its code.
    Raises BadOption where one lacks its value."""
    text = blanked(said.full, tuple((when.start, when.end) for when in said.whens))
    found = amounts.codes(text)
    ends = (*(start for _, start, _ in found[1:]), len(text))
    origins = _origins(text, ends, said)
    parts = [text[start:end] for (_, _, start), end in zip(found, ends, strict=True)]
    _one_currency(parts, said.lang)
    lines = []
    for (code, _, start), end, origin in zip(found, ends, origins, strict=True):
        part = text[start:end]
        worth = amounts.value(part, said.lang)
        plain = amounts.bare(part, said.lang)
        if worth is not None:
            amounts.check_value(worth, asked, said.lang)
        elif len(plain) != 1:
            raise _one_at_a_time(said)
        else:
            amounts.check_one_reading(plain[0], asked, said.lang)
        money = amounts.as_money(worth.total if worth else plain[0], imposing=query.imposing)
        measured = amounts.measured(part, said.lang)
        units = (f" {each.amount:f} {each.unit.replace(' ', '_')}" for each in measured)
        of = f"@{origin}" if origin else ""
        lines.append(f"{code.dotted}{of} {money.amount:f} {money.currency}{''.join(units)}")
    return replace(query, values={**query.values, "lines": ";".join(lines)})


def _one_currency(parts: Sequence[str], lang: Lang) -> None:
    """Raise BadOption where some lines name a currency and others don't: that would be a guess."""
    named = [amounts.value(part, lang) is not None for part in parts]
    if any(named) and not all(named):
        raise BadOption(asking_words.WHICH_CURRENCY.on(lang))


def _origins(text: str, ends: Sequence[int], said: PlainReading) -> list[str]:
    """Where the goods of each line come from, '' where one origin is said for all or none is.
    Raises BadOption where some lines have an origin of their own and others don't."""
    parts = [text[start:end] for start, end in zip((0, *ends[:-1]), ends, strict=True)]
    found = [[code for m in _FROM.finditer(part) if (code := _place(m["name"]))] for part in parts]
    if len({code for codes in found for code in codes}) < 2:
        return [""] * len(parts)
    if any(len(set(codes)) != 1 for codes in found):
        raise BadOption(asking_words.WHICH_ORIGIN.on(said.lang), suggestions=())
    return [customs_territory(codes[0]) for codes in found]


def _place(name: str) -> str | None:
    """The country a few words begin with."""
    first, _, _ = name.partition(" ")
    return country(first) if len(first) == _LETTERS_OF_A_CODE else country(name)


def _worth(query: Query, amount: amounts.WrittenMoney) -> Query:
    return replace(query, money=amounts.as_money(amount, imposing=query.imposing))


def _with_quantities(query: Query, said: PlainReading, asked: str) -> Query:
    for quantity in said.measured:
        amounts.check_one_reading(quantity, asked, said.lang)
    return replace(query, quantities=tuple((q.amount, q.unit) for q in said.measured))


def _one_at_a_time(said: PlainReading) -> BadOption:
    told = asking_words.SEVERAL_CODES
    asks = tuple(f"/duty {code.dotted}" for code in said.codes)
    return BadOption(told.on(said.lang), suggestions=asks)


def _which_value(found: Sequence[amounts.WrittenMoney], lang: Lang) -> BadOption:
    shown = ", ".join(amount.written for amount in found)
    told = asking_words.SEVERAL_VALUES.on(lang, shown=shown)
    first, second = found[:2]
    digits = "".join(filter(str.isdigit, first.written))
    if _CODE_LIKE.fullmatch(first.written.strip()) is None:
        return BadOption(told)
    if len(digits) % 2:
        return BadOption(not_read.odd_code(first.written.strip(), digits, lang), suggestions=())
    meant = f"/duty {Code.parse(digits).dotted} {second.written}"
    return BadOption(told, suggestions=(meant,))


def _with_choices(query: Query, command: Command, said: PlainReading) -> Query:
    """Words that are the value of some option, standing without its name: 'weekdays'."""
    values = dict(query.values)
    for option in command.options:
        if option.kind is OptionKind.CHOICE and option.choices:
            found = next((t.word for t in said.words if t.word in option.choices), "")
            if found:
                values[option.name] = found
    return query if values == query.values else replace(query, values=values)


def _coded(query: Query, text: str) -> Query:
    """Countries by their two letters: 'from CN to US', or in the order of the way, 'CA US'."""
    for start, end in _ROUTE.findall(text):
        if start != end and {start, end} <= COUNTRY_CODES:
            query = replace(query, origin=start, imposing=end)
    for said, named, at, capitals in _LETTERS.findall(text):
        side, letters = said or at, named or capitals
        code = country(letters)
        if code is None or code not in COUNTRY_CODES:
            continue
        if side.lower() in ("from", "de"):
            query = replace(query, origin=code, imposing=query.imposing or other(code))
        else:
            query = replace(
                query, imposing=code, origin=query.origin or other(customs_territory(code))
            )
    return query


def _settled(command: Command, query: Query, said: PlainReading, snapshot: Snapshot) -> Query:
    """The request, or the error for a required thing that was named but not known."""
    takes = command.takes.get(query.action) if command.takes else None
    for option in command.options:
        if takes is not None and option.name not in takes:
            continue
        if option.kind is OptionKind.GOOD and not _has_good(query):
            words = said.rest() if option.required else _nothing_else(query, said)
            if words:
                raise good(words, offers(said.words, snapshot.search), snapshot, said.lang)
    if command.name == "quote" and query.who is None and query.words:
        _check_person(query, said, snapshot)
    return query


def _has_good(query: Query) -> bool:
    return bool(query.good or query.code or query.programme or query.claim_about)


def _nothing_else(query: Query, said: PlainReading) -> str:
    """The words that nothing explains, of a line in which nothing at all was read: '/changes
    xyzzy' is not answered as /changes is."""
    read = (query.day, query.since, query.until, query.imposing, query.origin, query.claim)
    if any(read) or query.values:
        return ""
    return " ".join(said.words[place].word for place in said.unread())


def _check_person(query: Query, said: PlainReading, snapshot: Snapshot) -> None:
    """A first word that looks like a person's name, and finds no quotation, is unknown."""
    if not snapshot.search.quotes(query.words, limit=1):
        raise speaker(query.words, snapshot.facts, said.lang)
