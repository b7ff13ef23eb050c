"""Environment variables as fields of frozen dataclasses: declared, read and documented once.

A class of settings declares each variable with :func:`variable` or :func:`secret`. Each may also be
given as a file, by the same name with ``_FILE`` after it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import Field, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

S = TypeVar("S")


class SettingsError(Exception):
    """Variables that can't be read: ``problems`` holds a line each, never a secret's value."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def text(written: str) -> str:
    """The text as it stands."""
    return written


def path(written: str) -> Path:
    """A path, ``~`` being the home folder."""
    return Path(written).expanduser()


def number(written: str) -> int:
    """A whole number, ASCII digits only. Raises ValueError."""
    if not written.isascii() or not written.isdigit():
        raise ValueError("expected a whole number")
    return int(written)


def port(written: str) -> int:
    """A TCP port. Raises ValueError."""
    found = number(written)
    if not 0 <= found <= 65_535:
        raise ValueError("expected a port, 0 to 65535")
    return found


def switch(written: str) -> bool:
    """'on' or 'off'. Raises ValueError."""
    if written.lower() not in ("on", "off"):
        raise ValueError("expected on or off")
    return written.lower() == "on"


def numbers(written: str) -> tuple[int, ...]:
    """Whole numbers by commas. Raises ValueError."""
    return tuple(number(part.strip()) for part in written.split(",") if part.strip())


def names(written: str) -> tuple[str, ...]:
    """Names by commas, each as it stands."""
    return tuple(part.strip() for part in written.split(",") if part.strip())


def address(written: str) -> str:
    """An http(s) or ws(s) address without a slash at its end. Raises ValueError."""
    if urlsplit(written).scheme not in ("http", "https", "ws", "wss"):
        raise ValueError("expected an address that starts with https:// or wss://")
    return written.rstrip("/")


def database(written: str) -> str:
    """The address of a PostgreSQL or of a SQLite file. Raises ValueError, never with the address:
    a password stands in it."""
    shaped = ValueError("expected postgresql://user:password@host/name")
    try:
        parts = urlsplit(written)
        parts.port  # noqa: B018 - reading it is what checks it
    except ValueError:
        raise shaped from None
    dialect = parts.scheme.partition("+")[0]
    if dialect == "sqlite":
        return written
    if dialect not in ("postgres", "postgresql"):
        raise ValueError("expected an address that starts with postgresql:// or sqlite:///")
    if not parts.netloc and not parts.query:
        raise shaped
    return written


def variable(
    name: str, words: str, *, default: Any, read: Callable[[str], Any] = text, group: str
) -> Any:
    """A variable as a field: ``words`` say what it is for, ``group`` where it is listed."""
    held = {"name": name, "help": words, "read": read, "group": group, "secret": False}
    return field(default=default, metadata=held)


def secret(name: str, words: str, *, read: Callable[[str], Any] = text, group: str) -> Any:
    """A variable whose value never shows: not in a repr, a log or an error."""
    held = {"name": name, "help": words, "read": read, "group": group, "secret": True}
    return field(default="", repr=False, metadata=held)


def read(declared: type[S], environ: Mapping[str, str]) -> S:
    """An instance of ``declared`` from an environment.

    Raises SettingsError naming everything that is wrong.
    """
    found: dict[str, Any] = {}
    problems: list[str] = []
    for one in variables(declared):
        try:
            written = _written(one, environ)
            if written:
                found[one.name] = one.metadata["read"](written)
        except (ValueError, OSError) as error:
            why = _unreadable(error) if isinstance(error, OSError) else error
            problems.append(f"{one.metadata['name']}: {why}")
    if problems:
        raise SettingsError(tuple(problems))
    return declared(**found)


def variables(declared: type[Any]) -> tuple[Field[Any], ...]:
    """The fields of a class of settings that are read from the environment."""
    return tuple(one for one in fields(declared) if "name" in one.metadata)


def secrets(held: Any) -> tuple[str, ...]:
    """The values of ``held`` that must never show, those that are set."""
    values = (getattr(held, one.name) for one in variables(type(held)) if one.metadata["secret"])
    return tuple(value for value in values if value)


def _written(variable: Field[Any], environ: Mapping[str, str]) -> str:
    name = variable.metadata["name"]
    given = environ.get(name, "").strip()
    by_file = environ.get(f"{name}_FILE", "").strip()
    if given and by_file:
        raise ValueError(f"set it or {name}_FILE, not both")
    return Path(by_file).read_text(encoding="utf-8-sig").strip() if by_file else given


def _unreadable(error: OSError) -> str:
    """Which file, and why; what to do where it is only not ours to read."""
    said = f"{error.filename}: {error.strerror}"
    if isinstance(error, PermissionError):
        said += " (in a container the bot is a user of its own: let others read the file)"
    return said


def read_env_file(path: Path) -> dict[str, str]:
    """Lines NAME=value of a file like .env.example; {} where there is no such file.

    Raises SettingsError for a file that is no text: some editors save in an encoding of their own.
    """
    return {name: value for _, name, value in _env_lines(path) if name}


def unread_lines(path: Path, known: Collection[str]) -> tuple[str, ...]:
    """What of such a file is not read: lines that set nothing, and names near those ``known`` that
    none of them is. Never with a value, for it may be a secret."""
    remarks = []
    for number, name, _ in _env_lines(path):
        if not name:
            remarks.append(f"{path.name}, line {number}: expected NAME=value; it is not read")
        elif (meant := _meant(name, known)) is not None:
            remarks.append(f"{path.name}, line {number}: {name} is not read; {meant} is")
    return tuple(remarks)


def _env_lines(path: Path) -> Iterator[tuple[int, str, str]]:
    """Number, name and value of each line that is neither empty nor a comment; no name where it has
    no equals sign. Raises SettingsError."""
    if not path.is_file():
        return
    try:
        written = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise SettingsError((f"{path.name}: expected text in UTF-8; save it as such",)) from None
    except OSError as error:
        raise SettingsError((f"{path.name}: {_unreadable(error)}",)) from None
    for number, line in enumerate(written.splitlines(), start=1):
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        name, equals, value = stripped.partition("=")
        name = name.removeprefix("export ").strip() if equals else ""
        yield number, name, value.strip().strip("\"'")


def _meant(name: str, known: Collection[str]) -> str | None:
    """The known variable that a name which is none comes near to."""
    bare = name.removesuffix("_FILE")
    if name in known or bare in known:
        return None
    near = get_close_matches(bare, known, n=1, cutoff=_NEAR)
    return near[0] if near else None


_NEAR = 0.85
"""Likeness from which a name is one of ours with a slip of the pen."""


def example(declared: type[Any]) -> list[str]:
    """Lines of .env.example: each variable with its meaning and its default, under its group."""
    lines: list[str] = []
    group = ""
    for one in variables(declared):
        held = one.metadata
        if held["group"] != group:
            group = held["group"]
            lines += ["", f"## {group}"]
        lines += [f"# {held['help']}", f"{held['name']}={_default(one.default)}"]
    return lines


def _default(value: Any) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, tuple):
        return ",".join(map(str, value))
    return "" if value is None else str(value)
