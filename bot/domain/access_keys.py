"""Keys that programs show: told apart by their digests, each with the name of its holder."""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass

LEAST_KEY = 24
"""Characters of a key: what a random generator prints has more, what a person thinks up less."""
_HASHED = re.compile(r"sha256:[0-9a-f]{64}")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")


def digest_of(key: str) -> bytes:
    """What is kept of a key. Keys are long and random: a plain digest can't be guessed back."""
    # what is shown as a key may hold bytes that are no text, which arrive as lone surrogates
    return hashlib.sha256(key.encode(errors="surrogatepass")).digest()


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessKeys:
    """Names of holders with the digests of their keys."""

    digests: tuple[tuple[str, bytes], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.digests)

    @property
    def names(self) -> tuple[str, ...]:
        """Who holds a key, in the order given."""
        return tuple(dict.fromkeys(name for name, _ in self.digests))

    @classmethod
    def parse(cls, written: str) -> AccessKeys:
        """Keys as ``NAME=KEY`` or ``NAME=sha256:HEX``, one a line or by commas; '#' begins a
        remark. A single key without a name is that of 'default'.

        Raises ValueError, which never holds a key.
        """
        pieces = [piece.strip() for line in written.splitlines() for piece in _bare(line)]
        found = [_pair(piece) for piece in pieces if piece]
        digests = [digest for _, digest in found]
        if len(set(digests)) < len(digests):
            raise ValueError("the same key stands there twice")
        return cls(digests=tuple(found))

    def holder(self, key: str) -> str | None:
        """Whose key it is, None for nobody's; as quick for a wrong key as for any other."""
        shown = digest_of(key)
        found = None
        for name, digest in self.digests:
            if hmac.compare_digest(shown, digest):
                found = name
        return found


def _bare(line: str) -> list[str]:
    return line.partition("#")[0].split(",")


def _pair(piece: str) -> tuple[str, bytes]:
    name, equals, key = piece.partition("=")
    # '=' also ends a key in base64
    if not equals or not key.strip("=") or not _NAME.fullmatch(name):
        name, key = "default", piece
    if _HASHED.fullmatch(key):
        return name, bytes.fromhex(key.removeprefix("sha256:"))
    if len(key) < LEAST_KEY or not key.isascii() or not key.isprintable():
        raise ValueError(
            f"a key of {name} is too short or no plain text: give {LEAST_KEY} characters or more, "
            "such as 'dutybell keys new NAME' makes"
        )
    return name, digest_of(key)
