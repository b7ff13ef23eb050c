"""JSON lines in and out: one object a line, and what is wrong with a line said in its place."""

from __future__ import annotations

import codecs
import json
import math
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from bot.errors import UserError

LINE_LIMIT = 20_000_000
"""Characters of a line, and bytes of a document it points to: no act comes near."""


class LineError(UserError):
    """What is wrong with one line, for whoever sent it."""


@contextmanager
def opened(source: str) -> Iterator[TextIO]:
    """The file of that name, or standard input for '-'. Bytes that are no UTF-8 are replaced."""
    if source == "-":
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        yield sys.stdin
        return
    path = Path(source)
    if not path.is_file():
        raise UserError(f"{source}: no such file")
    with path.open(encoding="utf-8", errors="replace") as file:
        yield file


def answer_lines(file: TextIO, answer: Callable[[dict[str, Any]], list[dict[str, Any]]]) -> bool:
    """Print what ``answer`` says to each line; whether every line could be read."""
    clean = True
    for number, line in enumerate(_lines(file), start=1):
        if not line.strip():
            continue
        try:
            written = answer(parsed(line))
        except UserError as error:
            clean = False
            written = [{"line": number, **_id_of(line), "error": str(error)}]
        for each in written:
            print(json.dumps(each, ensure_ascii=False), flush=True)
    return clean


def _lines(file: TextIO) -> Iterator[str]:
    """The lines, none longer than LINE_LIMIT + 1 characters: the rest of such a line is dropped."""
    while line := file.readline(LINE_LIMIT + 1):
        if not line.endswith("\n"):
            while rest := file.readline(1_000_000):
                if rest.endswith("\n"):
                    break
        yield line


def read_json(written: str) -> Any:
    """What a line of JSON holds. Raises ValueError, RecursionError.

    NaN, Infinity and numbers beyond all floats are refused: what reads our answer, which hands an
    id back as it is, would stumble over them.
    """
    return json.loads(written, parse_constant=_no_json, parse_float=_finite)


def _no_json(name: str) -> Any:
    raise ValueError(name)


def _finite(written: str) -> float:
    value = float(written)
    if not math.isfinite(value):
        raise ValueError(written)
    return value


def parsed(line: str) -> dict[str, Any]:
    """The object of a line. Raises LineError in words."""
    if len(line) > LINE_LIMIT:
        raise LineError(f"longer than {LINE_LIMIT // 1_000_000} MB; nothing was read")
    try:
        value = read_json(line)
    except (ValueError, RecursionError):
        raise LineError("not a JSON object") from None
    if not isinstance(value, dict):
        raise LineError("not a JSON object")
    return value


def _id_of(line: str) -> dict[str, Any]:
    try:
        value = parsed(line)
    except UserError:
        return {}
    return {"id": value["id"]} if isinstance(value.get("id"), str) else {}


def words_of(item: dict[str, Any], key: str) -> str:
    """A text field, '' when it is missing or null. Raises LineError for another type."""
    value = item.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise LineError(f"{key}: expected a text")
    return value


def text_of(item: dict[str, Any], base: Path) -> str:
    """The document's text: 'text', or the file that 'file' names below ``base``."""
    text = item.get("text")
    if isinstance(text, str):
        return text
    name = words_of(item, "file")
    if not name:
        raise LineError("neither text nor file")
    return decoded(file_bytes(base / name, name))


def file_bytes(path: Path, name: str) -> bytes:
    """The bytes of a file, at most LINE_LIMIT. Raises LineError."""
    try:
        if not path.is_file():  # a device or a pipe may have no end
            raise LineError(f"{name}: no such file")
        with path.open("rb") as file:
            content = file.read(LINE_LIMIT + 1)
    except OSError as error:
        raise LineError(f"{name}: {error.strerror}") from None
    except ValueError:  # a zero byte in the name
        raise LineError(f"{name!r}: no name of a file") from None
    if len(content) > LINE_LIMIT:
        raise LineError(f"{name}: larger than {LINE_LIMIT // 1_000_000} MB; not read")
    return content


def decoded(content: bytes) -> str:
    r"""UTF-8, UTF-16 with its mark, else Windows-1252, as word processors save texts; lines end as
    they do here.

    >>> decoded("« oui »".encode("cp1252")), decoded("« oui »".encode("utf-8-sig"))
    ('« oui »', '« oui »')
    """
    if content[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        text = content.decode("utf-16", errors="replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")
