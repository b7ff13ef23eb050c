"""Other readings of a question, offered beside its answer."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.questions import Query
from bot.reading.decisions.decide import Read
from bot.reading.decisions.doubted_goods import with_goods
from bot.reading.reading import Alternative

_MOST_OFFERED = 3
_LEAST = 0.02
"""The chance from which a reading is offered."""


def alternatives(read: Read, query: Query) -> tuple[Alternative, ...]:
    """By the goods that may be meant, by the other direction, and by the next
    commands; ``query`` is what is answered."""
    return (*_by_goods(read, query), *_other_way(read), *by_command(read))


def _by_goods(read: Read, query: Query) -> tuple[Alternative, ...]:
    """The readings of a question by which of the goods named may be meant."""
    if not read.guesses or query.good not in read.guesses[0].goods:
        return ()  # what is answered is about no goods after all
    chance = read.commands[read.command]
    return tuple(
        Alternative(
            query=with_goods(query, guess.goods),
            command=query.command,
            chance=round(chance * guess.chance, 3),
        )
        for guess in read.guesses
    )


_OPEN = 0.8
"""The chance of who charges below which the other direction is offered, too."""


def _other_way(read: Read) -> tuple[Alternative, ...]:
    """What is owed with the two neighbours exchanged, where who charges is not sure; the answer
    about a rate offers the other direction by itself."""
    query = read.query
    neighbours = {query.imposing, query.origin} == {"CA", "US"}
    if (
        query.command != "duty"
        or not (read.directed and neighbours)
        or read.direction_chance >= _OPEN
    ):
        return ()
    turned = replace(query, imposing=query.origin, origin=query.imposing)
    chance = round(read.commands[read.command] * (1 - read.direction_chance), 3)
    return (Alternative(query=turned, command=query.command, chance=chance),)


def by_command(read: Read) -> tuple[Alternative, ...]:
    """The readings by the next commands, the likeliest first."""
    ranked = sorted(read.commands.items(), key=lambda item: -item[1])[1 : 1 + _MOST_OFFERED]
    return tuple(
        Alternative(
            query=replace(read.query, command=command),
            command=None if command == "none" else command,
            chance=round(chance, 3),
        )
        for command, chance in ranked
        if chance >= _LEAST
    )
