"""Domain objects to JSON and back: one codec for every frozen dataclass, driven by its types.

Fields that hold their default are left out; a member of a union says its class under ``$``; a
class whose fields were others before reads those in ``renewed``. A
field whose metadata says ``stored: False`` (what is made when it is asked for) is never kept.
Coders are compiled once a type, which keeps a start fast: a few thousand facts are
read in milliseconds.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache, partial
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from bot.domain.codes import Code, Scope

T = TypeVar("T")
Plain = Any
"""What json knows: None, bool, int, float, str, list, dict."""
Coder = Callable[[Any], Any]

_ATOMS: Mapping[type, tuple[Coder, Coder]] = {
    str: (str, str),
    int: (int, int),
    bool: (bool, bool),
    Decimal: (str, Decimal),
    datetime: (datetime.isoformat, datetime.fromisoformat),
    date: (date.isoformat, date.fromisoformat),
    time: (time.isoformat, time.fromisoformat),
    bytes: (lambda held: b64encode(held).decode(), b64decode),
    Code: (lambda code: code.digits, Code),
}
MOST_WRITTEN = 12
"""Scopes of more spans than this are kept packed; shorter ones as numbers a person can read."""


def _packed(scope: Scope) -> list[int] | str:
    if len(scope.spans) <= MOST_WRITTEN:
        return [end for span in scope.spans for end in span]
    return _written(scope)


@lru_cache(maxsize=512)
def _written(scope: Scope) -> str:
    # a load writes each fact twice, and many measures share a list
    return b64encode(scope.packed()).decode()


def _unpacked(kept: list[int] | str) -> Scope:
    if isinstance(kept, str):
        return _shared(kept)
    return Scope(zip(kept[::2], kept[1::2], strict=True))


@lru_cache(maxsize=512)
def _shared(text: str) -> Scope:
    # sixty countries pay on everything but the same thousand lines: one object for all of them
    return Scope.unpacked(b64decode(text))


def encode(value: Any) -> Plain:
    """``value``, a dataclass of the domain, as plain JSON values."""
    kind: Any = type(value)
    return encoder(kind)(value)


def decode(kind: type[T], plain: Plain) -> T:
    """The ``kind`` that :func:`encode` wrote."""
    of: Any = kind
    made: T = decoder(of)(plain)
    return made


def dumps(value: object) -> str:
    """``value`` as compact JSON text."""
    return compact(encode(value))


def loads(kind: type[T], text: str) -> T:
    """The ``kind`` that :func:`dumps` wrote."""
    return decode(kind, json.loads(text))


def compact(plain: Plain) -> str:
    """JSON without blanks, letters kept as they are."""
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


@cache
def encoder(kind: Any) -> Coder:
    """The function that makes plain values of a ``kind``."""
    return _coders(kind)[0]


@cache
def decoder(kind: Any) -> Coder:
    """The function that reads a ``kind`` from plain values."""
    return _coders(kind)[1]


def _coders(kind: Any) -> tuple[Coder, Coder]:
    if kind is Scope:
        return _packed, _unpacked
    if kind in _ATOMS:
        return _ATOMS[kind]
    if get_origin(kind) is not None:
        return _generic(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return (lambda v: v.value), {m.value: m for m in kind}.__getitem__
    if is_dataclass(kind):
        return _dataclass(kind)
    raise TypeError(f"no way to keep a {kind!r}")


def _generic(kind: Any) -> tuple[Coder, Coder]:
    args = get_args(kind)
    match get_origin(kind):
        case origin if origin in (Union, UnionType):
            return _union([arg for arg in args if arg is not NoneType])
        case origin if origin is Literal:
            return str, str
        case origin if origin is tuple:
            return _tuple(args)
        case origin if origin is Sequence:
            return _tuple((*args, Ellipsis))
        case origin if origin is frozenset:
            enc, dec = _lazy(args[0])
            return (lambda v: sorted(map(enc, v))), (lambda v: frozenset(map(dec, v)))
        case origin if origin is dict:
            return dict, dict
        case _:
            raise TypeError(f"no way to keep a {kind!r}")


def _tuple(args: tuple[Any, ...]) -> tuple[Coder, Coder]:
    if len(args) == 2 and args[1] is Ellipsis:
        enc, dec = _lazy(args[0])
        return (lambda v: [enc(i) for i in v]), (lambda v: tuple([dec(i) for i in v]))
    pairs = [_lazy(arg) for arg in args]
    return (
        lambda v: [p[0](i) for p, i in zip(pairs, v, strict=True)],
        lambda v: tuple(p[1](i) for p, i in zip(pairs, v, strict=True)),
    )


def _lazy(kind: Any) -> tuple[Coder, Coder]:
    # a duty expression holds duty expressions: its coder must not be asked for while being made
    if get_origin(kind) in (Union, UnionType):
        return partial(_late, encoder, kind), partial(_late, decoder, kind)
    return encoder(kind), decoder(kind)


def _late(maker: Callable[[Any], Coder], kind: Any, value: Any) -> Any:
    return maker(kind)(value)


def _union(members: list[Any]) -> tuple[Coder, Coder]:
    if len(members) == 1:
        return _lazy(members[0])
    if str in members:
        return _text_or([member for member in members if member is not str])
    by_name = {m.__name__: m for m in members}
    return (
        lambda v: {"$": type(v).__name__, **encode(v)},
        lambda v: decoder(by_name[v["$"]])(v),
    )


def _text_or(members: list[Any]) -> tuple[Coder, Coder]:
    """Words are kept as they are, and so are those that were kept before they could be more."""
    enc, dec = _union(members) if len(members) > 1 else _named(members[0])
    return (
        lambda v: v if isinstance(v, str) else enc(v),
        lambda v: v if isinstance(v, str) else dec(v),
    )


def _named(kind: Any) -> tuple[Coder, Coder]:
    return partial(_late, encoder, kind), partial(_late, decoder, kind)


def _dataclass(kind: Any) -> tuple[Coder, Coder]:
    hints = get_type_hints(kind)
    kept = [f for f in fields(kind) if f.metadata.get("stored", True)]
    parts = [(f.name, *_lazy(hints[f.name]), _default(f)) for f in kept]
    decoders = {name: dec for name, _, dec, _ in parts}

    def enc(value: Any) -> dict[str, Plain]:
        out = {}
        for name, coder, _, default in parts:
            held = getattr(value, name)
            if held != default:
                out[name] = None if held is None else coder(held)
        return out

    renewed: Coder = getattr(kind, "renewed", lambda plain: plain)

    def dec(plain: dict[str, Plain]) -> Any:
        return kind(
            **{
                name: None if held is None else decoders[name](held)
                for name, held in renewed(plain).items()
                if name != "$"
            }
        )

    return enc, dec


def _default(field: Any) -> Any:
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not MISSING else MISSING
