"""Typed command lines and platform options, read into a request.

What plain sentences say too (goods, codes, countries, days, sums, claims) is read the same way, in
any order; what only one command knows is introduced by the name of its option.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.commands.parsing import unread_words
from bot.commands.parsing.option_values import VALUES, Fields
from bot.commands.parsing.segments import segments
from bot.commands.spec import Command, OptionKind
from bot.domain.codes import Code
from bot.domain.questions import Ask, Request
from bot.domain.text import Lang
from bot.errors import BadOption
from bot.ports import Shelf
from bot.reading import amounts
from bot.reading.countries import CODES as COUNTRY_CODES
from bot.reading.countries import country
from bot.reading.directions import other
from bot.reading.guesses import offers
from bot.reading.read import index_of
from bot.reading.sentence import Sentence, sentence
from bot.reading.unknown import check_code, good, speaker
from bot.reading.words import clean

_LINE = re.compile(r"^\s*/(?P<name>[a-z][a-z0-9_-]{0,31})(?:\s+(?P<rest>.*))?$", re.DOTALL | re.I)
_VALUED = re.compile(r"\s*\d{4}[\d.]*\s+\d")
_BARE = re.compile(r"(?<![\w.,-])(\d[\d ,]*(?:\.\d+)?)(?![\w.%-])")
_CHAPTER = re.compile(r"\s*(\d{2})(?![\w.,%/-])")
_LETTERS = re.compile(r"\b(from|de|to|vers|into)\s+([A-Z]{2}|[a-z]{2})\b", re.IGNORECASE)
_MOST = 2_000
"""Characters of a command line that are read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedLine:
    """A command line: the command's name as typed, in lower case, and its arguments."""

    name: str
    rest: str


def typed_line(text: str) -> TypedLine | None:
    """'/tariff steel' -> tariff, 'steel'; None for anything that is no command line.

    >>> typed_line("/tariff steel on 2025-04-01").rest
    'steel on 2025-04-01'
    """
    found = _LINE.match(text)
    if found is None:
        return None
    return TypedLine(name=found["name"].lower(), rest=(found["rest"] or "").strip())


def parse(command: Command, ask: Ask, shelf: Shelf, *, lang: Lang) -> Request:
    """The request of ``ask.text`` (arguments as typed) and ``ask.options`` (given by name).

    Raises BadOption, BadDate, UnknownGood or UnknownSpeaker: what was wrong, and an example.
    """
    text = clean(ask.text, most=_MOST, marks=True)
    parted = segments(text, command)
    action, left = _action(command, parted.rest)
    said = sentence(
        clean(left), names=index_of(shelf.book), shelf=shelf, lang=lang, today=ask.day, near=None
    )
    request = replace(_of_sentence(command, said, left), action=action)
    fields = Fields(command=command, ask=ask, shelf=shelf, lang=lang, request=request)
    unread_words.check(fields, said)
    for name, written in (*parted.given, *ask.options.items()):
        fields = _set(fields, name, written)
    request = fields.request
    return _settled(command, request, said, shelf)


def spoken_line(text: str, commands: Iterable[Command]) -> TypedLine | None:
    """A command line without its slash, as people type it in a thread, where Slack has no slash
    commands: 'duty 7208.51 10000 from CA', 'digest subscribe weekdays'. None for plain words.

    A name alone is no sign, for plain sentences begin with it, too ('duty on steel?'): a
    sub-command must follow it, or a code with a value.
    """
    name, _, rest = text.strip().partition(" ")
    command = next((c for c in commands if c.name == name.lower()), None)
    if command is None:
        return None
    ordered = rest.split(" ", 1)[0].lower() in command.actions
    valued = any(o.kind is OptionKind.MONEY for o in command.options) and _VALUED.match(rest)
    return TypedLine(name=command.name, rest=rest) if ordered or valued else None


def _action(command: Command, text: str) -> tuple[str, str]:
    """The sub-command and what follows it; the first one declared where none is typed."""
    if not command.actions:
        return "", text
    first, _, rest = text.partition(" ")
    if first.lower() in command.actions:
        return first.lower(), rest
    return command.actions[0], text


def _set(fields: Fields, name: str, written: str) -> Fields:
    """One option by its name. Raises BadOption where the command has none such."""
    if name == "action":
        return fields.with_action(written)
    options = fields.command.options
    option = next((o for o in options if name == o.name), None)
    option = option or next((o for o in options if name in o.also), None)
    if option is None:
        names = ", ".join(o.name for o in fields.command.options)
        text = (
            f"/{fields.command.name} n'a pas d'option « {name} ». Il a : {names}."
            if fields.lang == "fr"
            else f"/{fields.command.name} has no option '{name}'. It has: {names}."
        )
        raise BadOption(text, suggestions=(fields.example(),))
    return VALUES[option.kind](fields, option, written.strip())


def _of_sentence(command: Command, said: Sentence, text: str) -> Request:
    """What the free part of the line says."""
    span = said.span
    goods = said.goods
    kinds = {option.kind for option in command.options}
    code = said.code or _chapter(text)
    if code is not None:
        check_code(code, said.lang)
    request = Request(
        command=command.name,
        day=span.day,
        since=span.since,
        until=span.until,
        imposing=said.direction.imposing,
        origin=said.direction.origin,
        claim=said.claim,
    )
    request = _coded(request, text)
    if OptionKind.SPEAKER in kinds:
        words = said.rest()
        request = replace(request, who=said.speaker, words=words)
    if kinds & {OptionKind.GOOD, OptionKind.GOOD_OR_TOPIC}:
        request = replace(
            request,
            good=goods[0] if goods else None,
            goods=goods if len(goods) > 1 else (),
            code=code,
            programme=None if goods or code else said.programme,
        )
    if OptionKind.GOOD_OR_TOPIC in kinds and not (goods or said.code or request.programme):
        request = replace(request, words=said.rest())
    if OptionKind.MONEY in kinds:
        request = _with_money(request, said)
    return _with_choices(request, command, said)


def _chapter(text: str) -> Code | None:
    """The two digits of a chapter, where they stand first: '/tariff 72'."""
    found = _CHAPTER.match(text)
    return Code(found.group(1)) if found else None


def _with_money(request: Request, said: Sentence) -> Request:
    """The sum; a bare number is one too: '/duty 7208.51 10000'."""
    amount = said.amount
    if amount is None:
        bare = _BARE.search(said.folded)
        written = bare.group(1) if bare else ""
        if not written and request.good and said.code is not None and "." not in said.text:
            written, request = said.code.digits, replace(request, code=None)
        plain = amounts.number(written) if written else None
        if plain is None:
            return request
        amount = amounts.Amount(amount=plain, currency="", start=0, end=0)
    return replace(request, money=amounts.as_money(amount, imposing=request.imposing))


def _with_choices(request: Request, command: Command, said: Sentence) -> Request:
    """Words that are the value of some option, standing without its name: 'weekdays'."""
    values = dict(request.values)
    for option in command.options:
        if option.kind is OptionKind.CHOICE and option.choices:
            found = next((t.word for t in said.words if t.word in option.choices), "")
            if found:
                values[option.name] = found
    return replace(request, values=values)


def _coded(request: Request, text: str) -> Request:
    """Countries by their two letters: 'from CN to US'."""
    for side, letters in _LETTERS.findall(text):
        code = country(letters)
        if code is None or code not in COUNTRY_CODES:
            continue
        if side.lower() in ("from", "de"):
            request = replace(request, origin=code, imposing=request.imposing or other(code))
        else:
            request = replace(request, imposing=code, origin=request.origin or other(code))
    return request


def _settled(command: Command, request: Request, said: Sentence, shelf: Shelf) -> Request:
    """The request, or the error for a required thing that was named but not known."""
    for option in command.options:
        if option.kind is OptionKind.GOOD and option.required and not _has_good(request):
            words = said.rest()
            if words:
                raise good(words, offers(said.words, shelf.search), shelf, said.lang)
    if command.name == "quote" and request.who is None and request.words:
        _check_person(request, said, shelf)
    return request


def _has_good(request: Request) -> bool:
    return bool(request.good or request.code or request.programme or request.claim_about)


def _check_person(request: Request, said: Sentence, shelf: Shelf) -> None:
    """A first word that looks like a person's name, and finds no quotation, is unknown."""
    if not shelf.search.quotes(request.words, limit=1):
        raise speaker(request.words, shelf.book, said.lang)
